/* SPDX-License-Identifier: MIT
**
** The Bayes risk and the decoder that is right most often, against all decision functions.
*/
#include "numerics/info/info.h"
#include "tests/support/assert.h"
#include "tests/support/law.h"
#include "tests/support/trouble.h"

enum { X = 1, Y = 2, Z = 4 };

/* The expected loss of the decision function f from the cells of obs to actions. */
static void expected_loss(mpq_ptr r, const pmf_t *P, axes_t hidden, axes_t obs, size_t actions, mpq_srcptr loss,
                          const size_t *f)
{
    mpq_t p;
    mpq_init(p);
    mpq_set_ui(r, 0, 1);
    for (size_t i = 0; i < P->cells; i++) {
        law_cell(p, P, i);
        mpq_mul(p, p, loss + law_position(P, hidden, i) * actions + f[law_position(P, obs, i)]);
        mpq_add(r, r, p);
    }
    mpq_clear(p);
}

/* The first decision function, in lexical order from its first observation on, of least expected loss. */
static void best_of_all(mpq_ptr best, size_t *choice, const pmf_t *P, axes_t hidden, axes_t obs, size_t actions,
                        mpq_srcptr loss)
{
    size_t n = pmf_marginal(P, obs)->cells, count = 1;
    size_t f[32];
    mpq_ptr r = arena_mpq(P->home, 1);
    for (size_t o = 0; o < n; o++) count *= actions;
    for (size_t at = 0; at < count; at++) {
        for (size_t o = n, rest = at; o-- > 0; rest /= actions) f[o] = rest % actions;
        expected_loss(r, P, hidden, obs, actions, loss, f);
        if (at && mpq_cmp(r, best) >= 0) continue;
        mpq_set(best, r);
        memcpy(choice, f, n * sizeof *f);
    }
}

static void expect_bayes(arena_t *A, dice_t *d, const pmf_t *P, axes_t hidden, axes_t obs)
{
    size_t nx = pmf_marginal(P, hidden)->cells, actions = 1 + dice_below(d, 3), want[32] = { 0 }, got[32] = { 0 };
    mpq_ptr loss = arena_mpq(A, nx * actions), best = arena_mpq(A, 2), risk = best + 1;
    for (size_t k = 0; k < nx * actions; k++)
        if (dice_one_in(d, 6)) trouble_rat(loss + k, d);
        else mpq_set_si(loss + k, dice_within(d, 2), 1);
    best_of_all(best, want, P, hidden, obs, actions, loss);
    info_bayes_risk(risk, P, hidden, obs, actions, loss, got);
    const char *input = arena_printf(A, "axes %u from %u, %zu actions, %s", hidden, obs, actions, law_text(P));
    assert_equal_rats(risk, best, input);
    assert_that(memcmp(want, got, sizeof want) == 0, "not the first choice: %s", input);
    info_bayes_risk(best, P, hidden, obs, actions, loss, NULL);
    assert_equal_rats(risk, best, input);
}

/* Right as often as the best of all maps, by counting; ties to the first. */
static void expect_map(arena_t *A, const pmf_t *P, axes_t hidden, axes_t obs)
{
    size_t nx = pmf_marginal(P, hidden)->cells, want[32] = { 0 }, got[32] = { 0 };
    mpq_ptr loss = arena_mpq(A, nx * nx), best = arena_mpq(A, 1);
    for (size_t x = 0; x < nx; x++)
        for (size_t a = 0; a < nx; a++) mpq_set_si(loss + x * nx + a, x != a, 1);
    best_of_all(best, want, P, hidden, obs, nx, loss);
    info_map_decoder(got, P, hidden, obs);
    assert_that(memcmp(want, got, sizeof want) == 0, "axes %u from %u of %s", hidden, obs, law_text(P));
}

static void expect_decisions(const axes_t sets[][2], size_t n, uint64_t seed)
{
    arena_t *A = arena_new();
    dice_t d = { seed };
    for (int i = 0; i < 120; i++) {
        size_t dim[3] = { 1 + dice_below(&d, 2), 1 + dice_below(&d, 2), 1 + dice_below(&d, 3) };
        const pmf_t *P = pmf_reshape(trouble_law(A, &d, dim[0] * dim[1] * dim[2]), 3, dim);
        for (size_t k = 0; k < n; k++) {
            expect_bayes(A, &d, P, sets[k][0], sets[k][1]);
            if (dim[0] * dim[1] * dim[2] <= 8) expect_map(A, P, sets[k][0], sets[k][1]);
        }
        arena_reset(A);
    }
    arena_free(A);
}

Test(info, bayes_risk_and_map_decoder)
{
    static const axes_t sets[][2] = { { X, Y }, { Y, X }, { X, Y | Z }, { Y | Z, X }, { X | Y, Z }, { Z, X | Y },
                                      { Z, X }, { X, 0 }, { X | Y, 0 } };
    expect_decisions(sets, sizeof sets / sizeof *sets, 119);
}

/* The hidden variable stands between the observed ones, or around them. */
Test(info, decisions_across_interleaved_axes)
{
    static const axes_t sets[][2] = { { Y, X | Z }, { X | Z, Y } };
    expect_decisions(sets, sizeof sets / sizeof *sets, 120);
}
