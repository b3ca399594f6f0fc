/* SPDX-License-Identifier: MIT
**
** game/synthetic: two agents who like circles in the plane, iterated for a hundred rounds.
**
** With S the total weight of the competitors, 1/(w+S) is the integral of e^(-(w+S)s), so H = K w int e^(-w s) phi(s)^(K-1) ds with phi the
** Laplace transform of one competitor's weight: a sum over a few hundred s in place of the pools. In t = log s the integrand is analytic in a
** strip of half width pi/2, and the sum of step STEP is off by some e^(-pi^2/STEP), below 1e-16.
*/
#include "bench/plain/plain.h"

#include <string.h>

enum { STEPS_MAX = 5, POINTS_TOP = (10 * STEPS_MAX + 1) * (10 * STEPS_MAX + 1), SQUARES = 16384, ROUNDS = 100, POOL_TOP = 300 };
enum { PERFECT, PARTIAL, DISJOINT, SCENARIOS };
enum { OWNER, PUBLIC, AGENTS };
#define STEP 0.25
#define T_LOW (-42.0)

/* The levels of one agent's weight, the circle's first, and the level of each class of points; by node s the e^(-w s) of the levels, and K s
** times the step. */
typedef struct { size_t levels, nodes, of[POINTS_TOP]; double w[POINTS_TOP], K, *E, *c; } ladder_t;

/* The points by their levels for both agents. */
typedef struct { size_t n; double size[POINTS_TOP]; ladder_t ladder[AGENTS]; } plane_t;

/* --- points, levels, classes ------------------------------------------------------------------------------------------ */

/* The squared distance to (centre, 0) in half steps, the circle's own where it is less; `steps` half steps twice are the radius. */
static size_t square_of(long steps, size_t point, long centre)
{
    long side = 10 * steps + 1, i = 2 * ((long)point % side - 5 * steps) - centre, j = 2 * ((long)point / side - 5 * steps);
    long square = i * i + j * j;
    return (size_t)(square > 4 * steps * steps ? square : 4 * steps * steps);
}

/* Numbers the squares that occur; the circle's is 0. of[point]. */
static void find_levels(ladder_t *l, long steps, long centre)
{
    static size_t place[SQUARES];
    size_t points = (size_t)((10 * steps + 1) * (10 * steps + 1));
    memset(place, 0, sizeof place);
    place[4 * steps * steps] = l->levels = 1;
    l->w[0] = 1;
    for (size_t x = 0; x < points; x++) {
        size_t square = square_of(steps, x, centre);
        if (!place[square]) {
            l->w[l->levels] = exp(2 - 2 * sqrt((double)square) / (double)steps);
            place[square] = ++l->levels;
        }
        l->of[x] = place[square] - 1;
    }
}

/* Points of the same two levels become one class; of[] then runs through the classes. */
static void find_classes(plane_t *P, long steps)
{
    static size_t place[POINTS_TOP], first[POINTS_TOP];
    ladder_t *a = &P->ladder[OWNER], *b = &P->ladder[PUBLIC];
    size_t points = (size_t)((10 * steps + 1) * (10 * steps + 1));
    memset(place, 0, a->levels * sizeof *place); /* the last class of each level of the Owner; classes are linked by `first` */
    P->n = 0;
    for (size_t x = 0; x < points; x++) {
        size_t o = a->of[x], p = b->of[x], k = place[o];
        while (k && b->of[k - 1] != p) k = first[k - 1];
        if (!k) {
            k = ++P->n; /* no greater than x + 1, so that writing of[k-1] is safe */
            a->of[k - 1] = o;
            b->of[k - 1] = p;
            P->size[k - 1] = 0;
            first[k - 1] = place[o];
            place[o] = k;
        }
        P->size[k - 1]++;
    }
}

/* --- rounds ------------------------------------------------------------------------------------------------------------- */

static void make_table(ladder_t *l, out_t *o, double K)
{
    double least = 1;
    for (size_t k = 0; k < l->levels; k++) least = fmin(least, l->w[k]);
    l->K = K;
    l->nodes = (size_t)((log(40 / least) - T_LOW) / STEP) + 1;
    l->E = work(o, l->nodes * l->levels);
    l->c = work(o, l->nodes);
    for (size_t i = 0; i < l->nodes; i++) {
        double s = exp(T_LOW + STEP * (double)i);
        l->c[i] = STEP * s * K;
        for (size_t k = 0; k < l->levels; k++) l->E[i * l->levels + k] = exp(-l->w[k] * s);
    }
}

static void stage(double *p, const plane_t *P, const ladder_t *l, double *mass, double *H)
{
    double sum = 0;
    memset(mass, 0, l->levels * sizeof *mass);
    memset(H, 0, l->levels * sizeof *H);
    for (size_t x = 0; x < P->n; x++) mass[l->of[x]] += p[x];
    for (size_t i = 0; i < l->nodes; i++) {
        const double *E = l->E + i * l->levels;
        double phi = 0;
        for (size_t k = 0; k < l->levels; k++) phi += mass[k] * E[k];
        double f = l->c[i] * pow(phi, l->K - 1);
        if (f == 0) break; /* and so for every greater s */
        for (size_t k = 0; k < l->levels; k++) H[k] += f * E[k];
    }
    for (size_t x = 0; x < P->n; x++) sum += p[x] *= l->w[l->of[x]] * H[l->of[x]];
    for (size_t x = 0; x < P->n; x++) p[x] /= sum;
}

/* --- sets ---------------------------------------------------------------------------------------------------------------- */

/* By class: AO; AP|O, which is AO n AP where they meet; AO|P. */
typedef struct { bool AO[POINTS_TOP], claimed[POINTS_TOP], other[POINTS_TOP]; } sets_t;

/* The points of the circle of `within` that `agent` likes best. */
static void best_within(bool *S, const plane_t *P, int agent, int within)
{
    const ladder_t *a = &P->ladder[agent], *b = &P->ladder[within];
    double best = 0;
    for (size_t x = 0; x < P->n; x++)
        if (b->of[x] == 0) best = fmax(best, a->w[a->of[x]]);
    for (size_t x = 0; x < P->n; x++) S[x] = b->of[x] == 0 && a->w[a->of[x]] == best;
}

static void find_sets(sets_t *S, const plane_t *P)
{
    for (size_t x = 0; x < P->n; x++) S->AO[x] = P->ladder[OWNER].of[x] == 0;
    best_within(S->claimed, P, PUBLIC, OWNER);
    best_within(S->other, P, OWNER, PUBLIC);
}

/* Added up on S, and off it: 1 - p(S) would lose what is small. */
static double mass_on(const double *p, const bool *S, size_t n)
{
    double m = 0;
    for (size_t x = 0; x < n; x++) m += S[x] ? p[x] : 0;
    return m;
}

static double mass_off(const double *p, const bool *S, size_t n)
{
    double m = 0;
    for (size_t x = 0; x < n; x++) m += S[x] ? 0 : p[x];
    return m;
}

/* --- a loop --------------------------------------------------------------------------------------------------------------- */

/* Masses after the last round but one and after the last; the first round with at most 1/100 off the claimed set. */
typedef struct { double off_claimed[2], off_other[2], off_AO[2], AO, rounds; bool public_wins; } loop_t;

static void run(loop_t *r, out_t *o, const plane_t *P, const sets_t *S, bool two_stage)
{
    double *p = work(o, P->n), *room = work(o, 2 * POINTS_TOP), points = 0;
    *r = (loop_t){ .rounds = INFINITY };
    for (size_t x = 0; x < P->n; x++) points += P->size[x];
    for (size_t x = 0; x < P->n; x++) p[x] = P->size[x] / points;
    for (int t = 0; t <= ROUNDS; t++) {
        if (t > 0) {
            stage(p, P, &P->ladder[OWNER], room, room + POINTS_TOP);
            if (two_stage) stage(p, P, &P->ladder[PUBLIC], room, room + POINTS_TOP);
        }
        if (isinf(r->rounds) && mass_off(p, S->claimed, P->n) <= 0.01) r->rounds = t;
        if (t < ROUNDS - 1) continue;
        r->off_claimed[t - ROUNDS + 1] = mass_off(p, S->claimed, P->n);
        r->off_other[t - ROUNDS + 1] = mass_off(p, S->other, P->n);
        r->off_AO[t - ROUNDS + 1] = mass_off(p, S->AO, P->n);
    }
    r->AO = mass_on(p, S->AO, P->n);
    r->public_wins = mass_on(p, S->other, P->n) > mass_on(p, S->claimed, P->n);
}

/* --- the links ------------------------------------------------------------------------------------------------------------- */

static void falls(out_t *o, unsigned link, const double m[2]) { decide_lt(o, link, m[1] > 0 ? m[1] / m[0] : 0, 1); }

static void synthetic(out_t *o, const plain_t *c)
{
    static plane_t P;
    static sets_t S;
    double h = c->value[0].at[0], K = c->value[1].at[0], M = c->value[2].at[0];
    long steps = lround(1 / h);
    loop_t two[SCENARIOS], owner[SCENARIOS];
    if (K < 2 || K > POOL_TOP || K != floor(K) || M < 2 || M > POOL_TOP || M != floor(M)) return;
    if (steps < 1 || steps > STEPS_MAX || fabs(h * (double)steps - 1) > TOLERANCE) return;
    for (int s = 0; s < SCENARIOS; s++) {
        find_levels(&P.ladder[OWNER], steps, 0);
        find_levels(&P.ladder[PUBLIC], steps, 3 * steps * s);
        find_classes(&P, steps);
        find_sets(&S, &P);
        make_table(&P.ladder[OWNER], o, K);
        make_table(&P.ladder[PUBLIC], o, M);
        run(&two[s], o, &P, &S, true);
        run(&owner[s], o, &P, &S, false);
        falls(o, (unsigned)s, two[s].off_claimed);
        falls(o, 3 + (unsigned)s, owner[s].off_claimed);
        falls(o, 6, owner[s].off_AO);
    }
    falls(o, 7, two[DISJOINT].public_wins ? two[DISJOINT].off_other : two[DISJOINT].off_claimed);
    decide_le(o, 8, two[PERFECT].rounds, two[PARTIAL].rounds);
    decide_le(o, 9, two[PERFECT].rounds, two[DISJOINT].rounds);
    decide_le(o, 10, owner[PERFECT].rounds, owner[PARTIAL].rounds);
    decide_le(o, 11, owner[PERFECT].rounds, owner[DISJOINT].rounds);
    decide_le(o, 12, 0.9, two[DISJOINT].AO);
    decide_le(o, 13, 0.9, owner[DISJOINT].AO);
}

static const char *const params[] = { "h", "K", "M", NULL };

const plain_lemma_t plain_plane[] = {
    { "game/synthetic", params, synthetic },
    { NULL, NULL, NULL }
};
