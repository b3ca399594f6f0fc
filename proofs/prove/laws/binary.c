/* SPDX-License-Identifier: MIT
**
** binary -- two laws on two letters, to which data processing leads (docs/certificates.md, section 6.2).
**
** The claim of these is shown as it is, or by what each divergence is at least, as a function of the total variation:
** where the slack is 0.
*/
#include "proofs/engine/json.h"
#include "proofs/prove/laws/claim_laws.h"
#include "proofs/prove/claim_words.h"

#include <string.h>

/* turned: of T the second is the larger. */
typedef struct { laws_t *r; domain_t B; unsigned p, q; law_entries_t on, off; const form_t *apart; bool turned; } two_t;

static mpq_ptr unit(arena_t *A)
{
    mpq_ptr q = arena_mpq(A, 2);
    mpq_set_ui(q + 1, 1, 1);
    return q;
}

/* The entries of T and of the rest, in two names. */
static bool two_letters(two_t *T, laws_t *r)
{
    algebra_t *R = r->R;
    mpq_ptr ends = unit(r->A);
    const form_t *one = form_integer(R, 1);
    *T = (two_t){ .r = r };
    for (unsigned v = 0; v < BOX_NAMES_MAX; v++) T->B.on[v] = false;
    for (unsigned k = 0; k < PARAMS_MAX; k++)
        if (r->number[k] >= 0) T->B.on[r->number[k]] = true, T->B.lo[r->number[k]] = r->B.lo[r->number[k]],
            T->B.hi[r->number[k]] = r->B.hi[r->number[k]];
    T->turned = false;
    for (unsigned k = 0; k < 2; k++) {
        int v = laws_name(r, &T->B, k ? "q" : "p", ends, ends + 1);
        if (v < 0) return false;
        if (k) T->q = (unsigned)v; else T->p = (unsigned)v;
        T->on.at[k] = form_name(R, (unsigned)v);
        T->off.at[k] = form_sub(R, one, T->on.at[k]);
    }
    T->apart = form_sub(R, T->on.at[0], T->on.at[1]);
    r->B = T->B;
    return true;
}

/* |a| of the case that p is at least q. */
static const form_t *of_two(two_t *T, const law_value_t *v)
{
    laws_t *r = T->r;
    algebra_t *R = r->R;
    r->absolutes = r->minus = 0;
    const form_t *a = laws_summand(r, v, &T->on), *c = v->kind == VALUE_TV ? form_div(R, a, T->apart) : NULL;
    if (v->kind != VALUE_TV) return form_add(R, a, laws_summand(r, v, &T->off));
    int sign = c && fmpq_mpoly_is_fmpq(c->n, R->ctx) ? form_sign(R, c, &r->B) : 0;
    return sign ? form_mul(R, form_integer(R, T->turned ? -2 * sign : 2 * sign), a) : NULL;
}

/* f >= 0 for q <= p, on the square or below its diagonal. */
static json_t *on_square(two_t *T, const form_t *f, deadline_t until)
{
    json_t *box = laws_box_of(T->r, &T->B, f, deadline_part(until, 1.0 / 3));
    if (box || !f) return box;
    unsigned v = T->turned ? T->p : T->q, w = T->turned ? T->q : T->p;
    return laws_box_below(T->r, &T->B, f, v, w, deadline_part(until, 2.0 / 3));
}

/* --- bounds ------------------------------------------------------------------------------------------------------- */

/* The value of name v at which f is 0: one atom has it, f is linear in that, or f is a square in it; `other`: the other
** root. NULL: not seen. */
static const form_t *solved(algebra_t *R, const form_t *f, unsigned v, const domain_t *W, bool other, unsigned depth)
{
    int at = -1;
    if (!f || depth > 5) return NULL;
    for (unsigned j = 0; j < R->atoms; j++) {
        bool own = poly_has_atom(R, f->n, j) && form_has(R, form_atom(R, j), v);
        if (own && at >= 0) return NULL;
        if (own) at = (int)j;
    }
    if (at < 0) return NULL;
    const atom_t a = R->atom[at];
    slong degree = fmpq_mpoly_degree_si(f->n, at, R->ctx), var = at;
    const form_t *c[3];
    for (ulong k = 0; k < 3; k++) {
        fmpq_mpoly_t p;
        fmpq_mpoly_init(p, R->ctx);
        fmpq_mpoly_get_coeff_vars_ui(p, f->n, &var, &k, 1, R->ctx);
        c[k] = form_fraction(R, p, form_integer(R, 1)->n);
        fmpq_mpoly_clear(p, R->ctx);
    }
    const form_t *y = NULL;
    if (degree == 1) y = form_neg(R, form_div(R, c[0], c[1]));
    if (degree == 2) {
        const form_t *root = form_sqrt(
            R, form_sub(R, form_mul(R, c[1], c[1]), form_mul(R, form_integer(R, 4), form_mul(R, c[0], c[2]))), W);
        y = form_div(R, (other ? form_sub : form_add)(R, form_neg(R, c[1]), root),
                     form_mul(R, form_integer(R, 2), c[2]));
    }
    if (!y || a.kind == ATOM_NAME) return y;
    const form_t *u = a.kind == ATOM_LOG       ? form_exp(R, y)
                      : a.kind == ATOM_SQRT    ? form_mul(R, y, y)
                      : form_sign(R, y, W) > 0 ? form_log(R, y, W)
                                               : NULL;
    return u ? solved(R, form_sub(R, a.arg, u), v, W, other, depth + 1) : NULL;
}

/* The value of name v at which the term is y: by inverse functions, as it is written; what is left by its form. */
static const form_t *inverted(laws_t *r, const core_t *x, const form_t *y, unsigned v, const domain_t *W, bool other)
{
    algebra_t *R = r->R;
    const form_t *f = laws_term(r, x), *a = x->n > 0 && y ? laws_term(r, x->part[0]) : NULL,
                 *b = x->n > 1 && y ? laws_term(r, x->part[1]) : NULL;
    long k;
    if (!f || !y || form_equal(R, f, form_name(R, v))) return y;
    bool left = a && form_has(R, a, v), right = b && form_has(R, b, v);
    if (left && right) return solved(R, form_sub(R, f, y), v, W, other, 0);
    switch (x->kind) {
    case CORE_NEG: return inverted(r, x->part[0], form_neg(R, y), v, W, other);
    case CORE_ADD: return inverted(r, x->part[right], form_sub(R, y, left ? b : a), v, W, other);
    case CORE_SUB: return inverted(r, x->part[right], left ? form_add(R, y, b) : form_sub(R, a, y), v, W, other);
    case CORE_MUL: return inverted(r, x->part[right], form_div(R, y, left ? b : a), v, W, other);
    case CORE_DIV: return inverted(r, x->part[right], left ? form_mul(R, y, b) : form_div(R, a, y), v, W, other);
    case CORE_POW:
        return whole_power(&k, x->part[1]) && k == 2 ? inverted(r, x->part[0], form_sqrt(R, y, W), v, W, other) : NULL;
    case CORE_FUNCTION:
        if (!left || x->n != 1) return NULL;
        if (strcmp(x->name, "sqrt") == 0) return inverted(r, x->part[0], form_mul(R, y, y), v, W, other);
        if (strcmp(x->name, "log") == 0) return inverted(r, x->part[0], form_exp(R, y), v, W, other);
        return strcmp(x->name, "exp") == 0 && form_sign(R, y, W) > 0
                   ? inverted(r, x->part[0], form_log(R, y, W), v, W, other)
                   : NULL;
    default: return solved(R, form_sub(R, f, y), v, W, other, 0);
    }
}

/* --- proofs ------------------------------------------------------------------------------------------------------- */

typedef struct { json_t *grows, *least, *sides, *binary; unsigned names[2]; } parts_t;

static void drop(parts_t *P)
{
    json_decref(P->grows);
    json_decref(P->least);
    json_decref(P->sides);
    json_decref(P->binary);
}

/* Is it a TV that two letters say? Behind a channel it is that of the laws there; of a test none is. */
static bool is_tv(const laws_t *r, const law_value_t *v)
{
    bool image = false;
    for (unsigned k = 0; k < r->values; k++) image = image || r->value[k].image;
    return v->kind == VALUE_TV && v->image == image && !r->test;
}

/* The box in each case of the claim's absolute values. */
typedef json_t *box_of_t(laws_t *r, void *what, deadline_t until);

static json_t *in_cases(laws_t *r, box_of_t *box_of, void *what, deadline_t until)
{
    r->minus = r->absolutes = 0;
    json_t *box = box_of(r, what, until), *cases;
    unsigned n = r->absolutes;
    if (!box || !n) return box;
    cases = json_made(json_array());
    for (unsigned k = 0; k < 1u << n && box; k++) {
        r->minus = k;
        if (k) json_decref(box);
        if (k) box = box_of(r, what, until);
        if (box) json_add(cases, json_incref(json_object_get(box, "tree")));
    }
    r->minus = 0;
    if (box) json_object_set(box, "tree", cases);
    json_decref(cases);
    return box;
}

static json_t *growth(laws_t *r, void *what, deadline_t until)
{
    const law_value_t *v = what;
    if (r->test) r->slack = laws_slack(r, NULL, &r->B); /* of this case */
    return laws_box_of(r, &r->B, form_derivative(r->R, r->slack, v->name), until);
}

/* The slack grows with each value that is no TV. */
static bool grows(laws_t *r, parts_t *P, deadline_t until)
{
    for (unsigned k = 0; k < r->values; k++) {
        if (is_tv(r, &r->value[k])) continue;
        json_t *box = in_cases(r, growth, &r->value[k], until);
        if (!box) return false;
        json_add(P->grows, box);
    }
    return true;
}

static void note_names(parts_t *P, const two_t *T) { P->names[0] = T->p; P->names[1] = T->q; }

/* lo + (hi - lo) a, the mean of a test. */
static const form_t *mean_of(const two_t *T, unsigned k)
{
    algebra_t *R = T->r->R;
    const form_t *lo = form_rational(R, T->r->least), *hi = form_rational(R, T->r->most);
    return form_add(R, lo, form_mul(R, form_sub(R, hi, lo), T->on.at[k]));
}

/* The slack of a square, of the present case of absolute values. */
static const form_t *slack_of(two_t *T, const form_t **by)
{
    laws_t *r = T->r;
    const form_t *mean[2] = { NULL };
    unsigned minus = r->minus;
    for (unsigned k = 0; k < r->values; k++)
        if (!(by[k] = of_two(T, &r->value[k]))) return NULL;
    for (unsigned k = 0; r->test && k < 2; k++) mean[k] = mean_of(T, k);
    r->minus = minus;
    r->absolutes = 0;
    r->mean_put = r->test ? mean : NULL;
    const form_t *f = laws_slack(r, by, &T->B);
    r->mean_put = NULL;
    return f;
}

/* One order of the two. */
static json_t *one_order(laws_t *r, void *what, deadline_t until)
{
    two_t *T = what;
    const form_t *by[VALUES_MAX] = { NULL };
    (void)r;
    return on_square(T, slack_of(T, by), until);
}

static bool direct(laws_t *r, parts_t *P, deadline_t until)
{
    two_t T;
    bool good = two_letters(&T, r);
    if (good) note_names(P, &T);
    for (unsigned turned = 0; good && turned <= (r->test != NULL); turned++) {
        T.turned = turned;
        json_t *box = in_cases(r, one_order, &T, until);
        good = box;
        if (box) json_add(P->binary, box);
    }
    return good;
}

/* One TV and one other value: this is at least what solves slack = 0. */
static bool by_bound(laws_t *r, parts_t *P, bool other, deadline_t until)
{
    unsigned tv = is_tv(r, &r->value[0]) ? 0 : 1, d = 1 - tv;
    if (r->values != 2 || !is_tv(r, &r->value[tv]) || is_tv(r, &r->value[d])) return false;
    domain_t W = r->B;
    W.on[r->value[d].name] = false;
    const form_t *lhs = laws_term(r, r->side[0]), *rhs = laws_term(r, r->side[1]);
    bool right = rhs && form_has(r->R, rhs, r->value[d].name);
    const form_t *least =
                     lhs && rhs ? inverted(r, r->side[right], right ? lhs : rhs, r->value[d].name, &W, other) : NULL,
                 *by[VALUES_MAX] = { NULL };
    if (!least) return false;
    by[d] = least;
    by[tv] = form_name(r->R, r->value[tv].name);
    json_t *sides = laws_box_of(r, &W, laws_slack(r, by, &W), deadline_part(until, 0.25));
    if (!sides) return false;
    json_add(P->sides, sides);
    json_t *positive = laws_box_of(r, &W, least, deadline_part(until, 0.25));
    if (!positive) return false;
    json_add(P->least, json_pack("[s,o]", written_text(r->A, r->R, written_of_form(r->R, least)), positive));
    two_t T;
    if (!two_letters(&T, r)) return false;
    note_names(P, &T);
    const form_t *v = of_two(&T, &r->value[tv]),
                 *at = v ? form_put(r->R, least, r->value[tv].name, v, &T.B, false) : NULL;
    json_t *box = on_square(&T, form_sub(r->R, of_two(&T, &r->value[d]), at), until);
    if (box) json_add(P->binary, box);
    return box;
}

static json_t *one_way(arena_t *A, const compiled_t *C, size_t link, bool tested, unsigned bound,
                       deadline_t until)
{
    algebra_t R;
    if (!algebra_start(&R, A)) return NULL;
    laws_t *r = ARENA_NEW(A, laws_t);
    parts_t P = {
        json_made(json_array()), json_made(json_array()), json_made(json_array()), json_made(json_array()), { 0, 0 }
    };
    json_t *proof = NULL;
    bool good = laws_read(r, A, &R, C, link, tested) && r->slack && r->laws == 2 && !r->equality;
    for (unsigned k = 0; good && k < r->values; k++) good = r->value[k].kind <= VALUE_LC;
    good = good && r->values && grows(r, &P, deadline_part(until, 0.25));
    if (good && (bound ? by_bound(r, &P, bound > 1, until) : direct(r, &P, until))) {
        proof = json_made(json_pack("{s:o,s:[s,s],s:s,s:O,s:O,s:O,s:O}", "values", laws_values(r), "names",
                                    R.name[P.names[0]], R.name[P.names[1]], "entries", "plain", "grows",
                                    P.grows, "least", P.least, "sides", P.sides, "binary", P.binary));
        laws_add_members(r, proof);
    }
    drop(&P);
    algebra_end(&R);
    return proof;
}

json_t *binary_prove(arena_t *A, const compiled_t *C, size_t link, bool tested, deadline_t until)
{
    json_t *proof = NULL;
    for (unsigned bound = 0; !proof && bound < (tested ? 1 : 3); bound++)
        proof = one_way(A, C, link, tested, bound, deadline_part(until, 1.0 / 3));
    return proof;
}
