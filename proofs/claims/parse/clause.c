/* SPDX-License-Identifier: MIT
**
** The clauses of a lemma, each by its first word.
*/
#include "proofs/claims/parse/parts.h"

#include <string.h>

/* item {; item}, up to the next clause. */
static bool items(parser_t *p, bool (*item)(parser_t *p))
{
    do {
        if (at_clause(p)) return true;
        if (!item(p)) return false;
    } while (eat_sign(p, ";"));
    return true;
}

/* --- let ---------------------------------------------------------------------------------------------------------- */

static bool name_list(parser_t *p, unsigned *n, const char *const **list)
{
    const char *found[PARTS_MAX];
    do {
        spot_t at = now(p)->at;
        if (*n == PARTS_MAX) return claim_fault(p->fault, at, "more than %d arguments", PARTS_MAX);
        if (!(found[*n] = need_name(p, "an argument's name"))) return false;
        for (unsigned k = 0; k < *n; k++)
            if (strcmp(found[k], found[*n]) == 0)
                return claim_fault(p->fault, at, "a second argument %s, expected another name", found[k]);
        ++*n;
    } while (eat_sign(p, ","));
    const char **own = ARENA_ARRAY(p->A, const char *, *n);
    memcpy(own, found, *n * sizeof *own);
    *list = own;
    return need_sign(p, ")", "after the arguments");
}

/* Is the term a function of letters that it does not bind: does it name a law or a table bare? */
static bool is_function(const parser_t *p, const node_t *x)
{
    if (x->kind == NODE_NAME) return is_callable(p, x->name);
    if (x->kind == NODE_MEAN_UNDER || x->kind == NODE_DIVERGENCE || x->kind == NODE_ENTROPY ||
        x->kind == NODE_INFORMATION)
        return false;
    if (x->kind == NODE_APPLY && x->n == 1 && (strcmp(x->name, "max") == 0 || strcmp(x->name, "min") == 0))
        return false;
    for (unsigned k = 0; k < x->n; k++)
        if (is_function(p, x->part[k])) return true;
    return false;
}

bool parse_let(parser_t *p, let_t *let, bool def)
{
    *let = (let_t){ .at = now(p)->at };
    let->law = is_word(now(p), "law") && ahead(p, 1)->kind == TOKEN_NAME;
    if (let->law) p->i++;
    if (!(let->name = need_name(p, def ? "the name of the definition" : "a name"))) return false;
    if (eat_sign(p, "(") && !name_list(p, &let->args, &let->arg)) return false;
    if (eat_sign(p, "(") && !name_list(p, &let->letters, &let->letter)) return false;
    if (!need_sign(p, "=", "and what it is")) return false;
    unsigned callable = p->callable.n, plain = p->plain.n;
    /* chi(p,q): what an argument is, its uses say */
    for (unsigned k = 0; k < let->args; k++) make_plain(p, let->arg[k]);
    if (let->letters) for (unsigned k = 0; k < let->args; k++) make_callable(p, let->arg[k]);
    let->body = parse_expr(p);
    p->callable.n = callable;
    p->plain.n = plain;
    if (!let->body) return false;
    if (now(p)->kind == TOKEN_TEX) { let->tex = now(p)->text; p->i++; }
    if (let->args || let->law || is_function(p, let->body)) make_callable(p, let->name);
    else make_plain(p, let->name);
    return true;
}

static bool lets(parser_t *p)
{
    do {
        let_t let;
        if (!parse_let(p, &let, false)) return false;
        if (p->lemma->lets.n == ITEMS_MAX) return claim_fault(p->fault, let.at, "more than %d definitions", ITEMS_MAX);
        PUT(p, p->lemma->lets, let);
        if (is_sign(now(p), ",")) return expected(p, "; and another definition, or a clause");
        eat_sign(p, ";");
    } while (!at_clause(p));
    return true;
}

/* --- claims, equality --------------------------------------------------------------------------------------------- */

static bool facts(parser_t *p, unsigned *n, const fact_t **list, bool colon_ends)
{
    fact_t found[PARTS_MAX];
    if (*n) memcpy(found, *list, *n * sizeof *found); /* those of a `given` before */
    do {
        if (*n == PARTS_MAX) return claim_fault(p->fault, now(p)->at, "more than %d hypotheses", PARTS_MAX);
        if (!parse_fact(p, &found[*n], colon_ends)) return false;
        ++*n;
    } while (eat_sign(p, ";") && !at_clause(p));
    fact_t *own = ARENA_ARRAY(p->A, fact_t, *n);
    memcpy(own, found, *n * sizeof *own);
    *list = own;
    return true;
}

bool parse_claim(parser_t *p, claim_role_t role)
{
    claim_t c = { .at = now(p)->at, .role = role };
    for (;;) {
        if (is_word(now(p), "for") && is_word(ahead(p, 1), "each")) {
            bound_t bound[PARTS_MAX];
            if (c.eaches)
                return claim_fault(p->fault, now(p)->at,
                                   "a second `for each`, expected all letters behind one: for each x, y:");
            p->i += 2;
            if (!(c.eaches = parse_bounds(p, bound))) return false;
            bound_t *own = ARENA_ARRAY(p->A, bound_t, c.eaches);
            memcpy(own, bound, c.eaches * sizeof *own);
            c.each = own;
        } else if (is_word(now(p), "given")) {
            p->i++;
            if (!facts(p, &c.givens, &c.given, true)) return false;
        } else break;
        if (!eat_sign(p, ",") && !need_sign(p, ":", "and the chain")) return false;
    }
    if (advised_guard(p) || !parse_chain(p, &c.chain)) return false;
    if (p->lemma->claims.n == ITEMS_MAX) return claim_fault(p->fault, c.at, "more than %d claims", ITEMS_MAX);
    return PUT(p, p->lemma->claims, c);
}

static bool equality(parser_t *p)
{
    equality_t e = { .at = now(p)->at };
    if (is_sign(now(p), "[") && !parse_link_name(p, &e.link)) return false;
    if (eat_word(p, "iff")) e.when = WHEN_IFF;
    else if (eat_word(p, "only")) { e.when = WHEN_ONLY_IF; if (!eat_word(p, "if")) return expected(p, "if"); }
    else if (eat_word(p, "if")) e.when = WHEN_IF;
    else return expected(p, "iff, if or only if");
    return facts(p, &e.n, &e.fact, false) && PUT(p, p->lemma->equalities, e);
}

/* --- by, expect, uses, table -------------------------------------------------------------------------------------- */

static bool reason(parser_t *p)
{
    claim_reason_t r = { .at = now(p)->at };
    if (is_sign(now(p), "[")) {
        if (!parse_link_name(p, &r.link)) return false;
        eat_sign(p, ":");
    }
    size_t from = p->i;
    if (is_word(now(p), "cite") && !(r.cite = parse_cite(p))) return false;
    if (is_word(now(p), "points") && is_sign(ahead(p, 1), "{") && !(r.points = parse_points(p))) return false;
    if (is_word(now(p), "means") && is_sign(ahead(p, 1), "{") && !(r.means = parse_means(p))) return false;
    while (!at_end_of_item(p)) p->i++;
    r.text = source_text(p, from);
    return *r.text ? PUT(p, p->lemma->reasons, r) : expected(p, "a reason");
}

static bool mend(parser_t *p)
{
    mend_t m = { .at = now(p)->at };
    if (!is_sign(now(p), "[")) return expected(p, "a link in brackets");
    if (!parse_link_name(p, &m.link)) return false;
    if (eat_word(p, "by") && !parse_link_name(p, &m.by)) return false;
    if (now(p)->kind != TOKEN_STRING) return expected(p, "what is changed, in \"..\"");
    m.text = now(p)->text;
    p->i++;
    return PUT(p, p->lemma->mends, m);
}

/* A number in print, in words, and its links. */
static bool result(parser_t *p)
{
    number_t r = { .at = now(p)->at };
    number_link_t list[PARTS_MAX];
    if (now(p)->kind != TOKEN_STRING) return expected(p, "a number in \"..\"");
    r.number = now(p)->text;
    p->i++;
    if (now(p)->kind == TOKEN_STRING) { r.title = now(p)->text; p->i++; }
    do {
        number_link_t l = { .at = now(p)->at };
        if (!is_sign(now(p), "[")) return expected(p, "a link in brackets");
        if (r.n == PARTS_MAX) return claim_fault(p->fault, l.at, "more than %d links", PARTS_MAX);
        if (!parse_link_name(p, &l.link)) return false;
        if (eat_word(p, "if")) {
            if (now(p)->kind != TOKEN_STRING) return expected(p, "a reading in \"..\"");
            l.reading = now(p)->text;
            p->i++;
        }
        list[r.n++] = l;
    } while (eat_sign(p, ","));
    if (eat_word(p, "uses") && !(r.uses = need_written(p, "a lemma's id"))) return false;
    number_link_t *own = ARENA_ARRAY(p->A, number_link_t, r.n);
    r.link = memcpy(own, list, r.n * sizeof *own);
    return PUT(p, p->lemma->results, r);
}

static bool expectation(parser_t *p)
{
    static const char *const word[] = { "proved", "holds", "refuted", "undecided" };
    expect_t e = { .at = now(p)->at };
    for (unsigned k = 0; k < 4; k++)
        if (is_word(now(p), word[k])) {
            p->i++;
            e.verdict = (expected_t)k;
            if (is_sign(now(p), "[") && !parse_link_name(p, &e.link)) return false;
            return PUT(p, p->lemma->expects, e);
        }
    return expected(p, "proved, holds, refuted or undecided");
}

/* An id, or "ID#LINK" of one link alone. */
static bool uses(parser_t *p)
{
    do {
        use_t use = { .at = now(p)->at };
        bool link = now(p)->kind == TOKEN_STRING && strchr(now(p)->text, '#');
        use.id = link ? now(p)->text : need_written(p, "a lemma's id");
        if (link) p->i++;
        if (!use.id) return false;
        PUT(p, p->lemma->uses, use);
    } while (eat_sign(p, ","));
    return true;
}

static bool columns(parser_t *p, table_t *t)
{
    column_node_t list[PARTS_MAX];
    do {
        if (t->n == PARTS_MAX) return claim_fault(p->fault, now(p)->at, "more than %d columns", PARTS_MAX);
        list[t->n] = (column_node_t){ .term = parse_expr(p) };
        if (!list[t->n].term) return false;
        if (now(p)->kind == TOKEN_TEX) { list[t->n].tex = now(p)->text; p->i++; }
        list[t->n].up = eat_word(p, "up");
        t->n++;
    } while (eat_sign(p, ","));
    column_node_t *own = ARENA_ARRAY(p->A, column_node_t, t->n);
    memcpy(own, list, t->n * sizeof *own);
    t->column = own;
    return true;
}

/* Those of an earlier table of the lemma. */
static bool columns_of(parser_t *p, table_t *t)
{
    spot_t at = now(p)->at;
    const char *slug = need_written(p, "a table's name"),
               **known = ARENA_ARRAY(p->A, const char *, p->lemma->tables.n + 1);
    if (!slug) return false;
    for (unsigned k = 0; k < p->lemma->tables.n; k++) {
        const table_t *own = &p->lemma->tables.at[k];
        known[k] = own->slug;
        if (strcmp(own->slug, slug) != 0) continue;
        t->n = own->n;
        t->column = own->column;
        return true;
    }
    return claim_fault(p->fault, at, "no table above is called %s%s", slug,
                       did_you_mean(p->A, slug, known, p->lemma->tables.n));
}

static bool table(parser_t *p)
{
    table_t t = { .at = now(p)->at };
    size_t from = p->i;
    t.data = eat_word(p, "data");
    if (t.data && now(p)->kind != TOKEN_NAME) { t.data = false; p->i = from; } /* one that is called data */
    if (!(t.slug = need_written(p, "a table's name"))) return false;
    size_t n = strlen(t.slug);
    if (t.slug[n - 1] == ':') { t.slug = arena_printf(p->A, "%.*s", (int)n - 1, t.slug); p->i--; }
    if (now(p)->kind == TOKEN_STRING) { t.caption = now(p)->text; p->i++; }
    if (!need_sign(p, ":", "and its rows") || !parse_rows(p, &t.rows)) return false;
    if (eat_word(p, "columns") && !(eat_word(p, "of") ? columns_of(p, &t) : columns(p, &t))) return false;
    return PUT(p, p->lemma->tables, t);
}

static bool family(parser_t *p)
{
    try_t t;
    if (!parse_try(p, &t)) return false;
    return p->lemma->tries.n < 14 ? PUT(p, p->lemma->tries, t) : claim_fault(p->fault, t.at, "more than 14 families");
}

static bool say(parser_t *p)
{
    if (now(p)->kind != TOKEN_STRING) return expected(p, "a sentence in \"..\"");
    p->lemma->say = now(p)->text;
    p->i++;
    return true;
}

/* Where another lemma begins. */
static bool begins_another(const token_t *t)
{
    static const char *const head[] = { "lemma", "theorem", "corollary", "proposition", "paper", "def", "include" };
    for (size_t k = 0; k < sizeof head / sizeof *head; k++)
        if (is_word(t, head[k])) return true;
    return false;
}

static const char *const clauses[] = { "for", "given", "let",    "claim", "step", "ours", "equality", "by", "mend",
                                       "try", "break", "expect", "table", "uses", "say",  "result", "end", NULL };

static bool clause(parser_t *p)
{
    const token_t *t = now(p);
    p->i++;
    if (is_word(t, "for") || is_word(t, "given")) return items(p, parse_binder_or_fact);
    if (is_word(t, "let")) return lets(p);
    if (is_word(t, "claim")) return parse_claim(p, ROLE_STATEMENT);
    if (is_word(t, "step") || is_word(t, "ours")) {
        if (!eat_word(p, "claim")) return expected(p, "claim");
        return parse_claim(p, is_word(t, "step") ? ROLE_STEP : ROLE_OURS);
    }
    if (is_word(t, "break")) return parse_claim(p, ROLE_BREAK);
    if (is_word(t, "equality")) return equality(p);
    if (is_word(t, "by")) return items(p, reason);
    if (is_word(t, "mend")) return items(p, mend);
    if (is_word(t, "result")) return items(p, result);
    if (is_word(t, "try")) { p->lemma->only |= eat_word(p, "only"); return items(p, family); }
    if (is_word(t, "expect")) return items(p, expectation);
    if (is_word(t, "uses")) return uses(p);
    if (is_word(t, "table")) return table(p);
    if (is_word(t, "say")) return say(p);
    p->i--;
    if (!t->first && t->kind == TOKEN_NAME && t->at.line == p->lemma->at.line)
        return expected(p, "a title in \"..\", or a clause: a lemma's name is one word");
    if (begins_another(t))
        return claim_fault(p->fault, t->at, "%s %s, of line %u, has no end: `end` is expected before this",
                           p->lemma->kind, p->lemma->slug, p->lemma->at.line);
    return expected_word(p,
                         "a clause of the lemma (for, given, let, claim, step claim, ours claim, equality, by, mend, "
                         "result, try, break, expect, table, uses, say) "
                         "or end",
                         clauses);
}

bool parse_lemma_clause(parser_t *p)
{
    const char *word = now(p)->text;
    if (!clause(p)) return false;
    eat_sign(p, ";");
    if (at_clause(p)) return true;
    return expected_word(p, advice_behind(p, word), clauses);
}
