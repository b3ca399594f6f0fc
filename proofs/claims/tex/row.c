/* SPDX-License-Identifier: MIT
**
** A display, row by row. A row that begins with a relation goes on with the chain, and so does one behind a sign or
** within brackets; one with a left side of its own begins a claim; of align and its like every second & begins a
** column, a claim of its own.
*/
#include "proofs/claims/tex/parts.h"

#include <string.h>

typedef struct {
    const char *within[8];   /* environments, the outermost first */
    unsigned deep;
    bool open, begun, related; /* a claim is open; this row or column has begun, and has a relation */
    bool named, quantified;  /* the last link has its name; the claim its letters */
    bool headed;             /* the row begins with what the claim before it is for */
    size_t claim;            /* the token of the claim's word */
    unsigned columns, earlier, links; /* links: in the rows above, in this one */
    const char *role;        /* ours, step; NULL */
    const char *label, *whole; /* of the row, of the display */
    spot_t label_at;
} display_t;

const char *tex_environment(tex_reader_t *r, const char *which)
{
    size_t i = r->i;
    const char *name = "";
    if (!tex_is(tex_now(r), TEX_COMMAND, which) || tex_ahead(r, 1)->kind != TEX_OPEN) return NULL;
    for (i += 2; r->in.token[i].kind == TEX_LETTER || r->in.token[i].kind == TEX_OTHER; i++) {
        name = arena_printf(r->A, "%s%s", name, r->in.token[i].text);
        if (strlen(name) > NAME_MAX_CHARS) return NULL;
    }
    if (r->in.token[i].kind != TEX_CLOSE) return NULL;
    r->i = i + 1;
    return name;
}

static bool is_called(const char *name, const char *const *list)
{
    size_t n = strcspn(name, "*");
    for (; *list; list++)
        if (strlen(*list) == n && strncmp(*list, name, n) == 0) return true;
    return false;
}

/* Rows within a display that are not its own. */
static bool aligns(const char *name)
{
    static const char *const all[] = { "aligned", "split", "gathered", "alignedat", "multlined", NULL };
    return is_called(name, all);
}

/* Pairs of columns, each a claim. */
static bool has_columns(const char *name)
{
    static const char *const all[] = { "align", "flalign", "alignat", "xalignat", "aligned", "alignedat", NULL };
    return is_called(name, all);
}

/* alignat{2}, IEEEeqnarray{rCl}, aligned[t]. */
static bool enter(tex_reader_t *r, display_t *d, const char *name)
{
    static const char *const argument[] = { "alignat", "xalignat", "alignedat", "IEEEeqnarray", NULL };
    if (d->deep == 8) return tex_refuse(r, "at most 8 environments within each other");
    d->within[d->deep++] = name;
    if ((aligns(name) || strncmp(name, "IEEE", 4) == 0) && tex_is(tex_now(r), TEX_OTHER, "[") &&
        tex_now(r)->kind != TEX_END) {
        while (tex_now(r)->kind == TEX_OTHER || tex_now(r)->kind == TEX_LETTER)
            if (tex_is(&r->in.token[r->i++], TEX_OTHER, "]")) break;
    }
    return !is_called(name, argument) || tex_passed_over(r);
}

bool tex_line_end(tex_reader_t *r)
{
    if (!tex_eat(r, TEX_COMMAND, "\\")) return false;
    tex_eat(r, TEX_OTHER, "*");
    if (!tex_is(tex_now(r), TEX_OTHER, "[") || tex_now(r)->spaced) return true;
    size_t k = 1;
    while (tex_ahead(r, k)->kind == TEX_OTHER || tex_ahead(r, k)->kind == TEX_LETTER ||
           tex_ahead(r, k)->kind == TEX_COMMAND) {
        if (tex_is(tex_ahead(r, k), TEX_COMMAND, "\\") || tex_is(tex_ahead(r, k), TEX_COMMAND, "end")) break;
        if (tex_is(tex_ahead(r, k), TEX_OTHER, "]")) { r->i += k + 1; break; }
        k++;
    }
    return true;
}

/* --- labels, ends ------------------------------------------------------------------------------------------------- */

static bool ends_display(const tex_reader_t *r)
{
    const tex_token_t *t = tex_now(r);
    return t->kind == TEX_END || t->kind == TEX_DOLLAR || tex_is(t, TEX_COMMAND, "]") || tex_is(t, TEX_COMMAND, "end");
}

/* The full stop or the comma that ends a row, a column or a chain before its letters belongs to the sentence; a comma
** and a wide space end a claim. */
static bool ends_sentence(const tex_reader_t *r, bool *claim)
{
    static const char *const end[] = { "label", "\\",     "end",  "]",         "tag", "forall",
                                       "text",  "textrm", "mbox", "intertext", NULL };
    const tex_token_t *t = tex_now(r);
    *claim = false;
    if (!tex_is(t, TEX_OTHER, ".") && !tex_is(t, TEX_OTHER, ",") && !tex_is(t, TEX_OTHER, ";")) return false;
    bool far = false;
    for (size_t k = 1;; k++) {
        const tex_token_t *u = tex_ahead(r, k);
        if (tex_is_one_of(u, end) || u->kind == TEX_DOLLAR || u->kind == TEX_END || u->kind == TEX_ALIGN ||
            u->kind == TEX_UNREAD)
            return true;
        far |= tex_is_wide(u);
        if (u->kind != TEX_TIE && !(u->kind == TEX_COMMAND && tex_spaces(u->text))) return *claim = far;
    }
}

/* --- where a claim begins ----------------------------------------------------------------------------------------- */

/* Has what follows a relation of its own, in no braces and no brackets, up to the row's end? */
static bool row_relates(const tex_reader_t *r)
{
    size_t open = 0;
    for (size_t k = 0;; k++) {
        const tex_token_t *t = tex_ahead(r, k);
        if (t->kind == TEX_END || t->kind == TEX_DOLLAR || tex_is(t, TEX_COMMAND, "\\") || tex_is(t, TEX_COMMAND, "]")
            || tex_is(t, TEX_COMMAND, "end")) return false;
        open += t->kind == TEX_OPEN || tex_is(t, TEX_OTHER, "(") || tex_is(t, TEX_OTHER, "[") ||
                tex_is(t, TEX_COMMAND, "{");
        open -= open > 0 && (t->kind == TEX_CLOSE || tex_is(t, TEX_OTHER, ")") || tex_is(t, TEX_OTHER, "]") ||
                             tex_is(t, TEX_COMMAND, "}"));
        if (!open && tex_is_relation(t)) return true;
    }
}

/* Does the chain that is open go on here? */
static bool goes_on(tex_reader_t *r, const display_t *d, bool *good)
{
    static const char *const times[] = { "cdot", "times", NULL };
    const tex_token_t *t = tex_now(r);
    bool sign = tex_is(t, TEX_OTHER, "+") || tex_is(t, TEX_OTHER, "-"),
         factor = tex_is_one_of(t, times) || tex_is(t, TEX_OTHER, "/") || tex_is(t, TEX_OTHER, "*");
    *good = true;
    if (!d->open) return false;
    if (factor || !r->operand || tex_is_relation(t)) return true; /* behind a sign, too */
    if (strncmp(d->within[d->deep - 1], "multline", 8) == 0)
        return sign ||
               ((*good = claim_fault(
                     r->fault, t->at,
                     "a row of multline goes on with the row before it, expected a sign at the end of that or here")),
                true);
    if (sign && row_relates(r))
        *good = claim_fault(r->fault, t->at,
                            "a row that begins with %s and has a relation is read in two ways: begin it with the "
                            "relation, or put the term in one row",
                            t->text);
    return sign;
}

/* What a line %: ours or %: step before the display says: of all its claims. */
static void role(tex_reader_t *r, display_t *d)
{
    const token_t *last = r->n ? &r->out[r->n - 1] : NULL;
    bool head = last && (last->first || (r->n > 1 && strcmp(last[-1].text, ";") == 0));
    if (d->claim && d->role) tex_emit(r, TOKEN_NAME, d->role, tex_now(r)->at, true);
    if (!d->claim && head && (strcmp(last->text, "ours") == 0 || strcmp(last->text, "step") == 0)) d->role = last->text;
}

static bool begin_claim(tex_reader_t *r, display_t *d)
{
    if (d->claim && !tex_bases(r, d->claim)) return false;
    role(r, d);
    d->claim = r->n;
    r->log = r->ln = false;
    r->facts = 0;
    tex_emit(r, TOKEN_NAME, "claim", tex_now(r)->at, true);
    r->head = r->n;
    r->operand = false;
    r->bounds = r->unbound = 0;
    d->open = true;
    d->named = d->quantified = false;
    d->earlier = d->links = 0;
    return true;
}

static bool begin(tex_reader_t *r, display_t *d)
{
    bool good, was, each;
    if (tex_is_relation(tex_now(r)) && !d->open) return tex_refuse(r, "a term before the relation");
    d->begun = true;
    if (goes_on(r, d, &good)) {
        d->related |= good && !tex_is_relation(tex_now(r)); /* its label is of the link that it ends */
        return good;
    }
    bool behind = has_columns(d->within[d->deep - 1]) ? d->columns % 2 : d->columns;
    if (d->open && behind && !row_relates(r))
        return claim_fault(r->fault, tex_now(r)->at,
                           "a row behind & without a relation may go on with the row before it: begin it with a sign or "
                           "a relation, or write a left side before &");
    if (d->open && d->columns > 1 && has_columns(d->within[d->deep - 1]) &&
        (d->columns % 2 || tex_may_be_hypothesis(r, d->claim, 0)))
        return claim_fault(r->fault, tex_now(r)->at,
                           "what stands in this column may be a hypothesis: write \\text{if} before it, or \\text{and}");
    if (!begin_claim(r, d)) return false;
    d->related = false;
    if (!tex_at_quantifier(r)) return true;
    if (!tex_note(r, &was, &each)) return false;
    while (tex_passed(r)) {}
    if (!tex_eat(r, TEX_OTHER, ":")) tex_eat(r, TEX_OTHER, ",");
    while (tex_passed(r)) {}
    return true;
}

/* --- rows --------------------------------------------------------------------------------------------------------- */

/* & at the head of a pair of columns. */
static void column(tex_reader_t *r, display_t *d)
{
    r->i++;
    if (++d->columns % 2 == 0 && has_columns(d->within[d->deep - 1])) d->begun = d->headed = false;
}

static bool label_or_tag(tex_reader_t *r, display_t *d)
{
    bool label = tex_is(tex_now(r), TEX_COMMAND, "label");
    if (label && d->label)
        return claim_fault(r->fault, tex_now(r)->at, "a second label of one row, expected one: %s is the other",
                           d->label);
    d->label_at = label ? tex_now(r)->at : d->label_at;
    r->i++;
    if (label) return (d->label = tex_text(r)) != NULL;
    tex_eat(r, TEX_OTHER, "*");
    return tex_remark(r);
}

static size_t hypotheses_before(const tex_reader_t *r, const display_t *d)
{
    size_t n = 0;
    for (size_t k = d->claim; k < r->head; k++) n += strcmp(r->out[k].text, "given") == 0;
    return n;
}

/* A hypothesis behind the last link of a chain of several rows is of that link, or of all of them. */
static bool of_all_links(const tex_reader_t *r, const display_t *d, size_t before, spot_t at)
{
    return !d->earlier || !d->links || hypotheses_before(r, d) == before ||
           claim_fault(r->fault, at,
                       "a hypothesis in the last row of a chain is read in two ways, of this link or of all: write it in a "
                       "row of its own behind the chain, or make this row a claim of its own");
}

/* What is no mathematics: *was. */
static bool around(tex_reader_t *r, display_t *d, bool *was)
{
    const char *inner;
    bool claim;
    *was = true;
    if (!r->opened && !d->begun && tex_interlude(r)) return !r->fault->set;
    if (r->fault->set) return false;
    if (tex_is(tex_now(r), TEX_COMMAND, "label") || tex_is(tex_now(r), TEX_COMMAND, "tag")) return label_or_tag(r, d);
    if (r->opened) { *was = false; return true; }
    if (tex_now(r)->kind == TEX_ALIGN) { column(r, d); return true; }
    size_t here = r->i;
    inner = d->begun ? NULL : tex_environment(r, "begin");
    if (inner && tex_is_cases(inner)) r->i = here; /* a term, with which the row begins */
    else if (inner) {
        if (d->label) d->whole = d->label; /* \label{..}\begin{aligned}: of all its rows */
        d->label = NULL;
        if (aligns(inner)) return enter(r, d, inner);
        r->i = here;
        return tex_refuse(r, "the rows of the display");
    }
    if (ends_sentence(r, &claim)) {
        if (claim && d->open && tex_may_be_hypothesis(r, d->claim, 1)) return claim_fault(r->fault, tex_ahead(r, 1)->at,
            "what stands behind the comma may be a hypothesis: write \\text{if } before it, or \\text{and}");
        r->i++;
        if (claim) d->begun = d->open = false;
        return true;
    }
    if (d->open && r->operand && tex_at_and(r)) {
        if (hypotheses_before(r, d)) /* what `and' joins to them is another of them, or a claim */
            return claim_fault(r->fault, tex_now(r)->at,
                               "and behind a hypothesis is read in two ways: write \\text{if} before another, a claim "
                               "in a row of its own");
        r->i++;
        d->begun = d->open = false;
        return tex_passed_over(r);
    }
    if (d->open && r->operand) {
        bool each = false;
        spot_t at = tex_now(r)->at;
        size_t before = hypotheses_before(r, d);
        if (!tex_note(r, was, &each) || !of_all_links(r, d, before, at)) return false;
        if (!d->begun && *was && (!tex_letters_alone(r, here) || !tex_goes_with_before(r, here))) return false;
        d->headed |= !d->begun && each;
        d->quantified |= each;
        return true;
    }
    *was = false;
    return true;
}

static bool row(tex_reader_t *r, display_t *d)
{
    bool was;
    d->begun = d->related = d->headed = false;
    d->earlier += d->links;
    d->columns = d->links = 0;
    for (;;) {
        size_t here = r->i;
        if (d->deep > 1 && tex_environment(r, "end")) { d->deep--; continue; }
        r->i = here;
        if (ends_display(r) || (!r->opened && tex_is(tex_now(r), TEX_COMMAND, "\\"))) break;
        if (tex_passed(r)) continue;
        if (!around(r, d, &was)) return false;
        if (was) continue;
        if (!d->begun && d->headed)
            return tex_refuse(r, "no claim behind a phrase that begins the row: \\text{if} stands behind its claim");
        if (!d->begun && !begin(r, d)) return false;
        if (!r->opened && r->operand && tex_behind_wide_space(r) && tex_factor_follows(r)) {
            if (tex_said_in_brackets(r)) continue;
            return tex_refuse(r, tex_is(tex_now(r), TEX_OTHER, "(") && tex_relation_within(r)
                                     ? "a hypothesis behind words, without brackets: \\text{for } n \\ge 1, \\text{if } p \\le q"
                                     : "no factor behind a wide space");
        }
        if (!r->opened && r->operand && tex_bracket_beside(r))
            return tex_refuse(r, "no condition in brackets behind a space: \\text{if} says that it is a hypothesis");
        if (!r->opened && tex_is_relation(tex_now(r))) {
            if (d->quantified)
                return claim_fault(r->fault, tex_now(r)->at,
                                   "the chain goes on behind what it is for, expected \\forall at its end");
            d->related = true;
            d->named = false;
            d->links++;
        }
        if (!tex_item(r)) return false;
    }
    if (!d->label || !d->open) return true;
    if (!d->related && (d->begun || d->named))
        return claim_fault(r->fault, d->label_at, "the label %s is of a row without a relation", d->label);
    d->named = tex_name_link(r, d->label, d->label_at);
    d->label = NULL;
    return d->named;
}

bool tex_display(tex_reader_t *r, const char *environment)
{
    display_t d = { .deep = 0 };
    r->opened = r->rows = r->bars = r->bounds = r->level = r->shut = r->others = 0;
    r->operand = true;
    if (!enter(r, &d, environment)) return false;
    do if (!row(r, &d)) return false;
    while (tex_line_end(r));
    if (r->opened)
        return claim_fault(r->fault, r->open[r->opened - 1].at,
                           "this bracket is not closed, expected one of its shape");
    if (d.deep > 1) return tex_refuse(r, "\\end of the rows within the display");
    if (d.claim && !tex_bases(r, d.claim)) return false;
    if (!d.label) d.label = d.whole;
    if (d.label && d.open && !d.named && !(d.named = tex_name_link(r, d.label, d.label_at))) return false;
    return !d.label || d.named ||
           claim_fault(r->fault, d.label_at, "the label %s is of a display without a relation", d.label);
}
