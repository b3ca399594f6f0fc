/* SPDX-License-Identifier: MIT */
#include "proofs/game/words.h"

const word_t *const game_words[] = { &word_weight, &word_weight_apart, &word_curated, &word_curated_apart, &word_round, &word_round_apart,
                                    &word_pool_chance, &word_pool_share, NULL };

/* --- the arguments that words share ----------------------------------------------------------------------------------- */

bool call_stage(word_call_t *call, game_call_t *g, const word_arg_t *w, const word_arg_t *K)
{
    for (size_t x = 0; x < w->cells; x++)
        if (mpq_sgn(w->table + x) <= 0) { call->why = "a weight that is not positive, so no e^reward"; return false; }
    if (K->integer < 2) { call->why = "a pool of fewer than two"; return false; }
    if (K->integer > POOL_MAX) { call->beyond = "a pool of more than 10000"; return false; }
    if (g->n && g->n != w->cells) { call->why = "weights on different numbers of points"; return false; }
    g->n = w->cells;
    g->stage[g->stages++] = (stage_t){ w->table, (unsigned long)K->integer };
    return true;
}

bool call_law(word_call_t *call, game_call_t *g, const word_arg_t *p)
{
    if (g->n && g->n != p->cells) { call->why = "a law on other points than the weights"; return false; }
    g->n = p->cells;
    g->p = p->rank == 1 ? p->law : pmf_reshape(p->law, 1, &p->cells);
    return true;
}

bool call_letter(word_call_t *call, const game_call_t *g, const word_arg_t *x)
{
    if (x->dim[0] != g->n) call->why = "a letter that is no point of the law";
    return x->dim[0] == g->n;
}

static bool same_law(const pmf_t *a, const pmf_t *b)
{
    if (a == b) return true;
    if (a->cells != b->cells || mpz_cmp(a->den, b->den) != 0) return false;
    for (size_t x = 0; x < a->cells; x++)
        if (mpz_cmp(a->num + x, b->num + x) != 0) return false;
    return true;
}

static bool same_weights(mpq_srcptr a, mpq_srcptr b, size_t n)
{
    for (size_t x = 0; a != b && x < n; x++)
        if (!mpq_equal(a + x, b + x)) return false;
    return true;
}

bool call_same(const game_call_t *a, const game_call_t *b)
{
    if (a->n != b->n || a->stages != b->stages || !same_law(a->p, b->p)) return false;
    for (size_t s = 0; s < a->stages; s++)
        if (a->stage[s].pool != b->stage[s].pool || !same_weights(a->stage[s].w, b->stage[s].w, a->n)) return false;
    return true;
}
