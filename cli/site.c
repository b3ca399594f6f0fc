/* SPDX-License-Identifier: MIT
**
** site: the records and what is said of each lemma as one JSON document, which a generator in Node.js turns into pages.
** It stands in the tree or where it was installed, and is sought beside the program.
*/
#include "cli/cli.h"
#include "proofs/claims/page/page.h"

#include <errno.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

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

enum { PATH_ROOM = 4096 };

/* The folder of the program; "" where it cannot be told. */
static void own_folder(char *to)
{
    ssize_t n = readlink("/proc/self/exe", to, PATH_ROOM - 1);
    to[n > 0 ? n : 0] = 0;
    char *slash = strrchr(to, '/');
    if (slash) *slash = 0;
}

static bool generator_found(char *to)
{
    static const char *const where[] = { "../site", "../share/lemmata/site", "../../site" };
    char own[PATH_ROOM];
    own_folder(own);
    for (size_t k = 0; k < sizeof where / sizeof *where; k++)
        if ((size_t)snprintf(to, PATH_ROOM, "%s/%s/main.mjs", own, where[k]) < PATH_ROOM && access(to, R_OK) == 0)
            return true;
    return complain("site: the generator of pages was not installed; --format json gives what pages are made from");
}

static bool is_command(const char *name)
{
    char at[PATH_ROOM];
    for (const char *p = getenv("PATH"); p && *p;) {
        size_t n = strcspn(p, ":");
        if ((size_t)snprintf(at, sizeof at, "%.*s/%s", (int)n, p, name) < sizeof at && access(at, X_OK) == 0)
            return true;
        p += n + (p[n] == ':');
    }
    return false;
}

/* A file with the document, open at its start and without a name. */
static int document_file(const json_t *j)
{
    FILE *f = tmpfile();
    bool good = f && json_dumpf(j, f, JSON_COMPACT) == 0 && fflush(f) == 0;
    int fd = good ? dup(fileno(f)) : -1;
    if (f) fclose(f);
    return fd >= 0 && lseek(fd, 0, SEEK_SET) == 0 ? fd : -1;
}

/* The exit status of the generator; EXIT_INTERNAL, and said, when it did not end by itself. */
static int generate(const char *generator, const char *folder, int document)
{
    posix_spawn_file_actions_t actions;
    char *const argv[] = { "node", (char *)generator, (char *)folder, NULL };
    pid_t child;
    int status;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, document, STDIN_FILENO);
    int failed = posix_spawnp(&child, "node", &actions, NULL, argv, environ);
    posix_spawn_file_actions_destroy(&actions);
    if (failed) { complain("site: node cannot be run: %s", strerror(failed)); return EXIT_BAD_INPUT; }
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {}
    int own = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    if (own == EXIT_HOLDS || own == EXIT_BAD_INPUT || own == EXIT_INTERNAL) return own;
    complain("site: the generator of pages failed");
    return EXIT_INTERNAL;
}

static int pages(const json_t *j, const char *generator, const char *folder)
{
    int fd = document_file(j);
    if (fd < 0) { complain("site: cannot write a temporary file: %s", strerror(errno)); return EXIT_INTERNAL; }
    int status = generate(generator, folder, fd);
    close(fd);
    return status;
}

static bool asked_well(const options_t *o, char *generator)
{
    if (o->format == FORMAT_CSV || o->format == FORMAT_TEX) return complain("site --format: expected json");
    if (o->format == FORMAT_JSON) return true;
    if (!o->out) return complain("site: where to? -o DIR");
    if (!is_command("node"))
        return complain(
            "site: Node.js, which makes the pages, is not here; --format json gives what they are made from");
    return generator_found(generator);
}

int command_site(const options_t *o)
{
    char generator[PATH_ROOM] = "";
    checked_t run;
    options_t shown = *o;
    shown.check.show = true;
    if (!asked_well(o, generator) || !run_records(&run, &shown)) return EXIT_BAD_INPUT;
    json_t *j = document(run.records, o);
    int status = o->format != FORMAT_JSON              ? pages(j, generator, o->out)
                 : output_json(o->out, json_incref(j)) ? EXIT_HOLDS
                                                       : EXIT_INTERNAL;
    json_decref(j);
    run_free(&run);
    return status;
}
