/* SPDX-License-Identifier: MIT
**
** Every link of every built-in claim file can fail: broken variants are made of it, and some candidate of its families
** refutes one at least. What is said with `break` is refuted.
*/
#include "tests/claims/claims.h"
#include "cli/builtin.h"
#include "cli/cli.h"
#include "proofs/claims/parse/parse.h"
#include "proofs/claims/variants/mutants.h"

TestSuite(claims_builtin, .init = session_open, .fini = session_close);

enum { TRIED_OF_A_FAMILY = 60 };

typedef struct { unsigned links, made, alive, whole, breaks; } tally_t;

/* A variant that the file itself gives: one of its links is refuted. */
static void broken_by_hand(tally_t *t, arena_t *A, const tree_t *T, const lemma_tree_t *L, const word_t *const *words,
                           unsigned c)
{
    const claim_chain_t *chain = &L->claims.at[c].chain;
    bool refuted = false;
    for (unsigned k = 0; k < chain->n && !refuted; k++) {
        mutant_t m = { c, k, "as it stands", chain->op[k], chain->term[k], chain->term[k + 1] };
        refuted = mutant_refuted(A, T, L, words, &m, 4 * TRIED_OF_A_FAMILY) == 1;
    }
    t->breaks++;
    if (refuted) return;
    t->whole++;
    fprintf(stderr, "%s, claim %u: the variant to be refuted is not\n", L->slug, c + 1);
}

/* Is there a variant given for this link: of its name, or with one side and the relation its own under as many
** hypotheses? Where the link is so loose that no
** nudge breaks it. That it is refuted is seen to where it stands. */
static bool by_hand(const lemma_tree_t *L, unsigned c, unsigned k)
{
    const claim_t *link = &L->claims.at[c];
    const char *name = link->chain.name[k];
    bool found = false;
    for (unsigned b = 0; b < L->claims.n; b++) {
        const claim_t *own = &L->claims.at[b];
        if (own->role != ROLE_BREAK) continue;
        for (unsigned i = 0; name && i < own->chain.n; i++)
            found |= own->chain.name[i] && strcmp(own->chain.name[i], name) == 0;
        found |= own->givens == link->givens && own->eaches == link->eaches && own->chain.op[0] == link->chain.op[k] &&
                 (node_same(own->chain.term[0], link->chain.term[k]) ||
                  node_same(own->chain.term[1], link->chain.term[k + 1]));
    }
    return found;
}

/* The variant with the relation turned fails on any candidate that is strict, and says little: of the others one is
** refuted, unless a side is 0, whose
** nudges change nothing. */
static void break_link(tally_t *t, arena_t *A, const tree_t *T, const lemma_tree_t *L, const word_t *const *words,
                       unsigned c, unsigned k)
{
    mutant_t m[MUTANTS_MAX];
    unsigned n = mutants_of(m, A, L, c, k), turned = 0, others = 0;
    const claim_chain_t *chain = &L->claims.at[c].chain;
    bool zero = false, given = by_hand(L, c, k), count = getenv("SURVIVORS");
        /* one that is refuted is enough, unless the survivors are to be counted */
    for (unsigned i = k; i < k + 2; i++)
        zero |= chain->term[i]->kind == NODE_NUMBER && mpq_sgn(chain->term[i]->number) == 0;
    for (unsigned i = 0; i < n && (count || !(given || (zero ? turned : others))); i++) {
        bool turn = strncmp(m[i].what, "relation turned", 15) == 0;
        if (!count && turn != zero) continue;
        int s = mutant_refuted(A, T, L, words, &m[i], TRIED_OF_A_FAMILY);
        if (s == 1 && turn) turned++;
        else if (s == 1) others++;
        else { t->alive++; if (getenv("SURVIVORS")) fprintf(stderr, "%s, claim %u, link %u: %s: %s\n", L->slug, c + 1,
            k + 1, s ? "no claim" : "survives", m[i].what); }
    }
    t->links++;
    t->made += n;
    if ((zero ? turned : others) || given) return;
    t->whole++;
    fprintf(stderr, "%s, claim %u, link %u: no broken variant is refuted\n", L->slug, c + 1, k + 1);
}

static const tree_t *read_file(arena_t *A, const builtin_t *b)
{
    claim_fault_t fault = { .set = false };
    const tree_t *T = claims_parse(A, b->path, (const char *)b->text, b->n, NULL, &fault);
    cr_assert(T, "%s: %s", b->path, fault.text);
    return T;
}

/* proofs/PAPER/..: the words of the paper. */
static const word_t *const *words_of(arena_t *A, const char *path)
{
    const char *from = strchr(path, '/') + 1;
    return paper_words(arena_printf(A, "%.*s", (int)(strchr(from, '/') - from), from));
}

static void break_file(tally_t *t, arena_t *A, const builtin_t *b)
{
    const tree_t *T = read_file(A, b);
    for (unsigned l = 0; l < T->lemmas.n; l++)
        for (unsigned c = 0; c < T->lemmas.at[l]->claims.n; c++)
            if (T->lemmas.at[l]->claims.at[c].role == ROLE_BREAK)
                broken_by_hand(t, A, T, T->lemmas.at[l], words_of(A, b->path), c);
            else for (unsigned k = 0; k < T->lemmas.at[l]->claims.at[c].chain.n; k++) break_link(t, A, T,
                T->lemmas.at[l], words_of(A, b->path), c, k);
}

Test(claims_builtin, every_link_can_fail)
{
    tally_t t = { 0 };
    for (const builtin_t *b = builtin_files; b->path; b++) {
        if (strcmp(strrchr(b->path, '/'), "/paper.lem") == 0 || strcmp(strrchr(b->path, '.'), ".lem") != 0) continue;
        arena_t *A = arena_new();
        break_file(&t, A, b);
        arena_free(A);
    }
    if (getenv("SURVIVORS")) fprintf(stderr, "%u links, %u variants, %u survive\n", t.links, t.made, t.alive);
    cr_assert(t.links > 100 && t.breaks > 0, "only %u links, %u variants by hand", t.links, t.breaks);
    cr_assert(t.whole == 0, "%u of %u links have no broken variant that is refuted", t.whole, t.links);
}

/* `lemmata list` reads heads alone. */
Test(claims_builtin, a_head_says_what_its_lemma_says)
{
    arena_t *A = arena_new();
    for (size_t p = 0; papers_name(p); p++)
        for (size_t i = 0; papers_id(p, i); i++) {
            const lemma_tree_t *head = papers_head(A, p, i);
            const lemma_t *L = papers_lemma_at(p, i);
            cr_assert_str_eq(head->slug, lemma_slug(L));
            cr_assert_str_eq(lemma_printed(head), L->printed, "%s", L->id);
            cr_assert_str_eq(lemma_title(head), L->title, "%s", L->id);
        }
    arena_free(A);
}

static const lemma_tree_t *head_of(arena_t *A, const char *text, claim_fault_t *fault)
{
    *fault = (claim_fault_t){ .set = false };
    return claims_head(A, "a.lem", text, strlen(text), fault);
}

/* It may take several lines and stand behind definitions, and what is behind it is not read. */
Test(claims_builtin, a_head_is_found)
{
    arena_t *A = arena_new();
    claim_fault_t fault;
    const lemma_tree_t *L = head_of(A,
                                    "# lemma not\ndef f(x) = x + lemma\ntheorem a \"one\"\n  \"two\"\n"
                                    "  printed \"Lemma 1\"\n  label l:a\n  claim ?\nlemma b \"no\"\n",
                                    &fault);
    cr_assert(L && !fault.set, "%s", fault.text);
    cr_assert_str_eq(L->kind, "theorem");
    cr_assert_str_eq(L->slug, "a");
    cr_assert_str_eq(lemma_title(L), "one two");
    cr_assert_str_eq(lemma_printed(L), "Lemma 1");
    L = head_of(A, "lemma a\nend", &fault);
    cr_assert(L && strcmp(lemma_title(L), "a") == 0 && strcmp(lemma_printed(L), "-") == 0);
    cr_assert(!head_of(A, "def f(x) = x\n", &fault) && strstr(fault.text, "expected a lemma"), "%s", fault.text);
    cr_assert(!head_of(A, "lemma a printed 3\n", &fault) && strstr(fault.text, "a number in"), "%s", fault.text);
    cr_assert(!head_of(A, "lemma a \"open\n", &fault) && fault.set);
    arena_free(A);
}
