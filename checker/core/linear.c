/* SPDX-License-Identifier: MIT
**
** Linear forms in joint entropies and unknown real numbers, with rational coefficients.
*/
#include "checker/core/core.h"

#include <stdlib.h>
#include <string.h>

#define ATOM_KEY ((uint64_t)1 << 32)

static const statement_t *S;
static const term_t *real[FACTS_MAX];
static unsigned reals;
static const term_t *apart[APART_MAX];
static linear_t own[APART_MAX];   /* what is >= 0 in this case: u, or -u */
static unsigned aparts, minus;
static bool may_be_absolute;

void linear_open(const statement_t *s)
{
    S = s;
    reals = aparts = 0;
    may_be_absolute = false;
}

void linear_case(unsigned which)
{
    may_be_absolute = true;
    minus = which;
}

unsigned linear_cases(void) { return 1u << aparts; }

const linear_t *linear_sign(unsigned k) { return &own[k]; }

/* |u| is u, or -u in this case: and is not negative. */
static const linear_t *absolute_value(const term_t *u)
{
    linear_t f = { 0, 0, NULL };
    unsigned k = 0;
    linear_term(&f, u, rational(1, 1)); /* inner ones first */
    while (k < aparts && !same_term(apart[k], u)) k++;
    if (k == APART_MAX) reject("more than %d absolute values of entropies", APART_MAX);
    if (k == aparts) apart[aparts++] = u;
    own[k] = (linear_t){ 0, 0, NULL };
    linear_add_form(&own[k], &f, rational(minus >> k & 1 ? -1 : 1, 1));
    linear_gather(&own[k]);
    return &own[k];
}

void linear_add(linear_t *f, uint64_t key, const mpq_t c)
{
    if (f->n == f->room) {
        part_t *more = take((f->room = 2 * f->room + 8) * sizeof *more);
        if (f->n) memcpy(more, f->at, f->n * sizeof *more);
        f->at = more;
    }
    work(10);
    f->at[f->n].key = key;
    mpq_init(f->at[f->n].c);
    mpq_set(f->at[f->n++].c, c);
}

static int by_key(const void *x, const void *y)
{
    uint64_t a = ((const part_t *)x)->key, b = ((const part_t *)y)->key;
    return a < b ? -1 : a > b;
}

void linear_gather(linear_t *f)
{
    size_t n = 0;
    if (f->n > 1) qsort(f->at, f->n, sizeof *f->at, by_key);
    for (size_t i = 0; i < f->n; i++) {
        work(10);
        if (n && f->at[n - 1].key == f->at[i].key) mpq_add(f->at[n - 1].c, f->at[n - 1].c, f->at[i].c);
        else f->at[n++] = f->at[i];
        if (mpq_sgn(f->at[n - 1].c) == 0 && (i + 1 == f->n || f->at[i + 1].key != f->at[n - 1].key)) n--;
    }
    f->n = n;
}

void linear_add_form(linear_t *f, const linear_t *g, const mpq_t c)
{
    mpq_t t;
    mpq_init(t);
    for (size_t i = 0; i < g->n; i++) { mpq_mul(t, g->at[i].c, c); linear_add(f, g->at[i].key, t); }
    mpq_clear(t);
}

/* c H(set|of). */
static void linear_entropy(linear_t *f, uint32_t set, uint32_t of, const mpq_t c)
{
    mpq_t t;
    mpq_init(t);
    mpq_neg(t, c);
    if (set | of) linear_add(f, set | of, c);
    if (of) linear_add(f, of, t);
    mpq_clear(t);
}

/* I(A;B;..|T) = -sum over sets U of groups of (-1)^|U| H(U,T). */
static void linear_information(linear_t *f, unsigned n, const uint32_t *group, uint32_t of, const mpq_t c)
{
    mpq_t minus;
    mpq_init(minus);
    mpq_neg(minus, c);
    for (unsigned U = 0; U < 1u << n; U++) {
        uint32_t set = of;
        unsigned size = 0;
        for (unsigned k = 0; k < n; k++) if (U >> k & 1) { set |= group[k]; size++; }
        linear_entropy(f, set, 0, size % 2 ? c : minus);
    }
    mpq_clear(minus);
}

/* --- terms -------------------------------------------------------------------------------------------------------- */

/* A real number of which nothing is known. */
static uint64_t unknown(const term_t *x)
{
    for (unsigned k = 0; k < reals; k++)
        if (same_term(real[k], x)) return ATOM_KEY | k;
    if (x->kind != NAME && has_against(x, S))
        reject("a divergence from a law stands in sums and positive multiples alone");
    if (!polynomial(x) && !continuous(x, S))
        reject("a term is not shown to be a real number, or not linear in entropies");
    if (reals == FACTS_MAX) reject("more than %d unknown real numbers", FACTS_MAX);
    real[reals] = x;
    return ATOM_KEY | reals++;
}

/* f += c x, x a product or a quotient. */
static bool linear_product(linear_t *f, const term_t *x, const mpq_t c)
{
    mpq_ptr q = rational(0, 1);
    for (unsigned side = x->kind == DIV; side < 2; side++) {
        if (!rational_of(q, side ? x->b : x->a)) continue;
        if (x->kind == DIV && mpq_sgn(q) == 0) reject("a division by 0");
        if (x->kind == DIV) mpq_div(q, c, q); else mpq_mul(q, q, c);
        linear_term(f, side ? x->a : x->b, q);
        return true;
    }
    if (x->kind == DIV || (x->b->kind != ADD && x->b->kind != NEG)) return false;
    mpq_set(q, c);
    if (x->b->kind == NEG) mpq_neg(q, q);
    linear_term(f, term_new(MUL, x->a, x->b->a), q);
    if (x->b->kind == ADD) linear_term(f, term_new(MUL, x->a, x->b->b), q);
    return true;
}

void linear_term(linear_t *f, const term_t *x, const mpq_t c)
{
    mpq_ptr q = rational(0, 1);
    if (rational_of(q, x)) { mpq_mul(q, q, c); linear_add(f, 0, q); }
    else if (x->kind == ADD) { linear_term(f, x->a, c); linear_term(f, x->b, c); }
    else if (x->kind == NEG) { mpq_neg(q, c); linear_term(f, x->a, q); }
    else if (x->kind == ENTROPY) linear_entropy(f, x->group[0], x->given, c);
    else if (x->kind == INFORMATION) linear_information(f, x->groups, x->group, x->given, c);
    else if ((x->kind == MUL || x->kind == DIV) && linear_product(f, x, c)) { }
    else if (x->kind == ABS && may_be_absolute && has_entropy(x->a)) linear_add_form(f, absolute_value(x->a), c);
    else {
        if (has_entropy(x)) reject("a term is not linear in entropies");
        linear_add(f, unknown(x), c);
    }
}
