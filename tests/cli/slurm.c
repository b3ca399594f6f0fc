/* SPDX-License-Identifier: MIT
**
** The job array of docs/sweeps.md, as it is printed there, in a Slurm of one node that is started for it
** (one_node.py): its merge is what one run writes; started again it resumes from
** the shards that are whole; and no daemon is left. Skipped, and said, where Slurm is not installed or does not come
** up.
*/
#include "tests/support/process.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

TestSuite(cli_slurm, .init = session_open, .fini = session_close, .timeout = 400);

static outcome_t shell(const char *script)
{
    return process_run("", 0, (const char *const[]){ "/bin/sh", "-c", script, NULL });
}

static void skip(const char *why)
{
    fprintf(stderr, "cli_slurm: skipped: %s\n", why);
    cr_skip_test("%s", why);
}

static void needs_slurm(void)
{
    outcome_t o = shell("PATH=$PATH:/usr/sbin; for p in munged slurmctld slurmd sbatch sinfo python3; do command -v $p "
                        ">/dev/null || exit 1; done");
    if (o.status != 0) skip("no Slurm (slurmctld, slurmd, slurm-client, munge) and Python on this machine");
}

/* sweep.sh as the page prints it, without its indent. */
static void put_script(void)
{
    const char *page = file_get("docs/sweeps.md", NULL), *at = page ? strstr(page, "\n    #!/bin/sh\n") : NULL;
    cr_assert(at, "docs/sweeps.md prints no script");
    char *script = arena_alloc(session_arena(), strlen(at)), *to = script;
    for (at++; strncmp(at, "    ", 4) == 0; at += strcspn(at, "\n") + 1) {
        size_t n = strcspn(at, "\n") + 1 - 4;
        memcpy(to, at + 4, n);
        to += n;
    }
    *to = 0;
    file_put("sweep.sh", script);
}

/* The command in a Slurm of its own whose state is in the folder of this name. */
static outcome_t in_slurm(const char *name, const char *command)
{
    char *here = realpath("tests/cli/one_node.py", NULL);
    const char *folder = path_of(name);
    cr_assert(here && mkdir(folder, 0700) == 0);
    outcome_t o = shell(arena_printf(session_arena(), "PATH=$PATH:/usr/sbin; cd '%s' && python3 '%s' '%s' sh -c '%s'",
        path_of("."), here, folder, command));
    free(here);
    if (o.status == 77) skip("Slurm does not come up here");
    return o;
}

/* Whoever has the folder's slurm.conf in its environment is of that Slurm. */
static void assert_none_left(const char *name)
{
    outcome_t o = { 0 };
    for (int k = 0; k < 50; k++) {
        o = shell(arena_printf(session_arena(), "grep -ls 'SLURM_CONF=.*/%s/slurm.conf' /proc/[0-9]*/environ", name));
        if (o.out_n == 0) return;
        shell("sleep 0.1");
    }
    cr_assert_fail("left: %s", o.out);
}

/* The command where the script looks for it, and the script. */
static void put_sweep(void)
{
    char *command = realpath(lemmata_path(), NULL);
    put_script();
    outcome_t o =
        shell(arena_printf(session_arena(), "cd '%s' && mkdir build && cp '%s' build/lemmata", path_of("."), command));
    cr_assert(o.status == 0, "%s", o.err);
    free(command);
}

static const char array[] = "sbatch --wait --array=1-4 --cpus-per-task=1 sweep.sh";

Test(cli_slurm, job_array)
{
    needs_slurm();
    put_sweep();
    outcome_t o = in_slurm("one", array);
    assert_status(&o, 0);
    assert_none_left("one");
    outcome_t whole =
        LEMMATA("check", "limits/root-kl", "limits/covariance", "--candidates", "1000", "--format", "json");
    const char *merge =
        arena_printf(session_arena(), "cd '%s' && build/lemmata merge shard-*-of-4.json --format json", path_of("."));
    o = shell(merge);
    assert_status(&o, 0);
    cr_assert_str_eq(o.out, whole.out, "not the same bytes");
    struct stat before, after;
    size_t n;
    char *half = file_get(path_of("shard-2-of-4.json"), &n);
    file_put_bytes("shard-2-of-4.json", half, n / 2);
    cr_assert(remove(path_of("shard-3-of-4.json")) == 0 && stat(path_of("shard-1-of-4.json"), &before) == 0);
    o = in_slurm("two", "SHARDS=4 sbatch --wait --array=1-3 --cpus-per-task=1 sweep.sh");
    assert_status(&o, 0);
    assert_none_left("two");
    cr_assert(stat(path_of("shard-1-of-4.json"), &after) == 0 && before.st_ino == after.st_ino
        && before.st_mtim.tv_nsec == after.st_mtim.tv_nsec, "a whole shard was done again");
    o = shell(merge);
    cr_assert_str_eq(o.out, whole.out, "resumed: not the same bytes");
}

/* Where root runs the tests, once more as the user nobody. */
Test(cli_slurm, of_an_ordinary_user)
{
    needs_slurm();
    if (geteuid() != 0) skip("the tests run as an ordinary user already");
    if (shell("command -v runuser >/dev/null && id nobody >/dev/null").status != 0)
        skip("no runuser, or no user nobody");
    put_sweep();
    const char *folder = path_of(".");
    outcome_t o = shell(arena_printf(session_arena(),
        "cd '%s' && cp '%s/tests/cli/one_node.py' . && mkdir -m 700 state && chown -R nobody . && chmod 755 . && "
                                     "runuser -u nobody -- env HOME=\"$PWD\" PATH=\"$PATH:/usr/sbin\" python3 "
                                         "one_node.py state %s", folder, realpath(".", NULL), array));
    if (o.status == 77) skip("Slurm does not come up here for another user");
    assert_status(&o, 0);
    assert_none_left("state");
    cr_assert(shell(arena_printf(session_arena(),
        "cd '%s' && [ $(find . -name 'shard-*-of-4.json' -user nobody | wc -l) = 4 ]", folder)).status == 0);
    cr_assert(
        shell(arena_printf(session_arena(), "cd '%s' && build/lemmata merge shard-*-of-4.json -q >/dev/null", folder))
            .status == 0);
}

/* Killed while it runs: the kernel ends its daemons. */
Test(cli_slurm, nothing_is_left_of_one_that_is_killed)
{
    needs_slurm();
    outcome_t o = in_slurm("killed", "kill -KILL $PPID; exec sleep 60");
    cr_assert(o.status == 137, "%d", o.status);
    assert_none_left("killed");
}
