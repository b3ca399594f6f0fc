/* SPDX-License-Identifier: MIT */
#include "proofs/game/fairness.h"
#include "proofs/game/families.h"
#include "proofs/game/paper.h"

enum { PROFILES = 5, PROFILES_ALL, POINTS = 3 };

/* Common favourites; opposed with equal gaps in f; opposed, the Owner's gap wider; a compromise; both like the same best; and, beyond the five of the table, a point of AO that
** another one dominates. */
static const long profile_owner[PROFILES_ALL][POINTS] = { { 2, 2, 1 }, { 4, 2, 1 }, { 9, 2, 1 }, { 4, 3, 1 }, { 3, 2, 1 }, { 2, 2, 1 } };
static const long profile_public[PROFILES_ALL][POINTS] = { { 2, 2, 1 }, { 1, 2, 4 }, { 1, 2, 3 }, { 1, 3, 4 }, { 9, 4, 1 }, { 2, 1, 1 } };

static void set_profiles(candidate_t *c, size_t first, size_t n)
{
    mpq_ptr owner = candidate_table(c, "e^rO", 2, (size_t[]){ n, POINTS }), public = candidate_table(c, "e^rP", 2, (size_t[]){ n, POINTS });
    for (size_t k = 0; k < n * POINTS; k++) {
        mpq_set_si(owner + k, profile_owner[first + k / POINTS][k % POINTS], 1);
        mpq_set_si(public + k, profile_public[first + k / POINTS][k % POINTS], 1);
    }
}

static const long pools[10][2] = { { 2, 2 }, { 2, 3 }, { 3, 2 }, { 10, 10 }, { 10, 4 }, { 4, 10 }, { 2, 30 }, { 30, 2 }, { 40, 40 }, { 5, 7 } };
static const long starts[4][2][POINTS] = { { { 1, 1, 1 }, { 2, 1, 1 } }, { { 1, 1, 1 }, { 1, 1, 98 } }, { { 98, 1, 1 }, { 1, 1, 98 } }, { { 1, 98, 1 }, { 90, 5, 5 } } };

static void set_mechanism(candidate_t *c, size_t i)
{
    const long *k = pools[i % 10];
    candidate_set_ratio(c, "K", k[0], 1);
    candidate_set_ratio(c, "M", k[1], 1);
    game_set_law(c, "p0", POINTS, starts[i / 10 % 4][0]);
    game_set_law(c, "p0'", POINTS, starts[i / 10 % 4][1]);
}

enum { SINGLES = 160 };

/* One profile alone: for the steps of the proof, and for small witnesses. */
static void make_single(candidate_t *c, draw_t *d, size_t i)
{
    (void)d;
    bool last = i >= SINGLES;
    set_mechanism(c, last ? i - SINGLES : i / 4);
    set_profiles(c, last ? PROFILES : i % 4, 1); /* all but that on which all three properties hold */
}

static void make_mechanism(candidate_t *c, draw_t *d, size_t i)
{
    (void)d;
    set_mechanism(c, i);
    set_profiles(c, 0, PROFILES);
}

/* Random profiles beside the one with common favourites and the opposed ones. */
static void make_random(candidate_t *c, draw_t *d, size_t i)
{
    (void)i;
    set_mechanism(c, 2); /* starts are set below */
    set_profiles(c, 0, 3);
    mpq_ptr owner = (mpq_ptr)candidate_value(c, "e^rO")->at, public = (mpq_ptr)candidate_value(c, "e^rP")->at;
    for (size_t x = 2 * POINTS; x < 3 * POINTS; x++) {
        mpq_set_si(owner + x, draw_int(d, 1, 9), 1);
        mpq_set_si(public + x, draw_int(d, 1, 9), 1);
    }
    long near = draw_int(d, 50, 99), off = draw_int(d, 1, 9);
    game_set_law(c, "p0", POINTS, (const long[]){ near, off, 1 });
    off = draw_int(d, 1, 9);
    near = draw_int(d, 50, 99);
    game_set_law(c, "p0'", POINTS, (const long[]){ 1, off, near });
    candidate_set_ratio(c, "K", draw_int(d, 2, 12), 1);
    candidate_set_ratio(c, "M", draw_int(d, 2, 12), 1);
}

/* Two opposed points with traps at both: weights (a/12, 1) and (1, b/12), the first a, b > 12 in order for which l < 1 both ways. */
static void make_no_ties(candidate_t *c, draw_t *d, size_t i)
{
    const long *k = pools[i % 10];
    size_t shape[] = { 1, 2 };
    mpq_ptr owner = candidate_table(c, "e^rO", 2, shape), public = candidate_table(c, "e^rP", 2, shape);
    const pmf_t *p = pmf_uniform(c->home, 2);
    for (size_t x = 0; x < 2; x++) { mpq_set_ui(owner + x, 1, 1); mpq_set_ui(public + x, 1, 1); }
    long tried = 0, wanted = (long)(i / 10);
    for (long sum = 26; sum < 120; sum++)
        for (long a = 13; a < sum - 12; a++) {
            mpq_set_ui(owner, (unsigned long)a, 12);
            mpq_set_ui(public + 1, (unsigned long)(sum - a), 12);
            mpq_canonicalize(owner);
            mpq_canonicalize(public + 1);
            const game_t *g = game_make(c->home, 2, owner, public, p, (unsigned long)k[0], (unsigned long)k[1]);
            bool traps = mpq_cmp_ui(game_invasion(g, 0, 1), 1, 1) < 0 && mpq_cmp_ui(game_invasion(g, 1, 0), 1, 1) < 0;
            if (traps && tried++ == wanted) { sum = 120; break; }
        }
    (void)d;
    candidate_set_ratio(c, "K", k[0], 1);
    candidate_set_ratio(c, "M", k[1], 1);
    game_set_law(c, "p0", 2, (const long[]){ 99, 1 });
    game_set_law(c, "p0'", 2, (const long[]){ 1, 99 });
}

/* --- which of the three fails ----------------------------------------------------------------------------------------------- */

static const column_t columns[] = {
    { "profile", "profile", COLUMN_EXACT }, { "K", "$K$", COLUMN_EXACT }, { "M", "$M$", COLUMN_EXACT }, { "parity", "order parity", COLUMN_EXACT },
    { "pareto", "Pareto", COLUMN_EXACT }, { "unique", "uniqueness", COLUMN_EXACT }, { NULL, NULL, COLUMN_EXACT }
};

static void row(const real_t **cell, arena_t *A, size_t i)
{
    static const long k[4][2] = { { 2, 2 }, { 10, 10 }, { 10, 4 }, { 4, 10 } };
    candidate_t *c = candidate_new(A, game_fairness_impossibility.params);
    const long *kM = k[i % 4];
    set_mechanism(c, 0);
    set_profiles(c, 0, PROFILES);
    game_set_law(c, "p0", POINTS, (const long[]){ 98, 1, 1 });
    game_set_law(c, "p0'", POINTS, (const long[]){ 1, 1, 98 });
    chain_t *t = ARENA_NEW(A, chain_t);
    t->home = A;
    chain_row(t, "%s", "");
    profile_t p = profile_look(t, profile_game(t, c, i / 4, (unsigned long)kM[0], (unsigned long)kM[1]), READ_TWO, "profile", candidate_law(c, "p0'"));
    cell[0] = real_si(A, (long)(i / 4));
    cell[1] = real_si(A, kM[0]);
    cell[2] = real_si(A, kM[1]);
    for (size_t f = 0; f < 3; f++) cell[3 + f] = p.first.C ? real_si(A, p.fails[f] ? 0 : 1) : NULL;
}

static const sweep_t which = {
    "which", "Which of the three fails (0) and which is not shown to fail (1), from $p_0=(\\frac{98}{100},\\frac1{100},\\frac1{100})$ and its mirror image $p_0'$. Profiles "
    "$e^{r_O}$, $e^{r_P}$: 0 $(2,2,1)$ twice; 1 $(4,2,1)$, $(1,2,4)$; 2 $(9,2,1)$, $(1,2,3)$; 3 $(4,3,1)$, $(1,3,4)$; 4 $(3,2,1)$, $(9,4,1)$.",
    columns, 4 * PROFILES, .row = row
};

static const family_t single = { "single", "one profile", SINGLES + 40, make_single };
static const family_t no_ties = { "no-ties", "ten mechanisms, two opposed points with traps at both", 60, make_no_ties };
static const family_t mechanisms = { "mechanisms", "ten mechanisms, four pairs of starts, five profiles each", 40, make_mechanism };
static const family_t randoms = { "random", "random mechanisms, a random profile beside two", 0, make_random };

const family_t *const fairness_families[] = { &single, &no_ties, &mechanisms, &randoms, NULL };
const sweep_t *const fairness_sweeps[] = { &which, NULL };
