/* SPDX-License-Identifier: MIT
**
** Draws and families: functions of (seed, name, index) alone.
*/
#include "cli/cli.h"
#include "tests/engine/toy.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

/* The published generator, started at 0 (Steele, Lea, Flood; the first outputs of Vigna's splitmix64.c). */
Test(engine_draw, is_splitmix64)
{
    draw_t d = { 0 };
    cr_assert(draw_bits(&d) == 0xe220a8397b1dcdafu && draw_bits(&d) == 0x6e789e6aa1b965f4u &&
              draw_bits(&d) == 0x06c45d188009454fu);
}

Test(engine_draw, depends_on_seed_name_and_index)
{
    uint64_t start = draw_start(1, "name", 7).state;
    cr_assert(draw_start(1, "name", 7).state == start);
    cr_assert(draw_start(2, "name", 7).state != start && draw_start(1, "nam", 7).state != start &&
              draw_start(1, "name", 8).state != start);
    cr_assert(draw_start(1, "", 0).state != draw_start(0, "", 1).state);
}

Test(engine_draw, ranges)
{
    draw_t d = draw_start(1, "ranges", 0);
    unsigned seen[7] = { 0 }, once = 0;
    for (int k = 0; k < 7000; k++) {
        long x = draw_int(&d, -3, 3), y = DRAW_FROM(&d, 5, 7, 11);
        cr_assert(x >= -3 && x <= 3 && (y == 5 || y == 7 || y == 11));
        seen[x + 3]++;
        once += draw_once_in(&d, 10) ? 1 : 0;
        cr_assert(draw_int(&d, 4, 4) == 4);
    }
    for (int k = 0; k < 7; k++)
        cr_assert(seen[k] > 850 && seen[k] < 1150, "%d was drawn %u times of 7000", k - 3, seen[k]);
    cr_assert(once > 550 && once < 850, "%u of 7000", once);
    long wide = draw_int(&d, INT64_MIN, INT64_MAX);
    (void)wide;
}

/* --- families ---------------------------------------------------------------------------------------------- */

static char *made(const lemma_t *L, size_t f, uint64_t seed, size_t i)
{
    arena_t *A = arena_new();
    json_t *j = candidate_to_json(lemma_candidate(A, L, f, seed, i));
    char *text = json_dumps(j, JSON_COMPACT);
    json_decref(j);
    arena_free(A);
    return text;
}

/* The seventh alone, and the seventh made after others in the same arena, are one. */
static void assert_alone(const lemma_t *L, size_t f)
{
    size_t n = L->families[f]->size, i = n && n < 8 ? n - 1 : 7;
    char *alone = made(L, f, 1, i);
    arena_t *A = arena_new();
    for (size_t k = 0; k < i; k++) lemma_candidate(A, L, f, 1, i - 1 - k);
    json_t *j = candidate_to_json(lemma_candidate(A, L, f, 1, i));
    char *after = json_dumps(j, JSON_COMPACT);
    cr_assert_str_eq(alone, after, "%s, family %s: candidate %zu depends on those before it", L->id,
                     L->families[f]->name, i);
    json_decref(j);
    arena_free(A);
    free(alone);
    free(after);
}

/* How many of the first candidates of all families differ between two seeds. */
static size_t differing(const lemma_t *L, uint64_t seed, uint64_t other)
{
    size_t n = 0;
    for (size_t f = 0; L->families[f]; f++)
        for (size_t i = 0; i < 6 && (!L->families[f]->size || i < L->families[f]->size); i++) {
            char *a = made(L, f, seed, i), *b = made(L, f, other, i);
            n += strcmp(a, b) != 0;
            free(a);
            free(b);
        }
    return n;
}

static void visit(void (*look)(const lemma_t *L))
{
    for (size_t i = 0; toy_paper.lemmas[i]; i++) look(toy_paper.lemmas[i]);
    for (size_t p = 0; papers_at(p); p++)
        for (size_t i = 0; papers_at(p)->lemmas[i]; i++) look(papers_at(p)->lemmas[i]);
}

static void look_alone(const lemma_t *L)
{
    for (size_t f = 0; L->families[f]; f++) assert_alone(L, f);
}

Test(engine_draw, a_candidate_is_made_from_its_place_alone) { visit(look_alone); }

static void look_same(const lemma_t *L) { cr_assert(differing(L, 5, 5) == 0, "%s", L->id); }

Test(engine_draw, the_same_seed_makes_the_same) { visit(look_same); }

Test(engine_draw, another_seed_makes_others)
{
    for (size_t p = 0; papers_at(p); p++)
        for (size_t i = 0; papers_at(p)->lemmas[i]; i++) {
            bool drawn = false; /* families of a stated size may be lists */
            for (size_t f = 0; papers_at(p)->lemmas[i]->families[f]; f++)
                drawn |= papers_at(p)->lemmas[i]->families[f]->size == 0;
            cr_assert(!drawn || differing(papers_at(p)->lemmas[i], 1, 2) > 0, "%s: the seed changes nothing",
                      papers_at(p)->lemmas[i]->id);
        }
    cr_assert(differing(&toy_steady, 1, 2) == 0);
}
