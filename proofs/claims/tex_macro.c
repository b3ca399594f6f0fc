/* SPDX-License-Identifier: MIT */
#include "proofs/claims/tex_macro.h"

#include <string.h>

typedef LIST(tex_token_t) token_list_t;
typedef struct { const char *name; unsigned args; bool optional; token_list_t first, body; } macro_t;

/* `todo` is a stack: its last token is read next. Its lowest is TEX_END. */
typedef struct {
    arena_t *A;
    claim_fault_t *fault;
    token_list_t todo, done;
    LIST(macro_t) macros;
    size_t put_back;
} expander_t;

static void append(arena_t *A, token_list_t *list, tex_token_t t)
{
    list->at = arena_grown(A, list->at, list->n, &list->room, sizeof *list->at);
    list->at[list->n++] = t;
}

static const tex_token_t *peek(const expander_t *e) { return &e->todo.at[e->todo.n - 1]; }
static tex_token_t take(expander_t *e) { return e->todo.at[--e->todo.n]; }
static bool is(const tex_token_t *t, tex_kind_t kind, const char *text) { return t->kind == kind && strcmp(t->text, text) == 0; }

/* One token, or a group without its braces; up to ] when `square`, whose [ is read. */
static bool argument(expander_t *e, token_list_t *out, spot_t at, bool square)
{
    unsigned depth = !square && peek(e)->kind == TEX_OPEN;
    *out = (token_list_t){ 0 };
    if (depth) take(e);
    for (bool group = depth || square;;) {
        tex_kind_t kind = peek(e)->kind;
        if (kind == TEX_END || kind == TEX_PARAGRAPH || kind == TEX_DECLARATION || (kind == TEX_CLOSE && depth == 0))
            return claim_fault(e->fault, at, "an argument is cut short, expected %s", square ? "]" : group ? "}" : "a token or {..}");
        tex_token_t t = take(e);
        if (square && depth == 0 && is(&t, TEX_OTHER, "]")) return true;
        if (kind == TEX_CLOSE && --depth == 0 && !square) return true;
        if (kind == TEX_OPEN) depth++;
        append(e->A, out, t);
        if (!group) return true;
    }
}

static macro_t *find(expander_t *e, const char *name)
{
    for (unsigned k = 0; k < e->macros.n; k++)
        if (strcmp(e->macros.at[k].name, name) == 0) return &e->macros.at[k];
    return NULL;
}

static bool define(expander_t *e, macro_t m, bool keep, spot_t at)
{
    macro_t *old = find(e, m.name);
    if (old) { if (!keep) *old = m; return true; }
    if (e->macros.n >= TEX_MACROS_MAX) return claim_fault(e->fault, at, "more than %d macros, expected fewer", TEX_MACROS_MAX);
    e->macros.at = arena_grown(e->A, e->macros.at, e->macros.n, &e->macros.room, sizeof m);
    e->macros.at[e->macros.n++] = m;
    return true;
}

static bool digit(expander_t *e, const token_list_t *list, unsigned *n, spot_t at)
{
    if (list->n != 1 || list->at[0].text[0] < '0' || list->at[0].text[0] > '9')
        return claim_fault(e->fault, at, "how many arguments is not a digit, expected [0] to [9]");
    *n = (unsigned)(list->at[0].text[0] - '0');
    return true;
}

/* \def\name#1#2{..}: the parameters up to the body. */
static bool parameters(expander_t *e, macro_t *m, spot_t at)
{
    while (peek(e)->kind == TEX_PARAMETER) {
        take(e);
        if (peek(e)->text[0] != (char)('1' + m->args) || m->args == 9) return claim_fault(e->fault, at, "parameters of \\def out of order, expected #%u", m->args + 1);
        take(e);
        m->args++;
    }
    return peek(e)->kind == TEX_OPEN || claim_fault(e->fault, peek(e)->at, "\\def with delimited arguments is not read, expected {");
}

static bool definition(expander_t *e, tex_token_t how)
{
    bool def = strcmp(how.text, "def") == 0, operator = strcmp(how.text, "DeclareMathOperator") == 0;
    macro_t m = { 0 };
    token_list_t list;
    bool star = !def && is(peek(e), TEX_OTHER, "*");
    if (star) take(e);
    if (!argument(e, &list, how.at, false)) return false;
    if (list.n != 1 || list.at[0].kind != TEX_COMMAND) return claim_fault(e->fault, how.at, "\\%s of no command, expected \\name", how.text);
    m.name = list.at[0].text;
    if (def && !parameters(e, &m, how.at)) return false;
    if (!def && !operator && is(peek(e), TEX_OTHER, "[")) {
        take(e);
        if (!argument(e, &list, how.at, true) || !digit(e, &list, &m.args, how.at)) return false;
        if (m.args && is(peek(e), TEX_OTHER, "[")) {
            take(e);
            m.optional = true;
            if (!argument(e, &m.first, how.at, true)) return false;
        }
    }
    if (!argument(e, &list, how.at, false)) return false;
    if (operator) {
        append(e->A, &m.body, (tex_token_t){ TEX_COMMAND, "operatorname", how.at, false });
        if (star) append(e->A, &m.body, (tex_token_t){ TEX_OTHER, "*", how.at, false });
        append(e->A, &m.body, (tex_token_t){ TEX_OPEN, "{", how.at, false });
        for (unsigned k = 0; k < list.n; k++) append(e->A, &m.body, list.at[k]);
        append(e->A, &m.body, (tex_token_t){ TEX_CLOSE, "}", how.at, false });
    } else m.body = list;
    return define(e, m, strcmp(how.text, "providecommand") == 0, how.at);
}

static bool put_back(expander_t *e, tex_token_t t, spot_t call)
{
    if (++e->put_back > TEX_PUT_BACK_MAX) return claim_fault(e->fault, call, "macros make more than %d tokens, expected fewer", TEX_PUT_BACK_MAX);
    append(e->A, &e->todo, t);
    return true;
}

static bool call(expander_t *e, macro_t m, spot_t at)
{
    token_list_t arg[9] = { 0 };
    unsigned k = 0;
    if (m.optional) {
        arg[k++] = m.first;
        if (is(peek(e), TEX_OTHER, "[")) { take(e); if (!argument(e, &arg[0], at, true)) return false; }
    }
    for (; k < m.args; k++)
        if (!argument(e, &arg[k], at, false)) return false;
    if (++e->put_back > TEX_PUT_BACK_MAX) return claim_fault(e->fault, at, "macros make more than %d tokens, expected fewer", TEX_PUT_BACK_MAX);
    for (unsigned i = m.body.n; i-- > 0;) {
        tex_token_t t = m.body.at[i];
        if (i && m.body.at[i - 1].kind == TEX_PARAMETER) {
            unsigned which = (unsigned)(t.text[0] - '1');
            if (which >= m.args) return claim_fault(e->fault, at, "\\%s has %u arguments, expected no #%s", m.name, m.args, t.text);
            for (unsigned j = arg[which].n; j-- > 0;)
                if (!put_back(e, arg[which].at[j], at)) return false;
            i--;
            continue;
        }
        t.at = at;
        if (!put_back(e, t, at)) return false;
    }
    return true;
}

static bool defines(const char *name)
{
    static const char *const all[] = { "newcommand", "renewcommand", "providecommand", "def", "DeclareMathOperator" };
    for (size_t k = 0; k < sizeof all / sizeof *all; k++)
        if (strcmp(name, all[k]) == 0) return true;
    return false;
}

bool tex_expand(tex_tokens_t *out, arena_t *A, tex_tokens_t in, claim_fault_t *fault)
{
    expander_t e = { .A = A, .fault = fault };
    for (size_t k = in.n; k-- > 0;) append(A, &e.todo, in.token[k]);
    for (;;) {
        tex_token_t t = take(&e);
        macro_t *m = t.kind == TEX_COMMAND ? find(&e, t.text) : NULL;
        if (t.kind == TEX_COMMAND && defines(t.text)) { if (!definition(&e, t)) return false; }
        else if (m) { if (!call(&e, *m, t.at)) return false; }
        else append(A, &e.done, t);
        if (t.kind == TEX_END) break;
    }
    *out = (tex_tokens_t){ e.done.n, e.done.at };
    return true;
}
