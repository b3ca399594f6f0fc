/* SPDX-License-Identifier: MIT */
#include "proofs/limits/words.h"

const word_t *const limits_words[] = {
    &word_best,       &word_frontier_mean, &word_drawn_gap,  &word_drawn_lost, &word_drawn_moved,
    &word_drawn_dual, &word_drawn_square,  &word_unit_power, &word_share,      NULL
};

bool entries_same(mpq_srcptr a, mpq_srcptr b, size_t n)
{
    for (size_t k = 0; a != b && k < n; k++)
        if (!mpq_equal(a + k, b + k)) return false;
    return true;
}

bool laws_same(const pmf_t *a, const pmf_t *b)
{
    if (a == b) return true;
    if (a->cells != b->cells || mpz_cmp(a->den, b->den) != 0) return false;
    for (size_t y = 0; y < a->cells; y++)
        if (mpz_cmp(a->num + y, b->num + y) != 0) return false;
    return true;
}

const pmf_t *law_flat(const pmf_t *p) { return pmf_reshape(p, 1, &p->cells); }
