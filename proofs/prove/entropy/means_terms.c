/* SPDX-License-Identifier: MIT */
#include "proofs/prove/entropy/means_parts.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

tterm_t *tnew(arena_t *A, tkind_t kind, const tterm_t *a, const tterm_t *b)
{
    tterm_t *x = ARENA_NEW(A, tterm_t);
    *x = (tterm_t){ .kind = kind, .n = b ? 2 : a ? 1 : 0, .part = { a, b } };
    return x;
}

const tterm_t *tnumber(arena_t *A, long k)
{
    tterm_t *x = tnew(A, T_NUMBER, NULL, NULL);
    mpq_ptr q = arena_mpq(A, 1);
    mpq_set_si(q, k, 1);
    x->q = q;
    return x;
}

const tterm_t *ttext(arena_t *A, const char *text)
{
    tterm_t *x = tnew(A, T_TEXT, NULL, NULL);
    x->text = text;
    return x;
}

/* --- words -------------------------------------------------------------------------------------------------------- */

static bool in_word(char c) { return isalnum((unsigned char)c) || c == '_' || c == '\''; }

static const char *find_word(const char *text, const char *name)
{
    size_t n = strlen(name);
    for (const char *p = text; (p = strstr(p, name)); p++)
        if ((p == text || !in_word(p[-1])) && !in_word(p[n])) return p;
    return NULL;
}

bool has_word(const char *text, const char *name) { return find_word(text, name); }

const char *with_word(arena_t *A, const char *text, const char *from, const char *to)
{
    const char *p = text ? find_word(text, from) : NULL;
    if (!p) return text;
    return arena_printf(A, "%.*s%s%s", (int)(p - text), text, to, with_word(A, p + strlen(from), from, to));
}

/* --- printing ----------------------------------------------------------------------------------------------------- */

const char *tset(const tclaim_t *T, unsigned set)
{
    const char *text = "";
    for (unsigned v = 0; v < T->P->axes; v++)
        if (set >> v & 1) text = arena_printf(T->A, "%s%s%s", text, *text ? "," : "", T->P->variable[v]);
    return text;
}

const char *tevent(const tclaim_t *T, const values_t *e)
{
    const char *text = "";
    for (unsigned v = 0; v < T->P->axes; v++)
        if (e->set >> v & 1)
            text = arena_printf(T->A, "%s%s%s=%s", text, *text ? "," : "", T->P->variable[v], e->value[v]);
    return text;
}

static const char *behind(const tclaim_t *T, const tterm_t *x)
{
    const char *given = tset(T, x->given), *e = tevent(T, &x->at);
    return arena_printf(T->A, "%s%s%s%s", *given || *e ? "|" : "", given, *given && *e ? "," : "", e);
}

static const char *alphabet(const tclaim_t *T, unsigned k) { return T->L->setting.alphabet[k].name; }

static const char *number_text(arena_t *A, mpq_srcptr q)
{
    char *own = mpq_get_str(NULL, 10, q);
    const char *text = arena_printf(A, mpq_sgn(q) < 0 || strchr(own, '/') ? "(%s)" : "%s", own);
    free(own);
    return text;
}

static const char *factor(const tclaim_t *T, const tterm_t *x)
{
    const char *text = tprint(T, x);
    return x->kind == T_ADD ? arena_printf(T->A, "(%s)", text) : text;
}

static bool is_number(const tterm_t *x, long k) { return x->kind == T_NUMBER && mpq_cmp_si(x->q, k, 1) == 0; }

/* a - b where b is -1 times something. */
static const char *sum_text(const tclaim_t *T, const tterm_t *x)
{
    const tterm_t *b = x->part[1];
    bool minus = b->kind == T_MUL && is_number(b->part[0], -1);
    return arena_printf(T->A, minus ? "%s - %s" : "%s + %s", tprint(T, x->part[0]),
                        minus ? factor(T, b->part[1]) : tprint(T, b));
}

/* 1 - [i = j]. */
static bool is_unequal(const tterm_t *x)
{
    if (x->kind != T_ADD || !is_number(x->part[0], 1) || x->part[1]->kind != T_MUL) return false;
    return is_number(x->part[1]->part[0], -1) && x->part[1]->part[1]->kind == T_SAME;
}

/* Of an extreme, which reaches over a product: a sum whose other terms have its letter stands in brackets. */
static const char *body(const tclaim_t *T, const tterm_t *x)
{
    const tterm_t *b = x->part[0];
    return b->kind == T_ADD && has_word(tprint(T, b->part[1]), x->text) ? factor(T, b) : tprint(T, b);
}

static const char *best_text(const tclaim_t *T, const tterm_t *x)
{
    arena_t *A = T->A;
    const char *sees = "", *rest = "", *mass = "";
    for (unsigned k = 0; k < x->letters; k++) {
        const char **to = k < x->sees ? &sees : &rest, *of = alphabet(T, T->P->alphabet[x->axis[k]]);
        *to = arena_printf(A, "%s%s%s of %s", *to, **to ? ", " : "", x->letter[k], of);
        mass = arena_printf(A, "%s%s%s = %s", mass, *mass ? ", " : "", T->P->variable[x->axis[k]], x->letter[k]);
    }
    return arena_printf(A, "(sum %s: min %s of %s: sum %s: Pr(%s%s)*%s)", sees, x->text, alphabet(T, x->alphabet), rest,
                        mass, behind(T, x), factor(T, x->part[0]));
}

const char *tprint(const tclaim_t *T, const tterm_t *x)
{
    arena_t *A = T->A;
    switch (x->kind) {
    case T_NUMBER: return number_text(A, x->q);
    case T_TEXT: return x->text;
    case T_SAME: return arena_printf(A, "[%s = %s]", x->text, x->other);
    case T_ADD: return sum_text(T, x);
    case T_MUL: return arena_printf(A, "%s*%s", factor(T, x->part[0]), factor(T, x->part[1]));
    case T_INVERSE: return arena_printf(A, "(1/(%s))", tprint(T, x->part[0]));
    case T_MAX: return arena_printf(A, "max(%s, %s)", tprint(T, x->part[0]), tprint(T, x->part[1]));
    case T_MIN: return arena_printf(A, "min(%s, %s)", tprint(T, x->part[0]), tprint(T, x->part[1]));
    case T_MOST: return arena_printf(A, "(max %s of %s: %s)", x->text, alphabet(T, x->alphabet), body(T, x));
    case T_LEAST: return arena_printf(A, "(min %s of %s: %s)", x->text, alphabet(T, x->alphabet), body(T, x));
    case T_OCCURS: return arena_printf(A, "[%s > 0]", x->text);
    case T_ATLEAST: return arena_printf(A, "[%s >= %s]", tprint(T, x->part[0]), tprint(T, x->part[1]));
    case T_EQUAL: return arena_printf(A, "[%s = %s]", tprint(T, x->part[0]), tprint(T, x->part[1]));
    case T_MEAN: case T_POSTERIOR: return arena_printf(A, "(sum %s of %s: %s*%s)", x->text, alphabet(T, x->alphabet),
        x->other, factor(T, x->part[0]));
    case T_OUTCOMES:
        if (is_unequal(x->part[0]))
            return arena_printf(A, "Pr(%s != %s%s)", x->part[0]->part[1]->part[1]->text,
                                x->part[0]->part[1]->part[1]->other, behind(T, x));
        return arena_printf(A, "E[%s%s]", tprint(T, x->part[0]), behind(T, x));
    case T_INFO: return arena_printf(A, "I(%s;%s%s)", tset(T, x->a), tset(T, x->b), behind(T, x));
    case T_ENTROPY: return arena_printf(A, "H(%s%s)", tset(T, x->a), behind(T, x));
    case T_BEST: return best_text(T, x);
    }
    return "";
}

bool tsame(const tclaim_t *T, const tterm_t *x, const tterm_t *y)
{
    return x == y || strcmp(tprint(T, x), tprint(T, y)) == 0;
}

/* A word of an entry or of a condition; of values that a mean is given, behind their sign. */
bool tstands_in(const tterm_t *x, const char *variable)
{
    if (x->kind == T_OUTCOMES || x->kind == T_BEST) return false; /* its own */
    bool entry = x->kind == T_TEXT && strncmp(x->text, "log(", 4) != 0 && *x->text != '|' &&
                 strncmp(x->text, "KL(", 3) != 0 && strncmp(x->text, "capacity(", 9) != 0;
    if ((entry || x->kind == T_SAME) && has_word(x->text, variable)) return true;
    if (x->kind == T_SAME && has_word(x->other, variable)) return true;
    for (const char *p = x->kind == T_POSTERIOR ? x->other : x->kind == T_OCCURS ? x->text : NULL; p && (p = strstr(p, "= ")); p += 2)
        if (strncmp(p + 2, variable, strlen(variable)) == 0 && strchr(",)|", p[2 + strlen(variable)])) return true;
    for (unsigned k = 0; k < x->n; k++)
        if (tstands_in(x->part[k], variable)) return true;
    return false;
}

const tterm_t *tput(const tclaim_t *T, const tterm_t *x, const char *from, const char *to)
{
    tterm_t *y = ARENA_NEW(T->A, tterm_t);
    bool extreme = x->kind == T_MOST || x->kind == T_LEAST;
    if (extreme && has_word(to, x->text)) { /* the letter that is bound is another */
        *y = *x;
        y->text = arena_printf(T->A, "%s'", x->text);
        const char *own = tprint(T, x);
        while (tname_taken(T, y->text) || has_word(to, y->text) || has_word(own, y->text)) y->text = arena_printf(T->A, "%s'", y->text);
        y->part[0] = tput(T, x->part[0], x->text, y->text);
        return tput(T, y, from, to);
    }
    *y = *x;
    bool bound = x->kind == T_MOST || x->kind == T_LEAST || x->kind == T_MEAN || x->kind == T_BEST
        || x->kind == T_POSTERIOR;
    if (x->kind == T_POSTERIOR) y->other = with_word(T->A, x->other, from, to);
    if (!bound && x->text) {
        y->text = with_word(T->A, x->text, from, to);
        y->other = with_word(T->A, x->other, from, to);
    }
    for (unsigned v = 0; v < PMF_AXES_MAX; v++)
        if (x->at.set >> v & 1) y->at.value[v] = with_word(T->A, x->at.value[v], from, to);
    for (unsigned k = 0; k < x->n; k++) y->part[k] = tput(T, x->part[k], from, to);
    return y;
}
