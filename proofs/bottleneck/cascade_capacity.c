/* SPDX-License-Identifier: MIT
**
** bottleneck/cascade-capacity -- what passes the cascade is at most the average total capacity.
**
** States    I(U;Y|S) <= sum_s p(s) min{I(U;H|s), I(H;Y|s)} <= Cbar <= min{E C_cog(S), E C_art(S)}.
** Given     p(s) p(u|s) p(h|u,s) p(y|h,s); Cbar = sum_s p(s) min{C_cog(s), C_art(s)}.
** Idea      Data processing in each context; a mutual information is at most the capacity of its stage; the minimum of two
**           averages is at least the average of the minima.
** Ours      The cascade as one channel: its capacity is at most C_tot(s), in every context, and is often far less.
** Uses      bottleneck/cascade-dpi.
*/
#include "proofs/bottleneck/setting.h"

static const param_t params[] = { PARAM_CONTEXTS, PARAM_TARGETS, PARAM_JUDGMENT, PARAM_ARTICULATION, PARAM_END };

/*! terms */
enum { S = LOOP_S, U = LOOP_U, H = LOOP_H, Y = LOOP_Y };
enum { CASCADE, STAGES_MIN, CBAR, MIN_OF_MEANS, CAPACITY_OF_CASCADE, TOTAL };

static const term_t terms[] = {
    [CASCADE]             = { "I(U;Y|S)", "I(U;Y\\mid S)" },
    [STAGES_MIN]          = { "sum_s p(s) min{I(U;H|s), I(H;Y|s)}", "\\sum_s p(s)\\min\\{I(U;H\\mid s),I(H;Y\\mid s)\\}" },
    [CBAR]                = { "Cbar", "\\bar C" },
    [MIN_OF_MEANS]        = { "min{E C_cog(S), E C_art(S)}",
                              "\\min\\{\\mathbb E\\,C_{\\mathrm{cog}}(S),\\mathbb E\\,C_{\\mathrm{art}}(S)\\}" },
    [CAPACITY_OF_CASCADE] = { "C_cascade(s)", "C_{\\mathrm{cascade}}(s)" },
    [TOTAL]               = { "C_tot(s)", "C_{\\mathrm{tot}}(s)" },
    { NULL, NULL }
};

static const link_t links[] = {
    { "data processing", CASCADE, REL_LE, STAGES_MIN, STATEMENT },
    { "capacity of each stage", STAGES_MIN, REL_LE, CBAR, STATEMENT },
    { "minimum of averages", CBAR, REL_LE, MIN_OF_MEANS, OURS },
    { "capacity of the cascade", CAPACITY_OF_CASCADE, REL_LE, TOTAL, OURS },
    { NULL, 0, REL_LE, 0, STATEMENT }
};

static void chain(chain_t *t, const candidate_t *c)
{
    const pmf_t *P = loop_law(c);
    const real_t *stages = real_si(c->home, 0);
    for (size_t s = 0; s < candidate_dim(c, 's'); s++) {
        const pmf_t *P_s = pmf_given(P, S, s);
        if (!P_s) continue;
        const real_t *least = real_min(info_mutual(P_s, U, H), info_mutual(P_s, H, Y));
        stages = real_add(stages, real_scale(least, loop_weight(c, s)));

        chain_row(t, "s=%zu", s);
        const chan_t *cascade = chan_compose(loop_judgment(c, s), loop_articulation(c, s));
        chain_term(t, CAPACITY_OF_CASCADE, capacity_real(c->home, cascade));
        chain_term(t, TOTAL, real_min(loop_cog(c, s), loop_art(c, s)));
    }
    chain_row(t, "%s", "");
    chain_term(t, CASCADE, info_mutual_given(P, U, Y, S));
    chain_term(t, STAGES_MIN, stages);
    chain_term(t, CBAR, loop_capacity(c));
    chain_term(t, MIN_OF_MEANS, real_min(loop_mean_cog(c), loop_mean_art(c)));
}
/*! end */

static const family_t *const families[] = { &loop_corners, &loop_sweep, &loop_contexts, &loop_random, NULL };

/* --- how far the cascade stays below the minimum ------------------------------------------------------------- */

static void row_of(const real_t **cell, const chan_t *W, const chan_t *V)
{
    arena_t *A = W->home;
    const real_t *total = real_min(capacity_real(A, W), capacity_real(A, V));
    cell[2] = capacity_real(A, chan_compose(W, V));
    cell[3] = total;
    cell[4] = real_div(cell[2], total);
}

static const column_t cascade_columns[] = {
    { "noise of stage 1", "$e_1$", COLUMN_EXACT }, { "noise of stage 2", "$e_2$", COLUMN_EXACT },
    { "C_cascade", "$C_{\\mathrm{cascade}}$", COLUMN_DOWN }, { "C_tot", "$C_{\\mathrm{tot}}$", COLUMN_UP },
    { "ratio", "ratio", COLUMN_UP }, { NULL, NULL, COLUMN_EXACT }
};

static void row_symmetric(const real_t **cell, arena_t *A, size_t i)
{
    mpq_srcptr e = stock_noise(A, 1 + i);
    cell[0] = cell[1] = real_rat(A, e);
    row_of(cell, chan_symmetric(A, 2, e), chan_symmetric(A, 2, e));
}

static void row_z(const real_t **cell, arena_t *A, size_t i)
{
    mpq_srcptr e = stock_noise(A, 1 + i);
    cell[0] = cell[1] = real_rat(A, e);
    row_of(cell, chan_z(A, e), stock_corner(A, 5, 2, e));
}

static const sweep_t symmetric = {
    "symmetric", "Two equal binary symmetric stages: the capacity of the cascade (rounded down) and the smaller of its stages' "
    "capacities (rounded up), nats.", cascade_columns, 8, .row = row_symmetric
};
static const sweep_t z = {
    "z", "A Z-channel followed by a reversed Z-channel of the same noise.", cascade_columns, 8, .row = row_z
};

/* --- the best inputs of the two stages need not be compatible -------------------------------------------------- */

static const column_t compatible_columns[] = {
    { "judgment noise", "$e$", COLUMN_EXACT }, { "C_cog", "$C_{\\mathrm{cog}}$", COLUMN_UP },
    { "C_art", "$C_{\\mathrm{art}}$", COLUMN_UP }, { "I(H;Y) at the input best for C_cog", "$I(H;Y)$ at best $p(u)$", COLUMN_DOWN },
    { "C_cascade", "$C_{\\mathrm{cascade}}$", COLUMN_DOWN }, { NULL, NULL, COLUMN_EXACT }
};

/* The judgment is binary symmetric onto h = 0, 1; the articulation merges those two and tells 2 and 3 apart. Whatever
** p(u) is, h = 2, 3 never occur, and I(H;Y) = 0. */
static void row_compatible(const real_t **cell, arena_t *A, size_t i)
{
    mpq_srcptr e = stock_noise(A, i);
    const chan_t *onto = chan_map(A, 2, 4, (const size_t[]){ 0, 1 });
    const chan_t *W = chan_compose(chan_symmetric(A, 2, e), onto);
    const chan_t *V = chan_map(A, 4, 3, (const size_t[]){ 0, 0, 1, 2 });
    capacity_t C;
    capacity_certified(&C, A, W, 64);
    cell[0] = real_rat(A, e);
    cell[1] = capacity_real(A, W);
    cell[2] = capacity_real(A, V);
    cell[3] = info_transmitted(chan_output(C.input, W), V);
    cell[4] = capacity_real(A, chan_compose(W, V));
}

static const sweep_t compatible = {
    "compatible", "Stages whose best inputs are incompatible: both capacities are positive, yet nothing passes.",
    compatible_columns, 5, .row = row_compatible
};

static const sweep_t *const sweeps[] = { &symmetric, &z, &compatible, NULL };

const lemma_t bottleneck_cascade_capacity = {
    .id = "bottleneck/cascade-capacity",
    .printed = "Lemma 2",
    .title = "The capacity of the cascade",
    .statement = "What the label tells of the target value, given the context, is at most the average total capacity, which is at most "
                 "the smaller of the two average capacities.",
    .uses = (const char *const[]){ "bottleneck/cascade-dpi", NULL },
    .params = params, .terms = terms, .links = links, .families = families, .sweeps = sweeps, .chain = chain
};
