/* SPDX-License-Identifier: MIT */
#include "proofs/engine/sweep.h"

#include <stdlib.h>
#include <string.h>

enum { TABLE_DIGITS = 5, DATA_DIGITS = 17, EXACT_DIGITS = 12 };

static const char *kept(arena_t *A, char *text)
{
    const char *own = arena_printf(A, "%s", text);
    free(text);
    return own;
}

/* 3/10 as 0.3, since that is exact and short; 1/3 as a fraction. */
static const char *exact_text(arena_t *A, const real_t *x)
{
    char *lo, *hi;
    x = real_asked(x);
    real_decimals(&lo, &hi, x, EXACT_DIGITS);
    bool same = strcmp(lo, hi) == 0;
    free(hi);
    if (same) return kept(A, lo);
    free(lo);
    mpq_ptr q = arena_mpq(real_home(x), 1);
    return real_is_rat(x, q) ? kept(A, mpq_get_str(NULL, 10, q)) : "?";
}

static ends_t ends_text(arena_t *A, const real_t *x, size_t digits)
{
    char *lo, *hi;
    real_decimals_simplest(&lo, &hi, x, digits);
    return (ends_t){ kept(A, lo), kept(A, hi) };
}

static swept_cell_t cell_of(arena_t *A, const real_t *x, const sweep_t *s, column_round_t round)
{
    if (!x) return (swept_cell_t){ NULL, { NULL, NULL }, { NULL, NULL } };
    if (round == COLUMN_EXACT) return (swept_cell_t){ .exact = exact_text(A, x) };
    return (swept_cell_t){ .data = ends_text(A, x, DATA_DIGITS),
                           .table = s->data ? (ends_t){ NULL, NULL } : ends_text(A, x, TABLE_DIGITS) };
}

/* The rows are made one after the other, each anew, from what is prepared; that is let go when a row rests on something
** else. */
const swept_t *sweep_run(arena_t *A, const sweep_t *s)
{
    arena_t *row = arena_new(), *own = arena_new(), *other = arena_new();
    swept_t *T = ARENA_NEW(A, swept_t);
    const void *by = NULL;
    T->sweep = s;
    while (s->columns[T->columns].name) T->columns++;
    T->cell = ARENA_ARRAY(A, swept_cell_t, s->rows * T->columns);
    for (size_t i = 0; i < s->rows; i++) {
        const real_t *cell[COLUMNS_MAX] = { NULL };
        const void *now = s->prepare(other, s->of, i, by);
        if (now != by) {
            arena_t *last = own;
            own = other;
            other = last;
            by = now;
        }
        arena_reset(other);
        s->row(cell, row, i, by);
        for (size_t k = 0; k < T->columns; k++)
            T->cell[i * T->columns + k] = cell_of(A, cell[k], s, s->columns[k].round);
        arena_reset(row);
    }
    arena_free(row);
    arena_free(own);
    arena_free(other);
    return T;
}
