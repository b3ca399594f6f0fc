/* SPDX-License-Identifier: MIT
**
** The certificate of a capacity: what a vector of weights proves. The notation stands in capacity_parts.h.
*/
#include "numerics/capacity/capacity_parts.h"
#include "numerics/logs/fixlog.h"

#include <stdlib.h>

enum { LENGTH_MAX = 1 << 14, LENGTH_SHORT = 64 }; /* bits of the numbers that cert_sgn follows */

/* floor(2^frac log a), a >= 1. log a < 2^e with e the length of the length of a, so at frac + e bits the numbers of
** MPFR below 2^e contain the multiples of 2^-frac, and rounding down twice is rounding down once. */
static void log_fixed(mpz_ptr r, mpz_srcptr a, long frac)
{
    if (fixlog_floor(r, a, frac)) return;
    size_t length = mpz_sizeinbase(a, 2);
    long e = 1;
    while (length >> e) e++;
    mpfr_t x, y;
    mpfr_init2(x, (mpfr_prec_t)(length < 64 ? 64 : length));
    mpfr_init2(y, frac + e + 1);
    mpfr_set_z(x, a, MPFR_RNDN);
    mpfr_log(y, x, MPFR_RNDD);
    mpfr_mul_2si(y, y, frac, MPFR_RNDD);
    mpfr_get_z(r, y, MPFR_RNDD);
    mpfr_clear(x);
    mpfr_clear(y);
}

typedef struct { mpz_srcptr w; size_t x; } entry_t;

static int by_value(const void *l, const void *r) { return mpz_cmp(((const entry_t *)l)->w, ((const entry_t *)r)->w); }

/* rowlog; equal entries share one logarithm. */
static void fill_rowlog(cert_t *c)
{
    size_t nx = c->W->nx, ny = c->W->ny, n = 0;
    entry_t *entry = ARENA_ARRAY(c->A, entry_t, nx * ny);
    for (size_t i = 0; i < nx * ny; i++)
        if (mpz_cmp_ui(c->W->num + i, 1) > 0) entry[n++] = (entry_t){ c->W->num + i, i / ny };
    qsort(entry, n, sizeof *entry, by_value);
    mpz_ptr l = arena_mpz(c->A, 1);
    for (size_t i = 0; i < n; i++) {
        if (i == 0 || mpz_cmp(entry[i].w, entry[i - 1].w) != 0) log_fixed(l, entry[i].w, c->frac);
        mpz_addmul(c->rowlog + entry[i].x, entry[i].w, l);
    }
}

void cert_open(cert_t *c, arena_t *A, const chan_t *W, long frac)
{
    *c = (cert_t){ .A = A, .W = W, .frac = frac, .weight = arena_mpz(A, W->nx), .total = arena_mpz(A, 1),
                   .rowlog = arena_mpz(A, W->nx), .mass = arena_mpz(A, W->ny), .t = arena_mpz(A, W->nx),
                   .gap = arena_mpz(A, 1) };
    fill_rowlog(c);
}

/* Frees the weights of their common factor; P and the m_y. */
static bool fill_masses(cert_t *c)
{
    size_t nx = c->W->nx, ny = c->W->ny;
    mpz_set_ui(c->gap, 0);
    for (size_t x = 0; x < nx; x++) mpz_gcd(c->gap, c->gap, c->weight + x);
    if (mpz_sgn(c->gap) == 0) return false;
    mpz_set_ui(c->total, 0);
    for (size_t x = 0; x < nx; x++) {
        mpz_divexact(c->weight + x, c->weight + x, c->gap);
        mpz_add(c->total, c->total, c->weight + x);
    }
    for (size_t y = 0; y < ny; y++) {
        mpz_set_ui(c->mass + y, 0);
        for (size_t x = 0; x < nx; x++)
            if (mpz_sgn(c->weight + x)) mpz_addmul(c->mass + y, c->weight + x, c->W->num + x * ny + y);
        if (mpz_sgn(c->mass + y) == 0) return false;
    }
    return true;
}

bool cert_eval(cert_t *c)
{
    if (!fill_masses(c)) return false;
    size_t nx = c->W->nx, ny = c->W->ny;
    mpz_t l;
    mpz_init(l);
    log_fixed(l, c->total, c->frac);
    for (size_t x = 0; x < nx; x++) {
        mpz_set(c->t + x, c->rowlog + x);
        mpz_addmul(c->t + x, c->W->den, l);
    }
    for (size_t y = 0; y < ny; y++) {
        log_fixed(l, c->mass + y, c->frac);
        for (size_t x = 0; x < nx; x++)
            if (mpz_sgn(c->W->num + x * ny + y)) mpz_submul(c->t + x, c->W->num + x * ny + y, l);
    }
    mpz_clear(l);
    c->top = 0;
    for (size_t x = 1; x < nx; x++)
        if (mpz_cmp(c->t + x, c->t + c->top) > 0) c->top = x;
    mpz_mul(c->gap, c->total, c->t + c->top);
    for (size_t x = 0; x < nx; x++) mpz_submul(c->gap, c->weight + x, c->t + x);
    return true;
}

/* gap + 2 P w <= P w 2^(frac - bits). */
bool cert_reached(const cert_t *c, long bits)
{
    if (bits > c->frac) return false;
    mpz_t unit, bound;
    mpz_init(unit);
    mpz_init(bound);
    mpz_mul(unit, c->total, c->W->den);
    mpz_mul_2exp(bound, unit, (mp_bitcnt_t)(c->frac - bits));
    mpz_submul_ui(bound, unit, 2);
    bool reached = mpz_cmp(c->gap, bound) <= 0;
    mpz_clear(unit);
    mpz_clear(bound);
    return reached;
}

bool cert_may_be_exact(const cert_t *c)
{
    mpz_t bound;
    mpz_init(bound);
    mpz_mul(bound, c->total, c->W->den);
    mpz_mul_2exp(bound, bound, 1);
    bool may_be = mpz_cmp(c->gap, bound) < 0;
    mpz_clear(bound);
    return may_be;
}

/* P w I(p;W) = sum_x P_x sum_y w_xy log w_xy - sum_y m_y log m_y + P w log P. */
const loglin_t *cert_lo(const cert_t *c, arena_t *A)
{
    size_t nx = c->W->nx, ny = c->W->ny;
    mpz_t den, coef;
    mpz_init(den);
    mpz_init(coef);
    mpz_mul(den, c->total, c->W->den);
    loglin_sum_t sum;
    loglin_sum_start(&sum, A, den, nx * ny + ny + 1);
    for (size_t i = 0; i < nx * ny; i++) {
        if (mpz_cmp_ui(c->W->num + i, 1) <= 0) continue;
        mpz_mul(coef, c->weight + i / ny, c->W->num + i);
        loglin_sum_push(&sum, coef, c->W->num + i);
    }
    for (size_t y = 0; y < ny; y++) loglin_sum_push_xlogx(&sum, c->mass + y, true);
    loglin_sum_push(&sum, den, c->total);
    mpz_clear(den);
    mpz_clear(coef);
    return loglin_sum_done(&sum);
}

const loglin_t *cert_kl(const cert_t *c, arena_t *A, size_t x)
{
    size_t ny = c->W->ny;
    mpz_t coef;
    mpz_init(coef);
    loglin_sum_t sum;
    loglin_sum_start(&sum, A, c->W->den, 2 * ny + 1);
    for (size_t y = 0; y < ny; y++) {
        mpz_srcptr w = c->W->num + x * ny + y;
        if (mpz_sgn(w) == 0) continue;
        loglin_sum_push(&sum, w, w);
        mpz_neg(coef, w);
        loglin_sum_push(&sum, coef, c->mass + y);
    }
    loglin_sum_push(&sum, c->W->den, c->total);
    mpz_clear(coef);
    return loglin_sum_done(&sum);
}

/* The sign of x - y, decided. Two ends that differ do so, as a rule, by no less than the channel's own numbers tell:
** one enclosure of twice their length spares most of them the exact test, which is dear for long numbers; and one of a
** short length that. */
int cert_sgn(const cert_t *c, const loglin_t *x, const loglin_t *y)
{
    const loglin_t *d = loglin_sub(x, y);
    size_t length = mpz_sizeinbase(c->W->den, 2), most = length < LENGTH_MAX ? length : LENGTH_MAX;
    encl_t r;
    mpfi_init2(r, 64);
    sign_t s = SIGN_UNKNOWN;
    for (size_t of = most < LENGTH_SHORT ? most : LENGTH_SHORT; s == SIGN_UNKNOWN && !loglin_is_rat(d, NULL);
         of = most) {
        mpfi_set_prec(r, 2 * (mpfr_prec_t)of + c->frac + 64);
        loglin_encl(r, d);
        s = encl_sign(r);
        if (of == most) break;
    }
    mpfi_clear(r);
    return s == SIGN_POS ? 1 : s == SIGN_NEG ? -1 : loglin_sgn(d, false, NULL);
}

/* Row x exceeds row `top` only if t_x > t_top - 2 w; those are compared exactly. */
size_t cert_top(const cert_t *c)
{
    size_t top = c->top;
    mpz_t least;
    mpz_init(least);
    mpz_submul_ui(least, c->W->den, 2);
    mpz_add(least, least, c->t + c->top);
    const loglin_t *kl = NULL;
    for (size_t x = 0; x < c->W->nx; x++) {
        if (x == c->top || mpz_cmp(c->t + x, least) <= 0) continue;
        if (!kl) kl = cert_kl(c, c->A, top);
        const loglin_t *other = cert_kl(c, c->A, x);
        if (cert_sgn(c, other, kl) > 0) { top = x; kl = other; }
    }
    mpz_clear(least);
    return top;
}
