/* SPDX-License-Identifier: MIT
**
** Counterexamples that are there are found, what is true is not refuted, and a hunt is a function of its seed and its
** count.
*/
#include "tests/claims/claims.h"
#include "proofs/claims/hunt/hunt.h"

TestSuite(claims_hunt, .init = session_open, .fini = session_close);

static hunt_t hunted(const char *text, uint64_t seed)
{
    hunt_t h;
    hunt_link(&h, compiled_from(session_arena(), text), 0,
              &(hunt_options_t){ .seed = seed, .evaluations = HUNT_EVALUATIONS });
    return h;
}

static void found(const char *text)
{
    hunt_t h = hunted(text, 1);
    cr_assert(h.found, "nothing found: %s", text);
    cr_assert(h.decision.verdict == VERDICT_VIOLATED);
    hunt_clear(&h);
}

static void not_found(const char *text)
{
    hunt_t h = hunted(text, 1);
    cr_assert_not(h.found, "refuted: %s", text);
    hunt_clear(&h);
}

/* Near contact, where both sides are nearly nothing. */
Test(claims_hunt, pinsker) { found("lemma a\nfor P, Q laws on X\nclaim (2001/1000) TV(P,Q)^2 <= KL(P||Q)\nend\n"); }
Test(claims_hunt, pinsker_coins)
{
    found("lemma a\nfor p in [0,1] ; q in (0,1)\nclaim (2001/1000) (p-q)^2 <= kl(p||q)\nend\n");
}
Test(claims_hunt, ingleton) { found("lemma a\nclaim I(A;B) <= I(A;B|C) + I(A;B|D) + I(C;D)\nend\n"); }
Test(claims_hunt, bretagnolle_huber)
{
    found("lemma a\nfor P, Q laws on X\nclaim TV(P,Q) <= 1 - exp(-KL(P||Q))\nend\n");
}
Test(claims_hunt, jensen_shannon) { found("lemma a\nfor P, Q laws on X\nclaim JS(P,Q) <= TV(P,Q)/2\nend\n"); }
Test(claims_hunt, paley_zygmund)
{
    found("lemma a\nfor P law on X ; table f on X ; f >= 0 ; t in [0,1]\nlet m = E(P; f)\n"
        "claim (1-t) m^2 <= (sum x: P(x) [f(x) > t m]) E(P; f^2)\nend\n");
}
/* The relation read from the right; a value of a variable; a chain that is built in. */
Test(claims_hunt, turned) { found("lemma a\nfor p in [0,1]\nclaim 4 p (1-p) log 2 >= h(p)\nend\n"); }
Test(claims_hunt, settings) { found("lemma a\nclaim for each y: H(X|Y=y) <= H(X)\nend\n"); }
Test(claims_hunt, chain) { found("lemma a\ngiven X -> Y -> Z\nclaim I(X;Y) <= I(X;Z)\nend\n"); }
/* False next to an end alone, and the end is none of its numbers. */
Test(claims_hunt, open_end) { found("lemma a\nfor e in (0,1)\nclaim (1+e) log(1+e) - e >= e^2/2.5\nend\n"); }
Test(claims_hunt, open_ends) { found("lemma a\nfor e, d in (0,1)\nclaim e + d <= 199/100\nend\n"); }
Test(claims_hunt, equation) { found("lemma a\nfor p in [0,1]\nclaim h(p) = 4 p (1-p) log 2\nend\n"); }

Test(claims_hunt, true_pinsker) { not_found("lemma a\nfor P, Q laws on X\nclaim 2 TV(P,Q)^2 <= KL(P||Q)\nend\n"); }
Test(claims_hunt, true_chain) { not_found("lemma a\ngiven X -> Y -> Z\nclaim I(X;Z) <= I(X;Y)\nend\n"); }
/* A hypothesis that is an inequality is met, or nothing is said. */
Test(claims_hunt, true_guard)
{
    not_found("lemma a\nfor p in [0,1] ; q in (0,1)\nclaim given p <= q: (q-p)^2/(2 q) <= kl(p||q)\nend\n");
}
Test(claims_hunt, false_guard)
{
    found("lemma a\nfor p in [0,1] ; q in (0,1)\nclaim given p >= q: (q-p)^2/(2 q) <= kl(p||q)\nend\n");
}

Test(claims_hunt, again_the_same)
{
    const char *text = "lemma a\nclaim I(X;Y|Z) <= I(X;Y)\nend\n";
    hunt_t a = hunted(text, 7), b = hunted(text, 7);
    cr_assert(a.found && b.found && a.start == b.start && a.evaluations == b.evaluations);
    json_t *own[] = { candidate_to_json(a.candidate), candidate_to_json(b.candidate) };
    cr_assert(json_equal(own[0], own[1]));
    json_decref(own[0]);
    json_decref(own[1]);
    hunt_clear(&a);
    hunt_clear(&b);
}

/* The cells of laws that may be made end a search, too, and at the same place each time. */
Test(claims_hunt, so_many_cells)
{
    const compiled_t *C =
        compiled_from(session_arena(), "lemma a\nfor P, Q laws on X\nclaim 2 TV(P,Q)^2 <= KL(P||Q)\nend\n");
    hunt_t few, again, more;
    hunt_link(&few, C, 0, &(hunt_options_t){ .seed = 1, .evaluations = 2000, .cells = 500 });
    hunt_link(&again, C, 0, &(hunt_options_t){ .seed = 1, .evaluations = 2000, .cells = 500 });
    hunt_link(&more, C, 0, &(hunt_options_t){ .seed = 1, .evaluations = 2000 });
    cr_expect_eq(few.evaluations, again.evaluations);
    cr_expect(0 < few.evaluations && few.evaluations <= 126 && few.evaluations < more.evaluations, "%lu, %lu",
              few.evaluations, more.evaluations);
    hunt_clear(&few);
    hunt_clear(&again);
    hunt_clear(&more);
}
