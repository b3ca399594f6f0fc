/* SPDX-License-Identifier: MIT
**
** The method: q = p e^t/(1 - p + p e^t), the coin p tilted by t >= 0, that is t = log q/(1-q) - log p/(1-p). Then
** q/p = e^t/D and (1-q)/(1-p) = 1/D with D = 1 - p + p e^t, so
**     kl(p||q) = -p (t - log D) + (1-p) log D = log(1 - p + p e^t) - p t =: G(t).
** So the equation is G(t) = c, with G(0) = 0, G' = q - p > 0 and G'' = q (1-q) > 0: G is convex, and Newton's method from the
** right of the root comes down to it and never past it. In t nothing is lost near 0 or 1: dq = q (1-q) dt, so an error e of t is
** one of at most e min(q, 1-q) in q. Both forms
**     G(t) = log1p(p (e^t - 1)) - p t = log1p((1-p) (e^-t - 1)) + (1-p) t,    G'(t) = p (1-p) (e^t - 1)/(1 + p (e^t - 1))
** lose nothing either when the first is used for p <= 1/2 and the second above: rounding at precision P costs at most
** 2^-P O(p t + G) of G, hence, by c = G <= t G', at most 2^-P O(1 + t) of t. Nothing here is part of the proof: the certificate is.
*/
#include "numerics/klinv.h"
#include "numerics/info.h"

enum {
    BITS_MIN  = 64,   /* the least that is aimed at */
    MARGIN    = 3,    /* ends lie 2^-(bits+3) beside the root and are rounded to as much: 2^-(bits+1) together */
    GUARD     = 64,   /* bits of precision beyond those of t */
    FIRST     = 48,   /* bits of t at the first level */
    STEPS_MAX = 400,  /* of Newton at one level: below 60 even from a poor start */
    TAIL_NATS = 13000 /* below KLINV_TAIL_BITS log 2 */
};

/* p, 1-p, and the c aimed at; the rest at the precision of the level. */
typedef struct {
    mpq_srcptr p, rest;
    mpfr_srcptr c;
    bool mirrored; /* p > 1/2: the second form */
    mpfr_t x, pm, rm, e, d, g, slope;
} newton_t;

static void newton_open(newton_t *n, mpq_srcptr p, mpq_srcptr rest, mpfr_srcptr c)
{
    *n = (newton_t){ .p = p, .rest = rest, .c = c, .mirrored = mpq_cmp(p, rest) > 0 };
    mpfr_inits2(64, n->x, n->pm, n->rm, n->e, n->d, n->g, n->slope, (mpfr_ptr)0);
}

static void newton_close(newton_t *n) { mpfr_clears(n->x, n->pm, n->rm, n->e, n->d, n->g, n->slope, (mpfr_ptr)0); }

static void newton_prec(newton_t *n, mpfr_ptr t, mpfr_prec_t prec)
{
    mpfr_ptr all[] = { n->x, n->pm, n->rm, n->e, n->d, n->g, n->slope };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) mpfr_set_prec(all[i], prec);
    mpfr_prec_round(t, prec, MPFR_RNDN);
    mpfr_set_q(n->pm, n->p, MPFR_RNDN);
    mpfr_set_q(n->rm, n->rest, MPFR_RNDN);
}

/* g = (G(t) - c)/G'(t), the step, and d = 1 + a (e^x - 1), with (a, x) = (p, t) or (1-p, -t). */
static void newton_step(newton_t *n, mpfr_srcptr t)
{
    mpfr_srcptr a = n->mirrored ? n->rm : n->pm;
    mpfr_set(n->x, t, MPFR_RNDN);
    if (n->mirrored) mpfr_neg(n->x, n->x, MPFR_RNDN);
    mpfr_expm1(n->e, n->x, MPFR_RNDN);
    mpfr_mul(n->d, a, n->e, MPFR_RNDN);
    mpfr_log1p(n->g, n->d, MPFR_RNDN);
    mpfr_mul(n->slope, a, n->x, MPFR_RNDN);
    mpfr_sub(n->g, n->g, n->slope, MPFR_RNDN);
    mpfr_sub(n->g, n->g, n->c, MPFR_RNDN);
    mpfr_add_ui(n->d, n->d, 1, MPFR_RNDN);
    mpfr_mul(n->slope, n->pm, n->rm, MPFR_RNDN);
    mpfr_mul(n->slope, n->slope, n->e, MPFR_RNDN);
    mpfr_div(n->slope, n->slope, n->d, MPFR_RNDN);
    mpfr_abs(n->slope, n->slope, MPFR_RNDN);
    mpfr_div(n->g, n->g, n->slope, MPFR_RNDN);
}

/* A step s leaves an error of about s^2 G''/(2G') <= s^2 (1 + 1/t)/2: is that below 2^-bits? */
static bool small_enough(mpfr_srcptr step, mpfr_srcptr t, long bits)
{
    if (mpfr_zero_p(step)) return true;
    long inverse = mpfr_get_exp(t) < 1 ? 1 - (long)mpfr_get_exp(t) : 0; /* 1/t <= 2^inverse */
    return 2 * (long)mpfr_get_exp(step) + inverse <= -bits;
}

/* t to 2^-bits; a step that leaves (0, most] is replaced by a bisection. */
static void newton_level(newton_t *n, mpfr_ptr t, mpfr_srcptr most, long bits)
{
    newton_prec(n, t, bits + GUARD);
    for (int i = 0; i < STEPS_MAX; i++) {
        newton_step(n, t);
        mpfr_sub(n->x, t, n->g, MPFR_RNDN);
        bool inside = mpfr_sgn(n->x) > 0 && mpfr_lessequal_p(n->x, most);
        if (inside) mpfr_set(t, n->x, MPFR_RNDN);
        else if (mpfr_sgn(n->x) > 0) { mpfr_add(t, t, most, MPFR_RNDN); mpfr_div_2ui(t, t, 1, MPFR_RNDN); }
        else mpfr_div_2ui(t, t, 1, MPFR_RNDN);
        if (inside && small_enough(n->g, t, bits + MARGIN)) return;
    }
}

/* The least of two bounds of the root, p, c > 0, and a little more. With r = 1-p, from the second form G(t) >= r t + log p, so
**     t <= (c - log p)/r;
** and kl(p||p+d) >= d^2/(2 (p+d)) always, >= d^2/(2 p r) for p >= 1/2 (the variances between p and q), so d = q - p is at most
** c + sqrt(c (c + 2p)), or sqrt(2 c p r), and where that is below r, t <= log(1 + d/p) - log(1 - d/r). *depth is a bound of
** -log(1-q) at the root. */
static void start(mpfr_ptr most, mpfr_ptr depth, const newton_t *n)
{
    mpfr_t p, r, d, u, bound;
    mpfr_inits2(64, p, r, d, u, bound, (mpfr_ptr)0);
    mpfr_set_q(p, n->p, MPFR_RNDN);
    mpfr_set_q(r, n->rest, MPFR_RNDN);
    mpfr_neg(u, r, MPFR_RNDN);
    mpfr_log1p(u, u, MPFR_RNDN);
    if (!n->mirrored) mpfr_log(u, p, MPFR_RNDN);         /* log p */
    mpfr_sub(most, n->c, u, MPFR_RNDU);
    mpfr_div(most, most, r, MPFR_RNDU);
    mpfr_mul_2ui(d, p, 1, MPFR_RNDN);                    /* d */
    if (n->mirrored) mpfr_mul(d, d, r, MPFR_RNDN);
    else mpfr_add(d, d, n->c, MPFR_RNDN);
    mpfr_mul(d, d, n->c, MPFR_RNDN);
    mpfr_sqrt(d, d, MPFR_RNDN);
    if (!n->mirrored) mpfr_add(d, d, n->c, MPFR_RNDN);
    if (mpfr_less_p(d, r)) {
        mpfr_div(bound, d, p, MPFR_RNDU);
        mpfr_log1p(bound, bound, MPFR_RNDU);
        mpfr_div(d, d, r, MPFR_RNDU);
        mpfr_neg(d, d, MPFR_RNDN);
        mpfr_log1p(d, d, MPFR_RNDD);
        mpfr_sub(bound, bound, d, MPFR_RNDU);
        mpfr_min(most, most, bound, MPFR_RNDU);
    }
    mpfr_div_2ui(d, most, 20, MPFR_RNDU);                /* covers the roundings above */
    mpfr_add(most, most, d, MPFR_RNDU);
    mpfr_log(r, r, MPFR_RNDN);                           /* 1-q = r/(1 - p + p e^t) >= r/max(1, p e^t)/2 */
    if (!n->mirrored) mpfr_add(d, most, u, MPFR_RNDU);
    else mpfr_set(d, most, MPFR_RNDU);
    mpfr_sub(depth, d, r, MPFR_RNDU);
    mpfr_clears(p, r, d, u, bound, (mpfr_ptr)0);
}

/* --- an approximation ------------------------------------------------------------------------------------ */

/* q and 1 - q, each to the same relative accuracy. */
typedef struct { mpfr_t q, rest; } place_t;

/* From the t of n->c: levels of precision that double. */
static void place_by_newton(place_t *at, newton_t *n, mpfr_srcptr most, long bits)
{
    long e = (long)mpfr_get_exp(most), level = e < FIRST / 2 - FIRST ? FIRST / 2 - e : FIRST;
    mpfr_t t;
    mpfr_init2(t, 64);
    mpfr_set(t, most, MPFR_RNDN);
    for (;; level = 2 * level - 16 < bits ? 2 * level - 16 : bits) {
        newton_level(n, t, most, level);
        if (level >= bits) break;
    }
    newton_step(n, t);
    mpfr_set(n->x, t, MPFR_RNDN);
    if (n->mirrored) mpfr_neg(n->x, n->x, MPFR_RNDN);
    mpfr_exp(n->e, n->x, MPFR_RNDN); /* q = p e^t/d, 1-q = (1-p)/d; or p/d, (1-p) e^-t/d */
    mpfr_div(n->pm, n->pm, n->d, MPFR_RNDN);
    mpfr_div(n->rm, n->rm, n->d, MPFR_RNDN);
    if (n->mirrored) mpfr_mul(n->rm, n->rm, n->e, MPFR_RNDN);
    else mpfr_mul(n->pm, n->pm, n->e, MPFR_RNDN);
    mpfr_set(at->q, n->pm, MPFR_RNDN);
    mpfr_set(at->rest, n->rm, MPFR_RNDN);
    mpfr_clear(t);
}

static void place_at(place_t *at, mpq_srcptr q, mpq_srcptr rest)
{
    mpfr_set_q(at->q, q, MPFR_RNDN);
    mpfr_set_q(at->rest, rest, MPFR_RNDN);
}

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

/* The sign of kl(p||q) - c. */
static sign_t against(problem_t *P, mpq_srcptr q) { return real_cmp(info_binary_kl(P->A, P->p, q), P->c, &P->effort); }
static bool is_below(problem_t *P, mpq_srcptr q) { sign_t s = against(P, q); return s == SIGN_NEG || s == SIGN_ZERO; }
static bool is_above(problem_t *P, mpq_srcptr q) { sign_t s = against(P, q); return s == SIGN_POS || s == SIGN_ZERO; }

/* 1 - p, lowest terms as p is. */
static void complement(mpq_ptr rest, mpq_srcptr p)
{
    mpz_sub(mpq_numref(rest), mpq_denref(p), mpq_numref(p));
    mpz_set(mpq_denref(rest), mpq_denref(p));
}

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

/* An error of c relative to c is at least one of t relative to t, for G'(t) t >= G(t) = c; and t < 2^17, but where the tail is
** met. So c is enclosed at doubling precision until it is narrow; a log form that is not 0 always comes to be. How far c lies
** from 0 says how hard to try when kl is compared with it. */
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
static bool place(place_t *at, const problem_t *P, mpfr_srcptr c)
{
    if (mpfr_zero_p(c)) { place_at(at, P->p, P->rest); return true; }
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
    start(most, depth, &n);
    bool good = mpfr_cmp_ui(depth, 4 * TAIL_NATS) < 0;
    if (good && mpfr_get_exp(most) < -P->bits - MARGIN - 1) place_at(at, P->p, P->rest); /* q - p <= p (1-p) t */
    else if (good) place_by_newton(at, &n, most, P->bits + MARGIN + 2);
    newton_close(&n);
    mpfr_clears(most, depth, (mpfr_ptr)0);
    return good;
}

/* --- the ends -------------------------------------------------------------------------------------------- */

/* s (1 +- 2^-margin), rounded outward to a multiple of 2^-(margin + 1) 2^e, 2^(e-1) <= s < 2^e: a number of margin + 2 digits. */
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

/* A q beside the place, above or below; 0 <= q <= 1. */
static void beside(mpq_ptr q, const place_t *at, long margin, bool above)
{
    bool far = mpfr_greater_p(at->q, at->rest); /* nearer to 1 than to 0 */
    outward(q, far ? at->rest : at->q, margin, far != above);
    if (mpz_cmp(mpq_numref(q), mpq_denref(q)) > 0) mpq_set_ui(q, 1, 1);
    if (far) complement(q, q);
}

/* The margin is halved until the end is certified: p and 1 always are, so few turns are needed, and they end. */
static void certify_lo(mpq_ptr lo, problem_t *P, const place_t *at)
{
    for (long less = 0, margin = P->bits + MARGIN; margin > 1; less = 2 * less + 1, margin -= less) {
        beside(lo, at, margin, false);
        if (mpq_cmp(lo, P->p) <= 0) break;
        if (is_below(P, lo)) return;
    }
    mpq_set(lo, P->p);
}

static void certify_hi(mpq_ptr hi, problem_t *P, const place_t *at)
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
    complement(lo, lo);
    if (mpq_cmp(lo, P->p) <= 0) { mpq_set(lo, P->p); return true; }
    return is_below(P, lo);
}

/* Could 1 - klinv be below 2^-KLINV_TAIL_BITS? It is not where -log(1-q) <= TAIL_NATS by the bounds of `start`. */
static bool may_be_in_tail(const problem_t *P)
{
    mpfr_srcptr c = &P->near->right;
    if (!mpfr_number_p(c)) return true;
    if (mpfr_zero_p(c)) return false;
    if (mpq_sgn(P->p) == 0) return mpfr_cmp_ui(c, TAIL_NATS) > 0;
    newton_t n;
    mpfr_t most, depth;
    mpfr_inits2(64, most, depth, (mpfr_ptr)0);
    newton_open(&n, P->p, P->rest, c);
    start(most, depth, &n);
    bool may = mpfr_cmp_ui(depth, TAIL_NATS) > 0;
    newton_close(&n);
    mpfr_clears(most, depth, (mpfr_ptr)0);
    return may;
}

/* Ends of c give ends of the root. */
static bool enclose_root(mpq_ptr lo, mpq_ptr hi, problem_t *P)
{
    if (may_be_in_tail(P) && in_tail(lo, hi, P)) return false;
    place_t at;
    mpfr_init2(at.q, P->bits + GUARD);
    mpfr_init2(at.rest, P->bits + GUARD);
    mpq_set(lo, P->p);
    mpq_set_ui(hi, 1, 1);
    bool placed = place(&at, P, &P->near->left);
    if (placed) certify_lo(lo, P, &at);
    if (!P->narrow) placed = place(&at, P, &P->near->right);
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
    complement(scale, lo);
    if (mpq_cmp(width, scale) <= 0 && mpq_cmp(width, hi) <= 0) return true;
    mpq_set_ui(scale, 1, 1);
    mpq_div_2exp(scale, scale, KLINV_TAIL_BITS);
    return mpq_cmp(width, scale) <= 0;
}

/* --- exact values ---------------------------------------------------------------------------------------- */

/* The rational of least denominator in [lo, hi], 0 <= lo < hi: the least integer there when there is one; else both have the same
** whole part w, and it is w + 1/x for the simplest x between the inverted rests. a/b and c/d are the ends, n1/d1 the convergent.
** False when its denominator is above 2^bits. */
static bool simplest(mpq_ptr q, arena_t *A, mpq_srcptr lo, mpq_srcptr hi, long bits)
{
    mpz_ptr a = arena_mpz(A, 9), b = a + 1, c = a + 2, d = a + 3, w = a + 4, n0 = a + 5, d0 = a + 6, n1 = a + 7, d1 = a + 8;
    mpz_set(a, mpq_numref(lo));
    mpz_set(b, mpq_denref(lo));
    mpz_set(c, mpq_numref(hi));
    mpz_set(d, mpq_denref(hi));
    mpz_set_ui(n1, 1);
    mpz_set_ui(d0, 1);
    for (bool last = false; !last;) {
        mpz_cdiv_qr(w, a, a, b); /* a <= 0 */
        mpz_submul(c, w, d);
        last = mpz_sgn(c) >= 0;
        if (!last) { mpz_sub_ui(w, w, 1); mpz_add(a, a, b); mpz_add(c, c, d); }
        mpz_addmul(n0, w, n1);
        mpz_addmul(d0, w, d1);
        mpz_swap(n0, n1);
        mpz_swap(d0, d1);
        if ((long)mpz_sizeinbase(d1, 2) > bits) return false;
        mpz_swap(a, d); /* d/c and b/a */
        mpz_swap(b, c);
    }
    mpz_set(mpq_numref(q), n1);
    mpz_set(mpq_denref(q), d1);
    return true;
}

/* Is the root a rational much simpler than most numbers of [lo, hi]? A rational of denominator D lies in an interval of width w by
** chance D^2 w; asked for below 2^-16. Proved by kl(p||q) = c. */
static bool is_simple(mpq_ptr lo, mpq_ptr hi, problem_t *P)
{
    mpq_ptr q = arena_mpq(P->A, 1);
    mpq_sub(q, hi, lo);
    if (mpq_sgn(q) == 0) return true;
    long bits = (long)mpz_sizeinbase(mpq_denref(q), 2) - (long)mpz_sizeinbase(mpq_numref(q), 2);
    if (bits < 18 || !simplest(q, P->A, lo, hi, (bits - 16) / 2) || mpq_equal(q, P->p) || against(P, q) != SIGN_ZERO) return false;
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
    else if (mpq_sgn(P->p) == 0 && real_is_rat(real_exp(real_neg(P->c)), q)) complement(q, q);
    else return false;
    mpq_set(lo, q);
    mpq_set(hi, q);
    return true;
}

/* --- what is handed out ---------------------------------------------------------------------------------- */

/* The sign of c; that it is not negative is given where it cannot be told. */
static bool in_domain(mpq_srcptr p, const real_t *c, sign_t *sign)
{
    effort_t effort = { .filter = true, .prec_max = 256 };
    *sign = real_sgn(c, &effort);
    return !real_is_undefined(c) && *sign != SIGN_NEG && mpq_sgn(p) >= 0 && mpz_cmp(mpq_numref(p), mpq_denref(p)) <= 0;
}

bool klinv_ends(mpq_ptr lo, mpq_ptr hi, arena_t *A, mpq_srcptr p, const real_t *c, long bits)
{
    sign_t sign;
    problem_t P = { .A = A, .p = arena_mpq(A, 2), .c = c, .bits = bits < BITS_MIN ? BITS_MIN : bits > KLINV_BITS_MAX ? KLINV_BITS_MAX : bits };
    P.rest = P.p + 1;
    mpq_set(P.p, p);
    complement(P.rest, p);
    if (!in_domain(P.p, c, &sign)) { mpq_set(lo, P.p); mpq_set_ui(hi, 1, 1); return false; }
    if (is_by_form(lo, hi, &P, sign)) return true;
    enclose(&P);
    bool reached = !mpfi_nan_p(P.near);
    mpq_set(lo, P.p);
    mpq_set_ui(hi, 1, 1);
    reached = reached && enclose_root(lo, hi, &P);
    if (reached && !is_simple(lo, hi, &P)) {
        P.bits = bits < P.bits ? bits : P.bits;
        reached = bits <= KLINV_BITS_MAX && is_reached(&P, lo, hi);
    }
    mpfi_clear(P.near);
    return reached;
}

/* The narrowest ends computed yet, and the bits that were asked for. */
typedef struct { long bits; const loglin_t *lo, *hi; } known_t;

typedef struct { arena_t *home; mpq_srcptr p; const real_t *c; known_t *known; } source_t;

static bool same(const void *source, const void *other)
{
    const source_t *x = source, *y = other;
    effort_t effort = { .filter = true, .prec_max = 64 };
    return mpq_equal(x->p, y->p) && real_cmp(x->c, y->c, &effort) == SIGN_ZERO;
}

static void keep(const source_t *s, mpq_srcptr lo, mpq_srcptr hi, long bits)
{
    *s->known = (known_t){ bits, loglin_rat(s->home, lo), loglin_rat(s->home, hi) };
}

/* More than is known is computed; less is free. */
static void ends(const loglin_t **lo, const loglin_t **hi, arena_t *A, const void *source, long bits)
{
    (void)A;
    const source_t *s = source;
    if (bits > s->known->bits && s->known->bits < KLINV_BITS_MAX) {
        mpq_ptr e = arena_mpq(s->home, 4);
        klinv_ends(e, e + 1, s->home, s->p, s->c, bits);
        loglin_is_rat(s->known->lo, e + 2);
        loglin_is_rat(s->known->hi, e + 3);
        keep(s, mpq_cmp(e, e + 2) > 0 ? e : e + 2, mpq_cmp(e + 1, e + 3) < 0 ? e + 1 : e + 3, bits);
    }
    *lo = s->known->lo;
    *hi = s->known->hi;
}

static const bracket_kind_t klinv_kind = { "klinv", same, ends };

const real_t *klinv_real(arena_t *A, mpq_srcptr p, const real_t *c)
{
    sign_t sign;
    mpq_ptr e = arena_mpq(A, 3), own = e + 2;
    if (!in_domain(p, c, &sign)) return real_sub(real_inf(A, 1), real_inf(A, 1)); /* undefined */
    mpq_set(own, p);
    klinv_ends(e, e + 1, A, own, c, BITS_MIN);
    if (mpq_equal(e, e + 1)) return real_rat(A, e);
    source_t *s = ARENA_NEW(A, source_t);
    *s = (source_t){ A, own, c, ARENA_NEW(A, known_t) };
    keep(s, e, e + 1, BITS_MIN);
    return real_bracket(A, &klinv_kind, s);
}

const real_t *klinv_lower_real(arena_t *A, mpq_srcptr p, const real_t *c)
{
    mpq_ptr mirrored = arena_mpq(A, 1);
    complement(mirrored, p);
    return real_sub(real_si(A, 1), klinv_real(A, mirrored, c));
}
