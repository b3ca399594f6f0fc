/* SPDX-License-Identifier: MIT
**
** Sums, products and extremes over letters and ranges; functions, divergences.
*/
#include "proofs/claims/tex/parts.h"

#include <ctype.h>
#include <string.h>

/* An alphabet's letter is its name in lower case. */
const char *tex_letter_of(tex_reader_t *r, const char *alphabet)
{
    char *s = arena_printf(r->A, "%s", alphabet);
    *s = (char)tolower((unsigned char)*s);
    return s;
}

/* --- over letters and ranges -------------------------------------------------------------------------------------- */

static bool row_end(const tex_reader_t *r) { return tex_is(tex_now(r), TEX_COMMAND, "\\"); }

/* x, y \in Y; a row of them may end in a comma. */
static bool letters(tex_reader_t *r, tex_over_t *o)
{
    unsigned from = o->n;
    do {
        spot_t at = tex_now(r)->at;
        if (o->n == 8) return claim_fault(r->fault, at, "more than 8 letters");
        o->of[o->n] = NULL;
        if (!(o->letter[o->n++] = tex_read_name(r, "a letter; a range of numbers is \\sum_{i=1}^{n}"))) return false;
        for (unsigned k = 0; k + 1 < o->n; k++)
            if (strcmp(o->letter[k], o->letter[o->n - 1]) == 0)
                return claim_fault(r->fault, at, "%s stands there already", o->letter[k]);
        while (tex_passed(r)) {}
        if (!tex_eat(r, TEX_COMMAND, "in")) continue;
        while (tex_passed(r)) {}
        if (tex_at_bracket(r)) return tex_refuse(r, "an alphabet; a range of numbers is \\sum_{i=1}^{n}");
        const char *of = tex_alphabet(r);
        if (!of) return false;
        for (unsigned k = o->n; k-- > from && !o->of[k];) o->of[k] = of; /* x, y \in X */
        while (tex_passed(r)) {}
    } while (tex_eat(r, TEX_OTHER, ",") && !row_end(r));
    return true;
}

/* Is the row at the cursor of letters? One with a relation, none of them \in, or with a bracket is a condition. */
static bool row_of_letters(const tex_reader_t *r)
{
    bool in = false, other = false;
    for (size_t k = r->i, open = 0;; k++) {
        const tex_token_t *t = &r->in.token[k];
        if (t->kind == TEX_END || (t->kind == TEX_CLOSE && open-- == 0) || tex_is(t, TEX_COMMAND, "\\")) break;
        open += t->kind == TEX_OPEN;
        in |= tex_is(t, TEX_COMMAND, "in");
        other |= tex_is_relation(t) || tex_is(t, TEX_COMMAND, "ne") || tex_is(t, TEX_COMMAND, "neq") ||
                 tex_is(t, TEX_OTHER, "(") || tex_is(t, TEX_OTHER, "[");
    }
    return in || !other;
}

static bool one_alphabet(const tex_over_t *o)
{
    for (unsigned k = 1; k < o->n; k++)
        if (!o->of[k] != !o->of[0] || (o->of[k] && strcmp(o->of[k], o->of[0]) != 0)) return false;
    return true;
}

/* sum x, y of X: */
void tex_put_letters(tex_reader_t *r, const tex_over_t *o, spot_t at)
{
    bool together = one_alphabet(o);
    for (unsigned k = 0; k < o->n; k++) {
        if (k == 0 || !together) tex_head(r, o->name, at);
        else tex_sign(r, ",", at);
        r->spaced = true;
        tex_word(r, o->letter[k], at);
        if (together && k + 1 < o->n) continue;
        const char *of = o->of[k];
        if (of && (!together || o->n > 1 || strcmp(tex_letter_of(r, of), o->letter[k]) != 0)) {
            tex_word(r, "of", at);
            tex_word(r, of, at);
        }
        tex_sign(r, ":", at);
        r->spaced = true;
    }
    for (unsigned k = 0; k < o->n; k++) tex_bind(r, o->letter[k], false);
}

/* k in (lo)..(hi): behind \sum_{k=. */
static bool range(tex_reader_t *r, const tex_over_t *o, spot_t at)
{
    tex_head(r, o->name, at);
    r->spaced = true;
    tex_word(r, o->letter[0], at);
    tex_word(r, "in", at);
    r->spaced = true;
    tex_sign(r, "(", at);
    while (tex_now(r)->kind != TEX_CLOSE)
        if (!tex_passed(r) && !tex_item(r)) return false;
    tex_sign(r, ")", at);
    r->i++;
    if (tex_now(r)->kind != TEX_SUP) return tex_refuse(r, "the upper end of the range, above");
    r->i++;
    tex_sign(r, "..", at);
    tex_sign(r, "(", at);
    if (!tex_argument(r)) return false;
    tex_sign(r, ")", at);
    tex_sign(r, ":", at);
    r->spaced = true;
    tex_bind(r, o->letter[0], true);
    return true;
}

/* [x != y] *: what a sum is restricted to. */
static bool restricted(tex_reader_t *r, const tex_over_t *o)
{
    size_t behind = r->i;
    spot_t at = r->in.token[o->condition].at;
    if (strcmp(o->name, "sum") != 0)
        return claim_fault(r->fault, at, "a %s over a part of an alphabet is not read, expected a letter alone",
                           o->name);
    tex_sign(r, "[", at);
    for (r->i = o->condition; r->i < o->end;) {
        if (tex_passed(r)) continue;
        if (tex_is(tex_now(r), TEX_COMMAND, "\\")) {
            r->i++;
            if (r->i < o->end) tex_word(r, "and", at);
        } else if (!tex_item(r)) return false;
    }
    tex_sign(r, "]", at);
    tex_sign(r, "*", at);
    r->i = behind;
    return true;
}

/* The end of the group whose brace is behind the cursor. */
static size_t group_end(const tex_reader_t *r)
{
    size_t k = r->i;
    for (size_t open = 0; r->in.token[k].kind != TEX_END; k++) {
        open += r->in.token[k].kind == TEX_OPEN;
        if (r->in.token[k].kind == TEX_CLOSE && open-- == 0) break;
    }
    return k;
}

/* {x,y}, {x \in X}, {x : x \ne y}, {\substack{x \in X\\ y \in Y\\ x \ne y}}: behind the brace, up to and past its
** end. */
static bool braced(tex_reader_t *r, tex_over_t *o)
{
    bool stack = tex_eat(r, TEX_COMMAND, "substack");
    if (stack && !tex_eat(r, TEX_OPEN, NULL)) return tex_refuse(r, "{ behind \\substack");
    if (!letters(r, o)) return false;
    bool more = stack && tex_eat(r, TEX_COMMAND, "\\");
    for (; more && row_of_letters(r); more = tex_eat(r, TEX_COMMAND, "\\"))
        if (!letters(r, o)) return false;
    if (!stack) more = tex_eat(r, TEX_OTHER, ":") || tex_eat(r, TEX_COMMAND, "colon");
    if (more) {
        o->condition = r->i;
        o->end = r->i = group_end(r);
    }
    while (tex_passed(r)) {}
    if (stack && !tex_eat(r, TEX_CLOSE, NULL)) return tex_refuse(r, "} behind the letters of \\substack");
    if (tex_now(r)->kind == TEX_CLOSE) return true;
    return tex_refuse(r, tex_at_bracket(r)
                             ? "letters: over laws it is not read; the capacity is \\operatorname{capacity}(p(y|x))"
                             : "} or, behind one letter, = and the lower end of a range");
}

bool tex_over(tex_reader_t *r, const char *name, spot_t at)
{
    static const char only[] = "what the sum, product or extreme is over, below it";
    tex_over_t o = { .name = name };
    while (tex_eat(r, TEX_COMMAND, "limits") || tex_eat(r, TEX_COMMAND, "nolimits")) {}
    tex_below_first(r);
    if (!tex_eat(r, TEX_SUB, NULL)) return tex_refuse(r, only);
    if (tex_now(r)->kind != TEX_OPEN) {
        tex_base_t b;
        o.n = 1;
        if (!tex_base(r, &b)) return r->fault->set ? false : tex_refuse(r, only);
        o.letter[0] = b.plain;
    } else {
        r->i++;
        const tex_token_t *first = tex_now(r);
        if (first->kind == TEX_LETTER && tex_is(tex_ahead(r, 1), TEX_OTHER, "=")) {
            o.letter[0] = first->text;
            r->i += 2;
            return range(r, &o, at);
        }
        if (!braced(r, &o)) return false;
        r->i++;
    }
    for (unsigned k = 0; k < o.n; k++) {
        const tex_name_t *d = tex_declared(r, o.letter[k]);
        if (!d || (d->sort != TEX_NAME_LAW && d->sort != TEX_NAME_CHANNEL)) continue;
        return claim_fault(r->fault, at, "a %s over all %s is not read: a claim is about each that is declared", name,
                           o.letter[k]);
    }
    if (tex_now(r)->kind == TEX_SUP)
        return tex_refuse(r, "nothing above: the lower end of a range stands below, \\sum_{k=0}^{m}");
    tex_put_letters(r, &o, at);
    return !o.condition || restricted(r, &o);
}

/* --- functions ---------------------------------------------------------------------------------------------------- */

bool tex_factor_follows(tex_reader_t *r)
{
    while (tex_passed(r)) {}
    const tex_token_t *t = tex_now(r);
    if (t->kind == TEX_LETTER || t->kind == TEX_OPEN || tex_at_bracket(r)) return true;
    if (t->kind == TEX_OTHER)
        return isdigit((unsigned char)t->text[0]) || (t->text[0] == '|' && !r->opened && !r->bars);
    if (t->kind != TEX_COMMAND || tex_relation(t)) return false;
    static const char *const none[] = { "label",     "tag",   "end",   "\\",     "]",      "overset",  "stackrel",
                                        "begin",     "mid",   "vert",  "Vert",   "|",      "parallel", "cdot",
                                        "times",     "ne",    "neq",   "}",      "rbrace", "rbrack",   "rfloor",
                                        "rceil",     "rvert", "rVert", "forall", "text",   "textrm",   "mbox",
                                        "intertext", "right", "bigr",  "Bigr",   "biggr",  "Biggr",    "middle",
                                        "bigm",      "Bigm",  "biggm", "Biggm",  "big",    "Big",      "bigg",
                                        "Bigg",      "quad",  "qquad" };
    for (size_t k = 0; k < sizeof none / sizeof *none; k++)
        if (strcmp(none[k], t->text) == 0) return false;
    return true;
}

static bool is_over(const tex_reader_t *r)
{
    static const char *const all[] = { "sum", "prod", "max", "min", "sup", "inf" };
    const tex_token_t *next = tex_ahead(r, 1);
    for (size_t k = 0; k < 6; k++)
        if (tex_is(tex_now(r), TEX_COMMAND, all[k]))
            return k < 2 || next->kind == TEX_SUB || tex_is(next, TEX_COMMAND, "limits");
    return false;
}

/* One item with its powers, which nothing may follow side by side: a/b c and log a b are read in two ways. */
bool tex_alone(tex_reader_t *r, const char *what)
{
    while (tex_passed(r)) {}
    bool divided = strcmp(what, "divided by") == 0;
    if (tex_at_bracket(r) && (divided || !tex_may_enclose(r))) return true; /* its end says what it is */
    if (tex_at_bracket(r)) {
        if (!tex_enclosed(r, "(", ")", "an argument")) return false;
        if (strncmp(what, "log", 3) == 0 && tex_may_enclose(r)) /* \log(1+x)(1+y) */
            return claim_fault(r->fault, tex_now(r)->at,
                               "what is %s may end before this or behind it: write parentheses, or a space or a sign", what);
        if (tex_now(r)->kind != TEX_SUP) return true;
        return claim_fault(r->fault, tex_now(r)->at,
                           "the power may be of the argument or of %s: write (\\%s(..))^.. or \\%s((..)^..)", what,
                           what, what);
    }
    if (is_over(r)) return tex_item(r); /* a sum takes in the product behind it */
    if (!divided && (tex_ends_mathematics(tex_now(r)) || tex_is_relation(tex_now(r))))
        return claim_fault(r->fault, tex_now(r)->at, "%s has no argument, expected what it is of", what);
    size_t made = r->n;
    if (tex_now(r)->kind == TEX_OPEN ? !tex_group_argument(r) : !tex_item(r)) return false;
    bool name = r->n == made + 1 && r->out[made].kind == TOKEN_NAME;
    while (tex_passed(r)) {}
    /* h(p) */
    if (name && !tex_is_number(r, r->out[made].text) && tex_at_bracket(r) && !tex_enclosed(r, "(", ")", "arguments"))
        return false;
    while (tex_now(r)->kind == TEX_SUP)
        if (!tex_item(r)) return false;
    /* \log 2/x is \log (2/x) to some */
    if (!tex_factor_follows(r) && (divided || !tex_is(tex_now(r), TEX_OTHER, "/"))) return true;
    return claim_fault(r->fault, tex_now(r)->at,
                       "what is %s may end before this or behind it: write \\frac or parentheses", what);
}

bool tex_function(tex_reader_t *r, const char *plain, spot_t at)
{
    bool extreme = strcmp(plain, "max") == 0 || strcmp(plain, "min") == 0, below = tex_now(r)->kind == TEX_SUB
        || tex_is(tex_now(r), TEX_COMMAND, "limits");
    if (tex_now(r)->kind == TEX_SUP)
        return claim_fault(r->fault, tex_now(r)->at,
                           "a power between %s and its argument is not read: write (\\%s ..)^..", plain, plain);
    if (extreme && below) return tex_over(r, plain, at);
    if (below && strcmp(plain, "Pr") == 0) return tex_mean(r, at, true);
    if (below && (strcmp(plain, "log") != 0 || !tex_eat(r, TEX_SUB, NULL))) return tex_refuse(r, "an argument");
    if (below) {
        const char *base = tex_text(r);
        if (!base) return false;
        if (strcmp(base, "2") != 0 && strcmp(base, "e") != 0)
            return claim_fault(r->fault, at, "%s to the base %s is not read, expected log or log_2", plain, base);
        if (*base == '2') plain = "log2";
    }
    tex_head(r, plain, at);
    if (extreme || strcmp(plain, "Pr") == 0) return tex_enclosed(r, "(", ")", "a bracket");
    return tex_alone(r, plain);
}
