/* SPDX-License-Identifier: MIT
**
** Does a value that is set by hand fit what it is set to? It is made in the parameter's own shape, as it is meant, or
** not at all: nothing is put in its place. What does not fit on a candidate leaves that candidate outside, and says
** why; what can fit on none is refused when it is read.
*/
#include "proofs/claims/families/family.h"
#include "numerics/base/rat.h"
#include "proofs/claims/chain.h"

#include <string.h>

/* Rows of `ny` numbers, for each of `inputs`; one row of all the cells, of a law. */
typedef struct { size_t cells, inputs, ny, nx; } shape_t;

static bool is_law(const entry_t *p)
{
    return p->kind == ENTRY_LAW || p->kind == ENTRY_CHANNEL || p->kind == ENTRY_FACTOR;
}

static shape_t shape_of(const eval_t *e, const entry_t *p)
{
    shape_t s = { .cells = 1 };
    for (unsigned a = 0; a < p->axes; a++) s.cells *= e->dim[p->alphabet[a]];
    s.ny = p->kind == ENTRY_LAW || !p->axes ? s.cells : e->dim[p->alphabet[p->axes - 1]];
    s.inputs = s.cells / s.ny;
    s.nx = p->kind == ENTRY_LAW || p->axes < 2 ? 1 : e->dim[p->alphabet[0]];
    return s;
}

/* --- a term's value ----------------------------------------------------------------------------------------------- */

mpq_srcptr hand_rational(eval_t *e, const core_t *x, const char **why)
{
    eval_reset(e);
    if (x->kind == CORE_NUMBER) return x->number;
    num_t a = eval(e, x);
    const char *past = e->beyond       ? e->beyond
                       : e->doubt      ? e->doubt
                       : e->not_law    ? e->not_law
                       : e->impossible ? "a condition of probability 0, or no such letter"
                       : e->at_most    ? "an upper bound alone is known"
                                       : NULL;
    if (a.q && !past) return a.q;
    *why = arena_printf(e->A, "set to a term that has no rational value here%s%s", past ? ": " : "", past ? past : "");
    return NULL;
}

static bool is_letter(mpq_srcptr x, size_t n)
{
    return mpz_cmp_ui(mpq_denref(x), 1) == 0 && mpq_sgn(x) >= 0 && mpz_cmp_ui(mpq_numref(x), n) < 0;
}

/* --- laws and channels by name ------------------------------------------------------------------------------------ */

/* Noise is a probability; the letter that a point is at, a whole number. */
static const char *noise_misfit(arena_t *A, const char *name, mpq_srcptr noise)
{
    if (strcmp(name, "point") == 0)
        return is_letter(noise, LETTERS_MAX) ? NULL : "set to point of what is none of its letters 0, 1, ..";
    if (mpq_sgn(noise) >= 0 && mpq_cmp_ui(noise, 1, 1) <= 0) return NULL;
    return arena_printf(A, "set to %s of a number that is not in [0,1]", name);
}

const char *hand_noise(eval_t *e, const hand_t *h)
{
    const char *why = NULL;
    mpq_srcptr noise = h->n ? hand_rational(e, h->part[0], &why) : NULL;
    return noise ? noise_misfit(e->A, h->named, noise) : why;
}

/* Each of these has its own shapes: from letters to letters. */
static const struct { const char *name, *from; } shapes[] = { { "symmetric", "2 letters or more to as many" },
    { "bec", "letters to one more" }, { "z", "2 letters to 2" } };

static const chan_t *noisy(arena_t *A, const char *name, size_t nx, size_t ny, mpq_srcptr noise, const char **why)
{
    size_t k = 0;
    if ((*why = noise_misfit(A, name, noise))) return NULL;
    while (strcmp(shapes[k].name, name) != 0) k++;
    if (k == 0 && nx == ny && nx > 1) return chan_symmetric(A, nx, noise);
    if (k == 1 && ny == nx + 1) return chan_erasing(A, nx, noise);
    if (k == 2 && nx == 2 && ny == 2) return chan_z(A, noise);
    *why = arena_printf(A, "set to %s, which is from %s, and is from %zu to %zu", name, shapes[k].from, nx, ny);
    return NULL;
}

static const chan_t *point(arena_t *A, size_t nx, size_t ny, mpq_srcptr letter, const char **why)
{
    if (is_letter(letter, ny)) return chan_useless(A, nx, pmf_point(A, ny, mpz_get_ui(mpq_numref(letter))));
    *why = arena_printf(A, "set to point of what is none of its %zu letters 0, 1, ..", ny);
    return NULL;
}

const chan_t *hand_channel(arena_t *A, const char *name, size_t nx, size_t ny, mpq_srcptr number, const char **why)
{
    if (strcmp(name, "uniform") == 0 || strcmp(name, "useless") == 0) return chan_useless(A, nx, pmf_uniform(A, ny));
    if (strcmp(name, "point") == 0) return point(A, nx, ny, number, why);
    if (number) return noisy(A, name, nx, ny, number, why);
    size_t *map = ARENA_ARRAY(A, size_t, nx);
    for (size_t x = 0; x < nx; x++) map[x] = x < ny ? x : ny - 1;
    if (strcmp(name, "merge") == 0) map[nx - 1] = 0;
    else if (nx > ny) {
        *why = arena_printf(A, "set to noiseless, and is from %zu letters to %zu", nx, ny);
        return NULL;
    }
    return chan_map(A, nx, ny, map);
}

/* A named channel from nx letters to ny; a law has one input. */
static const chan_t *named(eval_t *e, const hand_t *h, size_t nx, size_t ny, const char **why)
{
    long letters = (long)nx;
    if (h->n == 2 && (!eval_whole(e, h->part[1], &letters) || letters != (long)nx)) {
        *why = arena_printf(e->A, "set to symmetric of another number of letters than the %zu it is from", nx);
        return NULL;
    }
    mpq_srcptr number = h->n ? hand_rational(e, h->part[0], why) : NULL;
    return h->n && !number ? NULL : hand_channel(e->A, h->named, nx, ny, number, why);
}

/* Of several letters behind the bar the channel is from the first, whatever the others are. */
static const char *fit_named(mpq_ptr q, eval_t *e, const shape_t *s, const hand_t *h)
{
    const char *why = NULL;
    const chan_t *W = named(e, h, s->nx, s->ny, &why);
    for (size_t k = 0, each = s->cells / s->nx; W && k < s->cells; k++) chan_prob(q + k, W, k / each, k % s->ny);
    return why;
}

/* --- terms at letters, rows --------------------------------------------------------------------------------------- */

/* As many rows, of as many numbers, as there are letters. */
static bool rows_fit(const eval_t *e, const entry_t *p, const hand_t *h)
{
    bool fit = true;
    for (unsigned a = 0; h->row && a < p->axes; a++) fit = fit && h->dim[a] == e->dim[p->alphabet[a]];
    return fit;
}

/* Is its range the same on every candidate? Where other parameters bound it, those may not be made yet: the chain looks
** at it, when all are. */
static bool range_is_fixed(const eval_t *e, const entry_t *p)
{
    bool all = (!p->lo || core_is_closed(e->L, p->lo, e->dim)) && (!p->hi || core_is_closed(e->L, p->hi, e->dim));
    for (unsigned k = 0; p->binder && k < p->binder->n_among; k++)
        all = all && core_is_closed(e->L, p->among[k], e->dim);
    return all;
}

static const char *fit_cell(mpq_ptr q, eval_t *e, const entry_t *p, bool ranged, const core_t *x)
{
    const char *why = NULL;
    mpq_srcptr v = hand_rational(e, x, &why);
    if (!v) return why;
    if (p->kind == ENTRY_MAP && !is_letter(v, e->dim[p->into])) return arena_printf(e->A,
        "set to a value that is none of its %zu letters 0, 1, ..", e->dim[p->into]);
    if (is_law(p) && mpq_sgn(v) < 0) return "set to a negative number, and is a law";
    if (ranged && !in_range(e, p, v)) return "set to a number that is not in its range";
    mpq_set(q, v);
    return NULL;
}

static const char *fit_sums(eval_t *e, mpq_srcptr q, const shape_t *s)
{
    mpq_ptr sum = arena_mpq(e->A, 1);
    for (size_t x = 0; x < s->inputs; x++) {
        if (rat_sum_is_one(q + x * s->ny, s->ny)) continue;
        for (size_t y = 0; y < s->ny; y++) mpq_add(sum, sum, q + x * s->ny + y);
        const char *row = s->inputs > 1 ? arena_printf(e->A, " in row %zu", x) : "";
        return arena_printf(e->A, "set to numbers whose sum%s is %s than 1, and is a law", row,
                            mpq_cmp_ui(sum, 1, 1) < 0 ? "less" : "more");
    }
    return NULL;
}

static const char *fit_terms(mpq_ptr q, eval_t *e, const entry_t *p, const shape_t *s, const hand_t *h)
{
    if (h->row && h->n != s->cells) return arena_printf(e->A, "set by %u numbers and has %zu", h->n, s->cells);
    if (!rows_fit(e, p, h)) return "set by rows of other lengths than its own";
    bool ranged = range_is_fixed(e, p);
    for (size_t k = 0; k < s->cells; k++) {
        size_t left = k;
        for (unsigned a = p->axes; a-- > 0; left /= e->dim[p->alphabet[a]])
            e->slot[1 + a] = (long)(left % e->dim[p->alphabet[a]]);
        const char *why = fit_cell(q + k, e, p, ranged, h->part[h->row ? k : 0]);
        if (why) return why;
    }
    return is_law(p) ? fit_sums(e, q, s) : NULL;
}

const char *hand_fit(mpq_ptr *at, eval_t *e, const entry_t *p, const hand_t *h)
{
    shape_t s = shape_of(e, p);
    mpq_ptr q = *at = arena_mpq(e->A, s.cells);
    const char *why = h->named ? fit_named(q, e, &s, h) : fit_terms(q, e, p, &s, h);
    eval_reset(e);
    return why ? arena_printf(e->A, "%s is %s", p->name, why) : NULL;
}
