/* SPDX-License-Identifier: MIT
**
** The plain notation. What binds less than its place asks for stands in brackets.
*/
#include "proofs/claims/print/print.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* How tight a node binds. */
enum { LOOSE, CONDITION, SUM, PRODUCT, POWER, ATOM };

static int binds(const node_t *x)
{
    switch (x->kind) {
    case NODE_OR: return LOOSE;
    case NODE_AND: case NODE_COMPARE: case NODE_NOT: return CONDITION;
    case NODE_IF: case NODE_ADD: case NODE_SUB: case NODE_NEG: return SUM;
    case NODE_MUL: case NODE_DIV: case NODE_OVER: return PRODUCT;
    case NODE_POW: return POWER;
    default: return ATOM;
    }
}

static void at_least(sheet_t f, const node_t *x, int least)
{
    bool bracket = binds(x) < least;
    if (bracket) fputc('(', f.to);
    print_node_as(f, x);
    if (bracket) fputc(')', f.to);
}

static void parts(sheet_t f, unsigned n, const node_t *const *part, const char *between)
{
    for (unsigned k = 0; k < n; k++) {
        if (k) fputs(between, f.to);
        print_node_as(f, part[k]);
    }
}

static void bounds(sheet_t f, unsigned n, const bound_t *b)
{
    for (unsigned k = 0; k < n; k++) {
        bool last = k + 1 == n || !b[k + 1].of || (b[k].of && strcmp(b[k].of, b[k + 1].of) != 0);
        fprintf(f.to, "%s%s", k ? ", " : "", b[k].name);
        if (b[k].of && last) fprintf(f.to, " of %s", b[k].of);
    }
}

/* Juxtaposition, where no one could take it for an application or a longer number. */
static const char *times(const node_t *x, const node_t *y)
{
    const node_t *last = x, *first = y;
    while (last->kind == NODE_MUL || last->kind == NODE_DIV || last->kind == NODE_POW) last = last->part[1];
    while (first->kind == NODE_MUL || first->kind == NODE_DIV || first->kind == NODE_POW) first = first->part[0];
    bool bracket =
        binds(first) < PRODUCT || first->kind == NODE_TUPLE || first->kind == NODE_BRACKET || first->kind == NODE_SIZE;
    if (first->kind == NODE_NUMBER || (bracket && last->kind != NODE_NUMBER) || last->kind == NODE_OVER ||
        first->kind == NODE_OVER)
        return " * ";
    return x->kind == NODE_DIV || first->kind == NODE_BRACKET || first->kind == NODE_SIZE ? " * " : " ";
}

static void mean_or_probability(sheet_t f, const node_t *x, const char *open, char close)
{
    fputs(open, f.to);
    print_node_as(f, x->part[0]);
    if (x->n > 1) { fputs(" | ", f.to); print_node_as(f, x->part[1]); }
    fputc(close, f.to);
}

static void groups(sheet_t f, const node_t *x, const char *open)
{
    fputs(open, f.to);
    parts(f, x->n - 1, x->part, ";");
    if (x->part[x->n - 1]->n) { fputc('|', f.to); print_node_as(f, x->part[x->n - 1]); }
    fputc(')', f.to);
}

static void application(sheet_t f, const node_t *x)
{
    const node_t *last = x->n ? x->part[x->n - 1] : NULL;
    bool taken = last && last->kind == NODE_GROUP;
    fprintf(f.to, "%s(", x->name);
    parts(f, taken ? x->n - 1 : x->n, x->part, ", ");
    fputc(')', f.to);
    if (taken) { fputc('(', f.to); print_node_as(f, last); fputc(')', f.to); }
}

/* Symmetric: an author writes TV(P,Q). */
static bool is_distance(const char *name)
{
    static const char *const DISTANCE[] = { "TV", "J", "JS", "BC", "LC", "Hsq", "Hellinger2" };
    for (size_t k = 0; k < sizeof DISTANCE / sizeof *DISTANCE; k++)
        if (strcmp(name, DISTANCE[k]) == 0) return true;
    return false;
}

static void divergence(sheet_t f, const node_t *x)
{
    fputs(x->name, f.to);
    if (x->order) { fputc('[', f.to); print_node_as(f, x->order); fputc(']', f.to); }
    fputc('(', f.to);
    print_node_as(f, x->part[0]);
    fputs(f.written && is_distance(x->name) ? "," : "||", f.to);
    print_node_as(f, x->part[1]);
    if (x->n > 2) { fputc('|', f.to); print_node_as(f, x->part[2]); }
    fputc(')', f.to);
}

static void over(sheet_t f, const node_t *x)
{
    fprintf(f.to, "%s ", x->name);
    bounds(f, x->bounds, x->bound);
    if (x->n == 3) {
        fputs(" in ", f.to);
        at_least(f, x->part[0], SUM);
        fputs("..", f.to);
        at_least(f, x->part[1], SUM);
    }
    fputs(": ", f.to);
    at_least(f, x->part[x->n - 1], PRODUCT);
}

static void number(sheet_t f, const node_t *x)
{
    if (x->name) { fputs(x->name, f.to); return; }
    char *text = mpq_get_str(NULL, 10, x->number);
    bool bracket = strchr(text, '/') || *text == '-';
    fprintf(f.to, bracket ? "(%s)" : "%s", text);
    free(text);
}

static void binary(sheet_t f, const node_t *x, int left, const char *sign, int right)
{
    at_least(f, x->part[0], left);
    fputs(sign, f.to);
    at_least(f, x->part[1], right);
}

/* An `if` or a sum over letters on the left would take in what follows. */
static int left_of(const node_t *x, int least)
{
    const node_t *last = x->part[0];
    while (last->n && (last->kind == NODE_ADD || last->kind == NODE_SUB || last->kind == NODE_NEG))
        last = last->part[last->n - 1];
    bool greedy = last->kind == NODE_IF || (last->kind == NODE_OVER && least > SUM);
    return greedy ? ATOM : least;
}

void print_node_as(sheet_t f, const node_t *x)
{
    switch (x->kind) {
    case NODE_NUMBER: number(f, x); return;
    case NODE_NAME: fputs(x->name, f.to); return;
    case NODE_APPLY: application(f, x); return;
    case NODE_MASS: fprintf(f.to, "%s(", x->name); print_node_as(f, x->part[0]);
        if (x->part[1]->n) { fputc('|', f.to); print_node_as(f, x->part[1]); }
        fputc(')', f.to); return;
    case NODE_NEG: fputc('-', f.to); at_least(f, x->part[0], PRODUCT); return;
    case NODE_ADD: binary(f, x, left_of(x, SUM), " + ", PRODUCT); return;
    case NODE_SUB: binary(f, x, left_of(x, SUM), " - ", PRODUCT); return;
    case NODE_MUL: binary(f, x, left_of(x, PRODUCT), times(x->part[0], x->part[1]), POWER); return;
    case NODE_DIV: binary(f, x, left_of(x, PRODUCT), "/", POWER); return;
    case NODE_POW: binary(f, x, ATOM, "^", x->part[1]->kind == NODE_POW ? POWER : ATOM); return;
    case NODE_COMPARE:
        at_least(f, x->part[0], left_of(x, SUM));
        fprintf(f.to, " %s ", relop_text(x->op));
        at_least(f, x->part[1], SUM);
        return;
    case NODE_AND: binary(f, x, CONDITION, " and ", x->part[1]->kind == NODE_AND ? ATOM : CONDITION); return;
    case NODE_OR: binary(f, x, LOOSE, " or ", CONDITION); return;
    case NODE_NOT: fputs("not ", f.to); at_least(f, x->part[0], ATOM); return;
    case NODE_BRACKET: fputc('[', f.to); print_node_as(f, x->part[0]); fputc(']', f.to); return;
    case NODE_IF:
        fputs("if ", f.to);
        print_node_as(f, x->part[0]);
        fputs(" then ", f.to);
        print_node_as(f, x->part[1]);
        fputs(" else ", f.to);
        print_node_as(f, x->part[2]); return;
    case NODE_OVER: over(f, x); return;
    case NODE_ENTROPY: groups(f, x, "H("); return;
    case NODE_INFORMATION: groups(f, x, "I("); return;
    case NODE_PROB: mean_or_probability(f, x, "Pr(", ')'); return;
    case NODE_MEAN: mean_or_probability(f, x, "E[", ']'); return;
    case NODE_MEAN_UNDER: fputs("E(", f.to); parts(f, 2, x->part, "; "); fputc(')', f.to); return;
    case NODE_DIVERGENCE: divergence(f, x); return;
    case NODE_SIZE: fprintf(f.to, "|%s|", x->name); return;
    case NODE_TUPLE: fputc('(', f.to); parts(f, x->n, x->part, ", "); fputc(')', f.to); return;
    case NODE_GROUP: parts(f, x->n, x->part, ","); return;
    case NODE_FIX: fprintf(f.to, "%s=", x->name); at_least(f, x->part[0], ATOM); return;
    }
}

/* --- facts, claims ------------------------------------------------------------------------------------------------ */

static void each(sheet_t f, unsigned n, const bound_t *b)
{
    if (!n) return;
    fputs("for each ", f.to);
    bounds(f, n, b);
}

void print_fact_as(sheet_t f, const fact_t *x)
{
    static const char *const sign[] = { [FACT_MARKOV] = " -> ", [FACT_INDEPENDENT] = " . ", [FACT_FUNCTION] = ":" };
    if (x->words) fprintf(f.to, "\"%s\": ", x->words);
    each(f, x->eaches, x->each);
    if (x->eaches) fputs(": ", f.to);
    for (unsigned k = 0; k < x->n; k++) {
        if (k && x->kind == FACT_RELATION) fprintf(f.to, " %s ", relop_text(x->op[k - 1]));
        else if (k) fputs(x->kind == FACT_FUNCTION ? " of " : sign[x->kind], f.to);
        print_node_as(f, x->part[k]);
    }
    if (x->given) { fputs(" | ", f.to); print_node_as(f, x->given); }
}

static void facts(sheet_t f, unsigned n, const fact_t *x)
{
    for (unsigned k = 0; k < n; k++) {
        if (k) fputs(" ; ", f.to);
        print_fact_as(f, &x[k]);
    }
}

static void tex(sheet_t f, const char *text) { if (text) fprintf(f.to, "  $%s$", text); }

void print_link_name(FILE *f, const char *name)
{
    const char *quote = strpbrk(name, "<>=!") ? "\"" : "";
    for (const char *c = name; *c; c++)
        if ((unsigned char)*c > 126) quote = "\""; /* bare, it would not be of the language */
    fprintf(f, "[%s%s%s]", quote, name, quote);
}

void print_claim_as(sheet_t f, const claim_t *c)
{
    static const char *const role[] = { "claim", "step claim", "ours claim", "break" };
    fprintf(f.to, "  %s  ", role[c->role]);
    each(f, c->eaches, c->each);
    if (c->eaches) fputs(c->givens ? ", " : ": ", f.to);
    if (c->givens) { fputs("given ", f.to); facts(f, c->givens, c->given); fputs(": ", f.to); }
    print_node_as(f, c->chain.term[0]);
    tex(f, c->chain.tex[0]);
    for (unsigned k = 0; k < c->chain.n; k++) {
        fprintf(f.to, "%s%s ", k || c->chain.tex[0] ? "\n      " : " ", relop_text(c->chain.op[k]));
        print_node_as(f, c->chain.term[k + 1]);
        if (c->chain.name[k]) { fputs("  ", f.to); print_link_name(f.to, c->chain.name[k]); }
        tex(f, c->chain.tex[k + 1]);
    }
    fputc('\n', f.to);
}

void print_node(FILE *f, const node_t *x) { print_node_as((sheet_t){ f, false }, x); }
void print_fact(FILE *f, const fact_t *x) { print_fact_as((sheet_t){ f, false }, x); }
void print_claim(FILE *f, const claim_t *c) { print_claim_as((sheet_t){ f, false }, c); }

/* --- texts in an arena -------------------------------------------------------------------------------------------- */

#define TEXT_OF(A, print, x)                            \
    do {                                                \
        char *text = NULL;                              \
        size_t size;                                    \
        FILE *f = open_memstream(&text, &size);         \
        if (!f) alloc_exhausted();                      \
        print(f, x);                                    \
        if (fclose(f) != 0) alloc_exhausted();          \
        const char *own = arena_printf(A, "%s", text);  \
        free(text);                                     \
        return own;                                     \
    } while (0)

const char *node_text(arena_t *A, const node_t *x) { TEXT_OF(A, print_node, x); }
static void written(FILE *f, const node_t *x) { print_node_as((sheet_t){ f, .written = true }, x); }
const char *node_written(arena_t *A, const node_t *x) { TEXT_OF(A, written, x); }
const char *fact_text(arena_t *A, const fact_t *x) { TEXT_OF(A, print_fact, x); }
const char *lemma_text(arena_t *A, const lemma_tree_t *L) { TEXT_OF(A, print_lemma, L); }
const char *node_tex(arena_t *A, const node_t *x) { TEXT_OF(A, print_node_tex, x); }
