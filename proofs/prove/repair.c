/* SPDX-License-Identifier: MIT */
#include "proofs/prove/repair.h"
#include "proofs/claims/hunt.h"
#include "proofs/claims/print.h"

#include <math.h>

enum { HUNTED_MAX = 32 };

typedef struct {
    arena_t *A;
    const compiled_t *C;
    size_t link;
    const repair_options_t *o;
    size_t family, index; /* of the last that violated: tried first */
    size_t kept;          /* the family of C's that holds witnesses which were found before; SIZE_MAX: none */
    unsigned hunts;
    hunt_t hunted[HUNTED_MAX]; /* what searches have found: tried on all that follow */
    repairs_t *R;
} search_t;

/* --- on candidates ---------------------------------------------------------------------------------------------------------- */

typedef struct { size_t count[VERDICTS]; } tally_t;

static verdict_t decided(arena_t *A, const compiled_t *T, const candidate_t *c)
{
    effort_t effort = EFFORT_DEFAULT;
    effort.prec_max = 512;
    return decide_link(&T->lemma, 0, lemma_chain_with(A, &T->lemma, c, &effort), &effort).verdict;
}

static verdict_t verdict_of(arena_t *A, const compiled_t *T, const compiled_t *of, uint64_t seed, size_t f, size_t i)
{
    verdict_t v = decided(A, T, lemma_candidate(A, &of->lemma, f, seed, i));
    arena_reset(A);
    return v;
}

static size_t first_of(const lemma_t *L, size_t f, size_t most)
{
    size_t size = L->families[f]->size;
    return size && size < most ? size : most;
}

/* On what was found before, in the search and ever: witnesses of the same declarations, outside where T supposes more. */
static bool survives_known(search_t *s, arena_t *now, const compiled_t *T)
{
    bool stands = true;
    if (s->family < lemma_families(&T->lemma) && s->index < first_of(&T->lemma, s->family, SIZE_MAX))
        stands = verdict_of(now, T, T, s->o->seed, s->family, s->index) != VERDICT_VIOLATED;
    for (unsigned k = 0; k < s->hunts && stands; k++) stands = decided(now, T, s->hunted[k].candidate) != VERDICT_VIOLATED;
    for (size_t i = 0; s->kept != SIZE_MAX && i < s->C->lemma.families[s->kept]->size && stands; i++)
        stands = verdict_of(now, T, s->C, s->o->seed, s->kept, i) != VERDICT_VIOLATED;
    return stands;
}

/* False: some candidate violates it. */
static bool survives(search_t *s, tally_t *t, const compiled_t *T, size_t most)
{
    arena_t *now = arena_new();
    *t = (tally_t){ { 0 } };
    bool stands = survives_known(s, now, T);
    for (size_t f = 0; T->lemma.families[f] && stands; f++)
        for (size_t i = 0; i < first_of(&T->lemma, f, most) && stands; i++) {
            verdict_t v = verdict_of(now, T, T, s->o->seed, f, i);
            t->count[v]++;
            stands = v != VERDICT_VIOLATED;
            if (!stands) s->family = f, s->index = i;
        }
    arena_free(now);
    return stands;
}

static const char *mended_name(const search_t *s) { return arena_printf(s->A, "%.80s, mended", s->C->lemma.links[s->link].name); }

static const compiled_t *compiled(search_t *s, const repair_t *r, const lemma_tree_t **tree)
{
    *tree = repair_lemma(s->A, s->C, r, mended_name(s));
    return compiled_alone(s->A, s->C->core->file, *tree, s->C->core->words);
}

/* Is it worth a search and a proof: decided wherever it was tried, and somewhere more than an equation of both sides? */
static bool says_something(const repair_t *r, const tally_t *t)
{
    size_t decided = t->count[VERDICT_HOLDS] + t->count[VERDICT_EQUAL];
    return decided >= REPAIR_TRIED_LEAST && !t->count[VERDICT_UNDECIDED] && (r->link.op == IS_EQ || t->count[VERDICT_HOLDS]);
}

/* All candidates, then a search. */
static bool proposed(search_t *s, proposal_t *p, const repair_t *r)
{
    tally_t t;
    *p = (proposal_t){ .repair = *r };
    p->compiled = compiled(s, r, &p->lemma);
    if (!p->compiled || !survives(s, &t, p->compiled, s->o->candidates) || !says_something(r, &t)) return false;
    p->tried = t.count[VERDICT_HOLDS] + t.count[VERDICT_EQUAL];
    hunt_t h;
    hunt_link(&h, p->compiled, 0, &(hunt_options_t){ .seed = s->o->seed, .evaluations = s->o->evaluations });
    p->evaluations = h.known ? h.evaluations : 0;
    if (h.found && s->hunts < HUNTED_MAX) s->hunted[s->hunts++] = h;
    else hunt_clear(&h);
    return !h.found;
}

/* --- constants ---------------------------------------------------------------------------------------------------------------- */

/* The link with the dial at this number: does it stand on a part of the candidates? */
static bool stands_at(search_t *s, const dial_t *d, double x)
{
    enum { PART = 50 };
    mpq_ptr q = arena_mpq(s->A, 1);
    mpq_set_d(q, ldexp(round(ldexp(x, 30)), -30));
    repair_t r = dial_set(s->A, s->C, s->link, d, node_number(s->A, d->place.x->at, q, NULL));
    const lemma_tree_t *tree;
    const compiled_t *T = mpq_sgn(q) > 0 ? compiled(s, &r, &tree) : NULL;
    tally_t t;
    return T && survives(s, &t, T, PART);
}

/* Where the dial must be, at most doubled or halved: *x stands, *falls, which is nearer to `from`, does not, as far as candidates tell. */
static bool threshold(search_t *s, const dial_t *d, double from, double *falls, double *x)
{
    enum { HALVINGS = 12 };
    *falls = from;
    *x = d->up ? 2 * from : from / 2;
    if (!stands_at(s, d, *x)) return false;
    for (unsigned i = 0; i < HALVINGS; i++) {
        double middle = sqrt(*falls * *x);
        *(stands_at(s, d, middle) ? x : falls) = middle;
    }
    return true;
}

typedef struct { const char *function; unsigned long of, times_a, times_b; double value; } constant_t;

/* log 2, 2 log 2, sqrt 2, 1/2 sqrt 2: what a sharp constant often is. */
static const constant_t CONSTANTS[] = {
    { "log", 2, 1, 1, 0.69314718055994531 }, { "log", 2, 2, 1, 1.38629436111989062 }, { "sqrt", 2, 1, 1, 1.41421356237309505 }, { "sqrt", 2, 1, 2, 0.70710678118654752 }
};

static const node_t *number(arena_t *A, const node_t *like, unsigned long a, unsigned long b)
{
    mpq_ptr q = arena_mpq(A, 1);
    mpq_set_ui(q, a, b);
    mpq_canonicalize(q);
    return node_number(A, like->at, q, NULL);
}

static const node_t *constant(arena_t *A, const node_t *like, const constant_t *c)
{
    const node_t *of = number(A, like, c->of, 1), *f = node_of(A, like->at, NODE_APPLY, c->function, 1, &of);
    return c->times_a == 1 && c->times_b == 1 ? f : node_pair(A, NODE_MUL, number(A, like, c->times_a, c->times_b), f);
}

/* The fraction of the least denominator behind `falls` and not far behind x. */
static bool simplest(unsigned long *a, unsigned long *b, double falls, double x, bool up)
{
    for (*b = 1; *b <= 1000; ++*b) {
        double y = up ? floor(falls * (double)*b) + 1 : ceil(falls * (double)*b) - 1;
        *a = (unsigned long)y;
        if (y > 0 && y < 1e6 && fabs(y / (double)*b - x) <= x / 20) return true;
    }
    return false;
}

static double at_distance(const dial_t *d, double x) { return fabs(log(x / mpq_get_d(d->from))); }

/* The nearest setting of the dial that is proposed: a sharp constant a little behind where it stands, else a simple fraction. What a search refutes moves where
** it stands. */
static bool dialled(search_t *s, proposal_t *p, const dial_t *d, double *distance)
{
    double from = mpq_get_d(d->from), falls, x;
    unsigned long a, b;
    for (unsigned turn = 0; turn < 3 && threshold(s, d, from, &falls, &x); turn++) {
        for (size_t k = 0; k < sizeof CONSTANTS / sizeof *CONSTANTS; k++) {
            double c = CONSTANTS[k].value, beyond = d->up ? c / x - 1 : 1 - c / x;
            if (beyond < -1e-3 || beyond > 0.01) continue;
            repair_t r = dial_set(s->A, s->C, s->link, d, constant(s->A, d->place.x, &CONSTANTS[k]));
            *distance = at_distance(d, c);
            if (proposed(s, p, &r)) return true;
        }
        if (!simplest(&a, &b, falls, x, d->up)) return false;
        repair_t r = dial_set(s->A, s->C, s->link, d, number(s->A, d->place.x, a, b));
        from = (double)a / (double)b;
        *distance = at_distance(d, from);
        if (*distance > log(2) + 1e-9) return false;
        if (proposed(s, p, &r)) return true;
    }
    return false;
}

/* --- proofs --------------------------------------------------------------------------------------------------------------------- */

static bool proved(search_t *s, proposal_t *p)
{
    p->certificate = NULL;
    return prove_link(&p->certificate, p->compiled, 0, s->o->seconds) == PROVE_PROVED;
}

/* The one of its kind: one that is proved comes before one that is not, else the first stays. */
static void take(search_t *s, proposal_t *best, bool *any, proposal_t *p)
{
    bool good = proved(s, p);
    if (*any && !good) return;
    *best = *p;
    *any = true;
}

static bool by_constant(search_t *s, proposal_t *best)
{
    dial_t *d = ARENA_ARRAY(s->A, dial_t, DIALS_MAX);
    unsigned n = dials_of(d, s->A, s->C, s->link);
    double least = INFINITY, distance;
    bool any = false;
    for (unsigned k = 0; k < n; k++) {
        proposal_t p;
        s->R->variants++;
        if (!dialled(s, &p, &d[k], &distance)) continue;
        bool good = proved(s, &p), kept = !any || (good && !best->certificate) || (good == !!best->certificate && distance < least);
        if (any && kept) json_decref(best->certificate);
        if (!kept) json_decref(p.certificate);
        else *best = p, least = distance;
        any = true;
    }
    return any;
}

static bool by_kind(search_t *s, proposal_t *best, repair_kind_t kind, const repair_t *r, unsigned n)
{
    enum { PROOFS = 8 };
    bool any = false;
    for (unsigned k = 0, proofs = 0; k < n && proofs < PROOFS && !(any && best->certificate); k++) {
        proposal_t p;
        if (r[k].kind != kind) continue;
        s->R->variants++;
        if (!proposed(s, &p, &r[k])) continue;
        take(s, best, &any, &p);
        proofs++;
    }
    return any;
}

void repair_link(repairs_t *R, arena_t *A, const compiled_t *C, size_t link, const repair_options_t *o)
{
    search_t s = { .A = A, .C = C, .link = link, .o = o, .family = SIZE_MAX, .kept = lemma_family(&C->lemma, "found"), .R = R };
    repair_t none = repair_none(C, link), *r = ARENA_ARRAY(A, repair_t, REPAIRS_MAX);
    const lemma_tree_t *tree;
    tally_t t;
    *R = (repairs_t){ .refuted = false };
    const compiled_t *T = compiled(&s, &none, &tree);
    R->refuted = T && !survives(&s, &t, T, o->candidates);
    unsigned n = R->refuted ? repairs_of(r, A, C, link) : 0;
    for (unsigned kind = 0; R->refuted && kind < REPAIR_KINDS; kind++)
        if (kind == REPAIR_CONSTANT ? by_constant(&s, &R->at[R->n]) : by_kind(&s, &R->at[R->n], kind, r, n)) R->n++;
    while (s.hunts) hunt_clear(&s.hunted[--s.hunts]);
}

void repairs_clear(repairs_t *R)
{
    for (unsigned k = 0; k < R->n; k++) json_decref(R->at[k].certificate);
    R->n = 0;
}
