/* SPDX-License-Identifier: MIT */
#include "proofs/prove/refuted.h"
#include "proofs/engine/decide.h"
#include "proofs/prove/entropy/means_argued.h"
#include "proofs/prove/laws/cite.h"
#include "proofs/prove/points/points.h"

#include <math.h>

enum { OF_A_FAMILY = 8, SEED = 1 };
#define SHARE 0.02   /* of a search's time, for the candidates of its lemma */
#define AT_ONCE 0.1  /* seconds of a search that finds nothing */

/* Which links are searched for; how many. */
static unsigned searched(bool *open, const compiled_t *C)
{
    unsigned n = 0;
    arena_t *A = arena_new();
    for (size_t k = 0; k < C->links; k++, arena_reset(A)) {
        open[k] = !cite_of(C, k) && !points_of(C, k) && !means_argument(C, k) && prove_asked_of(A, C, k);
        n += open[k];
    }
    arena_free(A);
    return n;
}

/* How many of the open links the candidate violates: they are open no more. */
static unsigned violated(bool *open, bool *refuted, arena_t *A, const compiled_t *C, size_t family, size_t i)
{
    unsigned n = 0;
    effort_t effort = EFFORT_LITTLE;
    const chain_t *t = lemma_chain_with(A, &C->lemma, lemma_candidate(A, &C->lemma, family, SEED, i), &effort);
    for (size_t k = 0; k < C->links; k++) {
        if (!open[k] || decide_link(&C->lemma, k, t, &effort).verdict != VERDICT_VIOLATED) continue;
        refuted[k] = true;
        open[k] = false;
        n++;
    }
    return n;
}

/* The first of each family, then the second of each, .. */
void refuted_soon(bool *refuted, const compiled_t *C, deadline_t until)
{
    bool open[LINKS_MAX] = { false };
    const family_t *const *family = C->lemma.families;
    for (size_t k = 0; k < C->links; k++) refuted[k] = false;
    unsigned left = searched(open, C);
    arena_t *A = arena_new();
    for (size_t i = 0; i < OF_A_FAMILY && left; i++)
        for (size_t f = 0; family[f] && left && !deadline_past(until); f++) {
            if (family[f]->size && i >= family[f]->size) continue;
            arena_reset(A);
            left -= violated(open, refuted, A, C, f, i);
        }
    arena_free(A);
}

void refuted_within(bool *refuted, const compiled_t *C, double seconds)
{
    refuted_soon(refuted, C, deadline_in(SHARE * seconds));
}

double refuted_seconds(bool refuted, double seconds) { return refuted ? fmin(AT_ONCE, seconds) : seconds; }
