/* SPDX-License-Identifier: MIT
**
** Arithmetic of numbers that stay rational as long as they are. 0 times anything is 0; 0^0 is 1, and what is no number
** has no power.
*/
#include "proofs/claims/exact/eval.h"
#include "numerics/base/rat.h"
#include "numerics/info/info.h"
#include "numerics/klinv/klinv.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { POWER_BITS_MAX = 1 << 20, POWER_MAX = 100000 };

/* Numbers that are asked for all the time. */
static mp_limb_t word[] = { 0, 1, 2 };
#define SMALL(k) { { ._mp_size = (k) != 0, ._mp_d = &word[k] }, { ._mp_size = 1, ._mp_d = &word[1] } }
static const __mpq_struct small[] = { SMALL(0), SMALL(1), SMALL(2) };

num_t num_si(eval_t *e, long n)
{
    if (n >= 0 && n < (long)(sizeof small / sizeof *small)) return (num_t){ &small[n], NULL };
    mpq_ptr q = num_new(e);
    mpq_set_si(q, n, 1);
    return (num_t){ q, NULL };
}

const real_t *num_real(eval_t *e, num_t a) { return a.x ? a.x : real_rat(e->A, a.q); }

num_t num_of(const real_t *x, eval_t *e)
{
    if (!real_is_rat(x, NULL)) return eval_spend_real(e, x) ? (num_t){ NULL, x } : num_si(e, 0);
    mpq_ptr q = num_new(e);
    real_is_rat(x, q);
    return (num_t){ q, NULL };
}

num_t num_undefined(eval_t *e) { const real_t *inf = real_inf(e->A, 1); return (num_t){ NULL, real_sub(inf, inf) }; }

/* Of two rationals, as far as the work allows. */
static num_t rational(eval_t *e, void (*op)(mpq_ptr, mpq_srcptr, mpq_srcptr), num_t a, num_t b)
{
    if (!eval_spend_rational(e, a.q, b.q)) return num_si(e, 0);
    mpq_ptr q = num_new(e);
    op(q, a.q, b.q);
    return (num_t){ q, NULL };
}

num_t num_add(eval_t *e, num_t a, num_t b)
{
    return a.q && b.q ? rational(e, rat_add, a, b) : num_of(real_plus(num_real(e, a), num_real(e, b)), e);
}

num_t num_sub(eval_t *e, num_t a, num_t b)
{
    return a.q && b.q ? rational(e, rat_sub, a, b) : num_of(real_minus(num_real(e, a), num_real(e, b)), e);
}

num_t num_mul(eval_t *e, num_t a, num_t b)
{
    if ((a.q && mpq_sgn(a.q) == 0) || (b.q && mpq_sgn(b.q) == 0)) return num_si(e, 0);
    if (a.q && b.q) return rational(e, rat_mul, a, b);
    return num_of(a.q ? real_scale(b.x, a.q) : b.q ? real_scale(a.x, b.q) : real_mul(a.x, b.x), e);
}

num_t num_div(eval_t *e, num_t a, num_t b)
{
    int below = a.q && mpq_sgn(a.q) == 0 && !b.q ? num_cmp(e, b, num_si(e, 0)) : 2;
    if (below == 1 || below == -1) return a; /* 0/b */
    if (!a.q || !b.q) return num_of(real_div(num_real(e, a), num_real(e, b)), e);
    return mpq_sgn(b.q) == 0 ? num_undefined(e) : rational(e, rat_div, a, b);
}

/* --- powers ------------------------------------------------------------------------------------------------------- */

static num_t power(eval_t *e, num_t a, unsigned long n)
{
    if (!a.q) { /* a^n by squaring */
        num_t r = num_si(e, 1);
        for (num_t s = a; n; n >>= 1) {
            if (n & 1) r = num_mul(e, r, s);
            if (n > 1) s = num_mul(e, s, s);
        }
        return r;
    }
    size_t bits = mpz_sizeinbase(mpq_numref(a.q), 2) + mpz_sizeinbase(mpq_denref(a.q), 2);
    if (n > POWER_MAX || bits * n > POWER_BITS_MAX) {
        if (!e->beyond) e->beyond = "a power of more than a million bits";
        return num_undefined(e);
    }
    if (!eval_spend(e, bits * n / 4)) return num_si(e, 0);
    mpq_ptr q = num_new(e);
    mpz_pow_ui(mpq_numref(q), mpq_numref(a.q), n);
    mpz_pow_ui(mpq_denref(q), mpq_denref(a.q), n);
    return (num_t){ q, NULL };
}

num_t num_pow(eval_t *e, num_t a, num_t b)
{
    if (b.q && mpz_cmp_ui(mpq_denref(b.q), 1) == 0) {
        if (!mpz_fits_slong_p(mpq_numref(b.q)) || labs(mpz_get_si(mpq_numref(b.q))) > POWER_MAX) {
            e->beyond = "an exponent of more than 100000";
            return num_undefined(e);
        }
        long n = mpz_get_si(mpq_numref(b.q));
        bool no_number = n == 0 && !a.q && (num_cmp(e, a, a) != 0 || real_is_inf(real_asked(a.x)));
        if (no_number) return num_undefined(e);
        num_t r = power(e, a, (unsigned long)labs(n));
        return n >= 0 || e->beyond ? r : num_div(e, num_si(e, 1), r);
    }
    int s = num_cmp(e, a, num_si(e, 0));
    if (s == 0 && b.q && mpq_sgn(b.q) > 0) return num_si(e, 0);
    if (s != 1) {
        if (s == 2 && !e->doubt) e->doubt = "the sign of a base could not be decided";
        return num_undefined(e);
    }
    if (b.q && mpz_cmp_ui(mpq_denref(b.q), 2) == 0) { /* a^(n/2) */
        num_t root = num_of(real_sqrt(num_real(e, a)), e);
        return num_pow(e, root, num_mul(e, b, num_si(e, 2)));
    }
    return num_of(real_exp(real_mul(num_real(e, b), real_log(num_real(e, a)))), e);
}

/* --- order -------------------------------------------------------------------------------------------------------- */

int num_cmp(eval_t *e, num_t a, num_t b)
{
    if (a.q && b.q) { int s = mpq_cmp(a.q, b.q); return (s > 0) - (s < 0); }
    switch (real_cmp(num_real(e, a), num_real(e, b), e->effort)) {
    case SIGN_NEG: return -1;
    case SIGN_ZERO: return 0;
    case SIGN_POS: return 1;
    default: return 2;
    }
}

/* The greatest integer <= a. A first guess in doubles, then exact steps. */
static num_t floor_of(eval_t *e, num_t a)
{
    mpq_ptr q = num_new(e);
    if (a.q) { mpz_fdiv_q(mpq_numref(q), mpq_numref(a.q), mpq_denref(a.q)); return (num_t){ q, NULL }; }
    double lo, hi;
    if (!real_approx(a.x, true, &lo, &hi) || !(fabs(lo) < 1e9)) {
        e->doubt = "a floor could not be decided";
        return num_undefined(e);
    }
    long n = (long)floor(lo);
    for (int k = 0; k < 3; k++, n++) {
        int below = num_cmp(e, num_si(e, n), a), above = num_cmp(e, a, num_si(e, n + 1));
        if (below == 2 || above == 2) break;
        if (below <= 0 && above < 0) return num_si(e, n);
    }
    e->doubt = "a floor could not be decided";
    return num_undefined(e);
}

/* --- functions ---------------------------------------------------------------------------------------------------- */

static bool in_unit(num_t a) { return a.q && mpq_sgn(a.q) >= 0 && mpq_cmp_ui(a.q, 1, 1) <= 0; }

/* Is it shown to be in [0,1]? The logarithms do not show it: outside, those of numbers below 0 may cancel, and at p = 0
** or 1 one of them weighs nothing. */
static bool is_unit(eval_t *e, num_t a)
{
    if (a.q) return in_unit(a);
    int low = num_cmp(e, a, num_si(e, 0)), high = num_cmp(e, a, num_si(e, 1));
    bool open = (low == 2 || high == 2) && !real_is_undefined(real_asked(a.x));
    if (open && !e->doubt) e->doubt = "whether a probability lies in [0,1] could not be decided";
    return (low == 0 || low == 1) && (high == 0 || high == -1);
}

/* p log(p/q), 0 where p = 0. */
static const real_t *part(eval_t *e, num_t p, num_t q)
{
    if (p.q && mpq_sgn(p.q) == 0) return real_si(e->A, 0);
    int sign = q.q && mpq_sgn(q.q) == 0 ? num_cmp(e, p, num_si(e, 0)) : 2;
    if (sign == 0) return real_si(e->A, 0);
    if (sign == 1) return real_inf(e->A, 1);
    return real_mul(num_real(e, p), real_sub(real_log(num_real(e, p)), real_log(num_real(e, q))));
}

static num_t coins(eval_t *e, num_t p, num_t q)
{
    if (in_unit(p) && in_unit(q)) return num_of(info_binary_kl(e->A, p.q, q.q), e);
    if (!is_unit(e, p) || !is_unit(e, q)) return num_undefined(e);
    num_t one = num_si(e, 1);
    return num_of(real_add(part(e, p, q), part(e, num_sub(e, one, p), num_sub(e, one, q))), e);
}

static num_t coin_entropy(eval_t *e, num_t p)
{
    if (in_unit(p)) return num_of(info_binary_entropy(e->A, p.q), e);
    if (!is_unit(e, p)) return num_undefined(e);
    num_t one = num_si(e, 1);
    return num_of(real_neg(real_add(part(e, p, one), part(e, num_sub(e, one, p), one))), e);
}

/* binomial(n,k) = n (n-1) .. (n-j+1)/j!, j the less of k and n-k: at most j factors below n. */
static num_t binomial(eval_t *e, num_t n, num_t k)
{
    bool whole = n.q && k.q && mpz_cmp_ui(mpq_denref(n.q), 1) == 0 && mpz_cmp_ui(mpq_denref(k.q), 1) == 0;
    if (!whole || mpq_sgn(n.q) < 0) return num_undefined(e);
    if (mpq_sgn(k.q) < 0 || mpq_cmp(k.q, n.q) > 0) return num_si(e, 0);
    mpz_ptr j = arena_mpz(e->A, 1);
    mpz_sub(j, mpq_numref(n.q), mpq_numref(k.q));
    if (mpz_cmp(mpq_numref(k.q), j) < 0) mpz_set(j, mpq_numref(k.q));
    size_t bits = mpz_sizeinbase(mpq_numref(n.q), 2);
    if (mpz_cmp_ui(j, POWER_BITS_MAX / bits) > 0) {
        if (!e->beyond) e->beyond = "a binomial coefficient of more than a million bits";
        return num_undefined(e);
    }
    unsigned long factors = mpz_get_ui(j), words = 1 + factors * bits / 64;
    if (!eval_spend(e, words * words)) return num_si(e, 0);
    mpq_ptr q = num_new(e);
    mpz_bin_ui(mpq_numref(q), mpq_numref(n.q), factors);
    return (num_t){ q, NULL };
}

/* tanh, cosh, sinh. */
static num_t hyperbolic(eval_t *e, char which, num_t a)
{
    const real_t *x = num_real(e, a), *up = real_exp(x), *down = real_exp(real_neg(x)), *half = real_ratio(e->A, 1, 2);
    const real_t *c = real_mul(half, real_add(up, down)), *s = real_mul(half, real_sub(up, down));
    return num_of(which == 't' ? real_div(s, c) : which == 'c' ? c : s, e);
}

static num_t extreme(eval_t *e, bool max, unsigned n, const num_t *a)
{
    num_t r = a[0];
    for (unsigned k = 1; k < n; k++)
        if (r.q && a[k].q) r = (mpq_cmp(a[k].q, r.q) > 0) == max ? a[k] : r;
        else
            r = num_of(max ? real_max(num_real(e, r), num_real(e, a[k])) : real_min(num_real(e, r), num_real(e, a[k])),
                       e);
    return r;
}

num_t num_function(eval_t *e, const char *name, unsigned n, const num_t *a)
{
    if (strcmp(name, "log") == 0) return num_of(a->q ? real_log_rat(e->A, a->q) : real_log(a->x), e);
    if (strcmp(name, "log2") == 0)
        return num_of(real_div(a->q ? real_log_rat(e->A, a->q) : real_log(a->x), real_log_ui(e->A, 2)), e);
    if (strcmp(name, "exp") == 0) return num_of(real_exp(num_real(e, *a)), e);
    if (strcmp(name, "sqrt") == 0) return num_of(real_sqrt(num_real(e, *a)), e);
    if (strcmp(name, "h") == 0) return coin_entropy(e, *a);
    if (strcmp(name, "kl") == 0) return coins(e, a[0], a[1]);
    if (strcmp(name, "max") == 0 || strcmp(name, "min") == 0) return extreme(e, name[1] == 'a', n, a);
    if (strcmp(name, "binomial") == 0) return binomial(e, a[0], a[1]);
    if (strcmp(name, "floor") == 0) return floor_of(e, *a);
    if (strcmp(name, "mod") == 0) return num_sub(e, a[0], num_mul(e, a[1], floor_of(e, num_div(e, a[0], a[1]))));
    if (strcmp(name, "ceil") == 0) return num_sub(e, num_si(e, 0), floor_of(e, num_sub(e, num_si(e, 0), *a)));
    if (strcmp(name, "abs") == 0) {
        num_t minus = num_sub(e, num_si(e, 0), *a);
        if (a->q) return mpq_sgn(a->q) < 0 ? minus : *a;
        return num_of(real_abs(a->x), e);
    }
    if (strncmp(name, "klinv", 5) == 0) {
        if (!a[0].q) return num_undefined(e);
        return num_of(name[5] ? klinv_lower_real(e->A, a[0].q, num_real(e, a[1]))
                              : klinv_real(e->A, a[0].q, num_real(e, a[1])),
                      e);
    }
    return hyperbolic(e, *name, *a);
}
