/* SPDX-License-Identifier: MIT
**
** One fair bit, shared by the variables of a set A while all others are constant, in units of log 2: h(S) = 1 where S
** meets A, else 0. Where the hypotheses hold of it, with every atom and the unit of constants 0, and the form is
** negative, no family of sets has a proof: h is a polymatroid. Such a bit tells near misses however near, where doubles
** do not. Of the claim itself it says nothing, since what an atom stands for need not be 0.
*/
#include "proofs/prove/entropy/shannon_parts.h"

enum { MOST = 12 };

/* sum c_S h(S); atoms are 0. */
static int sign_at(const entropy_form_t *f, varset_t A, mpq_ptr sum)
{
    mpq_set_ui(sum, 0, 1);
    for (size_t i = 0; i < f->n; i++)
        if (!entropy_is_atom(f->part[i].set) && f->part[i].set & A) mpq_add(sum, sum, f->part[i].c);
    return mpq_sgn(sum);
}

static bool meets(const entropy_fact_t *given, size_t n, varset_t A, mpq_ptr sum)
{
    for (size_t j = 0; j < n; j++) {
        int s = sign_at(given[j].form, A, sum);
        if (s < 0 || (s > 0 && given[j].equality)) return false;
    }
    return true;
}

bool shared_bit_denies(unsigned variables, const entropy_form_t *f, const entropy_fact_t *given, size_t n)
{
    bool denied = false;
    mpq_t sum;
    if (variables > MOST) return false;
    mpq_init(sum);
    for (varset_t A = 1; A < (varset_t)1 << variables && !denied; A++)
        denied = sign_at(f, A, sum) < 0 && meets(given, n, A, sum);
    mpq_clear(sum);
    return denied;
}
