/* SPDX-License-Identifier: MIT
**
** The page for a referee: a row a number in print, whether it stands as printed, with a change, in one reading, or
** falls. A number stands with a change when for each refuted link of its statement a link of ours that is not refuted
** is named as what mends it; it depends on the reading when some readings of what the paper leaves open are refuted and
** others are not. Links that no row of their lemma names are a last row of it, under the lemma's own number.
*/
#include "proofs/engine/write_tex.h"

#include <string.h>

typedef enum { STANDS_PROVED, STANDS, STANDS_READ, STANDS_CHANGED, STANDS_OPEN, FALLS } standing_of_t;

typedef struct {
    const record_t *r;
    const result_t *of; /* NULL: what no result names */
} row_t;

static bool names(const result_t *o, size_t k, const char **reading)
{
    for (size_t i = 0; i < o->n; i++)
        if (o->link[i].link == k) {
            *reading = o->link[i].reading;
            return true;
        }
    return false;
}

/* Is link k of the row, and in which reading? */
static bool has(row_t w, size_t k, const char **reading)
{
    *reading = NULL;
    if (w.of) return names(w.of, k, reading);
    const char *other;
    for (const result_t *o = w.r->lemma->results; o && o->number; o++)
        if (names(o, k, &other)) return false;
    return w.r->lemma->links[k].role != OURS;
}

static finding_t finding_of(const record_t *r, const char *link)
{
    for (size_t k = 0; k < lemma_links(r->lemma); k++)
        if (strcmp(r->lemma->links[k].name, link) == 0) return record_link(r, k);
    return FOUND_NONE;
}

static bool is_mended(const record_t *r, size_t k)
{
    const mended_t *m = lemma_mended(r->lemma, r->lemma->links[k].name);
    finding_t by = m && m->by ? finding_of(r, m->by) : FOUND_NONE;
    return by == FOUND_PROVED || by == FOUND_HOLDS;
}

/* The worst of the row's statement in this reading; NULL: of what is no matter of reading. */
static finding_t worst(row_t w, const char *reading)
{
    finding_t f = FOUND_NONE;
    const char *in;
    for (size_t k = 0; k < lemma_links(w.r->lemma); k++)
        if (has(w, k, &in) && text_same(in, reading) && w.r->lemma->links[k].role == STATEMENT && record_link(w.r, k) > f)
            f = record_link(w.r, k);
    return f;
}

static standing_of_t standing(row_t w)
{
    finding_t plain = worst(w, NULL), best = FOUND_REFUTED, most = plain;
    bool read = false, mended = true;
    const char *in;
    for (size_t k = 0; k < lemma_links(w.r->lemma); k++) {
        if (!has(w, k, &in) || w.r->lemma->links[k].role != STATEMENT) continue;
        mended &= record_link(w.r, k) != FOUND_REFUTED || is_mended(w.r, k);
        if (!in) continue;
        finding_t f = worst(w, in);
        read = true;
        if (f < best) best = f;
        if (f > most) most = f;
    }
    if (most != FOUND_REFUTED) return most == FOUND_PROVED ? STANDS_PROVED : most == FOUND_HOLDS ? STANDS : STANDS_OPEN;
    if (plain != FOUND_REFUTED && read && best != FOUND_REFUTED) return STANDS_READ;
    return mended ? STANDS_CHANGED : FALLS;
}

static const char *reading_of(row_t w, size_t k)
{
    const char *in;
    return has(w, k, &in) ? in : NULL;
}

/* The readings of this finding, "if A or if B", each once; is there one? */
static bool readings(FILE *f, row_t w, finding_t as, const char *before, const char *says)
{
    bool any = false;
    for (size_t k = 0; k < lemma_links(w.r->lemma); k++) {
        const char *in = reading_of(w, k);
        bool again = !in || worst(w, in) != as;
        for (size_t i = 0; i < k && !again; i++) again = text_same(reading_of(w, i), in);
        if (again) continue;
        if (!any) fprintf(f, "%s%s ", before, says);
        fputs(any ? " or if " : "if ", f);
        tex_name(f, in);
        any = true;
    }
    return any;
}

/* Does an earlier refuted link of the row say the same? */
static bool said_before(row_t w, size_t k, const mended_t *m)
{
    const char *in;
    while (k-- > 0) {
        const mended_t *o = has(w, k, &in) && record_link(w.r, k) == FOUND_REFUTED
                                ? lemma_mended(w.r->lemma, w.r->lemma->links[k].name)
                                : NULL;
        if (o && o != m && strcmp(o->what, m->what) == 0) return true;
    }
    return false;
}

/* What is changed, or why it falls: a clause a refuted link. */
static bool reasons(FILE *f, row_t w, const char *before)
{
    bool any = false;
    const char *in;
    for (size_t k = 0; k < lemma_links(w.r->lemma); k++) {
        const link_t *l = &w.r->lemma->links[k];
        if (!has(w, k, &in) || record_link(w.r, k) != FOUND_REFUTED) continue;
        const mended_t *m = lemma_mended(w.r->lemma, l->name);
        if (m && said_before(w, k, m)) continue;
        fputs(any ? "; " : before, f);
        if (l->role == STEP) fputs("a step of its proof fails: ", f);
        if (m)
            tex_name(f, m->what);
        else {
            fputs("``", f);
            tex_name(f, l->name);
            fputs("'' is refuted", f);
        }
        any = true;
    }
    return any;
}

/* Is there a link of the statement, or a refuted step, that no result names? */
static bool leftover(const record_t *r)
{
    const char *in;
    for (size_t k = 0; k < lemma_links(r->lemma); k++)
        if (has((row_t){ r, NULL }, k, &in) &&
            (r->lemma->links[k].role == STATEMENT || record_link(r, k) == FOUND_REFUTED))
            return true;
    return false;
}

/* Does no row of the record stand? */
static bool none_stands(const record_t *r)
{
    for (const result_t *o = r->lemma->results; o && o->number; o++)
        if (standing((row_t){ r, o }) <= STANDS_READ || standing((row_t){ r, o }) == STANDS_OPEN) return false;
    standing_of_t s = standing((row_t){ r, NULL });
    return !leftover(r) || s == STANDS_CHANGED || s == FALLS;
}

/* What the printed proof of the row stands on and falls; NULL. */
static const record_t *leans_on(records_t R, row_t w)
{
    const char *one[] = { w.of ? w.of->uses : NULL, NULL };
    const char *const *uses = w.r->lemma->results ? one : w.r->lemma->uses;
    for (size_t u = 0; uses && uses[u]; u++)
        for (size_t i = 0; i < R.n; i++) {
            const char *id = R.at[i].lemma->id;
            if (!uses_link(uses[u]) && strcmp(id, uses[u]) == 0 && none_stands(&R.at[i])) return &R.at[i];
        }
    return NULL;
}

static const char *const says[] = {
    [STANDS_PROVED] = "stands, proved",        [STANDS] = "stands as printed", [STANDS_READ] = "as it is read",
    [STANDS_CHANGED] = "stands with a change", [STANDS_OPEN] = "open",         [FALLS] = "falls"
};
static const char *const shade[] = {
    [STANDS_PROVED] = "proved",     [STANDS] = "holds",        [STANDS_READ] = "undecided",
    [STANDS_CHANGED] = "undecided", [STANDS_OPEN] = "untried", [FALLS] = "refuted"
};

/* Of what stands, and of which nothing else is said: for what it was found to. */
static void for_what(FILE *f, row_t w, standing_of_t s)
{
    unsigned long tried = 0;
    const char *in;
    for (size_t k = 0; k < lemma_links(w.r->lemma); k++)
        if (has(w, k, &in) && w.r->lemma->links[k].role == STATEMENT) tried += record_tried(&w.r->link[k]);
    if (s == STANDS_PROVED) fputs("for all parameters", f);
    else if (s == STANDS) fprintf(f, "never violated, tried %lu times", tried);
}

static const char *number_of(row_t w) { return w.of ? w.of->number : w.r->lemma->printed; }

static void write_row(FILE *f, records_t R, row_t w, bool first, void *self)
{
    (void)self;
    const lemma_t *L = w.r->lemma;
    standing_of_t s = standing(w);
    fputs("\\raggedright ", f);
    tex_escaped(f, number_of(w));
    fputs(" & \\raggedright ", f);
    if (w.of && w.of->title)
        tex_name(f, w.of->title);
    else if (first)
        tex_escaped(f, L->title);
    fprintf(f, " & \\lemmataoutcome{%s}{%s} & \\raggedright ", shade[s], says[s]);
    bool any = false;
    if (s == STANDS_READ) {
        any |= readings(f, w, FOUND_PROVED, "", "stands, proved,");
        any |= readings(f, w, FOUND_HOLDS, any ? "; " : "", "stands");
        any |= readings(f, w, FOUND_UNTRIED, any ? "; " : "", "open");
        any |= readings(f, w, FOUND_UNDECIDED, any ? "; " : "", "open");
        any |= readings(f, w, FOUND_REFUTED, any ? "; " : "", "falls");
    }
    any |= reasons(f, w, any ? ": " : "");
    const record_t *under = s <= STANDS_READ ? leans_on(R, w) : NULL;
    if (under) {
        char number[80]; /* "Theorem 2" of "Theorem 2, (16)" */
        snprintf(number, sizeof number, "%.*s", (int)strcspn(under->lemma->printed, ","), under->lemma->printed);
        fputs(any ? "; its printed proof leans on " : "its printed proof leans on ", f);
        tex_name(f, number);
        fputs(", which falls as printed", f);
    }
    if (!any && !under) for_what(f, w, s);
    fprintf(f, " & \\lemmatapage{%s} \\\\\n", L->id);
}

/* Every row, in the order of the page. */
typedef void each_t(FILE *f, records_t R, row_t w, bool first, void *self);

static void each_row(FILE *f, records_t R, each_t *one, void *self)
{
    for (size_t i = 0; i < R.n; i++) {
        const record_t *r = &R.at[i];
        const result_t *o = r->lemma->results;
        if (!o && strcmp(r->lemma->printed, "-") == 0) continue;
        for (size_t k = 0; o && o[k].number; k++) one(f, R, (row_t){ r, &o[k] }, k == 0, self);
        if (!o || leftover(r)) one(f, R, (row_t){ r, NULL }, !o, self);
    }
}

typedef struct { standing_of_t of; const char *last; } glance_t;

static void glance(FILE *f, records_t R, row_t w, bool first, void *self)
{
    glance_t *g = self;
    (void)R, (void)first;
    if (standing(w) != g->of || text_same(g->last, number_of(w))) return;
    if (g->last) fputs("; ", f);
    else fprintf(f, "\\lemmataoutcome{%s}{%s} & ", shade[g->of], says[g->of]);
    tex_escaped(f, number_of(w));
    g->last = number_of(w);
}

void write_tex_glance(FILE *f, records_t R)
{
    fputs("\\providecommand\\lemmataoutcome[2]{#2}%\n\\begin{tabular}{@{}lp{.78\\linewidth}@{}}\n\\toprule\n", f);
    for (standing_of_t s = STANDS_PROVED; s <= FALLS; s++) {
        glance_t g = { .of = s };
        each_row(f, R, glance, &g);
        if (g.last) fputs(" \\\\\n", f);
    }
    tex_end_tabular(f);
}

void write_tex_results(FILE *f, records_t R)
{
    static const char *const share[] = { ".165", ".23", ".2", ".405" }; /* of what the page and the gaps leave */
    fputs("\\providecommand\\lemmataoutcome[2]{#2}%\n\\providecommand\\lemmatapage[1]{\\pageref{#1}}%\n"
          "\\providecommand\\lemmataendhead{}%\n\\begin{tabular}{@{}", f);
    for (size_t k = 0; k < sizeof share / sizeof *share; k++)
        fprintf(f, "p{%s\\dimexpr\\linewidth-8\\tabcolsep-2.6em\\relax}", share[k]);
    fputs("r@{}}\n\\toprule\nIn print & Result & Outcome & What is changed, or why & Page \\\\\n\\midrule\n\\lemmataendhead\n",
          f);
    each_row(f, R, write_row, NULL);
    tex_end_tabular(f);
}
