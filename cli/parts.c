/* SPDX-License-Identifier: MIT */
#include "cli/parts.h"
#include "proofs/engine/digest.h"
#include "proofs/engine/shard.h"

#include <stdlib.h>
#include <string.h>

static const char *name_of(const char *file) { return strcmp(file, "-") == 0 ? "standard input" : file; }

/* --- one file -------------------------------------------------------------------------------------------- */

/* The ids that a file may have, in their order: those of the papers, then those of the claim files that were read. */
typedef struct { const char *id[CHOICES_MAX]; choice_t read[CHOICES_MAX]; size_t n, papers; } known_t;

static void know(known_t *K)
{
    bool family_known;
    size_t read = 0;
    K->n = 0;
    for (size_t p = 0; papers_name(p); p++)
        for (size_t i = 0; papers_id(p, i); i++) K->id[K->n++] = papers_id(p, i);
    K->papers = K->n;
    claims_choose(K->read, &read, &(options_t){ .args = NULL }, &family_known);
    for (size_t k = 0; k < read; k++) K->id[K->n++] = K->read[k].lemma->id;
}

/* A lemma of a paper is read when a file has it. */
static choice_t choice_at(const known_t *K, size_t k)
{
    if (k >= K->papers) return K->read[k - K->papers];
    choice_t c;
    c.lemma = papers_lemma(K->id[k], &c.paper);
    proofs_take(c.lemma);
    return c;
}

/* Is the id, PAPER/SLUG, one of no paper that is built in, and of no file that is given? */
static bool of_another_file(const char *id, const known_t *K)
{
    size_t length = id ? strcspn(id, "/") : 0;
    if (!length || !id[length]) return false;
    for (size_t k = 0; k < K->n; k++)
        if (strncmp(K->id[k], id, length + 1) == 0) return false;
    return true;
}

/* Lemma i of the file is none of those that are known, or not in their order. */
static bool out_of_place(const char *file, size_t i, const char *id, const known_t *K)
{
    if (of_another_file(id, K))
        return complain("%.300s: lemmas[%zu]: %.80s is of a file: name it, merge %.*s.lem %.300s ..", file, i, id,
                        (int)strcspn(id, "/"), id, file);
    return complain("%.300s: lemmas[%zu]: %.80s: expected a lemma that comes after those before it", file, i,
                    id ? id : "no id");
}

/* The lemmas, each once and in the papers' order, as check writes them. */
static bool read_choice(part_t *p, json_t *lemmas)
{
    known_t K;
    size_t k = 0;
    know(&K);
    if (json_array_size(lemmas) == 0 || json_array_size(lemmas) > K.n)
        return complain("%.300s: lemmas: expected 1 to %zu", p->file, K.n);
    for (p->n = 0; p->n < json_array_size(lemmas); p->n++) {
        const char *id = json_string_value(json_object_get(json_array_get(lemmas, p->n), "id"));
        while (k < K.n && (!id || strcmp(K.id[k], id) != 0)) k++;
        if (k == K.n) return out_of_place(p->file, p->n, id, &K);
        choice_t c = choice_at(&K, k);
        if (p->check.family && lemma_family(c.lemma, p->check.family) == SIZE_MAX)
            return complain("%.300s: %s has no family %.80s", p->file, id, p->check.family);
        p->choice[p->n] = c;
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

bool part_read(part_t *p, arena_t *A, const char *file)
{
    char *text;
    json_t *run = input_json(file, &text);
    if (!run) return false;
    free(text);
    p->file = name_of(file);
    bool good = read_run(p, A, run) && read_records(p, run);
    const char *program = json_string_value(json_object_get(json_object_get(run, "shard"), "program"));
    p->own = program && *program && strcmp(program, program_sum()) == 0;
    json_decref(run);
    return good;
}

void part_clear(part_t *p)
{
    for (size_t i = 0; p->at && i < p->n; i++) record_clear(&p->at[i]);
    free(p->at);
}

/* --- several ---------------------------------------------------------------------------------------------- */

static const char *family_name(const part_t *p) { return p->check.family ? p->check.family : "all"; }

bool part_same_options(const part_t *p, const part_t *first)
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
    return true;
}

/* Those of a lemma that is built in are a function of the program. */
bool parts_made_here(const parts_t *P)
{
    for (size_t k = 0; k < P->n; k++)
        for (size_t i = 0; i < P->part[k].n; i++) {
            const lemma_t *L = P->part[k].choice[i].lemma;
            if (P->part[k].own && !claims_path(L)) continue;
            if (digest_planned(L, &P->part[k].check) != P->part[k].at[i].digest)
                return complain("%.300s: %s: other candidates than this build makes (their digests differ)",
                                P->part[k].file, L->id);
        }
    return true;
}

bool parts_join(record_t *whole, const parts_t *P, size_t i)
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
