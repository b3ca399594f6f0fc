/* SPDX-License-Identifier: MIT */
#include "tests/support/claimed.h"

enum { LETTERS = 4, THETAS = 4, SEQUENCES = 64 };

/* p(u,y), and Cbar, of one draw: plain sums. */
typedef struct { size_t nS, nU, nH, nY; long double uy[LETTERS][LETTERS], us[LETTERS][LETTERS], Cbar, I_US; } loop_t;

static long double info(const long double *p, size_t n, size_t m)
{
    long double sum = 0;
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < m; k++) {
            long double row = 0, column = 0;
            for (size_t j = 0; j < m; j++) row += p[i * m + j];
            for (size_t j = 0; j < n; j++) column += p[j * m + k];
            if (p[i * m + k] > 0) sum += p[i * m + k] * logl(p[i * m + k] / (row * column));
        }
    return sum;
}

static void loop_read(loop_t *L, const candidate_t *c)
{
    long double total[LETTERS * LETTERS] = { 0 };
    *L = (loop_t){ .nS = candidate_dim(c, 's'),
                   .nU = candidate_dim(c, 'u'),
                   .nH = candidate_dim(c, 'h'),
                   .nY = candidate_dim(c, 'y') };
    for (size_t s = 0; s < L->nS; s++) {
        long double uh[LETTERS * LETTERS] = { 0 }, hy[LETTERS * LETTERS] = { 0 }, ps = entry(c, "p(s)", s);
        for (size_t u = 0; u < L->nU; u++)
            for (size_t h = 0; h < L->nH; h++)
                for (size_t y = 0; y < L->nY; y++) {
                    long double p = entry(c, "p(u|s)", s * L->nU + u) *
                                    entry(c, "p(h|u,s)", (u * L->nS + s) * L->nH + h) *
                                    entry(c, "p(y|h,s)", (h * L->nS + s) * L->nY + y);
                    uh[u * L->nH + h] += p;
                    hy[h * L->nY + y] += p;
                    total[u * L->nS + s] += ps * p;
                    L->uy[u][y] += ps * p;
                }
        if (ps > 0) L->Cbar += ps * fminl(info(uh, L->nU, L->nH), info(hy, L->nH, L->nY));
    }
    L->I_US = info(total, L->nU, L->nS);
}

/* Sequences of m pairs: the laws of (u^m, theta) and (y^m, theta). */
typedef struct { size_t thetas, nu, ny; long double u[SEQUENCES * THETAS], y[SEQUENCES * THETAS]; } learnt_t;

static void learn(learnt_t *T, const loop_t *L, const candidate_t *c, unsigned m)
{
    *T = (learnt_t){ .thetas = candidate_dim(c, 't'), .nu = 1, .ny = 1 };
    for (unsigned k = 0; k < m; k++) { T->nu *= L->nU; T->ny *= L->nY; }
    for (size_t i = 0; i < T->nu; i++)
        for (size_t j = 0; j < T->ny; j++) {
            unsigned count[LETTERS] = { 0 };
            long double p = 1;
            for (size_t k = 0, u = i, y = j; k < m; k++, u /= L->nU, y /= L->nY) {
                p *= L->uy[u % L->nU][y % L->nY];
                count[y % L->nY]++;
            }
            size_t d = type_place(count, L->nY, m);
            for (size_t t = 0; t < T->thetas; t++) {
                long double q = p * entry(c, "post", d * T->thetas + t);
                T->u[i * T->thetas + t] += q;
                T->y[j * T->thetas + t] += q;
            }
        }
}

/* E_D KL(P||Q), B and the gap of the claim, by sequences. */
static void compare(const candidate_t *c, const chain_t *t, size_t index)
{
    const lemma_t *L = claimed("bottleneck/capacity-ceiling");
    unsigned m = (unsigned)mpq_get_d(candidate_number(c, "m"));
    loop_t loop;
    learnt_t T;
    loop_read(&loop, c);
    learn(&T, &loop, c, m);
    long double moved = 0, known = info(T.y, T.ny, T.thetas), rho = known - info(T.u, T.nu, T.thetas);
    for (size_t k = 0; k < T.thetas; k++) {
        long double p = 0, q = entry(c, "Q", k);
        for (size_t j = 0; j < T.ny; j++) p += T.y[j * T.thetas + k];
        if (p > 0) moved += q > 0 ? p * logl(p / q) : INFINITY;
    }
    if (isinf(moved)) return;
    long double B = m * (loop.Cbar + loop.I_US) + rho + moved;
    long double spent = side_near(L, t, "divergence and capacity", false),
                bound = side_near(L, t, "divergence and capacity", true);
    cr_expect(fabsl(spent - (known + moved)) < 1e-9L, "candidate %zu: E KL %Lg, %Lg by sequences", index, spent,
              known + moved);
    cr_expect(fabsl(bound - B) < 1e-9L, "candidate %zu: B %Lg, %Lg by sequences", index, bound, B);
}

Test(bottleneck_capacity_ceiling, over_sequences)
{
    const lemma_t *L = claimed("bottleneck/capacity-ceiling");
    static const char *const family[] = { "contexts", "noise", "any" };
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    for (size_t f = 0; f < 3; f++)
        for (size_t i = 0; i < 30; i++, arena_reset(A)) {
            const candidate_t *c = lemma_candidate(A, L, lemma_family(L, family[f]), 8, i);
            const chain_t *t = lemma_chain_with(A, L, c, &effort);
            /* of all sequences: few draws */
            if (!t->outside && mpq_cmp_ui(candidate_number(c, "m"), 3, 1) <= 0) compare(c, t, i);
        }
    arena_free(A);
}

/* m = 1, a useless fair label, two parameters that guess it, the posterior its copy: R - Rhat = 1/2, I(D;theta) = log
** 2, rho = log 2. By hand. */
Test(bottleneck_capacity_ceiling, a_copy_of_noise)
{
    const lemma_t *L = claimed("bottleneck/capacity-ceiling");
    arena_t *A = arena_new();
    effort_t effort = EFFORT_DEFAULT;
    size_t seen = 0;
    for (size_t i = 0; i < 40; i++, arena_reset(A)) {
        const candidate_t *c = lemma_candidate(A, L, lemma_family(L, "noise"), 1, i);
        if (mpq_cmp_ui(candidate_number(c, "m"), 1, 1) != 0 || mpq_cmp_ui(candidate_value(c, "l")->at + 1, 1, 1) != 0)
            continue;
        const chain_t *t = lemma_chain_with(A, L, c, &effort);
        seen++;
        cr_expect(fabsl(side_near(L, t, "information", false) - 0.5L) < 1e-15L
               && fabsl(side_near(L, t, "divergence and capacity", true) - logl(2)) < 1e-12L, "candidate %zu", i);
    }
    cr_expect(seen > 0);
    arena_free(A);
}
