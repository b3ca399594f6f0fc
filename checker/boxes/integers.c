/* SPDX-License-Identifier: MIT
**
** Section 4.5: claims about integers, at each point of finite ranges, or from one point on by induction.
*/
#include "checker/boxes/boxes.h"

enum { POINTS_MAX = 20000, INTEGER_MAX = 20000, STEP_VALUES_MAX = 3, SLOPE_MAX = 8 };

/* A binomial coefficient, a sum or a product, the number that stands for it, and what it becomes at n + 1. */
typedef struct { const term_t *term, *next; unsigned number; } step_value_t;

static statement_t *S;
static const term_t *at[NAMES_MAX];   /* the integers that names are at a point */
static unsigned shown, passed;

/* --- at a point --------------------------------------------------------------------------------------------------- */

static bool integer_of(long *k, const term_t *x)
{
    mpq_ptr q = rational(0, 1);
    if (!rational_of(q, x) || mpz_cmp_ui(mpq_denref(q), 1) != 0 || mpz_cmpabs_ui(mpq_numref(q), INTEGER_MAX) > 0)
        return false;
    *k = mpz_get_si(mpq_numref(q));
    return true;
}

static long integer(const term_t *x, const char *what)
{
    long k;
    if (!integer_of(&k, x)) reject("%s: an integer of at most %d expected", what, INTEGER_MAX);
    return k;
}

static const term_t *coefficient(const term_t *x)
{
    long n = integer(x->a, "a binomial coefficient"), k = integer(x->b, "a binomial coefficient");
    if (k < 0 || k > n) reject("a binomial coefficient (n over k) with 0 <= k <= n expected");
    mpq_ptr q = rational(0, 1);
    work((double)n);
    mpz_bin_uiui(mpq_numref(q), (unsigned long)n, (unsigned long)k);
    return term_number(q);
}

static const term_t *at_point(const term_t *x);

static const term_t *over(const term_t *x)
{
    long lo = integer(at_point(x->a->a), "an index"), hi = integer(at_point(x->a->b), "an index");
    mpq_ptr all = rational(x->power, 1), q = rational(0, 1);
    if (lo > hi) reject("an empty sum or product");
    for (long i = lo; i <= hi; i++) {
        at[x->name] = term_integer(i);
        if (!rational_of(q, at_point(x->b))) reject("the terms of a sum or a product are rational numbers");
        if (x->power) mpq_mul(all, all, q); else mpq_add(all, all, q);
        work(10 + (double)mpz_size(mpq_numref(all)));
    }
    at[x->name] = NULL;
    return term_number(all);
}

/* The term where names are these integers. */
static const term_t *at_point(const term_t *x)
{
    if (!x) return NULL;
    if (x->kind == INDEXED) return over(x);
    if (x->kind == NAME) {
        if (!at[x->name]) reject("a name that is no integer of the statement");
        return at[x->name];
    }
    const term_t *y = term_of(x, at_point(x->a), at_point(x->b));
    return y->kind == BINOMIAL ? coefficient(y) : y;
}

static bool zero_number(const term_t *x) { return x->kind == NUMBER && mpq_sgn(x->q) == 0; }

/* A term that is defined, with rational numbers in place of what is one; 0 log 0 is 0. */
static const term_t *folded(const term_t *x)
{
    mpq_ptr q = rational(0, 1);
    if (!x) return NULL;
    const term_t *y = term_of(x, folded(x->a), folded(x->b));
    if (y->kind == MUL && (zero_number(y->a) || zero_number(y->b))) return term_integer(0);
    return rational_of(q, y) ? term_number(q) : y;
}

/* Is the difference of these numbers 0, as a fraction? */
static bool is_zero(const term_t *d)
{
    box_t none = { .on = { false } };
    forms_open();
    rewrites_open();
    absolutes = -1;
    return form_zero(form_of(d, &none));
}

/* a sign b, of numbers, both defined. */
static bool holds(const term_t *a, relation_t sign, const term_t *b)
{
    bool down = sign == GE || sign == GT, strict = sign >= LT, defined = false;
    const term_t *d = down ? term_minus(a, b) : term_minus(b, a);
    box_t none = { .on = { false } };
    range_t r;
    rewrites_open();
    for (unsigned bits = 64; bits <= 512; bits *= 2) {
        precision(bits);
        if (!enclose(&r, d, &none, true)) continue; /* and so each side is defined */
        defined = true;
        if (sign != EQ && (strict ? range_positive(&r) : range_nonnegative(&r))) return true;
        if (range_nonzero(&r)) return false;
    }
    return defined && !strict && is_zero(folded(d));
}

/* A hypothesis, or an exception, at this point: between rational numbers, so that it is decided. */
static bool is_so(const fact_t *f)
{
    mpq_ptr a = rational(0, 1), b = rational(0, 1);
    for (unsigned k = 0; k + 1 < f->n; k++) {
        if (!rational_of(a, at_point(f->term[k])) || !rational_of(b, at_point(f->term[k + 1])))
            reject("a hypothesis or an exception is between rational numbers");
        int c = mpq_cmp(a, b);
        bool so[] = { [LE] = c <= 0, [GE] = c >= 0, [EQ] = c == 0, [LT] = c < 0, [GT] = c > 0 };
        if (!so[f->sign[k]]) return false;
    }
    return true;
}

/* Shows the claim where names are `at`; false: nothing is claimed there. */
static bool show_point(void)
{
    const fact_t *c = &S->claim;
    if (shown + passed == POINTS_MAX) reject("more than %d points", POINTS_MAX);
    bool claimed = true;
    for (unsigned k = 0; k < S->facts && claimed; k++) claimed = is_so(&S->fact[k]);
    if (claimed && S->unless.n) claimed = !is_so(&S->unless);
    if (!claimed) { passed++; return false; }
    if (!holds(at_point(c->term[0]), c->sign[0], at_point(c->term[1])))
        reject("not shown at the point %u of those that are claimed", shown);
    shown++;
    return true;
}

/* --- names -------------------------------------------------------------------------------------------------------- */

static long end_of(const end_t *e)
{
    if (e->inf) reject("a range without an end, and no induction");
    return integer(term_number(e->q), "the end of a range");
}

/* A hypothesis name = q leaves this point alone. */
static bool fixed(mpq_t q, unsigned name)
{
    for (unsigned k = 0; k < S->facts; k++) {
        const fact_t *f = &S->fact[k];
        if (f->kind == RELATION && f->n == 2 && f->sign[0] == EQ && f->term[0]->kind == NAME &&
            f->term[0]->name == name && rational_of(q, f->term[1]))
            return true;
    }
    return false;
}

/* The points of the names k and after. */
static void every(unsigned k)
{
    while (k < S->numbers && S->number[k].index) k++;
    if (k == S->numbers) { show_point(); return; }
    mpq_ptr q = rational(0, 1);
    range_t in = S->number[k].in;
    long first = end_of(&in.lo);
    if (fixed(q, k)) in = range_point(q);
    long lo = end_of(&in.lo), hi = end_of(&in.hi);
    if (lo < first || (!S->number[k].in.hi.inf && hi > end_of(&S->number[k].in.hi))) return; /* outside the range */
    for (long i = lo; i <= hi; i++) {
        at[k] = term_integer(i);
        every(k + 1);
    }
    at[k] = NULL;
}

static unsigned names(void)
{
    unsigned n = 0;
    if (S->variables) reject("random variables are not of this reason");
    for (unsigned k = 0; k < S->numbers; k++) {
        if (S->number[k].alphabet || !S->number[k].whole)
            reject("of integers alone, and %.64s is none", S->number[k].name);
        n += !S->number[k].index;
    }
    return n;
}

/* --- from n to n + 1 ---------------------------------------------------------------------------------------------- */

static bool only(const term_t *x, unsigned name)
{
    return !x || ((x->kind != NAME || x->name == name) && only(x->a, name) && only(x->b, name));
}
static const term_t *put_one(const term_t *x, unsigned name, const term_t *by)
{
    const term_t *all[NAMES_MAX] = { NULL };
    all[name] = by;
    return put_terms(x, all);
}

static const term_t *line(long slope, unsigned n, long by)
{
    return term_new(ADD, term_new(MUL, term_integer(slope), term_name(n)), term_integer(by));
}

/* x = slope n + by, of integers, identically. */
static void linear(long *slope, long *by, const term_t *x, unsigned n)
{
    box_t B = { .on = { false } };
    if (!polynomial(x)) reject("a binomial coefficient of what is not linear in the name of the induction");
    *by = integer(put_one(x, n, term_integer(0)), "a binomial coefficient");
    *slope = integer(put_one(x, n, term_integer(1)), "a binomial coefficient") - *by;
    box_add(&B, n, &S->number[n].in);
    forms_open();
    absolutes = -1;
    if (!form_equal(form_of(x, &B), form_of(line(*slope, n, *by), &B)))
        reject("a binomial coefficient of what is not linear");
}

/* (slope n + by + 1) .. (slope n + by + slope). */
static const term_t *rising(long slope, unsigned n, long by)
{
    const term_t *x = term_integer(1);
    for (long j = 1; j <= slope; j++) x = term_new(MUL, x, line(slope, n, by + j));
    return x;
}

static const term_t *next_coefficient(const step_value_t *v, unsigned n, long from)
{
    long A, B, C, D;
    linear(&A, &B, v->term->a, n);
    linear(&C, &D, v->term->b, n);
    if (C < 0 || C > A || A > SLOPE_MAX || C * from + D < 0 || (A - C) * from + B - D < 0)
        reject("a binomial coefficient outside 0 <= k <= n");
    const term_t *below = term_new(MUL, rising(C, n, D), rising(A - C, n, B - D));
    return term_new(DIV, term_new(MUL, term_name(v->number), rising(A, n, B)), below);
}

/* sum i in A..n: g(i), prod: g > 0 for all i >= A; of a sum it may be any real number, and so may the sum. */
static const term_t *next_over(const step_value_t *v, unsigned n, long from)
{
    const term_t *x = v->term, *hi = x->a->b;
    long lo = integer(x->a->a, "an index");
    if (hi->kind != NAME || hi->name != n || lo > from || !only(x->b, x->name))
        reject("a sum or a product is of i in A..n, its terms without n");
    range_t *in = &S->number[x->name].in;
    range_init(in);
    end_set(&in->lo, rational(lo, 1), false);
    bool positive = everywhere_positive(x->b, S);
    if (!positive && (x->power || !continuous(x->b, S)))
        reject("the terms of a product not shown to be positive, or of a sum to be finite");
    if (!positive) range_init(&S->number[v->number].in);
    return term_new(x->power ? MUL : ADD, term_name(v->number), put_one(x->b, x->name, line(1, n, 1)));
}

static const term_t *in_values(const step_value_t *v, unsigned n, const term_t *x)
{
    if (!x) return NULL;
    if (x->kind != BINOMIAL && x->kind != INDEXED) return term_of(x, in_values(v, n, x->a), in_values(v, n, x->b));
    for (unsigned k = 0; k < n; k++) if (same_term(v[k].term, x)) return term_name(v[k].number);
    reject("a binomial coefficient, a sum or a product that has no value in the proof");
}

static unsigned values(step_value_t *v, const json_t *list)
{
    range_t in;
    json_list(list, "values", 0, STEP_VALUES_MAX);
    range_init(&in);
    end_set(&in.lo, rational(0, 1), true);
    for (unsigned k = 0; k < list->n; k++) {
        json_list(list->at[k], "a name and a term", 2, 2);
        v[k].term = term_read(S, json_text(list->at[k]->at[1], "a term"));
        if (v[k].term->kind != BINOMIAL && v[k].term->kind != INDEXED)
            reject("values are binomial coefficients, sums and products");
    }
    for (unsigned k = 0; k < list->n; k++) v[k].number = number_new(S, list->at[k]->at[0], &in);
    return list->n;
}

/* larger' - smaller' >= c (larger - smaller), c >= 0, or > 0 of a strict claim. */
static void step(unsigned n, long from, const json_t *proof, FILE *out)
{
    const fact_t *c = &S->claim;
    const term_t *next[NAMES_MAX] = { NULL };
    step_value_t v[STEP_VALUES_MAX];
    unsigned many = values(v, json_member(proof, "values"));
    bool down = c->sign[0] == GE || c->sign[0] == GT, strict = c->sign[0] >= LT;
    const term_t *larger = in_values(v, many, c->term[!down]), *smaller = in_values(v, many, c->term[down]);
    const term_t *times = term_read(S, json_text(json_member(proof, "times"), "a multiplier"));
    range_t *in = &S->number[n].in;
    end_set(&in->lo, rational(from, 1), false);
    if (!in->hi.inf && mpq_cmp(in->hi.q, in->lo.q) <= 0) reject("a step from the last point of the range");
    next[n] = line(1, n, 1);
    for (unsigned k = 0; k < many; k++)
        next[v[k].number] = (v[k].term->kind == BINOMIAL ? next_coefficient : next_over)(&v[k], n, from);
    box_claim_t b = { .by = -1, .larger = put_terms(larger, next) };
    b.smaller = term_new(ADD, put_terms(smaller, next), term_new(MUL, times, term_minus(larger, smaller)));
    if (!continuous(b.larger, S) || !continuous(b.smaller, S))
        reject("a side of the step is not shown to be finite and continuous");
    if (!(strict ? everywhere_positive : everywhere_nonnegative)(times, S))
        reject("the multiplier of the step is not shown to be %s 0", strict ? ">" : ">=");
    box_add(&b.B, n, in);
    for (unsigned k = 0; k < many; k++) box_add(&b.B, v[k].number, &S->number[v[k].number].in);
    fprintf(
        out,
        "  from n to n + 1, n >= %ld: larger - smaller is at least c times what it was, by rules on the open box:\n",
        from);
    box_open(S, out);
    box_relation(&b, json_member(proof, "step"));
    fprintf(out, "  rests on: induction; recurrences of factorials; calculus as for boxes\n");
}

static void induction(const json_t *proof, FILE *out)
{
    unsigned n = 0;
    json_members(proof, "to values times step");
    if (S->facts || S->claim.sign[0] == EQ) reject("by induction: no hypothesis, and no equation");
    while (S->number[n].index) n++;
    const range_t *in = &S->number[n].in;
    long to = json_integer(json_member(proof, "to"), "the last point before the step", -INTEGER_MAX, INTEGER_MAX),
         lo = end_of(&in->lo);
    if (to < lo || (!in->hi.inf && to > end_of(&in->hi)))
        reject("the last point before the step lies outside the range");
    bool claimed = false;
    for (long i = lo; i <= to; i++) {
        at[n] = term_integer(i);
        claimed = show_point();
    }
    if (!claimed) reject("nothing is claimed at the last point before the step");
    at[n] = NULL;
    fprintf(out, "  at the points up to %ld by computation, and\n", to);
    step(n, to, proof, out);
}

void check_integers(statement_t *s, const json_t *proof, FILE *out)
{
    const fact_t *c = &s->claim;
    S = s;
    shown = passed = 0;
    for (unsigned k = 0; k < NAMES_MAX; k++) at[k] = NULL;
    takes(FUNCTIONS);
    if (c->kind != RELATION || c->n != 2) reject("one relation between two terms expected");
    unsigned n = names();
    if (!n) reject("no integer is declared");
    if (proof->kind == JSON_OBJECT && proof->n && n == 1) { induction(proof, out); return; }
    json_members(proof, "");
    every(0);
    if (!shown) reject("the hypotheses leave no point");
    fprintf(out,
            "  shown at each of %u points; at %u more nothing is claimed\n  rests on: enclosures of log and exp by "
            "series\n",
            shown, passed);
}
