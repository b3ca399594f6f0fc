/* SPDX-License-Identifier: MIT
**
** Certificates on a chain: the witness's is checked in place of a search, a rejected one is said and not replaced, and
** a row lists what it rests on, once.
*/
#include "tests/support/sets.h"

#include <criterion/criterion.h>
#include <criterion/redirect.h>
#include <string.h>

static arena_t *A;
static void open_arena(void) { A = arena_new(); }
static void close_arena(void) { arena_free(A); }
TestSuite(engine_chain_certificate, .init = open_arena, .fini = close_arena);

/* Three points of which both agents like the first best, the second better than the third. */
static const dynamics_t *loop_named(const char *name)
{
    mpq_ptr w = arena_mpq(A, 3);
    for (unsigned long x = 0; x < 3; x++) mpq_set_ui(w + x, 3 - x, 1);
    return dynamics_of_stages(name, pmf_uniform(A, 3), 2, (const stage_t[]){ { w, 3 }, { w, 2 } });
}

static chain_t *chain_given(const certificate_t *const *given)
{
    chain_t *t = ARENA_NEW(A, chain_t);
    t->home = A;
    t->given = given;
    return t;
}

/* The limit of the loop, found, and as a witness has it: the factor a little weaker, the points not counted. */
static certificate_t *as_given(const char *of)
{
    certificate_t *C = certificate_limit(loop_named(of)), *G = ARENA_NEW(A, certificate_t);
    *G = *C;
    G->points = CERTIFICATE_POINTS_MAX;
    G->kept = ARENA_ARRAY(A, bool, G->points);
    G->vanishing = ARENA_ARRAY(A, bool, G->points);
    memcpy(G->kept, C->kept, 3);
    memcpy(G->vanishing, C->vanishing, 3);
    G->factor = arena_mpq(A, 1);
    mpq_set_ui(G->factor, 999999, 1000000);
    return G;
}

Test(engine_chain_certificate, searched_for_once)
{
    chain_t *t = chain_given(NULL);
    const dynamics_t *D = loop_named("loop");
    const char *why = NULL;
    const certificate_t *C = chain_limit(t, D, &why);
    cr_assert(C && t->first->certificates == 1 && t->first->certificate[0] == C);
    cr_assert(chain_limit(t, D, &why) == C && t->first->certificates == 1, "listed once");
    chain_row(t, "another %s", "row");
    cr_assert(chain_limit(t, D, &why) == C && t->last->certificates == 1 && t->last->certificate[0] == C,
              "the earlier one carries this row too");
    const certificate_t *other = chain_limit(t, loop_named("other"), &why);
    cr_assert(other && other != C && t->last->certificates == 2 && t->first->certificates == 1);
}

Test(engine_chain_certificate, the_witness_is_believed_when_it_is_valid)
{
    const certificate_t *given[] = { as_given("loop"), NULL };
    const char *why = NULL;
    chain_t *t = chain_given(given);
    const certificate_t *C = chain_limit(t, loop_named("loop"), &why);
    cr_assert(C && C->points == 3 && mpq_cmp_ui(C->factor, 999999, 1000000) == 0, "not the one that a search finds");
    C = chain_limit(t, loop_named("other"), &why);
    cr_assert(C && mpq_cmp_ui(C->factor, 999999, 1000000) < 0, "one about another loop is not asked for");
}

/* Rejected, for this reason; nothing is searched for in its place, and the row rests on nothing. */
static void assert_refused(certificate_t *G, const char *reason)
{
    const certificate_t *given[] = { G, NULL };
    const char *why = NULL;
    chain_t *t = chain_given(given);
    chain_row(t, "%s", "");
    cr_assert_null(chain_limit(t, loop_named("loop"), &why));
    cr_assert(why && strstr(why, "the certificate of loop is rejected: ") && strstr(why, reason), "%s",
              why ? why : "nothing said");
    cr_assert_eq(t->first->certificates, 0);
}

Test(engine_chain_certificate, the_witness_is_rejected_when_it_is_not)
{
    certificate_t *G = as_given("loop");
    mpq_set_ui(G->factor, 1, 1000000);
    assert_refused(G, "the odds are known to fall");
    G = as_given("loop");
    G->kept[7] = true;
    assert_refused(G, "it does not give a limit on these 3 points");
    G = as_given("loop");
    G->vanishing[4000] = true;
    assert_refused(G, "it does not give a limit");
    G = as_given("loop");
    G->vanishing[2] = false;
    assert_refused(G, "it does not give a limit");
    G = as_given("loop");
    G->kind = CERTIFICATE_NONE;
    assert_refused(G, "it does not give a limit");
    G = as_given("loop");
    G->kind = CERTIFICATE_UNCHANGED;
    assert_refused(G, "one round is not shown");
}

/* Of two about one loop the first counts. */
Test(engine_chain_certificate, two_of_one_name)
{
    certificate_t *bad = as_given("loop");
    bad->kind = CERTIFICATE_UNCHANGED;
    const certificate_t *given[] = { as_given("loop"), bad, NULL }, *turned[] = { bad, given[0], NULL };
    const char *why = NULL;
    cr_assert_not_null(chain_limit(chain_given(given), loop_named("loop"), &why));
    cr_assert_null(chain_limit(chain_given(turned), loop_named("loop"), &why));
}

Test(engine_chain_certificate, a_fall_is_about_its_own_sets)
{
    const bool V[3] = { false, false, true }, C[3] = { false, true, false }, all[3] = { true, true, true };
    const char *why = NULL;
    chain_t *t = chain_given(NULL);
    const certificate_t *F = chain_fall(t, loop_named("loop"), V, C, &why);
    cr_assert(F && t->first->certificates == 1 && set_same(3, F->vanishing, V) && set_same(3, F->kept, C));
    certificate_t *G = as_given("loop");
    memcpy(G->kept, C, 3);
    memcpy(G->vanishing, V, 3);
    const certificate_t *given[] = { G, NULL };
    F = chain_fall(chain_given(given), loop_named("loop"), V, C, &why);
    cr_assert(F && mpq_cmp_ui(F->factor, 999999, 1000000) == 0);
    for (int k = 0; k < 3; k++) { /* other sets than those asked for; a point beyond */
        memcpy(G->kept, k == 0 ? V : C, 3);
        memcpy(G->vanishing, k == 1 ? all : V, 3);
        G->kept[3] = k == 2;
        cr_assert_null(chain_fall(chain_given(given), loop_named("loop"), V, C, &why), "case %d", k);
        cr_assert(strstr(why, "rejected: it is about other sets"), "%s", why);
    }
    G->kept[3] = false;
    mpq_set_ui(G->factor, 1, 1000000);
    cr_assert_null(chain_fall(chain_given(given), loop_named("loop"), V, C, &why));
    cr_assert(strstr(why, "rejected: in the region the odds are known to fall"), "%s", why);
}

/* Nothing falls: two points, one for each agent. */
Test(engine_chain_certificate, nothing_found_is_said)
{
    mpq_ptr w = arena_mpq(A, 4);
    for (unsigned long x = 0; x < 4; x++) mpq_set_ui(w + x, x == 0 || x == 3 ? 2 : 1, 1);
    const dynamics_t *D = dynamics_of_stages("loop", pmf_uniform(A, 2), 2, (const stage_t[]){ { w, 5 }, { w + 2, 5 } });
    const bool first[2] = { true, false }, second[2] = { false, true };
    const char *why = NULL;
    chain_t *t = chain_given(NULL);
    cr_assert(!chain_fall(t, D, first, second, &why) && strstr(why, "no certificate was found"), "%s", why ? why : "");
    why = NULL;
    cr_assert(!chain_fall(t, D, second, first, &why) && strstr(why, "no certificate was found"));
    cr_assert(!t->first || t->first->certificates == 0);
}

/* A row lists so many certificates, each once. */
static chain_t *full_row(void)
{
    chain_t *t = chain_given(NULL);
    chain_row(t, "%s", "");
    for (int k = 0; k < CERTIFICATES_MAX; k++) {
        certificate_t *C = ARENA_NEW(A, certificate_t);
        C->of = "another";
        chain_rests_on(t, C);
        chain_rests_on(t, C);
    }
    return t;
}

Test(engine_chain_certificate, a_full_row) { cr_assert_eq(full_row()->first->certificates, CERTIFICATES_MAX); }

/* One more is an error of the lemma's, not a certificate that is left out. */
Test(engine_chain_certificate, one_too_many, .exit_code = 3, .init = cr_redirect_stderr)
{
    certificate_t one = { .of = "one too many" };
    chain_rests_on(full_row(), &one);
}
