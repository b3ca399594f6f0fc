/* SPDX-License-Identifier: MIT */
#include "proofs/claims/parse/parts.h"

#include <ctype.h>
#include <string.h>

bool expected(parser_t *p, const char *what)
{
    const token_t *t = now(p);
    if (t->kind == TOKEN_END) return claim_fault(p->fault, t->at, "expected %s, found the end", what);
    const char *mark = t->kind == TOKEN_STRING ? "\"" : t->kind == TOKEN_TEX ? "$" : "";
    return claim_fault(p->fault, t->at, "expected %s, found %s%.40s%s", what, mark, t->text, mark);
}

bool expected_word(parser_t *p, const char *what, const char *const *word)
{
    const token_t *t = now(p);
    size_t n = 0;
    while (word[n]) n++;
    const char *hint = t->kind == TOKEN_NAME && t->first ? did_you_mean(p->A, t->text, word, n) : "";
    if (!*hint) return expected(p, what);
    return claim_fault(p->fault, t->at, "expected %s, found %.40s%s", what, t->text, hint);
}

bool need_sign(parser_t *p, const char *text, const char *where)
{
    if (eat_sign(p, text)) return true;
    return expected(p, arena_printf(p->A, "%s %s", text, where));
}

const char *need_name(parser_t *p, const char *what)
{
    const token_t *t = now(p);
    if (t->kind != TOKEN_NAME) { expected(p, what); return NULL; }
    p->i++;
    return t->text;
}

bool at_clause(const parser_t *p)
{
    static const char *const word[] = { "for",       "given",       "let",   "claim", "step",   "ours",
                                        "equality",  "by",          "mend",  "try",   "break",  "expect",
                                        "table",     "uses",        "say",   "end",   "lemma",  "theorem",
                                        "corollary", "proposition", "paper", "def",   "include", "result" };
    const token_t *t = now(p);
    if (t->kind == TOKEN_END) return true;
    if (t->kind != TOKEN_NAME || !(t->first || (p->i > 0 && is_sign(t - 1, ";")))) return false;
    for (size_t k = 0; k < sizeof word / sizeof *word; k++)
        if (is_text(t->text, word[k])) {
            if (strcmp(word[k], "result") == 0) return ahead(p, 1)->kind == TOKEN_STRING;
            const token_t *then = ahead(p, 1); /* `table w on Y` declares, and `let` may name anything */
            if (strcmp(word[k], "for") == 0 && is_word(then, "each") && ahead(p, 2)->kind == TOKEN_NAME) return false;
            if (is_word(then, "data") && (then + 1)->kind == TOKEN_NAME && !is_word(then + 1, "on")) then++;
            return strcmp(word[k], "table") != 0 || is_sign(then + 1, ":") || is_sign(then + 1, "-") ||
                   (then + 1)->kind == TOKEN_STRING;
        }
    return false;
}

bool at_end_of_item(const parser_t *p) { return is_sign(now(p), ";") || at_clause(p); }

/* Token by token: comments between them are no part of it. */
const char *source_text(parser_t *p, size_t i)
{
    if (i >= p->i) return "";
    size_t n = 0;
    char *s = arena_alloc(p->A, 2 * (p->tokens.token[p->i - 1].to - p->tokens.token[i].from) + 1);
    for (size_t j = i; j < p->i; j++) {
        const token_t *t = &p->tokens.token[j];
        if (t->spaced && n) s[n++] = ' ';
        for (size_t k = t->from; k < t->to; k++) {
            bool blank = isspace((unsigned char)p->tokens.text[k]);
            if (!blank) s[n++] = p->tokens.text[k];
            else if (n && s[n - 1] != ' ') s[n++] = ' ';
        }
    }
    s[n] = 0;
    return s;
}

const char *need_written(parser_t *p, const char *what)
{
    size_t i = p->i;
    if (now(p)->kind != TOKEN_NAME && now(p)->kind != TOKEN_NUMBER) { expected(p, what); return NULL; }
    do p->i++;
    while (!now(p)->spaced && (now(p)->kind == TOKEN_NAME || now(p)->kind == TOKEN_NUMBER ||
                               (now(p)->kind == TOKEN_SIGN && strchr("-:./#", *now(p)->text))));
    return source_text(p, i);
}

static bool listed(unsigned n, const char *const *at, const char *name)
{
    for (unsigned k = 0; k < n; k++)
        if (is_text(at[k], name)) return true;
    return false;
}

bool is_callable(const parser_t *p, const char *name) { return listed(p->callable.n, p->callable.at, name); }

void make_callable(parser_t *p, const char *name) { PUT(p, p->callable, name); }
void make_plain(parser_t *p, const char *name) { PUT(p, p->plain, name); }

bool is_relop(const token_t *t, relop_t *op)
{
    static const char *const text[] = { "<=", ">=", "=", "<", ">", "!=", "==" };
    static const relop_t which[] = { IS_LE, IS_GE, IS_EQ, IS_LT, IS_GT, IS_NE, IS_EQ };
    for (size_t k = 0; k < 7; k++)
        if (is_sign(t, text[k])) { *op = which[k]; return true; }
    return false;
}
