/* SPDX-License-Identifier: MIT */
#include "numerics/pools/bt.h"

/* --- levels -------------------------------------------------------------------------------------------------- */

/* The weights of the points as integers, over their common denominator. */
static mpz_ptr integers(arena_t *A, size_t n, mpq_srcptr w)
{
    mpz_ptr v = arena_mpz(A, n), den = arena_mpz(A, 1);
    mpz_set_ui(den, 1);
    for (size_t x = 0; x < n; x++) mpz_lcm(den, den, mpq_denref(w + x));
    for (size_t x = 0; x < n; x++) {
        mpz_divexact(v + x, den, mpq_denref(w + x));
        mpz_mul(v + x, v + x, mpq_numref(w + x));
    }
    return v;
}

static void free_of_common_factor(mpz_ptr v, size_t n, arena_t *A)
{
    mpz_ptr g = arena_mpz(A, 1);
    for (size_t x = 0; x < n; x++) mpz_gcd(g, g, v + x);
    for (size_t x = 0; x < n; x++) mpz_divexact(v + x, v + x, g);
}

static bt_levels_t *blank(arena_t *A, size_t n)
{
    bt_levels_t *L = ARENA_NEW(A, bt_levels_t);
    *L = (bt_levels_t){ .home = A, .points = n, .level = ARENA_ARRAY(A, size_t, n), .w = arena_mpz(A, n) };
    return L;
}

/* The level of x is the number of distinct weights below its own. */
const bt_levels_t *bt_levels(arena_t *A, size_t n, mpq_srcptr w)
{
    bt_levels_t *L = blank(A, n);
    mpz_ptr v = integers(A, n, w);
    free_of_common_factor(v, n, A);
    for (size_t x = 0; x < n; x++) {
        bool first = true;
        for (size_t y = 0; y < x && first; y++) first = mpz_cmp(v + y, v + x) != 0;
        if (!first) continue;
        size_t k = L->levels++;
        for (; k > 0 && mpz_cmp(L->w + k - 1, v + x) > 0; k--) mpz_set(L->w + k, L->w + k - 1);
        mpz_set(L->w + k, v + x);
    }
    for (size_t x = 0; x < n; x++)
        while (mpz_cmp(L->w + L->level[x], v + x) != 0) L->level[x]++;
    return L;
}

const bt_levels_t *bt_levels_apart(arena_t *A, size_t n, mpq_srcptr w)
{
    bt_levels_t *L = blank(A, n);
    L->w = integers(A, n, w);
    L->levels = n;
    for (size_t x = 0; x < n; x++) L->level[x] = x;
    return L;
}

const pmf_t *bt_masses(const bt_levels_t *L, const pmf_t *p)
{
    mpz_ptr sum = arena_mpz(L->home, L->levels);
    for (size_t x = 0; x < L->points; x++) mpz_add(sum + L->level[x], sum + L->level[x], p->num + x);
    return pmf_weights(L->home, L->levels, sum);
}

/* --- expectations ------------------------------------------------------------------------------------------------- */

/* sum of c_i/(w + s_i) over i in [lo, hi) as num/den, by halves; not in lowest terms: common factors of the
** w + s_i are few, looking for them dear. */
static void halves(mpz_ptr num, mpz_ptr den, const bt_total_t *T, mpz_srcptr w, size_t lo, size_t hi)
{
    if (hi - lo == 1) {
        mpz_set(num, T->c + lo);
        mpz_add(den, w, T->s + lo);
        return;
    }
    mpz_t a, b;
    mpz_inits(a, b, NULL);
    size_t mid = lo + (hi - lo) / 2;
    halves(num, den, T, w, lo, mid);
    halves(a, b, T, w, mid, hi);
    mpz_mul(num, num, b);
    mpz_addmul(num, a, den);
    mpz_mul(den, den, b);
    mpz_clears(a, b, NULL);
}

void bt_ratio(mpq_ptr r, const bt_total_t *T, mpz_srcptr w, unsigned long K)
{
    mpq_set_ui(r, 0, 1);
    if (T->n == 0) return;
    mpz_ptr v = arena_mpz(T->home, 1);
    mpz_set(v, w);
    halves(mpq_numref(r), mpq_denref(r), T, v, 0, T->n);
    mpz_mul(mpq_numref(r), mpq_numref(r), v);
    mpz_mul_ui(mpq_numref(r), mpq_numref(r), K);
    mpz_mul(mpq_denref(r), mpq_denref(r), T->den);
    mpq_canonicalize(r);
}

void bt_probability(mpq_ptr r, const bt_total_t *T)
{
    mpq_set_ui(r, 0, 1);
    for (size_t i = 0; i < T->n; i++) mpz_add(mpq_numref(r), mpq_numref(r), T->c + i);
    mpz_set(mpq_denref(r), T->den);
    mpq_canonicalize(r);
}

bool bt_weights(mpq_ptr H, const bt_levels_t *L, const pmf_t *p, unsigned long K)
{
    const bt_total_t *T = bt_total(L, bt_masses(L, p), K - 1, NULL);
    for (size_t k = 0; T && k < L->levels; k++) bt_ratio(H + k, T, L->w + k, K);
    return T;
}

/* p_x H(x) = w_x/(p_den D). */
static mpz_ptr products(mpz_ptr D, const bt_levels_t *L, const pmf_t *p, mpq_srcptr H)
{
    mpz_ptr w = arena_mpz(L->home, p->cells);
    mpz_set_ui(D, 1);
    for (size_t k = 0; k < L->levels; k++) mpz_lcm(D, D, mpq_denref(H + k));
    for (size_t x = 0; x < p->cells; x++) {
        mpq_srcptr h = H + L->level[x];
        mpz_divexact(w + x, D, mpq_denref(h));
        mpz_mul(w + x, w + x, mpq_numref(h));
        mpz_mul(w + x, w + x, p->num + x);
    }
    return w;
}

const pmf_t *bt_times(const bt_levels_t *L, const pmf_t *p, mpq_srcptr H)
{
    return pmf_weights(L->home, p->cells, products(arena_mpz(L->home, 1), L, p, H));
}

bool bt_round_fits(const bt_levels_t *L, const pmf_t *p, unsigned long K)
{
    return bt_total_fits(L, bt_masses(L, p), K - 1);
}

/* Numerators over den T_den D, D the common denominator of all the sums. */
const pmf_t *bt_round(const bt_levels_t *L, const pmf_t *p, unsigned long K)
{
    arena_t *A = L->home;
    const bt_total_t *T = bt_total(L, bt_masses(L, p), K - 1, NULL);
    if (!T) return NULL;
    mpz_ptr num = arena_mpz(A, L->levels), den = arena_mpz(A, L->levels), D = arena_mpz(A, 1),
            w = arena_mpz(A, p->cells);
    mpz_set_ui(D, 1);
    for (size_t k = 0; k < L->levels; k++) {
        halves(num + k, den + k, T, L->w + k, 0, T->n);
        mpz_mul(num + k, num + k, L->w + k);
        mpz_lcm(D, D, den + k);
    }
    for (size_t k = 0; k < L->levels; k++) {
        mpz_divexact(den + k, D, den + k);
        mpz_mul(num + k, num + k, den + k);
    }
    for (size_t x = 0; x < p->cells; x++) mpz_mul(w + x, p->num + x, num + L->level[x]);
    return pmf_weights(A, p->cells, w);
}
