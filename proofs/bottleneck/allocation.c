/* SPDX-License-Identifier: MIT */
#include "proofs/bottleneck/allocation.h"

#include <stdlib.h>

const real_t *allocation_most(arena_t *A, mpq_srcptr M, size_t rows)
{
    return mpq_cmp_ui(M, rows, 1) < 0 ? real_log_rat(A, M) : real_log_ui(A, rows);
}

static sign_t compare(const real_t *x, const real_t *y)
{
    effort_t effort = EFFORT_DEFAULT;
    return real_cmp(x, y, &effort);
}

static bool at_most(sign_t s) { return s == SIGN_NEG || s == SIGN_ZERO; }
static bool at_least(sign_t s) { return s == SIGN_POS || s == SIGN_ZERO; }

/* L/C: a small whole number where that is proved (a noiseless channel), else a quotient. */
static const real_t *full_of(arena_t *A, const real_t *L, const real_t *C)
{
    enum { WHOLE_MOST = 16 };
    mpq_ptr q = arena_mpq(A, 1);
    sign_t sign = SIGN_POS;
    for (unsigned long k = 1; k <= WHOLE_MOST && sign == SIGN_POS; k++) {
        mpq_set_ui(q, k, 1);
        sign = compare(L, real_scale(C, q));
        if (sign == SIGN_ZERO) return real_rat(A, q);
    }
    return real_div(L, C);
}

/* --- sums of c x: numbers of one address together, then by halves ------------------------------------------------- */

typedef struct { arena_t *A; size_t n; const real_t **x; mpq_ptr c; } sum_t;

static sum_t sum_start(arena_t *A, size_t most)
{
    return (sum_t){ A, 0, ARENA_ARRAY(A, const real_t *, most), arena_mpq(A, most) };
}

static void sum_add(sum_t *S, mpq_srcptr c, const real_t *x)
{
    size_t k = 0;
    while (k < S->n && S->x[k] != x) k++;
    if (k == S->n) S->x[S->n++] = x;
    mpq_add(S->c + k, S->c + k, c);
}

static const real_t *halves(const sum_t *S, size_t from, size_t to)
{
    if (from == to) return real_si(S->A, 0);
    if (to - from == 1) return real_scale(S->x[from], S->c + from);
    size_t middle = from + (to - from) / 2;
    return real_add(halves(S, from, middle), halves(S, middle, to));
}

static const real_t *sum_done(const sum_t *S) { return halves(S, 0, S->n); }

/* --- the order ---------------------------------------------------------------------------------------------------- */

/* C_s/c_s against C_t/c_t. */
static sign_t rates(const allocation_context_t *s, const allocation_context_t *t, effort_t effort)
{
    return real_cmp(real_scale(s->capacity, t->cost), real_scale(t->capacity, s->cost), &effort);
}

/* Greatest rate first, ties and doubts by number: an order to propose, on which what is proved does not lean. */
static int by_rate(const void *x, const void *y)
{
    const allocation_context_t *const *a = x, *const *b = y;
    sign_t sign = rates(*a, *b, EFFORT_LITTLE);
    return sign == SIGN_POS ? -1 : sign == SIGN_NEG ? 1 : *a < *b ? -1 : *a > *b;
}

/* The first context of the same channel and the same L, whose numbers are then taken. */
static const allocation_context_t *kin(const allocation_context_t *at, size_t s)
{
    size_t t = 0;
    while (t < s && (at[t].capacity != at[s].capacity || !real_same(at[t].most, at[s].most))) t++;
    return &at[t];
}

/* The contexts of positive weight and capacity. */
static size_t ranked(allocation_context_t **rank, allocation_context_t *at, size_t n)
{
    size_t m = 0;
    for (size_t s = 0; s < n; s++) {
        arena_t *A = real_home(at[s].capacity);
        const allocation_context_t *first = kin(at, s);
        effort_t effort = EFFORT_DEFAULT;
        at[s].labels = real_si(A, 0);
        at[s].state = ALLOCATED_NONE;
        at[s].most = first->most;
        if (first < &at[s]) at[s].full = first->full;
        else at[s].full = real_sgn(at[s].capacity, &effort) == SIGN_POS ? full_of(A, at[s].most, at[s].capacity) : NULL;
        if (at[s].full && mpq_sgn(at[s].weight)) rank[m++] = &at[s];
    }
    qsort(rank, m, sizeof *rank, by_rate);
    return m;
}

/* --- the program -------------------------------------------------------------------------------------------------- */

/* The sum of w c L/C over the first n in the order: what it costs an item to have them full. */
static const real_t *cost_of_full(arena_t *A, allocation_context_t *const *rank, size_t n)
{
    sum_t S = sum_start(A, n);
    mpq_ptr wc = arena_mpq(A, 1);
    for (size_t i = 0; i < n; i++) {
        mpq_mul(wc, rank[i]->weight, rank[i]->cost);
        sum_add(&S, wc, rank[i]->full);
    }
    return sum_done(&S);
}

/* The sum of w L. */
static const real_t *told_when_full(arena_t *A, allocation_context_t *const *rank, size_t n)
{
    sum_t S = sum_start(A, n);
    for (size_t i = 0; i < n; i++) sum_add(&S, rank[i]->weight, rank[i]->most);
    return sum_done(&S);
}

static void doubt(allocation_t *a, bool ends, size_t first, size_t second)
{
    if (a->proved) { a->ends = ends; a->first = first; a->second = second; }
    a->proved = false;
}

/* D(p) from its definition, where no shorter form is decided: p B and the w L (1 - p c/C)_+. */
static const real_t *bound(const real_t *price, arena_t *A, allocation_context_t *const *rank, size_t m,
                           mpq_srcptr budget)
{
    sum_t S = sum_start(A, m + 1);
    sum_add(&S, budget, price);
    for (size_t i = 0; i < m; i++) {
        const real_t *part = real_div(real_scale(price, rank[i]->cost), rank[i]->capacity);
        sum_add(&S, rank[i]->weight, real_mul(rank[i]->most, real_max(real_si(A, 0), real_sub(real_si(A, 1), part))));
    }
    return sum_done(&S);
}

/* Is the order such that the price, C/c at `place`, is at most that of the full ones and at least that of those that
** get none? */
static void order_decided(allocation_t *a, const allocation_context_t *at, allocation_context_t *const *rank, size_t m,
                          size_t place)
{
    for (size_t i = 0; i < m; i++) {
        if (i == place) continue;
        sign_t sign = rates(rank[i], rank[place], EFFORT_DEFAULT);
        if (i < place ? at_least(sign) : at_most(sign)) continue;
        doubt(a, false, (size_t)(rank[i < place ? i : place] - at), (size_t)(rank[i < place ? place : i] - at));
    }
}

/* The budget ends in the context at `place`, which it fills where `full`; the ones before it are full. D(p) is p (B -
** before) + the full ones' w L. */
static void end_at(allocation_t *a, arena_t *A, const allocation_context_t *at, allocation_context_t *const *rank,
                   size_t m, size_t place, bool full, mpq_srcptr budget)
{
    allocation_context_t *k = rank[place];
    mpq_ptr per = arena_mpq(A, 2);
    mpq_mul(per, k->weight, k->cost);
    mpq_inv(per, per);
    mpq_inv(per + 1, k->cost);
    const real_t *left = real_sub(real_rat(A, budget), cost_of_full(A, rank, place));
    a->price = real_scale(k->capacity, per + 1);
    a->spent = real_rat(A, budget);
    k->labels = full ? k->full : real_scale(left, per);
    k->state = full ? ALLOCATED_FULL : ALLOCATED_PART;
    order_decided(a, at, rank, m, place);
    if (a->proved) a->information = real_add(real_mul(a->price, left), told_when_full(A, rank, place));
    else a->information = bound(a->price, A, rank, m, budget);
}

/* What has the first `places` full, against the budget. */
static sign_t against(arena_t *A, allocation_context_t *const *rank, size_t places, mpq_srcptr budget)
{
    return compare(cost_of_full(A, rank, places), real_rat(A, budget));
}

/* By halves: the first `less` can be full, for less than the budget; `more`, all or decided not to be for less. */
static void allocate(allocation_t *a, arena_t *A, allocation_context_t *at, allocation_context_t *const *rank, size_t m,
                     mpq_srcptr budget)
{
    size_t less = 0, more = m + 1;
    sign_t sign = SIGN_NEG;
    while (more - less > 1) {
        size_t middle = less + (more - less) / 2;
        sign_t of = against(A, rank, middle, budget);
        if (of == SIGN_NEG) less = middle;
        else { more = middle; sign = of; }
    }
    for (size_t i = 0; i < less; i++) {
        rank[i]->labels = rank[i]->full;
        rank[i]->state = ALLOCATED_FULL;
    }
    if (sign == SIGN_UNKNOWN) doubt(a, true, (size_t)(rank[less] - at), (size_t)(rank[less] - at));
    if (less < m) { end_at(a, A, at, rank, m, less, sign == SIGN_ZERO, budget); return; }
    a->price = real_si(A, 0);
    a->information = told_when_full(A, rank, m);
    a->spent = cost_of_full(A, rank, m);
}

/* sum_s w_s min(n C_s, L_s) for one n. */
static const real_t *evenly(arena_t *A, const allocation_context_t *at, size_t n, mpq_srcptr labels)
{
    sum_t S = sum_start(A, n);
    const real_t **told = ARENA_ARRAY(A, const real_t *, n);
    for (size_t s = 0; s < n; s++) {
        size_t first = (size_t)(kin(at, s) - at);
        const real_t *x = first < s ? NULL : real_scale(at[s].capacity, labels);
        told[s] = first < s ? told[first] : at_most(compare(x, at[s].most)) ? x : real_min(x, at[s].most);
        sum_add(&S, at[s].weight, told[s]);
    }
    return sum_done(&S);
}

/* No label goes where C > 0 is not decided: C <= p c has to be; else D(p) has all of w L. */
static void faint(allocation_t *a, const allocation_context_t *at, size_t s)
{
    effort_t effort = EFFORT_DEFAULT;
    if (mpq_sgn(at[s].weight) == 0 || real_sgn(at[s].capacity, &effort) != SIGN_UNKNOWN) return;
    if (at_most(compare(at[s].capacity, real_scale(a->price, at[s].cost)))) return;
    doubt(a, false, s, s);
    a->information = real_add(a->information, real_scale(at[s].most, at[s].weight));
}

void allocation_find(allocation_t *a, arena_t *A, allocation_context_t *at, size_t n, mpq_srcptr budget)
{
    allocation_context_t **rank = ARENA_ARRAY(A, allocation_context_t *, n);
    mpq_ptr each = arena_mpq(A, 2), one = each + 1;
    *a = (allocation_t){ .proved = true, .cost_of_one = arena_mpq(A, 1) };
    size_t m = ranked(rank, at, n);
    allocate(a, A, at, rank, m, budget);
    for (size_t s = 0; s < n; s++) {
        faint(a, at, s);
        mpq_mul(one, at[s].weight, at[s].cost);
        mpq_add(a->cost_of_one, a->cost_of_one, one);
    }
    mpq_div(each, budget, a->cost_of_one);
    mpq_set_ui(one, 1, 1);
    a->even = evenly(A, at, n, each);
    a->one = evenly(A, at, n, one);
}
