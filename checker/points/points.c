/* SPDX-License-Identifier: MIT
**
** Section 8: a relation from relations at letters. A block is steps, each of which shows one more relation, then a sum
** of relations for what is to be shown; or a distinction of two cases, each a block of its own; or a contradiction.
*/
#include "checker/points/points.h"

#include <string.h>

statement_t *P;
const char *generic, *generic_of;

static known_t known_of[KNOWN_MAX];   /* behind the hypotheses of the statement, which are read where they are used */
static unsigned knowns;
int any_law;
static const term_t *any_along;   /* the round of the loop of which the law is any; NULL: any law > 0 */
static unsigned any_from, deep;   /* relations before it are of one law alone; blocks and cases around a step */
static bool claimed;   /* a case has come to the claim, and not to a contradiction */
static FILE *out;

/* --- relations ---------------------------------------------------------------------------------------------------- */

void know(form_t slack, relation_t sign)
{
    if (knowns == KNOWN_MAX) reject("more than %d relations", KNOWN_MAX);
    known_of[knowns++] = (known_t){ slack, sign, -1, NULL };
}

void know_always(form_t slack, relation_t sign, int law)
{
    know(slack, sign);
    known_of[knowns - 1].always = law;
}

void know_along(form_t slack, relation_t sign, const loop_t *l)
{
    know_always(slack, sign, (int)l->law);
    known_of[knowns - 1].along = l->next;
}

scope_of_law_t law_any(int law, const term_t *along)
{
    scope_of_law_t was = { any_law, any_from, any_along };
    any_law = law;
    any_along = along;
    any_from = knowns;
    return was;
}

void law_own(scope_of_law_t was)
{
    any_law = was.law;
    any_from = was.from;
    any_along = was.along;
}

bool outermost(void) { return deep == 1 && !generic; }

static uint32_t values;   /* of the drawn tables of these bits values stand in the block */

uint32_t draws_open(void) { return values; }

/* Of the drawn tables values stand in it that there are; and in none what is of any law. */
static void at_values(uint32_t of)
{
    if (of & ~values) reject("a drawn table stands where none of its values is meant");
}

static void fact_at_values(const fact_t *f)
{
    uint32_t of = drawn_term(f->term[0]) | drawn_term(f->term[1]);
    at_values(of);
    if (of & (of - 1)) reject("a hypothesis about two tables that are drawn");
}

static bool fact_is_of_any_law(const fact_t *f)
{
    return any_law < 0 || (free_of(f->term[0], (unsigned)any_law) && free_of(f->term[1], (unsigned)any_law));
}

static fact_t relation_of(const term_t *a, relation_t sign, const term_t *b)
{
    return (fact_t){ .kind = RELATION, .n = 2, .term = { a, b }, .sign = { sign } };
}

void know_relation(const term_t *a, relation_t sign, const term_t *b)
{
    fact_t f = relation_of(a, sign, b);
    know_always(slack_at(&f), shape(sign), free_of_laws(a) && free_of_laws(b) ? OF_NO_LAW : -1);
}

/* Of A = B: (A - B)^2 > 0. */
void know_not(const term_t *a, relation_t sign, const term_t *b)
{
    static const relation_t other[] = { [LE] = GT, [GE] = LT, [LT] = GE, [GT] = LE };
    if (sign == EQ) know(form_power(form_at(term_minus(a, b)), 2), LT);
    else know_relation(a, other[sign], b);
}

/* Does the relation hold of each law that is meant? */
static bool is_of_any_law(const known_t *own)
{
    if (own->always == OF_NO_LAW) return true;
    return own->always == any_law && (!own->along || (any_along && same_term(own->along, any_along)));
}

static known_t known(const json_t *j)
{
    long k = json_integer(j, "a relation", 0, (long)(P->facts + knowns) - 1);
    if (k >= (long)P->facts) {
        const known_t *own = &known_of[k -= (long)P->facts];
        if (any_law >= 0 && (unsigned)k < any_from && !is_of_any_law(own))
            reject("a relation of one law alone, where any is meant");
        return *own;
    }
    const fact_t *f = &P->fact[k];
    if (f->kind != RELATION || f->n != 2 || f->letters)
        reject("the hypothesis %ld is no relation of two terms without letters of its own", k);
    if (!fact_is_of_any_law(f)) reject("the hypothesis %ld is about one law alone, where any is meant", k);
    fact_at_values(f);
    return (known_t){ slack_at(f), shape(f->sign[0]), -1, NULL };
}

static form_t weight_of(const json_t *j, int *sign)
{
    const term_t *x = plain(term_in(j));
    form_t f = sums_entry(x);
    *sign = sums_sign(x);
    return f;
}

void shown(form_t f, need_t need, const json_t *sum, const char *what)
{
    sum_shown(f, need, sum, &(summands_t){ weight_of, known, 1, 6, "a weight and relations", true }, what);
}

/* --- what stands in a step ---------------------------------------------------------------------------------------- */

const term_t *term_in(const json_t *j)
{
    const term_t *x = term_at(P, json_text(j, "a term"), generic, generic_of);
    if (generic && !generic_of) generic_of = letter_alphabet();
    at_values(drawn_term(x));
    return x;
}

relation_t sign_in(const json_t *j, bool order)
{
    static const struct {
        const char *text;
        relation_t sign;
    } all[] = { { "=", EQ }, { ">=", GE }, { ">", GT }, { "<=", LE }, { "<", LT } };
    const char *text = json_text(j, "a relation");
    for (unsigned k = 0; k < 5; k++)
        if (strcmp(all[k].text, text) == 0 && (k == 0 || order == (k > 2))) return all[k].sign;
    unreadable("%.10s is no relation here", text);
}

int letter_in(const json_t *j)
{
    const char *text = json_text(j, "a letter");
    if (generic && strcmp(generic, text) == 0) return BOUND;
    for (unsigned k = 0; *text && k < P->letters; k++)
        if (strcmp(P->letter[k], text) == 0) return (int)k;
    reject("%.64s is no letter here", text);
}

const char *letter_new(const json_t *j)
{
    const char *text = json_text(j, "a letter");
    for (const char *c = text; *c; c++) if (*c < 'a' || *c > 'z') reject("a letter: a name of small letters expected");
    for (unsigned k = 0; k < P->letters; k++)
        if (strcmp(P->letter[k], text) == 0) reject("%.64s is a letter already", text);
    if (!*text || strlen(text) > NAME_CHARS_MAX || (generic && strcmp(generic, text) == 0))
        reject("a new letter expected");
    return text;
}

int letter_made(const json_t *j, const char *alphabet)
{
    const char *text = letter_new(j);
    if (P->letters == LETTERS_MAX) reject("more than %d letters", LETTERS_MAX);
    if (!alphabet) reject("the letter %.64s is of no alphabet", text);
    P->letter_of[P->letters] = alphabet;
    P->letter[P->letters] = text;
    return (int)P->letters++;
}

const term_t *term_with(uint32_t also, const json_t *j)
{
    const uint32_t was = values;
    values |= also;
    const term_t *x = term_in(j);
    values = was;
    return x;
}

/* The hypothesis for each letter, at these. */
fact_t fact_at(const fact_t *f, const json_t *step)
{
    fact_t g = *f;
    if (!f->letters || step->n != f->letters + 2)
        reject("given: a hypothesis about each letter, and a letter for each of its own expected");
    if (!fact_is_of_any_law(f)) reject("given: a hypothesis about one law alone, where any is meant");
    fact_at_values(f);
    for (unsigned k = 0; k < f->letters; k++) {
        unsigned own = f->first + k;
        int to = letter_in(step->at[k + 2]);
        const char **of = to == BOUND ? &generic_of : &P->letter_of[to];
        if (*of && P->letter_of[own] && strcmp(*of, P->letter_of[own]) != 0)
            reject("given: a letter of another alphabet");
        if (!*of) *of = P->letter_of[own];
        for (unsigned i = 0; i < 2; i++) g.term[i] = moved(g.term[i], (int)own, to);
    }
    return g;
}

/* --- blocks ------------------------------------------------------------------------------------------------------- */

/* What a block is to show: the statement's claim; or a term. */
typedef struct { const term_t *x; relation_t sign; const json_t *said; } goal_t;

static void block(const goal_t *g, const json_t *j);

static void reached(const goal_t *g, const json_t *sum)
{
    relation_t sign = g->x ? g->sign : P->claim.sign[0];
    claimed = claimed || !g->x;
    shown(g->x ? form_at(g->x) : slack_at(&P->claim), need_of(sign), sum,
          g->x ? g->said->text : "the slack of the claim");
}

/* A bracket is 1 and its relation so, or 0 and not so. */
static void cases(const goal_t *g, const json_t *j)
{
    const term_t *x = term_in(j->at[2]);
    if (x->kind != BRACKET) unreadable("split: a bracket expected");
    for (unsigned no = 0; no < 2; no++) {
        unsigned n = knowns;
        know(form_sum(form_at(x), form_integer(!no), -1), EQ);
        if (no) know_not(x->a, (relation_t)x->power, x->b);
        else know_relation(x->a, (relation_t)x->power, x->b);
        block(g, j->at[3 + no]);
        knowns = n;
    }
}

static void block(const goal_t *g, const json_t *j)
{
    unsigned n = knowns, letters = P->letters, called = terms_called(), floors = rules_floors();
    deep++;
    json_list(j, "a block: steps, and what they lead to", 2, 5);
    const json_t *steps = json_list(j->at[0], "steps", 0, CITE_STEPS_MAX);
    for (unsigned k = 0; k < steps->n; k++) points_step(steps->at[k]);
    bool word = j->at[1]->kind == JSON_TEXT;
    if (!word && j->n == 2) reached(g, j->at[1]);
    else if (word && j->n == 3 && strcmp(j->at[1]->text, "absurd") == 0)
        shown(form_integer(0), POSITIVE, j->at[2], "a contradiction");
    else if (word && j->n == 5 && strcmp(j->at[1]->text, "split") == 0) cases(g, j);
    else unreadable("a block ends with a sum, with absurd or with split");
    deep--;
    knowns = n;
    P->letters = letters;
    terms_forget(called);
    rules_forget(floors);
}

void shown_by(const term_t *x, relation_t sign, const json_t *said, const json_t *j)
{
    block(&(goal_t){ x, sign, said }, j);
}

void shown_between(unsigned t, const term_t *lo, const term_t *hi, const term_t *x, const json_t *said,
                   const json_t *j)
{
    unsigned n = knowns;
    know_relation(lo, LE, term_name(t));
    know_relation(term_name(t), LE, hi);
    shown_by(x, GE, said, j);
    knowns = n;
}

void shown_of_draws(uint32_t of, const term_t *x, relation_t sign, const json_t *said, const json_t *j)
{
    if (values & of) reject("a drawn table of which a value is meant already");
    values |= of;
    shown_by(x, sign, said, j);
    values &= ~of;
}

void shown_at_each(const json_t *x, const term_t *g, const json_t *said, relation_t sign, const json_t *j)
{
    if (generic) reject("one letter at a time is any letter");
    generic = letter_new(x);
    generic_of = NULL;
    if (!g) g = term_in(said);
    if (!alphabet_in(g)) reject("what is shown at each letter depends on none");
    generic_of = alphabet_in(g);
    shown_by(g, sign, said, j);
    generic = generic_of = NULL;
}

/* --- the whole ---------------------------------------------------------------------------------------------------- */

/* A pool draws from a law: a declared one, or that of the points of a pool, p H. */
static bool is_law(const term_t *x)
{
    if (x->kind == NAME) return P->number[x->name].law;
    if (x->kind != MUL || x->b->kind != NAME) return false;
    for (unsigned k = 0; k < P->pools; k++)
        if (P->pool[k].number == x->b->name) return same_term(P->pool[k].p, x->a);
    return false;
}

/* The claim is of where A = B is not so. */
static void unequal(const fact_t *f)
{
    at_values(drawn_term(f->term[0]) | drawn_term(f->term[1]));
    if (alphabet_in(f->term[0]) || alphabet_in(f->term[1])) reject("points: an exception of numbers expected");
    know_not(f->term[0], EQ, f->term[1]);
}

void check_points(statement_t *s, const json_t *proof, FILE *to)
{
    P = s;
    out = to;
    knowns = any_from = deep = 0;
    any_law = -1;
    any_along = NULL;
    values = 0;
    claimed = false;
    generic = generic_of = NULL;
    forms_open();
    rewrites_open();
    sums_open(s);
    terms_open(s);
    rules_open();
    loops_open();
    json_members(proof, "block");
    if (s->claim.kind != RELATION || s->claim.n != 2) reject("points: one relation between two terms expected");
    if (s->draws && (s->pools || s->loops || s->counts)) reject("tables that are drawn beside pools");
    at_values(drawn_term(s->claim.term[0]) | drawn_term(s->claim.term[1]));
    for (unsigned k = 0; k < s->pools; k++) {
        if (!is_law(s->pool[k].p))
            reject("%.64s: a pool is not shown to be drawn from a law", s->number[s->pool[k].number].name);
        if (!sums_positive(form_at(s->pool[k].w)))
            reject("%.64s: weights are not shown to be positive", s->number[s->pool[k].number].name);
    }
    counts_open();
    frontiers_open();
    if (s->unless.n) unequal(&s->unless);
    block(&(goal_t){ NULL, EQ, NULL }, json_member(proof, "block"));
    loops_settled();
    if (!claimed) reject("the hypotheses contradict each other: no proof of the claim");
    fprintf(out, "  from relations at letters, multiplied by what is not negative, and added up\n%s",
        s->pools ? "  rests on: what the weights of pools are (section 8)\n" : "");
}
