/* SPDX-License-Identifier: MIT
**
** What lines %: declare, as far as the reading of TeX needs it: which words are names, which of them are numbers, laws,
** channels, and on what alphabet.
*/
#include "proofs/claims/tex/parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool is_sign(const token_t *t, const char *text) { return t->kind == TOKEN_SIGN && strcmp(t->text, text) == 0; }
static bool is_word(const token_t *t, const char *text) { return t->kind == TOKEN_NAME && strcmp(t->text, text) == 0; }

/* Words of the language, which declare nothing where they stand. */
static bool of_the_language(const char *name)
{
    static const char *const all[] = { "for",      "given",   "let",          "claim",       "step",      "ours",
                                       "equality", "iff",     "if",           "only",        "by",        "try",
                                       "break",    "table",   "expect",       "uses",        "say",       "end",
                                       "lemma",    "theorem", "corollary",    "proposition", "paper",     "def",
                                       "include",  "printed", "label",        "source",      "variables", "variable",
                                       "law",      "laws",    "on",           "in",          "into",      "letters",
                                       "map",      "channel", "number",       "numbers",     "each",      "of",
                                       "and",      "or",      "not",          "then",        "else",      "sum",
                                       "prod",     "max",     "min",          "log",         "exp",       "sqrt",
                                       "abs",      "log2",    "floor",        "ceil",        "tanh",      "cosh",
                                       "sinh",     "random",  "corners",      "grid",        "sweep",     "points",
                                       "holds",    "proved",  "refuted",      "undecided",   "inf",       "H",
                                       "I",        "E",       "Pr",           "KL",          "kl",        "TV",
                                       "h",        "columns", "denominators", "binomial",    "klinv",     "capacity" };
    for (size_t k = 0; k < sizeof all / sizeof *all; k++)
        if (strcmp(name, all[k]) == 0) return true;
    return false;
}

/* The slot that holds the name, or would. */
static unsigned short *slot(tex_reader_t *r, const char *name)
{
    size_t k = tex_hash(name) % (2 * TEX_NAMES_MAX);
    while (r->slot[k] && strcmp(r->name[r->slot[k] - 1].name, name) != 0) k = (k + 1) % (2 * TEX_NAMES_MAX);
    return &r->slot[k];
}

tex_name_t *tex_declared(tex_reader_t *r, const char *name)
{
    unsigned short at = *slot(r, name);
    return at ? &r->name[at - 1] : NULL;
}

bool tex_is_number(tex_reader_t *r, const char *name)
{
    const tex_name_t *d = tex_declared(r, name);
    for (size_t k = r->bounds; k-- > 0;)
        if (strcmp(r->bound[k].name, name) == 0) return r->bound[k].number;
    return d && d->sort == TEX_NAME_NUMBER;
}

bool tex_is_bound(const tex_reader_t *r, const char *name)
{
    for (size_t k = 0; k < r->bounds; k++)
        if (strcmp(r->bound[k].name, name) == 0) return true;
    return false;
}

void tex_bind(tex_reader_t *r, const char *name, bool number)
{
    if (r->bounds == TEX_BOUND_MAX) return;
    r->bound[r->bounds].name = name;
    r->bound[r->bounds].level = r->level;
    r->bound[r->bounds++].number = number;
}

static tex_name_t *declare(tex_reader_t *r, const token_t *t)
{
    tex_name_t *d = tex_declared(r, t->text);
    if (d) return d;
    if (r->names == TEX_NAMES_MAX) {
        claim_fault(r->fault, t->at, "more than %d names declared", TEX_NAMES_MAX);
        return NULL;
    }
    *slot(r, t->text) = (unsigned short)(r->names + 1);
    r->name[r->names] = (tex_name_t){ .name = t->text, .sort = TEX_NAME };
    return &r->name[r->names++];
}

/* NUMBER, NUMBER/NUMBER, inf, with a sign or not, at token *k of n: passed; false for another term. */
static bool constant(const token_t *t, size_t *k, size_t n, double *v)
{
    double sign = 1;
    if (*k < n && is_sign(&t[*k], "-")) { sign = -1; ++*k; }
    if (*k < n && is_word(&t[*k], "inf")) { *v = sign * INFINITY; ++*k; return true; }
    if (*k >= n || t[*k].kind != TOKEN_NUMBER) return false;
    *v = sign * strtod(t[(*k)++].text, NULL);
    if (*k + 1 < n && is_sign(&t[*k], "/") && t[*k + 1].kind == TOKEN_NUMBER) {
        *v /= strtod(t[*k + 1].text, NULL);
        *k += 2;
    }
    return true;
}

/* [0,1/2), 1..9, R behind `in': the range, where its ends are constants. */
static void range(tex_name_t *d, const token_t *t, size_t k, size_t n)
{
    tex_name_t own = { .open_lo = k < n && is_sign(&t[k], "("), .lo = -INFINITY, .hi = INFINITY };
    bool real = own.open_lo || (k < n && is_sign(&t[k], "["));
    d->ranged = k < n && is_word(&t[k], "R");
    k += real;
    if (!d->ranged) {
        if (!constant(t, &k, n, &own.lo) || k >= n || !is_sign(&t[k], real ? "," : "..")) return;
        k++;
        if (!constant(t, &k, n, &own.hi) || (real && k >= n)) return;
    }
    d->ranged = true;
    d->lo = own.lo;
    d->hi = own.hi;
    d->open_lo = own.open_lo;
    d->open_hi = real && is_sign(&t[k], ")");
}

/* What the names from token k on are: p, q in ..; P, Q laws on X; W channel X -> Y. n: how many tokens there are. */
static void sorted(tex_reader_t *r, const token_t *t, size_t k, size_t n)
{
    size_t last = k;
    while (last + 2 < n && is_sign(&t[last + 1], ",") && t[last + 2].kind == TOKEN_NAME) last += 2;
    if (last + 1 >= n) return;
    const token_t *word = &t[last + 1], *then = last + 2 < n ? &t[last + 2] : NULL;
    tex_sort_t sort = TEX_NAME;
    const char *alphabet = NULL, *input = NULL;
    if (is_word(word, "in")) sort = TEX_NAME_NUMBER;
    else if ((is_word(word, "law") || is_word(word, "laws")) && then && is_word(then, "on") && last + 3 < n) {
        sort = TEX_NAME_LAW;
        if (last + 4 >= n || !is_sign(&t[last + 4], ",")) alphabet = t[last + 3].text;
    } else if (is_word(word, "channel") || is_word(word, "channels")) {
        sort = TEX_NAME_CHANNEL;
        for (size_t i = last + 2; i + 1 < n && !alphabet && !is_sign(&t[i], ";"); i++)
            if (is_sign(&t[i], "->")) alphabet = t[i + 1].text;
        if (last + 4 < n && is_sign(&t[last + 3], "->")) input = then->text;
    } else return;
    for (size_t i = k; i <= last; i += 2) {
        tex_name_t *d = tex_declared(r, t[i].text);
        if (!d || d->sort != TEX_NAME) continue;
        d->sort = sort;
        d->alphabet = alphabet;
        d->input = input;
        if (sort == TEX_NAME_NUMBER) range(d, t, last + 2, n);
    }
}

/* law T = P w / Z: T is on the alphabet of the laws that it is made of, where they have one. */
static void law_defined(tex_reader_t *r, const token_t *t, size_t k, size_t n)
{
    if (!is_word(&t[k], "law") || k + 2 >= n || t[k + 1].kind != TOKEN_NAME || !is_sign(&t[k + 2], "=")) return;
    tex_name_t *d = tex_declared(r, t[k + 1].text);
    const char *alphabet = NULL;
    for (size_t i = k + 3; i < n && !is_sign(&t[i], ";"); i++) {
        const tex_name_t *of = t[i].kind == TOKEN_NAME ? tex_declared(r, t[i].text) : NULL;
        if (!of || of->sort != TEX_NAME_LAW) continue;
        if (!of->alphabet || (alphabet && strcmp(alphabet, of->alphabet) != 0)) return;
        alphabet = of->alphabet;
    }
    if (!d || d->sort != TEX_NAME || !alphabet) return;
    d->sort = TEX_NAME_LAW;
    d->alphabet = alphabet;
}

/* Does token k belong to the name of a lemma, `lemma data-processing`? Such a name is none of a term. */
static bool names_a_lemma(const token_t *t, size_t k)
{
    static const char *const head[] = { "lemma", "theorem", "corollary", "proposition" };
    while (k > 1 && is_sign(&t[k - 1], "-") && !t[k].spaced && !t[k - 1].spaced) k -= 2;
    for (size_t i = 0; k > 0 && i < sizeof head / sizeof *head; i++)
        if (is_word(&t[k - 1], head[i])) return true;
    return false;
}

static bool relates(const token_t *t)
{
    static const char *const all[] = { "<=", ">=", "<", ">", "=", "!=" };
    for (size_t k = 0; k < sizeof all / sizeof *all; k++)
        if (is_sign(t, all[k])) return true;
    return false;
}

static bool declared(tex_reader_t *r, const tokens_t *tokens)
{
    const tokens_t T = *tokens;
    bool for_clause = T.n && is_sign(&T.token[0], ";"), channel = false; /* a channel or a table is declared */
    for (size_t k = 0; k + 1 < T.n; k++) {
        const token_t *d = &T.token[k];
        r->spaced = d->spaced || k == 0;
        tex_emit(r, d->kind, d->text, d->at, d->first);
        bool factor =
            is_word(d, "law") && k + 2 < T.n && T.token[k + 1].kind == TOKEN_NAME && is_sign(&T.token[k + 2], "(");
        if (factor && !r->joint && !is_word(&T.token[k + 1], "uniform")) r->joint = T.token[k + 1].text;
        r->uniform |= is_word(d, "uniform") && is_sign(&T.token[k + 1], "(");
        r->given |= is_word(d, "given") || (for_clause && !channel && is_sign(d, "->"));
        r->related |= r->given || (for_clause && !channel && relates(d));
        r->equality |= d->first && is_word(d, "equality");
        r->variables |= is_word(d, "variables") || is_word(d, "variable");
        if (d->first || (k && is_sign(&T.token[k - 1], ";"))) {
            if (of_the_language(d->text)) for_clause = is_word(d, "for");
            channel = false;
        }
        channel |= is_word(d, "channel") || is_word(d, "channels") || is_word(d, "on");
        r->alphabet_e |= is_word(d, "E") && !is_sign(&T.token[k + 1], "(") && !is_sign(&T.token[k + 1], "[");
        bool line = is_word(d, "R") && k && is_word(&T.token[k - 1], "in"); /* t in R */
        if (d->kind == TOKEN_NAME && !line && !of_the_language(d->text) && !names_a_lemma(T.token, k) && !declare(r, d))
            return false;
    }
    for (size_t k = 0; k + 1 < T.n; k++) { /* of f on X,X in [0,1] the X are alphabets */
        const token_t *before = k ? &T.token[k - 1] : NULL;
        if (T.token[k].kind == TOKEN_NAME && (!before || !(is_sign(before, ",") || is_word(before, "on"))))
            sorted(r, T.token, k, T.n - 1);
    }
    for (size_t k = 0; k + 1 < T.n; k++) law_defined(r, T.token, k, T.n - 1);
    return true;
}

bool tex_declaration(tex_reader_t *r, const tex_token_t *t)
{
    tokens_t T;
    if (!lex(&T, r->A, t->at, t->text, strlen(t->text), r->fault)) return false;
    bool good = declared(r, &T);
    lex_free(&T);
    return good;
}

void tex_forget(tex_reader_t *r)
{
    memset(r->slot, 0, sizeof r->slot);
    r->names = r->defs;
    r->labels.n = 0;
    r->prose.line = r->bound_said.line = r->equality_said.line = 0;
    r->given = r->uniform = r->equality = r->related = r->variables = r->alphabet_e = false;
    r->joint = NULL;
    for (size_t k = 0; k < r->names; k++) {
        r->name[k].spelled = NULL;
        *slot(r, r->name[k].name) = (unsigned short)(k + 1);
    }
}
