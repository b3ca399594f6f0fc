/* SPDX-License-Identifier: MIT
**
** A constructor in `try` is a family: every candidate has it where it says, of every number that is set; and a bound
** that such a channel attains is seen attained, one that it breaks refuted.
*/
#include "tests/claims/claims.h"
#include "proofs/engine/decide.h"
#include "tests/support/candidate.h"

TestSuite(claims_constructors, .init = session_open, .fini = session_close);

static const lemma_t *lemma_of(const char *text) { return &compiled_from(session_arena(), text)->lemma; }

/* The channel p(y|x), or W, of each candidate of the only family. */
typedef struct { size_t made, unmade, of_letters[65]; } seen_t;

static seen_t each(const lemma_t *L, const char *name, void (*is)(const value_t *W, size_t nx, size_t ny))
{
    seen_t s = { .made = 0 };
    for (size_t i = 0; i < L->families[0]->size; i++) {
        const candidate_t *c = lemma_candidate(session_arena(), L, 0, 1, i);
        if (c->unmade) { s.unmade++; continue; }
        const value_t *W = candidate_value(c, name);
        s.made++;
        s.of_letters[W->dim[0] < 64 ? W->dim[0] : 64]++;
        is(W, W->dim[0], W->dim[1]);
    }
    return s;
}

/* Is it 1 - e where x = y, and e/(n - 1) elsewhere? */
static void is_symmetric(const value_t *W, size_t nx, size_t ny)
{
    mpq_ptr all = arena_mpq(session_arena(), 1);
    cr_assert(nx == ny && nx > 1);
    for (size_t x = 0; x < nx; x++)
        for (size_t y = 0; y < ny; y++)
            cr_expect(mpq_equal(W->at + x * ny + y, W->at + (x == y ? 0 : 1)), "(%zu,%zu)", x, y);
    mpq_set_ui(all, nx - 1, 1);
    mpq_mul(all, all, W->at + 1);
    mpq_add(all, all, W->at);
    cr_expect(mpq_cmp_ui(all, 1, 1) == 0);
}

static void is_erasing(const value_t *W, size_t nx, size_t ny)
{
    cr_assert(ny == nx + 1);
    for (size_t x = 0; x < nx; x++)
        for (size_t y = 0; y < nx; y++)
            cr_expect(x == y ? mpq_equal(W->at + x * ny + y, W->at) : mpq_sgn(W->at + x * ny + y) == 0);
    for (size_t x = 0; x < nx; x++) cr_expect(mpq_equal(W->at + x * ny + nx, W->at + nx));
}

static void is_z(const value_t *W, size_t nx, size_t ny)
{
    cr_assert(nx == 2 && ny == 2);
    cr_expect(mpq_cmp_ui(W->at, 1, 1) == 0 && mpq_sgn(W->at + 1) == 0);
}

static void is_noiseless(const value_t *W, size_t nx, size_t ny)
{
    cr_assert(ny >= nx);
    for (size_t x = 0; x < nx; x++) cr_expect(mpq_cmp_ui(W->at + x * ny + x, 1, 1) == 0);
}

static void is_map(const value_t *W, size_t nx, size_t ny)
{
    for (size_t i = 0; i < nx * ny; i++) cr_expect(mpq_sgn(W->at + i) == 0 || mpq_cmp_ui(W->at + i, 1, 1) == 0);
}

static void is_useless(const value_t *W, size_t nx, size_t ny)
{
    for (size_t i = 0; i < nx * ny; i++) cr_expect(mpq_cmp_ui(W->at + i, 1, ny) == 0);
}

static void is_constant(const value_t *W, size_t nx, size_t ny)
{
    is_map(W, nx, ny);
    for (size_t i = 0; i < nx * ny; i++) cr_expect(mpq_equal(W->at + i, W->at + i % ny));
}

#define CHANNEL(try) "lemma a\nfor W channel X -> Y ; P law on X\nclaim 0 <= 1\ntry only " try "\nend\n"

Test(claims_constructors, what_they_say)
{
    static const struct { const char *text; void (*is)(const value_t *W, size_t nx, size_t ny); } of[] = {
        { CHANNEL("symmetric"), is_symmetric }, { CHANNEL("symmetric(1/10)"), is_symmetric },
        { CHANNEL("bec"), is_erasing },         { CHANNEL("z"), is_z },
        { CHANNEL("noiseless"), is_noiseless }, { CHANNEL("map"), is_map },
        { CHANNEL("bec |Y| = 4"), is_erasing }, { CHANNEL("symmetric |X| = 3"), is_symmetric },
        { CHANNEL("noiseless |Y| = 2"), is_noiseless },
    };
    for (size_t k = 0; k < sizeof of / sizeof *of; k++) {
        seen_t s = each(lemma_of(of[k].text), "W", of[k].is);
        cr_expect(s.made >= 3 && s.unmade == 0, "%s: %zu made, %zu not", of[k].text, s.made, s.unmade);
    }
#define ALONE(try) "lemma a\nfor W channel X -> Y\nclaim 0 <= 1\ntry only " try "\nend\n"
    cr_expect(each(lemma_of(ALONE("useless")), "W", is_useless).made > 0);
    cr_expect(each(lemma_of(ALONE("uniform")), "W", is_useless).made > 0);
    cr_expect(each(lemma_of(ALONE("point")), "W", is_constant).made > 0);
}

/* Every size that is set, and every number. */
static size_t halves, thirds;

static void count_noise(const value_t *W, size_t nx, size_t ny)
{
    is_symmetric(W, nx, ny);
    halves += mpq_cmp_ui(W->at, 1, 2) == 0;
    thirds += mpq_cmp_ui(W->at, 2, 3) == 0;
}

Test(claims_constructors, run_over_what_is_set)
{
    seen_t s = each(lemma_of(CHANNEL("symmetric M in 2..9, e in {1/2, 1/3}")), "W", count_noise);
    for (size_t n = 2; n <= 9; n++) cr_expect(s.of_letters[n] == 6, "%zu letters: %zu", n, s.of_letters[n]);
    cr_expect(s.made == 48 && s.unmade == 0 && halves == 24 && thirds == 24, "%zu %zu %zu", s.made, halves, thirds);
    halves = thirds = 0;
    s = each(lemma_of("lemma a\nfor W channel X -> Y ; e in [0,1]\nclaim 0 <= 1\n"
        "try only symmetric(3, e) e in {1/2, 1/3}\nend\n"), "W", count_noise);
    cr_expect(s.of_letters[3] == s.made && halves == thirds && halves + thirds == s.made && s.made > 0);
    halves = thirds = 0;
    s = each(lemma_of(CHANNEL("W = symmetric(3, 1/2)")), "W", count_noise);
    cr_expect(s.of_letters[3] == s.made && halves == s.made && s.made > 0 && s.unmade == 0);
    s = each(lemma_of("lemma a\nfor W channel X -> Y ; M in 2..4\nclaim 0 <= 1\n"
        "try only W = symmetric(M, 1/2), M in {2, 3}, |X| = 3, |Y| = 3\nend\n"), "W", count_noise);
    cr_expect(s.made == 1 && s.unmade == 1, "%zu, %zu", s.made, s.unmade);
}

/* Fano's inequality is an equality at a uniform index and a symmetric decoder; a little less is refuted by it alone. */
#define FANO(factor, try)                                                                                              \
    "lemma fano\nfor J, K variables on M letters ; S, Y variables ; M in 2..inf\ngiven J -> Y,S -> K\n"                \
    "let Pe = Pr(K != J)\nclaim H(J|Y,S) <= " factor " (h(Pe) + Pe log(M-1))\ntry only " try "\nend\n"

Test(claims_constructors, attain_what_they_attain)
{
    outcome_t o = LEMMATA("check", file_put("a.lem", FANO("1", "symmetric M in 2..5")));
    assert_status(&o, 0);
    cr_expect(strstr(o.out, "equal, for one, at symmetric") && strstr(o.out, " 0 outside"), "%s", o.out);
    o = LEMMATA("check", file_put("b.lem", FANO("99/100", "symmetric M in 2..5, e in {1/10}")));
    assert_status(&o, 1);
    o = LEMMATA("check", file_put("c.lem", FANO("99/100", "decoders.corners")));
    assert_status(&o, 1);
    o = LEMMATA("check", file_put("d.lem", "lemma a\nfor law p(x) p(y|x)\n"
        "claim I(X;Y) <= 99/100 capacity(p(y|x))\ntry only bec(1/3) ; z ; symmetric\nend\n"));
    assert_status(&o, 1);
    cr_expect(strstr(o.out, "counterexample: bec") || strstr(o.out, "counterexample: z") ||
        strstr(o.out, "counterexample: symmetric"), "%s", o.out);
}

/* The last of each chain is a function of the one before it, on every candidate; the others are not always. */
Test(claims_constructors, decoders_are_functions)
{
    const lemma_t *L = lemma_of("lemma a\nfor J, Y, K variables\ngiven J -> Y -> K\nclaim 0 <= 1\n"
        "try only decoders.corners\nend\n");
    mpq_ptr sum = arena_mpq(session_arena(), 1);
    size_t random = 0, n = L->families[0]->size;
    for (size_t i = 0; i < n; i++) {
        const value_t *p = candidate_value(lemma_candidate(session_arena(), L, 0, 1, i), "p(j,y,k)");
        bool noisy = false;
        for (size_t y = 0; y < p->dim[1]; y++) {
            size_t guesses = 0, indices = 0;
            for (size_t k = 0; k < p->dim[2]; k++) {
                mpq_set_ui(sum, 0, 1);
                for (size_t j = 0; j < p->dim[0]; j++)
                    mpq_add(sum, sum, p->at + (j * p->dim[1] + y) * p->dim[2] + k);
                guesses += mpq_sgn(sum) > 0;
            }
            for (size_t j = 0; j < p->dim[0]; j++)
                for (size_t k = 0; k < p->dim[2]; k++)
                    indices += mpq_sgn(p->at + (j * p->dim[1] + y) * p->dim[2] + k) > 0;
            cr_expect(guesses <= 1, "candidate %zu: %zu guesses of one letter", i, guesses);
            noisy |= indices > 1;
        }
        random += noisy;
    }
    cr_expect(n >= 100 && random > n / 4, "%zu of %zu", random, n);
}

/* Read, printed, read again. */
Test(claims_constructors, printed)
{
    arena_t *A = session_arena();
    const tree_t *T = tree_of(A, "lemma a\nfor law p(x) p(y|x) ; M in 2..3\nclaim 0 <= 1\n"
        "try symmetric M in 2..64 ; \"s\": symmetric(M, 1/3) M in {2,3} ; bec(1/2) ; z ; "
        "noiseless p(x) = uniform ; map\nend\n");
    const tree_t *U = tree_of(A, tree_text(A, T));
    cr_assert(tree_same(T, U), "%s", tree_text(A, T));
    T = tree_of(A, "lemma a\nfor J, Y, K variables\ngiven J -> Y -> K\nclaim 0 <= 1\n"
        "try decoders.corners ; decoders.corners |Y| = 2\nend\n");
    cr_assert(tree_same(T, tree_of(A, tree_text(A, T))), "%s", tree_text(A, T));
    cr_expect(!tree_same(tree_of(A, CHANNEL("bec(1/2)")), tree_of(A, CHANNEL("bec(1/3)"))));
    cr_expect(!tree_same(tree_of(A, CHANNEL("bec(1/2)")), tree_of(A, CHANNEL("bec"))));
    cr_expect(!tree_same(tree_of(A, CHANNEL("bec")), tree_of(A, CHANNEL("z"))));
}

/* A parameter of such a name is one. */
Test(claims_constructors, a_number_of_that_name)
{
    const lemma_t *L = lemma_of("lemma a\nfor z, map in [0,1]\nclaim z <= 1\ntry only z = 1/2, map in {0, 1}\nend\n");
    cr_expect(L->families[0]->size == 2 && strcmp(L->families[0]->name, "corners") == 0);
}

static void refused(const char *text, const char *says)
{
    claim_fault_t f = fault_of(session_arena(), text);
    cr_expect(strstr(f.text, says), "says \"%s\", without \"%s\", of\n%s", f.text, says, text);
}

Test(claims_constructors, refused)
{
    refused("lemma a\nfor p in [0,1]\nclaim p <= 1\ntry symmetric\nend\n", "nothing that is declared can be symmetric");
    refused("lemma a\nfor P law on X\nclaim max(P) <= 1\ntry bec\nend\n", "nothing that is declared can be bec");
    refused("lemma a\nfor W channel X -> X\nclaim 0 <= 1\ntry bec\nend\n", "nothing that is declared can be bec");
    refused("lemma a\nfor X, Y variables\ngiven X.Y\nclaim 0 <= 1\ntry z\nend\n", "nothing that is declared can be z");
    refused(CHANNEL("z W = noiseless"), "nothing that is declared can be z");
    refused(CHANNEL("symmetric(1/10, 2, 3)"), "at most two numbers");
    refused(CHANNEL("bec(2, 1/2)"), "bec takes one number, found 2");
    refused(CHANNEL("noiseless(1)"), "noiseless takes no numbers, found 1");
    refused(CHANNEL("symmetric(3/2)"), "a number that is not in [0,1]: no candidate");
    refused(CHANNEL("bec e in {1/2, 3/2}"), "a number that is not in [0,1]: no candidate");
    refused(CHANNEL("symmetric N in 2..4"), "N is no parameter");
    refused(CHANNEL("symmetric M in 2..4, M in 3..5"), "M is set already, in the same family");
    refused(CHANNEL("W = symmetric(1, 1/2)"), "from 2 to");
    refused("lemma a\nfor W channel X -> Y ; m in 2..9\nclaim 0 <= 1\ntry symmetric(m, 1/2)\nend\n",
        "for how many letters symmetric is: a number, or a name that is set behind it");
    refused(CHANNEL("symetric"), "did you mean symmetric?");
    refused(CHANNEL("decoders.corners"), "decoders are the last of a chain A -> B -> C");
    refused("lemma a\nfor X, Y variables\nclaim 0 <= 1\ntry decoders.corners\nend\n", "and there is none");
    refused("lemma a\nfor X, Y, Z variables\ngiven X -> Y -> Z\nclaim 0 <= 1\ntry decoders.edges\nend\n",
        "decoders is no family");
}
