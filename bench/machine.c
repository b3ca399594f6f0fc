/* SPDX-License-Identifier: MIT */
#include "bench/report.h"

#include "bench/bench.h"

#include <string.h>
#include <unistd.h>

static void model(char *out, size_t room)
{
    char line[256];
    FILE *f = fopen("/proc/cpuinfo", "r");
    snprintf(out, room, "processor not named");
    while (f && fgets(line, sizeof line, f)) {
        char *colon = strstr(line, ": ");
        if (strncmp(line, "model name", 10) != 0 || !colon) continue;
        colon[strcspn(colon, "\n")] = 0;
        snprintf(out, room, "%s", colon + 2);
        break;
    }
    if (f) fclose(f);
}

void machine_text(FILE *f, const char *before)
{
    char cpu[200];
    model(cpu, sizeof cpu);
    fprintf(f, "%s%s, %ld cores; one thread\n", before, cpu, sysconf(_SC_NPROCESSORS_ONLN));
    fprintf(f, "%scompiler %s; GMP %s", before, __VERSION__, gmp_version);
    static const char *const names[PEERS] = { "Lemmata", "mpmath", "MPFI", "MPFR", "Arb", "PARI" };
    for (peer_id_t k = 0; k < PEERS; k++) {
        const char *version = peers[k] ? peers[k]->version() : NULL;
        fprintf(f, "; %s %s", names[k], version ? version : "absent");
    }
    fputs("\n\n", f);
}
