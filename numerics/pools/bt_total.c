/* SPDX-License-Identifier: MIT */
#include "numerics/pools/bt.h"

#include <stdint.h>

/* --- the total of n competitors, pool by pool --------------------------------------------------------------------- */

/* The pools are the ways to split n among the levels that have mass; `coef` is n!/(c_1! .. c_k!) a_1^c_1 .. a_k^c_k of
** the counts chosen so far, `sum` their weight. */
typedef struct {
    const bt_levels_t *L;
    const pmf_t *mass;
    const bt_event_t *event;
    size_t *present, levels;
    mpz_ptr power;        /* of the last level's mass: a^0 .. a^n */
    mpz_ptr coef, sum;    /* one of each per level chosen */
    mpz_ptr next;         /* coefficients in the making, one per level */
    bt_total_t *T;
} pools_t;

static bool is_marked(const bt_event_t *event, size_t level) { return event && event->marked && event->marked[level]; }

static void last_level(pools_t *P, size_t depth, unsigned long left, unsigned long marked)
{
    size_t level = P->present[depth];
    if (is_marked(P->event, level)) marked += left;
    if (P->event && P->event->marked && (marked < P->event->least || marked > P->event->most)) return;
    bt_total_t *T = P->T;
    mpz_mul(T->c + T->n, P->coef + depth, P->power + left);
    mpz_set(T->s + T->n, P->sum + depth);
    mpz_addmul_ui(T->s + T->n, P->L->w + level, left);
    T->n++;
}

static void choose(pools_t *P, size_t depth, unsigned long left, unsigned long marked)
{
    if (depth + 1 == P->levels) { last_level(P, depth, left, marked); return; }
    size_t level = P->present[depth];
    mpz_ptr coef = P->coef + depth + 1, sum = P->sum + depth + 1, now = P->next + depth;
    mpz_set(now, P->coef + depth);
    mpz_set(sum, P->sum + depth);
    for (unsigned long c = 0; c <= left; c++) {
        mpz_set(coef, now);
        choose(P, depth + 1, left - c, marked + (is_marked(P->event, level) ? c : 0));
        mpz_add(sum, sum, P->L->w + level);
        mpz_mul(now, now, P->mass->num + level); /* C(left, c+1) a^(c+1) from C(left, c) a^c */
        mpz_mul_ui(now, now, left - c);
        mpz_divexact_ui(now, now, c + 1);
    }
}

/* C(n + k - 1, k - 1), or `most` when it is more. */
static size_t pools_count(unsigned long n, size_t k, size_t most)
{
    mpz_t c;
    mpz_init(c);
    mpz_bin_uiui(c, n + k - 1, k - 1);
    size_t count = mpz_cmp_ui(c, most) < 0 ? mpz_get_ui(c) : most;
    mpz_clear(c);
    return count;
}

static bool affordable(size_t terms, unsigned long n, mpz_srcptr den)
{
    return (double)terms * ((double)n * (double)mpz_sizeinbase(den, 2) + 64) <= BT_BITS_MAX;
}

static void list_pools(pools_t *P, unsigned long n, size_t count)
{
    arena_t *A = P->L->home;
    P->T->s = arena_mpz(A, count);
    P->T->c = arena_mpz(A, count);
    P->power = arena_mpz(A, n + 1);
    P->coef = arena_mpz(A, P->levels + 1);
    P->sum = arena_mpz(A, P->levels + 1);
    P->next = arena_mpz(A, P->levels + 1);
    mpz_set_ui(P->power, 1);
    for (unsigned long k = 1; k <= n; k++)
        mpz_mul(P->power + k, P->power + k - 1, P->mass->num + P->present[P->levels - 1]);
    mpz_set_ui(P->coef, 1);
    choose(P, 0, n, 0);
}

/* --- the same on a lattice ---------------------------------------------------------------------------------------- */

/* Totals are n w_0 + g j, j = 0 .. n e, when the present weights are w_0 + g e_l; e = the greatest e_l. */
typedef struct { mpz_ptr step; size_t *e, top; } lattice_t;

static bool lattice_of(lattice_t *l, const pools_t *P)
{
    arena_t *A = P->L->home;
    mpz_srcptr w = P->L->w, low = w + P->present[0];
    l->step = arena_mpz(A, 1);
    l->e = ARENA_ARRAY(A, size_t, P->levels);
    mpz_ptr d = arena_mpz(A, 1);
    for (size_t k = 1; k < P->levels; k++) {
        mpz_sub(d, w + P->present[k], low);
        mpz_gcd(l->step, l->step, d);
    }
    if (mpz_sgn(l->step) == 0) return false;
    for (size_t k = 1; k < P->levels; k++) {
        mpz_sub(d, w + P->present[k], low);
        mpz_divexact(d, d, l->step);
        /* not increasing, or far apart */
        if (mpz_cmp_ui(d, l->e[k - 1]) <= 0 || mpz_cmp_ui(d, BT_POOLS_MAX) > 0) return false;
        l->e[k] = mpz_get_ui(d);
    }
    l->top = l->e[P->levels - 1];
    return true;
}

/* (sum_l a_l z^e_l)^n = sum_j c_j z^j: from A C' = n A' C,  j a_0 c_j = sum_l (e_l (n + 1) - j) a_l c_{j - e_l}. */
static void lattice_power(pools_t *P, const lattice_t *l, unsigned long n)
{
    bt_total_t *T = P->T;
    mpz_srcptr a = P->mass->num;
    T->n = n * l->top + 1;
    T->s = arena_mpz(P->L->home, T->n);
    T->c = arena_mpz(P->L->home, T->n);
    mpz_ptr part = arena_mpz(P->L->home, 1);
    mpz_pow_ui(T->c, a + P->present[0], n);
    mpz_mul_ui(T->s, P->L->w + P->present[0], n);
    for (size_t j = 1; j < T->n; j++) {
        mpz_add(T->s + j, T->s + j - 1, l->step);
        for (size_t k = 1; k < P->levels && l->e[k] <= j; k++) {
            mpz_mul_si(part, a + P->present[k], (long)(l->e[k] * (n + 1)) - (long)j);
            mpz_addmul(T->c + j, part, T->c + j - l->e[k]);
        }
        mpz_divexact(T->c + j, T->c + j, a + P->present[0]);
        mpz_divexact_ui(T->c + j, T->c + j, j);
    }
}

/* How they are listed, and how many of them. */
typedef struct { pools_t P; lattice_t l; bool on_lattice; size_t terms; } plan_t;

static bool plan(plan_t *p, const bt_levels_t *L, const pmf_t *mass, unsigned long n, const bt_event_t *event)
{
    *p = (plan_t){ .P = { .L = L, .mass = mass, .event = event, .present = ARENA_ARRAY(L->home, size_t, L->levels) } };
    for (size_t k = 0; k < L->levels; k++)
        if (mpz_sgn(mass->num + k) > 0) p->P.present[p->P.levels++] = k;
    size_t pools = pools_count(n, p->P.levels, SIZE_MAX);
    bool whole = !event || !event->marked;
    p->on_lattice = whole && p->P.levels > 2 && lattice_of(&p->l, &p->P) && n * p->l.top + 1 < pools;
    p->terms = p->on_lattice ? n * p->l.top + 1 : pools;
    return p->terms <= BT_POOLS_MAX && affordable(p->terms, n, mass->den);
}

bool bt_total_fits(const bt_levels_t *L, const pmf_t *mass, unsigned long n)
{
    plan_t p;
    return plan(&p, L, mass, n, NULL);
}

const bt_total_t *bt_total(const bt_levels_t *L, const pmf_t *mass, unsigned long n, const bt_event_t *event)
{
    plan_t p;
    if (!plan(&p, L, mass, n, event)) return NULL;
    bt_total_t *T = p.P.T = ARENA_NEW(L->home, bt_total_t);
    *T = (bt_total_t){ .home = L->home, .den = arena_mpz(L->home, 1) };
    mpz_pow_ui(T->den, mass->den, n);
    if (p.on_lattice) lattice_power(&p.P, &p.l, n);
    else list_pools(&p.P, n, p.terms);
    return T;
}
