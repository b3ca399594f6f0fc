/* SPDX-License-Identifier: MIT */
#include "numerics/logs/coprime.h"

#include <stdlib.h>

/* Invariant of `base`: entries pairwise coprime, each >= 2 and with exponent != 0.
** Invariant of base and stack together: the product of all powers in them is that of the input. */
typedef struct {
    arena_t *home;
    loglin_term_t *at;
    size_t n, room;
} list_t;

static void push(list_t *L, loglin_term_t t)
{
    if (mpz_cmp_ui(t.a, 1) == 0 || mpz_sgn(t.c) == 0) return;
    L->at = arena_grown(L->home, L->at, L->n, &L->room, sizeof *L->at);
    L->at[L->n++] = t;
}

/* a/g, for g dividing a. */
static mpz_ptr quotient(arena_t *A, mpz_srcptr a, mpz_srcptr g)
{
    mpz_ptr q = arena_mpz(A, 1);
    mpz_divexact(q, a, g);
    return q;
}

/* a = b^v r with b = base[j] not dividing r: a^c b^e = b^(e + v c) r^c. A long power is taken off in one step. */
static void take_power(list_t *base, size_t j, list_t *stack, loglin_term_t t)
{
    mpz_ptr r = arena_mpz(base->home, 2), e = r + 1;
    mp_bitcnt_t v = mpz_remove(r, t.a, base->at[j].a);
    mpz_set(e, base->at[j].c);
    mpz_addmul_ui(e, t.c, v);
    push(stack, (loglin_term_t){ t.c, r });
    if (mpz_sgn(e) != 0) base->at[j].c = e;
    else base->at[j] = base->at[--base->n];
}

/* Puts a^c beside the base. At the first b with g = gcd(a,b) > 1 the two powers are taken apart,
** a^c b^e = g^(c+e) (a/g)^c (b/g)^e, and go back to the stack: the numbers get smaller, so this ends. */
static void insert(list_t *base, list_t *stack, loglin_term_t t)
{
    arena_t *A = base->home;
    mpz_ptr g = arena_mpz(A, 1);
    for (size_t j = 0; j < base->n; j++) {
        loglin_term_t b = base->at[j];
        mpz_gcd(g, t.a, b.a);
        if (mpz_cmp_ui(g, 1) == 0) continue;
        if (mpz_cmp(g, b.a) == 0) { take_power(base, j, stack, t); return; }
        base->at[j] = base->at[--base->n];
        mpz_ptr both = arena_mpz(A, 1);
        mpz_add(both, t.c, b.c);
        push(stack, (loglin_term_t){ t.c, quotient(A, t.a, g) });
        push(stack, (loglin_term_t){ b.c, quotient(A, b.a, g) });
        push(stack, (loglin_term_t){ both, g });
        return;
    }
    push(base, t);
}

static list_t refined(arena_t *A, size_t n, const loglin_term_t *term)
{
    list_t base = { .home = A }, stack = { .home = A };
    for (size_t i = 0; i < n; i++) {
        push(&stack, term[i]);
        while (stack.n) insert(&base, &stack, stack.at[--stack.n]);
    }
    return base;
}

bool coprime_product_is_one(arena_t *A, size_t n, const loglin_term_t *term) { return refined(A, n, term).n == 0; }

/* Multiplies q by b^e, b and e integers. */
static bool times_power(mpq_ptr q, mpz_srcptr b, mpz_srcptr e)
{
    enum { BITS_MAX = 1 << 16 };
    if (mpz_cmpabs_ui(e, BITS_MAX) > 0 || mpz_sizeinbase(b, 2) * (size_t)labs(mpz_get_si(e)) > BITS_MAX) return false;
    mpz_t power;
    mpz_init(power);
    mpz_pow_ui(power, b, (unsigned long)labs(mpz_get_si(e)));
    mpz_ptr side = mpz_sgn(e) > 0 ? mpq_numref(q) : mpq_denref(q);
    mpz_mul(side, side, power);
    mpz_clear(power);
    return true;
}

power_kind_t coprime_product_rational(mpq_ptr q, arena_t *A, size_t n, const loglin_term_t *term, mpz_srcptr den)
{
    list_t base = refined(A, n, term);
    mpz_ptr v = arena_mpz(A, 3), u = v + 1, root = v + 2;
    bool fits = true;
    mpq_set_ui(q, 1, 1);
    for (size_t j = 0; j < base.n; j++) {
        mpz_gcd(v, base.at[j].c, den);
        mpz_divexact(u, base.at[j].c, v);
        mpz_divexact(v, den, v);
        if (mpz_cmp_ui(v, mpz_sizeinbase(base.at[j].a, 2)) > 0 || !mpz_root(root, base.at[j].a, mpz_get_ui(v)))
            return POWER_IRRATIONAL;
        fits = fits && times_power(q, root, u);
    }
    mpq_canonicalize(q);
    return fits ? POWER_RATIONAL : POWER_TOO_LONG;
}
