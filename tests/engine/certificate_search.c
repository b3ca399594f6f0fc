/* SPDX-License-Identifier: MIT
**
** Proposals from boxes in doubles are those from boxes of all the bits, on the families of the claims about limits;
** where they come out unsure nothing is
** asked of them.
*/
#include "proofs/engine/certificate_parts.h"
#include "proofs/game/setting.h"
#include "tests/support/games.h"

#include <criterion/criterion.h>
#include <string.h>

static arena_t *A;

static void open_arena(void) { A = arena_new(); }
static void close_arena(void) { arena_free(A); }
TestSuite(engine_certificate_search, .init = open_arena, .fini = close_arena);

static bool same(const certificate_t *a, const certificate_t *b)
{
    if (!a || !b) return a == b;
    return a->kind == b->kind && a->rounds == b->rounds && mpq_equal(a->outside, b->outside) &&
           mpq_equal(a->factor, b->factor) && memcmp(a->kept, b->kept, a->points) == 0 &&
           memcmp(a->vanishing, b->vanishing, a->points) == 0;
}

static void compare(const dynamics_t *D, const char *family, size_t i, size_t *sure)
{
    bool unsure, ignored;
    const size_t *class = dynamics_classes(D);
    for (size_t x = 0; x < D->points; x++)
        for (size_t y = 0; y < D->points; y++)
            cr_assert_eq(class[x] == class[y], D -> alike(D, x, y), "%s, %zu: points %zu and %zu", family, i, x, y);
    const certificate_t *quick = certificate_search(D, class, true, &unsure),
                        *slow = certificate_search(D, class, false, &ignored);
    cr_assert_not(ignored, "all the bits are sure");
    *sure += !unsure;
    cr_assert(unsure || same(quick, slow), "%s, %s, %zu: %s; not %s", D->name, family, i, quick ? certificate_text(A,
        quick) : "none", slow ? certificate_text(A, slow) : "none");
}

Test(engine_certificate_search, doubles_find_what_all_the_bits_find)
{
    static const char *const lemma[] = { "perfect-alignment", "partial-alignment", "disjoint-alignment" };
    size_t sure = 0, all = 0;
    for (size_t k = 0; k < 3; k++) {
        const lemma_t *L = game_lemma(lemma[k]);
        for (size_t f = 0; L->families[f]; f++)
            for (size_t i = 0; i < 40 && !(L->families[f]->size && i >= L->families[f]->size); i++) {
                arena_reset(A);
                const candidate_t *c = lemma_candidate(A, L, f, 7, i);
                const brute_game_t g = brute_game(c, "p0");
                const stage_t stage[2] = { { g.owner, g.K }, { g.public, g.M } };
                for (size_t stages = 1; stages <= 2; stages++, all++)
                    compare(dynamics_of_stages(stages == 2 ? "two-stage" : "owner-only", candidate_law(c, "p0"),
                        stages, stage), L->families[f]->name, i, &sure);
            }
    }
    cr_assert(all > 700 && 10 * sure > 9 * all, "sure of %zu of %zu only", sure, all);
}
