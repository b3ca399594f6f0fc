/* SPDX-License-Identifier: MIT
**
** How far a definition holds. Behind \endgroup and the \end of an environment what stood before is restored, as in TeX.
** Braces may be a group or the argument of a command that acts elsewhere, \AtBeginDocument{..}, and which branch of a
** conditional holds is not known: a macro that has another definition before these cannot be used behind them.
*/
#include "proofs/claims/tex/expander.h"

#include <string.h>

static bool same_tokens(const token_list_t *a, const token_list_t *b)
{
    if (a->n != b->n) return false;
    for (unsigned k = 0; k < a->n; k++)
        if (a->at[k].kind != b->at[k].kind || strcmp(a->at[k].text, b->at[k].text) != 0) return false;
    return true;
}

static bool same(const macro_t *a, const macro_t *b)
{
    return a->args == b->args && a->optional == b->optional && a->sized == b->sized && !a->unread == !b->unread &&
           same_tokens(&a->first, &b->first) && same_tokens(&a->body, &b->body);
}

/* Which of the two holds is not known. */
static void cannot_tell(expander_t *e, macro_t *m, const macro_t *before, const char *within)
{
    if (same(m, before)) return;
    m->unread = arena_printf(e->A, "\\%s cannot be expanded: its definition at line %u is within %s and another is at "
                                   "line %u, so that it is not known which one holds", m->name, m->line, within,
                             before->line);
}

void tex_open_group(expander_t *e, bool certain)
{
    e->group.at = arena_grown(e->A, e->group.at, e->group.n, &e->group.room, sizeof *e->group.at);
    e->group.at[e->group.n++] = certain;
}

void tex_close_group(expander_t *e, bool certain)
{
    if (!e->group.n) return;
    certain &= e->group.at[e->group.n - 1];
    for (; e->undo.n && e->undo.at[e->undo.n - 1].depth >= e->group.n; e->undo.n--) {
        const macro_t *before = &e->undo.at[e->undo.n - 1].before;
        bool was = e->undo.at[e->undo.n - 1].was;
        macro_t *now = tex_find(e, before->name);
        if (!now || e->undo.n <= now->since) continue;
        if (certain && was) *now = *before;
        else if (certain) now->gone = true;
        else if (was) cannot_tell(e, now, before, "braces");
        if (!certain) now->depth = 0;
    }
    e->group.n--;
}

void tex_scoped(expander_t *e, macro_t *m, bool global)
{
    const macro_t *before = tex_find(e, m->name);
    bool open = false;
    for (size_t k = 0; k < e->ifs; k++) open |= !e->known[k];
    if (open && before) cannot_tell(e, m, before, "a conditional");
    m->depth = global ? 0 : e->group.n;
    m->since = global ? e->undo.n : 0;
    if (!m->depth || (before && before->depth == m->depth)) return;
    e->undo.at = arena_grown(e->A, e->undo.at, e->undo.n, &e->undo.room, sizeof *e->undo.at);
    e->undo.at[e->undo.n].depth = m->depth;
    e->undo.at[e->undo.n].was = before;
    e->undo.at[e->undo.n++].before = before ? *before : *m;
}
