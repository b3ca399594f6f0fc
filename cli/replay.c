/* SPDX-License-Identifier: MIT
**
** replay: a witness decided again from its exact numbers alone. Family, seed and index are not looked at: edited
** numbers are decided as they then stand.
*/
#include "cli/cli.h"

#include <stdlib.h>
#include <string.h>

/* A witness may come from a stranger: what it can take of the machine is bounded. */
enum { REPLAY_SECONDS = 60, REPLAY_BYTES = 1 << 30 };

typedef struct {
    const options_t *o;
    const lemma_t *L;
    size_t first, n; /* the links asked for */
    const candidate_t *c;
    const certificate_t **given; /* ends with NULL */
    const chain_t *t;
    decision_t decision[LINKS_MAX];
    shown_t *shown[LINKS_MAX];
} replay_t;

static bool refuse(const char *file, const char *text, json_t *where, const char *why)
{
    size_t line, column;
    place_find(text, where, &line, &column);
    return complain("%.300s:%zu:%zu: %s", strcmp(file, "-") == 0 ? "standard input" : file, line, column, why);
}

/* A key of the witness; said and NULL when it is not a string. */
static const char *string_of(json_t *w, const char *key, const char *file, const char *text, json_t *path)
{
    const char *s = json_string_value(json_object_get(w, key));
    char why[120];
    snprintf(why, sizeof why, "no \"%s\", expected a witness as check --format json prints it", key);
    if (!s) refuse(file, text, path, why);
    return s;
}

static bool find_link(replay_t *r, json_t *w, const char *file, const char *text, json_t *path)
{
    const char *name = json_string_value(json_object_get(w, "link"));
    r->first = 0;
    r->n = lemma_links(r->L);
    json_add(path, json_string("link"));
    if (!name && json_object_get(w, "link"))
        return refuse(file, text, path, "\"link\" is no string, expected the name of a link");
    if (!name) { json_array_remove(path, json_array_size(path) - 1); return true; }
    for (size_t k = 0; k < r->n; k++)
        if (strcmp(r->L->links[k].name, name) == 0) {
            r->first = k;
            r->n = 1;
            json_array_remove(path, json_array_size(path) - 1);
            return true;
        }
    char why[400];
    const char *known[LINKS_MAX];
    for (size_t k = 0; k < r->n; k++) known[k] = r->L->links[k].name;
    const char *hint = meant(name, known, r->n);
    snprintf(why, sizeof why, "%.80s has no link \"%.60s\"%s", r->L->id, name,
             *hint ? hint : " (lemmata show lists them)");
    return refuse(file, text, path, why);
}

/* The certificates, when the witness has some. */
static bool read_certificates(replay_t *r, arena_t *A, json_t *w, const char *file, const char *text, json_t *path)
{
    json_t *list = json_object_get(w, "certificates"), *entry, *where = NULL;
    fault_t fault;
    size_t i;
    if (!list) return true;
    json_add(path, json_string("certificates"));
    if (!json_is_array(list) || json_array_size(list) > CERTIFICATES_MAX)
        return refuse(file, text, path, "\"certificates\": expected a list of a few certificates");
    r->given = ARENA_ARRAY(A, const certificate_t *, json_array_size(list) + 1);
    json_array_foreach(list, i, entry) {
        r->given[i] = certificate_from_json(A, entry, &fault, &where);
        if (r->given[i]) continue;
        json_add(path, json_integer((json_int_t)i));
        if (json_is_object(entry)) json_array_extend(path, where);
        json_decref(where);
        return refuse(file, text, path, fault.text);
    }
    json_array_remove(path, json_array_size(path) - 1);
    return true;
}

/* The lemma, the link and the candidate of witness w, which stands at `path` in the text. */
static bool read_witness(replay_t *r, arena_t *A, json_t *w, const char *file, const char *text, json_t *path)
{
    const char *id = string_of(w, "id", file, text, path);
    if (!id) return false;
    if (!claims_of_witness(w, file)) return false;
    r->L = papers_lemma(id, NULL);
    if (!r->L) {
        char why[300];
        const char *hint = papers_like(id);
        snprintf(why, sizeof why, "no lemma \"%.80s\"%s", id, *hint ? hint : " (lemmata list shows them)");
        json_add(path, json_string("id"));
        return refuse(file, text, path, why);
    }
    if (!find_link(r, w, file, text, path)) return false;
    json_t *numbers = json_object_get(w, "candidate"), *where = NULL;
    fault_t fault;
    if (!json_is_object(numbers))
        return refuse(file, text, path, "no \"candidate\", expected an object of its exact numbers");
    r->c = candidate_from_json(A, r->L->params, numbers, &fault, &where);
    if (r->c) return read_certificates(r, A, w, file, text, path);
    json_array_extend(path, where);
    json_decref(where);
    return refuse(file, text, path, fault.text);
}

/* --- writing ----------------------------------------------------------------------------------------------- */

static const char *word(verdict_t v)
{
    return v == VERDICT_EQUAL ? "equal (proved)" : v == VERDICT_HOLDS ? "holds" : verdict_name(v);
}

static void write_replay(FILE *f, const void *what)
{
    const replay_t *r = what;
    for (size_t k = r->first; k < r->first + r->n; k++) {
        const link_t *l = &r->L->links[k];
        const decision_t *d = &r->decision[k];
        fprintf(f, "%s, %s:  %s %s %s\n  %s%s%s\n", r->L->id, l->name, r->L->terms[l->lhs].name, relation_name(l->rel),
                r->L->terms[l->rhs].name, word(d->verdict), d->why ? ": " : "", d->why ? d->why : "");
        write_shown(f, "    ", r->L, k, r->shown[k]);
    }
}

static json_t *replay_to_json(const replay_t *r)
{
    json_t *list = json_array();
    for (size_t k = r->first; k < r->first + r->n; k++) {
        json_t *terms = shown_terms_to_json(r->L, r->shown[k]);
        json_t *why = r->decision[k].why ? json_string(r->decision[k].why) : json_null();
        json_add(list, json_pack("{s:s,s:s,s:o,s:o}", "link", r->L->links[k].name, "verdict",
                                              verdict_name(r->decision[k].verdict), "why", why, "terms", terms));
    }
    return json_pack("{s:s,s:s,s:o,s:o}", "lemmata", LEMMATA_VERSION, "id", r->L->id, "candidate",
                     candidate_to_json(r->c), "links", list);
}

static witness_t witness_of(const replay_t *r, size_t k)
{
    return (witness_t){ .lemma = r->L, .link = k, .candidate = r->c, .decision = r->decision[k] };
}

static int decide(replay_t *r, arena_t *A)
{
    effort_t effort = { .filter = r->o->check.filter, .prec_max = r->o->check.prec_max };
    bool violated = false, open = false;
    r->t = lemma_chain_given(A, r->L, r->c, &effort, r->given);
    for (size_t k = r->first; k < r->first + r->n; k++) {
        r->decision[k] = decide_link(r->L, k, r->t, &effort);
        violated |= r->decision[k].verdict == VERDICT_VIOLATED;
        open |= verdict_has_reason(r->decision[k].verdict);
        witness_t w = witness_of(r, k);
        r->shown[k] = shown_make(A, &w);
    }
    return violated ? EXIT_REFUTED : open ? EXIT_UNDECIDED : EXIT_HOLDS;
}

int command_replay(const options_t *o)
{
    if (o->nargs != 1) { complain("replay takes one FILE.json (- for standard input)"); return EXIT_BAD_INPUT; }
    if (o->format == FORMAT_CSV || o->format == FORMAT_TEX) {
        complain("replay: --format: expected text or json");
        return EXIT_BAD_INPUT;
    }
    if (o->timeout == 0) deadline_start(REPLAY_SECONDS);
    alloc_ceiling(REPLAY_BYTES);
    char *text;
    json_t *j = input_json(o->args[0], &text), *path = json_array();
    json_t *inner = json_object_get(j, "witness"), *w = inner ? inner : j;
    if (inner) json_add(path, json_string("witness"));
    arena_t *A = arena_new();
    replay_t r = { .o = o };
    int status = EXIT_BAD_INPUT;
    if (j && read_witness(&r, A, w, o->args[0], text, path)) {
        status = decide(&r, A);
        bool written =
            o->format == FORMAT_JSON ? output_json(o->out, replay_to_json(&r)) : output_write(o->out, write_replay, &r);
        if (!written) status = EXIT_INTERNAL;
    }
    for (size_t k = 0; k < LINKS_MAX; k++) shown_clear(r.shown[k]);
    arena_free(A);
    json_decref(path);
    json_decref(j);
    free(text);
    return status;
}
