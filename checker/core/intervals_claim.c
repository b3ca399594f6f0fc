/* SPDX-License-Identifier: MIT
**
** Section 6.4: the declaration `L intervals of P by t: TERM`. t is seen in the term, and where a proof binds it again.
*/
#include "checker/core/reading.h"

void intervals(const char *name)
{
    intervals_t *I = &R.S->intervals;
    if (I->by) unreadable("intervals are of one law");
    need("of");
    int P = number(word());
    if (P < 0 || !R.S->number[P].law) unreadable("intervals of what is no law");
    need("by");
    I->of = (unsigned)P;
    number_t n = { .name = new_name(name, true), .alphabet = R.S->number[P].alphabet };
    range_init(&n.in);
    I->made = number_add(R.S, &n);
    n = (number_t){ .name = new_name(word(), true), .index = true, .bound = true };
    end_set(&n.in.lo, rational(0, 1), true);
    end_set(&n.in.hi, rational(1, 1), false);
    I->at = number_add(R.S, &n);
    need(":");
    I->by = sum();
    R.S->number[I->at].bound = false;
}
