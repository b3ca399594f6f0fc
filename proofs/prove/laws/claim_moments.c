/* SPDX-License-Identifier: MIT */
#include "proofs/prove/laws/claim_moments.h"
#include "proofs/claims/print/print.h"
#include "proofs/prove/claim_words.h"
#include "proofs/prove/laws/tables.h"

#include <string.h>

/* --- terms -------------------------------------------------------------------------------------------------------- */

static const form_t *term(moments_t *M, const core_t *x);

static const char *replaced(arena_t *A, const char *text, const char *part, const char *by)
{
    const char *at = strstr(text, part);
    return at ? arena_printf(A, "%.*s%s%s", (int)(at - text), text, by, replaced(A, at + strlen(part), part, by))
              : text;
}

/* With the names of means that are already called. */
static const char *text_of(const moments_t *M, const core_t *x, int slot, const char *letter)
{
    const char *text = moment_words(M->r->A, M->r->L, x, slot, letter);
    for (unsigned k = M->means; text && k-- > 0;)
        text = replaced(M->r->A, text, M->mean[k].full, M->r->R->name[M->mean[k].name]);
    return text;
}

/* Not negative by its form, as enclosures see it. */
static bool not_negative(const moments_t *M, const core_t *x)
{
    long k;
    bool number = x->kind == CORE_ENTRY || x->kind == CORE_PARAM;
    mpq_srcptr lo = number && M->entry[x->at] >= 0 ? M->r->B.lo[M->entry[x->at]] : NULL;
    if (x->kind == CORE_MASS || x->kind == CORE_BRACKET) return true;
    if (number) return lo && mpq_sgn(lo) >= 0;
    if (x->kind == CORE_NUMBER) return mpq_sgn(x->number) >= 0;
    if (x->kind == CORE_FUNCTION) return strcmp(x->name, "exp") == 0 || strcmp(x->name, "sqrt") == 0;
    if (x->kind == CORE_POW) return whole_power(&k, x->part[1]) && k > 0 && (k % 2 == 0 || not_negative(M, x->part[0]));
    return (x->kind == CORE_MUL || x->kind == CORE_DIV) && not_negative(M, x->part[0]) && not_negative(M, x->part[1]);
}

/* Positive by its form, but for the law: its mean is, too. */
static bool positive(const moments_t *M, const core_t *x)
{
    long k;
    if (x->kind == CORE_MASS) return true;
    if (x->kind == CORE_ENTRY || x->kind == CORE_PARAM) return M->entry[x->at] >= 0 && M->open[M->entry[x->at]]
        && not_negative(M, x);
    if (x->kind == CORE_NUMBER) return mpq_sgn(x->number) > 0;
    if (x->kind == CORE_POW) return whole_power(&k, x->part[1]) && positive(M, x->part[0]);
    if (x->kind == CORE_FUNCTION) return strcmp(x->name, "exp") == 0 || (strcmp(x->name, "sqrt") == 0 && positive(M,
        x->part[0]));
    return (x->kind == CORE_MUL || x->kind == CORE_DIV) && positive(M, x->part[0]) && positive(M, x->part[1]);
}

/* P(x) [..] alone lies in [0,1]. */
static bool is_mass(const core_t *x)
{
    return x->kind == CORE_MUL && x->part[0]->kind == CORE_MASS && x->part[1]->kind == CORE_BRACKET;
}

/* P(x) f(x): its mean lies where f does. */
static const domain_t *mean_range(const moments_t *M, const core_t *x, unsigned *f)
{
    const core_t *e = x->kind == CORE_MUL && x->part[0]->kind == CORE_MASS ? x->part[1] : NULL;
    if (!e || e->kind != CORE_ENTRY || M->entry[e->at] < 0) return NULL;
    *f = (unsigned)M->entry[e->at];
    return &M->r->B;
}

static const form_t *mean_of(moments_t *M, const core_t *x)
{
    laws_t *r = M->r;
    mpq_ptr end = arena_mpq(r->A, 2);
    mpq_srcptr lo, hi;
    unsigned f;
    const char *full = moment_words(r->A, r->L, x, -1, NULL);
    bool good = x->slots == 1 && x->n == 1 && strcmp(x->name, "sum") == 0 && full;
    mpq_set_ui(end + 1, 1, 1);
    for (unsigned k = 0; good && k < M->means; k++)
        if (strcmp(M->mean[k].full, full) == 0) return form_name(r->R, M->mean[k].name);
    int around = M->slot;
    M->slot = good ? (int)x->slot[0] : -1;
    good = good && term(M, x->part[0]) && M->means < VALUES_MAX;
    M->slot = around;
    if (!good) return NULL;
    const char *text = text_of(M, x, -1, NULL);
    const domain_t *in = mean_range(M, x->part[0], &f);
    lo = in && in->lo[f] ? in->lo[f] : not_negative(M, x->part[0]) ? end : NULL;
    hi = in ? in->hi[f] : is_mass(x->part[0]) ? end + 1 : NULL;
    int v = laws_name(r, &r->B, "v", lo, hi);
    if (v < 0) return NULL;
    text = arena_printf(r->A, "%.*s", (int)strlen(text) - 2, text + 1); /* without its brackets */
    M->open[v] = positive(M, x->part[0]);
    M->mean[M->means++] = (mean_t){ full, text, x->part[0], (int)x->slot[0], (unsigned)v };
    return form_name(r->R, (unsigned)v);
}

/* 1 or 0 in this case. */
static const form_t *condition(moments_t *M, const core_t *c)
{
    laws_t *r = M->r;
    algebra_t *R = r->R;
    const form_t *all = form_integer(R, 1), *one;
    unsigned k = 0;
    bool any = c->kind == CORE_OR, both = c->kind == CORE_AND;
    for (unsigned i = 0; (any || both) && i < c->n; i++) {
        if (!(one = condition(M, c->part[i]))) return NULL;
        all = form_mul(R, all, any ? form_sub(R, form_integer(R, 1), one) : one);
    }
    if (any || both) return any ? form_sub(R, form_integer(R, 1), all) : all;
    if (c->kind == CORE_NOT) return (one = condition(M, c->part[0])) ? form_sub(R, all, one) : NULL;
    if (c->kind != CORE_COMPARE || c->op == IS_EQ || c->op == IS_NE) return NULL;
    const char *letter = letter_name(r->A, r->L, r->L->setting.law[M->law].alphabet[0]), *text = NULL;
    const form_t *a = term(M, c->part[0]), *b = a ? term(M, c->part[1]) : NULL, *u = form_sub(r->R, a, b);
    if (!u) return NULL;
    text = written_text(r->A, r->R, written_of_form(r->R, u));
    text = arena_printf(r->A, "%s %s 0 at %s", text, relop_text(c->op), letter);
    while (k < M->conditions && strcmp(M->condition[k], text) != 0) k++;
    if (k == CONDITIONS_MAX) return NULL;
    if (k == M->conditions) {
        M->condition[k] = text;
        M->strict[M->conditions] = c->op == IS_GT || c->op == IS_LT;
        M->u[M->conditions++] = c->op == IS_GE || c->op == IS_GT ? u : form_neg(r->R, u);
    }
    return form_integer(r->R, M->which >> k & 1);
}

/* |u| as a name that is written so. */
static const form_t *absolute(moments_t *M, const core_t *x)
{
    laws_t *r = M->r;
    const form_t *u = term(M, x->part[0]);
    const char *letter = letter_name(r->A, r->L, r->L->setting.law[M->law].alphabet[0]);
    if (!u || (M->absolute >= 0 && !form_equal(r->R, u, M->inside))) return NULL;
    if (M->absolute < 0) {
        mpq_ptr zero = arena_mpq(r->A, 1);
        M->absolute = algebra_name(r->R, arena_printf(r->A, "abs(%s)", text_of(M, x->part[0], M->slot, letter)));
        if (M->absolute < 0) return NULL;
        M->inside = u;
        r->B.on[M->absolute] = true;
        r->B.lo[M->absolute] = zero;
    }
    return form_name(r->R, (unsigned)M->absolute);
}

static const form_t *function(moments_t *M, const core_t *x)
{
    if (x->n != 1) return NULL;
    if (strcmp(x->name, "abs") == 0) return absolute(M, x);
    const form_t *u = term(M, x->part[0]);
    if (!u) return NULL;
    if (strcmp(x->name, "log") == 0) return form_log(M->r->R, u, &M->r->B);
    if (strcmp(x->name, "exp") == 0) return form_exp(M->r->R, u);
    return strcmp(x->name, "sqrt") == 0 ? form_sqrt(M->r->R, u, &M->r->B) : NULL;
}

/* The law's entry is 1: what it stands before is the function. */
static const form_t *term(moments_t *M, const core_t *x)
{
    algebra_t *R = M->r->R;
    const form_t *a, *b;
    long k;
    switch (x->kind) {
    case CORE_NUMBER: return form_rational(R, x->number);
    case CORE_PARAM: case CORE_ENTRY: return M->entry[x->at] < 0 ? NULL : form_name(R, (unsigned)M->entry[x->at]);
    case CORE_MASS: return (unsigned)x->at == M->law ? form_integer(R, 1) : NULL;
    case CORE_BRACKET: return condition(M, x->part[0]);
    case CORE_NEG: return form_neg(R, term(M, x->part[0]));
    case CORE_ADD: case CORE_SUB: case CORE_MUL: case CORE_DIV:
        a = term(M, x->part[0]);
        b = a ? term(M, x->part[1]) : NULL;
        return !b ? NULL
                  : (x->kind == CORE_ADD   ? form_add
                     : x->kind == CORE_SUB ? form_sub
                     : x->kind == CORE_MUL ? form_mul
                                           : form_div)(R, a, b);
    case CORE_POW:
        a = term(M, x->part[0]);
        return a && whole_power(&k, x->part[1]) ? form_power(R, a, (int)k) : NULL;
    case CORE_FUNCTION: return function(M, x);
    case CORE_OVER: return mean_of(M, x);
    default: return NULL;
    }
}

const form_t *moments_summand(moments_t *M, unsigned k, unsigned which)
{
    M->which = which;
    M->slot = M->mean[k].slot;
    const form_t *f = term(M, M->mean[k].g);
    M->which = 0;
    M->slot = -1;
    return f;
}

/* --- declarations ------------------------------------------------------------------------------------------------- */

static void used_in(bool *law, bool *number, const core_t *x)
{
    if (x->kind == CORE_MASS) law[x->at] = true;
    if (x->kind == CORE_PARAM || x->kind == CORE_ENTRY) number[x->at] = true;
    for (unsigned k = 0; k < x->n; k++) used_in(law, number, x->part[k]);
}

static bool one_law(moments_t *M, const bool *law)
{
    const setting_t *T = &M->r->L->setting;
    unsigned n = 0;
    for (unsigned k = 0; k < T->laws; k++) if (law[k]) { M->law = k; n++; }
    const law_t *P = &T->law[M->law];
    if (n != 1 || P->param < 0 || P->axes != 1 || P->variable[0]) return false;
    M->statement = arena_printf(M->r->A, "for %s law on %s%s", P->name, T->alphabet[P->alphabet[0]].name,
                                T->entry[P->param].positive ? " > 0" : "");
    return true;
}

/* f >= 0, f <= 1 and the like, of a table at each letter: an end of its range, in words. */
static bool bounds(const core_fact_t *F, const entry_t *e, bool *lower, bool *open, mpq_srcptr *q)
{
    if (F->fact->kind != FACT_RELATION || F->fact->n != 2) return false;
    const node_t *a = F->fact->part[0], *b = F->fact->part[1];
    bool turned = a->kind == NODE_NUMBER;
    const node_t *x = turned ? b : a, *c = turned ? a : b;
    relop_t op = F->fact->op[0];
    if (x->kind != NODE_NAME || c->kind != NODE_NUMBER || strcmp(x->name, e->name) != 0 || op == IS_EQ || op == IS_NE)
        return false;
    *lower = (op == IS_GE || op == IS_GT) != turned;
    *open = op == IS_GT || op == IS_LT;
    *q = c->number;
    return true;
}

bool bounds_table(const core_fact_t *F, const entry_t *e)
{
    bool lower, open;
    mpq_srcptr q;
    return bounds(F, e, &lower, &open, &q);
}

typedef struct { mpq_srcptr lo, hi; bool open_lo, open_hi; } ends_t;

static ends_t ends_of(const core_lemma_t *L, const entry_t *e)
{
    ends_t in = { e->least, e->most, e->binder && e->binder->open_lo, e->binder && e->binder->open_hi };
    for (unsigned k = 0; k < L->givens; k++) {
        bool lower, open;
        mpq_srcptr q;
        if (!bounds(&L->given[k], e, &lower, &open, &q)) continue;
        if (lower && (!in.lo || mpq_cmp(q, in.lo) > 0 || (open && mpq_equal(q, in.lo)))) in.lo = q, in.open_lo = open;
        if (!lower && (!in.hi || mpq_cmp(q, in.hi) < 0 || (open && mpq_equal(q, in.hi)))) in.hi = q, in.open_hi = open;
    }
    return in;
}

const char *table_range_words(arena_t *A, const core_lemma_t *L, const entry_t *e, mpq_srcptr *lo, mpq_srcptr *hi)
{
    if (e->axes != 1 || (e->lo && !e->least) || (e->hi && !e->most)) return NULL;
    ends_t in = ends_of(L, e);
    *lo = in.lo;
    *hi = in.hi;
    if (!in.lo && !in.hi) return "";
    return arena_printf(A, " in %s%s,%s%s", in.open_lo || !in.lo ? "(" : "[", end_words(A, in.lo, "-inf"),
        end_words(A, in.hi, "inf"),
        in.open_hi || !in.hi ? ")" : "]");
}

static bool declare(moments_t *M, unsigned k)
{
    laws_t *r = M->r;
    const entry_t *e = &r->L->setting.entry[k];
    const law_t *P = &r->L->setting.law[M->law];
    const char *name = e->name, *range = NULL, *letter = letter_name(r->A, r->L, P->alphabet[0]);
    mpq_srcptr lo = e->least, hi = e->most;
    if (e->kind == ENTRY_TABLE) {
        range = table_range_words(r->A, r->L, e, &lo, &hi);
        if (!range || e->alphabet[0] != P->alphabet[0]) return false;
        name = arena_printf(r->A, "%s(%s)", e->name, letter);
        M->statement = arena_printf(r->A, "%s ; table %s on %s%s", M->statement, e->name,
                                    r->L->setting.alphabet[P->alphabet[0]].name, range);
    } else {
        if (!(range = number_range_words(r->A, e))) return false;
        M->statement = arena_printf(r->A, "%s ; %s in %s", M->statement, e->name, range);
    }
    int v = algebra_name(r->R, name);
    if (v < 0) return false;
    if (e->kind == ENTRY_TABLE) { if (M->tables == LAWS_READ_MAX) return false; M->table[M->tables++] = (unsigned)v; }
    M->entry[k] = v;
    M->open[v] = e->kind == ENTRY_TABLE ? ends_of(r->L, e).open_lo : e->binder && e->binder->open_lo;
    r->B.on[v] = true;
    r->B.lo[v] = lo;
    r->B.hi[v] = hi;
    return true;
}

/* sum > q, of a mean: it narrows its range. */
static bool add_given(moments_t *M, const core_fact_t *F)
{
    laws_t *r = M->r;
    bool bound = F->fact->kind == FACT_RELATION && F->n == 2 && !F->slots && F->fact->op[0] == IS_GT &&
                 F->term[0]->kind == CORE_OVER && F->term[1]->kind == CORE_NUMBER;
    const char *a = bound ? moment_words(r->A, r->L, F->term[0], -1, NULL) : NULL,
               *b = a ? moment_words(r->A, r->L, F->term[1], -1, NULL) : NULL;
    if (!b) return false;
    M->statement = arena_printf(r->A, "%s\ngiven %s > %s", M->statement, a, b);
    for (unsigned k = 0; k < M->means; k++) {
        unsigned v = M->mean[k].name;
        if (strcmp(M->mean[k].full, a) != 0 || (r->B.lo[v] && mpq_cmp(r->B.lo[v], F->term[1]->number) > 0)) continue;
        r->B.lo[v] = F->term[1]->number;
        M->open[v] = true;
    }
    return true;
}

/* Each is a bound of a table, which stands with its declaration, that the law is positive, or a bound of a mean. */
static bool hypotheses(moments_t *M, const core_claim_t *claim)
{
    const core_lemma_t *L = M->r->L;
    for (unsigned k = 0; k < L->givens + claim->givens; k++) {
        const core_fact_t *F = k < L->givens ? &L->given[k] : &claim->given[k - L->givens];
        bool known = k < L->givens && says_positive(L, F->fact);
        for (unsigned i = 0; i < L->setting.params && !known; i++)
            known = k < L->givens && L->setting.entry[i].kind == ENTRY_TABLE && bounds_table(F, &L->setting.entry[i]);
        if (!known && !add_given(M, F)) return false;
    }
    return true;
}

bool moments_read(moments_t *M, laws_t *r, arena_t *A, algebra_t *R, const compiled_t *C, size_t link, bool search)
{
    C = link_of_divergences(A, C, link);
    const link_of_t *of = &C->of[link];
    const core_claim_t *claim = &C->core->claim[of->claim];
    relop_t op = claim->claim->chain.op[of->link];
    const core_t *side[2] = { claim->term[of->link], claim->term[of->link + 1] };
    bool law[LAWS_MAX] = { false }, number[PARAMS_MAX] = { false };
    *r = (laws_t){ .A = A, .R = R, .L = C->core };
    *M = (moments_t){ .r = r, .absolute = -1, .slot = -1, .down = op == IS_GE };
    for (unsigned k = 0; k < PARAMS_MAX; k++) M->entry[k] = -1;
    if (of->says != SAYS_ITSELF || claim->slots || (op != IS_LE && op != IS_GE)) return false;
    for (unsigned k = 0; k < 2; k++) used_in(law, number, side[k]);
    if (!one_law(M, law)) return false;
    for (unsigned k = 0; k < C->core->setting.params; k++) {
        entry_kind_t kind = C->core->setting.entry[k].kind;
        if (number[k] && ((kind != ENTRY_NUMBER && kind != ENTRY_TABLE) || !declare(M, k))) return false;
    }
    const char *a = moment_words(A, C->core, side[0], -1, NULL), *b = moment_words(A, C->core, side[1], -1, NULL);
    if (!a || !b || !M->tables) return false;
    const core_t *small = side[M->down];
    bool size = small->kind == CORE_FUNCTION && small->n == 1 && strcmp(small->name, "abs") == 0;
    const form_t *x = search ? term(M, size ? small->part[0] : small) : NULL, *y = x ? term(M, side[!M->down]) : NULL;
    if (!hypotheses(M, claim)) return false;
    M->statement = arena_printf(A, "%s\nclaim %s %s %s", M->statement, a, relop_text(op), b);
    if (!search) return true;
    M->slack = form_sub(R, y, x);
    M->other = size && M->slack ? form_add(R, y, x) : NULL;
    return true;
}

const char *moments_statement(arena_t *A, const compiled_t *C, size_t link)
{
    algebra_t R;
    laws_t *r = ARENA_NEW(A, laws_t);
    moments_t M;
    if (!algebra_start(&R, A)) return NULL;
    bool good = moments_read(&M, r, A, &R, C, link, false);
    algebra_end(&R);
    return good ? M.statement : NULL;
}
