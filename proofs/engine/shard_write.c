/* SPDX-License-Identifier: MIT */
#include "proofs/engine/shard.h"

#include <inttypes.h>
#include <stdlib.h>

static json_t *place_to_json(const lemma_t *L, place_t at)
{
    if (!at.set) return json_null();
    return json_pack("{s:s,s:I}", "family", L->families[at.family]->name, "index", (json_int_t)at.index);
}

static json_t *sum_to_json(mpz_srcptr sum)
{
    char *hex = mpz_get_str(NULL, 16, sum);
    json_t *j = json_string(hex);
    free(hex);
    return j;
}

static json_t *link_to_json(const lemma_t *L, const link_record_t *l, size_t k)
{
    json_t *ratio = l->has_ratio ? json_pack("[o,o]", json_sprintf("%a", l->ratio.lo), json_sprintf("%a", l->ratio.hi))
                                 : json_null();
    json_t *j = json_pack("{s:s,s:[o,o],s:o,s:o,s:o,s:o,s:o}", "name", L->links[k].name, "sum", sum_to_json(l->sum_lo),
                          sum_to_json(l->sum_hi), "ratio", ratio, "tightest", place_to_json(L, l->tightest),
                          "violation", place_to_json(L, l->violation), "attained", place_to_json(L, l->attained),
                          "held", place_to_json(L, l->held));
    for (size_t i = 0; i < REASONS; i++)
        json_put(j, verdict_name(reason_verdict((reason_kind_t)i)), place_to_json(L, l->reason[i].at));
    return j;
}

static json_t *lemma_to_json(const record_t *r)
{
    json_t *routes = json_array(), *links = json_array();
    for (size_t i = 0; i < ROUTES; i++) json_add(routes, json_integer((json_int_t)r->routes[i]));
    for (size_t k = 0; k < lemma_links(r->lemma); k++) json_add(links, link_to_json(r->lemma, &r->link[k], k));
    return json_pack("{s:s,s:s?,s:I,s:o,s:o,s:o}", "id", r->lemma->id, "claim", lemma_origin(r->lemma, "hash"),
                     "candidates", (json_int_t)r->candidates, "digest", json_sprintf("%016" PRIx64, r->digest),
                     "routes", routes, "links", links);
}

json_t *shard_to_json(records_t R, const check_options_t *o)
{
    json_t *lemmas = json_array();
    bool cut_short = false;
    for (size_t i = 0; i < R.n; i++) {
        cut_short |= R.at[i].cut_short;
        json_add(lemmas, lemma_to_json(&R.at[i]));
    }
    return json_pack("{s:I,s:I,s:s?,s:I,s:b,s:b,s:o}", "part", (json_int_t)o->shard.part, "of", (json_int_t)o->shard.of,
                     "family", o->family, "candidates", (json_int_t)o->candidates, "filter", o->filter, "cut_short",
                     cut_short, "lemmas", lemmas);
}
