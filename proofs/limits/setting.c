/* SPDX-License-Identifier: MIT */
#include "proofs/limits/setting.h"

bool all_positive(chain_t *t, const candidate_t *c, const char *name)
{
    const value_t *v = candidate_value(c, name);
    for (size_t y = 0; y < v->cells; y++)
        if (mpq_sgn(v->at + y) <= 0) { chain_outside(t, "%s at y=%zu is not positive", name, y); return false; }
    return true;
}

long whole_of(chain_t *t, const candidate_t *c, const char *name, long least, long most)
{
    mpq_srcptr q = candidate_number(c, name);
    if (mpz_cmp_ui(mpq_denref(q), 1) != 0 || mpz_cmp_si(mpq_numref(q), least) < 0) chain_outside(t, "%s is not a whole number of at least %ld", name, least);
    else if (mpz_cmp_si(mpq_numref(q), most) > 0) chain_beyond(t, "%s is above %ld", name, most);
    else return mpz_get_si(mpq_numref(q));
    return -1;
}

long power_of(chain_t *t, const candidate_t *c, const char *name, long least, long most)
{
    mpq_srcptr q = candidate_number(c, name);
    if (mpq_cmp_si(q, least, 1) < 0) chain_outside(t, "%s is below %ld", name, least);
    else if (mpz_cmp_ui(mpq_denref(q), 1) != 0) chain_beyond(t, "%s is no whole number: the powers are not rational", name);
    else return whole_of(t, c, name, least, most);
    return -1;
}

const base_t *base_of(chain_t *t, const candidate_t *c)
{
    const pmf_t *pi0 = candidate_law(c, "pi0");
    mpq_srcptr w = candidate_value(c, "exp(r/beta)")->at, beta = candidate_number(c, "beta");
    for (size_t y = 0; y < pi0->cells; y++)
        if (mpz_sgn(pi0->num + y) == 0) { chain_outside(t, "pi0 at y=%zu is 0: no full support", y); return NULL; }
    if (!all_positive(t, c, "exp(r/beta)")) return NULL;
    if (mpq_sgn(beta) <= 0) { chain_outside(t, "beta is not positive"); return NULL; }
    base_t *b = ARENA_NEW(c->home, base_t);
    *b = (base_t){ .home = c->home, .n = pi0->cells, .pi0 = pi0, .tilted = tilt(pi0, w), .w = w, .beta = beta };
    return b;
}

const real_t *times_beta(const base_t *b, const real_t *x) { return real_scale(x, b->beta); }
const real_t *mean_reward(const base_t *b, const pmf_t *pi) { return times_beta(b, tilt_mean_log(pi, b->w)); }
const real_t *gain(const base_t *b, const pmf_t *pi) { return real_sub(mean_reward(b, pi), mean_reward(b, b->pi0)); }
const real_t *range_of(const base_t *b, mpq_srcptr w) { return times_beta(b, tilt_range_log(b->home, b->n, w)); }

const real_t *absolute(chain_t *t, const real_t *x)
{
    sign_t s = real_loglin(x) ? real_sgn(x, chain_effort(t)) : SIGN_UNKNOWN;
    return s == SIGN_UNKNOWN ? real_abs(x) : s == SIGN_NEG ? real_neg(x) : x;
}

/* --- families ------------------------------------------------------------------------------------------------------- */

void weights_set(candidate_t *c, const char *name, size_t n, const long *a, long b)
{
    mpq_ptr w = candidate_table(c, name, 1, &n);
    for (size_t y = 0; y < n; y++) {
        mpq_set_si(w + y, a[y], (unsigned long)b);
        mpq_canonicalize(w + y);
    }
}

void weights_random(candidate_t *c, draw_t *d, const char *name, size_t n)
{
    long a[8], style = draw_int(d, 0, 4), b = style == 0 ? 100 : style == 1 ? 7 : 1;
    for (size_t y = 0; y < n; y++)
        a[y] = style == 0 ? 100 + draw_int(d, -9, 9) : style == 1 ? draw_int(d, 1, 30) : style == 2 ? DRAW_FROM(d, 1, 10, 1000, 1000000)
             : style == 3 ? draw_int(d, 1, 2) : draw_int(d, 1, 12);
    weights_set(c, name, n, a, b);
}

void base_set(candidate_t *c, size_t n, const long *p)
{
    mpz_ptr z = arena_mpz(c->home, n);
    for (size_t y = 0; y < n; y++) mpz_set_si(z + y, p[y]);
    candidate_set_law(c, "pi0", pmf_weights(c->home, n, z));
}

void draws_set(candidate_t *c, size_t n, const long *p, const long *r, long N)
{
    base_set(c, n, p);
    weights_set(c, "r", n, r, 1);
    candidate_set_ratio(c, "N", N, 1);
}

void base_corner(candidate_t *c, size_t i)
{
    static const long p[5][4] = { { 1, 1, 1, 1 }, { 1, 2, 3, 4 }, { 97, 1, 1, 1 }, { 1, 1, 97, 1 }, { 1000000, 1, 1, 1 } };
    static const long w[8][4] = { { 2, 1, 3, 4 }, { 1, 1, 1, 1 }, { 2, 2, 1, 1 }, { 1, 1000000, 1, 2 }, { 101, 100, 99, 98 }, { 1, 2, 4, 8 },
                                  { 1, 1, 1, 9 }, { 1000, 1, 10, 100 } };
    static const long beta[3][2] = { { 1, 1 }, { 1, 10 }, { 7, 2 } };
    size_t n = 2 + i % 3;
    base_set(c, n, p[i / 3 % 5]);
    weights_set(c, "exp(r/beta)", n, w[i / 15 % 8], i % 2 ? 3 : 1);
    candidate_set_ratio(c, "beta", beta[i / 7 % 3][0], beta[i / 7 % 3][1]);
}

void base_random(candidate_t *c, draw_t *d)
{
    size_t n = (size_t)draw_int(d, 1, 7);
    long p[7], top = DRAW_FROM(d, 3, 20, 1000);
    for (size_t y = 0; y < n; y++) p[y] = draw_int(d, 1, top);
    base_set(c, n, p);
    weights_random(c, d, "exp(r/beta)", n);
    long below = draw_int(d, 1, 9), above = draw_int(d, 1, 9);
    candidate_set_ratio(c, "beta", above, below);
}
