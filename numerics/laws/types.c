/* SPDX-License-Identifier: MIT */
#include "numerics/laws/types.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

__extension__ typedef unsigned __int128 wide_t;

/* C(m+i,i) = C(m+i-1,i-1) (m+i)/i never falls as i rises; the products are exact, for c <= most and m + i are below
** 2^64. */
size_t types_count(size_t n, unsigned long m, size_t most)
{
    wide_t c = 1;
    for (size_t i = 1; i < n && c <= most; i++) c = c * (m + i) / i;
    return c <= most ? (size_t)c : SIZE_MAX;
}

/* The next type in reverse lexicographic order: t_0 from m down to 0; false after the last. */
static bool next_type(unsigned long *t, size_t n)
{
    size_t k = n - 1;
    unsigned long tail = t[k];
    t[k] = 0;
    while (k > 0 && t[k - 1] == 0) k--;
    if (k == 0) { t[n - 1] = tail; return false; }
    t[k - 1]--;
    t[k] = tail + 1;
    return true;
}

void types_list(unsigned long *t, size_t n, unsigned long m)
{
    memset(t, 0, n * sizeof *t);
    t[0] = m;
    for (;;) {
        unsigned long *now = t;
        t += n;
        if (now[n - 1] == m) return;
        memcpy(t, now, n * sizeof *t);
        next_type(t, n);
    }
}

/* Before t stand the types whose first differing count, of letter k, is greater than t_k. With r left from there on,
** the n-k counts of such a type add up to r; t_k + 1 taken from the first, they are any type of r - t_k - 1 draws. */
size_t types_place(const unsigned long *t, size_t n)
{
    size_t place = 0;
    unsigned long left = 0;
    for (size_t k = 0; k < n; k++) left += t[k];
    for (size_t k = 0; k + 1 < n; left -= t[k++])
        if (left > t[k]) place += types_count(n - k, left - t[k] - 1, SIZE_MAX - 1);
    return place;
}

/* The powers W(z|x)^t, t = 0 .. m: power[(x ny + z)(m + 1) + t]. */
static mpz_ptr powers(arena_t *work, const chan_t *W, unsigned long m)
{
    size_t cells = W->nx * W->ny;
    mpz_ptr power = arena_mpz(work, cells * (m + 1));
    for (size_t i = 0; i < cells; i++) {
        mpz_ptr p = power + i * (m + 1);
        mpz_set_ui(p, 1);
        for (unsigned long t = 1; t <= m; t++) mpz_mul(p + t, p + t - 1, W->num + i);
    }
    return power;
}

/* m! / prod t_z! */
static void multinomial(mpz_ptr c, mpz_ptr part, const unsigned long *t, size_t n, unsigned long m)
{
    mpz_set_ui(c, 1);
    for (size_t z = 0; z < n; m -= t[z++]) {
        mpz_bin_uiui(part, m, t[z]);
        mpz_mul(c, c, part);
    }
}

/* Outputs have m log den bits; powers, from none to as many. */
double types_bits(const chan_t *W, unsigned long m)
{
    size_t n = types_count(W->ny, m, SIZE_MAX - 1);
    double each = (double)m * (double)mpz_sizeinbase(W->den, 2), powers = (double)W->ny * ((double)m + 1) / 2;
    return n == SIZE_MAX ? HUGE_VAL : (double)W->nx * ((double)n + powers) * (each + 64);
}

const chan_t *types_channel(arena_t *A, const chan_t *W, unsigned long m, size_t most)
{
    size_t n = types_count(W->ny, m, most);
    if (n == SIZE_MAX) return NULL;
    chan_t *R = ARENA_NEW(A, chan_t);
    *R = (chan_t){ .home = A, .nx = W->nx, .ny = n, .den = arena_mpz(A, 1), .num = arena_mpz(A, W->nx * n) };
    arena_t *work = arena_new();
    unsigned long *t = ARENA_ARRAY(work, unsigned long, W->ny);
    mpz_srcptr power = powers(work, W, m);
    mpz_ptr c = arena_mpz(work, 2);
    mpz_pow_ui(R->den, W->den, m);
    t[0] = m;
    for (size_t k = 0; k < n; k++, next_type(t, W->ny)) {
        multinomial(c, c + 1, t, W->ny, m);
        for (size_t x = 0; x < W->nx; x++) {
            mpz_ptr p = R->num + x * n + k;
            mpz_set(p, c);
            for (size_t z = 0; z < W->ny; z++) mpz_mul(p, p, power + (x * W->ny + z) * (m + 1) + t[z]);
        }
    }
    arena_free(work);
    return R;
}
