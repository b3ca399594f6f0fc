/* SPDX-License-Identifier: MIT */
#include "proofs/prove/coq/export_points.h"
#include "proofs/prove/coq/points_cited.h"
#include "proofs/prove/coq/points_laws.h"
#include "proofs/prove/coq/points_statement.h"

#include <stdlib.h>
#include <string.h>

bool export_points_has(const char *reason)
{
    static const char *const all[] = { "points", "identity", "gibbs", "cite", "binary" };
    for (size_t k = 0; k < sizeof all / sizeof *all; k++)
        if (strcmp(all[k], reason) == 0) return true;
    return false;
}

/* min(a, b) = (a + b - |a - b|)/2, as the certificate has it, and max(a, b). */
static const at_term_t *halved(at_proof_t *P, const at_term_t *x)
{
    if (!x) return x;
    at_names_t *N = &P->N;
    at_term_t *y = ARENA_NEW(N->A, at_term_t);
    *y = *x;
    y->a = halved(P, x->a);
    y->b = halved(P, x->b);
    if (x->kind != AT_CALL || !x->b) return y;
    at_term_t *size = (at_term_t *)at_node(N, AT_CALL, at_node(N, AT_SUB, y->a, y->b), NULL);
    size->name = "abs";
    const at_term_t *both = at_node(N, AT_ADD, y->a, y->b);
    return at_node(N, AT_DIV, at_node(N, x->name[1] == 'i' ? AT_SUB : AT_ADD, both, size), at_integer(N, 2));
}

/* The theorem of schemas.v that is this statement; NULL. */
static const char *standing(const char *words)
{
    static const char *const known[][2] = {
        { "for P law on X ; Q law on X\nclaim 2*TV(P(x)||Q(x))^2 <= KL(P(x)||Q(x))",
          "schema_pinsker X P Q_ law_P law_Q_ ltac:(assumption)" }
    };
    for (size_t k = 0; k < sizeof known / sizeof *known; k++)
        if (strcmp(known[k][0], words) == 0) return known[k][1];
    return NULL;
}

static void prove(at_proof_t *P, const at_theorem_t *T, at_fact_t *own, const char *reason, const char *words,
                  const json_t *proof, const char *name)
{
    bool points = strcmp(reason, "points") == 0;
    if (strcmp(reason, "identity") == 0) at_put_equations(P, own);
    if (P->N.why) return;
    if (points && own->except) at_fail(P, "an exception");
    const char *begins = at_claim_begins(P, own), *late = T->late->intros;
    const char *words_of = at_relation_text(P, own);
    bool halves = points && (strstr(words_of, "Rmin ") || strstr(words_of, "Rmax "));
    if (halves) begins = arena_printf(P->N.A, "%srewrite ?min_is, ?max_is.\n", begins);
    if (*late) begins = arena_printf(P->N.A, "intros %s.\n%s\n%s", late, T->late->first, begins);
    if (P->limits) P->late = begins;
    else fprintf(P->out, "%s", begins);
    if (halves) {
        own->a = halved(P, own->a);
        own->b = halved(P, own->b);
    }
    if (points)
        at_block(P, at_slack(P, own->a, own->sign, own->b), at_sign(own->sign), json_object_get(proof, "block"));
    else if (strcmp(reason, "binary") == 0)
        fprintf(P->out, "pose proof (%s) as theorem. lra.\n", standing(words));
    else if (strcmp(reason, "cite") == 0)
        at_cited_proof(P, own, proof, name);
    else
        at_laws_proof(P, own, proof);
    if (P->limits) at_fail(P, "a limit that is not shown to exist");
}

static bool theorem(FILE *f, const json_t *certificate, const char *id, const char *name, const char **why, bool lemma);

/* What a certificate cites, as lemmas NAME_k. */
static bool cited(FILE *f, const json_t *proof, const char *id, const char *name, const char **why)
{
    const json_t *list = json_object_get(proof, "cited");
    for (size_t k = 0; k < json_array_size(list); k++) {
        const json_t *c = json_array_get(list, k);
        const char *schema = json_string_value(c), *reason = json_string_value(json_object_get(c, "reason"));
        char own[512];
        if (schema && at_schema(schema)) continue;
        if (schema || !reason || !export_points_has(reason)) {
            *why = "it cites what is not exported";
            return false;
        }
        if (snprintf(own, sizeof own, "%s'%zu", name, k) >= (int)sizeof own || !theorem(f, c, id, own, why, true))
            return false;
    }
    return true;
}

static bool theorem(FILE *f, const json_t *certificate, const char *id, const char *name, const char **why, bool lemma)
{
    arena_t *A = arena_new();
    at_proof_t *P = ARENA_NEW(A, at_proof_t);
    at_theorem_t *T = at_theorem_new(A);
    at_fact_t own = { 0 };
    char *text = NULL;
    size_t size;
    const char *words = json_string_value(json_object_get(certificate, "statement")),
               *reason = json_string_value(json_object_get(certificate, "reason"));
    const json_t *proof = json_object_get(certificate, "proof");
    *P = (at_proof_t){ .N = { .A = A }, .out = open_memstream(&text, &size) };
    if (strcmp(reason, "binary") == 0 && !standing(words))
        at_fail(P, "divergences grouped into two letters are not exported, but for Pinsker's inequality");
    bool good = !P->N.why && cited(P->out, proof, id, name, why);
    if (good) at_statement(P, T, words, &own);
    if (good && !P->N.why) {
        const char *claim = at_claim_text(P, &own);
        const char *limits = T->limits, *late = T->late->hypotheses;
        fprintf(P->out, "(* %s\n   %s *)\n%s %s : forall %s,\n  %s%s%s%s%s\n  %s.\nProof.\nintros %s %s.\n%s\n", id,
                words, lemma ? "Lemma" : "Theorem", name, T->binders, T->hypotheses, *limits ? "\n  " : "", limits,
                *late ? "\n  " : "", late, claim, T->bound, T->intros, T->first);
        prove(P, T, &own, reason, words, proof, name);
        fprintf(P->out, "Qed.\n\n");
    }
    fclose(P->out);
    if (P->N.why) *why = strdup(P->N.why);
    good = good && !P->N.why;
    if (good) fprintf(f, "%s", text);
    free(text);
    arena_free(A);
    return good;
}

bool export_points(FILE *f, json_t *certificate, const char *id, const char *name, const char **why)
{
    return theorem(f, certificate, id, name, why, false);
}
