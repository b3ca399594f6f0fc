/* SPDX-License-Identifier: MIT
**
** tex_macro -- the author's own commands expanded, where a claim stands: \newcommand, \renewcommand, \providecommand,
** \DeclareRobustCommand (starred too, with an optional first argument), \def with undelimited arguments, \let,
** \NewDocumentCommand of mandatory arguments, \DeclareMathOperator(*),
** \DeclarePairedDelimiter(X), and commands of LaTeX that only wrap their argument. A definition holds from its place to
** the end, whatever group it stands in. One that is none of these is passed over, and a use of it becomes a token
** TEX_UNREAD that says why. A token of a body has the place of the call; one of an argument keeps its own. What stands
** between \iffalse and its \else or \fi is dropped.
*/
#ifndef LEMMATA_CLAIMS_TEX_MACRO_H
#define LEMMATA_CLAIMS_TEX_MACRO_H

#include "proofs/claims/parse/parse.h"
#include "proofs/claims/tex/token.h"

#include <stdint.h>

/* Macros, and tokens that all expansions together put back. */
enum { TEX_MACROS_MAX = 4000, TEX_PUT_BACK_MAX = 1 << 19, TEX_IFS_MAX = 64 };

/* Environments that display; those that display and are not read. Each starred, too. */
bool tex_displays(const char *name);
bool tex_displays_unread(const char *name);

/* FNV-1a. */
uint64_t tex_hash(const char *text);
/* Where files come from that \input and \include bring in, all named beside the main one; and those that were asked
** for, in order. */
typedef struct {
    const char *main;
    const includes_t *from;
    claim_fault_t *fault;
    inputs_t all;
} tex_files_t;
/* Of `in` the declarations, and what stands between `lemma ..` and `end` of these, every macro expanded; the files that
** it brings in are read where they are asked for. False, and the fault, where one cannot be. */
bool tex_expand(tex_tokens_t *out, arena_t *A, tex_tokens_t in, tex_files_t *files);
/* Is what stands behind these declarations within a lemma, when what stands before them is (`inside`)? Adds how many
** lemmas begin. */
bool tex_inside(const char *text, bool inside, size_t *lemmas);

#endif
