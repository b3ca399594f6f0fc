/* SPDX-License-Identifier: MIT
**
** site: the records and what is said of each lemma as one JSON document, which a generator in Node.js turns into pages.
** It stands in the tree or where it was installed, and is sought beside the program.
*/
#include "cli/cli.h"
#include "proofs/claims/page/page.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

/* --- the document ------------------------------------------------------------------------------------------------- */

static void add_paper(json_t *papers, const paper_t *P)
{
    size_t k;
    json_t *known;
    json_array_foreach(papers, k, known)
        if (strcmp(json_string_value(json_object_get(known, "name")), P->name) == 0) return;
    json_add(papers, json_pack("{s:s,s:s,s:s,s:s}", "name", P->name, "title", P->title, "source", P->source, "fidelity",
                               P->fidelity));
}

/* Beside each link that is proved its certificate; beside another of a claim what stands in the way of a proof. */
static void add_proofs(json_t *page, const lemma_t *L)
{
    size_t k;
    json_t *link;
    arena_t *A = arena_new();
    json_array_foreach(json_object_get(page, "links"), k, link) {
        json_t *certificate = proofs_certificate(L, k);
        const char *why = certificate ? NULL : proofs_obstacle(A, L, k);
        if (certificate) json_put(link, "certificate", certificate);
        if (why) json_put(link, "obstacle", json_string(why));
    }
    arena_free(A);
}

static json_t *document(records_t R, const options_t *o)
{
    json_t *papers = json_array(), *pages = json_array();
    for (size_t i = 0; i < R.n; i++) {
        add_paper(papers, R.at[i].paper);
        json_t *page = page_to_json(R.at[i].lemma);
        add_proofs(page, R.at[i].lemma);
        json_put(page, "ledger", ledger_to_json(&R.at[i]));
        json_add(pages, page);
    }
    return json_pack("{s:o,s:o,s:o}", "papers", papers, "pages", pages, "record",
                     records_to_json(R, LEMMATA_VERSION, o->check.seed, o->check.prec_max));
}

/* --- the generator ------------------------------------------------------------------------------------------------ */

static bool generator_found(char *to)
{
    static const char *const where[] = { "../site", "../share/lemmata/site", "../../site" };
    char own[PROGRAM_PATH_ROOM];
    program_folder(own);
    for (size_t k = 0; k < sizeof where / sizeof *where; k++)
        if ((size_t)snprintf(to, PROGRAM_PATH_ROOM, "%s/%s/main.mjs", own, where[k]) < PROGRAM_PATH_ROOM &&
            access(to, R_OK) == 0)
            return true;
    return complain("site: the generator of pages was not installed; --format json gives what pages are made from");
}

/* The exit status of the generator; EXIT_INTERNAL, and said, when it did not end by itself. */
static int generate(const char *node, const char *generator, const char *folder, int document)
{
    const char *const argv[] = { "node", generator, folder, NULL };
    int failed, own = program_run(&failed, node, argv, document, -1, 0);
    if (failed) { complain("site: node cannot be run: %s", strerror(failed)); return EXIT_BAD_INPUT; }
    if (own == EXIT_HOLDS || own == EXIT_BAD_INPUT || own == EXIT_INTERNAL) return own;
    complain("site: the generator of pages failed");
    return EXIT_INTERNAL;
}

static int pages(const json_t *j, const char *node, const char *generator, const char *folder)
{
    int fd = program_document(j, JSON_COMPACT);
    if (fd < 0) { complain("site: cannot write a temporary file: %s", strerror(errno)); return EXIT_INTERNAL; }
    int status = generate(node, generator, folder, fd);
    close(fd);
    return status;
}

static bool asked_well(const options_t *o, char *node, char *generator)
{
    if (o->format == FORMAT_CSV || o->format == FORMAT_TEX) return complain("site --format: expected json");
    if (o->format == FORMAT_JSON) return true;
    if (!o->out) return complain("site: where to? -o DIR");
    if (!program_in_path(node, "node"))
        return complain(
            "site: Node.js, which makes the pages, is not here; --format json gives what they are made from");
    return generator_found(generator);
}

int command_site(const options_t *o)
{
    char node[PROGRAM_PATH_ROOM] = "", generator[PROGRAM_PATH_ROOM] = "";
    checked_t run;
    options_t shown = *o;
    shown.check.show = true;
    if (!asked_well(o, node, generator)) return EXIT_BAD_INPUT;
    if (!(o->record ? run_recorded(&run, &shown) : run_records(&run, &shown))) return EXIT_BAD_INPUT;
    json_t *j = document(run.records, &shown);
    int status = o->format != FORMAT_JSON              ? pages(j, node, generator, o->out)
                 : output_json(o->out, json_incref(j)) ? EXIT_HOLDS
                                                       : EXIT_INTERNAL;
    json_decref(j);
    run_free(&run);
    return status;
}
