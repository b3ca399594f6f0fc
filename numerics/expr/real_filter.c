/* SPDX-License-Identifier: MIT
**
** Expressions in doubles: a ball (numerics/expr/ball.h) for each node, from the balls of its operands, kept in the
** node. A ball is given only where the expression is thereby shown to be defined: a quotient's divisor away from 0, a
** root's operand not below 0, a logarithm's above it.
*/
#include "numerics/expr/ball.h"
#include "numerics/expr/real_node.h"

#define LOG_LEAST 0x1p-1000 /* operands of fexp_log are normal numbers */

enum { BRACKET_BITS = 24 }; /* what a bracket knows already, as a rule */

static bool ball_of(ball_t *b, const real_t *x);

static bool ball_of_form(ball_t *b, const loglin_t *x)
{
    double lo, hi;
    if (!loglin_filter(x, &lo, &hi)) return false;
    *b = ball_of_ends(lo, hi);
    return true;
}

/* Coefficients are cut to 53 bits. */
static bool ball_of_sum(ball_t *b, const real_t *x)
{
    if (!ball_of_form(b, x->form)) return false;
    for (unsigned i = 0; i < x->parts; i++) {
        ball_t atom;
        if (!ball_of(&atom, x->part[i].atom)) return false;
        *b = ball_add(*b, ball_mul(ball_rel(mpq_get_d(x->part[i].coef), 0x1p-52), atom));
    }
    return true;
}

static bool ball_of_bracket(ball_t *b, const real_t *x)
{
    ball_t least, most;
    const real_ends_t *k = real_ends(x, BRACKET_BITS);
    if (!ball_of_form(&least, k->lo) || !ball_of_form(&most, k->hi)) return false;
    *b = ball_between(least, most);
    return true;
}

static bool ball_of_operation(ball_t *b, const real_t *x)
{
    ball_t u, v = ball_exact(0);
    if (!ball_of(&u, x->x) || (x->y && !ball_of(&v, x->y))) return false;
    switch (x->kind) {
    case REAL_MUL: *b = ball_mul(u, v); return true;
    case REAL_DIV: *b = ball_div(u, v); return ball_lo(v) > 0 || ball_hi(v) < 0;
    case REAL_SQRT: *b = ball_sqrt(u); return ball_lo(u) >= 0;
    case REAL_EXP: *b = ball_exp(u); return true;
    case REAL_LOG: *b = ball_log(u); return ball_lo(u) > LOG_LEAST;
    case REAL_MIN: *b = ball_of_ends(fmin(ball_lo(u), ball_lo(v)), fmin(ball_hi(u), ball_hi(v))); return true;
    case REAL_MAX: *b = ball_of_ends(fmax(ball_lo(u), ball_lo(v)), fmax(ball_hi(u), ball_hi(v))); return true;
    default: return false;
    }
}

static bool ball_made(ball_t *b, const real_t *x)
{
    bool known = x->kind == REAL_SUM       ? ball_of_sum(b, x)
                 : x->kind == REAL_BRACKET ? ball_of_bracket(b, x)
                                           : ball_of_operation(b, x);
    return known && isfinite(b->mid) && isfinite(b->rad);
}

static bool ball_of(ball_t *b, const real_t *x)
{
    real_memo_t *m = x->memo;
    if (m->ball == BALL_NOT_ASKED) {
        ball_t made;
        m->ball = ball_made(&made, x) ? BALL_KNOWN : BALL_UNKNOWN;
        if (m->ball == BALL_KNOWN) { m->mid = made.mid; m->rad = made.rad; m->defined = 1; }
    }
    *b = (ball_t){ m->mid, m->rad };
    return m->ball == BALL_KNOWN;
}

bool real_filter(const real_t *x, double *lo, double *hi)
{
    ball_t b;
    x = real_asked(x);
    if (x->kind == REAL_UNDEFINED || x->kind == REAL_INF || x->kind == REAL_MINUS_INF || !ball_of(&b, x)) return false;
    *lo = ball_lo(b);
    *hi = ball_hi(b);
    return isfinite(*lo) && isfinite(*hi);
}
