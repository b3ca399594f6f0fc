/* SPDX-License-Identifier: MIT
**
** repair: of each refuted link the nearest statements that no candidate refutes, as claims that can be pasted into its
** lemma. Nothing but a certificate that the checker accepts makes one of them proved.
*/
#include "cli/cli.h"
#include "proofs/claims/print/print.h"
#include "proofs/prove/repair/repair.h"

#include <stdlib.h>

typedef struct { const compiled_t *C; size_t link; repairs_t found; } mending_t;
typedef struct {
    const options_t *o;
    arena_t *A;
    size_t n, room;
    mending_t *at;
    bool unchecked; /* no lemmata-verify is there */
} repairing_t;

/* The claim, without the blanks that a lemma's clauses begin with, and its end of line. */
static const char *claim_text(arena_t *A, const proposal_t *p)
{
    char *text = NULL;
    size_t n;
    FILE *f = open_memstream(&text, &n);
    if (!f) alloc_exhausted();
    print_claim_as((sheet_t){ f, .written = true }, &p->lemma->claims.at[0]);
    if (fclose(f) != 0) alloc_exhausted();
    const char *own = arena_printf(A, "%.*s", (int)(n - 3), text + 2);
    free(text);
    return own;
}

static void repair_one(repairing_t *w, const compiled_t *C, size_t link)
{
    const options_t *o = w->o;
    const repair_options_t how = { .seed = o->check.seed,
                                   .candidates = o->check.candidates ? o->check.candidates : CANDIDATES_DEFAULT,
                                   .evaluations = o->evaluations ? o->evaluations : REPAIR_EVALUATIONS,
                                   .seconds = o->seconds,
                                   .jobs = o->check.jobs };
    repairs_t R;
    repair_link(&R, C, link, &how);
    for (unsigned k = 0; k < R.n; k++) {
        json_t *c = R.at[k].certificate;
        int accepted = c ? certificate_accepted(c) : 1;
        if (accepted == 1) continue;
        w->unchecked = w->unchecked || accepted < 0;
        json_decref(c);
        R.at[k].certificate = NULL;
    }
    if (!R.refuted) return;
    if (w->n == w->room) w->at = arena_grown(w->A, w->at, w->n, &w->room, sizeof *w->at);
    w->at[w->n++] = (mending_t){ C, link, R };
}

/* --- writing ------------------------------------------------------------------------------------------------------ */

static void write_proposal(FILE *f, arena_t *A, const proposal_t *p)
{
    fprintf(f, "    %s: %s\n        %s\n        ", repair_kind_name(p->repair.kind), p->repair.what, claim_text(A, p));
    if (p->certificate) { fprintf(f, "proved, by %s\n", certificate_reason(p->certificate)); return; }
    fprintf(f, "holds on %zu candidates, not proved", p->tried);
    if (p->evaluations) fprintf(f, "; nothing found in %lu evaluations", p->evaluations);
    fputc('\n', f);
}

static void write_repairs(FILE *f, const void *what)
{
    const repairing_t *w = what;
    if (!w->n) fputs("nothing is refuted: there is nothing to repair\n", f);
    for (size_t k = 0; k < w->n; k++) {
        const mending_t *m = &w->at[k];
        const link_t *l = &m->C->lemma.links[m->link];
        fprintf(f, "%s, %s%s: refuted", m->C->lemma.id, l->name, role_mark(l->role));
        fprintf(f, m->found.n ? "; nearest among %u changes" : "; none of %u changes stands", m->found.looked);
        if (m->found.cut_short) fprintf(f, ", of %u: the %g seconds are over", m->found.variants, w->o->seconds);
        fputc('\n', f);
        for (unsigned i = 0; i < m->found.n; i++) write_proposal(f, w->A, &m->found.at[i]);
    }
}

static json_t *proposal_to_json(arena_t *A, const proposal_t *p)
{
    json_t *c = p->certificate ? json_incref(p->certificate) : json_null();
    const char *verdict = p->certificate ? "proved" : "holds",
               *by = p->certificate ? certificate_reason(p->certificate) : NULL;
    return json_pack("{s:s,s:s,s:s,s:s,s:s?,s:I,s:I,s:o}", "kind", repair_kind_name(p->repair.kind), "change",
                     p->repair.what, "claim", claim_text(A, p), "verdict", verdict, "by", by, "tried",
                     (json_int_t)p->tried, "evaluations", (json_int_t)p->evaluations, "certificate", c);
}

static json_t *repairs_to_json(const repairing_t *w)
{
    json_t *links = json_array();
    for (size_t k = 0; k < w->n; k++) {
        const mending_t *m = &w->at[k];
        json_t *list = json_array();
        for (unsigned i = 0; i < m->found.n; i++) json_add(list, proposal_to_json(w->A, &m->found.at[i]));
        json_add(links,
                 json_pack("{s:s,s:s,s:I,s:b,s:o}", "id", m->C->lemma.id, "link", m->C->lemma.links[m->link].name,
                           "changes", (json_int_t)m->found.looked, "cut_short", m->found.cut_short, "repairs", list));
    }
    return json_pack("{s:s,s:o}", "lemmata", LEMMATA_VERSION, "links", links);
}

int command_repair(const options_t *o)
{
    static choice_t choice[CHOICES_MAX];
    size_t n;
    repairing_t w = { .o = o };
    if (o->format == FORMAT_CSV || o->format == FORMAT_TEX) {
        complain("repair: --format: expected text or json");
        return EXIT_BAD_INPUT;
    }
    if (!papers_choose(choice, &n, o)) return EXIT_BAD_INPUT;
    w.A = arena_new();
    for (size_t i = 0; i < n; i++) {
        const compiled_t *C = compiled_of(choice[i].lemma);
        for (size_t k = 0; k < C->links; k++)
            if (C->of[k].says == SAYS_ITSELF) repair_one(&w, C, k);
    }
    if (w.unchecked)
        complain("repair: lemmata-verify is neither beside this program nor in PATH: nothing is called proved");
    bool good = o->format == FORMAT_JSON ? output_json(o->out, repairs_to_json(&w))
                                         : output_write(o->out, write_repairs, &w),
         all = true;
    for (size_t k = 0; k < w.n; k++) {
        all = all && w.at[k].found.n && !w.at[k].found.cut_short;
        repairs_clear(&w.at[k].found);
    }
    arena_free(w.A);
    return !good ? EXIT_INTERNAL : all ? EXIT_HOLDS : EXIT_UNDECIDED;
}
