/* SPDX-License-Identifier: MIT
**
** liblemmata -- certified numbers, and verdicts on claims, for programs.
**
**     cc program.c $(pkg-config --cflags --libs lemmata)
**
** Strings that are returned are from malloc: lemmata_free releases them. Functions may be called from several threads
** once lemmata_start has returned. Where memory is out, or the processor's arithmetic is not IEEE's, the process is
** ended (status 3), as of the command: a number that is not proved is not returned.
*/
#ifndef LEMMATA_H
#define LEMMATA_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What the command's exit status says. */
typedef enum { LEMMATA_HOLDS = 0, LEMMATA_REFUTED = 1, LEMMATA_BAD_INPUT = 2, LEMMATA_UNDECIDED = 4 } lemmata_status_t;

/* Before all else, once. GMP's memory functions are the library's from then on. */
void lemmata_start(void);
/* "0.1.0". */
const char *lemmata_version(void);
void lemmata_free(void *string);

/* lo <= number <= hi in decimals, as many digits as were asked for where `reached`. */
typedef struct { char *lo, *hi; int reached; } lemmata_interval_t;
void lemmata_interval_clear(lemmata_interval_t *x);

/* The capacity, in nats, of the channel whose nx rows of ny entries stand one after another: "3/10", "0.3" or "3e-1",
** each row of sum 1, exactly. Certified from both sides, to 10^-digits, 1 <= digits <= 1000. LEMMATA_BAD_INPUT, and
** *error (may be NULL) in words, for what is no channel. */
lemmata_status_t lemmata_capacity(lemmata_interval_t *nats, size_t nx, size_t ny, const char *const *entry, long digits,
                                  char **error);

/* sup { q >= p : kl(p||q) <= c } and inf { q <= p : kl(p||q) <= c }; p in [0,1], c >= 0 nats. */
lemmata_status_t lemmata_klinv(lemmata_interval_t *upper, lemmata_interval_t *lower, const char *p, const char *c,
                               long digits, char **error);

/* How a table is read: what is not said (0, NULL) is found in its text, and where two readings are possible the table
** is refused with both. */
typedef struct {
    int header, names;   /* the first row is a header, the first column is names: 1 yes, -1 no */
    char separator;      /* ',', ';' or '\t' */
    const char *columns; /* "yes,no" or "2,3", the outputs of a channel; "prompt=NAME,reward=NAME" of rewards */
    int counts;          /* of a channel: each row is divided by its sum */
    int normalise;       /* of a channel: likewise, where that is 1 but for rounding */
    int wide;            /* of rewards: each row is a prompt, its columns samples */
} lemmata_table_t;

/* Of lemmata_interval_json, as of the command's options of these names: numbers as "3/10", "0.3" or "3e-1", information
** in nats; NULL (0) is the default. Q is the prior, P the posterior. */
typedef struct {
    lemmata_table_t table;
    const char *codebook;    /* M, a whole number from 2 to 10^18; "2" */
    const char *separation;  /* Delta in (0,1]; "1" */
    const char *eps;         /* in [0, 1 - Delta]; "0" */
    const char *labels;      /* m, a whole number from 1 to 10^18; NULL: nothing of training */
    const char *delta, *eta; /* in (0,1]: the ceiling holds but for a probability delta + eta; "1/20", "1/10" */
    const char *kl;          /* KL(P||Q) itself, at least 0; NULL: by B = m Cbar + m context + residual */
    const char *context;     /* I(U;S), at least 0; "0" */
    const char *residual;    /* rho + KL(p(theta)||Q), at least 0; "0" */
    const char *empirical;   /* the empirical risk, in [0,1] */
    const char *target;      /* a risk in [0,1]: the capacity that it requires */
    const char *confidence;  /* with table.counts: "95%", "0.95" or "19/20" */
    long digits;             /* widths below 10^-digits, 1 to 20; 12 */
    int bits;                /* information is printed in bits; options stay in nats */
} lemmata_interval_options_t;

/* The Alignment Performance Interval of one label channel, the text of a table (CSV, UTF-8, n bytes, at most 2^26): a
** row an input, a column an output. *json is what `lemmata interval NAME --format json` writes of such a file, but for
** the end of its last line (cli/schemas/interval.schema.json describes it). name: of the text, in *error. NULL for the
** options are the defaults. Lists of contexts are the command's. LEMMATA_HOLDS; or LEMMATA_BAD_INPUT, *json NULL and
** *error (may be NULL) a line in the command's words. */
lemmata_status_t lemmata_interval_json(char **json, const char *name, const char *text, size_t n,
                                       const lemmata_interval_options_t *options, char **error);

/* Of lemmata_frontier_json, likewise. */
typedef struct {
    lemmata_table_t table;
    const char *kl;             /* what a budget of so many nats buys, at least 0 */
    const char *within, *delta; /* with kl, in (0,1): how many samples are enough; "1/4", "1/20" */
    const char *beta;           /* what the tilt by r/beta buys, above 0 */
    unsigned long best_of;      /* what the best of so many samples buys, at most 10^6 */
    unsigned long points;       /* tilts, at most 1000; 16 */
    long bootstrap;             /* resamplings, at most 10000; 0: 1000; -1: none */
    uint64_t seed;              /* of them, at most 2^63 - 1; 0 is 1 */
    long digits;                /* 1 to 15; 12 */
    int bits;
} lemmata_frontier_options_t;

/* What a KL budget can buy, from rewards of samples: the text of a table, or JSON lines, at most 10^6 rewards. *json is
** what `lemmata frontier NAME --format json` writes. Statuses and errors as above, and LEMMATA_UNDECIDED, with *json,
** where what was asked cannot be had of these samples, or cannot be told. */
lemmata_status_t lemmata_frontier_json(char **json, const char *name, const char *text, size_t n,
                                       const lemmata_frontier_options_t *options, char **error);

typedef struct {
    uint64_t seed;             /* of the random families; 0 is 1 */
    unsigned long candidates;  /* per family; 0: all of a finite one, 200 of the others */
    unsigned jobs;             /* threads; 0: one. They change no byte */
    double seconds;            /* then what was decided is returned, cut short; 0: none */
} lemmata_options_t;

/* Decides every link of the lemmas of a claim file on candidates built to break it. The text is read as TeX where the
** name ends in .tex. *record is the JSON that `lemmata check --format json` writes (its schema is installed beside);
** NULL for the options are the defaults. LEMMATA_BAD_INPUT, and
** *error in words with the place, for what is no claim file; a file that includes others is refused. */
lemmata_status_t lemmata_check(char **record, const char *name, const char *text, size_t n,
                               const lemmata_options_t *options, char **error);

#ifdef __cplusplus
}
#endif
#endif
