/* SPDX-License-Identifier: MIT */
#include "proofs/prove/entropy/means_weights.h"
#include "proofs/prove/claim_words.h"

#include <glpk.h>
#include <stdlib.h>
#include <string.h>

enum { WEIGHTED_MAX = 12000, ROWS_MAX = 3000, BASIS_MAX = 400 };

/* weight * (product of sources): the term may have any sign where one of them is an equation. */
typedef struct {
    mform_t form;
    bool equal;
    unsigned n, of[FACTORS_MAX];
    const char *term;
    int cost;
} weighted_t;

typedef struct {
    known_t *K;
    const mform_t *goal;
    bool equal;
    unsigned n;
    weighted_t *at;
    unsigned rows;
    const monomial_t **row; /* sorted */
} program_t;

unsigned source_put(known_t *K, source_t s)
{
    if (s.step) json_array_append_new(K->kept, s.step);
    if (s.sum) json_array_append_new(K->kept, s.sum);
    if (K->sources == SOURCES_MAX) {
        K->N.past = true;
        return 0;
    }
    K->source[K->sources] = s;
    return K->sources++;
}

/* --- columns ------------------------------------------------------------------------------------------------------ */

static void column_put(program_t *p, weighted_t c)
{
    if (p->n < WEIGHTED_MAX && c.form.n) p->at[p->n++] = c;
}

static void product_put(program_t *p, const hint_t *h, int cost)
{
    weighted_t c = { .n = h->n, .cost = cost };
    for (unsigned k = 0; k < h->n; k++) {
        const source_t *s = &p->K->source[h->of[k]];
        c.of[k] = h->of[k];
        c.equal = c.equal || s->equal;
        c.form = k ? mform_times(&p->K->N, &c.form, &s->slack) : s->slack;
    }
    column_put(p, c);
}

static int by_monomial(const void *x, const void *y)
{
    return monomial_order(*(const monomial_t *const *)x, *(const monomial_t *const *)y);
}

/* The monomials of goal and columns, each once. */
static void rows_gather(program_t *p)
{
    size_t n = p->goal->n;
    for (unsigned k = 0; k < p->n; k++) n += p->at[k].form.n;
    const monomial_t **all = ARENA_ARRAY(p->K->A, const monomial_t *, n + 1);
    n = 0;
    for (size_t i = 0; i < p->goal->n; i++) all[n++] = &p->goal->at[i];
    for (unsigned k = 0; k < p->n; k++)
        for (size_t i = 0; i < p->at[k].form.n; i++) all[n++] = &p->at[k].form.at[i];
    if (n) qsort(all, n, sizeof *all, by_monomial);
    p->rows = 0;
    for (size_t i = 0; i < n; i++)
        if (!p->rows || monomial_order(all[p->rows - 1], all[i]) != 0) all[p->rows++] = all[i];
    p->row = all;
}

static unsigned row_of(const program_t *p, const monomial_t *m)
{
    return (unsigned)((const monomial_t **)bsearch(&m, p->row, p->rows, sizeof *p->row, by_monomial) - p->row);
}

/* An equation times what makes one of its monomials one that there is: the goal's, a product's. */
static void equations_put(program_t *p, const monomial_t *const *row, unsigned rows, unsigned s)
{
    const source_t *e = &p->K->source[s];
    monomial_t *seen = ARENA_ARRAY(p->K->A, monomial_t, rows * e->slack.n + 1), rest;
    unsigned seens = 0;
    for (size_t i = 0; i < e->slack.n; i++)
        for (unsigned k = 0; k < rows; k++) {
            if (!monomial_over(&rest, row[k], &e->slack.at[i]) || !rest.n) continue;
            unsigned j = 0;
            while (j < seens && monomial_order(&seen[j], &rest) != 0) j++;
            if (j < seens) continue;
            seen[seens++] = rest;
            mform_t w = { 1, 1, &rest };
            rest.c = arena_mpq(p->K->A, 1);
            mpq_set_ui(rest.c, 1, 1);
            column_put(p, (weighted_t){ .form = mform_times(&p->K->N, &e->slack, &w),
                                        .equal = true,
                                        .n = 1,
                                        .of = { s },
                                        .term = monomial_words(&p->K->N, &rest),
                                        .cost = 0 });
        }
}

static void columns_put(program_t *p, bool products)
{
    known_t *K = p->K;
    for (unsigned k = 0; k < K->sources; k++) {
        hint_t own = { 1, { k } };
        product_put(p, &own, 1);
    }
    for (unsigned k = 0; k < K->hints; k++) product_put(p, &K->hint[k], 2);
    for (unsigned i = 0; products && i < K->sources; i++)
        for (unsigned k = i; k < K->sources; k++) {
            hint_t own = { 2, { i, k } };
            if (K->source[i].factor && K->source[k].factor && !K->source[i].equal && !K->source[k].equal)
                product_put(p, &own, 4);
        }
    rows_gather(p);
    unsigned rows = p->rows;
    const monomial_t **row = p->row;
    for (unsigned k = 0; products && k < K->sources; k++)
        if (K->source[k].equal && K->source[k].factor) equations_put(p, row, rows, k);
    monomial_t *one = ARENA_NEW(K->A, monomial_t);
    one->c = arena_mpq(K->A, 1);
    mpq_set_ui(one->c, 1, 1);
    if (!p->equal) column_put(p, (weighted_t){ .form = { 1, 1, one } }); /* d */
    rows_gather(p);
}

/* --- in doubles --------------------------------------------------------------------------------------------------- */

static unsigned basis_of(unsigned *basis, const program_t *p)
{
    glp_prob *P = glp_create_prob();
    unsigned n = 0;
    if (p->rows) glp_add_rows(P, (int)p->rows);
    if (p->n) glp_add_cols(P, (int)p->n);
    for (unsigned r = 0; r < p->rows; r++) glp_set_row_bnds(P, (int)r + 1, GLP_FX, 0, 0);
    for (size_t i = 0; i < p->goal->n; i++) {
        double c = mpq_get_d(p->goal->at[i].c);
        glp_set_row_bnds(P, (int)row_of(p, &p->goal->at[i]) + 1, GLP_FX, c, c);
    }
    for (unsigned k = 0; k < p->n; k++) {
        const weighted_t *c = &p->at[k];
        int *index = malloc((c->form.n + 1) * sizeof *index);
        double *value = malloc((c->form.n + 1) * sizeof *value);
        if (!index || !value) abort();
        for (size_t i = 0; i < c->form.n; i++) {
            index[i + 1] = (int)row_of(p, &c->form.at[i]) + 1;
            value[i + 1] = mpq_get_d(c->form.at[i].c);
        }
        glp_set_mat_col(P, (int)k + 1, (int)c->form.n, index, value);
        glp_set_col_bnds(P, (int)k + 1, c->equal ? GLP_FR : GLP_LO, 0, 0);
        glp_set_obj_coef(P, (int)k + 1, c->equal ? 0 : c->cost);
        free(index);
        free(value);
    }
    glp_smcp how;
    glp_init_smcp(&how);
    how.msg_lev = GLP_MSG_OFF;
    how.presolve = GLP_OFF;
    how.meth = GLP_PRIMAL;
    how.tm_lim = 1 + (int)(1000 * (p->K->until.at - deadline_now()));
    if (glp_simplex(P, &how) == 0 && glp_get_status(P) == GLP_OPT)
        for (unsigned k = 0; k < p->n && n < BASIS_MAX; k++)
            if (glp_get_col_stat(P, (int)k + 1) == GLP_BS && glp_get_col_prim(P, (int)k + 1) != 0) basis[n++] = k;
    glp_delete_prob(P);
    return n;
}

/* --- exactly ------------------------------------------------------------------------------------------------------ */

/* The columns of the basis, weighted, are the goal: by elimination. False: they are not, or a sign is wrong. */
static bool solved(mpq_ptr w, const program_t *p, const unsigned *basis, unsigned n)
{
    mpq_ptr a = arena_mpq(p->K->A, (size_t)p->rows * (n + 1)), q = arena_mpq(p->K->A, 2);
    unsigned *pivot = ARENA_ARRAY(p->K->A, unsigned, n + 1), top = 0;
#define AT(r, k) (a + (size_t)(r) * (n + 1) + (k))
    for (unsigned k = 0; k < n; k++)
        for (size_t i = 0; i < p->at[basis[k]].form.n; i++)
            mpq_set(AT(row_of(p, &p->at[basis[k]].form.at[i]), k), p->at[basis[k]].form.at[i].c);
    for (size_t i = 0; i < p->goal->n; i++) mpq_set(AT(row_of(p, &p->goal->at[i]), n), p->goal->at[i].c);
    for (unsigned k = 0; k < n; k++) {
        unsigned r = top;
        while (r < p->rows && !mpq_sgn(AT(r, k))) r++;
        pivot[k] = r < p->rows ? top : p->rows;
        if (r == p->rows) continue;
        for (unsigned j = 0; j <= n; j++) mpq_swap(AT(r, j), AT(top, j));
        for (unsigned i = 0; i < p->rows; i++) {
            if (i == top || !mpq_sgn(AT(i, k))) continue;
            mpq_div(q, AT(i, k), AT(top, k));
            for (unsigned j = k; j <= n; j++) {
                if (!mpq_sgn(AT(top, j))) continue;
                mpq_mul(q + 1, q, AT(top, j));
                mpq_sub(AT(i, j), AT(i, j), q + 1);
            }
        }
        top++;
    }
    for (unsigned r = top; r < p->rows; r++)
        if (mpq_sgn(AT(r, n))) return false;
    for (unsigned k = 0; k < n; k++) {
        if (pivot[k] == p->rows) continue;
        mpq_div(w + k, AT(pivot[k], n), AT(pivot[k], k));
        if (mpq_sgn(w + k) < 0 && !p->at[basis[k]].equal) return false;
    }
#undef AT
    return true;
}

/* --- the sum ------------------------------------------------------------------------------------------------------ */

static json_t *source_sum(known_t *K, unsigned k)
{
    source_t *s = &K->source[k];
    if (s->sum) return json_made(json_deep_copy(s->sum));
    if (s->number < 0) s->number = (int)step_once(K->Q, json_incref(s->step));
    return sum_of("1", s->number);
}

static json_t *written(const program_t *p, const unsigned *basis, unsigned n, mpq_ptr w)
{
    json_t *sum = json_made(json_array());
    for (unsigned k = 0; k < n; k++) {
        const weighted_t *c = &p->at[basis[k]];
        if (!mpq_sgn(w + k) || !c->n) continue;
        const char *weight = end_words(p->K->A, w + k, "");
        if (c->term) weight = strcmp(weight, "1") == 0 ? c->term : arena_printf(p->K->A, "(%s)*%s", weight, c->term);
        json_t *own = sum_of(weight, -1);
        for (unsigned i = 0; i < c->n; i++) own = sum_cross(own, source_sum(p->K, c->of[i]));
        sum_add(sum, own);
    }
    return sum;
}

static json_t *tried(known_t *K, const mform_t *f, bool equal, bool products)
{
    program_t p = { .K = K, .goal = f, .equal = equal, .at = ARENA_ARRAY(K->A, weighted_t, WEIGHTED_MAX) };
    unsigned basis[BASIS_MAX];
    columns_put(&p, products);
    if (p.rows > ROWS_MAX || deadline_past(K->until)) return NULL;
    unsigned n = basis_of(basis, &p);
    mpq_ptr w = arena_mpq(K->A, n + 1);
    return solved(w, &p, basis, n) ? written(&p, basis, n, w) : NULL;
}

json_t *weights_find(known_t *K, const mform_t *f, bool equal)
{
    unsigned sources = K->sources;
    pool_put(K, f);
    json_t *sum = tried(K, f, equal, false);
    if (!sum) sum = tried(K, f, equal, true);
    K->sources = sources;
    return sum;
}
