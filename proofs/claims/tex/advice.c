/* SPDX-License-Identifier: MIT
**
** What an author writes in place of what is not read.
*/
#include "proofs/claims/tex/parts.h"

#include <string.h>

static const char bound[] = "a relation <=, >=, =, < or > with the constant that it hides",
                  names[] = "a name that a line %: declares",
                  logic[] = "a hypothesis behind the chain: \\text{if } a \\ge b",
                  text[] = "a hypothesis in a line %: given",
                  letters[] = "a sum over letters, \\sum_{x}: integrals and derivatives are not read",
                  vectors[] = "a sum over letters, \\sum_{x}: vectors are not read",
                  finite[] = "a number: limits and infinite sums are not read",
                  terms[] = "all terms, or a sum \\sum_{k=1}^{n}";

static const struct { const char *tex, *write;
} advice[] = { { "choose", "\\binom{n}{k}" },
               { "atop", "\\binom{n}{k}" },
               { "over", "\\frac{a}{b}" },
               { "vee", "\\max(a, b)" },
               { "wedge", "\\min(a, b)" },
               { "Rightarrow", logic },
               { "implies", logic },
               { "Longrightarrow", logic },
               { "impliedby", logic },
               { "Leftarrow", logic },
               { "iff", "a line %: equality .. iff .." },
               { "Leftrightarrow", "a line %: equality .. iff .." },
               { "to", text },
               { "perp", text },
               { "rightarrow", text },
               { "leftrightarrow", text },
               { "indep", text },
               { "bot", text },
               { "independent", text },
               { "exists", text },
               { "int", letters },
               { "iint", letters },
               { "partial", letters },
               { "nabla", letters },
               { "top", vectors },
               { "intercal", vectors },
               { "langle", vectors },
               { "infty", finite },
               { "lim", finite },
               { "limsup", finite },
               { "liminf", finite },
               { "dots", terms },
               { "ldots", terms },
               { "cdots", terms },
               { "dotsc", terms },
               { "dotsb", terms },
               { "dotsm", terms },
               { "arg", "a map, declared in a line %: for map f on X into Y" },
               { "argmax", "a map, declared in a line %: for map f on X into Y" },
               { "argmin", "a map, declared in a line %: for map f on X into Y" },
               { "ll", bound },
               { "gg", bound },
               { "lesssim", bound },
               { "gtrsim", bound },
               { "asymp", bound },
               { "sim", bound },
               { "approx", bound },
               { "simeq", bound },
               { "propto", bound },
               { "preceq", bound },
               { "succeq", bound },
               { "pm", "one claim with +, and one with -" },
               { "mp", "one claim with +, and one with -" },
               { "div", "\\frac{a}{b}" },
               { "%", "a fraction, \\frac{5}{100}" },
               { "left", "a bracket behind \\left: the value at a point, \\left. .. \\right|_{x}, is written out" },
               { "prescript", names },
               { "sideset", names },
               { "leftidx", names },
               { NULL, NULL } };

const char *tex_advice(const char *command)
{
    for (size_t k = 0; advice[k].tex; k++)
        if (strcmp(advice[k].tex, command) == 0) return advice[k].write;
    const tex_token_t t = { .kind = TEX_COMMAND, .text = command };
    if (tex_ends_mathematics(&t) || tex_relation(&t)) return "a term";
    return "mathematics that docs/claims-tex.md lists, a declared name, or a macro that this file defines";
}

/* Letters side by side that spell a function are a product to TeX. */
const char *tex_unmarked(const tex_reader_t *r)
{
    static const char *const all[] = { "log", "ln", "exp", "max", "min", "sup", "inf", "tanh", "Pr" };
    for (size_t k = 0; k < sizeof all / sizeof *all; k++) {
        size_t n = strlen(all[k]), i = 0;
        while (i < n && tex_ahead(r, i)->kind == TEX_LETTER && *tex_ahead(r, i)->text == all[k][i] &&
               (i == 0 || !tex_ahead(r, i)->spaced))
            i++;
        if (i == n && tex_ahead(r, n)->kind != TEX_LETTER) return all[k];
    }
    return NULL;
}

const char *tex_in_words(tex_reader_t *r, const tex_base_t *b)
{
    static const char *const moment[] = { "Var", "var", "Cov", "cov", "V", "Std" }, *const binary[] = { "2", "b", "B",
                                                                                                        "bin" };
    bool marked = b->roman || (b->other && strcmp(b->other, "bbV") == 0), sub = tex_now(r)->kind == TEX_SUB, is = false;
    const tex_token_t *t = tex_ahead(r, tex_ahead(r, 1)->kind == TEX_OPEN ? 2 : 1);
    if (sub && (tex_declared(r, arena_printf(r->A, "%s_%s", b->plain, t->text)) ||
                tex_declared(r, arena_printf(r->A, "%s%s", b->plain, t->text))))
        return NULL;
    for (size_t k = 0; marked && k < 6; k++) is |= strcmp(b->plain, moment[k]) == 0 && (k != 4 || !b->roman);
    if (is && (sub || tex_at_bracket(r)))
        return "a variance is written out: \\mathbb E_P[f^2] - (\\mathbb E_P[f])^2; a covariance \\mathbb E_P[f g] - "
               "\\mathbb E_P[f]\\,\\mathbb E_P[g]";
    bool large = strcmp(b->plain, "H") == 0, divergence = strcmp(b->plain, "D") == 0;
    if (!sub || !(large || divergence || strcmp(b->plain, "h") == 0)) return NULL;
    if (t->kind == TEX_COMMAND && strcmp(t->text, "infty") == 0)
        return divergence ? "the divergence of order infinity is written out: \\log\\max_x \\frac{P(x)}{Q(x)}"
            : "the entropy of order infinity is written out: -\\log\\max_x P(x)";
    for (size_t k = 0; k < 4 && !divergence; k++)
        if (strcmp(t->text, binary[k]) == 0)
            return "the binary entropy is h(p), in nats, and \\frac{h(p)}{\\log 2} in bits; or what it is stands "
                   "before the lemma, %: def H_b(x) = h(x)";
    if (large && tex_is_number(r, t->text))
        return "an entropy of order a is written out: \\frac{1}{1-a}\\log\\sum_x P(x)^a";
    return NULL;
}
