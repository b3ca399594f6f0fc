/* SPDX-License-Identifier: MIT */
#include "proofs/prove/claim_words_parts.h"
#include "proofs/claims/print/print.h"

#include <stdlib.h>
#include <string.h>

static const char *const functions[] = { "log", "exp", "sqrt", "tanh", "cosh", "sinh",
                                         "abs", "min", "max",  "h",    "kl",   NULL };

static bool known_function(const char *name)
{
    for (size_t k = 0; functions[k]; k++)
        if (strcmp(functions[k], name) == 0) return true;
    return false;
}

static const char *words(words_t *r, const core_t *x, level_t least);

static const char *joined(words_t *r, const core_t *x, const char *sign, level_t own, level_t left, level_t right,
                          level_t least)
{
    const char *a = words(r, x->part[0], left), *b = words(r, x->part[1], right);
    if (!a || !b) return NULL;
    return arena_printf(r->A, own < least ? "(%s%s%s)" : "%s%s%s", a, sign, b);
}

bool whole_power(long *k, const core_t *x)
{
    bool minus = x->kind == CORE_NEG;
    if (minus) x = x->part[0];
    if (x->kind != CORE_NUMBER || mpz_cmp_ui(mpq_denref(x->number), 1) != 0 ||
        mpz_cmpabs_ui(mpq_numref(x->number), 64) > 0)
        return false;
    *k = mpz_get_si(mpq_numref(x->number)) * (minus ? -1 : 1);
    return true;
}

bool says_positive(const core_lemma_t *L, const fact_t *f)
{
    if (f->kind != FACT_RELATION || f->n != 2 || (f->op[0] != IS_GT && f->op[0] != IS_LT)) return false;
    const node_t *x = f->part[f->op[0] == IS_LT], *y = f->part[f->op[0] != IS_LT];
    if (x->kind != NODE_NAME || y->kind != NODE_NUMBER || mpq_sgn(y->number) != 0) return false;
    for (unsigned k = 0; k < L->setting.params; k++)
        if (strcmp(L->setting.entry[k].name, x->name) == 0)
            return L->setting.entry[k].positive && L->setting.entry[k].kind != ENTRY_NUMBER;
    return false;
}

/* pi(y): at the letter that is bound innermost; W(y|x): of a channel. */
static const char *entry_words(words_t *r, const core_t *x, const char *name)
{
    bool channel = r->laws && x->kind == CORE_ENTRY && r->L->setting.entry[x->at].kind == ENTRY_CHANNEL && x->n == 2 &&
                   r->out_letter;
    if (channel && x->part[0]->kind == CORE_SLOT && x->part[0]->at == r->slot && x->part[1]->kind == CORE_SLOT &&
        x->part[1]->at == r->out_slot)
        return arena_printf(r->A, "%s(%s|%s)", name, r->out_letter, r->letter);
    if (!r->letters || x->n != 1 || x->part[0]->kind != CORE_SLOT || x->part[0]->at != r->slot) return NULL;
    return arena_printf(r->A, "%s(%s)", name, r->letter);
}

static const char *lowered(arena_t *A, const char *name)
{
    char *s = arena_printf(A, "%s", name);
    for (char *c = s; *c; c++) *c = (char)(*c >= 'A' && *c <= 'Z' ? *c - 'A' + 'a' : *c);
    return s;
}

const char *size_name(const core_lemma_t *L, unsigned alphabet)
{
    const alphabet_t *a = &L->setting.alphabet[alphabet];
    for (unsigned k = 0; !a->size && k < L->tree->lets.n; k++) {
        const let_t *d = &L->tree->lets.at[k];
        if (!d->args && !d->letters && d->body->kind == NODE_SIZE && strcmp(d->body->name, a->name) == 0)
            return d->name;
    }
    return a->size;
}

static bool is_used(const core_lemma_t *L, const char *name)
{
    const setting_t *S = &L->setting;
    bool used = false;
    for (unsigned k = 0; k < S->params && !used; k++) used = S->entry[k].name && strcmp(S->entry[k].name, name) == 0;
    for (unsigned k = 0; k < S->alphabets && !used; k++) used = strcmp(S->alphabet[k].name, name) == 0;
    for (unsigned k = 0; k < L->tree->lets.n && !used; k++) used = strcmp(L->tree->lets.at[k].name, name) == 0;
    for (unsigned k = 0; k < S->laws; k++) {
        used = used || (S->law[k].name && strcmp(S->law[k].name, name) == 0);
        for (unsigned v = 0; v < S->law[k].axes && !used; v++)
            used = S->law[k].variable[v] && strcmp(S->law[k].variable[v], name) == 0;
    }
    return used;
}

const char *size_word(const core_lemma_t *L, unsigned alphabet)
{
    const char *own = size_name(L, alphabet);
    if (own) return own;
    const char *name = arena_printf(L->home, "M_%s", L->setting.alphabet[alphabet].name);
    while (is_used(L, name)) name = arena_printf(L->home, "%s_", name);
    return name;
}

/* The sum over two letters of their mass times [x != y]. */
bool is_difference(const core_lemma_t *L, const core_t *x, unsigned *a, unsigned *b)
{
    if (x->kind != CORE_OVER || strcmp(x->name, "sum") != 0 || x->slots != 2 || x->n != 1 ||
        x->part[0]->kind != CORE_MUL)
        return false;
    const core_t *mass = x->part[0]->part[0], *event = x->part[0]->part[1];
    if (mass->kind != CORE_MASS || mass->at != L->setting.joint || mass->given || event->kind != CORE_BRACKET)
        return false;
    const core_t *differ = event->part[0];
    if (differ->kind != CORE_COMPARE || differ->op != IS_NE || __builtin_popcount(mass->set) != 2 || mass->n != 2)
        return false;
    for (unsigned k = 0; k < 2; k++)
        if (mass->part[k]->kind != CORE_SLOT || mass->part[k]->at != (int)x->slot[k] ||
            differ->part[k]->kind != CORE_SLOT)
            return false;
    int p = differ->part[0]->at, q = differ->part[1]->at, u = (int)x->slot[0], v = (int)x->slot[1];
    if (!((p == u && q == v) || (p == v && q == u))) return false;
    *a = (unsigned)__builtin_ctz(mass->set);
    *b = (unsigned)__builtin_ctz(mass->set & ~(1u << *a));
    return true;
}

static const char *difference_words(words_t *r, const core_t *x)
{
    unsigned a, b;
    if (!r->sizes || !is_difference(r->L, x, &a, &b)) return NULL;
    const law_t *P = &r->L->setting.law[r->L->setting.joint];
    return arena_printf(r->A, "Pr(%s != %s)", P->variable[a], P->variable[b]);
}

int renyi_order(const core_t *x)
{
    const core_t *a = x->order;
    bool half = a->kind == CORE_DIV && a->part[0]->kind == CORE_NUMBER && a->part[1]->kind == CORE_NUMBER &&
                mpq_cmp_ui(a->part[0]->number, 1, 1) == 0 && mpq_cmp_ui(a->part[1]->number, 2, 1) == 0;
    if (half || (a->kind == CORE_NUMBER && mpq_cmp_ui(a->number, 1, 2) == 0)) return 0;
    return a->kind == CORE_NUMBER && mpq_cmp_ui(a->number, 2, 1) == 0 ? 2 : -1;
}

/* TV, chi2 and others of a and b; Renyi of order 1/2 or 2. NULL: of another name. */
static const char *divergence_words(const words_t *r, const core_t *x, const char *a, const char *b)
{
    static const char *const names[] = { "TV", "chi2", "Hsq", "LC", "BC", "JS", NULL };
    const char *name = strcmp(x->name, "Hellinger2") == 0 ? "Hsq" : x->name;
    for (size_t k = 0; names[k]; k++)
        if (strcmp(names[k], name) == 0) return arena_printf(r->A, "%s(%s||%s)", name, a, b);
    int order = strcmp(name, "Renyi") == 0 ? renyi_order(x) : -1;
    return order < 0 ? NULL : arena_printf(r->A, "Renyi[%s](%s||%s)", order ? "2" : "1/2", a, b);
}

/* The level at which a part stands under what binds its letter. */
static level_t bound_level(const core_t *x)
{
    return x->kind == CORE_OVER ? PRODUCT : strcmp(x->name, "H") == 0 ? POWER : SUM;
}

static const char *bound_text(const words_t *r, const core_t *x, const char *a, const char *b)
{
    arena_t *A = r->A;
    if (x->kind == CORE_OVER) return arena_printf(A, "(%s %s: %s)", x->name, r->letter, a);
    if (strcmp(x->name, "H") == 0) return arena_printf(A, "(-(sum %s: %s*log(%s)))", r->letter, a, a);
    if (strcmp(x->name, "J") == 0) return arena_printf(A, "(KL(%s||%s) + KL(%s||%s))", a, b, b, a);
    if (strcmp(x->name, "KL") == 0) return arena_printf(A, "KL(%s||%s)", a, b);
    return r->laws ? divergence_words(r, x, a, b) : NULL;
}

static bool stands_in(const core_t *x, int slot)
{
    bool any = x->kind == CORE_SLOT && x->at == slot;
    for (unsigned k = 0; k < x->n && !any; k++) any = stands_in(x->part[k], slot);
    return any;
}

void alphabets_in(alphabets_t *a, const core_lemma_t *L, const core_t *x)
{
    if (x->kind == CORE_SIZE) a->sized |= 1u << x->at;
    if (x->kind == CORE_MASS) a->entered |= 1u << L->setting.law[x->at].alphabet[0];
    if (x->kind == CORE_ENTRY && L->setting.entry[x->at].axes) a->entered |= 1u << L->setting.entry[x->at].alphabet[0];
    for (unsigned k = 0; k < x->slots && x->kind == CORE_OVER && x->n == 1; k++)
        if (!stands_in(x->part[0], (int)x->slot[k])) a->sized |= 1u << x->over[k];
    for (unsigned k = 0; k < x->n; k++) alphabets_in(a, L, x->part[k]);
}

bool alphabets_fit(const alphabets_t *a)
{
    return !a->sized || (a->entered == a->sized && !(a->sized & (a->sized - 1)));
}

/* What binds one letter: a sum, an extreme, a divergence, an entropy. */
static const char *bound_words(words_t *r, const core_t *x)
{
    words_t was = *r;
    const char *a, *b = "", *text = NULL;
    bool over = x->kind == CORE_OVER, sum = over && strcmp(x->name, "sum") == 0;
    bool extreme = over && r->laws && (strcmp(x->name, "max") == 0 || strcmp(x->name, "min") == 0);
    if (!r->letters || x->slots != 1 || (over && (x->n != 1 || !(sum || extreme)))) return NULL;
    r->out_slot = r->slot;
    r->out_letter = r->letter;
    r->slot = (int)x->slot[0];
    r->letter = lowered(r->A, r->L->setting.alphabet[x->over[0]].name);
    /* no letter of a claim, nor the one around it that stands within, as of a channel from an alphabet to itself */
    bool within = was.letter && strcmp(was.letter, r->letter) == 0 && stands_in(x->part[0], was.slot);
    if (r->more || within) r->letter = arena_printf(r->A, "%s'", r->letter);
    a = words(r, x->part[0], bound_level(x));
    if (x->kind == CORE_DIVERGENCE && x->n > 1) b = words(r, x->part[1], SUM);
    if (a && b) text = bound_text(r, x, a, b);
    *r = was;
    return text;
}

static bool is_param(const core_lemma_t *L, const char *name)
{
    for (unsigned k = 0; k < L->setting.params; k++)
        if (strcmp(L->setting.entry[k].name, name) == 0) return true;
    return false;
}

/* sum i in A..B: TERM, the index called i, ii, .. */
static const char *indexed_words(words_t *r, const core_t *x)
{
    words_t was = *r;
    if (x->n != 3 || x->slots != 1 || !(strcmp(x->name, "sum") == 0 || strcmp(x->name, "prod") == 0)) return NULL;
    const char *lo = words(r, x->part[0], SUM), *hi = words(r, x->part[1], SUM),
               *name = r->letter ? arena_printf(r->A, "%si", r->letter) : "i";
    while (is_param(r->L, name)) name = arena_printf(r->A, "%si", name);
    r->out_slot = r->slot;
    r->out_letter = r->letter;
    r->slot = (int)x->slot[0];
    r->letter = name;
    const char *body = words(r, x->part[2], PRODUCT);
    *r = was;
    return lo && hi && body ? arena_printf(r->A, "(%s %s in %s..%s: %s)", x->name, name, lo, hi, body) : NULL;
}

static const char *slot_words(const words_t *r, const core_t *x)
{
    return !r->integers ? NULL : x->at == r->slot ? r->letter : x->at == r->out_slot ? r->out_letter : NULL;
}

/* [a >= b]; of `and` the product, of `or` what is left of 1 by that of the contrary, of `not` the contrary. */
static const char *condition_words(words_t *r, const core_t *c)
{
    const char *all = NULL;
    bool any = c->kind == CORE_OR, both = c->kind == CORE_AND;
    if (!r->conditions) return NULL;
    for (unsigned k = 0; (any || both) && k < c->n; k++) {
        const char *one = condition_words(r, c->part[k]);
        if (!one) return NULL;
        if (any) one = arena_printf(r->A, "(1 - %s)", one);
        all = all ? arena_printf(r->A, "%s*%s", all, one) : one;
    }
    if (any || both) return arena_printf(r->A, any ? "(1 - %s)" : "(%s)", all);
    if (c->kind == CORE_NOT) return (all = condition_words(r, c->part[0])) ? arena_printf(r->A, "(1 - %s)", all) : NULL;
    if (c->kind != CORE_COMPARE || c->op == IS_EQ || c->op == IS_NE) return NULL;
    const char *a = words(r, c->part[0], SUM), *b = words(r, c->part[1], SUM);
    return a && b ? arena_printf(r->A, "[%s %s %s]", a, relop_text(c->op), b) : NULL;
}

/* NULL outside the class. */
static const char *words(words_t *r, const core_t *x, level_t least)
{
    arena_t *A = r->A;
    const char *a, *b;
    char *q;
    long k;
    if (r->more && r->more(&a, r, x, least)) return a;
    switch (x->kind) {
    case CORE_NUMBER:
        q = mpq_get_str(NULL, 10, x->number);
        a = arena_printf(A, (strchr(q, '/') && least > SUM) || *q == '-' ? "(%s)" : "%s", q);
        free(q);
        return a;
    case CORE_PARAM: return r->L->setting.entry[x->at].kind == ENTRY_NUMBER ? r->L->setting.entry[x->at].name : NULL;
    case CORE_SIZE:
        if (r->laws) return arena_printf(A, "(sum %s: 1)", lowered(A, r->L->setting.alphabet[x->at].name));
        return r->sizes ? size_word(r->L, (unsigned)x->at) : NULL;
    case CORE_NEG:
        a = words(r, x->part[0], PRODUCT);
        return a ? arena_printf(A, least > SUM ? "(-%s)" : "-%s", a) : NULL;
    case CORE_ADD: return joined(r, x, " + ", SUM, SUM, PRODUCT, least);
    case CORE_SUB: return joined(r, x, " - ", SUM, SUM, PRODUCT, least);
    case CORE_MUL: return joined(r, x, "*", PRODUCT, PRODUCT, POWER, least);
    case CORE_DIV: return joined(r, x, "/", PRODUCT, PRODUCT, POWER, least);
    case CORE_POW:
        if (!whole_power(&k, x->part[1])) { /* of what is positive */
            a = words(r, x->part[1], POWER);
            b = words(r, x->part[0], SUM);
            return a && b ? arena_printf(A, "exp(%s*log(%s))", a, b) : NULL;
        }
        a = words(r, x->part[0], ATOM);
        return a && whole_power(&k, x->part[1])
                   ? arena_printf(A, least > POWER ? "(%s^%s%ld)" : "%s^%s%ld", a, k < 0 ? "-" : "", k < 0 ? -k : k)
                   : NULL;
    case CORE_FUNCTION:
        a = words(r, x->part[0], SUM);
        b = x->n > 1 ? words(r, x->part[1], SUM) : "";
        if (!a || !b || x->n > 2) return NULL;
        if (strcmp(x->name, "log2") == 0)
            return arena_printf(A, least > PRODUCT ? "(log(%s)/log(2))" : "log(%s)/log(2)", a);
        if (!known_function(x->name) && !(r->integers && strcmp(x->name, "binomial") == 0)) return NULL;
        if (x->n == 1) return arena_printf(A, "%s(%s)", x->name, a);
        return arena_printf(A, *x->name == 'k' ? "%s(%s||%s)" : "%s(%s, %s)", x->name, a, b);
    case CORE_SLOT: return slot_words(r, x);
    case CORE_BRACKET: return condition_words(r, x->part[0]);
    case CORE_OVER: return r->integers ? indexed_words(r, x) : r->letters ? bound_words(r, x) : difference_words(r, x);
    case CORE_DIVERGENCE: return bound_words(r, x);
    case CORE_ENTRY: return entry_words(r, x, r->L->setting.entry[x->at].name);
    case CORE_MASS: return r->L->setting.law[x->at].axes == 1 ? entry_words(r, x, r->L->setting.law[x->at].name) : NULL;
    default: return NULL;
    }
}

const char *words_of(words_t *r, const core_t *x, level_t least) { return words(r, x, least); }

const char *sum_words(arena_t *A, const core_lemma_t *L, const core_t *x, int slot, const char *letter)
{
    words_t r = { .A = A, .L = L, .letters = true, .slot = slot, .letter = letter };
    return words(&r, x, SUM);
}

const char *law_words(arena_t *A, const core_lemma_t *L, const core_t *x, int slot, const char *letter)
{
    words_t r = { .A = A, .L = L, .letters = true, .laws = true, .slot = slot, .letter = letter };
    return words(&r, x, SUM);
}

const char *tested_words(arena_t *A, const core_lemma_t *L, const core_t *x, int slot, const char *letter)
{
    words_t r = { .A = A, .L = L, .letters = true, .laws = true, .conditions = true, .slot = slot, .letter = letter };
    return words(&r, x, SUM);
}

const char *letter_name(arena_t *A, const core_lemma_t *L, unsigned alphabet)
{
    return lowered(A, L->setting.alphabet[alphabet].name);
}

const char *real_words(arena_t *A, const core_lemma_t *L, const core_t *x)
{
    words_t r = { .A = A, .L = L, .sizes = true };
    return words(&r, x, SUM);
}

const char *number_words(arena_t *A, const core_lemma_t *L, const core_t *x)
{
    return words(&(words_t){ .A = A, .L = L }, x, SUM);
}

const char *integer_words(arena_t *A, const core_lemma_t *L, const core_t *x)
{
    words_t r = { .A = A, .L = L, .integers = true, .slot = -1, .out_slot = -1 };
    return words(&r, x, SUM);
}

const char *moment_words(arena_t *A, const core_lemma_t *L, const core_t *x, int slot, const char *letter)
{
    words_t r = { .A = A, .L = L, .letters = true, .conditions = true, .slot = slot, .letter = letter };
    return words(&r, x, SUM);
}

const char *end_words(arena_t *A, mpq_srcptr q, const char *none)
{
    if (!q) return none;
    char *own = mpq_get_str(NULL, 10, q);
    const char *text = arena_printf(A, "%s", own);
    free(own);
    return text;
}

const char *number_range_words(arena_t *A, const entry_t *e)
{
    const binder_t *b = e->binder;
    if (e->kind != ENTRY_NUMBER || !b || b->n_among || (e->lo && !e->least) || (e->hi && !e->most)) return NULL;
    if (e->least && e->most && mpq_cmp(e->least, e->most) >= 0) return NULL;
    const char *lo = end_words(A, e->least, "-inf"), *hi = end_words(A, e->most, "inf");
    if (b->integer) return arena_printf(A, "%s..%s", lo, hi);
    return arena_printf(A, "%s%s,%s%s", b->open_lo || !e->least ? "(" : "[", lo, hi,
                        b->open_hi || !e->most ? ")" : "]");
}
