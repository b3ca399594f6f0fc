/* SPDX-License-Identifier: MIT
**
** Two changes at once. What each leaves of the most violating candidates is known as a set; two are tried where nothing
** is left by both: one more hypothesis leaves those that meet it, another term those that violate it.
*/
#include "proofs/prove/repair/parts.h"

#include <stdlib.h>
#include <string.h>

enum { LEFT_BY = 64, PAIRS_MAX = 48 };

typedef struct { repair_t repair; uint64_t left; bool looked; } member_t;
typedef struct { search_t *s; size_t n; member_t *at; } members_t;

static void look(void *self, size_t i, arena_t *keep, arena_t *now)
{
    members_t *all = self;
    member_t *m = &all->at[i];
    const pool_t *P = &all->s->pool;
    const lemma_tree_t *tree;
    (void)keep;
    if (search_is_over(all->s)) return;
    arena_t *own = arena_new();
    const compiled_t *T = change_compiled(all->s, own, &m->repair, &tree);
    m->looked = T != NULL;
    for (size_t k = 0; T && k < LEFT_BY && k < P->violated; k++)
        if (pool_violates(T, P->at[k].c, now)) m->left |= (uint64_t)1 << k;
    arena_free(own);
}

/* A constant doubled, or halved. */
static bool doubled(repair_t *r, search_t *s, const dial_t *d)
{
    mpq_ptr q = arena_mpq(s->A, 1);
    if (d->up) mpq_mul_2exp(q, d->from, 1);
    else mpq_div_2exp(q, d->from, 1);
    if (!mpz_fits_sshort_p(mpq_numref(q)) || !mpz_fits_sshort_p(mpq_denref(q))) return false;
    *r = dial_set(s->A, s->C, s->link, d,
                  node_fraction(s->A, d->place.x, mpz_get_si(mpq_numref(q)), mpz_get_ui(mpq_denref(q))));
    r->away += 0.7;
    return true;
}

static members_t members(search_t *s)
{
    members_t all = { s, 0, ARENA_ARRAY(s->A, member_t, s->n + 1) };
    for (size_t i = 0; i < s->n; i++) {
        const change_t *c = &s->at[i];
        bool far = c->dial && (c->dial->form == DIAL_ADDEND || c->dial->away > 0.5);
        if (c->repair.kind == REPAIR_RELATION || c->repair.kind == REPAIR_EXPONENT || far) continue;
        all.at[all.n].repair = c->repair;
        if (!c->dial || doubled(&all.at[all.n].repair, s, c->dial)) all.n++;
    }
    return all;
}

typedef struct { double away; size_t i, j; } pair_t;

static int nearer(const void *x, const void *y)
{
    const pair_t *a = x, *b = y;
    if (a->away != b->away) return a->away < b->away ? -1 : 1;
    return a->i != b->i ? (a->i < b->i ? -1 : 1) : a->j < b->j ? -1 : 1;
}

static bool goes_together(const member_t *a, const member_t *b, uint64_t all)
{
    bool useful = a->looked && b->looked && a->left != all && b->left != all,
         both = a->repair.link_changed && b->repair.link_changed;
    return useful && !both && !(a->left & b->left) && !(a->repair.group && a->repair.group == b->repair.group);
}

void changes_paired(search_t *s)
{
    members_t all = members(s);
    size_t n = 0, room = 0, from = s->n;
    pair_t *pair = NULL;
    uint64_t every = s->pool.violated >= LEFT_BY ? UINT64_MAX : ((uint64_t)1 << s->pool.violated) - 1;
    side_by_side(s->o->jobs, all.n, look, &all, s->pool.keep);
    for (size_t i = 0; i < all.n; i++)
        for (size_t j = i + 1; j < all.n; j++) {
            if (!goes_together(&all.at[i], &all.at[j], every)) continue;
            if (n == room) pair = arena_grown(s->A, pair, n, &room, sizeof *pair);
            pair[n++] = (pair_t){ all.at[i].repair.away + all.at[j].repair.away, i, j };
        }
    if (n) qsort(pair, n, sizeof *pair, nearer);
    for (size_t k = 0; k < n && k < PAIRS_MAX; k++) {
        if (s->n == s->room) s->at = arena_grown(s->A, s->at, s->n, &s->room, sizeof *s->at);
        s->at[s->n] = (change_t){ .repair = repair_both(s->A, &all.at[pair[k].i].repair, &all.at[pair[k].j].repair),
                                  .place = s->n };
        s->n++;
    }
    changes_try(s, from);
}
