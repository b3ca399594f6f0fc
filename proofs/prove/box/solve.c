/* SPDX-License-Identifier: MIT */
#include "proofs/prove/box/solve.h"
#include "proofs/engine/json.h"
#include "proofs/prove/terms.h"

#include <string.h>

enum { DOWN_MAX = 24 };

typedef struct {
    arena_t *A;
    algebra_t *R;
    const box_claim_t *E;
    const compiled_t *C;
    const char *side;
    unsigned down[DOWN_MAX];
    unsigned n;
    solved_t *out;
} solver_t;

static bool has_number(const core_t *x)
{
    bool any = x->kind == CORE_PARAM;
    for (unsigned k = 0; k < x->n; k++) any = any || has_number(x->part[k]);
    return any;
}

static bool has_log(const core_t *x)
{
    static const char *const name[] = { "log", "log2", "h", "kl" };
    bool any = false;
    for (unsigned k = 0; k < 4; k++)
        any = any || (x->kind == CORE_FUNCTION && strcmp(x->name, name[k]) == 0 && has_number(x));
    for (unsigned k = 0; k < x->n; k++) any = any || has_log(x->part[k]);
    return any;
}

/* An exponential or a root of what has logarithms: derivatives are not rid of it. */
static bool is_hard(const core_t *x)
{
    return x->kind == CORE_FUNCTION && (strcmp(x->name, "exp") == 0 || strcmp(x->name, "sqrt") == 0) && has_log(x);
}

static bool has_hard(const core_t *x)
{
    bool any = is_hard(x);
    for (unsigned k = 0; k < x->n; k++) any = any || has_hard(x->part[k]);
    return any;
}

static void note(solver_t *V, const core_t *x, const core_t *t, bool larger, unsigned depth)
{
    json_t *way = json_made(json_array());
    json_add(way, json_string(V->side));
    for (unsigned k = 0; k < depth; k++) json_add(way, json_integer(V->down[k]));
    if (V->n == SOLVED_MAX) json_decref(V->out[--V->n].way);
    memmove(V->out + 1, V->out, V->n++ * sizeof *V->out);
    V->out[0] = (solved_t){ larger ? t : x, larger ? x : t, way };
}

static void descend(solver_t *V, const core_t *x, const core_t *t, bool larger, unsigned depth);

/* To an operand; `operand` is its place where the checker reads the term. */
static void down(solver_t *V, const core_t *x, unsigned operand, const core_t *t, bool larger, unsigned depth)
{
    if (depth == DOWN_MAX - 1 || !has_hard(x)) return;
    V->down[depth] = operand;
    descend(V, x, t, larger, depth + 1);
}

static bool is_positive(const solver_t *V, const core_t *x) { return claim_box_sign(V->E, V->R, V->C, x) > 0; }

/* Under an exponential or a root: that is a way, and perhaps a deeper one is. */
static void undo(solver_t *V, const core_t *x, const core_t *t, bool larger, unsigned depth)
{
    bool root = strcmp(x->name, "sqrt") == 0;
    const core_t *a = x->part[0];
    if (!(root && larger) && !is_positive(V, t)) return;
    const core_t *u = root ? core_power(V->A, t, 2) : core_function(V->A, "log", t);
    V->down[depth] = 0;
    note(V, a, u, larger, depth + 1);
    descend(V, a, u, larger, depth + 1);
}

/* The steps of checker's section 4, towards what is hard. a - b is a + (-b) there. */
static void descend(solver_t *V, const core_t *x, const core_t *t, bool larger, unsigned depth)
{
    arena_t *A = V->A;
    const core_t *a = x->n ? x->part[0] : NULL, *b = x->n > 1 ? x->part[1] : NULL;
    if (depth == DOWN_MAX - 2) return;
    switch (x->kind) {
    case CORE_FUNCTION: if (is_hard(x)) undo(V, x, t, larger, depth); return;
    case CORE_NEG: down(V, a, 0, core_apply(A, CORE_NEG, t, NULL), !larger, depth); return;
    case CORE_ADD:
        down(V, a, 0, core_apply(A, CORE_SUB, t, b), larger, depth);
        down(V, b, 1, core_apply(A, CORE_SUB, t, a), larger, depth);
        return;
    case CORE_SUB:
        down(V, a, 0, core_apply(A, CORE_ADD, t, b), larger, depth);
        V->down[depth] = 1;
        down(V, b, 0, core_apply(A, CORE_NEG, core_apply(A, CORE_SUB, t, a), NULL), !larger, depth + 1);
        return;
    case CORE_MUL:
        if (has_hard(a) && is_positive(V, b)) down(V, a, 0, core_apply(A, CORE_DIV, t, b), larger, depth);
        if (has_hard(b) && is_positive(V, a)) down(V, b, 1, core_apply(A, CORE_DIV, t, a), larger, depth);
        return;
    case CORE_DIV:
        if (has_hard(a) && is_positive(V, b)) down(V, a, 0, core_apply(A, CORE_MUL, t, b), larger, depth);
        return;
    default: return;
    }
}

unsigned box_solved(solved_t *out, arena_t *A, const box_claim_t *E, algebra_t *R, const compiled_t *C, size_t link)
{
    const link_of_t *of = &C->of[link];
    const core_claim_t *claim = &C->core->claim[of->claim];
    bool down = claim->claim->chain.op[of->link] == IS_GE;
    const core_t *smaller = claim->term[of->link + down], *larger = claim->term[of->link + !down];
    solver_t V = { .A = A, .R = R, .E = E, .C = C, .out = out };
    V.side = "larger";
    descend(&V, larger, smaller, true, 0);
    V.side = "smaller";
    descend(&V, smaller, larger, false, 0);
    return V.n;
}
