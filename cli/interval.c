/* SPDX-License-Identifier: MIT
**
** interval: the floor and the ceiling that a label channel gives, certified.
*/
#include "cli/interval.h"
#include "numerics/base/rat.h"
#include "proofs/bottleneck/endpoints.h"

#include <string.h>

enum { INTERVAL_DIGITS = 12, INTERVAL_DIGITS_MAX = 20 };

/* --- options ----------------------------------------------------------------------------------------------- */

typedef enum { ANY_SIZE, UNIT, OPEN_UNIT, COUNT } domain_t;

/* A rational option in its domain: >= 0; in [0,1]; in (0,1]; a whole number >= 1. */
static bool read_number(mpq_ptr *q, arena_t *A, const char *name, const char *text, domain_t in)
{
    static const char *const words[] = { "a number of at least 0", "a number from 0 to 1", "a number above 0 and at most 1", "a whole number from 1 to 10^18" };
    if (!text) { *q = NULL; return true; }
    *q = arena_mpq(A, 1);
    const char *error = rat_read(*q, text, strlen(text));
    if (error) return complain("--%s %.60s: %s", name, text, error);
    bool good = mpq_sgn(*q) >= 0;
    if (good && (in == UNIT || in == OPEN_UNIT)) good = mpq_cmp_ui(*q, 1, 1) <= 0;
    if (good && in == OPEN_UNIT) good = mpq_sgn(*q) > 0;
    if (good && in == COUNT) good = mpz_cmp_ui(mpq_denref(*q), 1) == 0 && mpq_sgn(*q) > 0 && mpq_cmp_ui(*q, 1000000000000000000u, 1) <= 0;
    return good ? true : complain("--%s %.60s: expected %s", name, text, words[in]);
}

static bool read_options(interval_t *r)
{
    const options_t *o = r->o;
    arena_t *A = r->A;
    bool good = read_number(&r->M, A, "codebook", o->codebook ? o->codebook : "2", COUNT)
             && read_number(&r->Delta, A, "separation", o->separation ? o->separation : "1", OPEN_UNIT)
             && read_number(&r->m, A, "labels", o->labels, COUNT)
             && read_number(&r->delta, A, "delta", o->delta ? o->delta : "1/20", OPEN_UNIT)
             && read_number(&r->eta, A, "eta", o->eta ? o->eta : "1/10", OPEN_UNIT) && read_number(&r->kl, A, "kl", o->kl, ANY_SIZE)
             && read_number(&r->residual, A, "residual", o->residual ? o->residual : "0", ANY_SIZE)
             && read_number(&r->empirical, A, "empirical", o->empirical, UNIT)
             && read_number(&r->target, A, "target", o->target, UNIT);
    if (good && mpq_cmp_ui(r->M, 2, 1) < 0) good = complain("--codebook %s: expected M >= 2", o->codebook);
    if (good && o->kl && o->residual) good = complain("--kl and --residual: one of the two");
    if (good && !o->labels && (o->kl || o->residual || o->empirical)) good = complain("what training adds needs -m, the number of labels");
    if (good && o->digits > INTERVAL_DIGITS_MAX) good = complain("interval: --digits %ld: expected at most %d", o->digits, INTERVAL_DIGITS_MAX);
    if (good && o->confidence) {
        r->error = arena_mpq(A, 3);
        r->region = r->error + 1;
        good = confidence_read(r->error, o);
    }
    return good;
}

/* --- the interval ------------------------------------------------------------------------------------------ */

/* The least codebook with a positive floor, as text: the floor rises with M >= 2, is not positive at 2, and Cbar is at most log 65536. */
static const char *least_codebook(const interval_t *r)
{
    mpq_ptr M = arena_mpq(r->A, 1);
    unsigned long lo = 2, hi = 1ul << 20;
    while (hi - lo > 1) {
        unsigned long mid = lo + (hi - lo) / 2;
        mpq_set_ui(M, mid, 1);
        if (interval_compare(endpoint_floor(r->above, M, r->Delta), real_si(r->A, 0)) == SIGN_POS) hi = mid;
        else lo = mid;
    }
    return arena_printf(r->A, "%lu", hi);
}

static void fill_ceiling(interval_t *r)
{
    const real_t *K = r->kl ? real_rat(r->A, r->kl) : endpoint_divergence(r->above, r->m, r->residual, r->eta);
    const real_t *rate = endpoint_rate(K, r->m, r->delta);
    r->adds = endpoint_root(rate);
    if (!r->kl) r->plateau = endpoint_plateau(r->above, r->eta);
    if (!r->empirical) return;
    r->ceiling = real_add(real_rat(r->A, r->empirical), r->adds);
    r->ceiling_kl = endpoint_inverse(r->empirical, rate);
}

static void fill(interval_t *r)
{
    r->above = r->error ? real_rat(r->A, r->region + 1) : r->capacity;
    r->floor = endpoint_floor(r->above, r->M, r->Delta);
    r->least_M = least_codebook(r);
    r->digits = r->o->digits ? (size_t)r->o->digits : INTERVAL_DIGITS;
    if (r->m) fill_ceiling(r);
    if (r->target) r->required = endpoint_required(r->A, r->M, r->Delta, r->target);
}

int command_interval(const options_t *o)
{
    if (o->format == FORMAT_CSV) { complain("interval: --format csv: expected text, json or tex"); return EXIT_BAD_INPUT; }
    interval_t r = { .o = o, .A = arena_new() };
    int status = EXIT_BAD_INPUT;
    if (read_options(&r) && interval_channels(&r)) {
        fill(&r);
        interval_show(&r);
        bool written = o->format == FORMAT_JSON ? output_json(o->out, interval_to_json(&r)) : output_write(o->out, interval_write, &r);
        status = written ? EXIT_HOLDS : EXIT_INTERNAL;
    }
    arena_free(r.A);
    return status;
}
