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
