/* SPDX-License-Identifier: MIT */
#include "proofs/prove/entropy/means_argued_parts.h"
#include "proofs/claims/print/print.h"

#include <stdlib.h>
#include <string.h>

void argued_wrong(arguing_t *r, spot_t at, const char *text)
{
    if (r->fault && !r->why) claim_fault(r->fault, at, "%s", text);
    if (!r->why) r->why = text;
}

/* The term as the body of a sum over the letters that there are, which then have slots. */
const tterm_t *argued_term(arguing_t *r, const node_t *x)
{
    claim_fault_t fault = { 0 };
    node_t over = {
        .kind = NODE_OVER, .at = x->at, .name = "sum", .n = 1, .part = &x, .bounds = r->letters, .height = x->height + 1
    };
    bound_t *bound = ARENA_ARRAY(r->A, bound_t, r->letters + 1);
    for (unsigned k = 0; k < r->letters; k++)
        bound[k] = (bound_t){ r->letter[k].name, r->T.L->setting.alphabet[r->letter[k].alphabet].name, x->at };
    over.bound = bound;
    const core_t *c = core_term(r->C->core, r->letters ? &over : x, NULL, &fault);
    bool good = c && (!r->letters || (c->kind == CORE_OVER && c->slots == r->letters));
    memset(r->T.at, 0, sizeof r->T.at);
    for (unsigned k = 0; good && k < r->letters; k++) r->T.at[c->slot[k]] = r->letter[k].is;
    r->T.any = true;
    const tterm_t *own = good ? tterm_read(&r->T, r->letters ? c->part[0] : c) : NULL;
    r->T.any = false;
    memset(r->T.at, 0, sizeof r->T.at);
    if (fault.set) argued_wrong(r, fault.at, arena_printf(r->A, "%s", fault.text));
    if (!own && !r->why) argued_wrong(r, x->at, arena_printf(r->A, "no term of this notation: %s", node_text(r->A, x)));
    return own ? own : tnumber(r->A, 0);
}

const char *argued_name(arguing_t *r, const node_t *x)
{
    if (x->kind == NODE_NAME) return x->name;
    argued_wrong(r, x->at, arena_printf(r->A, "%s is no name, expected one", node_text(r->A, x)));
    return "?";
}

static const char *hint(arguing_t *r, const char *name, bool of_outcomes)
{
    const char *known[ARGUED_LETTERS + PMF_AXES_MAX + 1];
    unsigned n = 0;
    for (unsigned k = 0; k < r->letters; k++) known[n++] = r->letter[k].name;
    for (unsigned v = 0; of_outcomes && v < r->T.P->axes; v++) known[n++] = r->T.P->variable[v];
    return did_you_mean(r->A, name, known, n);
}

static const char *of_map(arguing_t *r, const node_t *x, bool of_outcomes)
{
    const setting_t *S = &r->T.L->setting;
    const char *text = "";
    bool map = false;
    for (unsigned k = 0; k < S->params; k++)
        if (S->entry[k].name && S->entry[k].kind == ENTRY_MAP && strcmp(S->entry[k].name, x->name) == 0)
            map = S->entry[k].axes == x->n;
    if (!map) {
        argued_wrong(r, x->at, arena_printf(r->A, "%s: no map of so many letters", node_text(r->A, x)));
        return "?";
    }
    for (unsigned k = 0; k < x->n; k++)
        text = arena_printf(r->A, "%s%s%s", text, k ? "," : "", argued_letter(r, x->part[k], of_outcomes));
    return arena_printf(r->A, "%s(%s)", x->name, text);
}

const char *argued_letter(arguing_t *r, const node_t *x, bool of_outcomes)
{
    if (x->kind == NODE_NUMBER && mpq_sgn(x->number) == 0) return "0";
    if (x->kind == NODE_APPLY) return of_map(r, x, of_outcomes);
    if (x->kind != NODE_NAME) {
        argued_name(r, x);
        return "?";
    }
    for (unsigned k = r->letters; k-- > 0;)
        if (strcmp(r->letter[k].name, x->name) == 0) return r->letter[k].is;
    if (of_outcomes && variable_called(&r->Q, x->name, strlen(x->name)) >= 0) return x->name;
    argued_wrong(r, x->at,
                 arena_printf(r->A, "%s is no letter%s here%s", x->name, of_outcomes ? " and no variable" : "",
                              hint(r, x->name, of_outcomes)));
    return "?";
}

int argued_variable(arguing_t *r, const node_t *x)
{
    const char *name = argued_name(r, x);
    int v = variable_called(&r->Q, name, strlen(name));
    if (v >= 0 || r->why) return v;
    argued_wrong(r, x->at,
                 arena_printf(r->A, "%s is no random variable of the law%s", name,
                              did_you_mean(r->A, name, r->T.P->variable, r->T.P->axes)));
    return v;
}

const char *argued_letter_put(arguing_t *r, const char *name, unsigned alphabet)
{
    if (r->letters == ARGUED_LETTERS || r->Q.seen + 32 > sizeof r->Q.letter / sizeof *r->Q.letter) {
        if (!r->why) r->why = "too many letters";
        return "?";
    }
    const char *is = arena_printf(r->A, "t%u", ++r->Q.names);
    r->Q.letter[r->Q.seen] = is;
    r->Q.alphabet[r->Q.seen++] = alphabet;
    r->letter[r->letters].name = name;
    r->letter[r->letters].is = is;
    r->letter[r->letters++].alphabet = alphabet;
    return is;
}

values_t argued_event(arguing_t *r, const points_step_t *s, unsigned from)
{
    values_t e = { 0 };
    for (unsigned k = from; k < s->args && !r->why; k++) {
        const points_arg_t *a = &s->arg[k];
        if (!a->other || a->op != IS_EQ) {
            argued_wrong(r, a->term->at, arena_printf(r->A, "%s: VARIABLE = letter expected", s->rule));
            break;
        }
        int v = argued_variable(r, a->term);
        if (v < 0) break;
        e.set |= 1u << v;
        e.value[v] = argued_letter(r, a->other, false);
    }
    return e;
}

int argued_hypothesis(arguing_t *r, const node_t *x)
{
    const char *name = argued_name(r, x);
    bool good = name[0] == 'h' && name[1] && strspn(name + 1, "0123456789") == strlen(name + 1) && strlen(name) < 6;
    int h = good ? atoi(name + 1) : 0;
    if (h >= 1 && (unsigned)h <= r->T.facts) return h - 1;
    argued_wrong(r, x->at, arena_printf(r->A, "%s is no hypothesis of the link: it has %u", name, r->T.facts));
    return -1;
}
