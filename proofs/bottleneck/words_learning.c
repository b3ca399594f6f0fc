/* SPDX-License-Identifier: MIT
**
** Learning: Maurer's xi(m), and the posteriors that are worst on a data set.
**
** Of losses l(t,z), a prior Q and data sets by type, R(t) = E l(t,Z) and Rhat(t) on data set d. By the variational
** forms
**     2m x^2 = max over v of v x - v^2/(8m),   kl(a||b) = max over u of u a - log(1 - b + b e^u),   -log x = max over s
**     > 0 of 1 - s x + log s,
** the greatest of 2m (E_P R - E_P Rhat)^2 - KL(P||Q), E_P R > E_P Rhat, is attained by a Gibbs law P ~ Q e^(v (R -
** Rhat)), v in [0,4m], and that of m kl(E_P Rhat||E_P R) - KL(P||Q) by one P ~ Q e^(m u Rhat - m s (e^u - 1) R). The
** first is searched over v; the second by taking turns: for given (u,s) that law, for given P e^u = a(1-b)/(b(1-a)), s
** = 1/(1 - b + b e^u); it never falls. This is a search in doubles: what it finds is rounded to a rational law, in
** parts of 2^-20, and what is claimed is decided on that law exactly.
*/
#include "numerics/base/rat.h"
#include "numerics/info/maurer.h"
#include "numerics/laws/types.h"
#include "proofs/bottleneck/words.h"

#include <math.h>
#include <string.h>

enum { XI_M_MAX = 1000000000, LEARNT_DATA_MAX = 4096, LEARNT_DRAWS_MAX = 100000, THETAS_MAX = 64, PARTS = 1 << 20 };

static const real_t *xi(word_call_t *w, const word_arg_t *a)
{
    if (a[0].integer < 1) { w->why = "xi(m) of an m below 1"; return NULL; }
    if (a[0].integer > XI_M_MAX) { w->beyond = "xi(m) of an m above 10^9"; return NULL; }
    return maurer_xi_real(w->A, (unsigned long)a[0].integer);
}

const word_t word_xi = {
    "xi",
    "Maurer's sum over k = 0..m of binomial(m,k) (k/m)^k (1-k/m)^(m-k), exact to m = 300, past it enclosed: xi(m)",
    1,
    { WORD_INTEGER },
    .exact = xi
};

/* --- a data set in doubles ---------------------------------------------------------------------------------------- */

/* The arguments from P on are those of the words: P, l, Q, d, t. */
enum { ARG_P, ARG_L, ARG_Q, ARG_D, ARG_T };

typedef struct { size_t n; double m, risk[THETAS_MAX], seen[THETAS_MAX], prior[THETAS_MAX]; } seen_t;

/* The laws found so far of these arguments, by data set: numerators of parts; the types of the draws. */
typedef struct { word_arg_t of[4]; size_t letters, thetas; const unsigned long *count; unsigned long **law; } found_t;

static found_t *laws_of(word_call_t *w, const word_arg_t *all)
{
    found_t *f = *w->kept;
    const word_arg_t *a = all + 1;
    long m = all->integer;
    size_t n = a[ARG_P].cells,
           types = m >= 1 && m <= LEARNT_DRAWS_MAX ? types_count(n, (unsigned long)m, LEARNT_DATA_MAX) : SIZE_MAX;
    if (m < 1) w->why = "a number of draws below 1";
    else if (types == SIZE_MAX) w->beyond = "more than 4096 types of data sets";
    else if (types != a[ARG_D].dim[0]) w->why = "data sets that are not the types of the draws: |D| = types(|Z|, m)";
    else if (a[ARG_L].rank != 2 || a[ARG_L].dim[1] != n || a[ARG_Q].cells != a[ARG_L].dim[0])
        w->why = "losses that are not of the parameters and the letters";
    else if (a[ARG_Q].cells > THETAS_MAX) w->beyond = "more than 64 parameters";
    if (w->why || w->beyond) return NULL;
    if (f && args_same(f->of, all, 4)) return f;
    f = *w->kept = ARENA_NEW(w->A, found_t);
    unsigned long *count = ARENA_ARRAY(w->A, unsigned long, types * n);
    types_list(count, n, (unsigned long)m);
    *f = (found_t){
        .letters = n, .thetas = a[ARG_Q].cells, .count = count, .law = ARENA_ARRAY(w->A, unsigned long *, types)
    };
    memcpy(f->of, all, sizeof f->of);
    return f;
}

static void read_data(seen_t *s, const found_t *f, long m, const word_arg_t *a)
{
    const unsigned long *count = f->count + (size_t)a[ARG_D].integer * f->letters;
    *s = (seen_t){ .n = f->thetas, .m = (double)m };
    for (size_t t = 0; t < s->n; t++) {
        s->prior[t] = mpz_get_d(a[ARG_Q].law->num + t) / mpz_get_d(a[ARG_Q].law->den);
        for (size_t z = 0; z < f->letters; z++) {
            double l = mpq_get_d(a[ARG_L].table + t * f->letters + z);
            s->risk[t] += mpz_get_d(a[ARG_P].law->num + z) / mpz_get_d(a[ARG_P].law->den) * l;
            s->seen[t] += (double)count[z] / s->m * l;
        }
    }
}

/* --- the search --------------------------------------------------------------------------------------------------- */

/* P ~ Q e^x; log E_Q e^x. */
static double tilt(double *p, const seen_t *s, const double *x)
{
    double greatest = -INFINITY, sum = 0;
    for (size_t t = 0; t < s->n; t++)
        if (s->prior[t] > 0) greatest = fmax(greatest, x[t]);
    for (size_t t = 0; t < s->n; t++) sum += p[t] = s->prior[t] > 0 ? s->prior[t] * exp(x[t] - greatest) : 0;
    for (size_t t = 0; t < s->n; t++) p[t] /= sum;
    return greatest + log(sum);
}

static double gap_tilt(double *p, const seen_t *s, double v)
{
    double x[THETAS_MAX];
    for (size_t t = 0; t < s->n; t++) x[t] = v * (s->risk[t] - s->seen[t]);
    return tilt(p, s, x) - v * v / (8 * s->m);
}

/* The best v of a grid, then of a grid around it, and once more. */
static void worst_gap(double *p, const seen_t *s)
{
    enum { GRID = 64 };
    double lo = 0, hi = 4 * s->m;
    for (unsigned pass = 0; pass < 3; pass++) {
        double best = -INFINITY, at = lo, step = (hi - lo) / GRID;
        for (unsigned i = 0; i <= GRID; i++) {
            double f = gap_tilt(p, s, lo + i * step);
            if (f > best) { best = f; at = lo + i * step; }
        }
        lo = fmax(at - step, 0);
        hi = at + step;
    }
    gap_tilt(p, s, (lo + hi) / 2);
}

static void means(double *a, double *b, const seen_t *s, const double *p)
{
    *a = *b = 0;
    for (size_t t = 0; t < s->n; t++) { *a += p[t] * s->seen[t]; *b += p[t] * s->risk[t]; }
}

static double kl_value(const seen_t *s, const double *p)
{
    double a, b, spent = 0;
    means(&a, &b, s, p);
    for (size_t t = 0; t < s->n; t++)
        if (p[t] > 0) spent += p[t] * log(p[t] / s->prior[t]);
    return s->m * ((a > 0 ? a * log(a / b) : 0) + (a < 1 ? (1 - a) * log((1 - a) / (1 - b)) : 0)) - spent;
}

static void kl_turn(double *p, const seen_t *s)
{
    double a, b, x[THETAS_MAX];
    means(&a, &b, s, p);
    a = fmin(fmax(a, 1e-9), 1 - 1e-9);
    b = fmin(fmax(b, 1e-9), 1 - 1e-9);
    double e = a * (1 - b) / (b * (1 - a)), w = 1 / (1 - b + b * e);
    for (size_t t = 0; t < s->n; t++) x[t] = s->m * (log(e) * s->seen[t] - w * (e - 1) * s->risk[t]);
    tilt(p, s, x);
}

/* From every point mass, and the prior; those with E_P R > E_P Rhat alone where `above`. */
static void worst_kl(double *best, const seen_t *s, bool above)
{
    enum { TURNS = 12 };
    double p[THETAS_MAX], greatest = -INFINITY, a, b;
    memcpy(best, s->prior, sizeof s->prior);
    for (size_t start = 0; start <= s->n; start++) {
        if (start < s->n && s->prior[start] <= 0) continue;
        for (size_t t = 0; t < s->n; t++) p[t] = start == s->n ? s->prior[t] : t == start;
        for (unsigned i = 0; i <= TURNS; i++, kl_turn(p, s)) {
            means(&a, &b, s, p);
            double f = above && b <= a ? -INFINITY : kl_value(s, p);
            if (f > greatest) { greatest = f; memcpy(best, p, sizeof p); }
        }
    }
}

/* In parts of 2^-20, the rest with the likeliest. */
static unsigned long *rounded(arena_t *A, const double *p, size_t n)
{
    unsigned long *w = ARENA_ARRAY(A, unsigned long, n), left = PARTS;
    size_t likeliest = 0;
    for (size_t t = 0; t < n; t++) {
        if (p[t] > p[likeliest]) likeliest = t;
        left -= w[t] = (unsigned long)(p[t] * PARTS);
    }
    w[likeliest] += left;
    return w;
}

typedef enum { WORST_GAP, WORST_KL, WORST_KL_ABOVE } worst_t;

static const real_t *worst_of(word_call_t *w, const word_arg_t *a, worst_t kind)
{
    seen_t s;
    double p[THETAS_MAX];
    long m = a[0].integer;
    found_t *f = laws_of(w, a);
    if (!f) return NULL;
    unsigned long **law = f->law + a[1 + ARG_D].integer;
    if (!*law) {
        read_data(&s, f, m, a + 1);
        if (kind == WORST_GAP) worst_gap(p, &s);
        else worst_kl(p, &s, kind == WORST_KL_ABOVE);
        *law = rounded(w->A, p, f->thetas);
    }
    return real_ratio(w->A, (long)(*law)[a[1 + ARG_T].integer], PARTS);
}

static const real_t *exact_gap(word_call_t *w, const word_arg_t *a) { return worst_of(w, a, WORST_GAP); }
static const real_t *exact_kl(word_call_t *w, const word_arg_t *a) { return worst_of(w, a, WORST_KL); }
static const real_t *exact_above(word_call_t *w, const word_arg_t *a) { return worst_of(w, a, WORST_KL_ABOVE); }

#define OF_A_DATA_SET 6, { WORD_INTEGER, WORD_LAW, WORD_TABLE, WORD_LAW, WORD_LETTER, WORD_LETTER }

const word_t word_worst = { "worst",
                            "P(t) of the posterior found with the greatest 2m (E_P R - E_P Rhat)^2 - KL(P||Q) on data "
                            "set d: worst(m, P, l, Q, d, t)",
                            OF_A_DATA_SET, .exact = exact_gap };
const word_t word_worst_kl = { "worst_kl", "the same of m kl(E_P Rhat||E_P R) - KL(P||Q): worst_kl(m, P, l, Q, d, t)",
                               OF_A_DATA_SET, .exact = exact_kl };
const word_t word_worst_above = { "worst_above", "the same with E_P R > E_P Rhat: worst_above(m, P, l, Q, d, t)",
                                  OF_A_DATA_SET, .exact = exact_above };
