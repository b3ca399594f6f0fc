/* SPDX-License-Identifier: MIT
**
** site: the document that pages are made from, and what is refused. The pages themselves are tested where they are
** made, in site/test.
*/
#include "tests/support/process.h"

#include <criterion/criterion.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

TestSuite(cli_site, .init = session_open, .fini = session_close);

static json_t *parsed(const outcome_t *o)
{
    assert_status(o, 0);
    json_t *j = json_loads(o->out, JSON_REJECT_DUPLICATES, NULL);
    cr_assert(j, "%s: no JSON", o->line);
    return j;
}

Test(cli_site, holds_the_record_of_check)
{
    outcome_t o = LEMMATA("site", "facts/fano", "limits/gibbs", "--candidates", "4", "--format", "json");
    outcome_t check = LEMMATA("check", "facts/fano", "limits/gibbs", "--candidates", "4", "--format", "json");
    json_t *j = parsed(&o), *record = json_loads(check.out, 0, NULL);
    cr_assert(json_equal(json_object_get(j, "record"), record));
    json_decref(record);
    json_decref(j);
}

/* Parts come before what they are parts of, and every name is a place in the list. */
static void assert_tree(const char *id, json_t *tree)
{
    json_t *nodes = json_object_get(tree, "nodes"), *node, *part, *claim;
    size_t n = json_array_size(nodes), k, i;
    json_array_foreach(nodes, k, node)
        json_array_foreach(json_object_get(node, "part"), i, part)
            cr_assert((size_t)json_integer_value(part) < k, "%s, node %zu", id, k);
    json_array_foreach(json_object_get(tree, "claims"), k, claim)
        json_array_foreach(json_object_get(claim, "term"), i, part)
            cr_assert((size_t)json_integer_value(part) < n, "%s, claim %zu", id, k);
}

Test(cli_site, trees_are_whole)
{
    outcome_t o = LEMMATA("site", "--candidates", "1", "--format", "json");
    json_t *j = parsed(&o), *page;
    size_t k, trees = 0, links = 0;
    json_array_foreach(json_object_get(j, "pages"), k, page) {
        const char *id = json_string_value(json_object_get(page, "id"));
        json_t *tree = json_object_get(page, "tree"), *link;
        size_t i;
        json_array_foreach(json_object_get(page, "links"), i, link) links++;
        if (json_is_null(tree)) continue;
        trees++;
        assert_tree(id, tree);
        cr_expect(json_array_size(json_object_get(tree, "nodes")) > 1, "%s", id);
    }
    cr_assert(trees > 50 && links > 200, "%zu trees, %zu links", trees, links);
    json_decref(j);
}

/* Links that are proved bring their certificates, and no other does. */
Test(cli_site, certificates)
{
    outcome_t o = LEMMATA("site", "facts", "--candidates", "1", "--format", "json");
    json_t *j = parsed(&o), *page, *records = json_object_get(json_object_get(j, "record"), "lemmas");
    size_t k, proved = 0;
    json_array_foreach(json_object_get(j, "pages"), k, page) {
        json_t *links = json_object_get(json_array_get(records, k), "links"), *link;
        size_t i;
        json_array_foreach(json_object_get(page, "links"), i, link) {
            const char *verdict = json_string_value(json_object_get(json_array_get(links, i), "verdict"));
            json_t *certificate = json_object_get(link, "certificate");
            cr_expect((certificate != NULL) == (strcmp(verdict, "proved") == 0));
            cr_expect(!certificate || json_equal(json_object_get(certificate, "link"), json_object_get(link, "name")));
            proved += certificate != NULL;
        }
    }
    cr_assert(proved > 10, "%zu", proved);
    json_decref(j);
}

/* Equal terms are one node. */
Test(cli_site, a_term_stands_once)
{
    outcome_t o = LEMMATA("site", "-e", "H(X,Y) + H(X,Y) <= 2 H(X,Y)", "--candidates", "1", "--format", "json");
    json_t *j = parsed(&o), *node, *page = json_array_get(json_object_get(j, "pages"), 0);
    size_t k, entropies = 0;
    json_array_foreach(json_object_get(json_object_get(page, "tree"), "nodes"), k, node)
        entropies += strcmp(json_string_value(json_object_get(node, "kind")), "entropy") == 0;
    cr_assert(entropies == 1, "%zu", entropies);
    json_decref(j);
}

Test(cli_site, shares_of_the_ledger)
{
    outcome_t o = LEMMATA("site", "facts/fano", "--candidates", "40", "--format", "json");
    json_t *j = parsed(&o), *page = json_array_get(json_object_get(j, "pages"), 0), *link;
    json_t *links = json_object_get(json_array_get(json_object_get(page, "ledger"), 0), "links");
    double shares = 0;
    size_t k;
    cr_assert(json_array_size(links) == 2);
    json_array_foreach(links, k, link) {
        cr_expect(atof(json_string_value(json_object_get(link, "lo"))) <=
                  atof(json_string_value(json_object_get(link, "hi"))));
        shares += atof(json_string_value(json_object_get(link, "share")));
    }
    cr_assert(shares > 50 && shares <= 100, "%g", shares);
    json_decref(j);
}

Test(cli_site, reads_a_paper)
{
    const char *tex = file_put("paper.tex", "%: lemma one \"One\"\n%: for p in [0,1]\n"
                                            "\\begin{equation}\n  p \\le 1 \\label{top}\n\\end{equation}\n%: end\n");
    outcome_t o = LEMMATA("site", tex, "--format", "json");
    json_t *j = parsed(&o), *page = json_array_get(json_object_get(j, "pages"), 0);
    cr_assert_str_eq(json_string_value(json_object_get(page, "title")), "One");
    cr_assert_str_eq(json_string_value(json_object_get(json_array_get(json_object_get(page, "links"), 0), "name")),
                     "top");
    json_decref(j);
}

Test(cli_site, is_refused)
{
    outcome_t o = LEMMATA("site", "facts/fano", "--format", "csv", "-o", path_of("x"));
    assert_refused(&o, "expected json");
    o = LEMMATA("site", "facts/fano");
    assert_refused(&o, "-o DIR");
    o = LEMMATA("site", "facts/nothing", "--format", "json");
    assert_refused(&o, "facts/nothing");
    o = process_run("", 0,
                    (const char *const[]){ "/usr/bin/env", "PATH=/nowhere", lemmata_path(), "site", "facts/fano", "-o",
                                           path_of("y"), NULL });
    assert_refused(&o, "Node.js");
    cr_assert(files_ending(".html") == 0);
}
