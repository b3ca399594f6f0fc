/* SPDX-License-Identifier: MIT
**
** certificate -- why a claim about p_t holds for all t, the law p_0, p_1, ... on a finite set X being multiplied, point
** by point, by a factor that depends on it: p_{t+1}(x) = p_t(x) F[p_t](x).
**
** Two kinds. `unchanged`: p_1 = p_0 exactly, so p_t = p_0 for all t. `odds`: there are a set C that is kept, a set V
** that vanishes, a number T of rounds, a mass e, and a factor z < 1 with
**     (a)  all points of C have the same factor, under every law;
**     (b)  F[p](x) <= z F[p](c) for every x in V, c in C, and every law p of full support with p(X - C) <= e;
**     (c)  p_T(X - C) <= e;
**     (d)  e = 1, or V = X - C.
** By (b) the odds p_t(x)/p_t(c) fall at least by the factor z in round T + 1; if V = X - C, so do those of X - C
** against C, and the region of (b) is not left; if e = 1 it holds every law. So for all t >= T
**     p_t(V)/p_t(C) <= z^(t-T) p_T(V)/p_T(C),
** and p_t(V) -> 0 exponentially; by (a), if V = X - C, p_t tends to p_0 restricted to C, renormalised.
**
** A certificate is proposed by certificate_limit or certificate_fall, or read from a file; every verdict rests on
** certificate_check, which knows nothing of how it was found: (a) to (d) are decided from the exact candidate by
** enclosures.
*/
#ifndef LEMMATA_CERTIFICATE_H
#define LEMMATA_CERTIFICATE_H

#include "numerics/pools/bt_box.h"
#include "proofs/engine/candidate.h"

/* A dynamics from its initial law. What it promises: `round` is exact, `enclose` holds every image, `odds` is an upper
** bound. */
typedef struct dynamics {
    const char *name; /* "two-stage" */
    arena_t *home;
    size_t points;
    const pmf_t *start; /* of full support */
    const void *self;
    /* p_{t+1}; NULL when its numbers would be too long. */
    const pmf_t *(*round)(const struct dynamics *D, const pmf_t *p);
    /* Replaces a box of laws by one that holds their images. */
    void (*enclose)(const struct dynamics *D, bt_box_t *b);
    /* Have x and y the same factor under every law? */
    bool (*alike)(const struct dynamics *D, size_t x, size_t y);
    /* z with F[p](x) <= z F[p](c) for all x in V, c in C (alike), p with p(X - C) <= e. */
    void (*odds)(mpq_ptr z, const struct dynamics *D, const bool *V, const bool *C, mpq_srcptr e);
} dynamics_t;

/* m >= p_T(X - kept), a close upper bound. */
void dynamics_outside(mpq_ptr m, const dynamics_t *D, unsigned long T, const bool *kept);

typedef enum { CERTIFICATE_NONE, CERTIFICATE_UNCHANGED, CERTIFICATE_ODDS } certificate_kind_t;

typedef struct {
    const char *of; /* the name of the dynamics, and of the claim where it has several */
    certificate_kind_t kind;
    size_t points;
    bool *kept, *vanishing;
    unsigned long rounds;
    mpq_ptr outside, factor; /* e and z */
} certificate_t;

/* Past so many rounds no region is looked for. */
enum { CERTIFICATE_ROUNDS_MAX = 4000, CERTIFICATES_MAX = 8, CERTIFICATE_POINTS_MAX = 4096 };

/* Is it one? Otherwise says in words what fails. */
bool certificate_check(const dynamics_t *D, const certificate_t *C, fault_t *fault);

/* Proposals, not yet checked; NULL when none was found. Of a limit: V is the rest of X, or the law is unchanged; first
** over every law, then in a region that is entered after some rounds. */
certificate_t *certificate_limit(const dynamics_t *D);
/* The second part of it alone. */
certificate_t *certificate_trap(const dynamics_t *D);
/* Of the fall of V against C, under every law. */
certificate_t *certificate_fall(const dynamics_t *D, const bool *V, const bool *C);

/* Does it give the limit: unchanged, or all but the kept vanish? */
bool certificate_is_limit(const certificate_t *C);
/* lim p_t(S), S marked; the certificate is one of a limit. */
void certificate_mass(mpq_ptr m, const dynamics_t *D, const certificate_t *C, const bool *S);

/* In words, one line. */
const char *certificate_text(arena_t *A, const certificate_t *C);
json_t *certificate_to_json(const certificate_t *C);
/* NULL on a fault; `where` then names the key. How many points there are is not in it: certificate_sized brings it to n
** points, NULL when it names one beyond. */
certificate_t *certificate_from_json(arena_t *A, json_t *object, fault_t *fault, json_t **where);
const certificate_t *certificate_sized(arena_t *A, const certificate_t *C, size_t n);

#endif
