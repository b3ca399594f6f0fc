/* SPDX-License-Identifier: MIT
**
** Functions in doubles: no verdict rests on them, they say what is not worth proving.
*/
#include "proofs/prove/box/claim.h"
#include "proofs/prove/box/rules.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#define CTX R->ctx

typedef struct { size_t n; double *c; unsigned *start; unsigned char *atom, *power; } plain_t;

static plain_t plain_of(const algebra_t *R, const poly_t *p)
{
    arena_t *A = R->home;
    size_t n = (size_t)fmpq_mpoly_length(p, CTX), k = 0;
    plain_t f = { n, ARENA_ARRAY(A, double, n + 1), ARENA_ARRAY(A, unsigned, n + 1),
        ARENA_ARRAY(A, unsigned char, n * R->atoms + 1), ARENA_ARRAY(A, unsigned char, n * R->atoms + 1) };
    fmpq_t q;
    mpq_t c;
    ulong e[BOX_GENERATORS];
    fmpq_init(q);
    mpq_init(c);
    for (size_t i = 0; i < n; i++) {
        fmpq_mpoly_get_term_coeff_fmpq(q, p, (slong)i, CTX);
        fmpq_get_mpq(c, q);
        f.c[i] = mpq_get_d(c);
        f.start[i] = (unsigned)k;
        fmpq_mpoly_get_term_exp_ui(e, p, (slong)i, CTX);
        for (unsigned j = 0; j < R->atoms; j++)
            if (e[j]) { f.atom[k] = (unsigned char)j; f.power[k++] = (unsigned char)e[j]; }
    }
    f.start[n] = (unsigned)k;
    fmpq_clear(q);
    mpq_clear(c);
    return f;
}

/* The values of the atoms, and what their errors are measured by. */
typedef struct { double at[BOX_ATOMS_MAX], size[BOX_ATOMS_MAX]; } values_t;

/* Its value; *scale: what its error is measured by. */
static double value(const plain_t *f, const values_t *x, double *scale)
{
    double s = 0;
    *scale = 0;
    for (size_t i = 0; i < f->n; i++) {
        double t = f->c[i], size = fabs(t);
        for (unsigned k = f->start[i]; k < f->start[i + 1]; k++)
            for (unsigned e = 0, j = f->atom[k]; e < f->power[k]; e++) t *= x->at[j], size *= x->size[j];
        s += t;
        *scale += size;
    }
    return s;
}

typedef struct { plain_t n, d; } fraction_t;

/* An argument that is a difference of large numbers makes a large error. */
static void atoms_at(const algebra_t *R, const fraction_t *arg, const double *point, values_t *x)
{
    for (unsigned j = 0; j < R->atoms; j++) {
        const atom_t *a = &R->atom[j];
        double above, below;
        if (a->kind == ATOM_NAME) { x->at[j] = point[a->name]; x->size[j] = fabs(x->at[j]); continue; }
        double n = value(&arg[j].n, x, &above), d = value(&arg[j].d, x, &below), u = n / d,
               lost = above / fabs(n) + below / fabs(d);
        x->at[j] = a->kind == ATOM_LOG ? log(u) : a->kind == ATOM_EXP ? exp(u) : sqrt(u);
        x->size[j] =
            a->kind == ATOM_LOG ? fabs(x->at[j]) + lost : x->at[j] * (a->kind == ATOM_EXP ? 1 + fabs(u) * lost : lost);
    }
}

static fraction_t *arguments(const algebra_t *R)
{
    fraction_t *arg = ARENA_ARRAY(R->home, fraction_t, R->atoms + 1);
    for (unsigned j = 0; j < R->atoms; j++)
        if (R->atom[j].kind != ATOM_NAME)
            arg[j] = (fraction_t){ plain_of(R, R->atom[j].arg->n), plain_of(R, R->atom[j].arg->d) };
    return arg;
}

static double uniform(uint64_t *seed)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return ((double)(*seed >> 11) + 0.5) / 9007199254740992.0;
}

static double within(double lo, double hi, double u)
{
    if (isinf(lo) && isinf(hi)) return tan(3.14159 * (u - 0.5));
    if (isinf(hi)) return lo + u / (1 - u);
    if (isinf(lo)) return hi - u / (1 - u);
    return lo + (hi - lo) * u;
}

static void point_of(double *x, const algebra_t *R, const domain_t *B, uint64_t *seed)
{
    unsigned on[BOX_NAMES_MAX], n = 0;
    double lo[BOX_NAMES_MAX], hi[BOX_NAMES_MAX];
    for (unsigned v = 0; v < R->names; v++) {
        x[v] = NAN;
        if (!B->on[v]) continue;
        lo[v] = B->lo[v] ? mpq_get_d(B->lo[v]) : -INFINITY;
        hi[v] = B->hi[v] ? mpq_get_d(B->hi[v]) : INFINITY;
        double u = uniform(seed), lean = uniform(seed), k = uniform(seed) < 0.5 ? 3 : 8;
        if (lean < 0.3) u = pow(u, k);
        else if (lean < 0.55) u = 1 - pow(u, k);
        x[v] = within(lo[v], hi[v], u);
        on[n++] = v;
    }
    if (n < 2 || uniform(seed) > 0.3) return;
    unsigned a = on[(unsigned)(uniform(seed) * n)], b = on[(unsigned)(uniform(seed) * n)];
    double t = x[a] * (1 + (uniform(seed) < 0.5 ? -1 : 1) * pow(10, -1 - 3 * uniform(seed)));
    if (a != b && t > lo[b] && t < hi[b]) x[b] = t;
}

/* The sign beyond rounding; 0: too close, or undefined. */
static int sign_at(const fraction_t *f, const values_t *x)
{
    double scale, n = value(&f->n, x, &scale), below;
    if (!(fabs(n) > 1e-12 * scale) || isinf(scale)) return 0;
    double d = value(&f->d, x, &below);
    if (!(fabs(d) > 1e-12 * below) || isinf(below)) return 0;
    return (n < 0) == (d < 0) ? 1 : -1;
}

bool looks_nonnegative(const algebra_t *R, const form_t *f, const domain_t *B, unsigned points)
{
    double x[BOX_NAMES_MAX];
    values_t at;
    uint64_t seed = 7;
    fraction_t own = { plain_of(R, f->n), plain_of(R, f->d) }, *arg = arguments(R);
    for (unsigned k = 0; k < points; k++) {
        point_of(x, R, B, &seed);
        atoms_at(R, arg, x, &at);
        if (sign_at(&own, &at) < 0) return false;
    }
    return true;
}

/* A double as a rational of few digits, beside a range of that width. */
static double rounded(double t, double width)
{
    int e;
    if (!(width < 1)) return round(t * 64) / 64;
    frexp(width, &e);
    return ldexp(round(ldexp(t, 8 - e)), e - 8);
}

unsigned sign_changes(mpq_ptr *found, unsigned most, algebra_t *R, const form_t *f, const domain_t *B, unsigned name)
{
    enum { GRID = 400 };
    double x[BOX_NAMES_MAX];
    values_t at;
    double lo = B->lo[name] ? mpq_get_d(B->lo[name]) : -INFINITY, hi = B->hi[name] ? mpq_get_d(B->hi[name]) : INFINITY;
    fraction_t own = { plain_of(R, f->n), plain_of(R, f->d) }, *arg = arguments(R);
    int last = 0;
    unsigned n = 0;
    for (unsigned v = 0; v < BOX_NAMES_MAX; v++) x[v] = NAN;
    for (unsigned k = 0; k < GRID && n < most; k++) {
        x[name] = within(lo, hi, (k + 0.5) / GRID);
        atoms_at(R, arg, x, &at);
        int s = sign_at(&own, &at);
        if (s && last && s != last) {
            double step = within(lo, hi, (k + 0.5) / GRID) - within(lo, hi, (k - 0.5) / GRID);
            for (int side = -1; side < 2 && n < most; side += 2) {
                double t = rounded(x[name] + (1.5 * side - 0.5) * step, hi - lo);
                if (!(t > lo && t < hi)) continue;
                found[n] = arena_mpq(R->home, 1);
                mpq_set_d(found[n++], t);
            }
        }
        if (s) last = s;
    }
    return n;
}

/* The slack, over its error's measure, of the case that the point is in; NAN where it is undefined. */
static double relative(const algebra_t *R, const box_claim_t *E, const fraction_t *slack, const fraction_t *inside,
    const fraction_t *arg, const double *x)
{
    values_t at;
    double scale, below;
    unsigned minus = 0;
    atoms_at(R, arg, x, &at);
    for (unsigned k = 0; k < E->absolutes; k++) {
        double n = value(&inside[k].n, &at, &scale), d = value(&inside[k].d, &at, &below);
        minus |= (unsigned)(n / d < 0) << k;
    }
    double n = value(&slack[minus].n, &at, &scale), d = value(&slack[minus].d, &at, &below);
    return !(scale > 0) || isinf(scale) || !(fabs(d) > 1e-12 * below) ? NAN : (d < 0 ? -n : n) / scale;
}

/* How far its numbers are from 1, as powers. */
static double far(const algebra_t *R, const domain_t *B, const double *x)
{
    double most = 0;
    for (unsigned v = 0; v < R->names; v++)
        if (B->on[v]) most = fmax(most, fabs(log(fabs(x[v]))));
    return most;
}

int box_least_point(double *point, const algebra_t *R, const box_claim_t *E)
{
    enum { POINTS = 4000 };
    fraction_t slack[1 << ABSOLUTES_MAX], inside[ABSOLUTES_MAX], *arg = arguments(R);
    double x[BOX_NAMES_MAX], least = INFINITY;
    uint64_t seed = 11;
    for (unsigned k = 0; k < 1u << E->absolutes; k++) {
        if (!E->slack[k]) return 0;
        slack[k] = (fraction_t){ plain_of(R, E->slack[k]->n), plain_of(R, E->slack[k]->d) };
    }
    for (unsigned k = 0; k < E->absolutes; k++)
        inside[k] = (fraction_t){ plain_of(R, E->inside[k]->n), plain_of(R, E->inside[k]->d) };
    for (unsigned k = 0; k < POINTS; k++) {
        point_of(x, R, &E->B, &seed);
        if (E->less >= 0 && x[E->less] > x[E->more]) continue;
        double r = relative(R, E, slack, inside, arg, x);
        bool fails = r < -1e-12;
        if (!(r < least || fails) || (fails && least < -1e-12 && far(R, &E->B, x) >= far(R, &E->B, point))) continue;
        least = r;
        memcpy(point, x, sizeof x);
    }
    return isinf(least) ? 0 : least < -1e-12 ? -1 : 1;
}
