/* SPDX-License-Identifier: MIT */
#include "cli/cli.h"
#include "numerics/base/ieee.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

/* A standard stream that is closed is opened on nothing, the wrong way round: no file that is opened later takes its
** place. */
static void open_standard(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0 && errno == EBADF &&
            open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) != fd)
            _exit(EXIT_INTERNAL);
}

void lemmata_start(void)
{
    open_standard();
    if (!ieee_arithmetic()) {
        static const char line[] = "lemmata: internal error: compiled with flags that change floating-point "
                                   "arithmetic: nothing would be proved\n";
        if (write(STDERR_FILENO, line, sizeof line - 1) < 0) _exit(EXIT_INTERNAL);
        _exit(EXIT_INTERNAL);
    }
    signal(SIGXFSZ, SIG_IGN); /* a file past its limit is then an error of writing */
    alloc_start();
    json_set_alloc_funcs(alloc_bytes, alloc_free);
}
