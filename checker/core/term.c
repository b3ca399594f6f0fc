/* SPDX-License-Identifier: MIT
**
** Terms, read. h and kl are written out by their definitions here.
*/
#include "checker/core/reading.h"

#include <ctype.h>
#include <string.h>

term_t *term_new(kind_t kind, const term_t *a, const term_t *b)
{
    term_t *x = take(sizeof *x);
    work(50);
    *x = (term_t){ .kind = kind, .a = a, .b = b };
    if (a) x->depth = a->depth + 1;
    if (b && b->depth >= x->depth) x->depth = b->depth + 1;
    x->size = 1 + (a ? a->size : 0) + (b ? b->size : 0);
    if (x->depth > TERM_DEPTH_MAX) unreadable("the statement: a term of more than %d levels", TERM_DEPTH_MAX);
    if (x->size > TERM_SIZE_MAX) unreadable("the statement: a term of more than %d parts", TERM_SIZE_MAX);
    mpq_init(x->q);
    return x;
}

term_t *term_number(const mpq_t q) { term_t *x = term_new(NUMBER, NULL, NULL); mpq_set(x->q, q); return x; }
term_t *term_integer(long k) { return term_number(rational(k, 1)); }
term_t *term_power(const term_t *a, int k) { term_t *x = term_new(POWER, a, NULL); x->power = k; return x; }
term_t *term_name(unsigned number) { term_t *x = term_new(NAME, NULL, NULL); x->name = number; return x; }

term_t *term_information(uint32_t a, uint32_t b, uint32_t given)
{
    term_t *x = term_new(b ? INFORMATION : ENTROPY, NULL, NULL);
    x->groups = b ? 2 : 1;
    x->group[0] = a;
    x->group[1] = b;
    x->given = given;
    return x;
}

term_t *term_entropy(uint32_t set, uint32_t given) { return term_information(set, 0, given); }
term_t *term_minus(const term_t *a, const term_t *b) { return term_new(ADD, a, term_new(NEG, b, NULL)); }
term_t *times_log(const term_t *u, const term_t *v) { return term_new(MUL, u, term_new(LOG, v, NULL)); }

/* u log u + (1-u) log(1-u) */
static const term_t *two_logs(const term_t *u)
{
    const term_t *w = term_minus(term_integer(1), u);
    return term_new(ADD, times_log(u, u), times_log(w, w));
}

term_t *term_h(const term_t *u) { return term_new(NEG, two_logs(u), NULL); }

const term_t *term_of(const term_t *x, const term_t *a, const term_t *b)
{
    if (a == x->a && b == x->b) return x;
    term_t *y = term_new(x->kind, a, b);
    y->power = x->power;
    y->name = x->name;
    return y;
}

bool same_term(const term_t *x, const term_t *y)
{
    if (x == y) return true;
    if (!x || !y || x->kind != y->kind || x->power != y->power || x->name != y->name || x->groups != y->groups ||
        x->given != y->given || x->fixed != y->fixed)
        return false;
    work(1);
    for (unsigned k = 0; k < x->groups; k++)
        if (x->group[k] != y->group[k]) return false;
    return mpq_equal(x->q, y->q) && same_term(x->a, y->a) && same_term(x->b, y->b);
}

bool polynomial(const term_t *x)
{
    if (x->kind == NUMBER || x->kind == NAME) return true;
    if (x->kind == POWER) return x->power >= 0 && polynomial(x->a);
    if (x->kind == DIV) return polynomial(x->a) && x->b->kind == NUMBER && mpq_sgn(x->b->q) != 0;
    return (x->kind == ADD || x->kind == MUL || x->kind == NEG) && polynomial(x->a) && (!x->b || polynomial(x->b));
}

bool binds_letter(const term_t *x)
{
    return x->kind == SUM || x->kind == DIVERGENCE || x->kind == MOST || x->kind == LEAST;
}

bool has_name(const term_t *x, unsigned name)
{
    return x && ((x->kind == NAME && x->name == name) || has_name(x->a, name) || has_name(x->b, name));
}

const term_t *put_terms(const term_t *x, const term_t *const *by)
{
    if (x && x->kind == NAME) return by[x->name] ? by[x->name] : x;
    return x ? term_of(x, put_terms(x->a, by), put_terms(x->b, by)) : NULL;
}

bool of_the_law(const term_t *x, const statement_t *s)
{
    return x && (x->kind == ENTROPY || x->kind == INFORMATION ||
                 (x->kind == NAME && (s->number[x->name].differ || s->number[x->name].against)) ||
                 of_the_law(x->a, s) || of_the_law(x->b, s));
}

bool has_entropy(const term_t *x)
{
    return x && (x->kind == ENTROPY || x->kind == INFORMATION || has_entropy(x->a) || has_entropy(x->b));
}

int variable(const char *name)
{
    for (unsigned k = 0; k < R.S->variables; k++)
        if (strcmp(R.S->variable[k], name) == 0) return (int)k;
    return -1;
}

int number(const char *name)
{
    for (unsigned k = 0; k < R.S->numbers; k++)
        if (strcmp(R.S->number[k].name, name) == 0) return (int)k;
    return -1;
}

const char *letter(void)
{
    const char *name = word();
    if (variable(name) >= 0 || number(name) >= 0) unreadable("%s is declared, and no letter", name);
    return name;
}

/* X = x behind a bar: a letter of `for each`, the same wherever X has a value. */
static uint32_t valued(int k)
{
    const char *name = word();
    unsigned i = 0;
    while (i < R.S->letters && strcmp(R.S->letter[i], name) != 0) i++;
    if (i == R.S->letters) unreadable("%s is no letter of for each", name);
    if (R.S->value[k] && strcmp(R.S->value[k], name) != 0) unreadable("%s has two values", R.S->variable[k]);
    R.S->value[k] = name;
    return (uint32_t)1 << k;
}

unsigned number_add(statement_t *s, const number_t *n)
{
    if (s->numbers == NAMES_MAX) unreadable("more than %d numbers", NAMES_MAX);
    s->number[s->numbers] = *n;
    return s->numbers++;
}

unsigned chance_of(statement_t *s, unsigned a, unsigned b)
{
    uint32_t differ = (uint32_t)1 << a | (uint32_t)1 << b;
    for (unsigned k = 0; k < s->numbers; k++)
        if (s->number[k].differ == differ) return k;
    number_t p = { .name = "Pr()", .differ = differ };
    end_set(&p.in.lo, rational(0, 1), false);
    end_set(&p.in.hi, rational(1, 1), false);
    return number_add(s, &p);
}

uint32_t group(uint32_t *fixed)
{
    uint32_t set = 0;
    do {
        const char *name = word();
        int k = variable(name);
        if (k < 0) unreadable("%s is not declared as a random variable", name);
        set |= (uint32_t)1 << k;
        if (fixed && eat("=")) *fixed |= valued(k);
    } while (eat(","));
    return set;
}

static term_t *information(kind_t kind)
{
    term_t *x = term_new(kind, NULL, NULL);
    need("(");
    do {
        if (x->groups == GROUPS_MAX) unreadable("more than %d groups", GROUPS_MAX);
        x->group[x->groups++] = group(NULL);
    } while (kind == INFORMATION && eat(";"));
    if (kind == INFORMATION && x->groups < 2) expected("; and another group");
    if (eat("|")) x->given = group(&x->fixed);
    need(")");
    return x;
}

/* (u), (u || v): the sign, or a comma. */
void arguments(const term_t **u, const term_t **v, const char *sign)
{
    need("(");
    R.brackets++;
    *u = sum();
    if (v && !eat(sign)) need(",");
    if (v) *v = sum();
    R.brackets--;
    need(")");
}

/* h(u), kl(u||v) by their definitions. */
static term_t *binary(bool two)
{
    const term_t *u, *v, *one = term_integer(1);
    arguments(&u, two ? &v : NULL, "||");
    if (!two) return term_h(u);
    return term_minus(term_minus(two_logs(u), times_log(u, v)), times_log(term_minus(one, u), term_minus(one, v)));
}

/* (exp u + exp -u)/2, (exp u - exp -u)/2, (exp 2u - 1)/(exp 2u + 1). */
static term_t *hyperbolic(char which)
{
    const term_t *u, *e, *down = term_integer(1);
    arguments(&u, NULL, "");
    if (which == 't') e = term_new(EXP, term_new(MUL, term_integer(2), u), NULL);
    else { e = term_new(EXP, u, NULL); down = term_new(EXP, term_new(NEG, u, NULL), NULL); }
    return term_new(DIV, which == 'c' ? term_new(ADD, e, down) : term_minus(e, down),
                    which == 't' ? term_new(ADD, e, down) : term_integer(2));
}

/* Pr(A != B), Pr(A = B) = 1 - Pr(A != B): a number in [0,1] that the law makes. */
static term_t *chance(void)
{
    need("(");
    int a = variable(word());
    bool differ = eat("!=");
    if (!differ) need("=");
    int b = variable(word());
    need(")");
    if (a < 0 || b < 0 || a == b) unreadable("Pr is read of two random variables, as in Pr(X != Y)");
    term_t *x = term_name(chance_of(R.S, (unsigned)a, (unsigned)b));
    return differ ? x : term_minus(term_integer(1), x);
}

/* (a + b - |a - b|)/2, (a + b + |a - b|)/2. */
static term_t *extreme(bool least)
{
    const term_t *a, *b;
    arguments(&a, &b, ",");
    const term_t *apart = term_new(ABS, term_minus(a, b), NULL), *both = term_new(ADD, a, b);
    return term_new(DIV, least ? term_minus(both, apart) : term_new(ADD, both, apart), term_integer(2));
}

bool relation_sign(relation_t *sign)
{
    static const char *const all[] = { "<=", ">=", "=", "<", ">" };
    for (unsigned k = 0; k < 5; k++)
        if (eat(all[k])) { *sign = (relation_t)k; return true; }
    return false;
}

term_t *decimal(void)
{
    const char *p = R.token[R.now].at, *point = memchr(p, '.', R.token[R.now].n);
    unsigned n = R.token[R.now].n, places = point ? n - (unsigned)(point - p) - 1 : 0, k = 0;
    char *digits = take(n + 1);
    for (unsigned i = 0; i < n; i++)
        if (p[i] != '.') digits[k++] = p[i];
    term_t *x = term_integer(0);
    mpz_set_str(mpq_numref(x->q), digits, 10);
    mpz_ui_pow_ui(mpq_denref(x->q), 10, places);
    mpq_canonicalize(x->q);
    R.now++;
    return x;
}

static term_t *primary(void)
{
    static const char *const function[] = { "log", "exp", "sqrt", "abs" };
    if (++R.depth > DEPTH_MAX) unreadable("the statement: nested deeper than %d", DEPTH_MAX);
    term_t *x = NULL;
    bool call = is(R.now + 1, "("), close = call && !R.token[R.now + 1].spaced;
    if (R.token[R.now].kind == DIGITS) x = decimal();
    else if (eat("(")) { R.brackets++; x = sum(); R.brackets--; need(")"); }
    else if (eat("[")) x = bracket();
    else if (R.token[R.now].kind == WORD && !at_clause()) {
        const char *name = word();
        int k = number(name);
        for (unsigned f = 0; f < 4; f++)
            if (strcmp(name, function[f]) == 0) x = term_new((kind_t)(LOG + f), close ? primary() : power(), NULL);
        if (x) { }
        else if (call && strcmp(name, "H") == 0) x = information(ENTROPY);
        else if (call && strcmp(name, "I") == 0) x = information(INFORMATION);
        else if (call && strcmp(name, "Pr") == 0) x = chance();
        else if (close && strcmp(name, "h") == 0) x = binary(false);
        else if (close && strcmp(name, "kl") == 0) x = binary(true);
        else if (close && (strcmp(name, "cosh") == 0 || strcmp(name, "sinh") == 0 || strcmp(name, "tanh") == 0))
            x = hyperbolic(*name);
        else if (close && (strcmp(name, "min") == 0 || strcmp(name, "max") == 0)) x = extreme(name[1] == 'i');
        else if (close && strcmp(name, "binomial") == 0) x = binomial();
        else if (!call && R.token[R.now].kind == WORD && is(R.now + 1, "in") && (x = indexed(name))) { }
        else if (!call && (x = letters_bound(name))) { }
        else if (!call && R.points && strcmp(name, "mean") == 0) x = mean_of_draws();
        else if (close && strcmp(name, "KL") == 0 && (x = against())) { }
        else if ((close || is(R.now, "[")) && (x = divergence_of(name))) { }
        else if (k >= 0 && R.S->number[k].alphabet) x = entry((unsigned)k);
        else if (k < 0) unreadable("%s is not declared as a number, and no function known here", name);
        else if (R.S->number[k].index && !R.S->number[k].bound)
            unreadable("%s is bound in its sum or product alone", name);
        else x = term_name((unsigned)k);
    } else expected("a term");
    R.depth--;
    return x;
}

static int exponent(void)
{
    bool bracket = eat("("), negative = eat("-");
    if (R.token[R.now].kind != DIGITS || *R.token[R.now].at == '.' || R.token[R.now].n > 2 || is(R.now + 1, "^") ||
        (bracket && !is(R.now + 1, ")")))
        expected("a whole exponent of at most 64");
    int k = 0;
    for (unsigned i = 0; i < R.token[R.now].n; i++) k = 10 * k + R.token[R.now].at[i] - '0';
    R.now++;
    if (bracket) need(")");
    if (k > POWER_MAX) unreadable("an exponent beyond %d", POWER_MAX);
    return negative ? -k : k;
}

term_t *power(void)
{
    term_t *x = primary();
    return eat("^") ? term_power(x, exponent()) : x;
}

static term_t *signed_power(void) { return eat("-") ? term_new(NEG, power(), NULL) : power(); }

static bool starts_factor(void)
{
    if (R.token[R.now].first && !R.brackets) return false;
    return (R.token[R.now].kind == DIGITS && R.token[R.now - 1].kind != DIGITS) || sees("(") /* 10 000 is no product */
           || (R.token[R.now].kind == WORD && !at_clause() && !sees("of") && !sees("on") && !sees("letters") &&
               !sees("unless"));
}

term_t *product(void)
{
    term_t *x = power();
    for (;;) {
        if (eat("*")) x = term_new(MUL, x, signed_power());
        else if (eat("/")) x = term_new(DIV, x, signed_power());
        else if (starts_factor()) x = term_new(MUL, x, power());
        else return x;
    }
}

term_t *sum(void)
{
    bool negative = eat("-");
    if (!negative) eat("+");
    term_t *x = product();
    if (negative) x = term_new(NEG, x, NULL);
    for (;;) {
        if (eat("+")) x = term_new(ADD, x, product());
        else if (eat("-")) x = term_minus(x, product());
        else return x;
    }
}

const term_t *term_at(statement_t *s, const char *text, const char *letter, const char *alphabet)
{
    R.S = s;
    R.states = false;
    open_text(text);
    R.brackets = 1;
    R.bound = letter;
    R.over = alphabet;
    R.out.over = NULL;
    R.binds = letter;
    R.out.binds = false;
    const term_t *x = sum();
    R.binds = false;
    if (R.token[R.now].kind != END) expected("the end of the term");
    return x;
}

const term_t *term_read(statement_t *s, const char *text) { return term_at(s, text, "", NULL); }
const char *letter_alphabet(void) { return R.over; }
