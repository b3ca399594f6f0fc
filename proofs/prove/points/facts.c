/* SPDX-License-Identifier: MIT
**
** Hypotheses of statements at letters.
*/
#include "proofs/claims/print/print.h"
#include "proofs/prove/points/words_parts.h"

#include <string.h>

static bool is_one(const core_t *x) { return x->kind == CORE_NUMBER && mpq_cmp_ui(x->number, 1, 1) == 0; }

static unsigned put(const char **text, unsigned room, unsigned n, const char *own)
{
    if (own && n < room) text[n++] = own;
    return n;
}

/* Each condition of a product of brackets; those for each letter are left out. */
static unsigned conditions(const char **text, unsigned room, unsigned n, points_words_t *P, const core_t *x)
{
    words_t r = points_writer(P);
    if (x->kind == CORE_MUL || x->kind == CORE_AND)
        return conditions(text, room, conditions(text, room, n, P, x->part[0]), P, x->part[1]);
    if (x->kind == CORE_BRACKET) return conditions(text, room, n, P, x->part[0]);
    if (x->kind != CORE_COMPARE || x->op == IS_NE) return n;
    if (x->op == IS_EQ && is_one(x->part[1]) && (x->part[0]->kind == CORE_BRACKET || x->part[0]->kind == CORE_MUL))
        return conditions(text, room, n, P, x->part[0]);
    const char *a = words_of(&r, x->part[0], SUM), *b = words_of(&r, x->part[1], SUM);
    return put(text, room, n, a && b ? arena_printf(P->A, "%s %s %s", a, relop_text(x->op), b) : NULL);
}

static bool of_brackets(const core_t *x)
{
    if (x->kind == CORE_MUL) return of_brackets(x->part[0]) && of_brackets(x->part[1]);
    return x->kind == CORE_BRACKET || (x->kind == CORE_OVER && strcmp(x->name, "prod") == 0 && of_brackets(x->part[0]));
}

unsigned points_facts(const char **text, unsigned room, points_words_t *P, const core_fact_t *F)
{
    bool own = F->slots && !F->within;
    const char *each = "";
    unsigned letters = 0;
    if (F->fact->kind != FACT_RELATION || F->n != 2 || F->fact->op[0] == IS_NE || says_positive(P->L, F->fact))
        return 0;
    P->each = own;
    for (unsigned k = 0; own && k < F->slots; k++) {
        if (draws_letter(P, F->slot[k], F->over[k])) continue;
        P->at[F->slot[k]] = F->letter[k];
        each = arena_printf(P->A, "%s%s%s", each, letters++ ? ", " : "for each ", F->letter[k]);
    }
    if (letters) each = arena_printf(P->A, "%s: ", each);
    if (!own && F->fact->op[0] == IS_EQ && is_one(F->term[1]) && of_brackets(F->term[0]))
        return conditions(text, room, 0, P, F->term[0]);
    const char *a = points_term(P, F->term[0]), *b = points_term(P, F->term[1]);
    for (unsigned k = 0; own && k < F->slots; k++) P->at[F->slot[k]] = P->table[F->slot[k]] = NULL;
    P->each = false;
    return put(text, room, 0, a && b ? arena_printf(P->A, "%s%s %s %s", each, a, relop_text(F->fact->op[0]), b) : NULL);
}
