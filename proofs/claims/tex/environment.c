/* SPDX-License-Identifier: MIT
**
** Environments of the author's own that display mathematics: \begin{eq} is what \newenvironment says of it.
*/
#include "proofs/claims/tex/expander.h"

#include <string.h>

static bool is_called(const char *name, const char *const *list)
{
    size_t n = strcspn(name, "*");
    for (; *list; list++)
        if (strlen(*list) == n && strncmp(*list, name, n) == 0) return true;
    return false;
}

bool tex_displays(const char *name)
{
    static const char *const all[] = { "equation", "align",    "gather",      "multline", "flalign",
                                       "alignat",  "xalignat", "displaymath", "eqnarray", "IEEEeqnarray", NULL };
    return is_called(name, all);
}

bool tex_displays_unread(const char *name)
{
    static const char *const all[] = { "dmath", "dgroup", "dseries", "darray", "empheq", "numcases", "subnumcases",
                                       "xxalignat", "equationarray", "mathpar", "dcases", "cases", "array", NULL };
    return is_called(name, all);
}

/* {NAME}: its name, and how many tokens it takes; NULL. `at` gives the k-th token. */
static const char *braced(arena_t *A, const tex_token_t *at, unsigned left, int way, unsigned *n)
{
    const char *name = "";
    if (!left || at->kind != TEX_OPEN) return NULL;
    for (*n = 1; *n < left; ++*n) {
        const tex_token_t *t = at + way * (int)*n;
        if (t->kind == TEX_CLOSE) { ++*n; return name; }
        if ((t->kind != TEX_LETTER && t->kind != TEX_OTHER) || *n > NAME_MAX_CHARS) return NULL;
        name = arena_printf(A, "%s%s", name, t->text);
    }
    return NULL;
}

static bool begins_display(expander_t *e, const token_list_t *list)
{
    unsigned n;
    for (unsigned k = 0; k < list->n; k++) {
        const tex_token_t *t = &list->at[k];
        bool dollars = t->kind == TEX_DOLLAR && k + 1 < list->n && list->at[k + 1].kind == TEX_DOLLAR;
        if (dollars || (t->kind == TEX_COMMAND && strcmp(t->text, "[") == 0)) return true;
        if (t->kind != TEX_COMMAND || strcmp(t->text, "begin") != 0 || k + 1 == list->n) continue;
        const char *name = braced(e->A, t + 1, list->n - k - 1, 1, &n);
        if (name && (tex_displays(name) || tex_displays_unread(name))) return true;
    }
    return false;
}

bool tex_makes_display(expander_t *e, const macro_t *m) { return begins_display(e, &m->body); }

static const char *called(expander_t *e, const char *which, const char *name)
{
    return arena_printf(e->A, "%s{%s}", which, name);
}

/* \newenvironment{NAME}[n][first]{begin}{end}: two macros, where it displays. */
bool tex_environment_definition(expander_t *e, const tex_token_t *t)
{
    static const char *const all[] = { "newenvironment", "renewenvironment", NULL }, *const more[] = {
        "NewDocumentEnvironment", "RenewDocumentEnvironment", "DeclareDocumentEnvironment", NULL };
    bool document = t->kind == TEX_COMMAND && is_called(t->text, more);
    unsigned n;
    macro_t m = { .line = t->at.line }, end = { .line = t->at.line };
    if (!document && !(t->kind == TEX_COMMAND && is_called(t->text, all))) return false;
    tex_take_if(e, TEX_OTHER, "*");
    const char *name = braced(e->A, tex_peek(e), e->todo.n, -1, &n);
    if (!name) return true;
    while (n--) tex_take(e);
    bool good = (document ? tex_mandatory(e, &m) : tex_counted(e, &m)) && tex_take_argument(e, &m.body, false);
    if (!tex_take_argument(e, &end.body, false)) return true;
    m.name = called(e, "begin", name);
    end.name = called(e, "end", name);
    if (!good) m.unread = arena_printf(e->A, "the environment %s cannot be expanded: %s (its definition is at line %u)",
                                       name, e->why, t->at.line);
    if (!begins_display(e, &m.body) && !tex_find(e, m.name)) return true;
    tex_define(e, m, false);
    tex_define(e, end, false);
    return true;
}

bool tex_own_environment(expander_t *e, const tex_token_t *t)
{
    unsigned n;
    bool begin = t->kind == TEX_COMMAND && strcmp(t->text, "begin") == 0,
         end = t->kind == TEX_COMMAND && strcmp(t->text, "end") == 0;
    const char *name = begin || end ? braced(e->A, tex_peek(e), e->todo.n, -1, &n) : NULL;
    const macro_t *m = name ? tex_find(e, called(e, t->text, name)) : NULL;
    if (!m) return false;
    macro_t own = *m;
    while (n--) tex_take(e);
    e->why = own.unread;
    if (!own.unread && tex_call(e, &own, t->at)) return true;
    const char *why = own.unread ? own.unread : arena_printf(e->A, "\\begin{%s} cannot be expanded: %s", name, e->why);
    tex_append(e->A, &e->done, (tex_token_t){ .kind = TEX_UNREAD, .text = why, .at = t->at, .fixed = true });
    return true;
}
