/* SPDX-License-Identifier: MIT
**
** Section 4: an inequality, solved for a part of one side, by functions that increase.
**
** Each step implies the relation before it wherever the sides that are left in the end are defined, which box_show
** shows: what goes over stands in them.
*/
#include "checker/boxes/box.h"

#include <string.h>

/* What is multiplied or divided by is positive. */
static const term_t *positive(const term_t *x, const box_t *B)
{
    range_t r;
    if (!box_enclosed(&r, x, B, false) || !range_positive(&r)) reject("solve: a factor that is not shown to be > 0");
    return x;
}

/* x, the larger side or the smaller, beside t: one operation taken off. */
static void step(const term_t **x, const term_t **t, bool *larger, bool right, const box_t *B)
{
    const term_t *a = (*x)->a, *b = (*x)->b, *gone = right ? a : b;
    range_t r;
    kind_t kind = (*x)->kind;
    if (right && kind != ADD && kind != MUL) reject("solve: no second operand");
    *x = right ? b : a;
    switch (kind) {
    case ADD: *t = term_minus(*t, gone); return;
    case NEG: *t = term_new(NEG, *t, NULL); *larger = !*larger; return;
    case MUL: *t = term_new(DIV, *t, positive(gone, B)); return;
    case DIV: *t = term_new(MUL, *t, positive(gone, B)); return;
    case EXP: *t = term_new(LOG, *t, NULL); return;
    case LOG: *t = term_new(EXP, *t, NULL); return;
    case SQRT:
        if (!*larger && !box_enclosed(&r, *t, B, true)) reject("solve: what a root is below is not shown to be >= 0");
        *t = term_new(POWER, *t, NULL);
        ((term_t *)*t)->power = 2;
        return;
    default: reject("solve: no operation that is undone");
    }
}

/* Down the larger side to its first root, by sums and products: what goes over is continuous, a divisor nowhere 0; in
** the end what is under the root, which the claim shows to be >= 0. Where the way is another, the side itself. */
bool box_solve_continuous(const box_claim_t *c, const json_t *way, const statement_t *s)
{
    const term_t *x = c->larger, *gone[64];
    unsigned n = 0;
    bool larger = way->n > 1 && way->at[0]->kind == JSON_TEXT && strcmp(way->at[0]->text, "larger") == 0;
    for (unsigned k = 1; larger && k < way->n && k < 64 && x->kind != SQRT; k++) {
        bool right = json_integer(way->at[k], "an operand", 0, 1);
        if (x->kind != ADD && x->kind != MUL && (x->kind != DIV || right)) break;
        gone[n++] = x->kind == DIV ? term_new(DIV, term_integer(1), x->b) : right ? x->a : x->b;
        x = right ? x->b : x->a;
    }
    if (!larger || x->kind != SQRT || n + 1 >= way->n) return continuous(c->larger, s);
    bool good = continuous(x->a, s);
    for (unsigned k = 0; k < n; k++) good = good && continuous(gone[k], s);
    return good;
}

void box_solve(box_claim_t *c, const json_t *way)
{
    json_list(way, "a side and the way down", 2, 64);
    bool larger = strcmp(json_text(way->at[0], "larger or smaller"), "larger") == 0;
    if (!larger && strcmp(way->at[0]->text, "smaller") != 0) reject("solve: larger or smaller expected");
    if (c->equal) reject("solve: an equality");
    const term_t *x = larger ? c->larger : c->smaller, *t = larger ? c->smaller : c->larger;
    for (unsigned k = 1; k < way->n; k++) step(&x, &t, &larger, json_integer(way->at[k], "an operand", 0, 1), &c->B);
    c->larger = larger ? x : t;
    c->smaller = larger ? t : x;
}
