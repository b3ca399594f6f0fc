/* SPDX-License-Identifier: MIT */
#include "bench/measure.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double read_clock(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

double seconds(void) { return read_clock(CLOCK_MONOTONIC); }
double seconds_of_thread(void) { return read_clock(CLOCK_THREAD_CPUTIME_ID); }

static int by_size(const void *l, const void *r)
{
    double x = *(const double *)l, y = *(const double *)r;
    return (x > y) - (x < y);
}

double median(double *x, size_t n)
{
    qsort(x, n, sizeof *x, by_size);
    return n % 2 ? x[n / 2] : (x[n / 2 - 1] + x[n / 2]) / 2;
}

void *take(size_t n, size_t size)
{
    void *p = calloc(n ? n : 1, size);
    if (!p) { fputs("bench: out of memory\n", stderr); abort(); }
    return p;
}

encl_t *answers_new(const problem_t *P, long bits)
{
    encl_t *a = take(P->answers, sizeof *a);
    for (size_t i = 0; i < P->answers; i++) mpfi_init2(a[i], bits);
    return a;
}

void answers_free(encl_t *a, const problem_t *P)
{
    for (size_t i = 0; i < P->answers; i++) mpfi_clear(a[i]);
    free(a);
}

size_t measure_open(measured_t *e, size_t most, const problem_t *P, unsigned set)
{
    size_t n = 0;
    for (peer_id_t k = 0; k < PEERS; k++) {
        if (!(set >> k & 1) || !peers[k]) continue;
        for (size_t j = 0; j < peers[k]->methods && n < most; j++) {
            const method_t *M = peers[k]->method[j];
            void *state = M->work == P->work ? M->begin(P, P->bits) : NULL;
            if (state)
                e[n++] = (measured_t){ .peer = k, .method = M, .state = state, .answer = answers_new(P, P->bits) };
        }
    }
    return n;
}

void measure_close(measured_t *e, size_t n, const problem_t *P)
{
    for (size_t i = 0; i < n; i++) {
        e[i].method->end(e[i].state);
        answers_free(e[i].answer, P);
    }
}

/* One operation's time, from a turn of so many. */
static double turn(measured_t *e, unsigned long repeats, double least)
{
    if (e->method->turn) return e->method->turn(e->answer, e->state, least);
    double start = seconds_of_thread();
    for (unsigned long i = 0; i < repeats; i++) e->method->run(e->answer, e->state);
    return (seconds_of_thread() - start) / (double)repeats;
}

/* The first operation warms caches and makes tables; it is not counted. The second says how many fit into a turn; of
** what is slow, the first. */
static void warm(measured_t *e, const effort_bench_t *how)
{
    double once = turn(e, 1, 0);
    if (once < how->slow) once = turn(e, 1, 0);
    e->repeats = once >= how->least ? 1 : (unsigned long)ceil(how->least / fmax(once, 1e-9));
    e->turns = once > how->slow && how->turns > TURNS_SLOW ? TURNS_SLOW : how->turns;
}

void measure(measured_t *e, size_t n, const effort_bench_t *how)
{
    for (size_t i = 0; i < n; i++) warm(&e[i], how);
    for (unsigned t = 0; t < how->turns; t++)
        for (size_t k = 0; k < n; k++) {
            measured_t *x = &e[(k + t) % n]; /* nobody is always first */
            if (t < x->turns) x->time[t] = turn(x, x->repeats, how->least);
        }
    for (size_t i = 0; i < n; i++) e[i].median = median(e[i].time, e[i].turns);
}

double entry_width(const measured_t *e, const problem_t *P)
{
    double widest = -INFINITY;
    mpfr_t w;
    mpfr_init2(w, 53);
    for (size_t i = 0; i < P->answers; i++) {
        mpfr_sub(w, &e->answer[i]->right, &e->answer[i]->left, MPFR_RNDU);
        if (mpfr_nan_p(w)) widest = INFINITY;
        if (mpfr_zero_p(w) || mpfr_nan_p(w)) continue;
        mpfr_log2(w, w, MPFR_RNDU);
        widest = fmax(widest, mpfr_get_d(w, MPFR_RNDU));
    }
    mpfr_clear(w);
    return widest;
}
