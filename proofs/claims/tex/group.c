/* SPDX-License-Identifier: MIT
**
** Groups in braces, and arguments. Braces do not show: in print {a+b}^2 is a+b^2, and \log{xy} is \log xy. So a group
** beside a factor, a sign or a power, or behind a function, is one term, and is refused where it is more.
*/
#include "proofs/claims/tex/parts.h"

#include <ctype.h>
#include <string.h>

static const char shown[] = "braces do not show, so that what they hold is read in two ways here: write parentheses";

/* { .. }; brackets that open in it close in it. */
static bool group(tex_reader_t *r)
{
    size_t opened = r->opened;
    spot_t at = tex_now(r)->at;
    for (r->i++; tex_now(r)->kind != TEX_CLOSE;) {
        if (tex_passed(r)) continue;
        if (tex_ends_mathematics(tex_now(r)))
            return claim_fault(r->fault, at, "{ is not closed, expected } before the display ends");
        if (!tex_item(r)) return false;
    }
    r->i++;
    bool script = tex_now(r)->kind == TEX_SUP || tex_now(r)->kind == TEX_SUB;
    if (script && r->in.token[r->i - 2].kind == TEX_OPEN)
        return tex_refuse(r, "no power beside empty braces, and no index");
    return r->opened == opened || claim_fault(r->fault, at, "brackets within these braces do not close within them");
}

/* --- what a group holds ------------------------------------------------------------------------------------------- */

static char sign_at(const tex_reader_t *r, size_t k)
{
    return k < r->n && r->out[k].kind == TOKEN_SIGN ? *r->out[k].text : 0;
}

/* Behind the bracket that opens at token k. */
static size_t behind_bracket(const tex_reader_t *r, size_t k)
{
    size_t deep = 0;
    for (; k < r->n; k++) {
        deep += sign_at(r, k) == '(' || sign_at(r, k) == '[';
        deep -= sign_at(r, k) == ')' || sign_at(r, k) == ']';
        if (!deep) return k + 1;
    }
    return k;
}

/* Behind the atom that begins at token k: a number, a name with what it is applied to, a bracket, |X|; k for none. */
static size_t behind_atom(const tex_reader_t *r, size_t k)
{
    char open = sign_at(r, k);
    if (open == '(' || open == '[') return behind_bracket(r, k);
    if (open == '|' && sign_at(r, k + 2) == '|') return k + 3;
    if (k == r->n || open) return k;
    bool applied = r->out[k].kind == TOKEN_NAME && sign_at(r, k + 1) == '(';
    return applied ? behind_bracket(r, k + 1) : k + 1;
}

bool tex_is_atom(const tex_reader_t *r, size_t from) { return r->n > from && behind_atom(r, from) == r->n; }

/* An atom with its powers, each in parentheses, or a function of one. */
static bool is_argument(tex_reader_t *r, size_t from)
{
    size_t k = from;
    while (k + 1 < r->n && r->out[k].kind == TOKEN_NAME && tex_function_name(r->out[k].text) &&
           !tex_declared(r, r->out[k].text) && sign_at(r, k + 1) != '(')
        k++;
    for (k = behind_atom(r, k); k > from && sign_at(r, k) == '^';) k = behind_atom(r, k + 1);
    return r->n > from && k == r->n;
}

bool tex_group_argument(tex_reader_t *r)
{
    size_t made = r->n;
    spot_t at = tex_now(r)->at;
    if (!group(r)) return false;
    if (!is_argument(r, made)) return claim_fault(r->fault, at, "%s", shown);
    return tex_now(r)->kind != TEX_SUP || r->n == made + 1 || claim_fault(r->fault, tex_now(r)->at, "%s", shown);
}

/* Is it a sum, at its own level, or a term with a sign? */
static bool is_sum(const tex_reader_t *r, size_t from)
{
    for (size_t k = from; k < r->n; k++) {
        if (sign_at(r, k) == '(' || sign_at(r, k) == '[') { k = behind_bracket(r, k) - 1; continue; }
        if (sign_at(r, k) == '+' || sign_at(r, k) == '-') return true;
    }
    return false;
}

/* Does a factor or a sign of products stand next to the group, which was made from `from` on? */
static bool beside(tex_reader_t *r, size_t from, bool factor)
{
    static const char *const times[] = { "cdot", "times" };
    char sign = from ? sign_at(r, from - 1) : 0;
    factor |= sign == '*' || sign == '/' || sign == '-' || tex_factor_follows(r) || tex_now(r)->kind == TEX_SUP ||
              tex_is(tex_now(r), TEX_OTHER, "*") || tex_is(tex_now(r), TEX_OTHER, "/");
    for (size_t k = 0; k < 2; k++) factor |= tex_is(tex_now(r), TEX_COMMAND, times[k]);
    return factor;
}

bool tex_group(tex_reader_t *r)
{
    size_t made = r->n;
    bool factor = r->operand;
    spot_t at = tex_now(r)->at;
    if (!group(r)) return false;
    if (r->n < made + 2) return true; /* {\le}, {+}, {x} */
    bool power = tex_now(r)->kind == TEX_SUP && !tex_is_atom(r, made);
    return !(power || (is_sum(r, made) && beside(r, made, factor))) || claim_fault(r->fault, at, "%s", shown);
}

bool tex_braced(tex_reader_t *r, tex_kind_t side)
{
    size_t made = r->n;
    bool factor = r->operand;
    spot_t at = tex_now(r)->at;
    if (tex_now(r)->kind != TEX_OPEN) return tex_refuse(r, "braces");
    if (!group(r)) return false;
    if (tex_eat(r, side, NULL) && !tex_remark(r)) return false;
    return !(is_sum(r, made) && beside(r, made, factor)) ||
           claim_fault(r->fault, at, "a sum in a brace beside a factor may be one of its terms: write parentheses");
}

/* --- arguments ---------------------------------------------------------------------------------------------------- */

bool tex_argument(tex_reader_t *r)
{
    const tex_token_t *t = tex_now(r);
    tex_base_t b;
    if (t->kind == TEX_OPEN) return group(r);
    if (tex_is_digit(t)) {
        if (r->n && r->out[r->n - 1].kind == TOKEN_NAME) r->spaced = true;
        tex_emit(r, TOKEN_NUMBER, t->text, t->at, false);
        r->i++;
        return true;
    }
    if (tex_base(r, &b)) { /* one token: what stands below it is not its own */
        const char *name = b.plain;
        if (tex_declared(r, name) || t->kind == TEX_LETTER) return tex_put_name(r, name, t->at);
        return claim_fault(r->fault, t->at, "%s is no declared name, expected braces or a declared name", b.spelled);
    }
    return r->fault->set ? false
                         : tex_refuse(r, t->kind == TEX_COMMAND ? tex_advice(t->text) : "an argument in braces");
}

bool tex_in_parentheses(tex_reader_t *r, spot_t at)
{
    tex_sign(r, "(", at);
    bool good = tex_is_fraction(tex_now(r)) ? tex_item(r) : tex_argument(r); /* x^\frac12 */
    tex_sign(r, ")", at);
    return good;
}
