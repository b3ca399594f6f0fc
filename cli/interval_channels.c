/* SPDX-License-Identifier: MIT
**
** The channels of `interval`: one file, or a list of contexts. Of each its capacity alone is kept, as a log form or
** between two dyadic numbers.
*/
#include "cli/interval.h"
#include "numerics/base/rat.h"
#include "numerics/base/utf8.h"

#include <limits.h>
#include <string.h>

enum { BITS = 160 };

/* What is kept of a file. */
typedef struct { const char *read_as; const real_t *capacity; mpq_ptr region; size_t rows; } kept_t;

/* A number between two that stay as they are. */
typedef struct { const loglin_t *lo, *hi; } limits_t;

static bool same(const void *source, const void *other) { return source == other; }

static long ends(const loglin_t **lo, const loglin_t **hi, arena_t *A, const void *source, long bits)
{
    (void)A;
    (void)bits;
    *lo = ((const limits_t *)source)->lo;
    *hi = ((const limits_t *)source)->hi;
    return BRACKET_SPENT;
}

static const bracket_kind_t between_kind = { .name = "capacity of a file", .same = same, .ends = ends };

static const loglin_t *copied(arena_t *A, const loglin_t *x)
{
    loglin_sum_t sum;
    x = loglin_normal(x);
    loglin_sum_start(&sum, A, x->den, x->n);
    for (size_t k = 0; k < x->n; k++) loglin_sum_push(&sum, x->term[k].c, x->term[k].a);
    loglin_sum_number(&sum, x->c0);
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
    const char *read_as;
    bool good = rows_read(&W, &total, Z, file, r->o, &read_as);
    if (good) k->read_as = arena_printf(r->A, "%s", read_as);
    if (good) k->capacity = capacity_of(r->A, &W);
    if (good) k->rows = W.nx;
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

/* The list's columns; then the reading of the channel files, once where they have one. */
static const char *reading_words(const interval_t *r, const contexts_t *c, const kept_t *kept)
{
    size_t alike = 0;
    while (alike < c->files && strcmp(kept[alike].read_as, kept[0].read_as) == 0) alike++;
    if (alike == c->files) return arena_printf(r->A, "%s; each channel: %s", c->read_as, kept[0].read_as);
    const char *words = c->read_as;
    for (size_t k = 0; k < c->files; k++) {
        const char *slash = strrchr(c->file[k], '/'), *name = slash ? slash + 1 : c->file[k];
        words = arena_printf(r->A, "%s; %s: %s", words, shown_name(r->A, name, strlen(name)), kept[k].read_as);
    }
    return words;
}

static interval_context_t context_of(interval_t *r, const kept_t *of, const char *file, mpq_srcptr weight,
                                     mpq_srcptr cost)
{
    const char *slash = strrchr(file, '/'), *name = slash ? slash + 1 : file;
    char *bare = ARENA_ARRAY(r->A, char, NAME_MAX + 1);
    utf8_shown(bare, NAME_MAX + 1, name, strlen(name));
    return (interval_context_t){
        shown_name(r->A, name, strlen(name)), bare, weight, cost, of->region, of->rows, of->capacity
    };
}

/* A file that stands twice is read once. */
static bool read_contexts(interval_t *r)
{
    contexts_t c;
    if (!contexts_read(&c, r->A, r->o)) return false;
    kept_t *kept = ARENA_ARRAY(r->A, kept_t, c.files);
    mpq_ptr error = r->error ? arena_mpq(r->A, 2) : NULL, part = arena_mpq(r->A, 1);
    if (error) {
        mpq_set_ui(error + 1, c.n, 1);
        mpq_div(error, r->error, error + 1);
    }
    for (size_t k = 0; k < c.files; k++)
        if (!keep(&kept[k], r, c.file[k], error)) return false;
    r->contexts = c.n;
    r->context = ARENA_ARRAY(r->A, interval_context_t, c.n);
    r->capacity = real_si(r->A, 0);
    for (size_t k = 0; k < c.n; k++) {
        const kept_t *of = &kept[c.of[k]];
        r->context[k] = context_of(r, of, c.file[c.of[k]], c.weight + k, c.cost + k);
        r->capacity = real_add(r->capacity, real_scale(of->capacity, c.weight + k));
        for (int end = 0; end < 2 && error; end++) {
            mpq_mul(part, of->region + end, c.weight + k);
            mpq_add(r->region + end, r->region + end, part);
        }
    }
    r->read_as = reading_words(r, &c, kept);
    return true;
}

bool interval_channels(interval_t *r)
{
    if (r->o->contexts && r->o->nargs) return complain("interval: --contexts takes the place of FILE.csv");
    if (r->o->contexts) return read_contexts(r);
    if (r->o->nargs != 1) return complain("interval takes one FILE.csv (- for standard input), or --contexts FILE");
    kept_t k = { 0 };
    if (!keep(&k, r, r->o->args[0], r->error)) return false;
    mpq_ptr one = arena_mpq(r->A, 1);
    mpq_set_ui(one, 1, 1);
    r->contexts = 1;
    r->capacity = k.capacity;
    r->read_as = k.read_as;
    r->context = ARENA_NEW(r->A, interval_context_t);
    r->context[0] = context_of(r, &k, r->o->args[0], one, one);
    for (int end = 0; end < 2 && r->error; end++) mpq_set(r->region + end, k.region + end);
    return true;
}
