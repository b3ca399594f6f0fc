/* SPDX-License-Identifier: MIT
**
** words -- functions of a paper that are computation and not notation, written in C: named, with declared types. Loops never enter
** the language; what a loop computes is a word.
*/
#ifndef LEMMATA_CLAIMS_WORDS_H
#define LEMMATA_CLAIMS_WORDS_H

#include "numerics/expr/real.h"
#include "numerics/laws/chan.h"

typedef enum {
    WORD_REAL,     /* any number */
    WORD_RATIONAL, /* a number that is rational by its form: else the term is undefined */
    WORD_INTEGER,  /* an integer of a long */
    WORD_LAW,      /* a law on its letters: pmf, checked */
    WORD_TABLE     /* a table of rationals on its letters, row-major */
} word_type_t;

enum { WORD_ARGS_MAX = 8 };

/* One argument, by its type. */
typedef struct {
    const real_t *real;
    mpq_srcptr rational;
    long integer;
    const pmf_t *law;
    mpq_srcptr table;
    size_t cells;
    double approx;          /* of a number, in doubles */
    const double *cell;     /* of a law or table, in doubles */
} word_arg_t;

typedef struct {
    const char *name, *what;
    unsigned args;
    word_type_t arg[WORD_ARGS_MAX];
    /* The value; everything belongs to A. NULL, and why, outside its domain. */
    const real_t *(*exact)(arena_t *A, const word_arg_t *arg, const char **why);
    /* The same in doubles; NULL where there is none. */
    double (*plain)(const word_arg_t *arg);
} word_t;

/* The word of this name in a list that ends with NULL; NULL when there is none. */
const word_t *word_called(const word_t *const *words, const char *name);

#endif
