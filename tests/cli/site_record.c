/* SPDX-License-Identifier: MIT
**
** site --record: pages from what check wrote, the same document; and what is not believed: of another program, of a
** claim that has changed, a part, a lemma twice.
*/
#include "proofs/engine/shard.h"
#include "tests/support/process.h"

#include <criterion/criterion.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

TestSuite(cli_site_record, .init = session_open, .fini = session_close);

static const char *record_of(const char *what, const char *shard)
{
    const char *file = path_of(arena_printf(session_arena(), "%s-%c.json", strrchr(what, '/') + 1, *shard));
    LEMMATA("check", what, "--candidates", "12", "--format", "json", "--shard", shard, "-o", file);
    return file;
}

Test(cli_site_record, is_what_would_be_decided)
{
    const char *fano = record_of("facts/fano", "1/1"), *gibbs = record_of("limits/gibbs", "1/1");
    outcome_t anew = LEMMATA("site", "facts/fano", "limits/gibbs", "--candidates", "12", "--format", "json");
    outcome_t of = LEMMATA("site", "--record", gibbs, fano, "--format", "json");
    assert_status(&of, 0);
    cr_assert_str_eq(of.out, anew.out);
}

/* Does it say so, and write nothing? */
static void assert_stale(const char *file, const char *why)
{
    outcome_t o = LEMMATA("site", "--record", file, "--format", "json");
    assert_refused(&o, why);
}

/* The record with a member of its shard changed, and sealed anew. */
static const char *forged(const char *file, const char *key, const char *value)
{
    json_t *j = json_loads(file_get(file, NULL), 0, NULL), *shard = json_object_get(j, "shard");
    json_t *at = strcmp(key, "claim") == 0 ? json_array_get(json_object_get(shard, "lemmas"), 0) : shard;
    cr_assert(json_is_string(json_object_get(at, key)), "%s", key);
    json_object_set_new(at, key, json_string(value));
    shard_seal(j);
    char *text = json_dumps(j, 0);
    const char *to = file_put("forged.json", text);
    free(text);
    json_decref(j);
    return to;
}

Test(cli_site_record, of_others_is_refused)
{
    const char *fano = record_of("facts/fano", "1/1");
    assert_stale(forged(fano, "program", "00000000000000000000000000000000"), "another build");
    assert_stale(forged(fano, "claim", "0000000000000000"), "of another claim");
    assert_stale(record_of("facts/han", "1/2"), "expected a whole run");
    assert_stale(path_of("none.json"), "none.json");
    outcome_t o = LEMMATA("site", "--record", fano, fano, "--format", "json");
    assert_refused(&o, "facts/fano again");
    o = LEMMATA("site", "--record", "--format", "json");
    assert_refused(&o, "expected files");
    o = LEMMATA("site", "--record", fano, "--candidates", "3", "--format", "json");
    assert_refused(&o, "those of the record");
}

/* A file's claim of which a number changed: on the same candidates, what was counted is not of it. */
Test(cli_site_record, a_claim_that_changed_is_refused)
{
    static const char before[] = "lemma top\n  for p in [0,1]\n  claim p <= 1 [top]\nend\n",
                      after[] = "lemma top\n  for p in [0,1]\n  claim p <= 2 [top]\nend\n";
    const char *file = file_put("top.lem", before), *record = path_of("top.json");
    outcome_t o = LEMMATA("check", file, "--shard", "1/1", "--format", "json", "-o", record);
    assert_status(&o, 0);
    o = LEMMATA("site", "--record", file, record, "--format", "json");
    assert_status(&o, 0);
    file_put("top.lem", after);
    o = LEMMATA("site", "--record", file, record, "--format", "json");
    assert_refused(&o, "of another claim");
    o = LEMMATA("merge", file, record, "--format", "json");
    assert_refused(&o, "of another claim");
}
