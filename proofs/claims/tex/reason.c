/* SPDX-License-Identifier: MIT
**
** Words that are passed over: reasons behind, above and between the links of a chain, remarks below a brace, tags. What
** may be a hypothesis is none of these and is refused; so is a Markov chain, independence or a bound that only a reason names.
*/
#include "proofs/claims/tex/parts.h"

#include <ctype.h>
#include <string.h>

bool tex_is_text(const tex_token_t *t)
{
    static const char *const all[] = { "text", "textrm", "textnormal", "textit", "mbox", "hbox" };
    for (size_t k = 0; t->kind == TEX_COMMAND && k < sizeof all / sizeof *all; k++)
        if (strcmp(t->text, all[k]) == 0) return true;
    return false;
}

/* The words of the text at the cursor, in lower case; what is no letter between them is one blank. */
const char *tex_words(const tex_reader_t *r)
{
    size_t n = 0, open = 0;
    char s[400] = "";
    for (size_t k = 1; n + 8 < sizeof s; k++) {
        const tex_token_t *t = tex_ahead(r, k);
        if (t->kind == TEX_END || (t->kind == TEX_CLOSE && --open == 0)) break;
        open += t->kind == TEX_OPEN;
        bool letter = t->kind == TEX_LETTER;
        if ((!letter || t->spaced) && n && s[n - 1] != ' ') s[n++] = ' ';
        if (letter) s[n++] = (char)tolower((unsigned char)*t->text);
    }
    while (n && s[n - 1] == ' ') n--;
    s[n] = 0;
    return arena_printf(r->A, "%s", s);
}

bool tex_begins(const char *words, const char *word)
{
    size_t n = strlen(word);
    return strncmp(words, word, n) == 0 && (words[n] == 0 || words[n] == ' ');
}

static bool states_condition(const char *w)
{
    static const char *const words[] = { "if",       "when",   "whenever", "where", "unless", "provided", "with",
                                         "assuming", "assume", "for",      "all",   "every",  "each",     "any",
                                         "some",     "under",  "almost",   "on",    "given",  "suppose",  "let",
                                         "iff",      "only",   "approx",   "approximately", "asymptotically",
                                         "roughly",  "up",     "whp",      "large enough",  "small enough",
                                         "sufficiently", "conjectured",    "false" };
    for (const char *p = w; p; p = strchr(p, ' ') ? strchr(p, ' ') + 1 : NULL)
        for (size_t k = 0; k < sizeof words / sizeof *words; k++)
            if (tex_begins(p, words[k])) return true;
    return false;
}

static bool has_word(const char *w, const char *const *word)
{
    for (const char *p = w; p; p = strchr(p, ' ') ? strchr(p, ' ') + 1 : NULL)
        for (size_t k = 0; word[k]; k++)
            if (tex_begins(p, word[k])) return true;
    return false;
}

/* Do the tokens from here to the cursor speak of a Markov chain, of independence or, as a reason, of what a law or a
** number is, where no hypothesis is declared? refused. */
static bool declared_structure(tex_reader_t *r, size_t from, const char *w, bool reason)
{
    static const char *const word[] = { "markov", "independent", "independence", "independently", "i i d", "iid", NULL };
    static const char *const quality[] = { "uniform", "uniformly", "uniformity", "deterministic", "a function of",
                                           "binary",  "large",     "small",      "even",          "odd", NULL };
    if (r->given || r->joint || r->uniform) return true;
    bool named = has_word(w, word) || (reason && has_word(w, quality));
    for (size_t k = from; k < r->i; k++) named |= tex_is_structure(&r->in.token[k]);
    return !named || claim_fault(r->fault, r->in.token[from].at,
                                 "what this reason says of a variable, a law or a number is a hypothesis that no line declares, "
                                 "expected it in a line %%: given before the display; a fact that is none, by its name alone");
}

/* What a bound of a number, or a number's name, is made of. */
static bool is_plain(const tex_token_t *t)
{
    static const char *const more[] = { "frac", "tfrac", "dfrac", "mathrm", "hat", "bar", "tilde" };
    for (size_t k = 0; t->kind == TEX_COMMAND && k < sizeof more / sizeof *more; k++)
        if (strcmp(t->text, more[k]) == 0) return true;
    return t->kind == TEX_LETTER || t->kind == TEX_SUB || t->kind == TEX_OPEN || t->kind == TEX_CLOSE ||
           t->kind == TEX_TIE || (t->kind == TEX_COMMAND && (tex_spaces(t->text) || tex_is_greek(t->text))) ||
           (t->kind == TEX_OTHER && (isdigit((unsigned char)*t->text) || strchr("./'()", *t->text)));
}

/* Do the tokens from here to the cursor bound a name, n \ge 2, p \in [0,1], by more than its range, where no hypothesis is
** declared? refused. \log x \le x - 1 is a known inequality, and \ge 0 below a brace says of what. */
static bool declared_bound(tex_reader_t *r, size_t from)
{
    bool plain = true, side = false, name = false, related = false, bounds = false;
    size_t begin = from;
    if (r->given) return true;
    for (size_t k = from; k <= r->i; k++) {
        const tex_token_t *t = &r->in.token[k];
        if (k == r->i || t->kind == TEX_DOLLAR || tex_is(t, TEX_OTHER, ",")) {
            bounds |= plain && related && side && name && !tex_range_says(r, begin, k);
            plain = true;
            side = name = related = false;
            begin = k + 1;
        } else if (tex_is_relation(t) || tex_is(t, TEX_COMMAND, "ne") || tex_is(t, TEX_COMMAND, "neq")) {
            plain &= side;
            related = true;
            side = false;
        } else if (tex_is(t, TEX_COMMAND, "in")) bounds |= plain && side && !tex_range_says_in(r, begin, k, r->i);
        else {
            plain &= is_plain(t);
            name |= t->kind == TEX_LETTER || (t->kind == TEX_COMMAND && tex_is_greek(t->text));
            side |= t->kind == TEX_LETTER || t->kind == TEX_OTHER || (t->kind == TEX_COMMAND && tex_is_greek(t->text));
        }
    }
    return !bounds || claim_fault(r->fault, r->in.token[from].at,
                                  "a relation as a reason may be a hypothesis that no line declares, expected it in a "
                                  "line %%: given before the display");
}

/* Is the one token of this annotation no label, as a and * are: ., +, \cdot, \log? */
static bool is_no_label(const tex_token_t *t)
{
    static const char *const label[] = { "star", "ast", "dagger", "ddagger", "sharp", "natural", "flat", "diamond", NULL };
    if (t->kind == TEX_OTHER) return !isdigit((unsigned char)*t->text) && *t->text != '*';
    return t->kind == TEX_COMMAND && !tex_is_greek(t->text) && !tex_is_one_of(t, label);
}

bool tex_annotation(tex_reader_t *r)
{
    static const char *const none[] = { "d",   "dist", "law", "a s", "as",   "w h p",          "whp",
                                        "w p", "p",    "st",  "def", "defn", "in distribution" };
    spot_t at = tex_now(r)->at;
    size_t here = r->i;
    r->i--;
    const char *w = tex_words(r);
    r->i = here;
    bool good = !states_condition(w);
    for (size_t k = 0; k < sizeof none / sizeof *none; k++) good &= strcmp(w, none[k]) != 0;
    if (!tex_passed_over(r)) return false;
    for (size_t k = here; k < r->i; k++) {
        const tex_token_t *t = &r->in.token[k];
        good &= !tex_is(t, TEX_OTHER, "?") && !tex_is(t, TEX_OTHER, "!") && !tex_is(t, TEX_COMMAND, "Delta") &&
                !tex_is(t, TEX_COMMAND, "triangle") && !tex_is(t, TEX_COMMAND, "log") && !tex_is(t, TEX_COMMAND, "infty");
    }
    bool braces = r->in.token[here].kind == TEX_OPEN;
    if (r->i == here + (braces ? 3 : 1)) good &= !is_no_label(&r->in.token[here + braces]);
    if (good && !(declared_structure(r, here, w, true) && declared_bound(r, here))) return false;
    return good ||
           claim_fault(
               r->fault, at,
               "what stands above or below this relation may change its meaning, expected a reason such as (a)");
}

/* A reason says by what, and no condition. */
bool tex_is_reason(const tex_reader_t *r, const char *w)
{
    static const char *const head[] = { "by", "from", "since", "using", "because", "due", "as", "via", "see" };
    bool good = tex_is(tex_ahead(r, 2), TEX_OTHER, "(") || tex_is(tex_ahead(r, 2), TEX_OTHER, "[");
    for (size_t k = 0; k < sizeof head / sizeof *head; k++) good |= tex_begins(w, head[k]);
    return good && !states_condition(w);
}

bool tex_interlude(tex_reader_t *r)
{
    if (!tex_is(tex_now(r), TEX_COMMAND, "intertext") && !tex_is(tex_now(r), TEX_COMMAND, "shortintertext"))
        return false;
    const char *w = tex_words(r);
    spot_t at = tex_now(r)->at;
    if (states_condition(w))
        return claim_fault(r->fault, at, "the text \"%.60s\" may be a hypothesis, expected it in a line %%: given", w);
    size_t from = r->i++;
    return tex_passed_over(r) && declared_structure(r, from, w, true);
}

bool tex_pass_reason(tex_reader_t *r)
{
    const char *w = tex_words(r);
    size_t from = r->i++;
    return tex_passed_over(r) && declared_structure(r, from, w, true) && declared_bound(r, from);
}

/* if p <= 1/2, below a brace or as a tag. */
bool tex_remark(tex_reader_t *r)
{
    size_t from = r->i;
    spot_t at = tex_now(r)->at;
    r->i--;
    const char *w = tex_words(r);
    r->i = from;
    if (!tex_passed_over(r) || !declared_structure(r, from, w, false) || !declared_bound(r, from)) return false;
    bool condition = states_condition(w);
    return !condition || claim_fault(r->fault, at, "the text \"%.60s\" may be a hypothesis, expected it in a line %%: given", w);
}
