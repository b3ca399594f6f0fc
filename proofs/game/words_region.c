/* SPDX-License-Identifier: MIT
**
** Two stages in a region, for tables: what may be off a set C after some rounds, and how its odds fall there.
*/
#include "proofs/game/words.h"

/* The loop of both stages from a[4], and C = a[5], neither all points nor none. */
static const dynamics_t *region_of(word_call_t *call, const word_arg_t *a, const bool **C)
{
    stage_t s[2];
    size_t n = a[4].cells, kept = 0;
    bool good = call_stage(call, &s[0], &a[0], &a[1], n) && call_stage(call, &s[1], &a[2], &a[3], n) &&
                call_full(call, a[4].law);
    if (!good || !(*C = call_set(call, &a[5], n))) return NULL;
    for (size_t x = 0; x < n; x++) kept += (*C)[x];
    if (kept == 0 || kept == n) { call->why = "a set of no point or of all"; return NULL; }
    return dynamics_of_stages("two-stage", a[4].law, 2, s);
}

/* p_T(X - C) at most, as boxes know it, T = a[6]. */
static mpq_ptr outside(word_call_t *call, const word_arg_t *a)
{
    const bool *C;
    const dynamics_t *D = region_of(call, a, &C);
    if (!D) return NULL;
    if (a[6].integer < 0) { call->why = "a number of rounds that is negative"; return NULL; }
    if (a[6].integer > CERTIFICATE_ROUNDS_MAX) { call->beyond = "more than 4000 rounds"; return NULL; }
    mpq_ptr e = arena_mpq(call->A, 1);
    dynamics_outside(e, D, (unsigned long)a[6].integer, C);
    return e;
}

static const real_t *two_off(word_call_t *call, const word_arg_t *a)
{
    mpq_ptr e = outside(call, a);
    return e ? real_rat(call->A, e) : NULL;
}

/* 1/n, at least that. */
static const real_t *two_outside(word_call_t *call, const word_arg_t *a)
{
    mpq_ptr e = outside(call, a);
    if (!e) return NULL;
    mpz_fdiv_q(mpq_denref(e), mpq_denref(e), mpq_numref(e));
    mpz_set_ui(mpq_numref(e), 1);
    return real_rat(call->A, e);
}

/* By how much the odds of X - C against C fall at least, under every law with p(X - C) <= e; the points of C are
** alike. */
static const real_t *two_factor(word_call_t *call, const word_arg_t *a)
{
    const bool *C;
    const dynamics_t *D = region_of(call, a, &C);
    if (!D) return NULL;
    if (mpq_sgn(a[6].rational) < 0 || mpq_cmp_ui(a[6].rational, 1, 1) > 0) {
        call->why = "a mass that is not in [0,1]";
        return NULL;
    }
    bool *V = ARENA_ARRAY(call->A, bool, D->points);
    for (size_t x = 0; x < D->points; x++) {
        V[x] = !C[x];
        for (size_t y = 0; y < x; y++)
            if (C[x] && C[y] && !D->alike(D, x, y)) {
                call->why = "points of a kept set that are not alike";
                return NULL;
            }
    }
    mpq_ptr z = arena_mpq(call->A, 1);
    D->odds(z, D, V, C, a[6].rational);
    return real_rat(call->A, z);
}

const word_t word_two_off = {
    "two_off",
    "an upper bound of the mass off C after T rounds of two stages: two_off(w, K, w', M, p, C, T)",
    7,
    { WORD_TABLE, WORD_INTEGER, WORD_TABLE, WORD_INTEGER, WORD_LAW, WORD_TABLE, WORD_INTEGER },
    .exact = two_off
};
const word_t word_two_outside = {
    "two_outside",
    "1/n, at least the mass off C after T rounds of two stages: two_outside(w, K, w', M, p, C, T)",
    7,
    { WORD_TABLE, WORD_INTEGER, WORD_TABLE, WORD_INTEGER, WORD_LAW, WORD_TABLE, WORD_INTEGER },
    .exact = two_outside
};
const word_t word_two_factor = {
    "two_factor",
    "the certified factor by which the odds off C fall where at most e is off it: two_factor(w, K, w', M, "
    "p, C, e)",
    7,
    { WORD_TABLE, WORD_INTEGER, WORD_TABLE, WORD_INTEGER, WORD_LAW, WORD_TABLE, WORD_RATIONAL },
    .exact = two_factor
};
