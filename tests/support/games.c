/* SPDX-License-Identifier: MIT */
#include "tests/support/games.h"
#include "cli/cli.h"

#include <criterion/criterion.h>
#include <string.h>

/* --- games -------------------------------------------------------------------------------------------------------- */

static unsigned long whole_number(const candidate_t *c, const char *name)
{
    mpq_srcptr q = candidate_number(c, name);
    cr_assert(mpz_cmp_ui(mpq_denref(q), 1) == 0);
    return mpz_get_ui(mpq_numref(q));
}

const lemma_t *game_lemma(const char *slug)
{
    for (size_t p = 0; papers_at(p); p++)
        for (size_t k = 0; strcmp(papers_name(p), "game") == 0 && papers_at(p)->lemmas[k]; k++)
            if (strcmp(lemma_slug(papers_at(p)->lemmas[k]), slug) == 0) return papers_at(p)->lemmas[k];
    cr_assert_fail("game has no lemma %s", slug);
    return NULL;
}

brute_game_t brute_game(const candidate_t *c, const char *law)
{
    const value_t *owner = candidate_value(c, "wO");
    return (brute_game_t){ .home = c->home,
                           .n = owner->cells,
                           .owner = owner->at,
                           .public = candidate_value(c, "wP")->at,
                           .p = candidate_value(c, law)->at,
                           .K = whole_number(c, "K"),
                           .M = whole_number(c, "M") };
}

brute_game_t brute_game_of(arena_t *A, size_t n, const long *owner, const long *public, const long *p, unsigned long K,
                           unsigned long M)
{
    mpq_ptr o = arena_mpq(A, 3 * n), w = o + n, law = w + n;
    long sum = 0;
    for (size_t x = 0; x < n; x++) sum += p[x];
    for (size_t x = 0; x < n; x++) {
        mpq_set_si(o + x, owner[x], 1);
        mpq_set_si(w + x, public[x], 1);
        mpq_set_si(law + x, p[x], (unsigned long)sum);
        mpq_canonicalize(law + x);
    }
    return (brute_game_t){ .home = A, .n = n, .owner = o, .public = w, .p = law, .K = K, .M = M };
}

static void set_table(candidate_t *c, const char *name, size_t n, mpq_srcptr w)
{
    mpq_ptr at = candidate_table(c, name, 1, &n);
    for (size_t x = 0; x < n; x++) mpq_set(at + x, w + x);
}

candidate_t *brute_candidate(arena_t *A, const param_t *params, const brute_game_t *g)
{
    candidate_t *c = candidate_new(A, params);
    set_table(c, "wO", g->n, g->owner);
    set_table(c, "wP", g->n, g->public);
    candidate_set_law(c, "p0", pmf_make(A, g->n, g->p));
    candidate_set_ratio(c, "K", (long)g->K, 1);
    candidate_set_ratio(c, "M", (long)g->M, 1);
    return c;
}

void brute_set_weights(candidate_t *c, const char *name, size_t n, const long *w)
{
    mpq_ptr at = candidate_table(c, name, 1, &n);
    for (size_t x = 0; x < n; x++) mpq_set_si(at + x, w[x], 1);
}

void brute_set_law(candidate_t *c, const char *name, size_t n, const long *w)
{
    mpz_ptr z = arena_mpz(c->home, n);
    for (size_t x = 0; x < n; x++) mpz_set_si(z + x, w[x]);
    candidate_set_law(c, name, pmf_weights(c->home, n, z));
}

mpq_ptr brute_stage(arena_t *A, size_t n, mpq_srcptr w, mpq_srcptr p, unsigned long K)
{
    mpq_ptr q = arena_mpq(A, n), sum = arena_mpq(A, 1);
    for (size_t x = 0; x < n; x++) {
        brute_weight(q + x, n, w, p, K, x);
        mpq_mul(q + x, q + x, p + x);
        mpq_add(sum, sum, q + x);
    }
    for (size_t x = 0; x < n; x++) mpq_div(q + x, q + x, sum);
    return q;
}

mpq_ptr brute_round(const brute_game_t *g, mpq_srcptr p)
{
    return brute_stage(g->home, g->n, g->public, brute_stage(g->home, g->n, g->owner, p, g->K), g->M);
}

/* --- sets --------------------------------------------------------------------------------------------------------- */

bool *brute_best(arena_t *A, size_t n, mpq_srcptr w, const bool *in)
{
    bool *S = ARENA_ARRAY(A, bool, n);
    for (size_t x = 0; x < n; x++) {
        S[x] = !in || in[x];
        for (size_t y = 0; y < n; y++)
            if ((!in || in[y]) && mpq_cmp(w + y, w + x) > 0) S[x] = false;
    }
    return S;
}

bool *brute_rest(arena_t *A, size_t n, const bool *S)
{
    bool *R = ARENA_ARRAY(A, bool, n);
    for (size_t x = 0; x < n; x++) R[x] = !S[x];
    return R;
}

mpq_ptr brute_mass(arena_t *A, size_t n, mpq_srcptr p, const bool *S)
{
    mpq_ptr m = arena_mpq(A, 1);
    for (size_t x = 0; x < n; x++)
        if (S[x]) mpq_add(m, m, p + x);
    return m;
}

/* --- claims ------------------------------------------------------------------------------------------------------- */

/* Is the term, no rational by its form, within 2^-300 of it? */
static bool is_about(const real_t *term, mpq_srcptr want)
{
    arena_t *A = real_home(term);
    effort_t effort = EFFORT_DEFAULT;
    mpq_ptr e = arena_mpq(A, 3);
    mpq_set_ui(e, 1, 1);
    mpq_div_2exp(e, e, 300);
    mpq_sub(e + 1, want, e);
    mpq_add(e + 2, want, e);
    return real_cmp(term, real_rat(A, e + 1), &effort) == SIGN_POS &&
           real_cmp(term, real_rat(A, e + 2), &effort) == SIGN_NEG;
}

bool brute_is(const real_t *term, mpq_srcptr want)
{
    mpq_t q;
    mpq_init(q);
    bool rational = term && real_is_rat(term, q), same = rational ? mpq_equal(q, want) : term && is_about(term, want);
    mpq_clear(q);
    return same;
}

bool *brute_buffer(const candidate_t *c)
{
    arena_t *A = c->home;
    const value_t *w = candidate_value(c, "wO");
    mpq_srcptr s = candidate_number(c, "s"), gap = candidate_number(c, "g"), top = w->at;
    bool *B = ARENA_ARRAY(A, bool, w->cells);
    size_t off = 0;
    mpq_ptr square = brute_times(A, s, s);
    cr_assert(mpq_cmp_ui(s, 1, 1) > 0 && mpq_cmp(brute_times(A, square, square), gap) < 0, "0 < delta < D/2");
    for (size_t x = 0; x < w->cells; x++)
        if (mpq_cmp(w->at + x, top) > 0) top = w->at + x;
    for (size_t x = 0; x < w->cells; x++) {
        B[x] = mpq_cmp(brute_times(A, w->at + x, s), top) >= 0;
        off += !B[x];
        cr_assert(B[x] || mpq_cmp(brute_times(A, w->at + x, gap), brute_times(A, top, square)) <= 0, "(8) at %zu", x);
    }
    cr_assert(off > 0);
    return B;
}
