/* SPDX-License-Identifier: MIT
**
** Is a candidate well formed? What is wrong is said with the indices it concerns.
*/
#include "proofs/engine/candidate.h"
#include "numerics/base/rat.h"

#include <stdlib.h>
#include <string.h>

/* Not negative, of sum 1? */
static bool is_law(mpq_srcptr at, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (mpq_sgn(at + i) < 0) return false;
    return rat_sum_is_one(at, n);
}

/* ["candidate", name, i, j, ...]: the way to cell `cell` of the axes before `rank`. */
static json_t *way(const param_t *p, const value_t *v, unsigned rank, size_t cell)
{
    json_t *where = json_pack("[s,s]", "candidate", p->name);
    size_t index[VALUE_AXES_MAX];
    for (unsigned k = rank; k-- > 0; cell /= v->dim[k]) index[k] = cell % v->dim[k];
    for (unsigned k = 0; k < rank; k++) json_add(where, json_integer((json_int_t)index[k]));
    return where;
}

/* What of at[0..n), in "NAME row 2", is against a law: a negative entry, or else the sum. */
static void say_no_law(const param_t *p, const char *row, mpq_srcptr at, size_t n, fault_t *fault)
{
    mpq_t sum;
    mpq_init(sum);
    size_t i = 0;
    for (; i < n && mpq_sgn(at + i) >= 0; i++) rat_add(sum, sum, at + i);
    char *q = rat_print(i < n ? at + i : sum);
    if (i < n) fault_set(fault, "%s%s: entry %zu is %.60s, expected a probability", p->name, row, i, q);
    else fault_set(fault, "%s%s sums to %.60s, expected 1", p->name, row, q);
    free(q);
    mpq_clear(sum);
}

static bool check_laws(const param_t *p, const value_t *v, fault_t *fault, json_t **where)
{
    unsigned before = p->kind == PARAM_JOINT ? 0 : v->rank - 1;
    size_t n = before == v->rank - 1 ? v->dim[v->rank - 1] : v->cells, r = 0;
    while (r < v->cells / n && is_law(v->at + r * n, n)) r++;
    if (r == v->cells / n) return true;
    char row[120] = "", *end = row;
    json_t *path = way(p, v, before, r);
    for (size_t k = 2; k < json_array_size(path); k++)
        end += snprintf(end, (size_t)(row + sizeof row - end), "%s%lld", k == 2 ? " row " : ",",
                        (long long)json_integer_value(json_array_get(path, k)));
    say_no_law(p, row, v->at + r * n, n, fault);
    if (where) *where = path;
    else json_decref(path);
    return false;
}

static bool check_indices(const candidate_t *c, const param_t *p, const value_t *v, fault_t *fault, json_t **where)
{
    size_t n = candidate_dim(c, p->below);
    for (size_t i = 0; i < v->cells; i++) {
        mpq_srcptr q = v->at + i;
        if (mpz_cmp_ui(mpq_denref(q), 1) == 0 && mpq_sgn(q) >= 0 && mpz_cmp_ui(mpq_numref(q), n) < 0) continue;
        if (where) *where = way(p, v, v->rank, i);
        char *text = rat_print(q);
        fault_set(fault, "%s: entry %.60s, expected an integer from 0 to %zu", p->name, text, n - 1);
        free(text);
        return false;
    }
    return true;
}

/* Every axis letter has one length. */
static bool check_axes(const candidate_t *c, fault_t *fault, json_t **where)
{
    size_t length[128] = { 0 };
    const char *first[128];
    for (size_t k = 0; c->params[k].name; k++) {
        const param_t *p = &c->params[k];
        for (unsigned a = 0; a < c->value[k].rank; a++) {
            unsigned char letter = (unsigned char)p->axes[a] & 127;
            size_t n = c->value[k].dim[a];
            if (!length[letter]) { length[letter] = n; first[letter] = p->name; }
            if (length[letter] == n) continue;
            if (where) *where = json_pack("[s,s]", "candidate", p->name);
            return fault_set(fault, "%s: %zu entries along axis %c, expected %zu as in %s", p->name, n, letter,
                             length[letter], first[letter]);
        }
    }
    return true;
}

bool candidate_check(const candidate_t *c, fault_t *fault, json_t **where)
{
    if (where) *where = NULL;
    for (size_t k = 0; c->params[k].name; k++) {
        const param_t *p = &c->params[k];
        if (c->value[k].at && c->value[k].cells && c->value[k].rank == strlen(p->axes)) continue;
        if (where) *where = json_pack("[s]", "candidate");
        return fault_set(fault, "%s is missing or has another shape", p->name);
    }
    if (!check_axes(c, fault, where)) return false;
    for (size_t k = 0; c->params[k].name; k++) {
        const param_t *p = &c->params[k];
        bool laws = p->kind == PARAM_LAW || p->kind == PARAM_JOINT;
        if (laws && !check_laws(p, &c->value[k], fault, where)) return false;
        if (p->kind == PARAM_INDEX && !check_indices(c, p, &c->value[k], fault, where)) return false;
    }
    return true;
}
