/* SPDX-License-Identifier: MIT
**
** report -- the table: work, method, time, width, ratio, target, met. Kept as lines, written as text, LaTeX and CSV.
*/
#ifndef LEMMATA_BENCH_REPORT_H
#define LEMMATA_BENCH_REPORT_H

#include <stdbool.h>
#include <stdio.h>

/* MET_WIDER: the ratio is reached, but our enclosure is wider than the peer's, or than was asked. */
typedef enum { MET_NONE, MET_YES, MET_NO, MET_WIDER } met_t;

typedef struct {
    char work[80], method[48];
    bool absent;    /* the peer is: nothing else is set */
    double time;    /* seconds for one operation */
    bool has_width;
    double width;   /* log2; -inf for a point */
    double ratio;   /* this method's time by that of Lemmata; 0: none */
    double target;  /* of the ratio; 0: none */
    double limit;   /* seconds that it is to take at most; 0: none. A line has a target or a limit. */
    met_t met;
    unsigned turns;
    char remark[160];
} line_t;

void report_add(const line_t *line);
/* Is the time within the limit? */
met_t report_within(const line_t *line);
size_t report_lines(const line_t **lines);
const char *met_name(met_t met);

void report_text(FILE *f);
void report_csv(FILE *f);
/* A longtable to \input; needs booktabs and longtable. */
void report_tex(FILE *f);

/* "12.3 us" in text, "12.3\,$\mu$s" in TeX. */
void time_text(char *out, size_t room, double seconds, bool tex);

/* What this ran on; to be named in the benchmark's output and nowhere else. */
void machine_text(FILE *f, const char *before);

#endif
