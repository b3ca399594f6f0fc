/* SPDX-License-Identifier: MIT
**
** Certificates beside an author's file: a link is proved by one that states it as it stands and that lemmata-verify
** accepts, and by nothing else; a line says why.
*/
#include "tests/support/process.h"

#include <criterion/criterion.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

TestSuite(cli_certificates, .init = session_open, .fini = session_close, .timeout = 120);

#define HAS(text, what) cr_assert(strstr((text), (what)), "%s in:\n%s", (what), (text))
#define HAS_NOT(text, what) cr_assert(!strstr((text), (what)), "%s in:\n%s", (what), (text))

static outcome_t shell(const char *line)
{
    return process_run("", 0, (const char *const[]){ "/bin/sh", "-c", line, NULL });
}

static const char paper[] = "\\begin{document}\n%: lemma dpi\n%: given X -> Y -> Z\n\\begin{align}\n"
                            " I(X;Z) &\\le I(X;Y) \\label{eq:processing} \\\\\n &\\le H(X) \\label{eq:entropy}\n"
                            "\\end{align}\n%: end\n\\end{document}\n";

/* The paper, and the certificates of its two links beside it. */
static const char *proved_paper(void)
{
    const char *file = file_put("paper.tex", paper);
    outcome_t o = LEMMATA("prove", file, "-o", path_of("proved"));
    assert_status(&o, 0);
    return file;
}

static const char *certificate(void) { return path_of("proved/dpi-processing.json"); }

/* What check says of the paper: this many links are proved; one line of why not, which holds this text; NULL: none. */
static outcome_t checked(unsigned proved, const char *why)
{
    outcome_t o = LEMMATA("check", path_of("paper.tex"), "--candidates", "9");
    assert_status(&o, 0);
    HAS(o.out, arena_printf(session_arena(), "2 links: %u proved, %u hold, 0 refuted", proved, 2 - proved));
    if (!why) { cr_assert_str_eq(o.err, "", "%s", o.err); return o; }
    HAS(o.err, why);
    cr_assert(strchr(o.err, '\n') == o.err + o.err_n - 1 && !strchr(o.err, '\033'), "one line: %s", o.err);
    return o;
}

Test(cli_certificates, from_the_paper_to_its_badge)
{
    const char *file = file_put("paper.tex", paper), *tables = path_of("t");
    checked(0, NULL);
    outcome_t o = LEMMATA("table", file, "-o", tables, "--candidates", "9");
    HAS(file_get(path_of("t/paper/verdicts.tex"), NULL), "holds");
    HAS_NOT(file_get(path_of("t/paper/verdicts.tex"), NULL), "proved");
    proved_paper();
    HAS(checked(2, NULL).out, "    proved    processing:");
    o = LEMMATA("table", file, "-o", tables, "--candidates", "9");
    assert_status(&o, 0);
    HAS(file_get(path_of("t/paper/verdicts.tex"), NULL), "proved");
    HAS_NOT(file_get(path_of("t/paper/verdicts.tex"), NULL), "holds");
    HAS(file_get(path_of("t/paper/dpi-proofs.tex"), NULL), "\\lemmataproofs{[\\emph{");
    HAS_NOT(file_get(path_of("t/paper/dpi-proofs.tex"), NULL), "\\lemmataunasked{\\emph");
    o = LEMMATA("show", file);
    HAS(o.out, "      proved, by shannon\n");
    HAS_NOT(o.out, "not asked");
    o = LEMMATA("site", file, "--format", "json", "--candidates", "9");
    HAS(o.out, "\"verdict\": \"proved\"");
    HAS(o.out, "\"proved_by\": \"shannon\"");
    HAS(o.out, "\"certificate\": {");
}

/* Elsewhere; without the folder's second certificate; of no folder, and of no file. */
Test(cli_certificates, in_a_folder_that_is_named)
{
    const char *file = proved_paper();
    shell(arena_printf(session_arena(), "mv '%s' '%s'", path_of("proved"), path_of("other")));
    checked(0, NULL);
    outcome_t o = LEMMATA("check", file, "--candidates", "9", "--proofs", path_of("other"));
    HAS(o.out, "2 links: 2 proved");
    unlink(path_of("other/dpi-entropy.json"));
    o = LEMMATA("show", file, "--proofs", path_of("other"));
    HAS(o.out, "proved, by shannon");
    HAS(o.out, "not proved: no certificate; `lemmata prove FILE` looks for a proof");
    file_put("proved", "no folder");
    checked(0, "proved: no folder that can be read: ");
    o = LEMMATA("check", file, "--proofs", path_of("none"));
    assert_refused(&o, "--proofs|none: no folder");
    o = LEMMATA("check", "facts/fano", "--proofs", path_of("other"));
    assert_refused(&o, "--proofs is for claim files");
    o = LEMMATA("prove", "-e", "I(X;Y) <= H(X)", "-o", path_of("other"));
    o = LEMMATA("check", "-e", "I(X;Y) <= H(X)", "--candidates", "9", "--proofs", path_of("other"));
    HAS(o.out, "1 proved");
}

/* Each with the same in place of a certificate: the other link is proved all the same. */
Test(cli_certificates, what_proves_nothing)
{
    proved_paper();
    static const struct { const char *make, *why; } of[] = {
        { "echo '{' > $C", "proves nothing: not JSON, line " },
        { "echo '[1]' > $C", "proves nothing: no certificate" },
        { "echo '{\"id\": \"\\u001b[31m\", \"link\": \"\\u202e\", \"statement\": \"\", \"reason\": \"\\u0007\"}' > $C",
          "of another link" },
        { "printf '{\"id\": \"\\033[31m\"}' > $C", "not JSON" },
        { "cp $E $C", "proves nothing: of another link" },
        { "sed 's/\"link\": \"entropy\"/\"link\": \"processing\"/' $E > $C", "of another statement" },
        { "sed -i 's/\"statement\": \"/&for p in [0,1]\\\\n/' $C", "of another statement than the claim as it" },
        { "sed -i 's/\"reason\": \"shannon\"/\"reason\": \"box\"/' $C", "of another statement" },
        { "sed -i 's/\"times\": \"1\"/\"times\": \"2\"/' $C", "lemmata-verify rejects it: " },
        { "sed -i 's/\"times\": \"1\"/\"times\": \"-1\"/' $C", "lemmata-verify rejects it: " },
        { "sed -i 's/\"parts\"/\"sparts\"/' $C", "lemmata-verify rejects it: " },
        { "sed -i 's/\"certificate\": 1/\"certificate\": 2/' $C", "lemmata-verify rejects it: " },
        { "mv $C real.json && ln -s real.json $C", "a symbolic link, expected a file" },
        { "rm $C && ln -s none $C", "a symbolic link, expected a file" },
        { "rm $C && mkdir $C", "a folder, expected a file" },
        { "rm $C && mkfifo $C", "a pipe or a device, expected a file" },
        { "truncate -s 9M $C", "longer than 8 MiB" },
    };
    for (size_t k = 0; k < sizeof of / sizeof *of; k++) {
        outcome_t made = shell(arena_printf(session_arena(),
            "cd '%s' && C=dpi-processing.json E=dpi-entropy.json && cp $C ../kept.json && %s", path_of("proved"),
            of[k].make));
        cr_assert(made.status == 0, "%s: %s", of[k].make, made.err);
        checked(1, of[k].why);
        shell(arena_printf(session_arena(), "rm -rf '%s'; mv '%s' '%s'", certificate(), path_of("kept.json"),
                           certificate()));
    }
    checked(2, NULL);
}

/* The claim has changed since; then the certificate says what the false claim says, and it is refuted. */
Test(cli_certificates, a_claim_that_changed)
{
    const char *claim = "lemma a\ngiven X -> Y -> Z\nclaim %s [it]\nend\n", *file = path_of("a.lem");
    file_put("a.lem", arena_printf(session_arena(), claim, "I(X;Z) <= I(X;Y)"));
    outcome_t o = LEMMATA("prove", file, "-o", path_of("proved"));
    o = LEMMATA("check", file, "--candidates", "9");
    HAS(o.out, "1 proved");
    file_put("a.lem", arena_printf(session_arena(), claim, "I(X;Y) <= I(X;Z)"));
    o = LEMMATA("check", file);
    assert_status(&o, 1);
    HAS(o.out, "0 proved, 0 hold, 1 refuted");
    HAS(o.err, "a, it: ");
    HAS(o.err, "of another statement");
    shell(arena_printf(session_arena(),
        "sed -i 's/X, Z, Y/X, Y, Z/; s/<= I(X;Y)/<= I(X;Z)/; s/claim I(X;Z)/claim I(X;Y)/' '%s'",
        path_of("proved/a-it.json")));
    o = LEMMATA("check", file);
    assert_status(&o, 1);
    HAS(o.out, "0 proved, 0 hold, 1 refuted");
    HAS(o.err, "lemmata-verify rejects it: ");
}

/* The program alone: nothing is proved. Then with what stands in PATH, whose exit status alone decides. */
Test(cli_certificates, the_checker_decides)
{
    const char *file = proved_paper(), *alone = path_of("bin/lemmata"), *bin = path_of("path");
    outcome_t o = shell(arena_printf(session_arena(), "mkdir '%s' '%s' && cp '%s' '%s'", path_of("bin"), bin,
                                     lemmata_path(), alone));
    assert_status(&o, 0);
    const char *run = arena_printf(session_arena(), "PATH='%s' '%s' check '%s' --candidates 9", bin, alone, file);
    o = shell(run);
    HAS(o.out, "2 links: 0 proved, 2 hold");
    HAS(o.err, "lemmata: lemmata-verify is neither beside this program nor in PATH: no link of a claim file is called");
    cr_assert(strchr(o.err, '\n') == o.err + o.err_n - 1, "one line: %s", o.err);
    static const struct { const char *script; unsigned proved; } of[] = {
        { "exit 0", 2 }, { "echo '-: verified'; exit 1", 0 }, { "echo '-: verified'; exit 2", 0 },
        { "kill -9 $$", 0 }, { "echo '-: verified'; kill -11 $$", 0 } };
    for (size_t k = 0; k < sizeof of / sizeof *of; k++) {
        chmod(file_put("path/lemmata-verify", arena_printf(session_arena(), "#!/bin/sh\n%s\n", of[k].script)), 0755);
        HAS(shell(run).out, arena_printf(session_arena(), "2 links: %u proved", of[k].proved));
    }
}

Test(cli_certificates, what_is_expected_to_be_proved)
{
    static const char claims[] = "lemma a\nclaim I(X;Y) <= H(X) [it]\nexpect proved\nend\n";
    const char *file = file_put("a.lem", claims);
    outcome_t o = LEMMATA("check", file, "--candidates", "9");
    assert_status(&o, 1);
    HAS(o.err, "a, it: expected proved, found holds");
    o = LEMMATA("prove", file, "-o", path_of("proved"));
    o = LEMMATA("check", file, "--candidates", "9");
    assert_status(&o, 0);
    cr_assert_str_eq(o.err, "", "%s", o.err);
}

/* A part keeps nothing of it: what is proved is asked when the whole is written; a record differs by it. */
Test(cli_certificates, in_shards_and_records)
{
    const char *file = proved_paper(), *held = path_of("held.json"), *whole = path_of("whole.json");
    outcome_t o = LEMMATA("check", file, "--candidates", "20", "--format", "json", "-o", whole);
    assert_status(&o, 0);
    for (size_t k = 1; k <= 2; k++) {
        if (k == 2) shell(arena_printf(session_arena(), "mv '%s' '%s'", path_of("proved"), path_of("away")));
        o = LEMMATA("check", file, "--candidates", "20", "--format", "json", "--shard",
                    arena_printf(session_arena(), "%zu/2", k), "-o", path_of(k == 1 ? "1.json" : "2.json"));
        assert_status(&o, 0);
    }
    o = LEMMATA("merge", file, path_of("1.json"), path_of("2.json"), "--format", "json", "-o", held);
    assert_status(&o, 0);
    cr_assert(!file_has(held, "\"proved\""));
    o = LEMMATA("check", file, "--candidates", "20", "--against", whole);
    assert_status(&o, 1);
    HAS(o.err, "processing: holds, recorded proved");
    shell(arena_printf(session_arena(), "mv '%s' '%s'", path_of("away"), path_of("proved")));
    o = LEMMATA("merge", file, path_of("1.json"), path_of("2.json"), "--format", "json");
    assert_status(&o, 0);
    cr_assert_str_eq(o.out, file_get(whole, NULL));
    o = LEMMATA("check", file, "--candidates", "20", "--against", whole);
    assert_status(&o, 0);
    o = LEMMATA("check", file, "--candidates", "20", "--against", held);
    assert_status(&o, 1);
    HAS(o.err, "processing: proved, recorded holds");
}
