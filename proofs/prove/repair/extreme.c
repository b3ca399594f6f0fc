/* SPDX-License-Identifier: MIT
**
** Candidates made from others, to break what small ones spare: numbers without end set far out, or close to an end that
** is 0; laws whose least letter is nearly impossible; and two, three independent copies of everything, which double and
** treble every entropy, so that no added constant survives where a claim is about them.
*/
#include "proofs/prove/repair/pool.h"

/* --- far out ------------------------------------------------------------------------------------------------------ */

static const candidate_t *far_out(arena_t *A, const candidate_t *c, const setting_t *S, unsigned k, unsigned power,
                                  bool near_zero)
{
    const entry_t *e = &S->entry[k];
    bool number = e->kind == ENTRY_NUMBER && e->binder && !e->binder->n_among, endless = !e->hi;
    bool from_zero = number && e->least && mpq_sgn(e->least) == 0 && !e->binder->integer;
    if (!number || (near_zero ? !from_zero : !endless) || (e->binder->integer && power > 4)) return NULL;
    candidate_t *own = candidate_kept(A, c);
    mpz_ptr ten = near_zero ? mpq_denref(own->value[k].at) : mpq_numref(own->value[k].at);
    mpq_set_ui(own->value[k].at, 1, 1);
    mpz_ui_pow_ui(ten, 10, power);
    return own;
}

/* The least letter of each row of a law gets 10^-power, the greatest the rest. */
static const candidate_t *nearly_impossible(arena_t *A, const candidate_t *c, const setting_t *S, unsigned k,
                                            unsigned power)
{
    const entry_t *e = &S->entry[k];
    const value_t *v = &c->value[k];
    if ((e->kind != ENTRY_LAW && e->kind != ENTRY_CHANNEL && e->kind != ENTRY_FACTOR) || !v->rank) return NULL;
    candidate_t *own = candidate_kept(A, c);
    size_t row = S->param[k].kind == PARAM_JOINT ? v->cells : v->dim[v->rank - 1];
    mpq_ptr little = arena_mpq(A, 1);
    mpq_set_ui(little, 1, 1);
    mpz_ui_pow_ui(mpq_denref(little), 10, power);
    for (size_t from = 0; from < v->cells; from += row) {
        mpq_ptr at = own->value[k].at + from;
        size_t least = 0, most = 0;
        for (size_t i = 1; i < row; i++) {
            if (mpq_cmp(at + i, at + least) < 0) least = i;
            if (mpq_cmp(at + i, at + most) >= 0) most = i;
        }
        if (least == most) continue;
        mpq_add(at + most, at + most, at + least);
        mpq_sub(at + most, at + most, little);
        mpq_set(at + least, little);
    }
    return own;
}

/* 1 - q. */
static void one_less(mpq_ptr q)
{
    mpz_sub(mpq_numref(q), mpq_denref(q), mpq_numref(q));
    mpq_canonicalize(q);
}

/* A letter of a random variable is nearly impossible: what stands with it is divided by 10^power, the rest multiplied
** so that the sum is 1. NULL where it has all, or none. */
static const candidate_t *rare(arena_t *A, const candidate_t *c, const setting_t *S, unsigned axis, size_t letter,
                               unsigned power)
{
    unsigned k = (unsigned)S->law[S->joint].param;
    candidate_t *own = candidate_kept(A, c);
    value_t *v = &own->value[k];
    size_t inner = 1;
    for (unsigned a = axis + 1; a < v->rank; a++) inner *= v->dim[a];
    mpq_ptr sum = arena_mpq(A, 2), times = sum + 1;
    for (size_t i = 0; i < v->cells; i++)
        if (i / inner % v->dim[axis] == letter) mpq_add(sum, sum, v->at + i);
    if (mpq_cmp_ui(sum, 1, 1) == 0 || mpq_sgn(sum) == 0) return NULL;
    mpz_ui_pow_ui(mpq_numref(times), 10, power); /* (1 - sum/10^power)/(1 - sum), of the others */
    mpz_set_ui(mpq_denref(times), 1);
    mpq_inv(times, times);
    for (size_t i = 0; i < v->cells; i++)
        if (i / inner % v->dim[axis] == letter) mpq_mul(v->at + i, v->at + i, times);
    mpq_mul(times, times, sum);
    one_less(times);
    one_less(sum);
    mpq_div(times, times, sum);
    for (size_t i = 0; i < v->cells; i++)
        if (i / inner % v->dim[axis] != letter) mpq_mul(v->at + i, v->at + i, times);
    return own;
}

/* --- copies ------------------------------------------------------------------------------------------------------- */

static bool is_law(const entry_t *e)
{
    return e->kind == ENTRY_LAW || e->kind == ENTRY_CHANNEL || e->kind == ENTRY_FACTOR || e->kind == ENTRY_MAP;
}

static bool can_be_copied(const setting_t *S)
{
    bool any = false, all = true;
    for (unsigned k = 0; k < S->params; k++) {
        any |= is_law(&S->entry[k]);
        all &= is_law(&S->entry[k]) || S->entry[k].kind == ENTRY_NUMBER;
    }
    return any && all;
}

/* The cells of x and of y at a cell of both together, whose axes are as long as those of x times those of y. */
static void split(size_t *i, size_t *j, const value_t *x, const value_t *y, size_t cell)
{
    size_t digit[VALUE_AXES_MAX];
    for (unsigned a = x->rank; a-- > 0; cell /= x->dim[a] * y->dim[a]) digit[a] = cell % (x->dim[a] * y->dim[a]);
    *i = *j = 0;
    for (unsigned a = 0; a < x->rank; a++) {
        *i = *i * x->dim[a] + digit[a] / y->dim[a];
        *j = *j * y->dim[a] + digit[a] % y->dim[a];
    }
}

/* Of maps, the pair of letters; `letters` of y's. */
static void both(candidate_t *own, const setting_t *S, unsigned k, const value_t *x, const value_t *y, size_t letters)
{
    size_t dim[VALUE_AXES_MAX], i, j;
    for (unsigned a = 0; a < x->rank; a++) dim[a] = x->dim[a] * y->dim[a];
    mpq_ptr to = candidate_table(own, S->entry[k].name, x->rank, dim), more = arena_mpq(own->home, 1);
    mpq_set_ui(more, letters, 1);
    for (size_t cell = 0; cell < own->value[k].cells; cell++) {
        split(&i, &j, x, y, cell);
        mpq_mul(to + cell, x->at + i, S->entry[k].kind == ENTRY_MAP ? more : y->at + j);
        if (S->entry[k].kind == ENTRY_MAP) mpq_add(to + cell, to + cell, y->at + j);
    }
}

/* The cells of the joint law. */
static size_t joint_cells(const candidate_t *c, const setting_t *S)
{
    size_t cells = 1;
    for (unsigned k = 0; S->joint >= 0 && k < S->law[S->joint].axes; k++)
        cells *= candidate_dim(c, S->alphabet[S->law[S->joint].alphabet[k]].axis);
    return cells;
}

/* Both laws side by side; NULL where that is large. */
static const candidate_t *product(arena_t *A, const candidate_t *c, const candidate_t *d, const setting_t *S)
{
    enum { CELLS = 1024 };
    if (joint_cells(c, S) * joint_cells(d, S) > CELLS) return NULL;
    candidate_t *own = candidate_kept(A, c);
    for (unsigned k = 0; k < S->params; k++) {
        const entry_t *e = &S->entry[k];
        if (!is_law(e)) continue;
        if (c->value[k].cells * d->value[k].cells > CELLS) return NULL;
        both(own, S, k, &c->value[k], &d->value[k],
             e->kind == ENTRY_MAP ? candidate_dim(d, S->alphabet[e->into].axis) : 1);
    }
    return own;
}

/* Is something of the term computed by a word? What that costs far out is not known. */
static bool is_computed(const core_t *x)
{
    bool word = x->kind == CORE_WORD;
    for (unsigned k = 0; k < x->n && !word; k++) word = is_computed(x->part[k]);
    return word;
}

/* --- all ---------------------------------------------------------------------------------------------------------- */

static void far_ones(pool_t *P, const pooled_t *from, size_t n)
{
    static const unsigned power[] = { 3, 6, 12 };
    const setting_t *S = &P->base->core->setting;
    for (size_t i = 0; i < n; i++)
        for (unsigned k = 0; k < S->params; k++)
            for (unsigned p = 0; p < 6; p++) pool_take(P, far_out(P->keep[0], from[i].c, S, k, power[p / 2], p % 2));
}

/* Of one law a letter is nearly impossible; of another it is so, too, and less so. */
static void impossible_ones(pool_t *P, const pooled_t *from, size_t n)
{
    enum { ALMOST = 48, LESS = 3 };
    const setting_t *S = &P->base->core->setting;
    for (size_t i = 0; i < n; i++)
        for (unsigned k = 0; k < S->params; k++) {
            const candidate_t *one = nearly_impossible(P->keep[0], from[i].c, S, k, ALMOST);
            pool_take(P, one);
            for (unsigned j = 0; one && j < S->params; j++)
                if (j != k) pool_take(P, nearly_impossible(P->keep[0], one, S, j, LESS));
        }
}

static void rare_ones(pool_t *P, const pooled_t *from, size_t n)
{
    enum { RARE = 6, LETTERS = 3 };
    const setting_t *S = &P->base->core->setting;
    int k = S->joint >= 0 ? S->law[S->joint].param : -1;
    if (k < 0) return;
    for (size_t i = 0; i < n; i++)
        for (unsigned a = 0; a < S->law[S->joint].axes; a++)
            for (size_t x = 0; x < LETTERS && x < from[i].c->value[k].dim[a]; x++)
                pool_take(P, rare(P->keep[0], from[i].c, S, a, x, RARE));
}

static void copies(pool_t *P, const pooled_t *from, size_t n)
{
    const setting_t *S = &P->base->core->setting;
    for (size_t i = 0; can_be_copied(S) && i < n && from[i].base == VERDICT_VIOLATED; i++) {
        const candidate_t *two = product(P->keep[0], from[i].c, from[i].c, S),
                          *three = two ? product(P->keep[0], two, from[i].c, S) : NULL;
        pool_take(P, two);
        pool_take(P, three);
    }
}

/* From all over the pool: in it those that violate the link come first, and of them the most violated. */
static size_t spread(pooled_t *to, const pool_t *P)
{
    enum { ALL = 12 };
    size_t n = 0, of = P->violated ? P->violated : P->n, step = of / ALL + 1;
    for (size_t i = 0; i < of && i < P->n; i += step) to[n++] = P->at[i];
    return n;
}

void pool_extremes(pool_t *P)
{
    pooled_t *from = ARENA_ARRAY(P->keep[0], pooled_t, P->n + 1);
    size_t n = spread(from, P);
    const core_claim_t *c = &P->base->core->claim[0];
    if (is_computed(c->term[0]) || is_computed(c->term[1])) return;
    far_ones(P, from, n);
    impossible_ones(P, from, n);
    rare_ones(P, from, n);
    copies(P, from, n);
}
