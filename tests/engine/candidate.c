/* SPDX-License-Identifier: MIT
**
** Candidates: exact there and back through JSON, and every way in which they can be ill formed, said with its place.
*/
#include "proofs/engine/candidate.h"
#include "tests/support/candidate.h"
#include "tests/support/trouble.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static const param_t params[] = {
    { "t", PARAM_NUMBER, "", 0, "a number" },        { "p(x)", PARAM_LAW, "x", 0, "a law" },
    { "p(z|x,y)", PARAM_LAW, "xyz", 0, "a channel" }, { "p(x,y)", PARAM_JOINT, "xy", 0, "a joint law" },
    { "l(x,y)", PARAM_TABLE, "xy", 0, "a table" },    { "k(x)", PARAM_INDEX, "x", 'y', "a map" },
    { NULL, PARAM_NUMBER, "", 0, NULL }
};

static const char good[] =
    "{\"t\": \"-7/3\", \"p(x)\": [\"1/2\", \"1/2\"],"
    " \"p(z|x,y)\": [[[\"1\", \"0\"], [\"1/3\", \"2/3\"], [\"1/2\", \"1/2\"]], [[\"0\", \"1\"], [\"1/4\", \"3/4\"], "
    "[\"0.2\", \"0.8\"]]],"
    " \"p(x,y)\": [[\"1/2\", \"0\", \"0\"], [\"0\", \"1/4\", \"1/4\"]],"
    " \"l(x,y)\": [[\"0\", \"-1\", \"5\"], [\"1/2\", \"2\", \"1e-3\"]], \"k(x)\": [\"2\", \"0\"]}";

static candidate_t *read_text(arena_t *A, const char *text, fault_t *fault, json_t **where)
{
    json_error_t e;
    json_t *j = json_loads(text, 0, &e);
    cr_assert(j, "not JSON: %s in %s", e.text, text);
    candidate_t *c = candidate_from_json(A, params, j, fault, where);
    json_decref(j);
    return c;
}

Test(engine_candidate, good_numbers_are_read)
{
    arena_t *A = arena_new();
    fault_t fault;
    json_t *where;
    candidate_t *c = read_text(A, good, &fault, &where);
    cr_assert(c && !where);
    cr_assert(mpq_cmp_si(candidate_number(c, "t"), -7, 3) == 0);
    cr_assert(candidate_dim(c, 'x') == 2 && candidate_dim(c, 'y') == 3 && candidate_dim(c, 'z') == 2 &&
              candidate_dim(c, 'w') == 0);
    cr_assert(candidate_params(c) == 6 && candidate_cells(c) == 1 + 2 + 12 + 6 + 6 + 2);
    cr_assert(candidate_index(c, "k(x)", 0) == 2 && candidate_index(c, "k(x)", 1) == 0);
    cr_assert(candidate_law(c, "p(x,y)")->axes == 2 && candidate_channel(c, "p(z|x,y)")->nx == 6);
    value_t part = value_part(candidate_value(c, "p(z|x,y)"), 1);
    cr_assert(part.rank == 2 && part.dim[0] == 3 && mpq_cmp_ui(part.at + 5, 4, 5) == 0);
    arena_free(A);
}

/* The weight: |numerators| and denominators, all of them. */
Test(engine_candidate, weight)
{
    static const param_t two[] = { { "a", PARAM_NUMBER, "", 0, "" },
                                   { "b", PARAM_TABLE, "n", 0, "" },
                                   { NULL, PARAM_NUMBER, "", 0, NULL } };
    arena_t *A = arena_new();
    candidate_t *c = candidate_new(A, two);
    candidate_set_ratio(c, "a", -7, 3);
    mpq_ptr b = candidate_table(c, "b", 1, (size_t[]){ 2 });
    mpq_set_si(b, 5, 4);
    mpz_ptr w = arena_mpz(A, 1);
    candidate_weight(w, c);
    cr_assert(mpz_cmp_ui(w, 7 + 3 + 5 + 4 + 0 + 1) == 0 && candidate_cells(c) == 3);
    arena_free(A);
}

/* A candidate of random shape, its numbers leaning toward trouble. */
static candidate_t *drawn(arena_t *A, dice_t *d)
{
    candidate_t *c = candidate_new(A, params);
    size_t nx = 1 + dice_below(d, 3), ny = 1 + dice_below(d, 4), nz = 1 + dice_below(d, 3);
    mpq_ptr t = arena_mpq(A, 1);
    trouble_rat(t, d);
    candidate_set_number(c, "t", t);
    candidate_set_law(c, "p(x)", trouble_law(A, d, nx));
    candidate_set_law(c, "p(x,y)", pmf_reshape(trouble_law(A, d, nx * ny), 2, (size_t[]){ nx, ny }));
    const chan_t *W[3];
    for (size_t x = 0; x < nx; x++) W[x] = trouble_channel(A, d, ny, nz);
    candidate_set_channels(c, "p(z|x,y)", nx, W);
    mpq_ptr l = candidate_table(c, "l(x,y)", 2, (size_t[]){ nx, ny }), k = candidate_table(c, "k(x)", 1, &nx);
    for (size_t i = 0; i < nx * ny; i++) trouble_rat(l + i, d);
    for (size_t x = 0; x < nx; x++) mpq_set_ui(k + x, dice_below(d, ny), 1);
    return c;
}

/* Any number changed, any other shape, one that could not be made: another candidate. */
Test(engine_candidate, the_same)
{
    arena_t *A = arena_new();
    fault_t fault;
    json_t *where;
    const candidate_t *c = read_text(A, good, &fault, &where);
    candidate_t *other = read_text(A, good, &fault, &where);
    cr_assert(candidate_same(c, other));
    for (size_t k = 0; params[k].name; k++)
        for (size_t i = 0; i < c->value[k].cells; i++) {
            mpq_ptr q = other->value[k].at + i;
            mpz_add(mpq_numref(q), mpq_numref(q), mpq_denref(q));
            cr_expect(!candidate_same(c, other), "%s, cell %zu", params[k].name, i);
            mpz_sub(mpq_numref(q), mpq_numref(q), mpq_denref(q));
        }
    value_t *v = &other->value[4];
    *v = (value_t){ v->rank, { v->dim[1], v->dim[0] }, v->cells, v->at };
    cr_expect(!candidate_same(c, other), "l(x,y) turned");
    *v = c->value[4];
    cr_expect(candidate_same(c, other));
    other->unmade = "not to be had";
    cr_expect(!candidate_same(c, other) && !candidate_same(other, other));
    arena_free(A);
}

Test(engine_candidate, json_round_trip)
{
    for (uint64_t seed = 0; seed < 100; seed++) {
        dice_t d = { seed };
        arena_t *A = arena_new();
        fault_t fault;
        json_t *where;
        candidate_t *c = drawn(A, &d);
        cr_assert(candidate_check(c, &fault, NULL), "%s", fault.text);
        json_t *j = candidate_to_json(c);
        candidate_t *e = candidate_from_json(A, params, j, &fault, &where);
        cr_assert(e, "seed %llu: %s", (unsigned long long)seed, fault.text);
        cr_assert(candidate_same(c, e));
        json_t *again = candidate_to_json(e);
        cr_assert(json_equal(j, again));
        json_decref(again);
        json_decref(j);
        arena_free(A);
    }
}

/* --- refusals ---------------------------------------------------------------------------------------------- */

/* The good text with `was` replaced by `is`: the fault's words and the way to its place. */
typedef struct { const char *was, *is, *says, *where; } edit_t;

static void assert_fault(const edit_t *e)
{
    arena_t *A = arena_new();
    const char *at = strstr(good, e->was);
    cr_assert(at, "no %s", e->was);
    fault_t fault = { "" };
    json_t *where = NULL;
    candidate_t *c =
        read_text(A, arena_printf(A, "%.*s%s%s", (int)(at - good), good, e->is, at + strlen(e->was)), &fault, &where);
    cr_assert(!c && where, "not refused: %s -> %s", e->was, e->is);
    char *way = json_dumps(where, JSON_COMPACT);
    cr_assert(strstr(fault.text, e->says), "%s -> %s\nsaid     %s\nexpected %s", e->was, e->is, fault.text, e->says);
    cr_assert_str_eq(way, e->where, "%s -> %s: %s at %s", e->was, e->is, fault.text, way);
    cr_assert(!strchr(fault.text, '\n'));
    free(way);
    json_decref(where);
    arena_free(A);
}

#define ALL_FAULTS(all)                                                                                                \
    do {                                                                                                               \
        for (size_t n = 0; n < sizeof(all) / sizeof *(all); n++) assert_fault(&(all)[n]);                              \
    } while (0)

Test(engine_candidate, laws_that_are_none)
{
    static const edit_t all[] = {
        { "[\"1/2\", \"1/2\"],", "[\"1/2\", \"1/3\"],", "p(x) sums to 5/6, expected 1", "[\"candidate\",\"p(x)\"]" },
        { "\"1/3\", \"2/3\"", "\"1/3\", \"1/3\"", "p(z|x,y) row 0,1 sums to 2/3, expected 1",
          "[\"candidate\",\"p(z|x,y)\",0,1]" },
        { "\"0.2\", \"0.8\"", "\"0.2\", \"0.80000001\"", "p(z|x,y) row 1,2 sums to 100000001/100000000",
          "[\"candidate\",\"p(z|x,y)\",1,2]" },
        { "[[\"1/2\", \"0\", \"0\"]", "[[\"1/2\", \"0\", \"1\"]", "p(x,y) sums to 2, expected 1",
          "[\"candidate\",\"p(x,y)\"]" },
        { "[\"1/2\", \"1/2\"],", "[\"3/2\", \"-1/2\"],", "p(x): entry 1 is -1/2, expected a probability",
          "[\"candidate\",\"p(x)\"]" },
        { "[\"0\", \"1\"]", "[\"-1\", \"2\"]", "p(z|x,y) row 1,0: entry 0 is -1", "[\"candidate\",\"p(z|x,y)\",1,0]" },
    };
    ALL_FAULTS(all);
}

Test(engine_candidate, numbers_that_are_none)
{
    static const edit_t all[] = {
        { "-7/3", "1/0", "t: a zero denominator", "[\"candidate\",\"t\"]" },
        { "-7/3", "", "t: nothing where a number was expected", "[\"candidate\",\"t\"]" },
        { "\"-7/3\"", "0.5", "t: expected a number in quotes", "[\"candidate\",\"t\"]" },
        { "\"-7/3\"", "[\"1\"]", "t: expected a number in quotes", "[\"candidate\",\"t\"]" },
        { "1e-3", "1e-30000", "l(x,y): an exponent beyond", "[\"candidate\",\"l(x,y)\",1,2]" },
        { "1e-3", "5x", "l(x,y): not a number", "[\"candidate\",\"l(x,y)\",1,2]" },
        { "[\"2\", \"0\"]", "[\"3\", \"0\"]", "k(x): entry 3, expected an integer from 0 to 2",
          "[\"candidate\",\"k(x)\",0]" },
        { "[\"2\", \"0\"]", "[\"2\", \"-1\"]", "k(x): entry -1, expected an integer from 0 to 2",
          "[\"candidate\",\"k(x)\",1]" },
        { "[\"2\", \"0\"]", "[\"2\", \"1/2\"]", "k(x): entry 1/2, expected an integer", "[\"candidate\",\"k(x)\",1]" },
        { "[\"2\", \"0\"]", "[\"2\", \"18446744073709551616\"]", "expected an integer from 0 to 2",
          "[\"candidate\",\"k(x)\",1]" },
    };
    ALL_FAULTS(all);
}

Test(engine_candidate, shapes)
{
    static const edit_t all[] = {
        { "[\"1/4\", \"3/4\"]", "[\"1/4\"]", "p(z|x,y): 1 entries, expected 2", "[\"candidate\",\"p(z|x,y)\",1,1]" },
        { "[\"1/4\", \"3/4\"]", "[\"1/4\", \"1/4\", \"1/2\"]", "p(z|x,y): 3 entries, expected 2",
          "[\"candidate\",\"p(z|x,y)\",1,1]" },
        { "[\"1/4\", \"3/4\"]", "\"1/4\"", "expected 2", "[\"candidate\",\"p(z|x,y)\",1,1]" },
        { "[\"1/2\", \"1/2\"],", "\"1\",", "p(x): expected an array, 1 deep", "[\"candidate\",\"p(x)\"]" },
        { "[\"1/2\", \"1/2\"],", "[[\"1/2\", \"1/2\"]],", "p(x): expected a number in quotes",
          "[\"candidate\",\"p(x)\",0]" },
        { "[\"1/2\", \"1/2\"],", "[],", "p(x): an empty array", "[\"candidate\",\"p(x)\"]" },
        { "[\"1/2\", \"1/2\"],", "[\"1/2\", \"1/4\", \"1/4\"],",
          "p(z|x,y): 2 entries along axis x, expected 3 as in p(x)", "[\"candidate\",\"p(z|x,y)\"]" },
        { "[\"2\", \"0\"]", "[\"2\", \"0\", \"0\"]", "k(x): 3 entries along axis x, expected 2 as in p(x)",
          "[\"candidate\",\"k(x)\"]" },
        { "\"l(x,y)\"", "\"l(y,x)\"", "no parameter l(x,y), expected a table", "[\"candidate\"]" },
        { "{\"t\"", "{\"extra\": \"1\", \"t\"", "extra is no parameter", "[\"candidate\",\"extra\"]" },
    };
    ALL_FAULTS(all);
}

/* The limit on cells is one on the product, before anything is allocated. */
Test(engine_candidate, too_many_entries)
{
    static const param_t table[] = { { "l", PARAM_TABLE, "ab", 0, "a table" }, { NULL, PARAM_NUMBER, "", 0, NULL } };
    arena_t *A = arena_new();
    json_t *row = json_array(), *rows = json_array(), *object = json_object(), *where;
    for (int k = 0; k < 1024; k++) json_array_append_new(row, json_string("0"));
    for (int k = 0; k < 257; k++) json_array_append(rows, row);
    json_object_set(object, "l", rows);
    fault_t fault;
    cr_assert(!candidate_from_json(A, table, object, &fault, &where));
    cr_assert(strstr(fault.text, "more than 262144 entries"), "%s", fault.text);
    json_decref(where);
    json_decref(row);
    json_decref(rows);
    json_decref(object);
    arena_free(A);
}

/* One that is not complete is not well formed. */
Test(engine_candidate, an_empty_one)
{
    arena_t *A = arena_new();
    fault_t fault;
    json_t *where;
    cr_assert(!candidate_check(candidate_new(A, params), &fault, &where));
    cr_assert(strstr(fault.text, "t is missing"), "%s", fault.text);
    json_decref(where);
    arena_free(A);
}
