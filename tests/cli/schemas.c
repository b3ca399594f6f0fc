/* SPDX-License-Identifier: MIT
**
** What the calculators, show and replay write as JSON is what cli/schemas/ say, by an independent validator; and the
** schemas refuse what differs. No key of any output has a blank or a comma.
*/
#include "tests/cli/pointer.h"
#include "tests/cli/validated.h"

#include <stdio.h>

TestSuite(cli_schemas, .init = session_open, .fini = session_close);

typedef struct { const char *file[FILES_MAX]; size_t n; } files_t;

/* A name that no other file has. */
static const char *new_name(const char *what)
{
    static unsigned made;
    return arena_printf(session_arena(), "%s-%u.json", what, made++);
}

static const char *kept(files_t *F, const outcome_t *o)
{
    cr_assert(F->n < FILES_MAX && (o->status == 0 || o->status == 1 || o->status == 4), "%s: %d\n%s", o->line,
              o->status, o->err);
    F->file[F->n] = file_put(new_name("out"), o->out);
    return F->file[F->n++];
}

static void assert_keys(json_t *j, const char *at)
{
    const char *key;
    json_t *value;
    size_t i;
    json_object_foreach(j, key, value) {
        cr_expect(!strpbrk(key, " ,") || strcmp(at, "candidate") == 0, "a key \"%s\" in %s", key, at);
        assert_keys(value, key);
    }
    json_array_foreach(j, i, value) assert_keys(value, at);
}

/* All are valid. Every key of the first is needed and has its type: without it, or with a list in its place, it is
** refused. */
static void assert_held(const char *schema, files_t *F, const char *const *optional)
{
    const char *path = arena_printf(session_arena(), "cli/schemas/%s.schema.json", schema);
    outcome_t v = validated(path, F->file, F->n);
    cr_assert(v.status == 0, "%s refuses what is written:\n%.3000s%.3000s", schema, v.out, v.err);
    for (size_t k = 0; k < F->n; k++)
        cr_assert(reported(&v, "SUCCESS", F->file[k]), "%s: not looked at\n%s", F->file[k], v.out);
    files_t bad = { .n = 0 };
    json_t *j = parsed(file_get(F->file[0], NULL)), *value;
    const char *key;
    assert_keys(j, "");
    json_object_foreach(j, key, value) {
        json_t *c = json_copy(j);
        bool needed = true;
        for (const char *const *o = optional; *o; o++) needed &= strcmp(*o, key) != 0;
        json_object_set_new(c, key, json_pack("[[]]"));
        bad.file[bad.n++] = file_put_json(new_name("type"), c);
        if (needed) json_object_del(c, key);
        else json_object_set_new(c, "extra", json_true());
        bad.file[bad.n++] = file_put_json(new_name("gone"), c);
        json_decref(c);
    }
    json_decref(j);
    v = validated(path, bad.file, bad.n);
    for (size_t k = 0; k < bad.n; k++) cr_expect(reported(&v, "ValidationError", bad.file[k]) && !reported(&v,
        "SUCCESS", bad.file[k]), "%s accepts %s", schema, file_get(bad.file[k], NULL));
}

static const char *const none[] = { NULL };
#define JSON(...) LEMMATA(__VA_ARGS__, "--format", "json")

Test(cli_schemas, capacity)
{
    static const char *const optional[] = { "true_capacity", "true_capacity_says", NULL };
    files_t F = { .n = 0 };
    const char *file = file_put("w.csv", "a,b\n9/10,1/10\n1/3,2/3\n");
    outcome_t o[] = { JSON("capacity", file), JSON("capacity", file, "--bits", "--digits", "3"),
        JSON("capacity", file_put("n.csv", "3,7\n1,9\n"), "--counts", "--confidence", "95%"),
                      JSON("capacity", file_put("i.csv", "1,0\n0,1\n")) };
    for (size_t k = 0; k < 4; k++) kept(&F, &o[k]);
    assert_held("capacity", &F, optional);
}

Test(cli_schemas, klinv)
{
    files_t F = { .n = 0 };
    outcome_t o[] = { JSON("klinv", "1/3", "1/10"), JSON("klinv", "0", "0"), JSON("klinv", "1", "3"),
                      JSON("klinv", "1/2", "1e-20") };
    for (size_t k = 0; k < 4; k++) kept(&F, &o[k]);
    assert_held("klinv", &F, none);
}

Test(cli_schemas, interval)
{
    static const char *const optional[] = { "ceiling",
                                            "ceiling_says",
                                            "plateau",
                                            "required_capacity",
                                            "target_says",
                                            "mean_kl_at_most",
                                            "mean_kl_says",
                                            "training_adds_at_most",
                                            "training_adds_says",
                                            "ceiling_kl",
                                            "ceiling_kl_says",
                                            "true_capacity",
                                            "true_capacity_says",
                                            "training_adds_printed",
                                            "ceiling_printed",
                                            "printed_says",
                                            "allocation",
                                            NULL };
    files_t F = { .n = 0 };
    const char *file = file_put("w.csv", "a,b\n9/10,1/10\n1/3,2/3\n"),
               *list = file_put("l.csv", "1/2,w.csv\n1/2,w.csv\n");
    outcome_t o[] = { JSON("interval", file, "-m", "10", "--target", "1/3", "--empirical", "1/5", "--bits"),
        JSON("interval", file), JSON("interval", "--contexts", list, "-m", "5", "--kl", "1"),
                      JSON("interval", file_put("n.csv", "3,7\n1,9\n"), "--counts", "--confidence", "9/10", "-m", "5"),
                      JSON("interval", "--contexts", list, "--allocate", "3"),
                      JSON("interval", "--contexts", file_put("n.list", "1,n.csv\n"), "--counts", "--confidence",
                          "9/10", "--allocate", "3", "--bits") };
    for (size_t k = 0; k < 6; k++) kept(&F, &o[k]);
    assert_held("interval", &F, optional);
}

Test(cli_schemas, frontier)
{
    files_t F = { .n = 0 };
    const char *sample = "papers/limits/data/rewards.csv";
    outcome_t o[] = { JSON("frontier", sample, "--kl", "1", "--beta", "3", "--best-of", "10", "--bootstrap", "10"),
        JSON("frontier", sample, "--bits", "--kl", "1000"),
                      JSON("frontier", file_put("f.csv", "1\n1\n"), "--kl", "0"),
                          JSON("frontier", file_put("h.csv", "1e9999\n0\n0\n"), "--kl", "1/10", "--beta", "1e9998") };
    for (size_t k = 0; k < 4; k++) kept(&F, &o[k]);
    assert_held("frontier", &F, none);
}

Test(cli_schemas, witness_and_replay)
{
    static const char *const optional[] = { "link",         "family", "seed", "index", "terms",
                                            "certificates", "file",   "hash", NULL };
    files_t shown = { .n = 0 }, replayed = { .n = 0 };
    outcome_t o[] = { LEMMATA("show", "bottleneck/fano", "--family", "random", "--index", "3"),
        LEMMATA("show", "game/disjoint-alignment", "--family", "opposed", "--index", "8") };
    for (size_t k = 0; k < 2; k++) {
        outcome_t r = JSON("replay", kept(&shown, &o[k]));
        kept(&replayed, &r);
    }
    assert_held("witness", &shown, optional);
    assert_held("replay", &replayed, none);
}

/* Bits are nats by log 2: the two certified intervals of one number meet after the division. */
Test(cli_schemas, bits)
{
    const char *file = file_put("w.csv", "9/10,1/10\n1/3,2/3\n"), *r = file_put("r.csv", "0\n0\n1\n0\n");
    static const long double log2 = 0.693147180559945309417L;
    outcome_t nats = JSON("capacity", file, "--digits", "18"),
              bits = JSON("capacity", file, "--digits", "18", "--bits");
    cr_expect(end_of(&bits, "capacity", "lo") * log2 <= end_of(&nats, "capacity", "hi") + 1e-18L && end_of(&nats,
        "capacity", "lo") <= end_of(&bits, "capacity", "hi") * log2 + 1e-18L);
    nats = JSON("interval", file, "--target", "1/5", "--codebook", "64");
    bits = JSON("interval", file, "--target", "1/5", "--codebook", "64", "--bits");
    for (int k = 0; k < 2; k++) {
        const char *name = k ? "capacity" : "required_capacity";
        cr_expect(end_of(&bits, name, "lo") * log2 <= end_of(&nats, name, "hi") + 1e-16L && end_of(&nats, name,
            "lo") <= end_of(&bits, name, "hi") * log2 + 1e-16L, "%s", name);
    }
    cr_expect(end_of(&bits, "floor", "lo") == end_of(&nats, "floor", "lo"));
    bits = LEMMATA("frontier", r, "--beta", "1/1000", "--bits", "--points", "1");
    assert_says(&bits, "KL in bits");
    assert_says(&bits, "; KL 2\n"); /* log 4 */
}
