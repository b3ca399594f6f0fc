/* SPDX-License-Identifier: MIT
**
** What is proposed for refuted links: the repair that is known, and nothing that a candidate refutes.
*/
#include "cli/cli.h"
#include "proofs/claims/hunt/hunt.h"
#include "proofs/claims/print/print.h"
#include "proofs/prove/repair/repair.h"
#include "tests/support/process.h"
#include "tests/support/share.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(prove_repair, .init = session_open, .fini = session_close);

static const repair_options_t how = { .seed = 1, .candidates = 200, .evaluations = 1000, .jobs = 2 };

static const compiled_t *claimed(const char *id) { return compiled_of(papers_lemma(id, NULL)); }

static size_t link_of(const compiled_t *C, const char *name)
{
    size_t k = 0;
    while (k < C->links && strcmp(C->lemma.links[k].name, name) != 0) k++;
    cr_assert(k < C->links, "%s has no link %s", C->lemma.id, name);
    return k;
}

static const proposal_t *saying(const repairs_t *R, const char *claim)
{
    for (unsigned k = 0; k < R->n; k++)
        if (strstr(lemma_text(session_arena(), R->at[k].lemma), claim)) return &R->at[k];
    return NULL;
}

typedef struct { const char *id, *link; repair_kind_t kind; const char *claim; bool proved; } known_repair_t;

static const known_repair_t known[] = {
    { "facts/conditioning", "value by value", REPAIR_AVERAGE, "H(X|Y) <= H(X)", true },
    { "facts/conditioning", "information falls", REPAIR_HYPOTHESIS, "given X -> Y -> Z: I(X;Y|Z) <= I(X;Y)", true },
    { "facts/conditioning", "information grows", REPAIR_HYPOTHESIS, "given X . Z: I(X;Y) <= I(X;Y|Z)", true },
    { "facts/chain-rules", "information subadditive", REPAIR_HYPOTHESIS,
      "given Y -> X -> Z: I(X;Y,Z) <= I(X;Y) + I(X;Z)", true },
    { "facts/submodular", "modular", REPAIR_HYPOTHESIS, "given X -> Z -> Y: H(X,Z) + H(Y,Z) = H(X,Y,Z) + H(Z)", true },
    { "facts/change-of-measure", "the divergence turned", REPAIR_EXCHANGE, "E(Q; log(w)) <= KL(Q||P) + log(E(P; w))",
      true },
    { "facts/pinsker-small", "without the order", REPAIR_HYPOTHESIS, "given p <= q: (q - p)^2/(2 q) <= kl(p||q)",
      true },
    { "facts/pinsker-binary", "a reverse with a constant", REPAIR_FACTOR, "kl(p||q) <= 4 (p - q)^2/(q * (1 - q))",
      true },
    { "facts/binomial-sum", "without the half", REPAIR_HYPOTHESIS, "given k <= n/2: log(tail) <= n h(k/n)", true },
    { "facts/fano", "the binary entropy dropped", REPAIR_ADDEND, "H(J|Y) <= Pe log(M - 1) + h(Pe)", true },
    { "facts/shearer", "a variable covered once", REPAIR_CONSTANT, "H(X,Y,Z) <= H(X,Y) + H(Y,Z)", true },
    { "facts/han", "reversed", REPAIR_RELATION, "H(A,B) + H(A,C) + H(B,C) >= 2 H(A,B,C)", true },
    { "facts/pinsker", "a larger constant", REPAIR_CONSTANT, "2 TV(P,Q)^2 <= KL(P||Q)", true },
    { "facts/jensen-shannon", "half in place of log 2", REPAIR_CONSTANT, "JS <= log(2) TV(P,Q)", true },
    { "facts/entropy-bounds", "a larger Gini", REPAIR_CONSTANT, "2 log(2) * (1 - sum x: P(x)^2) <= H(P)", false },
    { "bottleneck/packings", "points, (9)", REPAIR_HYPOTHESIS,
      "given r <= 2 tau: [i != i'] r^2/(4 tau^2) <= min(1, across(i, i')/tau^2)", false },
    { "bottleneck/cascade", "at the maximiser", REPAIR_EXCHANGE, "passed(s, k, l) <= min(cog(s), artjoint(s))", true },
    { "game/outside-mass", "m' <= rho m, two-stage, K >= K0'", REPAIR_FACTOR, "m2(rho m) <= M (rho m)", false },
    { "facts/bretagnolle-huber", "the root dropped", REPAIR_EXPONENT, "TV(P,Q) <= sqrt(1 - exp(-KL(P||Q)))", true },
};

Test(prove_repair, what_is_known_to_mend)
{
    share_of_kinds_t share = { .in = 6 };
    for (size_t k = 0; k < sizeof known / sizeof *known; k++) {
        const known_repair_t *w = &known[k];
        if (!share_takes_kind(&share, arena_printf(session_arena(), "%d", w->kind))) continue;
        const compiled_t *C = claimed(w->id);
        repairs_t R;
        repair_link(&R, C, link_of(C, w->link), &how);
        const proposal_t *p = saying(&R, w->claim);
        cr_expect(p && p->repair.kind == w->kind, "%s, %s: no %s among %u", w->id, w->link, w->claim, R.n);
        cr_expect(!p || (p->certificate != NULL) == w->proved, "%s, %s: proved or not", w->id, w->link);
        repairs_clear(&R);
    }
    share_say_kinds(&share, "prove_repair: what is known to mend");
}

/* A link that holds is left alone. */
Test(prove_repair, nothing_is_forced)
{
    repairs_t R;
    repair_link(&R, claimed("facts/pinsker"), 0, &how);
    cr_expect(!R.refuted && R.n == 0);
    repairs_clear(&R);
}

/* Each proposal, as a lemma of its own, on candidates of another seed, and in a longer search from other starts: none
** is refuted; each certificate is accepted. */
static void stands(const char *id, const proposal_t *p)
{
    record_t r;
    hunt_t h;
    check_options_t o = { .seed = 7, .candidates = 300, .prec_max = 4096, .filter = true };
    const char *text = lemma_text(session_arena(), p->lemma);
    record_init(&r, &(paper_t){ .name = "facts" }, &p->compiled->lemma, &o);
    record_check(&r, &o);
    cr_expect(r.link[0].count[VERDICT_VIOLATED] == 0 && r.link[0].count[VERDICT_UNDECIDED] == 0, "%s: %s", id, text);
    record_clear(&r);
    hunt_link(&h, p->compiled, 0, &(hunt_options_t){ .seed = 11, .evaluations = 5000 });
    cr_expect(!h.found, "%s: %s", id, text);
    hunt_clear(&h);
    cr_expect(!p->certificate || certificate_accepted(p->certificate) == 1, "%s: %s", id, text);
}

Test(prove_repair, what_is_proposed_stands)
{
    static const char *const id[] = { "facts/conditioning", "facts/pinsker", "facts/submodular",
                                      "facts/binary-entropy" };
    unsigned n = 0, proved = 0;
    share_t share = { .in = 2 };
    for (size_t i = 0; i < sizeof id / sizeof *id; i++) {
        if (!share_takes(&share)) continue;
        const compiled_t *C = claimed(id[i]);
        for (size_t k = 0; k < C->links; k++) {
            repairs_t R;
            if (C->of[k].says != SAYS_ITSELF) continue;
            repair_link(&R, C, k, &how);
            for (unsigned p = 0; p < R.n; p++, n++) {
                stands(id[i], &R.at[p]);
                proved += R.at[p].certificate != NULL;
            }
            repairs_clear(&R);
        }
    }
    share_say(&share, "prove_repair: proposed, lemmas");
    cr_assert(n >= 5 && proved >= 3, "%u proposals, %u proved", n, proved);
}

/* --- by the command ----------------------------------------------------------------------------------------------- */

static outcome_t repaired(const char *name, const char *lemma)
{
    const char *text =
        arena_printf(session_arena(), "lemma %.*s \"..\"\n%send\n", (int)strcspn(name, "."), name, lemma);
    return LEMMATA("repair", file_put(name, text), "--evaluations", "500");
}

static bool says(const outcome_t *o, const char *text) { return strstr(o->out, text) != NULL; }

/* A hypothesis that makes a side 0, one that is the claim itself, a square that cannot be negative, an addend that
** would do alone, bounds that 0 separates: none of these is proposed, though each is true. */
Test(prove_repair, what_says_nothing_is_no_repair)
{
    outcome_t zero = LEMMATA("repair", "-e", "I(X;Y|Z) <= I(X;Y)");
    assert_says(&zero, "given X -> Y -> Z: I(X;Y|Z) <= I(X;Y)");
    cr_expect(!says(&zero, "given X -> Z -> Y:"), "%s", zero.out);
    outcome_t itself = repaired("itself.lem", "for p, q in [0,1]\nlet d = p - q\nclaim 0 <= d [itself]\n");
    assert_says(&itself, "given q <= p: 0 <= d");
    cr_expect(!says(&itself, "d > 0") && !says(&itself, "d^2"), "%s", itself.out);
    outcome_t alone = LEMMATA("repair", "-e", "H(X) <= I(X;Y)");
    assert_says(&alone, "given X of Y: then an equation");
    cr_expect(!says(&alone, "log(|X|)"), "%s", alone.out);
    outcome_t apart = repaired("apart.lem", "for x in (0,inf)\nclaim 1 - x <= log(x) [apart]\n");
    cr_expect(!says(&apart, "given x >= 1:"), "%s", apart.out);
}

/* No law meets both: what is proved of it says nothing. */
Test(prove_repair, contradictory_hypotheses)
{
    outcome_t o = repaired("empty.lem", "for X, Y variables\ngiven I(X;Y) >= 1/10\nclaim H(X|Y) = H(X) [empty]\n");
    cr_expect(!says(&o, "X . Y"), "%s", o.out);
}

Test(prove_repair, two_changes_where_one_does_not_do)
{
    outcome_t o = repaired("both.lem", "for p, q in [0,1]\nclaim 1/4 <= p q [both]\n");
    assert_status(&o, 0);
    assert_says(&o, "two changes: given p >= 1/2; given q >= 1/2");
    assert_says(&o, "ours claim  given p >= 1/2 ; q >= 1/2: 1/4 <= p q  [both, mended]");
    assert_says(&o, "proved, by box");
}

/* What equality alone stands in the way of is not strict, and its constant is right. */
Test(prove_repair, not_strict)
{
    outcome_t o = repaired("strict.lem", "for p in [0,1]\nclaim 4 p (1 - p) < 1 [strict]\n");
    assert_says(&o, "ours claim  4 p * (1 - p) <= 1  [strict, mended]");
    assert_says(&o, "proved, by box");
    cr_expect(!says(&o, "constant:"), "%s", o.out);
}

/* The same bytes whatever the jobs. */
Test(prove_repair, any_number_of_jobs)
{
    static const char *const id[] = { "facts/conditioning", "facts/triangle", "facts/chebyshev" };
    for (size_t k = 0; k < sizeof id / sizeof *id; k++) {
        outcome_t one = LEMMATA("repair", id[k], "-j", "1"), five = LEMMATA("repair", id[k], "-j", "5");
        assert_same_output(&one, &five);
        assert_says(&one, "nearest among ");
    }
}

/* A constant that is wrong by a millionth is mended; the wrong one is not proposed again, and no greater one is
** proved. */
Test(prove_repair, near_misses)
{
    outcome_t o = repaired("near.lem", "for p, q in (0,1)\nclaim 2000001/1000000 (p - q)^2 <= kl(p||q) [near]\n"
                                       "try grid 12 ; corners p in {1/2}, q in {1/2 + 1/10^4, 51/100} ; random 200\n");
    assert_says(&o, "2 (p - q)^2 <= kl(p||q)  [near, mended]");
    assert_says(&o, "proved, by box");
}

/* --- pasted ------------------------------------------------------------------------------------------------------- */

/* The lemma's file with this claim before its end. */
static const char *pasted(const char *id, const char *claim)
{
    const char *text = file_get(arena_printf(session_arena(), "proofs/%s.lem", id), NULL), *end = NULL;
    cr_assert(text, "%s", id);
    for (const char *at = text; (at = strstr(at, "\nend")); at++) end = at;
    return file_put("pasted.lem", arena_printf(session_arena(), "%.*s\n  %s%s", (int)(end - text), text, claim, end));
}

/* In the record of the file: "holds" or "proved" of the link that is called .., mended. */
static const char *verdict_of_pasted(const char *file)
{
    json_t *j = json_loads(LEMMATA("check", file, "--format", "json").out, 0, NULL), *link;
    const char *verdict = NULL;
    size_t k;
    json_array_foreach(json_object_get(json_array_get(json_object_get(j, "lemmas"), 0), "links"), k,
                       link) if (strstr(json_string_value(json_object_get(link, "name")), ", mended")) verdict =
        json_string_value(json_object_get(link, "verdict"));
    return verdict;
}

Test(prove_repair, what_is_printed_can_be_pasted)
{
    static const char *const id[] = { "facts/conditioning", "facts/pinsker-small", "facts/fano", "facts/chebyshev" };
    unsigned n = 0;
    share_t share = { .in = 4 };
    for (size_t i = 0; i < sizeof id / sizeof *id; i++) {
        if (!share_takes(&share)) continue;
        json_t *j = json_loads(LEMMATA("repair", id[i], "--format", "json").out, 0, NULL),
               *links = json_object_get(j, "links"), *link, *p;
        size_t k, at;
        json_array_foreach(links, k, link)
            json_array_foreach(json_object_get(link, "repairs"), at, p) {
            const char *claim = json_string_value(json_object_get(p, "claim")), *file = pasted(id[i], claim),
                       *verdict = verdict_of_pasted(file);
            bool good = verdict && (strcmp(verdict, "holds") == 0 || strcmp(verdict, "proved") == 0);
            cr_expect(good, "%s: %s: %s", id[i], claim, verdict ? verdict : "cannot be read");
            n++;
            if (strcmp(json_string_value(json_object_get(p, "verdict")), "proved") != 0) continue;
            outcome_t proof = LEMMATA("prove", file, "--seconds", "1");
            bool again = false;
            for (const char *line = proof.out; line && !again;
                 line = strchr(line, '\n') ? strchr(line, '\n') + 1 : NULL)
                again = strncmp(line, "proved", 6) == 0 && strstr(line, ", mended") &&
                        strstr(line, ", mended") < line + strcspn(line, "\n");
            cr_expect(again, "%s: %s: not proved again\n%s", id[i], claim, proof.out);
            }
        json_decref(j);
    }
    share_say(&share, "prove_repair: pasted, lemmas");
    cr_assert(n >= 4, "%u", n);
}

/* As text it can be pasted, as JSON it has its certificate; the exit status says whether each refuted link has a
** repair. */
Test(prove_repair, command)
{
    outcome_t text = LEMMATA("repair", "facts/conditioning");
    assert_status(&text, 0);
    assert_says(&text, "ours claim  given X . Z: I(X;Y) <= I(X;Y|Z)  [information grows, mended]");
    assert_says(&text, "proved, by shannon");
    outcome_t json = LEMMATA("repair", "facts/conditioning", "--format", "json");
    json_t *j = json_loads(json.out, 0, NULL), *links = json_object_get(j, "links");
    cr_assert(json_array_size(links) == 3, "%s", json.out);
    json_t *first = json_array_get(json_object_get(json_array_get(links, 0), "repairs"), 0);
    cr_expect_str_eq(json_string_value(json_object_get(first, "verdict")), "proved");
    cr_expect(json_is_object(json_object_get(first, "certificate")));
    json_decref(j);
    outcome_t held = LEMMATA("repair", "facts/entropy-bounds"),
              bad = LEMMATA("repair", "facts/gibbs", "--format", "csv");
    assert_status(&held, 0);
    assert_says(&held, "candidates, not proved; nothing found in 3000 evaluations");
    cr_expect(!says(&held, "proved, by"), "%s", held.out);
    assert_status(&bad, 2);
    outcome_t well = LEMMATA("repair", "-e", "H(X) <= H(X,Y)");
    assert_status(&well, 0);
    assert_says(&well, "nothing is refuted");
}

/* Where no change stands, and where the time is over, the status says so. */
Test(prove_repair, nothing_found)
{
    outcome_t none = repaired("none.lem", "for p in [0,1]\nclaim p * (1 - p) = 0 [none]\n");
    outcome_t late = LEMMATA("repair", "facts/pinsker", "--seconds", "0.000001");
    assert_status(&none, 4);
    assert_says(&none, "none of ");
    assert_status(&late, 4);
    assert_says(&late, "seconds are over");
    json_t *j =
        json_loads(LEMMATA("repair", "facts/pinsker", "--seconds", "0.000001", "--format", "json").out, 0, NULL);
    cr_expect(json_is_true(json_object_get(json_array_get(json_object_get(j, "links"), 0), "cut_short")));
    json_decref(j);
}
