/* SPDX-License-Identifier: MIT
**
** Files: papers, definitions, includes, lemmas.
*/
#include "proofs/claims/parse/parts.h"

#include <string.h>

static const char *const starts[] = { "lemma", "theorem", "corollary", "proposition", "claim",
                                      "paper", "def",     "include",   NULL };

static bool file(parser_t *p);

static bool is_fidelity(parser_t *p, spot_t at, const char *word)
{
    return strcmp(word, "paper") == 0 || strcmp(word, "reconstructed") == 0 || strcmp(word, "textbook") == 0 ||
           claim_fault(p->fault, at, "expected fidelity paper, reconstructed or textbook, found %.40s", word);
}

/* lemma, theorem, corollary, proposition or claim. */
static bool begins_lemma(const token_t *t)
{
    for (size_t k = 0; k < 5; k++)
        if (is_word(t, starts[k])) return true;
    return false;
}

static const char **head_text(parser_t *p, lemma_tree_t *L)
{
    return eat_word(p, "printed")    ? &L->printed
           : eat_word(p, "source")   ? &L->source
           : eat_word(p, "fidelity") ? &L->fidelity
           : eat_word(p, "label")    ? &L->label
                                     : NULL;
}

static bool head(parser_t *p, lemma_tree_t *L)
{
    *L = (lemma_tree_t){ .kind = now(p)->text, .at = now(p)->at };
    p->i++;
    if (!(L->slug = need_written(p, "an id"))) return false;
    if (strspn(L->slug, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") != strlen(L->slug))
        return claim_fault(p->fault, L->at, "%.60s is no id; expected letters, digits and hyphens", L->slug);
    for (;;) {
        const char **text = now(p)->kind == TOKEN_STRING && !L->title ? &L->title : head_text(p, L);
        if (!text) return true;
        spot_t at = now(p)->at;
        if (now(p)->kind == TOKEN_STRING) { *text = now(p)->text; p->i++; }
        else if (text == &L->printed) return expected(p, "a number in \"..\"");
        else if (!(*text = need_written(p, "a word, or a text in \"..\""))) return false;
        if (text == &L->fidelity && !is_fidelity(p, at, *text)) return false;
        eat_sign(p, ";");
    }
}

static bool lemma(parser_t *p)
{
    lemma_tree_t *L = ARENA_NEW(p->A, lemma_tree_t);
    unsigned callable = p->callable.n, plain = p->plain.n;
    if (!head(p, L)) return false;
    for (unsigned k = 0; k < p->tree->lemmas.n; k++)
        if (strcmp(p->tree->lemmas.at[k]->slug, L->slug) == 0)
            return claim_fault(p->fault, L->at, "there is a lemma %s already, at line %u", L->slug,
                               p->tree->lemmas.at[k]->at.line);
    p->lemma = L;
    while (!is_word(now(p), "end") || !at_clause(p)) {
        if (now(p)->kind == TOKEN_END) return claim_fault(p->fault, L->at, "%s %s has no end", L->kind, L->slug);
        if (!parse_lemma_clause(p)) return false;
    }
    p->i++;
    p->callable.n = callable;
    p->plain.n = plain;
    if (!L->claims.n) return claim_fault(p->fault, L->at, "%s %s claims nothing", L->kind, L->slug);
    return PUT(p, p->tree->lemmas, L);
}

/* SLUG, SLUG, .. */
static bool order(parser_t *p)
{
    do {
        const char *slug = need_written(p, "an id");
        if (!slug || !PUT(p, p->tree->order, slug)) return false;
    } while (eat_sign(p, ","));
    return true;
}

static bool paper(parser_t *p)
{
    tree_t *T = p->tree;
    if (now(p)->kind != TOKEN_STRING) return expected(p, "the title of the paper in \"..\"");
    T->paper = now(p)->text;
    p->i++;
    for (;;) {
        if (eat_word(p, "order")) {
            if (!order(p)) return false;
            continue;
        }
        const char **text = eat_word(p, "id")         ? &T->id
                            : eat_word(p, "source")   ? &T->source
                            : eat_word(p, "fidelity") ? &T->fidelity
                                                      : NULL;
        if (!text) return true;
        const token_t *t = now(p);
        if (t->kind == TOKEN_STRING) { *text = t->text; p->i++; }
        else if (!(*text = need_written(p, "a word, or a text in \"..\""))) return false;
        if (text == &T->fidelity && !is_fidelity(p, t->at, *text)) return false;
    }
}

/* The definitions of another file; its lemmas are read, and left to it. */
static bool include(parser_t *p)
{
    const token_t *t = now(p);
    if (t->kind != TOKEN_STRING) return expected(p, "a file's name in \"..\"");
    p->i++;
    if (!p->from) return claim_fault(p->fault, t->at, "no files can be included here");
    if (++p->files > INCLUDES_MAX)
        return claim_fault(p->fault, t->at, "more than %d files included, or one that includes itself", INCLUDES_MAX);
    size_t n;
    const char *path = "", *text = p->from->open(p->from->self, p->A, t->at.file, t->text, &n, &path);
    if (!text) return claim_fault(p->fault, t->at, path ? "cannot read %.200s" : OUTSIDE_FOLDER, t->text);
    if (n > FILE_BYTES_MAX)
        return claim_fault(p->fault, t->at, "%.200s has %zu bytes, expected at most %d", t->text, n, FILE_BYTES_MAX);
    PUT(p, p->tree->includes, t->text);
    parser_t inner = *p;
    tree_t other = *p->tree;
    other.lemmas.n = 0, other.lemmas.room = 0, other.lemmas.at = NULL;
    inner.tree = &other;
    inner.i = 0;
    inner.tokens = (tokens_t){ 0 };
    inner.outside = NULL;
    bool good = lex(&inner.tokens, p->A, (spot_t){ path, 1, 1 }, text, n, p->fault) && file(&inner);
    lex_free(&inner.tokens);
    if (!good) return false;
    p->tree->defs.n = other.defs.n, p->tree->defs.room = other.defs.room, p->tree->defs.at = other.defs.at;
    p->callable = inner.callable;
    p->plain = inner.plain;
    p->nodes = inner.nodes;
    p->files = inner.files;
    return true;
}

static bool def(parser_t *p)
{
    let_t d;
    if (!parse_let(p, &d, true)) return false;
    for (unsigned k = 0; k < p->tree->defs.n; k++)
        if (strcmp(p->tree->defs.at[k].name, d.name) == 0)
            return claim_fault(p->fault, d.at, "%s is defined already, at line %u", d.name,
                               p->tree->defs.at[k].at.line);
    return p->tree->defs.n < ITEMS_MAX ? PUT(p, p->tree->defs, d)
                                       : claim_fault(p->fault, d.at, "more than %d definitions", ITEMS_MAX);
}

static bool file(parser_t *p)
{
    while (now(p)->kind != TOKEN_END) {
        bool good = false, known = true;
        if (begins_lemma(now(p))) good = lemma(p);
        else if (eat_word(p, "paper")) good = paper(p);
        else if (eat_word(p, "include")) good = include(p);
        else if (eat_word(p, "def")) good = def(p);
        else known = false;
        if (!known)
            return expected_word(p, "lemma, theorem, corollary, proposition, claim, paper, def or include", starts);
        if (!good) return false;
        eat_sign(p, ";");
    }
    return true;
}

static parser_t *start(arena_t *A, const char *name, claim_fault_t *fault)
{
    parser_t *p = ARENA_NEW(A, parser_t);
    *p = (parser_t){ .A = A, .fault = fault, .tree = ARENA_NEW(A, tree_t) };
    p->tree->home = A;
    p->tree->file = name;
    return p;
}

tree_t *claims_parse_tokens(arena_t *A, const char *name, tokens_t tokens, const includes_t *from, claim_fault_t *fault)
{
    parser_t *p = start(A, name, fault);
    p->from = from;
    p->tokens = tokens;
    return file(p) ? p->tree : NULL;
}

tree_t *claims_parse(arena_t *A, const char *name, const char *text, size_t n, const includes_t *from,
                     claim_fault_t *fault)
{
    parser_t *p = start(A, name, fault);
    p->from = from;
    if (n > FILE_BYTES_MAX) {
        claim_fault(fault, (spot_t){ name, 0, 0 }, "%zu bytes, expected at most %d", n, FILE_BYTES_MAX);
        return NULL;
    }
    bool good = lex(&p->tokens, A, (spot_t){ name, 1, 1 }, text, n, fault) && file(p);
    lex_free(&p->tokens);
    fault_quote_of(fault, name, text);
    return good ? p->tree : NULL;
}

/* A line behind a lemma's head begins with the last token: a word, and none of the head's. */
static bool past_head(const token_t *token, size_t n)
{
    const token_t *t = &token[n - 1];
    if (!t->first || t->kind != TOKEN_NAME || is_word(t, "printed") || is_word(t, "source") ||
        is_word(t, "fidelity") || is_word(t, "label"))
        return false;
    for (size_t k = 0; k + 1 < n; k++)
        if (token[k].first && begins_lemma(&token[k])) return true;
    return false;
}

const lemma_tree_t *claims_head(arena_t *A, const char *name, const char *text, size_t n, claim_fault_t *fault)
{
    parser_t *p = start(A, name, fault);
    lemma_tree_t *L = ARENA_NEW(A, lemma_tree_t);
    if (!lex_until(&p->tokens, A, (spot_t){ name, 1, 1 }, text, n, past_head, fault)) return NULL;
    while (now(p)->kind != TOKEN_END && !(now(p)->first && begins_lemma(now(p)))) p->i++;
    if (now(p)->kind == TOKEN_END) expected(p, "a lemma");
    bool good = !fault->set && head(p, L);
    lex_free(&p->tokens);
    return good ? L : NULL;
}

/* --- one line ----------------------------------------------------------------------------------------------------- */

static bool line_part(parser_t *p, const char *name, const char *text, bool (*part)(parser_t *p))
{
    if (strlen(text) > FILE_BYTES_MAX)
        return claim_fault(p->fault, (spot_t){ name, 0, 0 }, "more than %d bytes", FILE_BYTES_MAX);
    p->i = 0;
    p->outside = NULL;
    bool good = lex(&p->tokens, p->A, (spot_t){ name, 1, 1 }, text, strlen(text), p->fault) && part(p);
    if (good && now(p)->kind != TOKEN_END) good = expected(p, "the end");
    lex_free(&p->tokens);
    if (p->fault->set) fault_quote(p->fault, text);
    return good;
}

/* Declarations and hypotheses, each with its clause's word or without it. */
static bool line_given(parser_t *p)
{
    do {
        bool each = is_word(&p->tokens.token[p->i + (now(p)->kind != TOKEN_END)], "each");
        if (!each && (is_word(now(p), "for") || is_word(now(p), "given"))) p->i++;
        if (!parse_binder_or_fact(p)) return false;
    } while (eat_sign(p, ";"));
    return true;
}

static bool line_claim(parser_t *p) { return parse_claim(p, ROLE_STATEMENT); }

tree_t *claims_parse_line(arena_t *A, const char *text, const char *given, claim_fault_t *fault)
{
    parser_t *p = start(A, "-e", fault);
    p->lemma = ARENA_NEW(A, lemma_tree_t);
    *p->lemma = (lemma_tree_t){ .kind = "claim", .slug = "e" };
    if (given && !line_part(p, "--given", given, line_given)) return NULL;
    if (!line_part(p, "-e", text, line_claim)) return NULL;
    PUT(p, p->tree->lemmas, p->lemma);
    return p->tree;
}
