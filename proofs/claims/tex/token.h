/* SPDX-License-Identifier: MIT
**
** tex_token -- the tokens of a TeX source, by the category codes of plain LaTeX (@ is a letter after \makeatletter);
** nothing is expanded. Commands are matched by whole tokens, never by substring. A comment ends its line and takes the
** blanks that open the next one with it; a line that begins with %: is one token, its text what follows the mark, and
** so is all between \begin{lemmata} and \end{lemmata}. An empty line is a paragraph. What LaTeX prints as it stands or
** not at all is no token: \verb, the environments verbatim, Verbatim, lstlisting, minted, comment, filecontents.
*/
#ifndef LEMMATA_CLAIMS_TEX_TOKEN_H
#define LEMMATA_CLAIMS_TEX_TOKEN_H

#include "proofs/claims/tree/fault.h"

enum { TEX_TOKENS_MAX = 1 << 19 };

typedef enum {
    TEX_END, TEX_COMMAND, /* text without its backslash */
    TEX_LETTER, TEX_OTHER, TEX_OPEN, TEX_CLOSE, TEX_DOLLAR, TEX_ALIGN, TEX_PARAMETER, TEX_SUP, TEX_SUB, TEX_TIE,
    TEX_PARAGRAPH, TEX_DECLARATION, /* its place is that of its text */
    TEX_UNREAD            /* a command that could not be expanded: the text says why */
} tex_kind_t;

typedef struct {
    tex_kind_t kind;
    const char *text;
    spot_t at;
    bool spaced;          /* blanks or a line's end before it */
    bool fixed;           /* no macro, whatever it is called; of what is unread: it would display */
} tex_token_t;

typedef struct { size_t n; tex_token_t *token; } tex_tokens_t;

/* Reads text[0..n), which begins at `at`; the last token is TEX_END. False, and the fault, past FILE_BYTES_MAX or
** TEX_TOKENS_MAX, at a byte that TeX refuses, at a backslash with nothing after it, and at an environment that is not
** closed. */
bool tex_lex(tex_tokens_t *out, arena_t *A, spot_t at, const char *text, size_t n, claim_fault_t *fault);

#endif
