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
/* Seconds of a command, "build/lemmata ..", the median of three; ends the run when its status is above `most`. */
double process_seconds(const char *command, int most);
/* (n-1) H(X1..Xn) <= sum of the H without one of them (Han), as a command that proves it; n <= 12. */
void han_command(char *out, size_t room, int n);
void group_jobs(const effort_bench_t *how, bool quick);
void group_provers(const effort_bench_t *how, bool quick);
/* Cost as one size grows, to build/bench/curves.csv and curves.svg (bench/curves.c). */
void group_curves(const effort_bench_t *how, bool quick);
/* Claim files and TeX read (bench/parsing.c). */
void group_parsing(const effort_bench_t *how, bool quick);
/* Links against the same by hand in C doubles (bench/links.c). */
void group_links(const effort_bench_t *how, bool quick);

/* Measures the methods of the peers in the set on this problem, checks the answers, and adds the lines to the report;
** target[k] is that of peer k, 0 for none. */
void row(const problem_t *P, unsigned set, const double target[PEERS], const effort_bench_t *how);

#endif
