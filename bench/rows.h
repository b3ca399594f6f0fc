/* SPDX-License-Identifier: MIT
**
** rows -- the groups of the table, by name.
*/
#ifndef LEMMATA_BENCH_ROWS_H
#define LEMMATA_BENCH_ROWS_H

#include "bench/measure.h"

typedef struct {
    const char *name, *what;
    void (*run)(const effort_bench_t *how, bool quick);
} group_t;

extern const group_t groups[];

/* The ways of numerics/logs/logsum.h against each other (bench/ways.c). */
void group_ways(const effort_bench_t *how, bool quick);
/* Groups that are other programs (bench/processes.c). */
void group_jobs(const effort_bench_t *how, bool quick);
/* Links against the same by hand in C doubles (bench/links.c). */
void group_links(const effort_bench_t *how, bool quick);

/* Measures the methods of the peers in the set on this problem, checks the answers, and adds the lines to the report; target[k]
** is that of peer k, 0 for none. */
void row(const problem_t *P, unsigned set, const double target[PEERS], const effort_bench_t *how);

#endif
