/* SPDX-License-Identifier: MIT */
#include "proofs/claims/tex/parts.h"

#include <string.h>

static bool declaration(tex_reader_t *r, bool *inside, size_t *lemmas)
{
    const tex_token_t *t = tex_now(r);
    bool before = *inside;
    size_t known = *lemmas;
    r->i++;
    if (!tex_declaration(r, t)) return false;
    *inside = tex_inside(t->text, before, lemmas);
    bool lemma = before || *lemmas > known;
    if (lemma && !*inside) {
        if (!tex_prose_declared(r)) return false;
        tex_forget(r);
    }
    else if (!lemma) r->defs = r->names; /* definitions, of all that follows */
    return true;
}

/* The display that begins at the cursor: its environment; NULL for none, and the cursor where it was. */
static const char *begins(tex_reader_t *r)
{
    size_t here = r->i;
    const char *name = tex_environment(r, "begin");
    if (name && tex_displays(name)) return name;
    r->i = here;
    if (tex_eat(r, TEX_COMMAND, "[")) return "displaymath";
    if (tex_now(r)->kind != TEX_DOLLAR || tex_ahead(r, 1)->kind != TEX_DOLLAR) return NULL;
    r->i += 2;
    return "$$";
}

/* Mathematics that is displayed and not read; *good is false then. */
static bool unread(tex_reader_t *r, bool *good)
{
    size_t here = r->i;
    spot_t at = tex_now(r)->at;
    const char *name = tex_environment(r, "begin");
    r->i = here;
    if (tex_now(r)->kind == TEX_UNREAD && tex_now(r)->fixed) *good = claim_fault(r->fault, at, "%s", tex_now(r)->text);
    else if (name && tex_displays_unread(name))
        *good = claim_fault(r->fault, at, "a display in %s is not read, expected equation, align or their like", name);
    return !*good;
}

/* A display ends as it began: \[ by \], $$ by $$, an environment by its own \end. */
static bool end(tex_reader_t *r, const char *name)
{
    size_t here = r->i;
    if (strcmp(name, "$$") == 0) {
        if (!tex_eat(r, TEX_DOLLAR, NULL) || !tex_eat(r, TEX_DOLLAR, NULL))
            return tex_refuse(r, "the end of the display, $$");
        return true;
    }
    if (strcmp(name, "displaymath") == 0 && tex_eat(r, TEX_COMMAND, "]")) return true;
    const char *own = tex_environment(r, "end");
    if (own && strcmp(own, name) == 0) return true;
    r->i = here;
    return tex_refuse(r, strcmp(name, "displaymath") == 0
                             ? "the end of the display, \\]"
                             : arena_printf(r->A, "the end of the display, \\end{%s}", name));
}

/* \endinput, \end{document}: TeX reads no more. */
static bool ends_file(tex_reader_t *r)
{
    size_t here = r->i;
    const char *name = tex_environment(r, "end");
    r->i = here;
    return tex_is(tex_now(r), TEX_COMMAND, "endinput") || (name && strcmp(name, "document") == 0);
}

static bool walk(tex_reader_t *r)
{
    bool inside = false, good = true;
    size_t lemmas = 0;
    const char *name;
    while (tex_now(r)->kind != TEX_END) {
        if (tex_now(r)->kind == TEX_DECLARATION) { if (!declaration(r, &inside, &lemmas)) return false; }
        else if (!inside) r->i++;
        else if (tex_is(tex_now(r), TEX_COMMAND, "fi") || tex_is(tex_now(r), TEX_COMMAND, "else"))
            return tex_refuse(r, "no conditional within a claim: which branch holds is not known");
        else if (ends_file(r)) return tex_refuse(r, "the end of the lemma, a line %: end, before the end of the paper");
        else if ((name = begins(r))) { if (!tex_display(r, name) || !end(r, name)) return false; }
        else if (unread(r, &good)) return good;
        else tex_pass_prose(r);
    }
    for (unsigned k = 0; !lemmas && k < r->files.all.n; k++)
        if (!r->files.all.at[k].text)
            return *r->files.all.at[k].file
                       ? claim_fault(r->fault, r->files.all.at[k].at, "cannot read %.200s", r->files.all.at[k].file)
                       : claim_fault(r->fault, r->files.all.at[k].at, "expected a file's name, written out");
    return lemmas || claim_fault(r->fault, (spot_t){ r->file, 1, 1 }, "no line `%%: lemma NAME ..` declares a claim");
}

tree_t *claims_parse_tex(arena_t *A, const char *file, const char *text, size_t n, const includes_t *from,
                         claim_fault_t *fault)
{
    tex_reader_t *r = ARENA_NEW(A, tex_reader_t);
    tex_tokens_t raw;
    tree_t *T = NULL;
    *r = (tex_reader_t){ .A = A, .file = file, .fault = fault };
    r->files = (tex_files_t){ .main = file, .from = from, .fault = fault };
    const inputs_t *inputs = &r->files.all;
    if (tex_lex(&raw, A, (spot_t){ file, 1, 1 }, text, n, fault) && tex_expand(&r->in, A, raw, &r->files) && walk(r)) {
        tex_emit(r, TOKEN_END, "", tex_now(r)->at, true);
        T = claims_parse_tokens(A, file, tex_made(r), from, fault);
        if (T && !tex_checked(r, T)) T = NULL;
    }
    fault_quote_of(fault, file, text);
    for (unsigned k = 0; k < inputs->n; k++) fault_quote_of(fault, inputs->at[k].file, inputs->at[k].text);
    if (T) T->inputs = *inputs;
    return T;
}
