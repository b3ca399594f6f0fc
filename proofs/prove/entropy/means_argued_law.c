/* SPDX-License-Identifier: MIT
**
** Rules of the law: the posterior of a variable, Fano's inequality, the best rule's action, draws that are alike.
*/
#include "proofs/claims/core/declare.h"
#include "proofs/prove/entropy/means_argued_parts.h"

#include <string.h>

/* --- the law ------------------------------------------------------------------------------------------------------ */

/* E[f|E] = E[sum u: Pr(U = u|Y = Y, S = S) f|E]. */
void argued_posterior(arguing_t *r, const points_step_t *s)
{
    const points_arg_t *own = argued_argument(r, s, 0, false), *of = own ? argued_argument(r, s, 1, false) : NULL;
    if (!of) return;
    const tterm_t *x = argued_term(r, own->term);
    int u = argued_variable(r, of->term);
    unsigned by = 0;
    for (unsigned k = 2; k < s->args && !r->why; k++) {
        const points_arg_t *b = argued_argument(r, s, k, false);
        int v = b ? argued_variable(r, b->term) : -1;
        if (v >= 0) by |= 1u << v;
    }
    if (!r->why && (x->kind != T_OUTCOMES || !by))
        argued_wrong(r, own->term->at, "posterior: a mean, a variable, and those that are seen expected");
    if (r->why) return;
    const char *given = "", *list = tset(&r->T, by), *name = r->T.P->variable[u], *letter = "u#";
    for (unsigned v = 0; v < r->T.P->axes; v++)
        if (by >> v & 1)
            given =
                arena_printf(r->A, "%s%s%s = %s", given, *given ? ", " : "", r->T.P->variable[v], r->T.P->variable[v]);
    tterm_t *p = tnew(r->A, T_POSTERIOR, tput(&r->T, x->part[0], name, letter), NULL);
    p->alphabet = r->T.P->alphabet[u];
    p->text = letter;
    p->other = arena_printf(r->A, "Pr(%s = %s|%s)", name, letter, given);
    argued_know(r, s, json_made(json_pack("[s,s,s,s]", "posterior", argued_words(r, x), name, list)),
                argued_less(r, x, outcomes_mean(&r->Q, p, &x->at)), true);
}

/* H(J|V,E) <= log 2 + Pr(g != J|E) log|J|, V the variables in g. */
void argued_fano(arguing_t *r, const points_step_t *s)
{
    const points_arg_t *own = argued_argument(r, s, 0, true);
    if (!own) return;
    const char *g = argued_letter(r, own->term, true);
    int J = argued_variable(r, own->other);
    values_t e = argued_event(r, s, 1);
    if (!r->why && own->op != IS_NE) argued_wrong(r, own->term->at, "fano: GUESS != VARIABLE expected");
    if (r->why) return;
    unsigned V = 0;
    for (unsigned v = 0; v < r->T.P->axes; v++)
        if (has_word(g, r->T.P->variable[v])) V |= 1u << v;
    tterm_t *same = tnew(r->A, T_SAME, NULL, NULL), all = { .kind = T_ENTROPY, .a = V | 1u << J, .at = e },
            by = { .kind = T_ENTROPY, .a = V, .at = e };
    same->text = g;
    same->other = r->T.P->variable[J];
    const char *of = r->T.L->setting.alphabet[r->T.P->alphabet[J]].name;
    const tterm_t *wrong = outcomes_mean(&r->Q, argued_minus(r, tnumber(r->A, 1), same), &e),
                  *most = tnew(r->A, T_ADD, ttext(r->A, "log(2)"),
                               tnew(r->A, T_MUL, wrong, ttext(r->A, arena_printf(r->A, "log(|%s|)", of))));
    argued_know(r, s, json_made(json_pack("[s,s,s,s]", "fano", r->T.P->variable[J], g, tevent(&r->T, &e))),
                argued_less(r, most, argued_minus(r, &all, &by)), false);
}

/* B, the best rule's action, is one more variable, drawn from what the rule sees. */
void argued_best(arguing_t *r, const points_step_t *s)
{
    const points_arg_t *own = argued_argument(r, s, 0, false), *named = own ? argued_argument(r, s, 1, false) : NULL;
    argued_no_more(r, s, 2);
    if (!named) return;
    const tterm_t *x = argued_term(r, own->term);
    const char *name = argued_name(r, named->term);
    if (!r->why && x->kind != T_BEST)
        argued_wrong(r, own->term->at,
                     "best: the least mean under any rule expected: sum s, y: min a: sum j: Pr(..) TERM");
    if (!r->why && (setting_knows(&r->T.L->setting, name) || variable_called(&r->Q, name, strlen(name)) >= 0))
        argued_wrong(r, named->term->at, arena_printf(r->A, "%s is declared, expected a new name", name));
    if (!r->why && r->T.P->axes == PMF_AXES_MAX) r->why = "too many variables";
    if (r->why) return;
    law_t *P = ARENA_NEW(r->A, law_t);
    *P = *r->T.P;
    unsigned v = P->axes++, k = P->factors++;
    P->variable[v] = name;
    P->letter[v] = "?";
    P->alphabet[v] = x->alphabet;
    P->factor[k].of = v;
    P->factor[k].param = -2;
    P->factor[k].called = NULL;
    P->factor[k].given = 0;
    for (unsigned i = 0; i < x->sees; i++) P->factor[k].given |= 1u << x->axis[i];
    const tterm_t *body = tput(&r->T, x->part[0], x->text, name);
    for (unsigned i = 0; i < x->letters; i++) body = tput(&r->T, body, x->letter[i], P->variable[x->axis[i]]);
    json_t *step = json_made(json_pack("[s,s,s]", "best", argued_words(r, x), name));
    r->T.P = P;
    argued_know(r, s, step, argued_less(r, x, outcomes_mean(&r->Q, body, &x->at)), true);
}

void argued_rule(arguing_t *r, const points_step_t *s)
{
    const points_arg_t *own = argued_argument(r, s, 0, false), *of = own ? argued_argument(r, s, 1, false) : NULL;
    argued_no_more(r, s, 2);
    if (!of) return;
    const tterm_t *x = argued_term(r, own->term);
    int v = argued_variable(r, of->term);
    if (!r->why && x->kind != T_BEST) argued_wrong(r, own->term->at, "rule: the least mean under any rule expected");
    if (r->why) return;
    const tterm_t *body = tput(&r->T, x->part[0], x->text, r->T.P->variable[v]);
    for (unsigned i = 0; i < x->letters; i++) body = tput(&r->T, body, x->letter[i], r->T.P->variable[x->axis[i]]);
    argued_know(r, s, json_made(json_pack("[s,s,s]", "rule", argued_words(r, x), r->T.P->variable[v])),
                argued_less(r, outcomes_mean(&r->Q, body, &x->at), x), false);
}

/* The variables whose entropies stand somewhere, given nothing. */
static unsigned standing(const arguing_t *r)
{
    unsigned set = 0;
    for (unsigned k = 0; k < r->K.N.n; k++) {
        const tterm_t *x = r->K.N.at[k].term;
        if (x->kind == T_ENTROPY && !x->at.set) set |= x->a;
    }
    return set;
}

/* The entropies of the variables on the left are those of the variables on the right: of those that stand in the claim
** and in what is known. */
void argued_alike(arguing_t *r, const points_step_t *s)
{
    unsigned from = 0, image[PMF_AXES_MAX] = { 0 };
    const char *list = "", *other = "";
    for (unsigned k = 0; k < s->args && !r->why; k++) {
        const points_arg_t *a = argued_argument(r, s, k, true);
        int v = a ? argued_variable(r, a->term) : -1, w = v >= 0 ? argued_variable(r, a->other) : -1;
        if (w < 0) return;
        from |= 1u << v;
        image[v] = 1u << w;
        list = arena_printf(r->A, "%s%s%s", list, k ? "," : "", r->T.P->variable[v]);
        other = arena_printf(r->A, "%s%s%s", other, k ? "," : "", r->T.P->variable[w]);
    }
    from &= standing(r);
    for (unsigned set = from; set; set = (set - 1) & from) {
        tterm_t x = { .kind = T_ENTROPY, .a = set }, y = { .kind = T_ENTROPY };
        for (unsigned v = 0; v < r->T.P->axes; v++)
            if (set >> v & 1) y.a |= image[v];
        source_put(&r->K,
                   (source_t){ .slack = argued_less(r, &x, &y),
                               .equal = true,
                               .label = s->label,
                               .number = -1,
                               .step = json_made(json_pack("[s,s,s,s]", "alike", argued_words(r, &x), list, other)) });
    }
}
