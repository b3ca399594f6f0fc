/* SPDX-License-Identifier: MIT */
#include "tests/support/lemma.h"

#include <criterion/criterion.h>
#include <string.h>

size_t candidates_of(const lemma_t *L, size_t f, size_t most)
{
    size_t size = L->families[f]->size;
    return size && size < most ? size : most;
}

void sweep_row(const real_t **cell, arena_t *A, const sweep_t *s, size_t i)
{
    s->row(cell, A, i, s->prepare(A, s->of, i, NULL));
}

size_t link_called(const lemma_t *L, const char *name)
{
    for (size_t k = 0; L->links[k].name; k++)
        if (strcmp(L->links[k].name, name) == 0) return k;
    cr_assert_fail("%s has no link %s", L->id, name);
    return 0;
}

static size_t term_place(const lemma_t *L, const char *name)
{
    for (size_t k = 0; L->terms[k].name; k++)
        if (strcmp(L->terms[k].name, name) == 0) return k;
    cr_assert_fail("%s has no term %s", L->id, name);
    return 0;
}

const real_t *term_called(const lemma_t *L, const chain_row_t *row, const char *name)
{
    size_t k = term_place(L, name);
    while (L->terms[k].name && (!row->term[k] || strcmp(L->terms[k].name, name) != 0)) k++;
    return L->terms[k].name ? row->term[k] : NULL;
}

record_t checked(const lemma_t *L, size_t candidates)
{
    static const paper_t paper = { .name = "test", .fidelity = "reconstructed" };
    check_options_t o = { .candidates = candidates, .seed = 1, .prec_max = 4096, .filter = true };
    record_t r;
    record_init(&r, &paper, L, &o);
    record_check(&r, &o);
    return r;
}

void assert_attained(const record_t *r, const char *link)
{
    cr_expect(r->link[link_called(r->lemma, link)].count[VERDICT_EQUAL] > 0, "%s, %s: nowhere equal", r->lemma->id,
              link);
}

void assert_found(const record_t *r, const found_t *want)
{
    size_t k = 0;
    for (; want[k].link; k++) {
        const link_record_t *l = &r->link[k];
        cr_assert(r->lemma->links[k].name && strcmp(r->lemma->links[k].name, want[k].link) == 0,
            "%s, link %zu is not %s", r->lemma->id, k, want[k].link);
        finding_t found = record_link(r, k);
        cr_expect(found == want[k].finding, "%s, %s: %s, expected %s", r->lemma->id, want[k].link,
            finding_name(found), finding_name(want[k].finding));
        cr_expect(record_tried(l) > 0, "%s, %s: not tried", r->lemma->id, want[k].link);
        if (found == FOUND_HOLDS) cr_expect(l->count[VERDICT_UNDECIDED] == 0);
    }
    cr_assert(!r->lemma->links[k].name, "%s, %s: nothing is expected of it", r->lemma->id, r->lemma->links[k].name);
}

void assert_holds_and_attained(const lemma_t *L, size_t candidates)
{
    record_t r = checked(L, candidates);
    for (size_t k = 0; L->links[k].name; k++) {
        cr_expect(record_link(&r, k) == FOUND_HOLDS, "%s, %s: %s", L->id, L->links[k].name,
                  finding_name(record_link(&r, k)));
        assert_attained(&r, L->links[k].name);
    }
    record_clear(&r);
}

void assert_certified(const lemma_t *L, size_t candidates, const char *const *terms)
{
    enum { TERMS_MAX = 16 };
    arena_t *A = arena_new();
    size_t rows[TERMS_MAX] = { 0 };
    for (size_t f = 0; L->families[f]; f++)
        for (size_t i = 0; i < candidates_of(L, f, candidates); i++) {
            arena_reset(A);
            const chain_t *t = lemma_chain(A, L, lemma_candidate(A, L, f, 1, i));
            for (const chain_row_t *row = t->first; row; row = row->next)
                for (size_t k = 0; terms[k]; k++) {
                    cr_assert(k < TERMS_MAX);
                    if (!term_called(L, row, terms[k])) continue;
                    rows[k]++;
                    cr_expect(row->certificates > 0, "%s, %s: no certificate at %s, candidate %zu", L->id, terms[k],
                              L->families[f]->name, i);
                }
        }
    for (size_t k = 0; terms[k]; k++) cr_expect(rows[k] > 0, "%s, %s: given nowhere", L->id, terms[k]);
    arena_free(A);
}
