/* SPDX-License-Identifier: MIT */
#include "proofs/engine/digest.h"

_Static_assert(GMP_NUMB_BITS == 64, "a limb is a word of the digest");

static uint64_t append_integer(uint64_t h, mpz_srcptr z)
{
    h = digest_append(h, (uint64_t)(mpz_sgn(z) < 0) << 63 | mpz_size(z));
    for (size_t i = 0; i < mpz_size(z); i++) h = digest_append(h, mpz_getlimbn(z, (mp_size_t)i));
    return h;
}

uint64_t digest_append(uint64_t row, uint64_t candidate) { return draw_mixed(row ^ candidate) + 1; }

uint64_t digest_candidate(const candidate_t *c)
{
    uint64_t h = 0;
    for (size_t k = 0; c->params[k].name; k++) {
        const value_t *v = &c->value[k];
        h = digest_append(h, v->rank);
        for (unsigned r = 0; r < v->rank; r++) h = digest_append(h, v->dim[r]);
        for (size_t i = 0; i < v->cells; i++)
            h = append_integer(append_integer(h, mpq_numref(v->at + i)), mpq_denref(v->at + i));
    }
    return h;
}

uint64_t digest_planned(const lemma_t *L, const check_options_t *o)
{
    arena_t *A = arena_new();
    uint64_t h = 0;
    for (unsigned long k = 0, n = record_planned(L, o); k < n; k++) {
        place_t at = record_place(L, o, k);
        arena_reset(A);
        h = digest_append(h, digest_candidate(lemma_candidate(A, L, at.family, o->seed, at.index)));
    }
    arena_free(A);
    return h;
}
