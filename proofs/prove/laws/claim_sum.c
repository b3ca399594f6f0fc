/* SPDX-License-Identifier: MIT */
#include "proofs/prove/laws/claim_sum.h"
#include "proofs/claims/print/print.h"
#include "proofs/engine/json.h"
#include "proofs/prove/claim_words.h"
#include "proofs/prove/equal.h"
#include "proofs/prove/laws/claim_sum_parts.h"
#include "proofs/prove/laws/tables.h"

#include <string.h>

/* --- values ------------------------------------------------------------------------------------------------------- */

static const form_t *value(reader_t *r, const core_t *x, int sign);

static bool has_divergence(const core_t *x)
{
    bool any = x->kind == CORE_DIVERGENCE;
    for (unsigned k = 0; k < x->n; k++) any = any || has_divergence(x->part[k]);
    return any;
}

static const form_t *entry_value(const reader_t *r, const core_t *x, int name)
{
    bool bound = x->n == 1 && x->part[0]->kind == CORE_SLOT && x->part[0]->at == r->slot;
    return bound && name >= 0 ? form_name(r->R, (unsigned)name) : NULL;
}

void note_law(reader_t *r, const form_t *f, unsigned alphabet)
{
    if (!f || r->laws == LAWS_TRIED_MAX) return;
    for (unsigned k = 0; k < r->laws; k++)
        if (r->tried[k].alphabet == alphabet && form_equal(r->R, r->tried[k].f, f)) return;
    r->tried[r->laws++] = (tried_t){ f, alphabet, written_text(r->A, r->R, written_of_form(r->R, f)) };
}

/* A sum, a divergence, an entropy over one letter. */
static const form_t *bound_value(reader_t *r, const core_t *x, int sign)
{
    int slot = r->slot;
    unsigned alphabet = r->alphabet;
    bool sum = x->kind == CORE_OVER;
    const form_t *a, *b = NULL, *f = NULL;
    if (x->slots != 1 || (sum && (x->n != 1 || strcmp(x->name, "sum") != 0))) return NULL;
    r->slot = (int)x->slot[0];
    r->alphabet = x->over[0];
    a = value(r, x->part[0], 0);
    if (x->kind == CORE_DIVERGENCE && x->n > 1 && a) b = value(r, x->part[1], 0);
    if (a && !sum) note_law(r, a, r->alphabet);
    if (b) note_law(r, b, r->alphabet);
    if (a && sum) f = sums_over(&r->S, a);
    else if (a && strcmp(x->name, "H") == 0)
        f = form_neg(r->R, sums_over(&r->S, form_mul(r->R, a, sums_log(&r->S, a))));
    else if (a && b && form_equal(r->R, a, b) && strcmp(x->name, "BC") != 0) f = form_integer(r->R, 0);
    else if (a && b && strcmp(x->name, "KL") == 0) f = sums_divergence(&r->S, a, b, sign);
    else if (a && b && strcmp(x->name, "J") == 0)
        f = form_add(r->R, sums_divergence(&r->S, a, b, sign), sums_divergence(&r->S, b, a, sign));
    r->slot = slot;
    r->alphabet = alphabet;
    return f;
}

static const form_t *power_value(reader_t *r, const core_t *x)
{
    const core_t *k = x->part[1];
    const form_t *a = value(r, x->part[0], 0);
    bool whole = k->kind == CORE_NUMBER && mpz_cmp_ui(mpq_denref(k->number), 1) == 0 &&
                 mpz_cmpabs_ui(mpq_numref(k->number), 60) <= 0;
    if (!a) return NULL;
    if (!whole) return form_exp(r->R, form_mul(r->R, value(r, k, 0), sums_log(&r->S, a)));
    int n = (int)mpz_get_si(mpq_numref(k->number));
    return n >= 0 || form_sign(r->R, a, &r->S.strict) ? form_power(r->R, a, n) : NULL;
}

/* sign: 1 where the slack grows with x; 0: not known to. NULL outside the class. */
static const form_t *value(reader_t *r, const core_t *x, int sign)
{
    algebra_t *R = r->R;
    const form_t *a, *b;
    switch (x->kind) {
    case CORE_NUMBER: return form_rational(R, x->number);
    case CORE_PARAM: return r->entry[x->at] < 0 ? NULL : form_name(R, (unsigned)r->entry[x->at]);
    case CORE_MASS: return r->L->setting.law[x->at].axes == 1 ? entry_value(r, x, r->law[x->at]) : NULL;
    case CORE_ENTRY: return entry_value(r, x, r->entry[x->at]);
    case CORE_NEG: return form_neg(R, value(r, x->part[0], -sign));
    case CORE_ADD: a = value(r, x->part[0], sign); return a ? form_add(R, a, value(r, x->part[1], sign)) : NULL;
    case CORE_SUB: a = value(r, x->part[0], sign); return a ? form_sub(R, a, value(r, x->part[1], -sign)) : NULL;
    case CORE_MUL: {
        bool right = has_divergence(x->part[1]);
        a = value(r, x->part[!right], 0);
        return a ? form_mul(R, a, value(r, x->part[right], form_sign(R, a, &r->S.strict) > 0 ? sign : 0)) : NULL;
    }
    case CORE_DIV: {
        b = value(r, x->part[1], 0);
        int s = b ? form_sign(R, b, &r->S.strict) : 0;
        return s ? form_div(R, value(r, x->part[0], s > 0 ? sign : 0), b) : NULL;
    }
    case CORE_POW: return power_value(r, x);
    case CORE_FUNCTION:
        if (x->n != 1 || (strcmp(x->name, "log") != 0 && strcmp(x->name, "exp") != 0)) return NULL;
        a = value(r, x->part[0], 0);
        return *x->name == 'l' ? sums_log(&r->S, a) : form_exp(R, a);
    case CORE_OVER: case CORE_DIVERGENCE: return bound_value(r, x, sign);
    case CORE_SIZE: return r->S.counts ? sums_over(&r->S, form_integer(R, 1)) : NULL;
    default: return NULL;
    }
}

/* --- declarations ------------------------------------------------------------------------------------------------- */

static void used_in(bool *law, bool *entry, const core_t *x)
{
    if (x->kind == CORE_MASS) law[x->at] = true;
    if (x->kind == CORE_PARAM || x->kind == CORE_ENTRY) entry[x->at] = true;
    for (unsigned k = 0; k < x->n; k++) used_in(law, entry, x->part[k]);
}

static bool declare_law(reader_t *r, unsigned k)
{
    const law_t *P = &r->L->setting.law[k];
    if (P->param < 0 || P->axes != 1 || P->variable[0]) return false;
    bool positive = r->L->setting.entry[P->param].positive;
    r->law[k] = sums_name(&r->S, arena_printf(r->A, "%s(y)", P->name), arena_mpq(r->A, 1), NULL, true, true, !positive);
    r->statement = arena_printf(r->A, "%s%s%s law on %s%s", r->statement, *r->statement ? " ; " : "", P->name,
        r->L->setting.alphabet[P->alphabet[0]].name, positive ? " > 0" : "");
    return r->law[k] >= 0;
}

static bool declare_entry(reader_t *r, unsigned k)
{
    const entry_t *e = &r->L->setting.entry[k];
    const char *range = NULL, *on = "";
    bool table = e->kind == ENTRY_TABLE;
    if (table) {
        bool above = e->least && (mpq_sgn(e->least) > 0 || (mpq_sgn(e->least) == 0 && e->binder && e->binder->open_lo));
        bool positive = e->positive || above;
        if (e->axes != 1) return false;
        on = arena_printf(r->A, " on %s%s", r->L->setting.alphabet[e->alphabet[0]].name, positive ? " > 0" : "");
        mpq_srcptr least = positive ? arena_mpq(r->A, 1) : NULL;
        int v = r->entry[k] =
            sums_name(&r->S, arena_printf(r->A, "%s(y)", e->name), least, NULL, true, false, !positive);
        if (v >= 0) r->S.strict.on[v] = true; /* any real number, where it is not positive */
    } else {
        if (!(range = number_range_words(r->A, e))) return false;
        on = arena_printf(r->A, " in %s", range);
        bool open = (!e->least || e->binder->open_lo || mpq_sgn(e->least) > 0)
            && (!e->most || e->binder->open_hi || mpq_sgn(e->most) < 0 || (e->least && mpq_sgn(e->least) > 0));
        r->entry[k] =
            sums_name(&r->S, e->name, e->least, e->most, false, false, !open && !(e->least && mpq_sgn(e->least) > 0));
    }
    r->statement =
        arena_printf(r->A, "%s%s%s%s%s", r->statement, *r->statement ? " ; " : "", table ? "table " : "", e->name, on);
    return r->entry[k] >= 0;
}

static bool declarations(reader_t *r, const core_claim_t *claim, const sides_t *s, const core_fact_t *except)
{
    bool law[LAWS_MAX] = { false }, entry[PARAMS_MAX] = { false };
    alphabets_t all = { 0, 0 };
    for (unsigned k = 0; k < 2 + 2 * s->equations; k++) {
        const core_t *x = k < 2 ? s->told[k] : s->equation[k / 2 - 1]->term[k % 2];
        used_in(law, entry, x);
        alphabets_in(&all, r->L, x);
    }
    for (unsigned side = 0; side < 2; side++)
        for (unsigned k = 0; k < (side ? claim->givens : r->L->givens); k++) {
            const core_fact_t *F = side ? &claim->given[k] : &r->L->given[k];
            for (unsigned i = 0; i < F->n && !says_positive(r->L, F->fact) && F->fact->kind == FACT_RELATION; i++) {
                used_in(law, entry, F->term[i]);
                alphabets_in(&all, r->L, F->term[i]);
            }
        }
    bool equated = except && except->fact->kind == FACT_RELATION;
    for (unsigned i = 0; equated && i < except->n; i++) alphabets_in(&all, r->L, except->term[i]);
    if (!alphabets_fit(&all)) return false;
    for (unsigned k = 0; k < r->L->setting.laws; k++)
        if (law[k] && !declare_law(r, k)) return false;
    for (unsigned k = 0; k < r->L->setting.params; k++)
        if (entry[k] && !declare_entry(r, k)) return false;
    return *r->statement;
}

static const form_t *difference(reader_t *r, const core_t *const *term, relop_t op, int sign)
{
    bool down = op == IS_GE || op == IS_GT;
    const form_t *larger = value(r, term[!down], sign);
    return larger ? form_sub(r->R, larger, value(r, term[down], -sign)) : NULL;
}

/* The two sides of an equation are infinite at the same: their divergences are of the same entries. NULL: not shown. */
static const form_t *equated(reader_t *r, const core_t *const *term)
{
    const form_t *left = value(r, term[0], 1);
    unsigned n = r->S.dominated_n;
    const form_t *right = left ? value(r, term[1], 1) : NULL;
    for (unsigned k = 0; k < r->S.dominated_n; k++) {
        bool both = false;
        for (unsigned i = k < n ? n : 0; i < (k < n ? r->S.dominated_n : n); i++)
            both = both || (r->S.dominated[i].law == r->S.dominated[k].law &&
                            r->S.dominated[i].by == r->S.dominated[k].by);
        if (!both) return NULL;
    }
    return form_sub(r->R, left, right);
}

static const char *side_words(const reader_t *r, const core_t *x)
{
    return (r->wide ? law_words : sum_words)(r->A, r->L, x, -1, NULL);
}

static bool add_given(reader_t *r, const core_fact_t *F)
{
    if (says_positive(r->L, F->fact)) return true;
    /* left out */
    if (F->slots || F->fact->eaches || F->fact->kind != FACT_RELATION || F->n != 2 || F->fact->op[0] == IS_NE)
        return r->wide;
    if (r->givens == GIVENS_MAX || (!r->wide && F->fact->op[0] == IS_EQ)) return false;
    const char *a = side_words(r, F->term[0]), *b = side_words(r, F->term[1]);
    if (!a || !b) return r->wide;
    r->statement = arena_printf(r->A, "%s\ngiven %s %s %s", r->statement, a, relop_text(F->fact->op[0]), b);
    r->given[r->givens++] = difference(r, F->term, F->fact->op[0], 0);
    return true;
}

/* for each x: P(x) = TERM, or NAME = TERM, which is put in. */
static bool equation(reader_t *r, const core_fact_t *F)
{
    const char *letter = F->slots ? letter_name(r->A, r->L, F->over[0]) : NULL;
    int slot = F->slots ? (int)F->slot[0] : -1;
    const char *a = law_words(r->A, r->L, F->term[0], slot, letter),
               *b = law_words(r->A, r->L, F->term[1], slot, letter);
    if (!a || !b) return false;
    r->statement = arena_printf(r->A, "%s\ngiven %s%s = %s", r->statement,
                                letter ? arena_printf(r->A, "for each %s: ", letter) : "", a, b);
    return true;
}

/* L < R unless for each x: P(x) = Q(x): of these two the divergence is to be. NULL: of another kind. */
static const char *exception(reader_t *r, const core_fact_t *F)
{
    if (F->fact->kind != FACT_RELATION || F->n != 2 || F->fact->op[0] != IS_EQ || F->slots != 1) return NULL;
    const char *letter = letter_name(r->A, r->L, F->over[0]);
    const char *a = law_words(r->A, r->L, F->term[0], (int)F->slot[0], letter),
               *b = law_words(r->A, r->L, F->term[1], (int)F->slot[0], letter);
    r->slot = (int)F->slot[0];
    r->alphabet = F->over[0];
    const form_t *f = value(r, F->term[0], 0), *g = f ? value(r, F->term[1], 0) : NULL;
    r->slot = -1;
    r->laws = 0;
    if (!g || !a || !b) return NULL;
    note_law(r, f, F->over[0]);
    note_law(r, g, F->over[0]);
    return arena_printf(r->A, " unless for each %s: %s = %s", letter, a, b);
}

/* The sides of a link, of one that is strict unless two laws are one too. */
static bool sides_of(sides_t *s, const core_fact_t **except, arena_t *A, const compiled_t *C, size_t link, bool wide)
{
    const link_of_t *of = &C->of[link];
    const core_claim_t *claim = &C->core->claim[of->claim];
    *except = NULL;
    if (of->says != SAYS_STRICT || wide) return link_sides(s, A, C, link);
    *s = (sides_t){ .op = claim->claim->chain.op[of->link] };
    for (unsigned k = 0; k < 2; k++) s->told[k] = s->side[k] = claim->term[of->link + k];
    *except = &of->equality->fact[0];
    return of->equality->n == 1 && (s->op == IS_LE || s->op == IS_GE);
}

static bool understand(reader_t *r, arena_t *A, algebra_t *R, const compiled_t *C, size_t link, bool wide)
{
    if (!wide) C = link_of_tables(A, C, link);
    const core_claim_t *claim = &C->core->claim[C->of[link].claim];
    const core_fact_t *except;
    sides_t s;
    if (!sides_of(&s, &except, A, C, link, wide)) return false;
    *r = (reader_t){ .A = A,
                     .R = R,
                     .S = { .R = R, .counts = (s.equations || except) && C->core->setting.alphabets == 1 },
                     .L = C->core,
                     .slot = -1,
                     .statement = "",
                     .equality = s.op == IS_EQ,
                     .strict = except,
                     .wide = wide };
    for (unsigned k = 0; k < LAWS_MAX; k++) r->law[k] = -1;
    for (unsigned k = 0; k < PARAMS_MAX; k++) r->entry[k] = -1;
    bool known = wide ? !s.equations && s.op != IS_NE : s.op == IS_LE || s.op == IS_GE || s.op == IS_EQ;
    if (claim->slots || !known || !declarations(r, claim, &s, except)) return false;
    const char *(*words)(arena_t *, const core_lemma_t *, const core_t *, int, const char *) =
        wide || except || s.equations ? law_words : sum_words;
    const char *a = words(A, C->core, s.told[0], -1, NULL), *b = words(A, C->core, s.told[1], -1, NULL);
    if (!a || !b) return false;
    r->statement = arena_printf(A, "for %s", r->statement);
    r->slack = r->equality ? equated(r, s.side) : difference(r, s.side, s.op, 1);
    for (unsigned k = 0; k < C->core->givens; k++)
        if (!add_given(r, &C->core->given[k])) return false;
    for (unsigned k = 0; k < claim->givens; k++)
        if (!add_given(r, &claim->given[k])) return false;
    for (unsigned k = 0; k < s.equations; k++)
        if (!equation(r, s.equation[k])) return false;
    const char *unless = except ? exception(r, except) : "";
    if (except) s.op = s.op == IS_LE ? IS_LT : IS_GT;
    if (unless) r->statement = arena_printf(A, "%s\nclaim %s %s %s%s", r->statement, a, relop_text(s.op), b, unless);
    return unless;
}

json_t *sum_prove(const char **statement, const char **reason, arena_t *A, const compiled_t *C, size_t link,
                  deadline_t until)
{
    algebra_t R;
    reader_t *r = ARENA_NEW(A, reader_t);
    json_t *proof = NULL;
    *statement = NULL;
    if (!algebra_start(&R, A)) return NULL;
    if (understand(r, A, &R, C, link, false)) {
        *statement = r->statement;
        *reason = r->equality ? "identity" : "gibbs";
        if (r->slack && r->equality && form_is_zero(&R, r->slack)) proof = json_made(json_object());
        if (r->slack && !r->equality) proof = gibbs_prove(r, until);
    }
    algebra_end(&R);
    return proof;
}

static const char *statement_of(arena_t *A, const compiled_t *C, size_t link, bool wide)
{
    algebra_t R;
    reader_t *r = ARENA_NEW(A, reader_t);
    if (!algebra_start(&R, A)) return NULL;
    bool good = understand(r, A, &R, C, link, wide);
    algebra_end(&R);
    return good ? r->statement : NULL;
}

const char *sum_statement(arena_t *A, const compiled_t *C, size_t link) { return statement_of(A, C, link, false); }
const char *cite_statement(arena_t *A, const compiled_t *C, size_t link) { return statement_of(A, C, link, true); }
