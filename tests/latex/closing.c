/* SPDX-License-Identifier: MIT
**
** The closing tables of the write-ups that are typed by hand: behind a row's \\ its links stand in a comment, `% ID [LINK]
** [LINK] ..`, and the row's verdict is the recorded one of each of them.
*/
#include "tests/support/process.h"

#include <criterion/criterion.h>
#include <jansson.h>
#include <string.h>

TestSuite(latex_closing, .init = session_open, .fini = session_close);

static const char *named(const json_t *x, const char *member) { return json_string_value(json_object_get(x, member)); }

static json_t *one_of(const json_t *list, const char *member, const char *name)
{
    size_t k;
    json_t *x;
    json_array_foreach(list, k, x) if (strcmp(named(x, member), name) == 0) return x;
    return NULL;
}

/* proved, holds or refuted, in the column of verdicts; NULL: no row of a claim. */
static const char *shown(const char *row)
{
    static const char *const mark[][2] = { { "& \\sure &", "proved" }, { "& \\yes &", "holds" }, { "& \\no &", "refuted" } };
    for (size_t k = 0; k < 3; k++)
        if (strstr(row, mark[k][0])) return mark[k][1];
    return NULL;
}

/* The links of a row that have not its verdict. */
static unsigned apart(const json_t *lemmas, const char *row, const char *verdict)
{
    unsigned links = 0, not_so = 0;
    const char *at = strstr(row, "\\\\ % ");
    cr_assert(at, "no links behind: %s", row);
    at += strlen("\\\\ % ");
    size_t n = strcspn(at, " ");
    const json_t *lemma = one_of(lemmas, "id", arena_printf(session_arena(), "%.*s", (int)n, at));
    cr_assert(lemma, "no such lemma: %s", at);
    for (at += n; strncmp(at, " [", 2) == 0; at += n + 3, links++) {
        n = strcspn(at + 2, "]");
        const char *name = arena_printf(session_arena(), "%.*s", (int)n, at + 2);
        const json_t *link = one_of(json_object_get(lemma, "links"), "name", name);
        cr_assert(link, "%s has no link %s", named(lemma, "id"), name);
        not_so += strcmp(named(link, "verdict"), verdict) != 0;
    }
    cr_assert(links && !*at, "%s", row);
    return not_so;
}

static void assert_as_recorded(const char *paper, unsigned rows)
{
    json_t *record = json_load_file(arena_printf(session_arena(), "papers/%s/findings.json", paper), 0, NULL);
    char *text = file_get(arena_printf(session_arena(), "papers/%s/closing.tex", paper), NULL), *rest = NULL;
    unsigned found = 0;
    cr_assert(record);
    for (char *row = strtok_r(text, "\n", &rest); row; row = strtok_r(NULL, "\n", &rest)) {
        const char *verdict = shown(row);
        if (!verdict) continue;
        cr_expect(apart(json_object_get(record, "lemmas"), row, verdict) == 0, "%s is not what is recorded: %s", verdict, row);
        found++;
    }
    json_decref(record);
    cr_expect(found == rows, "%u rows", found);
}

Test(latex_closing, game) { assert_as_recorded("game", 41); }
Test(latex_closing, limits) { assert_as_recorded("limits", 24); }
