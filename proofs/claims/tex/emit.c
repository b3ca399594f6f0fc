/* SPDX-License-Identifier: MIT */
#include "proofs/claims/tex/parts.h"

#include <string.h>

static bool relates(const char *sign) { return strchr("<>=", *sign) || strcmp(sign, "!=") == 0; }

/* Letters end with the product that they are bound in. */
static void unbind(tex_reader_t *r, const char *sign)
{
    bool closes = *sign == ')' || *sign == ']',
         ends = relates(sign) || strchr("+-,;:", *sign) || strcmp(sign, "|") == 0 || strcmp(sign, "||") == 0;
    while (r->bounds && (closes || ends) && r->bound[r->bounds - 1].level >= r->level) r->bounds--;
    if (closes && r->level) r->level--;
    if (*sign == '(' || *sign == '[') r->level++;
}

void tex_emit(tex_reader_t *r, token_kind_t kind, const char *text, spot_t at, bool first)
{
    token_t t = { .kind = kind, .text = text, .at = at, .spaced = r->spaced || first, .first = first };
    r->out = arena_grown(r->A, r->out, r->n, &r->room, sizeof *r->out);
    r->written = arena_grown(r->A, r->written, r->n, &r->written_room, sizeof *r->written);
    r->out[r->n] = t;
    r->written[r->n++] = kind == TOKEN_STRING ? arena_printf(r->A, "\"%s\"", text)
                         : kind == TOKEN_TEX  ? arena_printf(r->A, "$%s$", text)
                                              : text;
    r->spaced = false;
    r->operand = kind != TOKEN_SIGN || *text == ')' || *text == ']';
}

void tex_sign(tex_reader_t *r, const char *sign, spot_t at)
{
    unbind(r, sign);
    tex_emit(r, TOKEN_SIGN, sign, at, false);
}

/* Names side by side are a product. */
void tex_word(tex_reader_t *r, const char *name, spot_t at)
{
    if (r->n && (r->out[r->n - 1].kind == TOKEN_NAME || r->out[r->n - 1].kind == TOKEN_NUMBER)) r->spaced = true;
    tex_emit(r, TOKEN_NAME, name, at, false);
}

void tex_head(tex_reader_t *r, const char *name, spot_t at)
{
    tex_word(r, name, at);
    r->operand = false;
}

static void reverse(tex_reader_t *r, size_t from, size_t to)
{
    for (; from + 1 < to; from++) {
        to--;
        token_t t = r->out[from];
        const char *w = r->written[from];
        r->out[from] = r->out[to], r->written[from] = r->written[to];
        r->out[to] = t, r->written[to] = w;
    }
}

void tex_move(tex_reader_t *r, size_t from, size_t to)
{
    reverse(r, to, from);
    reverse(r, from, r->n);
    reverse(r, to, r->n);
}

tokens_t tex_made(tex_reader_t *r)
{
    size_t bytes = 1;
    for (size_t k = 0; k < r->n; k++) bytes += strlen(r->written[k]) + 1;
    char *text = arena_alloc(r->A, bytes), *at = text;
    for (size_t k = 0; k < r->n; k++) {
        size_t n = strlen(r->written[k]);
        if (k && r->out[k].spaced) *at++ = r->out[k].first ? '\n' : ' ';
        r->out[k].from = (unsigned)(at - text);
        memcpy(at, r->written[k], n);
        at += n;
        r->out[k].to = (unsigned)(at - text);
    }
    *at = 0;
    return (tokens_t){ r->n, r->out, text };
}
