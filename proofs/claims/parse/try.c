/* SPDX-License-Identifier: MIT
**
** Families by hand, and tables.
*/
#include "proofs/claims/parse/parts.h"

#include <stdlib.h>
#include <string.h>

/* A name, p(y|x) as it is declared, |X|. */
static const char *target(parser_t *p)
{
    size_t from = p->i;
    if (is_sign(now(p), "|")) {
        p->i++;
        const char *name = need_name(p, "an alphabet");
        return name && need_sign(p, "|", "after the alphabet") ? arena_printf(p->A, "|%s|", name) : NULL;
    }
    const char *name = need_name(p, "what is set: a number, a law, a table, a factor p(y|x) or |X|");
    if (!name || !eat_sign(p, "(")) return name;
    while (now(p)->kind != TOKEN_END && !is_sign(now(p), ")")) p->i++;
    if (!need_sign(p, ")", "after the letters")) return NULL;
    char *text = (char *)source_text(p, from), *end = text; /* without blanks, as the parameter is called */
    for (char *c = text; *c; c++)
        if (*c != ' ') *end++ = *c;
    *end = 0;
    return text;
}

static bool assignment(parser_t *p, assign_t *a)
{
    const node_t *value[ITEMS_MAX];
    *a = (assign_t){ .at = now(p)->at };
    if (!(a->name = target(p))) return false;
    if (eat_sign(p, "=")) {
        if (!(value[a->n++] = parse_expr(p))) return false;
    } else if (eat_word(p, "in")) {
        if (eat_sign(p, "{")) {
            p->inside++;
            do {
                if (a->n == ITEMS_MAX) return claim_fault(p->fault, now(p)->at, "more than %d values", ITEMS_MAX);
                if (!(value[a->n++] = parse_expr(p))) return false;
            } while (eat_sign(p, ","));
            p->inside--;
            if (!need_sign(p, "}", "to close the list")) return false;
        } else {
            if (!parse_range(p, &value[0], &value[1])) return false;
            if (!value[1]) return claim_fault(p->fault, a->at, "a list of values has an end; expected lo .. hi");
            a->n = 2;
            a->range = true;
        }
    } else return expected(p, "= or in");
    a->value = node_of(p->A, a->at, NODE_GROUP, NULL, a->n, value)->part;
    return true;
}

static bool assignments(parser_t *p, try_t *t)
{
    assign_t list[PARTS_MAX];
    do {
        if (t->n == PARTS_MAX) return claim_fault(p->fault, now(p)->at, "more than %d parameters set", PARTS_MAX);
        if (!assignment(p, &list[t->n++])) return false;
    } while (eat_sign(p, ","));
    assign_t *own = ARENA_ARRAY(p->A, assign_t, t->n);
    memcpy(own, list, t->n * sizeof *own);
    t->assign = own;
    return true;
}

static bool count(parser_t *p, try_t *t, const char *what)
{
    if (now(p)->kind != TOKEN_NUMBER) return what ? expected(p, what) : true;
    char *end;
    t->count = strtoul(now(p)->text, &end, 10);
    if (*end || strlen(now(p)->text) > 7 || t->count == 0)
        return claim_fault(p->fault, now(p)->at, "expected a whole number from 1 to 9999999, found %.40s",
                           now(p)->text);
    p->i++;
    return true;
}

static bool sweep(parser_t *p, try_t *t)
{
    t->kind = TRY_SWEEP;
    if (!(t->over = need_name(p, "the index of the sweep")) || !(eat_word(p, "in") || expected(p, "in and a range")))
        return false;
    if (!parse_range(p, &t->lo, &t->hi)) return false;
    if (!t->hi) return claim_fault(p->fault, t->at, "a sweep has an end; expected lo .. hi");
    return need_sign(p, ":", "and what is set") && assignments(p, t);
}

static bool at_random(parser_t *p, try_t *t)
{
    t->kind = TRY_RANDOM;
    if (!count(p, t, NULL)) return false;
    for (;;) {
        if (eat_word(p, "letters")) {
            if (!parse_range(p, &t->letters_lo, &t->letters_hi)) return false;
            if (!t->letters_hi) return claim_fault(p->fault, t->at, "alphabets have an end; expected lo .. hi");
        } else if (eat_word(p, "denominators")) {
            if (!(t->denominators = parse_expr(p))) return false;
        } else break;
    }
    return !eat_sign(p, ":") || assignments(p, t);
}

bool parse_rows(parser_t *p, try_t *t)
{
    *t = (try_t){ .at = now(p)->at };
    return sweep(p, t);
}

/* A family's word, or what is set: NAME = .., NAME in .., p(y|x) = .. */
static bool known_family(parser_t *p)
{
    static const char *const word[] = { "random", "sweep", "grid", "points", "corners", "decoders.corners", "uniform",
        "point", "symmetric", "bec", "noiseless", "useless", "merge", "map" };
    const token_t *t = now(p), *next = ahead(p, 1);
    if (t->kind != TOKEN_NAME || is_word(t, "corners") || is_sign(next, "=") || is_sign(next, "(") ||
        is_word(next, "in") || is_word(t, "law"))
        return true;
    return claim_fault(p->fault, t->at,
                       "%s is no family, expected random, sweep, grid, points, corners, a constructor (symmetric, bec, "
                       "..) or NAME = VALUE%s", t->text,
                       did_you_mean(p->A, t->text, word, sizeof word / sizeof *word));
}

static bool sets_follow(const token_t *t) { return is_sign(t, "=") || is_word(t, "in"); }

/* symmetric, symmetric(M,e): and no parameter of that name that is set, z = 1, z(y|x) = .. */
static bool at_constructor(const parser_t *p)
{
    static const char *const made[] = { "uniform", "useless", "noiseless", "symmetric", "bec",
                                        "z",       "merge",   "point",     "map" };
    size_t k = 0, deep = 0, last = sizeof made / sizeof *made;
    while (k < last && !is_word(now(p), made[k])) k++;
    if (k == last) return false;
    for (k = 1; ahead(p, k)->kind != TOKEN_END; k++) {
        if (is_sign(ahead(p, k), "(")) deep++;
        else if (deep && is_sign(ahead(p, k), ")")) deep--;
        else if (!deep) break;
    }
    return !sets_follow(ahead(p, k));
}

static bool constructor(parser_t *p, try_t *t)
{
    const node_t *arg[2];
    t->kind = TRY_MADE;
    t->over = now(p)->text;
    p->i++;
    if (eat_sign(p, "(")) {
        p->inside++;
        do {
            if (t->args == 2) return claim_fault(p->fault, now(p)->at, "%s takes at most two numbers", t->over);
            if (!(arg[t->args++] = parse_expr(p))) return false;
        } while (eat_sign(p, ","));
        p->inside--;
        if (!need_sign(p, ")", "after the numbers")) return false;
        t->arg = node_of(p->A, t->at, NODE_GROUP, NULL, t->args, arg)->part;
    }
    return at_end_of_item(p) || assignments(p, t);
}

static bool decoders(parser_t *p, try_t *t)
{
    t->kind = TRY_DECODERS;
    p->i += 3;
    return at_end_of_item(p) || assignments(p, t);
}

bool parse_try(parser_t *p, try_t *t)
{
    *t = (try_t){ .at = now(p)->at };
    if (now(p)->kind == TOKEN_STRING) {
        t->name = now(p)->text;
        p->i++;
        if (!need_sign(p, ":", "after what the family is called")) return false;
    }
    if (is_word(now(p), "random") && !is_sign(ahead(p, 1), "=")) { p->i++; return at_random(p, t); }
    if (is_word(now(p), "sweep") && ahead(p, 1)->kind == TOKEN_NAME) { p->i++; return sweep(p, t); }
    if (is_word(now(p), "grid") && ahead(p, 1)->kind == TOKEN_NUMBER) {
        p->i++;
        t->kind = TRY_GRID;
        return count(p, t, "how many steps");
    }
    if (is_word(now(p), "points") && ahead(p, 1)->kind == TOKEN_NAME) {
        p->i++;
        t->kind = TRY_POINTS;
        t->over = need_name(p, "a law");
        return true;
    }
    if (at_constructor(p)) return constructor(p, t);
    if (is_word(now(p), "decoders") && is_sign(ahead(p, 1), ".") && is_word(ahead(p, 2), "corners"))
        return decoders(p, t);
    t->kind = TRY_CORNERS;
    if (!known_family(p)) return false;
    if (is_word(now(p), "corners")) { p->i++; if (at_end_of_item(p)) return true; }
    if (is_word(now(p), "law") && ahead(p, 1)->kind == TOKEN_NAME) p->i++;
    return assignments(p, t);
}
