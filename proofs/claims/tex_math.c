/* SPDX-License-Identifier: MIT
**
** Mathematics, item by item, into the plain notation. Brackets of any shape group; the square ones of an expectation stay. A subscripted or
** accented letter is a name that is declared: P_e is P_e or Pe, \hat J is Jhat.
*/
#include "proofs/claims/tex_parts.h"

#include <ctype.h>
#include <string.h>

const tex_token_t *tex_now(const tex_reader_t *r) { return &r->in.token[r->i]; }

bool tex_is(const tex_token_t *t, tex_kind_t kind, const char *text) { return t->kind == kind && (!text || strcmp(t->text, text) == 0); }

bool tex_refuse(tex_reader_t *r, const char *expected)
{
    const tex_token_t *t = tex_now(r);
    const char *what = t->kind == TEX_END ? "the end of the file" : arena_printf(r->A, "%s%s", t->kind == TEX_COMMAND ? "\\" : "", t->text);
    return claim_fault(r->fault, t->at, "%s is not read here, expected %s", what, expected);
}

typedef struct { const char *tex, *plain; } pair_t;

static const char *of(const pair_t *in, const char *name)
{
    for (; in->tex; in++)
        if (strcmp(in->tex, name) == 0) return in->plain;
    return NULL;
}

static const pair_t relations[] = {
    { "le", "<=" }, { "leq", "<=" }, { "leqslant", "<=" }, { "ge", ">=" }, { "geq", ">=" }, { "geqslant", ">=" }, { "lt", "<" }, { "gt", ">" }, { NULL, NULL }
};
static const pair_t signs[] = {
    { "mid", "|" }, { "vert", "|" }, { "Vert", "||" }, { "|", "||" }, { "cdot", "*" }, { "times", "*" }, { "{", "(" }, { "}", ")" }, { "lbrace", "(" }, { "rbrace", ")" },
    { "ne", "!=" }, { "neq", "!=" }, { NULL, NULL }
};
static const pair_t functions[] = {
    { "log", "log" }, { "ln", "log" }, { "exp", "exp" }, { "min", "min" }, { "max", "max" }, { "Pr", "Pr" }, { "tanh", "tanh" }, { "cosh", "cosh" }, { "sinh", "sinh" }, { NULL, NULL }
};
static const pair_t spaces[] = {
    { ",", "" }, { ";", "" }, { ":", "" }, { "!", "" }, { " ", "" }, { "quad", "" }, { "qquad", "" }, { "left", "" }, { "right", "" }, { "middle", "" }, { "nonumber", "" },
    { "notag", "" }, { "displaystyle", "" }, { "limits", "" }, { "big", "" }, { "Big", "" }, { "bigg", "" }, { "Bigg", "" }, { "bigl", "" }, { "bigr", "" }, { "bigm", "" },
    { "Bigl", "" }, { "Bigr", "" }, { "Bigm", "" }, { "biggl", "" }, { "biggr", "" }, { "Biggl", "" }, { "Biggr", "" }, { NULL, NULL }
};

bool tex_passed(tex_reader_t *r)
{
    size_t from = r->i;
    while (tex_now(r)->kind == TEX_TIE || tex_now(r)->kind == TEX_ALIGN || (tex_now(r)->kind == TEX_COMMAND && of(spaces, tex_now(r)->text))) r->i++;
    return r->i > from;
}

/* The relation's plain form; NULL when t is none. */
static const char *relation(const tex_token_t *t)
{
    if (t->kind == TEX_COMMAND) return of(relations, t->text);
    return t->kind == TEX_OTHER && strchr("<=>", t->text[0]) && t->text[0] ? t->text : NULL;
}

bool tex_is_relation(const tex_token_t *t) { return relation(t) || tex_is(t, TEX_COMMAND, "overset") || tex_is(t, TEX_COMMAND, "stackrel"); }

bool tex_at_relation(const tex_reader_t *r) { return tex_is_relation(tex_now(r)); }

const char *tex_group_text(tex_reader_t *r)
{
    const char *text = "";
    bool braced = tex_now(r)->kind == TEX_OPEN;
    if (!braced) {
        const tex_token_t *t = tex_now(r);
        if (t->kind != TEX_LETTER && t->kind != TEX_OTHER) { tex_refuse(r, "a name"); return NULL; }
        r->i++;
        return t->text;
    }
    for (r->i++; tex_now(r)->kind != TEX_CLOSE; r->i++) {
        const tex_token_t *t = tex_now(r);
        if (t->kind == TEX_COMMAND && (strcmp(t->text, "mathrm") == 0 || strcmp(t->text, "text") == 0 || of(spaces, t->text))) continue;
        if (t->kind == TEX_OPEN) continue;
        if (t->kind != TEX_LETTER && t->kind != TEX_OTHER && t->kind != TEX_SUB) { tex_refuse(r, "a name in braces"); return NULL; }
        text = arena_printf(r->A, "%s%s%s", text, t->spaced && *text ? " " : "", t->text);
        if (r->i + 2 < r->in.n && r->in.token[r->i + 1].kind == TEX_CLOSE && r->in.token[r->i + 2].kind == TEX_CLOSE) r->i++; /* \mathrm{..} within */
    }
    r->i++;
    return text;
}

/* { .. } or one item. */
static bool group(tex_reader_t *r)
{
    if (tex_now(r)->kind != TEX_OPEN) return tex_item(r);
    r->i++;
    while (tex_now(r)->kind != TEX_CLOSE) {
        if (tex_passed(r)) continue;
        if (tex_now(r)->kind == TEX_END || tex_now(r)->kind == TEX_PARAGRAPH) return tex_refuse(r, "}");
        if (!tex_item(r)) return false;
    }
    r->i++;
    return true;
}

/* { .. }, whatever is in it. */
static bool passed_over(tex_reader_t *r)
{
    size_t open = 0;
    do {
        const tex_token_t *t = tex_now(r);
        if (t->kind == TEX_END || (!open && t->kind != TEX_OPEN)) return tex_refuse(r, "a group in braces");
        open += t->kind == TEX_OPEN;
        open -= t->kind == TEX_CLOSE;
        r->i++;
    } while (open);
    return true;
}

/* The group in parentheses. */
static bool enclosed(tex_reader_t *r, spot_t at)
{
    tex_sign(r, "(", at);
    bool good = group(r);
    tex_sign(r, ")", at);
    return good;
}

static bool power(tex_reader_t *r, spot_t at)
{
    tex_sign(r, "^", at);
    r->i++;
    return enclosed(r, at);
}

/* A name with what is below it: as it is declared. */
static bool named(tex_reader_t *r, const char *base, spot_t at)
{
    const char *full = base;
    if (tex_now(r)->kind == TEX_SUB) {
        r->i++;
        const char *below = tex_group_text(r);
        if (!below) return false;
        const char *with = arena_printf(r->A, "%s_%s", base, below), *without = arena_printf(r->A, "%s%s", base, below);
        bool one = tex_is_declared(r, with), two = tex_is_declared(r, without);
        if (one && two) return claim_fault(r->fault, at, "%s_{%s} may be %s or %s: both are declared", base, below, with, without);
        if (!one && !two) return claim_fault(r->fault, at, "%s_{%s} is no declared name, expected %s or %s in a line %%:", base, below, with, without);
        full = one ? with : without;
    }
    tex_word(r, full, at);
    return true;
}

/* sum_{k=0}^{m}, sum_x: the bounds, then a colon; the product that follows is its body. */
static bool big_operator(tex_reader_t *r, const char *name, spot_t at)
{
    r->i++;
    if (tex_is(tex_now(r), TEX_COMMAND, "limits")) r->i++;
    if (tex_now(r)->kind != TEX_SUB) return tex_refuse(r, "what the sum, product or extreme is over, below it");
    tex_word(r, name, at);
    r->i++;
    bool braced = tex_now(r)->kind == TEX_OPEN;
    if (braced) r->i++;
    const tex_token_t *letter = tex_now(r);
    if (letter->kind != TEX_LETTER) return tex_refuse(r, "a letter");
    r->spaced = true;
    tex_word(r, letter->text, letter->at);
    r->i++;
    if (braced && tex_is(tex_now(r), TEX_OTHER, "=")) {
        tex_word(r, "in", letter->at);
        r->i++;
        r->spaced = true;
        tex_sign(r, "(", at);
        while (tex_now(r)->kind != TEX_CLOSE)
            if (!tex_passed(r) && !tex_item(r)) return false;
        tex_sign(r, ")", at);
        r->i++;
        if (tex_now(r)->kind != TEX_SUP) return tex_refuse(r, "the upper end of the range");
        r->i++;
        tex_sign(r, "..", at);
        if (!enclosed(r, at)) return false;
    } else if (braced) {
        if (tex_now(r)->kind != TEX_CLOSE) return tex_refuse(r, "} or = behind the letter");
        r->i++;
    }
    tex_sign(r, ":", at);
    r->spaced = true;
    return true;
}

/* E[..]; E_{P}[..] and E_{x\sim P}[..] are under a law: E(P; ..). */
static bool expectation(tex_reader_t *r, spot_t at)
{
    const char *law = NULL;
    if (tex_now(r)->kind == TEX_SUB) {
        r->i++;
        bool braced = tex_now(r)->kind == TEX_OPEN;
        if (braced && r->i + 2 < r->in.n && tex_is(&r->in.token[r->i + 2], TEX_COMMAND, "sim")) {
            r->i += 3;
            law = tex_now(r)->text;
            r->i++;
            if (tex_now(r)->kind != TEX_CLOSE) return tex_refuse(r, "} behind the law");
            r->i++;
        } else if (!(law = tex_group_text(r))) return false;
    }
    while (tex_passed(r)) {}
    if (!tex_is(tex_now(r), TEX_OTHER, "[")) return tex_refuse(r, "[ behind the expectation");
    r->i++;
    tex_word(r, "E", at);
    tex_sign(r, law ? "(" : "[", at);
    if (law) { tex_word(r, law, at); tex_sign(r, ";", at); r->spaced = true; }
    while (!tex_is(tex_now(r), TEX_OTHER, "]")) {
        if (tex_passed(r)) continue;
        if (tex_now(r)->kind == TEX_END || tex_now(r)->kind == TEX_CLOSE) return tex_refuse(r, "]");
        if (!tex_item(r)) return false;
    }
    r->i++;
    tex_sign(r, law ? ")" : "]", at);
    return true;
}

/* \frac{a}{b}: ((a)/(b)). */
static bool fraction(tex_reader_t *r, spot_t at)
{
    tex_sign(r, "(", at);
    if (!enclosed(r, at)) return false;
    tex_sign(r, "/", at);
    if (!enclosed(r, at)) return false;
    tex_sign(r, ")", at);
    return true;
}

static bool root(tex_reader_t *r, spot_t at)
{
    if (tex_is(tex_now(r), TEX_OTHER, "[")) return tex_refuse(r, "a square root alone");
    tex_word(r, "sqrt", at);
    return enclosed(r, at);
}

static bool accent(tex_reader_t *r, const char *which, spot_t at)
{
    const char *under = tex_group_text(r);
    return under && named(r, arena_printf(r->A, "%s%s", under, which), at);
}

/* Does another factor follow, side by side? */
static bool factor_follows(tex_reader_t *r)
{
    while (tex_passed(r)) {}
    const tex_token_t *t = tex_now(r);
    if (t->kind == TEX_LETTER || t->kind == TEX_OPEN) return true;
    if (t->kind == TEX_OTHER) return isdigit((unsigned char)t->text[0]) || t->text[0] == '(' || t->text[0] == '[';
    if (t->kind != TEX_COMMAND || relation(t) || of(signs, t->text)) return t->kind == TEX_COMMAND && strcmp(t->text, "{") == 0;
    static const char *const none[] = { "label", "tag", "end", "\\", "]", "overset", "stackrel", "begin" };
    for (size_t k = 0; k < sizeof none / sizeof *none; k++)
        if (strcmp(none[k], t->text) == 0) return false;
    return true;
}

/* One item with its powers, which nothing may follow side by side: a/b c and log a b are read in two ways. */
static bool alone(tex_reader_t *r, const char *what)
{
    while (tex_passed(r)) {}
    const tex_token_t *first = tex_now(r);
    bool bracket = tex_is(first, TEX_OTHER, "(") || tex_is(first, TEX_OTHER, "[") || tex_is(first, TEX_COMMAND, "{");
    if (bracket) return true; /* its end says what it is */
    size_t made = r->n;
    if (!tex_item(r)) return false;
    bool name = r->n == made + 1 && r->out[made].kind == TOKEN_NAME;
    bool called = name && !tex_is_declared(r, r->out[made].text) && tex_is(tex_now(r), TEX_OTHER, "(");
    if (called) return true; /* h(p) */
    while (tex_now(r)->kind == TEX_SUP)
        if (!tex_item(r)) return false;
    if (!factor_follows(r)) return true;
    return claim_fault(r->fault, tex_now(r)->at, "what is %s may end before this or behind it: write \\frac or parentheses", what);
}

static bool function(tex_reader_t *r, const char *plain, spot_t at)
{
    bool extreme = strcmp(plain, "max") == 0 || strcmp(plain, "min") == 0;
    if (tex_now(r)->kind != TEX_SUB) {
        tex_word(r, plain, at);
        return extreme || strcmp(plain, "Pr") == 0 || alone(r, plain);
    }
    if (extreme) { r->i--; return big_operator(r, plain, at); }
    r->i++;
    const char *base = tex_group_text(r);
    if (!base) return false;
    if (strcmp(plain, "log") != 0 || strcmp(base, "2") != 0) return claim_fault(r->fault, at, "%s to the base %s is not read, expected log or log_2", plain, base);
    tex_word(r, "log2", at);
    return alone(r, "log2");
}

/* D_{KL}: KL; else the name. */
static bool letter(tex_reader_t *r)
{
    const tex_token_t *t = tex_now(r);
    r->i++;
    if (strcmp(t->text, "D") == 0 && tex_now(r)->kind == TEX_SUB && !tex_is_declared(r, "D")) {
        size_t here = r->i++;
        const char *below = tex_group_text(r);
        if (below && strcmp(below, "KL") == 0) { tex_word(r, "KL", t->at); return true; }
        r->i = here;
        if (!below) return false;
    }
    if (strcmp(t->text, "e") == 0 && tex_now(r)->kind == TEX_SUP && !tex_is_declared(r, "e")) {
        r->i++;
        tex_word(r, "exp", t->at);
        return enclosed(r, t->at);
    }
    return named(r, t->text, t->at);
}

static bool digits(tex_reader_t *r)
{
    const tex_token_t *t = tex_now(r);
    const char *number = "";
    for (; tex_now(r)->kind == TEX_OTHER && (number[0] == 0 || !tex_now(r)->spaced); r->i++) {
        const tex_token_t *d = tex_now(r);
        bool point = d->text[0] == '.' && *number && tex_is(&r->in.token[r->i + 1], TEX_OTHER, NULL) && isdigit((unsigned char)r->in.token[r->i + 1].text[0]);
        if (!isdigit((unsigned char)d->text[0]) && !point) break;
        number = arena_printf(r->A, "%s%s", number, d->text);
    }
    if (r->n && r->out[r->n - 1].kind == TOKEN_NAME) r->spaced = true;
    tex_emit(r, TOKEN_NUMBER, number, t->at, false);
    return true;
}

static bool command(tex_reader_t *r)
{
    const tex_token_t *t = tex_now(r);
    const char *name = t->text, *plain;
    if (strcmp(name, "sum") == 0 || strcmp(name, "prod") == 0) return big_operator(r, name, t->at);
    r->i++;
    if ((plain = of(relations, name)) || (plain = of(signs, name))) { tex_sign(r, plain, t->at); return true; }
    if ((plain = of(functions, name))) return function(r, plain, t->at);
    if (strcmp(name, "frac") == 0 || strcmp(name, "tfrac") == 0 || strcmp(name, "dfrac") == 0) return fraction(r, t->at);
    if (strcmp(name, "sqrt") == 0) return root(r, t->at);
    if (strcmp(name, "hat") == 0 || strcmp(name, "bar") == 0 || strcmp(name, "tilde") == 0) return accent(r, name, t->at);
    if (strcmp(name, "binom") == 0 || strcmp(name, "tbinom") == 0) {
        tex_word(r, "binomial", t->at);
        tex_sign(r, "(", t->at);
        if (!enclosed(r, t->at)) return false;
        tex_sign(r, ",", t->at);
        bool good = enclosed(r, t->at);
        tex_sign(r, ")", t->at);
        return good;
    }
    if (strcmp(name, "mathbb") == 0 || strcmp(name, "mathrm") == 0 || strcmp(name, "operatorname") == 0 || strcmp(name, "mathsf") == 0 || strcmp(name, "mathit") == 0) {
        const char *word = tex_group_text(r);
        if (!word) return false;
        return strcmp(word, "E") == 0 && name[4] == 'b' ? expectation(r, t->at) : named(r, word, t->at);
    }
    if (strcmp(name, "overset") == 0 || strcmp(name, "stackrel") == 0) {
        return passed_over(r) && group(r); /* the reason above it */
    }
    if (strcmp(name, "underbrace") == 0) {
        if (!group(r)) return false;
        if (tex_now(r)->kind != TEX_SUB) return true;
        r->i++;
        return passed_over(r);
    }
    if (tex_is_declared(r, name)) return named(r, name, t->at);
    r->i--;
    return tex_refuse(r, "mathematics that docs/claims-tex.md lists, or a declared name");
}

bool tex_item(tex_reader_t *r)
{
    const tex_token_t *t = tex_now(r);
    bool good = false;
    if (++r->depth > TEX_DEPTH_MAX) return claim_fault(r->fault, t->at, "nested deeper than %d", TEX_DEPTH_MAX);
    if (t->kind == TEX_LETTER) good = letter(r);
    else if (t->kind == TEX_OTHER && isdigit((unsigned char)t->text[0])) good = digits(r);
    else if (t->kind == TEX_OTHER && strchr("+-*/()[],;!|:<=>", t->text[0])) {
        const char *sign = t->text[0] == '[' ? "(" : t->text[0] == ']' ? ")" : t->text;
        tex_sign(r, sign, t->at);
        r->i++;
        good = *sign != '/' || alone(r, "divided by");
    } else if (t->kind == TEX_SUP) good = power(r, t->at);
    else if (t->kind == TEX_OPEN) good = group(r);
    else if (t->kind == TEX_COMMAND) good = command(r);
    else good = tex_refuse(r, "mathematics");
    r->depth--;
    return good;
}
