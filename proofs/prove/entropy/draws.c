/* SPDX-License-Identifier: MIT
**
** What a factorised law says beyond its independences: a factor that a map makes is a function; what is drawn twice by
** the same laws and channels has one law. Both stand in the statement as hypotheses.
*/
#include "proofs/prove/entropy/claim_entropy_parts.h"

enum { NONE = -1, DRAWN_MAX = 4 };

static const char *set_names(arena_t *A, const law_t *P, varset_t set)
{
    const char *text = "";
    for (unsigned v = 0; v < P->axes; v++)
        if (set >> v & 1) text = arena_printf(A, "%s%s%s", text, *text ? "," : "", P->variable[v]);
    return text;
}

/* A factor that a map makes is a function of what stands behind its bar. */
bool add_maps(entropy_claim_t *E, entropies_t *R, const law_t *P)
{
    mpq_ptr one = arena_mpq(R->A, 1);
    mpq_set_si(one, 1, 1);
    for (unsigned k = 0; k < P->factors; k++) {
        int param = P->factor[k].param;
        if (param < 0 || R->L->setting.entry[param].kind != ENTRY_MAP || !P->factor[k].given) continue;
        E->statement = arena_printf(R->A, "%s\ngiven %s : %s", E->statement, P->variable[P->factor[k].of],
                                    set_names(R->A, P, P->factor[k].given));
        entropy_form_t *f = entropy_form(R->A);
        entropy_add_given(f, (varset_t)1 << P->factor[k].of, P->factor[k].given, one);
        if (!add_fact(E, f, true)) return false;
    }
    return true;
}

/* --- draws -------------------------------------------------------------------------------------------------------- */

/* Is factor j factor i again: the same law or channel, of what the renaming makes of what stands behind its bar? */
static bool again(const law_t *P, const int *twin, unsigned i, unsigned j)
{
    unsigned n = (unsigned)__builtin_popcount(P->factor[i].given);
    if (P->factor[i].param < 0 || P->factor[i].param != P->factor[j].param ||
        n != (unsigned)__builtin_popcount(P->factor[j].given))
        return false;
    for (unsigned k = 0; k < n; k++) {
        unsigned a = P->factor[i].behind[k], b = P->factor[j].behind[k];
        if ((twin[b] == NONE ? (int)b : twin[b]) != (int)a) return false;
    }
    return P->alphabet[P->factor[i].of] == P->alphabet[P->factor[j].of];
}

/* Of each variable the earlier one that is drawn as it is; NONE. */
static void twins(int *twin, const law_t *P)
{
    for (unsigned v = 0; v < P->axes; v++) twin[v] = NONE;
    for (unsigned j = 0; j < P->factors; j++)
        for (unsigned i = 0; i < j && twin[P->factor[j].of] == NONE; i++)
            if (twin[P->factor[i].of] == NONE && again(P, twin, i, j)) twin[P->factor[j].of] = (int)P->factor[i].of;
}

/* The set, with all that its variables are drawn from. */
static varset_t ancestors(const law_t *P, varset_t set)
{
    for (unsigned k = P->factors; k-- > 0;)
        if (set >> P->factor[k].of & 1) set |= P->factor[k].given;
    return set;
}

/* The twins of the set; 0 where two of its ancestors have one: then it is no renaming. A variable without a twin stands
** for itself. */
static varset_t renamed(const law_t *P, const int *twin, varset_t set)
{
    varset_t all = ancestors(P, set), seen = 0, image = 0;
    for (unsigned v = 0; v < P->axes; v++) {
        if (!(all >> v & 1)) continue;
        varset_t own = (varset_t)1 << (twin[v] == NONE ? v : (unsigned)twin[v]);
        if (seen & own) return 0;
        seen |= own;
        if (set >> v & 1) image |= own;
    }
    return image;
}

/* H of a set of variables that are drawn again is that of those which they repeat: all that they are drawn from is
** drawn by the same factors. */
bool add_draws(entropy_claim_t *E, entropies_t *R, const law_t *P, varset_t used)
{
    int twin[PMF_AXES_MAX];
    varset_t drawn = 0, first = 0, all;
    mpq_ptr one = arena_mpq(R->A, 2), minus = one + 1;
    mpq_set_si(one, 1, 1);
    mpq_set_si(minus, -1, 1);
    twins(twin, P);
    for (unsigned v = 0; v < P->axes; v++) {
        if (twin[v] == NONE) continue;
        first |= (varset_t)1 << twin[v];
        drawn |= used & (varset_t)1 << v;
    }
    all = used & ~first; /* what is drawn again, and what both draws share */
    if (__builtin_popcount(all) > DRAWN_MAX) all = drawn;
    if (!drawn || R->fixed || __builtin_popcount(all) > DRAWN_MAX) return true;
    for (varset_t set = all; set; set = (set - 1) & all) {
        varset_t other = renamed(P, twin, set);
        if (!(set & drawn) || !other || other == set) continue;
        entropy_form_t *f = entropy_form(R->A);
        entropy_add(f, set, one);
        entropy_add(f, other, minus);
        E->statement = arena_printf(R->A, "%s\ngiven H(%s) = H(%s)", E->statement, set_names(R->A, P, set),
                                    set_names(R->A, P, other));
        if (!add_fact(E, f, true)) return false;
    }
    return true;
}
