/* SPDX-License-Identifier: MIT */
#include "proofs/claims/page/page.h"
#include "proofs/claims/print/print.h"

#include <stdlib.h>
#include <string.h>

/* What is printed, as JSON. */
static json_t *printed(void (*print)(FILE *f, const lemma_t *L, const lemma_tree_t *T), const lemma_t *L,
                       const lemma_tree_t *T)
{
    char *text = NULL;
    size_t n = 0;
    FILE *f = open_memstream(&text, &n);
    if (!f) alloc_exhausted();
    print(f, L, T);
    if (fclose(f) != 0) alloc_exhausted();
    json_t *j = json_stringn(text, n);
    free(text);
    return j;
}

static void statement(FILE *f, const lemma_t *L, const lemma_tree_t *T)
{
    print_statement_tex(f, L->id, T, compiled_of(L)->core->words);
}
static void plain(FILE *f, const lemma_t *L, const lemma_tree_t *T) { (void)L; print_lemma(f, T); }

static json_t *text_or_null(const char *s) { return s ? json_string(s) : json_null(); }

/* Why the author says that it holds: by [link]: text; for all links without a name. */
static const char *reason(const lemma_tree_t *T, const char *link)
{
    const char *found = NULL;
    for (unsigned k = 0; k < T->reasons.n; k++) {
        const claim_reason_t *r = &T->reasons.at[k];
        if (!r->link ? !found : strcmp(r->link, link) == 0) found = r->text;
    }
    return found;
}

static json_t *links(const lemma_t *L, const compiled_t *C)
{
    static const char *const says[] = { "itself", "equal", "strict" };
    json_t *list = json_array();
    for (size_t k = 0; L->links[k].name; k++) {
        const link_t *l = &L->links[k];
        const link_of_t *of = &C->of[k];
        json_t *j = json_pack("{s:s,s:i,s:i}", "name", l->name, "lhs", (int)l->lhs, "rhs", (int)l->rhs);
        json_put(j, "claim", json_integer(of->claim));
        json_put(j, "says", json_string(says[of->says]));
        json_put(j, "first", json_integer(C->first_term[of->claim]));
        if (of->equality) json_put(j, "equality", json_integer(of->equality - C->core->equality));
        json_put(j, "by", text_or_null(reason(C->core->tree, l->name)));
        json_add(list, j);
    }
    return list;
}

static json_t *terms(const lemma_t *L)
{
    json_t *list = json_array();
    for (size_t k = 0; L->terms[k].name; k++)
        json_add(list, json_pack("{s:s,s:s}", "name", L->terms[k].name, "tex", L->terms[k].tex));
    return list;
}

static json_t *params(const lemma_t *L)
{
    json_t *list = json_array();
    for (const param_t *p = L->params; p->name; p++)
        json_add(list, json_pack("{s:s,s:s}", "name", p->name, "what", p->what));
    return list;
}

static json_t *uses(const lemma_t *L)
{
    json_t *list = json_array();
    for (size_t k = 0; L->uses && L->uses[k]; k++)
        json_add(list, json_pack("{s:o,s:o}", "id", json_stringn(L->uses[k], uses_id(L->uses[k])), "link",
                                 text_or_null(uses_link(L->uses[k]))));
    return list;
}

static json_t *families(const lemma_t *L)
{
    json_t *list = json_array();
    for (size_t k = 0; L->families[k]; k++)
        json_add(list, json_pack("{s:s,s:s,s:I}", "name", L->families[k]->name, "what", L->families[k]->what, "size",
                                 (json_int_t)L->families[k]->size));
    return list;
}

json_t *page_to_json(const lemma_t *L)
{
    const compiled_t *C = compiled_of(L);
    const lemma_tree_t *T = C->core->tree;
    json_t *j = json_pack("{s:s,s:s,s:s,s:s,s:o,s:o,s:o,s:o,s:o}", "id", L->id, "printed", L->printed, "title",
                          L->title, "says", L->statement, "params", params(L), "terms", terms(L), "links", links(L, C),
                          "uses", uses(L), "families", families(L));
    json_put(j, "kind", json_string(T->kind ? T->kind : "lemma"));
    json_put(j, "source", text_or_null(T->source));
    json_put(j, "statement", printed(statement, L, T));
    json_put(j, "plain", printed(plain, L, T));
    json_put(j, "tree", core_to_json(C->core));
    return j;
}
