/* SPDX-License-Identifier: MIT
**
** Divergences: D_{KL}, D_{\chi^2}, D(P\|Q), KL(P\|Q) in italics, D_\alpha(P\|Q) and \operatorname{Renyi}_2(P\|Q),
** D(W\|V|P) of channels; of two coins, Ber(p) and Ber(q), it is kl. Within one a dot stands for the letter of a law,
** W(\cdot|x).
*/
#include "proofs/claims/tex/parts.h"

#include <string.h>

/* Is the bracket at the cursor one of two laws, P\|Q? */
static bool holds_bars(const tex_reader_t *r)
{
    size_t deep = 0;
    for (size_t k = 0;; k++) {
        const tex_token_t *t = tex_ahead(r, k);
        if (t->kind == TEX_END || tex_is(t, TEX_COMMAND, "\\") || tex_is(t, TEX_COMMAND, "end")) return false;
        deep += tex_is(t, TEX_OTHER, "(") || tex_is(t, TEX_OTHER, "[") || tex_is(t, TEX_COMMAND, "{");
        if ((tex_is(t, TEX_OTHER, ")") || tex_is(t, TEX_OTHER, "]") || tex_is(t, TEX_COMMAND, "}")) && --deep == 0)
            return false;
        if (deep == 1 && tex_double_bar(r, k)) return true;
    }
}

/* _{\chi^2}, passed. */
static bool chi_below(tex_reader_t *r)
{
    bool braced = tex_ahead(r, 4)->kind == TEX_OPEN;
    size_t close = braced ? 7 : 5;
    if (tex_ahead(r, 1)->kind != TEX_OPEN || !tex_is(tex_ahead(r, 2), TEX_COMMAND, "chi") ||
        tex_ahead(r, 3)->kind != TEX_SUP)
        return false;
    if (!tex_is(tex_ahead(r, 4 + braced), TEX_OTHER, "2") || tex_ahead(r, close)->kind != TEX_CLOSE) return false;
    r->i += close + 1;
    return true;
}

/* KL, TV, JS, kl as letters side by side, none of them declared, with a bracket behind. */
static const char *in_italics(tex_reader_t *r, const char *first)
{
    static const char *const all[] = { "KL", "TV", "JS", "kl" };
    const tex_token_t *next = tex_now(r);
    for (size_t k = 0; k < 4 && next->kind == TEX_LETTER; k++) {
        if (*first != all[k][0] || first[1] || *next->text != all[k][1] || tex_is_bound(r, first) ||
            tex_is_bound(r, next->text) || tex_declared(r, next->text))
            continue;
        r->i++;
        if (tex_at_bracket(r) && (k == 1 || holds_bars(r))) return all[k];
        r->i--;
    }
    return NULL;
}

/* Is D_{KL} or DKL a declared name? */
static bool declared_with(tex_reader_t *r, const char *base, const char *below)
{
    return tex_declared(r, arena_printf(r->A, "%s_%s", base, below)) ||
           tex_declared(r, arena_printf(r->A, "%s%s", base, below));
}

/* Is the token one of a number: digits, signs, fractions, a declared number? */
static bool of_number(tex_reader_t *r, const tex_token_t *t)
{
    static const char *const fraction[] = { "frac", "tfrac", "dfrac", "nicefrac" };
    bool is = t->kind == TEX_OTHER || t->kind == TEX_OPEN || t->kind == TEX_CLOSE || t->kind == TEX_SUP;
    for (size_t k = 0; k < 4; k++) is |= tex_is(t, TEX_COMMAND, fraction[k]);
    return is || ((t->kind == TEX_LETTER || t->kind == TEX_COMMAND) && tex_is_number(r, t->text));
}

/* At the index of D_\alpha(P\|Q), D_2(P\|Q), D_{1/2}, D_{\frac12}: a number, and both laws behind it. */
static bool order_below(tex_reader_t *r)
{
    size_t here = r->i++, from = r->i;
    bool braces = tex_now(r)->kind == TEX_OPEN, is = true;
    if (braces && !tex_passed_over(r)) return false;
    if (!braces) r->i++;
    for (size_t k = from; k < r->i; k++) is &= of_number(r, &r->in.token[k]);
    while (tex_passed(r)) {}
    is = is && tex_at_bracket(r) && holds_bars(r);
    r->i = here;
    return is;
}

const char *tex_divergence_of(tex_reader_t *r, const tex_base_t *b)
{
    bool large = strcmp(b->plain, "D") == 0, small = strcmp(b->plain, "d") == 0, known = tex_declared(r, b->plain);
    const char *plain = b->roman || b->other ? tex_divergence_name(b->plain) : NULL;
    size_t here = r->i;
    if (plain && !known) return tex_now(r)->kind == TEX_SUB && strcmp(plain, "Renyi") != 0 ? NULL : plain;
    if (!large && !small) return known || b->roman || b->other ? NULL : in_italics(r, b->plain);
    if (tex_now(r)->kind == TEX_SUB && chi_below(r)) return "chi2";
    if (large && !known && tex_now(r)->kind == TEX_SUB && order_below(r)) return "Renyi";
    if (r->fault->set) return NULL;
    if (tex_eat(r, TEX_SUB, NULL)) {
        const char *below = tex_text(r);
        plain = below && !declared_with(r, b->plain, below) ? tex_divergence_name(below) : NULL;
        if (plain || !below) return plain;
        while (tex_passed(r)) {}
        if (large && !declared_with(r, b->plain, below) && tex_at_bracket(r) && holds_bars(r)) {
            claim_fault(r->fault, r->in.token[here].at,
                        "a divergence D_{%s} is not read, expected \\operatorname{Renyi}_{%s}(P\\|Q) or one that "
                        "docs/claims-tex.md lists",
                        below, below);
            return NULL;
        }
        r->i = here;
        return NULL;
    }
    while (tex_passed(r)) {}
    if (!known && tex_at_bracket(r) && holds_bars(r)) return large ? "KL" : "kl";
    r->i = here;
    return NULL;
}

/* --- coins -------------------------------------------------------------------------------------------------------- */

static bool is_sign(const tex_reader_t *r, size_t k, const char *sign)
{
    return k < r->n && r->out[k].kind == TOKEN_SIGN && strcmp(r->out[k].text, sign) == 0;
}

/* Behind the coin's bracket that begins at token k, Ber ( p ); 0 for no coin. */
static size_t coin(tex_reader_t *r, size_t k)
{
    static const char *const all[] = { "Ber", "Bern", "Bernoulli" };
    size_t deep = 0;
    bool is = false;
    for (size_t i = 0; i < 3 && k < r->n; i++)
        is |= r->out[k].kind == TOKEN_NAME && strcmp(r->out[k].text, all[i]) == 0;
    if (!is || tex_declared(r, r->out[k].text) || !is_sign(r, k + 1, "(")) return 0;
    for (size_t i = k + 1; i < r->n; i++) {
        deep += is_sign(r, i, "(") || is_sign(r, i, "[");
        deep -= is_sign(r, i, ")") || is_sign(r, i, "]");
        if (!deep) return i + 1;
    }
    return 0;
}

static void removed(tex_reader_t *r, size_t k)
{
    memmove(r->out + k, r->out + k + 1, (r->n - k - 1) * sizeof *r->out);
    memmove(r->written + k, r->written + k + 1, (r->n - k - 1) * sizeof *r->written);
    r->n--;
}

/* KL ( Ber (p) || Ber (q) ), made from token `from` on, is kl ( (p) || (q) ). */
static void coins(tex_reader_t *r, size_t from)
{
    size_t bars = coin(r, from + 2), end = bars && is_sign(r, bars, "||") ? coin(r, bars + 1) : 0;
    if (!end || end + 1 != r->n) return;
    r->out[from].text = r->written[from] = "kl";
    removed(r, bars + 1);
    removed(r, from + 2);
}

/* --- channels ----------------------------------------------------------------------------------------------------- */

/* NAME(letter), NAME(letter|given). */
static void entry(tex_reader_t *r, const token_t *name, const char *alphabet, const char *given)
{
    tex_word(r, name->text, name->at);
    tex_emit(r, TOKEN_SIGN, "(", name->at, false);
    tex_word(r, tex_letter_of(r, alphabet), name->at);
    if (given) { tex_emit(r, TOKEN_SIGN, "|", name->at, false); tex_word(r, tex_letter_of(r, given), name->at); }
    tex_emit(r, TOKEN_SIGN, ")", name->at, false);
}

static const tex_name_t *channel_at(tex_reader_t *r, size_t k)
{
    const tex_name_t *d = r->out[k].kind == TOKEN_NAME ? tex_declared(r, r->out[k].text) : NULL;
    return d && d->sort == TEX_NAME_CHANNEL && d->input && d->alphabet ? d : NULL;
}

/* KL ( W || V | P ), made from token `from` on, is KL ( W(y|x) || V(y|x) | P(x) ); V may be a law. */
static void conditional(tex_reader_t *r, size_t from)
{
    if (r->n != from + 8 || !is_sign(r, from + 3, "||") || !is_sign(r, from + 5, "|") || !channel_at(r, from + 2))
        return;
    const tex_name_t *W = channel_at(r, from + 2), *V = channel_at(r, from + 4),
                     *P = tex_declared(r, r->out[from + 6].text);
    token_t made[3] = { r->out[from + 2], r->out[from + 4], r->out[from + 6] };
    if (!P || P->sort != TEX_NAME_LAW || !P->alphabet || strcmp(P->alphabet, W->input) != 0) return;
    r->n = from + 2;
    entry(r, &made[0], W->alphabet, W->input);
    tex_emit(r, TOKEN_SIGN, "||", made[1].at, false);
    if (V) entry(r, &made[1], V->alphabet, V->input);
    else tex_word(r, made[1].text, made[1].at);
    tex_emit(r, TOKEN_SIGN, "|", made[2].at, false);
    entry(r, &made[2], P->alphabet, NULL);
    tex_emit(r, TOKEN_SIGN, ")", made[2].at, false);
}

/* --- one divergence ----------------------------------------------------------------------------------------------- */

/* Renyi[a], its order below. */
static bool order(tex_reader_t *r, spot_t at)
{
    if (!tex_eat(r, TEX_SUB, NULL)) return tex_refuse(r, "the order below: \\operatorname{Renyi}_2(P\\|Q)");
    tex_sign(r, "[", at);
    bool good = tex_argument(r);
    tex_sign(r, "]", at);
    return good;
}

bool tex_divergence(tex_reader_t *r, const char *plain, spot_t at)
{
    size_t from = r->n;
    tex_head(r, plain, at);
    if (strcmp(plain, "Renyi") == 0 && !order(r, at)) return false;
    r->laws++;
    bool good = tex_enclosed(r, "(", ")", "a bracket with both laws");
    r->laws--;
    if (good && strcmp(plain, "KL") == 0) { coins(r, from); conditional(r, from); }
    return good;
}

/* P(\cdot), W(\cdot|x): the letter of the law, which the divergence binds. */
bool tex_dot(tex_reader_t *r)
{
    const tex_name_t *d =
        r->n > 1 && r->out[r->n - 2].kind == TOKEN_NAME ? tex_declared(r, r->out[r->n - 2].text) : NULL;
    bool law = d && d->alphabet && (d->sort == TEX_NAME_LAW || d->sort == TEX_NAME_CHANNEL);
    if (!law || !r->laws || !is_sign(r, r->n - 1, "(")) return tex_refuse(r, "a letter in the place of a dot: W(y\\mid x) within H(..)");
    tex_word(r, tex_letter_of(r, d->alphabet), tex_now(r)->at);
    r->i++;
    return true;
}
