/* SPDX-License-Identifier: MIT
**
** Section 3.2: a claim about two laws is that about two variables of these laws which differ as seldom as they can.
*/
#include "checker/sums/sums.h"

#include <string.h>

static statement_t *V;   /* of J, K on M letters */
enum { M };

/* -H(J), -H(K), M, for what stands over a letter. */
static const term_t *sum_of_variables(const term_t *g)
{
    if (g->kind == NUMBER && mpq_cmp_ui(g->q, 1, 1) == 0) return term_name(M);
    bool entropy = g->kind == MUL && g->a->kind == NAME && g->b->kind == LOG && same_term(g->a, g->b->a);
    if (!entropy) reject("of sums, those of P(x)*log(P(x)) and of 1 alone");
    return term_new(NEG, term_entropy((uint32_t)1 << g->a->name, 0), NULL);
}

static const term_t *of_variables(const term_t *x)
{
    if (!x) return NULL;
    if (x->kind == SUM) return sum_of_variables(x->a);
    bool variation = x->kind == DIVERGENCE && x->power == TV && x->a->kind == NAME && x->b->kind == NAME;
    if (variation && x->a->name != x->b->name) return term_name(chance_of(V, 0, 1));
    if (x->kind > ABS || x->kind == NAME) reject("of terms in entropies, TV of the two laws and the size alone");
    return term_of(x, of_variables(x->a), of_variables(x->b));
}

/* --- one letter --------------------------------------------------------------------------------------------------- */

/* With H(J) = H(K) = Pr(J != K) = 0 and M = 1; 0 log 0 is 0, and 0 times a number. */
static const term_t *of_one_letter(const term_t *x)
{
    mpq_ptr q = rational(0, 1);
    box_t none = { .on = { false } };
    range_t r;
    if (!x) return NULL;
    if (x->kind == NAME) return term_integer(x->name == M);
    if (x->kind == ENTROPY) return term_integer(0);
    const term_t *y = term_of(x, of_one_letter(x->a), of_one_letter(x->b));
    if (rational_of(q, y)) return term_number(q);
    for (unsigned k = 0; y->kind == MUL && k < 2; k++) {
        const term_t *zero = k ? y->b : y->a, *other = k ? y->a : y->b;
        bool log_0 = other->kind == LOG && other->a->kind == NUMBER && mpq_sgn(other->a->q) == 0;
        if (zero->kind == NUMBER && mpq_sgn(zero->q) == 0 && (log_0 || enclose(&r, other, &none, true))) return zero;
    }
    return y;
}

static void check_one_letter(const fact_t *c)
{
    box_t none = { .on = { false } };
    range_t r;
    bool down = c->sign[0] == GE || c->sign[0] == GT;
    precision(128);
    const term_t *slack = of_one_letter(term_minus(c->term[!down], c->term[down]));
    bool zero = slack->kind == NUMBER && mpq_sgn(slack->q) == 0, good = c->sign[0] == EQ ? zero : false;
    if (c->sign[0] != EQ && enclose(&r, slack, &none, true))
        good = c->sign[0] >= LT ? range_positive(&r) : range_nonnegative(&r);
    if (!good) reject("on one letter it is not shown");
}

void check_coupling(statement_t *s, const json_t *proof, FILE *out)
{
    const fact_t *c = &s->claim;
    bool laws = s->numbers == 2 && s->number[0].law && s->number[1].law &&
                strcmp(s->number[0].alphabet, s->number[1].alphabet) == 0;
    if (!laws || s->variables) reject("two laws on one alphabet expected, and nothing else");
    if (s->facts || s->letters || s->unless.n) reject("without hypotheses, letters and exceptions");
    if (c->kind != RELATION || c->n != 2) reject("one relation between two terms expected");
    V = statement_read("for J, K variables on M letters ; M in 2..inf\nclaim M >= 2");
    V->claim = (fact_t){ .kind = RELATION, .n = 2, .sign = { c->sign[0] },
                         .term = { of_variables(c->term[0]), of_variables(c->term[1]) } };
    takes(FUNCTIONS);
    check_one_letter(&V->claim);
    fprintf(out, "  let J and K be of these laws, on M >= 2 letters, Pr(J != K) their total variation\n");
    if (!check_shannon(V, proof, out)) reject("nothing follows from a contradiction");
    fprintf(out, "  and: laws have variables that differ no more often than TV says; one letter apart\n");
}
