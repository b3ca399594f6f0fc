/* SPDX-License-Identifier: MIT
**
** tally -- sums c_0 + sum c_i log a_i in words, gathered as they are made: over denominators that are products of few
** words, no number of GMP and no form between.
**
** A quota is the rational num prod_k b_k^e_k, |num| < 2^126, of bases b_k >= 2 that the tally holds, the powers e_k
** between -64 and 63, a byte each. Sums and products are exact. What does not fit -- a numerator of more bits, a ninth
** base, a farther power, one entry too many -- fails the tally: `failed` is set, and nothing is claimed of what it holds
** from then on.
**
** A tally adds up two sums side by side, of one real number written in two ways: by logarithms of the integers that a
** log form of it has, and of others, that cancel where those factor each other. Either shows that it is 0; the first
** that its log form has no terms.
*/
#ifndef LEMMATA_TALLY_H
#define LEMMATA_TALLY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

__extension__ typedef __int128 wide_t;
__extension__ typedef unsigned __int128 size_wide_t;

enum { TALLY_BITS = 126, TALLY_BASES = 8, TALLY_ENTRIES = 96, TALLY_LAW_MAX = 64 };

typedef struct { wide_t num; uint64_t e; } quota_t;

/* The sums that an entry counts in. */
enum { TALLY_MADE = 1, TALLY_FACTORED = 2, TALLY_BOTH = 3 };
/* log a, or 1 where a = 0, times c[0] prod b^e in the first sum, c[1] prod b^e in the second. */
typedef struct { size_wide_t a; uint64_t e; wide_t c[2]; } tally_entry_t;

typedef struct {
    bool failed;
    unsigned bases, entries, next;
    size_wide_t base[TALLY_BASES];
    tally_entry_t entry[TALLY_ENTRIES];
} tally_t;

static inline void tally_start(tally_t *T) { T->failed = false; T->bases = T->entries = T->next = 0; }
/* Nothing counted; bases, and quotas over them, stay. */
static inline void tally_clear(tally_t *T) { T->entries = T->next = 0; }

/* num/den, den > 0; both below 2^63 in absolute value. */
quota_t quota_of(tally_t *T, int64_t num, int64_t den);
quota_t quota_plus(tally_t *T, quota_t x, quota_t y);
static inline quota_t quota_neg(quota_t x) { return (quota_t){ -x.num, x.e }; }
quota_t quota_times(tally_t *T, quota_t x, quota_t y);
/* x/y; y not 0. */
quota_t quota_over(tally_t *T, quota_t x, quota_t y);
/* The same number with its numerator, where that is positive, as a base: what is divided by it again cancels. */
quota_t quota_folded(tally_t *T, quota_t x);

/* Adds c log a, a >= 1, or c where a = 0, to these sums. */
void tally_add(tally_t *T, unsigned sums, quota_t c, size_wide_t a);
/* Adds c log x, x > 0: to the first sum in lowest terms; to the second by its numerator and bases. */
void tally_log(tally_t *T, quota_t c, quota_t x);
void tally_log_factored(tally_t *T, quota_t c, quota_t x);
/* n <= TALLY_LAW_MAX numbers over their least common denominator; false where they are no law. */
bool tally_law(tally_t *T, size_wide_t *num, size_wide_t *den, const quota_t *p, size_t n);

/* Does every entry of this sum (one of them) cancel? TALLY_OPEN where the tally failed. */
typedef enum { TALLY_OPEN, TALLY_CANCELS, TALLY_STANDS } tally_answer_t;
tally_answer_t tally_cancels(tally_t *T, unsigned sum);

#endif
