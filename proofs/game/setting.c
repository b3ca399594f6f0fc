/* SPDX-License-Identifier: MIT */
#include "proofs/game/setting.h"

#include <stdint.h>

bool *set_argmax(arena_t *A, size_t n, mpq_srcptr w, const bool *in)
{
    bool *S = ARENA_ARRAY(A, bool, n);
    mpq_srcptr best = NULL;
    for (size_t x = 0; x < n; x++)
        if ((!in || in[x]) && (!best || mpq_cmp(w + x, best) > 0)) best = w + x;
    for (size_t x = 0; x < n; x++) S[x] = (!in || in[x]) && best && mpq_equal(w + x, best);
    return S;
}

bool *set_minus(arena_t *A, size_t n, const bool *a, const bool *b)
{
    bool *S = ARENA_ARRAY(A, bool, n);
    for (size_t x = 0; x < n; x++) S[x] = (!a || a[x]) && !b[x];
    return S;
}

size_t set_size(size_t n, const bool *a)
{
    size_t k = 0;
    for (size_t x = 0; x < n; x++) k += a[x];
    return k;
}

size_t set_first(size_t n, const bool *S)
{
    size_t x = 0;
    while (x < n && !S[x]) x++;
    return x;
}

size_t point_dominator(size_t n, mpq_srcptr wO, mpq_srcptr wP, size_t x)
{
    for (size_t y = 0; y < n; y++) {
        int o = mpq_cmp(wO + y, wO + x), p = mpq_cmp(wP + y, wP + x);
        if (o >= 0 && p >= 0 && (o > 0 || p > 0)) return y;
    }
    return SIZE_MAX;
}
