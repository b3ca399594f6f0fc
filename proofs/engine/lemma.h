/* SPDX-License-Identifier: MIT
**
** lemma -- what a claim is to the engine: the parameters of a candidate, the terms of the
** chain, the links between them, and the families of candidates that try to break them.
**
** The way of the data:  family --> candidate --> terms --> decide --> record --> writers.
** No lemma and no family names a precision, a tolerance or a rounding mode.
*/
#ifndef LEMMATA_LEMMA_H
#define LEMMATA_LEMMA_H

#include "proofs/engine/certificate.h"
#include "proofs/engine/draw.h"
#include "numerics/expr/real.h"

#include <stdint.h>

enum { TERMS_MAX = 64, LINKS_MAX = 48, FAMILIES_MAX = 320, REASON_CHARS_MAX = 299 };

typedef struct lemma lemma_t;

/* --- links and terms ------------------------------------------------------------------------------------- */

typedef enum { REL_LE, REL_EQ, REL_LT } relation_t;
/* What a link is to its lemma: of the printed statement, a step of its printed proof, or a claim that the paper does
** not make. */
typedef enum { STATEMENT, STEP, OURS, ROLES } role_t;

typedef struct {
    const char *name; /* plain text: "I(U;Y|S)" */
    const char *tex;  /* "I(U;Y\\mid S)" */
} term_t;

/* lhs REL rhs, by the places of the terms. */
typedef struct {
    const char *name;
    unsigned lhs;
    relation_t rel;
    unsigned rhs;
    role_t role;
} link_t;

/* --- a chain being filled ---------------------------------------------------------------------------------- */

/* One setting of the free variables of a claim ("for every s"): its terms, NULL where not given. */
typedef struct chain_row {
    struct chain_row *next;
    const char *label; /* "s = 1", or "" */
    const real_t *term[TERMS_MAX];
    uint64_t at_most; /* the terms, as bits, of which only this upper bound is known */
    unsigned certificates; /* on which the terms rest */
    const certificate_t *certificate[CERTIFICATES_MAX];
} chain_row_t;

typedef struct {
    arena_t *home;
    const lemma_t *lemma;
    chain_row_t *first, *last;
    /* why terms are not given: the hypothesis that is not met, the limit that is passed, what stands in the way */
    const char *outside, *beyond, *unknown;
    const char *aside[LINKS_MAX]; /* the hypothesis of this link alone that is not met */
    const char *past[LINKS_MAX];  /* the limit of the program that this link alone is past */
    const char *left[LINKS_MAX];  /* the limit that some settings of this link are past, though others are given */
    const char *doubt[LINKS_MAX]; /* why the terms of this link are not to be had */
    effort_t *effort;    /* the engine's, for terms that are probabilities of decided events; NULL: the default */
    /* by a witness, to be checked in place of a search; ends with NULL; NULL for none */
    const certificate_t *const *given;
    /* May equations that hold be left without terms? Then in so many settings of a link that has none there, by route,
    ** they hold; costly: with the terms a limit on the candidate might be passed. */
    bool brief, costly;
    unsigned agreed[LINKS_MAX][ROUTES];
} chain_t;

/* Does the link hold with equality in some setting that has no terms? */
bool chain_agrees(const chain_t *t, unsigned link);

/* Starts the terms of one more setting. Before the first call there is one row with the label "". */
void chain_row(chain_t *t, const char *format, ...) __attribute__((format(printf, 2, 3)));
void chain_term(chain_t *t, unsigned term, const real_t *value);
/* Gives a term of which only an upper bound is known. A link is decided where the bound decides it, and has no slack
** and no ratio. */
void chain_term_at_most(chain_t *t, unsigned term, const real_t *bound);
bool row_is_bound(const chain_row_t *row, unsigned term);

/* Why there is no verdict. Three answers that are never mixed:
**     outside    a hypothesis is not met: which, and where;
**     beyond     a stated limit of the program is passed, and nothing was tried: which limit;
**     doubt      what would have to be known is not: a sign, a certificate.
** Each of all links whose terms are not given, where of several the weakest claim stands (doubt, beyond, outside), and
** of one kind the first; or of one link alone, whatever terms are given. A term that is not given though nothing is
** said is named in the reason. */
void chain_outside(chain_t *t, const char *format, ...) __attribute__((format(printf, 2, 3)));
void chain_beyond(chain_t *t, const char *format, ...) __attribute__((format(printf, 2, 3)));
void chain_doubt_all(chain_t *t, const char *why);
void chain_aside(chain_t *t, unsigned link, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* The same by a reason that outlives the chain, of at most REASON_CHARS_MAX characters. */
void chain_aside_as(chain_t *t, unsigned link, const char *why);
void chain_beyond_link(chain_t *t, unsigned link, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* Some settings of the link alone are past this limit: it is beyond, unless a row that is given violates it. */
void chain_beyond_settings(chain_t *t, unsigned link, const char *why);
/* The link is undecided, unless some row violates it. */
void chain_doubt(chain_t *t, unsigned link, const char *why);

/* A checked certificate of the limit of D, or of the fall of V against C in D, which the present row then rests on: the
** witness's, if it gives one of D's name, else one that is searched for. NULL, and in *why the reason, when there is
** none. */
const certificate_t *chain_limit(chain_t *t, const dynamics_t *D, const char **why);
/* The same, searched for in this way. */
const certificate_t *chain_limit_by(chain_t *t, const dynamics_t *D, certificate_t *(*propose)(const dynamics_t *),
                                    const char **why);
const certificate_t *chain_fall(chain_t *t, const dynamics_t *D, const bool *V, const bool *C, const char **why);
/* The present row rests on this certificate, which has been checked, too. */
void chain_rests_on(chain_t *t, const certificate_t *C);

/* --- families -------------------------------------------------------------------------------------------- */

typedef struct {
    const char *name;
    const char *what; /* in words */
    size_t size;      /* how many there are; 0: no end */
    void (*make)(candidate_t *c, draw_t *d, size_t i); /* the i-th, from i and the stream of (seed, name, i) */
} family_t;

/* How many are tried of a family without end, when none is said; of the others all. */
enum { CANDIDATES_DEFAULT = 200 };

/* --- sweeps: tables and figures that are not verdicts ---------------------------------------------------- */

/* Which way a cell is rounded: as a lower bound, as an upper bound; both ends in the CSV. */
typedef enum { COLUMN_DOWN, COLUMN_UP, COLUMN_EXACT } column_round_t;
typedef struct { const char *name, *tex; column_round_t round; } column_t;

enum { COLUMNS_MAX = 12 };

typedef struct {
    const char *name;    /* of the file: ID-NAME.tex, ID-NAME.csv */
    const char *caption;
    const column_t *columns; /* ends with a NULL name */
    size_t rows;
    bool data;           /* for figures: the CSV alone is written */
    const void *of;
    /* What row i rests on, made from `of` in A; or `before`, what the row before it rests on (of the first: NULL),
    ** where that serves. */
    const void *(*prepare)(arena_t *A, const void *of, size_t i, const void *before);
    /* Sets cell[k] for row i; NULL leaves the cell empty. */
    void (*row)(const real_t **cell, arena_t *A, size_t i, const void *prepared);
} sweep_t;

/* What makes a refuted link of the paper true: a link of ours, and what is changed; no link (NULL): why it falls. */
typedef struct { const char *link, *by, *what; } mended_t;

/* A number in print: a row of the page of results. Its links, by place; of those that say what the paper leaves open in
** one way the reading, NULL of the others. uses: the id of the result that its printed proof stands on; NULL. */
typedef struct { size_t link; const char *reading; } result_link_t;
typedef struct {
    const char *number, *title, *uses; /* title: NULL for the lemma's */
    size_t n;
    const result_link_t *link;
} result_t;

/* --- the lemma ------------------------------------------------------------------------------------------- */

struct lemma {
    const char *id;        /* "bottleneck/fano": the address of its claim file, text and table */
    const char *printed;   /* the number it has in print */
    const char *title;
    const char *statement; /* one plain sentence */
    /* its own, where they are not the paper's: "textbook", and whose; NULL */
    const char *fidelity, *source;
    /* ids, or ID#LINK where the proof uses that link alone; ends with NULL; NULL for none */
    const char *const *uses;
    const param_t *params;             /* ends with a NULL name */
    const term_t *terms;               /* ends with a NULL name */
    const link_t *links;               /* ends with a NULL name */
    const family_t *const *families;   /* ends with NULL; corner cases first */
    const sweep_t *const *sweeps;      /* ends with NULL; NULL for none */
    void (*chain)(chain_t *t, const candidate_t *c);
    const char *const *origin;         /* said in its witnesses: key, value, .., NULL; NULL for none */
    const void *self;                  /* what `chain` finds at t->lemma->self, and a family's `make` at c->self */
    const result_t *results; /* ends with a NULL number; NULL where `printed` is the one number */
    const mended_t *mended; /* ends with a NULL link; NULL for none */
    /* of each link the reason by which a certificate that has been added up proves it; NULL where none does; NULL for
    ** none */
    const char *const *proof;
    /* of each link that is proved from others, which: "facts/pinsker [Pinsker], the schema mean"; NULL for none */
    const char *const *rests;
};

typedef struct {
    const char *name;      /* "bottleneck" */
    const char *title;     /* of the paper */
    const char *source;    /* where it stands */
    const char *fidelity;  /* "paper", "reconstructed" or "textbook" */
    const lemma_t *const *lemmas; /* in the paper's order; ends with NULL */
} paper_t;

/* The same text, or both NULL. */
bool text_same(const char *x, const char *y);
/* How faithful the statement is: the lemma's own word, else the paper's. */
const char *lemma_fidelity(const paper_t *P, const lemma_t *L);
/* Is it a textbook's, in a paper that is none? Then what lists it says so. fidelity NULL: as the paper is. */
bool fidelity_is_textbook(const paper_t *P, const char *fidelity);
bool lemma_is_textbook(const paper_t *P, const lemma_t *L);
size_t lemma_links(const lemma_t *L);
size_t lemma_terms(const lemma_t *L);
size_t lemma_families(const lemma_t *L);
/* The family of this name; SIZE_MAX when there is none. */
size_t lemma_family(const lemma_t *L, const char *name);
/* The value of this key in its origin; NULL where there is none. */
const char *lemma_origin(const lemma_t *L, const char *key);
/* The part of the id after the slash. */
const char *lemma_slug(const lemma_t *L);
/* SLUG-LINK.json, for files of one link: its name in small letters and digits, hyphens between, cut at 100 characters.
** Those of a lemma whose files would be called the same are counted. */
const char *lemma_link_file(arena_t *A, const lemma_t *L, size_t link);
/* What mends the link of this name; NULL when nothing is said. */
const mended_t *lemma_mended(const lemma_t *L, const char *link);
/* "statement", "step", "ours"; behind a link's name: "", " (step)", " (ours)". */
const char *role_name(role_t r);
const char *role_mark(role_t r);

/* The id in an entry of `uses`, as its length; the link after the #, NULL for none. */
size_t uses_id(const char *entry);
const char *uses_link(const char *entry);

/* The i-th candidate of family f, made from (seed, i) alone and checked; an ill-formed one is an internal error. */
candidate_t *lemma_candidate(arena_t *A, const lemma_t *L, size_t f, uint64_t seed, size_t i);
/* The terms of the chain on c; events among them are decided with this effort. */
chain_t *lemma_chain_with(arena_t *A, const lemma_t *L, const candidate_t *c, effort_t *effort);
/* The same for verdicts alone: equations that hold may be left without terms. Verdicts and routes are those with them. */
chain_t *lemma_chain_brief(arena_t *A, const lemma_t *L, const candidate_t *c, effort_t *effort);
/* The same, with the certificates that a witness gives. */
chain_t *lemma_chain_given(arena_t *A, const lemma_t *L, const candidate_t *c, effort_t *effort,
                           const certificate_t *const *given);
/* The same with the default effort. */
chain_t *lemma_chain(arena_t *A, const lemma_t *L, const candidate_t *c);
/* The effort of t, the default when it has none. */
effort_t *chain_effort(chain_t *t);

/* A maximal run of links, each starting where the one before ended: t0 <= t1 <= ... or t0 >= t1 >= ... */
typedef struct { size_t first, n; bool descends; } run_t;
/* The run that starts at link k. */
run_t lemma_run(const lemma_t *L, size_t k);

#endif
