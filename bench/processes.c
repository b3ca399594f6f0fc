/* SPDX-License-Identifier: MIT
**
** Rows that are other programs: `lemmata check` with one job and with two, proofs, the verifier of certificates.
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
    if (!mentions("build/lemmata check --help", "--jobs")) {
        fputs("jobs: lemmata check has no --jobs\n", stderr);
        return;
    }
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

/* --- proofs and certificates -------------------------------------------------------------------------------- */

double process_seconds(const char *command, int most)
{
    double time[TURNS_SLOW];
    char *argument[] = { "/bin/sh", "-c", (char *)command, NULL };
    for (int t = 0; t < TURNS_SLOW; t++) {
        double start = seconds();
        int status = run_quietly(argument);
        time[t] = seconds() - start;
        if (status >= 0 && status <= most) continue;
        fprintf(stderr, "bench: %.200s: ended with status %d\n", command, status);
        exit(1);
    }
    return median(time, TURNS_SLOW);
}

static int all_but(char *out, size_t room, int n, int without)
{
    int at = snprintf(out, room, "H(");
    for (int k = 1, first = 1; k <= n; k++)
        if (k != without) { at += snprintf(out + at, room - (size_t)at, "%sX%d", first ? "" : ",", k); first = 0; }
    return at + snprintf(out + at, room - (size_t)at, ")");
}

void han_command(char *out, size_t room, int n)
{
    int at = snprintf(out, room, "build/lemmata prove -e '%d ", n - 1);
    at += all_but(out + at, room - (size_t)at, n, 0);
    for (int k = 1; k <= n; k++) {
        at += snprintf(out + at, room - (size_t)at, k == 1 ? " <= " : " + ");
        at += all_but(out + at, room - (size_t)at, n, k);
    }
    snprintf(out + at, room - (size_t)at, "'");
}

static void process_line(const char *work, const char *command, double limit)
{
    line_t l = { .time = process_seconds(command, 0), .turns = TURNS_SLOW, .limit = limit };
    snprintf(l.work, sizeof l.work, "%s", work);
    snprintf(l.method, sizeof l.method, "Lemmata, whole process");
    l.met = report_within(&l);
    report_add(&l);
}

void group_provers(const effort_bench_t *how, bool quick)
{
    (void)how;
    char command[2048], work[64];
    for (int n = 8; n <= (quick ? 8 : 12); n += 2) {
        han_command(command, sizeof command, n);
        snprintf(work, sizeof work, "Han's inequality proved, %d variables", n);
        process_line(work, command, 0);
    }
    process_line("box: d^2/(2+d) <= (1+d) log(1+d) - d",
                 "build/lemmata prove -e 'd^2/(2+d) <= (1+d) log(1+d) - d' --given 'd in [0,inf)'", 0);
    process_line("box: 4 p (1-p) log 2 <= h(p)",
                 "build/lemmata prove -e '4 p (1-p) log 2 <= h(p)' --given 'p in [0,1]'", 0);
    process_line("box: 2 (p-q)^2 <= kl(p||q)",
                 "build/lemmata prove -e '2 (p-q)^2 <= kl(p||q)' --given 'p in [0,1]; q in (0,1)'", 0);
    process_line("every certificate of the papers verified", "build/lemmata-verify --quiet proofs/*/proved/*.json", 10);
}
