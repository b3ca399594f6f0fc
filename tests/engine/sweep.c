/* SPDX-License-Identifier: MIT
**
** Sweeps: what rows rest on is made where it is another than the row before; of data the CSV alone is written.
*/
#include "proofs/engine/write_tex.h"
#include "tests/support/process.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

TestSuite(sweep, .init = session_open, .fini = session_close);

static const column_t columns[] = {
    { "i", "$i$", COLUMN_EXACT }, { "thirds", "$i/3$", COLUMN_UP }, { NULL, NULL, COLUMN_EXACT }
};
static const long by = 7;
static unsigned prepared_times;

typedef struct { mpq_ptr third; size_t row; } kept_t;

static const void *prepare(arena_t *A, size_t i)
{
    kept_t *k = ARENA_NEW(A, kept_t);
    prepared_times++;
    k->row = i;
    k->third = arena_mpq(A, 1);
    mpq_set_si(k->third, by, 3);
    return k;
}

static const void *once(arena_t *A, const void *of, size_t i, const void *before)
{
    (void)of;
    return before ? before : prepare(A, i);
}
static const void *each(arena_t *A, const void *of, size_t i, const void *before)
{
    (void)of;
    (void)before;
    return prepare(A, i);
}
/* What is made and not taken leaves no trace. */
static const void *each_third(arena_t *A, const void *of, size_t i, const void *before)
{
    const void *own = each(A, of, i, before);
    return i % 3 ? before : own;
}

static void row(const real_t **cell, arena_t *A, size_t i, const void *prepared)
{
    cell[0] = real_si(A, (long)i);
    cell[1] = real_scale(real_si(A, (long)i), ((const kept_t *)prepared)->third);
    cr_assert(i - ((const kept_t *)prepared)->row < 40);
    arena_mpq(A, 50); /* what a row makes does not reach what is kept */
}

#define SWEEP(how)                                                                                                     \
    {                                                                                                                  \
        .name = "thirds", .caption = "Thirds.", .columns = columns, .rows = 40, .prepare = how, .row = row             \
    }
static const sweep_t of_one = SWEEP(once), of_each = SWEEP(each), of_three = SWEEP(each_third);

static char *written(void (*write)(FILE *, const swept_t *), const swept_t *s)
{
    char *text = NULL;
    size_t n = 0;
    FILE *f = open_memstream(&text, &n);
    write(f, s);
    fclose(f);
    return text;
}

/* Worked out once, and then read alone, as often as it is written; what rows rest on is made as often as it is
** another. */
Test(sweep, prepared_where_it_is_another)
{
    const swept_t *one = sweep_run(session_arena(), &of_one);
    cr_expect(prepared_times == 1);
    const swept_t *other = sweep_run(session_arena(), &of_each), *third = sweep_run(session_arena(), &of_three);
    cr_expect(prepared_times == 81);
    char *a = written(write_csv_sweep, one), *b = written(write_csv_sweep, other), *c = written(write_csv_sweep, third);
    cr_expect(strcmp(a, b) == 0 && strcmp(a, c) == 0, "%s%s%s", a, b, c);
    char *d = written(write_tex_sweep, one), *e = written(write_tex_sweep, other);
    cr_expect(prepared_times == 81 && strcmp(d, e) == 0, "%s%s", d, e);
    cr_expect(strstr(a, "\n2,4.66666666666666") && strstr(d, "4.6667"), "%s%s", a, d);
    cr_expect(strstr(d, "\\lemmatacolumn{2.4}"), "%s", d);
    free(a); free(b); free(c); free(d); free(e);
}

static const char *format_of(const char *const *cell)
{
    tex_format_t t = { 0 };
    char text[TEX_FORMAT_MAX];
    for (; *cell; cell++) tex_format_take(&t, *cell);
    tex_format_take(&t, NULL);
    return arena_printf(session_arena(), "%s", tex_format(text, &t));
}

/* A column has room for its widest cell, and for no more. */
Test(sweep, a_column_is_as_wide_as_its_cells)
{
#define FORMAT(text, ...) cr_expect_str_eq(format_of((const char *const[]){ __VA_ARGS__, NULL }), text)
    FORMAT("1.9", "1", "0.99999", "0.000091076");
    FORMAT("-3.1", "-0.5", "100");
    FORMAT("2.3e-2", "1.25e-16", "12", "3.5e-7", "1.125");
    FORMAT("1.0e-1", "1e5");
    FORMAT("1.0", "inf", "nan", "1/3");
}

/* game/disjoint-alignment has a sweep of data alone, and one that is a table too. */
Test(sweep, data_alone)
{
    outcome_t o = LEMMATA("table", "game/disjoint-alignment", "-o", path_of("t"), "--candidates", "1");
    cr_assert(o.status == 0 || o.status == 1, "exit %d: %s", o.status, o.err);
    cr_expect(file_get(path_of("t/game/disjoint-alignment-portrait.csv"), NULL) != NULL);
    cr_expect(!file_get(path_of("t/game/disjoint-alignment-portrait.tex"), NULL)
        && !file_get(path_of("t/game/disjoint-alignment-portrait-caption.tex"), NULL));
    cr_expect(file_get(path_of("t/game/disjoint-alignment-regimes.csv"), NULL) &&
              file_get(path_of("t/game/disjoint-alignment-regimes.tex"), NULL));
}
