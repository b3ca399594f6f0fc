/* SPDX-License-Identifier: MIT */
#include "proofs/prove/box_claim.h"
#include "proofs/claims/print.h"
#include "proofs/engine/json.h"
#include "proofs/prove/box_rules.h"

#include <string.h>

enum { BOX_PARAMETERS_MAX = 4 };

typedef struct {
    algebra_t *R;
    const core_lemma_t *L;
    bool sizes;       /* of alphabets are terms, too */
    bool letters;     /* and sums over letters; slot: the one that is bound here, -1 none */
    int slot;
    const char *letter;
    const domain_t *B;
    int name[PARAMS_MAX];
    unsigned absolutes, minus; /* met so far, and which are taken with a minus sign */
    const char *absolute[ABSOLUTES_MAX + 1];
    const form_t *inside[ABSOLUTES_MAX + 1];
    json_t *logs;
} reader_t;

/* --- terms in words --------------------------------------------------------------------------------------------------- */

static const char *const functions[] = { "log", "exp", "sqrt", "tanh", "cosh", "sinh", "abs", "min", "max", "h", "kl", NULL };

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

/* pi(y): at the letter that is bound innermost. */
static const char *entry_words(reader_t *r, const core_t *x, const char *name)
{
    if (!r->letters || x->n != 1 || x->part[0]->kind != CORE_SLOT || x->part[0]->at != r->slot) return NULL;
    return arena_printf(r->R->home, "%s(%s)", name, r->letter);
}

static const char *lowered(arena_t *A, const char *name)
{
    char *s = arena_printf(A, "%s", name);
    for (char *c = s; *c; c++) *c = (char)(*c >= 'A' && *c <= 'Z' ? *c - 'A' + 'a' : *c);
    return s;
}

const char *size_name(const core_lemma_t *L, unsigned alphabet)
{
    const alphabet_t *a = &L->setting.alphabet[alphabet];
    for (unsigned k = 0; !a->size && k < L->tree->lets.n; k++) {
        const let_t *d = &L->tree->lets.at[k];
        if (!d->args && !d->letters && d->body->kind == NODE_SIZE && strcmp(d->body->name, a->name) == 0) return d->name;
    }
    return a->size;
}

/* The sum over two letters of their mass times [x != y]. */
bool is_difference(const core_lemma_t *L, const core_t *x, unsigned *a, unsigned *b)
{
    if (x->kind != CORE_OVER || strcmp(x->name, "sum") != 0 || x->slots != 2 || x->n != 1 || x->part[0]->kind != CORE_MUL) return false;
    const core_t *mass = x->part[0]->part[0], *event = x->part[0]->part[1];
    if (mass->kind != CORE_MASS || mass->at != L->setting.joint || mass->given || event->kind != CORE_BRACKET) return false;
    const core_t *differ = event->part[0];
    if (differ->kind != CORE_COMPARE || differ->op != IS_NE || __builtin_popcount(mass->set) != 2 || mass->n != 2) return false;
    for (unsigned k = 0; k < 2; k++)
        if (mass->part[k]->kind != CORE_SLOT || mass->part[k]->at != (int)x->slot[k] || differ->part[k]->kind != CORE_SLOT) return false;
    int p = differ->part[0]->at, q = differ->part[1]->at, u = (int)x->slot[0], v = (int)x->slot[1];
    if (!((p == u && q == v) || (p == v && q == u))) return false;
    *a = (unsigned)__builtin_ctz(mass->set);
    *b = (unsigned)__builtin_ctz(mass->set & ~(1u << *a));
    return true;
}

static const char *difference_words(reader_t *r, const core_t *x)
{
    unsigned a, b;
    if (!r->sizes || !is_difference(r->L, x, &a, &b)) return NULL;
    const law_t *P = &r->L->setting.law[r->L->setting.joint];
    return arena_printf(r->R->home, "Pr(%s != %s)", P->variable[a], P->variable[b]);
}

/* What binds one letter: a sum, a divergence, an entropy. */
static const char *bound_words(reader_t *r, const core_t *x)
{
    arena_t *A = r->R->home;
    int slot = r->slot;
    const char *letter = r->letter, *a, *b = "", *text = NULL;
    bool sum = x->kind == CORE_OVER, entropy = !sum && strcmp(x->name, "H") == 0, J = !sum && strcmp(x->name, "J") == 0;
    if (!r->letters || x->slots != 1 || (sum && (x->n != 1 || strcmp(x->name, "sum") != 0)) || (!sum && !entropy && !J && strcmp(x->name, "KL") != 0)) return NULL;
    r->slot = (int)x->slot[0];
    r->letter = lowered(A, r->L->setting.alphabet[x->over[0]].name);
    a = words(r, x->part[0], sum ? PRODUCT : entropy ? POWER : SUM);
    if (x->kind == CORE_DIVERGENCE && x->n > 1) b = words(r, x->part[1], SUM);
    if (a && b) text = sum ? arena_printf(A, "(sum %s: %s)", r->letter, a)
                     : entropy ? arena_printf(A, "(-(sum %s: %s*log(%s)))", r->letter, a, a)
                     : J ? arena_printf(A, "(KL(%s||%s) + KL(%s||%s))", a, b, b, a) : arena_printf(A, "KL(%s||%s)", a, b);
    r->slot = slot;
    r->letter = letter;
    return text;
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
    case CORE_PARAM: return r->L->setting.entry[x->at].kind == ENTRY_NUMBER ? r->L->setting.entry[x->at].name : NULL;
    case CORE_SIZE: return r->sizes ? size_name(r->L, (unsigned)x->at) : NULL;
    case CORE_NEG:
        a = words(r, x->part[0], PRODUCT);
        return a ? arena_printf(A, least > SUM ? "(-%s)" : "-%s", a) : NULL;
    case CORE_ADD: return joined(r, x, " + ", SUM, SUM, PRODUCT, least);
    case CORE_SUB: return joined(r, x, " - ", SUM, SUM, PRODUCT, least);
    case CORE_MUL: return joined(r, x, "*", PRODUCT, PRODUCT, POWER, least);
    case CORE_DIV: return joined(r, x, "/", PRODUCT, PRODUCT, POWER, least);
    case CORE_POW:
        if (r->letters && !whole_power(&k, x->part[1])) { /* of what is positive */
            a = words(r, x->part[1], POWER);
            b = words(r, x->part[0], SUM);
            return a && b ? arena_printf(A, "exp(%s*log(%s))", a, b) : NULL;
        }
        a = words(r, x->part[0], ATOM);
        return a && whole_power(&k, x->part[1]) ? arena_printf(A, least > POWER ? "(%s^%s%ld)" : "%s^%s%ld", a, k < 0 ? "-" : "", k < 0 ? -k : k) : NULL;
    case CORE_FUNCTION:
        a = words(r, x->part[0], SUM);
        b = x->n > 1 ? words(r, x->part[1], SUM) : "";
        if (!a || !b || x->n > 2) return NULL;
        if (strcmp(x->name, "log2") == 0) return arena_printf(A, least > PRODUCT ? "(log(%s)/log(2))" : "log(%s)/log(2)", a);
        if (!known_function(x->name)) return NULL;
        return x->n == 2 ? arena_printf(A, *x->name == 'm' ? "%s(%s, %s)" : "%s(%s||%s)", x->name, a, b) : arena_printf(A, "%s(%s)", x->name, a);
    case CORE_OVER: return r->letters ? bound_words(r, x) : difference_words(r, x);
    case CORE_DIVERGENCE: return bound_words(r, x);
    case CORE_ENTRY: return entry_words(r, x, r->L->setting.entry[x->at].name);
    case CORE_MASS: return r->L->setting.law[x->at].axes == 1 ? entry_words(r, x, r->L->setting.law[x->at].name) : NULL;
    default: return NULL;
    }
}

const char *sum_words(arena_t *A, const core_lemma_t *L, const core_t *x, int slot, const char *letter)
{
    algebra_t R = { .home = A };
    reader_t r = { .R = &R, .L = L, .letters = true, .slot = slot, .letter = letter };
    return words(&r, x, SUM);
}

const char *real_words(arena_t *A, const core_lemma_t *L, const core_t *x)
{
    algebra_t R = { .home = A };
    reader_t r = { .R = &R, .L = L, .sizes = true };
    return words(&r, x, SUM);
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

/* |u|, by its place among those that were met, in the order of the checker. */
static const form_t *absolute(reader_t *r, const char *text, const form_t *u)
{
    unsigned k = 0;
    while (k < r->absolutes && strcmp(r->absolute[k], text) != 0) k++;
    if (k == ABSOLUTES_MAX) return NULL;
    if (k == r->absolutes) r->absolute[k] = text, r->inside[r->absolutes++] = u;
    return r->minus >> k & 1 ? form_neg(r->R, u) : u;
}

/* Arguments that must be shown positive as they stand in the statement. */
static void note(reader_t *r, const core_t *x, const form_t *u, bool complement)
{
    const char *text = words(r, x, SUM);
    if (x->kind == CORE_PARAM || x->kind == CORE_NUMBER) return;
    box_logs_add_writing(r->logs, r->R, text, u, r->B);
    if (complement) box_logs_add_writing(r->logs, r->R, arena_printf(r->R->home, "1 - (%s)", text), form_sub(r->R, form_integer(r->R, 1), u), r->B);
}

static const form_t *function(reader_t *r, const core_t *x, const form_t *u, const form_t *v)
{
    algebra_t *R = r->R;
    const char *name = x->name;
    const form_t *two = form_integer(R, 2), *one = form_integer(R, 1);
    bool pair = strcmp(name, "h") == 0 || strcmp(name, "kl") == 0;
    if (pair || strcmp(name, "log") == 0 || strcmp(name, "sqrt") == 0) note(r, x->part[0], u, pair);
    if (strcmp(name, "min") == 0 || strcmp(name, "max") == 0) {
        const form_t *apart = absolute(r, words(r, x, SUM), form_sub(R, u, v));
        return form_div(R, (*(name + 1) == 'i' ? form_sub : form_add)(R, form_add(R, u, v), apart), two);
    }
    if (v) note(r, x->part[1], v, true);
    if (strcmp(name, "abs") == 0) return absolute(r, words(r, x, SUM), u);
    if (strcmp(name, "log") == 0) return form_log(R, u, r->B);
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

static const form_t *value(reader_t *r, const core_t *x)
{
    algebra_t *R = r->R;
    const form_t *a, *b = NULL;
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
    case CORE_FUNCTION:
        a = value(r, x->part[0]);
        if (x->n > 1) b = value(r, x->part[1]);
        return a && (x->n == 1 || b) ? function(r, x, a, b) : NULL;
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

const char *number_range_words(arena_t *A, const entry_t *e)
{
    const binder_t *b = e->binder;
    if (e->kind != ENTRY_NUMBER || !b || b->n_among || (e->lo && !e->least) || (e->hi && !e->most)) return NULL;
    if (e->least && e->most && mpq_cmp(e->least, e->most) >= 0) return NULL;
    const char *lo = end_words(A, e->least, "-inf"), *hi = end_words(A, e->most, "inf");
    if (b->integer) return arena_printf(A, "%s..%s", lo, hi);
    return arena_printf(A, "%s%s,%s%s", b->open_lo || !e->least ? "(" : "[", lo, hi, b->open_hi || !e->most ? ")" : "]");
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
    const char *lhs = words(r, F->term[0], SUM), *rhs = words(r, F->term[1], SUM);
    E->statement = arena_printf(r->R->home, "%s\ngiven %s %s %s", E->statement, lhs, relop_text(F->fact->op[0]), rhs);
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
    if (c->kind != CORE_NUMBER) return false;
    if (v < 0) return true;
    mpq_srcptr *end = upper ? &E->B.hi[v] : &E->B.lo[v];
    if (!*end || (upper ? mpq_cmp(c->number, *end) < 0 : mpq_cmp(c->number, *end) > 0)) *end = c->number;
    state(E, r, F);
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

static void slacks(box_claim_t *E, reader_t *r, relop_t op, const core_t *lhs, const core_t *rhs)
{
    algebra_t *R = r->R;
    E->logs = r->logs = json_made(json_array());
    for (r->minus = 0; r->minus < 1u << E->absolutes; r->minus++) {
        r->absolutes = 0;
        const form_t *x = value(r, lhs), *y = x ? value(r, rhs) : NULL;
        E->slack[r->minus] = op == IS_GE ? form_sub(R, x, y) : form_sub(R, y, x);
        E->absolutes = E->slack[r->minus] ? r->absolutes : 0;
        for (unsigned k = 0; k < E->absolutes; k++) E->inside[k] = r->inside[k];
    }
}

bool claim_box(box_claim_t *E, algebra_t *R, const compiled_t *C, size_t link, bool search)
{
    const link_of_t *of = &C->of[link];
    const core_claim_t *claim = &C->core->claim[of->claim];
    relop_t op = claim->claim->chain.op[of->link];
    const core_t *lhs = claim->term[of->link], *rhs = claim->term[of->link + 1];
    reader_t r = { .R = R, .L = C->core };
    *E = (box_claim_t){ .equality = op == IS_EQ, .less = -1, .more = -1 };
    if (of->says != SAYS_ITSELF || claim->slots || (op != IS_LE && op != IS_GE && op != IS_EQ)) return false;
    if (!declarations(E, &r, claim, lhs, rhs)) return false;
    const char *a = words(&r, lhs, SUM), *b = words(&r, rhs, SUM);
    if (!a || !b) return false;
    E->statement = arena_printf(R->home, "%s%sclaim %s %s %s", E->statement, *E->statement ? "\n" : "", a, relop_text(op), b);
    E->declared = R->names;
    r.B = &E->B;
    if (search) slacks(E, &r, op, lhs, rhs);
    return true;
}

/* --- the proof ------------------------------------------------------------------------------------------------------------------- */

/* less = lo + (more - lo) u, 0 < u < 1; NULL where the ranges do not lie so. */
static json_t *search_below(box_claim_t *E, algebra_t *R, const form_t *f, double seconds)
{
    unsigned v = (unsigned)E->less, w = (unsigned)E->more;
    mpq_srcptr lo = E->B.lo[v], hi = E->B.hi[v];
    if (!lo || !E->B.lo[w] || mpq_cmp(lo, E->B.lo[w]) > 0 || (hi && (!E->B.hi[w] || mpq_cmp(hi, E->B.hi[w]) < 0))) return NULL;
    int u = R->names > E->declared ? (int)E->declared : algebra_name(R, "uunder");
    domain_t W = E->B;
    mpq_ptr unit = arena_mpq(R->home, 2);
    mpq_set_ui(unit + 1, 1, 1);
    W.on[v] = false;
    W.on[u] = true;
    W.lo[u] = unit;
    W.hi[u] = unit + 1;
    const form_t *least = form_rational(R, lo), *at = form_add(R, least, form_mul(R, form_sub(R, form_name(R, w), least), form_name(R, (unsigned)u)));
    const form_t *g = form_put(R, f, v, at, &W, false);
    json_t *tree = g ? box_search(R, E->declared, g, &W, seconds) : NULL;
    return tree ? json_made(json_pack("[s,s,s,s,[s,o,o]]", "below", R->name[v], R->name[w], R->name[u], "logs", box_logs(R, E->declared, u), tree)) : NULL;
}

static json_t *search_case(box_claim_t *E, algebra_t *R, const form_t *f, double seconds)
{
    if (!f) return NULL;
    if (E->equality) return form_is_zero(R, f) ? json_made(json_pack("[s]", "zero")) : NULL;
    json_t *tree = E->less >= 0 ? search_below(E, R, f, seconds) : box_search(R, E->declared, f, &E->B, seconds);
    return tree ? box_names_apart(R->home, tree) : NULL;
}

/* Where the k-th absolute value of case `minus` has the other sign, there is nothing to show; else the search. */
static json_t *search_part(box_claim_t *E, algebra_t *R, unsigned minus, const domain_t *B, double seconds)
{
    for (unsigned k = 0; k < E->absolutes; k++)
        if (form_sign(R, E->inside[k], B) == (minus >> k & 1 ? 1 : -1)) return json_made(json_pack("[s,i]", "empty", (int)k));
    json_t *tree = box_search(R, E->declared, E->slack[minus], B, seconds);
    return tree ? box_names_apart(R->home, tree) : NULL;
}

/* The box split where an absolute value of one number changes its sign: u = a v + b at v = -b/a. */
static json_t *search_split(box_claim_t *E, algebra_t *R, unsigned minus, double seconds)
{
    if (!E->slack[minus] || E->less >= 0) return NULL;
    for (unsigned k = 0; k < E->absolutes; k++)
        for (unsigned v = 0; v < E->declared; v++) {
            const form_t *u = E->inside[k], *a = form_derivative(R, u, v), *at = a && !form_is_zero(R, a) ? form_sub(R, form_name(R, v), form_div(R, u, a)) : NULL;
            if (!at || !fmpq_mpoly_is_fmpq(at->n, R->ctx) || !fmpq_mpoly_is_one(at->d, R->ctx)) continue;
            fmpq_t c;
            mpq_ptr q = arena_mpq(R->home, 1);
            fmpq_init(c);
            fmpq_mpoly_get_fmpq(c, at->n, R->ctx);
            fmpq_get_mpq(q, c);
            fmpq_clear(c);
            if ((E->B.lo[v] && mpq_cmp(q, E->B.lo[v]) <= 0) || (E->B.hi[v] && mpq_cmp(q, E->B.hi[v]) >= 0)) continue;
            domain_t low = E->B, high = E->B;
            low.hi[v] = high.lo[v] = q;
            json_t *x = search_part(E, R, minus, &low, seconds), *y = x ? search_part(E, R, minus, &high, seconds) : NULL;
            if (y) return json_made(json_pack("[s,s,s,o,o]", "split", R->name[v], end_words(R->home, q, NULL), x, y));
            json_decref(x);
        }
    return NULL;
}

/* The tree, or one for each case of the absolute values. */
static json_t *search(box_claim_t *E, algebra_t *R, double seconds)
{
    if (!E->absolutes) return search_case(E, R, E->slack[0], seconds);
    json_t *cases = json_made(json_array());
    for (unsigned k = 0; k < 1u << E->absolutes; k++) {
        json_t *tree = search_split(E, R, k, seconds / 2);
        if (!tree) tree = search_case(E, R, E->slack[k], seconds / 2);
        if (!tree) { json_decref(cases); return NULL; }
        json_add(cases, tree);
    }
    return cases;
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
        json_t *tree = search(&E, &R, seconds);
        if (tree) {
            json_t *logs = box_logs(&R, E.declared, -1);
            json_array_extend(logs, E.logs);
            proof = json_made(json_pack("{s:o,s:o}", "logs", logs, "tree", tree));
        }
        json_decref(E.logs);
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
