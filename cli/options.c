/* SPDX-License-Identifier: MIT */
#include "cli/cli.h"

#include <ctype.h>
#include <errno.h>
#include <getopt.h>
#include <math.h>
#include <sched.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

bool complain(const char *format, ...)
{
    char line[1024], clean[1024];
    va_list ap;
    va_start(ap, format);
    vsnprintf(line, sizeof line, format, ap);
    va_end(ap);
    shown(clean, sizeof clean, line, strlen(line)); /* a file's name or text may hold anything */
    fprintf(stderr, "lemmata: %s\n", clean);
    return false;
}

/* A letter each: capitals have no short form. */
static const struct option table[] = {
    { "family", required_argument, NULL, 'F' },  { "candidates", required_argument, NULL, 'n' },
    { "seed", required_argument, NULL, 'S' },    { "timeout", required_argument, NULL, 't' },
    { "prec-max", required_argument, NULL, 'P' }, { "no-filter", no_argument, NULL, 'N' },
    { "format", required_argument, NULL, 'f' },  { "output", required_argument, NULL, 'o' },
    { "index", required_argument, NULL, 'I' },   { "jobs", required_argument, NULL, 'j' },
    { "shard", required_argument, NULL, 's' },
    { "against", required_argument, NULL, 'a' }, { "quiet", no_argument, NULL, 'q' },
    { "verbose", no_argument, NULL, 'v' },       { "digits", required_argument, NULL, 'D' },
    { "codebook", required_argument, NULL, 'M' }, { "separation", required_argument, NULL, 'E' },
    { "labels", required_argument, NULL, 'm' },  { "delta", required_argument, NULL, 'd' },
    { "eta", required_argument, NULL, 'e' },     { "kl", required_argument, NULL, 'k' },
    { "residual", required_argument, NULL, 'r' }, { "empirical", required_argument, NULL, 'H' },
    { "target", required_argument, NULL, 'R' },  { "contexts", required_argument, NULL, 'C' },
    { "points", required_argument, NULL, 'p' },  { "best-of", required_argument, NULL, 'b' },
    { "beta", required_argument, NULL, 'B' },    { "bootstrap", required_argument, NULL, 'X' },
    { "plot", required_argument, NULL, 'G' },     { "columns", required_argument, NULL, 'K' },
    { "header", required_argument, NULL, 'T' },  { "names", required_argument, NULL, 'A' },
    { "separator", required_argument, NULL, 'U' }, { "wide", no_argument, NULL, 'W' },
    { "normalise", no_argument, NULL, 'Z' },     { "bits", no_argument, NULL, 'Y' },
    { "confidence", required_argument, NULL, 'L' },
    { "claim", required_argument, NULL, 'y' },
    { "given", required_argument, NULL, 'g' },
    { "counts", no_argument, NULL, 'c' },        { "help", no_argument, NULL, 'h' },
    { "version", no_argument, NULL, 'V' },       { NULL, 0, NULL, 0 }
};

static const char *long_name(int letter)
{
    for (const struct option *k = table; k->name; k++)
        if (k->val == letter) return k->name;
    return "?";
}

/* A whole number from lo to hi. */
static bool whole(unsigned long long *x, int letter, const char *text, unsigned long long lo, unsigned long long hi)
{
    char *end;
    errno = 0;
    *x = isdigit((unsigned char)*text) ? strtoull(text, &end, 10) : 0;
    if (isdigit((unsigned char)*text) && *end == 0 && errno == 0 && *x >= lo && *x <= hi) return true;
    return complain("--%s %.60s: expected a whole number from %llu to %llu", long_name(letter), text, lo, hi);
}

static bool seconds(double *x, const char *text)
{
    char *end;
    *x = isdigit((unsigned char)*text) || *text == '.' ? strtod(text, &end) : 0;
    if (*x > 0 && *end == 0 && isfinite(*x)) return true;
    return complain("--timeout %.60s: expected a positive number of seconds", text);
}

static bool format(format_t *f, const char *text)
{
    static const char *const name[] = { "text", "json", "csv", "tex" };
    for (unsigned k = 0; k < 4; k++)
        if (strcmp(text, name[k]) == 0) { *f = (format_t)k; return true; }
    return complain("--format %.60s: expected text, json, csv or tex", text);
}

static bool yes_or_no(said_t *s, int letter, const char *text)
{
    *s = strcmp(text, "yes") == 0 ? SAID_YES : SAID_NO;
    return *s == SAID_YES || strcmp(text, "no") == 0 || complain("--%s %.60s: expected yes or no", long_name(letter), text);
}

static bool separator(char *c, const char *text)
{
    static const char *const name[] = { "comma", "semicolon", "tab" };
    for (unsigned k = 0; k < 3; k++)
        if (strcmp(text, name[k]) == 0) { *c = ",;\t"[k]; return true; }
    return complain("--separator %.60s: expected comma, semicolon or tab", text);
}

/* I/N, 1 <= I <= N. */
static bool shard(shard_t *s, const char *text)
{
    char *slash, *end;
    bool digits = isdigit((unsigned char)*text);
    s->part = digits ? strtoul(text, &slash, 10) : 0;
    digits = digits && *slash == '/' && isdigit((unsigned char)slash[1]);
    s->of = digits ? strtoul(slash + 1, &end, 10) : 0;
    if (digits && *end == 0 && s->part >= 1 && s->part <= s->of && s->of <= SHARDS_MAX) return true;
    return complain("--shard %.60s: expected I/N, 1 <= I <= N <= %d", text, SHARDS_MAX);
}

/* The cores that this process may run on; where that is not to be had, those that are online. */
static unsigned cores(void)
{
    cpu_set_t mine;
    long n = sched_getaffinity(0, sizeof mine, &mine) == 0 ? CPU_COUNT(&mine) : sysconf(_SC_NPROCESSORS_ONLN);
    return n < 1 ? 1 : n > JOBS_MAX ? JOBS_MAX : (unsigned)n;
}

static bool take(options_t *o, int letter, const char *value)
{
    unsigned long long x = 0;
    switch (letter) {
    case 'F': o->check.family = value; return true;
    case 'n': if (!whole(&x, letter, value, 1, CANDIDATES_MOST)) return false; o->check.candidates = x; return true;
    case 'I': if (!whole(&x, letter, value, 0, CANDIDATES_MOST)) return false; o->index = x; o->indexed = true; return true;
    case 'S': if (!whole(&x, letter, value, 0, INT64_MAX)) return false; o->check.seed = x; return true;
    case 'P': if (!whole(&x, letter, value, PREC_LEAST, PREC_MOST)) return false; o->check.prec_max = (long)x; return true;
    case 'j': if (!whole(&x, letter, value, 1, JOBS_MAX)) return false; o->check.jobs = (unsigned)x; return true;
    case 'D': if (!whole(&x, letter, value, 1, 1000)) return false; o->digits = (long)x; return true;
    case 't': return seconds(&o->timeout, value);
    case 's': return shard(&o->check.shard, value);
    case 'f': return format(&o->format, value);
    case 'o': o->out = value; return true;
    case 'a': o->against = value; return true;
    case 'N': o->check.filter = false; return true;
    case 'q': o->loudness = QUIET; return true;
    case 'v': o->loudness = VERBOSE; return true;
    case 'c': o->counts = true; return true;
    case 'L': o->confidence = value; return true;
    case 'M': o->codebook = value; return true;
    case 'E': o->separation = value; return true;
    case 'm': o->labels = value; return true;
    case 'd': o->delta = value; return true;
    case 'e': o->eta = value; return true;
    case 'k': o->kl = value; return true;
    case 'r': o->residual = value; return true;
    case 'H': o->empirical = value; return true;
    case 'R': o->target = value; return true;
    case 'C': o->contexts = value; return true;
    case 'p': if (!whole(&x, letter, value, 1, 1000)) return false; o->points = (unsigned long)x; return true;
    case 'b': if (!whole(&x, letter, value, 1, 1000000)) return false; o->best_of = (unsigned long)x; return true;
    case 'X': if (!whole(&x, letter, value, 0, 10000)) return false; o->bootstrap = (unsigned long)x; return true;
    case 'B': o->beta = value; return true;
    case 'G': o->plot = value; return true;
    case 'K': o->columns = value; return true;
    case 'T': return yes_or_no(&o->header, letter, value);
    case 'A': return yes_or_no(&o->names, letter, value);
    case 'U': return separator(&o->separator, value);
    case 'W': o->wide = true; return true;
    case 'Z': o->normalise = true; return true;
    case 'Y': o->bits = true; return true;
    case 'y': o->claim = value; return true;
    case 'g': o->given = value; return true;
    case 'h': o->help = true; return true;
    case 'V': o->version = true; return true;
    default: return false;
    }
}

bool options_read(options_t *o, int argc, char **argv, const char *letters)
{
    *o = (options_t){ .digits = 0, .loudness = NORMAL, .bootstrap = 1000 };
    o->check = (check_options_t){ .seed = 1, .prec_max = 4096, .filter = true, .jobs = cores() };
    opterr = 0;
    for (;;) {
        int letter = getopt_long(argc, argv, ":t:o:m:j:e:qvh", table, NULL);
        if (letter == 'e' && strchr(letters, 'y')) letter = 'y'; /* -e CLAIM */
        if (letter == -1) break;
        if (letter == ':') return complain("%s: %.60s needs a value", argv[0], argv[optind - 1]);
        if (letter == '?' && isprint(optopt) && !strchr(argv[optind - 1], '='))
            return complain("%s: no option -%c (lemmata --help lists them)", argv[0], optopt);
        if (letter == '?') return complain("%s: no option %.60s (lemmata --help lists them)", argv[0], argv[optind - 1]);
        if (!strchr("hV", letter) && !strchr(letters, letter)) return complain("%s takes no option --%s", argv[0], long_name(letter));
        if (!take(o, letter, optarg)) return false;
    }
    o->args = argv + optind;
    o->nargs = (size_t)(argc - optind);
    return true;
}
