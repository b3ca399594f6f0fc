/* SPDX-License-Identifier: MIT
**
** Rows that are other programs: `lemmata check` with one job and with two.
*/
#include "bench/report.h"
#include "bench/rows.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ARGUMENTS_MAX = 16 };

/* Runs it, standard output to nowhere; its exit status, or -1. */
static int run_quietly(char *const *argument)
{
    pid_t child = fork();
    if (child == 0) {
        int nowhere = open("/dev/null", O_WRONLY);
        dup2(nowhere, 1);
        execv(argument[0], argument);
        _exit(127);
    }
    int status;
    if (child < 0 || waitpid(child, &status, 0) < 0 || !WIFEXITED(status)) return -1;
    return WEXITSTATUS(status);
}

static bool mentions(const char *command, const char *word)
{
    char line[512];
    bool found = false;
    FILE *f = popen(command, "r");
    while (f && fgets(line, sizeof line, f)) found |= strstr(line, word) != NULL;
    if (f) pclose(f);
    return found;
}

/* --- jobs ------------------------------------------------------------------------------------------------ */

/* Seconds; 1 is the status where a link is refuted. */
static double check(const char *jobs, bool quick)
{
    char *argument[ARGUMENTS_MAX] = {
        "build/lemmata", "check", "bottleneck", "-q", "-j", (char *)jobs,
        quick ? "--candidates" : NULL, "4", NULL
    };
    double start = seconds();
    int status = run_quietly(argument);
    if (status != 0 && status != 1) {
        fprintf(stderr, "bench: lemmata check -j %s ended with status %d\n", jobs, status);
        exit(1);
    }
    return seconds() - start;
}

void group_jobs(const effort_bench_t *how, bool quick)
{
    (void)how;
    static const char *const jobs[] = { "1", "2" };
    double time[2][TURNS_SLOW], found[2];
    if (!mentions("build/lemmata --help", "--jobs")) { fputs("jobs: lemmata check has no --jobs\n", stderr); return; }
    for (int t = 0; t < TURNS_SLOW; t++)
        for (int j = 0; j < 2; j++) time[(j + t) % 2][t] = check(jobs[(j + t) % 2], quick);
    for (int j = 0; j < 2; j++) {
        found[j] = median(time[j], TURNS_SLOW);
        line_t l = { .work = "check bottleneck, whole process", .time = found[j], .turns = TURNS_SLOW };
        snprintf(l.method, sizeof l.method, "Lemmata, -j %s", jobs[j]);
        if (j) l.ratio = found[1] / found[0];
        report_add(&l);
    }
}
