/* SPDX-License-Identifier: MIT
**
** Names, logarithms, exponentials and roots as atoms, each reduced by what is known of its argument.
*/
#include "proofs/prove/box/form.h"

#define CTX R->ctx

static const form_t *atom_of(algebra_t *R, atom_kind_t kind, unsigned name, const form_t *arg)
{
    for (unsigned j = 0; j < R->atoms; j++)
        if (R->atom[j].kind == kind &&
            (kind == ATOM_NAME ? R->atom[j].name == name : form_equal(R, R->atom[j].arg, arg)))
            return form_atom(R, j);
    if (R->atoms == BOX_ATOMS_MAX) return NULL;
    R->atom[R->atoms] = (atom_t){ kind, name, arg };
    return form_atom(R, R->atoms++);
}

const form_t *form_name(algebra_t *R, unsigned name) { return atom_of(R, ATOM_NAME, name, NULL); }

static const form_t *log_integer(algebra_t *R, mpz_srcptr z)
{
    const form_t *r = form_integer(R, 0);
    mpz_ptr rest = arena_mpz(R->home, 1);
    mpq_ptr p = arena_mpq(R->home, 1);
    mpz_set(rest, z);
    for (unsigned long k = 2; mpz_cmp_ui(rest, 1) > 0; k++) {
        mpq_set_ui(p, k, 1);
        if (k >= 10000) mpq_set_z(p, rest);
        while (mpz_divisible_p(rest, mpq_numref(p))) {
            mpz_divexact(rest, rest, mpq_numref(p));
            r = form_add(R, r, atom_of(R, ATOM_LOG, 0, form_rational(R, p)));
        }
    }
    return r;
}

static const form_t *log_rational(algebra_t *R, mpq_srcptr c)
{
    if (mpq_sgn(c) <= 0) return NULL;
    return form_sub(R, log_integer(R, mpq_numref(c)), log_integer(R, mpq_denref(c)));
}

static void hint_add(algebra_t *R, const form_t *u, const product_t *P)
{
    for (unsigned k = 0; k < R->hints; k++)
        if (form_equal(R, R->hint[k].of, u)) return;
    if (R->hints < BOX_HINTS_MAX) R->hint[R->hints++] = (hint_t){ u, *P };
}

/* The atom that a polynomial is; -1. */
static int as_atom(const algebra_t *R, const form_t *g)
{
    for (unsigned j = 0; j < R->atoms; j++)
        if (fmpq_mpoly_is_gen(g->n, j, CTX)) return (int)j;
    return -1;
}

/* log of an irreducible polynomial that is positive on B. */
static const form_t *log_factor(algebra_t *R, const form_t *g, const domain_t *B)
{
    int j = as_atom(R, g);
    if (j >= 0 && R->atom[j].kind == ATOM_EXP) return R->atom[j].arg;
    if (j >= 0 && R->atom[j].kind == ATOM_SQRT) return form_div(R, form_log(R, R->atom[j].arg, B), form_integer(R, 2));
    return atom_of(R, ATOM_LOG, 0, g);
}

const form_t *form_log(algebra_t *R, const form_t *u, const domain_t *B)
{
    product_t P;
    if (!u || form_is_zero(R, u) || R->log_depth > 10 || !form_factor(&P, R, u)) return NULL;
    unsigned plain = 0, compound = 0;
    for (unsigned k = 0; k < P.n; k++) {
        int s = poly_sign(R, P.base[k]->n, B);
        if (s == 0) break;
        if (s < 0) {
            P.base[k] = form_neg(R, P.base[k]);
            if (P.power[k] % 2) mpq_neg(P.c, P.c);
        }
        plain++;
        compound += as_atom(R, P.base[k]) < 0;
    }
    if (plain < P.n) return atom_of(R, ATOM_LOG, 0, u);
    R->log_depth++;
    const form_t *r = log_rational(R, P.c);
    for (unsigned k = 0; k < P.n; k++)
        r = form_add(R, r, form_mul(R, form_integer(R, P.power[k]), log_factor(R, P.base[k], B)));
    R->log_depth--;
    if (r && compound && P.n + (mpq_cmp_ui(P.c, 1, 1) != 0) > 1) hint_add(R, u, &P);
    return r;
}

/* The first atom exp(p) of which exp(q mono) is a whole power: *k; -1. The first, so that atoms made later change
** nothing. */
static int exp_power(int *k, algebra_t *R, mpq_srcptr q, const form_t *mono)
{
    int found = -1;
    fmpq_t c;
    mpq_ptr times = arena_mpq(R->home, 1);
    fmpq_init(c);
    for (unsigned j = 0; j < R->atoms && found < 0; j++) {
        if (R->atom[j].kind != ATOM_EXP) continue;
        const form_t *by = form_div(R, R->atom[j].arg, mono);
        if (!by || !fmpq_mpoly_is_fmpq(by->n, CTX) || !fmpq_mpoly_is_one(by->d, CTX)) continue;
        fmpq_mpoly_get_fmpq(c, by->n, CTX);
        fmpq_get_mpq(times, c);
        mpq_div(times, q, times);
        if (mpz_cmp_ui(mpq_denref(times), 1) != 0 || mpz_cmpabs_ui(mpq_numref(times), BOX_POWER_MAX) > 0) continue;
        *k = (int)mpz_get_si(mpq_numref(times));
        found = (int)j;
    }
    fmpq_clear(c);
    return found;
}

/* exp of one monomial: exp(k log u) = u^k; a power of an atom that is there; else a power of exp(monomial/denominator).
** Past the greatest power, exp(k u) is an atom of its own, or the inverse of exp(-k u). */
static const form_t *exp_monomial(algebra_t *R, const poly_t *p, slong i)
{
    fmpq_t c;
    fmpq_mpoly_t m;
    mpq_ptr q = arena_mpq(R->home, 1);
    fmpq_init(c);
    fmpq_mpoly_init(m, CTX);
    fmpq_mpoly_get_term_coeff_fmpq(c, p, i, CTX);
    fmpq_mpoly_get_term_monomial(m, p, i, CTX);
    fmpq_get_mpq(q, c);
    const form_t *mono = form_whole(R, m), *r = NULL;
    int j = as_atom(R, mono);
    bool far = mpz_cmpabs_ui(mpq_numref(q), BOX_POWER_MAX) > 0;
    int k = far ? mpq_sgn(q) : (int)mpz_get_si(mpq_numref(q));
    int first = -1;
    if (!far && j >= 0 && R->atom[j].kind == ATOM_LOG && mpz_cmp_ui(mpq_denref(q), 1) == 0)
        r = form_power(R, R->atom[j].arg, k);
    else if ((first = exp_power(&k, R, q, mono)) >= 0) r = form_power(R, form_atom(R, (unsigned)first), k);
    else {
        if (far) mpq_abs(q, q);
        else mpz_set_ui(mpq_numref(q), 1);
        r = form_power(R, atom_of(R, ATOM_EXP, 0, form_mul(R, form_rational(R, q), mono)), k);
    }
    fmpq_clear(c);
    fmpq_mpoly_clear(m, CTX);
    return r;
}

const form_t *form_exp(algebra_t *R, const form_t *u)
{
    if (!u) return NULL;
    if (!fmpq_mpoly_is_fmpq(u->d, CTX)) return atom_of(R, ATOM_EXP, 0, u);
    const form_t *r = form_integer(R, 1);
    for (slong i = 0; i < fmpq_mpoly_length(u->n, CTX); i++) r = form_mul(R, r, exp_monomial(R, u->n, i));
    return r;
}

/* The root of the even powers of positive atoms that divide the numerator of *f, taken out of it. */
static const form_t *root_out(algebra_t *R, const form_t **f, const domain_t *B)
{
    fmpq_mpoly_t content;
    const form_t *r = form_integer(R, 1);
    fmpq_mpoly_init(content, CTX);
    fmpq_mpoly_term_content(content, (*f)->n, CTX);
    for (unsigned j = 0, m = R->atoms; j < m; j++) {
        int k = (int)fmpq_mpoly_degree_si(content, j, CTX) / 2;
        if (k == 0 || poly_sign(R, form_atom(R, j)->n, B) <= 0) continue;
        r = form_mul(R, r, form_power(R, form_atom(R, j), k));
        *f = form_div(R, *f, form_power(R, form_atom(R, j), 2 * k));
    }
    fmpq_mpoly_clear(content, CTX);
    return r;
}

const form_t *form_sqrt(algebra_t *R, const form_t *u, const domain_t *B)
{
    if (!u || form_is_zero(R, u)) return u;
    int s = fmpq_mpoly_is_fmpq(u->d, CTX) ? 1 : poly_sign(R, u->d, B);
    if (!s) return NULL;
    const form_t *d = form_below(R, u), *in = form_mul(R, form_above(R, u), d);
    if (!in) return NULL;
    if (s < 0) d = form_neg(R, d);
    const form_t *out = root_out(R, &in, B);
    fmpq_t c;
    fmpq_init(c);
    const form_t *root = NULL;
    if (fmpq_mpoly_is_fmpq(in->n, CTX)) {
        mpq_ptr q = arena_mpq(R->home, 1);
        fmpq_mpoly_get_fmpq(c, in->n, CTX);
        fmpq_get_mpq(q, c);
        if (mpq_sgn(q) > 0 && mpz_perfect_square_p(mpq_numref(q)) && mpz_perfect_square_p(mpq_denref(q))) {
            mpz_sqrt(mpq_numref(q), mpq_numref(q));
            mpz_sqrt(mpq_denref(q), mpq_denref(q));
            root = form_rational(R, q);
        }
    }
    fmpq_clear(c);
    return form_div(R, form_mul(R, out, root ? root : atom_of(R, ATOM_SQRT, 0, in)), d);
}
