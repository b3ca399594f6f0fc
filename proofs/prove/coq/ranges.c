/* SPDX-License-Identifier: MIT */
#include "proofs/prove/coq/ranges.h"

#include <string.h>

static const char *slice(coq_t *X, const char *from, const char *to)
{
    return arena_printf(X->A, "%.*s", (int)(to - from), from);
}

const char *coq_number(coq_t *X, mpq_srcptr q) { return coq_of_form(&X->T, form_rational(X->R, q)); }

/* inf, -inf: NULL. */
static mpq_srcptr end_of(coq_t *X, const char *text)
{
    mpq_ptr q = arena_mpq(X->A, 1);
    if (strstr(text, "inf")) return NULL;
    if (mpq_set_str(q, text, 10) != 0 || mpz_sgn(mpq_denref(q)) == 0) coq_fail(X, "the end of a range");
    else mpq_canonicalize(q);
    return q;
}

/* NAME in [0,1), 2..inf */
static void declaration(coq_ranges_t *S, coq_t *X, const char *text)
{
    const char *in = strstr(text, " in "), *gap = in ? strstr(in, ".."): NULL, *comma = in ? strchr(in, ',') : NULL;
    if (!in || (!gap && !comma) || S->names == COQ_RANGES_MAX) { coq_fail(X, "a declaration"); return; }
    int v = algebra_name(X->R, slice(X, text, in));
    const char *range = in + 4, *last = text + strlen(text) - 1,
               *a = gap ? slice(X, range, gap) : slice(X, range + 1, comma),
               *b = gap ? gap + 2 : slice(X, comma + 1, last);
    S->names++;
    S->B.on[v] = true;
    S->B.lo[v] = end_of(X, a);
    S->B.hi[v] = end_of(X, b);
    S->attained[v][0] = S->B.lo[v] && (gap || *range == '[');
    S->attained[v][1] = S->B.hi[v] && (gap || *last == ']');
    const char *x = coq_name(X->A, X->R->name[v]), *lower = "", *upper = "";
    if (S->B.lo[v]) lower = arena_printf(X->A, "%s %s ", coq_number(X, S->B.lo[v]), S->attained[v][0] ? "<=" : "<");
    if (S->B.hi[v]) upper = arena_printf(X->A, " %s %s", S->attained[v][1] ? "<=" : "<", coq_number(X, S->B.hi[v]));
    if (*lower || *upper) S->hypothesis[S->hypotheses++] = arena_printf(X->A, "%s%s%s", lower, x, upper);
}

/* The two sides of the relation in the text, and its sign. */
static bool sides(coq_t *X, const char *text, const char **sign, const coq_term_t **a, const coq_term_t **b)
{
    static const char *const signs[] = { "<=", ">=", "<", ">", "=" };
    for (size_t k = 0; k < sizeof signs / sizeof *signs; k++) {
        const char *at = strstr(text, arena_printf(X->A, " %s ", signs[k]));
        if (!at) continue;
        *sign = signs[k];
        *a = coq_read(&X->T, slice(X, text, at));
        *b = coq_read(&X->T, at + strlen(signs[k]) + 2);
        return *a && *b;
    }
    return false;
}

static void bounded(coq_ranges_t *S, unsigned v, bool upper, mpq_srcptr c, bool attained)
{
    mpq_srcptr *end = upper ? &S->B.hi[v] : &S->B.lo[v];
    int order = !*end ? -1 : upper ? mpq_cmp(c, *end) : mpq_cmp(*end, c);
    if (order < 0) *end = c, S->attained[v][upper] = attained;
    else if (order == 0) S->attained[v][upper] = S->attained[v][upper] && attained;
}

static void hypothesis(coq_ranges_t *S, coq_t *X, const char *text)
{
    const coq_term_t *a, *b;
    const char *sign;
    if (!sides(X, text, &sign, &a, &b) || (*sign == '=' && (S->put >= 0 || a->kind != COQ_NAME)) ||
        S->hypotheses == COQ_HYPOTHESES_MAX) {
        coq_fail(X, "a hypothesis");
        return;
    }
    S->hypothesis[S->hypotheses++] =
        arena_printf(X->A, "%s %s %s", coq_text(&X->T, a, NULL), sign, coq_text(&X->T, b, NULL));
    if (*sign == '=') {
        S->put = (int)a->name;
        S->by = b;
        return;
    }
    bool less = *sign == '<', attained = sign[1] == '=';
    if (a->kind == COQ_NAME && b->kind == COQ_NAME) {
        S->less = (int)(less ? a : b)->name;
        S->more = (int)(less ? b : a)->name;
        return;
    }
    const coq_term_t *x = a->kind == COQ_NAME ? a : b, *c = x == a ? b : a;
    const form_t *f = coq_form(&X->T, c, &S->B);
    if (x->kind != COQ_NAME || !f || !fmpq_mpoly_is_fmpq(f->n, X->R->ctx)) { coq_fail(X, "a hypothesis"); return; }
    fmpq_t q;
    mpq_ptr own = arena_mpq(X->A, 1);
    fmpq_init(q);
    fmpq_mpoly_get_fmpq(q, f->n, X->R->ctx);
    fmpq_get_mpq(own, q);
    fmpq_clear(q);
    bounded(S, x->name, less == (x == a), own, attained);
}

/* L REL R[ unless A = B] */
static void claim(coq_ranges_t *S, coq_t *X, const char *text)
{
    const char *sign, *unless = strstr(text, " unless ");
    if (unless && (!sides(X, unless + strlen(" unless "), &sign, &S->except[0], &S->except[1]) || *sign != '='))
        coq_fail(X, "an exception");
    else if (!sides(X, unless ? slice(X, text, unless) : text, &sign, &S->left, &S->right))
        coq_fail(X, "a term is not read");
    else if (*sign == '=' && S->put < 0)
        coq_fail(X, "an equality");
    S->equal = !X->why && *sign == '=';
    S->at_least = !X->why && *sign == '>';
    S->strict = !X->why && !sign[1] && !S->equal;
}

static void line(coq_ranges_t *S, coq_t *X, const char *text)
{
    if (strncmp(text, "for ", 4) == 0) {
        for (const char *at = text + 4, *stop; at; at = stop ? stop + 3 : NULL) {
            stop = strstr(at, " ; ");
            declaration(S, X, stop ? slice(X, at, stop) : at);
        }
    } else if (strncmp(text, "given ", 6) == 0) hypothesis(S, X, text + 6);
    else if (strncmp(text, "claim ", 6) == 0) claim(S, X, text + 6);
    else coq_fail(X, "a line of the statement");
}

bool coq_statement(coq_ranges_t *S, coq_t *X, const char *text)
{
    *S = (coq_ranges_t){ .less = -1, .more = -1, .put = -1 };
    for (const char *at = text, *stop; at && *at && !X->why; at = stop ? stop + 1 : NULL) {
        stop = strchr(at, '\n');
        line(S, X, stop ? slice(X, at, stop) : at);
    }
    if (!S->right) coq_fail(X, "no claim");
    else if (S->put >= 0 && !S->equal) coq_fail(X, "a hypothesis");
    return !X->why;
}
