/* SPDX-License-Identifier: MIT
**
** Tables whose rows are drawn: (sum i: F(a(i,y)))/|I| is a mean over a, one row of it, and what words of draws say a
** mean over the mean of k rows, an or an'.
*/
#include "proofs/prove/points/words_parts.h"

#include <string.h>

/* The one table of two letters that has rows of this alphabet; -1. */
static int table_of_rows(const points_words_t *P, unsigned alphabet)
{
    const setting_t *S = &P->L->setting;
    int table = -1;
    for (unsigned k = 0; k < S->params; k++) {
        if (S->entry[k].kind != ENTRY_TABLE || S->entry[k].axes != 2 || S->entry[k].alphabet[0] != alphabet) continue;
        if (table >= 0) return -1;
        table = (int)k;
    }
    return table;
}

static bool is_drawn(points_words_t *P, int table)
{
    if (table < 0 || (P->drawn && P->rows != (unsigned)table)) return false;
    const entry_t *e = &P->L->setting.entry[table];
    if (e->positive || e->least || e->most) return false;
    P->drawn = true;
    P->rows = (unsigned)table;
    return true;
}

static const char *name_of_rows(const points_words_t *P) { return P->L->setting.entry[P->rows].name; }

bool draws_letter(points_words_t *P, unsigned slot, unsigned alphabet)
{
    if (!P->drawn || table_of_rows(P, alphabet) != (int)P->rows) return false;
    P->table[slot] = name_of_rows(P);
    return true;
}

const char *draws_entry(points_words_t *P, const char *letter, const core_t *x)
{
    const core_t *row = x->part[0];
    const char *table = row->kind == CORE_SLOT ? P->table[row->at] : NULL;
    bool is = table && letter && P->drawn && P->rows == (unsigned)x->at;
    return is ? arena_printf(P->A, "%s(%s)", table, letter) : NULL;
}

const char *draws_mean(points_words_t *P, words_t *r, const core_t *x)
{
    const core_t *sum = x->part[0], *size = x->part[1];
    bool is = sum->kind == CORE_OVER && sum->n == 1 && sum->slots == 1 && strcmp(sum->name, "sum") == 0 &&
              size->kind == CORE_SIZE && (unsigned)size->at == sum->over[0];
    if (!is || !is_drawn(P, table_of_rows(P, sum->over[0]))) return NULL;
    P->table[sum->slot[0]] = name_of_rows(P);
    const char *of = words_of(r, sum->part[0], PRODUCT);
    P->table[sum->slot[0]] = NULL;
    return of ? arena_printf(P->A, "(mean %s: %s)", name_of_rows(P), of) : NULL;
}

/* --- words of draws ----------------------------------------------------------------------------------------------- */

/* The mean of k rows: an, or an'. */
static const char *mean_of_rows(points_words_t *P, const words_t *r, const core_t *k)
{
    const char *K, *size = points_size(P, r, k, 1, &K);
    if (!size) return NULL;
    for (unsigned i = 0; i < P->draws; i++)
        if (strcmp(P->draw[i].size, size) == 0) return P->draw[i].name;
    if (P->draws == DRAWS_MAX - 1) return NULL;
    P->draw[P->draws].size = size;
    return P->draw[P->draws++].name = arena_printf(P->A, size == K ? "%s%s" : "%s%s'", name_of_rows(P), K);
}

static bool rows_in(points_words_t *P, const core_t *x)
{
    if (x->kind != CORE_ENTRY || x->n != 2) return false;
    return is_drawn(P, table_of_rows(P, P->L->setting.entry[x->at].alphabet[0])) && P->rows == (unsigned)x->at;
}

/* E of what (p, w, beta, a, z, k) is of the error e = 420 beta A log z, A the mean of k rows. */
static const char *of_error(points_words_t *P, words_t *r, const core_t *x)
{
    arena_t *A = P->A;
    const char *b = rows_in(P, x->part[3]) ? mean_of_rows(P, r, x->part[5]) : NULL, *p = points_argument(P, r, x, 0),
               *w = points_argument(P, r, x, 1), *beta = words_of(r, x->part[2], POWER),
               *z = words_of(r, x->part[4], SUM);
    if (!b || !p || !w || !beta || !z) return NULL;
    const char *v = arena_printf(A, "%s*exp(420*%s(x')*log(%s))", p, b, z),
               *Z = arena_printf(A, "(sum x': %s)", v),
               *lost = arena_printf(A, "%s*((sum x': %s*log(%s)) - (sum x': %s*log(%s))/%s)", beta, p, w, v, w, Z);
    switch (x->word->reads) {
    case READS_DRAWN_GAP:
        return arena_printf(A, "(mean %s: %s*(420*(sum x': %s*%s(x'))/%s*log(%s) - log%s))", b, beta, v, b, Z, z, Z);
    case READS_DRAWN_DUAL:
        return arena_printf(A, "(mean %s: (log%s - 420*(sum x': %s*%s(x'))*log(%s)))", b, Z, p, b, z);
    case READS_DRAWN_LOST: return arena_printf(A, "(mean %s: %s)", b, lost);
    default: return arena_printf(A, "(mean %s: abs(%s))", b, lost);
    }
}

/* E of the squared range of the mean of k rows, less that of all. */
static const char *of_range(points_words_t *P, const words_t *r, const core_t *x)
{
    const char *b = rows_in(P, x->part[0]) ? mean_of_rows(P, r, x->part[1]) : NULL;
    if (!b) return NULL;
    const char *a = name_of_rows(P), *off = arena_printf(P->A, "(%s(x') - (mean %s: %s(x')))", b, a, a);
    return arena_printf(P->A, "(mean %s: ((max x': %s) - (min x': %s))^2)", b, off, off);
}

const char *draws_word(points_words_t *P, words_t *r, const core_t *x)
{
    switch (x->word->reads) {
    case READS_POWER: {
        const char *z = words_of(r, x->part[0], SUM), *k = words_of(r, x->part[1], POWER);
        return z && k ? arena_printf(P->A, "exp(%s*log(%s))", k, z) : NULL;
    }
    case READS_DRAWN_GAP: case READS_DRAWN_LOST: case READS_DRAWN_MOVED: case READS_DRAWN_DUAL:
        return of_error(P, r, x);
    case READS_DRAWN_SQUARE: return of_range(P, r, x);
    default: return NULL;
    }
}

/* --- which are ---------------------------------------------------------------------------------------------------- */

void points_draws(points_words_t *P, const core_t *const *term, unsigned n)
{
    points_words_t probe = *P;
    for (unsigned k = 0; k < n; k++) points_term(&probe, term[k]);
    P->drawn = probe.drawn;
    P->rows = probe.rows;
}
