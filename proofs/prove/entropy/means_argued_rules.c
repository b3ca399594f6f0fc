/* SPDX-License-Identifier: MIT */
#include "proofs/prove/entropy/means_argued_parts.h"
#include "proofs/prove/steps.h"
#include "proofs/claims/core/declare.h"

#include <string.h>

mform_t argued_less(arguing_t *r, const tterm_t *larger, const tterm_t *smaller)
{
    mform_t f = mform_of(&r->K.N, larger), g = mform_of(&r->K.N, smaller);
    return mform_plus(&r->K.N, &f, &g, -1);
}

/* A step and its relation. */
void argued_know(arguing_t *r, const points_step_t *s, json_t *step, mform_t slack, bool equal)
{
    int at = (int)step_put(&r->Q, step);
    source_put(&r->K, (source_t){ .slack = slack, .equal = equal, .factor = true, .label = s->label, .number = at });
}

const char *argued_words(arguing_t *r, const tterm_t *x) { return tprint(&r->T, x); }

const tterm_t *argued_minus(arguing_t *r, const tterm_t *x, const tterm_t *y)
{
    return tnew(r->A, T_ADD, x, tnew(r->A, T_MUL, tnumber(r->A, -1), y));
}

/* Argument k, a term alone, or two with a relation. */
const points_arg_t *argued_argument(arguing_t *r, const points_step_t *s, unsigned k, bool relation)
{
    spot_t at;
    const char *lacks = step_lacks(&at, r->A, s, k, relation);
    if (lacks) argued_wrong(r, at, lacks);
    return lacks ? NULL : &s->arg[k];
}

void argued_no_more(arguing_t *r, const points_step_t *s, unsigned n)
{
    if (s->args > n && !r->why)
        argued_wrong(r, s->arg[n].term->at, arena_printf(r->A, "%s: no more arguments expected", s->rule));
}

/* --- hypotheses --------------------------------------------------------------------------------------------------- */

/* The hypothesis at these letters, all put at once. */
static const tterm_t *fact_at(arguing_t *r, const tfact_t *f, const char *const *letter)
{
    const tterm_t *x = argued_minus(r, f->right, f->left);
    for (unsigned k = 0; k < f->letters; k++) x = tput(&r->T, x, f->letter[k], arena_printf(r->A, "##%u", k));
    for (unsigned k = 0; k < f->letters; k++) x = tput(&r->T, x, arena_printf(r->A, "##%u", k), letter[k]);
    return x;
}

static void hypothesis(arguing_t *r, const points_step_t *s)
{
    const points_arg_t *own = argued_argument(r, s, 0, false);
    const char *letter[MEANS_LETTERS_MAX];
    bool outcome = *s->rule == 'o';
    int h = own ? argued_hypothesis(r, own->term) : -1;
    if (h < 0) return;
    const tfact_t *f = &r->T.fact[h];
    for (unsigned k = 0; k < f->letters && !r->why; k++)
        if ((own = argued_argument(r, s, k + 1, false))) letter[k] = argued_letter(r, own->term, outcome);
    values_t e = { 0 };
    if (outcome)
        e = argued_event(r, s, f->letters + 1);
    else
        argued_no_more(r, s, f->letters + 1);
    if (r->why) return;
    const tterm_t *x = fact_at(r, f, letter);
    if (outcome) x = outcomes_mean(&r->Q, x, &e);
    json_t *step =
        json_made(outcome ? json_pack("[s,i,s]", "outcome", h, tevent(&r->T, &e)) : json_pack("[s,i]", "given", h));
    for (unsigned k = 0; k < f->letters; k++) json_add(step, json_string(letter[k]));
    argued_know(r, s, step, mform_of(&r->K.N, x), f->equal);
}

/* --- numbers ------------------------------------------------------------------------------------------------------ */

static void square(arguing_t *r, const points_step_t *s)
{
    const points_arg_t *own = argued_argument(r, s, 0, false);
    argued_no_more(r, s, 1);
    if (!own) return;
    const tterm_t *x = argued_term(r, own->term);
    mform_t f = mform_of(&r->K.N, x);
    if (!r->why)
        argued_know(r, s, json_made(json_pack("[s,s]", "square", argued_words(r, x))), mform_times(&r->K.N, &f, &f),
                    false);
}

/* x >= 0, x <= 1 and so on: the declared end of a number's range, that it may be called by a label. */
static void range(arguing_t *r, const points_step_t *s)
{
    const points_arg_t *own = argued_argument(r, s, 0, true);
    argued_no_more(r, s, 1);
    if (!own) return;
    const tterm_t *x = argued_term(r, own->term), *end = argued_term(r, own->other);
    bool least = own->op == IS_GE || own->op == IS_GT;
    if (!r->why)
        argued_know(r, s, json_made(json_pack("[s,s,s]", "range", argued_words(r, x), least ? "least" : "most")),
                    least ? argued_less(r, x, end) : argued_less(r, end, x), false);
}

/* log|J| >= 0. */
static void size(arguing_t *r, const points_step_t *s)
{
    const points_arg_t *own = argued_argument(r, s, 0, false);
    argued_no_more(r, s, 1);
    if (!own) return;
    const char *J = argued_name(r, own->term);
    const tterm_t *x = ttext(r->A, arena_printf(r->A, "log(|%s|)", J));
    if (!r->why && setting_alphabet(&r->T.L->setting, J) < 0)
        argued_wrong(r, own->term->at, arena_printf(r->A, "%s is no alphabet", J));
    if (!r->why) argued_know(r, s, json_made(json_pack("[s,s]", "size", J)), mform_of(&r->K.N, x), false);
}

/* d is how far a number is from an open end of its range. */
static json_t *from_open_end(arguing_t *r, const mform_t *d)
{
    for (unsigned k = 0; k < r->T.L->setting.params; k++) {
        const entry_t *e = &r->T.L->setting.entry[k];
        if (e->kind != ENTRY_NUMBER || !r->T.used[k] || !e->binder) continue;
        for (unsigned most = 0; most < 2; most++) {
            if (!(most ? e->most && e->binder->open_hi : e->least && e->binder->open_lo)) continue;
            tterm_t end = { .kind = T_NUMBER, .q = most ? e->most : e->least };
            const tterm_t *x = ttext(r->A, e->name);
            mform_t f = most ? argued_less(r, &end, x) : argued_less(r, x, &end);
            f = mform_plus(&r->K.N, &f, d, -1);
            if (!f.n) return sum_of("1", (int)stepf(&r->Q, "range", e->name, most ? "most" : "least"));
        }
    }
    return NULL;
}

/* d > 0: a product of numbers whose ranges are above 0, what a strict hypothesis says, or an open end. */
static json_t *positive(arguing_t *r, const tterm_t *d)
{
    mform_t f = mform_of(&r->K.N, d);
    for (unsigned k = 0; k < r->T.facts; k++) {
        const tfact_t *h = &r->T.fact[k];
        mform_t g = argued_less(r, h->right, h->left);
        if (!h->strict || h->letters) continue;
        g = mform_plus(&r->K.N, &f, &g, -1);
        if (!g.n) return sum_of("1", (int)step_once(&r->Q, json_made(json_pack("[s,i]", "given", (int)k))));
    }
    if (f.n != 1 || mpq_sgn(f.at[0].c) < 0) return from_open_end(r, &f);
    char *c = mpq_get_str(NULL, 10, f.at[0].c);
    json_t *sum = sum_of(arena_printf(r->A, "%s", c), -1);
    void (*release)(void *, size_t);
    mp_get_memory_functions(NULL, NULL, &release);
    release(c, strlen(c) + 1);
    for (unsigned k = 0; k < f.at[0].n; k++)
        sum = sum_cross(sum, sum_of("1", (int)stepf(&r->Q, "range", r->K.N.at[f.at[0].number[k]].text, "least")));
    return sum;
}

static void inverse(arguing_t *r, const points_step_t *s)
{
    const points_arg_t *own = argued_argument(r, s, 0, false);
    argued_no_more(r, s, 1);
    const tterm_t *d = own ? argued_term(r, own->term) : NULL;
    if (r->why) return;
    if (r->Q.blocks != 1) {
        argued_wrong(r, s->at, "inverse stands in the outermost block");
        return;
    }
    json_t *sum = positive(r, d);
    if (!sum) {
        r->why = arena_printf(r->A, "%s is not shown to be positive", argued_words(r, d));
        return;
    }
    const tterm_t *i = tnew(r->A, T_INVERSE, d, NULL);
    argued_know(r, s, json_made(json_pack("[s,s,o]", "inverse", argued_words(r, d), sum)),
                argued_less(r, tnew(r->A, T_MUL, d, i), tnumber(r->A, 1)), true);
    r->K.source[r->K.sources - 1].label = NULL;
    source_put(
        &r->K,
        (source_t){ .slack = mform_of(&r->K.N, i), .factor = true, .label = s->label, .number = (int)r->Q.known++ });
}

/* [a = b] = 1, of numbers that are shown to be equal. */
static void holds(arguing_t *r, const points_step_t *s)
{
    const points_arg_t *own = argued_argument(r, s, 0, true);
    argued_no_more(r, s, 1);
    if (!own) return;
    const tterm_t *a = argued_term(r, own->term), *b = argued_term(r, own->other), *x = tnew(r->A, T_EQUAL, a, b);
    if (r->why) return;
    json_t *up = argued_sum(r, NULL, a, b, false), *down = up ? argued_sum(r, NULL, b, a, false) : NULL;
    if (down)
        argued_know(r, s, json_made(json_pack("[s,s,o,o]", "holds", argued_words(r, x), up, down)),
                    argued_less(r, x, tnumber(r->A, 1)), true);
    else
        json_decref(up);
}

/* --- extremes ----------------------------------------------------------------------------------------------------- */

static bool over_letters(const tterm_t *x) { return x->kind == T_MOST || x->kind == T_LEAST; }

/* An extreme over letters, at a letter: bound, attained. */
static void at_letter(arguing_t *r, const points_step_t *s)
{
    const points_arg_t *own = argued_argument(r, s, 0, false), *at = own ? argued_argument(r, s, 1, false) : NULL;
    bool attained = *s->rule == 'a';
    argued_no_more(r, s, 2);
    if (!at) return;
    const tterm_t *x = argued_term(r, own->term);
    if (r->why) return;
    if (!over_letters(x)) {
        argued_wrong(r, own->term->at, arena_printf(r->A, "%s: a greatest or least over letters expected", s->rule));
        return;
    }
    const char *letter =
        attained ? argued_letter_put(r, argued_name(r, at->term), x->alphabet) : argued_letter(r, at->term, false);
    if (r->why) return;
    const tterm_t *g = tput(&r->T, x->part[0], x->text, letter);
    mform_t slack = attained || x->kind == T_MOST ? argued_less(r, x, g) : argued_less(r, g, x);
    argued_know(r, s, json_made(json_pack("[s,s,s]", s->rule, argued_words(r, x), letter)), slack, attained);
}

/* max .. <= t, t <= min ..: at any letter, or of both. */
static void extreme(arguing_t *r, const points_step_t *s)
{
    const points_arg_t *own = argued_argument(r, s, 0, true);
    if (!own) return;
    const tterm_t *a = argued_term(r, own->term), *b = argued_term(r, own->other), *t;
    if (r->why) return;
    bool most = *s->rule == 'g', up = own->op == IS_LE;
    const tterm_t *x = most == up ? a : b;
    t = x == a ? b : a;
    bool fits = most ? x->kind == T_MAX || x->kind == T_MOST : x->kind == T_MIN || x->kind == T_LEAST;
    if (!fits || (own->op != IS_LE && own->op != IS_GE)) {
        argued_wrong(r, own->term->at,
                     arena_printf(r->A, most ? "%s: max .. <= TERM expected" : "%s: TERM <= min .. expected", s->rule));
        return;
    }
    json_t *step = json_made(json_pack("[s,s,s]", "greatest", argued_words(r, x), argued_words(r, t)));
    unsigned letters = r->letters, seen = r->Q.seen;
    const tterm_t *g = x->part[0];
    if (over_letters(x)) {
        const points_arg_t *named = argued_argument(r, s, 1, false);
        argued_no_more(r, s, 2);
        const char *letter = named ? argued_letter_put(r, argued_name(r, named->term), x->alphabet) : "?";
        g = tput(&r->T, g, x->text, letter);
        json_add(step, json_string(letter));
    } else
        argued_no_more(r, s, 1);
    for (unsigned k = 0; k < x->n && !r->why; k++) {
        if (k) g = x->part[k];
        json_t *own_block = argued_block(r, k ? s->other : s->block, most ? g : t, most ? t : g);
        if (own_block) json_add(step, own_block);
    }
    r->letters = letters;
    r->Q.seen = seen;
    if (r->why)
        json_decref(step);
    else
        argued_know(r, s, step, most ? argued_less(r, t, x) : argued_less(r, x, t), false);
}

/* The mean over s of what is so at each s. */
static void each(arguing_t *r, const points_step_t *s)
{
    const points_arg_t *named = argued_argument(r, s, 0, false), *of = named ? argued_argument(r, s, 1, false) : NULL,
                       *own = of ? argued_argument(r, s, 2, true) : NULL;
    argued_no_more(r, s, 3);
    int v = own ? argued_variable(r, of->term) : -1;
    if (v < 0) return;
    unsigned letters = r->letters, seen = r->Q.seen;
    const char *letter = argued_letter_put(r, argued_name(r, named->term), r->T.P->alphabet[v]);
    const tterm_t *a = argued_term(r, own->term), *b = argued_term(r, own->other);
    bool up = own->op == IS_LE;
    const tterm_t *f = up ? argued_minus(r, b, a) : argued_minus(r, a, b), *mean;
    json_t *block = r->why ? NULL : argued_block(r, s->block, up ? a : b, up ? b : a);
    r->letters = letters;
    r->Q.seen = seen;
    if (!block) return;
    tterm_t *m = tnew(r->A, T_MEAN, f, NULL);
    m->alphabet = r->T.P->alphabet[v];
    m->text = letter;
    m->other = arena_printf(r->A, "Pr(%s = %s)", r->T.P->variable[v], letter);
    for (unsigned k = 0; k < r->T.P->factors; k++)
        if (r->T.P->factor[k].of == (unsigned)v && r->T.P->factor[k].called)
            m->other = arena_printf(r->A, "%s(%s)", r->T.P->factor[k].called, letter);
    mean = m;
    argued_know(r, s,
                json_made(json_pack("[s,s,s,s,o]", "each", letter, r->T.P->variable[v], argued_words(r, f), block)),
                mform_of(&r->K.N, mean), false);
}

/* What is shown from what is known stands for the sum that shows it. */
static void show(arguing_t *r, const points_step_t *s)
{
    const points_arg_t *own = argued_argument(r, s, 0, true);
    argued_no_more(r, s, 1);
    if (!own) return;
    const tterm_t *a = argued_term(r, own->term), *b = argued_term(r, own->other);
    bool up = own->op == IS_LE || own->op == IS_EQ;
    if (!r->why && own->op != IS_LE && own->op != IS_GE && own->op != IS_EQ)
        argued_wrong(r, own->term->at, "show: <=, >= or = expected");
    if (r->why) return;
    const tterm_t *x = up ? a : b, *y = up ? b : a;
    json_t *sum = argued_sum(r, s->block, x, y, own->op == IS_EQ);
    if (sum || r->reading)
        source_put(&r->K, (source_t){ .slack = argued_less(r, y, x),
                                      .equal = own->op == IS_EQ,
                                      .factor = true,
                                      .label = s->label,
                                      .number = -1,
                                      .sum = sum });
}

/* --- all ---------------------------------------------------------------------------------------------------------- */

static const struct {
    const char *name;
    void (*take)(arguing_t *, const points_step_t *);
    bool blocks;
} rules[] = {
    { "given", hypothesis, false },
    { "outcome", hypothesis, false },
    { "square", square, false },
    { "range", range, false },
    { "size", size, false },
    { "inverse", inverse, false },
    { "holds", holds, false },
    { "bound", at_letter, false },
    { "attained", at_letter, false },
    { "greatest", extreme, true },
    { "least", extreme, true },
    { "each", each, true },
    { "posterior", argued_posterior, false },
    { "fano", argued_fano, false },
    { "best", argued_best, false },
    { "rule", argued_rule, false },
    { "alike", argued_alike, false },
    { "independent", argued_independent, false },
    { "surely", argued_surely, true },
    { "any", argued_any, true },
    { "cut", argued_cut, false },
    { "bit", argued_bit, false },
    { "cases", argued_cases, true },
    { "show", show, true },
};

void argued_step(arguing_t *r, const points_step_t *s)
{
    enum { RULES = sizeof rules / sizeof *rules };
    const char *known[RULES];
    unsigned k = 0;
    for (unsigned i = 0; i < RULES; i++) known[i] = rules[i].name;
    while (k < RULES && strcmp(rules[k].name, s->rule) != 0) k++;
    if (k == RULES)
        argued_wrong(
            r, s->rule_at,
            arena_printf(r->A, "%s is no rule of means%s", s->rule, did_you_mean(r->A, s->rule, known, RULES)));
    else if (s->block && !rules[k].blocks)
        argued_wrong(r, s->at, arena_printf(r->A, "%s: no block expected", s->rule));
    else
        rules[k].take(r, s);
}
