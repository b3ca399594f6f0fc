/* SPDX-License-Identifier: MIT
**
** A test: an entry of a table, or a condition, by its means under the two laws (docs/certificates.md, section 6.2).
*/
#include "proofs/prove/laws/claim_laws.h"
#include "proofs/prove/laws/claim_moments.h"
#include "proofs/prove/claim_words.h"

#include <string.h>

bool laws_declare_table(laws_t *r, unsigned k)
{
    const entry_t *e = &r->L->setting.entry[k];
    mpq_srcptr lo, hi;
    const char *range = table_range_words(r->A, r->L, e, &lo, &hi);
    if (!range || e->alphabet[0] != r->L->setting.law[r->law[0]].alphabet[0]) return false;
    r->least = lo;
    r->most = hi;
    r->statement = arena_printf(r->A, "%s ; table %s on %s%s", r->statement, e->name,
        r->L->setting.alphabet[e->alphabet[0]].name, range);
    return true;
}

bool laws_bounds_table(const laws_t *r, const core_fact_t *F)
{
    bool any = false;
    for (unsigned i = 0; i < r->L->setting.params && !any; i++)
        any = r->L->setting.entry[i].kind == ENTRY_TABLE && bounds_table(F, &r->L->setting.entry[i]);
    return any;
}

/* The names of its means, p and q. */
static bool means_named(laws_t *r)
{
    for (unsigned k = 0; k < 2; k++) {
        int v = laws_name(r, &r->B, k ? "n" : "m", r->least, r->most);
        if (v < 0) return false;
        r->mean[k] = (unsigned)v;
    }
    return true;
}

const form_t *laws_test(laws_t *r, const core_t *x)
{
    if (!r->entries || r->slot < 0) return NULL;
    const char *text = laws_words(r, x, r->slot, letter_name(r->A, r->L, r->L->setting.law[r->law[0]].alphabet[0]));
    return text && r->test && strcmp(text, r->test) == 0 ? r->hat : NULL;
}

/* A condition, if there is one, else an entry of a table. */
static const core_t *found(const core_t *x, core_kind_t kind)
{
    const core_t *f = x->kind == kind ? x : NULL;
    for (unsigned k = 0; k < x->n && !f; k++) f = found(x->part[k], kind);
    return f;
}

static bool test_of(laws_t *r, const core_t *x)
{
    const core_t *condition = found(x->part[0], CORE_BRACKET), *g = condition;
    if (!g) g = found(x->part[0], CORE_ENTRY);
    mpq_ptr unit = arena_mpq(r->A, 2);
    if (!g || r->laws != 2 || (condition && condition->part[0]->kind != CORE_COMPARE)) return false;
    mpq_set_ui(unit + 1, 1, 1);
    if (condition) r->least = unit, r->most = unit + 1;
    if (!r->least || !r->most || !means_named(r)) return false;
    r->test = laws_words(r, g, (int)x->slot[0], letter_name(r->A, r->L, x->over[0]));
    return r->test;
}

const form_t *laws_tested_sum(laws_t *r, const core_t *x)
{
    algebra_t *R = r->R;
    const form_t *sum = form_integer(R, 0);
    if (!r->test && !test_of(r, x)) return NULL;
    for (unsigned k = 0; k < 2 && sum; k++) {
        law_entries_t e = { .at = { form_integer(R, k == 0), form_integer(R, k == 1) } };
        r->entries = &e;
        r->slot = (int)x->slot[0];
        r->hat = r->mean_put ? r->mean_put[k] : form_name(R, r->mean[k]);
        const form_t *f = laws_term(r, x->part[0]);
        r->entries = NULL;
        r->slot = -1;
        sum = f ? form_add(R, sum, f) : NULL;
    }
    return sum;
}
