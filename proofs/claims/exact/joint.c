/* SPDX-License-Identifier: MIT
**
** The joint law of random variables that is given by factors: made where it is small, else each marginal by
** elimination.
*/
#include "proofs/claims/exact/eval.h"

enum { PRODUCT_CELLS_MAX = 4096, ELIMINATED_CELLS_MAX = 1 << 20 };

/* The entries of factor k as they are written: of a map, 1 at its value and 0 elsewhere. */
static mpq_srcptr entries(eval_t *e, const entry_t *p, const value_t *v, size_t nx, size_t ny)
{
    if (p->kind != ENTRY_MAP) return v->at;
    mpq_ptr q = arena_mpq(e->A, nx * ny);
    for (size_t x = 0; x < nx; x++) mpq_set_ui(q + x * ny + mpz_get_ui(mpq_numref(v->at + x)), 1, 1);
    return q;
}

/* Factor k; its letters stand behind the bar in any order and get into the order of the axes. */
static factor_t factor_of(eval_t *e, const law_t *P, unsigned k)
{
    factor_t f = { .given = P->factor[k].given, .of = P->factor[k].of };
    size_t ny = e->dim[P->alphabet[f.of]], nx = 1, dim[PMF_AXES_MAX];
    const unsigned *behind = P->factor[k].behind;
    unsigned n = (unsigned)__builtin_popcount(f.given);
    if (P->factor[k].param < 0) { f.W = chan_of_law(pmf_uniform(e->A, ny)); return f; }
    bool sorted = true;
    for (unsigned i = 0; i < n; i++) {
        nx *= dim[i] = e->dim[P->alphabet[behind[i]]];
        sorted &= i == 0 || behind[i - 1] < behind[i];
    }
    mpq_srcptr at = entries(e, &e->L->setting.entry[P->factor[k].param], &e->c->value[P->factor[k].param], nx, ny);
    mpq_ptr p = sorted ? NULL : arena_mpq(e->A, nx * ny);
    for (size_t x = 0; x < nx && p; x++) {
        size_t digit[PMF_AXES_MAX], left = x, row = 0;
        for (unsigned i = n; i-- > 0; left /= dim[i]) digit[i] = left % dim[i];
        for (unsigned a = 0; a < P->axes; a++)
            for (unsigned i = 0; i < n; i++)
                if (behind[i] == a) row = row * dim[i] + digit[i];
        for (size_t y = 0; y < ny; y++) mpq_set(p + row * ny + y, at + x * ny + y);
    }
    f.W = chan_make(e->A, nx, ny, p ? p : at, NULL);
    return f;
}

void eval_factors(eval_t *e, unsigned law)
{
    const law_t *P = &e->L->setting.law[law];
    factor_t *f = ARENA_ARRAY(e->A, factor_t, P->factors);
    size_t cells = 1;
    for (unsigned k = 0; k < P->axes && cells <= PRODUCT_CELLS_MAX; k++) cells *= e->dim[P->alphabet[k]];
    for (unsigned k = 0; k < P->factors; k++) f[k] = factor_of(e, P, k);
    e->factor = f;
    const pmf_t *R = cells <= PRODUCT_CELLS_MAX ? chan_row(f[0].W, 0) : NULL;
    for (unsigned k = 1; k < P->factors && R; k++) R = pmf_extend(R, f[k].given, f[k].W);
    e->law[law] = R;
}

static const pmf_t *eliminated(eval_t *e, const law_t *P, unsigned set)
{
    size_t dim[PMF_AXES_MAX];
    for (unsigned k = 0; k < P->axes; k++) dim[k] = e->dim[P->alphabet[k]];
    const pmf_t *M = factors_marginal(e->A, P->axes, dim, e->factor, set, ELIMINATED_CELLS_MAX);
    if (!M) e->beyond = "a marginal that needs an array of more than a million entries";
    return M;
}

const pmf_t *eval_marginal(eval_t *e, int law, unsigned set)
{
    const pmf_t *P = e->law[law];
    if (P && set == (1u << P->axes) - 1) return P;
    for (size_t k = 0; k < e->marginals; k++)
        if (e->marginal[k].law == law && e->marginal[k].set == set) return e->marginal[k].P;
    const pmf_t *M = P ? pmf_marginal(P, set) : eliminated(e, &e->L->setting.law[law], set);
    if (!M || e->marginals == MARGINALS_MAX) return M;
    e->marginal = arena_grown(e->A, e->marginal, e->marginals, &e->marginals_room, sizeof *e->marginal);
    e->marginal[e->marginals++] = (kept_marginal_t){ law, set, M };
    return M;
}

const pmf_t *eval_joint(eval_t *e, unsigned all)
{
    int law = e->L->setting.joint;
    return e->law[law] ? e->law[law] : eval_marginal(e, law, all);
}

unsigned eval_squeezed(unsigned set, unsigned keep)
{
    unsigned out = 0;
    for (unsigned k = 0, n = 0; keep >> k; k++)
        if (keep >> k & 1) out |= (set >> k & 1) << n++;
    return out;
}

unsigned eval_axes(const eval_t *e, unsigned set, unsigned all)
{
    return e->law[e->L->setting.joint] ? set : eval_squeezed(set, all);
}

/* Where it is in the table, or would be: open addressing. */
static kept_entropy_t *entropy_at(const eval_t *e, unsigned set, unsigned given, size_t cell)
{
    uint64_t h = (set * 0x9e3779b97f4a7c15u ^ given) * 0xbf58476d1ce4e5b9u ^ cell * 0x94d049bb133111ebu;
    for (size_t k = (h ^ h >> 29) % e->entropies_room;; k = (k + 1) % e->entropies_room) {
        kept_entropy_t *t = &e->entropy[k];
        if (!t->set || (t->set == set && t->given == given && t->cell == cell)) return t;
    }
}

/* A wider table, once half of this one is taken. */
static void widen(eval_t *e)
{
    enum { LEAST = 32 };
    kept_entropy_t *old = e->entropy;
    size_t room = e->entropies_room;
    if (room && e->entropies < room / 2) return;
    e->entropies_room = room ? 2 * room : LEAST;
    e->entropy = ARENA_ARRAY(e->A, kept_entropy_t, e->entropies_room);
    for (size_t k = 0; k < room; k++)
        if (old[k].set) *entropy_at(e, old[k].set, old[k].given, old[k].cell) = old[k];
}

num_t *eval_kept_entropy(eval_t *e, unsigned set, unsigned given, size_t cell)
{
    widen(e);
    kept_entropy_t *t = entropy_at(e, set, given, cell);
    if (t->set) return &t->value;
    if (e->entropies == ENTROPIES_KEPT) return NULL;
    e->entropies++;
    *t = (kept_entropy_t){ .set = set, .given = given, .cell = cell };
    return &t->value;
}
