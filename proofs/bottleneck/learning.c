/* SPDX-License-Identifier: MIT */
#include "proofs/bottleneck/learning.h"

unsigned long learning_m(const candidate_t *c)
{
    mpq_srcptr m = candidate_number(c, "m");
    bool good = mpz_cmp_ui(mpq_denref(m), 1) == 0 && mpz_sgn(mpq_numref(m)) > 0 && mpz_cmp_ui(mpq_numref(m), SAMPLE_MAX) <= 0;
    return good ? mpz_get_ui(mpq_numref(m)) : 0;
}

unsigned long learning_sample(chain_t *t, const candidate_t *c)
{
    mpq_srcptr m = candidate_number(c, "m");
    unsigned long n = learning_m(c);
    if (n == 0 && (mpz_cmp_ui(mpq_denref(m), 1) != 0 || mpz_sgn(mpq_numref(m)) <= 0)) chain_outside(t, "m is not a positive integer");
    else if (n == 0) chain_beyond(t, "m is above %d", SAMPLE_MAX);
    return n;
}
