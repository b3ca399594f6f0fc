/* SPDX-License-Identifier: MIT */
#include "proofs/claims/tex_parts.h"

#include <string.h>

/* Environments that display; each starred, too. */
static bool displays(const char *name)
{
    static const char *const all[] = { "equation", "align", "gather", "multline", "flalign", "displaymath", "eqnarray" };
    size_t n = strcspn(name, "*");
    for (size_t k = 0; k < sizeof all / sizeof *all; k++)
        if (strlen(all[k]) == n && strncmp(all[k], name, n) == 0) return true;
    return false;
}

/* Within a display, rows that are not its own: \begin{aligned} .. */
static bool aligns(const char *name) { return strcmp(name, "aligned") == 0 || strcmp(name, "split") == 0 || strcmp(name, "gathered") == 0; }

/* \begin{NAME} or \end{NAME} at the cursor: the name, and the cursor behind it; NULL when it is none. */
static const char *environment(tex_reader_t *r, const char *which)
{
    size_t i = r->i;
    const char *name = "";
    if (!tex_is(tex_now(r), TEX_COMMAND, which) || r->in.token[i + 1].kind != TEX_OPEN) return NULL;
    for (i += 2; r->in.token[i].kind == TEX_LETTER || r->in.token[i].kind == TEX_OTHER; i++) name = arena_printf(r->A, "%s%s", name, r->in.token[i].text);
    if (r->in.token[i].kind != TEX_CLOSE) return NULL;
    r->i = i + 1;
    return name;
}

/* fano of eq:fano. */
static const char *label_name(const char *label)
{
    const char *colon = strrchr(label, ':');
    return colon && colon[1] ? colon + 1 : label;
}

/* A link's name behind what the row has made. */
static void name_link(tex_reader_t *r, const char *label, spot_t at)
{
    r->spaced = true;
    tex_sign(r, "[", at);
    tex_emit(r, TOKEN_NAME, label_name(label), at, false);
    tex_sign(r, "]", at);
}

/* The full stop or the comma that ends a row belongs to the sentence. */
static bool ends_sentence(const tex_reader_t *r)
{
    const tex_token_t *t = tex_now(r);
    if (!tex_is(t, TEX_OTHER, ".") && !tex_is(t, TEX_OTHER, ",") && !tex_is(t, TEX_OTHER, ";")) return false;
    for (size_t k = r->i + 1;; k++) {
        const tex_token_t *u = &r->in.token[k];
        if (u->kind == TEX_COMMAND && (!strcmp(u->text, "label") || !strcmp(u->text, "\\") || !strcmp(u->text, "end") || !strcmp(u->text, "]") || !strcmp(u->text, "tag"))) return true;
        if (u->kind == TEX_DOLLAR || u->kind == TEX_END) return true;
        if (u->kind != TEX_TIE && !(u->kind == TEX_COMMAND && (!strcmp(u->text, "quad") || !strcmp(u->text, "qquad") || !strcmp(u->text, "nonumber") || !strcmp(u->text, "notag")))) return false;
    }
}

static bool ends_display(const tex_reader_t *r)
{
    const tex_token_t *t = tex_now(r);
    return t->kind == TEX_END || t->kind == TEX_DOLLAR || tex_is(t, TEX_COMMAND, "]") || tex_is(t, TEX_COMMAND, "end");
}

/* Has the row that begins at the cursor a relation of its own, in no braces? */
static bool row_relates(const tex_reader_t *r)
{
    size_t open = 0;
    for (size_t k = r->i;; k++) {
        const tex_token_t *t = &r->in.token[k];
        if (t->kind == TEX_END || t->kind == TEX_DOLLAR || tex_is(t, TEX_COMMAND, "\\") || tex_is(t, TEX_COMMAND, "]") || tex_is(t, TEX_COMMAND, "end")) return false;
        open += t->kind == TEX_OPEN;
        open -= t->kind == TEX_CLOSE && open > 0;
        if (!open && tex_is_relation(t)) return true;
    }
}

/* A row that begins with + or - goes on with the term before it when it has no relation; with one it may be a claim of its own, too. */
static bool goes_on(tex_reader_t *r, bool open, bool *good)
{
    const tex_token_t *t = tex_now(r);
    bool sign = tex_is(t, TEX_OTHER, "+") || tex_is(t, TEX_OTHER, "-");
    *good = true;
    if (!open || !sign) return false;
    if (row_relates(r)) *good = claim_fault(r->fault, t->at, "a row that begins with %s and has a relation is read in two ways: begin it with the relation, or put the term in one row", t->text);
    return true;
}

/* One row: the links in it, a claim of its own where it begins with a term. */
static bool row(tex_reader_t *r, bool *open)
{
    const char *label = NULL;
    bool begun = false, related = false, good;
    spot_t at = tex_now(r)->at;
    while (!ends_display(r) && !tex_is(tex_now(r), TEX_COMMAND, "\\")) {
        if (tex_passed(r)) continue;
        if (tex_is(tex_now(r), TEX_COMMAND, "label") || tex_is(tex_now(r), TEX_COMMAND, "tag")) {
            bool names = tex_is(tex_now(r), TEX_COMMAND, "label");
            at = tex_now(r)->at;
            r->i++;
            const char *text = tex_group_text(r);
            if (!text) return false;
            if (names) label = text;
            continue;
        }
        if (ends_sentence(r)) { r->i++; continue; }
        if (!begun && goes_on(r, *open, &good)) {
            if (!good) return false;
            related = true; /* its label is of the link that it ends */
        } else if (!begun && !tex_at_relation(r)) tex_emit(r, TOKEN_NAME, "claim", tex_now(r)->at, true);
        else if (!begun && !*open) return tex_refuse(r, "a term before the relation");
        begun = *open = true;
        related |= tex_at_relation(r);
        if (!tex_item(r)) return false;
    }
    if (label && !related) return claim_fault(r->fault, at, "the label %s is of a row without a relation", label);
    if (label) name_link(r, label, at);
    return true;
}

/* A display, to its end: rows, those of an aligned block among them. */
static bool display(tex_reader_t *r)
{
    bool open = false;
    for (;;) {
        size_t here = r->i;
        const char *inner = environment(r, "begin");
        if (inner && !aligns(inner)) { r->i = here; return tex_refuse(r, "the rows of the display"); }
        if (inner) continue;
        if (!row(r, &open)) return false;
        if (tex_is(tex_now(r), TEX_COMMAND, "\\")) { r->i++; continue; }
        here = r->i;
        inner = environment(r, "end");
        if (inner && aligns(inner)) continue;
        r->i = here;
        return true;
    }
}

static bool begins_lemma(const char *text)
{
    static const char *const head[] = { "lemma", "theorem", "corollary", "proposition", "claim" };
    text += strspn(text, " \t:");
    size_t n = strcspn(text, " \t");
    for (size_t k = 0; k < 5; k++)
        if (strlen(head[k]) == n && strncmp(head[k], text, n) == 0) return true;
    return false;
}

/* Does the declaration have the word `end' at the head of a clause? */
static bool ends_lemma(const tex_reader_t *r, size_t from)
{
    for (size_t k = from; k < r->n; k++)
        if (r->out[k].kind == TOKEN_NAME && strcmp(r->out[k].text, "end") == 0 && (r->out[k].first || (k > from && strcmp(r->out[k - 1].text, ";") == 0))) return true;
    return false;
}

static bool walk(tex_reader_t *r)
{
    bool inside = false;
    size_t lemmas = 0;
    while (tex_now(r)->kind != TEX_END) {
        const tex_token_t *t = tex_now(r);
        const char *name = NULL;
        size_t made = r->n, here = r->i;
        if (t->kind == TEX_DECLARATION) {
            r->i++;
            if (!tex_declaration(r, t)) return false;
            if (!inside && begins_lemma(t->text)) { inside = true; lemmas++; }
            if (ends_lemma(r, made)) inside = false;
            continue;
        }
        bool shown = tex_is(t, TEX_COMMAND, "[") || (t->kind == TEX_DOLLAR && r->in.token[r->i + 1].kind == TEX_DOLLAR) || ((name = environment(r, "begin")) && displays(name));
        r->i = here;
        if (!shown || !inside) { r->i++; continue; }
        if (name) environment(r, "begin");
        else r->i += t->kind == TEX_DOLLAR ? 2 : 1;
        if (!display(r)) return false;
        if (tex_now(r)->kind == TEX_END) return tex_refuse(r, "the end of the display");
        r->i += t->kind == TEX_DOLLAR ? 2 : 1;
    }
    return lemmas || claim_fault(r->fault, (spot_t){ r->file, 1, 1 }, "no line `%%: lemma NAME ..` declares a claim");
}

tree_t *claims_parse_tex(arena_t *A, const char *file, const char *text, size_t n, const includes_t *from, claim_fault_t *fault)
{
    tex_reader_t *r = ARENA_NEW(A, tex_reader_t);
    tex_tokens_t raw;
    tree_t *T = NULL;
    *r = (tex_reader_t){ .A = A, .file = file, .fault = fault };
    if (tex_lex(&raw, A, (spot_t){ file, 1, 1 }, text, n, fault) && tex_expand(&r->in, A, raw, fault) && walk(r)) {
        tex_emit(r, TOKEN_END, "", tex_now(r)->at, true);
        T = claims_parse_tokens(A, file, (tokens_t){ r->n, r->out, r->text }, from, fault);
    }
    if (fault->set && !*fault->line && fault->at.file && strcmp(fault->at.file, file) == 0) fault_quote(fault, text);
    return T;
}
