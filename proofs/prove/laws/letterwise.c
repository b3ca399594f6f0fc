/* SPDX-License-Identifier: MIT
**
** letterwise -- multipliers with which the slack of a claim is a sum of what is >= 0 at each letter
** (docs/certificates.md, section 6.1).
**
** With S the slack in values v, a value i has the multiplier l_i = dS/dv_i, and the laws share what is left, S - sum of
** l_i v_i: so that the function at a letter touches 0 where the entries are equal, or where one is 0 or infinite; or
** one law takes it all.
*/
#include "proofs/engine/json.h"
#include "proofs/prove/laws/claim_laws.h"
#include "proofs/prove/deadline.h"

/* How the laws share: all 0; of two laws, what the first takes. */
typedef enum {
    SHARE_NONE,
    SHARE_CONTACT,
    SHARE_NOTHING,
    SHARE_ALL,
    SHARE_HALF,
    SHARE_AT_ZERO,
    SHARE_AT_INFINITY,
    SHARES
} share_t;

/* Entries are names in (0,inf), one of them 1 where all is homogeneous; the squares of such; names in (0,1). */
typedef enum { ENTRIES_PLAIN, ENTRIES_SQUARES, ENTRIES_UNIT } entries_kind_t;
static const char *const entries_name[] = { "plain", "squares", "unit" };

typedef struct {
    laws_t *r;
    const form_t *times[VALUES_MAX], *weight[LAWS_READ_MAX];
    domain_t B;                 /* values, numbers, entries */
    law_entries_t e;
    unsigned entry[LAWS_READ_MAX];
    bool one;                   /* the entry of the law `unit` is 1 */
    unsigned unit;
    int most, least;            /* the value that is a greatest entry, a least one; -1 */
    bool rooted;                /* what is left is looked at in the roots of the values */
} way_t;

static const form_t *rest(const way_t *T)
{
    const laws_t *r = T->r;
    const form_t *f = r->slack;
    for (unsigned k = 0; k < r->values; k++)
        f = form_sub(r->R, f, form_mul(r->R, T->times[k], form_name(r->R, r->value[k].name)));
    return f;
}

/* sum of l_i g_i, without what the laws take. */
static const form_t *sums(laws_t *r, const void *what)
{
    const way_t *T = what;
    const form_t *f = form_integer(r->R, 0);
    for (unsigned k = 0; k < r->values; k++)
        if (T->times[k] && !form_is_zero(r->R, T->times[k]))
            f = form_add(r->R, f, form_mul(r->R, T->times[k], laws_summand(r, &r->value[k], &T->e)));
    return f;
}

static const form_t *at_letter(laws_t *r, const void *what)
{
    const way_t *T = what;
    const form_t *f = sums(r, what);
    for (unsigned k = 0; k < r->laws; k++) f = form_add(r->R, f, form_mul(r->R, T->weight[k], T->e.at[k]));
    return f;
}

/* --- shares ------------------------------------------------------------------------------------------------------- */

/* G with all entries 1. */
static const form_t *at_ones(const way_t *T, const form_t *G)
{
    domain_t W = T->B;
    for (unsigned k = 0; k < T->r->laws; k++) {
        if (T->one && k == T->unit) continue;
        W.on[T->entry[k]] = false;
        G = G ? form_put(T->r->R, G, T->entry[k], form_integer(T->r->R, 1), &W, false) : NULL;
    }
    return G;
}

/* -lim G/t at infinity. */
static const form_t *at_infinity(const way_t *T, const form_t *G)
{
    algebra_t *R = T->r->R;
    domain_t W = T->B, U;
    mpq_ptr zero = arena_mpq(T->r->A, 1);
    unsigned t = T->entry[0];
    W.on[t] = false;
    int u = laws_name(T->r, &W, "uu", zero, NULL);
    if (u < 0 || !G) return NULL;
    const form_t *x = form_name(R, (unsigned)u), *g = form_put(R, G, t, form_div(R, form_integer(R, 1), x), &W, false);
    g = g ? form_mul(R, g, T->e.root[0] ? form_mul(R, x, x) : x) : NULL;
    U = W;
    U.on[u] = false;
    return g ? form_neg(R, form_put(R, g, (unsigned)u, form_integer(R, 0), &U, true)) : NULL;
}

/* The first law's derivative where entries are 1, per entry. */
static const form_t *touching(const way_t *T, const form_t *G, unsigned k)
{
    algebra_t *R = T->r->R;
    const form_t *d = G ? at_ones(T, form_derivative(R, G, T->entry[k])) : NULL;
    return form_neg(R, T->e.root[k] ? form_div(R, d, form_integer(R, 2)) : d);
}

/* What the laws take; false: not of this way. */
static bool share(way_t *T, share_t how)
{
    laws_t *r = T->r;
    algebra_t *R = r->R;
    const form_t *all = rest(T), *zero = form_integer(R, 0), *a = NULL, *G;
    domain_t W = T->B;
    for (unsigned k = 0; k < LAWS_READ_MAX; k++) T->weight[k] = zero;
    if (how == SHARE_NONE) return true;
    if (r->laws == 1) { T->weight[0] = all; return how == SHARE_ALL && all; }
    r->absolutes = 0;
    G = sums(r, T);
    if (how == SHARE_CONTACT) {
        for (unsigned k = 0; k < r->laws; k++) {
            if (k == T->unit) continue;
            if (!T->one || !(T->weight[k] = touching(T, G, k))) return false;
            all = form_sub(R, all, T->weight[k]);
        }
        T->weight[T->unit] = all;
        return all;
    }
    if (r->laws > 2 && how == SHARE_NOTHING) {
        T->weight[r->laws - 1] = all;
        return all;
    }
    if (r->laws != 2) return false;
    if (how == SHARE_NOTHING) a = zero;
    else if (how == SHARE_ALL) a = all;
    else if (how == SHARE_HALF) a = form_div(R, all, form_integer(R, 2));
    else if (!T->one) return false;
    else if (how == SHARE_AT_INFINITY) a = at_infinity(T, G);
    else {
        W.on[T->entry[0]] = false;
        const form_t *x = G ? form_put(R, G, T->entry[0], zero, &W, true) : NULL;
        a = x ? form_add(R, x, all) : NULL;
    }
    T->weight[0] = a;
    T->weight[1] = form_sub(R, all, a);
    return T->weight[1];
}

/* --- one way ------------------------------------------------------------------------------------------------------ */

/* Names for the entries. */
static bool entries(way_t *T, entries_kind_t how)
{
    laws_t *r = T->r;
    bool squares = how == ENTRIES_SQUARES;
    mpq_ptr zero = arena_mpq(r->A, 2);
    mpq_set_ui(zero + 1, 1, 1);
    for (unsigned k = 0; k < r->laws; k++) {
        bool one = T->one && k == T->unit;
        int v = one ? -1 : laws_name(r, &T->B, squares ? "x" : "t", zero, how == ENTRIES_UNIT ? zero + 1 : NULL);
        if (v < 0 && !one) return false;
        const form_t *x = one ? form_integer(r->R, 1) : form_name(r->R, (unsigned)v);
        T->entry[k] = one ? 0 : (unsigned)v;
        T->e.at[k] = squares ? form_mul(r->R, x, x) : x;
        if (squares || one) T->e.root[k] = x;
    }
    r->B = T->B;
    return true;
}

/* l_i = dS/dv_i; of a greatest or least entry 0. */
static bool multipliers(way_t *T)
{
    laws_t *r = T->r;
    T->most = T->least = -1;
    for (unsigned k = 0; k < r->values; k++) {
        bool extreme = r->value[k].kind == VALUE_MOST || r->value[k].kind == VALUE_LEAST || r->value[k].image;
        if (r->value[k].kind == VALUE_MOST) T->most = (int)k;
        if (r->value[k].kind == VALUE_LEAST) T->least = (int)k;
        T->times[k] = extreme ? form_integer(r->R, 0) : form_derivative(r->R, r->slack, r->value[k].name);
        if (!T->times[k]) return false;
    }
    return true;
}

/* Where S = X - k sqrt(v), the multiplier of v is that where S is 0: sqrt(v) = X/k, and dS/dv = -k^2/(2 X). False: of
** no value. */
static bool at_root(way_t *T)
{
    laws_t *r = T->r;
    algebra_t *R = r->R;
    bool any = false;
    for (unsigned i = 0; i < r->laws; i++) T->weight[i] = form_integer(R, 0);
    for (unsigned i = 0; i < r->values; i++) {
        unsigned v = r->value[i].name;
        const form_t *root = form_sqrt(R, form_name(R, v), &r->B);
        if (!form_has(R, T->times[i], v)) continue;
        const form_t *k = form_mul(R, form_mul(R, form_integer(R, -2), root), T->times[i]);
        const form_t *X = k ? form_add(R, r->slack, form_mul(R, k, root)) : NULL;
        if (!X || form_has(R, k, v) || form_has(R, X, v) || form_sign(R, k, &r->B) <= 0 || form_is_zero(R, X)) continue;
        T->times[i] = form_neg(R, form_div(R, form_mul(R, k, k), form_mul(R, form_integer(R, 2), X)));
        any = true;
    }
    return any;
}

/* Each multiplier where its value is the greatest entry m, and the law takes what makes the function 0 at m. */
static bool at_most(way_t *T)
{
    laws_t *r = T->r;
    algebra_t *R = r->R;
    if (T->most < 0 || r->laws != 1) return false;
    const form_t *m = form_name(R, r->value[T->most].name), *G;
    for (unsigned k = 0; k < r->values; k++) {
        domain_t W = r->B;
        W.on[r->value[k].name] = false;
        if ((int)k != T->most && form_has(R, T->times[k], r->value[k].name))
            T->times[k] = form_put(R, T->times[k], r->value[k].name, m, &W, false);
        if (!T->times[k]) return false;
    }
    domain_t W = T->B;
    W.on[T->entry[0]] = false;
    G = sums(r, T);
    const form_t *at = G ? form_put(R, G, T->entry[0], m, &W, false) : NULL;
    T->weight[0] = form_neg(R, form_div(R, at, m));
    return T->weight[0];
}

/* Sums of divergences, or what satisfies Euler's equation: of degree 1 in the entries. */
static bool homogeneous(const way_t *T)
{
    laws_t *r = T->r;
    way_t own = *T;
    bool divergences = true;
    const form_t *F, *all = form_integer(r->R, 0);
    for (unsigned k = 0; k < r->values; k++) divergences = divergences && r->value[k].kind <= VALUE_LC;
    if (r->laws < 2 || divergences) return r->laws > 1;
    domain_t before = r->B;
    own.one = false;
    r->absolutes = 0;
    F = entries(&own, ENTRIES_PLAIN) ? sums(r, &own) : NULL;
    for (unsigned k = 0; F && k < r->laws; k++)
        all = form_add(r->R, all, form_mul(r->R, own.e.at[k], form_derivative(r->R, F, own.entry[k])));
    r->B = before;
    return F && all && !r->absolutes && form_equal(r->R, F, all);
}

static const char *text(const laws_t *r, const form_t *f) { return written_text(r->A, r->R, written_of_form(r->R, f)); }

/* Of each box. */
static deadline_t box_time(deadline_t whole) { return deadline_part(whole, 0.2); }

/* In the roots of the values, names that are written so: v = (sqrt v)^2. */
static json_t *rooted_box(laws_t *r, const domain_t *B, const form_t *f, deadline_t until)
{
    domain_t W = *B;
    mpq_ptr zero = arena_mpq(r->A, 1);
    for (unsigned k = 0; k < r->values && f; k++) {
        unsigned v = r->value[k].name;
        if (!form_has(r->R, f, v)) continue;
        int w = algebra_name(r->R, arena_printf(r->A, "sqrt(%s)", r->R->name[v]));
        if (w < 0) return NULL;
        W.on[v] = false;
        W.on[w] = true;
        W.lo[w] = zero;
        f = form_put(r->R, f, v, form_power(r->R, form_name(r->R, (unsigned)w), 2), &W, false);
    }
    return f ? laws_box_of(r, &W, f, box_time(until)) : NULL;
}

/* The law whose greatest or least entry is this value. */
static unsigned law_of(const laws_t *r, const law_value_t *v)
{
    unsigned k = 0;
    while (k + 1 < r->laws && r->law[k] != (unsigned)v->a->at) k++;
    return k;
}

static json_t *letter_box(way_t *T, deadline_t until)
{
    laws_t *r = T->r;
    if (T->rooted) return rooted_box(r, &T->B, at_letter(r, T), until);
    json_t *box = laws_box(r, &T->B, at_letter, T, box_time(until));
    for (unsigned least = 0; least < 2 && !box && !T->one; least++) {
        int v = least ? T->least : T->most;
        unsigned k = v < 0 ? 0 : law_of(r, &r->value[v]), of = v < 0 ? 0 : r->value[v].name;
        if (v < 0 || T->e.root[k]) continue;
        box = laws_box_below(r, &T->B, at_letter(r, T), least ? of : T->entry[k], least ? T->entry[k] : of,
                             box_time(until));
    }
    return box;
}

/* Behind a channel a divergence is at most what it is in front: the orders of values, each with the first in front
** of its kind that is left. */
static unsigned behind(unsigned (*pair)[2], const laws_t *r, const form_t *f)
{
    unsigned n = 0, taken = 0;
    for (unsigned i = 0; i < r->values; i++) {
        unsigned k = 0;
        if (!r->value[i].image || !form_has(r->R, f, r->value[i].name)) continue;
        while (k < r->values && (taken >> k & 1 || r->value[k].image || r->value[k].kind != r->value[i].kind)) k++;
        if (k == r->values) continue;
        taken |= 1u << k;
        pair[n][0] = r->value[i].name;
        pair[n++][1] = r->value[k].name;
    }
    return n;
}

static json_t *sides_box(laws_t *r, const domain_t *B, const form_t *f, deadline_t until)
{
    unsigned pair[VALUES_MAX][2];
    json_t *box = laws_box_of(r, B, f, box_time(until));
    return box || !f ? box : laws_box_ordered(r, B, f, pair, behind(pair, r, f), box_time(until));
}

static json_t *written(way_t *T, entries_kind_t how, json_t *sides, json_t *letter)
{
    laws_t *r = T->r;
    json_t *times = json_made(json_array()), *laws = json_made(json_array());
    for (unsigned k = 0; k < r->values; k++) json_add(times, json_string(text(r, T->times[k])));
    for (unsigned k = 0; k < r->laws; k++) {
        bool one = T->one && k == T->unit;
        json_add(laws, json_pack("[s,s,s]", r->L->setting.law[r->law[k]].name, one ? "1" : r->R->name[T->entry[k]],
                                 text(r, T->weight[k])));
    }
    json_t *proof = json_made(json_pack("{s:o,s:o,s:o,s:s,s:o,s:o}", "values", laws_values(r), "times", times, "laws",
                                        laws, "entries", entries_name[how], "sides", sides, "letter", letter));
    laws_add_members(r, proof);
    return proof;
}

/* An equation has nothing to spare: the tree is ["zero"], in each case of absolute values. */
static bool is_zero(const json_t *box)
{
    const json_t *tree = json_object_get(box, "tree"), *first = json_array_get(tree, 0);
    bool zero = json_array_size(tree);
    for (size_t k = 0; k < json_array_size(tree); k++) {
        const char *rule = json_string_value(json_is_array(first) ? json_array_get(json_array_get(tree, k), 0)
                                                                  : json_array_get(tree, k));
        zero = zero && rule && strcmp(rule, "zero") == 0;
    }
    return zero;
}

/* The multipliers and shares of the way `how`; how = SHARES: those of a greatest entry; SHARES + 1: of a root. */
static json_t *one_way(arena_t *A, const compiled_t *C, size_t link, unsigned how, unsigned unit, entries_kind_t kind,
                       deadline_t until)
{
    algebra_t R;
    laws_t *r = ARENA_NEW(A, laws_t);
    way_t T = { .r = r };
    json_t *proof = NULL, *sides = NULL, *letter = NULL;
    if (!algebra_start(&R, A)) return NULL;
    if (laws_read(r, A, &R, C, link, false) && r->slack) {
        domain_t values = T.B = r->B;
        T.unit = r->laws - 1 - unit;
        bool good = (unit == 0 || (how == SHARE_CONTACT && r->laws > 2 && unit < r->laws)) && multipliers(&T);
        T.one = good && kind != ENTRIES_UNIT && homogeneous(&T);
        T.rooted = how > SHARES;
        for (unsigned k = 0; how == SHARE_NONE && k < r->values; k++) T.times[k] = form_integer(&R, 0);
        good = good && entries(&T, kind) &&
               (how > SHARES    ? at_root(&T)
                : how == SHARES ? at_most(&T)
                                : share(&T, (share_t)how));
        if (good) letter = letter_box(&T, until);
        if (letter && (!r->equality || is_zero(letter))) {
            const form_t *f = rest(&T);
            for (unsigned k = 0; k < r->laws; k++) f = form_sub(&R, f, T.weight[k]);
            sides = (T.rooted ? rooted_box : sides_box)(r, &values, f, until);
        }
        if (sides && (!r->equality || is_zero(sides))) proof = written(&T, kind, sides, letter);
        else json_decref(letter), json_decref(sides);
    }
    algebra_end(&R);
    return proof;
}

json_t *letterwise_prove(arena_t *A, const compiled_t *C, size_t link, deadline_t until)
{
    for (unsigned how = 0; how <= SHARES + 1; how++)
        /* squares; of several laws another whose entry is 1; below 1 */
        for (unsigned k = 0; k < 7 && !deadline_past(until); k++) {
            json_t *proof = one_way(A, C, link, how, k < 6 ? k / 2 : 0, k < 6 ? k % 2 : ENTRIES_UNIT, until);
            if (proof) return proof;
        }
    return NULL;
}
