/* SPDX-License-Identifier: MIT
**
** Certificates that stand beside a claim file: proved/SLUG-LINK.json in its folder, or in that of --proofs DIR. A link
** is proved when one states it as it stands now, and lemmata-verify accepts what was read, now; else a line says why
** not. They are strangers' files: plain ones alone, of at most so many bytes, and nothing of them is shown as it is.
*/
#include "cli/cli.h"
#include "numerics/base/utf8.h"
#include "proofs/prove/certify.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CERTIFICATE_BYTES_MAX = 8 << 20, CITES_ROOM = 1024 };

/* Of each lemma that was looked at: its links' certificates, NULL where none is accepted; `folder`: there is one. */
typedef struct { const lemma_t *L; json_t **certificate; bool folder; } beside_t;
static struct { arena_t *home; size_t n, room; beside_t *at; bool unchecked; const char *said; } all;

static const beside_t *beside(const lemma_t *L)
{
    for (size_t k = 0; k < all.n; k++)
        if (all.at[k].L == L) return &all.at[k];
    return NULL;
}

json_t *certificates_of(const lemma_t *L, size_t link)
{
    const beside_t *b = beside(L);
    return b && b->certificate[link] ? json_incref(b->certificate[link]) : NULL;
}

bool certificates_folder(const lemma_t *L) { return beside(L) && beside(L)->folder; }

/* --- one file ----------------------------------------------------------------------------------------------------- */

typedef struct { const compiled_t *C; size_t link; const char *folder, *name; } place_of_t;

static json_t *no_proof(const place_of_t *p, const char *why)
{
    complain("%.100s, %.100s: %.300s/%.200s proves nothing: %.300s", p->C->lemma.id, p->C->lemma.links[p->link].name,
             p->folder, p->name, why);
    return NULL;
}

/* At most `size` bytes, as many as there are. */
static size_t read_whole(int fd, char *to, size_t size)
{
    size_t n = 0;
    for (ssize_t more; n < size && ((more = read(fd, to + n, size - n)) > 0 || (more < 0 && errno == EINTR));)
        n += more > 0 ? (size_t)more : 0;
    return n;
}

static json_t *parsed(const place_of_t *p, int fd, size_t size)
{
    json_error_t e;
    char *text = alloc_bytes(size + 1);
    json_t *j = json_loadb(text, read_whole(fd, text, size), JSON_REJECT_DUPLICATES, &e);
    free(text);
    return j ? j : no_proof(p, arena_printf(all.home, "not JSON, line %d: %.200s", e.line, e.text));
}

static json_t *opened(const place_of_t *p, int dir)
{
    struct stat s;
    int fd = openat(dir, p->name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (fd < 0 && errno == ENOENT) return NULL;
    if (fd < 0) return no_proof(p, errno == ELOOP ? "a symbolic link, expected a file" : strerror(errno));
    json_t *j = fstat(fd, &s) != 0                   ? no_proof(p, strerror(errno))
                : S_ISDIR(s.st_mode)                 ? no_proof(p, "a folder, expected a file")
                : !S_ISREG(s.st_mode)                ? no_proof(p, "a pipe or a device, expected a file")
                : s.st_size > CERTIFICATE_BYTES_MAX  ? no_proof(p, "longer than 8 MiB")
                                                     : parsed(p, fd, (size_t)s.st_size);
    close(fd);
    return j;
}

/* --- what it proves ----------------------------------------------------------------------------------------------- */

/* Why it does not prove the link; NULL when it does, or when nobody can say. */
static const char *why_not(json_t *j, const place_of_t *p, bool *unchecked)
{
    switch (certificate_states(j, p->C, p->link)) {
    case STATES_NOTHING: return "no certificate";
    case STATES_OTHER_LINK: return "of another link";
    case STATES_OTHER: return "of another statement than the claim as it now stands; lemmata prove makes it anew";
    case STATES_LINK: break;
    }
    int accepted = certificate_accepted(j);
    *unchecked = accepted < 0;
    if (accepted < 0) return NULL;
    if (!accepted) return arena_printf(all.home, "lemmata-verify rejects it: %s", certificate_refusal());
    return certificate_proves(j, p->C, p->link) ? NULL : "it does not come to the claim";
}

static json_t *accepted(const place_of_t *p, int dir)
{
    json_t *j = opened(p, dir);
    bool unchecked = false;
    const char *why = j ? why_not(j, p, &unchecked) : NULL;
    if (why) no_proof(p, why);
    all.unchecked = all.unchecked || unchecked;
    if (!why && !unchecked) return j;
    json_decref(j);
    return NULL;
}

/* What is cited, as a terminal may hold it. */
static const char *cites(json_t *certificate)
{
    char clean[CITES_ROOM];
    const char *text = certificate_cites(all.home, certificate);
    if (!text) return NULL;
    utf8_shown(clean, sizeof clean, text, strlen(text));
    return arena_printf(all.home, "%s", clean);
}

static void take(const lemma_t *L, const char *folder, int dir)
{
    compiled_t *C = (compiled_t *)compiled_of(L);
    const char **proof = ARENA_ARRAY(all.home, const char *, C->links + 1),
               **rests = ARENA_ARRAY(all.home, const char *, C->links + 1);
    beside_t b = { L, ARENA_ARRAY(all.home, json_t *, C->links + 1), dir >= 0 };
    for (size_t k = 0; k < C->links && dir >= 0; k++) {
        const place_of_t p = { C, k, folder, certificate_name(all.home, C, k) };
        json_t *j = b.certificate[k] = accepted(&p, dir);
        if (!j) continue;
        proof[k] = certificate_reason(j);
        rests[k] = cites(j);
    }
    if (all.n == all.room) all.at = arena_grown(all.home, all.at, all.n, &all.room, sizeof *all.at);
    all.at[all.n++] = b;
    C->lemma.proof = proof;
    C->lemma.rests = rests;
}

/* --- the folders -------------------------------------------------------------------------------------------------- */

/* proved/ beside the file; of what is typed there is none. */
static const char *folder_of(const char *path, const options_t *o)
{
    const char *slash = strrchr(path, '/');
    if (o->proofs || strcmp(path, "-e") == 0) return o->proofs;
    return slash ? arena_printf(all.home, "%.*s/proved", (int)(slash - path), path) : "proved";
}

static int folder_open(const char *folder) { return open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC); }

static bool no_folder(const char *option, const char *folder)
{
    return complain("%s%.300s: no folder that can be read: %s", option, folder, strerror(errno));
}

bool certificates_take(const choice_t *choice, size_t n, const options_t *o)
{
    bool own = false;
    if (!all.home) all.home = arena_new();
    int named = o->proofs ? folder_open(o->proofs) : -1;
    if (o->proofs && named < 0) return no_folder("--proofs ", o->proofs);
    if (named >= 0) close(named);
    for (size_t k = 0; k < n; k++) {
        const lemma_t *L = choice[k].lemma;
        const char *path = claims_path(L), *folder = path ? folder_of(path, o) : NULL;
        own = own || path;
        if (!folder || beside(L)) continue;
        int dir = folder_open(folder);
        if (dir < 0 && errno != ENOENT && all.said != path) no_folder("", folder);
        if (dir < 0) all.said = path; /* once of a file */
        take(L, folder, dir);
        if (dir >= 0) close(dir);
    }
    if (o->proofs && !own)
        return complain("--proofs is for claim files and -e: the certificates of the papers are built in");
    if (all.unchecked)
        complain("lemmata-verify is neither beside this program nor in PATH: no link of a claim file is called proved");
    all.unchecked = false;
    return true;
}
