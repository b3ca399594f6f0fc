/* SPDX-License-Identifier: MIT
**
** Expectations over the mean of k errors, drawn i.i.d. and uniformly from the rows of a: e_i(y)/beta = 420 a_i(y) log
** z, so that means of up to seven have rational weights. p is the tilt by the reward. Each expectation is a bracket,
** enumerated over the types of the draws; where no draw matters it is exact.
*/
#include "numerics/info/ensemble.h"
#include "numerics/info/tilt.h"
#include "numerics/laws/types.h"
#include "proofs/limits/words.h"

#include <math.h>
#include <stdlib.h>

enum { UNIT = 420, ERRORS_MAX = 3, DRAWS_MAX = 64, SIZE_TOP = 100, POWER_BITS_MAX = 1 << 16, TYPES_MOST = 4000 };

/* What is drawn from, and its expectations; all errors alike: what each of them does. */
typedef struct {
    const pmf_t *p;
    mpq_srcptr w, beta, a, z;
    size_t rows;
    const ensemble_t *E;
    bool flat;            /* the reward is constant: nothing moves it */
    const real_t *sure[ENSEMBLE_QUANTITIES];
} drawn_t;

/* --- arguments ---------------------------------------------------------------------------------------------------- */

static bool positive(word_call_t *call, mpq_srcptr q, size_t n, const char *why)
{
    for (size_t k = 0; k < n; k++)
        if (mpq_sgn(q + k) <= 0) { call->why = why; return false; }
    return true;
}

/* Whole errors for z >= 1: z^a = (1/z)^-a. The bits of the longest power are bounded, for a sign is a matter of
** logarithms of such numbers. */
static const long *errors(word_call_t *call, const word_arg_t *a, mpq_ptr z)
{
    long *e = ARENA_ARRAY(call->A, long, a->cells), most = 0;
    bool below = mpq_cmp_ui(z, 1, 1) < 0;
    if (below) mpq_inv(z, z);
    for (size_t k = 0; k < a->cells; k++) {
        if (mpz_cmp_ui(mpq_denref(a->table + k), 1) != 0) {
            call->beyond = "an error that is no whole number of units: draws are not enumerated";
            return NULL;
        }
        if (mpz_cmpabs_ui(mpq_numref(a->table + k), SIZE_TOP) > 0) {
            call->beyond = "an error of more than 100 units";
            return NULL;
        }
        e[k] = below ? -mpz_get_si(mpq_numref(a->table + k)) : mpz_get_si(mpq_numref(a->table + k));
        most = labs(e[k]) > most ? labs(e[k]) : most;
    }
    if (UNIT * (double)most * (double)mpz_sizeinbase(mpq_numref(z), 2) > POWER_BITS_MAX)
        call->beyond = "powers of z of more than 65536 bits";
    return call->beyond ? NULL : e;
}

/* --- where no draw matters ---------------------------------------------------------------------------------------- */

/* Do the rows differ by constants only? Then so do all means, and no law changes. */
static bool all_alike(const long *a, size_t rows, size_t n)
{
    for (size_t k = n; k < rows * n; k++)
        if (a[k] - a[k / n * n] != a[k % n] - a[0]) return false;
    return true;
}

/* Of the first error: with Z = E_p exp(e/beta), KL(phat||p) = E_phat e/beta - log Z, KL(p||phat) = log Z - E_p
** e/beta. */
static void effects(word_call_t *call, drawn_t *d, const long *a)
{
    size_t n = d->p->cells;
    mpq_ptr v = arena_mpq(call->A, n);
    for (size_t y = 0; y < n; y++) mpq_set(v + y, tilt_power(call->A, 1, d->z, UNIT * (a[y] - a[0])));
    const pmf_t *proxy = tilt(d->p, v);
    const real_t *logZ = tilt_log_normaliser(d->p, v);
    const real_t *lost = real_scale(real_sub(tilt_mean_log(d->p, d->w), tilt_mean_log(proxy, d->w)), d->beta);
    d->sure[ENSEMBLE_GAP] = real_scale(real_sub(tilt_mean_log(proxy, v), logZ), d->beta);
    d->sure[ENSEMBLE_LOST] = lost;
    d->sure[ENSEMBLE_MOVED] = real_sgn(lost, call->effort) == SIGN_NEG ? real_neg(lost) : lost;
    d->sure[ENSEMBLE_DUAL] = real_sub(logZ, tilt_mean_log(d->p, v));
}

/* --- expectations ------------------------------------------------------------------------------------------------- */

static bool is_kept(const drawn_t *d, const word_arg_t *a)
{
    return d && d->rows * d->p->cells == a[3].cells && laws_same(d->p, a[0].law) &&
           entries_same(d->w, a[1].table, d->p->cells) && mpq_equal(d->beta, a[2].rational) &&
           entries_same(d->a, a[3].table, a[3].cells) && mpq_equal(d->z, a[4].rational);
}

static drawn_t *drawn_from(word_call_t *call, const word_arg_t *a)
{
    size_t n = a[0].law->cells, rows = a[3].dim[0];
    if (is_kept(*call->shared, a)) return *call->shared;
    if (a[1].cells != n || a[3].rank != 2 || a[3].dim[1] != n) {
        call->why = "weights or errors of other responses than the law's";
        return NULL;
    }
    if (!positive(call, a[1].table, n, "a weight that is not positive, so no e^reward") ||
        !positive(call, a[2].rational, 1, "beta that is not positive")
        || !positive(call, a[4].rational, 1, "z that is not positive")) return NULL;
    if (rows > ERRORS_MAX) { call->beyond = "more than three errors: draws are not enumerated"; return NULL; }
    mpq_ptr z = arena_mpq(call->A, 1);
    mpq_set(z, a[4].rational);
    const long *e = errors(call, &a[3], z);
    if (!e) return NULL;
    drawn_t *d = ARENA_NEW(call->A, drawn_t);
    *d = (drawn_t){ .p = law_flat(a[0].law),
                    .w = a[1].table,
                    .beta = a[2].rational,
                    .a = a[3].table,
                    .z = z,
                    .rows = rows,
                    .flat = true };
    for (size_t y = 1; y < n; y++) d->flat = d->flat && mpq_equal(d->w + y, d->w);
    if (mpq_cmp_ui(z, 1, 1) == 0 || all_alike(e, rows, n)) effects(call, d, e);
    else d->E = ensemble_make((ensemble_of_t){ d->p, d->w, d->beta, z, UNIT, e, rows });
    d->z = a[4].rational;
    return *call->shared = d;
}

static const real_t *drawn(word_call_t *call, const word_arg_t *a, ensemble_quantity_t q)
{
    if (a[5].integer < 1) { call->why = "the mean of no errors"; return NULL; }
    if (a[5].integer > DRAWS_MAX) { call->beyond = "more than 64 draws"; return NULL; }
    drawn_t *d = drawn_from(call, a);
    if (!d) return NULL;
    if (!d->E) return d->sure[q];
    if (d->flat && (q == ENSEMBLE_LOST || q == ENSEMBLE_MOVED)) return real_si(call->A, 0);
    return ensemble_mean(d->E, q, (unsigned long)a[5].integer);
}

static const real_t *drawn_gap(word_call_t *call, const word_arg_t *a) { return drawn(call, a, ENSEMBLE_GAP); }
static const real_t *drawn_lost(word_call_t *call, const word_arg_t *a) { return drawn(call, a, ENSEMBLE_LOST); }
static const real_t *drawn_moved(word_call_t *call, const word_arg_t *a) { return drawn(call, a, ENSEMBLE_MOVED); }
static const real_t *drawn_dual(word_call_t *call, const word_arg_t *a) { return drawn(call, a, ENSEMBLE_DUAL); }

#define OF_DRAWS .args = 6, .arg = { WORD_LAW, WORD_TABLE, WORD_RATIONAL, WORD_TABLE, WORD_RATIONAL, WORD_INTEGER }

const word_t word_drawn_gap = {
    "drawn_gap",
    "E of the objective gap beta KL(phat||p) of the mean of k errors e = 420 a_i beta log z, i.i.d. uniform "
    "on the rows of a: drawn_gap(p, w, beta, a, z, k)",
    OF_DRAWS, .exact = drawn_gap, .reads = READS_DRAWN_GAP
};
const word_t word_drawn_lost = { "drawn_lost", "the same of the reward gap E_p r - E_phat r", OF_DRAWS,
                                 .exact = drawn_lost, .reads = READS_DRAWN_LOST };
const word_t word_drawn_moved = { "drawn_moved", "the same of its absolute value", OF_DRAWS,
                                  .exact = drawn_moved, .reads = READS_DRAWN_MOVED };
const word_t word_drawn_dual = { "drawn_dual", "the same of KL(p||phat)", OF_DRAWS,
                                 .exact = drawn_dual, .reads = READS_DRAWN_DUAL };

/* --- ranges ------------------------------------------------------------------------------------------------------- */

/* Sum over r of (count[r]/k - 1/rows) a_r(y): its range over y. */
static void range_of_mean(mpq_ptr range, mpq_ptr part, const word_arg_t *a, const unsigned long *count, unsigned long k)
{
    size_t rows = a->dim[0], n = a->dim[1];
    mpq_ptr x = part + 1, lo = part + 2, hi = part + 3;
    for (size_t y = 0; y < n; y++) {
        mpq_set_ui(x, 0, 1);
        for (size_t r = 0; r < rows; r++) {
            mpq_set_si(part, (long)(count[r] * rows) - (long)k, k * rows);
            mpq_canonicalize(part);
            mpq_mul(part, part, a->table + r * n + y);
            mpq_add(x, x, part);
        }
        if (y == 0 || mpq_cmp(x, lo) < 0) mpq_set(lo, x);
        if (y == 0 || mpq_cmp(x, hi) > 0) mpq_set(hi, x);
    }
    mpq_sub(range, hi, lo);
}

static const real_t *drawn_square(word_call_t *call, const word_arg_t *a)
{
    if (a[0].rank != 2) { call->why = "errors that are no rows"; return NULL; }
    if (a[1].integer < 1) { call->why = "the mean of no errors"; return NULL; }
    if (a[0].dim[0] > ERRORS_MAX) { call->beyond = "more than three errors: draws are not enumerated"; return NULL; }
    if (a[1].integer > DRAWS_MAX) { call->beyond = "more than 64 draws"; return NULL; }
    size_t rows = a[0].dim[0];
    unsigned long k = (unsigned long)a[1].integer;
    const pmf_t *types = chan_row(types_channel(call->A, chan_of_law(pmf_uniform(call->A, rows)), k, TYPES_MOST), 0);
    unsigned long *count = ARENA_ARRAY(call->A, unsigned long, types->cells * rows);
    types_list(count, rows, k);
    mpq_ptr sum = arena_mpq(call->A, 7), q = sum + 1, range = sum + 2;
    for (size_t t = 0; t < types->cells; t++) {
        range_of_mean(range, range + 1, &a[0], count + t * rows, k);
        pmf_prob(q, types, t);
        mpq_mul(range, range, range);
        mpq_mul(q, q, range);
        mpq_add(sum, sum, q);
    }
    return real_rat(call->A, sum);
}

const word_t word_drawn_square = {
    "drawn_square",
    "E of the squared range over y of the mean of k rows of a, i.i.d. and uniform, less the mean of "
    "all rows: drawn_square(a, k)",
    2,
    { WORD_TABLE, WORD_INTEGER },
    .exact = drawn_square,
    .reads = READS_DRAWN_SQUARE
};

/* --- powers ------------------------------------------------------------------------------------------------------- */

static const real_t *unit_power(word_call_t *call, const word_arg_t *a)
{
    if (!positive(call, a[0].rational, 1, "z that is not positive")) return NULL;
    size_t bits = mpz_sizeinbase(mpq_numref(a[0].rational), 2) + mpz_sizeinbase(mpq_denref(a[0].rational), 2);
    if (fabs((double)a[1].integer) * (double)bits > 2.0 * POWER_BITS_MAX) {
        call->beyond = "powers of z of more than 131072 bits";
        return NULL;
    }
    return real_rat(call->A, tilt_power(call->A, 1, a[0].rational, a[1].integer));
}

const word_t word_unit_power = {
    "unit_power",        "z^k, k whole: unit_power(z, k)", 2, { WORD_RATIONAL, WORD_INTEGER }, .exact = unit_power,
    .reads = READS_POWER
};
