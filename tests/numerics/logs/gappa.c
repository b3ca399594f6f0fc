/* SPDX-License-Identifier: MIT
**
** The error bounds of the filter's logarithm and exponential, proved by Gappa; and refused when every operation is said
** to round to one side, so that it may cost twice as much. The scripts' constants are those of the code.
*/
#include "tests/support/process.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

TestSuite(gappa, .init = session_open, .fini = session_close, .timeout = 120);

static const struct { const char *script, *code; } proofs[] = {
    { "numerics/logs/flog.g", "numerics/logs/flog.c" },
    { "numerics/logs/fexp.g", "numerics/logs/fexp.c" },
    { "numerics/logs/fexp_log.g", "numerics/logs/fexp.c" },
    { "numerics/logs/fexp_parts.g", "numerics/logs/fexp.c" }
};

enum { PROOFS = sizeof proofs / sizeof *proofs };

/* Ranges are halved so often at most: enough for what holds, and what does not is given up soon. */
static outcome_t gappa(const char *text)
{
    return process_run(text, strlen(text), (const char *const[]){ "/usr/bin/env", "gappa", "-Edichotomy=4", NULL });
}

/* The text with its first `from` replaced by as long a `to`. */
static const char *with(const char *text, const char *from, const char *to)
{
    char *copy = arena_printf(session_arena(), "%s", text), *at = strstr(copy, from);
    cr_assert(at && strlen(from) == strlen(to), "%s does not stand there", from);
    memcpy(at, to, strlen(to));
    return copy;
}

Test(gappa, proves_the_bounds)
{
    if (gappa("{ 1 in [1, 1] }").status != 0) { fputs("gappa: skipped: no gappa on this machine\n", stderr); return; }
    for (size_t i = 0; i < PROOFS; i++) {
        const char *text = file_get(proofs[i].script, NULL);
        outcome_t o = gappa(text), wrong = gappa(with(text, "ieee_64, ne", "ieee_64, zr"));
        cr_assert(o.status == 0, "%s: %s", proofs[i].script, o.err);
        cr_assert(wrong.status == 1 && strstr(wrong.err, "not satisfied"), "%s holds whatever the rounding: %s",
                  proofs[i].script, wrong.err);
    }
}

/* Every hexadecimal number of a script stands in the code. */
Test(gappa, scripts_have_the_constants_of_the_code)
{
    for (size_t i = 0; i < PROOFS; i++) {
        const char *script = file_get(proofs[i].script, NULL), *code = file_get(proofs[i].code, NULL);
        for (const char *at = script; (at = strstr(at, "0x")) != NULL;) {
            size_t n = strspn(at + 2, "0123456789abcdef.p+-") + 2;
            cr_assert_not_null(strstr(code, arena_printf(session_arena(), "%.*s", (int)n, at)), "%.*s is not in %s",
                               (int)n, at, proofs[i].code);
            at += n;
        }
    }
}
