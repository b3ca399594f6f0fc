/* SPDX-License-Identifier: MIT
**
** A link about a factorised law: its declarations, hypotheses and statement in words.
*/
#include "proofs/prove/entropy/means_argued.h"
#include "proofs/prove/entropy/means_parts.h"
#include "proofs/claims/print/print.h"
#include "proofs/prove/claim_words.h"

#include <ctype.h>
#include <string.h>

static const char *on(tclaim_t *T, const entry_t *e, unsigned n)
{
    const char *text = "";
    for (unsigned k = 0; k < n; k++)
        text = arena_printf(T->A, "%s%s%s", text, k ? "," : "", T->L->setting.alphabet[e->alphabet[k]].name);
    return text;
}

static const char *entry_declared(tclaim_t *T, const entry_t *e)
{
    arena_t *A = T->A;
    const setting_t *S = &T->L->setting;
    bool number = e->kind == ENTRY_NUMBER;
    if (number || e->kind == ENTRY_TABLE) {
        bool bare = !e->lo && !e->hi;
        if (!e->binder || e->binder->n_among || (e->lo && !e->least) || (e->hi && !e->most))
            return NULL; /* whole numbers are real ones */
        if (e->least && e->most && mpq_cmp(e->least, e->most) >= 0) return NULL;
        const char *range = bare ? "R"
                                 : arena_printf(A, "%s%s,%s%s", e->binder->open_lo || !e->least ? "(" : "[",
                                                end_words(A, e->least, "-inf"), end_words(A, e->most, "inf"),
                                                e->binder->open_hi || !e->most ? ")" : "]");
        return number ? arena_printf(A, "%s in %s", e->name, range)
                      : arena_printf(A, "table %s on %s in %s", e->name, on(T, e, e->axes), range);
    }
    if (e->kind == ENTRY_MAP)
        return arena_printf(A, "map %s on %s into %s", e->name, on(T, e, e->axes), S->alphabet[e->into].name);
    if (e->kind == ENTRY_LAW) return e->axes == 1 ? arena_printf(A, "%s law on %s", e->name, on(T, e, 1)) : NULL;
    return e->kind == ENTRY_CHANNEL ? arena_printf(A, "%s channel %s -> %s", e->name, on(T, e, e->axes - 1),
                                                   S->alphabet[e->alphabet[e->axes - 1]].name)
                                    : NULL;
}

static bool letter_fits(const law_t *P, unsigned v)
{
    const char *letter = P->letter[v], *name = P->variable[v];
    return letter && name && toupper((unsigned char)*letter) == *name && strcmp(letter + 1, name + 1) == 0;
}

static const char *law_declared(tclaim_t *T)
{
    const char *text = "law";
    for (unsigned k = 0; k < T->P->factors; k++) {
        unsigned of = T->P->factor[k].of, n = (unsigned)__builtin_popcount(T->P->factor[k].given);
        int param = T->P->factor[k].param;
        const entry_t *e = param < 0 ? NULL : &T->L->setting.entry[param];
        bool called = e && (e->kind == ENTRY_MAP || e->kind == ENTRY_LAW || e->kind == ENTRY_CHANNEL);
        if (!letter_fits(T->P, of) || (param < 0 && n)) return NULL;
        if (!called && strcmp(T->L->setting.alphabet[T->P->alphabet[of]].name, T->P->variable[of]) != 0) return NULL;
        if (called) T->used[param] = true;
        text = arena_printf(T->A, "%s %s(%s", text, param < 0 ? "uniform" : called ? e->name : "p", T->P->letter[of]);
        for (unsigned i = 0; i < n; i++)
            text = arena_printf(T->A, "%s%s%s", text, i ? "," : "|", T->P->letter[T->P->factor[k].behind[i]]);
        text = arena_printf(T->A, "%s)", text);
    }
    return text;
}

/* S . J,A; U : J,S. */
static const char *of_variables(const tclaim_t *T, const core_fact_t *F)
{
    bool function = F->fact->kind == FACT_FUNCTION;
    if ((!function && F->fact->kind != FACT_INDEPENDENT) || F->slots || F->n != 2 || F->given) return NULL;
    if (!F->set[0] || !F->set[1] || F->set[0] & F->set[1] || !T->P->axes) return NULL;
    return arena_printf(T->A, "%s %s %s", tset(T, F->set[0]), function ? ":" : ".", tset(T, F->set[1]));
}

/* A hypothesis that is not of the class is left out. */
static void add_fact(tclaim_t *T, const core_fact_t *F, const char **givens)
{
    const char *own = of_variables(T, F);
    if (own) *givens = arena_printf(T->A, "%s\ngiven %s", *givens, own);
    tfact_t *f = &T->fact[T->facts];
    const char *each = "";
    if (F->fact->kind != FACT_RELATION || F->n != 2) return;
    relop_t op = F->fact->op[0];
    if (op == IS_NE || T->facts == MEANS_FACTS_MAX || F->slots > MEANS_LETTERS_MAX || F->within) return;
    *f = (tfact_t){ .letters = F->slots };
    for (unsigned k = 0; k < F->slots; k++) {
        f->letter[k] = T->at[F->slot[k]] = letter_for(T, F->over[k]);
        f->alphabet[k] = F->over[k];
        each = arena_printf(T->A, "%s%s%s of %s", each, k ? ", " : "for each ", f->letter[k],
                            T->L->setting.alphabet[F->over[k]].name);
    }
    const char *with = "";
    const tterm_t *a, *b;
    bool good = F->slots && tfact_given(T, F, &with, &a, &b);
    if (!good) { a = tterm_read(T, F->term[0]); b = a ? tterm_read(T, F->term[1]) : NULL; }
    for (unsigned k = 0; k < F->slots; k++) T->at[F->slot[k]] = NULL;
    if (!b) return;
    if (*with) each = arena_printf(T->A, "%s with Pr(%s) > 0", each, with);
    bool up = op == IS_LE || op == IS_LT || op == IS_EQ;
    f->left = up ? a : b;
    f->right = up ? b : a;
    f->equal = op == IS_EQ;
    f->strict = op == IS_LT || op == IS_GT;
    T->facts++;
    *givens = arena_printf(T->A, "%s\ngiven %s%s%s %s %s", *givens, each, *each ? ": " : "", tprint(T, a),
                           relop_text(op), tprint(T, b));
}

/* A table of two letters that is a metric, whole numbers: what is known of it. */
static void add_metric(tclaim_t *T, unsigned param, const char **givens)
{
    const entry_t *e = &T->L->setting.entry[param];
    const char *of = T->L->setting.alphabet[e->alphabet[0]].name, *a = letter_for(T, e->alphabet[0]),
               *b = arena_printf(T->A, "%s'", a), *c;
    while (tname_taken(T, b)) b = arena_printf(T->A, "%s'", b);
    c = arena_printf(T->A, "%s'", b);
    while (tname_taken(T, c)) c = arena_printf(T->A, "%s'", c);
    const tterm_t *d = ttext(T->A, arena_printf(T->A, "%s(%s,%s)", e->name, a, b)),
                  *by = tnew(T->A, T_ADD, d, ttext(T->A, arena_printf(T->A, "%s(%s,%s)", e->name, b, c))),
                  *at = ttext(T->A, arena_printf(T->A, "%s(%s,%s)", e->name, a, c));
    tterm_t *same = tnew(T->A, T_SAME, NULL, NULL);
    same->text = a;
    same->other = b;
    const tterm_t *apart = tnew(T->A, T_ADD, tnumber(T->A, 1), tnew(T->A, T_MUL, tnumber(T->A, -1), same));
    const struct { unsigned n; const tterm_t *left, *right; bool equal;
    } known[] = { { 2, tnew(T->A, T_MUL, same, d), tnumber(T->A, 0), true }, { 2, apart, d, false },
                  { 3, at, by, false } };
    for (unsigned k = 0; k < 3 && T->facts < MEANS_FACTS_MAX; k++) {
        tfact_t *f = &T->fact[T->facts++];
        *f = (tfact_t){ .left = known[k].left, .right = known[k].right, .equal = known[k].equal,
                        .letters = known[k].n, .letter = { a, b, c } };
        for (unsigned i = 0; i < f->letters; i++) f->alphabet[i] = e->alphabet[0];
        *givens = arena_printf(T->A, "%s\ngiven for each %s of %s, %s of %s%s: %s %s %s", *givens, a, of, b, of,
                               f->letters == 3 ? arena_printf(T->A, ", %s of %s", c, of) : "", tprint(T, f->left),
                               f->equal ? "=" : "<=", tprint(T, f->right));
    }
}

/* Conditions of letters, and maps: of a link without a law what others do not read. */
static bool of_letters(const core_t *x)
{
    if (x->kind == CORE_MAP || (x->kind == CORE_COMPARE && x->part[0]->alphabet >= 0)) return true;
    for (unsigned k = 0; k < x->n; k++) if (of_letters(x->part[k])) return true;
    return false;
}

/* An equation is read where a mean given values stands in it: of the others there are provers. */
static bool of_posterior(const tterm_t *x)
{
    return x->kind == T_POSTERIOR || (x->n && of_posterior(x->part[0])) || (x->n > 1 && of_posterior(x->part[1]));
}

/* The alphabet X of a term (sum x: ..)/|X|; -1: none stands there. */
static int averaged(const core_t *x)
{
    int over = is_average(x) ? (int)x->part[1]->at : -1;
    for (unsigned k = 0; k < x->n && over < 0; k++) over = averaged(x->part[k]);
    return over;
}

/* Of a lemma without a law, for what is argued: X uniform, of which such a term is the mean. */
static const law_t *law_of_average(arena_t *A, const core_lemma_t *L, int alphabet)
{
    law_t *P = ARENA_NEW(A, law_t);
    *P = (law_t){ .axes = alphabet >= 0, .param = -1, .factors = alphabet >= 0, .factor = { { .param = -1 } } };
    if (alphabet < 0) return P;
    P->alphabet[0] = (unsigned)alphabet;
    P->variable[0] = L->setting.alphabet[alphabet].name;
    P->letter[0] = letter_name(A, L, (unsigned)alphabet);
    return P;
}

bool tclaim_read(tclaim_t *T, arena_t *A, const compiled_t *C, size_t link)
{
    metric_t metric;
    C = link_of_metric(&metric, A, link_of_kernels(A, C, link), link);
    const link_of_t *of = &C->of[link];
    const core_claim_t *claim = &C->core->claim[of->claim];
    relop_t op = claim->claim->chain.op[of->link];
    const char *givens = "", *each = "", *declared;
    *T = (tclaim_t){ .A = A, .L = C->core, .metric = metric };
    if (of->says != SAYS_ITSELF || (op != IS_LE && op != IS_GE && op != IS_EQ)
        || claim->slots > MEANS_LETTERS_MAX) return false;
    bool law = C->core->setting.joint >= 0;
    int over = means_argument(C, link) ? averaged(claim->term[of->link]) : -1;
    T->P = law ? &C->core->setting.law[C->core->setting.joint] : law_of_average(A, C->core, over);
    law = T->P->axes;
    if (!law && !metric.word && !of_letters(claim->term[of->link]) && !of_letters(claim->term[of->link + 1])) return false;
    if (law && !T->P->factors) return false;
    if (!(declared = law ? law_declared(T) : "")) return false;
    for (unsigned k = 0; k < claim->givens; k++) if (claim->given[k].within) return false;
    for (unsigned k = 0; k < claim->slots; k++) {
        T->letter[k] = T->at[claim->slot[k]] = letter_for(T, claim->over[k]);
        T->alphabet[k] = claim->over[k];
        each = arena_printf(A, "%s%s%s of %s", each, k ? ", " : "for each ", T->letter[k],
                            C->core->setting.alphabet[claim->over[k]].name);
    }
    T->letters = claim->slots;
    const tterm_t *a = tterm_read(T, claim->term[of->link]), *b = a ? tterm_read(T, claim->term[of->link + 1]) : NULL;
    if (!b) return false;
    for (unsigned k = 0; k < C->core->givens; k++) add_fact(T, &C->core->given[k], &givens);
    for (unsigned k = 0; k < claim->givens; k++) add_fact(T, &claim->given[k], &givens);
    if (metric.word) add_metric(T, (unsigned)metric.table, &givens);
    if (op == IS_EQ && !of_posterior(a) && !of_posterior(b)) return false;
    T->left = op == IS_GE ? b : a;
    T->right = op == IS_GE ? a : b;
    for (unsigned k = 0; k < C->core->setting.params; k++) {
        if (!T->used[k]) continue;
        const char *own = entry_declared(T, &C->core->setting.entry[k]);
        if (!own) return false;
        declared = arena_printf(A, "%s%s%s", declared, *declared ? " ; " : "", own);
    }
    for (unsigned k = 0; k < T->laws; k++)
        declared = arena_printf(A, "%s ; %s law on %s", declared, law_made(T, k),
            C->core->setting.alphabet[T->law[k]->over[0]].name);
    T->statement = arena_printf(A, "%s%s%s\nclaim %s%s%s %s %s", *declared ? "for " : "", declared, givens, each, *each
        ? ": " : "", tprint(T, a), relop_text(op), tprint(T, b));
    return true;
}

const char *means_statement(arena_t *A, const compiled_t *C, size_t link)
{
    tclaim_t T;
    return tclaim_read(&T, A, C, link) ? T.statement : NULL;
}
