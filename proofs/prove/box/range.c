/* SPDX-License-Identifier: MIT
**
** Enclosures, by MPFI, rounded outward. An end that is marked open is not attained: so 1 - q is positive on (0,1).
*/
#include "proofs/prove/box/term.h"

enum { BITS = 128 };

void range_start(range_t *r) { mpfi_init2(r->x, BITS); }
void range_end(range_t *r) { mpfi_clear(r->x); }

static mpfr_ptr lo(const range_t *r) { return (mpfr_ptr)&r->x->left; }
static mpfr_ptr hi(const range_t *r) { return (mpfr_ptr)&r->x->right; }

bool range_positive(const range_t *r) { return mpfr_sgn(lo(r)) > 0 || (mpfr_zero_p(lo(r)) && r->lo_open); }
bool range_negative(const range_t *r) { return mpfr_sgn(hi(r)) < 0 || (mpfr_zero_p(hi(r)) && r->hi_open); }

static bool takes_zero(const range_t *r) { return !range_positive(r) && !range_negative(r); }

static void set_q(range_t *r, mpq_srcptr q)
{
    mpfi_set_q(r->x, q);
    r->lo_open = r->hi_open = false;
}

static void set_end(mpfr_ptr e, mpq_srcptr q, int dir)
{
    if (q) mpfr_set_q(e, q, dir < 0 ? MPFR_RNDD : MPFR_RNDU);
    else mpfr_set_inf(e, dir);
}

static void of_name(range_t *r, unsigned name, const domain_t *B)
{
    set_end(lo(r), B->lo[name], -1);
    set_end(hi(r), B->hi[name], 1);
    r->lo_open = r->hi_open = true;
}

static void add(range_t *r, const range_t *y)
{
    mpfi_add(r->x, r->x, y->x);
    r->lo_open = r->lo_open || y->lo_open;
    r->hi_open = r->hi_open || y->hi_open;
}

static void negate(range_t *r)
{
    bool was = r->lo_open;
    mpfi_neg(r->x, r->x);
    r->lo_open = r->hi_open;
    r->hi_open = was;
}

/* 0 times infinite is 0: the limits of products there lie between it and other ends. */
static void end_times(mpfr_ptr e, mpfr_srcptr a, mpfr_srcptr b, mpfr_rnd_t way)
{
    if (mpfr_zero_p(a) || mpfr_zero_p(b)) mpfr_set_zero(e, 1);
    else mpfr_mul(e, a, b, way);
}

/* An end 0 is attained where a factor takes 0; any other asks for ends of both, so not where one has none. */
static void multiply(range_t *r, const range_t *y)
{
    range_t s;
    mpfr_t e;
    range_start(&s);
    mpfr_init2(e, BITS);
    for (unsigned k = 0; k < 4; k++) {
        mpfr_srcptr a = k & 1 ? hi(r) : lo(r), b = k & 2 ? hi(y) : lo(y);
        end_times(e, a, b, MPFR_RNDD);
        if (k == 0 || mpfr_less_p(e, lo(&s))) mpfr_set(lo(&s), e, MPFR_RNDD);
        end_times(e, a, b, MPFR_RNDU);
        if (k == 0 || mpfr_greater_p(e, hi(&s))) mpfr_set(hi(&s), e, MPFR_RNDU);
    }
    bool zero = takes_zero(r) || takes_zero(y), never = (r->lo_open && r->hi_open) || (y->lo_open && y->hi_open);
    s.lo_open = mpfr_zero_p(lo(&s)) ? !zero : never;
    s.hi_open = mpfr_zero_p(hi(&s)) ? !zero : never;
    mpfi_set(r->x, s.x);
    r->lo_open = s.lo_open;
    r->hi_open = s.hi_open;
    mpfr_clear(e);
    range_end(&s);
}

static bool invert(range_t *r)
{
    bool negative = range_negative(r);
    if (!negative && !range_positive(r)) return false;
    if (negative) negate(r);
    range_t s;
    range_start(&s);
    mpfr_ui_div(lo(&s), 1, hi(r), MPFR_RNDD);
    if (mpfr_zero_p(lo(r))) mpfr_set_inf(hi(&s), 1);
    else mpfr_ui_div(hi(&s), 1, lo(r), MPFR_RNDU);
    s.lo_open = r->hi_open;
    s.hi_open = r->lo_open;
    mpfi_set(r->x, s.x);
    r->lo_open = s.lo_open;
    r->hi_open = s.hi_open;
    range_end(&s);
    if (negative) negate(r);
    return true;
}

static bool power(range_t *r, int k)
{
    if (k < 0) return power(r, -k) && invert(r);
    if (k % 2 == 0 && mpfr_sgn(lo(r)) < 0) {
        bool through = mpfr_sgn(hi(r)) > 0;
        if (!through) negate(r);
        else {
            bool open = r->lo_open && r->hi_open;
            mpfi_abs(r->x, r->x);
            r->lo_open = false;
            r->hi_open = open;
        }
    }
    for (unsigned side = 0; side < 2; side++) {
        mpfr_ptr e = side ? hi(r) : lo(r);
        mpfr_pow_si(e, e, k, side ? MPFR_RNDU : MPFR_RNDD);
    }
    if (k == 0) r->lo_open = r->hi_open = false;
    return true;
}

static bool function(range_t *r, written_kind_t f)
{
    if (f != WRITTEN_EXP && !range_positive(r)) return false;
    (f == WRITTEN_LOG ? mpfi_log : f == WRITTEN_EXP ? mpfi_exp : mpfi_sqrt)(r->x, r->x);
    if (f == WRITTEN_EXP && mpfr_zero_p(lo(r))) r->lo_open = true;
    return true;
}

/* u log u falls to its minimum at 1/e and rises behind it. */
static bool u_log_u(range_t *r)
{
    if (!range_positive(r)) return false;
    range_t u, v;
    mpfr_t e;
    bool open = false;
    range_start(&u);
    range_start(&v);
    mpfr_init2(e, BITS);
    mpfi_set(u.x, r->x);
    for (unsigned side = 0; side < 2; side++) {
        mpfr_srcptr at = side ? hi(&u) : lo(&u);
        if (mpfr_zero_p(at)) mpfi_set_ui(v.x, 0);
        else if (mpfr_inf_p(at)) { mpfr_set_inf(lo(&v), 1); mpfr_set_inf(hi(&v), 1); }
        else {
            mpfi_set_fr(v.x, at);
            mpfi_log(v.x, v.x);
            mpfi_mul_fr(v.x, v.x, at);
        }
        if (side == 0) mpfi_set(r->x, v.x);
        else {
            int c = mpfr_cmp(hi(&v), hi(r)); /* only the ends attain the most */
            open = c > 0 ? r->hi_open : c < 0 ? r->lo_open : r->lo_open && r->hi_open;
            mpfi_union(r->x, r->x, v.x);
        }
    }
    mpfr_set_d(e, 0.36787, MPFR_RNDD);
    bool right = mpfr_greater_p(hi(&u), e);
    mpfr_set_d(e, 0.36788, MPFR_RNDU);
    mpfr_neg(e, e, MPFR_RNDD);
    if (right && mpfr_cmp_d(lo(&u), 0.36788) < 0 && mpfr_less_p(e, lo(r))) mpfr_set(lo(r), e, MPFR_RNDD);
    r->lo_open = false;
    r->hi_open = open;
    mpfr_clear(e);
    range_end(&u);
    range_end(&v);
    return true;
}

static bool same(const written_t *x, const written_t *y)
{
    if (x == y) return true;
    if (!x || !y || x->kind != y->kind || x->name != y->name || x->power != y->power ||
        (x->q && !mpq_equal(x->q, y->q)))
        return false;
    return same(x->a, y->a) && same(x->b, y->b);
}

enum { PRODUCT_MAX = 60 };
typedef struct { unsigned n; const written_t *at[PRODUCT_MAX + 4]; int power[PRODUCT_MAX + 4]; bool minus; } parts_t;

static void parts_of(parts_t *f, const written_t *x, int k)
{
    if (x->kind == WRITTEN_NEG) { f->minus = !f->minus; parts_of(f, x->a, k); return; }
    if (f->n < PRODUCT_MAX && (x->kind == WRITTEN_MUL || x->kind == WRITTEN_DIV)) {
        parts_of(f, x->a, k);
        parts_of(f, x->b, x->kind == WRITTEN_MUL ? k : -k);
        return;
    }
    if (f->n == PRODUCT_MAX + 4) return;
    f->at[f->n] = x->kind == WRITTEN_POWER ? x->a : x;
    f->power[f->n++] = x->kind == WRITTEN_POWER ? k * x->power : k;
}

/* The factor u of a logarithm log u; -1: none. */
static int partner(const parts_t *f, unsigned k)
{
    if (f->at[k]->kind != WRITTEN_LOG || f->power[k] != 1) return -1;
    for (unsigned j = 0; j < f->n; j++)
        if (f->power[j] > 0 && same(f->at[j], f->at[k]->a)) return (int)j;
    return -1;
}

static bool product(range_t *r, const written_t *x, const domain_t *B)
{
    parts_t f = { 0 };
    range_t y;
    bool good = true;
    parts_of(&f, x, 1);
    range_start(&y);
    mpfi_set_si(r->x, f.minus ? -1 : 1);
    r->lo_open = r->hi_open = false;
    for (unsigned k = 0; k < f.n && good; k++) {
        int j = partner(&f, k);
        if (j < 0) continue;
        good = written_range(&y, f.at[j], B) && u_log_u(&y);
        if (good) multiply(r, &y);
        f.power[j]--;
        f.power[k] = 0;
    }
    for (unsigned k = 0; k < f.n && good; k++) {
        if (!f.power[k]) continue;
        good = written_range(&y, f.at[k], B) && power(&y, f.power[k]);
        if (good) multiply(r, &y);
    }
    range_end(&y);
    return good && !mpfi_nan_p(r->x);
}

bool written_range(range_t *r, const written_t *x, const domain_t *B)
{
    range_t y;
    bool good = true;
    switch (x->kind) {
    case WRITTEN_NUMBER: set_q(r, x->q); return true;
    case WRITTEN_NAME:
        if (!B->on[x->name]) return false;
        of_name(r, x->name, B);
        return true;
    case WRITTEN_ADD:
        range_start(&y);
        good = written_range(r, x->a, B) && written_range(&y, x->b, B);
        if (good) add(r, &y);
        range_end(&y);
        return good && !mpfi_nan_p(r->x);
    case WRITTEN_NEG: case WRITTEN_MUL: case WRITTEN_DIV: return product(r, x, B);
    case WRITTEN_POWER: return written_range(r, x->a, B) && power(r, x->power);
    default: return written_range(r, x->a, B) && function(r, x->kind) && !mpfi_nan_p(r->x);
    }
}
