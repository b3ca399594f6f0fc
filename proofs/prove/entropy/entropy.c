/* SPDX-License-Identifier: MIT */
#include "proofs/prove/entropy/entropy.h"

entropy_form_t *entropy_form(arena_t *A)
{
    entropy_form_t *f = ARENA_NEW(A, entropy_form_t);
    f->home = A;
    f->constant = arena_mpq(A, 1);
    return f;
}

static entropy_part_t *part_of(const entropy_form_t *f, varset_t S)
{
    for (size_t i = 0; i < f->n; i++)
        if (f->part[i].set == S) return &f->part[i];
    return NULL;
}

mpq_srcptr entropy_coefficient(const entropy_form_t *f, varset_t S)
{
    const entropy_part_t *p = part_of(f, S);
    return p ? p->c : NULL;
}

void entropy_add(entropy_form_t *f, varset_t S, mpq_srcptr c)
{
    if (S == 0) return;
    entropy_part_t *p = part_of(f, S);
    if (!p) {
        f->part = arena_grown(f->home, f->part, f->n, &f->room, sizeof *f->part);
        p = &f->part[f->n++];
        *p = (entropy_part_t){ S, arena_mpq(f->home, 1) };
    }
    mpq_add(p->c, p->c, c);
}

void entropy_add_given(entropy_form_t *f, varset_t S, varset_t T, mpq_srcptr c)
{
    mpq_ptr minus = arena_mpq(f->home, 1);
    mpq_neg(minus, c);
    entropy_add(f, S | T, c);
    entropy_add(f, T, minus);
}

void entropy_add_information(entropy_form_t *f, const varset_t *group, unsigned k, varset_t T, mpq_srcptr c)
{
    mpq_ptr minus = arena_mpq(f->home, 1);
    mpq_neg(minus, c);
    for (unsigned U = 0; U < 1u << k; U++) {
        varset_t S = T;
        for (unsigned i = 0; i < k; i++)
            if (U >> i & 1) S |= group[i];
        entropy_add(f, S, __builtin_popcount(U) & 1 ? c : minus);
    }
}

void entropy_add_form(entropy_form_t *f, const entropy_form_t *g, mpq_srcptr c)
{
    mpq_ptr t = arena_mpq(f->home, 1);
    for (size_t i = 0; i < g->n; i++) {
        mpq_mul(t, c, g->part[i].c);
        entropy_add(f, g->part[i].set, t);
    }
    mpq_mul(t, c, g->constant);
    mpq_add(f->constant, f->constant, t);
}
