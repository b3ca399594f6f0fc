/* SPDX-License-Identifier: MIT
**
** Latent values beside data in their order. Of a table on (y_1,..,y_m,t) and a law p(u,y), the sums over y_i of
** p(u_i,y_i) times the table, one i after another, make that of (u_1,..,u_m,t): with a kernel on sequences of labels
** the joint law of U^m and T.
*/
#include "numerics/info/info.h"
#include "proofs/bottleneck/words.h"

#include <string.h>

enum { SEQUENCES_MAX = 4096 };

typedef struct { size_t nu, ny, thetas; long m; mpq_srcptr pair; /* p(u,y) */ } draws_t;

/* n^m, or more than SEQUENCES_MAX. */
static size_t sequences(size_t n, long m)
{
    size_t all = 1;
    for (long k = 0; k < m && all <= SEQUENCES_MAX; k++) all *= n;
    return all;
}

static bool draws_of(draws_t *d, word_call_t *w, const word_arg_t *a)
{
    if (a[1].rank != 2) { w->why = "expected a law of pairs (u,y)"; return false; }
    if (a[0].integer < 1) { w->why = "a number of draws below 1"; return false; }
    *d = (draws_t){ a[1].dim[0], a[1].dim[1], a[2].rank == 2 ? a[2].dim[1] : 0, a[0].integer, NULL };
    if (sequences(d->nu, d->m) > SEQUENCES_MAX || sequences(d->ny, d->m) > SEQUENCES_MAX) {
        w->beyond = "more than 4096 sequences of latent values or labels";
        return false;
    }
    if (!d->thetas || a[2].dim[0] != sequences(d->ny, d->m)) {
        w->why = "a kernel that is not on the sequences of the labels: |D| = |Y|^m";
        return false;
    }
    mpq_ptr pair = arena_mpq(w->A, d->nu * d->ny);
    for (size_t k = 0; k < d->nu * d->ny; k++) pmf_prob(pair + k, a[1].law, k);
    d->pair = pair;
    return true;
}

/* From (.., y_i, ..) to (.., u_i, ..): `before` settings in front of it, `after` behind. */
static mpq_srcptr turned(arena_t *A, const draws_t *d, mpq_srcptr table, size_t before, size_t after)
{
    mpq_ptr out = arena_mpq(A, before * d->nu * after), q = arena_mpq(A, 1);
    for (size_t b = 0; b < before; b++)
        for (size_t u = 0; u < d->nu; u++)
            for (size_t y = 0; y < d->ny; y++)
                for (size_t k = 0; k < after && mpq_sgn(d->pair + u * d->ny + y); k++) {
                    mpq_mul(q, d->pair + u * d->ny + y, table + (b * d->ny + y) * after + k);
                    mpq_add(out + (b * d->nu + u) * after + k, out + (b * d->nu + u) * after + k, q);
                }
    return out;
}

typedef struct { word_arg_t of[3]; const real_t *value; } kept_t;

static const real_t *in_order(word_call_t *w, const word_arg_t *a)
{
    draws_t d;
    kept_t *kept = *w->kept;
    if (kept && args_same(kept->of, a, 3)) return kept->value;
    if (!draws_of(&d, w, a)) return NULL;
    mpq_srcptr table = a[2].table;
    for (long i = 1; i <= d.m; i++)
        table = turned(w->A, &d, table, sequences(d.nu, i - 1), sequences(d.ny, d.m - i) * d.thetas);
    size_t dim[2] = { sequences(d.nu, d.m), d.thetas };
    const pmf_t *P = pmf_make(w->A, dim[0] * dim[1], table);
    if (!P) { w->why = "a kernel whose rows are no laws"; return NULL; }
    kept = *w->kept = ARENA_NEW(w->A, kept_t);
    memcpy(kept->of, a, sizeof kept->of);
    return kept->value = info_mutual(pmf_reshape(P, 2, dim), 1, 2);
}

const word_t word_carried_in_order = { "carried_in_order",
                                       "I(U^m;T) of m draws of a law of (u,y) and a kernel on the sequences d of "
                                       "labels: carried_in_order(m, p(u,y), post(t|d))",
                                       3,
                                       { WORD_INTEGER, WORD_LAW, WORD_TABLE },
                                       .exact = in_order };
