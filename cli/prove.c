/* SPDX-License-Identifier: MIT
**
** prove and export, and what the certificates in the program say of the built-in claims.
*/
#include "cli/builtin.h"
#include "cli/cli.h"
#include "proofs/prove/certify.h"
#include "proofs/prove/coq/export_coq.h"
#include "proofs/prove/laws/cite.h"
#include "proofs/prove/obstacle.h"
#include "proofs/prove/refuted.h"

#include <stdlib.h>
#include <string.h>

/* proofs/PAPER/proved/SLUG-LINK.json. */
static json_t *stored(arena_t *A, const compiled_t *C, size_t link)
{
    const char *id = C->lemma.id;
    const builtin_t *b = builtin_called(
        arena_printf(A, "proofs/%.*s/proved/%s", (int)(strchr(id, '/') - id), id, certificate_name(A, C, link)));
    return b ? json_loadb((const char *)b->text, b->n, JSON_REJECT_DUPLICATES, NULL) : NULL;
}

void proofs_take(const lemma_t *L)
{
    compiled_t *C = (compiled_t *)compiled_of(L);
    if (L->proof || !L->origin || strcmp(L->origin[0], "file") != 0) return;
    arena_t *A = C->core->home;
    const char **proof = ARENA_ARRAY(A, const char *, C->links + 1),
               **rests = ARENA_ARRAY(A, const char *, C->links + 1);
    for (size_t k = 0; k < C->links; k++) {
        json_t *c = stored(A, C, k);
        if (c && certificate_proves(c, C, k)) {
            proof[k] = certificate_reason(c);
            rests[k] = certificate_cites(A, c);
        }
        json_decref(c);
    }
    C->lemma.proof = proof;
    C->lemma.rests = rests;
}

json_t *proofs_certificate(const lemma_t *L, size_t link)
{
    const compiled_t *C = compiled_of(L);
    if (claims_path(L)) return certificates_of(L, link);
    return L->proof && L->proof[link] ? stored(C->core->home, C, link) : NULL;
}

const char *const proofs_unasked = "not asked; `lemmata prove FILE` looks for a proof",
           *const proofs_uncertified = "no certificate; `lemmata prove FILE` looks for a proof";

const char *proofs_obstacle(arena_t *A, const lemma_t *L, size_t link)
{
    const compiled_t *C = compiled_of(L);
    if (!C || C->of[link].says != SAYS_ITSELF || (L->proof && L->proof[link])) return NULL;
    if (!claims_path(L)) return obstacle_known(A, C, link); /* of a paper's links the provers were asked */
    const char *why = obstacle_unasked(A, C, link);
    return why ? why : certificates_folder(L) ? proofs_uncertified : proofs_unasked;
}

void proofs_hold(records_t R)
{
    for (size_t i = 0; i < R.n; i++)
        for (size_t k = 0; k < lemma_links(R.at[i].lemma); k++) {
            const record_t *r = &R.at[i];
            const link_record_t *l = &r->link[k];
            if (!r->lemma->proof || !r->lemma->proof[k] || !l->count[VERDICT_VIOLATED]) continue;
            complain("internal error: %s, %s has a certificate, and %s %zu violates it", r->lemma->id,
                     r->lemma->links[k].name, r->lemma->families[l->violation.family]->name, l->violation.index);
            exit(EXIT_INTERNAL);
        }
}

static void text(FILE *f, const void *what)
{
    json_dumpf(what, f, JSON_INDENT(1));
    fputc('\n', f);
}

static bool keep(const options_t *o, arena_t *A, const compiled_t *C, size_t link, json_t *certificate)
{
    const char *file = arena_printf(A, "%s/%s", o->out, certificate_name(A, C, link));
    return output_folders(file) && output_write(file, text, certificate);
}

static double seconds_of(const options_t *o) { return o->seconds > 0 ? o->seconds : PROVE_SECONDS; }

/* One line a link. False when it could not be written. */
static bool prove_one(const options_t *o, arena_t *A, const compiled_t *C, size_t link, bool refuted, bool *all)
{
    static const char *const says[] = { "proved",   "not tried", "no proof", "no proof",      "no proof",
                                        "no proof", "no proof",  "no proof", "contradictory", "no proof",
                                        "no proof", "no proof",  "no proof", "no proof" };
    json_t *certificate = NULL;
    prove_t p = prove_link(&certificate, C, link, refuted_seconds(refuted, seconds_of(o)));
    int accepted = certificate ? certificate_accepted(certificate) : 0;
    const char *id = C->lemma.id, *name = C->lemma.links[link].name,
               *reason = certificate ? certificate_rests(A, certificate) : NULL;
    if (certificate && accepted == 0)
        printf("no proof      %s, %s: the checker does not accept the certificate that was found: %s\n", id, name,
               certificate_refusal());
    else if (certificate && accepted < 0)
        printf("not checked   %s, %s: lemmata-verify is neither beside this program nor in PATH, and a certificate by "
               "%s was found\n",
               id, name, reason);
    else
        printf("%-14s%s, %s: %s%s%s\n", says[p], id, name, reason ? "by " : "",
               reason ? reason : obstacle(A, C, link, p), refuted && !reason ? "; refuted by a candidate" : "");
    *all = *all && p == PROVE_PROVED && accepted > 0;
    bool good = !certificate || !accepted || !o->out || keep(o, A, C, link, certificate);
    json_decref(certificate);
    return good;
}

static const compiled_t *known_lemma(const char *id)
{
    const lemma_t *L = papers_lemma(id, NULL);
    return L ? compiled_of(L) : NULL;
}

int command_prove(const options_t *o)
{
    static const cite_library_t library = { known_lemma };
    cite_from(&library);
    choice_t choice[CHOICES_MAX];
    size_t n;
    bool all = true, good = papers_choose(choice, &n, o);
    if (!good) return EXIT_BAD_INPUT;
    arena_t *A = arena_new();
    for (size_t i = 0; i < n && good; i++) {
        const compiled_t *C = compiled_of(choice[i].lemma);
        bool refuted[LINKS_MAX];
        refuted_within(refuted, C, seconds_of(o));
        for (size_t k = 0; k < C->links && good; k++) good = prove_one(o, A, C, k, refuted[k], &all);
    }
    arena_free(A);
    return !good ? EXIT_INTERNAL : all ? EXIT_HOLDS : EXIT_UNDECIDED;
}

/* --- export ------------------------------------------------------------------------------------------------------- */

/* Theorems of boxes stand behind all others: calculus.v, on which they rest, gives names of letters.v another
** meaning. */
typedef struct {
    const options_t *o;
    const choice_t *choice;
    size_t n, theorems;
    bool calculus, letters;
    FILE *boxes, *others;
} export_t;

static void export_link(export_t *X, arena_t *A, const compiled_t *C, size_t link)
{
    json_t *certificate = claims_path(&C->lemma) ? NULL : stored(A, C, link);
    const char *why = "no proof was found";
    bool itself = C->of[link].says == SAYS_ITSELF;
    if (!certificate && (itself || claims_path(&C->lemma)))
        prove_link(&certificate, C, link, X->o->seconds > 0 ? X->o->seconds : PROVE_SECONDS);
    const char *reason = certificate ? certificate_reason(certificate) : NULL;
    bool box = reason && (strcmp(reason, "box") == 0 || strcmp(reason, "strict") == 0);
    FILE *f = box ? X->boxes : X->others;
    exported_t e = certificate ? export_coq(f, certificate, C, link, &why) : EXPORTED_NOT;
    X->theorems += e != EXPORTED_NOT;
    X->calculus = X->calculus || e == EXPORTED_BOX;
    X->letters = X->letters || e == EXPORTED_POINTS;
    if (e == EXPORTED_NOT && (itself || certificate))
        complain("%s, %s: not exported: %s", C->lemma.id, C->lemma.links[link].name, why);
    json_decref(certificate);
}

static void export_theorems(export_t *X)
{
    arena_t *A = arena_new();
    for (size_t i = 0; i < X->n; i++) {
        const compiled_t *C = compiled_of(X->choice[i].lemma);
        for (size_t k = 0; k < C->links; k++) export_link(X, A, C, k);
    }
    arena_free(A);
}

static void standing(FILE *f, const char *name)
{
    const builtin_t *b = builtin_called(name);
    fwrite(b->text, 1, b->n, f);
}

/* What theorems at letters rest on, in this order: each file where its mark stands in them. */
static void standing_of_letters(FILE *f, const char *theorems)
{
    static const struct { const char *file, *mark; } part[] = {
        { "proofs/prove/coq/letters.v", "" },
        { "proofs/prove/coq/pools.v", "pool " },
        { "proofs/prove/coq/rules.v", "" },
        { "proofs/prove/coq/loops.v", "loop " },
        { "proofs/prove/coq/schemas.v", "schema_" },
    };
    for (size_t k = 0; k < sizeof part / sizeof *part; k++)
        if (strstr(theorems, part[k].mark)) standing(f, part[k].file);
}

/* What theorems rest on, then they. */
static void export_all(FILE *f, const void *what)
{
    export_t *X = (export_t *)what;
    char *text = NULL, *boxes = NULL;
    size_t size, boxes_size;
    X->others = open_memstream(&text, &size);
    X->boxes = open_memstream(&boxes, &boxes_size);
    if (!X->others || !X->boxes) { complain("out of memory"); exit(EXIT_INTERNAL); }
    export_theorems(X);
    fclose(X->others);
    fclose(X->boxes);
    if (X->letters) standing_of_letters(f, text);
    else if (*text || !*boxes) fputs("From Coq Require Import Reals Lra.\nOpen Scope R_scope.\n", f);
    if (*text) fprintf(f, "\n%s", text);
    if (X->calculus) standing(f, "proofs/prove/coq/calculus.v");
    if (*boxes) fprintf(f, "\n%s", boxes);
    free(text);
    free(boxes);
}

int command_export(const options_t *o)
{
    static choice_t choice[CHOICES_MAX];
    export_t X = { .o = o, .choice = choice };
    if (!papers_choose(choice, &X.n, o)) return EXIT_BAD_INPUT;
    if (!output_write(o->out, export_all, &X)) return EXIT_INTERNAL;
    return X.theorems ? EXIT_HOLDS : EXIT_UNDECIDED;
}
