/* SPDX-License-Identifier: MIT
**
** The search by shape: what stands on both sides is cancelled, extremes are opened, means are compared letter by
** letter.
*/
#include "proofs/prove/entropy/means_search.h"
#include "proofs/prove/claim_words.h"

#include <stdlib.h>
#include <string.h>

enum { DEEP = 24, TRIES_MAX = 20000 };

/* --- blocks ------------------------------------------------------------------------------------------------------- */

typedef struct { size_t steps; unsigned known, seen; } mark_t;
static mark_t mark(const search_t *Q) { return (mark_t){ json_array_size(Q->steps), Q->known, Q->seen }; }

static json_t *back(search_t *Q, mark_t m)
{
    while (json_array_size(Q->steps) > m.steps) json_array_remove(Q->steps, json_array_size(Q->steps) - 1);
    Q->known = m.known;
    Q->seen = m.seen;
    return NULL;
}

static const char *new_letter(search_t *Q, unsigned alphabet)
{
    const char *name = arena_printf(Q->A, "t%u", ++Q->names);
    Q->letter[Q->seen] = name;
    Q->alphabet[Q->seen++] = alphabet;
    return name;
}

/* A block that shows x <= y; NULL. */
static json_t *block_below(search_t *Q, const tterm_t *x, const tterm_t *y)
{
    search_t was = *Q;
    Q->steps = json_made(json_array());
    Q->blocks++;
    json_t *sum = below(Q, x, y), *block = sum ? json_made(json_pack("[o,o]", Q->steps, sum)) : NULL;
    if (!block) json_decref(Q->steps);
    Q->steps = was.steps;
    Q->known = was.known;
    Q->seen = was.seen;
    Q->blocks--;
    return block;
}

/* --- signs -------------------------------------------------------------------------------------------------------- */

static json_t *text_not_negative(search_t *Q, const tterm_t *x)
{
    if (strncmp(x->text, "log(|", 5) == 0) {
        const char *size = arena_printf(Q->A, "%.*s", (int)strcspn(x->text + 5, "|"), x->text + 5);
        return sum_of("1", (int)stepf(Q, "size", size, NULL));
    }
    const char *name = arena_printf(Q->A, "%.*s", (int)strcspn(x->text, "("), x->text);
    for (unsigned k = 0; k < Q->T->L->setting.params; k++) {
        const entry_t *e = &Q->T->L->setting.entry[k];
        if (e->name && strcmp(e->name, name) == 0 && e->least && mpq_sgn(e->least) >= 0)
            return sum_of("1", (int)stepf(Q, "range", x->text, "least"));
    }
    return NULL;
}

/* d > 0, by a strict hypothesis; the relations are 1/d > 0 and d/d = 1 before it. */
static json_t *inverse_positive(search_t *Q, const tterm_t *x)
{
    const char *d = tprint(Q->T, x->part[0]);
    unsigned at = 0;
    for (size_t k = 0; Q->blocks == 1 && k < json_array_size(Q->steps); k++) {
        json_t *s = json_array_get(Q->steps, k);
        bool inverse = strcmp(json_string_value(json_array_get(s, 0)), "inverse") == 0;
        if (inverse && strcmp(json_string_value(json_array_get(s, 1)), d) == 0) return sum_of("1", (int)at + 1);
        at += inverse ? 2 : 1;
    }
    return NULL;
}

json_t *not_negative(search_t *Q, const tterm_t *x)
{
    products_t p = { 0 };
    mark_t m = mark(Q);
    json_t *sum = NULL, *more;
    switch (x->kind) {
    case T_NUMBER: return mpq_sgn(x->q) >= 0 ? sum_of(tprint(Q->T, x), -1) : NULL;
    case T_TEXT: return text_not_negative(Q, x);
    case T_OUTCOMES: case T_SAME: case T_EQUAL: case T_ATLEAST: case T_OCCURS:
        return sum_of("1", (int)stepf(Q, "range", tprint(Q->T, x), "least"));
    case T_INFO: case T_ENTROPY: return sum_of("1", (int)stepf(Q, "basic", tprint(Q->T, x), NULL));
    case T_INVERSE: return inverse_positive(Q, x);
    case T_MAX:
        for (unsigned k = 0; k < 2; k++) {
            if (!(sum = not_negative(Q, x->part[k]))) { back(Q, m); continue; }
            sum_add(sum, sum_of("1", (int)step_put(Q, json_pack("[s,s,i]", "bound", tprint(Q->T, x), (int)k))));
            return sum;
        }
        return NULL;
    default: break;
    }
    products_of(Q, &p, x, 1);
    if (p.n == 1 && p.at[0].n <= 1 && p.at[0].n && p.at[0].factor[0] == x) return NULL;
    sum = json_made(json_array());
    for (unsigned k = 0; k < p.n; k++) {
        more = mpq_sgn(p.at[k].c) > 0 ? sum_of(end_words(Q->A, p.at[k].c, ""), -1) : NULL;
        for (unsigned i = 0; more && i < p.at[k].n; i++) more = sum_cross(more, not_negative(Q, p.at[k].factor[i]));
        if (!more) { json_decref(sum); return back(Q, m); }
        sum_add(sum, more);
    }
    return sum;
}

/* --- extremes ----------------------------------------------------------------------------------------------------- */

/* max(a, b) <= y, y <= min(a, b): of both. */
static json_t *of_both(search_t *Q, const tterm_t *extreme, const tterm_t *t, bool most)
{
    json_t *block[2] = { NULL, NULL };
    for (unsigned k = 0; k < 2; k++)
        if (!(block[k] = most ? block_below(Q, extreme->part[k], t) : block_below(Q, t, extreme->part[k]))) break;
    if (!block[1]) { json_decref(block[0]); return NULL; }
    return sum_of("1", (int)step_put(Q, json_pack("[s,s,s,o,o]", "greatest", tprint(Q->T, extreme), tprint(Q->T, t),
                                                  block[0], block[1])));
}

/* max k: g <= y, x <= min k: g: at any letter. */
static json_t *of_any(search_t *Q, const tterm_t *extreme, const tterm_t *t, bool most)
{
    unsigned seen = Q->seen;
    const char *letter = new_letter(Q, extreme->alphabet);
    const tterm_t *g = tput(Q->T, extreme->part[0], extreme->text, letter);
    json_t *block = most ? block_below(Q, g, t) : block_below(Q, t, g);
    Q->seen = seen;
    if (!block) return NULL;
    return sum_of("1", (int)step_put(Q, json_pack("[s,s,s,s,o]", "greatest", tprint(Q->T, extreme), tprint(Q->T, t),
                                                  letter, block)));
}

/* x <= max(a, b), min(a, b) <= y: of one of both. */
static json_t *of_one(search_t *Q, const tterm_t *extreme, const tterm_t *t, bool most)
{
    mark_t m = mark(Q);
    for (unsigned k = 0; k < 2; k++) {
        json_t *sum = most ? below(Q, t, extreme->part[k]) : below(Q, extreme->part[k], t);
        if (!sum) { back(Q, m); continue; }
        sum_add(sum, sum_of("1", (int)step_put(Q, json_pack("[s,s,i]", "bound", tprint(Q->T, extreme), (int)k))));
        return sum;
    }
    return NULL;
}

/* x <= max k: g, min k: g <= y: at one of the letters that there are, the first of the alphabet last. */
static json_t *at_one(search_t *Q, const tterm_t *extreme, const tterm_t *t, bool most)
{
    mark_t m = mark(Q);
    for (unsigned k = Q->seen + 1; k-- > 0;) {
        unsigned own = k ? k - 1 : 0;
        const char *letter = k ? Q->letter[own] : "0";
        if (k && Q->alphabet[own] != extreme->alphabet) continue;
        const tterm_t *g = tput(Q->T, extreme->part[0], extreme->text, letter);
        json_t *sum = most ? below(Q, t, g) : below(Q, g, t);
        if (!sum) { back(Q, m); continue; }
        sum_add(sum, sum_of("1", (int)stepf(Q, "bound", tprint(Q->T, extreme), letter)));
        return sum;
    }
    return NULL;
}

/* Means over the same letters. */
static json_t *letter_by_letter(search_t *Q, const tterm_t *x, const tterm_t *y)
{
    unsigned seen = Q->seen;
    const char *root = strncmp(x->other, "Pr(", 3) == 0
                           ? arena_printf(Q->A, "%.*s", (int)strcspn(x->other + 3, " "), x->other + 3)
                           : NULL;
    for (unsigned v = 0; !root && v < Q->T->P->axes; v++) {
        const char *name = Q->T->P->factor[v].called;
        size_t n = name ? strlen(name) : 0;
        if (name && strncmp(x->other, name, n) == 0 && x->other[n] == '(')
            root = Q->T->P->variable[Q->T->P->factor[v].of];
    }
    const char *letter = new_letter(Q, x->alphabet);
    if (!root || !tsame(Q->T, ttext(Q->A, with_word(Q->A, x->other, x->text, letter)),
                        ttext(Q->A, with_word(Q->A, y->other, y->text, letter))))
        return NULL;
    const tterm_t *a = tput(Q->T, x->part[0], x->text, letter), *b = tput(Q->T, y->part[0], y->text, letter);
    json_t *block = block_below(Q, a, b);
    Q->seen = seen;
    if (!block) return NULL;
    const tterm_t *f = tnew(Q->A, T_ADD, b, tnew(Q->A, T_MUL, tnumber(Q->A, -1), a));
    return sum_of("1", (int)step_put(Q, json_pack("[s,s,s,s,o]", "each", letter, root, tprint(Q->T, f), block)));
}

/* --- the search --------------------------------------------------------------------------------------------------- */

/* I(H;Y|E) <= capacity(H;Y|..), at the values that E has of what Y is drawn from. */
static json_t *within_capacity(search_t *Q, const tterm_t *x, const tterm_t *y)
{
    const law_t *P = Q->T->P;
    const char *text = arena_printf(Q->A, "capacity(%s;%s", tset(Q->T, x->a), tset(Q->T, x->b)), *bar = "|";
    for (unsigned k = 0; k < P->factors; k++) {
        if (1u << P->factor[k].of != x->b || !(P->factor[k].given & x->a)) continue;
        for (unsigned v = 0; v < P->axes; v++) {
            if (!(P->factor[k].given & ~x->a & x->at.set & 1u << v)) continue;
            text = arena_printf(Q->A, "%s%s%s=%s", text, bar, P->variable[v], x->at.value[v]);
            bar = ",";
        }
    }
    if (x->given || strcmp(arena_printf(Q->A, "%s)", text), y->text) != 0) return NULL;
    return sum_of("1", (int)stepf(Q, "capacity", tprint(Q->T, x), NULL));
}

static bool lone(const tterm_t *x) { return x->kind != T_ADD && x->kind != T_MUL && x->kind != T_NUMBER; }

/* Of two terms that are no sums or products. */
static json_t *by_shape(search_t *Q, const tterm_t *x, const tterm_t *y)
{
    json_t *sum = NULL;
    if (x->kind == T_MAX) return of_both(Q, x, y, true);
    if (x->kind == T_MOST) return of_any(Q, x, y, true);
    if (y->kind == T_MIN) return of_both(Q, y, x, false);
    if (y->kind == T_LEAST) return of_any(Q, y, x, false);
    if (y->kind == T_MAX && (sum = of_one(Q, y, x, true))) return sum;
    if (y->kind == T_MOST && (sum = at_one(Q, y, x, true))) return sum;
    if (x->kind == T_MIN && (sum = of_one(Q, x, y, false))) return sum;
    if (x->kind == T_LEAST && (sum = at_one(Q, x, y, false))) return sum;
    if (x->kind == T_MEAN && y->kind == T_MEAN && (sum = letter_by_letter(Q, x, y))) return sum;
    if (x->kind == T_INFO && y->kind == T_MEAN) return averaged(Q, x, y);
    if (x->kind == T_INFO && y->kind == T_INFO) return processed(Q, x, y);
    if (x->kind == T_INFO && y->kind == T_TEXT && strncmp(y->text, "capacity(", 9) == 0)
        return within_capacity(Q, x, y);
    return by_outcomes(Q, x, y);
}

/* y's factor an extreme over letters: at one of them. */
static json_t *opened(search_t *Q, const product_t *x, const tterm_t *y)
{
    products_t p = { 0 };
    products_of(Q, &p, y, 1);
    for (unsigned k = 0; p.n == 1 && k < p.at[0].n; k++) {
        const tterm_t *f = p.at[0].factor[k];
        if (f->kind != T_MOST) continue;
        for (unsigned i = Q->seen + 1; i-- > 0;) {
            mark_t m = mark(Q);
            const char *letter = i ? Q->letter[i - 1] : "0";
            if (i && Q->alphabet[i - 1] != f->alphabet) continue;
            product_t q = p.at[0];
            q.factor[k] = tput(Q->T, f->part[0], f->text, letter);
            json_t *sum = below(Q, product_term(Q, x), product_term(Q, &q)),
                   *more = sum ? sum_of("1", (int)stepf(Q, "bound", tprint(Q->T, f), letter)) : NULL;
            for (unsigned j = 0; more && j < q.n; j++) if (j != k) more = sum_cross(more, not_negative(Q, q.factor[j]));
            if (!more) { json_decref(sum); back(Q, m); continue; }
            sum_add(sum, more);
            return sum;
        }
    }
    return NULL;
}

/* x <= r/d, by d x <= r. */
static json_t *divided(search_t *Q, const tterm_t *x, const product_t *y)
{
    for (unsigned k = 0; k < y->n; k++) {
        if (y->factor[k]->kind != T_INVERSE) continue;
        product_t r = *y;
        r.factor[k] = r.factor[--r.n];
        json_t *positive = not_negative(Q, y->factor[k]);
        if (!positive) return NULL;
        int at = (int)json_integer_value(json_array_get(json_array_get(positive, 0), 1));
        json_t *sum = sum_cross(positive, below(Q, tnew(Q->A, T_MUL, y->factor[k]->part[0], x), product_term(Q, &r)));
        if (sum) sum_add(sum, sum_of(tprint(Q->T, x), at - 1));
        return sum;
    }
    return NULL;
}

/* c x <= c y of products: what they have in common is not negative. */
static json_t *product_below(search_t *Q, const product_t *x, const product_t *y)
{
    product_t a = *x, b = *y, common = { .c = arena_mpq(Q->A, 1) };
    json_t *sum, *weight;
    mpq_abs(common.c, x->c);
    for (unsigned i = 0; i < a.n; i++)
        for (unsigned k = 0; k < b.n; k++) {
            if (!tsame(Q->T, a.factor[i], b.factor[k])) continue;
            common.factor[common.n++] = a.factor[i];
            a.factor[i--] = a.factor[--a.n];
            b.factor[k] = b.factor[--b.n];
            break;
        }
    if (common.n && a.n + b.n) {
        weight = sum_of(end_words(Q->A, common.c, ""), -1);
        for (unsigned k = 0; weight && k < common.n; k++) weight = sum_cross(weight, not_negative(Q, common.factor[k]));
        return weight ? sum_cross(weight, below(Q, product_term(Q, &a), product_term(Q, &b))) : NULL;
    }
    mpq_ptr c = arena_mpq(Q->A, 1);
    mpq_abs(c, x->c);
    weight = sum_of(end_words(Q->A, c, ""), -1);
    const tterm_t *left = product_term(Q, &a), *right = product_term(Q, &b);
    sum = NULL;
    if (a.n == 1 && (b.n == 1 || lone(left))) sum = by_shape(Q, left, right);
    else if (b.n == 1 && a.n == 1) sum = by_shape(Q, left, right);
    if (!sum) sum = divided(Q, left, &b);
    if (!sum) sum = opened(Q, &a, right);
    if (!sum) sum = floor_below(Q, &a, right);
    if (!sum && !(a.n == 1 && b.n == 1)) sum = by_outcomes(Q, left, right);
    return sum_cross(weight, sum);
}

/* The first that is negative, below one of those that are not; and the rest. */
json_t *products_not_negative(search_t *Q, const products_t *p)
{
    mark_t m = mark(Q);
    json_t *sum;
    unsigned negative = 0;
    if (++Q->tries > TRIES_MAX || Q->depth > DEEP) return NULL;
    while (negative < p->n && mpq_sgn(p->at[negative].c) > 0) negative++;
    if (negative == p->n) {
        sum = json_made(json_array());
        for (unsigned k = 0; k < p->n; k++) {
            json_t *own = not_negative(Q, product_term(Q, &p->at[k]));
            if (!own) { json_decref(sum); return back(Q, m); }
            sum_add(sum, sum_cross(sum_of(end_words(Q->A, p->at[k].c, ""), -1), own));
        }
        return sum;
    }
    for (unsigned k = 0; k < p->n; k++) {
        mpq_ptr c = arena_mpq(Q->A, 1);
        mpq_neg(c, p->at[negative].c);
        if (!mpq_equal(c, p->at[k].c)) continue;
        products_t rest = { 0 };
        for (unsigned i = 0; i < p->n; i++) if (i != k && i != negative) rest.at[rest.n++] = p->at[i];
        sum = product_below(Q, &p->at[negative], &p->at[k]);
        json_t *more = sum ? products_not_negative(Q, &rest) : NULL;
        if (more) { sum_add(sum, more); return sum; }
        json_decref(sum);
        back(Q, m);
    }
    return by_fano(Q, p);
}

json_t *below(search_t *Q, const tterm_t *x, const tterm_t *y)
{
    products_t p = { 0 };
    mark_t m = mark(Q);
    Q->depth++;
    products_of(Q, &p, y, 1);
    products_of(Q, &p, x, -1);
    json_t *sum = products_not_negative(Q, &p);
    if (!sum && lone(x) != lone(y)) sum = by_shape(Q, x, y);
    Q->depth--;
    return sum ? sum : back(Q, m);
}

/* 1/d for each divisor d of the claim that a strict hypothesis says is positive. */
static void divisors(search_t *Q, const tterm_t *x)
{
    if (x->kind == T_INVERSE && x->part[0]->kind != T_NUMBER && !json_array_size(Q->steps))
        for (unsigned k = 0; k < Q->T->facts; k++) {
            const tfact_t *f = &Q->T->fact[k];
            if (f->letters || f->left->kind != T_NUMBER || mpq_sgn(f->left->q) || !tsame(Q->T, f->right, x->part[0]))
                continue;
            unsigned r = step_put(Q, json_pack("[s,i]", "given", (int)k));
            step_put(Q, json_pack("[s,s,o]", "inverse", tprint(Q->T, x->part[0]), sum_of("1", (int)r)));
            Q->known++;
            return;
        }
    for (unsigned k = 0; k < x->n; k++) divisors(Q, x->part[k]);
}

json_t *means_prove(const char **statement, arena_t *A, const compiled_t *C, size_t link, deadline_t until)
{
    tclaim_t T;
    (void)until;
    *statement = NULL;
    if (!tclaim_read(&T, A, C, link)) return NULL;
    *statement = T.statement;
    const core_claim_t *claim = &C->core->claim[C->of[link].claim];
    if (claim->claim->chain.op[C->of[link].link] == IS_EQ) return NULL;
    search_t Q = { .T = &T, .A = A, .blocks = 1, .steps = json_made(json_array()) };
    for (unsigned k = 0; k < T.letters; k++) { Q.letter[Q.seen] = T.letter[k]; Q.alphabet[Q.seen++] = T.alphabet[k]; }
    divisors(&Q, T.left);
    divisors(&Q, T.right);
    json_t *sum = below(&Q, T.left, T.right);
    json_t *proof = sum ? json_made(json_pack("{s:[O,O]}", "block", Q.steps, sum)) : NULL;
    json_decref(Q.steps);
    json_decref(sum);
    return proof;
}
