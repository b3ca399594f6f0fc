/* SPDX-License-Identifier: MIT
**
** Log forms: making, adding, scaling. Parts and terms are shared between forms, never changed.
*/
#include "numerics/logs/loglin_parts.h"
#include "numerics/logs/residue.h"

/* Numbers that many forms have, and none changes. */
static mp_limb_t limb_one = 1;
static const mpz_t zero = MPZ_ROINIT_N(&limb_one, 0), one = MPZ_ROINIT_N(&limb_one, 1),
                   minus_one = MPZ_ROINIT_N(&limb_one, -1);

static bool is_one(mpz_srcptr z) { return mpz_size(z) == 1 && mpz_getlimbn(z, 0) == 1 && mpz_sgn(z) > 0; }

/* r := z; mostly one word. */
static inline void set(mpz_ptr r, mpz_srcptr z)
{
    if (mpz_size(z) > 1) { mpz_set(r, z); return; }
    mpz_set_ui(r, mpz_getlimbn(z, 0));
    if (mpz_sgn(z) < 0) mpz_neg(r, r);
}

/* A copy in A; 0, 1 and -1 are there already. */
static mpz_srcptr number(arena_t *A, mpz_srcptr z)
{
    if (z == one) return one;
    if (mpz_size(z) == 0) return zero;
    if (mpz_size(z) == 1 && mpz_getlimbn(z, 0) == 1) return mpz_sgn(z) > 0 ? one : minus_one;
    mpz_ptr r = arena_mpz(A, 1);
    set(r, z);
    return r;
}

static mpz_srcptr product(arena_t *A, mpz_srcptr x, mpz_srcptr y)
{
    if (is_one(y) || mpz_size(x) == 0) return x;
    if (is_one(x) || mpz_size(y) == 0) return y;
    if (x == minus_one && y == minus_one) return one;
    mpz_ptr r = arena_mpz(A, 1);
    loglin_multiply(r, x, y);
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

/* The form c0/den, with room for so many parts behind it. */
static loglin_t *roomy(arena_t *A, mpz_srcptr c0, mpz_srcptr den, size_t parts)
{
    loglin_t *x = arena_alloc(A, sizeof *x + parts * sizeof *x->part);
    x->home = A;
    x->den = den;
    x->c0 = c0;
    return x;
}

static loglin_part_t *behind(loglin_t *x) { return (loglin_part_t *)(x + 1); }

/* The form c0/den. */
static const loglin_t *blank(arena_t *A, mpz_srcptr c0, mpz_srcptr den)
{
    loglin_t *x = roomy(A, c0, den, 0);
    x->gathered = x->normal = true;
    return x;
}

_Static_assert(sizeof(loglin_t) % _Alignof(loglin_part_t) == 0 && sizeof(loglin_part_t) % _Alignof(loglin_term_t) == 0,
               "parts may stand behind a form, and terms behind a part");

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

/* (c/den) log a/b. No form changes its terms: they stand behind its one part. */
static const loglin_t *log_of(arena_t *A, mpz_srcptr c, mpz_srcptr den, mpz_srcptr a, mpz_srcptr b)
{
    bool above = mpz_sgn(c) && !is_one(a), below = mpz_sgn(c) && !is_one(b);
    if (!above && !below) return roomy(A, zero, number(A, den), 0);
    loglin_t *x = arena_alloc(A, sizeof *x + sizeof *x->part + (above + below) * sizeof *x->term);
    mpz_srcptr own = number(A, c);
    loglin_term_t *term = (loglin_term_t *)(behind(x) + 1);
    if (above) term[0] = (loglin_term_t){ (mpz_ptr)own, (mpz_ptr)number(A, a) };
    if (below) term[above] = (loglin_term_t){ (mpz_ptr)product(A, own, minus_one), (mpz_ptr)number(A, b) };
    *behind(x) = (loglin_part_t){ one, above + below, NULL, term };
    x->home = A;
    x->den = number(A, den);
    x->c0 = zero;
    x->part = behind(x);
    x->parts = 1;
    return x;
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
    sum->n = sum->parts = 0;
    sum->parts_room = LOGLIN_PARTS_FEW;
    sum->part = sum->few;
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
    set(t->c, c);
    set(t->a, a);
}

void loglin_sum_number(loglin_sum_t *sum, mpz_srcptr c0) { sum->c0 = added(sum->home, sum->c0, number(sum->home, c0)); }

void loglin_sum_push_xlogx(loglin_sum_t *sum, mpz_srcptr a, bool negative)
{
    if (mpz_cmp_ui(a, 1) <= 0) return;
    loglin_term_t *t = next_term(sum);
    set(t->a, a);
    set(t->c, a);
    if (negative) mpz_neg(t->c, t->c);
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
    if (sum->n) push_part(sum, (loglin_part_t){ one, sum->n, NULL, sum->term });
    bool few = sum->part == sum->few;
    loglin_t *x = roomy(sum->home, sum->c0, sum->den, few ? sum->parts : 0);
    for (size_t k = 0; few && k < sum->parts; k++) behind(x)[k] = sum->few[k];
    x->part = few ? behind(x) : sum->part;
    x->parts = sum->parts;
    return x;
}

/* --- sums -------------------------------------------------------------------------------------------- */

/* Of a sum u x + v y of forms whose images are known. */
static void imagine(loglin_t *r, const loglin_t *x, mpz_srcptr u, const loglin_t *y, mpz_srcptr v)
{
    if (!x->imaged || !y->imaged) return;
    r->imaged = true;
    r->image = residue_word(residue_times(x->image, residue_of(u)) + residue_times(y->image, residue_of(v)));
}

/* The parts of x, each `by` times as often. */
static size_t copy_parts(loglin_part_t *to, const loglin_t *x, mpz_srcptr by)
{
    for (size_t i = 0; i < x->parts; i++) {
        to[i] = x->part[i];
        if (to[i].by == one) to[i].by = by;
        else if (by != one) to[i].by = product(x->home, to[i].by, by);
    }
    return x->parts;
}

/* One part, of a form that has many. */
static const loglin_t *fewer_parts(const loglin_t *x) { return x->parts > LOGLIN_PARTS_MAX / 2 ? loglin_normal(x) : x; }

/* den = u a = v b, the least. */
typedef struct { mpz_srcptr den, u, v; } over_t;

static over_t over_one_of_words(arena_t *A, mpz_srcptr a, mpz_srcptr b)
{
    mp_limb_t x = mpz_getlimbn(a, 0), y = mpz_getlimbn(b, 0), g = mpn_gcd_1(&x, 1, y), u = y / g, v = x / g;
    mpz_ptr z = arena_mpz(A, 3);
    mpz_set_ui(z + 1, u);
    mpz_set_ui(z + 2, v);
    loglin_multiply(z, a, z + 1);
    return (over_t){ z, z + 1, z + 2 };
}

static over_t over_one(arena_t *A, mpz_srcptr a, mpz_srcptr b)
{
    if (is_one(b)) return (over_t){ a, one, a };
    if (is_one(a)) return (over_t){ b, b, one };
    if (mpz_cmp(a, b) == 0) return (over_t){ a, one, one };
    if (mpz_size(a) == 1 && mpz_size(b) == 1) return over_one_of_words(A, a, b);
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
    bool none = mpz_size(x->c0) == 0 && mpz_size(y->c0) == 0;
    mpz_srcptr c0 = none ? zero : added(A, product(A, x->c0, over.u), product(A, y->c0, v));
    loglin_t *r = roomy(A, c0, over.den, x->parts + y->parts);
    r->parts = copy_parts(behind(r), x, over.u);
    r->parts += copy_parts(behind(r) + r->parts, y, v);
    r->part = behind(r);
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
    loglin_t *r = roomy(A, product(A, x->c0, by), product(A, x->den, number(A, mpq_denref(c))), x->parts);
    r->parts = copy_parts(behind(r), x, by);
    r->part = behind(r);
    imagine(r, x, by, x, zero);
    return r;
}
