/* SPDX-License-Identifier: MIT
**
** Who may know whom: numerics <- engine <- claims <- prove <- cli <- library, read from the #include lines.
**
** Within numerics, the language and the provers a room knows those before it; what stands beside the rooms joins
** them. A paper knows numerics, the engine and the registry of words, no other paper; only
** the command knows papers. The checker is its own program: it knows itself and GMP, its core nothing but the core, its
** means the core alone.
*/
#include "tests/support/process.h"

#include <criterion/criterion.h>
#include <ctype.h>
#include <ftw.h>
#include <string.h>

TestSuite(imports, .init = session_open, .fini = session_close);

static const char *const room[] = { "base", "logs", "laws", "expr", "info", "klinv", "capacity", "pools", "frontier" };
static const char *const layer[] = { "engine", "claims", "prove" };
static const char *const language[] = { "tree",    "parse",    "tex",      "print", "core", "exact",
                                        "doubles", "families", "variants", "hunt",  "page" };
/* of the checker, and means, beside them */
static const char *const parts[] = { "core", "functions", "sums", "boxes", "points", "laws" };
static const char *const provers[] = { "box", "laws", "entropy", "points", "coq", "repair" };

/* The place of the folder at `path` among these, n when it is none of them. */
static size_t place(const char *path, const char *const *names, size_t n)
{
    size_t k = 0;
    while (k < n && !(strncmp(path, names[k], strlen(names[k])) == 0 && path[strlen(names[k])] == '/')) k++;
    return k;
}

/* What follows `folder`/ in the path; NULL when it is not in that folder. */
static const char *within(const char *path, const char *folder)
{
    size_t n = strlen(folder);
    return strncmp(path, folder, n) == 0 && path[n] == '/' ? path + n + 1 : NULL;
}

enum {
    ROOMS = sizeof room / sizeof *room,
    LAYERS = sizeof layer / sizeof *layer,
    LANGUAGE = sizeof language / sizeof *language,
    PARTS = sizeof parts / sizeof *parts,
    PROVERS = sizeof provers / sizeof *provers
};

/* Of two files in `folder`, each in one of its rooms or beside them. */
static bool in_order(const char *file, const char *header, const char *folder, const char *const *names, size_t n)
{
    const char *from = within(file, folder), *to = within(header, folder);
    if (!from || !to || !strchr(from, '/') || !strchr(to, '/')) return true;
    size_t mine = place(from, names, n);
    return mine < n && place(to, names, n) <= mine;
}

static bool from_proofs(const char *file, const char *header)
{
    size_t mine = place(file, layer, LAYERS);
    const char *to = within(header, "proofs");
    if (within(header, "numerics")) return true;
    if (!to) return false;
    size_t other = place(to, layer, LAYERS);
    if (!in_order(file, to, "claims", language, LANGUAGE) || !in_order(file, to, "prove", provers, PROVERS))
        return false;
    if (mine < LAYERS) return other <= mine && other < LAYERS;
    size_t paper = strcspn(file, "/");
    return other == 0 || strcmp(to, "claims/words.h") == 0 || (strncmp(to, file, paper) == 0 && to[paper] == '/');
}

/* Who stops reading after the core, or after means, has read all that such a certificate takes. */
static bool from_checker(const char *file, const char *header)
{
    const char *from = within(file, "checker"), *to = within(header, "checker");
    if (!to || within(to, "core")) return to;
    if (within(from, "means") || within(to, "means")) return within(from, "means") && within(to, "means");
    return strchr(from, '/') && in_order(file, header, "checker", parts, PARTS);
}

/* May this file include this header of ours? Both are paths from the root. */
static bool allowed(const char *file, const char *header)
{
    const char *from, *to;
    if ((from = within(file, "numerics")))
        return (to = within(header, "numerics")) && place(from, room, ROOMS) < ROOMS &&
               place(to, room, ROOMS) <= place(from, room, ROOMS);
    if ((from = within(file, "proofs"))) return from_proofs(from, header);
    if (within(file, "checker")) return from_checker(file, header);
    if (within(file, "cli")) return within(header, "cli") || within(header, "proofs") || within(header, "numerics");
    if (within(file, "library"))
        return within(header, "library") || within(header, "cli") || within(header, "proofs") ||
               within(header, "numerics");
    return false;
}

/* The checker's libraries are C's and GMP. */
static bool allowed_library(const char *file, const char *header)
{
    static const char *const theirs[] = { "gmp.h",    "ctype.h",  "setjmp.h", "stdarg.h", "stdbool.h",
                                          "stddef.h", "stdint.h", "stdio.h",  "stdlib.h", "string.h" };
    bool known = !within(file, "checker");
    for (size_t k = 0; k < sizeof theirs / sizeof *theirs; k++) known = known || strcmp(header, theirs[k]) == 0;
    return known;
}

static size_t includes;

/* Judges one line; the header's name is cut out of it. */
static void line_of(const char *file, char *line)
{
    while (isblank((unsigned char)*line)) line++;
    if (*line++ != '#') return;
    while (isblank((unsigned char)*line)) line++;
    if (strncmp(line, "include", 7) != 0) return;
    line += 7;
    while (isblank((unsigned char)*line)) line++;
    bool ours = *line == '"';
    if (!ours && *line != '<') return;
    line[1 + strcspn(line + 1, "\">")] = '\0';
    includes++;
    if (ours) cr_expect(allowed(file, line + 1), "%s includes %s", file, line + 1);
    else cr_expect(allowed_library(file, line + 1), "%s includes <%s>", file, line + 1);
}

static int visit(const char *path, const struct stat *st, int kind, struct FTW *at)
{
    size_t n = strlen(path);
    (void)st;
    (void)at;
    if (kind != FTW_F || n < 2 || path[n - 2] != '.' || (path[n - 1] != 'c' && path[n - 1] != 'h')) return 0;
    char *text = file_get(path, NULL), *rest = NULL;
    cr_assert(text, "%s cannot be read", path);
    for (char *line = strtok_r(text, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest)) line_of(path, line);
    return 0;
}

Test(imports, the_law_holds)
{
    static const char *const root[] = { "numerics", "proofs", "cli", "library", "checker" };
    for (size_t k = 0; k < sizeof root / sizeof *root; k++) nftw(root[k], visit, 16, FTW_PHYS);
    cr_expect(includes > 500, "%zu includes were read", includes);
}

/* One of each kind that the law forbids, and a neighbour of it that is allowed. */
Test(imports, what_is_forbidden_is_seen)
{
    static const struct { const char *file, *no, *yes; } planted[] = {
        { "numerics/logs/flog.c", "numerics/expr/real.h", "numerics/base/ieee.h" },
        { "numerics/frontier/frontier.h", "proofs/engine/lemma.h", "numerics/capacity/capacity.h" },
        { "numerics/nowhere/x.c", "numerics/base/arena.h", NULL },
        { "proofs/engine/decide.c", "proofs/claims/tree/tree.h", "proofs/engine/record.h" },
        { "proofs/engine/plan.c", "proofs/game/words.h", "numerics/pools/box.h" },
        { "proofs/claims/parse/parse.c", "proofs/prove/entropy/shannon.h", "proofs/engine/lemma.h" },
        { "proofs/prove/entropy/shannon.c", "cli/cli.h", "proofs/claims/tree/tree.h" },
        { "proofs/prove/entropy/shannon.c", "checker/functions/functions.h", NULL },
        { "proofs/claims/core/core.c", "proofs/claims/exact/eval.h", "proofs/claims/print/print.h" },
        { "proofs/claims/parse/parse.c", "proofs/claims/core/core.h", "proofs/claims/words.h" },
        { "proofs/claims/nowhere/x.c", "proofs/claims/tree/tree.h", "proofs/claims/compile.h" },
        { "proofs/prove/box/rules.c", "proofs/prove/entropy/entropy.h", "proofs/prove/deadline.h" },
        { "proofs/limits/words.c", "proofs/claims/compile.h", "proofs/claims/words.h" },
        { "proofs/limits/words.c", "proofs/game/setting.h", "proofs/limits/words.h" },
        { "proofs/game/setting.c", "setting.h", "proofs/engine/lemma.h" },
        { "checker/main.c", "numerics/base/arena.h", "checker/core/core.h" },
        { "checker/main.c", "checker/functions/functions.h", NULL },
        { "checker/core/shannon.c", "checker/functions/functions.h", "checker/core/reading.h" },
        { "checker/functions/enclose.c", "checker/sums/sums.h", "checker/functions/functions.h" },
        { "checker/points/points.c", "checker/laws/laws.h", "checker/sums/sums.h" },
        { "checker/means/means.c", "checker/functions/functions.h", "checker/core/core.h" },
        { "checker/laws/values.c", "checker/means/means.h", "checker/functions/functions.h" },
        { "cli/main.c", "tests/support/law.h", "proofs/game/words.h" },
    };
    for (size_t k = 0; k < sizeof planted / sizeof *planted; k++) {
        cr_expect(!allowed(planted[k].file, planted[k].no), "%s may include %s", planted[k].file, planted[k].no);
        if (planted[k].yes)
            cr_expect(allowed(planted[k].file, planted[k].yes), "%s may not include %s", planted[k].file,
                      planted[k].yes);
    }
    cr_expect(!allowed_library("checker/main.c", "mpfr.h") && allowed_library("checker/main.c", "gmp.h"));
}
