/* SPDX-License-Identifier: MIT */
#include "tests/support/pools.h"
#include "tests/support/lemma.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { TUPLES_MAX = 5000 };

mpq_ptr brute_ratio(arena_t *A, long a, long b)
{
    mpq_ptr q = arena_mpq(A, 1);
    mpq_set_si(q, a, (unsigned long)b);
    mpq_canonicalize(q);
    return q;
}

mpq_ptr brute_times(arena_t *A, mpq_srcptr a, mpq_srcptr b)
{
    mpq_ptr q = arena_mpq(A, 1);
    mpq_mul(q, a, b);
    return q;
}

mpq_ptr brute_plus(arena_t *A, mpq_srcptr a, mpq_srcptr b)
{
    mpq_ptr q = arena_mpq(A, 1);
    mpq_add(q, a, b);
    return q;
}

mpq_ptr brute_less(arena_t *A, mpq_srcptr a, mpq_srcptr b)
{
    mpq_ptr q = arena_mpq(A, 1);
    mpq_sub(q, a, b);
    return q;
}

mpq_ptr brute_over(arena_t *A, mpq_srcptr a, mpq_srcptr b)
{
    mpq_ptr q = arena_mpq(A, 1);
    mpq_div(q, a, b);
    return q;
}

/* --- pools --------------------------------------------------------------------------------------------------------- */

/* Adds one pool, of this probability and total. */
static void add_pool(mpq_ptr probability, mpq_ptr share, const brute_pools_t *P, size_t x, mpq_srcptr chance, mpq_srcptr total)
{
    mpq_t s;
    mpq_init(s);
    mpq_add(probability, probability, chance);
    mpq_add(s, P->w + x, total);
    mpq_div(s, P->w + x, s);
    mpz_mul_ui(mpq_numref(s), mpq_numref(s), P->K);
    mpq_canonicalize(s);
    mpq_mul(s, s, chance);
    mpq_add(share, share, s);
    mpq_clear(s);
}

void brute_ordered(mpq_ptr probability, mpq_ptr share, const brute_pools_t *P, size_t x)
{
    size_t y[64] = { 0 };
    mpq_t chance, total;
    mpq_inits(chance, total, NULL);
    mpq_set_ui(probability, 0, 1);
    mpq_set_ui(share, 0, 1);
    cr_assert(P->K <= 64);
    for (bool more = true; more;) {
        unsigned long in = 0;
        mpq_set_ui(chance, 1, 1);
        mpq_set_ui(total, 0, 1);
        for (unsigned long j = 0; j + 1 < P->K; j++) {
            mpq_mul(chance, chance, P->p + y[j]);
            mpq_add(total, total, P->w + y[j]);
            in += P->marked ? P->marked[y[j]] : 0;
        }
        if (!P->marked || (in >= P->least && in <= P->most)) add_pool(probability, share, P, x, chance, total);
        more = false;
        for (unsigned long j = 0; j + 1 < P->K && !more; j++) { /* the next tuple */
            more = ++y[j] < P->n;
            if (!more) y[j] = 0;
        }
    }
    mpq_clears(chance, total, NULL);
}

/* Points i, i+1, .. share `left` places; C(left, k) p_i^k for k of them at i. */
static void recur(mpq_ptr probability, mpq_ptr share, const brute_pools_t *P, size_t x, size_t i, unsigned long left, unsigned long in, mpq_srcptr chance,
                  mpq_srcptr total)
{
    mpq_t c, t;
    if (i == P->n) {
        if (left == 0 && (!P->marked || (in >= P->least && in <= P->most))) add_pool(probability, share, P, x, chance, total);
        return;
    }
    mpq_inits(c, t, NULL);
    mpq_set(c, chance);
    mpq_set(t, total);
    for (unsigned long k = 0; k <= left; k++) {
        if (i + 1 < P->n || k == left) recur(probability, share, P, x, i + 1, left - k, P->marked && P->marked[i] ? in + k : in, c, t);
        mpz_mul_ui(mpq_numref(c), mpq_numref(c), left - k); /* C(left,k+1) = C(left,k) (left-k)/(k+1) */
        mpz_mul_ui(mpq_denref(c), mpq_denref(c), k + 1);
        mpq_canonicalize(c);
        mpq_mul(c, c, P->p + i);
        mpq_add(t, t, P->w + i);
    }
    mpq_clears(c, t, NULL);
}

void brute_counted(mpq_ptr probability, mpq_ptr share, const brute_pools_t *P, size_t x)
{
    mpq_t one, nothing;
    mpq_inits(one, nothing, NULL);
    mpq_set_ui(one, 1, 1);
    mpq_set_ui(probability, 0, 1);
    mpq_set_ui(share, 0, 1);
    recur(probability, share, P, x, 0, P->K - 1, 0, one, nothing);
    mpq_clears(one, nothing, NULL);
}

void brute_weight(mpq_ptr H, size_t n, mpq_srcptr w, mpq_srcptr p, unsigned long K, size_t x)
{
    brute_pools_t P = { .n = n, .w = w, .p = p, .K = K };
    double tuples = 1;
    for (unsigned long j = 1; j < K && tuples <= TUPLES_MAX; j++) tuples *= (double)n;
    mpq_t all;
    mpq_init(all);
    if (tuples <= TUPLES_MAX) brute_ordered(all, H, &P, x);
    else brute_counted(all, H, &P, x);
    cr_assert(mpq_cmp_ui(all, 1, 1) == 0, "the pools' probabilities do not sum to 1");
    mpq_clear(all);
}

/* --- games --------------------------------------------------------------------------------------------------------- */

static unsigned long whole_number(const candidate_t *c, const char *name)
{
    mpq_srcptr q = candidate_number(c, name);
    cr_assert(mpz_cmp_ui(mpq_denref(q), 1) == 0);
    return mpz_get_ui(mpq_numref(q));
}

brute_game_t brute_game(const candidate_t *c, const char *law)
{
    const value_t *owner = candidate_value(c, "e^rO");
    return (brute_game_t){ .home = c->home, .n = owner->cells, .owner = owner->at, .public = candidate_value(c, "e^rP")->at,
                           .p = candidate_value(c, law)->at, .K = whole_number(c, "K"), .M = whole_number(c, "M") };
}

brute_game_t brute_game_of(arena_t *A, size_t n, const long *owner, const long *public, const long *p, unsigned long K, unsigned long M)
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
    set_table(c, "e^rO", g->n, g->owner);
    set_table(c, "e^rP", g->n, g->public);
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

/* --- sets ---------------------------------------------------------------------------------------------------------- */

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

/* --- claims -------------------------------------------------------------------------------------------------------- */

bool brute_is(const real_t *term, mpq_srcptr want)
{
    mpq_t q;
    mpq_init(q);
    bool same = term && real_is_rat(term, q) && mpq_equal(q, want);
    mpq_clear(q);
    return same;
}

bool *brute_buffer(const candidate_t *c)
{
    arena_t *A = c->home;
    const value_t *w = candidate_value(c, "e^rO");
    mpq_srcptr s = candidate_number(c, "e^(delta/2)"), gap = candidate_number(c, "e^D"), top = w->at;
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

/* --- loops and their certificates ---------------------------------------------------------------------------------- */

enum { POINTS_MAX = 8 };

brute_loop_t brute_loop(const candidate_t *c, const char *name)
{
    brute_game_t g = brute_game(c, strstr(name, "from p0'") ? "p0'" : "p0");
    brute_loop_t l = { .home = c->home, .n = g.n, .stages = strstr(name, "owner-only") ? 1 : 2, .w = { g.owner, g.public }, .p = g.p, .pool = { g.K, g.M } };
    if (strstr(name, "Owner's misreport")) l.w[0] = candidate_value(c, "e^rhatO")->at;
    if (strstr(name, "Public's misreport")) l.w[1] = candidate_value(c, "e^rhatP")->at;
    if (strstr(name, "exchanged")) { l.w[0] = g.public; l.w[1] = g.owner; }
    if (strstr(name, "order exchanged")) { l.pool[0] = g.M; l.pool[1] = g.K; }
    return l;
}

double brute_loop_pools(const brute_loop_t *l)
{
    double most = 0;
    for (size_t s = 0; s < l->stages; s++) {
        double count = 1;
        for (size_t x = 1; x < l->n; x++) count *= ((double)l->pool[s] + (double)x - 1) / (double)x;
        if (count > most) most = count;
    }
    return most;
}

mpq_ptr brute_odds_factor(const brute_loop_t *l, mpq_srcptr p, size_t x, size_t y)
{
    mpq_ptr f = brute_ratio(l->home, 1, 1), h = arena_mpq(l->home, 2);
    for (size_t s = 0; s < l->stages; s++) {
        brute_weight(h, l->n, l->w[s], p, l->pool[s], x);
        brute_weight(h + 1, l->n, l->w[s], p, l->pool[s], y);
        f = brute_times(l->home, f, brute_over(l->home, h, h + 1));
        if (s + 1 < l->stages) p = brute_stage(l->home, l->n, l->w[s], p, l->pool[s]);
    }
    return f;
}

/* E[K w/(w + total)] in long doubles. */
static long double share_about(size_t n, const long double *w, const long double *p, unsigned long K, size_t x, size_t i, unsigned long left, long double chance,
                               long double total)
{
    if (i + 1 == n) { /* all that are left are n - 1's */
        for (unsigned long k = 0; k < left; k++) { chance *= p[i]; total += w[i]; }
        return chance * (long double)K * w[x] / (w[x] + total);
    }
    long double sum = 0;
    for (unsigned long k = 0; k <= left; k++) {
        sum += share_about(n, w, p, K, x, i + 1, left - k, chance, total);
        chance *= p[i] * (long double)(left - k) / (long double)(k + 1);
        total += w[i];
    }
    return sum;
}

static void round_about(const brute_loop_t *l, long double *p)
{
    for (size_t s = 0; s < l->stages; s++) {
        long double w[POINTS_MAX], q[POINTS_MAX], sum = 0;
        for (size_t x = 0; x < l->n; x++) w[x] = (long double)mpq_get_d(l->w[s] + x);
        for (size_t x = 0; x < l->n; x++) sum += q[x] = p[x] * share_about(l->n, w, p, l->pool[s], x, 0, l->pool[s] - 1, 1, 0);
        for (size_t x = 0; x < l->n; x++) p[x] = q[x] / sum;
    }
}

static void law_after(long double *p, const brute_loop_t *l, unsigned long rounds)
{
    for (size_t x = 0; x < l->n; x++) p[x] = (long double)mpq_get_d(l->p + x);
    for (unsigned long t = 0; t < rounds; t++) round_about(l, p);
}

static long double outside_after(const brute_loop_t *l, const certificate_t *C)
{
    long double p[POINTS_MAX], off = 0;
    law_after(p, l, C->rounds);
    for (size_t x = 0; x < l->n; x++) off += C->kept[x] ? 0 : p[x];
    return off;
}

/* A law with mass e/d (1/2 when e = 1, near 1 for d = 1) off C, nearly all of it at one point there or spread. */
static mpq_ptr some_law(const brute_loop_t *l, const certificate_t *C, draw_t *d, size_t i)
{
    arena_t *A = l->home;
    long weight[POINTS_MAX], in = 0, off = 0;
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
    for (size_t x = 0; x < l->n; x++) mpq_set(p + x, brute_times(A, C->kept[x] ? rest : e, brute_ratio(A, weight[x], C->kept[x] ? in : off)));
    return p;
}

void brute_confirm(const brute_loop_t *l, const certificate_t *C, draw_t *d, size_t laws)
{
    cr_assert(l->n <= POINTS_MAX);
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
                if (C->kept[x] && x != c) cr_expect(mpq_cmp_ui(brute_odds_factor(l, p, x, c), 1, 1) == 0, "%s: kept points are not alike", C->of);
                if (C->vanishing[x]) cr_expect(mpq_cmp(brute_odds_factor(l, p, x, c), C->factor) <= 0, "%s: %zu against %zu", C->of, x, c);
            }
    }
    if (mpq_cmp_ui(C->outside, 1, 1) < 0)
        cr_expect(outside_after(l, C) <= (long double)mpq_get_d(C->outside) * (1 + 1e-9L), "%s: the region is not reached", C->of);
}

enum { POOLS_FEW = 16, ROUNDS_FEW = 400, LAWS = 4 };

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
                    if (brute_loop_pools(&l) > POOLS_FEW || row->certificate[k]->rounds > ROUNDS_FEW || row->label[0]) continue;
                    brute_confirm(&l, row->certificate[k], &d, LAWS);
                    confirmed++;
                }
        }
    arena_free(A);
    return confirmed;
}

/* Rounds enough for what vanishes to fall below 10^-9 of its odds; 0 when they are too many, or the law is unchanged (and unstable). */
static unsigned long rounds_enough(const certificate_t *C)
{
    if (C->kind == CERTIFICATE_UNCHANGED) return 0;
    double more = -26 / log(mpq_get_d(C->factor)) + 1;
    return more + (double)C->rounds < ROUNDS_FEW ? C->rounds + (unsigned long)more : 0;
}

static size_t compare_limits(const chain_t *t, const lemma_t *L, const char *term, const brute_loop_t *l)
{
    long double p[POINTS_MAX];
    size_t compared = 0;
    for (const chain_row_t *row = t->first; row; row = row->next) {
        const real_t *limit = row->label[0] == 'x' ? term_called(L, row, term) : NULL;
        unsigned long rounds = limit ? rounds_enough(row->certificate[0]) : 0;
        size_t x = (size_t)atol(row->label + (limit ? 2 : 0));
        double lo, hi;
        if (!rounds) continue;
        if (x == 0) law_after(p, l, rounds);
        cr_assert(real_approx(limit, true, &lo, &hi));
        cr_expect(fabsl(p[x] - (long double)lo) < 1e-6L, "%s, %s at %zu: %Lg after %lu rounds, not %g", L->id, term, x, p[x], rounds, lo);
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
