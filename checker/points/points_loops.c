/* SPDX-License-Identifier: MIT
**
** Section 8: loops. p_0 = p, a law > 0; of p_t the loop makes p_(t+1), as `next` has it of p: a law > 0 again. What is
** shown of every law > 0 in the place of p holds of each p_t; the tables, the numbers and the letters are the same in
** all rounds.
*/
#include "checker/points/points.h"

#include <string.h>

static bool settled[LOOPS_MAX];           /* it is shown to exist: of a decay, that what is added up is >= 0 */
static const term_t *where[LOOPS_MAX];   /* a: the limit is a p / sum a p */
static unsigned declared;                /* numbers of the statement; those behind are made */

/* --- what is free of a law ---------------------------------------------------------------------------------------- */

static bool number_free(unsigned k, unsigned law)
{
    if (k == law || is_count(k)) return false;
    if (k >= declared) return is_started(k);
    for (unsigned i = 0; i < P->pools; i++)
        if (P->pool[i].number == k) return free_of(P->pool[i].p, law) && free_of(P->pool[i].w, law);
    for (unsigned i = 0; i < P->loops; i++)
        if (P->loop[i].number == k)
            return P->loop[i].law != law && free_of(P->loop[i].next, law) && free_of(P->loop[i].S, law);
    for (unsigned i = 0; i < P->edges; i++)
        if (P->edge[i].number == k)
            return free_of(P->edge[i].p, law) && free_of(P->edge[i].r, law) && free_of(P->edge[i].q, law);
    return true;
}

bool free_of(const term_t *x, unsigned law)
{
    if (!x) return true;
    work(20);   /* weights of weights of .. are gone through again wherever they stand */
    if (x->kind == NAME || x->kind == POINT) return number_free(x->name, law);
    return free_of(x->a, law) && free_of(x->b, law);
}

bool free_of_laws(const term_t *x)
{
    bool good = true;
    for (unsigned k = 0; k < declared; k++) good = good && (!P->number[k].law || free_of(x, k));
    return good;
}

/* p, or the points of a pool from such, p H: weights that are the same for every p. */
static bool is_round(const term_t *x, unsigned law)
{
    if (x->kind == NAME) return x->name == law;
    if (x->kind != MUL || x->b->kind != NAME) return false;
    for (unsigned k = 0; k < P->pools; k++)
        if (P->pool[k].number == x->b->name)
            return same_term(P->pool[k].p, x->a) && free_of(P->pool[k].w, law) && is_round(x->a, law);
    return false;
}

/* At each letter, and defined there. */
static bool not_negative(const term_t *x)
{
    form_at(x);
    return sums_sign(plain(x)) >= 0;
}

void loops_open(void)
{
    declared = P->numbers;
    for (unsigned k = 0; k < P->loops; k++) {
        const loop_t *l = &P->loop[k];
        const char *name = P->number[l->number].name;
        where[k] = NULL;
        if (!is_round(l->next, l->law))
            reject("%.64s: what a loop makes of a law is not the points of pools from it", name);
        if (l->S && !free_of(l->S, l->law)) reject("%.64s: what is added up depends on the law", name);
        settled[k] = l->kind == LOOP_FALL || (l->S && not_negative(l->S));
    }
}

/* A limit that is written has to exist; so has a root. */
void loops_settled(void)
{
    for (unsigned k = 0; k < P->loops; k++)
        if (!settled[k]) reject("%.64s is not shown to exist", P->number[P->loop[k].number].name);
}

/* --- every law ---------------------------------------------------------------------------------------------------- */

every_t every(unsigned law, const term_t *along)
{
    if (generic || any_law >= 0) reject("every law is meant where a letter or a law is any already");
    if (!terms_free_of(law)) reject("a term that has a name depends on the law");
    return (every_t){ law_any((int)law, along), rules_from(rules_floors()) };
}

void every_end(every_t was)
{
    law_own(was.law);
    rules_from(was.floors);
}

/* The block shows the term of every law > 0 in the place of p. */
void always(const json_t *s)
{
    if (P->draws) reject("any law, where tables are drawn");
    const char *name = json_text(s->at[1], "a law");
    unsigned law = 0;
    while (law < declared && strcmp(P->number[law].name, name) != 0) law++;
    if (law == declared || !P->number[law].law || !range_positive(&P->number[law].in))
        reject("%.64s is no law > 0 of the statement", name);
    every_t was = every(law, NULL);
    const term_t *x = term_in(s->at[2]);
    relation_t sign = sign_in(s->at[3], false);
    shown_by(x, sign, s->at[2], s->at[4]);
    every_end(was);
    know_always(form_at(x), sign == EQ ? EQ : sign == GT ? LT : LE, (int)law);
}

/* --- where loops tend to ------------------------------------------------------------------------------------------ */

static unsigned loop_in(const json_t *j, loop_kind_t kind)
{
    const char *name = json_text(j, "a loop");
    for (unsigned k = 0; k < P->loops; k++)
        if (P->loop[k].kind == kind && strcmp(P->number[P->loop[k].number].name, name) == 0) return k;
    reject("%.64s is no such number of a loop", name);
}

const loop_t *loop_named(const json_t *j)
{
    const char *name = json_text(j, "a loop");
    for (unsigned k = 0; k < P->loops; k++)
        if (strcmp(P->number[P->loop[k].number].name, name) == 0) return &P->loop[k];
    reject("%.64s is no number of a loop", name);
}

static const term_t *total(const term_t *p, const term_t *a) { return term_new(SUM, term_times(p, a), NULL); }

/* A term at the letter x, free of the loop's law, of its alphabet. */
static const term_t *set_in(const json_t *x, const json_t *j, const loop_t *l)
{
    const term_t *a = term_at(P, json_text(j, "a term"), letter_new(x), P->number[l->law].alphabet);
    if (!free_of(a, l->law)) reject("%.200s depends on the law", j->text);
    return a;
}

/* z, a number free of the law, shown >= 0. */
static const term_t *factor_in(const json_t *j, const json_t *sum, const loop_t *l)
{
    const term_t *z = term_in(j);
    if (!free_of(z, l->law)) reject("%.200s depends on the law", j->text);
    shown(form_at(z), NOT_NEGATIVE, sum, "the factor");
    return z;
}

/* Of every law: sum a p > 0, and (S after a round) (sum a p) <= z S (sum a p after it). */
static void odds_fall(const loop_t *l, const term_t *z, const term_t *a, const term_t *S, const term_t *after,
                      const json_t *some, const json_t *fall)
{
    const term_t *p = term_name(l->law), *mass = total(p, a), *next = total(l->next, a);
    shown(form_at(mass), POSITIVE, some, "the mass that odds are against");
    shown(form_at(term_minus(term_times(term_times(z, S), next), term_times(after, mass))), NOT_NEGATIVE, fall,
          "how far the odds fall");
}

static void outside(const char *rule)
{
    if (!outermost()) reject("%s: a step of the whole block expected", rule);
}

/* limsup p_t(S)^(1/t) <= z, as p_t(S) >= 0 and its odds fall by z. */
void dies(const json_t *s)
{
    outside("dies");
    unsigned k = loop_in(s->at[1], LOOP_DECAY);
    const loop_t *l = &P->loop[k];
    const term_t *z = factor_in(s->at[2], s->at[5], l), *a = set_in(s->at[3], s->at[4], l);
    every_t was = every(l->law, l->next);
    const term_t *S = total(term_name(l->law), l->S), *after = total(l->next, l->S);
    shown(form_at(S), NOT_NEGATIVE, s->at[6], "what dies");
    odds_fall(l, z, a, S, after, s->at[7], s->at[8]);
    every_end(was);
    settled[k] = true;
    know_relation(term_name(l->number), LE, z);
}

/* The same of one point c. */
void falls(const json_t *s)
{
    outside("falls");
    const loop_t *l = &P->loop[loop_in(s->at[1], LOOP_FALL)];
    int c = letter_in(s->at[2]);
    on_alphabet(c, P->number[l->law].alphabet);
    const term_t *z = factor_in(s->at[3], s->at[6], l), *a = set_in(s->at[4], s->at[5], l);
    every_t was = every(l->law, l->next);
    odds_fall(l, z, a, moved(term_name(l->law), BOUND, c), moved(l->next, BOUND, c), s->at[7], s->at[8]);
    every_end(was);
    know_relation(moved(term_name(l->number), BOUND, c), LE, z);
}

bool indicator(const term_t *x)
{
    if (x->kind == BRACKET) return true;
    if (x->kind == MUL) return indicator(x->a) && indicator(x->b);
    bool one = x->kind == ADD && x->a->kind == NUMBER && mpq_cmp_ui(x->a->q, 1, 1) == 0;
    return one && x->b->kind == NEG && indicator(x->b->a);
}

/* a(x) (p'(x) sum a p - p(x) sum a p') */
static const term_t *ratio_changed(const loop_t *l, const term_t *a)
{
    const term_t *p = term_name(l->law);
    return term_times(a, term_minus(term_times(l->next, total(p, a)), term_times(p, total(l->next, a))));
}

/* The odds of what is not a fall by z < 1, and ratios on a stay: the limit is a p / sum a p. */
void tends(const json_t *s)
{
    outside("tends");
    unsigned k = loop_in(s->at[1], LOOP_LIMIT);
    const loop_t *l = &P->loop[k];
    const term_t *z = factor_in(s->at[2], s->at[5], l), *a = set_in(s->at[3], s->at[4], l), *one = term_integer(1);
    if (!indicator(a)) reject("%.200s is not 0 or 1 by its form", s->at[4]->text);
    shown(form_at(term_minus(one, z)), POSITIVE, s->at[6], "1 minus the factor");
    every_t was = every(l->law, l->next);
    const term_t *rest = term_minus(one, a);
    odds_fall(l, z, a, total(term_name(l->law), rest), total(l->next, rest), s->at[7], s->at[8]);
    shown_at_each(s->at[3], ratio_changed(l, a), s->at[4], EQ, s->at[9]);
    every_end(was);
    settled[k] = true;
    where[k] = a;
}

/* Two letters, the odds of the one that is not in a fall strictly under every law: the limit is the other. */
void wanes(const json_t *s)
{
    outside("wanes");
    unsigned k = loop_in(s->at[1], LOOP_LIMIT);
    const loop_t *l = &P->loop[k];
    const term_t *a = set_in(s->at[2], s->at[3], l), *one = term_integer(1), *rest = term_minus(one, a);
    if (!indicator(a)) reject("%.200s is not 0 or 1 by its form", s->at[3]->text);
    const term_t *each = term_new(SUM, term_new(ADD, a, rest), NULL);
    shown(form_at(term_minus(term_integer(2), each)), NOT_NEGATIVE, s->at[4], "at most two letters");
    every_t was = every(l->law, NULL);
    const term_t *p = term_name(l->law), *mass = total(p, a), *off = total(p, rest);
    shown(form_at(mass), POSITIVE, s->at[5], "the mass that odds are against");
    shown(form_at(off), POSITIVE, s->at[6], "the mass that wanes");
    shown(form_at(term_minus(term_times(off, total(l->next, a)), term_times(total(l->next, rest), mass))), POSITIVE,
          s->at[7], "how far the odds fall");
    every_end(was);
    settled[k] = true;
    where[k] = a;
}

/* L(c) (sum a p) = a(c) p(c) */
void limit(const json_t *s)
{
    unsigned k = loop_in(s->at[1], LOOP_LIMIT);
    const loop_t *l = &P->loop[k];
    if (!where[k] || any_law >= 0) reject("%.64s is not shown to exist before, of this law", P->number[l->number].name);
    int c = letter_in(s->at[2]);
    on_alphabet(c, P->number[l->law].alphabet);
    const term_t *p = term_name(l->law);
    know_relation(term_times(moved(term_name(l->number), BOUND, c), total(p, where[k])), EQ,
                  moved(term_times(where[k], p), BOUND, c));
}

/* B is 1 at c and nowhere else: sum x: B f = f(c). */
void sole(const json_t *s)
{
    if (generic) reject("one letter at a time is any letter");
    const char *x = letter_new(s->at[1]);
    const term_t *B = term_at(P, json_text(s->at[2], "a term"), x, NULL);
    const char *of = letter_alphabet();
    const term_t *f = term_at(P, json_text(s->at[3], "a term"), x, of);
    int c = letter_in(s->at[4]);
    if (!indicator(B)) reject("%.200s is not 0 or 1 by its form", s->at[2]->text);
    on_alphabet(c, of);
    shown(form_at(term_minus(term_integer(1), term_new(SUM, B, NULL))), NOT_NEGATIVE, s->at[5], "at most one letter");
    shown(form_at(moved(B, BOUND, c)), POSITIVE, s->at[6], "one letter");
    know_relation(term_new(SUM, term_times(B, f), NULL), EQ, moved(f, BOUND, c));
}
