/* SPDX-License-Identifier: MIT
**
** moments -- multipliers with which the slack of a claim is a mean of what is not negative at each letter
** (docs/certificates.md, section 6.3).
**
** With S the slack in values v, ways to share it:
**   tangent   a value has the multiplier dS/dv, and the law what is left;
** and of one table f, its mean m, a mean q of f^2 + b f + c0, a mean p of a condition that ends where f = d, with e =
** dS/dp and S0 = S - e p:
**   square    s (f - c)^2, of mean S0, which is -e at f = d: c is the double root of (d - c)^2 S0 + e mean (f - c)^2;
**   chord     s (f - c)^2 where the condition is so, with s c^2 = e, and 2 s c d above it: c the double root of S0 c^2
**             + 2 e (m - d) c - e q;
**   variance  s (f - m)^2, of mean S;
** and of one table f >= 0, its mean m, a mean p of a condition that ends where f = d,
**   line      s f where the condition is so, s d = -dS/dp: Markov's;
** and of one table f in [a,b] with its mean m,
**   ends      each other value v, a mean of g(f), beside v* = the mean of g's chord from a to b: l = dS/dv at v = v*,
**             and l (g - chord) at a letter.
** and of three means, the square of what one is the mean of being the product of the others',
**   cauchy    S = v w - u^2: (w f - u g)^2/w, or, where w = 0, (u f - (1 + v) g/2)^2, of f^2, f g and g^2.
** Where a multiplier divides by a value that may be 0, this is a case of its own.
*/
#include "proofs/prove/laws/moments_way.h"

#include <string.h>

typedef enum { WAY_TANGENT, WAY_SQUARE, WAY_CHORD, WAY_VARIANCE, WAY_ENDS, WAY_CAUCHY, WAY_LINE, WAYS } way_kind_t;

/* S - sum of l v. */
static const form_t *rest(const way_t *W)
{
    const form_t *f = W->slack;
    for (unsigned k = 0; k < W->M->means; k++) f = minus(W, f, times(W, W->times[k], value(W, k)));
    return f;
}

/* --- multipliers -------------------------------------------------------------------------------------------------- */

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
    if (p->linear < 0 || (p->square >= 0 && (!p->b || !p->c0))) return false;
    p->m = value(W, (unsigned)p->linear);
    p->q = p->square < 0 ? NULL : value(W, (unsigned)p->square);
    p->S0 = W->slack;
    if (p->chance < 0) return true;
    p->e = form_derivative(R, W->slack, M->mean[p->chance].name);
    p->S0 = minus(W, W->slack, times(W, p->e, value(W, (unsigned)p->chance)));
    const form_t *u = here(W, M->u[0]), *slope = form_derivative(R, u, p->f);
    p->d = !form_is_zero(R, slope) && !form_has(R, slope, p->f) ? minus(W, form_name(R, p->f), form_div(R, u, slope))
                                                                : NULL;
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
    const form_t *slope = D ? form_derivative(W->R, D, c) : NULL,
                 *bend = slope ? form_derivative(W->R, slope, c) : NULL;
    if (!bend || form_is_zero(W->R, bend) || form_has(W->R, bend, c)) return NULL;
    const form_t *at = put(W, slope, c, number(W, 0), false);
    return at ? form_neg(W->R, form_div(W->R, at, bend)) : NULL;
}

static bool touching(way_t *W)
{
    parts_t p;
    domain_t before = W->r->B;
    if (!parts(&p, W) || p.square < 0 || p.chance < 0 || form_is_zero(W->R, p.e)) return false;
    int name = laws_name(W->r, &W->B, "c", NULL, NULL);
    W->r->B = before;
    if (name < 0) return false;
    const form_t *c = form_name(W->R, (unsigned)name), *apart = minus(W, p.d, c);
    const form_t *D = plus(W, times(W, times(W, apart, apart), p.S0), times(W, p.e, spread(W, &p, c)));
    c = double_root(W, D, (unsigned)name);
    W->B.on[name] = false;
    const form_t *all = c ? spread(W, &p, c) : NULL,
                 *s = all && !form_is_zero(W->R, all) ? form_div(W->R, p.S0, all) : NULL;
    return s && square(W, &p, s, times(W, s, c), times(W, s, times(W, c, c)), number(W, 0));
}

static bool chord(way_t *W)
{
    parts_t p;
    if (!parts(&p, W) || p.square < 0 || p.chance < 0 || form_is_zero(W->R, p.e) || form_is_zero(W->R, p.S0))
        return false;
    const form_t *apart = minus(W, p.m, p.d);
    if (form_is_zero(W->R, apart) || !form_is_zero(W->R, p.b)) return false;
    /* c = -e (m - d)/S0, s = e/c^2 */
    const form_t *sc = form_neg(W->R, form_div(W->R, p.S0, apart)), *s = form_div(W->R, times(W, sc, sc), p.e);
    return square(W, &p, s, sc, number(W, 0), times(W, number(W, 2), times(W, sc, p.d)));
}

static bool variance(way_t *W)
{
    parts_t p;
    if (!parts(&p, W) || p.square < 0 || (p.chance >= 0 && !form_is_zero(W->R, p.e))) return false;
    const form_t *all = spread(W, &p, p.m), *s = form_is_zero(W->R, all) ? NULL : form_div(W->R, p.S0, all);
    return s && square(W, &p, s, times(W, s, p.m), times(W, s, times(W, p.m, p.m)), number(W, 0));
}

/* S - e p - s m is the mean of what is left, s f + e [..] >= 0. */
static bool line(way_t *W)
{
    parts_t p;
    if (!parts(&p, W) || p.square >= 0 || p.chance < 0 || form_is_zero(W->R, p.e) || form_is_zero(W->R, p.d))
        return false;
    W->times[p.chance] = p.e;
    W->times[p.linear] = form_neg(W->R, form_div(W->R, p.e, p.d));
    W->mean = number(W, 0);
    return W->times[p.linear];
}

/* S - sum of l (v - v*), v* = g(a) + slope (m - a). */
static bool ends(way_t *W)
{
    moments_t *M = W->M;
    unsigned f = M->table[0], linear = 0;
    if (M->tables != 1 || M->conditions || M->absolute >= 0 || !W->B.lo[f] || !W->B.hi[f]) return false;
    while (linear < M->means && !form_equal(W->R, summand(W, linear, 0), form_name(W->R, f))) linear++;
    if (linear == M->means) return false;
    const form_t *a = form_rational(W->R, W->B.lo[f]), *b = form_rational(W->R, W->B.hi[f]),
                 *from_a = minus(W, value(W, linear), a);
    W->times[linear] = W->mean = number(W, 0);
    for (unsigned k = 0; k < M->means; k++) {
        if (k == linear) continue;
        const form_t *low = put(W, summand(W, k, 0), f, a, true), *high = put(W, summand(W, k, 0), f, b, true);
        const form_t *slope = form_div(W->R, minus(W, high, low), minus(W, b, a)),
                     *chord = plus(W, low, times(W, slope, from_a));
        const form_t *l = put(W, form_derivative(W->R, W->slack, M->mean[k].name), M->mean[k].name, chord, false);
        W->times[k] = l;
        W->times[linear] = minus(W, W->times[linear], times(W, l, slope));
        W->mean = minus(W, W->mean, times(W, l, minus(W, low, times(W, slope, a))));
    }
    return W->times[linear] && W->mean;
}

/* f^2, f g, g^2 at a letter, of means v, u, w; which is u. */
static bool cauchy(way_t *W)
{
    algebra_t *R = W->R;
    unsigned i = 0;
    if (W->M->means != 3 || W->M->conditions) return false;
    while (i < 3 && !form_equal(R, times(W, summand(W, i, 0), summand(W, i, 0)),
                                times(W, summand(W, (i + 1) % 3, 0), summand(W, (i + 2) % 3, 0))))
        i++;
    if (i == 3) return false;
    unsigned j = (i + 1) % 3, k = (i + 2) % 3;
    if ((int)W->M->mean[j].name == W->end) { j = k; k = (i + 1) % 3; }
    const form_t *u = value(W, i), *v = value(W, j), *w = value(W, k);
    const form_t *half = form_div(R, plus(W, number(W, 1), v), number(W, 2));
    bool at = form_is_zero(R, w);
    W->mean = number(W, 0);
    W->times[j] = at ? times(W, u, u) : w;
    W->times[i] = times(W, number(W, -2), at ? times(W, u, half) : u);
    W->times[k] = at ? times(W, half, half) : form_div(R, times(W, u, u), w);
    return W->times[i] && W->times[j] && W->times[k];
}

/* --- ways --------------------------------------------------------------------------------------------------------- */

static json_t *written(const way_t *W, json_t *sides, json_t *letters)
{
    json_t *list = json_made(json_array());
    for (unsigned k = 0; k < W->M->means; k++) json_add(list, json_string(way_text(W, W->times[k])));
    return json_made(json_pack("{s:o,s:s,s:o,s:o}", "times", list, "mean", way_text(W, W->mean), "sides", sides,
                               "letters", letters));
}

static json_t *with(way_t *W)
{
    const form_t *f = minus(W, rest(W), W->mean);
    json_t *letters = json_made(json_array()), *sides = way_box(W, f);
    for (unsigned which = 0; sides && which < 1u << W->M->conditions; which++) {
        json_t *one = way_letter(W, which);
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
            const form_t *below = form_below(W->R, i < W->M->means ? W->times[i] : W->mean),
                         *at = below ? put(W, below, v, number(W, 0), true) : NULL;
            any = any || (form_has(W->R, below, v) && (!at || form_is_zero(W->R, at)));
        }
        if (any && !W->M->open[v] && W->B.lo[v] && mpq_sgn(W->B.lo[v]) == 0) return (int)v;
    }
    return -1;
}

static json_t *any_way(way_t *W)
{
    static bool (*const ways[WAYS])(way_t *) = { tangent, touching, chord, variance, ends, cauchy, line };
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
        if (there)
            return json_made(json_pack("{s:[s,s],s:o,s:o}", "end", W->R->name[v], "0", "at", there, "inside", found));
        json_decref(found);
        found = NULL;
    }
    return found;
}

static json_t *values(const moments_t *M)
{
    json_t *list = json_made(json_array());
    for (unsigned k = 0; k < M->means; k++)
        json_add(list, json_pack("[s,s]", M->r->R->name[M->mean[k].name], M->mean[k].text));
    return list;
}

json_t *moments_prove(const char **statement, arena_t *A, const compiled_t *C, size_t link, deadline_t until)
{
    algebra_t R;
    laws_t *r = ARENA_NEW(A, laws_t);
    moments_t M;
    json_t *proof = NULL;
    *statement = NULL;
    if (!algebra_start(&R, A)) return NULL;
    if (moments_read(&M, r, A, &R, C, link, true)) {
        *statement = M.statement;
        way_t W = { .M = &M, .r = r, .R = &R, .B = r->B, .end = -1, .slack = M.slack, .until = until };
        json_t *way = M.slack ? any_way(&W) : NULL;
        if (way && M.other) { /* of the other sign, too */
            way_t other = W;
            other.slack = M.other;
            json_t *turned = any_way(&other);
            json_t *both = turned ? json_made(json_pack("[o,o]", way, turned)) : NULL;
            if (!turned) json_decref(way);
            way = both;
        }
        if (way) proof = json_made(json_pack("{s:o,s:o}", "values", values(&M), "way", way));
    }
    algebra_end(&R);
    return proof;
}
