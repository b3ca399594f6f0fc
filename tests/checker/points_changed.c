/* SPDX-License-Identifier: MIT
**
** The papers' certificates, one number of a proof or one relation changed: every one is rejected.
*/
#include "tests/checker/checker.h"

#include <glob.h>
#include <jansson.h>
#include <stdlib.h>

TestSuite(checker_points_changed, .init = session_open, .fini = session_close);

enum { CHANGES_MAX = 4000, STRIDE = 61, TRIED_MAX = 1000 };

static size_t changed(json_t *j, size_t left, bool *done)
{
    json_t *part;
    size_t k;
    json_array_foreach(j, k, part) {
        if (*done) return left;
        if (json_is_array(part)) { left = changed(part, left, done); continue; }
        bool index = json_is_integer(part),
             sign = json_is_string(part) && k == 0 && json_array_size(j) > 1 && json_is_integer(json_array_get(j, 1));
        if (!index && !sign) continue;
        if (left--) continue;
        *done = true;
        if (index) json_array_set_new(j, k, json_integer(json_integer_value(part) + 1));
        else json_array_set_new(j, k, json_string(arena_printf(session_arena(), "-1*(%s)", json_string_value(part))));
    }
    return left;
}

Test(checker_points_changed, in_one_place)
{
    glob_t g;
    size_t tried = 0;
    const char *argv[TRIED_MAX + 3] = { verify_path(), "--quiet" };
    cr_assert(glob("proofs/game/proved/*.json", 0, NULL, &g) == 0);
    for (size_t i = 0; i < g.gl_pathc; i++)
        for (size_t k = i % STRIDE; k < CHANGES_MAX; k += STRIDE) {
            bool done = false;
            json_t *c = json_load_file(g.gl_pathv[i], 0, NULL),
                   *block = json_object_get(json_object_get(c, "proof"), "block");
            if (block) changed(block, k, &done);
            if (!done) { json_decref(c); break; }
            char *text = json_dumps(c, 0);
            cr_assert(tried < TRIED_MAX);
            argv[2 + tried++] = file_put(arena_printf(session_arena(), "changed-%zu-%zu.json", i, k), text);
            free(text);
            json_decref(c);
        }
    argv[2 + tried] = NULL;
    outcome_t o = process_run("", 0, argv);
    for (size_t k = 0; k < tried; k++)
        cr_expect(!strstr(o.out, arena_printf(session_arena(), "%s: verified\n", argv[2 + k])), "accepted\n%s",
                  file_get(argv[2 + k], NULL));
    cr_assert(strstr(o.out, "0 verified, "), "exit %d\n%s%s", o.status, o.out, o.err);
    globfree(&g);
    cr_assert(tried > 50, "%zu changes", tried);
}
