/* SPDX-License-Identifier: MIT
**
** lemmata-verify as a process, on certificates made from texts.
*/
#ifndef LEMMATA_TESTS_CHECKER_H
#define LEMMATA_TESTS_CHECKER_H

#include "tests/support/process.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <stdio.h>
#include <string.h>

#define CERTIFICATES "tests/checker/certificates"

static inline const char *verify_path(void) { return arena_printf(session_arena(), "%s-verify", lemmata_path()); }
#define VERIFY(...) process_run("", 0, (const char *const[]){ verify_path(), __VA_ARGS__, NULL })

/* The committed certificates by name; their number. */
static inline size_t certificates(const char **path, size_t most)
{
    size_t n = 0;
    DIR *d = opendir(CERTIFICATES);
    cr_assert(d, "no folder " CERTIFICATES);
    for (struct dirent *e; n < most && (e = readdir(d));)
        if (strstr(e->d_name, ".json")) path[n++] = arena_printf(session_arena(), CERTIFICATES "/%s", e->d_name);
    closedir(d);
    return n;
}

/* A certificate with this statement, reason and proof. */
static inline const char *certificate_text(const char *statement, const char *reason, const char *proof)
{
    return arena_printf(session_arena(), "{\"certificate\": 1, \"id\": \"own/x\", \"link\": \"claim\", "
        "\"statement\": \"%s\", \"reason\": \"%s\", \"proof\": %s}",
                        statement, reason, proof);
}

static inline outcome_t verified(const char *statement, const char *reason, const char *proof)
{
    return VERIFY(file_put("c.json", certificate_text(statement, reason, proof)));
}

/* The statement, in JSON's letters, is refuted by no candidate of the engine, where it is a claim. Of such that are
** verified a share is tried, by what they say. */
void assert_not_refuted(const char *statement);

#define assert_verified(statement, reason, proof)                                                                     \
    do {                                                                                                              \
        outcome_t o_ = verified((statement), (reason), (proof));                                                      \
        cr_assert(o_.status == 0, "%s\n%s: exit %d\n%s%s", (statement), (proof), o_.status, o_.out, o_.err);           \
        assert_not_refuted(statement);                                                                                \
    } while (0)

/* Exit 1, and these words. */
#define assert_rejected(statement, reason, proof, words)                                                               \
    do {                                                                                                               \
        outcome_t o_ = verified((statement), (reason), (proof));                                                       \
        cr_assert(o_.status == 1 && strstr(o_.out, (words)), "%s\n%s: exit %d\n%s%s", (statement), (proof), o_.status, \
                  o_.out, o_.err);                                                                                     \
    } while (0)

#define assert_unreadable(statement, reason, proof, words)                                                             \
    do {                                                                                                               \
        outcome_t o_ = verified((statement), (reason), (proof));                                                       \
        cr_assert(o_.status == 2 && strstr(o_.err, (words)), "%s\n%s: exit %d\n%s%s", (statement), (proof), o_.status, \
                  o_.out, o_.err);                                                                                     \
    } while (0)

/* why: the words that refuse it, ! before them: unreadable; NULL: verified. */
typedef struct { const char *statement, *proof, *why; } judged_t;

static inline void all_judged(const char *reason, const judged_t *list, size_t n)
{
    for (size_t k = 0; k < n; k++) {
        if (!list[k].why) assert_verified(list[k].statement, reason, list[k].proof);
        else if (*list[k].why == '!') assert_unreadable(list[k].statement, reason, list[k].proof, list[k].why + 1);
        else assert_rejected(list[k].statement, reason, list[k].proof, list[k].why);
    }
}
#define ALL_JUDGED(reason, list) all_judged((reason), (list), sizeof(list) / sizeof *(list))

/* The proof by this tree alone. */
#define TREE(node) "{\"logs\": [], \"tree\": " node "}"

#endif
