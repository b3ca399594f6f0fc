/* SPDX-License-Identifier: MIT
**
** Section 3.1: terms: conditions, means, extremes, sums. Each bound letter is one of its own, so that letters put for
** letters are never bound by accident.
*/
#include "checker/means/means.h"

#include <string.h>

static const mterm_t *divisor[FACTS_MAX];
static unsigned divisors;

void terms_reading(void)
{
    divisors = 0;
    same_open();
}

static const mterm_t *inverse(const mterm_t *d)
{
    if (divisors == FACTS_MAX) reject("more than %d quotients", FACTS_MAX);
    return mterm(INVERSE, divisor[divisors++] = d, NULL);
}

void divisors_shown(void)
{
    for (unsigned k = 0; k < divisors; k++)
        if (!is_divisor(divisor[k])) reject("a divisor is not shown positive");
}

mterm_t *mterm(mkind_t kind, const mterm_t *a, const mterm_t *b)
{
    mterm_t *x = take(sizeof *x);
    work(50);
    mpq_init(x->q);
    x->kind = kind;
    if (a) x->part[x->n++] = a;
    if (b) x->part[x->n++] = b;
    count_parts(x);
    return x;
}

void count_parts(mterm_t *x)
{
    x->size = 1;
    x->depth = 0;
    for (unsigned k = 0; k < x->n; k++) {
        x->size += x->part[k]->size;
        if (x->part[k]->depth >= x->depth) x->depth = x->part[k]->depth + 1;
    }
    if (x->size > TERM_SIZE_MAX) unreadable("a term of more than %d parts", TERM_SIZE_MAX);
    if (x->depth > TERM_DEPTH_MAX) unreadable("a term of more than %d levels", TERM_DEPTH_MAX);
}

mterm_t *mletter(unsigned letter) { mterm_t *x = mterm(LETTER, NULL, NULL); x->at = letter; return x; }
mterm_t *mvalue(long k) { mterm_t *x = mterm(VALUE, NULL, NULL); mpq_set_si(x->q, k, 1); return x; }
const mterm_t *mminus(const mterm_t *a, const mterm_t *b) { return mterm(PLUS, a, mterm(TIMES, mvalue(-1), b)); }

/* --- conditions, means, extremes ---------------------------------------------------------------------------------- */

/* a != b, a = b, of letters of one alphabet. */
static const mterm_t *condition(void)
{
    const mterm_t *a = letter_read();
    bool differ = eat("!=");
    if (!differ) need("=");
    const mterm_t *b = letter_read(), *same = mterm(SAME, a, b);
    if (alphabet_of(a) != alphabet_of(b)) unreadable("letters of two alphabets are compared");
    return differ ? mminus(mvalue(1), same) : same;
}

/* Is what the cursor is before a letter? */
static bool before_letter(void)
{
    const token_t *t = &R.token[R.now];
    const char *name = t->kind == WORD ? text_of(t->at, t->n) : "";
    int k = means_named(name);
    if (is(R.now + 1, "(")) return k >= 0 && M->name[k].kind == A_MAP;
    return letter_seen(name) >= 0 || means_variable(name) >= 0;
}

/* [A = B], [A >= B] of numbers, or a condition of letters. */
static const mterm_t *bracket_read(void)
{
    const mterm_t *own = occurs_read();
    if (own) return own;
    if (before_letter()) return condition();
    const mterm_t *a = means_sum();
    if (eat(">=")) return mterm(ATLEAST, a, means_sum());
    need("=");
    return mterm(EQUAL, a, means_sum());
}

/* E[ and Pr(: behind the bracket, up to `end`. */
static const mterm_t *outcomes_read(bool chance, const char *end)
{
    static const event_t none;
    if (M->outcomes) unreadable("a mean of outcomes within another");
    M->outcomes = true;
    const mterm_t *body = chance ? condition() : means_sum();
    M->outcomes = false;
    mterm_t *x = mterm(OUTCOMES, body, NULL);
    x->event = eat("|") ? behind(NULL) : &none;
    need(end);
    return x;
}

/* --- sums and products -------------------------------------------------------------------------------------------- */

static const mterm_t *digits(void)
{
    mterm_t *x = mvalue(0);
    mpq_set(x->q, decimal()->q);
    return x;
}

/* Of an alphabet: of a number it would be read for its absolute value. */
static const mterm_t *size_read(void)
{
    mterm_t *x = mterm(SIZE, NULL, NULL);
    const char *name = word();
    if (means_named(name) >= 0) unreadable("|%s| is read of an alphabet, and that is none", name);
    x->at = means_alphabet(name);
    need("|");
    return x;
}

/* log(|J|), log(2), log(z): of a size, or a positive number. `log (2)^2` is log(2^2) in section 2, and not read here. */
static const mterm_t *log_read(void)
{
    if (R.token[R.now].spaced) expected("log and its bracket without a blank");
    need("(");
    const mterm_t *a = means_sum();
    need(")");
    const end_t *lo = a->kind == NUMBERED ? &M->name[a->at].in.lo : NULL;
    bool positive = lo ? !lo->inf && mpq_sgn(lo->q) >= !lo->open : a->kind == VALUE && mpq_sgn(a->q) > 0;
    if (a->kind != SIZE && !positive) unreadable("log is read of a size or a positive number");
    return a->kind == VALUE && mpq_cmp_ui(a->q, 1, 1) == 0 ? mvalue(0) : mterm(LOGARITHM, a, NULL);
}

static const mterm_t *name_read(void)
{
    const char *name = word();
    int k = means_named(name);
    if (is(R.now, "(") && strcmp(name, "H") == 0) { basic_t x = basic_read(false); return basic_term(&x); }
    if (is(R.now, "(") && strcmp(name, "I") == 0) { basic_t x = basic_read(true); return basic_term(&x); }
    if (strcmp(name, "E") == 0 && eat("[")) return outcomes_read(false, "]");
    if (strcmp(name, "Pr") == 0 && eat("(")) return outcomes_read(true, ")");
    if (strcmp(name, "log") == 0) return log_read();
    if (strcmp(name, "KL") == 0) return against_read();
    if (strcmp(name, "capacity") == 0) return capacity_read();
    if (strcmp(name, "max") == 0 || strcmp(name, "min") == 0) return extreme_read(name[1] == 'a');
    if (strcmp(name, "sum") == 0) return sum_read();
    if (k < 0) unreadable("%s is not declared as a number or a table, and no function known here", name);
    if (M->name[k].kind == A_TABLE) return letters_behind(ENTRY, (unsigned)k);
    if (M->name[k].kind != A_NUMBER) unreadable("%s is no number", name);
    mterm_t *x = mterm(NUMBERED, NULL, NULL);
    x->at = (unsigned)k;
    return x;
}

static const mterm_t *atom_read(void)
{
    if (++R.depth > DEPTH_MAX) unreadable("nested deeper than %d", DEPTH_MAX);
    const mterm_t *x;
    if (R.token[R.now].kind == DIGITS) x = digits();
    else if (eat("(")) { x = means_sum(); need(")"); }
    else if (eat("[")) { x = bracket_read(); need("]"); }
    else if (eat("|")) x = size_read();
    else if (R.token[R.now].kind == WORD && !at_clause()) x = name_read();
    else expected("a term");
    R.depth--;
    return x;
}

static const mterm_t *power_read(void)
{
    const mterm_t *x = atom_read(), *y = x;
    if (!eat("^")) return x;
    const token_t *t = &R.token[R.now];
    if (t->kind != DIGITS || t->n != 1 || *t->at < '1') expected("a whole exponent from 1 to 9");
    for (int k = *t->at - '1'; k > 0; k--) y = mterm(TIMES, y, x);
    R.now++;
    return y;
}

const mterm_t *means_product(void)
{
    const mterm_t *x = power_read();
    for (;;) {
        if (eat("*")) x = mterm(TIMES, x, power_read());
        else if (eat("/")) x = mterm(TIMES, x, inverse(power_read()));
        else return x;
    }
}

const mterm_t *means_sum(void)
{
    bool minus = eat("-");
    const mterm_t *x = means_product();
    if (minus) x = mterm(TIMES, mvalue(-1), x);
    for (;;) {
        if (eat("+")) x = mterm(PLUS, x, means_product());
        else if (eat("-")) x = mminus(x, means_product());
        else return x;
    }
}

const mterm_t *means_term(const char *text)
{
    open_text(text);
    const mterm_t *x = means_sum();
    if (R.token[R.now].kind != END) expected("the end of the term");
    return x;
}
