/* SPDX-License-Identifier: MIT
**
** What is proposed for refuted links: the repair that is known, and nothing that a candidate refutes.
*/
#include "cli/cli.h"
#include "proofs/claims/print.h"
#include "proofs/prove/repair.h"
#include "tests/support/process.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(prove_repair, .init = session_open, .fini = session_close);

static const repair_options_t how = { .seed = 1, .candidates = 200, .evaluations = 1000, .seconds = 1 };

static const compiled_t *claimed(const char *id) { return compiled_of(papers_lemma(id, NULL)); }

static size_t link_of(const compiled_t *C, const char *name)
{
    size_t k = 0;
    while (k < C->links && strcmp(C->lemma.links[k].name, name) != 0) k++;
    cr_assert(k < C->links, "%s has no link %s", C->lemma.id, name);
    return k;
}

static const proposal_t *of_kind(const repairs_t *R, repair_kind_t kind)
{
    for (unsigned k = 0; k < R->n; k++)
        if (R->at[k].repair.kind == kind) return &R->at[k];
    return NULL;
}

typedef struct { const char *id, *link; repair_kind_t kind; const char *claim; bool proved; } known_repair_t;

static const known_repair_t known[] = {
    { "facts/conditioning", "value by value", REPAIR_AVERAGE, "H(X|Y) <= H(X)", true },
    { "facts/conditioning", "information falls", REPAIR_HYPOTHESIS, "given X -> Z -> Y: I(X;Y|Z) <= I(X;Y)", true },
    { "facts/conditioning", "information grows", REPAIR_HYPOTHESIS, "given X . Y: I(X;Y) <= I(X;Y|Z)", true },
    { "facts/change-of-measure", "the divergence turned", REPAIR_EXCHANGE, "E(Q; log(w)) <= KL(Q||P) + log(E(P; w))", true },
    { "facts/pinsker-small", "without the order", REPAIR_HYPOTHESIS, "given p <= q: (q - p)^2/(2 q) <= kl(p||q)", true },
    { "facts/han", "reversed", REPAIR_RELATION, "H(A,B) + H(A,C) + H(B,C) >= 2 H(A,B,C)", true },
    { "facts/pinsker", "a larger constant", REPAIR_CONSTANT, "2 TV(P||Q)^2 <= KL(P||Q)", true },
    { "facts/bretagnolle-huber", "the root dropped", REPAIR_EXPONENT, "TV(P||Q)^2 <= 1 - exp(-KL(P||Q))", true },
};

Test(prove_repair, what_is_known_to_mend)
{
    for (size_t k = 0; k < sizeof known / sizeof *known; k++) {
        const known_repair_t *w = &known[k];
        const compiled_t *C = claimed(w->id);
        repairs_t R;
        repair_link(&R, session_arena(), C, link_of(C, w->link), &how);
        cr_assert(R.refuted, "%s, %s", w->id, w->link);
        const proposal_t *p = of_kind(&R, w->kind);
        const char *text = p ? lemma_text(session_arena(), p->lemma) : "";
        cr_expect(p && strstr(text, w->claim), "%s, %s: no %s\n%s", w->id, w->link, w->claim, text);
        cr_expect(p && (p->certificate != NULL) == w->proved, "%s, %s: proved or not", w->id, w->link);
        repairs_clear(&R);
    }
}

/* A link that holds is left alone; one that no small change mends has no proposal. */
Test(prove_repair, nothing_is_forced)
{
    repairs_t R;
    repair_link(&R, session_arena(), claimed("facts/pinsker"), 0, &how);
    cr_expect(!R.refuted && R.n == 0);
    repairs_clear(&R);
    const compiled_t *C = claimed("facts/gibbs");
    repair_link(&R, session_arena(), C, link_of(C, "symmetric"), &how);
    cr_expect(R.refuted && R.variants > 5 && R.n == 0);
    repairs_clear(&R);
}

/* Every proposal, as a lemma of its own, on candidates of another seed: none is refuted. */
Test(prove_repair, what_is_proposed_stands)
{
    static const char *const id[] = { "facts/conditioning", "facts/pinsker", "facts/submodular", "facts/tv-chi2", "limits/hacking-reward" };
    unsigned n = 0;
    for (size_t i = 0; i < sizeof id / sizeof *id; i++) {
        const compiled_t *C = claimed(id[i]);
        for (size_t k = 0; k < C->links; k++) {
            repairs_t R;
            if (C->of[k].says != SAYS_ITSELF) continue;
            repair_link(&R, session_arena(), C, k, &how);
            for (unsigned p = 0; p < R.n; p++, n++) {
                record_t r;
                check_options_t o = { .seed = 7, .candidates = 300, .prec_max = 4096, .filter = true };
                record_init(&r, &(paper_t){ .name = "facts" }, &R.at[p].compiled->lemma, &o);
                record_check(&r, &o);
                cr_expect(r.link[0].count[VERDICT_VIOLATED] == 0 && r.link[0].count[VERDICT_UNDECIDED] == 0, "%s: %s", id[i], lemma_text(session_arena(), R.at[p].lemma));
                record_clear(&r);
            }
            repairs_clear(&R);
        }
    }
    cr_assert(n >= 5, "%u proposals", n);
}

/* As text it can be pasted, as JSON it has its certificate; the exit status says whether each refuted link has a proved repair. */
Test(prove_repair, command)
{
    outcome_t text = LEMMATA("repair", "facts/conditioning"), again = LEMMATA("repair", "facts/conditioning");
    assert_status(&text, 0);
    assert_says(&text, "ours claim  given X . Y: I(X;Y) <= I(X;Y|Z)  [information grows, mended]");
    assert_says(&text, "proved, by shannon");
    cr_expect_str_eq(text.out, again.out);
    outcome_t json = LEMMATA("repair", "facts/conditioning", "--format", "json");
    json_t *j = json_loads(json.out, 0, NULL), *links = json_object_get(j, "links");
    cr_assert(json_array_size(links) == 3, "%s", json.out);
    json_t *first = json_array_get(json_object_get(json_array_get(links, 0), "repairs"), 0);
    cr_expect_str_eq(json_string_value(json_object_get(first, "verdict")), "proved");
    cr_expect(json_is_object(json_object_get(first, "certificate")));
    json_decref(j);
    outcome_t none = LEMMATA("repair", "facts/gibbs"), bad = LEMMATA("repair", "facts/gibbs", "--format", "csv");
    assert_status(&none, 4);
    assert_says(&none, "none of ");
    assert_status(&bad, 2);
    outcome_t line = LEMMATA("repair", "-e", "I(X;Y|Z) <= I(X;Y)");
    assert_status(&line, 0);
    assert_says(&line, "given X -> Z -> Y: I(X;Y|Z) <= I(X;Y)");
    outcome_t well = LEMMATA("repair", "-e", "H(X) <= H(X,Y)");
    assert_status(&well, 0);
    assert_says(&well, "nothing is refuted");
}
