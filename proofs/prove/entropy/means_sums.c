/* SPDX-License-Identifier: MIT
**
** Steps that are put, sums of relations, and terms as sums of products.
*/
#include "proofs/prove/entropy/means_search.h"

#include <stdlib.h>
#include <string.h>

/* --- steps and sums ----------------------------------------------------------------------------------------------- */

unsigned step_put(search_t *Q, json_t *step)
{
    json_add(Q->steps, step);
    return Q->known++;
}

unsigned step_once(search_t *Q, json_t *step)
{
    size_t put = json_array_size(Q->steps);
    unsigned at = Q->known;
    for (size_t k = put; k-- > 0;) {
        json_t *old = json_array_get(Q->steps, k);
        at -= strcmp(json_string_value(json_array_get(old, 0)), "inverse") == 0 ? 2 : 1;
        if (json_equal(old, step)) { json_decref(step); return at; }
    }
    return step_put(Q, step);
}

unsigned stepf(search_t *Q, const char *rule, const char *a, const char *b)
{
    json_t *step = json_made(json_pack("[s,s]", rule, a));
    if (b) json_add(step, json_string(b));
    return step_once(Q, step);
}

json_t *sum_of(const char *weight, int r)
{
    json_t *sum = json_made(json_array()), *item = json_made(json_pack("[s]", weight));
    if (r >= 0) json_add(item, json_integer(r));
    json_add(sum, item);
    return sum;
}

void sum_add(json_t *to, json_t *from)
{
    json_array_extend(to, from);
    json_decref(from);
}

static bool is_one(const char *w) { return strcmp(w, "1") == 0; }

static json_t *item_times(json_t *a, json_t *b)
{
    const char *v = json_string_value(json_array_get(a, 0)), *w = json_string_value(json_array_get(b, 0));
    char *text = malloc(strlen(v) + strlen(w) + 8);
    if (is_one(v)) strcpy(text, w); else if (is_one(w)) strcpy(text, v); else sprintf(text, "(%s)*(%s)", v, w);
    json_t *item = json_made(json_pack("[s]", text));
    for (size_t k = 1; k < json_array_size(a); k++) json_add(item, json_incref(json_array_get(a, k)));
    for (size_t k = 1; k < json_array_size(b); k++) json_add(item, json_incref(json_array_get(b, k)));
    free(text);
    return item;
}

json_t *sum_cross(json_t *a, json_t *b)
{
    json_t *sum = a && b ? json_made(json_array()) : NULL;
    for (size_t i = 0; sum && i < json_array_size(a); i++)
        for (size_t k = 0; k < json_array_size(b); k++)
            json_add(sum, item_times(json_array_get(a, i), json_array_get(b, k)));
    json_decref(a);
    json_decref(b);
    return sum;
}

/* --- products ----------------------------------------------------------------------------------------------------- */

static void product_add(search_t *Q, products_t *p, product_t x)
{
    for (unsigned k = 0; k < p->n; k++) { /* cancels, or gathers */
        if (!tsame(Q->T, product_term(Q, &p->at[k]), product_term(Q, &x))) continue;
        mpq_ptr c = arena_mpq(Q->A, 1); /* the list may share its numbers with another */
        mpq_add(c, p->at[k].c, x.c);
        p->at[k].c = c;
        if (mpq_sgn(p->at[k].c) == 0) p->at[k] = p->at[--p->n];
        return;
    }
    if (p->n < 40) p->at[p->n++] = x;
}

static int by_text(const void *x, const void *y)
{
    return strcmp((*(const tterm_t *const *)x)->other, (*(const tterm_t *const *)y)->other);
}

/* The factors without the number, in an order of their own. */
const tterm_t *product_term(search_t *Q, const product_t *p)
{
    const tterm_t *sorted[12], *x = NULL;
    for (unsigned k = 0; k < p->n; k++) {
        tterm_t *named = ARENA_NEW(Q->A, tterm_t);
        *named = (tterm_t){ .part = { p->factor[k] }, .other = tprint(Q->T, p->factor[k]) };
        sorted[k] = named;
    }
    qsort(sorted, p->n, sizeof *sorted, by_text);
    for (unsigned k = 0; k < p->n; k++) x = x ? tnew(Q->A, T_MUL, x, sorted[k]->part[0]) : sorted[k]->part[0];
    return x ? x : tnumber(Q->A, 1);
}

/* Sums are opened where they are no factor beside others, but for numbers; so 1 - r/d is. */
static bool has_number(const tterm_t *x)
{
    return x->kind == T_ADD && (x->part[0]->kind == T_NUMBER || x->part[1]->kind == T_NUMBER);
}

static void multiplied(search_t *Q, products_t *p, product_t so_far, const tterm_t *const *rest, unsigned n)
{
    mpq_ptr c = arena_mpq(Q->A, 1);
    mpq_set(c, so_far.c);
    so_far.c = c;
    if (!n) { product_add(Q, p, so_far); return; }
    const tterm_t *x = rest[0], *more[16];
    if (n > 14) return;
    memcpy(more + 2, rest + 1, (n - 1) * sizeof *rest);
    if (x->kind == T_NUMBER) { mpq_mul(c, c, x->q); if (mpq_sgn(c)) multiplied(Q, p, so_far, rest + 1, n - 1); }
    else if (x->kind == T_MUL) { more[0] = x->part[0]; more[1] = x->part[1]; multiplied(Q, p, so_far, more, n + 1); }
    else if (x->kind == T_ADD && (has_number(x) || (n == 1 && !so_far.n)))
        for (unsigned k = 0; k < 2; k++) { more[1] = x->part[k]; multiplied(Q, p, so_far, more + 1, n); }
    else if (so_far.n < 12) { so_far.factor[so_far.n++] = x; multiplied(Q, p, so_far, rest + 1, n - 1); }
}

void products_of(search_t *Q, products_t *p, const tterm_t *x, int sign)
{
    product_t one = { .c = arena_mpq(Q->A, 1) };
    mpq_set_si(one.c, sign, 1);
    multiplied(Q, p, one, &x, 1);
}
