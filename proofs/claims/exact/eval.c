/* SPDX-License-Identifier: MIT */
#include "proofs/claims/exact/eval.h"
#include "numerics/base/rat.h"
#include "numerics/info/info.h"

#include <string.h>

/* --- the candidate ------------------------------------------------------------------------------------------------ */

eval_t *eval_start(arena_t *A, const core_lemma_t *L, const candidate_t *c, effort_t *effort)
{
    eval_t *e = ARENA_NEW(A, eval_t);
    const setting_t *S = &L->setting;
    e->A = A;
    e->L = L;
    e->c = c;
    e->effort = effort;
    e->memos = L->memos;
    e->memo = ARENA_ARRAY(A, num_t, L->memos);
    e->still = ARENA_ARRAY(A, stills_t, L->stills);
    e->letterings = L->lettered;
    e->lettered = ARENA_ARRAY(A, num_t *, L->lettered);
    for (unsigned a = 0; a < S->alphabets; a++) e->dim[a] = candidate_dim(c, S->alphabet[a].axis);
    for (unsigned k = 0; k < S->laws; k++) {
        const law_t *P = &S->law[k];
        if (P->param < 0) { eval_factors(e, k); continue; }
        const value_t *v = &c->value[P->param];
        e->law[k] = pmf_reshape(pmf_make(A, v->cells, v->at), v->rank, v->dim);
    }
    return e;
}

eval_t *eval_bare(arena_t *A, const core_lemma_t *L, const candidate_t *c, const size_t *dim)
{
    eval_t *e = ARENA_NEW(A, eval_t);
    effort_t *effort = ARENA_NEW(A, effort_t);
    *effort = EFFORT_LITTLE;
    *e = (eval_t){
        .A = A, .L = L, .c = c, .effort = effort, .memos = L->memos, .memo = ARENA_ARRAY(A, num_t, L->memos)
    };
    memcpy(e->dim, dim, sizeof e->dim);
    return e;
}

bool eval_knows(const eval_t *e, const core_t *x)
{
    if (x->kind == CORE_PARAM && !e->c->value[x->at].at) return false;
    for (unsigned k = 0; k < x->n; k++)
        if (!eval_knows(e, x->part[k])) return false;
    return true;
}

bool eval_whole(eval_t *e, const core_t *x, long *n)
{
    num_t a = eval_knows(e, x) ? eval(e, x) : (num_t){ NULL, NULL };
    if (!a.q || e->beyond || e->doubt || e->not_law || e->at_most || mpz_cmp_ui(mpq_denref(a.q), 1) != 0 ||
        !mpz_fits_slong_p(mpq_numref(a.q)))
        return false;
    *n = mpz_get_si(mpq_numref(a.q));
    return true;
}

void eval_reset(eval_t *e)
{
    e->impossible = e->at_most = false;
    e->not_law = e->doubt = e->beyond = NULL;
}

/* --- letters ------------------------------------------------------------------------------------------------------ */

static size_t cell_of(eval_t *e, const value_t *v, const core_t *x, unsigned n)
{
    size_t at = 0;
    for (unsigned k = 0; k < n; k++) at = at * v->dim[k] + eval_letter(e, x->part[k]);
    return at;
}

/* Of a letter that the alphabet does not have nothing is said; a map's value is checked with the candidate. */
size_t eval_letter(eval_t *e, const core_t *x)
{
    if (x->kind == CORE_SLOT) return (size_t)e->slot[x->at];
    if (x->kind == CORE_MAP) {
        const value_t *v = &e->c->value[x->at];
        return mpz_get_ui(mpq_numref(v->at + cell_of(e, v, x, x->n)));
    }
    size_t letter = (size_t)x->at;
    if (letter < e->dim[x->alphabet]) return letter;
    e->impossible = true;
    return 0;
}

void eval_first(eval_t *e, unsigned n, const unsigned *slot)
{
    for (unsigned k = 0; k < n; k++) e->slot[slot[k]] = 0;
}

bool eval_next(eval_t *e, unsigned n, const unsigned *slot, const unsigned *over)
{
    for (unsigned k = n; k-- > 0;) {
        if ((size_t)++e->slot[slot[k]] < e->dim[over[k]]) return true;
        e->slot[slot[k]] = 0;
    }
    return false;
}

/* --- laws --------------------------------------------------------------------------------------------------------- */

/* The cell, among the axes `set`, that the letters of x (which stand for the axes `all`) say. */
static size_t cell_among(eval_t *e, const core_t *x, unsigned all, unsigned set, const law_t *P)
{
    size_t at = 0;
    unsigned i = 0;
    for (unsigned k = 0; k < P->axes; k++) {
        if (!(all >> k & 1)) continue;
        if (set >> k & 1) at = at * e->dim[P->alphabet[k]] + eval_letter(e, x->part[i]);
        i++;
    }
    return at;
}

static num_t mass(eval_t *e, const core_t *x)
{
    const law_t *P = &e->L->setting.law[x->at];
    unsigned all = x->set | x->given;
    if (P->param >= 0 && !x->given && x->n == P->axes)
        return (num_t){ e->c->value[P->param].at + cell_among(e, x, all, all, P), NULL };
    const pmf_t *both = eval_marginal(e, x->at, all);
    if (!both) return num_si(e, 0);
    mpq_ptr q = num_new(e);
    size_t at = cell_among(e, x, all, all, P);
    mpz_set(mpq_numref(q), both->num + at);
    if (!x->given) mpz_set(mpq_denref(q), both->den);
    else {
        const pmf_t *below = eval_marginal(e, x->at, x->given);
        mpz_srcptr d = below->num + cell_among(e, x, all, x->given, P);
        if (mpz_sgn(d) == 0) { e->impossible = true; return num_si(e, 0); }
        mpz_mul(mpq_numref(q), mpq_numref(q), below->den);
        mpz_mul(mpq_denref(q), d, both->den);
    }
    rat_reduce(q);
    return (num_t){ q, NULL };
}

/* H of the axes `set` where those of `given` have the letters of this cell; each is worked out once. */
static num_t entropy_given(eval_t *e, const core_t *x)
{
    int law = e->L->setting.joint;
    unsigned all = x->set | x->given;
    size_t cell = cell_among(e, x, x->given, x->given, &e->L->setting.law[law]);
    num_t *kept = eval_kept_entropy(e, x->set, x->given, cell);
    if (kept && (kept->q || kept->x)) return *kept;
    const pmf_t *M = eval_marginal(e, law, all),
                *narrowed = M ? pmf_given(M, eval_squeezed(x->given, all), cell) : NULL;
    if (!M) return num_si(e, 0);
    if (!narrowed) { e->impossible = true; return num_si(e, 0); }
    num_t h = num_of(info_entropy(narrowed, eval_squeezed(x->set, all)), e);
    if (kept) *kept = num_kept(e, h);
    return h;
}

static num_t entropy(eval_t *e, const core_t *x)
{
    if (x->given) return entropy_given(e, x);
    const pmf_t *P = eval_joint(e, x->set);
    return P ? num_of(info_entropy(P, eval_axes(e, x->set, x->set)), e) : num_si(e, 0);
}

/* --- conditions --------------------------------------------------------------------------------------------------- */

static int holds(relop_t op, int cmp)
{
    if (cmp == 2) return -1;
    switch (op) {
    case IS_LE: return cmp <= 0;
    case IS_GE: return cmp >= 0;
    case IS_EQ: return cmp == 0;
    case IS_LT: return cmp < 0;
    case IS_GT: return cmp > 0;
    default: return cmp != 0;
    }
}

/* A letter among others: one that its alphabet does not have is past all that it has. */
static size_t compared(eval_t *e, const core_t *x)
{
    return x->kind == CORE_LETTER ? (size_t)x->at : eval_letter(e, x);
}

int eval_condition(eval_t *e, const core_t *x)
{
    int a, b;
    switch (x->kind) {
    case CORE_COMPARE:
        if (x->part[0]->alphabet >= 0) {
            size_t l = compared(e, x->part[0]), r = compared(e, x->part[1]);
            return holds(x->op, (l > r) - (l < r));
        }
        num_t left = eval(e, x->part[0]), right = eval(e, x->part[1]); /* in this order: certificates are kept so */
        return holds(x->op, num_cmp(e, left, right));
    case CORE_NOT: a = eval_condition(e, x->part[0]); return a < 0 ? a : !a;
    case CORE_AND:
        if ((a = eval_condition(e, x->part[0])) == 0) return 0;
        b = eval_condition(e, x->part[1]);
        return b == 0 ? 0 : a < 0 || b < 0 ? -1 : 1;
    default:
        if ((a = eval_condition(e, x->part[0])) == 1) return 1;
        b = eval_condition(e, x->part[1]);
        return b == 1 ? 1 : a < 0 || b < 0 ? -1 : 0;
    }
}

static int decided(eval_t *e, const core_t *x)
{
    int s = eval_condition(e, x);
    if (s < 0 && !e->doubt) e->doubt = "a condition could not be decided";
    return s == 1;
}

/* --- terms -------------------------------------------------------------------------------------------------------- */

static num_t arithmetic(eval_t *e, const core_t *x)
{
    bool before = e->impossible;
    num_t a = eval(e, x->part[0]), b = { NULL, NULL };
    if (x->kind == CORE_NEG) return num_sub(e, num_si(e, 0), a);
    if (x->kind == CORE_MUL && a.q && mpq_sgn(a.q) == 0) return a; /* what is multiplied by 0 is not looked at */
    bool left = e->impossible;
    e->impossible = before;
    b = eval(e, x->part[1]);
    /* Nor is what 0 multiplies, where the 0 is one: of an impossible case the value is none. */
    bool zero = x->kind == CORE_MUL && !e->impossible && b.q && mpq_sgn(b.q) == 0;
    e->impossible = (left && !zero) || e->impossible;
    switch (x->kind) {
    case CORE_ADD: return num_add(e, a, b);
    case CORE_SUB: return num_sub(e, a, b);
    case CORE_MUL: return num_mul(e, a, b);
    case CORE_DIV: return num_div(e, a, b);
    case CORE_GIVEN:
        if (b.q && mpq_sgn(b.q) == 0) { e->impossible = true; return num_si(e, 0); }
        return num_div(e, a, b);
    default: return num_pow(e, a, b);
    }
}

static num_t function(eval_t *e, const core_t *x)
{
    num_t arg[PARTS_MAX];
    if (strcmp(x->name, "log") == 0) return eval_log(e, x->part[0]);
    for (unsigned k = 0; k < x->n; k++) arg[k] = eval(e, x->part[k]);
    return num_function(e, x->name, x->n, arg);
}

static num_t fresh(eval_t *e, const core_t *x)
{
    switch (x->kind) {
    case CORE_NUMBER: return (num_t){ x->number, NULL };
    case CORE_PARAM: return (num_t){ e->c->value[x->at].at, NULL };
    case CORE_SIZE: return num_si(e, (long)e->dim[x->at]);
    case CORE_SLOT: return num_si(e, e->slot[x->at]);
    case CORE_ENTRY: return (num_t){ e->c->value[x->at].at + cell_of(e, &e->c->value[x->at], x, x->n), NULL };
    case CORE_ORD: return num_si(e, (long)eval_letter(e, x->part[0]));
    case CORE_MASS: return mass(e, x);
    case CORE_ENTROPY: return entropy(e, x);
    case CORE_BRACKET: return num_si(e, decided(e, x->part[0]));
    case CORE_IF: return eval(e, x->part[decided(e, x->part[0]) ? 1 : 2]);
    case CORE_FUNCTION: return function(e, x);
    case CORE_OVER: return eval_over(e, x);
    case CORE_DIVERGENCE: return eval_divergence(e, x);
    case CORE_CAPACITY: return eval_capacity(e, x);
    case CORE_WORD: return eval_word(e, x);
    default: return arithmetic(e, x);
    }
}

/* The value, and whether it may be kept: what stood in the way is found again where it stands again, and so is what a
** value rests on. */
static num_t tried(eval_t *e, const core_t *x, bool *sound)
{
    bool before = e->impossible || e->not_law || e->doubt;
    unsigned rested = e->rested;
    num_t v = fresh(e, x);
    *sound = !before && !e->impossible && !e->not_law && !e->doubt && !e->beyond && !e->at_most && e->rested == rested;
    return v;
}

/* Where the value of x is kept, or is to be: of a closed term, or at its letters as they stand; NULL: nowhere. */
static num_t *kept_at(eval_t *e, const core_t *x)
{
    enum { CELLS_KEPT = 64 };
    size_t cells = 1, at = 0;
    if (x->memo >= 0) return (unsigned)x->memo < e->memos ? &e->memo[x->memo] : NULL;
    if (x->lettered < 0 || (unsigned)x->lettered >= e->letterings) return NULL;
    const letters_t *l = &e->L->letters[x->lettered];
    for (unsigned k = 0; k < l->n; k++) {
        size_t dim = e->dim[l->over[k]];
        if (dim > CELLS_KEPT || (cells *= dim) > CELLS_KEPT) return NULL;
        at = at * dim + (size_t)e->slot[l->slot[k]];
    }
    num_t **all = &e->lettered[x->lettered];
    if (!*all) *all = ARENA_ARRAY(e->A, num_t, cells);
    return *all + at;
}

num_t eval(eval_t *e, const core_t *x)
{
    bool sound;
    if (e->beyond) return num_si(e, 0);
    if (++e->steps > STEPS_MAX) { e->beyond = "more than four million steps for one candidate"; return num_si(e, 0); }
    num_t *m = kept_at(e, x);
    if (m) {
        if (m->q || m->x) return *m;
        num_t v = tried(e, x, &sound);
        return sound ? *m = num_kept(e, v) : v;
    }
    if (x->still < 0 || !e->still) return fresh(e, x);
    stills_t *s = &e->still[x->still];
    num_t v = still_value(e, s, x->uses);
    if (v.q || v.x) return v;
    v = tried(e, x, &sound);
    return sound ? still_keep(e, s, x->uses, v) : v;
}

/* A term of a link: what cancels in a form is not to widen its ends in doubles. */
const real_t *eval_real(eval_t *e, const core_t *x)
{
    const real_t *term = num_real(e, eval(e, x));
    const loglin_t *form = real_loglin(term);
    if (form) loglin_gathered(form);
    return term;
}
