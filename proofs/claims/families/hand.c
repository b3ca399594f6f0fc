/* SPDX-License-Identifier: MIT
**
** Families by hand are made: lists of exact values, ranges, named laws and channels, sweeps, grids, points.
*/
#include "proofs/claims/families/family.h"
#include "proofs/claims/core/declare.h"
#include "proofs/claims/exact/eval.h"

#include <string.h>

/* --- how many ----------------------------------------------------------------------------------------------------- */

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
    if (r->by->kind == TRY_DECODERS) return CORNERS_MOST;
    if (r->made) n = made_size(r, n);
    if (r->made) return n > MADE_MOST ? MADE_MOST : n;
    return n > MOST ? MOST : n;
}

/* --- setting ------------------------------------------------------------------------------------------------------ */

/* Which of its values each set takes in candidate i. */
void hand_choose(maker_t *m, size_t i)
{
    const recipe_t *r = m->r;
    if (!r->by) return;
    bool drawn = r->by->kind == TRY_RANDOM || r->by->kind == TRY_SWEEP || r->by->kind == TRY_DECODERS;
    size_t all = 1;
    for (unsigned k = 0; r->made && k < r->sets && all < MADE_MOST; k++) all *= choices(&r->set[k]);
    if (r->made) { drawn = made_size(r, all) > MADE_MOST; made_choose(m, &i, drawn); }
    for (unsigned k = 0; k < r->sets; k++) {
        size_t n = choices(&r->set[k]);
        m->which[k] = r->made && drawn ? made_digit(m, n) : drawn ? (size_t)draw_int(m->d, 0, (long)n - 1) : i % n;
        if (!drawn) i /= n;
    }
    m->index = r->from + (long)(r->by->kind == TRY_SWEEP ? i : 0);
}

/* --- sizes, and the numbers that they are set from ---------------------------------------------------------------- */

static const hand_t *chosen(const maker_t *m, unsigned k)
{
    return m->r->set[k].range ? NULL : &m->r->set[k].value[m->which[k]];
}

static eval_t *bare(maker_t *m, const core_lemma_t *L)
{
    eval_t *e = eval_bare(maker_scratch(m), L, m->c, m->dim);
    e->slot[0] = m->index;
    return e;
}

static void cannot(maker_t *m, const char *why)
{
    if (!m->past) m->past = arena_printf(m->c->home, "%s", why);
}

/* So many letters as there are rows, where nothing says how many. */
static void row_sizes(maker_t *m)
{
    for (unsigned k = 0; k < m->r->sets; k++) {
        const set_t *s = &m->r->set[k];
        if (s->entry < 0 || s->range) continue;
        for (unsigned a = 0; a < m->S->entry[s->entry].axes; a++)
            if (chosen(m, k)->dim[a]) m->dim[m->S->entry[s->entry].alphabet[a]] = chosen(m, k)->dim[a];
    }
}

static void set_size(maker_t *m, const core_lemma_t *L, unsigned k)
{
    const set_t *s = &m->r->set[k];
    const char *name = m->r->by->assign[k].name;
    long n = s->from + (long)m->which[k];
    if (!s->range && !eval_whole(bare(m, L), chosen(m, k)->part[0], &n)) { cannot(m,
        arena_printf(m->c->home, "%s is set to a term that is no whole number here", name)); return; }
    if (n < 1 || n > LETTERS_MAX)
        cannot(m, arena_printf(m->c->home, "%s is set to a size that is none of 1 to %d", name, LETTERS_MAX));
    m->dim[s->alphabet] = n < 1 ? 1 : n > LETTERS_MAX ? LETTERS_MAX : (size_t)n;
}

static void set_number(maker_t *m, const core_lemma_t *L, unsigned k)
{
    const set_t *s = &m->r->set[k];
    mpq_ptr at = candidate_table(m->c, m->S->entry[s->entry].name, 0, NULL), q;
    const char *why = NULL;
    if (s->range) mpq_set_si(at, s->from + (long)m->which[k], 1);
    else if ((why = hand_fit(&q, bare(m, L), &m->S->entry[s->entry], chosen(m, k)))) cannot(m, why);
    else mpq_set(at, q);
}

void hand_numbers(maker_t *m, const core_lemma_t *L)
{
    for (unsigned i = 0; m->r->by && i < m->r->steps; i++)
        if (m->r->order[i] < m->r->sets && m->r->set[m->r->order[i]].early) set_number(m, L, m->r->order[i]);
}

void hand_sizes(maker_t *m, const core_lemma_t *L)
{
    if (m->r->by) row_sizes(m);
    for (unsigned i = 0; m->r->by && i < m->r->steps; i++) {
        unsigned k = m->r->order[i];
        if (k >= m->r->sets) continue;
        if (m->r->set[k].entry < 0) set_size(m, L, k);
        else if (m->r->set[k].early) set_number(m, L, k);
    }
    if (m->r->made) made_sizes(m, L);
}

/* --- values ------------------------------------------------------------------------------------------------------- */

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

bool hand_is_number(const core_t *x)
{
    bool number = x->kind == CORE_NUMBER || x->kind == CORE_NEG || x->kind == CORE_ADD || x->kind == CORE_SUB ||
                  x->kind == CORE_MUL || x->kind == CORE_DIV || x->kind == CORE_POW;
    for (unsigned k = 0; k < x->n && number; k++) number = hand_is_number(x->part[k]);
    return number;
}

static bool are_numbers(const hand_t *h)
{
    bool numbers = true;
    for (unsigned k = 0; h && k < h->n && numbers; k++) numbers = hand_is_number(h->part[k]);
    return numbers;
}

bool hand_is_all(const maker_t *m)
{
    const recipe_t *r = m->r;
    if (!r->by || r->by->kind != TRY_CORNERS || r->made) return false;
    for (unsigned k = 0; k < m->S->params; k++) {
        unsigned i = 0;
        while (i < r->sets && !(r->set[i].entry == (int)k && are_numbers(chosen(m, i)))) i++;
        if (i == r->sets) return false;
    }
    return true;
}

/* Of what is set already its values stand; of what is set later nothing is asked. */
static void set_values(maker_t *m, const core_lemma_t *L, unsigned k)
{
    const set_t *s = &m->r->set[k];
    value_t *v = &m->c->value[s->entry];
    effort_t effort = EFFORT_LITTLE;
    mpq_ptr q;
    if (s->range) { mpq_set_si(v->at, s->from + (long)m->which[k], 1); return; }
    eval_t *e = are_numbers(chosen(m, k)) ? bare(m, L) : eval_start(maker_scratch(m), L, m->c, &effort);
    e->slot[0] = m->index;
    const char *why = hand_fit(&q, e, &m->S->entry[s->entry], chosen(m, k));
    if (why) { cannot(m, why); return; }
    for (size_t i = 0; i < v->cells; i++) mpq_set(v->at + i, q + i);
}

static void set_point(maker_t *m, size_t i)
{
    value_t *v = &m->c->value[setting_entry(m->S, m->r->by->over)];
    for (size_t k = 0; k < v->cells; k++) mpq_set_ui(v->at + k, k == i % v->cells, 1);
}

void hand_values(maker_t *m, const core_lemma_t *L, size_t i)
{
    const recipe_t *r = m->r;
    if (!r->by) return;
    if (r->by->kind == TRY_GRID) set_grid(m, i);
    if (r->by->kind == TRY_POINTS) set_point(m, i);
    if (r->made && !m->past) made_values(m, L);
    for (unsigned k = 0; k < r->steps && !m->past; k++) {
        if (r->order[k] >= r->sets) fact_meet(m, L, &L->given[r->order[k] - r->sets]);
        else if (r->set[r->order[k]].entry >= 0) set_values(m, L, r->order[k]);
    }
}
