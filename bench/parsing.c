/* SPDX-License-Identifier: MIT
**
** Claims read into trees: all claim files of the papers, and a paper in TeX of 2000 lines with 50 claims.
*/
#include "bench/report.h"
#include "bench/rows.h"
#include "cli/builtin.h"
#include "proofs/claims/tex/read.h"

#include <stdlib.h>
#include <string.h>

enum { CLAIMS = 50, LINES_OF_CLAIM = 40, ROOM = 1 << 18 };

/* Of each claim its declaration, a chain of three rows, and prose. */
static const char *paper_text(void)
{
    static char text[ROOM];
    size_t n = (size_t)snprintf(text, ROOM, "\\documentclass{article}\n\\newcommand\\kl[2]{D(#1\\,\\|\\,#2)}\n");
    for (int k = 0; k < CLAIMS; k++) {
        n += (size_t)snprintf(text + n, ROOM - n,
                              "%%: lemma claim-%d \"Claim %d\"\n%%: for X, Y, Z variables\n\\begin{align}\n"
                              "  I(X;Y\\mid Z) &\\overset{(a)}{\\le} H(X\\mid Z) \\label{eq:a%d} \\\\\n"
                              "  &\\le H(X) + \\frac{1}{2}\\bigl(H(Y) - H(Y\\mid X)\\bigr) \\label{eq:b%d} \\\\\n"
                              "  &\\le H(X,Y,Z) + \\log 2 \\label{eq:c%d}\n\\end{align}\n%%: end\n",
                              k, k, k, k, k);
        for (int line = 8; line < LINES_OF_CLAIM; line++)
            n += (size_t)snprintf(text + n, ROOM - n,
                                  "The prose of a paper, with $x_{%d} \\in \\mathcal{X}$ in it, and no claim.\n", line);
    }
    return text;
}

static void read_papers(arena_t *A)
{
    for (const builtin_t *b = builtin_files; b->path; b++)
        if (strcmp(strrchr(b->path, '.'), ".lem") == 0) builtin_read(A, b);
}

static void read_tex(arena_t *A)
{
    const char *text = paper_text();
    claim_fault_t fault = { .set = false };
    const tree_t *T = claims_parse_tex(A, "paper.tex", text, strlen(text), NULL, &fault);
    if (T && T->lemmas.n == CLAIMS) return;
    fprintf(stderr, "bench: WRONG: %d claims in TeX: %s\n", CLAIMS, T ? "not all are read" : fault.text);
    exit(1);
}

/* The median of turns in an arena of their own each, as a command has it. */
static void add_row(const char *work, void (*read)(arena_t *A), double limit)
{
    double time[TURNS_SLOW];
    for (int t = 0; t < TURNS_SLOW; t++) {
        double start = seconds_of_thread();
        arena_t *A = arena_new();
        read(A);
        arena_free(A);
        time[t] = seconds_of_thread() - start;
    }
    line_t l = { .time = median(time, TURNS_SLOW), .turns = TURNS_SLOW, .limit = limit };
    snprintf(l.work, sizeof l.work, "%s", work);
    snprintf(l.method, sizeof l.method, "Lemmata");
    l.met = report_within(&l);
    report_add(&l);
}

void group_parsing(const effort_bench_t *how, bool quick)
{
    (void)how, (void)quick;
    add_row("all claim files of the papers parsed", read_papers, 0.020);
    add_row("50 claims in 2000 lines of TeX parsed", read_tex, 0.100);
}
