/* SPDX-License-Identifier: MIT
**
** merge: the record of a whole run from those of its shards. The files must be the N parts of one run, each once; the
** output is what check writes without --shard, byte for byte.
*/
#include "cli/parts.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* --- one run --------------------------------------------------------------------------------------------- */

/* Is p of the same run as the first? */
static bool same_run(const part_t *p, const part_t *first)
{
    if (!part_same_options(p, first)) return false;
    for (size_t i = 0; i < p->n || i < first->n; i++)
        if (p->n != first->n || p->choice[i].lemma != first->choice[i].lemma)
            return complain("%.300s: not the same lemmas as %.300s", p->file, first->file);
    return true;
}

/* Each part once. There are as many files as parts and none twice, so none is missing. */
static bool every_part(const parts_t *P)
{
    unsigned long of = P->part[0].check.shard.of;
    const char **by = alloc_array(of, sizeof *by);
    bool good = true;
    for (size_t i = 0; i < P->n && good; i++) {
        const char **at = &by[P->part[i].check.shard.part - 1];
        if (*at)
            good = complain("%.300s: part %lu of %lu again, after %.300s", P->part[i].file, P->part[i].check.shard.part,
                            of, *at);
        *at = P->part[i].file;
    }
    for (unsigned long k = 0; k < of && good; k++)
        if (!by[k])
            good = complain("part %lu of %lu is not among the %zu file%s", k + 1, of, P->n, P->n == 1 ? "" : "s");
    free(by);
    return good;
}

static bool read_parts(parts_t *P, const options_t *o)
{
    if (o->nargs == 0) return complain("merge needs the files of all shards");
    if (o->nargs > SHARDS_MAX) return complain("merge: more than %d files", SHARDS_MAX);
    if (!claims_load(o)) return false; /* shards of a claim file's run come with the file */
    for (size_t k = 0; k < o->nargs; k++) {
        if (claims_is_file(o->args[k])) continue;
        part_t *p = &P->part[P->n++];
        if (!part_read(p, P->home, o->args[k]) || !same_run(p, P->part)) return false;
    }
    if (P->n == 0) return complain("merge needs the files of all shards");
    return every_part(P) && parts_made_here(P);
}

/* --- joined ---------------------------------------------------------------------------------------------- */

static int write_whole(const parts_t *P, const options_t *o)
{
    const part_t *first = P->part;
    checked_t run = { 0 };
    options_t whole = *o;
    whole.check = first->check;
    whole.check.shard = (shard_t){ 0 };
    whole.check.show = run_shows(o);
    if (!certificates_take(first->choice, first->n, o)) return EXIT_BAD_INPUT;
    if (o->against && !(run.against = against_read(o->against))) return EXIT_BAD_INPUT;
    record_t *at = alloc_array(first->n, sizeof *at);
    run.records = (records_t){ at, first->n };
    for (size_t i = 0; i < first->n; i++)
        record_init(&at[i], first->choice[i].paper, first->choice[i].lemma, &whole.check);
    bool good = true;
    for (size_t i = 0; i < first->n && good; i++) good = parts_join(&at[i], P, i);
    if (good) proofs_hold(run.records);
    int status = good ? run_write(&run, &whole) : EXIT_BAD_INPUT;
    run_free(&run);
    return status;
}

/* --- a shard that is there already ---------------------------------------------------------------------------- */

/* Of the same run as is asked for, and the same part of it. */
static bool is_asked(const part_t *p, const choice_t *choice, size_t n, const options_t *o)
{
    part_t asked = { .file = "what is asked for", .check = o->check, .n = n };
    memcpy(asked.choice, choice, n * sizeof *choice);
    if (!same_run(p, &asked)) return false;
    if (p->check.shard.part == o->check.shard.part) return true;
    return complain("%.300s: part %lu, and part %lu is asked for", p->file, p->check.shard.part, o->check.shard.part);
}

bool shard_stands(int *status, const choice_t *choice, size_t n, const options_t *o)
{
    if (access(o->out, F_OK) != 0) return false;
    part_t p = { .n = 0 };
    parts_t P = { &p, 1, arena_new() };
    bool whole = part_read(&p, P.home, o->out) && is_asked(&p, choice, n, o) && parts_made_here(&P);
    if (whole) *status = run_status(&(checked_t){ .records = { p.at, p.n } });
    else complain("%.300s is done again", o->out);
    part_clear(&p);
    arena_free(P.home);
    return whole;
}

int command_merge(const options_t *o)
{
    parts_t P = { .part = alloc_array(o->nargs, sizeof *P.part), .home = arena_new() };
    int status = read_parts(&P, o) ? write_whole(&P, o) : EXIT_BAD_INPUT;
    for (size_t k = 0; k < P.n; k++) part_clear(&P.part[k]);
    free(P.part);
    arena_free(P.home);
    return status;
}
