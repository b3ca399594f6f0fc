/* SPDX-License-Identifier: MIT */
#include "proofs/claims/families/found.h"
#include "proofs/claims/families/family.h"

#include <string.h>

/* The numbers are shared: a candidate never changes once it is made. */
static void make(candidate_t *c, draw_t *d, size_t i)
{
    const compiled_t *C = c->self;
    const candidate_t *kept = C->plan->found[i];
    (void)d;
    for (size_t k = 0; k < candidate_params(kept); k++) c->value[k] = kept->value[k];
}

static bool family(struct plan *P, fault_t *fault)
{
    if (P->founds) return true;
    if (P->n == FAMILIES_MAX) return fault_set(fault, "no room for one more family");
    P->family[P->n] = (family_t){ "found", "witnesses that were kept", 0, make };
    P->list[P->n] = &P->family[P->n];
    P->n++;
    return true;
}

bool claims_found(arena_t *A, compiled_t *C, json_t *witness, fault_t *fault)
{
    struct plan *P = (struct plan *)C->plan;
    json_t *where = NULL, *numbers = json_object_get(witness, "candidate");
    if (!json_is_object(numbers)) return fault_set(fault, "no \"candidate\"");
    const candidate_t *c = candidate_from_json(A, C->lemma.params, numbers, fault, &where);
    json_decref(where);
    if (!c) return false;
    if (P->founds == FOUND_MAX) return fault_set(fault, "more than %d witnesses are kept", FOUND_MAX);
    if (!family(P, fault)) return false;
    const candidate_t **list = ARENA_ARRAY(A, const candidate_t *, P->founds + 1);
    if (P->founds) memcpy(list, P->found, P->founds * sizeof *list);
    list[P->founds++] = c;
    P->found = list;
    P->family[P->n - 1].size = P->founds;
    return true;
}
