/* SPDX-License-Identifier: MIT
**
** Certificates through the command: what check prints of a claim about a limit carries one, replay checks it anew, a
** perturbed one is rejected in words, a malformed one refused with its place, and no bytes make it crash.
*/
#include "tests/cli/pointer.h"
#include "tests/support/trouble.h"

TestSuite(cli_certificate, .init = session_open, .fini = session_close);

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

Test(cli_certificate, every_decided_limit_has_one)
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
Test(cli_certificate, a_bound_is_no_value)
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

Test(cli_certificate, every_witness_is_decided_again)
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

/* --- perturbed ---------------------------------------------------------------------------------------------------- */

/* The Public wins two points, from the fourth round on. */
#define CANDIDATE                                                                                                      \
    "{\"wO\": [\"2\", \"1\"], \"wP\": [\"1\", \"3\"], \"p0\": [\"1/2\", \"1/2\"], \"K\": \"2\", \"M\": \"2\", \"s\": " \
    "\"41/40\"}"
static const char good[] =
    "{\"id\": \"game/disjoint-alignment\",\n \"link\": \"(i), two-stage\",\n \"candidate\": " CANDIDATE
    ",\n \"certificates\": [\n"
    "  {\"of\": \"two-stage\", \"kind\": \"odds\", \"rounds\": 4, \"kept\": [1], \"vanishing\": [0],\n"
    "   \"outside\": \"1/3\", \"factor\": \"201/250\"}]}\n";

/* The good witness with `was` replaced by `is`. */
typedef struct { const char *was, *is, *says; } edit_t;

static outcome_t edited(const edit_t *e)
{
    const char *at = strstr(good, e->was);
    cr_assert(at, "no %s", e->was);
    const char *text = arena_printf(session_arena(), "%.*s%s%s", (int)(at - good), good, e->is, at + strlen(e->was));
    return LEMMATA_HERE("replay", file_put("w.json", text));
}

#define EACH(all, k) for (size_t k = 0; k < sizeof(all) / sizeof *(all); k++)

Test(cli_certificate, the_good_one_is_accepted)
{
    outcome_t o = LEMMATA("replay", file_put("w.json", good));
    assert_status(&o, 1);
    assert_says(&o, "violated");
    assert_says(&o, "for all t, two-stage: after 4 rounds {0} has at most 1/3, and from there on its odds against {1} "
                    "fall at least by the factor 201/250");
    /* A weaker factor, a round later, other ways to write it, and what is about another loop: as good. */
    static const edit_t same[] = {
        { "201/250", "999/1000", "999/1000" },
        { "201/250", "0.804", "201/250" },
        { "\"rounds\": 4", "\"rounds\": 5", "after 5 rounds" },
        { "\"kept\": [1]", "\"kept\": [1, 1]", "{1}" },
        { "[\n  {", "[\n  {\"of\": \"another\", \"kind\": \"unchanged\"}, {", "after 4 rounds" },
        { "\"rounds\": 4", "\"note\": \"\", \"rounds\": 4", "after 4 rounds" },
        { "\"of\": \"two-stage\"", "\"of\": \"another\"", "after 4 rounds" },
    };
    EACH(same, k) {
        o = edited(&same[k]);
        cr_assert(o.status == 1 && strstr(o.out, "violated") && strstr(o.out, same[k].says), "%s -> %s: exit %d\n%s%s",
                  same[k].was, same[k].is, o.status, o.out, o.err);
    }
}

Test(cli_certificate, perturbed_ones_are_rejected)
{
    static const edit_t all[] = {
        { "201/250", "1/250", "the odds are known to fall by a factor" },
        { "201/250", "1", "\"factor\" is not between 0 and 1" },
        { "201/250", "0", "\"factor\" is not between 0 and 1" },
        { "201/250", "-201/250", "\"factor\" is not between 0 and 1" },
        { "201/250", "1e300", "\"factor\" is not between 0 and 1" },
        { "201/250", "1e-9000", "the odds are known to fall" },
        { "\"1/3\"", "\"1/4\"", "after 4 rounds the law is not shown to be in the region" },
        { "\"1/3\"", "\"0\"", "is not shown to be in the region" },
        { "\"1/3\"", "\"1e-9000\"", "is not shown to be in the region" },
        { "\"1/3\"", "\"1\"", "the odds are known to fall" },
        { "\"1/3\"", "\"-1/3\"", "\"outside\" is no mass" },
        { "\"1/3\"", "\"4/3\"", "\"outside\" is no mass" },
        { "\"rounds\": 4", "\"rounds\": 3", "after 3 rounds the law is not shown" },
        { "\"rounds\": 4", "\"rounds\": 0", "after 0 rounds the law is not shown" },
        { "\"rounds\": 4", "\"rounds\": 1000000", "more than " },
        { "\"rounds\": 4", "\"rounds\": 9223372036854775807", "more than " },
        { "[1]", "[]", "it does not give a limit" },
        { "[0]", "[]", "it does not give a limit" },
        { "[0]", "[0, 1]", "it does not give a limit" },
        { "[1]", "[0, 1]", "it does not give a limit" },
        { "[1], \"vanishing\": [0]", "[0, 1], \"vanishing\": []", "their odds change" },
        { "[1], \"vanishing\": [0]", "[0], \"vanishing\": [1]", "rejected: " },
        { "[1], \"vanishing\": [0]", "[], \"vanishing\": [0, 1]", "no point is kept" },
        { "[0]", "[0, 2]", "it does not give a limit on these 2 points" },
        { "[1]", "[1, 4095]", "it does not give a limit on these 2 points" },
        { "\"odds\"", "\"unchanged\"", "one round is not shown to leave the law as it is" },
        { "[\n  {", "[\n  {\"of\": \"two-stage\", \"kind\": \"unchanged\"}, {", "one round is not shown" },
    };
    EACH(all, k) {
        outcome_t o = edited(&all[k]);
        cr_assert(o.status == 4, "%s -> %s: exit %d\n%s%s", all[k].was, all[k].is, o.status, o.out, o.err);
        assert_says(&o, "undecided: the certificate of two-stage is rejected: ");
        assert_says(&o, all[k].says);
    }
}

/* Other numbers of the game: the certificate is about those that stand there. */
Test(cli_certificate, an_edited_game_needs_another_certificate)
{
    static const edit_t all[] = { { "[\"1\", \"3\"]", "[\"1\", \"1\"]", "" },
                                  { "[\"2\", \"1\"]", "[\"9\", \"1\"]", "" },
                                  { "[\"1/2\", \"1/2\"]", "[\"9/10\", \"1/10\"]", "" } };
    EACH(all, k) {
        outcome_t o = edited(&all[k]);
        assert_status(&o, 4);
        assert_says(&o, k == 0 ? "outside" : "rejected");
    }
}

static const char *verdict_on(json_t *replayed, const char *name)
{
    json_t *link;
    size_t k;
    json_array_foreach(value_at(replayed, "links"), k,
                       link) if (strcmp(json_string_value(value_at(link, "link")), name) ==
                                 0) return json_string_value(value_at(link, "verdict"));
    cr_assert_fail("no link %s", name);
    return NULL;
}

/* Without a link: those that rest on the rejected one are undecided, the others are decided. */
Test(cli_certificate, one_rejected_among_many_links)
{
    outcome_t o = edited(&(edit_t){ " \"link\": \"(i), two-stage\",\n", "", "" });
    assert_status(&o, 1);
    json_t *w = parsed(good);
    put_at(w, "link", NULL);
    put_at(w, "certificates/0/factor", json_string("1/1000"));
    o = LEMMATA("replay", file_put_json("w.json", w), "--format", "json");
    assert_status(&o, 4);
    json_t *j = parsed(o.out);
    cr_assert_str_eq(verdict_on(j, "(i), two-stage"), "undecided");
    cr_assert_str_eq(verdict_on(j, "(i), owner-only"), "holds");
    cr_assert_str_eq(verdict_on(j, "(iii), two-stage"), "undecided");
    json_decref(j);
    json_decref(w);
}

/* --- malformed ---------------------------------------------------------------------------------------------------- */

#define NINE                                                                                                           \
    "{\"of\": \"a\", \"kind\": \"unchanged\"}, {\"of\": \"b\", \"kind\": \"unchanged\"}, {\"of\": \"c\", \"kind\": "   \
    "\"unchanged\"}, "                                                                                                 \
    "{\"of\": \"d\", \"kind\": \"unchanged\"}, {\"of\": \"e\", \"kind\": \"unchanged\"}, {\"of\": \"f\", \"kind\": "   \
    "\"unchanged\"}, "                                                                                                 \
    "{\"of\": \"g\", \"kind\": \"unchanged\"}, {\"of\": \"h\", \"kind\": \"unchanged\"}, {\"of\": \"i\", \"kind\": "   \
    "\"unchanged\"}"
#define ALL                                                                                                            \
    "[\n  {\"of\": \"two-stage\", \"kind\": \"odds\", \"rounds\": 4, \"kept\": [1], \"vanishing\": [0],\n   "          \
    "\"outside\": \"1/3\", \"factor\": \"201/250\"}]"
#define NOT_A_FEW "\"certificates\": expected a list of a few certificates"

Test(cli_certificate, malformed_ones_are_refused_with_their_place)
{
    static const edit_t all[] = {
        { ALL, "{}", "4:18: " NOT_A_FEW },
        { ALL, "\"two-stage\"", "4:18: " NOT_A_FEW },
        { ALL, "7", "4:18: " NOT_A_FEW },
        { ALL, "null", "4:18: " NOT_A_FEW },
        { ALL, "[" NINE "]", "4:18: " NOT_A_FEW },
        { ALL, "[[[[[]]]]]", "4:19: |\"of\"" },
        { ALL, "[3]", "4:19: |\"of\"" },
        { ALL, "[null]", "4:19: |\"of\"" },
        { ALL, "[\"x\"]", "4:19: |\"of\"" },
        { ALL, "[{}]", "4:19: |\"of\"" },
        { ALL, "[{\"of\": {\"of\": []}}]", "4:26: |\"of\"" },
        { "\"of\": \"two-stage\", ", "", "5:3: |\"of\": expected the name" },
        { "\"two-stage\", \"kind\"", "2, \"kind\"", "5:10: |\"of\": expected the name" },
        { "\"kind\": \"odds\", ", "", "5:3: |\"kind\": expected \"odds\" or \"unchanged\"" },
        { "\"odds\"", "\"even\"", "5:31: |\"kind\"" },
        { "\"odds\"", "[\"odds\"]", "5:31: |\"kind\"" },
        { "\"odds\"", "true", "5:31: |\"kind\"" },
        { "\"rounds\": 4, ", "", "5:3: |\"rounds\": expected a whole number" },
        { "\"rounds\": 4", "\"rounds\": -4", "5:49: |\"rounds\"" },
        { "\"rounds\": 4", "\"rounds\": 4.0", "5:49: |\"rounds\"" },
        { "\"rounds\": 4", "\"rounds\": \"4\"", "5:49: |\"rounds\"" },
        { "\"rounds\": 4", "\"rounds\": [4]", "5:49: |\"rounds\"" },
        { "\"rounds\": 4", "\"rounds\": 1e99", "5:49: |\"rounds\"" },
        { "[1]", "1", "5:60: |\"kept\": expected a list of points" },
        { "[1]", "null", "5:60: |\"kept\"" },
        { "[1]", "{\"1\": 1}", "5:60: |\"kept\"" },
        { "[1]", "[-1]", "5:60: |\"kept\": expected points, counted from 0" },
        { "[1]", "[\"1\"]", "5:60: |\"kept\"" },
        { "[1]", "[[1]]", "5:60: |\"kept\"" },
        { "[1]", "[1.0]", "5:60: |\"kept\"" },
        { "[1]", "[4096]", "5:60: |\"kept\"" },
        { "[1]", "[9223372036854775807]", "5:60: |\"kept\"" },
        { "[0]", "[0, -9223372036854775807]", "5:78: |\"vanishing\"" },
        { "[0]", "false", "5:78: |\"vanishing\"" },
        { "\"1/3\"", "\"1/0\"", "6:15: |\"outside\": expected an exact number as a string" },
        { "\"1/3\"", "0.5", "6:15: |\"outside\"" },
        { "\"1/3\"", "\"\"", "6:15: |\"outside\"" },
        { "\"1/3\"", "\"one third\"", "6:15: |\"outside\"" },
        { "\"1/3\"", "[\"1/3\"]", "6:15: |\"outside\"" },
        { "\"1/3\"", "\" 1/3\"", "6:15: |\"outside\"" },
        { "\"1/3\"", "\"1e99999999\"", "6:15: |\"outside\"" },
        { "\"1/3\"", "{}", "6:15: |\"outside\"" },
        { ", \"factor\": \"201/250\"", "", "5:3: |\"factor\": expected an exact number" },
        { "\"201/250\"", "\"nan\"", "6:32: |\"factor\"" },
        { "\"201/250\"", "null", "6:32: |\"factor\"" },
        { "\"201/250\"", "201", "6:32: |\"factor\"" },
        { "\"201/250\"", "\"0x1p-1\"", "6:32: |\"factor\"" },
        { "[\n  {", "[{\"of\": \"a\", \"kind\": \"unchanged\"},\n  {\"kind\": 0}, {", "5:3: |\"of\"" },
    };
    EACH(all, k) {
        outcome_t o = edited(&all[k]);
        cr_assert(o.status == 2, "not refused (exit %d): %s -> %s\n%s%s", o.status, all[k].was, all[k].is, o.out,
                  o.err);
        assert_refused(&o, arena_printf(session_arena(), "w.json:%s", all[k].says));
    }
}

Test(cli_certificate, what_is_too_long)
{
    enum { N = 1000000 };
    char *digits = malloc(N + 1);
    cr_assert(digits);
    memset(digits, '7', N);
    digits[N] = 0;
    const char *number = arena_printf(session_arena(), "\"%s\"", digits), *points = "[1";
    outcome_t o = edited(&(edit_t){ "\"201/250\"", number, "" });
    assert_refused(&o, "w.json:6:32: |\"factor\"");
    o = edited(&(edit_t){ "\"two-stage\"", number, "" }); /* a name that no loop has */
    assert_status(&o, 1);
    o = edited(&(edit_t){ "\"rounds\": 4", arena_printf(session_arena(), "\"rounds\": %s", digits), "" });
    assert_refused(&o, "w.json:5:|not JSON");
    for (int k = 0; k < 200; k++) points = arena_printf(session_arena(), "%s, 1", points);
    o = edited(&(edit_t){ "[1]", arena_printf(session_arena(), "%s]", points), "" });
    assert_status(&o, 1);
    free(digits);
}

/* --- the schema --------------------------------------------------------------------------------------------------- */

enum { FILES_MAX = 64 };

static outcome_t validated(const char *const *file, size_t n)
{
    const char *argv[2 * FILES_MAX + 8] = { "/usr/bin/python3", "-m", "jsonschema", "-o", "pretty" };
    size_t k = 5;
    for (size_t i = 0; i < n; i++) { argv[k++] = "-i"; argv[k++] = file[i]; }
    argv[k] = "proofs/engine/record.schema.json";
    return process_run("", 0, argv);
}

Test(cli_certificate, the_schema_takes_what_check_writes)
{
    const char *file[LIMITS];
    for (size_t k = 0; k < LIMITS; k++) file[k] = record_of(k);
    outcome_t v = validated(file, LIMITS);
    cr_assert(v.status == 0, "the schema refuses what check writes:\n%.3000s%.3000s", v.out, v.err);
    for (size_t k = 0; k < LIMITS; k++)
        cr_assert(strstr(v.out, arena_printf(session_arena(), "[SUCCESS]===(%s)", file[k])), "%s: not looked at",
                  file[k]);
}

Test(cli_certificate, the_schema_refuses_what_differs)
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
    outcome_t v = validated(file, CHANGES + 1);
    for (size_t k = 0; k <= CHANGES; k++) {
        bool taken = strstr(v.out, arena_printf(session_arena(), "[SUCCESS]===(%s)", file[k])) != NULL;
        cr_expect(!taken, "accepted: %s := %s", k < CHANGES ? change[k].way : "certificates",
                  k < CHANGES && change[k].value ? change[k].value : "(nothing)");
    }
    cr_assert_eq(v.status, 1);
}

/* --- any bytes ---------------------------------------------------------------------------------------------------- */

enum { RUNS = 400, TEXT_MAX = 2048 };

/* Another digit for one of them. */
static void other_digit(char *text, size_t from, size_t n, dice_t *d)
{
    size_t at = from + dice_below(d, n - from + 1);
    while (at < n && (text[at] < '0' || text[at] > '9')) at++;
    if (at < n) text[at] = (char)('0' + dice_below(d, 10));
}

/* One to four changes within the certificates mostly: a digit, a byte, a piece that means something, a piece dropped or
** doubled. Every other text has its digits changed alone. */
static size_t mutated(char *text, unsigned long seed)
{
    static const char *const piece[] = {
        ",",    "\"", "/0", "-", "1e9999", "[",     "]", "{",    "}",
        "null", ":",  "9",  "0", "1/3",    "\"1\"", ".", "\xff", "99999999999999999999"
    };
    dice_t d = { seed };
    size_t n = strlen(good), from = (size_t)(strstr(good, "\"certificates\"") - good);
    memcpy(text, good, n);
    for (unsigned long changes = 1 + dice_below(&d, 4); changes--;) {
        size_t least = dice_one_in(&d, 4) || n < from ? 0 : from, at = least + dice_below(&d, n - least + 1),
               many = 1 + dice_below(&d, 8);
        const char *p = piece[dice_below(&d, sizeof piece / sizeof *piece)];
        if (seed % 2) { other_digit(text, least, n, &d); continue; }
        if (at + many > n) many = n - at;
        switch (dice_below(&d, 4)) {
        case 0: if (at < n) text[at] = (char)dice_roll(&d); break;
        case 1: memmove(text + at, text + at + many, n - at - many); n -= many; break;
        case 2: memmove(text + at + many, text + at, n - at); n += many; break;
        default: memmove(text + at + strlen(p), text + at, n - at); memcpy(text + at, p, strlen(p)); n += strlen(p);
        }
    }
    return n;
}

/* In this process, which a crash ends; every sixteenth by the program. */
Test(cli_certificate, any_bytes)
{
    char text[TEXT_MAX];
    unsigned long count[5] = { 0 };
    for (unsigned long k = 0; k < RUNS; k++) {
        size_t n = mutated(text, 500 + k);
        outcome_t o = k % 16 == 0 ? LEMMATA_ON(text, n, "replay", "-") : LEMMATA_HERE_ON(text, n, "replay", "-");
        cr_assert(o.status == 0 || o.status == 1 || o.status == 2 || o.status == 4, "case %lu: exit %d\n%.*s\n%s", k,
                  o.status, (int)n, text, o.err);
        if (o.status == 2) assert_refused(&o, "standard input:");
        else cr_assert(o.err_n == 0, "case %lu: %s", k, o.err);
        count[o.status]++;
    }
    cr_assert(count[2] > RUNS / 3 && count[4] > 40 && count[1] > 20,
              "%lu refused, %lu undecided, %lu violated: the mutations test little", count[2], count[4], count[1]);
}
