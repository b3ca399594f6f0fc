/* SPDX-License-Identifier: MIT
**
** -o: written beside and renamed; on any refusal the old file stands as it was and nothing is left beside it.
*/
#include "tests/support/process.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

TestSuite(cli_output, .init = session_open, .fini = session_close);

Test(cli_output, the_same_bytes_as_standard_output)
{
    static const char *const format[] = { "text", "json", "csv", "tex" };
    for (size_t k = 0; k < 4; k++) {
        const char *path = path_of("out");
        outcome_t shown = LEMMATA("check", "bottleneck/fano", "--candidates", "3", "--format", format[k]);
        outcome_t filed = LEMMATA("check", "bottleneck/fano", "--candidates", "3", "--format", format[k], "-o", path);
        size_t n;
        char *text = file_get(path, &n);
        assert_status(&filed, 0);
        cr_assert(filed.out_n == 0, "written to the file and to standard output");
        cr_assert(text && n == shown.out_n && memcmp(text, shown.out, n) == 0, "another text in the file, --format %s",
                  format[k]);
    }
    cr_assert(files_ending("") == 1 && files_ending(".tmp") == 0, "something is left beside the file");
}

Test(cli_output, a_dash_is_standard_output)
{
    outcome_t a = LEMMATA("check", "bottleneck/fano", "--candidates", "2"),
              b = LEMMATA("check", "bottleneck/fano", "--candidates", "2", "-o", "-");
    assert_same_output(&a, &b);
}

/* The calculators and replay write through the same door. */
Test(cli_output, every_command_replaces_an_old_file)
{
    const char *bsc = file_put("bsc.csv", "0.75,0.25\n1/4,3/4\n"), *out = file_put("out", "old");
    outcome_t o = LEMMATA("capacity", bsc, "--output", out);
    assert_status(&o, 0);
    cr_assert(file_has(out, "capacity in [") && !file_has(out, "old"));
    o = LEMMATA("check", "bottleneck/fano", "--candidates", "1", "-o", out);
    assert_status(&o, 0);
    cr_assert(file_has(out, "bottleneck/fano") && files_ending(".tmp") == 0);
}

static bool is_link(const char *path)
{
    struct stat s;
    return lstat(path, &s) == 0 && S_ISLNK(s.st_mode);
}

/* A failure in writing, wherever to. */
static void assert_failed(const outcome_t *o)
{
    assert_status(o, 3);
    cr_assert(strstr(o->err, "cannot write") && strchr(o->err, '\n') == o->err + o->err_n - 1 && o->out_n == 0,
              "%s: %s", o->line, o->err);
}

static outcome_t in_shell(const char *line)
{
    return process_run("", 0,
                       (const char *const[]){
                           "/bin/sh", "-c", arena_printf(session_arena(), "exec %s %s", lemmata_path(), line), NULL });
}

/* What is known before the work is exit 2, what is not is exit 3, of a file and of standard output alike. */
Test(cli_output, one_status_for_either_place)
{
    outcome_t full = in_shell("show bottleneck/fano > /dev/full"),
              closed = in_shell("check bottleneck/fano --candidates 1 >&-");
    outcome_t help = in_shell("--help >&-"), version = in_shell("--version > /dev/full"),
              reading = in_shell("list < /dev/null 1<&0");
    assert_failed(&full);
    assert_failed(&version);
    assert_refused(&closed, "cannot write to standard output");
    assert_refused(&help, "cannot write to standard output");
    assert_refused(&reading, "cannot write to standard output");
}

/* Through a link, so that a device is in no danger from this test. */
Test(cli_output, a_device_is_written_into_and_not_replaced)
{
    const char *full = path_of("full");
    cr_assert(symlink("/dev/full", full) == 0);
    outcome_t all[] = { LEMMATA("check", "bottleneck/fano", "--candidates", "1", "-o", full),
                        LEMMATA("klinv", "1/3", "1/10", "-o", full) };
    for (size_t k = 0; k < 2; k++) assert_failed(&all[k]);
    cr_assert(is_link(full) && files_ending(".tmp") == 0, "the device was replaced, or something is left beside it");
}

Test(cli_output, a_link_is_followed)
{
    const char *file = file_put("file", "old"), *link = path_of("link");
    cr_assert(symlink("file", link) == 0);
    outcome_t o = LEMMATA("check", "bottleneck/fano", "--candidates", "1", "-o", link);
    assert_status(&o, 0);
    cr_assert(is_link(link) && file_has(file, "bottleneck/fano") && files_ending(".tmp") == 0);
}

/* To where there is nothing yet, too; a ring of links leads nowhere. */
Test(cli_output, a_dangling_link_is_followed)
{
    const char *link = path_of("link"), *ring = path_of("ring");
    cr_assert(symlink("there", link) == 0 && symlink("ring", ring) == 0);
    outcome_t o = LEMMATA("klinv", "1/3", "1/10", "-o", link), none = LEMMATA("klinv", "1/3", "1/10", "-o", ring);
    assert_status(&o, 0);
    cr_assert(is_link(link) && file_has(path_of("there"), "sup{"));
    assert_refused(&none, "cannot write");
}

static unsigned mode_of(const char *path)
{
    struct stat s;
    return stat(path, &s) == 0 ? s.st_mode & 07777u : 0;
}

Test(cli_output, what_is_replaced_keeps_its_mode)
{
    static const mode_t mode[] = { 0600, 0640, 0666, 0755 };
    for (size_t k = 0; k < sizeof mode / sizeof *mode; k++) {
        const char *out = file_put("out", "old");
        cr_assert(chmod(out, mode[k]) == 0);
        outcome_t o = LEMMATA("klinv", "1/3", "1/10", "-o", out);
        assert_status(&o, 0);
        cr_assert(mode_of(out) == mode[k] && file_has(out, "sup{"), "mode %o became %o", mode[k], mode_of(out));
    }
}

/* Root may change owners: what belongs to another stays theirs. */
Test(cli_output, what_is_replaced_keeps_its_owner)
{
    const char *out = file_put("out", "old");
    struct stat s;
    if (chown(out, 65534, 65534) != 0) return;
    outcome_t o = LEMMATA("klinv", "1/3", "1/10", "-o", out);
    assert_status(&o, 0);
    cr_assert(stat(out, &s) == 0 && s.st_uid == 65534 && s.st_gid == 65534 && file_has(out, "sup{"));
}

/* Root may write to a read-only file, and is refused as anyone is. */
Test(cli_output, read_only_files_and_second_names_are_refused)
{
    const char *out = file_put("out", "old"), *twice = file_put("twice", "old");
    cr_assert(chmod(out, 0444) == 0 && link(twice, path_of("again")) == 0);
    outcome_t o = LEMMATA("check", "-o", out), p = LEMMATA("check", "-o", twice);
    assert_refused(&o, "cannot write|read-only");
    assert_refused(&p, "cannot write|hard links");
    cr_assert_str_eq(file_get(out, NULL), "old");
    cr_assert_str_eq(file_get(twice, NULL), "old");
}

Test(cli_output, long_names)
{
    char name[251] = "";
    memset(name, 'n', 250);
    outcome_t o = LEMMATA("klinv", "1/3", "1/10", "-o", path_of(name));
    assert_status(&o, 0);
    cr_assert(file_has(path_of(name), "sup{"));
}

/* Refused before the work, of which there would be minutes. */
Test(cli_output, asked_before_the_work)
{
    outcome_t o = LEMMATA("check", "-o", path_of("none/x")), table = LEMMATA("table", "-o", ""),
        under = LEMMATA("table", "-o", file_put("file", "old"));
    assert_refused(&o, "cannot write");
    assert_refused(&table, "cannot write");
    assert_refused(&under, "cannot write");
    cr_assert(files_ending("") == 1);
}

/* Both or none, and that is asked first. */
Test(cli_output, a_plot_whose_tex_cannot_be_written)
{
    const char *csv = file_put("rewards.csv", "0.1\n0.5\n");
    cr_assert(mkdir(path_of("f.tex"), 0777) == 0);
    outcome_t o = LEMMATA("frontier", csv, "--plot", path_of("f.pdf"));
    assert_refused(&o, "cannot write|f.tex");
    cr_assert(!file_get(path_of("f.pdf"), NULL));
}

/* Links and pipes under a name that might be used beside: left alone. What a killed run left is swept, what is locked
** or a stranger's is not. */
Test(cli_output, what_killed_runs_left_is_swept)
{
    const char *left = file_put(".lemmata-0123456789abcdef.tmp", "half"),
               *held = file_put(".lemmata-00112233445566aa.tmp", "half");
    const char *other = file_put(".lemmata-012345678.tmp", "another's"),
               *link = path_of(".lemmata-fedcba9876543210.tmp");
    int fd = open(held, O_RDONLY);
    cr_assert(symlink(other, link) == 0 && fd >= 0 && flock(fd, LOCK_EX) == 0);
    outcome_t o = LEMMATA("klinv", "1/3", "1/10", "-o", path_of("out"));
    assert_status(&o, 0);
    cr_assert(!file_get(left, NULL) && file_has(held, "half") && file_has(other, "another's") && is_link(link));
    close(fd);
}

Test(cli_output, show_writes_to_a_file_too)
{
    const char *path = path_of("out");
    outcome_t shown = LEMMATA("show", "bottleneck/fano"), filed = LEMMATA("show", "bottleneck/fano", "-o", path);
    size_t n;
    char *text = file_get(path, &n);
    assert_status(&filed, 0);
    cr_assert(filed.out_n == 0 && text && n == shown.out_n && memcmp(text, shown.out, n) == 0);
}

static void assert_kept(const outcome_t *o, const char *out)
{
    assert_refused(o, "");
    cr_assert_str_eq(file_get(out, NULL), "old", "%s", o->line);
    cr_assert(files_ending(".tmp") == 0, "%s: something is left beside the file", o->line);
}

Test(cli_output, bad_input_keeps_the_old_file)
{
    const char *out = file_put("out", "old"), *csv = file_put("bad.csv", "0.5,0.6\n"),
               *json = file_put("bad.json", "{");
    outcome_t all[] = {
        LEMMATA("capacity", csv, "-o", out),
        LEMMATA("capacity", "none.csv", "-o", out),
        LEMMATA("replay", json, "-o", out),
        LEMMATA("check", "nosuch", "-o", out),
        LEMMATA("check", "-o", out, "--candidates", "x"),
        LEMMATA("check", "bottleneck/fano", "--candidates", "1", "-o", out, "--against", json),
        LEMMATA("check", "bottleneck/fano", "-o", out, "--family", "nosuch"),
    };
    for (size_t k = 0; k < sizeof all / sizeof *all; k++) assert_kept(&all[k], out);
}

Test(cli_output, what_cannot_be_written)
{
    const char *folder = path_of("folder"), *file = file_put("file", "old");
    cr_assert(mkdir(folder, 0777) == 0);
    const char *under = path_of("none/x"), *in_file = path_of("file/x");
    const char *csv = file_put("bsc.csv", "0.75,0.25\n1/4,3/4\n");
    outcome_t all[] = {
        LEMMATA("check", "bottleneck/fano", "--candidates", "1", "-o", under),
        LEMMATA("check", "bottleneck/fano", "--candidates", "1", "-o", in_file),
        LEMMATA("check", "bottleneck/fano", "--candidates", "1", "-o", folder),
        LEMMATA("check", "bottleneck/fano", "--candidates", "1", "--format", "json", "-o", folder),
        LEMMATA("capacity", csv, "-o", under),
        LEMMATA("table", "bottleneck/fano", "--candidates", "1", "-o", file),
        LEMMATA("check", "bottleneck/fano", "--candidates", "1", "-o", ""),
    };
    for (size_t k = 0; k < sizeof all / sizeof *all; k++) assert_refused(&all[k], "cannot");
    cr_assert(files_ending(".tmp") == 0 && files_ending("") == 2 && file_has(file, "old"));
}

/* Root may write anywhere; the test is void there. */
Test(cli_output, a_folder_that_forbids_it)
{
    const char *folder = path_of("locked");
    cr_assert(mkdir(folder, 0555) == 0);
    FILE *f = fopen(path_of("locked/probe"), "w");
    if (f) { fclose(f); return; }
    outcome_t o = LEMMATA("check", "bottleneck/fano", "--candidates", "1", "-o", path_of("locked/x"));
    assert_refused(&o, "cannot write");
}
