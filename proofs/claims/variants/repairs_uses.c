/* SPDX-License-Identifier: MIT */
#include "proofs/claims/variants/repairs_parts.h"

#include <string.h>

static void of_law(uses_t *u, const core_lemma_t *L, int l, unsigned axes)
{
    const law_t *P = &L->setting.law[l];
    if (P->param >= 0) u->entry[P->param] = true;
    for (unsigned k = 0; k < P->factors; k++)
        if (P->factor[k].param >= 0) u->entry[P->factor[k].param] = true;
    if (l == L->setting.joint) u->axes |= axes;
    for (unsigned k = 0; k < P->axes; k++)
        if (axes >> k & 1) u->alphabet[P->alphabet[k]] = true;
}

/* log, h, kl; KL, Renyi, JS, J, H. */
static bool in_nats(const core_t *x)
{
    if (x->kind == CORE_FUNCTION)
        return strcmp(x->name, "log") == 0 || strcmp(x->name, "h") == 0 || strcmp(x->name, "kl") == 0;
    bool divergence = x->kind == CORE_DIVERGENCE && (strchr("KRJ", *x->name) || (*x->name == 'H' && !x->name[1]));
    return x->kind == CORE_ENTROPY || x->kind == CORE_CAPACITY || divergence;
}

void uses_of(uses_t *u, const core_lemma_t *L, const core_t *x)
{
    if (x->memo >= 0 && u->kept[x->memo]) return;
    if (x->memo >= 0) u->kept[x->memo] = true;
    u->information |= in_nats(x);
    if (x->kind == CORE_PARAM || x->kind == CORE_ENTRY || x->kind == CORE_MAP) u->entry[x->at] = true;
    if (x->kind == CORE_SIZE) u->alphabet[x->at] = true;
    if (x->kind == CORE_MASS) of_law(u, L, x->at, x->set | x->given);
    if (x->kind == CORE_ENTROPY) of_law(u, L, L->setting.joint, x->set | x->given);
    for (unsigned k = 0; k < x->slots; k++)
        if (x->n != 3 || x->kind != CORE_OVER) u->alphabet[x->over[k]] = true;
    for (unsigned k = 0; k < x->n; k++) uses_of(u, L, x->part[k]);
    if (x->order) uses_of(u, L, x->order);
}
