/* SPDX-License-Identifier: MIT
**
** claim_moments -- a link about means under one law of functions of tables, and of conditions counted as 1 or 0
** (docs/certificates.md, section 6.3).
**
** The class: one law, tables on its alphabet, numbers in ranges whose ends are constants; sums over the letters of P(x)
** times a term in tables, numbers, other such sums, conditions [a >= b], with and, or, not; terms in these by
** + - * / and whole powers, log, exp, sqrt, and abs in a condition.
** Hypotheses are bounds of tables and numbers by numbers. Relations <= and >=.
*/
#ifndef LEMMATA_CLAIM_MOMENTS_H
#define LEMMATA_CLAIM_MOMENTS_H

#include "proofs/prove/laws/claim_laws.h"

const char *moments_statement(arena_t *A, const compiled_t *C, size_t link);
/* The member `proof`; NULL: none found by then. *statement is set where the link is of the class. */
json_t *moments_prove(const char **statement, arena_t *A, const compiled_t *C, size_t link, deadline_t until);

/* --- the parts: claim_moments.c, moments.c ------------------------------------------------------------------------ */

enum { CONDITIONS_MAX = 3 };

/* A mean: how it is called, in full and with the names of those before it; the name that stands for it. */
typedef struct { const char *full, *text; const core_t *g; int slot; unsigned name; } mean_t;

typedef struct {
    laws_t *r;                           /* names, algebra, ranges */
    const char *statement;
    unsigned law, tables, table[LAWS_READ_MAX];
    int entry[PARAMS_MAX];               /* the names of numbers and of entries; -1 */
    bool open[BOX_NAMES_MAX];            /* the lower end of its range is not attained */
    unsigned means;
    mean_t mean[VALUES_MAX];
    unsigned conditions;
    const char *condition[CONDITIONS_MAX];   /* as it is written */
    const form_t *u[CONDITIONS_MAX];         /* >= 0 where it is 1 */
    bool strict[CONDITIONS_MAX];             /* and > 0 */
    int slot;                            /* the letter that is bound here; -1 */
    unsigned which;                      /* the case in which conditions are read */
    int absolute;                        /* the name that stands for |inside|; -1 */
    const form_t *inside;
    bool down;
    const form_t *slack, *other;   /* other: the smaller side is |t|: of -t, as slack is of t; NULL */
} moments_t;

/* The class, read: false outside it. `search` false: the statement alone. */
bool moments_read(moments_t *M, laws_t *r, arena_t *A, algebra_t *R, const compiled_t *C, size_t link, bool search);
/* " in [0,1]", of a table of one letter, and its ends, as it is declared and hypotheses narrow it; NULL: they are
** no rational numbers. */
const char *table_range_words(arena_t *A, const core_lemma_t *L, const entry_t *e, mpq_srcptr *lo, mpq_srcptr *hi);
/* f >= 0, f <= 1 and the like, of this table at each letter. */
bool bounds_table(const core_fact_t *F, const entry_t *e);
/* The k-th mean's function of tables in a case of the conditions. */
const form_t *moments_summand(moments_t *M, unsigned k, unsigned which);

#endif
