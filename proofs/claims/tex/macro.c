/* SPDX-License-Identifier: MIT */
#include "proofs/claims/tex/expander.h"

#include <ctype.h>
#include <string.h>

void tex_append(arena_t *A, token_list_t *list, tex_token_t t)
{
    list->at = arena_grown(A, list->at, list->n, &list->room, sizeof *list->at);
    list->at[list->n++] = t;
}

const tex_token_t *tex_peek(const expander_t *e) { return &e->todo.at[e->todo.n - 1]; }

tex_token_t tex_take(expander_t *e)
{
    tex_token_t t = *tex_peek(e);
    e->todo.n -= t.kind != TEX_END;
    if (e->todo.n < e->own) e->own = e->todo.n;
    return t;
}

static bool is(const tex_token_t *t, tex_kind_t kind, const char *text)
{
    return t->kind == kind && strcmp(t->text, text) == 0;
}
bool tex_take_if(expander_t *e, tex_kind_t kind, const char *text)
{
    return is(tex_peek(e), kind, text) ? tex_take(e), true : false;
}
bool tex_wrong(expander_t *e, const char *why) { e->why = why; return false; }

/* One token, or a group without its braces; up to ] when `square`, whose [ is read. Where it is cut short nothing is
** taken. */
bool tex_take_argument(expander_t *e, token_list_t *out, bool square)
{
    unsigned from = e->todo.n, own = e->own;
    unsigned depth = !square && tex_peek(e)->kind == TEX_OPEN;
    bool braced = depth;
    *out = (token_list_t){ 0 };
    if (depth) tex_take(e);
    for (bool group = depth || square;;) {
        tex_kind_t kind = tex_peek(e)->kind;
        bool ends = !braced && (kind == TEX_PARAGRAPH || kind == TEX_DECLARATION);
        if (kind == TEX_END || ends || (kind == TEX_CLOSE && depth == 0)) {
            e->todo.n = from;
            e->own = own;
            return tex_wrong(e, square ? "an argument is cut short, expected ]" : group
                ? "an argument is cut short, expected }" : "an argument is missing, expected a token or {..}");
        }
        tex_token_t t = tex_take(e);
        if (square && depth == 0 && is(&t, TEX_OTHER, "]")) return true;
        if (kind == TEX_CLOSE && --depth == 0 && !square) return true;
        if (kind == TEX_OPEN) depth++;
        tex_append(e->A, out, t);
        if (!group) return true;
    }
}

uint64_t tex_hash(const char *text)
{
    uint64_t h = 0xcbf29ce484222325u;
    for (; *text; text++) h = (h ^ (unsigned char)*text) * 0x100000001b3u;
    return h;
}

/* The slot that holds the macro, or would. */
static unsigned short *slot(expander_t *e, const char *name)
{
    size_t k = tex_hash(name) % (2 * TEX_MACROS_MAX);
    while (e->slot[k] && strcmp(e->macros.at[e->slot[k] - 1].name, name) != 0) k = (k + 1) % (2 * TEX_MACROS_MAX);
    return &e->slot[k];
}

macro_t *tex_find(expander_t *e, const char *name)
{
    unsigned short at = *slot(e, name);
    return at && !e->macros.at[at - 1].gone ? &e->macros.at[at - 1] : NULL;
}

void tex_define(expander_t *e, macro_t m, bool keep)
{
    macro_t *old = tex_find(e, m.name);
    if (old) { if (!keep) *old = m; return; }
    if (e->macros.n >= TEX_MACROS_MAX) return;
    e->macros.at = arena_grown(e->A, e->macros.at, e->macros.n, &e->macros.room, sizeof m);
    *slot(e, m.name) = (unsigned short)(e->macros.n + 1);
    e->macros.at[e->macros.n++] = m;
}

/* --- calls -------------------------------------------------------------------------------------------------------- */

/* Past the limit what macros have made and is not read yet is dropped. */
static bool put_back(expander_t *e, tex_token_t t)
{
    if (++e->put_back > TEX_PUT_BACK_MAX) { e->todo.n = e->own; return tex_wrong(e, "macros make too many tokens"); }
    tex_append(e->A, &e->todo, t);
    return true;
}

static bool read_arguments(expander_t *e, const macro_t *m, token_list_t *arg)
{
    unsigned k = 0;
    token_list_t size;
    if (m->sized && !tex_take_if(e, TEX_OTHER, "*") && tex_take_if(e, TEX_OTHER, "[") &&
        !tex_take_argument(e, &size, true))
        return false;
    if (m->optional) {
        arg[k++] = m->first;
        if (tex_take_if(e, TEX_OTHER, "[") && !tex_take_argument(e, &arg[0], true)) return false;
    }
    for (; k < m->args; k++)
        if (!tex_take_argument(e, &arg[k], false)) return false;
    return true;
}

bool tex_call(expander_t *e, const macro_t *m, spot_t at)
{
    token_list_t arg[9] = { 0 };
    if (!read_arguments(e, m, arg)) return false;
    unsigned from = e->todo.n;
    if (++e->put_back > TEX_PUT_BACK_MAX) { e->todo.n = e->own; return tex_wrong(e, "macros make too many tokens"); }
    for (unsigned i = m->body.n; i-- > 0;) {
        tex_token_t t = m->body.at[i];
        if (i && m->body.at[i - 1].kind == TEX_PARAMETER) {
            unsigned which = (unsigned)(t.text[0] - '1');
            if (which >= m->args) {
                e->todo.n = from;
                return tex_wrong(e, "its body has a parameter that it does not take");
            }
            for (unsigned j = arg[which].n; j-- > 0;)
                if (!put_back(e, arg[which].at[j])) return false;
            i--;
            continue;
        }
        t.at = at;
        if (!put_back(e, t)) return false;
    }
    return true;
}

/* What LaTeX and its packages define and only wraps an argument, or prints nothing; \underset{a}{\max} is \max_{a}. */
static void builtins(expander_t *e)
{
    static const struct { const char *name; unsigned args; const char *body;
    } all[] = { { "ensuremath", 1, "#1" },    { "mathop", 1, "#1" },       { "mathrel", 1, "#1" },
                { "mathbin", 1, "#1" },       { "mathord", 1, "#1" },      { "mathopen", 1, "#1" },
                { "mathclose", 1, "#1" },     { "mathinner", 1, "#1" },    { "boxed", 1, "#1" },
                { "smash", 1, "#1" },         { "mathclap", 1, "#1" },     { "mathrlap", 1, "#1" },
                { "mathllap", 1, "#1" },      { "textcolor", 2, "#2" },    { "color", 1, "" },
                { "hspace", 1, "\\quad" },          { "vspace", 1, "" },         { "mspace", 1, "" },
                { "phantom", 1, "\\quad" },   { "hphantom", 1, "\\quad" },       { "vphantom", 1, "" },
                { "underset", 2, "#2_{#1}" }, { "lemmatamark", 1, "" },    { "lemmataverdict", 1, "" },
                { "cramped", 1, "#1" },       { "delimsize", 0, "\\big" }, { "IEEEeqnarraymulticol", 3, "#3" },
                { "multicolumn", 3, "#3" },   { "MoveEqLeft", 0, "" } };
    for (size_t k = 0; k < sizeof all / sizeof *all; k++) {
        tex_tokens_t body;
        claim_fault_t none = { .set = false };
        macro_t m = { .name = all[k].name,
                      .args = all[k].args,
                      .sized = strcmp(all[k].name, "hspace") == 0 || strcmp(all[k].name, "vspace") == 0 ||
                               strcmp(all[k].name, "smash") == 0 || strncmp(all[k].name, "lemmata", 7) == 0 ||
                               strcmp(all[k].name, "MoveEqLeft") == 0 };
        if (!tex_lex(&body, e->A, (spot_t){ "", 1, 1 }, all[k].body, strlen(all[k].body), &none)) continue;
        for (size_t i = 0; i + 1 < body.n; i++) tex_append(e->A, &m.body, body.token[i]);
        tex_define(e, m, false);
    }
}

/* --- conditionals ------------------------------------------------------------------------------------------------- */

static bool opens_if(const char *name)
{
    static const char *const none[] = { "iff",     "ifthenelse", "iftoggle",   "ifdef", "ifundef",
                                        "ifcsdef", "ifblank",    "ifstrequal", "ifbool" };
    for (size_t k = 0; k < sizeof none / sizeof *none; k++)
        if (strcmp(name, none[k]) == 0) return false;
    return strncmp(name, "if", 2) == 0;
}

/* What follows \iffalse or the \else of \iftrue, up to its \else or \fi. */
static void drop(expander_t *e)
{
    for (size_t deep = 1; tex_peek(e)->kind != TEX_END;) {
        tex_token_t t = tex_take(e);
        if (t.kind != TEX_COMMAND) continue;
        if (opens_if(t.text)) deep++;
        else if (strcmp(t.text, "fi") == 0 && --deep == 0) return;
        else if (strcmp(t.text, "else") == 0 && deep == 1) { e->ifs++; return; }
    }
}

/* \iffalse, \iftrue, and the \else and \fi of these: no tokens of the paper. */
static bool conditional(expander_t *e, tex_token_t t)
{
    if (t.kind != TEX_COMMAND) return false;
    bool falsely = strcmp(t.text, "iffalse") == 0, known = falsely || strcmp(t.text, "iftrue") == 0;
    if (strcmp(t.text, "newif") == 0) { tex_take(e); return true; }
    if (opens_if(t.text)) {
        if (e->ifs == TEX_IFS_MAX) return false;
        e->known[e->ifs] = known;
        if (falsely) drop(e);
        else e->ifs++;
        return known;
    }
    bool ends = strcmp(t.text, "fi") == 0;
    if (!e->ifs || (!ends && strcmp(t.text, "else") != 0) || !e->known[e->ifs - 1]) {
        e->ifs -= ends && e->ifs;
        return false;
    }
    e->ifs--;
    if (!ends) drop(e);
    return true;
}

/* --- all ---------------------------------------------------------------------------------------------------------- */

bool tex_inside(const char *text, bool inside, size_t *lemmas)
{
    static const char *const head[] = { "lemma", "theorem", "corollary", "proposition", "claim" };
    bool first = true; /* a clause may begin here */
    for (const char *p = text; *p;) {
        size_t n = 0;
        if (*p == '"') { p++; p += strcspn(p, "\"\n"); p += *p == '"'; first = false; continue; }
        if (*p == '#') { p += strcspn(p, "\n"); continue; }
        while (isalnum((unsigned char)p[n]) || p[n] == '_' || p[n] == '\'') n++;
        for (size_t k = 0; first && !inside && k < 5; k++)
            if (n == strlen(head[k]) && strncmp(p, head[k], n) == 0) {
                inside = true;
                ++*lemmas;
                n += strspn(p + n, " \t");
                n += strcspn(p + n, " \t\n;\"");
                break;
            }
        if (first && n == 3 && strncmp(p, "end", 3) == 0) inside = false;
        first = n ? false : *p == ';' || *p == '\n' || (first && isspace((unsigned char)*p));
        p += n ? n : 1;
    }
    return inside;
}

/* {\rm KL} is \mathrm{KL}; the brace has been read. */
static bool old_font(expander_t *e, spot_t at)
{
    static const char *const all[][2] = { { "rm", "mathrm" }, { "cal", "mathcal" }, { "bf", "mathbf" },
                                          { "it", "mathit" }, { "sf", "mathsf" },   { "tt", "mathtt" } };
    for (size_t k = 0; k < sizeof all / sizeof *all; k++) {
        if (!is(tex_peek(e), TEX_COMMAND, all[k][0]) || tex_find(e, all[k][0])) continue;
        tex_take(e);
        if (!e->inside) return true;
        tex_append(e->A, &e->done, (tex_token_t){ .kind = TEX_COMMAND, .text = all[k][1], .at = at });
        tex_append(e->A, &e->done, (tex_token_t){ .kind = TEX_OPEN, .text = "{", .at = at });
        return true;
    }
    return false;
}

/* Groups, for the definitions in them. */
static void scope(expander_t *e, const tex_token_t *t)
{
    static const char *const open[] = { "begin", "begingroup", "bgroup" }, *const close[] = { "end", "endgroup", "egroup" };
    if (t->kind == TEX_OPEN) tex_open_group(e, false);
    if (t->kind == TEX_CLOSE) tex_close_group(e, false);
    for (size_t k = 0; t->kind == TEX_COMMAND && k < 3; k++) {
        if (strcmp(t->text, open[k]) == 0) tex_open_group(e, true);
        if (strcmp(t->text, close[k]) == 0) tex_close_group(e, true);
    }
}

/* \AtBeginDocument{..}: its tokens are read behind \begin{document}. Was it one of these? */
static bool deferred(expander_t *e, const tex_token_t *t)
{
    static const char document[] = "document";
    token_list_t list;
    size_t k = 0;
    if (is(t, TEX_COMMAND, "AtBeginDocument") && tex_take_argument(e, &list, false)) {
        for (unsigned i = 0; i < list.n; i++) tex_append(e->A, &e->later, list.at[i]);
        return true;
    }
    if (!e->later.n || !is(t, TEX_COMMAND, "begin") || e->todo.n < sizeof document + 1) return false;
    for (; k + 1 < sizeof document; k++)
        if (e->todo.at[e->todo.n - 2 - k].text[0] != document[k]) return false;
    if (e->todo.at[e->todo.n - 2 - k].kind != TEX_CLOSE) return false;
    for (k = 0; k < sizeof document + 1; k++) tex_take(e);
    for (unsigned i = e->later.n; i-- > 0;) tex_append(e->A, &e->todo, e->later.at[i]);
    e->later.n = 0;
    tex_open_group(e, true);
    return true;
}

static void step(expander_t *e, tex_token_t t)
{
    how_t how = t.kind == TEX_COMMAND ? tex_how(t.text) : NO_DEFINITION;
    size_t lemmas = 0;
    bool global = e->global || strcmp(t.text, "gdef") == 0 || strcmp(t.text, "xdef") == 0;
    e->global = is(&t, TEX_COMMAND, "global") || (e->global && is(&t, TEX_COMMAND, "long"));
    if (tex_brings_in(e, &t)) { tex_input(e, &t); return; }
    if (how != NO_DEFINITION) { tex_definition(e, how, t.at, global); return; }
    if (tex_environment_definition(e, &t) || deferred(e, &t)) return;
    scope(e, &t);
    if (e->inside && tex_own_environment(e, &t)) return;
    if (t.kind == TEX_OPEN && old_font(e, t.at)) return;
    if (conditional(e, t)) return;
    if (t.kind == TEX_DECLARATION) e->inside = tex_inside(t.text, e->inside, &lemmas);
    else if (!e->inside && t.kind != TEX_END && !(t.kind == TEX_COMMAND && tex_is_bringer(e, t.text))) return;
    const macro_t *m = t.kind == TEX_COMMAND && !t.fixed ? tex_find(e, t.text) : NULL;
    if (!m) { tex_append(e->A, &e->done, t); return; }
    macro_t own = *m;
    e->why = own.unread;
    if (!own.unread && tex_call(e, &own, t.at)) return;
    if (!e->inside) { tex_note_unread(e, t.at); return; }
    const char *why = own.unread ? own.unread : arena_printf(e->A, "\\%s cannot be expanded: %s", own.name, e->why);
    tex_append(e->A, &e->done, (tex_token_t){ .kind = TEX_UNREAD, .text = why, .at = t.at, .spaced = t.spaced,
                                            .fixed = tex_makes_display(e, &own) });
}

bool tex_expand(tex_tokens_t *out, arena_t *A, tex_tokens_t in, tex_files_t *files)
{
    expander_t e = { .A = A, .files = files, .tokens = in.n };
    builtins(&e);
    for (size_t k = in.n; k-- > 0;) tex_append(A, &e.todo, in.token[k]);
    e.own = e.todo.n;
    for (bool more = true; more && !files->fault->set;) {
        tex_close(&e);
        tex_token_t t = tex_take(&e);
        more = t.kind != TEX_END;
        step(&e, t);
    }
    *out = (tex_tokens_t){ e.done.n, e.done.at };
    return !files->fault->set;
}
