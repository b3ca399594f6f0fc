/* SPDX-License-Identifier: MIT */
#include "cli/help.h"
#include "proofs/claims/tree/fault.h"

#include <ctype.h>
#include <errno.h>
#include <getopt.h>
#include <math.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *long_name(int letter) { return option_of(letter, NULL) ? option_of(letter, NULL)->name : "?"; }

const char *meant(const char *name, const char *const *known, size_t n)
{
    static arena_t *home;
    if (!home) home = arena_new();
    return did_you_mean(home, name, known, n);
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

static bool seconds(double *x, int letter, const char *text)
{
    char *end;
    *x = isdigit((unsigned char)*text) || *text == '.' ? strtod(text, &end) : 0;
    if (*x > 0 && *end == 0 && isfinite(*x)) return true;
    return complain("--%s %.60s: expected a positive number of seconds", long_name(letter), text);
}

static bool format(format_t *f, const char *text)
{
    static const char *const name[] = { "text", "json", "csv", "tex" };
    for (unsigned k = 0; k < 4; k++)
        if (strcmp(text, name[k]) == 0) { *f = (format_t)k; return true; }
    return complain("--format %.60s: expected text, json, csv or tex%s", text, meant(text, name, 4));
}

static bool yes_or_no(said_t *s, int letter, const char *text)
{
    *s = strcmp(text, "yes") == 0 ? SAID_YES : SAID_NO;
    return *s == SAID_YES || strcmp(text, "no") == 0 ||
           complain("--%s %.60s: expected yes or no", long_name(letter), text);
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
    case 'I':
        if (!whole(&x, letter, value, 0, CANDIDATES_MOST)) return false;
        o->index = x;
        o->indexed = true;
        return true;
    case 'S': if (!whole(&x, letter, value, 0, INT64_MAX)) return false; o->check.seed = x; return true;
    case 'P':
        if (!whole(&x, letter, value, PREC_LEAST, PREC_MOST)) return false;
        o->check.prec_max = (long)x;
        return true;
    case 'j': if (!whole(&x, letter, value, 1, JOBS_MAX)) return false; o->check.jobs = (unsigned)x; return true;
    case 'D': if (!whole(&x, letter, value, 1, 1000)) return false; o->digits = (long)x; return true;
    case 't': return seconds(&o->timeout, letter, value);
    case 'z': return seconds(&o->seconds, letter, value);
    case 'w': if (!whole(&x, letter, value, 1, 100000000)) return false; o->evaluations = (unsigned long)x; return true;
    case 's': return shard(&o->check.shard, value);
    case 'f': return format(&o->format, value);
    case 'o': o->out = value; return true;
    case 'a': o->against = value; return true;
    case 'J': o->proofs = value; return true;
    case 'N': o->check.filter = false; return true;
    case 'q': o->loudness = QUIET; return true;
    case 'v': o->loudness = VERBOSE; return true;
    case 'c': o->counts = true; return true;
    case 'L': o->confidence = value; return true;
    case 'M': o->codebook = value; return true;
    case 'E': o->separation = value; return true;
    case 'i': o->eps = value; return true;
    case 'm': o->labels = value; return true;
    case 'd': o->delta = value; return true;
    case 'e': o->eta = value; return true;
    case 'k': o->kl = value; return true;
    case '1': o->context = value; return true;
    case 'r': o->residual = value; return true;
    case 'H': o->empirical = value; return true;
    case 'R': o->target = value; return true;
    case 'C': o->contexts = value; return true;
    case 'l': o->allocate = value; return true;
    case 'x': o->within = value; return true;
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
    case 'O': if (strcmp(value, "coq") != 0) return complain("--to %.60s: expected coq", value); return true;
    case 'Q': o->print = true; return true;
    case 'u': o->resume = true; return true;
    case '0': o->record = true; return true;
    case 'h': o->help = true; return true;
    case 'V': o->version = true; return true;
    default: return false;
    }
}

/* The table as getopt reads it: each name once. */
enum { OPTIONS_MAX = 80 };

static void long_options(struct option *to)
{
    size_t n = 0;
    for (const option_t *k = option_table; k->name; k++) {
        bool seen = n && strcmp(to[n - 1].name, k->name) == 0;
        if (!seen && n + 1 < OPTIONS_MAX)
            to[n++] = (struct option){ k->name, k->argument ? required_argument : no_argument, NULL, k->letter };
    }
    to[n] = (struct option){ NULL, 0, NULL, 0 };
}

/* The option that the command may have been asked for. */
static bool no_option(const command_t *c, const char *word)
{
    const char *known[OPTIONS_MAX];
    size_t n = 0;
    char name[64];
    for (const option_t *k = option_table; k->name && n < OPTIONS_MAX; k++)
        if (option_taken(k, c) && option_of(k->letter, c->name) == k) known[n++] = k->name;
    snprintf(name, sizeof name, "%.*s", (int)strcspn(word, "="), word + strspn(word, "-"));
    const char *hint = meant(name, known, n);
    if (*hint)
        return complain("%s: no option %.60s; did you mean --%s", c->name, word, hint + strlen("; did you mean "));
    return complain("%s: no option %.60s (lemmata help %s lists them)", c->name, word, c->name);
}

bool options_read(options_t *o, int argc, char **argv, const command_t *c)
{
    struct option table[OPTIONS_MAX];
    *o = (options_t){ .digits = 0, .loudness = NORMAL, .bootstrap = 1000 };
    o->check = (check_options_t){ .seed = 1, .prec_max = 4096, .filter = true, .jobs = cores() };
    long_options(table);
    opterr = 0;
    for (;;) {
        int letter = getopt_long(argc, argv, ":t:o:m:j:e:qvh", table, NULL);
        if (letter == 'e' && strchr(c->letters, 'y')) letter = 'y'; /* -e CLAIM */
        if (letter == -1) break;
        if (letter == ':') return complain("%s: %.60s needs a value", argv[0], argv[optind - 1]);
        if (letter == '?' && isprint(optopt) && !strchr(argv[optind - 1], '='))
            return complain("%s: no option -%c (lemmata help %s lists them)", argv[0], optopt, c->name);
        if (letter == '?') return no_option(c, argv[optind - 1]);
        if (!strchr("hV", letter) && !strchr(c->letters, letter))
            return complain("%s takes no option --%s (lemmata help %s lists them)", argv[0], long_name(letter),
                            c->name);
        if (!take(o, letter, optarg)) return false;
    }
    o->args = argv + optind;
    o->nargs = (size_t)(argc - optind);
    return true;
}
