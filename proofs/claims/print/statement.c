/* SPDX-License-Identifier: MIT
**
** A section of a write-up made from the tree: title, what the lemma is for, its hypotheses, the definitions that a
** reader meets, its claims as displayed chains, the cases of equality, where it is from.
*/
#include "proofs/claims/print/print.h"
#include "proofs/engine/write_tex.h"

#include <ctype.h>
#include <string.h>

enum { WORDS_MAX = 200, SENTENCE_MAX = 4 };

/* Text between formulas. */
static void words(FILE *f, const char *s)
{
    for (; *s; s++)
        if (strchr("&%$#_{}", *s)) fprintf(f, "\\%c", *s);
        else if (*s == '\\') fputs("\\textbackslash{}", f);
        else if (*s == '^') fputs("\\textasciicircum{}", f);
        else if (*s == '~') fputs("\\textasciitilde{}", f);
        else if (strchr("<>|=", *s)) fprintf(f, "$%c$", *s);
        else fputc(*s, f);
}

static void math(FILE *f, const node_t *x) { fputc('$', f); print_node_tex(f, x); fputc('$', f); }

static void name(FILE *f, const char *s)
{
    const node_t x = { .kind = NODE_NAME, .name = s };
    math(f, &x);
}

static void names(FILE *f, unsigned n, const char *const *name_of)
{
    for (unsigned k = 0; k < n; k++) {
        if (k) fputs(k + 1 < n ? ", " : " and ", f);
        name(f, name_of[k]);
    }
}

/* --- what it is for ----------------------------------------------------------------------------------------------- */

static void range(FILE *f, const binder_t *b)
{
    if (b->n_among) {
        fputs(" in $\\{", f);
        for (unsigned k = 0; k < b->n_among; k++) { if (k) fputc(',', f); print_node_tex(f, b->among[k]); }
        fputs("\\}$", f);
        return;
    }
    if (!b->lo && !b->hi) { if (b->sort == SORT_NUMBERS) fputs(" in $\\mathbb R$", f); return; }
    fprintf(f, " in $%s", b->integer ? "\\{" : b->open_lo || !b->lo ? "(" : "[");
    if (b->lo) print_node_tex(f, b->lo);
    else fputs("-\\infty", f);
    fputs(!b->integer ? "," : b->hi ? ",\\dots," : ",\\dots", f);
    if (b->hi) print_node_tex(f, b->hi);
    else if (!b->integer) fputs("\\infty", f);
    fprintf(f, "%s$", b->integer ? "\\}" : b->open_hi || !b->hi ? ")" : "]");
}

static void alphabets(FILE *f, const char *word, const binder_t *b)
{
    fputs(word, f);
    for (unsigned k = 0; k < b->alphabets; k++) fprintf(f, "%s$\\mathcal{%s}$", k ? " and " : "", b->alphabet[k]);
}

static void binder(FILE *f, const binder_t *b)
{
    static const char *const one[] = {
        "a random variable ", "a law ", "a law ", "", "a table ", "a map ", "a channel "
    };
    static const char *const more[] = { "random variables ", "laws ", "laws ", "", "tables ", "maps ", "channels " };
    if (b->sort == SORT_FACTORS) {
        fputs("a law $", f);
        for (unsigned k = 0; k < b->factors; k++) {
            if (k) fputs("\\allowbreak ", f);
            print_node_tex(f, b->factor[k]);
        }
        fputc('$', f);
        return;
    }
    fputs(b->n > 1 ? more[b->sort] : one[b->sort], f);
    names(f, b->n, b->name);
    if (b->sort == SORT_VARIABLES && b->letters) { fputs(" of ", f); math(f, b->letters); fputs(" letters", f); }
    bool channel = b->sort == SORT_CHANNELS;
    if (b->alphabets) alphabets(f, channel ? " from " : " on ", b);
    if (b->into) fprintf(f, " %s $\\mathcal{%s}$", channel ? "to" : "into", b->into);
    if (b->sort == SORT_NUMBERS || b->sort == SORT_TABLES) range(f, b);
}

static void fact(FILE *f, const fact_t *x)
{
    if (x->words) { tex_name(f, x->words); fputs(": ", f); }
    if (x->eaches) {
        fputs("for each ", f);
        for (unsigned k = 0; k < x->eaches; k++) { if (k) fputs(", ", f); name(f, x->each[k].name); }
        fputs(": ", f);
    }
    fputc('$', f);
    print_fact_tex(f, x);
    fputc('$', f);
}

static void facts(FILE *f, unsigned n, const fact_t *x)
{
    for (unsigned k = 0; k < n; k++) {
        if (k) fputs(k + 1 < n ? ", " : " and ", f);
        fact(f, &x[k]);
    }
}

static bool guarded(const claim_t *c) { return c->eaches || c->givens; }

static bool in_role(const claim_t *c, bool ours) { return c->role != ROLE_BREAK && (c->role == ROLE_OURS) == ours; }

/* Has the first display of the statement hypotheses of its own? */
static bool first_is_guarded(const lemma_tree_t *L)
{
    unsigned k = 0;
    while (k < L->claims.n && !in_role(&L->claims.at[k], false)) k++;
    return k < L->claims.n && guarded(&L->claims.at[k]);
}

/* What is called by its own formula defines nothing: compared without spaces, braces, backslashes, the words of
** brackets,
** \, and the var of \varepsilon. */
static const char *next_letter(const char *s)
{
    static const char *const nothing[] = { "\\left", "\\middle", "\\right", "\\,", "\\var", "\\", " ", "{", "}" };
    for (size_t k = 0; k < sizeof nothing / sizeof *nothing; k++)
        if (strncmp(s, nothing[k], strlen(nothing[k])) == 0) return next_letter(s + strlen(nothing[k]));
    return s;
}

static bool defines_nothing(arena_t *A, const let_t *d)
{
    if (!d->tex || d->args) return false;
    const char *x = next_letter(d->tex), *y = next_letter(node_tex(A, d->body));
    for (; *x && *x == *y; x = next_letter(x + 1)) y = next_letter(y + 1);
    return *x == *y;
}

/* Definitions: those marked. */
static unsigned marked(const lemma_tree_t *L, const bool *mark)
{
    unsigned n = 0;
    for (unsigned k = 0; k < L->lets.n; k++) n += mark[k];
    return n;
}

static void definition(FILE *f, const let_t *d)
{
    fputc('$', f);
    if (d->tex) fputs(d->tex, f);
    else print_node_tex(f, &(node_t){ .kind = NODE_NAME, .name = d->name });
    unsigned args = let_has_arguments(d) ? d->args : 0;
    for (unsigned i = 0; i < args; i++) fprintf(f, "%s%s", i ? "," : "(", d->arg[i]);
    for (unsigned i = 0; i < d->letters; i++) fprintf(f, "%s%s", args || i ? "," : "(", d->letter[i]);
    fputs(args || d->letters ? ")=" : "=", f);
    print_node_tex(f, d->body);
    fputc('$', f);
}

/* Cases stand in one piece. */
static bool has_cases(arena_t *A, const let_t *d) { return strstr(node_tex(A, d->body), "\\begin{cases}") != NULL; }

/* And what stands behind the last: within a sentence, or, where they are many or in cases, one a line. */
static void definitions(FILE *f, arena_t *A, const lemma_tree_t *L, const bool *mark, const char *end)
{
    unsigned all = marked(L, mark), n = 0;
    bool listed = all > SENTENCE_MAX;
    for (unsigned k = 0; k < L->lets.n; k++) listed |= mark[k] && has_cases(A, &L->lets.at[k]);
    if (listed) fputs("\n\\begin{lemmatalets}\n", f);
    for (unsigned k = 0; k < L->lets.n; k++) {
        const let_t *d = &L->lets.at[k];
        if (!mark[k]) continue;
        if (listed) fprintf(f, "\\lemmatalet%s{", has_cases(A, d) ? "*" : "");
        else if (n) fputs(n + 1 < all ? ", " : " and ", f);
        definition(f, d);
        n++;
        if (listed) fputs(n < all ? ",}\n" : end, f);
    }
    fputs(!listed ? end : "}\n\\end{lemmatalets}", f);
    fputc('\n', f);
}

/* Is the word met, from this place on and not before? */
static bool is_new(const met_t *m, unsigned from, const word_t *word)
{
    unsigned first = 0;
    while (first < m->words && strcmp(m->word[first], word->name) != 0) first++;
    return first >= from && first < m->words;
}

/* How each word that is met is called, which its own text says after its last colon, and what it is; one that is `the
** same' comes with the one before it. */
static void meanings(FILE *f, const met_t *m, unsigned from, const word_t *const *word)
{
    bool wanted[WORDS_MAX] = { false };
    unsigned n = 0, said = 0;
    while (word && word[n] && n < WORDS_MAX) n++;
    for (unsigned k = n; k-- > 0;) {
        wanted[k] = wanted[k] || is_new(m, from, word[k]);
        if (k && wanted[k] && strncmp(word[k]->what, "the same", 8) == 0) wanted[k - 1] = true;
    }
    for (unsigned k = 0; k < n; k++) {
        if (!wanted[k]) continue;
        const char *what = word[k]->what, *call = strrchr(what, ':');
        fputs(said++ ? "; " : "\\lemmatawords{Here ", f);
        words(f, call ? call + 1 + strspn(call + 1, " ") : word[k]->name);
        fputs(" is ", f);
        for (const char *s = what; *s && s != call; s++) words(f, (char[]){ *s, 0 });
    }
    if (said) fputs(".}\n", f);
}

static void setting(FILE *f, arena_t *A, const lemma_tree_t *L, const bool *mark)
{
    unsigned lets = marked(L, mark);
    if (L->binders.n) fputs("For ", f);
    for (unsigned k = 0; k < L->binders.n; k++) {
        if (k) fputs(k + 1 < L->binders.n ? ", " : " and ", f);
        binder(f, &L->binders.at[k]);
    }
    if (L->given.n) { fputs(L->binders.n ? " with " : "Given ", f); facts(f, L->given.n, L->given.at); }
    if (lets) fputs(L->binders.n || L->given.n ? ", and where " : "Where ", f);
    const char *end = first_is_guarded(L) ? "." : ":";
    if (lets) definitions(f, A, L, mark, end);
    else if (L->binders.n + L->given.n) fprintf(f, "%s\n", end);
}

/* --- what it says ------------------------------------------------------------------------------------------------- */

static void guards(FILE *f, const claim_t *c)
{
    fputs(c->eaches ? "For each " : "Where ", f);
    for (unsigned k = 0; k < c->eaches; k++) { if (k) fputs(", ", f); name(f, c->each[k].name); }
    if (c->eaches && c->givens) fputs(", where ", f);
    facts(f, c->givens, c->given);
    fputs(":\n", f);
}

/* One display, but for claims with hypotheses of their own, which have one each. */
static void claims(FILE *f, const lemma_tree_t *L, bool ours)
{
    const claim_t *before = NULL;
    for (unsigned k = 0; k < L->claims.n; k++) {
        const claim_t *c = &L->claims.at[k];
        if (!in_role(c, ours)) continue;
        bool own = !before || guarded(c) || guarded(before);
        if (before) fputs(own ? "\\end{lemmatadisplay}\n" : "\\\\\n", f);
        if (own && guarded(c)) guards(f, c);
        else if (own && before) fputs("Always:\n", f);
        if (own) fputs("\\begin{lemmatadisplay}\n", f);
        print_chain_tex(f, c);
        before = c;
    }
    if (before) fputs("\\end{lemmatadisplay}\n", f);
}

static void equalities(FILE *f, const lemma_tree_t *L)
{
    static const char *const when[] = { "if and only if", "if", "only if" };
    for (unsigned k = 0; k < L->equalities.n; k++) {
        const equality_t *q = &L->equalities.at[k];
        fputs("Equality", f);
        if (q->link) { fputs(" in [", f); words(f, q->link); fputc(']', f); }
        fprintf(f, " %s ", when[q->when]);
        facts(f, q->n, q->fact);
        fputs(".\n", f);
    }
}

static bool any_ours(const lemma_tree_t *L)
{
    for (unsigned k = 0; k < L->claims.n; k++)
        if (in_role(&L->claims.at[k], true)) return true;
    return false;
}

/* The claims that are ours, with what they need besides. */
static void ours(FILE *f, arena_t *A, const lemma_tree_t *tree, const lemma_tree_t *L, met_t *m,
                 const word_t *const *word)
{
    bool more[ITEMS_MAX];
    unsigned before = m->words;
    memcpy(more, m->let, sizeof more);
    lemma_meets(m, tree, true);
    for (unsigned k = 0; k < L->lets.n; k++) more[k] = m->let[k] && !more[k] && !defines_nothing(A, &L->lets.at[k]);
    fputs("\\lemmataours\n", f);
    if (marked(L, more)) { fputs("Here ", f); definitions(f, A, L, more, "."); }
    claims(f, L, true);
    meanings(f, m, before, word);
}

void print_statement_tex(FILE *f, const char *id, const lemma_tree_t *tree, const word_t *const *word)
{
    arena_t *A = arena_new();
    const lemma_tree_t *L = lemma_named(A, tree);
    met_t *m = ARENA_NEW(A, met_t);
    *m = (met_t){ .words = 0 };
    lemma_meets(m, tree, false);
    for (unsigned k = 0; k < L->lets.n; k++) m->let[k] &= !defines_nothing(A, &L->lets.at[k]);
    fputs("\\subsection{", f);
    words(f, L->title ? L->title : L->slug);
    fprintf(f, "}\\label{%s}\n\\begin{lemmatastatement}\n", id);
    setting(f, A, L, m->let);
    claims(f, L, false);
    equalities(f, L);
    meanings(f, m, 0, word);
    fputs("\\end{lemmatastatement}\n", f);
    if (any_ours(L)) ours(f, A, tree, L, m, word);
    bool textbook = L->fidelity && strcmp(L->fidelity, "textbook") == 0;
    if (L->source || textbook) {
        fprintf(f, "\\noindent{\\footnotesize %s%s", textbook ? "Textbook" : "Source", L->source ? ": " : "");
        if (L->source) words(f, L->source);
        fputs(".}\n", f);
    }
    arena_free(A);
}
