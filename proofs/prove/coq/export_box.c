/* SPDX-License-Identifier: MIT */
#include "proofs/prove/coq/export_box.h"
#include "proofs/prove/coq/rules.h"

#include <stdlib.h>
#include <string.h>

enum { NAMES_MAX = 4, HYPOTHESES_MAX = 16 };

/* The statement: ranges, their ends attained or not, orders; and both sides as they are printed. */
typedef struct {
    unsigned names;
    domain_t B;
    bool attained[NAMES_MAX][2];
    unsigned hypotheses;
    const char *hypothesis[HYPOTHESES_MAX];
    int less, more;
    bool at_least;            /* left >= right */
    const coq_term_t *left, *right;
} statement_t;

static const char *slice(coq_t *X, const char *from, const char *to)
{
    return arena_printf(X->A, "%.*s", (int)(to - from), from);
}

static const char *number_text(coq_t *X, mpq_srcptr q) { return coq_of_form(&X->T, form_rational(X->R, q)); }

/* --- the statement ------------------------------------------------------------------------------------------------ */

/* inf, -inf: NULL. */
static mpq_srcptr end_of(coq_t *X, const char *text)
{
    mpq_ptr q = arena_mpq(X->A, 1);
    if (strstr(text, "inf")) return NULL;
    if (mpq_set_str(q, text, 10) != 0 || mpz_sgn(mpq_denref(q)) == 0) coq_fail(X, "the end of a range");
    else mpq_canonicalize(q);
    return q;
}

/* NAME in [0,1), 2..inf */
static void declaration(statement_t *S, coq_t *X, const char *text)
{
    const char *in = strstr(text, " in "), *gap = in ? strstr(in, ".."): NULL, *comma = in ? strchr(in, ',') : NULL;
    if (!in || (!gap && !comma) || S->names == NAMES_MAX) { coq_fail(X, "a declaration"); return; }
    int v = algebra_name(X->R, slice(X, text, in));
    const char *range = in + 4, *last = text + strlen(text) - 1,
               *a = gap ? slice(X, range, gap) : slice(X, range + 1, comma),
               *b = gap ? gap + 2 : slice(X, comma + 1, last);
    S->names++;
    S->B.on[v] = true;
    S->B.lo[v] = end_of(X, a);
    S->B.hi[v] = end_of(X, b);
    S->attained[v][0] = S->B.lo[v] && (gap || *range == '[');
    S->attained[v][1] = S->B.hi[v] && (gap || *last == ']');
    const char *x = coq_name(X->A, X->R->name[v]), *lower = "", *upper = "";
    if (S->B.lo[v]) lower = arena_printf(X->A, "%s %s ", number_text(X, S->B.lo[v]), S->attained[v][0] ? "<=" : "<");
    if (S->B.hi[v]) upper = arena_printf(X->A, " %s %s", S->attained[v][1] ? "<=" : "<", number_text(X, S->B.hi[v]));
    if (*lower || *upper) S->hypothesis[S->hypotheses++] = arena_printf(X->A, "%s%s%s", lower, x, upper);
}

/* The two sides of the relation in the text, and its sign. */
static bool sides(coq_t *X, const char *text, const char **sign, const coq_term_t **a, const coq_term_t **b)
{
    static const char *const signs[] = { "<=", ">=", "<", ">", "=" };
    for (size_t k = 0; k < sizeof signs / sizeof *signs; k++) {
        const char *at = strstr(text, arena_printf(X->A, " %s ", signs[k]));
        if (!at) continue;
        *sign = signs[k];
        *a = coq_read(&X->T, slice(X, text, at));
        *b = coq_read(&X->T, at + strlen(signs[k]) + 2);
        return *a && *b;
    }
    return false;
}

static void bounded(statement_t *S, unsigned v, bool upper, mpq_srcptr c, bool attained)
{
    mpq_srcptr *end = upper ? &S->B.hi[v] : &S->B.lo[v];
    int order = !*end ? -1 : upper ? mpq_cmp(c, *end) : mpq_cmp(*end, c);
    if (order < 0) *end = c, S->attained[v][upper] = attained;
    else if (order == 0) S->attained[v][upper] = S->attained[v][upper] && attained;
}

static void hypothesis(statement_t *S, coq_t *X, const char *text)
{
    const coq_term_t *a, *b;
    const char *sign;
    if (!sides(X, text, &sign, &a, &b) || *sign == '=' || S->hypotheses == HYPOTHESES_MAX) {
        coq_fail(X, "a hypothesis");
        return;
    }
    S->hypothesis[S->hypotheses++] =
        arena_printf(X->A, "%s %s %s", coq_text(&X->T, a, NULL), sign, coq_text(&X->T, b, NULL));
    bool less = *sign == '<', attained = sign[1] == '=';
    if (a->kind == COQ_NAME && b->kind == COQ_NAME) {
        S->less = (int)(less ? a : b)->name;
        S->more = (int)(less ? b : a)->name;
        return;
    }
    const coq_term_t *x = a->kind == COQ_NAME ? a : b, *c = x == a ? b : a;
    const form_t *f = coq_form(&X->T, c, &S->B);
    if (x->kind != COQ_NAME || !f || !fmpq_mpoly_is_fmpq(f->n, X->R->ctx)) { coq_fail(X, "a hypothesis"); return; }
    fmpq_t q;
    mpq_ptr own = arena_mpq(X->A, 1);
    fmpq_init(q);
    fmpq_mpoly_get_fmpq(q, f->n, X->R->ctx);
    fmpq_get_mpq(own, q);
    fmpq_clear(q);
    bounded(S, x->name, less == (x == a), own, attained);
}

static void line(statement_t *S, coq_t *X, const char *text)
{
    const char *sign;
    if (strncmp(text, "for ", 4) == 0) {
        for (const char *at = text + 4, *stop; at; at = stop ? stop + 3 : NULL) {
            stop = strstr(at, " ; ");
            declaration(S, X, stop ? slice(X, at, stop) : at);
        }
    } else if (strncmp(text, "given ", 6) == 0) hypothesis(S, X, text + 6);
    else if (strncmp(text, "claim ", 6) == 0) {
        if (!sides(X, text + 6, &sign, &S->left, &S->right)) coq_fail(X, "a term is not read");
        else if (*sign == '=') coq_fail(X, "an equality");
        else S->at_least = *sign == '>';
    } else coq_fail(X, "a line of the statement");
}

static bool statement(statement_t *S, coq_t *X, const char *text)
{
    *S = (statement_t){ .less = -1, .more = -1 };
    for (const char *at = text, *stop; at && *at && !X->why; at = stop ? stop + 1 : NULL) {
        stop = strchr(at, '\n');
        line(S, X, stop ? slice(X, at, stop) : at);
    }
    if (!S->right) coq_fail(X, "no claim");
    return !X->why;
}

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

static const coq_term_t *slack(coq_t *X, const statement_t *S)
{
    return S->at_least ? node(X, COQ_SUB, S->left, S->right) : node(X, COQ_SUB, S->right, S->left);
}

/* 0 <= slack on the open box, from the tree; in one case of absolute values. */
static unsigned interior(coq_t *X, const statement_t *S, const json_t *tree)
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
static unsigned by_cases(coq_t *X, const statement_t *S, const json_t *tree)
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
static const char *to_the_ends(coq_t *X, const statement_t *S, unsigned v)
{
    arena_t *A = X->A;
    const char *x = coq_name(A, X->R->name[v]),
               *lo = S->B.lo[v] ? number_text(X, S->B.lo[v]) : arena_printf(A, "%s - 1", x),
               *hi = S->B.hi[v] ? number_text(X, S->B.hi[v]) : arena_printf(A, "%s + 1", x);
    if ((int)v == S->less) hi = X->T.as[S->more] ? X->T.as[S->more] : coq_name(A, X->R->name[S->more]);
    if ((int)v == S->more) lo = X->T.as[S->less];
    X->T.as[v] = x;
    const char *along = arena_printf(A, "(fun %s => %s)", x, coq_text(&X->T, expanded(X, slack(X, S), false), NULL));
    X->T.as[v] = arena_printf(A, "y_%s", x);
    return arena_printf(A, "apply (limit %s %s (%s) (%s)); [lra | lra | cont | cbv beta; intros y_%s near_%s].\n",
                        along, x, lo, hi, x, x);
}

static const char *closed(coq_t *X, const statement_t *S)
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
static bool vanishes(coq_t *X, const statement_t *S, const form_t *u, domain_t B, unsigned v)
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
static bool power_of_zero(coq_t *X, const statement_t *S, const coq_term_t *x, bool raised)
{
    if (x->kind == COQ_CALL && raised && strcmp(x->function, "log") == 0 &&
        vanishes(X, S, coq_form(&X->T, x->a, &S->B), S->B, 0))
        return true;
    raised = raised || (x->kind == COQ_CALL && strcmp(x->function, "exp") == 0);
    return (x->a && power_of_zero(X, S, x->a, raised)) || (x->b && power_of_zero(X, S, x->b, raised));
}

static void theorem(coq_t *X, const statement_t *S, const json_t *tree)
{
    arena_t *A = X->A;
    bool absolute = has_absolute(S->left) || has_absolute(S->right);
    coq_terms_t before = X->T;
    bool zero = power_of_zero(X, S, S->left, false) || power_of_zero(X, S, S->right, false);
    X->T = before;
    if (zero) {
        coq_fail(X, "a power of what is 0 at the end of a range, which Coq's exp and ln do not have");
        return;
    }
    unsigned k = absolute ? by_cases(X, S, tree) : interior(X, S, tree);
    if (!k) return;
    const char *names = "", *says = "", *ends = closed(X, S);
    const char *last = coq_call(X, k, &S->B);
    for (unsigned v = 0; v < S->names; v++) {
        X->T.as[v] = NULL;
        names = arena_printf(A, "%s %s", names, coq_name(A, X->R->name[v]));
    }
    for (unsigned i = 0; i < S->hypotheses; i++) says = arena_printf(A, "%s%s -> ", says, S->hypothesis[i]);
    fprintf(X->out, "Theorem %s :%s%s%s %s%s %s %s.\nProof. intros. %sapply Rminus_le_0.%s\n", X->name,
            *names ? " forall" : "", names, *names ? " : R," : "", says, coq_text(&X->T, S->left, NULL),
            S->at_least ? ">=" : "<=", coq_text(&X->T, S->right, NULL), S->at_least ? "apply Rle_ge. " : "",
            absolute ? " rewrite ?Rmin_abs, ?Rmax_abs." : "");
    fprintf(X->out, "change (0 <= %s).\n%sapply %s; lra. Qed.\n\n",
            coq_text(&X->T, expanded(X, slack(X, S), false), NULL), ends, last);
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
    statement_t S;
    char *text = NULL;
    size_t size;
    const char *words = json_string_value(json_object_get(certificate, "statement"));
    coq_t X = { .T = { .A = A, .R = &R }, .R = &R, .A = A, .out = open_memstream(&text, &size), .name = name };
    const json_t *proof = json_object_get(certificate, "proof");
    if (json_object_get(proof, "solve")) coq_fail(&X, "a claim solved for a part of a side");
    else if (statement(&S, &X, words)) theorem(&X, &S, json_object_get(proof, "tree"));
    fclose(X.out);
    if (!X.why) fprintf(f, "(* %s\n   %s *)\n%s", id, words, text);
    else *why = strdup(X.why);
    free(text);
    algebra_end(&R);
    arena_free(A);
    return !X.why;
}
