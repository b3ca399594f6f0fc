/* SPDX-License-Identifier: MIT
**
** \input{NAME}, \input NAME, \include{NAME}: the tokens of NAME.tex, or of NAME, at this place. A name is beside the
** main file, whatever file it stands in, as in TeX; but what \import{FOLDER}{NAME} and \subimport{FOLDER}{NAME} bring
** in is looked for in that folder, of the main file's and of the one that was imported last, and so is first what it
** brings in itself. \subfile{FOLDER/NAME} is \subimport{FOLDER/}{NAME} of what stands between \begin{document} and
** \end{document}, in a group. What is not there may be a table that is still to be made: it is passed over outside a
** lemma, and noted.
*/
#include "proofs/claims/tex/expander.h"

#include <string.h>

/* --- names -------------------------------------------------------------------------------------------------------- */

static bool part_of_name(const tex_token_t *t)
{
    return t->kind == TEX_LETTER || t->kind == TEX_OTHER || t->kind == TEX_SUB || t->kind == TEX_TIE;
}

/* A macro of the author's, which can be expanded. */
static const macro_t *expands(expander_t *e, const tex_token_t *t)
{
    const macro_t *m = t->kind == TEX_COMMAND && !t->fixed ? tex_find(e, t->text) : NULL;
    return m && !m->unread ? m : NULL;
}

/* NAME up to a blank. */
static void bare(expander_t *e, token_list_t *list)
{
    while ((part_of_name(tex_peek(e)) || expands(e, tex_peek(e))) && (!list->n || !tex_peek(e)->spaced))
        tex_append(e->A, list, tex_take(e));
}

/* The text that the tokens make, macros expanded; NULL where they make other than a name. A brace below them keeps
** macros from taking what is not theirs. */
static const char *text_made(expander_t *e, const token_list_t *list)
{
    const char *name = "";
    unsigned from = e->todo.n, chars = 0;
    tex_append(e->A, &e->todo, (tex_token_t){ .kind = TEX_CLOSE, .text = "}" });
    for (unsigned k = list->n; k-- > 0;) tex_append(e->A, &e->todo, list->at[k]);
    while (name && tex_peek(e)->kind != TEX_CLOSE) {
        tex_token_t t = tex_take(e);
        const macro_t *m = expands(e, &t);
        macro_t own = m ? *m : (macro_t){ 0 };
        if (part_of_name(&t) && chars++ < 1000)
            name = arena_printf(e->A, "%s%s%s", name, *name && t.spaced ? " " : "", t.text);
        else if (!m || !tex_call(e, &own, t.at)) name = NULL;
    }
    if (e->todo.n > from) e->todo.n = from;
    return name;
}

/* An argument's text; NULL where it is not written out. */
static const char *argument(expander_t *e, bool may_be_bare)
{
    token_list_t list = { 0 };
    if (tex_peek(e)->kind != TEX_OPEN && may_be_bare) bare(e, &list);
    else if (!tex_take_argument(e, &list, false)) return NULL;
    return text_made(e, &list);
}

/* --- which command ------------------------------------------------------------------------------------------------ */

typedef enum { INPUT, IMPORT, SUBIMPORT, SUBFILE, NONE } bring_t;

static bring_t how_brought(const char *name)
{
    static const struct { const char *name; bring_t how; } all[] = {
        { "input", INPUT },             { "include", INPUT },        { "import", IMPORT },
        { "inputfrom", IMPORT },        { "includefrom", IMPORT },   { "subimport", SUBIMPORT },
        { "subinputfrom", SUBIMPORT },  { "subincludefrom", SUBIMPORT }, { "subfile", SUBFILE },
        { "subfileinclude", SUBFILE } };
    for (size_t k = 0; k < sizeof all / sizeof *all; k++)
        if (strcmp(name, all[k].name) == 0) return all[k].how;
    return NONE;
}

bool tex_brings_in(expander_t *e, const tex_token_t *t)
{
    return t->kind == TEX_COMMAND && how_brought(t->text) != NONE && (t->fixed || !tex_find(e, t->text));
}

bool tex_is_bringer(const expander_t *e, const char *name)
{
    for (unsigned k = 0; k < e->bringers; k++)
        if (strcmp(e->bringer[k], name) == 0) return true;
    return false;
}

static bool uses(const macro_t *m, const char *name)
{
    for (unsigned k = 0; k < m->body.n; k++)
        if (m->body.at[k].kind == TEX_COMMAND && strcmp(m->body.at[k].text, name) == 0) return true;
    return false;
}

static bool sees(expander_t *e, const char *name, spot_t at)
{
    if (tex_is_bringer(e, name)) return true;
    if (e->bringers == TEX_BRINGERS_MAX)
        return claim_fault(e->files->fault, at, "more than %d macros that bring in files", TEX_BRINGERS_MAX);
    e->bringer[e->bringers++] = name;
    return true;
}

void tex_see_bringer(expander_t *e, const macro_t *m, spot_t at)
{
    unsigned known = e->bringers;
    for (unsigned k = 0; k < m->body.n; k++) {
        const tex_token_t *t = &m->body.at[k];
        if (t->kind == TEX_COMMAND && (how_brought(t->text) != NONE || tex_is_bringer(e, t->text)) &&
            !sees(e, m->name, at))
            return;
    }
    for (; known < e->bringers; known++)
        for (unsigned k = 0; k < e->macros.n; k++)
            if (uses(&e->macros.at[k], e->bringer[known]) && !sees(e, e->macros.at[k].name, at)) return;
}

/* --- files -------------------------------------------------------------------------------------------------------- */

/* NAME.tex where there is one, else NAME; NULL, and where it would be, or NULL where that is elsewhere. */
static const char *beside_main(expander_t *e, const char *name, size_t *n, const char **path)
{
    const includes_t *from = e->files->from;
    size_t length = strlen(name);
    const char *text = NULL, *with = arena_printf(e->A, "%s.tex", name);
    *path = with;
    if (length < 4 || strcmp(name + length - 4, ".tex") != 0)
        text = from->open(from->self, e->A, e->files->main, with, n, path);
    return text || !*path ? text : from->open(from->self, e->A, e->files->main, name, n, path);
}

/* In the folders of the imports that are open, the last first, then beside the main file. */
static const char *looked_for(expander_t *e, const char *name, size_t *n, const char **path)
{
    for (size_t k = e->deep; k-- > 0;) {
        const char *folder = e->open[k].folder;
        if (!*folder || (k + 1 < e->deep && strcmp(folder, e->open[k + 1].folder) == 0)) continue;
        const char *text = beside_main(e, arena_printf(e->A, "%s%s", folder, name), n, path);
        if (text || !*path) return text;
    }
    return beside_main(e, name, n, path);
}

static bool within_itself(const expander_t *e, const char *path)
{
    for (size_t k = 0; k < e->deep; k++)
        if (strcmp(e->open[k].file, path) == 0) return true;
    return strcmp(e->files->main, path) == 0;
}

/* The place behind \begin{document} at token k, or \end{..}; 0 where none stands there. */
static size_t behind_document(const tex_tokens_t *in, const char *command, size_t k)
{
    static const char name[] = "document";
    size_t n = strlen(name), i = 0;
    const tex_token_t *t = in->token;
    if (k + n + 3 > in->n || t[k].kind != TEX_COMMAND || strcmp(t[k].text, command) != 0 || t[k + 1].kind != TEX_OPEN)
        return 0;
    while (i < n && t[k + 2 + i].kind == TEX_LETTER && t[k + 2 + i].text[0] == name[i]) i++;
    return i == n && t[k + 2 + n].kind == TEX_CLOSE ? k + n + 3 : 0;
}

/* Of a subfile what stands between \begin{document} and \end{document}; lines that declare elsewhere stay. */
static void body_alone(arena_t *A, tex_tokens_t *in)
{
    const tex_token_t *t = in->token;
    tex_token_t *own = ARENA_ARRAY(A, tex_token_t, in->n);
    size_t n = 0, last = in->n - 1, at;
    bool within = true, document = false;
    for (size_t k = 0; k < last;) {
        if (t[k].kind == TEX_COMMAND && strcmp(t[k].text, "documentclass") == 0) { within = false; document = true; }
        if (document && (at = behind_document(in, "begin", k))) { within = true; k = at; continue; }
        if (document && behind_document(in, "end", k)) { within = false; document = false; }
        if (within || t[k].kind == TEX_DECLARATION) own[n++] = t[k];
        k++;
    }
    own[n++] = t[last];
    *in = (tex_tokens_t){ n, own };
}

/* The tokens are put back, the first on top; those of a file are no macro's, unless a macro's stand below them. */
static bool put_in_front(expander_t *e, open_file_t file, bool sub, const char *text, size_t n)
{
    tex_tokens_t in;
    claim_fault_t *fault = e->files->fault;
    spot_t at = { file.file, 1, 1 };
    if (!tex_lex(&in, e->A, at, text, n, fault)) return false;
    if ((e->tokens += in.n) > TEX_TOKENS_MAX)
        return claim_fault(fault, at, "more than %d tokens of TeX in all files, expected fewer", TEX_TOKENS_MAX);
    if (sub) body_alone(e->A, &in);
    bool all_own = e->own == e->todo.n;
    file.rest = e->todo.n;
    e->open[e->deep++] = file;
    for (size_t k = in.n - 1; k-- > 0;) tex_append(e->A, &e->todo, in.token[k]);
    if (all_own) e->own = e->todo.n;
    return true;
}

static const kept_macros_t *kept(expander_t *e)
{
    kept_macros_t *k = ARENA_NEW(e->A, kept_macros_t);
    *k = (kept_macros_t){ ARENA_ARRAY(e->A, macro_t, e->macros.n + 1), e->macros.n,
                          ARENA_ARRAY(e->A, unsigned short, 2 * TEX_MACROS_MAX) };
    memcpy(k->at, e->macros.at, k->n * sizeof *k->at);
    memcpy(k->slot, e->slot, sizeof e->slot);
    return k;
}

void tex_close(expander_t *e)
{
    while (e->deep && e->todo.n <= e->open[e->deep - 1].rest) {
        const kept_macros_t *k = e->open[--e->deep].kept;
        if (!k) continue;
        memcpy(e->macros.at, k->at, k->n * sizeof *k->at);
        e->macros.n = k->n;
        memcpy(e->slot, k->slot, sizeof e->slot);
    }
}

static void note(expander_t *e, input_t i)
{
    inputs_t *all = &e->files->all;
    all->at = arena_grown(e->A, all->at, all->n, &all->room, sizeof *all->at);
    all->at[all->n++] = i;
}

void tex_note_unread(expander_t *e, spot_t at) { note(e, (input_t){ "", NULL, at }); }

/* FOLDER/ of FOLDER/NAME, and NAME. */
static const char *split(expander_t *e, const char **name)
{
    const char *slash = strrchr(*name, '/'), *whole = *name;
    if (!slash) return "";
    *name = slash + 1;
    return arena_printf(e->A, "%.*s", (int)(slash + 1 - whole), whole);
}

/* What is named behind the command: the folder of an import, with / behind it, and the name; NULL where that is not
** written out. */
static const char *named(expander_t *e, bring_t how, const char **folder)
{
    const char *here = e->deep ? e->open[e->deep - 1].folder : "", *name;
    *folder = NULL;
    if (how == IMPORT || how == SUBIMPORT) {
        tex_take_if(e, TEX_OTHER, "*");
        *folder = argument(e, false);
    }
    name = argument(e, how == INPUT);
    if (!name || !*name || ((how == IMPORT || how == SUBIMPORT) && !*folder)) return NULL;
    if (how == SUBFILE) *folder = split(e, &name);
    if (*folder && **folder && (*folder)[strlen(*folder) - 1] != '/') *folder = arena_printf(e->A, "%s/", *folder);
    if (*folder && how != IMPORT) *folder = arena_printf(e->A, "%s%s", here, *folder);
    return strlen(name) + (*folder ? strlen(*folder) : 0) > 1000 ? NULL : name;
}

bool tex_input(expander_t *e, const tex_token_t *t)
{
    tex_files_t *files = e->files;
    bring_t how = how_brought(t->text);
    spot_t at = t->at;
    size_t n;
    tex_close(e);
    const char *folder, *name = named(e, how, &folder), *path, *text;
    const char *here = e->deep ? e->open[e->deep - 1].folder : "";
    if (!files->from) return claim_fault(files->fault, at, "no files can be brought in here");
    if (!name && !e->inside) { tex_note_unread(e, at); return true; }
    if (!name) return claim_fault(files->fault, at, "expected a file's name, written out");
    if (folder) name = arena_printf(e->A, "%s%s", folder, name);
    text = folder ? beside_main(e, name, &n, &path) : looked_for(e, name, &n, &path);
    if (!text && !path) return claim_fault(files->fault, at, OUTSIDE_FOLDER, name);
    if (!text && e->inside) return claim_fault(files->fault, at, "cannot read %.200s", name);
    note(e, (input_t){ text ? path : name, text, at });
    if (!text) return true;
    if (n > FILE_BYTES_MAX)
        return claim_fault(files->fault, at, "%.200s has %zu bytes, expected at most %d", name, n, FILE_BYTES_MAX);
    if (within_itself(e, path)) return claim_fault(files->fault, at, "%.200s brings in itself", name);
    if (e->deep == TEX_INPUT_DEPTH_MAX)
        return claim_fault(files->fault, at, "files within files, more than %d deep", TEX_INPUT_DEPTH_MAX);
    if (files->all.n > TEX_INPUTS_MAX)
        return claim_fault(files->fault, at, "more than %d files are brought in", TEX_INPUTS_MAX);
    bool sub = how == SUBFILE;
    open_file_t file = { path, folder ? folder : here, 0, sub ? kept(e) : NULL };
    return put_in_front(e, file, sub, text, n);
}
