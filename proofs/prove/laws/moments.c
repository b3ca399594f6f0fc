/* SPDX-License-Identifier: MIT
**
** moments -- multipliers with which the slack of a claim is a mean of what is not negative at each letter (docs/certificates.md, section 6.3).
**
** With S the slack in values v, ways to share it:
**   tangent   a value has the multiplier dS/dv, and the law what is left;
** and of one table f, its mean m, a mean q of f^2 + b f + c0, a mean p of a condition that ends where f = d, with e = dS/dp and S0 = S - e p:
**   square    s (f - c)^2, of mean S0, which is -e at f = d: c is the double root of (d - c)^2 S0 + e mean (f - c)^2;
**   chord     s (f - c)^2 where the condition is so, with s c^2 = e, and 2 s c d above it: c the double root of S0 c^2 + 2 e (m - d) c - e q;
**   variance  s (f - m)^2, of mean S;
** and of one table f in [a,b] with its mean m,
**   ends      each other value v, a mean of g(f), beside v* = the mean of g's chord from a to b: l = dS/dv at v = v*, and l (g - chord) at a letter.
** Where a multiplier divides by a value that may be 0, this is a case of its own.
*/
#include "proofs/prove/laws/claim_moments.h"
#include "proofs/engine/json.h"
#include "proofs/prove/deadline.h"

#include <string.h>

typedef enum { WAY_TANGENT, WAY_SQUARE, WAY_CHORD, WAY_VARIANCE, WAY_ENDS, WAYS } way_kind_t;

typedef struct {
    moments_t *M;
    laws_t *r;
    algebra_t *R;
    domain_t B;
    int end;                     /* the value that is 0 here; -1 */
    const form_t *slack;
    const form_t *times[VALUES_MAX], *mean;
    deadline_t until;
} way_t;

static const form_t *number(const way_t *W, long k) { return form_integer(W->R, k); }
static const form_t *times(const way_t *W, const form_t *a, const form_t *b) { return form_mul(W->R, a, b); }
static const form_t *plus(const way_t *W, const form_t *a, const form_t *b) { return form_add(W->R, a, b); }
static const form_t *minus(const way_t *W, const form_t *a, const form_t *b) { return form_sub(W->R, a, b); }

/* f with v = x, x without v. */
static const form_t *put(const way_t *W, const form_t *f, unsigned v, const form_t *x, bool face)
{
    domain_t D = W->B;
    D.on[v] = false;
    return f && x ? form_put(W->R, f, v, x, &D, face) : NULL;
}

/* What is 0 here is 0. */
static const form_t *here(const way_t *W, const form_t *f) { return W->end < 0 ? f : put(W, f, (unsigned)W->end, number(W, 0), true); }
static const form_t *value(const way_t *W, unsigned k) { return here(W, form_name(W->R, W->M->mean[k].name)); }
static const form_t *summand(const way_t *W, unsigned k, unsigned which) { return here(W, moments_summand(W->M, k, which)); }

/* S - sum of l v. */
static const form_t *rest(const way_t *W)
{
    const form_t *f = W->slack;
    for (unsigned k = 0; k < W->M->means; k++) f = minus(W, f, times(W, W->times[k], value(W, k)));
    return f;
}

/* --- multipliers -------------------------------------------------------------------------------------------------------------- */

static bool tangent(way_t *W)
{
    for (unsigned k = 0; k < W->M->means; k++) {
        unsigned name = W->M->mean[k].name;
        W->times[k] = (int)name == W->end ? number(W, 0) : form_derivative(W->R, W->slack, name);
    }
    return (W->mean = rest(W));
}

/* The means of one table f, and of a condition that ends where f = d. */
typedef struct { unsigned f; int linear, square, chance; const form_t *b, *c0, *d, *e, *S0, *m, *q; } parts_t;

static bool parts(parts_t *p, way_t *W)
{
    algebra_t *R = W->R;
    moments_t *M = W->M;
    *p = (parts_t){ .f = M->table[0], .linear = -1, .square = -1, .chance = -1 };
    if (M->tables != 1 || M->conditions > 1 || M->absolute >= 0) return false;
    for (unsigned k = 0; k < M->means; k++) {
        const form_t *g = summand(W, k, 0), *one = summand(W, k, 1), *slope = g ? form_derivative(R, g, p->f) : NULL;
        const form_t *bend = slope ? form_derivative(R, slope, p->f) : NULL;
        if (!bend || !one) return false;
        if (form_is_zero(R, g) && form_equal(R, one, number(W, 1))) p->chance = (int)k;
        else if (form_equal(R, g, form_name(R, p->f))) p->linear = (int)k;
        else if (form_equal(R, bend, number(W, 2)) && form_equal(R, g, one)) {
            p->square = (int)k;
            p->b = put(W, slope, p->f, number(W, 0), false);
            p->c0 = put(W, g, p->f, number(W, 0), false);
        } else return false;
    }
    if (p->linear < 0 || p->square < 0 || !p->b || !p->c0) return false;
    p->m = value(W, (unsigned)p->linear);
    p->q = value(W, (unsigned)p->square);
    p->S0 = W->slack;
    if (p->chance < 0) return true;
    p->e = form_derivative(R, W->slack, M->mean[p->chance].name);
    p->S0 = minus(W, W->slack, times(W, p->e, value(W, (unsigned)p->chance)));
    const form_t *u = here(W, M->u[0]), *slope = form_derivative(R, u, p->f);
    p->d = !form_is_zero(R, slope) && !form_has(R, slope, p->f) ? minus(W, form_name(R, p->f), form_div(R, u, slope)) : NULL;
    return p->d && !form_has(R, p->d, p->f);
}

/* The mean of (f - c)^2. */
static const form_t *spread(const way_t *W, const parts_t *p, const form_t *c)
{
    const form_t *twice = plus(W, times(W, number(W, 2), c), p->b);
    return plus(W, minus(W, p->q, times(W, twice, p->m)), minus(W, times(W, c, c), p->c0));
}

/* s (f - c)^2 + more, s and s c and s c^2 given. */
static bool square(way_t *W, const parts_t *p, const form_t *s, const form_t *sc, const form_t *scc, const form_t *more)
{
    for (unsigned k = 0; k < W->M->means; k++) W->times[k] = number(W, 0);
    W->times[p->square] = s;
    W->times[p->linear] = form_neg(W->R, plus(W, times(W, number(W, 2), sc), times(W, s, p->b)));
    if (p->chance >= 0) W->times[p->chance] = p->e;
    W->mean = plus(W, minus(W, scc, times(W, s, p->c0)), more);
    return W->mean;
}

/* The double root of D, a polynomial of degree 2 in the name c: where D' = 0. */
static const form_t *double_root(const way_t *W, const form_t *D, unsigned c)
{
    const form_t *slope = D ? form_derivative(W->R, D, c) : NULL, *bend = slope ? form_derivative(W->R, slope, c) : NULL;
    if (!bend || form_is_zero(W->R, bend) || form_has(W->R, bend, c)) return NULL;
    const form_t *at = put(W, slope, c, number(W, 0), false);
    return at ? form_neg(W->R, form_div(W->R, at, bend)) : NULL;
}

static bool touching(way_t *W)
{
    parts_t p;
    domain_t before = W->r->B;
    if (!parts(&p, W) || p.chance < 0 || form_is_zero(W->R, p.e)) return false;
    int name = laws_name(W->r, &W->B, "c", NULL, NULL);
    W->r->B = before;
    if (name < 0) return false;
    const form_t *c = form_name(W->R, (unsigned)name), *apart = minus(W, p.d, c);
    const form_t *D = plus(W, times(W, times(W, apart, apart), p.S0), times(W, p.e, spread(W, &p, c)));
    c = double_root(W, D, (unsigned)name);
    W->B.on[name] = false;
    const form_t *all = c ? spread(W, &p, c) : NULL, *s = all && !form_is_zero(W->R, all) ? form_div(W->R, p.S0, all) : NULL;
    return s && square(W, &p, s, times(W, s, c), times(W, s, times(W, c, c)), number(W, 0));
}

static bool chord(way_t *W)
{
    parts_t p;
    if (!parts(&p, W) || p.chance < 0 || form_is_zero(W->R, p.e) || form_is_zero(W->R, p.S0)) return false;
    const form_t *apart = minus(W, p.m, p.d);
    if (form_is_zero(W->R, apart) || !form_is_zero(W->R, p.b)) return false;
    /* c = -e (m - d)/S0, s = e/c^2 */
    const form_t *sc = form_neg(W->R, form_div(W->R, p.S0, apart)), *s = form_div(W->R, times(W, sc, sc), p.e);
    return square(W, &p, s, sc, number(W, 0), times(W, number(W, 2), times(W, sc, p.d)));
}

static bool variance(way_t *W)
{
    parts_t p;
    if (!parts(&p, W) || (p.chance >= 0 && !form_is_zero(W->R, p.e))) return false;
    const form_t *all = spread(W, &p, p.m), *s = form_is_zero(W->R, all) ? NULL : form_div(W->R, p.S0, all);
    return s && square(W, &p, s, times(W, s, p.m), times(W, s, times(W, p.m, p.m)), number(W, 0));
}

/* S - sum of l (v - v*), v* = g(a) + slope (m - a). */
static bool ends(way_t *W)
{
    moments_t *M = W->M;
    unsigned f = M->table[0], linear = 0;
    if (M->tables != 1 || M->conditions || M->absolute >= 0 || !W->B.lo[f] || !W->B.hi[f]) return false;
    while (linear < M->means && !form_equal(W->R, summand(W, linear, 0), form_name(W->R, f))) linear++;
    if (linear == M->means) return false;
    const form_t *a = form_rational(W->R, W->B.lo[f]), *b = form_rational(W->R, W->B.hi[f]), *from_a = minus(W, value(W, linear), a);
    W->times[linear] = W->mean = number(W, 0);
    for (unsigned k = 0; k < M->means; k++) {
        if (k == linear) continue;
        const form_t *low = put(W, summand(W, k, 0), f, a, true), *high = put(W, summand(W, k, 0), f, b, true);
        const form_t *slope = form_div(W->R, minus(W, high, low), minus(W, b, a)), *chord = plus(W, low, times(W, slope, from_a));
        const form_t *l = put(W, form_derivative(W->R, W->slack, M->mean[k].name), M->mean[k].name, chord, false);
        W->times[k] = l;
        W->times[linear] = minus(W, W->times[linear], times(W, l, slope));
        W->mean = minus(W, W->mean, times(W, l, minus(W, low, times(W, slope, a))));
    }
    return W->times[linear] && W->mean;
}

/* --- at a letter -------------------------------------------------------------------------------------------------------------------- */

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
    if (W->M->tables != 1 || !(slope = form_derivative(W->R, u, f)) || form_is_zero(W->R, slope) || form_has(W->R, slope, f)) return NULL;
    const form_t *zero = minus(W, form_name(W->R, f), form_div(W->R, u, slope));
    const form_t *up = put(W, F, f, plus(W, zero, form_div(W->R, z, slope)), false);
    const form_t *down = put(W, F, f, minus(W, zero, form_div(W->R, z, slope)), false);
    return up && down && form_equal(W->R, up, down) ? up : NULL;
}

/* Multipliers that are tried for the condition w >= 0: none; F/w; slopes where w = 0; values where the table is at its lower end. */
static const form_t *multiplier(const way_t *W, const form_t *F, const form_t *w, unsigned how)
{
    algebra_t *R = W->R;
    unsigned f = W->M->table[0];
    const form_t *s = NULL;
    if (how == 0) return number(W, 0);
    if (W->M->absolute >= 0 && form_has(R, w, (unsigned)W->M->absolute)) return how == 1 && (F = in_absolute(W, F)) ? form_div(R, F, w) : NULL;
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
        if (strcmp(rule, rules[k]) == 0) { json_array_set_new(tree, 1, json_made(json_stringn(name, (size_t)(end - name)))); return; }
}

static json_t *box(const way_t *W, const form_t *f)
{
    json_t *found = f ? laws_box_of(W->r, &W->B, f, deadline_part(W->until, 0.1)) : NULL;
    if (found) bare(json_object_get(found, "tree"));
    return found;
}

/* F - s w >= 0, of both signs of the absolute value that stands in it. */
static json_t *letter_box(const way_t *W, const form_t *f)
{
    int z = W->M->absolute;
    if (!f || z < 0 || !form_has(W->R, f, (unsigned)z)) return box(W, f);
    const form_t *u = here(W, W->M->inside);
    json_t *up = box(W, put(W, f, (unsigned)z, u, false)), *down = up ? box(W, put(W, f, (unsigned)z, form_neg(W->R, u), false)) : NULL;
    if (!down) { json_decref(up); return NULL; }
    json_t *both = json_made(json_pack("{s:O,s:[O,O]}", "logs", json_object_get(up, "logs"), "tree", json_object_get(up, "tree"),
        json_object_get(down, "tree")));
    json_array_extend(json_object_get(both, "logs"), json_object_get(down, "logs"));
    json_decref(up);
    json_decref(down);
    return both;
}

static const char *text(const way_t *W, const form_t *f) { return written_text(W->r->A, W->R, written_of_form(W->R, f)); }

/* An absolute value in s w that is not in the function s w: it is met in the terms all the same. */
static bool shows_absolute(const way_t *W, const form_t *s, const form_t *w, const form_t *rest)
{
    int z = W->M->absolute;
    bool stands = z >= 0 && !form_is_zero(W->R, s) && (form_has(W->R, w, (unsigned)z) || form_has(W->R, s, (unsigned)z));
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
        json_t *found = sum && strict && form_is_zero(W->R, sum) ? box(W, sum) : NULL, *by = json_made(json_array());
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
static json_t *letter(const way_t *W, unsigned which)
{
    const form_t *F = W->mean;
    for (unsigned k = 0; k < W->M->means; k++) F = plus(W, F, times(W, W->times[k], summand(W, k, which)));
    if (W->M->conditions > 1) return of_many(W, F, which);
    for (unsigned how = 0; F && how < (W->M->conditions ? 4u : 1u); how++) {
        const form_t *w = W->M->conditions ? known(W, 0, which) : NULL, *s = w ? multiplier(W, F, w, how) : number(W, 0);
        if (!s || (how && form_sign(W->R, s, &W->B) <= 0)) continue;
        const form_t *f = w ? minus(W, F, times(W, s, w)) : F;
        json_t *found = letter_box(W, f);
        if (found && w && shows_absolute(W, s, w, f)) found = doubled(found);
        if (!found) continue;
        json_t *by = json_made(json_array());
        if (w) json_add(by, json_string(text(W, s)));
        return json_made(json_pack("{s:o,s:o}", "by", by, "letter", found));
    }
    return NULL;
}

/* --- ways ------------------------------------------------------------------------------------------------------------------------------ */

static json_t *written(const way_t *W, json_t *sides, json_t *letters)
{
    json_t *list = json_made(json_array());
    for (unsigned k = 0; k < W->M->means; k++) json_add(list, json_string(text(W, W->times[k])));
    return json_made(json_pack("{s:o,s:s,s:o,s:o}", "times", list, "mean", text(W, W->mean), "sides", sides, "letters", letters));
}

static json_t *with(way_t *W)
{
    const form_t *f = minus(W, rest(W), W->mean);
    json_t *letters = json_made(json_array()), *sides = box(W, f);
    for (unsigned which = 0; sides && which < 1u << W->M->conditions; which++) {
        json_t *one = letter(W, which);
        if (one) { json_add(letters, one); continue; }
        json_decref(sides);
        sides = NULL;
    }
    if (sides) return written(W, sides, letters);
    json_decref(letters);
    return NULL;
}

/* A value, not yet at its end, by which a multiplier divides; -1. */
static int divides(const way_t *W)
{
    for (unsigned k = 0; k < W->M->means; k++) {
        unsigned v = W->M->mean[k].name;
        bool any = false;
        for (unsigned i = 0; i <= W->M->means; i++) {
            const form_t *below = form_below(W->R, i < W->M->means ? W->times[i] : W->mean), *at = below ? put(W, below, v, number(W, 0),
                true) : NULL;
            any = any || (form_has(W->R, below, v) && (!at || form_is_zero(W->R, at)));
        }
        if (any && !W->M->open[v] && W->B.lo[v] && mpq_sgn(W->B.lo[v]) == 0) return (int)v;
    }
    return -1;
}

static json_t *any_way(way_t *W)
{
    static bool (*const ways[WAYS])(way_t *) = { tangent, touching, chord, variance, ends };
    json_t *found = NULL;
    for (unsigned k = 0; k < WAYS && !found && !deadline_past(W->until); k++) {
        if (!ways[k](W) || !(found = with(W))) continue;
        int v = divides(W);
        if (v < 0) continue;
        way_t at = *W;
        at.end = v;
        at.B.on[v] = false;
        at.slack = W->end < 0 ? here(&at, W->slack) : NULL;
        json_t *there = at.slack ? any_way(&at) : NULL;
        if (there) return json_made(json_pack("{s:[s,s],s:o,s:o}", "end", W->R->name[v], "0", "at", there, "inside", found));
        json_decref(found);
        found = NULL;
    }
    return found;
}

static json_t *values(const moments_t *M)
{
    json_t *list = json_made(json_array());
    for (unsigned k = 0; k < M->means; k++) json_add(list, json_pack("[s,s]", M->r->R->name[M->mean[k].name], M->mean[k].text));
    return list;
}

json_t *moments_prove(const char **statement, arena_t *A, const compiled_t *C, size_t link, deadline_t until)
{
    algebra_t R;
    laws_t *r = ARENA_NEW(A, laws_t);
    moments_t M;
    json_t *proof = NULL;
    algebra_start(&R, A);
    *statement = NULL;
    if (moments_read(&M, r, A, &R, C, link, true)) {
        *statement = M.statement;
        way_t W = { .M = &M, .r = r, .R = &R, .B = r->B, .end = -1, .slack = M.slack, .until = until };
        json_t *way = M.slack ? any_way(&W) : NULL;
        if (way) proof = json_made(json_pack("{s:o,s:o}", "values", values(&M), "way", way));
    }
    algebra_end(&R);
    return proof;
}
