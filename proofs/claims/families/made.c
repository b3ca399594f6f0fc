/* SPDX-License-Identifier: MIT
**
** A constructor is a family: `symmetric M in 2..64`. In each candidate one of its targets is it: a channel or a factor
** that is declared, or what a random variable is given those that it depends on; for uniform, useless and point a law,
** too. Each target in turn, each number that is set in turn; where none is, its ends, the middle, and numbers that are
** drawn. What stands beside the target is drawn, or copies its input, or is the same constructor, so that a bound which
** such a channel attains is met.
*/
#include "proofs/claims/families/made.h"
#include "numerics/base/rat.h"
#include "proofs/engine/stock.h"

#include <string.h>

enum { VARIANTS = 6, VARIANTS_SET = 3 };

/* --- how many, and which ------------------------------------------------------------------------------------------ */

static size_t own_choices(const set_t *s) { return s->range ? (size_t)(s->to - s->from) + 1 : s->n ? s->n : 1; }

static unsigned variants(const made_t *d)
{
    bool set = d->number || d->own_number.n || d->own_number.range;
    bool over = made_takes_number(d->name) || strcmp(d->name, "map") == 0;
    return over && !set ? VARIANTS : VARIANTS_SET;
}

size_t made_size(const recipe_t *r, size_t choices)
{
    const made_t *d = r->made;
    size_t n = choices * d->targets * variants(d); /* at most 10^6 of each: no product passes 2^64 */
    if (n <= MADE_MOST) n *= own_choices(&d->own_number);
    return n <= MADE_MOST ? n * own_choices(&d->own_letters) : n;
}

size_t made_digit(maker_t *m, size_t n)
{
    enum { FEW = 12 };
    return (size_t)draw_int(m->d, 0, (long)(n > FEW && !draw_once_in(m->d, 8) ? FEW : n) - 1);
}

static unsigned digit(maker_t *m, size_t *i, size_t n, bool drawn)
{
    size_t k = drawn ? made_digit(m, n) : *i % n;
    *i /= n;
    return (unsigned)k;
}

void made_choose(maker_t *m, size_t *i, bool drawn)
{
    const made_t *d = m->r->made;
    m->target = digit(m, i, d->targets, drawn);
    m->variant = digit(m, i, variants(d), drawn);
    m->own[0] = digit(m, i, own_choices(&d->own_number), drawn);
    m->own[1] = digit(m, i, own_choices(&d->own_letters), drawn);
}

/* --- sizes -------------------------------------------------------------------------------------------------------- */

static void cannot(maker_t *m, const char *why)
{
    if (!m->past) m->past = arena_printf(m->c->home, "%s is %s", m->r->made->name, why);
}

/* Does the family, or a declaration, say how many letters the alphabet has? */
static bool is_fixed(const maker_t *m, unsigned a)
{
    bool fixed = m->S->alphabet[a].lo == m->S->alphabet[a].hi;
    for (unsigned k = 0; k < m->r->sets; k++) {
        const set_t *s = &m->r->set[k];
        fixed = fixed || (s->entry < 0 && s->alphabet == (int)a);
        for (unsigned x = 0; s->entry >= 0 && !s->range && x < m->S->entry[s->entry].axes; x++)
            fixed = fixed || (m->S->entry[s->entry].alphabet[x] == a && s->value[m->which[k]].dim[x]);
    }
    return fixed;
}

static void set_dim(maker_t *m, unsigned a, size_t n)
{
    const alphabet_t *X = &m->S->alphabet[a];
    if (is_fixed(m, a) || m->past) return;
    if (n > LETTERS_MAX || (long)n < X->lo || (X->hi && (long)n > X->hi)) cannot(m, arena_printf(m->c->home,
        "for %zu letters of %s, which has another number of them", n, X->name));
    else m->dim[a] = n;
}

/* For so many letters in front; 0: not said. */
static size_t letters_said(maker_t *m, const core_lemma_t *L)
{
    const made_t *d = m->r->made;
    const core_t *x = d->own_letters.n ? d->own_letters.value[m->own[1]].part[0] : d->letters;
    long n = d->own_letters.from + (long)m->own[1];
    if (!x && !d->own_letters.range) return 0;
    if (x && !eval_whole(eval_bare(maker_scratch(m), L, m->c, m->dim), x, &n)) n = 0;
    if (n >= 1 && n <= LETTERS_MAX) return (size_t)n;
    cannot(m, arena_printf(m->c->home, "for a number of letters that is none of 1 to %d", LETTERS_MAX));
    return 0;
}

/* As many letters behind as the constructor gives to n in front. */
static size_t behind(const char *name, size_t n, size_t now)
{
    if (strcmp(name, "symmetric") == 0) return n;
    if (strcmp(name, "bec") == 0) return n + 1;
    if (strcmp(name, "z") == 0) return 2;
    return strcmp(name, "noiseless") == 0 && now < n ? n : now;
}

static size_t in_front(const char *name, size_t n, size_t now)
{
    if (strcmp(name, "symmetric") == 0) return n;
    if (strcmp(name, "bec") == 0) return n > 1 ? n - 1 : 1;
    if (strcmp(name, "z") == 0) return 2;
    return strcmp(name, "noiseless") == 0 && now > n ? n : now;
}

/* Where many letters make the joint law large, variables that are neither in front nor behind have the fewest. */
static void spare(maker_t *m, unsigned in, unsigned out)
{
    enum { CELLS_MOST = 4096 };
    const law_t *P = &m->S->law[m->S->joint];
    size_t cells = 1;
    for (unsigned v = 0; v < P->axes && cells <= CELLS_MOST; v++) cells *= m->dim[P->alphabet[v]];
    for (unsigned v = 0; v < P->axes && cells > CELLS_MOST; v++) {
        unsigned a = P->alphabet[v];
        long lo = m->S->alphabet[a].lo;
        if (a != in && a != out && !is_fixed(m, a)) m->dim[a] = lo > 1 ? (size_t)lo : 1;
    }
}

void made_sizes(maker_t *m, const core_lemma_t *L)
{
    const made_t *d = m->r->made;
    const target_t *t = &d->target[m->target];
    const entry_t *e = t->entry >= 0 ? &m->S->entry[t->entry] : NULL;
    const law_t *P = e ? NULL : &m->S->law[m->S->joint];
    if (P) m->net = made_net(d, m->S, m->r->nets, (unsigned)t->axis,
        (size_t)draw_int(m->d, 0, (long)m->r->nets->n - 1));
    unsigned out = e ? e->alphabet[e->axes - 1] : P->alphabet[t->axis];
    size_t n = letters_said(m, L);
    bool law = e ? !made_is_channel(e) : !m->net->parents[t->axis];
    if (law) { if (n) set_dim(m, out, n); return; }
    unsigned in = e ? e->alphabet[0] : P->alphabet[made_first(m->net->parents[t->axis])];
    bool back = !n && is_fixed(m, out) && !is_fixed(m, in);
    if (!n) n = back ? in_front(d->name, m->dim[out], m->dim[in]) : is_fixed(m, in) ? m->dim[in]
        : strcmp(d->name, "z") == 0 || (strcmp(d->name, "symmetric") == 0 && m->dim[in] < 2) ? 2 : m->dim[in];
    set_dim(m, in, n);
    if (!back) set_dim(m, out, behind(d->name, m->dim[in], m->dim[out]));
    if (P) spare(m, in, out);
    if (letters_said(m, L) && m->dim[in] != n) cannot(m, "for another number of letters than are in front of it");
}

/* --- values ------------------------------------------------------------------------------------------------------- */

/* Its ends, the middle, a tenth; some twelfths; near an end. */
static mpq_srcptr a_number(maker_t *m, size_t ny)
{
    mpq_ptr q = arena_mpq(m->c->home, 1);
    bool noisy = made_is_noisy(m->r->made->name);
    if (!noisy) mpq_set_si(q, draw_int(m->d, 0, (long)ny - 1), 1);
    else if (m->variant < 4) mpq_set_si(q, m->variant ? 1 : 0, (const unsigned long[]){ 1, 1, 2, 10 }[m->variant]);
    else if (m->variant == 4) mpq_set_si(q, draw_int(m->d, 1, 11), 12);
    else mpz_ui_pow_ui(mpq_denref(q), 10, (unsigned long)draw_int(m->d, 1, 9)), mpz_set_ui(mpq_numref(q), 1);
    mpq_canonicalize(q);
    return q;
}

static mpq_srcptr number_of(maker_t *m, const core_lemma_t *L, size_t ny)
{
    const made_t *d = m->r->made;
    const core_t *x = d->own_number.n ? d->own_number.value[m->own[0]].part[0] : d->number;
    if (!made_takes_number(d->name)) return NULL;
    if (d->own_number.range) {
        mpq_ptr q = arena_mpq(m->c->home, 1);
        mpq_set_si(q, d->own_number.from + (long)m->own[0], 1);
        return q;
    }
    if (!x) return a_number(m, ny);
    effort_t effort = EFFORT_LITTLE;
    const char *why = NULL;
    mpq_srcptr v = hand_rational(eval_start(maker_scratch(m), L, m->c, &effort), x, &why);
    if (!v) { cannot(m, why); return NULL; }
    mpq_ptr q = arena_mpq(m->c->home, 1);
    mpq_set(q, v);
    return q;
}

/* The constructor from nx letters to ny; NULL, and why. */
static const chan_t *built(maker_t *m, size_t nx, size_t ny, const char **why)
{
    const char *name = m->r->made->name;
    if (strcmp(name, "map") == 0) return stock_map(m->c->home, m->d, nx, ny);
    return hand_channel(m->c->home, name, nx, ny, m->number, why);
}

static const chan_t *copied(maker_t *m, size_t nx, size_t ny)
{
    size_t *map = ARENA_ARRAY(m->c->home, size_t, nx);
    for (size_t x = 0; x < nx; x++) map[x] = x < ny ? x : ny - 1;
    return chan_map(m->c->home, nx, ny, map);
}

/* What stands beside the target: NULL as it is drawn, a copy, the same again; of a law the uniform one. */
static const chan_t *beside(maker_t *m, size_t nx, size_t ny, bool law, bool function)
{
    const char *why = NULL;
    long which = draw_int(m->d, 0, 2);
    if (which == 0) return NULL;
    if (law) return function ? NULL : chan_useless(m->c->home, nx, pmf_uniform(m->c->home, ny));
    return which == 1 ? copied(m, nx, ny) : function ? NULL : built(m, nx, ny, &why);
}

static const chan_t *target_built(maker_t *m, size_t nx, size_t ny)
{
    const char *why = NULL;
    const chan_t *W = built(m, nx, ny, &why);
    if (!W) cannot(m, why);
    return W;
}

/* Of several letters behind the bar it is from the first. */
const chan_t *made_rows(maker_t *m, unsigned v, size_t nx, size_t ny, const size_t *dim, unsigned parents)
{
    if (!m->r || !m->r->made || !m->net || m->past || !m->ready) return NULL;
    bool positive = m->S->entry[made_joint(m->S)].positive, target = m->r->made->target[m->target].axis == (int)v;
    size_t first = parents ? dim[0] : 1, each = nx / first;
    if (!target && positive) return NULL;
    const chan_t *W = target ? target_built(m, first, ny) : beside(m, first, ny, !parents, m->net->map[v]);
    if (!W) return NULL;
    mpq_ptr p = arena_mpq(m->c->home, nx * ny);
    for (size_t x = 0; x < nx; x++)
        for (size_t y = 0; y < ny; y++) chan_prob(p + x * ny + y, W, x / each, y);
    return chan_make(m->c->home, nx, ny, p, NULL);
}

static void make_entry(maker_t *m, unsigned k, bool target)
{
    const entry_t *e = &m->S->entry[k];
    value_t *v = &m->c->value[k];
    bool channel = made_is_channel(e);
    size_t nx = channel ? m->dim[e->alphabet[0]] : 1, ny = channel ? m->dim[e->alphabet[e->axes - 1]] : v->cells;
    const chan_t *W = target ? target_built(m, nx, ny) : beside(m, nx, ny, !channel, false);
    for (size_t i = 0, each = v->cells / nx; W && i < v->cells; i++) chan_prob(v->at + i, W, i / each, i % ny);
}

void made_values(maker_t *m, const core_lemma_t *L)
{
    const target_t *t = &m->r->made->target[m->target];
    const entry_t *e = t->entry >= 0 ? &m->S->entry[t->entry] : NULL;
    int joint = made_joint(m->S);
    unsigned out = e ? e->alphabet[e->axes - 1] : m->S->law[m->S->joint].alphabet[t->axis];
    size_t ny = e && !made_is_channel(e) ? m->c->value[t->entry].cells : m->dim[out];
    m->number = number_of(m, L, ny);
    m->ready = true;
    for (unsigned k = 0; k < m->S->params && !m->past; k++) {
        const entry_t *o = &m->S->entry[k];
        bool law = o->kind == ENTRY_LAW || o->kind == ENTRY_CHANNEL || o->kind == ENTRY_FACTOR;
        if (law && (int)k != joint && !made_is_set(m->r, (int)k) && (t->entry == (int)k || !o->positive))
            make_entry(m, k, t->entry == (int)k);
    }
    if (t->axis >= 0 && !m->past) draw_joint(m, &m->S->law[m->S->joint], (unsigned)joint, m->net);
    m->ready = false;
}
