/* SPDX-License-Identifier: MIT */
#include "proofs/prove/box/rules_parts.h"
#include "proofs/engine/json.h"

#include <ctype.h>
#include <string.h>

#define CTX R->ctx

bool box_late(search_t *S) { return S->late = S->late || deadline_past(S->end); }

static const char *text_of(search_t *S, const written_t *x) { return written_text(S->A, S->R, x); }
static const char *form_text(search_t *S, const form_t *f) { return text_of(S, written_of_form(S->R, f)); }

static unsigned dimension(const search_t *S, const domain_t *B)
{
    unsigned n = 0;
    for (unsigned v = 0; v < S->R->names; v++) n += B->on[v];
    return n;
}

const char *box_rational(arena_t *A, mpq_srcptr q)
{
    char *own = mpq_get_str(NULL, 10, q);
    const char *text = arena_printf(A, "%s", own);
    free(own);
    return text;
}

/* --- factors ------------------------------------------------------------------------------------------------------ */

typedef struct { const form_t *rest; int sign; json_t *known; mpq_ptr c; bool any; } factors_t;

static void take_known(json_t *known, search_t *S, const written_t *g, int k)
{
    json_add(known, json_pack("[s,i]", text_of(S, g), k));
}

/* f = sign c (known factors) rest. False past a limit. */
static bool split_factors(factors_t *F, search_t *S, const form_t *f, const domain_t *B)
{
    algebra_t *R = S->R;
    product_t P;
    if (!form_factor(&P, R, f)) return false;
    *F = (factors_t){ form_integer(R, 1), mpq_sgn(P.c), json_made(json_array()), arena_mpq(S->A, 1), false };
    mpq_abs(F->c, P.c);
    for (unsigned k = 0; k < P.n && F->rest; k++) {
        const written_t *g;
        int power = P.power[k], s = written_sign(&g, R, P.base[k]->n, B);
        if (!s && S->weighted) s = box_logs_sign(&g, S, P.base[k], B);
        if (s && power % 2 && s < 0) F->sign = -F->sign;
        if (!g) { /* not shown to be defined: it stays */
            F->rest = form_mul(R, F->rest, form_power(R, P.base[k], power));
            F->any = true;
        } else if (s || power % 2 == 0) take_known(F->known, S, g, power);
        else {
            if (power != 1) take_known(F->known, S, g, power - 1);
            F->rest = form_mul(R, F->rest, P.base[k]);
            F->any = true;
        }
    }
    if (F->rest && F->sign < 0) F->rest = form_neg(R, F->rest);
    return F->rest != NULL;
}

static json_t *leaf(search_t *S, const factors_t *F)
{
    return json_made(json_pack("[s,s,O]", "factor", box_rational(S->A, F->c), F->known));
}

/* --- faces -------------------------------------------------------------------------------------------------------- */

/* The tree of f on the face. */
static json_t *on_face(search_t *S, const form_t *f, unsigned v, bool upper, const domain_t *B, int depth, int splits,
                       bool look)
{
    mpq_srcptr end = upper ? B->hi[v] : B->lo[v];
    domain_t W = *B;
    W.on[v] = false;
    const form_t *at = end ? form_put(S->R, f, v, form_rational(S->R, end), &W, true) : NULL;
    if (!at || !looks_nonnegative(S->R, at, &W, LOOKS_QUICK)) return NULL;
    return look ? json_null() : box_tree(S, at, &W, depth, splits);
}

static json_t *mono(search_t *S, const form_t *f, const domain_t *B, int depth, int splits)
{
    algebra_t *R = S->R;
    for (unsigned v = 0; v < R->names && !box_late(S); v++) {
        const form_t *slope = B->on[v] ? form_derivative(R, f, v) : NULL;
        for (unsigned down = 0; slope && down < 2; down++) {
            const form_t *h = down ? form_neg(R, slope) : slope;
            if (!h || !looks_nonnegative(R, h, B, LOOKS_QUICK) || !on_face(S, f, v, down, B, depth, splits, true))
                continue;
            json_t *above = box_tree(S, h, B, depth - 1, splits < 4 ? splits : 4),
                   *face = above ? on_face(S, f, v, down, B, depth, splits, false) : NULL;
            if (face) return json_made(json_pack("[s,s,s,o,o]", "mono", R->name[v], down ? "down" : "up", above, face));
            json_decref(above);
        }
    }
    return NULL;
}

json_t *box_concave_along(search_t *S, const form_t *f, unsigned v, const form_t *slope, const char *by,
                          const domain_t *B, int depth, int splits)
{
    algebra_t *R = S->R;
    const form_t *h = B->lo[v] && B->hi[v] ? form_neg(R, form_derivative(R, slope, v)) : NULL;
    if (!h || !looks_nonnegative(R, h, B, LOOKS_QUICK)) return NULL;
    if (!on_face(S, f, v, false, B, depth, splits, true) || !on_face(S, f, v, true, B, depth, splits, true)) return NULL;
    json_t *bent = box_tree(S, h, B, depth - 1, splits < 4 ? splits : 4),
           *low = bent ? on_face(S, f, v, false, B, depth, splits, false) : NULL;
    json_t *high = low ? on_face(S, f, v, true, B, depth, splits, false) : NULL;
    if (!high) { json_decref(bent); json_decref(low); return NULL; }
    json_t *tree = json_made(json_pack("[s,s,o,o,o]", "concave", R->name[v], bent, low, high));
    if (by) json_add(tree, json_string(by));
    return tree;
}

static json_t *concave(search_t *S, const form_t *f, const domain_t *B, int depth, int splits)
{
    json_t *tree = NULL;
    for (unsigned v = 0; v < S->R->names && !tree && !box_late(S); v++) {
        const form_t *slope = B->on[v] ? form_derivative(S->R, f, v) : NULL;
        if (slope) tree = box_concave_along(S, f, v, slope, NULL, B, depth, splits);
    }
    return tree;
}

/* --- roots -------------------------------------------------------------------------------------------------------- */

const char *box_positive_text(search_t *S, const form_t *f, const domain_t *B)
{
    algebra_t *R = S->R;
    const written_t *g = NULL;
    if (fmpq_mpoly_is_one(f->d, CTX)) return written_sign(&g, R, f->n, B) > 0 && g ? text_of(S, g) : NULL;
    range_t in;
    range_start(&in);
    bool good = written_range(&in, g = written_of_form(R, f), B) && mpfr_sgn(&in.x->left) >= 0;
    range_end(&in);
    return good ? text_of(S, g) : NULL;
}

/* f = c sqrt(u) + d: sqrt(c^2 u) - (-d) where c > 0, d - sqrt(c^2 u) where c < 0. */
static json_t *root(search_t *S, const form_t *f, const domain_t *B, int depth, int splits)
{
    algebra_t *R = S->R;
    for (unsigned j = 0; j < R->atoms && !box_late(S); j++) {
        if (R->atom[j].kind != ATOM_SQRT || fmpq_mpoly_degree_si(f->n, j, CTX) != 1 || poly_has_atom(R, f->d, j))
            continue;
        const form_t *x = form_atom(R, j), *u = R->atom[j].arg, *c, *d;
        fmpq_mpoly_t p;
        fmpq_mpoly_init(p, CTX);
        fmpq_mpoly_derivative(p, f->n, j, CTX);
        c = form_div(R, form_fraction(R, p, form_integer(R, 1)->n), form_below(R, f));
        fmpq_mpoly_clear(p, CTX);
        d = form_sub(R, f, form_mul(R, c, x));
        int sign = c ? form_sign(R, c, B) : 0;
        const form_t *b = form_mul(R, form_mul(R, c, c), u), *by = sign > 0 ? c : form_neg(R, c),
                     *a = sign > 0 ? form_neg(R, d) : d, *gap = form_sub(R, b, form_mul(R, a, a)),
                     *h = sign > 0 ? gap : form_neg(R, gap);
        if (!sign || !h || !form_defined(R, a, B) || !looks_nonnegative(R, h, B, LOOKS_QUICK)) continue;
        const char *c_text = box_positive_text(S, by, B),
                   *a_text = sign > 0 ? form_text(S, a) : box_positive_text(S, a, B);
        json_t *tree = c_text && a_text ? box_tree(S, h, B, depth - 1, splits) : NULL;
        if (tree)
            return json_made(
                json_pack("[s,s,s,s,o]", sign > 0 ? "root" : "under", a_text, c_text, form_text(S, u), tree));
    }
    return NULL;
}

/* --- v = 1/u ------------------------------------------------------------------------------------------------------ */

/* The name of 1/v, of small letters, none of the claim's. */
static int inverse_of(search_t *S, unsigned v)
{
    algebra_t *R = S->R;
    if (S->inverse[v] >= 0) return S->inverse[v];
    char *name = arena_printf(S->A, "u%sinv", R->name[v]), *to = name;
    for (const char *p = name; *p; p++)
        if (isalpha((unsigned char)*p)) *to++ = (char)tolower((unsigned char)*p);
    *to = 0;
    for (unsigned k = 0; k < R->names; k++)
        if (strcmp(R->name[k], name) == 0) return -1;
    int u = algebra_name(R, name);
    if (u >= 0) S->inverse[u] = -1;
    return S->inverse[v] = u;
}

static json_t *invert(search_t *S, const form_t *f, const domain_t *B, int depth, int splits)
{
    algebra_t *R = S->R;
    for (unsigned v = 0; v < S->given && !box_late(S); v++) {
        if (!B->on[v] || B->hi[v] || !B->lo[v] || mpq_sgn(B->lo[v]) < 0) continue;
        int u = inverse_of(S, v);
        if (u < 0) continue;
        domain_t W = *B;
        mpq_ptr zero = arena_mpq(S->A, 1), most = NULL;
        if (mpq_sgn(B->lo[v]) > 0) mpq_inv(most = arena_mpq(S->A, 1), B->lo[v]);
        W.on[v] = false;
        W.on[u] = true;
        W.lo[u] = zero;
        W.hi[u] = most;
        const form_t *g = form_put(R, f, v, form_div(R, form_integer(R, 1), form_name(R, (unsigned)u)), &W, false);
        json_t *tree = g ? box_tree(S, g, &W, depth, splits) : NULL;
        if (tree)
            return json_made(json_pack("[s,s,s,[s,o,o]]", "invert", R->name[v], R->name[u], "logs",
                                       box_logs(R, S->declared, u, &W), tree));
    }
    return NULL;
}

/* --- splits ------------------------------------------------------------------------------------------------------- */

typedef struct { unsigned n, v[8]; mpq_srcptr at[8]; } cuts_t;

static void add_cut(cuts_t *C, unsigned v, mpq_srcptr q, const domain_t *B)
{
    if (C->n == 6 || (B->lo[v] && mpq_cmp(q, B->lo[v]) <= 0) || (B->hi[v] && mpq_cmp(q, B->hi[v]) >= 0)) return;
    for (unsigned k = 0; k < C->n; k++)
        if (C->v[k] == v && mpq_equal(C->at[k], q)) return;
    C->v[C->n] = v;
    C->at[C->n++] = q;
}

static double width(const domain_t *B, unsigned v)
{
    return B->lo[v] && B->hi[v] ? mpq_get_d(B->hi[v]) - mpq_get_d(B->lo[v]) : 1e9;
}

/* The middle; of an infinite range twice its end, or one behind it. */
mpq_srcptr box_middle(arena_t *A, const domain_t *B, unsigned v)
{
    mpq_ptr q = arena_mpq(A, 1), one = arena_mpq(A, 1);
    mpq_set_ui(one, 1, 1);
    if (B->lo[v] && B->hi[v]) {
        mpq_add(q, B->lo[v], B->hi[v]);
        mpq_div_2exp(q, q, 1);
    } else if (B->lo[v]) {
        if (mpq_sgn(B->lo[v]) > 0) mpq_mul_2exp(q, B->lo[v], 1);
        else mpq_add(q, B->lo[v], one);
    } else if (B->hi[v]) {
        if (mpq_sgn(B->hi[v]) < 0) mpq_mul_2exp(q, B->hi[v], 1);
        else mpq_sub(q, B->hi[v], one);
    }
    return q;
}

static void cuts_of(cuts_t *C, search_t *S, const form_t *f, const domain_t *B)
{
    static const struct { long a; unsigned long b; } small[] = { { 1, 2 }, { 1, 1 }, { 0, 1 } };
    algebra_t *R = S->R;
    unsigned widest = 0;
    C->n = 0;
    for (unsigned v = 0; v < R->names; v++)
        if (B->on[v] && (!B->on[widest] || width(B, v) > width(B, widest))) widest = v;
    if (dimension(S, B) == 1) {
        mpq_ptr found[4];
        domain_t W = *B;
        W.on[widest] = false;
        for (size_t k = 0; k < sizeof small / sizeof *small; k++) {
            mpq_ptr q = arena_mpq(S->A, 1);
            mpq_set_si(q, small[k].a, small[k].b);
            if ((B->lo[widest] && mpq_cmp(q, B->lo[widest]) <= 0) || (B->hi[widest] && mpq_cmp(q, B->hi[widest]) >= 0))
                continue;
            const form_t *at = form_put(R, f, widest, form_rational(R, q), &W, false);
            if (at && form_is_zero(R, at)) add_cut(C, widest, q, B);
        }
        const form_t *bend = form_derivative(R, form_derivative(R, f, widest), widest);
        unsigned n = bend ? sign_changes(found, 4, R, bend, B, widest) : 0;
        for (unsigned k = 0; k < n && C->n < 3; k++) add_cut(C, widest, found[k], B);
    }
    add_cut(C, widest, box_middle(S->A, B, widest), B);
}

static json_t *split(search_t *S, const form_t *f, const domain_t *B, int depth, int splits)
{
    cuts_t C;
    cuts_of(&C, S, f, B);
    for (unsigned k = 0; k < C.n && !box_late(S); k++) {
        domain_t low = *B, high = *B;
        low.hi[C.v[k]] = high.lo[C.v[k]] = C.at[k];
        json_t *a = box_tree(S, f, &low, depth, splits - 1), *b = a ? box_tree(S, f, &high, depth, splits - 1) : NULL;
        if (b)
            return json_made(json_pack("[s,s,s,o,o]", "split", S->R->name[C.v[k]], box_rational(S->A, C.at[k]), a, b));
        json_decref(a);
    }
    return NULL;
}

/* --- the whole ---------------------------------------------------------------------------------------------------- */

/* whole: the box itself is not split, only what derivatives leave. */
static json_t *rules(search_t *S, const form_t *f, const domain_t *B, int depth, int splits, bool whole)
{
    algebra_t *R = S->R;
    unsigned n = dimension(S, B);
    if (n == 0 || form_size(R, f) > 400) return NULL;
    if (n == 1 && form_rational_in(R, f)) {
        const form_t *p = form_mul(R, form_above(R, f), form_below(R, f));
        return p && poly_sign(R, p->n, B) > 0 ? json_made(json_pack("[s]", "sturm")) : NULL;
    }
    if (!looks_nonnegative(R, f, B, LOOKS)) return NULL;
    json_t *tree = NULL;
    if (depth > 0) {
        tree = root(S, f, B, depth, splits);
        if (!tree) tree = box_summands(S, f, B, depth, splits);
        if (!tree && depth > 1) tree = box_minorant(S, f, B, depth, splits);
        if (!tree && n > 1) tree = box_weighted(S, f, B, depth, splits);
        if (!tree) tree = box_contact(S, f, B, depth, splits);
        if (!tree) tree = mono(S, f, B, depth, splits);
        if (!tree) tree = concave(S, f, B, depth, splits);
        if (!tree) tree = box_chord(S, f, B, depth, splits);
        if (!tree) tree = box_ratio(S, f, B, depth, splits);
        if (!tree) tree = box_exponential(S, f, B, depth, splits);
        if (!tree && depth > 1) tree = invert(S, f, B, depth - 1, splits);
    }
    if (!tree && !whole && splits > 0 && !box_late(S)) tree = split(S, f, B, depth, splits);
    return tree;
}

/* f in a writing that is shown to be defined; NULL. */
static const char *defined_text(search_t *S, const form_t *f, const domain_t *B)
{
    algebra_t *R = S->R;
    const char *text = NULL;
    for (unsigned k = 0; k < 2 && !text; k++) {
        R->turned = k;
        if (form_defined(R, f, B)) text = form_text(S, f);
    }
    R->turned = false;
    return text;
}

static json_t *prove_new(search_t *S, const form_t *f, const domain_t *B, int depth, int splits)
{
    algebra_t *R = S->R;
    factors_t F;
    if (form_is_zero(R, f)) return json_made(json_pack("[s]", "zero"));
    if (form_size(R, f) > 800 || !split_factors(&F, S, f, B)) return NULL;
    json_t *tree = NULL;
    if (!F.any) tree = F.sign > 0 ? leaf(S, &F) : NULL;
    else {
        bool same = form_equal(R, F.rest, f);
        if (same || form_size(R, f) < 3 * form_size(R, F.rest) + 20) tree = rules(S, f, B, depth, splits, !same);
        const char *text = tree || same ? NULL : defined_text(S, F.rest, B);
        json_t *rest = text ? rules(S, F.rest, B, depth, splits, false) : NULL;
        if (rest)
            tree = json_made(json_pack("[s,s,O,s,o]", "factor", box_rational(S->A, F.c), F.known, text, rest));
    }
    json_decref(F.known);
    return tree;
}

static bool same_box(const search_t *S, const domain_t *a, const domain_t *b)
{
    for (unsigned v = 0; v < S->R->names; v++) {
        if (a->on[v] != b->on[v]) return false;
        if (!a->on[v]) continue;
        if (!a->lo[v] != !b->lo[v] || !a->hi[v] != !b->hi[v]) return false;
        if ((a->lo[v] && !mpq_equal(a->lo[v], b->lo[v])) || (a->hi[v] && !mpq_equal(a->hi[v], b->hi[v]))) return false;
    }
    return true;
}

json_t *box_tree(search_t *S, const form_t *f, const domain_t *B, int depth, int splits)
{
    memo_t *m = NULL;
    if (box_late(S)) return NULL;
    for (size_t k = 0; k < S->memos && !m; k++)
        if (form_equal(S->R, S->memo[k].f, f) && same_box(S, &S->memo[k].B, B)) m = &S->memo[k];
    if (m && m->tree) return json_incref(m->tree);
    if (m && m->depth >= depth && m->splits >= splits) return NULL;
    if (!m && S->memos < MEMO_MAX) m = &S->memo[S->memos++], *m = (memo_t){ f, *B, -1, -1, NULL };
    size_t at = m ? (size_t)(m - S->memo) : MEMO_MAX;
    if (m) m->depth = depth, m->splits = splits; /* while it is looked for, too: no circles */
    json_t *tree = prove_new(S, f, B, depth, splits);
    if (at < MEMO_MAX && tree) S->memo[at].tree = json_incref(tree);
    return tree;
}

json_t *box_search(algebra_t *R, unsigned declared, const form_t *f, const domain_t *B, deadline_t until)
{
    static const struct {
        int depth, splits;
    } effort[] = { { 1, 0 }, { 2, 0 }, { 2, 2 }, { 4, 3 }, { 4, 4 }, { 3, 7 }, { 5, 8 }, { 3, 14 } };
    search_t S = {
        .R = R, .A = R->home, .declared = declared, .given = R->names, .memo = alloc_array(MEMO_MAX, sizeof(memo_t))
    };
    json_t *tree = NULL;
    for (unsigned v = 0; v < BOX_NAMES_MAX; v++) S.inverse[v] = -1;
    S.end = until;
    for (size_t k = 0; k < sizeof effort / sizeof *effort && !tree && !S.late; k++) {
        tree = box_tree(&S, f, B, effort[k].depth, effort[k].splits);
        if (k == 2 && !tree && dimension(&S, B) == 1) tree = box_pieces(&S, f, B);
    }
    for (size_t k = 0; k < S.memos; k++) json_decref(S.memo[k].tree);
    free(S.memo);
    return tree;
}
