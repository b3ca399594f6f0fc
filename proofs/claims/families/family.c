/* SPDX-License-Identifier: MIT
**
** The families of a lemma: its own, from `try`; without any, corners, ties, small ones and random ones, and where a
** claim or an equality has hypotheses of its own, some that meet them.
*/
#include "proofs/claims/families/family.h"
#include "proofs/claims/chain.h"
#include "proofs/claims/core/declare.h"

#include <string.h>

arena_t *maker_scratch(maker_t *m) { return arena_side(m->c->home); }

/* --- equations ---------------------------------------------------------------------------------------------------- */

bool fact_sets(const setting_t *S, const core_fact_t *f, unsigned *entry, const core_t **term)
{
    if (f->within || f->fact->kind != FACT_RELATION || f->n != 2 || f->fact->op[0] != IS_EQ) return false;
    for (unsigned side = 0; side < 2; side++) {
        const node_t *name = f->fact->part[side];
        int at = name->kind == NODE_NAME ? setting_entry(S, name->name) : -1;
        const entry_t *p = at >= 0 ? &S->entry[at] : NULL;
        if (!p || p->axes != f->slots || p->axes > 1 || p->kind == ENTRY_MAP) continue;
        *entry = (unsigned)at;
        *term = f->term[1 - side];
        return true;
    }
    return false;
}

/* |X| = a bare term: the alphabet gets so many letters, unless `try` says how many, and what stands on it is drawn
** again. */
static void meet_size(maker_t *m, const core_lemma_t *L, const core_fact_t *f)
{
    if (f->fact->kind != FACT_RELATION || f->n != 2 || f->fact->op[0] != IS_EQ || f->slots) return;
    unsigned side = f->term[0]->kind == CORE_SIZE ? 0 : 1;
    if (f->term[side]->kind != CORE_SIZE || !core_is_bare(f->term[1 - side])) return;
    unsigned a = (unsigned)f->term[side]->at;
    long n;
    for (unsigned k = 0; m->r->by && k < m->r->sets; k++)
        if (m->r->set[k].entry < 0 && m->r->set[k].alphabet == (int)a) return;
    if (!eval_whole(eval_bare(maker_scratch(m), L, m->c, m->dim), f->term[1 - side], &n) || n < 1 || n > LETTERS_MAX
        || m->dim[a] == (size_t)n) return;
    m->dim[a] = (size_t)n;
    for (unsigned k = 0; k < m->S->params; k++) {
        bool stands = m->S->entry[k].kind == ENTRY_MAP && m->S->entry[k].into == a;
        for (unsigned i = 0; i < m->S->entry[k].axes; i++) stands |= m->S->entry[k].alphabet[i] == a;
        if (stands) draw_entry(m, k);
    }
}

void fact_meet(maker_t *m, const core_lemma_t *L, const core_fact_t *f)
{
    unsigned entry;
    const core_t *term;
    if (!fact_sets(m->S, f, &entry, &term)) return;
    const entry_t *p = &m->S->entry[entry];
    effort_t effort = EFFORT_LITTLE;
    eval_t *e = eval_start(maker_scratch(m), L, m->c, &effort);
    size_t cells = p->axes ? m->dim[p->alphabet[0]] : 1;
    mpq_ptr q = arena_mpq(e->A, cells + 1), sum = q + cells;
    for (size_t i = 0; i < cells; i++) {
        if (p->axes) e->slot[f->slot[0]] = (long)i;
        num_t v = eval(e, term);
        if (!v.q || (p->kind == ENTRY_LAW && mpq_sgn(v.q) < 0) || e->not_law || e->doubt || e->beyond || e->at_most ||
            e->impossible)
            return;
        mpq_set(q + i, v.q);
        mpq_add(sum, sum, v.q);
    }
    if (p->kind == ENTRY_LAW && mpq_cmp_ui(sum, 1, 1) != 0) return;
    for (size_t i = 0; i < cells; i++) mpq_set(m->c->value[entry].at + i, q + i);
}

void family_meet(maker_t *m, const core_lemma_t *L)
{
    for (unsigned k = 0; k < L->givens; k++) fact_meet(m, L, &L->given[k]);
    for (unsigned k = 0; m->r->claim >= 0 && k < L->claim[m->r->claim].givens; k++)
        fact_meet(m, L, &L->claim[m->r->claim].given[k]);
    for (unsigned k = 0; m->r->equality >= 0 && k < L->equality[m->r->equality].n; k++)
        fact_meet(m, L, &L->equality[m->r->equality].fact[k]);
}

/* --- making ------------------------------------------------------------------------------------------------------- */

static bool met(maker_t *m, const core_lemma_t *L)
{
    effort_t effort = EFFORT_LITTLE;
    arena_t *A = maker_scratch(m);
    chain_t *t = ARENA_NEW(A, chain_t);
    t->home = A;
    eval_t *e = eval_start(A, L, m->c, &effort);
    if (!hypotheses(t, e)) return false;
    for (unsigned k = 0; m->r->claim >= 0 && k < L->claim[m->r->claim].givens; k++)
        if (!L->claim[m->r->claim].given[k].within && eval_fact(e, &L->claim[m->r->claim].given[k], NULL) != 1)
            return false;
    return true;
}

/* Zeros, for what is set. */
static void leave_room(maker_t *m, unsigned k)
{
    const entry_t *e = &m->S->entry[k];
    size_t dim[VALUE_AXES_MAX];
    for (unsigned a = 0; a < e->axes; a++) dim[a] = m->dim[e->alphabet[a]];
    candidate_table(m->c, e->name, e->axes, dim);
}

/* What numbers are set for is drawn first where it stands in the end: where they do not fit. */
static void fill(maker_t *m, const core_lemma_t *L, size_t i)
{
    draw_sizes(m);
    hand_choose(m, i);
    hand_sizes(m, L);
    bound_sizes(m);
    const char *past = m->past;
    const draw_t then = *m->d;
    for (bool draws = L->givens || !hand_is_all(m);; draws = true) {
        for (unsigned k = 0; k < m->S->params; k++) (draws ? draw_entry : leave_room)(m, k);
        hand_numbers(m, L);
        for (unsigned k = 0; k < L->givens; k++) meet_size(m, L, &L->given[k]);
        hand_values(m, L, i);
        if (draws || !m->past) break;
        *m->d = then;
        m->past = past;
    }
    m->c->unmade = m->past;
    if (!m->r->by) family_meet(m, L);
}

/* A list that sets every parameter draws nothing: it would make the same again. */
static bool sets_all(const recipe_t *r, const setting_t *S)
{
    if (!r->by || r->by->kind != TRY_CORNERS) return false;
    for (unsigned k = 0; k < S->params; k++) {
        bool set = false;
        for (unsigned i = 0; i < r->sets; i++) set |= r->set[i].entry == (int)k;
        if (!set) return false;
    }
    return true;
}

/* Hypotheses that are no equations and no structures are met by drawing again. */
void family_make(candidate_t *c, draw_t *d, size_t i)
{
    enum { AGAIN = 24 };
    const compiled_t *C = c->self;
    const recipe_t *r = &C->plan->recipe[c->family];
    for (unsigned k = 0; k < AGAIN; k++) {
        maker_t m = { .c = c, .d = d, .S = &C->core->setting, .r = r, .how = r->how, .i = i, .product = 1 };
        if (k && r->how == MAKE_CORNERS) m.product = CORNERS_MOST + 1; /* corners still, but drawn */
        if (k > AGAIN / 2) m.how = MAKE_SMALL;
        if (r->how == MAKE_BY_HAND || r->how == MAKE_EVERY) m.how = MAKE_SMALL;
        if (r->by && r->by->kind == TRY_DECODERS && i % 2) m.how = MAKE_FUNCTIONS;
        fill(&m, C->core, i);
        if (r->how == MAKE_EVERY) {
            const entry_t *e = &m.S->entry[0];
            mpq_set_si(c->value[0].at, mpz_get_si(mpq_numref(e->least)) + (long)i, 1);
        }
        bool asked = C->core->givens || (r->claim >= 0 && C->core->claim[r->claim].givens);
        if (!asked || c->unmade || r->how == MAKE_EVERY || sets_all(r, m.S) || met(&m, C->core)) return;
    }
}

/* How many corners there are, as far as they are counted. */
static size_t corners(arena_t *A, const compiled_t *C, const recipe_t *r)
{
    candidate_t *c = candidate_new(A, C->core->setting.param);
    draw_t d = draw_start(1, "corners", 0);
    maker_t m = { .c = c, .d = &d, .S = &C->core->setting, .r = r, .how = MAKE_CORNERS, .i = 0, .product = 1 };
    draw_sizes(&m);
    bound_sizes(&m);
    for (unsigned k = 0; k < m.S->params; k++) draw_entry(&m, k);
    return m.product > CORNERS_MOST ? CORNERS_MOST : m.product;
}

/* --- the list ----------------------------------------------------------------------------------------------------- */

static recipe_t *add(arena_t *A, struct plan *P, make_t how, const char *name, const char *what, size_t size, int claim)
{
    recipe_t *r = &P->recipe[P->n]; /* room: TRIES_MAX and what claims of LINKS_MAX links can have */
    *r = (recipe_t){ .how = how, .claim = claim, .equality = -1 };
    r->nets = P->nets[claim + 1];
    for (unsigned k = 0; k < P->n; k++)
        if (strcmp(P->family[k].name, name) == 0) name = arena_printf(A, "%s-%u", name, P->n + 1);
    P->family[P->n] = (family_t){ name, what, size, family_make };
    P->list[P->n] = &P->family[P->n];
    P->n++;
    return r;
}

/* Is structure asked for of one law of three variables or more, no product of declared factors? */
static bool has_parities(const compiled_t *C, const nets_t *nets)
{
    const setting_t *S = &C->core->setting;
    if (S->joint < 0 || S->law[S->joint].axes < 3 || !nets->asks) return false;
    int k = S->law[S->joint].param;
    return k >= 0 && S->entry[k].kind == ENTRY_LAW && !S->entry[k].positive;
}

static void from_declarations(arena_t *A, compiled_t *C, struct plan *P)
{
    const setting_t *S = &C->core->setting;
    const entry_t *e = &S->entry[0];
    if (!S->params) { add(A, P, MAKE_CORNERS, "alone", "nothing is declared: one candidate", 1, -1); return; }
    if (S->params == 1 && e->kind == ENTRY_NUMBER && e->binder && e->binder->integer && e->least && e->most
        && mpz_fits_sint_p(mpq_numref(e->least)) && mpz_fits_sint_p(mpq_numref(e->most))) {
        long n = mpz_get_si(mpq_numref(e->most)) - mpz_get_si(mpq_numref(e->least)) + 1;
        if (n >= 1 && n <= 4096) {
            add(A, P, MAKE_EVERY, "every", "every integer of the range", (size_t)n, -1);
            return;
        }
    }
    recipe_t *r = add(A, P, MAKE_CORNERS, "corners", "ends of ranges, small alphabets, extreme laws and maps", 1, -1);
    P->family[P->n - 1].size = corners(A, C, r);
    if (S->joint >= 0 && S->law[S->joint].axes > 2)
        add(A, P, MAKE_FUNCTIONS, "functions", "fair letters and functions of them: sums, least, greatest, copies", 360,
            -1);
    if (has_parities(C, P->nets[0]))
        add(A, P, MAKE_PARITIES, "parities", "fair bits and sums of them modulo 2 that meet the hypotheses", 240, -1);
    add(A, P, MAKE_TIES, "ties", "parameters of one kind equal, or nearly so", S->params > 1 ? 120 : 24, -1);
    add(A, P, MAKE_SMALL, "small", "few letters, small denominators", 120, -1);
    add(A, P, MAKE_RANDOM, "random", "drawn", 0, -1);
}

/* A claim with hypotheses of its own, or an equality, is tried where they hold. */
static void where_they_hold(arena_t *A, compiled_t *C, struct plan *P)
{
    for (unsigned k = 0; k < C->core->claims; k++) {
        bool own = false;
        for (unsigned i = 0; i < C->core->claim[k].givens; i++) own |= !C->core->claim[k].given[i].within;
        if (!own) continue;
        const char *name = NULL;
        for (unsigned l = C->links; l-- > 0;)
            if (C->of[l].claim == k) name = C->lemma.links[l].name;
        if (name) add(A, P, C->core->setting.joint >= 0 ? MAKE_FUNCTIONS : MAKE_CORNERS, arena_printf(A, "corners-%u",
            k + 1), arena_printf(A, "corners that meet the hypotheses of %s", name), 120, (int)k);
        if (name && P->nets[k + 1] != P->nets[0] && has_parities(C, P->nets[k + 1]))
            add(A, P, MAKE_PARITIES, arena_printf(A, "parities-%u", k + 1),
                arena_printf(A, "fair bits and sums of them that meet the hypotheses of %s", name), 60, (int)k);
        if (name)
            add(A, P, MAKE_SMALL, arena_printf(A, "claim-%u", k + 1),
                arena_printf(A, "drawn to meet the hypotheses of %s", name), 120, (int)k);
    }
    for (unsigned k = 0; k < C->core->equalities; k++) {
        recipe_t *r = add(A, P, MAKE_SMALL, "equality", "drawn to meet the case of equality", 80, -1);
        r->equality = (int)k;
    }
}

enum { TRIES_MAX = 64 };
_Static_assert(TRIES_MAX + 8 + 4 * LINKS_MAX <= FAMILIES_MAX,
               "every claim and every case of equality has its families");

bool claims_families(arena_t *A, compiled_t *C, claim_fault_t *fault)
{
    struct plan *P = ARENA_NEW(A, struct plan);
    const lemma_tree_t *T = C->core->tree;
    C->plan = P;
    nets_of(A, P->nets, C->core);
    for (unsigned k = 0; k < T->tries.n; k++) {
        static const char *const kind[] = { "random", "corners", "grid", "sweep", "points", NULL, "decoders.corners" };
        const try_t *t = &T->tries.at[k];
        const char *name = t->name ? t->name : t->kind == TRY_MADE ? t->over : kind[t->kind];
        if (k == TRIES_MAX) return claim_fault(fault, t->at, "more than %d families", TRIES_MAX);
        recipe_t *r = add(A, P, MAKE_BY_HAND, name, "as the claim file says", 0, -1);
        if (!hand_recipe(A, r, C->core, t, fault)) return false;
        P->family[P->n - 1].size = hand_size(C->core, r);
    }
    if (!T->tries.n) from_declarations(A, C, P);
    if (!T->only) where_they_hold(A, C, P);
    C->lemma.families = P->list;
    return true;
}
