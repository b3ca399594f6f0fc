/* SPDX-License-Identifier: MIT
**
** The recorded findings are what a run finds: verdicts, and on how many candidates, how many of them equal. A family
** that is gone, shrunk or changed shows in the counts though every verdict stands.
*/
#include "tests/support/record.h"

#include <criterion/criterion.h>
#include <jansson.h>
#include <string.h>

TestSuite(cli_findings, .init = session_open, .fini = session_close);

static void assert_recorded(const char *id, const json_t *found, const json_t *recorded)
{
    static const char *const key[] = { "name", "verdict", "tried", "equal" };
    for (size_t k = 0; k < sizeof key / sizeof *key; k++)
        cr_expect(json_equal(json_object_get(found, key[k]), json_object_get(recorded, key[k])),
                  "%s, %s: another \"%s\"", id, json_string_value(json_object_get(found, "name")), key[k]);
}

static void assert_findings(const char *paper)
{
    const char *file = kept_record(paper);
    json_t *found = json_load_file(file, 0, NULL),
           *recorded = json_load_file(arena_printf(session_arena(), "papers/%s/findings.json", paper), 0, NULL);
    json_t *here = json_object_get(found, "lemmas"), *there = json_object_get(recorded, "lemmas"), *lemma, *link;
    size_t i, k;
    cr_assert(here && there && json_array_size(here) == json_array_size(there), "%s: other lemmas", paper);
    json_array_foreach(here, i, lemma) {
        const char *id = json_string_value(json_object_get(lemma, "id"));
        json_t *links = json_object_get(lemma, "links"), *was = json_object_get(json_array_get(there, i), "links");
        cr_assert_str_eq(id, json_string_value(json_object_get(json_array_get(there, i), "id")));
        cr_assert(json_array_size(links) == json_array_size(was), "%s: other links", id);
        json_array_foreach(links, k, link) assert_recorded(id, link, json_array_get(was, k));
    }
    json_decref(found);
    json_decref(recorded);
}

Test(cli_findings, bottleneck) { assert_findings("bottleneck"); }
Test(cli_findings, game) { assert_findings("game"); }
Test(cli_findings, limits) { assert_findings("limits"); }
Test(cli_findings, facts) { assert_findings("facts"); }
