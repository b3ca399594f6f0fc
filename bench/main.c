/* SPDX-License-Identifier: MIT
**
**     bench [--quick] [GROUP]...
**
** Measures these groups of rows, or all; the table goes to standard output, and to build/bench/bench.tex and bench.csv.
*/
#include "bench/report.h"
#include "bench/rows.h"

#include <stdlib.h>
#include <string.h>

static const effort_bench_t full = { .least = 5e-3, .slow = 1, .turns = TURNS };
static const effort_bench_t brief = { .least = 5e-4, .slow = 0.01, .turns = TURNS_SLOW };

static int usage(void)
{
    fputs("usage: bench [--quick] [GROUP]...\n", stderr);
    for (const group_t *g = groups; g->name; g++) fprintf(stderr, "  %-10s %s\n", g->name, g->what);
    return 2;
}

static bool known(const char *name)
{
    for (const group_t *g = groups; g->name; g++)
        if (strcmp(g->name, name) == 0) return true;
    return false;
}

static bool wanted(const char *name, int n, char **names)
{
    for (int k = 0; k < n; k++)
        if (strcmp(names[k], name) == 0) return true;
    return n == 0;
}

static void write_file(const char *path, void (*write)(FILE *f))
{
    FILE *f = fopen(path, "w");
    if (!f) { perror(path); exit(1); }
    write(f);
    if (ferror(f) || fclose(f) != 0) { perror(path); exit(1); }
}

int main(int argc, char **argv)
{
    bool quick = argc > 1 && strcmp(argv[1], "--quick") == 0;
    char **names = argv + 1 + quick;
    int n = argc - 1 - quick;
    for (int k = 0; k < n; k++)
        if (!known(names[k])) return usage();
    machine_text(stdout, "");
    fflush(stdout);
    for (const group_t *g = groups; g->name; g++)
        if (wanted(g->name, n, names)) g->run(quick ? &brief : &full, quick);
    report_text(stdout);
    write_file("build/bench/bench.tex", report_tex);
    write_file("build/bench/bench.csv", report_csv);
    return 0;
}
