/* SPDX-License-Identifier: MIT
**
** Short memory: each command run in a child of this process with its k-th allocation failing, for every k at first and
** then for a sample; by default a share of these. It ends with status 3 and one line, writes nothing, and the old file
** stands.
*/
#include "cli/cli.h"
#include "tests/support/process.h"
#include "tests/support/share.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

TestSuite(cli_short_memory, .init = session_open, .fini = session_close);

enum { EVERY = 400 };

/* Runs the command line, the k-th allocation failing (0: none); the exit status, and how many allocations there were in
** *count. */
static int run(int argc, char **argv, unsigned long k, unsigned long *count)
{
    int out = open(path_of("stdout"), O_WRONLY | O_CREAT | O_TRUNC, 0666),
        err = open(path_of("stderr"), O_WRONLY | O_CREAT | O_TRUNC, 0666), tell[2];
    cr_assert(out >= 0 && err >= 0 && pipe(tell) == 0);
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        dup2(out, STDOUT_FILENO);
        dup2(err, STDERR_FILENO);
        lemmata_start();
        alloc_fail_at(k);
        optind = 1;
        int status = lemmata_main(argc, argv);
        unsigned long n = alloc_count();
        _exit(write(tell[1], &n, sizeof n) == sizeof n ? status : 99);
    }
    close(out);
    close(err);
    close(tell[1]);
    int status = 0;
    cr_assert(child > 0 && waitpid(child, &status, 0) == child);
    if (read(tell[0], count, sizeof *count) != sizeof *count) *count = 0;
    close(tell[0]);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static void assert_every(const char *line)
{
    char *argv[24] = { "lemmata" }, *rest = arena_printf(session_arena(), "%s", line);
    int argc = 1;
    for (char *word; (word = strsep(&rest, " "));)
        argv[argc++] = strcmp(word, "OUT") == 0 ? (char *)path_of("out") : word;
    unsigned long n = 0, none;
    const char *out = file_put("out", "what stood here before");
    int good = run(argc, argv, 0, &n);
    cr_assert(good == 0 || good == 1 || good == 4, "%s: exit %d: %.300s", line, good,
              file_get(path_of("stderr"), NULL));
    cr_assert(n > 5 && !file_has(out, "what stood here before"), "%s: %lu allocations", line, n);
    share_t share = { .in = 8, .from = strlen(line) }; /* what all commands do first is shared among them */
    for (unsigned long k = 1; k <= n; k += k < EVERY ? 1 : 1 + k / 8) {
        if (!share_takes(&share)) continue;
        file_put("out", "what stood here before");
        int status = run(argc, argv, k, &none);
        const char *said = file_get(path_of("stderr"), NULL);
        cr_assert(status == 3, "%s: allocation %lu of %lu fails: exit %d, %.300s", line, k, n, status, said);
        cr_assert_str_eq(said, "lemmata: out of memory\n", "%s: allocation %lu", line, k);
        cr_assert_str_eq(file_get(path_of("stdout"), NULL), "", "%s: allocation %lu", line, k);
        cr_assert_str_eq(file_get(out, NULL), "what stood here before", "%s: allocation %lu", line, k);
    }
    cr_assert_eq(files_ending(".tmp"), 0, "%s", line);
    share_say(&share, arena_printf(session_arena(), "cli_short_memory: %.*s", (int)strcspn(line, " "), line));
}

Test(cli_short_memory, show) { assert_every("show bottleneck/fano --family random --index 3 -o OUT"); }
Test(cli_short_memory, show_lemma) { assert_every("show bottleneck/fano -o OUT"); }
Test(cli_short_memory, check) { assert_every("check bottleneck/fano --candidates 1 -j 1 -o OUT"); }
Test(cli_short_memory, check_json) { assert_every("check game/weight --candidates 1 -j 1 --format json -o OUT"); }
Test(cli_short_memory, klinv) { assert_every("klinv 1/3 1/10 --digits 5 --format json -o OUT"); }

static const char *put(const char *name, const char *text) { return file_put(name, text); }

Test(cli_short_memory, capacity)
{
    const char *csv = put("bsc.csv", "0.75,0.25\n1/4,3/4\n");
    assert_every(arena_printf(session_arena(), "capacity %s --digits 5 --format json -o OUT", csv));
}

Test(cli_short_memory, interval)
{
    const char *csv = put("bsc.csv", "0.75,0.25\n1/4,3/4\n");
    assert_every(arena_printf(session_arena(), "interval %s --labels 100 --format json -o OUT", csv));
}

Test(cli_short_memory, frontier)
{
    const char *csv = put("rewards.csv", "0.1\n0.5\n0.9\n0.2\n");
    assert_every(
        arena_printf(session_arena(), "frontier %s --points 2 --kl 1/10 --bootstrap 2 --format json -o OUT", csv));
    assert_every(arena_printf(session_arena(), "frontier %s --points 2 --bootstrap 0 --format csv -o OUT", csv));
}

/* A witness of each kind of JSON that is read: a candidate, and one with certificates. */
Test(cli_short_memory, replay)
{
    const char *file = path_of("witness.json");
    outcome_t o = LEMMATA("show", "game/disjoint-alignment", "--family", "opposed", "--index", "8", "-o", file);
    assert_status(&o, 0);
    assert_every(arena_printf(session_arena(), "replay %s --format json -o OUT", file));
    assert_every(arena_printf(session_arena(), "replay %s -o OUT", file));
}

Test(cli_short_memory, merge)
{
    const char *file = path_of("shard.json");
    outcome_t o =
        LEMMATA("check", "bottleneck/fano", "--candidates", "1", "--shard", "1/1", "--format", "json", "-o", file);
    assert_status(&o, 0);
    assert_every(arena_printf(session_arena(), "merge %s --format json -o OUT", file));
}

#ifndef __SANITIZE_ADDRESS__ /* which wants all of it */

/* Of the whole process: what the C library cannot have is said in the same way. Below some limit it cannot be loaded
** (127). */
static void assert_limited(const char *line)
{
    const char *out = path_of("out"), *want = path_of("want");
    outcome_t whole = process_run("", 0, (const char *const[]){ "/bin/sh", "-c", arena_printf(session_arena(),
        "exec %s %s -o %s", lemmata_path(), line, want), NULL });
    assert_status(&whole, 0);
    for (unsigned kb = 5500; kb < 9500; kb += 250) {
        file_put("out", "what stood here before");
        const char *run =
            arena_printf(session_arena(), "ulimit -v %u; exec %s %s -o %s", kb, lemmata_path(), line, out);
        outcome_t o = process_run("", 0, (const char *const[]){ "/bin/sh", "-c", run, NULL });
        cr_assert(o.status == 0 || o.status == 3 || o.status == 127, "%s: exit %d, %.300s", run, o.status, o.err);
        cr_assert_str_eq(file_get(out, NULL), o.status == 0 ? file_get(want, NULL) : "what stood here before", "%s",
                         run);
        cr_assert(o.status != 3 || strcmp(o.err, "lemmata: out of memory\n") == 0, "%s: %s", run, o.err);
    }
}

Test(cli_short_memory, of_the_process)
{
    const char *csv = put("rewards.csv", "0.1\n0.5\n0.9\n0.2\n");
    assert_limited("show game/disjoint-alignment --family opposed --index 8");
    assert_limited("show bottleneck/fano");
    assert_limited(arena_printf(session_arena(), "frontier %s --format json", csv));
}

#endif
