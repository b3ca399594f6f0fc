/* SPDX-License-Identifier: MIT
**
** The command's interval and frontier, of a text in memory; what they complain of is the caller's.
*/
#include "library/lemmata.h"
#include "cli/frontier.h"
#include "cli/interval.h"

#include <stdlib.h>
#include <string.h>

#define PUBLIC __attribute__((visibility("default")))

static said_t said(int answer) { return answer > 0 ? SAID_YES : answer < 0 ? SAID_NO : NOT_SAID; }

static bool within(const char *name, double x, long least, long most)
{
    return (x >= least && x <= most) || complain("%s: expected %ld to %ld", name, least, most);
}

/* The part of the options that is of the table; args of the options is one name. */
static bool take_table(options_t *o, const lemmata_table_t *t, char *const *name, const char *text, size_t n)
{
    *o = (options_t){ .args = name, .nargs = 1, .text = n ? text : "", .bytes = n, .format = FORMAT_JSON };
    o->header = said(t->header);
    o->names = said(t->names);
    o->separator = t->separator;
    o->columns = t->columns;
    o->counts = t->counts;
    o->normalise = t->normalise;
    o->wide = t->wide;
    return !t->separator || strchr(",;\t", t->separator) ||
           complain("separator: expected a comma, a semicolon or a tab");
}

/* Ends the call: what was complained of goes to *error, and j, which may be NULL, to *json. */
static lemmata_status_t answered(char **json, json_t *j, int status, char **error)
{
    char *wrong = complaints_kept();
    if (status == EXIT_INTERNAL) {
        fprintf(stderr, "liblemmata: %s\n", wrong ? wrong : "internal error");
        exit(EXIT_INTERNAL);
    }
    if (j && !(*json = json_dumps(j, JSON_INDENT(1)))) alloc_exhausted();
    json_decref(j);
    if (error && !j)
        *error = wrong;
    else
        free(wrong);
    return (lemmata_status_t)status;
}

static bool take_interval(options_t *o, const lemmata_interval_options_t *x)
{
    o->codebook = x->codebook;
    o->separation = x->separation;
    o->eps = x->eps;
    o->labels = x->labels;
    o->delta = x->delta;
    o->eta = x->eta;
    o->kl = x->kl;
    o->context = x->context;
    o->residual = x->residual;
    o->empirical = x->empirical;
    o->target = x->target;
    o->confidence = x->confidence;
    o->digits = x->digits;
    o->bits = x->bits;
    return within("digits", (double)x->digits, 0, 20);
}

PUBLIC lemmata_status_t lemmata_interval_json(char **json, const char *name, const char *text, size_t n,
                                              const lemmata_interval_options_t *options, char **error)
{
    static const lemmata_interval_options_t none;
    const lemmata_interval_options_t *given = options ? options : &none;
    char *const args[] = { (char *)name };
    options_t o;
    interval_t r = { .o = &o, .A = arena_new() };
    json_t *j = NULL;
    int status = EXIT_BAD_INPUT;
    *json = NULL;
    if (error) *error = NULL;
    complaints_keep();
    if (take_table(&o, &given->table, args, text, n) && take_interval(&o, given) && interval_read(&r)) {
        status = interval_fill(&r) ? EXIT_HOLDS : EXIT_INTERNAL;
        if (status == EXIT_HOLDS) j = interval_to_json(&r);
    }
    arena_free(r.A);
    return answered(json, j, status, error);
}

static bool take_frontier(options_t *o, const lemmata_frontier_options_t *x)
{
    o->kl = x->kl;
    o->within = x->within;
    o->delta = x->delta;
    o->beta = x->beta;
    o->best_of = x->best_of;
    o->points = x->points;
    o->bootstrap = x->bootstrap < 0 ? 0 : x->bootstrap ? (unsigned long)x->bootstrap : 1000;
    o->check.seed = x->seed ? x->seed : 1;
    o->digits = x->digits;
    o->bits = x->bits;
    return within("digits", (double)x->digits, 0, 15) && within("points", (double)x->points, 0, 1000) &&
           within("best_of", (double)x->best_of, 0, 1000000) && within("bootstrap", (double)x->bootstrap, -1, 10000) &&
           (x->seed <= INT64_MAX || complain("seed: expected at most 2^63 - 1"));
}

PUBLIC lemmata_status_t lemmata_frontier_json(char **json, const char *name, const char *text, size_t n,
                                              const lemmata_frontier_options_t *options, char **error)
{
    static const lemmata_frontier_options_t none;
    const lemmata_frontier_options_t *given = options ? options : &none;
    char *const args[] = { (char *)name };
    options_t o;
    frontier_report_t *r = alloc_array(1, sizeof *r);
    json_t *j = NULL;
    int status = EXIT_BAD_INPUT;
    *r = (frontier_report_t){ .o = &o, .A = arena_new() };
    *json = NULL;
    if (error) *error = NULL;
    complaints_keep();
    if (take_table(&o, &given->table, args, text, n) && take_frontier(&o, given) && frontier_fill(r)) {
        j = frontier_to_json(r);
        status = frontier_status(r);
    }
    arena_free(r->A);
    free(r);
    return answered(json, j, status, error);
}
