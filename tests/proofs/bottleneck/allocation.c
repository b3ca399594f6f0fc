/* SPDX-License-Identifier: MIT
**
** The allocation of labels: attained by what is shown, of the budget, and not exceeded by any other; no smaller
** price's bound. What is not decided is not called proved.
*/
#include "proofs/bottleneck/allocation.h"
#include "proofs/engine/draw.h"
#include "tests/support/assert.h"

enum { CONTEXTS = 5, TRIALS = 60, OTHERS = 12 };

static unsigned long below(draw_t *d, long n) { return (unsigned long)draw_int(d, 0, n - 1); }

static sign_t compare(const real_t *x, const real_t *y)
{
    effort_t effort = EFFORT_DEFAULT;
    return real_cmp(x, y, &effort);
}

/* log 2 - h(e): the capacity of two symmetric rows. */
static const real_t *symmetric(arena_t *A, mpq_srcptr e)
{
    mpq_ptr q = arena_mpq(A, 2);
    const real_t *C = real_log_ui(A, 2);
    mpq_set(q, e);
    mpq_set_ui(q + 1, 1, 1);
    mpq_sub(q + 1, q + 1, e);
    for (int k = 0; k < 2; k++)
        if (mpq_sgn(q + k)) C = real_add(C, real_scale(real_log_rat(A, q + k), q + k));
    return C;
}

/* sum w min(n C, L). */
static const real_t *told(arena_t *A, const allocation_context_t *at, size_t n, const real_t *const *labels)
{
    const real_t *sum = real_si(A, 0);
    for (size_t s = 0; s < n; s++) {
        const real_t *x = real_mul(labels[s], at[s].capacity);
        sum = real_add(sum, real_scale(compare(x, at[s].most) == SIGN_POS ? at[s].most : x, at[s].weight));
    }
    return sum;
}

static const real_t *paid(arena_t *A, const allocation_context_t *at, size_t n, const real_t *const *labels)
{
    mpq_ptr wc = arena_mpq(A, n);
    const real_t *sum = real_si(A, 0);
    for (size_t s = 0; s < n; s++) {
        mpq_mul(wc + s, at[s].weight, at[s].cost);
        sum = real_add(sum, real_scale(labels[s], wc + s));
    }
    return sum;
}

/* Weights that sum to 1, noise of which 0 and 1/2 are often, ties often, costs. */
static size_t draw_contexts(draw_t *d, arena_t *A, allocation_context_t *at)
{
    size_t n = 1 + below(d, CONTEXTS);
    mpq_ptr q = arena_mpq(A, 3 * CONTEXTS), M = arena_mpq(A, 1);
    unsigned long w[CONTEXTS], sum = 0;
    mpq_set_ui(M, 16, 1);
    for (size_t s = 0; s < n; s++) sum += w[s] = below(d, 5) + (s == 0);
    for (size_t s = 0; s < n; s++) {
        mpq_set_ui(q + 3 * s, w[s], sum);
        mpq_set_ui(q + 3 * s + 1, 1 + below(d, 3), 1 + below(d, 2));
        mpq_set_ui(q + 3 * s + 2, below(d, 11), 20);
        for (int k = 0; k < 3; k++) mpq_canonicalize(q + 3 * s + (size_t)k);
        at[s] = (allocation_context_t){ .capacity = symmetric(A, q + 3 * s + 2), .weight = q + 3 * s,
            .cost = q + 3 * s + 1, .most = allocation_most(A, M, 2) };
    }
    return n;
}

/* Another way to spend the budget: random shares of it, in each context. */
static void assert_not_better(draw_t *d, arena_t *A, const allocation_t *a, const allocation_context_t *at, size_t n,
                              mpq_srcptr budget)
{
    const real_t *labels[CONTEXTS];
    unsigned long share[CONTEXTS], sum = 0;
    mpq_ptr q = arena_mpq(A, 2);
    for (size_t s = 0; s < n; s++) sum += share[s] = mpq_sgn(at[s].weight) ? below(d, 4) * below(d, 8) + (s == 0) : 0;
    for (size_t s = 0; s < n; s++) {
        mpq_set_ui(q, share[s], sum);
        mpq_canonicalize(q);
        mpq_mul(q, q, budget);
        mpq_mul(q + 1, at[s].weight, at[s].cost);
        if (mpq_sgn(q + 1)) mpq_div(q, q, q + 1);
        labels[s] = real_rat(A, q);
    }
    assert_that(compare(paid(A, at, n, labels), real_rat(A, budget)) == SIGN_ZERO,
                "the other allocation does not spend the budget");
    assert_that(compare(told(A, at, n, labels), a->information) != SIGN_POS, "another allocation tells more");
}

Test(allocation, is_attained_and_not_exceeded)
{
    draw_t d = draw_start(1, "tests/allocation", 0);
    for (int t = 0; t < TRIALS; t++) {
        arena_t *A = arena_new();
        allocation_context_t at[CONTEXTS];
        const real_t *labels[CONTEXTS];
        allocation_t a;
        mpq_ptr budget = arena_mpq(A, 1);
        size_t n = draw_contexts(&d, A, at);
        mpq_set_ui(budget, below(&d, 40), 1 + below(&d, 9));
        mpq_canonicalize(budget);
        allocation_find(&a, A, at, n, budget);
        cr_assert(a.proved, "undecided of log forms");
        for (size_t s = 0; s < n; s++) labels[s] = at[s].labels;
        sign_t cost = compare(paid(A, at, n, labels), real_rat(A, budget));
        cr_assert(cost == SIGN_ZERO || cost == SIGN_NEG || cost == SIGN_UNKNOWN, "the budget is exceeded");
        encl_t x, y;
        mpfi_init2(x, 256);
        mpfi_init2(y, 256);
        real_encl(x, told(A, at, n, labels));
        real_encl(y, a.information);
        assert_meet(x, y, rat_print(budget));
        cr_assert(mpfr_get_d(&x->right, MPFR_RNDU) - mpfr_get_d(&x->left, MPFR_RNDD) < 1e-12 && mpfr_get_d(&y->right,
            MPFR_RNDU) - mpfr_get_d(&y->left, MPFR_RNDD) < 1e-12);
        mpfi_clear(x);
        mpfi_clear(y);
        for (int k = 0; k < OTHERS; k++) assert_not_better(&d, A, &a, at, n, budget);
        cr_assert(compare(a.even, a.information) != SIGN_POS);
        arena_free(A);
    }
}

/* --- what is not decided ------------------------------------------------------------------------------------------ */

static bool same(const void *x, const void *y) { return x == y; }

static long ends(const loglin_t **lo, const loglin_t **hi, arena_t *A, const void *source, long bits)
{
    const mpq_srcptr *end = source;
    (void)bits;
    *lo = loglin_rat(A, end[0]);
    *hi = loglin_rat(A, end[1]);
    return BRACKET_SPENT;
}

static const bracket_kind_t wide = { .name = "between two", .same = same, .ends = ends };

/* Capacities in [1/4, 1/3] and [3/10, 2/5]: either may be the better one. D(p) is above what any order gives, and
** nothing is called proved. */
Test(allocation, undecided_is_said)
{
    arena_t *A = arena_new();
    mpq_ptr q = arena_mpq(A, 6);
    static const unsigned long part[][2] = { { 1, 4 }, { 1, 3 }, { 3, 10 }, { 2, 5 }, { 1, 2 }, { 1, 1 } };
    for (size_t k = 0; k < 6; k++) mpq_set_ui(q + k, part[k][0], part[k][1]);
    mpq_srcptr first[2] = { q, q + 1 }, second[2] = { q + 2, q + 3 };
    allocation_context_t at[2] = {
        { .capacity = real_bracket(A, &wide, first), .most = real_log_ui(A, 2), .weight = q + 4, .cost = q + 5 },
        { .capacity = real_bracket(A, &wide, second), .most = real_log_ui(A, 2), .weight = q + 4, .cost = q + 5 }
    };
    allocation_t a;
    allocation_find(&a, A, at, 2, q + 4);
    cr_assert(!a.proved && !a.ends && a.first + a.second == 1);
    double lo, hi;
    cr_assert(real_approx(a.information, false, &lo, &hi) && hi >= 0.2 && lo > 0.1,
              "the bound excludes 1/2 of 2/5, which may be what there is");
    mpq_set_ui(q + 4, 1, 4); /* [1/3, 2/5] and [1/4, 3/10] are apart: told */
    mpq_srcptr apart[2] = { q + 1, q + 3 };
    mpq_srcptr below[2] = { q + 4, q + 2 };
    mpq_ptr w = arena_mpq(A, 1);
    mpq_set_ui(w, 1, 2);
    at[0] = (allocation_context_t){
        .capacity = real_bracket(A, &wide, apart), .most = real_log_ui(A, 2), .weight = w, .cost = q + 5
    };
    at[1] = (allocation_context_t){
        .capacity = real_bracket(A, &wide, below), .most = real_log_ui(A, 2), .weight = w, .cost = q + 5
    };
    allocation_find(&a, A, at, 2, w);
    cr_assert(a.proved && at[0].state == ALLOCATED_PART && at[1].state == ALLOCATED_NONE);
    arena_free(A);
}
