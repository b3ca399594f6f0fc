/* SPDX-License-Identifier: MIT */
#include "proofs/claims/parse/lex.h"
#include "numerics/base/utf8.h"

#include <ctype.h>
#include <string.h>

typedef struct {
    arena_t *A;
    const char *text;
    size_t n, i, room;
    spot_t at;
    claim_fault_t *fault;
    token_t *token;
    size_t tokens;
    bool spaced, first;
} lexer_t;

static void step(lexer_t *l, size_t k)
{
    for (; k-- > 0; l->i++) {
        if (l->text[l->i] == '\n') { l->at.line++; l->at.column = 1; l->first = true; }
        else l->at.column += utf8_begins(l->text[l->i]);
    }
}

/* The token of the next `whole` bytes. */
static void put_token(lexer_t *l, token_kind_t kind, const char *text, size_t whole)
{
    if (l->tokens == l->room) {
        l->room = l->room ? 2 * l->room : 16 + l->n / 8;
        l->token = alloc_wider(l->token, l->room * sizeof *l->token);
    }
    unsigned from = (unsigned)l->i, to = from + (unsigned)whole;
    l->token[l->tokens++] = (token_t){ kind, text, from, to, l->at, l->spaced, l->first };
    l->spaced = l->first = false;
}

/* A name, a number or a sign: ASCII, within a line. */
static bool put_plain(lexer_t *l, token_kind_t kind, const char *text, size_t length)
{
    put_token(l, kind, text, length);
    l->i += length;
    l->at.column += (unsigned)length;
    return true;
}

/* Digits, and a point with a digit after it; 1..8 are two numbers. */
static size_t number_length(const char *p, size_t n)
{
    size_t k = 0;
    while (k < n && isdigit((unsigned char)p[k])) k++;
    if (k + 1 < n && p[k] == '.' && isdigit((unsigned char)p[k + 1]))
        for (k++; k < n && isdigit((unsigned char)p[k]);) k++;
    return k;
}

static size_t name_length(const char *p, size_t n)
{
    size_t k = 0;
    while (k < n && (isalnum((unsigned char)p[k]) || p[k] == '_' || (k && p[k] == '\''))) k++;
    return k;
}

/* The sign at p, of n > 0 bytes; NULL when there is none. */
static const char *sign_at(const char *p, size_t n)
{
    static const char two[][3] = { "<=", ">=", "!=", "==", "->", "||", ".." };
    static const char one[128][2] = { ['('] = "(", [')'] = ")", [','] = ",", [':'] = ":", ['*'] = "*", ['^'] = "^",
                                      ['='] = "=", [';'] = ";", ['['] = "[", [']'] = "]", ['|'] = "|", ['-'] = "-",
                                      ['+'] = "+", ['/'] = "/", ['{'] = "{", ['}'] = "}", ['<'] = "<", ['>'] = ">",
                                      ['.'] = "." };
    for (size_t k = 0; n >= 2 && strchr("=>|.", p[1]) && k < sizeof two / sizeof *two; k++)
        if (p[0] == two[k][0] && p[1] == two[k][1]) return two[k];
    return (unsigned char)*p < 128 && *one[(unsigned char)*p] ? one[(unsigned char)*p] : NULL;
}

/* TeX in one line: a break, and the blanks around it, is a space; % and what stands behind it, the break with it, is
** nothing, as in TeX. false: no break is behind a %, and it would hide what the line is put before. */
static bool unfold(char *text)
{
    size_t n = 0;
    for (size_t i = 0; text[i];) {
        size_t blank = strspn(text + i, " \t\r\n");
        const char *end = text[i] == '%' ? strchr(text + i, '\n') : NULL;
        if (text[i] == '%' && !end) return false;
        if (end) i = (size_t)(end - text) + strspn(end, " \t\r\n");
        else if (blank && memchr(text + i, '\n', blank)) { text[n++] = ' '; i += blank; }
        else {
            if (text[i] == '\\' && text[i + 1] && text[i + 1] != '\n') text[n++] = text[i++];
            text[n++] = text[i++];
        }
    }
    text[n] = 0;
    return true;
}

/* "..." at the head of a line, behind a text: the text goes on, after a space. */
static bool goes_on(const lexer_t *l) { return l->first && l->tokens && l->token[l->tokens - 1].kind == TOKEN_STRING; }

static bool joined(lexer_t *l, size_t length)
{
    token_t *t = &l->token[l->tokens - 1];
    size_t n = strlen(t->text);
    if (n + 1 + length > TEXT_BYTES_MAX)
        return claim_fault(l->fault, l->at, "%zu bytes in texts that go on, expected at most %d", n + 1 + length,
                           TEXT_BYTES_MAX);
    t->text = arena_printf(l->A, "%s %.*s", t->text, (int)length, l->text + l->i + 1);
    step(l, length + 2);
    t->to = (unsigned)l->i;
    l->spaced = l->first = false;
    return true;
}

/* "..." is on one line, and goes on in the next that begins with another; $...$ may be broken. */
static bool quoted(lexer_t *l, char mark, token_kind_t kind)
{
    const char *p = l->text + l->i;
    size_t k = 1;
    while (l->i + k < l->n && p[k] != mark && (mark == '$' || p[k] != '\n')) k++;
    if (l->i + k >= l->n || p[k] != mark)
        return claim_fault(l->fault, l->at, "%c is not closed, expected another %c%s", mark, mark,
                           mark == '$' ? "" : " on its line");
    if (k - 1 > TEXT_BYTES_MAX)
        return claim_fault(l->fault, l->at, "%zu bytes between two %c, expected at most %d", k - 1, mark,
                           TEXT_BYTES_MAX);
    size_t acts = utf8_acting(p + 1, k - 1);
    if (acts < k - 1) {
        unsigned long c = 0;
        utf8_character(&c, p + 1 + acts, k - 1 - acts);
        step(l, 1 + acts);
        return claim_fault(l->fault, l->at, "U+%04lX, which acts where it is shown, between two %c, expected text", c,
                           mark);
    }
    if (mark == '"' && goes_on(l)) return joined(l, k - 1);
    char *text = arena_text(l->A, p + 1, k - 1);
    if (mark == '$' && !unfold(text))
        return claim_fault(l->fault, l->at, "a comment ends the TeX, expected \\%% for a percent");
    put_token(l, kind, text, k + 1);
    step(l, k + 1);
    l->first = false;
    return true;
}

/* A sign outside ASCII, and what stands for it in the language. */
static bool foreign(lexer_t *l, const char *p, size_t left)
{
    static const char *const ascii[][2] = { { "≤", "<=" },  { "≥", ">=" }, { "≠", "!=" }, { "×", "*" },
                                            { "·", "*" },   { "−", "-" },  { "–", "-" },  { "∞", "inf" },
                                            { "→", "->" },  { "∈", "in" }, { "‖", "||" }, { "∥", "||" },
                                            { "∣", "|" },   { "²", "^2" }, { "³", "^3" }, { "√", "sqrt" },
                                            { "∑", "sum" }, { "“", "\"" }, { "”", "\"" }, { "′", "'" } };
    for (size_t i = 0; i < sizeof ascii / sizeof *ascii; i++) {
        size_t n = strlen(ascii[i][0]);
        if (left >= n && strncmp(p, ascii[i][0], n) == 0)
            return claim_fault(l->fault, l->at, "%s is not of the language, expected %s", ascii[i][0], ascii[i][1]);
    }
    unsigned long c = 0;
    size_t k = utf8_character(&c, p, left);
    return utf8_acts(c) ? claim_fault(l->fault, l->at, "U+%04lX is not of the language", c)
                        : claim_fault(l->fault, l->at,
                                      "%.*s is not of the language: names have letters from a to z (others stand in "
                                      "\"..\", $..$ and comments)",
                                      (int)k, p);
}

static bool next(lexer_t *l)
{
    const char *p = l->text + l->i;
    size_t left = l->n - l->i, k;
    const char *sign;
    if (isspace((unsigned char)*p)) {
        for (l->spaced = true; l->i < l->n && isspace((unsigned char)l->text[l->i]);) step(l, 1);
        return true;
    }
    if (*p == '#') { /* up to the line's end, where columns begin anew */
        const char *end = memchr(p, '\n', left);
        l->spaced = true;
        if (end) l->i += (size_t)(end - p);
        else step(l, left);
        return true;
    }
    if (*p == '"') return quoted(l, '"', TOKEN_STRING);
    if (*p == '$') return quoted(l, '$', TOKEN_TEX);
    if (isdigit((unsigned char)*p) || (*p == '.' && left > 1 && isdigit((unsigned char)p[1]) &&
                                       (l->i == 0 || !(isalnum((unsigned char)p[-1]) || strchr(")]}'.", p[-1]))))) {
        k = number_length(p, left);
        if (k > NUMBER_CHARS_MAX)
            return claim_fault(l->fault, l->at, "a number of %zu characters, expected at most %d", k, NUMBER_CHARS_MAX);
        return put_plain(l, TOKEN_NUMBER, arena_text(l->A, p, k), k);
    }
    if ((k = name_length(p, left)) > 0 && !isdigit((unsigned char)*p)) {
        if (k > NAME_MAX_CHARS)
            return claim_fault(l->fault, l->at, "a name of %zu characters, expected at most %d", k, NAME_MAX_CHARS);
        return put_plain(l, TOKEN_NAME, arena_text(l->A, p, k), k);
    }
    if (left > 1 && *p == '*' && p[1] == '*')
        return claim_fault(l->fault, l->at, "** is no sign of the language, expected ^");
    if (*p == '\\')
        return claim_fault(l->fault, l->at,
                           "\\ is not of the language: TeX is read in a file .tex, and stands in $..$ here");
    if (left > 1 && *p == '=' && (p[1] == '<' || p[1] == '>'))
        return claim_fault(l->fault, l->at, "=%c is no relation, expected %c=", p[1], p[1]);
    if ((sign = sign_at(p, left))) return put_plain(l, TOKEN_SIGN, sign, strlen(sign));
    if (*p == '!')
        return claim_fault(l->fault, l->at, "! is not of the language: n! is prod k in 1..n: k, and unequal !=");
    if ((unsigned char)*p >= 0xc0) return foreign(l, p, left);
    if ((unsigned char)*p < ' ' || *p == 127)
        return claim_fault(l->fault, l->at, "byte 0x%02x is not of the language", (unsigned char)*p);
    return claim_fault(l->fault, l->at, "%c is not of the language", *p);
}

bool lex_until(tokens_t *out, arena_t *A, spot_t at, const char *text, size_t n,
               bool (*enough)(const token_t *token, size_t n), claim_fault_t *fault)
{
    lexer_t l = { .A = A, .text = text, .n = n, .at = at, .fault = fault, .spaced = true, .first = true };
    if (n >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0) l.i = 3;
    bool good = text_is_utf8(fault, at, text + l.i, n - l.i);
    while (good && l.i < n && !(enough && l.tokens && enough(l.token, l.tokens))) good = next(&l);
    l.first = true;
    put_token(&l, TOKEN_END, "", 0);
    if (good) *out = (tokens_t){ l.tokens, l.token, text };
    else alloc_free(l.token);
    return good;
}

bool lex(tokens_t *out, arena_t *A, spot_t at, const char *text, size_t n, claim_fault_t *fault)
{
    return lex_until(out, A, at, text, n, NULL, fault);
}

void lex_free(tokens_t *tokens)
{
    alloc_free((void *)tokens->token);
    *tokens = (tokens_t){ 0 };
}
