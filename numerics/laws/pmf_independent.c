/* SPDX-License-Identifier: MIT
**
** Conditional independence, exactly, by the counts n of the cells: no logarithm is taken.
**
** With A, B, C apart, I(A;B|C) = 0 if and only if n(abc) n(c) = n(ac) n(bc) in every cell. With a part S that A and B
** share, I(AS;BS|C) = H(S|C) + I(A;B|CS) by the chain rule, so both are 0; and H(S|C) = 0 is I(S;S|C) = 0: n(sc) n(c) =
** n(sc) n(sc).
*/
#include "numerics/laws/pmf_walk.h"

__extension__ typedef unsigned __int128 twice_t;

/* The axes of `set`, numbered among those of `keep`. */
static axes_t among(axes_t set, axes_t keep)
{
    axes_t out = 0;
    for (unsigned k = 0, n = 0; keep >> k; k++)
        if (keep >> k & 1) out |= (set >> k & 1) << n++;
    return out;
}

/* The lengths of the axes of `keep`, and how many cells they have. */
static pmf_t shape_of(const pmf_t *P, axes_t keep)
{
    pmf_t S = { .cells = 1 };
    for (unsigned k = 0; k < P->axes; k++)
        if (keep >> k & 1) S.cells *= S.dim[S.axes++] = P->dim[k];
    return S;
}

/* n(x0) n(x1) = n(x2) n(x3) in every cell, of the marginals x, all of whose axes x0 has. */
typedef struct { const uint64_t *word[4]; mpz_srcptr num[4]; } counts_t;

static bool counts_of(counts_t *m, const pmf_t *P, const axes_t x[4])
{
    size_t cells;
    bool words = true;
    for (int k = 0; k < 4 && words; k++) words = (m->word[k] = pmf_marginal_words(&cells, P, x[k])) != NULL;
    for (int k = 0; k < 4 && !words; k++) m->num[k] = pmf_marginal(P, x[k])->num;
    return words;
}

static bool balanced(const pmf_t *P, const axes_t x[4])
{
    counts_t m;
    pmf_t S = shape_of(P, x[0]);
    bool words = counts_of(&m, P, x), equal = true;
    mpz_ptr left = arena_mpz(P->home, 2), right = left + 1;
    walk_t at[4];
    for (int k = 1; k < 4; k++) at[k] = walk_start(&S, among(x[k], x[0]));
    for (size_t i = 0; i < S.cells && equal; i++) {
        if (words)
            equal = (twice_t)m.word[0][i] * m.word[1][at[1].at] == (twice_t)m.word[2][at[2].at] * m.word[3][at[3].at];
        else {
            mpz_mul(left, m.num[0] + i, m.num[1] + at[1].at);
            mpz_mul(right, m.num[2] + at[2].at, m.num[3] + at[3].at);
            equal = mpz_cmp(left, right) == 0;
        }
        for (int k = 1; k < 4; k++) walk_on(&at[k], &S);
    }
    return equal;
}

bool pmf_independent(const pmf_t *P, axes_t a, axes_t b, axes_t c)
{
    axes_t shared = a & b & ~c, d = c | shared;
    a &= ~d;
    b &= ~d;
    return (!shared || balanced(P, (const axes_t[]){ d, c, d, d })) &&
           (!a || !b || balanced(P, (const axes_t[]){ a | b | d, d, a | d, b | d }));
}
