/* SPDX-License-Identifier: MIT
**
** The parts of repair_link: its changes, each tried by itself (try.c), the nearest settled round by round (repair.c).
*/
#ifndef LEMMATA_PROVE_REPAIR_PARTS_H
#define LEMMATA_PROVE_REPAIR_PARTS_H

#include "proofs/claims/hunt/hunt.h"
#include "proofs/prove/repair/repair.h"
#include "proofs/prove/repair/pool.h"

/* LOST: it does not stand, or says nothing. STANDS: on some candidates. HOLDS, PROVED: on all, and it says
** something. */
typedef enum { CHANGE_OPEN, CHANGE_LOST, CHANGE_STANDS, CHANGE_HOLDS, CHANGE_PROVED } change_state_t;

typedef struct {
    repair_t repair;
    const dial_t *dial;       /* NULL: none is turned */
    unsigned turns;           /* how often it was */
    change_state_t state;
    bool looked;              /* it was tried before the time was over */
    arena_t *home;            /* of what follows; NULL where it is LOST */
    const lemma_tree_t *tree;
    const compiled_t *T;
    tally_t tally;
    size_t seen;              /* candidates of the pool that it stands on */
    double nearness;          /* with what it was found to give away */
    bool settled;
    prove_t prove;            /* once it is settled */
    json_t *certificate;
    hunt_t hunt;
    size_t place;
} change_t;

typedef struct {
    arena_t *A;
    const compiled_t *C;
    size_t link;
    const repair_options_t *o;
    double deadline;
    pool_t pool;
    size_t n, room;
    change_t *at;
} search_t;

bool search_is_over(const search_t *s);
/* The claim that r makes, compiled in A; NULL where it is none. */
const compiled_t *change_compiled(const search_t *s, arena_t *A, const repair_t *r, const lemma_tree_t **tree);
/* Tries it on some of the pool: LOST or STANDS. */
void change_try(search_t *s, change_t *c, arena_t *now);
/* Its arena, emptied: what change_take takes is in it, or outlives it. */
arena_t *change_home(change_t *c);
/* Takes r for it, where that stands on them; false, and it is LOST. */
bool change_take(search_t *s, change_t *c, const repair_t *r, arena_t *now);
/* One that STANDS, on all of the pool, and then proved, or hunted; LOST. A witness is in its hunt. */
void change_settle(search_t *s, change_t *c, arena_t *now);
void change_clear(change_t *c);

/* dial.c: turns the dial to where it stands. */
void change_turn(search_t *s, change_t *c, arena_t *now);
/* two.c: two changes at once, where neither is enough; added to the search, tried. */
void changes_paired(search_t *s);

/* Tries the changes from `from` on, side by side. */
void changes_try(search_t *s, size_t from);

#endif
