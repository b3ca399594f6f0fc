/* SPDX-License-Identifier: MIT */
#include "cli/cli.h"
#include "numerics/base/rat.h"

#include <stdlib.h>
#include <string.h>

/* Row x of the grid sums to 1; with counts it is divided by its sum, which is left in `total`. */
static bool check_row(const char *file, const grid_t *g, size_t x, bool counts, mpz_ptr total)
{
    mpq_ptr row = g->at + x * g->columns;
    mpq_t sum;
    mpq_init(sum);
    bool good = true;
    for (size_t k = 0; k < g->columns && good; k++) {
        bool whole = !counts || mpz_cmp_ui(mpq_denref(row + k), 1) == 0;
        if (mpq_sgn(row + k) < 0 || !whole)
            good = complain("%s:%zu:%zu: entry %zu is %s, expected %s", file, g->line[x], g->column[x * g->columns + k], k + 1, whole ? "negative" : "not a whole number",
                            counts ? "a count" : "a probability");
        mpq_add(sum, sum, row + k);
    }
    if (good && counts && mpq_sgn(sum) == 0) good = complain("%s:%zu:1: all counts are 0", file, g->line[x]);
    if (good && counts) mpz_set(total, mpq_numref(sum));
    for (size_t k = 0; good && counts && k < g->columns; k++) mpq_div(row + k, row + k, sum);
    if (good && !counts && mpq_cmp_ui(sum, 1, 1) != 0) {
        char *text = rat_print(sum);
        good = complain("%s:%zu:1: row sums to %.80s, expected 1 (--counts normalises counts)", file, g->line[x], text);
        free(text);
    }
    mpq_clear(sum);
    return good;
}

bool rows_read(rows_t *R, mpz_ptr *total, arena_t *A, const char *file, bool counts)
{
    size_t n;
    char *text = input_read(file, &n);
    grid_t g;
    const char *name = strcmp(file, "-") == 0 ? "standard input" : file;
    bool good = text && csv_read(&g, A, file, text, n);
    free(text);
    if (!good) return false;
    mpz_ptr sums = arena_mpz(A, g.rows);
    for (size_t x = 0; good && x < g.rows; x++) good = check_row(name, &g, x, counts, sums + x);
    *R = (rows_t){ g.rows, g.columns, g.at };
    if (total) *total = sums;
    return good;
}
