/* SPDX-License-Identifier: MIT
**
** The certificate and exact values. Middling cases are enclosed in fixed point (klinv_fixed.c). Else where the
** root lies is proposed by klinv_newton.c, and each end is compared with c by real_cmp before it is handed out.
*/
#include "numerics/info/info.h"
#include "numerics/klinv/klinv.h"
#include "numerics/klinv/klinv_fixed.h"
#include "numerics/klinv/klinv_newton.h"
#include "numerics/klinv/klinv_parts.h"
#include "numerics/base/rat.h"

enum { TAIL_NATS = 13000 /* below KLINV_TAIL_BITS log 2 */ };

/* --- the problem ----------------------------------------------------------------------------------------- */

typedef struct {
    arena_t *A;
    mpq_ptr p, rest;
    const real_t *c;
    long bits;
    effort_t effort;
    encl_t near; /* an enclosure of c */
    bool narrow; /* of a relative width below 2^-(bits + 28) */
} problem_t;

/* The sign of kl - c from enclosures at the precision of that of c: known unless the two are near. */
static sign_t against_near(const problem_t *P, const real_t *kl)
{
    encl_t excess;
    mpfi_init2(excess, mpfi_get_prec(P->near));
    real_encl(excess, kl);
    mpfi_sub(excess, excess, P->near);
    sign_t s = encl_sign(excess);
    mpfi_clear(excess);
    return s;
}

/* The sign of kl(p||q) - c. */
static sign_t against(problem_t *P, mpq_srcptr q)
{
    const real_t *kl = info_binary_kl(P->A, P->p, q);
    sign_t s = against_near(P, kl);
    return s != SIGN_UNKNOWN ? s : real_cmp(kl, P->c, &P->effort);
}

static bool is_below(problem_t *P, mpq_srcptr q) { sign_t s = against(P, q); return s == SIGN_NEG || s == SIGN_ZERO; }
static bool is_above(problem_t *P, mpq_srcptr q) { sign_t s = against(P, q); return s == SIGN_POS || s == SIGN_ZERO; }

static bool is_narrow(encl_srcptr r, long bits)
{
    if (mpfr_sgn(&r->left) <= 0 || !mpfi_bounded_p(r)) return false;
    mpfr_t width;
    mpfr_init2(width, 64);
    mpfr_sub(width, &r->right, &r->left, MPFR_RNDU);
    bool narrow = mpfr_zero_p(width) || mpfr_get_exp(width) < mpfr_get_exp(&r->left) - bits - 28;
    mpfr_clear(width);
    return narrow;
}

/* An error of c relative to c is at least one of t relative to t, for G'(t) t >= G(t) = c; and t < 2^17, but where the
** tail is met. So c is enclosed at doubling precision until it is narrow; a log form that is not 0 always comes to be.
** How far c lies from 0 says how hard to try when kl is compared with it. */
static void enclose(problem_t *P)
{
    long most = real_loglin(P->c) ? 1L << 17 : 8 * (P->bits + GUARD) + 1024;
    mpfi_init2(P->near, P->bits + GUARD);
    for (long prec = P->bits + GUARD; ; prec *= 2) {
        mpfi_set_prec(P->near, prec);
        real_encl(P->near, P->c);
        P->narrow = is_narrow(P->near, P->bits);
        if (P->narrow || 2 * prec > most) break;
    }
    if (mpfr_sgn(&P->near->left) < 0) mpfr_set_zero(&P->near->left, 1); /* c >= 0 is given */
    long size = mpfr_regular_p(&P->near->left) ? -(long)mpfr_get_exp(&P->near->left) : 0;
    P->effort = (effort_t){ .filter = true, .prec_max = 4 * (P->bits + (size > 0 && size < most ? size : 0)) + 512 };
}

/* Near the root for this c, one end of its enclosure. False when it is in the tail, or not below it for certain. */
static bool find_coin(coin_t *at, const problem_t *P, mpfr_srcptr c)
{
    if (mpfr_zero_p(c)) { coin_at(at, P->p, P->rest); return true; }
    if (!mpfr_number_p(c)) return false;
    if (mpq_sgn(P->p) == 0) { /* 1 - e^-c */
        if (mpfr_cmp_ui(c, KLINV_TAIL_BITS) > 0) return false;
        mpfr_neg(at->rest, c, MPFR_RNDN);
        mpfr_expm1(at->q, at->rest, MPFR_RNDN);
        mpfr_neg(at->q, at->q, MPFR_RNDN);
        mpfr_exp(at->rest, at->rest, MPFR_RNDN);
        return true;
    }
    newton_t n;
    mpfr_t most, depth;
    mpfr_inits2(64, most, depth, (mpfr_ptr)0);
    newton_open(&n, P->p, P->rest, c);
    newton_start(most, depth, &n);
    bool good = mpfr_cmp_ui(depth, 4 * TAIL_NATS) < 0;
    if (good && mpfr_get_exp(most) < -P->bits - MARGIN - 1) coin_at(at, P->p, P->rest); /* q - p <= p (1-p) t */
    else if (good) coin_by_newton(at, &n, most, P->bits + MARGIN + 2);
    newton_close(&n);
    mpfr_clears(most, depth, (mpfr_ptr)0);
    return good;
}

/* --- the ends -------------------------------------------------------------------------------------------- */

/* s (1 +- 2^-margin), rounded outward to a multiple of 2^-(margin + 1) 2^e, 2^(e-1) <= s < 2^e: a number of margin + 2
** digits. */
static void outward(mpq_ptr out, mpfr_srcptr s, long margin, bool up)
{
    long e = mpfr_zero_p(s) || mpfr_get_exp(s) < -KLINV_TAIL_BITS ? -KLINV_TAIL_BITS : (long)mpfr_get_exp(s);
    mpfr_rnd_t rnd = up ? MPFR_RNDU : MPFR_RNDD;
    mpfr_t x;
    mpfr_init2(x, mpfr_get_prec(s));
    mpfr_div_2si(x, s, margin, MPFR_RNDU);
    if (up) mpfr_add(x, s, x, rnd);
    else mpfr_sub(x, s, x, rnd);
    mpfr_mul_2si(x, x, margin + 1 - e, rnd);
    mpfr_get_z(mpq_numref(out), x, rnd);
    mpfr_clear(x);
    mpz_set_ui(mpq_denref(out), 1);
    if (margin + 1 >= e) mpq_div_2exp(out, out, (mp_bitcnt_t)(margin + 1 - e));
}

/* A q beside it, above or below; 0 <= q <= 1. */
static void beside(mpq_ptr q, const coin_t *at, long margin, bool above)
{
    bool far = mpfr_greater_p(at->q, at->rest); /* nearer to 1 than to 0 */
    outward(q, far ? at->rest : at->q, margin, far != above);
    if (mpz_cmp(mpq_numref(q), mpq_denref(q)) > 0) mpq_set_ui(q, 1, 1);
    if (far) klinv_complement(q, q);
}

/* The margin is halved until the end is certified: p and 1 always are, so few turns are needed, and they end. */
static void certify_lo(mpq_ptr lo, problem_t *P, const coin_t *at)
{
    for (long less = 0, margin = P->bits + MARGIN; margin > 1; less = 2 * less + 1, margin -= less) {
        beside(lo, at, margin, false);
        if (mpq_cmp(lo, P->p) <= 0) break;
        if (is_below(P, lo)) return;
    }
    mpq_set(lo, P->p);
}

static void certify_hi(mpq_ptr hi, problem_t *P, const coin_t *at)
{
    for (long less = 0, margin = P->bits + MARGIN; margin > 1; less = 2 * less + 1, margin -= less) {
        beside(hi, at, margin, true);
        if (mpq_cmp_ui(hi, 1, 1) >= 0) break;
        if (mpq_cmp(hi, P->p) > 0 && is_above(P, hi)) return;
    }
    mpq_set_ui(hi, 1, 1);
}

/* Does the root lie from 1 - 2^-KLINV_TAIL_BITS on, or that before p? Then the ends are set. */
static bool in_tail(mpq_ptr lo, mpq_ptr hi, problem_t *P)
{
    mpq_set_ui(hi, 1, 1);
    mpq_div_2exp(lo, hi, KLINV_TAIL_BITS);
    klinv_complement(lo, lo);
    if (mpq_cmp(lo, P->p) <= 0) { mpq_set(lo, P->p); return true; }
    return is_below(P, lo);
}

/* Could 1 - klinv be below 2^-KLINV_TAIL_BITS? It is not where -log(1-q) <= TAIL_NATS: by c = kl(p||q) >= -log 2 -
** (1-p) log(1-q), the entropy of p being at most log 2 < 1, or by the bounds of `start`. */
static bool may_be_in_tail(const problem_t *P)
{
    mpfr_srcptr c = &P->near->right;
    if (!mpfr_number_p(c)) return true;
    if (mpfr_zero_p(c)) return false;
    if (mpq_sgn(P->p) == 0) return mpfr_cmp_ui(c, TAIL_NATS) > 0;
    if ((mpfr_get_d(c, MPFR_RNDU) + 1) / mpq_get_d(P->rest) < TAIL_NATS - 1) return false;
    newton_t n;
    mpfr_t most, depth;
    mpfr_inits2(64, most, depth, (mpfr_ptr)0);
    newton_open(&n, P->p, P->rest, c);
    newton_start(most, depth, &n);
    bool may = mpfr_cmp_ui(depth, TAIL_NATS) > 0;
    newton_close(&n);
    mpfr_clears(most, depth, (mpfr_ptr)0);
    return may;
}

/* Ends of c give ends of the root. */
static bool enclose_root(mpq_ptr lo, mpq_ptr hi, problem_t *P)
{
    if (may_be_in_tail(P) && in_tail(lo, hi, P)) return false;
    coin_t at;
    mpfr_init2(at.q, P->bits + GUARD);
    mpfr_init2(at.rest, P->bits + GUARD);
    mpq_set(lo, P->p);
    mpq_set_ui(hi, 1, 1);
    bool placed = find_coin(&at, P, &P->near->left);
    if (placed) certify_lo(lo, P, &at);
    if (!P->narrow) placed = find_coin(&at, P, &P->near->right);
    if (placed) certify_hi(hi, P, &at);
    mpfr_clear(at.q);
    mpfr_clear(at.rest);
    return true;
}

/* hi - lo <= 2^-bits max(min(hi, 1-lo), 2^-KLINV_TAIL_BITS)? */
static bool is_reached(const problem_t *P, mpq_srcptr lo, mpq_srcptr hi)
{
    mpq_ptr width = arena_mpq(P->A, 2), scale = width + 1;
    mpq_sub(width, hi, lo);
    mpq_mul_2exp(width, width, (mp_bitcnt_t)P->bits);
    klinv_complement(scale, lo);
    if (mpq_cmp(width, scale) <= 0 && mpq_cmp(width, hi) <= 0) return true;
    mpq_set_ui(scale, 1, 1);
    mpq_div_2exp(scale, scale, KLINV_TAIL_BITS);
    return mpq_cmp(width, scale) <= 0;
}

/* --- exact values ---------------------------------------------------------------------------------------- */

/* Is the root a rational much simpler than most numbers of [lo, hi]? A rational of denominator D lies in an interval of
** width w by chance D^2 w; asked for below 2^-16. Proved by kl(p||q) = c; not asked when c > 0 is rational, for then
** kl(p||q) = c would make e^c, a product of rational powers of rationals, algebraic, against Lindemann. */
static bool is_simple(mpq_ptr lo, mpq_ptr hi, problem_t *P)
{
    mpq_ptr q = arena_mpq(P->A, 1);
    mpq_sub(q, hi, lo);
    if (mpq_sgn(q) == 0) return true;
    if (real_is_rat(P->c, NULL)) return false;
    long bits = (long)mpz_sizeinbase(mpq_denref(q), 2) - (long)mpz_sizeinbase(mpq_numref(q), 2);
    if (bits < 18 || !rat_simplest(q, lo, hi, (bits - 16) / 2) || mpq_equal(q, P->p) || against(P, q) != SIGN_ZERO)
        return false;
    mpq_set(lo, q);
    mpq_set(hi, q);
    return true;
}

/* By form: c infinite or 0, p = 1, p = 0 with e^-c rational. */
static bool is_by_form(mpq_ptr lo, mpq_ptr hi, problem_t *P, sign_t sign)
{
    mpq_ptr q = arena_mpq(P->A, 1);
    if (real_is_inf(P->c) > 0 || mpz_sgn(mpq_numref(P->rest)) == 0) mpq_set_ui(q, 1, 1);
    else if (sign == SIGN_ZERO) mpq_set(q, P->p);
    else if (mpq_sgn(P->p) == 0 && real_is_rat(real_exp(real_neg(P->c)), q)) klinv_complement(q, q);
    else return false;
    mpq_set(lo, q);
    mpq_set(hi, q);
    return true;
}

/* --- what is handed out ---------------------------------------------------------------------------------- */

/* The sign of c, by the enclosure that will be wanted anyway; that it is not negative is given where it cannot be told,
** but not that it is defined: then it is equal to itself. */
bool klinv_in_domain(mpq_srcptr p, const real_t *c, sign_t *sign)
{
    if (real_is_rat(c, NULL)) *sign = sign_of_int(mpz_sgn(real_loglin(c)->c0));
    else {
        effort_t effort = EFFORT_LITTLE, more = EFFORT_DEFAULT;
        encl_t near;
        mpfi_init2(near, KLINV_BITS_MIN + GUARD);
        real_encl(near, c);
        *sign = encl_sign(near);
        mpfi_clear(near);
        if (*sign == SIGN_UNKNOWN) *sign = real_sgn(c, &effort);
        if (*sign == SIGN_UNKNOWN && real_cmp(c, c, &more) != SIGN_ZERO) return false;
    }
    return !real_is_undefined(c) && *sign != SIGN_NEG && mpq_sgn(p) >= 0 && mpz_cmp(mpq_numref(p), mpq_denref(p)) <= 0;
}

/* Where c is not a rational that is served: by an enclosure of it. */
static bool ends_from_enclosure(mpq_ptr lo, mpq_ptr hi, problem_t *P, long bits)
{
    enclose(P);
    bool known = !mpfi_nan_p(P->near);
    bool fixed = known && !real_is_rat(P->c, NULL) &&
                 klinv_fixed(lo, hi, P->A, P->p, (klinv_level_t){ .near = P->near }, P->bits);
    bool reached = known && (fixed || enclose_root(lo, hi, P));
    if (reached && !is_simple(lo, hi, P) && !fixed) {
        P->bits = bits < P->bits ? bits : P->bits;
        reached = bits <= KLINV_BITS_MAX && is_reached(P, lo, hi);
    }
    mpfi_clear(P->near);
    return reached;
}

bool klinv_ends(mpq_ptr lo, mpq_ptr hi, arena_t *A, mpq_srcptr p, const real_t *c, long bits)
{
    sign_t sign;
    mpq_ptr exact = arena_mpq(A, 3);
    problem_t P = { .A = A, .p = exact + 1, .rest = exact + 2, .c = c,
                    .bits = bits < KLINV_BITS_MIN ? KLINV_BITS_MIN : bits > KLINV_BITS_MAX ? KLINV_BITS_MAX : bits };
    mpq_set(P.p, p);
    klinv_complement(P.rest, p);
    bool inside = klinv_in_domain(P.p, c, &sign);
    mpq_set(lo, P.p);
    mpq_set_ui(hi, 1, 1);
    if (!inside) return false;
    if (is_by_form(lo, hi, &P, sign)) return true;
    if (real_is_rat(c, exact) && klinv_fixed(lo, hi, A, P.p, (klinv_level_t){ .rational = exact }, P.bits)) return true;
    return ends_from_enclosure(lo, hi, &P, bits);
}
