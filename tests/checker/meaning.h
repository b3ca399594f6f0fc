/* SPDX-License-Identifier: MIT
**
** Statements of certificates, decided by the engine as claims.
*/
#ifndef LEMMATA_TESTS_CHECKER_MEANING_H
#define LEMMATA_TESTS_CHECKER_MEANING_H

/* The exit status of `lemmata check`, 2: it is no claim, and *why says what it has; else *why is what it said. */
int meaning_decided(const char **why, const char *statement, const char *candidates);
/* A text as it stands in JSON, without its escapes. */
const char *unescaped(const char *text);

#endif
