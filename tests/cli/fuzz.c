/* SPDX-License-Identifier: MIT
**
** Mutated files through the commands that read tables, JSON lines and witnesses: never a crash, a status in {0, 1, 2,
** 4}, one line and nothing written when
** refused. Most runs call the commands' own functions, in this process; some go through the process.
*/
#include "cli/cli.h"
#include "tests/support/process.h"
#include "tests/support/trouble.h"

#include <criterion/criterion.h>
#include <string.h>
#include <unistd.h>

TestSuite(cli_fuzz, .init = session_open, .fini = session_close);

enum { RUNS = 300, PROCESSES = 30, TEXT_MAX = 4096 };

static const char *const channels[] = { "0.75,0.25\n1/4,3/4\n",
                                        "in,yes,no\r\nup,1/2,1/2\r\ndown,1e-1,9e-1\r\n",
                                        "\xef\xbb\xbf"
                                        "1,0,0\n0,1/3,2/3\n\n.5,.5,0",
                                        "\"a, b\",1/7,6/7\n\"c\",1,0\n",
                                        ",0,1\n0;1;2\r\"x\"\"y\"\t1\t0\n",
                                        "a;b\r3/4;1/4\r\r1/4;3/4\r" };

static const char *const rewards[] = {
    "prompt,reward\na,1.5\n\"b,c\",-2\na,1/3\n", "1\r\n2e3\r\n0.5\r\n", "{\"prompt\": \"a\", \"reward\": 0.5}\n"
        "{\"reward\": \"1/3\", \"prompt\": [1, {\"b\": null}]}\n",
    "{\"rewards\": [1, -2.5e1 ,\"3\"]}\r\n\n{\"rewards\": [ 0 ]}", "prompt;s1;s2\ra;1;\rb;2;3\r",
        "\"\",\"reward\",\"prompt_id\"\n\"1\",0.25,x\n\"2\",4,\"two\nlines\"\n"
};

static const char *const witnesses[] = {
    "{\"id\": \"bottleneck/data-size\", \"link\": \"chain rule\", \"candidate\": {\"p(s)\": [\"1\"], \"code\": "
        "[[\"0\"], [\"0\"]], \"p(e)\": [\"1\"], \"any\": [\"0\", \"0\"],"
    " \"p(h|u,s)\": [[[\"1\"]]], \"G\": [[[\"1/2\", \"1/2\"]]], \"judge\": [[[[\"1\"]]]],"
    " \"p(d|j,s,y)\": [[[[\"1\", \"0\"], [\"0\", \"1\"]]], [[[\"0\", \"1\"], [\"1\", \"0\"]]]], \"m\": \"1\"}}",
    "{\"id\": \"bottleneck/fano\", \"candidate\": {\"p(s)\": [\"1\"], \"p(j|s)\": [[\"1/2\", \"1/2\"]],"
    " \"p(y|j,s)\": [[[\"1\", \"0\"]], [[\"1/3\", \"2/3\"]]], \"guess\": [[[\"1\", \"0\"]], [[\"1/2\", \"1/2\"]]]}}"
};

/* One change: a byte, a piece that means something, a piece doubled, a piece dropped. */
static size_t mutate(char *text, size_t n, dice_t *d)
{
    static const char *const piece[] = { ",",    "\n",      "\"",           "/0",  "-", "1e9999", "[",  "]",  "{",
                                         "}",    "\\u0000", "nan",          "1/3", "0", ".",      "\r", "\t", "\"1\"",
                                         "null", ":",       "999999999999", "\xff" };
    size_t at = dice_below(d, n + 1), many = 1 + dice_below(d, 12);
    if (at + many > n) many = n - at;
    const char *p = piece[dice_below(d, sizeof piece / sizeof *piece)];
    switch (dice_below(d, 4)) {
    case 0: if (at < n) text[at] = (char)dice_roll(d); return n;
    case 1: memmove(text + at, text + at + many, n - at - many); return n - many;
    case 2:
        if (n + many > TEXT_MAX) return n;
        memmove(text + at + many, text + at, n - at);
        return n + many;
    default:
        if (n + strlen(p) > TEXT_MAX) return n;
        memmove(text + at + strlen(p), text + at, n - at);
        memcpy(text + at, p, strlen(p));
        return n + strlen(p);
    }
}

/* Case k: a base text and one to four changes, from k alone. */
static size_t mutated(char *text, const char *const *base, size_t bases, unsigned long k)
{
    dice_t d = { 1000 + k };
    const char *of = base[k % bases];
    size_t n = strlen(of);
    memcpy(text, of, n);
    for (unsigned long changes = 1 + dice_below(&d, 4); changes--;) n = mutate(text, n, &d);
    return n;
}

/* What was said on standard error since `from`. */
static char *said_since(long from)
{
    size_t n;
    fflush(stderr);
    const char *all = file_get(path_of("said"), &n);
    return arena_printf(session_arena(), "%s", all + from);
}

/* The two promises of a status: 2 writes nothing and says one line; any other writes. */
static void assert_kept(int status, const char *said, const char *out, unsigned long k)
{
    bool written = access(out, F_OK) == 0;
    cr_assert(status == 0 || status == 1 || status == 2 || status == 4, "case %lu: status %d", k, status);
    cr_assert(written == (status != 2), "case %lu: status %d, and the output is %swritten", k, status,
              written ? "" : "not ");
    const char *end = strchr(said, '\n');
    if (status == 2) cr_assert(end && end[1] == 0, "case %lu: more or less than one line: %s", k, said);
    else cr_assert(*said == 0, "case %lu: status %d, and said: %s", k, status, said);
}

static void fuzz(int (*command)(const options_t *o), const char *const *base, size_t bases)
{
    char text[TEXT_MAX + 1];
    const char *out = path_of("out");
    unsigned long refused = 0;
    long said = 0;
    cr_assert(freopen(path_of("said"), "w", stderr));
    for (unsigned long k = 0; k < RUNS; k++) {
        size_t n = mutated(text, base, bases, k);
        char *args[] = { (char *)file_put_bytes("in", text, n) };
        options_t o = { .args = args, .nargs = 1, .digits = 5, .out = out, .loudness = NORMAL,
            .format = k % 2 ? FORMAT_JSON : FORMAT_TEXT, .points = 1 };
        o.normalise = k % 3 == 0 && command == command_capacity;
        o.bits = k % 5 == 0;
        o.check = (check_options_t){ .candidates = 1, .seed = 1, .prec_max = 1024, .filter = true };
        int status = command(&o);
        assert_kept(status, said_since(said), out, k);
        said = ftell(stderr);
        refused += status == 2;
        unlink(out);
    }
    cr_assert(refused > RUNS / 3 && refused < RUNS, "%lu of %d refused: the mutations test little", refused, RUNS);
}

Test(cli_fuzz, channels) { fuzz(command_capacity, channels, sizeof channels / sizeof *channels); }
/* Counts, and lists that say what the columns are. */
static int of_counts(const options_t *o)
{
    options_t with = *o;
    with.normalise = false;
    with.counts = true;
    with.names = o->bits ? SAID_YES : NOT_SAID;
    with.columns = o->format == FORMAT_JSON ? "2" : NULL;
    return command_capacity(&with);
}

static int of_columns(const options_t *o)
{
    options_t with = *o;
    with.wide = o->bits;
    with.columns = o->bits ? NULL : "reward=2";
    return command_frontier(&with);
}

/* The list itself is changed; its channel stands. */
static int of_contexts(const options_t *o)
{
    options_t with = *o;
    file_put("w.csv", "1/2,1/2\n0,1\n");
    with.contexts = o->args[0];
    with.nargs = 0;
    return command_interval(&with);
}

static const char *const lists[] = { "1/2,w.csv\n0.5,w.csv\n", "weight;file\r1/3;w.csv\r2/3;\"w.csv\"\r",
                                     "file\tweight\nw.csv\t1\n" };

Test(cli_fuzz, counts) { fuzz(of_counts, channels, sizeof channels / sizeof *channels); }
Test(cli_fuzz, rewards) { fuzz(command_frontier, rewards, sizeof rewards / sizeof *rewards); }
Test(cli_fuzz, columns) { fuzz(of_columns, rewards, sizeof rewards / sizeof *rewards); }
Test(cli_fuzz, contexts) { fuzz(of_contexts, lists, sizeof lists / sizeof *lists); }
Test(cli_fuzz, witnesses) { fuzz(command_replay, witnesses, sizeof witnesses / sizeof *witnesses); }

Test(cli_fuzz, through_the_process)
{
    char text[TEXT_MAX + 1];
    for (unsigned long k = 0; k < PROCESSES; k++) {
        bool channel = k % 2;
        size_t n = channel ? mutated(text, channels, 4, RUNS + k) : mutated(text, witnesses, 2, RUNS + k);
        outcome_t o = LEMMATA_ON(text, n, channel ? "capacity" : "replay", "-");
        if (o.status == 2) assert_refused(&o, "standard input:");
        else
            cr_assert((o.status == 0 || o.status == 1 || o.status == 4) && o.err_n == 0, "case %lu: exit %d\n%s", k,
                      o.status, o.err);
    }
}
