/* SPDX-License-Identifier: MIT
**
** Section 3.1: `means`. Its statement and terms (means_read.c, means_letter.c, means_term.c, means_bound.c), real numbers and
** polynomials in them (means_form.c), what the law and hypotheses say (means_law.c, means_apart.c), what is
** known (means_known.c), blocks and steps (means.c). Of the core it knows files, tokens, rational numbers.
*/
#ifndef LEMMATA_CHECKER_MEANS_H
#define LEMMATA_CHECKER_MEANS_H

#include "checker/core/reading.h"

enum { MEANS_ARGUMENTS = 6, MEANS_LETTERS = 4000, MEANS_FACTS = 40, MEANS_FACTORS = 24, NONE = -1 };

/* A letter: of a binder, a variable's, the first of an alphabet, what a map makes. All before VALUE are letters. */
typedef enum { LETTER, VARIABLE, FIRST, MAPPED,
    VALUE, NUMBERED, SIZE, LOGARITHM, PLUS, TIMES, INVERSE, ENTRY, SAME, EQUAL, ATLEAST, OCCURS, UNCERTAIN, AGAINST,
        GREATER, LESSER, GREATEST, SMALLEST, MEAN, OUTCOMES,
    BEST, POSTERIOR, CAPACITY } mkind_t;

/* The values of variables, letters; NULL at the others. */
typedef struct { uint32_t set; const struct mterm *value[VARIABLES_MAX]; } event_t;

/* at: LETTER: which; VARIABLE: which; MAPPED, ENTRY, NUMBERED: the name; SIZE, FIRST: the alphabet; GREATEST,
** SMALLEST, MEAN, POSTERIOR: the letter that is
** bound; AGAINST: the law. root: MEAN: whose letter it is. set: UNCERTAIN: H of these; AGAINST, POSTERIOR: the
** variable. event: UNCERTAIN, OUTCOMES, BEST.
** OCCURS: the letters of the variables of `rest`, in their order.
** CAPACITY: at: the variable, set: the one whose laws it is the greatest over, event: the rest of its factor.
** POSTERIOR: part 0 is the term, then the letters of the variables of `rest`, in their order.
** BEST: part 0 is the term, its letters variables, but `at`, the rule's; `set` sees, `rest` is the other letters'
** variables. */
typedef struct mterm {
    mkind_t kind;
    mpq_t q;
    unsigned at, n, size, depth;
    const struct mterm *part[MEANS_ARGUMENTS];
    uint32_t set, rest;
    unsigned root;
    const event_t *event;
} mterm_t;

typedef enum { A_NUMBER, A_TABLE, A_MAP, A_LAW, A_CHANNEL } named_t;
typedef struct {
    const char *name;
    named_t kind;
    range_t in;
    unsigned n, alphabet[MEANS_ARGUMENTS], into;
} declared_name_t;

/* A variable and its factor; called: NONE of its own; uniform. parents: what stands behind the bar, in this order. */
typedef struct {
    const char *name, *factor;
    unsigned alphabet, n, behind[MEANS_ARGUMENTS], root;
    uint32_t parents;
    int called;
    bool uniform;
} drawn_t;

/* positive: the root variable at whose letter the probability is positive; NONE. */
typedef struct { const char *name; unsigned alphabet; int positive; } mletter_t;

/* seen: the variable whose value each letter is where the hypothesis is said, with positive probability together;
** NONE: of any letter. */
typedef struct { const mterm_t *left, *right; relation_t sign; unsigned letters, letter[MEANS_ARGUMENTS];
    int seen[MEANS_ARGUMENTS]; } mfact_t;

/* The variables a are independent of the variables b, or functions of them. */
typedef struct { uint32_t a, b; bool function; } apart_t;

typedef struct {
    unsigned names, variables, alphabets, letters, visible, facts, aparts;
    declared_name_t name[NAMES_MAX];
    drawn_t variable[VARIABLES_MAX];
    const char *alphabet[NAMES_MAX];
    mletter_t letter[MEANS_LETTERS];
    unsigned seen[MEANS_LETTERS];      /* letters that may be named, the innermost last */
    mfact_t fact[MEANS_FACTS], claim;
    apart_t apart[MEANS_FACTS];
    bool outcomes;                     /* a mean of outcomes is being read: variables are letters, too */
} means_t;

extern means_t *M;

/* --- means_read.c: the statement ---------------------------------------------------------------------------------- */

void means_statement(const char *text);
int means_named(const char *name);
int means_variable(const char *name);
unsigned means_alphabet(const char *name);
/* A letter more, seen from now on: called like nothing that is. */
unsigned letter_open(const char *name, unsigned alphabet, int positive);
/* An alphabet's letters may have such a name: none that has a meaning. */
void name_is_free(const char *name);

/* --- means_letter.c: letters, events, entropies, from where the cursor is ----------------------------------------- */

/* H(A|C,E): b = 0; I(A;B|C,E) */
typedef struct { bool information; uint32_t a, b, given; const event_t *event; } basic_t;
int letter_seen(const char *name);                           /* NONE: no letter that is bound here */
const mterm_t *first_letter(unsigned alphabet);
mterm_t *letters_behind(mkind_t kind, unsigned name);            /* (a, b), as declared */
const mterm_t *letter_read(void);
unsigned variable_read(void);
/* a bar: variables, where `given` is not NULL, and values */
const event_t *behind(uint32_t *given);
const mterm_t *capacity_read(void);                          /* behind capacity */
const mterm_t *occurs_read(void);                            /* Pr(Y = y, S = s) > 0; NULL: the cursor is before none */
const mterm_t *capacity_of(unsigned v, uint32_t from, const event_t *e);   /* values of the rest of the factor */
basic_t basic_read(bool information);                        /* H or I */
const mterm_t *means_letter(const char *text, bool outcomes);
const event_t *means_event(const char *text);                /* S=s, K=0; "": none */
basic_t means_basic(const char *text);
const mterm_t *uncertain(uint32_t set, const event_t *e);
const mterm_t *basic_term(const basic_t *x);
unsigned alphabet_of(const mterm_t *letter);

/* --- means_term.c: terms ------------------------------------------------------------------------------------------ */

mterm_t *mterm(mkind_t kind, const mterm_t *a, const mterm_t *b);
void count_parts(mterm_t *x);                /* its size and depth, within limits */
mterm_t *mletter(unsigned letter);
mterm_t *mvalue(long k);
mterm_t *posterior(unsigned v, unsigned letter, const mterm_t *x, uint32_t given, const mterm_t *const *at);
const mterm_t *mminus(const mterm_t *a, const mterm_t *b);
const mterm_t *means_sum(void);              /* what the cursor is before */
const mterm_t *means_product(void);
const mterm_t *means_term(const char *text); /* all of the text */
void terms_reading(void);                            /* nothing of the file before is kept */
void divisors_shown(void);                           /* each that was read: or rejects */
void same_open(void);
bool msame(const mterm_t *x, const mterm_t *y);      /* but for the names of bound letters */
bool same_event(const event_t *x, const event_t *y);
const mterm_t *mput(const mterm_t *x, unsigned letter, const mterm_t *by);
bool depends(const mterm_t *x, unsigned letter);
bool has_outcomes(const mterm_t *x);                 /* a variable's letter stands in it */
const mterm_t *with_letter(const mterm_t *x, unsigned v, const mterm_t *by);       /* in the place of a variable's */
/* values for variables that have one; maps that make a variable */
const mterm_t *at_variables(const mterm_t *x, const event_t *e);

/* --- means_bound.c: terms that bind letters ----------------------------------------------------------------------- */

mterm_t *extreme_read(bool greatest);                /* behind max, min */
const mterm_t *sum_read(void);                       /* behind sum */

/* --- means_against.c: divergences from laws, in [0,inf] ----------------------------------------------------- */

const mterm_t *against_read(void);                   /* behind KL */
const mterm_t *divergence(const char *text);         /* KL(T||Q) alone */
void against_open(void);                             /* nothing of the file before is kept */
void against_stands(void);                           /* where those of the statement may stand, or rejects;
    from here on none is read that it does not have */

/* --- means_form.c: polynomials ------------------------------------------------------------------------------------ */

enum { POLY_POWERS = 12 };
typedef struct { mpq_t c; unsigned n; unsigned atom[POLY_POWERS]; } mono_t;
typedef struct { size_t n, room; mono_t *at; } mpoly_t;

void means_forms_open(void);
mpoly_t mpoly_of_term(const mterm_t *x);
mpoly_t mpoly_times(const mpoly_t *a, const mpoly_t *b);
mpoly_t mpoly_plus(const mpoly_t *a, const mpoly_t *b, int sign);
bool mpoly_constant(mpq_t q, const mpoly_t *f);        /* false: it is none */
bool is_divisor(const mterm_t *d);                   /* a number other than 0, or shown positive */
void divisor_put(const mterm_t *d);
bool has_inverse(const mpoly_t *f);                   /* somewhere in what it is made of */

/* --- means_law.c: what the law says; slacks, >= 0 or = 0 ---------------------------------------------------------- */

void possible(const event_t *e);
bool is_root(unsigned v);
/* slack >= 0 (LE), = 0 (EQ), > 0 (LT) */
typedef struct { const mterm_t *slack; relation_t sign; } mrelation_t;
bool law_step(mrelation_t *r, const char *rule, const json_t *step);   /* false: no rule of the law */
const mterm_t *mean_of_outcomes(const mterm_t *x, const event_t *e);
uint32_t variables_in(const mterm_t *x);             /* that stand for their values */
bool separated(uint32_t a, uint32_t b, uint32_t by); /* d-separated in the graph of the factors */

/* --- means_apart.c: hypotheses about variables -------------------------------------------------------------------- */

bool apart_fact_read(void);                              /* false: the cursor is before none */
bool apart_function(unsigned v, uint32_t of);            /* is v, by a hypothesis, a function of some of these? */
bool apart_independent(unsigned v, uint32_t others);     /* is v independent of these? */
mrelation_t apart_cut(const json_t *step);
mrelation_t apart_bit(const json_t *step);
mrelation_t apart_mean(const json_t *step);

/* --- means_known.c: what is known --------------------------------------------------------------------------------- */

/* slack >= 0 (LE), > 0 (LT) or = 0 (EQ). */
void means_know(mpoly_t slack, relation_t sign);
unsigned means_knowns(void);                         /* how many */
void means_forget(unsigned n);                       /* all but the first n */
/* f >= 0, f > 0 or f = 0 by this sum, or rejects. divisor: nothing that is divided by may stand in what shows it. */
void means_shown(const mpoly_t *goal, relation_t sign, const json_t *sum, bool divisor);

/* --- means.c: blocks ---------------------------------------------------------------------------------------------- */

unsigned root_variable(const json_t *j);
/* The term that the step is about, which has to be of this kind. */
const mterm_t *term_of_kind(const json_t *step, mkind_t kind, const char *what);
const char *text_at(const json_t *step, unsigned k);

#endif
