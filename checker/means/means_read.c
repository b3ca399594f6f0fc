/* SPDX-License-Identifier: MIT
**
** Section 3.1: the statement, read: the law's factors, names, hypotheses, the claim.
*/
#include "checker/means/means.h"

#include <ctype.h>
#include <string.h>

means_t *M;

int means_named(const char *name)
{
    for (unsigned k = 0; k < M->names; k++)
        if (strcmp(M->name[k].name, name) == 0) return (int)k;
    return NONE;
}

int means_variable(const char *name)
{
    for (unsigned k = 0; k < M->variables; k++)
        if (strcmp(M->variable[k].name, name) == 0) return (int)k;
    return NONE;
}

unsigned means_alphabet(const char *name)
{
    for (unsigned k = 0; k < M->alphabets; k++)
        if (strcmp(M->alphabet[k], name) == 0) return k;
    if (M->alphabets == NAMES_MAX) unreadable("more than %d alphabets", NAMES_MAX);
    M->alphabet[M->alphabets] = name;
    return M->alphabets++;
}

void name_is_free(const char *name)
{
    static const char *const kept[] = { "for",     "given", "claim", "each", "of",       "on",    "in",
                                        "into",    "inf",   "R",     "law",  "map",      "table", "tables",
                                        "channel", "log",   "with",  "KL",   "capacity", "max",   "min",
                                        "sum",     "Pr",    "E",     "H",    "I",        "p",     "uniform" };
    for (unsigned k = 0; k < sizeof kept / sizeof *kept; k++)
        if (strcmp(name, kept[k]) == 0) unreadable("%s cannot be a name here", name);
    if (means_named(name) >= 0 || means_variable(name) >= 0)
        unreadable("%s is declared, and would be another name here", name);
    for (unsigned k = 0; k < M->visible; k++)
        if (strcmp(M->letter[M->seen[k]].name, name) == 0) unreadable("%s is a letter already", name);
}

unsigned letter_open(const char *name, unsigned alphabet, int positive)
{
    name_is_free(name);
    if (M->letters == MEANS_LETTERS) reject("more than %d letters", MEANS_LETTERS);
    M->letter[M->letters] = (mletter_t){ name, alphabet, positive };
    M->seen[M->visible++] = M->letters;
    return M->letters++;
}

/* --- the law ------------------------------------------------------------------------------------------------------ */

static const char *capital(const char *letter)
{
    char *name = (char *)text_of(letter, strlen(letter));
    *name = (char)toupper((unsigned char)*name);
    return name;
}

static void behind_bar(drawn_t *v)
{
    do {
        int k = means_variable(capital(word()));
        if (k < 0) expected("the letter of a factor before");
        if (v->n == MEANS_ARGUMENTS || v->parents >> k & 1) expected("other letters behind the bar");
        v->behind[v->n++] = (unsigned)k;
        v->parents |= (uint32_t)1 << k;
    } while (eat(","));
}

static void factors_of_law(void)
{
    if (M->variables) unreadable("a second law of the variables");
    while (R.token[R.now].kind == WORD && is(R.now + 1, "(") && !at_clause()) {
        drawn_t v = { .factor = word(), .called = NONE };
        need("(");
        v.name = capital(word());
        if (M->variables == VARIABLES_MAX) unreadable("more than %d random variables", VARIABLES_MAX);
        if (means_variable(v.name) >= 0) unreadable("%s is drawn twice", v.name);
        if (eat("|")) behind_bar(&v);
        need(")");
        M->variable[M->variables++] = v;
    }
    if (!M->variables) expected("a factor such as p(y|x)");
}

/* What a factor is called by gives its alphabets. */
static void fit_factor(drawn_t *v, unsigned own)
{
    v->root = own;
    v->uniform = strcmp(v->factor, "uniform") == 0;
    v->alphabet = means_alphabet(v->name);
    if (v->uniform && v->n) unreadable("uniform has nothing behind its bar");
    if (v->uniform || strcmp(v->factor, "p") == 0) return;
    if ((v->called = means_named(v->factor)) < 0)
        unreadable("the factor %s is no law, channel or map that is declared", v->factor);
    const declared_name_t *d = &M->name[v->called];
    if (d->kind < A_MAP || d->n != v->n) unreadable("the factor %s is not as it is declared", v->factor);
    for (unsigned k = 0; k < v->n; k++)
        if (M->variable[v->behind[k]].alphabet != d->alphabet[k])
            unreadable("the factor %s is on other alphabets", v->factor);
    v->alphabet = d->into;
    for (unsigned k = 0; k < own && !v->n; k++)
        if (M->variable[k].called == v->called) { v->root = k; break; }
}

/* --- names -------------------------------------------------------------------------------------------------------- */

static void alphabets(declared_name_t *d)
{
    do {
        if (d->n == MEANS_ARGUMENTS) unreadable("more than %d alphabets of a name", MEANS_ARGUMENTS);
        d->alphabet[d->n++] = means_alphabet(word());
    } while (eat(","));
}

/* A list of names is of one kind, in one range, on the same alphabets. */
static void named(unsigned n, const char *const *name, declared_name_t d)
{
    for (unsigned k = 0; k < n; k++) {
        name_is_free(name[k]);
        if (M->names == NAMES_MAX) unreadable("more than %d names", NAMES_MAX);
        d.name = name[k];
        M->name[M->names++] = d;
    }
}

static void declaration_read(void)
{
    const char *name[MEANS_ARGUMENTS];
    unsigned n = 0;
    declared_name_t d = { .kind = A_NUMBER };
    if (sees("law") && is(R.now + 2, "(")) { R.now++; factors_of_law(); return; }
    if (is(R.now + 1, "channel") || is(R.now + 1, "law")) {
        name[0] = word();
        d.kind = eat("law") ? A_LAW : A_CHANNEL;
        if (d.kind == A_LAW) { need("on"); d.into = means_alphabet(word()); }
        else { need("channel"); alphabets(&d); need("->"); d.into = means_alphabet(word()); }
        named(1, name, d);
        return;
    }
    d.kind = eat("map") ? A_MAP : eat("table") ? A_TABLE : A_NUMBER;
    do {
        if (n == MEANS_ARGUMENTS) unreadable("more than %d names in a row", MEANS_ARGUMENTS);
        name[n++] = word();
    } while (eat(","));
    if (d.kind != A_NUMBER) { need("on"); alphabets(&d); }
    if (d.kind == A_MAP) { need("into"); d.into = means_alphabet(word()); }
    else {
        bool whole = false;
        need("in");
        range_read(&d.in, &whole);
        if (whole) unreadable("a range of real numbers expected");
    }
    named(n, name, d);
}

/* --- facts -------------------------------------------------------------------------------------------------------- */

/* The root variable of this alphabet's own name; NONE. */
static int own_root(unsigned alphabet)
{
    int v = means_variable(M->alphabet[alphabet]);
    return v >= 0 && M->variable[v].alphabet == alphabet && is_root((unsigned)v) ? v : NONE;
}

/* with Pr(Y = y, S = s) > 0: which variables' values the letters are. */
static void with_values(mfact_t *f)
{
    need("Pr");
    need("(");
    do {
        unsigned v = variable_read(), k = 0;
        need("=");
        int l = letter_seen(word());
        while (k < f->letters && ((int)f->letter[k] != l || f->seen[k] != NONE)) k++;
        if (k == f->letters || M->letter[l].alphabet != M->variable[v].alphabet) expected("a letter of for each, once");
        for (unsigned i = 0; i < f->letters; i++)
            if (f->seen[i] == (int)v) expected("another variable");
        f->seen[k] = (int)v;
        if (is_root(v)) M->letter[l].positive = (int)M->variable[v].root;
    } while (eat(","));
    need(")");
    need(">");
    need("0");
}

/* A value that w has with positive probability, together with the others. Of an outcome: the variable's own, or the one
** that its mean is given; else one that the hypothesis is said with. */
static bool is_value(const mfact_t *f, const mterm_t *x, unsigned w, const event_t *outcome)
{
    unsigned k = 0;
    if (x->kind != LETTER) return x->kind == VARIABLE && x->at == w;
    if (outcome) return outcome->set >> w & 1 && outcome->value[w]->kind == LETTER && outcome->value[w]->at == x->at;
    while (k < f->letters && f->letter[k] != x->at) k++;
    return k < f->letters && f->seen[k] == (int)w;
}

/* A value of w, which nothing stands before, that has positive probability: any letter where w is uniform, else that of
** a mean over w. These are independent. */
static bool is_root_value(const mterm_t *x, unsigned w)
{
    if (!is_root(w) || x->kind != LETTER) return false;
    return M->variable[w].uniform || M->letter[x->at].positive == (int)M->variable[w].root;
}

/* A mean given values that cannot be is 0 here, where a hypothesis says nothing. e: what the mean of outcomes around
** it is given. */
static void given_values_stand(const mfact_t *f, const mterm_t *x, const event_t *e)
{
    unsigned n = 1;
    bool own = false, roots = x->kind == POSTERIOR;
    for (unsigned w = 0, k = 1; roots && w < M->variables; w++)
        if (x->rest >> w & 1) roots = is_root_value(x->part[k++], w);
    for (unsigned k = 1; x->kind == POSTERIOR && k < x->n; k++) own = own || x->part[k]->kind == VARIABLE;
    for (unsigned w = 0; x->kind == POSTERIOR && !roots && w < M->variables; w++)
        if (x->rest >> w & 1 && !is_value(f, x->part[n++], w, own ? e : NULL))
            reject("a hypothesis about a mean given values is said with Pr(..) > 0 of these values");
    for (unsigned k = 0; k < x->n; k++) given_values_stand(f, x->part[k], x->event ? x->event : e);
}

static mfact_t fact_read(bool claim)
{
    mfact_t f = { .letters = 0, .seen = { NONE, NONE, NONE, NONE, NONE, NONE } };
    unsigned visible = M->visible;
    if (eat("for")) {
        need("each");
        do {
            const char *name = word();
            need("of");
            unsigned alphabet = means_alphabet(word());
            if (f.letters == MEANS_ARGUMENTS) unreadable("more than %d letters of for each", MEANS_ARGUMENTS);
            f.letter[f.letters++] = letter_open(name, alphabet, claim ? own_root(alphabet) : NONE);
        } while (eat(","));
        if (!claim && eat("with")) with_values(&f);
        need(":");
    }
    f.left = means_sum();
    if (!relation_sign(&f.sign)) expected("a relation");
    f.right = means_sum();
    if (claim) return f;
    M->visible = visible;
    given_values_stand(&f, f.left, NULL);
    given_values_stand(&f, f.right, NULL);
    return f;
}

/* Does some event have this letter for a value? */
static bool given_value(const mterm_t *x, unsigned letter)
{
    for (unsigned v = 0; x->event && v < M->variables; v++)
        if (x->event->set >> v & 1 && depends(x->event->value[v], letter)) return true;
    for (unsigned k = 0; k < x->n; k++)
        if (given_value(x->part[k], letter)) return true;
    return false;
}

/* Is the term, wherever it is computed, one of the law given that letter's value? What 0 multiplies is not looked
** at. */
static bool conditions(const mterm_t *x, unsigned letter)
{
    for (unsigned v = 0; x->kind == UNCERTAIN && v < M->variables; v++)
        if (x->event->set >> v & 1 && depends(x->event->value[v], letter)) return true;
    if (x->kind == TIMES && x->part[0]->kind == VALUE && mpq_sgn(x->part[0]->q)) return conditions(x->part[1], letter);
    if (x->kind != PLUS && (x->kind < GREATER || x->kind > SMALLEST)) return false;
    return conditions(x->part[0], letter) || (x->n > 1 && conditions(x->part[1], letter));
}

/* A setting of probability 0 is passed over where a side is given it: elsewhere nothing is known of the letter. */
static void check_settings(const mfact_t *f)
{
    for (unsigned k = 0; k < f->letters; k++) {
        mletter_t *l = &M->letter[f->letter[k]];
        if (l->positive < 0 || M->variable[l->positive].uniform || conditions(f->left, f->letter[k]) ||
            conditions(f->right, f->letter[k]))
            continue;
        l->positive = NONE;
        if (given_value(f->left, f->letter[k]) || given_value(f->right, f->letter[k]))
            unreadable("a side is not always given the letter %s", l->name);
    }
}

static void given(void)
{
    if (apart_fact_read()) return;
    if (M->facts == MEANS_FACTS) unreadable("more than %d hypotheses", MEANS_FACTS);
    M->fact[M->facts++] = fact_read(false);
}

static void claim(void)
{
    if (M->claim.left) unreadable("a statement has one claim");
    M->claim = fact_read(true);
}

void means_statement(const char *text)
{
    M = take(sizeof *M);
    R.S = take(sizeof *R.S); /* no name of it stands in the ends of a range */
    open_text(text);
    clauses("for", declaration_read);
    for (unsigned k = 0; k < M->variables; k++) {
        if (means_named(M->variable[k].name) >= 0) unreadable("%s is declared twice", M->variable[k].name);
        fit_factor(&M->variable[k], k);
    }
    clauses("given", given);
    clauses("claim", claim);
    if (!M->claim.left) unreadable("the statement has no claim");
    check_settings(&M->claim);
}
