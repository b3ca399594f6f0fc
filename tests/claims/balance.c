/* SPDX-License-Identifier: MIT
**
** Equations in words: verdicts and routes are those of terms that are made, on every candidate.
*/
#include "tests/claims/claims.h"
#include "cli/cli.h"
#include "proofs/engine/decide.h"

TestSuite(claims_balance, .init = session_open, .fini = session_close);

/* In so many settings equations were found to hold by words. */
static unsigned settings_of(const chain_t *t, size_t links)
{
    unsigned n = 0;
    for (size_t k = 0; k < links; k++)
        for (size_t r = 0; r < ROUTES; r++) n += t->agreed[k][r];
    return n;
}

/* Both ways on one candidate; adds the settings. */
static void compare(unsigned *settings, arena_t *A, const lemma_t *L, size_t f, size_t i)
{
    effort_t full = EFFORT_DEFAULT, brief = EFFORT_DEFAULT;
    const candidate_t *c = lemma_candidate(A, L, f, 1, i);
    const chain_t *t = lemma_chain_with(A, L, c, &full), *u = lemma_chain_brief(A, L, c, &brief);
    size_t links = lemma_links(L);
    cr_assert(settings_of(t, links) == 0, "%s", L->id);
    *settings += settings_of(u, links);
    for (size_t k = 0; k < links; k++) {
        decision_t x = decide_link(L, k, t, &full), y = decide_link(L, k, u, &brief);
        cr_assert(x.verdict == y.verdict && text_same(x.why, y.why), "%s [%s], %s %zu: %s, in words %s", L->id,
                  L->links[k].name, L->families[f]->name, i, verdict_name(x.verdict), verdict_name(y.verdict));
    }
    cr_assert(memcmp(full.routes, brief.routes, sizeof full.routes) == 0, "%s, %s %zu: other routes", L->id,
              L->families[f]->name, i);
}

/* So many of each family. */
static unsigned compare_all(const lemma_t *L, size_t most)
{
    unsigned settings = 0;
    arena_t *A = arena_new();
    for (size_t f = 0; L->families[f]; f++)
        for (size_t i = 0; i < most && !(L->families[f]->size && i >= L->families[f]->size); i++) {
            compare(&settings, A, L, f, i);
            arena_reset(A);
        }
    arena_free(A);
    return settings;
}

Test(claims_balance, papers)
{
    enum { OF_A_FAMILY = 12 };
    unsigned with = 0;
    for (size_t p = 0; papers_at(p); p++)
        for (size_t k = 0; papers_at(p)->lemmas[k]; k++) {
            const lemma_t *L = papers_at(p)->lemmas[k];
            unsigned settings = compare_all(L, OF_A_FAMILY);
            with += settings != 0;
            if (strcmp(L->id, "limits/covariance") == 0) cr_assert(settings > 60, "%u settings", settings);
        }
    cr_assert(with >= 3, "%u lemmas", with);
}

/* Settings of a lemma that are found by words. */
static unsigned of_text(const char *text) { return compare_all(&compiled_from(session_arena(), text)->lemma, 200); }

/* Each of its shapes: sums, divergences, factors, letters that are free, laws by factors, and 0 times what has no
** value, which is not looked at on its left alone. */
Test(claims_balance, shapes)
{
    static const char *const sure[] = {
        "lemma a\nfor P law on X ; P > 0 ; table f on X > 0\nlet Z = E(P; f)\n"
        "claim sum x: (P(x) f(x)/Z) log(P(x) f(x)/(P(x) Z)) = E(P; f log f)/Z - log Z [a]\nend\n",
        "lemma a\nfor P, Q laws on X ; P > 0 ; Q > 0\n"
        "claim KL(P||Q) = sum x: P(x) (log P(x) - log Q(x)) [a] = -(sum x: P(x) log(Q(x)/P(x))) [b]\nend\n",
        "lemma a\nfor table f on X,Y > 0\nclaim for each x: sum y: log f(x,y) = (sum y: 2 log f(x,y))/2 [a]\nend\n",
        "lemma a\nfor law p(x) p(y|x)\nclaim sum x, y: p(x,y) = 1 [a]\n"
        "claim sum x: KL(p(y|x)||p(y|x)) [p(x) > 0] = 0 [b]\nend\n",
        "lemma a\nfor P law on X ; P > 0\nclaim 0 log(P(0) - P(0)) = 0 [a]\nend\n",
        "lemma a\nfor P law on X ; P > 0 ; b in (0,inf)\n"
        "claim E(P; log(b P)) = log b + E(P; log P) [a]\nclaim log 8 + log b = 3 log 2 + log b [b]\nend\n",
    };
    for (size_t k = 0; k < sizeof sure / sizeof *sure; k++) {
        unsigned settings = of_text(sure[k]);
        cr_expect(settings > 0, "none by words:\n%s", sure[k]);
    }
}

/* What is false by a little, has no value, or is no law, is left to terms: the verdicts are theirs. */
Test(claims_balance, near_misses)
{
    static const char *const text[] = {
        "lemma a\nfor P law on X ; P > 0\nclaim E(P; log P) = E(P; log P) + 1/10^18 [a]\nend\n",
        "lemma a\nfor P law on X ; P > 0\nclaim E(P; log P) = (1 + 1/10^18) E(P; log P) - 1/10^9 [a]\nend\n",
        "lemma a\nfor P law on X ; P > 0\nclaim E(P; log P) = E(P; log P) + log(1 + 1/10^18) [a]\nend\n",
        "lemma a\nfor P, Q laws on X\nclaim KL(P||Q) + 1 = KL(P||Q) [a]\nend\n",
        "lemma a\nfor a, b in [0,2]\nclaim a/b + 1 = a/b [a]\nclaim log a 0 = 1 [b]\nclaim 0 log a = 1 [c]\nend\n",
        "lemma a\nfor law p(x) p(y|x)\nclaim for each x: KL(p(y|x)||p(y)) = KL(p(y|x)||p(y)) + 1/7 [a]\nend\n",
    };
    for (size_t k = 0; k < sizeof text / sizeof *text; k++)
        cr_expect(of_text(text[k]) == 0, "by words:\n%s", text[k]);
}

/* 0 times what is a law on some candidates alone, or has a value on some: where it has none, on the right of the 0 it is
** not looked at, on the left it is in the way. */
Test(claims_balance, times_zero)
{
    of_text("lemma a\nfor table f on X in [0,1] ; P law on X\nlet law q(x) = (1/2) P(x) + f(x)\n"
            "claim 0 + KL(q||P) 0 = 0 [a]\nclaim 0 KL(q||P) = 0 [b]\nclaim 0 KL(q||P) = 1 [c]\nend\n");
    of_text("lemma a\nfor a, b in [0,2]\nclaim (log a) 0 = 0 [a]\nclaim 0 log a = 0 [b]\n"
            "claim (1/a) 0 log b = 0 [c]\nclaim 0 (log(b)/a) = 0 [d]\nend\n");
}

/* Numbers that just fit, and the next that do not: the verdict is one, the way another. */
Test(claims_balance, edges)
{
    static const struct { const char *number; bool words; } edge[] = {
        { "9223372036854775807", true }, { "9223372036854775808", false }, { "1/9223372036854775807", true },
        { "1/9223372036854775808", false }
    };
    for (size_t k = 0; k < sizeof edge / sizeof *edge; k++) {
        char text[300];
        snprintf(text, sizeof text,
                 "lemma a\nfor b in (0,inf)\nclaim log b + b log 3 = b log 3 + log b [a]\ntry corners b in {%s}\n"
                 "try only\nend\n", edge[k].number);
        unsigned settings = of_text(text);
        cr_expect((settings > 0) == edge[k].words, "%s: %u settings", edge[k].number, settings);
    }
}
