/* SPDX-License-Identifier: MIT
**
** The proof of an inequality on a box: a tree of rules for each case of its absolute values, of the claim as it is or
** solved for a part of a side.
*/
#include "proofs/engine/json.h"
#include "proofs/prove/box/claim.h"
#include "proofs/prove/box/rules.h"
#include "proofs/prove/box/solve.h"

static json_t *search_below(const box_claim_t *E, algebra_t *R, const form_t *f, unsigned v, unsigned w,
                            deadline_t until)
{
    int u = R->names > E->declared ? (int)E->declared : algebra_name(R, "uunder");
    return u < 0 ? NULL : box_below(R, E->declared, (unsigned)u, f, v, w, &E->B, until);
}

static json_t *search_case(const box_claim_t *E, algebra_t *R, const form_t *f, deadline_t until)
{
    if (!f) return NULL;
    if (E->equality) return form_is_zero(R, f) ? json_made(json_pack("[s]", "zero")) : NULL;
    if (E->direct) return json_made(json_pack("[s,s]", "direct", E->direct));
    if (E->less >= 0) return search_below(E, R, f, (unsigned)E->less, (unsigned)E->more, until);
    return box_search(R, E->declared, f, &E->B, until);
}

/* In this case an absolute value of a difference of two numbers says which is the smaller. */
static json_t *search_ordered_case(const box_claim_t *E, algebra_t *R, unsigned minus, deadline_t until)
{
    json_t *tree = NULL;
    if (!E->slack[minus] || E->equality) return NULL;
    for (unsigned k = 0; k < E->absolutes; k++)
        for (unsigned v = 0; v < E->declared && !tree; v++)
            for (unsigned w = 0; w < E->declared && !tree; w++) {
                if (v == w || !form_equal(R, E->inside[k], form_sub(R, form_name(R, w), form_name(R, v)))) continue;
                bool turned = minus >> k & 1;
                tree = search_below(E, R, E->slack[minus], turned ? w : v, turned ? v : w, until);
            }
    return tree;
}

/* Where the k-th absolute value of case `minus` has the other sign, there is nothing to show; else the search. */
static json_t *search_part(box_claim_t *E, algebra_t *R, unsigned minus, const domain_t *B, deadline_t until)
{
    for (unsigned k = 0; k < E->absolutes; k++)
        if (form_sign(R, E->inside[k], B) == (minus >> k & 1 ? 1 : -1))
            return json_made(json_pack("[s,i]", "empty", (int)k));
    return box_search(R, E->declared, E->slack[minus], B, until);
}

/* The box split where an absolute value of one number changes its sign: u = a v + b at v = -b/a. A tree shows that the
** slack is not negative, which is half of an equality: that is shown by forms alone, the same in every case. */
static json_t *search_split(box_claim_t *E, algebra_t *R, unsigned minus, deadline_t until)
{
    if (!E->slack[minus] || E->less >= 0 || E->equality) return NULL;
    for (unsigned k = 0; k < E->absolutes; k++)
        for (unsigned v = 0; v < E->declared; v++) {
            const form_t *u = E->inside[k], *a = form_derivative(R, u, v);
            const form_t *at = a && !form_is_zero(R, a) ? form_sub(R, form_name(R, v), form_div(R, u, a)) : NULL;
            if (!at || !fmpq_mpoly_is_fmpq(at->n, R->ctx) || !fmpq_mpoly_is_one(at->d, R->ctx)) continue;
            fmpq_t c;
            mpq_ptr q = arena_mpq(R->home, 1);
            fmpq_init(c);
            fmpq_mpoly_get_fmpq(c, at->n, R->ctx);
            fmpq_get_mpq(q, c);
            fmpq_clear(c);
            if ((E->B.lo[v] && mpq_cmp(q, E->B.lo[v]) <= 0) || (E->B.hi[v] && mpq_cmp(q, E->B.hi[v]) >= 0)) continue;
            domain_t low = E->B, high = E->B;
            low.hi[v] = high.lo[v] = q;
            json_t *x = search_part(E, R, minus, &low, until), *y = x ? search_part(E, R, minus, &high, until) : NULL;
            if (y) return json_made(json_pack("[s,s,s,o,o]", "split", R->name[v], end_words(R->home, q, NULL), x, y));
            json_decref(x);
        }
    return NULL;
}

/* Are the atoms of f inside their domains on all of B, its denominator nowhere 0? Where u < 0 the case |u| = u of log(1
** + |u|) may be no function. */
static bool analytic(algebra_t *R, const form_t *f, const domain_t *B)
{
    bool good = poly_sign(R, f->d, B) != 0;
    for (unsigned j = 0; good && j < R->atoms; j++) {
        const atom_t *a = &R->atom[j];
        if (a->kind == ATOM_NAME || (!poly_has_atom(R, f->n, j) && !poly_has_atom(R, f->d, j))) continue;
        good = analytic(R, a->arg, B) && (a->kind == ATOM_EXP || form_sign(R, a->arg, B) > 0);
    }
    return good;
}

/* The tree, or one for each case of the absolute values. */
static json_t *search(box_claim_t *E, algebra_t *R, deadline_t until)
{
    if (!E->absolutes) return search_case(E, R, E->slack[0], until);
    json_t *cases = json_made(json_array());
    for (unsigned k = 0; k < 1u << E->absolutes; k++) {
        bool some = E->slack[k] && !E->equality, whole = some && analytic(R, E->slack[k], &E->B);
        json_t *tree = whole ? box_parts(R, E->declared, &(case_t){ E->inside, E->absolutes, k, &E->B }, E->slack[k], 2,
                                         deadline_part(until, 0.25))
                             : NULL;
        if (!tree) tree = search_split(E, R, k, deadline_part(until, 1.0 / 3));
        if (!tree) tree = search_ordered_case(E, R, k, deadline_part(until, 1.0 / 3));
        if (!tree && some && !whole)
            tree = box_parts(R, E->declared, &(case_t){ E->inside, E->absolutes, k, &E->B }, E->slack[k], 2,
                             deadline_part(until, 0.25));
        if (!tree) tree = search_case(E, R, E->slack[k], until);
        if (!tree) { json_decref(cases); return NULL; }
        json_add(cases, tree);
    }
    return cases;
}

/* The member `proof` of this tree, which it takes over; NULL of none. */
static json_t *made(const box_claim_t *E, algebra_t *R, json_t *tree)
{
    if (!tree) return NULL;
    json_t *logs = box_logs(R, E->declared, -1, &E->B);
    json_array_extend(logs, E->logs);
    return json_made(json_pack("{s:o,s:o}", "logs", logs, "tree", box_names_apart(R->home, tree)));
}

/* The claim as it is, or in this way, with atoms of its own. */
static json_t *prove_way(const char **statement, arena_t *A, const compiled_t *C, size_t link, const solved_t *way,
                         deadline_t until)
{
    algebra_t R;
    box_claim_t E;
    json_t *proof = NULL;
    if (!algebra_start(&R, A)) return NULL;
    if (claim_box(&E, &R, C, link, true)) {
        *statement = E.statement;
        if (!way || claim_box_sides(&E, &R, C, way->smaller, way->larger)) proof = made(&E, &R, search(&E, &R, until));
        if (proof && way) json_put(proof, "solve", json_incref(way->way));
        json_decref(E.logs);
    }
    algebra_end(&R);
    return proof;
}

static unsigned ways(solved_t *way, arena_t *A, const compiled_t *C, size_t link)
{
    algebra_t R;
    box_claim_t E;
    if (!algebra_start(&R, A)) return 0;
    unsigned n = claim_box(&E, &R, C, link, false) && !E.equality ? box_solved(way, A, &E, &R, C, link) : 0;
    algebra_end(&R);
    return n;
}

json_t *box_prove(const char **statement, arena_t *A, const compiled_t *C, size_t link, deadline_t until)
{
    solved_t way[SOLVED_MAX];
    unsigned n = ways(way, A, C, link);
    *statement = NULL;
    json_t *proof = NULL;
    for (unsigned k = 0; k < n; k++) {
        if (!proof) proof = prove_way(statement, A, C, link, &way[k], deadline_part(until, 0.5 / n));
        json_decref(way[k].way);
    }
    return proof ? proof : prove_way(statement, A, C, link, NULL, n ? deadline_part(until, 0.5) : until);
}
