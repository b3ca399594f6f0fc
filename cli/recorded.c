/* SPDX-License-Identifier: MIT
**
** Records from the files that check --shard 1/1 wrote, for pages: nothing is decided but the candidates that are shown.
** Counts and sums are believed of this very program alone, on claims that have not changed since.
*/
#include "cli/parts.h"

#include <stdlib.h>

static bool is_whole(const part_t *p)
{
    if (p->check.shard.of != 1)
        return complain("%.300s: part %lu of %lu, expected a whole run, of --shard 1/1", p->file, p->check.shard.part,
                        p->check.shard.of);
    return p->own || complain("%.300s: another build of lemmata decided it: check --shard 1/1 writes it anew", p->file);
}

static bool read_files(parts_t *P, const options_t *o)
{
    for (size_t k = 0; k < o->nargs; k++) {
        if (claims_is_file(o->args[k])) continue;
        part_t *p = &P->part[P->n++];
        if (!part_read(p, P->home, o->args[k]) || !is_whole(p) || !part_same_options(p, P->part)) return false;
    }
    return P->n ? parts_made_here(P) : complain("site --record: expected files that check --shard 1/1 wrote");
}

/* Which lemma of which file. */
typedef struct { const part_t *part; size_t i; } source_t;

/* The lemmas of all files, each once, in the order in which check has them. */
static bool in_order(source_t *source, choice_t *choice, size_t *n, const parts_t *P)
{
    choice_t all[CHOICES_MAX];
    size_t of, last = 0;
    papers_choose(all, &of, &(options_t){ .args = NULL });
    *n = 0;
    for (size_t c = 0; c < of; c++)
        for (size_t k = 0; k < P->n; k++)
            for (size_t i = 0; i < P->part[k].n; i++) {
                if (P->part[k].choice[i].lemma != all[c].lemma) continue;
                if (*n && choice[*n - 1].lemma == all[c].lemma)
                    return complain("%.300s: %s again, after %.300s", P->part[k].file, all[c].lemma->id,
                                    P->part[last].file);
                last = k;
                source[*n] = (source_t){ &P->part[k], i };
                choice[(*n)++] = all[c];
            }
    return true;
}

/* The record whose candidates to be shown are decided again. */
static bool take(record_t *r, source_t from)
{
    part_t one = *from.part;
    return parts_join(r, &(parts_t){ .part = &one, .n = 1 }, from.i);
}

static bool joined(checked_t *run, const parts_t *P, options_t *o)
{
    source_t source[CHOICES_MAX];
    choice_t choice[CHOICES_MAX];
    size_t n;
    o->check = P->part->check;
    o->check.shard = (shard_t){ 0 };
    o->check.show = true;
    if (!in_order(source, choice, &n, P) || !certificates_take(choice, n, o)) return false;
    record_t *at = alloc_array(n, sizeof *at);
    run->records = (records_t){ at, n };
    for (size_t k = 0; k < n; k++) record_init(&at[k], choice[k].paper, choice[k].lemma, &o->check);
    for (size_t k = 0; k < n; k++)
        if (!take(&at[k], source[k])) return false;
    proofs_hold(run->records);
    return true;
}

bool run_recorded(checked_t *run, options_t *o)
{
    *run = (checked_t){ 0 };
    if (o->claim) return complain("site --record: -e is of no record");
    if (o->check.candidates || o->check.seed != 1)
        return complain("site --record: --candidates and --seed are those of the record");
    if (o->nargs > CHOICES_MAX) return complain("site --record: more than %d files", CHOICES_MAX);
    parts_t P = { .part = alloc_array(o->nargs + 1, sizeof *P.part), .home = arena_new() };
    bool good = claims_load(o) && read_files(&P, o) && joined(run, &P, o);
    for (size_t k = 0; k < P.n; k++) part_clear(&P.part[k]);
    free(P.part);
    arena_free(P.home);
    if (!good) run_free(run);
    return good;
}
