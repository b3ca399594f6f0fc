/* SPDX-License-Identifier: MIT */
#include "proofs/claims/tex_macro.h"

#include <ctype.h>
#include <string.h>

typedef LIST(tex_token_t) token_list_t;

/* `unread`: why a use cannot be read; NULL where it can. `sized`: a star or [..] may stand before the arguments, and says how large. */
typedef struct { const char *name; unsigned args; bool optional, sized; token_list_t first, body; const char *unread; } macro_t;

/* `todo` is a stack: its last token is read next. Its lowest is TEX_END. */
typedef struct {
    arena_t *A;
    token_list_t todo, done;
    LIST(macro_t) macros;
    unsigned short slot[2 * TEX_MACROS_MAX]; /* by the hash of the name: one more than where it stands, 0 for none */
    size_t put_back;
    unsigned own;    /* of todo, from the lowest: tokens of the file, which no macro made */
    const char *why; /* the last thing that went wrong */
    bool inside;
    bool known[TEX_IFS_MAX]; /* of the conditionals that are open: which branch holds is known */
    size_t ifs;
} expander_t;

static void append(arena_t *A, token_list_t *list, tex_token_t t)
{
    list->at = arena_grown(A, list->at, list->n, &list->room, sizeof *list->at);
    list->at[list->n++] = t;
}

static const tex_token_t *peek(const expander_t *e) { return &e->todo.at[e->todo.n - 1]; }

static tex_token_t take(expander_t *e)
{
    tex_token_t t = *peek(e);
    e->todo.n -= t.kind != TEX_END;
    if (e->todo.n < e->own) e->own = e->todo.n;
    return t;
}

static bool is(const tex_token_t *t, tex_kind_t kind, const char *text) { return t->kind == kind && strcmp(t->text, text) == 0; }
static bool eat(expander_t *e, tex_kind_t kind, const char *text) { return is(peek(e), kind, text) ? take(e), true : false; }
static bool wrong(expander_t *e, const char *why) { e->why = why; return false; }

/* One token, or a group without its braces; up to ] when `square`, whose [ is read. Where it is cut short nothing is taken. */
static bool argument(expander_t *e, token_list_t *out, bool square)
{
    unsigned from = e->todo.n, own = e->own;
    unsigned depth = !square && peek(e)->kind == TEX_OPEN;
    bool braced = depth;
    *out = (token_list_t){ 0 };
    if (depth) take(e);
    for (bool group = depth || square;;) {
        tex_kind_t kind = peek(e)->kind;
        bool ends = !braced && (kind == TEX_PARAGRAPH || kind == TEX_DECLARATION);
        if (kind == TEX_END || ends || (kind == TEX_CLOSE && depth == 0)) {
            e->todo.n = from;
            e->own = own;
            return wrong(e, square ? "an argument is cut short, expected ]" : group ? "an argument is cut short, expected }" : "an argument is missing, expected a token or {..}");
        }
        tex_token_t t = take(e);
        if (square && depth == 0 && is(&t, TEX_OTHER, "]")) return true;
        if (kind == TEX_CLOSE && --depth == 0 && !square) return true;
        if (kind == TEX_OPEN) depth++;
        append(e->A, out, t);
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

static macro_t *find(expander_t *e, const char *name)
{
    unsigned short at = *slot(e, name);
    return at ? &e->macros.at[at - 1] : NULL;
}

static void define(expander_t *e, macro_t m, bool keep)
{
    macro_t *old = find(e, m.name);
    if (old) { if (!keep) *old = m; return; }
    if (e->macros.n >= TEX_MACROS_MAX) return;
    e->macros.at = arena_grown(e->A, e->macros.at, e->macros.n, &e->macros.room, sizeof m);
    *slot(e, m.name) = (unsigned short)(e->macros.n + 1);
    e->macros.at[e->macros.n++] = m;
}

/* --- definitions: each false, and why, where the form is not read; what defines stands behind the name ---------------------- */

static bool digit(expander_t *e, const token_list_t *list, unsigned *n)
{
    if (list->n != 1 || list->at[0].text[0] < '0' || list->at[0].text[0] > '9') return wrong(e, "how many arguments is not a digit, expected [0] to [9]");
    *n = (unsigned)(list->at[0].text[0] - '0');
    return true;
}

/* [2][first]. */
static bool counted(expander_t *e, macro_t *m)
{
    token_list_t list;
    if (!eat(e, TEX_OTHER, "[")) return true;
    if (!argument(e, &list, true) || !digit(e, &list, &m->args)) return false;
    if (!m->args || !eat(e, TEX_OTHER, "[")) return true;
    m->optional = true;
    return argument(e, &m->first, true);
}

/* #1#2 up to the body; of delimited arguments the body is taken, too. */
static bool parameters(expander_t *e, macro_t *m)
{
    while (peek(e)->kind == TEX_PARAMETER) {
        take(e);
        if (peek(e)->text[0] != (char)('1' + m->args) || m->args == 9) return wrong(e, "its parameters are out of order");
        take(e);
        m->args++;
    }
    if (peek(e)->kind == TEX_OPEN) return true;
    while (peek(e)->kind != TEX_OPEN && peek(e)->kind != TEX_END && peek(e)->kind != TEX_PARAGRAPH && peek(e)->kind != TEX_DECLARATION) take(e);
    token_list_t body;
    argument(e, &body, false);
    return wrong(e, "a \\def with delimited arguments is not read");
}

static void add(expander_t *e, token_list_t *list, const token_list_t *from)
{
    for (unsigned k = 0; k < from->n; k++) append(e->A, list, from->at[k]);
}

static void command(expander_t *e, token_list_t *list, tex_kind_t kind, const char *text, spot_t at) { append(e->A, list, (tex_token_t){ .kind = kind, .text = text, .at = at }); }

static bool operator_name(expander_t *e, macro_t *m, spot_t at, bool star)
{
    token_list_t list;
    if (!argument(e, &list, false)) return false;
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
    if (body && !counted(e, m)) return false;
    if (!argument(e, &left, false) || !argument(e, &right, false) || (body && !argument(e, &within, false))) return false;
    command(e, &m->body, TEX_COMMAND, "left", at);
    add(e, &m->body, &left);
    if (body) add(e, &m->body, &within);
    else { command(e, &m->body, TEX_PARAMETER, "#", at); command(e, &m->body, TEX_OTHER, "1", at); }
    command(e, &m->body, TEX_COMMAND, "right", at);
    add(e, &m->body, &right);
    return true;
}

/* \NewDocumentCommand\name{m m}{body}: mandatory arguments alone. */
static bool document_command(expander_t *e, macro_t *m)
{
    token_list_t list;
    if (!argument(e, &list, false)) return false;
    for (unsigned k = 0; k < list.n; k++)
        if (!is(&list.at[k], TEX_LETTER, "m") || m->args++ == 9) { argument(e, &m->body, false); return wrong(e, "its arguments are not all mandatory"); }
    return argument(e, &m->body, false);
}

/* \let\a=\b, \let\a\b: what \b is now. */
static bool let(expander_t *e, macro_t *m)
{
    eat(e, TEX_OTHER, "=");
    tex_token_t t = take(e);
    macro_t *old = t.kind == TEX_COMMAND ? find(e, t.text) : NULL;
    const char *name = m->name;
    if (old) { *m = *old; m->name = name; }
    else if (t.kind == TEX_COMMAND || t.kind == TEX_LETTER || t.kind == TEX_OTHER) {
        t.fixed = true; /* as it is now, whatever it becomes */
        append(e->A, &m->body, t);
    } else return wrong(e, "a \\let of no token");
    return true;
}

typedef enum { NEW, ROBUST, PROVIDE, DEF, EDEF, LET, OPERATOR, DELIMITER, DELIMITER_X, DOCUMENT, NO_DEFINITION } how_t;

static how_t defines(const char *name)
{
    static const struct { const char *name; how_t how; } all[] = {
        { "newcommand", NEW }, { "renewcommand", NEW }, { "providecommand", PROVIDE }, { "DeclareRobustCommand", ROBUST }, { "def", DEF }, { "gdef", DEF }, { "edef", EDEF },
        { "xdef", EDEF }, { "let", LET }, { "DeclareMathOperator", OPERATOR }, { "DeclarePairedDelimiter", DELIMITER }, { "DeclarePairedDelimiterX", DELIMITER_X },
        { "NewDocumentCommand", DOCUMENT }, { "RenewDocumentCommand", DOCUMENT }, { "DeclareDocumentCommand", DOCUMENT }
    };
    for (size_t k = 0; k < sizeof all / sizeof *all; k++)
        if (strcmp(name, all[k].name) == 0) return all[k].how;
    return NO_DEFINITION;
}

static bool defined(expander_t *e, macro_t *m, how_t how, spot_t at, bool star)
{
    switch (how) {
    case DEF: return parameters(e, m) && argument(e, &m->body, false);
    case EDEF: return parameters(e, m) && argument(e, &m->body, false) && wrong(e, "an \\edef is not read");
    case LET: return let(e, m);
    case OPERATOR: return operator_name(e, m, at, star);
    case DELIMITER: return delimiter(e, m, at, false);
    case DELIMITER_X: return delimiter(e, m, at, true);
    case DOCUMENT: return document_command(e, m);
    default: return counted(e, m) && argument(e, &m->body, false);
    }
}

/* A form that is not read defines a macro that cannot be used; one without a name nothing. */
static void definition(expander_t *e, how_t how, spot_t at)
{
    token_list_t list;
    macro_t m = { 0 };
    bool star = how != DEF && how != EDEF && how != LET && eat(e, TEX_OTHER, "*");
    if (!argument(e, &list, false) || list.n != 1 || list.at[0].kind != TEX_COMMAND) return;
    m.name = list.at[0].text;
    if (!defined(e, &m, how, at, star)) m.unread = arena_printf(e->A, "\\%s cannot be expanded: %s (its definition is at line %u)", m.name, e->why, at.line);
    define(e, m, how == PROVIDE);
}

/* --- calls -------------------------------------------------------------------------------------------------------------------- */

/* Past the limit what macros have made and is not read yet is dropped. */
static bool put_back(expander_t *e, tex_token_t t)
{
    if (++e->put_back > TEX_PUT_BACK_MAX) { e->todo.n = e->own; return wrong(e, "macros make too many tokens"); }
    append(e->A, &e->todo, t);
    return true;
}

static bool read_arguments(expander_t *e, const macro_t *m, token_list_t *arg)
{
    unsigned k = 0;
    token_list_t size;
    if (m->sized && !eat(e, TEX_OTHER, "*") && eat(e, TEX_OTHER, "[") && !argument(e, &size, true)) return false;
    if (m->optional) {
        arg[k++] = m->first;
        if (eat(e, TEX_OTHER, "[") && !argument(e, &arg[0], true)) return false;
    }
    for (; k < m->args; k++)
        if (!argument(e, &arg[k], false)) return false;
    return true;
}

static bool call(expander_t *e, const macro_t *m, spot_t at)
{
    token_list_t arg[9] = { 0 };
    if (!read_arguments(e, m, arg)) return false;
    unsigned from = e->todo.n;
    if (++e->put_back > TEX_PUT_BACK_MAX) { e->todo.n = e->own; return wrong(e, "macros make too many tokens"); }
    for (unsigned i = m->body.n; i-- > 0;) {
        tex_token_t t = m->body.at[i];
        if (i && m->body.at[i - 1].kind == TEX_PARAMETER) {
            unsigned which = (unsigned)(t.text[0] - '1');
            if (which >= m->args) { e->todo.n = from; return wrong(e, "its body has a parameter that it does not take"); }
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
    static const struct { const char *name; unsigned args; const char *body; } all[] = {
        { "ensuremath", 1, "#1" }, { "mathop", 1, "#1" }, { "mathrel", 1, "#1" }, { "mathbin", 1, "#1" }, { "mathord", 1, "#1" }, { "mathopen", 1, "#1" }, { "mathclose", 1, "#1" },
        { "mathinner", 1, "#1" }, { "boxed", 1, "#1" }, { "smash", 1, "#1" }, { "mathclap", 1, "#1" }, { "mathrlap", 1, "#1" }, { "mathllap", 1, "#1" }, { "textcolor", 2, "#2" },
        { "color", 1, "" }, { "hspace", 1, "" }, { "vspace", 1, "" }, { "mspace", 1, "" }, { "phantom", 1, "" }, { "hphantom", 1, "" }, { "vphantom", 1, "" },
        { "underset", 2, "#2_{#1}" }, { "cramped", 1, "#1" }, { "delimsize", 0, "\\big" }
    };
    for (size_t k = 0; k < sizeof all / sizeof *all; k++) {
        tex_tokens_t body;
        claim_fault_t none = { .set = false };
        macro_t m = { .name = all[k].name, .args = all[k].args, .sized = strcmp(all[k].name, "hspace") == 0 || strcmp(all[k].name, "vspace") == 0 || strcmp(all[k].name, "smash") == 0 };
        if (!tex_lex(&body, e->A, (spot_t){ "", 1, 1 }, all[k].body, strlen(all[k].body), &none)) continue;
        for (size_t i = 0; i + 1 < body.n; i++) append(e->A, &m.body, body.token[i]);
        define(e, m, false);
    }
}

/* --- conditionals --------------------------------------------------------------------------------------------------------------- */

static bool opens_if(const char *name)
{
    static const char *const none[] = { "iff", "ifthenelse", "iftoggle", "ifdef", "ifundef", "ifcsdef", "ifblank", "ifstrequal", "ifbool" };
    for (size_t k = 0; k < sizeof none / sizeof *none; k++)
        if (strcmp(name, none[k]) == 0) return false;
    return strncmp(name, "if", 2) == 0;
}

/* What follows \iffalse or the \else of \iftrue, up to its \else or \fi. */
static void drop(expander_t *e)
{
    for (size_t deep = 1; peek(e)->kind != TEX_END;) {
        tex_token_t t = take(e);
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
    if (strcmp(t.text, "newif") == 0) { take(e); return true; }
    if (opens_if(t.text)) {
        if (e->ifs == TEX_IFS_MAX) return false;
        e->known[e->ifs] = known;
        if (falsely) drop(e);
        else e->ifs++;
        return known;
    }
    bool ends = strcmp(t.text, "fi") == 0;
    if (!e->ifs || (!ends && strcmp(t.text, "else") != 0) || !e->known[e->ifs - 1]) { e->ifs -= ends && e->ifs; return false; }
    e->ifs--;
    if (!ends) drop(e);
    return true;
}

/* --- all ------------------------------------------------------------------------------------------------------------------------ */

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

static void step(expander_t *e, tex_token_t t)
{
    how_t how = t.kind == TEX_COMMAND ? defines(t.text) : NO_DEFINITION;
    size_t lemmas = 0;
    if (how != NO_DEFINITION) { definition(e, how, t.at); return; }
    if (conditional(e, t)) return;
    if (t.kind == TEX_DECLARATION) e->inside = tex_inside(t.text, e->inside, &lemmas);
    else if (!e->inside && t.kind != TEX_END) return;
    const macro_t *m = t.kind == TEX_COMMAND && !t.fixed ? find(e, t.text) : NULL;
    if (!m) { append(e->A, &e->done, t); return; }
    macro_t own = *m;
    e->why = own.unread;
    if (!own.unread && call(e, &own, t.at)) return;
    const char *why = own.unread ? own.unread : arena_printf(e->A, "\\%s cannot be expanded: %s", own.name, e->why);
    append(e->A, &e->done, (tex_token_t){ .kind = TEX_UNREAD, .text = why, .at = t.at, .spaced = t.spaced });
}

void tex_expand(tex_tokens_t *out, arena_t *A, tex_tokens_t in)
{
    expander_t e = { .A = A };
    builtins(&e);
    for (size_t k = in.n; k-- > 0;) append(A, &e.todo, in.token[k]);
    e.own = e.todo.n;
    for (bool more = true; more;) {
        tex_token_t t = take(&e);
        more = t.kind != TEX_END;
        step(&e, t);
    }
    *out = (tex_tokens_t){ e.done.n, e.done.at };
}
