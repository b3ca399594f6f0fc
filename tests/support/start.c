/* SPDX-License-Identifier: MIT */
#include "cli/cli.h"
#include "tests/support/lemma.h"

#include <stdlib.h>

const real_t *the_start(const real_t *x, const chain_row_t *row, const candidate_t *c)
{
    return real_rat(real_home(x), candidate_value(c, "p0")->at + atol(row->label + 2));
}
