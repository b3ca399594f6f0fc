/* SPDX-License-Identifier: MIT
**
** Candidates as JSON: numbers are strings, "3/10"; tables are nested arrays in the order of their axes.
*/
#include "proofs/engine/candidate.h"
#include "numerics/base/rat.h"

#include <stdlib.h>
#include <string.h>

static json_t *value_to_json(const value_t *v)
{
    if (v->rank == 0) {
        char *text = rat_print(v->at);
        json_t *s = json_string(text);
        free(text);
        return s;
    }
    json_t *list = json_array();
    for (size_t i = 0; i < v->dim[0]; i++) {
        value_t part = value_part(v, i);
        json_add(list, value_to_json(&part));
    }
    return list;
}

json_t *candidate_to_json(const candidate_t *c)
{
    json_t *object = json_object();
    for (size_t k = 0; c->params[k].name; k++)
        json_put(object, c->params[k].name, value_to_json(&c->value[k]));
    return object;
}

/* A reading in progress: `where` grows as the nesting is entered and shrinks as it is left, so that on a fault
** it names the place. */
typedef struct { value_t *v; fault_t *fault; json_t *where; size_t next; } reading_t;

/* The shape, from the first entry of each level. */
static bool read_shape(reading_t *r, json_t *j, unsigned rank)
{
    size_t cells = 1;
    for (unsigned k = 0; k < rank; k++, j = json_array_get(j, 0)) {
        if (!json_is_array(j)) return fault_set(r->fault, "expected an array, %u deep", rank);
        size_t n = json_array_size(j);
        if (n == 0) return fault_set(r->fault, "an empty array, expected at least one entry");
        cells = n > CANDIDATE_CELLS_MAX ? n : cells * n;
        if (cells > CANDIDATE_CELLS_MAX) return fault_set(r->fault, "more than %d entries", CANDIDATE_CELLS_MAX);
        r->v->dim[k] = n;
    }
    r->v->rank = rank;
    r->v->cells = cells;
    return true;
}

static bool read_number(reading_t *r, json_t *j)
{
    if (!json_is_string(j) && !json_is_integer(j))
        return fault_set(r->fault, "expected a number in quotes, such as \"3/10\"");
    char digits[32];
    snprintf(digits, sizeof digits, "%lld", (long long)json_integer_value(j));
    const char *text = json_is_string(j) ? json_string_value(j) : digits;
    const char *error = rat_read(r->v->at + r->next++, text, json_is_string(j) ? json_string_length(j) : strlen(text));
    return error ? fault_set(r->fault, "%s", error) : true;
}

static bool read_cells(reading_t *r, json_t *j, unsigned level)
{
    if (level == r->v->rank) return read_number(r, j);
    size_t n = r->v->dim[level];
    if (!json_is_array(j) || json_array_size(j) != n)
        return fault_set(r->fault, "%zu entries, expected %zu", json_is_array(j) ? json_array_size(j) : 1, n);
    for (size_t i = 0; i < n; i++) {
        json_add(r->where, json_integer((json_int_t)i));
        if (!read_cells(r, json_array_get(j, i), level + 1)) return false;
        json_array_remove(r->where, json_array_size(r->where) - 1);
    }
    return true;
}

static bool read_param(candidate_t *c, size_t k, json_t *j, fault_t *fault, json_t **where)
{
    const param_t *p = &c->params[k];
    reading_t r = { .v = &c->value[k], .fault = fault, .where = json_pack("[s,s]", "candidate", p->name) };
    bool good = read_shape(&r, j, (unsigned)strlen(p->axes));
    if (good) {
        r.v->at = arena_mpq(c->home, r.v->cells);
        good = read_cells(&r, j, 0);
    }
    if (good) { json_decref(r.where); return true; }
    fault_t cause = *fault;
    fault_set(fault, "%s: %.300s", p->name, cause.text);
    *where = r.where;
    return false;
}

/* Numbers of the object that the lemma does not know are refused too: a misspelt name would be ignored in silence. */
static bool all_known(const param_t *params, json_t *object, fault_t *fault, json_t **where)
{
    const char *name;
    json_t *j;
    json_object_foreach(object, name, j) {
        size_t k = 0;
        while (params[k].name && strcmp(params[k].name, name) != 0) k++;
        if (params[k].name) continue;
        *where = json_pack("[s,s]", "candidate", name);
        return fault_set(fault, "%.100s is no parameter of this lemma (its first is %s)", name, params[0].name);
    }
    return true;
}

candidate_t *candidate_from_json(arena_t *A, const param_t *params, json_t *object, fault_t *fault, json_t **where)
{
    candidate_t *c = candidate_new(A, params);
    *where = NULL;
    for (size_t k = 0; params[k].name; k++) {
        json_t *j = json_object_get(object, params[k].name);
        if (!j) {
            *where = json_pack("[s]", "candidate");
            fault_set(fault, "no parameter %s, expected %s", params[k].name, params[k].what);
            return NULL;
        }
        if (!read_param(c, k, j, fault, where)) return NULL;
    }
    if (!all_known(params, object, fault, where)) return NULL;
    return candidate_check(c, fault, where) ? c : NULL;
}
