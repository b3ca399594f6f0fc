/* SPDX-License-Identifier: MIT */
#include "proofs/engine/write.h"
#include "numerics/base/utf8.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The terms of the link's chain, those that links lead to from its own: first .. last. */
static void chain_terms(const lemma_t *L, size_t link, size_t *first, size_t *last)
{
    const link_t *l = &L->links[link];
    *first = l->lhs < l->rhs ? l->lhs : l->rhs;
    *last = l->lhs < l->rhs ? l->rhs : l->lhs;
    for (bool more = true; more;) {
        more = false;
        for (l = L->links; l->name; l++) {
            size_t lo = l->lhs < l->rhs ? l->lhs : l->rhs, hi = l->lhs < l->rhs ? l->rhs : l->lhs;
            if (hi < *first || lo > *last || (lo >= *first && hi <= *last)) continue;
            if (lo < *first) *first = lo;
            if (hi > *last) *last = hi;
            more = true;
        }
    }
}

void write_shown(FILE *f, const char *indent, const lemma_t *L, size_t link, const shown_t *s)
{
    size_t first, last;
    chain_terms(L, link, &first, &last);
    if (s->label[0]) fprintf(f, "%sat %s\n", indent, s->label);
    for (size_t k = 0; k < s->terms; k++) {
        const shown_term_t *t = &s->term[k];
        if (t->term < first || t->term > last) continue;
        if (t->at_most) fprintf(f, "%s%-44s at most %s\n", indent, L->terms[t->term].name, t->ends.hi);
        else fprintf(f, "%s%-44s in [%s, %s]\n", indent, L->terms[t->term].name, t->ends.lo, t->ends.hi);
    }
    for (unsigned k = 0; k < s->certificates; k++) fprintf(f, "%sfor all t, %s\n", indent, s->certificate[k]);
}

static void write_place(FILE *f, const lemma_t *L, place_t at)
{
    fprintf(f, "%s, candidate %zu", L->families[at.family]->name, at.index);
}

/* A slack that holds strictly is above 0: where no double says so the decimals do, or the bracket. */
static void write_slack(FILE *f, const link_record_t *l)
{
    char *lo = span_lo(l->slack, 6), *hi = span_hi(l->slack, 6);
    bool seen = l->slack.lo > 0, shown = !seen && l->slack_shown.lo && strcmp(l->slack_shown.lo, "0") != 0;
    if (shown) fprintf(f, "        least slack in [%s, %s] at ", l->slack_shown.lo, l->slack_shown.hi);
    else fprintf(f, "        least slack in %s%s, %s] at ", seen ? "[" : "(", seen ? lo : "0", hi);
    free(lo);
    free(hi);
}

static void write_tightness(FILE *f, const record_t *r, size_t k)
{
    const link_record_t *l = &r->link[k];
    char *hi;
    if (!l->tightest.set) return;
    write_slack(f, l);
    write_place(f, r->lemma, l->tightest);
    double share;
    if (ledger_share(&share, r, k)) fprintf(f, "; at least %.1f%% of the chain's slack", floor(1000 * share) / 10);
    fputc('\n', f);
    if (!l->has_ratio) return;
    hi = span_hi(l->ratio, 6);
    fprintf(f, "        greatest ratio over all candidates at most %s\n", hi);
    free(hi);
}

/* What holds by a bound is said where no slack is. */
static void write_held(FILE *f, const record_t *r, size_t k)
{
    const link_record_t *l = &r->link[k];
    if (!l->held.set || l->tightest.set) return;
    fputs("        holds, for one, at ", f);
    write_place(f, r->lemma, l->held);
    fputs("; its slack is not known\n", f);
}

static void write_attained(FILE *f, const record_t *r, size_t k)
{
    if (!r->link[k].attained.set) return;
    fputs("        equal, for one, at ", f);
    write_place(f, r->lemma, r->link[k].attained);
    fputc('\n', f);
}

static void write_violation(FILE *f, const record_t *r, size_t k)
{
    const link_record_t *l = &r->link[k];
    const shown_t *s = l->shown[SHOWN_VIOLATION];
    if (!l->violation.set) return;
    fprintf(f, "        counterexample: ");
    write_place(f, r->lemma, l->violation);
    fputc('\n', f);
    if (!s) return;
    char *text = json_dumps(s->candidate, 0);
    fprintf(f, "        %s\n", text);
    write_shown(f, "          ", r->lemma, k, s);
    free(text);
}

/* A line a kind: the first candidate without a verdict for such a reason. Of an undecided one its terms, too. */
static void write_reasons(FILE *f, const record_t *r, size_t k)
{
    for (size_t i = 0; i < REASONS; i++) {
        const reason_t *reason = &r->link[k].reason[i];
        if (!reason->at.set) continue;
        fprintf(f, "        %s, for one, at ", verdict_name(reason_verdict((reason_kind_t)i)));
        write_place(f, r->lemma, reason->at);
        fprintf(f, ": %s\n", reason->why);
        const shown_t *s = i == REASON_UNDECIDED ? r->link[k].shown[SHOWN_UNDECIDED] : NULL;
        if (s) write_shown(f, "          ", r->lemma, k, s);
    }
}

static void write_link(FILE *f, const record_t *r, size_t k)
{
    const link_t *l = &r->lemma->links[k];
    const unsigned long *n = r->link[k].count;
    fprintf(f, "    %-10s%s%s:  %s %s %s\n", finding_name(record_link(r, k)), l->name, role_mark(l->role),
            r->lemma->terms[l->lhs].name, relation_name(l->rel), r->lemma->terms[l->rhs].name);
    if (record_link(r, k) == FOUND_PROVED && r->lemma->rests && r->lemma->rests[k])
        fprintf(f, "        proved from %s\n", r->lemma->rests[k]);
    fprintf(f,
            "        tried %lu: %lu hold strictly, %lu equal, %lu violated, %lu undecided; %lu outside the hypotheses",
            record_tried(&r->link[k]), n[VERDICT_HOLDS], n[VERDICT_EQUAL], n[VERDICT_VIOLATED], n[VERDICT_UNDECIDED],
            n[VERDICT_OUTSIDE]);
    if (n[VERDICT_BEYOND]) fprintf(f, ", %lu beyond the limits of the program", n[VERDICT_BEYOND]);
    fputc('\n', f);
    write_attained(f, r, k);
    write_held(f, r, k);
    write_tightness(f, r, k);
    write_violation(f, r, k);
    write_reasons(f, r, k);
    const mended_t *m = record_link(r, k) == FOUND_REFUTED ? lemma_mended(r->lemma, l->name) : NULL;
    if (m)
        fprintf(f, "        %s: %s%s%s%s\n", m->by ? "true with" : "it falls", m->what, m->by ? " [" : "",
                m->by ? m->by : "", m->by ? "]" : "");
}

static void write_routes(FILE *f, const record_t *r)
{
    fprintf(f, "    signs decided: %lu by form, %lu by the filter, %lu by enclosures, %lu by the exact test of zero\n",
            r->routes[ROUTE_FORM], r->routes[ROUTE_FILTER], r->routes[ROUTE_ENCLOSURE], r->routes[ROUTE_EXACT]);
}

/* How many links there are of each finding, in this role; in any, where it is ROLES. */
static void write_findings(FILE *f, records_t R, role_t role)
{
    unsigned long found[FINDINGS] = { 0 };
    for (size_t i = 0; i < R.n; i++)
        for (size_t k = 0; k < lemma_links(R.at[i].lemma); k++)
            found[record_link(&R.at[i], k)] += role == ROLES || R.at[i].lemma->links[k].role == role;
    fprintf(f, "%lu proved, %lu hold, %lu refuted, %lu undecided, %lu untried\n", found[FOUND_PROVED],
            found[FOUND_HOLDS], found[FOUND_REFUTED], found[FOUND_UNDECIDED], found[FOUND_UNTRIED]);
}

static void write_counts(FILE *f, records_t R)
{
    static const char *const of[ROLES] = { "of statements", "steps of printed proofs", "ours" };
    unsigned long links = 0, in[ROLES] = { 0 };
    for (size_t i = 0; i < R.n; i++)
        for (size_t k = 0; k < lemma_links(R.at[i].lemma); k++, links++) in[R.at[i].lemma->links[k].role]++;
    fprintf(f, "%zu lemma%s, %lu link%s: ", R.n, R.n == 1 ? "" : "s", links, links == 1 ? "" : "s");
    write_findings(f, R, ROLES);
    for (int role = 0; role < ROLES; role++) {
        if (!in[role]) continue;
        fprintf(f, "    %lu %s: ", in[role], of[role]);
        write_findings(f, R, (role_t)role);
    }
}

/* After the title: which links fail, by what they are to the lemma. A true statement may have a proof with a step that
** fails. */
static void write_refuted_names(FILE *f, const record_t *r)
{
    static const char *const says[ROLES] = { " -- refuted: ", " -- a step of the printed proof fails: ",
                                             " -- ours refuted: " };
    for (int role = 0; role < ROLES; role++) {
        const char *before = says[role];
        for (size_t k = 0; k < lemma_links(r->lemma); k++) {
            if (r->lemma->links[k].role != (role_t)role || record_link(r, k) != FOUND_REFUTED) continue;
            fprintf(f, "%s\"%s\"", before, r->lemma->links[k].name);
            before = ", ";
        }
    }
}

/* What is open of its steps and of our links, where the statement is decided; what is found of ours where there is
** none. */
static void write_open(FILE *f, const record_t *r)
{
    finding_t lemma = record_lemma(r), steps = record_role(r, STEP), ours = record_role(r, OURS);
    if (lemma == FOUND_NONE && steps == FOUND_NONE) {
        fprintf(f, " -- no link is of the paper; ours: %s", finding_name(ours));
        return;
    }
    if (steps != lemma && (steps == FOUND_UNDECIDED || steps == FOUND_UNTRIED))
        fprintf(f, " -- a step of the printed proof: %s", finding_name(steps));
    if (ours != lemma && (ours == FOUND_UNDECIDED || ours == FOUND_UNTRIED))
        fprintf(f, " -- a link of ours: %s", finding_name(ours));
}

/* Verdict, id, number in print where there is one, title. */
static void write_head(FILE *f, const record_t *r)
{
    const lemma_t *L = r->lemma;
    fprintf(f, "%-10s%s  ", finding_name(record_lemma(r)), L->id);
    if (strcmp(L->printed, "-") != 0) fprintf(f, "%s (%s): ", L->printed, lemma_fidelity(r->paper, L));
    fputs(L->title, f);
}

void write_text(FILE *f, records_t R, loudness_t loudness)
{
    for (size_t i = 0; i < R.n; i++) {
        const record_t *r = &R.at[i];
        const char *leans = leans_on_refuted(R, r);
        write_head(f, r);
        write_refuted_names(f, r);
        write_open(f, r);
        const char *between = loudness == QUIET ? " -- " : "\n    "; /* quietly: one line */
        if (leans) fprintf(f, "%sits proof leans on %s, which is refuted", between, leans);
        if (r->cut_short) fprintf(f, "%sthe time was up after %lu candidates", between, r->candidates);
        fputc('\n', f);
        if (loudness == QUIET) continue;
        for (size_t k = 0; k < lemma_links(r->lemma); k++) write_link(f, r, k);
        if (loudness == VERBOSE) write_routes(f, r);
        fputc('\n', f);
    }
    write_counts(f, R);
}

/* --- CSV --------------------------------------------------------------------------------------------------- */

/* A text that begins as a formula does gets an apostrophe before it, as spreadsheets take it for text, unless all of it
** is a number; quotes are doubled (RFC 4180). */
void write_cell(FILE *f, const char *text)
{
    size_t n = strlen(text);
    char *s = alloc_bytes(n + 1);
    utf8_shown(s, n + 1, text, n);
    bool number = *s && strchr("+-", *s) && !s[1 + strspn(s + 1, "0123456789./")];
    bool acts = *s && strchr("=+-@", *s) && !number;
    fputs(acts ? "\"'" : "\"", f);
    for (const char *p = s; *p; p++) {
        if (*p == '"') fputc('"', f);
        fputc(*p, f);
    }
    fputc('"', f);
    free(s);
}

void write_csv(FILE *f, records_t R)
{
    fputs("id,link,relation,lhs,rhs,role,ours,verdict,tried,holds,equal,violated,undecided,outside,beyond,slack_lo,"
          "slack_hi,"
          "greatest_ratio_lo,greatest_ratio_hi\n",
          f);
    for (size_t i = 0; i < R.n; i++)
        for (size_t k = 0; k < lemma_links(R.at[i].lemma); k++) {
            const record_t *r = &R.at[i];
            const link_t *l = &r->lemma->links[k];
            const link_record_t *n = &r->link[k];
            fprintf(f, "%s,", r->lemma->id);
            write_cell(f, l->name);
            fprintf(f, ",%s,", relation_name(l->rel));
            write_cell(f, r->lemma->terms[l->lhs].name);
            fputc(',', f);
            write_cell(f, r->lemma->terms[l->rhs].name);
            fprintf(f, ",%s,%s,%s,%lu,%lu,%lu,%lu,%lu,%lu,%lu", role_name(l->role), l->role == OURS ? "true" : "false",
                    finding_name(record_link(r, k)), record_tried(n), n->count[VERDICT_HOLDS], n->count[VERDICT_EQUAL],
                    n->count[VERDICT_VIOLATED], n->count[VERDICT_UNDECIDED], n->count[VERDICT_OUTSIDE],
                    n->count[VERDICT_BEYOND]);
            char *slack_lo = n->tightest.set ? span_lo(n->slack, 17) : NULL,
                 *slack_hi = n->tightest.set ? span_hi(n->slack, 17) : NULL;
            char *ratio_lo = n->has_ratio ? span_lo(n->ratio, 17) : NULL,
                 *ratio_hi = n->has_ratio ? span_hi(n->ratio, 17) : NULL;
            fprintf(f, ",%s,%s,%s,%s\n", slack_lo ? slack_lo : "", slack_hi ? slack_hi : "", ratio_lo ? ratio_lo : "",
                    ratio_hi ? ratio_hi : "");
            free(slack_lo);
            free(slack_hi);
            free(ratio_lo);
            free(ratio_hi);
        }
}
