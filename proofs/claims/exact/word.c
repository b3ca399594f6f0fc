/* SPDX-License-Identifier: MIT
**
** Words on a candidate: their arguments, by type.
*/
#include "proofs/claims/exact/eval.h"

#include <string.h>

static bool number(eval_t *e, const core_t *x, word_type_t type, word_arg_t *out)
{
    num_t a = num_kept(e, eval(e, x)); /* a word may hold it */
    out->real = num_real(e, a);
    out->rational = a.q;
    bool whole = a.q && mpz_cmp_ui(mpq_denref(a.q), 1) == 0 && mpz_fits_slong_p(mpq_numref(a.q));
    if (whole) out->integer = mpz_get_si(mpq_numref(a.q));
    else if (type == WORD_INTEGER && a.q && mpz_cmp_ui(mpq_denref(a.q), 1) == 0) {
        e->beyond = "a whole number of more than 64 bits";
        return true;
    }
    return type == WORD_REAL || (type == WORD_RATIONAL ? a.q != NULL : whole);
}

/* Is x a law, a table itself, its letters the slots in their order? Then its entries need not be evaluated. */
static bool itself(eval_t *e, const core_t *x, unsigned slots, const unsigned *slot, word_type_t type, word_arg_t *out)
{
    bool law = x->kind == CORE_MASS && !x->given && x->n == e->L->setting.law[x->at].axes &&
               e->L->setting.law[x->at].param >= 0;
    if ((!law && x->kind != CORE_ENTRY) || x->n != slots || (type == WORD_LAW) != law) return false;
    for (unsigned k = 0; k < slots; k++)
        if (x->part[k]->kind != CORE_SLOT || (unsigned)x->part[k]->at != slot[k]) return false;
    const value_t *v = &e->c->value[law ? e->L->setting.law[x->at].param : x->at];
    out->table = v->at;
    out->law = law ? e->law[x->at] : NULL;
    return true;
}

/* The array of x over its slots; false when an entry is not rational, or they are to be a law and are none. */
static bool array(eval_t *e, const core_t *x, unsigned slots, const unsigned *slot, const unsigned *over,
                  word_type_t type, word_arg_t *out)
{
    size_t i = 0;
    out->cells = 1;
    out->rank = slots;
    for (unsigned s = 0; s < slots; s++)
        if ((out->cells *= out->dim[s] = e->dim[over[s]]) > CELLS_OF_SUM_MAX) {
            e->beyond = "an array of more than 262144 entries";
            return true;
        }
    if (itself(e, x, slots, slot, type, out)) return true;
    mpq_ptr p = arena_mpq(e->A, out->cells);
    eval_first(e, slots, slot);
    do {
        num_t a = eval(e, x);
        if (!a.q) return false;
        mpq_set(p + i++, a.q);
    } while (!e->beyond && eval_next(e, slots, slot, over));
    out->table = p;
    if (type == WORD_TABLE || e->beyond) return true;
    const pmf_t *P = pmf_make(e->A, out->cells, p);
    out->law = P ? pmf_reshape(P, slots, out->dim) : NULL;
    return P != NULL;
}

static bool argument(eval_t *e, const core_t *x, unsigned k, unsigned from, word_arg_t *out)
{
    word_type_t type = x->word->arg[k];
    out->said = x->word_said[k];
    if (type == WORD_LAW || type == WORD_TABLE)
        return array(e, x->part[k], x->word_slots[k], x->slot + from, x->over + from, type, out);
    if (type != WORD_LETTER) return number(e, x->part[k], type, out);
    out->integer = (long)eval_letter(e, x->part[k]);
    out->dim[0] = e->dim[x->part[k]->alphabet];
    return true;
}

/* Where this word keeps what it has made; past the limit it keeps nothing. */
static void **kept(eval_t *e, const word_t *w, void **none)
{
    if (!e->kept) e->kept = ARENA_ARRAY(e->A, kept_word_t, WORDS_KEPT_MAX);
    for (unsigned k = 0; k < WORDS_KEPT_MAX; k++) {
        if (!e->kept[k].word) e->kept[k].word = w;
        if (e->kept[k].word == w) return &e->kept[k].at;
    }
    return none;
}

chain_t *eval_proofs(eval_t *e)
{
    if (!e->proofs) {
        e->proofs = ARENA_NEW(e->A, chain_t);
        e->proofs->home = e->A;
        e->proofs->effort = e->effort;
        e->proofs->given = e->given;
    }
    return e->proofs;
}

static void rests_on(eval_t *e, const certificate_t *C)
{
    e->rested++;
    for (unsigned k = 0; k < e->rests; k++)
        if (e->rest[k] == C) return;
    if (e->rests == CERTIFICATES_MAX) e->beyond = "more certificates than one row rests on";
    else e->rest[e->rests++] = C;
}

num_t eval_word(eval_t *e, const core_t *x)
{
    word_arg_t arg[WORD_ARGS_MAX] = { { 0 } };
    unsigned from = 0;
    void *none = NULL;
    for (unsigned k = 0; k < x->n; from += x->word_slots[k++])
        if (!argument(e, x, k, from, &arg[k])) {
            e->not_law = arena_printf(e->A, "argument %u of %s is not of its type here", k + 1, x->word->name);
            return num_si(e, 0);
        }
    if (e->at_most && !e->doubt) e->doubt = "an argument of which an upper bound alone is known";
    if (e->beyond || e->at_most) return num_si(e, 0);
    word_call_t call = {
        .A = e->A, .effort = e->effort, .kept = kept(e, x->word, &none), .shared = &e->shared, .proofs = eval_proofs(e)
    };
    const real_t *y = x->word->exact(&call, arg);
    for (unsigned k = 0; k < call.rests; k++) rests_on(e, call.rests_on[k]);
    if (y && call.beyond) y = NULL;
    e->at_most |= call.at_most;
    if (y) return num_of(y, e);
    if (call.beyond) e->beyond = call.beyond;
    else if (call.doubt) e->doubt = call.doubt;
    else e->not_law = call.why ? call.why : arena_printf(e->A, "%s is not defined here", x->word->name);
    return num_si(e, 0);
}
