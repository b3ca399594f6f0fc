/* SPDX-License-Identifier: MIT */
#include "tests/support/lemma.h"
#include "tests/support/loops.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>

enum { POOLS_FEW = 16, ROUNDS_FEW = 400, LAWS = 4 };

static long double outside_after(const brute_loop_t *l, const certificate_t *C)
{
    long double p[BRUTE_POINTS_MAX], off = 0;
    brute_about(p, l, C->rounds);
    for (size_t x = 0; x < l->n; x++) off += C->kept[x] ? 0 : p[x];
    return off;
}

/* A law with mass e/d (1/2 when e = 1, near 1 for d = 1) off C, nearly all of it at one point there or spread. */
static mpq_ptr some_law(const brute_loop_t *l, const certificate_t *C, draw_t *d, size_t i)
{
    arena_t *A = l->home;
    long weight[BRUTE_POINTS_MAX], in = 0, off = 0;
    for (size_t x = 0; x < l->n; x++) {
        weight[x] = i % 3 == 0 ? draw_int(d, 1, 9) : x == i / 3 % l->n ? 1000 : 1;
        *(C->kept[x] ? &in : &off) += weight[x];
    }
    bool every = mpq_cmp_ui(C->outside, 1, 1) == 0;
    mpq_ptr p = arena_mpq(A, l->n), e = arena_mpq(A, 1), rest = brute_ratio(A, 1, 1);
    long part = i % 4 == 0 ? 1 : DRAW_FROM(d, 1, 2, 8, 32);
    if (every) mpq_set_si(e, draw_int(d, 0, 1) ? 1 : 999, 1000);
    else mpq_set(e, C->outside);
    mpq_canonicalize(e);
    e = brute_times(A, e, brute_ratio(A, 1, part));
    mpq_sub(rest, rest, e);
    if (off == 0) { mpq_set_ui(rest, 1, 1); }
    for (size_t x = 0; x < l->n; x++)
        mpq_set(p + x, brute_times(A, C->kept[x] ? rest : e, brute_ratio(A, weight[x], C->kept[x] ? in : off)));
    return p;
}

void brute_confirm(const brute_loop_t *l, const certificate_t *C, draw_t *d, size_t laws)
{
    cr_assert(l->n <= BRUTE_POINTS_MAX);
    if (C->kind == CERTIFICATE_UNCHANGED) {
        mpq_srcptr p = l->p;
        for (size_t s = 0; s < l->stages; s++) p = brute_stage(l->home, l->n, l->w[s], p, l->pool[s]);
        for (size_t x = 0; x < l->n; x++) cr_expect(mpq_equal(p + x, l->p + x), "%s", C->of);
        return;
    }
    bool all = true;
    for (size_t x = 0; x < l->n; x++) all &= C->kept[x] != C->vanishing[x];
    cr_expect(C->kind == CERTIFICATE_ODDS && mpq_sgn(C->factor) > 0 && mpq_cmp_ui(C->factor, 1, 1) < 0);
    cr_expect(all || mpq_cmp_ui(C->outside, 1, 1) == 0, "%s: the region may be left", C->of);
    for (size_t i = 0; i < laws; i++) {
        mpq_srcptr p = some_law(l, C, d, i);
        for (size_t c = 0; c < l->n; c++)
            for (size_t x = 0; x < l->n && C->kept[c]; x++) {
                if (C->kept[x] && x != c)
                    cr_expect(mpq_cmp_ui(brute_odds_factor(l, p, x, c), 1, 1) == 0, "%s: kept points are not alike",
                              C->of);
                if (C->vanishing[x])
                    cr_expect(mpq_cmp(brute_odds_factor(l, p, x, c), C->factor) <= 0, "%s: %zu against %zu", C->of, x,
                              c);
            }
    }
    if (mpq_cmp_ui(C->outside, 1, 1) < 0)
        cr_expect(outside_after(l, C) <= (long double)mpq_get_d(C->outside) * (1 + 1e-9L),
                  "%s: the region is not reached", C->of);
}

size_t brute_confirm_all(const lemma_t *L, size_t candidates)
{
    arena_t *A = arena_new();
    draw_t d = draw_start(1, L->id, 0);
    size_t confirmed = 0;
    for (size_t f = 0; L->families[f]; f++)
        for (size_t i = 0; i < candidates_of(L, f, candidates); i++) {
            arena_reset(A);
            const candidate_t *c = lemma_candidate(A, L, f, 1, i);
            for (const chain_row_t *row = lemma_chain(A, L, c)->first; row; row = row->next)
                for (unsigned k = 0; k < row->certificates; k++) {
                    brute_loop_t l = brute_loop(c, row->certificate[k]->of);
                    if (brute_loop_pools(&l) > POOLS_FEW || row->certificate[k]->rounds > ROUNDS_FEW || row->label[0])
                        continue;
                    brute_confirm(&l, row->certificate[k], &d, LAWS);
                    confirmed++;
                }
        }
    arena_free(A);
    return confirmed;
}

/* Rounds enough for what vanishes to fall below 10^-9 of its odds; 0 when they are too many, or the law is unchanged
** (and unstable). */
static unsigned long rounds_enough(const certificate_t *C)
{
    if (C->kind == CERTIFICATE_UNCHANGED) return 0;
    double more = -26 / log(mpq_get_d(C->factor)) + 1;
    return more + (double)C->rounds < ROUNDS_FEW ? C->rounds + (unsigned long)more : 0;
}

static size_t compare_limits(const chain_t *t, const lemma_t *L, const char *term, const brute_loop_t *l)
{
    long double p[BRUTE_POINTS_MAX];
    size_t compared = 0;
    for (const chain_row_t *row = t->first; row; row = row->next) {
        const real_t *limit = row->label[0] == 'x' ? term_called(L, row, term) : NULL;
        unsigned long rounds = limit ? rounds_enough(row->certificate[0]) : 0;
        size_t x = (size_t)atol(row->label + (limit ? 2 : 0));
        double lo, hi;
        if (!rounds) continue;
        if (x == 0) brute_about(p, l, rounds);
        cr_assert(real_approx(limit, true, &lo, &hi));
        cr_expect(fabsl(p[x] - (long double)lo) < 1e-6L, "%s, %s at %zu: %Lg after %lu rounds, not %g", L->id, term, x,
                  p[x], rounds, lo);
        compared++;
    }
    return compared;
}

size_t brute_limits(const lemma_t *L, size_t candidates, const char *term, const char *loop)
{
    arena_t *A = arena_new();
    size_t compared = 0;
    for (size_t f = 0; L->families[f]; f++)
        for (size_t i = 0; i < candidates_of(L, f, candidates); i++) {
            arena_reset(A);
            const candidate_t *c = lemma_candidate(A, L, f, 1, i);
            brute_loop_t l = brute_loop(c, loop);
            if (brute_loop_pools(&l) <= POOLS_FEW) compared += compare_limits(lemma_chain(A, L, c), L, term, &l);
        }
    arena_free(A);
    return compared;
}
