/* SPDX-License-Identifier: MIT */
#include "proofs/claims/tex_parts.h"

#include <string.h>

static void put_text(tex_reader_t *r, const char *s, size_t n)
{
    while (r->bytes + n + 2 > r->text_room) {
        size_t wider = 2 * r->text_room + 1024;
        char *text = arena_alloc(r->A, wider);
        if (r->bytes) memcpy(text, r->text, r->bytes);
        r->text = text;
        r->text_room = wider;
    }
    memcpy(r->text + r->bytes, s, n);
    r->bytes += n;
    r->text[r->bytes] = 0;
}

static void put_token(tex_reader_t *r, token_t t, const char *written, size_t n)
{
    if (r->n && t.spaced) put_text(r, t.first ? "\n" : " ", 1);
    t.from = r->bytes;
    put_text(r, written, n);
    t.to = r->bytes;
    r->out = arena_grown(r->A, r->out, r->n, &r->room, sizeof *r->out);
    r->out[r->n++] = t;
}

void tex_emit(tex_reader_t *r, token_kind_t kind, const char *text, spot_t at, bool first)
{
    put_token(r, (token_t){ .kind = kind, .text = text, .at = at, .spaced = r->spaced || first, .first = first }, text, strlen(text));
    r->spaced = false;
}

void tex_sign(tex_reader_t *r, const char *sign, spot_t at) { tex_emit(r, TOKEN_SIGN, sign, at, false); }

/* Names side by side are a product. */
void tex_word(tex_reader_t *r, const char *name, spot_t at)
{
    if (r->n && (r->out[r->n - 1].kind == TOKEN_NAME || r->out[r->n - 1].kind == TOKEN_NUMBER)) r->spaced = true;
    tex_emit(r, TOKEN_NAME, name, at, false);
}

bool tex_is_declared(const tex_reader_t *r, const char *name)
{
    for (size_t k = 0; k < r->names; k++)
        if (strcmp(r->name[k], name) == 0) return true;
    return false;
}

bool tex_declaration(tex_reader_t *r, const tex_token_t *t)
{
    tokens_t T;
    spot_t at = t->at;
    at.column += 2; /* behind the mark */
    if (!lex(&T, r->A, at, t->text, strlen(t->text), r->fault)) return false;
    for (size_t k = 0; k + 1 < T.n; k++) {
        token_t d = T.token[k];
        const char *written = T.text + d.from;
        size_t n = d.to - d.from;
        if (k == 0) d.spaced = true;
        put_token(r, d, written, n);
        if (d.kind != TOKEN_NAME || tex_is_declared(r, d.text)) continue;
        if (r->names == TEX_NAMES_MAX) return claim_fault(r->fault, d.at, "more than %d names declared", TEX_NAMES_MAX);
        r->name[r->names++] = d.text;
    }
    return true;
}
