/* SPDX-License-Identifier: MIT
**
** Equations in words. Products are multiplied out: a logarithm meets the tally with all that it is multiplied by. It is
** counted twice: as the log form of its term would have it, a rational in lowest terms and a law over its least common
** denominator; and by the factors that the term has, as written, which cancel against those of others. Values that
** stand in a log form only as what they are times others need no such care: c log a is one number however c is written.
*/
#include "proofs/claims/exact/balance.h"
#include "numerics/base/rat.h"

static quota_t value(balance_t *b, const core_t *x);

/* No bases, and nothing over them. */
static void begin(balance_t *b)
{
    tally_start(&b->tally);
    b->closed = 0;
    for (unsigned k = 0; k < b->e->L->setting.params; k++) b->asked[k] = false;
}

void balance_start(balance_t *b, eval_t *e)
{
    b->e = e;
    b->visits = 0;
    begin(b);
}

static quota_t failed(balance_t *b)
{
    b->tally.failed = true;
    return (quota_t){ 0 };
}

/* --- numbers of the candidate ------------------------------------------------------------------------------------- */

static size_t cell(balance_t *b, const core_t *x, const size_t *dim)
{
    size_t at = 0;
    for (unsigned k = 0; k < x->n; k++) {
        const core_t *l = x->part[k];
        at = at * dim[k] + (l->kind == CORE_SLOT ? (size_t)b->e->slot[l->at] : eval_letter(b->e, l));
    }
    return at;
}

/* The parameter that a term is an entry of; -1: it is none. */
static int table_of(const balance_t *b, const core_t *x)
{
    if (x->kind == CORE_ENTRY || x->kind == CORE_PARAM) return x->at;
    if (x->kind != CORE_MASS) return -1;
    const law_t *P = &b->e->L->setting.law[x->at];
    return !x->given && x->n == P->axes ? P->param : -1;
}

/* The words of all entries. */
static const row_words_t *asked(balance_t *b, int table)
{
    const value_t *v = &b->e->c->value[table];
    int64_t *num = ARENA_ARRAY(b->e->A, int64_t, 3 * v->cells), *own = num + v->cells, *den = own + v->cells, common;
    bool words = rat_row_words(num, &common, v->at, v->cells);
    for (size_t k = 0; k < v->cells && words; k++) words = rat_word(&own[k], &den[k], v->at + k);
    b->asked[table] = true;
    b->row[table] = (row_words_t){ NULL, NULL, NULL, 0 };
    if (words) b->row[table] = (row_words_t){ num, own, den, quota_of(&b->tally, 1, common).e };
    return &b->row[table];
}

static inline const row_words_t *row_of(balance_t *b, int table)
{
    return b->asked[table] ? &b->row[table] : asked(b, table);
}

static quota_t entry(balance_t *b, const core_t *x, int table)
{
    const row_words_t *row = row_of(b, table);
    return row->num ? (quota_t){ row->num[cell(b, x, b->e->c->value[table].dim)], row->e } : failed(b);
}

static quota_t number(balance_t *b, mpq_srcptr q)
{
    int64_t num, den;
    return rat_word(&num, &den, q) ? quota_of(&b->tally, num, den) : failed(b);
}

/* A count of a marginal of the law over its denominator. */
static bool count(balance_t *b, const core_t *x, unsigned set, int64_t *num, int64_t *den)
{
    const law_t *P = &b->e->L->setting.law[x->at];
    const pmf_t *M = eval_marginal(b->e, x->at, set);
    size_t at = 0;
    unsigned all = x->set | x->given, i = 0;
    for (unsigned k = 0; k < P->axes; k++) {
        if (!(all >> k & 1)) continue;
        if (set >> k & 1) at = at * b->e->dim[P->alphabet[k]] + eval_letter(b->e, x->part[i]);
        i++;
    }
    if (!M || mpz_sizeinbase(M->den, 2) > 63) return false;
    *num = mpz_get_si(M->num + at);
    *den = mpz_get_si(M->den);
    return true;
}

static quota_t mass(balance_t *b, const core_t *x)
{
    int64_t num, den, below = 1, of = 1;
    bool known = count(b, x, x->set | x->given, &num, &den) && (!x->given || count(b, x, x->given, &below, &of));
    if (!known || below == 0) return failed(b);
    quota_t both = quota_of(&b->tally, num, den);
    return x->given ? quota_over(&b->tally, both, quota_of(&b->tally, below, of)) : both;
}

/* --- rational terms ------------------------------------------------------------------------------------------------ */

static quota_t sum(balance_t *b, const core_t *x)
{
    quota_t all = { 0 };
    eval_first(b->e, x->slots, x->slot);
    do all = quota_plus(&b->tally, all, value(b, x->part[0]));
    while (!b->tally.failed && eval_next(b->e, x->slots, x->slot, x->over));
    return all;
}

/* A closed sum, once; it comes back as what others are divided by. */
static quota_t closed(balance_t *b, const core_t *x)
{
    for (unsigned k = 0; k < b->closed; k++)
        if (b->at[k].x == x) return b->at[k].value;
    quota_t v = quota_folded(&b->tally, sum(b, x));
    if (b->closed < BALANCE_CLOSED && !b->tally.failed) b->at[b->closed++] = (closed_t){ x, v };
    return v;
}

static bool visit(balance_t *b)
{
    if (b->tally.failed || ++b->visits > BALANCE_VISITS_MAX) b->tally.failed = true;
    return !b->tally.failed;
}

static quota_t value(balance_t *b, const core_t *x)
{
    tally_t *T = &b->tally;
    if (!visit(b)) return (quota_t){ 0 };
    int table = x->kind == CORE_MUL ? -1 : table_of(b, x);
    if (table >= 0) return entry(b, x, table);
    quota_t u;
    switch (x->kind) {
    case CORE_NUMBER: return number(b, x->number);
    case CORE_SIZE: return quota_of(T, (int64_t)b->e->dim[x->at], 1);
    case CORE_SLOT: return quota_of(T, b->e->slot[x->at], 1);
    case CORE_MASS: return mass(b, x);
    case CORE_OVER: return x->uses ? sum(b, x) : closed(b, x);
    default: break;
    }
    u = value(b, x->part[0]);
    if (x->kind == CORE_NEG) return quota_neg(u);
    if (x->kind == CORE_MUL && u.num == 0) return u; /* what is multiplied by 0 is not looked at */
    quota_t v = value(b, x->part[1]);
    return x->kind == CORE_ADD   ? quota_plus(T, u, v)
           : x->kind == CORE_SUB ? quota_plus(T, u, quota_neg(v))
           : x->kind == CORE_MUL ? quota_times(T, u, v)
                                 : quota_over(T, u, v);
}

/* --- logarithms ------------------------------------------------------------------------------------------------------ */

/* c log x as two sums of logarithms of words: where x stands in a table, or is a number, by its words. */
static bool by_words(balance_t *b, unsigned sums, const core_t *x, quota_t c)
{
    int64_t num = 0, den = 1;
    int table = table_of(b, x);
    if (table < 0 && x->kind != CORE_NUMBER) return false;
    const row_words_t *row = table < 0 ? NULL : row_of(b, table);
    if (row && row->num) {
        size_t at = cell(b, x, b->e->c->value[table].dim);
        num = row->own[at];
        den = row->den[at];
    }
    if ((!row && !rat_word(&num, &den, x->number)) || num <= 0) { failed(b); return true; }
    tally_add(&b->tally, sums, c, (size_wide_t)num);
    tally_add(&b->tally, sums, quota_neg(c), (size_wide_t)den);
    return true;
}

/* c log x by the factors of x. */
static void factored(balance_t *b, const core_t *x, quota_t c)
{
    if (!visit(b) || by_words(b, TALLY_FACTORED, x, c)) return;
    if (x->kind != CORE_MUL && x->kind != CORE_DIV) { tally_log_factored(&b->tally, c, value(b, x)); return; }
    factored(b, x->part[0], c);
    factored(b, x->part[1], x->kind == CORE_MUL ? c : quota_neg(c));
}

static void logarithm(balance_t *b, const core_t *x, quota_t c)
{
    if (by_words(b, TALLY_BOTH, x, c)) return;
    tally_log(&b->tally, c, value(b, x));
    factored(b, x, c);
}

/* c KL(p||q) = c sum p_k (log P_k - log Q_k) - c log P + c log Q, with p_k = P_k/P and q_k = Q_k/Q. */
static void divergence(balance_t *b, const core_t *x, quota_t c)
{
    tally_t *T = &b->tally;
    quota_t p[TALLY_LAW_MAX], q[TALLY_LAW_MAX];
    size_wide_t P[TALLY_LAW_MAX], Q[TALLY_LAW_MAX], dens[2];
    size_t n = 0;
    eval_first(b->e, x->slots, x->slot);
    do {
        if (n == TALLY_LAW_MAX || T->failed) { failed(b); return; }
        p[n] = value(b, x->part[0]);
        q[n++] = value(b, x->part[1]);
    } while (eval_next(b->e, x->slots, x->slot, x->over));
    if (!tally_law(T, P, &dens[0], p, n) || !tally_law(T, Q, &dens[1], q, n)) { failed(b); return; }
    tally_add(T, TALLY_MADE, quota_neg(c), dens[0]);
    tally_add(T, TALLY_MADE, c, dens[1]);
    eval_first(b->e, x->slots, x->slot);
    for (size_t k = 0; k < n; k++, eval_next(b->e, x->slots, x->slot, x->over)) {
        if (P[k] == 0) continue;
        if (Q[k] == 0) { failed(b); return; }
        quota_t w = quota_times(T, c, p[k]);
        tally_add(T, TALLY_MADE, w, P[k]);
        tally_add(T, TALLY_MADE, quota_neg(w), Q[k]);
        factored(b, x->part[0], w);
        factored(b, x->part[1], quota_neg(w));
    }
}

/* --- sides ------------------------------------------------------------------------------------------------------------ */

static void count_term(balance_t *b, const core_t *x, quota_t c);

static void count_sum(balance_t *b, const core_t *x, quota_t c)
{
    eval_first(b->e, x->slots, x->slot);
    do count_term(b, x->part[0], c);
    while (!b->tally.failed && eval_next(b->e, x->slots, x->slot, x->over));
}

/* Adds c x, where c may be 0: what stands in the way of x does so all the same. */
static void count_term(balance_t *b, const core_t *x, quota_t c)
{
    tally_t *T = &b->tally;
    if (!visit(b)) return;
    if (x->form == FORM_RATIONAL) { tally_add(T, TALLY_BOTH, quota_times(T, c, value(b, x)), 0); return; }
    switch (x->kind) {
    case CORE_FUNCTION: logarithm(b, x->part[0], c); return;
    case CORE_DIVERGENCE: divergence(b, x, c); return;
    case CORE_OVER: count_sum(b, x, c); return;
    case CORE_NEG: count_term(b, x->part[0], quota_neg(c)); return;
    case CORE_DIV: count_term(b, x->part[0], quota_over(T, c, value(b, x->part[1]))); return;
    case CORE_MUL: break;
    default:
        count_term(b, x->part[0], c);
        count_term(b, x->part[1], x->kind == CORE_ADD ? c : quota_neg(c));
        return;
    }
    bool left = x->part[0]->form == FORM_RATIONAL;
    quota_t by = value(b, x->part[left ? 0 : 1]);
    if (!left || by.num) count_term(b, x->part[left], quota_times(T, c, by));
}

/* A form whose terms cancel is 0 by its form; one that has terms left and is 0 is found to be so exactly: terms of one
** sign are not 0, nor does the filter say that 0 is not. */
bool balance(balance_t *b, const core_t *lhs, const core_t *rhs, route_t *route)
{
    eval_t *e = b->e;
    tally_t *T = &b->tally;
    const quota_t one = { .num = 1 };
    eval_reset(e);
    tally_clear(T);
    count_term(b, lhs, one);
    count_term(b, rhs, quota_neg(one));
    bool stopped = e->impossible || e->not_law || e->doubt || e->beyond || e->at_most;
    eval_reset(e);
    tally_answer_t made = stopped || T->failed ? TALLY_OPEN : tally_cancels(T, TALLY_MADE);
    bool exact = made == TALLY_STANDS && tally_cancels(T, TALLY_FACTORED) == TALLY_CANCELS;
    *route = exact ? ROUTE_EXACT : ROUTE_FORM;
    if (!T->failed) return exact || made == TALLY_CANCELS;
    begin(b); /* with other bases the next may fit */
    return false;
}
