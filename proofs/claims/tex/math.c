/* SPDX-License-Identifier: MIT
**
** Mathematics, item by item, into the plain notation.
*/
#include "proofs/claims/tex/parts.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* (i), (t+1) or [i], and no more, above a name is an index. */
static bool is_index(const tex_reader_t *r)
{
    bool round = tex_is(tex_ahead(r, 1), TEX_OTHER, "("), square = tex_is(tex_ahead(r, 1), TEX_OTHER, "[");
    size_t k = 2;
    if (tex_now(r)->kind != TEX_OPEN || !(round || square) || !r->n || r->out[r->n - 1].kind != TOKEN_NAME) return false;
    for (size_t deep = 1; deep && tex_ahead(r, k)->kind != TEX_END; k++) {
        deep += tex_is(tex_ahead(r, k), TEX_OTHER, round ? "(" : "[");
        deep -= tex_is(tex_ahead(r, k), TEX_OTHER, round ? ")" : "]");
    }
    return tex_ahead(r, k)->kind == TEX_CLOSE;
}

/* I(X^n, H(X^n. */
static bool of_variables(const tex_reader_t *r)
{
    if (r->n < 3 || strcmp(r->out[r->n - 2].text, "(") != 0 || r->out[r->n - 1].kind != TOKEN_NAME) return false;
    const char *head = r->out[r->n - 3].text;
    return (strcmp(head, "I") == 0 || strcmp(head, "H") == 0) && isupper((unsigned char)*r->out[r->n - 1].text);
}

static bool power(tex_reader_t *r, spot_t at)
{
    const token_t *base = r->n ? &r->out[r->n - 1] : NULL;
    bool name = base && base->kind == TOKEN_NAME && !tex_is_number(r, base->text);
    if (!r->operand) return tex_refuse(r, "a term before the power");
    r->i++;
    if (tex_is(tex_now(r), TEX_OTHER, "+")) return tex_refuse(r, "\\max(.., 0) for a positive part");
    if (of_variables(r)) return tex_refuse(r, "variables by name: a sequence X^n is written out, X_1, X_2, ..");
    if (is_index(r)) return tex_refuse(r, "a power: an index above is no part of a name, expected one below");
    bool digit = tex_now(r)->kind == TEX_OTHER && isdigit((unsigned char)tex_now(r)->text[0]);
    tex_sign(r, "^", at);
    if (!tex_in_parentheses(r, at)) return false;
    if (digit && tex_now(r)->kind == TEX_OTHER && isdigit((unsigned char)tex_now(r)->text[0]))
        return tex_refuse(r, "braces around a power of two digits or a sign behind one");
    while (tex_passed(r)) {}
    if (tex_now(r)->kind == TEX_SUP) return tex_refuse(r, "one power: that of a power wants braces or parentheses");
    if (name && tex_at_bracket(r))
        return tex_refuse(r,
                          "no bracket behind a power: write f(x)^2 for the power of a value, and a sign for a product");
    return true;
}

/* --- names -------------------------------------------------------------------------------------------------------- */

/* _{x \sim P}. */
static bool draws_below(const tex_reader_t *r)
{
    if (tex_now(r)->kind != TEX_SUB || tex_ahead(r, 1)->kind != TEX_OPEN) return false;
    for (size_t k = 2; tex_ahead(r, k)->kind != TEX_END && tex_ahead(r, k)->kind != TEX_CLOSE; k++)
        if (tex_is(tex_ahead(r, k), TEX_COMMAND, "sim")) return true;
    return false;
}

/* ^2( behind H: the square of Hellinger's distance, for some half of what it is for others. */
static bool at_square(const tex_reader_t *r)
{
    bool braces = tex_ahead(r, 1)->kind == TEX_OPEN;
    size_t digit = 1 + braces, behind = digit + 1 + braces;
    if (tex_now(r)->kind != TEX_SUP || !tex_is(tex_ahead(r, digit), TEX_OTHER, "2")) return false;
    return tex_is(tex_ahead(r, behind), TEX_OTHER, "(") || tex_is(tex_ahead(r, behind), TEX_COMMAND, "left");
}

/* What a name begins that is no name: a function, a mean, a divergence, an indicator; *was. */
static bool notation(tex_reader_t *r, const tex_base_t *b, spot_t at, bool *was)
{
    const char *plain;
    bool known = tex_declared(r, b->plain), sub = tex_now(r)->kind == TEX_SUB, bracket = tex_at_bracket(r);
    *was = true;
    if (!known && (plain = tex_in_words(r, b))) return claim_fault(r->fault, at, "%s", plain);
    if ((plain = tex_divergence_of(r, b))) return tex_divergence(r, plain, at);
    if (r->fault->set) return false;
    if (strcmp(b->plain, "H") == 0 && !known && at_square(r))
        return claim_fault(r->fault, at,
                           "H^2 has two meanings: 1 - \\mathrm{BC}(P,Q) is \\operatorname{Hellinger2}(P,Q), and others "
                           "mean twice that; "
                           "the square of an entropy is H(X)^2");
    if (b->roman && !known && (plain = tex_function_name(b->plain))) return tex_function(r, plain, at);
    bool letter = !b->roman && !b->other;
    if (strcmp(b->plain, "E") == 0 && !known && (!letter || sub || bracket)) return tex_mean(r, at, false);
    if (strcmp(b->plain, "P") == 0 && b->other && *b->other == 'b' && draws_below(r)) return tex_function(r, "Pr", at);
    if (strcmp(b->plain, "P") == 0 && !known && ((b->other && *b->other == 'b') || (bracket && tex_relation_within(r))))
        return tex_function(r, "Pr", at);
    if (b->other &&
        (strcmp(b->plain, "1") == 0 || (strcmp(b->plain, "I") == 0 && (sub || (bracket && tex_relation_within(r))))))
        return tex_indicator(r, at);
    if (b->other && !known && bracket && (strcmp(b->plain, "I") == 0 || strcmp(b->plain, "H") == 0) &&
        !tex_declared(r, b->other)) {
        tex_word(r, b->plain, at);
        return true;
    }
    if (strcmp(b->plain, "e") == 0 && !b->other && tex_is_euler(r)) return tex_euler(r, at);
    if (strcmp(b->plain, "chi") == 0 && !known && tex_now(r)->kind == TEX_SUP) {
        size_t here = r->i++;
        const char *above = tex_text(r);
        if (above && strcmp(above, "2") == 0) return tex_divergence(r, "chi2", at);
        if (!above) return false;
        r->i = here;
    }
    *was = false;
    return true;
}

static bool name(tex_reader_t *r, tex_base_t b, spot_t at)
{
    bool was;
    while (tex_now(r)->kind != TEX_SUB && tex_passed(r)) {}
    if (!notation(r, &b, at, &was)) return false;
    if (!was) tex_below_first(r); /* p^2_1 */
    return was || tex_indexed(r, &b, at) || tex_named(r, b, at);
}

/* --- commands ----------------------------------------------------------------------------------------------------- */

/* d, or \mathrm d, at token k: how many tokens; 0. */
static size_t is_d(const tex_reader_t *r, size_t k)
{
    size_t font = tex_is(tex_ahead(r, k), TEX_COMMAND, "mathrm"), open = font && tex_ahead(r, k + 1)->kind == TEX_OPEN;
    return tex_is(tex_ahead(r, k + font + open), TEX_LETTER, "d") ? font + 2 * open + 1 : 0;
}

/* {d ..}{d p ..}: a derivative to most, and d/(d p) to none. */
static bool is_derivative(const tex_reader_t *r)
{
    size_t k = 1, open = 1;
    if (tex_now(r)->kind != TEX_OPEN || !is_d(r, k)) return false;
    for (; open && tex_ahead(r, k)->kind != TEX_END; k++) {
        open += tex_ahead(r, k)->kind == TEX_OPEN;
        open -= tex_ahead(r, k)->kind == TEX_CLOSE;
    }
    size_t n = tex_ahead(r, k)->kind == TEX_OPEN ? is_d(r, k + 1) : 0;
    const tex_token_t *of = tex_ahead(r, k + 1 + n);
    return n && (of->kind == TEX_LETTER || (of->kind == TEX_COMMAND && tex_is_greek(of->text)));
}

/* \frac{a}{b}: ((a)/(b)). */
static bool fraction(tex_reader_t *r, spot_t at)
{
    if (is_derivative(r))
        return claim_fault(r->fault, at, "this quotient may be a derivative, which is not read: a product in a denominator "
                                         "begins with another factor than d");
    r->spaced |= r->operand; /* a factor, no argument */
    tex_sign(r, "(", at);
    if (!tex_in_parentheses(r, at)) return false;
    tex_sign(r, "/", at);
    if (!tex_in_parentheses(r, at)) return false;
    tex_sign(r, ")", at);
    return true;
}

static bool binomial(tex_reader_t *r, spot_t at)
{
    tex_head(r, "binomial", at);
    tex_sign(r, "(", at);
    if (!tex_argument(r)) return false;
    tex_sign(r, ",", at);
    if (!tex_argument(r)) return false;
    tex_sign(r, ")", at);
    return true;
}

static bool cases(tex_reader_t *r, spot_t at)
{
    r->i--;
    size_t here = r->i;
    const char *name = tex_environment(r, "begin");
    if (name && tex_is_cases(name)) return tex_cases(r, at);
    r->i = here;
    return tex_refuse(r, tex_advice("begin"));
}

/* \overset{(a)}{\le}: the reason is passed over; what it stands above is a relation. */
static bool annotated(tex_reader_t *r)
{
    size_t made;
    if (!tex_annotation(r)) return false;
    made = r->n;
    const tex_token_t *t = tex_now(r);
    if (!tex_argument_relation(r)) return false;
    bool one = r->n == made + 1 && r->out[made].kind == TOKEN_SIGN && strchr("<=>", *r->out[made].text);
    return one || claim_fault(r->fault, t->at, "what stands below a reason is no relation, expected one");
}

static bool command(tex_reader_t *r)
{
    const tex_token_t *t = tex_now(r);
    const char *word = t->text, *plain;
    r->i++;
    if (strcmp(word, "sum") == 0 || strcmp(word, "prod") == 0) return tex_over(r, word, t->at);
    if (strcmp(word, "cdot") == 0 && !r->operand) { r->i--; return tex_dot(r); }
    if ((plain = tex_sign_name(word))) {
        (isalpha((unsigned char)*plain) ? tex_word : tex_sign)(r, plain, t->at);
        r->operand = false;
        return true;
    }
    if ((plain = tex_function_name(word)) && !tex_declared(r, word))
        return (tex_now(r)->kind == TEX_SUB || tex_log_named(r, word, t->at)) && tex_function(r, plain, t->at);
    if (tex_is_fraction(t)) return fraction(r, t->at);
    if (strcmp(word, "binom") == 0 || strcmp(word, "tbinom") == 0 || strcmp(word, "dbinom") == 0)
        return binomial(r, t->at);
    if (strcmp(word, "sqrt") == 0) {
        if (tex_is(tex_now(r), TEX_OTHER, "[")) return tex_refuse(r, "a square root alone");
        tex_head(r, "sqrt", t->at);
        return tex_in_parentheses(r, t->at);
    }
    if (strcmp(word, "begin") == 0) return cases(r, t->at);
    if (strcmp(word, "overset") == 0 || strcmp(word, "stackrel") == 0) return annotated(r);
    if (strncasecmp(word, "big", 3) == 0 && tex_is(tex_now(r), TEX_OTHER, "/")) return true; /* \big/ */
    if (strcmp(word, "underbrace") == 0) return tex_braced(r, TEX_SUB);
    if (strcmp(word, "overbrace") == 0) return tex_braced(r, TEX_SUP);
    r->i--;
    if (tex_defines(word))
        return tex_refuse(
            r,
            "<=, >=, =, < or >: what a name stands for is said in a line %: let .., and = checks what both sides are");
    return tex_refuse(r, tex_advice(word));
}

/* A relation; what is set above or below it is a reason. */
static bool relation(tex_reader_t *r, const char *plain)
{
    spot_t at = tex_now(r)->at;
    r->i++;
    if (*plain == '=' && r->n && r->out[r->n - 1].kind == TOKEN_SIGN && strcmp(r->out[r->n - 1].text, ":") == 0)
        return claim_fault(r->fault, at,
                           "a definition := is not read here: what a name stands for is said in a line %%: let ..");
    tex_sign(r, plain, at);
    tex_eat(r, TEX_COMMAND, "limits");
    while (tex_now(r)->kind == TEX_SUB || tex_now(r)->kind == TEX_SUP) {
        r->i++;
        if (!tex_annotation(r)) return false;
    }
    return true;
}

bool tex_argument_relation(tex_reader_t *r)
{
    while (tex_passed(r)) {}
    const char *plain = tex_relation(tex_now(r));
    if (plain) return relation(r, plain);
    return tex_now(r)->kind == TEX_OPEN ? tex_group(r) : tex_refuse(r, "a relation");
}

static bool other(tex_reader_t *r)
{
    const tex_token_t *t = tex_now(r);
    if (isdigit((unsigned char)t->text[0]) || (t->text[0] == '.' && !r->operand && tex_is_digit(tex_ahead(r, 1))))
        return tex_digits(r);
    if (tex_is(t, TEX_OTHER, "!")) return tex_refuse(r, "no factorial but a product, \\prod_{k=1}^{n} k");
    if (!t->text[0] || !strchr("+-*/,;:", t->text[0])) return tex_refuse(r, "mathematics");
    if (t->text[0] == '*') return tex_refuse(r, "\\cdot or \\times for a product: * may be a convolution, p(1-q) + q(1-p)");
    tex_sign(r, t->text, t->at);
    r->i++;
    return t->text[0] != '/' || tex_alone(r, "divided by");
}

/* \text{ or }, \text{ and } between conditions; NULL for another text. */
static const char *connective(tex_reader_t *r)
{
    static const char *const text[] = { "text", "textrm", "mbox", "textnormal" };
    bool is = false;
    for (size_t k = 0; k < sizeof text / sizeof *text; k++) is |= tex_is(tex_now(r), TEX_COMMAND, text[k]);
    if (!is || tex_ahead(r, 1)->kind != TEX_OPEN) return NULL;
    size_t here = r->i++;
    const char *words = tex_text(r);
    if (!words) return NULL;
    while (*words == ' ') words++;
    size_t n = strcspn(words, " ");
    bool alone = !words[n + strspn(words + n, " ")];
    if (alone && n == 2 && strncmp(words, "or", n) == 0) return "or";
    if (alone && n == 3 && strncmp(words, "and", n) == 0) return "and";
    r->i = here;
    return NULL;
}

static bool item(tex_reader_t *r)
{
    const tex_token_t *t = tex_now(r);
    const char *plain = tex_relation(t);
    bool was;
    tex_base_t b;
    if (plain) return relation(r, plain);
    if (!tex_bracket(r, &was)) return false;
    if (was) return true;
    if ((plain = connective(r))) { tex_head(r, plain, t->at); r->spaced = true; return true; }
    if (r->fault->set) return false;
    if (t->kind == TEX_LETTER && !tex_declared(r, t->text) && !tex_is_bound(r, t->text) && (plain = tex_unmarked(r)))
        return claim_fault(r->fault, t->at, "%s without its backslash is a product of letters, expected \\%s", plain,
                           plain);
    if (tex_base(r, &b)) return name(r, b, t->at);
    if (r->fault->set) return false;
    switch (t->kind) {
    case TEX_OTHER: return other(r);
    case TEX_SUP: return power(r, t->at);
    case TEX_OPEN: return tex_group(r);
    case TEX_COMMAND: return command(r);
    case TEX_SUB:
        return tex_refuse(r, tex_is(tex_ahead(r, 1), TEX_OTHER, "+") ? "\\max(.., 0) for a positive part"
                                                                     : "an index below a letter alone");
    default: return tex_refuse(r, "mathematics");
    }
}

bool tex_item(tex_reader_t *r)
{
    if (++r->depth > TEX_DEPTH_MAX)
        return claim_fault(r->fault, tex_now(r)->at, "nested deeper than %d", TEX_DEPTH_MAX);
    bool good = item(r);
    r->depth--;
    return good;
}
