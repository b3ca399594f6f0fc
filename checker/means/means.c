/* SPDX-License-Identifier: MIT
**
** Section 3.1: blocks. Relations f >= 0, f = 0, f > 0 between real numbers, from hypotheses and from what the law says,
** multiplied and added up.
*/
#include "checker/means/means.h"

#include <string.h>

static unsigned blocks;

const char *text_at(const json_t *step, unsigned k)
{
    if (k >= step->n) unreadable("a step of too few parts");
    return json_text(step->at[k], "a part of a step");
}

const mterm_t *term_of_kind(const json_t *step, mkind_t kind, const char *what)
{
    const mterm_t *x = means_term(text_at(step, 1));
    if (x->kind != kind) reject("%.100s is no %s", text_at(step, 1), what);
    return x;
}

unsigned root_variable(const json_t *j)
{
    int v = means_variable(json_text(j, "a variable"));
    if (v < 0 || !is_root((unsigned)v)) reject("%.64s is no variable with nothing behind its bar", j->text);
    return (unsigned)v;
}

/* --- steps -------------------------------------------------------------------------------------------------------- */

static void block(const json_t *j, const mpoly_t *goal, relation_t sign);

static mpoly_t difference(const mterm_t *larger, const mterm_t *smaller)
{
    mpoly_t a = mpoly_of_term(larger), b = mpoly_of_term(smaller);
    return mpoly_plus(&a, &b, -1);
}

static relation_t sign_of(relation_t s) { return s == EQ ? EQ : s == LT || s == GT ? LT : LE; }

/* The larger side minus the smaller. */
static const mterm_t *slack_of(const mfact_t *f)
{
    bool up = f->sign == LE || f->sign == LT;
    return up || f->sign == EQ ? mminus(f->right, f->left) : mminus(f->left, f->right);
}

/* "0", the first letter of this alphabet, or a letter; of outcomes a variable, or what a map makes, too. */
static const mterm_t *letter_in(const char *text, unsigned alphabet, bool of_outcomes)
{
    const mterm_t *x = strcmp(text, "0") == 0 ? first_letter(alphabet) : means_letter(text, of_outcomes);
    if (alphabet_of(x) != alphabet) reject("%.64s is a letter of another alphabet", text);
    return x;
}

/* A letter at which the hypothesis is said: a value of positive probability of the variable; of outcomes the variable
** itself. */
static void may_be_value(const mterm_t *x, int seen, bool of_outcomes)
{
    if (seen == NONE) return;
    unsigned v = (unsigned)seen;
    bool own = x->kind == VARIABLE && x->at == v, drawn = is_root(v) && M->variable[v].uniform;
    bool positive = is_root(v) && x->kind == LETTER && M->letter[x->at].positive == (int)M->variable[v].root;
    if (of_outcomes ? !own : !positive
        && !drawn) reject("the hypothesis says nothing of a letter that %s may not have", M->variable[v].name);
}

/* Hypothesis i at letters; of outcomes, its mean given an event. */
static void hypothesis(const json_t *step, bool of_outcomes)
{
    json_list(step, "a step", 2, 30);
    const mfact_t *f = &M->fact[json_integer(step->at[1], "a hypothesis", 0, (long)M->facts - 1)];
    const mterm_t *x = slack_of(f);
    unsigned from = of_outcomes ? 3 : 2;
    if (step->n != from + f->letters) reject("a letter for each of the hypothesis expected");
    const event_t *e = of_outcomes ? means_event(text_at(step, 2)) : NULL;
    for (unsigned k = 0; k < f->letters; k++) {
        const mterm_t *own = letter_in(text_at(step, from + k), M->letter[f->letter[k]].alphabet, of_outcomes);
        may_be_value(own, f->seen[k], of_outcomes);
        x = mput(x, f->letter[k], own);
    }
    if (of_outcomes) x = mean_of_outcomes(x, e);
    means_know(mpoly_of_term(x), of_outcomes ? sign_of(f->sign) == EQ ? EQ : LE : sign_of(f->sign));
}

/* The closed ends of the range, infinite ones too, hold every entry. */
static const range_t *range_at(const mterm_t *x)
{
    static range_t unit;
    if (x->kind == NUMBERED || x->kind == ENTRY) return &M->name[x->at].in;
    if (x->kind != SAME && x->kind != EQUAL && x->kind != ATLEAST && x->kind != OCCURS) reject("a number, an entry or a condition expected");
    end_set(&unit.lo, rational(0, 1), false);
    end_set(&unit.hi, rational(1, 1), false);
    return &unit;
}

/* A product of entries and conditions, c or 1 - c, is >= 0 where each is, and <= 1 where each is in [0,1]. */
static void within_unit(const mterm_t *x, bool least)
{
    if (x->kind == TIMES) { within_unit(x->part[0], least); within_unit(x->part[1], least); return; }
    bool other = x->kind == PLUS && x->part[0]->kind == VALUE && mpq_cmp_ui(x->part[0]->q, 1, 1) == 0 &&
                 x->part[1]->kind == TIMES && x->part[1]->part[0]->kind == VALUE &&
                 mpq_cmp_si(x->part[1]->part[0]->q, -1, 1) == 0;
    if (other) { within_unit(x->part[1]->part[1], false); return; } /* 1 - x, x in [0,1] */
    const range_t *in = range_at(x);
    bool low = !in->lo.inf && mpq_sgn(in->lo.q) >= 0, high = !in->hi.inf && mpq_cmp_ui(in->hi.q, 1, 1) <= 0;
    if (!low || (!least && !high)) reject("a factor that is not in its range");
}

static void range(const json_t *step)
{
    const mterm_t *x = means_term(text_at(step, 1));
    bool least = strcmp(text_at(step, 2), "least") == 0;
    if (!least && strcmp(text_at(step, 2), "most") != 0) unreadable("least or most expected");
    mterm_t *end = mvalue(least ? 0 : 1);
    bool open = false;
    if (x->kind == OUTCOMES || x->kind == POSTERIOR) within_unit(x->part[0], least);
    else {
        const range_t *in = range_at(x);
        const end_t *e = least ? &in->lo : &in->hi;
        if (e->inf) reject("a range without this end");
        mpq_set(end->q, e->q);
        open = e->open;
    }
    means_know(least ? difference(x, end) : difference(end, x), open ? LT : LE);
}

/* log|J| >= 0. */
static void size(const json_t *step)
{
    mterm_t *x = mterm(SIZE, NULL, NULL);
    x->at = means_alphabet(text_at(step, 1));
    means_know(mpoly_of_term(mterm(LOGARITHM, x, NULL)), LE);
}

static const mterm_t *extreme_at(const json_t *step)
{
    const mterm_t *x = means_term(text_at(step, 1));
    if (x->kind < GREATER || x->kind > SMALLEST) reject("%.100s is no extreme", text_at(step, 1));
    return x;
}

static bool is_greatest(const mterm_t *x) { return x->kind == GREATER || x->kind == GREATEST; }

/* An extreme is beyond what it is of: of both terms, or at each letter. */
static void bound(const json_t *step)
{
    const mterm_t *x = extreme_at(step), *g;
    if (x->n == 2) g = x->part[json_integer(step->at[2], "which of two", 0, 1)];
    else g = mput(x->part[0], x->at, letter_in(text_at(step, 2), M->letter[x->at].alphabet, false));
    means_know(is_greatest(x) ? difference(x, g) : difference(g, x), LE);
}

/* Of finitely many letters there is one, a new letter, at which an extreme is taken. */
static void attained(const json_t *step)
{
    const mterm_t *x = extreme_at(step);
    if (x->n != 1) reject("an extreme over letters expected");
    means_know(difference(x, mput(x->part[0], x->at, mletter(letter_open(text_at(step, 2), M->letter[x->at].alphabet,
        NONE)))), EQ);
}

/* f^2 >= 0. */
static void square(const json_t *step)
{
    mpoly_t f = mpoly_of_term(means_term(text_at(step, 1)));
    means_know(mpoly_times(&f, &f), LE);
}

/* [a = b] = 1, where a <= b and b <= a. */
static void holds(const json_t *step)
{
    const mterm_t *x = term_of_kind(step, EQUAL, "condition of numbers");
    mpoly_t up = difference(x->part[1], x->part[0]), down = difference(x->part[0], x->part[1]);
    means_shown(&up, LE, step->at[2], false);
    means_shown(&down, LE, step->at[3], false);
    means_know(difference(x, mvalue(1)), EQ);
}

/* An extreme is no further than what is beyond all that it is of. */
static void greatest(const json_t *step)
{
    const mterm_t *x = extreme_at(step), *t = means_term(text_at(step, 2));
    bool most = is_greatest(x);
    unsigned visible = M->visible;
    for (unsigned k = 0; k < x->n; k++) {
        const mterm_t *g = x->part[k];
        if (x->n == 1) g = mput(g, x->at, mletter(letter_open(text_at(step, 3), M->letter[x->at].alphabet, NONE)));
        mpoly_t goal = most ? difference(t, g) : difference(g, t);
        block(step->at[x->n == 1 ? 4 : 3 + k], &goal, LE);
    }
    M->visible = visible;
    means_know(most ? difference(t, x) : difference(x, t), LE);
}

/* The mean over s of f is >= 0, f being so at each s of positive probability. */
static void each(const json_t *step)
{
    unsigned v = root_variable(step->at[2]), visible = M->visible;
    unsigned letter = letter_open(text_at(step, 1), M->variable[v].alphabet, (int)M->variable[v].root);
    const mterm_t *f = means_term(text_at(step, 3));
    mpoly_t goal = mpoly_of_term(f);
    block(step->at[4], &goal, LE);
    M->visible = visible;
    mterm_t *m = mterm(MEAN, f, NULL);
    m->at = letter;
    m->root = M->variable[v].root;
    means_know(mpoly_of_term(m), LE);
}

/* f >= 0, where t >= 0 and where -t >= 0. */
static void cases(const json_t *step)
{
    mpoly_t f = mpoly_of_term(means_term(text_at(step, 1))), t = mpoly_of_term(means_term(text_at(step, 2))),
            none = { 0, 0, NULL };
    for (unsigned k = 0; k < 2; k++) {
        means_know(k ? mpoly_plus(&none, &t, -1) : t, LE);
        block(step->at[3 + k], &f, LE);
        means_forget(means_knowns() - 1);
    }
    means_know(f, LE);
}

/* f >= 0 at any letters in the place of its variables, by the block. */
static void at_any_letters(const mterm_t *f, const char *letters, const json_t *of)
{
    uint32_t set = variables_in(f);
    unsigned visible = M->visible;
    open_text(letters);
    for (unsigned v = 0; v < M->variables; v++) {
        if (!(set >> v & 1)) continue;
        const char *name = word();
        set &= ~((uint32_t)1 << v);
        if (set) need(",");
        f = with_letter(f, v, mletter(letter_open(name, M->variable[v].alphabet, NONE)));
    }
    if (R.token[R.now].kind != END) expected("the end of the letters");
    mpoly_t goal = mpoly_of_term(f);
    block(of, &goal, LE);
    M->visible = visible;
}

/* E[f|E] >= 0, f being so at any letters. */
static void surely(const json_t *step)
{
    const mterm_t *x = term_of_kind(step, OUTCOMES, "mean of outcomes");
    at_any_letters(x->part[0], text_at(step, 2), step->at[3]);
    means_know(mpoly_of_term(x), LE);
}

/* E[f|E] <= |A| t, f >= 0 at any letters, and E[f(a)|E] <= t for any letter a in the place of A. */
static void any(const json_t *step)
{
    const mterm_t *x = term_of_kind(step, OUTCOMES, "mean of outcomes"), *t = means_term(text_at(step, 4));
    int v = means_variable(text_at(step, 2));
    if (v < 0 || x->event->set >> v & 1) reject("%.64s is no variable, or has a value", text_at(step, 2));
    at_any_letters(x->part[0], text_at(step, 5), step->at[6]);
    unsigned visible = M->visible, alphabet = M->variable[v].alphabet;
    const mterm_t *a = mletter(letter_open(text_at(step, 3), alphabet, NONE));
    mpoly_t goal = difference(t, mean_of_outcomes(with_letter(x->part[0], (unsigned)v, a), x->event));
    block(step->at[7], &goal, LE);
    M->visible = visible;
    mterm_t *size = mterm(SIZE, NULL, NULL);
    size->at = alphabet;
    means_know(difference(mterm(TIMES, size, t), x), LE);
}

static void given(const json_t *step) { hypothesis(step, false); }
static void outcome(const json_t *step) { hypothesis(step, true); }

/* d (1/d) = 1 and 1/d > 0, where d > 0. */
static void inverse(const json_t *step)
{
    const mterm_t *d = means_term(text_at(step, 1)), *r = mterm(INVERSE, d, NULL);
    mpoly_t goal = mpoly_of_term(d);
    if (blocks != 1) reject("inverse stands in the outermost block");
    means_shown(&goal, LT, step->at[2], true);
    divisor_put(d);
    means_know(difference(mterm(TIMES, d, r), mvalue(1)), EQ);
    means_know(mpoly_of_term(r), LT);
}

/* n: how many parts; 0: as many as there are letters. */
static void take_step(const json_t *step)
{
    static const struct {
        const char *name;
        unsigned n;
        void (*rule)(const json_t *);
    } all[] = { { "given", 0, given },     { "outcome", 0, outcome },   { "range", 3, range },   { "size", 2, size },
                { "bound", 3, bound },     { "greatest", 5, greatest }, { "square", 2, square }, { "holds", 4, holds },
                { "attained", 3, attained }, { "inverse", 3, inverse }, { "each", 5, each },     { "cases", 5, cases },
                { "surely", 4, surely },   { "any", 8, any } };
    mrelation_t r;
    unsigned k = 0;
    const char *rule = text_at(json_list(step, "a step", 1, 30), 0);
    work(1000);
    while (k < sizeof all / sizeof *all && strcmp(all[k].name, rule) != 0) k++;
    if (k < sizeof all / sizeof *all) {
        if (all[k].n) json_list(step, "a step", all[k].n, all[k].n);
        all[k].rule(step);
    } else if (law_step(&r, rule, step)) means_know(mpoly_of_term(r.slack), r.sign);
    else unreadable("%.40s is no step that is known here", rule);
}

static void block(const json_t *j, const mpoly_t *goal, relation_t sign)
{
    unsigned k = means_knowns(), visible = M->visible, variables = M->variables;
    json_list(j, "a block", 2, 2);
    json_list(j->at[0], "the steps of a block", 0, 400);
    blocks++;
    for (unsigned i = 0; i < j->at[0]->n; i++) take_step(j->at[0]->at[i]);
    means_shown(goal, sign, j->at[1], false);
    blocks--;
    means_forget(k);
    M->visible = visible;
    M->variables = variables;
}

void check_means(const char *text, const json_t *proof, FILE *out)
{
    takes(MEANS);
    terms_reading();
    means_forms_open();
    means_forget(0);
    blocks = 0;
    against_open();
    means_statement(text);
    against_stands();
    json_members(proof, "block");
    mpoly_t goal;
    const json_t *b = json_member(proof, "block");
    /* Quotients of the claim are shown to be numbers by the block's first steps: the goal is read after them. */
    const mterm_t *slack = slack_of(&M->claim);
    json_list(b, "a block", 2, 2);
    json_list(b->at[0], "the steps of a block", 0, 400);
    blocks = 1;
    for (unsigned i = 0; i < b->at[0]->n; i++) take_step(b->at[0]->at[i]);
    goal = mpoly_of_term(slack);
    means_shown(&goal, sign_of(M->claim.sign), b->at[1], false);
    divisors_shown();
    fprintf(out, "  rests on: H(A|B) >= 0, I(A;B|C) >= 0, independences of the factors, means and extremes over "
                 "letters, Fano's inequality\n");
}
