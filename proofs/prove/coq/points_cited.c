/* SPDX-License-Identifier: MIT
**
** Certificates by cite (docs/certificates.md, section 7): instances of lemmas that stand before, and sums of them.
*/
#include "proofs/prove/coq/points_cited.h"
#include "proofs/prove/coq/points_parts.h"
#include "proofs/prove/coq/points_statement.h"
#include "proofs/prove/coq/term.h"

#include <string.h>

static const struct {
    const char *name, *statement;
} schemas[] = {
    { "mean", "for P law on X ; Q law on X ; table w on X > 0\nclaim (sum x: Q(x)*log(w(x))) - (sum x: P(x)*log(w(x))) <= "
              "log((max x: w(x))/(min x: w(x)))*TV(P(x)||Q(x))" },
    { "hoeffding", "for P law on X ; table w on X > 0 ; k in R\nclaim log((sum x: P(x)*exp(k*log(w(x))))) - k*(sum x: "
                   "P(x)*log(w(x))) <= k^2*log((max x: w(x))/(min x: w(x)))^2/8" },
    { "tilted", "for P law on X ; table w on X > 0\nclaim TV(P(x)*w(x)/(sum x: P(x)*w(x))||P(x)) <= "
                "(sqrt((max x: w(x))/(min x: w(x))) - 1)/(sqrt((max x: w(x))/(min x: w(x))) + 1)" },
    { "greatest", "for P law on X ; table w on X > 0\nclaim (sum x: P(x)*log(w(x))) <= log((max x: w(x)))" },
    { "least", "for P law on X ; table w on X > 0\nclaim (sum x: P(x)*log(w(x))) >= log((min x: w(x)))" },
    { "ordered", "for P law on X ; table w on X > 0 ; k in R\ngiven k >= 0\nclaim (sum x: P(x)*exp(k*log(w(x))))*(sum x: "
                 "P(x)*log(w(x))) <= (sum x: P(x)*exp(k*log(w(x)))*log(w(x)))" },
    { "range", "for table w on X > 0\nclaim log((max x: w(x))/(min x: w(x))) >= 0" },
    { "root", "for u in R ; a in R\ngiven u >= 0\ngiven a >= 0\ngiven u <= a^2\nclaim sqrt(u) <= a" },
    { "square", "for u in R ; a in R\ngiven a^2 <= u\nclaim a <= sqrt(u)" }
};

const char *at_schema(const char *name)
{
    for (size_t k = 0; k < sizeof schemas / sizeof *schemas; k++)
        if (strcmp(schemas[k].name, name) == 0) return schemas[k].statement;
    return NULL;
}

/* A cited statement, and what is put for each of its names, a term at the letter y. */
typedef struct {
    at_proof_t *P, *of;
    at_theorem_t *T;
    at_fact_t claim;
    const at_term_t *put[AT_NAMES_MAX];
} cited_t;

/* --- instances ---------------------------------------------------------------------------------------------------- */

static const at_term_t *instance(cited_t *C, const at_term_t *x)
{
    at_names_t *N = &C->P->N;
    if (!x || x->kind == AT_NUMBER) return x;
    if (x->kind == AT_NAME) return C->put[at_declared(&C->of->N, x->name)];
    if (x->kind == AT_ENTRY) return at_moved(N, C->put[at_declared(&C->of->N, x->name)], "y", x->letter);
    const at_term_t *a = instance(C, x->a), *b = instance(C, x->b);
    at_term_t *y;
    if (x->kind == AT_SUM || x->kind == AT_MOST || x->kind == AT_LEAST) {
        y = (at_term_t *)at_over(N, x->kind, x->letter, a);
        if (x->sign) y->sign = x->sign;
        return y;
    }
    y = ARENA_NEW(N->A, at_term_t);
    *y = *x;
    y->a = a;
    y->b = b;
    return y;
}

static at_fact_t instance_of(cited_t *C, const at_fact_t *f)
{
    if (f->letters || f->except) at_fail(C->P, "a citation of what is said for each letter");
    return (at_fact_t){ .sign = f->sign, .a = instance(C, f->a), .b = instance(C, f->b) };
}

/* The alphabet of what is put for the tables on this one. */
static const char *alphabet_of(cited_t *C, const char *alphabet)
{
    const at_names_t *N = &C->of->N;
    for (unsigned k = 0; k < N->names; k++) {
        const char *own = N->name[k].alphabet && strcmp(coq_name(N->A, N->name[k].alphabet), alphabet) == 0
                              ? at_alphabet(&C->P->N, C->put[k], "y") : NULL;
        if (own) return coq_name(N->A, own);
    }
    at_fail(C->P, "a citation of no alphabet");
    return "_";
}

/* LEMMA X (fun y => P) .. */
static const char *call(cited_t *C, const char *lemma)
{
    arena_t *A = C->P->N.A;
    at_names_t *N = &C->of->N;
    char *all = arena_printf(A, "%s", C->T->bound), *rest = NULL;
    for (const char *word = strtok_r(all, " ", &rest); word; word = strtok_r(NULL, " ", &rest)) {
        unsigned k = 0;
        while (k < N->names && strcmp(coq_name(A, N->name[k].name), word) != 0) k++;
        if (k == N->names) lemma = arena_printf(A, "%s %s", lemma, alphabet_of(C, word));
        else if (N->name[k].alphabet)
            lemma = arena_printf(A, "%s (fun y : %s => %s)", lemma, alphabet_of(C, coq_name(A, N->name[k].alphabet)),
                                 at_text(&C->P->N, C->put[k]));
        else
            lemma = arena_printf(A, "%s (%s)", lemma, at_text(&C->P->N, C->put[k]));
        if (k < N->names && N->name[k].whole) at_fail(C->P, "a citation of a claim about integers");
    }
    return lemma;
}

/* --- hypotheses --------------------------------------------------------------------------------------------------- */

static int declared_as(cited_t *C, const char *coq)
{
    const at_names_t *N = &C->of->N;
    for (unsigned k = 0; k < N->names; k++)
        if (strcmp(coq_name(N->A, N->name[k].name), coq) == 0) return (int)k;
    return -1;
}

static void is_law(cited_t *C, unsigned k)
{
    at_proof_t *P = C->P;
    at_term_t *sum = (at_term_t *)at_over(&P->N, AT_SUM, "y", C->put[k]);
    fprintf(P->out, "{ split; [intro; cbv beta; pos |].\napply Rminus_diag_uniq. change (%s = 0).\n",
            at_text(&P->N, at_minus(P, sum, at_integer(&P->N, 1))));
    at_left(P, at_minus(P, sum, at_integer(&P->N, 1)), AT_ZERO);
    fprintf(P->out, "}\n");
}

static void relation(cited_t *C, const char *sign, const at_term_t *a, const at_term_t *b, const json_t *sum)
{
    at_proof_t *P = C->P;
    const char *of = strcmp(sign, "=") == 0 ? "eq" : sign[1] ? (*sign == '<' ? "le" : "ge") : *sign == '<' ? "lt" : "gt";
    fprintf(P->out, "{ apply of_%s. cbv beta.\n", of);
    at_by_sum(P, at_slack(P, a, sign, b), at_sign(sign), sum);
    fprintf(P->out, "}\n");
}

static const at_term_t *number(at_proof_t *P, const char *text)
{
    const at_term_t *x = at_read(&P->N, text);
    return x ? x : at_integer(&P->N, 0);
}

/* As the lemma has them: laws, signs of tables, ends of ranges, then relations; the certificate gives the relations
** first. */
static void hypotheses(cited_t *C, const json_t *given)
{
    at_proof_t *P = C->P;
    const at_names_t *N = &C->of->N;
    char *all = arena_printf(P->N.A, "%s", C->T->intros), *rest = NULL;
    size_t end = C->of->facts, fact = 0;
    for (const char *word = strtok_r(all, " ", &rest); word && !P->N.why; word = strtok_r(NULL, " ", &rest)) {
        const char *of = strchr(word, '_');
        int k = of ? declared_as(C, of + 1) : -1;
        if (strncmp(word, "h_", 2) == 0) {
            at_fact_t f = instance_of(C, &C->of->fact[fact]);
            relation(C, f.sign, f.a, f.b, at_sub(given, fact++));
        } else if (k < 0)
            at_fail(P, "a citation that supposes what is not exported");
        else if (strncmp(word, "law_", 4) == 0)
            is_law(C, (unsigned)k);
        else if (strncmp(word, "pos_", 4) == 0)
            fprintf(P->out, "{ intro; cbv beta; pos. }\n");
        else if (strncmp(word, "least_", 6) == 0)
            relation(C, N->name[k].lo_open ? "<" : "<=", number(P, N->name[k].lo), C->put[k], at_sub(given, end++));
        else
            relation(C, N->name[k].hi_open ? "<" : "<=", C->put[k], number(P, N->name[k].hi), at_sub(given, end++));
    }
}

/* --- steps -------------------------------------------------------------------------------------------------------- */

static void step(at_proof_t *P, const json_t *j, const char *lemma, const char *statement)
{
    cited_t *C = ARENA_NEW(P->N.A, cited_t);
    *C = (cited_t){ .P = P, .of = ARENA_NEW(P->N.A, at_proof_t), .T = at_theorem_new(P->N.A) };
    *C->of = (at_proof_t){ .N = { .A = P->N.A }, .out = P->out };
    at_statement(C->of, C->T, statement, &C->claim);
    if (C->of->loops) at_fail(P, "a citation of what is said of a loop");
    if (C->of->N.why) at_fail(P, C->of->N.why);
    const json_t *put = json_object_get(j, "put");
    unsigned letters = P->N.letters;
    for (size_t k = 0; k < json_array_size(put) && k < C->of->N.names && !P->N.why; k++) {
        if (C->of->N.name[k].alphabet) at_letter_new(P, "y", NULL);
        C->put[k] = at_part(P, at_sub(put, k), 1);
        P->N.letters = letters;
    }
    if (json_array_size(put) != C->of->N.names) at_fail(P, "a citation");
    if (P->N.why) return;
    at_fact_t own = instance_of(C, &C->claim);
    const char *s = at_fresh(P, "s"), *r = at_fresh(P, "r"), *called = call(C, lemma);
    const char *of = strcmp(own.sign, "=") == 0 ? "eq" : own.sign[1] ? (*own.sign == '<' ? "le" : "ge")
                                                                     : *own.sign == '<' ? "lt" : "gt";
    if (P->N.why) return;
    fprintf(P->out, "assert (%s : %s).\n{ apply (%s).\n", s, at_claim_text(P, &own), called);
    hypotheses(C, json_object_get(j, "given"));
    fprintf(P->out, "}\n%s", at_claim_numbers(P, &own, s));
    const at_term_t *slack = at_slack(P, own.a, own.sign, own.b);
    if (strcmp(of, "ge") == 0 && *own.sign == '<') of = "le";
    if (strcmp(of, "gt") == 0 && *own.sign == '<') of = "lt";
    fprintf(P->out, "assert (%s : %s) by exact (slack_%s _ _ %s).\n", r, at_says(P, slack, at_sign(own.sign)), of, s);
    at_know(P, slack, at_sign(own.sign), r);
}

/* The first |u|, min(a, b), max(a, b) outside of sums; NULL. */
static const at_term_t *absolute(const at_term_t *x)
{
    if (!x || x->kind == AT_SUM) return NULL;
    const at_term_t *a = absolute(x->a);
    if (!a) a = absolute(x->b);
    bool own = x->kind == AT_CALL &&
               (strcmp(x->name, "abs") == 0 || strcmp(x->name, "min") == 0 || strcmp(x->name, "max") == 0);
    return a ? a : own ? x : NULL;
}

static const at_term_t *in_place(at_proof_t *P, const at_term_t *x, const at_term_t *of, const at_term_t *by)
{
    if (!x || x->kind == AT_SUM) return x;
    if (x->kind == of->kind && strcmp(at_text(&P->N, x), at_text(&P->N, of)) == 0) return by;
    at_term_t *y = ARENA_NEW(P->N.A, at_term_t);
    *y = *x;
    y->a = in_place(P, x->a, of, by);
    y->b = in_place(P, x->b, of, by);
    return y;
}

void at_cited_proof(at_proof_t *P, const at_fact_t *own, const json_t *proof, const char *name)
{
    const json_t *cited = json_object_get(proof, "cited"), *steps = json_object_get(proof, "steps"),
                 *parts = json_object_get(proof, "parts");
    const at_term_t *f = at_slack(P, own->a, own->sign, own->b), *u = absolute(f);
    for (size_t k = 0; k < json_array_size(steps) && !P->N.why; k++) {
        size_t of = (size_t)json_integer_value(json_object_get(at_sub(steps, k), "of"));
        const json_t *c = at_sub(cited, of);
        const char *schema = json_string_value(c);
        if (schema)
            step(P, at_sub(steps, k), arena_printf(P->N.A, "schema_%s", schema), at_schema(schema));
        else
            step(P, at_sub(steps, k), arena_printf(P->N.A, "%s'%zu", name, of),
                 json_string_value(json_object_get(c, "statement")));
    }
    if (json_array_size(parts) != (u ? 2 : 1))
        at_fail(P, "absolute values, but for one, are not exported of citations");
    if (P->N.why) return;
    if (!u) {
        at_by_sum(P, f, at_sign(own->sign), at_sub(parts, 0));
        return;
    }
    /* |a - b| is a - b, or b - a: the least is b, or a */
    const at_term_t *is[2] = { u->a, u->b ? u->b : at_node(&P->N, AT_NEG, u->a, NULL) };
    if (*u->name == 'm' && u->name[1] == 'i') { is[0] = u->b; is[1] = u->a; }
    fprintf(P->out, u->b ? "destruct (%s_cases (%s) (%s)) as [size_is | size_is]; rewrite size_is.\n"
                         : "destruct (%s_cases (%s)) as [size_is | size_is]; rewrite size_is.\n",
            u->b ? u->name : "size", at_text(&P->N, u->a), u->b ? at_text(&P->N, u->b) : "");
    for (size_t k = 0; k < 2; k++) {
        fprintf(P->out, "{ ");
        at_by_sum(P, in_place(P, f, u, is[k]), at_sign(own->sign), at_sub(parts, k));
        fprintf(P->out, "}\n");
    }
}
