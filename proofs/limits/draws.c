/* SPDX-License-Identifier: MIT
**
** The four quantities share their sums, and a quantity is asked for many times: so all are enclosed at once, for each k and each precision, and kept.
*/
#include "proofs/limits/draws.h"
#include "numerics/types.h"

/* Enclosures of the four expectations, for the mean of k errors. */
typedef struct level { struct level *next; unsigned long k; mpfr_prec_t prec; mpfi_ptr mean; } level_t;

/* At one precision: log z, log w(y), and sum_y n(y) log w(y). As all laws below, pi_beta is n(y)/den. */
typedef struct logs { struct logs *next; mpfr_prec_t prec; mpfi_ptr z, w, pw; } logs_t;

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
    mpfi_ptr x = encl_array(b->home, b->n + 3, prec), part = x + b->n + 2;
    *l = (logs_t){ D->known->logs, prec, x + b->n, x, x + b->n + 1 };
    D->known->logs = l;
    mpfi_set_q(l->z, D->z);
    mpfi_log(l->z, l->z);
    for (size_t y = 0; y < b->n; y++) {
        mpfi_set_q(l->w + y, b->w + y);
        mpfi_log(l->w + y, l->w + y);
        mpfi_mul_z(part, l->w + y, b->tilted->num + y);
        mpfi_add(l->pw, l->pw, part);
    }
    return l;
}

/* The error over beta takes whole multiples of e_1 = (unit/k) log z: e_j = j e_1, and v_j = exp(e_j) = v_1^j. */
typedef struct {
    const draws_t *D;
    const logs_t *logs;
    mpfi_ptr e, v;
    mpfi_ptr Z, Ze, Zr, pe; /* sum_y n v, n v e, n v log w, n e */
    mpfi_ptr value, part;
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
    mpfi_ptr e = encl_array(work, n, prec), v = encl_array(work, n, prec), x = encl_array(work, 6, prec);
    mpq_ptr q = arena_mpq(work, 1);
    mpfi_set_ui(v, 1);
    mpq_set_si(q, D->unit, k);
    mpq_canonicalize(q);
    for (size_t j = 1; j < n; j++) {
        if (j == 1) mpfi_mul_q(e + 1, logs_at(D, prec)->z, q);
        else mpfi_mul_ui(e + j, e + 1, j);
        if (j == 1) mpfi_exp(v + 1, e + 1);
        else mpfi_mul(v + j, v + j - 1, v + 1);
    }
    return (parts_t){ D, logs_at(D, prec), e, v, x, x + 1, x + 2, x + 3, x + 4, x + 5 };
}

/* The sums for the error A(y), less its least: a constant moves no law. */
static void add_up(parts_t *m, const long *A)
{
    const pmf_t *p = m->D->b->tilted;
    long least = A[0];
    for (size_t y = 1; y < p->cells; y++) least = A[y] < least ? A[y] : least;
    mpfi_ptr sums[] = { m->Z, m->Ze, m->Zr, m->pe };
    for (size_t i = 0; i < 4; i++) mpfi_set_ui(sums[i], 0);
    for (size_t y = 0; y < p->cells; y++) {
        long j = A[y] - least;
        mpfi_mul_z(m->value, m->v + j, p->num + y);
        mpfi_add(m->Z, m->Z, m->value);
        mpfi_mul(m->part, m->value, m->logs->w + y);
        mpfi_add(m->Zr, m->Zr, m->part);
        mpfi_mul(m->part, m->value, m->e + j);
        mpfi_add(m->Ze, m->Ze, m->part);
        mpfi_mul_z(m->part, m->e + j, p->num + y);
        mpfi_add(m->pe, m->pe, m->part);
    }
}

/* In units of beta, but for the last: KL(pihat||p) = E[v e]/E v - log E v; E_p r - E[v r]/E v; its absolute value; KL(p||pihat) = log E v - E_p e. */
static void quantities(mpfi_ptr x, parts_t *m)
{
    mpz_srcptr den = m->D->b->tilted->den;
    mpfi_div_z(m->value, m->Z, den);
    mpfi_log(m->value, m->value);
    mpfi_div(x + DRAW_GAP, m->Ze, m->Z);
    mpfi_sub(x + DRAW_GAP, x + DRAW_GAP, m->value);
    mpfi_div_z(x + DRAW_DUAL, m->pe, den);
    mpfi_sub(x + DRAW_DUAL, m->value, x + DRAW_DUAL);
    mpfi_div(m->value, m->Zr, m->Z);
    mpfi_div_z(m->part, m->logs->pw, den);
    mpfi_sub(x + DRAW_LOST, m->part, m->value);
    mpfi_abs(x + DRAW_MOVED, x + DRAW_LOST);
}

/* --- over the types --------------------------------------------------------------------------------------------------- */

/* k!/prod c_i!: so many of the rows^k draws have this type. */
static void multiplicity(mpz_ptr n, mpz_ptr part, const unsigned long *type, size_t rows)
{
    unsigned long left = 0;
    mpz_set_ui(n, 1);
    for (size_t r = 0; r < rows; r++) {
        mpz_bin_uiui(part, left += type[r], type[r]);
        mpz_mul(n, n, part);
    }
}

/* For each quantity, the sum over the types of multiplicity times quantity, over rows^k, and times beta where the unit is beta. */
static void enclose(mpfi_ptr mean, arena_t *work, const draws_t *D, unsigned long k, mpfr_prec_t prec)
{
    size_t n = D->b->n, types = types_count(D->rows, k, (size_t)-2);
    unsigned long *type = ARENA_ARRAY(work, unsigned long, types * D->rows);
    long *A = ARENA_ARRAY(work, long, n);
    mpz_ptr times = arena_mpz(work, 2), all = times + 1;
    mpfi_ptr x = encl_array(work, DRAW_QUANTITIES, prec);
    parts_t m = parts_of(work, D, k, prec);
    types_list(type, D->rows, k);
    for (size_t i = 0; i < types; i++, type += D->rows) {
        for (size_t y = 0; y < n; y++) A[y] = 0;
        for (size_t y = 0; y < n * D->rows; y++) A[y % n] += (long)type[y / n] * D->a[y];
        add_up(&m, A);
        quantities(x, &m);
        multiplicity(times, all, type, D->rows);
        for (size_t q = 0; q < DRAW_QUANTITIES; q++) {
            mpfi_mul_z(x + q, x + q, times);
            mpfi_add(mean + q, mean + q, x + q);
        }
    }
    mpz_ui_pow_ui(all, D->rows, k);
    for (size_t q = 0; q < DRAW_QUANTITIES; q++) {
        mpfi_div_z(mean + q, mean + q, all);
        if (q != DRAW_DUAL) mpfi_mul_q(mean + q, mean + q, D->b->beta);
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
