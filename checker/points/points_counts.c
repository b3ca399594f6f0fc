/* SPDX-License-Identifier: MIT
**
** Section 8: how many of the others in a pool stand in a set. Of a pool of H, N of the K-1 others stand in S: binomial,
** of K-1 and p(S). C = P(N < y), G(x) = E[the share of x, times K; N < y]; so H - G is the share on N >= y.
*/
#include "checker/points/points.h"

#include <string.h>

void counts_open(void)
{
    for (unsigned k = 0; k < P->counts; k++) {
        const count_t *c = &P->count[k];
        const char *name = P->number[c->number].name;
        form_at(c->y);
        if (c->kind == COUNT_UP) continue;
        if (!indicator(c->S)) reject("%.64s: what is counted is not 0 or 1 by its form", name);
        form_at(c->S);
    }
}

bool is_count(unsigned number)
{
    bool is = false;
    for (unsigned k = 0; k < P->counts; k++) is = is || P->count[k].number == number;
    return is;
}

static const count_t *count_in(const json_t *j, count_kind_t kind)
{
    const char *name = json_text(j, "a count");
    for (unsigned k = 0; k < P->counts; k++)
        if (P->count[k].kind == kind && strcmp(P->number[P->count[k].number].name, name) == 0) return &P->count[k];
    reject("%.64s is no such count", name);
}

static const term_t *mass(const pool_t *h, const term_t *S) { return term_new(SUM, term_times(h->p, S), NULL); }

/* A term of this statement's numbers, shown positive as it is written. */
static const term_t *positive_in(const json_t *j)
{
    const term_t *x = term_in(j), *own = plain(x);
    if (alphabet_in(own) || sums_sign(own) <= 0) reject("%.200s is no number that is shown positive", j->text);
    return x;
}

/* p S (w - b) >= 0 at each x: no point of S that is drawn weighs below b. */
static void heavy(const pool_t *h, const term_t *S, const term_t *b, const json_t *x, const json_t *block)
{
    shown_at_each(x, term_times(term_times(h->p, S), term_minus(h->w, b)), x, GE, block);
}

/* S a set, no point of it that is drawn below b; v <= p(S), 2 log y <= (K-1) v: b v y H(a) <= 2 y w(a) + 2 b */
void crowd(const json_t *s)
{
    if (generic) reject("one letter at a time is any letter");
    const pool_t *h = pool_in(s->at[1]);
    const term_t *b = positive_in(s->at[2]), *v = positive_in(s->at[3]), *y = positive_in(s->at[4]);
    const term_t *two = term_integer(2), *over_log = term_times(two, term_new(LOG, y, NULL));
    int a = letter_of_pool(h, s->at[5]);
    const char *x = json_text(s->at[6], "a letter"), *of = P->number[h->number].alphabet;
    const term_t *S = term_at(P, json_text(s->at[7], "a term"), x, of);
    if (!indicator(S)) reject("%.200s is not 0 or 1 by its form", s->at[7]->text);
    heavy(h, S, b, s->at[6], s->at[8]);
    shown(form_at(term_minus(mass(h, S), v)), NOT_NEGATIVE, s->at[9], "the mass of a set");
    shown(form_at(term_minus(term_times(points_in(h, 1), v), over_log)), NOT_NEGATIVE, s->at[10], "how many are drawn");
    know_relation(term_times(term_times(term_times(b, v), y), share(h, a)), LE,
                  term_new(ADD, term_times(term_times(two, y), weight(h, a)), term_times(two, b)));
}

/* S a set, no point of it that is drawn below b: H(a) (w(a) + T) <= K w(a) + K (K-1) (1 - p(S)) (w(a) + T), T = (K-1) b */
void mostly(const json_t *s)
{
    if (generic) reject("one letter at a time is any letter");
    const pool_t *h = pool_in(s->at[1]);
    const term_t *b = positive_in(s->at[2]), *K = points_in(h, 0), *others = points_in(h, 1);
    int a = letter_of_pool(h, s->at[3]);
    const char *x = json_text(s->at[4], "a letter"), *of = P->number[h->number].alphabet;
    const term_t *S = term_at(P, json_text(s->at[5], "a term"), x, of);
    if (!indicator(S)) reject("%.200s is not 0 or 1 by its form", s->at[5]->text);
    heavy(h, S, b, s->at[4], s->at[6]);
    const term_t *all = term_new(ADD, weight(h, a), term_times(others, b)),
                 *off = term_times(term_times(K, others), term_minus(term_integer(1), mass(h, S)));
    know_relation(term_times(share(h, a), all), LE,
                  term_new(ADD, term_times(K, weight(h, a)), term_times(off, all)));
}

/* G(a) <= K C, of the same pool, set and y. */
void few(const json_t *s)
{
    const count_t *g = count_in(s->at[1], COUNT_SHARE), *c = count_in(s->at[2], COUNT_CHANCE);
    const pool_t *h = &P->pool[g->pool];
    if (g->pool != c->pool || !same_term(g->S, c->S) || !same_term(g->y, c->y))
        reject("few: a share and a chance of other events");
    int a = letter_of_pool(h, s->at[3]);
    know_relation(moved(term_name(g->number), BOUND, a), LE, term_times(points_in(h, 0), term_name(c->number)));
}

/* y >= 0, no point of S that is drawn below b: (H(a) - G(a)) (w(a) + y b) <= K w(a) */
void many(const json_t *s)
{
    if (generic) reject("one letter at a time is any letter");
    const count_t *g = count_in(s->at[1], COUNT_SHARE);
    const pool_t *h = &P->pool[g->pool];
    const term_t *b = positive_in(s->at[2]);
    int a = letter_of_pool(h, s->at[3]);
    heavy(h, g->S, b, s->at[4], s->at[5]);
    shown(form_at(g->y), NOT_NEGATIVE, s->at[6], "a count");
    const term_t *rest = term_minus(share(h, a), moved(term_name(g->number), BOUND, a));
    know_relation(term_times(rest, term_new(ADD, weight(h, a), term_times(g->y, b))), LE,
                  term_times(points_in(h, 0), weight(h, a)));
}

/* y = 1, no point of S that is drawn below b, v <= p(S): b v H(a) <= 2 w(a) + b v K C */
void rare(const json_t *s)
{
    if (generic) reject("one letter at a time is any letter");
    const count_t *c = count_in(s->at[1], COUNT_CHANCE);
    const pool_t *h = &P->pool[c->pool];
    const term_t *b = positive_in(s->at[2]), *v = positive_in(s->at[3]), *bv = term_times(b, v);
    int a = letter_of_pool(h, s->at[4]);
    if (!form_equal(form_at(c->y), form_integer(1))) reject("rare: the chance that none is in the set expected");
    heavy(h, c->S, b, s->at[5], s->at[6]);
    shown(form_at(term_minus(mass(h, c->S), v)), NOT_NEGATIVE, s->at[7], "the mass of a set");
    know_relation(term_times(bv, share(h, a)), LE,
                  term_new(ADD, term_times(term_integer(2), weight(h, a)),
                           term_times(term_times(bv, points_in(h, 0)), term_name(c->number))));
}

/* 0 < t <= 1, 0 <= (K-1) (1-t) p(S) + y log t + log z: C <= z */
void tail(const json_t *s)
{
    const count_t *c = count_in(s->at[1], COUNT_CHANCE);
    const pool_t *h = &P->pool[c->pool];
    const term_t *t = positive_in(s->at[2]), *z = positive_in(s->at[3]), *less = term_minus(term_integer(1), t);
    shown(form_at(less), NOT_NEGATIVE, s->at[4], "1 minus what is raised to the count");
    const term_t *mean = term_times(term_times(points_in(h, 1), less), mass(h, c->S));
    const term_t *tilt = term_times(c->y, term_new(LOG, t, NULL));
    shown(form_at(term_new(ADD, term_new(ADD, mean, tilt), term_new(LOG, z, NULL))), NOT_NEGATIVE, s->at[5],
          "how rare it is");
    know_relation(term_name(c->number), LE, z);
}

/* y <= E */
void up(const json_t *s)
{
    const count_t *e = count_in(s->at[1], COUNT_UP);
    know_relation(e->y, LE, term_name(e->number));
}

/* An integer by its form. */
static bool integral(const term_t *x)
{
    if (x->kind == NUMBER) return mpz_cmp_ui(mpq_denref(x->q), 1) == 0;
    if (x->kind == NAME) return P->number[x->name].whole;
    if (x->kind == NEG) return integral(x->a);
    if (x->kind == POWER) return x->power >= 0 && integral(x->a);
    return (x->kind == ADD || x->kind == MUL) && integral(x->a) && integral(x->b);
}

/* y <= n, an integer: E <= n */
void whole(const json_t *s)
{
    const count_t *e = count_in(s->at[1], COUNT_UP);
    const term_t *n = term_in(s->at[2]);
    if (!integral(n)) reject("%.200s is no integer by its form", s->at[2]->text);
    shown(form_at(term_minus(n, e->y)), NOT_NEGATIVE, s->at[3], "what is rounded up");
    know_relation(term_name(e->number), LE, n);
}
