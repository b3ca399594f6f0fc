/* SPDX-License-Identifier: MIT
**
** lex -- the words of a claim file. Bytes outside ASCII stand in strings, TeX and comments alone; a byte-order mark at
** the head and CRLF are read; a zero byte is refused, and what is not UTF-8, and in strings and TeX a character that
** acts where it is shown. A text goes on, after a space, in the next line that begins with another; in TeX a break of
** lines is a space, and nothing behind %.
*/
#ifndef LEMMATA_CLAIMS_LEX_H
#define LEMMATA_CLAIMS_LEX_H

#include "proofs/claims/tree/fault.h"

typedef enum {
    TOKEN_END, TOKEN_NAME, TOKEN_NUMBER, TOKEN_STRING, TOKEN_TEX,
    TOKEN_SIGN /* one or two characters: text says which */
} token_kind_t;

typedef struct {
    token_kind_t kind;
    const char *text;     /* of its own: without quotes and dollars, in one line */
    unsigned from, to;    /* the bytes it covers */
    spot_t at;
    bool spaced;          /* blanks or a line's end before it */
    bool first;           /* the first of its line */
} token_t;

typedef struct { size_t n; const token_t *token; const char *text; } tokens_t;

/* Reads text[0..n), n at most FILE_BYTES_MAX; the first line is `at.line`, its first column `at.column`. The last token
** is TOKEN_END. The tokens are for lex_free, what they say is the arena's: trees outlive the tokens. */
bool lex(tokens_t *out, arena_t *A, spot_t at, const char *text, size_t n, claim_fault_t *fault);
/* The same up to where the tokens read, n > 0, are enough. */
bool lex_until(tokens_t *out, arena_t *A, spot_t at, const char *text, size_t n,
               bool (*enough)(const token_t *token, size_t n), claim_fault_t *fault);
/* No tokens, which {0} is, are freed, too. */
void lex_free(tokens_t *tokens);

#endif
