/* SPDX-License-Identifier: MIT
**
** The channels of `interval`: one file, or a list of contexts. Of each its capacity alone is kept, as a log form or between two dyadic numbers.
*/
#include "cli/interval.h"
#include "numerics/base/rat.h"

#include <libgen.h>
#include <stdlib.h>
#include <string.h>

enum { CONTEXTS_MAX = 4096, BITS = 160 };

/* What is kept of a file. */
typedef struct { const char *file; const real_t *capacity; mpq_ptr region; } kept_t;

/* A number between two that stay as they are. */
typedef struct { const loglin_t *lo, *hi; } limits_t;

static bool same(const void *source, const void *other) { return source == other; }

static void ends(const loglin_t **lo, const loglin_t **hi, arena_t *A, const void *source, long bits)
{
    (void)A;
    (void)bits;
    *lo = ((const limits_t *)source)->lo;
    *hi = ((const limits_t *)source)->hi;
}

static const bracket_kind_t between_kind = { "capacity of a file", same, ends };

static const loglin_t *copied(arena_t *A, const loglin_t *x)
{
    loglin_sum_t sum;
    x = loglin_normal(x);
    loglin_sum_start(&sum, A, x->den, x->n);
    for (size_t k = 0; k < x->n; k++) loglin_sum_push(&sum, x->term[k].c, x->term[k].a);
    mpz_set(sum.c0, x->c0);
    return loglin_sum_done(&sum);
}

/* x rounded down or up to a dyadic number. */
static const loglin_t *rounded(arena_t *A, const loglin_t *x, bool up)
{
    encl_t e;
    mpq_ptr q = arena_mpq(A, 1);
    mpfi_init2(e, 2 * BITS);
    loglin_encl(e, x);
    mpfr_get_q(q, up ? &e->right : &e->left);
    mpfi_clear(e);
    return loglin_rat(A, q);
}

static const real_t *capacity_of(arena_t *A, const rows_t *W)
{
    arena_t *Z = arena_new();
    capacity_t C;
    limits_t *b = ARENA_NEW(A, limits_t);
    capacity_of_rows(&C, Z, W, BITS);
    const loglin_t *form = C.exact ? copied(A, C.lo) : NULL;
    if (!form) *b = (limits_t){ rounded(A, C.lo, false), rounded(A, C.hi, true) };
    arena_free(Z);
    return form ? real_form(form) : real_bracket(A, &between_kind, b);
}

/* `error`: the share of this file. */
static bool keep(kept_t *k, interval_t *r, const char *file, mpq_srcptr error)
{
    arena_t *Z = arena_new();
    rows_t W;
    mpz_ptr total;
    region_t S;
    k->file = file;
    bool good = rows_read(&W, &total, Z, file, r->o->counts);
    if (good) k->capacity = capacity_of(r->A, &W);
    if (good && error) good = confidence_region(&S, Z, file, &W, total, error);
    if (good && error) {
        k->region = arena_mpq(r->A, 2);
        capacity_over_region(k->region, k->region + 1, &S);
        r->intervals += S.intervals;
    }
    arena_free(Z);
    return good;
}

/* --- contexts ------------------------------------------------------------------------------------------------- */

typedef struct { interval_t *r; kept_t *kept; size_t n; mpq_ptr total, error, room; } list_t;

/* One line `weight,channel file`; the file is looked for beside the list. A file that stands twice is read once. */
static bool add_context(list_t *l, char *line, size_t number)
{
    interval_t *r = l->r;
    const char *list = r->o->contexts;
    char *comma = strchr(line, ',');
    mpq_ptr w = l->room;
    const char *error = comma ? rat_read(w, line, (size_t)(comma - line)) : "no comma";
    if (!error && mpq_sgn(w) < 0) error = "a negative weight";
    if (error) return complain("%.300s:%zu:1: %s, expected `weight,channel file`", list, number, error);
    char *copy = alloc_text(list);
    const char *file = comma[1] == '/' ? arena_printf(r->A, "%s", comma + 1) : arena_printf(r->A, "%s/%s", dirname(copy), comma + 1);
    free(copy);
    size_t k = 0;
    while (k < l->n && strcmp(l->kept[k].file, file) != 0) k++;
    if (k == l->n && !keep(&l->kept[l->n++], r, file, l->error)) return false;
    mpq_add(l->total, l->total, w);
    r->capacity = real_add(r->capacity, real_scale(l->kept[k].capacity, w));
    for (int end = 0; end < 2 && r->error; end++) {
        mpq_mul(l->room + 1, l->kept[k].region + end, w);
        mpq_add(r->region + end, r->region + end, l->room + 1);
    }
    return true;
}

/* The lines that are not blank. */
static bool count_contexts(interval_t *r, const char *text)
{
    size_t number = 0;
    for (const char *p = text; *p; p += strcspn(p, "\n"), p += *p == '\n') {
        number++;
        if (strspn(p, "\r") < strcspn(p, "\n") && ++r->contexts > CONTEXTS_MAX)
            return complain("%.300s:%zu:1: more than %d contexts", r->o->contexts, number, CONTEXTS_MAX);
    }
    return true;
}

static bool read_contexts(interval_t *r)
{
    size_t n, number = 0;
    char *text = input_read(r->o->contexts, &n), *rest = text;
    bool good = text && (memchr(text, 0, n) == NULL || complain("%.300s:1:1: a zero byte, expected text", r->o->contexts)) && count_contexts(r, text);
    list_t l = { .r = r, .total = arena_mpq(r->A, 4) };
    l.room = l.total + 1;
    if (good) l.kept = ARENA_ARRAY(r->A, kept_t, r->contexts + 1);
    if (good && r->error) {
        l.error = l.total + 3;
        mpq_set_ui(l.room, r->contexts + (r->contexts == 0), 1);
        mpq_div(l.error, r->error, l.room);
    }
    r->capacity = real_si(r->A, 0);
    for (char *line; good && (line = strsep(&rest, "\n"));) {
        number++;
        line[strcspn(line, "\r")] = 0;
        if (line[0]) good = add_context(&l, line, number);
    }
    if (good && mpq_cmp_ui(l.total, 1, 1) != 0) {
        char *sum = rat_print(l.total);
        good = complain("%.300s:1:1: the weights sum to %.80s, expected 1", r->o->contexts, sum);
        free(sum);
    }
    free(text);
    return good;
}

bool interval_channels(interval_t *r)
{
    if (r->o->contexts && r->o->nargs) return complain("interval: --contexts takes the place of FILE.csv");
    if (r->o->contexts) return read_contexts(r);
    if (r->o->nargs != 1) return complain("interval takes one FILE.csv (- for standard input), or --contexts FILE");
    kept_t k = { 0 };
    if (!keep(&k, r, r->o->args[0], r->error)) return false;
    r->contexts = 1;
    r->capacity = k.capacity;
    for (int end = 0; end < 2 && r->error; end++) mpq_set(r->region + end, k.region + end);
    return true;
}
