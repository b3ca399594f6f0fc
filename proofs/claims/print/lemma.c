/* SPDX-License-Identifier: MIT
**
** Lemmas and files in the plain notation.
*/
#include "proofs/claims/print/print.h"

#include <stdlib.h>
#include <string.h>

static void names(sheet_t f, unsigned n, const char *const *name, const char *between)
{
    for (unsigned k = 0; k < n; k++) fprintf(f.to, "%s%s", k ? between : "", name[k]);
}

static void nodes(sheet_t f, unsigned n, const node_t *const *x, const char *between)
{
    for (unsigned k = 0; k < n; k++) {
        if (k) fputs(between, f.to);
        print_node_as(f, x[k]);
    }
}

static void end(sheet_t f, const node_t *x, const char *infinite)
{
    if (x) print_node_as(f, x);
    else fputs(infinite, f.to);
}

static void range(sheet_t f, const binder_t *b)
{
    if (b->n_among) { fputc('{', f.to); nodes(f, b->n_among, b->among, ", "); fputc('}', f.to); }
    else if (b->integer) { end(f, b->lo, "inf"); fputs("..", f.to); end(f, b->hi, "inf"); }
    else if (!b->bounded) fputc('R', f.to);
    else {
        fputc(b->open_lo ? '(' : '[', f.to);
        end(f, b->lo, "-inf");
        fputs(", ", f.to);
        end(f, b->hi, "inf");
        fputc(b->open_hi ? ')' : ']', f.to);
    }
}

static void binder(sheet_t f, const binder_t *b)
{
    if (b->sort == SORT_FACTORS) { fputs("law ", f.to); nodes(f, b->factors, b->factor, " "); return; }
    if (b->sort == SORT_TABLES) fputs("table ", f.to);
    if (b->sort == SORT_MAPS) fputs("map ", f.to);
    names(f, b->n, b->name, ", ");
    switch (b->sort) {
    case SORT_VARIABLES:
        fputs(" variables", f.to);
        if (b->letters) { fputs(" on ", f.to); print_node_as(f, b->letters); fputs(" letters", f.to); }
        break;
    case SORT_LAWS: fputs(" laws on ", f.to); names(f, b->alphabets, b->alphabet, ","); break;
    case SORT_CHANNELS:
        fputs(" channel ", f.to);
        names(f, b->alphabets, b->alphabet, ",");
        fprintf(f.to, " -> %s", b->into);
        break;
    case SORT_MAPS:
        fputs(" on ", f.to);
        names(f, b->alphabets, b->alphabet, ",");
        fprintf(f.to, " into %s", b->into);
        break;
    case SORT_TABLES:
        fputs(" on ", f.to);
        names(f, b->alphabets, b->alphabet, ",");
        if (!b->bounded && !b->n_among) break;
        if (!b->n_among && !b->integer && !b->hi && b->lo) {
            fputs(b->open_lo ? " > " : " >= ", f.to);
            print_node_as(f, b->lo);
            break;
        }
        /* fall through */
    default: fputs(" in ", f.to); range(f, b);
    }
}

static void let(sheet_t f, const let_t *l)
{
    fprintf(f.to, "%s%s", l->law ? "law " : "", l->name);
    if (l->args) { fputc('(', f.to); names(f, l->args, l->arg, ","); fputc(')', f.to); }
    if (l->letters) { fputc('(', f.to); names(f, l->letters, l->letter, ","); fputc(')', f.to); }
    fputs(" = ", f.to);
    print_node_as(f, l->body);
    if (l->tex) fprintf(f.to, "  $%s$", l->tex);
    fputc('\n', f.to);
}

static void assignments(sheet_t f, const try_t *t)
{
    for (unsigned k = 0; k < t->n; k++) {
        const assign_t *a = &t->assign[k];
        fprintf(f.to, "%s%s", k ? ", " : "", a->name);
        if (a->range) { fputs(" in ", f.to); nodes(f, 2, a->value, ".."); }
        else if (a->n == 1) { fputs(" = ", f.to); print_node_as(f, a->value[0]); }
        else { fputs(" in {", f.to); nodes(f, a->n, a->value, ", "); fputc('}', f.to); }
    }
}

static void sweep(sheet_t f, const try_t *t)
{
    fprintf(f.to, "%s in ", t->over);
    print_node_as(f, t->lo);
    fputs("..", f.to);
    print_node_as(f, t->hi);
    fputs(": ", f.to);
    assignments(f, t);
}

static void family(sheet_t f, const try_t *t)
{
    if (t->name) fprintf(f.to, "\"%s\": ", t->name);
    switch (t->kind) {
    case TRY_GRID: fprintf(f.to, "grid %lu", t->count); break;
    case TRY_POINTS: fprintf(f.to, "points %s", t->over); break;
    case TRY_SWEEP: fputs("sweep ", f.to); sweep(f, t); break;
    case TRY_CORNERS: fputs(t->n ? "corners " : "corners", f.to); assignments(f, t); break;
    case TRY_DECODERS: fputs(t->n ? "decoders.corners " : "decoders.corners", f.to); assignments(f, t); break;
    case TRY_MADE:
        fputs(t->over, f.to);
        if (t->args) { fputc('(', f.to); nodes(f, t->args, t->arg, ", "); fputc(')', f.to); }
        if (t->n) { fputc(' ', f.to); assignments(f, t); }
        break;
    case TRY_RANDOM:
        fputs("random", f.to);
        if (t->count) fprintf(f.to, " %lu", t->count);
        if (t->letters_lo) {
            fputs(" letters ", f.to);
            print_node_as(f, t->letters_lo);
            fputs("..", f.to);
            print_node_as(f, t->letters_hi);
        }
        if (t->denominators) { fputs(" denominators ", f.to); print_node_as(f, t->denominators); }
        if (t->n) { fputs(": ", f.to); assignments(f, t); }
    }
}

static void link(sheet_t f, const char *name, const char *after)
{
    if (name) {
        print_link_name(f.to, name);
        fputs(after, f.to);
    }
}

static void equality(sheet_t f, const equality_t *e)
{
    static const char *const when[] = { "iff", "if", "only if" };
    fputs("  equality ", f.to);
    link(f, e->link, " ");
    fprintf(f.to, "%s ", when[e->when]);
    for (unsigned k = 0; k < e->n; k++) {
        if (k) fputs(" ; ", f.to);
        print_fact_as(f, &e->fact[k]);
    }
    fputc('\n', f.to);
}

static void table(sheet_t f, const table_t *t)
{
    fprintf(f.to, "  table %s%s", t->data ? "data " : "", t->slug);
    if (t->caption) fprintf(f.to, " \"%s\"", t->caption);
    fputs(" : ", f.to);
    sweep(f, &t->rows);
    for (unsigned k = 0; k < t->n; k++) {
        fputs(k ? ", " : " columns ", f.to);
        print_node_as(f, t->column[k].term);
        if (t->column[k].tex) fprintf(f.to, " $%s$", t->column[k].tex);
        if (t->column[k].up) fputs(" up", f.to);
    }
    fputc('\n', f.to);
}

static void text(sheet_t f, const char *word, const char *value)
{
    if (value) fprintf(f.to, " %s \"%s\"", word, value);
}

static void statement(sheet_t f, const lemma_tree_t *L)
{
    for (unsigned k = 0; k < L->binders.n; k++) {
        fputs("  for  ", f.to);
        binder(f, &L->binders.at[k]);
        fputc('\n', f.to);
    }
    for (unsigned k = 0; k < L->given.n; k++) {
        fputs("  given  ", f.to);
        print_fact_as(f, &L->given.at[k]);
        fputc('\n', f.to);
    }
    for (unsigned k = 0; k < L->lets.n; k++) { fputs("  let  ", f.to); let(f, &L->lets.at[k]); }
    for (unsigned k = 0; k < L->claims.n; k++) print_claim_as(f, &L->claims.at[k]);
    for (unsigned k = 0; k < L->equalities.n; k++) equality(f, &L->equalities.at[k]);
}

static void expectations(sheet_t f, const lemma_tree_t *L)
{
    static const char *const verdict[] = { "proved", "holds", "refuted", "undecided" };
    for (unsigned k = 0; k < L->expects.n; k++) {
        fprintf(f.to, "  expect %s%s", verdict[L->expects.at[k].verdict], L->expects.at[k].link ? " " : "");
        link(f, L->expects.at[k].link, "");
        fputc('\n', f.to);
    }
}

static void number(sheet_t f, const number_t *r)
{
    fprintf(f.to, "  result \"%s\"", r->number);
    if (r->title) fprintf(f.to, " \"%s\"", r->title);
    for (unsigned k = 0; k < r->n; k++) {
        fputs(k ? ", " : " ", f.to);
        link(f, r->link[k].link, "");
        text(f, "if", r->link[k].reading);
    }
    fprintf(f.to, "%s%s\n", r->uses ? " uses " : "", r->uses ? r->uses : "");
}

static void lemma(sheet_t f, const lemma_tree_t *L)
{
    fprintf(f.to, "%s %s", L->kind, L->slug);
    if (L->title) fprintf(f.to, " \"%s\"", L->title);
    text(f, "printed", L->printed);
    text(f, "label", L->label);
    text(f, "source", L->source);
    text(f, "fidelity", L->fidelity);
    fputc('\n', f.to);
    if (L->say) fprintf(f.to, "  say \"%s\"\n", L->say);
    statement(f, L);
    for (unsigned k = 0; k < L->uses.n; k++) {
        const char *id = L->uses.at[k].id, *mark = strchr(id, '#') ? "\"" : "";
        fprintf(f.to, "%s%s%s%s%s", k ? ", " : "  uses ", mark, id, mark, k + 1 < L->uses.n ? "" : "\n");
    }
    for (unsigned k = 0; k < L->reasons.n; k++) {
        fputs("  by ", f.to);
        link(f, L->reasons.at[k].link, ": ");
        fprintf(f.to, "%s\n", L->reasons.at[k].text);
    }
    for (unsigned k = 0; k < L->mends.n; k++) {
        const mend_t *m = &L->mends.at[k];
        fputs("  mend ", f.to);
        link(f, m->link, m->by ? " by " : "");
        link(f, m->by, "");
        fprintf(f.to, " \"%s\"\n", m->text);
    }
    for (unsigned k = 0; k < L->results.n; k++) number(f, &L->results.at[k]);
    for (unsigned k = 0; k < L->tries.n; k++) {
        fputs(L->only ? "  try only " : "  try ", f.to);
        family(f, &L->tries.at[k]);
        fputc('\n', f.to);
    }
    for (unsigned k = 0; k < L->tables.n; k++) table(f, &L->tables.at[k]);
    expectations(f, L);
    fputs("end\n", f.to);
}

void print_lemma(FILE *f, const lemma_tree_t *L) { lemma((sheet_t){ f, true }, L); }

void print_tree(FILE *to, const tree_t *T)
{
    sheet_t f = { to, true };
    if (T->paper) {
        fprintf(f.to, "paper \"%s\"", T->paper);
        text(f, "id", T->id);
        text(f, "source", T->source);
        text(f, "fidelity", T->fidelity);
        for (unsigned k = 0; k < T->order.n; k++) fprintf(f.to, "%s%s", k ? ", " : "\n  order ", T->order.at[k]);
        fputc('\n', f.to);
    }
    for (unsigned k = 0; k < T->defs.n; k++) { fputs("def ", f.to); let(f, &T->defs.at[k]); }
    for (unsigned k = 0; k < T->lemmas.n; k++) { fputc('\n', f.to); lemma(f, T->lemmas.at[k]); }
}

/* --- the hash ----------------------------------------------------------------------------------------------------- */

uint64_t lemma_hash(const tree_t *T, const lemma_tree_t *L)
{
    char *written = NULL;
    size_t size;
    FILE *to = open_memstream(&written, &size);
    sheet_t f = { to, false };
    if (!to) alloc_exhausted();
    for (unsigned k = 0; k < T->defs.n; k++) let(f, &T->defs.at[k]);
    statement(f, L);
    if (fclose(to) != 0) alloc_exhausted();
    uint64_t h = 0xcbf29ce484222325u;
    for (size_t k = 0; k < size; k++) h = (h ^ (unsigned char)written[k]) * 0x100000001b3u;
    free(written);
    return h;
}
