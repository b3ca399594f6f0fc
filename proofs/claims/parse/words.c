/* SPDX-License-Identifier: MIT
**
** A bracket that holds a relation is a number, 1 or 0; but [without d <= 1] at the end of a row is a link's name. It is
** one where a word in it stands beside another word or a number, and is no word of the language: nothing outside of
** brackets in the file is called so, no name that is declared is near it (a slip of the pen is no name), and it is
** none of those by which a hypothesis is meant.
*/
#include "proofs/claims/parse/parts.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static int by_text(const void *x, const void *y) { return strcmp(*(const char *const *)x, *(const char *const *)y); }

/* The names outside of square brackets, in order. */
static void collect(parser_t *p)
{
    const char **word = ARENA_ARRAY(p->A, const char *, p->tokens.n + 1);
    size_t n = 0, deep = 0;
    for (size_t k = 0; k < p->tokens.n; k++) {
        const token_t *t = &p->tokens.token[k];
        if (is_sign(t, "[")) deep++;
        else if (is_sign(t, "]")) deep -= deep > 0;
        else if (t->kind == TOKEN_NAME && !deep) word[n++] = t->text;
    }
    qsort(word, n, sizeof *word, by_text);
    p->outside = word;
    p->outsides = n;
}

static bool stands_outside(parser_t *p, const char *name)
{
    if (!p->outside) collect(p);
    return bsearch(&name, p->outside, p->outsides, sizeof name, by_text) != NULL;
}

/* Words of the language, and those by which a condition or a hypothesis is meant. */
static bool is_of_the_language(const char *name)
{
    static const char *const word[] = { "and", "or", "not", "if", "then", "else", "for", "each", "all", "every", "any",
        "forall", "given", "when", "whenever", "where", "wherever", "provided", "with", "assuming", "assume", "suppose",
        "under", "unless", "only", "iff", "on", "since", "because", "let", "in", "of", "log", "exp", "sqrt", "abs",
        "floor", "ceil", "tanh", "cosh", "sinh", "sum", "prod", "max", "min", "mod", "ord", "binomial", "klinv",
        "capacity", "Renyi" };
    for (size_t k = 0; k < sizeof word / sizeof *word; k++)
        if (strcmp(name, word[k]) == 0) return true;
    return false;
}

/* Is a name that is declared it, or near it? */
static bool is_near(parser_t *p, const char *name)
{
    for (unsigned k = 0; k < p->plain.n; k++)
        if (strcmp(p->plain.at[k], name) == 0) return true;
    return is_callable(p, name) || *did_you_mean(p->A, name, p->plain.at, p->plain.n) ||
           *did_you_mean(p->A, name, p->callable.at, p->callable.n);
}

/* Three letters or more, small: Pe, x', p_1 are names of things. */
static bool is_plain_word(const char *name)
{
    size_t n = 0;
    while (islower((unsigned char)name[n])) n++;
    return n > 2 && !name[n];
}

static bool is_beside(const token_t *t) { return t->kind == TOKEN_NAME || t->kind == TOKEN_NUMBER; }

/* Behind the bracket that opens at the cursor the row is over; at most `within` tokens on. */
static size_t end_of_row(const parser_t *p)
{
    enum { WITHIN = 64 };
    relop_t op;
    size_t k = 1;
    while (k < WITHIN && ahead(p, k)->kind != TOKEN_END && !is_sign(ahead(p, k), "]") &&
           !is_sign(ahead(p, k), "["))
        k++;
    const token_t *t = ahead(p, k + 1);
    bool over = t->kind == TOKEN_END || t->kind == TOKEN_TEX || t->first || is_sign(t, ";") || is_relop(t, &op);
    return is_sign(ahead(p, k), "]") && over ? k : 0;
}

bool bracket_is_words(parser_t *p)
{
    size_t end = p->inside ? 0 : end_of_row(p);
    for (size_t k = 1; k < end; k++) {
        const token_t *t = ahead(p, k);
        if (t->kind != TOKEN_NAME || !(is_beside(ahead(p, k - 1)) || is_beside(ahead(p, k + 1)))) continue;
        if (is_of_the_language(t->text)) return false;
        if (is_plain_word(t->text) && !stands_outside(p, t->text)) return !is_near(p, t->text);
    }
    return false;
}
