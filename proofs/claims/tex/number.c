/* SPDX-License-Identifier: MIT
**
** Numbers in digits, and e.
*/
#include "proofs/claims/tex/parts.h"

#include <ctype.h>
#include <string.h>

bool tex_is_digit(const tex_token_t *t) { return t->kind == TEX_OTHER && isdigit((unsigned char)t->text[0]); }

/* 10{,}000, and outside of brackets 10,000. */
static bool comma_within(const tex_reader_t *r)
{
    bool braced = tex_now(r)->kind == TEX_OPEN && tex_ahead(r, 2)->kind == TEX_CLOSE, three = !r->opened;
    for (size_t k = 1; k <= 3; k++) three &= tex_is_digit(tex_ahead(r, k)) && !tex_ahead(r, k)->spaced;
    return tex_is(tex_ahead(r, braced), TEX_OTHER, ",") && (braced ? tex_is_digit(tex_ahead(r, 3)) : three);
}

/* \frac12 behind a number, with nothing between. */
static bool mixed(const tex_reader_t *r)
{
    size_t k = 1;
    if (!tex_is_fraction(tex_now(r))) return false;
    for (unsigned part = 0; part < 2; part++) {
        bool braced = tex_ahead(r, k)->kind == TEX_OPEN;
        k += braced;
        if (!tex_is_digit(tex_ahead(r, k))) return false;
        for (k++; braced && tex_is_digit(tex_ahead(r, k));) k++;
        if (braced && tex_ahead(r, k)->kind != TEX_CLOSE) return false;
        k += braced;
    }
    return true;
}

bool tex_digits(tex_reader_t *r)
{
    const tex_token_t *t = tex_now(r);
    char number[NUMBER_CHARS_MAX + 2];
    size_t n = 0;
    bool point = false;
    token_kind_t before = r->n && r->operand ? r->out[r->n - 1].kind : TOKEN_END;
    if (before == TOKEN_NUMBER || before == TOKEN_NAME)
        return tex_refuse(r, before == TOKEN_NUMBER
                                 ? "one number without a space, or a sign between a number and what stands before it"
                                 : "a sign between a number and what stands before it");
    if (!tex_is_digit(t)) number[n++] = '0';
    for (; n == 0 || !tex_now(r)->spaced || tex_now(r) == t; r->i++) {
        bool dot = tex_is(tex_now(r), TEX_OTHER, ".") && !point && tex_is_digit(tex_ahead(r, 1));
        if (!tex_is_digit(tex_now(r)) && !dot) break;
        if (n >= NUMBER_CHARS_MAX)
            return claim_fault(r->fault, t->at, "a number of more than %d characters", NUMBER_CHARS_MAX);
        point |= dot;
        number[n++] = tex_now(r)->text[0];
    }
    number[n] = 0;
    if (tex_is_digit(tex_now(r))) return tex_refuse(r, "no blank within a number");
    if (!point && mixed(r))
        return tex_refuse(r, "a sign between a number and a fraction: 2\\frac12 may be 2 + 1/2, or 2 \\cdot 1/2");
    if (comma_within(r))
        return tex_refuse(r,
                          "a number without a comma, which may divide thousands or be the decimal point: 10000, 0.5");
    tex_emit(r, TOKEN_NUMBER, arena_printf(r->A, "%s", number), t->at, false);
    return true;
}

/* e, where no line %: speaks of a letter or an alphabet of this name, and nothing is applied to it. */
bool tex_is_euler(tex_reader_t *r)
{
    if (tex_declared(r, "e") || tex_now(r)->kind == TEX_SUP) return !tex_declared(r, "e");
    return !r->alphabet_e && !tex_is_bound(r, "e") && tex_now(r)->kind != TEX_SUB && !tex_at_bracket(r);
}

bool tex_euler(tex_reader_t *r, spot_t at)
{
    const tex_token_t *sign = tex_ahead(r, tex_now(r)->kind == TEX_OPEN);
    bool behind_number = r->operand && r->n && r->out[r->n - 1].kind == TOKEN_NUMBER;
    bool power = tex_eat(r, TEX_SUP, NULL);
    if (!power && behind_number && (tex_is_digit(sign) || tex_is(sign, TEX_OTHER, "-") || tex_is(sign, TEX_OTHER, "+")))
        return claim_fault(r->fault, at,
                           "e behind a number and before another may be a power of ten: write 10^{..}, or \\exp(1)");
    tex_head(r, "exp", at);
    if (power && !tex_in_parentheses(r, at)) return false;
    if (power && tex_now(r)->kind == TEX_SUP)
        return tex_refuse(r, "one power: that of a power wants braces or parentheses");
    if (power) return true;
    tex_sign(r, "(", at);
    tex_emit(r, TOKEN_NUMBER, "1", at, false);
    tex_sign(r, ")", at);
    return true;
}
