/* SPDX-License-Identifier: MIT
**
** frontier: gain against KL from rewards of base-model samples: the tilts, best of N, and what a KL, a beta or an N
** buys.
*/
#include "cli/frontier.h"
#include "numerics/base/rat.h"
#include "proofs/engine/draw.h"

#include <string.h>

enum { POINTS = 16, BEST_OF = 1024, DIGITS_TEXT = 6, DIGITS_JSON = 12, DIGITS_MAX = 15 };

/* --- what is asked ----------------------------------------------------------------------------------------------- */

static bool read_value(mpq_ptr q, const char *name, const char *text, bool positive)
{
    const char *error = rat_read(q, text, strlen(text));
    if (error) return complain("--%s %.60s: %s", name, text, error);
    if (mpq_sgn(q) >= (positive ? 1 : 0)) return true;
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
    if (!frontier_count_read(r)) return false;
    if (o->beta && !read_value(a->q + 1, "beta", o->beta, true)) return false;
    r->points = o->points ? o->points : POINTS;
    bool exact = o->format == FORMAT_JSON || o->format == FORMAT_CSV;
    r->digits = o->digits ? (size_t)o->digits : exact ? DIGITS_JSON : DIGITS_TEXT;
    return true;
}

/* --- the numbers -------------------------------------------------------------------------------------------------- */

const char *frontier_unit(const frontier_report_t *r) { return r->o->bits ? "bits" : "nats"; }

/* The double next to log 2 is off by at most half a unit of its last place, 2^-54. */
static ball_t in_unit(const frontier_report_t *r, ball_t kl)
{
    return r->o->bits ? ball_div(kl, (ball_t){ 0x1.62e42fefa39efp-1, 0x1p-54 }) : kl;
}

void frontier_fill_points(frontier_report_t *r)
{
    r->beta = arena_mpq(r->A, r->points);
    r->at = ARENA_ARRAY(r->A, frontier_point_t, r->points);
    frontier_betas(r->beta, r->F, r->points);
    for (size_t j = 0; j < r->points; j++) {
        r->at[j] = frontier_tilt(r->F, frontier_rate(r->beta + j));
        r->at[j].kl = in_unit(r, r->at[j].kl);
    }
}

/* N = 2, 4, 8, .., and the last as asked, up to the samples there are. */
static void fill_bests(frontier_report_t *r)
{
    unsigned long last = r->o->best_of ? r->o->best_of : BEST_OF;
    if (last > r->F->least) last = r->F->least;
    for (unsigned long N = 2; N < last; N *= 2) r->N[r->bests++] = N;
    if (last > 1) r->N[r->bests++] = last;
    for (size_t k = 0; k < r->bests; k++) {
        r->best[k] = frontier_best(r->F, r->N[k]);
        r->bound[k] = frontier_best_bound(r->N[k]);
    }
}

static void fill_buys(frontier_report_t *r, const asked_t *a)
{
    const options_t *o = r->o;
    if (o->kl)
        r->buy[r->buys++] =
            (buy_t){ .what = ASK_KL, .value = o->kl, .kl = a->K.mid, .bought = frontier_buy(r->F, a->K) };
    if (o->beta) {
        frontier_rate_t rate = frontier_rate(a->q + 1);
        r->buy[r->buys++] =
            (buy_t){ .what = ASK_RATE, .value = o->beta, .rate = rate, .at = frontier_tilt(r->F, rate) };
    }
    if (o->best_of) {
        frontier_point_t best = { .kl = frontier_best_bound(o->best_of) };
        bool available = o->best_of <= r->F->least;
        if (available) best.gain = frontier_best(r->F, o->best_of);
        r->buy[r->buys++] = (buy_t){ .what = ASK_BEST,
                                     .value = arena_printf(r->A, "%lu", o->best_of),
                                     .N = o->best_of,
                                     .at = best,
                                     .available = available,
                                     .bought = frontier_buy(r->F, best.kl) };
    }
    for (size_t k = 0; k < r->buys; k++) r->buy[k].available |= r->buy[k].what != ASK_BEST;
}

/* --- estimates ---------------------------------------------------------------------------------------------------- */

static uint64_t roll(void *state) { return draw_bits(state); }

static void fill_estimates(frontier_report_t *r)
{
    draw_t d = draw_start(r->o->check.seed, "frontier/bootstrap", 0);
    for (size_t a = 0; a < r->buys && r->o->bootstrap; a++) {
        buy_t *b = &r->buy[a];
        frontier_rate_t near =
            b->bought.less.mantissa > 0 ? b->bought.less : (frontier_rate_t){ 0.5, 1 - r->F->unit, false };
        frontier_ask_t ask = { b->what, b->what == ASK_RATE ? b->rate : near, b->kl, b->N };
        if (b->available) frontier_estimate(&b->estimate, r->F, &ask, 1, r->o->bootstrap, roll, &d);
    }
}

/* What is not a tilt of the grid, from nats to the unit of the report. */
static void set_unit(frontier_report_t *r)
{
    r->most.kl = in_unit(r, r->most.kl);
    for (size_t k = 0; k < r->bests; k++) r->bound[k] = in_unit(r, r->bound[k]);
    for (size_t k = 0; k < r->buys; k++) {
        buy_t *b = &r->buy[k];
        b->at.kl = in_unit(r, b->at.kl);
        if (b->what != ASK_RATE) continue;
        frontier_range_t *kl = &b->estimate.kl;
        kl->value = in_unit(r, ball_exact(kl->value)).mid;
        kl->low = in_unit(r, ball_exact(kl->low)).mid;
        kl->high = in_unit(r, ball_exact(kl->high)).mid;
    }
}

/* Whether a KL can be had at all may be beyond what the enclosures tell; a best of N, beyond the samples. */
int frontier_status(const frontier_report_t *r)
{
    for (size_t k = 0; k < r->buys; k++)
        if (!r->buy[k].available || (r->buy[k].what == ASK_KL && r->buy[k].bought.how == NEAR_LIMIT))
            return EXIT_UNDECIDED;
    return EXIT_HOLDS;
}

bool frontier_fill(frontier_report_t *r)
{
    samples_t s;
    asked_t asked;
    if (!read_asked(&asked, r) || !samples_read(&s, r->A, r->o->args[0], r->o)) return false;
    r->F = frontier_make(r->A, s.prompts, s.first, s.r);
    r->read_as = s.read_as;
    frontier_fill_points(r);
    r->most = frontier_most(r->F);
    fill_bests(r);
    fill_buys(r, &asked);
    fill_estimates(r);
    if (r->o->kl) frontier_count(r, asked.q);
    set_unit(r);
    return true;
}
