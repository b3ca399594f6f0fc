/* SPDX-License-Identifier: MIT
**
** The sign of an expression. Log forms are always decided. An expression with atoms is first shown to be defined: no
** quotient by 0, no root of a negative number, no logarithm of what is not positive; only then do the rules below
** apply, and what cannot be shown to be defined has no known sign. For the rest: minima and maxima are resolved when
** their operands can be told apart; a lone atom, or one beside a rational, is taken off by a monotone inverse, which
** may leave a log form; quotients by one divisor are added over it; what remains goes through enclosures of doubling
** precision up to the cap. What the first enclosure cannot tell from 0 may be 0 as a sum of powers, or once a root is
** taken off.
*/
#include "numerics/expr/real_node.h"
#include "numerics/expr/real_powers.h"

enum { FIRST_PREC = 96 }; /* that of real_approx, so that one enclosure serves both */

static sign_t sgn_at(const real_t *x, effort_t *effort, long prec);

static sign_t sgn_form(const loglin_t *x, effort_t *effort)
{
    route_t route;
    int s = loglin_sgn(x, effort->filter, &route);
    effort->routes[route]++;
    return sign_of_int(s);
}

static bool is_defined(const real_t *x, effort_t *effort, long prec);

/* Is the atom known to be defined, its operands being so? */
static bool operation_is_defined(const real_t *a, effort_t *effort, long prec)
{
    sign_t s;
    if (a->kind == REAL_BRACKET) return true;
    if (!is_defined(a->x, effort, prec) || (a->y && !is_defined(a->y, effort, prec))) return false;
    switch (a->kind) {
    case REAL_DIV: s = sgn_at(a->y, effort, prec); return s == SIGN_POS || s == SIGN_NEG;
    case REAL_SQRT: s = sgn_at(a->x, effort, prec); return s == SIGN_POS || s == SIGN_ZERO;
    case REAL_LOG: return sgn_at(a->x, effort, prec) == SIGN_POS;
    default: return true;
    }
}

static bool atom_is_defined(const real_t *a, effort_t *effort, long prec)
{
    if (a->memo->defined && a->memo->defined <= prec) return true;
    bool defined = operation_is_defined(a, effort, prec);
    if (defined) a->memo->defined = prec;
    return defined;
}

/* What was shown to be defined at one precision is so at a higher one; what has a ball is defined. */
static bool is_defined(const real_t *x, effort_t *effort, long prec)
{
    if (x->memo->defined && x->memo->defined <= prec) return true;
    bool defined = x->kind != REAL_UNDEFINED && (x->kind == REAL_SUM || !x->x || is_defined(x->x, effort, prec));
    for (unsigned i = 0; x->kind == REAL_SUM && i < x->parts && defined; i++)
        defined = atom_is_defined(x->part[i].atom, effort, prec);
    if (defined) x->memo->defined = prec;
    return defined;
}

static sign_t times(sign_t s, sign_t t)
{
    if (s == SIGN_ZERO || t == SIGN_ZERO) return SIGN_ZERO;
    if (s == SIGN_UNKNOWN || t == SIGN_UNKNOWN) return SIGN_UNKNOWN;
    return s == t ? SIGN_POS : SIGN_NEG;
}

/* The minimum or maximum as one of its operands, when the sign of their difference is known at this precision. */
static const real_t *chosen(const real_t *atom, effort_t *effort, long prec)
{
    sign_t s = sgn_at(real_sub(atom->x, atom->y), effort, prec);
    if (s == SIGN_UNKNOWN) return NULL;
    bool first = atom->kind == REAL_MIN ? s != SIGN_POS : s != SIGN_NEG;
    return first ? atom->x : atom->y;
}

/* x with every minimum and maximum in its sum replaced that can be. The replacement has fewer operations. */
static const real_t *resolved(const real_t *x, effort_t *effort, long prec)
{
    for (unsigned i = 0; x->kind == REAL_SUM && i < x->parts;) {
        const real_part_t p = x->part[i];
        const real_t *by = NULL;
        if (p.atom->kind == REAL_MIN || p.atom->kind == REAL_MAX) by = chosen(p.atom, effort, prec);
        if (!by) { i++; continue; }
        x = real_add(real_without(x, i), real_scale(by, p.coef));
        i = 0;
    }
    return x;
}

/* The sign of one atom. */
static sign_t sgn_atom(const real_t *a, effort_t *effort, long prec)
{
    sign_t s;
    switch (a->kind) {
    case REAL_EXP: return SIGN_POS;
    case REAL_SQRT: s = sgn_at(a->x, effort, prec); return s == SIGN_NEG ? SIGN_UNKNOWN : s;
    case REAL_LOG: return sgn_at(real_sub(a->x, real_si(a->home, 1)), effort, prec);
    case REAL_MUL: return times(sgn_at(a->x, effort, prec), sgn_at(a->y, effort, prec));
    case REAL_DIV:
        s = sgn_at(a->y, effort, prec);
        return s == SIGN_ZERO ? SIGN_UNKNOWN : times(sgn_at(a->x, effort, prec), s);
    default: return SIGN_UNKNOWN;
    }
}

/* sgn(c + d a) for rationals c != 0 != d and one atom a:
**   root:        where c and d disagree, sgn(d) sgn(d^2 x - c^2);
**   exponential: where they disagree, sgn(d) sgn(x - log(-c/d));
**   quotient:    sgn(y) sgn(c y + d x). */
static sign_t sgn_beside_rational(mpq_srcptr c, mpq_srcptr d, const real_t *a, effort_t *effort, long prec)
{
    if (a->kind == REAL_DIV) {
        const real_t *over = real_add(real_scale(a->y, c), real_scale(a->x, d));
        return times(sgn_at(a->y, effort, prec), sgn_at(over, effort, prec));
    }
    if (a->kind != REAL_SQRT && a->kind != REAL_EXP) return SIGN_UNKNOWN;
    if (a->kind == REAL_SQRT) {
        sign_t radicand = sgn_at(a->x, effort, prec);
        if (radicand == SIGN_ZERO) return sign_of_int(mpq_sgn(c));
        if (radicand != SIGN_POS) return SIGN_UNKNOWN;
    }
    if (mpq_sgn(c) == mpq_sgn(d)) return sign_of_int(mpq_sgn(c));
    mpq_ptr q = arena_mpq(a->home, 1);
    mpq_div(q, c, d);
    mpq_neg(q, q);
    if (a->kind == REAL_SQRT) mpq_mul(q, q, q);
    const real_t *at = a->kind == REAL_SQRT ? real_rat(a->home, q) : real_log_rat(a->home, q);
    return times(sign_of_int(mpq_sgn(d)), sgn_at(real_sub(a->x, at), effort, prec));
}

/* sgn(d sqrt(x) + e sqrt(y)): where d and e disagree, sgn(d) sgn(d^2 x - e^2 y). */
static sign_t sgn_two_roots(const real_part_t *p, effort_t *effort, long prec)
{
    arena_t *A = p[0].atom->home;
    sign_t d = sign_of_int(mpq_sgn(p[0].coef));
    if (mpq_sgn(p[0].coef) == mpq_sgn(p[1].coef)) return SIGN_UNKNOWN;
    mpq_ptr one = arena_mpq(A, 2), two = one + 1;
    mpq_mul(one, p[0].coef, p[0].coef);
    mpq_mul(two, p[1].coef, p[1].coef);
    const real_t *squares = real_sub(real_scale(p[0].atom->x, one), real_scale(p[1].atom->x, two));
    return times(d, sgn_at(squares, effort, prec));
}

/* sgn(c + sum_i d_i x_i/y), a sum of quotients by one y: sgn(y) sgn(c y + sum_i d_i x_i). */
static sign_t sgn_over_one(mpq_srcptr c, const real_t *sum, effort_t *effort, long prec)
{
    const real_t *y = sum->part[0].atom->y;
    for (unsigned i = 0; i < sum->parts; i++)
        if (sum->part[i].atom->kind != REAL_DIV || !real_same(sum->part[i].atom->y, y)) return SIGN_UNKNOWN;
    const real_t *over = real_scale(y, c);
    for (unsigned i = 0; i < sum->parts; i++)
        over = real_add(over, real_scale(sum->part[i].atom->x, sum->part[i].coef));
    sign_t s = sgn_at(y, effort, prec);
    return s == SIGN_ZERO ? SIGN_UNKNOWN : times(s, sgn_at(over, effort, prec));
}

static sign_t sgn_enclosed(const real_t *x, long prec)
{
    encl_t r;
    mpfi_init2(r, prec);
    real_encl(r, x);
    sign_t s = encl_sign(r);
    mpfi_clear(r);
    return s;
}

/* A root of what is itself no rational. */
static bool is_nested(const real_t *atom) { return atom->kind == REAL_SQRT && atom->x->parts; }

/* sgn(A + d sqrt(y)) of the first nested root: where A and d disagree, sgn(d) sgn(d^2 y - A^2). */
static sign_t sgn_beside_root(const real_t *x, effort_t *effort, long prec)
{
    unsigned i = 0;
    while (i < x->parts && !is_nested(x->part[i].atom)) i++;
    if (i == x->parts) return SIGN_UNKNOWN;
    const real_t *rest = real_without(x, i), *y = x->part[i].atom->x;
    sign_t d = sign_of_int(mpq_sgn(x->part[i].coef));
    if (times(d, sgn_at(rest, effort, prec)) != SIGN_NEG || sgn_at(y, effort, prec) != SIGN_POS) return SIGN_UNKNOWN;
    mpq_ptr square = arena_mpq(x->home, 1);
    mpq_mul(square, x->part[i].coef, x->part[i].coef);
    return times(d, sgn_at(real_sub(real_scale(y, square), real_mul(rest, rest)), effort, prec));
}

/* The sign of what an enclosure cannot tell from 0. */
static sign_t sgn_of_tie(const real_t *x, effort_t *effort, long prec)
{
    return real_powers_cancel(x) ? SIGN_ZERO : sgn_beside_root(x, effort, prec);
}

/* x, known to be defined, without what is 0 for that. */
static const real_t *paid(const real_t *x)
{
    for (unsigned i = x->parts; i-- > 0;)
        if (real_is_owed(x->part[i].atom)) x = real_without(x, i);
    return x;
}

/* Is a minimum or a maximum among its parts? To put its operands in their place is dear where numbers are long: an
** enclosure is tried first. */
static bool has_choice(const real_t *x)
{
    for (unsigned i = 0; i < x->parts; i++)
        if (x->part[i].atom->kind == REAL_MIN || x->part[i].atom->kind == REAL_MAX) return true;
    return false;
}

static sign_t sgn_at(const real_t *x, effort_t *effort, long prec)
{
    sign_t s;
    if (x->kind == REAL_UNDEFINED) return SIGN_UNKNOWN;
    if (x->kind != REAL_SUM) return sign_of_int(real_is_inf(x));
    if (has_choice(x) && (s = sgn_enclosed(x, prec)) != SIGN_UNKNOWN) {
        effort->routes[ROUTE_ENCLOSURE]++;
        return s;
    }
    x = resolved(x, effort, prec);
    if (x->kind == REAL_UNDEFINED) return SIGN_UNKNOWN;
    if (x->kind != REAL_SUM) return sign_of_int(real_is_inf(x));
    x = paid(x);
    if (x->parts == 0) return sgn_form(x->form, effort);
    s = SIGN_UNKNOWN;
    mpq_ptr c = arena_mpq(x->home, 1);
    if (x->parts == 1 && loglin_is_rat(x->form, c)) {
        const real_part_t p = x->part[0];
        s = mpq_sgn(c) == 0 ? times(sign_of_int(mpq_sgn(p.coef)), sgn_atom(p.atom, effort, prec))
                            : sgn_beside_rational(c, p.coef, p.atom, effort, prec);
    }
    bool roots = x->parts == 2 && x->part[0].atom->kind == REAL_SQRT && x->part[1].atom->kind == REAL_SQRT;
    if (roots && loglin_is_rat(x->form, c) && mpq_sgn(c) == 0)
        s = sgn_two_roots(x->part, effort, prec);
    if (x->parts > 1 && x->part[0].atom->kind == REAL_DIV && loglin_is_rat(x->form, c))
        s = sgn_over_one(c, x, effort, prec);
    if (s == SIGN_UNKNOWN) s = sgn_enclosed(x, prec);
    if (s == SIGN_UNKNOWN && prec <= FIRST_PREC) s = sgn_of_tie(x, effort, prec);
    if (s != SIGN_UNKNOWN) effort->routes[ROUTE_ENCLOSURE]++;
    return s;
}

/* Doubles are not tried below their own precision. */
static bool filters(const effort_t *effort) { return effort->filter && effort->prec_max >= 53; }

/* The sign of an expression with atoms that the filter shows to be defined. Log forms have a filter of their own. */
static sign_t sgn_filtered(const real_t *x, effort_t *effort)
{
    double lo, hi;
    if (!filters(effort) || real_loglin(x) || !real_filter(x, &lo, &hi) || (lo <= 0 && hi >= 0)) return SIGN_UNKNOWN;
    effort->routes[ROUTE_FILTER]++;
    return lo > 0 ? SIGN_POS : SIGN_NEG;
}

sign_t real_sgn(const real_t *x, effort_t *effort)
{
    x = real_asked(x);
    sign_t s = sgn_filtered(x, effort);
    if (x->kind == REAL_UNDEFINED) return s;
    for (long prec = FIRST_PREC; s == SIGN_UNKNOWN; prec *= 2) {
        if (prec > effort->prec_max) prec = effort->prec_max;
        if (is_defined(x, effort, prec)) s = sgn_at(x, effort, prec);
        if (prec == effort->prec_max) break;
    }
    return s;
}

sign_t real_cmp(const real_t *x, const real_t *y, effort_t *effort)
{
    return real_cmp_by(real_sub(x, y), x, y, effort);
}

/* Definedness is asked of x and of y, for what they share cancels from the difference. */
sign_t real_cmp_by(const real_t *d, const real_t *x, const real_t *y, effort_t *effort)
{
    double lo, hi;
    if (x->late || y->late) { x = real_asked(x); y = real_asked(y); d = real_sub(x, y); }
    bool tried = filters(effort) && !real_loglin(d); /* what cancels is not evaluated */
    bool shown = tried && real_filter(x, &lo, &hi) && real_filter(y, &lo, &hi);
    sign_t s = shown ? sgn_filtered(d, effort) : SIGN_UNKNOWN;
    for (long prec = FIRST_PREC; s == SIGN_UNKNOWN; prec *= 2) {
        if (prec > effort->prec_max) prec = effort->prec_max;
        if (is_defined(x, effort, prec) && is_defined(y, effort, prec)) {
            bool infinite = x->kind != REAL_SUM && x->kind == y->kind;
            s = infinite ? SIGN_ZERO : sgn_at(d, effort, prec);
        }
        if (prec == effort->prec_max || x->kind == REAL_UNDEFINED || y->kind == REAL_UNDEFINED) break;
    }
    return s;
}
