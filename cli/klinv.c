/* SPDX-License-Identifier: MIT
**
** klinv: both inverses of the binary kl divergence at (P, C), with the rational ends whose kl was compared with C
** exactly.
*/
#include "cli/cli.h"
#include "numerics/klinv/klinv.h"
#include "numerics/base/rat.h"

#include <stdlib.h>
#include <string.h>

enum { KLINV_DIGITS = 30 };

typedef struct {
    const options_t *o;
    mpq_ptr p, c, up, low; /* up[0..1], low[0..1]: the ends of either inverse */
    bool reached;
    size_t digits;
} report_t;

static bool read_argument(mpq_ptr q, const char *name, const char *text, bool unit)
{
    const char *error = rat_read(q, text, strlen(text));
    if (error) return complain("klinv: %s %.60s: %s", name, text, error);
    bool good = mpq_sgn(q) >= 0 && (!unit || mpq_cmp_ui(q, 1, 1) <= 0);
    return good ? true
                : complain("klinv: %s %.60s: expected %s", name, text,
                           unit ? "a number from 0 to 1" : "a number of at least 0");
}

/* hi - lo <= 10^-digits? What was asked for, also where 1 - klinv lies below all that klinv_ends aims at. */
static bool is_narrow(arena_t *A, mpq_srcptr lo, mpq_srcptr hi, size_t digits)
{
    mpq_ptr width = arena_mpq(A, 2), scale = width + 1;
    mpz_ui_pow_ui(mpq_numref(scale), 10, digits);
    mpq_sub(width, hi, lo);
    mpq_mul(width, width, scale);
    return mpq_cmp_ui(width, 1, 1) <= 0;
}

static void solve(report_t *r, arena_t *A)
{
    long bits = (long)((double)r->digits * 3.3219280948873626) + 2;
    const real_t *c = real_rat(A, r->c);
    mpq_ptr mirrored = arena_mpq(A, 1);
    r->up = arena_mpq(A, 4);
    r->low = r->up + 2;
    mpz_sub(mpq_numref(mirrored), mpq_denref(r->p), mpq_numref(r->p));
    mpz_set(mpq_denref(mirrored), mpq_denref(r->p));
    r->reached = klinv_ends(r->up, r->up + 1, A, r->p, c, bits) || is_narrow(A, r->up, r->up + 1, r->digits);
    r->reached =
        (klinv_ends(r->low + 1, r->low, A, mirrored, c, bits) || is_narrow(A, r->low + 1, r->low, r->digits)) &&
        r->reached;
    for (size_t k = 0; k < 2; k++) mpz_sub(mpq_numref(r->low + k), mpq_denref(r->low + k), mpq_numref(r->low + k));
}

static void write_ends(FILE *f, const char *form, mpq_srcptr ends, size_t digits)
{
    char *lo = encl_decimal_rat(ends, digits, MPFR_RNDD), *hi = encl_decimal_rat(ends + 1, digits, MPFR_RNDU);
    fprintf(f, form, lo, hi);
    free(lo);
    free(hi);
}

static void write_report(FILE *f, const void *what)
{
    const report_t *r = what;
    bool tex = r->o->format == FORMAT_TEX;
    write_ends(f,
               tex ? "$\\mathrm{kl}^{-1}\\in[%s,\\,%s]$"
                   : "sup{q >= p : kl(p||q) <= c} in [%s,\n                                %s]\n",
               r->up, r->digits);
    write_ends(f,
               tex ? ", $[%s,\\,%s]$ below\n"
                   : "inf{q <= p : kl(p||q) <= c} in [%s,\n                                %s]\n",
               r->low, r->digits);
    if (!tex && mpq_equal(r->up, r->up + 1)) {
        char *q = rat_print(r->up);
        fprintf(f, "the first is exactly %s\n", q);
        free(q);
    }
    if (!tex && !r->reached) fprintf(f, "the width asked for was not reached; the intervals hold as they stand\n");
}

static json_t *ends_to_json(mpq_srcptr ends, size_t digits)
{
    char *lo = encl_decimal_rat(ends, digits, MPFR_RNDD), *hi = encl_decimal_rat(ends + 1, digits, MPFR_RNDU);
    json_t *j = json_pack("{s:s,s:s}", "lo", lo, "hi", hi);
    free(lo);
    free(hi);
    return j;
}

static json_t *report_to_json(const report_t *r)
{
    char *lo = rat_print(r->up), *hi = rat_print(r->up + 1);
    json_t *j = json_pack("{s:s,s:o,s:o,s:b,s:b,s:{s:s,s:s}}", "lemmata", LEMMATA_VERSION, "klinv",
                          ends_to_json(r->up, r->digits), "klinv_lower", ends_to_json(r->low, r->digits), "exact",
                          mpq_equal(r->up, r->up + 1), "reached", r->reached, "certificate", "lo", lo, "hi", hi);
    free(lo);
    free(hi);
    return j;
}

int command_klinv(const options_t *o)
{
    if (o->nargs != 2) { complain("klinv takes P and C"); return EXIT_BAD_INPUT; }
    if (o->format == FORMAT_CSV) { complain("klinv: --format csv: expected text, json or tex"); return EXIT_BAD_INPUT; }
    arena_t *A = arena_new();
    report_t r = { .o = o, .p = arena_mpq(A, 2), .digits = o->digits ? (size_t)o->digits : KLINV_DIGITS };
    r.c = r.p + 1;
    int status = EXIT_BAD_INPUT;
    if (read_argument(r.p, "P", o->args[0], true) && read_argument(r.c, "C", o->args[1], false)) {
        solve(&r, A);
        bool written =
            o->format == FORMAT_JSON ? output_json(o->out, report_to_json(&r)) : output_write(o->out, write_report, &r);
        status = !written ? EXIT_INTERNAL : r.reached ? EXIT_HOLDS : EXIT_UNDECIDED;
    }
    arena_free(A);
    return status;
}
