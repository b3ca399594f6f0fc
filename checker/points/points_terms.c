/* SPDX-License-Identifier: MIT
**
** Section 8: terms at points. An entry at a letter of its own is a number; a bracket a number in [0,1], or an entry of
** such at the bound letter; an extreme over letters a number: each the same wherever it is written the same way.
*/
#include "checker/points/points.h"

#include <string.h>

enum { MADE_HERE_MAX = NAMES_MAX };

static statement_t *S;
/* within: how many terms had names when it was made. */
static struct {
    kind_t kind;
    unsigned name;
    int power;
    const term_t *a, *b;
    unsigned number, within;
} made[MADE_HERE_MAX];
static unsigned made_n;
/* x NULL: a number, of this range before; said: the term as it was written. started: a number of its own. */
static struct { const term_t *x, *said; unsigned number; range_t was; bool started; } called[MADE_HERE_MAX];
static unsigned called_n;

void terms_open(statement_t *s)
{
    S = s;
    made_n = called_n = 0;
}

/* Does the term depend on the letter? */
static bool depends(const term_t *x, int letter)
{
    if (!x) return false;
    if (letter == BOUND && binds_letter(x)) return false;
    if (x->kind == NAME) return letter == BOUND && S->number[x->name].alphabet;
    if (x->kind == POINT) return x->power == letter;
    return depends(x->a, letter) || depends(x->b, letter);
}

const term_t *moved(const term_t *x, int from, int to)
{
    if (!x || !depends(x, from)) return x;
    if (binds_letter(x) && to == BOUND) reject("a letter within what binds another");
    if (x->kind == NAME || x->kind == POINT) {
        term_t *y = term_name(x->name);
        if (to != BOUND) { y->kind = POINT; y->power = to; }
        return y;
    }
    return term_of(x, moved(x->a, from, to), moved(x->b, from, to));
}

const char *alphabet_in(const term_t *x)
{
    if (!x || binds_letter(x)) return NULL;
    if (x->kind == NAME) return S->number[x->name].alphabet;
    const char *a = alphabet_in(x->a);
    return a ? a : alphabet_in(x->b);
}

/* The number of this kind; `in`: its range where it is new. */
static const term_t *number_like(const term_t *x, const term_t *a, const term_t *b, const char *name, const range_t *in,
                                 const char *alphabet)
{
    for (unsigned k = 0; k < made_n; k++)
        if (made[k].kind == x->kind && made[k].name == x->name && made[k].power == x->power &&
            same_term(made[k].a, a) && same_term(made[k].b, b))
            return term_name(made[k].number);
    if (made_n == MADE_HERE_MAX) reject("more than %d brackets, extremes and entries", MADE_HERE_MAX);
    made[made_n].kind = x->kind;
    made[made_n].name = x->name;
    made[made_n].power = x->power;
    made[made_n].a = a;
    made[made_n].b = b;
    made[made_n].within = called_n;
    made[made_n].number = sums_number(name, in, alphabet);
    S->number[made[made_n].number].drawn = drawn_term(a) | drawn_term(b);
    return term_name(made[made_n++].number);
}

static range_t at_least_zero(bool open)
{
    range_t r;
    range_init(&r);
    end_set(&r.lo, rational(0, 1), open);
    return r;
}

/* 1 or 0. What it compares has to be defined. */
static const term_t *bracket_number(const term_t *x, const term_t *a, const term_t *b)
{
    range_t r = at_least_zero(false);
    end_set(&r.hi, rational(1, 1), false);
    sums_entry(a);
    sums_entry(b);
    const char *over = alphabet_in(a);
    return number_like(x, a, b, "a bracket", &r, over ? over : alphabet_in(b));
}

static const term_t *extreme_number(const term_t *x, const term_t *a)
{
    range_t r;
    range_init(&r);
    if (sums_positive(sums_entry(a))) r = at_least_zero(true);
    return number_like(x, a, NULL, "an extreme", &r, NULL);
}

/* Its sign is one: no letter is bound in it. */
static const term_t *absolute_number(const term_t *x, const term_t *a)
{
    if (alphabet_in(a)) reject("an absolute value at each letter is not of this reason");
    sums_entry(a);
    range_t r = at_least_zero(false);
    return number_like(x, a, NULL, "an absolute value", &r, NULL);
}

/* KL of what is positive at each letter: sum x: A log(A/B), as it is defined. */
static const term_t *divergence_sum(const term_t *x, const term_t *a, const term_t *b)
{
    if (x->power != KL || !sums_positive(sums_entry(a)) || !sums_positive(sums_entry(b)))
        reject("a divergence is not of this reason, but KL of what is shown positive");
    return term_new(SUM, term_new(MUL, a, term_new(LOG, term_new(DIV, a, b), NULL)), NULL);
}

static const term_t *named(const term_t *x)
{
    for (unsigned k = 0; k < called_n; k++)
        if (called[k].x && same_term(called[k].x, x)) return term_name(called[k].number);
    return x;
}

/* An entry at a letter of its own; of a table that is drawn, its mean is that of the mean. */
static const term_t *entry_number(const term_t *x)
{
    const number_t *of = &S->number[x->name];
    const unsigned averages = of->averages;
    const term_t *own = number_like(x, NULL, NULL, "an entry", &of->in, NULL);
    S->number[own->name].drawn = of->drawn;
    if (averages && !S->number[own->name].averages) {
        term_t *mean = term_name(averages - 1);
        mean->kind = POINT;
        mean->power = x->power;
        S->number[own->name].averages = entry_number(mean)->name + 1;
    }
    return own;
}

const term_t *plain(const term_t *x)
{
    if (x->kind == NUMBER || x->kind == NAME) return x;
    if (x->kind == POINT) return named(entry_number(x));
    if (!x->a || x->groups) reject("a term that is not of this reason");
    const term_t *a = plain(x->a), *b = x->b ? plain(x->b) : NULL;
    if (x->kind == BRACKET) return named(bracket_number(x, a, b));
    if (x->kind == DIVERGENCE) return named(divergence_sum(x, a, b));
    if (x->kind == ABS) return named(absolute_number(x, a));
    if (x->kind == MOST || x->kind == LEAST) return named(extreme_number(x, a));
    return named(term_of(x, a, b));
}

form_t form_at(const term_t *x) { return sums_entry(plain(x)); }

form_t slack_at(const fact_t *f)
{
    bool down = f->sign[0] == GE || f->sign[0] == GT;
    return form_sum(form_at(f->term[!down]), form_at(f->term[down]), -1);
}

/* The number that the fraction is; -1: it is none. */
static int number_alone(form_t f)
{
    for (unsigned k = 0; k < S->numbers; k++)
        if (atom_of(k) < atoms && form_equal(f, form_name(k))) return (int)k;
    return -1;
}

/* A new name for what depends on no letter: its fraction. */
static const char *new_name(const json_t *name, const term_t *own, form_t *f)
{
    const char *text = json_text(name, "a name");
    for (const char *c = text; *c; c++) if (*c < 'a' || *c > 'z') reject("a new name of small letters expected");
    for (unsigned k = 0; k < S->numbers; k++)
        if (strcmp(S->number[k].name, text) == 0) reject("%.64s is a name already", text);
    if (!*text || called_n == MADE_HERE_MAX) reject("a new name expected");
    *f = sums_entry(own);
    if (drawn_form(*f) | drawn_term(own)) reject("%.64s: what is drawn is not named", text);
    if (sums_lettered(*f) || depends(own, BOUND)) reject("%.64s: what depends on a letter is not named", text);
    return text;
}

form_t term_called(const json_t *name, const term_t *x)
{
    const term_t *own = plain(x);
    range_t r = at_least_zero(true);
    form_t f;
    const char *text = new_name(name, own, &f);
    int alone = number_alone(f);
    unsigned k = alone < 0 ? sums_number(text, &r, NULL) : (unsigned)alone;
    called[called_n].x = alone < 0 ? own : NULL;
    called[called_n].said = x;
    called[called_n].started = false;
    called[called_n].was = S->number[k].in;
    called[called_n++].number = k;
    if (alone >= 0) { r.hi = S->number[k].in.hi; sums_range(k, &r); }
    return form_sum(form_name(k), f, -1);
}

form_t term_started(const json_t *name, const term_t *x)
{
    range_t r = at_least_zero(true);
    form_t f;
    const char *text = new_name(name, plain(x), &f);
    called[called_n].x = called[called_n].said = NULL;
    called[called_n].started = true;
    called[called_n].number = sums_number(text, &r, NULL);
    return form_sum(form_name(called[called_n++].number), f, -1);
}

bool is_started(unsigned number)
{
    bool is = false;
    for (unsigned k = 0; k < called_n; k++) is = is || (called[k].started && called[k].number == number);
    return is;
}

unsigned terms_called(void) { return called_n; }

bool terms_free_of(unsigned law)
{
    bool good = true;
    for (unsigned k = 0; k < called_n; k++) good = good && free_of(called[k].said, law);
    return good;
}

/* A number that was made while a term had its name may have its range by it: it is made anew. */
void terms_forget(unsigned n)
{
    for (unsigned k = 0; k < made_n; k++) if (made[k].within > n) made[k].kind = NUMBER;
    for (unsigned k = called_n; k-- > n;) {
        if (called[k].x || called[k].started) S->number[called[k].number].name = "a name";
        else sums_range(called[k].number, &called[k].was);
    }
    called_n = n;
}
