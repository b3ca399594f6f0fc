/* SPDX-License-Identifier: MIT
**
** Sums, products, extremes, means, indicators, functions, divergences.
*/
#include "proofs/claims/tex_parts.h"

#include <ctype.h>
#include <string.h>

/* An alphabet's letter is its name in lower case. */
static const char *letter_of(tex_reader_t *r, const char *alphabet)
{
    char *s = arena_printf(r->A, "%s", alphabet);
    *s = (char)tolower((unsigned char)*s);
    return s;
}

/* --- over letters and ranges ----------------------------------------------------------------------------------------------- */

typedef struct { const char *name, *letter[8], *of[8]; unsigned n; bool range; size_t condition, end; /* tokens of the TeX */ } over_t;

/* x, y \in Y. */
static bool letters(tex_reader_t *r, over_t *o)
{
    do {
        spot_t at = tex_now(r)->at;
        if (o->n == 8) return claim_fault(r->fault, at, "more than 8 letters");
        o->of[o->n] = NULL;
        if (!(o->letter[o->n++] = tex_read_name(r, "a letter"))) return false;
        while (tex_passed(r)) {}
        if (!tex_eat(r, TEX_COMMAND, "in")) continue;
        const char *of = tex_alphabet(r);
        if (!of) return false;
        for (unsigned k = o->n; k-- > 0 && !o->of[k];) o->of[k] = of; /* x, y \in X */
        while (tex_passed(r)) {}
    } while (tex_eat(r, TEX_OTHER, ","));
    return true;
}

static bool one_alphabet(const over_t *o)
{
    for (unsigned k = 1; k < o->n; k++)
        if (!o->of[k] != !o->of[0] || (o->of[k] && strcmp(o->of[k], o->of[0]) != 0)) return false;
    return true;
}

/* sum x, y of X: */
static void put_letters(tex_reader_t *r, const over_t *o, spot_t at)
{
    bool together = one_alphabet(o);
    for (unsigned k = 0; k < o->n; k++) {
        if (k == 0 || !together) tex_head(r, o->name, at);
        else tex_sign(r, ",", at);
        r->spaced = true;
        tex_word(r, o->letter[k], at);
        if (together && k + 1 < o->n) continue;
        const char *of = o->of[k];
        if (of && (!together || o->n > 1 || strcmp(letter_of(r, of), o->letter[k]) != 0)) { tex_word(r, "of", at); tex_word(r, of, at); }
        tex_sign(r, ":", at);
        r->spaced = true;
    }
    for (unsigned k = 0; k < o->n; k++) tex_bind(r, o->letter[k], false);
}

/* k in (lo)..(hi): behind \sum_{k=. */
static bool range(tex_reader_t *r, const over_t *o, spot_t at)
{
    tex_head(r, o->name, at);
    r->spaced = true;
    tex_word(r, o->letter[0], at);
    tex_word(r, "in", at);
    r->spaced = true;
    tex_sign(r, "(", at);
    while (tex_now(r)->kind != TEX_CLOSE)
        if (!tex_passed(r) && !tex_item(r)) return false;
    tex_sign(r, ")", at);
    r->i++;
    if (tex_now(r)->kind != TEX_SUP) return tex_refuse(r, "the upper end of the range, above");
    r->i++;
    tex_sign(r, "..", at);
    tex_sign(r, "(", at);
    if (!tex_argument(r)) return false;
    tex_sign(r, ")", at);
    tex_sign(r, ":", at);
    r->spaced = true;
    tex_bind(r, o->letter[0], true);
    return true;
}

/* [x != y] *: what a sum is restricted to. */
static bool restricted(tex_reader_t *r, const over_t *o)
{
    size_t behind = r->i;
    spot_t at = r->in.token[o->condition].at;
    if (strcmp(o->name, "sum") != 0) return claim_fault(r->fault, at, "a %s over a part of an alphabet is not read, expected a letter alone", o->name);
    tex_sign(r, "[", at);
    for (r->i = o->condition; r->i < o->end;) {
        if (tex_passed(r)) continue;
        if (tex_is(tex_now(r), TEX_COMMAND, "\\")) {
            r->i++;
            if (r->i < o->end) tex_word(r, "and", at);
        } else if (!tex_item(r)) return false;
    }
    tex_sign(r, "]", at);
    tex_sign(r, "*", at);
    r->i = behind;
    return true;
}

/* The end of the group whose brace is behind the cursor. */
static size_t group_end(const tex_reader_t *r)
{
    size_t k = r->i;
    for (size_t open = 0; r->in.token[k].kind != TEX_END; k++) {
        open += r->in.token[k].kind == TEX_OPEN;
        if (r->in.token[k].kind == TEX_CLOSE && open-- == 0) break;
    }
    return k;
}

/* {x,y}, {x \in X}, {x : x \ne y}, {\substack{x, y\\ x \ne y}}: behind the brace, up to and past its end. */
static bool braced(tex_reader_t *r, over_t *o)
{
    bool stack = tex_eat(r, TEX_COMMAND, "substack");
    if (stack && !tex_eat(r, TEX_OPEN, NULL)) return tex_refuse(r, "{ behind \\substack");
    if (!letters(r, o)) return false;
    bool more = stack ? tex_eat(r, TEX_COMMAND, "\\") : tex_eat(r, TEX_OTHER, ":") || tex_eat(r, TEX_COMMAND, "colon");
    if (more) {
        o->condition = r->i;
        o->end = r->i = group_end(r);
    }
    while (tex_passed(r)) {}
    if (stack && !tex_eat(r, TEX_CLOSE, NULL)) return tex_refuse(r, "} behind the letters of \\substack");
    return tex_now(r)->kind == TEX_CLOSE || tex_refuse(r, "} or, behind one letter, = and the lower end of a range");
}

bool tex_over(tex_reader_t *r, const char *name, spot_t at)
{
    static const char only[] = "what the sum, product or extreme is over, below it";
    over_t o = { .name = name };
    while (tex_eat(r, TEX_COMMAND, "limits") || tex_eat(r, TEX_COMMAND, "nolimits")) {}
    if (!tex_eat(r, TEX_SUB, NULL)) return tex_refuse(r, only);
    if (tex_now(r)->kind != TEX_OPEN) {
        tex_base_t b;
        o.n = 1;
        if (!tex_base(r, &b)) return r->fault->set ? false : tex_refuse(r, only);
        o.letter[0] = b.plain;
    } else {
        r->i++;
        const tex_token_t *first = tex_now(r);
        if (first->kind == TEX_LETTER && tex_is(tex_ahead(r, 1), TEX_OTHER, "=")) {
            o.letter[0] = first->text;
            r->i += 2;
            return range(r, &o, at);
        }
        if (!braced(r, &o)) return false;
        r->i++;
    }
    if (tex_now(r)->kind == TEX_SUP) return tex_refuse(r, "nothing above: the lower end of a range stands below, \\sum_{k=0}^{m}");
    put_letters(r, &o, at);
    return !o.condition || restricted(r, &o);
}

/* --- means ------------------------------------------------------------------------------------------------------------------- */

typedef struct { const char *letter, *law, *given[4]; unsigned n; const tex_name_t *declared; } drawn_t;

/* P, x \sim P, y \sim W(\cdot \mid x). */
static bool drawn(tex_reader_t *r, drawn_t *d)
{
    *d = (drawn_t){ 0 };
    spot_t at = tex_now(r)->at;
    if (!(d->law = tex_read_name(r, "a law, or a letter and \\sim"))) return false;
    while (tex_passed(r)) {}
    if (!tex_eat(r, TEX_COMMAND, "sim")) return true;
    d->letter = d->law;
    if (!(d->law = tex_read_name(r, "a law behind \\sim"))) return false;
    d->declared = tex_declared(r, d->law);
    while (tex_passed(r)) {}
    if (tex_eat(r, TEX_OTHER, "(")) {
        while (tex_passed(r)) {}
        if (!tex_eat(r, TEX_COMMAND, "cdot")) return tex_refuse(r, "\\cdot, the place of the letter");
        while (tex_passed(r)) {}
        if (!tex_eat(r, TEX_OTHER, "|") && !tex_eat(r, TEX_COMMAND, "mid")) return tex_refuse(r, "\\mid and what is given");
        do {
            if (d->n == 4) return tex_refuse(r, "at most 4 letters");
            if (!(d->given[d->n++] = tex_read_name(r, "a letter that is given"))) return false;
            while (tex_passed(r)) {}
        } while (tex_eat(r, TEX_OTHER, ","));
        if (!tex_eat(r, TEX_OTHER, ")")) return tex_refuse(r, ") behind what is given");
    }
    if (d->declared && d->declared->alphabet && (d->declared->sort == (d->n ? TEX_NAME_CHANNEL : TEX_NAME_LAW))) return true;
    return claim_fault(r->fault, at, "%s is declared as no %s here, so that its letter is unknown: write \\mathbb E_{%s}, or declare it", d->law, d->n ? "channel" : "law on one alphabet", d->law);
}

static bool conditions(tex_reader_t *r, drawn_t *d, unsigned *n)
{
    if (!tex_eat(r, TEX_SUB, NULL)) return true;
    if (tex_now(r)->kind != TEX_OPEN) { *n = 1; d[0] = (drawn_t){ .law = tex_read_name(r, "a law") }; return d[0].law; }
    r->i++;
    do {
        if (*n == 4) return tex_refuse(r, "at most 4 letters");
        if (!drawn(r, &d[(*n)++])) return false;
        while (tex_passed(r)) {}
    } while (tex_eat(r, TEX_OTHER, ","));
    return tex_eat(r, TEX_CLOSE, NULL) || tex_refuse(r, "} behind the law");
}

/* sum y of Y: W(y|x) * */
static void put_drawn(tex_reader_t *r, const drawn_t *d, spot_t at)
{
    const over_t o = { .name = "sum", .letter = { d->letter }, .of = { d->declared->alphabet }, .n = 1 };
    tex_sign(r, "(", at);
    put_letters(r, &o, at);
    tex_word(r, d->law, at);
    tex_sign(r, "(", at);
    tex_word(r, d->letter, at);
    for (unsigned k = 0; k < d->n; k++) { tex_emit(r, TOKEN_SIGN, k ? "," : "|", at, false); tex_word(r, d->given[k], at); }
    tex_emit(r, TOKEN_SIGN, ")", at, false);
    r->level--;
    tex_sign(r, "*", at);
}

/* A letter in capitals, X \sim P, is the alphabet's own. */
static bool capitals(tex_reader_t *r, drawn_t *d, spot_t at)
{
    if (!d->letter || !isupper((unsigned char)*d->letter)) return true;
    if (r->others == 4) return claim_fault(r->fault, at, "means within means within means");
    r->other[r->others].from = d->letter;
    r->other[r->others++].to = d->letter = letter_of(r, d->letter);
    return true;
}

bool tex_mean(tex_reader_t *r, spot_t at)
{
    drawn_t d[4];
    unsigned n = 0;
    size_t others = r->others, shut = r->shut;
    while (tex_eat(r, TEX_COMMAND, "limits") || tex_eat(r, TEX_COMMAND, "nolimits")) {}
    if (!conditions(r, d, &n)) return false;
    for (unsigned k = 0; k < n; k++) {
        if (n > 1 && !d[k].letter) return claim_fault(r->fault, at, "a mean under more than one law, expected a letter of each: \\mathbb E_{x \\sim P, y \\sim Q}");
        if (!capitals(r, &d[k], at)) return false;
    }
    if (!n) { tex_head(r, "E", at); return tex_enclosed(r, "[", "]", "a bracket behind the mean"); }
    bool own = n == 1 && !d[0].n && (!d[0].letter || strcmp(letter_of(r, d[0].declared->alphabet), d[0].letter) == 0);
    for (unsigned k = 0; k < n && !own; k++) put_drawn(r, &d[k], at);
    if (own) {
        tex_head(r, "E", at);
        tex_sign(r, "(", at);
        tex_word(r, d[0].law, at);
        tex_sign(r, ";", at);
        r->spaced = true;
        if (d[0].letter) tex_bind(r, d[0].letter, false);
        else { r->shut = r->bounds; r->letterless++; }
    }
    if (!tex_enclosed(r, "(", ")", "a bracket behind the mean")) return false;
    for (unsigned k = 0; k < (own ? 1 : n); k++) tex_sign(r, ")", at);
    r->others = others;
    r->shut = shut;
    r->letterless -= own && !d[0].letter;
    return true;
}

/* \mathbb 1\{..\}, \mathbb 1_{..}: a number, 1 where it is so. */
bool tex_indicator(tex_reader_t *r, spot_t at)
{
    if (!tex_eat(r, TEX_SUB, NULL)) return tex_enclosed(r, "[", "]", "a condition in brackets behind the indicator");
    if (!tex_eat(r, TEX_OPEN, NULL)) return tex_refuse(r, "a condition in braces below the indicator");
    bool bracket = tex_at_bracket(r);
    if (!bracket) tex_sign(r, "[", at);
    while (tex_now(r)->kind != TEX_CLOSE) {
        if (tex_passed(r)) continue;
        if (bracket ? !tex_enclosed(r, "[", "]", "one condition in brackets") : !tex_item(r)) return false;
    }
    if (!bracket) tex_sign(r, "]", at);
    r->i++;
    return true;
}

/* --- functions ------------------------------------------------------------------------------------------------------------------ */

bool tex_factor_follows(tex_reader_t *r)
{
    while (tex_passed(r)) {}
    const tex_token_t *t = tex_now(r);
    if (t->kind == TEX_LETTER || t->kind == TEX_OPEN || tex_at_bracket(r)) return true;
    if (t->kind == TEX_OTHER) return isdigit((unsigned char)t->text[0]) || (t->text[0] == '|' && !r->opened && !r->bars);
    if (t->kind != TEX_COMMAND || tex_relation(t)) return false;
    static const char *const none[] = {
        "label", "tag", "end", "\\", "]", "overset", "stackrel", "begin", "mid", "vert", "Vert", "|", "parallel", "cdot", "times", "ne", "neq", "}", "rbrace", "rbrack", "rfloor", "rceil", "rvert", "rVert",
        "forall", "text", "textrm", "mbox", "intertext", "right", "bigr", "Bigr", "biggr", "Biggr", "middle", "bigm", "Bigm", "biggm", "Biggm", "big", "Big", "bigg", "Bigg", "quad", "qquad"
    };
    for (size_t k = 0; k < sizeof none / sizeof *none; k++)
        if (strcmp(none[k], t->text) == 0) return false;
    return true;
}

static bool is_over(const tex_reader_t *r)
{
    static const char *const all[] = { "sum", "prod", "max", "min" };
    const tex_token_t *next = tex_ahead(r, 1);
    for (size_t k = 0; k < 4; k++)
        if (tex_is(tex_now(r), TEX_COMMAND, all[k])) return k < 2 || next->kind == TEX_SUB || tex_is(next, TEX_COMMAND, "limits");
    return false;
}

/* One item with its powers, which nothing may follow side by side: a/b c and log a b are read in two ways. */
bool tex_alone(tex_reader_t *r, const char *what)
{
    while (tex_passed(r)) {}
    bool divided = strcmp(what, "divided by") == 0;
    if (tex_at_bracket(r) && (divided || !tex_may_enclose(r))) return true; /* its end says what it is */
    if (tex_at_bracket(r)) {
        if (!tex_enclosed(r, "(", ")", "an argument")) return false;
        if (tex_now(r)->kind != TEX_SUP) return true;
        return claim_fault(r->fault, tex_now(r)->at, "the power may be of the argument or of %s: write (\\%s(..))^.. or \\%s((..)^..)", what, what, what);
    }
    if (is_over(r)) return tex_item(r); /* a sum takes in the product behind it */
    size_t made = r->n;
    if (!tex_item(r)) return false;
    bool name = r->n == made + 1 && r->out[made].kind == TOKEN_NAME;
    while (tex_passed(r)) {}
    if (name && !tex_is_number(r, r->out[made].text) && tex_at_bracket(r) && !tex_enclosed(r, "(", ")", "arguments")) return false; /* h(p) */
    while (tex_now(r)->kind == TEX_SUP)
        if (!tex_item(r)) return false;
    if (!tex_factor_follows(r)) return true;
    return claim_fault(r->fault, tex_now(r)->at, "what is %s may end before this or behind it: write \\frac or parentheses", what);
}

bool tex_function(tex_reader_t *r, const char *plain, spot_t at)
{
    bool extreme = strcmp(plain, "max") == 0 || strcmp(plain, "min") == 0, below = tex_now(r)->kind == TEX_SUB || tex_is(tex_now(r), TEX_COMMAND, "limits");
    if (tex_now(r)->kind == TEX_SUP) return claim_fault(r->fault, tex_now(r)->at, "a power between %s and its argument is not read: write (\\%s ..)^..", plain, plain);
    if (extreme && below) return tex_over(r, plain, at);
    if (below && (strcmp(plain, "log") != 0 || !tex_eat(r, TEX_SUB, NULL))) return tex_refuse(r, "an argument");
    if (below) {
        const char *base = tex_text(r);
        if (!base) return false;
        if (strcmp(base, "2") != 0 && strcmp(base, "e") != 0) return claim_fault(r->fault, at, "%s to the base %s is not read, expected log or log_2", plain, base);
        if (*base == '2') plain = "log2";
    }
    tex_head(r, plain, at);
    if (extreme || strcmp(plain, "Pr") == 0) return tex_enclosed(r, "(", ")", "a bracket");
    return tex_alone(r, plain);
}

bool tex_divergence(tex_reader_t *r, const char *plain, spot_t at)
{
    tex_head(r, plain, at);
    return tex_enclosed(r, "(", ")", "a bracket with both laws");
}
