/* SPDX-License-Identifier: MIT */
#include "tests/support/game_families.h"

/* --- parts -------------------------------------------------------------------------------------------------------- */

void game_set_weights(candidate_t *c, const char *name, size_t n, const long *w)
{
    mpq_ptr at = candidate_table(c, name, 1, &n);
    for (size_t x = 0; x < n; x++) mpq_set_si(at + x, w[x], 1);
}

void game_set_law(candidate_t *c, const char *name, size_t n, const long *w)
{
    mpz_ptr z = arena_mpz(c->home, n);
    for (size_t x = 0; x < n; x++) mpz_set_si(z + x, w[x]);
    candidate_set_law(c, name, pmf_weights(c->home, n, z));
}

void game_set(candidate_t *c, size_t n, const long *owner, const long *public, const long *p0, long K, long M)
{
    game_set_weights(c, "e^rO", n, owner);
    game_set_weights(c, "e^rP", n, public);
    game_set_law(c, "p0", n, p0);
    candidate_set_ratio(c, "K", K, 1);
    candidate_set_ratio(c, "M", M, 1);
}

enum { POINTS_MAX = 6 };

typedef struct { size_t n; long owner[POINTS_MAX], public[POINTS_MAX], p0[POINTS_MAX]; } points_t;

/* n points with small weights, their laws now and then lopsided. */
static points_t random_points(draw_t *d, size_t least, size_t most)
{
    points_t g = { .n = (size_t)draw_int(d, (long)least, (long)most) };
    long top = DRAW_FROM(d, 3, 6, 12, 40);
    for (size_t x = 0; x < g.n; x++) {
        g.owner[x] = draw_int(d, 1, top);
        g.public[x] = draw_int(d, 1, top);
        g.p0[x] = draw_once_in(d, 4) ? draw_int(d, 1, 200) : draw_int(d, 1, 9);
    }
    return g;
}

/* Small pools mostly: with four levels and more their exact laws are long. */
static long random_pool(draw_t *d, size_t n) { return n > 3 ? DRAW_FROM(d, 2, 2, 3, 4, 6) : DRAW_FROM(d, 2, 2, 3, 4, 5, 8, 12, 20); }

static void set_points(candidate_t *c, draw_t *d, const points_t *g)
{
    long K = random_pool(d, g->n), M = random_pool(d, g->n);
    game_set(c, g->n, g->owner, g->public, g->p0, K, M);
}

/* --- families ----------------------------------------------------------------------------------------------------------- */

void game_make_aligned(candidate_t *c, draw_t *d, size_t i)
{
    static const long two[] = { 2, 1 }, fair[] = { 1, 1 }, pool[] = { 2, 3, 10, 100 };
    if (i < 32 && i % 2 == 0) { game_set(c, 2, two, two, fair, pool[i / 2 % 4], pool[i / 8]); return; }
    points_t g = random_points(d, 2, POINTS_MAX);
    size_t best = (size_t)draw_int(d, 1, (long)g.n - 1);
    for (size_t x = 0; x < best; x++) g.owner[x] = g.public[x] = 41; /* above all others */
    set_points(c, d, &g);
}

/* The first points are both agents' favourites, then some of one agent alone or of each. */
void game_make_partial(candidate_t *c, draw_t *d, size_t i)
{
    static const long owner[] = { 2, 2, 1 }, public[] = { 2, 1, 1 }, fair[] = { 1, 1, 1 }, pool[] = { 2, 3, 10, 50 };
    if (i < 32 && i % 2 == 0) { game_set(c, 3, i / 2 % 2 ? public : owner, i / 2 % 2 ? owner : public, fair, pool[i / 4 % 4], pool[i / 8]); return; }
    points_t g = random_points(d, 3, POINTS_MAX);
    size_t both = (size_t)draw_int(d, 1, (long)g.n - 2), only = (size_t)draw_int(d, (long)both + 1, (long)g.n);
    bool of_each = draw_once_in(d, 2), of_owner = draw_once_in(d, 2);
    for (size_t x = 0; x < only; x++) {
        if (x < both || (of_each ? x % 2 : of_owner)) g.owner[x] = 41;
        if (x < both || !(of_each ? x % 2 : of_owner)) g.public[x] = 41;
    }
    set_points(c, d, &g);
}

/* Two points, a for the Owner and b for the Public: every order of the gaps and of the pools. */
void game_make_opposed(candidate_t *c, draw_t *d, size_t i)
{
    static const long gap[4][2] = { { 2, 1 }, { 3, 2 }, { 3, 1 }, { 8, 1 } }, pool[8][2] = {
        { 2, 2 }, { 3, 2 }, { 10, 10 }, { 10, 4 }, { 4, 10 }, { 100, 2 }, { 2, 100 }, { 100, 100 } };
    static const long start[3][2] = { { 1, 1 }, { 1, 9 }, { 9, 1 } };
    const long *A = gap[i % 4], *B = gap[i / 4 % 4], *k = pool[i / 16 % 8];
    (void)d;
    game_set(c, 2, A, (const long[]){ B[1], B[0] }, start[i / 128 % 3], k[0], k[1]);
}

/* Two points and M = 2: the Public stage takes q(a) to q - h q(1-q), h = (B-1)/(B+1); it takes back what the Owner gave when
** h = (q - v)/(q (1-q)), v = p0(a). */
void game_make_unchanged(candidate_t *c, draw_t *d, size_t i)
{
    static const long gap[5][2] = { { 3, 1 }, { 2, 1 }, { 3, 2 }, { 5, 1 }, { 8, 1 } }, start[4][2] = { { 1, 1 }, { 1, 2 }, { 2, 1 }, { 1, 4 } };
    static const long pool[3] = { 2, 3, 4 };
    const long *A = gap[i % 5], *v = start[i / 5 % 4];
    long K = pool[i / 20 % 3];
    (void)d;
    game_set(c, 2, A, (const long[]){ 1, 2 }, v, K, 2);
    mpq_ptr w = (mpq_ptr)candidate_value(c, "e^rP")->at, p = arena_mpq(c->home, 3), q = p + 1, h = p + 2;
    const pmf_t *p0 = candidate_law(c, "p0");
    pmf_prob(p, p0, 0);
    pmf_prob(q, bt_round(bt_levels(c->home, 2, candidate_value(c, "e^rO")->at), p0, (unsigned long)K), 0);
    mpq_sub(h, q, p);
    mpq_div(h, h, q);
    mpz_sub(mpq_numref(q), mpq_denref(q), mpq_numref(q));
    mpq_canonicalize(q);
    mpq_div(h, h, q);
    bool in_reach = mpz_cmp(mpq_numref(h), mpq_denref(h)) < 0;
    if (!in_reach) return; /* no Public of any reward undoes so much: the game stays as it is */
    mpz_sub(mpq_numref(w), mpq_denref(h), mpq_numref(h));
    mpz_add(mpq_numref(w + 1), mpq_denref(h), mpq_numref(h));
    mpz_gcd(mpq_numref(p), mpq_numref(w), mpq_numref(w + 1));
    mpz_divexact(mpq_numref(w), mpq_numref(w), mpq_numref(p));
    mpz_divexact(mpq_numref(w + 1), mpq_numref(w + 1), mpq_numref(p));
}

/* Three points: the Owner's best, the Public's best, and one that both like almost as much. */
void game_make_compromise(candidate_t *c, draw_t *d, size_t i)
{
    static const long w[3][3] = { { 4, 3, 1 }, { 9, 8, 1 }, { 3, 2, 1 } }, pool[6][2] = { { 2, 2 }, { 3, 3 }, { 10, 10 }, { 10, 4 }, { 4, 10 }, { 30, 2 } };
    static const long start[3][3] = { { 1, 1, 1 }, { 8, 1, 1 }, { 1, 1, 8 } };
    const long *a = w[i % 3], *k = pool[i / 3 % 6];
    (void)d;
    game_set(c, 3, a, (const long[]){ a[2], a[1], a[0] }, start[i / 18 % 3], k[0], k[1]);
}

/* (1-1/K) rO + (1-1/M) rP equal on all points: rO = i a, rP = -i b times log 2, a (1-1/K) = b (1-1/M). */
void game_make_balanced(candidate_t *c, draw_t *d, size_t i)
{
    static const long game[7][4] = { { 2, 2, 1, 1 }, { 3, 3, 1, 1 }, { 10, 10, 2, 2 }, { 2, 4, 3, 2 }, { 4, 2, 2, 3 }, { 2, 3, 4, 3 }, { 10, 2, 5, 9 } };
    static const long start[3][3] = { { 1, 1, 1 }, { 1, 3, 5 }, { 5, 3, 1 } };
    const long *g = game[i % 7];
    size_t n = 2 + i / 7 % 2;
    long owner[3], public[3];
    (void)d;
    for (size_t x = 0; x < n; x++) {
        owner[x] = 1L << (g[2] * (long)(n - 1 - x));
        public[x] = 1L << (g[3] * (long)x);
    }
    game_set(c, n, owner, public, start[i / 14 % 3], g[0], g[1]);
}

/* Several favourites of the Owner among whom the Public distinguishes, favourites of the Public elsewhere. */
void game_make_several(candidate_t *c, draw_t *d, size_t i)
{
    static const long owner[] = { 9, 9, 1 }, public[] = { 2, 1, 3 }, fair[] = { 1, 1, 1 };
    if (i < 4) { game_set(c, 3, owner, public, fair, 2 + (long)i, 2); return; }
    points_t g = random_points(d, 3, 5);
    size_t owners = (size_t)draw_int(d, 2, (long)g.n - 1);
    for (size_t x = 0; x < owners; x++) g.owner[x] = 41;
    g.public[g.n - 1] = 41 + draw_int(d, 0, 1);
    set_points(c, d, &g);
}

void game_make_random(candidate_t *c, draw_t *d, size_t i)
{
    (void)i;
    points_t g = random_points(d, 2, 5);
    set_points(c, d, &g);
}

const family_t games_aligned = { "aligned", "two points, then random ones: both agents have the same favourites", 0, game_make_aligned };
const family_t games_partial = { "partial", "common favourites and favourites of one agent alone", 0, game_make_partial };
const family_t games_opposed = { "opposed", "two points, opposed rewards: every order of gaps and pool sizes, three starts", GAMES_OPPOSED, game_make_opposed };
const family_t games_unchanged = { "unchanged", "two points, opposed rewards: laws that one round leaves unchanged", GAMES_UNCHANGED, game_make_unchanged };
const family_t games_compromise = { "compromise", "three points, one of them liked by both", GAMES_COMPROMISE, game_make_compromise };
const family_t games_balanced = { "balanced", "opposed rewards with (1-1/K) rO + (1-1/M) rP equal on all points", GAMES_BALANCED, game_make_balanced };
const family_t games_several = { "several", "several favourites of the Owner, among whom the Public distinguishes", 0, game_make_several };
const family_t games_random = { "random", "two to five points with random weights, pools and laws", 0, game_make_random };
