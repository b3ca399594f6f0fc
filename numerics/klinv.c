/* SPDX-License-Identifier: MIT
**
** The certificate, and the inverse as an expression. The root itself is proposed by klinv_root.c.
*/
#include "numerics/info.h"
#include "numerics/klinv_root.h"

/* --- the certificate ----------------------------------------------------------------------------------------- */

static int kl_against(arena_t *A, mpq_srcptr p, mpq_srcptr q, const real_t *c)
{
    effort_t effort = EFFORT_DEFAULT;
    sign_t s = real_cmp(info_binary_kl(A, p, q), c, &effort);
    return s == SIGN_ZERO ? 0 : s == SIGN_NEG ? -1 : s == SIGN_POS ? 1 : 2;
}

/* q = 1 - u (1 +- 2^-slack), u rounded to bits + 8 bits: below the root when `below`. */
static void nudged(mpq_ptr q, mpfr_srcptr u, bool below, long slack, long bits)
{
    mpfr_t w, part;
    mpfr_init2(w, bits + 8);
    mpfr_init2(part, bits + 8);
    mpfr_rnd_t rnd = below ? MPFR_RNDU : MPFR_RNDD;
    mpfr_mul_2si(part, u, -slack, MPFR_RNDU);
    if (below) mpfr_add(w, u, part, rnd);
    else mpfr_sub(w, u, part, rnd);
    mpfr_get_q(q, w);
    mpz_sub(mpq_numref(q), mpq_denref(q), mpq_numref(q));
    mpq_canonicalize(q);
    mpfr_clear(w);
    mpfr_clear(part);
}

/* The rational of least denominator in [lo,hi], 0 <= lo < hi, by the continued fractions of both. */
static void simplest(mpq_ptr q, mpq_srcptr lo, mpq_srcptr hi)
{
    mpq_t a, b;
    mpz_t whole;
    mpq_inits(a, b, NULL);
    mpz_init(whole);
    mpz_cdiv_q(whole, mpq_numref(lo), mpq_denref(lo));
    mpq_set_z(q, whole);
    if (mpq_cmp(q, hi) > 0) { /* no integer between: the same whole part, and the simplest of the inverted rests */
        mpz_sub_ui(whole, whole, 1);
        mpq_set_z(q, whole);
        mpq_sub(a, lo, q);
        mpq_sub(b, hi, q);
        mpq_inv(a, a);
        mpq_inv(b, b);
        mpq_t rest;
        mpq_init(rest);
        simplest(rest, b, a);
        mpq_inv(rest, rest);
        mpq_add(q, q, rest);
        mpq_clear(rest);
    }
    mpq_clears(a, b, NULL);
    mpz_clear(whole);
}

/* Is the root a rational of denominator at most 10^6? Proved by kl(p||q) = c. */
static bool exact(mpq_ptr lo, mpq_ptr hi, arena_t *A, mpq_srcptr p, const real_t *c)
{
    mpq_ptr q = arena_mpq(A, 1);
    simplest(q, lo, hi);
    if (mpz_cmp_ui(mpq_denref(q), 1000000) > 0 || mpq_cmp(q, p) < 0 || kl_against(A, p, q, c) != 0) return false;
    mpq_set(lo, q);
    mpq_set(hi, q);
    return true;
}

/* The cases with a name: c infinite or 0, p = 1, p = 0 with e^-c rational. */
static bool by_form(mpq_ptr lo, mpq_ptr hi, arena_t *A, mpq_srcptr p, const real_t *c)
{
    effort_t effort = EFFORT_DEFAULT;
    mpq_ptr e = arena_mpq(A, 1);
    mpq_set_ui(lo, 1, 1);
    if (real_is_inf(c) > 0 || mpq_equal(p, lo)) { mpq_set(hi, lo); return true; }
    if (real_sgn(c, &effort) == SIGN_ZERO) { mpq_set(lo, p); mpq_set(hi, p); return true; }
    if (mpq_sgn(p) == 0 && real_is_rat(real_exp(real_neg(c)), e)) { mpq_sub(lo, lo, e); mpq_set(hi, lo); return true; }
    return false;
}

bool klinv_ends(mpq_ptr lo, mpq_ptr hi, arena_t *A, mpq_srcptr p, const real_t *c, long bits)
{
    if (by_form(lo, hi, A, p, c)) return true;
    mpq_set(lo, p);
    mpq_set_ui(hi, 1, 1);
    mpq_ptr q = arena_mpq(A, 1);
    mpfr_t u;
    mpfr_init2(u, bits + 96);
    bool solved = klinv_root(u, p, c, bits), reached = false;
    if (solved && mpfr_get_exp(u) < -KLINV_TAIL_BITS) {
        mpfr_set_ui_2exp(u, 1, -KLINV_TAIL_BITS, MPFR_RNDN);
        mpfr_get_q(q, u);
        mpq_sub(q, hi, q);
        if (mpq_cmp(q, p) > 0 && kl_against(A, p, q, c) <= 0) mpq_set(lo, q);
        solved = false;
    }
    for (long slack = bits + 2; solved && !reached && slack > 1; slack -= slack > 16 ? 8 : 1) {
        nudged(q, u, true, slack, bits);
        bool low = mpq_cmp(q, p) <= 0 || kl_against(A, p, q, c) <= 0;
        if (low && mpq_cmp(q, lo) > 0) mpq_set(lo, q);
        nudged(q, u, false, slack, bits);
        int above = mpq_cmp(q, p) > 0 ? kl_against(A, p, q, c) : -1;
        if (above == 0 || above == 1) mpq_set(hi, q);
        reached = low && mpq_cmp_ui(hi, 1, 1) < 0;
    }
    mpfr_clear(u);
    if (reached && bits >= 40 && exact(lo, hi, A, p, c)) return true;
    return reached;
}

/* --- as an expression ------------------------------------------------------------------------------------------ */

typedef struct { long bits; const loglin_t *lo, *hi; } known_t;
typedef struct { arena_t *home; mpq_srcptr p; const real_t *c; known_t *known; } source_t;

static bool same(const void *source, const void *other)
{
    const source_t *x = source, *y = other;
    mpq_ptr zero = arena_mpq(x->home, 1);
    return mpq_equal(x->p, y->p) && real_is_rat(real_sub(x->c, y->c), zero) && mpq_sgn(zero) == 0;
}

static void ends(const loglin_t **lo, const loglin_t **hi, arena_t *A, const void *source, long bits)
{
    const source_t *s = source;
    (void)A;
    if (bits > s->known->bits) {
        mpq_ptr e = arena_mpq(s->home, 2);
        klinv_ends(e, e + 1, s->home, s->p, s->c, bits);
        *s->known = (known_t){ bits, loglin_rat(s->home, e), loglin_rat(s->home, e + 1) };
    }
    *lo = s->known->lo;
    *hi = s->known->hi;
}

static const bracket_kind_t klinv_kind = { "klinv", same, ends };

const real_t *klinv_real(arena_t *A, mpq_srcptr p, const real_t *c)
{
    enum { FIRST_BITS = 48 };
    mpq_ptr e = arena_mpq(A, 3), own = e + 2;
    if (real_is_undefined(c)) return c;
    mpq_set(own, p);
    klinv_ends(e, e + 1, A, p, c, FIRST_BITS);
    if (mpq_equal(e, e + 1)) return real_rat(A, e);
    source_t *s = ARENA_NEW(A, source_t);
    *s = (source_t){ A, own, c, ARENA_NEW(A, known_t) };
    *s->known = (known_t){ FIRST_BITS, loglin_rat(A, e), loglin_rat(A, e + 1) };
    return real_bracket(A, &klinv_kind, s);
}

const real_t *klinv_lower_real(arena_t *A, mpq_srcptr p, const real_t *c)
{
    mpq_ptr mirrored = arena_mpq(A, 1);
    klinv_complement(mirrored, p);
    return real_sub(real_si(A, 1), klinv_real(A, mirrored, c));
}
