/* SPDX-License-Identifier: MIT */
#include "proofs/prove/box/rules.h"
#include "proofs/engine/json.h"

json_t *box_below(algebra_t *R, unsigned declared, unsigned u, const form_t *f, unsigned v, unsigned w,
                  const domain_t *B, deadline_t until)
{
    mpq_srcptr lo = B->lo[v], hi = B->hi[v];
    if ((lo && (!B->lo[w] || mpq_cmp(lo, B->lo[w]) > 0)) || (hi && (!B->hi[w] || mpq_cmp(hi, B->hi[w]) < 0)))
        return NULL;
    domain_t W = *B;
    mpq_ptr unit = arena_mpq(R->home, 2);
    mpq_set_ui(unit + 1, 1, 1);
    W.on[v] = false;
    W.on[u] = W.on[w] = true;
    W.lo[u] = unit;
    W.hi[u] = lo ? unit + 1 : NULL;
    const form_t *x = form_name(R, w), *by = form_name(R, u), *least = lo ? form_rational(R, lo) : NULL;
    const form_t *at = lo ? form_add(R, least, form_mul(R, form_sub(R, x, least), by)) : form_sub(R, x, by);
    const form_t *g = form_put(R, f, v, at, &W, false);
    json_t *tree = g ? box_search(R, declared, g, &W, until) : NULL;
    if (!tree) return NULL;
    json_t *inside = json_made(json_pack("[s,o,o]", "logs", box_logs(R, declared, (int)u, &W), tree));
    return json_made(json_pack("[s,s,s,s,o]", "below", R->name[v], R->name[w], R->name[u], inside));
}
