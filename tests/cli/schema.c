/* SPDX-License-Identifier: MIT
**
** What check writes as JSON is what proofs/engine/record.schema.json says; and the schema refuses what differs.
*/
#include "tests/cli/pointer.h"
#include "tests/cli/validated.h"
#include "tests/support/share.h"

#include <stdio.h>

TestSuite(cli_schema, .init = session_open, .fini = session_close);

static const char *record_of(const char *name, const char *lemma, int status)
{
    const char *path = path_of(name);
    outcome_t o = LEMMATA("check", lemma, "--candidates", "30", "--format", "json", "-o", path);
    assert_status(&o, status);
    return path;
}

/* Infinite ends are numbers of the schema. */
static const char *with_infinite_ends(const char *record)
{
    json_t *j = parsed(file_get(record, NULL));
    put_at(j, "lemmas/0/links/1/violation/terms/0/hi", json_string("inf"));
    put_at(j, "lemmas/0/links/1/violation/terms/0/lo", json_string("-inf"));
    put_at(j, "lemmas/0/links/1/violation/terms/1/lo", json_string("-1.5e-300"));
    const char *path = file_put_json("infinite.json", j);
    json_decref(j);
    return path;
}

Test(cli_schema, real_output_is_valid)
{
    const char *whole = path_of("whole.json"), *cut = path_of("cut.json"),
               *data = record_of("data.json", "bottleneck/data-size", 1);
    const char *file[] = {
        record_of("fano.json", "bottleneck/fano", 0), data, whole, cut, with_infinite_ends(data), path_of("shard.json")
    };
    outcome_t o = share_is_whole()
                      ? LEMMATA("check", "--candidates", "2", "--format", "json", "-o", whole)
                      : LEMMATA("check", "limits", "--candidates", "2", "--format", "json", "-o", whole);
    assert_status(&o, 1);
    o = LEMMATA("check", "bottleneck/floor", "--timeout", "0.000001", "--format", "json", "-o", cut);
    assert_status(&o, 4);
    o = LEMMATA("check", "bottleneck", "--candidates", "3", "--shard", "2/2", "--format", "json", "-o", file[5]);
    assert_status(&o, 1);
    outcome_t v = validated(RECORD_SCHEMA, file, 6);
    cr_assert(v.status == 0, "the schema refuses what check writes:\n%.3000s%.3000s", v.out, v.err);
    for (size_t k = 0; k < 6; k++) cr_assert(reported(&v, "SUCCESS", file[k]), "%s: not looked at\n%s", file[k], v.out);
}

/* Where, and the text that is put there; NULL: taken out. The link at 1 has a violation, the one at 3 a tightest. */
typedef struct { const char *way, *value; } change_t;

static const change_t changes[] = {
    { "lemmata", NULL },
    { "seed", NULL },
    { "prec_max", NULL },
    { "lemmas", NULL },
    { "extra", "1" },
    { "seed", "1" },
    { "seed", "\"-1\"" },
    { "seed", "\"01\"" },
    { "lemmas", "{}" },
    { "lemmas/0/id", "\"Bottleneck\"" },
    { "lemmas/0/paper", NULL },
    { "lemmas/0/printed", NULL },
    { "lemmas/0/fidelity", "\"exact\"" },
    { "lemmas/0/verdict", "\"true\"" },
    { "lemmas/0/verdict", "\"equal\"" },
    { "lemmas/0/uses", NULL },
    { "lemmas/0/links", "[]" },
    { "lemmas/0/date", "\"today\"" },
    { "lemmas/0/links/0/relation", "\">=\"" },
    { "lemmas/0/links/0/ours", "0" },
    { "lemmas/0/links/0/role", NULL },
    { "lemmas/0/links/0/role", "\"proof\"" },
    { "lemmas/0/steps", "\"none\"" },
    { "lemmas/0/ours", NULL },
    { "lemmas/0/links/0/beyond", NULL },
    { "lemmas/0/links/0/reasons", NULL },
    { "lemmas/0/links/1/reasons/outside/why", NULL },
    { "lemmas/0/links/0/reasons/equal", "{}" },
    { "lemmas/0/links/0/tried", "1.5" },
    { "lemmas/0/links/0/outside", "-1" },
    { "lemmas/0/links/0/equal", NULL },
    { "lemmas/0/links/0/tightest", NULL },
    { "lemmas/0/links/0/violation", NULL },
    { "lemmas/0/links/0/violation", "{}" },
    { "lemmas/0/links/0/note", "\"\"" },
    { "lemmas/0/links/3/tightest/slack/1", NULL },
    { "lemmas/0/links/3/tightest/slack/0", "0.1" },
    { "lemmas/0/links/3/tightest/slack/0", "\"0,1\"" },
    { "lemmas/0/links/3/tightest/slack/0", "\"nan\"" },
    { "lemmas/0/links/3/tightest/ratio", NULL },
    { "lemmas/0/links/3/tightest/ratio", "\"1\"" },
    { "lemmas/0/links/3/tightest/witness", "null" },
    { "lemmas/0/links/1/violation/id", NULL },
    { "lemmas/0/links/1/violation/family", NULL },
    { "lemmas/0/links/1/violation/candidate", "[]" },
    { "lemmas/0/links/1/violation/candidate/m", "1" },
    { "lemmas/0/links/1/violation/candidate/m", "\"0.5\"" },
    { "lemmas/0/links/1/violation/candidate/m", "\"1/0\"" },
    { "lemmas/0/links/1/violation/candidate/p(s)", "[]" },
    { "lemmas/0/links/1/violation/candidate/p(s)/0", "\"1/\"" },
    { "lemmas/0/links/1/violation/terms", "[]" },
    { "lemmas/0/links/1/violation/terms/0/lo", NULL },
    { "lemmas/0/links/1/violation/terms/0/hi", "\"1e5.5\"" },
    { "lemmas/0/links/1/violation/terms/0/mid", "\"0\"" },
};

Test(cli_schema, changed_output_is_refused)
{
    enum { CHANGES = sizeof changes / sizeof *changes };
    const char *file[CHANGES], *text = file_get(record_of("data.json", "bottleneck/data-size", 1), NULL);
    for (size_t k = 0; k < CHANGES; k++) {
        json_t *j = parsed(text);
        put_at(j, changes[k].way, changes[k].value ? parsed(changes[k].value) : NULL);
        file[k] = file_put_json(arena_printf(session_arena(), "changed-%zu.json", k), j);
        json_decref(j);
    }
    outcome_t v = validated(RECORD_SCHEMA, file, CHANGES);
    cr_assert(v.status == 1, "exit %d\n%.1000s%.1000s", v.status, v.out, v.err);
    for (size_t k = 0; k < CHANGES; k++)
        cr_expect(reported(&v, "ValidationError", file[k]) && !reported(&v, "SUCCESS", file[k]), "accepted: %s := %s",
                  changes[k].way, changes[k].value ? changes[k].value : "(taken out)");
}
