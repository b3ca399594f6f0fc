/* SPDX-License-Identifier: MIT */
#include "proofs/prove/integers.h"
#include "proofs/claims/print/print.h"
#include "proofs/engine/decide.h"
#include "proofs/engine/json.h"
#include "proofs/prove/box/rules.h"
#include "proofs/prove/claim_words.h"
#include "proofs/prove/deadline.h"

#include <string.h>

enum { VALUES_MAX = 3, SLOPE_MAX = 8, FROM_MAX = 8, POINTS_MAX = 20000, FACTS_HERE_MAX = 16, PRECISION = 1024 };

typedef struct {
    arena_t *A;
    const core_lemma_t *L;
    const core_t *side[2];
    relop_t op;
    unsigned facts;
    const core_fact_t *fact[FACTS_HERE_MAX];
    const core_fact_t *unless;
    unsigned names, name[PARAMS_MAX];    /* of the setting, in the order of the statement */
    const char *statement;
} integers_t;

/* --- the statement ------------------------------------------------------------------------------------------------ */

static void numbers_in(bool *in, const core_t *x)
{
    if (x->kind == CORE_PARAM) in[x->at] = true;
    for (unsigned k = 0; k < x->n; k++) numbers_in(in, x->part[k]);
}

static const char *fact_words(const integers_t *I, const core_fact_t *F)
{
    if (F->slots || F->fact->eaches || F->fact->words || F->fact->kind != FACT_RELATION) return NULL;
    const char *text = "";
    for (unsigned k = 0; k < F->n; k++) {
        const char *own = integer_words(I->A, I->L, F->term[k]);
        if (!own || (k && F->fact->op[k - 1] == IS_NE)) return NULL;
        text = k ? arena_printf(I->A, "%s %s %s", text, relop_text(F->fact->op[k - 1]), own) : own;
    }
    return text;
}

static bool add_facts(integers_t *I, unsigned n, const core_fact_t *fact)
{
    for (unsigned k = 0; k < n; k++) {
        if (I->facts == FACTS_HERE_MAX) return false;
        I->fact[I->facts++] = &fact[k];
    }
    return true;
}

static relop_t strictly(relop_t op) { return op == IS_LE ? IS_LT : op == IS_GE ? IS_GT : op; }

static bool declare(integers_t *I)
{
    bool in[PARAMS_MAX] = { false };
    for (unsigned k = 0; k < 2; k++) numbers_in(in, I->side[k]);
    for (unsigned k = 0; k < I->facts; k++)
        for (unsigned i = 0; i < I->fact[k]->n; i++) numbers_in(in, I->fact[k]->term[i]);
    for (unsigned k = 0; k < I->L->setting.params; k++) {
        const entry_t *e = &I->L->setting.entry[k];
        if (!in[k]) continue;
        const char *range = number_range_words(I->A, e);
        if (!range || !e->binder->integer || !e->least) return false;
        I->statement = arena_printf(I->A, "%s%s%s in %s", I->statement, I->names ? " ; " : "for ", e->name, range);
        I->name[I->names++] = k;
    }
    return I->names;
}

static bool understand(integers_t *I, arena_t *A, const compiled_t *C, size_t link)
{
    const link_of_t *of = &C->of[link];
    const core_claim_t *claim = &C->core->claim[of->claim];
    *I = (integers_t){ .A = A, .L = C->core, .statement = "", .op = claim->claim->chain.op[of->link] };
    for (unsigned k = 0; k < 2; k++) I->side[k] = claim->term[of->link + k];
    if (claim->slots || I->op == IS_NE || !add_facts(I, C->core->givens, C->core->given) ||
        !add_facts(I, claim->givens, claim->given))
        return false;
    if (of->says == SAYS_EQUAL && !add_facts(I, of->equality->n, of->equality->fact)) return false;
    if (of->says == SAYS_STRICT && of->equality->n != 1) return false;
    if (of->says == SAYS_EQUAL) I->op = IS_EQ;
    if (of->says == SAYS_STRICT) { I->op = strictly(I->op); I->unless = &of->equality->fact[0]; }
    const char *a = integer_words(A, I->L, I->side[0]), *b = integer_words(A, I->L, I->side[1]);
    const char *except = I->unless ? fact_words(I, I->unless) : "";
    if (!a || !b || !except || (I->unless && (I->unless->n != 2 || I->unless->fact->op[0] != IS_EQ)) || !declare(I))
        return false;
    for (unsigned k = 0; k < I->facts; k++) {
        const char *text = fact_words(I, I->fact[k]);
        if (!text) return false;
        I->statement = arena_printf(A, "%s\ngiven %s", I->statement, text);
    }
    I->statement = arena_printf(A, "%s\nclaim %s %s %s%s%s", I->statement, a, relop_text(I->op), b,
                                I->unless ? " unless " : "", except);
    return true;
}

const char *integers_statement(arena_t *A, const compiled_t *C, size_t link)
{
    integers_t I;
    return understand(&I, A, C, link) ? I.statement : NULL;
}

/* --- from n to n + 1 ---------------------------------------------------------------------------------------------- */

/* A binomial coefficient, a sum or a product; its number a, what it becomes, and by what it is multiplied (NULL: by no
** one thing). */
typedef struct { const core_t *term; const char *text; unsigned name; const form_t *next, *ratio; } step_value_t;

typedef struct {
    const integers_t *I;
    algebra_t *R;
    unsigned n;             /* the name of the induction */
    bool later;             /* at n + 1 */
    int slot;               /* the index, and what it is here */
    const form_t *index;
    domain_t B;
    unsigned values;
    step_value_t value[VALUES_MAX];
} step_t;

static const form_t *read_term(step_t *s, const core_t *x);

static const form_t *here(const step_t *s)
{
    return s->later ? form_add(s->R, form_name(s->R, s->n), form_integer(s->R, 1)) : form_name(s->R, s->n);
}

/* The value that is called so, made where it is not yet there. */
static const form_t *value_of(step_t *s, const core_t *x)
{
    const char *text = integer_words(s->I->A, s->I->L, x), *name = "a";
    unsigned k = 0;
    while (k < s->values && strcmp(s->value[k].text, text) != 0) k++;
    if (k == s->values) {
        bool taken = true;
        while (taken) {
            taken = false;
            for (unsigned i = 0; i < s->I->L->setting.params; i++)
                taken = taken || strcmp(s->I->L->setting.entry[i].name, name) == 0;
            for (unsigned i = 0; i < s->R->names; i++) taken = taken || strcmp(s->R->name[i], name) == 0;
            if (taken) name = arena_printf(s->I->A, "%sa", name);
        }
        int v = k < VALUES_MAX ? algebra_name(s->R, name) : -1;
        if (v < 0) return NULL;
        s->B.on[v] = true;
        s->B.lo[v] = arena_mpq(s->I->A, 1);
        s->value[s->values++] = (step_value_t){ x, text, (unsigned)v, NULL, NULL };
    }
    return s->later ? s->value[k].next : form_name(s->R, s->value[k].name);
}

static const form_t *function(step_t *s, const core_t *x)
{
    const form_t *u = read_term(s, x->part[0]), *w;
    algebra_t *R = s->R;
    if (!u) return NULL;
    if (strcmp(x->name, "log") == 0) return form_log(R, u, &s->B);
    if (strcmp(x->name, "exp") == 0) return form_exp(R, u);
    if (strcmp(x->name, "sqrt") == 0) return form_sqrt(R, u, &s->B);
    if (strcmp(x->name, "h") != 0) return NULL;
    w = form_sub(R, form_integer(R, 1), u);
    return form_neg(R, form_add(R, form_mul(R, u, form_log(R, u, &s->B)), form_mul(R, w, form_log(R, w, &s->B))));
}

static const form_t *power(step_t *s, const core_t *x)
{
    long k;
    const form_t *u = read_term(s, x->part[0]);
    if (!u) return NULL;
    if (whole_power(&k, x->part[1])) return form_power(s->R, u, (int)k);
    const form_t *v = read_term(s, x->part[1]);
    return v ? form_exp(s->R, form_mul(s->R, v, form_log(s->R, u, &s->B))) : NULL;
}

static const form_t *read_term(step_t *s, const core_t *x)
{
    algebra_t *R = s->R;
    const form_t *a, *b;
    switch (x->kind) {
    case CORE_NUMBER: return form_rational(R, x->number);
    case CORE_PARAM: return here(s);
    case CORE_SLOT: return x->at == s->slot ? s->index : NULL;
    case CORE_NEG: return form_neg(R, read_term(s, x->part[0]));
    case CORE_ADD: case CORE_SUB: case CORE_MUL: case CORE_DIV:
        a = read_term(s, x->part[0]);
        b = read_term(s, x->part[1]);
        return (x->kind == CORE_ADD   ? form_add
                : x->kind == CORE_SUB ? form_sub
                : x->kind == CORE_MUL ? form_mul
                                      : form_div)(R, a, b);
    case CORE_POW: return power(s, x);
    case CORE_FUNCTION: return strcmp(x->name, "binomial") == 0 ? value_of(s, x) : function(s, x);
    case CORE_OVER: return value_of(s, x);
    default: return NULL;
    }
}

/* The integer that the form is. */
static bool integer_of(const step_t *s, long *k, const form_t *f)
{
    for (long i = -FROM_MAX; f && i <= SLOPE_MAX; i++)
        if (form_equal(s->R, f, form_integer(s->R, i))) { *k = i; return true; }
    return false;
}

/* (u + 1) .. (u + slope), u linear in n. */
static const form_t *rising(step_t *s, const form_t *u)
{
    const form_t *f = form_integer(s->R, 1);
    long slope;
    if (!u || !integer_of(s, &slope, form_derivative(s->R, u, s->n)) || slope < 0) return NULL;
    for (long j = 1; j <= slope; j++) f = form_mul(s->R, f, form_add(s->R, u, form_integer(s->R, j)));
    return f;
}

/* What the value becomes. */
static bool recurrence(step_t *s, step_value_t *v)
{
    algebra_t *R = s->R;
    const core_t *x = v->term;
    const form_t *a = form_name(R, v->name);
    if (x->kind == CORE_FUNCTION) {
        const form_t *n = read_term(s, x->part[0]), *k = read_term(s, x->part[1]),
                     *rest = n && k ? form_sub(R, n, k) : NULL;
        const form_t *top = rising(s, n), *below = rising(s, k), *other = rising(s, rest);
        if (!top || !below || !other) return false;
        v->ratio = form_div(R, top, form_mul(R, below, other));
    } else {
        if (x->part[1]->kind != CORE_PARAM) return false;
        s->slot = (int)x->slot[0];
        s->index = form_add(R, form_name(R, s->n), form_integer(R, 1));
        const form_t *g = read_term(s, x->part[2]);
        s->slot = -1;
        if (!g || !form_rational_in(R, g)) return false; /* the checker computes them */
        if (strcmp(x->name, "prod") == 0) v->ratio = g;
        else v->next = form_add(R, a, g);
    }
    if (v->ratio) v->next = form_mul(R, a, v->ratio);
    return v->next;
}

static const form_t *slack(step_t *s)
{
    bool down = s->I->op == IS_GE || s->I->op == IS_GT;
    const form_t *larger = read_term(s, s->I->side[!down]), *smaller = larger ? read_term(s, s->I->side[down]) : NULL;
    return form_sub(s->R, larger, smaller);
}

static json_t *written(const step_t *s, long from, const form_t *times, const domain_t *B, json_t *tree)
{
    arena_t *A = s->I->A;
    json_t *values = json_made(json_array());
    for (unsigned k = 0; k < s->values; k++)
        json_add(values, json_pack("[s,s]", s->R->name[s->value[k].name], s->value[k].text));
    return json_made(json_pack("{s:I,s:o,s:s,s:{s:o,s:o}}", "to", (json_int_t)from, "values", values, "times",
                               written_text(A, s->R, written_of_form(s->R, times)), "step", "logs",
                               box_logs(s->R, 1 + s->values, -1, B), "tree", box_names_apart(A, tree)));
}

/* f' - c f >= 0 behind N = from: c = 1, or the ratio of a value. */
static json_t *step_from(const integers_t *I, long from, unsigned which, deadline_t until)
{
    algebra_t R;
    if (!algebra_start(&R, I->A)) return NULL;
    const entry_t *e = &I->L->setting.entry[I->name[0]];
    step_t s = { .I = I, .R = &R, .slot = -1 };
    mpq_ptr lo = arena_mpq(I->A, 1);
    json_t *proof = NULL;
    mpq_set_si(lo, from, 1);
    s.n = (unsigned)algebra_name(&R, e->name);
    s.B.on[s.n] = true;
    s.B.lo[s.n] = lo;
    s.B.hi[s.n] = e->most;
    const form_t *f = slack(&s), *c = form_integer(&R, 1);
    bool good = f;
    for (unsigned k = 0; k < s.values && good; k++) good = recurrence(&s, &s.value[k]);
    if (good && which) good = which <= s.values && (c = s.value[which - 1].ratio);
    s.later = true;
    const form_t *g = good ? slack(&s) : NULL, *d = g ? form_sub(&R, g, form_mul(&R, c, f)) : NULL;
    if (d) {
        domain_t own = s.B;
        for (unsigned k = 0; k < s.values; k++) own.on[s.value[k].name] = form_has(&R, d, s.value[k].name);
        json_t *tree = box_search(&R, 1 + s.values, d, &own, until);
        if (tree) proof = written(&s, from, c, &own, tree);
    }
    algebra_end(&R);
    return proof;
}

/* --- every point -------------------------------------------------------------------------------------------------- */

typedef struct {
    const integers_t *I;
    const compiled_t *C;
    size_t link;
    long value[PARAMS_MAX];
    deadline_t end;
    bool any;
} points_t;

/* The engine's own decision: no claim is taken to hold at a point because it is to be shown there. */
static bool holds_here(points_t *P)
{
    arena_t *A = arena_new();
    const lemma_t *L = &P->C->lemma;
    candidate_t *c = candidate_new(A, L->params);
    for (unsigned k = 0; k < P->I->L->setting.params; k++)
        mpq_set_si(candidate_table(c, P->I->L->setting.entry[k].name, 0, NULL), P->value[k], 1);
    effort_t effort = { .filter = true, .prec_max = PRECISION };
    decision_t d = decide_link(L, P->link, lemma_chain_with(A, L, c, &effort), &effort);
    bool good = d.verdict == VERDICT_HOLDS || d.verdict == VERDICT_EQUAL || d.verdict == VERDICT_OUTSIDE;
    P->any = P->any || d.verdict == VERDICT_HOLDS || d.verdict == VERDICT_EQUAL;
    arena_free(A);
    return good;
}

/* The ends of the k-th name's range; a hypothesis NAME = NUMBER leaves one point. False: without an end. */
static bool ends(const integers_t *I, unsigned k, mpq_srcptr *lo, mpq_srcptr *hi)
{
    const entry_t *e = &I->L->setting.entry[I->name[k]];
    *lo = e->least;
    *hi = e->most;
    for (unsigned i = 0; i < I->facts; i++) {
        const core_fact_t *F = I->fact[i];
        bool fixes = F->n == 2 && F->fact->op[0] == IS_EQ && F->term[0]->kind == CORE_PARAM &&
                     (unsigned)F->term[0]->at == I->name[k] && F->term[1]->kind == CORE_NUMBER;
        if (fixes) *lo = *hi = F->term[1]->number;
    }
    return *hi;
}

/* The points of the names k and after. */
static bool all_hold(points_t *P, unsigned k)
{
    if (k == P->I->names) return !deadline_past(P->end) && holds_here(P);
    mpq_srcptr lo, most;
    if (!ends(P->I, k, &lo, &most)) return false;
    for (long i = mpz_get_si(mpq_numref(lo)), hi = mpz_get_si(mpq_numref(most)); i <= hi; i++) {
        P->value[P->I->name[k]] = i;
        if (!all_hold(P, k + 1)) return false;
    }
    return true;
}

static json_t *induction(const integers_t *I, const compiled_t *C, size_t link, deadline_t until)
{
    points_t P = { .I = I, .C = C, .link = link, .end = until };
    const entry_t *e = &I->L->setting.entry[I->name[0]];
    if (I->names != 1 || I->L->setting.params != 1 || I->facts || I->op == IS_EQ ||
        !mpz_fits_sint_p(mpq_numref(e->least)))
        return NULL;
    long lo = mpz_get_si(mpq_numref(e->least));
    for (long from = lo; from <= lo + FROM_MAX && !deadline_past(until); from++) {
        P.value[I->name[0]] = from;
        if (!holds_here(&P)) return NULL;
        if (I->unless && from == lo) continue;
        for (unsigned which = 0; which <= VALUES_MAX; which++) {
            if (e->most && mpq_cmp_si(e->most, from, 1) <= 0) return NULL;
            json_t *proof = step_from(I, from, which, deadline_part(until, 0.125));
            if (proof) return proof;
        }
    }
    return NULL;
}

/* Every number of the lemma stands in the claim, and the points are not too many: the proof is that the checker
** computes them all. */
static json_t *points(const integers_t *I, const compiled_t *C, size_t link, deadline_t until)
{
    double all = 1;
    points_t P = { .I = I, .C = C, .link = link, .end = until };
    if (I->names != I->L->setting.params) return NULL;
    for (unsigned k = 0; k < I->names; k++) {
        mpq_srcptr lo, hi;
        if (!ends(I, k, &lo, &hi)) return NULL;
        all *= mpq_get_d(hi) - mpq_get_d(lo) + 1;
    }
    return all <= POINTS_MAX && all_hold(&P, 0) && P.any ? json_made(json_object()) : NULL;
}

json_t *integers_prove(const char **statement, arena_t *A, const compiled_t *C, size_t link, deadline_t until)
{
    integers_t I;
    *statement = NULL;
    if (!understand(&I, A, C, link)) return NULL;
    *statement = I.statement;
    json_t *proof = induction(&I, C, link, deadline_part(until, 0.5));
    return proof ? proof : points(&I, C, link, deadline_part(until, 0.5));
}
