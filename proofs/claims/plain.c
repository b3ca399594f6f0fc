/* SPDX-License-Identifier: MIT */
#include "proofs/claims/plain.h"

#include <math.h>
#include <string.h>

/* --- laws ------------------------------------------------------------------------------------------------------------ */

static size_t *digits_of(const plain_t *p, const law_t *P, size_t cells)
{
    size_t *digit = ARENA_ARRAY(p->A, size_t, cells * P->axes);
    for (size_t i = 0; i < cells; i++)
        for (size_t k = P->axes, rest = i; k-- > 0; rest /= p->dim[P->alphabet[k]]) digit[i * P->axes + k] = rest % p->dim[P->alphabet[k]];
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

void plain_fresh(plain_t *p)
{
    memset(p->kept, 0, p->L->memos * sizeof *p->kept);
    for (unsigned l = 0; l < p->L->setting.laws; l++) make_law(p, l);
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
        if ((int)l == S->joint) p->margin = ARENA_ARRAY(A, double, p->law_cells[l]);
    }
    plain_fresh(p);
    return p;
}

/* --- letters, masses, entropies ------------------------------------------------------------------------------------------- */

static size_t letter(plain_t *p, const core_t *x);

static size_t cell_of(plain_t *p, const core_t *x)
{
    const entry_t *e = &p->L->setting.entry[x->at];
    size_t at = 0;
    for (unsigned k = 0; k < x->n; k++) at = at * p->dim[e->alphabet[k]] + letter(p, x->part[k]);
    return at;
}

static size_t letter(plain_t *p, const core_t *x)
{
    if (x->kind == CORE_SLOT) return (size_t)p->slot[x->at];
    if (x->kind == CORE_MAP) return (size_t)p->value[x->at][cell_of(p, x)];
    return (size_t)x->at;
}

/* The probability that the axes of `set` have these letters (part i of the axes `all`). */
static double probability(plain_t *p, const core_t *x, int l, unsigned all, unsigned set)
{
    const law_t *P = &p->L->setting.law[l];
    size_t want[PMF_AXES_MAX], at = 0;
    double sum = 0;
    unsigned n = 0;
    for (unsigned k = 0; k < P->axes; k++) {
        if (all >> k & 1) want[k] = letter(p, x->part[n++]);
        if (set >> k & 1) at = at * p->dim[P->alphabet[k]] + want[k];
    }
    if (set == (1u << P->axes) - 1) return p->law[l][at];
    const size_t *digit = p->digit[l];
    for (size_t i = 0; i < p->law_cells[l]; i++, digit += P->axes) {
        bool here = true;
        for (unsigned k = 0; k < P->axes && here; k++) here = !(set >> k & 1) || digit[k] == want[k];
        if (here) sum += p->law[l][i];
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
        if (x->given >> k & 1) want[k] = letter(p, x->part[n++]);
        if (x->set >> k & 1) cells *= p->dim[P->alphabet[k]];
    }
    double *m = p->margin, all = 0, h = 0;
    for (size_t i = 0; i < cells; i++) m[i] = 0;
    const size_t *digit = p->digit[l];
    for (size_t i = 0; i < p->law_cells[l]; i++, digit += P->axes) {
        size_t at = 0;
        bool here = true;
        for (unsigned k = 0; k < P->axes && here; k++) {
            if (x->given >> k & 1) here = digit[k] == want[k];
            if (x->set >> k & 1) at = at * p->dim[P->alphabet[k]] + digit[k];
        }
        if (here) { m[at] += p->law[l][i]; all += p->law[l][i]; }
    }
    for (size_t i = 0; i < cells; i++)
        if (m[i] > 0) h -= m[i] / all * log(m[i] / all);
    return all > 0 ? h : NAN;
}

/* --- sums, divergences ------------------------------------------------------------------------------------------------------ */

static bool next(plain_t *p, const core_t *x)
{
    for (unsigned k = x->slots; k-- > 0;) {
        if ((size_t)++p->slot[x->slot[k]] < p->dim[x->over[k]]) return true;
        p->slot[x->slot[k]] = 0;
    }
    return false;
}

static void first(plain_t *p, const core_t *x) { for (unsigned k = 0; k < x->slots; k++) p->slot[x->slot[k]] = 0; }

static double gather(char name, bool one, double all, double x)
{
    if (one) return x;
    return name == 'u' ? all + x : name == 'r' ? all * x : name == 'a' ? fmax(all, x) : fmin(all, x);
}

static double over(plain_t *p, const core_t *x)
{
    double all = x->name[1] == 'r';
    if (x->n == 3) {
        long lo = lrint(plain(p, x->part[0])), hi = lrint(plain(p, x->part[1]));
        if (hi < lo && x->name[0] == 'm') return NAN;
        for (long k = lo; k <= hi; k++) {
            p->slot[x->slot[0]] = k;
            all = gather(x->name[1], k == lo, all, plain(p, x->part[2]));
        }
        return all;
    }
    bool one = true;
    first(p, x);
    do { all = gather(x->name[1], one, all, plain(p, x->part[0])); one = false; } while (next(p, x));
    return all;
}

static double kl_part(double a, double b) { return a == 0 ? 0 : b == 0 ? INFINITY : a * log(a / b); }

static double part(const char *name, double a, double b, double s)
{
    double m = (a + b) / 2;
    switch (*name) {
    case 'K': return kl_part(a, b);
    case 'H': return name[1] ? sqrt(a * b) : -kl_part(a, 1);
    case 'J': return name[1] ? (kl_part(a, m) + kl_part(b, m)) / 2 : kl_part(a, b) + kl_part(b, a);
    case 'T': return fabs(a - b) / 2;
    case 'c': return a == b ? 0 : (a - b) * (a - b) / b;
    case 'L': return a == b ? 0 : (a - b) * (a - b) / (a + b);
    case 'B': return sqrt(a * b);
    default: return a == 0 ? 0 : s == 1 ? kl_part(a, b) : b == 0 ? (s > 1 ? INFINITY : 0) : pow(a, s) * pow(b, 1 - s);
    }
}

static double divergence(plain_t *p, const core_t *x)
{
    double sum = 0, s = x->order ? plain(p, x->order) : 0;
    first(p, x);
    do sum += part(x->name, plain(p, x->part[0]), x->n > 1 ? plain(p, x->part[1]) : 1, s);
    while (next(p, x));
    if (*x->name == 'H' && x->name[1]) return 1 - sum;
    return *x->name == 'R' && s != 1 ? log(sum) / (s - 1) : sum;
}

/* --- functions ----------------------------------------------------------------------------------------------------------------- */

static double binomial(double n, double k) { return k < 0 || k > n ? 0 : exp(lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)); }

/* sup{q >= p : kl(p||q) <= c}, or inf below, by bisection. */
static double klinv(double p, double c, bool lower)
{
    double in = p, out = lower ? 0 : 1;
    for (int k = 0; k < 100; k++) {
        double m = (in + out) / 2;
        if (kl_part(p, m) + kl_part(1 - p, 1 - m) <= c) in = m;
        else out = m;
    }
    return in;
}

static double function(plain_t *p, const core_t *x)
{
    double a = plain(p, x->part[0]), b = x->n > 1 ? plain(p, x->part[1]) : 0;
    const char *f = x->name;
    static const struct { const char *name; double (*of)(double); } one[] = {
        { "log", log }, { "exp", exp }, { "sqrt", sqrt }, { "abs", fabs }, { "log2", log2 }, { "floor", floor }, { "ceil", ceil }, { "tanh", tanh },
        { "cosh", cosh }, { "sinh", sinh }
    };
    for (size_t k = 0; k < sizeof one / sizeof *one; k++)
        if (strcmp(f, one[k].name) == 0) return one[k].of(a);
    if (strcmp(f, "h") == 0) return -kl_part(a, 1) - kl_part(1 - a, 1);
    if (strcmp(f, "kl") == 0) return kl_part(a, b) + kl_part(1 - a, 1 - b);
    if (strcmp(f, "mod") == 0) return a - b * floor(a / b);
    if (strcmp(f, "binomial") == 0) return binomial(a, b);
    if (strncmp(f, "klinv", 5) == 0) return klinv(a, b, f[5] != 0);
    for (unsigned k = 1; k < x->n; k++, b = k < x->n ? plain(p, x->part[k]) : 0) a = *(f + 1) == 'a' ? fmax(a, b) : fmin(a, b);
    return a;
}

static double word(plain_t *p, const core_t *x)
{
    word_arg_t arg[WORD_ARGS_MAX] = { { 0 } };
    unsigned from = 0;
    if (!x->word->plain) return NAN;
    for (unsigned k = 0; k < x->n; from += x->word_slots[k++]) {
        if (x->word->arg[k] == WORD_LETTER) {
            arg[k].integer = (long)letter(p, x->part[k]);
            arg[k].dim[0] = p->dim[x->part[k]->alphabet];
            continue;
        }
        if (!x->word_slots[k]) { arg[k].approx = plain(p, x->part[k]); arg[k].integer = lrint(arg[k].approx); continue; }
        core_t some = { .slots = x->word_slots[k] };
        size_t cells = 1;
        for (unsigned s = 0; s < some.slots; s++) { some.slot[s] = x->slot[from + s]; cells *= arg[k].dim[s] = p->dim[some.over[s] = x->over[from + s]]; }
        double *at = ARENA_ARRAY(p->A, double, cells);
        size_t i = 0;
        first(p, &some);
        do at[i++] = plain(p, x->part[k]);
        while (next(p, &some));
        arg[k].cell = at;
        arg[k].cells = cells;
        arg[k].rank = some.slots;
    }
    return x->word->plain(arg);
}

/* --- terms ------------------------------------------------------------------------------------------------------------------------ */

bool plain_condition(plain_t *p, const core_t *x)
{
    if (x->kind == CORE_NOT) return !plain_condition(p, x->part[0]);
    if (x->kind == CORE_AND) return plain_condition(p, x->part[0]) && plain_condition(p, x->part[1]);
    if (x->kind == CORE_OR) return plain_condition(p, x->part[0]) || plain_condition(p, x->part[1]);
    bool letters = x->part[0]->alphabet >= 0;
    double a = letters ? (double)letter(p, x->part[0]) : plain(p, x->part[0]), b = letters ? (double)letter(p, x->part[1]) : plain(p, x->part[1]);
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
    switch (x->kind) {
    case CORE_NUMBER: return x->near;
    case CORE_PARAM: return p->value[x->at][0];
    case CORE_SIZE: return (double)p->dim[x->at];
    case CORE_SLOT: return (double)p->slot[x->at];
    case CORE_ENTRY: return p->value[x->at][cell_of(p, x)];
    case CORE_ORD: return (double)letter(p, x->part[0]);
    case CORE_MASS: return mass(p, x);
    case CORE_ENTROPY: return entropy(p, x);
    case CORE_NEG: return -plain(p, x->part[0]);
    case CORE_ADD: return plain(p, x->part[0]) + plain(p, x->part[1]);
    case CORE_SUB: return plain(p, x->part[0]) - plain(p, x->part[1]);
    case CORE_MUL: a = plain(p, x->part[0]); if (a == 0) return 0; { double b = plain(p, x->part[1]); return b == 0 ? 0 : a * b; }
    case CORE_DIV: case CORE_GIVEN: a = plain(p, x->part[0]); return a / plain(p, x->part[1]);
    case CORE_POW: a = plain(p, x->part[0]); return pow(a, plain(p, x->part[1]));
    case CORE_BRACKET: return plain_condition(p, x->part[0]);
    case CORE_IF: return plain(p, x->part[plain_condition(p, x->part[0]) ? 1 : 2]);
    case CORE_FUNCTION: return function(p, x);
    case CORE_OVER: return over(p, x);
    case CORE_DIVERGENCE: return divergence(p, x);
    case CORE_WORD: return word(p, x);
    default: return NAN;
    }
}

double plain(plain_t *p, const core_t *x)
{
    if (x->memo < 0) return fresh(p, x);
    if (!p->kept[x->memo]) { p->memo[x->memo] = fresh(p, x); p->kept[x->memo] = true; }
    return p->memo[x->memo];
}
