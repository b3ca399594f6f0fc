/* SPDX-License-Identifier: MIT
**
** The mean reward of the tilt of a given divergence D.
**
** The tilt by x >= 1 has the weights s_y = n_y x^(k_y), n_y/den the law, k_y = r_y - min r >= 0. With N_i = sum_y
** k_y^i s_y its mean of k is N_1/N_0, and
**     f(x) := KL(tilt by x || p) - D = (N_1/N_0) log x - log(N_0/den) - D,     f'(x) = V log x / x,   V = N_2/N_0 -
**     (N_1/N_0)^2, the variance of k.
** So f rises from -D <= 0 at x = 1, and the mean rises with x. Where the root lies is proposed by Newton's method; an x
** becomes an end of the bracket only when the sign of f there has been decided, by an enclosure or exactly.
*/
#include "numerics/info/info.h"
#include "numerics/info/tilt.h"

enum { SPARE = 128, FIRST_GAIN = 4 };

/* The root lies between x[0] and x[1]; it is x[0] when it is met. */
typedef struct { mpq_ptr x; bool met; } known_t;

typedef struct { const pmf_t *p; const long *r; const real_t *divergence; long least; known_t *known; } target_t;

static bool same(const void *a, const void *b)
{
    const target_t *x = a, *y = b;
    return x->p == y->p && x->r == y->r && x->divergence == y->divergence;
}

static unsigned long power_of(const target_t *t, size_t y) { return (unsigned long)(t->r[y] - t->least); }

/* --- exactly ------------------------------------------------------------------------------------------------------ */

/* The tilt by x = X/Y: n_y X^k Y^(K-k). */
static const pmf_t *tilted_by(arena_t *work, const target_t *t, mpq_srcptr x)
{
    mpq_ptr w = arena_mpq(work, t->p->cells);
    for (size_t y = 0; y < t->p->cells; y++) {
        mpz_pow_ui(mpq_numref(w + y), mpq_numref(x), power_of(t, y));
        mpz_pow_ui(mpq_denref(w + y), mpq_denref(x), power_of(t, y));
    }
    pmf_t here = *t->p;
    here.home = work;
    return tilt(&here, w);
}

static void exact_mean(mpq_ptr m, arena_t *work, const target_t *t, mpq_srcptr x)
{
    const pmf_t *q = tilted_by(work, t, x);
    mpz_ptr part = arena_mpz(work, 1);
    mpq_set_ui(m, 0, 1);
    for (size_t y = 0; y < q->cells; y++) {
        mpz_mul_si(part, q->num + y, t->r[y]);
        mpz_add(mpq_numref(m), mpq_numref(m), part);
    }
    mpz_set(mpq_denref(m), q->den);
    mpq_canonicalize(m);
}

static sign_t exact_sign(arena_t *work, const target_t *t, mpq_srcptr x)
{
    pmf_t here = *t->p;
    here.home = work;
    const real_t *kl = info_kl(tilted_by(work, t, x), &here);
    return sign_of_int(loglin_sgn(loglin_sub(real_loglin(kl), real_loglin(t->divergence)), true, NULL));
}

/* --- by enclosures ------------------------------------------------------------------------------------------------ */

/* At one precision: D; and at the x last asked about, log x, the N_i, N_1/N_0, f. */
typedef struct { const target_t *t; arena_t *work; mpfi_ptr D, log, N[3], mean, f, part; } level_t;

static void level_open(level_t *l, arena_t *work, const target_t *t, mpfr_prec_t prec)
{
    mpfi_ptr x = encl_array(work, 8, prec);
    mpfi_t D;
    *l = (level_t){ t, work, x, x + 1, { x + 2, x + 3, x + 4 }, x + 5, x + 6, x + 7 };
    mpfi_init2(D, prec);
    real_encl(D, t->divergence);
    mpfi_set(l->D, D);
    mpfi_clear(D);
}

static void evaluate(level_t *l, mpq_srcptr x)
{
    const pmf_t *p = l->t->p;
    for (size_t i = 0; i < 3; i++) mpfi_set_ui(l->N[i], 0);
    mpfi_set_q(l->log, x);
    for (size_t y = 0; y < p->cells; y++) {
        unsigned long k = power_of(l->t, y);
        mpfr_pow_ui(&l->part->left, &l->log->left, k, MPFR_RNDD);
        mpfr_pow_ui(&l->part->right, &l->log->right, k, MPFR_RNDU);
        mpfi_mul_z(l->part, l->part, p->num + y);
        for (size_t i = 0; i < 3; i++) {
            mpfi_add(l->N[i], l->N[i], l->part);
            mpfi_mul_ui(l->part, l->part, k);
        }
    }
    mpfi_log(l->log, l->log);
    mpfi_div(l->mean, l->N[1], l->N[0]);
    mpfi_mul(l->f, l->mean, l->log);
    mpfi_div_z(l->part, l->N[0], p->den);
    mpfi_log(l->part, l->part);
    mpfi_sub(l->f, l->f, l->part);
    mpfi_sub(l->f, l->f, l->D);
}

/* Asks on which side of the root x lies, and takes it for that end; f is known after it. */
static void take(level_t *l, mpq_srcptr x)
{
    known_t *k = l->t->known;
    evaluate(l, x);
    sign_t s = encl_sign(l->f);
    if (s == SIGN_UNKNOWN) s = exact_sign(l->work, l->t, x);
    k->met = s == SIGN_ZERO;
    if (s != SIGN_POS) mpq_set(k->x, x);
    if (s != SIGN_NEG) mpq_set(k->x + 1, x);
}

/* One Newton step from x, where l was evaluated, to a multiple of 2^e; false when it leads nowhere. */
static bool propose(mpq_ptr next, level_t *l, mpq_srcptr x, long e)
{
    mpfi_ptr slope = l->part;
    mpfi_sqr(slope, l->mean);
    mpfi_div(l->mean, l->N[2], l->N[0]);
    mpfi_sub(slope, l->mean, slope);
    mpfi_mul(slope, slope, l->log);
    mpfi_div_q(slope, slope, x);
    if (encl_sign(slope) != SIGN_POS) return false;
    mpfi_div(slope, l->f, slope);
    mpfi_q_sub(slope, x, slope);
    mpfr_div_2si(&slope->left, &slope->left, e, MPFR_RNDN);
    if (!mpfr_number_p(&slope->left)) return false;
    mpfr_get_z(mpq_numref(next), &slope->left, MPFR_RNDN);
    mpz_set_ui(mpq_denref(next), 1);
    if (e < 0) mpq_div_2exp(next, next, (mp_bitcnt_t)-e);
    else mpq_mul_2exp(next, next, (mp_bitcnt_t)e);
    return true;
}

/* The greatest e with 2^e <= q, or one less; q > 0. */
static long log_floor(mpq_srcptr q)
{
    return (long)mpz_sizeinbase(mpq_numref(q), 2) - (long)mpz_sizeinbase(mpq_denref(q), 2) - 1;
}

/* Halves the bracket, then tries one 2^-gain as wide around a Newton step; the gain is doubled when the root was inside
** and halved when not. */
static void narrow(level_t *l, long *gain)
{
    known_t *k = l->t->known;
    mpq_ptr mid = arena_mpq(l->work, 4), width = mid + 1, next = mid + 2, end = mid + 3;
    mpq_sub(width, k->x + 1, k->x);
    long e = log_floor(width) - *gain;
    mpq_add(mid, k->x, k->x + 1);
    mpq_div_2exp(mid, mid, 1);
    take(l, mid);
    if (k->met || !propose(next, l, mid, e)) return;
    mpq_set_ui(width, 1, 1);
    if (e < 0) mpq_div_2exp(width, width, (mp_bitcnt_t)-e);
    else mpq_mul_2exp(width, width, (mp_bitcnt_t)e);
    mpq_sub(end, next, width);
    if (mpq_cmp(end, k->x) > 0 && mpq_cmp(end, k->x + 1) < 0) take(l, end);
    mpq_add(end, next, width);
    if (!k->met && mpq_cmp(end, k->x) > 0 && mpq_cmp(end, k->x + 1) < 0) take(l, end);
    mpq_sub(end, k->x + 1, k->x);
    *gain = log_floor(end) <= e + 1 ? 2 * *gain : *gain > 1 ? *gain / 2 : 1;
}

/* --- the bracket -------------------------------------------------------------------------------------------------- */

/* The means at both ends, rounded outward; are they within 2^-bits? */
static bool is_near(mpq_ptr lo, mpq_ptr hi, level_t *l, long bits)
{
    mpq_ptr gap = arena_mpq(l->work, 1);
    evaluate(l, l->t->known->x);
    mpfi_add_si(l->mean, l->mean, l->t->least);
    mpfr_get_q(lo, &l->mean->left);
    evaluate(l, l->t->known->x + 1);
    mpfi_add_si(l->mean, l->mean, l->t->least);
    mpfr_get_q(hi, &l->mean->right);
    mpq_sub(gap, hi, lo);
    mpq_mul_2exp(gap, gap, (mp_bitcnt_t)bits);
    return mpq_cmp_ui(gap, 1, 1) <= 0;
}

/* Before: x[0] = 1, where f <= 0. After: f >= 0 at x[1]. */
static void start(level_t *l)
{
    known_t *k = l->t->known;
    mpq_ptr x = arena_mpq(l->work, 1);
    mpq_set_ui(k->x, 1, 1);
    for (mpq_set_ui(x, 2, 1); mpq_sgn(k->x + 1) == 0; mpq_mul_2exp(x, x, 1)) take(l, x);
}

static long enclose(mpq_ptr lo, mpq_ptr hi, const void *source, long bits)
{
    const target_t *t = source;
    known_t *k = t->known;
    arena_t *work = arena_new();
    level_t l;
    long gain = FIRST_GAIN;
    level_open(&l, work, t, 2 * bits + SPARE);
    if (mpq_sgn(k->x) == 0) start(&l);
    while (!k->met && !is_near(lo, hi, &l, bits)) narrow(&l, &gain);
    if (k->met) {
        exact_mean(lo, work, t, k->x);
        mpq_set(hi, lo);
    }
    arena_free(work);
    return k->met ? BRACKET_SPENT : bits;
}

static const bracket_kind_t at_divergence = { .name = "mean reward at a divergence", .same = same, .enclose = enclose };

const real_t *tilt_mean_at_divergence(const pmf_t *p, const long *r, const real_t *divergence)
{
    target_t *t = ARENA_NEW(p->home, target_t);
    *t = (target_t){ p, r, divergence, r[0], ARENA_NEW(p->home, known_t) };
    t->known->x = arena_mpq(p->home, 2);
    for (size_t y = 1; y < p->cells; y++)
        if (r[y] < t->least) t->least = r[y];
    return real_bracket(p->home, &at_divergence, t);
}
