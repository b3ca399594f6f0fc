/* SPDX-License-Identifier: MIT
**
** The four quantities share their sums, and a quantity is asked for many times: so all are enclosed at once, for each k and each precision, and kept.
*/
#include "proofs/limits/draws.h"
#include "numerics/laws/types.h"

/* Enclosures of the four expectations, for the mean of k errors. */
typedef struct level { struct level *next; unsigned long k; mpfr_prec_t prec; mpfi_ptr mean; } level_t;

/* At one precision: log z; p(y) = pi_beta(y), p(y) log w(y) and the sum of these. */
typedef struct logs { struct logs *next; mpfr_prec_t prec; mpfi_ptr z, p, pw, mean; } logs_t;

typedef struct { level_t *levels; logs_t *logs; } known_t;

struct draws {
    const base_t *b;
    mpq_srcptr z;
    long unit;
    const long *a;
    size_t rows;
    known_t *known;
};

typedef struct { const draws_t *D; unsigned quantity; unsigned long k; } source_t;

const draws_t *draws_make(const base_t *b, mpq_srcptr z, long unit, const long *a, size_t rows)
{
    draws_t *D = ARENA_NEW(b->home, draws_t);
    *D = (draws_t){ b, z, unit, a, rows, ARENA_NEW(b->home, known_t) };
    return D;
}

static bool same(const void *x, const void *y)
{
    const source_t *s = x, *t = y;
    return s->D == t->D && s->quantity == t->quantity && s->k == t->k;
}

/* --- the mean of k errors ------------------------------------------------------------------------------------------- */

static const logs_t *logs_at(const draws_t *D, mpfr_prec_t prec)
{
    const base_t *b = D->b;
    for (logs_t *l = D->known->logs; l; l = l->next)
        if (l->prec == prec) return l;
    logs_t *l = ARENA_NEW(b->home, logs_t);
    mpq_ptr q = arena_mpq(b->home, 1);
    *l = (logs_t){ D->known->logs, prec, encl_array(b->home, 1, prec), encl_array(b->home, b->n, prec), encl_array(b->home, b->n, prec),
                   encl_array(b->home, 1, prec) };
    D->known->logs = l;
    mpfi_set_q(l->z, D->z);
    mpfi_log(l->z, l->z);
    for (size_t y = 0; y < b->n; y++) {
        pmf_prob(q, b->tilted, y);
        mpfi_set_q(l->p + y, q);
        mpfi_set_q(l->pw + y, b->w + y);
        mpfi_log(l->pw + y, l->pw + y);
        mpfi_mul(l->pw + y, l->p + y, l->pw + y);
        mpfi_add(l->mean, l->mean, l->pw + y);
    }
    return l;
}

/* The error over beta takes whole multiples of (unit/k) log z: e_j is j times that, v_j = exp(e_j). */
typedef struct {
    const draws_t *D;
    const logs_t *logs;
    mpfi_ptr e, v;
    mpfi_ptr Z, Ze, Zr, pe; /* sum_y p v, p v e, p v log w, p e */
    mpfi_ptr part;
} parts_t;

/* How far the error of one row reaches, at most. */
static long spread(const draws_t *D)
{
    long most = 0;
    for (size_t r = 0; r < D->rows; r++) {
        const long *a = D->a + r * D->b->n;
        long lo = a[0], hi = a[0];
        for (size_t y = 1; y < D->b->n; y++) { lo = a[y] < lo ? a[y] : lo; hi = a[y] > hi ? a[y] : hi; }
        most = hi - lo > most ? hi - lo : most;
    }
    return most;
}

static parts_t parts_of(arena_t *work, const draws_t *D, unsigned long k, mpfr_prec_t prec)
{
    size_t n = (size_t)spread(D) * k + 1;
    mpfi_ptr e = encl_array(work, n, prec), v = encl_array(work, n, prec), x = encl_array(work, 5, prec);
    mpq_ptr q = arena_mpq(work, 1);
    for (size_t j = 0; j < n; j++) {
        mpq_set_si(q, D->unit * (long)j, k);
        mpq_canonicalize(q);
        mpfi_mul_q(e + j, logs_at(D, prec)->z, q);
        mpfi_exp(v + j, e + j);
    }
    return (parts_t){ D, logs_at(D, prec), e, v, x, x + 1, x + 2, x + 3, x + 4 };
}

/* The sums for the error A(y), less its least, so that v >= 1 stays in range: a constant moves no law. */
static void add_up(parts_t *m, const long *A)
{
    size_t n = m->D->b->n;
    long least = A[0];
    for (size_t y = 1; y < n; y++) least = A[y] < least ? A[y] : least;
    mpfi_ptr sums[] = { m->Z, m->Ze, m->Zr, m->pe };
    for (size_t i = 0; i < 4; i++) mpfi_set_ui(sums[i], 0);
    for (size_t y = 0; y < n; y++) {
        mpfi_srcptr e = m->e + (A[y] - least), v = m->v + (A[y] - least);
        mpfi_mul(m->part, v, m->logs->p + y);
        mpfi_add(m->Z, m->Z, m->part);
        mpfi_mul(m->part, m->part, e);
        mpfi_add(m->Ze, m->Ze, m->part);
        mpfi_mul(m->part, e, m->logs->p + y);
        mpfi_add(m->pe, m->pe, m->part);
        mpfi_mul(m->part, v, m->logs->pw + y);
        mpfi_add(m->Zr, m->Zr, m->part);
    }
}

/* beta KL(pihat||p), KL = E[v e]/Z - log Z; beta (E_p log w - E[v log w]/Z); its absolute value; KL(p||pihat) = log Z - E_p e. */
static void quantities(mpfi_ptr x, parts_t *m)
{
    mpfi_log(m->part, m->Z);
    mpfi_div(x + DRAW_GAP, m->Ze, m->Z);
    mpfi_sub(x + DRAW_GAP, x + DRAW_GAP, m->part);
    mpfi_sub(x + DRAW_DUAL, m->part, m->pe);
    mpfi_div(m->part, m->Zr, m->Z);
    mpfi_sub(x + DRAW_LOST, m->logs->mean, m->part);
    mpfi_abs(x + DRAW_MOVED, x + DRAW_LOST);
    for (unsigned q = 0; q < DRAW_DUAL; q++) mpfi_mul_q(x + q, x + q, m->D->b->beta);
}

/* --- over the types --------------------------------------------------------------------------------------------------- */

/* k!/(prod c_i!) rows^-k. */
static void probability(mpq_ptr p, mpz_ptr part, const unsigned long *type, size_t rows, unsigned long k)
{
    mpz_fac_ui(mpq_numref(p), k);
    mpz_ui_pow_ui(mpq_denref(p), rows, k);
    for (size_t r = 0; r < rows; r++) {
        mpz_fac_ui(part, type[r]);
        mpz_mul(mpq_denref(p), mpq_denref(p), part);
    }
    mpq_canonicalize(p);
}

static void enclose(mpfi_ptr mean, arena_t *work, const draws_t *D, unsigned long k, mpfr_prec_t prec)
{
    size_t n = D->b->n, types = types_count(D->rows, k, (size_t)-2);
    unsigned long *type = ARENA_ARRAY(work, unsigned long, types * D->rows);
    long *A = ARENA_ARRAY(work, long, n);
    mpq_ptr p = arena_mpq(work, 1);
    mpz_ptr part = arena_mpz(work, 1);
    mpfi_ptr x = encl_array(work, DRAW_QUANTITIES, prec);
    parts_t m = parts_of(work, D, k, prec);
    types_list(type, D->rows, k);
    for (size_t i = 0; i < types; i++, type += D->rows) {
        for (size_t y = 0; y < n; y++) A[y] = 0;
        for (size_t y = 0; y < n * D->rows; y++) A[y % n] += (long)type[y / n] * D->a[y];
        add_up(&m, A);
        quantities(x, &m);
        probability(p, part, type, D->rows, k);
        for (size_t q = 0; q < DRAW_QUANTITIES; q++) {
            mpfi_mul_q(x + q, x + q, p);
            mpfi_add(mean + q, mean + q, x + q);
        }
    }
}

static const level_t *level_at(const draws_t *D, unsigned long k, mpfr_prec_t prec)
{
    for (level_t *l = D->known->levels; l; l = l->next)
        if (l->k == k && l->prec == prec) return l;
    level_t *l = ARENA_NEW(D->b->home, level_t);
    arena_t *work = arena_new();
    *l = (level_t){ D->known->levels, k, prec, encl_array(D->b->home, DRAW_QUANTITIES, prec) };
    enclose(l->mean, work, D, k, prec);
    arena_free(work);
    return D->known->levels = l;
}

static bool is_within(mpfi_srcptr x, long bits)
{
    mpfr_t width;
    mpfr_init2(width, 32);
    mpfr_sub(width, &x->right, &x->left, MPFR_RNDU);
    bool within = mpfr_cmp_ui_2exp(width, 1, -bits) <= 0;
    mpfr_clear(width);
    return within;
}

/* The precision is doubled until the ends are within 2^-bits. */
static void ends(const loglin_t **lo, const loglin_t **hi, arena_t *H, const void *source, long bits)
{
    const source_t *s = source;
    mpfr_prec_t prec = 128;
    mpfi_srcptr mean = level_at(s->D, s->k, prec)->mean + s->quantity;
    while (!is_within(mean, bits) && prec <= 4 * bits + 4096) mean = level_at(s->D, s->k, prec *= 2)->mean + s->quantity;
    mpq_ptr q = arena_mpq(H, 2);
    mpfr_get_q(q, &mean->left);
    mpfr_get_q(q + 1, &mean->right);
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
