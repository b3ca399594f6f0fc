/* SPDX-License-Identifier: MIT
**
** Sums, products, powers, conditions. Multiplication by juxtaposition, * and / are one level, read from the left: 1/2 x
** is (1/2) x. A product by juxtaposition does not cross a line's end, but within brackets.
*/
#include "proofs/claims/parse/parts.h"

#include <string.h>

bool count_node(parser_t *p)
{
    if (++p->nodes <= NODES_MAX) return true;
    return claim_fault(p->fault, now(p)->at, "more than %d terms and parts of terms in one file", NODES_MAX);
}

const node_t *not_too_high(parser_t *p, const node_t *x)
{
    if (x->height <= HEIGHT_MAX) return x;
    claim_fault(p->fault, now(p)->at, "a term of more than %d parts in a row or within each other", HEIGHT_MAX);
    return NULL;
}

static bool enter(parser_t *p)
{
    if (++p->depth <= DEPTH_MAX) return true;
    return claim_fault(p->fault, now(p)->at, "brackets nested deeper than %d", DEPTH_MAX);
}

static const node_t *pair(parser_t *p, node_kind_t kind, const node_t *x, const node_t *y)
{
    return x && y && count_node(p) ? not_too_high(p, node_pair(p->A, kind, x, y)) : NULL;
}

static const node_t *negated(parser_t *p, spot_t at, const node_t *x)
{
    return x && count_node(p) ? node_of(p->A, at, NODE_NEG, NULL, 1, &x) : NULL;
}

/* Does a condition begin behind this token? */
static bool begins_condition(const token_t *t)
{
    return is_sign(t, "[") || is_sign(t, "(") || is_word(t, "not") || is_word(t, "and") || is_word(t, "or");
}

/* Does a relation, or a word `not` where that is asked for, stand in the bracket at the cursor, or in a parenthesis
** that is a condition of it, and all within close as they opened? One between `if` and its `then` is the condition's
** own: what was found before the `if` counts. */
static bool relation_within(const parser_t *p, bool or_not)
{
    char open[DEPTH_MAX];
    bool before[DEPTH_MAX], condition[DEPTH_MAX + 1] = { false };
    unsigned n = 0, ifs = 0;
    bool found = false;
    relop_t op;
    for (size_t k = 0; ahead(p, k)->kind != TOKEN_END; k++) {
        const token_t *t = ahead(p, k);
        const char *shape = t->kind == TOKEN_SIGN && !t->text[1] ? strchr("([{)]}", *t->text) : NULL;
        bool opens = shape && strchr("([{", *shape);
        if (opens && n == DEPTH_MAX) return false;
        if (opens) {
            open[n++] = *shape;
            condition[n] = n == 1 || (condition[n - 1] && *shape == '(' && begins_condition(ahead(p, k - 1)));
        } else if (shape && (*shape == ')') != (open[n - 1] == '(')) return false;
        else if (shape && (*shape == ']') != (open[n - 1] == '[')) return false;
        else if (shape) { if (--n == 0) return found; }
        else if (!condition[n]) continue;
        else if (is_word(t, "if") && ifs < DEPTH_MAX) before[ifs++] = found;
        else if (is_word(t, "then") && ifs) found = before[--ifs];
        else if (is_relop(t, &op) || (or_not && is_word(t, "not"))) found = true;
    }
    return false;
}

bool bracket_holds_condition(const parser_t *p) { return relation_within(p, false); }

/* Words that end a term. */
static bool is_stop(const token_t *t)
{
    static const char *const stop[] = { "then", "else",  "and",     "or",           "not",    "iff",  "if",
                                        "for",  "only",  "in",      "on",           "of",     "into", "with",
                                        "over", "given", "letters", "denominators", "columns" };
    for (size_t k = 0; k < sizeof stop / sizeof *stop; k++)
        if (is_text(t->text, stop[k])) return true;
    return false;
}

static bool starts_factor(parser_t *p)
{
    const token_t *t = now(p);
    if (t->first && !p->inside) return false;
    if (t->kind == TOKEN_NUMBER || is_sign(t, "(")) return true;
    if (t->kind == TOKEN_NAME)
        return !at_clause(p) && (!is_stop(t) || (is_word(t, "if") && is_sign(t + 1, "(") && !(t + 1)->spaced));
    return at_size(p) || (is_sign(t, "[") && bracket_holds_condition(p) && !bracket_is_words(p));
}

const node_t *parse_power(parser_t *p)
{
    const node_t *x = parse_atom(p);
    if (!x || !eat_sign(p, "^")) return x;
    const token_t *t = now(p);
    bool minus = eat_sign(p, "-");
    if (!enter(p)) return NULL;
    const node_t *y = parse_power(p); /* a^b^c is a^(b^c) */
    p->depth--;
    if (minus) y = negated(p, t->at, y);
    return pair(p, NODE_POW, x, y);
}

static const node_t *signed_power(parser_t *p)
{
    const token_t *t = now(p);
    if (!eat_sign(p, "-")) return parse_power(p);
    return negated(p, t->at, parse_power(p));
}

/* 1/2n, close together, is n/2 here and 1/(2 n) to many. */
static bool apart(parser_t *p)
{
    const token_t *name = ahead(p, 1);
    return now(p)->kind != TOKEN_NUMBER || name->kind != TOKEN_NAME || name->spaced || is_stop(name) ||
           claim_fault(p->fault, name->at, "what is divided by may end before %s or behind it, expected a blank, 1/2 n, or "
                       "parentheses, 1/(2 n)", name->text);
}

const node_t *parse_product(parser_t *p)
{
    const node_t *x = parse_power(p);
    while (x) {
        if (eat_sign(p, "*")) x = pair(p, NODE_MUL, x, signed_power(p));
        else if (eat_sign(p, "/")) x = apart(p) ? pair(p, NODE_DIV, x, signed_power(p)) : NULL;
        else if (starts_factor(p)) x = pair(p, NODE_MUL, x, parse_power(p));
        else break;
    }
    return x;
}

const node_t *parse_expr(parser_t *p)
{
    if (!enter(p)) return NULL;
    const token_t *t = now(p);
    bool minus = eat_sign(p, "-");
    if (!minus) eat_sign(p, "+");
    const node_t *x = parse_product(p);
    if (minus) x = negated(p, t->at, x);
    while (x) {
        if (eat_sign(p, "+")) x = pair(p, NODE_ADD, x, parse_product(p));
        else if (eat_sign(p, "-")) x = pair(p, NODE_SUB, x, parse_product(p));
        else break;
    }
    p->depth--;
    return x;
}

/* --- conditions ------------------------------------------------------------------------------------------------ */

static const node_t *compare(parser_t *p, const node_t *x, relop_t op, const node_t *y)
{
    if (!x || !y || !count_node(p)) return NULL;
    node_t *c = (node_t *)node_pair(p->A, NODE_COMPARE, x, y);
    c->op = op;
    return c;
}

/* a < b <= c is a < b and b <= c. */
static const node_t *relation(parser_t *p)
{
    const node_t *x = parse_expr(p), *all = NULL;
    relop_t op;
    if (x && !is_relop(now(p), &op)) { expected(p, "<=, >=, =, !=, < or >"); return NULL; }
    while (x && is_relop(now(p), &op)) {
        p->i++;
        const node_t *y = parse_expr(p), *one = compare(p, x, op, y);
        all = all ? pair(p, NODE_AND, all, one) : one;
        x = y;
    }
    return x ? all : NULL;
}

static bool parenthesis_holds_condition(const parser_t *p) { return relation_within(p, true); }

static const node_t *simple(parser_t *p)
{
    const token_t *t = now(p);
    if (eat_word(p, "not")) {
        if (!enter(p)) return NULL;
        const node_t *x = simple(p);
        p->depth--;
        return x && count_node(p) ? node_of(p->A, t->at, NODE_NOT, NULL, 1, &x) : NULL;
    }
    if (!is_sign(t, "(") || !parenthesis_holds_condition(p)) return relation(p);
    p->i++;
    p->inside++;
    const node_t *x = parse_condition(p);
    if (x && !need_sign(p, ")", "after the condition")) return NULL;
    p->inside--;
    return x;
}

/* A comma reads as `and`, where `commas`. */
static const node_t *both(parser_t *p)
{
    const node_t *x = simple(p);
    while (x && (eat_word(p, "and") || (p->inside && eat_sign(p, ",")))) x = pair(p, NODE_AND, x, simple(p));
    return x;
}

const node_t *parse_condition(parser_t *p)
{
    if (!enter(p)) return NULL;
    const node_t *x = both(p);
    while (x && eat_word(p, "or")) x = pair(p, NODE_OR, x, both(p));
    p->depth--;
    return x;
}
