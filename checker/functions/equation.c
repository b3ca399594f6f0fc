/* SPDX-License-Identifier: MIT
**
** Hypotheses v = TERM of sections 4 and 5, put in: where they hold, the claim says the same with TERM for v.
*/
#include "checker/functions/functions.h"

static void put_fact(fact_t *f, const term_t *const *by)
{
    for (unsigned k = 0; f->kind == RELATION && k < f->n; k++) f->term[k] = put_terms(f->term[k], by);
}

void equations_put(statement_t *s)
{
    for (unsigned k = 0; k < s->facts;) {
        const fact_t F = s->fact[k];
        const term_t *v = F.term[0], *by[NAMES_MAX] = { NULL };
        bool puts = F.kind == RELATION && F.n == 2 && F.sign[0] == EQ && v->kind == NAME && !s->number[v->name].differ;
        if (!puts || has_name(F.term[1], v->name)) { k++; continue; }
        by[v->name] = F.term[1];
        for (unsigned i = k + 1; i < s->facts; i++) s->fact[i - 1] = s->fact[i];
        s->facts--;
        for (unsigned i = 0; i < s->facts; i++) put_fact(&s->fact[i], by);
        put_fact(&s->claim, by);
        k = 0; /* what was no equation of a name may be one now */
    }
}
