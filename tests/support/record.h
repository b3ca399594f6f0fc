/* SPDX-License-Identifier: MIT
**
** The record of a whole paper, and the tables of all, for tests that read them.
*/
#ifndef LEMMATA_TESTS_RECORD_H
#define LEMMATA_TESTS_RECORD_H

#include "tests/support/process.h"
#include "tests/support/share.h"

#include <criterion/criterion.h>
#include <string.h>
#include <sys/stat.h>

/* What make has kept of this name beside the program, where it is younger than that; else NULL. */
static inline const char *kept(const char *called)
{
    struct stat program, own;
    const char *name = lemmata_path(), *end = strrchr(name, '/');
    const char *file =
        arena_printf(session_arena(), "%.*s/records/%s", end ? (int)(end - name) : 1, end ? name : ".", called);
    bool young = stat(name, &program) == 0 && stat(file, &own) == 0 && own.st_mtime > program.st_mtime;
    return young ? file : NULL;
}

/* The one that is kept; else one that is made here. */
static inline const char *kept_record(const char *paper)
{
    const char *file = kept(arena_printf(session_arena(), "%s.json", paper));
    if (file) return file;
    file = path_of("found.json");
    outcome_t o = LEMMATA("check", paper, "--format", "json", "-j", "2", "-o", file);
    cr_assert(o.status == 0 || o.status == 1 || o.status == 4, "exit %d: %s", o.status, o.err);
    return file;
}

/* The folder of the tables of all papers, on one candidate of each family, which may leave a link untried; with
** WHOLE=1 on two, made here. */
static inline const char *kept_tables(void)
{
    const char *many = share_number("tables: candidates of each family", "1", "2");
    const char *folder = share_is_whole() ? NULL : kept("tables/made");
    if (folder) return arena_printf(session_arena(), "%.*s", (int)(strrchr(folder, '/') - folder), folder);
    folder = path_of("t");
    outcome_t o = LEMMATA("table", "-o", folder, "--candidates", many);
    cr_assert(o.status == 0 || o.status == 1 || o.status == 4, "%s\nexit %d: %s", o.line, o.status, o.err);
    return folder;
}

#endif
