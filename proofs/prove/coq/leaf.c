/* SPDX-License-Identifier: MIT
**
** The rules that say a sign by the form of a function: products, enclosures, polynomials without a zero, cases that
** have no point.
*/
#include "proofs/prove/coq/rules.h"

/* c g^k ..: the text, and the proofs that the factors are not negative. */
static const form_t *factors(coq_t *X, const json_t *j, const domain_t *B, const char **text, const char **signs)
{
    const coq_term_t *x;
    domain_t none = { .on = { false } };
    const form_t *all = coq_function(X, coq_word(j, 1), &none, &x);
    if (!all) return NULL;
    *text = arena_printf(X->A, "(%s)", coq_text(&X->T, x, &none));
    *signs = "";
    for (size_t i = 0; i < json_array_size(coq_part(j, 2)); i++) {
        const json_t *g = coq_part(coq_part(j, 2), i);
        int k = (int)json_integer_value(coq_part(g, 1)), size = k < 0 ? -k : k;
        const form_t *f = coq_function(X, coq_word(g, 0), B, &x);
        if (!f || !(all = form_mul(X->R, all, form_power(X->R, f, k)))) return NULL;
        if (k < 0 && k % 2 == 0 && !form_sign(X->R, f, B)) {
            coq_fail(X, "a divisor that may be 0 inside the box");
            return NULL;
        }
        const char *own = coq_text(&X->T, x, B);
        if (k % 2 != 0 || k < 0)
            *signs = arena_printf(X->A, "%sassert (g_%zu : 0 %s %s) by sgn. ", *signs, i + 1, k < 0 ? "<" : "<=", own);
        const char *power = k < 0 || k % 2 ? arena_printf(X->A, "(%s) ^ %d", own, size)
                                           : arena_printf(X->A, "((%s) ^ %d) ^ 2", own, size / 2);
        *text = arena_printf(X->A, k < 0 ? "%s * / (%s)" : "%s * %s", *text, power);
    }
    return all;
}

unsigned coq_product(coq_t *X, const json_t *j, const form_t *f, const domain_t *B)
{
    const char *text, *signs, *rest = "";
    const coq_term_t *x;
    const form_t *all = factors(X, j, B, &text, &signs),
                 *r = all && json_array_size(j) == 5 ? coq_function(X, coq_word(j, 3), B, &x) : NULL;
    if (X->why || !all) return coq_fail(X, "a product");
    if (r) {
        unsigned k = coq_rule(X, coq_part(j, 4), r, B);
        if (!k) return 0;
        rest = arena_printf(X->A, "assert (rest : 0 <= %s) by (apply %s; lra). ", coq_of_form(&X->T, r),
                            coq_call(X, k, B));
        text = arena_printf(X->A, "%s * (%s)", text, coq_of_form(&X->T, r));
        all = form_mul(X->R, all, r);
    }
    if (!all || !form_equal(X->R, all, f)) return coq_fail(X, "a product that is another function here");
    const form_t *both[] = { f, all };
    return coq_state(X, f, B, "",
                     arena_printf(X->A, "%s%s%sreplace (%s) with (%s) by same. sgn.", coq_signs(X, both, r ? 2 : 1, B),
                                  signs, rest, coq_of_form(&X->T, f), text));
}

unsigned coq_direct(coq_t *X, const json_t *j, const form_t *f, const domain_t *B)
{
    const coq_term_t *x;
    const form_t *g = coq_function(X, coq_word(j, 1), B, &x);
    if (!g || !form_equal(X->R, g, f)) return coq_fail(X, "an enclosure of another function");
    coq_equations_t E = { "", "" };
    coq_equations_written(&E, X, x, B);
    if (X->why) return 0;
    const char *own = coq_of_form(&X->T, f);
    return coq_state(X, f, B, "", arena_printf(X->A, "%s%sreplace (%s) with (%s) by (%ssame). sgn.",
        coq_signs(X, &f, 1, B), E.proofs, own, coq_text(&X->T, x, NULL), E.rewrites));
}

/* Numerator and denominator without a zero inside: each factor's sign, where a writing of it shows it. */
unsigned coq_sturm(coq_t *X, const form_t *f, const domain_t *B)
{
    product_t P;
    const char *text, *signs = "";
    if (!form_factor(&P, X->R, f)) return coq_fail(X, "a polynomial past a limit");
    bool minus = mpq_sgn(P.c) < 0;
    mpq_abs(P.c, P.c);
    text = arena_printf(X->A, "(%s)", coq_of_form(&X->T, form_rational(X->R, P.c)));
    for (unsigned k = 0; k < P.n; k++) {
        const written_t *w;
        int s = written_sign(&w, X->R, P.base[k]->n, B), size = P.power[k] < 0 ? -P.power[k] : P.power[k];
        const coq_term_t *x = s ? coq_read(&X->T, written_text(X->A, X->R, w)) : NULL;
        if (!x) return coq_fail(X, "Sturm's theorem shows a polynomial's sign");
        if (s < 0 && size % 2) minus = !minus;
        const char *own = coq_text(&X->T, x, B);
        signs =
            arena_printf(X->A, "%sassert (g_%u : 0 %s %s) by sgn. ", signs, k + 1, P.power[k] < 0 ? "<" : "<=", own);
        text = arena_printf(X->A, P.power[k] < 0 ? "%s * / ((%s) ^ %d)" : "%s * (%s) ^ %d", text, own, size);
    }
    if (minus) return coq_fail(X, "a polynomial that is negative");
    return coq_state(X, f, B, "",
                     arena_printf(X->A, "%sreplace (%s) with (%s) by same. sgn.", signs, coq_of_form(&X->T, f), text));
}

/* u > 0 or u < 0 on all of B, where the case is the other. */
unsigned coq_empty(coq_t *X, const json_t *j, const form_t *f, const domain_t *B)
{
    return coq_state(X, f, B, coq_cases(X, j), "exfalso; functions; first [lra | nra | enclosed].");
}

/* The enclosure by a Taylor series is Coq-Interval's own. */
unsigned coq_taylor(coq_t *X, const json_t *j, const form_t *f, const domain_t *B)
{
    const char *v = coq_word(j, 1);
    if (!v) return coq_fail(X, "a term of the certificate is not read");
    return coq_state(X, f, B, "",
                     arena_printf(X->A, "%sclosed; interval with (i_prec 90, i_taylor %s, i_bisect %s).",
                                  coq_signs(X, &f, 1, B), coq_name(X->A, v), coq_name(X->A, v)));
}
