/* SPDX-License-Identifier: MIT
**
** Both ends hold for every choice of what is free in them; the choices are made in plain doubles, the ends computed
** with balls.
**
** Lower end. For a law p of the input and any positive numbers v_xy, q_y = sum_x p_x v_xy, the backward channel
** phi(x|y) = p_x v_xy/q_y gives
**     C(W) >= I(p;W) >= sum_x p_x sum_y W(y|x) log(phi(x|y)/p_x) = sum_x p_x sum_y W(y|x) c_xy,   c_xy = log(v_xy/q_y)
** (Blahut, "Computation of channel capacity and rate-distortion functions", 1972), linear in W. A row's least value
** over lo <= w <= hi, sum w = 1 is at
** least, for any number t,      t + sum_y min(lo_y (c_y - t), hi_y (c_y - t)).
** v runs to the least of I(p;.) over the region by Frank and Wolfe's method, p is then the best law at that channel,
** twice.
**
** Upper end. For any positive law q,  C(W) <= max_x KL(W_x||q)  (Topsoe, 1967). With f_y(w) = w log(w/q_y), convex, a
** row's greatest value is at most
**     t + sum_y max(f_y(lo_y) - t lo_y, f_y(hi_y) - t hi_y),
** for any t. q is the law of the output of the best law at the channel of the rows that are the worst for the q before;
** and C <= log min(nx, ny).
*/
#include "numerics/base/alloc.h"
#include "numerics/capacity/capacity_region.h"
#include "numerics/expr/ball.h"
#include "numerics/laws/binomial.h"

#include <stdlib.h>

enum { ROUNDS = 4, WOLFE_STEPS = 24, SEARCH_STEPS = 40, BITS = 40 };

/* --- the region --------------------------------------------------------------------------------------------------- */

void region_of_counts(region_t *S, arena_t *A, const rows_t *R, mpz_srcptr total, mpq_srcptr error)
{
    size_t nx = R->nx, ny = R->ny;
    *S = (region_t){
        .near = R, .lo = arena_mpq(A, nx * ny), .hi = arena_mpq(A, nx * ny), .intervals = ny == 2 ? nx : nx * ny
    };
    mpq_ptr a = arena_mpq(A, 2), k = a + 1;
    mpq_set_ui(k, 2 * S->intervals, 1);
    mpq_div(a, error, k);
    for (size_t i = 0; i < nx * ny; i++) {
        if (ny == 2 && i % 2) {
            for (int end = 0; end < 2; end++) {
                mpq_ptr to = (end ? S->hi : S->lo) + i, of = (end ? S->lo : S->hi) + i - 1;
                mpq_set_ui(to, 1, 1);
                mpq_sub(to, to, of);
            }
            continue;
        }
        mpq_set_z(k, total + i / ny);
        mpq_mul(k, k, R->p + i);
        unsigned long count = mpz_get_ui(mpq_numref(k)), n = mpz_get_ui(total + i / ny);
        binomial_lower(S->lo + i, count, n, a);
        binomial_upper(S->hi + i, count, n, a);
    }
}

/* --- doubles ------------------------------------------------------------------------------------------------------ */

/* All in doubles; lo and hi as balls as well. */
typedef struct {
    arena_t *A;
    size_t nx, ny;
    ball_t *lo, *hi;
    double *v, *worst, *p, *q; /* channels, laws */
    double *key;               /* room for a row */
} work_t;

typedef struct { double key; size_t y; } keyed_t;

static int falling(const void *a, const void *b)
{
    const keyed_t *l = a, *r = b;
    if (l->key != r->key) return l->key > r->key ? -1 : 1;
    return (l->y > r->y) - (l->y < r->y);
}

/* The row of the region that is greatest for these gains: hi in the order of falling keys as long as lo is left for
** the others. Returns the key of the
** entry between. */
static double fill_row(double *row, const work_t *w, size_t x, const double *key)
{
    keyed_t *k = alloc_bytes(w->ny * sizeof *k);
    double left = 1, between = 0;
    for (size_t y = 0; y < w->ny; y++) {
        k[y] = (keyed_t){ key[y], y };
        row[y] = w->lo[x * w->ny + y].mid;
        left -= row[y];
    }
    qsort(k, w->ny, sizeof *k, falling);
    for (size_t i = 0; i < w->ny && left > 0; i++) {
        size_t y = k[i].y;
        double more = fmin(left, w->hi[x * w->ny + y].mid - row[y]);
        row[y] += more;
        left -= more;
        between = k[i].key;
    }
    alloc_free(k);
    return between;
}

/* The row in multiples of 2^-60, the greatest entry taking up what is left of 1. */
static void set_row(mpq_ptr p, const double *row, size_t ny)
{
    size_t most = 0;
    for (size_t y = 0; y < ny; y++)
        if (row[y] > row[most]) most = y;
    mpz_t left;
    mpz_init_set_ui(left, 0);
    mpz_setbit(left, 60);
    for (size_t y = 0; y < ny; y++) {
        mpq_set_d(p + y, y == most ? 0 : floor(ldexp(row[y], 60)));
        mpz_sub(left, left, mpq_numref(p + y));
    }
    mpq_set_z(p + most, left);
    for (size_t y = 0; y < ny; y++) mpq_div_2exp(p + y, p + y, 60);
    mpz_clear(left);
}

/* The best law of the input of a channel in doubles, and of its output. */
static void best_laws(work_t *w, const double *channel)
{
    arena_t *Z = arena_new();
    size_t n = w->nx * w->ny;
    mpq_ptr p = arena_mpq(Z, n + 1), sum = p + n;
    for (size_t x = 0; x < w->nx; x++) set_row(p + x * w->ny, channel + x * w->ny, w->ny);
    capacity_t C;
    capacity_of_rows(&C, Z, &(rows_t){ w->nx, w->ny, p }, BITS);
    for (size_t x = 0; x < w->nx; x++) { pmf_prob(sum, C.input, x); w->p[x] = mpq_get_d(sum); }
    for (size_t y = 0; y < w->ny; y++) { pmf_prob(sum, C.output, y); w->q[y] = fmax(mpq_get_d(sum), 0x1p-60); }
    arena_free(Z);
}

/* --- the lower end ------------------------------------------------------------------------------------------------ */

/* I(p;v + s (d - v)), d the worst rows. */
static double transmitted(const work_t *w, double s, double *q)
{
    double sum = 0;
    for (size_t y = 0; y < w->ny; y++) q[y] = 0;
    for (int pass = 0; pass < 2; pass++)
        for (size_t x = 0; x < w->nx; x++)
            for (size_t y = 0; y < w->ny && w->p[x] > 0; y++) {
                size_t i = x * w->ny + y;
                double c = w->p[x] * (w->v[i] + s * (w->worst[i] - w->v[i]));
                if (pass == 0) q[y] += c;
                else if (c > 0) sum += c * log(c / w->p[x] / q[y]);
            }
    return sum;
}

/* The certified bound at v; the rows that attain the linear form's least are left in `worst`. */
static double lower_bound(work_t *w)
{
    ball_t total = ball_exact(0), sum = ball_exact(0), *q = ARENA_ARRAY(w->A, ball_t, w->ny);
    for (size_t x = 0; x < w->nx; x++) {
        if (!(w->p[x] > 0)) continue;
        total = ball_add(total, ball_exact(w->p[x]));
        for (size_t y = 0; y < w->ny; y++)
            q[y] = ball_add(q[y], ball_mul(ball_exact(w->p[x]), ball_exact(w->v[x * w->ny + y])));
    }
    for (size_t y = 0; y < w->ny; y++) q[y] = ball_log(ball_div(q[y], total));
    for (size_t x = 0; x < w->nx; x++) {
        if (!(w->p[x] > 0)) continue;
        for (size_t y = 0; y < w->ny; y++) w->key[y] = q[y].mid - fexp_log(w->v[x * w->ny + y]);
        double t = -fill_row(w->worst + x * w->ny, w, x, w->key);
        ball_t row = ball_exact(t);
        for (size_t y = 0; y < w->ny; y++) {
            ball_t c = ball_sub(ball_sub(ball_log(ball_exact(w->v[x * w->ny + y])), q[y]), ball_exact(t));
            ball_t a = ball_mul(w->lo[x * w->ny + y], c), b = ball_mul(w->hi[x * w->ny + y], c);
            row = ball_add(row, ball_of_ends(fmin(ball_lo(a), ball_lo(b)), fmin(ball_hi(a), ball_hi(b))));
        }
        sum = ball_add(sum, ball_mul(ball_exact(w->p[x]), row));
    }
    double bound = ball_lo(ball_div(sum, total));
    return bound > 0 ? bound : 0; /* no number: 0 */
}

/* Frank and Wolfe: toward the worst rows, as far as I(p;.) falls; never quite there, so that v stays positive. */
static double lower_end(work_t *w, const double *centre)
{
    double best = 0, *q = ARENA_ARRAY(w->A, double, w->ny);
    size_t n = w->nx * w->ny;
    for (size_t i = 0; i < n; i++) w->v[i] = centre[i];
    best_laws(w, centre);
    for (int round = 0; round < 2; round++) {
        for (int step = 0; step < WOLFE_STEPS; step++) {
            double bound = lower_bound(w), a = 0, b = 1 - 0x1p-30;
            best = fmax(best, bound);
            for (int k = 0; k < SEARCH_STEPS; k++) {
                double s = a + (b - a) / 3, t = b - (b - a) / 3;
                if (transmitted(w, s, q) <= transmitted(w, t, q)) b = t;
                else a = s;
            }
            if (transmitted(w, 1 - 0x1p-30, q) < transmitted(w, b, q)) b = 1 - 0x1p-30;
            for (size_t i = 0; i < n; i++)
                if (w->p[i / w->ny] > 0) w->v[i] += b * (w->worst[i] - w->v[i]);
        }
        best = fmax(best, lower_bound(w));
        if (round == 0) best_laws(w, w->v);
    }
    return best;
}

/* --- the upper end ----------------------------------------------------------------------------------------------- */

/* w log(w/q) at an end. */
static ball_t end_value(ball_t w, ball_t log_q)
{
    return w.mid > 0 ? ball_mul(w, ball_sub(ball_log(w), log_q)) : ball_exact(0);
}

static double upper_of_row(work_t *w, size_t x, const ball_t *log_q)
{
    const ball_t *lo = w->lo + x * w->ny, *hi = w->hi + x * w->ny;
    for (size_t y = 0; y < w->ny; y++) {
        double width = hi[y].mid - lo[y].mid;
        w->key[y] = width > 0 ? (end_value(hi[y], log_q[y]).mid - end_value(lo[y], log_q[y]).mid) / width : -INFINITY;
    }
    double t = fill_row(w->worst + x * w->ny, w, x, w->key);
    if (!isfinite(t)) t = 0;
    ball_t row = ball_exact(t);
    for (size_t y = 0; y < w->ny; y++) {
        ball_t a = ball_sub(end_value(lo[y], log_q[y]), ball_mul(ball_exact(t), lo[y]));
        ball_t b = ball_sub(end_value(hi[y], log_q[y]), ball_mul(ball_exact(t), hi[y]));
        row = ball_add(row, ball_of_ends(fmax(ball_lo(a), ball_lo(b)), fmax(ball_hi(a), ball_hi(b))));
    }
    double bound = ball_hi(row);
    return isnan(bound) ? INFINITY : bound;
}

static double upper_bound(work_t *w)
{
    double most = 0;
    ball_t total = ball_exact(0), *log_q = ARENA_ARRAY(w->A, ball_t, w->ny);
    for (size_t y = 0; y < w->ny; y++) total = ball_add(total, ball_exact(w->q[y]));
    for (size_t y = 0; y < w->ny; y++) log_q[y] = ball_log(ball_div(ball_exact(w->q[y]), total));
    for (size_t x = 0; x < w->nx; x++) most = fmax(most, upper_of_row(w, x, log_q));
    return most;
}

static double upper_end(work_t *w)
{
    double best = ball_hi(ball_log(ball_exact((double)(w->nx < w->ny ? w->nx : w->ny))));
    for (int round = 0; round < ROUNDS; round++) {
        best = fmin(best, upper_bound(w));
        best_laws(w, w->worst);
    }
    return fmin(best, upper_bound(w));
}

/* --- both --------------------------------------------------------------------------------------------------------- */

void capacity_over_region(mpq_ptr lo, mpq_ptr hi, const region_t *S)
{
    size_t nx = S->near->nx, ny = S->near->ny, n = nx * ny;
    work_t w = { .A = arena_new(), .nx = nx, .ny = ny };
    mpq_set_ui(lo, 0, 1);
    mpq_set_ui(hi, 0, 1);
    if (nx > 1 && ny > 1) {
        w.lo = ARENA_ARRAY(w.A, ball_t, n);
        w.hi = ARENA_ARRAY(w.A, ball_t, n);
        w.v = ARENA_ARRAY(w.A, double, n);
        w.worst = ARENA_ARRAY(w.A, double, n);
        w.p = ARENA_ARRAY(w.A, double, nx);
        w.q = ARENA_ARRAY(w.A, double, ny);
        w.key = ARENA_ARRAY(w.A, double, ny);
        double *centre = ARENA_ARRAY(w.A, double, n);
        for (size_t i = 0; i < n; i++) {
            w.lo[i] = mpq_sgn(S->lo + i) ? ball_rel(mpq_get_d(S->lo + i), 0x1p-52) : ball_exact(0);
            w.hi[i] = ball_rel(mpq_get_d(S->hi + i), 0x1p-52);
            centre[i] = 0.5 * (w.lo[i].mid + w.hi[i].mid);
        }
        for (size_t x = 0; x < nx; x++) {
            double sum = 0;
            for (size_t y = 0; y < ny; y++) sum += centre[x * ny + y];
            for (size_t y = 0; y < ny; y++) centre[x * ny + y] /= sum;
        }
        double least = lower_end(&w, centre);
        best_laws(&w, centre);
        double most = upper_end(&w);
        mpq_set_d(lo, least);
        mpq_set_d(hi, most);
    }
    arena_free(w.A);
}
