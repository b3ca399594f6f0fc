/* SPDX-License-Identifier: MIT */
#include "proofs/engine/write.h"

#include <stdlib.h>
#include <string.h>

static json_t *decimal_end(encl_srcptr x, bool upper)
{
    char *s = upper ? encl_hi(x, DECIMALS_JSON) : encl_lo(x, DECIMALS_JSON);
    json_t *j = json_string(s);
    free(s);
    return j;
}

static json_t *pair(encl_srcptr x) { return json_pack("[o,o]", decimal_end(x, false), decimal_end(x, true)); }

enum { DECIMAL_PREC = 128 };

json_t *witness_terms_to_json(const witness_t *w)
{
    json_t *list = json_array();
    const chain_row_t *row = w->decision.row;
    for (size_t k = 0; row && k < lemma_terms(w->lemma); k++) {
        if (!row->term[k]) continue;
        char *lo, *hi;
        real_decimals(&lo, &hi, row->term[k], DECIMALS_JSON);
        const char *at = row->label[0] ? " at " : "";
        json_t *name = json_sprintf("%s%s%s", w->lemma->terms[k].name, at, row->label);
        json_add(list, row_is_bound(row, (unsigned)k) ? json_pack("{s:o,s:s}", "name", name, "at_most", hi)
                                                      : json_pack("{s:o,s:s,s:s}", "name", name, "lo", lo, "hi", hi));
        free(lo);
        free(hi);
    }
    return list;
}

static json_t *certificates_to_json(const chain_row_t *row)
{
    json_t *list = json_array();
    for (unsigned k = 0; k < row->certificates; k++) json_add(list, certificate_to_json(row->certificate[k]));
    return list;
}

json_t *witness_to_json(const witness_t *w)
{
    json_t *j = json_pack("{s:s,s:s,s:s,s:o,s:I,s:o,s:o}", "id", w->lemma->id, "link", w->lemma->links[w->link].name, "family",
                          w->lemma->families[w->place.family]->name, "seed", json_digits(w->seed), "index",
                          (json_int_t)w->place.index, "candidate", candidate_to_json(w->candidate), "terms", witness_terms_to_json(w));
    const chain_row_t *row = w->decision.row;
    if (row && row->certificates) json_put(j, "certificates", certificates_to_json(row));
    return j;
}

static json_t *tightest_to_json(scenes_t *S, const record_t *r, size_t link)
{
    if (!r->link[link].tightest.set) return json_null();
    witness_t w = witness_seen(S, r, link, r->link[link].tightest);
    encl_t x;
    mpfi_init2(x, DECIMAL_PREC);
    witness_slack(x, &w);
    json_t *slack = pair(x), *ratio = witness_ratio(x, &w) ? pair(x) : json_null();
    mpfi_clear(x);
    return json_pack("{s:o,s:o,s:o}", "slack", slack, "ratio", ratio, "witness", witness_to_json(&w));
}

static json_t *violation_to_json(scenes_t *S, const record_t *r, size_t link)
{
    if (!r->link[link].violation.set) return json_null();
    witness_t w = witness_seen(S, r, link, r->link[link].violation);
    return witness_to_json(&w);
}

/* A claim about a limit that has neither a tightest nor a violating candidate: the certificate of the first that is as claimed, or of
** the first that holds by a bound, stands here. */
static void add_certified(json_t *j, scenes_t *S, const record_t *r, size_t k, const char *key, place_t at)
{
    const link_record_t *l = &r->link[k];
    if (!at.set || l->tightest.set || l->violation.set) return;
    witness_t w = witness_seen(S, r, k, at);
    if (w.decision.row && w.decision.row->certificates) json_put(j, key, witness_to_json(&w));
}

static json_t *reasons_to_json(const record_t *r, const link_record_t *l)
{
    json_t *j = json_object();
    for (size_t i = 0; i < REASONS; i++) {
        const reason_t *reason = &l->reason[i];
        if (!reason->at.set) continue;
        json_put(j, verdict_name(reason_verdict((reason_kind_t)i)),
                            json_pack("{s:s,s:s,s:I}", "why", reason->why, "family", r->lemma->families[reason->at.family]->name, "index",
                                      (json_int_t)reason->at.index));
    }
    return j;
}

/* The finding on the links in this role; null where the lemma has none. */
static json_t *role_to_json(const record_t *r, role_t role)
{
    finding_t f = record_role(r, role);
    return f == FOUND_NONE ? json_null() : json_string(finding_name(f));
}

static json_t *link_to_json(scenes_t *S, const record_t *r, size_t k)
{
    const lemma_t *L = r->lemma;
    const link_record_t *l = &r->link[k];
    json_t *j = json_pack("{s:s,s:s,s:s,s:s,s:s,s:b,s:s}", "name", L->links[k].name, "relation", relation_name(L->links[k].rel),
                          "lhs", L->terms[L->links[k].lhs].name, "rhs", L->terms[L->links[k].rhs].name, "role",
                          role_name(L->links[k].role), "ours", L->links[k].role == OURS, "verdict", finding_name(record_link(r, k)));
    json_put(j, "tried", json_integer((json_int_t)record_tried(l)));
    static const verdict_t order[] = { VERDICT_HOLDS, VERDICT_EQUAL, VERDICT_VIOLATED, VERDICT_UNDECIDED, VERDICT_OUTSIDE, VERDICT_BEYOND };
    for (size_t v = 0; v < sizeof order / sizeof *order; v++)
        json_put(j, verdict_name(order[v]), json_integer((json_int_t)l->count[order[v]]));
    json_put(j, "reasons", reasons_to_json(r, l));
    json_put(j, "tightest", tightest_to_json(S, r, k));
    json_put(j, "violation", violation_to_json(S, r, k));
    add_certified(j, S, r, k, "attained", l->attained);
    add_certified(j, S, r, k, "held", l->held);
    return j;
}

static json_t *record_to_json(scenes_t *S, const record_t *r)
{
    json_t *uses = json_array(), *links = json_array();
    for (size_t i = 0; r->lemma->uses && r->lemma->uses[i]; i++) {
        const char *const *entry = r->lemma->uses;
        bool again = false; /* ID and ID#LINK are one id */
        for (size_t e = 0; e < i; e++)
            again |= uses_id(entry[e]) == uses_id(entry[i]) && strncmp(entry[e], entry[i], uses_id(entry[i])) == 0;
        if (!again) json_add(uses, json_stringn(entry[i], uses_id(entry[i])));
    }
    for (size_t k = 0; k < lemma_links(r->lemma); k++) json_add(links, link_to_json(S, r, k));
    return json_pack("{s:s,s:s,s:s,s:s,s:s,s:o,s:o,s:o,s:o}", "id", r->lemma->id, "paper", r->paper->name, "printed", r->lemma->printed,
                     "fidelity", r->paper->fidelity, "verdict", finding_name(record_lemma(r)), "steps", role_to_json(r, STEP), "ours",
                     role_to_json(r, OURS), "uses", uses, "links", links);
}

json_t *records_to_json(records_t R, const char *version, uint64_t seed, long prec_max)
{
    scenes_t *S = scenes_new();
    json_t *lemmas = json_array();
    for (size_t i = 0; i < R.n; i++) json_add(lemmas, record_to_json(S, &R.at[i]));
    scenes_free(S);
    return json_pack("{s:s,s:o,s:I,s:o}", "lemmata", version, "seed", json_digits(seed), "prec_max", (json_int_t)prec_max,
                     "lemmas", lemmas);
}
