/* SPDX-License-Identifier: MIT */
#include "tests/support/candidate.h"
#include "tests/support/assert.h"

#include <string.h>

const value_t *candidate_value(const candidate_t *c, const char *name)
{
    for (size_t k = 0; c->params[k].name; k++)
        if (strcmp(c->params[k].name, name) == 0) return &c->value[k];
    cr_assert_fail("no parameter %s", name);
    return NULL;
}

mpq_srcptr candidate_number(const candidate_t *c, const char *name) { return candidate_value(c, name)->at; }

const pmf_t *candidate_law(const candidate_t *c, const char *name)
{
    const value_t *v = candidate_value(c, name);
    return pmf_reshape(pmf_make(c->home, v->cells, v->at), v->rank, v->dim);
}

const chan_t *candidate_channel(const candidate_t *c, const char *name)
{
    const value_t *v = candidate_value(c, name);
    size_t ny = v->dim[v->rank - 1];
    return chan_make(c->home, v->cells / ny, ny, v->at, NULL);
}

size_t candidate_index(const candidate_t *c, const char *name, size_t cell)
{
    return mpz_get_ui(mpq_numref(candidate_value(c, name)->at + cell));
}

void candidate_set_number(candidate_t *c, const char *name, mpq_srcptr q)
{
    mpq_set(candidate_table(c, name, 0, NULL), q);
}

void candidate_set_ratio(candidate_t *c, const char *name, long a, long b)
{
    mpq_ptr q = candidate_table(c, name, 0, NULL);
    mpq_set_si(q, a, (unsigned long)b);
    mpq_canonicalize(q);
}

void candidate_set_law(candidate_t *c, const char *name, const pmf_t *p)
{
    mpq_ptr at = candidate_table(c, name, p->axes, p->dim);
    for (size_t i = 0; i < p->cells; i++) pmf_prob(at + i, p, i);
}

static void copy_channel(mpq_ptr at, const chan_t *W)
{
    for (size_t x = 0; x < W->nx; x++)
        for (size_t y = 0; y < W->ny; y++) chan_prob(at + x * W->ny + y, W, x, y);
}

void candidate_set_channel(candidate_t *c, const char *name, const chan_t *W)
{
    copy_channel(candidate_table(c, name, 2, (size_t[]){ W->nx, W->ny }), W);
}

void candidate_set_channels(candidate_t *c, const char *name, size_t n, const chan_t *const *W)
{
    mpq_ptr at = candidate_table(c, name, 3, (size_t[]){ n, W[0]->nx, W[0]->ny });
    for (size_t k = 0; k < n; k++) copy_channel(at + k * W[0]->nx * W[0]->ny, W[k]);
}
