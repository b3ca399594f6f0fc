/* SPDX-License-Identifier: MIT
**
** Enclosures, with rational ends. Inclusion: if each input lies in its range, so does the result
** in its own; an end that is marked open is not attained. Rounding is outward.
*/
#include "checker/functions/functions.h"

#include <string.h>

static unsigned bits = 64;
void precision(unsigned b) { bits = b; }

static int end_sign(const end_t *e) { return e->inf ? e->inf : mpq_sgn(e->q); }
bool range_positive(const range_t *x) { return end_sign(&x->lo) > 0 || (end_sign(&x->lo) == 0 && x->lo.open); }
bool range_nonnegative(const range_t *x) { return end_sign(&x->lo) >= 0; }
static bool range_negative(const range_t *x) { return end_sign(&x->hi) < 0 || (end_sign(&x->hi) == 0 && x->hi.open); }
bool range_nonzero(const range_t *x) { return range_positive(x) || range_negative(x); }

/* q to `bits` significant bits, down (dir < 0) or up. */
static void rounded(mpq_ptr q, int dir)
{
    size_t n = mpz_sizeinbase(mpq_numref(q), 2), d = mpz_sizeinbase(mpq_denref(q), 2);
    if (mpq_sgn(q) == 0 || (n <= bits && d <= bits)) return;
    long k = (long)bits - (long)n + (long)d;
    if (k > 0) mpq_mul_2exp(q, q, (mp_bitcnt_t)k); else mpq_div_2exp(q, q, (mp_bitcnt_t)-k);
    if (dir < 0) mpz_fdiv_q(mpq_numref(q), mpq_numref(q), mpq_denref(q));
    else mpz_cdiv_q(mpq_numref(q), mpq_numref(q), mpq_denref(q));
    mpz_set_ui(mpq_denref(q), 1);
    if (k > 0) mpq_div_2exp(q, q, (mp_bitcnt_t)k); else mpq_mul_2exp(q, q, (mp_bitcnt_t)-k);
}

/* Below 2^-TINY or beyond 2^TINY an end becomes 0 or infinite: numbers stay small whatever is asked. */
enum { TINY = 20000 };

static void end_round(end_t *e, int dir)
{
    if (e->inf || mpq_sgn(e->q) == 0) return;
    long size = (long)mpz_sizeinbase(mpq_numref(e->q), 2) - (long)mpz_sizeinbase(mpq_denref(e->q), 2);
    if (size > TINY) {
        if (mpq_sgn(e->q) == dir) { mpq_set_ui(e->q, 0, 1); e->inf = dir; e->open = true; }
        else { mpq_set_si(e->q, -dir, 1); mpq_mul_2exp(e->q, e->q, TINY); e->open = true; }
    } else if (size < -TINY) {
        if (mpq_sgn(e->q) != dir) mpq_set_ui(e->q, 0, 1);
        else { mpq_set_si(e->q, dir, 1); mpq_div_2exp(e->q, e->q, TINY - 1); }
        e->open = true;
    } else rounded(e->q, dir);
}

void range_round(range_t *x)
{
    work(20 + bits / 16);
    end_round(&x->lo, -1);
    end_round(&x->hi, 1);
}

void range_add(range_t *r, const range_t *x, const range_t *y)
{
    range_t s;
    range_init(&s);
    if (!x->lo.inf && !y->lo.inf) {
        s.lo.inf = 0;
        s.lo.open = x->lo.open || y->lo.open;
        mpq_add(s.lo.q, x->lo.q, y->lo.q);
    }
    if (!x->hi.inf && !y->hi.inf) {
        s.hi.inf = 0;
        s.hi.open = x->hi.open || y->hi.open;
        mpq_add(s.hi.q, x->hi.q, y->hi.q);
    }
    range_round(&s);
    *r = s;
}

void range_negate(range_t *r, const range_t *x)
{
    range_t s;
    end_set(&s.lo, x->hi.q, x->hi.open);
    end_set(&s.hi, x->lo.q, x->lo.open);
    s.lo.inf = -x->hi.inf;
    s.hi.inf = -x->lo.inf;
    mpq_neg(s.lo.q, s.lo.q);
    mpq_neg(s.hi.q, s.hi.q);
    *r = s;
}

/* The product of two ends. 0 times infinite is 0: the limits of products there are between it and other candidates. It
** is attained when the 0 is. */
static void end_times(end_t *r, const end_t *a, const end_t *b)
{
    end_infinite(r, end_sign(a) * end_sign(b));
    if (r->inf && (a->inf || b->inf)) return;
    if (r->inf) mpq_mul(r->q, a->q, b->q);
    bool zero = (end_sign(a) == 0 && !a->open) || (end_sign(b) == 0 && !b->open);
    r->inf = 0;
    r->open = !zero && (a->open || b->open);
}

bool same_end(const end_t *a, const end_t *b) { return !a->inf && !b->inf && mpq_equal(a->q, b->q); }

bool end_before(const end_t *a, const end_t *b, int dir)
{
    if (a->inf != b->inf) return dir < 0 ? a->inf < b->inf : a->inf > b->inf;
    int c = a->inf ? 0 : mpq_cmp(a->q, b->q);
    return c ? (c > 0) == (dir > 0) : !a->open && b->open;
}

void range_mul(range_t *r, const range_t *x, const range_t *y)
{
    end_t e[4];
    for (unsigned k = 0; k < 4; k++) end_times(&e[k], k & 1 ? &x->hi : &x->lo, k & 2 ? &y->hi : &y->lo);
    range_t s = { e[0], e[0] };
    for (unsigned k = 1; k < 4; k++) {
        if (end_before(&e[k], &s.lo, -1)) s.lo = e[k];
        if (end_before(&e[k], &s.hi, 1)) s.hi = e[k];
    }
    range_t own;
    end_set(&own.lo, s.lo.q, s.lo.open);
    end_set(&own.hi, s.hi.q, s.hi.open);
    own.lo.inf = s.lo.inf;
    own.hi.inf = s.hi.inf;
    for (unsigned k = 0; k < 4; k++) mpq_clear(e[k].q);
    range_round(&own);
    *r = own;
}

static bool range_inverse(range_t *r, const range_t *x)
{
    if (!range_nonzero(x)) return false;
    if (range_negative(x)) {
        range_t m;
        range_negate(&m, x);
        return range_inverse(&m, &m) && (range_negate(r, &m), true);
    }
    range_t s;
    end_set(&s.lo, x->hi.q, x->hi.open);
    if (!x->hi.inf) mpq_inv(s.lo.q, s.lo.q);
    if (end_sign(&x->lo) == 0) end_infinite(&s.hi, 1);
    else { end_set(&s.hi, x->lo.q, x->lo.open); mpq_inv(s.hi.q, s.hi.q); }
    range_round(&s);
    *r = s;
    return true;
}

bool range_power(range_t *r, const range_t *x, int k)
{
    if (k < 0) return range_power(r, x, -k) && range_inverse(r, r);
    range_t y = *x, p = range_point(rational(1, 1));
    if (k % 2 == 0 && end_sign(&x->lo) < 0) { /* |x| */
        range_negate(&y, x);
        if (end_sign(&x->hi) > 0) {
            if (end_before(&x->hi, &y.hi, 1)) y.hi = x->hi;
            end_set(&y.lo, rational(0, 1), false);
        }
    }
    for (int i = 0; i < k; i++) { /* ends of one sign, or an odd power: monotone */
        end_t lo, hi;
        end_times(&lo, &p.lo, &y.lo);
        end_times(&hi, &p.hi, &y.hi);
        p = (range_t){ lo, hi };
        if (i < k - 1 && end_sign(&y.lo) >= 0) range_round(&p);
    }
    range_round(&p);
    *r = p;
    return true;
}

/* --- log, exp, sqrt of a rational number -------------------------------------------------------------------------- */

/* Bounds of 2 atanh z, |z| <= 1/3: the sum of 2 z^(2i+1)/(2i+1), i < m, and |rest| <= 2 |z|^(2m+1)/(1 - z^2) <= 3
** |z|^(2m+1). In units of 2^-w: z errs by 1, z^2 by 2, the power p by e' <= e/9 + 2/3 + 1 < 2, p/(2i+1) by 3, a summand
** by 6; when p has come to 0, |z|^(2m+1) < 2 and the rest is below 6. In all 6 m + 6. */
static void atanh_twice(mpz_t lo, mpz_t hi, const mpq_t z, unsigned w)
{
    mpz_t p, z2, s, t;
    mpz_inits(p, z2, s, t, NULL);
    mpz_mul_2exp(p, mpq_numref(z), w);
    mpz_tdiv_q(p, p, mpq_denref(z));
    mpz_mul(z2, p, p);
    mpz_tdiv_q_2exp(z2, z2, w);
    unsigned long m = 0;
    for (; mpz_sgn(p) != 0; m++) {
        mpz_tdiv_q_ui(t, p, 2 * m + 1);
        mpz_addmul_ui(s, t, 2);
        mpz_mul(p, p, z2);
        mpz_tdiv_q_2exp(p, p, w);
    }
    mpz_set(lo, s);
    mpz_set(hi, s);
    bool exact = mpq_sgn(z) == 0;
    if (!exact) { mpz_sub_ui(lo, lo, 8 * (m + 2)); mpz_add_ui(hi, hi, 8 * (m + 2)); }
    work((double)m * (4 + w / 32));
    mpz_clears(p, z2, s, t, NULL);
}

/* log x = k log 2 + log y, 1/2 < y < 2, log y = 2 atanh((y-1)/(y+1)), log 2 = 2 atanh(1/3). */
static void log_bounds(mpq_t lo, mpq_t hi, const mpq_t x)
{
    unsigned w = bits + 40;
    mpz_t a, b, c, d;
    mpq_t y, z;
    mpz_inits(a, b, c, d, NULL);
    mpq_inits(y, z, NULL);
    long k = (long)mpz_sizeinbase(mpq_numref(x), 2) - (long)mpz_sizeinbase(mpq_denref(x), 2);
    mpq_set(y, x);
    if (k > 0) mpq_div_2exp(y, y, (mp_bitcnt_t)k); else mpq_mul_2exp(y, y, (mp_bitcnt_t)-k);
    mpq_sub(z, y, rational(1, 1));
    mpq_add(y, y, rational(1, 1));
    mpq_div(z, z, y);
    atanh_twice(a, b, z, w);
    if (k) {
        mpq_set_ui(z, 1, 3);
        atanh_twice(c, d, z, w);
        mpz_mul_si(c, c, k);
        mpz_mul_si(d, d, k);
        mpz_add(a, a, k > 0 ? c : d);
        mpz_add(b, b, k > 0 ? d : c);
    }
    mpq_set_z(lo, a);
    mpq_div_2exp(lo, lo, w);
    mpq_set_z(hi, b);
    mpq_div_2exp(hi, hi, w);
    mpz_clears(a, b, c, d, NULL);
    mpq_clears(y, z, NULL);
}

/* exp x = exp(y)^(2^k), y = x / 2^k rounded outward, |y| <= 1/2: the sum of y^i/i!, i < m, and |rest| <= 2 |y|^m/m!. In
** units of 2^-w a summand errs by e' <= e/2i + 2 < 3; when it has come to 0 the rest is below 6. In all 3 m + 6.
** Squares are rounded outward. */
static bool exp_bounds(mpq_t lo, mpq_t hi, const mpq_t x)
{
    long k = (long)mpz_sizeinbase(mpq_numref(x), 2) - (long)mpz_sizeinbase(mpq_denref(x), 2) + 2;
    if (k < 0 || mpq_sgn(x) == 0) k = 0;
    if (k > 13) return false; /* |x| > 2^11 and the result beyond what is kept */
    unsigned w = bits + 40 + (unsigned)k;
    mpz_t y, t, s;
    mpz_inits(y, t, s, NULL);
    for (int side = 0; side < 2; side++) {
        mpz_mul_2exp(y, mpq_numref(x), w - (unsigned)k);
        if (side) mpz_cdiv_q(y, y, mpq_denref(x)); else mpz_fdiv_q(y, y, mpq_denref(x));
        bool exact = mpz_sgn(y) == 0 && mpq_sgn(x) == 0;
        mpz_set_ui(t, 1);
        mpz_mul_2exp(t, t, w);
        mpz_set(s, t);
        unsigned long i = 1;
        for (; mpz_sgn(t) != 0; i++) {
            mpz_mul(t, t, y);
            mpz_tdiv_q_2exp(t, t, w);
            mpz_tdiv_q_ui(t, t, i);
            mpz_add(s, s, t);
        }
        if (!exact) { if (side) mpz_add_ui(s, s, 4 * i + 8); else mpz_sub_ui(s, s, 4 * i + 8); }
        mpq_ptr r = side ? hi : lo;
        mpq_set_z(r, s);
        mpq_div_2exp(r, r, w);
        unsigned before = bits;
        bits = w;
        for (long j = 0; j < k; j++) { mpq_mul(r, r, r); rounded(r, side ? 1 : -1); }
        bits = before;
        work((double)i * (4 + w / 32));
    }
    mpz_clears(y, t, s, NULL);
    return true;
}

static void sqrt_bound(mpq_t r, const mpq_t x, int dir)
{
    /* Even scale: the root of floor or ceiling of x 4^m, m enough for `bits` bits. */
    long size = (long)mpz_sizeinbase(mpq_denref(x), 2) - (long)mpz_sizeinbase(mpq_numref(x), 2);
    mp_bitcnt_t m = bits + (size > 0 ? (mp_bitcnt_t)size : 0);
    mpz_t n, rest;
    mpz_inits(n, rest, NULL);
    mpz_mul_2exp(n, mpq_numref(x), 2 * m);
    if (dir < 0) mpz_fdiv_q(n, n, mpq_denref(x)); else mpz_cdiv_q(n, n, mpq_denref(x));
    mpz_sqrtrem(n, rest, n);
    if (dir > 0 && mpz_sgn(rest) != 0) mpz_add_ui(n, n, 1);
    mpq_set_z(r, n);
    mpq_div_2exp(r, r, m);
    mpz_clears(n, rest, NULL);
}

/* --- functions of ranges: all increasing -------------------------------------------------------------------------- */

bool range_function(range_t *r, kind_t f, const range_t *x, bool closed)
{
    mpq_t other;
    range_t s;
    if (f == LOG && !range_positive(x)) return false;
    if (f == SQRT && !(closed ? range_nonnegative(x) : range_positive(x))) return false;
    mpq_init(other);
    range_init(&s);
    s.lo.inf = s.hi.inf = 0;
    s.lo.open = x->lo.open;
    s.hi.open = x->hi.open;
    if (x->hi.inf) end_infinite(&s.hi, 1);
    else if (f == LOG) log_bounds(other, s.hi.q, x->hi.q);
    else if (f == SQRT) sqrt_bound(s.hi.q, x->hi.q, 1);
    else if (!exp_bounds(other, s.hi.q, x->hi.q)) {
        if (mpq_sgn(x->hi.q) > 0) end_infinite(&s.hi, 1);
        else { mpq_set_ui(s.hi.q, 1, 1); mpq_div_2exp(s.hi.q, s.hi.q, 2048); }
    }
    if (f == LOG && end_sign(&x->lo) == 0) end_infinite(&s.lo, -1);
    else if (f == LOG) log_bounds(s.lo.q, other, x->lo.q);
    else if (f == SQRT) sqrt_bound(s.lo.q, x->lo.q, -1);
    else if (x->lo.inf) s.lo.open = true;
    else if (!exp_bounds(s.lo.q, other, x->lo.q)) {
        if (mpq_sgn(x->lo.q) > 0) { mpq_set_ui(s.lo.q, 1, 1); mpq_mul_2exp(s.lo.q, s.lo.q, 2048); }
        s.lo.open = true;
    }
    if (f == EXP && mpq_sgn(s.lo.q) <= 0) { mpq_set_ui(s.lo.q, 0, 1); s.lo.open = true; }
    mpq_clear(other);
    range_round(&s);
    *r = s;
    return true;
}

/* u log u, u >= 0: falls to its minimum at 1/e, rises behind it. */
bool range_u_log_u(range_t *r, const range_t *u, bool closed)
{
    if (!(closed ? range_nonnegative(u) : range_positive(u))) return false;
    range_t at[2], v;
    mpq_ptr q = rational(0, 1);
    for (unsigned k = 0; k < 2; k++) {
        const end_t *e = k ? &u->hi : &u->lo;
        if (e->inf) { end_set(&at[k].lo, q, false); end_infinite(&at[k].hi, 1); continue; }
        v = range_point(e->q);
        if (end_sign(e) == 0) at[k] = v;
        else { range_t l; if (!range_function(&l, LOG, &v, closed)) return false; range_mul(&at[k], &v, &l); }
        at[k].hi.open = e->open; /* strictly convex: only the ends attain the most */
    }
    *r = at[0];
    if (end_before(&at[1].lo, &r->lo, -1)) r->lo = at[1].lo;
    if (end_before(&at[1].hi, &r->hi, 1)) r->hi = at[1].hi;
    mpq_set_ui(q, 36787, 100000); /* 0.36787 < 1/e < 0.36788 */
    bool right = u->hi.inf || mpq_cmp(u->hi.q, q) > 0;
    mpq_set_ui(q, 36788, 100000);
    bool left = mpq_cmp(u->lo.q, q) < 0;
    mpq_neg(q, q);
    if (left && right && (mpq_cmp(q, r->lo.q) < 0)) end_set(&r->lo, q, true);
    r->lo.open = false;
    return true;
}
