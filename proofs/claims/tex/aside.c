/* SPDX-License-Identifier: MIT
**
** What may be a hypothesis without a word that says so: a relation behind a comma, in a column of its own, in brackets
** behind a space.
*/
#include "proofs/claims/tex/parts.h"

#include <string.h>

bool tex_is_one_of(const tex_token_t *t, const char *const *list)
{
    for (; t->kind == TEX_COMMAND && *list; list++)
        if (strcmp(t->text, *list) == 0) return true;
    return false;
}

bool tex_is_wide(const tex_token_t *t)
{
    static const char *const wide[] = { "quad", "qquad", "hfill", "hfil", "enspace", "enskip", NULL };
    return tex_is_one_of(t, wide);
}

static bool is_middle(const tex_token_t *t)
{
    static const char *const middle[] = { ";", " ", ":", "thickspace", NULL };
    return t->kind == TEX_TIE || tex_is_one_of(t, middle);
}

/* A declared number or digits at token k, and how many tokens they take; 0. */
static size_t one_number(tex_reader_t *r, size_t k)
{
    size_t n = 0;
    while (tex_ahead(r, k + n)->kind == TEX_OTHER && strspn(tex_ahead(r, k + n)->text, "0123456789.") == 1) n++;
    const tex_token_t *t = tex_ahead(r, k);
    return n ? n
             : (t->kind == TEX_LETTER || t->kind == TEX_COMMAND) && tex_is_number(r, t->text) && !tex_is_relation(t);
}

/* x > 0, 0 < x < y and no more, up to the row's end: a hypothesis rather than another claim, where the claim before it,
** made from token `claim` on, says more, or has no number as its bound. */
bool tex_may_be_hypothesis(tex_reader_t *r, size_t claim, size_t k)
{
    size_t relations = 0, n = 0;
    bool more = false, bound = false;
    for (size_t i = claim + 1; i < r->n; i++) {
        more |= r->out[i].kind == TOKEN_SIGN && !strchr("<=>", *r->out[i].text);
        bound |= r->out[i].kind == TOKEN_NUMBER;
    }
    for (;; k++) {
        const tex_token_t *t = tex_ahead(r, k);
        if (t->kind == TEX_TIE || (t->kind == TEX_COMMAND && tex_spaces(t->text))) continue;
        if (t->kind == TEX_ALIGN && tex_is_relation(tex_ahead(r, k + 1))) continue;
        if (tex_is_relation(t) && n) { relations++; n = 0; continue; }
        if (n || !(n = one_number(r, k)))
            return n && relations && more &&
                   (tex_ends_mathematics(t) || tex_is(t, TEX_COMMAND, "\\") || tex_is(t, TEX_COMMAND, "label") ||
                    t->kind == TEX_OTHER);
        more |= !bound && tex_is_digit(t);
        k += n - 1;
    }
}

/* Two of middle size are wide, and braces do not show. */
bool tex_behind_wide_space(const tex_reader_t *r)
{
    for (size_t k = r->i, middles = 0; k > 0; k--) {
        const tex_token_t *t = &r->in.token[k - 1];
        middles += is_middle(t);
        if (tex_is_wide(t) || middles > 1) return true;
        if (t->kind == TEX_OPEN || t->kind == TEX_CLOSE) continue;
        if (t->kind != TEX_TIE && !(t->kind == TEX_COMMAND && tex_spaces(t->text))) return false;
    }
    return false;
}

/* (n \ge 1), where the range of n says so, with no mathematics behind it: passed. */
bool tex_said_in_brackets(tex_reader_t *r)
{
    size_t k = 1;
    if (!tex_is(tex_now(r), TEX_OTHER, "(")) return false;
    while (!tex_is(tex_ahead(r, k), TEX_OTHER, ")") && !tex_ends_mathematics(tex_ahead(r, k))) k++;
    if (!tex_is(tex_ahead(r, k), TEX_OTHER, ")") || !tex_range_says(r, r->i + 1, r->i + k)) return false;
    size_t end = k + 1;
    const tex_token_t *t;
    while ((t = tex_ahead(r, end))->kind == TEX_TIE || (t->kind == TEX_COMMAND && tex_spaces(t->text))) end++;
    if (!tex_ends_mathematics(t) && !tex_is(t, TEX_COMMAND, "\\") && !tex_is(t, TEX_COMMAND, "label") &&
        !tex_is(t, TEX_OTHER, ".") && !tex_is(t, TEX_OTHER, ","))
        return false;
    r->i += k + 1;
    return true;
}

/* \;[n \ge 2]: a condition in brackets, behind a space of middle size. Closer to a factor they are an indicator. */
bool tex_bracket_beside(const tex_reader_t *r)
{
    if (!r->i || !is_middle(&r->in.token[r->i - 1])) return false;
    return tex_at_square(r) && tex_relation_within(r);
}
