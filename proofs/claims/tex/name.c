/* SPDX-License-Identifier: MIT
**
** Names. P_e is P_e or Pe, \hat J is Jhat, p' is p', p^* is pstar, \mathcal L is calL or L: whichever is declared, and
** one alone. Two ways to write TeX never come to one declared name in one lemma.
*/
#include "proofs/claims/tex/parts.h"
#include "numerics/base/utf8.h"

#include <ctype.h>
#include <string.h>

static bool among(const char *name, const char *const *list)
{
    for (; *list; list++)
        if (strcmp(name, *list) == 0) return true;
    return false;
}

static const char *const roman[] = { "mathrm", "mathsf", "mathit", "mathtt",     "mathnormal", "operatorname", "text",
                                     "textrm", "textsf", "textit", "textnormal", "texttt",     "mbox",         NULL };
static const char *const fonts[] = { "mathbb", "mathcal", "mathscr", "mathfrak", "mathbf", "boldsymbol",
                                     "bm",     "textbf",  "mathbbm", "mathds",   NULL };
static const char *const prefix[] = { "bb", "cal", "scr", "frak", "bf", "bf", "bf", "bf", "bb", "bb" };
static const char *const accents[] = { "hat",   "bar", "tilde", "widehat",   "widetilde", "overline",
                                       "check", "dot", "vec",   "underline", NULL };
static const char *const accent_plain[] = {
    "hat", "bar", "tilde", "hat", "tilde", "bar", "check", "dot", "vec", "under"
};
static const char *const greek[] = { "alpha",   "beta",  "gamma",    "delta", "epsilon", "varepsilon", "zeta",
                                     "eta",     "theta", "vartheta", "iota",  "kappa",   "lambda",     "mu",
                                     "nu",      "xi",    "pi",       "rho",   "varrho",  "sigma",      "tau",
                                     "upsilon", "phi",   "varphi",   "chi",   "psi",     "omega",      "Gamma",
                                     "Delta",   "Theta", "Lambda",   "Xi",    "Pi",      "Sigma",      "Upsilon",
                                     "Phi",     "Psi",   "Omega",    "ell",   NULL };

bool tex_is_font(const char *command) { return among(command, roman) || among(command, fonts); }
bool tex_is_accent(const char *command) { return among(command, accents); }
bool tex_is_greek(const char *command) { return among(command, greek); }

static size_t place(const char *name, const char *const *list)
{
    size_t k = 0;
    while (strcmp(name, list[k]) != 0) k++;
    return k;
}

/* --- texts -------------------------------------------------------------------------------------------------------- */

static bool text_of(tex_reader_t *r, const char **text, unsigned depth)
{
    const tex_token_t *t = tex_now(r);
    if (depth > TEX_DEPTH_MAX) return claim_fault(r->fault, t->at, "nested deeper than %d", TEX_DEPTH_MAX);
    if (t->kind == TEX_OPEN) {
        r->i++;
        while (tex_now(r)->kind != TEX_CLOSE)
            if (!text_of(r, text, depth + 1)) return false;
        r->i++;
        return true;
    }
    if (t->kind == TEX_COMMAND && tex_is_font(t->text)) {
        r->i++;
        tex_eat(r, TEX_OTHER, "*");
        return text_of(r, text, depth + 1);
    }
    if (tex_passed(r)) return true;
    bool name =
        t->kind == TEX_COMMAND && (among(t->text, greek) || strcmp(t->text, "_") == 0 || tex_declared(r, t->text));
    if (!name && t->kind != TEX_LETTER && t->kind != TEX_OTHER && t->kind != TEX_SUB)
        return tex_refuse(r, "letters and digits");
    if (strlen(*text) > TEXT_BYTES_MAX)
        return claim_fault(r->fault, t->at, "a text of more than %d characters", TEXT_BYTES_MAX);
    *text = arena_printf(r->A, "%s%s%s", *text, t->spaced && **text && t->kind == TEX_LETTER ? " " : "", t->text);
    r->i++;
    return true;
}

const char *tex_text(tex_reader_t *r)
{
    const char *text = "";
    spot_t at = tex_now(r)->at;
    if (!text_of(r, &text, 0)) return NULL;
    size_t n = strlen(text), acts = utf8_acting(text, n);
    unsigned long c = 0;
    if (acts == n) return text;
    utf8_character(&c, text + acts, n - acts);
    claim_fault(r->fault, at, "U+%04lX, which acts where it is shown, expected text", c);
    return NULL;
}

/* Letters, digits and _ of it. */
static const char *kept(tex_reader_t *r, const char *text)
{
    char *s = arena_printf(r->A, "%s", text), *end = s;
    for (const char *c = text; *c; c++)
        if (isalnum((unsigned char)*c) || *c == '_') *end++ = *c;
    *end = 0;
    return s;
}

/* --- bases -------------------------------------------------------------------------------------------------------- */

/* A letter in an upright font is another one than in italics; a word is one word in all of them. */
static const char *upright(tex_reader_t *r, const char *which, const char *word)
{
    static const char *const italic[] = { "mathit", "textit", "mathnormal", NULL };
    const char *kind = strstr(which, "sf") ? "sf" : strcmp(which, "mathtt") == 0 || strcmp(which, "texttt") == 0 ? "tt" : "rm";
    return word[1] || among(which, italic) ? word : arena_printf(r->A, "\\math%s %s", kind, word);
}

static bool font(tex_reader_t *r, tex_base_t *b, const char *which)
{
    spot_t at = tex_now(r)->at;
    tex_eat(r, TEX_OTHER, "*");
    const char *word = tex_text(r);
    if (!word) return false;
    if (strpbrk(word, "+-=<>*/|")) return claim_fault(r->fault, at, "mathematics in \\%s, expected a name", which);
    if (strchr(word, ' ') && strncmp(which, "math", 4) != 0)
        return claim_fault(
            r->fault, at,
            "the text \"%.60s\" is not read here, expected mathematics: a hypothesis stands in a line %%: given", word);
    word = kept(r, word);
    if (!*word) return claim_fault(r->fault, tex_now(r)->at, "\\%s of no word, expected a name", which);
    b->roman = among(which, roman);
    b->plain = word;
    b->spelled = b->roman ? upright(r, which, word) : arena_printf(r->A, "\\math%s %s", prefix[place(which, fonts)], word);
    b->other = b->roman ? NULL : arena_printf(r->A, "%s%s", prefix[place(which, fonts)], word);
    return true;
}

static bool accent(tex_reader_t *r, tex_base_t *b, const char *which)
{
    tex_base_t under = { 0 };
    bool braced = tex_eat(r, TEX_OPEN, NULL);
    spot_t at = tex_now(r)->at;
    if (++r->depth > TEX_DEPTH_MAX) return claim_fault(r->fault, at, "nested deeper than %d", TEX_DEPTH_MAX);
    if (!tex_base(r, &under)) return r->fault->set ? false : tex_refuse(r, "one letter under the accent");
    r->depth--;
    if (braced && !tex_eat(r, TEX_CLOSE, NULL)) return tex_refuse(r, "one letter under the accent and }");
    const char *mark = accent_plain[place(which, accents)];
    b->plain = arena_printf(r->A, "%s%s", under.plain, mark);
    b->other = arena_printf(r->A, "%s_%s", under.plain, mark);
    b->spelled = arena_printf(r->A, "\\%s %s", mark, under.spelled);
    return true;
}

bool tex_base(tex_reader_t *r, tex_base_t *b)
{
    const tex_token_t *t = tex_now(r);
    *b = (tex_base_t){ 0 };
    if (t->kind == TEX_LETTER) {
        r->i++;
        b->plain = b->spelled = t->text;
        return !((unsigned char)*t->text & 0x80) ||
               claim_fault(r->fault, t->at, "a letter outside ASCII is not read here, expected a name");
    }
    if (t->kind != TEX_COMMAND) return false;
    size_t here = r->i++;
    if (tex_is_font(t->text)) return font(r, b, t->text);
    if (tex_is_accent(t->text)) return accent(r, b, t->text);
    if (among(t->text, greek) || tex_declared(r, t->text)) {
        b->plain = t->text;
        b->other = strncmp(t->text, "var", 3) == 0 ? t->text + 3 : NULL;
        b->also = strcmp(b->other ? b->other : b->plain, "epsilon") == 0 ? "eps" : NULL;
        b->spelled = arena_printf(r->A, "\\%s", t->text);
        return true;
    }
    r->i = here;
    return false;
}

/* --- whole names -------------------------------------------------------------------------------------------------- */

enum { WAYS_MAX = 12 };
typedef struct { const char *below, *primes, *star; } around_t;

/* One more, as long as a name can have so many. */
static void primed(tex_reader_t *r, around_t *a)
{
    if (strlen(a->primes) <= NAME_MAX_CHARS) a->primes = arena_printf(r->A, "%s'", a->primes);
}

/* ' or ^\prime, ^{\prime\prime}; ^* or ^\star. */
static bool above(tex_reader_t *r, around_t *a)
{
    size_t k = tex_ahead(r, 1)->kind == TEX_OPEN ? 2 : 1, from = k;
    if (tex_is(tex_now(r), TEX_OTHER, "'")) { primed(r, a); r->i++; return true; }
    if (tex_now(r)->kind != TEX_SUP) return false;
    const tex_token_t *t = tex_ahead(r, k);
    bool star = tex_is(t, TEX_OTHER, "*") || tex_is(t, TEX_COMMAND, "star") || tex_is(t, TEX_COMMAND, "ast");
    if (star) k++;
    else while (tex_is(tex_ahead(r, k), TEX_COMMAND, "prime") && (from == 2 || k == from)) k++;
    if (k == from || (from == 2 && tex_ahead(r, k)->kind != TEX_CLOSE)) return false;
    if (star) a->star = "star";
    else for (size_t i = from; i < k; i++) primed(r, a);
    r->i += k + (from == 2);
    return true;
}

/* The ways in which it may be declared; how many. */
static size_t ways(tex_reader_t *r, const char **way, tex_base_t b, around_t a)
{
    size_t n = 0;
    for (unsigned k = 0; k < 3; k++) {
        const char *base = k > 1 ? b.also : k ? b.other : b.plain, *below = kept(r, a.below);
        if (!base) continue;
        way[n++] = arena_printf(r->A, *below ? "%s_%s%s%s" : "%s%s%s%s", base, below, a.star, a.primes);
        if (*a.star) way[n++] = arena_printf(r->A, *below ? "%s_%s_%s%s" : "%s%s_%s%s", base, below, a.star, a.primes);
        if (!*below) continue;
        way[n++] = arena_printf(r->A, "%s%s%s%s", base, below, a.star, a.primes);
        if (*a.primes) way[n++] = arena_printf(r->A, "%s%s_%s%s", base, a.primes, below, a.star);
    }
    return n;
}

static bool spelled_so(tex_reader_t *r, tex_name_t *d, const char *spelled, spot_t at)
{
    if (!d->spelled) d->spelled = spelled;
    if (strcmp(d->spelled, spelled) == 0) return true;
    return claim_fault(r->fault, at, "%s and %s would both be %s, expected a name for each in a line %%:", d->spelled,
                       spelled, d->name);
}

/* What may be meant by a name that is not declared: an entry, a function, a name. */
static void undeclared(tex_reader_t *r, const char *base, const char *spelled, const char *const *way, size_t n,
                       const char *below, spot_t at)
{
    const char *second = n > 1 ? way[1] : way[0];
    if (tex_is_bound(r, below))
        claim_fault(r->fault, at,
                    "%s is no declared name and %s is bound: an entry of a table is written %s(%s), and a sum of "
                    "variables in full",
                    spelled, below, base, below);
    else if (tex_at_bracket(r))
        claim_fault(
            r->fault, at,
            "%s is no declared name, expected %s or %s in a line %%: for .., or before the lemma %%: def %s(x) = ..",
            spelled, way[0], second, way[0]);
    else claim_fault(r->fault, at, "%s is no declared name, expected %s or %s in a line %%:", spelled, way[0], second);
}

/* x_1, the letter x1 of the alphabet X; NULL for what is no letter with a number. */
static const char *numbered_letter(tex_reader_t *r, tex_base_t b, around_t a)
{
    bool letter = b.plain && !b.other && !b.roman && islower((unsigned char)b.plain[0]) && !b.plain[1];
    if (!letter || !*a.below || a.below[strspn(a.below, "0123456789")] || *a.star) return NULL;
    const tex_name_t *of = tex_declared(r, (char[]){ (char)toupper((unsigned char)b.plain[0]), 0 });
    return of && of->sort == TEX_NAME ? arena_printf(r->A, "%s%s%s", b.plain, a.below, a.primes) : NULL;
}

/* X_1, the variable X1 of a factor that a line %: writes with the letter x1; NULL. */
static const char *variable_of_factor(tex_reader_t *r, const char *const *way, size_t n)
{
    for (size_t k = 0; k < n; k++) {
        char *letter = arena_printf(r->A, "%s", way[k]);
        if (!isupper((unsigned char)*letter)) continue;
        *letter = (char)tolower((unsigned char)*letter);
        if (tex_declared(r, letter)) return way[k];
    }
    return NULL;
}

const char *tex_full_name(tex_reader_t *r, tex_base_t b, spot_t at)
{
    around_t a = { "", "", "" };
    const char *way[WAYS_MAX], *found = NULL, *spelled = b.spelled;
    for (bool more = true; more;) {
        more = above(r, &a);
        if (tex_now(r)->kind != TEX_SUB || *a.below) continue;
        r->i++;
        if (!(a.below = tex_text(r))) return NULL;
        if (!*kept(r, a.below)) {
            claim_fault(r->fault, at, "an index below %s that is no letter and no digit", b.spelled);
            return NULL;
        }
        more = true;
    }
    size_t n = ways(r, way, b, a);
    if (*a.below) spelled = arena_printf(r->A, "%s_{%s}", spelled, a.below);
    spelled = arena_printf(r->A, "%s%s%s", spelled, *a.star ? "^*" : "", a.primes);
    for (size_t k = 0; k < n; k++) {
        if (!tex_declared(r, way[k])) continue;
        if (found) {
            claim_fault(r->fault, at, "%s may be %s or %s: both are declared", spelled, found, way[k]);
            return NULL;
        }
        found = way[k];
    }
    if (found) return spelled_so(r, tex_declared(r, found), spelled, at) ? found : NULL;
    if (!*a.below && !*a.star && (!b.other || (b.roman && b.plain))) return way[0];
    const char *letter = numbered_letter(r, b, a);
    if (!letter) letter = variable_of_factor(r, way, n);
    if (!letter) undeclared(r, b.spelled, spelled, way, n, a.below, at);
    return letter;
}

const char *tex_read_name(tex_reader_t *r, const char *what)
{
    tex_base_t b;
    while (tex_passed(r)) {}
    spot_t at = tex_now(r)->at;
    if (tex_base(r, &b)) return tex_full_name(r, b, at);
    if (!r->fault->set) tex_refuse(r, what);
    return NULL;
}

bool tex_named(tex_reader_t *r, tex_base_t b, spot_t at)
{
    const char *name = tex_full_name(r, b, at);
    return name && tex_put_name(r, name, at);
}

bool tex_put_name(tex_reader_t *r, const char *name, spot_t at)
{
    if (r->letterless && r->unbound < TEX_BOUND_MAX) r->in_mean[r->unbound++] = name;
    for (size_t k = 0; k < r->shut; k++)
        if (strcmp(r->bound[k].name, name) == 0)
            return claim_fault(
                r->fault, at,
                "%s is bound outside this mean and may be the letter of its law: write \\mathbb E_{%s \\sim P}", name,
                name);
    for (size_t k = r->others; k-- > 0;) {
        if (strcmp(r->other[k].to, name) == 0)
            return claim_fault(r->fault, at, "%s and %s in one mean are one letter, expected another", r->other[k].from,
                               name);
        if (strcmp(r->other[k].from, name) == 0) { name = r->other[k].to; break; }
    }
    tex_word(r, name, at);
    return true;
}

const char *tex_alphabet(tex_reader_t *r)
{
    tex_base_t b;
    while (tex_passed(r)) {}
    bool braced = tex_eat(r, TEX_OPEN, NULL);
    if (tex_base(r, &b) && (!braced || tex_eat(r, TEX_CLOSE, NULL))) return b.plain;
    if (!r->fault->set) tex_refuse(r, "an alphabet");
    return NULL;
}
