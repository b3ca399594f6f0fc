/* SPDX-License-Identifier: MIT
**
** eval -- core terms on a candidate, exactly. Rationals stay rationals, entropies and divergences are log forms.
*/
#ifndef LEMMATA_CLAIMS_EVAL_H
#define LEMMATA_CLAIMS_EVAL_H

#include "proofs/claims/core/core.h"
#include "numerics/laws/factors.h"

/* A unit of work is a product of two words, or a summand of an expression that is made; a candidate may cost
** WORK_MAX. */
enum { WORK_MAX = 1 << 28, NESTED_MAX = 2048 };
enum { STEPS_MAX = 4000000, MARGINALS_MAX = 256, WORDS_KEPT_MAX = 24, ENTROPIES_KEPT = 2048, STILL_VALUES_MAX = 256 };

/* A rational, where q is set; else an expression. */
typedef struct { mpq_srcptr q; const real_t *x; } num_t;

typedef struct { unsigned set, given; size_t cell; num_t value; } kept_entropy_t;
typedef struct { int law; unsigned set; const pmf_t *P; } kept_marginal_t;
typedef struct { const word_t *word; void *at; } kept_word_t;
/* A value of a term that comes back, and the slots it was worked out for; some of them, by hash. */
typedef struct { num_t value; mpq_ptr own; long slot[STILL_SLOTS_MAX]; } still_t;
typedef struct { still_t *at; unsigned room; } stills_t;

/* Numbers in blocks of 64, 128, ..: those that a turn of a loop made serve the next one again. */
enum { NUMBER_BLOCKS = 26 };

typedef struct {
    arena_t *A;
    const core_lemma_t *L;
    const candidate_t *c;
    effort_t *effort;
    size_t dim[ALPHABETS_MAX];
    const pmf_t *law[LAWS_MAX];  /* of a product of factors that is too large: NULL */
    const factor_t *factor;      /* of the joint law, where it is such a product */
    long slot[SLOTS_MAX];
    num_t *memo;               /* of the terms that the lemma had when this began */
    unsigned memos;
    num_t **lettered;          /* of such terms: their values at the letters, once one is asked for */
    unsigned letterings;
    stills_t *still;           /* NULL of a candidate in the making: its numbers are not set yet */
    mpq_ptr block[NUMBER_BLOCKS];
    size_t numbers;            /* how many of them are in use */
    kept_entropy_t *entropy;   /* by hash, in a table with room for at least twice as many */
    size_t entropies, entropies_room;
    kept_marginal_t *marginal;
    size_t marginals, marginals_room;
    const real_t ***log;         /* of the entries of tables, as they are asked for; NULL before */
    kept_word_t *kept;           /* WORDS_KEPT_MAX, once a word is asked for */
    void *shared;                /* what the words of the paper keep together */
    unsigned long steps;
    size_t work;
    /* What stood in the way, since it was last reset. */
    bool impossible;          /* a condition of probability 0 */
    const char *not_law;      /* an array where a law is meant */
    const char *doubt;        /* a condition that could not be decided */
    const char *beyond;       /* a stated limit */
    bool at_most;             /* a word of which an upper bound alone is known */
    /* Certificates, of all candidates' words and of the present setting; those that a witness gives, ending with
    ** NULL. */
    chain_t *proofs;
    const certificate_t *const *given;
    unsigned rests, rested;   /* in this setting; how often in all */
    const certificate_t *rest[CERTIFICATES_MAX];
} eval_t;

eval_t *eval_start(arena_t *A, const core_lemma_t *L, const candidate_t *c, effort_t *effort);
/* Of a candidate that is being made, with these sizes: for bare terms (core_is_bare) alone. */
eval_t *eval_bare(arena_t *A, const core_lemma_t *L, const candidate_t *c, const size_t *dim);
/* Are the numbers that a bare term asks for set? */
bool eval_knows(const eval_t *e, const core_t *x);
/* The whole number that a bare term is; false where it is none, or not known. */
bool eval_whole(eval_t *e, const core_t *x, long *n);
void eval_reset(eval_t *e);
/* Where certificates are kept. */
chain_t *eval_proofs(eval_t *e);
num_t eval(eval_t *e, const core_t *x);
const real_t *eval_real(eval_t *e, const core_t *x);
/* 1: so; 0: not so; -1: not known, or a part of it is undefined. */
int eval_condition(eval_t *e, const core_t *x);
/* The same of a hypothesis, in all its settings; `where` says the first that fails, "" when it has no letters (NULL
** where it is not wanted); FACT_BEYOND: it passes a limit, which `where` says. */
enum { FACT_BEYOND = -2 };
int eval_fact(eval_t *e, const core_fact_t *f, const char **where);
/* Steps through the settings of these slots, all 0 at first; false after the last. */
bool eval_next(eval_t *e, unsigned n, const unsigned *slot, const unsigned *over);
void eval_first(eval_t *e, unsigned n, const unsigned *slot);
size_t eval_letter(eval_t *e, const core_t *x);

/* --- joint.c: laws that are products of factors --- */
void eval_factors(eval_t *e, unsigned law);
/* The law of the axes of `set`; NULL, and beyond said, where that is too large. */
const pmf_t *eval_marginal(eval_t *e, int law, unsigned set);
/* A law of random variables, of these axes at least (NULL as above), and how it numbers the axes of a set of them. */
const pmf_t *eval_joint(eval_t *e, unsigned all);
unsigned eval_axes(const eval_t *e, unsigned set, unsigned all);
/* The bits of `set` that are in `keep`, numbered among those. */
unsigned eval_squeezed(unsigned set, unsigned keep);
/* Where H(set | given has these letters) is kept, empty at first; NULL when enough are kept. */
num_t *eval_kept_entropy(eval_t *e, unsigned set, unsigned given, size_t cell);
/* --- loop.c: what a turn of a loop makes, and what it leaves --- */
/* A number, 0, that lasts to the end of the turn of the innermost sum, product, least or greatest over slots. */
mpq_ptr num_new(eval_t *e);
/* The same value, for as long as the candidate lasts. */
num_t num_kept(eval_t *e, num_t v);
/* The value that is kept of these slots, `uses`; of none, no value. */
num_t still_value(const eval_t *e, const stills_t *s, uint64_t uses);
/* Keeps v as the value of these slots; returns it. What stood in its place is seen by no one any more: the turn that
** asked for it is over, and gives no number away. */
num_t still_keep(eval_t *e, stills_t *s, uint64_t uses, num_t v);
num_t eval_over(eval_t *e, const core_t *x);
/* --- number.c: arithmetic --- */
num_t num_si(eval_t *e, long n);
/* inf - inf: no number. */
num_t num_undefined(eval_t *e);
const real_t *num_real(eval_t *e, num_t a);
num_t num_of(const real_t *x, eval_t *e);
/* --- work.c: what they may cost --- */
/* Counts so many units; past the limit `beyond` is set, and false. */
bool eval_spend(eval_t *e, size_t units);
/* The cost of an operation of two rationals. */
bool eval_spend_rational(eval_t *e, mpq_srcptr a, mpq_srcptr b);
/* The expression's, and its depth against its limit. */
bool eval_spend_real(eval_t *e, const real_t *x);
/* --- */
num_t num_add(eval_t *e, num_t a, num_t b);
num_t num_sub(eval_t *e, num_t a, num_t b);
num_t num_mul(eval_t *e, num_t a, num_t b);
num_t num_div(eval_t *e, num_t a, num_t b);
num_t num_pow(eval_t *e, num_t a, num_t b);
/* -1, 0, 1; 2 when not known. */
int num_cmp(eval_t *e, num_t a, num_t b);
num_t num_function(eval_t *e, const char *name, unsigned n, const num_t *a);
/* log of a term by its form: of a product of positive factors, the sum of theirs. */
num_t eval_log(eval_t *e, const core_t *x);
/* --- law.c --- */
num_t eval_divergence(eval_t *e, const core_t *x);
num_t eval_capacity(eval_t *e, const core_t *x);
/* --- word.c --- */
num_t eval_word(eval_t *e, const core_t *x);

#endif
