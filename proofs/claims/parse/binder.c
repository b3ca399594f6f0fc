/* SPDX-License-Identifier: MIT
**
** Declarations: what a claim is for.
*/
#include "proofs/claims/parse/parts.h"

#include <string.h>

/* NAME {, NAME}. */
static bool names(parser_t *p, unsigned *n, const char *const **name, const spot_t **at, const char *what)
{
    const char *found[PARTS_MAX];
    spot_t where[PARTS_MAX];
    *n = 0;
    do {
        if (*n == PARTS_MAX) return claim_fault(p->fault, now(p)->at, "more than %d names in a row", PARTS_MAX);
        where[*n] = now(p)->at;
        if (!(found[*n] = need_name(p, what))) return false;
        ++*n;
    } while (eat_sign(p, ","));
    const char **own = ARENA_ARRAY(p->A, const char *, *n);
    memcpy(own, found, *n * sizeof *own);
    *name = own;
    if (!at) return true;
    spot_t *spots = ARENA_ARRAY(p->A, spot_t, *n);
    memcpy(spots, where, *n * sizeof *spots);
    *at = spots;
    return true;
}

static bool factors(parser_t *p, binder_t *b)
{
    const node_t *factor[PARTS_MAX];
    b->sort = SORT_FACTORS;
    do {
        if (b->factors == PARTS_MAX) return claim_fault(p->fault, now(p)->at, "more than %d factors", PARTS_MAX);
        spot_t at = now(p)->at;
        const char *name = need_name(p, "a factor such as p(y|x)");
        if (!name || !need_sign(p, "(", "and letters")) return false;
        const node_t *of = parse_group(p), *given = !of                ? NULL
                                                    : eat_sign(p, "|") ? parse_group(p)
                                                                       : parse_empty_group(p);
        if (!given || !need_sign(p, ")", "after the letters")) return false;
        factor[b->factors++] = node_of(p->A, at, NODE_MASS, name, 2, (const node_t *const[]){ of, given });
        make_callable(p, name);
        eat_sign(p, "*");
    } while (now(p)->kind == TOKEN_NAME && is_sign(ahead(p, 1), "(") && !at_clause(p));
    b->factor = node_of(p->A, b->at, NODE_GROUP, NULL, b->factors, factor)->part;
    b->n = 1;
    const char **name = ARENA_NEW(p->A, const char *);
    *name = factor[0]->name;
    b->name = name;
    b->name_at = &factor[0]->at;
    return true;
}

static bool bound(parser_t *p, const node_t **x)
{
    size_t i = p->i;
    eat_sign(p, "-");
    if (eat_word(p, "inf")) return true;
    p->i = i;
    return (*x = parse_expr(p)) != NULL;
}

/* 0..1/2 would be 0 alone. */
static bool whole_end(parser_t *p, const node_t *x)
{
    bool number = x && x->kind == NODE_NUMBER, quotient = x && x->kind == NODE_DIV && x->part[0]->kind == NODE_NUMBER &&
                                                          x->part[1]->kind == NODE_NUMBER;
    if (!number && !quotient) return true;
    mpq_srcptr over = quotient ? x->part[1]->number : NULL;
    if (over && mpq_sgn(over) == 0) return true;
    mpq_t q;
    mpq_init(q);
    if (over) mpq_div(q, x->part[0]->number, over);
    else mpq_set(q, x->number);
    bool whole = mpz_cmp_ui(mpq_denref(q), 1) == 0;
    mpq_clear(q);
    return whole || claim_fault(p->fault, x->at, "a range a..b is of whole numbers, expected whole ends, or [a,b] of real "
                                                 "numbers");
}

/* R, [a,b), {a, b, ..}, a .. b, a .. inf. */
static bool range(parser_t *p, binder_t *b)
{
    b->bounded = true;
    if (eat_word(p, "R")) { b->bounded = false; return true; }
    if (is_sign(now(p), "[") || is_sign(now(p), "(")) {
        b->open_lo = is_sign(now(p), "(");
        p->i++;
        p->inside++;
        if (!bound(p, &b->lo) || !(eat_sign(p, ",") || need_sign(p, ",", "between the ends")) || !bound(p, &b->hi))
            return false;
        p->inside--;
        b->open_hi = is_sign(now(p), ")");
        if (!eat_sign(p, ")") && !eat_sign(p, "]")) return expected(p, "] or ) to close the interval");
        return true;
    }
    if (eat_sign(p, "{")) {
        const node_t *value[ITEMS_MAX];
        p->inside++;
        do {
            if (b->n_among == ITEMS_MAX) return claim_fault(p->fault, now(p)->at, "more than %d values", ITEMS_MAX);
            if (!(value[b->n_among++] = parse_expr(p))) return false;
        } while (eat_sign(p, ","));
        p->inside--;
        b->among = node_of(p->A, b->at, NODE_GROUP, NULL, b->n_among, value)->part;
        return need_sign(p, "}", "to close the list");
    }
    b->integer = true;
    return parse_range(p, &b->lo, &b->hi) && whole_end(p, b->lo) && whole_end(p, b->hi);
}

static bool alphabets(parser_t *p, binder_t *b) { return names(p, &b->alphabets, &b->alphabet, NULL, "an alphabet"); }

static bool sorted(parser_t *p, binder_t *b, const char *word)
{
    relop_t op;
    if (strncmp(word, "variable", 8) == 0) {
        b->sort = SORT_VARIABLES;
        if (!eat_word(p, "on")) return true;
        return (b->letters = parse_power(p)) &&
               (eat_word(p, "letters") || expected(p, "letters: variables on M letters"));
    }
    if (strncmp(word, "law", 3) == 0) {
        b->sort = SORT_LAWS;
        return (eat_word(p, "on") || expected(p, "on and an alphabet")) && alphabets(p, b);
    }
    if (strncmp(word, "channel", 7) == 0) {
        b->sort = SORT_CHANNELS;
        return alphabets(p, b) && need_sign(p, "->", "and the alphabet of the output") &&
               (b->into = need_name(p, "an alphabet"));
    }
    if (strcmp(word, "on") == 0) {
        b->sort = SORT_TABLES;
        if (!alphabets(p, b)) return false;
        if (eat_word(p, "in")) return range(p, b);
        if (!is_relop(now(p), &op)) return true;
        if (op != IS_GT && op != IS_GE) return expected(p, "> or >=");
        p->i++;
        b->bounded = true;
        b->open_lo = op == IS_GT;
        return (b->lo = parse_expr(p)) != NULL;
    }
    b->sort = SORT_NUMBERS;
    return range(p, b);
}

static bool map(parser_t *p, binder_t *b)
{
    b->sort = SORT_MAPS;
    return names(p, &b->n, &b->name, &b->name_at, "a map's name") &&
           (eat_word(p, "on") || expected(p, "on and alphabets")) && alphabets(p, b) &&
           (eat_word(p, "into") || expected(p, "into and an alphabet")) && (b->into = need_name(p, "an alphabet"));
}

/* Where the word stands that says what the names at the cursor are; NULL where they are none. */
static const token_t *sort_word(const parser_t *p)
{
    static const char *const word[] = { "variables", "variable", "laws", "law", "channel", "channels", "on", "in" };
    size_t k = 0;
    while (ahead(p, k)->kind == TOKEN_NAME && is_sign(ahead(p, k + 1), ",")) k += 2;
    if (ahead(p, k)->kind != TOKEN_NAME) return NULL;
    for (size_t w = 0; w < sizeof word / sizeof *word; w++)
        if (is_word(ahead(p, k + 1), word[w])) return ahead(p, k + 1);
    return NULL;
}

static bool binder(parser_t *p, binder_t *b)
{
    const token_t *t = now(p);
    *b = (binder_t){ .at = t->at };
    if (is_word(t, "law") && ahead(p, 1)->kind == TOKEN_NAME && is_sign(ahead(p, 2), "(")) {
        p->i++;
        return factors(p, b);
    }
    if (is_word(t, "map") && ahead(p, 1)->kind == TOKEN_NAME) { p->i++; return map(p, b); }
    static const char *const prefix[] = { "table", "tables", "number", "numbers" };
    for (size_t k = 0; k < 4; k++)
        if (is_word(t, prefix[k]) && ahead(p, 1)->kind == TOKEN_NAME && p->i == (size_t)(t - p->tokens.token)) p->i++;
    const token_t *sort = sort_word(p);
    if (!sort || !names(p, &b->n, &b->name, &b->name_at, "a name"))
        return sort ? false : expected(p, "names and what they are");
    p->i++;
    return sorted(p, b, sort->text);
}

static bool at_binder(const parser_t *p)
{
    static const char *const prefix[] = { "law", "map", "table", "tables", "number", "numbers" };
    for (size_t k = 0; k < 6; k++)
        if (is_word(now(p), prefix[k]) && ahead(p, 1)->kind == TOKEN_NAME) return true;
    return sort_word(p) != NULL;
}

bool parse_binder_or_fact(parser_t *p)
{
    if (at_binder(p)) {
        binder_t b;
        if (!binder(p, &b)) return false;
        for (unsigned k = 0; k < b.n; k++)
            if (b.sort == SORT_NUMBERS || b.sort == SORT_VARIABLES) make_plain(p, b.name[k]);
            else make_callable(p, b.name[k]);
        return p->lemma->binders.n < ITEMS_MAX ? PUT(p, p->lemma->binders, b)
                                               : claim_fault(p->fault, b.at, "more than %d declarations", ITEMS_MAX);
    }
    fact_t f;
    if (!parse_fact(p, &f, false)) return false;
    return p->lemma->given.n < ITEMS_MAX ? PUT(p, p->lemma->given, f)
                                         : claim_fault(p->fault, f.at, "more than %d hypotheses", ITEMS_MAX);
}
