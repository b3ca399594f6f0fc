/* SPDX-License-Identifier: MIT */
#include "tests/needed/reasons.h"
#include "tests/needed/needed.h"

#include <stdlib.h>
#include <string.h>

enum { REASONS_MAX = 512 };

/* --- the file ----------------------------------------------------------------------------------------------------- */

static bool read_line(excuse_t *l, FILE *f)
{
    if (!fgets(l->text, sizeof l->text, f)) return false;
    l->text[strcspn(l->text, "\n")] = 0;
    char *at = l->text;
    for (unsigned k = 0; k < REASON_FIELDS; k++) l->field[k] = strsep(&at, "\t");
    return true;
}

bool reasons_read(reasons_t *R, const char *path)
{
    FILE *f = fopen(path, "r");
    *R = (reasons_t){ f ? calloc(REASONS_MAX, sizeof *R->at) : NULL, 0 };
    if (!f) return false;
    while (R->at && R->n < REASONS_MAX && read_line(&R->at[R->n], f))
        if (R->at[R->n].field[REASON_FIELDS - 1]) R->n++;
    fclose(f);
    return R->at != NULL;
}

void reasons_clear(reasons_t *R) { free(R->at); }

/* --- one lemma ---------------------------------------------------------------------------------------------------- */

static excuse_t *reason_of(const reasons_t *R, const lemma_t *L, const needed_t *x)
{
    for (unsigned k = 0; k < R->n; k++) {
        char **field = R->at[k].field;
        if (strcmp(field[0], L->id) == 0 && strcmp(field[1], x->link ? x->link : "-") == 0 &&
            strcmp(field[2], x->hypothesis) == 0)
            return &R->at[k];
    }
    return NULL;
}

static bool say(FILE *out, const lemma_t *L, const needed_t *x, const excuse_t *why)
{
    const char *but = why ? " -- but a reason is given why not" : "";
    bool needed = x->falls || (x->unsaid && !x->holds);
    fprintf(out, "%s [%s] %s: ", L->id, x->link ? x->link : "all", x->hypothesis);
    if (!x->falls && needed) fprintf(out, "needed: without it nothing is said of %lu%s\n", x->unsaid, but);
    else if (x->falls) fprintf(out, "needed: %s falls at %s %zu%s\n", x->first, x->family, x->index, but);
    else
        fprintf(out, "%s: missed alone by %lu that hold, %lu that say nothing -- %s\n",
                x->holds + x->unsaid ? "not needed" : "not probed", x->holds, x->unsaid,
                why ? why->field[3] : "NO REASON");
    return needed == (why == NULL);
}

static bool all_seen(const reasons_t *R, const lemma_t *L, FILE *out)
{
    bool good = true;
    for (unsigned k = 0; k < R->n; k++)
        if (strcmp(R->at[k].field[0], L->id) == 0 && !R->at[k].seen) {
            fprintf(out, "%s [%s] %s: no such hypothesis of a link that is not refuted\n", L->id, R->at[k].field[1],
                    R->at[k].field[2]);
            good = false;
        }
    return good;
}

bool reasons_hold(reasons_t *R, const lemma_t *L, size_t most, FILE *out)
{
    arena_t *A = arena_new();
    needs_t N = needs_of(A, compiled_of(L), most);
    bool good = true;
    for (unsigned k = 0; k < N.n; k++) {
        excuse_t *why = reason_of(R, L, &N.at[k]);
        if (why) why->seen = true;
        good &= say(out, L, &N.at[k], why);
    }
    good &= all_seen(R, L, out);
    fflush(out);
    arena_free(A);
    return good;
}

bool reasons_named(reasons_t *R, const lemma_t *L, FILE *out)
{
    arena_t *A = arena_new();
    needs_t N = needs_of(A, compiled_of(L), 0);
    for (unsigned k = 0; k < N.n; k++) {
        excuse_t *why = reason_of(R, L, &N.at[k]);
        if (why) why->seen = true;
    }
    arena_free(A);
    return all_seen(R, L, out);
}
