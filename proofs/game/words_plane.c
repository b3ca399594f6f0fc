/* SPDX-License-Identifier: MIT
**
** The paper's first experiment: two circles in the plane (numerics/pools/plane.h), many rounds of its loop in certified
** doubles (flow.h), and where it tends to. Every word begins with h, c, K, M, n: the step of the grid, the Public's
** centre (c, 0), the pools, the stages of a round,
** 1 of the Owner alone, 2 of both. Sets are S(r, s): the points at distance at most r of the Owner's centre and at most
** s of the Public's, so those where each reward is at least something.
*/
#include "proofs/game/plane_dynamics.h"
#include "proofs/game/words.h"

enum { H, C, K, M, STAGES, FIRST };

/* One plane, and its loops of one stage and of two: how they are looked at, what certifies their limits. */
struct scene {
    struct scene *next;
    long steps;
    int scenario;
    const plane_t *plane;
    struct { const flow_t *flow; const dynamics_t *D; const certificate_t *C; const char *why; } loop[TWO_STAGE];
};

/* --- the plane of a call ------------------------------------------------------------------------------------------ */

/* 1/h; 0, and said, for another step. */
static long steps_of(word_call_t *call, mpq_srcptr h)
{
    if (mpz_cmp_ui(mpq_numref(h), 1) != 0) call->why = "a step that is none of 1, 1/2, 1/3, ..";
    else if (mpz_cmp_ui(mpq_denref(h), PLANE_STEPS_MAX) > 0) call->beyond = "a step below 1/5";
    else return mpz_get_si(mpq_denref(h));
    return 0;
}

/* c = 0, 3/2, 3 by number; SCENARIOS, and said, for another centre. */
static int scenario_of(word_call_t *call, mpq_srcptr c)
{
    for (int s = PERFECT; s < SCENARIOS; s++)
        if (mpq_cmp_ui(c, 3 * (unsigned long)s, 2) == 0) return s;
    call->why = "a centre that is none of 0, 3/2, 3";
    return SCENARIOS;
}

static bool pools_good(word_call_t *call, const word_arg_t *a)
{
    if (a[K].integer < 2 || a[M].integer < 2) call->why = "a pool of fewer than two";
    else if (a[K].integer > PLANE_POOL_MAX || a[M].integer > PLANE_POOL_MAX) call->beyond = "a pool of more than 300";
    else if (a[STAGES].integer != OWNER_ONLY && a[STAGES].integer != TWO_STAGE)
        call->why = "a round of neither one stage nor two";
    else return true;
    return false;
}

/* Planes of one step have tables of weights in common. */
static struct scene *scene_of(word_call_t *call, const word_arg_t *a)
{
    game_kept_t *kept = game_kept(call);
    long steps = steps_of(call, a[H].rational);
    int scenario = scenario_of(call, a[C].rational);
    if (!steps || scenario == SCENARIOS || !pools_good(call, a)) return NULL;
    unsigned long pool = (unsigned long)a[K].integer, other = (unsigned long)a[M].integer;
    const plane_t *like = NULL;
    for (struct scene *s = kept->scenes; s; s = s->next) {
        const ladder_t *l = s->plane->ladder;
        if (s->steps == steps && s->scenario == scenario && l[OWNER].pool == pool && l[PUBLIC].pool == other) return s;
        if (s->steps == steps) like = s->plane;
    }
    struct scene *own = ARENA_NEW(call->A, struct scene);
    *own = (struct scene){ .next = kept->scenes, .steps = steps, .scenario = scenario,
        .plane = plane_make(call->A, steps, scenario, pool, other, like) };
    return kept->scenes = own;
}

static const flow_t *flow_of(struct scene *s, const word_arg_t *a)
{
    reading_t n = (reading_t)a[STAGES].integer;
    if (!s->loop[n - 1].flow) s->loop[n - 1].flow = flow_make(s->plane, n);
    return s->loop[n - 1].flow;
}

/* S(a[0], a[1]), or all but it; NULL, and said, when it is no set of classes. */
static const bool *set_of(word_call_t *call, const plane_t *P, const word_arg_t *a, bool off)
{
    bool *S = ARENA_ARRAY(call->A, bool, P->n), *T = ARENA_ARRAY(call->A, bool, P->n);
    bool good = plane_within(S, P, OWNER, a[0].rational) && plane_within(T, P, PUBLIC, a[1].rational);
    if (!good) call->why = "a set that tells points of a circle apart";
    for (size_t k = 0; k < P->n; k++) S[k] = (S[k] && T[k]) != off;
    return good ? S : NULL;
}

/* --- rounds ------------------------------------------------------------------------------------------------------- */

static bool round_good(word_call_t *call, long t)
{
    if (t < 0) call->why = "a round before the first";
    else if (t > ROUNDS) call->beyond = "a round past the hundredth";
    return t >= 0 && t <= ROUNDS;
}

static const real_t *mass(word_call_t *call, const word_arg_t *a, bool off)
{
    struct scene *s = round_good(call, a[FIRST].integer) ? scene_of(call, a) : NULL;
    const bool *S = s ? set_of(call, s->plane, a + FIRST + 1, off) : NULL;
    return S ? span_real(call->A, flow_mass(flow_of(s, a), (size_t)a[FIRST].integer, S)) : NULL;
}

static const real_t *plane_mass(word_call_t *call, const word_arg_t *a) { return mass(call, a, false); }
static const real_t *plane_off_mass(word_call_t *call, const word_arg_t *a) { return mass(call, a, true); }

/* The point's share of its class. */
static const real_t *plane_at(word_call_t *call, const word_arg_t *a)
{
    size_t k;
    struct scene *s = round_good(call, a[FIRST].integer) ? scene_of(call, a) : NULL;
    if (!s) return NULL;
    if (!plane_class(&k, s->plane, a[FIRST + 1].rational, a[FIRST + 2].rational)) {
        call->why = "a point that is none of the grid's";
        return NULL;
    }
    bool *S = ARENA_ARRAY(call->A, bool, s->plane->n);
    mpq_ptr share = arena_mpq(call->A, 1);
    S[k] = true;
    mpq_set_ui(share, 1, s->plane->size[k]);
    return real_scale(span_real(call->A, flow_mass(flow_of(s, a), (size_t)a[FIRST].integer, S)), share);
}

static const real_t *plane_distance(word_call_t *call, const word_arg_t *a)
{
    mpq_srcptr b = a[FIRST + 1].rational;
    struct scene *s = round_good(call, a[FIRST].integer) ? scene_of(call, a) : NULL;
    if (!s) return NULL;
    if (mpq_sgn(b) != 0 && !mpq_equal(b, a[C].rational)) {
        call->why = "a centre that is neither the Owner's nor the Public's";
        return NULL;
    }
    return span_real(call->A, flow_distance(flow_of(s, a), (size_t)a[FIRST].integer, mpq_sgn(b) ? PUBLIC : OWNER));
}

static const real_t *plane_rounds(word_call_t *call, const word_arg_t *a)
{
    struct scene *s = scene_of(call, a);
    const bool *S = s ? set_of(call, s->plane, a + FIRST, false) : NULL;
    return S ? flow_rounds(flow_of(s, a), S, &call->doubt) : NULL;
}

/* --- limits ------------------------------------------------------------------------------------------------------- */

/* The scene, the limit of its loop certified by a region that is entered; NULL, and said, when it is not. Certificates
** are told apart by names. */
static const struct scene *settled(word_call_t *call, const word_arg_t *a)
{
    static const char *const centre[SCENARIOS] = { "0", "3/2", "3" };
    struct scene *s = scene_of(call, a);
    if (!s) return NULL;
    size_t n = (size_t)a[STAGES].integer - 1;
    if (!s->loop[n].D) {
        const char *name =
            arena_printf(call->A, "%s, h = 1/%ld, c = %s, K = %ld, M = %ld", n ? "two-stage" : "owner-only", s->steps,
                         centre[s->scenario], a[K].integer, a[M].integer);
        s->loop[n].D = plane_dynamics(name, s->plane, (reading_t)(n + 1));
        chain_row(call->proofs, "%s", "");
        s->loop[n].C = chain_limit_by(call->proofs, s->loop[n].D, certificate_trap, &s->loop[n].why);
    }
    if (s->loop[n].C) word_rests_on(call, s->loop[n].C);
    else call->doubt = s->loop[n].why;
    return s->loop[n].C ? s : NULL;
}

/* lim p_t of S(r, s), or off it, and by which certificate; NULL, and said, when it is not known. */
static mpq_srcptr limit(word_call_t *call, const word_arg_t *a, bool off, const certificate_t **C)
{
    const struct scene *s = settled(call, a);
    const bool *S = s ? set_of(call, s->plane, a + FIRST, off) : NULL;
    mpq_ptr m = arena_mpq(call->A, 1);
    if (!S) return NULL;
    *C = s->loop[a[STAGES].integer - 1].C;
    certificate_mass(m, s->loop[a[STAGES].integer - 1].D, *C, S);
    return m;
}

static const real_t *plane_limit(word_call_t *call, const word_arg_t *a)
{
    const certificate_t *C;
    mpq_srcptr m = limit(call, a, false, &C);
    return m ? real_rat(call->A, m) : NULL;
}

/* At most the certified factor where the set vanishes, 1 where some of it stays. */
static const real_t *decay(word_call_t *call, const word_arg_t *a, bool off)
{
    const certificate_t *C;
    mpq_srcptr m = limit(call, a, off, &C);
    if (!m) return NULL;
    call->at_most = mpq_sgn(m) == 0;
    return call->at_most ? real_rat(call->A, C->factor) : real_si(call->A, 1);
}

static const real_t *plane_decay(word_call_t *call, const word_arg_t *a) { return decay(call, a, false); }
static const real_t *plane_off_decay(word_call_t *call, const word_arg_t *a) { return decay(call, a, true); }

#define PLANE WORD_RATIONAL, WORD_RATIONAL, WORD_INTEGER, WORD_INTEGER, WORD_INTEGER
#define IN_ROUND .args = 8, .arg = { PLANE, WORD_INTEGER, WORD_RATIONAL, WORD_RATIONAL }
#define OF_SET .args = 7, .arg = { PLANE, WORD_RATIONAL, WORD_RATIONAL }

#define IN_PLANE(name, what, ...)                                                                                      \
    const word_t word_plane_##name = { "plane_" #name, what, __VA_ARGS__, .exact = plane_##name }

IN_PLANE(mass,
         "the mass of S(r, s) after t rounds on the plane, from the uniform law: plane_mass(h, c, K, M, n, t, r, s)",
         IN_ROUND);
IN_PLANE(off_mass, "the mass off S(r, s): plane_off_mass(h, c, K, M, n, t, r, s)", IN_ROUND);
IN_PLANE(at, "the mass of the point (x, y) after t rounds: plane_at(h, c, K, M, n, t, x, y)", IN_ROUND);
IN_PLANE(distance,
         "the mean distance after t rounds to the centre (b, 0), b = 0 or c: plane_distance(h, c, K, M, n, t, b)",
         .args = 7, .arg = { PLANE, WORD_INTEGER, WORD_RATIONAL });
IN_PLANE(rounds, "the first of 100 rounds after which at most 1/100 of the mass is off S(r, s), infinite when none is: "
                 "plane_rounds(h, c, K, M, n, r, s)", OF_SET);
IN_PLANE(limit, "lim p_t(S(r, s)): plane_limit(h, c, K, M, n, r, s)", OF_SET);
IN_PLANE(decay, "limsup p_t(S(r, s))^(1/t): plane_decay(h, c, K, M, n, r, s)", OF_SET);
IN_PLANE(off_decay, "limsup p_t(X - S(r, s))^(1/t): plane_off_decay(h, c, K, M, n, r, s)", OF_SET);
