/* SPDX-License-Identifier: MIT
**
** interval: the report, as text, TeX and JSON.
*/
#include "cli/interval.h"
#include "numerics/base/rat.h"

#include <stdlib.h>

enum { REGION_DIGITS = 6 };

/* --- writing ----------------------------------------------------------------------------------------------- */

static void write_end(FILE *f, const interval_t *r, const char *name, interval_number_t which, const char *words)
{
    const shown_number_t *x = &r->number[which];
    if (!x->lo) return;
    if (r->o->format == FORMAT_TEX) fprintf(f, "%s & $[%s,\\,%s]$ \\\\\n", name, x->lo, x->hi);
    else fprintf(f, "%-21s in [%s, %s]\n", name, x->lo, x->hi);
    fprintf(f, r->o->format == FORMAT_TEX ? "%% %s\n" : "    %s\n", words);
}

static void write_number(FILE *f, const interval_t *r, const char *name, interval_number_t which)
{
    write_end(f, r, name, which, r->number[which].says);
}

/* The setting, so that a result read alone says what it is of. */
static const char *setting(const interval_t *r)
{
    struct {
        const char *name;
        mpq_srcptr q;
    } part[] = { { "M", r->M },
                 { "Delta", r->Delta },
                 { "eps", r->eps },
                 { "m", r->m },
                 { "delta", r->m ? r->delta : NULL },
                 { "eta", r->m && !r->kl ? r->eta : NULL },
                 { "KL(P||Q)", r->kl },
                 { "I(U;S)", r->m && !r->kl ? r->told : NULL },
                 { "residual", r->m && !r->kl ? r->residual : NULL },
                 { "empirical risk", r->empirical },
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
    char *lo = information_decimal(r->region, r->o->bits, REGION_DIGITS, MPFR_RNDD),
         *hi = information_decimal(r->region + 1, r->o->bits, REGION_DIGITS, MPFR_RNDU);
    const char *words = arena_printf(r->A, "%s; all that follows takes the greatest of it",
                                     confidence_words(r->A, r->error, r->intervals));
    if (r->o->format == FORMAT_TEX) fprintf(f, "true capacity & $[%s,\\,%s]$ \\\\\n%% %s\n", lo, hi, words);
    else fprintf(f, "%-21s in [%s, %s]\n    %s\n", "true capacity", lo, hi, words);
    free(lo);
    free(hi);
}

void interval_write(FILE *f, const void *interval)
{
    const interval_t *r = interval;
    bool tex = r->o->format == FORMAT_TEX;
    fprintf(f, tex ? "%% %s\n" : "%s\n", setting(r));
    fprintf(f, tex ? "%% read as: %s\n" : "read as: %s\n", r->read_as);
    if (tex) fputs("\\begin{tabular}{@{}ll@{}}\n\\toprule\n", f);
    write_end(f, r, "capacity", INTERVAL_CAPACITY,
              arena_printf(r->A, "%s%s; %s", interval_unit(r), r->contexts > 1 ? ", the average over the contexts" : "",
                           r->number[INTERVAL_CAPACITY].says));
    if (r->error) write_region(f, r);
    write_number(f, r, "floor", INTERVAL_FLOOR);
    write_end(f, r, "mean KL at most", INTERVAL_BOUND,
              arena_printf(r->A, "%s; %s", interval_unit(r), r->number[INTERVAL_BOUND].says));
    if (!r->empirical) write_number(f, r, "training adds at most", INTERVAL_ADDS);
    if (!r->empirical) write_number(f, r, "the same, as printed", INTERVAL_ADDS_PRINTED);
    write_number(f, r, "ceiling, root form", INTERVAL_CEILING);
    write_number(f, r, "ceiling, kl form", INTERVAL_CEILING_KL);
    write_number(f, r, "ceiling, as printed", INTERVAL_CEILING_PRINTED);
    write_number(f, r, "plateau", INTERVAL_PLATEAU);
    write_end(f, r, "required capacity", INTERVAL_REQUIRED,
              arena_printf(r->A, "%s; %s", interval_unit(r), r->number[INTERVAL_REQUIRED].says));
    if (r->allocated && !tex) interval_write_allocation(f, r);
    if (tex) fputs("\\bottomrule\n\\end{tabular}\n", f);
    if (r->allocated && tex) interval_write_allocation(f, r);
}

/* The number, and what it says where it has words in JSON. */
static void put(json_t *j, const interval_t *r, const char *name, interval_number_t which, const char *says)
{
    const shown_number_t *x = &r->number[which];
    if (!x->lo) return;
    json_put(j, name, json_pack("{s:s,s:s}", "lo", x->lo, "hi", x->hi));
    if (says) json_put(j, says, json_string(x->says));
}

/* The options as exact numbers, those left to their default too. */
static json_t *given_to_json(const interval_t *r)
{
    struct {
        const char *name;
        mpq_srcptr q;
    } part[] = { { "codebook", r->M },
                 { "separation", r->Delta },
                 { "eps", r->eps },
                 { "labels", r->m },
                 { "delta", r->m ? r->delta : NULL },
                 { "eta", r->m && !r->kl ? r->eta : NULL },
                 { "kl", r->kl },
                 { "context", r->m && !r->kl ? r->told : NULL },
                 { "residual", r->m && !r->kl ? r->residual : NULL },
                 { "empirical", r->empirical },
                 { "target", r->target } };
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
    json_put(j, "unit", json_string(interval_unit(r)));
    put(j, r, "capacity", INTERVAL_CAPACITY, "capacity_says");
    if (r->error) {
        char *lo = information_decimal(r->region, r->o->bits, REGION_DIGITS, MPFR_RNDD),
             *hi = information_decimal(r->region + 1, r->o->bits, REGION_DIGITS, MPFR_RNDU);
        json_put(j, "true_capacity", json_pack("{s:s,s:s}", "lo", lo, "hi", hi));
        json_put(j, "true_capacity_says", json_string(confidence_words(r->A, r->error, r->intervals)));
        free(lo);
        free(hi);
    }
    put(j, r, "floor", INTERVAL_FLOOR, "floor_says");
    put(j, r, "mean_kl_at_most", INTERVAL_BOUND, "mean_kl_says");
    put(j, r, "training_adds_at_most", INTERVAL_ADDS, "training_adds_says");
    put(j, r, "ceiling", INTERVAL_CEILING, "ceiling_says");
    put(j, r, "ceiling_kl", INTERVAL_CEILING_KL, "ceiling_kl_says");
    put(j, r, "training_adds_printed", INTERVAL_ADDS_PRINTED, "printed_says");
    put(j, r, "ceiling_printed", INTERVAL_CEILING_PRINTED, NULL);
    put(j, r, "plateau", INTERVAL_PLATEAU, NULL);
    put(j, r, "required_capacity", INTERVAL_REQUIRED, "target_says");
    if (r->allocated) json_put(j, "allocation", interval_allocation_to_json(r));
    return j;
}
