/* SPDX-License-Identifier: MIT */
#include "proofs/prove/mass.h"

bool joint_mass(const core_lemma_t *L, const core_t *x, joint_mass_t *m)
{
    const law_t *P = &L->setting.law[L->setting.joint];
    *m = (joint_mass_t){ .set = x->set, .given = x->given };
    if (x->kind == CORE_MASS && x->at == L->setting.joint) {
        for (unsigned axis = 0, k = 0; axis < P->axes; axis++)
            if ((x->set | x->given) >> axis & 1) m->at[axis] = x->part[k++];
        return true;
    }
    for (unsigned f = 0; f < P->factors && x->kind == CORE_ENTRY; f++) {
        unsigned n = (unsigned)__builtin_popcount(P->factor[f].given);
        if (P->factor[f].param != x->at || x->n != n + 1) continue;
        m->set = 1u << P->factor[f].of;
        m->given = P->factor[f].given;
        for (unsigned k = 0; k < n; k++) m->at[P->factor[f].behind[k]] = x->part[k];
        m->at[P->factor[f].of] = x->part[n];
        return true;
    }
    return false;
}
