/* SPDX-License-Identifier: MIT
**
** What authors write and the language writes otherwise: said where it stands.
*/
#include "proofs/claims/parse/parts.h"

#include <string.h>

/* E_P[f], sum_x f(x): NAME begins with such a word and _, and nothing declares it. */
static const char *with_an_index(parser_t *p, const token_t *t, const token_t *next)
{
    static const char *const over[] = { "sum_", "prod_", "max_", "min_" };
    if (strncmp(t->text, "E_", 2) == 0 && (is_sign(next, "[") || is_sign(next, "(")))
        return arena_printf(p->A, "%s is not declared; a mean under a law %s is E(%s; ..)", t->text, t->text + 2,
                            t->text + 2);
    for (size_t k = 0; k < sizeof over / sizeof *over; k++) {
        size_t n = strlen(over[k]);
        if (strncmp(t->text, over[k], n) == 0 && t->text[n])
            return arena_printf(p->A, "%s is not declared; over a letter it is %.*s %s: ..", t->text, (int)n - 1,
                                t->text, t->text + n);
    }
    return NULL;
}

bool advised_name(parser_t *p, const token_t *t, const token_t *next)
{
    const char *words = with_an_index(p, t, next);
    return words && !claim_fault(p->fault, t->at, "%s", words);
}

const char *advice_of_atom(const parser_t *p)
{
    if (is_sign(now(p), "|")) return "a number, a name or (; an absolute value is abs(..), a size |X|";
    if (is_sign(now(p), "||")) return "a number, a name or (; half the norm of P - Q is TV(P,Q)";
    return "a number, a name or (";
}

/* Words by which a guard is meant, which stands before the chain. */
const char *advice_behind(parser_t *p, const char *clause)
{
    static const char *const guard[] = { "if", "when", "whenever", "where", "provided", "with" };
    const char *ends = arena_printf(p->A, "the end of `%s`, or what goes on", clause);
    bool list = strcmp(clause, "for") == 0 || strcmp(clause, "given") == 0 || strcmp(clause, "let") == 0;
    if (list && is_sign(now(p), ","))
        return arena_printf(p->A, "; behind what is declared, or the end of `%s`", clause);
    if (is_word(now(p), "for") || is_word(now(p), "forall"))
        return arena_printf(p->A, "%s (letters stand before the chain: claim for each x: ..)", ends);
    for (size_t k = 0; k < sizeof guard / sizeof *guard; k++)
        if (is_word(now(p), guard[k]))
            return arena_printf(p->A, "%s (a guard stands before the chain: claim given ..: ..)", ends);
    return ends;
}

const char *advice_of_binder(const parser_t *p)
{
    if (is_word(now(p), "on")) return "a declaration: table f on X, map f on X into Y, P law on X";
    return "a declaration (p in [0,1], X variables, P law on X, table f on X) or a hypothesis (X -> Y -> Z, X . Y, "
           "X:Y, a relation)";
}

/* D(P||Q), Var(P; f): NAME is no such function. */
bool advised_call(parser_t *p, spot_t at, const char *name)
{
    if (is_sign(now(p), ";")) {
        const char *here = strcmp(name, "Var") == 0 ? ": a variance is E(P; f^2) - E(P; f)^2" : "";
        return !claim_fault(p->fault, at, "%s is no information and no mean, expected I(X;Y) or E(P; f)%s", name, here);
    }
    return !claim_fault(p->fault, at, "%s is no divergence, expected KL, kl, TV, chi2, J or the like", name);
}

bool advised_guard(parser_t *p)
{
    bool all = is_word(now(p), "forall") ||
               (is_word(now(p), "for") && ahead(p, 1)->kind == TOKEN_NAME && !is_word(ahead(p, 1), "each"));
    return all && !expected(p, "for each and the letters, or a chain");
}
