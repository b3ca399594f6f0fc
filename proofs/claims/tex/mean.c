/* SPDX-License-Identifier: MIT
**
** Means, under the laws of the letters that stand below them, and indicators.
*/
#include "proofs/claims/tex/parts.h"

#include <ctype.h>
#include <string.h>

typedef struct { const char *letter, *law, *given[4]; unsigned n; const tex_name_t *declared; } drawn_t;

/* y in W(y|x), of y \sim W(y|x). */
static bool letter_again(tex_reader_t *r, const char *letter)
{
    static const char what[] = "\\cdot, the place of the letter, or that letter";
    spot_t at = tex_now(r)->at;
    const char *name = tex_read_name(r, what);
    return name &&
           (strcmp(name, letter) == 0 || claim_fault(r->fault, at, "%s is another letter, expected %s", name, what));
}

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
        if (!tex_eat(r, TEX_COMMAND, "cdot") && !letter_again(r, d->letter)) return false;
        while (tex_passed(r)) {}
        if (!tex_eat(r, TEX_OTHER, "|") && !tex_eat(r, TEX_COMMAND, "mid"))
            return tex_refuse(r, "\\mid and what is given");
        do {
            if (d->n == 4) return tex_refuse(r, "at most 4 letters");
            if (!(d->given[d->n++] = tex_read_name(r, "a letter that is given"))) return false;
            while (tex_passed(r)) {}
        } while (tex_eat(r, TEX_OTHER, ","));
        if (!tex_eat(r, TEX_OTHER, ")")) return tex_refuse(r, ") behind what is given");
    }
    if (d->declared && d->declared->alphabet && (d->declared->sort == (d->n ? TEX_NAME_CHANNEL : TEX_NAME_LAW)))
        return true;
    if (r->joint && strcmp(d->law, r->joint) == 0)
        return claim_fault(r->fault, at, "%s is the joint law, expected \\sum_{%s} %s(%s)", d->law, d->letter, d->law,
                           d->letter);
    return claim_fault(
        r->fault, at,
        "%s is declared as no %s here, so that its letter is unknown: write \\mathbb E_{%s}, or declare it", d->law,
        d->n ? "channel" : "law on one alphabet", d->law);
}

static bool conditions(tex_reader_t *r, drawn_t *d, unsigned *n)
{
    if (!tex_eat(r, TEX_SUB, NULL)) return true;
    if (tex_now(r)->kind != TEX_OPEN) { *n = 1; d[0] = (drawn_t){ .law = tex_read_name(r, "a law") }; return d[0].law; }
    r->i++;
    bool stack = tex_eat(r, TEX_COMMAND, "substack");
    if (stack && !tex_eat(r, TEX_OPEN, NULL)) return tex_refuse(r, "{ behind \\substack");
    do {
        if (*n == 4) return tex_refuse(r, "at most 4 letters");
        if (!drawn(r, &d[(*n)++])) return false;
        while (tex_passed(r)) {}
    } while (tex_eat(r, TEX_OTHER, ",") || (stack && tex_line_end(r)));
    if (stack && !tex_eat(r, TEX_CLOSE, NULL)) return tex_refuse(r, "} behind the letters of \\substack");
    return tex_eat(r, TEX_CLOSE, NULL) || tex_refuse(r, "} behind the law");
}

/* sum y of Y: W(y|x) * */
static void put_drawn(tex_reader_t *r, const drawn_t *d, spot_t at)
{
    const tex_over_t o = { .name = "sum", .letter = { d->letter }, .of = { d->declared->alphabet }, .n = 1 };
    r->spaced |= r->operand; /* a factor, no argument */
    tex_sign(r, "(", at);
    tex_put_letters(r, &o, at);
    tex_word(r, d->law, at);
    tex_sign(r, "(", at);
    tex_word(r, d->letter, at);
    for (unsigned k = 0; k < d->n; k++) {
        tex_emit(r, TOKEN_SIGN, k ? "," : "|", at, false);
        tex_word(r, d->given[k], at);
    }
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
    r->other[r->others++].to = d->letter = tex_letter_of(r, d->letter);
    return true;
}

/* Does another mean follow, \mathbb E_{x \sim P}\mathbb E_{y \sim Q}[..]? */
static bool at_mean(tex_reader_t *r)
{
    tex_base_t b;
    size_t here = r->i;
    while (tex_passed(r)) {}
    bool is = tex_base(r, &b) && strcmp(b.plain, "E") == 0 && !tex_declared(r, "E") && (tex_now(r)->kind == TEX_SUB
        || tex_is(tex_now(r), TEX_COMMAND, "limits") || tex_at_bracket(r));
    r->i = here;
    return is;
}

/* What a mean without brackets is of, \mathbb E_P f: one name with its arguments, one function, another mean. */
static bool one_term(tex_reader_t *r)
{
    static const char *const sign[] = { "cdot", "times", "big" };
    bool letter = tex_now(r)->kind == TEX_LETTER && !tex_is_number(r, tex_now(r)->text);
    if (!tex_item(r)) return false;
    if (letter && tex_at_bracket(r) && r->out[r->n - 1].kind == TOKEN_NAME && !tex_enclosed(r, "(", ")", "arguments"))
        return false;
    bool more = tex_factor_follows(r) || tex_now(r)->kind == TEX_SUP || tex_is(tex_now(r), TEX_OTHER, "/") ||
                tex_is(tex_now(r), TEX_OTHER, "*");
    for (size_t k = 0; k < 3; k++) more |= tex_is(tex_now(r), TEX_COMMAND, sign[k]);
    return !more || tex_refuse(r, "brackets around all that the mean is of");
}

/* What the mean is of: a bracket, or one term with nothing behind it. */
static bool averaged(tex_reader_t *r, const char *open, const char *close, spot_t at)
{
    bool mean = at_mean(r);
    while (tex_passed(r)) {}
    bool term = tex_now(r)->kind == TEX_LETTER || (tex_now(r)->kind == TEX_COMMAND && !tex_at_bracket(r));
    if (r->fault->set) return false;
    if (!(mean || term)) {
        bool square = tex_at_square(r);
        if (!tex_enclosed(r, open, close, "a bracket behind the mean")) return false;
        return square || tex_now(r)->kind != TEX_SUP ||
               claim_fault(r->fault, tex_now(r)->at,
                           "the power may be of the mean or of what it is of: write \\mathbb E[(..)^..] or (\\mathbb "
                           "E[..])^..");
    }
    tex_sign(r, open, at);
    if (!one_term(r)) return false;
    tex_sign(r, close, at);
    return true;
}

/* X or, where tables or alphabets may be called so, X, Y: variables and no laws. */
static bool of_variables(tex_reader_t *r, const char *name, unsigned n)
{
    const tex_name_t *d = tex_declared(r, name);
    return !d || (n > 1 && d->sort == TEX_NAME);
}

bool tex_mean(tex_reader_t *r, spot_t at, bool event)
{
    drawn_t d[4];
    unsigned n = 0;
    size_t others = r->others, shut = r->shut;
    while (tex_eat(r, TEX_COMMAND, "limits") || tex_eat(r, TEX_COMMAND, "nolimits")) {}
    if (!conditions(r, d, &n)) return false;
    for (unsigned k = 0; k < n; k++) {
        if (!d[k].letter && r->joint && of_variables(r, d[k].law, n))
            return claim_fault(r->fault, at,
                               "\\mathbb E[..] is over all variables of the law that is declared, %s; over some a sum, "
                               "\\sum_{x} %s(x) ..", r->joint, r->joint);
        if (n > 1 && !d[k].letter)
            return claim_fault(
                r->fault, at,
                "a mean under more than one law, expected a letter of each: \\mathbb E_{x \\sim P, y \\sim Q}");
        if (!capitals(r, &d[k], at)) return false;
    }
    if (!n) { tex_head(r, "E", at); return averaged(r, "[", "]", at); }
    bool own = n == 1 && !d[0].n && (!d[0].letter || (strcmp(tex_letter_of(r, d[0].declared->alphabet), d[0].letter) == 0 &&
                                                      !tex_is_bound(r, d[0].letter)));
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
    if (event ? !tex_enclosed(r, "[", "]", "the event in brackets") : !averaged(r, "(", ")", at)) return false;
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
