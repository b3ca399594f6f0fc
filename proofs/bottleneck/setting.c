/* SPDX-License-Identifier: MIT */
#include "proofs/bottleneck/setting.h"
#include "numerics/laws/types.h"

/* --- the loop ---------------------------------------------------------------------------------------------- */

const pmf_t *loop_law(const candidate_t *c)
{
    const pmf_t *P = candidate_law(c, "p(s)");
    P = pmf_extend(P, LOOP_S, candidate_channel(c, "p(u|s)"));
    P = pmf_extend(P, LOOP_S | LOOP_U, candidate_channel(c, "p(h|u,s)"));
    return pmf_extend(P, LOOP_S | LOOP_H, candidate_channel(c, "p(y|h,s)"));
}

static const chan_t *stage(const candidate_t *c, const char *name, size_t s)
{
    value_t part = value_part(candidate_value(c, name), s);
    return chan_make(c->home, part.dim[0], part.dim[1], part.at, NULL);
}

const chan_t *loop_judgment(const candidate_t *c, size_t s) { return stage(c, "p(h|u,s)", s); }
const chan_t *loop_articulation(const candidate_t *c, size_t s) { return stage(c, "p(y|h,s)", s); }
mpq_srcptr loop_weight(const candidate_t *c, size_t s) { return candidate_value(c, "p(s)")->at + s; }

const real_t *loop_cog(const candidate_t *c, size_t s) { return capacity_real(c->home, loop_judgment(c, s)); }
const real_t *loop_art(const candidate_t *c, size_t s) { return capacity_real(c->home, loop_articulation(c, s)); }

static const real_t *loop_tot(const candidate_t *c, size_t s) { return real_min(loop_cog(c, s), loop_art(c, s)); }

/* sum_s p(s) f(s); contexts of probability 0 are not asked for. */
static const real_t *context_mean(const candidate_t *c, const real_t *(*f)(const candidate_t *, size_t))
{
    const real_t *sum = real_si(c->home, 0);
    for (size_t s = 0; s < candidate_dim(c, 's'); s++)
        if (mpq_sgn(loop_weight(c, s)) > 0) sum = real_add(sum, real_scale(f(c, s), loop_weight(c, s)));
    return sum;
}

const real_t *loop_capacity(const candidate_t *c) { return context_mean(c, loop_tot); }
const real_t *loop_mean_cog(const candidate_t *c) { return context_mean(c, loop_cog); }
const real_t *loop_mean_art(const candidate_t *c) { return context_mean(c, loop_art); }

/* --- the codebook mixture ------------------------------------------------------------------------------------- */

size_t mixture_size(const candidate_t *c) { return candidate_dim(c, 'j'); }

/* Row (s,j) is the row u_j(s) of the two stages of context s, composed. */
const chan_t *mixture_labels(const candidate_t *c)
{
    size_t nS = candidate_dim(c, 's'), M = mixture_size(c), nY = candidate_dim(c, 'y');
    mpq_ptr p = arena_mpq(c->home, nS * M * nY);
    for (size_t s = 0; s < nS; s++) {
        const chan_t *W = chan_compose(loop_judgment(c, s), loop_articulation(c, s));
        for (size_t j = 0; j < M; j++)
            for (size_t y = 0; y < nY; y++)
                chan_prob(p + (s * M + j) * nY + y, W, candidate_index(c, "u_j(s)", s * M + j), y);
    }
    return chan_make(c->home, nS * M, nY, p, NULL);
}

const pmf_t *mixture_index(const candidate_t *c)
{
    return pmf_extend(candidate_law(c, "p(s)"), 0, chan_of_law(pmf_uniform(c->home, mixture_size(c))));
}

const pmf_t *mixture_law(const candidate_t *c) { return pmf_extend(mixture_index(c), MIX_S | MIX_J, mixture_labels(c)); }

const pmf_t *mixture_actions(const candidate_t *c)
{
    size_t M = mixture_size(c), nY = candidate_dim(c, 'y'), nA = candidate_dim(c, 'a'), nS = candidate_dim(c, 's');
    const chan_t *labels = mixture_labels(c), *rule = candidate_channel(c, "p(a|s,y)");
    mpq_ptr p = arena_mpq(c->home, nS * M * nA);
    for (size_t s = 0; s < nS; s++) {
        const chan_t *W = chan_compose(chan_rows(labels, s * M, M), chan_rows(rule, s * nY, nY));
        for (size_t i = 0; i < M * nA; i++) chan_prob(p + s * M * nA + i, W, i / nA, i % nA);
    }
    return pmf_extend(mixture_index(c), MIX_S | MIX_J, chan_make(c->home, nS * M, nA, p, NULL));
}

const real_t *mixture_risk(const candidate_t *c, const pmf_t *P)
{
    mpq_ptr risk = arena_mpq(c->home, 1);
    pmf_mean(risk, P, candidate_value(c, "l(j,a,s)")->at);
    return real_rat(c->home, risk);
}

static mpq_srcptr loss_of(const candidate_t *c, size_t j, size_t a, size_t s)
{
    const value_t *l = candidate_value(c, "l(j,a,s)");
    return l->at + (s * l->dim[1] + j) * l->dim[2] + a;
}

size_t mixture_guess(const candidate_t *c, size_t a, size_t s)
{
    size_t best = 0;
    for (size_t j = 1; j < mixture_size(c); j++)
        if (mpq_cmp(loss_of(c, j, a, s), loss_of(c, best, a, s)) < 0) best = j;
    return best;
}

mpq_srcptr mixture_error(const candidate_t *c, const pmf_t *P)
{
    size_t M = mixture_size(c), nA = candidate_dim(c, 'a');
    mpq_ptr wrong = arena_mpq(c->home, P->cells + 1), error = wrong + P->cells;
    for (size_t s = 0; s < candidate_dim(c, 's'); s++)
        for (size_t a = 0; a < nA; a++) {
            size_t guess = mixture_guess(c, a, s);
            for (size_t j = 0; j < M; j++) mpq_set_ui(wrong + (s * M + j) * nA + a, j != guess, 1);
        }
    pmf_mean(error, P, wrong);
    return error;
}

const real_t *mixture_bayes_risk(const candidate_t *c, const pmf_t *P)
{
    mpq_ptr total = arena_mpq(c->home, 2), risk = total + 1;
    for (size_t s = 0; s < candidate_dim(c, 's'); s++) {
        if (mpq_sgn(loop_weight(c, s)) == 0) continue;
        info_bayes_risk(risk, pmf_given(P, MIX_S, s), MIX_J, MIX_Y, candidate_dim(c, 'a'), loss_of(c, 0, 0, s), NULL);
        mpq_mul(risk, risk, loop_weight(c, s));
        mpq_add(total, total, risk);
    }
    return real_rat(c->home, total);
}

const real_t *floor_times_log(const candidate_t *c, const real_t *information)
{
    const real_t *logM = real_log_ui(c->home, mixture_size(c)), *log2 = real_log_ui(c->home, 2);
    return real_scale(real_sub(real_sub(logM, information), log2), candidate_number(c, "Delta"));
}

/* --- hypotheses -------------------------------------------------------------------------------------------- */

static bool separable(chain_t *t, const candidate_t *c)
{
    for (size_t s = 0; s < candidate_dim(c, 's'); s++)
        for (size_t a = 0; a < candidate_dim(c, 'a'); a++) {
            size_t below = 0, first = 0;
            for (size_t j = 0; j < mixture_size(c); j++) {
                if (mpq_cmp(loss_of(c, j, a, s), candidate_number(c, "Delta")) >= 0) continue;
                if (below++ == 0) { first = j; continue; }
                chain_outside(t, "not Delta-separable: l(j,a,s) < Delta for both j=%zu and j=%zu at a=%zu, s=%zu", first, j, a, s);
                return false;
            }
        }
    return true;
}

bool mixture_hypotheses(chain_t *t, const candidate_t *c)
{
    bool enough = mixture_size(c) >= 2;
    if (!enough) chain_outside(t, "M is %zu, expected M >= 2", mixture_size(c));
    return enough && chain_needs_positive_unit(t, c, "Delta") && chain_needs_unit(t, c, "l(j,a,s)") && separable(t, c);
}
const chan_t *types_afforded(chain_t *t, const chan_t *W, unsigned long m, size_t most)
{
    if (types_count(W->ny, m, most) == SIZE_MAX) chain_beyond(t, "more than %zu types of m outcomes: not enumerated", most);
    else if (chain_affords(t, types_bits(W, m), "the types of m outcomes")) return types_channel(W->home, W, m, most);
    return NULL;
}

