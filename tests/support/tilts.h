/* SPDX-License-Identifier: MIT
**
** The independent route of the limits of alignment: plain sums over the responses, in long doubles, from a candidate's
** tables alone; and an expression against a number so found.
*/
#ifndef LEMMATA_TESTS_TILTS_H
#define LEMMATA_TESTS_TILTS_H

#include "cli/cli.h"
#include "tests/support/candidate.h"
#include "tests/support/lemma.h"

#include <criterion/criterion.h>
#include <math.h>

enum { HAND_MAX = 2048 };

/* The paper as the program has it, claim files and C; a lemma of it. */
static inline const paper_t *limits_paper(void)
{
    size_t k = 0;
    while (strcmp(papers_name(k), "limits") != 0) k++;
    return papers_at(k);
}

static inline const lemma_t *limits_lemma(const char *slug)
{
    for (size_t k = 0; limits_paper()->lemmas[k]; k++)
        if (strcmp(lemma_slug(limits_paper()->lemmas[k]), slug) == 0) return limits_paper()->lemmas[k];
    cr_assert_fail("limits has no lemma %s", slug);
    return NULL;
}

/* Has the candidate a parameter of this name? */
static inline bool hand_has(const candidate_t *c, const char *name)
{
    for (size_t k = 0; c->params[k].name; k++)
        if (strcmp(c->params[k].name, name) == 0) return true;
    return false;
}

/* q, correctly rounded. */
static inline long double exactly(mpq_srcptr q)
{
    mpfr_t x;
    mpfr_init2(x, 64);
    mpfr_set_q(x, q, MPFR_RNDN);
    long double r = mpfr_get_ld(x, MPFR_RNDN);
    mpfr_clear(x);
    return r;
}

/* The middle of an enclosure of x at 128 bits. */
static inline long double value_of(const real_t *x)
{
    mpfi_t e;
    mpfr_t m;
    mpfi_init2(e, 128);
    mpfr_init2(m, 128);
    real_encl(e, x);
    mpfi_mid(m, e);
    long double r = mpfr_get_ld(m, MPFR_RNDN);
    mpfr_clear(m);
    mpfi_clear(e);
    return r;
}

static inline bool near(long double x, long double y) { return fabsl(x - y) <= 1e-13L * (1 + fabsl(y)); }

/* The expression has this value. */
#define assert_value_near(x, want, ...)                                                                                \
    do {                                                                                                               \
        long double got_ = value_of(x), want_ = (want);                                                                \
        if (!near(got_, want_)) {                                                                                      \
            fprintf(stderr, "%.21Lg, not %.21Lg: ", got_, want_);                                                      \
            cr_assert_fail(__VA_ARGS__);                                                                               \
        }                                                                                                              \
    } while (0)

/* The entries of a table, and how many. */
static inline size_t hand_read(long double *x, const candidate_t *c, const char *name)
{
    const value_t *v = candidate_value(c, name);
    for (size_t k = 0; k < v->cells && k < HAND_MAX; k++) x[k] = exactly(v->at + k);
    return v->cells;
}

static inline long double hand_number(const candidate_t *c, const char *name)
{
    return exactly(candidate_number(c, name));
}

/* sum p f, max f - min f, sum |p - q|/2, and KL(p||q) as sum p log(p/q) - p + q, whose terms are not negative. */
static inline long double hand_mean(size_t n, const long double *p, const long double *f)
{
    long double sum = 0;
    for (size_t y = 0; y < n; y++) sum += p[y] * f[y];
    return sum;
}

static inline long double hand_range(size_t n, const long double *f)
{
    long double lo = f[0], hi = f[0];
    for (size_t y = 1; y < n; y++) { lo = fminl(lo, f[y]); hi = fmaxl(hi, f[y]); }
    return hi - lo;
}

static inline long double hand_distance(size_t n, const long double *p, const long double *q)
{
    long double sum = 0;
    for (size_t y = 0; y < n; y++) sum += fabsl(p[y] - q[y]) / 2;
    return sum;
}

static inline long double hand_kl(size_t n, const long double *p, const long double *q)
{
    long double sum = 0;
    for (size_t y = 0; y < n; y++) {
        if (p[y] > 0) {
            long double d = p[y] - q[y];
            sum += p[y] * (fabsl(d) < q[y] / 2 ? log1pl(d / q[y]) : logl(p[y] / q[y])) - d;
        } else sum += q[y];
    }
    return sum > 0 ? sum : 0; /* of equal laws rounding may leave less */
}

/* q ~ p exp(f/beta). */
static inline void hand_tilt(long double *q, size_t n, const long double *p, const long double *f, long double beta)
{
    long double Z = 0;
    for (size_t y = 0; y < n; y++) Z += q[y] = p[y] * expl(f[y] / beta);
    for (size_t y = 0; y < n; y++) q[y] /= Z;
}

/* pi0, r, beta, pi_beta; an error e where there is one, and pihat_beta. */
typedef struct { size_t n; long double beta, p[8], r[8], e[8], pi[8], proxy[8]; } hand_t;

/* beta log of a table. */
static inline void hand_reward(long double *r, const candidate_t *c, const char *name)
{
    size_t n = hand_read(r, c, name);
    for (size_t y = 0; y < n; y++) r[y] = hand_number(c, "beta") * logl(r[y]);
}

static inline hand_t hand_base(const candidate_t *c)
{
    hand_t h = { .beta = hand_number(c, "beta") };
    h.n = hand_read(h.p, c, "pi0");
    hand_reward(h.r, c, hand_has(c, "w") ? "w" : "exp(r/beta)");
    hand_tilt(h.pi, h.n, h.p, h.r, h.beta);
    return h;
}

/* pihat_beta for this error. */
static inline void hand_proxy(hand_t *h, const long double *e)
{
    long double sum[8];
    for (size_t y = 0; y < h->n; y++) sum[y] = h->r[y] + e[y];
    hand_tilt(h->proxy, h->n, h->p, sum, h->beta);
}

static inline long double hand_gain(const hand_t *h, const long double *pi)
{
    return hand_mean(h->n, pi, h->r) - hand_mean(h->n, h->p, h->r);
}
/* beta KL(pihat||pi_beta), E_pi_beta r - E_pihat r. */
static inline long double hand_gap(const hand_t *h) { return h->beta * hand_kl(h->n, h->proxy, h->pi); }
static inline long double hand_lost(const hand_t *h)
{
    return hand_mean(h->n, h->pi, h->r) - hand_mean(h->n, h->proxy, h->r);
}

/* The next of n^k tuples; false, and back at the first, after the last. */
static inline bool hand_tuple(size_t *y, size_t n, unsigned long k)
{
    for (unsigned long i = 0; i < k; i++) {
        if (++y[i] < n) return true;
        y[i] = 0;
    }
    return false;
}

/* The law of the best of N draws by r, the later of equals, over all n^N tuples; N <= 16. */
static inline void hand_best(long double *best, size_t n, const long double *p, const long double *r, unsigned long N)
{
    size_t y[16] = { 0 };
    for (size_t k = 0; k < n; k++) best[k] = 0;
    do {
        long double part = 1;
        size_t top = y[0];
        for (unsigned long i = 0; i < N; i++) {
            part *= p[y[i]];
            if (r[y[i]] > r[top] || (r[y[i]] == r[top] && y[i] > top)) top = y[i];
        }
        best[top] += part;
    } while (hand_tuple(y, n, N));
}

/* Are all entries of a table the same? */
static inline bool hand_constant(const candidate_t *c, const char *name)
{
    const value_t *v = candidate_value(c, name);
    for (size_t k = 1; k < v->cells; k++)
        if (!mpq_equal(v->at, v->at + k)) return false;
    return true;
}

/* --- over the candidates ------------------------------------------------------------------------------------------ */

/* Visits the chains of the first `most` candidates of each family; returns how many meet the hypotheses. */
typedef struct { const lemma_t *L; const candidate_t *c; const chain_t *t; size_t family, index; } visited_t;

static inline size_t hand_visit(const lemma_t *L, uint64_t seed, size_t most, void (*visit)(const visited_t *v))
{
    arena_t *A = arena_new();
    size_t inside = 0;
    for (size_t f = 0; L->families[f]; f++)
        for (size_t i = 0; i < candidates_of(L, f, most); i++) {
            arena_reset(A);
            const candidate_t *c = lemma_candidate(A, L, f, seed, i);
            const chain_t *t = lemma_chain(A, L, c);
            visit(&(visited_t){ L, c, t, f, i });
            inside += !t->outside;
        }
    arena_free(A);
    return inside;
}

/* The verdict on a link of a candidate. */
static inline verdict_t hand_verdict(const visited_t *v, const char *link)
{
    effort_t effort = EFFORT_DEFAULT;
    return decide_link(v->L, link_called(v->L, link), v->t, &effort).verdict;
}

/* The term `name` of a row of v has this value. */
#define assert_term(v, row, called, want)                                                                              \
    assert_value_near(term_called((v)->L, (row), (called)), (want), "%s, %s, %s, candidate %zu, %s", (v)->L->id,       \
                      (called), (v)->L->families[(v)->family]->name, (v)->index, (row)->label)

#endif
