/* SPDX-License-Identifier: MIT
**
** A let that is to be a law: outside where it is none, in doubt where that is not decided, whatever its numbers are
** made of.
*/
#include "tests/claims/claims.h"
#include "proofs/engine/decide.h"

TestSuite(claims_laws, .init = session_open, .fini = session_close);

static outcome_t checked_text(const char *name, const char *text) { return LEMMATA("check", file_put(name, text)); }

/* (1 + sqrt 2, -sqrt 2) sums to 1. */
Test(claims_laws, a_negative_number_of_no_rational_form)
{
    outcome_t o = checked_text(
        "neg.lem", "lemma neg\n  for P, R laws on Y\n  let law Q = P + sqrt(2) (P - R)\n  claim TV(P,Q) <= 1\nend\n");
    assert_status(&o, 0);
    assert_says(&o, "is no law here");
}

/* The sum is 1 + 10^-60, then 1 + 10^-120, of which the enclosures do not tell 1. */
Test(claims_laws, a_sum_near_one)
{
    static const char text[] =
        "lemma big\n  for P law on Y\n  let law Q = P (sqrt(2) sqrt(3)/sqrt(6) + 10^-%d)\n  claim KL(P||Q) >= 0\nend\n";
    outcome_t near = checked_text("near.lem", arena_printf(session_arena(), text, 60));
    outcome_t nearer = checked_text("nearer.lem", arena_printf(session_arena(), text, 120));
    cr_expect(near.status != 1, "%s", near.out);
    assert_says(&near, "is no law here");
    assert_status(&nearer, 4);
    assert_says(&nearer, "could not be decided");
}

/* w/Z with irrational weights is a law, by the form of its sum: (sum of w)/Z. */
Test(claims_laws, weights_over_their_sum)
{
    outcome_t o = checked_text(
        "tilt.lem", "lemma tilt\n  for P laws on Y ; r on Y\n  let Z = E(P; exp(r))\n      law Q = P exp(r)/Z\n"
                    "  claim TV(P,Q) <= 1\nend\n");
    assert_status(&o, 0);
    cr_expect(strstr(o.out, " 0 outside"), "%s", o.out);
}

/* Where P is 0 so is its tilt, though no fraction says it: no divergence between them is infinite. Another law's is. */
Test(claims_laws, a_zero_of_no_rational_form)
{
    static const char text[] =
        "lemma a\n  for P law on Y ; table r on Y ; b in (0,inf)\n  let law tilt = P exp(r/b) / E(P; exp(r/b))\n"
        "      zero = (exp(b) - exp(b)) / exp(b)\n"
        "  claim %s <= 10^6\n  try only corners P in {(1,0,0), (1/2,1/2,0), (1/3,1/3,1/3)}, r in {(1,2,3), "
        "(0,1/1000,-1)}, b in {1, 2}\nend\n";
    static const char *const finite[] = { "KL(tilt||P)", "KL(P||tilt)", "J(P||tilt)", "chi2(tilt||P)",
        "Renyi[2](tilt||P)", "kl(zero||0)", "kl(b/b||1)" };
    for (size_t k = 0; k < sizeof finite / sizeof *finite; k++) {
        outcome_t o = checked_text("zero.lem", arena_printf(session_arena(), text, finite[k]));
        cr_expect(o.status == 0, "%s: exit %d\n%s%s", finite[k], o.status, o.out, o.err);
    }
    outcome_t o = checked_text(
        "other.lem", "lemma a\n  for P law on Y ; table r on Y\n  let law tilt = exp(r) / (sum y: exp(r(y)))\n"
                     "  claim KL(tilt||P) <= 10^6\n  try only corners P in {(1,0)}, r in {(1,2)}\nend\n");
    assert_status(&o, 1);
}

/* At j = 0 the row is no law; at j = 1 the claim is violated, and is seen to be. */
Test(claims_laws, a_setting_without_a_value_hides_no_other)
{
    static const char text[] =
        "lemma a\nfor table w on J,X ; P law on X\nclaim for each j: KL(1 w(j,x)||P(x)) <= 1/100 [near]\n"
        "try only corners w in {((1,1),(1,0)), ((1,1),(1,1)), ((1,1),(1/2,1/2))}, P = uniform\nend\n";
    claim_fault_t f = { .set = false };
    const compiled_file_t *F = claims_compile(session_arena(), tree_of(session_arena(), text), NULL, &f);
    cr_assert(F, "%s", f.text);
    const lemma_t *L = &F->lemma[0]->lemma;
    static const verdict_t want[] = { VERDICT_VIOLATED, VERDICT_OUTSIDE, VERDICT_HOLDS };
    arena_t *A = arena_new();
    for (size_t i = 0; i < 3; i++, arena_reset(A)) {
        effort_t effort = EFFORT_DEFAULT;
        decision_t d = decide_link(L, 0, lemma_chain_with(A, L, lemma_candidate(A, L, 0, 1, i), &effort), &effort);
        cr_assert(d.verdict == want[i], "candidate %zu: %s, %s", i, verdict_name(d.verdict), d.why ? d.why : "");
    }
    arena_free(A);
}

/* Two letters of one alphabet are numbered where a value is set: W copies the second. */
Test(claims_laws, letters_of_one_alphabet_are_numbered)
{
    outcome_t o = checked_text("twice.lem", "lemma twice\n  for W channel Y,Y -> T ; P law on Y\n"
        "  claim sum y, y' of Y: P(y) P(y') (sum t: ord(t) W(t|y,y')) = sum y: ord(y) P(y) [second]\n"
                               "  try only random 20: |Y| = 2, |T| = 2, W = [ord(t) = ord(y2)]\nend\n");
    assert_status(&o, 0);
    cr_expect(strstr(o.out, "20 equal"), "%s", o.out);
    o = checked_text("twice.lem", "lemma twice\n  for W channel Y,Y -> T ; P law on Y\n  claim sum y: P(y) = 1\n"
        "  try only random 2: W = [ord(t) = ord(y)]\nend\n");
    assert_status(&o, 2);
    cr_expect(strstr(o.err, "y is not bound"), "%s", o.err);
}

/* A letter that the alphabet does not have is none of its letters. */
Test(claims_laws, letters_that_are_not_there)
{
    outcome_t o = LEMMATA("check", file_put("a.lem",
        "lemma a\nfor P law on X\nclaim for each x: [x = 2] <= 0 [none]\nclaim sum x: P(x) [x <= 2] = 1 [all]\n"
        "try only |X| in {1, 2}\nend\n"));
    assert_status(&o, 0);
    cr_expect(strstr(o.out, "tried 2: 0 hold strictly, 2 equal, 0 violated, 0 undecided; 0 outside"), "%s", o.out);
}

/* Of laws as they are declared the distance is a sum of words over both denominators, where these have 63 bits at
** most: at them, one more, and two. */
Test(claims_laws, distances_of_long_denominators)
{
    outcome_t o = checked_text(
        "near.lem",
        "lemma near\n  for P, Q laws on X\n"
        "  claim TV(P,Q) = (1/2) (sum x: abs(P(x) - Q(x)))\n  claim KL(P||Q) = sum x: P(x) log(P(x)/Q(x))\n  try only "
        "corners P in {\n"
        "    ((2^63-2)/(2^63-1), 1/(2^63-1)), (1/(2^63-1), (2^63-2)/(2^63-1)), (1/2^63, (2^63-1)/2^63), (1/(2^64-1), "
        "(2^64-2)/(2^64-1)), (1/3, 2/3)},\n"
        "     Q in {(1/(2^63-25), (2^63-26)/(2^63-25)), ((2^63-2)/(2^63-1), 1/(2^63-1)), ((2^64-60)/(2^64-59), "
        "1/(2^64-59)), (1/3, 2/3)}\nend\n");
    assert_status(&o, 0);
    cr_expect(strstr(o.out, "tried 20: 0 hold strictly, 20 equal"), "%s", o.out);
}

/* Laws of more letters than one, and what is no declared law: the same by its sum. */
Test(claims_laws, distances_by_their_sums)
{
    static const char *const lemma[] = {
        "for R, S laws on X,Y\n  given R > 0 ; S > 0\n  claim TV(R,S) = (1/2) (sum x, y: abs(R(x,y) - S(x,y)))\n"
        "  claim KL(R||S) = sum x, y: R(x,y) log(R(x,y)/S(x,y))\n  claim J(R,S) = KL(R||S) + KL(S||R)\n",
        "for X, Y variables\n  claim I(X;Y) = KL(p(x,y)||p(x) p(y))\n  claim TV(p(x,y), p(x) p(y)) = (1/2) (sum x, y: "
        "abs(p(x,y) - p(x) p(y)))\n"
    };
    for (size_t k = 0; k < sizeof lemma / sizeof *lemma; k++) {
        outcome_t o = checked_text("sums.lem", arena_printf(session_arena(), "lemma sums\n  %send\n", lemma[k]));
        assert_status(&o, 0);
    }
}

/* law q(a) = .. is one at a letter, and named bare the law of all letters; of a number it is taken at it alone. */
Test(claims_laws, by_their_letters)
{
    static const char text[] =
        "lemma a\n  for P, Q laws on X ; lambda in (0,1) ; R law on T ; map best on T into A ; w on A\n"
        "  let law M(x) = lambda P(x) + (1-lambda) Q(x)\n"
        "      law q(a) = sum t: R(t) [best(t) = a]\n      law mix(s) = s P + (1-s) Q\n"
        "  claim KL(P||M) = sum x: P(x) log(P(x)/M(x)) [at letters]\n  claim TV(M, mix(lambda)) = 0 [of a number]\n"
        "  claim H(q) = -sum a: q(a) log q(a) [of a map]\n  claim max(q) <= 1 [greatest]\n  ours claim H(q) <= 0 "
        "[wrong]\n"
        "  expect holds ; refuted [wrong]\nend\n";
    outcome_t o = checked_text("letters.lem", text);
    assert_status(&o, 0);
    o = checked_text("number.lem",
                     "lemma a\n  for P, Q laws on X\n  let law mix(s) = s P + (1-s) Q\n  claim TV(P, mix) <= 1\nend\n");
    assert_status(&o, 2);
    cr_assert(strstr(o.err, "mix takes 1 argument"), "%s", o.err);
}
