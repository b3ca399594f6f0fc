/* SPDX-License-Identifier: MIT */
#include "proofs/prove/coq/rules.h"

#include <string.h>

const char *coq_var(coq_t *X, unsigned v) { return coq_name(X->A, X->R->name[v]); }

int coq_var_of(coq_t *X, const char *text, const domain_t *B)
{
    for (unsigned v = 0; text && v < X->R->names; v++)
        if (B->on[v] && strcmp(X->R->name[v], text) == 0) return (int)v;
    coq_fail(X, "an unknown name");
    return -1;
}

domain_t coq_without(const domain_t *B, unsigned v)
{
    domain_t W = *B;
    W.on[v] = false;
    return W;
}

static mpq_srcptr rational(coq_t *X, const char *text)
{
    mpq_ptr q = arena_mpq(X->A, 1);
    if (!text || mpq_set_str(q, text, 10) != 0 || mpz_sgn(mpq_denref(q)) == 0) coq_fail(X, "a number");
    else mpq_canonicalize(q);
    return q;
}

/* fun v => f */
static const char *along(coq_t *X, unsigned v, const form_t *f)
{
    return arena_printf(X->A, "(fun %s => %s)", coq_var(X, v), coq_of_form(&X->T, f));
}

/* With `text` in the place of v. */
const char *coq_call_at(coq_t *X, unsigned lemma, const domain_t *B, unsigned v, const char *text)
{
    X->T.as[v] = text;
    const char *call = coq_call(X, lemma, B);
    X->T.as[v] = NULL;
    return call;
}

/* The lemma at a point with a name of its own. */
static const char *nearby(coq_t *X, unsigned lemma, const domain_t *B, unsigned v)
{
    const char *point = "y";
    for (unsigned k = 0; k < X->R->names; k++) /* longer than all that it meets */
        if (strcmp(X->R->name[k], point) == 0) point = arena_printf(X->A, "%s_y", point), k = (unsigned)-1;
    return arena_printf(X->A, "intros %s near; apply %s", point, coq_call_at(X, lemma, B, v, point));
}

const char *coq_text_at(coq_t *X, const form_t *f, unsigned v, const char *text)
{
    X->T.as[v] = text;
    const char *at = coq_of_form(&X->T, f);
    X->T.as[v] = NULL;
    return at;
}

static bool has_names(const coq_t *X, const domain_t *B)
{
    for (unsigned v = 0; v < X->R->names; v++)
        if (B->on[v]) return true;
    return false;
}

/* --- splits ------------------------------------------------------------------------------------------------------- */

bool coq_has_empty(const json_t *j)
{
    if (coq_word(j, 0) && strcmp(coq_word(j, 0), "split") == 0)
        return coq_has_empty(coq_part(j, 3)) || coq_has_empty(coq_part(j, 4));
    return coq_word(j, 0) && strcmp(coq_word(j, 0), "empty") == 0;
}

static const char *case_of(coq_t *X, unsigned i)
{
    return arena_printf(X->A, X->T.minus >> i & 1 ? "%s <= 0" : "0 <= %s", coq_text(&X->T, X->T.inside[i], NULL));
}

/* The cases of all absolute values, where a part of the box has none. */
const char *coq_cases(coq_t *X, const json_t *j)
{
    const char *text = "";
    for (unsigned i = 0; coq_has_empty(j) && i < X->T.absolutes; i++)
        text = arena_printf(X->A, "%s%s%s", text, i ? " /\\ " : "", case_of(X, i));
    return text;
}

/* --- faces -------------------------------------------------------------------------------------------------------- */

/* v = phi, W the box without v. */
typedef struct { unsigned v; const form_t *phi; domain_t W; bool face; } place_t;

/* What a proof needs to know of f there: equations of its functions, signs. */
static const char *knowing(coq_equations_t *E, coq_t *X, const form_t *f, const place_t *P)
{
    if (!coq_equations_put(E, X, f, P->v, P->phi, &P->W, P->face)) return "";
    return arena_printf(X->A, "%s%s", E->proofs, coq_signs_put(X, E, f, P->v, P->phi, &P->W));
}

/* `called` : 0 <= f there, from a node of what is left. */
static const char *start(coq_t *X, const json_t *node, const form_t *f, const place_t *P, const char *called)
{
    coq_equations_t E;
    const form_t *at = form_put(X->R, f, P->v, P->phi, &P->W, P->face);
    unsigned k = at ? coq_rule(X, node, at, &P->W) : 0;
    if (!at) coq_fail(X, "a face");
    if (!k) return NULL;
    const char *known = knowing(&E, X, f, P), *there = coq_text_at(X, f, P->v, coq_of_form(&X->T, P->phi)),
               *left = coq_of_form(&X->T, at);
    return arena_printf(X->A, "%sassert (%s : 0 <= %s) by (replace (%s) with (%s) by (%ssame); apply %s; lra).\n  ",
                        known, called, there, there, left, E.rewrites, coq_call(X, k, &P->W));
}

/* A tactic: 0 <= f at v = c, from a side on which it was shown, by continuity; from its value there where no point of
** the case lies on either. */
static const char *at_split(coq_t *X, const json_t *j, const form_t *f, const place_t *P, const domain_t *B,
                            const char *below, const char *above)
{
    arena_t *A = X->A;
    const char *x = coq_var(X, P->v), *far = arena_printf(A, "%s %c 1", x, coq_has_empty(coq_part(j, 3)) ? '+' : '-');
    bool up = coq_has_empty(coq_part(j, 3));
    mpq_srcptr end = up ? B->hi[P->v] : B->lo[P->v];
    if (up && coq_has_empty(coq_part(j, 4))) {
        json_t *zero = json_pack("[s]", "zero");
        const char *begin = start(X, zero, f, P, "start");
        json_decref(zero);
        return begin ? arena_printf(A, "%srewrite is. exact start", begin) : NULL;
    }
    if (end) far = coq_of_form(&X->T, form_rational(X->R, end));
    return arena_printf(A, "apply (limit %s %s %s %s); [lra | lra | cont | %s; lra]", along(X, P->v, f), x,
                        up ? x : coq_argument(A, far), up ? coq_argument(A, far) : x, up ? above : below);
}

static unsigned split(coq_t *X, const json_t *j, const form_t *f, const domain_t *B)
{
    int v = coq_var_of(X, coq_word(j, 1), B);
    mpq_srcptr c = rational(X, coq_word(j, 2));
    if (X->why) return 0;
    domain_t low = *B, high = *B;
    low.hi[v] = high.lo[v] = c;
    unsigned below = coq_rule(X, coq_part(j, 3), f, &low), above = below ? coq_rule(X, coq_part(j, 4), f, &high) : 0;
    if (!above) return 0;
    place_t P = { (unsigned)v, form_rational(X->R, c), coq_without(B, (unsigned)v), false };
    const char *there = at_split(X, j, f, &P, B, nearby(X, below, &low, P.v), nearby(X, above, &high, P.v));
    if (!there) return 0;
    return coq_state(
        X, f, B, coq_cases(X, j),
        arena_printf(X->A,
                     "%sdestruct (Rtotal_order %s %s) as [less | [is | above]].\n"
                     "  { apply %s; first [lra | exact more]. } 2: { apply %s; first [lra | exact more]. }\n  %s.",
                     coq_signs(X, &f, 1, B), coq_var(X, P.v), coq_argument(X->A, coq_of_form(&X->T, P.phi)),
                     coq_call(X, below, &low), coq_call(X, above, &high), there));
}

/* f written as a sum whose last terms are c log s, each s 0 on the face. */
static const char *apart(coq_t *X, const form_t *f, const place_t *P)
{
    algebra_t *R = X->R;
    unsigned v = P->v;
    const form_t *rest = f;
    const char *tail = "";
    for (unsigned j = 0, m = R->atoms; j < m && rest; j++) {
        if (R->atom[j].kind != ATOM_LOG || !poly_has_atom(R, rest->n, j) || !form_has(R, R->atom[j].arg, v)) continue;
        const form_t *s = form_put(R, R->atom[j].arg, v, P->phi, &P->W, true);
        if (!s || !form_is_zero(R, s) || fmpq_mpoly_degree_si(rest->n, j, R->ctx) != 1 || poly_has_atom(R, rest->d, j))
            continue;
        fmpq_mpoly_t d;
        fmpq_mpoly_init(d, R->ctx);
        fmpq_mpoly_derivative(d, rest->n, j, R->ctx);
        const form_t *c = form_div(R, form_fraction(R, d, form_integer(R, 1)->n), form_below(R, rest));
        fmpq_mpoly_clear(d, R->ctx);
        tail = c ? arena_printf(X->A, "%s + (%s) * ln (%s)", tail, coq_of_form(&X->T, c),
                                coq_of_form(&X->T, R->atom[j].arg))
                 : tail;
        rest = c ? form_sub(R, rest, form_mul(R, c, form_atom(R, j))) : NULL;
    }
    return rest && *tail ? arena_printf(X->A, "(fun %s => %s%s)", coq_var(X, v), coq_of_form(&X->T, rest), tail) : NULL;
}

/* A tactic: f is continuous there. */
static const char *continuity(coq_t *X, const form_t *f, const place_t *P)
{
    const char *sum = apart(X, f, P);
    return sum ? arena_printf(X->A, "first [cont | apply (continuous_ext %s); [rearranged | cont]]", sum) : "cont";
}

/* --- derivatives -------------------------------------------------------------------------------------------------- */

/* f has the derivative `says` along v. */
static unsigned derivative(coq_t *X, const form_t *f, const form_t *d, const char *says, unsigned v, const domain_t *B,
                           const char *more)
{
    const form_t *both[] = { f, d };
    return coq_lemma(X, B, more, arena_printf(X->A, "is_derive %s %s (%s)", along(X, v, f), coq_var(X, v), says),
                     arena_printf(X->A, "%s%sder.", coq_signs(X, both, 2, B), *more ? "destruct more; " : ""));
}

static unsigned mono(coq_t *X, const json_t *j, const form_t *f, const domain_t *B)
{
    arena_t *A = X->A;
    int v = coq_var_of(X, coq_word(j, 1), B);
    bool up = coq_word(j, 2) && strcmp(coq_word(j, 2), "up") == 0;
    mpq_srcptr end = v < 0 ? NULL : up ? B->lo[v] : B->hi[v];
    const form_t *d = end ? form_derivative(X->R, f, (unsigned)v) : NULL, *h = d && !up ? form_neg(X->R, d) : d;
    if (!h) return coq_fail(X, "a derivative");
    place_t P = { (unsigned)v, form_rational(X->R, end), coq_without(B, (unsigned)v), true };
    unsigned child = coq_rule(X, coq_part(j, 3), h, B);
    const char *begin = child ? start(X, coq_part(j, 4), f, &P, "start") : NULL;
    if (!begin) return 0;
    const char *slope = coq_of_form(&X->T, h), *at = coq_argument(A, coq_of_form(&X->T, P.phi)), *x = coq_var(X, P.v);
    unsigned k = derivative(X, f, h, up ? slope : arena_printf(A, "- (%s)", slope), P.v, B, "");
    return coq_state(
        X, f, B, "",
        arena_printf(
            A, "%s%sapply Rle_trans with (1 := start).\n  apply (%s %s %s %s %s);\n  [lra | %s | %s; lra | %s; lra].",
            coq_signs(X, &f, 1, B), begin, up ? "rising" : "falling", along(X, P.v, f), along(X, P.v, h), up ? at : x,
            up ? x : at, continuity(X, f, &P), nearby(X, k, B, P.v), nearby(X, child, B, P.v)));
}

static unsigned concave(coq_t *X, const json_t *j, const form_t *f, const domain_t *B)
{
    arena_t *A = X->A;
    int v = coq_var_of(X, coq_word(j, 1), B);
    const form_t *d = v >= 0 && B->lo[v] && B->hi[v] ? form_derivative(X->R, f, (unsigned)v) : NULL,
                 *h = d ? form_neg(X->R, form_derivative(X->R, d, (unsigned)v)) : NULL;
    if (!h || coq_word(j, 5)) return coq_fail(X, h ? "a slope over a weight" : "a second derivative");
    unsigned u = (unsigned)v, child = coq_rule(X, coq_part(j, 2), h, B);
    place_t low = { u, form_rational(X->R, B->lo[v]), coq_without(B, u), true },
            high = { u, form_rational(X->R, B->hi[v]), low.W, true };
    const char *begin = child ? start(X, coq_part(j, 3), f, &low, "start") : NULL,
               *stop = begin ? start(X, coq_part(j, 4), f, &high, "stop") : NULL;
    if (!stop) return 0;
    unsigned k1 = derivative(X, f, d, coq_of_form(&X->T, d), u, B, ""),
             k2 = derivative(X, d, h, arena_printf(A, "- (%s)", coq_of_form(&X->T, h)), u, B, "");
    return coq_state(X, f, B, "",
                     arena_printf(A,
                                  "%s%s%sapply (concave %s %s %s %s %s);\n  [lra | %s | %s | %s; lra | %s; lra | %s; "
                                  "lra | exact start | exact stop].",
                                  coq_signs(X, &f, 1, B), begin, stop, along(X, u, f), along(X, u, d), along(X, u, h),
                                  coq_argument(A, coq_of_form(&X->T, low.phi)),
                                  coq_argument(A, coq_of_form(&X->T, high.phi)), continuity(X, f, &low),
                                  continuity(X, f, &high), nearby(X, k1, B, u), nearby(X, k2, B, u),
                                  nearby(X, child, B, u)));
}

static bool is_end(const coq_t *X, const form_t *phi, mpq_srcptr end)
{
    return end && form_equal(X->R, phi, form_rational((algebra_t *)X->R, end));
}

/* phi lies in the range of v, its ends included. */
static const char *inside(coq_t *X, const place_t *P, const domain_t *B)
{
    arena_t *A = X->A;
    const char *at = coq_of_form(&X->T, P->phi), *text = "";
    if (P->face) return "";
    if (B->lo[P->v])
        text = arena_printf(A, "assert (%s <= %s) by first [lra | apply Rminus_le_0; sgn]. ",
                            coq_of_form(&X->T, form_rational(X->R, B->lo[P->v])), at);
    if (B->hi[P->v])
        text = arena_printf(A, "%sassert (%s <= %s) by first [lra | apply Rminus_le_0; sgn]. ", text, at,
                            coq_of_form(&X->T, form_rational(X->R, B->hi[P->v])));
    return text;
}

static unsigned valley(coq_t *X, const json_t *node, const form_t *f, const form_t *d, const place_t *P,
                       const domain_t *B, const char *begin)
{
    arena_t *A = X->A;
    const form_t *h = form_div(X->R, d, form_sub(X->R, form_name(X->R, P->v), P->phi));
    unsigned child = h ? coq_rule(X, node, h, B) : coq_fail(X, "a slope divided");
    if (!child) return 0;
    const char *x = coq_var(X, P->v), *at = coq_argument(A, coq_of_form(&X->T, P->phi));
    unsigned k = derivative(X, f, h, arena_printf(A, "(%s - %s) * (%s)", x, at, coq_of_form(&X->T, h)), P->v, B,
                            arena_printf(A, "(%s < %s \\/ %s < %s)", x, at, at, x));
    return coq_state(X, f, B, "",
                     arena_printf(A, "%s%s%sapply (valley %s %s %s %s);\n  [%s | %s; aside | %s; lra | exact start].",
                                  coq_signs(X, &f, 1, B), begin, inside(X, P, B), along(X, P->v, f), along(X, P->v, h),
                                  at, x, continuity(X, f, P), nearby(X, k, B, P->v), nearby(X, child, B, P->v)));
}

static unsigned bowl(coq_t *X, const json_t *node, const form_t *f, const form_t *d, const place_t *P,
                     const domain_t *B, const char *begin)
{
    arena_t *A = X->A;
    const form_t *h = form_derivative(X->R, d, P->v);
    coq_equations_t E;
    unsigned child = h ? coq_rule(X, node, h, B) : coq_fail(X, "a second derivative");
    if (!child) return 0;
    const char *x = coq_var(X, P->v), *at = coq_argument(A, coq_of_form(&X->T, P->phi)), *known = knowing(&E, X, d, P),
               *there = coq_text_at(X, d, P->v, coq_of_form(&X->T, P->phi));
    unsigned k1 = derivative(X, f, d, coq_of_form(&X->T, d), P->v, B, ""),
             k2 = derivative(X, d, h, coq_of_form(&X->T, h), P->v, B, "");
    return coq_state(X, f, B, "",
                     arena_printf(A,
                                  "%s%s%s%sassert (flat : %s = 0) by (%ssame).\n  apply (bowl %s %s %s %s %s);\n  "
                                  "[%s | %s | exact flat | %s; lra | %s; lra | %s; lra | exact start].",
                                  coq_signs(X, &f, 1, B), begin, inside(X, P, B), known, there, E.rewrites,
                                  along(X, P->v, f), along(X, P->v, d), along(X, P->v, h), at, x, continuity(X, f, P),
                                  continuity(X, d, P), nearby(X, k1, B, P->v), nearby(X, k2, B, P->v),
                                  nearby(X, child, B, P->v)));
}

static unsigned contact(coq_t *X, const json_t *j, bool second, const form_t *f, const domain_t *B)
{
    const coq_term_t *t;
    int v = coq_var_of(X, coq_word(j, 1), B);
    if (v < 0) return 0;
    place_t P = { .v = (unsigned)v, .W = coq_without(B, (unsigned)v) };
    const form_t *d = form_derivative(X->R, f, P.v);
    P.phi = coq_function(X, coq_word(j, 2), &P.W, &t);
    if (!P.phi || !d || coq_word(j, 5)) return coq_fail(X, coq_word(j, 5) ? "a slope over a weight" : "a slope");
    P.face = is_end(X, P.phi, B->lo[v]) || is_end(X, P.phi, B->hi[v]);
    const char *begin = start(X, coq_part(j, 3), f, &P, "start");
    return begin ? (second ? bowl : valley)(X, coq_part(j, 4), f, d, &P, B, begin) : 0;
}

/* f = g + (f - g) */
static unsigned two_parts(coq_t *X, const json_t *j, const form_t *f, const domain_t *B)
{
    const coq_term_t *t;
    const form_t *g = coq_function(X, coq_word(j, 1), B, &t), *rest = g ? form_sub(X->R, f, g) : NULL;
    unsigned k1 = g ? coq_rule(X, coq_part(j, 2), g, B) : 0, k2 = k1 ? coq_rule(X, coq_part(j, 3), rest, B) : 0;
    if (!k2) return 0;
    const form_t *all[] = { f, g, rest };
    return coq_state(X, f, B, "",
                     arena_printf(X->A, "%sreplace (%s) with (%s + (%s)) by same.\n"
                                        "apply Rplus_le_le_0_compat; [apply %s; lra | apply %s; lra].",
                                  coq_signs(X, all, 3, B), coq_of_form(&X->T, f), coq_of_form(&X->T, g),
                                  coq_of_form(&X->T, rest), coq_call(X, k1, B), coq_call(X, k2, B)));
}

unsigned coq_rule(coq_t *X, const json_t *j, const form_t *f, const domain_t *B)
{
    static const char *const rules[] = { "zero",    "direct", "factor", "split", "valley", "bowl",  "mono",
                                         "concave", "invert", "sturm",  "logs",  "empty",  "below", "taylor", "sum" };
    const char *own = coq_word(j, 0);
    unsigned k = 0;
    while (k < 15 && (!own || strcmp(rules[k], own) != 0)) k++;
    if (k != 0 && k != 11 && !has_names(X, B)) return coq_state(X, f, B, "", "enclosed.");
    switch (k) {
    case 0: return form_is_zero(X->R, f) ? coq_state(X, f, B, "", "lra.") : coq_fail(X, "what is not seen to be 0");
    case 1: return coq_direct(X, j, f, B);
    case 2: return coq_product(X, j, f, B);
    case 3: return split(X, j, f, B);
    case 4: case 5: return contact(X, j, k == 5, f, B);
    case 6: return mono(X, j, f, B);
    case 7: return concave(X, j, f, B);
    case 8: return coq_invert(X, j, f, B);
    case 9: return coq_sturm(X, f, B);
    case 10: return coq_rule(X, coq_part(j, 2), f, B);
    case 11: return coq_empty(X, j, f, B);
    case 12: return coq_below_rule(X, j, f, B);
    case 13: return coq_taylor(X, j, f, B);
    case 14: return two_parts(X, j, f, B);
    default: return coq_fail(X, arena_printf(X->A, "the rule %.20s", own ? own : "?"));
    }
}
