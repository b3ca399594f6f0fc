/* SPDX-License-Identifier: MIT */
#include "proofs/game/synthetic.h"

typedef struct { long steps; int scenario; unsigned long K, M; } scene_t;
typedef struct { const plane_t *plane; const game_t *game; const flow_t *two, *owner; } flows_t;

static const void *prepare(arena_t *A, const void *of, size_t i, const void *before)
{
    const scene_t *s = of;
    if (before) return before;
    (void)i;
    flows_t *f = ARENA_NEW(A, flows_t);
    f->plane = plane_make(A, s->steps, s->scenario, s->K, s->M, NULL);
    f->game = plane_game(f->plane);
    f->two = flow_make(f->plane, TWO_STAGE);
    f->owner = flow_make(f->plane, OWNER_ONLY);
    return f;
}

/* --- against rounds -------------------------------------------------------------------------------------------------------- */

static const column_t round_columns[] = {
    { "round", "$t$", COLUMN_EXACT },
    { "two-stage to Owner", "$d_O$", COLUMN_UP }, { "two-stage to Public", "$d_P$", COLUMN_UP },
    { "two-stage in Owner", "$p_t(A_O)$", COLUMN_DOWN }, { "two-stage in Public", "$p_t(A_P)$", COLUMN_DOWN },
    { "two-stage off", "off the claimed set", COLUMN_UP },
    { "owner-only to Owner", "$d_O$", COLUMN_UP }, { "owner-only to Public", "$d_P$", COLUMN_UP },
    { "owner-only in Owner", "$p_t(A_O)$", COLUMN_DOWN }, { "owner-only in Public", "$p_t(A_P)$", COLUMN_DOWN },
    { "owner-only off", "off the claimed set", COLUMN_UP }, { NULL, NULL, COLUMN_EXACT }
};

static void five(const real_t **cell, arena_t *A, const game_t *g, const flow_t *F, size_t t)
{
    cell[0] = span_real(A, flow_distance(F, t, OWNER));
    cell[1] = span_real(A, flow_distance(F, t, PUBLIC));
    cell[2] = span_real(A, flow_mass(F, t, g->AO));
    cell[3] = span_real(A, flow_mass(F, t, g->AP));
    cell[4] = span_real(A, flow_mass(F, t, set_minus(A, g->n, NULL, plane_claimed(g))));
}

static void round_row(const real_t **cell, arena_t *A, size_t i, const void *prepared)
{
    const flows_t *f = prepared;
    cell[0] = real_si(A, (long)i);
    five(cell + 1, A, f->game, f->two, i);
    five(cell + 6, A, f->game, f->owner, i);
}

#define AGAINST_ROUNDS(file, ...) \
    { .name = file, .columns = round_columns, .rows = ROUNDS + 1, .data = true, .of = &(const scene_t){ __VA_ARGS__ }, .prepare = prepare, .row = round_row }

static const sweep_t rounds[] = {
    AGAINST_ROUNDS("rounds-2-2-perfect", 4, PERFECT, 2, 2), AGAINST_ROUNDS("rounds-2-2-partial", 4, PARTIAL, 2, 2),
    AGAINST_ROUNDS("rounds-2-2-disjoint", 4, DISJOINT, 2, 2), AGAINST_ROUNDS("rounds-10-10-perfect", 4, PERFECT, 10, 10),
    AGAINST_ROUNDS("rounds-10-10-partial", 4, PARTIAL, 10, 10), AGAINST_ROUNDS("rounds-10-10-disjoint", 4, DISJOINT, 10, 10),
    AGAINST_ROUNDS("rounds-10-4-perfect", 4, PERFECT, 10, 4), AGAINST_ROUNDS("rounds-10-4-partial", 4, PARTIAL, 10, 4),
    AGAINST_ROUNDS("rounds-10-4-disjoint", 4, DISJOINT, 10, 4), AGAINST_ROUNDS("rounds-4-10-perfect", 4, PERFECT, 4, 10),
    AGAINST_ROUNDS("rounds-4-10-partial", 4, PARTIAL, 4, 10), AGAINST_ROUNDS("rounds-4-10-disjoint", 4, DISJOINT, 4, 10)
};

/* --- on the plane ------------------------------------------------------------------------------------------------------------ */

enum { SHOWN = 8, SIDE = 21 };

static const size_t shown[SHOWN] = { 0, 1, 2, 3, 5, 10, 20, 100 };

static const column_t plane_columns[] = {
    { "x", "$x$", COLUMN_EXACT }, { "y", "$y$", COLUMN_EXACT }, { "0", "$p_0$", COLUMN_UP }, { "1", "$p_1$", COLUMN_UP },
    { "2", "$p_2$", COLUMN_UP }, { "3", "$p_3$", COLUMN_UP }, { "5", "$p_5$", COLUMN_UP }, { "10", "$p_{10}$", COLUMN_UP },
    { "20", "$p_{20}$", COLUMN_UP }, { "100", "$p_{100}$", COLUMN_UP }, { NULL, NULL, COLUMN_EXACT }
};

/* The mass of point i: its share of its class. */
static void plane_row(const real_t **cell, arena_t *A, size_t i, const void *prepared)
{
    const plane_t *P = ((const flows_t *)prepared)->plane;
    const flow_t *F = ((const flows_t *)prepared)->two;
    bool *class = ARENA_ARRAY(A, bool, P->n);
    mpq_ptr share = arena_mpq(A, 1);
    class[P->class[i]] = true;
    mpq_set_ui(share, 1, P->size[P->class[i]]);
    cell[0] = real_ratio(A, (long)(i % SIDE) - SIDE / 2, 2);
    cell[1] = real_ratio(A, (long)(i / SIDE) - SIDE / 2, 2);
    for (size_t k = 0; k < SHOWN; k++) cell[2 + k] = real_scale(span_real(A, flow_mass(F, shown[k], class)), share);
}

#define ON_THE_PLANE(file, ...) \
    { .name = file, .columns = plane_columns, .rows = SIDE * SIDE, .data = true, .of = &(const scene_t){ __VA_ARGS__ }, .prepare = prepare, .row = plane_row }

static const sweep_t plane[] = {
    ON_THE_PLANE("plane-perfect", 2, PERFECT, 10, 10), ON_THE_PLANE("plane-partial", 2, PARTIAL, 10, 10), ON_THE_PLANE("plane-disjoint", 2, DISJOINT, 10, 10)
};

/* --- who wins ------------------------------------------------------------------------------------------------------------------ */

enum { SIZES = 12 };

static const void *nothing(arena_t *A, const void *of, size_t i, const void *before) { (void)A; (void)i; (void)before; return of; }

static const column_t winner_columns[] = {
    { "K", "$K$", COLUMN_EXACT }, { "M", "$M$", COLUMN_EXACT }, { "winner", "winner", COLUMN_EXACT }, { NULL, NULL, COLUMN_EXACT }
};

/* 1: AP|O takes all, -1: AO|P does, 0: neither, or no certificate. */
static void winner_row(const real_t **cell, arena_t *A, size_t i, const void *nothing)
{
    (void)nothing;
    static const unsigned long pool[SIZES] = { 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 50, 100 };
    unsigned long K = pool[i / SIZES], M = pool[i % SIZES];
    const plane_t *P = plane_make(A, 2, DISJOINT, K, M, NULL);
    const dynamics_t *D = flow_dynamics("two-stage", P, TWO_STAGE);
    const certificate_t *C = certificate_trap(D);
    fault_t fault;
    bool good = C && certificate_check(D, C, &fault) && certificate_is_limit(C);
    cell[0] = real_si(A, (long)K);
    cell[1] = real_si(A, (long)M);
    const game_t *g = plane_game(P);
    cell[2] = real_si(A, good && set_within(P->n, C->kept, g->AP_O) ? 1 : good && set_within(P->n, C->kept, g->AO_P) ? -1 : 0);
}

static const sweep_t winners = { .name = "winners", .columns = winner_columns, .rows = SIZES * SIZES, .prepare = nothing, .row = winner_row, .data = true };

/* --- how fast -------------------------------------------------------------------------------------------------------------------- */

static const column_t fast_columns[] = {
    { "K", "$K$", COLUMN_EXACT }, { "M", "$M$", COLUMN_EXACT }, { "h", "$h$", COLUMN_EXACT },
    { "perfect", "perfect", COLUMN_DOWN }, { "partial", "partial", COLUMN_DOWN }, { "disjoint", "disjoint", COLUMN_DOWN },
    { "owner-only perfect", "perfect, owner-only", COLUMN_DOWN },
    { "in Owner", "$p_{100}(A_O)$", COLUMN_DOWN }, { "in Public", "$p_{100}(A_P)$", COLUMN_DOWN }, { NULL, NULL, COLUMN_EXACT }
};

static const real_t *finite(const real_t *x) { return x && !real_is_inf(x) ? x : NULL; }

static void fast_row(const real_t **cell, arena_t *A, size_t i, const void *nothing)
{
    (void)nothing;
    static const unsigned long pool[4][2] = { { 2, 2 }, { 10, 10 }, { 10, 4 }, { 4, 10 } };
    const char *why;
    scene_t s = { i % 2 ? 4 : 2, PERFECT, pool[i / 2][0], pool[i / 2][1] };
    cell[0] = real_si(A, (long)s.K);
    cell[1] = real_si(A, (long)s.M);
    cell[2] = real_ratio(A, 1, s.steps);
    for (; s.scenario < SCENARIOS; s.scenario++) {
        const flows_t *f = prepare(A, &s, 0, NULL);
        const game_t *g = f->game;
        cell[3 + s.scenario] = finite(flow_rounds(f->two, plane_claimed(g), &why));
        if (s.scenario == PERFECT) cell[6] = finite(flow_rounds(f->owner, g->AO, &why));
        if (s.scenario < DISJOINT) continue;
        cell[7] = span_real(A, flow_mass(f->two, ROUNDS, g->AO));
        cell[8] = span_real(A, flow_mass(f->two, ROUNDS, g->AP));
    }
}

static const sweep_t fast = {
    "fast", "Rounds until at most $\\frac1{100}$ of the mass is off the claimed set, two-stage, in the three scenarios (empty: none of the 100 rounds is one), and under owner-only in the first; "
    "with disjoint circles the mass in the Owner's and in the Public's after 100 rounds, rounded down.", fast_columns, 8, .prepare = nothing, .row = fast_row
};

const sweep_t *const synthetic_sweeps[] = {
    &fast, &rounds[0], &rounds[1], &rounds[2], &rounds[3], &rounds[4], &rounds[5], &rounds[6], &rounds[7], &rounds[8], &rounds[9], &rounds[10],
    &rounds[11], &plane[0], &plane[1], &plane[2], &winners, NULL
};
