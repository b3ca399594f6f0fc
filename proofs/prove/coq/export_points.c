/* SPDX-License-Identifier: MIT */
#include "proofs/prove/coq/export_points.h"
#include "proofs/prove/coq/points_statement.h"

#include <stdlib.h>
#include <string.h>

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
        const char *of = at_sign(own.sign) == AT_ZERO ? "eq"
                         : own.sign[1]                ? (*own.sign == '<' ? "le" : "ge")
                         : *own.sign == '<'           ? "lt"
                                                      : "gt";
        fprintf(P->out,
                "(* %s\n   %s *)\nTheorem %s : forall %s,\n  %s\n  %s.\nProof.\nintros %s %s.\n%s\napply of_%s.\n", id,
                words, name, T.binders, T.hypotheses, at_relation_text(P, &own), T.bound, T.intros, T.first, of);
        at_block(P, at_slack(P, own.a, own.sign, own.b), at_sign(own.sign),
                 json_object_get(json_object_get(certificate, "proof"), "block"));
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
