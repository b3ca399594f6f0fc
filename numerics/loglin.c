/* SPDX-License-Identifier: MIT
**
** Log forms: making, adding, scaling. Terms are shared between forms, never changed.
*/
#include "numerics/loglin.h"

#include <stdlib.h>
#include <string.h>

static loglin_t *blank(arena_t *A, size_t room)
{
    loglin_t *x = ARENA_NEW(A, loglin_t);
    x->home = A;
    x->den = arena_mpz(A, 2);
    x->c0 = x->den + 1;
    mpz_set_ui(x->den, 1);
    x->term = ARENA_ARRAY(A, loglin_term_t, room);
    return x;
}

const loglin_t *loglin_rat(arena_t *A, mpq_srcptr q)
{
    loglin_t *x = blank(A, 0);
    mpz_set(x->c0, mpq_numref(q));
    mpz_set(x->den, mpq_denref(q));
    return x;
}

const loglin_t *loglin_si(arena_t *A, long n)
{
    loglin_t *x = blank(A, 0);
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
    if (room < 8) room = 8;
    *sum = (loglin_sum_t){ .home = A, .den = arena_mpz(A, 2), .room = room,
                           .term = ARENA_ARRAY(A, loglin_term_t, room) };
    sum->c0 = sum->den + 1;
    mpz_set(sum->den, den);
}

static loglin_term_t *next_term(loglin_sum_t *sum)
{
    if (sum->n == sum->room) {
        loglin_term_t *wider = ARENA_ARRAY(sum->home, loglin_term_t, 2 * sum->room);
        memcpy(wider, sum->term, sum->n * sizeof *wider);
        sum->term = wider;
        sum->room *= 2;
    }
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

static int by_argument(const void *l, const void *r)
{
    return mpz_cmp(((const loglin_term_t *)l)->a, ((const loglin_term_t *)r)->a);
}

/* Divides den, c0 and every c by their common factor. The c are fresh: nobody else holds them yet. */
static void lowest(loglin_t *x)
{
    mpz_ptr g = arena_mpz(x->home, 1);
    mpz_gcd(g, x->den, x->c0);
    for (size_t i = 0; i < x->n && mpz_cmp_ui(g, 1) != 0; i++) mpz_gcd(g, g, x->term[i].c);
    if (mpz_cmp_ui(g, 1) == 0) return;
    mpz_divexact(x->den, x->den, g);
    mpz_divexact(x->c0, x->c0, g);
    for (size_t i = 0; i < x->n; i++) mpz_divexact(x->term[i].c, x->term[i].c, g);
}

const loglin_t *loglin_sum_done(loglin_sum_t *sum)
{
    loglin_t *x = blank(sum->home, 0);
    mpz_set(x->den, sum->den);
    mpz_set(x->c0, sum->c0);
    x->term = sum->term;
    qsort(sum->term, sum->n, sizeof *sum->term, by_argument);
    for (size_t i = 0; i < sum->n; i++) {
        if (x->n && mpz_cmp(x->term[x->n - 1].a, sum->term[i].a) == 0)
            mpz_add(x->term[x->n - 1].c, x->term[x->n - 1].c, sum->term[i].c);
        else {
            if (x->n && mpz_sgn(x->term[x->n - 1].c) == 0) x->n--;
            x->term[x->n++] = sum->term[i];
        }
    }
    if (x->n && mpz_sgn(x->term[x->n - 1].c) == 0) x->n--;
    lowest(x);
    return x;
}

/* --- sums -------------------------------------------------------------------------------------------- */

/* u x + v y over the common denominator `den`, for integers u and v. */
static const loglin_t *combine(const loglin_t *x, mpz_srcptr u, const loglin_t *y, mpz_srcptr v, mpz_srcptr den)
{
    loglin_t *r = blank(x->home, x->n + y->n);
    mpz_set(r->den, den);
    mpz_mul(r->c0, x->c0, u);
    mpz_addmul(r->c0, y->c0, v);
    for (size_t i = 0, j = 0; i < x->n || j < y->n;) {
        int order = i == x->n ? 1 : j == y->n ? -1 : mpz_cmp(x->term[i].a, y->term[j].a);
        loglin_term_t t = { arena_mpz(r->home, 1), order <= 0 ? x->term[i].a : y->term[j].a };
        if (order <= 0) mpz_addmul(t.c, x->term[i++].c, u);
        if (order >= 0) mpz_addmul(t.c, y->term[j++].c, v);
        if (mpz_sgn(t.c) != 0) r->term[r->n++] = t;
    }
    lowest(r);
    return r;
}

static const loglin_t *sum_of(const loglin_t *x, const loglin_t *y, bool minus)
{
    mpz_ptr den = arena_mpz(x->home, 3), u = den + 1, v = den + 2;
    mpz_lcm(den, x->den, y->den);
    mpz_divexact(u, den, x->den);
    mpz_divexact(v, den, y->den);
    if (minus) mpz_neg(v, v);
    return combine(x, u, y, v, den);
}

const loglin_t *loglin_add(const loglin_t *x, const loglin_t *y) { return sum_of(x, y, false); }
const loglin_t *loglin_sub(const loglin_t *x, const loglin_t *y) { return sum_of(x, y, true); }

const loglin_t *loglin_scale(const loglin_t *x, mpq_srcptr c)
{
    loglin_t *r = blank(x->home, x->n);
    if (mpq_sgn(c) == 0) return r;
    mpz_mul(r->den, x->den, mpq_denref(c));
    mpz_mul(r->c0, x->c0, mpq_numref(c));
    for (size_t i = 0; i < x->n; i++) {
        r->term[i] = (loglin_term_t){ arena_mpz(r->home, 1), x->term[i].a };
        mpz_mul(r->term[i].c, x->term[i].c, mpq_numref(c));
    }
    r->n = x->n;
    lowest(r);
    return r;
}

bool loglin_is_rat(const loglin_t *x, mpq_ptr q)
{
    if (x->n) return false;
    if (q) {
        mpq_set_num(q, x->c0);
        mpq_set_den(q, x->den);
        mpq_canonicalize(q);
    }
    return true;
}

bool loglin_same(const loglin_t *x, const loglin_t *y)
{
    const loglin_t *d = x == y ? NULL : loglin_sub(x, y);
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
    free(factor);
    free(argument);
    return s;
}

const char *loglin_text(const loglin_t *x)
{
    const char *s = "";
    for (size_t i = 0; i < x->n; i++) s = summand(s, x->home, x->term[i].c, x->term[i].a);
    if (mpz_sgn(x->c0) != 0 || x->n == 0) s = summand(s, x->home, x->c0, NULL);
    if (mpz_cmp_ui(x->den, 1) == 0) return s;
    char *den = mpz_get_str(NULL, 10, x->den);
    s = arena_printf(x->home, x->n ? "(%s)/%s" : "%s/%s", s, den);
    free(den);
    return s;
}
