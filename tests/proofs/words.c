/* SPDX-License-Identifier: MIT
**
** Every word of a paper is called by a lemma of it, in a claim, a hypothesis, a table or a candidate: one that is called
** no more is taken out.
*/
#include "cli/cli.h"
#include "proofs/claims/compile.h"

#include <criterion/criterion.h>
#include <string.h>

/* What a lemma says: definitions that were come to, and of these words those that are called. */
typedef struct {
    const tree_t *file;
    const lemma_tree_t *L;
    bool let[ITEMS_MAX], def[ITEMS_MAX];
    const word_t *const *words;
    bool *called;
} calls_t;

static void terms(calls_t *s, const node_t *const *x, unsigned n);

static void lets(calls_t *s, const char *name, const let_t *at, unsigned n, bool *seen)
{
    for (unsigned k = 0; k < n && k < ITEMS_MAX; k++)
        if (!seen[k] && strcmp(at[k].name, name) == 0) {
            seen[k] = true;
            terms(s, &at[k].body, 1);
        }
}

static void terms(calls_t *s, const node_t *const *x, unsigned n)
{
    for (unsigned i = 0; i < n; i++) {
        if (!x[i]) continue;
        for (size_t k = 0; x[i]->kind == NODE_APPLY && s->words[k]; k++)
            if (strcmp(s->words[k]->name, x[i]->name) == 0) s->called[k] = true;
        if (x[i]->kind == NODE_APPLY || x[i]->kind == NODE_NAME) {
            lets(s, x[i]->name, s->L->lets.at, s->L->lets.n, s->let);
            lets(s, x[i]->name, s->file->defs.at, s->file->defs.n, s->def);
        }
        terms(s, x[i]->part, x[i]->n);
        terms(s, &x[i]->order, 1);
    }
}

static void facts(calls_t *s, const fact_t *F, unsigned n)
{
    for (unsigned k = 0; k < n; k++) terms(s, F[k].part, F[k].n);
}

static void candidates(calls_t *s, const try_t *t)
{
    terms(s, t->arg, t->args);
    for (unsigned k = 0; k < t->n; k++) terms(s, t->assign[k].value, t->assign[k].n);
}

static void lemma(calls_t *s)
{
    const lemma_tree_t *L = s->L;
    facts(s, L->given.at, L->given.n);
    for (unsigned k = 0; k < L->claims.n; k++) {
        facts(s, L->claims.at[k].given, L->claims.at[k].givens);
        terms(s, L->claims.at[k].chain.term, L->claims.at[k].chain.n + 1);
    }
    for (unsigned k = 0; k < L->equalities.n; k++) facts(s, L->equalities.at[k].fact, L->equalities.at[k].n);
    for (unsigned k = 0; k < L->tries.n; k++) candidates(s, &L->tries.at[k]);
    for (unsigned k = 0; k < L->tables.n; k++) {
        candidates(s, &L->tables.at[k].rows);
        for (unsigned j = 0; j < L->tables.at[k].n; j++) terms(s, &L->tables.at[k].column[j].term, 1);
    }
}

enum { WORDS_MAX = 128 };

static void called_by(bool *called, const paper_t *P, const word_t *const *words)
{
    memset(called, 0, WORDS_MAX);
    for (size_t k = 0; P->lemmas[k]; k++) {
        const core_lemma_t *L = compiled_of(P->lemmas[k])->core;
        lemma(&(calls_t){ .file = L->file, .L = L->tree, .words = words, .called = called });
    }
}

Test(words, each_is_called_by_a_lemma_of_its_paper)
{
    bool called[WORDS_MAX];
    size_t n = 0;
    for (size_t p = 0; papers_at(p); p++) {
        const word_t *const *words = paper_words(papers_name(p));
        if (words) called_by(called, papers_at(p), words);
        for (size_t k = 0; words && words[k]; k++, n++)
            cr_expect(called[k], "%s: no lemma calls `%s`", papers_name(p), words[k]->name);
    }
    cr_assert(n > 0);
}

/* The test sees it. */
Test(words, one_that_none_calls_is_seen)
{
    static const word_t other = { .name = "types" }, own = { .name = "weight" };
    static const word_t *const words[] = { &other, &own, NULL };
    bool called[WORDS_MAX] = { false };
    for (size_t p = 0; papers_at(p); p++)
        if (strcmp(papers_name(p), "game") == 0) called_by(called, papers_at(p), words);
    cr_assert(!called[0] && called[1]);
}
