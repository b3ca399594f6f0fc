/* SPDX-License-Identifier: MIT
**
** Section 3.1: letters, events and entropies.
*/
#include "checker/means/means.h"

#include <string.h>

/* --- letters ------------------------------------------------------------------------------------------------------ */

unsigned alphabet_of(const mterm_t *x)
{
    switch (x->kind) {
    case LETTER: return M->letter[x->at].alphabet;
    case VARIABLE: return M->variable[x->at].alphabet;
    case MAPPED: return M->name[x->at].into;
    default: return x->at;
    }
}

const mterm_t *first_letter(unsigned alphabet)
{
    mterm_t *x = mterm(FIRST, NULL, NULL);
    x->at = alphabet;
    return x;
}

int letter_seen(const char *name)
{
    for (unsigned k = M->visible; k-- > 0;)
        if (strcmp(M->letter[M->seen[k]].name, name) == 0) return (int)M->seen[k];
    return NONE;
}

/* (a, b): as many letters as the name has alphabets, each of its own. */
mterm_t *letters_behind(mkind_t kind, unsigned name)
{
    mterm_t *x = mterm(kind, NULL, NULL);
    x->at = name;
    need("(");
    do {
        if (x->n == M->name[name].n) expected("as many letters as declared");
        const mterm_t *a = eat("0") ? first_letter(M->name[name].alphabet[x->n]) : letter_read();
        if (alphabet_of(a) != M->name[name].alphabet[x->n]) unreadable("%s is on other alphabets", M->name[name].name);
        x->part[x->n++] = a;
    } while (eat(","));
    need(")");
    if (x->n != M->name[name].n) expected("as many letters as declared");
    count_parts(x);
    return x;
}

const mterm_t *letter_read(void)
{
    const char *name = word();
    int k = means_named(name), v = means_variable(name), l = letter_seen(name);
    if (k >= 0 && M->name[k].kind == A_MAP) {
        if (++R.depth > DEPTH_MAX) unreadable("nested deeper than %d", DEPTH_MAX);
        const mterm_t *x = letters_behind(MAPPED, (unsigned)k);
        R.depth--;
        return x;
    }
    if (l >= 0) return mletter((unsigned)l);
    if (v < 0) unreadable("%s is no letter that is bound here", name);
    if (!M->outcomes) unreadable("the variable %s stands for its value within E[..] and Pr(..) alone", name);
    mterm_t *x = mterm(VARIABLE, NULL, NULL);
    x->at = (unsigned)v;
    return x;
}

/* --- events, entropies -------------------------------------------------------------------------------------------- */

/* S=s, K=0: behind =. */
static void value_read(event_t *e, unsigned v)
{
    if (e->set >> v & 1) unreadable("%s has two values", M->variable[v].name);
    const mterm_t *x;
    if (eat("0")) x = first_letter(M->variable[v].alphabet);
    else {
        int l = letter_seen(word());
        if (l < 0) expected("a letter that is bound, or 0");
        x = mletter((unsigned)l);
        if (alphabet_of(x) != M->variable[v].alphabet)
            unreadable("the letter %s is of another alphabet than %s", M->letter[l].name, M->variable[v].name);
    }
    e->set |= (uint32_t)1 << v;
    e->value[v] = x;
}

unsigned variable_read(void)
{
    int v = means_variable(word());
    if (v < 0) unreadable("a random variable expected at \"%.30s\"", R.token[R.now - 1].at);
    return (unsigned)v;
}

/* Behind a bar: variables, where `given` is not NULL, and values. */
const event_t *behind(uint32_t *given)
{
    event_t *e = take(sizeof *e);
    do {
        unsigned v = variable_read();
        if (eat("=")) value_read(e, v);
        else if (given) *given |= (uint32_t)1 << v;
        else expected("a value");
    } while (eat(","));
    possible(e);
    return e;
}

const event_t *means_event(const char *text)
{
    static const event_t none;
    open_text(text);
    if (R.token[R.now].kind == END) return &none;
    const event_t *e = behind(NULL);
    if (R.token[R.now].kind != END) expected("the end of the event");
    return e;
}

static uint32_t group_read(void)
{
    uint32_t set = 0;
    do set |= (uint32_t)1 << variable_read(); while (eat(","));
    return set;
}

/* Behind H or I. */
basic_t basic_read(bool information)
{
    static const event_t none;
    basic_t x = { .information = information, .event = &none };
    need("(");
    x.a = group_read();
    if (information) { need(";"); x.b = group_read(); }
    if (eat("|")) x.event = behind(&x.given);
    need(")");
    return x;
}

const mterm_t *capacity_of(unsigned v, uint32_t from, const event_t *e)
{
    mterm_t *x = mterm(CAPACITY, NULL, NULL);
    x->at = v;
    x->set = from;
    x->event = e;
    return x;
}

/* (H;Y|S=s): of the channel by which Y is drawn from H, at the values of all else behind its bar. */
const mterm_t *capacity_read(void)
{
    event_t *e = take(sizeof *e);
    need("(");
    uint32_t from = (uint32_t)1 << variable_read();
    need(";");
    unsigned v = variable_read();
    if (eat("|")) do {
        unsigned w = variable_read();
        need("=");
        value_read(e, w);
    } while (eat(","));
    need(")");
    if (from & e->set || M->variable[v].parents != (from | e->set))
        unreadable("%s is not drawn from this variable and these values", M->variable[v].name);
    return capacity_of(v, from, e);
}

/* What stands in the bracket of Pr, and > behind it, is of letters that occur. */
static bool before_occurs(void)
{
    unsigned k = R.now + 2, deep = 1;
    if (!is(R.now, "Pr") || !is(R.now + 1, "(")) return false;
    for (; deep && R.token[k].kind != END; k++) deep += is(k, "(") ? 1u : is(k, ")") ? -1u : 0u;
    return is(k, ">");
}

const mterm_t *occurs_read(void)
{
    const mterm_t *at[VARIABLES_MAX] = { NULL };
    mterm_t *x;
    if (!before_occurs()) return NULL;
    need("Pr");
    need("(");
    x = mterm(OCCURS, NULL, NULL);
    do {
        unsigned w = variable_read();
        need("=");
        at[w] = letter_read();
        if (x->rest >> w & 1 || alphabet_of(at[w]) != M->variable[w].alphabet)
            expected("a letter of another variable");
        x->rest |= (uint32_t)1 << w;
    } while (eat(","));
    need(")");
    need(">");
    need("0");
    for (unsigned w = 0; w < M->variables; w++) {
        if (!(x->rest >> w & 1)) continue;
        if (x->n == MEANS_ARGUMENTS) unreadable("more than %d values together", MEANS_ARGUMENTS);
        x->part[x->n++] = at[w];
    }
    count_parts(x);
    return x;
}

basic_t means_basic(const char *text)
{
    open_text(text);
    bool information = eat("I");
    if (!information) need("H");
    basic_t x = basic_read(information);
    if (R.token[R.now].kind != END) expected("the end of the term");
    return x;
}

const mterm_t *uncertain(uint32_t set, const event_t *e)
{
    if (!(set &= ~e->set)) return mvalue(0);
    mterm_t *x = mterm(UNCERTAIN, NULL, NULL);
    x->set = set;
    x->event = e;
    return x;
}

const mterm_t *basic_term(const basic_t *x)
{
    const mterm_t *y = uncertain(x->a | x->given, x->event);
    if (!x->information) return mminus(y, uncertain(x->given, x->event));
    y = mterm(PLUS, y, uncertain(x->b | x->given, x->event));
    y = mminus(y, uncertain(x->a | x->b | x->given, x->event));
    return mminus(y, uncertain(x->given, x->event));
}

const mterm_t *means_letter(const char *text, bool of_outcomes)
{
    open_text(text);
    M->outcomes = of_outcomes;
    const mterm_t *x = letter_read();
    M->outcomes = false;
    if (R.token[R.now].kind != END) expected("the end of the letter");
    return x;
}
