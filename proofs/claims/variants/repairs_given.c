/* SPDX-License-Identifier: MIT
**
** One more hypothesis. Of each group the weakest comes first. What is supposed is about something that the link depends
** on.
*/
#include "proofs/claims/variants/repairs_parts.h"
#include "proofs/claims/print/print.h"

#include <string.h>

static void suppose(mender_t *m, double away, unsigned group, const fact_t *f)
{
    repair_t *r = mend_add(m, REPAIR_HYPOTHESIS, away, arena_printf(m->A, "given %s", fact_text(m->A, f)));
    if (!r) return;
    r->given[r->givens++] = f;
    r->group = group;
}

static fact_t *fact_of(mender_t *m, fact_kind_t kind, unsigned n, const node_t *const *part)
{
    const node_t *all = node_of(m->A, m->base.link.lhs->at, NODE_GROUP, NULL, n, part);
    fact_t *f = ARENA_NEW(m->A, fact_t);
    *f = (fact_t){ .kind = kind, .at = all->at, .n = n, .part = all->part };
    return f;
}

static void relation(mender_t *m, double away, unsigned group, const node_t *a, relop_t op, const node_t *b)
{
    relop_t *own = ARENA_ARRAY(m->A, relop_t, 2);
    own[0] = op;
    fact_t *f = fact_of(m, FACT_RELATION, 2, (const node_t *const[]){ a, b });
    f->op = own;
    suppose(m, away, group, f);
}

static const node_t *number(mender_t *m, long a, unsigned long b)
{
    return node_fraction(m->A, m->base.link.lhs, a, b);
}

/* --- numbers ------------------------------------------------------------------------------------------------------ */

typedef struct { long a; unsigned long b; } ratio_t;

static const ratio_t FALLING[] = { { 4, 1 }, { 2, 1 }, { 1, 1 }, { 1, 2 } },
                     SHARES[] = { { 3, 4 }, { 1, 2 }, { 1, 4 } };
enum { FALLINGS = sizeof FALLING / sizeof *FALLING, SHARES_N = sizeof SHARES / sizeof *SHARES };

static bool above(const entry_t *e, long a, unsigned long b) { return !e->least || mpq_cmp_si(e->least, a, b) < 0; }
static bool below(const entry_t *e, long a, unsigned long b) { return !e->most || mpq_cmp_si(e->most, a, b) > 0; }

/* c x, or x/2. */
static const node_t *times(mender_t *m, ratio_t c, const node_t *x)
{
    if (c.b != 1) return node_pair(m->A, NODE_DIV, x, number(m, (long)c.b, 1));
    return c.a == 1 ? x : node_pair(m->A, NODE_MUL, number(m, c.a, 1), x);
}

/* x <= c y: of two shares, or of two that end alike, for c = 1; else for c that fall; of integers for 1 and 1/2. */
static void order(mender_t *m, const entry_t *x, const entry_t *y)
{
    bool integers = x->binder->integer, once = mend_is_share(x) || mend_is_share(y);
    if (x == y || integers != y->binder->integer) return;
    unsigned group = ++m->groups;
    for (unsigned k = 0; k < FALLINGS; k++) {
        bool one = FALLING[k].a == 1 && FALLING[k].b == 1;
        bool fits = once ? one : !integers || FALLING[k].a == 1;
        if (fits) relation(m, 0.45, group, mend_name(m, x->name), IS_LE, times(m, FALLING[k], mend_name(m, y->name)));
    }
}

/* An integer at least its second, third, fifth, .. value. */
static void integer_at_least(mender_t *m, const entry_t *e)
{
    if (!e->least || !mpz_fits_sshort_p(mpq_numref(e->least))) return;
    long least = mpz_get_si(mpq_numref(e->least));
    unsigned group = ++m->groups;
    for (long by = 1; by <= 16; by *= 2)
        if (below(e, least + by, 1)) relation(m, 0.45, group, mend_name(m, e->name), IS_GE, number(m, least + by, 1));
}

/* Positive, not its greatest; on one side of 0; at most 3/4, 1/2, 1/4 of shares, at most 4, 2, 1, 1/2 of others, and at
** least. */
static void bounded(mender_t *m, const entry_t *e)
{
    const node_t *x = mend_name(m, e->name);
    const ratio_t *at = mend_is_share(e) ? SHARES : FALLING;
    unsigned n = mend_is_share(e) ? SHARES_N : FALLINGS;
    if (e->least && mpq_sgn(e->least) == 0 && !e->binder->open_lo) relation(m, 0.3, 0, x, IS_GT, number(m, 0, 1));
    if (mend_is_share(e) && mpq_cmp_ui(e->most, 1, 1) == 0 && !e->binder->open_hi)
        relation(m, 0.3, 0, x, IS_LT, number(m, 1, 1));
    for (unsigned way = 0; way < 2; way++) {
        unsigned group = ++m->groups;
        relop_t op = way ? IS_GE : IS_LE;
        if (above(e, 0, 1)) relation(m, 0.5, 0, x, op, number(m, 0, 1));
        for (unsigned k = 0; k < n; k++) {
            ratio_t c = at[way ? n - 1 - k : k];
            if (above(e, c.a, c.b) && below(e, c.a, c.b)) relation(m, 0.65, group, x, op, number(m, c.a, c.b));
        }
    }
}

static void of_numbers(mender_t *m, const setting_t *S)
{
    for (unsigned k = 0; k < S->params; k++) {
        const entry_t *e = &S->entry[k];
        if (!mend_is_number(e) || !m->uses.entry[k]) continue;
        if (e->binder->integer) integer_at_least(m, e);
        else bounded(m, e);
        for (unsigned i = 0; i < S->params; i++)
            if (mend_is_number(&S->entry[i]) && m->uses.entry[i]) order(m, e, &S->entry[i]);
    }
}

/* Is it x that the link bounds by a number? To suppose the same says nothing. */
static bool is_claimed(const mender_t *m, const node_t *x)
{
    const node_t *lhs = m->base.link.lhs, *rhs = m->base.link.rhs;
    return (node_same(lhs, x) && rhs->kind == NODE_NUMBER) || (node_same(rhs, x) && lhs->kind == NODE_NUMBER);
}

/* Does x name d, or a definition that does? */
static bool is_about(const lemma_tree_t *L, const node_t *x, const let_t *d, unsigned depth)
{
    enum { DEPTH = 6 };
    if ((x->kind == NODE_NAME || x->kind == NODE_APPLY) && strcmp(x->name, d->name) == 0) return true;
    for (unsigned k = 0; k < x->n; k++)
        if (is_about(L, x->part[k], d, depth)) return true;
    for (unsigned k = 0; depth < DEPTH && (x->kind == NODE_NAME || x->kind == NODE_APPLY) && k < L->lets.n; k++)
        if (strcmp(L->lets.at[k].name, x->name) == 0 && is_about(L, L->lets.at[k].body, d, depth + 1)) return true;
    return false;
}

/* No letter has probability 0, no entry is 0; a definition without arguments is positive. */
static void of_positivity(mender_t *m, const setting_t *S)
{
    const lemma_tree_t *L = m->C->core->tree;
    for (unsigned k = 0; k < S->params; k++) {
        const entry_t *e = &S->entry[k];
        bool array = e->kind == ENTRY_LAW || e->kind == ENTRY_TABLE;
        bool own = m->uses.entry[k] && e->binder && e->binder->sort != SORT_VARIABLES;
        if (array && !e->positive && own) relation(m, 0.35, 0, mend_name(m, e->name), IS_GT, number(m, 0, 1));
    }
    for (unsigned k = 0; k < L->lets.n && k < 16; k++) {
        const let_t *d = &L->lets.at[k];
        const node_t *x = mend_name(m, d->name);
        bool about = is_about(L, m->base.link.lhs, d, 0) || is_about(L, m->base.link.rhs, d, 0);
        if (!d->law && !d->args && !d->letters && about && !is_claimed(m, x))
            relation(m, 0.55, 0, x, IS_GT, number(m, 0, 1));
    }
}

/* An alphabet of two letters, or of more. */
static void of_sizes(mender_t *m, const setting_t *S)
{
    for (unsigned a = 0; a < S->alphabets; a++) {
        const alphabet_t *X = &S->alphabet[a];
        if (!m->uses.alphabet[a]) continue;
        unsigned group = ++m->groups;
        for (long n = X->lo + 1; n <= X->lo + 2; n++)
            if (!X->hi || n < X->hi) relation(m, 0.55, group, mend_size(m, X), IS_GE, number(m, n, 1));
        if (X->lo < 2 && (!X->hi || X->hi > 2)) relation(m, 0.7, 0, mend_size(m, X), IS_LE, number(m, 2, 1));
    }
}

/* --- random variables --------------------------------------------------------------------------------------------- */

/* The variables of a set of axes. */
static const node_t *group(mender_t *m, const law_t *p, unsigned axes)
{
    const node_t *one[PMF_AXES_MAX];
    unsigned n = 0;
    for (unsigned k = 0; k < p->axes; k++)
        if (axes >> k & 1) one[n++] = mend_name(m, p->variable[k]);
    return node_of(m->A, one[0]->at, NODE_GROUP, NULL, n, one);
}

static void markov(mender_t *m, const law_t *p, double away, unsigned a, unsigned c, unsigned b)
{
    const node_t *const part[] = { group(m, p, a), group(m, p, c), group(m, p, b) };
    suppose(m, away, 0, fact_of(m, FACT_MARKOV, 3, part));
}

/* Of the variables that the link is about, where they are few and have one law that may be anything: A . B; A . B given
** C as A -> C -> B, or given C, D; B a function of A. */
static void of_variables(mender_t *m, const setting_t *S)
{
    enum { AXES = 8, AXES_LITTLE = 5 };
    const law_t *p = S->joint >= 0 && S->law[S->joint].param >= 0 ? &S->law[S->joint] : NULL;
    unsigned all = p ? m->uses.axes : 0, n = (unsigned)__builtin_popcount(all);
    for (unsigned a = 1; n <= AXES && a <= all; a <<= 1)
        for (unsigned b = 1; b <= all; b <<= 1) {
            if (!(a & all) || !(b & all) || a == b) continue;
            if (a < b)
                suppose(m, 0.5, 0,
                        fact_of(m, FACT_INDEPENDENT, 2, (const node_t *const[]){ group(m, p, a), group(m, p, b) }));
            for (unsigned c = 1; a < b && c <= all; c <<= 1) {
                if (!(c & all) || c & (a | b)) continue;
                markov(m, p, 0.5, a, c, b);
                for (unsigned d = c << 1; n <= AXES_LITTLE && d <= all; d <<= 1)
                    if (d & all && !(d & (a | b))) markov(m, p, 0.6, a, c | d, b);
            }
            if (n <= AXES_LITTLE)
                suppose(m, 0.8, 0,
                        fact_of(m, FACT_FUNCTION, 2, (const node_t *const[]){ group(m, p, b), group(m, p, a) }));
        }
}

void mend_hypotheses(mender_t *m)
{
    const setting_t *S = &m->C->core->setting;
    of_positivity(m, S);
    of_numbers(m, S);
    of_variables(m, S);
    of_sizes(m, S);
}
