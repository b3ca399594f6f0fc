/* SPDX-License-Identifier: MIT
**
** parse -- the plain notation read into a tree. The grammar stands in docs/claims.md.
**
** Whether NAME(..) is an application or a product is decided by what is declared before it: built-in functions, words,
** definitions with arguments, tables, maps, channels and laws are applied; numbers multiply. Of a name that is not
** declared, NAME(..) without a blank is an application, and NAME (..) a product.
*/
#ifndef LEMMATA_CLAIMS_PARSE_H
#define LEMMATA_CLAIMS_PARSE_H

#include "proofs/claims/parse/lex.h"

/* Where includes come from: the text of a file named beside `from`, NULL when there is none, with a NULL `path` where
** it may not be read: outside the folder of the file that is checked. NULL: no includes. */
typedef struct {
    const char *(*open)(void *self, arena_t *A, const char *from, const char *name, size_t *n, const char **path);
    void *self;
} includes_t;
#define OUTSIDE_FOLDER "%.200s is not read, expected a file in the folder of the one that is checked, or below it"

/* The file whose text this is; NULL, and the fault, when it is none. */
tree_t *claims_parse(arena_t *A, const char *file, const char *text, size_t n, const includes_t *from,
                     claim_fault_t *fault);
/* The kind, the id and the texts in the head of its first lemma, and nothing else of it; what stands behind the head is
** not read. NULL, and the fault, where there is none. */
const lemma_tree_t *claims_head(arena_t *A, const char *file, const char *text, size_t n, claim_fault_t *fault);
/* claims_parse of tokens that were made; `tokens.text` is what their places from .. to are of. */
tree_t *claims_parse_tokens(arena_t *A, const char *file, tokens_t tokens, const includes_t *from,
                            claim_fault_t *fault);
/* One lemma of the chain `claim`, the facts and declarations of `given` (separated by ;), NULL for none. */
tree_t *claims_parse_line(arena_t *A, const char *claim, const char *given, claim_fault_t *fault);

#endif
