/* SPDX-License-Identifier: MIT
**
** What `try` sets and no candidate can have is refused when it is read: a value of constants, of the sweep's index and
** of sizes that the family says, which fits for no index. What a candidate draws is not asked: there it is outside, or
** fits.
*/
#include "proofs/claims/families/family.h"

#include <string.h>

/* A sweep is asked at so many of its indices; one that fits at none of them is not refused for the others. */
enum { INDICES_MAX = 1000, CELLS_ASKED_MAX = 4096, STEPS_ASKED_MAX = 200000, WORK_ASKED_MAX = 1 << 24 };

typedef struct {
    arena_t *A;
    const core_lemma_t *L;
    const recipe_t *r;
    const try_t *t;
    size_t dim[ALPHABETS_MAX]; /* of all candidates of the family; 0: not said */
    eval_t *asked;             /* the last that was asked, */
    arena_t *scratch;          /* where it lives, and */
    unsigned long steps;       /* what all before it took */
    size_t work;
} said_t;

static void taken(said_t *f)
{
    if (!f->asked) return;
    f->steps = f->asked->steps;
    f->work = f->asked->work;
    f->asked = NULL;
}

static eval_t *bare(said_t *f, const size_t *dim, long index)
{
    taken(f);
    arena_reset(f->scratch);
    eval_t *e = f->asked = eval_bare(f->scratch, f->L, candidate_new(f->scratch, f->L->setting.param), dim);
    e->slot[0] = index;
    e->steps = f->steps;
    e->work = f->work;
    return e;
}

/* Reading is quick: what has taken too long is not asked further. */
static bool is_tired(said_t *f)
{
    taken(f);
    return f->steps > STEPS_MAX || f->work > WORK_MAX;
}

/* Slot 0 is the sweep's index, or nothing. */
static bool is_swept(const said_t *f, const hand_t *h)
{
    bool swept = false;
    for (unsigned k = 0; f->t->kind == TRY_SWEEP && k < h->n; k++) swept |= h->part[k]->uses & 1;
    return swept;
}

static bool closed(const said_t *f, const hand_t *h, const size_t *dim)
{
    bool all = true;
    for (unsigned k = 0; k < h->n; k++) all = all && core_is_closed(f->L, h->part[k], dim);
    return all;
}

/* --- sizes that the family says ----------------------------------------------------------------------------------- */

static void say_size(said_t *f, const set_t *s)
{
    long n = 0;
    f->dim[s->alphabet] = 0;
    if (s->range) n = s->from == s->to ? s->from : 0;
    else if (s->n == 1 && !is_swept(f, &s->value[0]) && closed(f, &s->value[0], f->dim)
        && !eval_whole(bare(f, f->dim, 0), s->value[0].part[0], &n)) n = 0;
    if (n >= 1 && n <= LETTERS_MAX) f->dim[s->alphabet] = (size_t)n;
}

static void say_sizes(said_t *f)
{
    const setting_t *S = &f->L->setting;
    for (unsigned a = 0; a < S->alphabets; a++)
        f->dim[a] = S->alphabet[a].lo == S->alphabet[a].hi ? (size_t)S->alphabet[a].lo : 0;
    for (unsigned k = 0; k < f->r->sets; k++) {
        const set_t *s = &f->r->set[k];
        if (s->entry < 0 || s->range || s->n != 1 || !s->value[0].row) continue;
        for (unsigned a = 0; a < S->entry[s->entry].axes; a++)
            f->dim[S->entry[s->entry].alphabet[a]] = s->value[0].dim[a];
    }
    for (unsigned k = 0; k < f->r->steps; k++)
        if (f->r->order[k] < f->r->sets && f->r->set[f->r->order[k]].entry < 0) say_size(f, &f->r->set[f->r->order[k]]);
}

/* --- what can fit ------------------------------------------------------------------------------------------------- */

/* The size, at this index. */
static const char *size_misfit(said_t *f, const set_t *s, const hand_t *h, long index)
{
    const alphabet_t *X = &f->L->setting.alphabet[s->alphabet];
    long n;
    if (!eval_whole(bare(f, f->dim, index), h->part[0], &n)) return "no whole number";
    if (n < 1 || n > LETTERS_MAX) return arena_printf(f->A, "a size that is none of 1 to %d", LETTERS_MAX);
    return n < X->lo || (X->hi && n > X->hi) ? "a size that is not in its range" : NULL;
}

/* The value, at this index, in the sizes that are said; where some are not, what is asked is whether it fits one
** letter. */
static const char *value_misfit(said_t *f, const set_t *s, const hand_t *h, const size_t *said, long index)
{
    const entry_t *p = &f->L->setting.entry[s->entry];
    size_t dim[ALPHABETS_MAX];
    mpq_ptr q;
    memcpy(dim, said, sizeof dim);
    for (unsigned a = 0; a < p->axes; a++) dim[p->alphabet[a]] += !dim[p->alphabet[a]];
    if (p->kind == ENTRY_MAP && !dim[p->into]) dim[p->into] = LETTERS_MAX;
    return hand_fit(&q, bare(f, dim, index), p, h);
}

/* Can it be asked before a candidate is there? A law asks for its letters, all of them. */
static bool can_ask(const said_t *f, const set_t *s, const hand_t *h, const size_t *dim)
{
    const entry_t *p = &f->L->setting.entry[s->entry];
    bool said = true, law = p->kind == ENTRY_LAW || p->kind == ENTRY_CHANNEL || p->kind == ENTRY_FACTOR,
         lettered = false;
    size_t cells = 1;
    for (unsigned a = 0; a < p->axes; a++) {
        said = said && dim[p->alphabet[a]];
        if (said && cells <= CELLS_ASKED_MAX) cells *= dim[p->alphabet[a]];
    }
    for (unsigned k = 0; h->letters && k < h->n; k++) lettered |= h->part[k]->uses >> 1 != 0;
    return cells <= CELLS_ASKED_MAX && closed(f, h, dim) && (said || (!law && !lettered && !h->row));
}

static const char *misfit(said_t *f, const set_t *s, const hand_t *h, const size_t *dim, long index)
{
    if (s->entry < 0) return size_misfit(f, s, h, index);
    if (can_ask(f, s, h, dim)) return value_misfit(f, s, h, dim, index);
    const char *why = h->named ? hand_noise(bare(f, dim, index), h) : NULL;
    return why ? arena_printf(f->A, "%s is %s", f->L->setting.entry[s->entry].name, why) : NULL;
}

/* NULL where it fits a candidate, or that is not known. */
static const char *never(said_t *f, const set_t *s, const hand_t *h)
{
    size_t dim[ALPHABETS_MAX];
    memcpy(dim, f->dim, sizeof dim);
    const entry_t *p = s->entry >= 0 ? &f->L->setting.entry[s->entry] : NULL;
    for (unsigned a = 0; h->row && a < p->axes; a++)
        if (!dim[p->alphabet[a]]) dim[p->alphabet[a]] = h->dim[a];
    if (s->entry < 0) dim[s->alphabet] = 0;
    if (!closed(f, h, dim)) return NULL;
    long from = f->r->from, to = is_swept(f, h) ? f->r->to : from;
    if (to - from >= INDICES_MAX) return NULL;
    const char *why = NULL;
    for (long k = from; k <= to; k++)
        if (!(why = misfit(f, s, h, dim, k)) || is_tired(f)) return NULL;
    return arena_printf(f->A, "%s", why);
}

/* No whole number of the range is one that is declared. */
static bool range_never(const said_t *f, const set_t *s)
{
    mpq_ptr q = arena_mpq(f->A, 1);
    const entry_t *p = &f->L->setting.entry[s->entry];
    if (p->binder && (!p->binder->lo || p->least) && (!p->binder->hi || p->most)) {
        mpq_set_si(q, s->from, 1);
        bool above = p->most && mpq_cmp(q, p->most) + p->binder->open_hi > 0;
        mpq_set_si(q, s->to, 1);
        return above || (p->least && mpq_cmp(q, p->least) < p->binder->open_lo);
    }
    return false;
}

static bool too_many(const said_t *f, claim_fault_t *fault)
{
    const setting_t *S = &f->L->setting;
    for (unsigned k = 0; k < S->params; k++) {
        size_t cells = 1;
        for (unsigned a = 0; a < S->entry[k].axes && cells <= CELLS_MADE_MAX; a++)
            cells *= f->dim[S->entry[k].alphabet[a]];
        if (cells > CELLS_MADE_MAX)
            return !claim_fault(fault, f->t->at, "%s is to have more than %d entries", S->entry[k].name,
                                CELLS_MADE_MAX);
    }
    return false;
}

bool hand_can_fit(const recipe_t *r, const core_lemma_t *L, claim_fault_t *fault)
{
    said_t f = { .A = arena_new(), .L = L, .r = r, .t = r->by, .scratch = arena_new(),
        .steps = STEPS_MAX - STEPS_ASKED_MAX, .work = WORK_MAX - WORK_ASKED_MAX };
    say_sizes(&f);
    bool bad = too_many(&f, fault);
    for (unsigned k = 0; k < r->sets && !bad; k++) {
        const set_t *s = &r->set[k];
        const assign_t *a = &r->by->assign[k];
        if (s->range && s->entry >= 0 && range_never(&f, s)) bad = !claim_fault(fault, a->at,
            "%s is set to numbers that are not in its range: no candidate has one", a->name);
        for (unsigned v = 0; !s->range && v < s->n && !bad; v++) {
            const char *why = never(&f, s, &s->value[v]);
            if (!why) continue;
            if (s->entry < 0) why = arena_printf(f.A, "%s is set to %s", a->name, why);
            bad = !claim_fault(fault, a->value[v]->at, "%s: no candidate has such a value", why);
        }
    }
    arena_free(f.scratch);
    arena_free(f.A);
    return !bad;
}
