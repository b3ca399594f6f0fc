/* SPDX-License-Identifier: MIT
**
** A run that is ended by a signal leaves what stood there before or all that it would have written, and nothing beside.
*/
#include "tests/support/process.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

TestSuite(cli_kill, .init = session_open, .fini = session_close);

enum { KILLS = 12, STEP = 10000 /* microseconds */ };

static void end_after(useconds_t wait, int signal, const char *const *argv)
{
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        int none = open("/dev/null", O_RDWR);
        for (int fd = 0; fd < 3; fd++) dup2(none, fd);
        execv(argv[0], (char *const *)argv);
        _exit(127);
    }
    usleep(wait);
    kill(child, signal);
    cr_assert(child > 0 && waitpid(child, NULL, 0) == child);
}

static bool same_folders(const char *a, const char *b)
{
    outcome_t o = process_run("", 0, (const char *const[]){ "/usr/bin/env", "diff", "-r", "-q", a, b, NULL });
    return o.status == 0;
}

#define TABLE(candidates, folder)                                                                                      \
    (const char *const[])                                                                                              \
    {                                                                                                                  \
        lemmata_path(), "table", "bottleneck/fano", "bottleneck/kl-split", "bottleneck/posterior-loss",                \
            "limits/gibbs", "--candidates", candidates, "-j", "2", "-o", folder, NULL                                  \
    }

Test(cli_kill, a_table_is_old_or_new)
{
    const char *old = path_of("old"), *new = path_of("new"), *out = path_of("out");
    outcome_t a = process_run("", 0, TABLE("1", old)), b = process_run("", 0, TABLE("2", new));
    cr_assert(a.status == 0 && b.status == 0, "exit %d and %d", a.status, b.status);
    cr_assert(!same_folders(old, new));
    for (int k = 0; k < KILLS; k++) {
        outcome_t again = process_run("", 0, TABLE("1", out));
        cr_assert_eq(again.status, a.status);
        end_after((useconds_t)k * STEP, k % 2 ? SIGTERM : SIGINT, TABLE("2", out));
        cr_assert(same_folders(out, old) || same_folders(out, new), "mixed after %d microseconds", k * STEP);
    }
    cr_assert_eq(files_ending(".tmp"), 0);
}

Test(cli_kill, a_file_is_old_or_new)
{
    const char *out = path_of("out");
    for (int k = 0; k < KILLS; k++) {
        file_put("out", "old");
        end_after((useconds_t)k * 2000, k % 3 ? SIGKILL : SIGHUP, (const char *const[]){ lemmata_path(), "check",
            "bottleneck/fano", "-o", out, NULL });
        cr_assert(file_has(out, "old") || file_has(out, "1 lemma, "), "neither after %d microseconds", k * 2000);
    }
    outcome_t o = LEMMATA("klinv", "1/3", "1/10", "-o", out);
    assert_status(&o, 0);
    cr_assert_eq(files_ending(".tmp"), 0);
}
