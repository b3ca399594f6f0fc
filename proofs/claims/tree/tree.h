/* SPDX-License-Identifier: MIT
**
** tree -- what a claim file says, as one syntax tree. The parser of the plain notation makes it, and so does the reader
** of TeX; printers, checker of names and types, exact evaluation, doubles, mutants and provers read it. Nothing is
** typed twice.
**
** Invariant: all of a tree lives in one arena and never changes once it is made; a variant is a new tree that shares
** what it keeps. `at` is the line and the column in the text it was read from, both from 1; of a made node, those of
** what it was made from. A place tells two trees apart for messages only: tree_same does not look at it.
*/
#ifndef LEMMATA_CLAIMS_TREE_H
#define LEMMATA_CLAIMS_TREE_H

#include "numerics/base/arena.h"

#include <stdbool.h>

/* What a file may ask for; past it the file is refused in words. */
enum {
    FILE_BYTES_MAX = 1 << 20, DEPTH_MAX = 200, HEIGHT_MAX = 600, NODES_MAX = 200000, NAME_MAX_CHARS = 64,
    CHAIN_LINKS_MAX = 40, PARTS_MAX = 64, ITEMS_MAX = 256, NUMBER_CHARS_MAX = 1000, TEXT_BYTES_MAX = 4000,
    INCLUDES_MAX = 16, PRODUCT_MAX = 5
};

typedef struct { const char *file; unsigned line, column; } spot_t;

/* --- terms ------------------------------------------------------------------------------------------------- */

typedef enum { IS_LE, IS_GE, IS_EQ, IS_LT, IS_GT, IS_NE } relop_t;

typedef enum {
    NODE_NUMBER,   /* number; name: as it was written */
    NODE_NAME,     /* name: a number, a law, a table, a letter, a random variable, an alphabet, whatever was declared */
    NODE_APPLY,    /* name(part, ..): a table, map, law, definition, word or built-in function at these arguments */
    NODE_MASS,     /* name(part[0] | part[1]): two groups; p(y|x) */
    NODE_NEG,      /* - part[0] */
    NODE_ADD, NODE_SUB, NODE_MUL, NODE_DIV, NODE_POW,
    NODE_COMPARE,  /* part[0] op part[1] */
    NODE_AND, NODE_OR, NODE_NOT,
    NODE_BRACKET,  /* [part[0]]: 1 where it is so, else 0 */
    NODE_IF,       /* if part[0] then part[1] else part[2] */
    /* name: sum, prod, max, min; over `bound`: letters, or with three parts the integers part[0] .. part[1]; last the
    ** body */
    NODE_OVER,
    NODE_ENTROPY,  /* H(part[0] | part[1]): groups; the second may be empty */
    NODE_INFORMATION, /* I(part[0]; .. ; part[n-2] | part[n-1]): groups; the last may be empty */
    NODE_PROB,     /* Pr(part[0] | part[1]), conditions; or one part */
    NODE_MEAN,     /* E[part[0] | part[1]], the second a condition; or one part */
    NODE_MEAN_UNDER, /* E(part[0]; part[1]): under a law by name */
    NODE_DIVERGENCE, /* name(part[0] || part[1] | part[2]); two or three parts; Renyi: `order` */
    NODE_SIZE,     /* |name|: how many letters an alphabet has */
    NODE_TUPLE,    /* (part, ..) of two or more */
    NODE_GROUP,    /* part, ..: NODE_NAME and NODE_FIX; letters or variables, maybe none */
    NODE_FIX       /* name = part[0]: a variable that has a value */
} node_kind_t;

typedef struct { const char *name, *of; /* the alphabet, NULL: by the letter's name */ spot_t at; } bound_t;

typedef struct node {
    node_kind_t kind;
    relop_t op;
    unsigned n, bounds;
    spot_t at;
    const char *name;
    mpq_srcptr number;
    const struct node *const *part;
    const bound_t *bound;
    const struct node *order;
    bool closed;                 /* in parentheses, as it is written */
    unsigned height;             /* the longest way down, at most HEIGHT_MAX: readers may recurse */
} node_t;

/* --- facts and chains -------------------------------------------------------------------------------------- */

typedef enum {
    FACT_RELATION, /* term op term op term .. */
    FACT_MARKOV,   /* group -> group -> .. | given */
    FACT_INDEPENDENT, /* group . group . .. | given */
    FACT_FUNCTION  /* group[0] : group[1]; the first is a function of the second */
} fact_kind_t;

typedef struct {
    fact_kind_t kind;
    spot_t at;
    const char *words;    /* said of it in quotes; NULL */
    unsigned eaches;
    const bound_t *each;  /* for each of these letters */
    unsigned n;
    const node_t *const *part; /* terms, or groups */
    const relop_t *op;    /* of a relation, n - 1 of them */
    const node_t *given;  /* a group; NULL */
} fact_t;

typedef struct {
    unsigned n;                /* links; n + 1 terms */
    const node_t *const *term;
    const char *const *tex;    /* of each term, NULL where the author gives none */
    const relop_t *op;
    const char *const *name;   /* of each link; NULL where it has none */
    const spot_t *at;          /* of each relation */
} claim_chain_t;

/* --- clauses ----------------------------------------------------------------------------------------------- */

typedef enum { SORT_VARIABLES, SORT_LAWS, SORT_FACTORS, SORT_NUMBERS, SORT_TABLES, SORT_MAPS, SORT_CHANNELS } sort_t;

typedef struct {
    sort_t sort;
    spot_t at;
    unsigned n;
    const char *const *name;
    const spot_t *name_at;
    unsigned alphabets;          /* laws on X,Y; table on J,A,S; map on A,S; channel X */
    const char *const *alphabet;
    const char *into;            /* of a map, a channel */
    const node_t *letters;       /* variables on M letters: how many; NULL: any number */
    bool bounded;                /* numbers and tables in a range */
    bool integer;                /* lo .. hi */
    bool open_lo, open_hi;
    const node_t *lo, *hi;       /* NULL: infinite */
    const node_t *const *among;  /* in {..}; n_among of them */
    unsigned n_among;
    const node_t *const *factor; /* of a factorisation: NODE_MASS, in their order */
    unsigned factors;
} binder_t;

typedef struct {
    spot_t at;
    const char *name;
    bool law;                    /* let law tilt = .. */
    unsigned args;
    const char *const *arg;
    unsigned letters;            /* def tilt(P)(y) = ..: the letters it is taken at */
    const char *const *letter;
    const node_t *body;
    const char *tex;
} let_t;

typedef enum { ROLE_STATEMENT, ROLE_STEP, ROLE_OURS, ROLE_BREAK } claim_role_t;

typedef struct {
    spot_t at;
    claim_role_t role;
    unsigned eaches;
    const bound_t *each;
    unsigned givens;
    const fact_t *given;
    claim_chain_t chain;
} claim_t;

typedef enum { WHEN_IFF, WHEN_IF, WHEN_ONLY_IF } when_t;
typedef struct { spot_t at; const char *link; when_t when; unsigned n; const fact_t *fact; } equality_t;

/* What makes a refuted link true: mend [link] by [ours] "what is changed"; without a link of ours, why it falls. */
typedef struct { spot_t at; const char *link, *by, *text; } mend_t;

/* A number in print and the links that it is: result "Lemma 4" "in words" [link] if "reading", [link] uses ID. */
typedef struct { spot_t at; const char *link, *reading; } number_link_t;   /* reading: NULL for none */
typedef struct { spot_t at; const char *number, *title, *uses; unsigned n; const number_link_t *link; } number_t;

/* A sum of relations: each a weight times one, or two, of the steps or of the hypotheses (h1, ..), from 1. */
typedef struct { const node_t *times; unsigned n, at[2]; bool given[2]; } cite_product_t;
typedef struct { unsigned n; const cite_product_t *at; } cite_sum_t;
/* One step: what is cited (a schema, ID, ID#LINK; own: a link of this lemma), terms for its names, sums that show its
** hypotheses. */
typedef struct {
    spot_t at;
    const char *of;
    bool own;
    unsigned n, givens;
    const char *const *name;
    const node_t *const *term;
    const cite_sum_t *given;
} cite_step_t;
typedef struct { unsigned steps, parts; const cite_step_t *step; const cite_sum_t *part; } cite_t;

/* uses ID, "ID#LINK" */
typedef struct { spot_t at; const char *id; } use_t;

/* A weight times relations, called by labels, h1, .. the hypotheses; a sum of such. times is NULL where the weight is
** to be found. */
typedef struct {
    const node_t *times;
    unsigned n;
    const char *of[PRODUCT_MAX];
    spot_t spot[PRODUCT_MAX];
} points_product_t;
typedef struct { unsigned n; const points_product_t *at; } points_sum_t;
/* RULE(TERM, TERM REL TERM, ..): other is NULL of a term alone. */
typedef struct { const node_t *term, *other; relop_t op; } points_arg_t;
typedef struct points_step {
    spot_t at, rule_at;
    const char *label, *rule;    /* label: NULL where it has none */
    /* the steps of the reason of this link stand here, those after, before these labels; NULL: this is a step; all */
    const char *as, *after, *before;
    bool elsewhere;              /* as: of another lemma, ID#LINK */
    unsigned args, sums;
    const points_arg_t *arg;
    const points_sum_t *sum;
    const struct points_block *block, *other;   /* NULL: none; other: of means alone */
} points_step_t;
/* Steps, then what they lead to: a sum, a contradiction, two cases. */
typedef struct points_block {
    unsigned steps;
    const points_step_t *step;
    enum { BLOCK_SO, BLOCK_ABSURD, BLOCK_SPLIT } end;
    points_sum_t sum;
    const char *label;           /* c: of a case, c1 says what the bracket is, c2 its relation */
    const node_t *bracket;
    const struct points_block *yes, *no;
} points_block_t;

/* A reason: by [link]: text. cite, points, means: what it says where it cites, argues at letters, of a law; NULL. */
typedef struct {
    spot_t at;
    const char *link, *text;
    const cite_t *cite;
    const points_block_t *points, *means;
} claim_reason_t;

/* name = value; name in { values }; name in lo .. hi. The name may be a factor, p(y|x), as it is declared. */
typedef struct {
    spot_t at;
    const char *name;
    unsigned n;
    const node_t *const *value;
    bool range;                  /* two values: the ends */
} assign_t;

typedef enum {
    TRY_RANDOM, TRY_CORNERS, TRY_GRID, TRY_SWEEP, TRY_POINTS,
    TRY_MADE,     /* a constructor: symmetric, bec, .. */
    TRY_DECODERS  /* decoders.corners */
} try_kind_t;
typedef struct {
    try_kind_t kind;
    spot_t at;
    const char *name;            /* as it is listed; NULL: by its kind */
    unsigned long count;         /* random N, grid N; 0: not said */
    const char *over;            /* sweep k in lo .. hi; points Q; the constructor */
    unsigned args;
    const node_t *const *arg;    /* of the constructor, where they are said */
    const node_t *lo, *hi;
    const node_t *letters_lo, *letters_hi, *denominators;
    unsigned n;
    const assign_t *assign;
} try_t;

typedef struct { const node_t *term; const char *tex; bool up; /* an upper bound, rounded so */ } column_node_t;
typedef struct {
    spot_t at;
    bool data; /* of a figure: no table is set */
    const char *slug, *caption;
    try_t rows;
    unsigned n;
    const column_node_t *column;
} table_t;

typedef enum { EXPECT_PROVED, EXPECT_HOLDS, EXPECT_REFUTED, EXPECT_UNDECIDED } expected_t;
typedef struct { spot_t at; expected_t verdict; const char *link; } expect_t;

/* --- a lemma, a file ----------------------------------------------------------------------------------------- */

/* Lists that grow while they are read. */
#define LIST(type) struct { unsigned n; size_t room; type *at; }

typedef struct {
    const char *kind;            /* lemma, theorem, corollary, proposition, claim */
    spot_t at;
    const char *slug, *title, *printed, *label, *source, *fidelity, *say;
    LIST(use_t) uses;
    LIST(binder_t) binders;
    LIST(fact_t) given;
    LIST(let_t) lets;
    LIST(claim_t) claims;
    LIST(equality_t) equalities;
    LIST(claim_reason_t) reasons;
    LIST(mend_t) mends;
    LIST(number_t) results;
    LIST(try_t) tries;
    bool only;                   /* try only: no families besides */
    LIST(table_t) tables;
    LIST(expect_t) expects;
} lemma_tree_t;

/* \input of a TeX: the file, "" where its name is not read; its text, NULL where there is no such file; and where it
** is asked for. */
typedef struct { const char *file, *text; spot_t at; } input_t;
typedef LIST(input_t) inputs_t;

typedef struct {
    arena_t *home;
    const char *file;
    const char *paper, *id, *source, *fidelity; /* of the paper; NULL */
    LIST(const char *) order;    /* of the paper's lemmas, by slug; those it does not name come after */
    LIST(const char *) includes;
    inputs_t inputs;             /* what a TeX brings in */
    LIST(let_t) defs;            /* those of included files too, in the order they are read */
    LIST(lemma_tree_t *) lemmas; /* of this file */
} tree_t;

/* --- making ---------------------------------------------------------------------------------------------------- */

/* q itself, which is not to change while the tree is there. */
const node_t *node_number(arena_t *A, spot_t at, mpq_srcptr q, const char *text);
const node_t *node_name(arena_t *A, spot_t at, node_kind_t kind, const char *name);
/* A node with these parts. */
const node_t *node_of(arena_t *A, spot_t at, node_kind_t kind, const char *name, unsigned n, const node_t *const *part);
const node_t *node_pair(arena_t *A, node_kind_t kind, const node_t *x, const node_t *y);
/* The same node with part k replaced. */
const node_t *node_with(arena_t *A, const node_t *x, unsigned k, const node_t *part);

/* --- asking ---------------------------------------------------------------------------------------------------- */

/* The same up to places and how numbers are written. */
bool node_same(const node_t *x, const node_t *y);
bool tree_same(const tree_t *x, const tree_t *y);
const char *relop_text(relop_t op);
const char *relop_tex(relop_t op);

/* Number and title of a lemma as they are shown, where its head does not give them, too. */
static inline const char *lemma_printed(const lemma_tree_t *L)
{
    return L->printed ? L->printed : L->label ? L->label : "-";
}

static inline const char *lemma_title(const lemma_tree_t *L) { return L->title ? L->title : L->slug; }

#endif
