/* SPDX-License-Identifier: MIT */
#include "proofs/prove/obstacle.h"
#include "proofs/claims/print/print.h"
#include "proofs/claims/words.h"
#include "proofs/prove/box/claim.h"
#include "proofs/prove/integers.h"
#include "proofs/prove/laws/cite.h"
#include "proofs/prove/laws/claim_laws.h"
#include "proofs/prove/laws/claim_moments.h"
#include "proofs/prove/laws/intervals.h"
#include "proofs/prove/laws/claim_sum.h"
#include "proofs/prove/points/points.h"
#include "proofs/prove/entropy/means_argued.h"
#include "proofs/prove/strict.h"

#include <string.h>

enum { TERM_CHARS = 72, LETS_DEEP = 40 };

/* Above a term: the function that it stands under; and whether what is only another sum counts. */
typedef struct { arena_t *A; const core_lemma_t *L; bool all; unsigned deep; } walk_t;

static const char *find(walk_t *w, const node_t *x, const char *under);

/* The term as it is written, or its beginning. */
static const char *term(walk_t *w, const node_t *x)
{
    const char *text = node_text(w->A, x);
    if (strlen(text) <= TERM_CHARS) return text;
    int n = TERM_CHARS - 3;
    while (n > 0 && ((unsigned char)text[n] & 0xC0) == 0x80) n--; /* not within a character of UTF-8 */
    return arena_printf(w->A, "%.*s ..", n, text);
}

static const char *about(walk_t *w, const char *what, const node_t *x)
{
    return arena_printf(w->A, "%s: %s", what, term(w, x));
}

/* --- names -------------------------------------------------------------------------------------------------------- */

static const let_t *let_of(const core_lemma_t *L, const char *name)
{
    for (unsigned k = 0; k < L->tree->lets.n; k++)
        if (strcmp(L->tree->lets.at[k].name, name) == 0) return &L->tree->lets.at[k];
    for (unsigned k = 0; k < L->file->defs.n; k++)
        if (strcmp(L->file->defs.at[k].name, name) == 0) return &L->file->defs.at[k];
    return NULL;
}

static const entry_t *entry_of(const core_lemma_t *L, const char *name)
{
    for (unsigned k = 0; k < L->setting.params; k++)
        if (L->setting.entry[k].name && strcmp(L->setting.entry[k].name, name) == 0) return &L->setting.entry[k];
    return NULL;
}

static bool law_of(const core_lemma_t *L, const char *name)
{
    for (unsigned k = 0; k < L->setting.laws; k++)
        if (L->setting.law[k].name && strcmp(L->setting.law[k].name, name) == 0) return true;
    return false;
}

/* A declared integer without an upper bound that stands in x. */
static const char *unbounded(const core_lemma_t *L, const node_t *x)
{
    const entry_t *e = x->kind == NODE_NAME ? entry_of(L, x->name) : NULL;
    const let_t *let = x->kind == NODE_NAME && !e ? let_of(L, x->name) : NULL;
    if (e && e->kind == ENTRY_NUMBER && e->binder && e->binder->integer && !e->most) return e->name;
    if (let && !let->args && let->body->kind != NODE_NAME) return unbounded(L, let->body);
    for (unsigned k = 0; k < x->n; k++) {
        const char *name = unbounded(L, x->part[k]);
        if (name) return name;
    }
    return NULL;
}

static bool is_quantity(const node_t *x) { return x->kind == NODE_ENTROPY || x->kind == NODE_INFORMATION; }

static bool has_entropy(walk_t *w, const node_t *x, unsigned deep)
{
    const let_t *let = x->kind == NODE_NAME || x->kind == NODE_APPLY ? let_of(w->L, x->name) : NULL;
    if (is_quantity(x) || (let && deep < LETS_DEEP && has_entropy(w, let->body, deep + 1))) return true;
    for (unsigned k = 0; k < x->n; k++)
        if (has_entropy(w, x->part[k], deep)) return true;
    return false;
}

/* H(X|Y=y) */
static bool has_value(const node_t *x)
{
    for (unsigned k = 0; k < x->n; k++)
        if (x->part[k]->kind == NODE_FIX || has_value(x->part[k])) return true;
    return false;
}

/* --- functions ---------------------------------------------------------------------------------------------------- */

/* "a square root"; NULL: of sums too. Of entropies none but abs, min, max are understood. */
static const char *function_words(walk_t *w, const char *name)
{
    static const struct {
        const char *name, *words;
    } all[] = { { "log", "a logarithm" },    { "log2", "a logarithm" },      { "exp", "an exponential" },
                { "sqrt", "a square root" }, { "abs", "an absolute value" }, { "min", "a minimum" },
                { "max", "a maximum" } };
    for (size_t k = 0; k < sizeof all / sizeof *all; k++)
        if (strcmp(all[k].name, name) == 0) return all[k].words;
    return name ? arena_printf(w->A, "%s", name) : NULL;
}

static bool one_of(const char *word, const char *const *list)
{
    for (; *list; list++)
        if (strcmp(*list, word) == 0) return true;
    return false;
}

static const char *parts(walk_t *w, const node_t *x, const char *under)
{
    for (unsigned k = 0; k < x->n; k++) {
        const char *found = find(w, x->part[k], under);
        if (found) return found;
    }
    return NULL;
}

static const char *defined(walk_t *w, const let_t *let, const node_t *x, const char *under)
{
    if (++w->deep > LETS_DEEP) return NULL;
    const char *found = find(w, let->body, under);
    w->deep--;
    return found ? found : parts(w, x, under);
}

static const char *applied(walk_t *w, const node_t *x, const char *under)
{
    static const char *const known[] = { "log",  "log2", "exp",  "sqrt", "abs", "min", "max",
                                         "tanh", "cosh", "sinh", "h",    "kl",  NULL };
    const let_t *let = let_of(w->L, x->name);
    const entry_t *e = entry_of(w->L, x->name);
    if (let) return defined(w, let, x, under);
    if (word_called(w->L->words, x->name)) return arena_printf(w->A, "a word of the paper: `%s`", x->name);
    if (e && e->kind == ENTRY_MAP) return about(w, "a map", x);
    if (!e && law_of(w->L, x->name)) return w->all ? about(w, "a probability of the joint law", x) : parts(w, x, under);
    if (x->n == 1 && (strcmp(x->name, "max") == 0 || strcmp(x->name, "min") == 0)) return about(w, x->name[1] == 'a'
        ? "a maximum over letters" : "a minimum over letters", x);
    if (e && w->all && x->n > 1) return about(w, "an entry at more than one letter", x);
    if (e) return parts(w, x, under);
    if (strcmp(x->name, "capacity") == 0) return about(w, "the capacity of a channel", x);
    return one_of(x->name, known) ? parts(w, x, function_words(w, x->name))
                                  : about(w, "a function that no prover has", x);
}

static const char *ranging(walk_t *w, const node_t *x, const char *under)
{
    bool index = x->n == 3, sum = strcmp(x->name, "sum") == 0;
    const char *name = index ? unbounded(w->L, x->part[1]) : NULL;
    const char *kind = strcmp(x->name, "prod") == 0  ? "a product"
                       : strcmp(x->name, "max") == 0 ? "a maximum"
                                                     : "a minimum";
    if (name) return arena_printf(w->A, "the integer %s has no upper bound and ends the range of %s", name, term(w, x));
    if (index) return about(w, sum ? "a sum over an index" : arena_printf(w->A, "%s over an index", kind), x);
    if (!sum) return about(w, arena_printf(w->A, "%s over letters", kind), x);
    if (w->all && x->bounds > 1) return about(w, "a sum over more than one letter", x);
    if (w->all && under && strcmp(under, "a logarithm") != 0 && strcmp(under, "an exponential") != 0)
        return arena_printf(w->A, "%s under %s", term(w, x), under);
    return parts(w, x, under);
}

/* E(P; f), KL(P||Q), P(x): sums of a class, but not under every function. */
static const char *summed(walk_t *w, const node_t *x, const char *under)
{
    static const char *const known[] = { "KL", "J", NULL };
    if (x->kind == NODE_DIVERGENCE && w->all && !one_of(x->name, known))
        return about(w, "a divergence other than KL", x);
    if (x->kind == NODE_DIVERGENCE && w->all && x->n > 2) return about(w, "a conditional divergence", x);
    if (w->all && under && strcmp(under, "a logarithm") != 0 && strcmp(under, "an exponential") != 0)
        return arena_printf(w->A, "%s under %s", term(w, x), under);
    return parts(w, x, under);
}

static const char *combined(walk_t *w, const node_t *x, const char *under)
{
    bool a = has_entropy(w, x->part[0], 0), b = has_entropy(w, x->part[1], 0);
    if (x->kind == NODE_MUL && a && b) return about(w, "a product of entropies", x);
    if (x->kind == NODE_DIV && b) return about(w, "a division by an entropy", x);
    if (x->kind == NODE_POW && (a || b)) return about(w, "a power of an entropy", x);
    return parts(w, x, under);
}

/* The first construct that no prover has; NULL. */
static const char *find(walk_t *w, const node_t *x, const char *under)
{
    static const char *const of_entropies[] = { "an absolute value", "a minimum", "a maximum", NULL };
    const let_t *let;
    switch (x->kind) {
    case NODE_NAME: return (let = let_of(w->L, x->name)) ? defined(w, let, x, under) : NULL;
    case NODE_APPLY: return applied(w, x, under);
    case NODE_OVER: return ranging(w, x, under);
    case NODE_IF: return about(w, "a distinction of cases", x);
    case NODE_BRACKET: return about(w, "a condition counted as 1 or 0", x);
    case NODE_MEAN: return about(w, "a mean over the joint law", x);
    case NODE_MEAN_UNDER: case NODE_DIVERGENCE: return summed(w, x, under);
    case NODE_MUL: case NODE_DIV: case NODE_POW: return combined(w, x, under);
    case NODE_PROB: return w->all ? about(w, "a probability", x) : NULL;
    case NODE_MASS: return w->all && (x->n > 1 && x->part[1]->n) ? about(w, "a conditional probability", x) : NULL;
    case NODE_SIZE: return w->all ? about(w, "the size of an alphabet", x) : NULL;
    case NODE_ENTROPY: case NODE_INFORMATION:
        if (w->all && has_value(x)) return about(w, "an entropy given a value, beside what is not", x);
        return under && !one_of(under, of_entropies) ? arena_printf(w->A, "%s under %s", term(w, x), under) : NULL;
    default: return parts(w, x, under);
    }
}

static const char *const no_class =
    "of no class that is tried: entropies, real numbers in a box, integers, sums over a letter, means of tables";
static const char *const no_flint = "not tried without FLINT, of whose polynomials most proofs are made";

static const char *about_fact(walk_t *w, const fact_t *F)
{
    return arena_printf(w->A, "a given that is no bound of a number and no order of two: %s", fact_text(w->A, F));
}

/* --- a link that no class has ------------------------------------------------------------------------------------- */

/* Made of declared numbers alone. */
static bool of_numbers(const core_t *x)
{
    if (x->kind == CORE_MASS || x->kind == CORE_ENTRY || x->kind == CORE_ENTROPY || x->kind == CORE_SIZE) return false;
    for (unsigned k = 0; k < x->n; k++)
        if (!of_numbers(x->part[k])) return false;
    return true;
}

static bool link_of_numbers(const compiled_t *C, size_t link)
{
    const core_claim_t *claim = &C->core->claim[C->of[link].claim];
    return of_numbers(claim->term[C->of[link].link]) && of_numbers(claim->term[C->of[link].link + 1]);
}

/* The first that the box has not; of numbers, if there is such. */
static const char *hypothesis(walk_t *w, const compiled_t *C, const core_claim_t *claim)
{
    const core_fact_t *first = NULL;
    for (unsigned k = 0; k < C->core->givens + claim->givens; k++) {
        const core_fact_t *F = k < C->core->givens ? &C->core->given[k] : &claim->given[k - C->core->givens];
        bool bound = F->fact->kind == FACT_RELATION && F->n == 2 && !F->slots,
             numbers = F->fact->kind == FACT_RELATION && !F->slots;
        for (unsigned i = 0; i < F->n && numbers; i++) numbers = of_numbers(F->term[i]);
        for (unsigned i = 0; i < 2 && bound; i++)
            bound = F->term[i]->kind == CORE_PARAM || F->term[i]->kind == CORE_NUMBER;
        if (!bound && (!first || numbers)) first = F;
        if (!bound && numbers) break;
    }
    return first ? about_fact(w, first->fact) : NULL;
}

static const char *outside(arena_t *A, const compiled_t *C, size_t link)
{
    const link_of_t *of = &C->of[link];
    const core_claim_t *claim = &C->core->claim[of->claim];
    const claim_chain_t *chain = &claim->claim->chain;
    walk_t w = { .A = A, .L = C->core };
    const node_t *side[] = { chain->term[of->link], chain->term[of->link + 1] };
    relop_t op = chain->op[of->link];
    const char *found = NULL;
    if (of->says == SAYS_STRICT)
        return "it says where the relation is strict, and no margin is known that is > 0 there";
    if (of->says == SAYS_EQUAL) return "it says when equality holds, by facts that no prover puts in";
    if (strict_link(C, link) && strict_statement(A, C, link))
        return "no margin is known by which the relation is strict";
    for (unsigned k = 0; k < 2 && !found; k++) found = find(&w, side[k], NULL);
    w.all = true;
    bool entropies = has_entropy(&w, side[0], 0) || has_entropy(&w, side[1], 0);
    for (unsigned k = 0; k < 2 && !found; k++) found = find(&w, side[k], NULL);
    if (!found && claim->slots && !entropies) found = arena_printf(A, "a claim for each letter %s", claim->letter[0]);
    if (!found && link_of_numbers(C, link)) found = hypothesis(&w, C, claim);
    if (!found && (op == IS_LT || op == IS_GT || op == IS_NE))
        found = arena_printf(A, "the relation %s: of what stands here provers show <=, >= and =", relop_text(op));
    if (!found && entropies && C->core->setting.joint >= 0)
        found = "entropies of a law whose declaration no prover reads";
    return found ? found : flint_load() ? no_class : no_flint;
}

/* --- a search that ended ------------------------------------------------------------------------------------------ */

/* Where the slack comes closest to 0, or is negative, in doubles. */
static const char *resisting(arena_t *A, const compiled_t *C, size_t link)
{
    algebra_t R;
    box_claim_t E;
    const char *text = "no tree of rules was found in the time";
    if (!algebra_start(&R, A)) return no_flint;
    if (claim_box(&E, &R, C, link, true)) {
        double x[BOX_NAMES_MAX];
        int sign = E.slack[0] && !E.equality ? box_least_point(x, &R, &E) : 0;
        const char *at = "";
        for (unsigned v = 0; v < E.declared; v++)
            at = arena_printf(A, "%s%s%s = %.4g", at, v ? ", " : "", R.name[v], x[v]);
        if (sign) text = arena_printf(A, "no tree of rules was found in the time; %s near %s", sign < 0
            ? "in doubles it fails" : "it comes closest to failing", at);
        json_decref(E.logs);
    }
    algebra_end(&R);
    return text;
}

static const char *uncited(arena_t *A, const compiled_t *C, size_t link)
{
    const char *statement, *why = NULL;
    json_decref(cite_prove(&statement, &why, A, C, link, prove_cited));
    return why ? why : "what its reason cites is not proved, or is no term that a certificate has";
}

/* What the rules of points are about: conditions, extremes over letters, words of pools. */
static bool of_cases(const core_t *x)
{
    bool extreme = x->kind == CORE_OVER && (strcmp(x->name, "max") == 0 || strcmp(x->name, "min") == 0);
    if (x->kind == CORE_BRACKET || x->kind == CORE_IF || x->kind == CORE_WORD || extreme) return true;
    for (unsigned k = 0; k < x->n; k++)
        if (of_cases(x->part[k])) return true;
    return false;
}

/* What the author could do: where the link is one at letters, and has no reason yet. */
static const char *with_points(arena_t *A, const compiled_t *C, size_t link, const char *why)
{
    const core_claim_t *claim = &C->core->claim[C->of[link].claim];
    const core_t *const *side = &claim->term[C->of[link].link];
    bool open = (of_cases(side[0]) || of_cases(side[1])) && !link_of_numbers(C, link) && !points_of(C, link) &&
                !cite_of(C, link) && points_statement(A, C, link);
    return open ? arena_printf(A, "%s; a reason `points { .. }` could argue at its letters", why) : why;
}

static const char *ended(arena_t *A, const compiled_t *C, size_t link, prove_t answer)
{
    const char *found, *why;
    if (answer != PROVE_PROVED && strict_link(C, link)) return outside(A, C, link);
    switch (answer) {
    case PROVE_OUTSIDE: return outside(A, C, link);
    case PROVE_NOT:
        return "no proof from Shannon's inequalities and the hypotheses; in doubles, a polymatroid violates it";
    case PROVE_UNABLE: return "past a limit of the search";
    case PROVE_CLOSE: return "nothing was found, and no double tells it from what does follow";
    case PROVE_NOT_BOX: return resisting(A, C, link);
    case PROVE_NOT_SUM:
        return (found = outside(A, C, link)) != no_class ? found
                                                         : "no identity, and no sum of divergences that was tried";
    case PROVE_NOT_LAWS: return "neither letter by letter, nor by two letters";
    case PROVE_NOT_POINTS: json_decref(points_prove(&found, &why, NULL, A, C, link)); return why;
    case PROVE_NOT_CITED: return uncited(A, C, link);
    case PROVE_NOT_INTEGERS: return "neither by induction, nor at every point of its ranges";
    case PROVE_NOT_MOMENTS: return "no multipliers were found with which the slack is a mean of what is not negative";
    case PROVE_NOT_MEANS:
        if (means_argument(C, link)) {
            json_decref(means_argued(&found, &why, A, C, link, deadline_in(PROVE_SECONDS)));
            return why;
        }
        return "no proof was found by the shape of both sides, letter by letter and outcome by outcome; a reason "
               "`means { .. }` could argue";
    case PROVE_NOT_INTERVALS: return "not shown to be at least what the density of the best of the draws gives";
    case PROVE_CONTRADICTION: return "no law meets the hypotheses: they would prove anything";
    default: return "";
    }
}

const char *obstacle(arena_t *A, const compiled_t *C, size_t link, prove_t answer)
{
    return with_points(A, C, link, ended(A, C, link, answer));
}

const char *obstacle_unasked(arena_t *A, const compiled_t *C, size_t link)
{
    return prove_asked_of(A, C, link) ? NULL : with_points(A, C, link, outside(A, C, link));
}

static const char *known(arena_t *A, const compiled_t *C, size_t link)
{
    entropy_claim_t E;
    bool shannon = claim_entropy(&E, A, C, link);
    bool own = integers_statement(A, C, link) || moments_statement(A, C, link) || intervals_statement(A, C, link);
    if (!shannon && !own && !box_statement(A, C, link) && !sum_statement(A, C, link) && !laws_statement(A, C, link))
        return outside(A, C, link);
    if (shannon) return "no proof from Shannon's inequalities is known";
    const char *found = sum_statement(A, C, link) && !box_statement(A, C, link) && !laws_statement(A, C, link)
                            ? outside(A, C, link)
                            : no_class;
    return found != no_class ? found : "no proof is known; lemmata prove says how a search ends";
}

const char *obstacle_known(arena_t *A, const compiled_t *C, size_t link)
{
    return with_points(A, C, link, known(A, C, link));
}
