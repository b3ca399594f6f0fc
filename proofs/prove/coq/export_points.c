/* SPDX-License-Identifier: MIT */
#include "proofs/prove/coq/export_points.h"
#include "proofs/prove/coq/points_laws.h"
#include "proofs/prove/coq/points_statement.h"

#include <stdlib.h>
#include <string.h>

bool export_points_has(const char *reason)
{
    static const char *const all[] = { "points", "identity", "gibbs" };
    for (size_t k = 0; k < sizeof all / sizeof *all; k++)
        if (strcmp(all[k], reason) == 0) return true;
    return false;
}

static void prove(at_proof_t *P, at_fact_t *own, const char *reason, const json_t *proof)
{
    bool points = strcmp(reason, "points") == 0;
    if (strcmp(reason, "identity") == 0) at_put_equations(P, own);
    if (P->N.why) return;
    if (points && own->except) at_fail(P, "an exception");
    fprintf(P->out, "%s", at_claim_begins(P, own));
    if (points)
        at_block(P, at_slack(P, own->a, own->sign, own->b), at_sign(own->sign), json_object_get(proof, "block"));
    else
        at_laws_proof(P, own, proof);
}

bool export_points(FILE *f, json_t *certificate, const char *id, const char *name, const char **why)
{
    arena_t *A = arena_new();
    at_proof_t *P = ARENA_NEW(A, at_proof_t);
    at_theorem_t T = { .binders = "", .bound = "", .hypotheses = "", .intros = "", .first = "" };
    at_fact_t own = { 0 };
    char *text = NULL;
    size_t size;
    const char *words = json_string_value(json_object_get(certificate, "statement"));
    *P = (at_proof_t){ .N = { .A = A }, .out = open_memstream(&text, &size) };
    at_statement(P, &T, words, &own);
    if (!P->N.why) {
        const char *claim = at_claim_text(P, &own);
        fprintf(P->out, "(* %s\n   %s *)\nTheorem %s : forall %s,\n  %s\n  %s.\nProof.\nintros %s %s.\n%s\n", id, words, name,
                T.binders, T.hypotheses, claim, T.bound, T.intros, T.first);
        prove(P, &own, json_string_value(json_object_get(certificate, "reason")), json_object_get(certificate, "proof"));
        fprintf(P->out, "Qed.\n\n");
    }
    fclose(P->out);
    bool good = !P->N.why;
    if (good)
        fprintf(f, "%s", text);
    else
        *why = strdup(P->N.why);
    free(text);
    arena_free(A);
    return good;
}
