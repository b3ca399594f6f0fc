/* SPDX-License-Identifier: MIT */
#include "proofs/bottleneck/words.h"

const word_t *const bottleneck_words[] = { &word_types,
                                           &word_count,
                                           &word_chance,
                                           &word_stands,
                                           &word_xi,
                                           &word_worst,
                                           &word_worst_kl,
                                           &word_worst_above,
                                           &word_carried,
                                           &word_carried_in_order,
                                           &word_rankings,
                                           &word_inversions,
                                           NULL };
