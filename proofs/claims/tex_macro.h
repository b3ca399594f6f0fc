/* SPDX-License-Identifier: MIT
**
** tex_macro -- the author's own commands expanded: \newcommand, \renewcommand, \providecommand (starred too, with an optional first
** argument), \def with undelimited arguments, \DeclareMathOperator(*). A definition holds from its place to the end, whatever group it
** stands in. A token of a body has the place of the call; one of an argument keeps its own.
*/
#ifndef LEMMATA_CLAIMS_TEX_MACRO_H
#define LEMMATA_CLAIMS_TEX_MACRO_H

#include "proofs/claims/tex_token.h"

/* Macros, and tokens that all expansions together put back. */
enum { TEX_MACROS_MAX = 1000, TEX_PUT_BACK_MAX = 1 << 19 };

/* `in` without its definitions, every macro expanded. False, and the fault, past a limit or at a definition or call cut short. */
bool tex_expand(tex_tokens_t *out, arena_t *A, tex_tokens_t in, claim_fault_t *fault);

#endif
