/* SPDX-License-Identifier: MIT
**
** The tokens at the cursor, and the tables of what LaTeX calls them.
*/
#include "proofs/claims/tex/parts.h"

#include <string.h>

const tex_token_t *tex_now(const tex_reader_t *r) { return &r->in.token[r->i]; }

const tex_token_t *tex_ahead(const tex_reader_t *r, size_t k)
{
    return &r->in.token[r->i + k < r->in.n ? r->i + k : r->in.n - 1];
}

bool tex_is(const tex_token_t *t, tex_kind_t kind, const char *text)
{
    return t->kind == kind && (!text || strcmp(t->text, text) == 0);
}

bool tex_eat(tex_reader_t *r, tex_kind_t kind, const char *text)
{
    return tex_is(tex_now(r), kind, text) ? r->i++, true : false;
}

/* How many tokens the script k tokens on takes, ^ or _ with it; 0 where it has no end. */
static size_t script(const tex_reader_t *r, size_t k)
{
    size_t open = 0, from = k++;
    do {
        const tex_token_t *t = tex_ahead(r, k++);
        if (t->kind == TEX_END || t->kind == TEX_DECLARATION || (!open && t->kind == TEX_CLOSE)) return 0;
        open += t->kind == TEX_OPEN;
        open -= t->kind == TEX_CLOSE;
    } while (open);
    return k - from;
}

void tex_below_first(tex_reader_t *r)
{
    size_t above = tex_now(r)->kind == TEX_SUP ? script(r, 0) : 0, n = above;
    size_t below = above && tex_ahead(r, above)->kind == TEX_SUB ? script(r, above) : 0;
    tex_token_t *t = r->in.token + r->i, *copy = below ? ARENA_ARRAY(r->A, tex_token_t, above) : NULL;
    if (!below) return;
    memcpy(copy, t, n * sizeof *t);
    memmove(t, t + n, below * sizeof *t);
    memcpy(t + below, copy, n * sizeof *t);
}

bool tex_ends_mathematics(const tex_token_t *t)
{
    return t->kind == TEX_END || t->kind == TEX_PARAGRAPH || t->kind == TEX_DECLARATION || t->kind == TEX_DOLLAR ||
           tex_is(t, TEX_COMMAND, "]") || tex_is(t, TEX_COMMAND, "end");
}

bool tex_refuse(tex_reader_t *r, const char *expected)
{
    const tex_token_t *t = tex_now(r);
    if (t->kind == TEX_UNREAD) return claim_fault(r->fault, t->at, "%s", t->text);
    const char *what = t->kind == TEX_END            ? "the end of the file"
                       : t->kind == TEX_PARAGRAPH    ? "an empty line"
                       : t->kind == TEX_DECLARATION  ? "a line %:"
                       : tex_is(t, TEX_COMMAND, "]") ? "the end of the display, \\],"
                       : tex_is(t, TEX_COMMAND, "end")
                           ? "the end of the display, \\end,"
                           : arena_printf(r->A, "%s%s", t->kind == TEX_COMMAND ? "\\" : "", t->text);
    return claim_fault(r->fault, t->at, "%s is not read here, expected %s", what, expected);
}

typedef struct { const char *tex, *plain; } pair_t;

static const char *of(const pair_t *in, const char *name)
{
    for (; in->tex; in++)
        if (strcmp(in->tex, name) == 0) return in->plain;
    return NULL;
}

static const pair_t relations[] = { { "le", "<=" }, { "leq", "<=" }, { "leqslant", "<=" }, { "leqq", "<=" },
                                    { "ge", ">=" }, { "geq", ">=" }, { "geqslant", ">=" }, { "geqq", ">=" },
                                    { "lt", "<" },  { "gt", ">" },   { NULL, NULL } };
static const pair_t signs[] = { { "cdot", "*" },   { "times", "*" }, { "otimes", "*" }, { "ne", "!=" },
                                { "neq", "!=" },   { "lor", "or" },  { "land", "and" }, { "neg", "not" },
                                { "lnot", "not" }, { "colon", ":" }, { NULL, NULL } };
static const pair_t functions[] = { { "log", "log" },   { "ln", "log" },  { "exp", "exp" },   { "min", "min" },
                                    { "max", "max" },   { "Pr", "Pr" },   { "tanh", "tanh" }, { "cosh", "cosh" },
                                    { "sinh", "sinh" }, { "sup", "max" }, { "inf", "min" },   { NULL, NULL } };
static const pair_t divergences[] = {
    { "KL", "KL" },   { "kl", "kl" },     { "TV", "TV" },   { "JS", "JS" },       { "JSD", "JS" },
    { "BC", "BC" },   { "LC", "LC" },     { "D_KL", "KL" }, { "Renyi", "Renyi" }, { "Hellinger2", "Hellinger2" },
    { "Hsq", "Hsq" }, { "chi2", "chi2" }, { NULL, NULL }
};
static const pair_t spaces[] = { { ",", "" },
                                 { ";", "" },
                                 { ":", "" },
                                 { "!", "" },
                                 { ">", "" },
                                 { " ", "" },
                                 { "/", "" },
                                 { "quad", "" },
                                 { "qquad", "" },
                                 { "enspace", "" },
                                 { "thinspace", "" },
                                 { "medspace", "" },
                                 { "thickspace", "" },
                                 { "negthinspace", "" },
                                 { "enskip", "" },
                                 { "hfill", "" },
                                 { "hfil", "" },
                                 { "strut", "" },
                                 { "mathstrut", "" },
                                 { "relax", "" },
                                 { "nonumber", "" },
                                 { "notag", "" },
                                 { "displaystyle", "" },
                                 { "textstyle", "" },
                                 { "scriptstyle", "" },
                                 { "nolimits", "" },
                                 { "allowbreak", "" },
                                 { "nobreak", "" },
                                 { "allowdisplaybreaks", "" },
                                 { "displaybreak", "" },
                                 { "IEEEnonumber", "" },
                                 { "IEEEyesnumber", "" },
                                 { "IEEEyessubnumber", "" },
                                 { "IEEEnosubnumber", "" },
                                 { "IEEEeqnarraynumspace", "" },
                                 { "qedhere", "" },
                                 { "protect", "" },
                                 { NULL, NULL } };
static const pair_t definitions[] = { { "coloneqq", "" }, { "coloneq", "" },  { "triangleq", "" },  { "equiv", "" },
                                      { "doteq", "" },    { "eqqcolon", "" }, { "vcentcolon", "" }, { NULL, NULL } };

const char *tex_function_name(const char *name) { return of(functions, name); }

bool tex_spaces(const char *name) { return of(spaces, name) != NULL; }

/* The end of a row within brackets that are opened in it is a blank: they go on. */
static bool is_space(const tex_reader_t *r, const tex_token_t *t)
{
    if (t->kind == TEX_TIE) return true;
    if (r->opened > r->rows && (t->kind == TEX_ALIGN || tex_is(t, TEX_COMMAND, "\\"))) return true;
    return t->kind == TEX_COMMAND && tex_spaces(t->text);
}

/* {}, with nothing below or above it. */
static bool is_empty(const tex_reader_t *r)
{
    tex_kind_t next = tex_ahead(r, 2)->kind;
    return tex_now(r)->kind == TEX_OPEN && tex_ahead(r, 1)->kind == TEX_CLOSE && next != TEX_SUB && next != TEX_SUP;
}

bool tex_passed(tex_reader_t *r)
{
    size_t from = r->i;
    while (is_space(r, tex_now(r)) || is_empty(r))
        if (is_empty(r)) r->i += 2;
        else if (!tex_line_end(r)) r->i++;
    return r->i > from;
}

const char *tex_relation(const tex_token_t *t)
{
    if (t->kind == TEX_COMMAND) return of(relations, t->text);
    return t->kind == TEX_OTHER && t->text[0] && strchr("<=>", t->text[0]) ? t->text : NULL;
}

bool tex_is_relation(const tex_token_t *t)
{
    return tex_relation(t) || tex_is(t, TEX_COMMAND, "overset") || tex_is(t, TEX_COMMAND, "stackrel");
}

bool tex_passed_over(tex_reader_t *r)
{
    size_t open = 0;
    do {
        const tex_token_t *t = tex_now(r);
        if (t->kind == TEX_END || t->kind == TEX_DECLARATION || (!open && t->kind != TEX_OPEN))
            return tex_refuse(r, "a group in braces");
        open += t->kind == TEX_OPEN;
        open -= t->kind == TEX_CLOSE;
        r->i++;
    } while (open);
    return true;
}

bool tex_is_fraction(const tex_token_t *t)
{
    static const char *const all[] = { "frac", "tfrac", "dfrac", "cfrac", "nicefrac", "sfrac" };
    for (size_t k = 0; k < sizeof all / sizeof *all; k++)
        if (tex_is(t, TEX_COMMAND, all[k])) return true;
    return false;
}

const char *tex_sign_name(const char *name) { return of(signs, name); }
const char *tex_divergence_name(const char *name) { return of(divergences, name); }
bool tex_defines(const char *name) { return of(definitions, name); }
