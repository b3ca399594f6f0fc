/* SPDX-License-Identifier: MIT */
#include "numerics/pools/odds.h"
#include "numerics/base/encl.h"

enum { ODDS_PREC = 128 };

void odds_init(mpfr_ptr x) { mpfr_init2(x, ODDS_PREC); }

mpfr_t *odds_new(size_t n) { return ends_new(n, ODDS_PREC); }

void weight_range(mpq_srcptr *least, mpq_srcptr *most, size_t n, mpq_srcptr w)
{
    *least = *most = w;
    for (size_t x = 1; x < n; x++) {
        if (mpq_cmp(w + x, *least) < 0) *least = w + x;
        if (mpq_cmp(w + x, *most) > 0) *most = w + x;
    }
}

/* H(x)/H(y) = E[a/(a+S)] / E[b/(b+S)] is at most the greatest ratio of the two under the expectations,
** (a/b)(b+S)/(a+S): it falls with S when b > a, rises when b < a. */
void ratio_most(mpq_ptr r, mpq_srcptr a, mpq_srcptr b, mpq_srcptr least, mpq_srcptr most, unsigned long K)
{
    mpq_t S, d;
    mpq_inits(S, d, NULL);
    mpq_set_ui(S, K - 1, 1);
    mpq_mul(S, S, mpq_cmp(a, b) < 0 ? least : most);
    mpq_add(d, a, S);
    mpq_mul(d, d, b);
    mpq_add(S, S, b);
    mpq_mul(S, S, a);
    mpq_div(r, S, d);
    mpq_clears(S, d, NULL);
}

/* H(x)/H(c) under the laws with p(X - C) <= e < 1, weights b of x, a of c, those of X - C between `least` and `most`.
** Let j of the K-1 competitors be off C: their total S is between S_j- and S_j+, (K-1-j) a + j least and (K-1-j) a + j
** most. With g_c(S) = a/(a+S),
**     H(x)/H(c) = sum_j P(j) E[g_x | j] / sum_j P(j) E[g_c | j] <= sum_j w_j R_j / sum_j w_j,    w_j = P(j) E[g_c | j],
** where R_j is the greatest of (b/a)(a+S)/(b+S) in that range: at S_j- if b < a, at S_j+ if b > a; so R_j does not fall
** with j. P is binomial (K-1, e') with e' <= e; its likelihood ratio in j rises with e', so the mean of R_j is greatest
** at e' = e. What is left is w_j in [u_j g_c(S_j+), u_j g_c(S_j-)], u_j = C(K-1,j) (e/(1-e))^j; a mean of rising R_j is
** greatest when the w_j are least up to some j and greatest from there on. All such cuts are tried. When X - C has one
** weight the bound is attained. */
typedef struct { mpfr_t *lo, *hi, *R; unsigned long n; } mixture_t;

/* r := (K-1-j) a + j o + more. */
static void total(mpq_ptr r, unsigned long n, unsigned long j, mpq_srcptr a, mpq_srcptr o, mpq_srcptr more)
{
    mpq_t part;
    mpq_init(part);
    mpq_set_ui(part, n - j, 1);
    mpq_mul(part, part, a);
    mpq_set_ui(r, j, 1);
    mpq_mul(r, r, o);
    mpq_add(r, r, part);
    mpq_add(r, r, more);
    mpq_clear(part);
}

/* w_j and R_j; `odds` is e/(1-e), one direction each. */
static void mixture_fill(mixture_t *m, mpq_srcptr b, mpq_srcptr a, mpq_srcptr least, mpq_srcptr most,
                         mpfr_srcptr odds_lo, mpfr_srcptr odds_hi)
{
    mpfr_t u, v;
    mpq_t S, d;
    mpq_inits(S, d, NULL);
    mpfr_inits2(ODDS_PREC, u, v, (mpfr_ptr)NULL);
    mpfr_set_ui(u, 1, MPFR_RNDD);
    mpfr_set_ui(v, 1, MPFR_RNDU);
    for (unsigned long j = 0; j <= m->n; j++) {
        total(S, m->n, j, a, most, a);
        mpq_div(S, a, S);
        mpfr_mul_q(m->lo[j], u, S, MPFR_RNDD);
        total(S, m->n, j, a, least, a);
        mpq_div(S, a, S);
        mpfr_mul_q(m->hi[j], v, S, MPFR_RNDU);
        bool rises = mpq_cmp(b, a) > 0;
        total(S, m->n, j, a, rises ? most : least, a);
        total(d, m->n, j, a, rises ? most : least, b);
        mpq_div(S, S, d);
        mpq_mul(S, S, b);
        mpq_div(S, S, a);
        mpfr_set_q(m->R[j], S, MPFR_RNDU);
        mpfr_mul_ui(u, u, m->n - j, MPFR_RNDD);
        mpfr_div_ui(u, u, j + 1, MPFR_RNDD);
        mpfr_mul(u, u, odds_lo, MPFR_RNDD);
        mpfr_mul_ui(v, v, m->n - j, MPFR_RNDU);
        mpfr_div_ui(v, v, j + 1, MPFR_RNDU);
        mpfr_mul(v, v, odds_hi, MPFR_RNDU);
    }
    mpfr_clears(u, v, (mpfr_ptr)NULL);
    mpq_clears(S, d, NULL);
}

/* The greatest of (sum_{j<k} lo_j R_j + sum_{j>=k} hi_j R_j)/(sum_{j<k} lo_j + sum_{j>=k} hi_j) over the cuts k: from k
** = n+1 down, the head is what is left of the whole. Sums from below and from above are kept apart, so nothing is
** subtracted. */
static void mixture_most(mpfr_ptr r, const mixture_t *m)
{
    unsigned long n = m->n;
    mpfr_t *head = ends_new(2 * (n + 2), ODDS_PREC), *tail = head + n + 2, num, den, part, mean, weight;
    mpfr_inits2(ODDS_PREC, num, den, part, mean, weight, (mpfr_ptr)NULL);
    mpfr_set_zero(head[0], 1);
    mpfr_set_zero(tail[0], 1);
    for (unsigned long j = 0; j <= n; j++) { /* head[k] = sum_{j<k} lo_j R_j, tail[k] = sum_{j<k} lo_j */
        mpfr_mul(part, m->lo[j], m->R[j], MPFR_RNDU);
        mpfr_add(head[j + 1], head[j], part, MPFR_RNDU);
        mpfr_add(tail[j + 1], tail[j], m->lo[j], MPFR_RNDD);
    }
    mpfr_set_zero(mean, 1);
    mpfr_set_zero(weight, 1);
    mpfr_set_zero(r, 1);
    for (unsigned long k = n + 2; k-- > 0;) { /* mean = sum_{j>=k} hi_j R_j, weight = sum_{j>=k} hi_j */
        mpfr_add(num, head[k], mean, MPFR_RNDU);
        mpfr_add(den, tail[k], weight, MPFR_RNDD);
        mpfr_div(part, num, den, MPFR_RNDU);
        mpfr_max(r, r, part, MPFR_RNDU);
        if (k == 0) break;
        mpfr_mul(part, m->hi[k - 1], m->R[k - 1], MPFR_RNDU);
        mpfr_add(mean, mean, part, MPFR_RNDU);
        mpfr_add(weight, weight, m->hi[k - 1], MPFR_RNDD);
    }
    mpfr_clears(num, den, part, mean, weight, (mpfr_ptr)NULL);
    ends_free(head, 2 * (n + 2));
}

/* The least and the greatest weight of X - C. */
static void range_outside(mpq_srcptr *least, mpq_srcptr *most, const stage_t *s, const bool *C, size_t n)
{
    *least = *most = NULL;
    for (size_t x = 0; x < n; x++) {
        if (C[x]) continue;
        if (!*least || mpq_cmp(s->w + x, *least) < 0) *least = s->w + x;
        if (!*most || mpq_cmp(s->w + x, *most) > 0) *most = s->w + x;
    }
}

static void region_ratio(mpfr_ptr r, const stage_t *s, size_t n, const bool *C, mpq_srcptr target, mpq_srcptr kept,
                         mpfr_srcptr e)
{
    mpq_srcptr least, most;
    mpfr_t lo, hi;
    mixture_t m = { .n = s->pool - 1 };
    m.lo = ends_new(s->pool, ODDS_PREC);
    m.hi = ends_new(s->pool, ODDS_PREC);
    m.R = ends_new(s->pool, ODDS_PREC);
    mpfr_inits2(ODDS_PREC, lo, hi, (mpfr_ptr)NULL);
    mpfr_ui_sub(lo, 1, e, MPFR_RNDU);
    mpfr_div(lo, e, lo, MPFR_RNDD);
    mpfr_ui_sub(hi, 1, e, MPFR_RNDD);
    mpfr_div(hi, e, hi, MPFR_RNDU);
    range_outside(&least, &most, s, C, n);
    mixture_fill(&m, target, kept, least, most, lo, hi);
    mixture_most(r, &m);
    mpfr_clears(lo, hi, (mpfr_ptr)NULL);
    ends_free(m.lo, s->pool);
    ends_free(m.hi, s->pool);
    ends_free(m.R, s->pool);
}

/* The bound over all laws, or the one above. */
void stage_ratio(mpfr_ptr r, const stage_t *s, size_t n, const bool *C, mpq_srcptr target, mpq_srcptr kept,
                 mpfr_srcptr e)
{
    mpq_srcptr least, most;
    mpq_t all;
    mpq_init(all);
    weight_range(&least, &most, n, s->w);
    ratio_most(all, target, kept, least, most, s->pool);
    mpfr_set_q(r, all, MPFR_RNDU);
    if (!mpq_equal(target, kept) && mpfr_cmp_ui(e, 1) < 0) {
        mpfr_t near;
        mpfr_init2(near, ODDS_PREC);
        region_ratio(near, s, n, C, target, kept, e);
        mpfr_min(r, r, near, MPFR_RNDU);
        mpfr_clear(near);
    }
    mpq_clear(all);
}

void stage_widen(mpfr_ptr e, mpfr_srcptr most)
{
    if (mpfr_cmp_ui(e, 1) >= 0 || mpfr_zero_p(e)) return;
    mpfr_t o;
    mpfr_init2(o, ODDS_PREC);
    mpfr_ui_sub(o, 1, e, MPFR_RNDD);
    mpfr_div(o, e, o, MPFR_RNDU);
    mpfr_mul(o, o, most, MPFR_RNDU);
    mpfr_ui_div(o, 1, o, MPFR_RNDD); /* o/(1+o) = 1/(1+1/o) */
    mpfr_add_ui(o, o, 1, MPFR_RNDD);
    mpfr_ui_div(e, 1, o, MPFR_RNDU);
    mpfr_clear(o);
}

static bool alike(size_t stages, const stage_t *stage, size_t x, size_t y)
{
    for (size_t s = 0; s < stages; s++)
        if (!mpq_equal(stage[s].w + x, stage[s].w + y)) return false;
    return true;
}

/* The mass outside C after a stage is bounded through the greatest ratio over all of X - C. */
void stages_odds(mpq_ptr z, size_t stages, const stage_t *stage, size_t n, const bool *V, const bool *C, mpq_srcptr e0)
{
    size_t c = 0;
    mpfr_t *F = odds_new(n), *own = odds_new(4);
    mpfr_ptr start = own[0], e = own[1], most = own[2], r = own[3];
    while (!C[c]) c++;
    mpfr_set_q(start, e0, MPFR_RNDU);
    mpfr_set(e, start, MPFR_RNDU);
    for (size_t x = 0; x < n; x++) mpfr_set_ui(F[x], 1, MPFR_RNDU);
    for (size_t s = 0; s < stages; s++) {
        mpfr_set_ui(most, 0, MPFR_RNDU);
        for (size_t x = 0; x < n; x++) {
            if (C[x]) continue;
            size_t y = 0;
            while (y < x && (C[y] || !alike(stages, stage, x, y))) y++;
            if (y < x) { mpfr_set(F[x], F[y], MPFR_RNDU); continue; } /* alike: done already */
            stage_ratio(r, &stage[s], n, C, stage[s].w + x, stage[s].w + c, e);
            mpfr_mul(F[x], F[x], r, MPFR_RNDU);
            mpfr_max(most, most, F[x], MPFR_RNDU);
        }
        mpfr_set(e, start, MPFR_RNDU);
        stage_widen(e, most);
    }
    mpfr_set_ui(most, 0, MPFR_RNDU);
    for (size_t x = 0; x < n; x++)
        if (V[x]) mpfr_max(most, most, F[x], MPFR_RNDU);
    mpfr_get_q(z, most);
    ends_free(own, 4);
    ends_free(F, n);
}
