/* SPDX-License-Identifier: MIT */
#include "numerics/types.h"

#include <stdint.h>
#include <string.h>

size_t types_count(size_t n, unsigned long m, size_t most)
{
    mpz_t c;
    mpz_init(c);
    mpz_bin_uiui(c, m + n - 1, n - 1);
    bool few = mpz_cmp_ui(c, most) <= 0;
    size_t count = few ? mpz_get_ui(c) : SIZE_MAX;
    mpz_clear(c);
    return count;
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

/* Before t stand the types whose first differing count is greater: with r left for the letters after k, those with a
** count of c > t_k there, C(r - c + n-k-2, n-k-2) each. */
size_t types_place(const unsigned long *t, size_t n)
{
    size_t place = 0;
    unsigned long left = 0;
    for (size_t k = 0; k < n; k++) left += t[k];
    for (size_t k = 0; k + 1 < n; left -= t[k++])
        for (unsigned long c = t[k] + 1; c <= left; c++) place += types_count(n - k - 1, left - c, SIZE_MAX - 1);
    return place;
}

/* m! / prod t_z!, then the product of the powers of the counts of row x. */
static void weight(mpz_ptr w, const chan_t *W, size_t x, const unsigned long *t, unsigned long m, mpz_ptr power)
{
    unsigned long left = m;
    mpz_set_ui(w, 1);
    for (size_t z = 0; z < W->ny; left -= t[z++]) {
        mpz_bin_uiui(power, left, t[z]);
        mpz_mul(w, w, power);
        mpz_pow_ui(power, W->num + x * W->ny + z, t[z]);
        mpz_mul(w, w, power);
    }
}

const chan_t *types_channel(arena_t *A, const chan_t *W, unsigned long m, size_t most)
{
    size_t n = types_count(W->ny, m, most);
    if (n == SIZE_MAX) return NULL;
    unsigned long *t = ARENA_ARRAY(A, unsigned long, W->ny);
    mpz_ptr num = arena_mpz(A, W->nx * n + 2), den = num + W->nx * n, power = den + 1;
    mpz_pow_ui(den, W->den, m);
    t[0] = m;
    for (size_t k = 0; k < n; k++) {
        for (size_t x = 0; x < W->nx; x++) weight(num + x * n + k, W, x, t, m, power);
        next_type(t, W->ny);
    }
    chan_t *R = ARENA_NEW(A, chan_t);
    *R = (chan_t){ .home = A, .nx = W->nx, .ny = n, .den = den, .num = num };
    return R;
}
