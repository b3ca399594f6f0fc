/* SPDX-License-Identifier: MIT
**
** Certificates exported: coqc, where it is installed, accepts them, and does not accept one whose claim is a little more.
*/
#include "tests/support/process.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

TestSuite(prove_export, .init = session_open, .fini = session_close);

static int coqc(const char *text)
{
    const char *file = file_put("exported.v", text);
    return system(arena_printf(session_arena(), "cd '%.*s' && timeout 100 coqc -q exported.v >/dev/null 2>&1", (int)(strrchr(file, '/') - file), file));
}

Test(prove_export, coq)
{
    outcome_t o = LEMMATA("export", "--to", "coq", "facts/han", "facts/data-processing");
    assert_status(&o, 0);
    cr_assert(strstr(o.out, "Theorem link_han_four") && strstr(o.out, "Proof. intros. lra. Qed."), "%s", o.out);
    if (system("command -v coqc >/dev/null 2>&1") != 0) return;
    cr_assert(coqc(o.out) == 0, "%s", o.out);
    char *more = strstr(o.out, "(-3) * H_A_B_C_D");
    cr_assert(more);
    more[2] = '4';
    cr_assert(coqc(o.out) != 0, "%s", o.out);
}

Test(prove_export, what_is_not_proved_so)
{
    outcome_t o = LEMMATA("export", "-e", "I(X;Y) <= I(X;Z)");
    assert_status(&o, 4);
    cr_assert(!strstr(o.out, "Theorem") && strstr(o.err, "no proof"), "%s%s", o.out, o.err);
    o = LEMMATA("export", "--to", "hol", "facts/han");
    assert_status(&o, 2);
}
