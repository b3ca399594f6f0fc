/* SPDX-License-Identifier: MIT */
#include "proofs/prove/points/words_parts.h"
#include "proofs/claims/print/print.h"

#include <string.h>

/* --- letters ------------------------------------------------------------------------------------------------------ */

/* The letter at a slot; NULL: none, or one of the same name is bound within. */
static const char *letter_at(const points_words_t *P, const words_t *r, const core_t *x)
{
    if (x->kind != CORE_SLOT) return NULL;
    if (x->at == r->slot) return r->letter;
    const char *own = P->at[x->at];
    return own && r->letter && strcmp(own, r->letter) == 0 ? NULL : own;
}

/* Of a table of two letters, the first one of the claim alone: its row there is any table on the other's alphabet. */
static const char *row_entry(points_words_t *P, const words_t *r, const core_t *x)
{
    const char *letter = letter_at(P, r, x->part[1]),
               *row = x->part[0]->at != r->slot && !P->each ? letter_at(P, r, x->part[0]) : NULL;
    if (!row || !letter || (P->row[x->at] && strcmp(P->row[x->at], row) != 0)) return NULL;
    P->row[x->at] = row;
    P->entry[x->at] = true;
    return arena_printf(P->A, "%s(%s)", P->L->setting.entry[x->at].name, letter);
}

static const char *entry(points_words_t *P, const words_t *r, const core_t *x)
{
    const setting_t *S = &P->L->setting;
    bool law = x->kind == CORE_MASS;
    if (x->n == 2 && !law && S->entry[x->at].axes == 2) {
        const char *at = draws_entry(P, letter_at(P, r, x->part[1]), x);
        return at ? at : row_entry(P, r, x);
    }
    if (x->n != 1 || (law && (x->given || S->law[x->at].axes != 1))) return NULL;
    const char *letter = letter_at(P, r, x->part[0]), *name = law ? S->law[x->at].name : S->entry[x->at].name;
    if (!letter) return NULL;
    if (law) P->law[x->at] = true; else P->entry[x->at] = true;
    return arena_printf(P->A, "%s(%s)", name, letter);
}

/* --- brackets ----------------------------------------------------------------------------------------------------- */

static bool is_one(const core_t *x) { return x->kind == CORE_NUMBER && mpq_cmp_ui(x->number, 1, 1) == 0; }

/* The bracket of a condition, a factor. [[C] = 1] is [C]; [A or B] is 1 - (1-[A])(1-[B]). */
static const char *bracket(words_t *r, const core_t *c)
{
    const char *a, *b;
    switch (c->kind) {
    case CORE_AND:
        a = bracket(r, c->part[0]);
        b = bracket(r, c->part[1]);
        return a && b ? arena_printf(r->A, "(%s*%s)", a, b) : NULL;
    case CORE_OR:
        a = bracket(r, c->part[0]);
        b = bracket(r, c->part[1]);
        return a && b ? arena_printf(r->A, "(1 - (1 - %s)*(1 - %s))", a, b) : NULL;
    case CORE_NOT: a = bracket(r, c->part[0]); return a ? arena_printf(r->A, "(1 - %s)", a) : NULL;
    case CORE_COMPARE: break;
    default: return NULL;
    }
    if (c->op == IS_EQ && c->part[0]->kind == CORE_BRACKET && is_one(c->part[1]))
        return bracket(r, c->part[0]->part[0]);
    a = words_of(r, c->part[0], SUM);
    b = words_of(r, c->part[1], SUM);
    if (!a || !b) return NULL;
    return c->op == IS_NE ? arena_printf(r->A, "(1 - [%s = %s])", a, b)
                          : arena_printf(r->A, "[%s %s %s]", a, relop_text(c->op), b);
}

static const char *cases(words_t *r, const core_t *x)
{
    const char *c = bracket(r, x->part[0]), *a = words_of(r, x->part[1], POWER), *b = words_of(r, x->part[2], POWER);
    return c && a && b ? arena_printf(r->A, "(%s*%s + (1 - %s)*%s)", c, a, c, b) : NULL;
}

/* --- pools -------------------------------------------------------------------------------------------------------- */

/* The law or table that is argument k of a word, at this letter; NULL: it has not one letter. */
static const char *array_at(points_words_t *P, words_t *r, const core_t *x, unsigned k, const char *letter,
                            level_t least)
{
    words_t was = *r;
    unsigned first = 0;
    for (unsigned i = 0; i < k; i++) first += x->word_slots[i];
    if (x->word_slots[k] != 1) return NULL;
    unsigned slot = x->slot[first];
    bool bound = r->letter && strcmp(letter, r->letter) == 0;
    if (bound) r->slot = (int)slot; else P->at[slot] = letter;
    const char *text = words_of(r, x->part[k], least);
    P->at[slot] = NULL;
    *r = was;
    return text;
}

const char *points_argument(points_words_t *P, words_t *r, const core_t *x, unsigned k)
{
    words_t own = *r;
    own.letter = "x'";
    own.slot = -1;
    return array_at(P, &own, x, k, "x'", x->word->arg[k] == WORD_LAW ? PRODUCT : POWER);
}

static bool declared(const points_words_t *P, const char *name)
{
    for (unsigned k = 0; k < P->pools; k++) if (strcmp(P->pool[k].name, name) == 0) return true;
    for (unsigned k = 0; k < P->loops; k++) if (strcmp(P->loop[k].name, name) == 0) return true;
    for (unsigned k = 0; k < P->counts; k++)
        if (strcmp(P->count[k].name, name) == 0) return true;
    for (unsigned k = 0; k < P->L->setting.params; k++)
        if (P->L->setting.entry[k].name && strcmp(P->L->setting.entry[k].name, name) == 0) return true;
    for (unsigned k = 0; k < P->L->setting.laws; k++)
        if (P->L->setting.law[k].name && strcmp(P->L->setting.law[k].name, name) == 0) return true;
    return false;
}

const char *points_free_name(const points_words_t *P, const char *initial)
{
    const char *name = initial;
    while (declared(P, name)) name = arena_printf(P->A, "%s'", name);
    return name;
}

/* A table of whole numbers, taken at one letter of the claim alone, is any such number: its name. A hypothesis about
** each letter is about all its entries. */
static const char *whole_entry(points_words_t *P, const words_t *r, const core_t *x)
{
    const entry_t *e = &P->L->setting.entry[x->at];
    const core_t *at = x->n == 1 ? x->part[0] : NULL;
    if (P->each || e->kind != ENTRY_TABLE || e->axes != 1 || !e->binder || !e->binder->integer) return NULL;
    const char *letter = at && at->kind == CORE_SLOT && at->at != r->slot ? letter_at(P, r, at) : NULL;
    if (!letter || (P->single[x->at] && strcmp(P->single[x->at], letter) != 0)) return NULL;
    P->single[x->at] = letter;
    P->entry[x->at] = true;
    return e->name;
}

/* K, or K + 1, of at least so many; NULL: it is neither. */
const char *points_size(points_words_t *P, const words_t *r, const core_t *x, unsigned fewest, const char **K)
{
    bool more = x->kind == CORE_ADD && is_one(x->part[1]);
    const core_t *own = more ? x->part[0] : x;
    if (own->kind != CORE_PARAM && own->kind != CORE_ENTRY) return NULL;
    const entry_t *e = &P->L->setting.entry[own->at];
    *K = own->kind == CORE_ENTRY ? whole_entry(P, r, own) : e->kind == ENTRY_NUMBER ? e->name : NULL;
    if (!*K || !e->least || mpq_cmp_ui(e->least, more ? 1 : fewest, 1) < 0) return NULL;
    P->entry[own->at] = true;
    return more ? arena_printf(P->A, "%s + 1", *K) : *K;
}

/* HK of pools of K, the first of them; HK' the next. NULL where one part is none of the notation. */
static const char *pool(points_words_t *P, const words_t *r, const char *w, const char *p, const core_t *x,
                        unsigned fewest)
{
    const char *K, *size = w && p ? points_size(P, r, x, fewest, &K) : NULL;
    if (!size) return NULL;
    for (unsigned k = 0; k < P->pools; k++)
        if (strcmp(P->pool[k].w, w) == 0 && strcmp(P->pool[k].p, p) == 0 && strcmp(P->pool[k].size, size) == 0)
            return P->pool[k].name;
    if (P->pools == POOLS_MAX) return NULL;
    const char *name = arena_printf(P->A, size == K ? "H%s" : "H%s'", K);
    while (declared(P, name)) name = arena_printf(P->A, "%s'", name);
    P->pool[P->pools].name = name;
    P->pool[P->pools].w = w;
    P->pool[P->pools].p = p;
    P->pool[P->pools++].size = size;
    return name;
}

static const char *times(arena_t *A, const char *a, const char *pool, const char *letter)
{
    return a && pool ? arena_printf(A, "%s*%s(%s)", a, pool, letter) : NULL;
}

/* p H, or p H H' of two stages, at the letter; w, K, w', M, p where both, else by places. */
static const char *curated(points_words_t *P, words_t *r, const core_t *x, unsigned w, unsigned K, unsigned p,
                           const char *letter)
{
    unsigned fewest = x->word->reads == READS_POOLED ? 1 : 2;
    const char *own = pool(P, r, points_argument(P, r, x, w), points_argument(P, r, x, p), x->part[K], fewest);
    return times(P->A, array_at(P, r, x, p, letter, POWER), own, letter);
}

static const char *both(points_words_t *P, words_t *r, const core_t *x, const char *letter)
{
    const char *first = pool(P, r, points_argument(P, r, x, 0), points_argument(P, r, x, 4), x->part[1], 2),
               *p = points_argument(P, r, x, 4), *of = p && first ? times(P->A, p, first, "x'") : NULL,
               *second = of ? pool(P, r, points_argument(P, r, x, 2), of, x->part[3], 2) : NULL;
    return times(P->A, curated(P, r, x, 0, 1, 4, letter), second, letter);
}

/* The sum of S p H, or of S p H H'. */
static const char *mass(points_words_t *P, words_t *r, const core_t *x, bool two)
{
    words_t own = *r;
    own.letter = "x'";
    own.slot = -1;
    const char *in = array_at(P, &own, x, two ? 5 : 3, "x'", POWER),
               *m = two ? both(P, &own, x, "x'") : curated(P, &own, x, 0, 1, 2, "x'");
    return in && m ? arena_printf(P->A, "(sum x': %s*%s)", in, m) : NULL;
}

/* --- loops -------------------------------------------------------------------------------------------------------- */

/* L, D, F, or the same with a stroke: of the same words the same. */
static const char *loop(points_words_t *P, const char *initial, const char *what)
{
    for (unsigned k = 0; k < P->loops; k++) if (strcmp(P->loop[k].what, what) == 0) return P->loop[k].name;
    if (P->loops == LOOPS_MAX) return NULL;
    const char *name = initial;
    while (declared(P, name)) name = arena_printf(P->A, "%s'", name);
    P->loop[P->loops].name = name;
    P->loop[P->loops++].what = what;
    return name;
}

/* What a loop of one stage or two makes of p, and p. */
static const char *round_of(points_words_t *P, words_t *r, const core_t *x, bool two)
{
    words_t own = *r;
    own.letter = "x'";
    own.slot = -1;
    const char *p = points_argument(P, r, x, two ? 4 : 2),
               *next = two ? both(P, &own, x, "x'") : curated(P, &own, x, 0, 1, 2, "x'");
    return p && next ? arena_printf(P->A, "%s, %s", p, next) : NULL;
}

static const char *tended(points_words_t *P, words_t *r, const core_t *x, bool two, bool limit)
{
    const char *letter = letter_at(P, r, x->part[two ? 5 : 3]), *next = round_of(P, r, x, two);
    const char *name =
        letter && next ? loop(P, limit ? "L" : "F", arena_printf(P->A, "%s of x': %s", limit ? "limit" : "fall", next))
                       : NULL;
    return name ? arena_printf(P->A, "%s(%s)", name, letter) : NULL;
}

static const char *decay(points_words_t *P, words_t *r, const core_t *x, bool two)
{
    const char *in = points_argument(P, r, x, two ? 5 : 3), *next = round_of(P, r, x, two);
    return in && next ? loop(P, "D", arena_printf(P->A, "decay of x': %s, %s", in, next)) : NULL;
}

/* --- counts ------------------------------------------------------------------------------------------------------- */

/* C, G, E, or the same with a stroke: of the same words the same. */
static const char *count(points_words_t *P, const char *initial, const char *what)
{
    for (unsigned k = 0; k < P->counts; k++)
        if (strcmp(P->count[k].what, what) == 0) return P->count[k].name;
    if (P->counts == COUNTS_MAX) return NULL;
    const char *name = initial;
    while (declared(P, name)) name = arena_printf(P->A, "%s'", name);
    P->count[P->counts].name = name;
    P->count[P->counts++].what = what;
    return name;
}

static bool is_ceil(const core_t *x) { return x->kind == CORE_FUNCTION && strcmp(x->name, "ceil") == 0; }

static const char *rounded_up(points_words_t *P, words_t *r, const core_t *x)
{
    const char *y = words_of(r, x->part[0], SUM);
    return y ? count(P, "E", arena_printf(P->A, "ceil of %s", y)) : NULL;
}

static bool is_zero(const core_t *x) { return x->kind == CORE_NUMBER && mpq_sgn(x->number) == 0; }
static bool one_less(const core_t *x) { return x->kind == CORE_SUB && is_one(x->part[1]); }

/* K - 1, all that there are. */
static bool all_others(const core_t *x, const core_t *K)
{
    return one_less(x) && K->kind == CORE_PARAM && x->part[0]->kind == CORE_PARAM && x->part[0]->at == K->at;
}

/* Of (w, p, S, K, ..) the set and the weights, and y of ceil y, an integer being below both or neither; of 0, 1. */
static const char *few(points_words_t *P, words_t *r, const core_t *x, const core_t *up, const char *H, bool share)
{
    const char *S = points_argument(P, r, x, 2),
               *y = is_zero(up) ? "1" : H && is_ceil(up) ? words_of(r, up->part[0], SUM) : NULL;
    if (!S || !y || !H) return NULL;
    return count(P, share ? "G" : "C", arena_printf(P->A, "%s of x': %s, %s, %s", share ? "share" : "chance", S, H, y));
}

/* P(0 <= N <= ceil y - 1) is C, of 0 that of y = 1; of shares G, all of them H, of ceil y <= N what G leaves of H. */
static const char *counted(points_words_t *P, words_t *r, const core_t *x, const char *letter, level_t least)
{
    const core_t *from = x->part[4], *to = x->part[5], *K = x->part[3];
    const char *H = pool(P, r, points_argument(P, r, x, 0), points_argument(P, r, x, 1), K, 2), *own;
    bool all = all_others(to, K), share = letter;
    if (share && H && all && is_zero(from)) return arena_printf(P->A, "%s(%s)", H, letter);
    if (is_zero(from) && (is_zero(to) || one_less(to))) {
        own = few(P, r, x, is_zero(to) ? to : to->part[0], H, share);
        return own && share ? arena_printf(P->A, "%s(%s)", own, letter) : own;
    }
    own = share && all ? few(P, r, x, from, H, true) : NULL;
    if (!own) return NULL;
    return arena_printf(P->A, least > SUM ? "(%s(%s) - %s(%s))" : "%s(%s) - %s(%s)", H, letter, own, letter);
}

static const char *called(points_words_t *P, words_t *r, const core_t *x, level_t least)
{
    word_reads_t reads = x->word->reads;
    unsigned last = reads == READS_ROUND ? 5 : reads == READS_SHARE ? 6 : 3;
    bool at = reads == READS_WEIGHT || reads == READS_CURATED || reads == READS_POOLED || reads == READS_ROUND ||
              reads == READS_SHARE;
    const char *letter = at ? letter_at(P, r, x->part[last]) : NULL, *text;
    switch (reads) {
    case READS_WEIGHT:
        text = letter ? pool(P, r, points_argument(P, r, x, 0), points_argument(P, r, x, 1), x->part[2], 2) : NULL;
        return text ? arena_printf(P->A, "%s(%s)", text, letter) : NULL;
    case READS_BEST: return bought_best(P, r, x, letter_at(P, r, x->part[3]));
    case READS_FRONTIER: return bought_edge(P, r, x);
    case READS_CHANCE: return counted(P, r, x, NULL, least);
    case READS_SHARE: return letter ? counted(P, r, x, letter, least) : NULL;
    case READS_CURATED: text = letter ? curated(P, r, x, 0, 2, 1, letter) : NULL; break;
    case READS_POOLED: text = letter ? curated(P, r, x, 1, 2, 0, letter) : NULL; break;
    case READS_ROUND: text = letter ? both(P, r, x, letter) : NULL; break;
    case READS_CURATED_MASS: return mass(P, r, x, false);
    case READS_ROUND_MASS: return mass(P, r, x, true);
    case READS_LIMIT: return tended(P, r, x, false, true);
    case READS_ROUND_LIMIT: return tended(P, r, x, true, true);
    case READS_DECAY: return decay(P, r, x, false);
    case READS_ROUND_DECAY: return decay(P, r, x, true);
    case READS_ROUND_FALL: return tended(P, r, x, true, false);
    default: return NULL;
    }
    return text && least > PRODUCT ? arena_printf(P->A, "(%s)", text) : text;
}

/* --- terms -------------------------------------------------------------------------------------------------------- */

static bool more(const char **text, words_t *r, const core_t *x, level_t least)
{
    points_words_t *P = r->self;
    switch (x->kind) {
    case CORE_ENTRY: *text = P->single[x->at] ? whole_entry(P, r, x) : entry(P, r, x); return true;
    case CORE_MASS: *text = entry(P, r, x); return true;
    case CORE_BRACKET: *text = bracket(r, x->part[0]); return true;
    case CORE_IF: *text = cases(r, x); return true;
    case CORE_SLOT: *text = P->number[x->at] ? P->at[x->at] : NULL; return true;
    case CORE_WORD: *text = draws_word(P, r, x); if (!*text) *text = called(P, r, x, least); return true;
    case CORE_DIV: return (*text = draws_mean(P, r, x)) != NULL;
    case CORE_PARAM: P->entry[x->at] = true; return false;
    case CORE_SIZE: P->over[x->at] = true; return false;
    case CORE_OVER:
        for (unsigned k = 0; k < x->slots; k++) P->over[x->over[k]] = true;
        return false;
    case CORE_FUNCTION:
        if (is_ceil(x)) *text = rounded_up(P, r, x);
        return is_ceil(x);
    default: return false;
    }
}

words_t points_writer(points_words_t *P)
{
    return (words_t){ .A = P->A, .L = P->L, .letters = true, .laws = true, .slot = -1, .more = more, .self = P };
}

const char *points_term(points_words_t *P, const core_t *x)
{
    words_t r = points_writer(P);
    return words_of(&r, x, SUM);
}
