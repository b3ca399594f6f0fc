/* SPDX-License-Identifier: MIT
**
** The parts of means: terms with names for letters (means_declared.c, means_words.c, means_outcomes.c,
** means_terms.c), the search (means.c, means_sums.c, means_law.c, means_fano.c).
*/
#ifndef LEMMATA_PROVE_MEANS_PARTS_H
#define LEMMATA_PROVE_MEANS_PARTS_H

#include "proofs/prove/entropy/means.h"

enum { MEANS_FACTS_MAX = 16, MEANS_LETTERS_MAX = 6 };

/* TEXT: an entry, a name, a size, a logarithm, a divergence from a law. SAME: of two letters. INFO:
** I(a;b|given,event); ENTROPY: H(a|event). MOST, LEAST: over a letter. MEAN: of
** root's. OUTCOMES: its letters are variables. BEST: sees, then the rule's letter, then the rest. EQUAL, ATLEAST:
** [a = b], [a >= b] of numbers. OCCURS: that `text` has positive probability. POSTERIOR: the mean over
** a letter, by the probability `other`. */
typedef enum { T_NUMBER, T_TEXT, T_SAME, T_ADD, T_MUL, T_INVERSE, T_MAX, T_MIN, T_MOST, T_LEAST, T_MEAN, T_OUTCOMES,
    T_INFO, T_ENTROPY, T_BEST,
    T_EQUAL, T_ATLEAST, T_OCCURS, T_POSTERIOR } tkind_t;

typedef struct { unsigned set; const char *value[PMF_AXES_MAX]; } values_t;

typedef struct tterm {
    tkind_t kind;
    mpq_srcptr q;
    const char *text, *other;     /* TEXT, SAME; a bound letter; of MEAN its mass */
    unsigned alphabet;            /* of the bound letter */
    unsigned n;
    const struct tterm *part[2];
    unsigned a, b, given;
    values_t at;
    unsigned letters;             /* BEST: at each axis */
    unsigned axis[PMF_AXES_MAX];
    const char *letter[PMF_AXES_MAX];
    unsigned sees;
} tterm_t;

typedef struct {
    const tterm_t *left, *right;  /* the smaller, the larger */
    bool equal, strict;
    unsigned letters, alphabet[MEANS_LETTERS_MAX];
    const char *letter[MEANS_LETTERS_MAX];
} tfact_t;

typedef struct { const core_t *word, *binomial; int table, number; } metric_t;

typedef struct {
    arena_t *A;
    const core_lemma_t *L;
    const law_t *P;
    metric_t metric;              /* a word that stands for a table, and the table; NULL: none */
    const char *at[SLOTS_MAX];    /* the letter that a slot is; of outcomes a variable */
    bool used[PARAMS_MAX];
    int mean[SLOTS_MAX];          /* by which parameter, and 1, the slot is averaged over; 0: by none */
    bool any;                     /* a reason's own term: what values cannot be is as the certificate has it */
    unsigned facts, letters, laws;
    const core_t *law[LAWS_MAX];  /* that divergences are from, by no name of their own */
    tfact_t fact[MEANS_FACTS_MAX];
    const char *letter[MEANS_LETTERS_MAX];       /* of the claim */
    unsigned alphabet[MEANS_LETTERS_MAX];
    const tterm_t *left, *right;
    const char *statement;
} tclaim_t;

/* --- means_declared.c --------------------------------------------------------------------------------------------- */

/* The link read and its statement; false outside the class. */
bool tclaim_read(tclaim_t *T, arena_t *A, const compiled_t *C, size_t link);

/* --- means_kernels.c ---------------------------------------------------------------------------------------------- */

/* The lemma whose law has the coarse kernels that hypotheses speak of; C itself where they speak of none. */
const compiled_t *link_of_kernels(arena_t *A, const compiled_t *C, size_t link);

/* --- means_metric.c ----------------------------------------------------------------------------------------------- */

/* The lemma with a table of two letters for a word that is a metric, and a number > 0 for a binomial coefficient that
** is; C itself, and no word, where the link has none. */
const compiled_t *link_of_metric(metric_t *m, arena_t *A, const compiled_t *C, size_t link);
const tterm_t *tmetric(tclaim_t *T, const core_t *x);         /* NULL: neither */

/* --- means_outcomes.c: NULL: of no such kind ---------------------------------------------------------------------- */

const tterm_t *toutcomes(tclaim_t *T, const core_t *x);       /* E[TERM|event], Pr(condition|event) */
const tterm_t *tover(tclaim_t *T, const core_t *x);           /* sums and extremes over letters */
/* Is it (sum x: TERM)/|X|? */
bool is_average(const core_t *x);
const tterm_t *taverage(tclaim_t *T, const core_t *x);        /* of such a term: the mean over a uniform X */

/* --- means_words.c ------------------------------------------------------------------------------------------------ */

/* NULL: of no such kind. */
const tterm_t *tterm_read(tclaim_t *T, const core_t *x);
/* means_given.c: NULL: of no such kind. */
const tterm_t *tterm_given(tclaim_t *T, const core_t *x);     /* means given values, conditions of numbers,
    divergences from laws, an index read best */
/* [p(y,a) > 0]; NULL: something else. */
const tterm_t *tterm_occurs(tclaim_t *T, const core_t *c);
/* A fact about the values that variables have: `with Pr(..) > 0`, and its sides. */
bool tfact_given(tclaim_t *T, const core_fact_t *F, const char **with, const tterm_t **a, const tterm_t **b);
const char *law_made(const tclaim_t *T, unsigned k);
bool tname_taken(const tclaim_t *T, const char *name);
/* The letter; NULL. */
const char *tletter(tclaim_t *T, const core_t *x);
/* A name for a letter that is bound: its alphabet's in small letters, with primes. */
const char *letter_for(tclaim_t *T, unsigned alphabet);

/* --- means_terms.c ------------------------------------------------------------------------------------------------ */

tterm_t *tnew(arena_t *A, tkind_t kind, const tterm_t *a, const tterm_t *b);
const tterm_t *tnumber(arena_t *A, long k);
const tterm_t *ttext(arena_t *A, const char *text);
const char *tprint(const tclaim_t *T, const tterm_t *x);
const char *tevent(const tclaim_t *T, const values_t *e);
const char *tset(const tclaim_t *T, unsigned set);
bool tsame(const tclaim_t *T, const tterm_t *x, const tterm_t *y);
/* The term at the letter or variable `to` in the place of `from`. */
const tterm_t *tput(const tclaim_t *T, const tterm_t *x, const char *from, const char *to);
/* Does the variable stand there for its value, of the outcome around? */
bool tstands_in(const tterm_t *x, const char *variable);
/* Is the name a word of the text? */
bool has_word(const char *text, const char *name);
const char *with_word(arena_t *A, const char *text, const char *from, const char *to);

#endif
