/* SPDX-License-Identifier: MIT
**
** What a claim file says that its proofs use and cite: lemmas of files that are given, or of the papers, and links of
** theirs; and the steps and rules that a reason at letters names. One that is nowhere is refused where it stands.
*/
#include "cli/cli.h"
#include "proofs/claims/compile.h"
#include "proofs/prove/laws/cite.h"
#include "proofs/prove/entropy/means_argued.h"
#include "proofs/prove/points/points.h"

#include <string.h>

typedef struct { arena_t *A; const compiled_file_t *F; claim_fault_t *fault; } references_t;

static const char *slug_of(const char *id) { return strchr(id, '/') + 1; }

/* An id of a paper whose slug this is, where the reference names none. */
static const char *elsewhere(const char *name)
{
    for (size_t p = 0; papers_name(p); p++)
        for (size_t i = 0; papers_id(p, i); i++)
            if (strcmp(slug_of(papers_id(p, i)), name) == 0) return papers_id(p, i);
    return NULL;
}

static const char *hint(const references_t *r, const char *name)
{
    const char *id = strchr(name, '/') ? NULL : elsewhere(name), **known = ARENA_ARRAY(r->A, const char *, r->F->n);
    if (id) return arena_printf(r->A, "; did you mean %s?", id);
    for (unsigned k = 0; k < r->F->n; k++)
        known[k] = strchr(name, '/') ? r->F->lemma[k]->lemma.id : slug_of(r->F->lemma[k]->lemma.id);
    const char *own = did_you_mean(r->A, name, known, r->F->n);
    return *own ? own : papers_like(name);
}

/* The schema that was meant. */
static const char *schema_hint(const references_t *r, const char *name)
{
    const char *known[CITE_SCHEMAS_MAX];
    return did_you_mean(r->A, name, known, cite_schemas(known));
}

static bool is_link(const compiled_t *C, const char *name)
{
    for (size_t k = 0; k < C->links; k++)
        if (strcmp(C->lemma.links[k].name, name) == 0) return true;
    return false;
}

static bool link_is_there(const references_t *r, spot_t at, const compiled_t *C, const char *name)
{
    const char *known[LINKS_MAX];
    if (!name || is_link(C, name)) return true;
    for (size_t k = 0; k < C->links; k++) known[k] = C->lemma.links[k].name;
    return claim_fault(r->fault, at, "%.80s has no link called %.80s%s", C->lemma.id, name,
                       did_you_mean(r->A, name, known, C->links));
}

/* ID, or ID#LINK; or, where it is cited, a schema. */
static bool is_there(const references_t *r, spot_t at, const char *reference, bool cited)
{
    if (cited && cite_is_schema(reference)) return true;
    const char *name = arena_printf(r->A, "%.*s", (int)uses_id(reference), reference);
    const lemma_t *L = papers_lemma(lemma_id_in(r->A, r->F->paper.name, name), NULL);
    if (L) return link_is_there(r, at, compiled_of(L), uses_link(reference));
    const char *schema = cited ? schema_hint(r, name) : "";
    return claim_fault(r->fault, at, "no %slemma %.80s in the files given or in the papers%s",
                       cited ? "schema and no " : "", name, *schema ? schema : hint(r, name));
}

static bool cited_are_there(const references_t *r, const compiled_t *C, const cite_t *c)
{
    for (unsigned k = 0; c && k < c->steps; k++) {
        const cite_step_t *s = &c->step[k];
        if (s->own ? !link_is_there(r, s->at, C, s->of) : !is_there(r, s->at, s->of, true)) return false;
    }
    return true;
}

/* Reasons that argue name steps, rules and hypotheses that there are. */
static bool points_are_there(const references_t *r, const compiled_t *C)
{
    const char *statement, *why;
    for (size_t k = 0; k < C->links && !r->fault->set; k++)
        if (points_of(C, k)) json_decref(points_prove(&statement, &why, r->fault, r->A, C, k));
        else if (means_argument(C, k)) means_argument_reads(r->fault, r->A, C, k);
    return !r->fault->set;
}

bool claims_references(arena_t *A, const compiled_file_t *F, claim_fault_t *fault)
{
    const references_t r = { A, F, fault };
    for (unsigned i = 0; i < F->n; i++) {
        const lemma_tree_t *T = F->lemma[i]->core->tree;
        for (unsigned k = 0; k < T->uses.n; k++)
            if (!is_there(&r, T->uses.at[k].at, T->uses.at[k].id, false)) return false;
        for (unsigned k = 0; k < T->reasons.n; k++)
            if (!cited_are_there(&r, F->lemma[i], T->reasons.at[k].cite)) return false;
        if (!points_are_there(&r, F->lemma[i])) return false;
    }
    return true;
}
