/* SPDX-License-Identifier: MIT
**
** A linear system with integer entries solved by lifting (Dixon, Exact solution of linear equations using p-adic
** expansions, 1982).
**
** With A' the rows and columns of A that are independent modulo the prime p and LU = A' mod p:  d_0 = b,  z_i = A'^-1
** d_i mod p,
** d_(i+1) = (d_i - A' z_i)/p, which is whole;  x = sum z_i p^i solves A' x = b modulo p^n. A rational x = a/c is found
** from it when
** 2 |a| c < p^n.
*/
#include "proofs/prove/entropy/shannon_parts.h"
#include "numerics/base/alloc.h"

#include <stdlib.h>
#include <string.h>

static const uint64_t P = 2147483647; /* 2^31 - 1 */

/* A constraint with integer coefficients: its own, times `scale`. */
typedef struct { size_t n; unsigned *row; long *c; mpz_t scale; } column_t;

struct padic {
    size_t rows, columns, rank;
    column_t *column;
    /* rows x columns mod P, eliminated in place: row i of the pivots is order[i], its column pivot[i] */
    uint64_t *lu;
    size_t *order, *pivot;
    mpz_t *rhs, scale; /* scale * f, by row */
    unsigned digits;  /* of x so far */
    mpz_t *d, *x, power;
    uint64_t *z;
};

static uint64_t mod(uint64_t x) { x = (x & P) + (x >> 31); x = (x & P) + (x >> 31); return x >= P ? x - P : x; }
static uint64_t mul(uint64_t a, uint64_t b) { return mod(a * b); }

static uint64_t inverse(uint64_t a)
{
    uint64_t r = 1, e = P - 2;
    for (; e; e >>= 1, a = mul(a, a))
        if (e & 1) r = mul(r, a);
    return r;
}

static void *room(size_t n, size_t size)
{
    void *p = alloc_array(n ? n : 1, size);
    return p;
}

/* --- making it ---------------------------------------------------------------------------------------------------- */

static bool column_of_form(column_t *c, const family_sets_t *F, const entropy_form_t *g)
{
    mpz_t t;
    mpz_init(t);
    c->row = room(g->n, sizeof *c->row);
    c->c = room(g->n, sizeof *c->c);
    mpz_set_ui(c->scale, 1);
    for (size_t i = 0; i < g->n; i++) mpz_lcm(c->scale, c->scale, mpq_denref(g->part[i].c));
    bool fits = true;
    for (size_t i = 0; i < g->n && fits; i++) {
        mpz_divexact(t, c->scale, mpq_denref(g->part[i].c));
        mpz_mul(t, t, mpq_numref(g->part[i].c));
        fits = mpz_sizeinbase(t, 2) < 31;
        c->row[c->n] = family_column(F, g->part[i].set) - 1;
        if (fits && mpz_sgn(t) != 0) c->c[c->n++] = mpz_get_si(t);
    }
    mpz_clear(t);
    return fits;
}

static void column_of_basic(column_t *c, const family_sets_t *F, const basic_t *b)
{
    varset_t set[4];
    int k[4];
    c->n = basic_parts(b, set, k);
    c->row = room(4, sizeof *c->row);
    c->c = room(4, sizeof *c->c);
    mpz_set_ui(c->scale, 1);
    for (size_t i = 0; i < c->n; i++) c->row[i] = family_column(F, set[i]) - 1, c->c[i] = k[i];
}

static uint64_t *cell(const padic_t *S, size_t i, size_t k) { return &S->lu[i * S->columns + k]; }

/* row i of the rest, less its multiple of pivot row r; the multiplier stays in the pivot's column. */
static void eliminate(padic_t *S, size_t i, size_t r, uint64_t by)
{
    size_t k = S->pivot[r];
    uint64_t f = mul(*cell(S, S->order[i], k), by), less = P - f;
    const uint64_t *from = cell(S, S->order[r], 0);
    uint64_t *to = cell(S, S->order[i], 0);
    for (size_t j = k + 1; j < S->columns; j++)
        if (from[j]) to[j] = mod(to[j] + less * from[j]);
    to[k] = f;
}

static void factor(padic_t *S)
{
    for (size_t i = 0; i < S->rows; i++) S->order[i] = i;
    for (size_t k = 0; k < S->columns && S->rank < S->rows; k++) {
        size_t p = S->rank;
        while (p < S->rows && *cell(S, S->order[p], k) == 0) p++;
        if (p == S->rows) continue;
        size_t swap = S->order[p];
        S->order[p] = S->order[S->rank];
        S->order[S->rank] = swap;
        S->pivot[S->rank] = k;
        uint64_t by = inverse(*cell(S, swap, k));
        for (size_t i = S->rank + 1; i < S->rows; i++)
            if (*cell(S, S->order[i], k)) eliminate(S, i, S->rank, by);
        S->rank++;
    }
}

static void take_rhs(padic_t *S, const family_sets_t *F, const entropy_form_t *f)
{
    mpz_set_ui(S->scale, 1);
    for (size_t i = 0; i < f->n; i++) mpz_lcm(S->scale, S->scale, mpq_denref(f->part[i].c));
    for (size_t i = 0; i < f->n; i++) {
        mpz_ptr b = S->rhs[family_column(F, f->part[i].set) - 1];
        mpz_divexact(b, S->scale, mpq_denref(f->part[i].c));
        mpz_mul(b, b, mpq_numref(f->part[i].c));
    }
}

padic_t *padic_start(const family_sets_t *F, const actives_t *use, const entropy_form_t *f, const entropy_fact_t *given)
{
    padic_t *S = room(1, sizeof *S);
    bool fits = true;
    S->rows = F->n;
    S->columns = use->n;
    S->column = room(S->columns, sizeof *S->column);
    S->lu = room(S->rows * S->columns, sizeof *S->lu);
    S->order = room(S->rows, sizeof *S->order);
    S->pivot = room(S->rows, sizeof *S->pivot);
    S->rhs = room(S->rows, sizeof *S->rhs);
    S->d = room(S->rows, sizeof *S->d);
    S->x = room(S->columns, sizeof *S->x);
    S->z = room(S->rows + S->columns, sizeof *S->z);
    mpz_inits(S->scale, S->power, NULL);
    for (size_t i = 0; i < S->rows; i++) mpz_inits(S->rhs[i], S->d[i], NULL);
    for (size_t k = 0; k < S->columns; k++) {
        column_t *c = &S->column[k];
        mpz_inits(S->x[k], c->scale, NULL);
        if (use->at[k].kind == STEP_GIVEN) fits &= column_of_form(c, F, given[use->at[k].given].form);
        else column_of_basic(c, F, &use->at[k].basic);
        for (size_t i = 0; i < c->n; i++) *cell(S, c->row[i], k) = (uint64_t)((c->c[i] % (long)P + (long)P) % (long)P);
    }
    if (!fits) { padic_end(S); return NULL; }
    take_rhs(S, F, f);
    factor(S);
    for (size_t i = 0; i < S->rows; i++) mpz_set(S->d[i], S->rhs[i]);
    mpz_set_ui(S->power, 1);
    return S;
}

void padic_end(padic_t *S)
{
    if (!S) return;
    for (size_t i = 0; i < S->rows; i++) mpz_clears(S->rhs[i], S->d[i], NULL);
    for (size_t k = 0; k < S->columns; k++) {
        mpz_clears(S->x[k], S->column[k].scale, NULL);
        free(S->column[k].row);
        free(S->column[k].c);
    }
    mpz_clears(S->scale, S->power, NULL);
    free(S->column), free(S->lu), free(S->order), free(S->pivot), free(S->rhs), free(S->d), free(S->x), free(S->z);
    free(S);
}

/* --- lifting ------------------------------------------------------------------------------------------------------ */

/* z = A'^-1 d mod P, by the factors. */
static void digit(padic_t *S)
{
    size_t n = S->rank;
    for (size_t i = 0; i < n; i++) {
        uint64_t s = mpz_fdiv_ui(S->d[S->order[i]], P);
        for (size_t j = 0; j < i; j++) s = mod(s + (P - *cell(S, S->order[i], S->pivot[j])) * S->z[j]);
        S->z[i] = s;
    }
    for (size_t i = n; i-- > 0;) {
        uint64_t s = S->z[i];
        for (size_t j = i + 1; j < n; j++) s = mod(s + (P - *cell(S, S->order[i], S->pivot[j])) * S->z[j]);
        S->z[i] = mul(s, inverse(*cell(S, S->order[i], S->pivot[i])));
    }
}

/* x += p^i z, d = (d - A z)/p on the pivots' rows; the others are no concern of A'. */
static void lift(padic_t *S)
{
    digit(S);
    for (size_t i = 0; i < S->rank; i++) {
        const column_t *c = &S->column[S->pivot[i]];
        mpz_addmul_ui(S->x[S->pivot[i]], S->power, S->z[i]);
        for (size_t r = 0; r < c->n; r++) {
            long k = c->c[r]; /* below 2^31, as z is: the product fits */
            if (k > 0) mpz_sub_ui(S->d[c->row[r]], S->d[c->row[r]], (unsigned long)k * S->z[i]);
            else mpz_add_ui(S->d[c->row[r]], S->d[c->row[r]], (unsigned long)-k * S->z[i]);
        }
    }
    for (size_t i = 0; i < S->rank; i++) mpz_divexact_ui(S->d[S->order[i]], S->d[S->order[i]], P);
    mpz_mul_ui(S->power, S->power, P);
    S->digits++;
}

/* q = the rational a/c = x mod m with 2 a^2, 2 c^2 <= m, when there is one. */
static bool reconstruct(mpq_ptr q, mpz_srcptr x, mpz_srcptr m)
{
    mpz_t r0, r1, s0, s1, k, bound;
    mpz_inits(r0, r1, s0, s1, k, bound, NULL);
    mpz_fdiv_q_2exp(bound, m, 1);
    mpz_sqrt(bound, bound);
    mpz_set(r0, m);
    mpz_mod(r1, x, m);
    mpz_set_ui(s1, 1);
    while (mpz_cmp(r1, bound) > 0) {
        mpz_fdiv_q(k, r0, r1);
        mpz_submul(r0, k, r1), mpz_swap(r0, r1);
        mpz_submul(s0, k, s1), mpz_swap(s0, s1);
    }
    bool good = mpz_sgn(s1) != 0 && mpz_cmpabs(s1, bound) <= 0;
    if (good) {
        mpz_set(mpq_numref(q), r1);
        mpz_set(mpq_denref(q), s1);
        mpq_canonicalize(q);
    }
    mpz_clears(r0, r1, s0, s1, k, bound, NULL);
    return good;
}

bool padic_solve(padic_t *S, mpq_ptr y, unsigned digits)
{
    mpq_t scale;
    bool good = true;
    while (S->digits < digits) lift(S);
    for (size_t k = 0; k < S->columns; k++) mpq_set_ui(y + k, 0, 1);
    mpq_init(scale);
    for (size_t i = 0; i < S->rank && good; i++) {
        size_t k = S->pivot[i];
        good = reconstruct(y + k, S->x[k], S->power);
        if (!good) break;
        mpq_set_z(scale, S->column[k].scale);
        mpq_mul(y + k, y + k, scale);
        mpq_set_z(scale, S->scale);
        mpq_div(y + k, y + k, scale);
    }
    mpq_clear(scale);
    return good;
}
