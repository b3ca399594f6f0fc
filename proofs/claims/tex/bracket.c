/* SPDX-License-Identifier: MIT
**
** Brackets of any shape and size group; a square one with a relation in it is 1 where that is so, else 0. A bar that
** stands where a term is expected opens an absolute value or the size of an alphabet; behind a term within brackets it
** is `given`. \left, \bigl and \lvert open, \right, \bigr and
** \rvert close, \middle and \mid are `given`.
*/
#include "proofs/claims/tex/parts.h"

#include <ctype.h>
#include <string.h>

typedef enum { BARE, OPENS, CLOSES, BETWEEN } bar_role_t;
typedef enum { NO_MARK, MARK_OPEN, MARK_CLOSE, MARK_BAR, MARK_BARS } mark_kind_t;
typedef struct { mark_kind_t kind; char shape; bar_role_t role; size_t tokens; } mark_t;

/* \bigl, \right and the like: what they make of a bar; false for no such command. */
static bool sizes(const tex_token_t *t, bar_role_t *role)
{
    static const char *const open[] = { "left", "bigl", "Bigl", "biggl", "Biggl" }, *const close[] = { "right", "bigr",
                                                                                                       "Bigr", "biggr",
                                                                                                       "Biggr" };
    static const char *const between[] = { "middle", "bigm", "Bigm", "biggm", "Biggm" }, *const any[] = { "big", "Big",
                                                                                                          "bigg",
                                                                                                          "Bigg" };
    if (t->kind != TEX_COMMAND) return false;
    for (size_t k = 0; k < 5; k++) {
        if (strcmp(t->text, open[k]) == 0) { *role = OPENS; return true; }
        if (strcmp(t->text, close[k]) == 0) { *role = CLOSES; return true; }
        if (strcmp(t->text, between[k]) == 0) { *role = BETWEEN; return true; }
        if (k < 4 && strcmp(t->text, any[k]) == 0) { *role = BARE; return true; }
    }
    return false;
}

static mark_t shape(const tex_token_t *t, bar_role_t role)
{
    static const struct { const char *name; mark_kind_t kind; char shape; bar_role_t role;
    } command[] = { { "{", MARK_OPEN, '{', BARE },          { "lbrace", MARK_OPEN, '{', BARE },
                    { "}", MARK_CLOSE, '{', BARE },         { "rbrace", MARK_CLOSE, '{', BARE },
                    { "lbrack", MARK_OPEN, '[', BARE },     { "rbrack", MARK_CLOSE, '[', BARE },
                    { "lfloor", MARK_OPEN, 'f', BARE },     { "rfloor", MARK_CLOSE, 'f', BARE },
                    { "lceil", MARK_OPEN, 'c', BARE },      { "rceil", MARK_CLOSE, 'c', BARE },
                    { "vert", MARK_BAR, '|', BARE },        { "lvert", MARK_BAR, '|', OPENS },
                    { "rvert", MARK_BAR, '|', CLOSES },     { "mid", MARK_BAR, '|', BETWEEN },
                    { "|", MARK_BARS, '|', BARE },          { "Vert", MARK_BARS, '|', BARE },
                    { "lVert", MARK_BARS, '|', OPENS },     { "rVert", MARK_BARS, '|', CLOSES },
                    { "parallel", MARK_BARS, '|', BETWEEN } };
    if (t->kind == TEX_OTHER && !t->text[1]) switch (t->text[0]) {
        case '(': case '[': return (mark_t){ MARK_OPEN, t->text[0], BARE, 1 };
        case ')': return (mark_t){ MARK_CLOSE, '(', BARE, 1 };
        case ']': return (mark_t){ MARK_CLOSE, '[', BARE, 1 };
        case '|': return (mark_t){ MARK_BAR, '|', role, 1 };
        default: break;
    }
    for (size_t k = 0; t->kind == TEX_COMMAND && k < sizeof command / sizeof *command; k++)
        if (strcmp(t->text, command[k].name) == 0)
            return (mark_t){ command[k].kind, command[k].shape, command[k].role ? command[k].role : role, 1 };
    return (mark_t){ NO_MARK, 0, BARE, 0 };
}

size_t tex_double_bar(const tex_reader_t *r, size_t k)
{
    const tex_token_t *t = tex_ahead(r, k);
    bool mid = tex_is(t, TEX_COMMAND, "mid"), bar = tex_is(t, TEX_OTHER, "|");
    if (tex_is(t, TEX_COMMAND, "|") || tex_is(t, TEX_COMMAND, "Vert") || tex_is(t, TEX_COMMAND, "parallel")) return 1;
    size_t n = tex_is(tex_ahead(r, k + 1), TEX_COMMAND, "!") ? 2 : 1;
    const tex_token_t *next = tex_ahead(r, k + n);
    if (mid) return tex_is(next, TEX_COMMAND, "mid") ? n + 1 : 0;
    return bar && tex_is(next, TEX_OTHER, "|") && !next->spaced ? n + 1 : 0;
}

/* The bracket or bar k tokens on, with the command that sizes it. */
static mark_t mark_at(const tex_reader_t *r, size_t k)
{
    bar_role_t role = BARE;
    bool sized = sizes(tex_ahead(r, k), &role);
    mark_t m = shape(tex_ahead(r, k + sized), role);
    m.tokens += m.kind && sized;
    size_t two = tex_double_bar(r, k + m.tokens - 1);
    if (m.kind == MARK_BAR && m.role != OPENS && m.role != CLOSES && two > 1 && r->operand && r->opened &&
        r->bars != r->opened + 1) {
        m.kind = MARK_BARS;
        m.tokens += two - 1;
    }
    return m;
}

static bool opens(tex_reader_t *r, char tex, const char *open, char close)
{
    spot_t at = tex_now(r)->at;
    const token_t *last = r->n ? &r->out[r->n - 1] : NULL;
    /* a product */
    if (r->operand && (last->kind == TOKEN_SIGN || (last->kind == TOKEN_NAME && tex_is_number(r, last->text))))
        r->spaced = true;
    if (r->opened == TEX_OPEN_MAX) return claim_fault(r->fault, at, "brackets nested deeper than %d", TEX_OPEN_MAX);
    r->open[r->opened].tex = tex;
    r->open[r->opened].close = close;
    r->open[r->opened++].at = at;
    tex_sign(r, open, at);
    return true;
}

static bool closes(tex_reader_t *r, char tex)
{
    spot_t at = tex_now(r)->at;
    if (!r->opened)
        return claim_fault(r->fault, at, "this bracket closes none, expected one that was opened before it");
    if (r->open[r->opened - 1].tex != tex)
        return claim_fault(r->fault, at, "this bracket closes that of column %u, line %u, which has another shape",
                           r->open[r->opened - 1].at.column, r->open[r->opened - 1].at.line);
    r->opened--;
    tex_sign(r, r->open[r->opened].close == ']' ? "]" : ")", at);
    return true;
}

static bool ends(const tex_reader_t *r)
{
    const tex_token_t *t = tex_now(r);
    return t->kind == TEX_END || t->kind == TEX_DOLLAR || t->kind == TEX_CLOSE || t->kind == TEX_PARAGRAPH ||
           t->kind == TEX_DECLARATION || tex_is(t, TEX_COMMAND, "]") || tex_is(t, TEX_COMMAND, "end");
}

bool tex_at_bracket(tex_reader_t *r) { return mark_at(r, 0).kind == MARK_OPEN; }

bool tex_at_square(const tex_reader_t *r) { return mark_at(r, 0).kind == MARK_OPEN && mark_at(r, 0).shape == '['; }

bool tex_may_enclose(tex_reader_t *r) { return strchr("([{", mark_at(r, 0).shape) != NULL && tex_at_bracket(r); }

bool tex_relation_within(const tex_reader_t *r)
{
    static const char *const word[] = { "ne", "neq", "neg", "lnot" };
    size_t deep = 0, braces = 0, cases = 0;
    for (size_t k = 0;;) {
        const tex_token_t *t = tex_ahead(r, k);
        mark_t m = mark_at(r, k);
        bool begins = tex_is(t, TEX_COMMAND, "begin"), ends = tex_is(t, TEX_COMMAND, "end");
        if (t->kind == TEX_END || (!cases && (ends || tex_is(t, TEX_COMMAND, "\\")))) return false;
        cases += begins;
        cases -= ends;
        if (cases || ends) { k++; continue; }
        braces += t->kind == TEX_OPEN;
        if (t->kind == TEX_CLOSE && braces-- == 0) return false;
        deep += m.kind == MARK_OPEN;
        if (m.kind == MARK_CLOSE && --deep == 0) return false;
        bool says = tex_relation(t);
        for (size_t i = 0; i < sizeof word / sizeof *word; i++) says |= tex_is(t, TEX_COMMAND, word[i]);
        if (deep == 1 && !braces && says) return true;
        k += m.tokens ? m.tokens : 1;
    }
}

bool tex_enclosed(tex_reader_t *r, const char *open, const char *close, const char *what)
{
    while (tex_passed(r)) {}
    mark_t m = mark_at(r, 0);
    size_t base = r->opened;
    if (m.kind != MARK_OPEN || m.shape == 'f' || m.shape == 'c') return tex_refuse(r, what);
    r->i += m.tokens - 1;
    if (!opens(r, m.shape, open, *close)) return false;
    for (r->i++; r->opened > base;) {
        if (tex_passed(r)) continue;
        if (ends(r))
            return claim_fault(r->fault, r->open[base].at, "this bracket is not closed, expected one of its shape");
        if (!tex_item(r)) return false;
    }
    return true;
}

/* --- bars --------------------------------------------------------------------------------------------------------- */

static bool at_closing(const tex_reader_t *r)
{
    mark_t m = mark_at(r, 0);
    return m.kind == MARK_BAR && r->bars == r->opened + 1 && (m.role == CLOSES || (m.role == BARE && r->operand));
}

/* |X|, |\mathcal X|: how many letters an alphabet has. */
static bool size(tex_reader_t *r, spot_t at, bool *was)
{
    size_t here = r->i;
    tex_base_t b;
    *was = false;
    while (tex_passed(r)) {}
    bool base = tex_base(r, &b);
    if (r->fault->set) return false;
    while (tex_passed(r)) {}
    mark_t m = mark_at(r, 0);
    bool script = base && b.other && strncmp(b.other, "cal", 3) == 0, capital = base && isupper((unsigned char)*b.plain)
        && !tex_is_number(r, b.plain);
    if (m.kind != MARK_BAR || m.role == BETWEEN || m.role == OPENS || !(script || capital)) {
        r->i = here;
        return true;
    }
    r->i += m.tokens;
    if (r->n && r->out[r->n - 1].kind != TOKEN_SIGN) r->spaced = true;
    tex_emit(r, TOKEN_SIGN, "|", at, false);
    tex_emit(r, TOKEN_NAME, b.plain, at, false);
    tex_emit(r, TOKEN_SIGN, "|", at, false);
    r->operand = *was = true;
    return true;
}

static bool absolute(tex_reader_t *r, spot_t at)
{
    bool was;
    if (!size(r, at, &was)) return false;
    if (was) return true;
    size_t before = r->bars;
    r->bars = r->opened + 1;
    tex_head(r, "abs", at);
    tex_sign(r, "(", at);
    while (!at_closing(r)) {
        if (tex_passed(r)) continue;
        if (ends(r) || tex_is(tex_now(r), TEX_COMMAND, "\\"))
            return claim_fault(r->fault, at, "this bar is not closed, expected another");
        if (!tex_item(r)) return false;
    }
    r->i += mark_at(r, 0).tokens;
    tex_sign(r, ")", at);
    r->bars = before;
    return true;
}

static bool bar(tex_reader_t *r, bar_role_t role)
{
    spot_t at = tex_now(r)->at;
    if (role == BARE) role = !r->operand || !r->opened ? OPENS : BETWEEN;
    if (role == CLOSES) return claim_fault(r->fault, at, "this bar closes none, expected one that opens before it");
    r->i++;
    if (role == OPENS) return absolute(r, at);
    tex_sign(r, "|", at);
    return true;
}

/* \|P-Q\|_1 of two laws is twice their distance in total variation, \|P-Q\|_{TV} that distance. */
static bool norm(tex_reader_t *r, spot_t at)
{
    static const char only[] = "the norm of a difference of two laws: \\|P-Q\\|_1 or \\|P-Q\\|_{TV}";
    const char *p = tex_read_name(r, only), *q = NULL, *which = NULL;
    while (p && tex_passed(r)) {}
    if (p && !tex_eat(r, TEX_OTHER, "-")) return tex_refuse(r, only);
    if (!p || !(q = tex_read_name(r, only))) return false;
    while (tex_passed(r)) {}
    mark_t m = mark_at(r, 0);
    if (m.kind != MARK_BARS) return tex_refuse(r, only);
    r->i += m.tokens;
    tex_below_first(r);
    if (!tex_eat(r, TEX_SUB, NULL)) return tex_refuse(r, only);
    if (!(which = tex_text(r))) return false;
    bool one = strcmp(which, "1") == 0;
    if (!one && strcmp(which, "TV") != 0)
        return claim_fault(r->fault, at, "a norm %s is not read, expected %s", which, only);
    tex_sign(r, "(", at);
    if (one) tex_emit(r, TOKEN_NUMBER, "2", at, false);
    tex_word(r, "TV", at);
    tex_sign(r, "(", at);
    tex_word(r, p, at);
    tex_sign(r, ",", at);
    tex_word(r, q, at);
    tex_sign(r, ")", at);
    tex_sign(r, ")", at);
    return true;
}

static bool bars(tex_reader_t *r, mark_t m)
{
    spot_t at = tex_now(r)->at;
    if (m.role == CLOSES)
        return claim_fault(r->fault, at, "these bars close none, expected some that open before them");
    r->i += m.tokens;
    if (m.role == OPENS || (m.role == BARE && (!r->operand || !r->opened))) return norm(r, at);
    tex_sign(r, "||", at);
    return true;
}

/* --- one mark ----------------------------------------------------------------------------------------------------- */

/* One name or number, k tokens on, or their quotient, and the bracket's end. */
static bool holds_one(const tex_reader_t *r, size_t k, bool quotient)
{
    const tex_token_t *t = tex_ahead(r, k);
    bool digit = tex_is_digit(t);
    if (!digit && t->kind != TEX_LETTER && !(t->kind == TEX_COMMAND && tex_is_greek(t->text))) return false;
    for (k++; digit && tex_is_digit(tex_ahead(r, k));) k++;
    for (; tex_is(tex_ahead(r, k), TEX_OTHER, "'");) k++;
    if (tex_ahead(r, k)->kind == TEX_SUB) {
        bool braced = tex_ahead(r, k + 1)->kind == TEX_OPEN;
        for (k += 2; braced && tex_ahead(r, k)->kind != TEX_CLOSE && tex_ahead(r, k)->kind != TEX_END;) k++;
        k += braced;
    }
    if (quotient && tex_is(tex_ahead(r, k), TEX_OTHER, "/")) return holds_one(r, k + 1, false);
    return mark_at(r, k).kind == MARK_CLOSE;
}

/* No author puts a name alone in brackets for a product: a(x) is a value of a function a, [x] and {x/2} are a whole
** part, a fractional part or a set. */
static bool groups(tex_reader_t *r, mark_t m)
{
    const token_t *last = r->n ? &r->out[r->n - 1] : NULL;
    bool name = r->operand && last && last->kind == TOKEN_NAME && tex_is_number(r, last->text),
         term = r->operand ? last && last->kind != TOKEN_NAME
                           : !last || last->kind != TOKEN_NAME || r->n == r->head;
    if (!strchr("([{", m.shape) || !(name || (term && m.shape != '(')) || !holds_one(r, m.tokens, m.shape != '('))
        return true;
    if (m.shape != '(')
        return tex_refuse(r, "parentheses, or no bracket: around one name this may be a whole part, \\lfloor x \\rfloor, a "
                             "fractional part or a set");
    return tex_refuse(r, "a product a \\cdot x without the bracket, or a function's name: this may be the value of a "
                         "function, and a number is declared");
}

bool tex_bracket(tex_reader_t *r, bool *was)
{
    mark_t m = mark_at(r, 0);
    *was = m.kind != NO_MARK;
    if (!*was) return true;
    bar_role_t role;
    bool truth = m.kind == MARK_OPEN && m.shape == '[' && tex_relation_within(r), good;
    if (m.kind == MARK_OPEN && !groups(r, m)) return false;
    if (sizes(tex_now(r), &role)) { r->i++; m.tokens--; }
    if (m.kind == MARK_BAR) return bar(r, m.role);
    if (m.kind == MARK_BARS) return bars(r, m);
    if (m.kind == MARK_CLOSE) good = closes(r, m.shape);
    else {
        if (m.shape == 'f' || m.shape == 'c') tex_head(r, m.shape == 'f' ? "floor" : "ceil", tex_now(r)->at);
        good = opens(r, m.shape, truth ? "[" : "(", truth ? ']' : ')');
    }
    r->i++;
    return good;
}
