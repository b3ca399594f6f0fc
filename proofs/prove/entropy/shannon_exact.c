/* SPDX-License-Identifier: MIT
**
** Exact multipliers. Those in doubles are first read as rationals of small denominator and added up; where that is not
** the claim, the linear system on the same constraints is solved exactly (shannon_padic.c). Nothing rests on how they
** were found: shannon_check adds them up.
*/
#include "proofs/prove/entropy/shannon_parts.h"

#include <math.h>

static void step_of(shannon_step_t *s, const active_t *a, mpq_ptr times)
{
    *s = (shannon_step_t){ .kind = a->kind, .S = a->basic.S, .T = a->basic.T, .given = a->given, .times = times };
}

static shannon_proof_t without_zeros(arena_t *A, const actives_t *use, mpq_ptr y)
{
    shannon_proof_t p = { .step = ARENA_ARRAY(A, shannon_step_t, use->n + 1) };
    for (size_t k = 0; k < use->n; k++)
        if (mpq_sgn(y + k) != 0) step_of(&p.step[p.n++], &use->at[k], y + k);
    return p;
}

/* The convergent of x with denominator at most 5000 nearest by continued fractions. */
static void small_rational(mpq_ptr q, double x)
{
    long p0 = 0, q0 = 1, p1 = 1, q1 = 0;
    double r = fabs(x);
    for (int i = 0; i < 24; i++) {
        double whole = floor(r + 1e-9);
        if (whole > 1e6) break;
        long a = (long)whole, p2 = a * p1 + p0, q2 = a * q1 + q0;
        if (q2 > 5000) break;
        p0 = p1, q0 = q1, p1 = p2, q1 = q2;
        double rest = r - whole;
        if (fabs(rest) < 1e-7 || fabs(fabs(x) - (double)p1 / (double)q1) < 1e-10) break;
        r = 1 / rest;
    }
    mpq_set_si(q, x < 0 ? -p1 : p1, (unsigned long)(q1 ? q1 : 1));
    mpq_canonicalize(q);
}

enum { TRIES = 7 };

bool shannon_exact(shannon_proof_t *proof, arena_t *A, const family_sets_t *F, const actives_t *use,
                   const entropy_form_t *f, const entropy_fact_t *given, size_t n)
{
    mpq_ptr y = arena_mpq(A, use->n + 1);
    for (size_t k = 0; k < use->n; k++) small_rational(y + k, use->at[k].y);
    *proof = without_zeros(A, use, y);
    if (shannon_check(proof, A, f, given, n)) return true;
    padic_t *S = padic_start(F, use, f, given);
    bool good = false;
    for (unsigned k = 0; S && k < TRIES && !good; k++) {
        if (!padic_solve(S, y, 4u << k)) continue;
        *proof = without_zeros(A, use, y);
        good = shannon_check(proof, A, f, given, n);
    }
    padic_end(S);
    return good;
}
