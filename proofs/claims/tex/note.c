/* SPDX-License-Identifier: MIT
**
** What stands behind a chain in words: \forall s, \text{for all } s \in \mathcal S, \text{for } p \le 1/2, \text{if } p
** \le q, \text{(by Jensen)}. Of a letter it is `for each`, of a declared number and of `if' it is `given`; a reason is
** passed over. Other words are refused: they may be a hypothesis.
*/
#include "proofs/claims/tex/parts.h"

#include <ctype.h>
#include <string.h>

bool tex_at_and(tex_reader_t *r) { return tex_is_text(tex_now(r)) && strcmp(tex_words(r), "and") == 0; }

/* Past the braces and these letters, blanks aside. */
static void past(tex_reader_t *r, const char *phrase)
{
    r->i += 2;
    for (; *phrase; phrase++)
        if (*phrase != ' ') r->i++;
}

/* --- for each, given ---------------------------------------------------------------------------------------------- */

static bool ends_phrase(tex_reader_t *r)
{
    const tex_token_t *t = tex_now(r);
    return t->kind == TEX_CLOSE || t->kind == TEX_DOLLAR || t->kind == TEX_END || t->kind == TEX_ALIGN ||
           tex_is(t, TEX_OTHER, ",") || tex_is(t, TEX_OTHER, ".") || tex_is(t, TEX_OTHER, ";") ||
           tex_is(t, TEX_OTHER, ":") || tex_is_text(t) || tex_is(t, TEX_COMMAND, "\\") || tex_is(t, TEX_COMMAND, "]") ||
           tex_is(t, TEX_COMMAND, "end") || tex_is(t, TEX_COMMAND, "label") || tex_is(t, TEX_COMMAND, "tag");
}

/* What was made from `from` on stands before the chain, behind what stands there already. */
static void put_head(tex_reader_t *r, size_t from)
{
    size_t n = r->n - from;
    tex_move(r, from, r->head);
    r->head += n;
}

/* Past \text{and}, or the `and' between two pieces of mathematics of one text. */
static bool eat_and(tex_reader_t *r, bool dollar)
{
    if (tex_at_and(r)) {
        past(r, "and");
        return tex_eat(r, TEX_CLOSE, NULL);
    }
    bool within = dollar && tex_now(r)->kind == TEX_DOLLAR && tex_is(tex_ahead(r, 1), TEX_LETTER, "a") &&
                  tex_is(tex_ahead(r, 2), TEX_LETTER, "n") && tex_is(tex_ahead(r, 3), TEX_LETTER, "d") &&
                  tex_ahead(r, 4)->kind == TEX_DOLLAR;
    if (within) r->i += 5;
    return within;
}

/* \ne is one of hypotheses alone. */
static bool relates(const tex_token_t *t)
{
    return tex_is_relation(t) || tex_is(t, TEX_COMMAND, "ne") || tex_is(t, TEX_COMMAND, "neq");
}

/* TERM REL TERM .., to the end of the phrase. */
static bool related(tex_reader_t *r)
{
    bool was = false;
    while (!(r->opened == 0 && ends_phrase(r))) {
        if (tex_passed(r)) continue;
        was |= relates(tex_now(r));
        if (!tex_item(r)) return false;
    }
    return was || tex_refuse(r, "a relation in the hypothesis");
}

/* given TERM REL TERM .. ; ..:, to stand before the chain. What `and' joins to a hypothesis is another. */
static bool relation(tex_reader_t *r, const char *first, spot_t at, bool dollar)
{
    size_t from = r->n;
    r->facts = 0;
    tex_head(r, "given", at);
    do {
        if (r->facts == TEX_FACTS_MAX)
            return claim_fault(r->fault, at, "more than %d hypotheses joined by and", TEX_FACTS_MAX);
        if (r->facts) tex_sign(r, ";", at);
        r->fact[r->facts++] = r->head + r->n - from;
        if (first) tex_word(r, first, at);
        if (!first && tex_at_structure(r) ? !tex_structure(r, at) : !related(r)) return false;
        first = NULL;
    } while (eat_and(r, dollar));
    tex_sign(r, ":", at);
    put_head(r, from);
    r->facts_end = r->i;
    return true;
}

/* An end of an interval, up to its comma or its bracket; *infinite: it is none. */
static bool interval_end(tex_reader_t *r, bool *infinite)
{
    size_t made = r->n, sign = tex_is(tex_now(r), TEX_OTHER, "-") || tex_is(tex_now(r), TEX_OTHER, "+");
    *infinite = tex_is(tex_ahead(r, sign), TEX_COMMAND, "infty");
    if (*infinite) { r->i += sign + 1; return true; }
    while (r->opened || !(tex_is(tex_now(r), TEX_OTHER, ",") || tex_is(tex_now(r), TEX_OTHER, ")") ||
                          tex_is(tex_now(r), TEX_OTHER, "]"))) {
        if (tex_passed(r)) continue;
        if (ends_phrase(r)) return tex_refuse(r, "an interval [a,b], its ends open or closed");
        if (!tex_item(r)) return false;
    }
    return r->n > made || tex_refuse(r, "an end of the interval");
}

/* p \in [0,1), of a declared number: given 0 <= p < 1:. */
static bool in_interval(tex_reader_t *r, const char *name, spot_t at)
{
    size_t from = r->n;
    bool open = tex_is(tex_now(r), TEX_OTHER, "("), no_lo, no_hi;
    if (!open && !tex_is(tex_now(r), TEX_OTHER, "["))
        return tex_refuse(r, "an interval: another range of a number is said in a line %: for");
    r->i++;
    tex_head(r, "given", at);
    if (!interval_end(r, &no_lo)) return false;
    if (!tex_eat(r, TEX_OTHER, ",")) return tex_refuse(r, "a comma and the other end of the interval");
    if (!no_lo) tex_sign(r, open ? "<" : "<=", at);
    tex_word(r, name, at);
    while (tex_passed(r)) {}
    size_t sign = r->n;
    tex_sign(r, "<=", at);
    if (!interval_end(r, &no_hi)) return false;
    if (tex_is(tex_now(r), TEX_OTHER, ")")) r->out[sign].text = r->written[sign] = "<";
    if (no_hi) r->n = sign;
    r->i++;
    tex_sign(r, ":", at);
    if (no_lo && no_hi) r->n = from;
    else put_head(r, from);
    return true;
}

/* p, q \in [0,1): of each of them. */
static bool interval(tex_reader_t *r, const char *const *number, unsigned n, spot_t at)
{
    size_t here = r->i;
    for (unsigned k = 0; k < n; k++) {
        r->i = here;
        if (!in_interval(r, number[k], at)) return false;
    }
    return true;
}

/* A comma with a letter behind it. */
bool tex_another(tex_reader_t *r)
{
    size_t here = r->i;
    if (!tex_eat(r, TEX_OTHER, ",")) return false;
    while (tex_passed(r)) {}
    if (!ends_phrase(r)) return true;
    r->i = here;
    return false;
}

/* s, a \in \mathcal A; or a declared number and a relation. */
static bool quantified(tex_reader_t *r, size_t phrase, bool dollar)
{
    tex_each_t e = { .n = 0 };
    const char *numbers[8]; /* without a range so far */
    unsigned n = 0;
    bool bounded = false;    /* a relation stands before them */
    spot_t at = tex_now(r)->at;
    if (tex_at_structure(r)) return relation(r, NULL, at, dollar);
    do {
        while (tex_passed(r)) {}
        if (e.n && (tex_is_text(tex_now(r)) || tex_now(r)->kind == TEX_DOLLAR)) break;
        if (tex_is_digit(tex_now(r))) {
            if (!relation(r, NULL, at, dollar)) return false; /* 0 < p < 1 */
            bounded = true;
            continue;
        }
        const char *name = tex_read_name(r, "a letter");
        if (!name) return false;
        while (tex_passed(r)) {}
        bool number = tex_declared(r, name) && tex_is_number(r, name);
        if (number && n && relates(tex_now(r)))
            return claim_fault(r->fault, tex_now(r)->at,
                               "this relation may be of %s alone or of %s, too: write one for each", name, numbers[n - 1]);
        if (number && relates(tex_now(r))) {
            if (!relation(r, name, at, dollar)) return false;
            bounded = true;
            continue;
        }
        if (number && n == 8) return claim_fault(r->fault, at, "more than 8 numbers");
        if (number) numbers[n++] = name;
        if (number && tex_eat(r, TEX_COMMAND, "in")) {
            while (tex_passed(r)) {}
            if (!interval(r, numbers, n, at)) return false;
            while (tex_passed(r)) {}
            n = 0;
            bounded = false;
            continue;
        }
        if (number) continue; /* it is for all of its range that the claim is tried */
        n = 0;
        for (size_t k = 0; k < r->unbound; k++)
            if (strcmp(r->in_mean[k], name) == 0)
                return claim_fault(r->fault, at, "%s stands in a mean that may bind it: write \\mathbb E_{%s \\sim P}",
                                   name, name);
        if (e.n == 8) return claim_fault(r->fault, at, "more than 8 letters");
        e.of[e.n] = NULL;
        e.letter[e.n++] = name;
        if (!tex_eat(r, TEX_COMMAND, "in")) continue;
        const char *of = tex_alphabet(r);
        if (!of) return false;
        for (unsigned k = e.n; k-- > 0 && !e.of[k];) e.of[k] = of;
        while (tex_passed(r)) {}
    } while (tex_another(r));
    if (n && bounded) /* p \le q, c */
        return claim_fault(r->fault, at, "%s may be bounded by the relation before it: write one for each", numbers[n - 1]);
    if (!ends_phrase(r)) return tex_refuse(r, "the end of what the claim is for: letters, and \\in with an alphabet");
    return !e.n || tex_put_eaches(r, &e, phrase, at);
}

/* The phrase that the text begins with: 1 `for all', 2 `if'; 0 none. */
static int phrase(const char *w, const char **which)
{
    static const char *const each[] = { "for all", "for every", "for each", "for any", "forall", "for" };
    static const char *const when[] = { "if", "when", "whenever", "provided that", "provided" };
    for (size_t k = 0; k < 6; k++)
        if (tex_begins(w, each[k])) { *which = each[k]; return 1; }
    for (size_t k = 0; k < 5; k++)
        if (tex_begins(w, when[k])) { *which = when[k]; return 2; }
    return 0;
}

/* Behind the text the row ends, or a label or another column follows. */
static bool row_ends_behind(tex_reader_t *r)
{
    size_t here = r->i++;
    bool good = tex_passed_over(r);
    while (good && tex_passed(r)) {}
    good = good && ends_phrase(r) && tex_now(r)->kind != TEX_CLOSE;
    r->i = here;
    return good;
}

/* where, since: what follows is a definition, a hypothesis or a reason. */
static bool joins(const char *w)
{
    static const char *const head[] = { "where", "with", "since", "because", "as", "by", "let", "assuming", "under", "unless",
                                        "using", "and where", "given", "subject to", "such that", "from", "so that" };
    for (size_t k = 0; k < sizeof head / sizeof *head; k++)
        if (strcmp(w, head[k]) == 0) return true;
    return false;
}

static bool in_words(tex_reader_t *r, bool *was, bool *each)
{
    const char *w = tex_words(r), *which;
    spot_t at = tex_now(r)->at;
    int kind = phrase(w, &which);
    if (!kind) {
        *was = tex_is_reason(r, w) && row_ends_behind(r);
        if (r->fault->set) return false;
        if (*was) return tex_pass_reason(r);
        if (!row_ends_behind(r) && !r->fault->set && !tex_declared(r, w) && joins(w))
            return claim_fault(r->fault, at,
                               "the words \"%.60s\" with mathematics behind them are not read: a definition stands in a line "
                               "%%: let, a hypothesis in a line %%: given, a reason in one \\text{since $..$}", w);
        if (!r->fault->set && row_ends_behind(r) && tex_says_equality(w)) {
            if (!r->equality_said.line) r->equality_said = at;
            r->i++;
            *was = true;
            return tex_passed_over(r);
        }
        if (!row_ends_behind(r) || r->fault->set || tex_declared(r, w)) return !r->fault->set;
        return claim_fault(r->fault, at,
                           "the text \"%.60s\" may be a hypothesis, expected a reason (by .., since ..), for all and "
                           "letters, or if and a relation",
                           w);
    }
    size_t from = r->i;
    if (kind == 2 && r->facts > 1)
        return claim_fault(r->fault, at, "another %s behind an and is read in two ways, of the claim before it or of "
                           "what the and joins: write two claims, each in a row", which);
    *was = *each = true;
    past(r, which);
    while (tex_passed(r)) {}
    bool chain = tex_said_before(r);
    while (tex_passed(r)) {}
    bool within = !tex_eat(r, TEX_CLOSE, NULL), dollar = within && tex_eat(r, TEX_DOLLAR, NULL);
    if (within && !dollar && tex_now(r)->kind != TEX_LETTER)
        return tex_refuse(r, "a letter, $..$ or the end of the text");
    if (chain && !tex_at_structure(r)) return tex_refuse(r, "X \\to Y \\to Z behind the words Markov chain");
    if (kind == 1 ? !quantified(r, from, dollar) : !relation(r, NULL, at, dollar)) return false;
    if (dollar && !tex_eat(r, TEX_DOLLAR, NULL)) return tex_refuse(r, "$");
    while (tex_passed(r)) {}
    if (within) tex_said_behind(r);
    return !within || tex_eat(r, TEX_CLOSE, NULL) || tex_refuse(r, "the end of the text");
}

bool tex_note(tex_reader_t *r, bool *was, bool *each)
{
    bool operand = r->operand;
    *was = false;
    if (tex_eat(r, TEX_COMMAND, "forall")) {
        *was = *each = true;
        if (!quantified(r, r->i - 1, false)) return false;
    } else if (tex_is_text(tex_now(r)) && tex_ahead(r, 1)->kind == TEX_OPEN) {
        if (!in_words(r, was, each)) return false;
    }
    r->operand = operand;
    return true;
}

bool tex_at_quantifier(tex_reader_t *r)
{
    const char *which;
    return tex_is(tex_now(r), TEX_COMMAND, "forall") ||
           (tex_is_text(tex_now(r)) && tex_ahead(r, 1)->kind == TEX_OPEN && phrase(tex_words(r), &which));
}
