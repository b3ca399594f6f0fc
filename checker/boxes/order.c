/* SPDX-License-Identifier: MIT
**
** Section 4: two numbers, the one below the other.
*/
#include "checker/boxes/box.h"

#include <string.h>

/* Is v <= w, or v < w, a hypothesis? */
static bool supposed(unsigned v, unsigned w)
{
    const statement_t *S = box_statement;
    for (unsigned k = 0; k < S->facts; k++) {
        const fact_t *F = &S->fact[k];
        if (F->kind != RELATION || F->n != 2 || F->term[0]->kind != NAME || F->term[1]->kind != NAME ||
            F->sign[0] == EQ)
            continue;
        bool turned = F->sign[0] == GE || F->sign[0] == GT;
        if (F->term[turned]->name == v && F->term[!turned]->name == w) return true;
    }
    return false;
}

/* Is |a - b| an absolute value whose sign in this case says v <= w? */
static bool of_case(unsigned v, unsigned w)
{
    for (unsigned i = 0; i < 4 && absolute[i]; i++) {
        const term_t *u = absolute[i]->a;
        if (u->kind != ADD || u->a->kind != NAME || u->b->kind != NEG || u->b->a->kind != NAME) continue;
        bool minus = absolute_signs >> i & 1;
        if ((minus ? u->a : u->b->a)->name == v && (minus ? u->b->a : u->a)->name == w) return true;
    }
    return false;
}

/* v = w - u, u > 0, where v has no lower end; else v = lo + (w - lo) u, 0 < u < 1. All v below w, as the range of v has
** its ends around w's. */
static form_t lower(const range_t *x, const range_t *y, unsigned w, unsigned u)
{
    if ((!x->lo.inf && (y->lo.inf || mpq_cmp(x->lo.q, y->lo.q) > 0)) ||
        (!x->hi.inf && (y->hi.inf || mpq_cmp(x->hi.q, y->hi.q) < 0)))
        reject("below: the range of the lower number has its ends not around those of the other");
    if (x->lo.inf) return form_sum(form_name(w), form_name(u), -1);
    form_t lo = form_poly(poly_rational(x->lo.q));
    return form_sum(lo, form_times(form_sum(form_name(w), lo, -1), form_name(u)), 1);
}

void box_below(const json_t *j, form_t f, const box_t *B, unsigned depth)
{
    unsigned v = box_name(j->at[1], B), w = box_name(j->at[2], B);
    if (depth || v == w || !(supposed(v, w) || of_case(v, w)))
        reject("below: a hypothesis %s <= %s expected, and the root", j->at[1]->text, j->at[2]->text);
    box_t W = *B;
    range_t in;
    end_set(&in.lo, rational(0, 1), true);
    end_set(&in.hi, rational(1, 1), true);
    if (B->in[v].lo.inf) end_infinite(&in.hi, 1);
    unsigned u = number_new(box_statement, j->at[3], &in);
    W.on[v] = false;
    W.on[u] = true;
    W.in[u] = in;
    const json_t *next = j->at[4];
    bool named = next->kind == JSON_LIST && next->n && next->at[0]->kind == JSON_TEXT;
    bool again = named && strcmp(next->at[0]->text, "below") == 0;
    box_check(next, form_put(f, v, lower(&B->in[v], &B->in[w], w, u), &W, false), &W, again ? depth : depth + 1);
}
