/* SPDX-License-Identifier: MIT
**
** The commands hunt and new.
*/
#include "tests/claims/claims.h"

#include <limits.h>

TestSuite(claims_hunt_command, .init = session_open, .fini = session_close);

/* What is found by hunting alone is written, and replay decides it again. */
Test(claims_hunt_command, a_witness_is_replayed)
{
    const char *file = file_put("p.lem", "lemma p\n  for p in [0,1] ; q in (0,1)\n"
        "  claim (20001/10000) (p-q)^2 <= kl(p||q) [near]\n  claim 2 (p-q)^2 <= kl(p||q) [true]\nend\n");
    const char *folder = path_of("found");
    outcome_t o = LEMMATA("hunt", file, "-o", folder);
    assert_status(&o, 1);
    assert_says(&o, "p/p, near:  refuted");
    assert_says(&o, "p/p, true:  nothing found in");
    outcome_t again = LEMMATA("replay", arena_printf(session_arena(), "%s/p-near.json", folder));
    assert_status(&again, 1);
    assert_says(&again, "violated");
}

Test(claims_hunt_command, jobs_change_nothing)
{
    const char *file = file_put("j.lem", "lemma j\n  claim I(X;Y|Z) <= I(X;Y) [a]\n  claim I(X;Y) <= I(X;Y|Z) [b]\n"
        "  claim H(X) <= H(X,Y) [c]\nend\n");
    outcome_t one = LEMMATA("hunt", file, "--evaluations", "3000", "-j", "1"),
              three = LEMMATA("hunt", file, "--evaluations", "3000", "-j", "3");
    assert_status(&one, 1);
    assert_same_output(&one, &three);
}

/* A witness that is kept is tried ever after: no other family refutes this link. */
Test(claims_hunt_command, what_was_found_is_tried)
{
    outcome_t all = LEMMATA("check", "facts/pinsker"), kept = LEMMATA("check", "facts/pinsker", "--family", "found");
    assert_status(&all, 0);
    assert_says(&all, "refuted   a larger constant (ours)");
    assert_says(&all, "counterexample: found, candidate 0");
    assert_says(&kept, "refuted   a larger constant (ours)");
}

/* A capacity has no value in doubles. */
Test(claims_hunt_command, what_cannot_be_hunted_is_said)
{
    const char *file =
        file_put("c.lem", "lemma c\n  for law p(x) p(y|x)\n  claim capacity(p(y|x)) <= I(X;Y) [false]\nend\n");
    outcome_t o = LEMMATA("hunt", file, "--evaluations", "200");
    assert_status(&o, 4);
    assert_says(&o, "not hunted: no number in doubles");
}

/* Nothing found claims nothing. */
Test(claims_hunt_command, nothing_found)
{
    outcome_t o = LEMMATA("hunt", "-e", "H(X) <= H(X,Y)", "--evaluations", "500"),
              count = LEMMATA("hunt", "--evaluations", "0", "facts/pinsker");
    assert_status(&o, 4);
    assert_refused(&count, "--evaluations 0|from 1 to");
}

static outcome_t within(const char *command)
{
    char program[PATH_MAX], style[PATH_MAX];
    cr_assert(realpath(lemmata_path(), program) && realpath("latex", style));
    const char *line = arena_printf(session_arena(), "cd '%s' && L='%s' && export TEXINPUTS='%s:' && %s", path_of("."),
                                    program, style, command);
    return process_run("", 0, (const char *const[]){ "/bin/sh", "-c", line, NULL });
}

Test(claims_hunt_command, a_new_project)
{
    outcome_t made = within("\"$L\" new mine"), again = within("\"$L\" new mine"), bad = within("\"$L\" new ../mine"),
        check = within("make -C mine LEMMATA=\"$L\"");
    assert_status(&made, 0);
    assert_refused(&again, "mine is there already: nothing is written");
    assert_refused(&bad, "new ../mine: expected a name");
    assert_status(&check, 0);
    assert_says(&check, "refuted");
    outcome_t lost = within("make -C mine LEMMATA=./lemmata");
    cr_expect(lost.status == 2 && strstr(lost.err, "no command ./lemmata here"), "%s", lost.err);
}
