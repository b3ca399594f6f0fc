/* SPDX-License-Identifier: MIT
**
** The name of a link in LaTeX. Names are plain text ("m' <= rho m, K >= K0'"); words that are mathematics are set as
** such, neighbours together: a relation, a single letter, a letter with a number, a prime, a subscript, a bar or
** arguments, and the names below.
*/
#include "proofs/engine/write_tex.h"

#include <ctype.h>
#include <string.h>

void tex_escaped(FILE *f, const char *s)
{
    static const char *const as[][2] = {
        { "\\", "\\textbackslash{}" }, { "^", "\\textasciicircum{}" }, { "~", "\\textasciitilde{}" },
        { "<", "\\textless{}" }, { ">", "\\textgreater{}" }, { "|", "\\textbar{}" }, { "\"", "\\char34{}" }
    };
    for (; *s; s++) {
        size_t k = 0;
        while (k < sizeof as / sizeof *as && *s != as[k][0][0]) k++;
        if (k < sizeof as / sizeof *as) fputs(as[k][1], f);
        else if ((unsigned char)*s < ' ' || *s == 127) fputc('?', f);
        else {
            if (strchr("&%$#_{}", *s)) fputc('\\', f);
            fputc(*s, f);
        }
    }
}

typedef struct { const char *plain, *tex; } word_t;

static const word_t symbols[] = {
    { "AO", "A_O" },          { "AP", "A_P" },        { "Hsup", "H_{\\sup}" },  { "Hinf", "H_{\\inf}" },
    { "rho", "\\rho" },       { "beta", "\\beta" },   { "delta", "\\delta" },   { "eta", "\\eta" },
    { "xi", "\\xi" },         { "pi", "\\pi" },       { "pihat", "\\hat\\pi" }, { "KL", "\\mathrm{KL}" },
    { "kl", "\\mathrm{kl}" }, { "theta", "\\theta" }, { "eps", "\\epsilon" },   { "Delta", "\\Delta" },
    { "alpha", "\\alpha" },   { "phi", "\\phi" },     { "lambda", "\\lambda" }, { "zeta", "\\zeta" },
    { "tau", "\\tau" },       { "exp", "\\exp " },    { "min", "\\min " },      { "max", "\\max " },
    { "Cbar", "\\bar C" },    { "Jhat", "\\hat J" },  { "Rhat", "\\hat R" },    { "Wall", "\\mathrm{Wall}" },
    { "Pe", "P_e" },          { "log", "\\log " },    { "l", "\\ell" },         { NULL, NULL }
};

static const word_t relations[] = {
    { "<=", "\\le " }, { "->", "\\to " }, { "+", "+" }, { "-", "-" }, { ">=", "\\ge " }, { "<", "<" }, { ">", ">" },
    { "=", "=" }, { "!=", "\\ne " }, { "~", "\\sim " }, { NULL, NULL }
};

static const char *looked_up(const word_t *in, const char *s, size_t n)
{
    for (; in->plain; in++)
        if (strlen(in->plain) == n && strncmp(in->plain, s, n) == 0) return in->tex;
    return NULL;
}

/* Letters that begin s. */
static size_t letters(const char *s, size_t n)
{
    size_t k = 0;
    while (k < n && isalpha((unsigned char)s[k])) k++;
    return k;
}

/* Nothing but letters, digits and signs of arithmetic: U^m, (1/12)^2. */
static bool is_power(const char *s, size_t n)
{
    for (size_t k = 0; k < n; k++)
        if (!isalnum((unsigned char)s[k]) && !strchr("^()/+-.,_|;'", s[k])) return false;
    return true;
}

/* Single letters, with subscripts and primes, and commas between them, in brackets: (J,A), (Y_1,S'). */
static bool is_tuple(const char *s, size_t n)
{
    size_t k = 1;
    if (n < 5 || s[0] != '(') return false;
    while (k + 1 < n && isalpha((unsigned char)s[k])) {
        k++;
        if (k + 1 < n && s[k] == '_') k += 2;
        while (k < n && s[k] == '\'') k++;
        if (k + 1 == n) return s[k] == ')';
        if (s[k++] != ',') return false;
    }
    return false;
}

static bool is_mathematics(const char *s, size_t n);

/* A number over a word of mathematics: 2/log, 1/M. */
static bool is_share(const char *s, size_t n)
{
    size_t k = 0;
    while (k < n && isdigit((unsigned char)s[k])) k++;
    return k > 0 && k + 1 < n && s[k] == '/' && letters(s + k + 1, n - k - 1) > 0 &&
           is_mathematics(s + k + 1, n - k - 1);
}

/* Is the word, without the comma behind it, mathematics? `a' is an article and "(e)" a mark in the text. */
static bool is_mathematics(const char *s, size_t n)
{
    size_t k = letters(s, n);
    if ((n > 2 && memchr(s + 1, '^', n - 2) && is_power(s, n)) || is_tuple(s, n)) return true;
    if (n == 0 || s[0] == '(') return false;
    if (looked_up(relations, s, n) || s[0] == '|') return true;
    if (k == n) return (n == 1 && *s != 'a' && *s != 'A') || looked_up(symbols, s, n) != NULL;
    if (k == 0) return is_share(s, n);
    return strchr("_|(~", s[k]) || (k == 1 && s[k] == '[') ||
           (k <= 2 && (s[k] == '\'' || isdigit((unsigned char)s[k])));
}

/* 12, 0.98, 3/4. */
static bool is_number(const char *s, size_t n)
{
    size_t k = 0;
    while (k < n && (isdigit((unsigned char)s[k]) || (k > 0 && k + 1 < n && strchr("/.", s[k])))) k++;
    return n > 0 && k == n;
}

/* One identifier: a symbol or its letters; returns what was taken, a set's "AP|O" whole. */
static size_t identifier(FILE *f, const char *s, size_t n)
{
    size_t k = letters(s, n);
    const char *tex = looked_up(symbols, s, k);
    if (k == 2 && s[0] == 'A' && n > 3 && s[2] == '|' && isupper((unsigned char)s[3])) {
        fprintf(f, "A_{%c|%c}", s[1], s[3]);
        return 4;
    }
    if (tex && k < n && s[k] == '~') { fprintf(f, "\\tilde{%s}", tex); return k + 1; }
    if (tex) fputs(tex, f);
    else if (k > 2) fprintf(f, "\\mathrm{%.*s}", (int)k, s);
    else fwrite(s, 1, k, f);
    size_t digits = k;
    while (digits < n && isdigit((unsigned char)s[digits])) digits++;
    if (digits > k) fprintf(f, k ? "_{%.*s}" : "%.*s", (int)(digits - k), s + k);
    return digits;
}

static void mathematics(FILE *f, const char *s, size_t n);

/* What stands behind ^: in brackets, or a sign and letters and digits; returns what was taken. */
static size_t exponent(FILE *f, const char *s, size_t n)
{
    size_t k = s[0] == '-';
    if (s[0] == '(') {
        const char *end = memchr(s, ')', n);
        size_t inside = end ? (size_t)(end - s) : n;
        fputs("^{", f);
        mathematics(f, s + 1, inside - 1);
        fputc('}', f);
        return end ? inside + 1 : n;
    }
    while (k < n && isalnum((unsigned char)s[k])) k++;
    fputs("^{", f);
    if (isdigit((unsigned char)s[k ? k - 1 : 0])) fwrite(s, 1, k, f);
    else mathematics(f, s, k);
    fputc('}', f);
    return k;
}

/* A word of mathematics, letter by letter. */
static void mathematics(FILE *f, const char *s, size_t n)
{
    const char *rel = looked_up(relations, s, n);
    if (rel) { fputs(rel, f); return; }
    for (size_t i = 0; i < n;) {
        if (n - i > 5 && strncmp(s + i, "sqrt(", 5) == 0) {
            size_t end = i + 5;
            while (end < n && s[end] != ')') end++;
            fputs("\\sqrt{", f);
            mathematics(f, s + i + 5, end - i - 5);
            fputc('}', f);
            i = end + 1;
        } else if (s[i] == '_') {
            fputs("_{", f);
            i++;
            i += identifier(f, s + i, n - i);
            fputc('}', f);
        } else if (s[i] == '^' && i + 1 < n) i += 1 + exponent(f, s + i + 1, n - i - 1);
        else if (isalpha((unsigned char)s[i])) i += identifier(f, s + i, n - i);
        else if (s[i] == '|' && i + 1 < n && s[i + 1] == '|') { fputs("\\Vert ", f); i += 2; }
        else if (s[i] && strchr("%&#$\\{}", s[i])) { fprintf(f, "\\text{?}"); i++; }
        else fputc(s[i++], f);
    }
}

/* A word, its length without a comma or a colon behind it, and that. */
typedef struct { const char *at; size_t n; char mark; bool math; } piece_t;

enum { PIECES_MAX = 64, PROSE_MAX = 600 };

static bool is_relation(const piece_t *p) { return looked_up(relations, p->at, p->n) != NULL; }

/* a, [a or a]. */
static bool is_letter(const char *s, size_t n)
{
    return (n == 1 && isalpha((unsigned char)s[0])) || (n == 2 && s[0] == '[' && isalpha((unsigned char)s[1])) ||
           (n == 2 && s[1] == ']' && isalpha((unsigned char)s[0]));
}

static size_t pieces(piece_t *p, const char *name)
{
    size_t count = 0;
    for (const char *s = name; *s && count < PIECES_MAX;) {
        size_t n = strcspn(s, " "), bare = n;
        char mark = n > 1 && strchr(",:;", s[n - 1]) ? s[n - 1] : 0;
        if (mark) bare--;
        p[count++] = (piece_t){ s, bare, mark, is_mathematics(s, bare) };
        s += n;
        s += strspn(s, " ");
    }
    for (size_t k = 0; k < count; k++) /* a number beside mathematics is part of it */
        if (is_number(p[k].at, p[k].n))
            p[k].math = (k > 0 && p[k - 1].math && !p[k - 1].mark) || (k + 1 < count && p[k + 1].math && !p[k].mark);
    for (size_t k = 0; k < count; k++) /* so is a letter beside a relation, an article or a bracket's */
        if (is_letter(p[k].at, p[k].n))
            p[k].math |= (k > 0 && !p[k - 1].mark && is_relation(&p[k - 1])) ||
                         (k + 1 < count && !p[k].mark && is_relation(&p[k + 1]));
    return count;
}

/* "AO n AP": their meet. */
static bool is_meet(const piece_t *p, size_t k, size_t count)
{
    return p[k].n == 1 && *p[k].at == 'n' && k > 0 && k + 1 < count && p[k - 1].math && p[k + 1].math;
}

void tex_name(FILE *f, const char *name)
{
    piece_t p[PIECES_MAX];
    size_t count = pieces(p, name);
    bool inside = false;
    for (size_t k = 0; k < count; k++) {
        if (k > 0 && !inside) fputc(' ', f);
        if (p[k].math && !inside) fputc('$', f);
        if (!p[k].math) for (size_t i = 0; i < p[k].n; i++) tex_escaped(f, (char[]){ p[k].at[i], 0 });
        else if (is_meet(p, k, count)) fputs("\\cap ", f);
        else mathematics(f, p[k].at, p[k].n);
        inside = p[k].math && !p[k].mark && k + 1 < count && p[k + 1].math;
        if (inside) fputc(' ', f);
        if (p[k].math && !inside) fputc('$', f);
        if (p[k].mark) fputc(p[k].mark, f);
    }
}

/* The quotes of a text open before a word, and close behind one; the first word has a capital where it is none of
** mathematics. */
static void prose_part(FILE *f, const char *text, size_t n, bool first)
{
    char part[2 * PROSE_MAX + 1];
    size_t k = 0;
    for (size_t i = 0; i < n; i++) {
        bool opens = i == 0 || strchr(" (", text[i - 1]);
        if (text[i] == '"') k += (size_t)sprintf(part + k, "%s", opens ? "``" : "''");
        else part[k++] = text[i];
    }
    part[k] = 0;
    if (first && !is_mathematics(part, strcspn(part, " ,:;"))) part[0] = (char)toupper((unsigned char)part[0]);
    tex_name(f, part);
}

/* A few words at a time: what is mathematics is told by its neighbours, and sentences do not share any. */
void tex_prose(FILE *f, const char *text)
{
    enum { WORDS_MOST = 24 };
    for (bool first = true; *text; first = false) {
        size_t n = 0, words = 0;
        while (text[n] && n < PROSE_MAX) {
            bool ends = text[n] == ' ' && n > 0 && strchr(".;:,", text[n - 1]);
            if (text[n] == ' ' && (++words >= WORDS_MOST || ends)) break;
            n++;
        }
        bool mark = n > 1 && strchr(".;:,", text[n - 1]);
        prose_part(f, text, n - mark, first);
        if (mark) fputc(text[n - 1], f);
        text += n;
        text += strspn(text, " ");
        if (*text) fputc(' ', f);
    }
}
