/* SPDX-License-Identifier: MIT
**
** help -- the commands and their options as data, and the pages made from them.
*/
#ifndef LEMMATA_HELP_H
#define LEMMATA_HELP_H

#include "cli/cli.h"

/* An option as the commands name it by its letter: `of` one command, NULL of all. `shortly` is its one-letter form, 0
** for none; what takes no argument has a NULL one. */
typedef struct { int letter, shortly; const char *name, *argument, *of, *what; } option_t;
extern const option_t option_table[]; /* ends with a NULL name */

/* What the letter is for this command; NULL when there is no such option. */
const option_t *option_of(int letter, const char *command);
bool option_taken(const option_t *k, const command_t *c);

extern const command_t command_table_of[]; /* ends with a NULL name */
const command_t *command_called(const char *name);

enum { HELP_COLUMNS = 80 };

enum { HELP_STATUSES = 3 };
/* What exit statuses say, a line or "". */
const char *help_status(const command_t *c, unsigned line);
extern const char *const help_all_statuses;

/* The page for man of a command, of NULL the overview. */
void manual_page(FILE *f, const command_t *c);
/* For bash, zsh or fish; false for another shell. */
bool completion(FILE *f, const char *shell);

/* All commands, a line each. */
void help_overview(FILE *f);
/* One command: its synopsis, what it does, its options, an example, exit statuses. */
void help_page(FILE *f, const command_t *c);

#endif
