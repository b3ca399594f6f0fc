/* SPDX-License-Identifier: MIT
**
** The ways of logsum against each other, for its crossovers: each way's time at each size and precision, and which way
** was chosen. All of them enclose one number, and must meet.
*/
#include "bench/report.h"
#include "bench/rows.h"

#include "numerics/logs/logsum.h"

#include <stdlib.h>
#include <string.h>

enum { N_MAX = 10000 };

static const char *const name[] = { "one in fixed point a term", "one for the product", "one by MPFR a term",
                                    "as chosen" };

typedef struct { uint64_t a[N_MAX]; size_t n; encl_t answer[LOGSUM_WAYS + 1]; } sum_t;

static void run(sum_t *s, int way)
{
    if (way == LOGSUM_WAYS) logsum_encl(s->answer[way], s->a, s->a, s->n);
    else logsum_encl_by(s->answer[way], s->a, s->a, s->n, (logsum_way_t)way);
}

static double timed(sum_t *s, int way, double least)
{
    for (unsigned long repeats = 1;; repeats *= 2) {
        double start = seconds_of_thread(), spent;
        for (unsigned long i = 0; i < repeats; i++) run(s, way);
        spent = seconds_of_thread() - start;
        if (spent >= least) return spent / (double)repeats;
    }
}

static void expect_meeting(const sum_t *s, int way)
{
    if (mpfr_lessequal_p(&s->answer[way]->left, &s->answer[LOGSUM_PRODUCT]->right)
        && mpfr_lessequal_p(&s->answer[LOGSUM_PRODUCT]->left, &s->answer[way]->right)) return;
    fprintf(stderr, "bench: WRONG: %s, n = %zu: the enclosure does not meet that of the product\n", name[way], s->n);
    exit(1);
}

static void compare(sum_t *s, long bits, const effort_bench_t *how)
{
    double time[LOGSUM_WAYS + 1][TURNS];
    for (int way = 0; way <= LOGSUM_WAYS; way++) mpfi_init2(s->answer[way], bits);
    int first = bits > 512 ? LOGSUM_PRODUCT : LOGSUM_FIXED;
    for (unsigned turn = 0; turn < how->turns; turn++)
        for (int way = first; way <= LOGSUM_WAYS; way++) time[way][turn] = timed(s, way, how->least);
    for (int way = first; way <= LOGSUM_WAYS; way++) {
        line_t line = { .time = median(time[way], how->turns), .turns = how->turns };
        snprintf(line.work, sizeof line.work, "crossover: n = %zu, %ld bits", s->n, bits);
        snprintf(line.method, sizeof line.method, "%s", name[way]);
        line.ratio = line.time / median(time[LOGSUM_WAYS], how->turns);
        expect_meeting(s, way);
        report_add(&line);
    }
    for (int way = 0; way <= LOGSUM_WAYS; way++) mpfi_clear(s->answer[way]);
}

void group_ways(const effort_bench_t *how, bool quick)
{
    static sum_t s;
    uint64_t state = 1;
    for (size_t i = 0; i < N_MAX; i++) s.a[i] = (state = state * 6364136223846793005u + 1442695040888963407u) >> 32 | 1;
    for (long bits = 128; bits <= (quick ? 128 : 1024); bits *= 2)
        for (s.n = 10; s.n <= (quick ? 100 : N_MAX); s.n = s.n % 3 ? s.n * 3 : s.n / 3 * 10) compare(&s, bits, how);
}
