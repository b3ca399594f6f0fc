/* SPDX-License-Identifier: MIT
**
** With the counts n of the cells over the common denominator D, every measure below is a sum of terms
** n log n over D. For one, I(a;b|c) = (1/D) (sum_abc n log n + sum_c n log n - sum_ac n log n - sum_bc n log n).
*/
#include "numerics/info/info.h"
#include "numerics/base/rat.h"

/* Pushes +- sum n log n over the marginal counts of the variables `a`. */
static void push_marginal(loglin_sum_t *sum, const pmf_t *P, axes_t a, bool negative)
{
    size_t cells;
    const uint64_t *words = pmf_marginal_words(&cells, P, a);
    if (words) { loglin_sum_words(sum, words, cells, negative); return; }
    const pmf_t *R = pmf_marginal(P, a);
    for (size_t i = 0; i < R->cells; i++) loglin_sum_push_xlogx(sum, R->num + i, negative);
}

const real_t *info_entropy_given(const pmf_t *P, axes_t a, axes_t c)
{
    loglin_sum_t sum;
    loglin_sum_start(&sum, P->home, P->den, 0);
    push_marginal(&sum, P, c, false);
    push_marginal(&sum, P, a | c, true);
    return real_form(loglin_sum_done(&sum));
}

const real_t *info_entropy(const pmf_t *P, axes_t a) { return info_entropy_given(P, a, 0); }

const real_t *info_mutual_given(const pmf_t *P, axes_t a, axes_t b, axes_t c)
{
    loglin_sum_t sum;
    loglin_sum_start(&sum, P->home, P->den, 0);
    push_marginal(&sum, P, a | b | c, false);
    push_marginal(&sum, P, c, false);
    push_marginal(&sum, P, a | c, true);
    push_marginal(&sum, P, b | c, true);
    return real_form(loglin_sum_done(&sum));
}

const real_t *info_mutual(const pmf_t *P, axes_t a, axes_t b) { return info_mutual_given(P, a, b, 0); }

enum { WORD_BITS = 63 };

/* The row as words, where they are that short; else NULL. */
static const uint64_t *row_words(arena_t *A, const chan_t *W, size_t x)
{
    if (mpz_sizeinbase(W->den, 2) > WORD_BITS) return NULL;
    uint64_t *word = ARENA_ARRAY(A, uint64_t, W->ny);
    for (size_t y = 0; y < W->ny; y++) word[y] = mpz_get_ui(W->num + x * W->ny + y);
    return word;
}

/* Pushes c sum_y w_xy log w_xy. */
static void push_row(loglin_sum_t *sum, mpz_srcptr c, const chan_t *W, size_t x, const uint64_t *word)
{
    if (word) { loglin_sum_words_times(sum, c, word, W->ny); return; }
    mpz_srcptr w = W->num + x * W->ny;
    mpz_ptr coef = arena_mpz(sum->home, 1);
    for (size_t y = 0; y < W->ny; y++) {
        mpz_mul(coef, c, w + y);
        if (mpz_sgn(coef)) loglin_sum_push(sum, coef, w + y);
    }
}

/* Below 2^126, in place of an integer. */
__extension__ typedef unsigned __int128 mass_t;

static void push_masses(loglin_sum_t *sum, const mass_t *mass, size_t n)
{
    mpz_t view;
    for (size_t y = 0; y < n; y++) {
        mp_limb_t limb[2] = { (mp_limb_t)mass[y], (mp_limb_t)(mass[y] >> 64) };
        loglin_sum_push_xlogx(sum, mpz_roinit_n(view, limb, 2), true);
    }
}

/* With p = P_x/P, W = w_xy/w, and m_y = sum_x P_x w_xy:
**     P w I(p;W) = sum_x P_x sum_y w_xy log w_xy - sum_y m_y log m_y + P w log P. */
const real_t *info_transmitted(const pmf_t *p, const chan_t *W)
{
    arena_t *A = p->home;
    bool words = mpz_sizeinbase(p->den, 2) <= WORD_BITS && mpz_sizeinbase(W->den, 2) <= WORD_BITS;
    mpz_ptr den = arena_mpz(A, 1), mass = words ? NULL : arena_mpz(A, W->ny);
    mass_t *few = words ? ARENA_ARRAY(A, mass_t, W->ny) : NULL;
    loglin_sum_t sum;
    mpz_mul(den, p->den, W->den);
    loglin_sum_start(&sum, A, den, 0);
    for (size_t x = 0; x < W->nx; x++) {
        if (mpz_sgn(p->num + x) == 0) continue;
        const uint64_t *word = row_words(A, W, x);
        push_row(&sum, p->num + x, W, x, word);
        uint64_t P = words ? mpz_get_ui(p->num + x) : 0;
        for (size_t y = 0; y < W->ny; y++) {
            if (words) few[y] += (mass_t)P * word[y];
            else mpz_addmul(mass + y, p->num + x, W->num + x * W->ny + y);
        }
    }
    if (words) push_masses(&sum, few, W->ny);
    else for (size_t y = 0; y < W->ny; y++) loglin_sum_push_xlogx(&sum, mass + y, true);
    loglin_sum_push(&sum, den, p->den);
    return real_form(loglin_sum_done(&sum));
}

const real_t *info_kl(const pmf_t *p, const pmf_t *q)
{
    arena_t *A = p->home;
    loglin_sum_t sum;
    loglin_sum_start(&sum, A, p->den, 3 * p->cells);
    mpz_ptr minus = arena_mpz(A, 1);
    for (size_t i = 0; i < p->cells; i++) {
        if (mpz_sgn(p->num + i) == 0) continue;
        if (mpz_sgn(q->num + i) == 0) return real_inf(A, 1);
        mpz_neg(minus, p->num + i);
        loglin_sum_push(&sum, p->num + i, p->num + i);
        loglin_sum_push(&sum, minus, q->num + i);
    }
    mpz_neg(minus, p->den);
    loglin_sum_push(&sum, minus, p->den);
    loglin_sum_push(&sum, p->den, q->den);
    return real_form(loglin_sum_done(&sum));
}

/* The coin that shows heads with probability x, as the law (x, 1 - x). */
static const pmf_t *coin(arena_t *A, mpq_srcptr x)
{
    mpz_ptr w = arena_mpz(A, 2);
    mpz_set(w, mpq_numref(x));
    mpz_sub(w + 1, mpq_denref(x), mpq_numref(x));
    return pmf_weights(A, 2, w);
}

const real_t *info_binary_entropy(arena_t *A, mpq_srcptr x) { return info_entropy(coin(A, x), 1); }

const real_t *info_binary_kl(arena_t *A, mpq_srcptr p, mpq_srcptr q) { return info_kl(coin(A, p), coin(A, q)); }
