/* SPDX-License-Identifier: MIT */
#include "numerics/base/rat.h"
#include "numerics/base/alloc.h"

#include <stdlib.h>
#include <string.h>

/* The digits of text[*i..n), appended to z in base ten; counts them. */
static size_t digits(mpz_ptr z, const char *text, size_t *i, size_t n)
{
    size_t first = *i;
    while (*i < n && text[*i] >= '0' && text[*i] <= '9') ++*i;
    size_t count = *i - first;
    enum { WORD = 9 }; /* so many fit an unsigned long, as 10^9 does */
    if (count <= WORD) {
        unsigned long shift = 1, tail = 0;
        for (size_t k = first; k < *i; k++, shift *= 10) tail = 10 * tail + (unsigned long)(text[k] - '0');
        mpz_mul_ui(z, z, shift);
        mpz_add_ui(z, z, tail);
        return count;
    }
    char *run = alloc_bytes(count + 1);
    memcpy(run, text + first, count);
    run[count] = 0;
    mpz_t tail, shift;
    mpz_init_set_str(tail, run, 10);
    mpz_init(shift);
    mpz_ui_pow_ui(shift, 10, count);
    mpz_mul(z, z, shift);
    mpz_add(z, z, tail);
    mpz_clear(shift);
    mpz_clear(tail);
    alloc_free(run);
    return count;
}

/* e+12, E-3: the exponent, or an error. */
static const char *exponent(long *e, const char *text, size_t *i, size_t n)
{
    bool minus = false;
    if (*i < n && (text[*i] == '+' || text[*i] == '-')) minus = text[(*i)++] == '-';
    if (*i == n || text[*i] < '0' || text[*i] > '9') return "an exponent without digits";
    for (*e = 0; *i < n && text[*i] >= '0' && text[*i] <= '9'; ++*i) {
        *e = 10 * *e + (text[*i] - '0');
        if (*e > RAT_EXPONENT_MAX) return "an exponent beyond 10000";
    }
    if (minus) *e = -*e;
    return NULL;
}

static const char *fraction(mpq_ptr q, const char *text, size_t *i, size_t n)
{
    mpz_set_ui(mpq_denref(q), 0);
    if (!digits(mpq_denref(q), text, i, n)) { mpz_set_ui(mpq_denref(q), 1); return "no denominator after '/'"; }
    if (mpz_sgn(mpq_denref(q)) == 0) { mpz_set_ui(mpq_denref(q), 1); return "a zero denominator"; }
    return NULL;
}

/* q times 10^e, not reduced. */
static void scale(mpq_ptr q, long e)
{
    if (e == 0) return;
    mpz_ptr side = e < 0 ? mpq_denref(q) : mpq_numref(q);
    mpz_t ten;
    mpz_init(ten);
    mpz_ui_pow_ui(ten, 10, (unsigned long)(e < 0 ? -e : e));
    mpz_mul(side, side, ten);
    mpz_clear(ten);
}

const char *rat_read(mpq_ptr q, const char *text, size_t n)
{
    size_t i = 0;
    long e = 0;
    bool minus = false;
    mpq_set_ui(q, 0, 1);
    if (n == 0) return "nothing where a number was expected";
    if (n > RAT_CHARS_MAX) return "a number of more than 10000 characters";
    if (text[0] == '+' || text[0] == '-') minus = text[i++] == '-';
    size_t whole = digits(mpq_numref(q), text, &i, n), part = 0;
    const char *error = NULL;
    if (whole && i < n && text[i] == '/') {
        i++;
        error = fraction(q, text, &i, n);
    } else {
        if (i < n && text[i] == '.') { i++; part = digits(mpq_numref(q), text, &i, n); }
        if (whole + part == 0) return "not a number (expected 3/10, 0.3 or 3e-1)";
        if (i < n && (text[i] == 'e' || text[i] == 'E')) { i++; error = exponent(&e, text, &i, n); }
    }
    if (error) return error;
    if (i < n) return "not a number (expected 3/10, 0.3 or 3e-1)";
    scale(q, e - (long)part);
    if (minus) mpq_neg(q, q);
    mpq_canonicalize(q);
    return NULL;
}

char *rat_print(mpq_srcptr q) { return mpq_get_str(NULL, 10, q); }

/* The least integer in [lo, hi] when there is one; else both have the same whole part w, and it is w + 1/x for the
** simplest x between the inverted rests. a/b and c/d are the ends, n1/d1 the convergent. */
bool rat_simplest(mpq_ptr q, mpq_srcptr lo, mpq_srcptr hi, long bits)
{
    mpz_t a, b, c, d, w, n0, d0, n1, d1;
    mpz_inits(a, b, c, d, w, n0, d0, n1, d1, NULL);
    mpz_set(a, mpq_numref(lo));
    mpz_set(b, mpq_denref(lo));
    mpz_set(c, mpq_numref(hi));
    mpz_set(d, mpq_denref(hi));
    mpz_set_ui(n1, 1);
    mpz_set_ui(d0, 1);
    bool good = true;
    for (bool last = false; good && !last;) {
        mpz_cdiv_qr(w, a, a, b); /* a <= 0 */
        mpz_submul(c, w, d);
        last = mpz_sgn(c) >= 0;
        if (!last) { mpz_sub_ui(w, w, 1); mpz_add(a, a, b); mpz_add(c, c, d); }
        mpz_addmul(n0, w, n1);
        mpz_addmul(d0, w, d1);
        mpz_swap(n0, n1);
        mpz_swap(d0, d1);
        good = (long)mpz_sizeinbase(d1, 2) <= bits;
        mpz_swap(a, d); /* d/c and b/a */
        mpz_swap(b, c);
    }
    mpz_set(mpq_numref(q), n1);
    mpz_set(mpq_denref(q), d1);
    mpz_clears(a, b, c, d, w, n0, d0, n1, d1, NULL);
    return good;
}

void rat_common(mpz_ptr num, mpz_ptr den, mpq_srcptr q, size_t n)
{
    if (rat_common_words(num, den, q, n)) return;
    mpz_set_ui(den, 1);
    for (size_t i = 0; i < n; i++)
        if (!mpz_divisible_p(den, mpq_denref(q + i))) mpz_lcm(den, den, mpq_denref(q + i));
    for (size_t i = 0; i < n; i++) {
        bool whole = mpz_cmp(den, mpq_denref(q + i)) == 0;
        if (!whole) mpz_divexact(num + i, den, mpq_denref(q + i));
        if (whole) mpz_set(num + i, mpq_numref(q + i));
        else mpz_mul(num + i, num + i, mpq_numref(q + i));
    }
}

void row_addmul(mpz_ptr sum, mpz_srcptr c, mpz_srcptr row, size_t n)
{
    bool small = mpz_fits_ulong_p(c);
    if (mpz_sgn(c) == 0) return;
    for (size_t i = 0; i < n; i++) {
        if (small) mpz_addmul_ui(sum + i, row + i, mpz_get_ui(c));
        else mpz_addmul(sum + i, row + i, c);
    }
}
