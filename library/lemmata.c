/* SPDX-License-Identifier: MIT */
#include "library/lemmata.h"
#include "numerics/base/ieee.h"
#include "numerics/base/rat.h"
#include "numerics/capacity/capacity.h"
#include "numerics/klinv/klinv.h"
#include "proofs/claims/compile.h"
#include "proofs/claims/parse/parse.h"
#include "proofs/claims/tex/read.h"
#include "proofs/engine/version.h"
#include "proofs/engine/write.h"

#include <stdlib.h>
#include <string.h>

#define PUBLIC __attribute__((visibility("default")))

enum { DIGITS_MOST = 1000, ENTRIES_MOST = 1 << 22 };

PUBLIC void lemmata_start(void)
{
    if (!ieee_arithmetic()) exit(ALLOC_EXHAUSTED);
    alloc_start();
    json_set_alloc_funcs(alloc_bytes, alloc_free);
}

PUBLIC const char *lemmata_version(void) { return LEMMATA_VERSION; }
PUBLIC void lemmata_free(void *string) { free(string); }

PUBLIC void lemmata_interval_clear(lemmata_interval_t *x)
{
    free(x->lo);
    free(x->hi);
    *x = (lemmata_interval_t){ NULL, NULL, 0 };
}

/* What is wrong, copied out of the arena before it goes. */
static lemmata_status_t refused(arena_t *A, char **error, const char *text)
{
    if (error) *error = alloc_text(text);
    arena_free(A);
    return LEMMATA_BAD_INPUT;
}

static long bits_of(long digits) { return (long)((double)digits * 3.3219280948873626) + 2; }

/* --- calculators -------------------------------------------------------------------------------------------------- */

PUBLIC lemmata_status_t lemmata_capacity(lemmata_interval_t *nats, size_t nx, size_t ny, const char *const *entry,
                                         long digits, char **error)
{
    arena_t *A = arena_new();
    size_t bad = 0;
    *nats = (lemmata_interval_t){ NULL, NULL, 0 };
    if (error) *error = NULL;
    if (digits < 1 || digits > DIGITS_MOST) return refused(A, error, "digits: expected 1 to 1000");
    if (nx < 1 || ny < 1 || nx > ENTRIES_MOST / ny)
        return refused(A, error, "a channel has at least one input and output, and at most 4194304 entries");
    mpq_ptr p = arena_mpq(A, nx * ny);
    for (size_t k = 0; k < nx * ny; k++) {
        const char *wrong = rat_read(p + k, entry[k], strlen(entry[k]));
        if (wrong) return refused(A, error, arena_printf(A, "row %zu, column %zu: %s", k / ny + 1, k % ny + 1, wrong));
    }
    const chan_t *W = chan_make(A, nx, ny, p, &bad);
    if (!W)
        return refused(A, error,
                       arena_printf(A, "row %zu is no law: an entry is negative, or the sum is not 1", bad + 1));
    capacity_t C;
    encl_t lo, hi;
    capacity_certified(&C, A, W, bits_of(digits));
    mpfi_init2(lo, 64 + 4 * digits);
    mpfi_init2(hi, 64 + 4 * digits);
    loglin_encl(lo, C.lo);
    loglin_encl(hi, C.hi);
    *nats = (lemmata_interval_t){ encl_lo(lo, (size_t)digits + 3), encl_hi(hi, (size_t)digits + 3), C.reached };
    mpfi_clear(lo);
    mpfi_clear(hi);
    arena_free(A);
    return nats->reached ? LEMMATA_HOLDS : LEMMATA_UNDECIDED;
}

static lemmata_interval_t interval_of(mpq_srcptr lo, mpq_srcptr hi, long digits, bool reached)
{
    return (lemmata_interval_t){ encl_decimal_rat(lo, (size_t)digits, MPFR_RNDD),
                                 encl_decimal_rat(hi, (size_t)digits, MPFR_RNDU), reached };
}

PUBLIC lemmata_status_t lemmata_klinv(lemmata_interval_t *upper, lemmata_interval_t *lower, const char *p,
                                      const char *c, long digits, char **error)
{
    arena_t *A = arena_new();
    mpq_ptr q = arena_mpq(A, 7), mirrored = q + 2, up = q + 3, low = q + 5;
    *upper = *lower = (lemmata_interval_t){ NULL, NULL, 0 };
    if (error) *error = NULL;
    if (digits < 1 || digits > DIGITS_MOST) return refused(A, error, "digits: expected 1 to 1000");
    for (size_t k = 0; k < 2; k++) {
        const char *wrong = rat_read(q + k, k ? c : p, strlen(k ? c : p));
        if (wrong) return refused(A, error, arena_printf(A, "%s: %s", k ? "c" : "p", wrong));
    }
    if (mpq_sgn(q) < 0 || mpq_cmp_ui(q, 1, 1) > 0 || mpq_sgn(q + 1) < 0)
        return refused(A, error, "expected p from 0 to 1 and c of at least 0");
    mpq_set_ui(mirrored, 1, 1);
    mpq_sub(mirrored, mirrored, q);
    const real_t *bound = real_rat(A, q + 1);
    bool above = klinv_ends(up, up + 1, A, q, bound, bits_of(digits)),
         below = klinv_ends(low + 1, low, A, mirrored, bound, bits_of(digits));
    for (size_t k = 0; k < 2; k++) mpz_sub(mpq_numref(low + k), mpq_denref(low + k), mpq_numref(low + k));
    *upper = interval_of(up, up + 1, digits, above);
    *lower = interval_of(low, low + 1, digits, below);
    arena_free(A);
    return above && below ? LEMMATA_HOLDS : LEMMATA_UNDECIDED;
}

/* --- claims ------------------------------------------------------------------------------------------------------- */

static const char *open_none(void *self, arena_t *A, const char *from, const char *name, size_t *n, const char **path)
{
    (void)self, (void)A, (void)from;
    *path = name;
    *n = 0;
    return NULL;
}

static lemmata_status_t status_of(records_t R)
{
    lemmata_status_t s = LEMMATA_HOLDS;
    for (size_t k = 0; k < R.n; k++) {
        finding_t f = record_worst(&R.at[k]);
        if (f == FOUND_REFUTED) return LEMMATA_REFUTED;
        if (f == FOUND_UNDECIDED || f == FOUND_UNTRIED || R.at[k].cut_short) s = LEMMATA_UNDECIDED;
    }
    return s;
}

static lemmata_status_t checked(char **record, const compiled_file_t *F, const check_options_t *o)
{
    record_t *at = alloc_array(F->n, sizeof *at);
    for (unsigned k = 0; k < F->n; k++) record_init(&at[k], &F->paper, &F->lemma[k]->lemma, o);
    records_check(at, F->n, o);
    records_t R = { at, F->n };
    json_t *j = records_to_json(R, LEMMATA_VERSION, o->seed, o->prec_max);
    *record = json_dumps(j, JSON_INDENT(2));
    if (!*record) alloc_exhausted();
    lemmata_status_t s = status_of(R);
    json_decref(j);
    for (unsigned k = 0; k < F->n; k++) record_clear(&at[k]);
    free(at);
    return s;
}

PUBLIC lemmata_status_t lemmata_check(char **record, const char *name, const char *text, size_t n,
                                      const lemmata_options_t *options, char **error)
{
    static const lemmata_options_t none;
    const lemmata_options_t *given = options ? options : &none;
    arena_t *A = arena_new();
    claim_fault_t fault = { .set = false };
    includes_t includes = { open_none, NULL };
    size_t length = strlen(name);
    bool tex = length > 4 && strcmp(name + length - 4, ".tex") == 0;
    *record = NULL;
    if (error) *error = NULL;
    const tree_t *T =
        tex ? claims_parse_tex(A, name, text, n, &includes, &fault) : claims_parse(A, name, text, n, &includes, &fault);
    const compiled_file_t *F = T ? claims_compile(A, T, NULL, &fault) : NULL;
    if (!F)
        return refused(A, error,
                       arena_printf(A, "%s:%u:%u: %s", fault.at.file ? fault.at.file : name, fault.at.line,
                                    fault.at.column, fault.text));
    check_options_t o = { .seed = given->seed ? given->seed : 1,
                          .candidates = given->candidates < CANDIDATES_MOST ? given->candidates : CANDIDATES_MOST,
                          .prec_max = EFFORT_DEFAULT.prec_max, .filter = true,
                          .jobs = given->jobs ? given->jobs < JOBS_MAX ? given->jobs : JOBS_MAX : 1, .show = true,
                          .deadline = given->seconds > 0 ? clock_seconds() + given->seconds : 0 };
    lemmata_status_t s = checked(record, F, &o);
    arena_free(A);
    return s;
}
