/* SPDX-License-Identifier: MIT
**
** The laws on the doors, read from the text of the files: papers name no precision and no rounding; making an
** expression asks nothing; writers read alone.
*/
#include "tests/support/process.h"

#include <criterion/criterion.h>
#include <glob.h>
#include <string.h>

TestSuite(doors, .init = session_open, .fini = session_close);

enum { WORDS_MAX = 16 };
typedef struct { const char *where, *but[4], *words[WORDS_MAX]; } door_t;

#define ASKING                                                                                                         \
    "real_sgn", "real_cmp", "real_encl", "real_approx", "real_filter", "real_ends", "real_asked", "effort_t",          \
        "loglin_sgn", "loglin_encl"

static const door_t papers_door = {
    "proofs/*/*.[ch]", { "proofs/engine/", "proofs/claims/", "proofs/prove/" },
    { "mpfr", "mpfi", "MPFR_", "prec_max", "nextafter", "0x1p", "_box_init", "_encl", "real_approx", "KLINV_BITS" }
};
static const door_t makers_door = { "numerics/expr/real.c", { NULL }, { ASKING } };
static const door_t operations_door = { "numerics/expr/real_operations.c", { NULL }, { ASKING } };
static const door_t writers_door = {
    "proofs/engine/write*.[ch]", { NULL },
    { "real_t", "real_decimals", "lemma_chain", "decide_link", "candidate_new", "draw_start", "->make(",
      "->row(", "->prepare(", "->chain(", "sweep_run", "witness_at", "witness_seen" }
};

/* What stands in the text of this file that must not; NULL: nothing. */
static const char *forbidden(const door_t *door, const char *text)
{
    for (size_t k = 0; k < WORDS_MAX && door->words[k]; k++)
        if (strstr(text, door->words[k])) return door->words[k];
    return NULL;
}

static bool is_exempt(const door_t *door, const char *file)
{
    for (size_t k = 0; k < 4 && door->but[k]; k++)
        if (strncmp(file, door->but[k], strlen(door->but[k])) == 0) return true;
    return false;
}

static void hold(const door_t *door)
{
    glob_t g;
    size_t seen = 0;
    cr_assert(glob(door->where, 0, NULL, &g) == 0);
    for (size_t i = 0; i < g.gl_pathc; i++) {
        if (is_exempt(door, g.gl_pathv[i])) continue;
        const char *word = forbidden(door, file_get(g.gl_pathv[i], NULL));
        seen++;
        cr_expect(!word, "%s says %s", g.gl_pathv[i], word);
    }
    cr_expect(seen > 0, "%s: no file", door->where);
    globfree(&g);
}

Test(doors, papers_name_no_precision) { hold(&papers_door); }
Test(doors, making_asks_nothing)
{
    hold(&makers_door);
    hold(&operations_door);
}

Test(doors, writers_read) { hold(&writers_door); }

Test(doors, what_is_forbidden_is_seen)
{
    static const struct { const door_t *door; const char *text; bool bad;
    } of[] = { { &papers_door, "mpfr_set_q(e, q, MPFR_RNDU);", true },
               { &papers_door, "bt_box_init(&b, 3, 192);", true },
               { &papers_door, "sign_t s = real_cmp(x, y, chain_effort(t));", false },
               { &makers_door, "sign_t s = real_sgn(y, &effort);", true },
               { &makers_door, "return real_scale(x, c);", false },
               { &writers_door, "s->row(cell, A, i);", true },
               { &writers_door, "fputs(cell->exact, f);", false } };
    for (size_t i = 0; i < sizeof of / sizeof *of; i++)
        cr_expect((forbidden(of[i].door, of[i].text) != NULL) == of[i].bad, "%s", of[i].text);
}
