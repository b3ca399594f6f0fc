/* SPDX-License-Identifier: MIT */
#include "proofs/game/image.h"

/* Numbers of no more bits are exact. */
enum { SHORT = 1024, BITS_FIRST = 64 };

/* Where the mass of S lies, as it was last asked for. */
typedef struct { long bits; mpq_ptr lo, hi; } known_t;
typedef struct { const pmf_t *p; const bt_levels_t *L; unsigned long K; const bool *S; known_t *known; } image_t;

/* The box of p, and of its image. A mass is made by some 4 K roundings, of numbers up to 1: 63 bits more are enough for hi - lo <= 2^-bits. */
static void enclose(const image_t *m, long bits)
{
    bt_box_t b;
    mpfi_t sum;
    bt_box_init(&b, m->p->cells, bits + 63);
    mpfi_init2(sum, bits + 63);
    mpfi_set_ui(sum, 0);
    bt_box_set(&b, m->p);
    if (m->L) bt_box_round(&b, m->L, m->K);
    for (size_t x = 0; x < b.n; x++)
        if (m->S[x]) mpfi_add(sum, sum, b.p[x]);
    mpfr_get_q(m->known->lo, &sum->left);
    mpfr_get_q(m->known->hi, &sum->right);
    m->known->bits = bits;
    mpfi_clear(sum);
    bt_box_clear(&b);
}

static bool same(const void *a, const void *b)
{
    const image_t *x = a, *y = b;
    return x->p == y->p && x->L == y->L && x->S == y->S;
}

static void ends(const loglin_t **lo, const loglin_t **hi, arena_t *A, const void *source, long bits)
{
    const image_t *m = source;
    if (m->known->bits < bits) enclose(m, bits);
    *lo = loglin_rat(A, m->known->lo);
    *hi = loglin_rat(A, m->known->hi);
}

static const bracket_kind_t image_bracket = { "image", same, ends };

static bool is_apart(const known_t *k, mpq_srcptr x) { return mpq_cmp(x, k->lo) < 0 || mpq_cmp(x, k->hi) > 0; }

const real_t *term_image(const pmf_t *p, const stage_t *stage, const bool *S, size_t n, const mpq_srcptr *against)
{
    arena_t *A = p->home;
    const bt_levels_t *L = stage ? bt_levels(A, p->cells, stage->w) : NULL;
    unsigned long K = stage ? stage->pool : 2;
    if (L && !bt_round_fits(L, p, K)) return NULL;
    image_t *m = ARENA_NEW(A, image_t);
    *m = (image_t){ p, L, K, S, ARENA_NEW(A, known_t) };
    *m->known = (known_t){ 0, arena_mpq(A, 1), arena_mpq(A, 1) };
    bool apart = (double)K * (double)mpz_sizeinbase(p->den, 2) > SHORT;
    if (apart) enclose(m, BITS_FIRST);
    for (size_t i = 0; i < n && apart; i++) apart = is_apart(m->known, against[i]);
    return apart ? real_bracket(A, &image_bracket, m) : term_mass(L ? bt_round(L, p, K) : p, S);
}
