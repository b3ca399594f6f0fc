/* SPDX-License-Identifier: MIT
**
** Families by hand are made: lists of exact values, ranges, named laws and channels, sweeps, grids, points.
*/
#include "proofs/claims/family.h"
#include "proofs/claims/declare.h"
#include "proofs/claims/eval.h"

#include <string.h>

/* --- how many ----------------------------------------------------------------------------------------------------------------- */

static size_t choices(const set_t *s) { return s->range ? (size_t)(s->to - s->from) + 1 : s->n; }

static bool on_grid(const entry_t *e) { return e->kind == ENTRY_NUMBER && e->least && e->most; }

size_t hand_size(const core_lemma_t *L, const recipe_t *r)
{
    enum { MOST = 100000 };
    size_t n = 1;
    if (r->by->kind == TRY_RANDOM) return r->by->count;
    if (r->by->kind == TRY_POINTS) return 24;
    if (r->by->kind == TRY_SWEEP) return (size_t)(r->to - r->from) + 1;
    for (unsigned k = 0; r->by->kind == TRY_GRID && k < L->setting.params; k++)
        if (on_grid(&L->setting.entry[k]) && n < MOST) n *= r->by->count + 1;
    for (unsigned k = 0; k < r->sets && n < MOST; k++) n *= choices(&r->set[k]);
    if (r->by->kind == TRY_CORNERS && !r->sets) return CORNERS_MOST;
    return n > MOST ? MOST : n;
}

/* --- setting -------------------------------------------------------------------------------------------------------------------- */

/* Which of its values each set takes in candidate i. */
void hand_choose(maker_t *m, size_t i)
{
    const recipe_t *r = m->r;
    if (!r->by) return;
    bool drawn = r->by->kind == TRY_RANDOM || r->by->kind == TRY_SWEEP;
    for (unsigned k = 0; k < r->sets; k++) {
        size_t n = choices(&r->set[k]);
        m->which[k] = drawn ? (size_t)draw_int(m->d, 0, (long)n - 1) : i % n;
        if (!drawn) i /= n;
    }
    m->index = r->from + (long)(r->by->kind == TRY_SWEEP ? i : 0);
}

/* Numbers that are set come before sizes, which may ask for them. */
static void early_number(maker_t *m, eval_t *e, const set_t *s, size_t which)
{
    mpq_ptr at = candidate_table(m->c, m->S->entry[s->entry].name, 0, NULL);
    const core_t *x = s->range ? NULL : s->value[which].part[0];
    num_t a = { NULL, NULL };
    if (s->range) mpq_set_si(at, s->from + (long)which, 1);
    else if (core_is_bare(x) && eval_knows(e, x) && (a = eval(e, x)).q) mpq_set(at, a.q);
}

/* So many letters as there are rows, where nothing says how many. */
static void row_sizes(maker_t *m)
{
    for (unsigned k = 0; k < m->r->sets; k++) {
        const set_t *s = &m->r->set[k];
        if (s->entry < 0 || s->range || !s->value[m->which[k]].row) continue;
        for (unsigned a = 0; a < m->S->entry[s->entry].axes; a++) m->dim[m->S->entry[s->entry].alphabet[a]] = s->value[m->which[k]].dim[a];
    }
}

void hand_sizes(maker_t *m, const core_lemma_t *L)
{
    if (m->r->by) row_sizes(m);
    for (unsigned k = 0; m->r->by && k < m->r->sets; k++) {
        const set_t *s = &m->r->set[k];
        eval_t *e = eval_bare(m->c->home, L, m->c, m->dim);
        e->slot[0] = m->index;
        const hand_t *h = s->range ? NULL : &s->value[m->which[k]];
        if (s->entry >= 0) {
            if (!m->S->entry[s->entry].axes) early_number(m, e, s, m->which[k]);
            continue;
        }
        long n = s->range ? s->from + (long)m->which[k] : 0;
        if (s->range || eval_whole(e, h->part[0], &n)) m->dim[s->alphabet] = n < 1 ? 1 : n > LETTERS_MAX ? LETTERS_MAX : (size_t)n;
        if (n < 1 || n > LETTERS_MAX) m->past = arena_printf(m->c->home, "%s is set to a size that is none of 1 to %d", m->r->by->assign[k].name, LETTERS_MAX);
    }
}

static mpq_srcptr rational(eval_t *e, const core_t *x)
{
    num_t a = eval(e, x);
    return a.q && !e->beyond && !e->doubt && !e->at_most ? a.q : NULL;
}

/* A named channel of these dimensions; a law has one input. NULL where it does not fit. */
static const chan_t *named(eval_t *e, const hand_t *h, size_t nx, size_t ny)
{
    arena_t *A = e->A;
    mpq_srcptr last = h->n ? rational(e, h->part[h->n - 1]) : NULL;
    mpq_ptr noise = arena_mpq(A, 1);
    if (last) mpq_set(noise, last);
    bool unit = mpq_sgn(noise) >= 0 && mpq_cmp_ui(noise, 1, 1) <= 0;
    size_t *map = ARENA_ARRAY(A, size_t, nx);
    const char *name = h->named;
    for (size_t x = 0; x < nx; x++) map[x] = x < ny ? x : ny - 1;
    if (strcmp(name, "uniform") == 0 || strcmp(name, "useless") == 0) return chan_useless(A, nx, pmf_uniform(A, ny));
    if (strcmp(name, "point") == 0) return chan_useless(A, nx, pmf_point(A, ny, mpq_sgn(noise) > 0 && mpq_cmp_ui(noise, ny, 1) < 0 ? mpz_get_ui(mpq_numref(noise)) : 0));
    if (strcmp(name, "noiseless") == 0) return nx == ny ? chan_noiseless(A, nx) : chan_map(A, nx, ny, map);
    if (strcmp(name, "symmetric") == 0) return unit && nx == ny && nx > 1 ? chan_symmetric(A, nx, noise) : NULL;
    if (strcmp(name, "bec") == 0) return unit && ny == nx + 1 ? chan_erasing(A, nx, noise) : NULL;
    if (strcmp(name, "z") == 0) return unit && nx == 2 && ny == 2 ? chan_z(A, noise) : NULL;
    map[nx - 1] = 0; /* merge */
    return chan_map(A, nx, ny, map);
}

/* Of several letters behind the bar the channel is from the first, whatever the others are. */
static void set_named(maker_t *m, eval_t *e, const set_t *s, const hand_t *h)
{
    const entry_t *p = &m->S->entry[s->entry];
    value_t *v = &m->c->value[s->entry];
    size_t ny = p->kind == ENTRY_LAW ? v->cells : v->dim[v->rank - 1], nx = p->kind == ENTRY_LAW || v->rank < 2 ? 1 : v->dim[0];
    const chan_t *W = named(e, h, nx, ny);
    for (size_t k = 0, each = v->cells / nx; W && k < v->cells; k++) chan_prob(v->at + k, W, k / each, k % ny);
}

static bool is_letter(mpq_srcptr x, size_t n) { return mpz_cmp_ui(mpq_denref(x), 1) == 0 && mpq_sgn(x) >= 0 && mpz_cmp_ui(mpq_numref(x), n) < 0; }

/* Terms at the letters of what is set; a law only when they make one; a map only where its values are letters. */
static void set_terms(maker_t *m, eval_t *e, const set_t *s, const hand_t *h)
{
    const entry_t *p = &m->S->entry[s->entry];
    value_t *v = &m->c->value[s->entry];
    mpq_ptr q = arena_mpq(e->A, v->cells + 1), sum = q + v->cells;
    size_t ny = v->rank ? v->dim[v->rank - 1] : 1;
    bool law = p->kind == ENTRY_LAW || p->kind == ENTRY_CHANNEL || p->kind == ENTRY_FACTOR;
    if (h->row && h->n != v->cells) { m->c->unmade = arena_printf(m->c->home, "%s is set by %u numbers and has %zu", p->name, h->n, v->cells); return; }
    for (size_t k = 0, left = 0; k < v->cells; k++) {
        left = k;
        for (unsigned a = v->rank; a-- > 0; left /= v->dim[a]) e->slot[1 + a] = (long)(left % v->dim[a]);
        mpq_srcptr x = rational(e, h->part[h->row ? k : 0]);
        if (!x && p->kind == ENTRY_NUMBER) m->c->unmade = arena_printf(m->c->home, "%s is set to a term that has no rational value here", p->name);
        if (!x) return;
        if (p->kind == ENTRY_MAP && !is_letter(x, m->dim[p->into])) {
            m->c->unmade = arena_printf(m->c->home, "%s is set to a value that is none of its %zu letters 0, 1, ..", p->name, m->dim[p->into]);
            return;
        }
        if (law && mpq_sgn(x) < 0) return;
        mpq_set(q + k, x);
        if (!law) continue;
        if (k % ny == 0 && p->kind != ENTRY_LAW) mpq_set_ui(sum, 0, 1);
        mpq_add(sum, sum, x);
        bool last = p->kind == ENTRY_LAW ? k + 1 == v->cells : k % ny + 1 == ny;
        if (last && mpq_cmp_ui(sum, 1, 1) != 0) return;
    }
    for (size_t k = 0; k < v->cells; k++) mpq_set(v->at + k, q + k);
}

static void set_grid(maker_t *m, size_t i)
{
    mpq_ptr t = arena_mpq(m->c->home, 1);
    size_t n = m->r->by->count;
    for (unsigned k = 0; k < m->S->params; k++) {
        const entry_t *e = &m->S->entry[k];
        if (!on_grid(e)) continue;
        mpq_set_ui(t, i % (n + 1), n);
        mpq_canonicalize(t);
        i /= n + 1;
        mpq_ptr q = m->c->value[k].at;
        mpq_sub(q, e->most, e->least);
        mpq_mul(q, q, t);
        mpq_add(q, q, e->least);
    }
}

void hand_values(maker_t *m, const core_lemma_t *L, size_t i)
{
    const recipe_t *r = m->r;
    if (!r->by) return;
    if (r->by->kind == TRY_GRID) { set_grid(m, i); return; }
    if (r->by->kind == TRY_POINTS) {
        value_t *v = &m->c->value[setting_entry(m->S, r->by->over)];
        for (size_t k = 0; k < v->cells; k++) mpq_set_ui(v->at + k, k == i % v->cells, 1);
        return;
    }
    for (unsigned pass = 0; pass < 2; pass++) { /* p in {0, q}, q in {..}: once more, when q is set */
        m->c->unmade = m->past;
        for (unsigned k = 0; k < r->sets; k++) {
            const set_t *s = &r->set[k];
            if (s->entry < 0) continue;
            if (s->range) { mpq_set_si(m->c->value[s->entry].at, s->from + (long)m->which[k], 1); continue; }
            effort_t effort = EFFORT_LITTLE;
            eval_t *e = eval_start(m->c->home, L, m->c, &effort);
            e->slot[0] = m->index;
            const hand_t *h = &s->value[m->which[k]];
            if (h->named) set_named(m, e, s, h);
            else set_terms(m, e, s, h);
        }
    }
}
