/* SPDX-License-Identifier: MIT
**
** export_points -- a certificate by points as a theorem of Coq: for all finite alphabets, laws and tables; its steps
** are assertions, one after the other.
**
** What they stand on is proved in letters.v, which stands before: sums over letters, extremes, conditions counted as 1
** or 0, and weights of pools as they are defined, means over draws.
*/
#ifndef LEMMATA_EXPORT_POINTS_H
#define LEMMATA_EXPORT_POINTS_H

#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>

/* Is a certificate of this reason about letters? */
bool export_points_has(const char *reason);
/* False, nothing written, and *why (lives as long as the program): something of it is not exported. */
bool export_points(FILE *f, json_t *certificate, const char *id, const char *name, const char **why);

#endif
