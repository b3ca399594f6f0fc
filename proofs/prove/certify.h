/* SPDX-License-Identifier: MIT
**
** certify -- certificates of links (docs/certificates.md): written from a proof, and read back.
*/
#ifndef LEMMATA_CERTIFY_H
#define LEMMATA_CERTIFY_H

#include "proofs/prove/entropy/claim_entropy.h"

typedef enum {
    PROVE_PROVED,
    PROVE_OUTSIDE,        /* no linear relation between entropies of this class */
    PROVE_NOT,            /* Shannon's inequalities do not give it */
    PROVE_UNABLE,         /* past a limit */
    PROVE_CLOSE,          /* doubles cannot tell it from what follows, and no exact proof was found */
    PROVE_NOT_BOX,        /* no tree of rules was found in its time */
    PROVE_NOT_SUM,        /* the sides differ as sums over letters; or no sum of divergences was found */
    PROVE_NOT_LAWS,       /* of laws: neither letter by letter, nor by two letters */
    PROVE_CONTRADICTION,  /* no law meets the hypotheses: they would prove anything */
    PROVE_NOT_POINTS,     /* its reason argues at letters by what cannot be written down */
    PROVE_NOT_CITED,      /* its reason cites what is not proved, or what cannot be written down */
    PROVE_NOT_INTEGERS,   /* neither by induction, nor at every point */
    PROVE_NOT_MOMENTS,    /* of means: no multipliers were found */
    PROVE_NOT_MEANS,      /* of a factorised law: no proof by the shape of its sides */
    PROVE_NOT_INTERVALS   /* of the best of N draws: not what its density gives */
} prove_t;

enum { PROVE_SECONDS = 10 };

/* Looks for a proof of the link; *certificate is made when there is one. All searches together take `seconds`, and the
** step that is under way when these are over; what its author's reason cites is proved anew, each within
** PROVE_SECONDS. */
prove_t prove_link(json_t **certificate, const compiled_t *C, size_t link, double seconds);
/* Is there something to ask: is the link of some prover's class, or has its author a reason? Without a search; false: a
** search would not prove it. */
bool prove_asked_of(arena_t *A, const compiled_t *C, size_t link);
/* The certificate of a link that is cited, proved anew; NULL: it is not proved. */
json_t *prove_cited(const compiled_t *C, size_t link);
typedef enum { STATES_LINK, STATES_NOTHING, STATES_OTHER_LINK, STATES_OTHER } states_t;
/* Does it state that link, word for word as it stands now? Nothing: it lacks a member; another: of that name. */
states_t certificate_states(json_t *certificate, const compiled_t *C, size_t link);
/* What certificates by the k-th reason state of the link; NULL: it is not of that reason's class. false: there are no
** more reasons. */
bool certificate_statement(const char **statement, arena_t *A, size_t k, const compiled_t *C, size_t link);
/* Is this a certificate of that link, word for word? A linear one is added up, exactly; of a tree of rules the checker
** judges alone. */
bool certificate_proves(json_t *certificate, const compiled_t *C, size_t link);
/* The steps of a linear one, all parts' one after the other; false: it is none of this link. */
bool certificate_steps(shannon_step_t **step, size_t *n, entropy_claim_t *E, arena_t *A, json_t *certificate,
                       const compiled_t *C, size_t link);
/* Its reason, one of docs/certificates.md; NULL: none that is known. */
const char *certificate_reason(json_t *certificate);
/* The same, and what is cited: "cite: facts/pinsker [Pinsker], the schema mean". */
const char *certificate_rests(arena_t *A, json_t *certificate);
/* What is cited alone; NULL where nothing is. */
const char *certificate_cites(arena_t *A, json_t *certificate);
/* slug-link.json, the link's name in small letters, digits and hyphens; slug-link--2.json of the second that is written
** so. */
const char *certificate_name(arena_t *A, const compiled_t *C, size_t link);

#endif
