/* SPDX-License-Identifier: MIT */
#include "proofs/claims/hunt/hunt.h"
#include "proofs/engine/record.h"

#include <math.h>
#include <nlopt.h>

typedef struct {
    const compiled_t *C;
    const hunt_options_t *o;
    const core_claim_t *claim;
    unsigned link;
    bool turned, equation;
    double least;            /* a term counts as at least so great: the slack is relative down to here */
    point_t *p;
    unsigned long evaluations, cells;
    bool known;              /* the slack was a number somewhere */
    nlopt_opt opt;
} hunter_t;

/* --- the slack in doubles ----------------------------------------------------------------------------------------- */

static bool next(plain_t *p, unsigned n, const unsigned *slot, const unsigned *over)
{
    for (unsigned k = n; k-- > 0;) {
        if ((size_t)++p->slot[slot[k]] < p->dim[over[k]]) return true;
        p->slot[slot[k]] = 0;
    }
    return false;
}

static double apart(double a, double b, double least) { return (b - a) / (fabs(a) + fabs(b) + least); }

/* By how much the relation is missed; 0 where it is met. */
static double missed(double a, relop_t op, double b)
{
    double d = apart(a, b, 1e-12);
    if (isnan(d)) return 1;
    switch (op) {
    case IS_LE: case IS_LT: return fmax(0, -d);
    case IS_GE: case IS_GT: return fmax(0, d);
    case IS_EQ: return fabs(d);
    default: return 0;
    }
}

static double missed_fact(plain_t *p, const core_fact_t *f)
{
    double all = 0;
    if (f->fact->kind != FACT_RELATION || (f->n && f->term[0]->alphabet >= 0)) return 0;
    for (unsigned k = 0; k < f->slots; k++) p->slot[f->slot[k]] = 0;
    do
        for (unsigned k = 0; k + 1 < f->n; k++)
            all += missed(plain(p, f->term[k]), f->fact->op[k], plain(p, f->term[k + 1]));
    while (next(p, f->slots, f->slot, f->over));
    return all;
}

/* The least relative slack over the settings; 1 and more where a hypothesis is missed, by how much. */
static double slack(hunter_t *h)
{
    plain_t *p = h->p->plain;
    const core_lemma_t *L = h->C->core;
    const core_claim_t *c = h->claim;
    double away = 0, least = 1;
    for (unsigned k = 0; k < L->givens; k++) away += missed_fact(p, &L->given[k]);
    for (unsigned k = 0; k < c->givens; k++)
        if (!c->given[k].within) away += missed_fact(p, &c->given[k]);
    if (away > 1e-13) return 1 + away;
    for (unsigned k = 0; k < c->slots; k++) p->slot[c->slot[k]] = 0;
    do {
        bool claimed = true;
        for (unsigned k = 0; claimed && k < c->givens; k++)
            claimed = !c->given[k].within || missed_fact(p, &c->given[k]) == 0;
        if (!claimed) continue;
        double a = plain(p, c->term[h->link]), b = plain(p, c->term[h->link + 1]);
        if (isnan(a) || isnan(b)) continue;
        h->known = true;
        if (a == b) { least = fmin(least, 0); continue; }
        double d = isinf(a) || isinf(b) ? a < b ? 1 : -1 : apart(a, b, h->least);
        d = h->equation ? -fabs(d) : h->turned ? -d : d;
        least = fmin(least, d);
    } while (next(p, c->slots, c->slot, c->over));
    return least;
}

static bool is_spent(const hunter_t *h)
{
    return h->evaluations >= h->o->evaluations || (h->o->cells && h->cells > h->o->cells);
}

static double objective(unsigned n, const double *x, double *gradient, void *self)
{
    hunter_t *h = self;
    (void)n, (void)gradient;
    h->evaluations++;
    for (unsigned l = 0; l < h->C->core->setting.laws; l++) h->cells += h->p->plain->law_cells[l];
    if (h->o->cells && h->cells > h->o->cells) nlopt_force_stop(h->opt);
    if (h->o->deadline > 0 && h->evaluations % 32 == 0 && clock_seconds() > h->o->deadline) nlopt_force_stop(h->opt);
    point_plain(h->p, x);
    return slack(h);
}

/* --- one start ---------------------------------------------------------------------------------------------------- */

/* Local, and without chance of their own. Some go on from where the slack is least although the terms are small, some
** do not. A step of COBYLA costs the cube of the coordinates, of more than COBYLA_MOST many evaluations. */
static void descend(hunter_t *h, double *x, unsigned long k, unsigned long most)
{
    enum { COBYLA_MOST = 24 };
    static const nlopt_algorithm by[] = { NLOPT_LN_SBPLX, NLOPT_LN_COBYLA, NLOPT_LN_SBPLX, NLOPT_LN_BOBYQA };
    unsigned n = (unsigned)h->p->n;
    bool dear = by[k % 4] == NLOPT_LN_COBYLA && n > COBYLA_MOST;
    double least;
    h->opt = nlopt_create(n == 1 ? NLOPT_LN_SBPLX : dear ? NLOPT_LN_BOBYQA : by[k % 4], n);
    nlopt_set_min_objective(h->opt, objective, h);
    nlopt_set_lower_bounds(h->opt, h->p->lo);
    nlopt_set_upper_bounds(h->opt, h->p->hi);
    nlopt_set_stopval(h->opt, -0.25);
    nlopt_set_xtol_rel(h->opt, 1e-9);
    nlopt_set_maxeval(h->opt, (int)(most < 2000000000 ? most : 2000000000));
    nlopt_optimize(h->opt, x, &least); /* however it ends, x is the best of it */
    nlopt_destroy(h->opt);
    h->opt = NULL;
}

static void take_rational(plain_t *p, const candidate_t *c)
{
    for (unsigned k = 0; k < p->L->setting.params; k++)
        for (size_t i = 0; i < p->cells[k]; i++) p->value[k][i] = mpq_get_d(c->value[k].at + i);
    plain_fresh(p);
}

/* Is the rational candidate a counterexample? Doubles say only which are not worth the decision. */
static bool decided(hunt_t *found, hunter_t *h, arena_t *A, const candidate_t *c, size_t link)
{
    enum { PRECISION = 1024 };
    fault_t fault;
    if (!candidate_check(c, &fault, NULL)) return false;
    take_rational(h->p->plain, c);
    if (!(slack(h) < 1e-10)) return false;
    effort_t effort = { .filter = true, .prec_max = PRECISION };
    const lemma_t *L = &h->C->lemma;
    decision_t d = decide_link(L, link, lemma_chain_with(A, L, c, &effort), &effort);
    if (d.verdict != VERDICT_VIOLATED) return false;
    found->found = true;
    found->candidate = c;
    found->decision = d;
    return true;
}

/* The nearest rationals, of growing denominators: the first that is a counterexample. */
static bool nearest(hunt_t *found, hunter_t *h, arena_t *A, const double *x, size_t link)
{
    static const unsigned long most[] = { 1,  2,  3,  4,  5,  6,   8,   10,  12,   16,    20,      24,
                                          30, 40, 50, 60, 80, 100, 200, 500, 1000, 10000, 1000000, 1000000000 };
    for (size_t k = 0; k < sizeof most / sizeof *most; k++)
        if (decided(found, h, A, point_rational(A, h->p, x, most[k]), link)) return true;
    return false;
}

/* The point itself; then, as an end of a range may be none of its numbers, with what lies at an end some way inside. */
static bool rounded(hunt_t *found, hunter_t *h, arena_t *A, const double *x, size_t link)
{
    static const double inside[] = { 1e-3, 0.02 };
    const point_t *p = h->p;
    double y[HUNT_COORDINATES_MAX];
    bool good = nearest(found, h, A, x, link), ends = true;
    for (size_t k = 0; k < sizeof inside / sizeof *inside && !good && ends; k++) {
        ends = false;
        for (size_t i = 0; i < p->n; i++) {
            double width = p->hi[i] - p->lo[i], low = x[i] - p->lo[i], high = p->hi[i] - x[i], by = inside[k] * width;
            bool at = width > 0 && (low < 1e-6 || high < 1e-6);
            y[i] = !at ? x[i] : low < high ? p->lo[i] + by : p->hi[i] - by;
            ends = ends || at;
        }
        good = ends && nearest(found, h, A, y, link);
    }
    return good;
}

/* Small terms: a slack of nearly nothing is relative to them, or not. */
static double least_term(unsigned long k) { static const double least[] = { 1e-9, 1e-3, 1e-6 }; return least[k % 3]; }

static void start(hunt_t *found, hunter_t *h, arena_t *A, size_t link, unsigned long k)
{
    double x[HUNT_COORDINATES_MAX];
    draw_t d = draw_start(h->o->seed, h->C->lemma.links[link].name, k);
    h->p = point_start(A, h->C, h->claim->givens ? (int)h->C->of[link].claim : -1, &d, x);
    if (!h->p) { h->evaluations++; return; }
    h->least = least_term(k);
    unsigned long left = h->o->evaluations > h->evaluations ? h->o->evaluations - h->evaluations : 1,
                  own = 400 + 60 * h->p->n;
    if (h->p->n) descend(h, x, k, own < left ? own : left);
    else h->evaluations++;
    point_plain(h->p, x);
    if (slack(h) < 1e-7) rounded(found, h, A, x, link);
}

/* --- a link ------------------------------------------------------------------------------------------------------- */

const char *hunt_refused(const compiled_t *C, size_t link)
{
    return C->of[link].says != SAYS_ITSELF ? "when it is an equation is not hunted, only whether it holds" : NULL;
}

void hunt_link(hunt_t *found, const compiled_t *C, size_t link, const hunt_options_t *o)
{
    const link_of_t *of = &C->of[link];
    const core_claim_t *c = &C->core->claim[of->claim];
    relop_t op = c->claim->chain.op[of->link];
    hunter_t h = {
        .C = C, .o = o, .claim = c, .link = of->link, .turned = op == IS_GE || op == IS_GT, .equation = op == IS_EQ
    };
    *found = (hunt_t){ .home = arena_new() };
    for (unsigned long k = 0; !found->found && !is_spent(&h) && !(o->deadline > 0 && clock_seconds() > o->deadline);
         k++) {
        arena_reset(found->home);
        found->start = k;
        start(found, &h, found->home, link, k);
    }
    found->evaluations = h.evaluations;
    found->known = h.known;
}

void hunt_clear(hunt_t *found)
{
    arena_free(found->home);
    *found = (hunt_t){ .home = NULL }; /* the candidate went with its home */
}
