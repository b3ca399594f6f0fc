/* SPDX-License-Identifier: MIT */
#include "cli/cli.h"
#include "numerics/capacity.h"
#include "numerics/rat.h"

#include <stdlib.h>
#include <string.h>

/* What is reported of a channel. */
typedef struct {
    const options_t *o;
    const chan_t *W;
    capacity_t C;
    encl_t nats, bits;
    size_t digits;
} report_t;

/* Row x of the grid sums to 1; with counts it is divided by its sum. */
static bool check_row(const char *file, const grid_t *g, size_t x, bool counts)
{
    mpq_ptr row = g->at + x * g->columns;
    mpq_t sum;
    mpq_init(sum);
    bool good = true;
    for (size_t k = 0; k < g->columns && good; k++) {
        bool whole = !counts || mpz_cmp_ui(mpq_denref(row + k), 1) == 0;
        if (mpq_sgn(row + k) < 0 || !whole)
            good = complain("%s:%zu:%zu: entry %zu is %s, expected %s", file, g->line[x], g->column[x * g->columns + k], k + 1, whole ? "negative" : "not a whole number",
                            counts ? "a count" : "a probability");
        mpq_add(sum, sum, row + k);
    }
    if (good && counts && mpq_sgn(sum) == 0) good = complain("%s:%zu:1: all counts are 0", file, g->line[x]);
    for (size_t k = 0; good && counts && k < g->columns; k++) mpq_div(row + k, row + k, sum);
    if (good && !counts && mpq_cmp_ui(sum, 1, 1) != 0) {
        char *text = rat_print(sum);
        good = complain("%s:%zu:1: row sums to %.80s, expected 1 (--counts normalises counts)", file, g->line[x], text);
        free(text);
    }
    mpq_clear(sum);
    return good;
}

static const chan_t *read_channel(arena_t *A, const options_t *o)
{
    const char *file = strcmp(o->args[0], "-") == 0 ? "standard input" : o->args[0];
    size_t n;
    char *text = input_read(o->args[0], &n);
    grid_t g;
    bool good = text && csv_read(&g, A, o->args[0], text, n);
    for (size_t x = 0; good && x < g.rows; x++) good = check_row(file, &g, x, o->counts);
    free(text);
    return good ? chan_make(A, g.rows, g.columns, g.at, NULL) : NULL;
}

/* --- writing ----------------------------------------------------------------------------------------------- */

static void write_interval(FILE *f, encl_srcptr x, size_t digits, const char *form)
{
    char *lo = encl_lo(x, digits), *hi = encl_hi(x, digits);
    fprintf(f, form, lo, hi);
    free(lo);
    free(hi);
}

static void write_report(FILE *f, const void *what)
{
    const report_t *r = what;
    if (r->o->format == FORMAT_TEX) {
        write_interval(f, r->nats, r->digits, "$C\\in[%s,\\,%s]$ nats\n");
        return;
    }
    fprintf(f, "channel: %zu input%s, %zu output%s\n", r->W->nx, r->W->nx == 1 ? "" : "s", r->W->ny, r->W->ny == 1 ? "" : "s");
    write_interval(f, r->nats, r->digits, "capacity in [%s,\n             %s] nats\n");
    write_interval(f, r->bits, r->digits, "         = [%s,\n            %s] bits\n");
    if (r->C.exact) fprintf(f, "exactly %s\n", loglin_text(r->C.lo));
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
        json_array_append_new(list, json_string(text));
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
    return json_pack("{s:s,s:I,s:I,s:o,s:o,s:b,s:b,s:{s:o,s:o}}", "lemmata", LEMMATA_VERSION, "inputs", (json_int_t)r->W->nx,
                     "outputs", (json_int_t)r->W->ny, "capacity", interval_to_json(r->nats, r->digits), "capacity_bits",
                     interval_to_json(r->bits, r->digits), "exact", r->C.exact, "reached", r->C.reached, "certificate", "input",
                     law_to_json(r->C.input), "output", law_to_json(r->C.output));
}

/* The interval from the two ends, each enclosed with a margin of precision. */
static void fill(report_t *r)
{
    long prec = 64 + 4 * r->o->digits;
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
    r->digits = (size_t)r->o->digits + 3;
}

int command_capacity(const options_t *o)
{
    if (o->nargs != 1) { complain("capacity takes one FILE.csv (- for standard input)"); return EXIT_BAD_INPUT; }
    if (o->format == FORMAT_CSV) { complain("capacity: --format csv: expected text, json or tex"); return EXIT_BAD_INPUT; }
    arena_t *A = arena_new();
    report_t r = { .o = o, .W = read_channel(A, o) };
    int status = EXIT_BAD_INPUT;
    if (r.W) {
        capacity_certified(&r.C, A, r.W, (long)((double)o->digits * 3.3219280948873626) + 2);
        fill(&r);
        bool written = o->format == FORMAT_JSON ? output_json(o->out, report_to_json(&r)) : output_write(o->out, write_report, &r);
        status = !written ? EXIT_BAD_INPUT : r.C.reached ? EXIT_HOLDS : EXIT_UNDECIDED;
        mpfi_clear(r.nats);
        mpfi_clear(r.bits);
    }
    arena_free(A);
    return status;
}
