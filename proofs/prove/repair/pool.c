/* SPDX-License-Identifier: MIT */
#include "proofs/prove/repair/pool.h"
#include "proofs/claims/core/declare.h"
#include "proofs/claims/families/family.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { PRECISION = 512 };

static effort_t effort(void) { return (effort_t){ .filter = true, .prec_max = PRECISION }; }

candidate_t *candidate_kept(arena_t *A, const candidate_t *c)
{
    candidate_t *own = ARENA_NEW(A, candidate_t);
    *own = *c;
    own->home = A;
    own->value = ARENA_ARRAY(A, value_t, candidate_params(c));
    for (size_t k = 0; k < candidate_params(c); k++) {
        own->value[k] = c->value[k];
        own->value[k].at = arena_mpq(A, c->value[k].cells);
        for (size_t i = 0; i < c->value[k].cells; i++) mpq_set(own->value[k].at + i, c->value[k].at + i);
    }
    return own;
}

/* --- one candidate ------------------------------------------------------------------------------------------------ */

typedef struct { decision_t d; bool left, right, bites; double slack; } tried_t;

/* About; NaN where that is not to be had. */
static double middle(const real_t *x)
{
    double lo, hi;
    return x && real_approx(x, true, &lo, &hi) ? lo / 2 + hi / 2 : NAN;
}

/* The slack beside the sizes of the sides; 1 where it is not to be had. */
static double relative(bool *bites, const lemma_t *L, const decision_t *d)
{
    if (!d->row) return 1;
    double a = middle(d->row->term[L->links[0].lhs]), b = middle(d->row->term[L->links[0].rhs]),
           r = (b - a) / (fabs(a) + fabs(b));
    *bites = a > 0 || b < 0;
    return isnan(r) ? 1 : r;
}

/* Shown by an enclosure; a side of which that never tells counts as 0. */
static bool is_not_zero(const chain_t *t, unsigned term)
{
    double lo, hi;
    for (const chain_row_t *row = t->first; row; row = row->next)
        if (row->term[term] &&
            (real_is_inf(row->term[term]) || (real_approx(row->term[term], true, &lo, &hi) && (lo > 0 || hi < 0))))
            return true;
    return false;
}

/* left, right: is it worth asking? */
static tried_t tried(const compiled_t *T, const candidate_t *c, arena_t *now, bool left, bool right)
{
    effort_t e = effort();
    const lemma_t *L = &T->lemma;
    const chain_t *t = lemma_chain_with(now, L, c, &e);
    tried_t a = { .d = decide_link(L, 0, t, &e) };
    a.left = left && is_not_zero(t, L->links[0].lhs);
    a.right = right && is_not_zero(t, L->links[0].rhs);
    a.slack = relative(&a.bites, L, &a.d);
    return a;
}

bool pool_violates(const compiled_t *T, const candidate_t *c, arena_t *now)
{
    effort_t e = effort();
    bool violated = decide_link(&T->lemma, 0, lemma_chain_with(now, &T->lemma, c, &e), &e).verdict == VERDICT_VIOLATED;
    arena_reset(now);
    return violated;
}

static void add(pool_t *P, pooled_t x)
{
    if (P->n == P->room) P->at = arena_grown(P->keep[0], P->at, P->n, &P->room, sizeof *P->at);
    P->at[P->n] = x;
    P->at[P->n].place = P->n;
    P->n++;
}

/* The claim that it was found for may go before the pool does: its parameters are named by the link. */
void pool_add(pool_t *P, const candidate_t *c)
{
    candidate_t *own = candidate_kept(P->keep[0], c);
    own->params = P->base->core->setting.param;
    add(P, (pooled_t){ own, VERDICT_VIOLATED, 0, 0 });
}

void pool_take(pool_t *P, const candidate_t *c)
{
    arena_t *now = arena_new();
    tried_t t = { .slack = 1 };
    bool good = c && candidate_check(c, &(fault_t){ "" }, NULL);
    if (good) t = tried(P->base, c, now, false, false);
    verdict_t v = t.d.verdict;
    if (v == VERDICT_HOLDS || v == VERDICT_EQUAL || v == VERDICT_VIOLATED)
        add(P, (pooled_t){ c, t.d.verdict, t.slack, 0 });
    arena_free(now);
}

/* --- making the pool ---------------------------------------------------------------------------------------------- */

typedef struct {
    pool_t *P;
    const candidate_t *const *known;
    size_t knowns;
    tried_t *made;
    const candidate_t **c;
} making_t;

static size_t size_of(const compiled_t *T, size_t f, size_t most)
{
    size_t size = T->lemma.families[f]->size;
    return size && size < most ? size : most;
}

static const candidate_t *made(const making_t *m, size_t i, arena_t *now, size_t most)
{
    if (i < m->knowns) return m->known[i];
    i -= m->knowns;
    size_t f = 0;
    while (i >= size_of(m->P->base, f, most)) i -= size_of(m->P->base, f++, most);
    return lemma_candidate(now, &m->P->base->lemma, f, m->P->seed, i);
}

typedef struct { making_t m; size_t most; } making_all_t;

static void make(void *self, size_t i, arena_t *keep, arena_t *now)
{
    making_all_t *all = self;
    const candidate_t *c = made(&all->m, i, now, all->most);
    tried_t t = tried(all->m.P->base, c, now, true, true);
    all->m.made[i] = t;
    bool decided = t.d.verdict == VERDICT_HOLDS || t.d.verdict == VERDICT_EQUAL || t.d.verdict == VERDICT_VIOLATED
        || t.d.verdict == VERDICT_UNDECIDED;
    all->m.c[i] = decided ? candidate_kept(keep, c) : NULL;
}

/* The most violated first; the others as they were made. */
static int first_of(const void *x, const void *y)
{
    const pooled_t *a = x, *b = y;
    bool va = a->base == VERDICT_VIOLATED, vb = b->base == VERDICT_VIOLATED;
    if (va != vb) return va ? -1 : 1;
    if (va && a->slack != b->slack) return a->slack < b->slack ? -1 : 1;
    return a->place < b->place ? -1 : 1;
}

void pool_start(pool_t *P, const compiled_t *base, const candidate_t *const *known, size_t knowns, uint64_t seed,
                size_t most, unsigned jobs)
{
    size_t n = knowns;
    *P = (pool_t){ .base = base, .seed = seed };
    for (size_t f = 0; base->lemma.families[f]; f++) n += size_of(base, f, most);
    making_all_t all = {
        { P, known, knowns, alloc_array(n + 1, sizeof(tried_t)), alloc_array(n + 1, sizeof(candidate_t *)) }, most
    };
    side_by_side(jobs, n, make, &all, P->keep);
    P->at = arena_grown(P->keep[0], NULL, 0, &P->room, sizeof *P->at);
    for (size_t i = 0; i < n; i++) {
        const tried_t *t = &all.m.made[i];
        if (!all.m.c[i]) continue;
        add(P, (pooled_t){ all.m.c[i], t->d.verdict, t->slack, 0 });
        P->violated += t->d.verdict == VERDICT_VIOLATED;
        P->decided += t->d.verdict != VERDICT_UNDECIDED;
        P->left |= t->left;
        P->right |= t->right;
    }
    alloc_free(all.m.made);
    alloc_free(all.m.c);
    if (P->n) qsort(P->at, P->n, sizeof *P->at, first_of);
    pool_extremes(P);
    if (P->n) qsort(P->at, P->n, sizeof *P->at, first_of);
}

void pool_end(pool_t *P)
{
    for (unsigned k = 0; k < SIDES_MAX; k++)
        if (P->keep[k]) arena_free(P->keep[k]);
}

/* --- trying ------------------------------------------------------------------------------------------------------- */

static bool is_violator(const pool_t *P, size_t i) { return P->at[i].base == VERDICT_VIOLATED; }

bool pool_spares(const pool_t *P, const compiled_t *T, const size_t *also, unsigned n, arena_t *now)
{
    enum { FEW = 24 };
    for (unsigned k = 0; k < n; k++)
        if (pool_violates(T, P->at[also[k]].c, now)) return false;
    for (size_t i = 0; i < FEW && i < P->n && is_violator(P, i); i++)
        if (pool_violates(T, P->at[i].c, now)) return false;
    return true;
}

size_t pool_first(const pool_t *P, const compiled_t *T, arena_t *now)
{
    for (size_t i = 0; i < P->n; i++)
        if (is_violator(P, i) && pool_violates(T, P->at[i].c, now)) return i;
    return P->n;
}

static bool stands_on(tally_t *t, const compiled_t *T, const candidate_t *c, bool counts, arena_t *now)
{
    tried_t a = tried(T, c, now, !t->left, !t->right);
    verdict_t v = a.d.verdict;
    arena_reset(now);
    t->count[v] += v != VERDICT_VIOLATED && v != VERDICT_UNDECIDED ? counts : 1;
    t->left |= a.left;
    t->right |= a.right;
    t->bites |= a.bites;
    if (v == VERDICT_HOLDS && counts) t->slack += (uint64_t)(1e6 * fmin(fmax(a.slack, 0), 1));
    return v != VERDICT_VIOLATED && v != VERDICT_UNDECIDED;
}

/* Those that are drawn to meet the hypotheses of the claim. */
static bool stands_where_met(tally_t *t, const pool_t *P, const compiled_t *T, arena_t *now)
{
    for (size_t f = 0; f < T->plan->n; f++)
        for (size_t i = 0; T->plan->recipe[f].claim >= 0 && i < size_of(T, f, SIZE_MAX); i++)
            if (!stands_on(t, T, lemma_candidate(now, &T->lemma, f, P->seed, i), true, now)) return false;
    return true;
}

/* A number, a declared one, k x or x/k. */
static bool value_of(mpq_ptr q, const setting_t *S, const candidate_t *c, const node_t *x)
{
    int e = x->kind == NODE_NAME ? setting_entry(S, x->name) : -1;
    if (x->kind == NODE_NUMBER) { mpq_set(q, x->number); return true; }
    if (e >= 0 && S->entry[e].kind == ENTRY_NUMBER) { mpq_set(q, c->value[e].at); return true; }
    if (x->kind != NODE_MUL && x->kind != NODE_DIV) return false;
    unsigned of = x->kind == NODE_MUL; /* which part is a name */
    if (x->part[1 - of]->kind != NODE_NUMBER || !value_of(q, S, c, x->part[of])) return false;
    if (of) mpq_mul(q, q, x->part[0]->number);
    else mpq_div(q, q, x->part[1]->number);
    return true;
}

/* a <= b, the declared number a set to b. */
static bool moved_to(candidate_t *c, const setting_t *S, const node_t *a, const node_t *b)
{
    int e = a->kind == NODE_NAME ? setting_entry(S, a->name) : -1;
    mpq_ptr q = arena_mpq(c->home, 1);
    if (e < 0 || S->entry[e].kind != ENTRY_NUMBER || !value_of(q, S, c, b)) return false;
    mpq_set(c->value[e].at, q);
    return true;
}

/* The numbers and sizes in a term of a hypothesis: their values, one by one. False: something else stands in it. */
static bool values_in(mpq_ptr to, unsigned *n, const setting_t *S, const candidate_t *c, const node_t *x)
{
    enum { VALUES = 4 };
    int e = x->kind == NODE_NAME ? setting_entry(S, x->name) : -1;
    int a = x->kind == NODE_SIZE ? setting_alphabet(S, x->name) : x->kind == NODE_NAME ? setting_size(S, x->name) : -1;
    if (*n == VALUES || (x->kind == NODE_NAME && a < 0 && (e < 0 || S->entry[e].kind != ENTRY_NUMBER))) return false;
    if (a >= 0) mpq_set_ui(to + (*n)++, candidate_dim(c, S->alphabet[a].axis), 1);
    else if (e >= 0) mpq_set(to + (*n)++, c->value[e].at);
    for (unsigned k = 0; k < x->n; k++)
        if (!values_in(to, n, S, c, x->part[k])) return false;
    return true;
}

size_t pool_differ(const pool_t *P, const fact_t *f)
{
    enum { VALUES = 4 };
    const setting_t *S = &P->base->core->setting;
    arena_t *A = arena_new();
    mpq_ptr all = arena_mpq(A, (P->n + 1) * VALUES);
    size_t differ = 0;
    bool known = f->kind == FACT_RELATION;
    for (size_t i = 0; known && i < P->n && P->at[i].base == VERDICT_VIOLATED; i++) {
        mpq_ptr own = all + differ * VALUES;
        unsigned n = 0;
        bool seen = false;
        for (unsigned k = 0; k < VALUES; k++) mpq_set_ui(own + k, 0, 1);
        for (unsigned k = 0; k < f->n && known; k++) known = values_in(own, &n, S, P->at[i].c, f->part[k]);
        for (size_t j = 0; j < differ && !seen; j++) {
            seen = true;
            for (unsigned k = 0; k < VALUES; k++) seen &= mpq_equal(all + j * VALUES + k, own + k) != 0;
        }
        differ += !seen;
    }
    arena_free(A);
    return known ? differ : P->violated;
}

/* P > 0: each row a little nearer to the uniform law; a little in place of each 0 of a table. */
static bool made_positive(candidate_t *c, const setting_t *S, const node_t *a, unsigned long part)
{
    int e = a->kind == NODE_NAME ? setting_entry(S, a->name) : -1;
    if (e < 0) return false;
    value_t *v = &c->value[e];
    bool law = S->entry[e].kind == ENTRY_LAW;
    size_t row = law && S->param[e].kind == PARAM_JOINT ? v->cells : v->rank ? v->dim[v->rank - 1] : 1;
    mpq_ptr little = arena_mpq(c->home, 2), rest = little + 1;
    mpq_set_ui(little, 1, law ? part * row : part);
    mpq_set_ui(rest, law ? part - 1 : 1, law ? part : 1);
    for (size_t i = 0; i < v->cells; i++) {
        if (!law && mpq_sgn(v->at + i) != 0) continue;
        mpq_mul(v->at + i, v->at + i, rest);
        mpq_add(v->at + i, v->at + i, little);
    }
    return true;
}

static bool is_zero(const node_t *x) { return x->kind == NODE_NUMBER && mpq_sgn(x->number) == 0; }

/* Ways to move a candidate to where the fact holds. */
static bool moved(candidate_t *c, const setting_t *S, const fact_t *f, unsigned way)
{
    const node_t *a = f->part[0], *b = f->part[1];
    if (f->op[0] == IS_GT && is_zero(b)) return way < 2 && made_positive(c, S, a, way ? 1000000 : 100);
    return f->op[0] != IS_GT && f->op[0] != IS_LT &&
           (way == 0 ? moved_to(c, S, a, b) : way == 1 && moved_to(c, S, b, a));
}

/* The violating candidates, moved to where one more hypothesis holds. */
static bool stands_where_moved(tally_t *t, const pool_t *P, const compiled_t *T, const repair_t *r, arena_t *now)
{
    enum { MOVED = 32, WAYS = 2 };
    const setting_t *S = &T->core->setting;
    for (unsigned g = 0; g < r->givens; g++)
        for (size_t i = 0; i / WAYS < P->n && i < MOVED * WAYS; i++) {
            if (r->given[g]->kind != FACT_RELATION || !is_violator(P, i / WAYS)) continue;
            candidate_t *c = candidate_kept(now, P->at[i / WAYS].c);
            if (moved(c, S, r->given[g], i % WAYS) && candidate_check(c, &(fault_t){ "" }, NULL) &&
                !stands_on(t, T, c, false, now))
                return false;
            arena_reset(now);
        }
    return true;
}

/* The most violated, and some of the others: the place after i. */
static size_t next_sample(const pool_t *P, size_t violators, size_t i)
{
    enum { VIOLATORS = 24, OTHERS = 40 };
    if (i + 1 < violators) return i + 1 < VIOLATORS ? i + 1 : violators;
    return i < violators ? violators : i + (P->n - violators) / OTHERS + 1;
}

static size_t violators_of(const pool_t *P)
{
    size_t n = 0;
    while (n < P->n && is_violator(P, n)) n++;
    return n;
}

bool pool_samples(tally_t *t, const pool_t *P, const compiled_t *T, arena_t *now)
{
    size_t violators = violators_of(P);
    *t = (tally_t){ .met = 0 };
    for (size_t i = 0; i < P->n; i = next_sample(P, violators, i)) {
        if (!stands_on(t, T, P->at[i].c, true, now)) return false;
        t->of++;
    }
    t->met = t->count[VERDICT_HOLDS] + t->count[VERDICT_EQUAL];
    return true;
}

double pool_equal(const pool_t *P, const compiled_t *T, arena_t *now)
{
    size_t violators = violators_of(P), equal = 0, of = 0;
    for (size_t i = 0; i < P->n; i = next_sample(P, violators, i), of++) {
        equal += tried(T, P->at[i].c, now, false, false).d.verdict == VERDICT_EQUAL;
        arena_reset(now);
    }
    return of ? (double)equal / (double)of : 0;
}

bool pool_stands(tally_t *t, pool_t *P, const compiled_t *T, const repair_t *r, size_t from, arena_t *now)
{
    *t = (tally_t){ .met = 0 };
    size_t last = atomic_load(&P->last);
    if (last >= from && last < P->n && pool_violates(T, P->at[last].c, now)) return false;
    for (size_t i = from; i < P->n; i++) {
        if (stands_on(t, T, P->at[i].c, true, now)) continue;
        atomic_store(&P->last, i);
        return false;
    }
    t->met = t->count[VERDICT_HOLDS] + t->count[VERDICT_EQUAL];
    t->of = P->n - from;
    return from > 0 || !r->givens || (stands_where_moved(t, P, T, r, now) && stands_where_met(t, P, T, now));
}
