/* SPDX-License-Identifier: MIT
**
** JSON held to a schema by Debian's validator.
*/
#ifndef LEMMATA_TESTS_VALIDATED_H
#define LEMMATA_TESTS_VALIDATED_H

#include "tests/support/process.h"

#include <criterion/criterion.h>
#include <string.h>

#define RECORD_SCHEMA "proofs/engine/record.schema.json"

enum { FILES_MAX = 80 };

/* All these files at once; the report names each file with what it says of it. */
static inline outcome_t validated(const char *schema, const char *const *file, size_t n)
{
    const char *argv[2 * FILES_MAX + 8] = { "/usr/bin/python3", "-m", "jsonschema", "-o", "pretty" };
    size_t k = 5;
    cr_assert(n <= FILES_MAX);
    for (size_t i = 0; i < n; i++) { argv[k++] = "-i"; argv[k++] = file[i]; }
    argv[k] = schema;
    return process_run("", 0, argv);
}

/* Does the report say this of the file: "SUCCESS", "ValidationError"? */
static inline bool reported(const outcome_t *o, const char *what, const char *file)
{
    const char *header = arena_printf(session_arena(), "[%s]===(%s)===", what, file);
    return strstr(o->out, header) || strstr(o->err, header);
}

#endif
