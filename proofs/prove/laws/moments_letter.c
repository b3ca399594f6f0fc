/* SPDX-License-Identifier: MIT
**
** What a way leaves at a letter, in each case of the conditions: multipliers for what is known to be >= 0 there, boxes,
** cases that no letter is in.
*/
#include "proofs/prove/laws/moments_way.h"

#include <string.h>

/* What is known to be >= 0 in this case. */
static const form_t *known(const way_t *W, unsigned k, unsigned which)
{
    const form_t *u = here(W, W->M->u[k]);
    return which >> k & 1 ? u : form_neg(W->R, u);
}

/* In the name of an absolute value, if F depends on its inside through it alone: the same for |u| = u and |u| = -u. */
static const form_t *in_absolute(const way_t *W, const form_t *F)
{
    const form_t *u = here(W, W->M->inside), *z = form_name(W->R, (unsigned)W->M->absolute), *slope;
    unsigned f = W->M->table[0];
    if (W->M->tables != 1 || !(slope = form_derivative(W->R, u, f)) || form_is_zero(W->R, slope) ||
        form_has(W->R, slope, f))
        return NULL;
    const form_t *zero = minus(W, form_name(W->R, f), form_div(W->R, u, slope));
    const form_t *up = put(W, F, f, plus(W, zero, form_div(W->R, z, slope)), false);
    const form_t *down = put(W, F, f, minus(W, zero, form_div(W->R, z, slope)), false);
    return up && down && form_equal(W->R, up, down) ? up : NULL;
}

/* Multipliers that are tried for the condition w >= 0: none; F/w; slopes where w = 0; values where the table is at its
** lower end. */
static const form_t *multiplier(const way_t *W, const form_t *F, const form_t *w, unsigned how)
{
    algebra_t *R = W->R;
    unsigned f = W->M->table[0];
    const form_t *s = NULL;
    if (how == 0) return number(W, 0);
    if (W->M->absolute >= 0 && form_has(R, w, (unsigned)W->M->absolute))
        return how == 1 && (F = in_absolute(W, F)) ? form_div(R, F, w) : NULL;
    const form_t *slope = form_derivative(R, w, f), *mpq = W->B.lo[f] ? form_rational(R, W->B.lo[f]) : NULL;
    if (how == 1) s = form_div(R, F, w);
    if (how == 2 && !form_is_zero(R, slope) && !form_has(R, slope, f)) {
        const form_t *d = minus(W, form_name(R, f), form_div(R, w, slope));
        s = put(W, form_div(R, form_derivative(R, F, f), slope), f, d, false);
    }
    if (how == 3 && mpq) {
        const form_t *low = put(W, w, f, mpq, true);
        s = low && !form_is_zero(R, low) ? form_div(R, put(W, F, f, mpq, true), low) : NULL;
    }
    return s;
}

/* A rule names a table's entry by the table alone. */
static void bare(json_t *tree)
{
    static const char *const rules[] = { "valley", "bowl", "taylor", "mono", "concave", "split", "invert", "chord" };
    const char *rule = json_string_value(json_array_get(tree, 0)), *name = json_string_value(json_array_get(tree, 1));
    const char *end = name ? strchr(name, '(') : NULL;
    for (size_t k = 0; k < json_array_size(tree); k++) bare(json_array_get(tree, k));
    for (size_t k = 0; rule && end && k < sizeof rules / sizeof *rules; k++)
        if (strcmp(rule, rules[k]) == 0) {
            json_array_set_new(tree, 1, json_made(json_stringn(name, (size_t)(end - name))));
            return;
        }
}

json_t *way_box(const way_t *W, const form_t *f)
{
    json_t *found = f ? laws_box_of(W->r, &W->B, f, deadline_part(W->until, 0.1)) : NULL;
    if (found) bare(json_object_get(found, "tree"));
    return found;
}

/* The tree where the table f is on one side of 0, and its sign that of |f| = f or -f; else no letter is. */
static json_t *half_box(const way_t *W, const form_t *f, bool up)
{
    unsigned table = W->M->table[0];
    way_t half = *W;
    mpq_ptr zero = arena_mpq(W->r->A, 1);
    *(up ? &half.B.lo[table] : &half.B.hi[table]) = zero;
    json_t *box = way_box(&half, f), *empty = json_made(json_pack("[s,i]", "empty", 0)), *tree, *node;
    const char *name = W->R->name[table], *end = strchr(name, '(');
    if (box) {
        tree = json_object_get(box, "tree");
        node = json_made(json_pack("[s,s,s,O,O]", "split", end ? arena_printf(W->r->A, "%.*s", (int)(end - name), name)
                                   : name, "0", up ? empty : tree, up ? tree : empty));
        json_put(box, "tree", node);
    }
    json_decref(empty);
    return box;
}

static bool within(const way_t *W, unsigned f)
{
    return (!W->B.lo[f] || mpq_sgn(W->B.lo[f]) < 0) && (!W->B.hi[f] || mpq_sgn(W->B.hi[f]) > 0);
}

/* F - s w >= 0, of both signs of the absolute value that stands in it. */
static json_t *letter_box(const way_t *W, const form_t *f)
{
    int z = W->M->absolute;
    if (!f || z < 0 || !form_has(W->R, f, (unsigned)z)) return way_box(W, f);
    const form_t *u = here(W, W->M->inside);
    const form_t *plus_u = put(W, f, (unsigned)z, u, false),
                 *minus_u = put(W, f, (unsigned)z, form_neg(W->R, u), false);
    json_t *up = way_box(W, plus_u), *down = up ? way_box(W, minus_u) : NULL;
    bool apart = W->M->tables == 1 && form_equal(W->R, u, form_name(W->R, W->M->table[0]));
    if (!down && apart && within(W, W->M->table[0])) {
        json_decref(up);
        up = half_box(W, plus_u, true);
        down = up ? half_box(W, minus_u, false) : NULL;
    }
    if (!down) { json_decref(up); return NULL; }
    json_t *both = json_made(json_pack("{s:O,s:[O,O]}", "logs", json_object_get(up, "logs"), "tree",
                                       json_object_get(up, "tree"), json_object_get(down, "tree")));
    json_array_extend(json_object_get(both, "logs"), json_object_get(down, "logs"));
    json_decref(up);
    json_decref(down);
    return both;
}

const char *way_text(const way_t *W, const form_t *f) { return written_text(W->r->A, W->R, written_of_form(W->R, f)); }

/* An absolute value in s w that is not in the function s w: it is met in the terms all the same. */
static bool shows_absolute(const way_t *W, const form_t *s, const form_t *w, const form_t *rest)
{
    int z = W->M->absolute;
    bool stands =
        z >= 0 && !form_is_zero(W->R, s) && (form_has(W->R, w, (unsigned)z) || form_has(W->R, s, (unsigned)z));
    return stands && !form_has(W->R, rest, (unsigned)z);
}

static json_t *doubled(json_t *box)
{
    if (!box) return NULL;
    json_t *tree = json_object_get(box, "tree");
    json_put(box, "tree", json_made(json_pack("[O,O]", tree, tree)));
    return box;
}

/* Is some sum of what is known in this case 0, with one in it that is > 0? */
static json_t *impossible(const way_t *W, unsigned which)
{
    const moments_t *M = W->M;
    for (unsigned set = 1; set < 1u << M->conditions; set++) {
        const form_t *sum = number(W, 0);
        bool strict = false;
        for (unsigned k = 0; k < M->conditions; k++) {
            if (!(set >> k & 1)) continue;
            sum = plus(W, sum, known(W, k, which));
            strict = strict || M->strict[k] == (which >> k & 1);
        }
        json_t *found = sum && strict && form_is_zero(W->R, sum) ? way_box(W, sum) : NULL,
               *by = json_made(json_array());
        for (unsigned k = 0; k < M->conditions; k++) json_add(by, json_string(set >> k & 1 ? "1" : "0"));
        if (found) return json_made(json_pack("{s:o,s:o}", "empty", by, "letter", found));
        json_decref(by);
    }
    return NULL;
}

/* Of more than one condition nothing but that no letter is in the case. */
static json_t *of_many(const way_t *W, const form_t *F, unsigned which)
{
    json_t *by = json_made(json_array()), *found = F ? letter_box(W, F) : NULL;
    for (unsigned k = 0; k < W->M->conditions; k++) json_add(by, json_string("0"));
    if (found) return json_made(json_pack("{s:o,s:o}", "by", by, "letter", found));
    json_decref(by);
    return impossible(W, which);
}

/* One condition, or none. */
json_t *way_letter(const way_t *W, unsigned which)
{
    const form_t *F = W->mean;
    for (unsigned k = 0; k < W->M->means; k++) F = plus(W, F, times(W, W->times[k], summand(W, k, which)));
    if (W->M->conditions > 1) return of_many(W, F, which);
    for (unsigned how = 0; F && how < (W->M->conditions ? 4u : 1u); how++) {
        const form_t *w = W->M->conditions ? known(W, 0, which) : NULL,
                     *s = w ? multiplier(W, F, w, how) : number(W, 0);
        if (!s || (how && form_sign(W->R, s, &W->B) <= 0)) continue;
        const form_t *f = w ? minus(W, F, times(W, s, w)) : F;
        json_t *found = letter_box(W, f);
        if (found && w && shows_absolute(W, s, w, f)) found = doubled(found);
        if (!found) continue;
        json_t *by = json_made(json_array());
        if (w) json_add(by, json_string(way_text(W, s)));
        return json_made(json_pack("{s:o,s:o}", "by", by, "letter", found));
    }
    return NULL;
}
