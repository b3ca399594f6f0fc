/* SPDX-License-Identifier: MIT
**
** frontier --kl: how many samples of a prompt are enough, whatever the rewards are; and how many are not. The theorem
** is in numerics/frontier/frontier_enough.h.
*/
#include "cli/frontier.h"
#include "numerics/base/rat.h"

#include <stdlib.h>
#include <string.h>

/* In (0,1). */
static bool read_share(mpq_ptr q, const char *name, const char *text)
{
    const char *error = rat_read(q, text, strlen(text));
    if (error) return complain("--%s %.60s: %s", name, text, error);
    bool good = mpq_sgn(q) > 0 && mpq_cmp_ui(q, 1, 1) < 0 && mpq_cmp_ui(q, 1, 1000000) >= 0;
    return good || complain("--%s %.60s: expected a number below 1 and of at least 10^-6", name, text);
}

bool frontier_count_read(frontier_report_t *r)
{
    const options_t *o = r->o;
    if (!o->kl && (o->within || o->delta)) return complain("frontier: --within and --delta are about the KL of --kl");
    r->share = arena_mpq(r->A, 2);
    r->delta = r->share + 1;
    return read_share(r->share, "within", o->within ? o->within : "1/4") &&
           read_share(r->delta, "delta", o->delta ? o->delta : "1/20");
}

void frontier_count(frontier_report_t *r, mpq_srcptr K)
{
    if (mpq_cmp_ui(K, ENOUGH_KL_MOST, 1) > 0) return;
    r->enough = ARENA_NEW(r->A, frontier_enough_t);
    frontier_enough(r->enough, r->A, K, r->share, r->delta, r->F->prompts);
}

/* A whole number of at most 15 digits as it is. */
static const char *number(const frontier_report_t *r, mpq_srcptr n, mpfr_rnd_t rnd)
{
    char *text = encl_decimal_rat(n, 15, rnd);
    const char *kept = arena_printf(r->A, "%s", text);
    free(text);
    return kept;
}

static const char *rational(const frontier_report_t *r, mpq_srcptr q)
{
    char *text = rat_print(q);
    const char *kept = arena_printf(r->A, "%.40s", text);
    free(text);
    return kept;
}

const char *frontier_enough_words(const frontier_report_t *r)
{
    const frontier_enough_t *e = r->enough;
    const char *share = rational(r, r->share), *enough, *not = "", *reach = "";
    if (e->kind == ENOUGH_ANY)
        enough = arena_printf(r->A, "any number, since at this KL no gain exceeds %s of the range", share);
    else if (e->kind == ENOUGH_FOUND) enough = arena_printf(r->A, "%s of each prompt", number(r, e->enough, MPFR_RNDU));
    else enough = "more than any that this theorem gives";
    if (mpq_cmp_ui(e->needed, 1, 1) > 0)
        not = arena_printf(r->A, "; fewer than %s are not, for some rewards", number(r, e->needed, MPFR_RNDD));
    if (mpq_cmp_ui(e->reach, r->F->least, 1) > 0)
        reach = arena_printf(r->A, "; of fewer than %s no tilt has this KL", number(r, e->reach, MPFR_RNDD));
    return arena_printf(r->A,
                        "samples enough for any rewards, their gain then being within %s of the range of the base "
                        "model's rewards but for a "
                        "probability of %s: %s%s%s; here the fewest are %zu",
                        share, rational(r, r->delta), enough, not, reach, r->F->least);
}

json_t *frontier_enough_to_json(const frontier_report_t *r)
{
    static const char *const kind[] = {
        [ENOUGH_FOUND] = "found", [ENOUGH_ANY] = "any", [ENOUGH_TOO_MANY] = "more than the theorem gives"
    };
    const frontier_enough_t *e = r->enough;
    json_t *j = json_pack("{s:s,s:s,s:s,s:s,s:s,s:s}", "within", rational(r, r->share), "delta", rational(r, r->delta),
                          "kind", kind[e->kind], "fewer_are_not", number(r, e->needed, MPFR_RNDD),
                          "fewer_have_no_such_kl", number(r, e->reach, MPFR_RNDD), "says", frontier_enough_words(r));
    if (e->kind == ENOUGH_FOUND) json_put(j, "enough", json_string(number(r, e->enough, MPFR_RNDU)));
    return j;
}
