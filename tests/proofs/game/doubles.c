/* SPDX-License-Identifier: MIT
**
** The game's words in doubles against the exact ones, on the candidates of every family of every lemma; and a broken
** variant that hunting finds by them.
*/
#include "proofs/claims/compile.h"
#include "proofs/claims/doubles/plain.h"
#include "proofs/claims/exact/eval.h"
#include "proofs/claims/parse/parse.h"
#include "cli/cli.h"
#include "tests/support/lemma.h"
#include "tests/support/process.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

TestSuite(game_doubles, .init = session_open, .fini = session_close);

/* `ties`: an argument, a set where two numbers are equal, is another in doubles. */
typedef struct {
    unsigned compared, bounds, missing, ties;
    const word_t *word[32];
} tally_t;

typedef struct {
    tally_t *t;
    eval_t *e;
    plain_t *p;
    const lemma_t *L;
    const candidate_t *c;
} both_t;

static bool exact(const both_t *b, const core_t *x, double *lo, double *hi)
{
    eval_reset(b->e);
    const real_t *v = eval_real(b->e, x);
    return !b->e->impossible && !b->e->not_law && !b->e->doubt && !b->e->beyond && !real_is_inf(v) &&
           real_approx(v, true, lo, hi);
}

static bool near(double x, double lo) { return fabs(x - lo) <= 1e-9 * fmax(1, fabs(lo)); }

/* Certificates give an upper bound of these alone; properties count until they show that they fail. */
static bool is_bound(const core_t *x)
{
    static const char *const bound[] = { "decay", "fall", "held" };
    bool is = false;
    for (size_t k = 0; k < sizeof bound / sizeof *bound; k++) is = is || strstr(x->word->name, bound[k]);
    return is;
}

/* At the settings of an argument's own letters, the last of which is slot `s`. */
static bool same_argument(const both_t *b, const core_t *x, const core_t *part, unsigned from, unsigned s)
{
    double lo, hi;
    if (s == from) return exact(b, part, &lo, &hi) && near(plain(b->p, part), lo);
    for (size_t i = 0; i < b->p->dim[x->over[s - 1]]; i++) {
        b->e->slot[x->slot[s - 1]] = b->p->slot[x->slot[s - 1]] = (long)i;
        if (!same_argument(b, x, part, from, s - 1)) return false;
    }
    return true;
}

static bool same_arguments(const both_t *b, const core_t *x)
{
    bool same = true;
    for (unsigned k = 0, from = 0; k < x->n && same; from += x->word_slots[k++])
        if (x->word->arg[k] != WORD_LETTER) same = same_argument(b, x, x->part[k], from, from + x->word_slots[k]);
    return same;
}

static void set_slots(const both_t *b, long letter)
{
    for (size_t k = 0; k < SLOTS_MAX; k++) b->e->slot[k] = b->p->slot[k] = letter;
}

static void note(const word_t **seen, const word_t *w)
{
    while (*seen && *seen != w) seen++;
    *seen = w;
}

static void compare(const both_t *b, const core_t *x, long letter)
{
    double lo, hi;
    set_slots(b, letter);
    if (!exact(b, x, &lo, &hi)) return;
    bool same = same_arguments(b, x);
    set_slots(b, letter);
    double y = plain(b->p, x);
    if (!same || isnan(y)) {
        *(same ? &b->t->missing : &b->t->ties) += 1;
        return;
    }
    note(b->t->word, x->word);
    *(is_bound(x) ? &b->t->bounds : &b->t->compared) += 1;
    cr_assert(is_bound(x) ? y <= hi + 1e-9 : near(y, lo), "%s, %s: %.17g in doubles, in [%.17g, %.17g]\n%s", b->L->id,
              x->word->name, y, lo, hi, json_dumps(candidate_to_json(b->c), 0));
}

/* Every call of a word in the term, at the first letters and at the second. */
static void compare_words(const both_t *b, const core_t *x)
{
    bool two = true;
    for (unsigned k = 0; k < compiled_of(b->L)->core->setting.alphabets; k++) two = two && b->p->dim[k] > 1;
    if (x->kind == CORE_WORD && x->word->plain)
        for (long letter = 0; letter <= two; letter++) compare(b, x, letter);
    for (unsigned k = 0; k < x->n; k++) compare_words(b, x->part[k]);
}

static void compare_claim(const both_t *b, const core_claim_t *c)
{
    for (unsigned j = 0; j <= c->claim->chain.n; j++) compare_words(b, c->term[j]);
    for (unsigned g = 0; g < c->givens; g++)
        for (unsigned j = 0; j < c->given[g].n; j++) compare_words(b, c->given[g].term[j]);
}

enum { OF_A_FAMILY = 4 };

static void compare_lemma(tally_t *t, const lemma_t *lemma)
{
    const core_lemma_t *L = compiled_of(lemma)->core;
    arena_t *A = arena_new();
    for (size_t f = 0; lemma->families[f]; f++)
        for (size_t i = 0; i < OF_A_FAMILY && (!lemma->families[f]->size || i < lemma->families[f]->size); i++) {
            arena_reset(A);
            const candidate_t *c = lemma_candidate(A, lemma, f, 1, i);
            effort_t effort = EFFORT_DEFAULT;
            both_t b = { t, eval_start(A, L, c, &effort), plain_start(A, L, c), lemma, c };
            for (unsigned k = 0; k < L->claims; k++) compare_claim(&b, &L->claim[k]);
        }
    arena_free(A);
}

Test(game_doubles, agree_with_the_exact_words, .timeout = 300)
{
    tally_t t = { 0 };
    const paper_t *P = NULL;
    for (size_t k = 0; papers_name(k); k++)
        if (strcmp(papers_name(k), "game") == 0) P = papers_at(k);
    for (size_t k = 0; P->lemmas[k]; k++)
        if (!strstr(P->lemmas[k]->id, "synthetic")) compare_lemma(&t, P->lemmas[k]);
    cr_assert(t.compared > 400 && t.bounds > 40, "%u compared, %u bounds", t.compared, t.bounds);
    cr_assert(50 * t.missing <= t.compared && 10 * t.ties <= t.compared, "%u without a number, %u at ties, %u compared",
              t.missing, t.ties, t.compared);
    static const char *const said[] = { "weight",     "curated",     "round",      "curated_mass",
                                        "round_mass", "pool_chance", "pool_share", "owner_limit",
                                        "two_limit",  "owner_decay", "two_decay",  "two_fall",
                                        "two_odds_decay", "two_held" };
    for (size_t k = 0; k < sizeof said / sizeof *said; k++) {
        size_t i = 0;
        while (t.word[i] && strcmp(t.word[i]->name, said[k]) != 0) i++;
        cr_expect(t.word[i], "%s is compared nowhere", said[k]);
    }
}

/* In doubles alone a search can see where they are false. */
Test(game_doubles, broken_variants_are_hunted_down)
{
    static const char *const broken[] = {
        "for table w on X > 0 ; p law on X ; p > 0 ; K in 2..6\n claim for each x: weight(w, p, K, x) <= K - 1/10 "
        "[a]\n",
        "for table w on X > 0 ; p law on X ; p > 0 ; K in 2..6\n claim for each x: curated(w, p, K, x) <= 3/2 p(x) "
        "[a]\n",
        "for table w, v on X > 0 ; p law on X ; p > 0 ; K, M in 2..4\n"
        " claim for each x: p(x) two_limit(w, K, v, M, p, x) <= 1/2 [a]\n",
        "for table w, v on X > 0 ; p, q law on X ; p > 0 ; q > 0 ; K, M in 2..4\n"
        " claim 2 < two_held(w, K, v, M, p, q, K, M) [a]\n",
        "for table w on X > 0 ; p law on X ; p > 0 ; K, M in 2..4\n let C = [w = max(w)]\n V = 1 - C\n"
        " claim given sum x: V(x) >= 1: 9/10 <= two_odds_decay(w, K, w, M, p, V, C) [a]\n",
    };
    for (size_t k = 0; k < sizeof broken / sizeof *broken; k++) {
        const char *text = arena_printf(session_arena(), "paper \"The game\" id game\nlemma broken\n %send\n", broken[k]);
        outcome_t o = LEMMATA("hunt", file_put("broken.lem", text), "--evaluations", "2000");
        assert_status(&o, 1);
        assert_says(&o, "refuted");
    }
}
