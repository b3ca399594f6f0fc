/* SPDX-License-Identifier: MIT
**
** A candidate as a point of a box. A row of two letters is one coordinate, a row of more is weights that are divided by
** their sum; a number of
** [a,b] is a + (b-a) x, of [a,inf) a + x/(1-x), of R x/(1-|x|). The joint law is the product along a net of the
** hypotheses, so that Markov chains, independence and functions hold by construction; integers, maps and what is a
** function are drawn with the start and kept.
*/
#include "proofs/claims/hunt/hunt.h"

#include <math.h>

#define LITTLE 1e-9
#define FAR    0.999

static double unit(draw_t *d) { return (double)(draw_bits(d) >> 11) * 0x1p-53; }

/* --- the shape ---------------------------------------------------------------------------------------------------- */

static void sizes(point_t *p, draw_t *d)
{
    const setting_t *S = &p->C->core->setting;
    for (unsigned a = 0; a < S->alphabets; a++) {
        long n = DRAW_FROM(d, 2, 2, 2, 2, 3, 3, 3, 4);
        if (n < S->alphabet[a].lo) n = S->alphabet[a].lo;
        if (S->alphabet[a].hi && n > S->alphabet[a].hi) n = S->alphabet[a].hi;
        p->dim[a] = (size_t)n;
    }
}

static bool add(point_t *p, block_t b)
{
    size_t each = b.fixed ? 0 : b.numbers ? 1 : b.columns == 1 ? 0 : b.columns == 2 ? 1 : b.columns;
    if (p->blocks == BLOCKS_MAX || b.rows > HUNT_COORDINATES_MAX || p->n + b.rows * each > HUNT_COORDINATES_MAX)
        return false;
    b.at = p->n;
    p->block[p->blocks++] = b;
    p->n += b.rows * each;
    return true;
}

/* What is kept: integers of a range, values of a list, letters of a map. */
static mpq_srcptr drawn(point_t *p, draw_t *d, const entry_t *e, size_t cells)
{
    mpq_ptr q = arena_mpq(p->A, cells);
    maker_t m = {
        .c = candidate_new(p->A, p->C->core->setting.param), .d = d, .S = &p->C->core->setting, .how = MAKE_RANDOM
    };
    for (size_t i = 0; i < cells; i++)
        if (e->kind == ENTRY_MAP) mpq_set_si(q + i, draw_int(d, 0, (long)p->dim[e->into] - 1), 1);
        else draw_number(q + i, &m, e);
    return q;
}

/* Rows 0/1, as a map draws them: constant, a sum, or any. */
static mpq_srcptr drawn_rows(point_t *p, draw_t *d, size_t rows, size_t columns)
{
    mpq_ptr q = arena_mpq(p->A, rows * columns);
    long kind = draw_int(d, 0, 2);
    for (size_t i = 0; i < rows; i++) {
        size_t y = kind == 0   ? i % columns
                   : kind == 1 ? (size_t)__builtin_popcountl(i) % columns
                               : (size_t)draw_int(d, 0, (long)columns - 1);
        mpq_set_ui(q + i * columns + y, 1, 1);
    }
    return q;
}

static bool shape_joint(point_t *p, draw_t *d, unsigned entry, const law_t *P)
{
    for (unsigned i = 0; i < P->axes; i++) {
        unsigned v = p->net->order[i];
        size_t rows = 1, columns = p->dim[P->alphabet[v]];
        for (unsigned k = 0; k < P->axes; k++)
            if (p->net->parents[v] >> k & 1) rows *= p->dim[P->alphabet[k]];
        bool map = p->net->map[v];
        if (rows > HUNT_COORDINATES_MAX) return false;
        if (!add(p, (block_t){ .entry = entry, .axis = (int)v, .fixed = map, .rows = rows, .columns = columns,
                               .kept = map ? drawn_rows(p, d, rows, columns) : NULL })) return false;
    }
    return true;
}

static bool shape(point_t *p, draw_t *d)
{
    const setting_t *S = &p->C->core->setting;
    for (unsigned k = 0; k < S->params; k++) {
        const entry_t *e = &S->entry[k];
        if (S->joint >= 0 && S->law[S->joint].param == (int)k) {
            if (!shape_joint(p, d, k, &S->law[S->joint])) return false;
            continue;
        }
        size_t cells = 1;
        for (unsigned a = 0; a < e->axes; a++) cells *= p->dim[e->alphabet[a]];
        if (cells > HUNT_COORDINATES_MAX) return false;
        bool numbers = e->kind == ENTRY_NUMBER || e->kind == ENTRY_TABLE || e->kind == ENTRY_MAP;
        bool fixed = e->kind == ENTRY_MAP || (numbers && e->binder && (e->binder->integer || e->binder->n_among));
        bool one = S->param[k].kind == PARAM_JOINT || e->axes < 2; /* one row */
        size_t columns = numbers ? 1 : one ? cells : p->dim[e->alphabet[e->axes - 1]];
        if (!add(p, (block_t){ .entry = k,
                               .axis = -1,
                               .numbers = numbers,
                               .fixed = fixed,
                               .rows = cells / columns,
                               .columns = columns,
                               .kept = fixed ? drawn(p, d, e, cells) : NULL }))
            return false;
    }
    return true;
}

/* --- where a search begins ---------------------------------------------------------------------------------------- */

/* Does the number reach both ways from 0, where neither end is there? */
static bool two_sided(const entry_t *e) { return !e->lo && !e->hi && !e->positive; }

static void box(point_t *p, const block_t *b, size_t i)
{
    const entry_t *e = &p->C->core->setting.entry[b->entry];
    if (!b->numbers) {
        p->lo[i] = e->positive ? LITTLE : 0;
        p->hi[i] = b->columns == 2 && e->positive ? 1 - LITTLE : 1;
        return;
    }
    bool open_lo = e->positive || (e->binder && e->binder->open_lo), open_hi = e->binder && e->binder->open_hi;
    p->lo[i] = two_sided(e) ? -FAR : open_lo ? LITTLE : 0;
    p->hi[i] = e->lo && e->hi ? open_hi ? 1 - LITTLE : 1 : FAR;
}

/* Corners, the middle, anywhere; or near to where an equal block stands. */
static void begin(point_t *p, draw_t *d, double *x)
{
    for (unsigned k = 0; k < p->blocks; k++) {
        const block_t *b = &p->block[k], *twin = NULL;
        size_t n = (k + 1 < p->blocks ? p->block[k + 1].at : p->n) - b->at;
        for (unsigned t = 0; t < k; t++)
            if (!p->block[t].fixed && p->block[t].numbers == b->numbers && p->block[t].rows == b->rows &&
                p->block[t].columns == b->columns)
                twin = &p->block[t];
        long style = draw_int(d, 0, twin ? 5 : 3);
        double near = pow(10, -(double)draw_int(d, 1, 3));
        for (size_t i = 0; i < n; i++) {
            double at = p->lo[b->at + i], width = p->hi[b->at + i] - at, u = unit(d);
            at += width * (style == 0 ? draw_int(d, 0, 1) ? 0.98 : 0.02 : style == 1 ? 0.4 + 0.2 * u : u);
            if (style > 3) at = x[twin->at + i] + near * (u - 0.5);
            x[b->at + i] = fmin(fmax(at, p->lo[b->at + i]), p->hi[b->at + i]);
        }
    }
}

point_t *point_start(arena_t *A, const compiled_t *C, int claim, draw_t *d, double *x)
{
    point_t *p = ARENA_NEW(A, point_t);
    p->A = A;
    p->C = C;
    p->claim = claim;
    const nets_t *nets = C->plan->nets[claim + 1];
    if (nets->n) p->net = &nets->net[draw_int(d, 0, (long)nets->n - 1)];
    sizes(p, d);
    if (!shape(p, d)) return NULL;
    for (unsigned b = 0; b < p->blocks; b++)
        for (size_t i = p->block[b].at; i < (b + 1 < p->blocks ? p->block[b + 1].at : p->n); i++)
            box(p, &p->block[b], i);
    begin(p, d, x);
    p->plain = plain_start(A, C->core, point_rational(A, p, x, 1000));
    return p;
}

/* --- in doubles --------------------------------------------------------------------------------------------------- */

/* Row i of the block. */
static void row(double *w, const block_t *b, const double *x, size_t i)
{
    double sum = 0;
    size_t n = b->columns;
    if (b->fixed) { for (size_t j = 0; j < n; j++) w[j] = mpq_get_d(b->kept + i * n + j); return; }
    if (n == 1) { w[0] = 1; return; }
    if (n == 2) { w[0] = x[b->at + i]; w[1] = 1 - w[0]; return; }
    for (size_t j = 0; j < n; j++) sum += w[j] = x[b->at + i * n + j];
    for (size_t j = 0; j < n; j++) w[j] = sum > 0 ? w[j] / sum : 1 / (double)n;
}

static double number(point_t *p, const block_t *b, double x)
{
    const entry_t *e = &p->C->core->setting.entry[b->entry];
    if (two_sided(e)) return x / (1 - fabs(x));
    double lo = e->lo ? e->least ? mpq_get_d(e->least) : p->plain ? plain(p->plain, e->lo) : 0 : 0;
    double hi = e->hi ? e->most ? mpq_get_d(e->most) : p->plain ? plain(p->plain, e->hi) : 1 : 0;
    return e->lo && e->hi ? lo + (hi - lo) * x : e->hi ? hi - x / (1 - x) : lo + x / (1 - x);
}

/* The digits of the parents of axis v at this cell, as a number, and its own. */
static size_t parents_of(const point_t *p, const law_t *P, unsigned v, size_t cell, size_t *own)
{
    size_t digit[PMF_AXES_MAX], at = 0;
    for (unsigned k = P->axes; k-- > 0; cell /= p->dim[P->alphabet[k]]) digit[k] = cell % p->dim[P->alphabet[k]];
    for (unsigned k = 0; k < P->axes; k++)
        if (p->net->parents[v] >> k & 1) at = at * p->dim[P->alphabet[k]] + digit[k];
    *own = digit[v];
    return at;
}

static void joint_factor(point_t *p, const block_t *b, const double *w)
{
    const setting_t *S = &p->C->core->setting;
    double *to = p->plain->value[b->entry];
    for (size_t i = 0; i < p->plain->cells[b->entry]; i++) {
        size_t own, at = parents_of(p, &S->law[S->joint], (unsigned)b->axis, i, &own);
        if (p->net->order[0] == (unsigned)b->axis) to[i] = 1;
        to[i] *= w[at * b->columns + own];
    }
}

/* NAME = term. */
static void meet(point_t *p, const core_fact_t *f)
{
    unsigned entry;
    const core_t *term;
    if (!fact_sets(&p->C->core->setting, f, &entry, &term)) return;
    for (size_t i = 0; i < p->plain->cells[entry]; i++) {
        if (f->slots) p->plain->slot[f->slot[0]] = (long)i;
        double v = plain(p->plain, term);
        p->plain->value[entry][i] = v;
    }
    plain_fresh(p->plain);
}

void point_plain(point_t *p, const double *x)
{
    const core_lemma_t *L = p->C->core;
    for (unsigned k = 0; k < p->blocks; k++) {
        const block_t *b = &p->block[k];
        double *to = p->plain->value[b->entry], w[HUNT_COORDINATES_MAX];
        bool moving = b->numbers && !b->fixed;
        /* ends may be terms */
        if (moving && (L->setting.entry[b->entry].lo || L->setting.entry[b->entry].hi)) plain_fresh(p->plain);
        for (size_t i = 0; i < b->rows; i++)
            if (b->numbers) to[i] = b->fixed ? mpq_get_d(b->kept + i) : number(p, b, x[b->at + i]);
            else if (b->axis < 0) row(to + i * b->columns, b, x, i);
            else if ((i + 1) * b->columns <= HUNT_COORDINATES_MAX) row(w + i * b->columns, b, x, i);
        if (b->axis >= 0) joint_factor(p, b, w);
    }
    plain_fresh(p->plain);
    for (unsigned k = 0; k < L->givens; k++) meet(p, &L->given[k]);
    for (unsigned k = 0; p->claim >= 0 && k < L->claim[p->claim].givens; k++) meet(p, &L->claim[p->claim].given[k]);
}

/* --- in rationals ------------------------------------------------------------------------------------------------- */

/* The last convergent of v whose denominator is at most `most`. */
static void convergent(mpq_ptr q, double v, unsigned long most)
{
    mpz_t p[3], b[3], a;
    mpq_t left;
    mpq_init(left);
    for (unsigned k = 0; k < 3; k++) mpz_inits(p[k], b[k], NULL);
    mpz_init(a);
    mpq_set_d(left, isfinite(v) ? v : 0);
    mpz_set_ui(p[1], 1);
    mpz_set_ui(b[0], 1);
    for (;;) {
        mpz_fdiv_q(a, mpq_numref(left), mpq_denref(left));
        mpz_mul(p[2], a, p[1]); mpz_add(p[2], p[2], p[0]);
        mpz_mul(b[2], a, b[1]); mpz_add(b[2], b[2], b[0]);
        if (mpz_cmp_ui(b[2], most) > 0) break;
        for (unsigned k = 0; k < 2; k++) { mpz_set(p[k], p[k + 1]); mpz_set(b[k], b[k + 1]); }
        mpz_submul(mpq_numref(left), a, mpq_denref(left));
        if (mpq_sgn(left) == 0) break;
        mpq_inv(left, left);
    }
    mpz_set(mpq_numref(q), p[1]);
    mpz_set(mpq_denref(q), b[1]);
    mpq_canonicalize(q);
    for (unsigned k = 0; k < 3; k++) mpz_clears(p[k], b[k], NULL);
    mpz_clear(a);
    mpq_clear(left);
}

/* The row times `most`, rounded, divided by its sum. */
static void rational_row(mpq_ptr q, const block_t *b, const double *x, size_t i, unsigned long most, bool positive)
{
    double w[HUNT_COORDINATES_MAX];
    size_t n = b->columns, largest = 0;
    unsigned long sum = 0;
    if (b->fixed) { for (size_t j = 0; j < n; j++) mpq_set(q + j, b->kept + i * n + j); return; }
    row(w, b, x, i);
    for (size_t j = 0; j < n; j++) if (w[j] > w[largest]) largest = j;
    for (size_t j = 0; j < n; j++) {
        unsigned long a = (unsigned long)llrint(w[j] * (double)most);
        if (a == 0 && (positive || (j == largest && sum == 0))) a = 1;
        mpz_set_ui(mpq_numref(q + j), a);
        sum += a;
    }
    for (size_t j = 0; j < n; j++) { mpz_set_ui(mpq_denref(q + j), sum ? sum : 1); mpq_canonicalize(q + j); }
}

static void rational_joint(candidate_t *c, point_t *p, const block_t *b, mpq_srcptr w)
{
    const setting_t *S = &p->C->core->setting;
    const law_t *P = &S->law[S->joint];
    size_t dim[PMF_AXES_MAX];
    for (unsigned k = 0; k < P->axes; k++) dim[k] = p->dim[P->alphabet[k]];
    bool first = p->net->order[0] == (unsigned)b->axis;
    mpq_ptr to = first ? candidate_table(c, S->entry[b->entry].name, P->axes, dim) : c->value[b->entry].at;
    for (size_t i = 0; i < c->value[b->entry].cells; i++) {
        size_t own, at = parents_of(p, P, (unsigned)b->axis, i, &own);
        if (first) mpq_set_ui(to + i, 1, 1);
        mpq_mul(to + i, to + i, w + at * b->columns + own);
    }
}

candidate_t *point_rational(arena_t *A, point_t *p, const double *x, unsigned long most)
{
    const setting_t *S = &p->C->core->setting;
    candidate_t *c = candidate_new(A, S->param);
    recipe_t r = { .claim = p->claim, .equality = -1 };
    maker_t m = { .c = c, .S = S, .r = &r };
    for (unsigned a = 0; a < S->alphabets; a++) m.dim[a] = p->dim[a];
    for (unsigned k = 0; k < p->blocks; k++) {
        const block_t *b = &p->block[k];
        const entry_t *e = &S->entry[b->entry];
        size_t dim[VALUE_AXES_MAX];
        for (unsigned a = 0; a < e->axes; a++) dim[a] = p->dim[e->alphabet[a]];
        mpq_ptr to = b->axis < 0 ? candidate_table(c, e->name, e->axes, dim) : arena_mpq(A, b->rows * b->columns);
        for (size_t i = 0; i < b->rows; i++)
            if (!b->numbers) rational_row(to + i * b->columns, b, x, i, most, e->positive);
            else if (b->fixed) mpq_set(to + i, b->kept + i);
            else convergent(to + i, number(p, b, x[b->at + i]), most);
        if (b->axis >= 0) rational_joint(c, p, b, to);
    }
    family_meet(&m, p->C->core);
    return c;
}
