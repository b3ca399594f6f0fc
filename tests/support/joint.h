/* SPDX-License-Identifier: MIT
**
** The independent route of claims on random variables: a joint law as one array of long doubles, and entropies of its
** marginals by plain sums. A cell has the last variable running fastest.
*/
#ifndef LEMMATA_TESTS_JOINT_H
#define LEMMATA_TESTS_JOINT_H

#include "tests/support/candidate.h"
#include "tests/support/claimed.h"

enum { JOINT_VARIABLES = 12, JOINT_CELLS = 1 << 18 };

typedef struct { unsigned n; size_t dim[JOINT_VARIABLES], cells; long double *p; } joint_t;

static inline void joint_place(const joint_t *J, size_t cell, size_t *v)
{
    for (unsigned k = J->n; k-- > 0; cell /= J->dim[k]) v[k] = cell % J->dim[k];
}

/* The weight of each cell from its letters. */
static inline joint_t joint_of(arena_t *A, unsigned n, const size_t *dim, long double (*weight)(const candidate_t *c,
    const size_t *v), const candidate_t *c)
{
    joint_t J = { .n = n, .cells = 1 };
    size_t v[JOINT_VARIABLES];
    for (unsigned k = 0; k < n; k++) J.cells *= J.dim[k] = dim[k];
    cr_assert(J.cells <= JOINT_CELLS);
    J.p = ARENA_ARRAY(A, long double, J.cells);
    for (size_t i = 0; i < J.cells; i++) { joint_place(&J, i, v); J.p[i] = weight(c, v); }
    return J;
}

/* H of the variables in the set, bit k for variable k. */
static inline long double joint_entropy(const joint_t *J, unsigned set)
{
    static long double sum[JOINT_CELLS];
    size_t v[JOINT_VARIABLES], cells = 1;
    for (unsigned k = 0; k < J->n; k++) if (set >> k & 1) cells *= J->dim[k];
    for (size_t i = 0; i < cells; i++) sum[i] = 0;
    for (size_t i = 0; i < J->cells; i++) {
        size_t at = 0;
        joint_place(J, i, v);
        for (unsigned k = 0; k < J->n; k++) if (set >> k & 1) at = at * J->dim[k] + v[k];
        sum[at] += J->p[i];
    }
    long double H = 0;
    for (size_t i = 0; i < cells; i++) H -= xlogx_over(sum[i], 1);
    return H;
}

/* I(a;b|c). */
static inline long double joint_information(const joint_t *J, unsigned a, unsigned b, unsigned c)
{
    return joint_entropy(J, a | c) + joint_entropy(J, b | c) - joint_entropy(J, a | b | c) - joint_entropy(J, c);
}

/* A table's cell at these letters, in its own order. */
static inline long double at_letters(const candidate_t *c, const char *name, unsigned n, const size_t *letter)
{
    const value_t *x = candidate_value(c, name);
    size_t cell = 0;
    cr_assert(x && x->rank == n, "%s", name);
    for (unsigned k = 0; k < n; k++) cell = cell * x->dim[k] + letter[k];
    return entry(c, name, cell);
}

#define AT(c, name, ...)                                                                                               \
    at_letters(c, name, sizeof((size_t[]){ __VA_ARGS__ }) / sizeof(size_t), (size_t[]){ __VA_ARGS__ })
#define DIM(c, name, k) candidate_value(c, name)->dim[k]

/* A side of a link in the first row that has it, within 1e-10 of what is wanted. */
static inline void assert_side(const lemma_t *L, const chain_t *t, const char *link, bool right, long double want,
                               size_t candidate)
{
    const link_t *l = &L->links[link_called(L, link)];
    const chain_row_t *row = t->first;
    while (row && !row->term[right ? l->rhs : l->lhs]) row = row->next;
    cr_assert(row, "%s, %s: no such term", L->id, link);
    const real_t *x = row->term[right ? l->rhs : l->lhs];
    double lo, hi;
    if (real_is_inf(x)) {
        cr_expect(isinf(want), "%s, %s, candidate %zu: infinite against %Lg", L->id, link, candidate, want);
        return;
    }
    cr_assert(real_approx(x, true, &lo, &hi), "%s, %s", L->id, link);
    cr_expect(fabsl(want - (long double)lo) < 1e-10L, "%s, %s, candidate %zu: %Lg against %g", L->id, link, candidate,
              want, lo);
}

static inline const chain_t *chain_on(arena_t *A, const lemma_t *L, const candidate_t *c)
{
    effort_t *effort = ARENA_NEW(A, effort_t);
    *effort = EFFORT_DEFAULT;
    return lemma_chain_with(A, L, c, effort);
}

/* The first `n` candidates of a family, one after another. */
#define EACH_CANDIDATE(A, L, family, n, c, t) \
    for (size_t i = 0; i < (n); i++, arena_reset(A)) \
        for (const candidate_t *c = lemma_candidate(A, L, lemma_family(L, family), 5, i); c; c = NULL) \
            for (const chain_t *t = chain_on(A, L, c); t; t = NULL)

#endif
