/* SPDX-License-Identifier: MIT */
#include "proofs/engine/lemma.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The name of a dynamics stands for one claim about one loop, so that a chain has one certificate for it.
** The witness's; NULL for none. */
static const certificate_t *given(const chain_t *t, const dynamics_t *D)
{
    for (size_t k = 0; t->given && t->given[k]; k++)
        if (strcmp(t->given[k]->of, D->name) == 0) return t->given[k];
    return NULL;
}

/* One that an earlier row of this chain rests on already: it has been checked. */
static const certificate_t *earlier(const chain_t *t, const dynamics_t *D)
{
    for (const chain_row_t *row = t->first; row; row = row->next)
        for (unsigned k = 0; k < row->certificates; k++)
            if (strcmp(row->certificate[k]->of, D->name) == 0) return row->certificate[k];
    return NULL;
}

static bool same_set(const bool *a, const bool *b, size_t n) { return memcmp(a, b, n * sizeof *a) == 0; }

void chain_rests_on(chain_t *t, const certificate_t *C)
{
    if (!t->last) chain_row(t, "%s", "");
    chain_row_t *row = t->last;
    for (unsigned k = 0; k < row->certificates; k++)
        if (row->certificate[k] == C) return;
    if (row->certificates == CERTIFICATES_MAX) {
        fprintf(stderr, "lemmata: internal error: a row rests on more than %d certificates; %s is one too many\n",
                CERTIFICATES_MAX, C->of);
        exit(3);
    }
    row->certificate[row->certificates++] = C;
}

/* Checked, it carries the row; otherwise *why says what fails. */
static const certificate_t *take(chain_t *t, const dynamics_t *D, const certificate_t *C, const char **why)
{
    fault_t fault;
    if (!C) { *why = arena_printf(t->home, "%s: no certificate was found", D->name); return NULL; }
    if (!certificate_check(D, C, &fault)) {
        *why = arena_printf(t->home, "the certificate of %s is rejected: %s", D->name, fault.text);
        return NULL;
    }
    chain_rests_on(t, C);
    return C;
}

const certificate_t *chain_limit(chain_t *t, const dynamics_t *D, const char **why)
{
    return chain_limit_by(t, D, certificate_limit, why);
}

const certificate_t *chain_limit_by(chain_t *t, const dynamics_t *D, certificate_t *(*propose)(const dynamics_t *),
                                    const char **why)
{
    const certificate_t *C = earlier(t, D);
    if (C) { chain_rests_on(t, C); return C; }
    C = given(t, D);
    if (C && (C = certificate_sized(t->home, C, D->points)) && certificate_is_limit(C)) return take(t, D, C, why);
    if (!given(t, D)) return take(t, D, propose(D), why);
    *why = arena_printf(t->home, "the certificate of %s is rejected: it does not give a limit on these %zu points",
                        D->name, D->points);
    return NULL;
}

const certificate_t *chain_fall(chain_t *t, const dynamics_t *D, const bool *V, const bool *K, const char **why)
{
    const certificate_t *C = given(t, D);
    if (C && (C = certificate_sized(t->home, C, D->points)) && same_set(C->vanishing, V, D->points) &&
        same_set(C->kept, K, D->points))
        return take(t, D, C, why);
    if (!given(t, D)) return take(t, D, certificate_fall(D, V, K), why);
    *why = arena_printf(t->home, "the certificate of %s is rejected: it is about other sets", D->name);
    return NULL;
}
