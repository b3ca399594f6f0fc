/* SPDX-License-Identifier: MIT
**
** sum_form -- sums over the letters of an alphabet, as fractions in numbers and in sums of monomials
** (docs/certificates.md, section 5).
**
** An entry of a law or a table at the bound letter is a name. A sum of a fraction whose denominator is a product of
** entries is linear in sums of monomials of entries and their logarithms; each is a name of its own, 1 where it is a
** law. So two terms are the same for all laws and tables when their fractions are equal. Entries of a law may be 0:
** they divide nothing, and a logarithm of one stands beside it (0 log 0 = 0).
*/
#ifndef LEMMATA_SUM_FORM_H
#define LEMMATA_SUM_FORM_H

#include "proofs/prove/box/term.h"

enum { SUMS_MAX = 24, DOMINATED_MAX = 8 };

typedef struct {
    algebra_t *R;
    /* the ranges; entries of laws taken for positive: where logarithms are read */
    domain_t strict, formal;
    bool lettered[BOX_NAMES_MAX], law[BOX_NAMES_MAX], vanishes[BOX_NAMES_MAX];
    bool counts;                          /* one alphabet: the sum of 1 is a number, too */
    unsigned sums;
    struct { ulong e[BOX_ATOMS_MAX], below[BOX_ATOMS_MAX]; unsigned name; } sum[SUMS_MAX];
    bool may_dominate;
    unsigned dominated_n;
    struct { unsigned law, by; } dominated[DOMINATED_MAX]; /* law(y) = 0 where by(y) = 0 */
} sums_t;

/* A number, or an entry at the letter y, "w(y)", with its range; -1 past a limit. Names are texts of certificates: a
** sum's is (sum y: ..). */
int sums_name(sums_t *S, const char *name, mpq_srcptr lo, mpq_srcptr hi, bool lettered, bool law, bool vanishes);
/* Does the function depend on the letter? */
bool sums_at_letter(const sums_t *S, const form_t *f);
/* The sum of f over the letter; NULL where it is none of this class. */
const form_t *sums_over(sums_t *S, const form_t *f);
/* log u, u positive where entries are; NULL when that is not shown. */
const form_t *sums_log(sums_t *S, const form_t *u);
/* sum a log(a/b). sign > 0: where it is infinite the relation is true, and what follows is about the other case. */
const form_t *sums_divergence(sums_t *S, const form_t *a, const form_t *b, int sign);

#endif
