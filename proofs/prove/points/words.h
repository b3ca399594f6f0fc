/* SPDX-License-Identifier: MIT
**
** points/words -- terms and hypotheses at letters in the notation of certificates (docs/certificates.md, section 8).
**
** Entries stand at letters that have names; brackets and cases are [A REL B], 1 or 0; words that are weights of points
** in pools are entries of weights, declared once for each weights, law and size.
*/
#ifndef LEMMATA_POINTS_WORDS_H
#define LEMMATA_POINTS_WORDS_H

#include "proofs/claims/compile.h"
#include "proofs/prove/claim_words_parts.h"

enum { POOLS_MAX = 8, LOOPS_MAX = 4, COUNTS_MAX = 8, DRAWS_MAX = 4 };

typedef struct {
    arena_t *A;
    const core_lemma_t *L;
    const char *at[SLOTS_MAX];          /* the letter that a slot is; NULL: none */
    bool number[SLOTS_MAX];             /* it is the name of a number */
    bool law[LAWS_MAX], entry[PARAMS_MAX];   /* which are written */
    bool over[ALPHABETS_MAX];           /* what is summed over, or counted */
    bool each;                          /* within a hypothesis about letters of its own */
    const char *single[PARAMS_MAX];     /* the one letter that a table is taken at: a number; NULL: it is a table */
    const char *row[PARAMS_MAX];        /* the one letter at which rows of a table of two letters are: a table; or NULL */
    unsigned pools;
    struct { const char *name, *w, *p, *size; } pool[POOLS_MAX];
    unsigned loops;
    struct { const char *name, *what; } loop[LOOPS_MAX];   /* what: limit, decay or fall of x': .. */
    unsigned counts;
    struct {
        const char *name, *what;
    } count[COUNTS_MAX]; /* what: chance or share of x': .., ceil of .. */
    bool drawn;                         /* rows of the table `rows` are drawn, and means of so many of them */
    unsigned rows, draws;
    unsigned best_on;
    const char *best, *best_of, *edge, *edge_of;   /* Q, a law > 0 that a word makes, of what; F, what KL(Q||p) buys */
    struct { const char *name, *size; } draw[DRAWS_MAX];
    const char *table[SLOTS_MAX];       /* the drawn table whose value a letter is; NULL: none */
} points_words_t;

/* The term; NULL outside the class. */
const char *points_term(points_words_t *P, const core_t *x);
/* A hypothesis as relations, "" where nothing of it is of the class: a product of brackets that is 1 is each of their
** conditions. */
unsigned points_facts(const char **text, unsigned room, points_words_t *P, const core_fact_t *F);
/* Are rows of a table drawn in one of these terms? Then hypotheses about each row are about what is drawn. */
void points_draws(points_words_t *P, const core_t *const *term, unsigned n);
/* The declarations of what is written. NULL: one of them is of no kind that the notation has. */
const char *points_declared(points_words_t *P);
/* The statement of the link, *facts hypotheses; NULL outside the class. */
const char *points_stated(points_words_t *P, unsigned *facts, arena_t *A, const compiled_t *C, size_t link);

#endif
