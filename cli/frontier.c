/* SPDX-License-Identifier: MIT
**
** frontier: gain against KL from rewards of base-model samples: the tilts, best of N, and what a KL, a beta or an N buys.
*/
#include "cli/frontier.h"
#include "numerics/base/rat.h"
#include "proofs/engine/draw.h"

#include <stdlib.h>
#include <string.h>

enum { POINTS = 16, BEST_OF = 1024, DIGITS_TEXT = 6, DIGITS_JSON = 12, DIGITS_MAX = 15 };

/* --- what is asked ----------------------------------------------------------------------------------------------- */

static bool read_value(mpq_ptr q, const char *name, const char *text, bool positive)
{
    const char *error = rat_read(q, text, strlen(text));
    if (!error && mpq_sgn(q) >= (positive ? 1 : 0)) return true;
    return complain("--%s %.60s: expected a number %s", name, text, positive ? "above 0" : "of at least 0");
}

/* K as a ball: cut to a double; below the doubles' range 0 is within its radius. */
static bool read_kl(ball_t *K, mpq_ptr q, const char *text)
{
    if (!read_value(q, "kl", text, false)) return false;
    *K = ball_exact(0);
    if (mpq_sgn(q) == 0) return true;
    if (mpq_cmp_ui(q, 1000000, 1) > 0) mpq_set_ui(q, 1000000, 1); /* any KL here is below log 2^20 */
    *K = ball_rel(mpq_get_d(q), 0x1p-52);
    return K->mid >= 0x1p-1000 || complain("--kl %.60s: expected 0 or at least 1e-300", text);
}

typedef struct { ball_t K; mpq_ptr q; } asked_t;

static bool read_asked(asked_t *a, frontier_report_t *r)
{
    const options_t *o = r->o;
    a->q = arena_mpq(r->A, 2);
    if (o->nargs != 1) return complain("frontier takes one FILE.csv (- for standard input)");
    if (o->digits > DIGITS_MAX) return complain("frontier: --digits %ld: expected at most %d", o->digits, DIGITS_MAX);
    if (o->kl && !read_kl(&a->K, a->q, o->kl)) return false;
    if (o->beta && !read_value(a->q + 1, "beta", o->beta, true)) return false;
    r->points = o->points ? o->points : POINTS;
    bool exact = o->format == FORMAT_JSON || o->format == FORMAT_CSV;
    r->digits = o->digits ? (size_t)o->digits : exact ? DIGITS_JSON : DIGITS_TEXT;
    return true;
}

/* --- the numbers --------------------------------------------------------------------------------------------------- */

void frontier_fill_points(frontier_report_t *r)
{
    r->beta = arena_mpq(r->A, r->points);
    r->at = ARENA_ARRAY(r->A, frontier_point_t, r->points);
    frontier_betas(r->beta, r->F, r->points);
    for (size_t j = 0; j < r->points; j++) r->at[j] = frontier_tilt(r->F, frontier_rate(r->beta + j));
}

/* N = 2, 4, 8, .., and the last as asked. */
static void fill_bests(frontier_report_t *r)
{
    unsigned long last = r->o->best_of ? r->o->best_of : BEST_OF;
    for (unsigned long N = 2; N < last; N *= 2) r->N[r->bests++] = N;
    r->N[r->bests++] = last;
    for (size_t k = 0; k < r->bests; k++) {
        r->best[k] = frontier_best(r->F, r->N[k]);
        r->bound[k] = frontier_best_bound(r->N[k]);
    }
}

static void fill_buys(frontier_report_t *r, const asked_t *a)
{
    const options_t *o = r->o;
    if (o->kl) r->buy[r->buys++] = (buy_t){ .what = ASK_KL, .value = o->kl, .kl = a->K.mid, .bought = frontier_buy(r->F, a->K) };
    if (o->beta) {
        frontier_rate_t rate = frontier_rate(a->q + 1);
        r->buy[r->buys++] = (buy_t){ .what = ASK_RATE, .value = o->beta, .rate = rate, .at = frontier_tilt(r->F, rate) };
    }
    if (o->best_of) {
        frontier_point_t best = r->best[r->bests - 1];
        r->buy[r->buys++] = (buy_t){ .what = ASK_BEST, .value = arena_printf(r->A, "%lu", o->best_of), .N = o->best_of, .at = best,
                                         .bought = frontier_buy(r->F, best.kl) };
    }
}

/* --- bootstrap ------------------------------------------------------------------------------------------------------- */

static uint64_t roll(void *state) { return draw_bits(state); }

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* The 2.5th and 97.5th percentile: what is left when a fortieth is cut off at either end. */
static percentiles_t percentiles(double *x, size_t n)
{
    qsort(x, n, sizeof *x, ascending);
    return (percentiles_t){ x[n / 40], x[n - 1 - n / 40] };
}

static void fill_bootstrap(frontier_report_t *r)
{
    size_t n = r->o->bootstrap, asks = r->buys;
    if (n == 0 || asks == 0) return;
    frontier_ask_t ask[BUYS_MAX];
    for (size_t a = 0; a < asks; a++) {
        const buy_t *b = &r->buy[a];
        frontier_rate_t near = b->bought.less.mantissa > 0 ? b->bought.less : (frontier_rate_t){ 0.5, 1 - r->F->unit, false };
        ask[a] = (frontier_ask_t){ b->what, b->what == ASK_RATE ? b->rate : near, b->kl, b->N };
    }
    frontier_answer_t *answer = ARENA_ARRAY(r->A, frontier_answer_t, n * asks);
    double *x = ARENA_ARRAY(r->A, double, n), *y = ARENA_ARRAY(r->A, double, n);
    draw_t d = draw_start(r->o->check.seed, "frontier/bootstrap", 0);
    frontier_bootstrap(answer, r->F, ask, asks, n, roll, &d);
    for (size_t a = 0; a < asks; a++) {
        for (size_t k = 0; k < n; k++) {
            x[k] = answer[k * asks + a].gain;
            y[k] = r->buy[a].what == ASK_KL ? answer[k * asks + a].log2_rate : answer[k * asks + a].kl;
        }
        r->buy[a].gain = percentiles(x, n);
        r->buy[a].other = percentiles(y, n);
    }
}

/* Whether a KL can be had at all may be beyond what the enclosures tell. */
static int status_of(const frontier_report_t *r)
{
    for (size_t k = 0; k < r->buys; k++)
        if (r->buy[k].what == ASK_KL && r->buy[k].bought.how == NEAR_LIMIT) return EXIT_UNDECIDED;
    return EXIT_HOLDS;
}

/* --- the command -------------------------------------------------------------------------------------------------- */

static int write_report(const frontier_report_t *r)
{
    const options_t *o = r->o;
    int plot = o->plot ? frontier_plot(r, o->plot) : EXIT_HOLDS;
    if (plot != EXIT_HOLDS) return plot;
    bool written = o->format == FORMAT_JSON ? output_json(o->out, frontier_to_json(r))
                                            : output_write(o->out, o->format == FORMAT_CSV ? frontier_write_csv : frontier_write, r);
    return written ? status_of(r) : EXIT_INTERNAL;
}

int command_frontier(const options_t *o)
{
    frontier_report_t *r = alloc_array(1, sizeof *r);
    r->o = o;
    r->A = arena_new();
    samples_t s;
    asked_t asked;
    int status = EXIT_BAD_INPUT;
    if (read_asked(&asked, r) && (!o->plot || frontier_plot_ready(r, o->plot)) && samples_read(&s, r->A, o->args[0])) {
        r->F = frontier_make(r->A, s.prompts, s.first, s.r);
        frontier_fill_points(r);
        r->most = frontier_most(r->F);
        fill_bests(r);
        fill_buys(r, &asked);
        fill_bootstrap(r);
        status = write_report(r);
    }
    arena_free(r->A);
    free(r);
    return status;
}
