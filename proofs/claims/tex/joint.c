/* SPDX-License-Identifier: MIT
**
** Indices that name letters: P_{Y|X=x}, P_{Y|X}, P_{XY}, P_X of the joint law p are p(y|x), p(y|x), p(x,y), p(x); a_i
** of a declared table, under a sum that binds i, is a(i).
*/
#include "proofs/claims/tex/parts.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

enum { LETTERS = 8 };
typedef struct { const char *letter[LETTERS]; unsigned n, bar; } index_t; /* the first `bar` stand before | */

/* How many tokens an index of digits takes, _1 or _{12}; in *digits what it is. */
static size_t number_below(tex_reader_t *r, size_t k, const char **digits)
{
    *digits = "";
    if (tex_ahead(r, k)->kind != TEX_SUB) return 0;
    bool braces = tex_ahead(r, k + 1)->kind == TEX_OPEN;
    size_t from = k + 1 + braces, at = from;
    for (; tex_ahead(r, at)->kind == TEX_OTHER && isdigit((unsigned char)*tex_ahead(r, at)->text) &&
           (braces || at == from) && at - from < NAME_MAX_CHARS;
         at++)
        *digits = arena_printf(r->A, "%s%s", *digits, tex_ahead(r, at)->text);
    return at == from || (braces && tex_ahead(r, at)->kind != TEX_CLOSE) ? 0 : at + braces - k;
}

/* X, X_1, X=x at token k: its letter x, x1, x; and in *next the token behind it; NULL. */
static const char *variable(tex_reader_t *r, size_t k, size_t *next)
{
    const tex_token_t *t = tex_ahead(r, k);
    const char *digits;
    if (t->kind != TEX_LETTER || !isupper((unsigned char)*t->text)) return NULL;
    *next = k + 1 + number_below(r, k + 1, &digits);
    const char *own = arena_printf(r->A, "%c%s", tolower((unsigned char)*t->text), digits);
    if (!tex_is(tex_ahead(r, *next), TEX_OTHER, "=")) return own;
    t = tex_ahead(r, *next + 1);
    if (t->kind != TEX_LETTER || !islower((unsigned char)*t->text)) return NULL;
    *next += 2 + number_below(r, *next + 2, &digits);
    return arena_printf(r->A, "%s%s", t->text, digits);
}

/* Behind the _ at the cursor; how many tokens, 0 for no such index. */
static size_t index_of_variables(tex_reader_t *r, index_t *x)
{
    bool braces = tex_ahead(r, 1)->kind == TEX_OPEN;
    size_t k = 1 + braces;
    *x = (index_t){ .n = 0 };
    do {
        bool bar = x->n && (tex_is(tex_ahead(r, k), TEX_OTHER, "|") || tex_is(tex_ahead(r, k), TEX_COMMAND, "mid"));
        if (bar && x->bar) return 0;
        if (bar) x->bar = x->n;
        if (bar || tex_is(tex_ahead(r, k), TEX_OTHER, ",")) k++;
        if (x->n == LETTERS || !(x->letter[x->n] = variable(r, k, &k)) || !tex_declared(r, x->letter[x->n])) return 0;
        x->n++;
    } while (braces && tex_ahead(r, k)->kind != TEX_CLOSE);
    if (!x->bar) x->bar = x->n;
    return k + braces;
}

static void put_entry(tex_reader_t *r, const char *name, const index_t *x, spot_t at)
{
    tex_word(r, name, at);
    tex_emit(r, TOKEN_SIGN, "(", at, false);
    for (unsigned k = 0; k < x->n; k++) {
        if (k) tex_emit(r, TOKEN_SIGN, k == x->bar ? "|" : ",", at, false);
        tex_word(r, x->letter[k], at);
    }
    tex_emit(r, TOKEN_SIGN, ")", at, false);
}

/* i, or {i,j}, each bound by a sum. */
static size_t index_of_letters(tex_reader_t *r, index_t *x)
{
    bool braces = tex_ahead(r, 1)->kind == TEX_OPEN;
    size_t k = 1 + braces;
    *x = (index_t){ .n = 0 };
    for (;;) {
        const tex_token_t *t = tex_ahead(r, k++);
        if (x->n == LETTERS || t->kind != TEX_LETTER || !tex_is_bound(r, t->text)) return 0;
        x->letter[x->n++] = t->text;
        if (!braces) break;
        if (tex_is(tex_ahead(r, k), TEX_OTHER, ",")) k++;
        else if (tex_ahead(r, k)->kind == TEX_CLOSE) { k++; break; }
        else return 0;
    }
    x->bar = x->n;
    return k;
}

bool tex_indexed(tex_reader_t *r, const tex_base_t *b, spot_t at)
{
    const tex_name_t *d = tex_declared(r, b->plain);
    bool letter = !b->roman && !b->other && tex_now(r)->kind == TEX_SUB;
    index_t x;
    size_t n = 0;
    if (letter && r->joint && strcasecmp(b->plain, r->joint) == 0 && (!d || strcmp(b->plain, r->joint) == 0))
        n = index_of_variables(r, &x);
    bool joint = n;
    if (letter && !n && d && d->sort != TEX_NAME_NUMBER) n = index_of_letters(r, &x);
    if (!n) return false;
    const char *below = "";
    for (size_t k = 1; k < n; k++) {
        const tex_token_t *t = tex_ahead(r, k);
        if (t->kind == TEX_LETTER || (t->kind == TEX_OTHER && isdigit((unsigned char)*t->text)))
            below = arena_printf(r->A, "%s%s", below, t->text);
    }
    if (tex_declared(r, arena_printf(r->A, "%s_%s", b->plain, below)) ||
        tex_declared(r, arena_printf(r->A, "%s%s", b->plain, below)))
        return false;
    r->i += n;
    if (!joint && d->sort == TEX_NAME_CHANNEL && d->alphabet && x.n == 1) /* W_x is W(.|x) */
        x = (index_t){ .letter = { tex_letter_of(r, d->alphabet), x.letter[0] }, .n = 2, .bar = 1 };
    if (joint && tex_at_bracket(r)) tex_word(r, r->joint, at); /* P_{Y|X}(y|x) */
    else put_entry(r, joint ? r->joint : b->plain, &x, at);
    return true;
}
