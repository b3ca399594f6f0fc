/* SPDX-License-Identifier: MIT
**
** Sections 7 and 8: a relation as a sum of relations, each multiplied by what is not negative.
*/
#include "checker/sums/sums.h"

relation_t shape(relation_t sign) { return sign == EQ ? EQ : sign == LT || sign == GT ? LT : LE; }
need_t need_of(relation_t sign) { return sign == EQ ? ZERO : sign == LT || sign == GT ? POSITIVE : NOT_NEGATIVE; }

/* A weight, times relations. *equal: what is added is 0; *strict: positive. */
static form_t times(const json_t *j, const summands_t *of, bool *equal, bool *strict)
{
    int sign;
    json_list(j, of->are, of->least, of->most);
    form_t f = of->weight(j->at[0], &sign);
    *equal = false;
    *strict = sign > 0;
    for (unsigned k = 1; k < j->n; k++) {
        known_t r = of->known(j->at[k]);
        f = form_times(f, r.slack);
        *equal = *equal || r.sign == EQ;
        *strict = *strict && r.sign == LT;
    }
    if (sign < 0 && !*equal) reject("the weight %.200s is not shown to be >= 0", j->at[0]->text);
    return f;
}

void sum_shown(form_t f, need_t need, const json_t *sum, const summands_t *of, const char *what)
{
    bool strict = false, all_equal = true;
    json_list(sum, "a sum of relations", 0, CITE_STEPS_MAX);
    for (unsigned k = 0; k < sum->n; k++) {
        bool equal, positive;
        f = form_sum(f, times(sum->at[k], of, &equal, &positive), -1);
        strict = strict || positive;
        all_equal = all_equal && equal;
    }
    if (!of->letters && sums_lettered(f)) reject("%s: it depends on a letter", what);
    bool zero = form_zero(f);
    bool good = need == ZERO ? zero && all_equal
                : zero       ? need == NOT_NEGATIVE || strict
                             : sums_positive(f);
    if (!good) reject("%.200s is not shown to be the sum", what);
}
