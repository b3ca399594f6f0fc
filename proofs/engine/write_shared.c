/* SPDX-License-Identifier: MIT */
#include "proofs/engine/write.h"

#include <string.h>

const char *relation_name(relation_t r) { return r == REL_LE ? "<=" : r == REL_EQ ? "=" : "<"; }

static char *decimal(double x, size_t digits, mpfr_rnd_t rnd)
{
    mpfr_t m;
    mpfr_init2(m, 53);
    mpfr_set_d(m, x, rnd);
    char *s = encl_decimal(m, digits, rnd);
    mpfr_clear(m);
    return s;
}

char *span_lo(span_t s, size_t digits) { return decimal(s.lo, digits, MPFR_RNDD); }
char *span_hi(span_t s, size_t digits) { return decimal(s.hi, digits, MPFR_RNDU); }

/* The run that link k belongs to. */
static run_t run_of(const lemma_t *L, size_t k)
{
    run_t run = lemma_run(L, 0);
    while (run.first + run.n <= k) run = lemma_run(L, run.first + run.n);
    return run;
}

bool ledger_share(double *share, const record_t *r, size_t k)
{
    run_t run = run_of(r->lemma, k);
    if (run.n == 1) return false;
    double others = 0, own = r->link[k].ledger.lo;
    for (size_t i = run.first; i < run.first + run.n; i++)
        if (i != k) others += r->link[i].ledger.hi;
    if (own + others <= 0) return false;
    *share = own / (own + others) * (1 - 0x1p-40);
    return true;
}

static const record_t *record_of(records_t R, const char *entry)
{
    for (size_t i = 0; i < R.n; i++) {
        const char *id = R.at[i].lemma->id;
        if (strlen(id) == uses_id(entry) && strncmp(id, entry, uses_id(entry)) == 0) return &R.at[i];
    }
    return NULL;
}

/* Is the link that the entry names refuted; without a name, the statement? */
static bool used_is_refuted(const record_t *used, const char *entry)
{
    if (!uses_link(entry)) return record_lemma(used) == FOUND_REFUTED;
    for (size_t k = 0; used->lemma->links[k].name; k++)
        if (strcmp(used->lemma->links[k].name, uses_link(entry)) == 0) return record_link(used, k) == FOUND_REFUTED;
    return false;
}

/* Uses point backward in the paper's order, so the recursion ends. */
const char *leans_on_refuted(records_t R, const record_t *r)
{
    const char *const *uses = r->lemma->uses;
    for (size_t i = 0; uses && uses[i]; i++) {
        const record_t *used = record_of(R, uses[i]);
        if (!used) continue;
        if (used_is_refuted(used, uses[i])) return used->lemma->id;
        const char *further = leans_on_refuted(R, used);
        if (further) return further;
    }
    return NULL;
}

bool records_cut_short(records_t R)
{
    for (size_t i = 0; i < R.n; i++)
        if (R.at[i].cut_short) return true;
    return false;
}
