/* SPDX-License-Identifier: MIT */
#include "proofs/prove/certify.h"
#include "proofs/engine/json.h"
#include "proofs/prove/box/claim.h"
#include "proofs/prove/laws/cite.h"
#include "proofs/prove/laws/claim_laws.h"
#include "proofs/prove/laws/claim_moments.h"
#include "proofs/prove/laws/claim_sum.h"
#include "proofs/prove/laws/intervals.h"
#include "proofs/prove/integers.h"
#include "proofs/prove/points/points.h"
#include "proofs/prove/strict.h"
#include "proofs/prove/entropy/coupling.h"
#include "proofs/prove/entropy/made.h"
#include "proofs/prove/entropy/means.h"
#include "proofs/prove/entropy/means_argued.h"

#include <stdlib.h>
#include <string.h>

/* --- writing ------------------------------------------------------------------------------------------------------ */

static const char *set_text(arena_t *A, const entropy_claim_t *E, varset_t S)
{
    const char *text = "";
    for (unsigned k = 0; k < E->variables; k++)
        if (S >> k & 1) text = arena_printf(A, "%s%s%s", text, *text ? "," : "", E->name[k]);
    return text;
}

static const char *step_text(arena_t *A, const entropy_claim_t *E, const shannon_step_t *s)
{
    varset_t given = s->kind == STEP_ENTROPY ? s->T : s->S & s->T;
    const char *behind = given ? arena_printf(A, "|%s", set_text(A, E, given)) : "";
    if (s->kind == STEP_ENTROPY) return arena_printf(A, "H(%s%s)", set_text(A, E, s->S & ~s->T), behind);
    return arena_printf(A, "I(%s;%s%s)", set_text(A, E, s->S & ~given), set_text(A, E, s->T & ~given), behind);
}

static json_t *part_to_json(arena_t *A, const entropy_claim_t *E, const shannon_proof_t *P)
{
    json_t *part = json_made(json_array());
    for (size_t k = 0; k < P->n; k++) {
        const shannon_step_t *s = &P->step[k];
        char *times = mpq_get_str(NULL, 10, s->times);
        json_add(part, s->kind == STEP_GIVEN ? json_pack("{s:s,s:I}", "times", times, "given", (json_int_t)s->given)
                                             : json_pack("{s:s,s:s}", "times", times, "of", step_text(A, E, s)));
        free(times);
    }
    return part;
}

static const entropy_form_t *minus_one(arena_t *A)
{
    entropy_form_t *f = entropy_form(A);
    mpq_set_si(f->constant, -1, 1);
    return f;
}

/* f > 0 but where KL(T||Q) = 0: f less a multiple of it is >= 0. */
static shannon_answer_t prove_strict(shannon_proof_t *P, arena_t *A, const entropy_claim_t *E, const entropy_form_t *f,
                                     const entropy_fact_t *fact, size_t n, deadline_t until)
{
    static const unsigned long divisor[] = { 1, 2, 10, 100 };
    shannon_answer_t a = SHANNON_NOT;
    for (unsigned k = 0; k < 4 && a != SHANNON_PROVED; k++) {
        entropy_form_t *g = entropy_form(A);
        mpq_ptr c = arena_mpq(A, 1), one = arena_mpq(A, 1);
        mpq_set_si(one, 1, 1);
        mpq_set_si(c, -1, divisor[k]);
        entropy_add_form(g, f, one);
        entropy_add_form(g, E->fact[E->strict].form, c);
        a = shannon_prove(P, A, E->variables, g, fact, n, until);
        if (a != SHANNON_PROVED) continue;
        shannon_step_t *step = ARENA_ARRAY(A, shannon_step_t, P->n + 1);
        memcpy(step, P->step, P->n * sizeof *step);
        mpq_neg(c, c);
        step[P->n++] = (shannon_step_t){ .kind = STEP_GIVEN, .given = (size_t)E->strict, .times = c };
        P->step = step;
    }
    return a;
}

static prove_t prove_parts(json_t *parts, arena_t *A, const entropy_claim_t *E, deadline_t until)
{
    shannon_proof_t P;
    if (E->facts && shannon_prove(&P, A, E->variables, minus_one(A), E->fact, E->facts, until) == SHANNON_PROVED)
        return PROVE_CONTRADICTION;
    for (unsigned part = 0; part < entropy_parts(E); part++) {
        const entropy_form_t *f = entropy_part(A, E, part);
        entropy_fact_t fact[FACTS_MAX + ENTROPY_ABSOLUTES_MAX];
        size_t n = entropy_facts(fact, E, part);
        shannon_answer_t a = E->strict < 0 ? shannon_prove(&P, A, E->variables, f, fact, n, until)
                                           : prove_strict(&P, A, E, f, fact, n, until);
        if (a != SHANNON_PROVED) return a == SHANNON_NOT ? PROVE_NOT : a == SHANNON_CLOSE ? PROVE_CLOSE : PROVE_UNABLE;
        json_add(parts, part_to_json(A, E, &P));
    }
    return PROVE_PROVED;
}

static json_t *certificate(const compiled_t *C, size_t link, const char *statement, const char *reason, json_t *proof)
{
    return json_made(json_pack("{s:i,s:s,s:s,s:s,s:s,s:o}", "certificate", 1, "id", C->lemma.id, "link",
                               C->lemma.links[link].name, "statement", statement, "reason", reason, "proof", proof));
}

/* The variables that the proof makes: events as Pr(A != B), copies as H(X|A,B). */
static void made_to_json(json_t *proof, arena_t *A, const entropy_claim_t *E)
{
    json_t *events = json_made(json_array()), *copies = json_made(json_array());
    const char *const *name = E->name + E->variables - E->copies - E->events;
    for (unsigned k = 0; k < E->events; k++)
        json_add(events, json_pack("{s:s,s:s}", "name", *name++, "of",
            arena_printf(A, "Pr(%s != %s)", E->name[E->event[k].a], E->name[E->event[k].b])));
    for (unsigned k = 0; k < E->copies; k++)
        json_add(copies, json_pack("{s:s,s:s}", "name", *name++, "of",
            arena_printf(A, "H(%s|%s)", E->name[E->copy[k].of], set_text(A, E, E->copy[k].over))));
    if (E->events) json_put(proof, "events", json_incref(events));
    if (E->copies) json_put(proof, "copies", json_incref(copies));
    json_decref(events);
    json_decref(copies);
}

typedef struct { json_t *parts; deadline_t until; } with_t;

static bool proves_with(void *self, arena_t *A, const entropy_claim_t *E)
{
    with_t *w = self;
    json_array_clear(w->parts);
    return prove_parts(w->parts, A, E, w->until) == PROVE_PROVED;
}

/* The member `proof`. */
static prove_t linear_proof(json_t **proof, entropy_claim_t *E, arena_t *A, deadline_t until)
{
    json_t *parts = json_made(json_array());
    prove_t answer = prove_parts(parts, A, E, until);
    with_t with = { parts, until };
    if (answer == PROVE_NOT && copy_search(E, A, until, proves_with, &with)) answer = PROVE_PROVED;
    if (answer == PROVE_PROVED) {
        *proof = json_made(json_pack("{s:O}", "parts", parts));
        made_to_json(*proof, A, E);
        if (E->times) json_put(*proof, "times", json_string(E->times));
    }
    json_decref(parts);
    return answer;
}

/* divided: an entropy stands over a number, of which others have proofs, too. */
static prove_t by_shannon(json_t **made, bool *divided, arena_t *A, const compiled_t *C, size_t link, deadline_t until)
{
    entropy_claim_t E;
    json_t *proof;
    *divided = false;
    if (!claim_entropy(&E, A, C, link)) return PROVE_OUTSIDE;
    prove_t answer = linear_proof(&proof, &E, A, until);
    if (answer == PROVE_PROVED) *made = certificate(C, link, E.statement, "shannon", proof);
    *divided = E.times != NULL;
    return answer;
}

/* Of two laws, by variables of these laws. */
static prove_t by_coupling(json_t **made, arena_t *A, const compiled_t *C, size_t link, deadline_t until)
{
    entropy_claim_t E;
    coupling_t of;
    json_t *proof;
    if (!coupling_read(&of, A, C, link) || !claim_entropy(&E, A, of.variables, 0)) return PROVE_OUTSIDE;
    prove_t answer = linear_proof(&proof, &E, A, until);
    if (answer == PROVE_PROVED) *made = certificate(C, link, of.statement, "coupling", proof);
    return answer == PROVE_PROVED ? answer : PROVE_OUTSIDE;
}

/* By what makes the member `proof` from the link alone; of two reasons it says which. `none`: it is of the class, and
** nothing was found. */
typedef json_t *proof_of_t(const char **statement, arena_t *A, const compiled_t *C, size_t link, deadline_t until);
typedef json_t *proof_of_two_t(const char **statement, const char **reason, arena_t *A, const compiled_t *C,
                               size_t link, deadline_t until);

static prove_t answered(json_t **made, const compiled_t *C, size_t link, const char *statement, const char *reason,
                        json_t *proof, prove_t none)
{
    if (proof) *made = certificate(C, link, statement, reason, proof);
    return proof ? PROVE_PROVED : statement ? none : PROVE_OUTSIDE;
}

static prove_t by_proof(json_t **made, arena_t *A, const compiled_t *C, size_t link, deadline_t until, proof_of_t *of,
                        const char *reason, prove_t none)
{
    const char *statement;
    json_t *proof = of(&statement, A, C, link, until);
    return answered(made, C, link, statement, reason, proof, none);
}

static prove_t by_two(json_t **made, arena_t *A, const compiled_t *C, size_t link, deadline_t until, proof_of_two_t *of,
                      prove_t none)
{
    const char *statement, *reason = NULL;
    json_t *proof = of(&statement, &reason, A, C, link, until);
    return answered(made, C, link, statement, reason, proof, none);
}

/* A reason that comes back to itself is none. */
json_t *prove_cited(const compiled_t *C, size_t link)
{
    enum { DEEP = 6 };
    static unsigned depth;
    json_t *c = NULL;
    if (depth == DEEP) return NULL;
    depth++;
    if (prove_link(&c, C, link, PROVE_SECONDS) != PROVE_PROVED) c = NULL;
    depth--;
    return c;
}

/* By the author's reason. */
static prove_t by_reason(json_t **made, arena_t *A, const compiled_t *C, size_t link, deadline_t until)
{
    const char *statement, *why;
    bool cites = cite_of(C, link);
    if (means_argument(C, link)) {
        json_t *argued = means_argued(&statement, &why, A, C, link, until);
        if (argued) *made = certificate(C, link, statement, "means", argued);
        return argued ? PROVE_PROVED : PROVE_NOT_MEANS;
    }
    json_t *proof = cites ? cite_prove(&statement, &why, A, C, link, prove_cited)
                          : points_prove(&statement, &why, NULL, A, C, link);
    if (proof) *made = certificate(C, link, statement, cites ? "cite" : "points", proof);
    return proof ? PROVE_PROVED : cites ? PROVE_NOT_CITED : PROVE_NOT_POINTS;
}

/* A prover that may be followed by another leaves it a part of the time. */
prove_t prove_link(json_t **made, const compiled_t *C, size_t link, double seconds)
{
    arena_t *A = arena_new();
    prove_t answer;
    if (cite_of(C, link) || points_of(C, link) || means_argument(C, link)) {
        answer = by_reason(made, A, C, link, deadline_in(seconds));
        arena_free(A);
        return answer;
    }
    deadline_t until = deadline_in(seconds);
    bool strict = strict_link(C, link);
    bool divided;
    prove_t linear = by_shannon(made, &divided, A, C, link, until);
    answer = divided && linear != PROVE_PROVED && linear != PROVE_CONTRADICTION ? PROVE_OUTSIDE : linear;
    if (answer == PROVE_OUTSIDE && strict)
        answer = by_proof(made, A, C, link, deadline_part(until, 0.9), strict_prove, "strict", PROVE_NOT_BOX);
    if (answer == PROVE_OUTSIDE) {
        deadline_t box = integers_statement(A, C, link) ? deadline_part(until, 0.5) : until;
        answer = by_proof(made, A, C, link, box, box_prove, "box", PROVE_NOT_BOX);
    }
    if (answer == PROVE_OUTSIDE || (answer == PROVE_NOT_BOX && strict)) {
        prove_t of_sums = by_two(made, A, C, link, deadline_part(until, 0.5), sum_prove, PROVE_NOT_SUM);
        if (of_sums != PROVE_OUTSIDE) answer = of_sums;
    }
    if (answer == PROVE_OUTSIDE || answer == PROVE_NOT_SUM) {
        prove_t of_laws = by_two(made, A, C, link, until, laws_prove, PROVE_NOT_LAWS);
        if (of_laws != PROVE_OUTSIDE) answer = of_laws;
    }
    if (answer == PROVE_OUTSIDE || answer == PROVE_NOT_SUM || answer == PROVE_NOT_LAWS) {
        prove_t of_variables = by_coupling(made, A, C, link, until);
        if (of_variables != PROVE_OUTSIDE) answer = of_variables;
    }
    if (answer == PROVE_OUTSIDE || answer == PROVE_NOT_SUM) {
        prove_t of_moments = by_proof(made, A, C, link, until, moments_prove, "moments", PROVE_NOT_MOMENTS);
        if (of_moments == PROVE_PROVED || answer == PROVE_OUTSIDE) answer = of_moments;
    }
    if (answer == PROVE_OUTSIDE)
        answer = by_proof(made, A, C, link, until, intervals_prove, "intervals", PROVE_NOT_INTERVALS);
    if (answer == PROVE_OUTSIDE || answer == PROVE_NOT_BOX) {
        prove_t of_integers = by_proof(made, A, C, link, until, integers_prove, "integers", PROVE_NOT_INTEGERS);
        if (of_integers == PROVE_PROVED || answer == PROVE_OUTSIDE) answer = of_integers;
    }
    if (answer == PROVE_OUTSIDE) answer = by_proof(made, A, C, link, until, means_prove, "means", PROVE_NOT_MEANS);
    if (answer == PROVE_OUTSIDE) answer = linear;
    arena_free(A);
    return answer;
}

bool prove_asked_of(arena_t *A, const compiled_t *C, size_t link)
{
    entropy_claim_t E;
    return cite_of(C, link) || points_of(C, link) || means_argument(C, link) || claim_entropy(&E, A, C, link) ||
           box_statement(A, C, link) || sum_statement(A, C, link) || laws_statement(A, C, link) ||
           moments_statement(A, C, link) || intervals_statement(A, C, link) || integers_statement(A, C, link) ||
           means_statement(A, C, link) || coupling_statement(A, C, link) || (strict_link(C, link) && strict_statement(A, C, link));
}
