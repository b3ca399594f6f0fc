/* SPDX-License-Identifier: MIT */
#include "proofs/prove/coq/export_points.h"
#include "proofs/prove/coq/points_cited.h"
#include "proofs/prove/coq/points_laws.h"
#include "proofs/prove/coq/points_statement.h"

#include <stdlib.h>
#include <string.h>

bool export_points_has(const char *reason)
{
    static const char *const all[] = { "points", "identity", "gibbs", "cite" };
    for (size_t k = 0; k < sizeof all / sizeof *all; k++)
        if (strcmp(all[k], reason) == 0) return true;
    return false;
}

static void prove(at_proof_t *P, at_fact_t *own, const char *reason, const json_t *proof, const char *name)
{
    bool points = strcmp(reason, "points") == 0;
    if (strcmp(reason, "identity") == 0) at_put_equations(P, own);
    if (P->N.why) return;
    if (points && own->except) at_fail(P, "an exception");
    fprintf(P->out, "%s", at_claim_begins(P, own));
    if (points)
        at_block(P, at_slack(P, own->a, own->sign, own->b), at_sign(own->sign), json_object_get(proof, "block"));
    else if (strcmp(reason, "cite") == 0)
        at_cited_proof(P, own, proof, name);
    else
        at_laws_proof(P, own, proof);
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
    at_theorem_t T = { .binders = "", .bound = "", .hypotheses = "", .intros = "", .first = "" };
    at_fact_t own = { 0 };
    char *text = NULL;
    size_t size;
    const char *words = json_string_value(json_object_get(certificate, "statement")),
               *reason = json_string_value(json_object_get(certificate, "reason"));
    const json_t *proof = json_object_get(certificate, "proof");
    *P = (at_proof_t){ .N = { .A = A }, .out = open_memstream(&text, &size) };
    bool good = cited(P->out, proof, id, name, why);
    if (good) at_statement(P, &T, words, &own);
    if (good && !P->N.why) {
        const char *claim = at_claim_text(P, &own);
        fprintf(P->out, "(* %s\n   %s *)\n%s %s : forall %s,\n  %s\n  %s.\nProof.\nintros %s %s.\n%s\n", id, words,
                lemma ? "Lemma" : "Theorem", name, T.binders, T.hypotheses, claim, T.bound, T.intros, T.first);
        prove(P, &own, reason, proof, name);
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
