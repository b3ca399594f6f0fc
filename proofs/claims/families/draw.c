/* SPDX-License-Identifier: MIT
**
** Values of parameters, by number among corners and drawn.
*/
#include "proofs/claims/families/family.h"
#include "numerics/base/rat.h"
#include "proofs/engine/stock.h"

size_t pick(maker_t *m, size_t n)
{
    if (n <= 1) return 0;
    if (m->how != MAKE_CORNERS || m->product > CORNERS_MOST) return (size_t)draw_int(m->d, 0, (long)n - 1);
    size_t digit = m->i % n;
    m->i /= n;
    m->product *= n;
    return digit;
}

/* --- sizes -------------------------------------------------------------------------------------------------------- */

void draw_sizes(maker_t *m)
{
    enum { CELLS_MOST = 2048 };
    for (unsigned a = 0; a < m->S->alphabets; a++) {
        long lo = m->S->alphabet[a].lo, hi = m->S->alphabet[a].hi, from, to;
        if (m->how == MAKE_FUNCTIONS) from = to = draw_once_in(m->d, 8) ? 3 : 2;
        else if (m->how == MAKE_PARITIES) from = to = draw_once_in(m->d, 4) ? 4 : 2;
        else if (m->how == MAKE_CORNERS) { static const long least[] = { 2, 3, 1 }; from = to = least[pick(m, 3)]; }
        else if (m->how == MAKE_SMALL || m->how == MAKE_TIES) { from = 1; to = 3; }
        else { from = 1; to = 5; }
        if (m->r && m->r->letters_hi) { from = m->r->letters_lo; to = m->r->letters_hi; }
        if (from < lo) from = lo;
        if (to < from) to = from;
        if (hi && to > hi) to = hi;
        if (hi && from > hi) from = hi;
        m->dim[a] = (size_t)draw_int(m->d, from, to);
    }
    /* The largest arrays stay small: the largest alphabet of each gives way. */
    for (unsigned k = 0; k < m->S->params; k++)
        for (;;) {
            const entry_t *e = &m->S->entry[k];
            size_t cells = 1;
            unsigned widest = 0;
            for (unsigned i = 0; i < e->axes; i++) {
                cells *= m->dim[e->alphabet[i]];
                if (m->dim[e->alphabet[i]] > m->dim[e->alphabet[widest]]) widest = i;
            }
            size_t *n = &m->dim[e->axes ? e->alphabet[widest] : 0];
            if (!e->axes || cells <= CELLS_MOST || (long)*n <= m->S->alphabet[e->alphabet[widest]].lo || *n == 1) break;
            --*n;
        }
}

void bound_sizes(maker_t *m)
{
    for (unsigned k = 0; k < m->S->params; k++) {
        const entry_t *e = &m->S->entry[k];
        size_t cells = 1;
        for (unsigned i = 0; i < e->axes && cells <= CELLS_MADE_MAX; i++) cells *= m->dim[e->alphabet[i]];
        if (cells <= CELLS_MADE_MAX) continue;
        m->past = arena_printf(m->c->home, "%s is to have more than %d entries", e->name, CELLS_MADE_MAX);
        for (unsigned i = 0; i < e->axes; i++) m->dim[e->alphabet[i]] = 1;
    }
}

/* --- numbers ------------------------------------------------------------------------------------------------------ */

static void ratio(mpq_ptr q, long a, unsigned long b) { mpq_set_si(q, a, b); rat_reduce(q); }

/* The end of a range, cut to a thousand million: what lies past is not drawn. */
static long whole_end(mpq_srcptr q)
{
    enum { FAR = 1000000000 };
    if (mpq_cmp_si(q, FAR, 1) > 0) return FAR;
    return mpq_cmp_si(q, -FAR, 1) < 0 ? -FAR : mpz_get_si(mpq_numref(q)) / mpz_get_si(mpq_denref(q));
}

static void integer(mpq_ptr q, maker_t *m, const entry_t *e)
{
    long lo = e->least ? whole_end(e->least) : 0, hi = e->most ? whole_end(e->most) : lo + 1000;
    long width = hi - lo;
    if (m->how == MAKE_CORNERS) {
        long at[] = { 0, 1, 2, 3, width < 30 ? width : 10 };
        long k = at[pick(m, 5)];
        ratio(q, lo + (k < width ? k : width), 1);
        return;
    }
    long most = draw_once_in(m->d, 8) ? width : width < 12 ? width : 12; /* small ones mostly */
    ratio(q, lo + draw_int(m->d, 0, most < 60 ? most : 60), 1);
}

/* The k-th corner of [lo, hi], open or infinite sides near, far. */
static void corner(mpq_ptr q, maker_t *m, const entry_t *e)
{
    const binder_t *b = e->binder;
    mpq_ptr little = arena_mpq(m->c->home, 1);
    ratio(little, 1, 1000000);
    static const long plain[][2] = { { 0, 1 }, { 1, 1 },  { -1, 1 },      { 1, 2 },
                                     { 2, 1 }, { 10, 1 }, { 1, 1000000 }, { -3, 1 } };
    static const long above[][2] = { { 0, 1 },  { 1, 1 },       { 1, 2 },    { 2, 1 },
                                     { 10, 1 }, { 1, 1000000 }, { 1000, 1 }, { 3, 1 } };
    if (!e->least && !e->most) { size_t k = pick(m, 8); ratio(q, plain[k][0], (unsigned long)plain[k][1]); return; }
    if (!e->least || !e->most) {
        size_t k = pick(m, 8);
        ratio(q, above[k][0], (unsigned long)above[k][1]);
        if (k == 0 && (e->least ? b->open_lo : b->open_hi)) mpq_set_si(q, 5, 1);
        if (e->least) rat_add(q, e->least, q);
        else rat_sub(q, e->most, q);
        return;
    }
    rat_sub(q, e->most, e->least);
    switch (pick(m, 6)) {
    case 0: mpq_set(q, e->least); if (b->open_lo) rat_add(q, q, little); return;
    case 1: mpq_set(q, e->most); if (b->open_hi) rat_sub(q, q, little); return;
    case 2: ratio(little, 1, 2); break;
    case 3: break;
    case 4: ratio(little, 999999, 1000000); break;
    default: ratio(little, 1, 3);
    }
    rat_mul(q, q, little);
    rat_add(q, q, e->least);
}

void draw_number(mpq_ptr q, maker_t *m, const entry_t *e)
{
    const binder_t *b = e->binder;
    mpq_ptr t = arena_mpq(m->c->home, 1);
    if (b && b->n_among) { /* one of the list; a value that is no constant is set by hand or not at all */
        bool corners = m->how == MAKE_CORNERS || m->how == MAKE_FUNCTIONS;
        mpq_srcptr x = e->value[corners ? pick(m, b->n_among) : (size_t)draw_int(m->d, 0, (long)b->n_among - 1)];
        if (x) mpq_set(q, x);
        return;
    }
    if (b && b->integer) { integer(q, m, e); return; }
    if (b && (m->how == MAKE_CORNERS || m->how == MAKE_FUNCTIONS)) { corner(q, m, e); return; }
    long n = m->r && m->r->denominator                     ? m->r->denominator
             : m->how == MAKE_SMALL || m->how == MAKE_TIES ? DRAW_FROM(m->d, 1, 2, 3, 4, 6, 12)
                                                           : DRAW_FROM(m->d, 2, 10, 97, 1000, 1000000007);
    bool two = e->least && e->most, positive = e->positive || (b && b->open_lo);
    long lo = two                   ? (b && b->open_lo)
              : e->least || e->most ? positive
                                    : -4 * n,
         hi = two ? n - (b && b->open_hi) : 4 * n;
    if (draw_once_in(m->d, 6) && !two) hi = 40 * n;
    ratio(q, draw_int(m->d, lo, hi > lo ? hi : lo), (unsigned long)n);
    if (two) { rat_sub(t, e->most, e->least); rat_mul(q, q, t); rat_add(q, q, e->least); }
    else if (e->least) rat_add(q, q, e->least);
    else if (e->most) rat_sub(q, e->most, q);
}

/* --- laws --------------------------------------------------------------------------------------------------------- */

/* Corner rows: the parents' sum, the first, the last, one letter, the least, the greatest; uniform; noise on the
** sum. */
static const chan_t *corner_rows(maker_t *m, size_t nx, size_t ny, const size_t *dim, unsigned parents, bool map)
{
    arena_t *A = m->c->home;
    mpq_ptr p = arena_mpq(A, nx * ny), e = arena_mpq(A, 2), rest = e + 1;
    bool functions = m->how == MAKE_FUNCTIONS;
    size_t kind = functions && !map && draw_once_in(m->d, 3) ? 6 : pick(m, map || functions ? 6 : 9);
    if (kind == 6) return chan_useless(A, nx, pmf_uniform(A, ny));
    if (kind == 7) mpq_set_ui(e, 1, 10);
    if (kind == 8) mpq_set_ui(e, 1, 1000000);
    if (ny == 1) mpq_set_ui(e, 0, 1);
    for (size_t x = 0; x < nx; x++) {
        size_t sum = 0, first = 0, last = 0, least = SIZE_MAX, most = 0, left = x;
        for (unsigned k = parents; k-- > 0; left /= dim[k]) {
            first = left % dim[k];
            if (k + 1 == parents) last = first;
            sum += first;
            least = first < least ? first : least;
            most = first > most ? first : most;
        }
        size_t y = (kind == 1   ? first
                    : kind == 2 ? last
                    : kind == 3 ? 0
                    : kind == 4 ? least
                    : kind == 5 ? most
                                : sum) %
                   ny;
        for (size_t k = 0; k < ny && ny > 1; k++) {
            mpq_set_ui(rest, 1, ny - 1);
            rat_mul(p + x * ny + k, e, rest);
        }
        mpq_set_ui(rest, 1, 1);
        rat_sub(p + x * ny + y, rest, e);
    }
    return chan_make(A, nx, ny, p, NULL);
}

static const chan_t *corner_law(maker_t *m, size_t n)
{
    arena_t *A = m->c->home;
    mpz_ptr w = arena_mpz(A, n);
    size_t kind = m->how == MAKE_FUNCTIONS ? 0 : pick(m, 5);
    if (kind == 0) return chan_of_law(pmf_uniform(A, n));
    if (kind == 1) return chan_of_law(pmf_point(A, n, 0));
    for (size_t k = 0; k < n; k++)
        mpz_set_ui(w + k, kind == 2 ? k + 1 : kind == 3 ? (k ? 1 : 1000000) : (k < 2 ? 1 : 0));
    return chan_of_law(pmf_weights(A, n, w));
}

/* Rows in which every entry is positive. */
static const chan_t *positive_rows(maker_t *m, size_t nx, size_t ny)
{
    arena_t *A = m->c->home;
    mpq_ptr p = arena_mpq(A, nx * ny);
    long most = DRAW_FROM(m->d, 1, 2, 3, 8, 1000);
    for (size_t x = 0; x < nx; x++) {
        unsigned long sum = 0;
        for (size_t y = 0; y < ny; y++) {
            unsigned long w = (unsigned long)draw_int(m->d, 1, most);
            mpq_set_ui(p + x * ny + y, w, 1);
            sum += w;
        }
        for (size_t y = 0; y < ny; y++) { mpz_set_ui(mpq_denref(p + x * ny + y), sum); rat_reduce(p + x * ny + y); }
    }
    return chan_make(A, nx, ny, p, NULL);
}

static const chan_t *rows(maker_t *m, size_t nx, size_t ny, const size_t *dim, unsigned parents, bool map,
                          bool positive)
{
    if (positive) return positive_rows(m, nx, ny);
    if (m->how == MAKE_CORNERS || m->how == MAKE_FUNCTIONS)
        return parents ? corner_rows(m, nx, ny, dim, parents, map) : corner_law(m, ny);
    if (map) return stock_map(m->c->home, m->d, nx, ny);
    return stock_channel(m->c->home, m->d, nx, ny);
}

void draw_joint(maker_t *m, const law_t *P, unsigned param, const net_t *net)
{
    size_t dim[PMF_AXES_MAX] = { 0 }, cells = 1, digit[PMF_AXES_MAX];
    const chan_t *W[PMF_AXES_MAX];
    for (unsigned k = 0; k < P->axes; k++) cells *= dim[k] = m->dim[P->alphabet[k]];
    for (unsigned i = 0; i < P->axes; i++) {
        unsigned v = net->order[i], n = 0;
        size_t of[PMF_AXES_MAX], nx = 1;
        for (unsigned k = 0; k < P->axes; k++)
            if (net->parents[v] >> k & 1) nx *= of[n++] = dim[k];
        if (!(W[v] = made_rows(m, v, nx, dim[v], of, n)))
            W[v] = rows(m, nx, dim[v], of, n, net->map[v], m->S->entry[param].positive);
    }
    mpq_ptr at = candidate_table(m->c, m->S->entry[param].name, P->axes, dim), q = arena_mpq(m->c->home, 1);
    for (size_t i = 0; i < cells; i++) {
        size_t left = i;
        for (unsigned k = P->axes; k-- > 0; left /= dim[k]) digit[k] = left % dim[k];
        mpq_set_ui(at + i, 1, 1);
        for (unsigned v = 0; v < P->axes && mpq_sgn(at + i); v++) {
            size_t x = 0;
            for (unsigned k = 0; k < P->axes; k++)
                if (net->parents[v] >> k & 1) x = x * dim[k] + digit[k];
            chan_prob(q, W[v], x, digit[v]);
            rat_mul(at + i, at + i, q);
        }
    }
}

static void conditional(maker_t *m, unsigned param)
{
    const entry_t *e = &m->S->entry[param];
    size_t dim[VALUE_AXES_MAX], nx = 1;
    for (unsigned k = 0; k < e->axes; k++) dim[k] = m->dim[e->alphabet[k]];
    for (unsigned k = 0; k + 1 < e->axes; k++) nx *= dim[k];
    size_t ny = dim[e->axes - 1];
    const chan_t *W = rows(m, nx, ny, dim, e->axes - 1, false, e->positive);
    mpq_ptr at = candidate_table(m->c, e->name, e->axes, dim);
    for (size_t i = 0; i < nx * ny; i++) chan_prob(at + i, W, i / ny, i % ny);
}

/* An earlier parameter of the same shape; -1 where there is none. */
static int twin(const maker_t *m, unsigned k)
{
    const entry_t *e = &m->S->entry[k];
    for (unsigned i = k; i-- > 0;) {
        const entry_t *o = &m->S->entry[i];
        bool same = o->kind == e->kind && o->axes == e->axes;
        for (unsigned a = 0; same && a < e->axes; a++) same = o->alphabet[a] == e->alphabet[a];
        if (same) return (int)i;
    }
    return -1;
}

/* The twin itself, or a number within 10^-j of it. */
static bool tie(maker_t *m, unsigned k)
{
    int t = twin(m, k);
    if (m->how != MAKE_TIES || t < 0 || m->S->entry[k].kind == ENTRY_MAP || draw_once_in(m->d, 3)) return false;
    const value_t *v = &m->c->value[t];
    mpq_ptr at = candidate_table(m->c, m->S->entry[k].name, v->rank, v->dim);
    for (size_t i = 0; i < v->cells; i++) mpq_set(at + i, v->at + i);
    const binder_t *b = m->S->entry[k].binder;
    if (v->rank || (b && b->integer) || draw_once_in(m->d, 2)) return true;
    mpq_ptr q = arena_mpq(m->c->home, 1);
    mpz_ui_pow_ui(mpq_denref(q), 10, (unsigned long)draw_int(m->d, 1, 12));
    mpz_set_si(mpq_numref(q), draw_once_in(m->d, 2) ? -1 : 1);
    rat_add(at, at, q);
    return true;
}

static void entries(maker_t *m, unsigned k)
{
    const entry_t *e = &m->S->entry[k];
    size_t dim[VALUE_AXES_MAX], cells = 1;
    for (unsigned a = 0; a < e->axes; a++) cells *= dim[a] = m->dim[e->alphabet[a]];
    mpq_ptr at = candidate_table(m->c, e->name, e->axes, dim);
    bool equal = e->axes && draw_once_in(m->d, 5);
    for (size_t i = 0; i < cells; i++)
        if (e->kind == ENTRY_MAP) mpq_set_si(at + i, (long)pick(m, m->dim[e->into]), 1);
        else if (equal && i) mpq_set(at + i, at);
        else draw_number(at + i, m, e);
}

void draw_entry(maker_t *m, unsigned k)
{
    const entry_t *e = &m->S->entry[k];
    if (tie(m, k)) return;
    if (e->kind == ENTRY_NUMBER || e->kind == ENTRY_TABLE || e->kind == ENTRY_MAP) { entries(m, k); return; }
    if (e->kind == ENTRY_LAW && e->axes > 1) {
        for (unsigned l = 0; l < m->S->laws; l++)
            if (m->S->law[l].param == (int)k) {
                if (m->how == MAKE_PARITIES && (int)l == m->S->joint && parities(m, &m->S->law[l], k, m->r->nets))
                    continue;
                net_t all = { .map = { false } };
                for (unsigned v = 0; v < e->axes; v++) { all.order[v] = v; all.parents[v] = (1u << v) - 1; }
                draw_joint(m, &m->S->law[l], k,
                      (int)l == m->S->joint ? &m->r->nets->net[draw_int(m->d, 0, (long)m->r->nets->n - 1)] : &all);
            }
        return;
    }
    conditional(m, k);
}
