/* SPDX-License-Identifier: MIT
**
** What is stored is what the search finds: a certificate is found again from its claim file, byte for byte, where this
** is quick. What takes long ends by its deadline, and where depends on the machine.
*/
#include "cli/cli.h"
#include "proofs/prove/certify.h"
#include "proofs/prove/laws/cite.h"
#include "tests/support/process.h"
#include "tests/support/share.h"

#include <criterion/criterion.h>
#include <glob.h>
#include <string.h>
#include <time.h>

TestSuite(prove_again, .init = session_open, .fini = session_close);

static const compiled_t *cited(const char *id)
{
    const lemma_t *L = papers_lemma(id, NULL);
    return L ? compiled_of(L) : NULL;
}

static size_t link_called(const lemma_t *L, const char *name)
{
    size_t i = 0;
    while (i < lemma_links(L) && strcmp(compiled_of(L)->lemma.links[i].name, name) != 0) i++;
    return i;
}

/* At most a tenth of the least part of its time that one way of proving has: it has its own parts, too. */
static bool is_quick(clock_t spent) { return (double)spent < PROVE_SECONDS / 100.0 * CLOCKS_PER_SEC; }

Test(prove_again, what_is_stored_is_what_is_found)
{
    static const cite_library_t library = { cited };
    glob_t g;
    cite_from(&library);
    share_of_kinds_t share = { .in = 8 };
    size_t same = 0;
    cr_assert(glob("proofs/*/proved/*.json", 0, NULL, &g) == 0);
    for (size_t k = 0; k < g.gl_pathc; k++) {
        json_t *c = json_load_file(g.gl_pathv[k], 0, NULL), *found = NULL;
        const char *reason = json_string_value(json_object_get(c, "reason"));
        const lemma_t *L = papers_lemma(json_string_value(json_object_get(c, "id")), NULL);
        size_t link = L ? link_called(L, json_string_value(json_object_get(c, "link"))) : 0;
        cr_assert(reason && L && link < lemma_links(L), "%s: of no link", g.gl_pathv[k]);
        if (share_takes_kind(&share, arena_printf(session_arena(), "%s", reason))) {
            clock_t begun = clock();
            prove_t answer = prove_link(&found, compiled_of(L), link, PROVE_SECONDS);
            bool quick = is_quick(clock() - begun);
            cr_expect(answer == PROVE_PROVED, "%s: %d", g.gl_pathv[k], answer);
            cr_expect(!quick || json_equal(found, c), "%s: another certificate is found", g.gl_pathv[k]);
            cr_expect(!found || certificate_proves(found, compiled_of(L), link), "%s", g.gl_pathv[k]);
            same += quick;
        }
        json_decref(found);
        json_decref(c);
    }
    globfree(&g);
    share_say_kinds(&share, "prove_again: certificates");
    cr_assert(same > 0);
}
