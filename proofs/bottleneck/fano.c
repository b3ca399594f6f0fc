/* SPDX-License-Identifier: MIT
**
** bottleneck/fano -- Fano's inequality, with the context as part of what the decoder sees.
**
** States    H(J|Y,S) <= h(Pe) + Pe log(M-1) <= log 2 + Pe log M, for every decoder Jhat(Y,S) with error Pe.
** Given     any law of (S,J,Y), J in an alphabet of M >= 2; a decoder, possibly randomised, with values in it.
** Idea      Expand H(E,J|Jhat) two ways, E = 1{Jhat != J}; then h <= log 2 and log(M-1) <= log M.
** Source    Cover and Thomas, Theorem 2.10.1.
*/
#include "proofs/bottleneck/fano_families.h"

/*! terms */
enum { S = MIX_S, J = MIX_J, Y = MIX_Y };
enum { EQUIVOCATION, FANO, FANO_IN_USE };

static const term_t terms[] = {
    [EQUIVOCATION] = { "H(J|Y,S)", "H(J\\mid Y,S)" },
    [FANO]         = { "h(Pe) + Pe log(M-1)", "h(P_e)+P_e\\log(M-1)" },
    [FANO_IN_USE]  = { "log 2 + Pe log M", "\\log 2+P_e\\log M" },
    { NULL, NULL }
};

static const link_t links[] = {
    { "Fano", EQUIVOCATION, REL_LE, FANO, STATEMENT },
    { "Fano as used", FANO, REL_LE, FANO_IN_USE, STATEMENT },
    { NULL, 0, REL_LE, 0, STATEMENT }
};

static void chain(chain_t *t, const candidate_t *c)
{
    arena_t *A = c->home;
    size_t M = mixture_size(c);
    if (M < 2) { chain_outside(t, "M is %zu, expected M >= 2", M); return; }
    const pmf_t *P = candidate_law(c, "p(s,j,y)");
    mpq_srcptr Pe = decoder_error(c, P);

    chain_term(t, EQUIVOCATION, info_entropy_given(P, J, Y | S));
    chain_term(t, FANO, real_add(info_binary_entropy(A, Pe), real_scale(real_log_ui(A, M - 1), Pe)));
    chain_term(t, FANO_IN_USE, real_add(real_log_ui(A, 2), real_scale(real_log_ui(A, M), Pe)));
}
/*! end */

const lemma_t bottleneck_fano = {
    .id = "bottleneck/fano",
    .printed = "Lemma 3",
    .title = "Fano's inequality",
    .statement = "What is left to know of the index after the label and the context is bounded by the error of any decoder.",
    .params = decoder_params, .terms = terms, .links = links, .families = decoder_families, .chain = chain
};
