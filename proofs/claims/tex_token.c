/* SPDX-License-Identifier: MIT */
#include "proofs/claims/tex_token.h"

#include <string.h>

typedef struct {
    arena_t *A;
    const char *text;
    size_t n, i, room, tokens;
    spot_t at;
    tex_token_t *token;
    bool spaced, fresh; /* fresh: only blanks so far on this line */
} tex_lexer_t;

static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

static void step(tex_lexer_t *l, size_t k)
{
    for (; k-- > 0; l->i++) {
        if (l->text[l->i] == '\n') { l->at.line++; l->at.column = 1; l->fresh = true; }
        else l->at.column++;
    }
}

static void put(tex_lexer_t *l, tex_kind_t kind, size_t skip, size_t length, size_t whole)
{
    l->token = arena_grown(l->A, l->token, l->tokens, &l->room, sizeof *l->token);
    l->token[l->tokens++] = (tex_token_t){ kind, arena_printf(l->A, "%.*s", (int)length, l->text + l->i + skip), l->at, l->spaced };
    l->spaced = l->fresh = false;
    step(l, whole);
}

static tex_kind_t category(char c)
{
    switch (c) {
    case '{': return TEX_OPEN;
    case '}': return TEX_CLOSE;
    case '$': return TEX_DOLLAR;
    case '&': return TEX_ALIGN;
    case '#': return TEX_PARAMETER;
    case '^': return TEX_SUP;
    case '_': return TEX_SUB;
    case '~': return TEX_TIE;
    default: return is_letter(c) ? TEX_LETTER : TEX_OTHER;
    }
}

/* A comment's line end makes no blank; that of a declaration does. */
static void percent(tex_lexer_t *l)
{
    const char *p = l->text + l->i, *end = memchr(p, '\n', l->n - l->i);
    size_t length = end ? (size_t)(end - p) : l->n - l->i;
    if (l->fresh && length > 1 && p[1] == ':') {
        size_t body = length - 2;
        if (p[length - 1] == '\r') body--;
        put(l, TEX_DECLARATION, 2, body, length);
        return;
    }
    step(l, length + (end != NULL));
    while (l->i < l->n && (l->text[l->i] == ' ' || l->text[l->i] == '\t')) step(l, 1);
}

static void blank(tex_lexer_t *l)
{
    bool ends = l->text[l->i] == '\n', empty = l->fresh;
    if (ends && empty && l->tokens && l->token[l->tokens - 1].kind != TEX_PARAGRAPH) put(l, TEX_PARAGRAPH, 0, 0, 1);
    else step(l, 1);
    l->spaced = true;
}

static bool next(tex_lexer_t *l, claim_fault_t *fault)
{
    const char *p = l->text + l->i;
    size_t left = l->n - l->i, k = 1;
    if (*p == ' ' || *p == '\t' || *p == '\r' || *p == '\n') { blank(l); return true; }
    if (*p == '%') { percent(l); return true; }
    if ((unsigned char)*p < ' ' || *p == 127) return claim_fault(fault, l->at, "byte 0x%02x is not of TeX, expected text", (unsigned char)*p);
    if (*p != '\\') {
        /* A letter outside ASCII is one token, all its bytes. */
        while ((unsigned char)*p >= 0xc0 && k < left && k < 4 && ((unsigned char)p[k] & 0xc0) == 0x80) k++;
        put(l, category(*p), 0, k, k);
        return true;
    }
    if (left < 2) return claim_fault(fault, l->at, "\\ ends the file, expected a command's name");
    if (p[1] == '\0') return claim_fault(fault, l->at, "byte 0x00 is not of TeX, expected a command's name");
    while (k < left && is_letter(p[k])) k++;
    if (k == 1) k = 2;
    if (k - 1 > NAME_MAX_CHARS) return claim_fault(fault, l->at, "a command of %zu letters, expected at most %d", k - 1, NAME_MAX_CHARS);
    put(l, TEX_COMMAND, 1, k - 1, k);
    return true;
}

bool tex_lex(tex_tokens_t *out, arena_t *A, spot_t at, const char *text, size_t n, claim_fault_t *fault)
{
    tex_lexer_t l = { .A = A, .text = text, .n = n, .at = at, .spaced = true, .fresh = true };
    if (n > FILE_BYTES_MAX) return claim_fault(fault, at, "a file of %zu bytes, expected at most %d", n, FILE_BYTES_MAX);
    if (n >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0) l.i = 3;
    while (l.i < n) {
        if (l.tokens >= TEX_TOKENS_MAX) return claim_fault(fault, l.at, "more than %d tokens of TeX, expected fewer", TEX_TOKENS_MAX);
        if (!next(&l, fault)) return false;
    }
    put(&l, TEX_END, 0, 0, 0);
    *out = (tex_tokens_t){ l.tokens, l.token };
    return true;
}
