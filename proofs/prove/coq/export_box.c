/* SPDX-License-Identifier: MIT */
#include "proofs/prove/coq/export_box.h"
#include "proofs/prove/coq/ranges.h"
#include "proofs/prove/coq/rules.h"

#include <stdlib.h>
#include <string.h>

/* --- sides written out -------------------------------------------------------------------------------------------- */

static const coq_term_t *node(coq_t *X, coq_kind_t kind, const coq_term_t *a, const coq_term_t *b)
{
    coq_term_t *x = ARENA_NEW(X->A, coq_term_t);
    *x = (coq_term_t){ .kind = kind, .a = a, .b = b };
    return x;
}

static const coq_term_t *integer(coq_t *X, unsigned long k)
{
    coq_term_t *x = ARENA_NEW(X->A, coq_term_t);
    mpq_ptr q = arena_mpq(X->A, 1);
    mpq_set_ui(q, k, 1);
    *x = (coq_term_t){ .kind = COQ_NUMBER, .q = q };
    return x;
}

static const coq_term_t *call(coq_t *X, const char *function, const coq_term_t *a)
{
    coq_term_t *x = ARENA_NEW(X->A, coq_term_t);
    *x = (coq_term_t){ .kind = COQ_CALL, .function = function, .a = a };
    return x;
}

/* u ln v */
static const coq_term_t *u_ln_v(coq_t *X, const coq_term_t *u, const coq_term_t *v)
{
    return node(X, COQ_MUL, u, call(X, "log", v));
}

/* |u| in this case; its place is that of its text. */
static const coq_term_t *signed_term(coq_t *X, const coq_term_t *u)
{
    const char *text = coq_text(&X->T, u, NULL);
    unsigned k = 0;
    while (k < X->T.absolutes && strcmp(X->T.absolute[k], text) != 0) k++;
    return X->T.minus >> k & 1 ? node(X, COQ_NEG, u, NULL) : u;
}

/* By the definitions of calculus.v and Coq's own; |u| by its case where `apart`. */
static const coq_term_t *expanded(coq_t *X, const coq_term_t *x, bool apart)
{
    const coq_term_t *a = x->a ? expanded(X, x->a, apart) : NULL, *b = x->b ? expanded(X, x->b, apart) : NULL,
                     *one = integer(X, 1);
    const char *name = x->kind == COQ_CALL ? x->function : "";
    if (strcmp(name, "h") == 0) {
        const coq_term_t *w = node(X, COQ_SUB, one, a);
        return node(X, COQ_SUB, node(X, COQ_NEG, u_ln_v(X, a, a), NULL), u_ln_v(X, w, w));
    }
    if (strcmp(name, "kl") == 0) {
        const coq_term_t *w = node(X, COQ_SUB, one, a), *own = node(X, COQ_SUB, u_ln_v(X, a, a), u_ln_v(X, a, b));
        return node(X, COQ_SUB, node(X, COQ_ADD, own, u_ln_v(X, w, w)), u_ln_v(X, w, node(X, COQ_SUB, one, b)));
    }
    if (strcmp(name, "abs") == 0 && apart) return signed_term(X, x->a);
    if (strcmp(name, "min") == 0 || strcmp(name, "max") == 0) {
        const coq_term_t *u = node(X, COQ_SUB, x->a, x->b),
                         *size = apart ? signed_term(X, u) : call(X, "abs", node(X, COQ_SUB, a, b));
        return node(X, COQ_DIV, node(X, name[1] == 'i' ? COQ_SUB : COQ_ADD, node(X, COQ_ADD, a, b), size),
                    integer(X, 2));
    }
    if (strcmp(name, "tanh") == 0)
        return node(X, COQ_DIV, expanded(X, call(X, "sinh", a), apart), expanded(X, call(X, "cosh", a), apart));
    if (strcmp(name, "sinh") == 0 || strcmp(name, "cosh") == 0)
        return node(
            X, COQ_DIV,
            node(X, *name == 's' ? COQ_SUB : COQ_ADD, call(X, "exp", a), call(X, "exp", node(X, COQ_NEG, a, NULL))),
            integer(X, 2));
    coq_term_t *own = ARENA_NEW(X->A, coq_term_t);
    *own = *x;
    own->a = a;
    own->b = b;
    return own;
}

/* --- the theorem -------------------------------------------------------------------------------------------------- */

static const coq_term_t *slack(coq_t *X, const coq_ranges_t *S)
{
    return S->at_least ? node(X, COQ_SUB, S->left, S->right) : node(X, COQ_SUB, S->right, S->left);
}

/* 0 <= slack on the open box, from the tree; in one case of absolute values. */
static unsigned interior(coq_t *X, const coq_ranges_t *S, const json_t *tree)
{
    const coq_term_t *own = expanded(X, slack(X, S), true);
    const form_t *f = coq_form(&X->T, own, &S->B);
    unsigned k = f ? coq_rule(X, tree, f, &S->B) : 0;
    coq_equations_t E = { "", "" };
    if (!k) { coq_fail(X, "the slack is not understood"); return 0; }
    coq_equations_written(&E, X, own, &S->B);
    if (X->why) return 0;
    const char *more = coq_cases(X, tree);
    if (S->less >= 0)
        more = arena_printf(X->A, "%s < %s", coq_name(X->A, X->R->name[S->less]), coq_name(X->A, X->R->name[S->more]));
    const char *text = coq_text(&X->T, own, NULL);
    return coq_lemma(X, &S->B, more, arena_printf(X->A, "0 <= %s", text),
                     arena_printf(X->A, "%s%sreplace (%s) with (%s) by (%ssame). apply %s; first [lra | exact more].",
                                  coq_signs(X, &f, 1, &S->B), E.proofs, text, coq_of_form(&X->T, f), E.rewrites,
                                  coq_call(X, k, &S->B)));
}

static bool has_absolute(const coq_term_t *x)
{
    if (x->kind == COQ_CALL &&
        (strcmp(x->function, "abs") == 0 || strcmp(x->function, "min") == 0 || strcmp(x->function, "max") == 0))
        return true;
    return (x->a && has_absolute(x->a)) || (x->b && has_absolute(x->b));
}

/* Each case of absolute values, by the signs of what stands in them. */
static unsigned by_cases(coq_t *X, const coq_ranges_t *S, const json_t *tree)
{
    arena_t *A = X->A;
    coq_form(&X->T, S->at_least ? S->right : S->left, &S->B); /* the smaller side's come first */
    coq_form(&X->T, slack(X, S), &S->B);
    unsigned n = X->T.absolutes, lemma[8];
    const char *proof = "";
    if (n > 3 || json_array_size(tree) != 1u << n || S->less >= 0) { coq_fail(X, "these absolute values"); return 0; }
    for (unsigned i = 0; i < n; i++)
        if (has_absolute(X->T.inside[i])) { coq_fail(X, "an absolute value inside another"); return 0; }
    for (unsigned m = 0; m < 1u << n; m++) {
        X->T.minus = m;
        if (!(lemma[m] = interior(X, S, json_array_get(tree, m)))) return 0;
    }
    for (unsigned i = 0; i < n; i++)
        proof = arena_printf(A, "%sdestruct (Rle_or_lt 0 (%s)) as [s_%u | s_%u]; ", proof, X->T.absolute[i], i, i);
    proof = arena_printf(A, "%s[", proof);
    for (unsigned place = 0; place < 1u << n; place++) { /* the first is destructed first: its sign changes last */
        unsigned m = 0;
        for (unsigned i = 0; i < n; i++) m |= (place >> (n - 1 - i) & 1) << i;
        const char *way = "";
        for (unsigned i = 0; i < n; i++)
            way = arena_printf(A, "%srewrite (%s (%s)) by lra; ", way, m >> i & 1 ? "Rabs_left1" : "Rabs_pos_eq",
                               X->T.absolute[i]);
        proof = arena_printf(A, "%s%s%sapply %s; lra", proof, place ? " | " : "", way, coq_call(X, lemma[m], &S->B));
    }
    X->T.minus = 0;
    return coq_lemma(X, &S->B, "", arena_printf(A, "0 <= %s", coq_text(&X->T, expanded(X, slack(X, S), false), NULL)),
                     arena_printf(A, "%s].", proof));
}

/* v at an end of its range: the slack is continuous along v. */
static const char *to_the_ends(coq_t *X, const coq_ranges_t *S, unsigned v)
{
    arena_t *A = X->A;
    const char *x = coq_name(A, X->R->name[v]),
               *lo = S->B.lo[v] ? coq_number(X, S->B.lo[v]) : arena_printf(A, "%s - 1", x),
               *hi = S->B.hi[v] ? coq_number(X, S->B.hi[v]) : arena_printf(A, "%s + 1", x);
    if ((int)v == S->less) hi = X->T.as[S->more] ? X->T.as[S->more] : coq_name(A, X->R->name[S->more]);
    if ((int)v == S->more) lo = X->T.as[S->less];
    X->T.as[v] = x;
    const char *along = arena_printf(A, "(fun %s => %s)", x, coq_text(&X->T, expanded(X, slack(X, S), false), NULL));
    X->T.as[v] = arena_printf(A, "y_%s", x);
    return arena_printf(A, "apply (limit %s %s (%s) (%s)); [lra | lra | cont | cbv beta; intros y_%s near_%s].\n",
                        along, x, lo, hi, x, x);
}

static const char *closed(coq_t *X, const coq_ranges_t *S)
{
    const char *text = "";
    if (S->less >= 0) {
        mpq_srcptr a = S->B.lo[S->less], b = S->B.lo[S->more];
        bool inside = !S->attained[S->more][0] && !S->attained[S->more][1];
        if (!inside && (S->attained[S->more][0] || !a || !b || !mpq_equal(a, b))) { coq_fail(X,
            "an order of two numbers at a corner of their ranges"); return ""; }
        text = to_the_ends(X, S, (unsigned)S->less);
    }
    for (unsigned v = 0; v < S->names; v++)
        if ((int)v != S->less && (S->attained[v][0] || S->attained[v][1]))
            text = arena_printf(X->A, "%s%s", text, to_the_ends(X, S, v));
    return text;
}

/* u is 0 at some attained ends of the names v and after. */
static bool vanishes(coq_t *X, const coq_ranges_t *S, const form_t *u, domain_t B, unsigned v)
{
    if (!u || form_is_zero(X->R, u)) return true;
    for (; v < S->names; v++) {
        mpq_srcptr end[2] = { B.lo[v], B.hi[v] };
        domain_t W = B;
        W.on[v] = false;
        for (unsigned k = 0; k < 2; k++)
            if (S->attained[v][k] &&
                vanishes(X, S, form_put(X->R, u, v, form_rational(X->R, end[k]), &W, true), W, v + 1))
                return true;
    }
    return false;
}

/* A power exp(v log u) with u = 0 at an end: 0^v is 0, and Coq's exp(v * ln 0) is 1. */
static bool power_of_zero(coq_t *X, const coq_ranges_t *S, const coq_term_t *x, bool raised)
{
    if (x->kind == COQ_CALL && raised && strcmp(x->function, "log") == 0 &&
        vanishes(X, S, coq_form(&X->T, x->a, &S->B), S->B, 0))
        return true;
    raised = raised || (x->kind == COQ_CALL && strcmp(x->function, "exp") == 0);
    return (x->a && power_of_zero(X, S, x->a, raised)) || (x->b && power_of_zero(X, S, x->b, raised));
}

/* HEAD : forall names, what is supposed -> CLAIM. */
static void states(coq_t *X, const coq_ranges_t *S, const char *head, const char *supposed, const char *sign)
{
    arena_t *A = X->A;
    const char *names = "", *says = "";
    for (unsigned v = 0; v < S->names; v++) {
        X->T.as[v] = NULL;
        names = arena_printf(A, "%s %s", names, coq_name(A, X->R->name[v]));
    }
    for (unsigned i = 0; i < S->hypotheses; i++) says = arena_printf(A, "%s%s -> ", says, S->hypothesis[i]);
    fprintf(X->out, "%s :%s%s%s %s%s%s %s %s.\n", head, *names ? " forall" : "", names, *names ? " : R," : "", says,
            supposed, coq_text(&X->T, S->left, NULL), sign, coq_text(&X->T, S->right, NULL));
}

/* HEAD, which is not strict, from the tree. False: X->why. */
static bool relation(coq_t *X, const coq_ranges_t *S, const char *head, const json_t *tree)
{
    bool absolute = has_absolute(S->left) || has_absolute(S->right);
    coq_terms_t before = X->T;
    bool zero = power_of_zero(X, S, S->left, false) || power_of_zero(X, S, S->right, false);
    X->T = before;
    if (zero) return coq_fail(X, "a power of what is 0 at the end of a range, which Coq's exp and ln do not have");
    unsigned k = absolute ? by_cases(X, S, tree) : interior(X, S, tree);
    if (!k) return false;
    const char *ends = closed(X, S), *last = coq_call(X, k, &S->B);
    states(X, S, head, "", S->at_least ? ">=" : "<=");
    fprintf(X->out, "Proof. intros. %sapply Rminus_le_0.%s\n", S->at_least ? "apply Rle_ge. " : "",
            absolute ? " rewrite ?Rmin_abs, ?Rmax_abs." : "");
    fprintf(X->out, "change (0 <= %s).\n%sapply %s; lra. Qed.\n\n",
            coq_text(&X->T, expanded(X, slack(X, S), false), NULL), ends, last);
    return !X->why;
}

/* L < R, as L + margin <= R, and the margin is positive but where the exception is. */
static void strictly(coq_t *X, const coq_ranges_t *S, const json_t *proof)
{
    arena_t *A = X->A;
    const char *words = json_string_value(json_object_get(proof, "margin")), *unless = "";
    const coq_term_t *m = words ? coq_read(&X->T, words) : NULL;
    if (!m) {
        coq_fail(X, "a margin");
        return;
    }
    coq_ranges_t weak = *S;
    const coq_term_t **less = S->at_least ? &weak.right : &weak.left;
    *less = node(X, COQ_ADD, *less, m);
    if (!relation(X, &weak, arena_printf(A, "Lemma %s_margin", X->name),
                  json_object_get(json_object_get(proof, "proof"), "tree")))
        return;
    if (S->except[0])
        unless = arena_printf(A, "%s <> %s -> ", coq_text(&X->T, S->except[0], NULL),
                              coq_text(&X->T, S->except[1], NULL));
    states(X, S, arena_printf(A, "Theorem %s", X->name), unless, S->at_least ? ">" : "<");
    fprintf(X->out, "Proof. intros. assert (0 < %s) by margin. apply (beyond%s _ (%s)); [assumption |].\n"
            "apply %s_margin; assumption. Qed.\n\n",
            coq_text(&X->T, m, NULL), S->at_least ? "_above" : "", coq_text(&X->T, m, NULL), X->name);
}

static const coq_term_t *put(coq_t *X, const coq_term_t *x, unsigned name, const coq_term_t *by)
{
    if (!x || x->kind == COQ_NAME) return x && x->name == name ? by : x;
    coq_term_t *y = ARENA_NEW(X->A, coq_term_t);
    *y = *x;
    y->a = put(X, x->a, name, by);
    y->b = put(X, x->b, name, by);
    return y;
}

/* L = R where NAME = TERM, which is put in: the difference is 0 as a function. */
static void equality(coq_t *X, const coq_ranges_t *S)
{
    unsigned name = (unsigned)S->put;
    domain_t B = coq_without(&S->B, name);
    const coq_term_t *own = expanded(X, put(X, slack(X, S), name, S->by), false);
    const form_t *f = coq_form(&X->T, own, &B);
    coq_equations_t E = { "", "" };
    bool open = f && form_is_zero(X->R, f);
    for (unsigned v = 0; v < S->names; v++) open = open && (v == name || (!S->attained[v][0] && !S->attained[v][1]));
    if (!open) coq_fail(X, "an equality at an end of a range");
    else coq_equations_written(&E, X, own, &B);
    if (X->why) return;
    states(X, S, arena_printf(X->A, "Theorem %s", X->name), "", "=");
    fprintf(X->out, "Proof. intros. subst %s. symmetry. apply Rminus_diag_uniq. change (%s = 0). %s%ssame. Qed.\n\n",
            coq_name(X->A, X->R->name[name]), coq_text(&X->T, own, NULL), E.proofs, E.rewrites);
}

bool export_box(FILE *f, json_t *certificate, const char *id, const char *name, const char **why)
{
    algebra_t R;
    arena_t *A = arena_new();
    if (!algebra_start(&R, A)) {
        *why = strdup("FLINT cannot be loaded");
        arena_free(A);
        return false;
    }
    coq_ranges_t S;
    char *text = NULL;
    size_t size;
    const char *words = json_string_value(json_object_get(certificate, "statement"));
    coq_t X = { .T = { .A = A, .R = &R }, .R = &R, .A = A, .out = open_memstream(&text, &size), .name = name };
    const json_t *proof = json_object_get(certificate, "proof");
    const char *head = arena_printf(A, "Theorem %s", name), *by = json_string_value(json_object_get(proof, "reason"));
    if (json_object_get(proof, "solve")) coq_fail(&X, "a claim solved for a part of a side");
    else if (by && strcmp(by, "box") != 0) coq_fail(&X, "a margin of divergences");
    else if (coq_statement(&S, &X, words) && S.strict) strictly(&X, &S, proof);
    else if (!X.why && S.equal) equality(&X, &S);
    else if (!X.why) relation(&X, &S, head, json_object_get(proof, "tree"));
    fclose(X.out);
    if (!X.why) fprintf(f, "(* %s\n   %s *)\n%s", id, words, text);
    else *why = strdup(X.why);
    free(text);
    algebra_end(&R);
    arena_free(A);
    return !X.why;
}
