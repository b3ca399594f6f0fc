/* SPDX-License-Identifier: MIT */
#include "proofs/prove/laws/sum_form.h"

#include <string.h>

#define CTX S->R->ctx

int sums_name(sums_t *S, const char *name, mpq_srcptr lo, mpq_srcptr hi, bool lettered, bool law, bool vanishes)
{
    int v = algebra_name(S->R, name);
    if (v < 0) return -1;
    S->strict.on[v] = !vanishes; /* an entry that may be 0 has no sign */
    S->formal.on[v] = true;
    S->strict.lo[v] = S->formal.lo[v] = lo;
    S->strict.hi[v] = S->formal.hi[v] = hi;
    S->lettered[v] = lettered;
    S->law[v] = law;
    S->vanishes[v] = vanishes;
    return v;
}

static bool atom_at_letter(const sums_t *S, unsigned j)
{
    const atom_t *a = &S->R->atom[j];
    return a->kind == ATOM_NAME ? S->lettered[a->name] : sums_at_letter(S, a->arg);
}

bool sums_at_letter(const sums_t *S, const form_t *f)
{
    for (unsigned j = 0; j < S->R->atoms; j++)
        if ((poly_has_atom(S->R, f->n, j) || poly_has_atom(S->R, f->d, j)) && atom_at_letter(S, j)) return true;
    return false;
}

static bool vanishes_within(const sums_t *S, unsigned j);

/* Is the exponential of a polynomial in entries, by what does not vanish: defined and positive whatever the entries
** are? */
static bool exponential_of_polynomial(const sums_t *S, const form_t *u)
{
    for (unsigned k = 0; k < S->R->atoms; k++) {
        bool above = poly_has_atom(S->R, u->n, k), below = poly_has_atom(S->R, u->d, k);
        if ((above || below) && vanishes_within(S, k) && (below || S->R->atom[k].kind != ATOM_NAME)) return false;
    }
    return true;
}

static bool vanishes_within(const sums_t *S, unsigned j)
{
    const atom_t *a = &S->R->atom[j];
    bool any = false;
    if (a->kind == ATOM_NAME) return S->vanishes[a->name];
    if (a->kind == ATOM_EXP && exponential_of_polynomial(S, a->arg)) return false;
    for (unsigned k = 0; k < S->R->atoms; k++)
        any =
            any || ((poly_has_atom(S->R, a->arg->n, k) || poly_has_atom(S->R, a->arg->d, k)) && vanishes_within(S, k));
    return any;
}

static int atom_of_name(const sums_t *S, unsigned name)
{
    for (unsigned j = 0; j < S->R->atoms; j++)
        if (S->R->atom[j].kind == ATOM_NAME && S->R->atom[j].name == name) return (int)j;
    return -1;
}

static bool beside(const sums_t *S, const ulong *e, unsigned name)
{
    int j = atom_of_name(S, name);
    if (j >= 0 && e[j]) return true;
    for (unsigned k = 0; S->may_dominate && k < S->dominated_n; k++)
        if (S->dominated[k].by == name && (j = atom_of_name(S, S->dominated[k].law)) >= 0 && e[j]) return true;
    return false;
}

/* Is the monomial e/below defined at every letter? */
static bool defined(const sums_t *S, const ulong *e, const ulong *below)
{
    for (unsigned j = 0; j < S->R->atoms; j++) {
        const atom_t *a = &S->R->atom[j];
        if (!(e[j] || below[j]) || !vanishes_within(S, j)) continue;
        if (below[j]) return false;
        if (a->kind == ATOM_NAME) continue;
        int own = -1;
        for (unsigned k = 0; k < S->R->atoms; k++)
            if (S->R->atom[k].kind == ATOM_NAME && form_equal(S->R, a->arg, form_name(S->R, S->R->atom[k].name)))
                own = (int)S->R->atom[k].name;
        if (a->kind != ATOM_LOG || own < 0 || !beside(S, e, (unsigned)own)) return false;
    }
    return true;
}

static bool sum_positive(const sums_t *S, const ulong *e, const ulong *below)
{
    unsigned vanishing = 0;
    for (unsigned j = 0; j < S->R->atoms; j++) {
        const atom_t *a = &S->R->atom[j];
        if (!(e[j] || below[j]) || a->kind == ATOM_EXP) continue;
        if (a->kind != ATOM_NAME) return false;
        if (S->vanishes[a->name] && !S->law[a->name]) return false;
        vanishing += S->vanishes[a->name];
    }
    return vanishing <= 1;
}

static const form_t *sum_of(sums_t *S, const ulong *e, const ulong *below)
{
    algebra_t *R = S->R;
    ulong size = 0;
    bool law = false;
    for (unsigned j = 0; j < R->atoms; j++) {
        size += e[j] + below[j];
        law = law || (e[j] == 1 && R->atom[j].kind == ATOM_NAME && S->law[R->atom[j].name]);
    }
    if ((size == 0 && !S->counts) || !defined(S, e, below)) return NULL;
    if (law && size == 1) return form_integer(R, 1);
    for (unsigned k = 0; k < S->sums; k++)
        if (memcmp(S->sum[k].e, e, sizeof S->sum[k].e) == 0 &&
            memcmp(S->sum[k].below, below, sizeof S->sum[k].below) == 0)
            return form_name(R, S->sum[k].name);
    if (S->sums == SUMS_MAX) return NULL;
    const form_t *term = form_integer(R, 1);
    for (unsigned j = 0; j < BOX_ATOMS_MAX; j++)
        if (e[j] || below[j]) term = form_mul(R, term, form_power(R, form_atom(R, j), (int)e[j] - (int)below[j]));
    if (!term) return NULL;
    mpq_srcptr least = sum_positive(S, e, below) ? arena_mpq(R->home, 1) : NULL;
    const char *name = arena_printf(R->home, "(sum y: %s)", written_text(R->home, R, written_of_form(R, term)));
    int v = sums_name(S, name, least, NULL, false, false, false);
    if (v < 0) return NULL;
    memcpy(S->sum[S->sums].e, e, sizeof S->sum[S->sums].e);
    memcpy(S->sum[S->sums].below, below, sizeof S->sum[S->sums].below);
    S->sum[S->sums++].name = (unsigned)v;
    return form_name(R, (unsigned)v);
}

/* The entries of the denominator, one monomial; false: it is a sum of several. */
static bool denominator(sums_t *S, const poly_t *d, ulong *below)
{
    ulong e[BOX_GENERATORS];
    memset(below, 0, BOX_ATOMS_MAX * sizeof *below);
    for (slong i = 0; i < fmpq_mpoly_length(d, CTX); i++) {
        fmpq_mpoly_get_term_exp_ui(e, d, i, CTX);
        for (unsigned j = 0; j < S->R->atoms; j++) {
            if (!atom_at_letter(S, j)) continue;
            if (i && e[j] != below[j]) return false;
            below[j] = e[j];
        }
    }
    return true;
}

const form_t *sums_over(sums_t *S, const form_t *f)
{
    algebra_t *R = S->R;
    ulong all[BOX_GENERATORS], e[BOX_ATOMS_MAX], below[BOX_ATOMS_MAX], left[BOX_ATOMS_MAX];
    fmpq_mpoly_t t;
    fmpq_t c;
    if (!f || !denominator(S, f->d, below)) return NULL;
    const form_t *r = form_integer(R, 0), *d = form_below(R, f);
    for (unsigned j = 0; j < R->atoms; j++)
        if (below[j]) d = form_div(R, d, form_power(R, form_atom(R, j), (int)below[j]));
    fmpq_mpoly_init(t, CTX);
    fmpq_init(c);
    for (slong i = 0; i < fmpq_mpoly_length(f->n, CTX) && r; i++) {
        fmpq_mpoly_get_term_exp_ui(all, f->n, i, CTX);
        fmpq_mpoly_get_term_coeff_fmpq(c, f->n, i, CTX);
        memset(e, 0, sizeof e);
        memcpy(left, below, sizeof left);
        for (unsigned j = 0; j < R->atoms; j++) {
            if (!atom_at_letter(S, j)) continue;
            e[j] = all[j] > below[j] ? all[j] - below[j] : 0;
            left[j] = all[j] > below[j] ? 0 : below[j] - all[j];
            all[j] = 0;
        }
        fmpq_mpoly_zero(t, CTX);
        fmpq_mpoly_push_term_fmpq_ui(t, c, all, CTX);
        r = form_add(R, r, form_mul(R, form_fraction(R, t, form_integer(R, 1)->n), sum_of(S, e, left)));
    }
    fmpq_mpoly_clear(t, CTX);
    fmpq_clear(c);
    return form_div(R, r, d);
}

const form_t *sums_log(sums_t *S, const form_t *u)
{
    return u && form_sign(S->R, u, &S->formal) > 0 ? form_log(S->R, u, &S->formal) : NULL;
}

/* The one entry of a product that may vanish; -1: none or several, or no product. */
static int one_vanishing(const sums_t *S, const form_t *f)
{
    int name = -1;
    if (fmpq_mpoly_length(f->n, CTX) != 1) return -1;
    for (unsigned j = 0; j < S->R->atoms; j++) {
        if (!poly_has_atom(S->R, f->n, j) || !vanishes_within(S, j)) continue;
        if (name >= 0 || S->R->atom[j].kind != ATOM_NAME) return -1;
        name = (int)S->R->atom[j].name;
    }
    return name;
}

const form_t *sums_divergence(sums_t *S, const form_t *a, const form_t *b, int sign)
{
    bool before = S->may_dominate;
    int of = a && b && sign > 0 ? one_vanishing(S, a) : -1, by = of >= 0 ? one_vanishing(S, b) : -1;
    if (of >= 0 && by >= 0 && of != by && S->dominated_n < DOMINATED_MAX) {
        S->dominated[S->dominated_n].law = (unsigned)of;
        S->dominated[S->dominated_n++].by = (unsigned)by;
        S->may_dominate = true;
    }
    const form_t *r = sums_over(S, form_mul(S->R, a, form_sub(S->R, sums_log(S, a), sums_log(S, b))));
    S->may_dominate = before;
    return r;
}
