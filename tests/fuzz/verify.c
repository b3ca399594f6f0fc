/* SPDX-License-Identifier: MIT
**
** The checker on a certificate from anybody, under libFuzzer alone: the program itself, its main renamed.
*/
#define main verify_main
#include "checker/main.c"
#undef main

#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    static int fd = -1;
    static char path[40];
    if (fd < 0) {
        fd = memfd_create("certificate", 0);
        snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
        quiet = true;
    }
    if (ftruncate(fd, 0) != 0 || pwrite(fd, bytes, n, 0) != (ssize_t)n) return 0;
    one(path);
    return 0;
}
