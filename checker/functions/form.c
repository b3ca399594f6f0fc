/* SPDX-License-Identifier: MIT
**
** Fractions of polynomials in atoms, and when two are equal.
** Each rewriting here is an equality of functions on the box that is given with it.
*/
#include "checker/functions/functions.h"

#include <string.h>

atom_t atom[ATOMS_MAX];
unsigned atoms;

typedef struct { form_t of; unsigned n; const form_t *factor; const int *power; } hint_t;
static hint_t hint[64];
static unsigned hints, log_depth;

void forms_open(void) { atoms = hints = log_depth = 0; }

void functions_open(void)
{
    forms_open();
    rewrites_open();
}

/* --- fractions ---------------------------------------------------------------------------------------------------- */

/* n/d, d no zero polynomial: without common monomial, the denominator with leading coefficient 1. */
form_t form_fraction(poly_t n, poly_t d)
{
    short e[ATOMS_MAX];
    mpq_t c;
    if (d.n == 0) reject("a division by 0");
    if (n.n == 0) return (form_t){ n, poly_integer(1) };
    if (poly_common(e, n, &d)) { n = poly_divided(n, e); d = poly_divided(d, e); }
    mpq_init(c);
    mpq_inv(c, d.at[0].c);
    if (!mpq_equal(c, rational(1, 1))) { n = poly_scaled(n, c); d = poly_scaled(d, c); }
    return (form_t){ n, d };
}

form_t form_poly(poly_t p) { return (form_t){ p, poly_integer(1) }; }
form_t form_integer(long k) { return form_poly(poly_integer(k)); }
static form_t form_atom(unsigned j) { return form_poly(poly_atom(j)); }
bool form_zero(form_t a) { return a.n.n == 0; }
static bool poly_equal(poly_t a, poly_t b) { return poly_sum(a, b, -1).n == 0; }
bool form_equal(form_t a, form_t b) { return poly_equal(poly_times(a.n, b.d), poly_times(b.n, a.d)); }

form_t form_sum(form_t a, form_t b, int sign)
{
    if (poly_equal(a.d, b.d)) return form_fraction(poly_sum(a.n, b.n, sign), a.d);
    return form_fraction(poly_sum(poly_times(a.n, b.d), poly_times(b.n, a.d), sign), poly_times(a.d, b.d));
}

form_t form_times(form_t a, form_t b)
{
    if (poly_equal(a.n, b.d)) return form_fraction(b.n, a.d);
    if (poly_equal(b.n, a.d)) return form_fraction(a.n, b.d);
    return form_fraction(poly_times(a.n, b.n), poly_times(a.d, b.d));
}

form_t form_inverse(form_t a) { return form_fraction(a.d, a.n); }

form_t form_power(form_t a, int k)
{
    if (k < 0) return form_power(form_inverse(a), -k);
    form_t r = form_integer(1);
    for (; k > 0; k--) r = form_times(r, a);
    return r;
}

/* --- atoms -------------------------------------------------------------------------------------------------------- */

static form_t atom_like(kind_t kind, unsigned name, form_t arg)
{
    for (unsigned j = 0; j < atoms; j++)
        if (atom[j].kind == kind && (kind == NAME ? atom[j].name == name : form_equal(atom[j].arg, arg)))
            return form_atom(j);
    if (atoms == ATOMS_MAX) reject("more than %d atoms", ATOMS_MAX);
    atom[atoms] = (atom_t){ kind, name, arg };
    return form_atom(atoms++);
}

unsigned atom_of(unsigned name)
{
    unsigned j = 0;
    while (j < atoms && !(atom[j].kind == NAME && atom[j].name == name)) j++;
    return j;
}

form_t form_name(unsigned name) { return atom_like(NAME, name, form_integer(0)); }

/* log of a positive integer: its primes below 10^4, and what is left. */
static form_t log_integer(const mpz_t z)
{
    form_t r = form_integer(0);
    mpz_t rest;
    mpq_t p;
    mpz_init_set(rest, z);
    mpq_init(p);
    for (unsigned long k = 2; mpz_cmp_ui(rest, 1) > 0; k++) {
        mpq_set_ui(p, k, 1);
        if (k >= 10000) mpq_set_z(p, rest);
        while (mpz_divisible_p(rest, mpq_numref(p))) {
            mpz_divexact(rest, rest, mpq_numref(p));
            r = form_sum(r, atom_like(LOG, 0, form_poly(poly_rational(p))), 1);
        }
        work(5 + (double)mpz_size(rest));
    }
    return r;
}

static form_t log_rational(const mpq_t c)
{
    if (mpq_sgn(c) <= 0) reject("the logarithm of a number that is not positive");
    return form_sum(log_integer(mpq_numref(c)), log_integer(mpq_denref(c)), -1);
}

void hint_add(form_t u, unsigned n, const form_t *factor, const int *power)
{
    if (hints == 64) reject("more than 64 factored logarithms");
    hint[hints++] = (hint_t){ u, n, factor, power };
}

/* log u as the certificate factors it, where each factor is shown positive. */
static bool hinted(form_t *r, form_t u, const box_t *B)
{
    for (unsigned i = 0; i < hints; i++) {
        bool positive = form_equal(hint[i].of, u) && (hint[i].n != 1 || hint[i].power[0] != 1);
        for (unsigned k = 0; positive && k < hint[i].n; k++) {
            form_t g = hint[i].factor[k];
            positive = !form_equal(g, u) && poly_sign(g.d, B) * poly_sign(g.n, B) > 0;
        }
        if (!positive) continue;
        *r = form_integer(0);
        for (unsigned k = 0; k < hint[i].n; k++)
            *r = form_sum(*r, form_times(form_integer(hint[i].power[k]), form_log(hint[i].factor[k], B)), 1);
        return true;
    }
    return false;
}

static form_t log_atom(unsigned j, const box_t *B)
{
    if (atom[j].kind == EXP) return atom[j].arg;
    if (atom[j].kind == SQRT) return form_times(form_log(atom[j].arg, B), form_inverse(form_integer(2)));
    return atom_like(LOG, 0, form_atom(j));
}

/* log of a polynomial that is positive on B: its content, its positive atoms, a hint's factors, or an atom. */
static form_t log_poly(poly_t p, const box_t *B)
{
    short e[ATOMS_MAX];
    mpq_t c;
    form_t r, l;
    if (p.n == 0) reject("the logarithm of 0");
    if (poly_constant(p)) return log_rational(p.at[0].c);
    mpq_init(c);
    mpq_abs(c, p.at[0].c);
    r = log_rational(c);
    mpq_inv(c, c);
    p = poly_scaled(p, c);
    poly_common(e, p, NULL);
    for (unsigned j = 0; j < ATOMS_MAX; j++) {
        if (e[j] && poly_sign(poly_atom(j), B) <= 0) e[j] = 0;
        if (e[j]) r = form_sum(r, form_times(form_integer(e[j]), log_atom(j, B)), 1);
    }
    p = poly_divided(p, e);
    if (poly_constant(p)) return form_sum(r, log_rational(p.at[0].c), 1);
    form_t u = form_poly(p);
    return form_sum(r, hinted(&l, u, B) ? l : atom_like(LOG, 0, u), 1);
}

poly_t poly_negative(poly_t p) { return poly_sum((poly_t){ 0, NULL }, p, -1); }

form_t form_log(form_t u, const box_t *B)
{
    form_t r;
    if (++log_depth > 20) reject("logarithms factored in circles");
    if (form_zero(u)) reject("the logarithm of 0");
    int s = poly_constant(u.d) ? 1 : poly_sign(u.d, B);
    if (hinted(&r, u, B)) { }
    else if (s == 0) r = atom_like(LOG, 0, u);
    else r = form_sum(log_poly(s > 0 ? u.n : poly_negative(u.n), B), log_poly(s > 0 ? u.d : poly_negative(u.d), B), -1);
    log_depth--;
    return r;
}

/* The first atom exp(p) of which exp(c t) is a whole power: *k; -1. The first, so that atoms made later change
** nothing. */
static int exp_power(int *k, const mpq_t c, const monomial_t *t)
{
    mpq_t q;
    mpq_init(q);
    for (unsigned j = 0; j < atoms; j++) {
        form_t p = atom[j].arg;
        if (atom[j].kind != EXP || p.n.n != 1 || !poly_constant(p.d) || memcmp(p.n.at[0].e, t->e, sizeof t->e) != 0)
            continue;
        mpq_mul(q, c, p.d.at[0].c);
        mpq_div(q, q, p.n.at[0].c);
        if (mpz_cmp_ui(mpq_denref(q), 1) != 0 || mpz_cmpabs_ui(mpq_numref(q), POWER_MAX) > 0) continue;
        *k = (int)mpz_get_si(mpq_numref(q));
        return (int)j;
    }
    return -1;
}

/* exp of a sum is a product; exp(k log u) = u^k; exp(k p) = exp(p)^k. Past POWER_MAX, exp(k u) is an atom of its own,
** or the inverse of exp(-k u). */
form_t form_exp(form_t u)
{
    if (!poly_constant(u.d)) return atom_like(EXP, 0, u);
    form_t r = form_integer(1);
    for (unsigned i = 0; i < u.n.n; i++) {
        const monomial_t *t = &u.n.at[i];
        mpq_t c, part;
        int log = -1, degree = 0;
        mpq_inits(c, part, NULL);
        mpq_div(c, t->c, u.d.at[0].c);
        for (unsigned j = 0; j < atoms; j++) {
            degree += t->e[j];
            if (t->e[j] && atom[j].kind == LOG) log = (int)j;
        }
        bool far = mpz_cmpabs_ui(mpq_numref(c), POWER_MAX) > 0;
        int k = far ? mpq_sgn(c) : (int)mpz_get_si(mpq_numref(c));
        if (!far && log >= 0 && degree == 1 && mpz_cmp_ui(mpq_denref(c), 1) == 0) {
            r = form_times(r, form_power(atom[log].arg, k));
            continue;
        }
        int first = exp_power(&k, c, t);
        if (first >= 0) { r = form_times(r, form_power(form_atom((unsigned)first), k)); continue; }
        if (far) mpz_abs(mpq_numref(part), mpq_numref(c));
        else mpz_set_ui(mpq_numref(part), 1);
        mpz_set(mpq_denref(part), mpq_denref(c));
        poly_t m = poly_rational(part);
        memcpy(m.at->e, t->e, sizeof t->e);
        r = form_times(r, form_power(atom_like(EXP, 0, form_poly(m)), k));
    }
    return r;
}

/* The root of the even powers of positive atoms that divide p, taken out of it. */
static poly_t root_out(poly_t *p, const box_t *B)
{
    short e[ATOMS_MAX];
    poly_t r = poly_integer(1);
    poly_common(e, *p, NULL);
    for (unsigned j = 0; j < ATOMS_MAX; j++) {
        e[j] = (short)(e[j] > 1 && poly_sign(poly_atom(j), B) > 0 ? e[j] / 2 : 0);
        r.at->e[j] = e[j];
        e[j] = (short)(2 * e[j]);
    }
    *p = poly_divided(*p, e);
    return r;
}

/* sqrt(n/d) = sqrt(n d)/d for d > 0. */
form_t form_sqrt(form_t u, const box_t *B)
{
    if (form_zero(u)) return u;
    int s = poly_constant(u.d) ? 1 : poly_sign(u.d, B);
    if (!s) reject("the sign of a denominator under a root is not shown");
    form_t d = { s > 0 ? u.d : poly_negative(u.d), poly_integer(1) }, in = { poly_times(u.n, u.d), poly_integer(1) };
    mpq_t r;
    mpq_init(r);
    form_t out = form_poly(root_out(&in.n, B));
    if (poly_constant(in.n) && mpq_sgn(in.n.at[0].c) > 0 && mpz_perfect_square_p(mpq_numref(in.n.at[0].c))
        && mpz_perfect_square_p(mpq_denref(in.n.at[0].c))) {
        mpz_sqrt(mpq_numref(r), mpq_numref(in.n.at[0].c));
        mpz_sqrt(mpq_denref(r), mpq_denref(in.n.at[0].c));
        in.n = poly_rational(r);
    } else in = atom_like(SQRT, 0, in);
    return form_times(form_times(in, out), form_inverse(d));
}

const term_t *absolute[4];
int absolutes;
unsigned absolute_signs;

/* |u| = u or -u, as the case of absolute_signs has it. */
form_t form_absolute(const term_t *x, form_t u)
{
    int k = 0;
    if (absolutes < 0) reject("abs: in the claim alone");
    while (k < absolutes && !same_term(absolute[k], x)) k++;
    if (k == 4) reject("more than 4 absolute values");
    if (k == absolutes) absolute[absolutes++] = x;
    return absolute_signs >> k & 1 ? form_times(form_integer(-1), u) : u;
}

form_t form_of(const term_t *x, const box_t *B)
{
    range_t r;
    form_t a = { { 0, NULL }, { 0, NULL } };
    if (x->a) a = form_of(x->a, B);
    switch (x->kind) {
    case NUMBER: return form_poly(poly_rational(x->q));
    case NAME: return form_name(x->name);
    case ADD: return form_sum(a, form_of(x->b, B), 1);
    case NEG: return form_times(form_integer(-1), a);
    case MUL: return form_times(a, form_of(x->b, B));
    case DIV: return form_times(a, form_inverse(form_of(x->b, B)));
    case POWER: return form_power(a, x->power);
    case LOG:
        /* log(p/q) with q > 0 as it is written, where its fraction does not show it */
        if (x->a->kind == DIV && !poly_sign(a.d, B) && enclose(&r, x->a->b, B, false) && range_positive(&r))
            return form_sum(form_log(form_of(x->a->a, B), B), form_log(form_of(x->a->b, B), B), -1);
        return form_log(a, B);
    case EXP: return form_exp(a);
    case SQRT: return form_sqrt(a, B);
    case ABS: return form_absolute(x, a);
    default: reject("an entropy in a term of numbers");
    }
}

/* --- derivatives -------------------------------------------------------------------------------------------------- */

static form_t atom_derivative(unsigned j, unsigned name)
{
    if (atom[j].kind == NAME) return form_integer(atom[j].name == name);
    form_t du = form_derivative(atom[j].arg, name);
    if (form_zero(du)) return du;
    if (atom[j].kind == LOG) return form_times(du, form_inverse(atom[j].arg));
    if (atom[j].kind == EXP) return form_times(du, form_atom(j));
    return form_times(du, form_inverse(form_times(form_integer(2), form_atom(j))));
}

static form_t poly_derivative(poly_t p, unsigned name)
{
    form_t r = form_integer(0);
    for (unsigned j = 0, m = atoms; j < m; j++) {
        monomial_t *t = monomials_new(p.n);
        unsigned n = 0;
        for (unsigned i = 0; i < p.n; i++) {
            if (!p.at[i].e[j]) continue;
            monomial_set(&t[n], p.at[i].c, p.at[i].e);
            mpq_mul(t[n].c, t[n].c, rational(t[n].e[j], 1));
            t[n++].e[j]--;
        }
        if (!n) continue;
        form_t d = atom_derivative(j, name);
        if (!form_zero(d)) r = form_sum(r, form_times(form_poly(poly_gather(t, n)), d), 1);
    }
    return r;
}

form_t form_derivative(form_t f, unsigned name)
{
    form_t a = poly_derivative(f.n, name), b = poly_derivative(f.d, name), d = { f.d, poly_integer(1) };
    if (form_zero(b)) return form_times(a, form_inverse(d));
    form_t n = form_poly(f.n);
    return form_times(form_sum(form_times(a, d), form_times(b, n), -1), form_inverse(form_times(d, d)));
}

/* As a polynomial in v over what has no v, where it is one. */
form_t form_quotient(form_t d, unsigned v, form_t phi)
{
    poly_t q;
    form_t by = form_sum(form_name(v), phi, -1);
    if (poly_constant(phi.d) && poly_quotient(&q, d.n, atom_of(v), phi.n)) return form_fraction(q, d.d);
    return form_times(d, form_inverse(by));
}
