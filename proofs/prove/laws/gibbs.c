/* SPDX-License-Identifier: MIT
**
** A slack as a sum of divergences of laws: those of the claim, the declared ones, and their tilts.
*/
#include "proofs/engine/json.h"
#include "proofs/prove/laws/claim_sum_parts.h"

enum { WEIGHTS_MAX = 24 };

/* f over its sum. */
static void note_normalised(reader_t *r, const form_t *f, unsigned alphabet)
{
    if (r->laws < LAWS_TRIED_MAX) note_law(r, form_div(r->R, f, sums_over(&r->S, f)), alphabet);
}

/* An exponential in the claim, of a table: of which alphabet. */
static bool is_weight(const reader_t *r, unsigned j, unsigned *alphabet)
{
    const atom_t *a = &r->R->atom[j];
    const setting_t *T = &r->L->setting;
    if (a->kind != ATOM_EXP) return false;
    for (unsigned k = 0; k < T->params; k++) {
        if (r->entry[k] < 0 || T->entry[k].kind != ENTRY_TABLE) continue;
        const form_t *e = form_name(r->R, (unsigned)r->entry[k]);
        for (unsigned i = 0; i < r->R->atoms; i++)
            if (form_equal(r->R, form_atom(r->R, i), e) && poly_has_atom(r->R, a->arg->n, i)) {
                *alphabet = T->entry[k].alphabet[0];
                return true;
            }
    }
    return false;
}

/* The declared laws and positive tables, each tilted by one or two of the tables or the claim's exponentials, and by
** itself. */
static void more_laws(reader_t *r)
{
    const setting_t *T = &r->L->setting;
    const form_t *base[LAWS_MAX + PARAMS_MAX], *table[PARAMS_MAX + BOX_ATOMS_MAX];
    unsigned on[LAWS_MAX + PARAMS_MAX], of[PARAMS_MAX + BOX_ATOMS_MAX], n = 0, m = 0;
    for (unsigned k = 0; k < T->laws; k++)
        if (r->law[k] >= 0) on[n] = T->law[k].alphabet[0], base[n++] = form_name(r->R, (unsigned)r->law[k]);
    for (unsigned k = 0; k < T->params; k++)
        if (r->entry[k] >= 0 && T->entry[k].kind == ENTRY_TABLE && !r->S.vanishes[r->entry[k]])
            of[m] = T->entry[k].alphabet[0], table[m++] = form_name(r->R, (unsigned)r->entry[k]);
    for (unsigned j = 0; j < r->R->atoms; j++)
        if (is_weight(r, j, &of[m])) table[m++] = form_atom(r->R, j);
    for (unsigned k = 0; k < n; k++) note_law(r, base[k], on[k]);
    for (unsigned k = 0; k < n; k++)
        for (unsigned i = 0; i < m; i++) {
            if (of[i] != on[k]) continue;
            const form_t *tilted = form_mul(r->R, base[k], table[i]);
            note_normalised(r, tilted, on[k]);
            for (unsigned j = 0; j < i; j++)
                if (of[j] == on[k]) note_normalised(r, form_mul(r->R, tilted, table[j]), on[k]);
        }
    for (unsigned k = 0; k < m; k++) note_normalised(r, table[k], of[k]);
    for (unsigned k = 0; k < n; k++) note_normalised(r, form_mul(r->R, base[k], base[k]), on[k]);
}

static bool is_law(reader_t *r, const tried_t *t)
{
    const form_t *whole = t->f ? sums_over(&r->S, t->f) : NULL;
    return whole && form_equal(r->R, whole, form_integer(r->R, 1)) && form_sign(r->R, t->f, &r->S.formal) > 0;
}

/* Weights of what is subtracted first: 1, the positive numbers, their inverses, and products of two. */
static unsigned weights(const form_t **w, reader_t *r)
{
    unsigned n = 0;
    w[n++] = form_integer(r->R, 1);
    for (unsigned k = 0; k < PARAMS_MAX && n + 2 < WEIGHTS_MAX / 2; k++) {
        if (r->entry[k] < 0 || r->L->setting.entry[k].kind != ENTRY_NUMBER) continue;
        const form_t *x = form_name(r->R, (unsigned)r->entry[k]);
        if (form_sign(r->R, x, &r->S.strict) <= 0) continue;
        w[n++] = x;
        w[n++] = form_div(r->R, w[0], x);
    }
    for (unsigned i = 1, m = n; i < m; i++)
        for (unsigned j = 1; j < i && n < WEIGHTS_MAX; j++) w[n++] = form_mul(r->R, w[i], w[j]);
    return n;
}

static json_t *weight_json(reader_t *r, const form_t *c)
{
    return json_made(json_string(written_text(r->A, r->R, written_of_form(r->R, c))));
}

/* f = c KL(A||B), c >= 0 without letters. */
static json_t *one_divergence(reader_t *r, const form_t *f)
{
    json_t *found = NULL;
    if (form_is_zero(r->R, f)) return json_made(json_array());
    for (unsigned i = 0; i < r->laws && !found; i++)
        for (unsigned j = 0; j < r->laws && !found && !deadline_past(r->end); j++) {
            if (i == j || r->tried[i].alphabet != r->tried[j].alphabet) continue;
            const form_t *D = sums_divergence(&r->S, r->tried[i].f, r->tried[j].f, 0),
                         *c = D ? form_div(r->R, f, D) : NULL;
            if (!c || sums_at_letter(&r->S, c) || form_sign(r->R, c, &r->S.strict) <= 0) continue;
            found = json_made(json_pack("[[o,s,s]]", weight_json(r, c), r->tried[i].text, r->tried[j].text));
        }
    return found;
}

static json_t *gibbs(reader_t *r)
{
    const form_t *w[WEIGHTS_MAX];
    json_t *d = one_divergence(r, r->slack);
    if (d) return json_made(json_pack("{s:o,s:[]}", "divergences", d, "given"));
    unsigned n = weights(w, r);
    for (unsigned g = 0; g < r->givens; g++)
        for (unsigned k = 0; k < n && r->given[g]; k++) {
            const form_t *rest = w[k] ? form_sub(r->R, r->slack, form_mul(r->R, w[k], r->given[g])) : NULL;
            if (rest && (d = one_divergence(r, rest)))
                return json_made(json_pack("{s:o,s:[[o,i]]}", "divergences", d, "given", weight_json(r, w[k]), (int)g));
        }
    for (unsigned i = 0; i < r->laws; i++)
        for (unsigned j = 0; j < r->laws; j++) {
            const form_t *D = i != j && r->tried[i].alphabet == r->tried[j].alphabet
                                  ? sums_divergence(&r->S, r->tried[i].f, r->tried[j].f, 0)
                                  : NULL;
            for (unsigned k = 0; k < n && D && !deadline_past(r->end); k++) {
                const form_t *rest = w[k] ? form_sub(r->R, r->slack, form_mul(r->R, w[k], D)) : NULL;
                if (!rest || !(d = one_divergence(r, rest))) continue;
                json_add(d, json_pack("[o,s,s]", weight_json(r, w[k]), r->tried[i].text, r->tried[j].text));
                return json_made(json_pack("{s:o,s:[]}", "divergences", d, "given"));
            }
        }
    return NULL;
}

json_t *gibbs_prove(reader_t *r, deadline_t until)
{
    unsigned n = 0;
    r->end = until;
    if (!r->strict) more_laws(r);
    for (unsigned k = 0; k < r->laws; k++)
        if (is_law(r, &r->tried[k])) r->tried[n++] = r->tried[k];
    r->laws = n;
    r->S.may_dominate = true; /* what is subtracted from the slack is about the case that no side is infinite */
    return gibbs(r);
}
