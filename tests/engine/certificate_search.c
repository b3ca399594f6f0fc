/* SPDX-License-Identifier: MIT
**
** Proposals from boxes in doubles are those from boxes of all the bits, on every family of games; where they come out unsure nothing is asked of them.
*/
#include "proofs/engine/certificate_parts.h"
#include "tests/support/game_families.h"
#include "tests/support/assert.h"

#include <string.h>

static arena_t *A;

static void open_arena(void) { A = arena_new(); }
static void close_arena(void) { arena_free(A); }
TestSuite(engine_certificate_search, .init = open_arena, .fini = close_arena);

static const param_t params[] = { PARAM_OWNER, PARAM_PUBLIC, PARAM_START, PARAM_K, PARAM_M, PARAM_END };

static bool same(const certificate_t *a, const certificate_t *b)
{
    if (!a || !b) return a == b;
    return a->kind == b->kind && a->rounds == b->rounds && mpq_equal(a->outside, b->outside) && mpq_equal(a->factor, b->factor)
        && memcmp(a->kept, b->kept, a->points) == 0 && memcmp(a->vanishing, b->vanishing, a->points) == 0;
}

static void compare(const dynamics_t *D, const char *family, size_t i, size_t *sure)
{
    bool unsure, ignored;
    const size_t *class = dynamics_classes(D);
    for (size_t x = 0; x < D->points; x++)
        for (size_t y = 0; y < D->points; y++) cr_assert_eq(class[x] == class[y], D->alike(D, x, y), "%s, %zu: points %zu and %zu", family, i, x, y);
    const certificate_t *quick = certificate_search(D, class, true, &unsure), *slow = certificate_search(D, class, false, &ignored);
    cr_assert_not(ignored, "all the bits are sure");
    *sure += !unsure;
    cr_assert(unsure || same(quick, slow), "%s, %s, %zu: %s; not %s", D->name, family, i, quick ? certificate_text(A, quick) : "none", slow ? certificate_text(A, slow) : "none");
}

Test(engine_certificate_search, doubles_find_what_all_the_bits_find)
{
    static const family_t *const families[] = { &games_aligned, &games_partial, &games_opposed, &games_unchanged, &games_compromise, &games_balanced,
                                                &games_several, &games_random };
    size_t sure = 0, all = 0;
    for (size_t f = 0; f < sizeof families / sizeof *families; f++)
        for (size_t i = 0; i < 40; i++, all += 2) {
            arena_reset(A);
            candidate_t *c = candidate_new(A, params);
            draw_t d = draw_start(7, families[f]->name, i);
            families[f]->make(c, &d, i);
            chain_t t = { .home = A };
            const game_t *g = game_of(&t, c);
            cr_assert_not_null(g);
            compare(game_two_stage(g), families[f]->name, i, &sure);
            compare(game_owner_only(g), families[f]->name, i, &sure);
        }
    cr_assert(10 * sure > 9 * all, "sure of %zu of %zu only", sure, all);
}
