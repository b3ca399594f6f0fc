/* SPDX-License-Identifier: MIT
**
** The linear program, by GLPK's dual simplex with rows made as they are violated. Doubles throughout: what comes out is
** a proposal.
*/
#include "proofs/prove/entropy/shannon_parts.h"
#include "numerics/base/alloc.h"

#include <glpk.h>
#include <math.h>
#include <stdlib.h>

size_t basic_parts(const basic_t *b, varset_t set[4], int c[4])
{
    size_t k = 0;
    set[k] = b->S, c[k++] = 1;
    if (b->mono) {
        if (b->T) set[k] = b->T, c[k++] = -1;
        return k;
    }
    set[k] = b->T, c[k++] = 1;
    set[k] = b->S | b->T, c[k++] = -1;
    if (b->S & b->T) set[k] = b->S & b->T, c[k++] = -1;
    return k;
}

/* Violated by less than this is not violated; an optimum above -OPTIMUM_ZERO is 0. */
static const double VIOLATED = 1e-7, OPTIMUM_ZERO = 1e-7, DUAL_ZERO = 1e-8;

typedef struct { basic_t b; double by; } violation_t;

typedef struct {
    glp_prob *P;
    const family_sets_t *F;
    size_t facts;
    size_t rows, room; /* basic inequalities so far: rows facts + 1 .. facts + rows */
    basic_t *row;
    double *h;         /* the present optimum, by column; h[0] = 0 */
    violation_t *found;
    size_t found_room;
} program_t;

static void set_row(program_t *p, int at, const entropy_form_t *f, const double *also, int column)
{
    int *index = alloc_array(f->n + 2, sizeof *index), k = 0;
    double *value = alloc_array(f->n + 2, sizeof *value);
    for (size_t i = 0; i < f->n; i++) {
        if (mpq_sgn(f->part[i].c) == 0) continue;
        index[++k] = (int)family_column(p->F, f->part[i].set);
        value[k] = mpq_get_d(f->part[i].c);
    }
    if (*also != 0) index[++k] = column, value[k] = *also;
    glp_set_mat_row(p->P, at, k, index, value);
    free(index);
    free(value);
}

/* Constants multiply a last unknown in [0,1], 1 where it matters, so that the cone stays one. */
static void program_start(program_t *p, const family_sets_t *F, const entropy_form_t *f, const entropy_fact_t *given,
                          size_t n)
{
    int last = (int)F->n + 1;
    bool constants = mpq_sgn(f->constant) != 0;
    *p = (program_t){ .P = glp_create_prob(), .F = F, .facts = n, .h = alloc_array(F->n + 2, sizeof(double)) };
    for (size_t j = 0; j < n; j++) constants |= mpq_sgn(given[j].form->constant) != 0;
    glp_set_obj_dir(p->P, GLP_MIN);
    glp_add_cols(p->P, last);
    for (size_t i = 0; i < F->n; i++) {
        bool atom = entropy_is_atom(F->at[i]);
        mpq_srcptr c = entropy_coefficient(f, F->at[i]);
        glp_set_col_bnds(p->P, (int)i + 1, GLP_DB, atom ? -1 : 0, 1);
        glp_set_obj_coef(p->P, (int)i + 1, c ? mpq_get_d(c) : 0);
    }
    glp_set_col_bnds(p->P, last, constants ? GLP_DB : GLP_FX, 0, constants);
    glp_set_obj_coef(p->P, last, mpq_get_d(f->constant));
    if (n) glp_add_rows(p->P, (int)n);
    for (size_t j = 0; j < n; j++) {
        double c = mpq_get_d(given[j].form->constant);
        glp_set_row_bnds(p->P, (int)j + 1, given[j].equality ? GLP_FX : GLP_LO, 0, 0);
        set_row(p, (int)j + 1, given[j].form, &c, last);
    }
}

static void program_end(program_t *p)
{
    glp_delete_prob(p->P);
    free(p->row);
    free(p->h);
    free(p->found);
}

static double h_of(const program_t *p, varset_t S) { return p->h[S ? p->F->column[S] : 0]; }

static void found(program_t *p, size_t *k, basic_t b, double value)
{
    if (value >= -VIOLATED) return;
    if (*k == p->found_room) {
        p->found_room = 2 * p->found_room + 1024;
        p->found = alloc_wider(p->found, p->found_room * sizeof *p->found);
    }
    p->found[(*k)++] = (violation_t){ b, value };
}

/* The basic inequalities within the family that the present optimum violates. */
static size_t violations(program_t *p)
{
    const family_sets_t *F = p->F;
    size_t k = 0;
    for (size_t i = 0; i < F->n; i++) {
        varset_t S = F->at[i];
        double hS = h_of(p, entropy_is_atom(S) ? 0 : S);
        if (entropy_is_atom(S)) continue;
        for (size_t j = 0; j < F->n; j++) {
            varset_t T = F->at[j], meet = S & T, join = S | T;
            if (i == j || entropy_is_atom(T)) continue;
            if (meet == T) found(p, &k, (basic_t){ S, T, true }, hS - h_of(p, T));
            else if (i < j && meet != S && F->column[join] && (!meet || F->column[meet]))
                found(p, &k, (basic_t){ S, T, false }, hS + h_of(p, T) - h_of(p, join) - h_of(p, meet));
        }
    }
    return k;
}

static int by_value(const void *a, const void *b)
{
    const violation_t *x = a, *y = b;
    if (x->by != y->by) return x->by < y->by ? -1 : 1;
    if (x->b.S != y->b.S) return x->b.S < y->b.S ? -1 : 1;
    return x->b.T < y->b.T ? -1 : x->b.T > y->b.T;
}

/* The most violated become rows. How many. */
static size_t add_rows(program_t *p, size_t most)
{
    size_t k = violations(p);
    if (k == 0) return 0;
    qsort(p->found, k, sizeof *p->found, by_value);
    if (k > most) k = most;
    int first = glp_add_rows(p->P, (int)k);
    if (p->rows + k > p->room) {
        p->room = 2 * (p->rows + k);
        p->row = alloc_wider(p->row, p->room * sizeof *p->row);
    }
    for (size_t r = 0; r < k; r++) {
        varset_t set[4];
        int c[4], index[5];
        double value[5];
        size_t parts = basic_parts(&p->found[r].b, set, c);
        for (size_t i = 0; i < parts; i++) index[i + 1] = (int)p->F->column[set[i]], value[i + 1] = c[i];
        glp_set_row_bnds(p->P, first + (int)r, GLP_LO, 0, 0);
        glp_set_mat_row(p->P, first + (int)r, (int)parts, index, value);
        p->row[p->rows++] = p->found[r].b;
    }
    return k;
}

static void keep(actives_t *out, active_t a)
{
    if (out->n == out->room) {
        out->room = 2 * out->room + 64;
        out->at = alloc_wider(out->at, out->room * sizeof *out->at);
    }
    out->at[out->n++] = a;
}

static void take_actives(actives_t *out, const program_t *p)
{
    out->n = 0;
    for (size_t j = 0; j < p->facts; j++) {
        double y = glp_get_row_dual(p->P, (int)j + 1);
        if (fabs(y) > DUAL_ZERO) keep(out, (active_t){ .kind = STEP_GIVEN, .given = j, .y = y });
    }
    for (size_t r = 0; r < p->rows; r++) {
        double y = glp_get_row_dual(p->P, (int)(p->facts + r) + 1);
        if (y > DUAL_ZERO)
            keep(out,
                 (active_t){ .kind = p->row[r].mono ? STEP_ENTROPY : STEP_INFORMATION, .basic = p->row[r], .y = y });
    }
    for (size_t i = 0; i < p->F->n; i++) {
        double y = glp_get_col_dual(p->P, (int)i + 1);
        if (y > DUAL_ZERO && !entropy_is_atom(p->F->at[i]))
            keep(out, (active_t){ .kind = STEP_ENTROPY, .basic = { p->F->at[i], 0, true }, .y = y });
    }
}

/* The simplex method goes on from where it stopped, a few thousand steps at a time. False past the deadline. */
static bool solve(program_t *p, const glp_smcp *how, deadline_t until)
{
    while (glp_simplex(p->P, how) == GLP_EITLIM)
        if (deadline_past(until)) return false;
    return true;
}

bool shannon_optimum(actives_t *out, const family_sets_t *F, const entropy_form_t *f, const entropy_fact_t *given,
                     size_t n, deadline_t until)
{
    program_t p;
    glp_smcp how;
    double least;
    bool solved;
    glp_term_out(GLP_OFF);
    glp_init_smcp(&how);
    how.msg_lev = GLP_MSG_OFF;
    how.meth = GLP_DUALP;
    how.it_lim = 2000;
    program_start(&p, F, f, given, n);
    do {
        solved = solve(&p, &how, until) && !deadline_past(until);
        least = glp_get_obj_val(p.P);
        for (size_t i = 1; i <= F->n; i++) p.h[i] = glp_get_col_prim(p.P, (int)i);
    } while (solved && least < -1e-9 && add_rows(&p, 200 + F->n));
    bool zero = solved && least > -OPTIMUM_ZERO;
    if (zero) take_actives(out, &p);
    program_end(&p);
    return zero;
}
