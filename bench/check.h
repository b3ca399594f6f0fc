/* SPDX-License-Identifier: MIT */
#ifndef LEMMATA_BENCH_CHECK_H
#define LEMMATA_BENCH_CHECK_H

#include "bench/measure.h"

/* Do all answers agree: the enclosures of every rigorous method with MPFI's at four times the precision, which is to be
** the narrowest, and the others' numbers with it to half their bits? Prints what does not, and stops the program with
** status 1. */
void check_answers(const measured_t *e, size_t n, const problem_t *P);

#endif
