/* SPDX-License-Identifier: MIT
**
** frontier: certified numbers as decimals, and the report as text or TeX.
*/
#include "cli/frontier.h"

#include <stdlib.h>
#include <string.h>

const char frontier_caveat[] = "The frontier of samples lies, on average over samples, below that of the base model "
                               "(limits/estimator: the plug-in "
                               "is biased downwards), and it cannot see rewards that were not sampled.";
const char frontier_estimate_name[] = "estimate, not certified";

/* --- numbers ------------------------------------------------------------------------------------------------- */

/* Takes over what encl made. */
static const char *kept(const frontier_report_t *r, char *s)
{
    const char *copy = arena_printf(r->A, "%s", s);
    free(s);
    return copy;
}

/* (mid + sign rad) 2^scale, rounded toward rnd. */
static const char *end_of(const frontier_report_t *r, ball_t x, int sign, long scale, size_t digits, mpfr_rnd_t rnd)
{
    mpfr_t e;
    mpfr_init2(e, 128);
    mpfr_set_d(e, x.mid, rnd);
    if (sign > 0) mpfr_add_d(e, e, x.rad, rnd);
    if (sign < 0) mpfr_sub_d(e, e, x.rad, rnd);
    if (sign && mpfr_sgn(e) < 0) mpfr_set_zero(e, 1);
    mpfr_mul_2si(e, e, scale, rnd);
    const char *s = kept(r, encl_decimal(e, digits, rnd));
    mpfr_clear(e);
    return s;
}

const char *frontier_lo(const frontier_report_t *r, ball_t x, long scale)
{
    return end_of(r, x, -1, scale, r->digits, MPFR_RNDD);
}
const char *frontier_hi(const frontier_report_t *r, ball_t x, long scale)
{
    return end_of(r, x, 1, scale, r->digits, MPFR_RNDU);
}
const char *frontier_plain(const frontier_report_t *r, double mid, long scale, size_t digits)
{
    return end_of(r, ball_exact(mid), 0, scale, digits, MPFR_RNDN);
}

/* mid 2^scale = 0.d1d2.. 10^e: the rounding moves it by at most half a unit 10^(e - digits), the radius may take up
** 0.49 more. */
const char *frontier_shown(const frontier_report_t *r, ball_t x, long scale)
{
    if (ball_zero(x)) return "0";
    mpfr_t mid, unit;
    mpfr_exp_t e = 0;
    mpfr_inits2(128, mid, unit, (mpfr_ptr)NULL);
    mpfr_set_d(mid, x.mid, MPFR_RNDN);
    mpfr_mul_2si(mid, mid, scale, MPFR_RNDN);
    bool narrow = x.mid > 0 && isfinite(x.rad);
    if (narrow) {
        mpfr_free_str(mpfr_get_str(NULL, &e, 10, r->digits, mid, MPFR_RNDN));
        mpfr_set_ui(unit, 10, MPFR_RNDD);
        /* a tenth for a mid that was rounded up to 10^e */
        mpfr_pow_si(unit, unit, (long)e - (long)r->digits - 1, MPFR_RNDD);
        mpfr_mul_d(unit, unit, 4.9, MPFR_RNDD);
        mpfr_mul_2si(unit, unit, -scale, MPFR_RNDD);
        narrow = mpfr_cmp_d(unit, x.rad) >= 0;
    }
    const char *s = narrow ? kept(r, encl_decimal(mid, r->digits, MPFR_RNDN))
                           : arena_printf(r->A, "[%s, %s]", frontier_lo(r, x, scale), frontier_hi(r, x, scale));
    mpfr_clears(mid, unit, (mpfr_ptr)NULL);
    return s;
}

const char *frontier_beta(const frontier_report_t *r, size_t point)
{
    return kept(r, encl_decimal_rat(r->beta + point, 12, MPFR_RNDN));
}

/* 1/rate, rounded toward rnd. */
static const char *beta_of(const frontier_report_t *r, frontier_rate_t rate, mpfr_rnd_t rnd)
{
    if (rate.mantissa == 0) return rnd == MPFR_RNDD ? "0" : "inf";
    mpfr_t b;
    mpfr_init2(b, 128);
    mpfr_set_d(b, rate.mantissa, MPFR_RNDN);
    mpfr_ui_div(b, 1, b, rnd);
    mpfr_mul_2si(b, b, -rate.exponent, rnd);
    const char *s = kept(r, encl_decimal(b, r->digits, rnd));
    mpfr_clear(b);
    return s;
}

void frontier_beta_ends(const char **lo, const char **hi, const frontier_report_t *r, const frontier_bought_t *b)
{
    *lo = beta_of(r, b->more, MPFR_RNDD);
    *hi = beta_of(r, b->less, MPFR_RNDU);
    if (b->how == BEYOND) *lo = *hi = "0";
    else if (b->how == MEETS && b->less.mantissa == 0 && b->more.mantissa == 0) *lo = "inf";
}

bool frontier_flat(const frontier_report_t *r) { return r->F->constant == r->F->prompts; }

/* --- the report ------------------------------------------------------------------------------------------------- */

typedef struct { FILE *f; const frontier_report_t *r; bool tex; } page_t;

/* A row of cells; the first one left in TeX, all to the right in text. */
static void row(const page_t *p, size_t n, const char *const *cell)
{
    for (size_t k = 0; k < n; k++) fprintf(p->f, p->tex ? "%s%s" : "%s%15s", k ? p->tex ? " & " : " " : "", cell[k]);
    fputs(p->tex ? " \\\\\n" : "\n", p->f);
}

static void heading(const page_t *p, size_t n, const char *const *cell, const char *columns)
{
    if (p->tex) fprintf(p->f, "\\begin{tabular}{@{}%s@{}}\n\\toprule\n", columns);
    row(p, n, cell);
    if (p->tex) fputs("\\midrule\n", p->f);
}

static void ending(const page_t *p) { fputs(p->tex ? "\\bottomrule\n\\end{tabular}\n\n" : "\n", p->f); }
/* A line of words: in TeX a comment. */
static void say(const page_t *p, const char *words) { fprintf(p->f, "%s%s\n", p->tex ? "% " : "", words); }

static void write_frontier(const page_t *p)
{
    const frontier_report_t *r = p->r;
    static const char *const tex[] = { "$\\beta$", "$\\mathrm{KL}$", "gain", "root-KL bound" },
                      *const text[] = { "beta", "KL", "gain", "root-KL bound" };
    heading(p, 4, p->tex ? tex : text, "rrrr");
    for (size_t j = 0; j < r->points; j++)
        row(p, 4,
            (const char *const[]){ frontier_beta(r, j), frontier_shown(r, r->at[j].kl, 0),
                                   frontier_shown(r, r->at[j].gain, r->F->unit),
                                   frontier_shown(r, r->at[j].root, r->F->unit) });
    row(p, 4,
        (const char *const[]){ p->tex ? "$\\to 0$" : "to 0", frontier_shown(r, r->most.kl, 0),
                               frontier_shown(r, r->most.gain, r->F->unit),
                               frontier_shown(r, r->most.root, r->F->unit) });
    ending(p);
}

/* The KL of the base model's best of N is not known from samples where rewards tie; its bound is. */
static void write_bests(const page_t *p)
{
    const frontier_report_t *r = p->r;
    static const char *const tex[] = { "best of $N$", "gain", "$\\mathrm{KL}\\le\\log N-(N-1)/N$" },
                      *const text[] = { "best of", "gain", "KL at most" };
    say(p, "best of N: the mean of the maximum over all N of a prompt's samples, less their mean; over samples its "
           "expectation is the base model's.");
    say(p, "KL at most log N - (N-1)/N: from the base model, whatever its rewards; equal to it where no two responses "
           "tie.");
    if (r->bests) heading(p, 3, p->tex ? tex : text, "rrr");
    for (size_t k = 0; k < r->bests; k++)
        row(p, 3, (const char *const[]){ arena_printf(r->A, "%lu", r->N[k]), frontier_shown(r, r->best[k], r->F->unit),
                                         frontier_shown(r, r->bound[k], 0) });
    if (r->bests && p->tex) fputs("\\bottomrule\n\\end{tabular}\n", p->f);
    say(p, arena_printf(r->A, "not available beyond N = %zu, the fewest samples of a prompt", r->F->least));
    say(p, "");
}

static const char *kl_words(const frontier_report_t *r, const buy_t *b)
{
    const char *lo, *hi;
    frontier_beta_ends(&lo, &hi, r, &b->bought);
    if (b->bought.how == BEYOND)
        return arena_printf(r->A,
                            "no tilt has this KL: the greatest, of the law conditioned on the greatest reward, is %s",
                            frontier_shown(r, r->most.kl, 0));
    if (b->bought.how == NEAR_LIMIT)
        return arena_printf(r->A, "too near the greatest KL for a beta to be told, below %s", hi);
    if (b->bought.less.mantissa == 0 && b->bought.more.mantissa == 0) return "no tilt";
    return arena_printf(r->A, "beta in [%s, %s]", lo, hi);
}

const char *frontier_why_none(const frontier_report_t *r, const buy_t *b)
{
    switch (b->estimate.whether) {
    case FEW_PROMPTS:
        if (r->F->prompts == 1) return "one prompt: resampling prompts says nothing";
        return arena_printf(r->A, "%zu prompts: fewer than %d say little of a population of prompts", r->F->prompts,
                            FRONTIER_PROMPTS_MIN);
    case FEW_SAMPLES:
        return arena_printf(r->A, "a prompt has fewer than %d samples: the bias of a tilt can't be corrected",
                            FRONTIER_SAMPLES_MIN);
    case TOO_SLIGHT: return "too slight a tilt for these sums";
    case TOO_STEEP:
        return "too steep a tilt for these samples: it rests on too few of them, or the estimate still moves between "
               "half of them and all";
    case NO_SPREAD: return "all prompts give the same estimate: resampling says nothing";
    default: return NULL;
    }
}

static const char *range_words(const frontier_report_t *r, const char *name, frontier_range_t x, long scale)
{
    return arena_printf(r->A, "%s %s, 95%% interval %s to %s", name, frontier_plain(r, x.value, scale, 4),
                        frontier_plain(r, x.low, scale, 4), frontier_plain(r, x.high, scale, 4));
}

static void write_estimate(const page_t *p, const buy_t *b)
{
    const frontier_report_t *r = p->r;
    if (r->o->bootstrap == 0 || !b->available) return;
    const char *none = frontier_why_none(r, b);
    if (none) { say(p, arena_printf(r->A, "    no interval for the base model: %s", none)); return; }
    const char *more = b->what == ASK_RATE ? range_words(r, "; KL", b->estimate.kl, 0) : "";
    say(p, arena_printf(r->A, "    base model (%s; %s, %lu resamplings of the prompts, seed %lu): %s%s",
                        frontier_estimate_name, b->what == ASK_BEST ? "unbiased" : "bias corrected by the jackknife",
                        r->o->bootstrap, (unsigned long)r->o->check.seed,
                        range_words(r, "gain", b->estimate.gain, r->F->unit), more));
}

static void write_buy(const page_t *p, const buy_t *b)
{
    const frontier_report_t *r = p->r;
    static const char *const name[] = { [ASK_RATE] = "beta", [ASK_KL] = "kl", [ASK_BEST] = "best-of" };
    const char *gain = frontier_shown(r, b->what == ASK_KL ? b->bought.gain : b->at.gain, r->F->unit), *more;
    if (!b->available) {
        say(p, arena_printf(r->A,
                            "--best-of %s: not available: a prompt has %zu sample%s, and the best of more has no "
                            "unbiased estimate from them",
                            b->value, r->F->least, r->F->least == 1 ? "" : "s"));
        return;
    }
    if (b->what == ASK_KL) more = kl_words(r, b);
    else if (b->what == ASK_RATE) more = arena_printf(r->A, "KL %s", frontier_shown(r, b->at.kl, 0));
    else
        more =
            arena_printf(r->A, "KL at most %s; on these samples a tilt of that KL, or beyond it the greatest, gains %s",
                         frontier_shown(r, b->at.kl, 0), frontier_shown(r, b->bought.gain, r->F->unit));
    say(p, arena_printf(r->A, "--%s %.60s%s buys a gain of %s; %s", name[b->what], b->value,
                        b->what == ASK_KL && r->o->bits ? " (nats)" : "", gain, more));
    write_estimate(p, b);
    if (b->what == ASK_KL && r->enough) say(p, arena_printf(r->A, "    %s", frontier_enough_words(r)));
}

static const char *counts_of(const frontier_report_t *r)
{
    mpfr_t range;
    mpfr_init2(range, 128);
    mpfr_set_q(range, r->F->range, MPFR_RNDN);
    const char *s =
        arena_printf(r->A, "%zu prompt%s, %zu sample%s, range %s%s", r->F->prompts, r->F->prompts == 1 ? "" : "s",
                     r->F->samples, r->F->samples == 1 ? "" : "s", kept(r, encl_decimal(range, 12, MPFR_RNDN)),
                     r->F->prompts == 1 ? "" : " (the greatest of a prompt)");
    mpfr_clear(range);
    return s;
}

void frontier_write(FILE *f, const void *report)
{
    const frontier_report_t *r = report;
    page_t p = { f, r, r->o->format == FORMAT_TEX };
    say(&p, counts_of(r));
    if (frontier_flat(r))
        say(&p, "all rewards of a prompt are equal: no policy gains anything, the gain is 0 everywhere");
    say(&p, arena_printf(r->A, "read as: %s", r->read_as));
    say(&p, arena_printf(r->A,
                         "certified for these samples, KL in %s: each number is off by at most one unit of its digit "
                         "%zu, or lies in the "
                         "interval given",
                         frontier_unit(r), r->digits));
    say(&p, "");
    write_frontier(&p);
    write_bests(&p);
    for (size_t k = 0; k < r->buys; k++) write_buy(&p, &r->buy[k]);
    if (r->buys) say(&p, "");
    say(&p, frontier_caveat);
}
