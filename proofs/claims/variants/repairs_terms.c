/* SPDX-License-Identifier: MIT
**
** Changes of the terms of a link: another exponent, laws or definitions exchanged, a term or a factor on the greater
** side.
*/
#include "proofs/claims/variants/repairs_parts.h"
#include "proofs/claims/core/declare.h"
#include "proofs/claims/print/print.h"

#include <string.h>

static void put(repair_t *r, arena_t *A, const spot_in_link_t *s, const node_t *x)
{
    if (r) *(s->left ? &r->link.lhs : &r->link.rhs) = place_put(A, s, x);
}

static bool is_zero(const node_t *x) { return x->kind == NODE_NUMBER && mpq_sgn(x->number) == 0; }
static const node_t *other_side(const mender_t *m, bool left) { return left ? m->base.link.rhs : m->base.link.lhs; }

static bool turned(const mender_t *m) { return m->base.link.op == IS_GE || m->base.link.op == IS_GT; }
static const node_t *greater(const mender_t *m) { return turned(m) ? m->base.link.lhs : m->base.link.rhs; }

/* --- exponents ---------------------------------------------------------------------------------------------------- */

static const node_t *powered(arena_t *A, const node_t *base, long a)
{
    return a == 1 ? base : node_pair(A, NODE_POW, base, node_fraction(A, base, a, 1));
}

/* x^k becomes x^(k+1), x^(k-1), k whole; a side its root or its square: beside 0 that would say nothing. */
static void exponents(mender_t *m, const spot_in_link_t *s)
{
    const node_t *x = s->x;
    mpq_srcptr e = x->kind == NODE_POW ? x->part[1]->number : NULL;
    bool power = e && mpz_cmp_ui(mpq_denref(e), 1) == 0 && mpz_fits_sshort_p(mpq_numref(e));
    long k = power ? mpz_get_si(mpq_numref(e)) : 1;
    const char *words = node_written(m->A, x);
    if (!s->way && is_zero(other_side(m, s->left))) return;
    for (long other = k - 1; power && other <= k + 1; other += 2)
        if (other) {
            repair_t *r =
                mend_add(m, REPAIR_EXPONENT, 0.5, arena_printf(m->A, "%s with the exponent %ld", words, other));
            put(r, m->A, s, powered(m->A, x->part[0], other));
        }
    if (s->way || power || x->kind == NODE_NUMBER) return;
    const node_t *root = node_of(m->A, x->at, NODE_APPLY, "sqrt", 1, &x);
    put(mend_add(m, REPAIR_EXPONENT, 0.65, arena_printf(m->A, "the root of %s", words)), m->A, s, root);
    put(mend_add(m, REPAIR_EXPONENT, 0.65, arena_printf(m->A, "the square of %s", words)), m->A, s,
        powered(m->A, x, 2));
}

/* --- exchanges ---------------------------------------------------------------------------------------------------- */

static void exchange(mender_t *m, const spot_in_link_t *s, double away, bool reading, const node_t *y)
{
    repair_t *r = mend_add(m, REPAIR_EXCHANGE, away,
                           arena_printf(m->A, "%s in place of %s", node_written(m->A, y), node_written(m->A, s->x)));
    put(r, m->A, s, y);
    if (r) r->reading = reading;
}

static const let_t *let_of(const mender_t *m, const node_t *x)
{
    const lemma_tree_t *L = m->C->core->tree;
    bool name = x->kind == NODE_NAME, call = x->kind == NODE_APPLY;
    for (unsigned k = 0; (name || call) && k < L->lets.n; k++)
        if (strcmp(L->lets.at[k].name, x->name) == 0) return &L->lets.at[k];
    return NULL;
}

/* Do both take the same? Nothing; or what is then taken by one function, one sum or one extreme. */
static bool is_like(const let_t *d, const let_t *e)
{
    bool same = d->law == e->law && d->args == e->args && d->letters == e->letters;
    bool one = (d->body->kind == NODE_APPLY || d->body->kind == NODE_OVER) && e->body->kind == d->body->kind;
    return same && (!d->args || (one && strcmp(d->body->name, e->body->name) == 0));
}

static bool names(const node_t *x, const char *name)
{
    bool any = (x->kind == NODE_NAME || x->kind == NODE_APPLY) && strcmp(x->name, name) == 0;
    for (unsigned k = 0; k < x->n && !any; k++) any = names(x->part[k], name);
    return any;
}

/* One that the link does not name yet, and that is more than a size. */
static bool is_new(const mender_t *m, const let_t *d)
{
    return d->body->kind != NODE_SIZE && d->body->kind != NODE_NUMBER && !names(m->base.link.lhs, d->name) &&
           !names(m->base.link.rhs, d->name);
}

/* Another definition of the lemma that takes the same. The less side itself is what the claim is about: it stays. */
static void definitions(mender_t *m, const spot_in_link_t *s)
{
    const lemma_tree_t *L = m->C->core->tree;
    const let_t *own = !s->way && s->asks_more ? NULL : let_of(m, s->x);
    for (unsigned k = 0; own && k < L->lets.n; k++) {
        const let_t *d = &L->lets.at[k];
        if (d == own || !is_like(d, own) || !is_new(m, d)) continue;
        node_t *y = ARENA_NEW(m->A, node_t);
        *y = *s->x;
        y->name = d->name;
        exchange(m, s, 0.45, true, y);
    }
}

/* Definitions within conditions, where no other place is. */
static void in_conditions(mender_t *m, bool left, const way_t *way, const node_t *x, bool inside)
{
    inside |= x->kind == NODE_COMPARE;
    if (inside) definitions(m, &(spot_in_link_t){ left, way, x, false });
    for (unsigned k = 0; k < x->n; k++) in_conditions(m, left, &(way_t){ way, x, k }, x->part[k], inside);
}

/* A definition of the lemma for the whole greater side, which is more than a name. */
static void bounds(mender_t *m)
{
    const node_t *g = greater(m);
    const lemma_tree_t *L = m->C->core->tree;
    spot_in_link_t side = { turned(m), NULL, g, false };
    for (unsigned k = 0; g->kind != NODE_NAME && g->kind != NODE_NUMBER && k < L->lets.n; k++) {
        const let_t *d = &L->lets.at[k];
        const node_t *y = mend_name(m, d->name);
        if (!d->law && !d->args && !d->letters && is_new(m, d)) exchange(m, &side, 0.44, true, y);
    }
}

/* KL(Q||P), the least for the greatest, another definition; of a whole side beside a number it would be another
** claim. */
static void exchanges(mender_t *m, const spot_in_link_t *s)
{
    const node_t *x = s->x;
    if (!s->way && other_side(m, s->left)->kind == NODE_NUMBER) return;
    bool ends =
        (x->kind == NODE_OVER || x->kind == NODE_APPLY) && (strcmp(x->name, "max") == 0 || strcmp(x->name, "min") == 0);
    if (x->kind == NODE_DIVERGENCE && !node_same(x->part[0], x->part[1]))
        exchange(m, s, 0.4, false, node_with(m->A, node_with(m->A, x, 0, x->part[1]), 1, x->part[0]));
    if (ends) {
        node_t *y = ARENA_NEW(m->A, node_t);
        *y = *x;
        y->name = strcmp(x->name, "max") == 0 ? "min" : "max";
        exchange(m, s, 0.9, false, y);
    }
    definitions(m, s);
}

static void in_place(void *self, const spot_in_link_t *s) { exponents(self, s); exchanges(self, s); }

/* --- on the greater side ------------------------------------------------------------------------------------------ */

static repair_t *greater_side(mender_t *m, repair_kind_t kind, double away, const char *what, const node_t *x)
{
    repair_t *r = mend_add(m, kind, away, what);
    if (r) *(turned(m) ? &r->link.lhs : &r->link.rhs) = x;
    return r;
}

static void plus(mender_t *m, double away, const node_t *x)
{
    const node_t *g = greater(m), *sum = is_zero(g) ? x : node_pair(m->A, NODE_ADD, g, x);
    repair_t *r = greater_side(m, REPAIR_ADDEND, away, arena_printf(m->A, "plus %s", node_written(m->A, x)), sum);
    if (r) r->added = x;
}

static const node_t *applied(mender_t *m, const char *function, const node_t *x)
{
    return node_of(m->A, x->at, NODE_APPLY, function, 1, &x);
}

/* A probability by its form, or a name that may be one. */
static bool may_be_share(const mender_t *m, const node_t *x)
{
    if (x->kind == NODE_PROB) return true;
    if (x->kind == NODE_DIVERGENCE) return strcmp(x->name, "TV") == 0;
    int e = x->kind == NODE_NAME ? setting_entry(&m->C->core->setting, x->name) : -1;
    const let_t *d = let_of(m, x);
    return e >= 0 ? mend_is_share(&m->C->core->setting.entry[e]) : x->kind == NODE_NAME && d && !d->law && !d->letters;
}

enum { SHARES = 6 };
typedef struct { mender_t *m; unsigned n; const node_t *at[SHARES]; } shares_t;

static void share(void *self, const spot_in_link_t *s)
{
    shares_t *all = self;
    bool known = all->n == SHARES || !may_be_share(all->m, s->x);
    for (unsigned k = 0; k < all->n && !known; k++) known = node_same(all->at[k], s->x);
    if (!known) all->at[all->n++] = s->x;
}

/* log n, log(n+1) of an integer or a size. */
static void plus_logs(mender_t *m, const node_t *n)
{
    plus(m, 1.0, applied(m, "log", n));
    plus(m, 1.05, applied(m, "log", node_pair(m->A, NODE_ADD, n, node_fraction(m->A, n, 1, 1))));
}

/* Of what is measured in nats: log 2, the binary entropy of a probability that stands there, log n; of random variables
** no size, as entropies end there. */
static void addends(mender_t *m)
{
    const setting_t *S = &m->C->core->setting;
    shares_t all = { .m = m };
    plus(m, 0.8, applied(m, "log", node_fraction(m->A, m->base.link.lhs, 2, 1)));
    places_of(m->base.link.lhs, m->base.link.op, m->base.link.rhs, share, &all);
    for (unsigned k = 0; k < all.n; k++) plus(m, 0.75, applied(m, "h", all.at[k]));
    for (unsigned k = 0; k < S->params; k++)
        if (mend_is_number(&S->entry[k]) && S->entry[k].binder->integer && m->uses.entry[k])
            plus_logs(m, mend_name(m, S->entry[k].name));
    for (unsigned a = 0; a < S->alphabets; a++)
        if (S->joint < 0 && m->uses.alphabet[a] && !S->alphabet[a].size) plus_logs(m, mend_size(m, &S->alphabet[a]));
}

static void factor(mender_t *m, const node_t *f, bool divides)
{
    if (divides && node_same(f, greater(m))) return;
    const char *what = arena_printf(m->A, divides ? "divided by %s" : "times %s", node_written(m->A, f));
    greater_side(m, REPAIR_FACTOR, 1.0, what,
                 divides ? node_pair(m->A, NODE_DIV, greater(m), f) : node_pair(m->A, NODE_MUL, f, greater(m)));
}

/* n, |X|; 1/p, 1/(1-p), 1/(p (1-p)); 1/min(P). */
static void factors(mender_t *m)
{
    const setting_t *S = &m->C->core->setting;
    for (unsigned k = 0; k < S->params; k++) {
        const entry_t *e = &S->entry[k];
        const node_t *x = mend_name(m, e->name);
        if (!m->uses.entry[k]) continue;
        if (mend_is_number(e) && e->binder->integer) factor(m, x, false);
        if (e->kind == ENTRY_LAW && e->binder && e->binder->sort == SORT_LAWS) factor(m, applied(m, "min", x), true);
        if (!mend_is_share(e)) continue;
        const node_t *rest = node_pair(m->A, NODE_SUB, node_fraction(m->A, x, 1, 1), x);
        factor(m, x, true);
        factor(m, rest, true);
        factor(m, node_pair(m->A, NODE_MUL, x, rest), true);
    }
    for (unsigned a = 0; a < S->alphabets; a++)
        if (S->joint < 0 && m->uses.alphabet[a] && !S->alphabet[a].size)
            factor(m, mend_size(m, &S->alphabet[a]), false);
}

void mend_terms(mender_t *m)
{
    places_of(m->base.link.lhs, m->base.link.op, m->base.link.rhs, in_place, m);
    in_conditions(m, true, NULL, m->base.link.lhs, false);
    in_conditions(m, false, NULL, m->base.link.rhs, false);
    if (m->base.link.op == IS_EQ) return;
    bounds(m);
    if (m->uses.information) addends(m);
    if (!is_zero(greater(m))) factors(m);
}
