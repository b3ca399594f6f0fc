/* SPDX-License-Identifier: MIT
**
** words -- functions of a paper that are computation and not notation, written in C: named, with declared types. Loops
** never enter the language; what a loop computes is a word.
*/
#ifndef LEMMATA_CLAIMS_WORDS_H
#define LEMMATA_CLAIMS_WORDS_H

#include "numerics/laws/chan.h"
#include "proofs/engine/lemma.h"

typedef enum {
    WORD_REAL,     /* any number */
    WORD_RATIONAL, /* a number that is rational by its form: else the term is undefined */
    WORD_INTEGER,  /* an integer of a long */
    WORD_LETTER,   /* a letter of any alphabet: its number, from 0, and how many there are */
    WORD_LAW,      /* a law on its letters: pmf, checked */
    WORD_TABLE     /* a table of rationals on its letters, row-major */
} word_type_t;

enum { WORD_ARGS_MAX = 8 };

/* One argument, by its type. */
typedef struct {
    const char *said;       /* as it is written */
    const real_t *real;
    mpq_srcptr rational;
    long integer;           /* of an integer, a letter */
    const pmf_t *law;
    mpq_srcptr table;
    size_t cells;
    unsigned rank;          /* of a law or table: letters, and how many of each; of a letter: rank 0, and dim[0] */
    size_t dim[PMF_AXES_MAX];
    double approx;          /* of a number, in doubles */
    const double *cell;     /* of a law or table, in doubles */
} word_arg_t;

/* A call on a candidate. What is made belongs to A and lives as long as the candidate. */
typedef struct {
    arena_t *A;
    effort_t *effort;       /* for signs that a word has to know */
    void **kept;            /* the word's own on this candidate: NULL at its first call */
    void **shared;          /* the same of all words of the paper together */
    const char *why;        /* outside its domain: why */
    const char *beyond;     /* past a stated limit: which */
    const char *doubt;      /* not known: why */
    /* of the value only this upper bound is known: it stands alone in a term, which is then as good as known to be at
    ** most that */
    bool at_most;
    /* where certificates are looked for, and those of a witness found (chain_limit, chain_fall), and */
    chain_t *proofs;
    unsigned rests;         /* those that the value rests on (word_rests_on) */
    const certificate_t *rests_on[CERTIFICATES_MAX];
} word_call_t;

/* What a word is, where provers know more of it than its name: weights of points in pools, H(x) = E[K w(x)/(w(x) +
** w(Y_1) + .. + w(Y_{K-1}))], Y_j from p; the best of N draws from p by r, ties in an order of their own; a power of a
** positive number. */
typedef enum {
    READS_NOTHING,
    READS_WEIGHT,       /* (w, p, K, x): H(x) */
    READS_CHANCE,       /* (w, p, S, K, a, b): P(a <= N <= b), N of the K - 1 others in S */
    READS_SHARE,        /* (w, p, S, K, a, b, x): H(x) on that event */
    READS_CURATED,      /* (w, p, K, x): p(x) H(x) */
    READS_POOLED,       /* (p, w, K, x): p(x) H(x), of pools of one too */
    READS_ROUND,        /* (w, K, w', M, p, x): the same of p H, w', M */
    READS_CURATED_MASS, /* (w, K, p, S, ..): the sum of S p H */
    READS_ROUND_MASS,   /* (w, K, w', M, p, S, ..): the sum of S over both */
    READS_BEST,         /* (p, r, N, y): the chance of y */
    READS_POWER,        /* (z, k): z^k */
    READS_LIMIT,        /* (w, K, p, x): lim p_t(x) of the loop that makes p H of p */
    READS_ROUND_LIMIT,  /* (w, K, w', M, p, x): of the loop of both stages */
    READS_DECAY,        /* (w, K, p, S): limsup p_t(S)^(1/t) */
    READS_ROUND_DECAY,  /* (w, K, w', M, p, S, ..) */
    READS_ROUND_FALL,   /* (w, K, w', M, p, x): limsup p_t(x)^(1/t) */
    READS_METRIC,       /* (.., a, b): a whole number, 0 where a = b alone, at most that by way of a third */
    /* (p, w, beta, a, z, k): E of the gap, of what is lost, its size, and of KL(p||.), of the mean of k rows of a */
    READS_DRAWN_GAP,
    READS_DRAWN_LOST,
    READS_DRAWN_MOVED,
    READS_DRAWN_DUAL,
    READS_FRONTIER,     /* (p, r, q): the mean of r under the tilt of p by r that diverges as q does */
    READS_DRAWN_SQUARE  /* (a, k): E of its squared range, less the mean of all rows */
} word_reads_t;

typedef struct {
    const char *name, *what;
    unsigned args;
    word_type_t arg[WORD_ARGS_MAX];
    /* The value; NULL with why, beyond, doubt or none of them said. */
    const real_t *(*exact)(word_call_t *call, const word_arg_t *arg);
    /* The same in doubles; NULL where there is none: hunting then leaves claims that say the word alone. */
    double (*plain)(const word_arg_t *arg);
    word_reads_t reads;
} word_t;

/* The value rests on this certificate. */
void word_rests_on(word_call_t *call, const certificate_t *C);
/* The word of this name in a list that ends with NULL; NULL when there is none. */
const word_t *word_called(const word_t *const *words, const char *name);

#endif
