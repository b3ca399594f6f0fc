/* SPDX-License-Identifier: MIT */
#include "proofs/claims/doubles/plain_parts.h"
#include "proofs/claims/doubles/tape.h"

#include <string.h>

/* --- laws --------------------------------------------------------------------------------------------------------- */

static size_t *digits_of(const plain_t *p, const law_t *P, size_t cells)
{
    size_t *digit = ARENA_ARRAY(p->A, size_t, cells * P->axes);
    for (size_t i = 0; i < cells; i++)
        for (size_t k = P->axes, rest = i; k-- > 0; rest /= p->dim[P->alphabet[k]])
            digit[i * P->axes + k] = rest % p->dim[P->alphabet[k]];
    return digit;
}

/* digit: the letters of the cell. */
static double factor_at(const plain_t *p, const law_t *P, unsigned f, const size_t *digit)
{
    size_t at = 0, n = p->dim[P->alphabet[P->factor[f].of]], y = digit[P->factor[f].of];
    int param = P->factor[f].param;
    if (param < 0) return 1 / (double)n;
    for (unsigned k = 0; k < (unsigned)__builtin_popcount(P->factor[f].given); k++) {
        unsigned axis = P->factor[f].behind[k];
        at = at * p->dim[P->alphabet[axis]] + digit[axis];
    }
    if (p->L->setting.entry[param].kind == ENTRY_MAP) return p->value[param][at] == (double)y;
    return p->value[param][at * n + y];
}

static void make_law(plain_t *p, unsigned l)
{
    const law_t *P = &p->L->setting.law[l];
    for (size_t i = 0; i < p->law_cells[l]; i++) {
        if (P->param >= 0) { p->law[l][i] = p->value[P->param][i]; continue; }
        double all = 1;
        for (unsigned f = 0; f < P->factors; f++) all *= factor_at(p, P, f, p->digit[l] + i * P->axes);
        p->law[l][i] = all;
    }
}

const double *plain_law(plain_t *p, int l)
{
    if (!p->made[l]) make_law(p, (unsigned)l);
    p->made[l] = p->walked = true;
    return p->law[l];
}

void plain_fresh(plain_t *p)
{
    tape_fresh(p->tape);
    if (!p->walked) return;
    memset(p->kept, 0, p->L->memos * sizeof *p->kept);
    memset(p->made, 0, p->L->setting.laws * sizeof *p->made);
    for (unsigned k = 0; k < p->margins; k++) p->margin[k].made = false;
    p->walked = false;
}

plain_t *plain_start(arena_t *A, const core_lemma_t *L, const candidate_t *c)
{
    plain_t *p = ARENA_NEW(A, plain_t);
    const setting_t *S = &L->setting;
    p->A = A;
    p->L = L;
    for (unsigned a = 0; a < S->alphabets; a++) p->dim[a] = candidate_dim(c, S->alphabet[a].axis);
    for (unsigned k = 0; k < S->params; k++) {
        p->cells[k] = c->value[k].cells;
        p->value[k] = ARENA_ARRAY(A, double, p->cells[k]);
        for (size_t i = 0; i < p->cells[k]; i++) p->value[k][i] = mpq_get_d(c->value[k].at + i);
    }
    for (unsigned l = 0; l < S->laws; l++) {
        p->law_cells[l] = 1;
        for (unsigned k = 0; k < S->law[l].axes; k++) p->law_cells[l] *= p->dim[S->law[l].alphabet[k]];
        p->law[l] = ARENA_ARRAY(A, double, p->law_cells[l]);
        p->digit[l] = digits_of(p, &S->law[l], p->law_cells[l]);
        if ((int)l == S->joint) p->mass = ARENA_ARRAY(A, double, p->law_cells[l]);
    }
    p->tape = tape_new(p);
    return p;
}

/* --- letters, masses, entropies ----------------------------------------------------------------------------------- */

size_t plain_cell(plain_t *p, const core_t *x)
{
    const entry_t *e = &p->L->setting.entry[x->at];
    size_t at = 0;
    for (unsigned k = 0; k < x->n; k++) at = at * p->dim[e->alphabet[k]] + plain_letter(p, x->part[k]);
    return at;
}

size_t plain_letter(plain_t *p, const core_t *x)
{
    if (x->kind == CORE_SLOT) return (size_t)p->slot[x->at];
    if (x->kind == CORE_MAP) return (size_t)p->value[x->at][plain_cell(p, x)];
    return (size_t)x->at;
}

/* The sums of the cells of a law over all axes but those of `set`, in the order of the cells; NULL where there is no
** room for more. */
static const double *margin_of(plain_t *p, int l, unsigned set)
{
    const law_t *P = &p->L->setting.law[l];
    unsigned k = 0;
    while (k < p->margins && !(p->margin[k].law == l && p->margin[k].set == set)) k++;
    if (k == MARGINS_MAX) return NULL;
    margin_t *m = &p->margin[k];
    if (k == p->margins) {
        *m = (margin_t){ .law = l, .set = set, .cells = 1 };
        for (unsigned a = 0; a < P->axes; a++)
            if (set >> a & 1) m->cells *= p->dim[P->alphabet[a]];
        m->cell = ARENA_ARRAY(p->A, double, m->cells);
        p->margins++;
    }
    if (m->made) return m->cell;
    memset(m->cell, 0, m->cells * sizeof *m->cell);
    const double *cell = plain_law(p, l);
    const size_t *digit = p->digit[l];
    for (size_t i = 0; i < p->law_cells[l]; i++, digit += P->axes) {
        size_t at = 0;
        for (unsigned a = 0; a < P->axes; a++)
            if (set >> a & 1) at = at * p->dim[P->alphabet[a]] + digit[a];
        m->cell[at] += cell[i];
    }
    m->made = true;
    return m->cell;
}

/* The probability that the axes of `set` have these letters (part i of the axes `all`). */
static double probability(plain_t *p, const core_t *x, int l, unsigned all, unsigned set)
{
    const law_t *P = &p->L->setting.law[l];
    size_t want[PMF_AXES_MAX], at = 0;
    double sum = 0;
    unsigned n = 0;
    for (unsigned k = 0; k < P->axes; k++) {
        if (all >> k & 1) want[k] = plain_letter(p, x->part[n++]);
        if (set >> k & 1) at = at * p->dim[P->alphabet[k]] + want[k];
    }
    const double *margin = set == (1u << P->axes) - 1 ? plain_law(p, l) : margin_of(p, l, set);
    if (margin) return margin[at];
    const size_t *digit = p->digit[l];
    for (size_t i = 0; i < p->law_cells[l]; i++, digit += P->axes) {
        bool here = true;
        for (unsigned k = 0; k < P->axes && here; k++) here = !(set >> k & 1) || digit[k] == want[k];
        if (here) sum += plain_law(p, l)[i];
    }
    return sum;
}

static double mass(plain_t *p, const core_t *x)
{
    unsigned all = x->set | x->given;
    double both = probability(p, x, x->at, all, all);
    return x->given ? both / probability(p, x, x->at, all, x->given) : both;
}

static double entropy(plain_t *p, const core_t *x)
{
    int l = p->L->setting.joint;
    const law_t *P = &p->L->setting.law[l];
    size_t want[PMF_AXES_MAX], cells = 1;
    unsigned n = 0;
    for (unsigned k = 0; k < P->axes; k++) {
        if (x->given >> k & 1) want[k] = plain_letter(p, x->part[n++]);
        if (x->set >> k & 1) cells *= p->dim[P->alphabet[k]];
    }
    double *m = p->mass, all = 0, h = 0;
    for (size_t i = 0; i < cells; i++) m[i] = 0;
    const double *cell = plain_law(p, l);
    const size_t *digit = p->digit[l];
    for (size_t i = 0; i < p->law_cells[l]; i++, digit += P->axes) {
        size_t at = 0;
        bool here = true;
        for (unsigned k = 0; k < P->axes && here; k++) {
            if (x->given >> k & 1) here = digit[k] == want[k];
            if (x->set >> k & 1) at = at * p->dim[P->alphabet[k]] + digit[k];
        }
        if (here) { m[at] += cell[i]; all += cell[i]; }
    }
    for (size_t i = 0; i < cells; i++)
        if (m[i] > 0) h -= m[i] / all * log(m[i] / all);
    return all > 0 ? h : NAN;
}

/* --- sums, divergences -------------------------------------------------------------------------------------------- */

bool plain_next(plain_t *p, const core_t *x)
{
    for (unsigned k = x->slots; k-- > 0;) {
        if ((size_t)++p->slot[x->slot[k]] < p->dim[x->over[k]]) return true;
        p->slot[x->slot[k]] = 0;
    }
    return false;
}

void plain_first(plain_t *p, const core_t *x) { for (unsigned k = 0; k < x->slots; k++) p->slot[x->slot[k]] = 0; }

static double gather(char name, bool one, double all, double x)
{
    if (one) return x;
    return name == 'u' ? all + x : name == 'r' ? all * x : name == 'a' ? fmax(all, x) : fmin(all, x);
}

static double over(plain_t *p, const core_t *x)
{
    double all = x->name[1] == 'r';
    if (x->n == 3) {
        long lo = lrint(plain_walk(p, x->part[0])), hi = lrint(plain_walk(p, x->part[1]));
        if (hi < lo && x->name[0] == 'm') return NAN;
        for (long k = lo; k <= hi; k++) {
            p->slot[x->slot[0]] = k;
            all = gather(x->name[1], k == lo, all, plain_walk(p, x->part[2]));
        }
        return all;
    }
    bool one = true;
    plain_first(p, x);
    do { all = gather(x->name[1], one, all, plain_walk(p, x->part[0])); one = false; } while (plain_next(p, x));
    return all;
}

double plain_summand(const char *name, double a, double b, double s)
{
    double m = (a + b) / 2;
    switch (*name) {
    case 'K': return plain_kl(a, b);
    case 'H': return name[1] ? sqrt(a * b) : -plain_kl(a, 1);
    case 'J': return name[1] ? (plain_kl(a, m) + plain_kl(b, m)) / 2 : plain_kl(a, b) + plain_kl(b, a);
    case 'T': return fabs(a - b) / 2;
    case 'c': return a == b ? 0 : (a - b) * (a - b) / b;
    case 'L': return a == b ? 0 : (a - b) * (a - b) / (a + b);
    case 'B': return sqrt(a * b);
    default: return a == 0 ? 0 : s == 1 ? plain_kl(a, b) : b == 0 ? (s > 1 ? INFINITY : 0) : pow(a, s) * pow(b, 1 - s);
    }
}

double plain_divergence(const char *name, double sum, double s)
{
    if (*name == 'H' && name[1]) return 1 - sum;
    return *name == 'R' && s != 1 ? log(sum) / (s - 1) : sum;
}

static double divergence(plain_t *p, const core_t *x)
{
    double sum = 0, s = x->order ? plain_walk(p, x->order) : 0;
    plain_first(p, x);
    do sum += plain_summand(x->name, plain_walk(p, x->part[0]), x->n > 1 ? plain_walk(p, x->part[1]) : 1, s);
    while (plain_next(p, x));
    return plain_divergence(x->name, sum, s);
}

/* --- functions ---------------------------------------------------------------------------------------------------- */

static double function(plain_t *p, const core_t *x)
{
    double a = plain_walk(p, x->part[0]), b = x->n > 1 ? plain_walk(p, x->part[1]) : 0;
    plain_one_t one = plain_one(x->name);
    plain_two_t two = one ? NULL : plain_two(x->name);
    if (one || two) return one ? one(a) : two(a, b);
    for (unsigned k = 1; k < x->n; k++, b = k < x->n ? plain_walk(p, x->part[k]) : 0)
        a = x->name[1] == 'a' ? fmax(a, b) : fmin(a, b);
    return a;
}

static double word(plain_t *p, const core_t *x)
{
    word_arg_t arg[WORD_ARGS_MAX] = { { 0 } };
    double *given[WORD_ARGS_MAX] = { NULL };
    unsigned from = 0;
    if (!x->word->plain) return NAN;
    for (unsigned k = 0; k < x->n; from += x->word_slots[k++]) {
        if (x->word->arg[k] == WORD_LETTER) {
            arg[k].integer = (long)plain_letter(p, x->part[k]);
            arg[k].dim[0] = p->dim[x->part[k]->alphabet];
            continue;
        }
        if (!x->word_slots[k]) {
            arg[k].approx = plain_walk(p, x->part[k]);
            arg[k].integer = lrint(arg[k].approx);
            continue;
        }
        core_t some = { .slots = x->word_slots[k] };
        size_t cells = 1;
        for (unsigned s = 0; s < some.slots; s++) { some.slot[s] = x->slot[from + s];
            cells *= arg[k].dim[s] = p->dim[some.over[s] = x->over[from + s]]; }
        double *at = given[k] = alloc_array(cells, sizeof *at);
        size_t i = 0;
        plain_first(p, &some);
        do at[i++] = plain_walk(p, x->part[k]);
        while (plain_next(p, &some));
        arg[k].cell = at;
        arg[k].cells = cells;
        arg[k].rank = some.slots;
    }
    double value = x->word->plain(arg);
    for (unsigned k = 0; k < x->n; k++) alloc_free(given[k]);
    return value;
}

/* --- terms -------------------------------------------------------------------------------------------------------- */

bool plain_condition(plain_t *p, const core_t *x)
{
    if (x->kind == CORE_NOT) return !plain_condition(p, x->part[0]);
    if (x->kind == CORE_AND) return plain_condition(p, x->part[0]) && plain_condition(p, x->part[1]);
    if (x->kind == CORE_OR) return plain_condition(p, x->part[0]) || plain_condition(p, x->part[1]);
    bool letters = x->part[0]->alphabet >= 0;
    if (letters && (plain_is_nowhere(p, x->part[0]) || plain_is_nowhere(p, x->part[1]))) return false;
    double a = letters ? (double)plain_letter(p, x->part[0]) : plain_walk(p, x->part[0]),
        b = letters ? (double)plain_letter(p, x->part[1]) : plain_walk(p, x->part[1]);
    switch (x->op) {
    case IS_LE: return a <= b;
    case IS_GE: return a >= b;
    case IS_EQ: return a == b;
    case IS_LT: return a < b;
    case IS_GT: return a > b;
    default: return a != b;
    }
}

static double fresh(plain_t *p, const core_t *x)
{
    double a;
    if (plain_is_nowhere(p, x)) return NAN;
    switch (x->kind) {
    case CORE_NUMBER: return x->near;
    case CORE_PARAM: return p->value[x->at][0];
    case CORE_SIZE: return (double)p->dim[x->at];
    case CORE_SLOT: return (double)p->slot[x->at];
    case CORE_ENTRY: return p->value[x->at][plain_cell(p, x)];
    case CORE_ORD: return (double)plain_letter(p, x->part[0]);
    case CORE_MASS: return mass(p, x);
    case CORE_ENTROPY: return entropy(p, x);
    case CORE_NEG: return -plain_walk(p, x->part[0]);
    case CORE_ADD: return plain_walk(p, x->part[0]) + plain_walk(p, x->part[1]);
    case CORE_SUB: return plain_walk(p, x->part[0]) - plain_walk(p, x->part[1]);
    case CORE_MUL:
        a = plain_walk(p, x->part[0]);
        if (a == 0) return 0;
        {
            double b = plain_walk(p, x->part[1]);
            return b == 0 ? 0 : a * b;
        }
    case CORE_DIV: case CORE_GIVEN: a = plain_walk(p, x->part[0]); return a / plain_walk(p, x->part[1]);
    case CORE_POW: a = plain_walk(p, x->part[0]); return plain_pow(a, plain_walk(p, x->part[1]));
    case CORE_BRACKET: return plain_condition(p, x->part[0]);
    case CORE_IF: return plain_walk(p, x->part[plain_condition(p, x->part[0]) ? 1 : 2]);
    case CORE_FUNCTION: return function(p, x);
    case CORE_OVER: return over(p, x);
    case CORE_DIVERGENCE: return divergence(p, x);
    case CORE_WORD: return word(p, x);
    default: return NAN;
    }
}

double plain_walk(plain_t *p, const core_t *x)
{
    if (x->memo < 0) return fresh(p, x);
    if (!p->kept[x->memo]) { p->memo[x->memo] = fresh(p, x); p->kept[x->memo] = p->walked = true; }
    return p->memo[x->memo];
}

double plain(plain_t *p, const core_t *x)
{
    const double *taped = tape_value(p->tape, x);
    return taped ? *taped : plain_walk(p, x);
}
