/* SPDX-License-Identifier: MIT */
#include "numerics/pools/bt_image.h"
#include "numerics/pools/bt_box.h"

/* Numbers of no more bits are exact. */
enum { SHORT = 1024, BITS_FIRST = 64 };

typedef struct { const pmf_t *p; const bt_levels_t *L; unsigned long K; const bool *S; } image_t;

static bool same(const void *a, const void *b)
{
    const image_t *x = a, *y = b;
    return x->p == y->p && x->L == y->L && x->K == y->K && x->S == y->S;
}

/* The box of p, and of its image. A mass is made by some 4 K roundings, of numbers up to 1: 63 bits more are enough for
** hi - lo <= 2^-bits. */
static long enclose(mpq_ptr lo, mpq_ptr hi, const void *what, long bits)
{
    const image_t *m = what;
    bt_box_t b;
    mpfi_t sum;
    bt_box_init(&b, m->p->cells, bits + 63);
    mpfi_init2(sum, bits + 63);
    mpfi_set_ui(sum, 0);
    bt_box_set(&b, m->p);
    if (m->L) bt_box_round(&b, m->L, m->K);
    for (size_t x = 0; x < b.n; x++)
        if (m->S[x]) mpfi_add(sum, sum, b.p[x]);
    mpfr_get_q(lo, &sum->left);
    mpfr_get_q(hi, &sum->right);
    mpfi_clear(sum);
    bt_box_clear(&b);
    return bits;
}

static const bracket_kind_t image_kind = { .name = "mass under an image", .same = same, .enclose = enclose };

static const real_t *exact(arena_t *A, const image_t *m)
{
    mpq_ptr mass = arena_mpq(A, 1);
    pmf_mass(mass, m->L ? bt_round(m->L, m->p, m->K) : m->p, m->S);
    return real_rat(A, mass);
}

/* --- as an expression --------------------------------------------------------------------------------------------- */

typedef struct { image_t image; size_t n; const mpq_srcptr *against; } compared_t;

static bool same_compared(const void *a, const void *b)
{
    const compared_t *x = a, *y = b;
    return same(&x->image, &y->image);
}

static const real_t *found(arena_t *A, const void *source)
{
    const compared_t *m = source;
    mpq_ptr lo = arena_mpq(A, 2), hi = lo + 1;
    bool apart = true;
    enclose(lo, hi, &m->image, BITS_FIRST);
    for (size_t i = 0; i < m->n && apart; i++) apart = mpq_cmp(m->against[i], lo) < 0 || mpq_cmp(m->against[i], hi) > 0;
    return apart ? real_bracket_from(A, &image_kind, &m->image, BITS_FIRST, loglin_rat(A, lo), loglin_rat(A, hi))
                 : exact(A, &m->image);
}

static const later_kind_t later = { "mass under an image", same_compared, found };

const real_t *bt_image_mass(const pmf_t *p, const stage_t *stage, const bool *S, size_t n, const mpq_srcptr *against)
{
    arena_t *A = p->home;
    const bt_levels_t *L = stage ? bt_levels(A, p->cells, stage->w) : NULL;
    unsigned long K = stage ? stage->pool : 2;
    if (L && !bt_round_fits(L, p, K)) return NULL;
    compared_t *m = ARENA_NEW(A, compared_t);
    mpq_srcptr *own = ARENA_ARRAY(A, mpq_srcptr, n);
    for (size_t i = 0; i < n; i++) own[i] = against[i];
    *m = (compared_t){ { p, L, K, S }, n, own };
    bool is_short = (double)K * (double)mpz_sizeinbase(p->den, 2) <= SHORT;
    return is_short ? exact(A, &m->image) : real_later(A, &later, m);
}
