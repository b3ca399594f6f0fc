/* SPDX-License-Identifier: MIT
**
** What the tests of certificates share: a dynamics made up by hand, which shows the conditions one by one, and loops of
** the game.
*/
#ifndef LEMMATA_TESTS_CERTIFICATE_H
#define LEMMATA_TESTS_CERTIFICATE_H

#include "tests/support/ordered.h"
#include "tests/support/sets.h"

extern arena_t *A;
extern dice_t dice;

static inline void set(mpq_ptr q, long a, unsigned long b)
{
    mpq_set_si(q, a, b);
    mpq_canonicalize(q);
}

static inline bool accepted(const dynamics_t *D, const certificate_t *C)
{
    fault_t fault = { "" };
    return certificate_check(D, C, &fault);
}

/* Rejected, for this reason. */
static inline void assert_rejected(const dynamics_t *D, const certificate_t *C, const char *reason, const char *what)
{
    fault_t fault = { "" };
    cr_assert(!certificate_check(D, C, &fault), "accepted though %s: %s", what, certificate_text(A, C));
    cr_assert(strstr(fault.text, reason), "%s: rejected because \"%s\", not \"%s\"", what, fault.text, reason);
}

/* --- a dynamics by hand ------------------------------------------------------------------------------------------- */

/* Four points, 0 and 1 alike. A round halves the bounds of 2 and 3; the odds fall by z. */
typedef struct { const char *z; bool moves, fails, widens; } hand_t;

static inline const pmf_t *hand_round(const dynamics_t *D, const pmf_t *p)
{
    const hand_t *h = D->self;
    return h->fails ? NULL : h->moves ? pmf_point(A, 4, 0) : p;
}

static inline void hand_enclose(const dynamics_t *D, bt_box_t *b)
{
    for (size_t x = 2; x < 4; x++) mpfi_div_ui(b->p[x], b->p[x], 2);
    if (((const hand_t *)D->self)->widens) mpfr_set_d(&b->p[3]->right, 0.25, MPFR_RNDU);
}

static inline bool hand_alike(const dynamics_t *D, size_t x, size_t y) { (void)D; return x == y || x + y == 1; }

static inline void hand_odds(mpq_ptr z, const dynamics_t *D, const bool *V, const bool *C, mpq_srcptr e)
{
    (void)V; (void)C; (void)e;
    mpq_set_str(z, ((const hand_t *)D->self)->z, 10);
}

static inline const dynamics_t *by_hand(const hand_t *h)
{
    dynamics_t *D = ARENA_NEW(A, dynamics_t);
    *D = (dynamics_t){ "by hand", A, 4, pmf_uniform(A, 4), h, hand_round, hand_enclose, hand_alike, hand_odds };
    return D;
}

/* 0 and 1 kept, 2 and 3 vanish, with at most 1/8 after two rounds, by 1/3. */
static inline certificate_t *hand_certificate(void)
{
    certificate_t *C = ARENA_NEW(A, certificate_t);
    *C = (certificate_t){ "by hand",       CERTIFICATE_ODDS, 4, ARENA_ARRAY(A, bool, 4), ARENA_ARRAY(A, bool, 4), 2,
                          arena_mpq(A, 1), arena_mpq(A, 1) };
    C->kept[0] = C->kept[1] = C->vanishing[2] = C->vanishing[3] = true;
    set(C->outside, 1, 8);
    set(C->factor, 1, 3);
    return C;
}

#define LITTLE_LESS(q)                                                                                                 \
    do {                                                                                                               \
        mpq_ptr t_ = arena_mpq(A, 1);                                                                                  \
        set(t_, 1, 1);                                                                                                 \
        mpq_div_2exp(t_, t_, 200);                                                                                     \
        mpq_sub((q), (q), t_);                                                                                         \
    } while (0)

/* --- loops of the game -------------------------------------------------------------------------------------------- */

enum { POINTS_MAX = 4, WEIGHT_MAX = 9, K_MAX = 8, TOTALS = WEIGHT_MAX * K_MAX };

typedef struct {
    size_t n, stages;
    unsigned long w[2][POINTS_MAX], K[2];
    const dynamics_t *D;
} loop_t;

static inline mpq_ptr table(const unsigned long *w, size_t n)
{
    mpq_ptr q = arena_mpq(A, n);
    for (size_t x = 0; x < n; x++) mpq_set_ui(q + x, w[x], 1);
    return q;
}

static inline const dynamics_t *loop_of(loop_t *l, const pmf_t *start)
{
    return l->D = dynamics_of_stages("loop", start, l->stages, (const stage_t[]){ { table(l->w[0], l->n), l->K[0] },
        { table(l->w[1], l->n), l->K[1] } });
}

/* One or two stages; of every two one has agents who want the contrary with pools of one size, so that the start
** decides. */
static inline void some_loop(loop_t *l)
{
    *l = (loop_t){ .n = 2 + dice_below(&dice, POINTS_MAX - 1), .stages = dice_one_in(&dice, 3) ? 1 : 2 };
    bool opposed = dice_one_in(&dice, 2);
    mpz_ptr p = arena_mpz(A, l->n);
    for (size_t s = 0; s < 2; s++) {
        l->K[s] = 2 + dice_below(&dice, K_MAX - 1);
        for (size_t x = 0; x < l->n; x++)
            l->w[s][x] = x && dice_one_in(&dice, 4) ? l->w[s][x - 1] : 1 + dice_below(&dice, WEIGHT_MAX);
    }
    if (opposed) {
        l->stages = 2;
        l->K[1] = l->K[0];
        for (size_t x = 0; x < l->n; x++) l->w[1][x] = l->w[0][l->n - 1 - x];
    }
    for (size_t x = 0; x < l->n; x++) mpz_set_ui(p + x, 1 + dice_below(&dice, opposed ? 40 : 9));
    loop_of(l, pmf_weights(A, l->n, p));
}

/* K = M = 2, two points, p(a) = 1/2: the Owner's 3 : 1 takes it to 5/8, the Public's 7 : 23 back to 5/8 - (16/30) (5/8)
** (3/8). */
static inline void unchanged_loop(loop_t *l)
{
    *l = (loop_t){ .n = 2, .stages = 2, .w = { { 3, 1 }, { 7, 23 } }, .K = { 2, 2 } };
    loop_of(l, pmf_uniform(A, 2));
}

static inline const char *loop_text(const loop_t *l)
{
    const char *s = law_text(l->D->start);
    for (size_t k = 0; k < l->stages; k++)
        s = arena_printf(A, "%s; K = %lu, w = %s", s, l->K[k], rats_text(A, table(l->w[k], l->n), l->n));
    return s;
}

#endif
