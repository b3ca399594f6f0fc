/* SPDX-License-Identifier: MIT
**
** A row is a candidate: what the table sets is set, for the row's value of the index, and the rest must not be left
** over.
*/
#include "proofs/claims/families/sweep.h"
#include "proofs/claims/core/declare.h"
#include "proofs/claims/exact/eval.h"
#include "proofs/claims/print/print.h"

#include <string.h>

typedef struct { const compiled_t *C; recipe_t recipe; unsigned columns; const core_t *column[COLUMNS_MAX]; } rows_t;

/* What a row rests on. Where it is the same candidate's as the row before, what was worked out on that is kept; of so
** many rows in turn alone, since what a row makes lives as long. */
typedef struct { const rows_t *rows; const candidate_t *c; eval_t *e; } rested_t;

enum { ROWS_OF_ONE = 128 };

static const candidate_t *made(arena_t *A, const rows_t *R, size_t i)
{
    draw_t d = draw_start(1, "table", i);
    candidate_t *c = candidate_new(A, R->C->core->setting.param);
    maker_t m = {
        .c = c, .d = &d, .S = &R->C->core->setting, .r = &R->recipe, .how = MAKE_SMALL, .i = i, .product = 1
    };
    draw_sizes(&m);
    hand_choose(&m, i);
    hand_sizes(&m, R->C->core);
    bound_sizes(&m);
    for (unsigned k = 0; k < m.S->params; k++) draw_entry(&m, k);
    hand_values(&m, R->C->core, i);
    c->unmade = m.past;
    return c;
}

static const void *prepare(arena_t *A, const void *of, size_t i, const void *before)
{
    const rested_t *last = before;
    const rows_t *R = of;
    const candidate_t *c = made(A, R, i);
    if (last && i % ROWS_OF_ONE != 0 && !last->c->unmade && !c->unmade && candidate_same(last->c, c)) return last;
    effort_t *effort = ARENA_NEW(A, effort_t);
    rested_t *own = ARENA_NEW(A, rested_t);
    *effort = EFFORT_DEFAULT;
    *own = (rested_t){ R, c, eval_start(A, R->C->core, c, effort) };
    return own;
}

/* Cells that are undefined, or that a condition of probability 0 leaves without a value, are empty. */
static void row(const real_t **cell, arena_t *A, size_t i, const void *prepared)
{
    const rested_t *own = prepared;
    const rows_t *R = own->rows;
    eval_t *e = own->e;
    (void)A;
    e->steps = 0;
    for (unsigned k = 0; k < R->columns; k++) {
        e->slot[0] = R->recipe.from + (long)i;
        e->rests = 0;
        eval_reset(e);
        const real_t *x = eval_real(e, R->column[k]);
        cell[k] = own->c->unmade || e->impossible || e->not_law || e->doubt || e->beyond || e->at_most ||
                          real_is_undefined(real_asked(x))
                      ? NULL
                      : x;
    }
}

/* A table says what every parameter is: none of its numbers is drawn. */
static bool all_set(const compiled_t *C, const rows_t *R, const table_t *t, claim_fault_t *fault)
{
    const setting_t *S = &C->core->setting;
    for (unsigned k = 0; k < S->params; k++) {
        bool set = false;
        for (unsigned i = 0; i < R->recipe.sets; i++)
            set |= R->recipe.set[i].entry == (int)k && !R->recipe.set[i].range && R->recipe.set[i].n == 1;
        if (!set)
            return claim_fault(fault, t->at, "table %s leaves %s open; expected %s = ..", t->slug, S->entry[k].name,
                               S->entry[k].name);
    }
    return true;
}

/* Is the term a rational on every candidate, by its form? */
static bool is_rational(const core_t *x)
{
    bool other = x->kind == CORE_ENTROPY || x->kind == CORE_DIVERGENCE || x->kind == CORE_FUNCTION ||
                 x->kind == CORE_CAPACITY || x->kind == CORE_WORD ||
                 (x->kind == CORE_POW && x->part[1]->kind != CORE_SLOT &&
                  !(x->part[1]->kind == CORE_NUMBER && mpz_cmp_ui(mpq_denref(x->part[1]->number), 1) == 0));
    for (unsigned k = 0; !other && k < x->n; k++) other = !is_rational(x->part[k]);
    return !other;
}

/* A column's name stands in a CSV file. */
static const char *csv_name(arena_t *A, const node_t *x)
{
    char *s = (char *)node_text(A, x);
    for (char *c = s; *c; c++)
        if (*c == ',') *c = ';';
    return s;
}

static bool columns(arena_t *A, const compiled_t *C, rows_t *R, const table_t *t, column_t *column,
                    claim_fault_t *fault)
{
    const lemma_tree_t *T = C->core->tree;
    const node_t *term[COLUMNS_MAX];
    const char *tex[COLUMNS_MAX];
    bool up[COLUMNS_MAX] = { false };
    unsigned n = 0;
    term[n] = node_name(A, t->at, NODE_NAME, t->rows.over);
    tex[n++] = NULL;
    for (unsigned k = 0; k < t->n; k++) {
        if (n + 1 == COLUMNS_MAX) return claim_fault(fault, t->at, "more than %d columns", COLUMNS_MAX - 2);
        term[n] = t->column[k].term;
        up[n] = t->column[k].up;
        tex[n++] = t->column[k].tex;
    }
    for (unsigned c = 0; !t->n && c < T->claims.n; c++)
        for (unsigned k = 0; !T->claims.at[c].eaches && k <= T->claims.at[c].chain.n && n + 1 < COLUMNS_MAX; k++) {
            term[n] = T->claims.at[c].chain.term[k];
            tex[n++] = T->claims.at[c].chain.tex[k];
        }
    for (unsigned k = 0; k < n; k++) {
        if (!(R->column[k] = core_term(C->core, term[k], t->rows.over, fault))) return false;
        column[k] = (column_t){ csv_name(A, term[k]),
            arena_printf(A, "$%s$", tex[k] ? tex[k] : node_tex(A, node_named(A, T, term[k]))),
            is_rational(R->column[k]) ? COLUMN_EXACT : up[k] ? COLUMN_UP : COLUMN_DOWN };
    }
    R->columns = n;
    return true;
}

bool claims_sweeps(arena_t *A, compiled_t *C, claim_fault_t *fault)
{
    const lemma_tree_t *T = C->core->tree;
    const sweep_t **list = ARENA_ARRAY(A, const sweep_t *, T->tables.n + 1);
    for (unsigned k = 0; k < T->tables.n; k++) {
        const table_t *t = &T->tables.at[k];
        rows_t *R = ARENA_NEW(A, rows_t);
        sweep_t *s = ARENA_NEW(A, sweep_t);
        column_t *column = ARENA_ARRAY(A, column_t, COLUMNS_MAX + 1);
        try_t *by = ARENA_NEW(A, try_t);
        *by = t->rows;
        R->C = C;
        R->recipe = (recipe_t){ .how = MAKE_BY_HAND, .claim = -1, .equality = -1, .nets = C->plan->nets[0] };
        if (!hand_recipe(A, &R->recipe, C->core, by, fault) || !all_set(C, R, t, fault) ||
            !columns(A, C, R, t, column, fault))
            return false;
        size_t rows = (size_t)(R->recipe.to - R->recipe.from) + 1;
        if (rows > 10000) return claim_fault(fault, t->at, "a table of %zu rows, expected at most 10000", rows);
        *s = (sweep_t){ .name = t->slug, .caption = t->caption ? t->caption : C->lemma.title, .columns = column,
            .rows = rows, .data = t->data, .of = R, .prepare = prepare, .row = row };
        list[k] = s;
    }
    C->lemma.sweeps = T->tables.n ? list : NULL;
    return true;
}
