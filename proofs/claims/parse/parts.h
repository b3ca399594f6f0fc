/* SPDX-License-Identifier: MIT
**
** The parser's own parts: one cursor on the tokens, and what stands where. Each of these reads from the cursor, moves
** it past what was read, and returns NULL or false once a fault is set.
*/
#ifndef LEMMATA_CLAIMS_PARSE_PARTS_H
#define LEMMATA_CLAIMS_PARSE_PARTS_H

#include "proofs/claims/parse/lex.h"
#include "proofs/claims/parse/parse.h"

#include <string.h>

typedef struct {
    arena_t *A;
    tokens_t tokens;
    size_t i;
    claim_fault_t *fault;
    unsigned depth, inside;    /* nesting; brackets that are open: within them a line may end */
    bool weights_found;        /* of the reason that is read: sums are written without weights */
    size_t nodes;
    mpq_srcptr digit[10];      /* numbers of one digit: one rational each, however often they stand there */
    LIST(const char *) callable, plain;
    const char *const *outside; /* of brackets: the names of the file, in order; NULL before they are asked for */
    size_t outsides;
    tree_t *tree;
    lemma_tree_t *lemma;
    const includes_t *from;
    unsigned files;            /* how many files deep and wide */
} parser_t;

/* --- cursor (cursor.c) --- */
static inline const token_t *now(const parser_t *p) { return &p->tokens.token[p->i]; }

static inline const token_t *ahead(const parser_t *p, size_t k)
{
    size_t last = p->tokens.n - 1;
    return &p->tokens.token[p->i + k < last ? p->i + k : last];
}

/* The first byte tells most apart. */
static inline bool is_text(const char *x, const char *y) { return *x == *y && strcmp(x, y) == 0; }

/* A sign has one byte or two. */
static inline bool is_sign(const token_t *t, const char *text)
{
    return t->kind == TOKEN_SIGN && t->text[0] == text[0] && t->text[1] == text[1];
}

static inline bool is_word(const token_t *t, const char *text)
{
    return t->kind == TOKEN_NAME && is_text(t->text, text);
}

static inline bool eat_sign(parser_t *p, const char *text) { return is_sign(now(p), text) && ++p->i; }
static inline bool eat_word(parser_t *p, const char *text) { return is_word(now(p), text) && ++p->i; }

bool need_sign(parser_t *p, const char *text, const char *where);
const char *need_name(parser_t *p, const char *what);
/* Sets the fault at the cursor: expected .., found ..; returns false. */
bool expected(parser_t *p, const char *what);
/* The same where a word is expected that may be misspelt: one of these, the last NULL. */
bool expected_word(parser_t *p, const char *what, const char *const *word);
/* Does a clause end here: a word that begins one at the head of a line or after ;, or the end? */
bool at_clause(const parser_t *p);
bool at_end_of_item(const parser_t *p);
/* The source from token i up to the cursor, blanks as one. */
const char *source_text(parser_t *p, size_t i);
/* Tokens without blanks between: an id, a label, a file's address. */
const char *need_written(parser_t *p, const char *what);
bool is_callable(const parser_t *p, const char *name);
void make_callable(parser_t *p, const char *name);
void make_plain(parser_t *p, const char *name);
bool is_relop(const token_t *t, relop_t *op);

/* --- terms (term.c, atom.c, bounds.c) --- */
const node_t *parse_expr(parser_t *p);
const node_t *parse_product(parser_t *p);
const node_t *parse_power(parser_t *p);
const node_t *parse_atom(parser_t *p);
const node_t *parse_condition(parser_t *p);
const node_t *parse_group(parser_t *p);
const node_t *parse_empty_group(parser_t *p);
/* name {, name} [of|in ALPHABET] {, name .. of ALPHABET}: an alphabet is that of the names before it, up to another;
** into bound, at most PARTS_MAX; 0 on a fault. */
unsigned parse_bounds(parser_t *p, bound_t *bound);
/* Does the [ at the cursor hold a condition, and no link's name? */
bool bracket_holds_condition(const parser_t *p);
/* Does it, at the end of a row, read as words all the same: [without d <= 1]? */
bool bracket_is_words(parser_t *p);
/* |NAME|: how many letters an alphabet has. */
bool at_size(const parser_t *p);
bool count_node(parser_t *p);
/* The node, unless it is too high. */
const node_t *not_too_high(parser_t *p, const node_t *x);

/* --- advice.c: what authors write otherwise --- */
/* Is this undeclared name one of those: E_P[..], sum_x? Sets the fault. */
bool advised_name(parser_t *p, const token_t *t, const token_t *next);
/* forall x: .., for all x: .. where a claim begins. Sets the fault. */
bool advised_guard(parser_t *p);
/* What is expected where an atom is; behind the clause of this word. */
const char *advice_of_atom(const parser_t *p);
const char *advice_behind(parser_t *p, const char *clause);
const char *advice_of_binder(const parser_t *p);
/* Always true: the fault is said. */
bool advised_call(parser_t *p, spot_t at, const char *name);

/* --- facts, chains, clauses --- */
bool parse_fact(parser_t *p, fact_t *fact, bool colon_ends);
/* Guards and the chain. */
bool parse_claim(parser_t *p, claim_role_t role);
bool parse_chain(parser_t *p, claim_chain_t *chain);
bool parse_link_name(parser_t *p, const char **name);
bool parse_binder_or_fact(parser_t *p);
bool parse_let(parser_t *p, let_t *let, bool def);
bool parse_try(parser_t *p, try_t *t);
bool parse_rows(parser_t *p, try_t *t);
bool parse_lemma_clause(parser_t *p);
/* cite NAME(x = TERM, ..) given SUM .., NAME(..), .. so SUM | SUM. NULL on a fault. */
const cite_t *parse_cite(parser_t *p);
/* points { STEP ; .. so SUM }. NULL on a fault. */
const points_block_t *parse_points(parser_t *p);
/* means { STEP ; .. so LABEL LABEL + .. }, its end left out where no product is named. NULL on a fault. */
const points_block_t *parse_means(parser_t *p);
bool parse_range(parser_t *p, const node_t **lo, const node_t **hi);

static inline bool put(unsigned n) { return n > 0; }
#define PUT(p, list, value)                                                                                            \
    put(((list).at = arena_grown((p)->A, (list).at, (list).n, &(list).room, sizeof *(list).at),                        \
         (list).at[(list).n] = (value), ++(list).n))

#endif
