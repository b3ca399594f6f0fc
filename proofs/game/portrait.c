/* SPDX-License-Identifier: MIT */
#include "proofs/game/portrait.h"
#include "proofs/game/setting.h"

/* --- who wins ------------------------------------------------------------------------------------------------------------ */

enum { SIDE = 16, PORTRAITS = 6 };

static const column_t portrait_columns[] = {
    { "K", "$K$", COLUMN_EXACT }, { "M", "$M$", COLUMN_EXACT }, { "a", "$e^{\\Delta_O}$", COLUMN_EXACT },
    { "b", "$e^{\\Delta_P}$", COLUMN_EXACT }, { "winner", "winner", COLUMN_EXACT }, { NULL, NULL, COLUMN_EXACT }
};

/* Two points, weights (1 + i/4, 1) and (1, 1 + j/4): 1 the Owner wins from every start, -1 the Public does, 0 the start decides. */
static void portrait_row(const real_t **cell, arena_t *A, size_t i)
{
    static const long pools[PORTRAITS][2] = { { 2, 2 }, { 10, 10 }, { 100, 100 }, { 10, 2 }, { 2, 10 }, { 100, 2 } };
    const long *k = pools[i / (SIDE * SIDE)];
    mpq_ptr w = arena_mpq(A, 4);
    mpq_set_ui(w, 5 + i / SIDE % SIDE, 4);
    mpq_set_ui(w + 1, 1, 1);
    mpq_set_ui(w + 2, 1, 1);
    mpq_set_ui(w + 3, 5 + i % SIDE, 4);
    mpq_canonicalize(w);
    mpq_canonicalize(w + 3);
    const game_t *g = game_make(A, 2, w, w + 2, pmf_uniform(A, 2), (unsigned long)k[0], (unsigned long)k[1]);
    bool owner = mpq_cmp_ui(game_invasion(g, 0, 1), 1, 1) >= 0, public = mpq_cmp_ui(game_invasion(g, 1, 0), 1, 1) >= 0;
    cell[0] = real_si(A, k[0]);
    cell[1] = real_si(A, k[1]);
    cell[2] = real_rat(A, w);
    cell[3] = real_rat(A, w + 3);
    cell[4] = real_si(A, owner ? 1 : public ? -1 : 0);
}

const sweep_t game_portrait = { "portrait", "Who wins two opposed points.", portrait_columns, PORTRAITS * SIDE * SIDE, .row = portrait_row, .data = true };

/* --- against rounds --------------------------------------------------------------------------------------------------------- */

enum { REGIMES = 5, ROUNDS = 30 };

static const column_t regime_columns[] = {
    { "round", "$t$", COLUMN_EXACT }, { "perfect", "perfect", COLUMN_UP }, { "partial", "partial", COLUMN_UP }, { "owner", "Owner wins", COLUMN_UP },
    { "public", "Public wins", COLUMN_UP }, { "unchanged", "unchanged", COLUMN_UP }, { NULL, NULL, COLUMN_EXACT }
};

/* The mass off the set that the paper claims for the limit, at most, after i rounds in enclosures. */
static void regime_row(const real_t **cell, arena_t *A, size_t i)
{
    static const struct { long owner[3], public[3], K, M; } regime[REGIMES] = {
        { { 3, 2, 1 }, { 3, 2, 1 }, 4, 4 }, { { 2, 2, 1 }, { 2, 1, 1 }, 4, 4 }, { { 4, 1, 1 }, { 1, 2, 1 }, 10, 2 },
        { { 3, 2, 2 }, { 1, 3, 1 }, 10, 2 }, { { 5, 1, 1 }, { 1, 7, 7 }, 2, 2 } };
    cell[0] = real_si(A, (long)i);
    for (size_t r = 0; r < REGIMES; r++) {
        mpq_ptr w = arena_mpq(A, 6), mass = arena_mpq(A, 1);
        mpz_ptr start = arena_mpz(A, 3);
        for (size_t x = 0; x < 3; x++) {
            mpq_set_si(w + x, regime[r].owner[x], 1);
            mpq_set_si(w + 3 + x, regime[r].public[x], 1);
            mpz_set_ui(start + x, x ? 1 : 2);
        }
        const game_t *g = game_make(A, 3, w, w + 3, pmf_weights(A, 3, start), (unsigned long)regime[r].K, (unsigned long)regime[r].M);
        const dynamics_t *D = game_two_stage(g);
        const bool *set = game_disjoint(g) ? g->AP_O : g->both;
        dynamics_outside(mass, D, i, set);
        cell[1 + r] = real_rat(A, mass);
    }
}

const sweep_t game_regimes = {
    "regimes", "Mass off the set that the paper claims for the limit, upper ends, two-stage, $p_0=(\\frac12,\\frac14,\\frac14)$. Perfect: weights $(3,2,1)$ twice, $K=M=4$. Partial: $(2,2,1)$, $(2,1,1)$, "
    "$K=M=4$. Disjoint: $(4,1,1)$, $(1,2,1)$; $(3,2,2)$, $(1,3,1)$, both $K=10$, $M=2$; and $(5,1,1)$, $(1,7,7)$, $K=M=2$, where the law stays as it is.",
    regime_columns, ROUNDS + 1, .row = regime_row
};
