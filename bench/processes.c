/* SPDX-License-Identifier: MIT
**
** Rows that are other programs: `lemmata check` with one job and with two, and build/bench/plain where it was built.
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
        "build/lemmata", "check", "limits/hacking-grows", "limits/frontier-shape", "limits/root-kl", "-q", "-j", (char *)jobs,
        quick ? "--candidates" : NULL, "8", NULL
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
        line_t l = { .work = "check, three lemmas of limits, whole process", .time = found[j], .turns = TURNS_SLOW };
        snprintf(l.method, sizeof l.method, "Lemmata, -j %s", jobs[j]);
        if (j) l.ratio = found[1] / found[0];
        report_add(&l);
    }
}

/* --- a whole check against plain doubles --------------------------------------------------------------------- */

static void plain_line(const char *paper, const char *method, double ns, double ours, double target)
{
    line_t l = { .time = ns * 1e-9, .turns = TURNS };
    snprintf(l.work, sizeof l.work, "check of %.40s, each link", paper);
    snprintf(l.method, sizeof l.method, "%s", method);
    if (ours > 0) l.ratio = ns / ours;
    l.target = target;
    l.met = target == 0 ? MET_NONE : l.ratio >= target ? MET_YES : MET_NO;
    report_add(&l);
}

/* A paper's total: its name, links, then nanoseconds for each link: plain, quick, chain, decide; two ratios; make, check. */
static void plain_total(const char *text)
{
    char paper[64];
    unsigned long links;
    double plain, quick, chain, decide, make, whole;
    if (sscanf(text, "%63s %lu %lf %lf %lf %lf %*f %*f %lf %lf", paper, &links, &plain, &quick, &chain, &decide, &make, &whole) != 8) return;
    if (strchr(paper, '/') || whole <= 0) return;
    const double at_most = 3;
    plain_line(paper, "Lemmata, check", whole, 0, 0);
    plain_line(paper, "Lemmata, terms and verdicts", chain + decide, whole, 0);
    plain_line(paper, "plain doubles", plain, whole, 1 / at_most);
    plain_line(paper, "plain doubles, quick", quick, whole, 0);
}

void group_plain(const effort_bench_t *how, bool quick)
{
    (void)how;
    char line[512];
    if (access("build/bench/plain", X_OK) != 0) { fputs("plain: build/bench/plain is not there\n", stderr); return; }
    FILE *f = popen(quick ? "build/bench/plain --turns 1 bottleneck/fano bottleneck/floor" : "build/bench/plain --turns 7", "r");
    FILE *kept = fopen("build/bench/plain.txt", "w");
    while (f && fgets(line, sizeof line, f)) {
        if (kept) fputs(line, kept);
        plain_total(line);
    }
    if (kept) fclose(kept);
    if (f) pclose(f);
    fputs("plain: lemma by lemma in build/bench/plain.txt\n", stderr);
}
