/* SPDX-License-Identifier: MIT
**
** The reading of a statement, its parts: tokens (token.c), terms (term.c), facts and declarations (claim.c).
*/
#ifndef LEMMATA_CHECKER_READING_H
#define LEMMATA_CHECKER_READING_H

#include "checker/core/core.h"

typedef struct { enum { END, DIGITS, WORD, SIGN } kind; const char *at; unsigned n; bool spaced, first; } token_t;

typedef struct {
    statement_t *S;
    token_t *token;
    unsigned now, brackets, depth;
    /* the letter that is bound here, "" where its name is still open; the alphabet of the entries at it */
    const char *bound, *over;
    /* letters, weights and [A = B] are read; divergences of variables from laws; intervals of a law */
    bool binds, points, against, intervals, states;   /* states: a statement is read, and no term of a proof */
    struct { const char *bound, *over; bool binds; } out;   /* around it: the output of a channel */
    const char *around[DEPTH_MAX];   /* all letters that are bound around it, and how many */
    unsigned arounds;
} reading_t;

extern reading_t R;

/* --- token.c ------------------------------------------------------------------------------------------------------ */

void open_text(const char *text);
bool is(unsigned k, const char *text);
bool sees(const char *text);
bool eat(const char *text);
void need(const char *text);
_Noreturn void expected(const char *what);
bool at_clause(void);
const char *word(void);

/* --- term.c ------------------------------------------------------------------------------------------------------- */

int variable(const char *name);   /* -1: none of this name */
int number(const char *name);
const char *letter(void);         /* a name that is declared for nothing else: what stands there would be read for it */
uint32_t group(uint32_t *fixed);
term_t *sum(void);
term_t *product(void);
term_t *power(void);
void arguments(const term_t **u, const term_t **v, const char *sign);
term_t *decimal(void);

const char *new_name(const char *name, bool is_number);   /* claim.c: none that is declared, or has a meaning */

bool relation_sign(relation_t *sign);

/* --- points_claim.c: what the notation of section 8 has more ------------------------------------------------------ */

term_t *entry_at_point(unsigned number);   /* NULL: the letter is none of the statement's */
void new_letter(const char *name);
fact_t fact_of_letters(void);              /* behind for */
void weights(const char *name);            /* behind weights */
bool of_loop(const char *name);            /* limit, decay or fall of a loop; false: none of them */
bool of_counts(const char *name);          /* chance, share or ceil; false: none of them */
bool of_draws(const char *name);           /* a table that is drawn; false: it is none */
bool of_frontier(const char *name);        /* what a divergence buys; false: it is not */
term_t *mean_of_draws(void);               /* behind mean */

/* --- against.c ---------------------------------------------------------------------------------------------------- */

term_t *against(void);   /* behind KL; NULL: of no random variable */

/* --- claim.c ------------------------------------------------------------------------------------------------------ */

/* One kind of clause at a time, so that declarations are read before what uses them. */
void clauses(const char *which, void (*read)(void));
fact_t fact(void);
declared_t *declare(unsigned kind);
void range_read(range_t *r, bool *whole);  /* whole: it is one of integers */
void intervals(const char *name);          /* behind intervals (intervals_claim.c) */

/* --- letters.c: what binds a letter; NULL: none is called so ------------------------------------------------------ */

term_t *entry(unsigned number);
term_t *letters_bound(const char *name);   /* sum x: TERM, max x: P(x), min x: P(x) */
term_t *divergence_of(const char *name);

/* --- indexed.c: what integers and conditions make ----------------------------------------------------------------- */

term_t *bracket(void);                     /* [A REL B], behind its [ */
term_t *binomial(void);
term_t *indexed(const char *name);         /* sum i in A..B: TERM, prod; NULL: neither */

#endif
