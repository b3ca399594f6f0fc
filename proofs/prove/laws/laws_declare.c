/* SPDX-License-Identifier: MIT
**
** What a statement about laws declares: of all that its terms and hypotheses ask for, the laws, channels and numbers.
*/
#include "proofs/prove/laws/claim_laws.h"
#include "proofs/prove/claim_words.h"

static void used_in(bool *law, bool *number, const core_t *x)
{
    if (x->kind == CORE_ENTRY) number[x->at] = true; /* of a channel; of a table nothing is read */
    if (x->kind == CORE_MASS) law[x->at] = true;
    if (x->kind == CORE_PARAM) number[x->at] = true;
    for (unsigned k = 0; k < x->n; k++) used_in(law, number, x->part[k]);
}

static bool declare_law(laws_t *r, unsigned k)
{
    const law_t *P = &r->L->setting.law[k];
    const char *alphabet = r->L->setting.alphabet[P->alphabet[0]].name;
    if (P->param < 0 || P->axes != 1 || P->variable[0] || r->laws == LAWS_READ_MAX) return false;
    for (unsigned i = 0; i < r->laws; i++) if (r->L->setting.law[r->law[i]].alphabet[0] != P->alphabet[0]) return false;
    r->statement = arena_printf(r->A, "%s%s%s law on %s%s", r->statement, *r->statement ? " ; " : "", P->name, alphabet,
        r->L->setting.entry[P->param].positive ? " > 0" : "");
    r->law[r->laws++] = k;
    return true;
}

static bool declare_number(laws_t *r, unsigned k)
{
    const entry_t *e = &r->L->setting.entry[k];
    if (r->tested && e->kind == ENTRY_TABLE) return laws_declare_table(r, k);
    if (e->kind == ENTRY_CHANNEL && e->axes == 2 && e->alphabet[0] == r->L->setting.law[r->law[0]].alphabet[0]) {
        r->statement =
            arena_printf(r->A, "%s ; %s channel %s -> %s", r->statement, e->name,
                         r->L->setting.alphabet[e->alphabet[0]].name, r->L->setting.alphabet[e->alphabet[1]].name);
        return true;
    }
    const char *range = number_range_words(r->A, e);
    int v = range ? algebra_name(r->R, e->name) : -1;
    if (v < 0) return false;
    r->number[k] = v;
    r->B.on[v] = true;
    r->B.lo[v] = e->least;
    r->B.hi[v] = e->most;
    r->statement = arena_printf(r->A, "%s ; %s in %s", r->statement, e->name, range);
    return true;
}

bool laws_declare(laws_t *r, const core_claim_t *claim, const core_t *lhs, const core_t *rhs)
{
    bool law[LAWS_MAX] = { false }, number[PARAMS_MAX] = { false };
    alphabets_t all = { 0, 0 };
    for (unsigned k = 0; k < 2; k++) {
        used_in(law, number, k ? rhs : lhs);
        alphabets_in(&all, r->L, k ? rhs : lhs);
    }
    for (unsigned side = 0; side < 2; side++)
        for (unsigned k = 0; k < (side ? claim->givens : r->L->givens); k++) {
            const core_fact_t *F = side ? &claim->given[k] : &r->L->given[k];
            for (unsigned i = 0; i < F->n && F->fact->kind == FACT_RELATION && !says_positive(r->L, F->fact); i++) {
                used_in(law, number, F->term[i]);
                alphabets_in(&all, r->L, F->term[i]);
            }
        }
    for (unsigned k = 0; k < r->L->setting.laws; k++)
        if (law[k] && !declare_law(r, k)) return false;
    if (!r->laws || !alphabets_fit(&all)) return false;
    for (unsigned k = 0; k < r->L->setting.params; k++)
        if (number[k] && !declare_number(r, k)) return false;
    return true;
}
