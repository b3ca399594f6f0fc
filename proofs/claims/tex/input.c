/* SPDX-License-Identifier: MIT
**
** \input{NAME}, \input NAME, \include{NAME}: the tokens of NAME.tex, or of NAME, at this place. A name is beside the
** main file, whatever file it stands in, as in TeX. What is not there may be a table that is still to be made: it is
** passed over outside a lemma, and noted.
*/
#include "proofs/claims/tex/expander.h"

#include <string.h>

static bool part_of_name(const tex_token_t *t)
{
    return t->kind == TEX_LETTER || t->kind == TEX_OTHER || t->kind == TEX_SUB || t->kind == TEX_TIE;
}

/* NAME up to a blank. */
static void bare(expander_t *e, token_list_t *list)
{
    while (part_of_name(tex_peek(e)) && (!list->n || !tex_peek(e)->spaced)) tex_append(e->A, list, tex_take(e));
}

/* The file's name; NULL where it is not written out. */
static const char *named(expander_t *e)
{
    token_list_t list = { 0 };
    const char *name = "";
    if (tex_peek(e)->kind != TEX_OPEN)
        bare(e, &list);
    else if (!tex_take_argument(e, &list, false))
        return NULL;
    if (list.n > 1000) return NULL;
    for (unsigned k = 0; k < list.n; k++) {
        const tex_token_t *t = &list.at[k];
        if (!part_of_name(t)) return NULL;
        name = arena_printf(e->A, "%s%s%s", name, k && t->spaced ? " " : "", t->text);
    }
    return *name ? name : NULL;
}

/* NAME.tex where there is one, else NAME. */
static const char *text_of(expander_t *e, const char *name, size_t *n, const char **path)
{
    const includes_t *from = e->files->from;
    size_t length = strlen(name);
    const char *text = NULL, *with = arena_printf(e->A, "%s.tex", name);
    *path = with;
    if (length < 4 || strcmp(name + length - 4, ".tex") != 0)
        text = from->open(from->self, e->A, e->files->main, with, n, path);
    return text || !*path ? text : from->open(from->self, e->A, e->files->main, name, n, path);
}

static bool within_itself(const expander_t *e, const char *path)
{
    for (size_t k = 0; k < e->deep; k++)
        if (strcmp(e->open[k].file, path) == 0) return true;
    return strcmp(e->files->main, path) == 0;
}

/* The tokens are put back, the first on top; those of a file are no macro's, unless a macro's stand below them. */
static bool put_in_front(expander_t *e, const char *path, const char *text, size_t n)
{
    tex_tokens_t in;
    claim_fault_t *fault = e->files->fault;
    if (!tex_lex(&in, e->A, (spot_t){ path, 1, 1 }, text, n, fault)) return false;
    if ((e->tokens += in.n) > TEX_TOKENS_MAX)
        return claim_fault(fault, (spot_t){ path, 1, 1 }, "more than %d tokens of TeX in all files, expected fewer",
                           TEX_TOKENS_MAX);
    bool all_own = e->own == e->todo.n;
    e->open[e->deep].file = path;
    e->open[e->deep++].rest = e->todo.n;
    for (size_t k = in.n - 1; k-- > 0;) tex_append(e->A, &e->todo, in.token[k]);
    if (all_own) e->own = e->todo.n;
    return true;
}

bool tex_input(expander_t *e, spot_t at)
{
    tex_files_t *files = e->files;
    size_t n;
    while (e->deep && e->todo.n <= e->open[e->deep - 1].rest) e->deep--; /* read to their ends */
    const char *name = named(e), *path, *text;
    if (!files->from) return claim_fault(files->fault, at, "no files can be brought in here");
    if (!name && !e->inside) return true; /* made by a macro */
    if (!name) return claim_fault(files->fault, at, "expected a file's name, written out");
    if (!(text = text_of(e, name, &n, &path)) && !path) return claim_fault(files->fault, at, OUTSIDE_FOLDER, name);
    if (!text && e->inside) return claim_fault(files->fault, at, "cannot read %.200s", name);
    files->all.at = arena_grown(e->A, files->all.at, files->all.n, &files->all.room, sizeof *files->all.at);
    files->all.at[files->all.n++] = (input_t){ text ? path : name, text, at };
    if (!text) return true;
    if (n > FILE_BYTES_MAX)
        return claim_fault(files->fault, at, "%.200s has %zu bytes, expected at most %d", name, n, FILE_BYTES_MAX);
    if (within_itself(e, path)) return claim_fault(files->fault, at, "%.200s brings in itself", name);
    if (e->deep == TEX_INPUT_DEPTH_MAX)
        return claim_fault(files->fault, at, "files within files, more than %d deep", TEX_INPUT_DEPTH_MAX);
    if (files->all.n > TEX_INPUTS_MAX)
        return claim_fault(files->fault, at, "more than %d files are brought in", TEX_INPUTS_MAX);
    return put_in_front(e, path, text, n);
}
