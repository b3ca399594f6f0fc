/* SPDX-License-Identifier: MIT
**
** Terms at letters in Coq's notation.
*/
#include "proofs/prove/coq/points_term.h"
#include "proofs/prove/coq/term.h"

#include <stdlib.h>
#include <string.h>

typedef enum { SUM, PRODUCT, POWER, ATOM } level_t;

static const char *words(at_names_t *N, const at_term_t *x, level_t least);

static const char *bound(at_names_t *N, level_t own, level_t least, const char *text)
{
    return own < least ? arena_printf(N->A, "(%s)", text) : text;
}

static const char *joined(at_names_t *N, const at_term_t *x, const char *sign, level_t own, level_t least)
{
    return bound(N, own, least,
                 arena_printf(N->A, "%s %s %s", words(N, x->a, own), sign, words(N, x->b, (level_t)(own + 1))));
}

/* The letter's alphabet is said: sums of 1 have no other sign of it. */
static const char *bound_words(at_names_t *N, const at_term_t *x)
{
    return arena_printf(N->A, "%s (fun %s : %s => %s)",
                        x->kind == AT_SUM    ? "sum"
                        : x->kind == AT_MOST ? "most"
                                             : "least",
                        coq_name(N->A, x->letter), coq_name(N->A, at_sum_alphabet(N, x)), words(N, x->a, SUM));
}

static const char *called(at_names_t *N, const at_term_t *x)
{
    static const char *const coq[][2] = { { "log", "ln" }, { "abs", "Rabs" }, { "min", "Rmin" }, { "max", "Rmax" } };
    const char *name = x->name;
    for (size_t k = 0; k < 4; k++)
        if (strcmp(coq[k][0], x->name) == 0) name = coq[k][1];
    return arena_printf(N->A, x->b ? "%s %s %s" : "%s %s", name, words(N, x->a, ATOM),
                        x->b ? words(N, x->b, ATOM) : "");
}

static const char *words(at_names_t *N, const at_term_t *x, level_t least)
{
    arena_t *A = N->A;
    char *q;
    const char *text;
    switch (x->kind) {
    case AT_NUMBER:
        q = mpq_get_str(NULL, 10, x->q);
        text = arena_printf(A, strchr(q, '/') || *q == '-' ? "(%s)" : "%s", q);
        free(q);
        return text;
    case AT_NAME:
        text = coq_name(A, x->name);
        return N->name[at_declared(N, x->name)].whole ? bound(N, POWER, least, arena_printf(A, "INR %s", text)) : text;
    case AT_ENTRY:
        return bound(N, POWER, least, arena_printf(A, "%s %s", coq_name(A, x->name), coq_name(A, x->letter)));
    case AT_NEG: return bound(N, SUM, least, arena_printf(A, "- %s", words(N, x->a, POWER)));
    case AT_ADD: return joined(N, x, "+", SUM, least);
    case AT_SUB: return joined(N, x, "-", SUM, least);
    case AT_MUL: return joined(N, x, "*", PRODUCT, least);
    case AT_DIV: return joined(N, x, "/", PRODUCT, least);
    case AT_POWER: return bound(N, POWER, least, arena_printf(A, "%s ^ %d", words(N, x->a, ATOM), x->power));
    case AT_BRACKET: return arena_printf(A, "[ %s %s %s ]", words(N, x->a, SUM), x->sign, words(N, x->b, SUM));
    case AT_CALL: return bound(N, POWER, least, called(N, x));
    default: return bound(N, POWER, least, bound_words(N, x));
    }
}

const char *at_text(at_names_t *N, const at_term_t *x) { return words(N, x, SUM); }
