/* SPDX-License-Identifier: MIT
**
** What is summed over the letters, and inequalities on the boxes that are left.
*/
#include "proofs/prove/laws/claim_laws.h"
#include "proofs/engine/json.h"
#include "proofs/prove/claim_words.h"

/* --- summands ----------------------------------------------------------------------------------------------------- */

static const form_t *root(const laws_t *r, const core_t *x, const form_t *at, const law_entries_t *e)
{
    for (unsigned k = 0; k < r->laws; k++)
        if (x->kind == CORE_MASS && (unsigned)x->at == r->law[k] && e->root[k]) return e->root[k];
    return form_sqrt(r->R, at, &r->B);
}

const form_t *laws_absolute(laws_t *r, const form_t *u)
{
    unsigned k = 0;
    while (k < r->absolutes && !form_equal(r->R, r->inside[k], u)) k++;
    if (!u || k == SIGNS_MAX) return NULL;
    if (k == r->absolutes) r->inside[r->absolutes++] = u;
    return r->minus >> k & 1 ? form_neg(r->R, u) : u;
}

const form_t *laws_summand(laws_t *r, const law_value_t *v, const law_entries_t *e)
{
    algebra_t *R = r->R;
    const law_entries_t *before = r->entries;
    const form_t *two = form_integer(R, 2);
    if (v->kind == VALUE_COUNT) return form_integer(R, 1);
    r->entries = e;
    const form_t *a = laws_term(r, v->a), *b = v->b ? laws_term(r, v->b) : NULL;
    if (v->b && v->c) b = form_div(R, form_add(R, b, laws_term(r, v->c)), two);
    r->entries = before;
    if (!a || (v->b && !b)) return NULL;
    const form_t *apart = b ? form_sub(R, a, b) : NULL;
    switch (v->kind) {
    case VALUE_KL: return form_mul(R, a, form_sub(R, form_log(R, a, &r->B), form_log(R, b, &r->B)));
    case VALUE_CHI2: return form_div(R, form_mul(R, apart, apart), b);
    case VALUE_TV: return form_div(R, laws_absolute(r, apart), two);
    case VALUE_HSQ:
        return form_sub(R, form_div(R, form_add(R, a, b), two),
                        form_mul(R, root(r, v->a, a, e), v->c ? form_sqrt(R, b, &r->B) : root(r, v->b, b, e)));
    case VALUE_LC: return form_div(R, form_mul(R, apart, apart), form_add(R, a, b));
    case VALUE_SUM: return v->c ? form_mul(R, a, form_log(R, a, &r->B)) : a;
    default: return NULL;
    }
}

json_t *laws_values(const laws_t *r)
{
    json_t *list = json_made(json_array());
    for (unsigned k = 0; k < r->values; k++)
        json_add(list, json_pack("[s,s]", r->R->name[r->value[k].name], r->value[k].text));
    return list;
}

/* --- boxes -------------------------------------------------------------------------------------------------------- */

/* Factored arguments in names that this box does not have are left behind. */
static void keep_hints(algebra_t *R, const domain_t *B, unsigned declared)
{
    unsigned n = 0;
    for (unsigned k = 0; k < R->hints; k++) {
        bool mine = true;
        for (unsigned v = 0; v < declared; v++) mine = mine && (B->on[v] || !form_has(R, R->hint[k].of, v));
        if (mine) R->hint[n++] = R->hint[k];
    }
    R->hints = n;
}

static json_t *boxed(laws_t *r, const domain_t *B, unsigned declared, json_t *tree)
{
    if (!tree) return NULL;
    keep_hints(r->R, B, declared);
    return json_made(json_pack("{s:o,s:o}", "logs", box_logs(r->R, declared, -1, B), "tree", tree));
}

/* The sides of the box in the names that f has. */
static domain_t own_names(const laws_t *r, const domain_t *B, const form_t *f)
{
    domain_t W = *B;
    for (unsigned v = 0; v < r->R->names; v++) W.on[v] = B->on[v] && f && form_has(r->R, f, v);
    return W;
}

json_t *laws_box_of(laws_t *r, const domain_t *B, const form_t *f, deadline_t until)
{
    unsigned declared = r->R->names;
    domain_t own = own_names(r, B, f);
    B = &own;
    if (f && form_is_zero(r->R, f)) return boxed(r, B, declared, json_made(json_pack("[s]", "zero")));
    json_t *tree = f ? box_search(r->R, declared, f, B, until) : NULL;
    return boxed(r, B, declared, tree ? box_names_apart(r->A, tree) : NULL);
}

/* v = w u in a new name u. */
static json_t *put_below(laws_t *r, unsigned declared, const domain_t *B, const form_t *f, unsigned v, unsigned w,
                         deadline_t until)
{
    domain_t W = *B;
    mpq_ptr unit = arena_mpq(r->A, 2);
    mpq_set_ui(unit + 1, 1, 1);
    int u = laws_name(r, &W, "u", unit, unit + 1);
    return u < 0 ? NULL : box_below(r->R, declared, (unsigned)u, f, v, w, B, until);
}

json_t *laws_box_below(laws_t *r, const domain_t *B, const form_t *f, unsigned v, unsigned w, deadline_t until)
{
    unsigned declared = r->R->names;
    domain_t own = own_names(r, B, f);
    if (!f || !form_has(r->R, f, v)) return NULL;
    json_t *tree = put_below(r, declared, &own, f, v, w, until);
    return boxed(r, &own, declared, tree ? box_names_apart(r->A, tree) : NULL);
}

/* One order within the other. */
static json_t *nested(laws_t *r, unsigned declared, const domain_t *B, const form_t *f, unsigned (*pair)[2],
    unsigned n, deadline_t until)
{
    unsigned v = pair[0][0], w = pair[0][1];
    if (n == 1) return put_below(r, declared, B, f, v, w, until);
    domain_t W = *B;
    mpq_ptr unit = arena_mpq(r->A, 2);
    mpq_set_ui(unit + 1, 1, 1);
    int u = laws_name(r, &W, "u", unit, unit + 1);
    if (u < 0 || !B->lo[v] || mpq_sgn(B->lo[v])) return NULL;
    W.on[v] = false;
    f = form_put(r->R, f, v, form_mul(r->R, form_name(r->R, w), form_name(r->R, (unsigned)u)), &W, false);
    json_t *inside = f ? nested(r, declared, &W, f, pair + 1, n - 1, until) : NULL;
    return inside ? json_made(json_pack("[s,s,s,s,o]", "below", r->R->name[v], r->R->name[w], r->R->name[u], inside))
        : NULL;
}

json_t *laws_box_ordered(laws_t *r, const domain_t *B, const form_t *f, unsigned (*pair)[2], unsigned n,
    deadline_t until)
{
    unsigned declared = r->R->names;
    domain_t own = own_names(r, B, f);
    json_t *tree = f && n ? nested(r, declared, &own, f, pair, n, until) : NULL;
    return boxed(r, &own, declared, tree ? box_names_apart(r->A, tree) : NULL);
}

/* A rational inside the box where u, linear in one name, changes its sign. */
static bool turn(const laws_t *r, const form_t *u, const domain_t *B, unsigned *name, mpq_ptr q)
{
    algebra_t *R = r->R;
    for (unsigned v = 0; v < R->names; v++) {
        const form_t *a = B->on[v] ? form_derivative(R, u, v) : NULL,
                     *at = a && !form_is_zero(R, a) ? form_sub(R, form_name(R, v), form_div(R, u, a)) : NULL;
        if (!at || !fmpq_mpoly_is_fmpq(at->n, R->ctx) || !fmpq_mpoly_is_one(at->d, R->ctx)) continue;
        fmpq_t c;
        fmpq_init(c);
        fmpq_mpoly_get_fmpq(c, at->n, R->ctx);
        fmpq_get_mpq(q, c);
        fmpq_clear(c);
        *name = v;
        if ((!B->lo[v] || mpq_cmp(q, B->lo[v]) > 0) && (!B->hi[v] || mpq_cmp(q, B->hi[v]) < 0)) return true;
    }
    return false;
}

/* v below w, as an absolute value of their difference says in this case. */
static json_t *ordered(laws_t *r, unsigned declared, const form_t *f, unsigned minus, const domain_t *B,
                       deadline_t until)
{
    algebra_t *R = r->R;
    for (unsigned k = 0; k < r->absolutes; k++)
        for (unsigned a = 0; a < declared; a++)
            for (unsigned b = 0; b < declared; b++) {
                if (a == b || !B->on[a] || !B->on[b] ||
                    !form_equal(R, r->inside[k], form_sub(R, form_name(R, a), form_name(R, b))))
                    continue;
                bool turned = minus >> k & 1;
                return put_below(r, declared, B, f, turned ? a : b, turned ? b : a, until);
            }
    return NULL;
}

/* One case of the absolute values, the box split where they change their signs. */
static json_t *in_case(laws_t *r, unsigned declared, const form_t *f, unsigned minus, const domain_t *B, unsigned depth,
                       deadline_t until)
{
    mpq_ptr q = arena_mpq(r->A, 1);
    unsigned v;
    for (unsigned k = 0; k < r->absolutes; k++)
        if (form_sign(r->R, r->inside[k], B) == (minus >> k & 1 ? 1 : -1))
            return json_made(json_pack("[s,i]", "empty", (int)k));
    for (unsigned k = 0; k < r->absolutes && depth < 4; k++) {
        if (form_sign(r->R, r->inside[k], B) || !turn(r, r->inside[k], B, &v, q)) continue;
        domain_t low = *B, high = *B;
        low.hi[v] = high.lo[v] = q;
        json_t *x = in_case(r, declared, f, minus, &low, depth + 1, until),
               *y = x ? in_case(r, declared, f, minus, &high, depth + 1, until) : NULL;
        if (y) return json_made(json_pack("[s,s,s,o,o]", "split", r->R->name[v], end_words(r->A, q, NULL), x, y));
        json_decref(x);
        return NULL;
    }
    domain_t own = own_names(r, B, f);
    json_t *tree = depth                   ? NULL
                   : form_is_zero(r->R, f) ? json_made(json_pack("[s]", "zero"))
                                           : ordered(r, declared, f, minus, &own, until);
    if (!tree && !depth)
        tree = box_parts(r->R, declared, &(case_t){ r->inside, r->absolutes, minus, &own }, f, 2,
                         deadline_part(until, 0.25));
    return tree ? tree : box_search(r->R, declared, f, &own, until);
}

json_t *laws_box(laws_t *r, const domain_t *B, slack_of_t slack, const void *what, deadline_t until)
{
    unsigned declared = r->R->names;
    r->absolutes = r->minus = 0;
    const form_t *f = slack(r, what);
    unsigned n = r->absolutes;
    if (!f || !n) return laws_box_of(r, B, f, until);
    json_t *cases = json_made(json_array());
    for (unsigned k = 0; k < 1u << n; k++) {
        r->minus = k;
        r->absolutes = 0;
        f = slack(r, what);
        json_t *tree = f ? in_case(r, declared, f, k, B, 0, until) : NULL;
        if (!tree) { json_decref(cases); return NULL; }
        json_add(cases, tree);
    }
    return boxed(r, B, declared, box_names_apart(r->A, cases));
}
