/* SPDX-License-Identifier: MIT
**
** What `frontier` reads, asks and reports; the writers only read it.
*/
#ifndef LEMMATA_CLI_FRONTIER_H
#define LEMMATA_CLI_FRONTIER_H

#include "cli/cli.h"
#include "numerics/frontier/frontier.h"
#include "numerics/frontier/frontier_enough.h"

/* --- samples.c -------------------------------------------------------------------------------------- */

enum { SAMPLES_MAX = 1000000, SAMPLE_BYTES_MAX = 1 << 27 };

/* Rewards by prompt: those of prompt p are r[first[p]] .. r[first[p+1] - 1]. */
typedef struct { size_t prompts, *first; mpq_ptr r; const char *read_as; } samples_t;
/* False, and one line said, when the file is wrong. */
bool samples_read(samples_t *s, arena_t *A, const char *file, const options_t *o);

/* --- the report -------------------------------------------------------------------------------------------- */

enum { BUYS_MAX = 3, BESTS_MAX = 32 };

/* What one option buys. `bought`, of --best-of: what the bound of its KL buys with a tilt. A best of more than there
** are samples is not `available`. */
typedef struct {
    frontier_asked_t what;
    const char *value;
    bool available;
    frontier_point_t at;
    frontier_bought_t bought; /* ASK_KL, ASK_BEST */
    frontier_rate_t rate;     /* ASK_RATE */
    double kl;
    unsigned long N;
    frontier_estimate_t estimate;
} buy_t;

typedef struct {
    const options_t *o;
    arena_t *A;
    const frontier_t *F;
    const char *read_as;
    size_t points, bests, buys, digits;
    mpq_ptr beta;
    frontier_point_t *at, most;
    ball_t best[BESTS_MAX], bound[BESTS_MAX];
    unsigned long N[BESTS_MAX];
    buy_t buy[BUYS_MAX];
    frontier_enough_t *enough; /* of --kl, up to ENOUGH_KL_MOST; else NULL */
    mpq_ptr share, delta;      /* --within, --delta */
} frontier_report_t;

/* All of the report from its options (r->o, r->A set); false, and said, when one is wrong, or the file. */
bool frontier_fill(frontier_report_t *r);
/* EXIT_HOLDS; EXIT_UNDECIDED where something asked is not had, or not told. */
int frontier_status(const frontier_report_t *r);
/* The tilts of r->points betas: r->beta and r->at, in the unit of the report. */
void frontier_fill_points(frontier_report_t *r);
/* nats, or bits with --bits: that of every KL in the report. */
const char *frontier_unit(const frontier_report_t *r);

/* --- frontier_text.c: numbers, and the report as text or TeX; in the report's arena --------------------------- */

/* The ends of ball 2^scale, rounded outward; never below 0. */
const char *frontier_lo(const frontier_report_t *r, ball_t x, long scale);
const char *frontier_hi(const frontier_report_t *r, ball_t x, long scale);
/* Rounded to r->digits digits and off by at most one unit of the last; where the ball is too wide for that, [lo,
** hi]. */
const char *frontier_shown(const frontier_report_t *r, ball_t x, long scale);
/* mid 2^scale, rounded; nothing is claimed of it. */
const char *frontier_plain(const frontier_report_t *r, double mid, long scale, size_t digits);
/* A beta of the grid: as it is. */
const char *frontier_beta(const frontier_report_t *r, size_t point);
/* The beta that meets a KL: both ends; "0", "inf" where there is none. */
void frontier_beta_ends(const char **lo, const char **hi, const frontier_report_t *r, const frontier_bought_t *b);

extern const char frontier_caveat[], frontier_estimate_name[];
/* How many samples are enough for the KL that is asked (frontier_count.c). */
const char *frontier_enough_words(const frontier_report_t *r);
json_t *frontier_enough_to_json(const frontier_report_t *r);
/* Reads --within and --delta, and counts; false, and said. */
bool frontier_count_read(frontier_report_t *r);
void frontier_count(frontier_report_t *r, mpq_srcptr K);
/* Why an estimate has no interval, and NULL when it has one. */
const char *frontier_why_none(const frontier_report_t *r, const buy_t *b);
bool frontier_flat(const frontier_report_t *r); /* all rewards of every prompt equal */

void frontier_write(FILE *f, const void *report); /* text and TeX */

/* --- frontier_json.c (also CSV), frontier_plot.c ----------------------------------------------------------------- */

json_t *frontier_to_json(const frontier_report_t *r);
void frontier_write_csv(FILE *f, const void *report);
/* Writes the plot, and FILE.tex beside it: EXIT_HOLDS, or another status, and said; then neither is there. */
int frontier_plot(const frontier_report_t *r, const char *file);

#endif
