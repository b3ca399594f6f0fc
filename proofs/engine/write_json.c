/* SPDX-License-Identifier: MIT */
#include "proofs/engine/write.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static json_t *pair(ends_t x) { return json_pack("[s,s]", x.lo, x.hi); }

json_t *shown_terms_to_json(const lemma_t *L, const shown_t *s)
{
    json_t *list = json_array();
    for (size_t k = 0; k < s->terms; k++) {
        const shown_term_t *t = &s->term[k];
        json_t *name = json_sprintf("%s%s%s", L->terms[t->term].name, s->label[0] ? " at " : "", s->label);
        json_add(list, t->at_most ? json_pack("{s:o,s:s}", "name", name, "at_most", t->ends.hi)
                                  : json_pack("{s:o,s:s,s:s}", "name", name, "lo", t->ends.lo, "hi", t->ends.hi));
    }
    return list;
}

/* null for none. */
static json_t *witness_to_json(const record_t *r, size_t k, const shown_t *s)
{
    const lemma_t *L = r->lemma;
    if (!s) return json_null();
    json_t *j = json_pack("{s:s,s:s,s:s,s:o,s:I,s:O,s:o}", "id", L->id, "link", L->links[k].name, "family",
                          L->families[s->place.family]->name, "seed", json_digits(r->seed), "index",
                          (json_int_t)s->place.index, "candidate", s->candidate, "terms", shown_terms_to_json(L, s));
    for (size_t i = 0; L->origin && L->origin[i]; i += 2) json_put(j, L->origin[i], json_string(L->origin[i + 1]));
    if (s->certified) json_put(j, "certificates", json_incref(s->certified));
    return j;
}

static json_t *tightest_to_json(const record_t *r, size_t k)
{
    const link_record_t *l = &r->link[k];
    if (!l->shown[SHOWN_TIGHTEST]) return json_null();
    return json_pack("{s:o,s:o,s:o}", "slack", pair(l->slack_shown), "ratio",
                     l->ratio_shown.lo ? pair(l->ratio_shown) : json_null(), "witness",
                     witness_to_json(r, k, l->shown[SHOWN_TIGHTEST]));
}

static json_t *reasons_to_json(const record_t *r, const link_record_t *l)
{
    json_t *j = json_object();
    for (size_t i = 0; i < REASONS; i++) {
        const reason_t *reason = &l->reason[i];
        if (!reason->at.set) continue;
        json_put(j, verdict_name(reason_verdict((reason_kind_t)i)),
                 json_pack("{s:s,s:s,s:I}", "why", reason->why, "family", r->lemma->families[reason->at.family]->name,
                           "index", (json_int_t)reason->at.index));
    }
    return j;
}

/* The finding on the links in this role; null where the lemma has none. */
static json_t *role_to_json(const record_t *r, role_t role)
{
    finding_t f = record_role(r, role);
    return f == FOUND_NONE ? json_null() : json_string(finding_name(f));
}

static json_t *link_to_json(const record_t *r, size_t k)
{
    const lemma_t *L = r->lemma;
    const link_record_t *l = &r->link[k];
    json_t *j = json_pack("{s:s,s:s,s:s,s:s,s:s,s:b,s:s}", "name", L->links[k].name, "relation",
                          relation_name(L->links[k].rel), "lhs", L->terms[L->links[k].lhs].name, "rhs",
                          L->terms[L->links[k].rhs].name, "role", role_name(L->links[k].role), "ours",
                          L->links[k].role == OURS, "verdict", finding_name(record_link(r, k)));
    if (record_link(r, k) == FOUND_PROVED) json_put(j, "proved_by", json_string(L->proof[k]));
    if (record_link(r, k) == FOUND_PROVED && L->rests && L->rests[k])
        json_put(j, "proved_from", json_string(L->rests[k]));
    json_put(j, "tried", json_integer((json_int_t)record_tried(l)));
    static const verdict_t order[] = { VERDICT_HOLDS,     VERDICT_EQUAL,   VERDICT_VIOLATED,
                                       VERDICT_UNDECIDED, VERDICT_OUTSIDE, VERDICT_BEYOND };
    for (size_t v = 0; v < sizeof order / sizeof *order; v++)
        json_put(j, verdict_name(order[v]), json_integer((json_int_t)l->count[order[v]]));
    json_put(j, "reasons", reasons_to_json(r, l));
    json_put(j, "tightest", tightest_to_json(r, k));
    json_put(j, "violation", witness_to_json(r, k, l->shown[SHOWN_VIOLATION]));
    if (l->shown[SHOWN_ATTAINED]) json_put(j, "attained", witness_to_json(r, k, l->shown[SHOWN_ATTAINED]));
    if (l->shown[SHOWN_HELD]) json_put(j, "held", witness_to_json(r, k, l->shown[SHOWN_HELD]));
    return j;
}

static json_t *mended_to_json(const mended_t *m)
{
    json_t *list = json_array();
    for (; m->link; m++)
        json_add(list, json_pack("{s:s,s:o,s:s}", "link", m->link, "by", m->by ? json_string(m->by) : json_null(),
                                 "what", m->what));
    return list;
}

/* Of each run of two links or more what each has of the slack of the whole. */
json_t *ledger_to_json(const record_t *r)
{
    json_t *runs = json_array();
    for (size_t k = 0; k < lemma_links(r->lemma);) {
        run_t run = lemma_run(r->lemma, k);
        json_t *links = json_array();
        for (size_t i = run.first; i < run.first + run.n; i++) {
            char *lo = span_lo(r->link[i].ledger, DECIMALS_TABLE), *hi = span_hi(r->link[i].ledger, DECIMALS_TABLE);
            double share = 0;
            json_t *j = json_pack("{s:i,s:s,s:s}", "link", (int)i, "lo", lo, "hi", hi);
            if (ledger_share(&share, r, i)) json_put(j, "share", json_sprintf("%.1f", floor(1000 * share) / 10));
            json_add(links, j);
            free(lo);
            free(hi);
        }
        if (run.n > 1) json_add(runs, json_pack("{s:b,s:o}", "descends", run.descends, "links", links));
        else json_decref(links);
        k = run.first + run.n;
    }
    return runs;
}

static json_t *record_to_json(const record_t *r)
{
    json_t *uses = json_array(), *links = json_array();
    for (size_t i = 0; r->lemma->uses && r->lemma->uses[i]; i++) {
        const char *const *entry = r->lemma->uses;
        bool again = false; /* ID and ID#LINK are one id */
        for (size_t e = 0; e < i; e++)
            again |= uses_id(entry[e]) == uses_id(entry[i]) && strncmp(entry[e], entry[i], uses_id(entry[i])) == 0;
        if (!again) json_add(uses, json_stringn(entry[i], uses_id(entry[i])));
    }
    for (size_t k = 0; k < lemma_links(r->lemma); k++) json_add(links, link_to_json(r, k));
    json_t *j = json_pack("{s:s,s:s,s:s,s:s,s:s,s:o,s:o,s:o,s:o}", "id", r->lemma->id, "paper", r->paper->name,
                          "printed", r->lemma->printed, "fidelity", lemma_fidelity(r->paper, r->lemma), "verdict",
                          finding_name(record_lemma(r)), "steps", role_to_json(r, STEP), "ours", role_to_json(r, OURS),
                          "uses", uses, "links", links);
    if (r->lemma->mended) json_put(j, "mended", mended_to_json(r->lemma->mended));
    if (r->cut_short) json_put(j, "cut_short", json_integer((json_int_t)r->candidates));
    return j;
}

json_t *records_to_json(records_t R, const char *version, uint64_t seed, long prec_max)
{
    json_t *lemmas = json_array();
    for (size_t i = 0; i < R.n; i++) json_add(lemmas, record_to_json(&R.at[i]));
    json_t *j = json_pack("{s:s,s:o,s:I,s:o}", "lemmata", version, "seed", json_digits(seed), "prec_max",
                          (json_int_t)prec_max, "lemmas", lemmas);
    if (records_cut_short(R)) json_put(j, "cut_short", json_true());
    return j;
}
