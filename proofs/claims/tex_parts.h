/* SPDX-License-Identifier: MIT
**
** The reader of TeX, its parts: where it is in the tokens of the TeX, and the tokens of the plain notation that it makes.
*/
#ifndef LEMMATA_CLAIMS_TEX_PARTS_H
#define LEMMATA_CLAIMS_TEX_PARTS_H

#include "proofs/claims/tex_macro.h"
#include "proofs/claims/tex_read.h"

enum { TEX_DEPTH_MAX = 60, TEX_NAMES_MAX = 4096 };

typedef struct {
    arena_t *A;
    const char *file;
    claim_fault_t *fault;
    tex_tokens_t in;
    size_t i, depth;
    /* made: the tokens, and the text that their places are of */
    token_t *out;
    size_t n, room;
    char *text;
    size_t bytes, text_room;
    bool spaced;             /* before the next one */
    /* what the present lemma declares, and definitions */
    const char *name[TEX_NAMES_MAX];
    size_t names;
} tex_reader_t;

/* --- tex_emit.c ------------------------------------------------------------------------------------------------------ */
void tex_emit(tex_reader_t *r, token_kind_t kind, const char *text, spot_t at, bool first);
void tex_sign(tex_reader_t *r, const char *sign, spot_t at);
void tex_word(tex_reader_t *r, const char *name, spot_t at);
/* The declaration's tokens, as they are; its names are declared from now on. False and the fault. */
bool tex_declaration(tex_reader_t *r, const tex_token_t *t);
bool tex_is_declared(const tex_reader_t *r, const char *name);

/* --- tex_math.c ------------------------------------------------------------------------------------------------------ */
const tex_token_t *tex_now(const tex_reader_t *r);
bool tex_is(const tex_token_t *t, tex_kind_t kind, const char *text);
/* Refuses what stands at the cursor; returns false. */
bool tex_refuse(tex_reader_t *r, const char *expected);
/* One item of mathematics: a symbol, a name, a group, a command with its arguments. */
bool tex_item(tex_reader_t *r);
/* Passes over what only spaces or sizes. */
bool tex_passed(tex_reader_t *r);
/* { .. } as plain text, for names and labels; NULL and the fault. */
const char *tex_group_text(tex_reader_t *r);
/* Is the token, is what the cursor is at, a relation; annotated or not. */
bool tex_is_relation(const tex_token_t *t);
bool tex_at_relation(const tex_reader_t *r);

#endif
