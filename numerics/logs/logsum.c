/* SPDX-License-Identifier: MIT */
#include "numerics/logs/fixlog.h"
#include "numerics/logs/limbs.h"
#include "numerics/logs/logprod.h"
#include "numerics/logs/logsum.h"

#include <stdlib.h>
#include <string.h>
#include <threads.h>

enum { LIMBS_LEAST = 2, SPARE = 72 /* bits of e, and of sums of c, beyond those of the limbs */ };

static int limbs_for(mpfr_prec_t prec) { return prec <= 64 * LIMBS_LEAST ? LIMBS_LEAST : (int)((prec + 63) / 64); }

/* --- the crossovers ------------------------------------------------------------------------------------------ */

/* Nanoseconds on an x86-64 of 2023, `make bench ROWS=crossover`; only their ratios matter. */
static const double fixed_each[FIXLOG_LIMBS_MAX + 1] = {
    [2] = 6.5, [3] = 72, [4] = 115, [5] = 280, [6] = 370, [7] = 460, [8] = 580
};

static double mpfr_each(int L) { return 600 + 500 * L; }
static double product_unit(int L) { return 1.5 + 0.3 * L; }

static logsum_way_t quickest(size_t n, int bits, int L)
{
    logsum_way_t each = L <= FIXLOG_LIMBS_MAX ? LOGSUM_FIXED : LOGSUM_MPFR;
    double product, last = mpfr_each(L + 2) + 600,
                    apart = (double)n * (each == LOGSUM_FIXED ? fixed_each[L] : mpfr_each(L));
    if (apart <= last) return each;
    logprod_digit(&product, n, bits, L);
    return product * product_unit(L) + last < apart ? LOGSUM_PRODUCT : each;
}

/* --- the ways ------------------------------------------------------------------------------------------------- */

/* e log 2 - N/2^64L -+ error/2^64L, N of n limbs. */
static void from_fixed(encl_ptr r, long_t e, const mp_limb_t *N, int n, wide_t error, int L)
{
    mpfr_t part, end;
    mpz_t z;
    mp_limb_t limb[2] = { (mp_limb_t)error, (mp_limb_t)(error >> 64) };
    while (n && N[n - 1] == 0) n--;
    mpfr_inits2(64 * L + SPARE + 64, part, end, (mpfr_ptr)0);
    for (int up = 0; up < 2; up++) {
        mpfr_rnd_t rnd = up ? MPFR_RNDU : MPFR_RNDD;
        limbs_log2_times(end, e, rnd);
        mpfr_set_z_2exp(part, mpz_roinit_n(z, N, n), -64 * L, up ? MPFR_RNDD : MPFR_RNDU);
        mpfr_sub(end, end, part, rnd);
        mpfr_set_z_2exp(part, mpz_roinit_n(z, limb, limb[1] ? 2 : 1), -64 * L, MPFR_RNDU);
        if (up) mpfr_add(&r->right, end, part, rnd);
        else mpfr_sub(&r->left, end, part, rnd);
    }
    mpfr_clears(part, end, (mpfr_ptr)0);
}

/* sum c (e log 2 - N): sum c e and sum c are exact, sum c N too: below 2^63 2^32. */
typedef struct { mp_limb_t N[FIXLOG_LIMBS_MAX + 2]; wide_t all; long_t e; } fixed_sum_t;

static void add_fixed(fixed_sum_t *s, const uint64_t *c, const uint64_t *a, size_t n, int L)
{
    s->all += fixlog_sum(s->N, &s->e, c, a, n, L);
}

static void by_fixed(encl_ptr r, const uint64_t *c, const uint64_t *a, size_t n, int L)
{
    fixed_sum_t s = { .e = 0 };
    add_fixed(&s, c, a, n, L);
    from_fixed(r, s.e, s.N, L + 2, s.all * FIXLOG_ERROR, L);
}

static void by_product(encl_ptr r, const uint64_t *c, const uint64_t *a, size_t n, int L)
{
    logprod(&r->left, &r->right, c, a, n, L);
}

/* The logarithm of an integer that is not 1 is irrational: strictly between its rounding down and the next number. */
static void by_mpfr(encl_ptr r, const uint64_t *c, const uint64_t *a, size_t n, int L)
{
    mpfr_t log, term, lo, hi;
    mpfr_inits2(64 * L + SPARE, log, term, lo, hi, (mpfr_ptr)0);
    mpfr_set_zero(lo, 1);
    mpfr_set_zero(hi, 1);
    for (size_t i = 0; i < n; i++) {
        mpfr_set_ui(log, a[i], MPFR_RNDN);
        mpfr_log(log, log, MPFR_RNDD);
        mpfr_mul_ui(term, log, c[i], MPFR_RNDD);
        mpfr_add(lo, lo, term, MPFR_RNDD);
        mpfr_nextabove(log);
        mpfr_mul_ui(term, log, c[i], MPFR_RNDU);
        mpfr_add(hi, hi, term, MPFR_RNDU);
    }
    mpfr_set(&r->left, lo, MPFR_RNDD);
    mpfr_set(&r->right, hi, MPFR_RNDU);
    mpfr_clears(log, term, lo, hi, (mpfr_ptr)0);
}

/* --- terms that count; equal values --------------------------------------------------------------------------- */

typedef struct { uint64_t *c, *a; size_t n; } terms_t;

static terms_t terms_new(size_t room)
{
    uint64_t *at = alloc_bytes((2 * room + 1) * sizeof *at);
    return (terms_t){ at, at + room, 0 };
}

/* Those with c >= 1 and a >= 2. */
static void take_terms(terms_t *t, const uint64_t *c, const uint64_t *a, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        t->c[t->n] = c[i];
        t->a[t->n] = a[i];
        t->n += c[i] >= 1 && a[i] >= 2;
    }
}

enum { FOLD_MAX = 1 << 14 };

static uint16_t least_factor[FOLD_MAX + 1]; /* the least prime factor of a composite; 0 of a prime */
static once_flag sieved = ONCE_FLAG_INIT;

static void sieve(void)
{
    for (uint32_t p = 2; p * p <= FOLD_MAX; p++)
        for (uint32_t k = p * p; least_factor[p] == 0 && k <= FOLD_MAX; k += p)
            if (least_factor[k] == 0) least_factor[k] = (uint16_t)p;
}

/* sum a log a over values below `top`, put on primes: with C_v the factor of log v, log v = log p + log v/p hands it
** down, from the top. No C passes the sum of all a log2 a, n FOLD_MAX 14 < 2^60. */
static void fold(terms_t *t, const uint64_t *a, size_t n, size_t top)
{
    uint64_t *C = alloc_array(top + 1, sizeof *C);
    call_once(&sieved, sieve);
    for (size_t i = 0; i < n; i++) C[a[i]] += a[i];
    for (size_t v = top; v >= 2; v--) {
        if (C[v] == 0) continue;
        size_t p = least_factor[v];
        if (p) { C[p] += C[v]; C[v / p] += C[v]; continue; }
        t->c[t->n] = C[v];
        t->a[t->n++] = v;
    }
    alloc_free(C);
}

/* --- the choice ------------------------------------------------------------------------------------------------- */

static uint64_t union_of(const uint64_t *a, size_t n)
{
    uint64_t all = 0;
    for (size_t i = 0; i < n; i++) all |= a[i];
    return all;
}

static void encl_terms(encl_ptr r, const terms_t *t, int L, int way)
{
    static void (*const by[LOGSUM_WAYS])(encl_ptr, const uint64_t *, const uint64_t *, size_t,
                                         int) = { by_fixed, by_product, by_mpfr };
    if (t->n == 0) { mpfi_set_ui(r, 0); return; }
    if (way == LOGSUM_WAYS) way = (int)quickest(t->n, 64 - __builtin_clzll(union_of(t->c, t->n)), L);
    by[way](r, t->c, t->a, t->n, L);
}

/* sum a log a as it stands: in a product what is 0 has no digit that counts, and 1 is a factor; in fixed point both are
** passed over. */
static bool encl_at_once(encl_ptr r, const uint64_t *a, size_t n, uint64_t all, int L)
{
    logsum_way_t way = all < 2 ? LOGSUM_MPFR : quickest(n, 64 - __builtin_clzll(all), L);
    if (way == LOGSUM_PRODUCT) by_product(r, a, a, n, L);
    if (way == LOGSUM_FIXED) by_fixed(r, a, a, n, L);
    return way != LOGSUM_MPFR;
}

static void encl_by(encl_ptr r, const uint64_t *c, const uint64_t *a, size_t n, int way)
{
    int L = limbs_for(mpfi_get_prec(r));
    bool free_way = way == LOGSUM_WAYS && c == a;
    uint64_t all = free_way ? union_of(a, n) : 0;
    bool folds = free_way && all < FOLD_MAX && n > all / 4;
    if (free_way && !folds && encl_at_once(r, a, n, all, L)) return;
    terms_t t = terms_new(folds ? (size_t)all + 1 : n);
    if (folds) fold(&t, a, n, (size_t)all);
    else take_terms(&t, c, a, n);
    encl_terms(r, &t, L, way);
    alloc_free(t.c);
}

void logsum_encl(encl_ptr r, const uint64_t *c, const uint64_t *a, size_t n) { encl_by(r, c, a, n, LOGSUM_WAYS); }
void logsum_encl_by(encl_ptr r, const uint64_t *c, const uint64_t *a, size_t n, logsum_way_t way)
{
    encl_by(r, c, a, n, (int)way);
}

/* --- many sums in fixed point ------------------------------------------------------------------------------------- */

void logsum_fixed_init(logsum_fixed_t *F, mpfr_prec_t prec)
{
    F->L = limbs_for(prec);
    F->used = false;
    mpz_inits(F->E, F->M, F->U, NULL);
}

void logsum_fixed_clear(logsum_fixed_t *F) { mpz_clears(F->E, F->M, F->U, NULL); }

static void add_wide(mpz_ptr to, mpz_srcptr by, wide_t x)
{
    mp_limb_t limb[2] = { (mp_limb_t)x, (mp_limb_t)(x >> 64) };
    mpz_t z;
    mpz_addmul(to, by, mpz_roinit_n(z, limb, limb[1] ? 2 : limb[0] ? 1 : 0));
}

/* M += by N; E += by e; U += FIXLOG_ERROR |by| all; e >= 0. */
static void add_sum(logsum_fixed_t *F, mpz_srcptr by, const mp_limb_t *N, int n, long_t e, wide_t all)
{
    mpz_t z;
    while (n && N[n - 1] == 0) n--;
    mpz_addmul(F->M, by, mpz_roinit_n(z, N, n));
    add_wide(F->E, by, (wide_t)e);
    add_wide(F->U, mpz_roinit_n(z, mpz_limbs_read(by), (mp_size_t)mpz_size(by)), all * FIXLOG_ERROR);
    F->used = true;
}

/* A word 0 or 1 has c log a = 0, and is passed over. */
bool logsum_fixed_words(logsum_fixed_t *F, mpz_srcptr by, const uint64_t *a, size_t n)
{
    uint64_t all = union_of(a, n);
    if (all < 2) return true;
    if (F->L > FIXLOG_LIMBS_MAX || (all < FOLD_MAX && n > all / 4) ||
        quickest(n, 64 - __builtin_clzll(all), F->L) != LOGSUM_FIXED)
        return false;
    fixed_sum_t s = { .e = 0 };
    add_fixed(&s, a, a, n, F->L);
    add_sum(F, by, s.N, F->L + 2, s.e, s.all);
    return true;
}

bool logsum_fixed_log(logsum_fixed_t *F, mpz_srcptr c, mpz_srcptr a)
{
    mp_limb_t N[FIXLOG_LIMBS_MAX];
    if (F->L > FIXLOG_LIMBS_MAX) return false;
    long e = fixlog(N, a, F->L);
    add_sum(F, c, N, F->L, e, 1);
    return true;
}

/* As from_fixed. Each rounding costs 2^-(64L+136) of E log 2 or of M 2^-64L, which are below 2^40 sum |c|: nothing
** beside U 2^-64L. */
void logsum_fixed_encl(encl_ptr r, const logsum_fixed_t *F)
{
    mpfr_t part, end;
    mpfr_inits2(64 * F->L + SPARE + 64, part, end, (mpfr_ptr)0);
    for (int up = 0; up < 2; up++) {
        mpfr_rnd_t rnd = up ? MPFR_RNDU : MPFR_RNDD;
        mpfr_const_log2(end, (mpz_sgn(F->E) < 0) == (up != 0) ? MPFR_RNDD : MPFR_RNDU);
        mpfr_mul_z(end, end, F->E, rnd);
        mpfr_set_z_2exp(part, F->M, -64 * F->L, up ? MPFR_RNDD : MPFR_RNDU);
        mpfr_sub(end, end, part, rnd);
        mpfr_set_z_2exp(part, F->U, -64 * F->L, MPFR_RNDU);
        if (up) mpfr_add(&r->right, end, part, rnd);
        else mpfr_sub(&r->left, end, part, rnd);
    }
    mpfr_clears(part, end, (mpfr_ptr)0);
}

void logsum_log(encl_ptr r, mpz_srcptr a)
{
    int L = limbs_for(mpfi_get_prec(r));
    if (L <= FIXLOG_LIMBS_MAX) {
        mp_limb_t N[FIXLOG_LIMBS_MAX];
        long e = fixlog(N, a, L);
        from_fixed(r, e, N, L, FIXLOG_ERROR, L);
    } else if (mpz_sizeinbase(a, 2) <= (size_t)mpfi_get_prec(r)) {
        mpfr_set_z(&r->left, a, MPFR_RNDD);
        mpfr_log(&r->left, &r->left, MPFR_RNDD);
        mpfr_set(&r->right, &r->left, MPFR_RNDU);
        mpfr_nextabove(&r->right);
    } else {
        mpfi_set_z(r, a);
        mpfi_log(r, r);
    }
}
