/* SPDX-License-Identifier: MIT
**
** Section 3: a relation is a sum of basic inequalities and hypotheses, added up exactly.
*/
#include "checker/verify.h"

#include <stdlib.h>
#include <string.h>

/* The keys of a linear form: the constant, sets of variables, atoms. */
typedef struct { uint64_t key; mpq_t c; } part_t;
typedef struct { size_t n, room; part_t *at; } linear_t;
#define ATOM_KEY ((uint64_t)1 << 32)

typedef struct { linear_t f; relation_t sign; } elementary_t; /* f >= 0, f = 0, f > 0 */

static statement_t *S;
static const term_t *real[FACTS_MAX];
static unsigned reals;
static elementary_t *given;
static unsigned givens;

static void add(linear_t *f, uint64_t key, const mpq_t c)
{
    if (f->n == f->room) {
        part_t *more = take((f->room = 2 * f->room + 8) * sizeof *more);
        if (f->n) memcpy(more, f->at, f->n * sizeof *more);
        f->at = more;
    }
    work(10);
    f->at[f->n].key = key;
    mpq_init(f->at[f->n].c);
    mpq_set(f->at[f->n++].c, c);
}

static int by_key(const void *x, const void *y)
{
    uint64_t a = ((const part_t *)x)->key, b = ((const part_t *)y)->key;
    return a < b ? -1 : a > b;
}

static void gather(linear_t *f)
{
    size_t n = 0;
    if (f->n > 1) qsort(f->at, f->n, sizeof *f->at, by_key);
    for (size_t i = 0; i < f->n; i++) {
        work(10);
        if (n && f->at[n - 1].key == f->at[i].key) mpq_add(f->at[n - 1].c, f->at[n - 1].c, f->at[i].c);
        else f->at[n++] = f->at[i];
        if (mpq_sgn(f->at[n - 1].c) == 0 && (i + 1 == f->n || f->at[i + 1].key != f->at[n - 1].key)) n--;
    }
    f->n = n;
}

static void add_form(linear_t *f, const linear_t *g, const mpq_t c)
{
    mpq_t t;
    mpq_init(t);
    for (size_t i = 0; i < g->n; i++) { mpq_mul(t, g->at[i].c, c); add(f, g->at[i].key, t); }
    mpq_clear(t);
}

/* c H(set|of). */
static void add_entropy(linear_t *f, uint32_t set, uint32_t of, const mpq_t c, int sign)
{
    mpq_t t;
    mpq_init(t);
    mpq_set(t, c);
    if (sign < 0) mpq_neg(t, t);
    if (set | of) add(f, set | of, t);
    mpq_neg(t, t);
    if (of) add(f, of, t);
    mpq_clear(t);
}

/* I(A;B;..|T) = -sum over sets U of groups of (-1)^|U| H(U,T). */
static void add_information(linear_t *f, unsigned n, const uint32_t *group, uint32_t of, const mpq_t c)
{
    for (unsigned U = 0; U < 1u << n; U++) {
        uint32_t set = of;
        unsigned size = 0;
        for (unsigned k = 0; k < n; k++) if (U >> k & 1) { set |= group[k]; size++; }
        add_entropy(f, set, 0, c, size % 2 ? 1 : -1);
    }
}

/* --- terms ------------------------------------------------------------------------------------------------------------------------ */

static bool rational_value(mpq_t q, const term_t *x)
{
    mpq_t a;
    if (x->kind == NUMBER) { mpq_set(q, x->q); return true; }
    if (x->kind < ADD || x->kind > LOG || !rational_value(q, x->a)) return false;
    mpq_init(a);
    switch (x->kind) {
    case NEG: mpq_neg(q, q); return true;
    case LOG: mpq_set_ui(a, 1, 1); if (!mpq_equal(q, a)) return false; mpq_set_ui(q, 0, 1); return true;
    case POWER:
        mpq_set_ui(a, 1, 1);
        for (int k = abs(x->power); k > 0; k--) { mpq_mul(a, a, q); work(10 + (double)mpz_size(mpq_numref(a))); }
        if (x->power < 0 && mpq_sgn(a) == 0) reject("a division by 0");
        if (x->power < 0) mpq_inv(a, a);
        mpq_set(q, a);
        return true;
    default:
        if (!rational_value(a, x->b)) return false;
        if (x->kind == DIV && mpq_sgn(a) == 0) reject("a division by 0");
        if (x->kind == ADD) mpq_add(q, q, a);
        else if (x->kind == MUL) mpq_mul(q, q, a);
        else mpq_div(q, q, a);
        return true;
    }
}

/* A real number of which nothing is known. */
static uint64_t unknown(const term_t *x)
{
    for (unsigned k = 0; k < reals; k++)
        if (same_term(real[k], x)) return ATOM_KEY | k;
    if (!continuous(x, S)) reject("a term is not shown to be a real number, or not linear in entropies");
    if (reals == FACTS_MAX) reject("more than %d unknown real numbers", FACTS_MAX);
    real[reals] = x;
    return ATOM_KEY | reals++;
}

/* f += c x. */
static void linear(linear_t *f, const term_t *x, const mpq_t c)
{
    mpq_t q;
    mpq_init(q);
    bool left = x->kind == MUL && rational_value(q, x->a);
    if (rational_value(q, x)) { mpq_mul(q, q, c); add(f, 0, q); }
    else if (x->kind == ADD) { linear(f, x->a, c); linear(f, x->b, c); }
    else if (x->kind == NEG) { mpq_neg(q, c); linear(f, x->a, q); }
    else if (x->kind == ENTROPY) add_entropy(f, x->group[0], x->given, c, 1);
    else if (x->kind == INFORMATION) add_information(f, x->groups, x->group, x->given, c);
    else if (left) { rational_value(q, x->a); mpq_mul(q, q, c); linear(f, x->b, q); }
    else if (x->kind == MUL && rational_value(q, x->b)) { mpq_mul(q, q, c); linear(f, x->a, q); }
    else if (x->kind == DIV && rational_value(q, x->b)) { if (mpq_sgn(q) == 0) reject("a division by 0"); mpq_div(q, c, q); linear(f, x->a, q); }
    else {
        if (has_entropy(x)) reject("a term is not linear in entropies");
        add(f, unknown(x), c);
    }
    mpq_clear(q);
}

/* --- facts as elementary relations ------------------------------------------------------------------------------------------------- */

static elementary_t *elementary(elementary_t **list, unsigned *n, relation_t sign)
{
    if (*n % 64 == 0) {
        elementary_t *more = take((*n + 64) * sizeof *more);
        if (*n) memcpy(more, *list, *n * sizeof *more);
        *list = more;
    }
    elementary_t *e = &(*list)[(*n)++];
    e->sign = sign;
    return e;
}

static void relations_of(elementary_t **list, unsigned *n, const fact_t *f, bool hypothesis)
{
    mpq_t one, minus;
    mpq_inits(one, minus, NULL);
    mpq_set_si(one, 1, 1);
    mpq_set_si(minus, -1, 1);
    uint32_t before = 0;
    switch (f->kind) {
    case MARKOV:
        for (unsigned k = 1; k + 1 < f->n; k++) {
            before |= f->group[k - 1];
            add_information(&elementary(list, n, EQ)->f, 2, (const uint32_t[]){ before, f->group[k + 1] }, f->group[k] | f->given, one);
        }
        break;
    case INDEPENDENT: {
        linear_t *l = &elementary(list, n, EQ)->f;
        for (unsigned k = 0; k < f->n; k++) { add_entropy(l, f->group[k], f->given, one, 1); before |= f->group[k]; }
        add_entropy(l, before, f->given, one, -1);
        break;
    }
    case FUNCTION: add_entropy(&elementary(list, n, EQ)->f, f->group[0], f->group[1], one, 1); break;
    case RELATION:
        for (unsigned k = 0; k + 1 < f->n; k++) {
            relation_t sign = f->sign[k];
            bool up = sign == LE || sign == LT;
            bool strict = sign == LT || sign == GT;
            linear_t *l = &elementary(list, n, sign == EQ ? EQ : strict && !hypothesis ? GT : GE)->f;
            linear(l, f->term[up ? k + 1 : k], one);
            linear(l, f->term[up ? k : k + 1], minus);
        }
    }
    for (unsigned k = 0; k < *n; k++) gather(&(*list)[k].f);
}

static void declared_relations(void)
{
    mpq_t one, minus;
    mpq_inits(one, minus, NULL);
    mpq_set_si(one, 1, 1);
    mpq_set_si(minus, -1, 1);
    uint32_t earlier = 0;
    for (unsigned i = 0; i < S->declared; i++) {
        const declared_t *d = &S->declaration[i];
        if (d->kind == FACTOR) {
            uint32_t outside = earlier & ~d->given;
            if (outside) add_information(&elementary(&given, &givens, EQ)->f, 2, (const uint32_t[]){ d->set, outside }, d->given, one);
            earlier |= d->set;
        } else if (d->kind == LETTERS) {
            linear_t *l = &elementary(&given, &givens, GE)->f;
            linear(l, term_new(LOG, d->letters, NULL), one);
            add_entropy(l, d->set, 0, one, -1);
        } else {
            term_t *x = term_new(NAME, NULL, NULL);
            x->name = d->number;
            for (unsigned side = 0; side < 2; side++) {
                const end_t *e = side ? &S->number[d->number].in.hi : &S->number[d->number].in.lo;
                if (e->inf) continue;
                linear_t *l = &elementary(&given, &givens, GE)->f;
                linear(l, x, side ? minus : one);
                mpq_t q;
                mpq_init(q);
                mpq_set(q, e->q);
                if (!side) mpq_neg(q, q);
                add(l, 0, q);
            }
        }
    }
    for (unsigned k = 0; k < givens; k++) gather(&given[k].f);
}

/* `for each s:`, all terms given S=s: does the law given a value keep each hypothesis? */
static void check_values(void)
{
    uint32_t F = S->fixed;
    for (unsigned i = 0; F && i < S->declared; i++)
        if (S->declaration[i].kind == FACTOR && S->declaration[i].set & F && S->declaration[i].given & ~F) reject("given values, a factor of the law is no factor");
    for (unsigned i = 0; F && i < S->facts; i++) {
        const fact_t *f = &S->fact[i];
        for (unsigned k = 0; k < f->n; k++) {
            bool inner = f->kind == MARKOV && k > 0 && k + 1 < f->n;
            if (f->kind == RELATION && (has_entropy(f->term[k]))) reject("given values, a relation between entropies says nothing");
            if ((inner && F & ~(f->group[k] | f->given)) || (f->kind == INDEPENDENT && F & ~f->given)) reject("given values, a hypothesis is not one");
        }
    }
}

/* --- copies -------------------------------------------------------------------------------------------------------------------------- */

static void equal_entropies(uint32_t a, uint32_t b, const mpq_t one, const mpq_t minus)
{
    linear_t *l = &elementary(&given, &givens, EQ)->f;
    add_entropy(l, a, 0, one, 1);
    add_entropy(l, b, 0, minus, 1);
}

/* V has with T the law that X has with T, and given T is independent of all other variables: such a V exists, whatever the law. */
static void copy(const json_t *j, FILE *out)
{
    mpq_t one, minus;
    mpq_inits(one, minus, NULL);
    mpq_set_si(one, 1, 1);
    mpq_set_si(minus, -1, 1);
    json_members(j, "name of");
    const char *name = json_text(json_member(j, "name"), "name"), *of = json_text(json_member(j, "of"), "of");
    const term_t *x = term_read(S, of);
    if (x->kind != ENTROPY || x->fixed || !x->given || x->group[0] & x->given || __builtin_popcount(x->group[0]) != 1 || __builtin_popcount(x->given) > COPY_OVER_MAX)
        reject("%.100s names no variable over others, as H(X|A,B) does", of);
    uint32_t others = (((uint32_t)1 << S->variables) - 1) & ~x->given, V = variable_add(S, name), T = 0;
    do equal_entropies(V | T, x->group[0] | T, one, minus); while ((T = (T - x->given) & x->given));
    add_information(&elementary(&given, &givens, EQ)->f, 2, (const uint32_t[]){ V, others }, x->given, one);
    for (unsigned k = 0; k < givens; k++) gather(&given[k].f);
    fprintf(out, "  let %s be a copy of %s: with what stands behind the bar as the variable before it is, and given that independent of all others\n", name, of + 1);
}

static void copies(const json_t *list, FILE *out)
{
    json_list(list, "copies", 1, COPIES_MAX);
    for (unsigned k = 0; k < list->n; k++) copy(list->at[k], out);
}

/* --- the sum -------------------------------------------------------------------------------------------------------------------------- */

/* One summand taken from f. */
static void subtract(linear_t *f, const json_t *step, mpq_t times, FILE *out, bool print)
{
    json_rational(times, json_member(step, "times") ? json_member(step, "times") : step);
    bool basic = json_member(step, "of");
    json_members(step, basic ? "times of" : "times given");
    if (basic) {
        const char *text = json_text(json_member(step, "of"), "of");
        const term_t *x = term_read(S, text);
        if ((x->kind != ENTROPY && x->kind != INFORMATION) || x->groups > 2) reject("%.100s is no basic quantity H(A|B) or I(A;B|C)", text);
        if (mpq_sgn(times) < 0) reject("a negative multiple of %.100s", text);
        if (print) gmp_fprintf(out, "      + %Qd %s\n", times, text);
        mpq_neg(times, times);
        linear(f, x, times);
    } else {
        unsigned k = (unsigned)json_integer(json_member(step, "given"), "given", 0, (long)givens - 1);
        if (given[k].sign != EQ && mpq_sgn(times) < 0) reject("a negative multiple of the inequality %u of the hypotheses", k);
        if (print) gmp_fprintf(out, "      + %Qd (hypothesis %u)\n", times, k);
        mpq_neg(times, times);
        add_form(f, &given[k].f, times);
    }
}

/* f >= 0, or f > 0. */
static void check_part(linear_t f, bool strict, const json_t *steps, FILE *out)
{
    mpq_t times, one;
    mpq_inits(times, one, NULL);
    mpq_set_ui(one, 1, 1);
    json_list(steps, "a part", 0, STEPS_MAX);
    for (unsigned k = 0; k < steps->n; k++) {
        subtract(&f, steps->at[k], times, out, k < 12);
        if (f.n > 100000) gather(&f);
    }
    gather(&f);
    const part_t *rest = f.n ? &f.at[f.n - 1] : NULL;
    if (f.n > 1 || (rest && rest->key != 0)) reject("the sum does not come to the claim");
    int sign = rest ? mpq_sgn(rest->c) : 0;
    if (sign < 0) reject("the sum exceeds the claim by a constant");
    if (strict && sign == 0) reject("the sum shows >=, and the claim is strict");
    if (steps->n > 12) fprintf(out, "      + .. %u summands in all\n", steps->n);
    if (sign > 0) gmp_fprintf(out, "      + %Qd\n", rest->c);
    else if (!steps->n) fprintf(out, "      0\n");
}

bool check_shannon(statement_t *s, const json_t *proof, FILE *out)
{
    elementary_t *claim = NULL;
    unsigned n = 0, part = 0;
    linear_t absurd = { 0, 0, NULL };
    mpq_t minus;
    S = s;
    reals = givens = 0;
    check_values();
    given = NULL;
    for (unsigned k = 0; k < s->facts; k++) relations_of(&given, &givens, &s->fact[k], true);
    declared_relations();
    relations_of(&claim, &n, &s->claim, false);
    if (json_member(proof, "contradiction")) {
        json_members(proof, "contradiction");
        mpq_init(minus);
        mpq_set_si(minus, -1, 1);
        add(&absurd, 0, minus);
        fprintf(out, "  -1 =\n");
        check_part(absurd, false, json_member(proof, "contradiction"), out);
        return false;
    }
    const json_t *made = json_member(proof, "copies");
    json_members(proof, made ? "copies parts" : "parts");
    if (made) copies(made, out);
    const json_t *parts = json_member(proof, "parts");
    unsigned need = 0;
    for (unsigned k = 0; k < n; k++) need += claim[k].sign == EQ ? 2 : 1;
    json_list(parts, "parts", 0, 4 * FACTS_MAX);
    if (parts->n != need) reject("%u parts, and the claim has %u", parts->n, need);
    mpq_init(minus);
    for (unsigned k = 0; k < n; k++)
        for (int sign = 1; sign >= (claim[k].sign == EQ ? -1 : 1); sign -= 2) {
            linear_t f = { 0, 0, NULL };
            mpq_set_si(minus, sign, 1);
            add_form(&f, &claim[k].f, minus);
            fprintf(out, "  part %u, %s =\n", part, claim[k].sign != EQ ? "the larger side minus the smaller" : sign > 0 ? "left - right" : "right - left");
            check_part(f, claim[k].sign == GT, parts->at[part++], out);
        }
    fprintf(out, "  rests on: H(A|B) >= 0 and I(A;B|C) >= 0%s%s\n", givens ? ", the hypotheses" : "", made ? ", the copies' existence" : "");
    return true;
}
