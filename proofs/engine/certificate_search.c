/* SPDX-License-Identifier: MIT
**
** Proposals of certificates. Nothing is proved here, and nothing rests on how they are found: certificate_check
** decides.
*/
#include "proofs/engine/certificate_parts.h"

#include <string.h>

static certificate_t *blank(const dynamics_t *D, certificate_kind_t kind)
{
    certificate_t *C = ARENA_NEW(D->home, certificate_t);
    *C = (certificate_t){ .of = D->name,
                          .kind = kind,
                          .points = D->points,
                          .kept = ARENA_ARRAY(D->home, bool, D->points),
                          .vanishing = ARENA_ARRAY(D->home, bool, D->points),
                          .outside = arena_mpq(D->home, 1),
                          .factor = arena_mpq(D->home, 1) };
    mpq_set_ui(C->outside, 1, 1);
    return C;
}

/* The least of k/10^3, k/10^6, ... that is at least z and below 1; false when z >= 1. */
static bool round_up(mpq_ptr r, mpq_srcptr z)
{
    if (mpq_cmp_ui(z, 1, 1) >= 0) return false;
    mpz_set_ui(mpq_denref(r), 1);
    do {
        mpz_mul_ui(mpq_denref(r), mpq_denref(r), 1000);
        mpz_mul(mpq_numref(r), mpq_numref(z), mpq_denref(r));
        mpz_cdiv_q(mpq_numref(r), mpq_numref(r), mpq_denref(z));
    } while (mpz_cmp(mpq_numref(r), mpq_denref(r)) >= 0);
    if (mpq_sgn(r) == 0) mpz_set_ui(mpq_numref(r), 1);
    mpq_canonicalize(r);
    return true;
}

/* Sets the factor that the region bears; false when it is not below 1. */
static bool give_factor(certificate_t *C, const dynamics_t *D)
{
    mpq_ptr z = arena_mpq(D->home, 1);
    D->odds(z, D, C->vanishing, C->kept, C->outside);
    return round_up(C->factor, z);
}

certificate_t *certificate_fall(const dynamics_t *D, const bool *V, const bool *C)
{
    certificate_t *K = blank(D, CERTIFICATE_ODDS);
    memcpy(K->kept, C, D->points * sizeof *C);
    memcpy(K->vanishing, V, D->points * sizeof *V);
    return give_factor(K, D) ? K : NULL;
}

const size_t *dynamics_classes(const dynamics_t *D)
{
    size_t *first = ARENA_ARRAY(D->home, size_t, D->points);
    for (size_t x = 0; x < D->points; x++)
        while (first[x] < x && !(first[first[x]] == first[x] && D->alike(D, first[x], x))) first[x]++;
    return first;
}

/* Keeps the class of x. */
static void keep(certificate_t *C, const size_t *class, size_t x)
{
    for (size_t y = 0; y < C->points; y++) {
        C->kept[y] = class[y] == class[x];
        C->vanishing[y] = !C->kept[y];
    }
}

/* 1/n, the least at or above e. */
static void unit_fraction(mpq_ptr u, mpq_srcptr e)
{
    mpz_fdiv_q(mpq_denref(u), mpq_denref(e), mpq_numref(e));
    mpz_set_ui(mpq_numref(u), 1);
    if (mpz_sgn(mpq_denref(u)) == 0) mpz_set_ui(mpq_denref(u), 1);
}

/* Does the box hold p_0 (so that the law may be unchanged)? */
static bool holds_start(const dynamics_t *D, const bt_box_t *b)
{
    mpq_ptr q = arena_mpq(D->home, 1);
    for (size_t x = 0; x < D->points; x++) {
        pmf_prob(q, D->start, x);
        if (mpfr_cmp_q(&b->p[x]->left, q) > 0 || mpfr_cmp_q(&b->p[x]->right, q) < 0) return false;
    }
    return true;
}

/* Has the box grown to all laws? */
static bool says_nothing(const bt_box_t *b)
{
    for (size_t x = 0; x < b->n; x++)
        if (mpfr_sgn(&b->p[x]->left) > 0 || mpfr_cmp_ui(&b->p[x]->right, 1) < 0) return false;
    return true;
}

/* A search: rounds until the heaviest class holds enough of the mass to be a trap. In doubles it is `coarse`, and ends
** as `unsure` where the box leaves open what a narrower one would tell. */
typedef struct {
    const dynamics_t *D;
    const size_t *class;
    certificate_t *C;
    mpq_ptr tried, most, least;
    double *mass[2]; /* of each class, at its first point, from the left ends and from the right */
    unsigned *failures; /* of the same, HOPELESS when there is no end of them */
    bool coarse, unsure;
} search_t;

static search_t search_start(const dynamics_t *D, const size_t *class)
{
    mpq_ptr q = arena_mpq(D->home, 3);
    double *mass = ARENA_ARRAY(D->home, double, 2 * D->points);
    return (search_t){ .D = D,
                       .class = class,
                       .C = blank(D, CERTIFICATE_ODDS),
                       .tried = q,
                       .most = q + 1,
                       .least = q + 2,
                       .mass = { mass, mass + D->points },
                       .failures = ARENA_ARRAY(D->home, unsigned, D->points) };
}

enum { FAILURES = 4, HOPEFUL, HOPELESS };

/* A greater region bears no better a factor. So a class that is no trap with 2^-256 of mass outside is none at all. */
static bool is_hopeless(search_t *s, size_t x)
{
    certificate_t *C = s->C;
    if (s->failures[x] < HOPEFUL) {
        mpq_set_ui(C->outside, 1, 1);
        mpq_div_2exp(C->outside, C->outside, 256);
        s->failures[x] = give_factor(C, s->D) ? HOPEFUL : HOPELESS;
    }
    return s->failures[x] == HOPELESS;
}

/* The first point of the class of greatest mass. */
static size_t heaviest(search_t *s, const bt_box_t *b)
{
    size_t best = 0, n = s->D->points;
    for (size_t x = 0; x < n; x++) {
        if (s->class[x] == x) s->mass[0][x] = s->mass[1][x] = 0;
        s->mass[0][s->class[x]] += mpfr_get_d(&b->p[x]->left, MPFR_RNDN);
        s->mass[1][s->class[x]] += mpfr_get_d(&b->p[x]->right, MPFR_RNDN);
    }
    for (size_t x = 0; x < n; x++)
        if (s->class[x] == x && s->mass[1][x] > s->mass[1][best]) best = x;
    for (size_t x = 0; x < n; x++)
        if (s->class[x] == x && x != best && s->mass[1][x] >= s->mass[0][best]) s->unsure = s->coarse;
    return best;
}

/* Is the present box of some class a trap? Its e is a unit fraction, known when both bounds of the mass give the same;
** one that was tried last time is not tried again. */
static bool is_trap(search_t *s, const bt_box_t *b)
{
    certificate_t *C = s->C;
    size_t x = heaviest(s, b);
    keep(C, s->class, x);
    mass_outside(s->most, b, C->kept, MPFR_RNDU);
    mass_outside(s->least, b, C->kept, MPFR_RNDD);
    if (mpq_sgn(s->most) == 0) return false;
    unit_fraction(s->most, s->most);
    if (mpq_sgn(s->least) > 0) unit_fraction(s->least, s->least);
    bool open = s->coarse && !mpq_equal(s->least, s->most),
         hopeless = (open || s->failures[x] >= FAILURES) && is_hopeless(s, x);
    s->unsure |= open && !hopeless;
    mpq_set(C->outside, s->most);
    if (s->unsure || mpq_cmp_ui(s->most, 1, 1) == 0 || mpq_equal(s->most, s->tried)) return false;
    mpq_set(s->tried, s->most);
    if (hopeless) return false;
    if (give_factor(C, s->D)) return true;
    if (s->failures[x] < FAILURES) s->failures[x]++;
    return false;
}

/* Rounds from p_0; round 0 is looked at when all the bits are there. */
static certificate_t *wait_for_trap(search_t *s, bt_box_t *b)
{
    const dynamics_t *D = s->D;
    for (s->C->rounds = 0; s->C->rounds <= CERTIFICATE_ROUNDS_MAX; s->C->rounds++) {
        if ((s->C->rounds > 0 || !s->coarse) && is_trap(s, b)) return s->C;
        if (s->unsure) return NULL;
        D->enclose(D, b);
        if (s->C->rounds == 0 && holds_start(D, b) && dynamics_is_unchanged(D)) return blank(D, CERTIFICATE_UNCHANGED);
        if (says_nothing(b)) { s->unsure = s->coarse; return NULL; }
    }
    return NULL;
}

static certificate_t *search_from_start(search_t *s, mpfr_prec_t prec)
{
    bt_box_t b;
    bt_box_init(&b, s->D->points, prec);
    bt_box_set(&b, s->D->start);
    certificate_t *C = wait_for_trap(s, &b);
    bt_box_clear(&b);
    return C;
}

/* What the start tells is told by all the bits. */
static bool is_trap_at_start(search_t *s)
{
    bt_box_t b;
    bt_box_init(&b, s->D->points, PREC_LAST);
    bt_box_set(&b, s->D->start);
    bool trap = is_trap(s, &b);
    bt_box_clear(&b);
    return trap;
}

certificate_t *certificate_search(const dynamics_t *D, const size_t *class, bool coarse, bool *unsure)
{
    search_t s = search_start(D, class);
    certificate_t *C = s.C;
    if (!coarse) C = search_from_start(&s, PREC_LAST);
    else if (!is_trap_at_start(&s)) {
        s.coarse = true;
        C = search_from_start(&s, PREC_FIRST);
    }
    *unsure = s.unsure;
    return C;
}

static certificate_t *trap(const dynamics_t *D, const size_t *class)
{
    bool unsure;
    certificate_t *C = certificate_search(D, class, true, &unsure);
    return unsure ? certificate_search(D, class, false, &unsure) : C;
}

certificate_t *certificate_trap(const dynamics_t *D) { return trap(D, dynamics_classes(D)); }

certificate_t *certificate_limit(const dynamics_t *D)
{
    const size_t *class = dynamics_classes(D);
    certificate_t *C = blank(D, CERTIFICATE_ODDS);
    for (size_t x = 0; x < D->points; x++) {
        keep(C, class, x);
        if (give_factor(C, D)) return C;
    }
    return trap(D, class);
}
