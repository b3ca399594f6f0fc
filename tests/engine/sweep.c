/* SPDX-License-Identifier: MIT
**
** Sweeps: what all rows rest on is made once, from what the sweep says, and is there in every row; of data the CSV alone is written.
*/
#include "proofs/engine/write.h"
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

typedef struct { mpq_ptr third; } kept_t;

static const void *prepare(arena_t *A, const void *of)
{
    kept_t *k = ARENA_NEW(A, kept_t);
    prepared_times++;
    k->third = arena_mpq(A, 1);
    mpq_set_si(k->third, *(const long *)of, 3);
    return k;
}

static void row_from(const real_t **cell, arena_t *A, size_t i, const void *prepared)
{
    cell[0] = real_si(A, (long)i);
    cell[1] = real_scale(real_si(A, (long)i), ((const kept_t *)prepared)->third);
    arena_mpq(A, 50); /* what a row makes does not reach what is kept */
}

static void row(const real_t **cell, arena_t *A, size_t i)
{
    cell[0] = real_si(A, (long)i);
    cell[1] = real_ratio(A, (long)i * by, 3);
}

static const sweep_t plain = { "plain", "Plain.", columns, 40, .row = row };
static const sweep_t from = { .name = "from", .caption = "From.", .columns = columns, .rows = 40, .of = &by, .prepare = prepare, .row_from = row_from };

static char *written(void (*write)(FILE *, const swept_t *), const swept_t *s)
{
    char *text = NULL;
    size_t n = 0;
    FILE *f = open_memstream(&text, &n);
    write(f, s);
    fclose(f);
    return text;
}

/* Worked out once, and then read alone, as often as it is written. */
Test(sweep, prepared_once)
{
    const swept_t *one = sweep_run(session_arena(), &plain), *other = sweep_run(session_arena(), &from);
    cr_expect(prepared_times == 1);
    char *a = written(write_csv_sweep, one), *b = written(write_csv_sweep, other);
    cr_expect(strcmp(a, b) == 0, "%s%s", a, b);
    char *c = written(write_tex_sweep, one), *d = written(write_tex_sweep, other);
    cr_expect(prepared_times == 1 && strcmp(c, d) == 0, "%s%s", c, d);
    cr_expect(strstr(a, "\n2,4.66666666666666") && strstr(c, "4.6667"), "%s%s", a, c);
    free(a); free(b); free(c); free(d);
}

/* game/disjoint-alignment has a sweep of data alone, and one that is a table too. */
Test(sweep, data_alone)
{
    outcome_t o = LEMMATA("table", "game/disjoint-alignment", "-o", path_of("t"), "--candidates", "1");
    cr_assert(o.status == 0 || o.status == 1, "exit %d: %s", o.status, o.err);
    cr_expect(file_get(path_of("t/game/disjoint-alignment-portrait.csv"), NULL) != NULL);
    cr_expect(!file_get(path_of("t/game/disjoint-alignment-portrait.tex"), NULL) && !file_get(path_of("t/game/disjoint-alignment-portrait-caption.tex"), NULL));
    cr_expect(file_get(path_of("t/game/disjoint-alignment-regimes.csv"), NULL) && file_get(path_of("t/game/disjoint-alignment-regimes.tex"), NULL));
}
