/* SPDX-License-Identifier: MIT */
#include "proofs/prove/laws/cite.h"
#include "proofs/engine/json.h"
#include "proofs/prove/claim_words.h"
#include "proofs/prove/laws/claim_sum.h"

#include <string.h>

enum { CITED_MAX = 16, NAMES_MAX = 24 };

/* A name of a cited statement, whether it has entries at letters, and how many finite ends its range has. */
typedef struct { const char *name; bool lettered; unsigned ends; } named_t;

typedef struct {
    arena_t *A;
    const compiled_t *C;
    json_t *cited, *steps;
    const char *statement;
    unsigned n, facts;
    const char *key[CITED_MAX];        /* of each that is cited: how the reason calls it */
    const char *text[CITED_MAX];       /* its statement */
    cite_certificate_t certificate;
    const char *why;
} citing_t;

static const cite_library_t *library;
void cite_from(const cite_library_t *from) { library = from; }

static const struct { const char *name, *text;
} schema[] = { { "mean", "for P, Q laws on X ; table w on X > 0" },
               { "hoeffding", "for P law on X ; table w on X > 0 ; k in R" },
               { "greatest", "for P law on X ; table w on X > 0" },
               { "least", "for P law on X ; table w on X > 0" },
               { "tilted", "for P law on X ; table w on X > 0" },
               { "spread", "for P, Q laws on X ; table w on X > 0" },
               { "range", "for table w on X > 0" },
               { "ordered", "for P law on X ; table w on X > 0 ; k in R" },
               { "root", "for u, a in R" },
               { "square", "for u, a in R" } };

bool cite_is_schema(const char *name)
{
    for (size_t k = 0; k < sizeof schema / sizeof *schema; k++)
        if (strcmp(schema[k].name, name) == 0) return true;
    return false;
}

size_t cite_schemas(const char **name)
{
    enum { ALL = sizeof schema / sizeof *schema };
    _Static_assert((int)ALL <= (int)CITE_SCHEMAS_MAX, "room for the names of all schemas");
    for (size_t k = 0; k < ALL; k++) name[k] = schema[k].name;
    return ALL;
}

const cite_t *cite_of(const compiled_t *C, size_t link)
{
    const lemma_tree_t *T = C->core->tree;
    for (unsigned k = 0; k < T->reasons.n; k++)
        if (T->reasons.at[k].cite && T->reasons.at[k].link &&
            strcmp(T->reasons.at[k].link, C->lemma.links[link].name) == 0)
            return T->reasons.at[k].cite;
    return NULL;
}

/* --- what is cited ------------------------------------------------------------------------------------------------ */

static bool link_called(const compiled_t *C, const char *name, size_t *link)
{
    for (*link = 0; *link < C->links; ++*link)
        if (!name || strcmp(C->lemma.links[*link].name, name) == 0) return true;
    return false;
}

const compiled_t *cite_lemma(arena_t *A, const compiled_t *C, const char *of)
{
    const char *paper = arena_printf(A, "%.*s", (int)strcspn(C->lemma.id, "/"), C->lemma.id);
    return library ? library->lemma(lemma_id_in(A, paper, arena_printf(A, "%.*s", (int)uses_id(of), of))) : NULL;
}

static json_t *certificate_of(citing_t *r, const cite_step_t *s)
{
    const compiled_t *D = s->own ? r->C : cite_lemma(r->A, r->C, s->of);
    const char *name = s->own ? s->of : uses_link(s->of);
    size_t link;
    if (!D || !link_called(D, name, &link)) {
        r->why = arena_printf(r->A, "%s is no link that is known here", s->of);
        return NULL;
    }
    json_t *c = r->certificate(D, link);
    if (!c) r->why = arena_printf(r->A, "what it cites is not proved: %s, %s", D->lemma.id, D->lemma.links[link].name);
    return c;
}

/* Its place among those that are cited, put there where it is new; false: it is none that is proved. */
static bool cited(citing_t *r, const cite_step_t *s, unsigned *at)
{
    for (*at = 0; *at < r->n; ++*at)
        if (strcmp(r->key[*at], s->of) == 0) return true;
    if (r->n == CITED_MAX) { r->why = "more is cited than a certificate has room for"; return false; }
    r->key[r->n] = s->of;
    for (size_t k = 0; k < sizeof schema / sizeof *schema && !s->own; k++)
        if (strcmp(schema[k].name, s->of) == 0) {
            json_add(r->cited, json_string(s->of));
            r->text[r->n++] = schema[k].text;
            return true;
        }
    json_t *c = certificate_of(r, s);
    const char *text = json_string_value(json_object_get(c, "statement"));
    if (text) r->text[r->n++] = arena_printf(r->A, "%s", text);
    json_add(r->cited, c ? c : json_null());
    return text;
}

/* Of " in [0,inf)": how many ends are no inf; R has none. */
static unsigned finite_ends(const char *p)
{
    unsigned n = strncmp(p, " in R", 5) == 0 ? 0 : 2;
    for (size_t k = strcspn(p, ";\n"); k >= 3; k--)
        if (n && strncmp(p + k - 3, "inf", 3) == 0) n--;
    return n;
}

/* The names of `for P, Q laws on X ; table w on X > 0 ; k in R`, in their order; 0: it has other declarations. */
static unsigned names_of(arena_t *A, const char *text, named_t *name)
{
    unsigned n = 0;
    size_t length = strcspn(text, "\n");
    const char *end = text + length;
    if (strncmp(text, "for ", 4) != 0 || strncmp(end, "\nfor ", 5) == 0) return 0;
    for (const char *p = text + 4; p < end;) {
        bool table = strncmp(p, "table ", 6) == 0;
        if (table) p += 6;
        const char *from = p, *behind;
        while (p < end && *p != ';' &&
               !(strncmp(p, " law", 4) == 0 || strncmp(p, " in ", 4) == 0 || strncmp(p, " on ", 4) == 0))
            p++;
        behind = p;
        if (behind == end || *behind == ';' || (!table && strncmp(behind, " on ", 4) == 0)) return 0;
        for (const char *q = from; q < behind && n < NAMES_MAX; q += strspn(q, ", ")) {
            size_t k = strcspn(q, ", ");
            name[n++] = (named_t){ arena_printf(A, "%.*s", (int)k, q), table || strncmp(behind, " law", 4) == 0,
                strncmp(behind, " in ", 4) == 0 ? finite_ends(behind) : 0 };
            q += k;
        }
        while (p < end && *p != ';') p++;
        p += strspn(p, "; ");
    }
    return n;
}

/* --- terms in the notation of certificates ------------------------------------------------------------------------ */

static const node_t *applied(arena_t *A, const char *name, const node_t *x)
{
    node_t *y = ARENA_NEW(A, node_t);
    const node_t **part = ARENA_ARRAY(A, const node_t *, 1);
    part[0] = x;
    *y = (node_t){
        .kind = x ? NODE_APPLY : NODE_NAME, .name = name, .n = x ? 1 : 0, .part = part, .height = x ? x->height + 1 : 1
    };
    return y;
}

/* A law or a table at its letter: what max(..) of it binds. */
static const char *term_text(citing_t *r, const node_t *x, bool lettered)
{
    claim_fault_t fault = { 0 };
    const core_t *c = core_term(r->C->core, lettered ? applied(r->A, "max", x) : x, NULL, &fault);
    if (c && lettered && (c->kind != CORE_OVER || c->slots != 1)) c = NULL;
    if (!c) return NULL;
    return lettered
               ? law_words(r->A, r->C->core, c->part[0], (int)c->slot[0], letter_name(r->A, r->C->core, c->over[0]))
               : law_words(r->A, r->C->core, c, -1, NULL);
}

static json_t *put_json(citing_t *r, const cite_step_t *s, const char *statement)
{
    named_t name[NAMES_MAX];
    unsigned n = names_of(r->A, statement, name);
    json_t *list = json_made(json_array());
    if (!n) r->why = arena_printf(r->A, "%s is of a kind that is not cited", s->of);
    for (unsigned i = 0; i < s->n && !r->why; i++) {
        unsigned k = 0;
        while (k < n && strcmp(s->name[i], name[k].name) != 0) k++;
        if (k == n) r->why = arena_printf(r->A, "%s has no name %s for which a term is put", s->of, s->name[i]);
    }
    for (unsigned k = 0; k < n && !r->why; k++) {
        unsigned i = 0;
        while (i < s->n && strcmp(s->name[i], name[k].name) != 0) i++;
        const char *text = term_text(r, i < s->n ? s->term[i] : applied(r->A, name[k].name, NULL), name[k].lettered);
        if (!text)
            r->why = arena_printf(r->A, "%s: what is put for %s is no term of this notation", s->of, name[k].name);
        else json_add(list, json_pack("[s,s]", name[k].name, text));
    }
    return list;
}

static json_t *sum_json(citing_t *r, const cite_sum_t *s)
{
    json_t *list = json_made(json_array());
    for (unsigned k = 0; k < s->n; k++) {
        const char *times = term_text(r, s->at[k].times, false);
        json_t *j = json_made(json_pack("[s]", times ? times : "?"));
        if (!times) r->why = "a weight that is no term of this notation";
        for (unsigned i = 0; i < s->at[k].n; i++) {
            unsigned at = s->at[k].at[i] + (s->at[k].given[i] ? 0 : r->facts);
            json_add(j, json_integer((json_int_t)at - 1));
        }
        json_add(list, j);
    }
    return list;
}

static json_t *sums_json(citing_t *r, const cite_sum_t *s, unsigned n)
{
    json_t *list = json_made(json_array());
    for (unsigned k = 0; k < n; k++) json_add(list, sum_json(r, &s[k]));
    return list;
}

/* The hypothesis at this line of a cited statement, where it is one of this statement too; else nothing: it is plain of
** what is put. */
static json_t *same_hypothesis(const citing_t *r, const char *line)
{
    size_t n = strcspn(line + 1, "\n") + 1;
    int at = 0;
    for (const char *p = r->statement; (p = strstr(p, "\ngiven ")); p++, at++)
        if (strcspn(p + 1, "\n") + 1 == n && strncmp(p, line, n) == 0) return json_made(json_pack("[[s,i]]", "1", at));
    return json_made(json_array());
}

/* The sums that the reason gives; of what it does not speak of, hypotheses that are the same, and ends of ranges that
** what is put lies plainly within. */
static json_t *given_json(citing_t *r, const cite_step_t *s, const char *statement)
{
    named_t name[NAMES_MAX];
    size_t all = 0;
    json_t *list = sums_json(r, s->given, s->givens);
    for (const char *p = statement; (p = strstr(p, "\ngiven ")); p++)
        if (++all > json_array_size(list)) json_add(list, same_hypothesis(r, p));
    for (unsigned k = 0, n = names_of(r->A, statement, name); k < n; k++) all += name[k].ends;
    while (json_array_size(list) < all) json_add(list, json_array());
    return list;
}

static bool step(citing_t *r, const cite_step_t *s)
{
    unsigned at;
    if (!cited(r, s, &at)) return false;
    json_add(r->steps, json_pack("{s:i,s:o,s:o}", "of", (int)at, "put", put_json(r, s, r->text[at]), "given",
                                 given_json(r, s, r->text[at])));
    return !r->why;
}

json_t *cite_prove(const char **statement, const char **why, arena_t *A, const compiled_t *C, size_t link,
                   cite_certificate_t certificate)
{
    const cite_t *c = cite_of(C, link);
    citing_t *r = ARENA_NEW(A, citing_t);
    *r = (citing_t){
        .A = A, .C = C, .cited = json_made(json_array()), .steps = json_made(json_array()), .certificate = certificate
    };
    *statement = c ? cite_statement(A, C, link) : NULL;
    bool good = *statement;
    r->statement = *statement;
    if (c && !good) r->why = "the link is of no class in which relations are combined";
    for (const char *p = *statement; p && (p = strstr(p, "\ngiven ")); p++) r->facts++;
    for (unsigned k = 0; good && k < c->steps; k++) good = step(r, &c->step[k]);
    json_t *proof = good ? json_made(json_pack("{s:O,s:O,s:o}", "cited", r->cited, "steps", r->steps, "parts",
                                               sums_json(r, c->part, c->parts)))
                         : NULL;
    json_decref(r->cited);
    json_decref(r->steps);
    *why = r->why;
    if (proof && r->why) { json_decref(proof); proof = NULL; }
    return proof;
}

/* --- what a certificate cites ------------------------------------------------------------------------------------- */

const char *cite_words(arena_t *A, const json_t *certificate)
{
    const json_t *list = json_object_get(json_object_get(certificate, "proof"), "cited");
    const char *text = "";
    for (size_t k = 0; k < json_array_size(list); k++) {
        const json_t *j = json_array_get(list, k);
        const char *name = json_string_value(j), *id = json_string_value(json_object_get(j, "id"));
        const char *link = json_string_value(json_object_get(j, "link"));
        if (name) text = arena_printf(A, "%s%sthe schema %s", text, *text ? ", " : "", name);
        else if (id && link) text = arena_printf(A, "%s%s%s [%s]", text, *text ? ", " : "", id, link);
    }
    return text;
}
