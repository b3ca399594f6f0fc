/* SPDX-License-Identifier: MIT */
#include "proofs/engine/lemma.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

size_t lemma_links(const lemma_t *L)
{
    size_t n = 0;
    while (L->links[n].name) n++;
    return n;
}

size_t lemma_terms(const lemma_t *L)
{
    size_t n = 0;
    while (L->terms[n].name) n++;
    return n;
}

size_t lemma_families(const lemma_t *L)
{
    size_t n = 0;
    while (L->families[n]) n++;
    return n;
}

size_t lemma_family(const lemma_t *L, const char *name)
{
    for (size_t f = 0; L->families[f]; f++)
        if (strcmp(L->families[f]->name, name) == 0) return f;
    return SIZE_MAX;
}

const char *lemma_origin(const lemma_t *L, const char *key)
{
    for (size_t i = 0; L->origin && L->origin[i]; i += 2)
        if (strcmp(L->origin[i], key) == 0) return L->origin[i + 1];
    return NULL;
}

const char *lemma_slug(const lemma_t *L) { return strchr(L->id, '/') + 1; }

static const char *link_slug(arena_t *A, const lemma_t *L, size_t link)
{
    enum { CHARS_MOST = 100 };
    char *s = arena_printf(A, "%s-%s", lemma_slug(L), L->links[link].name), *to = s;
    for (const char *p = s; *p && to - s < CHARS_MOST; p++)
        if (isalnum((unsigned char)*p)) *to++ = (char)tolower((unsigned char)*p);
        else if (to > s && to[-1] != '-') *to++ = '-';
    while (to > s && to[-1] == '-') to--;
    *to = 0;
    return s;
}

const char *lemma_link_file(arena_t *A, const lemma_t *L, size_t link)
{
    const char *slug = link_slug(A, L, link);
    unsigned before = 0;
    for (size_t k = 0; k < link; k++) before += strcmp(link_slug(A, L, k), slug) == 0;
    return before ? arena_printf(A, "%s--%u.json", slug, before + 1) : arena_printf(A, "%s.json", slug);
}

const mended_t *lemma_mended(const lemma_t *L, const char *link)
{
    for (const mended_t *m = L->mended; m && m->link; m++)
        if (strcmp(m->link, link) == 0) return m;
    return NULL;
}

const char *lemma_fidelity(const paper_t *P, const lemma_t *L) { return L->fidelity ? L->fidelity : P->fidelity; }

bool text_same(const char *x, const char *y) { return x == y || (x && y && strcmp(x, y) == 0); }

bool fidelity_is_textbook(const paper_t *P, const char *fidelity)
{
    return fidelity && strcmp(fidelity, "textbook") == 0 && strcmp(P->fidelity, "textbook") != 0;
}

bool lemma_is_textbook(const paper_t *P, const lemma_t *L) { return fidelity_is_textbook(P, lemma_fidelity(P, L)); }

const char *role_name(role_t r) { return r == STATEMENT ? "statement" : r == STEP ? "step" : "ours"; }
const char *role_mark(role_t r) { return r == STATEMENT ? "" : r == STEP ? " (step)" : " (ours)"; }

size_t uses_id(const char *entry) { return strcspn(entry, "#"); }

const char *uses_link(const char *entry) { return entry[uses_id(entry)] ? entry + uses_id(entry) + 1 : NULL; }

candidate_t *lemma_candidate(arena_t *A, const lemma_t *L, size_t f, uint64_t seed, size_t i)
{
    candidate_t *c = candidate_new(A, L->params);
    draw_t d = draw_start(seed, L->families[f]->name, i);
    c->self = L->self;
    c->family = f;
    L->families[f]->make(c, &d, i);
    fault_t fault;
    if (candidate_check(c, &fault, NULL)) return c;
    fprintf(stderr, "lemmata: internal error: %s, family %s, candidate %zu: %s\n", L->id, L->families[f]->name, i,
            fault.text);
    exit(3);
}

/* --- chains ---------------------------------------------------------------------------------------------- */

/* A copy in A. */
static const char *kept(arena_t *A, const char *s)
{
    size_t size = strlen(s) + 1;
    return memcpy(arena_alloc(A, size), s, size);
}

static void add_row(chain_t *t, const char *label)
{
    chain_row_t *row = ARENA_NEW(t->home, chain_row_t);
    row->label = label;
    if (t->last) t->last->next = row;
    else t->first = row;
    t->last = row;
}

void chain_row(chain_t *t, const char *format, ...)
{
    char label[120];
    va_list ap;
    va_start(ap, format);
    vsnprintf(label, sizeof label, format, ap);
    va_end(ap);
    add_row(t, kept(t->home, label));
}

void chain_term(chain_t *t, unsigned term, const real_t *value)
{
    if (!t->last) add_row(t, "");
    t->last->term[term] = value;
    t->last->at_most &= ~((uint64_t)1 << term);
}

void chain_term_at_most(chain_t *t, unsigned term, const real_t *bound)
{
    chain_term(t, term, bound);
    t->last->at_most |= (uint64_t)1 << term;
}

bool row_is_bound(const chain_row_t *row, unsigned term) { return row->at_most >> term & 1; }

/* The formatted reason into *slot, unless one stands there. */
static void say(chain_t *t, const char **slot, const char *format, va_list ap)
{
    char reason[REASON_CHARS_MAX + 1];
    if (*slot) return;
    vsnprintf(reason, sizeof reason, format, ap);
    *slot = kept(t->home, reason);
}

#define SAY(slot) do { va_list ap; va_start(ap, format); say(t, slot, format, ap); va_end(ap); } while (0)

void chain_outside(chain_t *t, const char *format, ...) { SAY(&t->outside); }
void chain_beyond(chain_t *t, const char *format, ...) { SAY(&t->beyond); }
void chain_aside(chain_t *t, unsigned link, const char *format, ...) { SAY(&t->aside[link]); }
void chain_aside_as(chain_t *t, unsigned link, const char *why) { if (!t->aside[link]) t->aside[link] = why; }
void chain_beyond_link(chain_t *t, unsigned link, const char *format, ...) { SAY(&t->past[link]); }

void chain_beyond_settings(chain_t *t, unsigned link, const char *why)
{
    if (!t->left[link]) t->left[link] = why;
}

void chain_doubt(chain_t *t, unsigned link, const char *why) { if (!t->doubt[link]) t->doubt[link] = why; }
void chain_doubt_all(chain_t *t, const char *why) { if (!t->unknown) t->unknown = why; }

bool chain_agrees(const chain_t *t, unsigned link)
{
    unsigned settings = 0;
    for (size_t r = 0; r < ROUTES; r++) settings += t->agreed[link][r];
    return settings != 0;
}

static chain_t *chain_of(arena_t *A, const lemma_t *L, const candidate_t *c, effort_t *effort,
                         const certificate_t *const *given, bool brief)
{
    chain_t *t = ARENA_NEW(A, chain_t);
    t->home = A;
    t->lemma = L;
    t->effort = effort;
    t->given = given;
    t->brief = brief;
    L->chain(t, c);
    return t;
}

chain_t *lemma_chain_given(arena_t *A, const lemma_t *L, const candidate_t *c, effort_t *effort,
                           const certificate_t *const *given)
{
    return chain_of(A, L, c, effort, given, false);
}

chain_t *lemma_chain_brief(arena_t *A, const lemma_t *L, const candidate_t *c, effort_t *effort)
{
    effort_t before = *effort;
    chain_t *t = chain_of(A, L, c, effort, NULL, true);
    if (!t->costly) return t;
    *effort = before;
    return chain_of(A, L, c, effort, NULL, false);
}

chain_t *lemma_chain_with(arena_t *A, const lemma_t *L, const candidate_t *c, effort_t *effort)
{
    return lemma_chain_given(A, L, c, effort, NULL);
}

chain_t *lemma_chain(arena_t *A, const lemma_t *L, const candidate_t *c) { return lemma_chain_with(A, L, c, NULL); }

effort_t *chain_effort(chain_t *t)
{
    if (t->effort) return t->effort;
    t->effort = ARENA_NEW(t->home, effort_t);
    *t->effort = EFFORT_DEFAULT;
    return t->effort;
}

run_t lemma_run(const lemma_t *L, size_t k)
{
    const link_t *l = L->links;
    run_t run = { .first = k, .n = 1 };
    if (l[k + 1].name && l[k].rhs != l[k + 1].lhs && l[k].lhs == l[k + 1].rhs) run.descends = true;
    while (l[k + 1].name && (run.descends ? l[k].lhs == l[k + 1].rhs : l[k].rhs == l[k + 1].lhs)) run.n++, k++;
    return run;
}
