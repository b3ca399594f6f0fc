/* SPDX-License-Identifier: MIT
**
** Posterior kernels that try to break the PAC-Bayes bounds.
**
** The worst posterior on a data set maximises F(Q) = m kl(E_Q Rhat||E_Q R) - KL(Q||P). By the variational forms
**     kl(a||b) = max over u of u a - log(1 - b + b e^u),    -log x = max over s > 0 of 1 - s x + log s,
** F(Q) = max over (u,s) of m u E_Q Rhat - m s (e^u - 1) E_Q R - KL(Q||P) + m (1 - s + log s); for given (u,s) the best Q is the
** Gibbs law Q ~ P exp(m u Rhat - m s (e^u - 1) R), and for given Q the best are e^u = a(1-b)/(b(1-a)), s = 1/(1 - b + b e^u).
** Taking turns, F never falls. This is a search in doubles: what it finds is rounded to a rational law, and the verdict is
** decided on that law exactly. From above, sup F <= log E_P exp(m kl(Rhat||R)), the next term of the chain.
*/
#include "proofs/bottleneck/learning.h"

#include <math.h>

/* --- kernels ------------------------------------------------------------------------------------------------ */

typedef struct { double *a, *b, *p, *q; size_t n; double m; } ascent_t;

static double kl_double(double a, double b)
{
    double x = a > 0 ? a * log(a / b) : 0, y = a < 1 ? (1 - a) * log((1 - a) / (1 - b)) : 0;
    return x + y;
}

static double value_of(const ascent_t *s)
{
    double a = 0, b = 0, kl = 0;
    for (size_t k = 0; k < s->n; k++) {
        a += s->q[k] * s->a[k];
        b += s->q[k] * s->b[k];
        if (s->q[k] > 0) kl += s->q[k] * log(s->q[k] / s->p[k]);
    }
    return s->m * kl_double(a, b) - kl;
}

/* One turn: (u,s) for the present q, then q for them. */
static void turn(ascent_t *s)
{
    double a = 0, b = 0, sum = 0, greatest = -INFINITY;
    for (size_t k = 0; k < s->n; k++) { a += s->q[k] * s->a[k]; b += s->q[k] * s->b[k]; }
    a = fmin(fmax(a, 1e-9), 1 - 1e-9);
    b = fmin(fmax(b, 1e-9), 1 - 1e-9);
    double e = a * (1 - b) / (b * (1 - a)), w = 1 / (1 - b + b * e);
    for (size_t k = 0; k < s->n; k++) {
        s->q[k] = s->p[k] > 0 ? log(s->p[k]) + s->m * (log(e) * s->a[k] - w * (e - 1) * s->b[k]) : -INFINITY;
        greatest = fmax(greatest, s->q[k]);
    }
    for (size_t k = 0; k < s->n; k++) sum += s->q[k] = exp(s->q[k] - greatest);
    for (size_t k = 0; k < s->n; k++) s->q[k] /= sum;
}

/* The best law found on data set d, from every point mass, in counts of one part in 2^20. */
static void worst(mpz_ptr w, const learning_t *L, size_t d)
{
    enum { TURNS = 12, PARTS = 1 << 20, THETAS_MAX = 64 };
    double a[THETAS_MAX], b[THETAS_MAX], p[THETAS_MAX], q[THETAS_MAX], best = -INFINITY;
    ascent_t s = { a, b, p, q, L->thetas, (double)L->m };
    for (size_t k = 0; k < s.n; k++) {
        a[k] = mpq_get_d(L->empirical + d * s.n + k);
        b[k] = mpq_get_d(L->risk + k);
        p[k] = mpz_get_d(L->prior->num + k) / mpz_get_d(L->prior->den);
    }
    for (size_t start = 0; start < s.n; start++) {
        if (p[start] <= 0) continue;
        for (size_t k = 0; k < s.n; k++) q[k] = k == start;
        for (int i = 0; i <= TURNS; i++) {
            double f = value_of(&s);
            if (f > best) {
                best = f;
                for (size_t k = 0; k < s.n; k++) mpz_set_d(w + k, floor(q[k] * PARTS));
            }
            turn(&s);
        }
    }
    if (!isfinite(best)) for (size_t k = 0; k < s.n; k++) mpz_set(w + k, L->prior->num + k);
}

/* Gibbs: P(theta) base^-(m Rhat(theta)), the exponent rounded down to an integer. */
static void gibbs(mpz_ptr w, const learning_t *L, size_t d, unsigned long base)
{
    mpz_ptr power = arena_mpz(L->c->home, 1);
    for (size_t k = 0; k < L->thetas; k++) {
        mpz_set_ui(power, L->m);
        mpz_mul(power, power, mpq_numref(L->empirical + d * L->thetas + k));
        mpz_fdiv_q(power, power, mpq_denref(L->empirical + d * L->thetas + k));
        mpz_ui_pow_ui(power, base, L->m - mpz_get_ui(power));
        mpz_mul(w + k, L->prior->num + k, power);
    }
}

static void minimiser(mpz_ptr w, const learning_t *L, size_t d)
{
    mpq_srcptr e = L->empirical + d * L->thetas;
    size_t best = 0;
    for (size_t k = 1; k < L->thetas; k++)
        if (mpq_cmp(e + k, e + best) < 0) best = k;
    mpz_set_ui(w + best, 1);
}

void learning_kernel(candidate_t *c, draw_t *d, int kernel)
{
    learning_t L;
    learning_fill(&L, c);
    unsigned long base = (unsigned long)DRAW_FROM(d, 2, 3, 10, 100);
    mpq_ptr Q = candidate_table(c, "Q(theta|d)", 2, (size_t[]){ L.data, L.thetas });
    for (size_t i = 0; i < L.data; i++) {
        mpz_ptr w = arena_mpz(c->home, L.thetas);
        if (kernel == KERNEL_PRIOR) for (size_t k = 0; k < L.thetas; k++) mpz_set(w + k, L.prior->num + k);
        else if (kernel == KERNEL_GIBBS) gibbs(w, &L, i, base);
        else if (kernel == KERNEL_ERM) minimiser(w, &L, i);
        else if (kernel == KERNEL_WORST) worst(w, &L, i);
        const pmf_t *q = kernel == KERNEL_RANDOM ? stock_law(c->home, d, L.thetas, ANY_STYLE) : pmf_weights(c->home, L.thetas, w);
        for (size_t k = 0; k < L.thetas; k++) pmf_prob(Q + i * L.thetas + k, q, k);
    }
}

void learning_draw(candidate_t *c, draw_t *d, size_t letters, size_t thetas, unsigned long m, int kernel)
{
    arena_t *A = c->home;
    candidate_set_law(c, "p(z)", stock_law(A, d, letters, draw_once_in(d, 3) ? ANY_STYLE : DENSE));
    mpq_ptr l = candidate_table(c, "l(theta,z)", 2, (size_t[]){ thetas, letters });
    long unit = letters > 2 ? DRAW_FROM(d, 1, 1, 2, 10) : 1;
    for (size_t i = 0; i < thetas * letters; i++) {
        mpq_set_si(l + i, draw_int(d, 0, unit), (unsigned long)unit);
        mpq_canonicalize(l + i);
    }
    candidate_set_law(c, "P(theta)", draw_once_in(d, 2) ? pmf_uniform(A, thetas) : stock_law(A, d, thetas, ANY_STYLE));
    candidate_set_ratio(c, "m", (long)m, 1);
    learning_kernel(c, d, kernel);
}

/* --- families ---------------------------------------------------------------------------------------------- */

static void complete(candidate_t *c, draw_t *d, size_t letters, size_t thetas, unsigned long m, int kernel)
{
    learning_draw(c, d, letters, thetas, m, kernel);
    long n = DRAW_FROM(d, 1, 2, 4, 10, 20, 1000);
    candidate_set_ratio(c, "delta", 1, n);
}

/* Two observations, so m + 1 types: m up to 300. */
static void make_binary(candidate_t *c, draw_t *d, size_t i)
{
    static const unsigned long size[] = { 1, 2, 3, 5, 10, 20, 50, 100, 300 };
    complete(c, d, 2, 2 + i % 3, size[i % 9], (int)(i / 9 % KERNELS));
}

static void make_letters(candidate_t *c, draw_t *d, size_t i)
{
    static const unsigned long size[] = { 1, 2, 4, 7, 10 };
    complete(c, d, 3 + i % 2, 1 + (size_t)draw_int(d, 1, 5), size[i % 5], (int)(i / 5 % KERNELS));
}

/* A class of up to 32 parameters against the worst posterior on each data set. */
static void make_worst(candidate_t *c, draw_t *d, size_t i)
{
    complete(c, d, 3, (size_t)DRAW_FROM(d, 2, 4, 8, 32), 1 + i % 8, KERNEL_WORST);
}

const family_t learning_binary = {
    "binary", "two observations, m up to 300: prior, Gibbs, empirical minimiser, worst found and random kernels", 90, make_binary
};
const family_t learning_letters = { "letters", "three or four observations, m up to 10, losses 0 and 1 or between, every kind of kernel", 100, make_letters };
const family_t learning_worst = { "worst", "up to 32 parameters, the worst posterior found on each data set", 60, make_worst };
