/* SPDX-License-Identifier: MIT
**
** What a tree needs beside its rules: how arguments of logarithms factor, polynomials written so that their enclosures
** show their signs, names of inverses that differ.
*/
#include "proofs/prove/box/rules.h"
#include "proofs/engine/json.h"

#include <ctype.h>
#include <string.h>

#define CTX R->ctx

enum { LOGS_MAX = 60 };

static void add(json_t *logs, const char *u, json_t *into)
{
    if (json_array_size(logs) < LOGS_MAX) json_add(logs, json_pack("[s,o]", u, into));
    else json_decref(into);
}

static json_t *factors_json(algebra_t *R, const product_t *P, mpq_srcptr c)
{
    arena_t *A = R->home;
    json_t *into = json_made(json_array());
    if (mpq_cmp_ui(c, 1, 1) != 0) json_add(into, json_pack("[s,i]", written_text(A, R, written_rational(A, c)), 1));
    for (unsigned k = 0; k < P->n; k++)
        json_add(into, json_pack("[s,i]", written_text(A, R, written_of_form(R, P->base[k])), P->power[k]));
    return into;
}

/* The checker meets the numerator scaled by one of its coefficients. */
static void add_hint(json_t *logs, algebra_t *R, const hint_t *h)
{
    arena_t *A = R->home;
    mpq_ptr c = arena_mpq(A, 1), size = arena_mpq(A, 1), last = arena_mpq(A, 1);
    add(logs, written_text(A, R, written_of_form(R, h->of)), factors_json(R, &h->into, h->into.c));
    if (!fmpq_mpoly_is_one(h->of->d, CTX)) return;
    fmpq_t q;
    fmpq_init(q);
    for (slong i = 0; i < fmpq_mpoly_length(h->of->n, CTX) && i < 12; i++) {
        fmpq_mpoly_get_term_coeff_fmpq(q, h->of->n, i, CTX);
        fmpq_get_mpq(size, q);
        mpq_abs(size, size);
        if (mpq_cmp_ui(size, 1, 1) == 0 || mpq_equal(size, last)) continue;
        mpq_set(last, size);
        mpq_inv(size, size);
        mpq_mul(c, h->into.c, size);
        add(logs, written_text(A, R, written_of_form(R, form_mul(R, form_rational(R, size), h->of))),
            factors_json(R, &h->into, c));
    }
    fmpq_clear(q);
}

static bool has_new_name(const algebra_t *R, const form_t *f, unsigned declared)
{
    bool has = false;
    for (unsigned v = declared; v < R->names; v++) has = has || form_has(R, f, v);
    return has;
}

static bool defined(algebra_t *R, const hint_t *h, const domain_t *B)
{
    bool good = form_defined(R, h->of, B);
    for (unsigned k = 0; k < h->into.n && good; k++) good = form_defined(R, h->into.base[k], B);
    return good;
}

json_t *box_logs(algebra_t *R, unsigned declared, int name, const domain_t *B)
{
    json_t *logs = json_made(json_array());
    for (unsigned k = 0; k < R->hints; k++) {
        const hint_t *h = &R->hint[k];
        bool mine = name < 0 ? !has_new_name(R, h->of, declared) : form_has(R, h->of, (unsigned)name);
        for (unsigned v = declared; mine && name >= 0 && v < R->names; v++)
            mine = v == (unsigned)name || !form_has(R, h->of, v);
        if (mine && defined(R, h, B)) add_hint(logs, R, h);
    }
    return logs;
}

void box_logs_add_writing(json_t *logs, algebra_t *R, const char *text, const form_t *u, const domain_t *B)
{
    const written_t *x =
        u && fmpq_mpoly_is_one(u->d, CTX) && !fmpq_mpoly_is_fmpq(u->n, CTX) ? written_corners(R, u->n, B) : NULL;
    for (size_t k = 0; k < json_array_size(logs); k++)
        if (strcmp(json_string_value(json_array_get(json_array_get(logs, k), 0)), text) == 0) return;
    if (x && x->kind != WRITTEN_NAME) add(logs, text, json_made(json_pack("[[s,i]]", written_text(R->home, R, x), 1)));
}

/* --- names of inverses -------------------------------------------------------------------------------------------- */

static const char *renamed(arena_t *A, const char *text, const char *name, const char *to)
{
    const char *all = "";
    for (const char *p = text; *p;) {
        size_t n = 0;
        while (isalnum((unsigned char)p[n]) || p[n] == '_' || p[n] == '\'') n++;
        bool own = n == strlen(name) && strncmp(p, name, n) == 0;
        if (n == 0) n = 1;
        all = own ? arena_printf(A, "%s%s", all, to) : arena_printf(A, "%s%.*s", all, (int)n, p);
        p += n;
    }
    return all;
}

static void rename_in(arena_t *A, json_t *j, const char *name, const char *to)
{
    for (size_t k = 0; json_is_array(j) && k < json_array_size(j); k++) {
        json_t *part = json_array_get(j, k);
        if (json_is_string(part)) json_array_set_new(j, k, json_string(renamed(A, json_string_value(part), name, to)));
        else rename_in(A, part, name, to);
    }
}

static void apart(arena_t *A, json_t *j, unsigned *count)
{
    if (!json_is_array(j)) return;
    const char *rule = json_string_value(json_array_get(j, 0)), *name = json_string_value(json_array_get(j, 2));
    if (rule && strcmp(rule, "below") == 0) name = json_string_value(json_array_get(j, 3));
    else if (rule && strcmp(rule, "invert") != 0) rule = NULL;
    if (rule && name) {
        const char *own = arena_printf(A, "%s", name), *to = own;
        for (unsigned k = (*count)++; k; k /= 26) to = arena_printf(A, "%s%c", to, 'a' + (int)(k % 26));
        if (to != own) rename_in(A, j, own, to);
    }
    for (size_t k = 0; k < json_array_size(j); k++) apart(A, json_array_get(j, k), count);
}

json_t *box_names_apart(arena_t *A, json_t *tree)
{
    unsigned count = 0;
    json_t *own = json_made(json_deep_copy(tree));
    json_decref(tree);
    apart(A, own, &count);
    return own;
}
