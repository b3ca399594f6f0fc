/* SPDX-License-Identifier: MIT
**
** The capacity as an expression, worked out when it is first asked for: a log form, or a bracket whose source is the
** reduced channel.
**
** So that equal capacities are one bracket as often as can be, inputs that are mixtures of others
** (capacity_mixtures.c) are taken off, and inputs that
** no optimal law uses.
** Let q* be the output law of the optimal laws (it is unique) and delta = hi - lo. For an optimal law r,
**     sum_x r(x) KL(W_x||q) = C + KL(q*||q) <= hi,    so KL(q*||q) <= delta and |q*_y - q_y| <= sqrt(2 delta) =: eta
**     (Pinsker).
** Where q_y > eta for every y that x reaches,
**     KL(W_x||q*) <= KL(W_x||q) + max_y log(q_y/(q_y - eta)).
** If that is below lo <= C, then KL(W_x||q*) < C, and r(x) = 0 for every optimal r (Kuhn and Tucker): C is the capacity
** of the other rows alone. Of two rows
** that are left both are used; of more, narrower ends are asked for once.
*/
#include "numerics/capacity/capacity_parts.h"
#include "numerics/info/info.h"

enum {
    FIRST_BITS = 40, /* asked for at once, to see whether the capacity is a log form */
    DOUBT_BITS = 240  /* where more than two inputs are left, any of which may be of no use */
};

/* A source is a reduced channel. */
static bool same(const void *source, const void *other) { return chan_equal(source, other); }

static long ends(const loglin_t **lo, const loglin_t **hi, arena_t *A, const void *source, long bits)
{
    capacity_t C;
    capacity_of_reduced(&C, A, source, bits);
    *lo = C.lo;
    *hi = C.hi;
    return bits;
}

static const bracket_kind_t capacity_kind = { .name = "capacity", .same = same, .ends = ends };

/* A copy of W in A. */
static const chan_t *copied(arena_t *A, const chan_t *W)
{
    chan_t *C = ARENA_NEW(A, chan_t);
    *C = *W;
    C->home = A;
    C->den = arena_mpz(A, 1);
    C->num = arena_mpz(A, W->nx * W->ny);
    mpz_set(C->den, W->den);
    for (size_t i = 0; i < W->nx * W->ny; i++) mpz_set(C->num + i, W->num + i);
    return C;
}

/* eta >= sqrt(2 (hi - lo)), exact as a double; 1 when the width is no smaller. */
static void deviation(mpq_ptr eta, const capacity_t *C)
{
    encl_t delta;
    mpfi_init2(delta, 128);
    loglin_encl(delta, loglin_sub(C->hi, C->lo));
    mpfi_mul_ui(delta, delta, 2);
    if (mpfr_sgn(&delta->left) < 0) mpfr_set_zero(&delta->left, 1);
    mpfi_sqrt(delta, delta);
    double d = mpfr_get_d(&delta->right, MPFR_RNDU);
    mpq_set_d(eta, d < 1 ? d : 1);
    mpfi_clear(delta);
}

/* Does no optimal law use input x, for certain? */
static bool is_inactive(const chan_t *W, size_t x, const capacity_t *C, mpq_srcptr eta)
{
    arena_t *A = W->home;
    mpq_ptr q = arena_mpq(A, 3), ratio = q + 1, worst = q + 2;
    mpq_set_ui(worst, 1, 1);
    for (size_t y = 0; y < W->ny; y++) {
        if (mpz_sgn(W->num + x * W->ny + y) == 0) continue;
        pmf_prob(q, C->output, y);
        mpq_sub(ratio, q, eta);
        if (mpq_sgn(ratio) <= 0) return false;
        mpq_div(ratio, q, ratio);
        if (mpq_cmp(ratio, worst) > 0) mpq_set(worst, ratio);
    }
    const real_t *above = real_add(info_kl(chan_row(W, x), C->output), real_log_rat(A, worst)),
                 *slack = real_sub(real_form(C->lo), above);
    double lo, hi;
    if (real_approx(slack, true, &lo, &hi) && (lo > 0 || hi < 0)) return lo > 0;
    encl_t close;
    mpfi_init2(close, 2 * DOUBT_BITS);
    real_encl(close, slack);
    bool is = encl_sign(close) == SIGN_POS;
    mpfi_clear(close);
    return is;
}

/* W without the inputs that are inactive for certain; W itself when there are none. */
static const chan_t *active_part(arena_t *A, const chan_t *W, const capacity_t *C)
{
    mpq_ptr eta = arena_mpq(A, 1), p = arena_mpq(A, W->nx * W->ny);
    size_t kept = 0;
    deviation(eta, C);
    for (size_t x = 0; x < W->nx; x++) {
        if (is_inactive(W, x, C, eta)) continue;
        for (size_t y = 0; y < W->ny; y++) chan_prob(p + kept * W->ny + y, W, x, y);
        kept++;
    }
    return kept == W->nx ? W : chan_reduced(chan_make(A, kept, W->ny, p, NULL), NULL);
}

static const real_t *found(arena_t *A, const void *source)
{
    const chan_t *W = source;
    for (long bits = FIRST_BITS;;) {
        const chan_t *all = W;
        capacity_t C;
        capacity_of_reduced(&C, A, all, bits);
        if (C.exact) return real_form(C.lo);
        W = capacity_without_mixtures(all);
        if (W == all) W = active_part(A, all, &C);
        if (W != all) bits = FIRST_BITS;
        else if (bits == FIRST_BITS && all->nx > 2) bits = DOUBT_BITS;
        else return real_bracket_from(A, &capacity_kind, W, bits, C.lo, C.hi);
    }
}

static const later_kind_t later = { "capacity", same, found };

const real_t *capacity_real(arena_t *A, const chan_t *W)
{
    const chan_t *R = chan_reduced(W, NULL);
    return real_later(A, &later, R->home == A ? R : copied(A, R));
}
