/* SPDX-License-Identifier: MIT */
#include "proofs/prove/entropy/shannon_parts.h"

#include <stdlib.h>

bool shannon_check(const shannon_proof_t *proof, arena_t *A, const entropy_form_t *f, const entropy_fact_t *given,
                   size_t n)
{
    entropy_form_t *left = entropy_form(A); /* f less what has been added up */
    mpq_ptr minus = arena_mpq(A, 1);
    mpq_set_ui(minus, 1, 1);
    entropy_add_form(left, f, minus);
    for (size_t k = 0; k < proof->n; k++) {
        const shannon_step_t *s = &proof->step[k];
        bool free_sign = s->kind == STEP_GIVEN && s->given < n && given[s->given].equality;
        if (mpq_sgn(s->times) < 0 && !free_sign) return false;
        mpq_neg(minus, s->times);
        if (s->kind == STEP_GIVEN) {
            if (s->given >= n) return false;
            entropy_add_form(left, given[s->given].form, minus);
        } else if (s->kind == STEP_ENTROPY) {
            if (s->T & ~s->S) return false;
            entropy_add_given(left, s->S, s->T, minus);
        } else entropy_add_information(left, (varset_t[]){ s->S & ~s->T, s->T & ~s->S }, 2, s->S & s->T, minus);
    }
    for (size_t i = 0; i < left->n; i++)
        if (mpq_sgn(left->part[i].c) != 0) return false;
    return mpq_sgn(left->constant) >= 0;
}

/* Sets of claim and hypotheses, all variables, and the chain of their first ones: what short proofs mostly need. */
static void first_family(family_sets_t *F, const entropy_form_t *f, const entropy_fact_t *given, size_t n)
{
    family_take_form(F, f);
    for (size_t j = 0; j < n; j++) family_take_form(F, given[j].form);
    for (unsigned i = 0; i < F->variables; i++) family_take(F, ((varset_t)2 << i) - 1);
}

shannon_answer_t shannon_prove(shannon_proof_t *proof, arena_t *A, unsigned variables, const entropy_form_t *f,
                               const entropy_fact_t *given, size_t n, deadline_t until)
{
    family_sets_t F;
    actives_t use = { 0 };
    shannon_answer_t answer = SHANNON_NOT;
    if (shared_bit_denies(variables, f, given, n)) return SHANNON_NOT;
    family_start(&F, variables);
    first_family(&F, f, given, n);
    do {
        if (!shannon_optimum(&use, &F, f, given, n, until)) continue;
        answer = shannon_exact(proof, A, &F, &use, f, given, n) ? SHANNON_PROVED : SHANNON_CLOSE;
        break;
    } while (!deadline_past(until) && family_grow(&F));
    if (answer == SHANNON_NOT && (F.n >= SHANNON_FAMILY_MAX || deadline_past(until))) answer = SHANNON_UNABLE;
    family_end(&F);
    free(use.at);
    return answer;
}
