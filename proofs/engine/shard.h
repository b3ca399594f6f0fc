/* SPDX-License-Identifier: MIT
**
** shard -- the record of a part of the planned candidates (shard_t), as JSON, with what it takes to make the parts'
** records one again: the member "shard" of what check --format json writes.
**
** Joined are counts and exact sums, which are taken from the files as they stand: a merge trusts its inputs' counts as
** one trusts one's own machines; that they are as they were written a checksum says. Every candidate that the joint
** record names is made anew from its place and decided again; nothing that a file says of slacks, sizes and terms is
** read. All candidates are made anew, and none decided, for the parts' digests: what a build that draws otherwise
** counted is not of this run. Other decisions on the same candidates show only at the places named.
*/
#ifndef LEMMATA_SHARD_H
#define LEMMATA_SHARD_H

#include "proofs/engine/write.h"

/* The member "shard" for the records of a run with these options. */
json_t *shard_to_json(records_t R, const check_options_t *o);

/* Puts the checksum of the whole JSON into its member "shard"; is it that of what was sealed? False, and said, when
** not. */
void shard_seal(json_t *run);
bool shard_sealed(json_t *run, fault_t *fault);

/* The options of the run, from the whole JSON; strings go to A. False, and said, when they are none that check takes,
** or the run was cut short. */
bool shard_read_options(check_options_t *o, arena_t *A, json_t *run, fault_t *fault);
/* The i-th lemma of the run into *r, which was initialised with its options for that lemma. False, and said, when it is
** not a record of just these candidates: another name, a count, sum or place that cannot be. */
bool shard_read_lemma(record_t *r, json_t *run, size_t i, const check_options_t *o, fault_t *fault);

/* The records of one lemma, from all n parts of a run, into *whole, which was initialised and is finished here. False,
** and said, when the candidate at a place of part[*culprit] is not what the part says it is. */
bool shards_join(record_t *whole, const record_t *const *part, size_t n, size_t *culprit, fault_t *fault);

#endif
