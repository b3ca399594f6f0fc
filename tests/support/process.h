/* SPDX-License-Identifier: MIT
**
** The command run as a process, as a user would run it, and a folder of its own for each test's files.
**
** session_open and session_close are the .init and .fini of a suite: they make and remove the folder. What the
** functions below return lives until session_close.
*/
#ifndef LEMMATA_TESTS_PROCESS_H
#define LEMMATA_TESTS_PROCESS_H

#include "numerics/base/arena.h"

#include <stdbool.h>

void session_open(void);
void session_close(void);
arena_t *session_arena(void);

/* --- files ----------------------------------------------------------------------------------------------- */

/* The path of this name in the folder. */
const char *path_of(const char *name);
/* Writes the file and gives its path. */
const char *file_put(const char *name, const char *text);
const char *file_put_bytes(const char *name, const void *bytes, size_t n);
/* The bytes of a file, with a zero byte after them; NULL when there is none. n may be NULL. */
char *file_get(const char *path, size_t *n);
/* The files in the folder and the folders in it; those whose name ends so. */
size_t files_ending(const char *end);
bool file_has(const char *path, const char *text);

/* --- processes ------------------------------------------------------------------------------------------- */

typedef struct {
    const char *line;  /* the command as it was typed */
    int status;        /* the exit status; 128 + the signal that ended it */
    char *out, *err;
    size_t out_n, err_n;
    long peak;         /* the most memory it held, kB */
} outcome_t;

/* Runs argv (ends with NULL) on these n bytes of standard input. It may use no more than a minute of processor time. */
outcome_t process_run(const void *in, size_t n, const char *const *argv);
/* The command under test: the environment variable LEMMATA, else build/lemmata. */
const char *lemmata_path(void);

/* The command in this process, which keeps what it has read and made: for many calls. Nothing is said of its memory;
** what would end a process of its own ends the test. */
outcome_t process_here(const void *in, size_t n, const char *const *argv);

#define LEMMATA_ON(in, n, ...) process_run((in), (n), (const char *const[]){ lemmata_path(), __VA_ARGS__, NULL })
#define LEMMATA(...) LEMMATA_ON("", 0, __VA_ARGS__)
#define LEMMATA_HERE_ON(in, n, ...) process_here((in), (n), (const char *const[]){ "lemmata", __VA_ARGS__, NULL })
#define LEMMATA_HERE(...) LEMMATA_HERE_ON("", 0, __VA_ARGS__)

/* --- assertions: each prints the command and what it said -------------------------------------------------- */

void assert_status(const outcome_t *o, int status);
/* Exit 2, nothing on standard output, one line on standard error, in which every one of `needles` stands (they are
** separated by '|'). */
void assert_refused(const outcome_t *o, const char *needles);
/* Exit 2, nothing on standard output, and three lines: what is wrong, which holds the text, the line of the file, and a
** caret. */
void assert_refused_at(const outcome_t *o, const char *text);
void assert_says(const outcome_t *o, const char *text);
void assert_same_output(const outcome_t *a, const outcome_t *b);

#endif
