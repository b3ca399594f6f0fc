/* SPDX-License-Identifier: MIT
**
** family -- candidates made from the declarations. What a hypothesis of structure asks for (a Markov chain,
** independence, a function) is built in: the joint law is a product along an order in which every variable depends only
** on what the hypotheses leave it. An equation NAME = term is met by setting NAME. Inequalities are met by drawing
** again, a few times. What remains unmet is outside, and is said.
*/
#ifndef LEMMATA_CLAIMS_FAMILY_H
#define LEMMATA_CLAIMS_FAMILY_H

#include "proofs/claims/compile.h"
#include "proofs/claims/exact/eval.h"

/* How a joint law is built: the axes in order, each given its parents; a function of them where `map`. */
typedef struct { unsigned order[PMF_AXES_MAX], parents[PMF_AXES_MAX]; bool map[PMF_AXES_MAX]; } net_t;

/* What is asked for: I(A;B|C) = 0, or, where `map`, H(A|C) = 0; sets of axes. */
typedef struct { unsigned a, b, c; bool map; } ask_t;

/* As good as each other: one is drawn. None where there is no joint law. */
enum { NETS = 8 };
typedef struct { unsigned n, asks; net_t net[NETS]; ask_t ask[PARTS_MAX]; } nets_t;

typedef enum {
    MAKE_CORNERS,
    MAKE_FUNCTIONS,
    MAKE_PARITIES,
    MAKE_TIES,
    MAKE_SMALL,
    MAKE_RANDOM,
    MAKE_EVERY,
    MAKE_BY_HAND
} make_t;

/* One value that is set: a number, an array of numbers (rows within rows, of these lengths), a named law or channel
** with its number, behind which may stand for how many letters it is, or a term at the letters of what is set. */
typedef struct {
    const char *named;
    unsigned n;
    const core_t *const *part;
    bool row, letters;
    size_t dim[VALUE_AXES_MAX];
} hand_t;
/* What is set: a parameter, or the size of an alphabet; to one of n values, or to from .. to. */
typedef struct {
    int entry, alphabet;
    unsigned n;
    const hand_t *value;
    bool range, early; /* known before letters are */
    long from, to;
} set_t;

/* What a constructor can be: a declared channel or law, or what random variable `axis` is given those before it. */
typedef struct { int entry, axis; } target_t;

/* A constructor that is a family: one of its targets is it, with its number, for so many letters. NULL, and no values:
** over all that it can have. */
typedef struct {
    const char *name;
    const core_t *number, *letters;
    set_t own_number, own_letters; /* set behind it, and no parameters of the lemma */
    unsigned targets;
    target_t target[PARAMS_MAX + PMF_AXES_MAX];
} made_t;

typedef struct {
    make_t how;
    int claim;               /* whose own hypotheses are met too; -1: none */
    int equality;            /* whose facts are met too; -1: none */
    const nets_t *nets;      /* of the hypotheses that are met */
    const try_t *by;
    long from, to;           /* of a sweep */
    long letters_lo, letters_hi, denominator;
    unsigned sets;
    const set_t *set;        /* as they are written */
    const made_t *made;      /* NULL: of another kind */
    unsigned steps;
    const unsigned *order;   /* what is made, one by one: a set; past them, what hypothesis order[k] - sets sets */
} recipe_t;

struct plan {
    unsigned n;
    recipe_t recipe[FAMILIES_MAX];
    family_t family[FAMILIES_MAX];
    const family_t *list[FAMILIES_MAX + 1];
    unsigned founds;
    const candidate_t *const *found;
    const nets_t *nets[ITEMS_MAX + 1]; /* of the lemma's hypotheses; of each claim's too */
};

/* Sets C->lemma.families and C->plan. */
bool claims_families(arena_t *A, compiled_t *C, claim_fault_t *fault);
/* Of the lemma's hypotheses, and of those of each claim: the nets that leave most dependence, of several orders; when
** no order meets them, one that meets none. nets[0] is the lemma's, nets[k+1] that of claim k: the lemma's itself where
** the claim asks for nothing more. */
void nets_of(arena_t *A, const nets_t **nets, const core_lemma_t *L);
/* The nets in which, besides, the last of each chain A -> B -> C among the hypotheses is a function of B: the corners
** of all decoders. NULL where there is no chain, or no such net. */
const nets_t *nets_of_decoders(arena_t *A, const core_lemma_t *L);
void family_make(candidate_t *c, draw_t *d, size_t i);

/* --- draw.c: filling parameters --- */

typedef struct {
    candidate_t *c;
    draw_t *d;
    const setting_t *S;
    const recipe_t *r;
    make_t how;
    size_t i, product;       /* corners: the digits that are left, the product of the radices so far */
    size_t dim[ALPHABETS_MAX];
    size_t which[PARTS_MAX]; /* of the values of each set, one */
    long index;              /* of a sweep */
    const char *past;        /* what is set cannot be: why the candidate is not made */
    /* Of a constructor: which target, which of its numbers; what it is, once that is known. */
    unsigned target, variant;
    size_t own[2];
    const net_t *net;
    mpq_srcptr number;
    bool ready;
} maker_t;

/* Of what is evaluated on the way and is no part of the candidate: emptied, for the next term. */
arena_t *maker_scratch(maker_t *m);

enum { CORNERS_MOST = 240, MADE_MOST = 480, LETTERS_MAX = 4096, CELLS_MADE_MAX = 1 << 20 };

/* Is the hypothesis an equation NAME = term (or term = NAME) that sets a parameter of at most one axis? */
bool fact_sets(const setting_t *S, const core_fact_t *f, unsigned *entry, const core_t **term);
/* Sets what an equation among the hypotheses asks for, where the values are rational and fit. */
void fact_meet(maker_t *m, const core_lemma_t *L, const core_fact_t *f);
/* All of those of the recipe. */
void family_meet(maker_t *m, const core_lemma_t *L);
/* One of n: a digit of i while there are not too many, then a draw. */
size_t pick(maker_t *m, size_t n);
void draw_sizes(maker_t *m);
/* No array has more than CELLS_MADE_MAX entries: a candidate of sizes that ask for more is not made, and is a small one
** in its place. */
void bound_sizes(maker_t *m);
void draw_entry(maker_t *m, unsigned k);
/* The joint law along the net, in the axes' order. */
void draw_joint(maker_t *m, const law_t *P, unsigned param, const net_t *net);
void draw_number(mpq_ptr q, maker_t *m, const entry_t *e);
/* --- parities.c --- */
/* A joint law of fair bits and sums of them modulo 2 that meets what is asked for; false, and nothing is set, where
** none was found. */
bool parities(maker_t *m, const law_t *P, unsigned param, const nets_t *nets);
/* --- read.c: families by hand as they are written --- */
/* A range of whole numbers, at most a million. */
bool hand_range(const core_lemma_t *L, const node_t *lo, const node_t *hi, long *from, long *to,
                claim_fault_t *fault);
bool hand_recipe(arena_t *A, recipe_t *r, const core_lemma_t *L, const try_t *t, claim_fault_t *fault);
/* --- order.c: in which order --- */
/* Sets r->order, r->steps, and which numbers are early; after r->sets. A circle, and a size that is set from what is
** drawn, are faults. */
bool hand_order(arena_t *A, recipe_t *r, const core_lemma_t *L, set_t *set, const try_t *t, claim_fault_t *fault);
/* Does the term ask for no parameter, and for sizes that are known alone (not 0 in dim)? */
bool core_is_closed(const core_lemma_t *L, const core_t *x, const size_t *dim);
/* --- fit.c: what fits --- */
/* The rational that a term is; NULL, and why it is none. */
mpq_srcptr hand_rational(eval_t *e, const core_t *x, const char **why);
/* A channel by name from nx letters to ny, of this number or, of none, NULL; NULL, and why there is none. */
const chan_t *hand_channel(arena_t *A, const char *name, size_t nx, size_t ny, mpq_srcptr number, const char **why);
/* Why the number of a named law is none for it, whatever its sizes; NULL where it is one. */
const char *hand_noise(eval_t *e, const hand_t *h);
/* Sets *at to the value's numbers in the shape of p, in e's arena; else says why there are none. NULL: they fit. */
const char *hand_fit(mpq_ptr *at, eval_t *e, const entry_t *p, const hand_t *h);
/* --- made_read.c, made.c: a constructor is a family --- */
/* Sets r->made, and gives what is left of t: the parameters of the lemma that are set behind it. NULL: a fault. */
const try_t *made_read(arena_t *A, recipe_t *r, const core_lemma_t *L, const try_t *t, claim_fault_t *fault);
/* Its targets, of those that are not set; after r->sets. */
bool made_targets(recipe_t *r, const core_lemma_t *L, claim_fault_t *fault);
size_t made_size(const recipe_t *r, size_t choices);
/* Which, from the digits of i; or drawn. */
void made_choose(maker_t *m, size_t *i, bool drawn);
/* One of n, the first ones mostly: sizes are costly. */
size_t made_digit(maker_t *m, size_t n);
/* The letters that the target is from and to. */
void made_sizes(maker_t *m, const core_lemma_t *L);
/* The target, and what is left beside it. */
void made_values(maker_t *m, const core_lemma_t *L);
/* The rows of variable v given its parents, of a joint law in the making; NULL: as they are drawn. */
const chan_t *made_rows(maker_t *m, unsigned v, size_t nx, size_t ny, const size_t *dim, unsigned parents);
/* --- never.c --- */
/* A fault, at what is set to constants, indices and sizes that fit no candidate. */
bool hand_can_fit(const recipe_t *r, const core_lemma_t *L, claim_fault_t *fault);
/* --- hand.c: and made --- */
/* Is the term of numbers alone? */
bool hand_is_number(const core_t *x);
size_t hand_size(const core_lemma_t *L, const recipe_t *r);
/* Before the parameters are drawn: which values, sizes and the numbers they are set from. After: these numbers again,
** then all values. */
void hand_choose(maker_t *m, size_t i);
/* Is every parameter set to numbers, whatever is drawn? Once they are chosen. */
bool hand_is_all(const maker_t *m);
void hand_sizes(maker_t *m, const core_lemma_t *L);
void hand_numbers(maker_t *m, const core_lemma_t *L);
void hand_values(maker_t *m, const core_lemma_t *L, size_t i);

#endif
