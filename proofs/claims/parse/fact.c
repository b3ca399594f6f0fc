/* SPDX-License-Identifier: MIT
**
** Facts (Markov chains, independence, functions, relations), chains of links, declarations.
*/
#include "proofs/claims/parse/parts.h"

#include <string.h>

/* --- facts ------------------------------------------------------------------------------------------------------- */

/* Groups between signs of one kind, as far as they go: 0 where the cursor is on none. Sets no fault: the cursor is put
** back. */
static unsigned groups(parser_t *p, const char *sign, const node_t **part)
{
    claim_fault_t none = { .set = false }, *fault = p->fault;
    size_t i = p->i;
    unsigned n = 0;
    p->fault = &none;
    do part[n++] = now(p)->kind == TOKEN_NAME ? parse_group(p) : NULL;
    while (part[n - 1] && n < PARTS_MAX && eat_sign(p, sign));
    p->fault = fault;
    if (!none.set && n > 1 && part[n - 1]) return n;
    p->i = i;
    return 0;
}

/* X:Y,Z: as a guard, whose own colon is behind both groups. */
static unsigned guarded_function(parser_t *p, const node_t **part)
{
    claim_fault_t none = { .set = false }, *fault = p->fault;
    size_t i = p->i;
    p->fault = &none;
    part[0] = now(p)->kind == TOKEN_NAME ? parse_group(p) : NULL;
    part[1] = part[0] && eat_sign(p, ":") && now(p)->kind == TOKEN_NAME ? parse_group(p) : NULL;
    p->fault = fault;
    if (part[1] && !none.set && (is_sign(now(p), ":") || is_sign(now(p), ";"))) return 2;
    p->i = i;
    return 0;
}

static bool ends_fact(const parser_t *p, bool colon_ends)
{
    return at_end_of_item(p) || is_sign(now(p), "|") || (colon_ends && is_sign(now(p), ":")) || is_word(now(p), "and");
}

static bool structure(parser_t *p, fact_t *f, bool colon_ends)
{
    static const struct { const char *sign; fact_kind_t kind; unsigned least; } form[] = {
        { "->", FACT_MARKOV, 3 }, { "/", FACT_MARKOV, 3 }, { ".", FACT_INDEPENDENT, 2 }, { ":", FACT_FUNCTION, 2 }
    };
    const node_t *part[PARTS_MAX];
    size_t i = p->i;
    for (size_t k = 0; k < 4; k++) {
        bool guard = colon_ends && form[k].kind == FACT_FUNCTION;
        unsigned n = guard ? guarded_function(p, part) : groups(p, form[k].sign, part);
        if (n >= form[k].least && (k == 0 || guard || ends_fact(p, colon_ends))) {
            const node_t *all = node_of(p->A, p->tokens.token[i].at, NODE_GROUP, NULL, n, part);
            f->kind = form[k].kind;
            f->n = form[k].kind == FACT_FUNCTION ? 2 : n;
            f->part = all->part;
            f->given = NULL;
            if (!eat_sign(p, "|")) return true;
            return (f->given = parse_group(p)) != NULL;
        }
        p->i = i;
    }
    return false;
}

/* X of Y,Z: another way to write X:Y,Z. */
static bool function_of(parser_t *p, fact_t *f)
{
    size_t i = p->i, k = 0;
    while (ahead(p, k)->kind == TOKEN_NAME && is_sign(ahead(p, k + 1), ",")) k += 2;
    if (ahead(p, k)->kind != TOKEN_NAME || !is_word(ahead(p, k + 1), "of")) return false;
    const node_t *part[2] = { parse_group(p), NULL };
    p->i++;
    part[1] = parse_group(p);
    if (!part[0] || !part[1]) return false;
    f->kind = FACT_FUNCTION;
    f->n = 2;
    f->part = node_of(p->A, p->tokens.token[i].at, NODE_GROUP, NULL, 2, part)->part;
    return true;
}

static bool relation(parser_t *p, fact_t *f)
{
    const node_t *part[PARTS_MAX];
    relop_t op[PARTS_MAX], which;
    unsigned n = 0;
    if (!(part[n++] = parse_expr(p))) return false;
    while (is_relop(now(p), &which)) {
        if (n == PARTS_MAX) return claim_fault(p->fault, now(p)->at, "more than %d relations in a row", PARTS_MAX - 1);
        p->i++;
        op[n - 1] = which;
        if (!(part[n++] = parse_expr(p))) return false;
    }
    if (n == 1)
        return expected(p, advice_of_binder(p));
    f->kind = FACT_RELATION;
    f->n = n;
    f->part = node_of(p->A, part[0]->at, NODE_GROUP, NULL, n, part)->part;
    relop_t *own = ARENA_ARRAY(p->A, relop_t, n);
    memcpy(own, op, (n - 1) * sizeof *own);
    f->op = own;
    return true;
}

/* for each x, y [of ALPHABET]: */
static bool eaches(parser_t *p, unsigned *n, const bound_t **each)
{
    bound_t bound[PARTS_MAX];
    p->i += 2;
    if (!(*n = parse_bounds(p, bound))) return false;
    bound_t *own = ARENA_ARRAY(p->A, bound_t, *n);
    memcpy(own, bound, *n * sizeof *own);
    *each = own;
    return true;
}

static bool at_each(const parser_t *p) { return is_word(now(p), "for") && is_word(ahead(p, 1), "each"); }

bool parse_fact(parser_t *p, fact_t *f, bool colon_ends)
{
    *f = (fact_t){ .at = now(p)->at };
    if (now(p)->kind == TOKEN_STRING) {
        f->words = now(p)->text;
        p->i++;
        if (!need_sign(p, ":", "after what the hypothesis is called")) return false;
    }
    if (at_each(p) && !(eaches(p, &f->eaches, &f->each) && need_sign(p, ":", "after the letters"))) return false;
    return structure(p, f, colon_ends) || (!p->fault->set && (function_of(p, f) || (!p->fault->set && relation(p, f))));
}

/* --- chains ------------------------------------------------------------------------------------------------------- */

/* [name], or ["name"] where it holds a relation, which would make a number of the bracket. */
bool parse_link_name(parser_t *p, const char **name)
{
    size_t from = ++p->i;
    bool quoted = now(p)->kind == TOKEN_STRING && is_sign(ahead(p, 1), "]");
    if (quoted) p->i++;
    while (!quoted && now(p)->kind != TOKEN_END && !is_sign(now(p), "]") && !is_sign(now(p), "[") &&
           now(p)->kind != TOKEN_STRING && now(p)->kind != TOKEN_TEX)
        p->i++;
    if (!is_sign(now(p), "]"))
        return claim_fault(p->fault, p->tokens.token[from - 1].at, "[ is not closed, expected a link's name and ]");
    *name = quoted ? p->tokens.token[from].text : source_text(p, from);
    p->i++;
    if (!**name || strlen(*name) > 100)
        return claim_fault(p->fault, p->tokens.token[from - 1].at, "expected a link's name of 1 to 100 characters");
    return true;
}

/* What may stand behind a term: the name of the link that ends in it, and TeX. Two TeX give that of the term before
** too. */
static bool notes(parser_t *p, const char **name, const char **tex, const char **before)
{
    unsigned texts = 0;
    for (;;) {
        if (is_sign(now(p), "[")) {
            if (!name)
                return claim_fault(p->fault, now(p)->at, "a link's name stands behind the term that ends the link");
            if (*name) return claim_fault(p->fault, now(p)->at, "this link has a name already");
            if (!parse_link_name(p, name)) return false;
        } else if (now(p)->kind == TOKEN_TEX) {
            if (texts == 1 && before && !*before) *before = *tex;
            else if (texts) return claim_fault(p->fault, now(p)->at, "this term has its TeX already");
            *tex = now(p)->text;
            texts++;
            p->i++;
        } else return true;
    }
}

bool parse_chain(parser_t *p, claim_chain_t *chain)
{
    const node_t *term[CHAIN_LINKS_MAX + 1];
    const char **name = ARENA_ARRAY(p->A, const char *, CHAIN_LINKS_MAX),
               **tex = ARENA_ARRAY(p->A, const char *, CHAIN_LINKS_MAX + 1);
    relop_t *op = ARENA_ARRAY(p->A, relop_t, CHAIN_LINKS_MAX), which;
    spot_t *at = ARENA_ARRAY(p->A, spot_t, CHAIN_LINKS_MAX);
    unsigned n = 0;
    if (!(term[0] = parse_expr(p)) || !notes(p, NULL, &tex[0], NULL)) return false;
    while (is_relop(now(p), &which)) {
        if (n == CHAIN_LINKS_MAX)
            return claim_fault(p->fault, now(p)->at, "a chain of more than %d links", CHAIN_LINKS_MAX);
        if (which == IS_NE)
            return claim_fault(p->fault, now(p)->at, "!= is no link of a chain; expected <=, >=, =, < or >");
        op[n] = which;
        at[n] = now(p)->at;
        p->i++;
        if (!(term[n + 1] = parse_expr(p)) || !notes(p, &name[n], &tex[n + 1], &tex[n])) return false;
        n++;
    }
    if (!n) return expected(p, "<=, >=, =, < or >");
    *chain = (claim_chain_t){ n, node_of(p->A, term[0]->at, NODE_GROUP, NULL, n + 1, term)->part, tex, op, name, at };
    return true;
}
