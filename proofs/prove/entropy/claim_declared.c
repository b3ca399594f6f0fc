/* SPDX-License-Identifier: MIT
**
** The declarations of a claim about entropies, in words, with the elementary relations that they give.
*/
#include "proofs/prove/entropy/claim_entropy_parts.h"

#include <ctype.h>
#include <string.h>

/* --- declarations ------------------------------------------------------------------------------------------------- */

/* p(y|x): the letter of a variable is its name in small letters as the checker reads it. */
static bool letter_fits(const law_t *P, unsigned axis)
{
    const char *letter = P->letter[axis], *name = P->variable[axis];
    return letter && name && toupper((unsigned char)*letter) == *name && strcmp(letter + 1, name + 1) == 0;
}

static bool add_factors(entropy_claim_t *E, entropies_t *R, const law_t *P)
{
    arena_t *A = R->A;
    mpq_ptr one = arena_mpq(A, 1);
    varset_t earlier = 0;
    const char *text = "law";
    mpq_set_ui(one, 1, 1);
    for (unsigned k = 0; k < P->factors; k++) {
        unsigned of = P->factor[k].of, given = P->factor[k].given;
        if (!letter_fits(P, of) || (given & ~earlier) || (R->fixed >> of & 1 && given & ~R->fixed)) return false;
        text = arena_printf(A, "%s p(%s", text, P->letter[of]);
        for (unsigned i = 0; i < (unsigned)__builtin_popcount(given); i++)
            text = arena_printf(A, "%s%s%s", text, i ? "," : "|", P->letter[P->factor[k].behind[i]]);
        text = arena_printf(A, "%s)", text);
        varset_t outside = earlier & ~given;
        entropy_form_t *f = entropy_form(A);
        entropy_add_information(f, (varset_t[]){ (varset_t)1 << of, outside }, 2, given, one);
        if (outside && !add_fact(E, f, true)) return false;
        earlier |= (varset_t)1 << of;
    }
    E->statement = text;
    return true;
}

/* The numbers of the atoms and sizes, each with its range. */
typedef struct { bool size[ALPHABETS_MAX], number[PARAMS_MAX]; } used_t;

static void numbers_in(used_t *U, const core_t *x)
{
    if (x->kind == CORE_SIZE) U->size[x->at] = true;
    if (x->kind == CORE_PARAM) U->number[x->at] = true;
    for (unsigned k = 0; k < x->n; k++) numbers_in(U, x->part[k]);
}

static void numbers_of(used_t *U, entropies_t *R, unsigned n, const core_fact_t *given)
{
    unsigned axis;
    for (unsigned k = 0; k < n; k++) {
        bool left_out = (given[k].slots || given[k].fact->eaches) && !is_uniform(R, &given[k], &axis);
        left_out = left_out || (given[k].fact->kind == FACT_RELATION && !given[k].slots && !given[k].fact->eaches &&
                                !relation_is_read(R, &given[k]));
        for (unsigned i = 0; i < given[k].n && given[k].fact->kind == FACT_RELATION && !left_out; i++)
            numbers_in(U, given[k].term[i]);
    }
}

static bool add_end(entropy_claim_t *E, entropies_t *R, const char *name, mpq_srcptr end, bool upper)
{
    entropy_form_t *f = entropy_form(R->A);
    mpq_ptr c = arena_mpq(R->A, 1);
    varset_t atom;
    if (!end) return true;
    if (!atom_of(&atom, E, name)) return false;
    mpq_set_si(c, upper ? -1 : 1, 1);
    entropy_add(f, atom, c);
    if (upper) mpq_set(f->constant, end);
    else mpq_neg(f->constant, end);
    return add_fact(E, f, false);
}

static bool add_number(entropy_claim_t *E, entropies_t *R, const entry_t *e)
{
    const char *range = number_range_words(R->A, e);
    if (!range) return false;
    E->statement = arena_printf(R->A, "%s ; %s in %s", E->statement, e->name, range);
    return add_end(E, R, e->name, e->least, false) && add_end(E, R, e->name, e->most, true);
}

long least_of(const entropies_t *R, unsigned k)
{
    const alphabet_t *a = &R->L->setting.alphabet[k];
    return a->lo > R->least[k] ? a->lo : R->least[k];
}

static bool add_size(entropy_claim_t *E, entropies_t *R, unsigned k)
{
    mpq_ptr end = arena_mpq(R->A, 2);
    const alphabet_t *a = &R->L->setting.alphabet[k];
    const char *name = size_word(R->L, k);
    if ((a->hi && a->hi <= least_of(R, k))) return false;
    mpq_set_si(end, least_of(R, k), 1);
    mpq_set_si(end + 1, a->hi, 1);
    E->statement = arena_printf(R->A, "%s ; %s in %ld..%s", E->statement, name, least_of(R, k),
                                a->hi ? arena_printf(R->A, "%ld", a->hi) : "inf");
    return add_end(E, R, name, end, false) && add_end(E, R, name, a->hi ? end + 1 : NULL, true);
}

/* log M - H(X) >= 0. */
static bool add_letters(entropy_claim_t *E, entropies_t *R, unsigned axis, const char *size)
{
    entropy_form_t *f = entropy_form(R->A);
    mpq_ptr one = arena_mpq(R->A, 1);
    varset_t atom;
    if (!atom_of(&atom, E, arena_printf(R->A, "log(%s)", size))) return false;
    mpq_set_si(one, 1, 1);
    if (strcmp(size, "1") != 0) entropy_add(f, atom, one);
    mpq_neg(one, one);
    entropy_add(f, (varset_t)1 << axis, one);
    return add_fact(E, f, false);
}

static const binder_t *binder_of(const core_lemma_t *L, const char *variable)
{
    for (unsigned i = 0; i < L->tree->binders.n; i++)
        for (unsigned n = 0; n < L->tree->binders.at[i].n; n++)
            if (L->tree->binders.at[i].sort == SORT_VARIABLES && strcmp(L->tree->binders.at[i].name[n], variable) == 0)
                return &L->tree->binders.at[i];
    return NULL;
}

/* How many letters the variable is declared on, a number or the name of a size; NULL: nothing is said. */
const char *letters_of(entropies_t *R, const law_t *P, unsigned axis)
{
    const binder_t *b = binder_of(R->L, P->variable[axis]);
    if (!b || !b->letters) return NULL;
    if (b->letters->kind == NODE_NUMBER) return node_text(R->A, b->letters);
    const char *size = R->L->setting.alphabet[P->alphabet[axis]].size;
    return b->letters->kind == NODE_NAME && size && strcmp(size, b->letters->name) == 0 ? size : NULL;
}

/* Those of one alphabet that stand together are declared together: they have their letters in common. */
static bool add_variables(entropy_claim_t *E, entropies_t *R, const law_t *P, used_t *U)
{
    arena_t *A = R->A;
    E->statement = "";
    for (unsigned k = 0, n; k < P->axes; k += n) {
        const char *size = letters_of(R, P, k), *names = P->variable[k];
        for (n = 1; size && k + n < P->axes && P->alphabet[k + n] == P->alphabet[k] && letters_of(R, P, k + n); n++)
            names = arena_printf(A, "%s, %s", names, P->variable[k + n]);
        if (size && binder_of(R->L, P->variable[k])->letters->kind == NODE_NAME) U->size[P->alphabet[k]] = true;
        const char *on = size ? arena_printf(A, " on %s letters", size) : "";
        E->statement =
            arena_printf(A, "%s%s%s variable%s%s", E->statement, k ? " ; " : "", names, n > 1 ? "s" : "", on);
        for (unsigned i = 0; size && i < n; i++)
            if (!add_letters(E, R, k + i, size)) return false;
    }
    return true;
}

/* `J, K on M letters` where a size is spoken of, and they are not declared so. */
static bool add_law_letters(entropy_claim_t *E, entropies_t *R, const law_t *P, const used_t *U)
{
    for (unsigned k = 0; k < R->L->setting.alphabets; k++) {
        const char *size = U->size[k] ? size_word(R->L, k) : NULL, *names = "";
        for (unsigned v = 0; v < P->axes; v++)
            if (P->alphabet[v] == k && (P->factors || !letters_of(R, P, v)))
                names = arena_printf(R->A, "%s%s%s", names, *names ? ", " : "", P->variable[v]);
        if (!size || !*names) continue;
        E->statement = arena_printf(R->A, "%s ; %s on %s letters", E->statement, names, size);
        for (unsigned v = 0; v < P->axes; v++)
            if (P->alphabet[v] == k && (P->factors || !letters_of(R, P, v)) && !add_letters(E, R, v, size))
                return false;
    }
    return true;
}

/* `for X variable ; Y variable` is written `for X, Y variables`. */
static const char *plainly(arena_t *A, const law_t *P)
{
    const char *text = "";
    for (unsigned k = 0; k < P->axes; k++) text = arena_printf(A, "%s%s%s", text, k ? ", " : "", P->variable[k]);
    return arena_printf(A, "%s variables", text);
}

bool entropy_declarations(entropy_claim_t *E, entropies_t *R, const core_t *lhs, const core_t *rhs, const char *givens)
{
    const setting_t *S = &R->L->setting;
    const law_t *P = &S->law[S->joint];
    used_t U = { { false }, { false } };
    size_t before = E->facts;
    numbers_in(&U, lhs);
    numbers_in(&U, rhs);
    numbers_of(&U, R, R->L->givens, R->L->given);
    numbers_of(&U, R, R->claim->givens, R->claim->given);
    if (P->factors ? !add_factors(E, R, P) : !add_variables(E, R, P, &U)) return false;
    if (!add_law_letters(E, R, P, &U)) return false;
    if (!P->factors && E->facts == before) E->statement = plainly(R->A, P);
    const char *size[ALPHABETS_MAX];
    unsigned sizes = 0;
    for (unsigned k = 0; k < S->alphabets; k++) {
        bool again = false;
        if (!U.size[k]) continue;
        const char *name = size_word(R->L, k);
        for (unsigned i = 0; i < sizes; i++) again = again || strcmp(size[i], name) == 0;
        if (again) continue;
        if (!add_size(E, R, k)) return false;
        size[sizes++] = name;
    }
    for (unsigned k = 0; k < S->params; k++)
        if (U.number[k] && !add_number(E, R, &S->entry[k])) return false;
    if (!against_declared(E, R)) return false;
    E->statement = arena_printf(R->A, "for %s%s", E->statement, givens);
    return true;
}
