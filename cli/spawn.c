/* SPDX-License-Identifier: MIT
**
** Other programs: sought beside this one or in PATH, and run without a shell.
*/
#include "cli/cli.h"

#include <errno.h>
#include <link.h>
#include <md5.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

enum { SUM_BYTES_MAX = 32 };
_Static_assert(2 * SUM_BYTES_MAX + 1 >= MD5_DIGEST_STRING_LENGTH, "room for either");

void program_folder(char *to)
{
    ssize_t n = readlink("/proc/self/exe", to, PROGRAM_PATH_ROOM - 1);
    to[n > 0 ? n : 0] = 0;
    char *slash = strrchr(to, '/');
    if (slash) *slash = 0;
}

/* A linker's digest of all that it linked, where this program has one. */
static int take_build_id(struct dl_phdr_info *program, size_t size, void *hex)
{
    (void)size;
    for (unsigned k = 0; k < program->dlpi_phnum; k++) {
        if (program->dlpi_phdr[k].p_type != PT_NOTE) continue;
        const char *at = (const char *)(program->dlpi_addr + program->dlpi_phdr[k].p_vaddr),
                   *end = at + program->dlpi_phdr[k].p_memsz;
        while (end - at > (ptrdiff_t)sizeof(ElfW(Nhdr))) {
            const ElfW(Nhdr) *note = (const void *)at;
            const char *name = at + sizeof *note;
            const unsigned char *id = (const unsigned char *)name + (note->n_namesz + 3) / 4 * 4;
            if (note->n_type == NT_GNU_BUILD_ID && note->n_namesz == 4 && memcmp(name, "GNU", 4) == 0)
                for (unsigned i = 0; i < note->n_descsz && i < SUM_BYTES_MAX; i++)
                    snprintf((char *)hex + 2 * i, 3, "%02x", id[i]);
            at = (const char *)id + (note->n_descsz + 3) / 4 * 4;
        }
    }
    return 1; /* the program comes first, and its libraries are of no account */
}

const char *program_sum(void)
{
    static char hex[2 * SUM_BYTES_MAX + 1];
    if (!hex[0]) dl_iterate_phdr(take_build_id, hex);
    return hex[0] || MD5File("/proc/self/exe", hex) ? hex : "";
}

static bool is_program(char *to, const char *folder, int n, const char *name)
{
    return (size_t)snprintf(to, PROGRAM_PATH_ROOM, "%.*s/%s", n, folder, name) < PROGRAM_PATH_ROOM &&
           access(to, X_OK) == 0;
}

bool program_beside(char *to, const char *name)
{
    char own[PROGRAM_PATH_ROOM];
    program_folder(own);
    return *own && is_program(to, own, (int)strlen(own), name);
}

bool program_in_path(char *to, const char *name)
{
    for (const char *p = getenv("PATH"); p && *p;) {
        size_t n = strcspn(p, ":");
        if (n && is_program(to, p, (int)n, name)) return true;
        p += n + (p[n] == ':');
    }
    return false;
}

int program_document(const json_t *j, size_t flags)
{
    FILE *f = tmpfile();
    bool good = f && json_dumpf(j, f, flags) == 0 && fflush(f) == 0;
    int fd = good ? dup(fileno(f)) : -1;
    if (f) fclose(f);
    return fd >= 0 && lseek(fd, 0, SEEK_SET) == 0 ? fd : -1;
}

int program_run(int *failed, const char *path, const char *const *argv, int in, int out, unsigned long seconds)
{
    posix_spawn_file_actions_t actions;
    pid_t child;
    int status;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
    if (out >= 0) {
        posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
        posix_spawn_file_actions_adddup2(&actions, out, STDERR_FILENO);
    }
    *failed = posix_spawn(&child, path, &actions, NULL, (char *const *)argv, environ);
    posix_spawn_file_actions_destroy(&actions);
    if (*failed) return -1;
    if (seconds) prlimit(child, RLIMIT_CPU, &(struct rlimit){ seconds, seconds }, NULL);
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR) return -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}
