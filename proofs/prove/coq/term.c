/* SPDX-License-Identifier: MIT */
#include "proofs/prove/coq/term.h"

#include <ctype.h>
#include <string.h>

/* --- reading ------------------------------------------------------------------------------------------------------ */

enum { DEPTH_MAX = 200 };

typedef struct { coq_terms_t *T; const char *at; unsigned depth; bool bad; } reader_t;

static const coq_term_t *sum(reader_t *r);
static const coq_term_t *power(reader_t *r);

static coq_term_t *new(reader_t *r, coq_kind_t kind, const coq_term_t *a, const coq_term_t *b)
{
    coq_term_t *x = ARENA_NEW(r->T->A, coq_term_t);
    *x = (coq_term_t){ .kind = kind, .a = a, .b = b };
    return x;
}

static bool eat(reader_t *r, const char *sign)
{
    while (*r->at == ' ') r->at++;
    if (strncmp(r->at, sign, strlen(sign)) != 0) return false;
    r->at += strlen(sign);
    return true;
}

static const coq_term_t *bad(reader_t *r)
{
    r->bad = true;
    return new(r, COQ_NUMBER, NULL, NULL);
}

/* 3, 0.3 */
static const coq_term_t *number(reader_t *r)
{
    size_t n = strspn(r->at, "0123456789."), places = 0, k = 0;
    char *digits = arena_printf(r->T->A, "%.*s", (int)n, r->at), *point = strchr(digits, '.');
    if (point) places = strlen(point + 1);
    for (size_t i = 0; i <= n; i++)
        if (digits[i] != '.') digits[k++] = digits[i];
    mpq_ptr q = arena_mpq(r->T->A, 1);
    mpz_set_str(mpq_numref(q), digits, 10);
    mpz_ui_pow_ui(mpq_denref(q), 10, places);
    mpq_canonicalize(q);
    r->at += n;
    coq_term_t *x = new(r, COQ_NUMBER, NULL, NULL);
    x->q = q;
    return x;
}

static const coq_term_t *call(reader_t *r, const char *name)
{
    static const char *const function[] = {
        "log", "exp", "sqrt", "abs", "min", "max", "h", "kl", "tanh", "cosh", "sinh"
    };
    size_t k = 0;
    while (k < sizeof function / sizeof *function && strcmp(function[k], name) != 0) k++;
    if (k == sizeof function / sizeof *function || !eat(r, "(")) return bad(r);
    const coq_term_t *a = sum(r), *b = eat(r, "||") || eat(r, ",") ? sum(r) : NULL;
    if (!eat(r, ")")) return bad(r);
    coq_term_t *x = new(r, COQ_CALL, a, b);
    x->function = function[k];
    return x;
}

static const coq_term_t *atom(reader_t *r)
{
    if (++r->depth > DEPTH_MAX) return bad(r);
    const coq_term_t *x;
    eat(r, "");
    if (isdigit((unsigned char)*r->at)) x = number(r);
    else if (eat(r, "(")) {
        x = sum(r);
        if (!eat(r, ")")) x = bad(r);
    } else {
        size_t n = 0;
        while (isalnum((unsigned char)r->at[n]) || r->at[n] == '_' || r->at[n] == '\'') n++;
        const char *name = arena_printf(r->T->A, "%.*s", (int)n, r->at);
        coq_term_t *own = NULL;
        for (unsigned k = 0; k < r->T->R->names && !own; k++)
            if (strcmp(r->T->R->name[k], name) == 0) (own = new(r, COQ_NAME, NULL, NULL))->name = k;
        r->at += n;
        x = own ? own : n ? call(r, name) : bad(r);
    }
    r->depth--;
    return x;
}

static const coq_term_t *power(reader_t *r)
{
    const coq_term_t *x = atom(r);
    if (!eat(r, "^")) return x;
    bool minus = eat(r, "-");
    if (!isdigit((unsigned char)*r->at)) return bad(r);
    coq_term_t *y = new(r, COQ_POWER, x, NULL);
    for (; isdigit((unsigned char)*r->at) && y->power < 1000; r->at++) y->power = 10 * y->power + *r->at - '0';
    if (minus) y->power = -y->power;
    return y;
}

static const coq_term_t *signed_power(reader_t *r) { return eat(r, "-") ? new(r, COQ_NEG, power(r), NULL) : power(r); }

static const coq_term_t *product(reader_t *r)
{
    const coq_term_t *x = power(r);
    for (;;) {
        if (eat(r, "*")) x = new(r, COQ_MUL, x, signed_power(r));
        else if (eat(r, "/")) x = new(r, COQ_DIV, x, signed_power(r));
        else return x;
    }
}

static const coq_term_t *sum(reader_t *r)
{
    const coq_term_t *x = eat(r, "-") ? new(r, COQ_NEG, product(r), NULL) : product(r);
    for (;;) {
        if (r->bad) return x;
        if (eat(r, "+")) x = new(r, COQ_ADD, x, product(r));
        else if (eat(r, "-")) x = new(r, COQ_SUB, x, product(r));
        else return x;
    }
}

const coq_term_t *coq_read(coq_terms_t *T, const char *text)
{
    reader_t r = { .T = T, .at = text };
    const coq_term_t *x = sum(&r);
    eat(&r, "");
    return r.bad || *r.at ? NULL : x;
}

/* --- functions ---------------------------------------------------------------------------------------------------- */

static const form_t *times_log(coq_terms_t *T, const form_t *u, const form_t *v, const domain_t *B)
{
    return form_mul(T->R, u, form_log(T->R, v, B));
}

static const form_t *divergence(coq_terms_t *T, const form_t *u, const form_t *v, const domain_t *B)
{
    algebra_t *R = T->R;
    const form_t *one = form_integer(R, 1), *w = form_sub(R, one, u),
                 *own = form_add(R, times_log(T, u, u, B), times_log(T, w, w, B));
    if (!v) return form_neg(R, own);
    return form_sub(R, form_sub(R, own, times_log(T, u, v, B)), times_log(T, w, form_sub(R, one, v), B));
}

/* |u|, by its place among those that were met. */
static const form_t *absolute(coq_terms_t *T, const coq_term_t *u, const form_t *f)
{
    unsigned k = 0;
    const char *text = coq_text(T, u, NULL);
    while (k < T->absolutes && strcmp(T->absolute[k], text) != 0) k++;
    if (k == 4) return NULL;
    if (k == T->absolutes) T->absolute[k] = text, T->inside[T->absolutes++] = u;
    return T->minus >> k & 1 ? form_neg(T->R, f) : f;
}

static const form_t *function(coq_terms_t *T, const coq_term_t *x, const domain_t *B)
{
    algebra_t *R = T->R;
    const char *name = x->function;
    const form_t *u = coq_form(T, x->a, B), *v = x->b ? coq_form(T, x->b, B) : NULL, *two = form_integer(R, 2),
                 *one = form_integer(R, 1);
    if (!u || (x->b && !v)) return NULL;
    if (strcmp(name, "log") == 0) return form_log(R, u, B);
    if (strcmp(name, "exp") == 0) return form_exp(R, u);
    if (strcmp(name, "sqrt") == 0) return form_sqrt(R, u, B);
    if (strcmp(name, "h") == 0 || strcmp(name, "kl") == 0) return divergence(T, u, v, B);
    if (strcmp(name, "abs") == 0) return absolute(T, x->a, u);
    if (strcmp(name, "min") == 0 || strcmp(name, "max") == 0) {
        coq_term_t *apart = ARENA_NEW(T->A, coq_term_t);
        *apart = (coq_term_t){ .kind = COQ_SUB, .a = x->a, .b = x->b };
        const form_t *w = absolute(T, apart, form_sub(R, u, v));
        return form_div(R, (name[1] == 'i' ? form_sub : form_add)(R, form_add(R, u, v), w), two);
    }
    const form_t *up = form_exp(R, u), *down = form_exp(R, form_neg(R, u));
    if (strcmp(name, "tanh") != 0) return form_div(R, (*name == 'c' ? form_add : form_sub)(R, up, down), two);
    const form_t *e = form_mul(R, up, up);
    return form_div(R, form_sub(R, e, one), form_add(R, e, one));
}

const form_t *coq_form(coq_terms_t *T, const coq_term_t *x, const domain_t *B)
{
    algebra_t *R = T->R;
    switch (x->kind) {
    case COQ_NUMBER: return form_rational(R, x->q);
    case COQ_NAME: return form_name(R, x->name);
    case COQ_NEG: return form_neg(R, coq_form(T, x->a, B));
    case COQ_POWER: return form_power(R, coq_form(T, x->a, B), x->power);
    case COQ_CALL: return function(T, x, B);
    default: break;
    }
    const form_t *a = coq_form(T, x->a, B), *b = coq_form(T, x->b, B);
    return (x->kind == COQ_ADD   ? form_add
            : x->kind == COQ_SUB ? form_sub
            : x->kind == COQ_MUL ? form_mul
                                 : form_div)(R, a, b);
}

/* --- writing ------------------------------------------------------------------------------------------------------ */

const char *coq_name(arena_t *A, const char *name)
{
    static const char *const taken[] = { "R",  "h",   "kl",     "ln",     "exp",   "sqrt",  "fun",    "let",
                                         "in", "if",  "then",   "else",   "match", "with",  "end",    "at",
                                         "as", "by",  "forall", "exists", "Set",   "Prop",  "Type",   "SProp",
                                         "PI", "fix", "cofix",  "for",    "where", "using", "return", "xlnx",
                                         "O",  "S",   "I",      "E",      "Q",     "Z",     "N" };
    for (size_t k = 0; k < sizeof taken / sizeof *taken; k++)
        if (strcmp(taken[k], name) == 0) return arena_printf(A, "%s_", name);
    return name;
}

const char *coq_argument(arena_t *A, const char *text)
{
    return strpbrk(text, " (") ? arena_printf(A, "(%s)", text) : text;
}

/* How firmly a term is bound: a sum, a product, a power, an atom. */
typedef enum { SUM, PRODUCT, POWER, ATOM } level_t;

static const char *words(coq_terms_t *T, const coq_term_t *x, level_t least, const domain_t *tidy);

static const char *bound(coq_terms_t *T, level_t own, level_t least, const char *text)
{
    return own < least ? arena_printf(T->A, "(%s)", text) : text;
}

static const char *joined(coq_terms_t *T, const coq_term_t *x, const char *sign, level_t own, level_t least,
                          const domain_t *tidy)
{
    const char *a = words(T, x->a, own, tidy), *b = words(T, x->b, own + 1, tidy);
    return bound(T, own, least, arena_printf(T->A, "%s %s %s", a, sign, b));
}

/* Of an argument of log or sqrt that is a polynomial positive somewhere: as a form's atom writes it. */
static const char *argument(coq_terms_t *T, const coq_term_t *x, const domain_t *tidy)
{
    const form_t *u = tidy ? coq_form(T, x, tidy) : NULL;
    return u ? coq_of_form(T, u) : words(T, x, SUM, tidy);
}

static const char *called(coq_terms_t *T, const coq_term_t *x, const domain_t *tidy)
{
    static const struct {
        const char *own, *coq;
    } name[] = { { "log", "ln" }, { "abs", "Rabs" }, { "min", "Rmin" }, { "max", "Rmax" } };
    const char *coq = x->function;
    for (size_t k = 0; k < sizeof name / sizeof *name; k++)
        if (strcmp(name[k].own, coq) == 0) coq = name[k].coq;
    bool own = strcmp(x->function, "log") == 0 || strcmp(x->function, "sqrt") == 0;
    const char *a = coq_argument(T->A, own ? argument(T, x->a, tidy) : words(T, x->a, SUM, tidy));
    return x->b ? arena_printf(T->A, "%s %s %s", coq, a, coq_argument(T->A, words(T, x->b, SUM, tidy)))
                : arena_printf(T->A, "%s %s", coq, a);
}

static bool is_one(const coq_term_t *x) { return x->kind == COQ_NUMBER && mpq_cmp_ui(x->q, 1, 1) == 0; }

static const char *words(coq_terms_t *T, const coq_term_t *x, level_t least, const domain_t *tidy)
{
    arena_t *A = T->A;
    char *q;
    const char *text;
    switch (x->kind) {
    case COQ_NUMBER:
        q = mpq_get_str(NULL, 10, x->q);
        text = arena_printf(A, strchr(q, '/') || *q == '-' ? "(%s)" : "%s", q);
        free(q);
        return text;
    case COQ_NAME: return T->as[x->name] ? coq_argument(A, T->as[x->name]) : coq_name(A, T->R->name[x->name]);
    case COQ_NEG: return bound(T, SUM, least, arena_printf(A, "- %s", words(T, x->a, ATOM, tidy)));
    case COQ_ADD: return joined(T, x, "+", SUM, least, tidy);
    case COQ_SUB: return joined(T, x, "-", SUM, least, tidy);
    case COQ_MUL:
        if (is_one(x->a) || is_one(x->b)) return words(T, is_one(x->a) ? x->b : x->a, least, tidy);
        return joined(T, x, "*", PRODUCT, least, tidy);
    case COQ_DIV: return joined(T, x, "/", PRODUCT, least, tidy);
    case COQ_POWER:
        text = arena_printf(A, "%s ^ %d", words(T, x->a, ATOM, tidy), x->power < 0 ? -x->power : x->power);
        return x->power < 0 ? arena_printf(A, "(/ (%s))", text) : bound(T, POWER, least, text);
    default: return bound(T, POWER, least, called(T, x, tidy));
    }
}

const char *coq_text(coq_terms_t *T, const coq_term_t *x, const domain_t *tidy) { return words(T, x, SUM, tidy); }

static const char *written_coq(coq_terms_t *T, const written_t *w)
{
    const coq_term_t *x = coq_read(T, written_text(T->A, T->R, w));
    return x ? words(T, x, SUM, NULL) : "0";
}

const char *coq_of_form(coq_terms_t *T, const form_t *f) { return written_coq(T, written_of_form(T->R, f)); }
const char *coq_of_below(coq_terms_t *T, const form_t *f)
{
    return written_coq(T, written_of_poly(T->R, f->d, WRITE_FACTORED, NULL));
}
