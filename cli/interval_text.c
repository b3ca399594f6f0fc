/* SPDX-License-Identifier: MIT
**
** interval: the report, and in words what each number bounds and why one says nothing.
*/
#include "cli/interval.h"
#include "numerics/base/rat.h"

#include <stdlib.h>

enum { REGION_DIGITS = 6 };

sign_t interval_compare(const real_t *x, const real_t *y)
{
    effort_t effort = EFFORT_DEFAULT;
    return real_cmp(x, y, &effort);
}

/* --- in words ---------------------------------------------------------------------------------------------- */

static const char *floor_words(const interval_t *r)
{
    if (interval_compare(r->floor, real_si(r->A, 0)) == SIGN_POS) return "bounds the risk of every rule on this mixture from below: no rule has a smaller risk, however much data of other draws it is trained on";
    if (mpq_cmp_ui(r->M, 2, 1) == 0)
        return arena_printf(r->A, "vacuous: at M = 2 the log 2 of Fano's inequality is all of log M, so no channel gives a floor above 0; this one does from M = %s on",
                            r->least_M);
    return arena_printf(r->A, "vacuous: Cbar + log 2 is log M or more; this channel gives a floor above 0 from M = %s on", r->least_M);
}

/* Is the probability that the ceiling may fail, delta + eta or with --kl delta, 1 or more? */
static bool claims_nothing(const interval_t *r)
{
    mpq_ptr sum = arena_mpq(r->A, 1);
    mpq_set(sum, r->delta);
    if (!r->kl) mpq_add(sum, sum, r->eta);
    return mpq_cmp_ui(sum, 1, 1) >= 0;
}

static const char *event_words(const interval_t *r)
{
    return r->kl ? "an event of probability at most delta" : "an event of probability at most delta + eta";
}

static const char *adds_words(const interval_t *r)
{
    if (claims_nothing(r)) return arena_printf(r->A, "claims nothing: it may fail on %s, which is 1 or more", event_words(r));
    if (interval_compare(r->adds, real_si(r->A, 1)) == SIGN_NEG)
        return arena_printf(r->A, "bounds the risk less the empirical risk, outside %s; --empirical R gives a bound of the risk itself", event_words(r));
    if (!r->plateau) return "vacuous: a risk is at most 1 anyway; with this KL(Q||P) more labels lower it";
    if (interval_compare(r->plateau, real_si(r->A, 1)) == SIGN_NEG) return "vacuous: a risk is at most 1 anyway; more labels lower it, toward the plateau and no further";
    return "vacuous, and no number of labels helps: the plateau is 1 or more; a greater eta lowers it";
}

static const char *ceiling_words(const interval_t *r, const real_t *ceiling)
{
    const real_t *one = real_si(r->A, 1);
    if (claims_nothing(r)) return arena_printf(r->A, "claims nothing: it may fail on %s, which is 1 or more", event_words(r));
    if (interval_compare(ceiling, one) == SIGN_NEG) {
        if (interval_compare(ceiling, r->floor) == SIGN_NEG)
            return arena_printf(r->A, "below the floor: outside %s no learner on this mixture has so small an empirical risk", event_words(r));
        return arena_printf(r->A, "the risk is at most this, outside %s", event_words(r));
    }
    if (ceiling == r->ceiling_kl || !r->plateau) return "vacuous: a risk is at most 1 anyway; with this KL(Q||P) more labels lower it";
    if (interval_compare(real_add(real_rat(r->A, r->empirical), r->plateau), one) == SIGN_NEG)
        return "vacuous: a risk is at most 1 anyway; more labels lower it, toward the plateau and no further";
    return "vacuous, and no number of labels helps: the empirical risk and the plateau make 1 or more; a greater eta lowers the plateau";
}

static const char *target_words(const interval_t *r)
{
    if (interval_compare(r->required, real_si(r->A, 0)) != SIGN_POS) return "0 or less: the target requires nothing";
    sign_t s = interval_compare(r->above, r->required);
    if (s == SIGN_NEG) return "the channel has less: no rule attains the target on this mixture";
    return "the channel has it: the floor does not exclude the target";
}

/* --- writing ----------------------------------------------------------------------------------------------- */

static void write_end(FILE *f, const interval_t *r, const char *name, const real_t *x, const char *words)
{
    char *lo, *hi;
    if (!x) return;
    real_decimals_simplest(&lo, &hi, x, r->digits);
    if (r->o->format == FORMAT_TEX) fprintf(f, "%s & $[%s,\\,%s]$ \\\\\n", name, lo, hi);
    else fprintf(f, "%-21s in [%s, %s]\n", name, lo, hi);
    if (words) fprintf(f, r->o->format == FORMAT_TEX ? "%% %s\n" : "    %s\n", words);
    free(lo);
    free(hi);
}

/* The setting, so that a result read alone says what it is of. */
static const char *setting(const interval_t *r)
{
    struct { const char *name; mpq_srcptr q; } part[] = { { "M", r->M }, { "Delta", r->Delta }, { "m", r->m }, { "delta", r->m ? r->delta : NULL },
                                                          { "eta", r->m && !r->kl ? r->eta : NULL }, { "KL(Q||P)", r->kl },
                                                          { "residual", r->m && !r->kl ? r->residual : NULL }, { "empirical risk", r->empirical },
                                                          { "target", r->target } };
    const char *s = arena_printf(r->A, "%zu context%s", r->contexts, r->contexts == 1 ? "" : "s");
    for (size_t k = 0; k < sizeof part / sizeof *part; k++) {
        if (!part[k].q) continue;
        char *text = rat_print(part[k].q);
        s = arena_printf(r->A, "%s, %s = %s", s, part[k].name, text);
        free(text);
    }
    return s;
}

static void write_region(FILE *f, const interval_t *r)
{
    char *lo = information_decimal(r->region, r->o->bits, REGION_DIGITS, MPFR_RNDD), *hi = information_decimal(r->region + 1, r->o->bits, REGION_DIGITS, MPFR_RNDU);
    const char *words = arena_printf(r->A, "%s; all that follows takes the greatest of it", confidence_words(r->A, r->error, r->intervals));
    if (r->o->format == FORMAT_TEX) fprintf(f, "true capacity & $[%s,\\,%s]$ \\\\\n%% %s\n", lo, hi, words);
    else fprintf(f, "%-21s in [%s, %s]\n    %s\n", "true capacity", lo, hi, words);
    free(lo);
    free(hi);
}

static const char *unit(const interval_t *r) { return r->o->bits ? "bits" : "nats"; }
/* A capacity in the unit asked for. */
static const real_t *in_unit(const interval_t *r, const real_t *x) { return x && r->o->bits ? real_div(x, real_log_ui(r->A, 2)) : x; }

void interval_write(FILE *f, const void *interval)
{
    const interval_t *r = interval;
    bool tex = r->o->format == FORMAT_TEX;
    fprintf(f, tex ? "%% %s\n" : "%s\n", setting(r));
    fprintf(f, tex ? "%% read as: %s\n" : "read as: %s\n", r->read_as);
    if (tex) fputs("\\begin{tabular}{@{}ll@{}}\n\\toprule\n", f);
    write_end(f, r, "capacity", in_unit(r, r->capacity), arena_printf(r->A, r->contexts > 1 ? "%s, the average over the contexts" : "%s", unit(r)));
    if (r->error) write_region(f, r);
    write_end(f, r, "floor", r->floor, floor_words(r));
    if (r->adds && !r->empirical) write_end(f, r, "training adds at most", r->adds, adds_words(r));
    if (r->ceiling) write_end(f, r, "ceiling, root form", r->ceiling, ceiling_words(r, r->ceiling));
    if (r->ceiling_kl) write_end(f, r, "ceiling, kl form", r->ceiling_kl, ceiling_words(r, r->ceiling_kl));
    if (r->plateau) write_end(f, r, "plateau", r->plateau, "what training adds at most, in the root form, falls toward this as m grows, the residual staying bounded");
    if (r->required) write_end(f, r, "required capacity", in_unit(r, r->required), arena_printf(r->A, "%s; %s", unit(r), target_words(r)));
    if (tex) fputs("\\bottomrule\n\\end{tabular}\n", f);
}

static void put(json_t *j, const interval_t *r, const char *name, const real_t *x)
{
    char *lo, *hi;
    if (!x) return;
    real_decimals_simplest(&lo, &hi, x, r->digits);
    json_put(j, name, json_pack("{s:s,s:s}", "lo", lo, "hi", hi));
    free(lo);
    free(hi);
}

/* The options as exact numbers, those left to their default too. */
static json_t *given_to_json(const interval_t *r)
{
    struct { const char *name; mpq_srcptr q; } part[] = { { "codebook", r->M }, { "separation", r->Delta }, { "labels", r->m }, { "delta", r->m ? r->delta : NULL },
                                                          { "eta", r->m && !r->kl ? r->eta : NULL }, { "kl", r->kl }, { "residual", r->m && !r->kl ? r->residual : NULL },
                                                          { "empirical", r->empirical }, { "target", r->target } };
    json_t *j = json_object();
    for (size_t k = 0; k < sizeof part / sizeof *part; k++) {
        if (!part[k].q) continue;
        char *text = rat_print(part[k].q);
        json_put(j, part[k].name, json_string(text));
        free(text);
    }
    return j;
}

json_t *interval_to_json(const interval_t *r)
{
    json_t *j = json_pack("{s:s,s:I}", "lemmata", LEMMATA_VERSION, "contexts", (json_int_t)r->contexts);
    json_put(j, "read_as", json_string(r->read_as));
    json_put(j, "setting", json_string(setting(r)));
    json_put(j, "given", given_to_json(r));
    json_put(j, "unit", json_string(unit(r)));
    put(j, r, "capacity", in_unit(r, r->capacity));
    if (r->error) {
        char *lo = information_decimal(r->region, r->o->bits, REGION_DIGITS, MPFR_RNDD), *hi = information_decimal(r->region + 1, r->o->bits, REGION_DIGITS, MPFR_RNDU);
        json_put(j, "true_capacity", json_pack("{s:s,s:s}", "lo", lo, "hi", hi));
        json_put(j, "true_capacity_says", json_string(confidence_words(r->A, r->error, r->intervals)));
        free(lo);
        free(hi);
    }
    put(j, r, "floor", r->floor);
    json_put(j, "floor_says", json_string(floor_words(r)));
    put(j, r, "training_adds_at_most", r->adds);
    if (r->adds) json_put(j, "training_adds_says", json_string(adds_words(r)));
    put(j, r, "ceiling", r->ceiling);
    if (r->ceiling) json_put(j, "ceiling_says", json_string(ceiling_words(r, r->ceiling)));
    put(j, r, "ceiling_kl", r->ceiling_kl);
    if (r->ceiling_kl) json_put(j, "ceiling_kl_says", json_string(ceiling_words(r, r->ceiling_kl)));
    put(j, r, "plateau", r->plateau);
    put(j, r, "required_capacity", in_unit(r, r->required));
    if (r->required) json_put(j, "target_says", json_string(target_words(r)));
    return j;
}
