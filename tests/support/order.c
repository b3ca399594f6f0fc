/* SPDX-License-Identifier: MIT
**
** Suites with a test of some seconds come first, the longest in front, so that the last of all is short and every core
** is busy to the end. The others are in the order of their names.
*/
#include <criterion/criterion.h>
#include <criterion/hooks.h>
#include <criterion/internal/ordered-set.h>
#include <stdio.h>
#include <string.h>

static const char *const longest[] = {
    "prove_export", "shelf", "latex", "prove_repair", "prove_suite", "cli_slurm", "mapping", "bottleneck_recompute",
    "prove_equal", "prove_near", "prove", "cli_cite", "game_fairness_impossibility", "cli_schema", "claims_builtin",
    "claims_round", "cli_check", "cli_merge", "cli_jobs", "prove_laws", "witnesses", "needed", "synthetic"
};

enum { LONGEST = sizeof longest / sizeof *longest };

typedef struct criterion_ordered_set_node node_t;

static const char *name_of(const node_t *n) { return ((const struct criterion_suite_set *)(n + 1))->suite.name; }

/* Takes the suite of this name out of the set; NULL where none has it. */
static node_t *taken(struct criterion_ordered_set *suites, const char *name)
{
    for (node_t **at = &suites->first; *at; at = &(*at)->next)
        if (strcmp(name_of(*at), name) == 0) {
            node_t *n = *at;
            *at = n->next;
            return n;
        }
    return NULL;
}

ReportHook(PRE_ALL)(struct criterion_test_set *tests)
{
    for (size_t k = LONGEST; k-- > 0;) {
        node_t *n = taken(tests->suites, longest[k]);
        if (!n) { fprintf(stderr, "order: no suite %s\n", longest[k]); continue; }
        n->next = tests->suites->first;
        tests->suites->first = n;
    }
}
