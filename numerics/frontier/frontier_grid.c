/* SPDX-License-Identifier: MIT
**
** A geometric grid of betas in the data's own scale.
*/
#include "numerics/frontier/frontier_parts.h"

#include <mpfr.h>
#include <stdlib.h>
#include <string.h>

enum { OCTAVES_MAX = 600 };

/* log2(1/beta) from where the gain is below a fiftieth of the greatest, and the KL small, to where it is all but a
** fiftieth. */
static void span(const frontier_t *F, long *least, long *most)
{
    frontier_point_t limit = frontier_most(F);
    *least = -F->unit - 5;
    *most = -F->unit + 5;
    if (limit.gain.mid == 0) return;
    for (*least = -F->unit; *least > -F->unit - OCTAVES_MAX; --*least) {
        frontier_point_t p = frontier_tilt(F, (frontier_rate_t){ 0.5, *least + 1, false });
        if (p.gain.mid <= 0.02 * limit.gain.mid && p.kl.mid <= 0.005) break;
    }
    for (*most = *least + 2; *most < -F->unit + OCTAVES_MAX; ++*most)
        if (frontier_tilt(F, (frontier_rate_t){ 0.5, *most + 1, false }).gain.mid >= 0.98 * limit.gain.mid) break;
}

/* x to this many significant decimals, as an exact rational. */
static void decimal(mpq_ptr q, mpfr_srcptr x, size_t digits)
{
    mpfr_exp_t e;
    char *d = mpfr_get_str(NULL, &e, 10, digits, x, MPFR_RNDN);
    mpz_t ten;
    mpz_init(ten);
    long shift = (long)e - (long)digits;
    mpz_ui_pow_ui(ten, 10, (unsigned long)labs(shift));
    mpq_set_ui(q, strtoul(d, NULL, 10), 1);
    if (shift >= 0) mpz_mul(mpq_numref(q), mpq_numref(q), ten);
    else mpz_set(mpq_denref(q), ten);
    mpq_canonicalize(q);
    mpz_clear(ten);
    mpfr_free_str(d);
}

void frontier_betas(mpq_ptr beta, const frontier_t *F, size_t points)
{
    long least, most;
    mpfr_t x;
    mpfr_init2(x, 64);
    span(F, &least, &most);
    for (size_t j = 0; j < points; j++) {
        mpfr_set_si(x, least - most, MPFR_RNDN);
        mpfr_mul_d(x, x, points > 1 ? (double)j / (double)(points - 1) : 0.5, MPFR_RNDN);
        mpfr_sub_si(x, x, least, MPFR_RNDN);
        mpfr_exp2(x, x, MPFR_RNDN);
        decimal(beta + j, x, points > 100 ? 6 : 4);
    }
    mpfr_clear(x);
}
