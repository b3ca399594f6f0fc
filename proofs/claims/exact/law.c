/* SPDX-License-Identifier: MIT
**
** Divergences of arrays of numbers that are laws, logarithms by form, capacities.
*/
#include "proofs/claims/exact/eval.h"
#include "numerics/base/rat.h"
#include "numerics/capacity/capacity.h"
#include "numerics/info/info.h"

#include <string.h>

/* --- logarithms --------------------------------------------------------------------------------------------------- */

typedef enum { TRUTH_NO, TRUTH_YES, TRUTH_UNKNOWN } truth_t;

static bool positive(num_t a)
{
    if (a.q) return mpq_sgn(a.q) > 0;
    effort_t little = EFFORT_LITTLE;
    return real_sgn(a.x, &little) == SIGN_POS;
}

/* log of a number of a table, made once for a candidate: terms ask for it in one sum after the other. */
static const real_t *log_of_entry(eval_t *e, const core_t *x, mpq_srcptr q)
{
    const value_t *v = &e->c->value[x->at];
    if (!e->log) e->log = ARENA_ARRAY(e->A, const real_t **, PARAMS_MAX);
    const real_t ***kept = &e->log[x->at];
    if (!*kept) *kept = ARENA_ARRAY(e->A, const real_t *, v->cells);
    const real_t **log = &(*kept)[q - v->at];
    return *log ? *log : (*log = real_log_rat(e->A, q));
}

num_t eval_log(eval_t *e, const core_t *x)
{
    num_t a = eval(e, x);
    bool in_place = e->still && x->kind == CORE_ENTRY && x->memo < 0 && x->still < 0; /* a.q is the table's own */
    if (a.q) return num_of(in_place && !e->beyond ? log_of_entry(e, x, a.q) : real_log_rat(e->A, a.q), e);
    if (x->kind == CORE_FUNCTION && strcmp(x->name, "exp") == 0) return eval(e, x->part[0]);
    if (x->kind == CORE_MUL || x->kind == CORE_DIV) {
        num_t l = eval(e, x->part[0]), r = eval(e, x->part[1]);
        if (positive(l) && positive(r)) {
            num_t u = eval_log(e, x->part[0]), v = eval_log(e, x->part[1]);
            return x->kind == CORE_MUL ? num_add(e, u, v) : num_sub(e, u, v);
        }
    }
    return num_of(real_log(a.x), e);
}

/* --- arrays ------------------------------------------------------------------------------------------------------- */

/* The numbers of both sides, and where all are rational, the laws that they are. */
typedef struct { size_t n; num_t *a, *b, *log_a, *log_b; bool rational; const pmf_t *law[2]; } cells_t;

/* The side's law, where it is one of the candidate's, letter by letter in the order of its table; else NULL. */
static const pmf_t *own_law(const eval_t *e, const core_t *x, unsigned side)
{
    if (side >= x->n) return NULL;
    const core_t *p = x->part[side];
    const law_t *P = &e->L->setting.law[p->kind == CORE_MASS ? p->at : 0];
    bool whole = p->kind == CORE_MASS && P->param >= 0 && !p->given && p->n == P->axes && p->n == x->slots;
    for (unsigned k = 0; whole && k < p->n; k++)
        whole = p->part[k]->kind == CORE_SLOT && (unsigned)p->part[k]->at == x->slot[k];
    return whole ? e->law[p->at] : NULL;
}

static bool gather(eval_t *e, cells_t *c, const core_t *x, bool logs)
{
    size_t cells = 1;
    for (unsigned k = 0; k < x->slots; k++)
        if ((cells *= e->dim[x->over[k]]) > CELLS_OF_SUM_MAX) {
            e->beyond = "a law of more than 262144 letters";
            return false;
        }
    *c = (cells_t){ .a = ARENA_ARRAY(e->A, num_t, cells), .b = ARENA_ARRAY(e->A, num_t, cells), .rational = true };
    if (logs) { c->log_a = ARENA_ARRAY(e->A, num_t, cells); c->log_b = ARENA_ARRAY(e->A, num_t, cells); }
    const value_t *table[2] = { NULL, NULL };
    for (unsigned side = 0; side < 2; side++)
        if ((c->law[side] = own_law(e, x, side)))
            table[side] = &e->c->value[e->L->setting.law[x->part[side]->at].param];
    eval_first(e, x->slots, x->slot);
    do {
        num_t *a = &c->a[c->n], *b = &c->b[c->n];
        *a = table[0] ? (num_t){ table[0]->at + c->n, NULL } : eval(e, x->part[0]);
        *b = table[1] ? (num_t){ table[1]->at + c->n, NULL } : x->n > 1 ? eval(e, x->part[1]) : num_si(e, 1);
        c->rational = c->rational && a->q && b->q;
        bool zero = (a->q && mpq_sgn(a->q) == 0) || (b->q && mpq_sgn(b->q) == 0);
        if (logs && !zero && !(a->q && b->q)) { /* both by their form: they cancel where they can */
            c->log_a[c->n] = eval_log(e, x->part[0]);
            c->log_b[c->n] = x->n > 1 ? eval_log(e, x->part[1]) : num_si(e, 0);
        }
        c->n++;
    } while (!e->beyond && eval_next(e, x->slots, x->slot, x->over));
    return !e->beyond;
}

static const char *array_words(eval_t *e, const core_t *x, unsigned side)
{
    const core_t *p = x->part[side];
    const char *name = p->kind == CORE_MASS ? e->L->setting.law[p->at].name : side ? "the second law" : "the first law";
    return arena_printf(e->A, "%s of %s is no law here: it is negative somewhere or does not sum to 1", name, x->name);
}

/* Is this number not negative: no, yes, not decided? */
static truth_t not_negative(eval_t *e, num_t a)
{
    effort_t little = EFFORT_LITTLE;
    sign_t s = a.q ? sign_of_int(mpq_sgn(a.q)) : real_sgn(num_real(e, a), &little);
    return s == SIGN_NEG ? TRUTH_NO : s == SIGN_UNKNOWN ? TRUTH_UNKNOWN : TRUTH_YES;
}

/* Are these numbers a law: none negative, of sum 1? */
static truth_t is_law(eval_t *e, size_t n, const num_t *a)
{
    num_t sum = num_si(e, 0);
    truth_t law = TRUTH_YES;
    effort_t little = EFFORT_LITTLE;
    for (size_t k = 0; k < n; k++) {
        truth_t t = not_negative(e, a[k]);
        if (t == TRUTH_NO) return t;
        if (t == TRUTH_UNKNOWN) law = t;
        sum = num_add(e, sum, a[k]);
    }
    if (sum.q) return mpq_cmp_ui(sum.q, 1, 1) == 0 ? law : TRUTH_NO;
    sign_t s = real_cmp(sum.x, real_si(e->A, 1), &little);
    return s == SIGN_ZERO ? law : s == SIGN_UNKNOWN ? TRUTH_UNKNOWN : TRUTH_NO;
}

/* Is it f/Z with Z the sum of the f, which are not negative: a law by its form, whatever numbers these are? */
static truth_t is_normalised(eval_t *e, const core_t *x, unsigned side)
{
    const core_t *p = x->part[side];
    uint64_t own = 0;
    for (unsigned k = 0; k < x->slots; k++) own |= (uint64_t)1 << x->slot[k];
    if (p->kind != CORE_DIV || (p->part[1]->uses & own)) return TRUTH_UNKNOWN;
    num_t sum = num_si(e, 0);
    eval_first(e, x->slots, x->slot);
    do {
        num_t f = eval(e, p->part[0]);
        if (not_negative(e, f) != TRUTH_YES) return TRUTH_UNKNOWN;
        sum = num_add(e, sum, f);
    } while (!e->beyond && eval_next(e, x->slots, x->slot, x->over));
    effort_t little = EFFORT_LITTLE;
    num_t Z = eval(e, p->part[1]);
    return !e->beyond && positive(Z) && real_cmp(num_real(e, sum), num_real(e, Z), &little) == SIGN_ZERO
               ? TRUTH_YES
               : TRUTH_UNKNOWN;
}

/* --- divergences -------------------------------------------------------------------------------------------------- */

/* Over 0: 0 where x is 0, infinite where it is positive; a number that is not rational may be 0 all the same. */
static num_t over_zero(eval_t *e, num_t x)
{
    int sign = num_cmp(e, x, num_si(e, 0));
    if (sign == 0) return num_si(e, 0);
    if (sign == 1) return (num_t){ NULL, real_inf(e->A, 1) };
    e->doubt = "whether what stands against a probability of 0 is 0 could not be decided";
    return num_undefined(e);
}

/* a log(a/b). */
static num_t kl_part(eval_t *e, const cells_t *c, size_t k, bool back)
{
    num_t a = back ? c->b[k] : c->a[k], b = back ? c->a[k] : c->b[k];
    if (a.q && mpq_sgn(a.q) == 0) return a;
    if (b.q && mpq_sgn(b.q) == 0) return over_zero(e, a);
    if (a.q && b.q) {
        num_t ratio = num_div(e, a, b);
        return num_mul(e, a, num_of(real_log_rat(e->A, ratio.q), e));
    }
    num_t d = num_sub(e, c->log_a[k], c->log_b[k]);
    return num_mul(e, a, back ? num_sub(e, num_si(e, 0), d) : d);
}

static num_t kl(eval_t *e, const cells_t *c, bool back)
{
    num_t sum = num_si(e, 0);
    if (c->law[0] && c->law[1]) return num_of(info_kl(c->law[back], c->law[!back]), e); /* one log form, at once */
    for (size_t k = 0; k < c->n; k++) sum = num_add(e, sum, kl_part(e, c, k, back));
    return sum;
}

static num_t one_half(eval_t *e) { return num_div(e, num_si(e, 1), num_si(e, 2)); }

/* (KL(P||M) + KL(Q||M))/2, M the middle. */
static num_t jensen_shannon(eval_t *e, const cells_t *c)
{
    num_t sum = num_si(e, 0), half = one_half(e);
    for (size_t k = 0; k < c->n; k++)
        for (int side = 0; side < 2; side++) {
            num_t a = side ? c->b[k] : c->a[k], m = num_mul(e, half, num_add(e, c->a[k], c->b[k]));
            if (a.q && mpq_sgn(a.q) == 0) continue;
            num_t log_ratio = a.q && m.q ? num_of(real_log_rat(e->A, num_div(e, a, m).q), e)
                                         : num_of(real_sub(real_log(num_real(e, a)), real_log(num_real(e, m))), e);
            sum = num_add(e, sum, num_mul(e, a, log_ratio));
        }
    return num_mul(e, half, sum);
}

/* sum a^s b^(1-s). */
static num_t affinity(eval_t *e, const cells_t *c, num_t s)
{
    num_t sum = num_si(e, 0), one = num_si(e, 1), rest = num_sub(e, one, s);
    for (size_t k = 0; k < c->n; k++) {
        if (c->a[k].q && mpq_sgn(c->a[k].q) == 0) continue;
        if (c->b[k].q && mpq_sgn(c->b[k].q) == 0) {
            if (num_cmp(e, s, one) > 0) sum = num_add(e, sum, over_zero(e, c->a[k]));
            continue;
        }
        num_t half = one_half(e), part;
        if (s.q && mpq_equal(s.q, half.q)) part = num_pow(e, num_mul(e, c->a[k], c->b[k]), half);
        else part = num_mul(e, num_pow(e, c->a[k], s), num_pow(e, c->b[k], rest));
        sum = num_add(e, sum, part);
    }
    return sum;
}

/* The number that a/b is wherever a > 0, if it is one rational. Then every Renyi divergence is its logarithm. */
static mpq_srcptr one_ratio(eval_t *e, const cells_t *c)
{
    mpq_srcptr r = NULL;
    for (size_t k = 0; k < c->n; k++) {
        if (!c->a[k].q || !c->b[k].q) return NULL;
        if (mpq_sgn(c->a[k].q) == 0) continue;
        if (mpq_sgn(c->b[k].q) == 0) return NULL;
        num_t ratio = num_div(e, c->a[k], c->b[k]);
        if (r && !mpq_equal(r, ratio.q)) return NULL;
        r = ratio.q;
    }
    return r;
}

static num_t renyi(eval_t *e, const cells_t *c, num_t s)
{
    num_t one = num_si(e, 1), zero = num_si(e, 0);
    int at = num_cmp(e, s, one), sign = num_cmp(e, s, zero);
    if (at == 2 || sign == 2) {
        e->doubt = "the order of a Renyi divergence could not be compared with 1";
        return zero;
    }
    if (at == 0) return kl(e, c, false);
    if (sign <= 0) { num_t u = { NULL, real_inf(e->A, 1) }; return num_sub(e, u, u); }
    mpq_srcptr ratio = one_ratio(e, c);
    if (ratio) return num_of(real_log_rat(e->A, ratio), e);
    num_t sum = affinity(e, c, s), log_sum = num_of(sum.q ? real_log_rat(e->A, sum.q) : real_log(sum.x), e);
    return num_div(e, log_sum, num_sub(e, s, one));
}

__extension__ typedef unsigned __int128 mass_t;

/* Half of sum |a - b| of two laws with denominators A, B of words below 2^63: the sum of |a_k B - b_k A|, at most 2 A B
** < 2^127 as those of a_k B and of b_k A are A B each, over 2 A B. False where they are longer. */
static bool variation(mpq_ptr q, const pmf_t *P, const pmf_t *Q)
{
    mass_t sum = 0;
    if (mpz_sizeinbase(P->den, 2) > 63 || mpz_sizeinbase(Q->den, 2) > 63) return false;
    uint64_t A = mpz_get_ui(P->den), B = mpz_get_ui(Q->den);
    for (size_t k = 0; k < P->cells; k++) {
        mass_t a = (mass_t)mpz_get_ui(P->num + k) * B, b = (mass_t)mpz_get_ui(Q->num + k) * A;
        sum += a > b ? a - b : b - a;
    }
    mp_limb_t limb[2] = { (mp_limb_t)sum, (mp_limb_t)(sum >> 64) };
    mpz_t view;
    mpz_set(mpq_numref(q), mpz_roinit_n(view, limb, 2));
    mpz_mul(mpq_denref(q), P->den, Q->den);
    mpz_mul_2exp(mpq_denref(q), mpq_denref(q), 1);
    rat_reduce(q);
    return true;
}

/* Half of sum |a - b|; sum (a-b)^2/b; sum (a-b)^2/(a+b). */
static num_t squares(eval_t *e, const cells_t *c, char which)
{
    enum { OF_WORDS = 16 }; /* what a letter costs */
    num_t sum = num_si(e, 0);
    if (which == 'T' && c->law[0] && c->law[1]) {
        mpq_ptr q = num_new(e);
        if (variation(q, c->law[0], c->law[1])) return eval_spend(e, OF_WORDS * c->n) ? (num_t){ q, NULL } : sum;
    }
    for (size_t k = 0; k < c->n; k++) {
        num_t d = num_sub(e, c->a[k], c->b[k]), below = which == 'T'   ? num_si(e, 2)
                                                        : which == 'c' ? c->b[k]
                                                                       : num_add(e, c->a[k], c->b[k]);
        if (d.q && mpq_sgn(d.q) == 0) continue;
        num_t above = which == 'T' ? num_function(e, "abs", 1, &d) : num_mul(e, d, d);
        if (below.q && mpq_sgn(below.q) == 0) { sum = num_add(e, sum, over_zero(e, above)); continue; }
        sum = num_add(e, sum, num_div(e, above, below));
    }
    return sum;
}

/* The law that rational numbers are; NULL when they are none. */
static const pmf_t *law_of(eval_t *e, size_t n, const num_t *a)
{
    mpq_ptr p = arena_mpq(e->A, n);
    for (size_t k = 0; k < n; k++) mpq_set(p + k, a[k].q);
    return pmf_make(e->A, n, p);
}

/* Are both sides laws? If not, says so. */
static bool are_laws(eval_t *e, const core_t *x, cells_t *c)
{
    for (unsigned side = 0; side < x->n && !e->impossible; side++) {
        const num_t *a = side ? c->b : c->a;
        if (c->law[side]) continue;
        if (c->rational) c->law[side] = law_of(e, c->n, a);
        truth_t law = !c->rational ? is_law(e, c->n, a) : c->law[side] ? TRUTH_YES : TRUTH_NO;
        if (law == TRUTH_UNKNOWN) law = is_normalised(e, x, side);
        if (law == TRUTH_NO) { e->not_law = array_words(e, x, side); return false; }
        if (law == TRUTH_UNKNOWN && !e->doubt) e->doubt = "whether what is to be a law is one could not be decided";
    }
    return true;
}

num_t eval_divergence(eval_t *e, const core_t *x)
{
    cells_t c;
    const char *name = x->name;
    bool logs =
        strcmp(name, "KL") == 0 || strcmp(name, "J") == 0 || strcmp(name, "H") == 0 || strcmp(name, "Renyi") == 0;
    num_t one = num_si(e, 1);
    if (!gather(e, &c, x, logs) || !are_laws(e, x, &c)) return one;
    if (strcmp(name, "H") == 0) {
        num_t sum = num_si(e, 0);
        for (size_t k = 0; k < c.n; k++) sum = num_sub(e, sum, kl_part(e, &c, k, false));
        return sum;
    }
    if (strcmp(name, "KL") == 0) return kl(e, &c, false);
    if (strcmp(name, "J") == 0) return num_add(e, kl(e, &c, false), kl(e, &c, true));
    if (strcmp(name, "JS") == 0) return jensen_shannon(e, &c);
    if (strcmp(name, "BC") == 0) return affinity(e, &c, one_half(e));
    if (strcmp(name, "Hsq") == 0 || strcmp(name, "Hellinger2") == 0)
        return num_sub(e, one, affinity(e, &c, one_half(e)));
    if (strcmp(name, "Renyi") == 0) return renyi(e, &c, eval(e, x->order));
    return squares(e, &c, *name);
}

/* --- capacities --------------------------------------------------------------------------------------------------- */

num_t eval_capacity(eval_t *e, const core_t *x)
{
    size_t nx = 1, ny = 1, i = 0;
    for (unsigned k = 0; k < x->slots; k++) *(k < x->given ? &nx : &ny) *= e->dim[x->over[k]];
    if (nx * ny > 4096) { e->beyond = "a channel of more than 4096 entries"; return num_si(e, 0); }
    mpq_ptr p = arena_mpq(e->A, nx * ny);
    eval_first(e, x->slots, x->slot);
    do {
        bool before = e->impossible;
        num_t a = eval(e, x->part[0]);
        if (e->impossible && !before && !a.q) return a;
        if (!a.q) { e->not_law = "a channel that is not rational"; return num_si(e, 0); }
        mpq_set(p + i++, a.q);
    } while (eval_next(e, x->slots, x->slot, x->over));
    const chan_t *W = chan_make(e->A, nx, ny, p, NULL);
    if (W) return num_of(capacity_real(e->A, W), e);
    e->impossible = true; /* an input of probability 0 has no row */
    return num_si(e, 0);
}

