/* SPDX-License-Identifier: MIT
**
** What mends a refuted link, the page of results, and arrays by hand.
*/
#include "tests/claims/claims.h"
#include "proofs/claims/print/print.h"
#include "proofs/engine/write.h"
#include "tests/support/candidate.h"

#include <stdlib.h>

TestSuite(claims_mend, .init = session_open, .fini = session_close);

static const compiled_file_t *compiled(const char *text, claim_fault_t *f) { return claims_compile(session_arena(),
    tree_of(session_arena(), text), NULL, f); }

/* The page of results of the file, and its text. */
static void written(const char *text, char **page, char **words)
{
    claim_fault_t f = { .set = false };
    const compiled_file_t *F = compiled(text, &f);
    cr_assert(F, "%s", f.text);
    record_t r[4];
    check_options_t o = { .seed = 1, .prec_max = 4096, .filter = true, .jobs = 1, .show = true };
    for (size_t k = 0; k < F->n; k++) record_init(&r[k], &F->paper, &F->lemma[k]->lemma, &o);
    records_check(r, F->n, &o);
    size_t size;
    FILE *out = open_memstream(page, &size), *plain = open_memstream(words, &size);
    write_tex_results(out, (records_t){ r, F->n });
    write_tex_glance(out, (records_t){ r, F->n });
    write_text(plain, (records_t){ r, F->n }, NORMAL);
    fclose(out);
    fclose(plain);
    for (size_t k = 0; k < F->n; k++) record_clear(&r[k]);
}

Test(claims_mend, the_page_says_what_stands_and_what_falls)
{
    char *page, *words;
    written("theorem a \"First\" printed \"Theorem 1\"\nfor p in [0,1]\nclaim p <= 2 [two]\nend\n"
            "theorem b \"Second\" printed \"Theorem 2\"\nfor p in [0,1]\nclaim 2 p <= 1 [half]\n"
            "ours claim p <= 1 [whole]\nmend [half] by [whole] \"1 in place of 1/2\"\nend\n"
            "theorem c \"Third\" printed \"Theorem 3\"\nfor p in [0,1]\nclaim 3 p <= 1 [third]\nmend [third] \"p = "
            "1\"\nend\n"
            "theorem d \"Fourth\" printed \"Theorem 4\"\nfor p in [0,1]\nclaim 3 p <= 1 [third]\n"
            "ours claim 2 p <= 1 [half]\nmend [third] by [half] \"1/2\"\nend\n",
            &page, &words);
    cr_assert(strstr(page, "Theorem 1 & \\raggedright First & \\lemmataoutcome{holds}{stands as printed} & "
                           "\\raggedright never violated, tried "), "%s", page);
    cr_assert(strstr(page, "Theorem 2 & \\raggedright Second & \\lemmataoutcome{undecided}{stands with a change} & "
        "\\raggedright 1 in place of 1/2"), "%s", page);
    cr_assert(strstr(page, "Theorem 3 & \\raggedright Third & \\lemmataoutcome{refuted}{falls}"), "%s", page);
    cr_assert(strstr(page, "Theorem 4 & \\raggedright Fourth & \\lemmataoutcome{refuted}{falls}"),
              "what mends is refuted itself: %s", page);
    cr_assert(strstr(page, "\\lemmataoutcome{holds}{stands as printed} & Theorem 1 \\\\\n"
                           "\\lemmataoutcome{undecided}{stands with a change} & Theorem 2 \\\\\n"
                           "\\lemmataoutcome{refuted}{falls} & Theorem 3; Theorem 4 \\\\\n"), "at a glance: %s", page);
    cr_assert(strstr(words, "true with: 1 in place of 1/2 [whole]") && strstr(words, "it falls: p = 1"), "%s", words);
    free(page);
    free(words);
}

/* A row a number: what stands is not shaded by what falls beside it, a reading is named, and what no result names is
** not lost. */
Test(claims_mend, the_page_has_a_row_a_number)
{
    char *page, *words;
    written("theorem a \"First\" printed \"Theorem 1\"\nfor p in [0,1]\nclaim 2 p <= 1 [half]\nend\n"
            "theorem b \"Second\" printed \"Theorem 2\"\nfor p in [0,1]\nclaim p <= 2 [two]\nclaim p <= 3 [three]\n"
            "claim 2 p <= 1 [half]\nclaim 3 p <= 1 [third]\nuses a\n"
            "result \"Theorem 2, (1)\" [two] uses a ; \"(2)\" \"As it is read\" [three] if \"three\", [third] if \"a "
            "third\""
            "\nend\n"
            "theorem c \"Third\" printed \"Theorem 3\"\nfor p in [0,1]\nclaim p <= 2 [two]\nuses a\nend\n",
            &page, &words);
    cr_assert(strstr(page,
                     "Theorem 2, (1) & \\raggedright Second & \\lemmataoutcome{holds}{stands as printed} & "
                     "\\raggedright its printed proof leans on Theorem 1, which falls as printed & \\lemmatapage{"),
              "%s", page);
    cr_assert(strstr(page, "(2) & \\raggedright As it is read & \\lemmataoutcome{undecided}{as it is read} & "
                           "\\raggedright stands if three; falls if a third: ``third'' is refuted & "
                           "\\lemmatapage{"),
              "each row has its page: %s", page);
    cr_assert(strstr(page, "Theorem 2 & \\raggedright  & \\lemmataoutcome{refuted}{falls} & \\raggedright ``half'' is "
                           "refuted"),
              "what no result names: %s", page);
    cr_assert(strstr(page,
                     "Third & \\lemmataoutcome{holds}{stands as printed} & \\raggedright its printed proof leans on "
                     "Theorem 1"),
              "%s", page);
    free(page);
    free(words);
}

/* The clause is printed as it is read, a name that is called so stays a name, and the hash is of the mathematics. */
Test(claims_mend, results_are_no_mathematics)
{
    arena_t *A = session_arena();
#define BARE "lemma a\nfor p in [0,1]\nlet half = p/2\n    result = p/3\nclaim half <= 1 [two]\n"
    const tree_t *without = tree_of(A, BARE "end\n"),
                 *with =
                     tree_of(A, BARE "result \"(1)\" \"One\" [two] if \"so\" ; \"(2)\" [two] uses b\nuses b\nend\n");
#undef BARE
    cr_assert_eq(lemma_hash(without, without->lemmas.at[0]), lemma_hash(with, with->lemmas.at[0]));
    cr_assert(!tree_same(with, without));
    char *text;
    size_t n;
    FILE *f = open_memstream(&text, &n);
    print_tree(f, with);
    fclose(f);
    cr_assert(strstr(text, "  result \"(1)\" \"One\" [two] if \"so\"\n  result \"(2)\" [two] uses b\n"), "%s", text);
    cr_assert(tree_same(with, tree_of(A, text)), "%s", text);
    free(text);
}

Test(claims_mend, names_links_of_the_right_kind)
{
    static const struct {
        const char *text, *says;
    } bad[] = {
        { "lemma a\nfor p in [0,1]\nclaim p <= 2 [two]\nmend [three] \"x\"\nend\n", "no link is called three" },
        { "lemma a\nfor p in [0,1]\nclaim p <= 2 [two]\nmend [two] by [two] \"x\"\nend\n", "cannot mend itself" },
        { "lemma a\nfor p in [0,1]\nours claim p <= 2 [two]\nmend [two] \"x\"\nend\n", "is a link of ours" },
        { "lemma a\nfor p in [0,1]\nclaim p <= 2 [two]\nresult \"1\" [three]\nend\n", "no link is called three" },
        { "lemma a\nfor p in [0,1]\nours claim p <= 2 [two]\nresult \"1\" [two]\nend\n", "is a link of ours" },
        { "lemma a\nfor p in [0,1]\nclaim p <= 2 [two]\nresult \"1\" [two], [two]\nend\n", "stands there twice" },
        { "lemma a\nfor p in [0,1]\nclaim p <= 2 [two]\nresult \"1\" [two] ; \"1\" [two]\nend\n",
          "a result \"1\" already" },
        { "lemma a\nfor p in [0,1]\nclaim p <= 2 [two]\nresult \"1\" [two] uses b\nend\n", "not among what" },
    };
    for (size_t k = 0; k < sizeof bad / sizeof *bad; k++) {
        claim_fault_t f = { .set = false };
        cr_assert(!compiled(bad[k].text, &f) && strstr(f.text, bad[k].says), "%zu: %s", k, f.text);
    }
}

/* Rows within rows set what has several letters, and how many there are of each. */
Test(claims_mend, arrays_by_hand)
{
    claim_fault_t f = { .set = false }, g = f;
    const compiled_file_t *F =
        compiled("lemma a\nfor table w on X,Y ; map f on X into Y ; W channel X -> Y\nclaim w(0,0) <= 9\n"
                 "try corners w in {((1,2,3),(4,5,6))}, f in {(2,0)}, W in {((1,0,0),(1/2,1/4,1/4))}\nend\n",
                 &f);
    cr_assert(F, "%s", f.text);
    arena_t *A = arena_new();
    candidate_t *c = lemma_candidate(A, &F->lemma[0]->lemma, 0, 1, 0);
    const value_t *w = candidate_value(c, "w"), *W = candidate_value(c, "W");
    cr_assert(w->dim[0] == 2 && w->dim[1] == 3);
    for (size_t k = 0; k < 6; k++) cr_assert(mpq_cmp_ui(w->at + k, k + 1, 1) == 0);
    cr_assert(candidate_index(c, "f", 0) == 2 && mpq_cmp_ui(W->at + 4, 1, 4) == 0);
    arena_free(A);
    cr_assert(!compiled("lemma a\nfor table w on X,Y\nclaim w(0,0) <= 9\ntry corners w in {((1,2),(3,4,5))}\nend\n",
        &g) && strstr(g.text, "of equal lengths"), "%s", g.text);
}
