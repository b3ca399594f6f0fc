/* SPDX-License-Identifier: MIT
**
** core -- a claim with its names resolved: what is evaluated on a candidate, exactly or in doubles, and what provers
** read.
**
** Definitions are expanded, notation is lowered: I to sums of entropies of sets of variables, Pr and E to sums of
** cells, E(P; f) to sums over letters. A bound letter or index is a slot. A law of the setting is an array of axes,
** each of an alphabet.
*/
#ifndef LEMMATA_CLAIMS_CORE_H
#define LEMMATA_CLAIMS_CORE_H

#include "proofs/claims/tree/fault.h"
#include "proofs/claims/words.h"
#include "proofs/engine/candidate.h"

enum {
    ALPHABETS_MAX = 16,
    LAWS_MAX = 16,
    SLOTS_MAX = 48,
    MEMOS_MAX = 512,
    EXPANDED_MAX = 100000,
    CELLS_OF_SUM_MAX = 1 << 18,
    STILLS_MAX = 256,
    STILL_SLOTS_MAX = 4,
    LETTERED_MAX = 256,
    LETTERS_KEPT_MAX = 2
};

/* --- the setting: what is declared ------------------------------------------------------------------------------- */

typedef struct {
    const char *name;   /* X */
    char axis;          /* its letter in the parameters */
    const char *size;   /* the declared number that is its size; NULL */
    long lo, hi;        /* of its size; hi = 0: no end */
} alphabet_t;

typedef struct {
    const char *name;      /* P, or p of the joint law of the variables */
    unsigned axes;
    unsigned alphabet[PMF_AXES_MAX];
    const char *variable[PMF_AXES_MAX]; /* X; NULL of a law by name */
    const char *letter[PMF_AXES_MAX];   /* x */
    int param;             /* of one parameter; -1: a product of factors */
    bool own;              /* has it a factor of its own? */
    unsigned factors;
    struct {
        int param;                     /* -1: uniform */
        const char *called;            /* of a declared law, channel or map; NULL */
        unsigned given;                /* axes */
        unsigned behind[PMF_AXES_MAX]; /* as they are written */
        unsigned of;                   /* the axis */
    } factor[PMF_AXES_MAX];
} law_t;

typedef enum { ENTRY_NUMBER, ENTRY_LAW, ENTRY_TABLE, ENTRY_MAP, ENTRY_CHANNEL, ENTRY_FACTOR } entry_kind_t;

typedef struct {
    const char *name;
    entry_kind_t kind;
    const binder_t *binder;
    unsigned axes;
    unsigned alphabet[VALUE_AXES_MAX];
    unsigned into;         /* of a map */
    bool positive;         /* a hypothesis says so: families draw it so */
    const struct core *lo, *hi, *const *among; /* the range of its binder; NULL where there is none */
    mpq_srcptr least, most; /* its ends, where they are constants; NULL else */
    const mpq_srcptr *value; /* of a list, each a constant or NULL */
} entry_t;

typedef struct {
    unsigned alphabets, laws, params;
    alphabet_t alphabet[ALPHABETS_MAX];
    law_t law[LAWS_MAX];
    int joint;             /* the law of the random variables; -1: none */
    entry_t entry[PARAMS_MAX];
    param_t param[PARAMS_MAX + 1];
} setting_t;

/* --- terms -------------------------------------------------------------------------------------------------------- */

typedef enum {
    CORE_NUMBER,   /* number */
    CORE_PARAM,    /* the number that parameter `at` is */
    CORE_SIZE,     /* of alphabet `at` */
    CORE_SLOT,     /* a bound letter (alphabet >= 0) or index */
    CORE_LETTER,   /* the letter `at` of the alphabet */
    CORE_ORD,      /* the number, from 0, of the letter part[0] */
    CORE_ENTRY,    /* table `at` at the letters part[..]; a channel's entry likewise, its output last */
    CORE_MAP,      /* map `at` at these letters: a letter */
    CORE_MASS,     /* law `at`: of the axes `set` given the axes `given`, at the letters part[..], in the axes' order */
    CORE_ENTROPY,  /* of the axes `set` of the joint law, given that the axes `given` have the letters part[..] */
    CORE_NEG, CORE_ADD, CORE_SUB, CORE_MUL, CORE_DIV, CORE_POW,
    CORE_GIVEN,    /* part[0]/part[1], the probability of a condition below: of an impossible one nothing is said */
    CORE_COMPARE, CORE_AND, CORE_OR, CORE_NOT, CORE_BRACKET, CORE_IF,
    CORE_FUNCTION, /* name of part[..] */
    /* name: sum, prod, max, min; of the body, the last part, over slots; of a range: part[0] .. part[1] */
    CORE_OVER,
    CORE_DIVERGENCE, /* name: of part[0] and part[1], functions of the slots; H: of part[0] alone */
    CORE_CAPACITY, /* of the channel part[0]: the first `given` slots are its inputs */
    CORE_WORD      /* a word, each argument a number or a function of its slots (word_slots) */
} core_kind_t;

/* What a term is by its make, whatever the candidate: a rational; a sum of logarithms of such, each times such; more. */
typedef enum { FORM_MORE, FORM_LOGS, FORM_RATIONAL } core_form_t;

typedef struct core {
    core_kind_t kind;
    core_form_t form;
    spot_t at_text;
    int at;
    int alphabet;          /* of what is a letter; -1 else */
    mpq_srcptr number;
    double near;           /* the number, cut to a double */
    const char *name;
    relop_t op;
    unsigned n;
    const struct core *const *part;
    unsigned set, given;
    unsigned slots;        /* bound here */
    unsigned slot[PMF_AXES_MAX];
    unsigned over[PMF_AXES_MAX]; /* the alphabet of each */
    const struct core *order;
    const word_t *word;
    const unsigned *word_slots; /* how many of the slots belong to each argument */
    const char *const *word_said; /* each argument as it is written */
    uint64_t uses;         /* slots that it depends on and does not bind */
    int memo;              /* of a closed term that is worth keeping: where; -1 */
    int still;             /* of a term that comes back in a loop: where values of it are kept; -1 */
    int lettered;          /* of one worth keeping, of a letter or two: where its values at them are kept; -1 */
} core_t;

/* The slots of a term's letters, and their alphabets. */
typedef struct { unsigned n, slot[LETTERS_KEPT_MAX], over[LETTERS_KEPT_MAX]; } letters_t;

/* One term, written twice: the same of all its parts. NULL is itself alone. */
bool core_same(const core_t *x, const core_t *y);

/* --- facts, claims, a lemma --------------------------------------------------------------------------------------- */

typedef struct {
    const fact_t *fact;
    const char *text, *not_so;    /* the fact; "FACT: not so", as a reason says it */
    unsigned slots, slot[PMF_AXES_MAX], over[PMF_AXES_MAX];
    const char *letter[PMF_AXES_MAX];
    unsigned n;                   /* terms of a relation */
    const core_t *const *term;
    unsigned set[PARTS_MAX];      /* axes of the groups of a structure */
    unsigned given;
    /* of a claim: it depends on the claim's letters, and says in which settings something is claimed */
    bool within;
} core_fact_t;

typedef struct {
    const claim_t *claim;
    unsigned slots, slot[PMF_AXES_MAX], over[PMF_AXES_MAX];
    const char *letter[PMF_AXES_MAX];
    unsigned givens;
    const core_fact_t *given;
    const core_t *const *term;
} core_claim_t;

typedef struct {
    const equality_t *equality;
    unsigned claim, link;
    unsigned n;
    const core_fact_t *fact;
} core_equality_t;

typedef struct {
    arena_t *home;
    const tree_t *file;
    const lemma_tree_t *tree;
    const word_t *const *words;
    setting_t setting;
    unsigned givens, claims, equalities;
    const core_fact_t *given;
    const core_claim_t *claim;
    const core_equality_t *equality;
    unsigned memos, stills, lettered;
    letters_t letters[LETTERED_MAX];
} core_lemma_t;

/* Is the term known before anything of letters is: made of numbers, sizes, indices, arithmetic and words of them? */
bool core_is_bare(const core_t *x);
/* Resolves and checks the lemma; NULL and the fault when a name or a type is wrong. */
const core_lemma_t *core_lemma(arena_t *A, const tree_t *file, const lemma_tree_t *L, const word_t *const *words,
                               claim_fault_t *fault);
/* A term in the setting of a lemma, with one index bound: slot 0 is `index` where it is not NULL. For tables and
** families. */
const core_t *core_term(const core_lemma_t *L, const node_t *x, const char *index, claim_fault_t *fault);

#endif
