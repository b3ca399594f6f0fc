/* SPDX-License-Identifier: MIT
**
** What is installed: programs, library, pages of manual, TeX; and the module for Python.
*/
#include "cli/help.h"
#include "tests/support/assert.h"
#include "tests/support/process.h"
#include "tests/support/share.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

TestSuite(shelf, .init = session_open, .fini = session_close);

static outcome_t shell(const char *line)
{
    return process_run("", 0, (const char *const[]){ "/bin/sh", "-c", line, NULL });
}
static const char *printed(const char *format, const char *a, const char *b)
{
    return arena_printf(session_arena(), format, a, b);
}
static bool there(const char *program) { return shell(printed("command -v %s >/dev/null%s", program, "")).status == 0; }

/* The folder of the build under test. */
static const char *build(void)
{
    const char *path = lemmata_path();
    return arena_printf(session_arena(), "%.*s", (int)(strrchr(path, '/') - path), path);
}

/* What is installed is built without sanitizers: its objects are others. */
static bool sanitized(void)
{
#ifdef __SANITIZE_ADDRESS__
    fprintf(stderr, "shelf: under sanitizers nothing is installed\n");
    return true;
#else
    return false;
#endif
}

static void make(const char *goal)
{
    outcome_t o = shell(arena_printf(session_arena(),
                                     "MAKEFLAGS= make --no-print-directory BUILD='%s' PREFIX=/usr DESTDIR='%s' %s",
                                     build(), path_of("root"), goal));
    cr_assert(o.status == 0, "%s", o.err);
}

/* What the library answers of a table is what the command writes of it: bytes, status, and what it complains of. */
static void assert_calculates(const char *run)
{
    static const char *const like[][3] = {
        { "interval", "w.csv", "interval" },
        { "asked", "w.csv",
          "interval --codebook 64 --separation 1/2 --eps 1/4 -m 1000 --delta 1/10 --eta 1/2 --context "
          "1/100 --residual 3/2 --empirical 0.2 --target 1/5 --digits 9" },
        { "given", "w.csv", "interval --kl 5 -m 10 --bits" },
        { "counted", "n.csv", "interval --counts --names no --header yes --separator semicolon --confidence 95%" },
        { "interval", "n.csv", "interval" },
        { "interval", "bad.csv", "interval" },
        { "frontier", "r.csv", "frontier" },
        { "bought", "r.csv",
          "frontier --kl 1/2 --within 1/3 --delta 1/10 --best-of 2 --points 4 --bootstrap 50 --seed 7 "
          "--digits 8" },
        { "tilted", "wide.csv", "frontier --wide --beta 2 --best-of 1000 --bootstrap 0 --bits" },
        { "frontier", "bad.csv", "frontier" },
    };
    file_put("w.csv", "yes,no\n9/10,0.1\n1/3,2/3\n");
    file_put("n.csv", "yes;no\n81;19\n30;70\n");
    file_put("bad.csv", "yes,no\n1/2,1/3\n");
    file_put("r.csv", "prompt,reward\na,1\na,2\na,1/3\nb,2\nb,0.5\n");
    file_put("wide.csv", "p,x,y,z\na,1,2,3\nb,2,2,5\n");
    for (size_t k = 0; k < sizeof like / sizeof *like; k++) {
        const char *file = path_of(like[k][1]);
        outcome_t theirs = shell(arena_printf(session_arena(), "%s %s '%s'", run, like[k][0], file)),
                  ours = shell(
                      arena_printf(session_arena(), "'%s' %s '%s' --format json", lemmata_path(), like[k][2], file));
        assert_same_output(&ours, &theirs);
        cr_expect(strcmp(ours.err, theirs.err) == 0, "%s: %s: %s", like[k][2], theirs.err, ours.err);
        cr_expect((ours.status == 2) == (ours.out_n == 0), "%s: %s", like[k][2], ours.err);
    }
}

/* The example of the documentation, as it stands there. */
static void assert_example(const char *flags, const char *path)
{
    outcome_t o = shell(
        arena_printf(session_arena(),
                     "sed -n '/^```c$/,/^```$/{//!p}' docs/calculators.md > '%s' && %s cc -std=c17 -Wall "
                     "-Werror -o '%s' '%s' $(pkg-config --cflags --libs lemmata) && %s '%s'",
                     path_of("example.c"), flags, path_of("example"), path_of("example.c"), path, path_of("example")));
    assert_status(&o, 0);
    assert_says(&o, "\"floor\": {");
    assert_says(&o, "\"training_adds_at_most\": {");
}

Test(shelf, installs_what_works_and_leaves_nothing, .timeout = 300)
{
    if (sanitized()) return;
    make("install");
    const char *root = path_of("root");
    cr_assert(shell(printed("'%s/usr/bin/lemmata' klinv 1/10 1/20 >/dev/null && test -f "
                            "'%s/usr/share/texmf/tex/latex/lemmata/lemmata.sty'",
                            root, root))
                  .status == 0);
    if (there("pkg-config")) {
        const char *flags = printed("PKG_CONFIG_PATH='%s/usr/lib/pkgconfig' PKG_CONFIG_SYSROOT_DIR='%s'; export "
                                    "PKG_CONFIG_PATH PKG_CONFIG_SYSROOT_DIR;",
                                    root, root),
                   *path = printed("LD_LIBRARY_PATH='%s/usr/lib'%s", root, ""),
                   *line = arena_printf(session_arena(),
                                        "%s cc -std=c17 -Wall -Werror -o '%s' -x c tests/shelf/program.in -x none "
                                        "$(pkg-config --cflags --libs lemmata) && %s '%s'",
                                        flags, path_of("program"), path, path_of("program"));
        outcome_t o = shell(line);
        cr_assert(o.status == 0, "%s", o.err);
        static const char *const says[] = { "capacity 0 0.36806420716849",
                                            "wrong 2 row 1 is no law",
                                            "klinv 0 0.499999999 0",
                                            "check 0 holds",
                                            "bad 2 bad.lem:3:12: q is not declared",
                                            "tex 1 turned",
                                            "refused 2 nothing --eps 1/2: expected a number from 0 to 1 - Delta",
                                            "refused 2 nothing digits: expected 0 to 20",
                                            "refused 2 nothing separator: expected a comma",
                                            "refused 2 nothing bootstrap: expected -1 to 10000",
                                            "refused 2 nothing seed: expected at most 2^63 - 1",
                                            "refused 2 nothing points: expected 0 to 1000",
                                            "silent 2 2" };
        for (size_t k = 0; k < sizeof says / sizeof *says; k++)
            cr_assert(strstr(o.out, says[k]), "%s in:\n%s", says[k], o.out);
        assert_calculates(printed("%s '%s'", path, path_of("program")));
        assert_example(flags, path);
    } else fprintf(stderr, "shelf: no pkg-config here: nothing built against the library\n");
    make("uninstall");
    outcome_t left = shell(printed("find '%s' -type f -o -type l%s", root, ""));
    cr_assert(left.out_n == 0, "left: %s", left.out);
}

Test(shelf, exports_the_library_s_names_alone)
{
    make("library");
    outcome_t o = shell(
        printed("nm -D --defined-only '%s'/liblemmata.so.* | awk '{ print $3 }' | grep -v '^lemmata_'%s", build(), ""));
    cr_assert(o.out_n == 0, "%s", o.out);
    static const char *const name[] = { "capacity", "klinv", "interval_json", "frontier_json", "check" };
    for (size_t k = 0; k < sizeof name / sizeof *name; k++)
        cr_assert(
            shell(printed("nm -D --defined-only '%s'/liblemmata.so.* | grep -q ' T lemmata_%s$'", build(), name[k]))
                    .status == 0,
            "%s is not exported", name[k]);
}

/* Each command has a page with each of its options. */
Test(shelf, pages_of_manual)
{
    outcome_t overview = LEMMATA("help", "--man");
    assert_status(&overview, 0);
    for (const char *at = overview.out; (at = strstr(at, ".BR lemmata\\-")); at++) {
        const char *name = at + strlen(".BR lemmata\\-"), *end = strchr(name, ' ');
        char command[32] = "";
        if (strncmp(name, "verify", 6) == 0) continue;
        memcpy(command, name, (size_t)(end - name));
        outcome_t page = LEMMATA("help", "--man", command), help = LEMMATA("help", command);
        assert_status(&page, 0);
        for (const char *option = help.out; (option = strstr(option, "  --")); option++) {
            size_t n = strcspn(option + 4, " \n");
            char text[64] = "\\fB\\-\\-", *to = text + strlen(text);
            for (size_t k = 0; k < n; k++) { if (option[4 + k] == '-') *to++ = '\\'; *to++ = option[4 + k]; }
            *to = 0;
            cr_assert(strstr(page.out, text), "%s: %s", command, text);
        }
        if (!there("mandoc")) continue;
        outcome_t lint = process_run(
            page.out, page.out_n,
            (const char *const[]){ "/usr/bin/env", "mandoc", "-T", "lint", "-W", "warning", NULL });
        cr_assert(lint.status == 0, "%s: %s", command, lint.out);
    }
    if (!there("mandoc")) return;
    outcome_t verify = shell("mandoc -T lint -W warning checker/lemmata-verify.1");
    cr_assert(verify.status == 0, "%s", verify.out);
}

Test(shelf, python_module, .timeout = 120)
{
    if (!there("python3")) { fprintf(stderr, "shelf: no python3 here: the module is not tested\n"); return; }
    outcome_t o =
        process_run("", 0,
                    (const char *const[]){ "/usr/bin/env", arena_printf(session_arena(), "LEMMATA=%s", lemmata_path()),
                                           "python3", "-m", "unittest", "discover", "-s", "python/tests", NULL });
    cr_assert(o.status == 0 && strstr(o.err, "OK"), "%s", o.err);
}

/* Built, looked over by lintian and installed, where a machine has what that takes. */
Test(shelf, debian_packages, .timeout = 300)
{
    if (sanitized()) return;
    if (!there("dpkg-deb") || !there("dpkg-shlibdeps")) {
        fprintf(stderr, "shelf: no dpkg-dev here: no packages built\n");
        return;
    }
    if (!share_is_whole()) setenv("DPKG_DEB_COMPRESSOR_LEVEL", "1", 1); /* the same files in less time */
    outcome_t o =
        shell(printed("MAKEFLAGS= make --no-print-directory BUILD='%s' deb DEB='%s'", build(), path_of("deb")));
    cr_assert(o.status == 0, "%s", o.err);
    o = shell(
        printed("for p in lemmata liblemmata0; do dpkg-deb -f '%s'/${p}_*.deb Depends | grep -q '%s' || exit 1; done",
                path_of("deb"), "libflint[0-9]"));
    cr_assert(o.status == 0, "they load FLINT by its name: the packages are to ask for it");
    const char *root = path_of("unpacked");
    o = shell(printed("for d in '%s'/*.deb; do dpkg-deb -x $d '%s' || exit 1; done", path_of("deb"), root));
    cr_assert(o.status == 0, "%s", o.err);
    cr_assert(shell(printed("'%s/usr/bin/lemmata' klinv 1/10 1/20 >/dev/null && '%s/usr/bin/lemmata-verify' --quiet "
                            "proofs/facts/proved/*.json >/dev/null",
                            root, root))
                  .status == 0);
    FILE *f = fopen(printed("%s/a.lem%s", root, ""), "w");
    cr_assert(f && fputs("lemma a\n for p in [0,1]\n claim p^2 <= p [square]\nend\n", f) >= 0 && fclose(f) == 0);
    if (there("node") && shell("test -r /usr/share/javascript/katex/katex.mjs").status == 0) {
        o = shell(arena_printf(
            session_arena(), "'%s/usr/bin/lemmata' site '%s/a.lem' -o '%s/pages' && grep -q square '%s/pages/a/a.html'",
            root, root, root, root));
        cr_assert(o.status == 0, "%s%s", o.out, o.err);
    } else fprintf(stderr, "shelf: no Node.js and libjs-katex here: the package's lemmata site is not run\n");
    if (!there("lintian")) { fprintf(stderr, "shelf: no lintian here: the packages were not looked over\n"); return; }
    o = shell(printed("lintian --allow-root --fail-on error,warning '%s'/*.deb%s", path_of("deb"), ""));
    cr_assert(o.status == 0, "%s%s", o.out, o.err);
}

/* A stranger's path: install, a project, one claim edited, another badge. Of the PDF where there are TeX and
** pdftotext. */
Test(shelf, a_project_s_badge_changes_with_its_claim, .timeout = 300)
{
    const char *prefix = path_of("prefix"),
               *in = arena_printf(session_arena(),
                                  "cd '%s/mine' && export PATH='%s/bin':\"$PATH\" MAKEFLAGS= && unset LEMMATA",
                                  path_of("."), prefix);
    outcome_t o = shell(arena_printf(session_arena(),
                                     "MAKEFLAGS= make --no-print-directory BUILD='%s' PREFIX='%s' DESTDIR= install && "
                                     "cd '%s' && '%s/bin/lemmata' new mine",
                                     build(), prefix, path_of("."), prefix));
    cr_assert(o.status == 0, "%s", o.err);
    static const struct { const char *edit, *row, *badges; int status;
    } step[] = { { "true", "\\lemmatarecord{Pinsker}{mine/pinsker}{proved}", "proved and proved", 0 },
                 { "sed -i 's/2 (p-q)^2 &/(201\\/100) (p-q)^2 \\&/' mine.tex",
                   "\\lemmatarecord{Pinsker}{mine/pinsker}{refuted}", "refuted and proved", 2 },
                 { "sed -i 's/(201\\/100) (p-q)^2/2 (p-q)^2/; s/3 (p-q)/1 (p-q)/; /expect refuted/d' mine.tex",
                   "\\lemmatarecord{larger}{mine/pinsker}{proved}", "proved and proved", 0 } };
    /* What a newcomer reads first: which claim is false, and that it is meant to be; no noise. */
    o = shell(arena_printf(session_arena(), "%s && make", in));
    cr_assert(o.status == 0 && o.err_n == 0, "%s", o.err);
    cr_assert(strstr(o.out, "refuted as the file expects: larger\n") && strstr(o.out, "a badge on each claim"), "%s",
              o.out);
    cr_assert(!strstr(o.out, "This is pdfTeX") && file_has(path_of("mine/mine.tex"), "False on purpose"), "%s", o.out);
    bool typesets = there("pdflatex") && there("pdftotext");
    if (!typesets) fprintf(stderr, "shelf: no pdflatex and pdftotext here: the project's PDF is not looked at\n");
    for (size_t k = 0; k < sizeof step / sizeof *step; k++) {
        o = shell(arena_printf(session_arena(), "%s; %s && make", in, step[k].edit));
        cr_assert(o.status == step[k].status, "%d\n%s%s", o.status, o.out, o.err);
        cr_assert(file_has(path_of("mine/tables/mine/verdicts.tex"), step[k].row), "no %s in\n%s", step[k].row,
                  file_get(path_of("mine/tables/mine/verdicts.tex"), NULL));
        o = shell(arena_printf(session_arena(), "%s; %s", in, typesets ? "pdftotext mine.pdf -" : "true"));
        cr_assert(!typesets || strstr(o.out, step[k].badges), "no \"%s\" in\n%s", step[k].badges, o.out);
    }
}
