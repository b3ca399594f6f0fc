/* SPDX-License-Identifier: MIT
**
** interval: the floor and the ceiling that a label channel gives, certified, and in words why an end says nothing.
**
**     floor    Delta (1 - (Cbar + log 2)/log M)
**     ceiling  Rhat + sqrt((B/eta + log(2 sqrt(m)/delta))/(2m)),  B = m Cbar + residual;  with --kl K/1 in place of B/eta
*/
#include "cli/cli.h"
#include "numerics/capacity/capacity.h"
#include "numerics/base/rat.h"

#include <libgen.h>
#include <stdlib.h>
#include <string.h>

enum { INTERVAL_DIGITS = 12, INTERVAL_DIGITS_MAX = 20, CONTEXTS_MAX = 4096 };

typedef struct {
    const options_t *o;
    arena_t *A;
    size_t contexts;
    const real_t *capacity, *floor, *ceiling, *plateau, *required;
    mpq_ptr M, Delta, m, delta, eta, kl, residual, empirical, target; /* NULL when not given and without default */
    const char *least_M; /* the first M with a positive floor */
    size_t digits;
} interval_t;

/* --- options ----------------------------------------------------------------------------------------------- */

typedef enum { ANY_SIZE, UNIT, OPEN_UNIT, COUNT } domain_t;

/* A rational option in its domain: >= 0; in [0,1]; in (0,1]; a whole number >= 1. */
static bool read_number(mpq_ptr *q, arena_t *A, const char *name, const char *text, domain_t in)
{
    static const char *const words[] = { "a number of at least 0", "a number from 0 to 1", "a number above 0 and at most 1", "a whole number from 1 to 10^18" };
    if (!text) { *q = NULL; return true; }
    *q = arena_mpq(A, 1);
    const char *error = rat_read(*q, text, strlen(text));
    bool good = !error && mpq_sgn(*q) >= 0;
    if (good && (in == UNIT || in == OPEN_UNIT)) good = mpq_cmp_ui(*q, 1, 1) <= 0;
    if (good && in == OPEN_UNIT) good = mpq_sgn(*q) > 0;
    if (good && in == COUNT) good = mpz_cmp_ui(mpq_denref(*q), 1) == 0 && mpq_sgn(*q) > 0 && mpq_cmp_ui(*q, 1000000000000000000u, 1) <= 0;
    return good ? true : complain("--%s %.60s: expected %s", name, text, words[in]);
}

static bool read_options(interval_t *r)
{
    const options_t *o = r->o;
    arena_t *A = r->A;
    bool good = read_number(&r->M, A, "codebook", o->codebook ? o->codebook : "2", COUNT)
             && read_number(&r->Delta, A, "separation", o->separation ? o->separation : "1", OPEN_UNIT)
             && read_number(&r->m, A, "labels", o->labels, COUNT)
             && read_number(&r->delta, A, "delta", o->delta ? o->delta : "1/20", OPEN_UNIT)
             && read_number(&r->eta, A, "eta", o->eta ? o->eta : "1/10", OPEN_UNIT) && read_number(&r->kl, A, "kl", o->kl, ANY_SIZE)
             && read_number(&r->residual, A, "residual", o->residual ? o->residual : "0", ANY_SIZE)
             && read_number(&r->empirical, A, "empirical", o->empirical ? o->empirical : "0", UNIT)
             && read_number(&r->target, A, "target", o->target, UNIT);
    if (good && mpq_cmp_ui(r->M, 2, 1) < 0) good = complain("--codebook %s: expected M >= 2", o->codebook);
    if (good && o->kl && o->residual) good = complain("--kl and --residual: one of the two");
    if (good && !o->labels && (o->kl || o->residual || o->empirical)) good = complain("the ceiling needs -m, the number of labels");
    if (good && o->digits > INTERVAL_DIGITS_MAX) good = complain("interval: --digits %ld: expected at most %d", o->digits, INTERVAL_DIGITS_MAX);
    return good;
}

/* --- capacity of the channel or of the contexts ------------------------------------------------------------------ */

/* One line `weight,channel file`; the file is looked for beside the list. */
static bool add_context(interval_t *r, char *line, size_t number, mpq_ptr total)
{
    const char *list = r->o->contexts;
    char *comma = strchr(line, ',');
    mpq_ptr w = arena_mpq(r->A, 1);
    const char *error = comma ? rat_read(w, line, (size_t)(comma - line)) : "no comma";
    if (!error && mpq_sgn(w) < 0) error = "a negative weight";
    if (error) return complain("%.300s:%zu:1: %s, expected `weight,channel file`", list, number, error);
    if (++r->contexts > CONTEXTS_MAX) return complain("%.300s:%zu:1: more than %d contexts", list, number, CONTEXTS_MAX);
    char *copy = alloc_text(list);
    const char *file = comma[1] == '/' ? comma + 1 : arena_printf(r->A, "%s/%s", dirname(copy), comma + 1);
    free(copy);
    const chan_t *W = channel_read(r->A, file, r->o->counts);
    if (!W) return false;
    mpq_add(total, total, w);
    r->capacity = real_add(r->capacity, real_scale(capacity_real(r->A, W), w));
    return true;
}

static bool read_contexts(interval_t *r)
{
    size_t n, number = 0;
    char *text = input_read(r->o->contexts, &n), *rest = text;
    mpq_ptr total = arena_mpq(r->A, 1);
    bool good = text && (memchr(text, 0, n) == NULL || complain("%.300s:1:1: a zero byte, expected text", r->o->contexts));
    r->capacity = real_si(r->A, 0);
    for (char *line; good && (line = strsep(&rest, "\n"));) {
        number++;
        line[strcspn(line, "\r")] = 0;
        if (line[0]) good = add_context(r, line, number, total);
    }
    if (good && mpq_cmp_ui(total, 1, 1) != 0) {
        char *sum = rat_print(total);
        good = complain("%.300s:1:1: the weights sum to %.80s, expected 1", r->o->contexts, sum);
        free(sum);
    }
    free(text);
    return good;
}

static bool read_capacity(interval_t *r)
{
    if (r->o->contexts && r->o->nargs) return complain("interval: --contexts takes the place of FILE.csv");
    if (r->o->contexts) return read_contexts(r);
    if (r->o->nargs != 1) return complain("interval takes one FILE.csv (- for standard input), or --contexts FILE");
    const chan_t *W = channel_read(r->A, r->o->args[0], r->o->counts);
    if (!W) return false;
    r->contexts = 1;
    r->capacity = capacity_real(r->A, W);
    return true;
}

/* --- the interval ------------------------------------------------------------------------------------------ */

static sign_t compare(const real_t *x, const real_t *y)
{
    effort_t effort = EFFORT_DEFAULT;
    return real_cmp(x, y, &effort);
}

/* The least integer M with log M > Cbar + log 2, as text: the floor of 2 e^C, and one more. Cbar is at most log 65536. */
static const char *least_codebook(const interval_t *r)
{
    const real_t *threshold = real_add(r->capacity, real_log_ui(r->A, 2));
    unsigned long lo = 1, hi = 1ul << 20; /* log lo <= threshold < log hi */
    while (hi - lo > 1) {
        unsigned long mid = lo + (hi - lo) / 2;
        if (compare(real_log_ui(r->A, mid), threshold) == SIGN_POS) hi = mid;
        else lo = mid;
    }
    return arena_printf(r->A, "%lu", hi);
}

static void fill_ceiling(interval_t *r)
{
    arena_t *A = r->A;
    const real_t *m = real_rat(A, r->m), *two_m = real_mul(real_si(A, 2), m), *half = real_ratio(A, 1, 2);
    const real_t *price = real_sub(real_add(real_log_ui(A, 2), real_mul(half, real_log_rat(A, r->m))), real_log_rat(A, r->delta));
    const real_t *B = real_div(real_add(real_mul(m, r->capacity), real_rat(A, r->residual)), real_rat(A, r->eta));
    if (r->kl) B = real_rat(A, r->kl);
    r->ceiling = real_add(real_rat(A, r->empirical), real_sqrt(real_div(real_add(B, price), two_m)));
    if (!r->kl) r->plateau = real_sqrt(real_div(r->capacity, real_mul(real_si(A, 2), real_rat(A, r->eta))));
}

static void fill(interval_t *r)
{
    arena_t *A = r->A;
    const real_t *logM = real_log_rat(A, r->M), *log2 = real_log_ui(A, 2), *Delta = real_rat(A, r->Delta);
    r->floor = real_mul(Delta, real_div(real_sub(real_sub(logM, r->capacity), log2), logM));
    r->least_M = least_codebook(r);
    r->digits = r->o->digits ? (size_t)r->o->digits : INTERVAL_DIGITS;
    if (r->m) fill_ceiling(r);
    if (!r->target) return;
    const real_t *share = real_sub(real_si(A, 1), real_div(real_rat(A, r->target), Delta));
    r->required = real_sub(real_mul(share, logM), log2);
}

/* --- in words ---------------------------------------------------------------------------------------------- */

static const char *floor_words(const interval_t *r)
{
    if (compare(r->floor, real_si(r->A, 0)) == SIGN_POS) return "no rule has a smaller risk on this mixture, however much data of other draws it is trained on";
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

static const char *ceiling_words(const interval_t *r)
{
    const real_t *one = real_si(r->A, 1);
    const char *event = r->kl ? "an event of probability at most delta" : "an event of probability at most delta + eta";
    if (claims_nothing(r)) return arena_printf(r->A, "claims nothing: it may fail on %s, which is 1 or more", event);
    if (compare(r->ceiling, one) == SIGN_NEG) {
        if (!r->o->empirical) return arena_printf(r->A, "the risk is at most this above the empirical one (give yours with --empirical), outside %s", event);
        if (compare(r->ceiling, r->floor) == SIGN_NEG)
            return arena_printf(r->A, "below the floor: outside %s no learner on this mixture has so small an empirical risk", event);
        return arena_printf(r->A, "the risk is at most this, outside %s", event);
    }
    if (!r->plateau) return "vacuous: a risk is at most 1 anyway; with this KL(Q||P) more labels lower it";
    if (compare(real_add(real_rat(r->A, r->empirical), r->plateau), one) == SIGN_NEG)
        return "vacuous: a risk is at most 1 anyway; more labels lower it, toward the plateau and no further";
    return "vacuous, and no number of labels helps: the empirical risk and the plateau make 1 or more; a greater eta lowers the plateau";
}

static const char *target_words(const interval_t *r)
{
    if (compare(r->required, real_si(r->A, 0)) != SIGN_POS) return "0 or less: the target requires nothing";
    sign_t s = compare(r->capacity, r->required);
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
    else fprintf(f, "%-18s in [%s, %s]\n", name, lo, hi);
    if (words) fprintf(f, r->o->format == FORMAT_TEX ? "%% %s\n" : "    %s\n", words);
    free(lo);
    free(hi);
}

/* The setting, so that a result read alone says what it is of. */
static const char *setting(const interval_t *r)
{
    struct { const char *name; mpq_srcptr q; } part[] = { { "M", r->M }, { "Delta", r->Delta }, { "m", r->m }, { "delta", r->m ? r->delta : NULL },
                                                          { "eta", r->m && !r->kl ? r->eta : NULL }, { "KL(Q||P)", r->kl },
                                                          { "residual", r->m && !r->kl ? r->residual : NULL }, { "empirical risk", r->o->empirical ? r->empirical : NULL },
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

static void write_report(FILE *f, const void *what)
{
    const interval_t *r = what;
    fprintf(f, r->o->format == FORMAT_TEX ? "%% %s\n" : "%s\n", setting(r));
    if (r->o->format == FORMAT_TEX) fputs("\\begin{tabular}{@{}ll@{}}\n\\toprule\n", f);
    write_end(f, r, "capacity", r->capacity, r->contexts > 1 ? "nats, the average over the contexts" : "nats");
    write_end(f, r, "floor", r->floor, floor_words(r));
    if (r->ceiling) write_end(f, r, "ceiling", r->ceiling, ceiling_words(r));
    if (r->plateau) write_end(f, r, "plateau", r->plateau, "what the ceiling falls toward above the empirical risk as m grows, the residual staying bounded");
    if (r->required) write_end(f, r, "required capacity", r->required, target_words(r));
    if (r->o->format == FORMAT_TEX) fputs("\\bottomrule\n\\end{tabular}\n", f);
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

static json_t *report_to_json(const interval_t *r)
{
    json_t *j = json_pack("{s:s,s:I}", "lemmata", LEMMATA_VERSION, "contexts", (json_int_t)r->contexts);
    json_put(j, "setting", json_string(setting(r)));
    put(j, r, "capacity", r->capacity);
    put(j, r, "floor", r->floor);
    json_put(j, "floor_says", json_string(floor_words(r)));
    put(j, r, "ceiling", r->ceiling);
    if (r->ceiling) json_put(j, "ceiling_says", json_string(ceiling_words(r)));
    put(j, r, "plateau", r->plateau);
    put(j, r, "required_capacity", r->required);
    if (r->required) json_put(j, "target_says", json_string(target_words(r)));
    return j;
}

int command_interval(const options_t *o)
{
    if (o->format == FORMAT_CSV) { complain("interval: --format csv: expected text, json or tex"); return EXIT_BAD_INPUT; }
    interval_t r = { .o = o, .A = arena_new() };
    int status = EXIT_BAD_INPUT;
    if (read_options(&r) && read_capacity(&r)) {
        fill(&r);
        bool written = o->format == FORMAT_JSON ? output_json(o->out, report_to_json(&r)) : output_write(o->out, write_report, &r);
        status = written ? EXIT_HOLDS : EXIT_INTERNAL;
    }
    arena_free(r.A);
    return status;
}
