/* SPDX-License-Identifier: MIT
**
** Tallies: rationals over products of few bases.
*/
#include "numerics/logs/tally.h"
#include "numerics/base/word.h"

#define WIDE_END ((wide_t)1 << TALLY_BITS)

static quota_t failed(tally_t *T)
{
    T->failed = true;
    return (quota_t){ 0 };
}

static inline size_wide_t size_of(wide_t x) { return x < 0 ? -(size_wide_t)x : (size_wide_t)x; }

/* 2^(bits - 1) <= x < 2^bits; 0 of 0. */
static unsigned bits_of(size_wide_t x)
{
    uint64_t high = (uint64_t)(x >> 64), low = (uint64_t)x;
    return high ? 128 - (unsigned)__builtin_clzll(high) : low ? 64 - (unsigned)__builtin_clzll(low) : 0;
}

/* From -2^63 to 2^63 - 1: what lies above is the sign. */
static inline bool is_word(wide_t x) { return (int64_t)(x >> 64) == (int64_t)x >> 63; }

static inline bool fits(wide_t x) { return x < WIDE_END && x > -WIDE_END; }

/* With |x| from 2^(u-1) and below 2^u, |y| likewise, |x y| is below 2^127 where u + v <= 127, and at least 2^126 else. */
static wide_t long_product(tally_t *T, wide_t x, wide_t y)
{
    bool below = bits_of(size_of(x)) + bits_of(size_of(y)) <= TALLY_BITS + 1;
    wide_t all = below ? x * y : WIDE_END;
    T->failed |= !fits(all);
    return fits(all) ? all : 0;
}

/* x y: of words from -2^126 + 2^63 to 2^126, which alone does not fit. */
static inline wide_t product(tally_t *T, wide_t x, wide_t y)
{
    if (!is_word(x) || !is_word(y)) return long_product(T, x, y);
    wide_t all = (wide_t)(int64_t)x * (int64_t)y;
    T->failed |= all == WIDE_END;
    return all == WIDE_END ? 0 : all;
}

/* x + y: below 2^127. */
static wide_t sum(tally_t *T, wide_t x, wide_t y)
{
    wide_t all = x + y;
    T->failed |= !fits(all);
    return fits(all) ? all : 0;
}

/* --- powers, a byte each ------------------------------------------------------------------------------------------ */

#define SIGNS 0x8080808080808080u

static inline int power(uint64_t e, unsigned k) { return (int8_t)(uint8_t)(e >> 8 * k); }

/* Of bytes whose two highest bits agree: these are the powers from -64 to 63, so sums and differences of two fit a byte;
** those that go beyond fail. The highest bits are added apart, where nothing is carried over. */
static inline uint64_t checked(tally_t *T, uint64_t e)
{
    if (((e ^ e << 1) & SIGNS) == 0) return e;
    T->failed = true;
    return 0;
}

static inline uint64_t added(tally_t *T, uint64_t x, uint64_t y)
{
    return checked(T, ((x & ~SIGNS) + (y & ~SIGNS)) ^ ((x ^ y) & SIGNS));
}

static inline uint64_t subtracted(tally_t *T, uint64_t x, uint64_t y)
{
    return checked(T, ((x | SIGNS) - (y & ~SIGNS)) ^ ((x ^ ~y) & SIGNS));
}

/* The place of the base n > 1; TALLY_BASES where there is none left. */
static unsigned base_of(tally_t *T, size_wide_t n)
{
    unsigned k = 0;
    while (k < T->bases && T->base[k] != n) k++;
    if (k < T->bases) return k;
    if (k == TALLY_BASES) { T->failed = true; return k; }
    T->base[T->bases++] = n;
    return k;
}

/* n^1; n >= 1. */
static uint64_t powers_of(tally_t *T, size_wide_t n)
{
    if (n == 1) return 0;
    unsigned k = base_of(T, n);
    return k < TALLY_BASES ? (uint64_t)1 << 8 * k : 0;
}

quota_t quota_of(tally_t *T, int64_t num, int64_t den)
{
    return (quota_t){ num, subtracted(T, 0, powers_of(T, (size_wide_t)den)) };
}

quota_t quota_times(tally_t *T, quota_t x, quota_t y)
{
    return (quota_t){ product(T, x.num, y.num), added(T, x.e, y.e) };
}

quota_t quota_over(tally_t *T, quota_t x, quota_t y)
{
    if (y.num == 0) return failed(T);
    uint64_t e = subtracted(T, x.e, y.e);
    return (quota_t){ y.num < 0 ? -x.num : x.num, subtracted(T, e, powers_of(T, size_of(y.num))) };
}

quota_t quota_folded(tally_t *T, quota_t x)
{
    return x.num > 0 ? (quota_t){ 1, added(T, x.e, powers_of(T, (size_wide_t)x.num)) } : x;
}

/* The numerator of x over prod b^e, where no e_k is more than x has. */
static wide_t lifted(tally_t *T, quota_t x, uint64_t e)
{
    for (unsigned k = 0; k < T->bases && x.e != e; k++)
        for (int more = power(x.e, k) - power(e, k); more > 0 && !T->failed; more--)
            x.num = product(T, x.num, (wide_t)T->base[k]);
    return x.num;
}

static uint64_t least(uint64_t x, uint64_t y)
{
    uint64_t e = 0;
    for (unsigned k = 0; k < TALLY_BASES; k++) {
        uint64_t byte = (uint64_t)0xff << 8 * k;
        e |= (power(x, k) < power(y, k) ? x : y) & byte;
    }
    return e;
}

quota_t quota_plus(tally_t *T, quota_t x, quota_t y)
{
    if (x.num == 0) return y;
    if (y.num == 0) return x;
    if (x.e == y.e) return (quota_t){ sum(T, x.num, y.num), x.e };
    uint64_t e = least(x.e, y.e);
    return (quota_t){ sum(T, lifted(T, x, e), lifted(T, y, e)), e };
}

/* --- numerators and denominators --------------------------------------------------------------------------------- */

/* Euclid's while the numbers are long. */
static size_wide_t common(size_wide_t a, size_wide_t b)
{
    while (a && b && (a >> 64 || b >> 64)) { size_wide_t r = a % b; a = b; b = r; }
    return a && b ? word_gcd((uint64_t)a, (uint64_t)b) : a | b;
}

static inline size_wide_t divided(size_wide_t a, size_wide_t g)
{
    return g == 1 ? a : a >> 64 ? a / g : (uint64_t)a / (uint64_t)g;
}

/* prod_{e_k > 0} b_k^e_k and prod_{e_k < 0} b_k^-e_k. */
static void parts(tally_t *T, wide_t *over, wide_t *under, uint64_t e)
{
    *over = *under = 1;
    for (unsigned k = 0; k < T->bases; k++) {
        int p = power(e, k);
        wide_t *side = p < 0 ? under : over;
        for (int n = p < 0 ? -p : p; n > 0 && !T->failed; n--)
            *side = product(T, *side, (wide_t)T->base[k]);
    }
}

bool tally_law(tally_t *T, size_wide_t *num, size_wide_t *den, const quota_t *p, size_t n)
{
    uint64_t e = 0;
    bool first = true;
    wide_t over, under, all = 0;
    for (size_t i = 0; i < n; i++) {
        if (p[i].num < 0) return false;
        if (p[i].num) { e = first ? p[i].e : least(e, p[i].e); first = false; }
    }
    parts(T, &over, &under, e);
    size_wide_t g = (size_wide_t)under;
    for (size_t i = 0; i < n && !T->failed; i++) {
        wide_t one = p[i].num ? product(T, lifted(T, p[i], e), over) : 0;
        num[i] = (size_wide_t)one;
        all = sum(T, all, one);
        if (g > 1) g = common(num[i], g);
    }
    if (T->failed || all != under) return false;
    for (size_t i = 0; i < n; i++) num[i] = divided(num[i], g);
    *den = divided((size_wide_t)under, g);
    return true;
}

void tally_log(tally_t *T, quota_t c, quota_t x)
{
    wide_t over, under;
    if (x.num <= 0) { T->failed = true; return; }
    parts(T, &over, &under, x.e);
    over = product(T, over, x.num);
    if (T->failed) return;
    size_wide_t g = common((size_wide_t)over, (size_wide_t)under);
    tally_add(T, TALLY_MADE, c, divided((size_wide_t)over, g));
    tally_add(T, TALLY_MADE, quota_neg(c), divided((size_wide_t)under, g));
}

void tally_log_factored(tally_t *T, quota_t c, quota_t x)
{
    if (x.num <= 0) { T->failed = true; return; }
    tally_add(T, TALLY_FACTORED, c, (size_wide_t)x.num);
    for (unsigned k = 0; k < T->bases; k++)
        if (power(x.e, k)) tally_add(T, TALLY_FACTORED, quota_times(T, c, (quota_t){ power(x.e, k), 0 }), T->base[k]);
}

/* --- the sums --------------------------------------------------------------------------------------------------- */

/* Sums come back in their order: the search begins behind the last that was found. NULL: no room. */
static tally_entry_t *entry_of(tally_t *T, size_wide_t a, uint64_t e)
{
    unsigned k = T->next < T->entries ? T->next : 0, end = T->entries;
    for (unsigned tried = 0; tried < end; tried++, k = k + 1 < end ? k + 1 : 0)
        if (T->entry[k].a == a && T->entry[k].e == e) { T->next = k + 1; return &T->entry[k]; }
    if (end == TALLY_ENTRIES) return NULL;
    T->next = ++T->entries;
    T->entry[end] = (tally_entry_t){ .a = a, .e = e };
    return &T->entry[end];
}

void tally_add(tally_t *T, unsigned sums, quota_t c, size_wide_t a)
{
    if (a == 1 || c.num == 0) return;
    tally_entry_t *x = entry_of(T, a, c.e);
    if (!x) { T->failed = true; return; }
    for (unsigned k = 0; k < 2; k++)
        if (sums >> k & 1) x->c[k] = sum(T, x->c[k], c.num);
}

/* The entries of one a that stand over several denominators are added up over one. */
tally_answer_t tally_cancels(tally_t *T, unsigned which)
{
    unsigned side = which == TALLY_MADE ? 0 : 1, n = 0, left[TALLY_ENTRIES];
    for (unsigned i = 0; i < T->entries; i++)
        if (T->entry[i].c[side]) left[n++] = i;
    while (n && !T->failed) {
        const tally_entry_t *x = &T->entry[left[--n]];
        quota_t all = { x->c[side], x->e };
        for (unsigned k = n; k-- > 0;) {
            const tally_entry_t *y = &T->entry[left[k]];
            if (y->a != x->a) continue;
            all = quota_plus(T, all, (quota_t){ y->c[side], y->e });
            left[k] = left[--n];
        }
        if (all.num && !T->failed) return TALLY_STANDS;
    }
    return T->failed ? TALLY_OPEN : TALLY_CANCELS;
}
