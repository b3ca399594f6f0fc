/* SPDX-License-Identifier: MIT
**
** Terms of a factorised law, read from the core: information, means of outcomes and the best rule are told from the
** sums that they were lowered to.
*/
#include "proofs/prove/entropy/means_parts.h"
#include "proofs/claims/print/print.h"
#include "proofs/prove/claim_words.h"

#include <string.h>

/* --- letters ------------------------------------------------------------------------------------------------------ */

bool tname_taken(const tclaim_t *T, const char *name)
{
    static const char *const kept[] = { "log", "max", "min", "sum", "of", "on", "in", "p", "R", "E", "H", "I", "Pr" };
    for (unsigned k = 0; k < sizeof kept / sizeof *kept; k++) if (strcmp(kept[k], name) == 0) return true;
    for (unsigned k = 0; k < T->L->setting.params; k++)
        if (T->L->setting.entry[k].name && strcmp(T->L->setting.entry[k].name, name) == 0) return true;
    for (unsigned v = 0; v < T->P->axes; v++) if (strcmp(T->P->variable[v], name) == 0) return true;
    for (unsigned k = 0; k < SLOTS_MAX; k++) if (T->at[k] && strcmp(T->at[k], name) == 0) return true;
    return false;
}

/* A name for a bound letter: its alphabet's in small letters, with primes. */
const char *letter_for(tclaim_t *T, unsigned alphabet)
{
    const char *name = letter_name(T->A, T->L, alphabet);
    while (tname_taken(T, name)) name = arena_printf(T->A, "%s'", name);
    return name;
}

const char *tletter(tclaim_t *T, const core_t *x)
{
    const char *text = "";
    switch (x->kind) {
    case CORE_SLOT: return T->at[x->at];
    case CORE_LETTER: return x->at == 0 ? "0" : NULL;
    case CORE_MAP:
        for (unsigned k = 0; k < x->n; k++) {
            const char *own = tletter(T, x->part[k]);
            if (!own) return NULL;
            text = arena_printf(T->A, "%s%s%s", text, k ? "," : "", own);
        }
        T->used[x->at] = true;
        return arena_printf(T->A, "%s(%s)", T->L->setting.entry[x->at].name, text);
    default: return NULL;
    }
}

static const tterm_t *entry(tclaim_t *T, const core_t *x)
{
    const entry_t *e = &T->L->setting.entry[x->at];
    const char *text = "";
    if (e->kind != ENTRY_TABLE) return NULL;
    for (unsigned k = 0; k < x->n; k++) {
        const char *own = tletter(T, x->part[k]);
        if (!own) return NULL;
        text = arena_printf(T->A, "%s%s%s", text, k ? "," : "", own);
    }
    T->used[x->at] = true;
    return ttext(T->A, arena_printf(T->A, "%s(%s)", e->name, text));
}

/* --- entropies ---------------------------------------------------------------------------------------------------- */

static bool values_of(tclaim_t *T, values_t *e, const core_t *h)
{
    unsigned n = 0;
    *e = (values_t){ .set = h->given };
    for (unsigned v = 0; v < PMF_AXES_MAX; v++)
        if (h->given >> v & 1 && !(e->value[v] = tletter(T, h->part[n++]))) return false;
    return true;
}

static const tterm_t *entropy(tclaim_t *T, const core_t *h)
{
    tterm_t *x = tnew(T->A, T_ENTROPY, NULL, NULL);
    x->a = h->set;
    return values_of(T, &x->at, h) ? x : NULL;
}

static bool is_entropy(const core_t *x, const core_t *like)
{
    if (x->kind != CORE_ENTROPY || (like && (x->given != like->given || x->n != like->n))) return false;
    for (unsigned k = 0; like && k < x->n; k++) if (!core_same(x->part[k], like->part[k])) return false;
    return true;
}

/* H(A,C) + H(B,C) - H(A,B,C) - H(C). */
static const tterm_t *information(tclaim_t *T, const core_t *x)
{
    unsigned given = 0;
    const core_t *below = NULL;
    if (x->kind == CORE_SUB && x->part[1]->kind == CORE_ENTROPY && x->part[0]->kind == CORE_SUB) {
        below = x->part[1];
        x = x->part[0];
        given = below->set;
    }
    if (x->kind != CORE_SUB || x->part[0]->kind != CORE_ADD || !is_entropy(x->part[1], below)) return NULL;
    const core_t *a = x->part[0]->part[0], *b = x->part[0]->part[1], *all = x->part[1];
    if (!is_entropy(a, all) || !is_entropy(b, all) || (a->set | b->set) != all->set || (a->set & b->set) != given)
        return NULL;
    tterm_t *y = tnew(T->A, T_INFO, NULL, NULL);
    y->a = a->set & ~given;
    y->b = b->set & ~given;
    y->given = given;
    return y->a && y->b && values_of(T, &y->at, a) ? y : NULL;
}

/* --- the rest ----------------------------------------------------------------------------------------------------- */

static const tterm_t *but(const tclaim_t *T, const tterm_t *x)
{
    return tnew(T->A, T_ADD, tnumber(T->A, 1), tnew(T->A, T_MUL, tnumber(T->A, -1), x));
}

/* [a >= b] of numbers; the others by it. */
static const tterm_t *of_numbers(tclaim_t *T, const core_t *c)
{
    const tterm_t *a = tterm_read(T, c->part[0]), *b = a ? tterm_read(T, c->part[1]) : NULL;
    bool up = c->op == IS_GE || c->op == IS_LT;
    if (!b) return NULL;
    const tterm_t *x = tnew(T->A, T_ATLEAST, up ? a : b, up ? b : a);
    return c->op == IS_GE || c->op == IS_LE ? x : but(T, x);
}

static const tterm_t *condition(tclaim_t *T, const core_t *c)
{
    if (c->kind == CORE_AND) {
        const tterm_t *a = condition(T, c->part[0]), *b = a ? condition(T, c->part[1]) : NULL;
        return b ? tnew(T->A, T_MUL, a, b) : NULL;
    }
    const tterm_t *own = tterm_occurs(T, c);
    if (own) return own;
    bool ordered = c->kind == CORE_COMPARE && c->op != IS_EQ && c->op != IS_NE;
    if (ordered && c->part[0]->alphabet < 0) return of_numbers(T, c);
    if (c->kind != CORE_COMPARE || (c->op != IS_EQ && c->op != IS_NE)) return NULL;
    if (c->part[0]->alphabet < 0) {
        const tterm_t *a = tterm_read(T, c->part[0]), *b = a ? tterm_read(T, c->part[1]) : NULL;
        return !b ? NULL : c->op == IS_EQ ? tnew(T->A, T_EQUAL, a, b) : but(T, tnew(T->A, T_EQUAL, a, b));
    }
    tterm_t *x = tnew(T->A, T_SAME, NULL, NULL);
    x->text = tletter(T, c->part[0]);
    x->other = tletter(T, c->part[1]);
    if (!x->text || !x->other || strcmp(x->text, "0") == 0 || strcmp(x->other, "0") == 0) return NULL;
    return c->op == IS_EQ ? x : but(T, x);
}

static const tterm_t *pair(tclaim_t *T, const core_t *x, tkind_t kind)
{
    const tterm_t *a = tterm_read(T, x->part[0]), *b = a ? tterm_read(T, x->part[1]) : NULL;
    if (!b) return NULL;
    if (x->kind == CORE_SUB) b = tnew(T->A, T_MUL, tnumber(T->A, -1), b);
    if (x->kind == CORE_DIV) b = tnew(T->A, T_INVERSE, b, NULL);
    return tnew(T->A, kind, a, b);
}

static const tterm_t *function(tclaim_t *T, const core_t *x)
{
    bool most = strcmp(x->name, "max") == 0;
    if (x->n == 1 && strcmp(x->name, "abs") == 0) {
        const tterm_t *a = tterm_read(T, x->part[0]);
        return a ? tnew(T->A, T_MAX, a, tnew(T->A, T_MUL, tnumber(T->A, -1), a)) : NULL;
    }
    if (x->n == 2 && (most || strcmp(x->name, "min") == 0)) return pair(T, x, most ? T_MAX : T_MIN);
    if (x->n != 1 || strcmp(x->name, "log") != 0) return NULL;
    const core_t *of = x->part[0];
    if (of->kind == CORE_SIZE) return ttext(T->A, arena_printf(T->A, "log(|%s|)", T->L->setting.alphabet[of->at].name));
    if (of->kind == CORE_PARAM) {
        const entry_t *e = &T->L->setting.entry[of->at];
        int least = e->kind == ENTRY_NUMBER && e->least && e->binder ? mpq_sgn(e->least) : -1;
        T->used[of->at] = true;
        return least > 0 || (least == 0 && e->binder->open_lo) ? ttext(T->A, arena_printf(T->A, "log(%s)", e->name))
                                                               : NULL;
    }
    return of->kind == CORE_NUMBER && mpq_sgn(of->number) > 0
               ? ttext(T->A, arena_printf(T->A, "log(%s)", end_words(T->A, of->number, "")))
               : NULL;
}

/* A whole power, written out. */
static const tterm_t *power(tclaim_t *T, const core_t *x)
{
    const core_t *e = x->part[1];
    const tterm_t *base = tterm_read(T, x->part[0]), *y = base;
    bool whole = e->kind == CORE_NUMBER && mpz_cmp_ui(mpq_denref(e->number), 1) == 0 && mpq_cmp_ui(e->number, 1,
        1) >= 0 && mpq_cmp_ui(e->number, 9, 1) <= 0;
    if (!base || !whole) return NULL;
    for (unsigned long k = mpz_get_ui(mpq_numref(e->number)); k > 1; k--) y = tnew(T->A, T_MUL, y, base);
    return y;
}

const tterm_t *tterm_read(tclaim_t *T, const core_t *x)
{
    const tterm_t *own = tterm_given(T, x);
    tterm_t *y;
    if (own) return own;
    switch (x->kind) {
    case CORE_NUMBER: y = tnew(T->A, T_NUMBER, NULL, NULL); y->q = x->number; return y;
    case CORE_PARAM:
        if (T->L->setting.entry[x->at].kind != ENTRY_NUMBER) return NULL;
        T->used[x->at] = true;
        return ttext(T->A, T->L->setting.entry[x->at].name);
    case CORE_SIZE: return ttext(T->A, arena_printf(T->A, "|%s|", T->L->setting.alphabet[x->at].name));
    case CORE_ENTRY: return entry(T, x);
    case CORE_BRACKET: return condition(T, x->part[0]);
    case CORE_ENTROPY: return entropy(T, x);
    case CORE_SUB: if ((own = information(T, x))) return own; return pair(T, x, T_ADD);
    case CORE_ADD: return pair(T, x, T_ADD);
    case CORE_POW: return power(T, x);
    case CORE_MUL: case CORE_DIV:
        if (T->L->setting.joint < 0 && T->P->axes == 1 && is_average(x) && T->P->alphabet[0] == x->part[0]->over[0])
            return taverage(T, x);
        return pair(T, x, T_MUL);
    case CORE_NEG: own = tterm_read(T, x->part[0]); return own ? tnew(T->A, T_MUL, tnumber(T->A, -1), own) : NULL;
    case CORE_WORD: return tmetric(T, x);
    case CORE_FUNCTION: return (own = tmetric(T, x)) ? own : function(T, x);
    case CORE_OVER: return tover(T, x);
    case CORE_GIVEN: return toutcomes(T, x);
    default: return NULL;
    }
}
