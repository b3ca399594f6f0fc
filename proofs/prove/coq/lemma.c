/* SPDX-License-Identifier: MIT */
#include "proofs/prove/coq/lemma.h"

#include <string.h>

#define CTX R->ctx

/* --- lemmas ------------------------------------------------------------------------------------------------------- */

static const char *end(coq_t *X, mpq_srcptr q)
{
    char *own = mpq_get_str(NULL, 10, q);
    const char *text = arena_printf(X->A, strchr(own, '/') || *own == '-' ? "(%s)" : "%s", own);
    free(own);
    return text;
}

/* NULL: any number. */
static const char *range(coq_t *X, const domain_t *B, unsigned v)
{
    const char *name = coq_name(X->A, X->R->name[v]), *lo = B->lo[v] ? end(X, B->lo[v]) : NULL,
               *hi = B->hi[v] ? end(X, B->hi[v]) : NULL;
    return lo && hi ? arena_printf(X->A, "%s < %s < %s", lo, name, hi)
           : lo     ? arena_printf(X->A, "%s < %s", lo, name)
           : hi     ? arena_printf(X->A, "%s < %s", name, hi)
                    : NULL;
}

const char *coq_box(coq_t *X, const domain_t *B)
{
    const char *text = "";
    for (unsigned v = 0; v < X->R->names; v++)
        if (B->on[v] && range(X, B, v)) text = arena_printf(X->A, "%s%s -> ", text, range(X, B, v));
    return text;
}

unsigned coq_lemma(coq_t *X, const domain_t *B, const char *more, const char *states, const char *proof)
{
    arena_t *A = X->A;
    const char *names = "", *hypotheses = "";
    for (unsigned v = 0; v < X->R->names; v++) {
        const char *name = coq_name(A, X->R->name[v]);
        if (!B->on[v]) continue;
        names = arena_printf(A, "%s %s", names, name);
        if (range(X, B, v)) hypotheses = arena_printf(A, "%s in_%s", hypotheses, name);
    }
    fprintf(X->out, "Lemma %s'%u : ", X->name, ++X->lemmas);
    if (*names) fprintf(X->out, "forall%s : R, %s", names, coq_box(X, B));
    fprintf(X->out, "%s%s%s.\nProof. ", more, *more ? " -> " : "", states);
    if (*names || *more) fprintf(X->out, "intros%s%s%s. ", names, hypotheses, *more ? " more" : "");
    fprintf(X->out, "%s Qed.\n\n", proof);
    return X->lemmas;
}

unsigned coq_state(coq_t *X, const form_t *f, const domain_t *B, const char *more, const char *proof)
{
    return coq_lemma(X, B, more, arena_printf(X->A, "0 <= %s", coq_of_form(&X->T, f)), proof);
}

unsigned coq_fail(coq_t *X, const char *why)
{
    if (!X->why) X->why = why;
    return 0;
}

const form_t *coq_function(coq_t *X, const char *text, const domain_t *B, const coq_term_t **x)
{
    *x = text ? coq_read(&X->T, text) : NULL;
    const form_t *f = *x ? coq_form(&X->T, *x, B) : NULL;
    if (!f) coq_fail(X, "a term of the certificate is not read");
    return f;
}

const char *coq_call(coq_t *X, unsigned k, const domain_t *B)
{
    const char *own = arena_printf(X->A, "%s'%u", X->name, k), *text = own;
    for (unsigned v = 0; v < X->R->names; v++)
        if (B->on[v])
            text = arena_printf(X->A, "%s %s", text,
                                X->T.as[v] ? coq_argument(X->A, X->T.as[v]) : coq_name(X->A, X->R->name[v]));
    return text == own ? own : arena_printf(X->A, "(%s)", text);
}

/* --- signs -------------------------------------------------------------------------------------------------------- */

enum { SIGNS_MAX = 60 };
typedef struct { unsigned n; const form_t *of[SIGNS_MAX]; } forms_t;
typedef struct { forms_t factor, root, quotient; } signs_t;

static void collect(signs_t *S, coq_t *X, const form_t *f, bool all);

static void add(forms_t *S, coq_t *X, const form_t *g)
{
    for (unsigned k = 0; k < S->n; k++)
        if (form_equal(X->R, S->of[k], g)) return;
    if (S->n < SIGNS_MAX) S->of[S->n++] = g;
}

static void factors(signs_t *S, coq_t *X, const form_t *f)
{
    product_t P;
    if (form_factor(&P, X->R, f))
        for (unsigned k = 0; k < P.n; k++) add(&S->factor, X, P.base[k]);
}

/* Denominators, arguments of log and sqrt; `all`: f's numerator too. */
static void collect(signs_t *S, coq_t *X, const form_t *f, bool all)
{
    algebra_t *R = X->R;
    factors(S, X, all ? f : form_below(R, f));
    for (unsigned j = 0; j < R->atoms; j++) {
        const atom_t *a = &R->atom[j];
        if (a->kind == ATOM_NAME || (!poly_has_atom(R, f->n, j) && !poly_has_atom(R, f->d, j))) continue;
        collect(S, X, a->arg, a->kind != ATOM_EXP);
        if (a->kind == ATOM_SQRT) add(&S->root, X, a->arg);
        if (a->kind != ATOM_EXP && !fmpq_mpoly_is_fmpq(a->arg->d, CTX)) add(&S->quotient, X, a->arg);
    }
}

/* lra sees the sign of what is linear in names. */
static bool plain(const algebra_t *R, const form_t *g)
{
    return form_rational_in(R, g) && fmpq_mpoly_total_degree_si(g->n, CTX) <= 1;
}

/* Of a polynomial: the writing that shows its sign, or it is linear; NULL: not shown. */
static const char *positive(coq_t *X, const form_t *g, const domain_t *B)
{
    const written_t *w;
    const coq_term_t *x = written_sign(&w, X->R, g->n, B) ? coq_read(&X->T, written_text(X->A, X->R, w)) : NULL;
    return x ? coq_text(&X->T, x, B) : NULL;
}

/* The product of its factors, each written so. */
static const char *positive_quotient(coq_t *X, const form_t *u, const domain_t *B)
{
    product_t P;
    const char *text = "1";
    if (!form_factor(&P, X->R, u)) return NULL;
    mpq_abs(P.c, P.c);
    for (unsigned k = 0; k < P.n; k++) {
        const char *own = positive(X, P.base[k], B);
        if (!own) return NULL;
        text = arena_printf(X->A, P.power[k] < 0 ? "%s * / ((%s) ^ %d)" : "%s * (%s) ^ %d", text, own,
                            P.power[k] < 0 ? -P.power[k] : P.power[k]);
    }
    return arena_printf(X->A, "%s * (%s)", text, coq_of_form(&X->T, form_rational(X->R, P.c)));
}

const char *coq_signs(coq_t *X, const form_t *const *f, unsigned n, const domain_t *B)
{
    signs_t S = { .factor = { .n = 0 } };
    const char *text = "", *own;
    for (unsigned k = 0; k < n; k++) collect(&S, X, f[k], false);
    for (unsigned k = 0; k < S.factor.n; k++)
        if (!plain(X->R, S.factor.of[k]) && (own = positive(X, S.factor.of[k], B)))
            text = arena_printf(X->A, "%sassert (0 < %s) by sgn. ", text, own);
    for (unsigned k = 0; k < S.quotient.n; k++) {
        const char *u = coq_of_form(&X->T, S.quotient.of[k]);
        if ((own = positive_quotient(X, S.quotient.of[k], B))) text = arena_printf(X->A,
            "%sassert (0 < %s) by (replace (%s) with (%s) by same; sgn). ", text, u, u, own);
    }
    for (unsigned k = 0; k < S.root.n; k++) {
        const char *u = coq_of_form(&X->T, S.root.of[k]);
        text = arena_printf(X->A, "%sassert (sqrt %s ^ 2 = %s) by (apply pow2_sqrt; sgn). ", text,
                            coq_argument(X->A, u), u);
    }
    return text;
}

/* --- equations ---------------------------------------------------------------------------------------------------- */

static void push(coq_equations_t *E, coq_t *X, const char *left, const char *right, const char *proof)
{
    X->equations++;
    E->proofs = arena_printf(X->A, "%sassert (e_%u : %s = %s) by (%s). ", E->proofs, X->equations, left, right, proof);
    E->rewrites = arena_printf(X->A, "rewrite ?e_%u; %s", X->equations, E->rewrites);
}

/* text x^k; "" is 1. */
static const char *times(coq_t *X, const char *text, const char *x, unsigned k)
{
    return arena_printf(X->A, "%s%s%s%s", text, *text ? " * " : "", coq_argument(X->A, x),
                        k == 1 ? "" : arena_printf(X->A, " ^ %u", k));
}

/* An integer as log_integer takes it apart: primes below 10^4, and what is left. */
static const char *primes(coq_t *X, const char *text, mpz_srcptr z)
{
    mpz_ptr rest = arena_mpz(X->A, 1);
    mpz_set(rest, z);
    for (unsigned long p = 2; mpz_cmp_ui(rest, 1) > 0; p++) {
        unsigned k = 0;
        if (p >= 10000)
            return times(X, text, mpz_get_str(arena_alloc(X->A, mpz_sizeinbase(rest, 10) + 2), 10, rest), 1);
        for (; mpz_divisible_ui_p(rest, p); k++) mpz_divexact_ui(rest, rest, p);
        if (k) text = times(X, text, arena_printf(X->A, "%lu", p), k);
    }
    return text;
}

/* u as the product by which form_log splits its logarithm. */
static const char *product(coq_t *X, const form_t *u, const domain_t *B)
{
    product_t P;
    if (!form_factor(&P, X->R, u)) return NULL;
    const char *over = "", *under = "";
    bool minus = mpq_sgn(P.c) < 0;
    for (unsigned k = 0; k < P.n; k++) {
        int s = poly_sign(X->R, P.base[k]->n, B);
        if (!s) return NULL;
        if (s < 0 && P.power[k] % 2) minus = !minus;
        const char *text = coq_of_form(&X->T, s < 0 ? form_neg(X->R, P.base[k]) : P.base[k]);
        if (P.power[k] > 0) over = times(X, over, text, (unsigned)P.power[k]);
        else under = times(X, under, text, (unsigned)-P.power[k]);
    }
    if (minus) return NULL;
    mpq_abs(P.c, P.c);
    over = primes(X, over, mpq_numref(P.c));
    under = primes(X, under, mpq_denref(P.c));
    if (!*under) return *over ? over : "1";
    return arena_printf(X->A, "%s%s/ (%s)", over, *over ? " * " : "", under);
}

/* The sum of arguments whose exponentials' product the value is; NULL: it is none. */
static const char *exponent(coq_t *X, const form_t *value)
{
    algebra_t *R = X->R;
    const char *text = "0";
    if (fmpq_mpoly_length(value->n, CTX) != 1 || fmpq_mpoly_length(value->d, CTX) != 1) return NULL;
    for (unsigned j = 0; j < R->atoms; j++) {
        slong k = fmpq_mpoly_degree_si(value->n, j, CTX) - fmpq_mpoly_degree_si(value->d, j, CTX);
        if (!k) continue;
        const atom_t *a = &R->atom[j];
        const char *u = a->kind == ATOM_EXP    ? coq_of_form(&X->T, a->arg)
                        : a->kind == ATOM_NAME ? arena_printf(X->A, "ln (%s)", coq_of_form(&X->T, form_atom(R, j)))
                                               : NULL;
        if (!u) return NULL;
        for (slong i = 0; i < (k < 0 ? -k : k); i++)
            text = arena_printf(X->A, k < 0 ? "%s + - (%s)" : "%s + (%s)", text, u);
    }
    return text;
}

void coq_equation(coq_equations_t *E, coq_t *X, atom_kind_t kind, const char *argument, const form_t *u,
                  const form_t *value, const domain_t *B)
{
    static const char *const function[] = { [ATOM_LOG] = "ln", [ATOM_EXP] = "exp", [ATOM_SQRT] = "sqrt" };
    arena_t *A = X->A;
    const char *left = arena_printf(A, "%s %s", function[kind], coq_argument(A, argument)),
               *right = coq_of_form(&X->T, value), *before = E->rewrites;
    if (strcmp(left, right) == 0) return;
    if (kind != ATOM_EXP && form_is_zero(X->R, u)) {
        push(E, X, left, "0", arena_printf(A, "replace (%s) with 0 by (%ssame); %s", argument, before, kind == ATOM_LOG
            ? "apply ln_neg; lra" : "apply sqrt_0"));
        return;
    }
    const char *split = kind == ATOM_LOG ? product(X, u, B) : kind == ATOM_EXP ? exponent(X, value) : "";
    if (kind == ATOM_LOG && !split) split = coq_of_form(&X->T, u);
    if (!split) { X->why = "an exponential is taken apart"; return; }
    if (kind == ATOM_SQRT && strcmp(right, arena_printf(A, "sqrt %s", coq_argument(A, coq_of_form(&X->T, u)))) == 0) {
        push(E, X, left, right, arena_printf(A, "f_equal; %ssame", before));
        return;
    }
    if (kind == ATOM_SQRT) {
        E->proofs = arena_printf(A, "%s%s", E->proofs, coq_signs(X, &value, 1, B));
        push(E, X, left, right, arena_printf(A, "apply sqrt_lem_1; [%ssgn | sgn | %ssame]", before, before));
    } else
        push(E, X, left, right,
             arena_printf(A, "replace (%s) with (%s) by (%ssame); %s", argument, split, before,
                          kind == ATOM_LOG ? "logs" : "exps"));
}

void coq_equations_written(coq_equations_t *E, coq_t *X, const coq_term_t *x, const domain_t *B)
{
    if (x->a) coq_equations_written(E, X, x->a, B);
    if (x->b) coq_equations_written(E, X, x->b, B);
    if (x->kind != COQ_CALL) return;
    atom_kind_t kind = *x->function == 'l' ? ATOM_LOG : *x->function == 'e' ? ATOM_EXP : ATOM_SQRT;
    const form_t *u = coq_form(&X->T, x->a, B), *value = coq_form(&X->T, x, B);
    if (u && value) coq_equation(E, X, kind, coq_text(&X->T, x->a, NULL), u, value, B);
    else coq_fail(X, "a function of the statement");
}

bool coq_equations_put(coq_equations_t *E, coq_t *X, const form_t *f, unsigned v, const form_t *phi, const domain_t *W,
                       bool face)
{
    algebra_t *R = X->R;
    bool in[BOX_ATOMS_MAX] = { false };
    unsigned m = R->atoms;
    *E = (coq_equations_t){ "", "" };
    for (unsigned j = m; j-- > 0;) { /* arguments are older than the functions of them */
        const atom_t *a = &R->atom[j];
        in[j] = in[j] || poly_has_atom(R, f->n, j) || poly_has_atom(R, f->d, j);
        for (unsigned i = 0; in[j] && a->kind != ATOM_NAME && i < j; i++)
            in[i] = in[i] || poly_has_atom(R, a->arg->n, i) || poly_has_atom(R, a->arg->d, i);
    }
    for (unsigned j = 0; j < m; j++) {
        const atom_t *a = &R->atom[j];
        if (!in[j] || a->kind == ATOM_NAME || !form_has(R, a->arg, v)) continue;
        const char *phi_text = coq_of_form(&X->T, phi), *own = X->T.as[v];
        X->T.as[v] = phi_text;
        const char *argument = coq_of_form(&X->T, a->arg);
        X->T.as[v] = own;
        const form_t *u = form_put(R, a->arg, v, phi, W, face);
        if (!u) { X->why = "a function at a face"; return false; }
        const form_t *value = form_is_zero(R, u) && a->kind != ATOM_EXP ? u
                              : a->kind == ATOM_LOG                     ? form_log(R, u, W)
                              : a->kind == ATOM_EXP                     ? form_exp(R, u)
                                                                        : form_sqrt(R, u, W);
        if (!value) { X->why = "a function at a face"; return false; }
        coq_equation(E, X, a->kind, argument, u, value, W);
    }
    return !X->why;
}

/* --- signs at a place --------------------------------------------------------------------------------------------- */

/* x > 0 or other than 0, where the product is that is equal to it; "" where this is not seen. */
static const char *sign_put(coq_t *X, const coq_equations_t *E, const char *x, const char *relation, const form_t *u,
                            const domain_t *W)
{
    const char *own = u && !form_is_zero(X->R, u) ? positive_quotient(X, u, W) : NULL;
    if (!own) return "";
    if (*relation == '>')
        return arena_printf(X->A, "assert (0 < %s) by (replace (%s) with (%s) by (%ssame); sgn). ", x, x, own,
                            E->rewrites);
    return arena_printf(X->A, "assert (%s <> 0) by (replace (%s) with (%s) by (%ssame); sgn). ", x, x,
                        coq_of_form(&X->T, u), E->rewrites);
}

const char *coq_signs_put(coq_t *X, const coq_equations_t *E, const form_t *f, unsigned v, const form_t *phi,
                          const domain_t *W)
{
    algebra_t *R = X->R;
    const char *at = coq_of_form(&X->T, phi), *text = "";
    if (!fmpq_mpoly_is_fmpq(f->d, CTX)) {
        X->T.as[v] = at;
        const char *x = coq_of_below(&X->T, f);
        X->T.as[v] = NULL;
        text = sign_put(X, E, x, "<>", form_put(R, form_below(R, f), v, phi, W, false), W);
    }
    for (unsigned j = 0, m = R->atoms; j < m; j++) {
        const atom_t *a = &R->atom[j];
        if (a->kind == ATOM_NAME || (!poly_has_atom(R, f->n, j) && !poly_has_atom(R, f->d, j))) continue;
        text = arena_printf(X->A, "%s%s", text, coq_signs_put(X, E, a->arg, v, phi, W));
        X->T.as[v] = at;
        const char *x = coq_of_form(&X->T, a->arg);
        X->T.as[v] = NULL;
        if (a->kind != ATOM_EXP)
            text = arena_printf(X->A, "%s%s", text, sign_put(X, E, x, ">", form_put(R, a->arg, v, phi, W, false), W));
    }
    return text;
}
