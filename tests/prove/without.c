/* SPDX-License-Identifier: MIT
**
** FLINT is loaded when a proof needs it; where it cannot be, a line says so, and what needs none is proved.
*/
#include "proofs/prove/box/flint.h"
#include "tests/support/process.h"

#include <criterion/criterion.h>
#include <string.h>
#include <unistd.h>

TestSuite(prove_without, .init = session_open, .fini = session_close);

static const char *const LEMMA = "lemma both \"Both\"\n  for X, Y variables ; t in (0,1)\n"
                                 "  claim log(1+t) <= t [box]\n  claim I(X;Y) <= H(X) [entropies]\nend\n";

/* prove, where what is called like FLINT is another file; "": none is. */
static outcome_t prove_with(const char *instead)
{
    if (*instead) unlink(path_of(flint_soname));
    cr_assert(!*instead || symlink(instead, path_of(flint_soname)) == 0);
    const char *where = *instead ? arena_printf(session_arena(), "LD_LIBRARY_PATH=%s", path_of("")) : "NONE=";
    return process_run(
        "", 0,
        (const char *const[]){ "/usr/bin/env", where, lemmata_path(), "prove", file_put("both.lem", LEMMA), NULL });
}

/* Where the dynamic linker finds a library that the command is linked with. */
static char *place_of(const char *library)
{
    outcome_t o =
        process_run("", 0, (const char *const[]){ "/usr/bin/env", "LD_TRACE_LOADED_OBJECTS=1", lemmata_path(), NULL });
    char *at = strstr(o.out, library), *path = at ? strchr(at, '/') : NULL;
    cr_assert(strstr(o.out, "libgmp") && !strstr(o.out, "libflint") && !strstr(o.out, "libntl"), "%s", o.out);
    if (path) path[strcspn(path, " \n")] = '\0';
    return path;
}

static void assert_without(const char *instead, const char *why)
{
    outcome_t o = prove_with(instead);
    assert_status(&o, 4);
    cr_expect(strstr(o.err, "lemmata: without FLINT, ") == o.err && strstr(o.err, why), "%s", o.err);
    cr_expect(strchr(o.err, '\n') == o.err + o.err_n - 1, "%s", o.err);
    cr_expect(strstr(o.out, "both/both, box: not tried without FLINT"), "%s", o.out);
    cr_expect(strstr(o.out, "proved        both/both, entropies: by shannon"), "%s", o.out);
}

Test(prove_without, a_file_that_is_no_library) { assert_without(file_put("none", "no library"), flint_soname); }

Test(prove_without, a_library_of_something_else)
{
    const char *gmp = place_of("libgmp");
    cr_assert(gmp);
    assert_without(gmp, "fmp");
}

Test(prove_without, with_it_both_are_proved)
{
    outcome_t o = prove_with("");
    cr_expect(o.status == 0 && o.err_n == 0, "%s: exit %d, %s", o.line, o.status, o.err);
    cr_expect(strstr(o.out, "box: by box") && strstr(o.out, "entropies: by shannon"), "%s", o.out);
}
