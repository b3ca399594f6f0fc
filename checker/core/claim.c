/* SPDX-License-Identifier: MIT
**
** The statement, read from the text that is printed: declarations, hypotheses, one claim.
*/
#include "checker/core/reading.h"

#include <ctype.h>
#include <string.h>

/* --- facts -------------------------------------------------------------------------------------------------------- */

/* Groups between signs of one kind; 0, and the cursor where it was, when this is something else. */
static unsigned structure(const char *sign, fact_t *f)
{
    unsigned from = R.now, n = 0;
    do {
        if (n == GROUPS_MAX) unreadable("more than %d groups", GROUPS_MAX);
        for (unsigned k = R.now;; k += 2) {
            if (R.token[k].kind != WORD || variable(text_of(R.token[k].at, R.token[k].n)) < 0) {
                R.now = from;
                return 0;
            }
            if (!is(k + 1, ",")) break;
        }
        f->group[n++] = group(NULL);
    } while (eat(sign));
    if (n > 1) return n;
    R.now = from;
    return 0;
}

fact_t fact(void)
{
    static const struct {
        const char *sign;
        unsigned least, most, kind;
    } form[] = { { "->", 3, GROUPS_MAX, MARKOV },
                 { "/", 3, GROUPS_MAX, MARKOV },
                 { ".", 2, GROUPS_MAX, INDEPENDENT },
                 { ":", 2, 2, FUNCTION },
                 { "of", 2, 2, FUNCTION } };
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
    for (relation_t sign; relation_sign(&sign);) {
        if (f.n == GROUPS_MAX) unreadable("more than %d terms in a row", GROUPS_MAX);
        f.sign[f.n - 1] = sign;
        f.term[f.n++] = sum();
    }
    if (f.n == 1) expected("a relation");
    return f;
}

/* for each x: P(x) = TERM, of an entry of a law or a table. */
static fact_t entry_fact(void)
{
    need("each");
    R.bound = letter();
    R.over = NULL;
    R.binds = true;
    need(":");
    fact_t f = fact();
    R.binds = false;
    if (f.kind != RELATION || f.n != 2 || f.sign[0] != EQ || f.term[0]->kind != NAME ||
        !R.S->number[f.term[0]->name].alphabet)
        expected("an entry, = and a term");
    return f;
}

static void hypothesis(fact_t f)
{
    if (R.S->facts == FACTS_MAX) unreadable("more than %d hypotheses", FACTS_MAX);
    R.S->fact[R.S->facts++] = f;
}

/* for each s, t: the letters of the claim; of points also hypotheses about them: for each x, y, given w(x) < w(y): */
static void for_each(void)
{
    need("each");
    do {
        if (R.points && eat("given")) { hypothesis(fact()); continue; }
        if (R.S->letters == (R.points ? LETTERS_MAX : GROUPS_MAX)) unreadable("more than %d letters", GROUPS_MAX);
        new_letter(letter());
    } while (eat(","));
    need(":");
}

/* Every entropy of the claim is given values of the same variables. */
static void same_values(const term_t *x, bool *any)
{
    if (!x) return;
    bool chance = x->kind == NAME && (R.S->number[x->name].differ || R.S->number[x->name].against),
         law = chance || x->kind == ENTROPY || x->kind == INFORMATION;
    if (law && *any && x->fixed != R.S->fixed) unreadable("terms given values of different variables");
    if (law) { R.S->fixed = x->fixed; *any = true; }
    same_values(x->a, any);
    same_values(x->b, any);
}

/* A = B, or for each x: P(x) = Q(x): where the strict relation is not claimed. */
static fact_t exception(const fact_t *f)
{
    if (f->kind != RELATION || f->n != 2 || f->sign[0] < LT) expected("< or > between two terms, before unless,");
    fact_t e = eat("for") ? entry_fact() : fact();
    if (e.kind != RELATION || e.n != 2 || e.sign[0] != EQ) expected("an equation behind unless");
    return e;
}

static fact_t claimed(void)
{
    bool any = false;
    if (eat("for")) for_each();
    fact_t f = fact();
    for (unsigned k = 0; f.kind == RELATION && k < f.n; k++) same_values(f.term[k], &any);
    if (eat("unless")) R.S->unless = exception(&f);
    return f;
}

/* --- declarations ------------------------------------------------------------------------------------------------- */

const char *new_name(const char *name, bool is_number)
{
    static const char *const kept[] = { "log",   "exp",    "sqrt", "abs",      "cosh",    "sinh", "tanh",
                                        "min",   "max",    "h",    "kl",       "H",       "I",    "Pr",
                                        "KL",    "TV",     "chi2", "Hsq",      "LC",      "BC",   "JS",
                                        "Renyi", "prod",   "binomial", "sum",     "for",  "given",
                                        "claim", "unless", "of",   "on",       "letters", "inf",  "in" };
    enum { KEPT = sizeof kept / sizeof *kept };
    for (unsigned k = is_number ? 0 : KEPT - 9; k < KEPT; k++)
        if (strcmp(name, kept[k]) == 0) unreadable("%s cannot be a name here", name);
    if (variable(name) >= 0 || number(name) >= 0) unreadable("%s is declared twice", name);
    return name;
}

declared_t *declare(unsigned kind)
{
    if (R.S->declared == FACTS_MAX) unreadable("more than %d declarations", FACTS_MAX);
    declared_t *d = &R.S->declaration[R.S->declared++];
    d->kind = kind;
    return d;
}

static uint32_t new_variable(const char *name)
{
    if (R.S->variables == VARIABLES_MAX) unreadable("more than %d random variables", VARIABLES_MAX);
    R.S->variable[R.S->variables] = new_name(name, false);
    return (uint32_t)1 << R.S->variables++;
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
    unsigned law = R.now;
    if (R.S->variables) unreadable("a factorised law is the only joint law of a statement");
    while (R.token[R.now].kind == WORD && is(R.now + 1, "(")) {
        if (R.token[R.now].n != R.token[law].n || memcmp(R.token[R.now].at, R.token[law].at, R.token[law].n) != 0)
            expected("a factor of the same law");
        R.now += 2;
        declared_t *d = declare(FACTOR);
        uint32_t before = ((uint32_t)1 << R.S->variables) - 1;
        d->set = letters(true);
        if (eat("|")) d->given = letters(false);
        if (d->given & ~before) unreadable("a factor given its own letter");
        need(")");
        eat("*");
    }
    if (R.now == law) expected("a factor such as p(y|x)");
}

static void end_of(end_t *e, bool lower)
{
    if (eat("inf") || (sees("-") && is(R.now + 1, "inf") && (R.now += 2))) end_infinite(e, is(R.now - 2, "-") ? -1 : 1);
    else {
        end_set(e, rational(0, 1), false);
        if (!rational_of(e->q, sum())) unreadable("an end of a range: a rational number or inf expected");
    }
    if (e->inf == (lower ? 1 : -1)) unreadable("a range that ends where it cannot");
}

/* No bracket shuts a range at inf, which is no number. */
static void shut(const end_t *e) { if (e->inf) unreadable("a range that ends where it cannot"); }

void range_read(range_t *r, bool *whole)
{
    if (eat("R")) { range_init(r); return; }
    bool interval = sees("[") || sees("(");
    *whole = !interval;
    if (eat("(")) { end_of(&r->lo, true); r->lo.open = true; }
    else if (eat("[")) { end_of(&r->lo, true); shut(&r->lo); }
    else end_of(&r->lo, true);
    if (interval) need(","); else need("..");
    end_of(&r->hi, false);
    if (eat(")")) { if (!interval) unreadable("a bracket that opens nothing"); r->hi.open = true; }
    else if (interval) { need("]"); shut(&r->hi); }
    if (!r->lo.inf && !r->hi.inf && mpq_cmp(r->lo.q, r->hi.q) >= 0) unreadable("a range without an interior");
}

/* on M letters, one set of them: M is read when all numbers are declared. */
static void on_letters(unsigned n, const uint32_t *each)
{
    unsigned size = R.now;
    uint32_t all = 0;
    while (!at_clause() && !sees("letters") && !sees(";")) R.now++;
    need("letters");
    for (unsigned k = 0; k < n; k++) all |= each[k];
    for (unsigned k = 0; k < n; k++) {
        declared_t *d = declare(LETTERS);
        d->set = each[k];
        d->given = all;
        d->number = size;
    }
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
        for (unsigned i = 0; i < R.S->declared; i++)
            if (R.S->declaration[i].kind == LETTERS && R.S->declaration[i].set == each[k])
                unreadable("%s is on letters twice", name[k]);
    }
    on_letters(n, each);
}

static void new_variables(unsigned n, const char *const *name)
{
    uint32_t each[VARIABLES_MAX];
    for (unsigned k = 0; k < R.S->declared; k++)
        if (R.S->declaration[k].kind == FACTOR) unreadable("a factorised law is the only joint law of a statement");
    for (unsigned k = 0; k < n; k++) each[k] = new_variable(name[k]);
    if (eat("on")) on_letters(n, each);
}

static void declaration(void)
{
    const char *name[NAMES_MAX];
    unsigned n = 0;
    if (sees("law") && R.token[R.now + 1].kind == WORD && is(R.now + 2, "(")) { R.now++; factors(); return; }
    bool table = R.token[R.now + 1].kind == WORD && (eat("table") || eat("tables"));
    do {
        if (n == NAMES_MAX) unreadable("more than %d names in a row", NAMES_MAX);
        name[n++] = word();
    } while (eat(","));
    if (eat("variables") || eat("variable")) { new_variables(n, name); return; }
    if (variable(name[0]) >= 0 && eat("on")) { law_letters(n, name); return; }
    if (R.points && n == 1 && !table && eat("weights")) { weights(name[0]); return; }
    if (R.intervals && n == 1 && !table && eat("intervals")) { intervals(name[0]); return; }
    if (R.points && n == 1 && !table && (of_loop(name[0]) || of_counts(name[0]) || of_draws(name[0]) ||
                                    of_frontier(name[0])))
        return;
    range_t r;
    const char *alphabet = NULL, *into = NULL;
    bool whole = false, channel = eat("channel"), law = !channel && (eat("laws") || eat("law"));
    if (law) table = false;
    if (channel) { table = false; alphabet = word(); need("->"); into = word(); range_init(&r); }
    if (law || table) { need("on"); alphabet = word(); range_init(&r); }
    if (law) { r.lo.inf = 0; r.lo.open = false; }
    if (eat(">")) {
        if (!alphabet || channel || !eat("0")) expected("a law or a table > 0");
        r.lo.inf = 0;
        r.lo.open = true;
    } else if (!law && !channel && (!table || sees("in"))) {
        need("in");
        range_read(&r, &whole);
    }
    number_t own = { .in = r, .alphabet = alphabet, .law = law, .into = into, .whole = whole && !alphabet };
    for (unsigned k = 0; k < n; k++) {
        own.name = new_name(name[k], true);
        declare(RANGE)->number = number_add(R.S, &own);
    }
}

/* --- the whole ---------------------------------------------------------------------------------------------------- */

void clauses(const char *which, void (*read)(void))
{
    for (R.now = 0; R.token[R.now].kind != END;) {
        if (!at_clause()) expected("for, given or claim at the start of a line");
        bool mine = sees(which);
        R.now++;
        if (mine) do read(); while (eat(";"));
        while (!mine && !at_clause()) R.now++;
        if (!at_clause()) expected("the end of the line");
    }
}

static void given(void) { hypothesis(!eat("for") ? fact() : R.points ? fact_of_letters() : entry_fact()); }

static void claim(void)
{
    if (R.S->claim.n) unreadable("a statement has one claim");
    R.S->claim = claimed();
}

statement_t *statement_read(const char *text)
{
    R.S = take(sizeof *R.S);
    R.S->text = text;
    R.binds = R.out.binds = false;
    R.states = true;
    R.over = R.out.over = NULL;
    open_text(text);
    clauses("for", declaration);
    for (unsigned k = 0; k < R.S->declared; k++) {
        if (R.S->declaration[k].kind != LETTERS) continue;
        R.now = R.S->declaration[k].number;
        R.S->declaration[k].letters = power();
        need("letters");
    }
    clauses("given", given);
    clauses("claim", claim);
    if (!R.S->claim.n) unreadable("the statement has no claim");
    R.states = false;
    return R.S;
}

uint32_t variable_add(statement_t *s, const char *name)
{
    R.S = s;
    open_text(name);
    const char *own = word();
    if (R.token[R.now].kind != END) expected("the end of the name");
    return new_variable(own);
}
