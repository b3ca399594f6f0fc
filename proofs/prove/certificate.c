/* SPDX-License-Identifier: MIT
**
** Certificates read: whether one is of a link as it stands, its steps, what it rests on.
*/
#include "proofs/prove/certify.h"
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

#include <string.h>

/* NAME {, NAME}; 0 when one is unknown. Moves *at past it. */
static varset_t set_read(const entropy_claim_t *E, const char **at)
{
    varset_t S = 0;
    for (;;) {
        size_t n = strcspn(*at, ",;|)");
        unsigned k = 0;
        while (k < E->variables && (strlen(E->name[k]) != n || strncmp(E->name[k], *at, n) != 0)) k++;
        if (k == E->variables) return 0;
        S |= (varset_t)1 << k;
        *at += n;
        if (**at != ',') return S;
        ++*at;
    }
}

/* H(A|B), I(A;B|C): a basic quantity. */
static bool basic_read(shannon_step_t *s, const entropy_claim_t *E, const char *text)
{
    varset_t a, b = 0, given = 0;
    bool information = text[0] == 'I';
    if ((text[0] != 'H' && !information) || text[1] != '(') return false;
    text += 2;
    if (!(a = set_read(E, &text))) return false;
    if (information && (*text++ != ';' || !(b = set_read(E, &text)))) return false;
    if (*text == '|') {
        text++;
        if (!(given = set_read(E, &text))) return false;
    }
    s->kind = information ? STEP_INFORMATION : STEP_ENTROPY;
    s->S = a | given;
    s->T = information ? b | given : given;
    return strcmp(text, ")") == 0 && !(a & given) && !(b & given) && !(a & b);
}

/* An event: those that the claim has are made with it, and stand first. */
static bool event_read(const entropy_claim_t *E, arena_t *A, json_t *j, unsigned k)
{
    const char *name = json_string_value(json_object_get(j, "name")), *of = json_string_value(json_object_get(j, "of"));
    event_t e = E->event[k];
    return name && of && strcmp(name, E->name[E->variables - E->events + k]) == 0
        && strcmp(of, arena_printf(A, "Pr(%s != %s)", E->name[e.a], E->name[e.b])) == 0;
}

static bool copy_read(entropy_claim_t *E, arena_t *A, json_t *j)
{
    const char *name = json_string_value(json_object_get(j, "name")), *of = json_string_value(json_object_get(j, "of"));
    shannon_step_t s;
    if (!name || !of || !basic_read(&s, E, of) || s.kind != STEP_ENTROPY || !s.T || __builtin_popcount(s.S & ~s.T) != 1)
        return false;
    return copy_make(E, A, (copy_t){ (unsigned)__builtin_ctz(s.S & ~s.T), s.T }, name);
}

/* The claim, with the variables that the certificate makes. */
static bool claim_read(entropy_claim_t *E, arena_t *A, json_t *c, const compiled_t *C, size_t link)
{
    json_t *proof = json_object_get(c, "proof"), *events = json_object_get(proof, "events"),
           *copies = json_object_get(proof, "copies");
    if (!claim_entropy(E, A, C, link) || json_array_size(events) != E->events || (copies && !json_array_size(copies)))
        return false;
    for (unsigned k = 0; k < E->events; k++)
        if (!event_read(E, A, json_array_get(events, k), k)) return false;
    for (size_t k = 0; k < json_array_size(copies); k++)
        if (!copy_read(E, A, json_array_get(copies, k))) return false;
    return true;
}

static bool step_read(shannon_step_t *s, arena_t *A, const entropy_claim_t *E, json_t *j)
{
    const char *times = json_string_value(json_object_get(j, "times")),
               *of = json_string_value(json_object_get(j, "of"));
    json_t *given = json_object_get(j, "given");
    *s = (shannon_step_t){ .kind = STEP_GIVEN, .times = arena_mpq(A, 1) };
    if (!times || strlen(times) > 1000 || mpq_set_str(s->times, times, 10) != 0 || mpz_sgn(mpq_denref(s->times)) <= 0)
        return false;
    mpq_canonicalize(s->times);
    if (of) return !given && basic_read(s, E, of);
    if (!json_is_integer(given) || json_integer_value(given) < 0) return false;
    s->given = (size_t)json_integer_value(given);
    return true;
}

static bool part_proves(arena_t *A, const entropy_claim_t *E, json_t *part, unsigned which)
{
    entropy_fact_t fact[FACTS_MAX + ENTROPY_ABSOLUTES_MAX];
    size_t n = entropy_facts(fact, E, which);
    shannon_proof_t P = { .n = json_array_size(part) };
    P.step = ARENA_ARRAY(A, shannon_step_t, P.n + 1);
    if (!json_is_array(part)) return false;
    bool strict = E->strict < 0;
    for (size_t k = 0; k < P.n; k++) {
        const shannon_step_t *s = &P.step[k];
        if (!step_read(&P.step[k], A, E, json_array_get(part, k))) return false;
        strict = strict || (s->kind == STEP_GIVEN && (long)s->given == E->strict && mpq_sgn(s->times) > 0);
    }
    return strict && shannon_check(&P, A, entropy_part(A, E, which), fact, n);
}

static const char *shannon_statement(arena_t *A, const compiled_t *C, size_t link)
{
    entropy_claim_t E;
    return claim_entropy(&E, A, C, link) ? E.statement : NULL;
}

/* Each reason, and the statement as it writes it. */
typedef const char *statement_of_t(arena_t *A, const compiled_t *C, size_t link);
static const struct {
    const char *name;
    statement_of_t *statement;
} reasons[] = { { "shannon", shannon_statement }, { "coupling", coupling_statement },
                { "box", box_statement },         { "integers", integers_statement },
                { "identity", sum_statement },    { "gibbs", sum_statement },       { "letterwise", laws_statement },
                { "binary", laws_statement },     { "moments", moments_statement },
                { "intervals", intervals_statement }, { "cite", cite_statement }, { "strict", strict_statement },
                { "points", points_statement },   { "means", means_statement } };
enum { REASONS = sizeof reasons / sizeof *reasons };

static const char *own_statement(arena_t *A, const char *reason, const compiled_t *C, size_t link)
{
    for (size_t k = 0; k < REASONS; k++)
        if (strcmp(reasons[k].name, reason) == 0) return reasons[k].statement(A, C, link);
    return NULL;
}

bool certificate_statement(const char **statement, arena_t *A, size_t k, const compiled_t *C, size_t link)
{
    *statement = k < REASONS ? reasons[k].statement(A, C, link) : NULL;
    return k < REASONS;
}

states_t certificate_states(json_t *c, const compiled_t *C, size_t link)
{
    const char *id = json_string_value(json_object_get(c, "id")), *name = json_string_value(json_object_get(c, "link"));
    const char *statement = json_string_value(json_object_get(c, "statement")),
               *reason = json_string_value(json_object_get(c, "reason"));
    if (!id || !name || !statement || !reason) return STATES_NOTHING;
    if (strcmp(id, C->lemma.id) != 0 || strcmp(name, C->lemma.links[link].name) != 0) return STATES_OTHER_LINK;
    arena_t *A = arena_new();
    const char *own = own_statement(A, reason, C, link);
    states_t answer = own && strcmp(statement, own) == 0 ? STATES_LINK : STATES_OTHER;
    arena_free(A);
    return answer;
}

/* A linear one adds up; a tree of rules is recomputed by the checker alone. */
static bool adds_up(arena_t *A, json_t *c, const compiled_t *C, size_t link)
{
    json_t *parts = json_object_get(json_object_get(c, "proof"), "parts");
    entropy_claim_t E;
    if (!claim_read(&E, A, c, C, link)) return false;
    bool good = json_array_size(parts) == entropy_parts(&E);
    for (unsigned k = 0; good && k < entropy_parts(&E); k++) good = part_proves(A, &E, json_array_get(parts, k), k);
    return good;
}

bool certificate_proves(json_t *c, const compiled_t *C, size_t link)
{
    if (certificate_states(c, C, link) != STATES_LINK) return false;
    if (strcmp(certificate_reason(c), "shannon") != 0) return true;
    arena_t *A = arena_new();
    bool good = adds_up(A, c, C, link);
    arena_free(A);
    return good;
}

bool certificate_steps(shannon_step_t **step, size_t *n, entropy_claim_t *E, arena_t *A, json_t *c, const compiled_t *C,
                       size_t link)
{
    json_t *parts = json_object_get(json_object_get(c, "proof"), "parts");
    size_t room = 0;
    if (!claim_read(E, A, c, C, link)) return false;
    for (size_t i = 0; i < json_array_size(parts); i++) room += json_array_size(json_array_get(parts, i));
    *step = ARENA_ARRAY(A, shannon_step_t, room + 1);
    *n = 0;
    for (size_t i = 0; i < json_array_size(parts); i++)
        for (size_t k = 0; k < json_array_size(json_array_get(parts, i)); k++)
            if (!step_read(&(*step)[(*n)++], A, E, json_array_get(json_array_get(parts, i), k))) return false;
    return true;
}

const char *certificate_reason(json_t *c)
{
    const char *own = json_string_value(json_object_get(c, "reason"));
    for (size_t k = 0; own && k < REASONS; k++)
        if (strcmp(reasons[k].name, own) == 0) return reasons[k].name;
    return NULL;
}

const char *certificate_rests(arena_t *A, json_t *c)
{
    const char *reason = certificate_reason(c), *what = cite_words(A, c);
    return reason && *what ? arena_printf(A, "%s: %s", reason, what) : reason;
}

const char *certificate_cites(arena_t *A, json_t *c)
{
    const char *what = cite_words(A, c);
    return *what ? what : NULL;
}

const char *certificate_name(arena_t *A, const compiled_t *C, size_t link)
{
    return lemma_link_file(A, &C->lemma, link);
}
