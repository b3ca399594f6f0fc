/* SPDX-License-Identifier: MIT
**
** Certificates through the command: replay checks them anew, a perturbed one is rejected in words, a malformed one
** refused with its place, and no bytes make it crash. What check prints is in certificate_printed.c.
*/
#include "tests/cli/pointer.h"
#include "tests/support/trouble.h"

TestSuite(cli_certificate, .init = session_open, .fini = session_close);

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
