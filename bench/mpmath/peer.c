/* SPDX-License-Identifier: MIT
**
** mpmath: another process, started once and asked line by line; bench/mpmath/peer.py says in which words. It times
** itself.
*/
#include "bench/bench.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static FILE *ask, *hear;

static void start(const char *python)
{
    int to[2], from[2];
    if (pipe(to) != 0 || pipe(from) != 0) return;
    signal(SIGPIPE, SIG_IGN);
    fflush(stdout);
    if (fork() == 0) {
        dup2(to[0], 0);
        dup2(from[1], 1);
        for (int i = 0; i < 2; i++) { close(to[i]); close(from[i]); }
        execlp(python, python, "bench/mpmath/peer.py", (char *)NULL);
        _exit(127);
    }
    close(to[0]);
    close(from[1]);
    ask = fdopen(to[1], "w");
    hear = fdopen(from[0], "r");
}

/* The next line, without its end, in memory that stays until the next call; NULL when the process has gone. */
static char *line(void)
{
    static char *text;
    static size_t room;
    fflush(ask);
    ssize_t n = getline(&text, &room, hear);
    if (n <= 0) return NULL;
    text[n - 1] = 0;
    return text;
}

/* The first Python of the path may not be the one that the package is for. */
static const char *version(void)
{
    static const char *const python[] = { "python3", "/usr/bin/python3" };
    static char kept[128];
    static bool tried;
    for (size_t i = 0; !tried && !kept[0] && i < COUNT(python); i++) {
        start(python[i]);
        if (!hear) break;
        fputs("version\n", ask);
        const char *text = line();
        if (text) snprintf(kept, sizeof kept, "%s", text);
    }
    tried = true;
    return kept[0] ? kept : NULL;
}

static const char *const name[] = {
    [WORK_ENTROPY] = "entropy", [WORK_MUTUAL] = "mutual", [WORK_KLINV] = "klinv", [WORK_CAPACITY] = "capacity",
    [WORK_MAURER] = "maurer"
};

static void numbers(const problem_t *P)
{
    if (P->m) fprintf(ask, " %lu", P->m);
    else if (P->W) fprintf(ask, " %zu %zu %lu", P->nx, P->ny, P->row);
    else fprintf(ask, " %zu", P->kl ? P->answers : P->n);
    for (size_t i = 0; i < (P->W ? P->nx : P->n); i++) fprintf(ask, " %lu", P->w ? P->w[i] : 1);
    for (size_t i = 0; i < P->nx * P->ny; i++) fprintf(ask, " %lu", P->W[i]);
    for (size_t i = 0; P->kl && i < P->answers; i++)
        fprintf(ask, " %lu %lu %lu %lu", P->kl[i].pn, P->kl[i].pd, P->kl[i].cn, P->kl[i].cd);
}

typedef struct { const problem_t *P; char remark[128]; } state_t;

static void *begin(const problem_t *P, long bits)
{
    if (!version()) return NULL;
    fprintf(ask, "%s %ld %ld", name[P->work], bits, P->need);
    numbers(P);
    fputc('\n', ask);
    const char *text = line();
    if (!text || strcmp(text, "ready") != 0) return NULL;
    state_t *s = take(1, sizeof *s);
    s->P = P;
    return s;
}

static void end_of(mpfr_ptr r, mpfr_rnd_t rnd)
{
    mpz_t mantissa;
    mpz_init(mantissa);
    const char *digits = strtok(NULL, " "), *exponent = strtok(NULL, " ");
    if (!digits || !exponent || mpz_set_str(mantissa, digits, 10) != 0) mpfr_set_nan(r);
    else mpfr_set_z_2exp(r, mantissa, atol(exponent), rnd);
    mpz_clear(mantissa);
}

/* Capacity is timed on some iterations, and the time scaled to as many as MPFR took: the iteration is the same. */
static double turn(encl_t *answer, void *state, double least)
{
    state_t *s = state;
    fprintf(ask, "turn %g\n", least);
    char *text = line();
    if (!text) { fputs("bench: mpmath's process has ended\n", stderr); exit(1); }
    double spent = atof(strtok(text, " "));
    long steps = atol(strtok(NULL, " "));
    for (size_t i = 0; i < s->P->answers; i++) {
        end_of(&answer[i]->left, MPFR_RNDD);
        end_of(&answer[i]->right, MPFR_RNDU);
    }
    if (s->P->work != WORK_CAPACITY || steps >= *s->P->iterations) return spent;
    snprintf(s->remark, sizeof s->remark,
             "timed on %ld iterations (the width is theirs), scaled to the %ld that MPFR took", steps,
             *s->P->iterations);
    return spent * (double)*s->P->iterations / (double)steps;
}

static const char *remark(void *state) { return ((state_t *)state)->remark; }

static const method_t entropy = { WORK_ENTROPY, "mpmath iv", true, begin, NULL, free, turn, NULL };
static const method_t mutual = { WORK_MUTUAL, "mpmath iv", true, begin, NULL, free, turn, NULL };
static const method_t klinv = { WORK_KLINV, "mpmath iv, bisection", true, begin, NULL, free, turn, NULL };
static const method_t capacity = { WORK_CAPACITY, "mpmath, Blahut-Arimoto", true, begin, NULL, free, turn, remark };
static const method_t maurer = { WORK_MAURER, "mpmath iv, powers", true, begin, NULL, free, turn, NULL };
static const method_t *const all[] = { &entropy, &mutual, &klinv, &capacity, &maurer };

const peer_t peer_mpmath = { "mpmath", version, all, COUNT(all) };
