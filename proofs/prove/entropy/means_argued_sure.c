/* SPDX-License-Identifier: MIT
**
** Rules of what is so at each outcome, or in each case: surely, independent, cut, cases.
*/
#include "proofs/claims/core/declare.h"
#include "proofs/prove/entropy/means_argued_parts.h"

#include <string.h>

/* Pr(U = u|J = J, S = S) with the letter in the place of the value. */
static const char *values_with(arena_t *A, const char *text, const char *variable, const char *letter)
{
    const char *from = arena_printf(A, "%s = %s", variable, variable), *p = strstr(text, from);
    return p ? arena_printf(A, "%.*s%s = %s%s", (int)(p - text), text, variable, letter, p + strlen(from)) : text;
}

/* The letter in the place of the variable's value. */
static const tterm_t *at_letter(arguing_t *r, const tterm_t *x, const char *variable, const char *letter)
{
    if (!tstands_in(x, variable)) return x;
    tterm_t *y = ARENA_NEW(r->A, tterm_t);
    *y = *x;
    if (x->kind == T_TEXT || x->kind == T_SAME) {
        y->text = with_word(r->A, x->text, variable, letter);
        y->other = x->other ? with_word(r->A, x->other, variable, letter) : NULL;
    }
    if (x->kind == T_OCCURS) y->text = values_with(r->A, x->text, variable, letter);
    if (x->kind == T_POSTERIOR) y->other = values_with(r->A, x->other, variable, letter);
    for (unsigned k = 0; k < x->n; k++) y->part[k] = at_letter(r, x->part[k], variable, letter);
    return y;
}

static const tterm_t *outcomes_argument(arguing_t *r, const points_step_t *s)
{
    const points_arg_t *own = argued_argument(r, s, 0, false);
    const tterm_t *x = own ? argued_term(r, own->term) : NULL;
    if (!r->why && x->kind != T_OUTCOMES)
        argued_wrong(r, own->term->at, arena_printf(r->A, "%s: a mean of outcomes expected", s->rule));
    return r->why ? NULL : x;
}

/* E[f] = E[sum s: Pr(S = s) f]. */
void argued_independent(arguing_t *r, const points_step_t *s)
{
    const tterm_t *x = outcomes_argument(r, s);
    const points_arg_t *of = x ? argued_argument(r, s, 1, false) : NULL;
    argued_no_more(r, s, 2);
    int v = of ? argued_variable(r, of->term) : -1;
    if (v < 0 || r->why) return;
    const char *name = r->T.P->variable[v], *letter = "s#";
    tterm_t *m = tnew(r->A, T_MEAN, at_letter(r, x->part[0], name, letter), NULL);
    m->alphabet = r->T.P->alphabet[v];
    m->text = letter;
    m->other = arena_printf(r->A, "Pr(%s = %s)", name, letter);
    for (unsigned k = 0; k < r->T.P->factors; k++)
        if (r->T.P->factor[k].of == (unsigned)v && r->T.P->factor[k].called)
            m->other = arena_printf(r->A, "%s(%s)", r->T.P->factor[k].called, letter);
    argued_know(r, s, json_made(json_pack("[s,s,s]", "independent", argued_words(r, x), name)),
                argued_less(r, x, outcomes_mean(&r->Q, m, &x->at)), true);
}

/* f >= 0 at any letters in the place of its variables, in the order of the law, which the arguments from `from` on name.
** NULL: it is not shown. */
static json_t *at_any_letters(arguing_t *r, const points_step_t *s, const tterm_t *of, unsigned from, const char **list)
{
    const tterm_t *f = of;
    unsigned letters = r->letters, seen = r->Q.seen;
    *list = "";
    for (unsigned v = 0; v < r->T.P->axes && !r->why; v++) {
        const char *name = r->T.P->variable[v];
        if (!tstands_in(of, name)) continue;
        const points_arg_t *named = argued_argument(r, s, from++, false);
        if (!named) return NULL;
        const char *letter = argued_letter_put(r, argued_name(r, named->term), r->T.P->alphabet[v]);
        f = at_letter(r, f, name, letter);
        *list = arena_printf(r->A, "%s%s%s", *list, **list ? "," : "", letter);
    }
    argued_no_more(r, s, from);
    json_t *block = r->why ? NULL : argued_block(r, s->block, tnumber(r->A, 0), f);
    r->letters = letters;
    r->Q.seen = seen;
    return block;
}

/* E[f] >= 0, as f >= 0 at any letters. */
void argued_surely(arguing_t *r, const points_step_t *s)
{
    const tterm_t *x = outcomes_argument(r, s);
    const char *list;
    json_t *block = x ? at_any_letters(r, s, x->part[0], 1, &list) : NULL;
    if (block)
        argued_know(r, s, json_made(json_pack("[s,s,s,o]", "surely", argued_words(r, x), list, block)),
                    mform_of(&r->K.N, x), false);
}

/* E[f] <= |A| t, as f >= 0 at any letters, the first block, and E[f(a)] <= t, a in the place of A. */
void argued_any(arguing_t *r, const points_step_t *s)
{
    const tterm_t *x = outcomes_argument(r, s);
    const points_arg_t *of = x ? argued_argument(r, s, 1, true) : NULL, *most = of ? argued_argument(r, s, 2, false) : NULL;
    if (!most) return;
    int v = argued_variable(r, of->term);
    const tterm_t *t = argued_term(r, most->term);
    const char *list;
    json_t *sure = r->why ? NULL : at_any_letters(r, s, x->part[0], 3, &list);
    if (!sure) return;
    unsigned letters = r->letters, seen = r->Q.seen;
    const char *a = argued_letter_put(r, argued_name(r, of->other), r->T.P->alphabet[v]);
    const tterm_t *f = outcomes_mean(&r->Q, at_letter(r, x->part[0], r->T.P->variable[v], a), &x->at);
    json_t *block = r->why ? NULL : argued_block(r, s->other, f, t);
    r->letters = letters;
    r->Q.seen = seen;
    const char *size = arena_printf(r->A, "|%s|", r->T.L->setting.alphabet[r->T.P->alphabet[v]].name);
    if (!block) {
        json_decref(sure);
        return;
    }
    argued_know(r, s,
                json_made(json_pack("[s,s,s,s,s,s,o,o]", "any", argued_words(r, x), r->T.P->variable[v], a,
                                    argued_words(r, t), list, sure, block)),
                argued_less(r, tnew(r->A, T_MUL, ttext(r->A, size), t), x), false);
}

/* [a >= b] (a - b) >= 0. */
void argued_cut(arguing_t *r, const points_step_t *s)
{
    const points_arg_t *own = argued_argument(r, s, 0, true);
    argued_no_more(r, s, 1);
    if (!own) return;
    const tterm_t *a = argued_term(r, own->term), *b = argued_term(r, own->other);
    if (!r->why && own->op != IS_GE && own->op != IS_LE) argued_wrong(r, own->term->at, "cut: a >= b expected");
    if (r->why) return;
    const tterm_t *x = own->op == IS_GE ? tnew(r->A, T_ATLEAST, a, b) : tnew(r->A, T_ATLEAST, b, a);
    const tterm_t *f = tnew(r->A, T_MUL, x, argued_minus(r, x->part[0], x->part[1]));
    argued_know(r, s, json_made(json_pack("[s,s]", "cut", argued_words(r, x))), mform_of(&r->K.N, f), false);
}

/* c c = c, of a condition. */
void argued_bit(arguing_t *r, const points_step_t *s)
{
    const points_arg_t *own = argued_argument(r, s, 0, false);
    argued_no_more(r, s, 1);
    const tterm_t *c = own ? argued_term(r, own->term) : NULL;
    bool condition = c && (c->kind == T_SAME || c->kind == T_EQUAL || c->kind == T_ATLEAST || c->kind == T_OCCURS);
    if (own && !r->why && !condition) argued_wrong(r, own->term->at, "bit: a condition expected");
    if (r->why || !condition) return;
    argued_know(r, s, json_made(json_pack("[s,s]", "bit", argued_words(r, c))),
                mform_of(&r->K.N, argued_minus(r, tnew(r->A, T_MUL, c, c), c)), true);
}

/* The larger side minus the smaller. */
static const tterm_t *slack(arguing_t *r, const points_step_t *s, unsigned k)
{
    const points_arg_t *own = argued_argument(r, s, k, true);
    if (!own) return NULL;
    const tterm_t *a = argued_term(r, own->term), *b = argued_term(r, own->other);
    if (!r->why && own->op != IS_LE && own->op != IS_GE) argued_wrong(r, own->term->at, "cases: <= or >= expected");
    return own->op == IS_LE ? argued_minus(r, b, a) : argued_minus(r, a, b);
}

/* x <= y, as it is so where a <= b, the first block, and where b <= a. */
void argued_cases(arguing_t *r, const points_step_t *s)
{
    const tterm_t *f = slack(r, s, 0), *t = f ? slack(r, s, 1) : NULL;
    argued_no_more(r, s, 2);
    if (!t || r->why) return;
    json_t *step = json_made(json_pack("[s,s,s]", "cases", argued_words(r, f), argued_words(r, t)));
    for (unsigned k = 0; k < 2 && !r->why; k++) {
        unsigned known = r->Q.known, sources = r->K.sources;
        mform_t g = argued_less(r, k ? tnumber(r->A, 0) : t, k ? t : tnumber(r->A, 0));
        source_put(&r->K, (source_t){ .slack = g, .factor = true, .label = "case", .number = (int)r->Q.known++ });
        json_t *block = argued_block(r, k ? s->other : s->block, tnumber(r->A, 0), f);
        r->Q.known = known;
        r->K.sources = sources;
        if (block) json_add(step, block);
    }
    if (r->why)
        json_decref(step);
    else
        argued_know(r, s, step, mform_of(&r->K.N, f), false);
}
