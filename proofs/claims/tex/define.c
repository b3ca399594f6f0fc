/* SPDX-License-Identifier: MIT
**
** Definitions. Each is read by a function that is false, and says why, where the form is not read; the cursor stands
** behind the macro's name.
*/
#include "proofs/claims/tex/expander.h"

#include <string.h>

static bool digit(expander_t *e, const token_list_t *list, unsigned *n)
{
    if (list->n != 1 || list->at[0].text[0] < '0' || list->at[0].text[0] > '9')
        return tex_wrong(e, "how many arguments is not a digit, expected [0] to [9]");
    *n = (unsigned)(list->at[0].text[0] - '0');
    return true;
}

bool tex_counted(expander_t *e, macro_t *m)
{
    token_list_t list;
    if (!tex_take_if(e, TEX_OTHER, "[")) return true;
    if (!tex_take_argument(e, &list, true) || !digit(e, &list, &m->args)) return false;
    if (!m->args || !tex_take_if(e, TEX_OTHER, "[")) return true;
    m->optional = true;
    return tex_take_argument(e, &m->first, true);
}

/* #1#2 up to the body; of delimited arguments the body is taken, too. */
static bool parameters(expander_t *e, macro_t *m)
{
    while (tex_peek(e)->kind == TEX_PARAMETER) {
        tex_take(e);
        if (tex_peek(e)->text[0] != (char)('1' + m->args) || m->args == 9)
            return tex_wrong(e, "its parameters are out of order");
        tex_take(e);
        m->args++;
    }
    if (tex_peek(e)->kind == TEX_OPEN) return true;
    while (tex_peek(e)->kind != TEX_OPEN && tex_peek(e)->kind != TEX_END && tex_peek(e)->kind != TEX_PARAGRAPH &&
           tex_peek(e)->kind != TEX_DECLARATION)
        tex_take(e);
    tex_take_argument(e, &m->body, false); /* whether it brings in a file is seen */
    return tex_wrong(e, "a \\def with delimited arguments is not read");
}

static void add(expander_t *e, token_list_t *list, const token_list_t *from)
{
    for (unsigned k = 0; k < from->n; k++) tex_append(e->A, list, from->at[k]);
}

static void command(expander_t *e, token_list_t *list, tex_kind_t kind, const char *text, spot_t at)
{
    tex_append(e->A, list, (tex_token_t){ .kind = kind, .text = text, .at = at });
}

static bool operator_name(expander_t *e, macro_t *m, spot_t at, bool star)
{
    token_list_t list;
    if (!tex_take_argument(e, &list, false)) return false;
    command(e, &m->body, TEX_COMMAND, "operatorname", at);
    if (star) command(e, &m->body, TEX_OTHER, "*", at);
    command(e, &m->body, TEX_OPEN, "{", at);
    add(e, &m->body, &list);
    command(e, &m->body, TEX_CLOSE, "}", at);
    return true;
}

/* \DeclarePairedDelimiter\name{l}{r}, \DeclarePairedDelimiterX\name[n]{l}{r}{body}. */
static bool delimiter(expander_t *e, macro_t *m, spot_t at, bool body)
{
    token_list_t left, right, within = { 0 };
    m->args = 1;
    m->sized = true;
    if (body && !tex_counted(e, m)) return false;
    if (!tex_take_argument(e, &left, false) || !tex_take_argument(e, &right, false) ||
        (body && !tex_take_argument(e, &within, false)))
        return false;
    command(e, &m->body, TEX_COMMAND, "left", at);
    add(e, &m->body, &left);
    if (body) add(e, &m->body, &within);
    else { command(e, &m->body, TEX_PARAMETER, "#", at); command(e, &m->body, TEX_OTHER, "1", at); }
    command(e, &m->body, TEX_COMMAND, "right", at);
    add(e, &m->body, &right);
    return true;
}

bool tex_mandatory(expander_t *e, macro_t *m)
{
    token_list_t list;
    if (!tex_take_argument(e, &list, false)) return false;
    for (unsigned k = 0; k < list.n; k++)
        if (list.at[k].kind != TEX_LETTER || strcmp(list.at[k].text, "m") != 0 || m->args++ == 9) {
            tex_take_argument(e, &m->body, false);
            return tex_wrong(e, "its arguments are not all mandatory");
        }
    return true;
}

/* \let\a=\b, \let\a\b: what \b is now. */
static bool let(expander_t *e, macro_t *m)
{
    tex_take_if(e, TEX_OTHER, "=");
    tex_token_t t = tex_take(e);
    macro_t *old = t.kind == TEX_COMMAND ? tex_find(e, t.text) : NULL;
    const char *name = m->name;
    if (old) { *m = *old; m->name = name; }
    else if (t.kind == TEX_COMMAND || t.kind == TEX_LETTER || t.kind == TEX_OTHER) {
        t.fixed = true; /* as it is now, whatever it becomes */
        tex_append(e->A, &m->body, t);
    } else return tex_wrong(e, "a \\let of no token");
    return true;
}

how_t tex_how(const char *name)
{
    static const struct { const char *name; how_t how;
    } all[] = { { "newcommand", NEW },
                { "renewcommand", NEW },
                { "providecommand", PROVIDE },
                { "DeclareRobustCommand", ROBUST },
                { "def", DEF },
                { "gdef", DEF },
                { "edef", EDEF },
                { "xdef", EDEF },
                { "let", LET },
                { "DeclareMathOperator", OPERATOR },
                { "DeclarePairedDelimiter", DELIMITER },
                { "DeclarePairedDelimiterX", DELIMITER_X },
                { "NewDocumentCommand", DOCUMENT },
                { "RenewDocumentCommand", DOCUMENT },
                { "DeclareDocumentCommand", DOCUMENT } };
    for (size_t k = 0; k < sizeof all / sizeof *all; k++)
        if (strcmp(name, all[k].name) == 0) return all[k].how;
    return NO_DEFINITION;
}

static bool defined(expander_t *e, macro_t *m, how_t how, spot_t at, bool star)
{
    switch (how) {
    case DEF: return parameters(e, m) && tex_take_argument(e, &m->body, false);
    case EDEF:
        return parameters(e, m) && tex_take_argument(e, &m->body, false) && tex_wrong(e, "an \\edef is not read");
    case LET: return let(e, m);
    case OPERATOR: return operator_name(e, m, at, star);
    case DELIMITER: return delimiter(e, m, at, false);
    case DELIMITER_X: return delimiter(e, m, at, true);
    case DOCUMENT: return tex_mandatory(e, m) && tex_take_argument(e, &m->body, false);
    default: return tex_counted(e, m) && tex_take_argument(e, &m->body, false);
    }
}

/* A form that is not read defines a macro that cannot be used; one without a name nothing. */
void tex_definition(expander_t *e, how_t how, spot_t at, bool global)
{
    token_list_t list;
    macro_t m = { 0 };
    bool star = how != DEF && how != EDEF && how != LET && tex_take_if(e, TEX_OTHER, "*");
    if (!tex_take_argument(e, &list, false) || list.n != 1 || list.at[0].kind != TEX_COMMAND) return;
    m.name = list.at[0].text;
    if (!defined(e, &m, how, at, star))
        m.unread =
            arena_printf(e->A, "\\%s cannot be expanded: %s (its definition is at line %u)", m.name, e->why, at.line);
    m.line = at.line;
    if (how != PROVIDE) tex_scoped(e, &m, global);
    tex_define(e, m, how == PROVIDE);
    tex_see_bringer(e, &m, at);
}
