/* SPDX-License-Identifier: MIT
**
** What `interval` reads and reports; the writers only read it.
*/
#ifndef LEMMATA_CLI_INTERVAL_H
#define LEMMATA_CLI_INTERVAL_H

#include "cli/cli.h"

/* Of one channel, or averaged over contexts. Without --confidence `above` is the capacity; with it, the greatest that the counts leave. */
typedef struct {
    const options_t *o;
    arena_t *A;
    size_t contexts, intervals, digits;
    const real_t *capacity, *above, *floor, *adds, *ceiling, *ceiling_kl, *plateau, *required; /* NULL when not asked */
    mpq_ptr M, Delta, m, delta, eta, kl, residual, empirical, target;                          /* NULL when not given and without default */
    mpq_ptr error, region; /* of --confidence: 1 less the level; the ends of the true capacity */
    const char *read_as;   /* what was taken for what in the files */
    const char *least_M;   /* the first M with a positive floor */
} interval_t;

/* --- interval_channels.c ------------------------------------------------------------------------------------ */

/* Capacity, and the region with --confidence. False, and said, when a file is wrong. */
bool interval_channels(interval_t *r);

/* --- interval_text.c ------------------------------------------------------------------------------------------ */

sign_t interval_compare(const real_t *x, const real_t *y);
void interval_write(FILE *f, const void *interval); /* text and TeX */
json_t *interval_to_json(const interval_t *r);

#endif
