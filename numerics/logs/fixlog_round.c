/* SPDX-License-Identifier: MIT
**
** Logarithms in fixed point, rounded as MPFR rounds. Rounding is monotone: where both ends of an interval that holds
** log x are rounded to one number, log x is.
*/
#include "numerics/logs/fixlog.h"

/* x = m 2^f and log m = e log 2 - N 2^-64L, off by FIXLOG_ERROR 2^-64L at most. V = (e + f) log2 - N 2^64, log2 a
** fraction of L + 1 limbs that is cut, is off from 2^(64L + 64) log x by (FIXLOG_ERROR + 1) 2^64 at most, as
** 0 < e + f < 2^64. */
enum { OFF = FIXLOG_ERROR + 1 };

/* V of L + 2 limbs; false where it would be negative, or is but for OFF. */
static bool known(mp_limb_t *V, mpfr_srcptr x, int L)
{
    mp_limb_t N[FIXLOG_LIMBS_MAX];
    mpz_t m;
    mpz_init(m);
    long f = mpfr_get_z_2exp(m, x), e = f + fixlog(N, m, L);
    mpz_clear(m);
    if (e < 1) return false;
    V[L + 1] = mpn_mul_1(V, fixlog_log2(L), L + 1, (mp_limb_t)e);
    return mpn_sub(V + 1, V + 1, L + 1, N, L) == 0 && mpn_sub_1(V + 1, V + 1, L + 1, OFF) == 0;
}

static void set(mpfr_ptr r, const mp_limb_t *V, int L, mpfr_rnd_t rnd)
{
    mpz_t view;
    mpfr_set_z_2exp(r, mpz_roinit_n(view, V, L + 2), -64 * (L + 1), rnd);
}

bool fixlog_round(mpfr_ptr r, mpfr_srcptr x, mpfr_rnd_t rnd)
{
    mpfr_prec_t bits = mpfr_get_prec(r);
    if (bits > FIXLOG_ROUND_MAX || !mpfr_number_p(x) || mpfr_cmp_ui(x, 1) <= 0) return false;
    int L = (int)((bits + 63) / 64) + 1;
    mp_limb_t V[FIXLOG_LIMBS_MAX + 2];
    if (!known(V, x, L)) return false;
    mpfr_t lo, hi;
    mpfr_inits2(bits, lo, hi, (mpfr_ptr)NULL);
    set(lo, V, L, rnd); /* V - OFF 2^64 */
    bool same = mpn_add_1(V + 1, V + 1, L + 1, 2 * OFF) == 0;
    set(hi, V, L, rnd);
    same = same && mpfr_equal_p(lo, hi);
    if (same) mpfr_set(r, lo, MPFR_RNDN);
    mpfr_clears(lo, hi, (mpfr_ptr)NULL);
    return same;
}
