/* SPDX-License-Identifier: MIT
**
** --confidence: what counts tell of the true capacity.
*/
#include "cli/cli.h"
#include "numerics/base/rat.h"
#include "numerics/laws/binomial.h"

#include <stdlib.h>
#include <string.h>

/* 95%, 0.95 or 19/20. */
bool confidence_read(mpq_ptr error, const options_t *o)
{
    const char *text = o->confidence;
    size_t n = strlen(text);
    bool percent = n && text[n - 1] == '%';
    const char *why = rat_read(error, text, n - percent);
    if (why) return complain("--confidence %.60s: %s", text, why);
    mpq_t hundred;
    mpq_init(hundred);
    mpq_set_ui(hundred, 100, 1);
    if (percent) mpq_div(error, error, hundred);
    mpq_clear(hundred);
    if (mpq_sgn(error) <= 0 || mpq_cmp_ui(error, 1, 1) >= 0)
        return complain("--confidence %.60s: expected a number between 0 and 1, as 95%%, 0.95 or 19/20", text);
    if (!o->counts)
        return complain(
            "--confidence needs --counts: of probabilities as they stand there is nothing to be confident about");
    mpz_sub(mpq_numref(error), mpq_denref(error), mpq_numref(error));
    return true;
}

bool confidence_region(region_t *S, arena_t *A, const char *file, const rows_t *R, mpz_srcptr total, mpq_srcptr error)
{
    for (size_t x = 0; x < R->nx; x++)
        if (mpz_cmp_ui(total + x, BINOMIAL_MOST) > 0)
            return complain("%.300s: row %zu: more than %d counts, expected fewer with --confidence", file, x + 1,
                            BINOMIAL_MOST);
    region_of_counts(S, A, R, total, error);
    return true;
}

const char *confidence_words(arena_t *A, mpq_srcptr error, size_t intervals)
{
    mpq_ptr level = arena_mpq(A, 2), hundred = level + 1;
    mpq_set_ui(hundred, 100, 1);
    mpq_set_ui(level, 1, 1);
    mpq_sub(level, level, error);
    mpq_mul(level, level, hundred);
    char *text = encl_decimal_rat(level, 12, MPFR_RNDD);
    const char *s = arena_printf(
        A,
        "with confidence %s%% or more, each row's counts being independent draws: Clopper and Pearson's limits of %zu "
        "interval%s at once (Bonferroni); conservative",
        text, intervals, intervals == 1 ? "" : "s");
    free(text);
    return s;
}

/* Divided by log 2 in an enclosure. */
char *information_decimal(mpq_srcptr q, bool bits, size_t digits, mpfr_rnd_t rnd)
{
    if (!bits) return encl_decimal_rat(q, digits, rnd);
    encl_t x, log2;
    mpfi_init2(x, 256);
    mpfi_init2(log2, 256);
    mpfi_set_q(x, q);
    mpfi_const_log2(log2);
    mpfi_div(x, x, log2);
    char *text = rnd == MPFR_RNDU ? encl_hi(x, digits) : encl_lo(x, digits);
    mpfi_clear(x);
    mpfi_clear(log2);
    return text;
}
