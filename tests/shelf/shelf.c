/* SPDX-License-Identifier: MIT
**
** What is installed: programs, library, pages of manual, TeX; and the module for Python.
*/
#include "cli/help.h"
#include "tests/support/assert.h"
#include "tests/support/process.h"

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
        const char *line = arena_printf(session_arena(),
                                        "export PKG_CONFIG_PATH='%s/usr/lib/pkgconfig' PKG_CONFIG_SYSROOT_DIR='%s'; cc "
                                        "-std=c17 -Wall -Werror -o '%s' -x c tests/shelf/program.in -x none "
                                        "$(pkg-config --cflags --libs lemmata) && LD_LIBRARY_PATH='%s/usr/lib' '%s'",
                                        root, root, path_of("program"), root, path_of("program"));
        outcome_t o = shell(line);
        cr_assert(o.status == 0, "%s", o.err);
        static const char *const says[] = { "capacity 0 0.36806420716849",
                                            "wrong 2 row 1 is no law",
                                            "klinv 0 0.499999999 0",
                                            "check 0 holds",
                                            "bad 2 bad.lem:3:12: q is not declared",
                                            "tex 1 turned" };
        for (size_t k = 0; k < sizeof says / sizeof *says; k++)
            cr_assert(strstr(o.out, says[k]), "%s in:\n%s", says[k], o.out);
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
    } step[] = { { "true", "\\lemmatarecord{Pinsker}{mine/pinsker}{holds}", "holds and holds", 0 },
                 { "sed -i 's/2 (p-q)^2 &/(201\\/100) (p-q)^2 \\&/' mine.tex",
                   "\\lemmatarecord{Pinsker}{mine/pinsker}{refuted}", "refuted and holds", 2 } };
    bool typesets = there("pdflatex") && there("pdftotext");
    if (!typesets) fprintf(stderr, "shelf: no pdflatex and pdftotext here: the project's PDF is not looked at\n");
    for (size_t k = 0; k < 2; k++) {
        o = shell(arena_printf(session_arena(), "%s; %s && make", in, step[k].edit));
        cr_assert(o.status == step[k].status, "%d\n%s%s", o.status, o.out, o.err);
        cr_assert(file_has(path_of("mine/tables/mine/verdicts.tex"), step[k].row), "no %s in\n%s", step[k].row,
                  file_get(path_of("mine/tables/mine/verdicts.tex"), NULL));
        o = shell(arena_printf(session_arena(), "%s; %s", in, typesets ? "pdftotext mine.pdf -" : "true"));
        cr_assert(!typesets || strstr(o.out, step[k].badges), "no \"%s\" in\n%s", step[k].badges, o.out);
    }
}
