/* SPDX-License-Identifier: MIT
**
** frontier: the report as JSON and as CSV. Certified numbers have ends lo and hi; estimates have value, low and high
** and stand under a name that says so.
*/
#include "cli/frontier.h"
#include "numerics/base/rat.h"

#include <stdlib.h>

static json_t *number(const frontier_report_t *r, ball_t x, long scale)
{
    return json_pack("{s:s,s:s}", "lo", frontier_lo(r, x, scale), "hi", frontier_hi(r, x, scale));
}

static json_t *point(const frontier_report_t *r, const frontier_point_t *p)
{
    return json_pack("{s:o,s:o,s:o}", "kl", number(r, p->kl, 0), "gain", number(r, p->gain, r->F->unit),
                     "root_kl_bound", number(r, p->root, r->F->unit));
}

static json_t *tilts(const frontier_report_t *r)
{
    json_t *list = json_array();
    for (size_t j = 0; j < r->points; j++) {
        json_t *p = point(r, &r->at[j]);
        json_put(p, "beta", json_string(frontier_beta(r, j)));
        json_add(list, p);
    }
    return list;
}

static json_t *bests(const frontier_report_t *r)
{
    json_t *list = json_array();
    for (size_t k = 0; k < r->bests; k++)
        json_add(list, json_pack("{s:I,s:o,s:o}", "n", (json_int_t)r->N[k], "gain", number(r, r->best[k], r->F->unit),
                                              "kl_at_most", number(r, r->bound[k], 0)));
    return list;
}

/* A number that nothing is claimed of; as text where no double holds it. */
static json_t *plain(const frontier_report_t *r, double x, long scale)
{
    const char *text = frontier_plain(r, x, scale, 6);
    json_t *j = json_real(strtod(text, NULL));
    return j ? j : json_string(text);
}

static json_t *range(const frontier_report_t *r, frontier_range_t x, long scale)
{
    return json_pack("{s:o,s:o,s:o}", "value", plain(r, x.value, scale), "low", plain(r, x.low, scale), "high",
                     plain(r, x.high, scale));
}

static json_t *estimate(const frontier_report_t *r, const buy_t *b)
{
    const char *none = frontier_why_none(r, b);
    if (none) return json_pack("{s:s}", "no_interval", none);
    json_t *j = json_pack("{s:I,s:o,s:f,s:o}", "replicates", (json_int_t)r->o->bootstrap, "seed",
                          json_digits(r->o->check.seed), "level", 0.95, "gain", range(r, b->estimate.gain, r->F->unit));
    if (b->what == ASK_RATE) json_put(j, "kl", range(r, b->estimate.kl, 0));
    return j;
}

static json_t *buy(const frontier_report_t *r, const buy_t *b)
{
    static const char *const name[] = { [ASK_RATE] = "beta", [ASK_KL] = "kl", [ASK_BEST] = "best-of" };
    static const char *const how[] = {
        [MEETS] = "met", [BEYOND] = "beyond every tilt", [NEAR_LIMIT] = "too near the greatest to tell"
    };
    json_t *j = json_pack("{s:s,s:s,s:b}", "asked", name[b->what], "value", b->value, "available", b->available);
    if (!b->available) return j;
    json_put(j, "gain", number(r, b->what == ASK_KL ? b->bought.gain : b->at.gain, r->F->unit));
    if (b->what != ASK_KL) json_put(j, b->what == ASK_BEST ? "kl_at_most" : "kl", number(r, b->at.kl, 0));
    if (b->what == ASK_BEST) json_put(j, "gain_of_a_tilt_of_that_kl", number(r, b->bought.gain, r->F->unit));
    if (b->what == ASK_KL) {
        const char *lo, *hi;
        frontier_beta_ends(&lo, &hi, r, &b->bought);
        json_put(j, "beta", json_pack("{s:s,s:s}", "lo", lo, "hi", hi));
        json_put(j, "attained", json_string(how[b->bought.how]));
    }
    if (r->o->bootstrap) json_put(j, "estimate_not_certified", estimate(r, b));
    if (b->what == ASK_KL && r->enough) json_put(j, "samples", frontier_enough_to_json(r));
    return j;
}

json_t *frontier_to_json(const frontier_report_t *r)
{
    char *range = rat_print(r->F->range);
    json_t *list = json_array();
    for (size_t k = 0; k < r->buys; k++) json_add(list, buy(r, &r->buy[k]));
    json_t *j = json_pack("{s:s,s:s,s:s,s:I,s:I,s:I,s:s,s:b,s:o,s:o,s:o,s:o,s:s}", "lemmata", LEMMATA_VERSION,
                          "read_as", r->read_as, "unit", frontier_unit(r), "prompts", (json_int_t)r->F->prompts,
                          "samples", (json_int_t)r->F->samples, "fewest_samples", (json_int_t)r->F->least, "range",
                          range, "all_equal", frontier_flat(r), "frontier", tilts(r), "limit", point(r, &r->most),
                          "best_of", bests(r), "buys", list, "says", frontier_caveat);
    free(range);
    return j;
}

/* --- CSV: a row a point; what does not apply is empty ---------------------------------------------------------- */

static void ends(FILE *f, const frontier_report_t *r, ball_t x, long scale)
{
    fprintf(f, ",%s,%s", frontier_lo(r, x, scale), frontier_hi(r, x, scale));
}

static void line(FILE *f, const frontier_report_t *r, const char *kind, const char *at, const frontier_point_t *p,
                 bool root)
{
    fprintf(f, "%s,%s", kind, at);
    ends(f, r, p->kl, 0);
    ends(f, r, p->gain, r->F->unit);
    if (root) ends(f, r, p->root, r->F->unit);
    else fputs(",,", f);
}

static void line_of_best(FILE *f, const frontier_report_t *r, const char *kind, const char *at, ball_t bound,
                         ball_t gain)
{
    fprintf(f, "%s,%s,,%s", kind, at, frontier_hi(r, bound, 0));
    ends(f, r, gain, r->F->unit);
    fputs(",,", f);
}

static void line_of_buy(FILE *f, const frontier_report_t *r, const buy_t *b)
{
    static const char *const kind[] = {
        [ASK_RATE] = "asked_beta", [ASK_KL] = "asked_kl", [ASK_BEST] = "asked_best_of"
    };
    const char *lo = "", *hi = "";
    if (b->what == ASK_KL) {
        frontier_beta_ends(&lo, &hi, r, &b->bought);
        fprintf(f, "%s,%s,,", kind[b->what], b->value);
        ends(f, r, b->bought.gain, r->F->unit);
        fputs(",,", f);
    } else if (b->what == ASK_RATE) line(f, r, kind[b->what], b->value, &b->at, false);
    else if (b->available) line_of_best(f, r, kind[b->what], b->value, b->at.kl, b->at.gain);
    else fprintf(f, "%s,%s,,,,,,", kind[b->what], b->value);
    fprintf(f, ",%s,%s", lo, hi);
    frontier_range_t x = b->estimate.gain;
    if (r->o->bootstrap && b->available && !frontier_why_none(r, b))
        fprintf(f, ",%s,%s,%s\n", frontier_plain(r, x.value, r->F->unit, 6), frontier_plain(r, x.low, r->F->unit, 6),
                frontier_plain(r, x.high, r->F->unit, 6));
    else fputs(",,,\n", f);
}

void frontier_write_csv(FILE *f, const void *report)
{
    const frontier_report_t *r = report;
    fputs("kind,at,kl_lo,kl_hi,gain_lo,gain_hi,root_kl_bound_lo,root_kl_bound_hi,beta_lo,beta_hi,"
          "estimate_not_certified,estimate_low,estimate_high\nread_as,", f);
    write_cell(f, r->read_as);
    fprintf(f, ",,,,,,,,,,,\nkl_unit,%s,,,,,,,,,,,\n", frontier_unit(r));
    for (size_t j = 0; j < r->points; j++) {
        line(f, r, "tilt", frontier_beta(r, j), &r->at[j], true);
        fputs(",,,,,\n", f);
    }
    line(f, r, "limit", "0", &r->most, true);
    fputs(",,,,,\n", f);
    for (size_t k = 0; k < r->bests; k++) {
        line_of_best(f, r, "best_of", arena_printf(r->A, "%lu", r->N[k]), r->bound[k], r->best[k]);
        fputs(",,,,,\n", f);
    }
    for (size_t k = 0; k < r->buys; k++) line_of_buy(f, r, &r->buy[k]);
}
