/* SPDX-License-Identifier: MIT
**
** \begin{cases} a & \text{if } p \le q \\ b & \text{otherwise} \end{cases}: (if p <= q then (a) else (b)). The last row
** is the rest: conditions that are only meant to leave nothing out are not believed.
*/
#include "proofs/claims/tex/parts.h"

#include <string.h>

typedef enum { ROW_IF, ROW_ELSE } row_t;

static bool at_end(const tex_reader_t *r)
{
    const tex_token_t *t = tex_now(r);
    return t->kind == TEX_END || t->kind == TEX_DOLLAR || t->kind == TEX_ALIGN || tex_is(t, TEX_COMMAND, "\\") ||
           tex_is(t, TEX_COMMAND, "end");
}

/* A comma that ends a cell belongs to the sentence. */
static bool passed(tex_reader_t *r)
{
    if (tex_passed(r)) return true;
    size_t here = r->i;
    if (!tex_eat(r, TEX_OTHER, ",") && !tex_eat(r, TEX_OTHER, ";") && !tex_eat(r, TEX_OTHER, ".")) return false;
    while (tex_passed(r)) {}
    if (at_end(r)) return true;
    r->i = here;
    return false;
}

/* Mathematics up to the cell's end. */
static bool cell(tex_reader_t *r, const char *what)
{
    size_t made = r->n;
    for (r->operand = false; !at_end(r);)
        if (!passed(r) && !tex_item(r)) return false;
    return r->n > made || tex_refuse(r, what);
}

/* \text{if}, \text{otherwise}. */
static bool word_of(tex_reader_t *r, row_t *row)
{
    static const char *const text[] = { "text", "textrm", "mbox", "textnormal", "textit", "mathrm" }, *const when[] = {
        "if", "for", "when"
    };
    bool is = false;
    *row = ROW_IF;
    for (size_t k = 0; k < sizeof text / sizeof *text; k++) is = is || tex_is(tex_now(r), TEX_COMMAND, text[k]);
    if (!is) return true;
    spot_t at = tex_now(r)->at;
    size_t here = r->i++;
    const char *words = tex_text(r);
    if (!words) return false;
    words += strspn(words, " ");
    size_t n = strcspn(words, " ,.");
    bool alone = words[n + strspn(words + n, " ,.")] == 0;
    if (alone && ((n == 9 && strncmp(words, "otherwise", n) == 0) || (n == 4 && strncmp(words, "else", n) == 0))) {
        *row = ROW_ELSE;
        return true;
    }
    for (size_t k = 0; k < sizeof when / sizeof *when; k++)
        if (alone && strlen(when[k]) == n && strncmp(words, when[k], n) == 0) return true;
    if (tex_is(&r->in.token[here], TEX_COMMAND, "mathrm")) { r->i = here; return true; } /* \mathrm{kl}(..) */
    return claim_fault(r->fault, at, "words of a case: if, for, when or otherwise expected");
}

static void put_word(tex_reader_t *r, const char *word, spot_t at, size_t to)
{
    r->spaced = true;
    tex_emit(r, TOKEN_NAME, word, at, false);
    tex_move(r, r->n - 1, to);
    r->spaced = true;
}

/* VALUE & CONDITION becomes if CONDITION then (VALUE) else. */
static bool row(tex_reader_t *r, spot_t at, row_t *row)
{
    size_t from = r->n;
    tex_sign(r, "(", at);
    if (!cell(r, "a value")) return false;
    tex_sign(r, ")", at);
    if (!tex_eat(r, TEX_ALIGN, NULL)) return tex_refuse(r, "& and a condition");
    while (passed(r)) {}
    if (!word_of(r, row)) return false;
    while (passed(r)) {}
    if (*row == ROW_ELSE) return at_end(r) || tex_refuse(r, "the end of the case");
    size_t value = r->n;
    r->spaced = true;
    if (!cell(r, "a condition")) return false;
    size_t length = r->n - value;
    tex_move(r, value, from);
    put_word(r, "then", at, from + length);
    put_word(r, "if", at, from);
    put_word(r, "else", at, r->n);
    r->out[from + 1].spaced = r->out[from + length + 2].spaced = true;
    return true;
}

bool tex_is_cases(const char *environment)
{
    return strcmp(environment, "cases") == 0 || strcmp(environment, "dcases") == 0;
}

bool tex_cases(tex_reader_t *r, spot_t at)
{
    row_t last = ROW_IF;
    size_t rows = 0, outer = r->rows;
    r->rows = r->opened;
    r->spaced |= r->operand; /* a factor, no argument */
    tex_sign(r, "(", at);
    do {
        while (tex_passed(r)) {}
        if (tex_is(tex_now(r), TEX_COMMAND, "end")) break; /* \\ behind the last row */
        if (last == ROW_ELSE) return tex_refuse(r, "\\end: nothing follows the case of all others");
        if (!row(r, at, &last)) return false;
        rows++;
    } while (tex_line_end(r));
    const char *name = tex_environment(r, "end");
    if (!name || !tex_is_cases(name)) return tex_refuse(r, "\\end{cases}");
    if (last != ROW_ELSE || rows < 2)
        return claim_fault(r->fault, at, "these cases may leave something out: the last of them is \\text{otherwise}");
    tex_sign(r, ")", at);
    r->rows = outer;
    return true;
}
