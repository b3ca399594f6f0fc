/* SPDX-License-Identifier: MIT
**
** --against: 0 when every verdict is as recorded, 1 when one differs (each said), 2 when the file is no record.
*/
#include "tests/cli/pointer.h"

TestSuite(cli_against, .init = session_open, .fini = session_close);

/* The record of a lemma with a refuted link. */
static json_t *record(void)
{
    outcome_t o = LEMMATA("check", "bottleneck/data-size", "--candidates", "3", "--format", "json");
    assert_status(&o, 1);
    return parsed(o.out);
}

static outcome_t compared(const char *file)
{
    return LEMMATA("check", "bottleneck/data-size", "--candidates", "3", "-q", "--against", file);
}

Test(cli_against, as_recorded)
{
    json_t *j = record();
    outcome_t o = compared(file_put_json("record.json", j));
    assert_status(&o, 0);
    cr_assert(o.err_n == 0, "%s", o.err);
    assert_says(&o, "refuted   bottleneck/data-size");
    json_decref(j);
}

/* Of a record only ids, names, roles and verdicts are read. */
Test(cli_against, a_trimmed_record)
{
    json_t *j = record(), *link;
    size_t k;
    put_at(j, "seed", NULL);
    put_at(j, "lemmas/0/uses", NULL);
    json_array_foreach(value_at(j, "lemmas/0/links"), k, link) {
        put_at(link, "tightest", NULL);
        put_at(link, "violation", NULL);
        put_at(link, "tried", NULL);
    }
    outcome_t o = compared(file_put_json("record.json", j));
    assert_status(&o, 0);
    json_decref(j);
}

Test(cli_against, from_standard_input)
{
    json_t *j = record();
    char *text = json_dumps(j, 0);
    outcome_t o =
        LEMMATA_ON(text, strlen(text), "check", "bottleneck/data-size", "--candidates", "3", "--against", "-");
    assert_status(&o, 0);
    free(text);
    json_decref(j);
}

/* One value of the record changed: exit 1, and a line that says where. */
static void assert_differs(const char *way, json_t *value, const char *says)
{
    json_t *j = record();
    put_at(j, way, value);
    outcome_t o = compared(file_put_json("record.json", j));
    assert_status(&o, 1);
    cr_assert(strstr(o.err, says), "%s\nsaid %s\nexpected %s", way, o.err, says);
    json_decref(j);
}

Test(cli_against, a_changed_verdict)
{
    assert_differs("lemmas/0/verdict", json_string("holds"), "bottleneck/data-size: refuted, recorded holds");
    assert_differs("lemmas/0/steps", json_string("holds"), "bottleneck/data-size: steps none, recorded holds");
    assert_differs("lemmas/0/ours", json_string("holds"), "bottleneck/data-size: ours refuted, recorded holds");
    assert_differs("lemmas/0/ours", NULL, "bottleneck/data-size: ours refuted, recorded nowhere");
    assert_differs("lemmas/0/links/1/role", json_string("statement"),
                   "D independent of J alone: role ours, recorded statement");
    assert_differs("lemmas/0/links/0/verdict", json_string("holds"), "independent data: proved, recorded holds");
    assert_differs("lemmas/0/links/1/verdict", json_string("holds"),
                   "D independent of J alone: refuted, recorded holds");
    assert_differs("lemmas/0/links/8/verdict", json_string("undecided"), "m labels: holds, recorded undecided");
    assert_differs("lemmas/0/links/0/verdict", json_true(), "independent data: proved, recorded nowhere");
    assert_differs("lemmas/0/links/0/verdict", NULL, "independent data: proved, recorded nowhere");
}

Test(cli_against, links_and_lemmas_that_came_or_went)
{
    assert_differs("lemmas/0/links/2", NULL, "chain rule: proved, recorded nowhere");
    assert_differs("lemmas/0/links/2/name", json_string("chain rule of old"),
                   "chain rule of old: recorded, but no link");
    assert_differs("lemmas/0/links/2", json_integer(5), "chain rule: proved, recorded nowhere");
    assert_differs("lemmas/0/links", json_string("x"), "recorded nowhere");
    assert_differs("lemmas/0/id", json_string("bottleneck/old"), "bottleneck/data-size: refuted, recorded nowhere");
    assert_differs("lemmas", json_array(), "bottleneck/data-size: refuted, recorded nowhere");
}

Test(cli_against, no_record)
{
    static const struct { const char *text, *says;
    } bad[] = {
        { "", ":1:" },
        { "{}", "no record" },
        { "[]", "no record" },
        { "{\"lemmas\": {}}", "no record" },
        { "{\"lemmas\": 5}", "no record" },
        { "lemmata", "not JSON" },
        { "{\"lemmas\": []", "not JSON" },
        { "{\"lemmas\": [], \"lemmas\": []}", "duplicate" },
        { "{\"lemmas\": []} x", "not JSON" },
        { "null", "" },
        { "5", "" },
    };
    for (size_t k = 0; k < sizeof bad / sizeof *bad; k++) {
        outcome_t o = compared(file_put("record.json", bad[k].text));
        assert_refused(&o, arena_printf(session_arena(), "record.json%s%s", *bad[k].says ? "|" : "", bad[k].says));
    }
    outcome_t none = compared(path_of("none.json"));
    assert_refused(&none, "none.json|cannot be opened");
}

/* Nothing differs, but not everything was tried: that is no 0. */
Test(cli_against, cut_short)
{
    outcome_t whole = LEMMATA("check", "bottleneck/fano", "--candidates", "3", "--format", "json");
    const char *file = file_put("record.json", whole.out);
    outcome_t o = LEMMATA("check", "bottleneck/fano", "-t", "0.000001", "--against", file);
    assert_status(&o, 4);
}

Test(cli_against, table)
{
    json_t *j = record();
    const char *folder = path_of("tables"), *file = file_put_json("record.json", j);
    outcome_t o = LEMMATA("table", "bottleneck/data-size", "--candidates", "3", "-o", folder, "--against", file);
    assert_status(&o, 0);
    put_at(j, "lemmas/0/verdict", json_string("holds"));
    file = file_put_json("record.json", j);
    o = LEMMATA("table", "bottleneck/data-size", "--candidates", "3", "-o", folder, "--against", file);
    assert_status(&o, 1);
    json_decref(j);
}
