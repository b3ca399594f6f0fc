/* SPDX-License-Identifier: MIT
**
** Lemmas and files in the plain notation.
*/
#include "proofs/claims/print/print.h"

#include <stdlib.h>
#include <string.h>

static void names(FILE *f, unsigned n, const char *const *name, const char *between)
{
    for (unsigned k = 0; k < n; k++) fprintf(f, "%s%s", k ? between : "", name[k]);
}

static void nodes(FILE *f, unsigned n, const node_t *const *x, const char *between)
{
    for (unsigned k = 0; k < n; k++) {
        if (k) fputs(between, f);
        print_node(f, x[k]);
    }
}

static void end(FILE *f, const node_t *x, const char *infinite)
{
    if (x) print_node(f, x);
    else fputs(infinite, f);
}

static void range(FILE *f, const binder_t *b)
{
    if (b->n_among) { fputc('{', f); nodes(f, b->n_among, b->among, ", "); fputc('}', f); }
    else if (b->integer) { end(f, b->lo, "inf"); fputs("..", f); end(f, b->hi, "inf"); }
    else if (!b->bounded) fputc('R', f);
    else {
        fputc(b->open_lo ? '(' : '[', f);
        end(f, b->lo, "-inf");
        fputs(", ", f);
        end(f, b->hi, "inf");
        fputc(b->open_hi ? ')' : ']', f);
    }
}

static void binder(FILE *f, const binder_t *b)
{
    if (b->sort == SORT_FACTORS) { fputs("law ", f); nodes(f, b->factors, b->factor, " "); return; }
    if (b->sort == SORT_TABLES) fputs("table ", f);
    if (b->sort == SORT_MAPS) fputs("map ", f);
    names(f, b->n, b->name, ", ");
    switch (b->sort) {
    case SORT_VARIABLES:
        fputs(" variables", f);
        if (b->letters) { fputs(" on ", f); print_node(f, b->letters); fputs(" letters", f); }
        break;
    case SORT_LAWS: fputs(" laws on ", f); names(f, b->alphabets, b->alphabet, ","); break;
    case SORT_CHANNELS: fputs(" channel ", f); names(f, b->alphabets, b->alphabet, ","); fprintf(f, " -> %s", b->into); break;
    case SORT_MAPS: fputs(" on ", f); names(f, b->alphabets, b->alphabet, ","); fprintf(f, " into %s", b->into); break;
    case SORT_TABLES:
        fputs(" on ", f);
        names(f, b->alphabets, b->alphabet, ",");
        if (!b->bounded && !b->n_among) break;
        if (!b->n_among && !b->integer && !b->hi && b->lo) { fputs(b->open_lo ? " > " : " >= ", f); print_node(f, b->lo); break; }
        /* fall through */
    default: fputs(" in ", f); range(f, b);
    }
}

static void let(FILE *f, const let_t *l)
{
    fprintf(f, "%s%s", l->law ? "law " : "", l->name);
    if (l->args) { fputc('(', f); names(f, l->args, l->arg, ","); fputc(')', f); }
    if (l->letters) { fputc('(', f); names(f, l->letters, l->letter, ","); fputc(')', f); }
    fputs(" = ", f);
    print_node(f, l->body);
    if (l->tex) fprintf(f, "  $%s$", l->tex);
    fputc('\n', f);
}

static void assignments(FILE *f, const try_t *t)
{
    for (unsigned k = 0; k < t->n; k++) {
        const assign_t *a = &t->assign[k];
        fprintf(f, "%s%s", k ? ", " : "", a->name);
        if (a->range) { fputs(" in ", f); nodes(f, 2, a->value, ".."); }
        else if (a->n == 1) { fputs(" = ", f); print_node(f, a->value[0]); }
        else { fputs(" in {", f); nodes(f, a->n, a->value, ", "); fputc('}', f); }
    }
}

static void sweep(FILE *f, const try_t *t)
{
    fprintf(f, "%s in ", t->over);
    print_node(f, t->lo);
    fputs("..", f);
    print_node(f, t->hi);
    fputs(": ", f);
    assignments(f, t);
}

static void family(FILE *f, const try_t *t)
{
    if (t->name) fprintf(f, "\"%s\": ", t->name);
    switch (t->kind) {
    case TRY_GRID: fprintf(f, "grid %lu", t->count); break;
    case TRY_POINTS: fprintf(f, "points %s", t->over); break;
    case TRY_SWEEP: fputs("sweep ", f); sweep(f, t); break;
    case TRY_CORNERS: fputs(t->n ? "corners " : "corners", f); assignments(f, t); break;
    case TRY_RANDOM:
        fputs("random", f);
        if (t->count) fprintf(f, " %lu", t->count);
        if (t->letters_lo) { fputs(" letters ", f); print_node(f, t->letters_lo); fputs("..", f); print_node(f, t->letters_hi); }
        if (t->denominators) { fputs(" denominators ", f); print_node(f, t->denominators); }
        if (t->n) { fputs(": ", f); assignments(f, t); }
    }
}

static void link(FILE *f, const char *name, const char *after) { if (name) { print_link_name(f, name); fputs(after, f); } }

static void equality(FILE *f, const equality_t *e)
{
    static const char *const when[] = { "iff", "if", "only if" };
    fputs("  equality ", f);
    link(f, e->link, " ");
    fprintf(f, "%s ", when[e->when]);
    for (unsigned k = 0; k < e->n; k++) {
        if (k) fputs(" ; ", f);
        print_fact(f, &e->fact[k]);
    }
    fputc('\n', f);
}

static void table(FILE *f, const table_t *t)
{
    fprintf(f, "  table %s%s", t->data ? "data " : "", t->slug);
    if (t->caption) fprintf(f, " \"%s\"", t->caption);
    fputs(" : ", f);
    sweep(f, &t->rows);
    for (unsigned k = 0; k < t->n; k++) {
        fputs(k ? ", " : " columns ", f);
        print_node(f, t->column[k].term);
        if (t->column[k].tex) fprintf(f, " $%s$", t->column[k].tex);
        if (t->column[k].up) fputs(" up", f);
    }
    fputc('\n', f);
}

static void text(FILE *f, const char *word, const char *value) { if (value) fprintf(f, " %s \"%s\"", word, value); }

static void statement(FILE *f, const lemma_tree_t *L)
{
    for (unsigned k = 0; k < L->binders.n; k++) { fputs("  for  ", f); binder(f, &L->binders.at[k]); fputc('\n', f); }
    for (unsigned k = 0; k < L->given.n; k++) { fputs("  given  ", f); print_fact(f, &L->given.at[k]); fputc('\n', f); }
    for (unsigned k = 0; k < L->lets.n; k++) { fputs("  let  ", f); let(f, &L->lets.at[k]); }
    for (unsigned k = 0; k < L->claims.n; k++) print_claim(f, &L->claims.at[k]);
    for (unsigned k = 0; k < L->equalities.n; k++) equality(f, &L->equalities.at[k]);
}

static void expectations(FILE *f, const lemma_tree_t *L)
{
    static const char *const verdict[] = { "proved", "holds", "refuted", "undecided" };
    for (unsigned k = 0; k < L->expects.n; k++) {
        fprintf(f, "  expect %s ", verdict[L->expects.at[k].verdict]);
        link(f, L->expects.at[k].link, "");
        fputc('\n', f);
    }
}

void print_lemma(FILE *f, const lemma_tree_t *L)
{
    fprintf(f, "%s %s", L->kind, L->slug);
    if (L->title) fprintf(f, " \"%s\"", L->title);
    text(f, "printed", L->printed);
    text(f, "label", L->label);
    text(f, "source", L->source);
    text(f, "fidelity", L->fidelity);
    fputc('\n', f);
    if (L->say) fprintf(f, "  say \"%s\"\n", L->say);
    statement(f, L);
    for (unsigned k = 0; k < L->uses.n; k++) {
        const char *id = L->uses.at[k].id, *mark = strchr(id, '#') ? "\"" : "";
        fprintf(f, "%s%s%s%s%s", k ? ", " : "  uses ", mark, id, mark, k + 1 < L->uses.n ? "" : "\n");
    }
    for (unsigned k = 0; k < L->reasons.n; k++) {
        fputs("  by ", f);
        link(f, L->reasons.at[k].link, ": ");
        fprintf(f, "%s\n", L->reasons.at[k].text);
    }
    for (unsigned k = 0; k < L->mends.n; k++) {
        const mend_t *m = &L->mends.at[k];
        fputs("  mend ", f);
        link(f, m->link, m->by ? " by " : "");
        link(f, m->by, "");
        fprintf(f, " \"%s\"\n", m->text);
    }
    for (unsigned k = 0; k < L->tries.n; k++) { fputs(L->only ? "  try only " : "  try ", f); family(f, &L->tries.at[k]); fputc('\n', f); }
    for (unsigned k = 0; k < L->tables.n; k++) table(f, &L->tables.at[k]);
    expectations(f, L);
    fputs("end\n", f);
}

void print_tree(FILE *f, const tree_t *T)
{
    if (T->paper) {
        fprintf(f, "paper \"%s\"", T->paper);
        text(f, "id", T->id);
        text(f, "source", T->source);
        text(f, "fidelity", T->fidelity);
        for (unsigned k = 0; k < T->order.n; k++) fprintf(f, "%s%s", k ? ", " : "\n  order ", T->order.at[k]);
        fputc('\n', f);
    }
    for (unsigned k = 0; k < T->defs.n; k++) { fputs("def ", f); let(f, &T->defs.at[k]); }
    for (unsigned k = 0; k < T->lemmas.n; k++) { fputc('\n', f); print_lemma(f, T->lemmas.at[k]); }
}

/* --- the hash ------------------------------------------------------------------------------------------------------------- */

uint64_t lemma_hash(const tree_t *T, const lemma_tree_t *L)
{
    char *written = NULL;
    size_t size;
    FILE *f = open_memstream(&written, &size);
    if (!f) alloc_exhausted();
    for (unsigned k = 0; k < T->defs.n; k++) let(f, &T->defs.at[k]);
    statement(f, L);
    if (fclose(f) != 0) alloc_exhausted();
    uint64_t h = 0xcbf29ce484222325u;
    for (size_t k = 0; k < size; k++) h = (h ^ (unsigned char)written[k]) * 0x100000001b3u;
    free(written);
    return h;
}
