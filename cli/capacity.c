/* SPDX-License-Identifier: MIT */
#include "cli/cli.h"
#include "numerics/capacity/capacity.h"
#include "numerics/base/rat.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What is reported of a channel. */
typedef struct {
    const options_t *o;
    rows_t W;
    const char *read_as;
    capacity_t C;
    encl_t nats, bits;
    mpq_ptr error, ends; /* of --confidence; ends[0..1]: of the true capacity */
    const char *words;
    long asked;    /* --digits */
    size_t digits; /* shown */
} report_t;

enum { CAPACITY_DIGITS = 30, CONFIDENCE_DIGITS = 6 };

/* --- writing ----------------------------------------------------------------------------------------------- */

static void write_interval(FILE *f, encl_srcptr x, size_t digits, const char *form)
{
    char *lo = encl_lo(x, digits), *hi = encl_hi(x, digits);
    fprintf(f, form, lo, hi);
    free(lo);
    free(hi);
}

/* The lower (0) or upper (1) end of the true capacity, in the unit asked for. */
static char *true_end(const report_t *r, int end)
{
    return information_decimal(r->ends + end, r->o->bits, CONFIDENCE_DIGITS, end ? MPFR_RNDU : MPFR_RNDD);
}

static void write_report(FILE *f, const void *what)
{
    const report_t *r = what;
    if (r->o->format == FORMAT_TEX) {
        const char *unit = r->o->bits ? "bits" : "nats";
        fprintf(f, "%% read as: %s\n", r->read_as);
        write_interval(f, r->o->bits ? r->bits : r->nats, r->digits,
                       r->o->bits ? "$C\\in[%s,\\,%s]$ bits\n" : "$C\\in[%s,\\,%s]$ nats\n");
        if (r->error) {
            char *lo = true_end(r, 0), *hi = true_end(r, 1);
            fprintf(f, "%% %s\n$C\\in[%s,\\,%s]$ %s\n", r->words, lo, hi, unit);
            free(lo);
            free(hi);
        }
        return;
    }
    fprintf(f, "channel: %zu input%s, %zu output%s\n", r->W.nx, r->W.nx == 1 ? "" : "s", r->W.ny,
            r->W.ny == 1 ? "" : "s");
    fprintf(f, "read as: %s\n", r->read_as);
    if (r->o->bits) write_interval(f, r->bits, r->digits, "capacity in [%s,\n             %s] bits\n");
    else write_interval(f, r->nats, r->digits, "capacity in [%s,\n             %s] nats\n");
    if (!r->o->bits) write_interval(f, r->bits, r->digits, "         = [%s,\n            %s] bits\n");
    if (r->error) {
        char *lo = true_end(r, 0), *hi = true_end(r, 1);
        fprintf(f, "true capacity in [%s, %s] %s\n    %s\n", lo, hi, r->o->bits ? "bits" : "nats", r->words);
        free(lo);
        free(hi);
    }
    if (r->C.exact) fprintf(f, "exactly %s nats\n", loglin_text(r->C.lo));
    if (!r->C.reached) fprintf(f, "the width asked for was not reached; the interval holds as it stands\n");
}

static json_t *law_to_json(const pmf_t *p)
{
    json_t *list = json_array();
    mpq_t q;
    mpq_init(q);
    for (size_t i = 0; i < p->cells; i++) {
        pmf_prob(q, p, i);
        char *text = rat_print(q);
        json_add(list, json_string(text));
        free(text);
    }
    mpq_clear(q);
    return list;
}

static json_t *interval_to_json(encl_srcptr x, size_t digits)
{
    char *lo = encl_lo(x, digits), *hi = encl_hi(x, digits);
    json_t *j = json_pack("{s:s,s:s}", "lo", lo, "hi", hi);
    free(lo);
    free(hi);
    return j;
}

/* The certificate: I(p;W) at `input` is the lower end, max_x KL(W_x||q) at `output` the upper one. */
static json_t *report_to_json(const report_t *r)
{
    json_t *j =
        json_pack("{s:s,s:s,s:I,s:I,s:s,s:o,s:o,s:b,s:b,s:{s:o,s:o}}", "lemmata", LEMMATA_VERSION, "read_as",
                  r->read_as, "inputs", (json_int_t)r->W.nx, "outputs", (json_int_t)r->W.ny, "unit",
                  r->o->bits ? "bits" : "nats", "capacity", interval_to_json(r->o->bits ? r->bits : r->nats, r->digits),
                  "capacity_bits", interval_to_json(r->bits, r->digits), "exact", r->C.exact, "reached", r->C.reached,
                  "certificate", "input", law_to_json(r->C.input), "output", law_to_json(r->C.output));
    if (!r->error) return j;
    char *lo = true_end(r, 0), *hi = true_end(r, 1);
    json_put(j, "true_capacity", json_pack("{s:s,s:s}", "lo", lo, "hi", hi));
    json_put(j, "true_capacity_says", json_string(r->words));
    free(lo);
    free(hi);
    return j;
}

/* The interval from the two ends, each enclosed with a margin of precision. */
static void fill(report_t *r)
{
    long prec = 64 + 4 * r->asked;
    encl_t hi, log2;
    mpfi_init2(r->nats, prec);
    mpfi_init2(r->bits, prec);
    mpfi_init2(hi, prec);
    mpfi_init2(log2, prec);
    loglin_encl(r->nats, r->C.lo);
    loglin_encl(hi, r->C.hi);
    mpfr_set(&r->nats->right, &hi->right, MPFR_RNDU);
    mpfi_const_log2(log2);
    mpfi_div(r->bits, r->nats, log2);
    mpfi_clear(hi);
    mpfi_clear(log2);
    r->digits = (size_t)r->asked + 3;
}

/* Of the shares a point; of the channels that the counts leave a segment, up to the greatest capacity of so many
** inputs. */
static int plot(const report_t *r, arena_t *A)
{
    const double unit = r->o->bits ? log(2) : 1;
    figure_row_t row = { .name = "capacity", .point = true, .at = mpfi_get_d(r->nats) / unit };
    if (r->error) { row.segment = true; row.lo = mpq_get_d(r->ends) / unit; row.hi = mpq_get_d(r->ends + 1) / unit; }
    panel_t p = { .label = r->o->bits ? "bits" : "nats",
                  .n = 1,
                  .row = &row,
                  .most = log(r->W.nx > 1 ? (double)r->W.nx : 2) / unit };
    p.title = r->error ? "capacity: of the shares (point); what the counts leave (segment)" : "capacity";
    return plot_make(A, r->o->plot, figure_write, &(figure_t){ A, &p, 1 });
}

int command_capacity(const options_t *o)
{
    if (o->nargs != 1) { complain("capacity takes one FILE.csv (- for standard input)"); return EXIT_BAD_INPUT; }
    if (o->format == FORMAT_CSV) {
        complain("capacity: --format csv: expected text, json or tex");
        return EXIT_BAD_INPUT;
    }
    arena_t *A = arena_new();
    report_t r = { .o = o, .asked = o->digits ? o->digits : CAPACITY_DIGITS };
    int status = EXIT_BAD_INPUT;
    mpz_ptr total = NULL;
    region_t S;
    if (o->confidence) r.error = arena_mpq(A, 3), r.ends = r.error + 1;
    bool good = (!o->plot || plot_ready(A, o->plot)) && (!r.error || confidence_read(r.error, o));
    good = good && rows_read(&r.W, &total, A, o->args[0], o, &r.read_as);
    if (good && r.error) {
        good = confidence_region(&S, A, o->args[0], &r.W, total, r.error);
        if (good) capacity_over_region(r.ends, r.ends + 1, &S);
        if (good) r.words = confidence_words(A, r.error, S.intervals);
    }
    if (good) {
        capacity_of_rows(&r.C, A, &r.W, (long)((double)r.asked * 3.3219280948873626) + 2 + o->bits);
        fill(&r);
        status = o->plot ? plot(&r, A) : EXIT_HOLDS;
    }
    if (good && status == EXIT_HOLDS) {
        bool written =
            o->format == FORMAT_JSON ? output_json(o->out, report_to_json(&r)) : output_write(o->out, write_report, &r);
        status = !written ? EXIT_INTERNAL : r.C.reached ? EXIT_HOLDS : EXIT_UNDECIDED;
    }
    if (good) {
        mpfi_clear(r.nats);
        mpfi_clear(r.bits);
    }
    arena_free(A);
    return status;
}
