/* SPDX-License-Identifier: MIT
**
** The rules of section 4: each node recomputes what it says and hands what is left to its nodes.
**
** Invariant: f is real analytic on the open box B; its fraction stands for it off the zeros of functions that are not
** identically 0.
*/
#include "checker/boxes/box.h"

#include <string.h>

statement_t *box_statement;
static FILE *out;
static unsigned nodes, leaves;
static bool original;   /* f is the slack in a case of absolute values, on a part of the box that splits made */
bool box_here;          /* it was, where the rule that is taken stands */
static bool smooth;     /* f is analytic on B: where there is no absolute value, or where it has been shown */
static const box_claim_t *claim;

const term_t *box_term(const json_t *j) { return term_read(box_statement, json_text(j, "a term")); }

/* The term encloses on B, at growing precision; `least`: and is >= 0. */
bool box_enclosed(range_t *r, const term_t *x, const box_t *B, bool least)
{
    for (unsigned bits = 64; bits <= BITS_MAX; bits = bits < 512 ? 2 * bits : bits == 512 ? BITS_MAX : BITS_MAX + 1) {
        precision(bits);
        if (enclose(r, x, B, false) && (!least || range_nonnegative(r))) return true;
    }
    return false;
}

unsigned box_name(const json_t *j, const box_t *B)
{
    const char *name = json_text(j, "a variable");
    for (unsigned k = 0; k < box_statement->numbers; k++)
        if (strcmp(box_statement->number[k].name, name) == 0 && B->on[k]) return k;
    reject("%s is no variable of the box", name);
}

unsigned number_new(statement_t *s, const json_t *j, const range_t *in)
{
    const char *name = json_text(j, "a new name");
    if (s->numbers == NAMES_MAX) reject("more than %d numbers", NAMES_MAX);
    for (unsigned k = 0; k < s->numbers; k++)
        if (strcmp(s->number[k].name, name) == 0) reject("%.64s is no new name", name);
    if (!*name || strlen(name) > NAME_CHARS_MAX || strspn(name, "abcdefghijklmnopqrstuvwxyz") != strlen(name))
        reject("a new name of small letters expected");
    s->number[s->numbers] = (number_t){ .name = name, .in = *in };
    return s->numbers++;
}

static form_t constant(const mpq_t q) { return form_poly(poly_rational(q)); }

/* --- leaves and products ------------------------------------------------------------------------------------------ */

static void zero(const json_t *j, form_t f, const box_t *B, unsigned depth)
{
    (void)j, (void)B, (void)depth;
    if (!form_zero(f)) reject("zero: not shown to be identically 0");
}

static void direct(const json_t *j, form_t f, const box_t *B, unsigned depth)
{
    (void)depth;
    const term_t *g = box_term(j->at[1]);
    range_t r;
    if (!box_enclosed(&r, g, B, true))
        reject("direct: the enclosure of %.200s is not shown to be >= 0", j->at[1]->text);
    if (!form_equal(form_of(g, B), f)) reject("direct: %.200s is another function", j->at[1]->text);
}

static form_t factor(const json_t *g, const box_t *B, bool *negative)
{
    json_list(g, "a factor and its exponent", 2, 2);
    const term_t *x = box_term(g->at[0]);
    int k = (int)json_integer(g->at[1], "an exponent", -POWER_MAX, POWER_MAX);
    range_t r;
    if (!box_enclosed(&r, x, B, k % 2 != 0))
        reject("factor: %.200s is not shown to be %s", g->at[0]->text, k % 2 ? ">= 0" : "defined everywhere");
    form_t y = form_of(x, B);
    if (k < 0 && !poly_somewhere_nonzero(y.n, B))
        reject("factor: %.200s is not shown to be other than 0", g->at[0]->text);
    *negative = *negative || k < 0;
    return form_power(y, k);
}

static void product(const json_t *j, form_t f, const box_t *B, unsigned depth)
{
    box_t none = { .on = { false } };
    range_t r;
    bool negative = false;
    const term_t *c = box_term(j->at[1]);
    if (!box_enclosed(&r, c, &none, true))
        reject("factor: the constant %.200s is not shown to be >= 0", j->at[1]->text);
    form_t g = form_of(c, B);
    json_list(j->at[2], "factors", 0, 64);
    for (unsigned k = 0; k < j->at[2]->n; k++) g = form_times(g, factor(j->at[2]->at[k], B, &negative));
    if (j->n == 3) {
        if (!form_equal(g, f)) reject("factor: another product");
        return;
    }
    const term_t *rest = box_term(j->at[3]);
    if (!box_enclosed(&r, rest, B, false))
        reject("factor: %.200s is not shown to be defined everywhere", j->at[3]->text);
    form_t h = form_of(rest, B);
    if (!form_equal(form_times(g, h), f)) reject("factor: another product");
    box_check(j->at[4], h, B, depth + 1);
}

static void sturm(const json_t *j, form_t f, const box_t *B, unsigned depth)
{
    (void)j, (void)depth;
    poly_t p = poly_times(f.n, f.d);
    int v = poly_number(p);
    if (v == -2 || (v >= 0 && !B->on[v])) reject("sturm: not rational in one variable");
    if (v == -1) {
        if (p.n && mpq_sgn(p.at[0].c) < 0) reject("sturm: negative");
    } else {
        if (poly_zeros(p, atom_of((unsigned)v), &B->in[v])) reject("sturm: a zero inside");
        if (poly_sign(p, B) <= 0) reject("sturm: not positive");
    }
}

static void split(const json_t *j, form_t f, const box_t *B, unsigned depth)
{
    unsigned v = box_name(j->at[1], B);
    mpq_ptr c = rational(0, 1);
    json_rational(c, j->at[2]);
    const range_t *in = &B->in[v];
    if ((!in->lo.inf && mpq_cmp(c, in->lo.q) <= 0) || (!in->hi.inf && mpq_cmp(c, in->hi.q) >= 0))
        reject("split: %s is not inside", j->at[2]->text);
    box_t half = *B;
    end_set(&half.in[v].hi, c, true);
    box_check(j->at[3], f, &half, depth + 1);
    half = *B;
    end_set(&half.in[v].lo, c, true);
    box_check(j->at[4], f, &half, depth + 1);
}

/* The term in this case of absolute values. */
static const term_t *in_case(const term_t *x)
{
    unsigned i = 0;
    if (!x) return NULL;
    const term_t *a = in_case(x->a);
    if (x->kind != ABS) return term_of(x, a, in_case(x->b));
    while (!same_term(absolute[i], x)) i++;
    return absolute_signs >> i & 1 ? term_new(NEG, a, NULL) : a;
}

/* In a case of absolute values |u| is u or -u on all of B, where the slack may be another function with poles, or
** undefined: what is argued from derivatives is about functions that are shown to be analytic. */
static void analytic_expected(form_t f, const box_t *B)
{
    range_t r;
    if (smooth || form_analytic(f, B)) { smooth = true; return; }
    smooth = original && box_enclosed(&r, in_case(claim->larger), B, false) &&
             box_enclosed(&r, in_case(claim->smaller), B, false);
    if (!smooth) reject("in a case of absolute values, not shown to be analytic");
}

/* --- derivatives -------------------------------------------------------------------------------------------------- */

/* v = phi, and whether that is a face; else it lies inside. W: B without v. */
form_t box_curve(const json_t *phi, unsigned v, const box_t *B, const box_t *W, bool *face)
{
    range_t r;
    const term_t *x = box_term(phi);
    if (!box_enclosed(&r, x, W, false)) reject("the contact set %.200s is not shown to be defined", phi->text);
    *face = same_end(&r.lo, &r.hi) && (same_end(&r.lo, &B->in[v].lo) || same_end(&r.lo, &B->in[v].hi));
    for (unsigned side = 0; side < 2 && !*face; side++) {
        const end_t *at = side ? &r.hi : &r.lo, *end = side ? &B->in[v].hi : &B->in[v].lo;
        if (end->inf) continue;
        int c = at->inf ? (side ? 1 : -1) : mpq_cmp(at->q, end->q);
        if ((side ? c > 0 : c < 0) || (c == 0 && !at->open))
            reject("the contact set %.200s is not shown to lie inside", phi->text);
    }
    return *face ? constant(r.lo.q) : form_of(x, W);
}

/* f_v; where the node has a last part w, which has to be > 0 on B, f_v/w: it has the same sign. */
static form_t slope(const json_t *j, form_t f, unsigned v, const box_t *B)
{
    range_t r;
    form_t d = form_derivative(f, v);
    if (j->n < 6) return d;
    const term_t *w = box_term(j->at[5]);
    if (!box_enclosed(&r, w, B, true) || !range_positive(&r))
        reject("the weight %.200s is not shown to be > 0", j->at[5]->text);
    return form_times(d, form_inverse(form_of(w, B)));
}

static void contact(const json_t *j, bool valley, form_t f, const box_t *B, unsigned depth)
{
    unsigned v = box_name(j->at[1], B);
    box_t W = *B;
    bool face;
    W.on[v] = false;
    form_t phi = box_curve(j->at[2], v, B, &W, &face), d = slope(j, f, v, B);
    box_check(j->at[3], form_put(f, v, phi, &W, face), &W, depth + 1);
    if ((!valley || !face) && !form_zero(form_put(d, v, phi, &W, face)))
        reject("the slope on %.200s is not 0", j->at[2]->text);
    box_check(j->at[4], valley ? form_quotient(d, v, phi) : form_derivative(d, v), B, depth + 1);
}

static void valley(const json_t *j, form_t f, const box_t *B, unsigned depth) { contact(j, true, f, B, depth); }
static void bowl(const json_t *j, form_t f, const box_t *B, unsigned depth) { contact(j, false, f, B, depth); }

static form_t on_face(form_t f, unsigned v, const box_t *B, bool upper, box_t *W)
{
    const end_t *e = upper ? &B->in[v].hi : &B->in[v].lo;
    if (e->inf) reject("a face at infinity: invert first");
    *W = *B;
    W->on[v] = false;
    return form_put(f, v, constant(e->q), W, true);
}

static void mono(const json_t *j, form_t f, const box_t *B, unsigned depth)
{
    unsigned v = box_name(j->at[1], B);
    const char *way = json_text(j->at[2], "up or down");
    bool up = strcmp(way, "up") == 0;
    box_t W;
    if (!up && strcmp(way, "down") != 0) reject("mono: up or down expected");
    form_t d = form_derivative(f, v), at = on_face(f, v, B, !up, &W);
    box_check(j->at[3], up ? d : form_times(form_integer(-1), d), B, depth + 1);
    box_check(j->at[4], at, &W, depth + 1);
}

static void concave(const json_t *j, form_t f, const box_t *B, unsigned depth)
{
    unsigned v = box_name(j->at[1], B);
    box_t W;
    box_check(j->at[2], form_times(form_integer(-1), form_derivative(slope(j, f, v, B), v)), B, depth + 1);
    for (unsigned side = 0; side < 2; side++) box_check(j->at[3 + side], on_face(f, v, B, side, &W), &W, depth + 1);
}

/* v = 1/u. */
static void invert(const json_t *j, form_t f, const box_t *B, unsigned depth)
{
    unsigned v = box_name(j->at[1], B);
    box_t W = *B;
    range_t r, x = B->in[v];
    if (!range_positive(&x)) reject("invert: %s is not shown to be positive", j->at[1]->text);
    range_init(&r);
    end_set(&r.lo, rational(0, 1), true);
    if (!x.hi.inf) mpq_inv(r.lo.q, x.hi.q);
    if (mpq_sgn(x.lo.q)) { end_set(&r.hi, x.lo.q, true); mpq_inv(r.hi.q, r.hi.q); }
    unsigned u = number_new(box_statement, j->at[2], &r);
    W.on[v] = false;
    W.on[u] = true;
    W.in[u] = r;
    box_check(j->at[3], form_put(f, v, form_inverse(form_name(u)), &W, false), &W, depth + 1);
}

/* f = c sqrt(u) - a, c >= 0, c^2 u - a^2 >= 0; f = a - c sqrt(u), a >= 0, a^2 - c^2 u >= 0. */
static void squares(const json_t *j, bool above, form_t f, const box_t *B, unsigned depth)
{
    const term_t *a = box_term(j->at[1]), *c = box_term(j->at[2]), *u = box_term(j->at[3]);
    const term_t *x = term_new(MUL, c, term_new(SQRT, u, NULL)), *square = term_new(MUL, term_new(MUL, c, c), u),
                 *other = term_new(MUL, a, a);
    range_t r;
    if (!box_enclosed(&r, c, B, true) || !box_enclosed(&r, x, B, false))
        reject("root: %.200s sqrt(%.200s) is not shown to be defined, or >= 0", j->at[2]->text, j->at[3]->text);
    if (!box_enclosed(&r, a, B, !above)) reject("root: %.200s is not shown to be defined, or >= 0", j->at[1]->text);
    if (!form_equal(form_of(above ? term_minus(x, a) : term_minus(a, x), B), f)) reject("root: another function");
    box_check(j->at[4], form_of(above ? term_minus(square, other) : term_minus(other, square), B), B, depth + 1);
}

static void root(const json_t *j, form_t f, const box_t *B, unsigned depth) { squares(j, true, f, B, depth); }
static void under(const json_t *j, form_t f, const box_t *B, unsigned depth) { squares(j, false, f, B, depth); }

/* f = g + (f - g). */
static void sum(const json_t *j, form_t f, const box_t *B, unsigned depth)
{
    const term_t *x = box_term(j->at[1]);
    range_t r;
    if (!box_enclosed(&r, x, B, false)) reject("sum: %.200s is not shown to be defined", j->at[1]->text);
    form_t g = form_of(x, B);
    bool was = smooth;
    smooth = true;
    box_check(j->at[2], g, B, depth + 1);
    smooth = was;
    box_check(j->at[3], form_sum(f, g, -1), B, depth + 1);
}

static void logs(const json_t *j, form_t f, const box_t *B, unsigned depth)
{
    box_hints(j->at[1], B);
    box_check(j->at[2], f, B, depth);
}

/* --- the tree ----------------------------------------------------------------------------------------------------- */

static void describe(const json_t *j, unsigned depth)
{
    char words[400];
    size_t n = (size_t)snprintf(words, sizeof words, "%s", j->at[0]->text);
    for (unsigned k = 1; k < j->n && n < sizeof words; k++)
        if (j->at[k]->kind == JSON_TEXT) n += (size_t)snprintf(words + n, sizeof words - n, " %.120s", j->at[k]->text);
    fprintf(out, "    %*s%s\n", (int)(2 * depth), "", words);
}

/* least, most: how many parts. keeps: what it hands on is of the slack, as `original` says; derives: by derivatives, of f
** that is analytic; encloses: what its node has, which is analytic. */
static const struct {
    const char *name;
    unsigned least, most;
    void (*rule)(const json_t *, form_t, const box_t *, unsigned);
    bool keeps, derives, encloses;
} rules[] = {
    { "zero", 1, 1, zero, .keeps = false },
    { "direct", 2, 2, direct, .keeps = false },
    { "factor", 3, 5, product, .encloses = true },
    { "split", 5, 5, split, .keeps = true },
    { "valley", 5, 5, valley, .derives = true },
    { "bowl", 5, 6, bowl, .derives = true },
    { "mono", 5, 5, mono, .derives = true },
    { "concave", 5, 6, concave, .derives = true },
    { "invert", 4, 4, invert, .keeps = false },
    { "sturm", 1, 1, sturm, .keeps = false },
    { "logs", 3, 3, logs, .keeps = true },
    { "below", 5, 5, box_below, .keeps = false },
    { "empty", 2, 2, box_empty, .keeps = false },
    { "part", 4, 4, box_part, .keeps = true },
    { "root", 5, 5, root, .encloses = true },
    { "under", 5, 5, under, .encloses = true },
    { "taylor", 6, 6, box_taylor, .keeps = false },
    { "sum", 4, 4, sum, .keeps = false },
    { "chord", 5, 5, box_chord, .encloses = true },
    { "ratio", 4, 4, box_ratio, .encloses = true },
    { "exp", 4, 4, box_exp, .encloses = true }
};

void box_check(const json_t *j, form_t f, const box_t *B, unsigned depth)
{
    enum { RULES = sizeof rules / sizeof *rules };
    bool here = original, was = smooth;
    if (++nodes > NODES_MAX) reject("more than %d nodes", NODES_MAX);
    json_list(j, "a node", 1, 6);
    const char *name = json_text(j->at[0], "the name of a rule");
    unsigned k = 0, before = nodes;
    while (k < RULES && strcmp(rules[k].name, name) != 0) k++;
    if (k == RULES) unreadable("no rule is called %.40s", name);
    if (j->n < rules[k].least || j->n > rules[k].most || (rules[k].rule == product && j->n == 4))
        unreadable("%s with %u parts", name, j->n);
    if (nodes <= 40) describe(j, depth);
    if (rules[k].derives) analytic_expected(f, B);
    box_here = here;
    original = here && rules[k].keeps;
    smooth = smooth || rules[k].encloses;
    rules[k].rule(j, f, B, depth);
    leaves += nodes == before;
    original = here;
    smooth = was;
}

/* --- an inequality on a box --------------------------------------------------------------------------------------- */

/* The slack, or its derivative, with the signs of absolute values as they are set now. */
static form_t slack(const box_claim_t *c)
{
    form_t g = form_of(c->smaller, &c->B), f = form_sum(form_of(c->larger, &c->B), g, -1);
    if (c->by >= 0) f = form_derivative(f, (unsigned)c->by);
    if (c->equal && !form_zero(f)) reject("the sides of the equality are not shown to be identical");
    return f;
}

void box_open(statement_t *s, FILE *words)
{
    box_statement = s;
    out = words;
    nodes = leaves = 0;
    takes(BOXES);
}

void box_show(const box_claim_t *c, const json_t *tree)
{
    range_t r;
    for (unsigned k = 0; k < 2; k++)
        if (!c->analytic && !box_enclosed(&r, k ? c->larger : c->smaller, &c->B, false))
            reject("the %s side is not shown to be analytic inside", k ? "larger" : "smaller");
    absolutes = 0;
    absolute_signs = 0;
    memset(absolute, 0, sizeof absolute);
    form_t f = slack(c);
    unsigned cases = 1u << absolutes;
    claim = c;
    smooth = cases == 1;
    if (cases > 1) json_list(tree, "a tree for each case of the absolute values", cases, cases);
    if (cases > 1) fprintf(out, "    in each case |u| = u, |u| = -u of all absolute values:\n");
    for (unsigned k = 0; k < cases; k++) {
        absolutes = 0; /* met in the same order again */
        absolute_signs = k;
        if (k) f = slack(c);
        absolutes = -1;
        original = true;
        box_check(cases > 1 ? tree->at[k] : tree, f, &c->B, 0);
    }
    fprintf(out, "    %u nodes, %u leaves in all\n", nodes, leaves);
}

void box_relation(const box_claim_t *c, const json_t *proof)
{
    unsigned numbers = box_statement->numbers;
    forms_open();
    rewrites_open();
    json_members(proof, "logs tree");
    box_hints(json_member(proof, "logs"), &c->B);
    box_show(c, json_member(proof, "tree"));
    box_statement->numbers = numbers; /* the names that the tree made */
}
