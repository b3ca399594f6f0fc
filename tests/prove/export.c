/* SPDX-License-Identifier: MIT
**
** Certificates exported: coqc, where it is installed, accepts them, and does not accept one whose claim is a little
** more.
*/
#include "tests/support/process.h"
#include "tests/support/share.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

TestSuite(prove_export, .init = session_open, .fini = session_close);

/* What it says, read after it; NULL: not accepted. */
static const char *coqc(const char *text)
{
    const char *file = file_put("exported.v", text), *said = path_of("said");
    int status = system(arena_printf(session_arena(), "cd '%.*s' && timeout 300 coqc -q exported.v >said 2>&1",
        (int)(strrchr(file, '/') - file), file));
    return status == 0 ? file_get(said, NULL) : NULL;
}

/* Are the files there that an export requires? */
static bool has_coq(bool calculus)
{
    static const char *const needs[] = { "theories/Reals/Reals.vo theories/micromega/Lra.vo",
        "user-contrib/Coquelicot/Coquelicot.vo user-contrib/Interval/Tactic.vo" };
    const char *look = arena_printf(session_arena(),
        "command -v coqc >/dev/null 2>&1 && cd \"$(coqc -where)\" && ls %s >/dev/null 2>&1", needs[calculus]);
    bool there = system(look) == 0;
    if (!there) fprintf(stderr, "prove_export: skipped: no %s on this machine\n", calculus ? "Coq-Interval" : "coqc");
    return there;
}

/* One session of coqtop reads what the variants have in common, then each in a module of its own; what it says. It goes
** on behind an error, and is silent about goals, which take longer to print than to prove. */
static const char *coqtop(const char *common, const char *const *variant, unsigned n)
{
    common = arena_printf(session_arena(), "Set Silent.\n%s", common);
    for (unsigned k = 0; k < n; k++)
        common = arena_printf(session_arena(), "%s\nModule Variant%u.\nUnset Silent.\nDefinition begins%u := tt.\n"
            "Set Silent.\n%s\nUnset Silent.\nDefinition ends%u := tt.\nSet Silent.\nAbort All.\nEnd Variant%u.\n",
            common, k, k, variant[k], k, k);
    const char *said = path_of("said");
    file_put("session.v", common);
    int status =
        system(arena_printf(session_arena(), "cd '%s' && timeout 300 coqtop -q <session.v >said 2>&1", path_of(".")));
    cr_assert(status == 0, "coqtop: %d", status);
    return file_get(said, NULL);
}

/* Did the session come to the end of variant k without an error? */
static bool accepted(const char *said, unsigned k)
{
    const char *from = strstr(said, arena_printf(session_arena(), "begins%u is defined", k));
    const char *to = from ? strstr(from, arena_printf(session_arena(), "ends%u is defined", k)) : NULL;
    cr_assert(to, "variant %u is not come to: %s", k, said);
    return !strstr(arena_printf(session_arena(), "%.*s", (int)(to - from), from), "rror:");
}

/* With `Print Assumptions` of all its theorems at once: Coq goes through what they share one time. */
static const char *asking(const char *text)
{
    const char *all = "";
    for (const char *at = text; (at = strstr(at, "\nTheorem ")); at++)
        all = arena_printf(session_arena(), "%s%s%.*s", all, *all ? ", " : "", (int)strcspn(at + 9, " "), at + 9);
    return arena_printf(session_arena(), "%s\nDefinition every_theorem := (%s).\nPrint Assumptions every_theorem.\n",
                        text, all);
}

/* Coq's real numbers (their order, extensionality, excluded middle), and the machine integers by which intervals are
** computed: nothing of ours. */
static void assert_assumed(const char *said)
{
    static const char *const known[] = { "ClassicalDedekindReals.", "FunctionalExtensionality.",
                                         "Classical_Prop.classic", "PrimInt63.", "Uint63." };
    unsigned names = 0;
    cr_assert(strstr(said, "Axioms:"), "%s", said);
    for (const char *line = strstr(said, "Axioms:"); line; line = (line = strchr(line, '\n')) ? line + 1 : NULL) {
        bool name = strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", *line) && *line &&
                    strncmp(line, "Axioms:", 7) != 0,
             good = false;
        for (size_t k = 0; k < sizeof known / sizeof *known; k++)
            good = good || strncmp(line, known[k], strlen(known[k])) == 0;
        cr_assert(!name || good, "%.80s", line);
        names += name;
    }
    cr_assert(names > 0);
}

static char *exported(const char *const *id, unsigned n, unsigned theorems)
{
    const char *argv[24] = { lemmata_path(), "export", "--seconds", "3", "--to", "coq" };
    for (unsigned k = 0; k < n; k++) argv[6 + k] = id[k];
    outcome_t o = process_run("", 0, argv);
    unsigned found = 0;
    assert_status(&o, 0);
    for (const char *at = o.out; (at = strstr(at, "\nTheorem ")); at++) found++;
    cr_assert(found == theorems, "%u theorems: %s", found, o.err);
    cr_assert(!strstr(o.out, "Admitted") && !strstr(o.out, "admit") && !strstr(o.out, "Axiom") &&
              !strstr(o.out, "Parameter"));
    return o.out;
}

Test(prove_export, coq)
{
    outcome_t o = LEMMATA("export", "--to", "coq", "facts/han", "facts/data-processing");
    assert_status(&o, 0);
    cr_assert(strstr(o.out, "Theorem link_facts__han__four") && strstr(o.out, "Proof. intros. lra. Qed."), "%s", o.out);
    if (!has_coq(false)) return;
    cr_assert(coqc(o.out), "%s", o.out);
    char *more = strstr(o.out, "(-3) * H_A_B_C_D");
    cr_assert(more);
    more[2] = '4';
    cr_assert(!coqc(o.out), "%s", o.out);
}

/* Names that Coq has, and names that a proof would take for its own points; and what the checker shows by a Taylor
** series, Coq-Interval shows by its own: near the best bound it takes many pieces, hundreds with WHOLE=1. */
static const char *own_claims(void)
{
    const char *bound = share_is_whole() ? "23/27/8589934592" : "23/27/268435456";
    return file_put("own.lem", arena_printf(session_arena(),
        "lemma names\n  for y in [0,inf) ; R in [0,1]\n  claim log(1+y) <= y + 0 R\nend\n"
        "lemma taylor\n  for x in [-10831/1000000,10831/1000000]\n"
        "  claim abs(exp(x) - 1 - (x + 8388676/16777216 x^2 + 11184876/67108864 x^3)) <= %s\nend\n", bound));
}

/* Valleys and bowls, concave functions, equalities and strict claims, an order of two numbers, exponentials, behind what is argued at letters: in one
** file, as Coq takes longer to load what they rest on than to read one of them. Contact on the diagonal is below. */
Test(prove_export, boxes)
{
    static const struct { const char *id; unsigned theorems; } of[] = { { "facts/bernoulli", 1 },
        { "facts/bernstein", 4 }, { "facts/chernoff", 3 }, { "facts/hellman-raviv", 1 }, { "facts/hoeffding", 1 },
        { "facts/pinsker-small", 3 }, { "facts/logarithm", 4 } };
    const char *id[9] = { own_claims(), "facts/change-of-measure" };
    unsigned n = 2, theorems = 2 + 2;
    share_t share = { .in = 2, .from = 1 };
    for (size_t k = 0; k < sizeof of / sizeof *of; k++)
        if (share_takes(&share)) { id[n++] = of[k].id; theorems += of[k].theorems; }
    share_say(&share, "prove_export: exports of boxes");
    char *text = exported(id, n, theorems);
    cr_assert(strstr(text, "i_taylor") && strstr(text, "forall y R_ : R, 0 <= y -> 0 <= R_ <= 1 ->"), "%s", text);
    if (!has_coq(true)) return;
    const char *said = coqc(asking(text));
    cr_assert(said, "%s", text);
    assert_assumed(said);
}

static unsigned times(const char *text, const char *what)
{
    unsigned n = 0;
    while ((text = strstr(text, what))) n++, text++;
    return n;
}

/* Lemmas of two papers that are called alike; a lemma's link, and another lemma's whose name begins like it; links that
** are written alike. */
Test(prove_export, no_two_theorems_are_called_alike)
{
    const char *own = file_put("own.lem", "lemma a\n for X, Y variables\n claim H(X) >= 0 [b c]\n claim H(Y) >= 0 [B-C]\n"
        " claim H(X,Y) >= 0 [b c 2]\nend\nlemma a-b\n for X variables\n claim H(X) >= 0 [c]\nend\n");
    outcome_t o = LEMMATA("export", "facts/change-of-measure", "bottleneck/change-of-measure", own);
    static const char *const name[] = { "facts__change_of_measure__change_of_measure",
        "bottleneck__change_of_measure__change_of_measure", "own__a__b_c", "own__a__b_c__2", "own__a__b_c_2",
        "own__a_b__c" };
    assert_status(&o, 0);
    for (unsigned k = 0; k < sizeof name / sizeof *name; k++)
        cr_expect(times(o.out, arena_printf(session_arena(), "\nTheorem link_%s :", name[k])) == 1, "%s", name[k]);
    for (const char *at = o.out; (at = strstr(at, "\nTheorem ")); at++)
        cr_expect(times(o.out, arena_printf(session_arena(), "%.*s", (int)strcspn(at + 9, " ") + 10, at)) == 1, "%.80s",
                  at);
}

/* Those that Coq is long about: with WHOLE=1. */
Test(prove_export, more_boxes)
{
    static const char *const id[] = { "facts/strong-data-processing", "bottleneck/pinsker", "facts/binary-entropy" };
    bool whole = share_is_whole();
    share_say(&(share_t){ .seen = 3, .tried = whole ? 3 : 0 }, "prove_export: large exports");
    if (!whole) return;
    char *text = exported(id, 3, 2 + 8 + 3);
    if (!has_coq(true)) return;
    const char *said = coqc(asking(text));
    cr_assert(said, "%s", text);
    assert_assumed(said);
}

enum { PLACES = 6 };

/* The text from the lemma or theorem on in which `at` stands. */
static const char *item_at(const char *own, const char *at)
{
    while (at > own && strncmp(at, "\nLemma ", 7) != 0 && strncmp(at, "\nTheorem ", 9) != 0) at--;
    return at;
}

/* The claim, with another number in the theorem, in one of its lemmas, or in a lemma's proof. The lemmas in front of
** what is changed are those of the first variant, which is as it is. */
Test(prove_export, a_changed_theorem_is_rejected)
{
    outcome_t o = LEMMATA("export", "--to", "coq", "-e", "2 (p-q)^2 <= kl(p||q)", "--given", "p in [0,1] ; q in (0,1)");
    static const char *const place[PLACES][2] = { { "0 < q < 1 -> 2 * (p - q) ^ 2 <= kl p q",
                                                    "0 < q < 1 -> 3 * (p - q) ^ 2 <= kl p q" },
                                                  { "0 <= p <= 1 -> 0 < q < 1 -> 2", "0 <= p <= 2 -> 0 < q < 1 -> 2" },
                                                  { "((2 * p - 1)", "((3 * p - 1)" },
                                                  { "- (4 * p) + 4 * q", "- (4 * p) + 5 * q" },
                                                  { "apply (bowl", "apply (valley" },
                                                  { "0 <= p <= 1 -> 0 < q < 1", "0 <= p <= 1 -> 0 <= q < 1" } };
    assert_status(&o, 0);
    if (!has_coq(true)) return;
    const char *own = strstr(o.out, "\n(* line/e"), *variant[PLACES + 2] = { own };
    cr_assert(own);
    for (unsigned k = 0; k < PLACES; k++) {
        const char *at = strstr(strstr(own, "\nLemma link_line__e"), place[k][0]);
        cr_assert(at, "%s", place[k][0]);
        const char *from = item_at(own, at);
        variant[k + 1] = arena_printf(session_arena(), "Import Variant0.\n%.*s%s%s", (int)(at - from), from,
                                      place[k][1], at + strlen(place[k][0]));
    }
    variant[PLACES + 1] = arena_printf(session_arena(), "Import Variant0.\n%s", strstr(own, "\nTheorem "));
    const char *said = coqtop(arena_printf(session_arena(), "%.*s", (int)(own - o.out), o.out), variant, PLACES + 2);
    for (unsigned k = 0; k < PLACES; k++) cr_expect(!accepted(said, k + 1), "%s", place[k][1]);
    cr_expect(accepted(said, 0) && accepted(said, PLACES + 1), "as it is, before and behind those that are changed: %s",
              said);
}

/* At letters: pools as they are defined, conditions, sums, extremes. */
static const char markov[] =
    "lemma markov \"Markov's inequality\"\n"
    "  for    P law on X ; table f on X > 0 ; c in (0,inf)\n"
    "  claim  c (sum x: P(x) [f(x) >= c]) <= sum x: P(x) f(x)    [Markov]\n"
    "  by     [Markov]: points { e = each(x, P(x) f(x) - c P(x) [f(x) >= c] >= 0) {\n"
    "             split [f(x) >= c] { so P(x): c2 + -c P(x): c1 } { so P(x) f(x): + -c P(x): c1 } } ;\n"
    "           so 1: e }\n"
    "end\n";

/* A divergence that may be infinite, a law's entries that may be 0, exponentials of logarithms. */
static const char measures[] =
    "lemma measures\n"
    "  for    P, Q laws on X ; table w on X > 0\n"
    "  claim  E(Q; log w) <= KL(Q||P) + log E(P; w)    [change of measure]\n"
    "end\n";

/* By a schema, with other names. */
static const char cited[] =
    "lemma moved\n"
    "  for    P, Q laws on Y ; table w on Y > 0 ; b in (0,inf)\n"
    "  claim  b (E(P; log w) - E(Q; log w)) <= b log(max(w)/min(w)) TV(P,Q)    [moved]\n"
    "  by     [moved]: cite mean(P = Q, Q = P) so b: 1\n"
    "end\n";

/* The theorem that is called so, with what is said above it. */
static const char *only(const char *text, const char *name)
{
    const char *at = strstr(text, arena_printf(session_arena(), "\nTheorem %s :", name)), *from = at;
    cr_assert(at, "%s", name);
    while (strncmp(from, "\n(* ", 4) != 0) from--;
    return arena_printf(session_arena(), "%.*s", (int)(strstr(at, "\nQed.\n") - from) + 6, from);
}

/* With what is claimed to be strict, or equal, of the four before the last; a limit and a fall of loops. */
Test(prove_export, points, .timeout = 600)
{
    const char *own[] = { file_put("markov.lem", markov), "game/weight",          "bottleneck/change-of-measure",
                          "facts/entropy-bounds",         "limits/frontier-shape", "limits/hacking-objective",
                          "game/support-shrinks" };
    const char *text = exported(own, 7, 1 + 6 + 4 + 3 + 3 + 2 + 3), *loops = strstr(text, "\n(* game/support-shrinks"),
               *tends = only(loops, "link_game__support_shrinks__inside_ao_owner_only"),
               *falls = only(loops, "link_game__support_shrinks__inside_the_pareto_set_two_stage");
    text = arena_printf(session_arena(), "%.*s%s%s", (int)(loops - text), text, tends, falls);
    if (!has_coq(false)) return;
    const char *said = coqc(asking(text));
    cr_assert(said, "%s", text);
    assert_assumed(said);
}

/* Those that Coq is long about: with WHOLE=1. */
Test(prove_export, more_points, .timeout = 1800)
{
    enum { MORE = 8 };
    static const char *const id[MORE] = { "game/buffer-mass",       "game/outside-mass",  "game/perfect-alignment",
                                          "game/disjoint-alignment", "game/mode-collapse", "limits/hacking-reward",
                                          "game/truthful-reports",   "game/fairness-impossibility" };
    bool whole = share_is_whole();
    share_say(&(share_t){ .seen = MORE, .tried = whole ? MORE : 0 }, "prove_export: large exports at letters");
    if (!whole || !has_coq(false)) return;
    for (unsigned k = 0; k < MORE; k++) {
        outcome_t o = LEMMATA("export", id[k]);
        assert_status(&o, 0);
        const char *said = coqc(asking(o.out));
        cr_assert(said, "%s", id[k]);
        assert_assumed(said);
    }
}

enum { CHANGES = 15, FILES = 4 };   /* of the last file one change alone: coqc reads it above */

/* More than is so, fewer hypotheses, another sum of relations. */
Test(prove_export, a_changed_theorem_at_letters_is_rejected, .timeout = 600)
{
    static const struct {
        unsigned of;
        const char *from, *to;
    } change[CHANGES] = {
        { 0, "<= sum (fun x' : X => P x' * f x').", "<= c * sum (fun x' : X => P x' * f x')." },
        { 0, "<= sum (fun x' : X => P x' * f x').", "< sum (fun x' : X => P x' * f x')." },
        { 0, "[ f x' >= c ]) <= sum", "[ c >= f x' ]) <= sum" },
        { 0, "0 < f x) ->", "0 < f x + 1) ->" },
        { 0, "  law P ->", "  sum P = 1 /\\ sum P = 1 ->" },
        { 0, "P x * (f x - c)", "P x * (f x + c)" },
        { 1, "at_most (number", "below (number" },
        { 1, "KL (fun x' : X => Q_ x') (fun x' : X => P x')", "KL (fun x' : X => P x') (fun x' : X => Q_ x')" },
        { 1, "number (ln", "number (1/2 * ln" },
        { 1, "  law Q_ ->", "  sum Q_ = 1 /\\ sum Q_ = 1 ->" },
        { 1, "(fun x' : X => P x' * w x' / sum", "(fun x' : X => P x' / sum" },
        { 2, "<= b * ln (most", "<= 1/2 * b * ln (most" },
        { 2, "(fun y : Y => Q_ y) (fun y : Y => P y)", "(fun y : Y => P y) (fun y : Y => Q_ y)" },
        { 2, "b * (sum (fun y' : Y => P y' * ln (w y'))", "(1 + b) * (sum (fun y' : Y => P y' * ln (w y'))" },
        { 3, "2 <= INR M ->", "1 <= INR M ->" },
    };
    static const char *const name[FILES] = { "markov", "measures", "cited", "game/support-shrinks" };
    outcome_t o = LEMMATA("export", "--seconds", "3", file_put("markov.lem", markov),
                          file_put("measures.lem", measures), file_put("cited.lem", cited), "game/support-shrinks");
    const char *own[FILES], *variant[CHANGES + FILES];
    assert_status(&o, 0);
    for (unsigned k = 0; k < FILES; k++) {
        own[k] = strstr(o.out, arena_printf(session_arena(), "\n(* %s", name[k]));
        cr_assert(own[k], "%s", o.out);
    }
    const char *common = arena_printf(session_arena(), "%.*s", (int)(own[0] - o.out), o.out);
    for (unsigned k = 0; k + 1 < FILES; k++)
        own[k] = arena_printf(session_arena(), "%.*s", (int)(own[k + 1] - own[k]), own[k]);
    own[FILES - 1] = only(own[FILES - 1], "link_game__support_shrinks__inside_the_pareto_set_two_stage");
    if (!has_coq(false)) return;
    share_of_kinds_t share = { .in = 3 };
    unsigned n = 0, tried[CHANGES];
    variant[0] = own[0];
    for (unsigned k = 0; k < CHANGES; k++) {
        const char *whole = own[change[k].of], *at = strstr(whole, change[k].from);
        cr_assert(at, "%s: %s", change[k].from, whole);
        if (!share_takes_kind(&share, name[change[k].of])) continue;
        tried[n++] = k;
        variant[n] = arena_printf(session_arena(), "%.*s%s%s", (int)(at - whole), whole, change[k].to,
                                  at + strlen(change[k].from));
    }
    share_say_kinds(&share, "prove_export: changed theorems at letters");
    for (unsigned k = 0; k + 1 < FILES; k++) variant[n + 1 + k] = own[k];
    const char *said = coqtop(common, variant, n + FILES);
    for (unsigned k = 0; k < n; k++) cr_expect(!accepted(said, k + 1), "%s", change[tried[k]].to);
    cr_expect(accepted(said, 0), "as it is, before those that are changed: %s", said);
    for (unsigned k = 0; k + 1 < FILES; k++) cr_expect(accepted(said, n + 1 + k), "behind them: %s", said);
}

Test(prove_export, what_is_not_proved_so)
{
    outcome_t o = LEMMATA("export", "-e", "I(X;Y) <= I(X;Z)");
    assert_status(&o, 4);
    cr_assert(!strstr(o.out, "Theorem") && strstr(o.err, "not exported: no proof was found"), "%s%s", o.out, o.err);
    o = LEMMATA("export", "facts/tv-chi2");
    assert_status(&o, 4);
    cr_assert(!strstr(o.out, "Theorem") && strstr(o.err,
        "Cauchy-Schwarz: not exported: divergences grouped into two letters are not exported"), "%s%s", o.out,
        o.err);
    o = LEMMATA("export", "-e", "tanh(x) = sinh(x)/cosh(x)", "--given", "x in R");
    assert_status(&o, 4);
    cr_assert(!strstr(o.out, "Theorem") && strstr(o.err, "not exported: an equality"), "%s%s", o.out, o.err);
    o = LEMMATA("export", "-e", "abs(p-q) <= sqrt(1 - exp(-kl(p||q)))", "--given", "p in [0,1] ; q in (0,1)");
    assert_status(&o, 4);
    cr_assert(!strstr(o.out, "Theorem") && strstr(o.err, "not exported: a claim solved for a part of a side"), "%s%s",
              o.out, o.err);
    o = LEMMATA("export", "-e", "log(x) <= 3 (x^(1/3) - 1)", "--given", "x in (0,inf)");
    assert_status(&o, 4);
    cr_assert(!strstr(o.out, "Theorem") && strstr(o.err, "not exported: a divisor that may be 0 inside the box"),
              "%s%s", o.out, o.err);
    o = LEMMATA("export", "-e", "(1-p)^n <= exp(-n p)", "--given", "p in [0,1] ; n in [1,inf)"); /* exp(n ln 0) is 1 */
    assert_status(&o, 4);
    cr_assert(!strstr(o.out, "Theorem") && strstr(o.err, "not exported: a power of what is 0 at the end of a range"),
              "%s%s", o.out, o.err);
    o = LEMMATA("export", "game/fairness-impossibility");
    cr_assert(!strstr(o.out, "link_game__fairness_impossibility__not_all_three_for_every_pair_of_rewards"));
    cr_assert(strstr(o.err, "not exported: what is supposed of letters, beside a limit"), "%s", o.err);
    o = LEMMATA("export", "game/weight-suppression", "facts/pinsker");
    cr_assert(strstr(o.err, "not exported: counts of points in pools are not exported") &&
              strstr(o.err, "strict unless P = Q: not exported: a margin of divergences"), "%s", o.err);
    o = LEMMATA("export", "--to", "hol", "facts/han");
    assert_status(&o, 2);
}
