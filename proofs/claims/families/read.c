/* SPDX-License-Identifier: MIT
**
** Families by hand as they are written: what is set, to which values, for how many letters.
*/
#include "proofs/claims/families/family.h"
#include "proofs/claims/core/declare.h"
#include "proofs/claims/print/print.h"
#include "proofs/claims/core/resolve.h"

#include <stdio.h>
#include <string.h>

enum { CELLS_BY_HAND_MAX = 256 };

static const char *const named_laws[] = { "uniform",   "point",   "symmetric", "bec", "z",
                                          "noiseless", "useless", "merge",     NULL };

/* Those that take a number. */
static bool takes_number(const char *name) { return strcmp(name, "point") == 0 || strcmp(name, "symmetric") == 0
    || strcmp(name, "bec") == 0 || strcmp(name, "z") == 0; }

static const char *name_of(const node_t *x)
{
    if (x->kind != NODE_NAME && x->kind != NODE_APPLY) return NULL;
    for (size_t k = 0; named_laws[k]; k++)
        if (strcmp(x->name, named_laws[k]) == 0) return named_laws[k];
    return NULL;
}

static bool whole(const core_t *x, long *n)
{
    if (!x || x->kind != CORE_NUMBER || mpz_cmp_ui(mpq_denref(x->number), 1) != 0 ||
        !mpz_fits_slong_p(mpq_numref(x->number)))
        return false;
    *n = mpz_get_si(mpq_numref(x->number));
    return true;
}

bool hand_range(const core_lemma_t *L, const node_t *lo, const node_t *hi, long *from, long *to, claim_fault_t *fault)
{
    const core_t *a = core_term(L, lo, NULL, fault), *b = a ? core_term(L, hi, NULL, fault) : NULL;
    if (fault->set) return false;
    if (whole(a, from) && whole(b, to) && *from <= *to && *from > -2000000000 && *to < 2000000000 &&
        *to - *from < 1000000)
        return true;
    return claim_fault(fault, lo->at, "expected a range of whole numbers, at most a million");
}

/* The how-manieth axis k is of those on its alphabet; 0 where it is the only one. */
static unsigned numbered(const entry_t *e, unsigned k)
{
    unsigned all = 0, before = 0;
    for (unsigned a = 0; a < e->axes; a++) {
        all += e->alphabet[a] == e->alphabet[k];
        before += a <= k && e->alphabet[a] == e->alphabet[k];
    }
    return all > 1 ? before : 0;
}

/* The k-th letter of what is set: of a factor as it is declared, else the alphabet's own, numbered where several are on
** one: y1, y2. */
static const char *letter_of(const core_lemma_t *L, const entry_t *e, unsigned k)
{
    const setting_t *S = &L->setting;
    const law_t *P = S->joint >= 0 ? &S->law[S->joint] : NULL;
    for (unsigned f = 0; P && e->kind == ENTRY_FACTOR && f < P->factors; f++)
        if (P->factor[f].param >= 0 && e == &S->entry[P->factor[f].param]) return P->letter[k + 1 < e->axes
            ? P->factor[f].behind[k] : P->factor[f].of];
    const char *own = alphabet_letter(L->home, S, e->alphabet[k]);
    return numbered(e, k) ? arena_printf(L->home, "%s%u", own, numbered(e, k)) : own;
}

/* A term at the letters of what is set, the index of a sweep in slot 0. */
static const core_t *at_letters(const core_lemma_t *L, const entry_t *e, const node_t *x, const char *index,
                                claim_fault_t *fault)
{
    resolver_t r = { .A = L->home,
                     .L = (core_lemma_t *)L,
                     .S = (setting_t *)&L->setting,
                     .words = L->words,
                     .fault = fault,
                     .fleeting = true };
    const scope_t *s = scope_bind(&r, NULL, index ? index : "", -1, x->at);
    for (unsigned k = 0; k < e->axes; k++) s = scope_bind(&r, s, letter_of(L, e, k), (int)e->alphabet[k], x->at);
    return resolve(&r, x, s);
}

/* Rows within rows: their numbers in order, the lengths of each depth. False where rows of one depth differ in
** length. */
static bool flat(const node_t *x, unsigned depth, unsigned axes, hand_t *h, const node_t **out)
{
    if (depth == axes) {
        if (h->n == CELLS_BY_HAND_MAX) return false;
        out[h->n++] = x;
        return x->kind != NODE_TUPLE;
    }
    /* (x) is x */
    if (x->kind != NODE_TUPLE && h->dim[depth] <= 1) { h->dim[depth] = 1; return flat(x, depth + 1, axes, h, out); }
    if (x->kind != NODE_TUPLE || (h->dim[depth] && h->dim[depth] != x->n)) return false;
    h->dim[depth] = x->n;
    for (unsigned k = 0; k < x->n; k++)
        if (!flat(x->part[k], depth + 1, axes, h, out)) return false;
    return true;
}

/* A law that is no term: the named one that is meant. */
static bool no_term(const core_lemma_t *L, const node_t *x, bool law, claim_fault_t *fault)
{
    bool named = x->kind == NODE_NAME || x->kind == NODE_APPLY;
    size_t n = sizeof named_laws / sizeof *named_laws - 1;
    const char *hint =
        law && named && !strstr(fault->text, "did you mean") ? did_you_mean(L->home, x->name, named_laws, n) : "";
    snprintf(fault->text + strlen(fault->text), sizeof fault->text - strlen(fault->text), "%s", hint);
    return false;
}

/* symmetric(M,e): the noise comes first, and the letters are said, where M is a number. */
static bool symmetric_of(hand_t *h, const entry_t *e, const node_t *x, const core_t **part, claim_fault_t *fault)
{
    const core_t *letters = part[0];
    long n;
    part[0] = part[1];
    part[1] = letters;
    if (!whole(letters, &n)) return true;
    if (n < 2 || n > LETTERS_MAX)
        return claim_fault(fault, x->at, "expected how many letters, from 2 to %d", LETTERS_MAX);
    if (e->axes > 1) h->dim[0] = h->dim[e->axes - 1] = (size_t)n;
    return true;
}

/* What is made of numbers alone, and has a value, as the number that it is: candidates ask for it again and again. */
static const core_t *as_number(const core_lemma_t *L, const core_t *x)
{
    static const size_t none[ALPHABETS_MAX];
    const char *why = NULL;
    if (x->kind == CORE_NUMBER || !hand_is_number(x)) return x;
    arena_t *A = arena_new();
    mpq_srcptr q = hand_rational(eval_bare(A, L, NULL, none), x, &why);
    core_t *y = q ? ARENA_NEW(L->home, core_t) : NULL;
    if (y) {
        mpq_ptr own = arena_mpq(L->home, 1);
        mpq_set(own, q);
        *y = (core_t){ .kind = CORE_NUMBER, .form = FORM_RATIONAL, .at_text = x->at_text, .alphabet = -1, .memo = -1,
                       .still = -1, .lettered = -1, .number = own, .near = mpq_get_d(own) };
    }
    arena_free(A);
    return y ? y : x;
}

static bool hand(const core_lemma_t *L, hand_t *h, int entry, const node_t *x, const char *index, claim_fault_t *fault)
{
    static const entry_t number = { .axes = 0 };
    const entry_t *e = entry >= 0 ? &L->setting.entry[entry] : &number;
    bool law = e->kind == ENTRY_LAW || e->kind == ENTRY_CHANNEL || e->kind == ENTRY_FACTOR;
    *h = (hand_t){ .named = law && e->axes ? name_of(x) : NULL };
    h->row = x->kind == NODE_TUPLE;
    h->letters = !h->named && !h->row;
    const node_t *number_at[CELLS_BY_HAND_MAX], *const *from = h->row ? number_at : x->part;
    if (h->row && !e->axes) return claim_fault(fault, x->at, "a row of numbers, expected a number");
    if (h->row && !flat(x, 0, e->axes, h, number_at))
        return claim_fault(fault, x->at, "expected rows within rows, of equal lengths, %u deep, of at most %d numbers",
                           e->axes, CELLS_BY_HAND_MAX);
    for (unsigned k = 0; h->row && k < e->axes; k++)
        for (unsigned l = 0; l < k; l++)
            if (e->alphabet[k] == e->alphabet[l] && h->dim[k] != h->dim[l])
                return claim_fault(fault, x->at, "rows for %zu letters and for %zu of %s", h->dim[l], h->dim[k],
                    L->setting.alphabet[e->alphabet[k]].name);
    if (!h->row) h->n = h->named && x->kind == NODE_APPLY ? x->n : h->named ? 0 : 1;
    bool sized = h->named && strcmp(h->named, "symmetric") == 0 && h->n == 2; /* symmetric(M,e) */
    if (h->named && !sized && h->n != takes_number(h->named)) return claim_fault(fault, x->at, "%s takes %s, found %u",
        h->named, takes_number(h->named) ? "one number" : "no numbers", h->n);
    const core_t **part = ARENA_ARRAY(L->home, const core_t *, h->n + 1);
    for (unsigned k = 0; k < h->n; k++)
        if (!(part[k] = h->letters ? at_letters(L, e, x, index, fault) : core_term(L, from[k], index ? index : "",
            fault))) return no_term(L, x, law, fault);
    for (unsigned k = 0; k < h->n && entry >= 0; k++) part[k] = as_number(L, part[k]);
    h->part = part;
    return !sized || symmetric_of(h, e, x, part, fault);
}

static bool target(const core_lemma_t *L, set_t *s, const assign_t *a, claim_fault_t *fault)
{
    const char *name = a->name;
    size_t n = strlen(name);
    s->entry = setting_entry(&L->setting, name);
    s->alphabet = *name == '|' ? setting_alphabet(&L->setting, arena_printf(L->home, "%.*s", (int)n - 2, name + 1))
                               : setting_size(&L->setting, name);
    /* |X| of a variable on an alphabet that it shares */
    if (*name == '|' && s->alphabet < 0 && L->setting.joint >= 0) {
        int axis = setting_variable(&L->setting, arena_printf(L->home, "%.*s", (int)n - 2, name + 1));
        if (axis >= 0) s->alphabet = (int)L->setting.law[L->setting.joint].alphabet[axis];
    }
    if (s->entry >= 0 || s->alphabet >= 0) return true;
    const char *known[PARAMS_MAX];
    for (unsigned k = 0; k < L->setting.params; k++) known[k] = L->setting.entry[k].name;
    return claim_fault(fault, a->at, "%s is no parameter%s", name,
                       did_you_mean(L->home, name, known, L->setting.params));
}

/* A whole number that is one or is known before anything of letters is: made of numbers, sizes and words. */
static bool size_term(const core_t *x)
{
    long n;
    if (whole(x, &n)) return n >= 1 && n <= LETTERS_MAX;
    return core_is_bare(x);
}

static bool set_of(const core_lemma_t *L, set_t *s, const assign_t *a, const char *index, claim_fault_t *fault)
{
    if (!target(L, s, a, fault)) return false;
    s->range = a->range;
    if (a->range && s->entry >= 0 && L->setting.entry[s->entry].kind != ENTRY_NUMBER) return claim_fault(fault, a->at,
        "a range of whole numbers is for a number or a size, and %s is none", a->name);
    if (a->range) return hand_range(L, a->value[0], a->value[1], &s->from, &s->to, fault);
    hand_t *value = ARENA_ARRAY(L->home, hand_t, a->n);
    for (unsigned k = 0; k < a->n; k++) {
        if (!hand(L, &value[k], s->entry, a->value[k], index, fault)) return false;
        if (s->entry < 0 && !size_term(value[k].part[0]))
            return claim_fault(fault, a->at, "expected how many letters, from 1 to %d", LETTERS_MAX);
    }
    s->value = value;
    s->n = a->n;
    return true;
}

/* The letters of an alphabet that value w of a set speaks of: its size, or so many rows; 0 where it leaves that
** open. */
static size_t letters_said(const core_lemma_t *L, const set_t *s, unsigned w, unsigned a)
{
    long n;
    if (s->range) return s->alphabet == (int)a && s->entry < 0 && s->from == s->to ? (size_t)s->from : 0;
    const hand_t *h = &s->value[w];
    if (s->entry < 0) return s->alphabet == (int)a && whole(h->part[0], &n) ? (size_t)n : 0;
    const entry_t *e = &L->setting.entry[s->entry];
    for (unsigned k = 0; k < e->axes; k++)
        if (e->alphabet[k] == a && h->dim[k]) return h->dim[k];
    return 0;
}

static unsigned values_of(const set_t *s) { return s->range ? 1 : s->n; }

/* Does a value of set k speak of another number of letters than one of set l? Their numbers, then. */
static bool at_odds(const core_lemma_t *L, const set_t *k, const set_t *l, unsigned a, size_t *n, size_t *other)
{
    for (unsigned v = 0; v < values_of(k); v++)
        for (unsigned w = 0; w < values_of(l); w++) {
            *n = letters_said(L, k, v, a);
            *other = letters_said(L, l, w, a);
            if (*n && *other && *n != *other) return true;
        }
    return false;
}

/* No two sets of a family are about different sizes of one alphabet. */
static bool sizes_agree(const core_lemma_t *L, const set_t *set, const try_t *t, claim_fault_t *fault)
{
    size_t n, other;
    for (unsigned a = 0; a < L->setting.alphabets; a++)
        for (unsigned k = 0; k < t->n; k++)
            for (unsigned l = 0; l < k; l++)
                if (at_odds(L, &set[k], &set[l], a, &n, &other))
                    return claim_fault(fault, t->assign[k].at, "%s is for %zu letters of %s, %s for %zu",
                        t->assign[k].name, n, L->setting.alphabet[a].name, t->assign[l].name, other);
    return true;
}

bool hand_recipe(arena_t *A, recipe_t *r, const core_lemma_t *L, const try_t *t, claim_fault_t *fault)
{
    if (t->kind == TRY_MADE && !(t = made_read(A, r, L, t, fault))) return false;
    if (t->kind == TRY_DECODERS && !(r->nets = nets_of_decoders(A, L))) return claim_fault(fault, t->at,
        "decoders are the last of a chain A -> B -> C among the hypotheses, and there is none");
    r->by = t;
    set_t *set = ARENA_ARRAY(A, set_t, t->n + 1);
    if (t->kind == TRY_SWEEP && !hand_range(L, t->lo, t->hi, &r->from, &r->to, fault)) return false;
    if (t->letters_lo && !hand_range(L, t->letters_lo, t->letters_hi, &r->letters_lo, &r->letters_hi, fault))
        return false;
    if (r->letters_hi > 64) return claim_fault(fault, t->letters_hi->at, "at most 64 letters");
    if (t->denominators) {
        const core_t *x = core_term(L, t->denominators, NULL, fault);
        if (!x) return false;
        if (x->kind == CORE_POW && whole(x->part[0], &r->from) && whole(x->part[1], &r->to)) {
            r->denominator = 1;
            for (long k = 0; k < r->to && r->denominator < 1000000000000L / (r->from > 0 ? r->from : 1); k++)
                r->denominator *= r->from;
        } else whole(x, &r->denominator);
        if (r->denominator < 1) return claim_fault(fault, t->denominators->at, "expected a whole number, at least 1");
    }
    for (unsigned k = 0; k < t->n; k++)
        if (!set_of(L, &set[k], &t->assign[k], t->kind == TRY_SWEEP ? t->over : NULL, fault)) return false;
    if (!sizes_agree(L, set, t, fault)) return false;
    if (t->kind == TRY_POINTS && (setting_entry(&L->setting, t->over) < 0 ||
                                  L->setting.entry[setting_entry(&L->setting, t->over)].kind != ENTRY_LAW))
        return claim_fault(fault, t->at, "%s is no law", t->over);
    r->sets = t->n;
    r->set = set;
    return hand_order(A, r, L, set, t, fault) && (!r->made || made_targets(r, L, fault)) && hand_can_fit(r, L, fault);
}
