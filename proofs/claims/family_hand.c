/* SPDX-License-Identifier: MIT
**
** Families by hand: lists of exact values, ranges, named laws and channels, sweeps, grids, points.
*/
#include "proofs/claims/family.h"
#include "proofs/claims/declare.h"
#include "proofs/claims/eval.h"
#include "proofs/claims/print.h"
#include "proofs/claims/resolve.h"

#include <stdio.h>
#include <string.h>

enum { CELLS_BY_HAND_MAX = 256 };

/* --- reading --------------------------------------------------------------------------------------------------------------- */

static const char *const named_laws[] = { "uniform", "point", "symmetric", "bec", "z", "noiseless", "useless", "merge", NULL };

static const char *name_of(const node_t *x)
{
    if (x->kind != NODE_NAME && x->kind != NODE_APPLY) return NULL;
    for (size_t k = 0; named_laws[k]; k++)
        if (strcmp(x->name, named_laws[k]) == 0) return named_laws[k];
    return NULL;
}

static bool whole(const core_t *x, long *n)
{
    if (!x || x->kind != CORE_NUMBER || mpz_cmp_ui(mpq_denref(x->number), 1) != 0 || !mpz_fits_slong_p(mpq_numref(x->number))) return false;
    *n = mpz_get_si(mpq_numref(x->number));
    return true;
}

static bool range_of(const core_lemma_t *L, const node_t *lo, const node_t *hi, long *from, long *to, claim_fault_t *fault)
{
    const core_t *a = core_term(L, lo, NULL, fault), *b = a ? core_term(L, hi, NULL, fault) : NULL;
    if (fault->set) return false;
    if (whole(a, from) && whole(b, to) && *from <= *to && *from > -2000000000 && *to < 2000000000 && *to - *from < 1000000) return true;
    return claim_fault(fault, lo->at, "expected a range of whole numbers, at most a million");
}

/* The how-manieth axis k is of those on its alphabet; 0 where it is the only one. */
static unsigned numbered(const entry_t *e, unsigned k)
{
    unsigned all = 0, before = 0;
    for (unsigned a = 0; a < e->axes; a++) {
        all += e->alphabet[a] == e->alphabet[k];
        before += a <= k && e->alphabet[a] == e->alphabet[k];
    }
    return all > 1 ? before : 0;
}

/* The k-th letter of what is set: of a factor as it is declared, else the alphabet's own, numbered where several are on one: y1, y2. */
static const char *letter_of(const core_lemma_t *L, const entry_t *e, unsigned k)
{
    const setting_t *S = &L->setting;
    const law_t *P = S->joint >= 0 ? &S->law[S->joint] : NULL;
    for (unsigned f = 0; P && e->kind == ENTRY_FACTOR && f < P->factors; f++)
        if (P->factor[f].param >= 0 && e == &S->entry[P->factor[f].param]) return P->letter[k + 1 < e->axes ? P->factor[f].behind[k] : P->factor[f].of];
    const char *own = S->alphabet[e->alphabet[k]].name;
    char *letter = numbered(e, k) ? arena_printf(L->home, "%s%u", own, numbered(e, k)) : arena_printf(L->home, "%s", own);
    for (char *c = letter; *c; c++) if (*c >= 'A' && *c <= 'Z') *c = (char)(*c - 'A' + 'a');
    return letter;
}

/* A term at the letters of what is set, the index of a sweep in slot 0. */
static const core_t *at_letters(const core_lemma_t *L, const entry_t *e, const node_t *x, const char *index, claim_fault_t *fault)
{
    resolver_t r = { .A = L->home, .L = (core_lemma_t *)L, .S = (setting_t *)&L->setting, .words = L->words, .fault = fault, .fleeting = true };
    const scope_t *s = scope_bind(&r, NULL, index ? index : "", -1, x->at);
    for (unsigned k = 0; k < e->axes; k++) s = scope_bind(&r, s, letter_of(L, e, k), (int)e->alphabet[k], x->at);
    return resolve(&r, x, s);
}

/* Rows within rows: their numbers in order, the lengths of each depth. False where rows of one depth differ in length. */
static bool flat(const node_t *x, unsigned depth, unsigned axes, hand_t *h, const node_t **out)
{
    if (depth == axes) {
        if (h->n == CELLS_BY_HAND_MAX) return false;
        out[h->n++] = x;
        return x->kind != NODE_TUPLE;
    }
    if (x->kind != NODE_TUPLE && h->dim[depth] <= 1) { h->dim[depth] = 1; return flat(x, depth + 1, axes, h, out); } /* (x) is x */
    if (x->kind != NODE_TUPLE || (h->dim[depth] && h->dim[depth] != x->n)) return false;
    h->dim[depth] = x->n;
    for (unsigned k = 0; k < x->n; k++)
        if (!flat(x->part[k], depth + 1, axes, h, out)) return false;
    return true;
}

/* A law that is no term: the named one that is meant. */
static bool no_term(const core_lemma_t *L, const node_t *x, bool law, claim_fault_t *fault)
{
    bool named = x->kind == NODE_NAME || x->kind == NODE_APPLY;
    size_t n = sizeof named_laws / sizeof *named_laws - 1;
    const char *hint = law && named && !strstr(fault->text, "did you mean") ? did_you_mean(L->home, x->name, named_laws, n) : "";
    snprintf(fault->text + strlen(fault->text), sizeof fault->text - strlen(fault->text), "%s", hint);
    return false;
}

static bool hand(const core_lemma_t *L, hand_t *h, int entry, const node_t *x, const char *index, claim_fault_t *fault)
{
    static const entry_t number = { .axes = 0 };
    const entry_t *e = entry >= 0 ? &L->setting.entry[entry] : &number;
    bool law = e->kind == ENTRY_LAW || e->kind == ENTRY_CHANNEL || e->kind == ENTRY_FACTOR;
    *h = (hand_t){ .named = law && e->axes ? name_of(x) : NULL };
    h->row = x->kind == NODE_TUPLE;
    h->letters = !h->named && !h->row;
    const node_t *number_at[CELLS_BY_HAND_MAX], *const *from = h->row ? number_at : x->part;
    if (h->row && !e->axes) return claim_fault(fault, x->at, "a row of numbers, expected a number");
    if (h->row && !flat(x, 0, e->axes, h, number_at))
        return claim_fault(fault, x->at, "expected rows within rows, of equal lengths, %u deep, of at most %d numbers", e->axes, CELLS_BY_HAND_MAX);
    if (!h->row) h->n = h->named && x->kind == NODE_APPLY ? x->n : h->named ? 0 : 1;
    const core_t **part = ARENA_ARRAY(L->home, const core_t *, h->n + 1);
    for (unsigned k = 0; k < h->n; k++)
        if (!(part[k] = h->letters ? at_letters(L, e, x, index, fault) : core_term(L, from[k], index ? index : "", fault))) return no_term(L, x, law, fault);
    h->part = part;
    return true;
}

static bool target(const core_lemma_t *L, set_t *s, const assign_t *a, claim_fault_t *fault)
{
    const char *name = a->name;
    size_t n = strlen(name);
    s->entry = setting_entry(&L->setting, name);
    s->alphabet = *name == '|' ? setting_alphabet(&L->setting, arena_printf(L->home, "%.*s", (int)n - 2, name + 1)) : setting_size(&L->setting, name);
    if (*name == '|' && s->alphabet < 0 && L->setting.joint >= 0) { /* |X| of a variable on an alphabet that it shares */
        int axis = setting_variable(&L->setting, arena_printf(L->home, "%.*s", (int)n - 2, name + 1));
        if (axis >= 0) s->alphabet = (int)L->setting.law[L->setting.joint].alphabet[axis];
    }
    if (s->entry >= 0 || s->alphabet >= 0) return true;
    const char *known[PARAMS_MAX];
    for (unsigned k = 0; k < L->setting.params; k++) known[k] = L->setting.entry[k].name;
    return claim_fault(fault, a->at, "%s is no parameter%s", name, did_you_mean(L->home, name, known, L->setting.params));
}

/* A whole number that is one or is known before anything of letters is: made of numbers, sizes and words. */
static bool size_term(const core_t *x)
{
    long n;
    if (whole(x, &n)) return n >= 1 && n <= LETTERS_MAX;
    return core_is_bare(x);
}

static bool set_of(const core_lemma_t *L, set_t *s, const assign_t *a, const char *index, claim_fault_t *fault)
{
    if (!target(L, s, a, fault)) return false;
    s->range = a->range;
    if (a->range) return range_of(L, a->value[0], a->value[1], &s->from, &s->to, fault);
    hand_t *value = ARENA_ARRAY(L->home, hand_t, a->n);
    for (unsigned k = 0; k < a->n; k++) {
        if (!hand(L, &value[k], s->entry, a->value[k], index, fault)) return false;
        if (s->entry < 0 && !size_term(value[k].part[0])) return claim_fault(fault, a->at, "expected how many letters, from 1 to %d", LETTERS_MAX);
    }
    s->value = value;
    s->n = a->n;
    return true;
}

bool hand_recipe(arena_t *A, recipe_t *r, const core_lemma_t *L, const try_t *t, claim_fault_t *fault)
{
    r->by = t;
    set_t *set = ARENA_ARRAY(A, set_t, t->n + 1);
    if (t->kind == TRY_SWEEP && !range_of(L, t->lo, t->hi, &r->from, &r->to, fault)) return false;
    if (t->letters_lo && !range_of(L, t->letters_lo, t->letters_hi, &r->letters_lo, &r->letters_hi, fault)) return false;
    if (r->letters_hi > 64) return claim_fault(fault, t->letters_hi->at, "at most 64 letters");
    if (t->denominators) {
        const core_t *x = core_term(L, t->denominators, NULL, fault);
        if (!x) return false;
        if (x->kind == CORE_POW && whole(x->part[0], &r->from) && whole(x->part[1], &r->to)) {
            r->denominator = 1;
            for (long k = 0; k < r->to && r->denominator < 1000000000000L / (r->from > 0 ? r->from : 1); k++) r->denominator *= r->from;
        } else whole(x, &r->denominator);
        if (r->denominator < 1) return claim_fault(fault, t->denominators->at, "expected a whole number, at least 1");
    }
    for (unsigned k = 0; k < t->n; k++)
        if (!set_of(L, &set[k], &t->assign[k], t->kind == TRY_SWEEP ? t->over : NULL, fault)) return false;
    if (t->kind == TRY_POINTS && (setting_entry(&L->setting, t->over) < 0 || L->setting.entry[setting_entry(&L->setting, t->over)].kind != ENTRY_LAW))
        return claim_fault(fault, t->at, "%s is no law", t->over);
    r->sets = t->n;
    r->set = set;
    return true;
}

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

void hand_sizes(maker_t *m, const core_lemma_t *L)
{
    for (unsigned k = 0; m->r->by && k < m->r->sets; k++) {
        const set_t *s = &m->r->set[k];
        eval_t *e = eval_bare(m->c->home, L, m->c, m->dim);
        e->slot[0] = m->index;
        const hand_t *h = s->range ? NULL : &s->value[m->which[k]];
        if (s->entry >= 0) {
            for (unsigned a = 0; h && h->row && a < m->S->entry[s->entry].axes; a++) m->dim[m->S->entry[s->entry].alphabet[a]] = h->dim[a];
            if (h && h->row) continue;
            if (!m->S->entry[s->entry].axes) early_number(m, e, s, m->which[k]);
            continue;
        }
        long n = s->range ? s->from + (long)m->which[k] : 0;
        if (s->range || eval_whole(e, h->part[0], &n)) m->dim[s->alphabet] = n < 1 ? 1 : n > LETTERS_MAX ? LETTERS_MAX : (size_t)n;
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

/* Terms at the letters of what is set; a law only when they make one. */
static void set_terms(maker_t *m, eval_t *e, const set_t *s, const hand_t *h)
{
    const entry_t *p = &m->S->entry[s->entry];
    value_t *v = &m->c->value[s->entry];
    mpq_ptr q = arena_mpq(e->A, v->cells + 1), sum = q + v->cells;
    size_t ny = v->rank ? v->dim[v->rank - 1] : 1;
    bool law = p->kind == ENTRY_LAW || p->kind == ENTRY_CHANNEL || p->kind == ENTRY_FACTOR;
    if (h->row && h->n != v->cells) return;
    for (size_t k = 0, left = 0; k < v->cells; k++) {
        left = k;
        for (unsigned a = v->rank; a-- > 0; left /= v->dim[a]) e->slot[1 + a] = (long)(left % v->dim[a]);
        mpq_srcptr x = rational(e, h->part[h->row ? k : 0]);
        if (!x) return;
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
    for (unsigned pass = 0; pass < 2; pass++) /* p in {0, q}, q in {..}: once more, when q is set */
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
