/* SPDX-License-Identifier: MIT
**
** A regular file put in place of another: written beside it under a name of its own, then renamed, so that at every
** moment the old file or the new one stands there whole. What stands beside is locked while its writer lives; unlocked,
** a killed run left it.
*/
#include "cli/cli.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

/* .lemmata-0123456789abcdef.tmp: its length does not depend on the target's name. */
enum { HEX = 16, BESIDE = 9 + HEX + 4, LINKS_FOLLOWED = 40 };

static size_t folder_length(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? (size_t)(slash - path) + 1 : 0;
}

/* --- the target -------------------------------------------------------------------------------------------- */

/* Where the link at `path` points to; what is relative is so to the link's folder. */
static char *pointed_to(const char *path)
{
    char text[4096];
    ssize_t n = readlink(path, text, sizeof text - 1);
    if (n < 0) return NULL;
    text[n] = 0;
    size_t folder = text[0] == '/' ? 0 : folder_length(path);
    char *next = alloc_bytes(folder + (size_t)n + 1);
    memcpy(next, path, folder);
    memcpy(next + folder, text, (size_t)n + 1);
    return next;
}

char *replace_target(const char *file)
{
    struct stat s;
    char *path = alloc_text(file);
    for (int k = 0; path && lstat(path, &s) == 0 && S_ISLNK(s.st_mode); k++) {
        char *next = k < LINKS_FOLLOWED ? pointed_to(path) : NULL;
        if (k == LINKS_FOLLOWED) errno = ELOOP;
        free(path);
        path = next;
    }
    return path;
}

const char *replace_refused(const char *target)
{
    struct stat s;
    if (stat(target, &s) != 0) return errno == ENOENT ? NULL : strerror(errno);
    if (S_ISDIR(s.st_mode)) return "it is a folder";
    if ((s.st_mode & 0222) == 0 || faccessat(AT_FDCWD, target, W_OK, AT_EACCESS) != 0) return "it is read-only";
    if (s.st_nlink > 1) return "it has other names (hard links), which would be parted from it";
    return NULL;
}

/* --- beside ---------------------------------------------------------------------------------------------------- */

replacement_t replace_named(char *target)
{
    size_t folder = folder_length(target);
    replacement_t r = { .target = target, .beside = alloc_bytes(folder + BESIDE + 1), .fd = -1 };
    memcpy(r.beside, target, folder);
    return r;
}

static bool new_name(replacement_t *r)
{
    unsigned char random[HEX / 2];
    if (getrandom(random, sizeof random, 0) != (ssize_t)sizeof random) return false;
    char *p = r->beside + folder_length(r->target);
    p += sprintf(p, ".lemmata-");
    for (size_t k = 0; k < sizeof random; k++) p += sprintf(p, "%02x", random[k]);
    strcpy(p, ".tmp");
    return true;
}

/* A new file, locked; another name when this one is taken, or was swept before it was locked. */
static bool make_beside(replacement_t *r, mode_t mode)
{
    for (int k = 0; k < 100; k++) {
        struct stat s;
        if (!new_name(r)) return false;
        r->fd = open(r->beside, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
        if (r->fd < 0 && errno == EEXIST) continue;
        if (r->fd < 0) return false;
        flock(r->fd, LOCK_EX); /* where there are no locks, nothing is swept */
        if (fstat(r->fd, &s) == 0 && s.st_nlink > 0) return true;
        close(r->fd);
        r->fd = -1;
    }
    return false;
}

/* The owner first: a change of owner takes bits off the mode. Nobody else may open it before it has the mode of the old
** file. */
bool replace_begin(replacement_t *r)
{
    struct stat old, new;
    if (stat(r->target, &old) != 0) return errno == ENOENT && make_beside(r, 0666);
    if (!make_beside(r, 0600) || fstat(r->fd, &new) != 0) return false;
    if ((old.st_uid != new.st_uid || old.st_gid != new.st_gid) && fchown(r->fd, old.st_uid, old.st_gid) != 0)
        return false;
    return fchmod(r->fd, old.st_mode & 07777) == 0;
}

bool bytes_written(int fd, const char *text, size_t n)
{
    for (ssize_t k; n > 0; text += k, n -= (size_t)k) {
        k = write(fd, text, n);
        if (k < 0 && errno == EINTR) k = 0;
        if (k < 0) return false;
    }
    return true;
}

bool replace_stage(replacement_t *r, const char *text, size_t n)
{
    /* or the new name might outlive a loss of power, and the bytes not */
    return replace_begin(r) && bytes_written(r->fd, text, n) && fsync(r->fd) == 0;
}

bool replace_move(replacement_t *r)
{
    if (rename(r->beside, r->target) != 0) return false;
    close(r->fd);
    r->fd = -1;
    return true;
}

void replace_end(replacement_t *r)
{
    if (!r->target) return;
    if (r->fd >= 0) { unlink(r->beside); close(r->fd); }
    free(r->target);
    free(r->beside);
    *r = (replacement_t){ .fd = -1 };
}

/* --- what killed runs left ------------------------------------------------------------------------------------ */

static bool named_beside(const char *name)
{
    return strlen(name) == BESIDE && strncmp(name, ".lemmata-", 9) == 0 &&
           strspn(name + 9, "0123456789abcdef") == HEX && strcmp(name + 9 + HEX, ".tmp") == 0;
}

static void sweep_one(int folder, const char *name)
{
    struct stat s;
    int fd = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0) return;
    if (fstat(fd, &s) == 0 && S_ISREG(s.st_mode) && s.st_uid == geteuid() && flock(fd, LOCK_EX | LOCK_NB) == 0)
        unlinkat(folder, name, 0);
    close(fd);
}

void replace_sweep(const char *target)
{
    size_t n = folder_length(target);
    char *path = alloc_text(n ? target : ".");
    if (n) path[n] = 0;
    DIR *folder = opendir(path);
    for (struct dirent *e; folder && (e = readdir(folder));)
        if (named_beside(e->d_name)) sweep_one(dirfd(folder), e->d_name);
    if (folder) closedir(folder);
    free(path);
}
