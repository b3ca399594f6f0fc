/* SPDX-License-Identifier: MIT
**
** Section 8: terms at points, as fractions (points_terms.c), for what combines relations between them (points.c,
** points_rules.c).
*/
#ifndef LEMMATA_CHECKER_POINTS_H
#define LEMMATA_CHECKER_POINTS_H

#include "checker/sums/sums.h"

enum { BOUND = -1, KNOWN_MAX = 256, OF_NO_LAW = -2 };

/* --- terms (points_terms.c) --------------------------------------------------------------------------------------- */

void terms_open(statement_t *s);
/* The term at the letter `to` in the place of `from`; BOUND: the one that is bound. */
const term_t *moved(const term_t *x, int from, int to);
/* The term with numbers, or entries at the bound letter, for what stands at letters of their own, brackets, extremes,
** and what is named. */
const term_t *plain(const term_t *x);
form_t form_at(const term_t *x);       /* of plain x */
form_t slack_at(const fact_t *f);      /* the larger side minus the smaller */
/* A name of small letters for the term, which was shown positive; and how many there are. */
form_t term_called(const json_t *name, const term_t *x);
unsigned terms_called(void);
/* A new name for a number of this range. */
unsigned number_named(const json_t *name, const range_t *in);
bool terms_free_of(unsigned law);      /* what has a name does not depend on the law */
void terms_forget(unsigned called);    /* but so many */
/* A name of small letters for a number, what the term, which was shown positive, is of the statement's own laws. */
form_t term_started(const json_t *name, const term_t *x);
bool is_started(unsigned number);
/* The alphabet of the bound letter in a plain term; NULL: it does not stand there. */
const char *alphabet_in(const term_t *x);

/* --- relations (points.c) ----------------------------------------------------------------------------------------- */

extern statement_t *P;
extern int any_law;   /* what is shown holds of every law > 0 in its place; -1: of the statement's */
/* the letter that is any one, within `each`; its alphabet, NULL: not known yet */
extern const char *generic, *generic_of;

void know(form_t slack, relation_t sign);
void know_always(form_t slack, relation_t sign, int law);
void know_along(form_t slack, relation_t sign, const loop_t *l);   /* of each law of the loop */
/* From here on, of every law in the place of this one, or of each of the loop by this round; what was before. */
typedef struct { int law; unsigned from; const term_t *along; } scope_of_law_t;
scope_of_law_t law_any(int law, const term_t *along);
void law_own(scope_of_law_t was);
bool outermost(void);   /* a step of the block of the claim itself, in no case */
void know_relation(const term_t *a, relation_t sign, const term_t *b);
void know_not(const term_t *a, relation_t sign, const term_t *b);
const term_t *term_in(const json_t *j);          /* at the letters that there are */
const term_t *term_with(uint32_t also, const json_t *j);   /* where values of these drawn tables stand, too */
relation_t sign_in(const json_t *j, bool order); /* order: <=, <, = alone; else >=, >, = */
int letter_in(const json_t *j);
const char *letter_new(const json_t *j);         /* a name that no letter has */
int letter_made(const json_t *j, const char *alphabet);
void shown(form_t f, need_t need, const json_t *sum, const char *what);
/* The block shows the term >= 0, = 0, > 0 at each letter x of one alphabet; NULL: the term that is written. */
void shown_at_each(const json_t *x, const term_t *g, const json_t *said, relation_t sign, const json_t *block);
/* said: how it is written. */
void shown_by(const term_t *x, relation_t sign, const json_t *said, const json_t *block);
/* The same, of any number t between two. */
void shown_between(unsigned t, const term_t *lo, const term_t *hi, const term_t *x, const json_t *said,
                   const json_t *block);
fact_t fact_at(const fact_t *f, const json_t *step);
/* What the block shows for any values of the drawn tables of these bits. */
void shown_of_draws(uint32_t of, const term_t *x, relation_t sign, const json_t *said, const json_t *block);
uint32_t draws_open(void);   /* of which values stand there */

/* --- rules (points_rules.c) --------------------------------------------------------------------------------------- */

void points_step(const json_t *step);
void on_alphabet(int letter, const char *alphabet);   /* the letter is of it */
void rules_open(void);
unsigned rules_floors(void);
void rules_forget(unsigned floors);
unsigned rules_from(unsigned first);   /* those before are of one law alone; what was first before */

/* Parts of steps: weights of pools, a letter of them; w and H at it. */
const pool_t *pool_in(const json_t *j);
int letter_of_pool(const pool_t *p, const json_t *j);
const term_t *weight(const pool_t *p, int letter);
const term_t *share(const pool_t *p, int letter);
/* How many are in a pool, less so many. */
const term_t *points_in(const pool_t *p, long less);
const term_t *term_times(const term_t *a, const term_t *b);

/* --- slopes (points_slopes.c) ------------------------------------------------------------------------------------- */

void rises(const json_t *step);

/* --- tables that are drawn (points_drawn.c) ----------------------------------------------------------------------- */

void drawn(const json_t *step);
void finer(const json_t *step);
void averaged(const json_t *step);

/* --- the frontier (points_frontier.c) ----------------------------------------------------------------------------- */

void frontiers_open(void);
void edge(const json_t *step);
void base(const json_t *step);

/* --- counts (points_counts.c) ------------------------------------------------------------------------------------- */

void counts_open(void);
bool is_count(unsigned number); /* the number, or entries, is a count: it is taken to depend on each law */
void crowd(const json_t *step);
void mostly(const json_t *step);
void few(const json_t *step);
void many(const json_t *step);
void rare(const json_t *step);
void tail(const json_t *step);
void up(const json_t *step);
void whole(const json_t *step);

/* --- loops (points_loops.c) --------------------------------------------------------------------------------------- */

void loops_open(void);
void loops_settled(void);   /* each limit and decay was shown to exist */
bool free_of_laws(const term_t *x);            /* of all laws */
bool free_of(const term_t *x, unsigned law);   /* neither the law, nor what is made of it, stands in the term */
void always(const json_t *step);
void dies(const json_t *step);
void falls(const json_t *step);
void tends(const json_t *step);
void limit(const json_t *step);
void wanes(const json_t *step);
void sole(const json_t *step);
const loop_t *loop_named(const json_t *j);   /* by one of its numbers */
/* A block about any law in the place of this one, or of those that it becomes by this round. */
typedef struct { scope_of_law_t law; unsigned floors; } every_t;
every_t every(unsigned law, const term_t *along);
void every_end(every_t was);

/* --- what a loop keeps (points_kept.c) ---------------------------------------------------------------------------- */

void start(const json_t *step);
void kept(const json_t *step);
void along(const json_t *step);
bool indicator(const term_t *x);   /* 0 or 1 by its form: brackets, products of such, 1 minus such */

#endif
