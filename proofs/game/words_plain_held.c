/* SPDX-License-Identifier: MIT
**
** In doubles: odds under every law, and how many properties a loop has. The exact words count a property
** until certificates show that it fails; here it fails where the limits say so, so these are at most theirs.
*/
#include "proofs/game/words_plain.h"

#include <math.h>

#define APART 1e-9 /* masses that differ by less are one */

/* --- odds under every law ----------------------------------------------------------------------------------------- */

/* At least H(x)/H(c) under every law: (b/a)(a + S)/(b + S), b and a the weights of x and c, at the least total S of the
** others where b < a, at the greatest where b > a. */
static double stage_odds(plain_stage_t s, size_t x, size_t c)
{
    double b = s.w[x], a = s.w[c], end = s.w[0];
    for (size_t y = 0; y < s.n; y++) end = b < a ? fmin(end, s.w[y]) : fmax(end, s.w[y]);
    double S = (double)(s.K - 1) * end;
    return b * (a + S) / (a * (b + S));
}

static double odds(const plain_stage_t s[2], size_t x, size_t c)
{
    return stage_odds(s[0], x, c) * stage_odds(s[1], x, c);
}

static bool alike(const plain_stage_t s[2], size_t x, size_t c)
{
    return s[0].w[x] == s[0].w[c] && s[1].w[x] == s[1].w[c];
}

static bool stages_of(plain_stage_t s[2], const word_arg_t *a, size_t n)
{
    bool good = true;
    for (size_t k = 0; good && k < 2; k++) {
        s[k] = plain_stage_of(&a[2 * k], &a[2 * k + 1]);
        good = plain_stage_good(s[k], n);
    }
    return good;
}

/* The greatest over x of V, for c of C. */
static double greatest_odds(const word_arg_t *a, const word_arg_t *V, const word_arg_t *C)
{
    plain_stage_t s[2];
    size_t n = V->cells, c = 0;
    double most = NAN;
    if (C->cells != n || !stages_of(s, a, n)) return NAN;
    while (c < n && !(C->cell[c] > 0)) c++;
    for (size_t x = c; x < n; x++)
        if (C->cell[x] > 0 && !alike(s, x, c)) return NAN;
    for (size_t x = 0; c < n && x < n; x++)
        if (V->cell[x] > 0) most = fmax(most, C->cell[x] > 0 ? 1 : odds(s, x, c));
    return most;
}

double plain_two_odds_decay(const word_arg_t *a)
{
    bool fit = a[5].cells == a[4].cells && greatest_odds(a, &a[5], &a[6]) < 1;
    return fit ? plain_decay(a, 2, a[5].cell) : NAN;
}

/* --- coverage, independence, symmetry ----------------------------------------------------------------------------- */

static bool differ(const double *p, const double *q, size_t n)
{
    double most = 0;
    for (size_t x = 0; x < n; x++) most = fmax(most, fabs(p[x] - q[x]));
    return most > APART;
}

static bool favourite(const word_arg_t *w, size_t x)
{
    bool best = true;
    for (size_t y = 0; y < w->cells; y++) best = best && w->cell[y] <= w->cell[x];
    return best;
}

static bool covers(const double *p, const word_arg_t *wO, const word_arg_t *wP)
{
    double owner = 0, public = 0;
    for (size_t x = 0; x < wO->cells; x++) {
        bool o = favourite(wO, x), q = favourite(wP, x);
        if (o && !q) owner += p[x];
        if (q && !o) public += p[x];
    }
    return owner > APART && public > APART;
}

/* 1 where the loop a does not tend to p, 0 where it does; NaN where its limit is not found. */
static double limits_differ(const double *p, const word_arg_t *a, size_t stages)
{
    double q[PLAIN_POINTS_MAX];
    return plain_limit_law(q, a, stages) ? differ(p, q, a[2 * stages].cells) : NAN;
}

/* Of the loop a of two stages, the same from another law, and the exchanged one; NaN where none of them fails. */
double plain_two_held(const word_arg_t *a)
{
    double p[PLAIN_POINTS_MAX];
    const word_arg_t exchanged[5] = { a[2], a[6], a[0], a[7], a[4] };
    const word_arg_t b[5] = { a[0], a[1], a[2], a[3], a[5] };
    size_t n = a[4].cells;
    if (n > PLAIN_POINTS_MAX || a[5].cells != n || a[2].cells != n || !plain_limit_law(p, a, 2)) return NAN;
    if (!covers(p, &a[0], &a[2])) return 2;
    double left = 3 - limits_differ(p, b, 2) - limits_differ(p, exchanged, 2);
    return left < 3 ? left : NAN;
}
