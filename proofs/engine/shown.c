/* SPDX-License-Identifier: MIT */
#include "proofs/engine/shown.h"
#include "proofs/engine/json.h"

#include <stdlib.h>

/* The decimals into A. */
static ends_t kept(arena_t *A, char *lo, char *hi)
{
    ends_t ends = { arena_printf(A, "%s", lo), arena_printf(A, "%s", hi) };
    free(lo);
    free(hi);
    return ends;
}

ends_t shown_ends(arena_t *A, encl_srcptr x) { return kept(A, encl_lo(x, DECIMALS_JSON), encl_hi(x, DECIMALS_JSON)); }

static void show_terms(shown_t *s, arena_t *A, const lemma_t *L, const chain_row_t *row)
{
    size_t n = lemma_terms(L);
    s->term = ARENA_ARRAY(A, shown_term_t, n);
    for (size_t k = 0; k < n; k++) {
        char *lo, *hi;
        if (!row->term[k]) continue;
        real_decimals(&lo, &hi, row->term[k], DECIMALS_JSON);
        s->term[s->terms++] = (shown_term_t){ k, row_is_bound(row, (unsigned)k), kept(A, lo, hi) };
    }
}

static void show_certificates(shown_t *s, arena_t *A, const chain_row_t *row)
{
    if (!row->certificates) return;
    s->certificates = row->certificates;
    s->certificate = ARENA_ARRAY(A, const char *, row->certificates);
    s->certified = json_array();
    for (unsigned k = 0; k < row->certificates; k++) {
        s->certificate[k] = certificate_text(A, row->certificate[k]);
        json_add(s->certified, certificate_to_json(row->certificate[k]));
    }
}

shown_t *shown_make(arena_t *A, const witness_t *w)
{
    shown_t *s = ARENA_NEW(A, shown_t);
    const chain_row_t *row = w->decision.row;
    *s = (shown_t){ .place = w->place,
                    .label = row ? arena_printf(A, "%s", row->label) : "",
                    .candidate = candidate_to_json(w->candidate) };
    if (!row) return s;
    show_terms(s, A, w->lemma, row);
    show_certificates(s, A, row);
    return s;
}

void shown_clear(shown_t *s)
{
    if (!s) return;
    json_decref(s->candidate);
    json_decref(s->certified);
}
