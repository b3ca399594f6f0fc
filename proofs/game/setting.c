/* SPDX-License-Identifier: MIT */
#include "proofs/game/setting.h"

#include <stdint.h>
#include <string.h>

/* --- sets --------------------------------------------------------------------------------------------------------- */

bool *set_argmax(arena_t *A, size_t n, mpq_srcptr w, const bool *in)
{
    bool *S = ARENA_ARRAY(A, bool, n);
    mpq_srcptr best = NULL;
    for (size_t x = 0; x < n; x++)
        if ((!in || in[x]) && (!best || mpq_cmp(w + x, best) > 0)) best = w + x;
    for (size_t x = 0; x < n; x++) S[x] = (!in || in[x]) && best && mpq_equal(w + x, best);
    return S;
}

bool *set_and(arena_t *A, size_t n, const bool *a, const bool *b)
{
    bool *S = ARENA_ARRAY(A, bool, n);
    for (size_t x = 0; x < n; x++) S[x] = a[x] && b[x];
    return S;
}

bool *set_minus(arena_t *A, size_t n, const bool *a, const bool *b)
{
    bool *S = ARENA_ARRAY(A, bool, n);
    for (size_t x = 0; x < n; x++) S[x] = (!a || a[x]) && !b[x];
    return S;
}

size_t set_size(size_t n, const bool *a)
{
    size_t k = 0;
    for (size_t x = 0; x < n; x++) k += a[x];
    return k;
}

bool set_same(size_t n, const bool *a, const bool *b) { return memcmp(a, b, n * sizeof *a) == 0; }

bool set_within(size_t n, const bool *a, const bool *b)
{
    for (size_t x = 0; x < n; x++)
        if (a[x] && !b[x]) return false;
    return true;
}

size_t set_first(size_t n, const bool *S)
{
    size_t x = 0;
    while (x < n && !S[x]) x++;
    return x;
}

mpq_srcptr set_mass(const pmf_t *p, const bool *S)
{
    mpq_ptr m = arena_mpq(p->home, 1);
    pmf_mass(m, p, S);
    return m;
}

/* --- a game ---------------------------------------------------------------------------------------------------------- */

unsigned long pool_of(chain_t *t, const candidate_t *c, const char *name)
{
    mpq_srcptr k = candidate_number(c, name);
    if (mpz_cmp_ui(mpq_denref(k), 1) != 0 || mpz_cmp_ui(mpq_numref(k), 2) < 0) chain_outside(t, "%s is not an integer of at least 2", name);
    else if (mpz_cmp_ui(mpq_numref(k), POOL_MAX) > 0) chain_beyond(t, "%s is above %d", name, POOL_MAX);
    else return mpz_get_ui(mpq_numref(k));
    return 0;
}

bool weights_positive(chain_t *t, const candidate_t *c, const char *name)
{
    const value_t *v = candidate_value(c, name);
    for (size_t x = 0; x < v->cells; x++)
        if (mpq_sgn(v->at + x) <= 0) { chain_outside(t, "%s at x=%zu is not positive, so no e^reward", name, x); return false; }
    return true;
}

bool full_support(chain_t *t, const candidate_t *c, const char *name)
{
    const pmf_t *p = candidate_law(c, name);
    for (size_t x = 0; x < p->cells; x++)
        if (mpz_sgn(p->num + x) == 0) { chain_outside(t, "%s(%zu) = 0: no full support", name, x); return false; }
    return true;
}

const game_t *game_make(arena_t *A, size_t n, mpq_srcptr owner, mpq_srcptr public, const pmf_t *p0, unsigned long K, unsigned long M)
{
    game_t *g = ARENA_NEW(A, game_t);
    *g = (game_t){ .home = A, .n = n, .owner = owner, .public = public, .p0 = p0, .K = K, .M = M };
    g->AO = set_argmax(A, n, owner, NULL);
    g->AP = set_argmax(A, n, public, NULL);
    g->AP_O = set_argmax(A, n, public, g->AO);
    g->AO_P = set_argmax(A, n, owner, g->AP);
    g->both = set_and(A, n, g->AO, g->AP);
    return g;
}

const game_t *game_of(chain_t *t, const candidate_t *c)
{
    const pmf_t *p0 = candidate_law(c, "p0");
    if (!weights_positive(t, c, "e^rO") || !weights_positive(t, c, "e^rP") || !full_support(t, c, "p0")) return NULL;
    unsigned long K = pool_of(t, c, "K"), M = pool_of(t, c, "M");
    if (!K || !M) return NULL;
    return game_make(c->home, p0->cells, candidate_value(c, "e^rO")->at, candidate_value(c, "e^rP")->at, p0, K, M);
}

bool game_aligned(const game_t *g) { return set_same(g->n, g->AO, g->AP); }
bool game_disjoint(const game_t *g) { return set_size(g->n, g->both) == 0; }

size_t game_dominator(const game_t *g, size_t x)
{
    for (size_t y = 0; y < g->n; y++) {
        int o = mpq_cmp(g->owner + y, g->owner + x), p = mpq_cmp(g->public + y, g->public + x);
        if (o >= 0 && p >= 0 && (o > 0 || p > 0)) return y;
    }
    return SIZE_MAX;
}

const pmf_t *game_owner_stage(const game_t *g, const pmf_t *p) { return bt_round(bt_levels(g->home, g->n, g->owner), p, g->K); }
const pmf_t *game_public_stage(const game_t *g, const pmf_t *q) { return bt_round(bt_levels(g->home, g->n, g->public), q, g->M); }
