/* SPDX-License-Identifier: MIT */
#include "proofs/prove/laws/claim_laws.h"
#include "proofs/claims/print/print.h"
#include "proofs/engine/json.h"
#include "proofs/prove/claim_words.h"
#include "proofs/prove/laws/tables.h"

#include <string.h>

/* --- names -------------------------------------------------------------------------------------------------------- */

static bool taken(const laws_t *r, const char *name)
{
    const setting_t *T = &r->L->setting;
    bool any = false;
    for (unsigned k = 0; k < T->params; k++) any = any || strcmp(T->entry[k].name, name) == 0;
    for (unsigned k = 0; k < T->laws; k++) any = any || strcmp(T->law[k].name, name) == 0;
    for (unsigned k = 0; k < r->R->names; k++) any = any || strcmp(r->R->name[k], name) == 0;
    return any;
}

int laws_name(laws_t *r, domain_t *B, const char *base, mpq_srcptr lo, mpq_srcptr hi)
{
    const char *name = base;
    while (taken(r, name)) name = arena_printf(r->A, "%s%s", name, base);
    int v = algebra_name(r->R, name);
    if (v < 0) return -1;
    B->on[v] = true;
    B->lo[v] = lo;
    B->hi[v] = hi;
    return v;
}

const char *laws_words(const laws_t *r, const core_t *x, int slot, const char *letter)
{
    return (r->tested ? tested_words : law_words)(r->A, r->L, x, slot, letter);
}

/* --- values ------------------------------------------------------------------------------------------------------- */

static const char *const base[] = { "k", "c", "v", "g", "l", "s", "m", "m", "n" };

static mpq_srcptr whole(laws_t *r, long k)
{
    mpq_ptr q = arena_mpq(r->A, 1);
    mpq_set_si(q, k, 1);
    return q;
}

/* The value that is called so, made where it is not yet there; NULL past a limit. */
const form_t *laws_value(laws_t *r, law_value_t v)
{
    static const long most[] = { 0, 0, 1, 1, 2, 0, 0, 0, 0 };
    unsigned k = 0;
    if (!v.text) return NULL;
    while (k < r->values && strcmp(r->value[k].text, v.text) != 0) k++;
    if (k == r->values) {
        if (k == VALUES_MAX) return NULL;
        int name = laws_name(r, &r->B, base[v.kind], v.kind == VALUE_SUM ? NULL : whole(r, 0),
                             most[v.kind] ? whole(r, most[v.kind]) : NULL);
        if (name < 0) return NULL;
        v.name = (unsigned)name;
        r->value[r->values++] = v;
    }
    return r->put ? r->put[k] : form_name(r->R, r->value[k].name);
}

/* sum x: A W(y|x), A; NULL. */
static const core_t *in_front(const core_t *x)
{
    bool image = x->kind == CORE_OVER && x->n == 1 && x->part[0]->kind == CORE_MUL
        && x->part[0]->part[1]->kind == CORE_ENTRY;
    return image ? x->part[0]->part[0] : NULL;
}

/* Between a and b, or the middle of b and c. */
static const form_t *between(laws_t *r, value_kind_t kind, const core_t *x, const core_t *a, const core_t *b,
                             const core_t *c)
{
    static const char *const name[] = { "KL", "chi2", "TV", "Hsq", "LC" };
    const char *letter = letter_name(r->A, r->L, x->over[0]);
    const char *s = law_words(r->A, r->L, a, (int)x->slot[0], letter),
               *t = law_words(r->A, r->L, b, (int)x->slot[0], letter);
    const char *u = c ? law_words(r->A, r->L, c, (int)x->slot[0], letter) : "";
    if (!s || !t || !u) return NULL;
    if (c) t = arena_printf(r->A, "(%s + %s)/2", t, u);
    const form_t *multiple = kind == VALUE_TV ? laws_variation(r, x, arena_printf(r->A, "TV(%s||%s)", s, t)) : NULL;
    if (multiple) return multiple;
    bool image = a->kind == CORE_OVER && b->kind == CORE_OVER;
    if (image) a = in_front(a), b = in_front(b), c = c ? in_front(c) : NULL;
    if (!a || !b) return NULL;
    return laws_value(r, (law_value_t){ kind, a, b, c, image, arena_printf(r->A, "%s(%s||%s)", name[kind], s, t), 0 });
}

static const form_t *divergence(laws_t *r, const core_t *x)
{
    static const struct {
        const char *name;
        value_kind_t kind;
    } plain[] = { { "KL", VALUE_KL },   { "chi2", VALUE_CHI2 },      { "TV", VALUE_TV },
                  { "Hsq", VALUE_HSQ }, { "Hellinger2", VALUE_HSQ }, { "LC", VALUE_LC } };
    algebra_t *R = r->R;
    const char *name = x->name;
    const core_t *a = x->part[0], *b = x->n > 1 ? x->part[1] : NULL;
    const form_t *one = form_integer(R, 1), *two = form_integer(R, 2);
    if (x->slots != 1 || x->n > 2) return NULL;
    if (strcmp(name, "H") == 0) {
        const char *letter = letter_name(r->A, r->L, x->over[0]),
                   *p = law_words(r->A, r->L, a, (int)x->slot[0], letter);
        const char *q = p && a->kind != CORE_MASS ? arena_printf(r->A, "(%s)", p) : p;
        return q ? form_neg(R,
                            laws_value(r, (law_value_t){ VALUE_SUM, a, NULL, a, false,
                                                         arena_printf(r->A, "sum %s: %s*log(%s)", letter, q, p), 0 }))
                 : NULL;
    }
    for (size_t k = 0; k < sizeof plain / sizeof *plain; k++)
        if (strcmp(plain[k].name, name) == 0) return between(r, plain[k].kind, x, a, b, NULL);
    if (strcmp(name, "J") == 0)
        return form_add(R, between(r, VALUE_KL, x, a, b, NULL), between(r, VALUE_KL, x, b, a, NULL));
    if (strcmp(name, "JS") == 0)
        return form_div(R, form_add(R, between(r, VALUE_KL, x, a, a, b), between(r, VALUE_KL, x, b, a, b)), two);
    if (strcmp(name, "BC") == 0) return form_sub(R, one, between(r, VALUE_HSQ, x, a, b, NULL));
    int order = strcmp(name, "Renyi") == 0 ? renyi_order(x) : -1;
    if (order == 2) return form_log(R, form_add(R, one, between(r, VALUE_CHI2, x, a, b, NULL)), &r->B);
    if (order) return NULL;
    return form_mul(R, form_integer(R, -2), form_log(R, form_sub(R, one, between(r, VALUE_HSQ, x, a, b, NULL)), &r->B));
}

static const form_t *over(laws_t *r, const core_t *x)
{
    bool sum = strcmp(x->name, "sum") == 0, most = strcmp(x->name, "max") == 0;
    if (x->slots != 1 || x->n != 1) return NULL;
    if (r->tested) return sum ? laws_tested_sum(r, x) : NULL;
    const char *letter = letter_name(r->A, r->L, x->over[0]),
               *g = law_words(r->A, r->L, x->part[0], (int)x->slot[0], letter);
    if (!g) return NULL;
    const form_t *norm = sum && r->norms ? laws_variation(r, x, arena_printf(r->A, "sum %s: %s", letter, g)) : NULL;
    if (norm) return norm;
    if (sum && (x->part[0]->kind == CORE_ADD || x->part[0]->kind == CORE_SUB || x->part[0]->kind == CORE_NEG))
        g = arena_printf(r->A, "(%s)", g);
    if (!sum && x->part[0]->kind != CORE_MASS) return NULL;
    return laws_value(r, (law_value_t){ sum ? VALUE_SUM : most ? VALUE_MOST : VALUE_LEAST, x->part[0], NULL, NULL,
        false, arena_printf(r->A,
        "%s %s: %s", x->name, letter, g), 0 });
}

/* --- terms -------------------------------------------------------------------------------------------------------- */

static const form_t *entry_of(const laws_t *r, unsigned law)
{
    for (unsigned k = 0; r->entries && k < r->laws; k++) if (r->law[k] == law) return r->entries->at[k];
    return NULL;
}

static const form_t *u_log_v(laws_t *r, const form_t *u, const form_t *v)
{
    return form_mul(r->R, u, form_log(r->R, v, &r->B));
}

/* h(u), kl(u||v). */
static const form_t *binary_divergence(laws_t *r, const form_t *u, const form_t *v)
{
    algebra_t *R = r->R;
    const form_t *one = form_integer(R, 1), *w = form_sub(R, one, u),
                 *own = form_add(R, u_log_v(r, u, u), u_log_v(r, w, w));
    return v ? form_sub(R, form_sub(R, own, u_log_v(r, u, v)), u_log_v(r, w, form_sub(R, one, v))) : form_neg(R, own);
}

static const form_t *function(laws_t *r, const core_t *x)
{
    algebra_t *R = r->R;
    const form_t *a = laws_term(r, x->part[0]), *b = x->n == 2 ? laws_term(r, x->part[1]) : NULL;
    bool least = strcmp(x->name, "min") == 0, extreme = least || strcmp(x->name, "max") == 0;
    if (!a || x->n > 2 || (x->n == 2 && (!b || (!extreme && strcmp(x->name, "kl") != 0)))) return NULL;
    if ((r->entries || r->tested) && b && extreme) {
        const form_t *apart = laws_absolute(r, form_sub(R, a, b));
        return form_div(R, (least ? form_sub : form_add)(R, form_add(R, a, b), apart), form_integer(R, 2));
    }
    if ((r->entries || r->tested) && strcmp(x->name, "abs") == 0) return laws_absolute(r, a);
    if (extreme) return NULL;
    if (b || strcmp(x->name, "h") == 0) return binary_divergence(r, a, b);
    if (strcmp(x->name, "log") == 0) return form_log(R, a, &r->B);
    if (strcmp(x->name, "log2") == 0) return form_div(R, form_log(R, a, &r->B), form_log(R, form_integer(R, 2), &r->B));
    if (strcmp(x->name, "exp") == 0) return form_exp(R, a);
    return strcmp(x->name, "sqrt") == 0 ? form_sqrt(R, a, &r->B) : NULL;
}

const form_t *laws_term(laws_t *r, const core_t *x)
{
    algebra_t *R = r->R;
    const form_t *a, *b;
    long k = 0;
    switch (x->kind) {
    case CORE_NUMBER: return form_rational(R, x->number);
    case CORE_PARAM: return r->number[x->at] < 0 ? NULL : form_name(R, (unsigned)r->number[x->at]);
    case CORE_SIZE: return laws_value(r, (law_value_t){ VALUE_COUNT, NULL, NULL, NULL, false,
        arena_printf(r->A, "sum %s: 1", letter_name(r->A, r->L, (unsigned)x->at)), 0 });
    case CORE_MASS: return entry_of(r, (unsigned)x->at);
    case CORE_NEG: return form_neg(R, laws_term(r, x->part[0]));
    case CORE_ADD: case CORE_SUB: case CORE_MUL: case CORE_DIV:
        a = laws_term(r, x->part[0]);
        b = laws_term(r, x->part[1]);
        return (x->kind == CORE_ADD   ? form_add
                : x->kind == CORE_SUB ? form_sub
                : x->kind == CORE_MUL ? form_mul
                                      : form_div)(R, a, b);
    case CORE_POW:
        a = laws_term(r, x->part[0]);
        if (whole_power(&k, x->part[1])) return form_power(R, a, (int)k);
        b = laws_term(r, x->part[1]);
        return a && b ? form_exp(R, form_mul(R, b, form_log(R, a, &r->B))) : NULL;
    case CORE_FUNCTION: return function(r, x);
    case CORE_ENTRY: case CORE_BRACKET: return r->tested ? laws_test(r, x) : NULL;
    case CORE_OVER: return r->entries ? NULL : over(r, x);
    case CORE_DIVERGENCE: return r->entries ? NULL : divergence(r, x);
    default: return NULL;
    }
}

/* --- slacks ------------------------------------------------------------------------------------------------------- */

mpq_srcptr laws_constant(laws_t *r, const core_t *x)
{
    const form_t *f = laws_term(r, x);
    mpq_ptr q = arena_mpq(r->A, 1);
    fmpq_t c;
    if (!f || !fmpq_mpoly_is_fmpq(f->n, r->R->ctx) || !fmpq_mpoly_is_one(f->d, r->R->ctx)) return NULL;
    fmpq_init(c);
    fmpq_mpoly_get_fmpq(c, f->n, r->R->ctx);
    fmpq_get_mpq(q, c);
    fmpq_clear(c);
    return q;
}

/* The end of the range of a number or a value, of this one strictly, that the term bounds; NULL: it is no such term. */
static mpq_srcptr *end_of(laws_t *r, const core_t *x, bool lower, bool strict)
{
    const form_t *f = x->kind == CORE_PARAM || strict ? laws_term(r, x) : NULL;
    for (unsigned v = 0; f && v < r->R->names; v++)
        if (r->B.on[v] && form_equal(r->R, f, form_name(r->R, v))) return lower ? &r->B.lo[v] : &r->B.hi[v];
    return NULL;
}

/* A bound of a number, or a strict one of a value, by a constant. */
static bool add_given(laws_t *r, const core_fact_t *F)
{
    if (says_positive(r->L, F->fact) || (r->tested && laws_bounds_table(r, F))) return true;
    if (F->slots || F->fact->eaches || F->fact->words || F->fact->kind != FACT_RELATION || F->n != 2) return false;
    relop_t op = F->fact->op[0];
    const char *a = laws_words(r, F->term[0], -1, NULL), *b = laws_words(r, F->term[1], -1, NULL);
    if (!a || !b || op == IS_EQ || op == IS_NE) return false;
    mpq_srcptr right = laws_constant(r, F->term[1]), q = right ? right : laws_constant(r, F->term[0]);
    bool lower = (op == IS_GT || op == IS_GE) == (right != NULL);
    mpq_srcptr *end = q ? end_of(r, F->term[right == NULL], lower, op == IS_LT || op == IS_GT) : NULL;
    if (!end) return false;
    if (!*end || (lower ? mpq_cmp(q, *end) > 0 : mpq_cmp(q, *end) < 0)) *end = q;
    r->statement = arena_printf(r->A, "%s\ngiven %s %s %s", r->statement, a, relop_text(op), b);
    return true;
}

static bool ranges_have_insides(const domain_t *B)
{
    bool all = true;
    for (unsigned v = 0; v < BOX_NAMES_MAX; v++)
        all = all && !(B->on[v] && B->lo[v] && B->hi[v] && mpq_cmp(B->lo[v], B->hi[v]) >= 0);
    return all;
}

const form_t *laws_slack(laws_t *r, const form_t *const *by, const domain_t *B)
{
    domain_t before = r->B;
    if (B != &r->B) r->B = *B;
    r->put = by;
    const form_t *x = laws_term(r, r->side[0]), *y = x ? laws_term(r, r->side[1]) : NULL;
    r->put = NULL;
    if (B != &r->B) r->B = before;
    return r->down ? form_sub(r->R, x, y) : form_sub(r->R, y, x);
}

bool laws_read(laws_t *r, arena_t *A, algebra_t *R, const compiled_t *C, size_t link, bool tested)
{
    C = link_of_rows(A, C, link);
    const link_of_t *of = &C->of[link];
    const core_claim_t *claim = &C->core->claim[of->claim];
    relop_t op = claim->claim->chain.op[of->link];
    const core_t *lhs = claim->term[of->link], *rhs = claim->term[of->link + 1];
    *r = (laws_t){ .A = A, .R = R, .L = C->core, .side = { lhs, rhs }, .statement = "", .equality = op == IS_EQ,
        .tested = tested, .slot = -1 };
    for (unsigned k = 0; k < PARAMS_MAX; k++) r->number[k] = -1;
    if (of->says != SAYS_ITSELF || claim->slots || (op != IS_LE && op != IS_GE && op != IS_EQ) ||
        !laws_declare(r, claim, lhs, rhs))
        return false;
    const char *a = laws_words(r, lhs, -1, NULL), *b = laws_words(r, rhs, -1, NULL);
    if (!a || !b) return false;
    r->statement = arena_printf(A, "for %s", r->statement);
    for (unsigned k = 0; k < C->core->givens; k++)
        if (!add_given(r, &C->core->given[k])) return false;
    for (unsigned k = 0; k < claim->givens; k++)
        if (!add_given(r, &claim->given[k])) return false;
    r->statement = arena_printf(A, "%s\nclaim %s %s %s", r->statement, a, relop_text(op), b);
    if (!ranges_have_insides(&r->B)) return false;
    r->down = op == IS_GE;
    laws_variations_first(r);
    laws_take_squares(r);
    r->slack = laws_slack(r, NULL, &r->B);
    return r->slack && (!tested || r->test);
}

static const char *statement(arena_t *A, const compiled_t *C, size_t link, bool tested)
{
    algebra_t R;
    laws_t *r = ARENA_NEW(A, laws_t);
    if (!algebra_start(&R, A)) return NULL;
    bool good = laws_read(r, A, &R, C, link, tested);
    algebra_end(&R);
    return good ? r->statement : NULL;
}

const char *laws_statement(arena_t *A, const compiled_t *C, size_t link)
{
    const char *own = statement(A, C, link, false);
    return own ? own : statement(A, C, link, true);
}

json_t *laws_prove(const char **words, const char **reason, arena_t *A, const compiled_t *C, size_t link,
    deadline_t until)
{
    *words = statement(A, C, link, false);
    bool tested = !*words;
    if (tested) *words = statement(A, C, link, true);
    if (!*words || !laws_defined(A, C, link, tested)) return NULL;
    json_t *proof = NULL;
    *reason = "binary";
    if (tested) return binary_prove(A, C, link, true, until);
    bool variation = strstr(*words, "TV(");   /* it is on two letters what it was: these first */
    for (unsigned pass = 0; pass < 4 && !proof; pass++) { /* a little of each, then more */
        deadline_t part = deadline_part(until, pass < 2 ? 0.1 : 0.4);
        bool two = (pass % 2 == 0) == variation;
        *reason = two ? "binary" : "letterwise";
        proof = two ? binary_prove(A, C, link, false, part) : letterwise_prove(A, C, link, part);
    }
    return proof;
}
