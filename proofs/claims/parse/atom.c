/* SPDX-License-Identifier: MIT
**
** Numbers, names, applications, and the notation of information: H, I, Pr, E, divergences, sums over letters.
*/
#include "proofs/claims/parse/parts.h"
#include "numerics/base/rat.h"

#include <ctype.h>
#include <string.h>

static bool among(const char *name, const char *const *list)
{
    for (; *list; list++)
        if (is_text(name, *list)) return true;
    return false;
}

static const char *const PREFIX[] = {
    "log", "exp", "sqrt", "abs", "log2", "floor", "ceil", "tanh", "cosh", "sinh", NULL
};
static const char *const DIVERGENCE[] = { "KL",  "kl", "TV", "J",  "chi2",  "Hellinger2",
                                          "Hsq", "JS", "LC", "BC", "Renyi", NULL };
static const char *const OVER[] = { "sum", "prod", "max", "min", NULL };

static const node_t *made(parser_t *p, spot_t at, node_kind_t kind, const char *name, unsigned n,
                          const node_t *const *part)
{
    for (unsigned k = 0; k < n; k++)
        if (!part[k]) return NULL;
    return count_node(p) ? not_too_high(p, node_of(p->A, at, kind, name, n, part)) : NULL;
}

static bool open_bracket(parser_t *p, const char *sign)
{
    if (!need_sign(p, sign, "here")) return false;
    p->inside++;
    return true;
}

/* The bracket that is open at the cursor. */
static const token_t *opened(const parser_t *p)
{
    size_t deep = 1, k = p->i;
    while (k > 0 && deep > 0) {
        const token_t *t = &p->tokens.token[--k];
        deep += is_sign(t, ")") || is_sign(t, "]");
        deep -= is_sign(t, "(") || is_sign(t, "[");
    }
    return &p->tokens.token[k];
}

static const node_t *closed(parser_t *p, const char *sign, const node_t *x)
{
    if (!x) return NULL;
    spot_t from = opened(p)->at;
    const char *line = from.line == now(p)->at.line ? "" : arena_printf(p->A, "line %u, ", from.line);
    if (!is_sign(now(p), sign)) {
        need_sign(p, sign, arena_printf(p->A, "to close the bracket of %scolumn %u", line, from.column));
        return NULL;
    }
    p->i++;
    p->inside--;
    return x;
}

/* --- groups ------------------------------------------------------------------------------------------------------ */

static const node_t *item(parser_t *p)
{
    const token_t *t = now(p);
    const char *name = need_name(p, "a variable");
    if (!name || !count_node(p)) return NULL;
    if (!eat_sign(p, "=")) return node_name(p->A, t->at, NODE_NAME, name);
    const node_t *value = parse_atom(p);
    return made(p, t->at, NODE_FIX, name, 1, &value);
}

const node_t *parse_group(parser_t *p)
{
    const node_t *part[PARTS_MAX];
    spot_t at = now(p)->at;
    unsigned n = 0;
    do {
        if (n == PARTS_MAX) {
            claim_fault(p->fault, now(p)->at, "more than %d variables in a row", PARTS_MAX);
            return NULL;
        }
        if (!(part[n++] = item(p))) return NULL;
    } while (eat_sign(p, ","));
    return made(p, at, NODE_GROUP, NULL, n, part);
}

const node_t *parse_empty_group(parser_t *p) { return made(p, now(p)->at, NODE_GROUP, NULL, 0, NULL); }

static const node_t *given_group(parser_t *p) { return eat_sign(p, "|") ? parse_group(p) : parse_empty_group(p); }

/* Is what stands between the brackets a list of variables? Else H takes a law. */
static bool holds_group(const parser_t *p)
{
    const token_t *t = ahead(p, 1);
    return ahead(p, 0)->kind == TOKEN_NAME &&
           (is_sign(t, ")") || is_sign(t, "|") || is_sign(t, "=") || is_sign(t, ","));
}

static const node_t *entropy(parser_t *p, spot_t at)
{
    if (!open_bracket(p, "(")) return NULL;
    if (!holds_group(p)) {
        const node_t *law = closed(p, ")", parse_expr(p));
        return made(p, at, NODE_APPLY, "H", 1, &law);
    }
    const node_t *of = parse_group(p), *given = of ? given_group(p) : NULL;
    return closed(p, ")", made(p, at, NODE_ENTROPY, NULL, 2, (const node_t *const[]){ of, given }));
}

static const node_t *information(parser_t *p, spot_t at)
{
    const node_t *part[PARTS_MAX + 1];
    unsigned n = 0;
    if (!open_bracket(p, "(")) return NULL;
    do {
        if (n == PARTS_MAX) { claim_fault(p->fault, now(p)->at, "more than %d groups", PARTS_MAX); return NULL; }
        if (!(part[n++] = parse_group(p))) return NULL;
    } while (eat_sign(p, ";"));
    if (n < 2) { expected(p, "; and another group of variables"); return NULL; }
    part[n++] = given_group(p);
    return closed(p, ")", made(p, at, NODE_INFORMATION, NULL, n, part));
}

/* --- Pr, E, divergences ------------------------------------------------------------------------------------------- */

static const node_t *probability(parser_t *p, spot_t at)
{
    if (!open_bracket(p, "(")) return NULL;
    const node_t *part[2] = { parse_condition(p), NULL };
    if (!part[0]) return NULL;
    bool given = eat_sign(p, "|");
    if (given) part[1] = parse_condition(p);
    return closed(p, ")", made(p, at, NODE_PROB, NULL, given ? 2 : 1, part));
}

static const node_t *mean(parser_t *p, spot_t at)
{
    if (is_sign(now(p), "(")) {
        open_bracket(p, "(");
        const node_t *law = parse_expr(p);
        if (!law || !need_sign(p, ";", "and what the mean is of: E(P; f)")) return NULL;
        return closed(p, ")", made(p, at, NODE_MEAN_UNDER, NULL, 2, (const node_t *const[]){ law, parse_expr(p) }));
    }
    if (!open_bracket(p, "[")) return NULL;
    const node_t *part[2] = { parse_expr(p), NULL };
    if (!part[0]) return NULL;
    if (is_sign(now(p), ";")) {
        expected(p, "] of a mean over the variables; under a law P it is E(P; f), in round brackets");
        return NULL;
    }
    bool given = eat_sign(p, "|");
    if (given) part[1] = parse_condition(p);
    return closed(p, "]", made(p, at, NODE_MEAN, NULL, given ? 2 : 1, part));
}

static const node_t *divergence(parser_t *p, spot_t at, const char *name)
{
    const node_t *order = NULL, *part[3] = { NULL };
    bool renyi = strcmp(name, "Renyi") == 0;
    if (renyi && is_sign(now(p), "[")) {
        if (!open_bracket(p, "[")) return NULL;
        if (!(order = closed(p, "]", parse_expr(p)))) return NULL;
    }
    if (!open_bracket(p, "(")) return NULL;
    part[0] = parse_expr(p);
    if (part[0] && renyi && !order && eat_sign(p, ";")) { order = part[0]; part[0] = parse_expr(p); }
    if (!part[0]) return NULL;
    if (renyi && !order) { expected(p, "the order: Renyi[a](P||Q)"); return NULL; }
    if (!eat_sign(p, "||") && !eat_sign(p, ",")) { expected(p, "|| and the second law"); return NULL; }
    part[1] = parse_expr(p);
    unsigned n = 2;
    if (part[1] && eat_sign(p, "|")) part[n++] = parse_expr(p);
    node_t *x = (node_t *)closed(p, ")", made(p, at, NODE_DIVERGENCE, name, n, part));
    if (x) x->order = order;
    return x;
}

/* --- sums over letters and ranges --------------------------------------------------------------------------------- */

static const node_t *over(parser_t *p, spot_t at, const char *name)
{
    bound_t bound[PARTS_MAX];
    const node_t *part[3];
    unsigned n = parse_bounds(p, bound), parts = 0;
    if (!n) return NULL;
    if (eat_word(p, "in")) {
        if (n > 1) { claim_fault(p->fault, bound[1].at, "one index of a range at a time"); return NULL; }
        if (!parse_range(p, &part[0], &part[1])) return NULL;
        if (!part[1]) {
            claim_fault(p->fault, at, "a %s without end is not decided; expected lo .. hi", name);
            return NULL;
        }
        parts = 2;
    }
    if (!need_sign(p, ":", "and what it is of, or in lo..hi")) return NULL;
    if (++p->depth > DEPTH_MAX) { claim_fault(p->fault, at, "brackets nested deeper than %d", DEPTH_MAX); return NULL; }
    part[parts++] = parse_product(p);
    p->depth--;
    node_t *x = (node_t *)made(p, at, NODE_OVER, name, parts, part);
    if (!x) return NULL;
    bound_t *own = ARENA_ARRAY(p->A, bound_t, n);
    memcpy(own, bound, n * sizeof *own);
    x->bound = own;
    x->bounds = n;
    return x;
}

/* --- names and applications --------------------------------------------------------------------------------------- */

static const node_t *group_of(parser_t *p, spot_t at, unsigned n, const node_t *const *part)
{
    for (unsigned k = 0; k < n; k++)
        if (part[k]->kind != NODE_NAME) {
            claim_fault(p->fault, part[k]->at, "expected a letter's name before or after |");
            return NULL;
        }
    return made(p, at, NODE_GROUP, NULL, n, part);
}

/* name(x, ..), name(x, .. | y, ..). */
static const node_t *application(parser_t *p, spot_t at, const char *name)
{
    const node_t *part[PARTS_MAX];
    unsigned n = 0;
    if (!open_bracket(p, "(")) return NULL;
    do {
        if (n == PARTS_MAX) { claim_fault(p->fault, now(p)->at, "more than %d arguments", PARTS_MAX); return NULL; }
        if (!(part[n++] = parse_expr(p))) return NULL;
    } while (eat_sign(p, ","));
    if ((is_sign(now(p), "||") || is_sign(now(p), ";")) && advised_call(p, at, name)) return NULL;
    if (!eat_sign(p, "|")) return closed(p, ")", made(p, at, NODE_APPLY, name, n, part));
    const node_t *of = group_of(p, at, n, part), *given = of ? parse_group(p) : NULL;
    return closed(p, ")", made(p, at, NODE_MASS, name, 2, (const node_t *const[]){ of, given }));
}

/* tilt(P,r)(y): the letters that a definition is taken at come as a second list. */
static const node_t *applications(parser_t *p, spot_t at, const char *name)
{
    const node_t *x = application(p, at, name);
    if (!x || x->kind != NODE_APPLY || !is_sign(now(p), "(") || now(p)->spaced || !is_callable(p, name)) return x;
    const node_t *taken = application(p, at, name), *group = taken ? group_of(p, at, taken->n, taken->part) : NULL;
    const node_t *part[PARTS_MAX];
    if (!group || x->n + 1 > PARTS_MAX) return NULL;
    for (unsigned k = 0; k < x->n; k++) part[k] = x->part[k];
    part[x->n] = group;
    return made(p, at, NODE_APPLY, name, x->n + 1, part);
}

static const node_t *conditional(parser_t *p, spot_t at)
{
    bool call = is_sign(now(p), "(") && !now(p)->spaced && !is_word(now(p), "if");
    const node_t *part[3] = { NULL };
    if (call) {
        /* if(condition, a, b): the condition is one relation, as a comma ends it */
        p->i++;
        p->inside++;
        unsigned inside = p->inside;
        p->inside = 0;
        part[0] = parse_condition(p);
        p->inside = inside;
        if (!part[0] || !need_sign(p, ",", "and what holds then: if(condition, a, b)") || !(part[1] = parse_expr(p)))
            return NULL;
        if (!need_sign(p, ",", "and what holds else: if(condition, a, b)") || !(part[2] = parse_expr(p))) return NULL;
        return closed(p, ")", made(p, at, NODE_IF, NULL, 3, part));
    }
    if (!(part[0] = parse_condition(p))) return NULL;
    if (!eat_word(p, "then")) { expected(p, "then"); return NULL; }
    if (!(part[1] = parse_expr(p))) return NULL;
    if (!eat_word(p, "else")) { expected(p, "else"); return NULL; }
    part[2] = parse_expr(p);
    return made(p, at, NODE_IF, NULL, 3, part);
}

/* log p/q, close together, is (log p)/q here and log(p/q) to many: parentheses tell. log 2/m is read in one way. */
static bool whole_before_slash(parser_t *p, const char *name, const token_t *argument, const node_t *x)
{
    bool close = is_sign(now(p), "/") && !now(p)->spaced && !ahead(p, 1)->spaced,
         number = x->kind == NODE_NUMBER && mpq_cmp_ui(x->number, 1, 1) != 0,
         plain = x->kind == NODE_NUMBER || x->kind == NODE_NAME || x->kind == NODE_APPLY || x->kind == NODE_POW ||
                 x->kind == NODE_MASS || x->kind == NODE_SIZE;
    return number || !plain || is_sign(argument, "(") || !close || among(argument->text, PREFIX) ||
           claim_fault(p->fault, now(p)->at, "what %s is of may end before / or behind it, expected parentheses: %s(a)/b or "
                       "%s(a/b)", name, name, name);
}

static const node_t *named(parser_t *p)
{
    const token_t *t = now(p), *next = ahead(p, 1);
    const char *name = t->text;
    bool call = is_sign(next, "("), close = call && !next->spaced;
    p->i++;
    if (call && is_callable(p, name)) {
        if (close) return applications(p, t->at, name);
        return made(p, t->at, NODE_NAME, name, 0, NULL);
    }
    if (strcmp(name, "if") == 0) return conditional(p, t->at);
    if (among(name, OVER) && next->kind == TOKEN_NAME) return over(p, t->at, name);
    if (among(name, PREFIX)) {
        if (++p->depth > DEPTH_MAX) {
            claim_fault(p->fault, t->at, "brackets nested deeper than %d", DEPTH_MAX);
            return NULL;
        }
        const node_t *x = close ? parse_atom(p) : parse_power(p); /* log(x)^2 is (log x)^2, log x^2 is log(x^2) */
        p->depth--;
        if (x && !close && !whole_before_slash(p, name, next, x)) return NULL;
        return made(p, t->at, NODE_APPLY, name, 1, &x);
    }
    if (strcmp(name, "H") == 0 && call) return entropy(p, t->at);
    if (strcmp(name, "I") == 0 && call) return information(p, t->at);
    if (strcmp(name, "Pr") == 0 && call) return probability(p, t->at);
    if (strcmp(name, "E") == 0 && (call || is_sign(next, "["))) return mean(p, t->at);
    if (among(name, DIVERGENCE) && (close || (strcmp(name, "Renyi") == 0 && is_sign(next, "["))))
        return divergence(p, t->at, name);
    for (unsigned k = p->plain.n; k-- > 0;)
        if (is_text(p->plain.at[k], name)) return made(p, t->at, NODE_NAME, name, 0, NULL);
    if (advised_name(p, t, next)) return NULL;
    return close ? application(p, t->at, name) : made(p, t->at, NODE_NAME, name, 0, NULL);
}

static const node_t *number(parser_t *p)
{
    const token_t *t = now(p);
    mpq_srcptr *digit = isdigit((unsigned char)t->text[0]) && !t->text[1] ? &p->digit[t->text[0] - '0'] : NULL;
    mpq_srcptr q = digit ? *digit : NULL;
    if (!q) {
        mpq_ptr own = arena_mpq(p->A, 1);
        const char *wrong = rat_read(own, t->text, strlen(t->text));
        if (wrong) { claim_fault(p->fault, t->at, "%s", wrong); return NULL; }
        q = own;
        if (digit) *digit = q;
    }
    p->i++;
    return count_node(p) ? node_number(p->A, t->at, q, t->text) : NULL;
}

static const node_t *bracketed(parser_t *p)
{
    const node_t *part[PARTS_MAX];
    spot_t at = now(p)->at;
    unsigned n = 0;
    p->i++;
    p->inside++;
    do {
        if (n == PARTS_MAX) {
            claim_fault(p->fault, now(p)->at, "more than %d numbers in a row", PARTS_MAX);
            return NULL;
        }
        if (!(part[n++] = parse_expr(p))) return NULL;
    } while (eat_sign(p, ","));
    node_t *x = (node_t *)closed(p, ")", n == 1 ? part[0] : made(p, at, NODE_TUPLE, NULL, n, part));
    if (x) x->closed = true;
    return x;
}

bool at_size(const parser_t *p)
{
    return is_sign(now(p), "|") && ahead(p, 1)->kind == TOKEN_NAME && is_sign(ahead(p, 2), "|");
}

const node_t *parse_atom(parser_t *p)
{
    const token_t *t = now(p);
    if (t->kind == TOKEN_NUMBER) return number(p);
    if (is_sign(t, "(")) return bracketed(p);
    if (is_sign(t, "[")) {
        open_bracket(p, "[");
        const node_t *condition = closed(p, "]", parse_condition(p));
        return made(p, t->at, NODE_BRACKET, NULL, 1, &condition);
    }
    if (at_size(p)) {
        p->i += 3;
        return made(p, t->at, NODE_SIZE, (t + 1)->text, 0, NULL);
    }
    if (t->kind == TOKEN_NAME && !at_clause(p)) return named(p);
    expected(p, advice_of_atom(p));
    return NULL;
}
