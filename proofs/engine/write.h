/* SPDX-License-Identifier: MIT
**
** write -- records as text, JSON, CSV and LaTeX. Writers read records and nothing else; every decimal is rounded
** outward: lower ends down, upper ends up. No dates, hosts or timings: the same records give the same bytes.
*/
#ifndef LEMMATA_WRITE_H
#define LEMMATA_WRITE_H

#include "proofs/engine/record.h"
#include "proofs/engine/sweep.h"

#include <stdio.h>

/* The records of one run. */
typedef struct { const record_t *at; size_t n; } records_t;
/* Was the time up before all candidates of one of them were tried? */
bool records_cut_short(records_t R);

enum { DECIMALS_TABLE = 4 };

/* --- shared ---------------------------------------------------------------------------------------------- */

const char *relation_name(relation_t r);
/* One end of a span with `digits` decimals, rounded down or up; memory from malloc. */
char *span_lo(span_t s, size_t digits);
char *span_hi(span_t s, size_t digits);
/* The share of link k in the summed slack of its run, a lower bound; false when the run is that link alone
** or has no slack. */
bool ledger_share(double *share, const record_t *r, size_t k);
/* The id of a lemma among the records on which this one leans, directly or not, and of which the statement, or the link
** that is leaned on, is refuted; NULL when there is none. */
const char *leans_on_refuted(records_t R, const record_t *r);

/* --- text, JSON, CSV --------------------------------------------------------------------------------------- */

typedef enum { QUIET, NORMAL, VERBOSE } loudness_t;
void write_text(FILE *f, records_t R, loudness_t loudness);
void write_csv(FILE *f, records_t R);
/* A text as a cell of CSV, on one line and in quotes; never a formula of a spreadsheet. */
void write_cell(FILE *f, const char *text);
json_t *records_to_json(records_t R, const char *version, uint64_t seed, long prec_max);
/* The ledger: a list of the runs of two links or more, each with its sums of slacks and lower bounds of the shares. */
json_t *ledger_to_json(const record_t *r);
json_t *shown_terms_to_json(const lemma_t *L, const shown_t *s);
/* The lines "name  in [lo, hi]", or "name  at most hi", of the row that decides, those of the link's chain alone; and
** the row's certificates. */
void write_shown(FILE *f, const char *indent, const lemma_t *L, size_t link, const shown_t *s);

/* --- LaTeX --------------------------------------------------------------------------------------------------- */

void write_tex_table(FILE *f, const record_t *r);    /* a row a link */
void write_tex_narrow(FILE *f, const record_t *r);   /* the same in five columns */
void write_tex_chain(FILE *f, const lemma_t *L);     /* the displayed chain */
void write_tex_ledger(FILE *f, const record_t *r);   /* one sentence a run: which step loses most */
void write_tex_summary(FILE *f, records_t R);        /* a row a lemma */
/* A row a numbered result: stands as printed, stands with a change, falls; and why. For a referee. */
void write_tex_results(FILE *f, records_t R);
/* At a glance: a row an outcome, with the numbers in print that have it. */
void write_tex_glance(FILE *f, records_t R);
/* Verdicts by label (of the links whose names are labels), for lemmata.sty; of a paper in TeX its file and the MD5 of
** it, else NULL. */
void write_tex_verdicts(FILE *f, records_t R, const char *file, const char *md5);
void write_tex_marked(FILE *f, const record_t *r);   /* the displayed chain, a badge on each row */
void write_tex_bars(FILE *f, const record_t *r);     /* the ledger as bars */
void write_tex_caption(FILE *f, const sweep_t *s);
void write_tex_captions(FILE *f, records_t R);       /* all of them as macros: \lemmatacaptiontext{ID-NAME} */
void write_tex_sweep(FILE *f, const swept_t *T);
void write_csv_sweep(FILE *f, const swept_t *T);

#endif
