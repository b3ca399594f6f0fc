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

/* --- a whole check against plain doubles --------------------------------------------------------------------- */

static void plain_line(const char *paper, const char *method, double ns, double ours, double target)
{
    line_t l = { .time = ns * 1e-9, .turns = TURNS_SLOW };
    snprintf(l.work, sizeof l.work, "check of %.40s, each link", paper);
    snprintf(l.method, sizeof l.method, "%s", method);
    if (ours > 0) l.ratio = ns / ours;
    l.target = target;
    l.met = target == 0 ? MET_NONE : l.ratio >= target ? MET_YES : MET_NO;
    report_add(&l);
}

enum { PLAIN, QUICK, CHAIN, DECIDE, CHECK, COLUMNS, FIELDS_MAX = 32 };

/* Where the header has the columns that are wanted, in nanoseconds for each link: counted from the one after the names. */
static void find_columns(int at[COLUMNS], char *header)
{
    static const char *const names[COLUMNS] = { "plain", "quick", "chain", "decide", "check" };
    int field = 0;
    for (char *word = strtok(header, " \n"); word; word = strtok(NULL, " \n"), field++)
        for (int c = 0; c < COLUMNS; c++)
            if (at[c] < 0 && strcmp(word, names[c]) == 0) at[c] = field;
}

/* A paper's total: its name, and numbers. */
static void plain_total(const int at[COLUMNS], char *text)
{
    double x[FIELDS_MAX], found[COLUMNS];
    int n = 0;
    char *end, *paper = strtok(text, " \n");
    if (!paper || strchr(paper, '/')) return;
    for (char *word; n < FIELDS_MAX && (word = strtok(NULL, " \n")); n++) {
        x[n] = strtod(word, &end);
        if (*end) return;
    }
    for (int c = 0; c < COLUMNS; c++) {
        if (at[c] < 0 || at[c] >= n) return;
        found[c] = x[at[c]];
    }
    const double at_most = 3;
    plain_line(paper, "Lemmata, check", found[CHECK], 0, 0);
    plain_line(paper, "Lemmata, terms and verdicts", found[CHAIN] + found[DECIDE], found[CHECK], 0);
    plain_line(paper, "plain doubles", found[PLAIN], found[CHECK], 1 / at_most);
    plain_line(paper, "plain doubles, quick", found[QUICK], found[CHECK], 0);
}

void group_plain(const effort_bench_t *how, bool quick)
{
    (void)how;
    char line[512];
    int at[COLUMNS] = { -1, -1, -1, -1, -1 };
    static const char header[] = "ns per link";
    if (access("build/bench/plain", X_OK) != 0) { fputs("plain: build/bench/plain is not there\n", stderr); return; }
    fputs("plain: lemma by lemma in build/bench/plain.txt\n", stderr);
    FILE *f = popen(quick ? "build/bench/plain --turns 1 bottleneck/interval" : "build/bench/plain --turns 3", "r");
    FILE *kept = fopen("build/bench/plain.txt", "w");
    while (f && fgets(line, sizeof line, f)) {
        if (kept) fputs(line, kept);
        if (strncmp(line, header, sizeof header - 1) == 0) find_columns(at, line + sizeof header - 1);
        else plain_total(at, line);
    }
    if (kept) fclose(kept);
    if (f) pclose(f);
}
