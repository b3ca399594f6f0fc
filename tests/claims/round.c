/* SPDX-License-Identifier: MIT
**
** What is printed is what was read: the plain text of a tree is that tree again and prints the same bytes; the TeX of
** its chains, displayed under its declarations, is read to the same chains, or refused in words. Of every built-in
** claim file, and of lemmas that are drawn.
*/
#include "cli/builtin.h"
#include "proofs/claims/tex/read.h"
#include "tests/claims/claims.h"
#include "tests/claims/drawn.h"

#include <ctype.h>

TestSuite(claims_round, .init = session_open, .fini = session_close);

/* squares: refused as H^2(P,Q), which is 1 - BC or twice that; either: as a hypothesis for all of a letter that the
** chain names, too; both: as a variable and an alphabet of one name; bits: with a logarithm in bits; outside: of a
** letter that is bound and free. */
typedef struct {
    unsigned lemmas, displays, given, structures, other, refused, squares, either, both, bits, outside;
} tally_t;

/* --- plain -------------------------------------------------------------------------------------------------------- */

static void again(arena_t *A, const tree_t *T, const char *from)
{
    const char *printed = tree_text(A, T);
    const tree_t *U = tree_of(A, printed);
    cr_expect(tree_same(T, U), "%s, printed and read again, is another tree:\n%s", from, printed);
    cr_expect_str_eq(printed, tree_text(A, U), "%s", from);
}

/* --- TeX ---------------------------------------------------------------------------------------------------------- */

/* What the lemma declares, without claims and what is about them, and without TeX of its author's. */
static const char *declared(arena_t *A, const tree_t *T, const lemma_tree_t *L)
{
    lemma_tree_t own = *L;
    let_t *let = ARENA_ARRAY(A, let_t, L->lets.n + 1);
    for (unsigned k = 0; k < L->lets.n; k++) { let[k] = L->lets.at[k]; let[k].tex = NULL; }
    own.claims.n = own.equalities.n = own.reasons.n = own.mends.n = own.tries.n = own.tables.n = own.expects.n =
        own.uses.n = 0;
    own.lets.at = let;
    own.only = false;
    tree_t file = *T;
    lemma_tree_t *one[] = { &own };
    file.order.n = 0;
    file.lemmas.n = 1;
    file.lemmas.at = one;
    const char *text = tree_text(A, &file), *tex = "";
    for (const char *line = text; *line; line = strchr(line, '\n') + 1)
        if (strncmp(line, "end\n", 4) != 0) tex = arena_printf(A, "%s%%: %.*s\n", tex, (int)strcspn(line, "\n"), line);
    return tex;
}

/* A letter of a hypothesis that the claim is for, too, is its own: TeX cannot say that, and the claim is written out in
** a line %: claim. */
static bool is_displayed(const claim_t *c)
{
    for (unsigned k = 0; k < c->givens; k++)
        for (unsigned i = 0; i < c->given[k].eaches; i++)
            for (unsigned j = 0; j < c->eaches; j++)
                if (strcmp(c->given[k].each[i].name, c->each[j].name) == 0) return false;
    return true;
}

/* The chain as it is printed, no name and no TeX of the author's; the letters it is for behind it, and what is
** given. */
static const char *displayed(arena_t *A, const claim_t *claim)
{
    claim_t own = *claim;
    const char **none = ARENA_ARRAY(A, const char *, claim->chain.n + 1);
    own.chain.name = own.chain.tex = none;
    char *text;
    size_t n;
    FILE *f = open_memstream(&text, &n);
    fputs("\\begin{align*}\n", f);
    print_chain_tex(f, &own);
    print_conditions_tex(f, &own);
    fputs("\\end{align*}\n%: end\n", f);
    fclose(f);
    const char *copy = arena_printf(A, "%s", text);
    free(text);
    return copy;
}

/* The alphabet of the letter's own name. */
static bool is_own(const bound_t *b)
{
    size_t n = b->of ? strlen(b->of) : 0;
    return n == 1 && tolower((unsigned char)*b->of) == *b->name && !b->name[1 + strspn(b->name + 1, "0123456789'")];
}

/* Products from the left, in one order or the other the same number, letters without the alphabet that has their name,
** and a definition at letters as one function of both: TeX does not tell. */
static const node_t *normal(arena_t *A, const node_t *x)
{
    const node_t **part = ARENA_ARRAY(A, const node_t *, x->n + 1);
    node_t *own = ARENA_NEW(A, node_t);
    for (unsigned k = 0; k < x->n; k++) part[k] = normal(A, x->part[k]);
    if (x->kind == NODE_MUL && part[1]->kind == NODE_MUL)
        return normal(A, node_pair(A, NODE_MUL, node_pair(A, NODE_MUL, part[0], part[1]->part[0]), part[1]->part[1]));
    *own = *x;
    own->part = part;
    bool taken = x->kind == NODE_APPLY && x->n && x->part[x->n - 1]->kind == NODE_GROUP;
    if (taken) { /* f(1)(x) */
        const node_t **all = ARENA_ARRAY(A, const node_t *, x->n + part[x->n - 1]->n);
        memcpy(all, part, (x->n - 1) * sizeof *all);
        memcpy(all + x->n - 1, part[x->n - 1]->part, part[x->n - 1]->n * sizeof *all);
        own->n = x->n - 1 + part[x->n - 1]->n;
        own->part = all;
    }
    bound_t *bound = ARENA_ARRAY(A, bound_t, x->bounds + 1);
    for (unsigned k = 0; k < x->bounds; k++) {
        bound[k] = x->bound[k];
        if (is_own(&bound[k])) bound[k].of = NULL;
    }
    own->bound = bound;
    return own;
}

static bool same_letters(unsigned n, const bound_t *x, const bound_t *y)
{
    bool same = true;
    for (unsigned k = 0; same && k < n; k++) {
        const char *of = is_own(&x[k]) ? NULL : x[k].of, *other = is_own(&y[k]) ? NULL : y[k].of;
        same = strcmp(x[k].name, y[k].name) == 0 && (of && other ? strcmp(of, other) == 0 : of == other);
    }
    return same;
}

/* Words that are said of it are not in TeX. */
static bool same_fact(arena_t *A, const fact_t *x, const fact_t *y)
{
    bool same = x->kind == y->kind && x->n == y->n && x->eaches == y->eaches && !x->given == !y->given;
    same = same && same_letters(x->eaches, x->each, y->each) && (!x->given || node_same(x->given, y->given));
    for (unsigned k = 0; same && k < x->n; k++) same = node_same(normal(A, x->part[k]), normal(A, y->part[k]))
        && (x->kind != FACT_RELATION || !k || x->op[k - 1] == y->op[k - 1]);
    return same;
}

static bool same_chain(arena_t *A, const claim_t *x, const claim_t *y)
{
    bool same = x->chain.n == y->chain.n && x->eaches == y->eaches && x->givens == y->givens;
    for (unsigned k = 0; same && k < x->givens; k++) same = same_fact(A, &x->given[k], &y->given[k]);
    for (unsigned k = 0; same && k <= x->chain.n; k++)
        same = node_same(normal(A, x->chain.term[k]), normal(A, y->chain.term[k]));
    for (unsigned k = 0; same && k < x->chain.n; k++) same = x->chain.op[k] == y->chain.op[k];
    return same;
}

static void display(tally_t *t, arena_t *A, const char *head, const claim_t *claim)
{
    claim_fault_t fault = { .set = false };
    const char *tex = displayed(A, claim), *text = arena_printf(A, "%s%s", head, tex);
    const tree_t *T = claims_parse_tex(A, "round.tex", text, strlen(text), NULL, &fault);
    t->displays++;
    if (!T) {
        t->refused++;
        t->squares += strstr(fault.text, "H^2 has two meanings") != NULL;
        t->either += strstr(fault.text, "is in the hypothesis and in the chain") != NULL;
        t->both += strstr(fault.text, "would both be") != NULL;
        t->bits += strstr(fault.text, "is in bits and") != NULL;
        t->outside += strstr(fault.text, "stands outside, too") != NULL;
        if (getenv("REFUSED"))
            fprintf(stderr, "refused: %u:%u: %s\n%s\n", fault.at.line, fault.at.column, fault.text, tex);
    } else if (T->lemmas.n != 1 || T->lemmas.at[0]->claims.n != 1 ||
               !same_chain(A, &T->lemmas.at[0]->claims.at[0], claim)) {
        t->other++;
        lemma_tree_t own = *T->lemmas.at[0];
        claim_t first = *claim;
        own.claims.n = 1;
        own.claims.at = &first;
        fprintf(stderr, "another chain: %s\nof\n%s\n%s\n", lemma_text(A, T->lemmas.at[0]), lemma_text(A, &own), tex);
    }
}

static void displays(tally_t *t, arena_t *A, const tree_t *T)
{
    for (unsigned l = 0; l < T->lemmas.n; l++) {
        const lemma_tree_t *L = T->lemmas.at[l];
        const char *head = declared(A, T, L);
        t->lemmas++;
        for (unsigned c = 0; c < L->claims.n; c++) {
            if (!is_displayed(&L->claims.at[c])) continue;
            t->given += L->claims.at[c].givens != 0;
            for (unsigned k = 0; k < L->claims.at[c].givens; k++)
                t->structures += L->claims.at[c].given[k].kind != FACT_RELATION || L->claims.at[c].given[k].eaches;
            display(t, A, head, &L->claims.at[c]);
        }
    }
}

/* --- tests -------------------------------------------------------------------------------------------------------- */

static const tree_t *built_in(arena_t *A, const builtin_t *b)
{
    claim_fault_t fault = { .set = false };
    const tree_t *T = claims_parse(A, b->path, (const char *)b->text, b->n, NULL, &fault);
    cr_assert(T, "%s: %s", b->path, fault.text);
    return T;
}

Test(claims_round, built_in_claims)
{
    tally_t t = { 0 };
    for (const builtin_t *b = builtin_files; b->path; b++) {
        if (strcmp(strrchr(b->path, '.'), ".lem") != 0) continue;
        arena_t *A = arena_new();
        const tree_t *T = built_in(A, b);
        again(A, T, b->path);
        displays(&t, A, T);
        arena_free(A);
    }
    cr_expect(t.lemmas > 80 && t.displays > 200 && t.given > 30 && t.structures > 30,
        "only %u displays, %u with a hypothesis, of %u lemmas", t.displays, t.given, t.lemmas);
    cr_expect(!t.other && t.refused == t.squares + t.either + t.both, "of %u displays %u are refused, %u another chain",
              t.displays, t.refused, t.other);
}

Test(claims_round, drawn_lemmas)
{
    tally_t t = { 0 };
    const char *at = drawn_lemmas("400");
    for (bool more = true; more;) {
        arena_t *A = arena_new();
        const tree_t *T = NULL;
        const char *text = drawn_next(&T, A, &at);
        if (T) again(A, T, text);
        if (T) displays(&t, A, T);
        more = text;
        arena_free(A);
    }
    cr_expect(t.lemmas > 380 && t.displays > 400, "only %u displays of %u lemmas", t.displays, t.lemmas);
    cr_expect(!t.other && t.refused == t.squares + t.either + t.both + t.bits + t.outside,
              "of %u displays %u are refused, %u another chain",
              t.displays, t.refused, t.other);
}

/* As an author would write it: no blank at the end of a line, a comma within a distance, bars within a divergence. */
Test(claims_round, as_an_author_would)
{
    static const char *const text =
        "lemma a\nfor P, Q laws on X\nclaim 2 TV(P,Q)^2 <= KL(P||Q) + J(P,Q) + chi2(P||Q) + JS(P,Q) [one]\n"
        "expect holds ; holds [one]\nend\n";
    outcome_t o = LEMMATA("check", file_put("a.lem", text), "--print");
    cr_expect(o.status == 0 && !strstr(o.out, " \n"), "%s", o.out);
    cr_expect(strstr(o.out, "2 TV(P,Q)^2 <= KL(P||Q) + J(P,Q) + chi2(P||Q) + JS(P,Q)") && strstr(o.out,
        "  expect holds\n  expect holds [one]\n"), "%s", o.out);
    arena_t *A = session_arena();
    cr_expect_str_eq(node_text(A, tree_of(A, text)->lemmas.at[0]->claims.at[0].chain.term[0]), "2 TV(P||Q)^2",
                     "records have each divergence alike");
    outcome_t r = LEMMATA("repair", "facts/pinsker");
    cr_expect(strstr(r.out, "2 TV(P,Q)^2 <= KL(P||Q)") && !strstr(r.out, "TV(P||"), "%s%s", r.out, r.err);
}

/* Two hypotheses of a claim, in one `given` and in two. */
Test(claims_round, hypotheses_one_by_one)
{
    static const char *const head = "lemma a\nfor p, q, r, s in [0,1]\nclaim ";
    arena_t *A = session_arena();
    const tree_t *one = tree_of(A, arena_printf(A, "%sgiven p <= q ; q <= r ; r <= s: p <= s\nend\n", head));
    const tree_t *two = tree_of(A, arena_printf(A, "%sgiven p <= q, given q <= r ; r <= s: p <= s\nend\n", head));
    cr_expect(tree_same(one, two), "%s", tree_text(A, two));
}

/* Texts and TeX over lines are what they are in one; sums and relations may be broken before their signs. */
Test(claims_round, broken_lines)
{
    arena_t *A = session_arena();
    const tree_t *one = tree_of(A,
        "lemma a \"A title of two lines\"\nfor p, q in [0,1] ; table w on X\nlet c = p + q $a b+c\\%$\n"
        "claim given \"one\": p <= q: for each x: c <= p + q <= 2 $z>1$ [the sum]\nsay \"and so on.\"\nend\n");
    const tree_t *two = tree_of(A,
        "lemma a \"A title\"\n   \"of two lines\"\nfor p, q in [0,1]\n ; table w on X\n"
        "let c = p\n + q $a \n  b% why\r\n +c\\%$\n"
        "claim given \"one\":\n p <= q:\n for each x:\n c\n <= p\n + q\n <= 2\n $z%\n>1$\n [the\n sum]\n"
        "say \"and\" # more\n"
        "  \"so\"\n\n  \"on.\"\nend\n");
    cr_expect(tree_same(one, two), "%s", tree_text(A, two));
    cr_expect_str_eq(tree_text(A, one), tree_text(A, two));
    cr_expect_str_eq(one->lemmas.at[0]->title, two->lemmas.at[0]->title);
}
