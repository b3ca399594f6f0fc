/* SPDX-License-Identifier: MIT
**
** Section 3: divergences of a random variable from a law on its letters: read, and where they may stand, since they may
** be infinite.
*/
#include "checker/core/reading.h"

#include <string.h>

static unsigned against_of(statement_t *s, uint32_t variable, unsigned law)
{
    for (unsigned k = 0; k < s->numbers; k++)
        if (s->number[k].against == variable && s->number[k].law_at == law) return k;
    number_t n = { .name = "KL()", .against = variable, .law_at = law };
    range_init(&n.in);
    return number_add(s, &n);
}

/* (T||Q); (T|D||Q) = I(T;D) + (T||Q): log p(t|d)/Q(t) = log p(t|d)/p(t) + log p(t)/Q(t) where p(t,d) > 0, and both are
** infinite together. */
term_t *against(void)
{
    if (!R.against || R.token[R.now + 1].kind != WORD ||
        variable(text_of(R.token[R.now + 1].at, R.token[R.now + 1].n)) < 0)
        return NULL;
    need("(");
    const char *name = text_of(R.token[R.now].at, R.token[R.now].n);
    uint32_t T = group(NULL), D = eat("|") ? group(NULL) : 0;
    need("||");
    int law = number(word());
    need(")");
    if (T & (T - 1)) unreadable("KL of more than one random variable from a law");
    if (law < 0 || !R.S->number[law].law || strcmp(R.S->number[law].alphabet, name) != 0)
        unreadable("KL(%s||..): a law on %s expected", name, name);
    term_t *x = term_name(against_of(R.S, T, (unsigned)law));
    return D ? term_new(ADD, term_information(T, D, 0), x) : x;
}

/* --- where they stand --------------------------------------------------------------------------------------------- */

static uint64_t within(const term_t *x, const statement_t *s)
{
    if (!x) return 0;
    if (x->kind == NAME && s->number[x->name].against) return (uint64_t)1 << x->name;
    return within(x->a, s) | within(x->b, s);
}

bool has_against(const term_t *x, const statement_t *s) { return within(x, s); }

static bool positive_number(const term_t *x)
{
    mpq_ptr q = rational(0, 1);
    return rational_of(q, x) && mpq_sgn(q) > 0;
}

/* In sums and positive multiples: so that a side is a real number, or infinite and positive. */
static void only_added(const term_t *x, const statement_t *s)
{
    if (!within(x, s) || x->kind == NAME) return;
    bool left =
        x->kind == ADD || (x->kind == MUL && positive_number(x->b)) || (x->kind == DIV && positive_number(x->b));
    bool right = x->kind == ADD || (x->kind == MUL && positive_number(x->a));
    if (!left && !right) reject("a divergence from a law stands in sums and positive multiples alone");
    if (left) only_added(x->a, s);
    if (right) only_added(x->b, s);
}

/* KL(T||Q) = 0: which; -1: something else. */
static int is_none(const fact_t *f, const statement_t *s)
{
    bool own = f->kind == RELATION && f->n == 2 && f->sign[0] == EQ && f->term[0]->kind == NAME &&
               s->number[f->term[0]->name].against && f->term[1]->kind == NUMBER && mpq_sgn(f->term[1]->q) == 0;
    return own ? (int)f->term[0]->name : -1;
}

int against_excepted(const statement_t *s) { return s->unless.n ? is_none(&s->unless, s) : -1; }

static void refuse_in(const fact_t *f, const statement_t *s, const char *what)
{
    for (unsigned k = 0; f->kind == RELATION && k < f->n; k++)
        if (within(f->term[k], s) && is_none(f, s) < 0)
            reject("%s with a divergence from a law is one that is 0", what);
}

void against_check(const statement_t *s)
{
    const fact_t *f = &s->claim;
    uint64_t finite = 0;
    bool any = false;
    for (unsigned k = 0; k < s->numbers; k++) any |= s->number[k].against != 0;
    if (!any) return;
    if (s->fixed) reject("given values, a divergence from a law says nothing");
    for (unsigned k = 0; k < s->declared; k++)
        if (s->declaration[k].kind == LETTERS && within(s->declaration[k].letters, s))
            reject("a divergence from a law is no number of letters");
    for (unsigned k = 0; k < s->facts; k++) {
        refuse_in(&s->fact[k], s, "a hypothesis");
        int none = is_none(&s->fact[k], s);
        if (none >= 0) finite |= (uint64_t)1 << none;
    }
    refuse_in(&s->unless, s, "an exception");
    if (f->kind != RELATION) return;
    for (unsigned k = 0; k < f->n; k++) only_added(f->term[k], s);
    for (unsigned k = 0; k + 1 < f->n; k++) {
        bool up = f->sign[k] == LE || f->sign[k] == LT;
        uint64_t smaller = within(f->term[up ? k : k + 1], s) & ~finite,
                 larger = within(f->term[up ? k + 1 : k], s) & ~finite;
        if (f->sign[k] == EQ ? smaller != larger : f->sign[k] >= LT ? smaller != 0 : (smaller & ~larger) != 0)
            reject("a divergence from a law may be infinite on the smaller side alone");
    }
}
