/* SPDX-License-Identifier: MIT
**
** Structures as hypotheses: X \to Y \to Z \mid S, X \perp Y \mid S, X \text{ a function of } Y, with the words that are
** said of them, `form a Markov chain'. As in the plain notation X -> Y -> Z | S, X.Y | S, X of Y.
*/
#include "proofs/claims/tex/parts.h"

#include <ctype.h>
#include <string.h>

static bool is_arrow(const tex_token_t *t)
{
    static const char *const all[] = { "to", "rightarrow", "longrightarrow", "leftrightarrow", "longleftrightarrow" };
    for (size_t k = 0; k < sizeof all / sizeof *all; k++)
        if (tex_is(t, TEX_COMMAND, all[k])) return true;
    return false;
}

static bool is_perp(const tex_token_t *t) { return tex_is(t, TEX_COMMAND, "perp") || tex_is(t, TEX_COMMAND, "Perp"); }

bool tex_is_structure(const tex_token_t *t) { return is_arrow(t) || is_perp(t); }
bool tex_is_chain(const tex_token_t *t) { return is_arrow(t); }

/* The letters at the k-th token ahead spell this, blanks aside, and then the text ends, or mathematics begins. */
static size_t spelled(const tex_reader_t *r, size_t k, const char *letters)
{
    for (; *letters; letters++, k++) {
        const tex_token_t *t = tex_ahead(r, k);
        if (t->kind != TEX_LETTER || tolower((unsigned char)*t->text) != *letters) return 0;
    }
    tex_kind_t end = tex_ahead(r, k)->kind;
    return end == TEX_CLOSE || end == TEX_DOLLAR ? k : 0;
}

/* Past the one of these phrases that stands here. */
static bool eat_spelled(tex_reader_t *r, const char *const *phrase)
{
    for (; *phrase; phrase++) {
        size_t k = spelled(r, 0, *phrase);
        if (k) { r->i += k; return true; }
    }
    return false;
}

bool tex_said_before(tex_reader_t *r)
{
    static const char *const all[] = { "amarkovchain", "markovchain", "markovchains", "themarkovchain", NULL };
    return eat_spelled(r, all);
}

bool tex_said_behind(tex_reader_t *r)
{
    static const char *const all[] = { "formamarkovchain", "formsamarkovchain", "isamarkovchain", "isamarkov",
                                       "inthisorder",      NULL };
    return eat_spelled(r, all);
}

/* \text{ a function of }: how many tokens it is. */
static size_t function_of(const tex_reader_t *r, size_t k)
{
    static const char *const all[] = { "afunctionof", "isafunctionof" };
    if (!tex_is_text(tex_ahead(r, k)) || tex_ahead(r, k + 1)->kind != TEX_OPEN) return 0;
    for (size_t i = 0; i < 2; i++) {
        size_t end = spelled(r, k + 2, all[i]);
        if (end) return end + 1 - k;
    }
    return 0;
}

bool tex_at_structure(const tex_reader_t *r)
{
    size_t depth = 0;
    for (size_t k = 0;; k++) {
        const tex_token_t *t = tex_ahead(r, k);
        if (t->kind == TEX_OPEN) depth++;
        else if (t->kind == TEX_CLOSE && depth) depth--;
        else if (depth && t->kind != TEX_END) continue;
        else if (is_arrow(t) || is_perp(t) || function_of(r, k)) return true;
        else if (t->kind == TEX_END || t->kind == TEX_CLOSE || t->kind == TEX_DOLLAR || t->kind == TEX_ALIGN ||
                 tex_is_relation(t) || tex_is_text(t))
            return false;
    }
}

/* A comma before a wide space ends the phrase. */
static bool more_follow(tex_reader_t *r)
{
    const tex_token_t *t = tex_ahead(r, 1);
    return !tex_is(t, TEX_COMMAND, "quad") && !tex_is(t, TEX_COMMAND, "qquad") && tex_another(r);
}

/* X, Y or (X,Y). Between two signs a comma wants brackets: X \perp Y, Z \perp S are two conditions to a reader. */
static bool group(tex_reader_t *r, spot_t at, bool leads)
{
    while (tex_passed(r)) {}
    bool bracket = tex_eat(r, TEX_OTHER, "("), more = false, several = false;
    do {
        while (tex_passed(r)) {}
        const char *name = tex_read_name(r, "a variable");
        if (!name) return false;
        if (more) tex_sign(r, ",", at);
        tex_word(r, name, at);
        while (tex_passed(r)) {}
        more = more_follow(r);
        several |= more;
    } while (more);
    if (bracket && !tex_eat(r, TEX_OTHER, ")")) return tex_refuse(r, ") behind the variables");
    while (tex_passed(r)) {}
    if (several && !bracket && !leads && (is_arrow(tex_now(r)) || is_perp(tex_now(r))))
        return tex_refuse(r, "(Y,S) around variables between two signs, or \\text{and} between two conditions");
    return true;
}

/* Groups between signs of one kind; a perp written as two is one. */
static bool row(tex_reader_t *r, spot_t at, unsigned *n)
{
    bool arrow = is_arrow(tex_now(r));
    for (*n = 1; arrow ? is_arrow(tex_now(r)) : is_perp(tex_now(r)); ++*n) {
        do {
            r->i++;
            while (tex_passed(r)) {}
        } while (!arrow && is_perp(tex_now(r)));
        tex_sign(r, arrow ? "->" : ".", at);
        if (!group(r, at, false)) return false;
    }
    return !(arrow && *n == 2) || tex_refuse(r, "a Markov chain of three, X \\to Y \\to Z");
}

bool tex_structure(tex_reader_t *r, spot_t at)
{
    unsigned n;
    r->given = true;
    if (!group(r, at, true)) return false;
    size_t function = function_of(r, 0);
    if (function) {
        r->i += function;
        tex_word(r, "of", at);
        return group(r, at, false);
    }
    if (!row(r, at, &n)) return false;
    if (n == 1) return tex_refuse(r, "\\to or \\perp between variables");
    if (tex_eat(r, TEX_COMMAND, "mid") || tex_eat(r, TEX_OTHER, "|")) {
        tex_sign(r, "|", at);
        if (!group(r, at, false)) return false;
    }
    size_t here = r->i;
    if (tex_is_text(tex_now(r)) && tex_ahead(r, 1)->kind == TEX_OPEN) {
        r->i += 2;
        if (tex_said_behind(r)) return tex_eat(r, TEX_CLOSE, NULL);
        r->i = here;
    }
    return true;
}
