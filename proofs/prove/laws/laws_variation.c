/* SPDX-License-Identifier: MIT
**
** TV(t P + (1-t) Q, Q) = t TV(P, Q), and the sum of |P - Q| is 2 TV(P, Q): what is a multiple of a TV that is a value
** (docs/certificates.md, section 6, variations).
*/
#include "proofs/prove/laws/claim_laws.h"
#include "proofs/engine/json.h"
#include "proofs/prove/claim_words.h"

#include <string.h>

static bool is_tv(const core_t *x)
{
    return x->kind == CORE_DIVERGENCE && strcmp(x->name, "TV") == 0 && x->n == 2 && x->slots == 1;
}

/* sum x: abs(u), u. */
static const core_t *norm_of(const core_t *x)
{
    bool sum = x->kind == CORE_OVER && strcmp(x->name, "sum") == 0 && x->slots == 1 && x->n == 1;
    const core_t *g = sum ? x->part[0] : NULL;
    return g && g->kind == CORE_FUNCTION && strcmp(g->name, "abs") == 0 ? g->part[0] : NULL;
}

static bool is_difference_of_laws(const core_t *u)
{
    return u->kind == CORE_SUB && u->part[0]->kind == CORE_MASS && u->part[1]->kind == CORE_MASS
        && u->part[0]->at != u->part[1]->at;
}

static bool has(const core_t *x, bool (*is)(const core_t *))
{
    bool any = is(x);
    for (unsigned k = 0; k < x->n && !any; k++) any = has(x->part[k], is);
    return any;
}

/* A divergence, of two arguments. */
static bool is_divergence(const core_t *x) { return x->kind == CORE_DIVERGENCE && x->n == 2; }
static bool is_norm(const core_t *x) { return norm_of(x); }
static bool is_composed(const core_t *x)
{
    return is_tv(x) && (x->part[0]->kind != CORE_MASS || x->part[1]->kind != CORE_MASS);
}

/* TV(P, Q) of laws by name, where a term is one, or is a sum of |P - Q|. */
static void plain(laws_t *r, const core_t *x)
{
    const core_t *u = norm_of(x), *a = NULL, *b = NULL;
    if (u && is_difference_of_laws(u)) a = u->part[0], b = u->part[1];
    if (is_tv(x) && !is_composed(x)) a = x->part[0], b = x->part[1];
    for (unsigned k = 0; k < x->n; k++) plain(r, x->part[k]);
    if (!a) return;
    const char *letter = letter_name(r->A, r->L, x->over[0]);
    const char *s = law_words(r->A, r->L, a, (int)x->slot[0], letter);
    const char *t = law_words(r->A, r->L, b, (int)x->slot[0], letter);
    const char *text = arena_printf(r->A, "TV(%s||%s)", s, t);
    if (s && t && !laws_variation(r, x, u ? "" : text)) laws_value(r, (law_value_t){ VALUE_TV, a, b, NULL, false,
        text, 0 });
}

void laws_variations_first(laws_t *r)
{
    bool divergences = has(r->side[0], is_divergence) || has(r->side[1], is_divergence);
    r->norms = divergences && (has(r->side[0], is_norm) || has(r->side[1], is_norm));
    if (!r->norms && !has(r->side[0], is_composed) && !has(r->side[1], is_composed)) return;
    for (unsigned k = 0; k < 2; k++) plain(r, r->side[k]);
}

/* The difference of a and b in names of entries, which the box has not. */
static const form_t *apart(laws_t *r, const core_t *a, const core_t *b)
{
    domain_t none = { .on = { false } };
    const law_entries_t *before = r->entries;
    for (unsigned k = 0; k < r->laws && !r->letter.at[k]; k++) {
        int v = laws_name(r, &none, "z", NULL, NULL);
        if (v < 0) return NULL;
        r->letter.at[k] = form_name(r->R, (unsigned)v);
    }
    r->entries = &r->letter;
    const form_t *x = laws_term(r, a), *y = b ? laws_term(r, b) : NULL;
    r->entries = before;
    return b ? form_sub(r->R, x, y) : x;
}

static bool has_entries(const laws_t *r, const form_t *c)
{
    bool any = false;
    for (unsigned k = 0; k < r->laws; k++)
        for (unsigned v = 0; v < r->R->names; v++)
            any = any || (form_equal(r->R, r->letter.at[k], form_name(r->R, v)) && form_has(r->R, c, v));
    return any;
}

/* c of u = c (A - B) of the value k, c > 0; NULL. */
static const form_t *factor(laws_t *r, const form_t *u, unsigned k)
{
    const form_t *d = apart(r, r->value[k].a, r->value[k].b), *c = d && !form_is_zero(r->R, d) ? form_div(r->R, u, d)
        : NULL;
    int sign = c && !has_entries(r, c) ? form_sign(r->R, c, &r->B) : 0;
    return sign > 0 ? c : sign < 0 ? form_neg(r->R, c) : NULL;
}

const form_t *laws_variation(laws_t *r, const core_t *x, const char *text)
{
    const core_t *norm = norm_of(x);
    const form_t *u = NULL, *c = NULL, *v;
    unsigned k = 0;
    for (unsigned i = 0; i < r->values && !norm; i++) if (strcmp(r->value[i].text, text) == 0) return NULL;
    for (; k < r->values && !c; k++) {
        if (r->value[k].kind != VALUE_TV || r->value[k].image) continue;
        if (!u && !(u = norm ? apart(r, norm, NULL) : apart(r, x->part[0], x->part[1]))) return NULL;
        c = factor(r, u, k);
    }
    if (!c || r->variations == VALUES_MAX) return NULL;
    bool noted = !*text;
    for (unsigned i = 0; i < r->variations; i++) noted = noted || strcmp(r->variation[i].text, text) == 0;
    if (!noted) r->variation[r->variations++] = (law_variation_t){ text, written_text(r->A, r->R,
        written_of_form(r->R, c)), k - 1 };
    v = form_mul(r->R, c, r->put ? r->put[k - 1] : form_name(r->R, r->value[k - 1].name));
    return norm ? form_mul(r->R, form_integer(r->R, 2), v) : v;
}

void laws_add_members(const laws_t *r, json_t *proof)
{
    json_t *list = json_made(json_array());
    for (unsigned k = 0; k < r->variations; k++)
        json_add(list, json_pack("[s,s,s]", r->variation[k].text, r->variation[k].factor,
            r->R->name[r->value[r->variation[k].value].name]));
    if (r->variations) json_put(proof, "variations", json_incref(list));
    json_decref(list);
    if (r->squared) json_put(proof, "power", json_integer(2));
    if (r->test) json_put(proof, "test", json_pack("[s,s,s,s]", r->test, "hat", r->R->name[r->mean[0]],
        r->R->name[r->mean[1]]));
}
