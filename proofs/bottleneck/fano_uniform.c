/* SPDX-License-Identifier: MIT
**
** bottleneck/fano-uniform -- Fano's inequality for a uniform index, solved for the error.
**
** States    Pe log M >= log M - I(J;Y,S) - h(Pe) + Pe (log M - log(M-1)) >= log M - I(J;Y,S) - log 2.
** Given     J uniform on M >= 2 values; any decoder of (Y,S) with values among them.
** Idea      H(J|Y,S) = log M - I(J;Y,S) in Fano's inequality; then h(Pe) <= log 2 and log M >= log(M-1).
**           Multiplied out, so that nothing is divided by log M and all terms stay log forms.
** Uses      bottleneck/fano.
*/
#include "proofs/bottleneck/fano_families.h"

/*! terms */
enum { S = MIX_S, J = MIX_J, Y = MIX_Y };
enum { ERROR, SHARP, IN_USE };

static const term_t terms[] = {
    [ERROR]  = { "Pe log M", "P_e\\log M" },
    [SHARP]  = { "log M - I(J;Y,S) - h(Pe) + Pe (log M - log(M-1))", "\\log M-I(J;Y,S)-h(P_e)+P_e\\bigl(\\log M-\\log(M-1)\\bigr)" },
    [IN_USE] = { "log M - I(J;Y,S) - log 2", "\\log M-I(J;Y,S)-\\log 2" },
    { NULL, NULL }
};

static const link_t links[] = {
    { "sharp form", SHARP, REL_LE, ERROR, STATEMENT },
    { "form in use", IN_USE, REL_LE, SHARP, STATEMENT },
    { NULL, 0, REL_LE, 0, STATEMENT }
};

/* Pe, I(J;Y,S) and M to the three terms. */
static void fill(const real_t **term, arena_t *A, mpq_srcptr Pe, const real_t *I, size_t M)
{
    const real_t *logM = real_log_ui(A, M), *left = real_sub(logM, I);
    const real_t *gap = real_scale(real_sub(logM, real_log_ui(A, M - 1)), Pe);
    term[ERROR] = real_scale(logM, Pe);
    term[SHARP] = real_add(real_sub(left, info_binary_entropy(A, Pe)), gap);
    term[IN_USE] = real_sub(left, real_log_ui(A, 2));
}

static void chain(chain_t *t, const candidate_t *c)
{
    size_t M = mixture_size(c);
    const pmf_t *P = candidate_law(c, "p(s,j,y)");
    if (M < 2) { chain_outside(t, "M is %zu, expected M >= 2", M); return; }
    if (!pmf_is_uniform(P, J)) { chain_outside(t, "the index J is not uniform"); return; }
    const real_t *term[3];
    fill(term, c->home, decoder_error(c, P), info_mutual(P, J, Y | S), M);
    for (unsigned k = 0; k < 3; k++) chain_term(t, k, term[k]);
}
/*! end */

/* --- what is lost between the sharp form and the one in use ------------------------------------------------- */

static const column_t columns[] = {
    { "M", "$M$", COLUMN_EXACT }, { "Pe", "$P_e$", COLUMN_EXACT }, { "I(J;Y)", "$I(J;Y)$", COLUMN_UP },
    { "sharp floor of Pe", "sharp", COLUMN_DOWN }, { "floor of Pe in use", "in use", COLUMN_DOWN },
    { "lost", "lost", COLUMN_UP }, { NULL, NULL, COLUMN_EXACT }
};

/* The M-ary symmetric channel of noise 1/10, decoded to its own output: the sharp form is attained. */
static void row(const real_t **cell, arena_t *A, size_t i)
{
    static const size_t size[] = { 2, 3, 4, 8, 16, 32, 64 };
    size_t M = size[i];
    mpq_ptr Pe = arena_mpq(A, 1);
    mpq_set_ui(Pe, 1, 10);
    const real_t *I = info_transmitted(pmf_uniform(A, M), chan_symmetric(A, M, Pe)), *term[3], *logM = real_log_ui(A, M);
    fill(term, A, Pe, I, M);
    cell[0] = real_si(A, (long)M);
    cell[1] = real_rat(A, Pe);
    cell[2] = I;
    cell[3] = real_div(term[SHARP], logM);
    cell[4] = real_div(term[IN_USE], logM);
    cell[5] = real_div(real_sub(term[SHARP], term[IN_USE]), logM);
}

static const sweep_t lost = {
    "lost", "The $M$-ary symmetric channel of noise $1/10$: both lower bounds of $P_e$ (rounded down), and what the step from the sharp one "
    "to the one in use loses (rounded up).", columns, 7, .row = row
};

const lemma_t bottleneck_fano_uniform = {
    .id = "bottleneck/fano-uniform",
    .printed = "Lemma 4",
    .title = "Fano's inequality for a uniform index",
    .statement = "For a uniform index the error of every decoder is at least 1 - (I(J;Y,S) + log 2)/log M.",
    .uses = (const char *const[]){ "bottleneck/fano", NULL },
    .params = decoder_params, .terms = terms, .links = links, .families = decoder_families,
    .sweeps = (const sweep_t *const[]){ &lost, NULL }, .chain = chain
};
