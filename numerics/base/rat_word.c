/* SPDX-License-Identifier: MIT
**
** Rationals whose numerators and denominators are words: the same operations without GMP's, which they fall back on.
**
** A word here is below 2^63 in absolute value, so that products of two, and sums of two such products, are below 2^127.
** Operands are canonical, and so are results: the common factors that may arise are those of Knuth, The Art of Computer
** Programming, 4.5.1.
*/
#include "numerics/base/rat.h"
#include "numerics/base/word.h"

_Static_assert(GMP_NUMB_BITS == 64, "a limb is a word");

#define WORD_END ((uint64_t)1 << 63)

__extension__ typedef __int128 twice_t;

typedef struct { int64_t num, den; } word_rat_t;

static inline bool word_of(int64_t *w, mpz_srcptr z)
{
    int size = z->_mp_size; /* limbs, with the sign of z: "Integer Internals" of GMP's manual */
    if (size == 0) { *w = 0; return true; }
    if ((size != 1 && size != -1) || z->_mp_d[0] >= WORD_END) return false;
    *w = size > 0 ? (int64_t)z->_mp_d[0] : -(int64_t)z->_mp_d[0];
    return true;
}

static inline bool words_of(word_rat_t *w, mpq_srcptr q)
{
    return word_of(&w->num, mpq_numref(q)) && word_of(&w->den, mpq_denref(q));
}

static inline bool is_word(twice_t x) { return x < (twice_t)WORD_END && x > -(twice_t)WORD_END; }

static inline void set_word(mpz_ptr z, int64_t w)
{
    mpz_set_ui(z, (unsigned long)(w < 0 ? -w : w));
    if (w < 0) mpz_neg(z, z);
}

static inline void set_words(mpq_ptr q, int64_t num, int64_t den)
{
    set_word(mpq_numref(q), num);
    set_word(mpq_denref(q), den);
}

/* Of |a| and b > 0; b where a = 0. */
static int64_t common(int64_t a, int64_t b)
{
    return a == 0 || b == 1 ? b : (int64_t)word_gcd((uint64_t)(a < 0 ? -a : a), (uint64_t)b);
}

/* x modulo g and x/h, of words by a division of words. */
static inline int64_t rest(twice_t x, int64_t g) { return is_word(x) ? (int64_t)x % g : (int64_t)(x % g); }
static inline twice_t quotient(twice_t x, int64_t h) { return is_word(x) ? (int64_t)x / h : x / h; }

/* a + b: of coprime denominators in lowest terms; else only their common factor g can have a factor in common with the
** numerator. */
static bool sum(mpq_ptr r, word_rat_t a, word_rat_t b)
{
    int64_t g = a.den == b.den ? a.den : common(a.den, b.den), u = a.den / g, v = b.den / g;
    twice_t num = (twice_t)a.num * v + (twice_t)b.num * u, den = (twice_t)a.den * v;
    if (g > 1) {
        int64_t h = common(rest(num, g), g);
        if (h > 1) { num = quotient(num, h); den = quotient(den, h); }
    }
    if (!is_word(num) || !is_word(den)) return false;
    set_words(r, (int64_t)num, (int64_t)den);
    return true;
}

/* a b: crosswise. */
static bool product(mpq_ptr r, word_rat_t a, word_rat_t b)
{
    int64_t g = common(a.num, b.den), h = common(b.num, a.den);
    twice_t num = (twice_t)(a.num / g) * (b.num / h), den = (twice_t)(a.den / h) * (b.den / g);
    if (!is_word(num) || !is_word(den)) return false;
    set_words(r, (int64_t)num, (int64_t)den);
    return true;
}

void rat_add(mpq_ptr r, mpq_srcptr a, mpq_srcptr b)
{
    word_rat_t x, y;
    if (!words_of(&x, a) || !words_of(&y, b) || !sum(r, x, y)) mpq_add(r, a, b);
}

void rat_sub(mpq_ptr r, mpq_srcptr a, mpq_srcptr b)
{
    word_rat_t x, y;
    if (!words_of(&x, a) || !words_of(&y, b) || !sum(r, x, (word_rat_t){ -y.num, y.den })) mpq_sub(r, a, b);
}

void rat_mul(mpq_ptr r, mpq_srcptr a, mpq_srcptr b)
{
    word_rat_t x, y;
    if (!words_of(&x, a) || !words_of(&y, b) || !product(r, x, y)) mpq_mul(r, a, b);
}

void rat_div(mpq_ptr r, mpq_srcptr a, mpq_srcptr b)
{
    word_rat_t x, y;
    bool words = words_of(&x, a) && words_of(&y, b) && y.num != 0;
    word_rat_t inverse =
        words ? (word_rat_t){ y.num < 0 ? -y.den : y.den, y.num < 0 ? -y.num : y.num } : (word_rat_t){ 0, 1 };
    if (!words || !product(r, x, inverse)) mpq_div(r, a, b);
}

void rat_reduce(mpq_ptr q)
{
    word_rat_t x;
    if (!words_of(&x, q) || x.den <= 0) { mpq_canonicalize(q); return; }
    int64_t g = common(x.num, x.den);
    if (g > 1) set_words(q, x.num / g, x.den / g);
}

/* --- rows ------------------------------------------------------------------------------------------------ */

/* The least common denominator, where it and the denominators are words; 0 where one is not. */
static int64_t common_denominator(mpq_srcptr q, size_t n)
{
    int64_t den = 1, d;
    for (size_t i = 0; i < n; i++) {
        if (!word_of(&d, mpq_denref(q + i))) return 0;
        if (d == den || den % d == 0) continue;
        twice_t all = (twice_t)(den / common(d, den)) * d;
        if (!is_word(all)) return 0;
        den = (int64_t)all;
    }
    return den;
}

/* The numerator of q over den, which its denominator divides. */
static bool over(int64_t *num, mpq_srcptr q, int64_t den)
{
    word_rat_t x;
    if (!words_of(&x, q)) return false;
    twice_t all = x.den == den ? x.num : (twice_t)x.num * (den / x.den);
    *num = (int64_t)all;
    return is_word(all);
}

bool rat_word(int64_t *num, int64_t *den, mpq_srcptr q)
{
    return word_of(num, mpq_numref(q)) && word_of(den, mpq_denref(q));
}

bool rat_row_words(int64_t *num, int64_t *den, mpq_srcptr q, size_t n)
{
    bool words = (*den = common_denominator(q, n)) != 0;
    for (size_t i = 0; i < n && words; i++) words = over(&num[i], q + i, *den);
    return words;
}

bool rat_common_words(mpz_ptr num, mpz_ptr den, mpq_srcptr q, size_t n)
{
    int64_t d = common_denominator(q, n), w;
    if (!d) return false;
    for (size_t i = 0; i < n; i++) {
        if (!over(&w, q + i, d)) return false;
        set_word(num + i, w);
    }
    set_word(den, d);
    return true;
}

bool rat_sum_is_one(mpq_srcptr q, size_t n)
{
    int64_t den = common_denominator(q, n), w;
    twice_t all = 0; /* n is below 2^63, so the sum below 2^126 */
    bool words = den != 0;
    for (size_t i = 0; i < n && words; i++)
        if ((words = over(&w, q + i, den))) all += w;
    if (words) return all == den;
    mpq_t sum;
    mpq_init(sum);
    for (size_t i = 0; i < n; i++) rat_add(sum, sum, q + i);
    bool one = mpq_cmp_ui(sum, 1, 1) == 0;
    mpq_clear(sum);
    return one;
}
