/* SPDX-License-Identifier: MIT
**
** rat -- rationals as people write them, and rows of them over a common denominator.
*/
#ifndef LEMMATA_RAT_H
#define LEMMATA_RAT_H

#include <gmp.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    RAT_CHARS_MAX    = 10000, /* the longest number that is read */
    RAT_EXPONENT_MAX = 10000  /* the greatest |e| in 1e-30 */
};

/* Reads `3/10`, `-7`, `0.3` (exactly 3/10), `.5`, `2.5e-3`: the whole of text[0..n), no blanks.
** Returns NULL and sets q (canonical), or says in words what is wrong; q is then unspecified. */
const char *rat_read(mpq_ptr q, const char *text, size_t n);

/* q as `a/b` or `a`, in memory from malloc. */
char *rat_print(mpq_srcptr q);

/* The rational of least denominator in [lo, hi], 0 <= lo < hi. False, and q unspecified, when its denominator has more
** than this many bits. */
bool rat_simplest(mpq_ptr q, mpq_srcptr lo, mpq_srcptr hi, long bits);

/* a + b, a - b, a b, a/b (b not 0), canonical, of canonical ones: GMP's, and for words in a few instructions. r may be
** an operand. */
void rat_add(mpq_ptr r, mpq_srcptr a, mpq_srcptr b);
void rat_sub(mpq_ptr r, mpq_srcptr a, mpq_srcptr b);
void rat_mul(mpq_ptr r, mpq_srcptr a, mpq_srcptr b);
void rat_div(mpq_ptr r, mpq_srcptr a, mpq_srcptr b);
/* Makes q canonical; its denominator is not 0. */
void rat_reduce(mpq_ptr q);
/* Is q[0] + .. + q[n-1] = 1? */
bool rat_sum_is_one(mpq_srcptr q, size_t n);

/* q[i] = num[i]/den, i < n, den > 0 the least common denominator (1 when n = 0). */
void rat_common(mpz_ptr num, mpz_ptr den, mpq_srcptr q, size_t n);
/* The same where all of these are words; false, and num unspecified, where one is not. */
bool rat_common_words(mpz_ptr num, mpz_ptr den, mpq_srcptr q, size_t n);
/* In words below 2^63 in absolute value: those of q, and of a row over its least common denominator; false, and nothing
** claimed of them, where one is longer. */
bool rat_word(int64_t *num, int64_t *den, mpq_srcptr q);
bool rat_row_words(int64_t *num, int64_t *den, mpq_srcptr q, size_t n);
/* sum[i] += c row[i], i < n. */
void row_addmul(mpz_ptr sum, mpz_srcptr c, mpz_srcptr row, size_t n);

#endif
