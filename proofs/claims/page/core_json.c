/* SPDX-License-Identifier: MIT
**
** The resolved tree as JSON. Equal terms are one node: a node is looked up by its own text, in which its parts are
** numbers already.
*/
#include "proofs/claims/page/page.h"

#include <stdlib.h>

typedef struct { json_t *list, *seen; } nodes_t;

static const char *const kind_name[] = { [CORE_NUMBER] = "number",
                                         [CORE_PARAM] = "param",
                                         [CORE_SIZE] = "size",
                                         [CORE_SLOT] = "slot",
                                         [CORE_LETTER] = "letter",
                                         [CORE_ORD] = "ord",
                                         [CORE_ENTRY] = "entry",
                                         [CORE_MAP] = "map",
                                         [CORE_MASS] = "mass",
                                         [CORE_ENTROPY] = "entropy",
                                         [CORE_NEG] = "neg",
                                         [CORE_ADD] = "add",
                                         [CORE_SUB] = "sub",
                                         [CORE_MUL] = "mul",
                                         [CORE_DIV] = "div",
                                         [CORE_POW] = "pow",
                                         [CORE_GIVEN] = "given",
                                         [CORE_COMPARE] = "compare",
                                         [CORE_AND] = "and",
                                         [CORE_OR] = "or",
                                         [CORE_NOT] = "not",
                                         [CORE_BRACKET] = "bracket",
                                         [CORE_IF] = "if",
                                         [CORE_FUNCTION] = "function",
                                         [CORE_OVER] = "over",
                                         [CORE_DIVERGENCE] = "divergence",
                                         [CORE_CAPACITY] = "capacity",
                                         [CORE_WORD] = "word" };

static json_t *rational(mpq_srcptr q)
{
    char *text = mpq_get_str(NULL, 10, q);
    json_t *j = json_string(text);
    free(text);
    return j;
}

static json_t *numbers(unsigned n, const unsigned *x)
{
    json_t *list = json_array();
    for (unsigned k = 0; k < n; k++) json_add(list, json_integer(x[k]));
    return list;
}

/* The places of the bits that are set. */
static json_t *bits(unsigned set)
{
    json_t *list = json_array();
    for (unsigned k = 0; set >> k; k++)
        if (set >> k & 1) json_add(list, json_integer(k));
    return list;
}

/* The place of this node in the list. */
static json_int_t place(nodes_t *N, json_t *node)
{
    char *key = json_dumps(node, JSON_COMPACT | JSON_SORT_KEYS);
    json_t *known = json_object_get(N->seen, key);
    json_int_t at = known ? json_integer_value(known) : (json_int_t)json_array_size(N->list);
    if (known) json_decref(node);
    else {
        json_put(N->seen, key, json_integer(at));
        json_add(N->list, node);
    }
    free(key);
    return at;
}

/* What a word takes, and how many of the slots belong to each argument. */
static void put_arguments(json_t *j, const core_t *x)
{
    static const char *const type[] = { "real", "rational", "integer", "letter", "law", "table" };
    json_t *takes = json_array();
    for (unsigned k = 0; k < x->n; k++) json_add(takes, json_string(type[x->word->arg[k]]));
    json_put(j, "takes", takes);
    json_put(j, "slots", numbers(x->n, x->word_slots));
}

static json_int_t put(nodes_t *N, const core_t *x);

static json_t *all(nodes_t *N, unsigned n, const core_t *const *x)
{
    json_t *list = json_array();
    for (unsigned k = 0; k < n; k++) json_add(list, json_integer(put(N, x[k])));
    return list;
}

static json_int_t put(nodes_t *N, const core_t *x)
{
    json_t *j = json_pack("{s:s}", "kind", kind_name[x->kind]);
    if (x->n) json_put(j, "part", all(N, x->n, x->part));
    if (x->number) json_put(j, "number", rational(x->number));
    if (x->kind == CORE_WORD) json_put(j, "name", json_string(x->word->name));
    else if (x->name) json_put(j, "name", json_string(x->name));
    if (x->kind == CORE_COMPARE) json_put(j, "op", json_string(relop_text(x->op)));
    switch (x->kind) {
    case CORE_PARAM: case CORE_SIZE: case CORE_SLOT: case CORE_LETTER: case CORE_ENTRY: case CORE_MAP: case CORE_MASS:
        json_put(j, "at", json_integer(x->at)); break;
    default: break;
    }
    if (x->alphabet >= 0) json_put(j, "alphabet", json_integer(x->alphabet));
    if (x->kind == CORE_MASS || x->kind == CORE_ENTROPY) {
        json_put(j, "set", bits(x->set));
        json_put(j, "given", bits(x->given));
    }
    bool range = x->kind == CORE_OVER && x->n == 3;
    if (x->slots) json_put(j, "slot", numbers(x->slots, x->slot));
    if (x->slots && !range) json_put(j, "over", numbers(x->slots, x->over));
    if (x->kind == CORE_WORD) put_arguments(j, x);
    if (x->kind == CORE_CAPACITY) json_put(j, "inputs", json_integer(x->given)); /* the first of the slots */
    if (x->order) json_put(j, "order", json_integer(put(N, x->order)));
    return place(N, j);
}

/* --- the setting -------------------------------------------------------------------------------------------------- */

static json_t *alphabets(const setting_t *S)
{
    json_t *list = json_array();
    for (unsigned k = 0; k < S->alphabets; k++) {
        const alphabet_t *X = &S->alphabet[k];
        json_add(list, json_pack("{s:s,s:s#,s:I,s:o}", "name", X->name, "axis", &X->axis, 1, "least", (json_int_t)X->lo,
                                 "most", X->hi ? json_integer(X->hi) : json_null()));
    }
    return list;
}

/* The range of a number or a table, where it is declared in one. */
static json_t *range(nodes_t *N, const entry_t *p)
{
    const binder_t *b = p->binder;
    bool ranged = (p->kind == ENTRY_NUMBER || p->kind == ENTRY_TABLE) && b && (b->bounded || b->n_among || b->integer);
    if (!ranged) return json_null();
    return json_pack("{s:b,s:b,s:b,s:o,s:o,s:o}", "integer", b->integer, "open_lo", b->open_lo, "open_hi", b->open_hi,
                     "lo", p->lo ? json_integer(put(N, p->lo)) : json_null(), "hi",
                     p->hi ? json_integer(put(N, p->hi)) : json_null(), "among", all(N, b->n_among, p->among));
}

static json_t *params(nodes_t *N, const setting_t *S)
{
    static const char *const name[] = { "number", "law", "table", "map", "channel", "factor" };
    json_t *list = json_array();
    for (unsigned k = 0; k < S->params; k++) {
        const entry_t *p = &S->entry[k];
        json_add(list, json_pack("{s:s,s:s,s:s,s:b,s:o}", "name", S->param[k].name, "kind", name[p->kind], "axes",
                                 S->param[k].axes, "joint", S->param[k].kind == PARAM_JOINT, "range", range(N, p)));
        if (S->param[k].kind == PARAM_INDEX)
            json_put(json_array_get(list, k), "below", json_stringn(&S->param[k].below, 1));
    }
    return list;
}

static json_t *laws(const setting_t *S)
{
    json_t *list = json_array();
    for (unsigned k = 0; k < S->laws; k++) {
        const law_t *P = &S->law[k];
        json_t *factors = json_array(), *names = json_array();
        for (unsigned f = 0; f < P->factors; f++)
            json_add(factors,
                     json_pack("{s:i,s:i,s:o}", "param", P->factor[f].param, "of", (int)P->factor[f].of, "behind",
                               numbers((unsigned)__builtin_popcount(P->factor[f].given), P->factor[f].behind)));
        for (unsigned a = 0; a < P->axes; a++) json_add(names, json_string(P->variable[a] ? P->variable[a] : ""));
        json_add(list, json_pack("{s:s,s:o,s:o,s:i,s:o}", "name", P->name, "axes", numbers(P->axes, P->alphabet),
                                 "variables", names, "param", P->param, "factors", factors));
    }
    return list;
}

/* --- facts and claims --------------------------------------------------------------------------------------------- */

static json_t *texts(unsigned n, const char *const *s)
{
    json_t *list = json_array();
    for (unsigned k = 0; k < n; k++) json_add(list, json_string(s[k]));
    return list;
}

static json_t *ops(unsigned n, const relop_t *op)
{
    json_t *list = json_array();
    for (unsigned k = 0; k < n; k++) json_add(list, json_string(relop_text(op[k])));
    return list;
}

static json_t *fact(nodes_t *N, const core_fact_t *f)
{
    static const char *const kind[] = { "relation", "markov", "independent", "function" };
    json_t *j = json_pack("{s:s,s:s,s:o,s:o,s:o,s:b}", "kind", kind[f->fact->kind], "text", f->text, "slot",
                          numbers(f->slots, f->slot), "over", numbers(f->slots, f->over), "letter",
                          texts(f->slots, f->letter), "within", f->within);
    if (f->fact->kind == FACT_RELATION) {
        json_put(j, "term", all(N, f->n, f->term));
        json_put(j, "op", ops(f->n - 1, f->fact->op));
        return j;
    }
    json_t *sets = json_array();
    for (unsigned k = 0; k < f->n; k++) json_add(sets, bits(f->set[k]));
    json_put(j, "sets", sets);
    json_put(j, "given", bits(f->given));
    return j;
}

static json_t *facts(nodes_t *N, unsigned n, const core_fact_t *f)
{
    json_t *list = json_array();
    for (unsigned k = 0; k < n; k++) json_add(list, fact(N, &f[k]));
    return list;
}

static json_t *claims(nodes_t *N, const core_lemma_t *L)
{
    json_t *list = json_array();
    for (unsigned k = 0; k < L->claims; k++) {
        const core_claim_t *c = &L->claim[k];
        bool kept = c->claim->role != ROLE_BREAK;
        json_add(list, json_pack("{s:o,s:o,s:o,s:o,s:o}", "slot", numbers(c->slots, c->slot), "over",
                                 numbers(c->slots, c->over), "letter", texts(c->slots, c->letter), "givens",
                                 facts(N, kept ? c->givens : 0, c->given), "term",
                                 all(N, kept ? c->claim->chain.n + 1 : 0, c->term)));
    }
    return list;
}

static json_t *equalities(nodes_t *N, const core_lemma_t *L)
{
    json_t *list = json_array();
    for (unsigned k = 0; k < L->equalities; k++) json_add(list, facts(N, L->equality[k].n, L->equality[k].fact));
    return list;
}

json_t *core_to_json(const core_lemma_t *L)
{
    nodes_t N = { json_array(), json_object() };
    const setting_t *S = &L->setting;
    json_t *j = json_pack("{s:o,s:o,s:o,s:i}", "alphabets", alphabets(S), "params", params(&N, S), "laws", laws(S),
                          "joint", S->joint);
    json_put(j, "givens", facts(&N, L->givens, L->given));
    json_put(j, "claims", claims(&N, L));
    json_put(j, "equalities", equalities(&N, L));
    json_put(j, "nodes", N.list);
    json_decref(N.seen);
    return j;
}
