/* SPDX-License-Identifier: MIT
**
** A lemma resolved: its hypotheses, claims and equalities.
*/
#include "proofs/claims/core/resolve.h"
#include "proofs/claims/print/print.h"

#include <string.h>

/* The letters that quantify over a fact or a claim: those it says, then those its terms leave free. */
static const scope_t *quantify(resolver_t *r, const scope_t *s, unsigned n, const bound_t *each, const free_t *F,
                               spot_t at, unsigned *slots, unsigned *slot, unsigned *over, const char **letter)
{
    for (unsigned k = 0; k < n + F->n; k++) {
        const char *name = k < n ? each[k].name : F->name[k - n];
        int a = k < n ? bound_alphabet(r, &each[k]) : F->alphabet[k - n];
        if (k < n && a < 0) return NULL;
        if (*slots == PMF_AXES_MAX) {
            claim_fault(r->fault, at, "more than %d letters at a time", PMF_AXES_MAX);
            return NULL;
        }
        if (!(s = scope_bind(r, s, name, a, at))) return NULL;
        slot[*slots] = s->slot;
        over[*slots] = (unsigned)a;
        letter[(*slots)++] = name;
    }
    return s;
}

static bool axes_of_group(resolver_t *r, unsigned *set, const node_t *g)
{
    *set = 0;
    for (unsigned k = 0; k < g->n; k++) {
        int axis = setting_variable(r->S, g->part[k]->name);
        if (axis < 0) return unknown(r, g->part[k]->at, g->part[k]->name, "a random variable");
        if (g->part[k]->kind == NODE_FIX)
            return claim_fault(r->fault, g->part[k]->at, "a value stands in no hypothesis of structure");
        *set |= 1u << axis;
    }
    return true;
}

static bool structure(resolver_t *r, core_fact_t *out, const fact_t *f)
{
    out->n = f->n;
    for (unsigned k = 0; k < f->n; k++)
        if (!axes_of_group(r, &out->set[k], f->part[k])) return false;
    return !f->given || axes_of_group(r, &out->given, f->given);
}

static bool fact(resolver_t *r, core_fact_t *out, const fact_t *f, const scope_t *s)
{
    *out = (core_fact_t){ .fact = f, .text = f->words ? f->words : fact_text(r->A, f) };
    out->not_so = arena_printf(r->A, "%.*s", REASON_CHARS_MAX, arena_printf(r->A, "%s: not so", out->text));
    if (f->kind != FACT_RELATION) return structure(r, out, f);
    free_t F = { 0 }, said = { 0 };
    for (unsigned k = 0; k < f->eaches; k++) free_add(&said, f->each[k].name, -1, false);
    for (unsigned k = 0; k < f->n; k++)
        if (!free_but(r, &F, f->part[k], s, &said)) return false;
    s = quantify(r, s, f->eaches, f->each, &F, f->at, &out->slots, out->slot, out->over, out->letter);
    if (r->fault->set) return false;
    const core_t **term = ARENA_ARRAY(r->A, const core_t *, f->n);
    for (unsigned k = 0; k < f->n; k++)
        if (!(term[k] = resolve(r, f->part[k], s))) return false;
    out->n = f->n;
    out->term = term;
    return true;
}

static bool facts(resolver_t *r, unsigned n, const fact_t *f, const core_fact_t **out, const scope_t *s)
{
    core_fact_t *own = ARENA_ARRAY(r->A, core_fact_t, n ? n : 1);
    for (unsigned k = 0; k < n; k++)
        if (!fact(r, &own[k], &f[k], s)) return false;
    *out = own;
    return true;
}

static void mark_within(core_fact_t *f, const core_claim_t *c)
{
    for (unsigned k = 0; f->fact->kind == FACT_RELATION && k < f->n; k++)
        for (unsigned i = 0; i < c->slots; i++) f->within |= f->term[k]->uses >> c->slot[i] & 1;
}

static bool claim(resolver_t *r, core_claim_t *out, const claim_t *c)
{
    free_t none = { 0 };
    *out = (core_claim_t){ .claim = c, .givens = c->givens };
    const scope_t *s =
        quantify(r, NULL, c->eaches, c->each, &none, c->at, &out->slots, out->slot, out->over, out->letter);
    if (r->fault->set || !facts(r, c->givens, c->given, &out->given, s)) return false;
    for (unsigned k = 0; k < c->givens; k++) mark_within((core_fact_t *)&out->given[k], out);
    const core_t **term = ARENA_ARRAY(r->A, const core_t *, c->chain.n + 1);
    for (unsigned k = 0; k <= c->chain.n; k++)
        if (!(term[k] = resolve(r, c->chain.term[k], s))) return false;
    out->term = term;
    return true;
}

/* The link that an equality is about: by its name, or the only one of the claim before it. */
static bool equality(resolver_t *r, core_equality_t *out, const equality_t *e)
{
    const lemma_tree_t *L = r->L->tree;
    unsigned found = 0, names = 0;
    const char *known[PARTS_MAX];
    *out = (core_equality_t){ .equality = e, .n = e->n };
    for (unsigned c = 0; c < L->claims.n; c++)
        for (unsigned k = 0; k < L->claims.at[c].chain.n; k++) {
            const char *name = L->claims.at[c].chain.name[k];
            bool before = L->claims.at[c].at.line <= e->at.line && L->claims.at[c].chain.n == 1;
            if (name && names < PARTS_MAX) known[names++] = name;
            if (e->link ? !name || strcmp(name, e->link) != 0 : !before) continue;
            if (e->link) found++;
            out->claim = c;
            out->link = k;
            if (!e->link) found = 1;
        }
    if (!found && !e->link) return claim_fault(r->fault, e->at, "which link? Expected its name in brackets");
    if (!found)
        return claim_fault(r->fault, e->at, "no link is called %s%s", e->link,
                           did_you_mean(r->A, e->link, known, names));
    if (L->claims.at[out->claim].eaches)
        return claim_fault(r->fault, e->at, "equality for each letter is not decided yet; state it as a claim");
    return facts(r, e->n, e->fact, &out->fact, NULL);
}

static bool lemma(resolver_t *r)
{
    core_lemma_t *L = r->L;
    const lemma_tree_t *T = L->tree;
    core_claim_t *claims = ARENA_ARRAY(r->A, core_claim_t, T->claims.n);
    core_equality_t *equalities = ARENA_ARRAY(r->A, core_equality_t, T->equalities.n ? T->equalities.n : 1);
    if (!facts(r, T->given.n, T->given.at, &L->given, NULL)) return false;
    for (unsigned k = 0; k < T->claims.n; k++)
        if (!claim(r, &claims[k], &T->claims.at[k])) return false;
    for (unsigned k = 0; k < T->equalities.n; k++)
        if (!equality(r, &equalities[k], &T->equalities.at[k])) return false;
    L->givens = T->given.n;
    L->claims = T->claims.n;
    L->equalities = T->equalities.n;
    L->claim = claims;
    L->equality = equalities;
    return true;
}

/* --- ranges ------------------------------------------------------------------------------------------------------ */

/* The value of a term of numbers alone; false where it is none. */
static bool constant(mpq_ptr q, arena_t *A, const core_t *x)
{
    mpq_ptr b = arena_mpq(A, 1);
    if (x->kind == CORE_NUMBER) { mpq_set(q, x->number); return true; }
    if (x->kind == CORE_NEG) { bool good = constant(q, A, x->part[0]); mpq_neg(q, q); return good; }
    bool binary = x->kind == CORE_ADD || x->kind == CORE_SUB || x->kind == CORE_MUL || x->kind == CORE_DIV;
    if (!binary || !constant(q, A, x->part[0]) || !constant(b, A, x->part[1])) return false;
    if (x->kind == CORE_DIV && mpq_sgn(b) == 0) return false;
    (x->kind == CORE_ADD ? mpq_add : x->kind == CORE_SUB ? mpq_sub : x->kind == CORE_MUL ? mpq_mul : mpq_div)(q, q, b);
    return true;
}

static bool ranges(resolver_t *r)
{
    for (unsigned k = 0; k < r->S->params; k++) {
        entry_t *e = &r->S->entry[k];
        const binder_t *b = e->binder;
        if (!b || (e->kind != ENTRY_NUMBER && e->kind != ENTRY_TABLE)) continue;
        if (b->lo && !(e->lo = resolve(r, b->lo, NULL))) return false;
        if (b->hi && !(e->hi = resolve(r, b->hi, NULL))) return false;
        const core_t **among = ARENA_ARRAY(r->A, const core_t *, b->n_among + 1);
        mpq_srcptr *value = ARENA_ARRAY(r->A, mpq_srcptr, b->n_among + 1);
        for (unsigned i = 0; i < b->n_among; i++) {
            mpq_ptr q = arena_mpq(r->A, 1);
            if (!(among[i] = resolve(r, b->among[i], NULL))) return false;
            value[i] = constant(q, r->A, among[i]) ? q : NULL;
        }
        e->among = among;
        e->value = value;
        mpq_ptr q = arena_mpq(r->A, 2);
        if (e->lo && constant(q, r->A, e->lo)) e->least = q;
        if (e->hi && constant(q + 1, r->A, e->hi)) e->most = q + 1;
        int order = e->least && e->most ? mpq_cmp(e->least, e->most) : -1;
        if (order > 0 || (order == 0 && (b->open_lo || b->open_hi)))
            return claim_fault(r->fault, b->at, "the range is empty, expected its lower end first");
    }
    return true;
}

/* A hypothesis 0 < NAME or NAME > 0: families draw it so. */
static void positives(core_lemma_t *L)
{
    for (unsigned k = 0; k < L->givens; k++) {
        const fact_t *f = L->given[k].fact;
        for (unsigned i = 0; f->kind == FACT_RELATION && i + 1 < f->n; i++) {
            const node_t *x = f->part[i], *y = f->part[i + 1];
            if (f->op[i] == IS_LT) { const node_t *t = x; x = y; y = t; }
            else if (f->op[i] != IS_GT) continue;
            int entry = x->kind == NODE_NAME && y->kind == NODE_NUMBER && mpq_sgn(y->number) == 0
                            ? setting_entry(&L->setting, x->name)
                            : -1;
            if (entry >= 0) L->setting.entry[entry].positive = true;
        }
    }
}

bool core_is_bare(const core_t *x)
{
    switch (x->kind) {
    case CORE_NUMBER: case CORE_PARAM: case CORE_SIZE: return true;
    case CORE_SLOT: return x->alphabet < 0;
    case CORE_NEG:
    case CORE_ADD:
    case CORE_SUB:
    case CORE_MUL:
    case CORE_DIV:
    case CORE_POW:
    case CORE_FUNCTION:
    case CORE_WORD:
    case CORE_IF:
    case CORE_COMPARE: case CORE_AND: case CORE_OR: case CORE_NOT: case CORE_BRACKET: break;
    default: return false;
    }
    for (unsigned k = 0; k < x->n; k++)
        if (!core_is_bare(x->part[k])) return false;
    return x->slots == 0;
}

const core_lemma_t *core_lemma(arena_t *A, const tree_t *file, const lemma_tree_t *T, const word_t *const *words,
                               claim_fault_t *fault)
{
    resolver_t *r = ARENA_NEW(A, resolver_t);
    core_lemma_t *L = ARENA_NEW(A, core_lemma_t);
    *L = (core_lemma_t){ .home = A, .file = file, .tree = T, .words = words };
    *r = (resolver_t){ .A = A, .L = L, .S = &L->setting, .words = words, .fault = fault };
    if (!declare(&L->setting, A, T, fault) || !ranges(r) || !lemma(r)) return NULL;
    positives(L);
    return L;
}

/* Its closed terms are not kept: it is no part of the lemma. */
const core_t *core_term(const core_lemma_t *L, const node_t *x, const char *index, claim_fault_t *fault)
{
    resolver_t r = { .A = L->home,
                     .L = (core_lemma_t *)L,
                     .S = (setting_t *)&L->setting,
                     .words = L->words,
                     .fault = fault,
                     .fleeting = true };
    const scope_t *s = index ? scope_bind(&r, NULL, index, -1, x->at) : NULL;
    return resolve(&r, x, s);
}
