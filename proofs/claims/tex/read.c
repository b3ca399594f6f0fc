/* SPDX-License-Identifier: MIT */
#include "proofs/claims/tex/parts.h"

#include <string.h>

/* Environments that display; each starred, too. */
static bool displays(const char *name)
{
    static const char *const all[] = { "equation", "align",    "gather",      "multline", "flalign",
                                       "alignat",  "xalignat", "displaymath", "eqnarray", "IEEEeqnarray" };
    size_t n = strcspn(name, "*");
    for (size_t k = 0; k < sizeof all / sizeof *all; k++)
        if (strlen(all[k]) == n && strncmp(all[k], name, n) == 0) return true;
    return false;
}

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
        if (r->prose.line && !r->given && !r->joint)
            return claim_fault(r->fault, r->prose,
                               "the text between displays is not read, and a Markov chain or independence stands here, expected "
                               "it in a line %%: given, or the lemma behind it");
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
    if (name && displays(name)) return name;
    r->i = here;
    if (tex_eat(r, TEX_COMMAND, "[")) return "displaymath";
    if (tex_now(r)->kind != TEX_DOLLAR || tex_ahead(r, 1)->kind != TEX_DOLLAR) return NULL;
    r->i += 2;
    return "$$";
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
    bool inside = false;
    size_t lemmas = 0;
    const char *name;
    while (tex_now(r)->kind != TEX_END) {
        if (tex_now(r)->kind == TEX_DECLARATION) { if (!declaration(r, &inside, &lemmas)) return false; }
        else if (!inside) r->i++;
        else if (tex_is(tex_now(r), TEX_COMMAND, "fi") || tex_is(tex_now(r), TEX_COMMAND, "else"))
            return tex_refuse(r, "no conditional within a claim: which branch holds is not known");
        else if (ends_file(r)) return tex_refuse(r, "the end of the lemma, a line %: end, before the end of the paper");
        else if ((name = begins(r))) { if (!tex_display(r, name) || !end(r, name)) return false; }
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
