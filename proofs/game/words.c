/* SPDX-License-Identifier: MIT */
#include "proofs/game/words.h"

const word_t *const game_words[] = { &word_weight,
                                     &word_weight_apart,
                                     &word_curated,
                                     &word_curated_apart,
                                     &word_round,
                                     &word_round_apart,
                                     &word_curated_mass,
                                     &word_round_mass,
                                     &word_pool_chance,
                                     &word_pool_share,
                                     &word_owner_limit,
                                     &word_two_limit,
                                     &word_owner_decay,
                                     &word_two_decay,
                                     &word_two_fall,
                                     &word_two_odds_decay,
                                     &word_two_off,
                                     &word_two_outside,
                                     &word_two_factor,
                                     &word_two_held,
                                     &word_plane_mass,
                                     &word_plane_off_mass,
                                     &word_plane_at,
                                     &word_plane_distance,
                                     &word_plane_rounds,
                                     &word_plane_limit,
                                     &word_plane_decay,
                                     &word_plane_off_decay,
                                     NULL };

/* --- arguments ---------------------------------------------------------------------------------------------------- */

bool call_stage(word_call_t *call, stage_t *s, const word_arg_t *w, const word_arg_t *K, size_t n)
{
    for (size_t x = 0; x < w->cells; x++)
        if (mpq_sgn(w->table + x) <= 0) { call->why = "a weight that is not positive, so no e^reward"; return false; }
    if (K->integer < 2) { call->why = "a pool of fewer than two"; return false; }
    if (K->integer > POOL_MAX) { call->beyond = "a pool of more than 10000"; return false; }
    if (w->cells != n) { call->why = "weights on other points than the law"; return false; }
    *s = (stage_t){ w->table, (unsigned long)K->integer };
    return true;
}

bool call_letter(word_call_t *call, const word_arg_t *x, size_t n)
{
    if (x->dim[0] != n) call->why = "a letter that is no point of the law";
    return x->dim[0] == n;
}

const bool *call_set(word_call_t *call, const word_arg_t *S, size_t n)
{
    bool *in = ARENA_ARRAY(call->A, bool, n);
    if (S->cells != n) { call->why = "a set of other points than the law's"; return NULL; }
    for (size_t x = 0; x < n; x++) {
        in[x] = mpq_sgn(S->table + x) != 0;
        if (in[x] && mpq_cmp_ui(S->table + x, 1, 1) != 0) { call->why = "a set is 1 or 0 at each point"; return NULL; }
    }
    return in;
}

/* --- what is kept ------------------------------------------------------------------------------------------------- */

game_kept_t *game_kept(word_call_t *call)
{
    if (!*call->shared) *call->shared = ARENA_NEW(call->A, game_kept_t);
    return *call->shared;
}

bool law_same(const pmf_t *a, const pmf_t *b)
{
    if (a == b) return true;
    if (a->cells != b->cells || mpz_cmp(a->den, b->den) != 0) return false;
    for (size_t x = 0; x < a->cells; x++)
        if (mpz_cmp(a->num + x, b->num + x) != 0) return false;
    return true;
}

bool stage_same(stage_t a, stage_t b, size_t n)
{
    if (a.pool != b.pool) return false;
    for (size_t x = 0; a.w != b.w && x < n; x++)
        if (!mpq_equal(a.w + x, b.w + x)) return false;
    return true;
}

const curation_t *call_curation(word_call_t *call, stage_t s, const pmf_t *p, bool apart)
{
    game_kept_t *kept = game_kept(call);
    const curation_t *c = kept->curations;
    while (c && !(c->apart == apart && stage_same(c->stage, s, p->cells) && law_same(c->p, p))) c = c->next;
    if (!c) {
        curation_t *own = ARENA_NEW(call->A, curation_t);
        *own = (curation_t){ .next = kept->curations, .stage = s, .p = p, .apart = apart,
                             .L = (apart ? bt_levels_apart : bt_levels)(call->A, p->cells, s.w) };
        mpq_ptr H = arena_mpq(call->A, own->L->levels);
        if (bt_weights(H, own->L, p, s.pool)) { own->H = H; own->after = bt_times(own->L, p, H); }
        kept->curations = c = own;
    }
    if (!c->H) call->beyond = "the pools are too many to be counted exactly";
    return c->H ? c : NULL;
}
