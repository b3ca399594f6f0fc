/* SPDX-License-Identifier: MIT
**
** needed REASONS NAME..: of the lemmas of these papers, or of these ids, every hypothesis without which no link falls on any candidate.
**
** REASONS has a line for each that is known, and why that is so: id, the first link of its claim (- for the whole lemma), hypothesis, reason,
** with tabs between. What is not there is said, and what is there and is needed, or is no hypothesis; then the exit status is 1.
*/
#include "cli/cli.h"
#include "tests/needed/needed.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { REASONS_MAX = 512, LINE_CHARS = 1000 };
typedef struct { char text[LINE_CHARS]; char *field[4]; bool seen; } line_t;

static line_t *lines;
static unsigned n_lines;

static bool read_line(line_t *l, FILE *f)
{
    if (!fgets(l->text, sizeof l->text, f)) return false;
    l->text[strcspn(l->text, "\n")] = 0;
    char *at = l->text;
    for (unsigned k = 0; k < 4; k++) l->field[k] = strsep(&at, "\t");
    return true;
}

static bool read_reasons(const char *path)
{
    FILE *f = fopen(path, "r");
    if (!f) return false;
    lines = calloc(REASONS_MAX, sizeof *lines);
    while (lines && n_lines < REASONS_MAX && read_line(&lines[n_lines], f))
        if (lines[n_lines].field[3]) n_lines++;
    fclose(f);
    return lines != NULL;
}

static line_t *reason_of(const lemma_t *L, const needed_t *x)
{
    for (unsigned k = 0; k < n_lines; k++)
        if (strcmp(lines[k].field[0], L->id) == 0 && strcmp(lines[k].field[1], x->link ? x->link : "-") == 0
            && strcmp(lines[k].field[2], x->hypothesis) == 0) return &lines[k];
    return NULL;
}

/* False where it needs a reason and has none, or has one and needs none. */
static bool say(const lemma_t *L, const needed_t *x)
{
    line_t *why = reason_of(L, x);
    if (why) why->seen = true;
    printf("%s [%s] %s: ", L->id, x->link ? x->link : "all", x->hypothesis);
    bool needed = x->falls || (x->unsaid && !x->holds);
    if (!x->falls && needed) printf("needed: without it nothing is said of %lu%s\n", x->unsaid, why ? " -- but a reason is given why not" : "");
    else if (x->falls) printf("needed: %s falls at %s %zu%s\n", x->first, x->family, x->index, why ? " -- but a reason is given why not" : "");
    else printf("%s: missed alone by %lu that hold, %lu that say nothing -- %s\n", x->holds + x->unsaid ? "not needed" : "not probed", x->holds,
                x->unsaid, why ? why->field[3] : "NO REASON");
    return needed == (why == NULL);
}

static bool said(const lemma_t *L)
{
    arena_t *A = arena_new();
    needs_t N = needs_of(A, compiled_of(L), SIZE_MAX);
    bool good = true;
    for (unsigned k = 0; k < N.n; k++) good &= say(L, &N.at[k]);
    for (unsigned k = 0; k < n_lines; k++)
        if (strcmp(lines[k].field[0], L->id) == 0 && !lines[k].seen) {
            printf("%s [%s] %s: no such hypothesis of a link that is not refuted\n", L->id, lines[k].field[1], lines[k].field[2]);
            good = false;
        }
    fflush(stdout);
    arena_free(A);
    return good;
}

static bool asked(const lemma_t *L, const char *paper, int n, char **names)
{
    for (int k = 2; k < n; k++)
        if (strcmp(names[k], paper) == 0 || strcmp(names[k], L->id) == 0) return true;
    return false;
}

int main(int n, char **names)
{
    bool good = true;
    lemmata_start();
    if (n < 3 || !read_reasons(names[1])) {
        fprintf(stderr, "usage: needed REASONS PAPER|ID..\n");
        return 2;
    }
    for (size_t p = 0; papers_heading(p); p++)
        for (size_t i = 0; papers_id(p, i); i++)
            if (asked(papers_lemma_at(p, i), papers_name(p), n, names)) good &= said(papers_lemma_at(p, i));
    free(lines);
    return good ? 0 : 1;
}
