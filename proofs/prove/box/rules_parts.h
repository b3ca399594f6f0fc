/* SPDX-License-Identifier: MIT
**
** The parts of the search for a tree of rules (rules.c, contact.c, minorant.c, pieces.c).
*/
#ifndef LEMMATA_BOX_RULES_PARTS_H
#define LEMMATA_BOX_RULES_PARTS_H

#include "proofs/prove/box/rules.h"
#include "proofs/prove/deadline.h"

enum { MEMO_MAX = 4000, LOOKS = 120, LOOKS_QUICK = 60 };

typedef struct { const form_t *f; domain_t B; int depth, splits; json_t *tree; } memo_t;

typedef struct {
    algebra_t *R;
    arena_t *A;
    unsigned declared;    /* names of the claim; those behind are new */
    unsigned given;       /* names before the first inverse */
    int inverse[BOX_NAMES_MAX];
    deadline_t end;
    bool late;
    size_t memos;
    memo_t *memo;
} search_t;

/* A tree within these limits of depth and splits; NULL. */
json_t *box_tree(search_t *S, const form_t *f, const domain_t *B, int depth, int splits);
bool box_late(search_t *S);
mpq_srcptr box_middle(arena_t *A, const domain_t *B, unsigned v);
const char *box_rational(arena_t *A, mpq_srcptr q);
json_t *box_pieces(search_t *S, const form_t *f, const domain_t *B);
json_t *box_minorant(search_t *S, const form_t *f, const domain_t *B, int depth, int splits);
json_t *box_summands(search_t *S, const form_t *f, const domain_t *B, int depth, int splits);
json_t *box_contact(search_t *S, const form_t *f, const domain_t *B, int depth, int splits);

#endif
