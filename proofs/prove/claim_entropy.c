/* SPDX-License-Identifier: MIT */
#include "proofs/prove/claim_entropy.h"
#include "proofs/claims/print.h"
#include "proofs/prove/box_claim.h"

#include <ctype.h>
#include <string.h>

/* What is read of a claim: its atoms by their text, the variables that a value is given of, with the slot of each. */
typedef struct {
    arena_t *A;
    const core_lemma_t *L;
    const core_claim_t *claim;
    unsigned atoms;
    const char *atom[ENTROPY_ATOMS_MAX];
    bool any;            /* an entropy was met */
    unsigned fixed;
    int slot[PMF_AXES_MAX];
} entropies_t;

/* The rational that x is by its form; false when it is none. */
static bool constant(mpq_ptr q, arena_t *A, const core_t *x)
{
    mpq_ptr t = arena_mpq(A, 1);
    switch (x->kind) {
    case CORE_NUMBER: mpq_set(q, x->number); return true;
    case CORE_NEG:
        if (!constant(q, A, x->part[0])) return false;
        mpq_neg(q, q);
        return true;
    case CORE_ADD: case CORE_SUB: case CORE_MUL: case CORE_DIV:
        if (!constant(q, A, x->part[0]) || !constant(t, A, x->part[1])) return false;
        if (x->kind == CORE_DIV && mpq_sgn(t) == 0) return false;
        (x->kind == CORE_ADD ? mpq_add : x->kind == CORE_SUB ? mpq_sub : x->kind == CORE_MUL ? mpq_mul : mpq_div)(q, q, t);
        return true;
    default: return false;
    }
}

/* H of a set given values: all terms are given the same. */
static bool same_values(entropies_t *R, const core_t *x)
{
    unsigned k = 0;
    if (R->any && R->fixed != x->given) return false;
    for (unsigned axis = 0; axis < PMF_AXES_MAX; axis++) {
        if (!(x->given >> axis & 1)) continue;
        const core_t *letter = x->part[k++];
        if (letter->kind != CORE_SLOT || (R->any && R->slot[axis] != letter->at)) return false;
        R->slot[axis] = letter->at;
    }
    R->any = true;
    R->fixed = x->given;
    return true;
}

/* A real number that is no entropy. */
static bool unknown(entropy_form_t *f, entropies_t *R, const core_t *x, mpq_srcptr c)
{
    const char *text = real_words(R->A, R->L, x);
    unsigned k = 0;
    if (!text) return false;
    while (k < R->atoms && strcmp(R->atom[k], text) != 0) k++;
    if (k == ENTROPY_ATOMS_MAX) return false;
    if (k == R->atoms) R->atom[R->atoms++] = text;
    entropy_add(f, entropy_atom(k), c);
    return true;
}

/* f += c x; false when x is not linear in entropies. */
static bool linear(entropy_form_t *f, entropies_t *R, const core_t *x, mpq_srcptr c)
{
    arena_t *A = f->home;
    mpq_ptr q = arena_mpq(A, 1), d = arena_mpq(A, 1);
    if (constant(q, A, x)) {
        mpq_mul(q, q, c);
        mpq_add(f->constant, f->constant, q);
        return true;
    }
    switch (x->kind) {
    case CORE_ENTROPY:
        if (!same_values(R, x)) return false;
        entropy_add(f, x->set | x->given, c);
        mpq_neg(d, c);
        entropy_add(f, x->given, d);
        return true;
    case CORE_NEG: mpq_neg(d, c); return linear(f, R, x->part[0], d);
    case CORE_ADD: return linear(f, R, x->part[0], c) && linear(f, R, x->part[1], c);
    case CORE_SUB: mpq_neg(d, c); return linear(f, R, x->part[0], c) && linear(f, R, x->part[1], d);
    case CORE_MUL: {
        unsigned k = constant(q, A, x->part[0]) ? 1 : 0;
        if (!k && !constant(q, A, x->part[1])) return unknown(f, R, x, c);
        mpq_mul(d, q, c);
        return linear(f, R, x->part[k], d);
    }
    case CORE_DIV:
        if (!constant(q, A, x->part[1])) return unknown(f, R, x, c);
        if (mpq_sgn(q) == 0) return false;
        mpq_div(d, c, q);
        return linear(f, R, x->part[0], d);
    default: return unknown(f, R, x, c);
    }
}

/* y - x. */
static const entropy_form_t *difference(entropies_t *R, const core_t *y, const core_t *x)
{
    arena_t *A = R->A;
    entropy_form_t *f = entropy_form(A);
    mpq_ptr one = arena_mpq(A, 2), minus = one + 1;
    mpq_set_si(one, 1, 1);
    mpq_set_si(minus, -1, 1);
    return linear(f, R, y, one) && linear(f, R, x, minus) ? f : NULL;
}

static bool add_fact(entropy_claim_t *E, const entropy_form_t *f, bool equality)
{
    if (!f || E->facts == FACTS_MAX) return false;
    E->fact[E->facts++] = (entropy_fact_t){ f, equality };
    return true;
}

/* A relation, one fact for each sign. It says nothing of the law given a value. */
static bool add_relation(entropy_claim_t *E, entropies_t *R, const core_fact_t *F)
{
    bool any = R->any;
    unsigned fixed = R->fixed;
    R->any = false;
    for (unsigned k = 0; k + 1 < F->n; k++) {
        relop_t op = F->fact->op[k];
        bool turned = op == IS_GE || op == IS_GT || op == IS_EQ;
        if (op == IS_NE || !add_fact(E, difference(R, F->term[turned ? k : k + 1], F->term[turned ? k + 1 : k]), op == IS_EQ)) return false;
    }
    bool plain = !R->any || !R->fixed, moved = R->any && fixed;
    R->any = any;
    R->fixed = fixed;
    return plain && !moved;
}

static bool add_structure(entropy_claim_t *E, entropies_t *R, const core_fact_t *F)
{
    arena_t *A = R->A;
    mpq_ptr one = arena_mpq(A, 2), minus = one + 1;
    varset_t past = F->set[0], all = 0;
    mpq_set_si(one, 1, 1);
    mpq_set_si(minus, -1, 1);
    if (F->fact->kind == FACT_MARKOV) {
        for (unsigned k = 1; k + 1 < F->n; k++) {
            entropy_form_t *f = entropy_form(A);
            if (R->fixed & ~(F->set[k] | F->given)) return false;
            entropy_add_information(f, (varset_t[]){ past, F->set[k + 1] }, 2, F->set[k] | F->given, one);
            if (!add_fact(E, f, true)) return false;
            past |= F->set[k];
        }
        return true;
    }
    entropy_form_t *f = entropy_form(A);
    if (F->fact->kind == FACT_FUNCTION) {
        entropy_add_given(f, F->set[0], F->set[1], one);
        return add_fact(E, f, true);
    }
    if (R->fixed & ~F->given) return false;
    for (unsigned k = 0; k < F->n; k++) {
        entropy_add_given(f, F->set[k], F->given, one);
        all |= F->set[k];
    }
    entropy_add_given(f, all, F->given, minus);
    return add_fact(E, f, true);
}

/* --- definitions expanded ---------------------------------------------------------------------------------------------- */

static const let_t *let_called(const core_lemma_t *L, const char *name)
{
    for (unsigned k = 0; k < L->tree->lets.n; k++)
        if (strcmp(L->tree->lets.at[k].name, name) == 0) return &L->tree->lets.at[k];
    for (unsigned k = 0; k < L->file->defs.n; k++)
        if (strcmp(L->file->defs.at[k].name, name) == 0) return &L->file->defs.at[k];
    return NULL;
}

/* The term without names of definitions; NULL where one has arguments, or nests too deep. */
static const node_t *expanded(entropies_t *R, const node_t *x, unsigned depth)
{
    const let_t *let = x->kind == NODE_NAME || x->kind == NODE_APPLY ? let_called(R->L, x->name) : NULL;
    if (let && (x->kind == NODE_APPLY || let->args || let->letters || let->law || depth > 40)) return NULL;
    if (let) return expanded(R, let->body, depth + 1);
    if (x->kind == NODE_GROUP) return x;
    for (unsigned k = 0; k < x->n; k++) {
        const node_t *part = expanded(R, x->part[k], depth);
        if (!part) return NULL;
        if (part != x->part[k]) x = node_with(R->A, x, k, part);
    }
    return x;
}

static bool add_given(entropy_claim_t *E, entropies_t *R, const core_fact_t *F)
{
    fact_t plain = *F->fact;
    if (F->slots || F->fact->eaches) return false;
    plain.words = NULL;
    if (plain.kind == FACT_RELATION) {
        const node_t **part = ARENA_ARRAY(R->A, const node_t *, plain.n);
        for (unsigned k = 0; k < plain.n; k++)
            if (!(part[k] = expanded(R, plain.part[k], 0))) return false;
        plain.part = part;
    }
    E->statement = arena_printf(R->A, "%s\ngiven %s", E->statement, fact_text(R->A, &plain));
    return plain.kind == FACT_RELATION ? add_relation(E, R, F) : add_structure(E, R, F);
}

/* --- declarations ------------------------------------------------------------------------------------------------------------ */

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
        for (unsigned i = 0; i < (unsigned)__builtin_popcount(given); i++) text = arena_printf(A, "%s%s%s", text, i ? "," : "|", P->letter[P->factor[k].behind[i]]);
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

static bool add_end(entropy_claim_t *E, entropies_t *R, const char *name, mpq_srcptr end, bool upper)
{
    entropy_form_t *f = entropy_form(R->A);
    mpq_ptr c = arena_mpq(R->A, 1);
    unsigned k = 0;
    if (!end) return true;
    while (k < R->atoms && strcmp(R->atom[k], name) != 0) k++;
    if (k == ENTROPY_ATOMS_MAX) return false;
    if (k == R->atoms) R->atom[R->atoms++] = name;
    mpq_set_si(c, upper ? -1 : 1, 1);
    entropy_add(f, entropy_atom(k), c);
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

static bool add_size(entropy_claim_t *E, entropies_t *R, const alphabet_t *a)
{
    mpq_ptr end = arena_mpq(R->A, 2);
    if (!a->size) return false;
    mpq_set_si(end, a->lo, 1);
    mpq_set_si(end + 1, a->hi, 1);
    E->statement = arena_printf(R->A, "%s ; %s in %ld..%s", E->statement, a->size, a->lo, a->hi ? arena_printf(R->A, "%ld", a->hi) : "inf");
    return add_end(E, R, a->size, end, false) && add_end(E, R, a->size, a->hi ? end + 1 : NULL, true);
}

/* log M - H(X) >= 0. */
static bool add_letters(entropy_claim_t *E, entropies_t *R, unsigned axis, const char *size)
{
    entropy_form_t *f = entropy_form(R->A);
    mpq_ptr one = arena_mpq(R->A, 1);
    const char *text = arena_printf(R->A, "log(%s)", size);
    unsigned k = 0;
    while (k < R->atoms && strcmp(R->atom[k], text) != 0) k++;
    if (k == ENTROPY_ATOMS_MAX) return false;
    if (k == R->atoms) R->atom[R->atoms++] = text;
    mpq_set_si(one, 1, 1);
    if (strcmp(size, "1") != 0) entropy_add(f, entropy_atom(k), one);
    mpq_neg(one, one);
    entropy_add(f, (varset_t)1 << axis, one);
    return add_fact(E, f, false);
}

static bool add_variables(entropy_claim_t *E, entropies_t *R, const law_t *P, used_t *U)
{
    arena_t *A = R->A;
    const setting_t *S = &R->L->setting;
    E->statement = "";
    for (unsigned k = 0; k < P->axes; k++) {
        const binder_t *b = NULL;
        const char *size = NULL;
        for (unsigned i = 0; i < R->L->tree->binders.n; i++)
            for (unsigned n = 0; n < R->L->tree->binders.at[i].n; n++)
                if (R->L->tree->binders.at[i].sort == SORT_VARIABLES && strcmp(R->L->tree->binders.at[i].name[n], P->variable[k]) == 0) b = &R->L->tree->binders.at[i];
        if (b && b->letters) {
            const alphabet_t *a = &S->alphabet[P->alphabet[k]];
            if (b->letters->kind == NODE_NUMBER) size = node_text(A, b->letters);
            else if (b->letters->kind == NODE_NAME && a->size && strcmp(a->size, b->letters->name) == 0) size = a->size, U->size[P->alphabet[k]] = true;
        }
        E->statement = arena_printf(A, "%s%s%s variable%s%s%s", E->statement, k ? " ; " : "", P->variable[k], size ? " on " : "", size ? size : "", size ? " letters" : "");
        if (size && !add_letters(E, R, k, size)) return false;
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

static bool declarations(entropy_claim_t *E, entropies_t *R, const core_t *lhs, const core_t *rhs, const char *givens)
{
    const setting_t *S = &R->L->setting;
    const law_t *P = &S->law[S->joint];
    used_t U = { { false }, { false } };
    size_t before = E->facts;
    numbers_in(&U, lhs);
    numbers_in(&U, rhs);
    for (unsigned k = 0; k < R->L->givens; k++)
        for (unsigned i = 0; i < R->L->given[k].n && R->L->given[k].fact->kind == FACT_RELATION; i++) numbers_in(&U, R->L->given[k].term[i]);
    for (unsigned k = 0; k < R->claim->givens; k++)
        for (unsigned i = 0; i < R->claim->given[k].n && R->claim->given[k].fact->kind == FACT_RELATION; i++) numbers_in(&U, R->claim->given[k].term[i]);
    if (P->factors ? !add_factors(E, R, P) : !add_variables(E, R, P, &U)) return false;
    if (!P->factors && E->facts == before) E->statement = plainly(R->A, P);
    const char *size[ALPHABETS_MAX];
    unsigned sizes = 0;
    for (unsigned k = 0; k < S->alphabets; k++) {
        bool again = false;
        if (!U.size[k]) continue;
        if (!S->alphabet[k].size) return false;
        for (unsigned i = 0; i < sizes; i++) again = again || strcmp(size[i], S->alphabet[k].size) == 0;
        if (again) continue;
        if (!add_size(E, R, &S->alphabet[k])) return false;
        size[sizes++] = S->alphabet[k].size;
    }
    for (unsigned k = 0; k < S->params; k++)
        if (U.number[k] && !add_number(E, R, &S->entry[k])) return false;
    E->statement = arena_printf(R->A, "for %s%s", E->statement, givens);
    return true;
}

static const char *for_each(arena_t *A, const claim_t *c)
{
    const char *text = "";
    for (unsigned k = 0; k < c->eaches; k++) text = arena_printf(A, "%s%s%s", text, k ? ", " : "for each ", c->each[k].name);
    return c->eaches ? arena_printf(A, "%s: ", text) : "";
}

bool claim_entropy(entropy_claim_t *E, arena_t *A, const compiled_t *C, size_t link)
{
    const link_of_t *of = &C->of[link];
    const core_claim_t *claim = &C->core->claim[of->claim];
    const claim_chain_t *chain = &claim->claim->chain;
    relop_t op = chain->op[of->link];
    entropies_t R = { .A = A, .L = C->core, .claim = claim };
    *E = (entropy_claim_t){ .equality = op == IS_EQ, .statement = "" };
    if (of->says != SAYS_ITSELF || op == IS_LT || op == IS_GT || op == IS_NE || C->core->setting.joint < 0) return false;
    const law_t *P = &C->core->setting.law[C->core->setting.joint];
    const core_t *lhs = claim->term[of->link], *rhs = claim->term[of->link + 1];
    E->variables = P->axes;
    E->name = P->variable;
    E->slack = op == IS_LE ? difference(&R, rhs, lhs) : difference(&R, lhs, rhs);
    if (!E->slack || !R.any) return false;
    for (unsigned k = 0; k < C->core->givens; k++)
        if (!add_given(E, &R, &C->core->given[k])) return false;
    for (unsigned k = 0; k < claim->givens; k++)
        if (!add_given(E, &R, &claim->given[k])) return false;
    if (!declarations(E, &R, lhs, rhs, E->statement)) return false;
    const node_t *left = expanded(&R, chain->term[of->link], 0), *right = expanded(&R, chain->term[of->link + 1], 0);
    if (!left || !right) return false;
    E->statement = arena_printf(A, "%s\nclaim %s%s %s %s", E->statement, for_each(A, claim->claim), node_text(A, left), relop_text(op), node_text(A, right));
    return true;
}
