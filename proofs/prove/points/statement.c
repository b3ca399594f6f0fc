/* SPDX-License-Identifier: MIT
**
** What a link says, in the notation of certificates (section 8).
*/
#include "proofs/claims/print/print.h"
#include "proofs/prove/points/points.h"
#include "proofs/prove/points/words_parts.h"

#include <string.h>

enum { GIVENS_MAX = 64 };

/* Is no more of the letter than that numbers are tables at it? */
static bool of_numbers(const points_words_t *P, const char *letter, const char *a, const char *b)
{
    const char *at = arena_printf(P->A, "(%s)", letter);
    for (unsigned k = 0; k < P->L->setting.params; k++)
        if (P->single[k] && strcmp(P->single[k], letter) == 0) return !strstr(a, at) && !strstr(b, at);
    return false;
}

/* Is the letter that of rows, and of nothing else that is written? */
static bool of_rows(const points_words_t *P, const char *letter, const char *const *text, unsigned texts)
{
    const char *at = arena_printf(P->A, "(%s)", letter);
    bool row = false;
    for (unsigned k = 0; k < P->L->setting.params; k++) row = row || (P->row[k] && strcmp(P->row[k], letter) == 0);
    for (unsigned k = 0; k < texts; k++) row = row && !strstr(text[k], at);
    return row;
}

/* What is said before the claim's colon: its letters, what is supposed of them, which of no letter are lines given. */
static const char *claim_head(const char **lines, points_words_t *P, const core_claim_t *claim,
                              const char *const *guard, unsigned guards, const char *a, const char *b)
{
    const char *head = "", *text[GIVENS_MAX + 2] = { a, b };
    for (unsigned k = 0; k < guards; k++) text[k + 2] = guard[k];
    for (unsigned k = 0; k < claim->slots; k++) {
        const char *letter = claim->letter[k];
        if (!of_rows(P, letter, text, guards + 2) && (guards || !of_numbers(P, letter, a, b)))
            head = arena_printf(P->A, "%s%s%s", head, *head ? ", " : "for each ", letter);
    }
    for (unsigned k = 0; k < guards && !*head; k++) *lines = arena_printf(P->A, "%s\ngiven %s", *lines, guard[k]);
    for (unsigned k = 0; k < guards && *head; k++) head = arena_printf(P->A, "%s, given %s", head, guard[k]);
    return *head ? arena_printf(P->A, "%s: ", head) : head;
}

/* A = B behind unless, of numbers; NULL: none, or of another kind. */
static const char *exception(points_words_t *P, const core_equality_t *q)
{
    const char *text[2];
    const fact_t *f = q->fact[0].fact;
    bool one = q->n == 1 && !q->fact[0].slots && f->kind == FACT_RELATION && f->op[0] == IS_EQ;
    return one && points_facts(text, 2, P, &q->fact[0]) == 1 ? text[0] : NULL;
}

static relop_t relation(const compiled_t *C, const link_of_t *of)
{
    relop_t op = C->core->claim[of->claim].claim->chain.op[of->link];
    if (of->says == SAYS_EQUAL) return IS_EQ;
    return of->says == SAYS_ITSELF ? op : op == IS_LE ? IS_LT : IS_GT;
}

const char *points_stated(points_words_t *P, unsigned *facts, arena_t *A, const compiled_t *C, size_t link)
{
    const link_of_t *of = &C->of[link];
    const core_claim_t *claim = &C->core->claim[of->claim];
    const char *given[GIVENS_MAX], *guard[GIVENS_MAX], *text = "", *unless = "";
    unsigned givens = 0, guards = 0;
    relop_t op = relation(C, of);
    *P = (points_words_t){ .A = A, .L = C->core };
    if (op == IS_NE) return NULL;
    for (unsigned k = 0; k < claim->slots; k++) P->at[claim->slot[k]] = claim->letter[k];
    points_draws(P, claim->term + of->link, 2);
    memset(P->at, 0, sizeof P->at);
    for (unsigned k = 0; k < C->core->givens; k++)
        givens += points_facts(given + givens, GIVENS_MAX - givens, P, &C->core->given[k]);
    for (unsigned k = 0; k < claim->slots; k++) P->at[claim->slot[k]] = claim->letter[k];
    for (unsigned k = 0; k < claim->givens; k++) {
        const core_fact_t *F = &claim->given[k];
        if (F->within && claim->slots) guards += points_facts(guard + guards, GIVENS_MAX - guards, P, F);
        else givens += points_facts(given + givens, GIVENS_MAX - givens, P, F);
    }
    for (unsigned k = 0; of->says == SAYS_EQUAL && k < of->equality->n; k++) {
        unsigned more = points_facts(given + givens, GIVENS_MAX - givens, P, &of->equality->fact[k]);
        if (!more) return NULL;
        givens += more;
    }
    if (of->says == SAYS_STRICT) unless = exception(P, of->equality);
    const char *a = points_term(P, claim->term[of->link]), *b = points_term(P, claim->term[of->link + 1]),
               *declared = points_declared(P);
    if (!a || !b || !declared || !unless) return NULL;
    for (unsigned k = 0; k < givens; k++) text = arena_printf(A, "%s\ngiven %s", text, given[k]);
    *facts = givens + guards;
    const char *head = claim_head(&text, P, claim, guard, guards, a, b);
    return arena_printf(A, "%s%s%s\nclaim %s%s %s %s%s%s", *declared ? "for " : "", declared, text, head, a,
                        relop_text(op), b, *unless ? " unless " : "", unless);
}

const char *points_statement(arena_t *A, const compiled_t *C, size_t link)
{
    points_words_t P;
    unsigned facts;
    return points_stated(&P, &facts, A, C, link);
}
