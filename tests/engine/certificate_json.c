/* SPDX-License-Identifier: MIT
**
** Certificates in words and as JSON.
*/
#include "tests/engine/certificate.h"

Test(engine_certificate, in_words)
{
    certificate_t *C = hand_certificate();
    cr_assert_str_eq(certificate_text(A, C), "by hand: after 2 rounds {2,3} has at most 1/8, and from there on its "
        "odds against {0,1} fall at least by the factor 1/3");
    set(C->outside, 1, 1);
    cr_assert_str_eq(certificate_text(A, C), "by hand: in every round, whatever the law, the odds of {2,3} against "
        "{0,1} fall at least by the factor 1/3");
    C->kind = CERTIFICATE_UNCHANGED;
    cr_assert_str_eq(certificate_text(A, C), "by hand: one round leaves the law as it is");
}

static certificate_t *read_back(const char *text, fault_t *fault, const char **key)
{
    json_t *j = json_loads(text, JSON_DECODE_ANY, NULL), *where = NULL;
    cr_assert(j, "not JSON: %s", text);
    certificate_t *C = certificate_from_json(A, j, fault, &where);
    if (!C) *key = arena_printf(A, "%s", json_string_value(json_array_get(where, 0)));
    json_decref(where);
    json_decref(j);
    return C;
}

static void assert_round_trip(const certificate_t *C)
{
    json_t *j = certificate_to_json(C);
    char *text = json_dumps(j, 0);
    const char *key;
    fault_t fault;
    certificate_t *R = read_back(text, &fault, &key);
    cr_assert(R, "%s: %s", text, fault.text);
    const certificate_t *S = certificate_sized(A, R, C->points);
    cr_assert(S && S->points == C->points && S->kind == C->kind && strcmp(S->of, C->of) == 0, "%s", text);
    if (C->kind == CERTIFICATE_ODDS)
        cr_assert(S->rounds == C->rounds && set_same(C->points, S->kept, C->kept) &&
                      set_same(C->points, S->vanishing, C->vanishing) && mpq_equal(S->outside, C->outside) &&
                      mpq_equal(S->factor, C->factor),
                  "%s", text);
    free(text);
    json_decref(j);
}

Test(engine_certificate, round_trip_through_json)
{
    for (int turn = 0; turn < 60; turn++) {
        arena_reset(A);
        certificate_t *C = hand_certificate();
        for (size_t x = 0; x < 4; x++) { C->kept[x] = dice_one_in(&dice, 2); C->vanishing[x] = dice_one_in(&dice, 2); }
        C->of = turn % 2 ? "two-stage, x=1 against 0" : "\"quoted\"\n\xc3\xa9";
        C->kind = dice_one_in(&dice, 4) ? CERTIFICATE_UNCHANGED : CERTIFICATE_ODDS;
        C->rounds = dice_below(&dice, 5000);
        trouble_rat(C->outside, &dice);
        trouble_rat(C->factor, &dice);
        assert_round_trip(C);
        loop_t l;
        some_loop(&l);
        if (turn < 30 && (C = certificate_limit(l.D))) assert_round_trip(C);
    }
}

#define ODDS(of, kind, rounds, kept, vanishing, outside, factor)                                                       \
    "{\"of\": " of ", \"kind\": " kind ", \"rounds\": " rounds ", \"kept\": " kept ", \"vanishing\": " vanishing       \
    ", \"outside\": " outside ", \"factor\": " factor "}"

/* What is read and what is not; at which key. */
Test(engine_certificate, malformed_json)
{
    static const struct { const char *text, *key;
    } all[] = {
        { ODDS("\"a\"", "\"odds\"", "2", "[0]", "[1, 2]", "\"1\"", "\"0.5\""), NULL },
        { "{\"of\": \"a\", \"kind\": \"unchanged\"}", NULL },
        { ODDS("\"a\"", "\"odds\"", "2", "[]", "[4095]", "\"-3\"", "\"7/5\""), NULL },
        { "{}", "of" },
        { "[]", "of" },
        { "3", "of" },
        { "null", "of" },
        { ODDS("3", "\"odds\"", "2", "[0]", "[1]", "\"1\"", "\"1/2\""), "of" },
        { ODDS("[\"a\"]", "\"odds\"", "2", "[0]", "[1]", "\"1\"", "\"1/2\""), "of" },
        { "{\"of\": \"a\"}", "kind" },
        { ODDS("\"a\"", "\"even\"", "2", "[0]", "[1]", "\"1\"", "\"1/2\""), "kind" },
        { ODDS("\"a\"", "7", "2", "[0]", "[1]", "\"1\"", "\"1/2\""), "kind" },
        { ODDS("\"a\"", "\"\"", "2", "[0]", "[1]", "\"1\"", "\"1/2\""), "kind" },
        { "{\"of\": \"a\", \"kind\": \"odds\"}", "rounds" },
        { ODDS("\"a\"", "\"odds\"", "-1", "[0]", "[1]", "\"1\"", "\"1/2\""), "rounds" },
        { ODDS("\"a\"", "\"odds\"", "1.5", "[0]", "[1]", "\"1\"", "\"1/2\""), "rounds" },
        { ODDS("\"a\"", "\"odds\"", "\"1\"", "[0]", "[1]", "\"1\"", "\"1/2\""), "rounds" },
        { ODDS("\"a\"", "\"odds\"", "1", "0", "[1]", "\"1\"", "\"1/2\""), "kept" },
        { ODDS("\"a\"", "\"odds\"", "1", "[-1]", "[1]", "\"1\"", "\"1/2\""), "kept" },
        { ODDS("\"a\"", "\"odds\"", "1", "[4096]", "[1]", "\"1\"", "\"1/2\""), "kept" },
        { ODDS("\"a\"", "\"odds\"", "1", "[0.5]", "[1]", "\"1\"", "\"1/2\""), "kept" },
        { ODDS("\"a\"", "\"odds\"", "1", "[\"0\"]", "[1]", "\"1\"", "\"1/2\""), "kept" },
        { ODDS("\"a\"", "\"odds\"", "1", "[[0]]", "[1]", "\"1\"", "\"1/2\""), "kept" },
        { ODDS("\"a\"", "\"odds\"", "1", "{\"0\": 0}", "[1]", "\"1\"", "\"1/2\""), "kept" },
        { ODDS("\"a\"", "\"odds\"", "1", "[0]", "null", "\"1\"", "\"1/2\""), "vanishing" },
        { ODDS("\"a\"", "\"odds\"", "1", "[0]", "[1, 9223372036854775807]", "\"1\"", "\"1/2\""), "vanishing" },
        { ODDS("\"a\"", "\"odds\"", "1", "[0]", "[1]", "1", "\"1/2\""), "outside" },
        { ODDS("\"a\"", "\"odds\"", "1", "[0]", "[1]", "\"1/0\"", "\"1/2\""), "outside" },
        { ODDS("\"a\"", "\"odds\"", "1", "[0]", "[1]", "\"\"", "\"1/2\""), "outside" },
        { ODDS("\"a\"", "\"odds\"", "1", "[0]", "[1]", "\"1e99999999\"", "\"1/2\""), "outside" },
        { ODDS("\"a\"", "\"odds\"", "1", "[0]", "[1]", "\"1\"", "0.5"), "factor" },
        { ODDS("\"a\"", "\"odds\"", "1", "[0]", "[1]", "\"1\"", "\"nan\""), "factor" },
        { ODDS("\"a\"", "\"odds\"", "1", "[0]", "[1]", "\"1\"", "null"), "factor" },
        { ODDS("\"a\"", "\"odds\"", "1", "[0]", "[1]", "\"1\"", "[\"1/2\"]"), "factor" },
    };
    for (size_t k = 0; k < sizeof all / sizeof *all; k++) {
        const char *key = NULL;
        fault_t fault;
        certificate_t *C = read_back(all[k].text, &fault, &key);
        cr_assert(!C == !!all[k].key, "%s: %s", all[k].text, C ? "read" : fault.text);
        if (C) continue;
        cr_assert_str_eq(key, all[k].key, "%s: at %s", all[k].text, key);
        cr_assert(strstr(fault.text, all[k].key) && strstr(fault.text, "expected"), "%s", fault.text);
    }
}

/* Brought to n points; a point beyond is no point. */
Test(engine_certificate, sized)
{
    certificate_t *C = hand_certificate();
    const certificate_t *S = certificate_sized(A, C, 6);
    cr_assert(S && S->points == 6 && S->kept[1] && S->vanishing[3] && !S->kept[4] && !S->vanishing[5]);
    cr_assert_not_null(certificate_sized(A, C, 4));
    cr_assert_null(certificate_sized(A, C, 3), "point 3 vanishes");
    C->vanishing[3] = false;
    cr_assert_not_null(certificate_sized(A, C, 3));
    C->kept[3] = true;
    cr_assert_null(certificate_sized(A, C, 3), "point 3 is kept");
}
