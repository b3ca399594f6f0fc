/* SPDX-License-Identifier: MIT
**
** A reason at letters: by [link]: points BLOCK.
**
** BLOCK is { STEP ; .. END }, STEP is LABEL = RULE(ARGUMENT, ..) by SUM by SUM BLOCK, the label, sums and block where
** the rule has them; an argument is a term, or two with a relation between them; as [link] after LABEL before LABEL, or
** as "ID#LINK" .., stands for steps of that link's reason. END is so SUM, absurd SUM, or split LABEL = TERM BLOCK
** BLOCK. SUM is 0, or WEIGHT: LABEL LABEL + ..
*/
#include "proofs/claims/parse/parts.h"

#include <string.h>

enum { SUM_MAX = 32, STEPS_MAX = 48, ARGS_MAX = 8, SUMS_MAX = 4, BLOCKS_DEEP = 24 };

static bool product(parser_t *p, points_product_t *x)
{
    *x = (points_product_t){ 0 };
    if (!p->weights_found && (!(x->times = parse_expr(p)) || !need_sign(p, ":", "behind a weight"))) return false;
    if (p->weights_found && now(p)->kind != TOKEN_NAME) return expected(p, "the label of a step");
    while (now(p)->kind == TOKEN_NAME && !is_word(now(p), "by")) {
        if (x->n == PRODUCT_MAX)
            return claim_fault(p->fault, now(p)->at, "more than %d relations in a product", PRODUCT_MAX);
        x->spot[x->n] = now(p)->at;
        x->of[x->n++] = now(p)->text;
        p->i++;
    }
    return true;
}

static bool sum(parser_t *p, points_sum_t *s)
{
    points_product_t own[SUM_MAX];
    *s = (points_sum_t){ 0 };
    if (now(p)->kind == TOKEN_NUMBER && strcmp(now(p)->text, "0") == 0 && !is_sign(ahead(p, 1), ":")) {
        p->i++;
        return true;
    }
    do {
        if (s->n == SUM_MAX) return claim_fault(p->fault, now(p)->at, "more than %d relations in a sum", SUM_MAX);
        if (!product(p, &own[s->n++])) return false;
    } while (eat_sign(p, "+"));
    points_product_t *at = ARENA_ARRAY(p->A, points_product_t, s->n);
    memcpy(at, own, s->n * sizeof *own);
    s->at = at;
    return true;
}

static bool arguments(parser_t *p, points_step_t *s)
{
    points_arg_t *arg = ARENA_ARRAY(p->A, points_arg_t, ARGS_MAX);
    s->arg = arg;
    if (!need_sign(p, "(", "behind a rule")) return false;
    do {
        if (s->args == ARGS_MAX) return claim_fault(p->fault, now(p)->at, "more than %d arguments", ARGS_MAX);
        points_arg_t *a = &arg[s->args++];
        if (!(a->term = parse_expr(p))) return false;
        if (!is_relop(now(p), &a->op)) continue;
        p->i++;
        if (!(a->other = parse_expr(p))) return false;
    } while (eat_sign(p, ","));
    return need_sign(p, ")", "behind the arguments");
}

static const points_block_t *block(parser_t *p, unsigned deep);

/* LABEL =: a name that is no hypothesis's. */
static bool label(parser_t *p, const char **name)
{
    spot_t at = now(p)->at;
    if (!(*name = need_name(p, "a label"))) return false;
    p->i++;
    bool given = (*name)[0] == 'h' && (*name)[1] && strspn(*name + 1, "0123456789") == strlen(*name + 1);
    return !given || claim_fault(p->fault, at, "%s is a hypothesis, expected another label", *name);
}

static bool step(parser_t *p, points_step_t *s, unsigned deep)
{
    points_sum_t *sums = ARENA_ARRAY(p->A, points_sum_t, SUMS_MAX);
    *s = (points_step_t){ .at = now(p)->at, .sum = sums };
    if (is_word(now(p), "as") && (is_sign(ahead(p, 1), "[") || ahead(p, 1)->kind == TOKEN_STRING)) {
        p->i++;
        s->elsewhere = now(p)->kind == TOKEN_STRING;
        if (s->elsewhere) { s->as = now(p)->text; p->i++; }
        else if (!parse_link_name(p, &s->as)) return false;
        return (!eat_word(p, "after") || (s->after = need_name(p, "a label"))) &&
               (!eat_word(p, "before") || (s->before = need_name(p, "a label")));
    }
    if (is_sign(ahead(p, 1), "=") && !label(p, &s->label)) return false;
    s->rule_at = now(p)->at;
    if (!(s->rule = need_name(p, "a rule")) || !arguments(p, s)) return false;
    while (eat_word(p, "by")) {
        if (s->sums == SUMS_MAX) return claim_fault(p->fault, now(p)->at, "more than %d sums", SUMS_MAX);
        if (!sum(p, &sums[s->sums++])) return false;
    }
    if (is_sign(now(p), "{") && !(s->block = block(p, deep + 1))) return false;
    return !p->weights_found || !is_sign(now(p), "{") || (s->other = block(p, deep + 1));
}

static bool end(parser_t *p, points_block_t *b, unsigned deep)
{
    if (eat_word(p, "so")) { b->end = BLOCK_SO; return sum(p, &b->sum); }
    if (p->weights_found) return is_sign(now(p), "}") || expected(p, "; and another step, so, or }");
    if (eat_word(p, "absurd")) { b->end = BLOCK_ABSURD; return sum(p, &b->sum); }
    if (!eat_word(p, "split")) return expected(p, "; and another step, or so, absurd or split");
    b->end = BLOCK_SPLIT;
    b->label = "c";
    if (is_sign(ahead(p, 1), "=") && !label(p, &b->label)) return false;
    return (b->bracket = parse_expr(p)) && (b->yes = block(p, deep + 1)) && (b->no = block(p, deep + 1));
}

static const points_block_t *block(parser_t *p, unsigned deep)
{
    points_block_t *b = ARENA_NEW(p->A, points_block_t);
    points_step_t own[STEPS_MAX];
    *b = (points_block_t){ 0 };
    if (deep > BLOCKS_DEEP) {
        claim_fault(p->fault, now(p)->at, "blocks nested deeper than %d", BLOCKS_DEEP);
        return NULL;
    }
    if (!need_sign(p, "{", "at the head of a block")) return NULL;
    p->inside++;
    while (!is_word(now(p), "so") && !is_word(now(p), "absurd") && !is_word(now(p), "split") &&
           !(p->weights_found && is_sign(now(p), "}"))) {
        if (b->steps == STEPS_MAX) { claim_fault(p->fault, now(p)->at, "more than %d steps", STEPS_MAX); return NULL; }
        if (!step(p, &own[b->steps++], deep)) return NULL;
        if (p->weights_found && is_sign(now(p), "}")) break;
        if (!need_sign(p, ";", "behind a step")) return NULL;
    }
    points_step_t *at = ARENA_ARRAY(p->A, points_step_t, b->steps + 1);
    memcpy(at, own, b->steps * sizeof *own);
    b->step = at;
    if (!end(p, b, deep)) return NULL;
    p->inside--;
    return need_sign(p, "}", "at the end of a block") ? b : NULL;
}

const points_block_t *parse_points(parser_t *p)
{
    p->i++;
    const points_block_t *b = block(p, 0);
    if (b && !at_end_of_item(p)) { expected(p, "the end of the reason"); return NULL; }
    return b;
}

const points_block_t *parse_means(parser_t *p)
{
    p->weights_found = true;
    const points_block_t *b = parse_points(p);
    p->weights_found = false;
    return b;
}
