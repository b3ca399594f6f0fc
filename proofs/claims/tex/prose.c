/* SPDX-License-Identifier: MIT
**
** The text between the displays of a lemma, which is not read: a Markov chain, independence, or a bound of a declared
** number that it states as a hypothesis, if $p \le 1/2$, is seen, and is to be declared.
*/
#include "proofs/claims/tex/parts.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { WORDS_BACK = 160, INTERVAL_MAX = 64 };

/* --- bounds ------------------------------------------------------------------------------------------------------- */

/* The number that these tokens are, digits, a/b or \frac ab, with a sign or not. */
static bool literal(const tex_token_t *t, size_t n, double *v)
{
    char s[2][32] = { "", "" };
    size_t part = 0, len = 0;
    double sign = 1;
    bool fraction = false;
    for (size_t k = 0; k < n; k++) {
        bool digit = t[k].kind == TEX_OTHER && strspn(t[k].text, "0123456789.") == 1;
        if (k == 0 && tex_is(&t[k], TEX_OTHER, "-")) sign = -1;
        else if (tex_is_fraction(&t[k]) && !len && !part) fraction = true;
        else if (tex_is(&t[k], TEX_OTHER, "/") && len && !part) { part = 1; len = 0; }
        else if (tex_is(&t[k], TEX_COMMAND, "infty") && k + 1 == n && !len && !part) { *v = sign * INFINITY; return true; }
        else if (digit && len + 1 < sizeof s[0] && part < 2) {
            s[part][len++] = *t[k].text;
            if (fraction && (k == 0 || t[k - 1].kind != TEX_OPEN) && tex_is_fraction(&t[k - 1 + (k == 0)])) { part++; len = 0; }
        } else if (fraction && t[k].kind == TEX_CLOSE) { part++; len = 0; }
        else if (!(fraction && t[k].kind == TEX_OPEN)) return false;
    }
    if (!*s[0] || ((part || fraction) && !*s[1])) return false;
    *v = sign * strtod(s[0], NULL) / (*s[1] ? strtod(s[1], NULL) : 1);
    return true;
}

/* One side of a relation: a declared number of a known range, or a number. */
typedef struct { const tex_name_t *name; double v; bool number; } side_t;

static side_t side(tex_reader_t *r, const tex_token_t *t, size_t n)
{
    side_t x = { .number = false };
    while (n && (t->kind == TEX_TIE || (t->kind == TEX_COMMAND && tex_spaces(t->text)))) { t++; n--; }
    while (n && (t[n - 1].kind == TEX_TIE || (t[n - 1].kind == TEX_COMMAND && tex_spaces(t[n - 1].text)))) n--;
    if (n == 1 && (t->kind == TEX_LETTER || t->kind == TEX_COMMAND)) {
        const tex_name_t *d = tex_declared(r, t->text);
        if (d && d->sort == TEX_NAME_NUMBER && d->ranged) x.name = d;
    }
    x.number = !x.name && literal(t, n, &x.v);
    return x;
}

/* Is x <= v, or < v where strict, what its declaration says? */
static bool at_most(const tex_name_t *x, double v, bool strict) { return x->hi < v || (x->hi == v && (!strict || x->open_hi)); }
static bool at_least(const tex_name_t *x, double v, bool strict) { return x->lo > v || (x->lo == v && (!strict || x->open_lo)); }

/* a REL b: a bound that no declaration says. */
static bool binds(side_t a, side_t b, const char *rel)
{
    bool strict = !rel[1];
    if (*rel == '>') { side_t c = a; a = b; b = c; }
    if (*rel == '=') return false;
    if (a.name && b.name)
        return a.name != b.name && !(a.name->hi < b.name->lo ||
                                     (a.name->hi == b.name->lo && (!strict || a.name->open_hi || b.name->open_lo)));
    if (a.name && b.number) return !at_most(a.name, b.v, strict);
    return b.name && a.number && !at_least(b.name, a.v, strict);
}

/* Of NAME \in [a, b], the token k being \in: SAID by the declaration, or a bound by more. */
typedef enum { UNKNOWN, SAID, BOUND } in_t;

static in_t in_interval(tex_reader_t *r, size_t from, size_t k, size_t end)
{
    const tex_token_t *t = r->in.token;
    side_t x = k > from ? side(r, &t[k - 1], 1) : (side_t){ .number = false };
    if (!x.name) return UNKNOWN;
    if (end > k + INTERVAL_MAX) end = k + INTERVAL_MAX;
    for (k++; k < end && t[k].kind == TEX_COMMAND && tex_spaces(t[k].text);) k++;
    bool open = tex_is(&t[k], TEX_OTHER, "(");
    if (tex_is(&t[k], TEX_COMMAND, "{")) return BOUND;
    if (!open && !tex_is(&t[k], TEX_OTHER, "[")) return UNKNOWN;
    size_t comma = k + 1, last;
    while (comma < end && !tex_is(&t[comma], TEX_OTHER, ",")) comma++;
    for (last = comma; last < end && !tex_is(&t[last], TEX_OTHER, ")") && !tex_is(&t[last], TEX_OTHER, "]");) last++;
    if (last >= end) return UNKNOWN;
    side_t lo = side(r, &t[k + 1], comma - k - 1), hi = side(r, &t[comma + 1], last - comma - 1);
    bool shut = tex_is(&t[last], TEX_OTHER, "]");
    bool more = (lo.number && !at_least(x.name, lo.v, open && isfinite(lo.v))) ||
                (hi.number && !at_most(x.name, hi.v, !shut && isfinite(hi.v)));
    return more ? BOUND : lo.number && hi.number ? SAID : UNKNOWN;
}

bool tex_range_says_in(tex_reader_t *r, size_t from, size_t k, size_t end) { return in_interval(r, from, k, end) == SAID; }

bool tex_range_says(tex_reader_t *r, size_t from, size_t end)
{
    const tex_token_t *t = r->in.token;
    const char *rel = NULL;
    size_t begin = from, relations = 0;
    side_t left = { .number = false };
    for (size_t k = from; k <= end; k++) {
        const char *plain = k < end ? tex_relation(&t[k]) : NULL;
        if (k < end && !plain) continue;
        side_t now = side(r, &t[begin], k - begin);
        if (!(now.name || now.number) || (rel && (*rel == '=' || binds(left, now, rel)))) return false;
        relations += rel != NULL;
        left = now;
        rel = plain;
        begin = k + 1;
    }
    return relations > 0;
}

/* Does the mathematics in tokens from .. end bound a declared number by more than its declaration? */
static bool bounds(tex_reader_t *r, size_t from, size_t end)
{
    const tex_token_t *t = r->in.token;
    const char *rel = NULL;
    size_t begin = from;
    side_t left = { .number = false };
    for (size_t k = from; k <= end; k++) {
        bool comma = k < end && tex_is(&t[k], TEX_OTHER, ",");
        const char *plain = k < end ? tex_relation(&t[k]) : NULL;
        if (k < end && tex_is(&t[k], TEX_COMMAND, "in")) { if (in_interval(r, begin, k, end) == BOUND) return true; }
        if (k < end && !comma && !plain) continue;
        side_t now = side(r, &t[begin], k - begin);
        if (rel && binds(left, now, rel)) return true;
        left = now;
        rel = plain;
        begin = k + 1;
    }
    return false;
}

/* --- words -------------------------------------------------------------------------------------------------------- */

/* The words of the sentence before token k, in lower case. */
static const char *words_before(const tex_reader_t *r, size_t k)
{
    char s[2 * WORDS_BACK + 2];
    size_t n = 0, from = k;
    while (from && k - from < WORDS_BACK) {
        const tex_token_t *t = &r->in.token[from - 1];
        bool stop = t->kind == TEX_PARAGRAPH || t->kind == TEX_DECLARATION || tex_is(t, TEX_COMMAND, "]") ||
                    tex_is(t, TEX_COMMAND, "end") || (tex_is(t, TEX_OTHER, ".") && r->in.token[from].spaced);
        if (stop) break;
        from--;
    }
    for (; from < k; from++) {
        const tex_token_t *t = &r->in.token[from];
        bool letter = t->kind == TEX_LETTER;
        if ((!letter || t->spaced) && n && s[n - 1] != ' ') s[n++] = ' ';
        if (letter) s[n++] = (char)tolower((unsigned char)*t->text);
    }
    s[n] = 0;
    return arena_printf(r->A, "%s", s);
}

static bool has_first(const char *words, const char *const *list)
{
    for (; *list; list++)
        if (tex_begins(words, *list)) return true;
    return false;
}

static bool has(const char *words, const char *const *list)
{
    for (const char *p = words; p; p = strchr(p, ' ') ? strchr(p, ' ') + 1 : NULL)
        if (has_first(p, list)) return true;
    return false;
}

static bool supposed(const tex_reader_t *r, size_t k)
{
    static const char *const all[] = { "if",   "for",  "let",      "assume", "assuming", "suppose", "when",  "whenever",
                                       "with", "where", "provided", "given",  "fix",      "since",   "because", NULL };
    return has(words_before(r, k), all);
}

/* Does `with equality iff', `equality holds if and only if' stand before token k, names besides and no more? */
static bool of_equality(const tex_reader_t *r, size_t k)
{
    static const char *const begin[] = { "with ", "and ", "where ", NULL };
    static const char *const more[] = { "holds", "if", "and", "only", "iff", "when", "exactly", "precisely", "are", "is", NULL };
    const char *w = words_before(r, k), *at = NULL, *p = w;
    while ((p = strstr(p, "equality"))) at = p++;
    bool begins = at == w, condition = false;
    for (size_t i = 0; at && begin[i]; i++) {
        size_t n = strlen(begin[i]), before = (size_t)(at - w);
        begins |= before >= n && strncmp(at - n, begin[i], n) == 0 && (before == n || at[-(ptrdiff_t)n - 1] == ' ');
    }
    if (!at || !begins) return false;
    for (p = strchr(at, ' '); p && p[1]; p = strchr(p + 1, ' ')) {
        bool name = p[2] == ' ' || !p[2];
        if (!name && !has_first(p + 1, more)) return false;
        condition |= tex_begins(p + 1, "if") || tex_begins(p + 1, "iff") || tex_begins(p + 1, "when");
    }
    return condition;
}

bool tex_says_equality(const char *w)
{
    static const char *const all[] = { "with equality if", "with equality iff", "equality iff", "equality if and only if",
                                       "with equality when", NULL };
    return has_first(w, all) && !strstr(w, " where ") && !strstr(w, " for ") && !strstr(w, " as ") && !strstr(w, " since ");
}

/* `are independent', `be independent', at the letter i: of variables, and not of a number. */
static bool independent(tex_reader_t *r)
{
    static const char word[] = "independent";
    static const char *const said[] = { "are", "be", "is", "mutually", "conditionally", "pairwise", NULL };
    size_t k = 0;
    for (; word[k]; k++) {
        const tex_token_t *t = tex_ahead(r, k);
        if (t->kind != TEX_LETTER || tolower((unsigned char)*t->text) != word[k] || (k && t->spaced)) return false;
    }
    const char *before = words_before(r, r->i), *last;
    size_t n = strlen(before);
    char *trimmed = arena_printf(r->A, "%s", before);
    while (n && trimmed[n - 1] == ' ') trimmed[--n] = 0;
    last = strrchr(trimmed, ' ');
    if (!has(last ? last + 1 : trimmed, said)) return false;
    bool of = tex_is(tex_ahead(r, k), TEX_LETTER, "o") && tex_is(tex_ahead(r, k + 1), TEX_LETTER, "f");
    return !of || (tex_ahead(r, k + 2)->kind == TEX_DOLLAR && !tex_is_number(r, tex_ahead(r, k + 3)->text));
}

/* Where it is kept that a hypothesis stands at the cursor: as one, or as what equality wants. */
static spot_t *said_at(tex_reader_t *r) { return of_equality(r, r->i) ? &r->equality_said : &r->prose; }

void tex_pass_prose(tex_reader_t *r)
{
    bool dollar = tex_now(r)->kind == TEX_DOLLAR, mathematics = dollar || tex_is(tex_now(r), TEX_COMMAND, "(");
    unsigned arrows = 0;
    spot_t at = tex_now(r)->at;
    size_t from = r->i + 1;
    spot_t *said = mathematics || tex_is(tex_now(r), TEX_LETTER, "i") ? said_at(r) : &r->prose;
    if (r->variables && !said->line && tex_is(tex_now(r), TEX_LETTER, "i") && independent(r)) *said = at;
    for (r->i++; mathematics; r->i++) {
        const tex_token_t *t = tex_now(r);
        if (t->kind == TEX_END || t->kind == TEX_PARAGRAPH || t->kind == TEX_DECLARATION) return;
        if (dollar ? t->kind == TEX_DOLLAR : tex_is(t, TEX_COMMAND, ")")) mathematics = false;
        arrows += tex_is_chain(t);
        if ((arrows == 2 || (tex_is_structure(t) && !tex_is_chain(t))) && !said->line) *said = at;
    }
    if (said == &r->prose) said = &r->bound_said;
    if (r->i > from && !said->line && supposed(r, from - 1) && bounds(r, from, r->i - 1)) *said = at;
}

bool tex_prose_declared(tex_reader_t *r)
{
    if (r->prose.line && !r->given && !r->joint && !r->uniform)
        return claim_fault(r->fault, r->prose,
                           "the text between displays is not read, and a Markov chain or independence stands here, expected "
                           "it in a line %%: given, or the lemma behind it");
    if (r->equality_said.line && !r->equality && !r->given && !r->joint && !r->related)
        return claim_fault(r->fault, r->equality_said,
                           "a condition for equality stands here, which is not read, expected it in a line"
                           " %%: equality iff .., of a longer chain %%: equality [LABEL] iff .., behind the display, or the lemma behind it");
    return !r->bound_said.line || r->given || r->related ||
           claim_fault(r->fault, r->bound_said,
                       "the text between displays is not read, and a bound that no line declares stands here, expected it "
                       "in a line %%: given or %%: for, or the lemma behind it");
}
