/* SPDX-License-Identifier: MIT
**
** Section 3.1: what a factorised law says of its entropies and means, by d-separation in the graph of its factors.
*/
#include "checker/means/means.h"

#include <string.h>

bool is_root(unsigned v) { return !M->variable[v].n && !M->variable[v].parents; }

/* Each variable has nothing behind its bar, and a value of positive probability: they are independent. */
void possible(const event_t *e)
{
    for (unsigned v = 0; v < M->variables; v++) {
        if (!(e->set >> v & 1)) continue;
        const drawn_t *d = &M->variable[v];
        const mterm_t *x = e->value[v];
        bool positive = d->uniform || (x->kind == LETTER && M->letter[x->at].positive == (int)d->root);
        if (!is_root(v) || !positive) unreadable("the value of %s is not known to be possible", d->name);
    }
}

/* --- d-separation ------------------------------------------------------------------------------------------------- */

static uint32_t children_of(unsigned v)
{
    uint32_t set = 0;
    for (unsigned w = 0; w < M->variables; w++)
        if (M->variable[w].parents >> v & 1) set |= (uint32_t)1 << w;
    return set;
}

static uint32_t with_ancestors(uint32_t set)
{
    for (unsigned v = M->variables; v-- > 0;) /* parents are earlier */
        if (set >> v & 1) set |= M->variable[v].parents;
    return set;
}

/* What an active trail reaches from `a`, given `by`: `up` is come to from a child, or started at, `down` from a
** parent. */
static uint32_t reached(uint32_t a, uint32_t by)
{
    uint32_t known = with_ancestors(by), up = 0, down = 0, new_up = a, new_down = 0, all = 0;
    while ((new_up & ~up) | (new_down & ~down)) {
        uint32_t go_up = new_up & ~up, go_down = new_down & ~down;
        up |= go_up;
        down |= go_down;
        all |= (go_up | go_down) & ~by;
        for (unsigned v = 0; v < M->variables; v++) {
            uint32_t bit = (uint32_t)1 << v;
            if (go_up & bit & ~by) { new_up |= M->variable[v].parents; new_down |= children_of(v); }
            if (go_down & bit & ~by) new_down |= children_of(v);
            if (go_down & bit & known) new_up |= M->variable[v].parents;
        }
    }
    return all;
}

bool separated(uint32_t a, uint32_t b, uint32_t by)
{
    a &= ~by;
    b &= ~by;
    work(1000);
    return !(reached(a, by) & b); /* which holds a */
}

/* --- entropies ---------------------------------------------------------------------------------------------------- */

static mrelation_t not_negative(const mterm_t *x) { return (mrelation_t){ x, LE }; }
static mrelation_t zero(const mterm_t *x) { return (mrelation_t){ x, EQ }; }

static const mterm_t *log_size(unsigned alphabet)
{
    mterm_t *x = mterm(SIZE, NULL, NULL);
    x->at = alphabet;
    return mterm(LOGARITHM, x, NULL);
}

static unsigned one_variable(uint32_t set)
{
    if (!set || set & (set - 1)) reject("one variable expected");
    return (unsigned)__builtin_ctz(set);
}

static unsigned variable_at(const json_t *step, unsigned k)
{
    int v = means_variable(text_at(step, k));
    if (v < 0) reject("%.64s is no random variable", text_at(step, k));
    return (unsigned)v;
}

static mrelation_t basic(const json_t *step)
{
    basic_t x = means_basic(text_at(step, 1));
    return not_negative(basic_term(&x));
}

static mrelation_t apart(const json_t *step)
{
    basic_t x = means_basic(text_at(step, 1));
    if (!x.information || !separated(x.a, x.b, x.given | x.event->set))
        reject("%.100s is not shown to be 0", text_at(step, 1));
    return zero(basic_term(&x));
}

/* H(U|J,S), where the map of U's factor is of J and S. */
static mrelation_t made(const json_t *step)
{
    basic_t x = means_basic(text_at(step, 1));
    const drawn_t *d = &M->variable[one_variable(x.a)];
    bool map = d->called >= 0 && M->name[d->called].kind == A_MAP;
    if (x.information || !map || d->parents & ~(x.given | x.event->set))
        reject("%.100s is not shown to be 0", text_at(step, 1));
    return zero(basic_term(&x));
}

/* I(H;Y|E) <= capacity(H;Y|..): given E, Y is drawn from H by its factor at the values that E has. */
static mrelation_t capacity(const json_t *step)
{
    basic_t x = means_basic(text_at(step, 1));
    if (!x.information || x.given) reject("an information of two variables, given an event, expected");
    unsigned from = one_variable(x.a), v = one_variable(x.b);
    uint32_t H = x.a, parents = M->variable[v].parents, rest = parents & ~H;
    bool drawn = parents & H && !(rest & ~x.event->set) && !(x.event->set & (H | x.b));
    if (!drawn || !separated(x.b, x.event->set & ~parents, parents))
        reject("%s is not shown to be drawn from %s alone", M->variable[v].name, M->variable[from].name);
    event_t *e = take(sizeof *e);
    e->set = rest;
    for (unsigned w = 0; w < M->variables; w++)
        if (rest >> w & 1) e->value[w] = x.event->value[w];
    return not_negative(mminus(capacity_of(v, H, e), basic_term(&x)));
}

/* KL(T||Q) >= 0. */
static mrelation_t of_law(const json_t *step)
{
    return not_negative(divergence(text_at(step, 1)));
}

static mrelation_t without(const json_t *step)
{
    basic_t x = means_basic(text_at(step, 1));
    const event_t *e = means_event(text_at(step, 2));
    if (x.information || x.given || e->set & ~x.event->set)
        reject("H of variables given an event, and a part of it, expected");
    for (unsigned v = 0; v < M->variables; v++)
        if (e->set >> v & 1 && !msame(e->value[v], x.event->value[v]))
            reject("%s has another value", M->variable[v].name);
    if (!separated(x.a, x.event->set & ~e->set, e->set)) reject("%.100s depends on what is left out", text_at(step, 1));
    return zero(mminus(uncertain(x.a, x.event), uncertain(x.a, e)));
}

static mrelation_t uniform(const json_t *step)
{
    static const event_t none;
    unsigned v = variable_at(step, 1);
    if (!M->variable[v].uniform) reject("%s is not declared uniform", M->variable[v].name);
    return zero(mminus(uncertain((uint32_t)1 << v, &none), log_size(M->variable[v].alphabet)));
}

static mrelation_t of_letters(const json_t *step)
{
    basic_t x = means_basic(text_at(step, 1));
    unsigned v = one_variable(x.a);
    if (x.information || x.given) reject("H of one variable given an event expected");
    return not_negative(mminus(log_size(M->variable[v].alphabet), uncertain(x.a, x.event)));
}

/* I(A;B|C,S,E) is the mean over s of I(A;B|C,S=s,E): Pr(S=s|E) = Pr(S=s). */
static mrelation_t mean(const json_t *step)
{
    basic_t x = means_basic(text_at(step, 1)), at = x;
    unsigned v = root_variable(step->at[2]), visible = M->visible,
             letter = letter_open("mean'", M->variable[v].alphabet, (int)M->variable[v].root);
    event_t *e = take(sizeof *e);
    M->visible = visible;
    if (!(x.given >> v & 1) || x.event->set >> v & 1)
        reject("%s does not stand behind the bar, or has a value", M->variable[v].name);
    *e = *x.event;
    e->set |= (uint32_t)1 << v;
    e->value[v] = mletter(letter);
    at.given &= ~((uint32_t)1 << v);
    at.event = e;
    mterm_t *m = mterm(MEAN, basic_term(&at), NULL);
    m->at = letter;
    m->root = M->variable[v].root;
    return zero(mminus(basic_term(&x), m));
}

/* --- what is drawn alike ------------------------------------------------------------------------------------------ */

/* The variables of a list "A,B", in its order. */
static unsigned list_of(unsigned *v, const char *text)
{
    unsigned n = 0;
    uint32_t seen = 0;
    open_text(text);
    do {
        int k = means_variable(word());
        if (k < 0 || seen >> k & 1) expected("variables, each once");
        seen |= (uint32_t)1 << k;
        v[n++] = (unsigned)k;
    } while (eat(","));
    if (R.token[R.now].kind != END) expected("the end of the list");
    return n;
}

/* Is w drawn from images as v is from what they are images of? */
static bool drawn_alike(unsigned v, unsigned w, const int *image)
{
    const drawn_t *a = &M->variable[v], *b = &M->variable[w];
    if (v != w && (a->called < 0 || a->called != b->called)) return false;
    for (unsigned k = 0; k < a->n; k++)
        if (image[a->behind[k]] != (int)b->behind[k]) return false;
    return a->n || !a->parents; /* not what a proof made */
}

static mrelation_t alike(const json_t *step)
{
    static const event_t none;
    unsigned from[VARIABLES_MAX], to[VARIABLES_MAX], n;
    int image[VARIABLES_MAX];
    uint32_t moved = 0;
    basic_t x = means_basic(text_at(step, 1));
    n = list_of(from, text_at(step, 2));
    if (list_of(to, text_at(step, 3)) != n) reject("two lists of one length expected");
    for (unsigned v = 0; v < VARIABLES_MAX; v++) image[v] = NONE;
    for (unsigned k = 0; k < n; k++) image[from[k]] = (int)to[k];
    for (unsigned k = 0; k < n; k++)
        if (!drawn_alike(from[k], to[k], image))
            reject("%s is not drawn as %s is", M->variable[from[k]].name, M->variable[to[k]].name);
    if (x.information || x.given || x.event->set) reject("H of variables expected");
    for (unsigned v = 0; v < M->variables; v++) {
        if (!(x.a >> v & 1)) continue;
        if (image[v] < 0) reject("%s is in no list", M->variable[v].name);
        moved |= (uint32_t)1 << image[v];
    }
    return zero(mminus(uncertain(x.a, &none), uncertain(moved, &none)));
}

/* --- guesses and rules -------------------------------------------------------------------------------------------- */

const mterm_t *mean_of_outcomes(const mterm_t *x, const event_t *e)
{
    mterm_t *m = mterm(OUTCOMES, x, NULL);
    m->event = e;
    return m;
}

static const mterm_t *variable_letter(unsigned v)
{
    mterm_t *x = mterm(VARIABLE, NULL, NULL);
    x->at = v;
    return x;
}

uint32_t variables_in(const mterm_t *x)
{
    uint32_t set = x->kind == VARIABLE ? (uint32_t)1 << x->at : 0;
    for (unsigned k = 0; k < x->n; k++) set |= variables_in(x->part[k]);
    return set;
}

/* log 2 + Pr(g != J|E) log|J| - H(J|V,E) >= 0. */
static mrelation_t fano(const json_t *step)
{
    unsigned v = variable_at(step, 1);
    const mterm_t *g = means_letter(text_at(step, 2), true);
    const event_t *e = means_event(text_at(step, 3));
    uint32_t J = (uint32_t)1 << v, V = variables_in(g);
    if (alphabet_of(g) != M->variable[v].alphabet || e->set & J)
        reject("%.100s is no guess of %s", text_at(step, 2), M->variable[v].name);
    const mterm_t *wrong = mean_of_outcomes(mminus(mvalue(1), mterm(SAME, g, variable_letter(v))), e);
    const mterm_t *most =
        mterm(PLUS, mterm(LOGARITHM, mvalue(2), NULL), mterm(TIMES, wrong, log_size(M->variable[v].alphabet)));
    basic_t left = { .a = J, .given = V, .event = e };
    return not_negative(mminus(most, basic_term(&left)));
}

/* E[f|E] = E[sum u: Pr(U = u|B) f|E], u in the place of U: U is independent of E and of what else stands in f, given
** the variables B, or is a function of them. */
static mrelation_t of_posterior(const json_t *step)
{
    const mterm_t *x = term_of_kind(step, OUTCOMES, "mean of outcomes"), *at[VARIABLES_MAX] = { NULL };
    unsigned v = variable_at(step, 2), list[VARIABLES_MAX], n = list_of(list, text_at(step, 3)), visible = M->visible;
    uint32_t by = 0, U = (uint32_t)1 << v;
    for (unsigned k = 0; k < n; k++) { at[list[k]] = variable_letter(list[k]); by |= (uint32_t)1 << list[k]; }
    uint32_t others = (variables_in(x->part[0]) | x->event->set) & ~by;
    bool apart = apart_function(v, by) || separated(U, others & ~U, by);
    if (by & U || x->event->set & U || !apart)
        reject("%s is not shown to be independent of the rest", M->variable[v].name);
    unsigned letter = letter_open("posterior'", M->variable[v].alphabet, NONE);
    M->visible = visible;
    const mterm_t *body = with_letter(x->part[0], v, mletter(letter));
    return zero(mminus(x, mean_of_outcomes(posterior(v, letter, body, by, at), x->event)));
}

/* B, the best rule's action: one more factor, of what the rule sees. */
static mrelation_t best(const json_t *step)
{
    const mterm_t *x = term_of_kind(step, BEST, "least mean under any rule");
    const char *name = text_at(step, 2);
    open_text(name);
    if (strcmp(word(), name) != 0) reject("%.64s is no name", name);
    name_is_free(name);
    if (M->variables == VARIABLES_MAX) reject("more than %d random variables", VARIABLES_MAX);
    M->variable[M->variables] = (drawn_t){ .name = name,
                                           .factor = "",
                                           .alphabet = M->letter[x->at].alphabet,
                                           .root = M->variables,
                                           .parents = x->set,
                                           .called = NONE };
    const mterm_t *B = variable_letter(M->variables++);
    return zero(mminus(x, mean_of_outcomes(mput(x->part[0], x->at, B), x->event)));
}

static mrelation_t any_rule(const json_t *step)
{
    const mterm_t *x = term_of_kind(step, BEST, "least mean under any rule");
    unsigned v = variable_at(step, 2);
    uint32_t A = (uint32_t)1 << v, by = x->set | x->event->set;
    if (M->variable[v].alphabet != M->letter[x->at].alphabet || !separated(A, x->rest, by))
        reject("%s is not shown to be the action of a rule", M->variable[v].name);
    return not_negative(mminus(mean_of_outcomes(mput(x->part[0], x->at, variable_letter(v)), x->event), x));
}

bool law_step(mrelation_t *r, const char *rule, const json_t *step)
{
    static const struct {
        const char *name;
        unsigned n;
        mrelation_t (*of)(const json_t *);
    } all[] = { { "basic", 2, basic },
                { "apart", 2, apart },
                { "made", 2, made },
                { "without", 3, without },
                { "uniform", 2, uniform },
                { "letters", 2, of_letters },
                { "mean", 3, mean },
                { "alike", 4, alike },
                { "fano", 4, fano },
                { "best", 3, best },
                { "rule", 3, any_rule },
                { "divergence", 2, of_law },
                { "posterior", 4, of_posterior },
                { "capacity", 2, capacity },
                { "cut", 2, apart_cut },
                { "bit", 2, apart_bit },
                { "independent", 3, apart_mean } };
    unsigned k = 0;
    while (k < sizeof all / sizeof *all && strcmp(all[k].name, rule) != 0) k++;
    if (k == sizeof all / sizeof *all) return false;
    json_list(step, "a step", all[k].n, all[k].n);
    *r = all[k].of(step);
    return true;
}
