/* SPDX-License-Identifier: MIT
**
** The record of a whole paper, for tests that read it.
*/
#ifndef LEMMATA_TESTS_RECORD_H
#define LEMMATA_TESTS_RECORD_H

#include "tests/support/process.h"

#include <criterion/criterion.h>
#include <string.h>
#include <sys/stat.h>

/* The one that make has kept beside the program, where it is younger than that; else one that is made here. */
static inline const char *kept_record(const char *paper)
{
    struct stat program, kept;
    const char *name = lemmata_path(), *end = strrchr(name, '/');
    const char *file =
        arena_printf(session_arena(), "%.*s/records/%s.json", end ? (int)(end - name) : 1, end ? name : ".", paper);
    if (stat(name, &program) == 0 && stat(file, &kept) == 0 && kept.st_mtime > program.st_mtime) return file;
    file = path_of("found.json");
    outcome_t o = LEMMATA("check", paper, "--format", "json", "-j", "2", "-o", file);
    cr_assert(o.status == 0 || o.status == 1 || o.status == 4, "exit %d: %s", o.status, o.err);
    return file;
}

#endif
