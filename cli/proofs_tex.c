/* SPDX-License-Identifier: MIT
**
** DIR/ID-proofs.tex: by what each proved link of a lemma is proved and from what; then what stands in the way of a
** proof, of each link of the statement or of a printed proof that holds and has none. Links of which the same is to be
** said stand together.
*/
#include "cli/cli.h"
#include "proofs/engine/write_tex.h"

#include <string.h>

static const char *open_for(arena_t *A, const record_t *r, size_t link, bool asked)
{
    bool told = r->lemma->links[link].role != OURS && record_link(r, link) == FOUND_HOLDS;
    const char *why = told ? proofs_obstacle(A, r->lemma, link) : NULL;
    return (why != proofs_unasked && why != proofs_uncertified) == asked ? why : NULL;
}

static const char *in_the_way(arena_t *A, const record_t *r, size_t link) { return open_for(A, r, link, true); }

static const char *unasked(arena_t *A, const record_t *r, size_t link) { return open_for(A, r, link, false); }

/* "by box"; "from the schema mean, facts/pinsker [Pinsker]" of what is cited. */
static const char *proved_by(arena_t *A, const record_t *r, size_t link)
{
    const lemma_t *L = r->lemma;
    if (record_link(r, link) != FOUND_PROVED) return NULL;
    if (L->rests && L->rests[link]) return arena_printf(A, "from %s", L->rests[link]);
    return arena_printf(A, "by %s", L->proof[link]);
}

static void proof(FILE *f, arena_t *A, const char *by)
{
    (void)A;
    tex_escaped(f, by);
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
    size_t n = strlen(code), quoted = n > 1 && *code == '`', colon = n && code[-2] == ':',
           words = (size_t)(code - why) - 2 * colon;
    tex_escaped(f, arena_printf(A, "%.*s", (int)words, why));
    if (!n) return;
    fputs(colon ? ", \\texttt{" : "\\texttt{", f);
    tex_escaped(f, arena_printf(A, "%.*s", (int)(n - 2 * quoted), code + quoted));
    fputc('}', f);
}

static void a_way(FILE *f, arena_t *A, const char *unused)
{
    (void)A, (void)unused;
    fputs("\\texttt{lemmata prove FILE} looks for a proof", f);
}

static void names_with(FILE *f, const lemma_t *L, const char *same, const char **said)
{
    for (size_t i = 0, n = lemma_links(L), names = 0; i < n; i++) {
        if (!said[i] || strcmp(said[i], same) != 0) continue;
        fputs(names++ ? ", [\\emph{" : "[\\emph{", f);
        tex_name(f, L->links[i].name);
        fputs("}]", f);
        said[i] = NULL;
    }
}

/* \MACRO{[link], [link]: what is said of both; ...}, in the order of the links; nothing where nothing is said. */
static void grouped(FILE *f, const record_t *r, const char *macro,
                    const char *(*say)(arena_t *, const record_t *, size_t),
                    void (*write)(FILE *, arena_t *, const char *))
{
    arena_t *A = arena_new();
    const char *said[LINKS_MAX] = { NULL };
    size_t n = lemma_links(r->lemma), told = 0;
    for (size_t k = 0; k < n; k++) said[k] = say(A, r, k);
    for (size_t k = 0; k < n; k++) {
        const char *same = said[k];
        if (!same) continue;
        if (told++) fputs("; ", f);
        else fprintf(f, "\\%s{", macro);
        names_with(f, r->lemma, same, said);
        fputs(": ", f);
        write(f, A, same);
    }
    if (told) fputs(".}%\n", f);
    arena_free(A);
}

void write_proofs(FILE *f, const record_t *r)
{
    fputs("\\providecommand\\lemmataproofs[1]{\\par\\smallskip\\noindent Proved, for all parameters. #1\\par}%\n"
          "\\providecommand\\lemmataobstacles[1]{\\par\\smallskip\\noindent In the way of a proof. #1\\par}%\n"
          "\\providecommand\\lemmataunasked[1]{\\par\\smallskip\\noindent Without a certificate. #1\\par}%\n", f);
    grouped(f, r, "lemmataproofs", proved_by, proof);
    grouped(f, r, "lemmataobstacles", in_the_way, reason);
    grouped(f, r, "lemmataunasked", unasked, a_way);
}
