/* SPDX-License-Identifier: MIT */
#include "proofs/limits/draws.h"
#include "numerics/types.h"

#include <stdlib.h>

struct draws {
    const base_t *b;
    mpq_srcptr z;
    long unit;
    const long *a;
    size_t rows;
};

typedef struct { const draws_t *D; unsigned quantity; unsigned long k; } source_t;

const draws_t *draws_make(const base_t *b, mpq_srcptr z, long unit, const long *a, size_t rows)
{
    draws_t *D = ARENA_NEW(b->home, draws_t);
    *D = (draws_t){ b, z, unit, a, rows };
    return D;
}

static bool same(const void *x, const void *y)
{
    const source_t *s = x, *t = y;
    return s->D == t->D && s->quantity == t->quantity && s->k == t->k;
}

/* --- one type ------------------------------------------------------------------------------------------------------- */

/* Enclosures at one precision: log z, the laws' parts. */
typedef struct { mpfi_t logz, e, v, p, Z, Ze, Zr, pe, pr, r; } parts_t;

static void parts_init(parts_t *m, mpfr_prec_t prec)
{
    mpfi_ptr all[] = { m->logz, m->e, m->v, m->p, m->Z, m->Ze, m->Zr, m->pe, m->pr, m->r };
    for (size_t k = 0; k < sizeof all / sizeof *all; k++) mpfi_init2(all[k], prec);
}

static void parts_clear(parts_t *m)
{
    mpfi_ptr all[] = { m->logz, m->e, m->v, m->p, m->Z, m->Ze, m->Zr, m->pe, m->pr, m->r };
    for (size_t k = 0; k < sizeof all / sizeof *all; k++) mpfi_clear(all[k]);
}

/* E_p of f, f v; Z = E_p v: for f the error over beta and the reward over beta, under p = pi_beta; the error is (A(y)/k) unit log z, less its least so
** that v >= 1 stays in range. */
static void add_up(parts_t *m, const draws_t *D, const long *A, long k)
{
    const base_t *b = D->b;
    long least = A[0];
    mpq_t q;
    mpq_init(q);
    for (size_t y = 1; y < b->n; y++) least = A[y] < least ? A[y] : least;
    mpfi_ptr sums[] = { m->Z, m->Ze, m->Zr, m->pe, m->pr };
    for (size_t i = 0; i < 5; i++) mpfi_set_ui(sums[i], 0);
    for (size_t y = 0; y < b->n; y++) {
        mpq_set_si(q, D->unit * (A[y] - least), (unsigned long)k);
        mpq_canonicalize(q);
        mpfi_mul_q(m->e, m->logz, q);
        mpfi_exp(m->v, m->e);
        mpfi_set_q(m->r, b->w + y);
        mpfi_log(m->r, m->r);
        pmf_prob(q, b->tilted, y);
        mpfi_set_q(m->p, q);
        mpfi_mul(m->v, m->v, m->p); /* p v */
        mpfi_add(m->Z, m->Z, m->v);
        mpfi_mul(m->v, m->v, m->e);
        mpfi_add(m->Ze, m->Ze, m->v);
        mpfi_mul(m->e, m->e, m->p);
        mpfi_add(m->pe, m->pe, m->e);
        mpfi_mul(m->p, m->p, m->r);
        mpfi_add(m->pr, m->pr, m->p);
        mpq_set_si(q, D->unit * (A[y] - least), (unsigned long)k);
        mpq_canonicalize(q);
        mpfi_mul_q(m->e, m->logz, q);
        mpfi_exp(m->v, m->e);
        mpfi_mul(m->v, m->v, m->p); /* p v r */
        mpfi_add(m->Zr, m->Zr, m->v);
    }
    mpq_clear(q);
}

/* KL(pihat||p) = E[v e]/Z - log Z; E_p r - E[v r]/Z; KL(p||pihat) = log Z - E_p e. */
static void quantity(mpfi_ptr x, parts_t *m, const draws_t *D, unsigned which)
{
    mpfi_log(m->v, m->Z);
    if (which == DRAW_GAP) {
        mpfi_div(x, m->Ze, m->Z);
        mpfi_sub(x, x, m->v);
    } else if (which == DRAW_DUAL) mpfi_sub(x, m->v, m->pe);
    else {
        mpfi_div(x, m->Zr, m->Z);
        mpfi_sub(x, m->pr, x);
    }
    if (which == DRAW_MOVED) mpfi_abs(x, x);
    if (which != DRAW_DUAL) mpfi_mul_q(x, x, D->b->beta);
}

/* --- over the types --------------------------------------------------------------------------------------------------- */

/* k!/(prod c_i!) rows^-k. */
static void probability(mpq_ptr p, const unsigned long *type, size_t rows, unsigned long k)
{
    mpz_t part;
    mpz_init(part);
    mpz_fac_ui(mpq_numref(p), k);
    mpz_ui_pow_ui(mpq_denref(p), rows, k);
    for (size_t r = 0; r < rows; r++) {
        mpz_fac_ui(part, type[r]);
        mpz_mul(mpq_denref(p), mpq_denref(p), part);
    }
    mpq_canonicalize(p);
    mpz_clear(part);
}

static void enclose(mpfi_ptr sum, const source_t *s, parts_t *m)
{
    const draws_t *D = s->D;
    size_t n = D->b->n, types = types_count(D->rows, s->k, (size_t)-2);
    unsigned long *type = malloc(types * D->rows * sizeof *type);
    long *A = malloc(n * sizeof *A);
    mpfi_t x;
    mpq_t p;
    if (!type || !A) abort();
    mpfi_init2(x, mpfi_get_prec(sum));
    mpq_init(p);
    types_list(type, D->rows, s->k);
    mpfi_set_ui(sum, 0);
    for (size_t i = 0; i < types; i++) {
        for (size_t y = 0; y < n; y++) {
            A[y] = 0;
            for (size_t r = 0; r < D->rows; r++) A[y] += (long)type[i * D->rows + r] * D->a[r * n + y];
        }
        add_up(m, D, A, (long)s->k);
        quantity(x, m, D, s->quantity);
        probability(p, type + i * D->rows, D->rows, s->k);
        mpfi_mul_q(x, x, p);
        mpfi_add(sum, sum, x);
    }
    mpq_clear(p);
    mpfi_clear(x);
    free(A);
    free(type);
}

/* The precision is doubled until the ends are within 2^-bits. */
static void ends(const loglin_t **lo, const loglin_t **hi, arena_t *H, const void *source, long bits)
{
    const source_t *s = source;
    mpq_ptr q = arena_mpq(H, 2);
    for (mpfr_prec_t prec = 128; ; prec *= 2) {
        parts_t m;
        mpfi_t sum;
        mpfr_t width;
        parts_init(&m, prec);
        mpfi_init2(sum, prec);
        mpfr_init2(width, 32);
        mpfi_set_q(m.logz, s->D->z);
        mpfi_log(m.logz, m.logz);
        enclose(sum, s, &m);
        mpfr_sub(width, &sum->right, &sum->left, MPFR_RNDU);
        bool near = mpfr_cmp_ui_2exp(width, 1, -bits) <= 0 || prec > 4 * bits + 4096;
        mpfr_get_q(q, &sum->left);
        mpfr_get_q(q + 1, &sum->right);
        mpfr_clear(width);
        mpfi_clear(sum);
        parts_clear(&m);
        if (near) break;
    }
    *lo = loglin_rat(H, q);
    *hi = loglin_rat(H, q + 1);
}

static const bracket_kind_t drawn = { "expected effect of a mean error", same, ends };

const real_t *draws_mean(const draws_t *D, unsigned which, unsigned long k)
{
    source_t *s = ARENA_NEW(D->b->home, source_t);
    *s = (source_t){ D, which, k };
    return real_bracket(D->b->home, &drawn, s);
}
