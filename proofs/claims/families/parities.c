/* SPDX-License-Identifier: MIT
**
** Fair bits and sums of them modulo 2. Of such variables H(A) is log 2 times a rank over the field of two elements, so
** what is asked for is told at once; and they are independent, or functions of each other, in ways that no order of
** parents has: X and Y, X and Z independent, but not X and (Y,Z).
*/
#include "proofs/claims/families/family.h"

enum { BITS_MOST = 4 };

/* Each variable is one or two sums: sets of the bits that are added. */
typedef struct { unsigned n, sums[PMF_AXES_MAX], sum[PMF_AXES_MAX][2]; } parities_t;

static unsigned rank(const parities_t *p, unsigned set)
{
    unsigned basis[BITS_MOST] = { 0 }, found = 0;
    for (unsigned v = 0; v < p->n; v++)
        for (unsigned k = 0; (set >> v & 1) && k < p->sums[v]; k++) {
            unsigned x = p->sum[v][k];
            for (unsigned b = BITS_MOST; b-- > 0 && x;) {
                if (!(x >> b & 1)) continue;
                if (!basis[b]) { basis[b] = x; found++; x = 0; }
                else x ^= basis[b];
            }
        }
    return found;
}

static bool meets(const parities_t *p, const ask_t *q)
{
    if (q->map) return rank(p, q->a | q->c) == rank(p, q->c);
    return rank(p, q->a | q->c) + rank(p, q->b | q->c) == rank(p, q->a | q->b | q->c) + rank(p, q->c);
}

static bool meet_all(const parities_t *p, const nets_t *nets)
{
    for (unsigned k = 0; k < nets->asks; k++)
        if (!meets(p, &nets->ask[k])) return false;
    return true;
}

static bool drawn(parities_t *p, maker_t *m, const law_t *P, const nets_t *nets)
{
    enum { TRIES = 400 };
    for (unsigned t = 0; t < TRIES; t++) {
        long bits = draw_int(m->d, 1, BITS_MOST);
        p->n = P->axes;
        for (unsigned v = 0; v < P->axes; v++) {
            size_t dim = m->dim[P->alphabet[v]];
            p->sums[v] = dim < 2 ? 0 : dim < 4 ? 1 : 2;
            for (unsigned k = 0; k < p->sums[v]; k++) p->sum[v][k] = (unsigned)draw_int(m->d, 0, (1 << bits) - 1);
        }
        if (meet_all(p, nets)) return true;
    }
    return false;
}

static unsigned parity(unsigned x)
{
    unsigned odd = 0;
    for (; x; x &= x - 1) odd ^= 1;
    return odd;
}

bool parities(maker_t *m, const law_t *P, unsigned param, const nets_t *nets)
{
    parities_t p;
    size_t dim[PMF_AXES_MAX];
    if (!drawn(&p, m, P, nets)) return false;
    for (unsigned k = 0; k < P->axes; k++) dim[k] = m->dim[P->alphabet[k]];
    mpq_ptr at = candidate_table(m->c, m->S->entry[param].name, P->axes, dim), each = arena_mpq(m->c->home, 1);
    mpq_set_ui(each, 1, 1 << BITS_MOST);
    for (size_t i = 0; i < m->c->value[param].cells; i++) mpq_set_ui(at + i, 0, 1);
    for (unsigned bits = 0; bits < 1 << BITS_MOST; bits++) {
        size_t i = 0;
        for (unsigned v = 0; v < P->axes; v++) {
            size_t letter = 0;
            for (unsigned k = 0; k < p.sums[v]; k++) letter = 2 * letter + parity(p.sum[v][k] & bits);
            i = i * dim[v] + letter;
        }
        mpq_add(at + i, at + i, each);
    }
    return true;
}
