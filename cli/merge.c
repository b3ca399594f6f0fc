/* SPDX-License-Identifier: MIT
**
** merge: the record of a whole run from those of its shards. The files must be the N parts of one run, each once; the
** output is what check writes without --shard, byte for byte.
*/
#include "cli/cli.h"
#include "proofs/engine/digest.h"
#include "proofs/engine/shard.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What a file holds: of its JSON nothing is kept. */
typedef struct {
    const char *file;
    check_options_t check;
    choice_t choice[CHOICES_MAX];
    record_t *at;
    size_t n;
} part_t;

typedef struct { part_t *part; size_t n; arena_t *home; } parts_t;

static const char *name_of(const char *file) { return strcmp(file, "-") == 0 ? "standard input" : file; }

/* --- one file -------------------------------------------------------------------------------------------- */

/* Is the id, PAPER/SLUG, one of no paper that is built in, and of no file that is given? */
static bool of_another_file(const char *id, const choice_t *all, size_t n)
{
    size_t length = id ? strcspn(id, "/") : 0;
    if (!length || !id[length]) return false;
    for (size_t k = 0; k < n; k++)
        if (strncmp(all[k].lemma->id, id, length + 1) == 0) return false;
    return true;
}

/* Lemma i of the file is none of those that are read, or not in their order. */
static bool out_of_place(const char *file, size_t i, const char *id, const choice_t *all, size_t n)
{
    if (of_another_file(id, all, n))
        return complain("%.300s: lemmas[%zu]: %.80s is of a file: name it, merge %.*s.lem %.300s ..", file, i, id,
                        (int)strcspn(id, "/"), id, file);
    return complain("%.300s: lemmas[%zu]: %.80s: expected a lemma that comes after those before it", file, i,
                    id ? id : "no id");
}

/* The lemmas, each once and in the papers' order, as check writes them. */
static bool read_choice(part_t *p, json_t *lemmas)
{
    choice_t all[CHOICES_MAX];
    size_t n, k = 0;
    papers_choose(all, &n, &(options_t){ .args = NULL });
    if (json_array_size(lemmas) == 0 || json_array_size(lemmas) > n)
        return complain("%.300s: lemmas: expected 1 to %zu", p->file, n);
    for (p->n = 0; p->n < json_array_size(lemmas); p->n++) {
        const char *id = json_string_value(json_object_get(json_array_get(lemmas, p->n), "id"));
        while (k < n && (!id || strcmp(all[k].lemma->id, id) != 0)) k++;
        if (k == n) return out_of_place(p->file, p->n, id, all, n);
        if (p->check.family && lemma_family(all[k].lemma, p->check.family) == SIZE_MAX)
            return complain("%.300s: %s has no family %.80s", p->file, id, p->check.family);
        p->choice[p->n] = all[k];
    }
    return true;
}

static bool read_run(part_t *p, arena_t *A, json_t *run)
{
    fault_t fault;
    const char *version = json_string_value(json_object_get(run, "lemmata"));
    if (!json_is_object(run) || !version)
        return complain("%.300s: no record: expected what check --shard I/N --format json writes", p->file);
    if (strcmp(version, LEMMATA_VERSION) != 0)
        return complain("%.300s: of version %.20s, this is %s", p->file, version, LEMMATA_VERSION);
    if (!shard_read_options(&p->check, A, run, &fault)) return complain("%.300s: %s", p->file, fault.text);
    return read_choice(p, json_object_get(run, "lemmas"));
}

static bool read_records(part_t *p, json_t *run)
{
    fault_t fault;
    size_t said = json_array_size(json_object_get(json_object_get(run, "shard"), "lemmas"));
    if (said != p->n) return complain("%.300s: %zu lemmas, and %zu in \"shard\"", p->file, p->n, said);
    p->at = alloc_array(p->n, sizeof *p->at);
    for (size_t i = 0; i < p->n; i++) record_init(&p->at[i], p->choice[i].paper, p->choice[i].lemma, &p->check);
    for (size_t i = 0; i < p->n; i++)
        if (!shard_read_lemma(&p->at[i], run, i, &p->check, &fault)) return complain("%.300s: %s", p->file, fault.text);
    return shard_sealed(run, &fault) || complain("%.300s: %s", p->file, fault.text);
}

static bool read_part(part_t *p, arena_t *A, const char *file)
{
    char *text;
    json_t *run = input_json(file, &text);
    if (!run) return false;
    free(text);
    p->file = name_of(file);
    bool good = read_run(p, A, run) && read_records(p, run);
    json_decref(run);
    return good;
}

/* --- one run --------------------------------------------------------------------------------------------- */

static const char *family_name(const part_t *p) { return p->check.family ? p->check.family : "all"; }

/* Is p of the same run as the first? */
static bool same_run(const part_t *p, const part_t *first)
{
    const check_options_t *a = &p->check, *b = &first->check;
    const char *f = p->file, *g = first->file;
    if (a->shard.of != b->shard.of)
        return complain("%.300s: part %lu of %lu, and %.300s is of %lu", f, a->shard.part, a->shard.of, g, b->shard.of);
    if (a->seed != b->seed)
        return complain("%.300s: seed %llu, and %.300s has %llu", f, (unsigned long long)a->seed, g,
                        (unsigned long long)b->seed);
    if (a->prec_max != b->prec_max)
        return complain("%.300s: --prec-max %ld, and %.300s has %ld", f, a->prec_max, g, b->prec_max);
    if (a->candidates != b->candidates)
        return complain("%.300s: --candidates %zu, and %.300s has %zu (0: the default)", f, a->candidates, g,
                        b->candidates);
    if (a->filter != b->filter)
        return complain("%.300s: with%s --no-filter, and %.300s is not", f, a->filter ? "out" : "", g);
    if (strcmp(family_name(p), family_name(first)) != 0)
        return complain("%.300s: --family %.80s, and %.300s has %.80s", f, family_name(p), g, family_name(first));
    for (size_t i = 0; i < p->n || i < first->n; i++)
        if (p->n != first->n || p->choice[i].lemma != first->choice[i].lemma)
            return complain("%.300s: not the same lemmas as %.300s", f, g);
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

/* Are the candidates of each part those that this build makes? */
static bool made_here(const parts_t *P)
{
    for (size_t k = 0; k < P->n; k++)
        for (size_t i = 0; i < P->part[k].n; i++) {
            const lemma_t *L = P->part[k].choice[i].lemma;
            if (digest_planned(L, &P->part[k].check) != P->part[k].at[i].digest)
                return complain("%.300s: %s: other candidates than this build makes (their digests differ)",
                                P->part[k].file, L->id);
        }
    return true;
}

static bool read_parts(parts_t *P, const options_t *o)
{
    if (o->nargs == 0) return complain("merge needs the files of all shards");
    if (o->nargs > SHARDS_MAX) return complain("merge: more than %d files", SHARDS_MAX);
    if (!claims_load(o)) return false; /* shards of a claim file's run come with the file */
    for (size_t k = 0; k < o->nargs; k++) {
        if (claims_is_file(o->args[k])) continue;
        part_t *p = &P->part[P->n++];
        if (!read_part(p, P->home, o->args[k]) || !same_run(p, P->part)) return false;
    }
    if (P->n == 0) return complain("merge needs the files of all shards");
    return every_part(P) && made_here(P);
}

/* --- joined ---------------------------------------------------------------------------------------------- */

static bool join(record_t *whole, const parts_t *P, size_t i)
{
    size_t culprit = 0;
    fault_t fault;
    const record_t **part = alloc_array(P->n, sizeof *part);
    for (size_t k = 0; k < P->n; k++) part[k] = &P->part[k].at[i];
    bool good =
        shards_join(whole, part, P->n, &culprit, &fault) || complain("%.300s: %s", P->part[culprit].file, fault.text);
    free(part);
    return good;
}

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
    for (size_t i = 0; i < first->n && good; i++) good = join(&at[i], P, i);
    if (good) proofs_hold(run.records);
    int status = good ? run_write(&run, &whole) : EXIT_BAD_INPUT;
    run_free(&run);
    return status;
}

/* --- a shard that is there already ---------------------------------------------------------------------------- */

static void let_go(part_t *p)
{
    for (size_t i = 0; p->at && i < p->n; i++) record_clear(&p->at[i]);
    free(p->at);
}

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
    bool whole = read_part(&p, P.home, o->out) && is_asked(&p, choice, n, o) && made_here(&P);
    if (whole) *status = run_status(&(checked_t){ .records = { p.at, p.n } });
    else complain("%.300s is done again", o->out);
    let_go(&p);
    arena_free(P.home);
    return whole;
}

int command_merge(const options_t *o)
{
    parts_t P = { .part = alloc_array(o->nargs, sizeof *P.part), .home = arena_new() };
    int status = read_parts(&P, o) ? write_whole(&P, o) : EXIT_BAD_INPUT;
    for (size_t k = 0; k < P.n; k++) let_go(&P.part[k]);
    free(P.part);
    arena_free(P.home);
    return status;
}
