/* SPDX-License-Identifier: MIT */
#include "proofs/engine/candidate.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

bool fault_set(fault_t *f, const char *format, ...)
{
    va_list ap;
    va_start(ap, format);
    vsnprintf(f->text, sizeof f->text, format, ap);
    va_end(ap);
    return false;
}

candidate_t *candidate_new(arena_t *A, const param_t *params)
{
    candidate_t *c = ARENA_NEW(A, candidate_t);
    c->home = A;
    c->params = params;
    c->value = ARENA_ARRAY(A, value_t, candidate_params(c));
    if (candidate_params(c) <= PARAMS_MAX) return c;
    fprintf(stderr, "lemmata: internal error: more than %d parameters\n", PARAMS_MAX);
    exit(3);
}

size_t candidate_params(const candidate_t *c)
{
    size_t n = 0;
    while (c->params[n].name) n++;
    return n;
}

size_t candidate_dim(const candidate_t *c, char axis)
{
    for (size_t k = 0; c->params[k].name; k++) {
        const char *at = strchr(c->params[k].axes, axis);
        if (at && c->value[k].at) return c->value[k].dim[at - c->params[k].axes];
    }
    return 0;
}

value_t value_part(const value_t *v, size_t i)
{
    value_t p = { .rank = v->rank - 1, .cells = v->cells / v->dim[0] };
    for (unsigned k = 0; k < p.rank; k++) p.dim[k] = v->dim[k + 1];
    p.at = v->at + i * p.cells;
    return p;
}

/* The place of a parameter; a name that the lemma does not declare is a mistake of the program. */
static size_t place(const candidate_t *c, const char *name)
{
    for (size_t k = 0; c->params[k].name; k++)
        if (strcmp(c->params[k].name, name) == 0) return k;
    fprintf(stderr, "lemmata: internal error: no parameter %s\n", name);
    exit(3);
}

mpq_ptr candidate_table(candidate_t *c, const char *name, unsigned rank, const size_t *dim)
{
    value_t *v = &c->value[place(c, name)];
    *v = (value_t){ .rank = rank, .cells = 1 };
    for (unsigned k = 0; k < rank; k++) v->cells *= v->dim[k] = dim[k];
    return v->at = arena_mpq(c->home, v->cells);
}

/* --- weighing ------------------------------------------------------------------------------------------ */

size_t candidate_cells(const candidate_t *c)
{
    size_t cells = 0;
    for (size_t k = 0; c->params[k].name; k++) cells += c->value[k].cells;
    return cells;
}

void candidate_weight(mpz_ptr w, const candidate_t *c)
{
    mpz_set_ui(w, 0);
    for (size_t k = 0; c->params[k].name; k++)
        for (size_t i = 0; i < c->value[k].cells; i++) {
            mpq_srcptr q = c->value[k].at + i;
            if (mpq_sgn(q) < 0) mpz_sub(w, w, mpq_numref(q));
            else mpz_add(w, w, mpq_numref(q));
            mpz_add(w, w, mpq_denref(q));
        }
}

static bool same_value(const value_t *a, const value_t *b)
{
    bool same = a->rank == b->rank && a->cells == b->cells;
    for (unsigned k = 0; same && k < a->rank; k++) same = a->dim[k] == b->dim[k];
    for (size_t k = 0; same && k < a->cells; k++) same = mpq_equal(a->at + k, b->at + k);
    return same;
}

bool candidate_same(const candidate_t *a, const candidate_t *b)
{
    bool same = !a->unmade && !b->unmade;
    for (size_t k = 0; same && a->params[k].name; k++) same = same_value(&a->value[k], &b->value[k]);
    return same;
}
