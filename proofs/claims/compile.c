/* SPDX-License-Identifier: MIT */
#include "proofs/claims/compile.h"
#include "proofs/claims/chain.h"
#include "proofs/claims/families/family.h"
#include "proofs/claims/print/print.h"
#include "proofs/claims/families/sweep.h"

#include <ctype.h>
#include <string.h>

typedef struct { arena_t *A; compiled_t *C; link_t *links; term_t *terms; claim_fault_t *fault; } compiler_t;

static bool is_name(const compiler_t *c, const char *name)
{
    for (unsigned k = 0; k < c->C->links; k++)
        if (strcmp(c->links[k].name, name) == 0) return true;
    return false;
}

/* A link without a name is called what it says. Names are told apart by a number. */
static const char *link_name(compiler_t *c, const claim_t *m, unsigned k)
{
    const char *name = m->chain.name[k];
    if (!name)
        name = arena_printf(c->A, "%s %s %s", node_text(c->A, m->chain.term[k]), relop_text(m->chain.op[k]),
                            node_text(c->A, m->chain.term[k + 1]));
    const char *own = name;
    for (unsigned n = 2; is_name(c, own); n++) own = arena_printf(c->A, "%s (%u)", name, n);
    return own;
}

/* a REL b as the engine has it: a >= b is b <= a. */
static bool add_link(compiler_t *c, spot_t at, const char *name, unsigned a, relop_t op, unsigned b, claim_role_t role,
                     link_of_t of)
{
    static const relation_t rel[] = {
        [IS_LE] = REL_LE, [IS_GE] = REL_LE, [IS_EQ] = REL_EQ, [IS_LT] = REL_LT, [IS_GT] = REL_LT, [IS_NE] = REL_EQ
    };
    compiled_t *C = c->C;
    if (C->links + 1 >= LINKS_MAX) return claim_fault(c->fault, at, "more than %d links in one lemma", LINKS_MAX - 1);
    bool turned = op == IS_GE || op == IS_GT;
    c->links[C->links] = (link_t){ name, turned ? b : a,
                                   of.says == SAYS_EQUAL    ? REL_EQ
                                   : of.says == SAYS_STRICT ? REL_LT
                                                            : rel[op],
                                   turned ? a : b,
                                   role == ROLE_STATEMENT ? STATEMENT
                                   : role == ROLE_STEP    ? STEP
                                                          : OURS };
    C->of[C->links++] = of;
    return true;
}

static bool claims(compiler_t *c)
{
    compiled_t *C = c->C;
    const lemma_tree_t *T = C->core->tree;
    for (unsigned m = 0; m < T->claims.n; m++) {
        const claim_t *claim = &T->claims.at[m];
        C->first_term[m] = C->terms;
        if (claim->role == ROLE_BREAK) continue;
        if (C->terms + claim->chain.n + 1 >= TERMS_MAX)
            return claim_fault(c->fault, claim->at, "more than %d terms in one lemma", TERMS_MAX - 1);
        for (unsigned k = 0; k <= claim->chain.n; k++)
            c->terms[C->terms++] =
                (term_t){ node_text(c->A, claim->chain.term[k]),
                          claim->chain.tex[k] ? claim->chain.tex[k]
                                              : node_tex(c->A, node_named(c->A, T, claim->chain.term[k])) };
        for (unsigned k = 0; k < claim->chain.n; k++) {
            unsigned at = C->first_term[m] + k;
            if (claim->chain.name[k] && is_name(c, claim->chain.name[k]))
                return claim_fault(c->fault, claim->chain.at[k], "a second link is called [%s], expected a name of its own",
                                   claim->chain.name[k]);
            if (!add_link(c, claim->at, link_name(c, claim, k), at, claim->chain.op[k], at + 1, claim->role,
                          (link_of_t){ m, k, SAYS_ITSELF, NULL }))
                return false;
        }
    }
    return true;
}

static bool equality(compiler_t *c, const core_equality_t *q)
{
    const claim_t *claim = &c->C->core->tree->claims.at[q->claim];
    relop_t op = claim->chain.op[q->link];
    if (op != IS_LE && op != IS_GE)
        return claim_fault(c->fault, q->equality->at,
                           "equality of a link that is %s, expected <= or >=", relop_text(op));
    const char *link = "", *facts = "";
    for (unsigned k = 0; k < c->C->links; k++)
        if (c->C->of[k].claim == q->claim && c->C->of[k].link == q->link && c->C->of[k].says == SAYS_ITSELF)
            link = c->links[k].name;
    for (unsigned k = 0; k < q->n; k++)
        facts = arena_printf(c->A, "%s%s%s", facts, k ? " and " : "", fact_text(c->A, q->fact[k].fact));
    unsigned a = c->C->first_term[q->claim] + q->link;
    if (q->equality->when != WHEN_ONLY_IF
        && !add_link(c, q->equality->at, arena_printf(c->A, "%s, equal if %s", link, facts), a, op, a + 1, claim->role,
                     (link_of_t){ q->claim, q->link, SAYS_EQUAL, q }))
        return false;
    return q->equality->when == WHEN_IF ||
           add_link(c, q->equality->at, arena_printf(c->A, "%s, strict unless %s", link, facts), a, op, a + 1,
                    claim->role, (link_of_t){ q->claim, q->link, SAYS_STRICT, q });
}

/* Names in by, equality and expect are names of links. */
static bool named_links(compiler_t *c)
{
    const lemma_tree_t *T = c->C->core->tree;
    const char *known[LINKS_MAX];
    for (unsigned k = 0; k < c->C->links; k++) known[k] = c->links[k].name;
    for (unsigned k = 0; k < T->expects.n + T->reasons.n; k++) {
        const char *name = k < T->expects.n ? T->expects.at[k].link : T->reasons.at[k - T->expects.n].link;
        spot_t at = k < T->expects.n ? T->expects.at[k].at : T->reasons.at[k - T->expects.n].at;
        if (name && !is_name(c, name))
            return claim_fault(c->fault, at, "no link is called %s%s", name,
                               did_you_mean(c->A, name, known, c->C->links));
    }
    return true;
}

static bool again(compiler_t *c, spot_t first, spot_t at, const char *what, const char *link)
{
    return claim_fault(c->fault, at, "a second %s %s%s%s, expected one: there is one at line %u", what, link ? "[" : "",
                       link ? link : "the lemma", link ? "]" : "", first.line);
}

static bool same_link(const char *x, const char *y) { return x && y ? strcmp(x, y) == 0 : x == y; }

/* Of a link one reason, and one verdict is expected. */
static bool said_once(compiler_t *c)
{
    const lemma_tree_t *T = c->C->core->tree;
    for (unsigned k = 0; k < T->reasons.n; k++)
        for (unsigned i = 0; i < k; i++)
            if (same_link(T->reasons.at[i].link, T->reasons.at[k].link))
                return again(c, T->reasons.at[i].at, T->reasons.at[k].at, "reason of", T->reasons.at[k].link);
    for (unsigned k = 0; k < T->expects.n; k++)
        for (unsigned i = 0; i < k; i++)
            if (same_link(T->expects.at[i].link, T->expects.at[k].link))
                return again(c, T->expects.at[i].at, T->expects.at[k].at, "verdict of", T->expects.at[k].link);
    return true;
}

static size_t link_called(const compiler_t *c, const char *name)
{
    size_t k = 0;
    while (k < c->C->links && strcmp(c->links[k].name, name) != 0) k++;
    return k;
}

/* What is mended is a link of the paper; what mends it is another, of ours or another reading. */
static bool mends(compiler_t *c)
{
    const lemma_tree_t *T = c->C->core->tree;
    const char *known[LINKS_MAX];
    mended_t *list = ARENA_ARRAY(c->A, mended_t, T->mends.n + 1);
    for (unsigned k = 0; k < c->C->links; k++) known[k] = c->links[k].name;
    for (unsigned k = 0; k < T->mends.n; k++) {
        const mend_t *m = &T->mends.at[k];
        for (unsigned side = 0; side < 2; side++) {
            const char *name = side ? m->by : m->link;
            if (!name) continue;
            size_t at = link_called(c, name);
            if (at == c->C->links)
                return claim_fault(c->fault, m->at, "no link is called %s%s", name,
                                   did_you_mean(c->A, name, known, c->C->links));
            if (side == 0 && c->links[at].role == OURS)
                return claim_fault(c->fault, m->at, "[%s] is a link of ours, expected one of the paper", name);
            if (side == 1 && strcmp(name, m->link) == 0)
                return claim_fault(c->fault, m->at, "[%s] cannot mend itself", name);
        }
        list[k] = (mended_t){ m->link, m->by, m->text };
    }
    c->C->lemma.mended = T->mends.n ? list : NULL;
    return true;
}

/* A link of a number in print, of the paper. */
static bool result_link(compiler_t *c, const number_link_t *l, size_t *at)
{
    const char *known[LINKS_MAX];
    for (unsigned k = 0; k < c->C->links; k++) known[k] = c->links[k].name;
    *at = link_called(c, l->link);
    if (*at == c->C->links)
        return claim_fault(c->fault, l->at, "no link is called %s%s", l->link,
                           did_you_mean(c->A, l->link, known, c->C->links));
    return c->links[*at].role != OURS ||
           claim_fault(c->fault, l->at, "[%s] is a link of ours, expected one of the paper", l->link);
}

/* Is what a number's proof stands on said in the lemma's `uses`, of it all or of a link? */
static bool is_used(const lemma_tree_t *T, const char *id)
{
    for (unsigned k = 0; k < T->uses.n; k++)
        if (uses_id(T->uses.at[k].id) == strlen(id) && strncmp(T->uses.at[k].id, id, strlen(id)) == 0) return true;
    return false;
}

static bool results(compiler_t *c, const char *paper)
{
    const lemma_tree_t *T = c->C->core->tree;
    result_t *list = ARENA_ARRAY(c->A, result_t, T->results.n + 1);
    for (unsigned k = 0; k < T->results.n; k++) {
        const number_t *r = &T->results.at[k];
        result_link_t *link = ARENA_ARRAY(c->A, result_link_t, r->n);
        for (unsigned i = 0; i < k; i++)
            if (strcmp(list[i].number, r->number) == 0 && text_same(list[i].title, r->title))
                return claim_fault(c->fault, r->at, "there is a result \"%s\" already", r->number);
        for (unsigned i = 0; i < r->n; i++) {
            if (!result_link(c, &r->link[i], &link[i].link)) return false;
            link[i].reading = r->link[i].reading;
            for (unsigned j = 0; j < i; j++)
                if (link[j].link == link[i].link)
                    return claim_fault(c->fault, r->link[i].at, "[%s] stands there twice", r->link[i].link);
        }
        if (r->uses && !is_used(T, r->uses))
            return claim_fault(c->fault, r->at, "%s is not among what the lemma uses", r->uses);
        list[k] = (result_t){ r->number, r->title, r->uses ? lemma_id_in(c->A, paper, r->uses) : NULL, r->n,
                              link };
    }
    c->C->lemma.results = T->results.n ? list : NULL;
    return true;
}

static const char *statement(compiler_t *c)
{
    const lemma_tree_t *T = c->C->core->tree;
    if (T->say) return T->say;
    const claim_t *m = &T->claims.at[0];
    const char *s = node_text(c->A, m->chain.term[0]);
    for (unsigned k = 0; k < m->chain.n; k++)
        s = arena_printf(c->A, "%s %s %s", s, relop_text(m->chain.op[k]), node_text(c->A, m->chain.term[k + 1]));
    return s;
}

const char *lemma_id_in(arena_t *A, const char *paper, const char *id)
{
    return strchr(id, '/') ? id : arena_printf(A, "%s/%s", paper, id);
}

static const compiled_t *compile(arena_t *A, const tree_t *tree, const lemma_tree_t *T, const char *paper,
                                 const word_t *const *words, claim_fault_t *fault)
{
    compiled_t *C = ARENA_NEW(A, compiled_t);
    compiler_t c = { A, C, ARENA_ARRAY(A, link_t, LINKS_MAX), ARENA_ARRAY(A, term_t, TERMS_MAX), fault };
    if (!(C->core = core_lemma(A, tree, T, words, fault))) return NULL;
    C->lemma.links = c.links;
    if (!claims(&c)) return NULL;
    for (unsigned k = 0; k < C->core->equalities; k++)
        if (!equality(&c, &C->core->equality[k])) return NULL;
    if (!named_links(&c) || !said_once(&c)) return NULL;
    const char **uses = ARENA_ARRAY(A, const char *, T->uses.n + 1);
    for (unsigned k = 0; k < T->uses.n; k++) uses[k] = lemma_id_in(A, paper, T->uses.at[k].id);
    C->hash = arena_printf(A, "%016llx", (unsigned long long)lemma_hash(tree, T));
    C->lemma = (lemma_t){ .id = arena_printf(A, "%s/%s", paper, T->slug),
                          .printed = lemma_printed(T),
                          .title = lemma_title(T),
                          .statement = statement(&c),
                          .fidelity = T->fidelity,
                          .source = T->source,
                          .uses = T->uses.n ? uses : NULL,
                          .params = C->core->setting.param,
                          .terms = c.terms,
                          .links = c.links,
                          .chain = claims_chain,
                          .self = C };
    return mends(&c) && results(&c, paper) && claims_families(A, C, fault) && claims_sweeps(A, C, fault) ? C : NULL;
}

/* examples/03-pinsker.lem: 03-pinsker. */
static const char *stem(arena_t *A, const char *file)
{
    const char *slash = strrchr(file, '/'), *from = slash ? slash + 1 : file;
    size_t n = strcspn(from, ".");
    if (strcmp(file, "-") == 0) return "stdin";
    if (strcmp(file, "-e") == 0) return "line";
    char *s = arena_printf(A, "%.*s", (int)(n ? n : 1), from);
    for (char *c = s; *c; c++)
        if (!isalnum((unsigned char)*c) && *c != '-' && *c != '_') *c = '-';
    return s;
}

const compiled_file_t *claims_compile(arena_t *A, const tree_t *tree, const word_t *const *words, claim_fault_t *fault)
{
    compiled_file_t *F = ARENA_NEW(A, compiled_file_t);
    const compiled_t **lemma = ARENA_ARRAY(A, const compiled_t *, tree->lemmas.n);
    const lemma_t **list = ARENA_ARRAY(A, const lemma_t *, tree->lemmas.n + 1);
    const char *paper = tree->id ? tree->id : stem(A, tree->file);
    for (unsigned k = 0; k < tree->lemmas.n; k++) {
        if (!(lemma[k] = compile(A, tree, tree->lemmas.at[k], paper, words, fault))) return NULL;
        list[k] = &lemma[k]->lemma;
    }
    F->tree = tree;
    F->n = tree->lemmas.n;
    F->lemma = lemma;
    F->paper = (paper_t){ paper, tree->paper ? tree->paper : paper, tree->source ? tree->source : tree->file,
                          tree->fidelity ? tree->fidelity : "paper", list };
    return F;
}

const compiled_t *compiled_of(const lemma_t *L) { return L->chain == claims_chain ? L->self : NULL; }
