/* SPDX-License-Identifier: MIT
**
** measure -- all methods of one problem in rotation, so that whatever slows the machine for a while slows them all.
*/
#ifndef LEMMATA_BENCH_MEASURE_H
#define LEMMATA_BENCH_MEASURE_H

#include "bench/bench.h"

enum { TURNS = 7, TURNS_SLOW = 3 };

typedef struct {
    peer_id_t peer;
    const method_t *method;
    void *state;
    encl_t *answer;
    unsigned long repeats;    /* operations in a turn */
    unsigned turns;
    double time[TURNS];       /* seconds for one operation, turn by turn */
    double median;
} measured_t;

/* How thorough to be. */
typedef struct {
    double least;             /* seconds that a turn lasts at least */
    double slow;              /* an operation that takes longer gets TURNS_SLOW turns instead of `turns` */
    unsigned turns;
} effort_bench_t;

double seconds(void);           /* a monotonic clock */
double seconds_of_thread(void); /* of processor time, so that what else runs on the machine counts little */
double median(double *x, size_t n);

/* Opens the methods of all peers in the set (bit k is peer k) for this problem; their number. `most` entries at
** most. */
size_t measure_open(measured_t *e, size_t most, const problem_t *P, unsigned set);
void   measure(measured_t *e, size_t n, const effort_bench_t *how);
void   measure_close(measured_t *e, size_t n, const problem_t *P);

/* log2 of the greatest width among the answers, rounded up: -inf when they are points. */
double entry_width(const measured_t *e, const problem_t *P);

/* answers, at a precision fit for the problem */
encl_t *answers_new(const problem_t *P, long bits);
void    answers_free(encl_t *a, const problem_t *P);

#endif
