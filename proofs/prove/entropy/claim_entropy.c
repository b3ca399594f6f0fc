/* SPDX-License-Identifier: MIT */
#include "proofs/prove/entropy/claim_entropy.h"
#include "proofs/prove/entropy/claim_entropy_parts.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

bool add_fact(entropy_claim_t *E, const entropy_form_t *f, bool equality)
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
        if (op == IS_NE ||
            !add_fact(E, entropy_difference(R, F->term[turned ? k : k + 1], F->term[turned ? k + 1 : k]), op == IS_EQ))
            return false;
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

/* --- definitions expanded ----------------------------------------------------------------------------------------- */

static const let_t *let_called(const core_lemma_t *L, const char *name)
{
    for (unsigned k = 0; k < L->tree->lets.n; k++)
        if (strcmp(L->tree->lets.at[k].name, name) == 0) return &L->tree->lets.at[k];
    for (unsigned k = 0; k < L->file->defs.n; k++)
        if (strcmp(L->file->defs.at[k].name, name) == 0) return &L->file->defs.at[k];
    return NULL;
}

/* |X| by its name. */
static const node_t *sized(entropies_t *R, const node_t *x)
{
    for (unsigned k = 0; k < R->L->setting.alphabets; k++) {
        if (strcmp(R->L->setting.alphabet[k].name, x->name) != 0) continue;
        node_t *named = ARENA_NEW(R->A, node_t);
        *named = *x;
        named->kind = NODE_NAME;
        named->name = size_word(R->L, k);
        return named;
    }
    return NULL;
}

/* The term without names of definitions; NULL where one has arguments, or nests too deep. */
static const node_t *expanded(entropies_t *R, const node_t *x, unsigned depth)
{
    const let_t *let = x->kind == NODE_NAME || x->kind == NODE_APPLY ? let_called(R->L, x->name) : NULL;
    if (x->kind == NODE_DIVERGENCE) return against_named(R, x);
    if (let && (x->kind == NODE_APPLY || let->args || let->letters || let->law || depth > 40)) return NULL;
    if (let) return expanded(R, let->body, depth + 1);
    if (x->kind == NODE_SIZE) return sized(R, x);
    if (x->kind == NODE_GROUP) return x;
    for (unsigned k = 0; k < x->n; k++) {
        const node_t *part = expanded(R, x->part[k], depth);
        if (!part) return NULL;
        if (part != x->part[k]) x = node_with(R->A, x, k, part);
    }
    return x;
}

/* The name of a size that is spoken of; NULL: it has none, and the link says nothing of it. */
static const char *spoken_size(const entropies_t *R, unsigned k)
{
    return R->sized >> k & 1 ? size_word(R->L, k) : size_name(R->L, k);
}

static void sizes_in(entropies_t *R, const core_t *x)
{
    if (x->kind == CORE_SIZE) R->sized |= 1u << x->at;
    for (unsigned k = 0; k < x->n; k++) sizes_in(R, x->part[k]);
}

/* |X| >= n narrows the size's range. */
static bool is_least(entropies_t *R, const core_fact_t *F)
{
    if (F->fact->kind != FACT_RELATION || F->n != 2 || F->fact->op[0] != IS_GE || F->term[0]->kind != CORE_SIZE ||
        F->term[1]->kind != CORE_NUMBER)
        return false;
    long *least = &R->least[F->term[0]->at];
    if (mpz_cmp_ui(mpq_denref(F->term[1]->number), 1) != 0 || !mpz_fits_sint_p(mpq_numref(F->term[1]->number)))
        return false;
    if (mpz_get_si(mpq_numref(F->term[1]->number)) > *least) *least = mpz_get_si(mpq_numref(F->term[1]->number));
    return true;
}

/* for each x: p(x) = 1/|X| says H(X) = log |X|. */
bool is_uniform(entropies_t *R, const core_fact_t *F, unsigned *axis)
{
    if (F->fact->kind != FACT_RELATION || F->slots != 1 || F->n != 2 || F->fact->op[0] != IS_EQ) return false;
    const core_t *mass = F->term[0], *one = F->term[1];
    const law_t *P = &R->L->setting.law[R->L->setting.joint];
    if (mass->kind != CORE_MASS || mass->at != R->L->setting.joint || mass->given || mass->n != 1 ||
        __builtin_popcount(mass->set) != 1)
        return false;
    *axis = (unsigned)__builtin_ctz(mass->set);
    if (mass->part[0]->kind != CORE_SLOT || mass->part[0]->at != (int)F->slot[0] || one->kind != CORE_DIV ||
        one->part[0]->kind != CORE_NUMBER)
        return false;
    return mpq_cmp_ui(one->part[0]->number, 1, 1) == 0 && one->part[1]->kind == CORE_SIZE &&
           one->part[1]->at == (int)P->alphabet[*axis];
}

static bool add_uniform(entropy_claim_t *E, entropies_t *R, unsigned axis)
{
    const law_t *P = &R->L->setting.law[R->L->setting.joint];
    const char *size = spoken_size(R, P->alphabet[axis]);
    entropy_form_t *f = entropy_form(R->A);
    mpq_ptr c = arena_mpq(R->A, 1);
    varset_t atom;
    if (!size || R->fixed) return true;
    if (!atom_of(&atom, E, arena_printf(R->A, "log(%s)", size))) return false;
    mpq_set_si(c, 1, 1);
    entropy_add(f, (varset_t)1 << axis, c);
    mpq_set_si(c, -1, 1);
    entropy_add(f, atom, c);
    E->statement = arena_printf(R->A, "%s\ngiven H(%s) = log(%s)", E->statement, P->variable[axis], size);
    return add_fact(E, f, true);
}

/* Are both sides linear in entropies and numbers, with nothing that is no term of a certificate? */
bool relation_is_read(entropies_t *R, const core_fact_t *F)
{
    entropies_t probe = *R;
    entropy_claim_t own = *R->E;
    bool good = F->fact->kind == FACT_RELATION;
    probe.E = &own;
    for (unsigned k = 0; k < F->n && good; k++) good = expanded(&probe, F->fact->part[k], 0);
    for (unsigned k = 0; k + 1 < F->n && good; k++) good = entropy_difference(&probe, F->term[k], F->term[k + 1]);
    return good;
}

/* A hypothesis that is not of the class is left out: what is proved without it holds with it. */
static bool add_given(entropy_claim_t *E, entropies_t *R, const core_fact_t *F)
{
    fact_t plain = *F->fact;
    unsigned axis;
    if (is_uniform(R, F, &axis)) return add_uniform(E, R, axis);
    if (F->slots || F->fact->eaches || is_least(R, F)) return true;
    if (F->fact->kind == FACT_RELATION && !relation_is_read(R, F)) return true;
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

static const char *for_each(arena_t *A, const claim_t *c)
{
    const char *text = "";
    for (unsigned k = 0; k < c->eaches; k++)
        text = arena_printf(A, "%s%s%s", text, k ? ", " : "for each ", c->each[k].name);
    return c->eaches ? arena_printf(A, "%s: ", text) : "";
}

/* --- events ------------------------------------------------------------------------------------------------------- */

static bool add_event(entropy_claim_t *E, entropies_t *R, event_t e)
{
    const law_t *P = &R->L->setting.law[R->L->setting.joint];
    const char *letters = NULL;
    unsigned k = P->alphabet[e.a];
    for (unsigned i = 0; i < E->events; i++)
        if (E->event[i].a == e.a && E->event[i].b == e.b) return true;
    if (k == P->alphabet[e.b]) letters = P->factors ? spoken_size(R, k) : letters_of(R, P, e.a);
    if (letters && (isdigit((unsigned char)*letters) ? atol(letters) : least_of(R, k)) < 2) return false;
    return event_make(E, R->A, e, letters, made_name(R->A, E, "E"));
}

/* Those that stand in x. */
static bool add_events(entropy_claim_t *E, entropies_t *R, const core_t *x)
{
    event_t e;
    if (is_difference(R->L, x, &e.a, &e.b)) return add_event(E, R, e);
    for (unsigned k = 0; k < x->n; k++)
        if (!add_events(E, R, x->part[k])) return false;
    return true;
}

static varset_t axes_in(const core_t *x)
{
    varset_t all = x->kind == CORE_ENTROPY ? x->set | x->given : 0;
    for (unsigned k = 0; k < x->n; k++) all |= axes_in(x->part[k]);
    return all;
}

/* --- the whole ---------------------------------------------------------------------------------------------------- */

/* What the link says beside its sides: equality where, or strictness but where KL(T||Q) = 0; false: it is of another
** kind. */
static bool case_of(entropies_t *R, const link_of_t *of, const against_t **equal, const against_t **excepted)
{
    const against_t *a = of->says == SAYS_ITSELF ? NULL
                         : of->equality->n == 1  ? against_equal(R, &of->equality->fact[0])
                                                 : NULL;
    *equal = of->says == SAYS_EQUAL ? a : NULL;
    *excepted = of->says == SAYS_STRICT ? a : NULL;
    return of->says == SAYS_ITSELF || a;
}

/* KL(T||Q) = 0, a hypothesis. */
static bool add_none(entropy_claim_t *E, entropies_t *R, const against_t *a)
{
    entropy_form_t *f = entropy_form(R->A);
    mpq_ptr one = arena_mpq(R->A, 1);
    varset_t atom;
    mpq_set_ui(one, 1, 1);
    if (!atom_of(&atom, E, a->text)) return false;
    entropy_add(f, atom, one);
    E->statement = arena_printf(R->A, "%s\ngiven %s = 0", E->statement, a->text);
    return add_fact(E, f, true);
}

/* The slack in each case of absolute values. */
static bool slacks(entropies_t *R, const core_t *larger, const core_t *smaller)
{
    R->signs = true;
    for (R->minus = 0; R->minus < 1u << R->absolutes; R->minus++)
        if (!(R->E->slack[R->minus] = entropy_difference(R, larger, smaller))) return false;
    R->signs = false;
    R->E->cases = R->minus;
    R->E->signs = R->absolutes;
    return true;
}

/* Where an entropy is over a number d, of d times the sides. */
static bool slacks_of_multiples(entropies_t *R, const core_t *larger, const core_t *smaller)
{
    const core_t *d = entropy_divisor(R->A, larger);
    if (!d) d = entropy_divisor(R->A, smaller);
    if (!d) return slacks(R, larger, smaller);
    R->E->times = real_words(R->A, R->L, d);
    return R->E->times && !R->E->divergences
        && slacks(R, entropy_multiplied(R->A, larger, d), entropy_multiplied(R->A, smaller, d));
}

bool claim_entropy(entropy_claim_t *E, arena_t *A, const compiled_t *C, size_t link)
{
    const link_of_t *of = &C->of[link];
    const core_claim_t *claim = &C->core->claim[of->claim];
    const claim_chain_t *chain = &claim->claim->chain;
    relop_t op = chain->op[of->link];
    entropies_t R = { .A = A, .L = C->core, .claim = claim, .E = E };
    const against_t *equal, *excepted;
    *E = (entropy_claim_t){ .equality = op == IS_EQ || of->says == SAYS_EQUAL, .statement = "", .strict = -1 };
    if (op == IS_LT || op == IS_GT || op == IS_NE || C->core->setting.joint < 0) return false;
    const law_t *P = &C->core->setting.law[C->core->setting.joint];
    const core_t *lhs = claim->term[of->link], *rhs = claim->term[of->link + 1];
    sizes_in(&R, lhs);
    sizes_in(&R, rhs);
    if (!against_collect(&R, lhs, rhs)) return false;
    const node_t *left = expanded(&R, chain->term[of->link], 0),
                 *right = left ? expanded(&R, chain->term[of->link + 1], 0) : NULL;
    if (!right || R.named < E->divergences || !case_of(&R, of, &equal, &excepted)) return false;
    if (!against_fits(E, equal ? IS_EQ : op, excepted, equal, lhs, rhs)) return false;
    E->variables = P->axes;
    E->name = P->variable;
    bool up = op == IS_LE && !equal;
    if (!slacks_of_multiples(&R, up ? rhs : lhs, up ? lhs : rhs)) return false;
    for (unsigned k = 0; k < C->core->givens; k++)
        if (!add_given(E, &R, &C->core->given[k])) return false;
    for (unsigned k = 0; k < claim->givens; k++)
        if (!add_given(E, &R, &claim->given[k])) return false;
    if (!add_maps(E, &R, P) || !add_draws(E, &R, P, axes_in(lhs) | axes_in(rhs))) return false;
    if (equal && !add_none(E, &R, equal)) return false;
    if (!entropy_declarations(E, &R, lhs, rhs, E->statement) || !against_facts(E, &R, equal, excepted)) return false;
    const char *sign = equal ? "=" : !excepted ? relop_text(op) : op == IS_LE ? "<" : ">";
    E->statement = arena_printf(A, "%s\nclaim %s%s %s %s", E->statement, for_each(A, claim->claim), node_text(A, left),
                                sign, node_text(A, right));
    if (excepted) E->statement = arena_printf(A, "%s unless %s = 0", E->statement, excepted->text);
    bool any = R.any || E->divergences;
    return add_events(E, &R, lhs) && add_events(E, &R, rhs) && (any || E->events) &&
           !(R.fixed && (E->events || E->divergences));
}
