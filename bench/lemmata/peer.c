/* SPDX-License-Identifier: MIT */
#include "bench/lemmata/lemmata.h"
#include "cli/cli.h"

rooms_t rooms_open(void) { return (rooms_t){ arena_new(), arena_new() }; }

void lemmata_end(void *state)
{
    rooms_t *in = state;
    arena_free(in->scratch);
    arena_free(in->keep);
    free(state);
}

const pmf_t *law_of(arena_t *A, const problem_t *P)
{
    mpz_ptr w = arena_mpz(A, P->n);
    for (size_t i = 0; i < P->n; i++) mpz_set_ui(w + i, P->w[i]);
    return pmf_weights(A, P->n, w);
}

const chan_t *channel_of(arena_t *A, const problem_t *P)
{
    mpq_ptr p = arena_mpq(A, P->nx * P->ny);
    for (size_t i = 0; i < P->nx * P->ny; i++) {
        mpq_set_ui(p + i, P->W[i], P->row);
        mpq_canonicalize(p + i);
    }
    return chan_make(A, P->nx, P->ny, p, NULL);
}

static const char *version(void) { return LEMMATA_VERSION; }

static const method_t *const all[] = {
    &lemmata_entropy, &lemmata_mutual, &lemmata_sign, &lemmata_klinv, &lemmata_capacity, &lemmata_maurer
};

const peer_t peer_lemmata = { "Lemmata", version, all, COUNT(all) };
