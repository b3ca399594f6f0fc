/* SPDX-License-Identifier: MIT
**
** Candidates by the names of their parameters: read, and set.
*/
#ifndef LEMMATA_TESTS_CANDIDATE_H
#define LEMMATA_TESTS_CANDIDATE_H

#include "proofs/engine/candidate.h"

const value_t *candidate_value(const candidate_t *c, const char *name);
mpq_srcptr candidate_number(const candidate_t *c, const char *name);
/* A PARAM_LAW of one axis, or a PARAM_JOINT with its axes. */
const pmf_t *candidate_law(const candidate_t *c, const char *name);
/* A PARAM_LAW of two or more axes: its inputs are the settings of the axes before the last, row-major. */
const chan_t *candidate_channel(const candidate_t *c, const char *name);
/* An entry of a PARAM_INDEX, row-major. */
size_t candidate_index(const candidate_t *c, const char *name, size_t cell);

void candidate_set_number(candidate_t *c, const char *name, mpq_srcptr q);
void candidate_set_ratio(candidate_t *c, const char *name, long a, long b);
void candidate_set_law(candidate_t *c, const char *name, const pmf_t *p);
/* One channel, or `n` of them of equal shape as the first axis. */
void candidate_set_channel(candidate_t *c, const char *name, const chan_t *W);
void candidate_set_channels(candidate_t *c, const char *name, size_t n, const chan_t *const *W);

#endif
