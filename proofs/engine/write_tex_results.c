/* SPDX-License-Identifier: MIT
**
** The page for a referee: of each numbered result whether it stands as printed, with a change, or falls. A result
** stands with a change when for each refuted link of its statement a link of ours that is not refuted is named as what
** mends it.
*/
#include "proofs/engine/write_tex.h"

#include <string.h>

typedef enum { STANDS_PROVED, STANDS, STANDS_CHANGED, STANDS_OPEN, FALLS } standing_of_t;

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

static standing_of_t standing(const record_t *r)
{
    finding_t f = record_lemma(r);
    if (f != FOUND_REFUTED) return f == FOUND_PROVED ? STANDS_PROVED : f == FOUND_HOLDS ? STANDS : STANDS_OPEN;
    for (size_t k = 0; k < lemma_links(r->lemma); k++)
        if (r->lemma->links[k].role == STATEMENT && record_link(r, k) == FOUND_REFUTED && !is_mended(r, k))
            return FALLS;
    return STANDS_CHANGED;
}

/* Does an earlier refuted link say the same? */
static bool said_before(const record_t *r, size_t k, const mended_t *m)
{
    while (k-- > 0) {
        const mended_t *o = record_link(r, k) == FOUND_REFUTED ? lemma_mended(r->lemma, r->lemma->links[k].name) : NULL;
        if (o && o != m && strcmp(o->what, m->what) == 0) return true;
    }
    return false;
}

/* What is changed, or why it falls: a clause a refuted link. */
static void reasons(FILE *f, const record_t *r)
{
    bool any = false;
    for (size_t k = 0; k < lemma_links(r->lemma); k++) {
        const link_t *l = &r->lemma->links[k];
        if (l->role == OURS || record_link(r, k) != FOUND_REFUTED) continue;
        const mended_t *m = lemma_mended(r->lemma, l->name);
        if (m && said_before(r, k, m)) continue;
        fputs(any ? "; " : "", f);
        if (l->role == STEP) fputs("a step of its proof fails: ", f);
        if (m) tex_name(f, m->what);
        else { fputs("``", f); tex_name(f, l->name); fputs("'' is refuted", f); }
        any = true;
    }
}

void write_tex_results(FILE *f, records_t R)
{
    static const char *const says[] = { [STANDS_PROVED] = "stands, proved",
                                        [STANDS] = "stands as printed",
                                        [STANDS_CHANGED] = "stands with a change",
                                        [STANDS_OPEN] = "open",
                                        [FALLS] = "falls" };
    static const char *const shade[] = { [STANDS_PROVED] = "proved",
                                         [STANDS] = "holds",
                                         [STANDS_CHANGED] = "undecided",
                                         [STANDS_OPEN] = "untried",
                                         [FALLS] = "refuted" };
    fputs("\\providecommand\\lemmataoutcome[2]{#2}%\n\\providecommand\\lemmatapage[1]{\\pageref{#1}}%\n"
          "\\begin{tabular}{@{}p{.12\\linewidth}p{.21\\linewidth}p{.18\\linewidth}p{.35\\linewidth}r@{}}\n\\toprule\n"
          "In print & Result & Outcome & What is changed, or why & Page \\\\\n\\midrule\n", f);
    for (size_t i = 0; i < R.n; i++) {
        const record_t *r = &R.at[i];
        if (strcmp(r->lemma->printed, "-") == 0) continue;
        standing_of_t s = standing(r);
        fprintf(f, "\\raggedright ");
        tex_escaped(f, r->lemma->printed);
        fputs(" & \\raggedright ", f);
        tex_escaped(f, r->lemma->title);
        fprintf(f, " & \\lemmataoutcome{%s}{%s} & \\raggedright ", shade[s], says[s]);
        reasons(f, r);
        fprintf(f, " & \\lemmatapage{%s} \\\\\n", r->lemma->id);
    }
    tex_end_tabular(f);
}
