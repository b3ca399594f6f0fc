/* SPDX-License-Identifier: MIT
**
** Papers in parts: \input and \include, and what may be read for them: files in the main one's folder, or below it.
*/
#include "tests/support/process.h"

#include <criterion/criterion.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

TestSuite(claims_tex_input, .init = session_open, .fini = session_close);

#define SQUARE "%: lemma square\n%: for p in [0,1]\n\\[ \\sq{p} \\le p \\]\n%: end\n"

static void folder(const char *name) { cr_assert(mkdir(path_of(name), 0777) == 0); }

static void refuses(const char *main, const char *says)
{
    outcome_t o = LEMMATA("check", file_put("main.tex", main), "-q");
    assert_status(&o, 2);
    cr_expect(strstr(o.err, says), "%s: expected %s: %s", main, says, o.err);
}

/* Macros of one file, lemmas of another, which stands in a folder and brings in a third by its name beside the main
** one. */
Test(claims_tex_input, a_paper_in_parts)
{
    folder("sec");
    file_put("macros.tex", "\\newcommand\\sq[1]{#1^2}\n");
    file_put("sec/one.tex", "\\section{One}\n" SQUARE "\\include{sec/two}");
    file_put("sec/two.tex", "%: lemma two\n%: for p in [0,1]\n\\[\n\\input{sec/term.tex}\\]\n%: end\n");
    file_put("sec/term.tex", "p \\le 1 % \\input{none}\n");
    const char *file = file_put(
        "main.tex",
        "\\documentclass{article}\\input macros\n\\begin{document}\n\\input{sec/one}\n"
        "% "
        "\\input{none}\n\\verb|\\input{none}|\\begin{verbatim}\\input{none}\\end{verbatim}\\iffalse\\input{none}\\fi\n"
        "\\newcommand\\also{\\input{none}}\\end{document}\n");
    outcome_t o = LEMMATA("check", file, "-q");
    assert_status(&o, 0);
    assert_says(&o, "main/square");
    assert_says(&o, "main/two");
    cr_expect_str_eq(o.err, "");
}

#define CLAIM(name, tex) "%: lemma " name "\n%: for p in [0,1]\n\\[ " tex " \\]\n%: end\n"

/* \import: what it brings in is looked for in its folder first, what that brings in, too; behind it the main one's. */
Test(claims_tex_input, imports)
{
    folder("sec");
    folder("sec/deep");
    file_put("term.tex", "p \\le 0");          /* of the main folder: false */
    file_put("only.tex", "p \\le 2");
    file_put("sec/term.tex", "p \\le 1");
    file_put("sec/deep/term.tex", "p^2 \\le p");
    file_put("sec/one.tex", CLAIM("one", "\\input{term}") CLAIM("main", "\\input only")
             "\\subimport{deep}{two}\n" CLAIM("back", "\\input{term}"));
    file_put("sec/deep/two.tex", CLAIM("two", "\\input{term}") "\\import*{sec/}{three}");
    file_put("sec/three.tex", CLAIM("three", "\\input{term}"));
    const char *file = file_put("main.tex", "\\import{sec}{one}\n" CLAIM("last", "\\input{term}"));
    outcome_t o = LEMMATA("check", file, "--print");
    assert_status(&o, 0);
    static const char *const name[] = { "one", "main", "two", "three", "back", "last" };
    static const char *const claim[] = { "p <= 1", "p <= 2", "p^2 <= p", "p <= 1", "p <= 1", "p <= 0" };
    const char *at = o.out;
    for (size_t k = 0; k < 6; k++) {
        const char *says =
            arena_printf(session_arena(), "lemma %s\n  for  p in [0, 1]\n  claim  %s\n", name[k], claim[k]);
        cr_assert((at = strstr(at, says)), "no %s in\n%s", says, o.out);
    }
    o = LEMMATA("check", file, "-q");
    assert_status(&o, 1);
    assert_says(&o, "refuted   main/last");
}

/* \subfile: its document, in a group; its own preamble and what stands behind its end are no part of the paper. */
Test(claims_tex_input, subfiles)
{
    folder("sec");
    file_put("sec/sub.tex", "\\documentclass[../main]{subfiles}\n\\newcommand\\sq[1]{0}\n%: def twice(x) = 2 x\n"
        "\\begin{document}\n" CLAIM("sub", "\\sq p \\le p") "\\renewcommand\\sq[1]{#1^3}\n"
        CLAIM("cube", "\\sq p \\le p") "\\input{part}\\end{document}\n\\renewcommand\\sq[1]{3}\n");
    file_put("sec/part.tex", CLAIM("part", "\\sq p \\le 1"));
    const char *file = file_put("main.tex",
        "\\newcommand\\sq[1]{#1^2}\\subfile{sec/sub}\n" CLAIM("square", "\\sq p \\le p"));
    outcome_t o = LEMMATA("check", file, "--print");
    assert_status(&o, 0);
    assert_says(&o, "lemma sub\n  for  p in [0, 1]\n  claim  p^2 <= p\n");
    assert_says(&o, "lemma cube\n  for  p in [0, 1]\n  claim  p^3 <= p\n");
    assert_says(&o, "lemma part\n  for  p in [0, 1]\n  claim  p^3 <= 1\n");
    assert_says(&o, "lemma square\n  for  p in [0, 1]\n  claim  p^2 <= p\n");
    file_put("sec/sub.tex",
        "\\documentclass[../main]{subfiles}\\begin{document}\\end{document}\n" CLAIM("past", "p \\le 1"));
    refuses("\\subfile{sec/sub}", "lemma past claims nothing");
}

/* A macro that brings in a file does so outside of lemmas, too, and a name is what macros make of it. */
Test(claims_tex_input, by_macros)
{
    folder("sec");
    file_put("sec/one.tex", CLAIM("one", "p \\le 1"));
    file_put("sec/two.tex", CLAIM("two", "p \\le 1"));
    file_put("sec/three.tex", CLAIM("three", "p \\le 1"));
    file_put("sec/four.tex", "p \\le 1");
    outcome_t o = LEMMATA("check", file_put("main.tex",
        "\\newcommand\\chap[1]{\\section{#1}\\sec{#1}}\n\\newcommand\\sec[1]{\\input{\\dir/#1}}\n"
        "\\let\\take\\input \\newcommand\\dir{sec}\n\\chap{one}\n\\take{sec/two}\n\\input\\dir/three\n"
        CLAIM("four", "\\input{\\dir/four}")), "-q");
    assert_status(&o, 0);
    assert_says(&o, "4 lemmas, 4 links: 0 proved, 4 hold");
    cr_expect_str_eq(o.err, "");
    o = LEMMATA("check", file_put("main.tex", CLAIM("a", "p \\le 1")
        "\\input{\\jobname-b}\n\\def\\x[#1]{\\input{#1}}\n\\x[sec/one]\n"), "-q");
    assert_status(&o, 0);
    cr_expect(strstr(o.err, "main.tex:5:1: a file whose name is not written out: passed over\n") &&
              strstr(o.err, "main.tex:7:1: a file whose name is not written out: passed over\n"), "%s", o.err);
    refuses("\n\\input{\\jobname-b}", "main.tex:2:1: expected a file's name, written out");
    refuses("%: lemma a\n\\import{\\jobname}{b}\n%: end\n", "main.tex:2:1: expected a file's name, written out");
    refuses("\\def\\x{\\x\\x}\\input{\\x}" , "main.tex:1:");
}

/* A place is of the file that it is in, and so is the line below it. */
Test(claims_tex_input, places)
{
    file_put("part.tex", "\n%: lemma part\n%: for p in [0,1]\n\\[ p \\odot p \\le 1 \\]\n%: end\n");
    outcome_t o = LEMMATA("check", file_put("main.tex", "\\input{part}"));
    assert_status(&o, 2);
    cr_expect(strstr(o.err, "part.tex:4:6: ") && strstr(o.err, "\n    \\[ p \\odot p \\le 1 \\]\n         ^\n"), "%s",
              o.err);
    file_put("part.tex", "%: lemma part\n%: for p in [0,1] ; P law on X\n\\[ p \\le KL(p, P) \\]\n%: end\n");
    outcome_t typed = LEMMATA("check", file_put("main.tex", "\n\\input{part}"));
    assert_status(&typed, 2);
    cr_expect(strstr(typed.err, "part.tex:3:") && strstr(typed.err, "\n    \\[ p \\le KL"), "%s", typed.err);
}

/* What is not there may be a table still to be made: it is noted, and is at fault within a lemma. */
Test(claims_tex_input, a_file_that_is_not_there)
{
    outcome_t o =
        LEMMATA("check", file_put("main.tex", "\\newcommand\\sq[1]{#1^2}\n" SQUARE "\n \\input{tables/a}\n"), "-q");
    assert_status(&o, 0);
    cr_expect(strstr(o.err, "main.tex:7:2: no file tables/a: passed over\n"), "%s", o.err);
    refuses("%: lemma a\n%: for p in [0,1]\n\\input{b}\n\\[ p \\le 1 \\]\n%: end\n", "main.tex:3:1: cannot read b");
    refuses("x\n\\input{b}\n", "main.tex:2:1: cannot read b");
    refuses("%: lemma a\n\\input\\jobname\n%: end\n", "main.tex:2:1: expected a file's name, written out");
}

Test(claims_tex_input, limits)
{
    file_put("self.tex", "\\input{self}");
    refuses("\\input{self}", "self.tex:1:1: self brings in itself");
    folder("sec");
    file_put("sec/self.tex", "\n\\subfile{self}");
    refuses("\\subfile{sec/self}", "sec/self.tex:2:1: sec/self brings in itself");
    file_put("sec/round.tex", "\n\\subimport{../sec}{round}");
    refuses("\\import{sec}{round}", "files within files, more than 16 deep");
    const char *flood = "";
    for (int k = 0; k < 65; k++)
        flood = arena_printf(session_arena(), "%s\\def\\m%c%c{\\input{x}}\n", flood, 'a' + k / 26, 'a' + k % 26);
    refuses(flood, "more than 64 macros that bring in files");
    file_put("back.tex", "\n\\include{main}");
    refuses("\\input{back}", "back.tex:2:1: main brings in itself");
    for (int k = 0; k < 17; k++)
        file_put(arena_printf(session_arena(), "deep%d.tex", k),
                 arena_printf(session_arena(), "\\input{deep%d}", k + 1));
    file_put("deep17.tex", "");
    refuses("\\input{deep0}", "deep15.tex:1:1: files within files, more than 16 deep");
    file_put("empty.tex", "\n");
    const char *many = "";
    for (int k = 0; k < 64; k++) many = arena_printf(session_arena(), "%s\\input{empty}\n", many);
    outcome_t o =
        LEMMATA("check", file_put("main.tex", arena_printf(session_arena(), "%s\\def\\sq#1{#1^2}\n%s", many, SQUARE)));
    assert_status(&o, 0);
    refuses(arena_printf(session_arena(), "%s\\input{empty}", many), "main.tex:65:1: more than 64 files");
    char *large = arena_alloc(session_arena(), (1 << 20) + 2);
    memset(large, '\n', (1 << 20) + 1);
    large[(1 << 20) + 1] = 0;
    file_put("large.tex", large);
    refuses("\\input{large}", "main.tex:1:1: large has 1048577 bytes, expected at most 1048576");
    memset(large, 'a', 1 << 19);
    large[(1 << 18) + 9] = 0;
    file_put("half.tex", large);
    refuses("\\input{half}\\input{half}", "half.tex:1:1: more than 524288 tokens of TeX in all files");
}

/* Nothing of a file elsewhere is read, or said. */
Test(claims_tex_input, files_elsewhere)
{
    static const char rule[] = "expected a file in the folder of the one that is checked, or below it";
    folder("in");
    const char *secret = file_put("secret.tex", "root:x:0\n");
    file_put("in/part.lem", "def one(x) = 1\n");
    cr_assert(symlink(secret, path_of("in/link.tex")) == 0);
    static const char *const name[] = { "../secret.tex", "../in/../secret.tex", "/etc/passwd", "link.tex" };
    static const char *const imported[] = { "\\import{..}{secret}", "\\import{/etc/}{passwd}", "\\subfile{../secret}",
        "\\subimport{../in}{../secret}", "\\newcommand\\d{..}\\input{\\d/secret}" };
    for (size_t k = 0; k < 5; k++) {
        outcome_t o = LEMMATA("check", file_put("in/main.tex", arena_printf(session_arena(),
            "\n%s\n%%: lemma a\n\\[ 1 \\le 1 \\]\n%%: end\n", imported[k])));
        assert_status(&o, 2);
        cr_expect(strstr(o.err, "main.tex:2:") && strstr(o.err, rule) && !strstr(o.err, "root"), "%s", o.err);
    }
    for (size_t k = 0; k < 4; k++) {
        const char *tex = arena_printf(session_arena(),
                                       "\n\\input{%s}\n"
                                       "%%: lemma a\n\\[ 1 \\le 1 \\]\n%%: end\n",
                                       name[k]);
        outcome_t o = LEMMATA("check", file_put("in/main.tex", tex));
        assert_status(&o, 2);
        cr_expect(strstr(o.err, "main.tex:2:1: ") && strstr(o.err, rule) && !strstr(o.err, "root"), "%s", o.err);
        const char *plain = arena_printf(session_arena(), "include \"%s\"\nlemma a\nclaim 1 <= 1\nend\n", name[k]);
        o = LEMMATA("check", file_put("in/main.lem", plain));
        assert_status(&o, 2);
        cr_expect(strstr(o.err, "main.lem:1:9: ") && strstr(o.err, rule) && !strstr(o.err, "root"), "%s", o.err);
    }
    outcome_t below =
        LEMMATA("check", file_put("top.lem", "include \"in/../in/part.lem\"\nlemma a\nclaim one(2) <= 1\nend\n"));
    assert_status(&below, 0);
}
