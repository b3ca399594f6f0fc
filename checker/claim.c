/* SPDX-License-Identifier: MIT
**
** The statement, read from the text that is printed: declarations, hypotheses, one claim. h and kl are written out by their definitions here.
*/
#include "checker/verify.h"

#include <ctype.h>
#include <string.h>

typedef struct { enum { END, DIGITS, WORD, SIGN } kind; const char *at; unsigned n; bool spaced, first; } token_t;

static statement_t *S;
static token_t *token;
static unsigned now, brackets, depth;
static const char *bound, *over;  /* the letter that is bound here, "" where its name is still open; the alphabet of the entries at it */
static bool binds;

/* --- tokens --------------------------------------------------------------------------------------------------------------- */

static unsigned length(const char *p, token_t *t)
{
    static const char *const two[] = { "<=", ">=", "!=", "->", "||", ".." };
    unsigned n = 0;
    if (isdigit((unsigned char)*p) || (*p == '.' && isdigit((unsigned char)p[1]) && t->spaced)) {
        t->kind = DIGITS;
        while (isdigit((unsigned char)p[n])) n++;
        if (p[n] == '.' && isdigit((unsigned char)p[n + 1]))
            for (n++; isdigit((unsigned char)p[n]);) n++;
        return n > DIGITS_MAX ? 0 : n;
    }
    if (isalpha((unsigned char)*p)) {
        t->kind = WORD;
        while (isalnum((unsigned char)p[n]) || p[n] == '_' || p[n] == '\'') n++;
        return n > NAME_CHARS_MAX ? 0 : n;
    }
    t->kind = SIGN;
    for (unsigned k = 0; k < sizeof two / sizeof *two; k++)
        if (strncmp(p, two[k], 2) == 0) return 2;
    return *p && strchr("-+*/^()[]|,;:=<>.", *p) ? 1 : 0;
}

static token_t *tokens(const char *text)
{
    size_t most = strlen(text) + 1, n = 0;
    token_t *t = take(most * sizeof *t);
    const char *p = text;
    for (;; n++) {
        const char *before = p;
        t[n].first = p == text;
        for (; *p == ' ' || *p == '\n' || *p == '\t' || *p == '\r'; p++) t[n].first |= *p == '\n';
        t[n].spaced = p > before;
        t[n].at = p;
        if (!*p) return t;
        if (!(t[n].n = length(p, &t[n]))) unreadable("not of the notation: \"%.20s\"", p);
        p += t[n].n;
    }
}

bool same_tokens(const char *a, const char *b)
{
    const token_t *x = tokens(a), *y = tokens(b);
    for (;; x++, y++) {
        bool breaks = x->first && x->kind == WORD && !(y->first);
        if (x->kind != y->kind || x->n != y->n || memcmp(x->at, y->at, x->n) != 0 || breaks) return false;
        if (x->kind == END) return true;
    }
}

static bool is(unsigned k, const char *text) { return token[k].kind != END && token[k].n == strlen(text) && memcmp(token[k].at, text, token[k].n) == 0; }
static bool sees(const char *text) { return is(now, text); }
static bool eat(const char *text) { return sees(text) ? now++, true : false; }
_Noreturn static void expected(const char *what) { unreadable("the statement: %s expected at \"%.40s\"", what, token[now].at); }
static void need(const char *text) { if (!eat(text)) expected(text); }
static bool at_clause(void) { return token[now].kind == END || (token[now].first && (sees("for") || sees("given") || sees("claim"))); }

static const char *word(void)
{
    if (token[now].kind != WORD) expected("a name");
    now++;
    return text_of(token[now - 1].at, token[now - 1].n);
}

/* --- terms ---------------------------------------------------------------------------------------------------------------- */

term_t *term_new(kind_t kind, const term_t *a, const term_t *b)
{
    term_t *x = take(sizeof *x);
    work(50);
    *x = (term_t){ .kind = kind, .a = a, .b = b };
    if (a) x->depth = a->depth + 1;
    if (b && b->depth >= x->depth) x->depth = b->depth + 1;
    if (x->depth > TERM_DEPTH_MAX) unreadable("the statement: a term of more than %d levels", TERM_DEPTH_MAX);
    mpq_init(x->q);
    return x;
}

static term_t *integer(long k) { term_t *x = term_new(NUMBER, NULL, NULL); mpq_set_si(x->q, k, 1); return x; }
static term_t *minus(const term_t *a, const term_t *b) { return term_new(ADD, a, term_new(NEG, b, NULL)); }
static term_t *times_log(const term_t *u, const term_t *v) { return term_new(MUL, u, term_new(LOG, v, NULL)); }

bool same_term(const term_t *x, const term_t *y)
{
    if (x == y) return true;
    if (!x || !y || x->kind != y->kind || x->power != y->power || x->name != y->name || x->groups != y->groups || x->given != y->given || x->fixed != y->fixed) return false;
    work(1);
    for (unsigned k = 0; k < x->groups; k++)
        if (x->group[k] != y->group[k]) return false;
    return mpq_equal(x->q, y->q) && same_term(x->a, y->a) && same_term(x->b, y->b);
}

bool of_the_law(const term_t *x, const statement_t *s)
{
    return x && (x->kind == ENTROPY || x->kind == INFORMATION || (x->kind == NAME && s->number[x->name].differ) || of_the_law(x->a, s) || of_the_law(x->b, s));
}
bool has_entropy(const term_t *x) { return x && (x->kind == ENTROPY || x->kind == INFORMATION || has_entropy(x->a) || has_entropy(x->b)); }

static term_t *sum(void);
static term_t *product(void);
static term_t *power(void);

static int variable(const char *name)
{
    for (unsigned k = 0; k < S->variables; k++)
        if (strcmp(S->variable[k], name) == 0) return (int)k;
    return -1;
}

static int number(const char *name)
{
    for (unsigned k = 0; k < S->numbers; k++)
        if (strcmp(S->number[k].name, name) == 0) return (int)k;
    return -1;
}

/* X = x behind a bar: a letter of `for each`, the same wherever X has a value. */
static uint32_t valued(int k)
{
    const char *name = word();
    unsigned i = 0;
    while (i < S->letters && strcmp(S->letter[i], name) != 0) i++;
    if (i == S->letters) unreadable("%s is no letter of for each", name);
    if (S->value[k] && strcmp(S->value[k], name) != 0) unreadable("%s has two values", S->variable[k]);
    S->value[k] = name;
    return (uint32_t)1 << k;
}

unsigned chance_of(statement_t *s, unsigned a, unsigned b)
{
    uint32_t differ = (uint32_t)1 << a | (uint32_t)1 << b;
    for (unsigned k = 0; k < s->numbers; k++)
        if (s->number[k].differ == differ) return k;
    if (s->numbers == NAMES_MAX) unreadable("more than %d numbers", NAMES_MAX);
    number_t *p = &s->number[s->numbers];
    mpq_t one;
    mpq_init(one);
    *p = (number_t){ .name = "Pr()", .differ = differ };
    range_init(&p->in);
    end_set(&p->in.lo, one, false);
    mpq_set_ui(one, 1, 1);
    end_set(&p->in.hi, one, false);
    return s->numbers++;
}

static uint32_t group(uint32_t *fixed)
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

/* h(u), kl(u||v) by their definitions. */
static term_t *divergence(bool two)
{
    need("(");
    brackets++;
    const term_t *u = sum(), *v = NULL;
    if (two && !eat("||")) need(",");
    if (two) v = sum();
    brackets--;
    need(")");
    const term_t *w = minus(integer(1), u);
    const term_t *own = term_new(ADD, times_log(u, u), times_log(w, w));
    if (!two) return term_new(NEG, own, NULL);
    return minus(minus(own, times_log(u, v)), times_log(w, minus(integer(1), v)));
}

/* (exp u + exp -u)/2, (exp u - exp -u)/2, (exp 2u - 1)/(exp 2u + 1). */
static term_t *hyperbolic(char which)
{
    need("(");
    brackets++;
    const term_t *u = sum();
    brackets--;
    need(")");
    const term_t *e = term_new(EXP, which == 't' ? term_new(MUL, integer(2), u) : u, NULL), *down = which == 't' ? integer(1) : term_new(EXP, term_new(NEG, u, NULL), NULL);
    return term_new(DIV, which == 'c' ? term_new(ADD, e, down) : minus(e, down), which == 't' ? term_new(ADD, e, down) : integer(2));
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
    term_t *x = term_new(NAME, NULL, NULL);
    x->name = chance_of(S, (unsigned)a, (unsigned)b);
    return differ ? x : minus(integer(1), x);
}

/* w(y): an entry at the bound letter. */
static term_t *entry(unsigned k)
{
    need("(");
    const char *letter = word();
    need(")");
    if (!binds || (*bound && strcmp(bound, letter) != 0)) unreadable("%s is no letter that is bound here", letter);
    if (over && strcmp(over, S->number[k].alphabet) != 0) unreadable("%s is on another alphabet", S->number[k].name);
    bound = letter;
    over = S->number[k].alphabet;
    term_t *x = term_new(NAME, NULL, NULL);
    x->name = k;
    return x;
}

/* sum y: TERM; KL(TERM||TERM), over the letter that stands in both. */
static term_t *letters_bound(bool sums)
{
    const char *outer = bound, *alphabet = over;
    bool before = binds;
    unsigned deep = brackets;
    bound = sums ? word() : "";
    over = NULL;
    binds = true;
    const term_t *a, *b = NULL;
    if (sums) { need(":"); a = product(); }
    else {
        need("(");
        brackets++;
        a = sum();
        need("||");
        b = sum();
        brackets = deep;
        need(")");
    }
    bound = outer;
    over = alphabet;
    binds = before;
    return term_new(sums ? SUM : DIVERGENCE, a, b);
}

/* (a + b - |a - b|)/2, (a + b + |a - b|)/2. */
static term_t *extreme(bool least)
{
    need("(");
    brackets++;
    const term_t *a = sum();
    need(",");
    const term_t *b = sum(), *apart = term_new(ABS, minus(a, b), NULL), *both = term_new(ADD, a, b);
    brackets--;
    need(")");
    return term_new(DIV, least ? minus(both, apart) : term_new(ADD, both, apart), integer(2));
}

static term_t *decimal(void)
{
    const char *p = token[now].at, *point = memchr(p, '.', token[now].n);
    unsigned n = token[now].n, places = point ? n - (unsigned)(point - p) - 1 : 0, k = 0;
    char *digits = take(n + 1);
    for (unsigned i = 0; i < n; i++)
        if (p[i] != '.') digits[k++] = p[i];
    term_t *x = integer(0);
    mpz_set_str(mpq_numref(x->q), digits, 10);
    mpz_ui_pow_ui(mpq_denref(x->q), 10, places);
    mpq_canonicalize(x->q);
    now++;
    return x;
}

static term_t *primary(void)
{
    static const char *const function[] = { "log", "exp", "sqrt", "abs" };
    if (++depth > DEPTH_MAX) unreadable("the statement: nested deeper than %d", DEPTH_MAX);
    term_t *x = NULL;
    bool call = is(now + 1, "("), close = call && !token[now + 1].spaced;
    if (token[now].kind == DIGITS) x = decimal();
    else if (eat("(")) { brackets++; x = sum(); brackets--; need(")"); }
    else if (token[now].kind == WORD && !at_clause()) {
        const char *name = word();
        int k = number(name);
        for (unsigned f = 0; f < 4; f++)
            if (strcmp(name, function[f]) == 0) x = term_new((kind_t)(LOG + f), close ? primary() : power(), NULL);
        if (x) { }
        else if (call && strcmp(name, "H") == 0) x = information(ENTROPY);
        else if (call && strcmp(name, "I") == 0) x = information(INFORMATION);
        else if (call && strcmp(name, "Pr") == 0) x = chance();
        else if (close && strcmp(name, "h") == 0) x = divergence(false);
        else if (close && strcmp(name, "kl") == 0) x = divergence(true);
        else if (close && (strcmp(name, "cosh") == 0 || strcmp(name, "sinh") == 0 || strcmp(name, "tanh") == 0)) x = hyperbolic(*name);
        else if (close && (strcmp(name, "min") == 0 || strcmp(name, "max") == 0)) x = extreme(name[1] == 'i');
        else if (close && strcmp(name, "KL") == 0) x = letters_bound(false);
        else if (!call && strcmp(name, "sum") == 0) x = letters_bound(true);
        else if (k >= 0 && S->number[k].alphabet) x = entry((unsigned)k);
        else if (k < 0) unreadable("%s is not declared as a number, and no function known here", name);
        else { x = term_new(NAME, NULL, NULL); x->name = (unsigned)k; }
    } else expected("a term");
    depth--;
    return x;
}

static int exponent(void)
{
    bool bracket = eat("("), negative = eat("-");
    if (token[now].kind != DIGITS || token[now].n > 2 || is(now + 1, "^") || (bracket && !is(now + 1, ")"))) expected("a whole exponent of at most 64");
    int k = 0;
    for (unsigned i = 0; i < token[now].n; i++) k = 10 * k + token[now].at[i] - '0';
    now++;
    if (bracket) need(")");
    if (k > POWER_MAX) unreadable("an exponent beyond %d", POWER_MAX);
    return negative ? -k : k;
}

static term_t *power(void)
{
    term_t *x = primary();
    if (!eat("^")) return x;
    term_t *y = term_new(POWER, x, NULL);
    y->power = exponent();
    return y;
}

static term_t *signed_power(void) { return eat("-") ? term_new(NEG, power(), NULL) : power(); }

static bool starts_factor(void)
{
    if (token[now].first && !brackets) return false;
    return token[now].kind == DIGITS || sees("(") || (token[now].kind == WORD && !at_clause() && !sees("of") && !sees("on") && !sees("letters"));
}

static term_t *product(void)
{
    term_t *x = power();
    for (;;) {
        if (eat("*")) x = term_new(MUL, x, signed_power());
        else if (eat("/")) x = term_new(DIV, x, signed_power());
        else if (starts_factor()) x = term_new(MUL, x, power());
        else return x;
    }
}

static term_t *sum(void)
{
    bool negative = eat("-");
    if (!negative) eat("+");
    term_t *x = product();
    if (negative) x = term_new(NEG, x, NULL);
    for (;;) {
        if (eat("+")) x = term_new(ADD, x, product());
        else if (eat("-")) x = minus(x, product());
        else return x;
    }
}

/* --- facts ---------------------------------------------------------------------------------------------------------------- */

/* Groups between signs of one kind; 0, and the cursor where it was, when this is something else. */
static unsigned structure(const char *sign, fact_t *f)
{
    unsigned from = now, n = 0;
    do {
        if (n == GROUPS_MAX) unreadable("more than %d groups", GROUPS_MAX);
        for (unsigned k = now;; k += 2) {
            if (token[k].kind != WORD || variable(text_of(token[k].at, token[k].n)) < 0) { now = from; return 0; }
            if (!is(k + 1, ",")) break;
        }
        f->group[n++] = group(NULL);
    } while (eat(sign));
    if (n > 1) return n;
    now = from;
    return 0;
}

static fact_t fact(void)
{
    static const struct { const char *sign; unsigned least, most, kind; } form[] = { { "->", 3, GROUPS_MAX, MARKOV }, { "/", 3, GROUPS_MAX, MARKOV },
        { ".", 2, GROUPS_MAX, INDEPENDENT }, { ":", 2, 2, FUNCTION }, { "of", 2, 2, FUNCTION } };
    static const char *const sign[] = { "<=", ">=", "=", "<", ">" };
    fact_t f = { .kind = RELATION };
    for (unsigned k = 0; k < 5; k++) {
        unsigned n = structure(form[k].sign, &f);
        if (!n) continue;
        if (n < form[k].least || n > form[k].most) expected("another number of groups");
        f.n = n;
        f.kind = form[k].kind;
        if (f.kind != FUNCTION && eat("|")) f.given = group(NULL);
        return f;
    }
    f.term[f.n++] = sum();
    for (unsigned k = 0; k < 5; k++) {
        if (!eat(sign[k])) continue;
        if (f.n == GROUPS_MAX) unreadable("more than %d terms in a row", GROUPS_MAX);
        f.sign[f.n - 1] = (relation_t)k;
        f.term[f.n++] = sum();
        k = (unsigned)-1;
    }
    if (f.n == 1) expected("a relation");
    return f;
}

/* for each s, t: the letters of the claim. */
static void for_each(void)
{
    need("each");
    do {
        if (S->letters == GROUPS_MAX) unreadable("more than %d letters", GROUPS_MAX);
        S->letter[S->letters++] = word();
    } while (eat(","));
    need(":");
}

/* Every entropy of the claim is given values of the same variables. */
static void same_values(const term_t *x, bool *any)
{
    if (!x) return;
    bool chance = x->kind == NAME && S->number[x->name].differ, law = chance || x->kind == ENTROPY || x->kind == INFORMATION;
    if (law && *any && x->fixed != S->fixed) unreadable("terms given values of different variables");
    if (law) { S->fixed = x->fixed; *any = true; }
    same_values(x->a, any);
    same_values(x->b, any);
}

static fact_t claimed(void)
{
    bool any = false;
    if (eat("for")) for_each();
    fact_t f = fact();
    for (unsigned k = 0; f.kind == RELATION && k < f.n; k++) same_values(f.term[k], &any);
    return f;
}

/* --- declarations --------------------------------------------------------------------------------------------------------- */

static const char *new_name(const char *name, bool is_number)
{
    static const char *const kept[] = { "log", "exp", "sqrt", "abs", "cosh", "sinh", "tanh", "min", "max", "h", "kl", "H", "I", "Pr", "KL", "sum", "for", "given", "claim", "of", "on", "letters", "inf", "in" };
    for (unsigned k = is_number ? 0 : 16; k < 24; k++)
        if (strcmp(name, kept[k]) == 0) unreadable("%s cannot be a name here", name);
    if (variable(name) >= 0 || number(name) >= 0) unreadable("%s is declared twice", name);
    return name;
}

static declared_t *declare(unsigned kind)
{
    if (S->declared == FACTS_MAX) unreadable("more than %d declarations", FACTS_MAX);
    declared_t *d = &S->declaration[S->declared++];
    d->kind = kind;
    return d;
}

static uint32_t new_variable(const char *name)
{
    if (S->variables == VARIABLES_MAX) unreadable("more than %d random variables", VARIABLES_MAX);
    S->variable[S->variables] = new_name(name, false);
    return (uint32_t)1 << S->variables++;
}

/* p(y|x): letters in lower case are the values of variables in upper case. */
static uint32_t letters(bool fresh)
{
    uint32_t set = 0;
    do {
        char *name = (char *)word();
        *name = (char)toupper((unsigned char)*name);
        int k = variable(name);
        if (!fresh && k < 0) unreadable("the letter of %s is in no factor before", name);
        set |= fresh ? new_variable(name) : (uint32_t)1 << k;
    } while (eat(","));
    return set;
}

static void factors(void)
{
    unsigned law = now;
    if (S->variables) unreadable("a factorised law is the only joint law of a statement");
    while (token[now].kind == WORD && is(now + 1, "(")) {
        if (token[now].n != token[law].n || memcmp(token[now].at, token[law].at, token[law].n) != 0) expected("a factor of the same law");
        now += 2;
        declared_t *d = declare(FACTOR);
        uint32_t before = ((uint32_t)1 << S->variables) - 1;
        d->set = letters(true);
        if (eat("|")) d->given = letters(false);
        if (d->given & ~before) unreadable("a factor given its own letter");
        need(")");
        eat("*");
    }
    if (now == law) expected("a factor such as p(y|x)");
}

static void end_of(end_t *e, bool lower)
{
    if (eat("inf") || (sees("-") && is(now + 1, "inf") && (now += 2))) { *e = (end_t){ .inf = is(now - 2, "-") ? -1 : 1, .open = true }; mpq_init(e->q); }
    else {
        const term_t *x = sum();
        range_t r;
        box_t none = { .on = { false } };
        precision(BITS_MAX);
        if (!enclose(&r, x, &none, true) || r.lo.inf || r.hi.inf || !mpq_equal(r.lo.q, r.hi.q)) unreadable("an end of a range: a rational number or inf expected");
        end_set(e, r.lo.q, false);
    }
    if (e->inf == (lower ? 1 : -1)) unreadable("a range that ends where it cannot");
}

static void range(range_t *r)
{
    if (eat("R")) { range_init(r); return; }
    bool interval = sees("[") || sees("(");
    if (eat("(")) { end_of(&r->lo, true); r->lo.open = true; }
    else { eat("["); end_of(&r->lo, true); }
    if (interval) need(","); else need("..");
    end_of(&r->hi, false);
    if (eat(")")) { if (!interval) unreadable("a bracket that opens nothing"); r->hi.open = true; }
    else if (interval) need("]");
    if (!r->lo.inf && !r->hi.inf && mpq_cmp(r->lo.q, r->hi.q) >= 0) unreadable("a range without an interior");
}

/* on M letters, one set of them: M is read when all numbers are declared. */
static void on_letters(unsigned n, const uint32_t *each)
{
    unsigned size = now;
    uint32_t all = 0;
    while (!at_clause() && !sees("letters") && !sees(";")) now++;
    need("letters");
    for (unsigned k = 0; k < n; k++) all |= each[k];
    for (unsigned k = 0; k < n; k++) { declared_t *d = declare(LETTERS); d->set = each[k]; d->given = all; d->number = size; }
}

/* X, Y on M letters: of a factorised law. */
static void law_letters(unsigned n, const char *const *name)
{
    uint32_t each[VARIABLES_MAX];
    if (n > VARIABLES_MAX) unreadable("more than %d random variables", VARIABLES_MAX);
    for (unsigned k = 0; k < n; k++) {
        int v = variable(name[k]);
        if (v < 0) unreadable("%s is not declared as a random variable", name[k]);
        each[k] = (uint32_t)1 << v;
        for (unsigned i = 0; i < S->declared; i++)
            if (S->declaration[i].kind == LETTERS && S->declaration[i].set == each[k]) unreadable("%s is on letters twice", name[k]);
    }
    on_letters(n, each);
}

static void new_variables(unsigned n, const char *const *name)
{
    uint32_t each[VARIABLES_MAX];
    for (unsigned k = 0; k < S->declared; k++)
        if (S->declaration[k].kind == FACTOR) unreadable("a factorised law is the only joint law of a statement");
    for (unsigned k = 0; k < n; k++) each[k] = new_variable(name[k]);
    if (eat("on")) on_letters(n, each);
}

static void declaration(void)
{
    const char *name[NAMES_MAX];
    unsigned n = 0;
    if (sees("law") && token[now + 1].kind == WORD && is(now + 2, "(")) { now++; factors(); return; }
    bool table = token[now + 1].kind == WORD && (eat("table") || eat("tables"));
    do {
        if (n == NAMES_MAX) unreadable("more than %d names in a row", NAMES_MAX);
        name[n++] = word();
    } while (eat(","));
    if (eat("variables") || eat("variable")) { new_variables(n, name); return; }
    if (variable(name[0]) >= 0 && eat("on")) { law_letters(n, name); return; }
    range_t r;
    const char *alphabet = NULL;
    bool law = eat("laws") || eat("law");
    if (law) table = false;
    if (law || table) { need("on"); alphabet = word(); range_init(&r); }
    if (law) { r.lo.inf = 0; r.lo.open = false; }
    if (eat(">")) { if (!alphabet || !eat("0")) expected("a law or a table > 0"); r.lo.inf = 0; r.lo.open = true; }
    else if (!law && (!table || sees("in"))) { need("in"); range(&r); }
    for (unsigned k = 0; k < n; k++) {
        if (S->numbers == NAMES_MAX) unreadable("more than %d numbers", NAMES_MAX);
        S->number[S->numbers] = (number_t){ new_name(name[k], true), r, alphabet, law, 0 };
        declare(RANGE)->number = S->numbers++;
    }
}

/* --- the whole ------------------------------------------------------------------------------------------------------------ */

static void open_text(const char *text)
{
    token = tokens(text);
    now = brackets = depth = 0;
}

/* One kind of clause at a time: declarations are read before what uses them. */
static void clauses(const char *which)
{
    while (token[now].kind != END) {
        if (!at_clause()) expected("for, given or claim at the start of a line");
        bool mine = sees(which), claim = sees("claim");
        now++;
        if (!mine) { while (!at_clause()) now++; continue; }
        do {
            if (*which == 'f') declaration();
            else if (S->facts == FACTS_MAX) unreadable("more than %d hypotheses", FACTS_MAX);
            else if (!claim) S->fact[S->facts++] = fact();
            else if (S->claim.n) unreadable("a statement has one claim");
            else S->claim = claimed();
        } while (!claim && eat(";"));
        if (!at_clause()) expected("the end of the line");
    }
    now = 0;
}

statement_t *statement_read(const char *text)
{
    S = take(sizeof *S);
    S->text = text;
    binds = false;
    over = NULL;
    open_text(text);
    clauses("for");
    for (unsigned k = 0; k < S->declared; k++) {
        if (S->declaration[k].kind != LETTERS) continue;
        now = S->declaration[k].number;
        S->declaration[k].letters = power();
        need("letters");
    }
    now = 0;
    clauses("given");
    clauses("claim");
    if (!S->claim.n) unreadable("the statement has no claim");
    return S;
}

uint32_t variable_add(statement_t *s, const char *name)
{
    S = s;
    open_text(name);
    const char *own = word();
    if (token[now].kind != END) expected("the end of the name");
    return new_variable(own);
}

const term_t *term_read(statement_t *s, const char *text)
{
    S = s;
    open_text(text);
    brackets = 1;
    bound = ""; /* a law of a certificate stands at a letter of its own */
    over = NULL;
    binds = true;
    const term_t *x = sum();
    binds = false;
    if (token[now].kind != END) expected("the end of the term");
    return x;
}
