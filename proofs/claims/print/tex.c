/* SPDX-License-Identifier: MIT
**
** TeX, with amsmath: fractions, roots, sums with limits, displayed chains aligned at their relations.
*/
#include <stdio.h> /* before gmp.h, which then declares gmp_fprintf */
#include "proofs/claims/print/print.h"
#include "proofs/engine/write_tex.h"

#include <ctype.h>
#include <string.h>

enum { CONDITION, SUM, PRODUCT, POWER, ATOM };

/* How an author's TeX binds: a sum has + or - outside brackets, one symbol no space and no bracket. */
static int tex_binds(const char *s)
{
    int depth = 0, least = ATOM;
    for (const char *at = s; *at; at++) {
        if (*at == '\\' && at[1] && strchr("{}", at[1])) { at++; continue; }
        depth += strchr("{([", *at) ? 1 : strchr("})]", *at) ? -1 : 0;
        if (depth == 0 && at > s && strchr("+-", *at) && !strchr("_^", at[-1])) return SUM;
        if (strchr(" (", *at)) least = PRODUCT;
    }
    return least;
}

static int binds(const node_t *x)
{
    if (x->kind == NODE_NAME && x->name[0] == '$') return tex_binds(x->name + 1);
    switch (x->kind) {
    case NODE_OR: case NODE_AND: case NODE_COMPARE: case NODE_NOT: return CONDITION;
    case NODE_ADD: case NODE_SUB: case NODE_NEG: return SUM;
    case NODE_MUL: case NODE_OVER: return PRODUCT;
    case NODE_POW: return POWER;
    default: return ATOM;
    }
}

static void at_least(FILE *f, const node_t *x, int least)
{
    bool bracket = binds(x) < least;
    if (bracket) fputs("\\left(", f);
    print_node_tex(f, x);
    if (bracket) fputs("\\right)", f);
}

/* Words joined by underscores, upright. */
static void joined(FILE *f, const char *s)
{
    fputs("\\mathrm{", f);
    for (; *s; s++) fprintf(f, *s == '_' ? "\\_" : "%c", *s);
    fputc('}', f);
}

/* One letter in italics with what follows the digits or the underscore below, a bar or a hat upon it; a longer name
** upright, a Greek letter as it is. */
static void name(FILE *f, const char *s)
{
    static const char *const greek[] = { "alpha", "beta",   "gamma", "delta", "epsilon", "eta",   "theta",
                                         "kappa", "lambda", "mu",    "nu",    "xi",      "pi",    "rho",
                                         "sigma", "tau",    "phi",   "chi",   "psi",     "omega", "Delta",
                                         "Gamma", "Lambda", "Omega", "Phi",   "Psi",     "Sigma", "zeta" };
    if (s[0] == '$') { fputs(s + 1, f); return; }
    size_t n = strcspn(s, "_0123456789'"), primes = strlen(s);
    while (primes && s[primes - 1] == '\'') primes--;
    bool is_greek = false;
    for (size_t k = 0; k < sizeof greek / sizeof *greek; k++)
        is_greek |= strlen(greek[k]) == n && strncmp(greek[k], s, n) == 0;
    if (is_greek) fprintf(f, "\\%.*s", (int)n, s);
    else if (n == 3 && strncmp(s, "eps", 3) == 0) fputs("\\epsilon", f);
    else if (n == 4 && (strncmp(s + 1, "bar", 3) == 0 || strncmp(s + 1, "hat", 3) == 0))
        fprintf(f, "\\%.3s{%c}", s + 1, s[0]);
    else if (n == 1) fputc(*s, f);
    else if (n == 2 && isupper((unsigned char)s[0]) && !strchr("EHI", s[0]) && islower((unsigned char)s[1]) && !s[2]) {
        fprintf(f, "%c_%c", s[0], s[1]);
        return;
    } else if (s[n] == '_' && isalpha((unsigned char)s[n + 1]) && isalpha((unsigned char)s[n + 2])) {
        joined(f, s);
        return;
    } else
        fprintf(f, "\\mathrm{%.*s}", (int)n, s);
    const char *below = s + n + (s[n] == '_');
    int length = (int)(s + primes - below);
    if (length > 0) {
        fputs("_{", f);
        for (int k = 0; k < length; k++) fprintf(f, below[k] == '_' ? "\\_" : "%c", below[k]);
        fputc('}', f);
    }
    fputs(s + primes, f);
}

static void parts(FILE *f, unsigned n, const node_t *const *part, const char *between)
{
    for (unsigned k = 0; k < n; k++) {
        if (k) fputs(between, f);
        print_node_tex(f, part[k]);
    }
}

static void groups(FILE *f, const node_t *x, const char *open)
{
    fputs(open, f);
    parts(f, x->n - 1, x->part, ";");
    if (x->part[x->n - 1]->n) { fputs("\\mid ", f); print_node_tex(f, x->part[x->n - 1]); }
    fputc(')', f);
}

static bool in(const char *name_of, const char *words)
{
    const char *at = strstr(words, name_of);
    size_t n = strlen(name_of);
    return at && (at == words || at[-1] == ' ') && (at[n] == ' ' || !at[n]);
}

/* Does it stand in brackets where it has an exponent, though it is no sum and no product? */
static bool needs_brackets_as_base(const node_t *x)
{
    return x->kind == NODE_DIV || (x->kind == NODE_APPLY && in(x->name, "log exp log2 tanh cosh sinh"));
}

/* Is \log x read without brackets: nothing that binds less, and no bracket, which would be taken for its own? */
static bool stands_bare(const node_t *x)
{
    const node_t *base = x->kind == NODE_POW ? x->part[0] : x;
    if (base != x && needs_brackets_as_base(base)) return false;
    if (base->kind == NODE_APPLY && in(base->name, "floor ceil")) return false;
    return binds(x) >= POWER && binds(base) >= ATOM && base->kind != NODE_BRACKET && base->kind != NODE_IF &&
           base->kind != NODE_TUPLE;
}

/* `followed`: by another factor, which \log x without brackets would take for its own. */
static void application(FILE *f, const node_t *x, bool followed)
{
    if (x->n == 1 && strcmp(x->name, "sqrt") == 0) {
        fputs("\\sqrt{", f);
        print_node_tex(f, x->part[0]);
        fputc('}', f);
        return;
    }
    if (x->n == 1 && strcmp(x->name, "abs") == 0) {
        fputs("\\left|", f);
        print_node_tex(f, x->part[0]);
        fputs("\\right|", f);
        return;
    }
    if (x->n == 1 && in(x->name, "floor ceil")) {
        fprintf(f, "\\left\\l%s ", x->name);
        print_node_tex(f, x->part[0]);
        fprintf(f, "\\right\\r%s", x->name);
        return;
    }
    if (x->n == 2 && in(x->name, "binomial binom")) {
        fputs("\\binom{", f);
        print_node_tex(f, x->part[0]);
        fputs("}{", f);
        print_node_tex(f, x->part[1]);
        fputc('}', f);
        return;
    }
    bool bare = !followed && in(x->name, "log exp") && x->n == 1 && stands_bare(x->part[0]);
    if (in(x->name, "log exp max min tanh cosh sinh")) fprintf(f, "\\%s%s", x->name, bare ? " " : "");
    else if (strcmp(x->name, "log2") == 0) fputs("\\log_2", f);
    else name(f, x->name);
    if (!bare) fputs("\\left(", f);
    parts(f, x->n, x->part, ",");
    if (!bare) fputs("\\right)", f);
}

static void divergence(FILE *f, const node_t *x)
{
    if (strcmp(x->name, "chi2") == 0) fputs("\\chi^2", f);
    else if (strcmp(x->name, "Hellinger2") == 0 || strcmp(x->name, "Hsq") == 0) fputs("\\mathrm{H}^2", f);
    else if (strcmp(x->name, "Renyi") == 0) { fputs("D_{", f); print_node_tex(f, x->order); fputc('}', f); }
    else fprintf(f, "\\mathrm{%s}", x->name);
    bool comma = in(x->name, "TV J JS LC BC Hsq Hellinger2");
    fputs("\\left(", f);
    print_node_tex(f, x->part[0]);
    fputs(comma ? "," : "\\,\\middle\\Vert\\,", f);
    print_node_tex(f, x->part[1]);
    if (x->n > 2) { fputs("\\,\\middle|\\,", f); print_node_tex(f, x->part[2]); }
    fputs("\\right)", f);
}

/* An alphabet that is its letter's own, X of x, x' and x1, is not said. */
static bool is_own(const char *letter, const char *of)
{
    size_t n = strcspn(letter, "0123456789'");
    bool rest = letter[n + strspn(letter + n, "0123456789'")] == 0;
    return rest && strlen(of) == n && tolower((unsigned char)*of) == *letter && strncmp(of + 1, letter + 1, n - 1) == 0;
}

static void letters(FILE *f, const node_t *x)
{
    for (unsigned k = 0; k < x->bounds; k++) {
        const char *of = x->bound[k].of, *next = k + 1 < x->bounds ? x->bound[k + 1].of : NULL;
        if (k) fputc(',', f);
        name(f, x->bound[k].name);
        if (!of || is_own(x->bound[k].name, of) || (next && strcmp(next, of) == 0)) continue;
        fputs("\\in\\mathcal ", f);
        name(f, of);
    }
}

/* What it ranges over: of a sum the product that follows, of others one factor. */
static void over(FILE *f, const node_t *x)
{
    const node_t *body = x->part[x->n - 1];
    fprintf(f, "\\%s_{", x->name);
    letters(f, x);
    if (x->n == 3) {
        fputc('=', f);
        print_node_tex(f, x->part[0]);
        fputs("}^{", f);
        print_node_tex(f, x->part[1]);
    }
    fputs("} ", f);
    at_least(f, body, body->kind == NODE_OVER || strcmp(x->name, "sum") == 0 ? PRODUCT : POWER);
}

static void number(FILE *f, const node_t *x)
{
    if (x->name) fputs(x->name, f);
    else if (mpz_cmp_ui(mpq_denref(x->number), 1) == 0) gmp_fprintf(f, "%Zd", mpq_numref(x->number));
    else gmp_fprintf(f, "\\tfrac{%Zd}{%Zd}", mpq_numref(x->number), mpq_denref(x->number));
}

static void product(FILE *f, const node_t *x, bool followed);

/* A factor; what would take the next one for its own stands in brackets. */
static void factor(FILE *f, const node_t *x, bool followed)
{
    if (x->kind == NODE_MUL) product(f, x, followed);
    else if (x->kind == NODE_APPLY) application(f, x, followed);
    else at_least(f, x, followed && x->kind == NODE_OVER ? POWER : PRODUCT);
}

static void product(FILE *f, const node_t *x, bool followed)
{
    const node_t *first = x->part[1];
    while (first->kind == NODE_MUL || first->kind == NODE_POW) first = first->part[0];
    const node_t *last = x->part[0]->kind == NODE_MUL ? x->part[0]->part[1] : x->part[0];
    /* f^2(x); \log(x)(y) */
    bool bracket = binds(x->part[1]) < PRODUCT, power = last->kind == NODE_POW && last->part[0]->kind == NODE_NAME;
    bool log = last->kind == NODE_APPLY && strncmp(last->name, "log", 3) == 0;
    factor(f, x->part[0], true);
    fputs(first->kind == NODE_NUMBER || (bracket && power) ? "\\cdot " : bracket && !log ? "" : "\\,", f);
    factor(f, x->part[1], followed);
}

static void binary(FILE *f, const node_t *x, int left, const char *sign, int right)
{
    at_least(f, x->part[0], left);
    fputs(sign, f);
    at_least(f, x->part[1], right);
}

static void conditioned(FILE *f, const node_t *x, const char *open, const char *close)
{
    fputs(open, f);
    print_node_tex(f, x->part[0]);
    if (x->n > 1) { fputs("\\mid ", f); print_node_tex(f, x->part[1]); }
    fputs(close, f);
}

/* \\[..] is a length: a row that begins with [ stands behind {}. */
static void row_end(FILE *f, const node_t *next)
{
    while (next->kind == NODE_ADD || next->kind == NODE_SUB || next->kind == NODE_MUL || next->kind == NODE_POW)
        next = next->part[0];
    fputs(next->kind == NODE_BRACKET ? "\\\\{}" : "\\\\", f);
}

/* An if whose else is an if again is one more row. */
static void cases(FILE *f, const node_t *x)
{
    fputs("\\begin{cases}", f);
    for (; x->kind == NODE_IF; x = x->part[2]) {
        print_node_tex(f, x->part[1]);
        fputs(",&", f);
        print_node_tex(f, x->part[0]);
        row_end(f, x->part[2]->kind == NODE_IF ? x->part[2]->part[1] : x->part[2]);
    }
    print_node_tex(f, x);
    fputs(",&\\text{else}\\end{cases}", f);
}

/* A, (B or C): a comma binds no tighter than `or' to a reader. */
static int conjoined(const node_t *x) { return x->kind == NODE_OR ? ATOM : CONDITION; }

void print_node_tex(FILE *f, const node_t *x)
{
    switch (x->kind) {
    case NODE_NUMBER: number(f, x); return;
    case NODE_NAME: name(f, x->name); return;
    case NODE_APPLY: application(f, x, false); return;
    case NODE_MASS: name(f, x->name); fputc('(', f); print_node_tex(f, x->part[0]);
        if (x->part[1]->n) { fputs("\\mid ", f); print_node_tex(f, x->part[1]); }
        fputc(')', f); return;
    case NODE_NEG: fputc('-', f); at_least(f, x->part[0], PRODUCT); return;
    case NODE_ADD:
        binary(f, x, SUM, "+", x->part[1]->kind == NODE_NAME && x->part[1]->name[0] == '$' ? SUM : PRODUCT);
        return;
    case NODE_SUB: binary(f, x, SUM, "-", PRODUCT); return;
    case NODE_MUL: product(f, x, false); return;
    case NODE_DIV:
        fputs("\\frac{", f);
        print_node_tex(f, x->part[0]);
        fputs("}{", f);
        print_node_tex(f, x->part[1]);
        fputc('}', f);
        return;
    case NODE_POW:
        at_least(f, x->part[0], needs_brackets_as_base(x->part[0]) ? ATOM + 1 : ATOM);
        fputs("^{", f);
        print_node_tex(f, x->part[1]);
        fputc('}', f);
        return;
    case NODE_COMPARE:
        print_node_tex(f, x->part[0]);
        fprintf(f, " %s ", relop_tex(x->op));
        print_node_tex(f, x->part[1]);
        return;
    case NODE_AND: binary(f, x, conjoined(x->part[0]), ",\\ ", conjoined(x->part[1])); return;
    case NODE_OR: binary(f, x, CONDITION, "\\text{ or }", CONDITION); return;
    case NODE_NOT: fputs("\\neg ", f); at_least(f, x->part[0], ATOM); return;
    case NODE_BRACKET: conditioned(f, x, "[", "]"); return;
    case NODE_IF: cases(f, x); return;
    case NODE_OVER: over(f, x); return;
    case NODE_ENTROPY: groups(f, x, "H("); return;
    case NODE_INFORMATION: groups(f, x, "I("); return;
    case NODE_PROB: conditioned(f, x, "\\Pr(", ")"); return;
    case NODE_MEAN: conditioned(f, x, "\\mathbb E\\left[", "\\right]"); return;
    case NODE_MEAN_UNDER:
        fputs("\\mathbb E_{", f);
        print_node_tex(f, x->part[0]);
        fputs("}\\left[", f);
        print_node_tex(f, x->part[1]);
        fputs("\\right]", f); return;
    case NODE_DIVERGENCE: divergence(f, x); return;
    case NODE_SIZE: fputs("\\left|\\mathcal ", f); name(f, x->name); fputs("\\right|", f); return;
    case NODE_TUPLE: fputc('(', f); parts(f, x->n, x->part, ","); fputc(')', f); return;
    case NODE_GROUP: parts(f, x->n, x->part, ","); return;
    case NODE_FIX: name(f, x->name); fputs("{=}", f); print_node_tex(f, x->part[0]); return;
    }
}

void print_fact_tex(FILE *f, const fact_t *x)
{
    static const char *const sign[] = {
        [FACT_MARKOV] = "\\to ", [FACT_INDEPENDENT] = "\\perp ", [FACT_FUNCTION] = "\\text{ a function of }"
    };
    for (unsigned k = 0; k < x->n; k++) {
        if (k && x->kind == FACT_RELATION) fprintf(f, " %s ", relop_tex(x->op[k - 1]));
        else if (k) fputs(sign[x->kind], f);
        /* X\to(Y,S)\to Z: a comma between two signs would part two conditions. */
        bool within = k && k + 1 < x->n && x->part[k]->kind == NODE_GROUP && x->part[k]->n > 1;
        if (within) fputc('(', f);
        print_node_tex(f, x->part[k]);
        if (within) fputc(')', f);
    }
    if (x->given) { fputs("\\mid ", f); print_node_tex(f, x->given); }
}

void print_chain_tex(FILE *f, const claim_t *c)
{
    for (unsigned k = 0; k <= c->chain.n; k++) {
        if (k) fprintf(f, "%s&%s ", k > 1 ? "  " : "", relop_tex(c->chain.op[k - 1]));
        if (c->chain.tex[k]) fputs(c->chain.tex[k], f);
        else print_node_tex(f, c->chain.term[k]);
        if (k && c->chain.name[k - 1]) { fputs(" && \\text{[", f); tex_name(f, c->chain.name[k - 1]); fputs("]}", f); }
        if (k) fputs(k < c->chain.n ? " \\\\\n" : "\n", f);
    }
}
