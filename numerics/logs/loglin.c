/* SPDX-License-Identifier: MIT
**
** Log forms: making, adding, scaling; the normal form. Parts and terms are shared between forms, never changed.
*/
#include "numerics/logs/loglin.h"
#include "numerics/logs/residue.h"

#include <stdlib.h>
#include <string.h>

/* Numbers that many forms have, and none changes. */
static mp_limb_t limb_one = 1;
static const mpz_t zero = MPZ_ROINIT_N(&limb_one, 0), one = MPZ_ROINIT_N(&limb_one, 1),
                   minus_one = MPZ_ROINIT_N(&limb_one, -1);

static bool is_one(mpz_srcptr z) { return mpz_size(z) == 1 && mpz_getlimbn(z, 0) == 1 && mpz_sgn(z) > 0; }

/* A copy in A; 0, 1 and -1 are there already. */
static mpz_srcptr number(arena_t *A, mpz_srcptr z)
{
    if (mpz_size(z) == 0) return zero;
    if (mpz_size(z) == 1 && mpz_getlimbn(z, 0) == 1) return mpz_sgn(z) > 0 ? one : minus_one;
    mpz_ptr r = arena_mpz(A, 1);
    mpz_set(r, z);
    return r;
}

static mpz_srcptr product(arena_t *A, mpz_srcptr x, mpz_srcptr y)
{
    if (is_one(y) || mpz_size(x) == 0) return x;
    if (is_one(x) || mpz_size(y) == 0) return y;
    mpz_ptr r = arena_mpz(A, 1);
    mpz_mul(r, x, y);
    return r;
}

static mpz_srcptr added(arena_t *A, mpz_srcptr x, mpz_srcptr y)
{
    if (mpz_size(y) == 0) return x;
    if (mpz_size(x) == 0) return y;
    mpz_ptr r = arena_mpz(A, 1);
    mpz_add(r, x, y);
    return r;
}

/* The form c0/den, or one with parts that is to be. */
static loglin_t *blank(arena_t *A, mpz_srcptr c0, mpz_srcptr den)
{
    loglin_t *x = ARENA_NEW(A, loglin_t);
    x->home = A;
    x->den = den;
    x->c0 = c0;
    x->gathered = x->normal = true;
    return x;
}

const loglin_t *loglin_rat(arena_t *A, mpq_srcptr q)
{
    return blank(A, number(A, mpq_numref(q)), number(A, mpq_denref(q)));
}

const loglin_t *loglin_si(arena_t *A, long n)
{
    if (n == 0 || n == 1) return blank(A, n ? one : zero, one);
    mpz_ptr c0 = arena_mpz(A, 1);
    mpz_set_si(c0, n);
    return blank(A, c0, one);
}

/* (c/den) log a/b */
static const loglin_t *log_of(arena_t *A, mpz_srcptr c, mpz_srcptr den, mpz_srcptr a, mpz_srcptr b)
{
    loglin_sum_t sum;
    loglin_sum_start(&sum, A, den, 2);
    loglin_sum_push(&sum, c, a);
    if (!is_one(b)) loglin_sum_push(&sum, product(A, c, minus_one), b);
    return loglin_sum_done(&sum);
}

const loglin_t *loglin_log(arena_t *A, mpq_srcptr c, mpq_srcptr q)
{
    return log_of(A, mpq_numref(c), mpq_denref(c), mpq_numref(q), mpq_denref(q));
}

const loglin_t *loglin_log_rat(arena_t *A, mpq_srcptr q) { return log_of(A, one, one, mpq_numref(q), mpq_denref(q)); }

const loglin_t *loglin_log_ui(arena_t *A, unsigned long n)
{
    mp_limb_t limb = n;
    mpz_t a;
    return log_of(A, one, one, mpz_roinit_n(a, &limb, 1), one);
}

/* --- a form in the making ---------------------------------------------------------------------------- */

void loglin_sum_start(loglin_sum_t *sum, arena_t *A, mpz_srcptr den, size_t room)
{
    sum->home = A;
    sum->den = number(A, den);
    sum->c0 = zero;
    sum->n = sum->parts = sum->parts_room = 0;
    sum->part = NULL;
    sum->room = room;
    sum->term = room ? ARENA_ARRAY(A, loglin_term_t, room) : NULL;
}

static loglin_term_t *next_term(loglin_sum_t *sum)
{
    sum->term = arena_grown(sum->home, sum->term, sum->n, &sum->room, sizeof *sum->term);
    loglin_term_t *t = &sum->term[sum->n++];
    t->c = arena_mpz(sum->home, 2);
    t->a = t->c + 1;
    return t;
}

void loglin_sum_push(loglin_sum_t *sum, mpz_srcptr c, mpz_srcptr a)
{
    if (mpz_sgn(c) == 0 || is_one(a)) return;
    loglin_term_t *t = next_term(sum);
    mpz_set(t->c, c);
    mpz_set(t->a, a);
}

void loglin_sum_number(loglin_sum_t *sum, mpz_srcptr c0) { sum->c0 = added(sum->home, sum->c0, number(sum->home, c0)); }

void loglin_sum_push_xlogx(loglin_sum_t *sum, mpz_srcptr a, bool negative)
{
    if (mpz_cmp_ui(a, 1) <= 0) return;
    loglin_term_t *t = next_term(sum);
    mpz_set(t->a, a);
    if (negative) mpz_neg(t->c, a);
    else mpz_set(t->c, a);
}

static void push_part(loglin_sum_t *sum, loglin_part_t part)
{
    sum->part = arena_grown(sum->home, sum->part, sum->parts, &sum->parts_room, sizeof *sum->part);
    sum->part[sum->parts++] = part;
}

void loglin_sum_words(loglin_sum_t *sum, const uint64_t *words, size_t n, bool negative)
{
    if (n) push_part(sum, (loglin_part_t){ negative ? minus_one : one, n, words, NULL });
}

void loglin_sum_words_times(loglin_sum_t *sum, mpz_srcptr by, const uint64_t *words, size_t n)
{
    if (n && mpz_sgn(by) != 0) push_part(sum, (loglin_part_t){ number(sum->home, by), n, words, NULL });
}

const loglin_t *loglin_sum_done(loglin_sum_t *sum)
{
    loglin_t *x = blank(sum->home, sum->c0, sum->den);
    x->gathered = x->normal = false;
    if (sum->n) push_part(sum, (loglin_part_t){ one, sum->n, NULL, sum->term });
    x->part = sum->part;
    x->parts = sum->parts;
    return x;
}

/* --- images -------------------------------------------------------------------------------------------- */

/* A number for the symbol log a: any function of a will do. */
static uint64_t symbol(uint64_t a)
{
    return residue_times(residue_times(a + 3, a + 5), residue_word(residue_times(a + 7, a ^ 0x155555555555555) + a));
}

static uint64_t image_of_part(const loglin_part_t *p)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < p->n; i++) {
        if (p->words ? p->words[i] < 2 : mpz_cmp_ui(p->term[i].a, 1) == 0) continue;
        uint64_t a = p->words ? residue_word(p->words[i]) : residue_of(p->term[i].a),
                 c = p->words ? a : residue_of(p->term[i].c);
        sum = residue_word(sum + residue_times(c, symbol(a)));
    }
    return residue_times(residue_of(p->by), sum);
}

/* sum c s(a) modulo 2^61 - 1, a linear function of the form as a sum of symbols s(a) for log a; log 1 is none. It is 0
** where all terms cancel. */
static uint64_t image(const loglin_t *form)
{
    loglin_t *x = (loglin_t *)form; /* kept, as the other faces are */
    if (x->imaged) return x->image;
    x->imaged = true;
    x->image = 0;
    for (size_t k = 0; k < x->parts; k++) x->image = residue_word(x->image + image_of_part(&x->part[k]));
    return x->image;
}

/* Of a sum u x + v y of forms whose images are known. */
static void imagine(loglin_t *r, const loglin_t *x, mpz_srcptr u, const loglin_t *y, mpz_srcptr v)
{
    if (!x->imaged || !y->imaged) return;
    r->imaged = true;
    r->image = residue_word(residue_times(x->image, residue_of(u)) + residue_times(y->image, residue_of(v)));
}

/* --- sums -------------------------------------------------------------------------------------------- */

/* The parts of x, each `by` times as often. */
static size_t copy_parts(loglin_part_t *to, const loglin_t *x, mpz_srcptr by)
{
    for (size_t i = 0; i < x->parts; i++) {
        to[i] = x->part[i];
        to[i].by = product(x->home, x->part[i].by, by);
    }
    return x->parts;
}

/* One part, of a form that has many. */
static const loglin_t *fewer_parts(const loglin_t *x) { return x->parts > LOGLIN_PARTS_MAX / 2 ? loglin_normal(x) : x; }

/* den = u a = v b, the least. */
typedef struct { mpz_srcptr den, u, v; } over_t;

static over_t over_one(arena_t *A, mpz_srcptr a, mpz_srcptr b)
{
    if (is_one(b)) return (over_t){ a, one, a };
    if (is_one(a)) return (over_t){ b, b, one };
    if (mpz_cmp(a, b) == 0) return (over_t){ a, one, one };
    mpz_ptr z = arena_mpz(A, 3), u = z + 1, v = z + 2;
    mpz_gcd(z, a, b);
    if (is_one(z)) { mpz_mul(z, a, b); return (over_t){ z, b, a }; }
    mpz_divexact(u, b, z);
    mpz_divexact(v, a, z);
    mpz_mul(z, a, u);
    return (over_t){ z, u, v };
}

static const loglin_t *sum_of(const loglin_t *x, const loglin_t *y, bool minus)
{
    arena_t *A = x->home;
    if (x->parts + y->parts > LOGLIN_PARTS_MAX) { x = fewer_parts(x); y = fewer_parts(y); }
    over_t over = over_one(A, x->den, y->den);
    mpz_srcptr v = minus ? product(A, over.v, minus_one) : over.v;
    loglin_t *r = blank(A, added(A, product(A, x->c0, over.u), product(A, y->c0, v)), over.den);
    loglin_part_t *part = ARENA_ARRAY(A, loglin_part_t, x->parts + y->parts);
    r->parts = copy_parts(part, x, over.u);
    r->parts += copy_parts(part + r->parts, y, v);
    r->part = part;
    r->gathered = r->normal = false;
    imagine(r, x, over.u, y, v);
    return r;
}

const loglin_t *loglin_add(const loglin_t *x, const loglin_t *y) { return sum_of(x, y, false); }
const loglin_t *loglin_sub(const loglin_t *x, const loglin_t *y) { return sum_of(x, y, true); }

const loglin_t *loglin_scale(const loglin_t *x, mpq_srcptr c)
{
    arena_t *A = x->home;
    if (mpq_sgn(c) == 0) return blank(A, zero, one);
    mpz_srcptr by = number(A, mpq_numref(c));
    loglin_t *r = blank(A, product(A, x->c0, by), product(A, x->den, number(A, mpq_denref(c))));
    loglin_part_t *part = ARENA_ARRAY(A, loglin_part_t, x->parts);
    r->parts = copy_parts(part, x, by);
    r->part = part;
    r->gathered = r->normal = false;
    imagine(r, x, by, x, zero);
    return r;
}

/* --- the normal form ---------------------------------------------------------------------------------- */

/* a, b >= 1. */
static inline int order(mpz_srcptr a, mpz_srcptr b)
{
    if (mpz_size(a) > 1 || mpz_size(b) > 1) return mpz_cmp(a, b);
    mp_limb_t u = mpz_getlimbn(a, 0), v = mpz_getlimbn(b, 0);
    return (u > v) - (u < v);
}

static int by_argument(const void *l, const void *r)
{
    return order(((const loglin_term_t *)l)->a, ((const loglin_term_t *)r)->a);
}

/* By their arguments; few are put in their places one by one. */
static void sort(loglin_term_t *t, size_t n)
{
    enum { FEW = 24 };
    if (n > FEW) { qsort(t, n, sizeof *t, by_argument); return; }
    for (size_t i = 1; i < n; i++) {
        loglin_term_t one = t[i];
        size_t k = i;
        for (; k > 0 && order(t[k - 1].a, one.a) > 0; k--) t[k] = t[k - 1];
        t[k] = one;
    }
}

/* Divides den, c0 and every c by their common factor. Other forms may hold the terms: the quotients are new ones. */
static void lowest(loglin_t *x)
{
    mpz_ptr g = arena_mpz(x->home, 1);
    mpz_gcd(g, x->den, x->c0);
    for (size_t i = 0; i < x->n && mpz_cmp_ui(g, 1) != 0; i++) mpz_gcd(g, g, x->term[i].c);
    if (mpz_cmp_ui(g, 1) == 0) return;
    mpz_ptr fresh = arena_mpz(x->home, 2);
    mpz_divexact(fresh, x->den, g);
    mpz_divexact(fresh + 1, x->c0, g);
    x->den = fresh;
    x->c0 = fresh + 1;
    loglin_term_t *term = ARENA_ARRAY(x->home, loglin_term_t, x->n);
    for (size_t i = 0; i < x->n; i++) {
        term[i] = (loglin_term_t){ arena_mpz(x->home, 1), x->term[i].a };
        mpz_divexact(term[i].c, x->term[i].c, g);
    }
    x->term = term;
    x->imaged = false;
}

/* The terms of a part that count, with fresh coefficients. */
static size_t spread(loglin_term_t *to, arena_t *A, const loglin_part_t *p)
{
    size_t n = 0;
    for (size_t i = 0; i < p->n; i++) {
        if (p->words ? p->words[i] < 2 : mpz_cmp_ui(p->term[i].a, 1) == 0) continue;
        loglin_term_t t = { arena_mpz(A, 1), p->words ? arena_mpz(A, 1) : p->term[i].a };
        if (p->words) mpz_set_ui(t.a, p->words[i]);
        mpz_mul(t.c, p->by, p->words ? t.a : p->term[i].c);
        to[n++] = t;
    }
    return n;
}

/* Sorted terms, those of equal arguments added, and what comes to 0 left out. */
static size_t merged(loglin_term_t *t, size_t n)
{
    size_t m = 0;
    for (size_t i = 0; i < n; i++) {
        if (m && order(t[m - 1].a, t[i].a) == 0) { mpz_add(t[m - 1].c, t[m - 1].c, t[i].c); continue; }
        if (m && mpz_sgn(t[m - 1].c) == 0) m--;
        t[m++] = t[i];
    }
    return m && mpz_sgn(t[m - 1].c) == 0 ? m - 1 : m;
}

/* The one part of gathered terms. */
static void set_part(loglin_t *x)
{
    x->parts = x->n ? 1 : 0;
    x->part = NULL;
    if (!x->n) return;
    loglin_part_t *p = ARENA_NEW(x->home, loglin_part_t);
    *p = (loglin_part_t){ one, x->n, NULL, x->term };
    x->part = p;
}

/* A form is a value: that its other face is made and kept is not seen from outside. Forms of an arena are its thread's
** alone. */
const loglin_t *loglin_gathered(const loglin_t *form)
{
    loglin_t *x = (loglin_t *)form;
    if (x->gathered) return x;
    size_t room = 0;
    for (size_t k = 0; k < x->parts; k++) room += x->part[k].n;
    x->term = ARENA_ARRAY(x->home, loglin_term_t, room);
    for (size_t k = 0; k < x->parts; k++) x->n += spread(x->term + x->n, x->home, &x->part[k]);
    sort(x->term, x->n);
    x->n = merged(x->term, x->n);
    x->gathered = true;
    set_part(x);
    return x;
}

const loglin_t *loglin_normal(const loglin_t *form)
{
    loglin_t *x = (loglin_t *)loglin_gathered(form);
    if (x->normal) return x;
    x->normal = true;
    lowest(x);
    set_part(x);
    return x;
}

bool loglin_is_rat(const loglin_t *x, mpq_ptr q)
{
    if (!x->gathered && image(x) != 0) return false;
    if (loglin_gathered(x)->n) return false;
    if (q) {
        mpq_set_num(q, x->c0);
        mpq_set_den(q, x->den);
        if (!x->normal) mpq_canonicalize(q);
    }
    return true;
}

/* --- equal forms -------------------------------------------------------------------------------------- */

/* Equal forms have images in the ratio of their denominators. The others, but for about one in 2^61, are told from them
** so. */
static bool may_be_same(const loglin_t *x, const loglin_t *y)
{
    uint64_t u = residue_word(residue_of(x->c0) + image(x)), v = residue_word(residue_of(y->c0) + image(y));
    return residue_times(u, residue_of(y->den)) == residue_times(v, residue_of(x->den));
}

bool loglin_same(const loglin_t *x, const loglin_t *y)
{
    if (x != y && !may_be_same(x, y)) return false;
    const loglin_t *d = x == y ? NULL : loglin_gathered(loglin_sub(x, y));
    return !d || (d->n == 0 && mpz_sgn(d->c0) == 0);
}
