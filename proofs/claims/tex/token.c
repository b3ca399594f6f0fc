/* SPDX-License-Identifier: MIT */
#include "proofs/claims/tex/token.h"
#include "numerics/base/utf8.h"

#include <string.h>

typedef struct {
    arena_t *A;
    const char *text;
    size_t n, i, room, tokens;
    spot_t at;
    tex_token_t *token; /* outside the arena, which takes them when their number is known */
    bool spaced, fresh; /* fresh: only blanks so far on this line */
    bool at_letter;
} tex_lexer_t;

static bool is_letter(const tex_lexer_t *l, char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c == '@' && l->at_letter);
}

static void step(tex_lexer_t *l, size_t k)
{
    for (; k-- > 0; l->i++) {
        if (l->text[l->i] == '\n') { l->at.line++; l->at.column = 1; l->fresh = true; }
        else l->at.column += utf8_begins(l->text[l->i]);
    }
}

/* The texts of one character. */
#define EIGHT(c) { c }, { c + 1 }, { c + 2 }, { c + 3 }, { c + 4 }, { c + 5 }, { c + 6 }, { c + 7 }
static const char one[128][2] = { EIGHT(0),  EIGHT(8),   EIGHT(16),  EIGHT(24), EIGHT(32), EIGHT(40),
                                  EIGHT(48), EIGHT(56),  EIGHT(64),  EIGHT(72), EIGHT(80), EIGHT(88),
                                  EIGHT(96), EIGHT(104), EIGHT(112), EIGHT(120) };

static void put(tex_lexer_t *l, tex_kind_t kind, size_t skip, size_t length, size_t whole)
{
    if (l->tokens == l->room) {
        l->room = l->room ? 2 * l->room : 16 + l->n / 4;
        l->token = alloc_wider(l->token, l->room * sizeof *l->token);
    }
    const char *from = l->text + l->i + skip, *text = length == 1 ? one[(unsigned char)*from & 127] : NULL;
    if (!text || *text != *from) text = arena_text(l->A, from, length);
    l->token[l->tokens++] = (tex_token_t){ .kind = kind, .text = text, .at = l->at, .spaced = l->spaced };
    l->spaced = l->fresh = false;
    step(l, whole);
}

static tex_kind_t category(const tex_lexer_t *l, char c)
{
    switch (c) {
    case '{': return TEX_OPEN;
    case '}': return TEX_CLOSE;
    case '$': return TEX_DOLLAR;
    case '&': return TEX_ALIGN;
    case '#': return TEX_PARAMETER;
    case '^': return TEX_SUP;
    case '_': return TEX_SUB;
    case '~': return TEX_TIE;
    default: return is_letter(l, c) ? TEX_LETTER : TEX_OTHER;
    }
}

/* %: given X -> Y -> Z behind something else in its line, or % : given. */
static bool misplaced(const char *p, size_t length)
{
    static const char *const clause[] = { "for", "given",  "let", "claim", "step",    "ours",      "equality",   "by",
                                          "try", "expect", "end", "lemma", "theorem", "corollary", "proposition" };
    size_t k = 2, n = 0;
    if (length > 3 && p[1] == ' ' && p[2] == ':') k = 3;
    else if (length < 3 || p[1] != ':') return false;
    while (k < length && (p[k] == ' ' || p[k] == '\t')) k++;
    while (k + n < length && p[k + n] >= 'a' && p[k + n] <= 'z') n++;
    bool ends = k + n == length || strchr(" \t\r;", p[k + n]);
    for (size_t i = 0; ends && i < sizeof clause / sizeof *clause; i++)
        if (strlen(clause[i]) == n && strncmp(clause[i], p + k, n) == 0) return true;
    return false;
}

/* A comment's line end makes no blank; that of a declaration does. */
static void percent(tex_lexer_t *l, claim_fault_t *fault)
{
    const char *p = l->text + l->i, *end = memchr(p, '\n', l->n - l->i);
    size_t length = end ? (size_t)(end - p) : l->n - l->i;
    if (l->fresh && length > 1 && p[1] == ':') {
        size_t body = length - 2;
        if (p[length - 1] == '\r') body--;
        step(l, 2);
        put(l, TEX_DECLARATION, 0, body, length - 2);
        return;
    }
    if (misplaced(p, length))
        claim_fault(fault, l->at, "this declares nothing, expected %%: at the head of a line");
    step(l, length + (end != NULL));
    while (l->i < l->n && (l->text[l->i] == ' ' || l->text[l->i] == '\t')) step(l, 1);
}

static void blank(tex_lexer_t *l)
{
    bool ends = l->text[l->i] == '\n', empty = l->fresh;
    if (ends && empty && l->tokens && l->token[l->tokens - 1].kind != TEX_PARAGRAPH) put(l, TEX_PARAGRAPH, 0, 0, 1);
    else step(l, 1);
    l->spaced = true;
}

static bool is_command(const char *name, size_t k, const char *text)
{
    return strlen(text) == k && strncmp(name, text, k) == 0;
}

/* \verb|..|, \verb*|..|: to the same character on the line. */
static void verb(tex_lexer_t *l, size_t from)
{
    const char *p = l->text + l->i;
    size_t left = l->n - l->i, k = from;
    if (k < left && p[k] == '*') k++;
    char mark = k < left ? p[k] : '\n';
    if (mark != '\n') k++;
    while (k < left && p[k] != mark && p[k] != '\n') k++;
    step(l, k + (k < left && p[k] == mark && mark != '\n'));
}

/* {..} of an address, in which % is no comment: past its end, where it is on this line. */
static void address(tex_lexer_t *l, size_t from)
{
    const char *p = l->text + l->i;
    size_t left = l->n - l->i, k = from, depth = 0;
    for (; k < left && p[k] != '\n'; k++) {
        depth += p[k] == '{';
        if (p[k] == '}' && --depth == 0) { step(l, k + 1); return; }
    }
    step(l, from);
}

/* The length of {NAME} at p when NAME is of an environment whose text is not read as TeX; 0 else. */
static size_t raw_name(const char *p, size_t left, const char **name)
{
    static const char *const all[] = { "lemmata", "verbatim", "verbatim*",    "Verbatim",     "lstlisting",
                                       "minted",  "comment",  "filecontents", "filecontents*" };
    for (size_t k = 0; k < sizeof all / sizeof *all; k++) {
        size_t n = strlen(all[k]);
        if (left < n + 2 || p[0] != '{' || strncmp(p + 1, all[k], n) != 0 || p[n + 1] != '}') continue;
        *name = all[k];
        return n + 2;
    }
    return 0;
}

/* \begin{verbatim} and the like, to its end; all of lemmata is a declaration. */
static bool raw(tex_lexer_t *l, const char *name, size_t head, claim_fault_t *fault)
{
    const char *p = l->text + l->i + head, *end = l->text + l->n, *mark;
    size_t n = strlen(name) + 6;
    for (mark = p; (mark = memchr(mark, '\\', (size_t)(end - mark))); mark++)
        if ((size_t)(end - mark) >= n && strncmp(mark, "\\end{", 5) == 0 && strncmp(mark + 5, name, n - 6) == 0 &&
            mark[n - 1] == '}')
            break;
    if (!mark) return claim_fault(fault, l->at, "\\begin{%s} is not closed, expected \\end{%s}", name, name);
    step(l, head);
    if (strcmp(name, "lemmata") == 0) put(l, TEX_DECLARATION, 0, (size_t)(mark - p), (size_t)(mark - p));
    else step(l, (size_t)(mark - p));
    step(l, n);
    return true;
}

/* What is no token begins with this command; then it is passed. */
static bool skipped(tex_lexer_t *l, const char *name, size_t k, claim_fault_t *fault)
{
    const char *of;
    size_t left = l->n - l->i - (k + 1), head;
    bool url = is_command(name, k, "url") || is_command(name, k, "path") || is_command(name, k, "href");
    if (is_command(name, k, "verb") || (is_command(name, k, "lstinline") && left && name[k] != '[')) {
        verb(l, k + 1);
        return true;
    }
    if (url && left && name[k] == '{') { address(l, k + 1); return true; }
    if (is_command(name, k, "makeatletter") || is_command(name, k, "makeatother")) l->at_letter = name[6] == 'l';
    if (!is_command(name, k, "begin") || !(head = raw_name(name + k, left, &of))) return false;
    return raw(l, of, k + 1 + head, fault);
}

static bool next(tex_lexer_t *l, claim_fault_t *fault)
{
    const char *p = l->text + l->i;
    size_t left = l->n - l->i, k = 1;
    if (*p == ' ' || *p == '\t' || *p == '\r' || *p == '\n') { blank(l); return true; }
    if (*p == '%') { percent(l, fault); return !fault->set; }
    if ((unsigned char)*p < ' ' || *p == 127)
        return claim_fault(fault, l->at, "byte 0x%02x is not of TeX, expected text", (unsigned char)*p);
    if (*p != '\\') {
        /* A letter outside ASCII is one token, all its bytes. */
        while ((unsigned char)*p >= 0xc0 && k < left && !utf8_begins(p[k])) k++;
        put(l, category(l, *p), 0, k, k);
        return true;
    }
    if (left < 2) return claim_fault(fault, l->at, "\\ ends the file, expected a command's name");
    while (k < left && is_letter(l, p[k])) k++;
    if (k == 1) k = 2;
    if (skipped(l, p + 1, k - 1, fault)) return true;
    if (fault->set) return false;
    if (k - 1 > NAME_MAX_CHARS)
        return claim_fault(fault, l->at, "a command of %zu letters, expected at most %d", k - 1, NAME_MAX_CHARS);
    put(l, TEX_COMMAND, 1, k - 1, k);
    return true;
}

bool tex_lex(tex_tokens_t *out, arena_t *A, spot_t at, const char *text, size_t n, claim_fault_t *fault)
{
    tex_lexer_t l = { .A = A, .text = text, .n = n, .at = at, .spaced = true, .fresh = true };
    if (n > FILE_BYTES_MAX)
        return claim_fault(fault, at, "a file of %zu bytes, expected at most %d", n, FILE_BYTES_MAX);
    if (n >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0) l.i = 3;
    if (!text_is_utf8(fault, at, text + l.i, n - l.i)) return false;
    bool good = true;
    while (good && l.i < n)
        good = l.tokens < TEX_TOKENS_MAX
                   ? next(&l, fault)
                   : claim_fault(fault, l.at, "more than %d tokens of TeX, expected fewer", TEX_TOKENS_MAX);
    put(&l, TEX_END, 0, 0, 0);
    if (good) *out = (tex_tokens_t){ l.tokens, arena_copy(A, l.token, l.tokens, sizeof *l.token) };
    alloc_free(l.token);
    return good;
}
