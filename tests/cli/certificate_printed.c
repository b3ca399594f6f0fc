/* SPDX-License-Identifier: MIT
**
** Certificates that check prints: every decided limit has one, each witness is decided again with it, and the schema
** takes them as they are and no others.
*/
#include "tests/cli/pointer.h"
#include "tests/cli/validated.h"

TestSuite(cli_certificate_printed, .init = session_open, .fini = session_close);

/* --- what check prints -------------------------------------------------------------------------------------------- */

/* The lemmas whose links claim something of all t, and how the names of the links that do not begin. */
static const struct { const char *id, *other[4]; } limits[] = {
    { "game/disjoint-alignment", { "m' <= ", "M rho < 1", "two points, not both", "argmax f" } },
    { "game/perfect-alignment", { "rho < 1", "(40)", "odds fall by z" } },
    { "game/mode-collapse", { NULL } },
    { "game/partial-alignment", { NULL } },
    { "game/support-shrinks", { NULL } },
    { "game/fundamental-limitation", { NULL } },
    { "game/truthful-reports", { NULL } },
};
enum { LIMITS = sizeof limits / sizeof *limits };

static bool begins(const char *s, const char *with) { return strncmp(s, with, strlen(with)) == 0; }

static bool is_limit(size_t k, json_t *link)
{
    for (size_t i = 0; i < 4 && limits[k].other[i]; i++)
        if (begins(json_string_value(value_at(link, "name")), limits[k].other[i])) return false;
    return true;
}

static const char *record_of(size_t k)
{
    const char *path = path_of(arena_printf(session_arena(), "record-%zu.json", k));
    outcome_t o = LEMMATA("check", limits[k].id, "--candidates", "6", "--format", "json", "-o", path);
    cr_assert(o.status != 2 && o.status != 3 && o.status < 128, "%s: exit %d\n%s", limits[k].id, o.status, o.err);
    return path;
}

/* The witnesses of a link, NULL where it has none. */
static size_t witnesses_of(json_t *link, json_t *w[4])
{
    json_t *all[4] = { value_at(link, "tightest/witness"), value_at(link, "violation"), value_at(link, "attained"),
                       value_at(link, "held") };
    size_t n = 0;
    for (size_t i = 0; i < 4; i++)
        if (json_is_object(all[i])) w[n++] = all[i];
    return n;
}

static void assert_certified(size_t k, json_t *link)
{
    const char *name = json_string_value(value_at(link, "name")),
               *verdict = json_string_value(value_at(link, "verdict"));
    json_t *w[4];
    size_t n = witnesses_of(link, w);
    if (strcmp(verdict, "holds") != 0 && strcmp(verdict, "refuted") != 0) return;
    cr_expect(n > 0, "%s, %s: %s without a witness", limits[k].id, name, verdict);
    cr_expect(strcmp(verdict, "holds") == 0 || json_is_object(value_at(link, "violation")),
              "%s, %s: refuted by nothing", limits[k].id, name);
    for (size_t i = 0; i < n; i++)
        cr_expect(json_array_size(value_at(w[i], "certificates")) > 0, "%s, %s: no certificate", limits[k].id, name);
}

Test(cli_certificate_printed, every_decided_limit_has_one)
{
    size_t decided = 0;
    for (size_t k = 0; k < LIMITS; k++) {
        json_t *j = parsed(file_get(record_of(k), NULL)), *link;
        size_t i;
        json_array_foreach(value_at(j, "lemmas/0/links"), i, link) {
            if (!is_limit(k, link)) continue;
            assert_certified(k, link);
            decided += strcmp(json_string_value(value_at(link, "verdict")), "undecided") != 0;
        }
        json_decref(j);
    }
    cr_assert_geq(decided, 35, "%zu links", decided);
}

/* Decided again: with its certificates, without them, and with names that stand for no loop of the lemma. */
static void assert_again(json_t *w, int status, const char *verdict)
{
    json_t *bare = json_deep_copy(w), *other = json_deep_copy(w), *c;
    size_t i;
    put_at(bare, "certificates", NULL);
    json_array_foreach(value_at(other, "certificates"), i, c) put_at(c, "of", json_string("another loop"));
    json_t *all[] = { w, bare, other };
    for (size_t k = 0; k < 3; k++) {
        outcome_t o = LEMMATA_HERE("replay", file_put_json("w.json", all[k]), "--format", "json");
        assert_status(&o, status);
        json_t *j = parsed(o.out);
        cr_assert_str_eq(json_string_value(value_at(j, "links/0/verdict")), verdict, "%s", o.out);
        cr_assert(json_equal(value_at(j, "links/0/terms"), value_at(w, "terms")), "other terms:\n%s", o.out);
        json_decref(j);
    }
    json_decref(bare);
    json_decref(other);
}

/* A certified factor is an upper bound of how fast a mass decays, and is said to be no more: here the truth is 2/3, and
** the certificate has 3/4. */
Test(cli_certificate_printed, a_bound_is_no_value)
{
    outcome_t o = LEMMATA("show", "game/disjoint-alignment", "--family", "opposed", "--index", "8");
    const char *file = file_put("two.json", o.out);
    o = LEMMATA("replay", file);
    assert_says(&o, "owner_decay(wO, K, p0, 1 - AO)               at most 0.75\n");
    cr_assert(!strstr(o.out, "in [0.75"), "%s", o.out);
    o = LEMMATA("replay", file, "--format", "json");
    json_t *j = parsed(o.out), *term = value_at(j, "links/1/terms/0");
    cr_assert_str_eq(json_string_value(value_at(term, "at_most")), "0.75");
    cr_assert(!value_at(term, "lo") && !value_at(term, "hi"));
    cr_assert(value_at(j, "links/0/terms/0/lo"), "where some of it stays the rate is 1, exactly");
    json_decref(j);
}

Test(cli_certificate_printed, every_witness_is_decided_again)
{
    size_t violations = 0, held = 0, attained = 0;
    for (size_t k = 0; k < LIMITS; k++) {
        json_t *j = parsed(file_get(record_of(k), NULL)), *link;
        size_t i;
        json_array_foreach(value_at(j, "lemmas/0/links"), i, link) {
            if (!is_limit(k, link)) continue;
            json_t *t = value_at(link, "held"), *v = value_at(link, "violation"), *a = value_at(link, "attained");
            bool rate = strstr(json_string_value(value_at(link, "lhs")), "_decay(") != NULL;
            cr_expect(!rate || json_is_null(value_at(link, "tightest")), "%s: a bound is taken for a value",
                      json_string_value(value_at(link, "name")));
            if (json_is_object(t)) { assert_again(t, 0, "holds"); held++; }
            if (json_is_object(v)) { assert_again(v, 1, "violated"); violations++; }
            if (json_is_object(a)) { assert_again(a, 0, "equal"); attained++; }
        }
        json_decref(j);
    }
    cr_assert(violations >= 10 && held >= 10 && attained >= 8, "%zu violations, %zu held, %zu attained", violations,
              held, attained);
}

/* --- the schema --------------------------------------------------------------------------------------------------- */

Test(cli_certificate_printed, the_schema_takes_what_check_writes)
{
    const char *file[LIMITS];
    for (size_t k = 0; k < LIMITS; k++) file[k] = record_of(k);
    outcome_t v = validated(RECORD_SCHEMA, file, LIMITS);
    cr_assert(v.status == 0, "the schema refuses what check writes:\n%.3000s%.3000s", v.out, v.err);
    for (size_t k = 0; k < LIMITS; k++)
        cr_assert(strstr(v.out, arena_printf(session_arena(), "[SUCCESS]===(%s)", file[k])), "%s: not looked at",
                  file[k]);
}

Test(cli_certificate_printed, the_schema_refuses_what_differs)
{
    static const struct { const char *way, *value;
    } change[] = { { "of", NULL },          { "of", "7" },        { "of", "\"\"" },         { "kind", NULL },
                   { "kind", "\"even\"" },  { "rounds", "-1" },   { "rounds", "1.5" },      { "rounds", "\"4\"" },
                   { "kept", "1" },         { "kept", "[-1]" },   { "kept", "[\"1\"]" },    { "vanishing", "[0.5]" },
                   { "vanishing", "null" }, { "outside", "0.5" }, { "outside", "\"1/0\"" }, { "outside", "\"0.5\"" },
                   { "factor", "1" },       { "factor", "\"\"" }, { "note", "\"\"" } };
    enum { CHANGES = sizeof change / sizeof *change };
    const char *file[CHANGES + 1], *text = file_get(record_of(0), NULL),
                                   *at = "lemmas/0/links/0/violation/certificates";
    for (size_t k = 0; k <= CHANGES; k++) {
        json_t *j = parsed(text);
        cr_assert(json_array_size(value_at(j, at)) > 0);
        if (k == CHANGES) put_at(j, at, json_array());
        else
            put_at(j, arena_printf(session_arena(), "%s/0/%s", at, change[k].way),
                   change[k].value ? parsed(change[k].value) : NULL);
        file[k] = file_put_json(arena_printf(session_arena(), "changed-%zu.json", k), j);
        json_decref(j);
    }
    outcome_t v = validated(RECORD_SCHEMA, file, CHANGES + 1);
    for (size_t k = 0; k <= CHANGES; k++) {
        bool taken = strstr(v.out, arena_printf(session_arena(), "[SUCCESS]===(%s)", file[k])) != NULL;
        cr_expect(!taken, "accepted: %s := %s", k < CHANGES ? change[k].way : "certificates",
                  k < CHANGES && change[k].value ? change[k].value : "(nothing)");
    }
    cr_assert_eq(v.status, 1);
}
