/* SPDX-License-Identifier: MIT */
#include "numerics/laws/factors.h"

#include <string.h>

/* An array of weights on the cells of some axes, row-major, ascending. The law is the product of all tables, up to one
** factor. */
typedef struct { axes_t scope; mpz_srcptr w; } table_t;

typedef struct { arena_t *A; unsigned axes, n; const size_t *dim; size_t most; table_t table[PMF_AXES_MAX]; } product_t;

static bool has(axes_t set, unsigned axis) { return set >> axis & 1; }

/* How many cells, at most `most` + 1. */
static size_t cells_of(const product_t *p, axes_t scope)
{
    size_t cells = 1;
    for (unsigned k = 0; k < p->axes; k++)
        if (has(scope, k) && (cells *= p->dim[k]) > p->most) return p->most + 1;
    return cells;
}

static void strides(size_t *step, const product_t *p, axes_t scope)
{
    size_t stride = 1;
    for (unsigned k = p->axes; k-- > 0; step[k] = has(scope, k) ? stride : 0, stride *= has(scope, k) ? p->dim[k] : 1) {
    }
}

/* The product of the tables whose scopes meet `of` (all of them for of = 0), summed to the axes `left` of their union;
** they are replaced by it. */
static bool gather(product_t *p, axes_t of, axes_t left)
{
    table_t used[PMF_AXES_MAX];
    size_t step[PMF_AXES_MAX + 1][PMF_AXES_MAX], at[PMF_AXES_MAX + 1] = { 0 }, digit[PMF_AXES_MAX] = { 0 };
    unsigned n = 0, rest = 0;
    axes_t all = 0;
    for (unsigned k = 0; k < p->n; k++)
        if (of && !(p->table[k].scope & of)) p->table[rest++] = p->table[k];
        else { used[n++] = p->table[k]; all |= p->table[k].scope; }
    left &= all;
    if (cells_of(p, all) > p->most) return false;
    mpz_ptr out = arena_mpz(p->A, cells_of(p, left)), t = arena_mpz(p->A, 1);
    for (unsigned k = 0; k < n; k++) strides(step[k], p, used[k].scope);
    strides(step[n], p, left);
    for (size_t i = 0, cells = cells_of(p, all); i < cells; i++) {
        mpz_set(t, used[0].w + at[0]);
        for (unsigned k = 1; k < n && mpz_sgn(t); k++) mpz_mul(t, t, used[k].w + at[k]);
        mpz_add(out + at[n], out + at[n], t);
        for (unsigned a = p->axes; a-- > 0;) {
            if (!has(all, a)) continue;
            bool carry = ++digit[a] == p->dim[a];
            for (unsigned k = 0; k <= n; k++) at[k] += carry ? -(step[k][a] * (p->dim[a] - 1)) : step[k][a];
            if (!carry) break;
            digit[a] = 0;
        }
    }
    p->table[rest] = (table_t){ left, out };
    p->n = rest + 1;
    return true;
}

/* The axis not of `keep` whose tables together have the fewest cells; -1 when none is left. */
static int cheapest(const product_t *p, axes_t keep)
{
    int best = -1;
    size_t least = 0;
    for (unsigned a = 0; a < p->axes; a++) {
        axes_t scope = 0;
        for (unsigned k = 0; k < p->n; k++)
            if (has(p->table[k].scope, a)) scope |= p->table[k].scope;
        if (has(keep, a) || !scope) continue;
        size_t cells = cells_of(p, scope);
        if (best < 0 || cells < least) { best = (int)a; least = cells; }
    }
    return best;
}

const pmf_t *factors_marginal(arena_t *A, unsigned n, const size_t *dim, const factor_t *f, axes_t keep, size_t most)
{
    product_t p = { .A = A, .axes = n, .dim = dim, .most = most };
    axes_t need = keep;
    size_t kept[PMF_AXES_MAX];
    unsigned axes = 0;
    for (unsigned k = n; k-- > 0;)
        if (has(need, f[k].of)) {
            need |= f[k].given;
            axes_t before = (1u << f[k].of) - 1;
            if (f[k].given & ~before) return NULL;
            p.table[p.n++] = (table_t){ f[k].given | 1u << f[k].of, f[k].W->num };
        }
    if (!keep) return NULL;
    for (int a; (a = cheapest(&p, keep)) >= 0;)
        if (!gather(&p, 1u << a, ~(1u << a))) return NULL;
    if (!gather(&p, 0, keep)) return NULL;
    for (unsigned k = 0; k < n; k++)
        if (has(keep, k)) kept[axes++] = dim[k];
    const pmf_t *P = pmf_weights(A, cells_of(&p, keep), p.table[0].w);
    return P ? pmf_reshape(P, axes, kept) : NULL;
}
