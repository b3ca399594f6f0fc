/* SPDX-License-Identifier: MIT */
#include "proofs/prove/coq/points_term.h"
#include "proofs/prove/coq/term.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { DEPTH_MAX = 200 };

const at_term_t *at_node(at_names_t *N, at_kind_t kind, const at_term_t *a, const at_term_t *b)
{
    at_term_t *x = ARENA_NEW(N->A, at_term_t);
    *x = (at_term_t){ .kind = kind, .a = a, .b = b };
    return x;
}

const at_term_t *at_integer(at_names_t *N, long k)
{
    at_term_t *x = (at_term_t *)at_node(N, AT_NUMBER, NULL, NULL);
    mpq_ptr q = arena_mpq(N->A, 1);
    mpq_set_si(q, k, 1);
    x->q = q;
    return x;
}

int at_declared(const at_names_t *N, const char *name)
{
    for (unsigned k = 0; k < N->names; k++)
        if (strcmp(N->name[k].name, name) == 0) return (int)k;
    return -1;
}

/* --- letters ------------------------------------------------------------------------------------------------------ */

static bool binds(const at_term_t *x) { return x->kind == AT_SUM || x->kind == AT_MOST || x->kind == AT_LEAST; }

bool at_depends(const at_term_t *x, const char *letter)
{
    if (!x || (binds(x) && strcmp(x->letter, letter) == 0)) return false;
    if (x->kind == AT_ENTRY) return strcmp(x->letter, letter) == 0;
    return at_depends(x->a, letter) || at_depends(x->b, letter);
}

bool at_mentions(const at_term_t *x, const char *name)
{
    if (!x) return false;
    if ((x->kind == AT_NAME || x->kind == AT_ENTRY) && strcmp(x->name, name) == 0) return true;
    return at_mentions(x->a, name) || at_mentions(x->b, name);
}

const at_term_t *at_moved(at_names_t *N, const at_term_t *x, const char *from, const char *to)
{
    if (!x || !at_depends(x, from)) return x;
    at_term_t *y = ARENA_NEW(N->A, at_term_t);
    *y = *x;
    if (x->kind == AT_ENTRY)
        y->letter = to;
    else if (binds(x) && strcmp(x->letter, to) == 0)
        N->why = "a letter within what binds another";
    y->a = at_moved(N, x->a, from, to);
    y->b = at_moved(N, x->b, from, to);
    return y;
}

const char *at_alphabet(const at_names_t *N, const at_term_t *x, const char *letter)
{
    if (!x || !at_depends(x, letter)) return NULL;
    if (x->kind == AT_ENTRY) return N->name[at_declared(N, x->name)].alphabet;
    const char *a = at_alphabet(N, x->a, letter);
    return a ? a : at_alphabet(N, x->b, letter);
}

const char *at_sum_alphabet(const at_names_t *N, const at_term_t *sum)
{
    const char *alphabet = sum->name ? sum->name : at_alphabet(N, sum->a, sum->letter);
    for (unsigned k = 0; k < N->names && !alphabet; k++) alphabet = N->name[k].alphabet;
    return alphabet ? alphabet : "_";
}

const at_term_t *at_over(at_names_t *N, at_kind_t kind, const char *letter, const at_term_t *x)
{
    const char *alphabet = at_alphabet(N, x, letter);
    for (unsigned k = 0; k < N->names && !alphabet; k++) alphabet = N->name[k].alphabet;
    char *own = arena_printf(N->A, "%s'", alphabet ? alphabet : letter);
    for (char *c = own; *c; c++) *c = (char)tolower((unsigned char)*c);
    bool apart = !at_depends(x, own);
    at_term_t *y = (at_term_t *)at_node(N, kind, apart ? at_moved(N, x, letter, own) : x, NULL);
    y->letter = apart ? own : letter;
    y->name = alphabet;
    return y;
}

/* A product of positive terms and entries of one law. */
static bool of_law(const at_names_t *N, const at_term_t *x)
{
    if (x->kind == AT_ENTRY) return N->name[at_declared(N, x->name)].law;
    if (x->kind == AT_POWER) return of_law(N, x->a);
    if (x->kind == AT_DIV) return of_law(N, x->a) && at_positive(N, x->b);
    return x->kind == AT_MUL && ((of_law(N, x->a) && at_positive(N, x->b)) ||
                                 (at_positive(N, x->a) && of_law(N, x->b)));
}

bool at_positive(const at_names_t *N, const at_term_t *x)
{
    switch (x->kind) {
    case AT_NUMBER: return mpq_sgn(x->q) > 0;
    case AT_NAME:
    case AT_ENTRY: return N->name[at_declared(N, x->name)].above;
    case AT_ADD:
    case AT_MUL:
    case AT_DIV: return at_positive(N, x->a) && at_positive(N, x->b);
    case AT_CALL: return strcmp(x->name, "exp") == 0;
    case AT_POWER:
    case AT_MOST:
    case AT_LEAST: return at_positive(N, x->a);
    case AT_SUM: return at_positive(N, x->a) || of_law(N, x->a);
    default: return false;
    }
}

/* --- reading ------------------------------------------------------------------------------------------------------ */

typedef struct {
    at_names_t *N;
    const char *at;
    unsigned depth, bound;
    const char *letter[16];
    bool bad;
} reader_t;

static const at_term_t *sum(reader_t *r);
static const at_term_t *product(reader_t *r);

static bool eat(reader_t *r, const char *sign)
{
    while (*r->at == ' ') r->at++;
    if (strncmp(r->at, sign, strlen(sign)) != 0) return false;
    r->at += strlen(sign);
    return true;
}

static const at_term_t *bad(reader_t *r)
{
    r->bad = true;
    return at_integer(r->N, 0);
}

static const char *word(reader_t *r)
{
    size_t n = 0;
    eat(r, "");
    while (isalnum((unsigned char)r->at[n]) || r->at[n] == '_' || r->at[n] == '\'') n++;
    const char *name = arena_printf(r->N->A, "%.*s", (int)n, r->at);
    r->at += n;
    return name;
}

static const at_term_t *number(reader_t *r)
{
    size_t n = strspn(r->at, "0123456789."), k = 0;
    char *digits = arena_printf(r->N->A, "%.*s", (int)n, r->at), *point = strchr(digits, '.');
    size_t places = point ? strlen(point + 1) : 0;
    for (size_t i = 0; i <= n; i++)
        if (digits[i] != '.') digits[k++] = digits[i];
    mpq_ptr q = arena_mpq(r->N->A, 1);
    mpz_set_str(mpq_numref(q), digits, 10);
    mpz_ui_pow_ui(mpq_denref(q), 10, places);
    mpq_canonicalize(q);
    r->at += n;
    at_term_t *x = (at_term_t *)at_node(r->N, AT_NUMBER, NULL, NULL);
    x->q = q;
    return x;
}

/* sum x: a product, of what depends on x */
static const at_term_t *over(reader_t *r, at_kind_t kind)
{
    const char *letter = word(r);
    if (!eat(r, ":") || r->bound == 16) return bad(r);
    r->letter[r->bound++] = letter;
    const at_term_t *x = product(r);
    r->bound--;
    return at_over(r->N, kind, letter, x);
}

static bool is_letter(const reader_t *r, const char *name)
{
    for (unsigned k = 0; k < r->bound; k++)
        if (strcmp(r->letter[k], name) == 0) return true;
    for (unsigned k = 0; k < r->N->letters; k++)
        if (strcmp(r->N->letter[k].name, name) == 0) return true;
    return false;
}

/* Behind NAME(: an entry. */
static const at_term_t *entry(reader_t *r, const char *name, int of)
{
    const char *letter = word(r);
    if (!eat(r, ")") || !r->N->name[of].alphabet || !is_letter(r, letter)) return bad(r);
    at_term_t *x = (at_term_t *)at_node(r->N, AT_ENTRY, NULL, NULL);
    x->name = name;
    x->letter = letter;
    for (unsigned k = 0; k < r->N->letters; k++)
        if (strcmp(r->N->letter[k].name, letter) == 0 && !r->N->letter[k].alphabet)
            r->N->letter[k].alphabet = r->N->name[of].alphabet;
    return x;
}

static const at_term_t *function_of(at_names_t *N, const char *name, const at_term_t *a)
{
    at_term_t *x = (at_term_t *)at_node(N, AT_CALL, a, NULL);
    x->name = name;
    return x;
}

const at_term_t *at_divergence(at_names_t *N, const char *letter, const at_term_t *a, const at_term_t *b)
{
    at_term_t *x = (at_term_t *)at_over(
        N, AT_SUM, letter, at_node(N, AT_MUL, a, function_of(N, "log", at_node(N, AT_DIV, a, b))));
    if (!at_positive(N, b)) x->sign = "KL";
    return x;
}

static const at_term_t *variation_of(at_names_t *N, const char *letter, const at_term_t *a, const at_term_t *b)
{
    const at_term_t *size = function_of(N, "abs", at_node(N, AT_SUB, a, b));
    return at_over(N, AT_SUM, letter, at_node(N, AT_DIV, size, at_integer(N, 2)));
}

/* KL(A||B) = sum y: A log(A/B), TV(A||B) = sum y: |A - B|/2, y the one letter that is free in A. */
static const at_term_t *divergence(reader_t *r, bool variation)
{
    size_t n = strcspn(r->at, "|");
    const char *free = NULL;
    for (const char *at = r->at; at < r->at + n && !free; at++) { /* the first entry's letter that nothing binds */
        if (*at != '(' || at == r->at || !isalnum((unsigned char)at[-1])) continue;
        size_t m = strcspn(at + 1, ")");
        const char *name = arena_printf(r->N->A, "%.*s", (int)m, at + 1);
        if (strspn(name, "abcdefghijklmnopqrstuvwxyz'") == m && m && !is_letter(r, name)) free = name;
    }
    if (!free || r->bound == 16) return bad(r);
    r->letter[r->bound++] = free;
    const at_term_t *a = sum(r), *b = eat(r, "||") ? sum(r) : bad(r);
    r->bound--;
    if (!eat(r, ")")) return bad(r);
    return variation ? variation_of(r->N, free, a, b) : at_divergence(r->N, free, a, b);
}

/* The argument of exp is multiplied out, so that what is the same is written so. */
static const at_term_t *named(reader_t *r)
{
    static const char *const function[] = { "log", "exp", "sqrt", "abs", "min", "max" };
    const char *name = word(r);
    int of = at_declared(r->N, name);
    if (of >= 0 && eat(r, "(")) return entry(r, name, of);
    if (of >= 0) {
        at_term_t *x = (at_term_t *)at_node(r->N, AT_NAME, NULL, NULL);
        x->name = name;
        return r->N->name[of].alphabet ? bad(r) : x;
    }
    if ((strcmp(name, "KL") == 0 || strcmp(name, "TV") == 0) && eat(r, "(")) return divergence(r, *name == 'T');
    if (strcmp(name, "sum") == 0) return over(r, AT_SUM);
    for (size_t k = 0; k < sizeof function / sizeof *function; k++) {
        if (strcmp(function[k], name) != 0) continue;
        if (k >= 4 && !eat(r, "(")) return over(r, k == 4 ? AT_LEAST : AT_MOST);
        if (k < 4 && !eat(r, "(")) return bad(r);
        const at_term_t *a = sum(r), *b = eat(r, ",") ? sum(r) : NULL;
        const at_poly_t *p = k == 1 && !r->bad ? at_poly(r->N, a) : NULL;
        at_term_t *x = (at_term_t *)at_node(r->N, AT_CALL, p ? at_poly_term(r->N, p) : a, b);
        x->name = function[k];
        return eat(r, ")") && (b != NULL) == (k >= 4) ? x : bad(r);
    }
    return bad(r);
}

static const at_term_t *bracket(reader_t *r)
{
    static const char *const signs[] = { ">=", "<=", ">", "<", "=" };
    const at_term_t *a = sum(r);
    for (size_t k = 0; k < sizeof signs / sizeof *signs; k++) {
        if (!eat(r, signs[k])) continue;
        const at_term_t *b = sum(r);
        bool turned = *signs[k] == '<';
        at_term_t *x = (at_term_t *)at_node(r->N, AT_BRACKET, turned ? b : a, turned ? a : b);
        x->sign = k < 2 ? ">=" : k < 4 ? ">" : "=";
        return eat(r, "]") ? x : bad(r);
    }
    return bad(r);
}

static const at_term_t *atom(reader_t *r)
{
    const at_term_t *x;
    if (++r->depth > DEPTH_MAX || r->bad) return bad(r);
    eat(r, "");
    if (isdigit((unsigned char)*r->at))
        x = number(r);
    else if (eat(r, "(")) {
        x = sum(r);
        if (!eat(r, ")")) x = bad(r);
    } else if (eat(r, "["))
        x = bracket(r);
    else
        x = named(r);
    r->depth--;
    return x;
}

static const at_term_t *power(reader_t *r)
{
    const at_term_t *x = atom(r);
    if (!eat(r, "^")) return x;
    at_term_t *y = (at_term_t *)at_node(r->N, AT_POWER, x, NULL);
    if (!isdigit((unsigned char)*r->at)) return bad(r);
    for (; isdigit((unsigned char)*r->at) && y->power < 64; r->at++) y->power = 10 * y->power + *r->at - '0';
    return y;
}

static const at_term_t *signed_power(reader_t *r)
{
    return eat(r, "-") ? at_node(r->N, AT_NEG, power(r), NULL) : power(r);
}

static const at_term_t *product(reader_t *r)
{
    const at_term_t *x = power(r);
    for (;;) {
        if (eat(r, "*"))
            x = at_node(r->N, AT_MUL, x, signed_power(r));
        else if (eat(r, "/"))
            x = at_node(r->N, AT_DIV, x, signed_power(r));
        else
            return x;
    }
}

static const at_term_t *sum(reader_t *r)
{
    const at_term_t *x = eat(r, "-") ? at_node(r->N, AT_NEG, product(r), NULL) : product(r);
    while (!r->bad) {
        if (eat(r, "+"))
            x = at_node(r->N, AT_ADD, x, product(r));
        else if (eat(r, "-"))
            x = at_node(r->N, AT_SUB, x, product(r));
        else
            break;
    }
    return x;
}

const at_term_t *at_read(at_names_t *N, const char *text)
{
    reader_t r = { .N = N, .at = text };
    const at_term_t *x = sum(&r);
    eat(&r, "");
    if (!r.bad && !*r.at) return x;
    if (!N->why) N->why = "a term is not read";
    return NULL;
}
