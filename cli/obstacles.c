/* SPDX-License-Identifier: MIT
**
** DIR/ID-obstacles.tex: what stands in the way of a proof, of each link of the statement or of a printed proof that holds and has none. Links with
** the same in their way stand together.
*/
#include "cli/cli.h"
#include "proofs/engine/write_tex.h"

#include <string.h>

static const char *in_the_way(arena_t *A, const record_t *r, size_t link)
{
    bool told = r->lemma->links[link].role != OURS && record_link(r, link) == FOUND_HOLDS;
    return told ? proofs_obstacle(A, r->lemma, link) : NULL;
}

/* Where the mathematics begins that the words end in; the end where there is none. */
static const char *mathematics(const char *why)
{
    static const char range[] = "ends the range of ";
    const char *from = strstr(why, range), *colon = strstr(why, ": ");
    if (from) return from + sizeof range - 1;
    return colon && strncmp(why, "the relation ", 13) != 0 ? colon + 2 : why + strlen(why);
}

/* a word of the paper, chance. */
static void reason(FILE *f, arena_t *A, const char *why)
{
    const char *code = mathematics(why);
    size_t n = strlen(code), quoted = n > 1 && *code == '`', colon = n && code[-2] == ':', words = (size_t)(code - why) - 2 * colon;
    tex_escaped(f, arena_printf(A, "%.*s", (int)words, why));
    if (!n) return;
    fputs(colon ? ", \\texttt{" : "\\texttt{", f);
    tex_escaped(f, arena_printf(A, "%.*s", (int)(n - 2 * quoted), code + quoted));
    fputc('}', f);
}

void write_obstacles(FILE *f, const record_t *r)
{
    static const char heading[] = "\\providecommand\\lemmataobstacles[1]{\\par\\smallskip\\noindent In the way of a proof. #1\\par}%\n"
                                  "\\lemmataobstacles{";
    arena_t *A = arena_new();
    const char *why[LINKS_MAX] = { NULL };
    size_t n = lemma_links(r->lemma), told = 0;
    for (size_t k = 0; k < n; k++) why[k] = in_the_way(A, r, k);
    for (size_t k = 0; k < n; k++) {
        if (!why[k]) continue;
        fputs(told++ ? "; " : heading, f);
        const char *same = why[k];
        for (size_t i = k, names = 0; i < n; i++) {
            if (!why[i] || strcmp(why[i], same) != 0) continue;
            fputs(names++ ? ", \\emph{" : "\\emph{", f);
            tex_name(f, r->lemma->links[i].name);
            fputc('}', f);
            why[i] = NULL;
        }
        fputs(": ", f);
        reason(f, A, same);
    }
    if (told) fputs(".}%\n", f);
    arena_free(A);
}
