/* SPDX-License-Identifier: MIT
**
** Section 3.1: what is known, relations f >= 0, f = 0, f > 0 between real numbers, and sums of their products.
*/
#include "checker/means/means.h"

enum { RELATIONS_MAX = 1000 };
typedef struct { mpoly_t slack; relation_t sign; } known_t;
static known_t known[RELATIONS_MAX];
static unsigned knowns;

void means_know(mpoly_t slack, relation_t sign)
{
    if (knowns == RELATIONS_MAX) reject("more than %d relations", RELATIONS_MAX);
    known[knowns++] = (known_t){ slack, sign };
}

unsigned means_knowns(void) { return knowns; }
void means_forget(unsigned n) { knowns = n; }

/* --- sums --------------------------------------------------------------------------------------------------------- */

typedef struct { bool equal, strict, inverse; } product_t;

/* A weight times slacks: it is 0 (equal), > 0 (strict), >= 0. */
static mpoly_t summand(product_t *p, const json_t *j)
{
    json_list(j, "a weight and relations", 1, 6);
    *p = (product_t){ .strict = j->n > 1 };
    mpoly_t f = { 0, 0, NULL };
    for (unsigned k = 1; k < j->n; k++) {
        const known_t *r = &known[json_integer(j->at[k], "a relation", 0, (long)knowns - 1)];
        f = k == 1 ? r->slack : mpoly_times(&f, &r->slack);
        p->equal = p->equal || r->sign == EQ;
        p->strict = p->strict && r->sign == LT;
        p->inverse = p->inverse || has_inverse(&r->slack);
    }
    mpoly_t w = mpoly_of_term(means_term(text_at(j, 0)));
    mpq_ptr q = rational(0, 1);
    bool number = mpoly_constant(q, &w);
    if (!p->equal && (!number || mpq_sgn(q) < 0)) reject("the weight %.100s is no number >= 0", text_at(j, 0));
    p->strict = p->strict && number && mpq_sgn(q) > 0;
    return j->n > 1 ? mpoly_times(&w, &f) : w;
}

/* f >= 0, f > 0 or f = 0. divisor: nothing that is divided by may stand in what shows it. */
void means_shown(const mpoly_t *goal, relation_t sign, const json_t *sum, bool divisor)
{
    mpoly_t f = *goal;
    bool equal = true, strict = false;
    json_list(sum, "a sum of relations", 0, 1000);
    if (divisor && has_inverse(goal)) reject("a divisor within another");
    for (unsigned k = 0; k < sum->n; k++) {
        product_t p;
        mpoly_t g = summand(&p, sum->at[k]);
        if (divisor && p.inverse) reject("a divisor is shown positive by what it divides");
        f = mpoly_plus(&f, &g, -1);
        equal = equal && p.equal;
        strict = strict || p.strict;
    }
    mpq_ptr rest = rational(0, 1);
    if (!mpoly_constant(rest, &f)) reject("the sum does not come to the relation");
    int s = mpq_sgn(rest);
    if (s < 0 || (sign == EQ && (s || !equal)) || (sign == LT && !s && !strict))
        reject("the sum does not show the relation");
}
