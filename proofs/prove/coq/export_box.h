/* SPDX-License-Identifier: MIT
**
** export_box -- a certificate by box as a theorem of Coq over R: its statement, and the tree of rules as lemmas about
** derivatives.
**
** What Coquelicot and Coq-Interval have to show is written out in calculus.v, which stands before.
*/
#ifndef LEMMATA_EXPORT_BOX_H
#define LEMMATA_EXPORT_BOX_H

#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>

/* The theorem and its lemmas. False, nothing written, and *why (lives as long as the program): something of it is not
** exported. */
bool export_box(FILE *f, json_t *certificate, const char *id, const char *name, const char **why);

#endif
