/* SPDX-License-Identifier: MIT
**
** Signs of polynomials on an open box: by enclosures of several writings, by Bernstein's coefficients, by Sturm's
** theorem.
*/
#include "proofs/prove/box/term.h"

#define CTX R->ctx

enum { CORNER_TERMS_MAX = 400, STURM_DEGREE_MAX = 60 };

/* --- Bernstein's coefficients ------------------------------------------------------------------------------------- */

typedef struct { unsigned name; int lower, upper; /* generators of x - lo, hi - x; -1 */ } corner_t;

/* c + d x_g, a polynomial. */
static void affine(poly_t *r, const algebra_t *R, mpq_srcptr c, int g, bool minus)
{
    fmpq_t q;
    fmpq_init(q);
    fmpq_set_mpq(q, c);
    fmpq_mpoly_gen(r, g, CTX);
    if (minus) fmpq_mpoly_neg(r, r, CTX);
    fmpq_mpoly_add_fmpq(r, r, q, CTX);
    fmpq_clear(q);
}

/* sum a_i x^i = sum a_i ((lo t + hi s)/w)^i ((s + t)/w)^(d-i), s = x - lo, t = hi - x, w = hi - lo; with one end alone
** x = lo + s or hi - t. */
static void to_corners(poly_t *p, const algebra_t *R, unsigned atom, const corner_t *c, const domain_t *B)
{
    fmpq_mpoly_t x, one, all, a, t;
    slong d = fmpq_mpoly_degree_si(p, atom, CTX), var = atom;
    mpq_srcptr lo = B->lo[c->name], hi = B->hi[c->name];
    fmpq_mpoly_init(x, CTX), fmpq_mpoly_init(one, CTX), fmpq_mpoly_init(all, CTX), fmpq_mpoly_init(a, CTX),
        fmpq_mpoly_init(t, CTX);
    fmpq_mpoly_one(one, CTX);
    if (lo && hi) {
        fmpq_t l, h, w;
        fmpq_init(l), fmpq_init(h), fmpq_init(w);
        fmpq_set_mpq(l, lo), fmpq_set_mpq(h, hi);
        fmpq_sub(w, h, l);
        fmpq_mpoly_gen(x, c->lower, CTX);
        fmpq_mpoly_gen(t, c->upper, CTX);
        fmpq_mpoly_add(one, x, t, CTX);
        fmpq_mpoly_scalar_div_fmpq(one, one, w, CTX);
        fmpq_mpoly_scalar_mul_fmpq(x, x, h, CTX);
        fmpq_mpoly_scalar_mul_fmpq(t, t, l, CTX);
        fmpq_mpoly_add(x, x, t, CTX);
        fmpq_mpoly_scalar_div_fmpq(x, x, w, CTX);
        fmpq_clear(l), fmpq_clear(h), fmpq_clear(w);
    } else affine(x, R, lo ? lo : hi, lo ? c->lower : c->upper, !lo);
    for (slong k = 0; k <= d; k++) {
        ulong e = (ulong)k;
        fmpq_mpoly_get_coeff_vars_ui(a, p, &var, &e, 1, CTX);
        fmpq_mpoly_pow_ui(t, x, e, CTX);
        fmpq_mpoly_mul(a, a, t, CTX);
        fmpq_mpoly_pow_ui(t, one, (ulong)(d - k), CTX);
        fmpq_mpoly_mul(a, a, t, CTX);
        fmpq_mpoly_add(all, all, a, CTX);
    }
    fmpq_mpoly_swap(p, all, CTX);
    fmpq_mpoly_clear(x, CTX), fmpq_mpoly_clear(one, CTX), fmpq_mpoly_clear(all, CTX), fmpq_mpoly_clear(a, CTX),
        fmpq_mpoly_clear(t, CTX);
}

/* x - lo, hi - x. */
static const written_t *distance(arena_t *A, unsigned name, mpq_srcptr end, bool lower)
{
    const written_t *x = written_name(A, name);
    if (mpq_sgn(end) == 0) return lower ? x : written_make(A, WRITTEN_NEG, x, NULL);
    if (!lower) return written_make(A, WRITTEN_ADD, written_rational(A, end), written_make(A, WRITTEN_NEG, x, NULL));
    mpq_ptr minus = arena_mpq(A, 1);
    mpq_neg(minus, end);
    return written_make(A, WRITTEN_ADD, x, written_rational(A, minus));
}

static const written_t *corner_term(algebra_t *R, const poly_t *p, slong i, const corner_t *c, unsigned n,
                                    const domain_t *B)
{
    arena_t *A = R->home;
    ulong e[BOX_GENERATORS];
    fmpq_t q;
    mpq_ptr times = arena_mpq(A, 1);
    fmpq_init(q);
    fmpq_mpoly_get_term_coeff_fmpq(q, p, i, CTX);
    fmpq_mpoly_get_term_exp_ui(e, p, i, CTX);
    fmpq_get_mpq(times, q);
    fmpq_clear(q);
    const written_t *x = written_rational(A, times);
    for (unsigned k = 0; k < n; k++)
        for (unsigned side = 0; side < 2; side++) {
            int g = side ? c[k].upper : c[k].lower;
            if (g < 0 || !e[g]) continue;
            const written_t *away = distance(A, c[k].name, side ? B->hi[c[k].name] : B->lo[c[k].name], !side);
            x = written_make(A, WRITTEN_MUL, x, written_power(A, away, (int)e[g]));
        }
    return x;
}

static int one_sign(const algebra_t *R, const poly_t *p)
{
    int sign = 0;
    fmpq_t q;
    fmpq_init(q);
    for (slong i = 0; i < fmpq_mpoly_length(p, CTX); i++) {
        fmpq_mpoly_get_term_coeff_fmpq(q, p, i, CTX);
        int s = fmpq_sgn(q);
        if (sign && s != sign) { sign = 0; break; }
        sign = s;
    }
    fmpq_clear(q);
    return sign;
}

/* The names of p, those that have an end; false: another atom, a name without ends, or too much. */
static bool corners_of(corner_t *c, unsigned *n, const algebra_t *R, const poly_t *p, const domain_t *B)
{
    double terms = 1;
    *n = 0;
    for (unsigned j = 0; j < R->atoms; j++) {
        if (!poly_has_atom(R, p, j)) continue;
        unsigned v = R->atom[j].name;
        if (R->atom[j].kind != ATOM_NAME || *n == 4 || !B->on[v] || (!B->lo[v] && !B->hi[v])) return false;
        terms *= 1.0 + (double)fmpq_mpoly_degree_si(p, j, CTX);
        int g = BOX_ATOMS_MAX + 2 * (int)*n;
        c[(*n)++] = (corner_t){ v, B->lo[v] ? g : -1, B->hi[v] ? g + 1 : -1 };
    }
    return *n > 0 && terms <= CORNER_TERMS_MAX;
}

const written_t *written_corners(algebra_t *R, const poly_t *p, const domain_t *B)
{
    corner_t c[4];
    unsigned n;
    if (!B || !corners_of(c, &n, R, p, B)) return NULL;
    fmpq_mpoly_t q;
    fmpq_mpoly_init(q, CTX);
    fmpq_mpoly_set(q, p, CTX);
    for (unsigned j = 0, k = 0; j < R->atoms; j++)
        if (poly_has_atom(R, p, j)) to_corners(q, R, j, &c[k++], B);
    const written_t *x = NULL;
    if (one_sign(R, q))
        for (slong i = 0; i < fmpq_mpoly_length(q, CTX); i++) {
            const written_t *t = corner_term(R, q, i, c, n, B);
            x = x ? written_make(R->home, WRITTEN_ADD, x, t) : t;
        }
    fmpq_mpoly_clear(q, CTX);
    return x;
}

/* --- Sturm -------------------------------------------------------------------------------------------------------- */

/* p(x) with x = (lo + hi t)/(1 + t), lo + t, hi - t or t: its zeros inside are those at t > 0 (any t without ends). */
static void to_half_line(fmpq_poly_t r, const fmpq_poly_t p, mpq_srcptr lo, mpq_srcptr hi)
{
    fmpq_poly_t x, one, t;
    fmpq_t c;
    slong d = fmpq_poly_degree(p);
    fmpq_poly_init(x), fmpq_poly_init(one), fmpq_poly_init(t);
    fmpq_init(c);
    fmpq_poly_set_ui(one, 1);
    if (lo && hi) fmpq_poly_set_coeff_si(one, 1, 1);
    if (lo || hi) { fmpq_set_mpq(c, lo ? lo : hi); fmpq_poly_set_coeff_fmpq(x, 0, c); }
    if (lo && hi) { fmpq_set_mpq(c, hi); fmpq_poly_set_coeff_fmpq(x, 1, c); }
    else fmpq_poly_set_coeff_si(x, 1, hi ? -1 : 1);
    fmpq_poly_zero(r);
    for (slong k = d; k >= 0; k--) { /* Horner, homogenised */
        fmpq_poly_mul(r, r, x);
        fmpq_poly_get_coeff_fmpq(c, p, k);
        fmpq_poly_pow(t, one, (ulong)(d - k));
        fmpq_poly_scalar_mul_fmpq(t, t, c);
        fmpq_poly_add(r, r, t);
    }
    fmpq_poly_clear(x), fmpq_poly_clear(one), fmpq_poly_clear(t);
    fmpq_clear(c);
}

static slong zeros_inside(const fmpq_poly_t p, mpq_srcptr lo, mpq_srcptr hi)
{
    fmpq_poly_t r;
    fmpz_poly_t z, d;
    slong negative = 0, positive = 0;
    fmpq_poly_init(r);
    fmpz_poly_init(z), fmpz_poly_init(d);
    to_half_line(r, p, lo, hi);
    fmpq_poly_get_numerator(z, r);
    bool zero = false;
    while (fmpz_poly_degree(z) > 0 && fmpz_is_zero(fmpz_poly_get_coeff_ptr(z, 0))) {
        fmpz_poly_shift_right(z, z, 1);
        zero = true;
    }
    if (fmpz_poly_degree(z) > 0) {
        fmpz_poly_derivative(d, z);
        fmpz_poly_gcd(d, d, z);
        fmpz_poly_div(z, z, d);
        _fmpz_poly_num_real_roots_sturm(&negative, &positive, z->coeffs, z->length);
    }
    fmpq_poly_clear(r);
    fmpz_poly_clear(z), fmpz_poly_clear(d);
    return lo || hi ? positive : positive + negative + zero;
}

static void inner_point(mpq_ptr q, mpq_srcptr lo, mpq_srcptr hi)
{
    mpq_set_ui(q, 1, 1);
    if (lo && hi) { mpq_add(q, lo, hi); mpq_div_2exp(q, q, 1); }
    else if (lo) mpq_add(q, lo, q);
    else if (hi) mpq_sub(q, hi, q);
}

/* The sign of a polynomial in one name without a zero inside; 0: it is no such. */
static int sturm_sign(const algebra_t *R, const poly_t *p, const domain_t *B)
{
    int sign = 0;
    for (unsigned j = 0; j < R->atoms; j++) {
        if (!poly_has_atom(R, p, j)) continue;
        unsigned v = R->atom[j].name;
        if (R->atom[j].kind != ATOM_NAME || !B->on[v] || !fmpq_mpoly_is_fmpq_poly(p, j, CTX) ||
            fmpq_mpoly_degree_si(p, j, CTX) > STURM_DEGREE_MAX)
            return 0;
        fmpq_poly_t u;
        fmpq_t at, value;
        mpq_t q;
        fmpq_poly_init(u);
        fmpq_init(at), fmpq_init(value);
        mpq_init(q);
        fmpq_mpoly_get_fmpq_poly(u, p, j, CTX);
        inner_point(q, B->lo[v], B->hi[v]);
        fmpq_set_mpq(at, q);
        fmpq_poly_evaluate_fmpq(value, u, at);
        if (zeros_inside(u, B->lo[v], B->hi[v]) == 0) sign = fmpq_sgn(value);
        fmpq_poly_clear(u);
        fmpq_clear(at), fmpq_clear(value);
        mpq_clear(q);
        return sign;
    }
    return 0;
}

/* --- signs -------------------------------------------------------------------------------------------------------- */

int poly_sign(algebra_t *R, const poly_t *p, const domain_t *B)
{
    fmpq_mpoly_t content, q;
    range_t r;
    if (fmpq_mpoly_is_zero(p, CTX)) return 0;
    fmpq_mpoly_init(content, CTX);
    fmpq_mpoly_init(q, CTX);
    range_start(&r);
    int sign = 1;
    fmpq_mpoly_term_content(content, p, CTX);
    fmpq_mpoly_divides(q, p, content, CTX);
    for (unsigned j = 0; j < R->atoms && sign; j++) {
        if (!poly_has_atom(R, content, j)) continue;
        bool known =
            written_range(&r, written_of_form(R, form_atom(R, j)), B) && (range_positive(&r) || range_negative(&r));
        sign = !known ? 0 : range_negative(&r) && fmpq_mpoly_degree_si(content, j, CTX) % 2 ? -sign : sign;
    }
    if (sign && written_range(&r, written_of_poly(R, q, WRITE_PLAIN, B), B) &&
        (range_positive(&r) || range_negative(&r)))
        sign = range_positive(&r) ? sign : -sign;
    else if (sign) sign *= sturm_sign(R, q, B);
    range_end(&r);
    fmpq_mpoly_clear(content, CTX);
    fmpq_mpoly_clear(q, CTX);
    return sign;
}

int written_sign(const written_t **text, algebra_t *R, const poly_t *p, const domain_t *B)
{
    fmpq_mpoly_t minus;
    range_t r;
    int sign = 0;
    *text = NULL;
    range_start(&r);
    fmpq_mpoly_init(minus, CTX);
    fmpq_mpoly_neg(minus, p, CTX);
    for (unsigned how = 0; how < WRITINGS && !sign; how++)
        for (unsigned side = 0; side < 2 && !sign; side++) {
            const written_t *x = written_of_poly(R, side ? minus : p, (writing_t)how, B);
            if (!x) break;
            if (!written_range(&r, x, B)) break;
            if (side == 0) *text = x; /* defined: for even powers */
            if (mpfr_sgn((mpfr_ptr)&r.x->left) < 0) continue;
            *text = x;
            sign = side ? -1 : 1;
        }
    range_end(&r);
    fmpq_mpoly_clear(minus, CTX);
    return sign;
}

bool form_defined(algebra_t *R, const form_t *f, const domain_t *B)
{
    range_t r;
    range_start(&r);
    bool good = written_range(&r, written_of_form(R, f), B);
    range_end(&r);
    return good;
}
