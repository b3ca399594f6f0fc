/* SPDX-License-Identifier: MIT
**
** Letters that a claim, or a hypothesis of it, is for: \forall x, \text{for all } x, y \in \mathcal X. Which of the two
** they belong to is told by where they stand, and by what the chain names.
*/
#include "proofs/claims/tex/parts.h"

#include <ctype.h>
#include <string.h>

static bool is(const token_t *t, token_kind_t kind, const char *text)
{
    return t->kind == kind && strcmp(t->text, text) == 0;
}

/* The alphabet of the letter's own name: X of x, x' and x1. */
static const char *own_alphabet(tex_reader_t *r, const char *letter)
{
    char *of = arena_printf(r->A, "%.*s", (int)strcspn(letter, "0123456789'_"), letter);
    *of = (char)toupper((unsigned char)*of);
    return of;
}

/* for each x, y: or, where one is of another alphabet, x of X, z of X:, each with its own; to stand before `to`. */
static void put_eaches(tex_reader_t *r, const tex_each_t *e, size_t to, spot_t at)
{
    size_t from = r->n;
    bool own = true;
    for (unsigned k = 0; k < e->n; k++) own &= !e->of[k] || strcmp(e->of[k], own_alphabet(r, e->letter[k])) == 0;
    tex_word(r, "for", at);
    tex_word(r, "each", at);
    for (unsigned k = 0; k < e->n; k++) {
        const char *of = e->of[k] ? e->of[k] : own_alphabet(r, e->letter[k]);
        bool same = k + 1 < e->n && e->of[k] && e->of[k + 1] && strcmp(e->of[k + 1], of) == 0;
        if (k) tex_sign(r, ",", at);
        tex_word(r, e->letter[k], at);
        if (own || same) continue;
        tex_word(r, "of", at);
        tex_word(r, of, at);
    }
    tex_sign(r, ":", at);
    size_t n = r->n - from;
    tex_move(r, from, to);
    r->head += n;
}

/* Behind what was made here, within the bracket or the sum or the extreme that binds it? */
static bool binds(const tex_reader_t *r, size_t k)
{
    while (k-- > r->head && (r->out[k].kind == TOKEN_NAME || is(&r->out[k], TOKEN_SIGN, ",")))
        if (is(&r->out[k], TOKEN_NAME, "sum") || is(&r->out[k], TOKEN_NAME, "prod") ||
            is(&r->out[k], TOKEN_NAME, "max") || is(&r->out[k], TOKEN_NAME, "min"))
            return true;
    return false;
}

/* Does the chain name the letter, and bind it nowhere? */
static bool is_of_chain(const tex_reader_t *r, const char *letter)
{
    bool named = false;
    for (size_t k = r->head; k < r->n; k++) {
        if (!is(&r->out[k], TOKEN_NAME, letter)) continue;
        if (binds(r, k)) return false;
        named = true;
    }
    return named;
}

/* Right behind hypotheses, no comma between: a \le b \text{ if } f(x) \le g(x) \text{ for all } x. */
static bool is_right_behind(const tex_reader_t *r, size_t phrase)
{
    if (!r->facts_end || phrase < r->facts_end) return false;
    for (size_t k = r->facts_end; k < phrase; k++) {
        const tex_token_t *t = &r->in.token[k];
        if (t->kind != TEX_CLOSE && t->kind != TEX_DOLLAR && t->kind != TEX_TIE &&
            !(t->kind == TEX_COMMAND && tex_spaces(t->text)))
            return false;
    }
    return true;
}

/* Do the tokens from .. to name a letter? */
static bool name_one(const tex_reader_t *r, size_t from, size_t to, const tex_each_t *e)
{
    for (size_t k = from; k < to; k++)
        for (unsigned i = 0; i < e->n; i++)
            if (is(&r->out[k], TOKEN_NAME, e->letter[i])) return true;
    return false;
}

/* \text{if } .. \text{ for any } x: of one x, to many a reader. */
static bool says_any(const tex_reader_t *r, size_t phrase)
{
    static const char any[] = "forany";
    const tex_token_t *t = &r->in.token[phrase];
    if (!tex_is_text(t)) return false;
    t += 2;
    for (const char *p = any; *p; p++, t++)
        if (t->kind != TEX_LETTER || tolower((unsigned char)*t->text) != *p) return false;
    return true;
}

/* Before each of the hypotheses that name a letter; *placed: there is one. A letter that the chain names, too, and does
** not bind would be the claim's as well: refused. */
static bool before_facts(tex_reader_t *r, const tex_each_t *e, size_t phrase, spot_t at, bool *placed)
{
    size_t end = r->head;
    *placed = name_one(r, r->fact[0], end, e);
    if (*placed && says_any(r, phrase))
        return claim_fault(r->fault, at,
                           "\"for any\" behind a hypothesis is for some to one reader and for all to another, expected "
                           "for all");
    for (unsigned i = 0; *placed && i < e->n; i++)
        if (is_of_chain(r, e->letter[i]))
            return claim_fault(r->fault, at,
                               "%s is in the hypothesis and in the chain: for all %s of the claim stands before the "
                               "hypothesis, or behind a comma",
                               e->letter[i], e->letter[i]);
    for (size_t f = r->facts; f-- > 0; end = r->fact[f])
        if (name_one(r, r->fact[f], end, e)) put_eaches(r, e, r->fact[f], at);
    r->facts = r->facts_end = 0;
    return true;
}

bool tex_put_eaches(tex_reader_t *r, const tex_each_t *e, size_t phrase, spot_t at)
{
    bool placed = false;
    if (is_right_behind(r, phrase) && !before_facts(r, e, phrase, at, &placed)) return false;
    if (!placed) put_eaches(r, e, r->head, at);
    return true;
}

/* \\ \forall x, a \le f(x): what the claim before it is for, or another claim? */
bool tex_letters_alone(const tex_reader_t *r, size_t from)
{
    bool comma = false;
    size_t open = 0;
    for (size_t k = from; k < r->i; k++) {
        const tex_token_t *t = &r->in.token[k];
        open += tex_is(t, TEX_OTHER, "(") || tex_is(t, TEX_OTHER, "[");
        open -= open && (tex_is(t, TEX_OTHER, ")") || tex_is(t, TEX_OTHER, "]"));
        comma |= !open && tex_is(t, TEX_OTHER, ",");
        if (comma && tex_is_relation(t))
            return claim_fault(r->fault, t->at,
                               "what stands behind a comma at the head of a row may be a hypothesis or another claim: "
                               "write it behind the claim that it is of");
    }
    return true;
}

/* \\ \text{If } p \le q: a sentence begins, and what follows is claimed. */
bool tex_goes_with_before(const tex_reader_t *r, size_t from)
{
    const tex_token_t *t = &r->in.token[from];
    return !tex_is_text(t) || t[2].kind != TEX_LETTER || !strchr("FIPW", *t[2].text) ||
           claim_fault(r->fault, t->at,
                       "a phrase that begins a sentence may be of the claim behind it: write it behind its claim");
}
