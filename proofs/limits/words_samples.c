/* SPDX-License-Identifier: MIT
**
** Shares of n samples, added up over their types: E[n_y w_y / sum_x n_x w_x] is rational.
*/
#include "numerics/laws/types.h"
#include "proofs/limits/words.h"

enum { SAMPLES_MAX = 61, TYPES_MOST = 4000 };

typedef struct shares { const struct shares *next; const pmf_t *pi0; mpq_srcptr w, share; unsigned long n; } shares_t;

/* n!/(prod n_y!) prod pi0(y)^n_y. */
static void probability(mpq_ptr p, mpz_ptr part, const pmf_t *pi0, const unsigned long *count, unsigned long n)
{
    mpz_fac_ui(mpq_numref(p), n);
    mpz_pow_ui(mpq_denref(p), pi0->den, n);
    for (size_t y = 0; y < pi0->cells; y++) {
        mpz_pow_ui(part, pi0->num + y, count[y]);
        mpz_mul(mpq_numref(p), mpq_numref(p), part);
        mpz_fac_ui(part, count[y]);
        mpz_mul(mpq_denref(p), mpq_denref(p), part);
    }
    mpq_canonicalize(p);
}

static mpq_srcptr expected_shares(const pmf_t *pi0, mpq_srcptr w, unsigned long n)
{
    arena_t *A = pi0->home;
    size_t m = pi0->cells, types = types_count(m, n, TYPES_MOST);
    unsigned long *type = ARENA_ARRAY(A, unsigned long, types * m);
    mpq_ptr share = arena_mpq(A, m), p = arena_mpq(A, 3), W = p + 1, part = p + 2;
    mpz_ptr z = arena_mpz(A, 1);
    types_list(type, m, n);
    for (size_t i = 0; i < types; i++) {
        const unsigned long *count = type + i * m;
        probability(p, z, pi0, count, n);
        mpq_set_ui(W, 0, 1);
        for (size_t y = 0; y < m; y++) {
            mpq_set_ui(part, count[y], 1);
            mpq_mul(part, part, w + y);
            mpq_add(W, W, part);
        }
        for (size_t y = 0; y < m; y++) {
            mpq_set_ui(part, count[y], 1);
            mpq_mul(part, part, w + y);
            mpq_mul(part, part, p);
            mpq_div(part, part, W);
            mpq_add(share + y, share + y, part);
        }
    }
    return share;
}

static const real_t *share(word_call_t *call, const word_arg_t *a)
{
    size_t m = a[0].law->cells;
    if (a[1].cells != m || a[3].dim[0] != m) {
        call->why = "weights or a response of other responses than the law's";
        return NULL;
    }
    for (size_t y = 0; y < m; y++)
        if (mpq_sgn(a[1].table + y) <= 0) { call->why = "a weight that is not positive, so no e^reward"; return NULL; }
    if (a[2].integer < 1) { call->why = "no samples"; return NULL; }
    unsigned long n = (unsigned long)a[2].integer;
    if (n > SAMPLES_MAX) { call->beyond = "more than 61 samples"; return NULL; }
    if (types_count(m, n, TYPES_MOST) > TYPES_MOST) { call->beyond = "more than 4000 types of samples"; return NULL; }
    const shares_t *s = *call->kept;
    while (s && !(s->n == n && laws_same(s->pi0, a[0].law) && entries_same(s->w, a[1].table, m))) s = s->next;
    if (!s) {
        shares_t *own = ARENA_NEW(call->A, shares_t);
        *own = (shares_t){ *call->kept, a[0].law, a[1].table, expected_shares(a[0].law, a[1].table, n), n };
        *call->kept = own;
        s = own;
    }
    return real_rat(call->A, s->share + a[3].integer);
}

const word_t word_share = {
    "share",
    "E of the weighted share n_y w_y/sum_x n_x w_x of y in n samples from pi0: share(pi0, w, n, y)",
    4,
    { WORD_LAW, WORD_TABLE, WORD_INTEGER, WORD_LETTER },
    .exact = share,
    .reads = READS_POOLED
};
