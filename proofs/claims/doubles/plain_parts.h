/* SPDX-License-Identifier: MIT
**
** What plain.c and tape_make.c share: letters, loops over letters, functions in doubles.
*/
#ifndef LEMMATA_CLAIMS_PLAIN_PARTS_H
#define LEMMATA_CLAIMS_PLAIN_PARTS_H

#include "proofs/claims/doubles/plain.h"

#include <math.h>

/* Where table `at` stands at the letters part[..], and the letter that x is, the slots being as they are. */
size_t plain_cell(plain_t *p, const core_t *x);
size_t plain_letter(plain_t *p, const core_t *x);
/* Does it stand at a letter that the alphabet does not have? Then there is nothing. */
static inline bool plain_is_nowhere(const plain_t *p, const core_t *x)
{
    bool stands = x->kind == CORE_ENTRY || x->kind == CORE_MAP || x->kind == CORE_ORD || x->kind == CORE_MASS ||
                  x->kind == CORE_ENTROPY || x->kind == CORE_WORD;
    for (unsigned k = 0; stands && k < x->n; k++) {
        const core_t *at = x->part[k];
        if (at->kind == CORE_LETTER ? (size_t)at->at >= p->dim[at->alphabet]
                                    : at->kind == CORE_MAP && plain_is_nowhere(p, at))
            return true;
    }
    return false;
}
/* Over the slots that x binds. */
void plain_first(plain_t *p, const core_t *x);
bool plain_next(plain_t *p, const core_t *x);
/* The cells of a law, made when they are asked for. */
const double *plain_law(plain_t *p, int l);
/* The tree walked. */
double plain_walk(plain_t *p, const core_t *x);

/* a log(a/b) */
static inline double plain_kl(double a, double b) { return a == 0 ? 0 : b == 0 ? INFINITY : a * log(a / b); }
/* The summand of the divergence of this name, of order s. */
double plain_summand(const char *name, double a, double b, double s);
/* What the sum of them makes. */
double plain_divergence(const char *name, double sum, double s);
static inline double plain_pow(double a, double b) { return b == 2 ? a * a : pow(a, b); }

/* The function of one argument that is called so; NULL: none. Of two: the same; max and min are not among them. */
typedef double (*plain_one_t)(double);
typedef double (*plain_two_t)(double, double);
plain_one_t plain_one(const char *name);
plain_two_t plain_two(const char *name);

#endif
