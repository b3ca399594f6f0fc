/* SPDX-License-Identifier: MIT
**
** plain -- the links of the lemmas, evaluated in doubles and compared by a tolerance: what the numbers cost without a guarantee.
**
** Nothing here is proved. An answer is that of `lhs <= rhs + 1e-12`, as a numerical experiment would have it; bench/plain/main.c counts where
** it differs from the verdict, and sets its time against that of the decision.
**
** The way of the data:  candidate_t (exact)  --> plain_t (doubles, once, outside the clock)  --> lemma's eval  --> answers.
** No file but suite.c and main.c sees a rational; eval neither allocates nor prints.
*/
#ifndef LEMMATA_BENCH_PLAIN_H
#define LEMMATA_BENCH_PLAIN_H

#include <math.h>
#include <stdbool.h>
#include <stddef.h>

enum { PLAIN_AXES = 4, PLAIN_PARAMS = 16, PLAIN_LINKS = 24 };

/* What is taken for equal: relative to the smaller side where that is above 1. */
#define TOLERANCE 1e-12

/* --- candidates ------------------------------------------------------------------------------------------------ */

/* A parameter: row-major doubles. Entries of an index are whole. */
typedef struct { size_t dim[PLAIN_AXES], cells; double *at; } table_t;
/* The parameters of a candidate, in the order in which the plain lemma names them. */
typedef struct { table_t value[PLAIN_PARAMS]; } plain_t;

/* --- answers --------------------------------------------------------------------------------------------------- */

/* In the order in which one row's answer replaces another's. */
typedef enum { ANSWER_OUTSIDE, ANSWER_EQUAL, ANSWER_HOLDS, ANSWER_VIOLATED, ANSWERS } answer_t;

/* Scratch is taken from `work` upward and given back all at once, with the next candidate. */
typedef struct {
    double *work;
    size_t used, size;
    bool quick;            /* capacities by Newton's method instead of Blahut and Arimoto's iteration */
    unsigned long decided; /* comparisons made, every row counted */
    unsigned char answer[PLAIN_LINKS];
} out_t;

double *work(out_t *o, size_t n);
double *work_zeroed(out_t *o, size_t n);

static inline void take_answer(out_t *o, unsigned link, answer_t a)
{
    o->decided++;
    if (a > o->answer[link]) o->answer[link] = (unsigned char)a;
}

/* NaN compares as a violation. */
static inline answer_t order(double lhs, double rhs)
{
    if (lhs == rhs) return ANSWER_EQUAL;
    double scale = fmin(fabs(lhs), fabs(rhs)), tolerance = scale > 1 ? TOLERANCE * scale : TOLERANCE, slack = rhs - lhs;
    return slack > tolerance ? ANSWER_HOLDS : slack >= -tolerance ? ANSWER_EQUAL : ANSWER_VIOLATED;
}

static inline void decide_le(out_t *o, unsigned link, double lhs, double rhs) { take_answer(o, link, order(lhs, rhs)); }

static inline void decide_eq(out_t *o, unsigned link, double lhs, double rhs)
{
    take_answer(o, link, order(lhs, rhs) == ANSWER_EQUAL ? ANSWER_EQUAL : ANSWER_VIOLATED);
}

static inline void decide_lt(out_t *o, unsigned link, double lhs, double rhs)
{
    take_answer(o, link, order(lhs, rhs) == ANSWER_HOLDS ? ANSWER_HOLDS : ANSWER_VIOLATED);
}

/* Is every entry in [0,1]; in (0,1]? */
bool in_unit(const table_t *v);
bool in_positive_unit(const table_t *v);

/* --- lemmas ---------------------------------------------------------------------------------------------------- */

typedef struct {
    const char *id;
    const char *const *params; /* the names that value[0], value[1], .. stand for; ends with NULL */
    void (*eval)(out_t *o, const plain_t *c);
} plain_lemma_t;

/* One list for each file of lemmas; each ends with a NULL id. */
extern const plain_lemma_t plain_loop[], plain_fano[], plain_mixture[];
extern const plain_lemma_t plain_samples[];
extern const plain_lemma_t plain_conflict[], plain_disjoint[], plain_plane[];

#endif
