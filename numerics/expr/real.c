/* SPDX-License-Identifier: MIT
**
** Expressions: making them. The sums are kept in normal form at once; nothing is evaluated.
*/
#include "numerics/expr/real_node.h"

real_t *real_blank(arena_t *A, real_kind_t kind, unsigned room)
{
    struct { real_t node; real_memo_t memo; } *made = arena_alloc(A, sizeof *made);
    real_t *x = &made->node;
    x->home = A;
    x->kind = kind;
    x->part = room ? ARENA_ARRAY(A, real_part_t, room) : NULL;
    x->memo = &made->memo;
    return x;
}

const real_t *real_form(const loglin_t *x)
{
    real_t *r = real_blank(x->home, REAL_SUM, 0);
    r->form = x;
    return r;
}

const real_t *real_rat(arena_t *A, mpq_srcptr q) { return real_form(loglin_rat(A, q)); }
const real_t *real_si(arena_t *A, long n) { return real_form(loglin_si(A, n)); }

const real_t *real_ratio(arena_t *A, long a, long b)
{
    mpq_ptr q = arena_mpq(A, 1);
    mpq_set_si(q, b < 0 ? -a : a, (unsigned long)(b < 0 ? -b : b));
    mpq_canonicalize(q);
    return real_rat(A, q);
}

const real_t *real_inf(arena_t *A, int sign) { return real_blank(A, sign < 0 ? REAL_MINUS_INF : REAL_INF, 0); }

const real_t *real_undefined(arena_t *A) { return real_blank(A, REAL_UNDEFINED, 0); }

const real_t *real_log_rat(arena_t *A, mpq_srcptr q)
{
    if (mpq_sgn(q) == 0) return real_inf(A, -1);
    if (mpq_sgn(q) < 0) return real_undefined(A);
    return real_form(loglin_log_rat(A, q));
}

const real_t *real_log_ui(arena_t *A, unsigned long n) { return n ? real_form(loglin_log_ui(A, n)) : real_inf(A, -1); }

/* A sum is as late, and as deep, as its parts; what one may be undefined by, it may. */
static real_t *summed(real_t *r)
{
    for (unsigned i = 0; i < r->parts; i++) {
        if (r->depth < r->part[i].atom->depth) r->depth = r->part[i].atom->depth;
        if ((r->weight += r->part[i].atom->weight) > REAL_WEIGHT_MAX) r->weight = REAL_WEIGHT_MAX;
        r->late |= r->part[i].atom->late;
        r->infinite |= r->part[i].atom->infinite;
        r->partial |= r->part[i].atom->partial;
    }
    return r;
}

const real_t *real_of_atom(const real_t *atom)
{
    real_t *r = real_blank(atom->home, REAL_SUM, 1);
    r->form = loglin_si(atom->home, 0);
    r->parts = 1;
    r->part[0] = (real_part_t){ arena_mpq(atom->home, 1), atom };
    mpq_set_ui(r->part[0].coef, 1, 1);
    return summed(r);
}

/* --- sums -------------------------------------------------------------------------------------------- */

/* Two expressions of the same make; sums are compared through their difference. */
bool real_same(const real_t *x, const real_t *y)
{
    if (x == y) return true;
    if (x->kind != y->kind) return false;
    if (x->kind == REAL_INF || x->kind == REAL_MINUS_INF) return true;
    if (x->kind == REAL_BRACKET) return x->bracket == y->bracket && x->bracket->same(x->source, y->source);
    if (x->kind == REAL_LATER) return x->later == y->later && x->later->same(x->source, y->source);
    if (x->kind == REAL_MUL && real_same(x->x, y->y) && real_same(x->y, y->x)) return true;
    if (x->kind != REAL_SUM) return (!x->x || real_same(x->x, y->x)) && (!x->y || real_same(x->y, y->y));
    if (x->parts != y->parts) return false;
    if (!loglin_same(x->form, y->form)) return false;
    if (x->parts == 1) return mpq_equal(x->part[0].coef, y->part[0].coef) && !x->part[0].atom->infinite
        && real_same(x->part[0].atom, y->part[0].atom);
    return x->parts == 0 || real_sub(x, y)->parts == 0;
}

static void put(real_t *r, mpq_srcptr c, const real_t *atom)
{
    r->part[r->parts] = (real_part_t){ arena_mpq(r->home, 1), atom };
    mpq_set(r->part[r->parts++].coef, c);
}

/* Is the sum 0 by its form? */
static bool is_nothing(const real_t *x)
{
    return x->kind == REAL_SUM && x->parts == 0 && x->form->parts == 0 && mpz_sgn(x->form->c0) == 0;
}

bool real_is_owed(const real_t *atom) { return atom->kind == REAL_MUL && is_nothing(atom->x); }

/* Adds c * atom to the parts of r, which has room. What cancels leaves nothing; where it is `owed`, 0 times what may be
** undefined, once. */
static void gather(real_t *r, mpq_srcptr c, const real_t *atom, bool owed)
{
    for (unsigned i = 0; i < r->parts; i++) {
        if (atom->infinite || !real_same(r->part[i].atom, atom)) continue;
        if (owed && real_is_owed(atom)) return;
        mpq_add(r->part[i].coef, r->part[i].coef, c);
        if (mpq_sgn(r->part[i].coef) != 0) return;
        r->part[i] = r->part[--r->parts];
        if (!owed || !atom->partial) return;
        const real_t *nothing = real_product(real_si(r->home, 0), real_of_atom(atom));
        gather(r, nothing->part[0].coef, nothing->part[0].atom, owed);
        return;
    }
    put(r, c, atom);
}

const real_t *real_without(const real_t *x, unsigned i)
{
    real_t *r = real_blank(x->home, REAL_SUM, x->parts);
    r->form = x->form;
    for (unsigned k = 0; k < x->parts; k++)
        if (k != i) r->part[r->parts++] = x->part[k];
    return summed(r);
}

/* x + y, or x - y, where the parts are gathered with that sign. */
static const real_t *sum_of(const real_t *x, const real_t *y, bool minus, bool owed)
{
    real_t *r = real_blank(x->home, REAL_SUM, x->parts + y->parts);
    r->form = minus ? loglin_sub(x->form, y->form) : loglin_add(x->form, y->form);
    for (unsigned i = 0; i < x->parts; i++) put(r, x->part[i].coef, x->part[i].atom); /* they are gathered */
    mpq_ptr c = y->parts ? arena_mpq(x->home, 1) : NULL;
    for (unsigned i = 0; i < y->parts; i++) {
        if (minus) mpq_neg(c, y->part[i].coef);
        gather(r, minus ? c : y->part[i].coef, y->part[i].atom, owed);
    }
    return summed(r);
}

/* What an infinity or a sum may be undefined by; NULL: nothing. */
static const real_t *owed(const real_t *x) { return x->kind != REAL_SUM ? x->x : x->parts ? x : NULL; }

/* The infinity, to which `added` is added: kept as the less of all that was, the greater beside -inf, which cancels
** nothing and is the other infinity when one of them is. */
const real_t *real_beside(const real_t *inf, const real_t *added)
{
    const real_t *more = owed(added);
    if (!more) return inf;
    real_t *r = real_blank(inf->home, inf->kind, 0);
    r->x = !inf->x ? more : inf->kind == REAL_INF ? real_min(inf->x, more) : real_max(inf->x, more);
    r->late = r->x->late;
    r->depth = r->x->depth;
    r->weight = r->x->weight;
    return r;
}

static const real_t *add(const real_t *x, const real_t *y, bool owed)
{
    if (x->kind != REAL_SUM || y->kind != REAL_SUM) {
        bool clash = x->kind == REAL_UNDEFINED || y->kind == REAL_UNDEFINED
                  || (x->kind != REAL_SUM && y->kind != REAL_SUM && x->kind != y->kind);
        return clash ? real_undefined(x->home) : x->kind != REAL_SUM ? real_beside(x, y) : real_beside(y, x);
    }
    return is_nothing(x) ? y : is_nothing(y) ? x : sum_of(x, y, false, owed);
}

const real_t *real_add(const real_t *x, const real_t *y) { return add(x, y, false); }
const real_t *real_plus(const real_t *x, const real_t *y) { return add(x, y, true); }

/* - x, x infinite. */
static const real_t *turned(const real_t *x)
{
    const real_t *inf = real_inf(x->home, -real_is_inf(x));
    return x->x ? real_beside(inf, real_neg(x->x)) : inf;
}

const real_t *real_scale(const real_t *x, mpq_srcptr c)
{
    if (x->kind == REAL_UNDEFINED) return x;
    if (mpq_sgn(c) == 0) return real_si(x->home, 0);
    if (mpq_cmp_ui(c, 1, 1) == 0) return x;
    if (x->kind != REAL_SUM) return mpq_sgn(c) > 0 ? x : turned(x);
    real_t *r = real_blank(x->home, REAL_SUM, x->parts);
    r->form = loglin_scale(x->form, c);
    for (unsigned i = 0; i < x->parts; i++) {
        mpq_ptr d = arena_mpq(x->home, 1);
        mpq_mul(d, x->part[i].coef, c);
        r->part[r->parts++] = (real_part_t){ d, x->part[i].atom };
    }
    return summed(r);
}

const real_t *real_neg(const real_t *x)
{
    mpq_ptr c = arena_mpq(x->home, 1);
    mpq_set_si(c, -1, 1);
    return real_scale(x, c);
}

static const real_t *sub(const real_t *x, const real_t *y, bool owed)
{
    if (x->kind != REAL_SUM || y->kind != REAL_SUM) return real_add(x, real_neg(y));
    return is_nothing(y) ? x : sum_of(x, y, true, owed);
}

const real_t *real_sub(const real_t *x, const real_t *y) { return sub(x, y, false); }
const real_t *real_minus(const real_t *x, const real_t *y) { return sub(x, y, true); }

/* --- by form ------------------------------------------------------------------------------------------ */

const loglin_t *real_loglin(const real_t *x) { return x->kind == REAL_SUM && !x->parts ? x->form : NULL; }
bool real_is_rat(const real_t *x, mpq_ptr q) { return real_loglin(x) && loglin_is_rat(x->form, q); }
int real_is_inf(const real_t *x) { return x->kind == REAL_INF ? 1 : x->kind == REAL_MINUS_INF ? -1 : 0; }
bool real_is_undefined(const real_t *x) { return x->kind == REAL_UNDEFINED; }
arena_t *real_home(const real_t *x) { return x->home; }
unsigned real_depth(const real_t *x) { return x->depth; }
size_t real_weight(const real_t *x) { return x->weight; }

size_t real_size(const real_t *x)
{
    size_t n = 1 + x->parts;
    for (size_t k = 0; x->kind == REAL_SUM && k < x->form->parts; k++) n += 1 + x->form->part[k].n;
    return n;
}
