/* SPDX-License-Identifier: MIT */
#include "numerics/expr/real_powers.h"

#include "numerics/logs/coprime.h"

/* sum_i c_i exp(L_i); the numerator and denominator of a quotient. NULL stands for what is no such sum, or too long a
** one. */
enum { POWERS_MAX = 128, EXPONENT_MAX = 12 };
typedef struct { mpq_ptr c; const loglin_t *L; } power_t;
typedef struct { size_t n; power_t *at; } powers_t;
typedef struct { const powers_t *over, *under; } quotient_t;

static const quotient_t NONE = { NULL, NULL };

/* --- sums of powers ------------------------------------------------------------------------------------- */

static powers_t *room(arena_t *A, size_t n)
{
    powers_t *s = ARENA_NEW(A, powers_t);
    *s = (powers_t){ 0, ARENA_ARRAY(A, power_t, n ? n : 1) };
    return s;
}

/* Adds c exp(L), where s has room. */
static void gather(arena_t *A, powers_t *s, mpq_srcptr c, const loglin_t *L)
{
    size_t i = 0;
    while (i < s->n && !loglin_same(s->at[i].L, L)) i++;
    if (i == s->n) s->at[s->n++] = (power_t){ arena_mpq(A, 1), L };
    mpq_add(s->at[i].c, s->at[i].c, c);
    if (mpq_sgn(s->at[i].c) == 0) s->at[i] = s->at[--s->n];
}

static const powers_t *single(arena_t *A, mpq_srcptr c, const loglin_t *L)
{
    powers_t *s = room(A, 1);
    gather(A, s, c, L);
    return s;
}

static const powers_t *one(arena_t *A)
{
    mpq_ptr c = arena_mpq(A, 1);
    mpq_set_ui(c, 1, 1);
    return single(A, c, loglin_si(A, 0));
}

static const powers_t *sum(arena_t *A, const powers_t *x, const powers_t *y)
{
    if (!x || !y || x->n + y->n > POWERS_MAX) return NULL;
    powers_t *s = room(A, x->n + y->n);
    for (size_t i = 0; i < x->n; i++) gather(A, s, x->at[i].c, x->at[i].L);
    for (size_t i = 0; i < y->n; i++) gather(A, s, y->at[i].c, y->at[i].L);
    return s;
}

static const powers_t *product(arena_t *A, const powers_t *x, const powers_t *y)
{
    if (!x || !y || x->n * y->n > POWERS_MAX) return NULL;
    powers_t *s = room(A, x->n * y->n);
    mpq_ptr c = arena_mpq(A, 1);
    for (size_t i = 0; i < x->n; i++)
        for (size_t j = 0; j < y->n; j++) {
            mpq_mul(c, x->at[i].c, y->at[j].c);
            gather(A, s, c, loglin_add(x->at[i].L, y->at[j].L));
        }
    return s;
}

/* log(c exp(L)), c > 0; NULL where x is not one positive power. */
static const loglin_t *log_of_single(arena_t *A, const powers_t *x)
{
    if (!x || x->n != 1 || mpq_sgn(x->at[0].c) < 0) return NULL;
    mpq_ptr unit = arena_mpq(A, 1);
    mpq_set_ui(unit, 1, 1);
    return loglin_add(loglin_log(A, unit, x->at[0].c), x->at[0].L);
}

/* --- quotients ------------------------------------------------------------------------------------------ */

static quotient_t plus(arena_t *A, quotient_t x, quotient_t y)
{
    if (!x.over || !y.over) return NONE;
    if (x.under == y.under) return (quotient_t){ sum(A, x.over, y.over), x.under };
    const powers_t *under = product(A, x.under, y.under);
    const powers_t *over = sum(A, product(A, x.over, y.under), product(A, y.over, x.under));
    return under && over ? (quotient_t){ over, under } : NONE;
}

static quotient_t times(arena_t *A, quotient_t x, quotient_t y)
{
    if (!x.over || !y.over) return NONE;
    quotient_t z = { product(A, x.over, y.over),
                     x.under == y.under && x.under->n == 1 ? x.under : product(A, x.under, y.under) };
    return z.over && z.under ? z : NONE;
}

/* 1/x; of one power it is one power. Of 0 it is none. */
static quotient_t inverse(arena_t *A, quotient_t x, const powers_t *unit)
{
    if (!x.over || x.over->n == 0) return NONE;
    if (x.over->n > 1) return (quotient_t){ x.under, x.over };
    mpq_ptr c = arena_mpq(A, 2), minus = c + 1;
    mpq_inv(c, x.over->at[0].c);
    mpq_set_si(minus, -1, 1);
    const powers_t *p = single(A, c, loglin_scale(x.over->at[0].L, minus));
    return (quotient_t){ product(A, p, x.under), unit };
}

/* x^k. */
static quotient_t raised(arena_t *A, quotient_t x, unsigned long k, const powers_t *unit)
{
    quotient_t z = { unit, unit };
    while (k--) z = times(A, z, x);
    return z;
}

/* --- expressions ---------------------------------------------------------------------------------------- */

static quotient_t quotient_of(const real_t *x, const powers_t *unit);

/* log x, for an x that is one power. */
static const loglin_t *log_of(const real_t *x, const powers_t *unit)
{
    quotient_t q = quotient_of(x, unit);
    const loglin_t *over = log_of_single(x->home, q.over), *under = log_of_single(x->home, q.under);
    return over && under ? loglin_sub(over, under) : NULL;
}

/* A log form, logarithms of single powers among it; NULL: none. */
static const loglin_t *form_of(const real_t *x, const powers_t *unit)
{
    if (x->kind != REAL_SUM) return NULL;
    const loglin_t *L = x->form;
    for (unsigned i = 0; i < x->parts && L; i++) {
        const loglin_t *l = x->part[i].atom->kind == REAL_LOG ? log_of(x->part[i].atom->x, unit) : NULL;
        L = l ? loglin_add(L, loglin_scale(l, x->part[i].coef)) : NULL;
    }
    return L;
}

/* exp(L) and its root. */
static quotient_t power_of(arena_t *A, const loglin_t *L, const powers_t *unit)
{
    return L ? (quotient_t){ single(A, unit->at[0].c, L), unit } : NONE;
}

static quotient_t root_of(arena_t *A, const loglin_t *L, const powers_t *unit)
{
    mpq_ptr half = arena_mpq(A, 1);
    mpq_set_ui(half, 1, 2);
    return power_of(A, L ? loglin_scale(L, half) : NULL, unit);
}

static quotient_t of_atom(const real_t *a, const powers_t *unit)
{
    switch (a->kind) {
    case REAL_MUL: return times(a->home, quotient_of(a->x, unit), quotient_of(a->y, unit));
    case REAL_DIV: return times(a->home, quotient_of(a->x, unit), inverse(a->home, quotient_of(a->y, unit), unit));
    case REAL_SQRT: return root_of(a->home, log_of(a->x, unit), unit);
    case REAL_EXP: return power_of(a->home, form_of(a->x, unit), unit);
    default: return NONE;
    }
}

static quotient_t quotient_of(const real_t *x, const powers_t *unit)
{
    mpq_ptr c = arena_mpq(x->home, 1);
    if (x->kind != REAL_SUM || !loglin_is_rat(x->form, c)) return NONE;
    quotient_t all = { single(x->home, c, loglin_si(x->home, 0)), unit };
    for (unsigned i = 0; i < x->parts && all.over; i++) {
        quotient_t by = { single(x->home, x->part[i].coef, loglin_si(x->home, 0)), unit };
        all = plus(x->home, all, times(x->home, of_atom(x->part[i].atom, unit), by));
    }
    return all;
}

/* --- zero ------------------------------------------------------------------------------------------------ */

/* Is exp(L - M) rational? Then q is. */
static power_kind_t ratio(mpq_ptr q, const loglin_t *L, const loglin_t *M)
{
    const loglin_t *d = loglin_normal(loglin_sub(L, M));
    return mpz_sgn(d->c0) != 0 ? POWER_IRRATIONAL : coprime_product_rational(q, d->home, d->n, d->term, d->den);
}

/* Each term is gathered to the first that it has a rational quotient with. */
static bool is_zero(arena_t *A, const powers_t *s)
{
    powers_t *classes = room(A, s->n);
    mpq_ptr q = arena_mpq(A, 1);
    for (size_t i = 0; i < s->n; i++) {
        size_t k = 0;
        power_kind_t kind = POWER_IRRATIONAL;
        while (k < classes->n && (kind = ratio(q, s->at[i].L, classes->at[k].L)) == POWER_IRRATIONAL) k++;
        if (kind == POWER_TOO_LONG) return false;
        if (k == classes->n) {
            classes->at[classes->n++] = (power_t){ arena_mpq(A, 1), s->at[i].L };
            mpq_set_ui(q, 1, 1);
        }
        mpq_mul(q, q, s->at[i].c);
        mpq_add(classes->at[k].c, classes->at[k].c, q);
    }
    for (size_t k = 0; k < classes->n; k++)
        if (mpq_sgn(classes->at[k].c) != 0) return false;
    return true;
}

/* The least n with n d_i whole for all coefficients of x. */
static void common_denominator(mpz_ptr n, const real_t *x)
{
    mpz_set_ui(n, 1);
    for (unsigned i = 0; i < x->parts; i++) mpz_lcm(n, n, mpq_denref(x->part[i].coef));
}

/* F + sum_i d_i log x_i = 0 if and only if exp(n F) prod_i x_i^(n d_i) = 1, where the n d_i are whole. */
static bool logs_cancel(const real_t *x, const powers_t *unit)
{
    arena_t *A = x->home;
    mpz_ptr n = arena_mpz(A, 1);
    common_denominator(n, x);
    mpq_ptr k = arena_mpq(A, 2), minus = k + 1;
    mpq_set_z(k, n);
    mpq_set_si(minus, -1, 1);
    quotient_t all = { single(A, unit->at[0].c, loglin_scale(x->form, k)), unit };
    for (unsigned i = 0; i < x->parts && all.over; i++) {
        if (x->part[i].atom->kind != REAL_LOG) return false;
        mpq_set_z(k, n);
        mpq_mul(k, k, x->part[i].coef);
        if (mpz_cmpabs_ui(mpq_numref(k), EXPONENT_MAX) > 0) return false;
        quotient_t a = quotient_of(x->part[i].atom->x, unit);
        if (mpq_sgn(k) < 0) a = inverse(A, a, unit);
        all = times(A, all, raised(A, a, mpz_get_ui(mpq_numref(k)), unit));
    }
    all = plus(A, all, (quotient_t){ single(A, minus, loglin_si(A, 0)), unit });
    return all.over && is_zero(A, all.over);
}

bool real_powers_cancel(const real_t *x)
{
    if (x->kind != REAL_SUM) return false;
    const powers_t *unit = one(x->home);
    quotient_t q = quotient_of(x, unit);
    if (q.over) return is_zero(x->home, q.over);
    return x->parts && logs_cancel(x, unit);
}
