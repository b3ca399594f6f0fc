/* SPDX-License-Identifier: MIT
**
** Log forms: making, adding, scaling; the normal form. Parts and terms are shared between forms, never changed.
*/
#include "numerics/logs/loglin.h"

#include <stdlib.h>
#include <string.h>

static loglin_t *blank(arena_t *A)
{
    loglin_t *x = ARENA_NEW(A, loglin_t);
    x->home = A;
    x->den = arena_mpz(A, 2);
    x->c0 = x->den + 1;
    mpz_set_ui(x->den, 1);
    x->gathered = x->normal = true;
    return x;
}

const loglin_t *loglin_rat(arena_t *A, mpq_srcptr q)
{
    loglin_t *x = blank(A);
    mpz_set(x->c0, mpq_numref(q));
    mpz_set(x->den, mpq_denref(q));
    return x;
}

const loglin_t *loglin_si(arena_t *A, long n)
{
    loglin_t *x = blank(A);
    mpz_set_si(x->c0, n);
    return x;
}

const loglin_t *loglin_log(arena_t *A, mpq_srcptr c, mpq_srcptr q)
{
    loglin_sum_t sum;
    loglin_sum_start(&sum, A, mpq_denref(c), 2);
    loglin_sum_push(&sum, mpq_numref(c), mpq_numref(q));
    mpz_ptr minus = arena_mpz(A, 1);
    mpz_neg(minus, mpq_numref(c));
    loglin_sum_push(&sum, minus, mpq_denref(q));
    return loglin_sum_done(&sum);
}

/* --- a form in the making ---------------------------------------------------------------------------- */

void loglin_sum_start(loglin_sum_t *sum, arena_t *A, mpz_srcptr den, size_t room)
{
    sum->home = A;
    sum->den = arena_mpz(A, 2);
    sum->c0 = sum->den + 1;
    sum->n = sum->parts = sum->parts_room = 0;
    sum->part = NULL;
    sum->room = room;
    sum->term = room ? ARENA_ARRAY(A, loglin_term_t, room) : NULL;
    mpz_set(sum->den, den);
}

static loglin_term_t *next_term(loglin_sum_t *sum)
{
    sum->term = arena_grown(sum->home, sum->term, sum->n, &sum->room, sizeof *sum->term);
    loglin_term_t *t = &sum->term[sum->n++];
    t->c = arena_mpz(sum->home, 1);
    return t;
}

void loglin_sum_push(loglin_sum_t *sum, mpz_srcptr c, mpz_srcptr a)
{
    if (mpz_sgn(c) == 0 || mpz_cmp_ui(a, 1) == 0) return;
    loglin_term_t *t = next_term(sum);
    mpz_set(t->c, c);
    t->a = arena_mpz(sum->home, 1);
    mpz_set(t->a, a);
}

void loglin_sum_push_xlogx(loglin_sum_t *sum, mpz_srcptr a, bool negative)
{
    if (mpz_cmp_ui(a, 1) <= 0) return;
    loglin_term_t *t = next_term(sum);
    t->a = arena_mpz(sum->home, 1);
    mpz_set(t->a, a);
    if (negative) mpz_neg(t->c, a);
    else mpz_set(t->c, a);
}

static loglin_part_t *next_part(loglin_sum_t *sum, size_t n, const uint64_t *words, const loglin_term_t *term)
{
    sum->part = arena_grown(sum->home, sum->part, sum->parts, &sum->parts_room, sizeof *sum->part);
    loglin_part_t *p = &sum->part[sum->parts++];
    *p = (loglin_part_t){ arena_mpz(sum->home, 1), n, words, term };
    return p;
}

void loglin_sum_words(loglin_sum_t *sum, const uint64_t *words, size_t n, bool negative)
{
    if (n) mpz_set_si(next_part(sum, n, words, NULL)->by, negative ? -1 : 1);
}

void loglin_sum_words_times(loglin_sum_t *sum, mpz_srcptr by, const uint64_t *words, size_t n)
{
    if (n && mpz_sgn(by) != 0) mpz_set(next_part(sum, n, words, NULL)->by, by);
}

const loglin_t *loglin_sum_done(loglin_sum_t *sum)
{
    loglin_t *x = blank(sum->home);
    x->den = sum->den;
    x->c0 = sum->c0;
    x->gathered = x->normal = false;
    if (sum->n) mpz_set_ui(next_part(sum, sum->n, NULL, sum->term)->by, 1);
    x->part = sum->part;
    x->parts = sum->parts;
    return x;
}

/* --- sums -------------------------------------------------------------------------------------------- */

/* The parts of x, each `by` times as often. */
static size_t copy_parts(loglin_part_t *to, const loglin_t *x, mpz_srcptr by)
{
    for (size_t i = 0; i < x->parts; i++) {
        to[i] = x->part[i];
        to[i].by = arena_mpz(x->home, 1);
        mpz_mul(to[i].by, x->part[i].by, by);
    }
    return x->parts;
}

/* One part, of a form that has many. */
static const loglin_t *fewer_parts(const loglin_t *x) { return x->parts > LOGLIN_PARTS_MAX / 2 ? loglin_normal(x) : x; }

static const loglin_t *sum_of(const loglin_t *x, const loglin_t *y, bool minus)
{
    arena_t *A = x->home;
    if (x->parts + y->parts > LOGLIN_PARTS_MAX) { x = fewer_parts(x); y = fewer_parts(y); }
    mpz_ptr u = arena_mpz(A, 2), v = u + 1;
    loglin_t *r = blank(A);
    mpz_lcm(r->den, x->den, y->den);
    mpz_divexact(u, r->den, x->den);
    mpz_divexact(v, r->den, y->den);
    if (minus) mpz_neg(v, v);
    mpz_mul(r->c0, x->c0, u);
    mpz_addmul(r->c0, y->c0, v);
    loglin_part_t *part = ARENA_ARRAY(A, loglin_part_t, x->parts + y->parts);
    r->parts = copy_parts(part, x, u);
    r->parts += copy_parts(part + r->parts, y, v);
    r->part = part;
    r->gathered = r->normal = false;
    return r;
}

const loglin_t *loglin_add(const loglin_t *x, const loglin_t *y) { return sum_of(x, y, false); }
const loglin_t *loglin_sub(const loglin_t *x, const loglin_t *y) { return sum_of(x, y, true); }

const loglin_t *loglin_scale(const loglin_t *x, mpq_srcptr c)
{
    loglin_t *r = blank(x->home);
    if (mpq_sgn(c) == 0) return r;
    mpz_mul(r->den, x->den, mpq_denref(c));
    mpz_mul(r->c0, x->c0, mpq_numref(c));
    loglin_part_t *part = ARENA_ARRAY(x->home, loglin_part_t, x->parts);
    r->parts = copy_parts(part, x, mpq_numref(c));
    r->part = part;
    r->gathered = r->normal = false;
    return r;
}

/* --- the normal form ---------------------------------------------------------------------------------- */

static int by_argument(const void *l, const void *r)
{
    return mpz_cmp(((const loglin_term_t *)l)->a, ((const loglin_term_t *)r)->a);
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
        if (m && mpz_cmp(t[m - 1].a, t[i].a) == 0) { mpz_add(t[m - 1].c, t[m - 1].c, t[i].c); continue; }
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
    *p = (loglin_part_t){ arena_mpz(x->home, 1), x->n, NULL, x->term };
    mpz_set_ui(p->by, 1);
    x->part = p;
}

/* A form is a value: that its other face is made and kept is not seen from outside. Forms of an arena are its thread's alone. */
const loglin_t *loglin_gathered(const loglin_t *form)
{
    loglin_t *x = (loglin_t *)form;
    if (x->gathered) return x;
    size_t room = 0;
    for (size_t k = 0; k < x->parts; k++) room += x->part[k].n;
    x->term = ARENA_ARRAY(x->home, loglin_term_t, room);
    for (size_t k = 0; k < x->parts; k++) x->n += spread(x->term + x->n, x->home, &x->part[k]);
    qsort(x->term, x->n, sizeof *x->term, by_argument);
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
    if (loglin_gathered(x)->n) return false;
    if (q) {
        mpq_set_num(q, x->c0);
        mpq_set_den(q, x->den);
        if (!x->normal) mpq_canonicalize(q);
    }
    return true;
}

/* --- equal forms -------------------------------------------------------------------------------------- */

#define PRIME 0x1fffffffffffffff /* 2^61 - 1 */

__extension__ typedef unsigned __int128 twice_t;

static uint64_t times(uint64_t a, uint64_t b) { return (uint64_t)((twice_t)a * b % PRIME); }

static uint64_t residue(mpz_srcptr z) { return mpz_fdiv_ui(z, PRIME); }

/* A number for the symbol log a: any function of a will do. */
static uint64_t symbol(uint64_t a) { return times(times(a + 3, a + 5), times(a + 7, a ^ 0x155555555555555) + a); }

/* c0 s(1) + sum c s(a) modulo PRIME, a linear function of the form as a sum of symbols; s(1) = 1, and log 1 is none. */
static uint64_t image(const loglin_t *x)
{
    uint64_t all = residue(x->c0);
    for (size_t k = 0; k < x->parts; k++) {
        const loglin_part_t *p = &x->part[k];
        uint64_t sum = 0;
        for (size_t i = 0; i < p->n; i++) {
            if (p->words ? p->words[i] < 2 : mpz_cmp_ui(p->term[i].a, 1) == 0) continue;
            uint64_t a = p->words ? p->words[i] % PRIME : residue(p->term[i].a), c = p->words ? a : residue(p->term[i].c);
            sum = (sum + times(c, symbol(a))) % PRIME;
        }
        all = (all + times(residue(p->by), sum)) % PRIME;
    }
    return all;
}

/* Equal forms have images in the ratio of their denominators. The others, but for about one in PRIME, are told from them so. */
static bool may_be_same(const loglin_t *x, const loglin_t *y)
{
    return times(image(x), residue(y->den)) == times(image(y), residue(x->den));
}

bool loglin_same(const loglin_t *x, const loglin_t *y)
{
    if (x != y && !may_be_same(x, y)) return false;
    const loglin_t *d = x == y ? NULL : loglin_gathered(loglin_sub(x, y));
    return !d || (d->n == 0 && mpz_sgn(d->c0) == 0);
}

/* One summand: " + 3 log 5", the sign without blanks and the plus left out at the start, the factor left out where it is 1. */
static const char *summand(const char *before, arena_t *A, mpz_srcptr c, mpz_srcptr a)
{
    char *factor = mpz_get_str(NULL, 10, c), *argument = a ? mpz_get_str(NULL, 10, a) : NULL;
    const char *sign = mpz_sgn(c) < 0 ? (before[0] ? " - " : "-") : before[0] ? " + " : "";
    bool one = a && mpz_cmpabs_ui(c, 1) == 0;
    const char *s = arena_printf(A, "%s%s%s%s%s%s", before, sign, one ? "" : factor + (mpz_sgn(c) < 0), a && !one ? " " : "",
                                 a ? "log " : "", a ? argument : "");
    alloc_free(factor);
    alloc_free(argument);
    return s;
}

const char *loglin_text(const loglin_t *x)
{
    loglin_normal(x);
    const char *s = "";
    for (size_t i = 0; i < x->n; i++) s = summand(s, x->home, x->term[i].c, x->term[i].a);
    if (mpz_sgn(x->c0) != 0 || x->n == 0) s = summand(s, x->home, x->c0, NULL);
    if (mpz_cmp_ui(x->den, 1) == 0) return s;
    char *den = mpz_get_str(NULL, 10, x->den);
    s = arena_printf(x->home, x->n ? "(%s)/%s" : "%s/%s", s, den);
    alloc_free(den);
    return s;
}
