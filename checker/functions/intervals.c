/* SPDX-License-Identifier: MIT
**
** Section 6.4: a divergence of T(B(y)) - T(A(y)) from P(y) = B(y) - A(y), intervals of [0,1]: at most the integral of
** f(T'), f convex.
*/
#include "checker/functions/functions.h"

static statement_t *S;
static unsigned t;

static bool has_letters(const term_t *x)
{
    if (!x) return false;
    if (x->kind == NAME && S->number[x->name].alphabet) return true;
    return x->kind >= ABS || has_letters(x->a) || has_letters(x->b);
}

/* Does the atom change with t? */
static bool has_t(unsigned j)
{
    if (atom[j].kind == NAME) return atom[j].name == t;
    for (unsigned i = 0; i < atoms; i++)
        if ((poly_has(atom[j].arg.n, i) || poly_has(atom[j].arg.d, i)) && has_t(i)) return true;
    return false;
}

static bool without_t(form_t f)
{
    for (unsigned j = 0; j < atoms; j++)
        if ((poly_has(f.n, j) || poly_has(f.d, j)) && has_t(j)) return false;
    return true;
}

static bool is_log_t(unsigned j) { return atom[j].kind == LOG && form_equal(atom[j].arg, form_name(t)); }

/* Is the atom t^c, c without t: t itself, or exp(c log t)? */
static bool is_power_of_t(form_t *c, unsigned j)
{
    *c = form_integer(1);
    if (atom[j].kind == NAME) return true;
    for (unsigned i = 0; i < atoms && atom[j].kind == EXP; i++) {
        if (!is_log_t(i)) continue;
        *c = form_times(atom[j].arg, form_inverse(form_poly(poly_atom(i))));
        if (without_t(*c)) return true;
    }
    return false;
}

/* The power of t that a monomial is, but for log t to powers >= 0. */
static form_t power_of_t(const short *e, const char *what)
{
    form_t c, total = form_integer(0);
    for (unsigned j = 0; j < atoms; j++) {
        if (!e[j] || !has_t(j) || (e[j] > 0 && is_log_t(j))) continue;
        if (!is_power_of_t(&c, j)) reject("%s is not shown to vanish at t = 0", what);
        total = form_sum(total, form_times(form_integer(e[j]), c), 1);
    }
    return total;
}

/* It tends to 0 for t -> 0: it is a sum of t^c (log t)^k times what has no t, c shown > 0. */
static void vanishes(form_t f, const box_t *W, const char *what)
{
    short below[ATOMS_MAX];
    poly_common(below, f.d, NULL);
    poly_t rest = poly_divided(f.d, below);
    for (unsigned j = 0; j < atoms; j++)
        if (has_t(j) && (poly_has(rest, j) || (below[j] && is_log_t(j)))) reject("%s has t in a denominator", what);
    form_t less = power_of_t(below, what);
    for (unsigned i = 0; i < f.n.n; i++) {
        form_t c = form_sum(power_of_t(f.n.at[i].e, what), less, -1);
        if (poly_sign(c.n, W) * poly_sign(c.d, W) <= 0) reject("%s is not shown to vanish at t = 0", what);
    }
}

static form_t analytic(const term_t *x, const box_t *B, const char *what)
{
    range_t r;
    if (has_letters(x)) reject("%s is of numbers, + - * / ^, log, exp and sqrt alone", what);
    if (!continuous(x, S)) reject("%s is not shown to be continuous on the ranges", what);
    precision(128);
    if (!enclose(&r, x, B, false)) reject("%s is not shown to be analytic", what);
    return form_of(x, B);
}

void check_intervals(statement_t *s, const json_t *proof, FILE *out)
{
    const fact_t *c = &s->claim;
    S = s;
    takes(FUNCTIONS);
    json_members(proof, "primitive");
    if (!s->intervals.by) reject("intervals: no intervals of a law are declared");
    if (s->variables || s->facts || s->unless.n || s->letters)
        reject("intervals: one relation of a law, numbers and intervals, without hypotheses, expected");
    if (c->kind != RELATION || c->n != 2 || c->sign[0] > GE) reject("intervals: one relation <= or >= expected");
    const term_t *D = c->term[c->sign[0] == GE], *R = c->term[c->sign[0] == LE];
    bool own = D->kind == DIVERGENCE && D->a->kind == NAME && D->a->name == s->intervals.made && D->b->kind == NAME &&
               D->b->name == s->intervals.of;
    if (!own || (D->power != KL && D->power != CHI2))
        reject("intervals: KL or chi2 of the intervals from their law expected on the smaller side");
    t = s->intervals.at;
    s->number[t].bound = true; /* read in the primitive, too */
    const term_t *primitive = term_read(s, json_text(json_member(proof, "primitive"), "primitive"));
    s->number[t].bound = false;
    box_t B = box_of(s, s->numbers, true), W = B;
    W.on[t] = false;
    form_t T = analytic(s->intervals.by, &B, "the term of the intervals"), P = analytic(primitive, &B, "the primitive");
    form_t right = analytic(R, &W, "the larger side"), d = form_derivative(T, t);
    if (!(poly_sign(d.n, &B) * poly_sign(d.d, &B) > 0)) reject("the term of the intervals is not shown to increase");
    form_t less = form_sum(d, form_integer(1), -1),
           f = D->power == KL ? form_times(d, form_log(d, &B)) : form_times(less, less);
    if (!form_equal(form_derivative(P, t), f)) reject("the primitive has another derivative");
    vanishes(T, &W, "the term of the intervals");
    vanishes(P, &W, "the primitive");
    form_t rest = form_sum(right, form_put(P, t, form_integer(1), &W, true), -1);
    if (!form_zero(rest) && !(poly_sign(rest.n, &W) * poly_sign(rest.d, &W) > 0))
        reject("the larger side is not shown to be at least the primitive at 1");
    fprintf(out,
            "  the primitive's derivative is f of the term's; both vanish at t = 0, and at t = 1 the primitive is at "
            "most the larger side\n"
            "  rests on: Jensen's inequality for %s, derivatives, enclosures of log and exp by series\n",
            D->power == KL ? "x log x" : "(x - 1)^2");
}
