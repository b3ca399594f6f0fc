/* SPDX-License-Identifier: MIT
**
** Section 8: the rules of steps, a list each: its name, what it is about, and what shows that it may be taken.
*/
#include "checker/points/points.h"

#include <string.h>

/* end: the least weight that is drawn is no less, or, top, the greatest no more. */
static struct { const pool_t *pool; const term_t *end; bool top; } floor_of[KNOWN_MAX];
static unsigned floors, first_floor;

void rules_open(void) { floors = first_floor = 0; }
unsigned rules_floors(void) { return floors; }
void rules_forget(unsigned n) { floors = n; }

unsigned rules_from(unsigned n)
{
    unsigned was = first_floor;
    first_floor = n;
    return was;
}

/* --- parts of steps ----------------------------------------------------------------------------------------------- */

const pool_t *pool_in(const json_t *j)
{
    const char *name = json_text(j, "weights");
    for (unsigned k = 0; k < P->pools; k++)
        if (strcmp(P->number[P->pool[k].number].name, name) == 0) return &P->pool[k];
    reject("%.64s are no weights of pools", name);
}

void on_alphabet(int letter, const char *alphabet)
{
    const char **of = letter == BOUND ? &generic_of : &P->letter_of[letter];
    if (!alphabet) reject("what is taken at a letter depends on none");
    if (*of && strcmp(*of, alphabet) != 0) reject("a letter of another alphabet");
    *of = alphabet;
}

int letter_of_pool(const pool_t *p, const json_t *j)
{
    int a = letter_in(j);
    on_alphabet(a, P->number[p->number].alphabet);
    return a;
}

const term_t *weight(const pool_t *p, int letter) { return moved(p->w, BOUND, letter); }
const term_t *share(const pool_t *p, int letter) { return moved(term_name(p->number), BOUND, letter); }
const term_t *term_times(const term_t *a, const term_t *b) { return term_new(MUL, a, b); }

const term_t *points_in(const pool_t *p, long less)
{
    const term_t *K = term_name(p->size);
    return less == p->more ? K : term_minus(K, term_integer(less - (long)p->more));
}

static const term_t *kind_in(const json_t *j, kind_t one, kind_t other, const char *what)
{
    const term_t *x = term_in(j);
    if (x->kind != one && x->kind != other) unreadable("%s expected", what);
    return x;
}

/* --- weights of pools --------------------------------------------------------------------------------------------- */

/* sum x: p(x) H(x) = 1 */
static void total(const json_t *s)
{
    const pool_t *p = pool_in(s->at[1]);
    know_relation(term_new(SUM, term_times(p->p, term_name(p->number)), NULL), EQ, term_integer(1));
}

/* H(a) <= K */
static void most(const json_t *s)
{
    const pool_t *p = pool_in(s->at[1]);
    know_relation(share(p, letter_of_pool(p, s->at[2])), LE, points_in(p, 0));
}

/* By its range the pool may be of one point. */
static bool may_be_alone(const pool_t *p)
{
    return p->more == 0 && mpq_cmp_ui(P->number[p->size].in.lo.q, 2, 1) < 0;
}

/* w(a) <= w(b): H(a) <= H(b); so <, =. */
static void order(const json_t *s)
{
    const pool_t *p = pool_in(s->at[1]);
    int a = letter_of_pool(p, s->at[2]), b = letter_of_pool(p, s->at[4]);
    relation_t sign = sign_in(s->at[3], true);
    if (sign == LT && may_be_alone(p)) reject("order: a point alone has the share 1, whatever it weighs");
    shown(form_at(term_minus(weight(p, b), weight(p, a))), need_of(sign), s->at[5], "the order of two weights");
    know_relation(share(p, a), sign, share(p, b));
}

/* w(a) <= w(b): w(a) H(b) <= w(b) H(a) */
static void slow(const json_t *s)
{
    const pool_t *p = pool_in(s->at[1]);
    int a = letter_of_pool(p, s->at[2]), b = letter_of_pool(p, s->at[3]);
    shown(form_at(term_minus(weight(p, b), weight(p, a))), NOT_NEGATIVE, s->at[4], "the order of two weights");
    know_relation(term_times(weight(p, a), share(p, b)), LE, term_times(weight(p, b), share(p, a)));
}

/* G of pools of M, H of K <= M, else alike, w(a) <= w(b): G(a) H(b) <= G(b) H(a) */
static void more(const json_t *s)
{
    const pool_t *g = pool_in(s->at[1]), *h = pool_in(s->at[2]);
    if (!same_term(g->p, h->p) || !same_term(g->w, h->w)) reject("more: other weights, or another law");
    int a = letter_of_pool(g, s->at[3]), b = letter_of_pool(g, s->at[4]);
    shown(form_at(term_minus(points_in(g, 0), points_in(h, 0))), NOT_NEGATIVE, s->at[5], "the order of two sizes");
    shown(form_at(term_minus(weight(g, b), weight(g, a))), NOT_NEGATIVE, s->at[6], "the order of two weights");
    know_relation(term_times(share(g, a), share(h, b)), LE, term_times(share(g, b), share(h, a)));
}

/* p(x) (w(x) - m) >= 0: no weight that is drawn is below m; top: p(x) (m - w(x)) >= 0, none is above. */
static void drawn_end(const json_t *s, bool top)
{
    const pool_t *p = pool_in(s->at[1]);
    const term_t *m = term_in(s->at[2]), *apart = top ? term_minus(m, p->w) : term_minus(p->w, m);
    shown_at_each(s->at[3], term_times(p->p, apart), s->at[2], GE, s->at[4]);
    if (floors == KNOWN_MAX) reject("more than %d least weights", KNOWN_MAX);
    floor_of[floors].pool = p;
    floor_of[floors].top = top;
    floor_of[floors++].end = m;
}
static void least(const json_t *s) { drawn_end(s, false); }
static void greatest(const json_t *s) { drawn_end(s, true); }

/* w(a) <= w(b), T = (K-1) m, m least: H(a) w(b) (w(a) + T) <= H(b) w(a) (w(b) + T); m greatest: >=; LT: w(a) < w(b) */
static void by_end(const json_t *s, bool top, relation_t sign)
{
    const pool_t *p = pool_in(s->at[1]);
    const term_t *m = term_in(s->at[2]);
    int a = letter_of_pool(p, s->at[3]), b = letter_of_pool(p, s->at[4]);
    unsigned k = first_floor;
    while (k < floors && !(floor_of[k].pool == p && floor_of[k].top == top && same_term(floor_of[k].end, m))) k++;
    if (k >= floors)
        reject("%.200s is not shown to be %s the weights that are drawn", s->at[2]->text, top ? "above" : "below");
    shown(form_at(term_minus(weight(p, b), weight(p, a))), sign == LT ? POSITIVE : NOT_NEGATIVE,
          s->at[sign == LT ? 6 : 5], "the order of two weights");
    const term_t *others = term_times(points_in(p, 1), m);
    know_relation(term_times(term_times(share(p, a), weight(p, b)), term_new(ADD, weight(p, a), others)), sign,
                  term_times(term_times(share(p, b), weight(p, a)), term_new(ADD, weight(p, b), others)));
}
static void ratio(const json_t *s) { by_end(s, false, LE); }
static void excess(const json_t *s) { by_end(s, true, GE); }

/* w(a) < w(b), and a point c that is drawn weighs more than m, the least: ratio is strict, of two points or more. */
static void less(const json_t *s)
{
    const pool_t *p = pool_in(s->at[1]);
    int c = letter_of_pool(p, s->at[5]);
    if (may_be_alone(p)) reject("less: a point alone has the share 1, whatever it weighs");
    if (sums_sign(plain(moved(p->p, BOUND, c))) <= 0) reject("%.64s is not shown to be drawn", s->at[5]->text);
    shown(form_at(term_minus(weight(p, c), term_in(s->at[2]))), POSITIVE, s->at[7], "a weight above the least");
    by_end(s, false, LT);
}

/* G of the weights c w, H of w, else alike: G(a) = H(a). */
static void scaled(const json_t *s)
{
    const pool_t *g = pool_in(s->at[1]), *h = pool_in(s->at[2]);
    const term_t *c = plain(term_in(s->at[3]));
    if (alphabet_in(c) || sums_sign(c) <= 0) reject("%.200s is no number that is shown positive", s->at[3]->text);
    if (!same_term(g->p, h->p) || g->size != h->size || g->more != h->more ||
        !form_equal(form_at(g->w), form_times(sums_entry(c), form_at(h->w))))
        reject("scaled: the weights are not multiples of each other");
    int a = letter_of_pool(g, s->at[4]);
    know_relation(share(g, a), EQ, share(h, a));
}

/* --- extremes, sums ----------------------------------------------------------------------------------------------- */

/* TERM(a) <= max x: TERM */
static void bound(const json_t *s)
{
    const term_t *x = kind_in(s->at[1], MOST, LEAST, "an extreme");
    int a = letter_in(s->at[2]);
    on_alphabet(a, alphabet_in(x->a));
    know_relation(moved(x->a, BOUND, a), x->kind == MOST ? LE : GE, x);
}

/* TERM(a) = max x: TERM, of some letter a */
static void attained(const json_t *s)
{
    const term_t *x = kind_in(s->at[1], MOST, LEAST, "an extreme");
    int a = letter_made(s->at[2], alphabet_in(x->a));
    know_relation(moved(x->a, BOUND, a), EQ, x);
}

/* sum x: TERM > 0: TERM(a) > 0 of some letter a */
static void found(const json_t *s)
{
    const term_t *x = kind_in(s->at[1], SUM, SUM, "a sum");
    shown(form_at(x), POSITIVE, s->at[3], "a sum");
    int a = letter_made(s->at[2], alphabet_in(x->a));
    know_relation(moved(x->a, BOUND, a), GT, term_integer(0));
}

/* TERM >= 0 at each x: so is the sum. */
static void each(const json_t *s)
{
    relation_t sign = sign_in(s->at[3], false);
    shown_at_each(s->at[1], NULL, s->at[2], sign, s->at[4]);
    const term_t *x = term_at(P, s->at[2]->text, s->at[1]->text, NULL);
    know_relation(term_new(SUM, x, NULL), sign, term_integer(0));
}

/* TERM >= 0 at each x: TERM(a) <= sum x: TERM */
static void part(const json_t *s)
{
    shown_at_each(s->at[1], NULL, s->at[2], GE, s->at[4]);
    const term_t *x = term_at(P, s->at[2]->text, s->at[1]->text, NULL);
    int a = letter_in(s->at[3]);
    on_alphabet(a, alphabet_in(x));
    know_relation(moved(x, BOUND, a), LE, term_new(SUM, x, NULL));
}

/* --- what follows otherwise --------------------------------------------------------------------------------------- */

static void given(const json_t *s)
{
    json_list(s, "given, a hypothesis and letters", 3, 2 + GROUPS_MAX);
    fact_t f = fact_at(&P->fact[json_integer(s->at[1], "given", 0, (long)P->facts - 1)], s);
    know_relation(f.term[0], f.sign[0], f.term[1]);
}

static void show(const json_t *s)
{
    const term_t *x = term_in(s->at[1]);
    relation_t sign = sign_in(s->at[2], false);
    shown_by(x, sign, s->at[1], s->at[3]);
    know_relation(x, sign, term_integer(0));
}

/* A term > 0 has a name, by which may be divided. */
static void positive(const json_t *s)
{
    const term_t *x = term_in(s->at[2]);
    shown(form_at(x), POSITIVE, s->at[3], "what is named");
    know_always(term_called(s->at[1], x), EQ, OF_NO_LAW);
}

/* f >= 0, f^2 > 0: f > 0 */
static void apart(const json_t *s)
{
    const term_t *x = term_in(s->at[1]);
    form_t f = form_at(x);
    shown(f, NOT_NEGATIVE, s->at[2], "a term");
    shown(form_power(f, 2), POSITIVE, s->at[3], "the square of a term");
    know(f, LT);
}

/* 0 < B <= A: log B <= log A */
static void logarithm(const json_t *s)
{
    const term_t *a = term_in(s->at[1]), *b = term_in(s->at[2]);
    if (!sums_positive(form_at(a)) || !sums_positive(form_at(b))) reject("log: what is not shown positive");
    shown(form_at(term_minus(a, b)), NOT_NEGATIVE, s->at[3], "the order of two arguments");
    know_relation(term_new(LOG, b, NULL), LE, term_new(LOG, a, NULL));
}

/* a, b > 0: a (log b - log a) <= b - a, strictly where they differ. */
static void below_tangent(const json_t *s, relation_t sign)
{
    const term_t *a = term_in(s->at[1]), *b = term_in(s->at[2]), *apart = term_minus(b, a);
    if (!sums_positive(form_at(a)) || !sums_positive(form_at(b)))
        reject("a tangent of log at what is not shown positive");
    if (sign == LT) shown(form_power(form_at(apart), 2), POSITIVE, s->at[3], "the square of a difference");
    know_relation(term_times(a, term_minus(term_new(LOG, b, NULL), term_new(LOG, a, NULL))), sign, apart);
}

static void tangent(const json_t *s) { below_tangent(s, LE); }
static void bends(const json_t *s) { below_tangent(s, LT); }

/* u <= |u|, -u <= |u| */
static void size(const json_t *s)
{
    const term_t *x = term_in(s->at[1]);
    know_relation(x, LE, term_new(ABS, x->kind == NEG ? x->a : x, NULL));
}

/* |u| = v, as v^2 = u^2 and v >= 0 */
static void absolute_is(const json_t *s)
{
    const term_t *x = kind_in(s->at[1], ABS, ABS, "an absolute value"), *v = term_in(s->at[2]);
    form_t f = form_at(v);
    if (!form_equal(form_power(f, 2), form_power(form_at(x->a), 2))) reject("abs: the squares are not one");
    shown(f, NOT_NEGATIVE, s->at[3], "what an absolute value is");
    know_relation(x, EQ, v);
}

/* A relation holds: its bracket is 1. The bracket is 1, or 0: its relation holds, or does not. */
static void holds(const json_t *s)
{
    const term_t *x = kind_in(s->at[1], BRACKET, BRACKET, "a bracket");
    fact_t f = { .kind = RELATION, .n = 2, .term = { x->a, x->b }, .sign = { (relation_t)x->power } };
    shown(slack_at(&f), need_of(f.sign[0]), s->at[2], "a relation in a bracket");
    know_relation(x, EQ, term_integer(1));
}

static void says(const json_t *s)
{
    const term_t *x = kind_in(s->at[1], BRACKET, BRACKET, "a bracket");
    shown(form_at(x), POSITIVE, s->at[2], "a bracket");
    know_relation(x->a, (relation_t)x->power, x->b);
}

static void denies(const json_t *s)
{
    const term_t *x = kind_in(s->at[1], BRACKET, BRACKET, "a bracket");
    shown(form_at(term_minus(term_integer(1), x)), POSITIVE, s->at[2], "1 minus a bracket");
    know_not(x->a, (relation_t)x->power, x->b);
}

void points_step(const json_t *s)
{
    static const struct {
        const char *name;
        unsigned n;
        void (*rule)(const json_t *);
    } all[] = {
        { "total", 2, total },   { "most", 3, most },         { "order", 6, order },     { "slow", 5, slow },
        { "least", 5, least },   { "ratio", 6, ratio },       { "scaled", 5, scaled },   { "crowd", 11, crowd },
        { "bound", 3, bound },   { "attained", 3, attained }, { "found", 4, found },     { "each", 5, each },
        { "part", 5, part },     { "given", 0, given },       { "show", 4, show },       { "positive", 4, positive },
        { "apart", 4, apart },   { "log", 4, logarithm },     { "holds", 3, holds },     { "says", 3, says },
        { "denies", 3, denies }, { "always", 5, always },     { "dies", 9, dies },       { "falls", 9, falls },
        { "tends", 10, tends },  { "limit", 3, limit },       { "sole", 7, sole },       { "few", 4, few },
        { "many", 7, many },     { "tail", 6, tail },         { "tangent", 3, tangent }, { "bends", 4, bends },
        { "size", 2, size },     { "ceil", 2, up },           { "whole", 4, whole },
        { "more", 7, more },     { "abs", 4, absolute_is },   { "greatest", 5, greatest }, { "excess", 6, excess },
        { "rare", 8, rare },     { "rises", 7, rises },     { "start", 4, start },       { "kept", 5, kept },
        { "along", 5, along },   { "less", 8, less },       { "wanes", 8, wanes },       { "mostly", 7, mostly },
        { "drawn", 4, drawn },   { "finer", 7, finer },     { "averaged", 6, averaged },
        { "edge", 5, edge },     { "base", 3, base }
    };
    const char *name = json_text(json_list(s, "a step", 1, 2 + GROUPS_MAX)->at[0], "a rule");
    unsigned k = 0;
    while (k < sizeof all / sizeof *all && strcmp(all[k].name, name) != 0) k++;
    if (k == sizeof all / sizeof *all) unreadable("%.20s is no rule of points", name);
    if (all[k].n && s->n != all[k].n) unreadable("%s has %u parts", name, all[k].n);
    all[k].rule(s);
}
