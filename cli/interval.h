/* SPDX-License-Identifier: MIT
**
** What `interval` reads and reports; the writers only read it.
*/
#ifndef LEMMATA_CLI_INTERVAL_H
#define LEMMATA_CLI_INTERVAL_H

#include "cli/cli.h"

/* A number as it is shown, and what it says; lo is NULL where it is not asked for. */
typedef enum {
    INTERVAL_CAPACITY,
    INTERVAL_FLOOR,
    INTERVAL_BOUND,
    INTERVAL_ADDS,
    INTERVAL_ADDS_PRINTED,
    INTERVAL_CEILING,
    INTERVAL_CEILING_PRINTED,
    INTERVAL_CEILING_KL,
    INTERVAL_PLATEAU,
    INTERVAL_REQUIRED,
    INTERVAL_NUMBERS
} interval_number_t;
typedef struct { const char *lo, *hi, *says; } shown_number_t;

/* A context: its file's name, in quotes and as it is, weight, what a label costs, inputs; its capacity, and with
** --confidence its ends. */
typedef struct {
    const char *name, *file;
    mpq_srcptr weight, cost, region;
    size_t rows;
    const real_t *capacity;
} interval_context_t;
typedef struct allocated allocated_report_t;

/* Of one channel, or averaged over contexts. Without --confidence `above` is the capacity; with it, the greatest that
** the counts leave. */
typedef struct {
    const options_t *o;
    arena_t *A;
    size_t contexts, intervals, digits;
    /* NULL when not asked */
    const real_t *capacity, *above, *floor, *bound, *spent, *adds, *adds_printed, *ceiling, *ceiling_printed,
        *ceiling_kl, *plateau, *required;
    mpq_ptr M, Delta, eps, m, delta, eta, kl, told, residual, rest, empirical,
        target;            /* NULL when not given and without default */
    const char *mend;      /* of Theorem 2, in the words of its claim file */
    mpq_ptr error, region; /* of --confidence: 1 less the level; the ends of the true capacity */
    interval_context_t *context; /* r->contexts of them */
    allocated_report_t *allocated; /* of --allocate; NULL */
    const char *read_as;   /* what was taken for what in the files */
    const char *least_M;   /* the first M with a positive floor */
    shown_number_t number[INTERVAL_NUMBERS];
} interval_t;

/* --- interval_channels.c ------------------------------------------------------------------------------------ */

/* Capacity, and the region with --confidence. False, and said, when a file is wrong. */
bool interval_channels(interval_t *r);

/* --- interval.c ----------------------------------------------------------------------------------------------- */

/* The options and the channels; false, and said, when one is wrong. */
bool interval_read(interval_t *r);
/* All numbers, and as they are shown; false, and said, on an internal error. */
bool interval_fill(interval_t *r);
/* The floor at this capacity, of the formula that bottleneck/interval states; NULL, and said, on an internal error. */
const real_t *interval_floor(const interval_t *r, const real_t *Cbar);

/* --- interval_allocate.c: --allocate ------------------------------------------------------------------------- */

/* False, and said, when the budget is none. */
bool interval_budget(interval_t *r);
/* False, and said, on an internal error. */
bool interval_allocate(interval_t *r);
bool interval_allocation_proved(const interval_t *r);
void interval_write_allocation(FILE *f, const interval_t *r);
json_t *interval_allocation_to_json(const interval_t *r);
/* The floors of the allocation, of the budget spent evenly, of a label in each context; false where none is asked. */
bool interval_allocated_floors(const interval_t *r, const real_t **allocated, const real_t **even, const real_t **one);

/* --- interval_plot.c: --plot ----------------------------------------------------------------------------------- */

/* Where there is no --plot: true, and EXIT_HOLDS. */
bool interval_plot_ready(const interval_t *r);
int interval_plot(const interval_t *r);

/* --- interval_words.c ------------------------------------------------------------------------------------------ */

sign_t interval_compare(const real_t *x, const real_t *y);
const char *interval_unit(const interval_t *r);
/* The numbers as they are shown, and what they say. */
void interval_show(interval_t *r);

/* --- interval_text.c ------------------------------------------------------------------------------------------ */

void interval_write(FILE *f, const void *interval); /* text and TeX */
json_t *interval_to_json(const interval_t *r);

#endif
