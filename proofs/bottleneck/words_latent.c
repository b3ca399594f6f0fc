/* SPDX-License-Identifier: MIT
**
** The latent values beside the data. A posterior kernel that depends on the type of Y^m alone depends on U^m through
** its type: given that type, all sequences of U^m are alike to it. So I(U^m;T) is that of the type of U^m, and comes
** from the types of m pairs (u,y).
*/
#include "numerics/info/info.h"
#include "numerics/laws/types.h"
#include "proofs/bottleneck/words.h"

#include <string.h>

enum { PAIR_TYPES_MAX = 20000, LATENT_DRAWS_MAX = 1000, LATENT_BITS_MAX = 30000000 };

/* The types of m draws of (u,y), n = nu ny counts each, and the law of these types. */
typedef struct { size_t nu, ny, types; unsigned long m; const unsigned long *count; const pmf_t *law; } pairs_t;

static bool pairs_of(pairs_t *p, word_call_t *w, const word_arg_t *a)
{
    long m = a[0].integer;
    if (a[1].rank != 2) { w->why = "expected a law of pairs (u,y)"; return false; }
    if (m < 1) { w->why = "a number of draws below 1"; return false; }
    p->nu = a[1].dim[0];
    p->ny = a[1].dim[1];
    p->m = (unsigned long)m;
    size_t n = a[1].cells;
    p->types = m > LATENT_DRAWS_MAX ? SIZE_MAX : types_count(n, p->m, PAIR_TYPES_MAX);
    const chan_t *one = chan_of_law(pmf_reshape(a[1].law, 1, &n));
    if (p->types == SIZE_MAX) w->beyond = "more than 20000 types of latent values and data";
    else if (types_bits(one, p->m) > LATENT_BITS_MAX)
        w->beyond = "probabilities of latent values and data of more than thirty million bits";
    if (w->beyond) return false;
    unsigned long *count = ARENA_ARRAY(w->A, unsigned long, p->types * n);
    types_list(count, n, p->m);
    p->count = count;
    p->law = chan_row(types_channel(w->A, one, p->m, PAIR_TYPES_MAX), 0);
    return true;
}

/* The places of the types of U^m and of Y^m in this type of pairs. */
static void places(size_t *e, size_t *d, unsigned long *sum, const pairs_t *p, size_t type)
{
    const unsigned long *count = p->count + type * p->nu * p->ny;
    for (size_t k = 0; k < p->nu + p->ny; k++) sum[k] = 0;
    for (size_t u = 0; u < p->nu; u++)
        for (size_t y = 0; y < p->ny; y++) { sum[u] += count[u * p->ny + y]; sum[p->nu + y] += count[u * p->ny + y]; }
    *e = types_place(sum, p->nu);
    *d = types_place(sum + p->nu, p->ny);
}

/* The law of (type of U^m, T), T from the kernel. */
static const pmf_t *latent_and_learnt(word_call_t *w, const pairs_t *p, const word_arg_t *post)
{
    size_t thetas = post->dim[1], dim[2] = { types_count(p->nu, p->m, PAIR_TYPES_MAX), thetas }, e, d;
    unsigned long *sum = ARENA_ARRAY(w->A, unsigned long, p->nu + p->ny);
    mpq_ptr both = arena_mpq(w->A, dim[0] * thetas), of = arena_mpq(w->A, 2), q = of + 1;
    for (size_t k = 0; k < p->types; k++) {
        if (mpz_sgn(p->law->num + k) == 0) continue;
        places(&e, &d, sum, p, k);
        pmf_prob(of, p->law, k);
        for (size_t t = 0; t < thetas; t++) {
            mpq_mul(q, of, post->table + d * thetas + t);
            mpq_add(both + e * thetas + t, both + e * thetas + t, q);
        }
    }
    const pmf_t *P = pmf_make(w->A, dim[0] * thetas, both);
    return P ? pmf_reshape(P, 2, dim) : NULL;
}

typedef struct { word_arg_t of[3]; const real_t *value; } kept_t;

static const real_t *carried(word_call_t *w, const word_arg_t *a)
{
    pairs_t p;
    kept_t *kept = *w->kept;
    if (kept && args_same(kept->of, a, 3)) return kept->value;
    if (!pairs_of(&p, w, a)) return NULL;
    if (a[2].rank != 2 || a[2].dim[0] != types_count(p.ny, p.m, PAIR_TYPES_MAX)) {
        w->why = "a kernel that is not on the types of the draws: |D| = types(|Y|, m)";
        return NULL;
    }
    const pmf_t *P = latent_and_learnt(w, &p, &a[2]);
    if (!P) { w->why = "a kernel whose rows are no laws"; return NULL; }
    kept = *w->kept = ARENA_NEW(w->A, kept_t);
    memcpy(kept->of, a, sizeof kept->of);
    return kept->value = info_mutual(P, 1, 2);
}

const word_t word_carried = {
    "carried",
    "I(U^m;T) of m draws of a law of (u,y) and a kernel on the types d of Y^m: carried(m, p(u,y), post(t|d))",
    3,
    { WORD_INTEGER, WORD_LAW, WORD_TABLE },
    .exact = carried
};
