/* SPDX-License-Identifier: MIT
**
** Section 5: terms in sums over letters, as fractions.
**
** A function of the bound letter is a fraction in the entries of laws and tables at it; a sum of it is linear in sums
** of monomials in such, each a number of its own. Two sides are equal when they are one fraction in these numbers.
** Entries of a law may be 0: they divide nothing, and log P(y) stands beside P(y).
*/
#include "checker/sums/sums.h"

#include <string.h>

static statement_t *S;
static box_t strict, formal;   /* the ranges as declared; laws taken for positive, where logarithms are read */
static struct { short e[ATOMS_MAX]; unsigned number; } sums[NAMES_MAX];
static unsigned sums_n;
/* law(y) = 0 where by(y) = 0: else the larger side is infinite */
static struct { unsigned law, by; } dominated[NAMES_MAX];
static unsigned dominated_n;
static bool may_dominate;       /* here that case is left out */

static form_t value(const term_t *x, int sign);

/* The number has entries at letters; and may be 0 there. */
static bool lettered(unsigned name) { return name < S->numbers && S->number[name].alphabet; }
static bool may_vanish(unsigned name) { return lettered(name) && !range_positive(&strict.in[name]); }

static bool stands_in(form_t f, unsigned k) { return poly_has(f.n, k) || poly_has(f.d, k); }
static bool at_letter(unsigned j);

static bool form_at_letter(form_t f)
{
    for (unsigned j = 0; j < atoms; j++)
        if (stands_in(f, j) && at_letter(j)) return true;
    return false;
}

/* Does atom j depend on the bound letter? */
static bool at_letter(unsigned j)
{
    return atom[j].kind == NAME ? lettered(atom[j].name) : form_at_letter(atom[j].arg);
}

unsigned sums_number(const char *name, const range_t *in, const char *alphabet)
{
    if (S->numbers == NAMES_MAX) reject("more than %d sums", NAMES_MAX);
    unsigned k = S->numbers++;
    S->number[k] = (number_t){ .name = name, .in = *in, .alphabet = alphabet };
    strict.on[k] = formal.on[k] = true;
    strict.in[k] = formal.in[k] = *in;
    return k;
}

void sums_range(unsigned k, const range_t *in) { S->number[k].in = strict.in[k] = formal.in[k] = *in; }

unsigned sums_of_letters(const char *name, bool positive)
{
    range_t r;
    range_init(&r);
    if (positive) { r.lo.inf = 0; mpq_set_ui(r.lo.q, 0, 1); }
    return sums_number(name, &r, NULL);
}

/* The entry that the atom is; -1. */
static int entry(unsigned j) { return atom[j].kind == NAME && lettered(atom[j].name) ? (int)atom[j].name : -1; }

/* Where the entry is 0 the monomial is: the entry stands in it, or one that it dominates. */
static bool beside(const short *e, unsigned name)
{
    unsigned j = atom_of(name);
    if (j < atoms && e[j] > 0) return true;
    for (unsigned k = 0; may_dominate && k < dominated_n; k++) {
        j = atom_of(dominated[k].law);
        if (dominated[k].by == name && j < atoms && e[j] > 0) return true;
    }
    return false;
}

static bool vanishes_within(unsigned j);

/* Is the exponential of a polynomial in entries, by what does not vanish: defined and positive whatever the entries
** are? */
static bool exponential_of_polynomial(unsigned j)
{
    form_t u = atom[j].arg;
    for (unsigned k = 0; k < atoms; k++) {
        if (!stands_in(u, k) || !vanishes_within(k)) continue;
        for (unsigned i = 0; i < u.n.n; i++) if (u.n.at[i].e[k] && (entry(k) < 0 || u.n.at[i].e[k] < 0)) return false;
        if (poly_has(u.d, k)) return false;
    }
    return true;
}

/* Does something that may vanish stand within atom j, however deep, but for a polynomial under an exponential? */
static bool vanishes_within(unsigned j)
{
    bool any = false;
    if (atom[j].kind == NAME) return may_vanish(atom[j].name);
    if (atom[j].kind == EXP && exponential_of_polynomial(j)) return false;
    for (unsigned k = 0; k < atoms; k++) any = any || (stands_in(atom[j].arg, k) && vanishes_within(k));
    return any;
}

/* Is the monomial of entries defined at every letter, with 0 log 0 = 0? */
static void defined(const short *e)
{
    for (unsigned j = 0; j < atoms; j++) {
        if (!e[j] || !vanishes_within(j)) continue;
        if (entry(j) >= 0) { if (e[j] < 0) reject("a division by an entry that may be 0"); continue; }
        int own = -1; /* log P(y): of an entry alone */
        for (unsigned k = 0; k < atoms; k++)
            if (entry(k) >= 0 && form_equal(atom[j].arg, form_poly(poly_atom(k)))) own = entry(k);
        if (atom[j].kind != LOG || own < 0 || e[j] < 0 || !beside(e, (unsigned)own))
            reject("the logarithm of an entry that may be 0, and it does not stand beside it");
    }
}

/* Is its sum positive? Entries > 0, exponentials of what is real, at most one law that may vanish: its entries add up
** to 1. */
static bool sum_positive(const short *e)
{
    unsigned vanish = 0;
    for (unsigned j = 0; j < atoms; j++) {
        if (!e[j]) continue;
        if (atom[j].kind == EXP) continue;
        if (entry(j) < 0) return false;
        bool own = may_vanish((unsigned)entry(j));
        if (own && !S->number[entry(j)].law) return false;
        vanish += own;
    }
    return vanish <= 1;
}

/* How many letters there are is one number. */
static void one_alphabet(void)
{
    const char *own = NULL;
    for (unsigned k = 0; k < S->numbers; k++) {
        if (own && S->number[k].alphabet && strcmp(own, S->number[k].alphabet) != 0)
            reject("a sum of what does not depend on the letter, of two alphabets");
        if (S->number[k].alphabet) own = S->number[k].alphabet;
    }
}

/* The sum over the letter of the monomial. */
static form_t sum_of(const short *e)
{
    unsigned size = 0, law = 0;
    bool known = false;
    for (unsigned j = 0; j < atoms; j++) {
        size += (unsigned)(e[j] < 0 ? -e[j] : e[j]);
        if (e[j] == 1 && entry(j) >= 0 && S->number[entry(j)].law) { law = j; known = true; }
    }
    defined(e);
    if (!size) one_alphabet();
    if (known && size == 1 && e[law]) return form_integer(1);
    for (unsigned k = 0; k < sums_n; k++)
        if (memcmp(sums[k].e, e, sizeof sums[k].e) == 0) return form_name(sums[k].number);
    if (sums_n == NAMES_MAX) reject("more than %d sums", NAMES_MAX);
    memcpy(sums[sums_n].e, e, sizeof sums[sums_n].e);
    sums[sums_n].number = sums_of_letters("a sum", sum_positive(e));
    S->number[sums[sums_n].number].drawn = drawn_monomial(e);
    return form_name(sums[sums_n++].number);
}

bool sums_averaged(form_t *f, unsigned number)
{
    unsigned k = 0, own = 0;
    short e[ATOMS_MAX];
    while (k < sums_n && sums[k].number != number) k++;
    if (k == sums_n) return false;
    memcpy(e, sums[k].e, sizeof e);
    for (unsigned j = 0; j < atoms; j++) {
        if (!e[j] || !drawn_atom(j)) continue;
        if (own++ || e[j] != 1 || entry(j) < 0 || !S->number[entry(j)].averages) return false;
        unsigned mean = S->number[entry(j)].averages - 1;
        e[j] = 0;
        form_name(mean);
        e[atom_of(mean)]++;
    }
    *f = sum_of(e);
    return own;
}

/* The sum over the letter: term by term, what does not depend on it taken out. */
static form_t sum_over(form_t f)
{
    short below[ATOMS_MAX] = { 0 }, e[ATOMS_MAX];
    form_t r = form_integer(0), d = form_poly(f.d);
    for (unsigned i = 0; i < f.d.n; i++)
        for (unsigned j = 0; j < atoms; j++) {
            if (!at_letter(j)) continue;
            if (i && f.d.at[i].e[j] != below[j]) reject("a denominator that is a sum of entries");
            below[j] = f.d.at[i].e[j];
        }
    d.n = poly_divided(f.d, below);
    for (unsigned i = 0; i < f.n.n; i++) {
        monomial_t *t = take(sizeof *t);
        *t = f.n.at[i];
        for (unsigned j = 0; j < ATOMS_MAX; j++) {
            bool own = j < atoms && at_letter(j);
            e[j] = own ? (short)(f.n.at[i].e[j] - below[j]) : 0;
            if (own) t->e[j] = 0;
        }
        r = form_sum(r, form_times(form_poly((poly_t){ 1, t }), sum_of(e)), 1);
    }
    return form_times(r, form_inverse(d));
}

static int sign_of(form_t f, const box_t *B) { return poly_sign(f.n, B) * poly_sign(f.d, B); }

/* log u, u positive where all entries are. */
static form_t logarithm(form_t u)
{
    if (sign_of(u, &formal) <= 0) reject("the argument of a logarithm is not shown positive");
    return form_log(u, &formal);
}

/* What may vanish of a product; false: it is no product. */
static bool vanishing(form_t f, unsigned *n, unsigned *name)
{
    *n = 0;
    if (f.n.n != 1) return false;
    for (unsigned j = 0; j < atoms; j++)
        if (f.n.at[0].e[j] && vanishes_within(j)) {
            if (entry(j) < 0) return false;
            *name = (unsigned)entry(j);
            ++*n;
        }
    return true;
}

/* sum A log(A/B). Where B vanishes and A does not it is infinite. Where that makes the larger side so and the relation
** true (sign > 0), the rest is about the case that it is not: then A's one entry that may be 0 is 0 where B's is. */
static form_t divergence(form_t a, form_t b, int sign)
{
    unsigned m, n, of = 0, by = 0;
    bool before = may_dominate;
    if (sign > 0 && vanishing(a, &m, &of) && vanishing(b, &n, &by) && m == 1 && n == 1 && of != by) {
        if (dominated_n == NAMES_MAX) reject("more than %d divergences", NAMES_MAX);
        dominated[dominated_n].law = of;
        dominated[dominated_n++].by = by;
        may_dominate = true;
    }
    form_t r = sum_over(form_times(a, form_sum(logarithm(a), logarithm(b), -1)));
    may_dominate = before;
    return r;
}

/* A logarithm of what may be 0 is a factor beside it in each product as it is written: no such logarithm cancels, or
** stands under an exponential. by: the product of what it stands beside. */
static void logs_beside(const term_t *x, form_t by)
{
    const form_t one = form_integer(1);
    switch (x->kind) {
    case MUL:
        logs_beside(x->a, form_times(by, value(x->b, 0)));
        logs_beside(x->b, form_times(by, value(x->a, 0)));
        return;
    case DIV: logs_beside(x->a, by); logs_beside(x->b, one); return;
    case ADD: logs_beside(x->a, by); logs_beside(x->b, by); return;
    case NEG: logs_beside(x->a, by); return;
    case POWER: logs_beside(x->a, x->power > 0 ? by : one); return;
    case EXP: case SQRT: case ABS: case EXPECTED: logs_beside(x->a, one); return;
    case LOG: break;
    default: return;
    }
    logs_beside(x->a, one);
    form_t u = value(x->a, 0);
    for (unsigned j = 0; j < atoms; j++) {
        bool in = entry(j) >= 0 && by.n.n;
        if (!stands_in(u, j) || !vanishes_within(j)) continue;
        for (unsigned i = 0; i < by.n.n; i++) in = in && by.n.at[i].e[j] > 0;
        if (!in) reject("the logarithm of an entry that may be 0 is no factor beside it");
    }
}

/* A function of the bound letter. */
static form_t at_a_letter(const term_t *x)
{
    logs_beside(x, form_integer(1));
    return value(x, 0);
}

bool sums_law(form_t f) { return sign_of(f, &formal) > 0 && form_equal(sum_over(f), form_integer(1)); }
bool sums_positive(form_t f) { return sign_of(f, &strict) > 0; }

/* Is it >= 0 by its form: a product of numbers, of what is positive, of divergences of laws? */
static bool not_negative(const term_t *x)
{
    if (x->kind == NUMBER) return mpq_sgn(x->q) > 0;
    if (x->kind == MUL) return not_negative(x->a) && not_negative(x->b);
    if (x->kind == DIV) return not_negative(x->a) && sums_positive(value(x->b, 0));
    if (x->kind == DIVERGENCE && x->power == KL) return sums_law(at_a_letter(x->a)) && sums_law(at_a_letter(x->b));
    return sums_positive(value(x, 0));
}

static form_t root(const term_t *u, int sign)
{
    form_t f = value(u, sign);
    if (!not_negative(u)) reject("what stands under a root is not shown to be >= 0");
    return form_sqrt(f, &strict);
}

static bool has_divergence(const term_t *x)
{
    return x && (x->kind == DIVERGENCE || has_divergence(x->a) || has_divergence(x->b));
}

/* sign: 1 where the slack grows with x; 0: not known to. */
static form_t value(const term_t *x, int sign)
{
    form_t a, b;
    int k;
    switch (x->kind) {
    case NUMBER: return form_poly(poly_rational(x->q));
    case NAME: return form_name(x->name);
    case ADD: a = value(x->a, sign); return form_sum(a, value(x->b, sign), 1);
    case NEG: return form_times(form_integer(-1), value(x->a, -sign));
    case MUL: {
        bool right = has_divergence(x->b);
        a = value(right ? x->a : x->b, 0);
        return form_times(a, value(right ? x->b : x->a, sign_of(a, &strict) > 0 ? sign : 0));
    }
    case DIV:
        b = value(x->b, 0);
        k = sums_sign_as_written(x->b, b);
        if (!k) reject("a denominator is not shown to be other than 0");
        return form_times(value(x->a, k > 0 ? sign : 0), form_inverse(b));
    case POWER:
        a = value(x->a, 0);
        if (x->power < 0 && !sign_of(a, &strict)) reject("a denominator is not shown to be other than 0");
        return form_power(a, x->power);
    case LOG: return logarithm(value(x->a, 0));
    case EXP: return form_exp(value(x->a, 0));
    case SQRT: return root(x->a, sign);
    case ABS:
        a = value(x->a, 0);
        if (form_at_letter(a)) reject("an absolute value at a letter, whose sign may be another at each");
        return form_absolute(x, a);
    case SUM: return sum_over(at_a_letter(x->a));
    case EXPECTED: return drawn_mean(x->name, value(x->a, 0));
    case MOST: case LEAST: return opaque_extreme(x->kind, at_a_letter(x->a));
    case DIVERGENCE:
        a = at_a_letter(x->a), b = at_a_letter(x->b);
        if (form_equal(a, b) && (x->power == KL ? sign_of(a, &formal) > 0 : sums_law(a))) return form_integer(0);
        if (x->power == CHI2 && sums_law(a) && sums_law(b) && sums_positive(b))
            return sum_over(form_times(form_power(form_sum(a, b, -1), 2), form_inverse(b)));
        if (x->power != KL && x->power != TV) reject("a divergence that is not of this reason");
        return x->power == TV ? opaque_variation(a, b) : divergence(a, b, sign);
    default: reject("a term that is not of this reason");
    }
}

form_t sums_relation(const fact_t *f, int sign)
{
    bool down = f->sign[0] == GE || f->sign[0] == GT;
    if (f->kind != RELATION || f->n != 2) reject("a relation of two terms expected");
    form_t larger = value(f->term[!down], sign);
    return form_sum(larger, value(f->term[down], -sign), -1);
}

/* Each side is infinite where one of its divergences is: those of the two are of the same entries. */
form_t sums_equation(const fact_t *f)
{
    form_t left = value(f->term[0], 1);
    unsigned n = dominated_n;
    form_t right = value(f->term[1], 1);
    for (unsigned k = 0; k < dominated_n; k++) {
        bool both = false;
        for (unsigned i = k < n ? n : 0; i < (k < n ? dominated_n : n); i++)
            both = both || memcmp(&dominated[i], &dominated[k], sizeof *dominated) == 0;
        if (!both) reject("a divergence that may be infinite on one side alone");
    }
    return form_sum(left, right, -1);
}

const box_t *sums_ranges(void) { return &strict; }
form_t sums_value(const term_t *x) { return value(x, 0); }
form_t sums_divergence(form_t a, form_t b) { return divergence(a, b, 0); }
form_t sums_entry(const term_t *x) { return at_a_letter(x); }
bool sums_lettered(form_t f) { return form_at_letter(f); }
void sums_finite(bool finite) { may_dominate = finite; }

void sums_open(statement_t *s)
{
    S = s;
    sums_n = dominated_n = 0;
    opaque_open();
    drawn_open(s);
    may_dominate = false;
    absolutes = -1;
    takes(FUNCTIONS);
    if (s->variables) reject("random variables are not of this reason");
    for (unsigned k = 0; k < s->numbers; k++) if (s->number[k].into) reject("channels are not of this reason");
    strict = formal = box_of(s, s->numbers, false);
    for (unsigned k = 0; k < s->numbers; k++) if (s->number[k].law) formal.in[k].lo.open = true;
}
