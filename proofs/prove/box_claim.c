/* SPDX-License-Identifier: MIT */
#include "proofs/prove/box_claim.h"
#include "proofs/claims/print.h"
#include "proofs/engine/json.h"
#include "proofs/prove/box_rules.h"

#include <string.h>

enum { BOX_PARAMETERS_MAX = 4 };

typedef struct { algebra_t *R; const core_lemma_t *L; const domain_t *B; bool search; int name[PARAMS_MAX]; } reader_t;

/* --- terms in words --------------------------------------------------------------------------------------------------- */

static const char *const functions[] = { "log", "exp", "sqrt", "tanh", "cosh", "sinh", "h", "kl", NULL };

static bool known_function(const char *name)
{
    for (size_t k = 0; functions[k]; k++)
        if (strcmp(functions[k], name) == 0) return true;
    return false;
}

/* How firmly a term is bound: a sum, a product, a power, an atom. */
typedef enum { SUM, PRODUCT, POWER, ATOM } level_t;

static const char *words(reader_t *r, const core_t *x, level_t least);

static const char *joined(reader_t *r, const core_t *x, const char *sign, level_t own, level_t left, level_t right, level_t least)
{
    const char *a = words(r, x->part[0], left), *b = words(r, x->part[1], right);
    if (!a || !b) return NULL;
    return arena_printf(r->R->home, own < least ? "(%s%s%s)" : "%s%s%s", a, sign, b);
}

static bool whole_power(long *k, const core_t *x)
{
    bool minus = x->kind == CORE_NEG;
    if (minus) x = x->part[0];
    if (x->kind != CORE_NUMBER || mpz_cmp_ui(mpq_denref(x->number), 1) != 0 || mpz_cmpabs_ui(mpq_numref(x->number), 64) > 0) return false;
    *k = mpz_get_si(mpq_numref(x->number)) * (minus ? -1 : 1);
    return true;
}

/* NULL outside the class. */
static const char *words(reader_t *r, const core_t *x, level_t least)
{
    arena_t *A = r->R->home;
    const char *a, *b;
    char *q;
    long k;
    switch (x->kind) {
    case CORE_NUMBER:
        q = mpq_get_str(NULL, 10, x->number);
        a = arena_printf(A, (strchr(q, '/') && least > SUM) || *q == '-' ? "(%s)" : "%s", q);
        free(q);
        return a;
    case CORE_PARAM: return r->name[x->at] < 0 ? NULL : r->R->name[r->name[x->at]];
    case CORE_NEG:
        a = words(r, x->part[0], PRODUCT);
        return a ? arena_printf(A, least > SUM ? "(-%s)" : "-%s", a) : NULL;
    case CORE_ADD: return joined(r, x, " + ", SUM, SUM, PRODUCT, least);
    case CORE_SUB: return joined(r, x, " - ", SUM, SUM, PRODUCT, least);
    case CORE_MUL: return joined(r, x, "*", PRODUCT, PRODUCT, POWER, least);
    case CORE_DIV: return joined(r, x, "/", PRODUCT, PRODUCT, POWER, least);
    case CORE_POW:
        a = words(r, x->part[0], ATOM);
        return a && whole_power(&k, x->part[1]) ? arena_printf(A, least > POWER ? "(%s^%s%ld)" : "%s^%s%ld", a, k < 0 ? "-" : "", k < 0 ? -k : k) : NULL;
    case CORE_FUNCTION:
        a = words(r, x->part[0], SUM);
        b = x->n > 1 ? words(r, x->part[1], SUM) : "";
        if (!a || !b || x->n > 2) return NULL;
        if (strcmp(x->name, "log2") == 0) return arena_printf(A, least > PRODUCT ? "(log(%s)/log(2))" : "log(%s)/log(2)", a);
        if (!known_function(x->name)) return NULL;
        return x->n == 2 ? arena_printf(A, "%s(%s||%s)", x->name, a, b) : arena_printf(A, "%s(%s)", x->name, a);
    default: return NULL;
    }
}

/* --- terms as functions --------------------------------------------------------------------------------------------------- */

static const form_t *u_log_v(reader_t *r, const form_t *u, const form_t *v) { return form_mul(r->R, u, form_log(r->R, v, r->B)); }

static const form_t *divergence(reader_t *r, const form_t *u, const form_t *v)
{
    algebra_t *R = r->R;
    const form_t *w = form_sub(R, form_integer(R, 1), u), *own = form_add(R, u_log_v(r, u, u), u_log_v(r, w, w));
    if (!v) return form_neg(R, own);
    return form_sub(R, form_sub(R, own, u_log_v(r, u, v)), u_log_v(r, w, form_sub(R, form_integer(R, 1), v)));
}

static const form_t *function(reader_t *r, const char *name, const form_t *u, const form_t *v)
{
    algebra_t *R = r->R;
    const form_t *two = form_integer(R, 2), *one = form_integer(R, 1);
    if (strcmp(name, "log") == 0) return form_log(R, u, r->B);
    if (strcmp(name, "log2") == 0) return form_div(R, form_log(R, u, r->B), form_log(R, two, r->B));
    if (strcmp(name, "exp") == 0) return form_exp(R, u);
    if (strcmp(name, "sqrt") == 0) return form_sqrt(R, u, r->B);
    if (strcmp(name, "h") == 0) return divergence(r, u, NULL);
    if (strcmp(name, "kl") == 0) return divergence(r, u, v);
    if (strcmp(name, "tanh") == 0) {
        const form_t *e = form_exp(R, form_mul(R, two, u));
        return form_div(R, form_sub(R, e, one), form_add(R, e, one));
    }
    const form_t *up = form_exp(R, u), *down = form_exp(R, form_neg(R, u));
    return form_div(R, (strcmp(name, "cosh") == 0 ? form_add : form_sub)(R, up, down), two);
}

static const form_t *value(reader_t *r, const core_t *x)
{
    algebra_t *R = r->R;
    const form_t *a, *b;
    long k = 0;
    switch (x->kind) {
    case CORE_NUMBER: return form_rational(R, x->number);
    case CORE_PARAM: return form_name(R, (unsigned)r->name[x->at]);
    case CORE_NEG: return form_neg(R, value(r, x->part[0]));
    case CORE_ADD: case CORE_SUB: case CORE_MUL: case CORE_DIV:
        a = value(r, x->part[0]);
        b = value(r, x->part[1]);
        return (x->kind == CORE_ADD ? form_add : x->kind == CORE_SUB ? form_sub : x->kind == CORE_MUL ? form_mul : form_div)(R, a, b);
    case CORE_POW: return whole_power(&k, x->part[1]) ? form_power(R, value(r, x->part[0]), (int)k) : NULL;
    case CORE_FUNCTION: return function(r, x->name, value(r, x->part[0]), x->n > 1 ? value(r, x->part[1]) : NULL);
    default: return NULL;
    }
}

/* --- the statement ----------------------------------------------------------------------------------------------------------- */

static void numbers_in(bool *in, const core_t *x)
{
    if (x->kind == CORE_PARAM) in[x->at] = true;
    for (unsigned k = 0; k < x->n; k++) numbers_in(in, x->part[k]);
}

static const char *end_words(arena_t *A, mpq_srcptr q, const char *none)
{
    if (!q) return none;
    char *own = mpq_get_str(NULL, 10, q);
    const char *text = arena_printf(A, "%s", own);
    free(own);
    return text;
}

/* One number declared: its name, its range. */
static bool declare(box_claim_t *E, reader_t *r, unsigned at)
{
    arena_t *A = r->R->home;
    const entry_t *e = &r->L->setting.entry[at];
    const binder_t *b = e->binder;
    if (e->kind != ENTRY_NUMBER || !b || !b->bounded || b->n_among || (e->lo && !e->least) || (e->hi && !e->most)) return false;
    int v = algebra_name(r->R, e->name);
    if (v < 0 || v >= BOX_PARAMETERS_MAX || (e->least && e->most && mpq_cmp(e->least, e->most) >= 0)) return false;
    r->name[at] = v;
    E->B.on[v] = true;
    E->B.lo[v] = e->least;
    E->B.hi[v] = e->most;
    const char *lo = end_words(A, e->least, "-inf"), *hi = end_words(A, e->most, "inf");
    const char *in = b->integer ? arena_printf(A, "%s..%s", lo, hi)
                                : arena_printf(A, "%s%s,%s%s", b->open_lo || !e->least ? "(" : "[", lo, hi, b->open_hi || !e->most ? ")" : "]");
    E->statement = arena_printf(A, "%s%s%s in %s", E->statement, v ? " ; " : "for ", e->name, in);
    return true;
}

/* `number <= constant` and the like, one relation. */
static bool narrow(box_claim_t *E, reader_t *r, const core_fact_t *F)
{
    if (F->slots || F->fact->eaches || F->fact->words || F->fact->kind != FACT_RELATION || F->n != 2) return false;
    relop_t op = F->fact->op[0];
    unsigned at = F->term[0]->kind == CORE_PARAM ? 0 : 1;
    const core_t *x = F->term[at], *c = F->term[1 - at];
    if (x->kind != CORE_PARAM || c->kind != CORE_NUMBER || op == IS_EQ || op == IS_NE) return false;
    int v = r->name[x->at];
    if (v < 0) return true; /* of a number that does not stand here */
    bool upper = (op == IS_LE || op == IS_LT) == (at == 0);
    mpq_srcptr *end = upper ? &E->B.hi[v] : &E->B.lo[v];
    if (!*end || (upper ? mpq_cmp(c->number, *end) < 0 : mpq_cmp(c->number, *end) > 0)) *end = c->number;
    const char *lhs = words(r, F->term[0], SUM), *rhs = words(r, F->term[1], SUM);
    E->statement = arena_printf(r->R->home, "%s\ngiven %s %s %s", E->statement, lhs, relop_text(op), rhs);
    return !E->B.lo[v] || !E->B.hi[v] || mpq_cmp(E->B.lo[v], E->B.hi[v]) < 0;
}

static bool declarations(box_claim_t *E, reader_t *r, const core_claim_t *claim, const core_t *lhs, const core_t *rhs)
{
    bool in[PARAMS_MAX] = { false };
    numbers_in(in, lhs);
    numbers_in(in, rhs);
    E->statement = "";
    for (unsigned k = 0; k < PARAMS_MAX; k++) r->name[k] = -1;
    for (unsigned k = 0; k < r->L->setting.params; k++)
        if (in[k] && !declare(E, r, k)) return false;
    for (unsigned k = 0; k < r->L->givens; k++)
        if (!narrow(E, r, &r->L->given[k])) return false;
    for (unsigned k = 0; k < claim->givens; k++)
        if (!narrow(E, r, &claim->given[k])) return false;
    return true;
}

bool claim_box(box_claim_t *E, algebra_t *R, const compiled_t *C, size_t link, bool search)
{
    const link_of_t *of = &C->of[link];
    const core_claim_t *claim = &C->core->claim[of->claim];
    relop_t op = claim->claim->chain.op[of->link];
    const core_t *lhs = claim->term[of->link], *rhs = claim->term[of->link + 1];
    reader_t r = { .R = R, .L = C->core };
    *E = (box_claim_t){ .equality = op == IS_EQ };
    if (of->says != SAYS_ITSELF || claim->slots || (op != IS_LE && op != IS_GE && op != IS_EQ)) return false;
    if (!declarations(E, &r, claim, lhs, rhs)) return false;
    const char *a = words(&r, lhs, SUM), *b = words(&r, rhs, SUM);
    if (!a || !b) return false;
    E->statement = arena_printf(R->home, "%s%sclaim %s %s %s", E->statement, *E->statement ? "\n" : "", a, relop_text(op), b);
    r.B = &E->B;
    if (search) {
        const form_t *x = value(&r, lhs), *y = value(&r, rhs);
        E->slack = op == IS_GE ? form_sub(R, x, y) : form_sub(R, y, x);
    }
    return true;
}

/* --- the proof ------------------------------------------------------------------------------------------------------------------- */

/* [u, [[g, k], ..]], and u's numerator scaled as the checker may meet it. */
static void add_hint(json_t *logs, algebra_t *R, const form_t *u, const product_t *P, mpq_srcptr scale)
{
    arena_t *A = R->home;
    mpq_ptr c = arena_mpq(A, 1);
    mpq_mul(c, P->c, scale);
    json_t *into = json_made(json_array());
    if (mpq_cmp_ui(c, 1, 1) != 0) json_add(into, json_pack("[s,i]", term_text(A, R, term_rational(A, c)), 1));
    for (unsigned k = 0; k < P->n; k++) json_add(into, json_pack("[s,i]", term_text(A, R, term_of_form(R, P->base[k])), P->power[k]));
    const form_t *v = form_mul(R, form_rational(R, scale), u);
    if (json_array_size(logs) < 64) json_add(logs, json_pack("[s,o]", term_text(A, R, term_of_form(R, v)), into));
    else json_decref(into);
}

static json_t *logs_of(algebra_t *R)
{
    json_t *logs = json_made(json_array());
    mpq_ptr one = arena_mpq(R->home, 1);
    mpq_set_ui(one, 1, 1);
    for (unsigned k = 0; k < R->hints; k++) add_hint(logs, R, R->hint[k].of, &R->hint[k].into, one);
    return logs;
}

json_t *box_prove(const char **statement, arena_t *A, const compiled_t *C, size_t link, double seconds)
{
    algebra_t R;
    box_claim_t E;
    json_t *proof = NULL;
    *statement = NULL;
    algebra_start(&R, A);
    if (claim_box(&E, &R, C, link, true)) {
        *statement = E.statement;
        json_t *tree = !E.slack ? NULL : !E.equality ? box_search(&R, E.slack, &E.B, seconds) : form_is_zero(&R, E.slack) ? json_made(json_pack("[s]", "zero")) : NULL;
        if (tree) proof = json_made(json_pack("{s:o,s:o}", "logs", logs_of(&R), "tree", tree));
    }
    algebra_end(&R);
    return proof;
}

const char *box_statement(arena_t *A, const compiled_t *C, size_t link)
{
    algebra_t R;
    box_claim_t E;
    algebra_start(&R, A);
    bool good = claim_box(&E, &R, C, link, false);
    algebra_end(&R);
    return good ? E.statement : NULL;
}
