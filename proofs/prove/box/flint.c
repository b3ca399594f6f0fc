/* SPDX-License-Identifier: MIT */
#include "proofs/prove/box/flint.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

/* The name by which a program linked with FLINT asks for it: flags.mk. */
#ifndef FLINT_SONAME
#define FLINT_SONAME "libflint.so"
#endif

flint_t flint;
const char flint_soname[] = FLINT_SONAME;

#define NAME(f) #f,
static const char *const name[] = { FLINT_FUNCTIONS(NAME) };
_Static_assert(sizeof name == sizeof flint && sizeof(void *) == sizeof(void (*)(void)), "a pointer for each name");

static bool loaded;

static void load(void)
{
    void *library = dlopen(flint_soname, RTLD_LAZY | RTLD_LOCAL), *at = library;
    for (size_t k = 0; at && k < sizeof name / sizeof *name; k++) {
        at = dlsym(library, name[k]);
        memcpy((char *)&flint + k * sizeof at, &at, sizeof at);
    }
    loaded = at;
    if (!loaded) fprintf(stderr, "lemmata: without FLINT, of whose polynomials most proofs are made: %s\n", dlerror());
}

bool flint_load(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load);
    return loaded;
}
