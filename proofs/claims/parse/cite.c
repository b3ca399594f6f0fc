/* SPDX-License-Identifier: MIT
**
** A reason that cites: by [link]: cite STEP, STEP so SUM | SUM; no step where hypotheses are enough.
**
** STEP is NAME(x = TERM, ..) given SUM given SUM: NAME a schema, a lemma's id, "ID#LINK", or [LINK] of this lemma. SUM
** is 0, or WEIGHT: i j + ..; i and j are steps from 1, or hypotheses h1, h2, ..
*/
#include "proofs/claims/parse/parts.h"

#include <stdlib.h>
#include <string.h>

enum { SUM_MAX = 32, STEPS_MAX = 48, GIVEN_MAX = 16, CASES_MAX = 16 };

static bool reference(parser_t *p, cite_product_t *x)
{
    const token_t *t = now(p);
    bool given = t->kind == TOKEN_NAME && *t->text == 'h';
    const char *digits = t->text + given;
    if ((t->kind != TOKEN_NUMBER && !given) || !*digits || strspn(digits, "0123456789") != strlen(digits) ||
        strlen(digits) > 3)
        return false;
    x->given[x->n] = given;
    x->at[x->n++] = (unsigned)atoi(digits);
    p->i++;
    return true;
}

static bool sum(parser_t *p, cite_sum_t *s)
{
    cite_product_t own[SUM_MAX];
    const token_t *then = ahead(p, 1);
    s->n = 0;
    if (now(p)->kind == TOKEN_NUMBER && strcmp(now(p)->text, "0") == 0 && !is_sign(then, ":")) { p->i++; return true; }
    do {
        if (s->n == SUM_MAX) return claim_fault(p->fault, now(p)->at, "more than %d relations in a sum", SUM_MAX);
        cite_product_t x = { .times = parse_product(p) };
        if (!x.times || !need_sign(p, ":", "behind a weight")) return false;
        if (!reference(p, &x)) return expected(p, "the number of a step, or h and that of a hypothesis");
        reference(p, &x);
        own[s->n++] = x;
    } while (eat_sign(p, "+"));
    cite_product_t *at = ARENA_ARRAY(p->A, cite_product_t, s->n);
    memcpy(at, own, s->n * sizeof *own);
    s->at = at;
    return true;
}

static const cite_sum_t *kept(parser_t *p, const cite_sum_t *s, unsigned n)
{
    cite_sum_t *own = ARENA_ARRAY(p->A, cite_sum_t, n + 1);
    memcpy(own, s, n * sizeof *s);
    return own;
}

/* (x = TERM, ..) */
static bool arguments(parser_t *p, cite_step_t *s)
{
    const char **name = ARENA_ARRAY(p->A, const char *, PARTS_MAX);
    const node_t **term = ARENA_ARRAY(p->A, const node_t *, PARTS_MAX);
    s->name = name;
    s->term = term;
    if (!eat_sign(p, "(")) return true;
    p->inside++;
    do {
        if (s->n == PARTS_MAX) return claim_fault(p->fault, now(p)->at, "more than %d terms", PARTS_MAX);
        if (!(name[s->n] = need_name(p, "a name of what is cited")) || !need_sign(p, "=", "behind it") ||
            !(term[s->n] = parse_expr(p)))
            return false;
        s->n++;
    } while (eat_sign(p, ","));
    p->inside--;
    return need_sign(p, ")", "behind the terms");
}

static bool step(parser_t *p, cite_step_t *s)
{
    cite_sum_t given[GIVEN_MAX];
    s->at = now(p)->at;
    s->own = is_sign(now(p), "[");
    if (s->own) { if (!parse_link_name(p, &s->of)) return false; }
    else if (now(p)->kind == TOKEN_STRING) { s->of = now(p)->text; p->i++; }
    else if (!(s->of = need_written(p, "what is cited"))) return false;
    if (!arguments(p, s)) return false;
    while (eat_word(p, "given")) {
        if (s->givens == GIVEN_MAX) return claim_fault(p->fault, now(p)->at, "more than %d hypotheses", GIVEN_MAX);
        if (!sum(p, &given[s->givens++])) return false;
    }
    s->given = kept(p, given, s->givens);
    return true;
}

const cite_t *parse_cite(parser_t *p)
{
    cite_t *C = ARENA_NEW(p->A, cite_t);
    cite_step_t *steps = ARENA_ARRAY(p->A, cite_step_t, STEPS_MAX);
    cite_sum_t part[CASES_MAX];
    *C = (cite_t){ .step = steps };
    if (!eat_word(p, "cite")) return NULL;
    if (!is_word(now(p), "so")) do {
        steps[C->steps] = (cite_step_t){ 0 };
        if (C->steps == STEPS_MAX - 1) {
            claim_fault(p->fault, now(p)->at, "more than %d steps", STEPS_MAX - 1);
            return NULL;
        }
        if (!step(p, &steps[C->steps++])) return NULL;
    } while (eat_sign(p, ","));
    if (!eat_word(p, "so")) { expected(p, ", and another step, or so and a sum"); return NULL; }
    do {
        if (C->parts == CASES_MAX) { claim_fault(p->fault, now(p)->at, "more than %d sums", CASES_MAX); return NULL; }
        if (!sum(p, &part[C->parts++])) return NULL;
    } while (eat_sign(p, "|"));
    C->part = kept(p, part, C->parts);
    if (!at_end_of_item(p)) { expected(p, "the end of the reason"); return NULL; }
    return C;
}
