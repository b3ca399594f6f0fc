/* SPDX-License-Identifier: MIT */
#include "tests/support/claimed.h"

/* --- the mixture, cell by cell ------------------------------------------------------------------------------------ */

typedef struct { const candidate_t *c; size_t nS, M, nU, nK, nH, nN, nY, nA; } mix_t;

static mix_t mix_of(const candidate_t *c)
{
    const value_t *h = candidate_value(c, "p(h|u,s,k)"), *y = candidate_value(c, "p(y|h,s,n)"),
                  *a = candidate_value(c, "p(a|y,s)");
    return (mix_t){ c,         h->dim[1], candidate_value(c, "code")->dim[0],
                    h->dim[0], h->dim[2], h->dim[3],
                    y->dim[2], y->dim[3], a->dim[2] };
}

static size_t code(const mix_t *x, size_t j, size_t s) { return candidate_index(x->c, "code", j * x->nS + s); }
static long double judged(const mix_t *x, size_t u, size_t s, size_t k, size_t h) { return entry(x->c, "p(h|u,s,k)",
    ((u * x->nS + s) * x->nK + k) * x->nH + h); }
static long double said(const mix_t *x, size_t h, size_t s, size_t n, size_t y) { return entry(x->c, "p(y|h,s,n)",
    ((h * x->nS + s) * x->nN + n) * x->nY + y); }

/* p(y|u,s) of the kernels in use. */
static long double label(const mix_t *x, size_t u, size_t s, size_t y)
{
    long double p = 0;
    for (size_t h = 0; h < x->nH; h++) p += judged(x, u, s, 0, h) * said(x, h, s, 0, y);
    return p;
}

static long double cost(const mix_t *x, size_t s, size_t y, size_t a)
{
    long double sum = 0;
    for (size_t j = 0; j < x->M; j++)
        sum += label(x, code(x, j, s), s, y) * entry(x->c, "l", code(x, j, s) * x->nA + a);
    return sum * entry(x->c, "p(s)", s) / (long double)x->M;
}

/* The risk of the rule, and the least over all rules: label by label. */
static long double risk(const mix_t *x, bool best)
{
    long double sum = 0;
    for (size_t s = 0; s < x->nS; s++)
        for (size_t y = 0; y < x->nY; y++) {
            long double least = 1, mean = 0;
            for (size_t a = 0; a < x->nA; a++) {
                least = fminl(least, cost(x, s, y, a));
                mean += cost(x, s, y, a) * entry(x->c, "p(a|y,s)", (y * x->nS + s) * x->nA + a);
            }
            sum += best ? least : mean;
        }
    return sum;
}

/* I(U;H|S=s) and I(H;Y|S=s) for the kernels k, n, from the joint laws. */
static void stages(const mix_t *x, size_t s, size_t k, size_t n, long double *cog, long double *art)
{
    long double pU[64] = { 0 }, pH[64] = { 0 }, pY[64] = { 0 };
    for (size_t j = 0; j < x->M; j++) pU[code(x, j, s)] += 1 / (long double)x->M;
    for (size_t u = 0; u < x->nU; u++)
        for (size_t h = 0; h < x->nH; h++) pH[h] += pU[u] * judged(x, u, s, k, h);
    for (size_t h = 0; h < x->nH; h++)
        for (size_t y = 0; y < x->nY; y++) pY[y] += pH[h] * said(x, h, s, n, y);
    *cog = *art = 0;
    for (size_t h = 0; h < x->nH; h++) {
        if (pH[h] == 0) continue;
        for (size_t u = 0; u < x->nU; u++) *cog += pU[u] * xlogx_over(judged(x, u, s, k, h), pH[h]);
        for (size_t y = 0; y < x->nY; y++) *art += pH[h] * xlogx_over(said(x, h, s, n, y), pY[y]);
    }
}

/* Cbar_mix with the judgment of C_art any of the family. */
static long double capacity(const mix_t *x)
{
    long double sum = 0;
    for (size_t s = 0; s < x->nS; s++) {
        long double Ccog = 0, Cart = 0, cog, art;
        for (size_t k = 0; k < x->nK; k++)
            for (size_t n = 0; n < x->nN; n++) {
                stages(x, s, k, n, &cog, &art);
                Ccog = fmaxl(Ccog, cog);
                Cart = fmaxl(Cart, art);
            }
        sum += entry(x->c, "p(s)", s) * fminl(Ccog, Cart);
    }
    return sum;
}

static void assert_candidate(const lemma_t *L, const candidate_t *c, const chain_t *t, size_t i)
{
    mix_t x = mix_of(c);
    long double logM = logl(x.M), scale = entry(c, "eps", 0) + entry(c, "Delta", 0);
    cr_expect(fabsl(side_near(L, t, "separation", true) - risk(&x, false) * logM) < 1e-12L, "risk, candidate %zu", i);
    cr_expect(fabsl(side_near(L, t, "floor and Bayes risk", true) - risk(&x, true) * logM) < 1e-12L,
              "Bayes risk, candidate %zu", i);
    cr_expect(fabsl(side_near(L, t, "(14)", false) - scale * fmaxl(0, logM - capacity(&x) - logl(2))) < 1e-12L,
              "floor, candidate %zu", i);
}

Test(bottleneck_floor, cell_by_cell)
{
    static const char *const family[] = { "random", "contexts", "maximiser" };
    const lemma_t *L = claimed("bottleneck/floor");
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    size_t tried = 0;
    for (size_t f = 0; f < 3; f++)
        for (size_t i = 0; i < candidates_of(L, lemma_family(L, family[f]), 25); i++, arena_reset(A)) {
            const candidate_t *c = lemma_candidate(A, L, lemma_family(L, family[f]), 5, i);
            const chain_t *t = lemma_chain_with(A, L, c, &effort);
            if (t->outside) continue;
            assert_candidate(L, c, t, i);
            tried++;
        }
    cr_expect(tried > 40, "%zu", tried);
    arena_free(A);
}

/* Four indices: the judgment in use errs with 1/10, the other tells all and is merged: floor 1/2 against risk 1/10, in
** units of log 4. */
Test(bottleneck_floor, falls_at_the_maximiser)
{
    const lemma_t *L = claimed("bottleneck/floor");
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    const chain_t *t = lemma_chain_with(A, L, lemma_candidate(A, L, lemma_family(L, "maximiser"), 1, 0), &effort);
    const char *link = "(14), judgment at the maximiser";
    cr_expect(decide_link(L, link_called(L, link), t, &effort).verdict == VERDICT_VIOLATED);
    cr_expect(fabsl(side_near(L, t, link, false) - logl(4) / 2) < 1e-15L &&
              fabsl(side_near(L, t, link, true) - logl(4) / 10) < 1e-15L);
    arena_free(A);
}

/* At eps = 1 - Delta all is tried; a thousandth above it is outside, and says so. */
Test(bottleneck_floor, eps_above_one_less_Delta_is_outside)
{
    const lemma_t *L = claimed("bottleneck/floor");
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    size_t f = lemma_family(L, "eps at 1 - Delta, and above"), inside = 0, above = 0;
    for (size_t i = 0; i < candidates_of(L, f, 100); i++, arena_reset(A)) {
        const chain_t *t = lemma_chain_with(A, L, lemma_candidate(A, L, f, 1, i), &effort);
        decision_t d = decide_link(L, link_called(L, "separation"), t, &effort);
        if (d.verdict == VERDICT_OUTSIDE) cr_expect_str_eq(d.why, "eps is at most 1 - Delta: not so");
        above += d.verdict == VERDICT_OUTSIDE;
        inside += d.verdict == VERDICT_HOLDS || d.verdict == VERDICT_EQUAL;
    }
    cr_expect(above > 0 && inside == above, "%zu, %zu", inside, above);
    arena_free(A);
}

/* A family whose second kernel has another alphabet is refused, with the entry named. */
Test(bottleneck_floor, kernels_of_different_alphabets_are_refused)
{
    static const char name[] = "p(h|u,s,k)";
    const lemma_t *L = claimed("bottleneck/floor");
    arena_t *A = arena_new();
    fault_t fault;
    json_t *where = NULL, *c = candidate_to_json(lemma_candidate(A, L, lemma_family(L, "maximiser"), 1, 0));
    json_t *kernel = json_array_get(json_array_get(json_array_get(json_object_get(c, name), 0), 0), 1);
    cr_assert(json_array_size(kernel) == 8);
    json_array_clear(kernel);
    json_array_append_new(kernel, json_string("1"));
    cr_expect(candidate_from_json(A, L->params, c, &fault, &where) == NULL);
    cr_expect(strstr(fault.text, name), "%s", fault.text);
    json_decref(c);
    json_decref(where);
    arena_free(A);
}
