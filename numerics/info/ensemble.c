/* SPDX-License-Identifier: MIT
**
** The four quantities share their sums, and a quantity is asked for many times: so all are enclosed at once, for each k
** and each precision, and kept.
*/
#include "numerics/info/ensemble.h"
#include "numerics/laws/types.h"
#include "numerics/logs/fixlog.h"

/* Enclosures of the four expectations, for the mean of k errors. */
typedef struct level { struct level *next; unsigned long k; mpfr_prec_t prec; mpfi_ptr mean; } level_t;

/* At one precision: log z; p(y) = pi_beta(y), p(y) log w(y) and the sum of these. */
typedef struct logs { struct logs *next; mpfr_prec_t prec; mpfi_ptr z, p, pw, mean; } logs_t;

typedef struct { level_t *levels; logs_t *logs; } known_t;

struct ensemble {
    arena_t *home;
    ensemble_of_t of;
    known_t *known;
};

typedef struct { const ensemble_t *E; ensemble_quantity_t quantity; unsigned long k; } source_t;

const ensemble_t *ensemble_make(ensemble_of_t of)
{
    ensemble_t *E = ARENA_NEW(of.p->home, ensemble_t);
    *E = (ensemble_t){ of.p->home, of, ARENA_NEW(of.p->home, known_t) };
    return E;
}

static bool same(const void *x, const void *y)
{
    const source_t *s = x, *t = y;
    return s->E == t->E && s->quantity == t->quantity && s->k == t->k;
}

/* --- the mean of k errors ----------------------------------------------------------------------------------------- */

static const logs_t *logs_at(const ensemble_t *E, mpfr_prec_t prec)
{
    const pmf_t *p = E->of.p;
    for (logs_t *l = E->known->logs; l; l = l->next)
        if (l->prec == prec) return l;
    logs_t *l = ARENA_NEW(p->home, logs_t);
    mpq_ptr q = arena_mpq(p->home, 1);
    *l = (logs_t){ E->known->logs,
                   prec,
                   encl_array(p->home, 1, prec),
                   encl_array(p->home, p->cells, prec),
                   encl_array(p->home, p->cells, prec),
                   encl_array(p->home, 1, prec) };
    E->known->logs = l;
    mpfi_set_q(l->z, E->of.z);
    mpfi_log(l->z, l->z);
    for (size_t y = 0; y < p->cells; y++) {
        pmf_prob(q, p, y);
        mpfi_set_q(l->p + y, q);
        mpfi_set_q(l->pw + y, E->of.w + y);
        mpfi_log(l->pw + y, l->pw + y);
        mpfi_mul(l->pw + y, l->p + y, l->pw + y);
        mpfi_add(l->mean, l->mean, l->pw + y);
    }
    return l;
}

/* The error over beta takes whole multiples of (unit/k) log z: e_j is j times that, v_j = exp(e_j). */
typedef struct {
    const ensemble_t *E;
    const logs_t *logs;
    mpfi_ptr e, v;
    mpfi_ptr Z, Ze, Zr, pe; /* sum_y p v, p v e, p v log w, p e */
    mpfi_ptr part;
} parts_t;

/* How far the error of one row reaches, at most. */
static long spread(const ensemble_t *E)
{
    long most = 0;
    for (size_t r = 0; r < E->of.rows; r++) {
        const long *a = E->of.a + r * E->of.p->cells;
        long lo = a[0], hi = a[0];
        for (size_t y = 1; y < E->of.p->cells; y++) { lo = a[y] < lo ? a[y] : lo; hi = a[y] > hi ? a[y] : hi; }
        most = hi - lo > most ? hi - lo : most;
    }
    return most;
}

static parts_t parts_of(arena_t *work, const ensemble_t *E, unsigned long k, mpfr_prec_t prec)
{
    size_t n = (size_t)spread(E) * k + 1;
    mpfi_ptr e = encl_array(work, n, prec), v = encl_array(work, n, prec), x = encl_array(work, 5, prec);
    mpq_ptr q = arena_mpq(work, 1);
    for (size_t j = 0; j < n; j++) {
        mpq_set_si(q, E->of.unit * (long)j, k);
        mpq_canonicalize(q);
        mpfi_mul_q(e + j, logs_at(E, prec)->z, q);
        mpfi_exp(v + j, e + j);
    }
    return (parts_t){ E, logs_at(E, prec), e, v, x, x + 1, x + 2, x + 3, x + 4 };
}

/* The sums for the error A(y), less its least, so that v >= 1 stays in range: a constant moves no law. */
static void add_up(parts_t *m, const long *A)
{
    size_t n = m->E->of.p->cells;
    long least = A[0];
    for (size_t y = 1; y < n; y++) least = A[y] < least ? A[y] : least;
    mpfi_ptr sums[] = { m->Z, m->Ze, m->Zr, m->pe };
    for (size_t i = 0; i < 4; i++) mpfi_set_ui(sums[i], 0);
    for (size_t y = 0; y < n; y++) {
        mpfi_srcptr e = m->e + (A[y] - least), v = m->v + (A[y] - least);
        mpfi_mul(m->part, v, m->logs->p + y);
        mpfi_add(m->Z, m->Z, m->part);
        mpfi_mul(m->part, m->part, e);
        mpfi_add(m->Ze, m->Ze, m->part);
        mpfi_mul(m->part, e, m->logs->p + y);
        mpfi_add(m->pe, m->pe, m->part);
        mpfi_mul(m->part, v, m->logs->pw + y);
        mpfi_add(m->Zr, m->Zr, m->part);
    }
}

/* log Z: the ends are those of mpfi_log. */
static void log_of(mpfi_ptr r, mpfi_srcptr Z)
{
    if (!fixlog_round(&r->left, &Z->left, MPFR_RNDD) || !fixlog_round(&r->right, &Z->right, MPFR_RNDU)) mpfi_log(r, Z);
}

/* beta KL(pihat||p), KL = E[v e]/Z - log Z; beta (E_p log w - E[v log w]/Z); its absolute value; KL(p||pihat) = log Z -
** E_p e. */
static void quantities(mpfi_ptr x, parts_t *m)
{
    log_of(m->part, m->Z);
    mpfi_div(x + ENSEMBLE_GAP, m->Ze, m->Z);
    mpfi_sub(x + ENSEMBLE_GAP, x + ENSEMBLE_GAP, m->part);
    mpfi_sub(x + ENSEMBLE_DUAL, m->part, m->pe);
    mpfi_div(m->part, m->Zr, m->Z);
    mpfi_sub(x + ENSEMBLE_LOST, m->logs->mean, m->part);
    mpfi_abs(x + ENSEMBLE_MOVED, x + ENSEMBLE_LOST);
    for (unsigned q = 0; q < ENSEMBLE_DUAL; q++) mpfi_mul_q(x + q, x + q, m->E->of.beta);
}

/* --- over the types ----------------------------------------------------------------------------------------------- */

/* k!/(prod c_i!) rows^-k. */
static void probability(mpq_ptr p, mpz_ptr part, const unsigned long *type, size_t rows, unsigned long k)
{
    mpz_fac_ui(mpq_numref(p), k);
    mpz_ui_pow_ui(mpq_denref(p), rows, k);
    for (size_t r = 0; r < rows; r++) {
        mpz_fac_ui(part, type[r]);
        mpz_mul(mpq_denref(p), mpq_denref(p), part);
    }
    mpq_canonicalize(p);
}

static void enclose(mpfi_ptr mean, arena_t *work, const ensemble_t *E, unsigned long k, mpfr_prec_t prec)
{
    size_t n = E->of.p->cells, types = types_count(E->of.rows, k, (size_t)-2);
    unsigned long *type = ARENA_ARRAY(work, unsigned long, types * E->of.rows);
    long *A = ARENA_ARRAY(work, long, n);
    mpq_ptr p = arena_mpq(work, 1);
    mpz_ptr part = arena_mpz(work, 1);
    mpfi_ptr x = encl_array(work, ENSEMBLE_QUANTITIES, prec);
    parts_t m = parts_of(work, E, k, prec);
    types_list(type, E->of.rows, k);
    for (size_t i = 0; i < types; i++, type += E->of.rows) {
        for (size_t y = 0; y < n; y++) A[y] = 0;
        for (size_t y = 0; y < n * E->of.rows; y++) A[y % n] += (long)type[y / n] * E->of.a[y];
        add_up(&m, A);
        quantities(x, &m);
        probability(p, part, type, E->of.rows, k);
        for (size_t q = 0; q < ENSEMBLE_QUANTITIES; q++) {
            mpfi_mul_q(x + q, x + q, p);
            mpfi_add(mean + q, mean + q, x + q);
        }
    }
}

static const level_t *level_at(const ensemble_t *E, unsigned long k, mpfr_prec_t prec)
{
    for (level_t *l = E->known->levels; l; l = l->next)
        if (l->k == k && l->prec == prec) return l;
    level_t *l = ARENA_NEW(E->home, level_t);
    arena_t *work = arena_new();
    *l = (level_t){ E->known->levels, k, prec, encl_array(E->home, ENSEMBLE_QUANTITIES, prec) };
    enclose(l->mean, work, E, k, prec);
    arena_free(work);
    return E->known->levels = l;
}

static bool is_within(mpfi_srcptr x, long bits)
{
    mpfr_t width;
    mpfr_init2(width, 32);
    mpfr_sub(width, &x->right, &x->left, MPFR_RNDU);
    bool within = mpfr_cmp_ui_2exp(width, 1, -bits) <= 0;
    mpfr_clear(width);
    return within;
}

/* The precision is doubled until the ends are within 2^-bits. */
static long enclose_mean(mpq_ptr lo, mpq_ptr hi, const void *source, long bits)
{
    const source_t *s = source;
    mpfr_prec_t prec = 128;
    mpfi_srcptr mean = level_at(s->E, s->k, prec)->mean + s->quantity;
    while (!is_within(mean, bits) && prec <= 4 * bits + 4096)
        mean = level_at(s->E, s->k, prec *= 2)->mean + s->quantity;
    mpfr_get_q(lo, &mean->left);
    mpfr_get_q(hi, &mean->right);
    return bits;
}

static const bracket_kind_t drawn = { .name = "expected effect of a mean error",
                                      .same = same,
                                      .enclose = enclose_mean };

const real_t *ensemble_mean(const ensemble_t *E, ensemble_quantity_t quantity, unsigned long k)
{
    source_t *s = ARENA_NEW(E->home, source_t);
    *s = (source_t){ E, quantity, k };
    return real_bracket(E->home, &drawn, s);
}
