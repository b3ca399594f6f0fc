/* SPDX-License-Identifier: MIT
**
** Log forms: images, the normal form, equality. Parts and terms are shared between forms, never changed.
*/
#include "numerics/logs/loglin_parts.h"
#include "numerics/logs/residue.h"

#include <stdlib.h>

static mp_limb_t limb_one = 1;
static const mpz_t one = MPZ_ROINIT_N(&limb_one, 1);

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
uint64_t loglin_image(const loglin_t *form)
{
    loglin_t *x = (loglin_t *)form; /* kept, as the other faces are */
    if (x->imaged) return x->image;
    x->imaged = true;
    x->image = 0;
    for (size_t k = 0; k < x->parts; k++) x->image = residue_word(x->image + image_of_part(&x->part[k]));
    return x->image;
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

static mpz_ptr product(arena_t *A, mpz_srcptr x, mpz_srcptr y)
{
    mpz_ptr r = arena_mpz(A, 1);
    loglin_multiply(r, x, y);
    return r;
}

/* The terms of a part that count; where it is taken once, they are its own. */
static size_t spread(loglin_term_t *to, arena_t *A, const loglin_part_t *p)
{
    bool once = mpz_cmp_ui(p->by, 1) == 0;
    size_t n = 0;
    for (size_t i = 0; i < p->n; i++) {
        if (p->words ? p->words[i] < 2 : mpz_cmp_ui(p->term[i].a, 1) == 0) continue;
        loglin_term_t t = p->words ? (loglin_term_t){ NULL, arena_mpz(A, 1) } : p->term[i];
        if (p->words) { mpz_set_ui(t.a, p->words[i]); t.c = t.a; }
        if (!once) t.c = product(A, p->by, t.c);
        to[n++] = t;
    }
    return n;
}

static mpz_ptr added(arena_t *A, mpz_srcptr x, mpz_srcptr y)
{
    mpz_ptr r = arena_mpz(A, 1);
    mpz_add(r, x, y);
    return r;
}

/* Sorted terms, those of equal arguments added, and what comes to 0 left out. */
static size_t merged(arena_t *A, loglin_term_t *t, size_t n)
{
    size_t m = 0;
    for (size_t i = 0; i < n; i++) {
        if (m && order(t[m - 1].a, t[i].a) == 0) { t[m - 1].c = added(A, t[m - 1].c, t[i].c); continue; }
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
    x->n = merged(x->home, x->term, x->n);
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
    if (!x->gathered && loglin_image(x) != 0) return false;
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
    uint64_t u = residue_word(residue_of(x->c0) + loglin_image(x)), v = residue_word(residue_of(y->c0) + loglin_image(y));
    return residue_times(u, residue_of(y->den)) == residue_times(v, residue_of(x->den));
}

bool loglin_same(const loglin_t *x, const loglin_t *y)
{
    if (x != y && !may_be_same(x, y)) return false;
    const loglin_t *d = x == y ? NULL : loglin_gathered(loglin_sub(x, y));
    return !d || (d->n == 0 && mpz_sgn(d->c0) == 0);
}
