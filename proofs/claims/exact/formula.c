/* SPDX-License-Identifier: MIT */
#include "proofs/claims/exact/formula.h"
#include "numerics/klinv/klinv.h"

#include <string.h>

/* Names in front of those behind; the argument of a definition is a term where it was called, and is looked at when it
** is asked for. */
typedef struct env { const char *name; const real_t *value; const node_t *term; const struct env *at, *behind; } env_t;

typedef struct { arena_t *A; const lemma_tree_t *L; const env_t *top; unsigned depth; } formula_t;

enum { DEFINITIONS_DEEP = 100 };

static const real_t *value(formula_t *F, const node_t *x, const env_t *env);

static const real_t *defined(formula_t *F, const let_t *d, const node_t *const *arg, unsigned n, const env_t *env)
{
    const env_t *inner = F->top;
    if (d->args + d->letters < n || F->depth == DEFINITIONS_DEEP) return NULL;
    for (unsigned k = 0; k < d->args && k < n; k++) {
        env_t *e = ARENA_NEW(F->A, env_t);
        *e = (env_t){ .name = d->arg[k], .term = arg[k], .at = env, .behind = inner };
        inner = e;
    }
    F->depth++;
    const real_t *v = value(F, d->body, inner);
    F->depth--;
    return v;
}

static const let_t *definition(const lemma_tree_t *L, const char *name)
{
    for (unsigned k = 0; k < L->lets.n; k++)
        if (strcmp(L->lets.at[k].name, name) == 0) return &L->lets.at[k];
    return NULL;
}

static const real_t *klinv_of(arena_t *A, const real_t *p, const real_t *c)
{
    mpq_ptr q = arena_mpq(A, 1);
    return real_is_rat(p, q) && mpq_sgn(q) >= 0 && mpq_cmp_ui(q, 1, 1) <= 0 ? klinv_real(A, q, c) : NULL;
}

static const real_t *log_of(arena_t *A, const real_t *x)
{
    mpq_ptr q = arena_mpq(A, 1);
    return real_is_rat(x, q) && mpq_sgn(q) > 0 ? real_log_rat(A, q) : real_log(x);
}

static const real_t *function(formula_t *F, const node_t *x, const env_t *env)
{
    const real_t *a[2] = { NULL };
    if (x->n < 1 || x->n > 2) return NULL;
    for (unsigned k = 0; k < x->n; k++)
        if (!(a[k] = value(F, x->part[k], env))) return NULL;
    if (x->n == 1 && strcmp(x->name, "log") == 0) return log_of(F->A, a[0]);
    if (x->n == 1 && strcmp(x->name, "sqrt") == 0) return real_sqrt(a[0]);
    if (x->n == 1 && strcmp(x->name, "exp") == 0) return real_exp(a[0]);
    if (x->n == 2 && strcmp(x->name, "min") == 0) return real_min(a[0], a[1]);
    if (x->n == 2 && strcmp(x->name, "max") == 0) return real_max(a[0], a[1]);
    if (x->n == 2 && strcmp(x->name, "klinv") == 0) return klinv_of(F->A, a[0], a[1]);
    return NULL;
}

static const real_t *called(formula_t *F, const node_t *x, const env_t *env)
{
    const env_t *e = env;
    while (e && strcmp(e->name, x->name) != 0) e = e->behind;
    if (e) return e->value ? e->value : value(F, e->term, e->at);
    const let_t *d = definition(F->L, x->name);
    if (d) return defined(F, d, x->part, x->kind == NODE_APPLY ? x->n : 0, env);
    return x->kind == NODE_APPLY ? function(F, x, env) : NULL;
}

static const real_t *value(formula_t *F, const node_t *x, const env_t *env)
{
    const real_t *a, *b;
    switch (x->kind) {
    case NODE_NUMBER: return real_rat(F->A, x->number);
    case NODE_NAME: case NODE_APPLY: return called(F, x, env);
    case NODE_NEG: return (a = value(F, x->part[0], env)) ? real_neg(a) : NULL;
    case NODE_ADD: case NODE_SUB: case NODE_MUL: case NODE_DIV: break;
    default: return NULL;
    }
    if (!(a = value(F, x->part[0], env)) || !(b = value(F, x->part[1], env))) return NULL;
    return x->kind == NODE_ADD   ? real_add(a, b)
           : x->kind == NODE_SUB ? real_sub(a, b)
           : x->kind == NODE_MUL ? real_mul(a, b)
                                 : real_div(a, b);
}

const real_t *formula_value(arena_t *A, const lemma_tree_t *L, const char *name, const real_t *const *arg, unsigned n,
                            const known_t *known, size_t knowns)
{
    formula_t F = { .A = A, .L = L };
    const let_t *d = definition(L, name);
    env_t *env = ARENA_ARRAY(A, env_t, knowns + n + 1);
    for (size_t k = 0; k < knowns; k++) {
        env[k] = (env_t){ .name = known[k].name, .value = known[k].value, .behind = F.top };
        F.top = &env[k];
    }
    if (!d || d->args < n) return NULL;
    const env_t *inner = F.top;
    for (unsigned k = 0; k < d->args && k < n; k++) {
        env[knowns + k] = (env_t){ .name = d->arg[k], .value = arg[k], .behind = inner };
        inner = &env[knowns + k];
    }
    return value(&F, d->body, inner);
}

const char *formula_mend(const lemma_tree_t *L, const char *link)
{
    for (unsigned k = 0; k < L->mends.n; k++)
        if (strcmp(L->mends.at[k].link, link) == 0) return L->mends.at[k].text;
    return NULL;
}
