/* SPDX-License-Identifier: MIT
**
** A term written out. A value is where it stands: in the parameters, in a number of the term, or what a step puts out.
** NULL hands on that the term is not for a tape.
*/
#include "proofs/claims/doubles/tape_parts.h"

#include <string.h>

typedef const double *where_t;

enum { PLACES_LEAST = 256, LIST_MAX = 1 << 13 };

/* --- steps, each once --------------------------------------------------------------------------------------------- */

static uint64_t mixed(uint64_t h, const void *x) { return (h ^ (uint64_t)(uintptr_t)x) * 0x9e3779b97f4a7c15 ^ h >> 29; }

static size_t hash(const step_t *s)
{
    uint64_t h = mixed(mixed(mixed((uint64_t)s->op * 64 + s->n, s->a), s->b), s->of);
    h = mixed(mixed(h, (const void *)(uintptr_t)s->one), (const void *)(uintptr_t)s->two);
    for (unsigned i = 0; i < s->n; i++) h = mixed(h, s->list[i]);
    return (size_t)(h >> 32);
}

static bool alike(const step_t *x, const step_t *y)
{
    return x->op == y->op && x->n == y->n && x->a == y->a && x->b == y->b && x->of == y->of && x->one == y->one &&
           x->two == y->two && (x->n == 0 || memcmp(x->list, y->list, x->n * sizeof *x->list) == 0);
}

/* The place of the step, or a free one. */
static unsigned *place(tape_t *T, const step_t *s)
{
    size_t at = hash(s) & (T->places - 1);
    while (T->place[at] && !alike(&T->step[T->place[at] - 1], s)) at = (at + 1) & (T->places - 1);
    return &T->place[at];
}

/* All steps placed anew, in so many places, a power of 2. */
static void place_all(tape_t *T, size_t places)
{
    if (places != T->places) T->place = ARENA_ARRAY(T->p->A, unsigned, places);
    else memset(T->place, 0, places * sizeof *T->place);
    T->places = places;
    for (unsigned i = 0; i < T->n; i++) *place(T, &T->step[i]) = i + 1;
}

static where_t put(tape_t *T, step_t s)
{
    if (2 * T->n >= T->places) place_all(T, T->places ? 2 * T->places : PLACES_LEAST);
    unsigned *at = place(T, &s);
    if (*at) return T->step[*at - 1].out;
    if (T->n == TAPE_STEPS_MAX) return NULL;
    s.out = ARENA_NEW(T->p->A, double);
    T->step = arena_grown(T->p->A, T->step, T->n, &T->room, sizeof *T->step);
    T->step[T->n++] = s;
    *at = T->n;
    return s.out;
}

static where_t of_two(tape_t *T, tape_op_t op, where_t a, where_t b)
{
    return a && b ? put(T, (step_t){ .op = op, .a = a, .b = b }) : NULL;
}

/* A number, the same one where it stands already. */
static where_t number(tape_t *T, double x)
{
    static const double small[] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 };
    if (x >= 0 && x <= 16 && x == floor(x)) return &small[(int)x];
    double *at = ARENA_NEW(T->p->A, double);
    *at = x;
    return at;
}

/* --- lists -------------------------------------------------------------------------------------------------------- */

typedef struct { where_t *at; size_t n, room; bool good; } list_t;

static void add(tape_t *T, list_t *l, where_t v)
{
    if (!v || l->n == LIST_MAX) l->good = false;
    if (!l->good) return;
    l->at = arena_grown(T->p->A, l->at, l->n, &l->room, sizeof *l->at);
    l->at[l->n++] = v;
}

static where_t of_list(tape_t *T, tape_op_t op, const list_t *l, where_t a, const void *of)
{
    if (!l->good || l->n == 0) return NULL;
    return put(T, (step_t){ .op = op, .a = a, .of = of, .n = (unsigned)l->n, .list = (const double *const *)l->at });
}

/* A sum, product, maximum or minimum: of one it is that. */
static where_t gathered(tape_t *T, tape_op_t op, const list_t *l)
{
    return l->good && l->n == 1 ? l->at[0] : of_list(T, op, l, NULL, NULL);
}

/* --- letters, masses, entropies ----------------------------------------------------------------------------------- */

static where_t written(tape_t *T, const core_t *x);

/* Is the letter known, the parameters being what they may? */
static bool is_known(const core_t *x) { return x->kind == CORE_SLOT || x->kind == CORE_LETTER; }

static bool are_known(const core_t *x)
{
    for (unsigned k = 0; k < x->n; k++)
        if (!is_known(x->part[k])) return false;
    return true;
}

/* As make_law has it. */
static where_t factor(tape_t *T, const law_t *P, unsigned f, const size_t *digit)
{
    const plain_t *p = T->p;
    size_t at = 0, n = p->dim[P->alphabet[P->factor[f].of]], y = digit[P->factor[f].of];
    int param = P->factor[f].param;
    if (param < 0) return number(T, 1 / (double)n);
    for (unsigned k = 0; k < (unsigned)__builtin_popcount(P->factor[f].given); k++) {
        unsigned axis = P->factor[f].behind[k];
        at = at * p->dim[P->alphabet[axis]] + digit[axis];
    }
    if (p->L->setting.entry[param].kind == ENTRY_MAP)
        return of_two(T, TAPE_EQ, &p->value[param][at], number(T, (double)y));
    return &p->value[param][at * n + y];
}

static where_t law_cell(tape_t *T, int l, size_t i)
{
    const law_t *P = &T->p->L->setting.law[l];
    if (P->param >= 0) return &T->p->value[P->param][i];
    if (!T->law[l]) T->law[l] = ARENA_ARRAY(T->p->A, where_t, T->p->law_cells[l]);
    if (T->law[l][i]) return T->law[l][i];
    list_t all = { .good = true };
    for (unsigned f = 0; f < P->factors; f++) add(T, &all, factor(T, P, f, T->p->digit[l] + i * P->axes));
    return T->law[l][i] = P->factors ? gathered(T, TAPE_PRODUCT, &all) : number(T, 1);
}

static size_t index_of(const tape_t *T, const law_t *P, unsigned set, const size_t *letter)
{
    size_t at = 0;
    for (unsigned k = 0; k < P->axes; k++)
        if (set >> k & 1) at = at * T->p->dim[P->alphabet[k]] + letter[k];
    return at;
}

/* Lists of the cells of the law, by the letters that they have on the axes of `set`. */
static list_t *sorted(tape_t *T, int l, unsigned set, size_t *cells)
{
    const law_t *P = &T->p->L->setting.law[l];
    *cells = 1;
    for (unsigned k = 0; k < P->axes; k++)
        if (set >> k & 1) *cells *= T->p->dim[P->alphabet[k]];
    list_t *m = ARENA_ARRAY(T->p->A, list_t, *cells);
    for (size_t i = 0; i < *cells; i++) m[i].good = true;
    for (size_t i = 0; i < T->p->law_cells[l]; i++)
        add(T, &m[index_of(T, P, set, T->p->digit[l] + i * P->axes)], law_cell(T, l, i));
    return m;
}

/* The probability that the axes of `set` have these letters. */
static where_t probability(tape_t *T, int l, const size_t *want, unsigned set)
{
    const law_t *P = &T->p->L->setting.law[l];
    size_t at = index_of(T, P, set, want), cells;
    if (set == (1u << P->axes) - 1) return law_cell(T, l, at);
    unsigned k = 0;
    while (k < T->margins && !(T->margin[k].law == l && T->margin[k].set == set)) k++;
    if (k == MARGINS_MAX) return NULL;
    if (k == T->margins) {
        list_t *m = sorted(T, l, set, &cells);
        T->margin[T->margins++] = (taped_margin_t){ l, set, ARENA_ARRAY(T->p->A, where_t, cells) };
        for (size_t i = 0; i < cells; i++) T->margin[k].cell[i] = gathered(T, TAPE_SUM, &m[i]);
    }
    return T->margin[k].cell[at];
}

/* The letters part[..] on the axes `set`. */
static void wanted(size_t *want, tape_t *T, const core_t *x, unsigned set)
{
    for (unsigned k = 0, n = 0; k < PMF_AXES_MAX; k++)
        if (set >> k & 1) want[k] = plain_letter(T->p, x->part[n++]);
}

static where_t mass(tape_t *T, const core_t *x)
{
    size_t want[PMF_AXES_MAX];
    if (!are_known(x)) return NULL;
    wanted(want, T, x, x->set | x->given);
    where_t both = probability(T, x->at, want, x->set | x->given);
    return x->given ? of_two(T, TAPE_DIV, both, probability(T, x->at, want, x->given)) : both;
}

static where_t entropy(tape_t *T, const core_t *x)
{
    int l = T->p->L->setting.joint;
    const law_t *P = &T->p->L->setting.law[l];
    size_t want[PMF_AXES_MAX], cells = 1;
    list_t all = { .good = true }, masses = { .good = true };
    if (!are_known(x)) return NULL;
    wanted(want, T, x, x->given);
    for (unsigned k = 0; k < P->axes; k++)
        if (x->set >> k & 1) cells *= T->p->dim[P->alphabet[k]];
    list_t *m = ARENA_ARRAY(T->p->A, list_t, cells);
    for (size_t i = 0; i < cells; i++) m[i].good = true;
    for (size_t i = 0; i < T->p->law_cells[l]; i++) {
        const size_t *digit = T->p->digit[l] + i * P->axes;
        if (index_of(T, P, x->given, digit) != index_of(T, P, x->given, want)) continue;
        where_t cell = law_cell(T, l, i);
        add(T, &m[index_of(T, P, x->set, digit)], cell);
        add(T, &all, cell);
    }
    for (size_t i = 0; i < cells; i++) add(T, &masses, m[i].n ? gathered(T, TAPE_SUM, &m[i]) : number(T, 0));
    where_t sum = gathered(T, TAPE_SUM, &all);
    return sum ? of_list(T, TAPE_ENTROPY, &masses, sum, NULL) : NULL;
}

/* --- sums, divergences, functions --------------------------------------------------------------------------------- */

/* The parameters in x are held. */
static bool hold(tape_t *T, const core_t *x)
{
    for (unsigned k = 0; k < x->n; k++)
        if (!hold(T, x->part[k])) return false;
    if (x->kind != CORE_PARAM) return true;
    if (T->helds == HELD_MAX) return false;
    const double *at = T->p->value[x->at];
    T->held[T->helds++] = (held_t){ at, *at };
    return true;
}

static bool holds_range(tape_t *T, const core_t *x)
{
    return core_is_bare(x->part[0]) && core_is_bare(x->part[1]) && hold(T, x->part[0]) && hold(T, x->part[1]);
}

static where_t over(tape_t *T, const core_t *x)
{
    list_t all = { .good = true };
    char name = x->name[1];
    if (x->n == 3) {
        if (!holds_range(T, x)) return NULL;
        long lo = lrint(plain_walk(T->p, x->part[0])), hi = lrint(plain_walk(T->p, x->part[1]));
        if (lo > hi) return number(T, x->name[0] == 'm' ? NAN : name == 'r');
        for (long k = lo; k <= hi && all.good; k++) {
            T->p->slot[x->slot[0]] = k;
            add(T, &all, written(T, x->part[2]));
        }
    } else {
        plain_first(T->p, x);
        do add(T, &all, written(T, x->part[0]));
        while (all.good && plain_next(T->p, x));
    }
    return gathered(T, name == 'u' ? TAPE_SUM : name == 'r' ? TAPE_PRODUCT : name == 'a' ? TAPE_MAX : TAPE_MIN, &all);
}

static where_t divergence(tape_t *T, const core_t *x)
{
    list_t all = { .good = true };
    where_t order = x->order ? written(T, x->order) : number(T, 0);
    if (!order) return NULL;
    plain_first(T->p, x);
    do {
        add(T, &all, written(T, x->part[0]));
        add(T, &all, x->n > 1 ? written(T, x->part[1]) : number(T, 1));
    } while (all.good && plain_next(T->p, x));
    return of_list(T, TAPE_DIVERGENCE, &all, order, x->name);
}

static where_t function(tape_t *T, const core_t *x)
{
    plain_one_t one = plain_one(x->name);
    plain_two_t two = plain_two(x->name);
    list_t all = { .good = true };
    for (unsigned k = 0; k < x->n; k++) add(T, &all, written(T, x->part[k]));
    if (!all.good) return NULL;
    if (one) return put(T, (step_t){ .op = TAPE_ONE, .a = all.at[0], .one = one });
    if (two) return x->n == 2 ? put(T, (step_t){ .op = TAPE_TWO, .a = all.at[0], .b = all.at[1], .two = two }) : NULL;
    return gathered(T, x->name[1] == 'a' ? TAPE_MAX : TAPE_MIN, &all);
}

static where_t condition(tape_t *T, const core_t *x)
{
    static const tape_op_t op[] = { [IS_LE] = TAPE_LE, [IS_GE] = TAPE_GE, [IS_EQ] = TAPE_EQ, [IS_LT] = TAPE_LT,
        [IS_GT] = TAPE_GT, [IS_NE] = TAPE_NE };
    if (x->kind == CORE_NOT) {
        where_t a = condition(T, x->part[0]);
        return a ? put(T, (step_t){ .op = TAPE_NOT, .a = a }) : NULL;
    }
    if (x->kind == CORE_AND || x->kind == CORE_OR)
        return of_two(T, x->kind == CORE_AND ? TAPE_AND : TAPE_OR, condition(T, x->part[0]), condition(T, x->part[1]));
    where_t side[2];
    for (unsigned k = 0; k < 2; k++) {
        if (x->part[0]->alphabet < 0) side[k] = written(T, x->part[k]);
        else side[k] = is_known(x->part[k]) ? number(T, (double)plain_letter(T->p, x->part[k])) : NULL;
    }
    return of_two(T, op[x->op], side[0], side[1]);
}

static where_t chosen(tape_t *T, const core_t *x)
{
    list_t branch = { .good = true };
    where_t a = condition(T, x->part[0]);
    add(T, &branch, written(T, x->part[1]));
    add(T, &branch, written(T, x->part[2]));
    return a ? of_list(T, TAPE_IF, &branch, a, NULL) : NULL;
}

/* --- terms -------------------------------------------------------------------------------------------------------- */

static where_t both(tape_t *T, tape_op_t op, const core_t *x)
{
    where_t a = written(T, x->part[0]);
    return a ? of_two(T, op, a, written(T, x->part[1])) : NULL;
}

static where_t written(tape_t *T, const core_t *x)
{
    plain_t *p = T->p;
    where_t a;
    if (++T->visits > TAPE_VISITS_MAX) return NULL;
    if (plain_is_nowhere(p, x)) return number(T, NAN);
    switch (x->kind) {
    case CORE_NUMBER: return number(T, x->near);
    case CORE_PARAM: return &p->value[x->at][0];
    case CORE_SIZE: return number(T, (double)p->dim[x->at]);
    case CORE_SLOT: return number(T, (double)p->slot[x->at]);
    case CORE_ENTRY: return are_known(x) ? &p->value[x->at][plain_cell(p, x)] : NULL;
    case CORE_ORD: return is_known(x->part[0]) ? number(T, (double)plain_letter(p, x->part[0])) : NULL;
    case CORE_MASS: return mass(T, x);
    case CORE_ENTROPY: return entropy(T, x);
    case CORE_NEG: a = written(T, x->part[0]); return a ? put(T, (step_t){ .op = TAPE_NEG, .a = a }) : NULL;
    case CORE_ADD: return both(T, TAPE_ADD, x);
    case CORE_SUB: return both(T, TAPE_SUB, x);
    case CORE_MUL: return both(T, TAPE_MUL, x);
    case CORE_DIV: case CORE_GIVEN: return both(T, TAPE_DIV, x);
    case CORE_POW: return both(T, TAPE_POW, x);
    case CORE_BRACKET: return condition(T, x->part[0]);
    case CORE_IF: return chosen(T, x);
    case CORE_FUNCTION: return function(T, x);
    case CORE_OVER: return over(T, x);
    case CORE_DIVERGENCE: return divergence(T, x);
    default: return x->uses ? NULL : put(T, (step_t){ .op = TAPE_WALK, .of = x });
    }
}

void tape_cut(tape_t *T, unsigned n)
{
    if (T->n == n) return;
    T->n = n;
    T->margins = 0;
    memset(T->law, 0, sizeof T->law);
    place_all(T, T->places);
}

const double *tape_write(tape_t *T, const core_t *x)
{
    unsigned before = T->n, held = T->helds;
    T->visits = 0;
    where_t v = written(T, x);
    if (v) return v;
    tape_cut(T, before);
    T->helds = held;
    return NULL;
}
