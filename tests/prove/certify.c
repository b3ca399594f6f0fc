/* SPDX-License-Identifier: MIT
**
** Shannon-type claims of known status, from the collections of other provers: none false is proved, none true is
** missed; certificates are read back, accepted by the independent checker, and rejected once a number, a sign, a name
** or the claim is changed.
*/
#include "cli/builtin.h"
#include "cli/cli.h"
#include "proofs/claims/parse/parse.h"
#include "tests/support/line.h"
#include "tests/support/share.h"

#include <criterion/criterion.h>
#include <criterion/redirect.h>
#include <glob.h>
#include <string.h>

TestSuite(prove, .init = session_open, .fini = session_close);

typedef struct { prove_t status; const char *claim, *given; } problem_t;

static const problem_t problems[] = {
    { PROVE_PROVED, "H(X,Y) = H(X) + H(Y|X)", NULL },
    { PROVE_PROVED, "2 H(X,Y,Z) <= H(X,Y) + H(Y,Z) + H(X,Z)", NULL },
    { PROVE_PROVED, "I(X;W|Y,Z) + I(X;Y;W|Z) = I(X;W|Z)", NULL },
    { PROVE_PROVED, "0.1 H(X) + 0.2 H(X) = 0.3 H(X)", NULL },
    { PROVE_PROVED, "H(X) >= 1.00000001", "H(X) = 1.00000001" },
    { PROVE_PROVED, "H(X) >= 1", "H(X) >= 2" },
    { PROVE_PROVED, "I(X;Y|Z) <= I(X;Y)", "H(Z) = 0" },
    { PROVE_PROVED, "I(W;Z) <= I(X;Y)", "W/X/Y/Z" },
    { PROVE_PROVED, "H(X,Y) = H(Y)", "X:Y" },
    { PROVE_PROVED, "I(X;W|Y) <= 2 H(X|Z)", "X,W/Y/Z" },
    { PROVE_PROVED, "I(X;Y,W|Z) = 0", "X/Z/Y ; X/Y,Z/W" },
    { PROVE_PROVED, "I(X;Y) + I(X;Z) = 0", "X.Y,Z" },
    { PROVE_PROVED, "H(X|Y) >= H(Y|X)", "H(X) >= H(Y)" },
    { PROVE_PROVED, "I(a;b|c) + I(a;b|d) + I(c;d) - I(a;b) + I(e;b|c) + I(e;c|b) + I(b;c|e) >= 0", "I(e;a,d|b,c) = 0" },
    { PROVE_PROVED, "3 H(A,B,C,D) <= H(A,B,C) + H(A,B,D) + H(A,C,D) + H(B,C,D)", NULL },
    { PROVE_PROVED, "H(X1,X2,X3,X4,X5,X6,X7,X8) <= H(X1)+H(X2)+H(X3)+H(X4)+H(X5)+H(X6)+H(X7)+H(X8)", NULL },
    { PROVE_PROVED, "I(X;Z|S) <= I(X;Y|S)", "law p(s) p(x|s) p(y|x,s) p(z|y,s)" },
    { PROVE_PROVED, "for each s: I(X;Z|S=s) <= I(X;Y|S=s)", "law p(s) p(x|s) p(y|x,s) p(z|y,s)" },
    { PROVE_PROVED, "for each s, t: H(X|S=s,T=t) <= H(X,Y|S=s,T=t)", "S, T, X, Y variables" },
    { PROVE_PROVED, "for each y: H(X|Y=y) <= log M", "X variable on M letters ; Y variable ; M in 2..inf" },
    { PROVE_PROVED, "I(X;Y) <= log 2", "X variable on 2 letters ; Y variable" },
    { PROVE_PROVED, "I(X;Y) <= a log M + log M",
      "X variable on M letters ; Y variable ; M in 2..9 ; a in [0,1] ; a log M >= 0" },
    { PROVE_PROVED, "log(1+x) <= x", "x in (-1,inf)" },
    { PROVE_PROVED, "I(X;Z) <= min(I(X;Y), I(Y;Z))", "X -> Y -> Z" },
    { PROVE_PROVED, "abs(H(X) - H(Y)) <= max(H(X|Y), H(Y|X))", "X, Y variables" },
    { PROVE_PROVED, "I(X;Y) <= min(H(X), log M)", "X, Y variables on M letters ; M in 2..inf" },
    { PROVE_PROVED, "max(0, H(X) - H(Y)) <= H(X|Y)", "X, Y variables" },
    { PROVE_PROVED, "for each s: I(X;Z|S=s) <= min(I(X;Y|S=s), I(Y;Z|S=s))", "law p(s) p(x|s) p(y|x,s) p(z|y,s)" },
    { PROVE_PROVED, "min(H(X), H(Y)) + max(H(X), H(Y)) = H(X) + H(Y)", "X, Y variables" },
    { PROVE_PROVED, "H(X,Y) <= 2 max(H(X), H(Y))", "X, Y variables" },
    { PROVE_NOT, "min(I(X;Y), I(Y;Z)) <= I(X;Z)", "X -> Y -> Z" },
    { PROVE_NOT, "H(X) <= max(H(Y), H(Z))", "X, Y, Z variables" },
    { PROVE_NOT, "max(I(X;Y), I(X;Z)) <= I(X;Y)", "X, Y, Z variables" },
    { PROVE_PROVED, "abs(p - 1/2) <= 1/2", "p in [0,1]" },
    /* false: half of the equality is true */
    { PROVE_NOT_BOX, "sqrt(x^2) = 2 abs(x)", "x in R" },
    { PROVE_NOT_BOX, "abs(x) = (2 - 10^-9) abs(x)", "x in R" },
    { PROVE_PROVED, "2 (p-q)^2 <= p log(p/q) + (1-p) log((1-p)/(1-q))", "p in [0,1] ; q in (0,1)" },
    { PROVE_PROVED, "(q-p)^2/(2 q) <= kl(p||q)", "p in [0,1] ; q in (0,1) ; p <= q" },
    { PROVE_PROVED, "log(p exp(t (1-p)) + (1-p) exp(-t p)) <= t^2/8", "t in R ; p in [0,1]" },
    { PROVE_NOT, "I(X;Z) <= I(X;Y)", "law p(s) p(x|s) p(y|x,s) p(z|y,s)" },
    { PROVE_NOT, "for each s: I(X;Z|S=s) <= I(X;Y|S=s)", "law p(s) p(x|s) p(y|x) p(z|x,s)" },
    { PROVE_OUTSIDE, "for each y: H(X|Y=y) <= H(X)", "X, Y variables" }, /* false */
    { PROVE_NOT, "for each y: H(X|Y=y) <= 1", "X, Y variables ; H(X) <= 1" },
    /* false: of the law given y nothing is known, and the hypothesis is left out */
    /* false: y is not what its factor is given */
    { PROVE_OUTSIDE, "for each y: I(X;Z|Y=y) = 0", "law p(x) p(z) p(y|x,z)" },
    { PROVE_OUTSIDE, "for each y: H(X|Y=y) <= H(X,Z|Y=y)", "X.Y" },
    { PROVE_NOT, "H(X) <= log M", "X, Y variables ; M in 2..inf" },
    { PROVE_PROVED, "0 <= KL(P||Q)", "P, Q laws on X" },
    { PROVE_PROVED, "E(P; log f) <= log E(P; f)", "P law on X ; table f on X > 0" },
    { PROVE_PROVED, "E(Q; log w) <= KL(Q||P) + log E(P; w)", "P, Q laws on T ; table w on T > 0" },
    { PROVE_PROVED, "E(P; r) <= log E(P; exp(r))", "P law on Y ; table r on Y" },
    { PROVE_PROVED, "E(Q; r) - b KL(Q||P) <= b log E(P; exp(r/b))", "P, Q laws on Y ; table r on Y ; b in (0,inf)" },
    /* false where r < 0 */
    { PROVE_NOT_SUM, "E(Q; r) - b KL(Q||P) <= 2 b log E(P; exp(r/b))", "P, Q laws on Y ; table r on Y ; b in (0,inf)" },
    { PROVE_NOT_SUM, "log E(P; exp(r)) <= E(P; r)", "P law on Y ; table r on Y" },
    { PROVE_NOT_SUM, "E(P; r log(r)) >= 0", "P law on Y ; table r on Y" },
    { PROVE_PROVED, "H(P) = log E(P; w) - E(P; log(P(x) w)) + E(P; log w) - log E(P; w)",
      "P law on X ; table w on X > 0" },
    { PROVE_NOT_SUM, "log E(P; f) <= E(P; log f)", "P law on X ; table f on X > 0" },
    { PROVE_NOT_LAWS, "KL(P||Q) <= KL(Q||P)", "P, Q laws on X" },
    { PROVE_NOT_LAWS, "KL(P||R) <= KL(P||Q) + KL(Q||R)", "P, Q, R laws on X" },
    { PROVE_NOT_LAWS, "KL(P||Q) - KL(P||Q) = 0", "P, Q laws on X" }, /* of what may be infinite */
    { PROVE_NOT_BOX, "0 >= 1", NULL },
    { PROVE_CONTRADICTION, "H(X) >= 0", "H(X) = 1 ; H(X) = 2" },
    /* no Shannon inequality: with a copy */
    { PROVE_PROVED, "2 I(C;D) <= I(A;B) + I(A;C,D) + 3 I(C;D|A) + I(C;D|B)", NULL },
    { PROVE_PROVED, "I(a;b|c) + I(a;b|d) + I(c;d) - I(a;b) + I(e;b|c) + I(e;c|b) + I(b;c|e) >= 0", NULL },
    { PROVE_PROVED, "2 I(A;B) <= 5 I(A;B|C) + 3 I(A;C|B) + I(B;C|A) + 2 I(A;B|D) + 2 I(C;D)", NULL }, /* with two */
    { PROVE_NOT, "I(A;B) <= I(A;B|C) + I(A;B|D) + I(C;D)", NULL }, /* Ingleton's, false */
    { PROVE_PROVED, "H(J|Y) <= h(Pr(K != J)) + Pr(K != J) log(M-1)",
      "J, K variables on M letters ; Y variable ; M in 2..inf ; J -> Y -> K" },
    { PROVE_PROVED, "H(J|Y) <= log 2 + Pr(J != K) log M",
      "J, K variables on M letters ; Y variable ; M in 2..inf ; J -> Y -> K" },
    { PROVE_PROVED, "H(J|K) <= h(Pr(K != J))", "J, K variables on 2 letters" },
    { PROVE_PROVED, "h(Pr(J != K)) <= H(J,K)", "J, K variables on M letters ; M in 2..inf" },
    { PROVE_PROVED, "0 <= Pr(J != K)", "J, K variables on M letters ; M in 2..inf" },
    { PROVE_NOT, "H(J|Y) <= h(Pr(K != J)) + Pr(K != J) log(M-1)",
      "J, K variables on M letters ; Y variable ; M in 2..inf" },
    { PROVE_NOT, "H(J|K) <= Pr(K != J) log(M-1)", "J, K variables on M letters ; M in 2..inf" },
    { PROVE_NOT, "H(J|K) <= h(Pr(K != J)) + Pr(K != J) log(M-1)/2", "J, K variables on M letters ; M in 2..inf" },
    /* log(M-1) is none at 1 */
    { PROVE_OUTSIDE, "H(J|K) <= h(Pr(K != J)) + Pr(K != J) log M", "J, K variables on M letters ; M in 1..inf" },
    { PROVE_NOT, "I(X;Y|Z) >= I(X;Y)", NULL },
    { PROVE_NOT, "H(X) <= H(Y)", "X/Y/Z" },
    { PROVE_NOT, "2 H(X,Y,Z) <= H(X,Y) + H(Y,Z)", NULL },
    { PROVE_NOT, "I(X;Y) <= I(X;Z) + I(Y;Z)", NULL },
    { PROVE_NOT, "3 I(X;W|Y) <= 2 H(X|Z)", "X,W/Y/Z" },
    { PROVE_NOT, "I(X;Y,Z) = 0", "X.Y ; X.Z" },
    { PROVE_NOT, "I(X;Y,W|Z) = 0", "X/Z,W/Y ; X/Z,Y/W" },
    { PROVE_NOT, "I(X;Y|W) = 0", "I(X;Y) = 0 ; I(X,Y;W|Z) = 0" },
    { PROVE_NOT, "H(X) >= 1", NULL },
    { PROVE_PROVED, "2 TV(P,Q)^2 <= KL(P||Q)", "P, Q laws on X" },
};

static const compiled_t *compiled(const char *claim, const char *given)
{
    if (strncmp(claim, "for each", 8) != 0) return line_compiled(claim, given);
    claim_fault_t fault = { .set = false };
    arena_t *A = session_arena();
    const char *file = arena_printf(A, "lemma line\n for %s\n claim %s\nend\n", given ? given : "", claim);
    tree_t *T = claims_parse(A, "line", file, strlen(file), NULL, &fault);
    const compiled_file_t *F = T ? claims_compile(A, T, NULL, &fault) : NULL;
    cr_assert(F, "%s given %s: %s", claim, given ? given : "", fault.text);
    return F->lemma[0];
}

Test(prove, known_status)
{
    double seconds = atof(share_number("prove: seconds of what is not proved", "0.2", "1"));
    for (size_t k = 0; k < sizeof problems / sizeof *problems; k++) {
        const problem_t *P = &problems[k];
        json_t *certificate = NULL;
        prove_t found = prove_link(&certificate, compiled(P->claim, P->given), 0,
                                   P->status == PROVE_PROVED ? PROVE_SECONDS : seconds);
        cr_assert(found == P->status, "%s given %s: %d, expected %d", P->claim, P->given ? P->given : "", found,
                  P->status);
        cr_assert((certificate != NULL) == (found == PROVE_PROVED));
        cr_assert(!certificate || certificate_proves(certificate, compiled(P->claim, P->given), 0), "%s", P->claim);
        json_decref(certificate);
    }
}

/* True with equality somewhere, and a constant that is a little too great: near-misses are not proved, however near. */
static const struct { const char *claim, *given; } near[] = {
    { "%s I(X;Z) <= I(X;Y)", "X -> Y -> Z" },
    { "%s I(X;Y) <= log 2", "X variable on 2 letters ; Y variable" },
    { "%s 2 (p-q)^2 <= kl(p||q)", "p in [0,1] ; q in (0,1)" },
    { "%s x <= exp(x) - 1", "x in R" },
    { "%s h(p) <= log 2", "p in [0,1]" },
    { "%s 4 p (1-p) log 2 <= h(p)", "p in [0,1]" },
    { "%s log(1+x) <= x", "x in [0,inf)" },
    { "%s log(p exp(t (1-p)) + (1-p) exp(-t p)) <= t^2/8", "t in R ; p in [0,1]" },
    { "%s abs(x) <= 1", "x in [-1,1]" },
    { "%s x (1-x) <= 1/4", "x in [0,1]" },
    { "E(P; log f) + %s - 1 <= log E(P; f)", "P law on X ; table f on X > 0" },
    { "log E(P; w) + KL(P||Q) = %s log E(P; w) + KL(P||Q)", "P, Q laws on X ; P > 0 ; Q > 0 ; table w on X > 0" },
};

Test(prove, near_misses)
{
    static const char *const by[] = { "1.001", "1.000001", "1.000000001", "1.000000000001" };
    share_t share = { .in = 5 }; /* of the four of each claim another in turn; each is proved times 1 */
    double seconds = share_is_whole() ? 1 : 0.2;
    for (size_t i = 0; i < sizeof near / sizeof *near; i++)
        for (size_t k = 0; k <= 4; k++) {
            if (k < 4 && !share_takes(&share)) continue;
            char claim[200];
            json_t *certificate = NULL;
            snprintf(claim, sizeof claim, near[i].claim, k < 4 ? by[k] : "1");
            prove_t found = prove_link(&certificate, compiled(claim, near[i].given), 0, k < 4 ? seconds : PROVE_SECONDS);
            cr_assert((found == PROVE_PROVED) == (k == 4), "%s: %d", claim, found);
            json_decref(certificate);
        }
    share_say(&share, "prove: near misses");
}

/* What no checker has accepted is not called proved. */
Test(prove, without_the_checker)
{
    const char *alone = path_of("lemmata");
    outcome_t copied = process_run("", 0, (const char *const[]){ "/bin/cp", lemmata_path(), alone, NULL });
    assert_status(&copied, 0);
    outcome_t o = process_run(
        "", 0, (const char *const[]){ alone, "prove", "-e", "log(1+x) <= x", "--given", "x in [0,inf)", NULL });
    cr_assert(o.status == EXIT_UNDECIDED && strstr(o.out, "not checked") == o.out && !strstr(o.out, "proved"),
        "exit %d\n%s%s", o.status, o.out, o.err);
}

/* Every multiplier, every quantity of every part changed, one at a time. */
Test(prove, a_changed_certificate_is_rejected)
{
    const compiled_t *C = compiled("I(W;Z) <= I(X;Y)", "W/X/Y/Z"), *other = compiled("I(W;Z) <= I(W;Y)", "W/X/Y/Z");
    json_t *certificate = NULL;
    cr_assert(prove_link(&certificate, C, 0, PROVE_SECONDS) == PROVE_PROVED);
    cr_assert(!certificate_proves(certificate, other, 0), "another claim's");
    json_t *part = json_array_get(json_object_get(json_object_get(certificate, "proof"), "parts"), 0);
    static const char *const times[] = { "-1", "0", "2", "1/2", "1/0", "one", "" };
    for (size_t k = 0; k < json_array_size(part); k++)
        for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
            json_t *step = json_array_get(part, k), *was = json_incref(json_object_get(step, "times"));
            if (strcmp(times[i], json_string_value(was)) == 0) { json_decref(was); continue; }
            json_object_set_new(step, "times", json_string(times[i]));
            cr_assert(!certificate_proves(certificate, C, 0), "step %zu times %s", k, times[i]);
            json_object_set_new(step, "times", was);
            json_t *of = json_object_get(step, "of") ? json_incref(json_object_get(step, "of")) : NULL;
            if (!of) continue;
            json_object_set_new(step, "of", json_string(i % 2 ? "I(W;X|Q)" : "H(W|X,Z)"));
            cr_assert(!certificate_proves(certificate, C, 0), "step %zu of another", k);
            json_object_set_new(step, "of", of);
        }
    cr_assert(certificate_proves(certificate, C, 0), "as it was");
    json_decref(certificate);
}

/* Those that stand in the program, by the checker that shares no line with it. */
Test(prove, the_checker_accepts_what_is_stored)
{
    const char *argv[512] = { "build/lemmata-verify", "--quiet" };
    glob_t g;
    size_t n = 2;
    cr_assert(glob("proofs/*/proved/*.json", 0, NULL, &g) == 0 && g.gl_pathc > 0 && g.gl_pathc < 500);
    for (size_t k = 0; k < g.gl_pathc; k++) argv[n++] = g.gl_pathv[k];
    char *path = arena_printf(session_arena(), "%s", lemmata_path()), *slash = strrchr(path, '/');
    argv[0] = arena_printf(session_arena(), "%.*s/lemmata-verify", (int)(slash - path), path);
    outcome_t o = process_run("", 0, argv);
    assert_status(&o, 0);
    globfree(&g);
}

/* A certificate of what a claim file no longer says is stored in vain. */
Test(prove, what_is_stored_is_of_a_link_as_it_stands)
{
    size_t n = 0;
    for (const builtin_t *b = builtin_files; b->path; b++) {
        if (!strstr(b->path, "/proved/")) continue;
        json_t *c = json_loadb((const char *)b->text, b->n, 0, NULL);
        const lemma_t *L = papers_lemma(json_string_value(json_object_get(c, "id")), NULL);
        cr_assert(L, "%s: of no lemma", b->path);
        bool proves = false;
        for (size_t k = 0; k < lemma_links(L); k++) proves = proves || certificate_proves(c, compiled_of(L), k);
        cr_expect(proves, "%s: of no link as it stands", b->path);
        json_decref(c);
        n++;
    }
    cr_assert(n >= 70, "%zu certificates", n);
}

/* Links whose names differ in signs alone have certificates of their own. */
Test(prove, names_of_certificates_differ)
{
    const char *file = file_put(
        "two.lem", "lemma two\n for X, Y variables\n claim H(X|Y) <= H(X) [a b]\n claim 0 <= H(X) [a-b]\nend\n");
    outcome_t o = LEMMATA("prove", file, "-o", path_of("c"));
    assert_status(&o, 0);
    cr_assert(file_has(path_of("c/two-a-b.json"), "H(X|Y) <= H(X)") &&
              file_has(path_of("c/two-a-b--2.json"), "0 <= H(X)"));
}

static void silent(void)
{
    session_open();
    cr_redirect_stderr();
}

/* A certificate that a candidate speaks against ends the run: nothing is reported as either. */
Test(prove, a_violated_proof_is_an_internal_error, .init = silent, .exit_code = EXIT_INTERNAL)
{
    static const char *const forged[LINKS_MAX] = { "shannon", "shannon", "shannon", "shannon", "shannon", "shannon" };
    const paper_t *paper = NULL;
    const lemma_t *L = papers_lemma("facts/han", &paper);
    lemma_t copy = *L;
    copy.proof = forged;
    check_options_t o = { .seed = 1, .prec_max = 4096, .filter = true };
    record_t r;
    record_init(&r, paper, &copy, &o);
    record_check(&r, &o);
    proofs_hold((records_t){ &r, 1 });
}
