/* SPDX-License-Identifier: MIT */
#include "proofs/claims/doubles/tape_parts.h"

static double sum(const step_t *s)
{
    double all = *s->list[0];
    for (unsigned i = 1; i < s->n; i++) all += *s->list[i];
    return all;
}

static double product(const step_t *s)
{
    double all = *s->list[0];
    for (unsigned i = 1; i < s->n; i++) all *= *s->list[i];
    return all;
}

static double extreme(const step_t *s, double (*of)(double, double))
{
    double all = *s->list[0];
    for (unsigned i = 1; i < s->n; i++) all = of(all, *s->list[i]);
    return all;
}

static double entropy(const step_t *s)
{
    double all = *s->a, h = 0;
    for (unsigned i = 0; i < s->n; i++) {
        double m = *s->list[i];
        if (m > 0) h -= m / all * log(m / all);
    }
    return all > 0 ? h : NAN;
}

static double divergence(const step_t *s)
{
    const char *name = s->of;
    double all = 0, order = *s->a;
    if (*name == 'K') for (unsigned i = 0; i < s->n; i += 2) all += plain_kl(*s->list[i], *s->list[i + 1]);
    else if (*name == 'T') for (unsigned i = 0; i < s->n; i += 2) all += fabs(*s->list[i] - *s->list[i + 1]) / 2;
    else for (unsigned i = 0; i < s->n; i += 2) all += plain_summand(name, *s->list[i], *s->list[i + 1], order);
    return plain_divergence(name, all, order);
}

/* 0 times anything is 0. */
static double times(double a, double b) { return a == 0 || b == 0 ? 0 : a * b; }

static double made(tape_t *T, const step_t *s)
{
    switch (s->op) {
    case TAPE_NEG: return -*s->a;
    case TAPE_ADD: return *s->a + *s->b;
    case TAPE_SUB: return *s->a - *s->b;
    case TAPE_MUL: return times(*s->a, *s->b);
    case TAPE_DIV: return *s->a / *s->b;
    case TAPE_POW: return plain_pow(*s->a, *s->b);
    case TAPE_LE: return *s->a <= *s->b;
    case TAPE_GE: return *s->a >= *s->b;
    case TAPE_EQ: return *s->a == *s->b;
    case TAPE_LT: return *s->a < *s->b;
    case TAPE_GT: return *s->a > *s->b;
    case TAPE_NE: return *s->a != *s->b;
    case TAPE_AND: return *s->a != 0 && *s->b != 0;
    case TAPE_OR: return *s->a != 0 || *s->b != 0;
    case TAPE_NOT: return *s->a == 0;
    case TAPE_ONE: return s->one(*s->a);
    case TAPE_TWO: return s->two(*s->a, *s->b);
    case TAPE_IF: return *s->a != 0 ? *s->list[0] : *s->list[1];
    case TAPE_SUM: return sum(s);
    case TAPE_PRODUCT: return product(s);
    case TAPE_MAX: return extreme(s, fmax);
    case TAPE_MIN: return extreme(s, fmin);
    case TAPE_ENTROPY: return entropy(s);
    case TAPE_DIVERGENCE: return divergence(s);
    default: return plain_walk(T->p, s->of);
    }
}

void tape_run(tape_t *T, unsigned end)
{
    for (const step_t *s = T->step + T->ran, *past = T->step + end; s < past; s++) *s->out = made(T, s);
    T->ran = end;
}
