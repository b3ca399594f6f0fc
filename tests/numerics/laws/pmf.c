/* SPDX-License-Identifier: MIT
**
** Laws: what is refused, sums of exactly 1, and extend, marginal and given against sums over coordinates.
*/
#include "numerics/laws/pmf.h"
#include "tests/support/assert.h"
#include "tests/support/law.h"
#include "tests/support/trouble.h"

static mpq_ptr rats(arena_t *A, size_t n, const char *const *texts)
{
    mpq_ptr q = arena_mpq(A, n);
    for (size_t i = 0; i < n; i++) {
        mpq_set_str(q + i, texts[i], 10);
        mpq_canonicalize(q + i);
    }
    return q;
}

/* A law of one to three axes, each of length 1 to 4. */
static const pmf_t *random_joint(arena_t *A, dice_t *d)
{
    size_t dim[3], cells = 1;
    unsigned axes = 1 + (unsigned)dice_below(d, 3);
    for (unsigned k = 0; k < axes; k++) cells *= dim[k] = 1 + dice_below(d, 4);
    return pmf_reshape(trouble_law(A, d, cells), axes, dim);
}

Test(pmf, refuses_what_is_no_law)
{
    arena_t *A = arena_new();
    static const char *const bad[][3] = {
        { "1/2", "1/2", "1/1000000000000" }, { "1/2", "1/2", "-1/1000000000000" }, { "-1", "1", "1" },
        { "2", "-1", "0" },                  { "0", "0", "0" },                    { "1/3", "1/3", "1/4" },
        { "-1/3", "-1/3", "-1/3" },          { "1", "1", "1" },                    { "3/2", "-1/4", "-1/4" },
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_that(!pmf_make(A, 3, rats(A, 3, bad[i])), "%s %s %s", bad[i][0], bad[i][1], bad[i][2]);
    mpq_ptr almost = arena_mpq(A, 2); /* 1/2 and 1/2 + 2^-1000 */
    mpq_set_ui(almost, 1, 1);
    mpq_div_2exp(almost + 1, almost, 1000);
    mpq_div_2exp(almost, almost, 1);
    mpq_add(almost + 1, almost + 1, almost);
    assert_that(!pmf_make(A, 2, almost), "a sum of 1 + 2^-1000");
    mpz_ptr w = arena_mpz(A, 3);
    assert_that(!pmf_weights(A, 3, w), "weights that are all 0");
    mpz_set_si(w, 5);
    mpz_set_si(w + 1, -1);
    assert_that(!pmf_weights(A, 3, w), "a negative weight");
    mpz_set_si(w, 1);
    assert_that(!pmf_weights(A, 3, w), "a negative weight, and a sum of 0");
    assert_that(!pmf_weights(A, 0, w) && !pmf_make(A, 0, almost), "no letters");
    arena_free(A);
}

Test(pmf, makers_agree)
{
    arena_t *A = arena_new();
    dice_t d = { 51 };
    for (int i = 0; i < 3000; i++) {
        size_t n = 1 + dice_below(&d, 8);
        mpz_ptr w = trouble_weights(A, &d, n), sum = arena_mpz(A, 1);
        mpq_ptr p = arena_mpq(A, n), q = arena_mpq(A, 1);
        for (size_t k = 0; k < n; k++) mpz_add(sum, sum, w + k);
        for (size_t k = 0; k < n; k++) {
            mpq_set_num(p + k, w + k);
            mpq_set_den(p + k, sum);
            mpq_canonicalize(p + k);
        }
        const pmf_t *P = pmf_weights(A, n, w), *Q = pmf_make(A, n, p);
        assert_that(P && Q && law_is_lawful(P) && law_is_lawful(Q), "%zu letters, turn %d", n, i);
        for (size_t k = 0; k < n; k++) {
            pmf_prob(q, P, k);
            assert_equal_rats(q, p + k, law_text(P));
            pmf_prob(q, Q, k);
            assert_equal_rats(q, p + k, law_text(Q));
        }
        arena_reset(A);
    }
    arena_free(A);
}

Test(pmf, uniform_and_point)
{
    arena_t *A = arena_new();
    mpq_ptr q = arena_mpq(A, 1);
    for (size_t n = 1; n <= 20; n++)
        for (size_t where = 0; where < n; where++) {
            const pmf_t *U = pmf_uniform(A, n), *D = pmf_point(A, n, where);
            assert_that(law_is_lawful(U) && law_is_lawful(D), "%zu letters", n);
            for (size_t i = 0; i < n; i++) {
                pmf_prob(q, U, i);
                assert_that(mpq_cmp_ui(q, 1, n) == 0, "%s", law_text(U));
                pmf_prob(q, D, i);
                assert_that(mpq_cmp_ui(q, i == where, 1) == 0, "%s", law_text(D));
            }
        }
    arena_free(A);
}

Test(pmf, marginals_are_sums)
{
    arena_t *A = arena_new();
    dice_t d = { 52 };
    for (int i = 0; i < 1500; i++) {
        const pmf_t *P = random_joint(A, &d);
        mpq_ptr want = arena_mpq(A, 2), got = want + 1;
        for (axes_t keep = 0; keep < 1u << P->axes; keep++) {
            const pmf_t *M = pmf_marginal(P, keep);
            assert_that(law_is_lawful(M) && M->axes == (unsigned)__builtin_popcount(keep), "keep %u of %s", keep,
                        law_text(P));
            for (size_t c = 0; c < P->cells; c++) {
                law_prob_of(want, P, keep, c);
                assert_that(pmf_index(P, keep, c) == law_position(P, keep, c), "cell %zu, keep %u of %s", c, keep,
                            law_text(P));
                pmf_prob(got, M, law_position(P, keep, c));
                assert_equal_rats(got, want, law_text(P));
            }
        }
        arena_reset(A);
    }
    arena_free(A);
}

/* P(cell | the value that cell c gives to `given`), by division; 0 off that value. */
static void quotient(mpq_ptr q, const pmf_t *P, axes_t given, size_t c, size_t cell)
{
    mpq_t whole;
    mpq_init(whole);
    law_prob_of(whole, P, given, c);
    if (law_agree(P, given, c, cell)) law_cell(q, P, cell);
    else mpq_set_ui(q, 0, 1);
    mpq_div(q, q, whole);
    mpq_clear(whole);
}

Test(pmf, given_is_a_quotient)
{
    arena_t *A = arena_new();
    dice_t d = { 53 };
    unsigned impossible = 0;
    for (int i = 0; i < 1500; i++) {
        const pmf_t *P = random_joint(A, &d);
        mpq_ptr want = arena_mpq(A, 2), got = want + 1;
        axes_t given = (axes_t)dice_below(&d, 1ul << P->axes);
        size_t c = dice_below(&d, P->cells);
        const pmf_t *G = pmf_given(P, given, law_position(P, given, c));
        law_prob_of(want, P, given, c);
        impossible += !G;
        assert_that(!G == (mpq_sgn(want) == 0), "given axes %u as in cell %zu of %s", given, c, law_text(P));
        if (!G) continue;
        assert_that(law_is_lawful(G) && G->axes == P->axes && G->cells == P->cells, "given %u of %s", given,
                    law_text(P));
        for (size_t cell = 0; cell < P->cells; cell++) {
            quotient(want, P, given, c, cell);
            pmf_prob(got, G, cell);
            assert_equal_rats(got, want, law_text(P));
        }
        arena_reset(A);
    }
    assert_that(impossible > 30, "impossible values are met");
    arena_free(A);
}

/* P(a,b) = P(a) P(b), by sums over coordinates; products are planted, and may lose one unit in one cell. */
static bool independent_by_sums(const pmf_t *P, axes_t a, axes_t b)
{
    mpq_ptr p = arena_mpq(P->home, 3), q = p + 1, both = p + 2;
    bool same = true;
    for (size_t c = 0; c < P->cells; c++) {
        law_prob_of(p, P, a, c);
        law_prob_of(q, P, b, c);
        law_prob_of(both, P, a | b, c);
        mpq_mul(p, p, q);
        same = same && mpq_equal(p, both);
    }
    return same;
}

Test(pmf, independence)
{
    arena_t *A = arena_new();
    dice_t d = { 58 };
    unsigned yes = 0;
    enum { X = 1, Y = 2, Z = 4 };
    for (int i = 0; i < 1000; i++) {
        size_t n = 1 + dice_below(&d, 3), m = 1 + dice_below(&d, 3);
        const pmf_t *P = pmf_extend(trouble_law(A, &d, n), 0, trouble_channel(A, &d, 1, m));
        P = dice_one_in(&d, 2) ? pmf_extend(P, X, trouble_channel(A, &d, n, 2))
                               : pmf_extend(P, X | Y, trouble_channel(A, &d, n * m, 2));
        const axes_t sets[][2] = { { X, Y }, { Y, X | Z }, { X | Y, Z }, { X, Z }, { 0, X }, { Y, Z } };
        for (size_t k = 0; k < sizeof sets / sizeof *sets; k++) {
            bool want = independent_by_sums(P, sets[k][0], sets[k][1]);
            yes += want && k != 0 && k != 4;
            assert_that(want || (k != 0 && k != 4), "planted in %s", law_text(P));
            assert_that(pmf_independent(P, sets[k][0], sets[k][1], 0) == want, "axes %u, %u of %s", sets[k][0],
                        sets[k][1], law_text(P));
        }
        arena_reset(A);
    }
    assert_that(yes > 400 && yes < 3600, "both answers are met: %u", yes);
    arena_free(A);
}

/* extend gives P(i) W(z | given), keeps P as its marginal and W as its conditional, and leaves P as it was. */
Test(pmf, extend_is_a_product)
{
    arena_t *A = arena_new();
    dice_t d = { 54 };
    for (int i = 0; i < 1500; i++) {
        const pmf_t *P = random_joint(A, &d);
        const char *before = law_text(P);
        axes_t given = (axes_t)dice_below(&d, 1ul << P->axes);
        size_t nx = pmf_marginal(P, given)->cells, ny = 1 + dice_below(&d, 3);
        const chan_t *W = trouble_channel(A, &d, nx, ny);
        const pmf_t *R = pmf_extend(P, given, W), *back = pmf_marginal(R, (1u << P->axes) - 1);
        mpq_ptr want = arena_mpq(A, 3), got = want + 1, w = want + 2;
        assert_that(law_is_lawful(R) && R->axes == P->axes + 1 && R->dim[P->axes] == ny, "extending %s", before);
        for (size_t c = 0; c < P->cells; c++) {
            law_cell(want, P, c);
            pmf_prob(got, back, c);
            assert_equal_rats(got, want, before);
            for (size_t z = 0; z < ny; z++) {
                law_cell(want, P, c);
                chan_prob(w, W, law_position(P, given, c), z);
                mpq_mul(want, want, w);
                pmf_prob(got, R, c * ny + z);
                assert_equal_rats(got, want, before);
            }
        }
        assert_that(strcmp(before, law_text(P)) == 0, "%s was changed to %s", before, law_text(P));
        arena_reset(A);
    }
    arena_free(A);
}

/* P(x) P(y|x) = P(x,y): the conditionals, with any row where there is none, put the law together again. */
Test(pmf, chain_rule)
{
    arena_t *A = arena_new();
    dice_t d = { 55 };
    for (int i = 0; i < 500; i++) {
        size_t dim[2] = { 1 + dice_below(&d, 4), 1 + dice_below(&d, 4) };
        const pmf_t *P = pmf_reshape(trouble_law(A, &d, dim[0] * dim[1]), 2, dim);
        mpq_ptr rows = arena_mpq(A, P->cells), want = arena_mpq(A, 2), got = want + 1;
        for (size_t x = 0; x < dim[0]; x++) {
            const pmf_t *G = pmf_given(P, 1, x);
            if (G) G = pmf_marginal(G, 2);
            for (size_t y = 0; y < dim[1]; y++) pmf_prob(rows + x * dim[1] + y, G ? G : pmf_point(A, dim[1], 0), y);
        }
        const pmf_t *R = pmf_extend(pmf_marginal(P, 1), 1, chan_make(A, dim[0], dim[1], rows, NULL));
        for (size_t c = 0; c < P->cells; c++) {
            pmf_prob(want, P, c);
            pmf_prob(got, R, c);
            assert_equal_rats(got, want, law_text(P));
        }
        arena_reset(A);
    }
    arena_free(A);
}

Test(pmf, mean)
{
    arena_t *A = arena_new();
    dice_t d = { 56 };
    for (int i = 0; i < 3000; i++) {
        const pmf_t *P = random_joint(A, &d);
        mpq_ptr f = arena_mpq(A, P->cells), want = arena_mpq(A, 3), got = want + 1, t = want + 2;
        for (size_t c = 0; c < P->cells; c++) {
            trouble_rat(f + c, &d);
            law_cell(t, P, c);
            mpq_mul(t, t, f + c);
            mpq_add(want, want, t);
        }
        pmf_mean(got, P, f);
        assert_equal_rats(got, want, law_text(P));
        size_t over = dice_below(&d, P->cells);
        pmf_mean(f + over, P, f); /* onto one of its operands */
        assert_equal_rats(f + over, want, law_text(P));
        arena_reset(A);
    }
    arena_free(A);
}

Test(pmf, reshape_moves_nothing)
{
    arena_t *A = arena_new();
    mpz_ptr w = arena_mpz(A, 24);
    for (unsigned i = 0; i < 24; i++) mpz_set_ui(w + i, i + 1);
    const pmf_t *P = pmf_weights(A, 24, w), *R = pmf_reshape(P, 3, (size_t[]){ 2, 3, 4 });
    const pmf_t *back = pmf_reshape(R, 1, (size_t[]){ 24 });
    assert_that(P->axes == 1 && P->dim[0] == 24 && law_is_lawful(R) && law_is_lawful(back), "%s", law_text(P));
    mpq_ptr p = arena_mpq(A, 2), r = p + 1;
    for (size_t i = 0; i < 24; i++) {
        pmf_prob(p, P, i);
        pmf_prob(r, R, i);
        assert_equal_rats(p, r, law_text(R));
        size_t at = (law_coordinate(R, i, 0) * 3 + law_coordinate(R, i, 1)) * 4 + law_coordinate(R, i, 2);
        assert_that(at == i, "the last axis runs fastest: cell %zu at %zu", i, at);
        assert_that(mpq_cmp_ui(r, i + 1, 300) == 0, "cell %zu", i);
    }
    arena_free(A);
}

/* One axis after another up to the greatest number of them. */
Test(pmf, as_many_axes_as_may_be)
{
    arena_t *A = arena_new();
    dice_t d = { 57 };
    const pmf_t *P = trouble_law(A, &d, 2);
    while (P->axes < PMF_AXES_MAX)
        P = pmf_extend(P, P->axes > 2 ? 5 : 1, trouble_channel(A, &d, P->axes > 2 ? 4 : 2, 2));
    assert_that(law_is_lawful(P) && P->cells == 1u << PMF_AXES_MAX, "%u axes", P->axes);
    const axes_t ends = 1u | 1u << (PMF_AXES_MAX - 1);
    mpq_ptr want = arena_mpq(A, 5), got = want + 4; /* at each pair of ends, once */
    bool known[4] = { false };
    const pmf_t *M = pmf_marginal(P, ends);
    for (size_t c = 0; c < P->cells; c += 37) {
        size_t at = 2 * law_coordinate(P, c, 0) + c % 2;
        if (!known[at]) law_prob_of(want + at, P, ends, c);
        known[at] = true;
        pmf_prob(got, M, law_position(P, ends, c));
        assert_equal_rats(got, want + at, law_text(P));
    }
    arena_free(A);
}

/* Words and marginal words are the numerators of the law and of its marginals, or there are none and a numerator is
** long. */
Test(pmf, words_are_the_numerators)
{
    arena_t *A = arena_new();
    dice_t d = { 57 };
    unsigned without = 0;
    for (int i = 0; i < 2000; i++) {
        size_t dim[4] = { 1 + dice_below(&d, 3), 1 + dice_below(&d, 3), 1 + dice_below(&d, 3), 1 + dice_below(&d, 3) };
        const pmf_t *P = pmf_reshape(trouble_law(A, &d, dim[0] * dim[1] * dim[2] * dim[3]), 4, dim);
        axes_t keep = (axes_t)dice_below(&d, 16);
        const pmf_t *R = pmf_marginal(P, keep);
        size_t cells;
        const uint64_t *w = pmf_marginal_words(&cells, P, keep);
        assert_that(cells == R->cells, "%zu cells, not %zu", cells, R->cells);
        if (!w) assert_that(mpz_sizeinbase(P->den, 2) > 63, "no words though all are short");
        for (size_t k = 0; w && k < cells; k++) assert_that(mpz_cmp_ui(R->num + k, w[k]) == 0, "cell %zu", k);
        without += !w;
        arena_reset(A);
    }
    assert_that(without > 20, "long numerators are met");
    arena_free(A);
}
