/* SPDX-License-Identifier: MIT */
#include "proofs/prove/box/claim.h"
#include "proofs/claims/print/print.h"
#include "proofs/engine/json.h"
#include "proofs/prove/box/rules.h"
#include "proofs/prove/equal.h"
#include "proofs/prove/terms.h"

#include <string.h>

enum { BOX_PARAMETERS_MAX = 4 };

typedef struct {
    algebra_t *R;
    const core_lemma_t *L;
    const domain_t *B;
    int name[PARAMS_MAX];
    unsigned absolutes, minus; /* met so far, and which are taken with a minus sign */
    const char *absolute[ABSOLUTES_MAX + 1];
    const form_t *inside[ABSOLUTES_MAX + 1];
    json_t *logs;
} reader_t;

/* --- terms as functions ------------------------------------------------------------------------------------------- */

static const form_t *u_log_v(reader_t *r, const form_t *u, const form_t *v)
{
    return form_mul(r->R, u, form_log(r->R, v, r->B));
}

static const form_t *divergence(reader_t *r, const form_t *u, const form_t *v)
{
    algebra_t *R = r->R;
    const form_t *w = form_sub(R, form_integer(R, 1), u), *own = form_add(R, u_log_v(r, u, u), u_log_v(r, w, w));
    if (!v) return form_neg(R, own);
    return form_sub(R, form_sub(R, own, u_log_v(r, u, v)), u_log_v(r, w, form_sub(R, form_integer(R, 1), v)));
}

/* |u|, by its place among those that were met, in the order of the checker. */
static const form_t *absolute(reader_t *r, const char *text, const form_t *u)
{
    unsigned k = 0;
    while (k < r->absolutes && strcmp(r->absolute[k], text) != 0) k++;
    if (k == ABSOLUTES_MAX) return NULL;
    if (k == r->absolutes) r->absolute[k] = text, r->inside[r->absolutes++] = u;
    return r->minus >> k & 1 ? form_neg(r->R, u) : u;
}

/* Absolute values stand in no term of a tree. */
static bool has_absolute(const core_t *x)
{
    bool any = x->kind == CORE_FUNCTION &&
               (strcmp(x->name, "abs") == 0 || strcmp(x->name, "min") == 0 || strcmp(x->name, "max") == 0);
    for (unsigned k = 0; k < x->n; k++) any = any || has_absolute(x->part[k]);
    return any;
}

/* Arguments that must be shown positive as they stand in the statement. */
static void note(reader_t *r, const core_t *x, const form_t *u, bool complement)
{
    const char *text = number_words(r->R->home, r->L, x);
    if (x->kind == CORE_PARAM || x->kind == CORE_NUMBER || has_absolute(x)) return;
    box_logs_add_writing(r->logs, r->R, text, u, r->B);
    if (complement)
        box_logs_add_writing(r->logs, r->R, arena_printf(r->R->home, "1 - (%s)", text),
                             form_sub(r->R, form_integer(r->R, 1), u), r->B);
}

static const form_t *value(reader_t *r, const core_t *x);

/* log(p/q) as log p - log q, where q > 0 is seen as it is written, not by its polynomial; NULL: it is no such. */
static const form_t *log_of_quotient(reader_t *r, const core_t *x, const form_t *u)
{
    const written_t *text;
    if (x->kind != CORE_DIV || poly_sign(r->R, u->d, r->B)) return NULL;
    const form_t *p = value(r, x->part[0]), *q = value(r, x->part[1]);
    if (!p || !q || !fmpq_mpoly_is_one(q->d, r->R->ctx) || written_sign(&text, r->R, q->n, r->B) <= 0) return NULL;
    note(r, x->part[1], q, false);
    return form_sub(r->R, form_log(r->R, p, r->B), form_log(r->R, q, r->B));
}

static const form_t *function(reader_t *r, const core_t *x, const form_t *u, const form_t *v)
{
    algebra_t *R = r->R;
    const char *name = x->name;
    const form_t *two = form_integer(R, 2), *one = form_integer(R, 1);
    bool pair = strcmp(name, "h") == 0 || strcmp(name, "kl") == 0;
    if (pair || strcmp(name, "log") == 0 || strcmp(name, "sqrt") == 0) note(r, x->part[0], u, pair);
    if (strcmp(name, "min") == 0 || strcmp(name, "max") == 0) {
        const core_t *own = core_function(R->home, "abs", core_apply(R->home, CORE_SUB, x->part[0], x->part[1]));
        const form_t *apart = absolute(r, number_words(R->home, r->L, own), form_sub(R, u, v));
        return form_div(R, (*(name + 1) == 'i' ? form_sub : form_add)(R, form_add(R, u, v), apart), two);
    }
    if (v) note(r, x->part[1], v, true);
    if (strcmp(name, "abs") == 0) return absolute(r, number_words(r->R->home, r->L, x), u);
    if (strcmp(name, "log") == 0) {
        const form_t *apart = log_of_quotient(r, x->part[0], u);
        return apart ? apart : form_log(R, u, r->B);
    }
    if (strcmp(name, "log2") == 0) return form_div(R, form_log(R, u, r->B), form_log(R, two, r->B));
    if (strcmp(name, "exp") == 0) return form_exp(R, u);
    if (strcmp(name, "sqrt") == 0) return form_sqrt(R, u, r->B);
    if (pair) return divergence(r, u, v);
    if (strcmp(name, "tanh") == 0) {
        const form_t *e = form_exp(R, form_mul(R, two, u));
        return form_div(R, form_sub(R, e, one), form_add(R, e, one));
    }
    const form_t *up = form_exp(R, u), *down = form_exp(R, form_neg(R, u));
    return form_div(R, (strcmp(name, "cosh") == 0 ? form_add : form_sub)(R, up, down), two);
}

/* u^k; u^v = exp(v log u), u > 0. */
static const form_t *power(reader_t *r, const core_t *x)
{
    long k = 0;
    const form_t *u = value(r, x->part[0]);
    if (whole_power(&k, x->part[1])) return form_power(r->R, u, (int)k);
    const form_t *v = u ? value(r, x->part[1]) : NULL;
    if (!v) return NULL;
    note(r, x->part[0], u, false);
    return form_exp(r->R, form_mul(r->R, v, form_log(r->R, u, r->B)));
}

static const form_t *value(reader_t *r, const core_t *x)
{
    algebra_t *R = r->R;
    const form_t *a, *b = NULL;
    switch (x->kind) {
    case CORE_NUMBER: return form_rational(R, x->number);
    case CORE_PARAM: return form_name(R, (unsigned)r->name[x->at]);
    case CORE_NEG: return form_neg(R, value(r, x->part[0]));
    case CORE_ADD: case CORE_SUB: case CORE_MUL: case CORE_DIV:
        a = value(r, x->part[0]);
        b = value(r, x->part[1]);
        return (x->kind == CORE_ADD   ? form_add
                : x->kind == CORE_SUB ? form_sub
                : x->kind == CORE_MUL ? form_mul
                                      : form_div)(R, a, b);
    case CORE_POW: return power(r, x);
    case CORE_FUNCTION:
        a = value(r, x->part[0]);
        if (x->n > 1) b = value(r, x->part[1]);
        return a && (x->n == 1 || b) ? function(r, x, a, b) : NULL;
    default: return NULL;
    }
}

/* --- the statement ------------------------------------------------------------------------------------------------ */

static void numbers_in(bool *in, const core_t *x)
{
    if (x->kind == CORE_PARAM) in[x->at] = true;
    for (unsigned k = 0; k < x->n; k++) numbers_in(in, x->part[k]);
}

/* One number declared: its name, its range. */
static bool declare(box_claim_t *E, reader_t *r, unsigned at)
{
    arena_t *A = r->R->home;
    const entry_t *e = &r->L->setting.entry[at];
    const char *in = number_range_words(A, e);
    int v = in ? algebra_name(r->R, e->name) : -1;
    if (v < 0 || v >= BOX_PARAMETERS_MAX) return false;
    r->name[at] = v;
    E->B.on[v] = true;
    E->B.lo[v] = e->least;
    E->B.hi[v] = e->most;
    E->statement = arena_printf(A, "%s%s%s in %s", E->statement, v ? " ; " : "for ", e->name, in);
    return true;
}

static void state(box_claim_t *E, reader_t *r, const core_fact_t *F)
{
    const char *lhs = number_words(r->R->home, r->L, F->term[0]), *rhs = number_words(r->R->home, r->L, F->term[1]);
    E->statement = arena_printf(r->R->home, "%s\ngiven %s %s %s", E->statement, lhs, relop_text(F->fact->op[0]), rhs);
}

/* A number, or a fraction of two as it is written; NULL. */
static mpq_srcptr constant_of(arena_t *A, const core_t *x)
{
    if (x->kind == CORE_NUMBER) return x->number;
    if (x->kind != CORE_DIV || x->part[0]->kind != CORE_NUMBER || x->part[1]->kind != CORE_NUMBER ||
        mpq_sgn(x->part[1]->number) == 0)
        return NULL;
    mpq_ptr q = arena_mpq(A, 1);
    mpq_div(q, x->part[0]->number, x->part[1]->number);
    return q;
}

/* `number <= constant`, `number <= number` and the like; of numbers that do not stand here nothing is said. */
static bool narrow(box_claim_t *E, reader_t *r, const core_fact_t *F)
{
    if (F->slots || F->fact->eaches || F->fact->words || F->fact->kind != FACT_RELATION || F->n != 2) return false;
    relop_t op = F->fact->op[0];
    unsigned at = F->term[0]->kind == CORE_PARAM ? 0 : 1;
    const core_t *x = F->term[at], *c = F->term[1 - at];
    if (x->kind != CORE_PARAM || op == IS_EQ || op == IS_NE) return false;
    int v = r->name[x->at];
    bool upper = (op == IS_LE || op == IS_LT) == (at == 0);
    if (c->kind == CORE_PARAM) {
        int w = r->name[c->at];
        if (v < 0 || w < 0 || v == w) return true;
        if (E->less >= 0) return false;
        E->less = upper ? v : w;
        E->more = upper ? w : v;
        state(E, r, F);
        return true;
    }
    mpq_srcptr q = constant_of(r->R->home, c);
    if (!q) return false;
    if (v < 0) return true;
    mpq_srcptr *end = upper ? &E->B.hi[v] : &E->B.lo[v];
    if (!*end || (upper ? mpq_cmp(q, *end) < 0 : mpq_cmp(q, *end) > 0)) *end = q;
    state(E, r, F);
    return !E->B.lo[v] || !E->B.hi[v] || mpq_cmp(E->B.lo[v], E->B.hi[v]) < 0;
}

/* NAME = TERM, which is put in. */
static bool equations(box_claim_t *E, reader_t *r, const sides_t *s)
{
    for (unsigned k = 0; k < s->equations; k++) {
        if (s->equation[k]->slots || !number_words(r->R->home, r->L, s->equation[k]->term[1])) return false;
        state(E, r, s->equation[k]);
    }
    return true;
}

static bool declarations(box_claim_t *E, reader_t *r, const core_claim_t *claim, const sides_t *s)
{
    bool in[PARAMS_MAX] = { false };
    for (unsigned k = 0; k < 2; k++) numbers_in(in, s->told[k]);
    for (unsigned k = 0; k < s->equations; k++)
        numbers_in(in, s->equation[k]->term[0]), numbers_in(in, s->equation[k]->term[1]);
    E->statement = "";
    for (unsigned k = 0; k < PARAMS_MAX; k++) r->name[k] = -1;
    for (unsigned k = 0; k < r->L->setting.params; k++)
        if (in[k] && !declare(E, r, k)) return false;
    for (unsigned k = 0; k < r->L->givens; k++)
        if (!narrow(E, r, &r->L->given[k])) return false;
    for (unsigned k = 0; k < claim->givens; k++)
        if (!narrow(E, r, &claim->given[k])) return false;
    return equations(E, r, s);
}

static void slacks(box_claim_t *E, reader_t *r, relop_t op, const core_t *lhs, const core_t *rhs)
{
    algebra_t *R = r->R;
    E->logs = r->logs = json_made(json_array());
    for (r->minus = 0; r->minus < 1u << E->absolutes; r->minus++) {
        r->absolutes = 0;
        const form_t *x = value(r, op == IS_GE ? rhs : lhs), *y = x ? value(r, op == IS_GE ? lhs : rhs) : NULL;
        E->slack[r->minus] = form_sub(R, y, x);
        E->absolutes = E->slack[r->minus] ? r->absolutes : 0;
        for (unsigned k = 0; k < E->absolutes; k++) E->inside[k] = r->inside[k];
    }
}

/* --- as it is written --------------------------------------------------------------------------------------------- */

/* The term without its definitions; NULL: a function that certificates expand. */
static const written_t *as_written(const reader_t *r, const core_t *x)
{
    static const struct { const char *name; written_kind_t kind; } function[] = {
        { "log", WRITTEN_LOG }, { "exp", WRITTEN_EXP }, { "sqrt", WRITTEN_SQRT } };
    arena_t *A = r->R->home;
    const written_t *a = NULL, *b = NULL;
    long k;
    if (x->kind == CORE_NUMBER) return written_rational(A, x->number);
    if (x->kind == CORE_PARAM) return written_name(A, (unsigned)r->name[x->at]);
    if (x->n && !(a = as_written(r, x->part[0]))) return NULL;
    if (x->kind == CORE_POW) return whole_power(&k, x->part[1]) ? written_power(A, a, (int)k) : NULL;
    if (x->n > 1 && !(b = as_written(r, x->part[1]))) return NULL;
    switch (x->kind) {
    case CORE_NEG: return written_make(A, WRITTEN_NEG, a, NULL);
    case CORE_ADD: return written_make(A, WRITTEN_ADD, a, b);
    case CORE_SUB: return written_make(A, WRITTEN_ADD, a, written_make(A, WRITTEN_NEG, b, NULL));
    case CORE_MUL: return written_make(A, WRITTEN_MUL, a, b);
    case CORE_DIV: return written_make(A, WRITTEN_DIV, a, b);
    case CORE_FUNCTION:
        for (size_t f = 0; f < 3; f++)
            if (strcmp(x->name, function[f].name) == 0) return written_make(A, function[f].kind, a, NULL);
        return NULL;
    default: return NULL;
    }
}

/* The larger side minus the smaller as the claim writes them, where its enclosure is >= 0: squares are seen to be
** squares. */
static const char *direct_text(const reader_t *r, relop_t op, const core_t *lhs, const core_t *rhs)
{
    const written_t *x = as_written(r, op == IS_GE ? lhs : rhs), *y = x ? as_written(r, op == IS_GE ? rhs : lhs) : NULL;
    if (!y) return NULL;
    arena_t *A = r->R->home;
    const written_t *slack = written_make(A, WRITTEN_ADD, x, written_make(A, WRITTEN_NEG, y, NULL));
    range_t in;
    range_start(&in);
    bool good = written_range(&in, slack, r->B) && mpfr_sgn(&in.x->left) >= 0;
    range_end(&in);
    return good ? written_text(A, r->R, slack) : NULL;
}

bool claim_box(box_claim_t *E, algebra_t *R, const compiled_t *C, size_t link, bool search)
{
    const core_claim_t *claim = &C->core->claim[C->of[link].claim];
    reader_t r = { .R = R, .L = C->core };
    sides_t s;
    if (!link_sides(&s, R->home, C, link) || claim->slots || (s.op != IS_LE && s.op != IS_GE && s.op != IS_EQ))
        return false;
    *E = (box_claim_t){ .equality = s.op == IS_EQ, .less = -1, .more = -1 };
    if (!declarations(E, &r, claim, &s)) return false;
    const char *a = number_words(r.R->home, r.L, s.told[0]), *b = number_words(r.R->home, r.L, s.told[1]);
    if (!a || !b) return false;
    E->statement =
        arena_printf(R->home, "%s%sclaim %s %s %s", E->statement, *E->statement ? "\n" : "", a, relop_text(s.op), b);
    E->declared = R->names;
    r.B = &E->B;
    if (search) slacks(E, &r, s.op, s.side[0], s.side[1]);
    if (search && s.op != IS_EQ && !E->absolutes && E->slack[0])
        E->direct = direct_text(&r, s.op, s.side[0], s.side[1]);
    return true;
}

/* --- other sides -------------------------------------------------------------------------------------------------- */

static reader_t reader_of(const box_claim_t *E, algebra_t *R, const compiled_t *C)
{
    reader_t r = { .R = R, .L = C->core, .B = &E->B };
    for (unsigned k = 0; k < C->core->setting.params; k++) {
        r.name[k] = -1;
        for (unsigned v = 0; v < E->declared; v++)
            if (strcmp(C->core->setting.entry[k].name, R->name[v]) == 0) r.name[k] = (int)v;
    }
    return r;
}

bool claim_box_sides(box_claim_t *E, algebra_t *R, const compiled_t *C, const core_t *smaller, const core_t *larger)
{
    reader_t r = reader_of(E, R, C);
    json_decref(E->logs);
    E->direct = NULL;
    slacks(E, &r, IS_LE, smaller, larger);
    return E->slack[0];
}

int claim_box_sign(const box_claim_t *E, algebra_t *R, const compiled_t *C, const core_t *x)
{
    reader_t r = reader_of(E, R, C);
    int sign = 0;
    r.logs = json_made(json_array());
    for (unsigned cases = 1; r.minus < cases; r.minus++) {
        r.absolutes = 0;
        const form_t *f = value(&r, x);
        const written_t *text;
        int own = f ? written_sign(&text, R, f->n, &E->B) * written_sign(&text, R, f->d, &E->B) : 0;
        sign = own && (!r.minus || own == sign) ? own : 0;
        cases = sign ? 1u << r.absolutes : 0;
    }
    json_decref(r.logs);
    return sign;
}

const char *box_statement(arena_t *A, const compiled_t *C, size_t link)
{
    algebra_t R;
    box_claim_t E;
    if (!algebra_start(&R, A)) return NULL;
    bool good = claim_box(&E, &R, C, link, false);
    algebra_end(&R);
    return good ? E.statement : NULL;
}
