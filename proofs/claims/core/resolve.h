/* SPDX-License-Identifier: MIT
**
** resolve -- from the tree to core: names looked up, types checked, definitions expanded. The parts of core_lemma.
**
** A scope is a list, the innermost first: bound letters and indices (slots), and arguments of definitions, each with
** the scope in which it was written.
*/
#ifndef LEMMATA_CLAIMS_RESOLVE_H
#define LEMMATA_CLAIMS_RESOLVE_H

#include "proofs/claims/core/declare.h"

typedef struct scope {
    const struct scope *up;
    const char *name;
    const node_t *argument;       /* of a definition, and */
    const struct scope *written;  /* where it was written */
    unsigned slot;
    int alphabet;                 /* of a letter; -1: an index */
    /* of an argument: bound within the definition, for what stands bare; a letter that is written is the outer one of
    ** its name */
    bool inner;
    bool drawn; /* a random variable that a mean around averages over: within another mean it is drawn anew */
} scope_t;

/* Letters that a term leaves to be bound: law letters, and those behind a bar. */
typedef struct {
    unsigned n;
    const char *name[PMF_AXES_MAX];
    int alphabet[PMF_AXES_MAX];
    bool behind[PMF_AXES_MAX];
} free_t;

typedef struct {
    arena_t *A;
    core_lemma_t *L;
    setting_t *S;
    const word_t *const *words;
    claim_fault_t *fault;
    unsigned depth, expanded, looked;
    unsigned bracketed; /* within so many brackets [ .. ] that hold conditions */
    bool fleeting; /* nothing is kept of closed terms: what is resolved is no part of the lemma */
    bool fresh; /* free_letters: letters in front of a bar are bound anew, whatever letters are bound */
    bool whole; /* free_letters: a law or table named bare is meant as a whole, whatever letters are bound */
    const core_t *memo[MEMOS_MAX], *lettered[LETTERED_MAX];
} resolver_t;

const core_t *resolve(resolver_t *r, const node_t *x, const scope_t *s);         /* a number */
const core_t *resolve_condition(resolver_t *r, const node_t *x, const scope_t *s);
/* A letter; of this alphabet, or of any where `alphabet` is -1. `quiet`: NULL without a fault when it is none. */
const core_t *resolve_letter(resolver_t *r, const node_t *x, const scope_t *s, int alphabet, bool quiet);
const core_t *resolve_notation(resolver_t *r, const node_t *x, const scope_t *s); /* information, laws */
const core_t *resolve_mass(resolver_t *r, const node_t *x, const scope_t *s);
bool free_letters(resolver_t *r, free_t *F, const node_t *x, const scope_t *s);
/* The same but for the letters of `but`: what the term, or what it stands in, binds of its own. */
bool free_but(resolver_t *r, free_t *F, const node_t *x, const scope_t *s, const free_t *but);
/* The same of a law in a divergence, p(y|x) or p(x): what stands in front of its bar is its own, even where a letter of
** that name is bound. */
bool law_letters_of(resolver_t *r, free_t *F, const node_t *x, const scope_t *s);
/* The same of what stands where a law or a table is meant as a whole. */
bool whole_letters(resolver_t *r, free_t *F, const node_t *x, const scope_t *s);
/* Where a law is meant: false, and a fault, of a table by name, f or f(x), which nothing says is one, and of products
** and powers of laws on one letter. */
bool law_is_one(resolver_t *r, const node_t *x, const scope_t *s);
/* The scope in which an argument is read: where it was written, and the letters bound since. */
const scope_t *scope_written(resolver_t *r, const scope_t *s, const scope_t *written);
void free_add(free_t *F, const char *name, int alphabet, bool behind);

const scope_t *scope_find(const scope_t *s, const char *name);
/* The same of a letter that is written: what a definition binds does not take it from where the definition is used. */
const scope_t *scope_find_letter(const scope_t *s, const char *name);
/* One more letter (or index, alphabet -1) bound. NULL, and a fault, past the limit. */
const scope_t *scope_bind(resolver_t *r, const scope_t *s, const char *name, int alphabet, spot_t at);
/* The alphabet of a letter as it is bound, x or x of X; -1, and a fault, where there is none. */
int bound_alphabet(resolver_t *r, const bound_t *b);
/* The letters alone: what a definition without arguments may see. */
const scope_t *scope_letters(resolver_t *r, const scope_t *s);
const let_t *find_let(const resolver_t *r, const char *name);
/* A definition that is named without arguments: of law q(a) = .., a a letter, the law of all letters a; of others
** themselves. d may be NULL. */
const let_t *let_bare(const resolver_t *r, const let_t *d);
/* The scope in which the body of a definition is read; NULL and a fault when arguments do not fit. `taken`: letters it
** is taken at. */
bool scope_of_call(resolver_t *r, const scope_t **inner, const let_t *d, const node_t *call, const scope_t *s,
                   const node_t *taken);
bool takes(resolver_t *r, spot_t at, const char *name, unsigned n, const char *but);
bool unknown(resolver_t *r, spot_t at, const char *name, const char *what);

core_t *core_blank(resolver_t *r, core_kind_t kind, spot_t at, unsigned n);
/* Sets what the node depends on and whether it is kept; every node passes here once. */
const core_t *core_done(resolver_t *r, core_t *x);
const core_t *core_of(resolver_t *r, core_kind_t kind, spot_t at, unsigned n, const core_t *const *part);

#endif
