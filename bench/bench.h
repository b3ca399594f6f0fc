/* SPDX-License-Identifier: MIT
**
** bench -- the same numbers by Lemmata and by its peers, side by side.
**
** The one law of this room: a time counts only with an answer that was checked. Every rigorous method hands out
** enclosures; all of one problem must meet, and must meet MPFI's at four times the precision (check.c), or the run
** fails.
**
** A problem is integers. Each method turns them into its own numbers once (begin), outside the clock; one operation
** (run) goes from those to enclosures of the answers.
*/
#ifndef LEMMATA_BENCH_H
#define LEMMATA_BENCH_H

#include "numerics/base/arena.h"
#include "numerics/base/encl.h"

typedef enum { WORK_ENTROPY, WORK_MUTUAL, WORK_SIGN, WORK_KLINV, WORK_CAPACITY, WORK_MAURER } work_t;

/* p = pn/pd and c = cn/cd, for one inverse of the kl divergence. */
typedef struct { unsigned long pn, pd, cn, cd; } kl_case_t;

typedef struct {
    work_t work;
    const char *name;    /* as the table has it */
    long bits;           /* entropy, mutual: every method's precision; sign: the precision that peers start at */
    long need;           /* klinv, capacity, maurer: the answers are to be narrower than 2^-need; 0 elsewhere */
    size_t answers;      /* 1, but for klinv one for each case */
    size_t n;            /* weights: a law, or the input law of the channel */
    const unsigned long *w;
    mpz_srcptr total;    /* their sum */
    size_t nx, ny;       /* a channel: every row of W adds up to `row` */
    const unsigned long *W;
    unsigned long row;
    const kl_case_t *kl;
    unsigned long m;     /* maurer */
    /* capacity: plain Blahut-Arimoto ends when its gap is below 2^-stop; need, or less where that takes too long */
    long stop;
    double limit;        /* seconds that Lemmata is to take at most; 0: none */
    long *iterations;    /* capacity: how many the plain Blahut-Arimoto of MPFR took, once it has run */
} problem_t;

typedef struct {
    work_t work;
    const char *name;
    bool rigorous;
    /* What `run` works on, at so many bits; to be ended. */
    void *(*begin)(const problem_t *P, long bits);
    void (*run)(encl_t *answer, void *state);
    void (*end)(void *state);
    /* In place of `run`, for what is another process and has a clock of its own: repeats the operation for `least`
    ** seconds, at least once, and returns the time of one. */
    double (*turn)(encl_t *answer, void *state, double least);
    /* A remark on the last run, for the foot of the table; may be NULL. */
    const char *(*remark)(void *state);
} method_t;

typedef enum { LEMMATA, MPMATH, MPFI, MPFR, ARB, PARI, PEERS } peer_id_t;

typedef struct {
    const char *name;
    const char *(*version)(void); /* NULL when it cannot be reached at run time */
    const method_t *const *method;
    size_t methods;
} peer_t;

/* NULL for a peer that was absent when this was built. */
extern const peer_t *const peers[PEERS];
extern const peer_t peer_lemmata, peer_mpmath, peer_mpfi, peer_mpfr, peer_arb, peer_pari;

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* calloc and malloc that abort when memory is exhausted. */
void *take(size_t n, size_t size);

#endif
