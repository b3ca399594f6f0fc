/* SPDX-License-Identifier: MIT
**
** Enclosures of terms, and which terms are continuous: sections 4.1 and 4.2.
*/
#include "checker/functions/functions.h"

#include <string.h>

/* The factors of a product, with the signs of their exponents; at most 64. A quotient that divides is one: 1/(u/v) is
** defined where v is not 0. */
typedef struct { unsigned n; const term_t *at[64]; int power[64]; int sign; } factors_t;

static void factors_of(factors_t *f, const term_t *x, int power)
{
    if (x->kind == NEG) { f->sign = -f->sign; factors_of(f, x->a, power); return; }
    bool room = f->n < 60, above = power > 0, plain = x->kind == POWER && (above || x->power >= 0);
    if (x->kind == MUL && room) { factors_of(f, x->a, power); factors_of(f, x->b, power); return; }
    if (x->kind == DIV && room && above) { factors_of(f, x->a, power); factors_of(f, x->b, -power); return; }
    if (f->n == 64) reject("a product of more than 60 factors");
    f->at[f->n] = plain ? x->a : x;
    f->power[f->n++] = plain ? power * x->power : power;
}

/* The factor equal to the argument of the logarithm k, or to its numerator, with a positive exponent, and not taken as
** a logarithm itself.
** -1: none. */
static int partner(const factors_t *f, const bool *taken, unsigned k, const term_t **below)
{
    *below = NULL;
    if (f->at[k]->kind != LOG || f->power[k] != 1) return -1;
    const term_t *u = f->at[k]->a;
    for (unsigned j = 0; j < f->n; j++) {
        if (f->power[j] <= 0 || taken[j]) continue;
        if (same_term(f->at[j], u)) return (int)j;
        if (u->kind == DIV && same_term(f->at[j], u->a)) { *below = u->b; return (int)j; }
    }
    return -1;
}

/* The argument of the logarithm k, a product of factors that are there, taken out of them. */
static bool partners(factors_t *f, const bool *taken, unsigned k)
{
    if (f->at[k]->kind != LOG || f->power[k] != 1 || f->at[k]->a->kind != MUL) return false;
    factors_t u = { .sign = 1 }, left = *f;
    factors_of(&u, f->at[k]->a, 1);
    bool good = u.sign > 0;
    for (unsigned i = 0; i < u.n && good; i++) {
        unsigned j = 0;
        while (j < left.n && !(j != k && !taken[j] && left.power[j] >= u.power[i] && same_term(left.at[j], u.at[i])))
            j++;
        good = j < left.n && u.power[i] > 0;
        if (good) left.power[j] -= u.power[i];
    }
    if (good) *f = left;
    return good;
}

/* v log v, or v log(v/w) = v log v - v log w, w > 0. */
static bool times_own_log(range_t *r, const term_t *v, const term_t *w, const box_t *B, bool closed)
{
    range_t y, z;
    if (!enclose(&y, v, B, closed) || !range_u_log_u(r, &y, closed)) return false;
    if (!w) return true;
    if (!enclose(&z, w, B, closed) || !range_function(&z, LOG, &z, closed)) return false;
    range_mul(&y, &y, &z);
    range_negate(&z, &y);
    range_add(r, r, &z);
    return true;
}

static bool product(range_t *r, const term_t *x, const box_t *B, bool closed)
{
    factors_t f = { .sign = 1 };
    range_t y;
    bool taken[64] = { false };
    factors_of(&f, x, 1);
    *r = range_point(rational(f.sign, 1));
    for (unsigned k = 0; k < f.n; k++) {
        const term_t *below;
        int j = partner(&f, taken, k, &below);
        bool whole = j < 0 && partners(&f, taken, k);
        if (j < 0 && !whole) continue;
        if (!times_own_log(&y, whole ? f.at[k]->a : f.at[j], below, B, closed)) return false;
        range_mul(r, r, &y);
        if (!whole) f.power[j]--;
        taken[k] = true;
    }
    for (unsigned k = 0; k < f.n; k++) {
        if (taken[k]) continue;
        if (!enclose(&y, f.at[k], B, closed) || !range_power(&y, &y, f.power[k])) return false;
        range_mul(r, r, &y);
    }
    return true;
}

static bool is_zero(const term_t *u, const box_t *B)
{
    range_t r;
    return enclose(&r, u, B, true) && !r.lo.inf && !r.hi.inf && mpq_sgn(r.lo.q) == 0 && mpq_sgn(r.hi.q) == 0;
}

/* exp(v log u) where u = 0 and v > 0 all over B, closed: 0, as 0^v is. */
static bool power_of_zero(range_t *r, const term_t *x, const box_t *B)
{
    factors_t f = { .sign = 1 };
    range_t v, y;
    unsigned log = 0;
    factors_of(&f, x, 1);
    while (log < f.n && !(f.at[log]->kind == LOG && f.power[log] == 1 && is_zero(f.at[log]->a, B))) log++;
    if (log == f.n) return false;
    v = range_point(rational(f.sign, 1));
    for (unsigned k = 0; k < f.n; k++) {
        if (k == log) continue;
        if (!enclose(&y, f.at[k], B, true) || !range_power(&y, &y, f.power[k])) return false;
        range_mul(&v, &v, &y);
    }
    *r = range_point(rational(0, 1));
    return range_positive(&v);
}

static struct { const term_t *u, *by; } rewrite[64];
static unsigned rewrites;
void rewrites_open(void) { rewrites = 0; }

void rewrite_add(const term_t *u, const term_t *by)
{
    if (rewrites == 64) reject("more than 64 other writings");
    rewrite[rewrites].u = u;
    rewrite[rewrites++].by = by;
}

/* By another writing of the same polynomial, which is not rewritten again. */
static bool rewritten(range_t *r, const term_t *x, const box_t *B, bool closed)
{
    unsigned all = rewrites;
    bool good = false;
    for (unsigned k = 0; k < all && !good; k++) {
        if (!same_term(rewrite[k].u, x)) continue;
        rewrites = 0;
        good = enclose(r, rewrite[k].by, B, closed);
        rewrites = all;
    }
    return good;
}

void box_add(box_t *B, unsigned k, const range_t *in)
{
    B->on[k] = true;
    B->in[k] = *in;
    B->in[k].lo.open = B->in[k].hi.open = true;
}

box_t box_of(const statement_t *s, unsigned n, bool inside)
{
    box_t B = { .on = { false } };
    for (unsigned k = 0; k < n; k++) {
        box_add(&B, k, &s->number[k].in);
        if (!inside) B.in[k] = s->number[k].in;
    }
    return B;
}

static bool enclose_plainly(range_t *r, const term_t *x, const box_t *B, bool closed);

bool enclose(range_t *r, const term_t *x, const box_t *B, bool closed)
{
    range_t y;
    bool good = enclose_plainly(r, x, B, closed);
    if (good && (range_nonnegative(r) || !rewrites)) return true;
    if (!rewritten(&y, x, B, closed)) return good;
    *r = y;
    return true;
}

static bool enclose_plainly(range_t *r, const term_t *x, const box_t *B, bool closed)
{
    range_t y;
    work(20);
    switch (x->kind) {
    case NUMBER: *r = range_point(x->q); return true;
    case NAME: if (B->on[x->name]) *r = B->in[x->name]; return B->on[x->name];
    case ADD:
        if (!enclose(&y, x->b, B, closed) || !enclose(r, x->a, B, closed)) return false;
        range_add(r, r, &y);
        return true;
    case NEG: case MUL: case DIV: return product(r, x, B, closed);
    case POWER: return enclose(&y, x->a, B, closed) && range_power(r, &y, x->power);
    case ABS:
        if (!enclose(&y, x->a, B, closed)) return false;
        range_negate(r, &y);
        if (end_before(&y.hi, &r->hi, 1)) r->hi = y.hi;
        end_set(&r->lo, rational(0, 1), false);
        return true;
    case EXP:
        if (closed && power_of_zero(r, x->a, B)) return true;
        return enclose(&y, x->a, B, closed) && range_function(r, EXP, &y, closed);
    case LOG: case SQRT: return enclose(&y, x->a, B, closed) && range_function(r, x->kind, &y, closed);
    default: return false;
    }
}

/* --- continuity: section 4.2 -------------------------------------------------------------------------------------- */

static void names_in(const term_t *x, bool *in)
{
    if (!x) return;
    if (x->kind == NAME) in[x->name] = true;
    names_in(x->a, in);
    names_in(x->b, in);
}

/* The pieces of the ranges, number k and after: at a closed end, inside. */
static bool pieces(const term_t *x, const statement_t *s, const bool *in, box_t *B, unsigned k)
{
    range_t r;
    while (k < s->numbers && !in[k]) k++;
    if (k == s->numbers) return enclose(&r, x, B, true);
    const range_t *whole = &s->number[k].in;
    B->on[k] = true;
    B->in[k] = *whole;
    B->in[k].lo.open = B->in[k].hi.open = true;
    if (!pieces(x, s, in, B, k + 1)) return false;
    for (unsigned side = 0; side < 2; side++) {
        const end_t *e = side ? &whole->hi : &whole->lo;
        if (e->open) continue;
        B->in[k] = (range_t){ *e, *e };
        if (!pieces(x, s, in, B, k + 1)) return false;
    }
    return true;
}

bool continuous(const term_t *x, const statement_t *s)
{
    bool in[NAMES_MAX] = { false };
    unsigned n = 0;
    box_t B = { .on = { false } };
    names_in(x, in);
    for (unsigned k = 0; k < s->numbers; k++) n += in[k];
    takes(FUNCTIONS);
    if (n > PARAMETERS_MAX || has_entropy(x)) return false;
    precision(128);
    return pieces(x, s, in, &B, 0);
}

bool everywhere_positive(const term_t *x, const statement_t *s) { return continuous(term_new(LOG, x, NULL), s); }
bool everywhere_nonnegative(const term_t *x, const statement_t *s) { return continuous(term_new(SQRT, x, NULL), s); }
