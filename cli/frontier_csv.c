/* SPDX-License-Identifier: MIT
**
** Files of rewards: `reward` or `prompt,reward` a line; a header may stand first. A field in quotes may hold commas, line ends and
** doubled quotes. Blank lines are passed over.
*/
#include "cli/frontier.h"
#include "numerics/base/rat.h"

#include <stdlib.h>
#include <string.h>

typedef struct { char *text; size_t n, line, column; } field_t;

typedef struct {
    const char *file;
    char *p, *end, *row; /* what is next; where its line starts */
    size_t line;
} reader_t;

/* --- fields ------------------------------------------------------------------------------------------------- */

static bool blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

/* After the opening quote; what the quotes hold is moved together over the doubled ones. */
static bool quoted(reader_t *R, field_t *f)
{
    char *to = f->text = ++R->p;
    for (; R->p < R->end; *to++ = *R->p++) {
        if (*R->p == '"' && (++R->p == R->end || *R->p != '"')) {
            f->n = (size_t)(to - f->text);
            while (R->p < R->end && blank(*R->p)) R->p++;
            if (R->p == R->end || *R->p == ',' || *R->p == '\n') return true;
            return complain("%s:%zu:%zu: text after a closing quote, expected a comma or the line's end", R->file, R->line, (size_t)(R->p - R->row) + 1);
        }
        if (*R->p == '\n') { R->line++; R->row = R->p + 1; }
    }
    return complain("%s:%zu:%zu: a quote that is not closed", R->file, f->line, f->column);
}

static bool field(reader_t *R, field_t *f)
{
    while (R->p < R->end && blank(*R->p)) R->p++;
    *f = (field_t){ R->p, 0, R->line, (size_t)(R->p - R->row) + 1 };
    if (R->p < R->end && *R->p == '"') return quoted(R, f);
    while (R->p < R->end && *R->p != ',' && *R->p != '\n') R->p++;
    f->n = (size_t)(R->p - f->text);
    while (f->n && blank(f->text[f->n - 1])) f->n--;
    return true;
}

/* The next row that is not blank: its first two fields, and how many there are; 0 at the end. */
static bool row(reader_t *R, field_t f[2], size_t *fields)
{
    *fields = 0;
    while (R->p < R->end && *fields == 0) {
        for (bool more = true; more; ++*fields) {
            field_t one;
            if (!field(R, &one)) return false;
            if (*fields < 2) f[*fields] = one;
            more = R->p < R->end && *R->p == ',';
            if (more) R->p++;
        }
        if (R->p < R->end) { R->p++; R->line++; R->row = R->p; }
        if (*fields == 1 && f[0].n == 0) *fields = 0;
    }
    return true;
}

/* --- prompts: their numbers by their names ---------------------------------------------------------------- */

typedef struct { field_t *name; uint32_t *slot; size_t n, room; } prompts_t;

static uint64_t hash_of(const field_t *f)
{
    uint64_t h = 0xcbf29ce484222325u;
    for (size_t k = 0; k < f->n; k++) h = (h ^ (unsigned char)f->text[k]) * 0x100000001b3u;
    return h ^ h >> 29;
}

static size_t slot_of(const prompts_t *P, const field_t *f)
{
    size_t at = (size_t)hash_of(f) & (P->room - 1);
    for (; P->slot[at]; at = (at + 1) & (P->room - 1)) {
        const field_t *g = &P->name[P->slot[at] - 1];
        if (g->n == f->n && memcmp(g->text, f->text, f->n) == 0) break;
    }
    return at;
}

/* At most half of the slots are taken. */
static uint32_t prompt_of(prompts_t *P, const field_t *f)
{
    if (2 * P->n >= P->room) {
        P->room = P->room ? 2 * P->room : 1024;
        free(P->slot);
        P->slot = alloc_array(P->room, sizeof *P->slot);
        P->name = alloc_wider(P->name, P->room * sizeof *P->name);
        for (size_t k = 0; k < P->n; k++) P->slot[slot_of(P, &P->name[k])] = (uint32_t)k + 1;
    }
    size_t at = slot_of(P, f);
    if (!P->slot[at]) {
        P->name[P->n++] = *f;
        P->slot[at] = (uint32_t)P->n;
    }
    return P->slot[at] - 1;
}

/* --- the file ---------------------------------------------------------------------------------------------- */

typedef struct { reader_t R; samples_t *s; prompts_t P; uint32_t *of; size_t n, room, width, bytes; } table_t;

static bool complain_at(const table_t *t, const field_t *f, const char *what)
{
    return complain("%s:%zu:%zu: %s", t->R.file, f->line, f->column, what);
}

static bool add(table_t *t, const field_t f[2])
{
    const field_t *reward = &f[t->width - 1];
    if (t->n == SAMPLES_MAX || t->n == t->room) return complain("%s:%zu:1: more than %d rewards", t->R.file, f->line, SAMPLES_MAX);
    if (t->width == 2 && f->n == 0) return complain_at(t, f, "an empty prompt, expected `prompt,reward`");
    const char *error = rat_read(t->s->r + t->n, reward->text, reward->n);
    if (error && reward->n == 0) return complain_at(t, reward, "nothing where a reward was expected");
    if (error) return complain("%s:%zu:%zu: \"%.*s\": %s", t->R.file, reward->line, reward->column, reward->n > 40 ? 40 : (int)reward->n, reward->text, error);
    t->bytes += (mpz_size(mpq_numref(t->s->r + t->n)) + mpz_size(mpq_denref(t->s->r + t->n))) * sizeof(mp_limb_t);
    if (t->bytes > SAMPLE_BYTES_MAX) return complain_at(t, reward, "the rewards up to here are too long to be held exactly, expected fewer digits or smaller exponents");
    t->of[t->n++] = t->width == 2 ? prompt_of(&t->P, f) : 0;
    return true;
}

static bool rows(table_t *t)
{
    field_t f[2];
    size_t fields, header = 0, line = 0;
    if (!row(&t->R, f, &fields)) return false;
    if (fields && fields <= 2 && f[fields - 1].n && !csv_numeric(f[fields - 1].text, f[fields - 1].n)) {
        header = fields;
        line = f->line;
        if (!row(&t->R, f, &fields)) return false;
        if (fields == 0) return complain("%s:%zu:1: a header and no rows, expected `reward` or `prompt,reward`", t->R.file, line);
        if (fields != header)
            return complain("%s:%zu:1: no number and %zu fields, expected a reward or a header of %zu as in line %zu", t->R.file, line, header, fields, f->line);
    }
    if (fields == 0) return complain("%s:1:1: no rows, expected `reward` or `prompt,reward`", t->R.file);
    if (fields > 2) return complain("%s:%zu:1: %zu fields, expected `reward` or `prompt,reward`", t->R.file, f->line, fields);
    t->width = fields;
    for (line = f->line; fields;) {
        if (fields != t->width) return complain("%s:%zu:1: %zu fields, expected %zu as in line %zu", t->R.file, f->line, fields, t->width, line);
        if (!add(t, f) || !row(&t->R, f, &fields)) return false;
    }
    return true;
}

/* The rewards of each prompt side by side. */
static void by_prompt(table_t *t, arena_t *A)
{
    samples_t *s = t->s;
    s->prompts = t->width == 2 ? t->P.n : 1;
    s->first = ARENA_ARRAY(A, size_t, s->prompts + 2); /* one place further on while they are filled */
    mpq_ptr sorted = alloc_bytes(t->n * sizeof *sorted);
    for (size_t i = 0; i < t->n; i++) s->first[t->of[i] + 2]++;
    for (size_t p = 0; p < s->prompts; p++) s->first[p + 2] += s->first[p + 1];
    for (size_t i = 0; i < t->n; i++) sorted[s->first[t->of[i] + 1]++] = s->r[i];
    memcpy(s->r, sorted, t->n * sizeof *sorted);
    free(sorted);
}

static bool read_table(table_t *t, arena_t *A, char *text, size_t n)
{
    size_t bom = n >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0, lines = 1;
    t->R.p = t->R.row = text + bom;
    t->R.end = text + n;
    t->R.line = 1;
    char *zero = memchr(text, 0, n), *start = text + bom;
    for (char *p = start; (p = memchr(p, '\n', (size_t)(t->R.end - p))); start = p) {
        if (zero && p > zero) break;
        p++;
        lines++;
    }
    if (zero) return complain("%s:%zu:%zu: a zero byte, expected text", t->R.file, lines, (size_t)(zero - start) + 1);
    t->room = lines < SAMPLES_MAX ? lines : SAMPLES_MAX;
    t->s->r = arena_mpq(A, t->room);
    t->of = alloc_bytes(t->room * sizeof *t->of);
    return rows(t);
}

bool samples_read(samples_t *s, arena_t *A, const char *file)
{
    size_t n;
    char *text = input_read(file, &n);
    if (!text) return false;
    table_t t = { .R.file = strcmp(file, "-") == 0 ? "standard input" : file, .s = s };
    bool good = read_table(&t, A, text, n);
    if (good) by_prompt(&t, A);
    free(t.P.name);
    free(t.P.slot);
    free(t.of);
    free(text);
    return good;
}
