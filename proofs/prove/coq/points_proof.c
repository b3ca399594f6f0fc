/* SPDX-License-Identifier: MIT
**
** f is a sum of relations: what is added has its sign by its form, and what is left of f is 0, or has it too.
*/
#include "proofs/prove/coq/points_proof.h"

#include <string.h>

enum { PARTS_MAX = 64 };

void at_fail(at_proof_t *P, const char *why)
{
    if (!P->N.why) P->N.why = why;
}

at_sign_t at_sign(const char *relation)
{
    return strcmp(relation, "=") == 0 ? AT_ZERO : relation[1] == '=' ? AT_FROM : AT_ABOVE;
}

const at_term_t *at_slack(at_proof_t *P, const at_term_t *a, const char *relation, const at_term_t *b)
{
    bool down = *relation == '>';
    return at_node(&P->N, AT_SUB, down ? a : b, down ? b : a);
}

const char *at_says(at_proof_t *P, const at_term_t *t, at_sign_t sign)
{
    const char *text = at_text(&P->N, t);
    return sign == AT_ZERO ? arena_printf(P->N.A, "%s = 0", text)
                           : arena_printf(P->N.A, "0 %s %s", sign == AT_FROM ? "<=" : "<", text);
}

const char *at_fresh(at_proof_t *P, const char *prefix) { return arena_printf(P->N.A, "%s_%u", prefix, ++P->made); }

void at_know(at_proof_t *P, const at_term_t *slack, at_sign_t sign, const char *name)
{
    if (P->knowns == AT_KNOWN_MAX) {
        at_fail(P, "so many relations");
        return;
    }
    P->known[P->knowns++] = (at_known_t){ slack, sign, name };
}

/* --- a weight times relations ------------------------------------------------------------------------------------- */

/* above: what shows it positive, where its relations are strict, or there are none; NULL. */
typedef struct {
    const at_term_t *t;
    bool zero, one, alone;
    const char *from, *above;
} part_t;

/* WEIGHT (s s' ..), an equation's slack last. */
static part_t part(at_proof_t *P, const json_t *j)
{
    arena_t *A = P->N.A;
    const at_term_t *w = at_read(&P->N, json_string_value(json_array_get(j, 0))), *slacks = NULL;
    const at_known_t *equal = NULL;
    const char *from = "pos", *above = "";
    bool strict = json_array_size(j) > 1;
    for (size_t k = 1; k < json_array_size(j); k++) {
        json_int_t i = json_integer_value(json_array_get(j, k));
        if (i < 0 || (size_t)i >= P->knowns || !P->known[i].name) {
            at_fail(P, "a relation");
            break;
        }
        const at_known_t *r = &P->known[i];
        strict = strict && r->sign == AT_ABOVE;
        if (r->sign == AT_ZERO && !equal) {
            equal = r;
            continue;
        }
        slacks = slacks ? at_node(&P->N, AT_MUL, slacks, r->slack) : r->slack;
        from = k == 1 || !*above ? arena_printf(A, "use %s", r->name)
                                 : arena_printf(A, "apply Rmult_le_pos; [%s | use %s]", from, r->name);
        above = *above ? arena_printf(A, "apply Rmult_lt_0_compat; [%s | exact %s]", above, r->name)
                       : arena_printf(A, "exact %s", r->name);
    }
    if (!w) return (part_t){ 0 };
    part_t own = { .t = slacks ? at_node(&P->N, AT_MUL, w, slacks) : w, .zero = equal, .from = "solve [pos]" };
    own.one = w->kind == AT_NUMBER;
    if (equal) {
        own.t = at_node(&P->N, AT_MUL, own.t, equal->slack);
        own.from = arena_printf(A, "exact (times_zero _ _ %s)", equal->name);
    } else if (slacks) {
        own.from = arena_printf(A, "apply Rmult_le_pos; [solve [pos] | %s]", from);
        if (strict) own.above = arena_printf(A, "apply Rmult_lt_0_compat; [solve [pos] | %s]", above);
    } else {
        own.alone = true;
        own.above = own.from;
    }
    return own;
}

/* --- f by a sum --------------------------------------------------------------------------------------------------- */

/* Of t_k + (t_{k+1} + ..), `strict` the place of what shows it positive, or n. */
static const char *added(arena_t *A, const part_t *t, unsigned k, unsigned n, unsigned strict, bool zero)
{
    const char *own = t[k].zero && !zero ? arena_printf(A, "apply Req_le; symmetry; %s", t[k].from)
                      : k == strict      ? t[k].above
                                         : t[k].from;
    if (k + 1 == n) return own;
    const char *rest = added(A, t, k + 1, n, strict, zero);
    const char *by = zero                       ? "more_zero"
                     : k == strict              ? "more_left"
                     : k < strict && strict < n ? "more_right"
                                                : "more_0";
    return arena_printf(A, "apply %s; [%s | %s]", by, own, rest);
}

/* The part that shows a sum positive; n: what is left of f has to. A weight alone, where nothing is left. */
static unsigned strict_part(at_proof_t *P, const part_t *t, unsigned n, const at_term_t *rest)
{
    const at_poly_t *p = at_poly(&P->N, at_normal(P, rest));
    bool zero = p && at_is_zero(&P->N, p);
    unsigned best = n;
    for (unsigned k = 0; k < n; k++)
        if (t[k].above && !t[k].alone && (best == n || (t[k].one && !t[best].one))) best = k;
    for (unsigned k = 0; k < n && best == n && zero; k++)
        if (t[k].alone) best = k;
    return best;
}

void at_by_sum(at_proof_t *P, const at_term_t *f, at_sign_t sign, const json_t *sum)
{
    unsigned n = (unsigned)json_array_size(sum);
    part_t t[PARTS_MAX];
    if (n > PARTS_MAX) {
        at_fail(P, "so long a sum of relations");
        return;
    }
    if (n == 0) {
        at_left(P, f, sign);
        return;
    }
    for (unsigned k = 0; k < n; k++) {
        t[k] = part(P, json_array_get(sum, k));
        if (!t[k].t) return;
    }
    const at_term_t *s = t[n - 1].t;
    for (unsigned k = n - 1; k-- > 0;) s = at_node(&P->N, AT_ADD, t[k].t, s);
    const at_term_t *rest = at_node(&P->N, AT_SUB, f, s);
    unsigned strict = sign == AT_ABOVE ? strict_part(P, t, n, rest) : n;
    fprintf(P->out, "apply (%s (%s) (%s)).\n{ ",
            sign == AT_ZERO   ? "by_sum_zero"
            : sign == AT_FROM ? "by_sum"
            : strict < n      ? "by_sum_above"
                              : "by_sum_rest",
            at_text(&P->N, f), at_text(&P->N, s));
    at_left(P, rest, strict < n ? AT_FROM : sign);
    fprintf(P->out, "}\n{ %s. }\n", added(P->N.A, t, 0, n, strict, sign == AT_ZERO));
}
