/* SPDX-License-Identifier: MIT
**
** interval: the floor and the ceiling that a label channel gives, certified: what is asked, and the numbers.
*/
#include "cli/interval.h"
#include "cli/builtin.h"
#include "numerics/base/rat.h"
#include "proofs/claims/exact/formula.h"
#include "proofs/claims/parse/parse.h"

#include <stdlib.h>
#include <string.h>

enum { INTERVAL_DIGITS = 12, INTERVAL_DIGITS_MAX = 20 };

/* --- options ----------------------------------------------------------------------------------------------- */

typedef enum { ANY_SIZE, UNIT, OPEN_UNIT, COUNT } domain_t;

/* A rational option in its domain: >= 0; in [0,1]; in (0,1]; a whole number >= 1. */
static bool read_number(mpq_ptr *q, arena_t *A, const char *name, const char *text, domain_t in)
{
    static const char *const words[] = { "a number of at least 0", "a number from 0 to 1",
                                         "a number above 0 and at most 1", "a whole number from 1 to 10^18" };
    if (!text) { *q = NULL; return true; }
    *q = arena_mpq(A, 1);
    const char *error = rat_read(*q, text, strlen(text));
    if (error) return complain("--%s %.60s: %s", name, text, error);
    bool good = mpq_sgn(*q) >= 0;
    if (good && (in == UNIT || in == OPEN_UNIT)) good = mpq_cmp_ui(*q, 1, 1) <= 0;
    if (good && in == OPEN_UNIT) good = mpq_sgn(*q) > 0;
    if (good && in == COUNT)
        good = mpz_cmp_ui(mpq_denref(*q), 1) == 0 && mpq_sgn(*q) > 0 && mpq_cmp_ui(*q, 1000000000000000000u, 1) <= 0;
    return good ? true : complain("--%s %.60s: expected %s", name, text, words[in]);
}

/* eps in [0, 1 - Delta]. */
static bool read_eps(interval_t *r)
{
    mpq_ptr most = arena_mpq(r->A, 1);
    if (!read_number(&r->eps, r->A, "eps", r->o->eps ? r->o->eps : "0", ANY_SIZE)) return false;
    mpq_set_ui(most, 1, 1);
    mpq_sub(most, most, r->Delta);
    if (mpq_cmp(r->eps, most) <= 0) return true;
    char *text = rat_print(most);
    complain("--eps %.60s: expected a number from 0 to 1 - Delta, which is %.60s (--separation DELTA)", r->o->eps,
             text);
    free(text);
    return false;
}

/* Of B all but m Cbar: m I(U;S) + rho + KL(p(theta)||Q). */
static void fill_rest(interval_t *r)
{
    r->rest = arena_mpq(r->A, 1);
    mpq_mul(r->rest, r->m, r->told);
    mpq_add(r->rest, r->rest, r->residual);
}

static bool read_options(interval_t *r)
{
    const options_t *o = r->o;
    arena_t *A = r->A;
    bool good = read_number(&r->M, A, "codebook", o->codebook ? o->codebook : "2", COUNT) &&
                read_number(&r->Delta, A, "separation", o->separation ? o->separation : "1", OPEN_UNIT) &&
                read_eps(r) && read_number(&r->m, A, "labels", o->labels, COUNT) &&
                read_number(&r->delta, A, "delta", o->delta ? o->delta : "1/20", OPEN_UNIT) &&
                read_number(&r->eta, A, "eta", o->eta ? o->eta : "1/10", OPEN_UNIT) &&
                read_number(&r->kl, A, "kl", o->kl, ANY_SIZE) &&
                read_number(&r->told, A, "context", o->context ? o->context : "0", ANY_SIZE) &&
                read_number(&r->residual, A, "residual", o->residual ? o->residual : "0", ANY_SIZE) &&
                read_number(&r->empirical, A, "empirical", o->empirical, UNIT) &&
                read_number(&r->target, A, "target", o->target, UNIT);
    if (good && mpq_cmp_ui(r->M, 2, 1) < 0) good = complain("--codebook %s: expected M >= 2", o->codebook);
    if (good && o->kl && o->residual) good = complain("--kl and --residual: one of the two");
    if (good && o->kl && o->context) good = complain("--kl and --context: one of the two");
    if (good && !o->labels && (o->kl || o->context || o->residual || o->empirical))
        good = complain("what training adds needs -m, the number of labels");
    if (good && o->digits > INTERVAL_DIGITS_MAX)
        good = complain("interval: --digits %ld: expected at most %d", o->digits, INTERVAL_DIGITS_MAX);
    if (good && o->confidence) {
        r->error = arena_mpq(A, 3);
        r->region = r->error + 1;
        good = confidence_read(r->error, o);
    }
    if (good && r->m) fill_rest(r);
    return good && (!o->allocate || interval_budget(r));
}

/* --- the interval ------------------------------------------------------------------------------------------ */

/* Formulas stand in the claim files: what is printed here is what is checked there. */

/* The lemma of this file of the program. */
static const lemma_tree_t *lemma_of(arena_t *A, const char *path)
{
    claim_fault_t fault = { .set = false };
    const builtin_t *b = builtin_called(path);
    const tree_t *T = b ? claims_parse(A, b->path, (const char *)b->text, b->n, NULL, &fault) : NULL;
    if (!T) complain("internal error: %s: %s", path, fault.text);
    return T ? T->lemmas.at[0] : NULL;
}

/* What the lemma defines by this name, at x where that is not NULL, in this setting: one kernel a stage. */
static const real_t *formula(const interval_t *r, const lemma_tree_t *L, const char *name, const real_t *x,
                             mpq_srcptr M)
{
    arena_t *A = r->A;
    known_t known[11] = { { "eps", real_rat(A, r->eps) },
                          { "Delta", real_rat(A, r->Delta) },
                          { "M", real_rat(A, M) },
                          { "Cbar", r->above } };
    size_t n = 4;
    struct {
        const char *name;
        mpq_srcptr q;
    } more[] = {
        { "m", r->m },       { "delta", r->delta }, { "eta", r->eta },
        { "rest", r->rest }, { "told", r->told },   { "seen", r->empirical }
    };
    for (size_t k = 0; k < sizeof more / sizeof *more; k++)
        if (more[k].q) known[n++] = (known_t){ more[k].name, real_rat(A, more[k].q) };
    if (r->spent) known[n++] = (known_t){ "spent", r->spent };
    const real_t *v = formula_value(A, L, name, &x, x != NULL, known, n);
    if (!v) complain("internal error: %s: %s is no formula of numbers", L->slug, name);
    return v;
}

/* The least codebook with a positive floor, as text: the floor rises with M >= 2, is not positive at 2, and Cbar is at
** most log 65536. */
static const char *least_codebook(const interval_t *r, const lemma_tree_t *L)
{
    mpq_ptr M = arena_mpq(r->A, 1);
    unsigned long lo = 2, hi = 1ul << 20;
    while (hi - lo > 1) {
        unsigned long mid = lo + (hi - lo) / 2;
        mpq_set_ui(M, mid, 1);
        if (interval_compare(formula(r, L, "least", NULL, M), real_si(r->A, 0)) == SIGN_POS) hi = mid;
        else lo = mid;
    }
    return arena_printf(r->A, "%lu", hi);
}

static bool fill_ceiling(interval_t *r, const lemma_tree_t *L, const lemma_tree_t *inverse)
{
    const real_t *Rhat = r->empirical ? real_rat(r->A, r->empirical) : NULL;
    r->spent = r->kl ? real_rat(r->A, r->kl) : formula(r, L, "most", NULL, r->M);
    if (!r->spent || !(r->adds = formula(r, L, "asmended", r->spent, r->M)) ||
        !(r->adds_printed = formula(r, L, "asprinted", r->spent, r->M)))
        return false;
    if (!r->kl && !(r->plateau = formula(r, L, "plateau", NULL, r->M))) return false;
    if (!r->kl && !(r->bound = formula(r, L, "B", NULL, r->M))) return false;
    if (!Rhat) return true;
    r->ceiling = real_add(Rhat, r->adds);
    r->ceiling_printed = real_add(Rhat, r->adds_printed);
    return (r->ceiling_kl = formula(r, inverse, "inverse", NULL, r->M)) != NULL;
}

static bool fill_numbers(interval_t *r)
{
    static const char *const path[] = { "proofs/bottleneck/interval.lem", "proofs/bottleneck/pac-bayes.lem",
                                        "proofs/bottleneck/mcallester.lem", "proofs/bottleneck/required-capacity.lem" };
    const lemma_tree_t *of[4];
    for (size_t k = 0; k < 4; k++)
        if (!(of[k] = lemma_of(r->A, path[k]))) return false;
    r->above = r->error ? real_rat(r->A, r->region + 1) : r->capacity;
    if (!(r->floor = formula(r, of[0], "least", NULL, r->M))) return false;
    r->least_M = least_codebook(r, of[0]);
    r->digits = r->o->digits ? (size_t)r->o->digits : INTERVAL_DIGITS;
    r->mend = formula_mend(of[1], "PAC-Bayes");
    if (r->m && !fill_ceiling(r, of[0], of[2])) return false;
    if (!r->mend || (r->target && !(r->required = formula(r, of[3], "need", real_rat(r->A, r->target), r->M))))
        return false;
    return !r->allocated || interval_allocate(r);
}

const real_t *interval_floor(const interval_t *r, const real_t *Cbar)
{
    const lemma_tree_t *L = lemma_of(r->A, "proofs/bottleneck/interval.lem");
    interval_t at = *r;
    at.above = Cbar;
    return L ? formula(&at, L, "least", NULL, r->M) : NULL;
}

bool interval_read(interval_t *r) { return read_options(r) && interval_channels(r); }

bool interval_fill(interval_t *r)
{
    bool filled = fill_numbers(r);
    if (filled) interval_show(r);
    return filled;
}
