/* SPDX-License-Identifier: MIT
**
** The parts of the search for a tree of rules (rules.c, contact.c, weighted.c, quotient.c, minorant.c, pieces.c).
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
    unsigned weighted;    /* within how many slopes over a weight */
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
/* In the direction of v, by `slope`: f_v, or f_v/w, w > 0 the text `by`, else NULL. */
json_t *box_contact_along(search_t *S, const form_t *f, unsigned v, const form_t *slope, const char *by,
                          const domain_t *B, int depth, int splits);
json_t *box_concave_along(search_t *S, const form_t *f, unsigned v, const form_t *slope, const char *by,
                          const domain_t *B, int depth, int splits);
/* weighted.c */
json_t *box_weighted(search_t *S, const form_t *f, const domain_t *B, int depth, int splits);
/* 1, -1: f is log u - log v, of this sign, and `text` writes it, or -f, as positive; 0. */
int box_logs_sign(const written_t **text, search_t *S, const form_t *f, const domain_t *B);
json_t *box_chord(search_t *S, const form_t *f, const domain_t *B, int depth, int splits);
json_t *box_ratio(search_t *S, const form_t *f, const domain_t *B, int depth, int splits);
json_t *box_exponential(search_t *S, const form_t *f, const domain_t *B, int depth, int splits);
/* Does phi lie within the range of v, or is it one of its ends (*face)? W: B without v. */
bool box_lies_inside(search_t *S, const form_t *phi, unsigned v, const domain_t *B, const domain_t *W, bool *face);
/* f in a writing whose enclosure is >= 0 (> 0 where f is nowhere 0); NULL: none was seen. */
const char *box_positive_text(search_t *S, const form_t *f, const domain_t *B);

#endif
