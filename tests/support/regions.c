/* SPDX-License-Identifier: MIT */
#include "tests/support/regions.h"

#include <math.h>

static mpq_ptr table(arena_t *A, const unsigned long *w, size_t n)
{
    mpq_ptr q = arena_mpq(A, n);
    for (size_t x = 0; x < n; x++) mpq_set_ui(q + x, w[x], 1);
    return q;
}

bool same_weights(const region_t *r, size_t x, size_t y)
{
    return r->w[0][x] == r->w[0][y] && (r->stages == 1 || r->w[1][x] == r->w[1][y]);
}

/* Near 0, near 1, both ends, and between. */
static void some_mass(mpq_ptr e, dice_t *dice)
{
    static const char *const masses[] = { "0",        "1/1000000000",         "1/1000", "1/20", "1/3", "1/2", "9/10",
                                          "999/1000", "999999999/1000000000", "1" };
    unsigned long k = dice_below(dice, 13);
    if (k < 10) mpq_set_str(e, masses[k], 10);
    else mpq_set_ui(e, 1 + dice_below(dice, 63), 64);
    mpq_canonicalize(e);
}

void make_loop(region_t *r)
{
    const stage_t stage[2] = { { table(r->home, r->w[0], r->n), r->K[0] }, { table(r->home, r->w[1], r->n), r->K[1] } };
    r->D = dynamics_of_stages("loop", pmf_uniform(r->home, r->n), r->stages, stage);
    r->z = arena_mpq(r->home, 1);
    r->D->odds(r->z, r->D, r->V, r->C, r->e);
}

bool some_region(region_t *r, arena_t *A, dice_t *dice, unsigned long pools)
{
    *r = (region_t){ .home = A,
                     .dice = dice,
                     .n = 2 + dice_below(dice, POINTS_MAX - 1),
                     .stages = 1 + dice_below(dice, 2),
                     .e = arena_mpq(A, 1) };
    unsigned long spread = dice_one_in(dice, 3) ? 3 : WEIGHT_MAX;
    size_t c = dice_below(dice, r->n), rest = 0;
    for (size_t s = 0; s < 2; s++) {
        r->K[s] = dice_one_in(dice, 4) ? 2 : 2 + dice_below(dice, pools - 1);
        for (size_t x = 0; x < r->n; x++) r->w[s][x] = 1 + dice_below(dice, spread);
    }
    for (size_t x = 0; x < r->n; x++) /* a second point with the kept weights, now and then */
        if (dice_one_in(dice, 6)) for (size_t s = 0; s < 2; s++) r->w[s][x] = r->w[s][c];
    for (size_t x = 0; x < r->n; x++) {
        r->C[x] = x == c || (same_weights(r, x, c) && !dice_one_in(dice, 4));
        r->V[x] = !r->C[x];
        rest += r->V[x];
    }
    some_mass(r->e, dice);
    if (rest) make_loop(r);
    return rest;
}

const char *region_text(const region_t *r, mpq_srcptr p)
{
    const char *s = "C =";
    for (size_t x = 0; x < r->n; x++)
        if (r->C[x]) s = arena_printf(r->home, "%s %zu", s, x);
    for (size_t k = 0; k < r->stages; k++) s = arena_printf(r->home, "%s, K = %lu, w = (%s)", s, r->K[k],
        rats_text(r->home, table(r->home, r->w[k], r->n), r->n));
    return arena_printf(r->home, "%s, e = %s, z = %.17g%s%s", s, rats_text(r->home, r->e, 1), mpq_get_d(r->z),
        p ? ", p = " : "", p ? rats_text(r->home, p, r->n) : "");
}

/* --- exact factors ------------------------------------------------------------------------------------------------ */

bool few_tuples(const region_t *r)
{
    double most = 0;
    for (size_t s = 0; s < r->stages; s++) most = fmax(most, pow((double)r->n, (double)r->K[s] - 1));
    return most <= 300;
}

bool factors(mpq_ptr F, const region_t *r, mpq_srcptr p0)
{
    size_t n = r->n;
    mpq_ptr H = arena_mpq(r->home, n), p = arena_mpq(r->home, n);
    for (size_t x = 0; x < n; x++) { mpq_set(p + x, p0 + x); mpq_set_ui(F + x, 1, 1); }
    for (size_t s = 0; s < r->stages; s++) {
        mpq_srcptr w = table(r->home, r->w[s], n);
        const bt_levels_t *L = bt_levels(r->home, n, w);
        const drawn_t d = { .n = n, .p = p, .w = w, .K = r->K[s] };
        bool ordered = few_tuples(r);
        if (!ordered && !bt_weights(H, L, pmf_make(r->home, n, p), r->K[s])) return false;
        mpq_ptr h = arena_mpq(r->home, n);
        for (size_t x = 0; x < n; x++) {
            if (ordered) ordered_share(h + x, &d, w + x);
            else mpq_set(h + x, H + L->level[x]);
        }
        for (size_t x = 0; x < n; x++) { mpq_mul(F + x, F + x, h + x); mpq_mul(p + x, p + x, h + x); }
    }
    return true;
}

mpq_ptr worst(const region_t *r, mpq_srcptr p)
{
    mpq_ptr F = arena_mpq(r->home, r->n), most = arena_mpq(r->home, 2), ratio = most + 1;
    size_t c = 0;
    if (!factors(F, r, p)) return NULL;
    while (!r->C[c]) c++;
    for (size_t x = 0; x < r->n; x++) {
        if (!r->V[x]) continue;
        mpq_div(ratio, F + x, F + c);
        if (mpq_cmp(ratio, most) > 0) mpq_set(most, ratio);
    }
    return most;
}

mpq_ptr law_off(const region_t *r, mpq_srcptr m, const unsigned long *share)
{
    mpq_ptr p = arena_mpq(r->home, r->n), rest = arena_mpq(r->home, 1);
    unsigned long on = 0, off = 0, part[POINTS_MAX];
    for (size_t x = 0; x < r->n; x++) {
        part[x] = r->C[x] ? 1 + dice_below(r->dice, 3) : share[x];
        *(r->C[x] ? &on : &off) += part[x];
    }
    mpq_set_ui(rest, 1, 1);
    mpq_sub(rest, rest, m);
    for (size_t x = 0; x < r->n; x++) {
        mpq_set_ui(p + x, part[x], r->C[x] ? on : off);
        mpq_canonicalize(p + x);
        mpq_mul(p + x, p + x, r->C[x] ? rest : m);
    }
    return p;
}
