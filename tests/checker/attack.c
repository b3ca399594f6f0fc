/* SPDX-License-Identifier: MIT
**
** Certificates of what is false, or not what was asked; near-misses; what the file may not ask for.
*/
#include "tests/checker/checker.h"

TestSuite(checker_attack, .init = session_open, .fini = session_close);

/* A copy has the name of nothing else, is of one variable over others, and its relations say no more than they do. !:
** unreadable. */
Test(checker_attack, copies)
{
    static const char for_law[] = "for A, B, C variables\\n";
    char claim[200], proof[400];
    static const struct { const char *claim, *copies, *part, *why;
    } tried[] = {
        { "H(A) <= H(B)", "{\"name\": \"D\", \"of\": \"H(A|B)\"}", "{\"times\": \"1\", \"given\": 0}",
          "does not come to" },
        { "I(A;C|B) <= 0", "{\"name\": \"D\", \"of\": \"H(A|B)\"}", "{\"times\": \"-1\", \"given\": 2}",
          "does not come to" },
        { "I(A;C|B) <= 0", "{\"name\": \"A\", \"of\": \"H(A|B)\"}", "{\"times\": \"-1\", \"given\": 2}",
          "!declared twice" },
        { "I(A;C|B) <= 0", "{\"name\": \"for\", \"of\": \"H(A|B)\"}", "{\"times\": \"-1\", \"given\": 2}",
          "!cannot be a name" },
        { "I(A;C|B) <= 0", "{\"name\": \"D, E\", \"of\": \"H(A|B)\"}", "{\"times\": \"-1\", \"given\": 2}",
          "!end of the name" },
        { "I(A;C|B) <= 0", "{\"name\": \"D\", \"of\": \"H(A)\"}", "{\"times\": \"-1\", \"given\": 2}",
          "names no variable over others" },
        { "I(A;C|B) <= 0", "{\"name\": \"D\", \"of\": \"H(A,C|B)\"}", "{\"times\": \"-1\", \"given\": 2}",
          "names no variable over others" },
        { "I(A;C|B) <= 0", "{\"name\": \"D\", \"of\": \"H(B|B)\"}", "{\"times\": \"-1\", \"given\": 2}",
          "names no variable over others" },
        { "I(A;C|B) <= 0", "{\"name\": \"D\", \"of\": \"I(A;C|B)\"}", "{\"times\": \"-1\", \"given\": 2}",
          "names no variable over others" },
        { "I(A;C|B) <= 0", "{\"name\": \"D\", \"of\": \"H(D|B)\"}", "{\"times\": \"-1\", \"given\": 2}",
          "!not declared" },
        { "I(A;C|B) <= 0", "", "{\"times\": \"-1\", \"given\": 2}", "!copies" },
    };
    for (size_t k = 0; k < sizeof tried / sizeof *tried; k++) {
        snprintf(claim, sizeof claim, "%sclaim %s", for_law, tried[k].claim);
        snprintf(proof, sizeof proof, "{\"copies\": [%s], \"parts\": [[%s]]}", tried[k].copies, tried[k].part);
        if (*tried[k].why == '!') assert_unreadable(claim, "shannon", proof, tried[k].why + 1);
        else assert_rejected(claim, "shannon", proof, tried[k].why);
    }
    assert_verified("for A, B, C variables\\nclaim 0 <= H(A,B) - H(B)", "shannon",
        "{\"copies\": [{\"name\": \"D\", \"of\": \"H(A|B)\"}], \"parts\": [[{\"times\": \"-1\", \"given\": 1}, "
            "{\"times\": \"1\", \"of\": \"H(D|B)\"}]]}");
}

/* An event is of two variables; what is left of one of them is said of one alphabet alone. !: unreadable. */
Test(checker_attack, events)
{
    static const char one[] = "{\"events\": [{\"name\": \"E\", \"of\": \"Pr(J != K)\"}], \"parts\": [[%s]]}";
    static const char left[] = "{\"times\": \"1\", \"given\": 8}",
        fano[] = "{\"times\": \"1\", \"given\": 0}, {\"times\": \"1\", \"given\": 1}, {\"times\": \"1\", \"given\": 2}";
    static const struct { const char *statement, *step, *why;
    } tried[] = {
        { "for J, K variables on M letters ; M in 2..inf\\nclaim H(J|K) <= Pr(J != K) log(M-1)", left,
          "does not come to" },
        { "for J variable on M letters ; K variable on M letters ; M in 2..inf\\nclaim H(J|K) <= Pr(J != K) "
          "log(M-1) + 0*H(J)",
          left, "expected 0 to" },
        { "for J, K variables\\nclaim H(J|K) <= Pr(J != K) log 2", left, "expected 0 to" },
        { "for J, K variables on M letters ; M in 1..inf\\nclaim H(J|K) <= Pr(J != K) log M", left, "real number" },
        { "for J, K, S variables\\nclaim for each s: H(J|S=s) <= Pr(J != K)", fano, "!different variables" },
        { "for J, K, S variables\\nclaim for each s: H(J|S=s) <= H(J,K|S=s)", fano, "law given values" },
        { "for J, K variables\\nclaim H(J) <= Pr(J != J)", fano, "!two random variables" },
        { "for J, K variables\\nclaim H(J) <= Pr(J)", fano, "!expected" },
        { "for J, K variables ; Pr in [0,1]\\nclaim H(J) <= Pr", fano, "!cannot be a name" },
        { "for law p(j) p(k) ; J, K on M letters ; J on M letters ; M in 2..9\\nclaim H(J) <= log M", fano, "!twice" },
        { "for law p(j) p(k) ; L on M letters ; M in 2..9\\nclaim H(J) <= log M", fano, "!in expected" },
    };
    for (size_t k = 0; k < sizeof tried / sizeof *tried; k++) {
        char proof[400];
        snprintf(proof, sizeof proof, one, tried[k].step);
        if (*tried[k].why == '!') assert_unreadable(tried[k].statement, "shannon", proof, tried[k].why + 1);
        else assert_rejected(tried[k].statement, "shannon", proof, tried[k].why);
    }
    assert_rejected("for J, K variables\\nclaim H(J) <= 1", "shannon",
        "{\"events\": [{\"name\": \"E\", \"of\": \"1/2\"}], \"parts\": [[]]}", "no event");
    assert_rejected("for J, K variables\\nclaim H(J) <= 1", "shannon",
        "{\"events\": [{\"name\": \"E\", \"of\": \"1 - Pr(J != K)\"}], \"parts\": [[]]}", "no event");
    assert_rejected("for J, K variables\\nclaim Pr(J != K) <= 1", "box",
        TREE("[\"factor\", \"1\", [[\"1 - Pr(J != K)\", 1]]]"), "not of this reason");
}

/* Under an exponential a table may be anything, as a polynomial alone. */
Test(checker_attack, exponentials_of_tables)
{
    static const char tilt[] =
        "{\"divergences\": [[\"%s\", \"P(y)\", \"P(y)*exp(%s)/(sum y: P(y)*exp(%s))\"]], \"given\": []}";
    char proof[300];
    snprintf(proof, sizeof proof, tilt, "1", "r(y)", "r(y)");
    assert_verified("for P law on Y ; table r on Y\\nclaim (sum y: P(y)*r(y)) <= log((sum y: P(y)*exp(r(y))))", "gibbs",
                    proof);
    assert_rejected("for P law on Y ; table r on Y\\nclaim log((sum y: P(y)*exp(r(y)))) <= (sum y: P(y)*r(y))",
        "gibbs", proof, "not shown to be the sum");
    snprintf(proof, sizeof proof, tilt, "1", "1/r(y)", "1/r(y)");
    assert_rejected("for P law on Y ; table r on Y\\nclaim (sum y: P(y)/r(y)) <= log((sum y: P(y)*exp(1/r(y))))",
                    "gibbs", proof, "denominator");
    snprintf(proof, sizeof proof, tilt, "1", "log(P(y))^2", "log(P(y))^2");
    assert_rejected("for P law on Y\\nclaim (sum y: P(y)*log(P(y))^2) <= log((sum y: P(y)*exp(log(P(y))^2)))", "gibbs",
                    proof, "may be 0");
    assert_rejected("for P law on Y ; table r on Y\\nclaim (sum y: P(y)*r(y)) <= log((sum y: P(y)*r(y)))", "gibbs",
        "{\"divergences\": [], \"given\": []}", "positive");
}

/* Each case of the signs is shown: one alone is not enough, nor is it of a hypothesis. */
Test(checker_attack, absolute_values_of_entropies)
{
    static const char of[] = "{\"parts\": [%s]}";
    char proof[300];
    static const char both[] = "[{\"times\": \"1\", \"of\": \"H(X|Y)\"}], [{\"times\": \"1\", \"of\": \"H(Y|X)\"}]";
    snprintf(proof, sizeof proof, of, both);
    assert_verified("for X, Y variables\\nclaim max(H(Y), H(X)) <= H(X,Y)", "shannon", proof);
    assert_rejected("for X, Y variables\\nclaim max(H(Y), H(X)) <= H(Y)", "shannon", proof, "does not come to");
    snprintf(proof, sizeof proof, of, "[{\"times\": \"1\", \"of\": \"H(X|Y)\"}]");
    assert_rejected("for X, Y variables\\nclaim max(H(Y), H(X)) <= H(X,Y)", "shannon", proof, "the claim has 2");
    snprintf(proof, sizeof proof, of, "[{\"times\": \"1\", \"given\": 0}]");
    assert_rejected("for X, Y variables\\ngiven min(H(X), H(Y)) >= H(X)\\nclaim H(Y) >= H(X)", "shannon", proof,
                    "not linear");
    /* the sign of a case in another */
    snprintf(proof, sizeof proof, of, "[{\"times\": \"1\", \"given\": 0}], [{\"times\": \"1\", \"given\": 0}]");
    assert_rejected("for X, Y variables\\nclaim H(Y) <= H(X) + 0*abs(H(X) - H(Y))", "shannon", proof,
                    "does not come to");
    snprintf(proof, sizeof proof, of, "[]");
    assert_rejected("for W, X, Y, Z variables\\nclaim abs(H(X)) + abs(H(Y)) + abs(H(Z)) + abs(H(W)) >= 0", "shannon",
                    proof, "more than 3");
}

/* The law given a value: what holds on the average says nothing of it, unless each hypothesis passes on. */
Test(checker_attack, values)
{
    static const char parts[] = "{\"parts\": [[{\"times\": \"1\", \"of\": \"I(X;Z|Y)\"}]]}";
    assert_verified("for X, Y, Z variables\\nclaim for each y: 0 <= I(X;Z|Y=y)", "shannon", parts);
    assert_verified("for law p(y) p(x|y) p(z|x,y)\\nclaim for each y: 0 <= I(X;Z|Y=y)", "shannon", parts);
    assert_rejected("for law p(x) p(y|x) p(z|x,y)\\nclaim for each y: 0 <= I(X;Z|Y=y)", "shannon", parts, "factor");
    assert_rejected("for X, Y, Z variables\\ngiven X . Z\\nclaim for each y: 0 <= I(X;Z|Y=y)", "shannon", parts,
                    "hypothesis");
    assert_rejected("for X, Y, Z variables\\ngiven X -> Z -> Y\\nclaim for each y: 0 <= I(X;Z|Y=y)", "shannon", parts,
                    "hypothesis");
    assert_verified("for X, Y, Z variables\\ngiven X -> Y -> Z\\nclaim for each y: 0 <= I(X;Z|Y=y)", "shannon", parts);
    assert_rejected("for X, Y, Z variables\\ngiven H(X) <= 1\\nclaim for each y: 0 <= I(X;Z|Y=y)", "shannon", parts,
                    "relation");
    static const char monotone[] = "{\"parts\": [[{\"times\": \"1\", \"of\": \"I(X;Y)\"}]]}";
    assert_unreadable("for X, Y variables\\nclaim for each y: H(X|Y=y) <= H(X)", "shannon", monotone, "values");
    assert_unreadable("for X, Y, Z variables\\nclaim for each y, z: H(X|Y=y) <= H(X|Y=z)", "shannon", monotone,
                      "two values");
    assert_unreadable("for X, Y variables\\nclaim H(X|Y=y) <= H(X|Y=y)", "shannon", monotone, "for each");
    assert_unreadable("for X, Y variables\\nclaim for each y: H(X,Y=y) <= H(X)", "shannon", monotone, "expected");
}

/* e = 2.718281828459045235360287471352662497757..: true and false by one unit of the k-th digit. */
Test(checker_attack, near_misses)
{
    static const char e[] = "2.718281828459045235360287471352662497757";
    for (int k = 3; k <= 36; k += 3)
        for (int up = 0; up < 2; up++) {
            char c[64], statement[200], proof[200];
            snprintf(c, sizeof c, "%.*s", k + 2, e);
            if (up) { char *p = c + strlen(c); while (*--p == '9') *p = '0'; ++*p; }
            snprintf(statement, sizeof statement, "for x in [0,1]\\nclaim exp(x) <= %s", c);
            snprintf(proof, sizeof proof, TREE("[\"direct\", \"%s - exp(x)\"]"), c);
            if (up) assert_verified(statement, "box", proof);
            else assert_rejected(statement, "box", proof, "enclosure");
        }
    /* the certificate of Han's inequality, Pinsker's, log(1+x) <= x for a constant nudged by 10^-k */
    for (int k = 3; k <= 12; k++) {
        static const struct {
            const char *file, *from, *to;
        } nudged[] = { { "shannon-han-04", "claim 3 H", "claim 3.%0*d1 H" },
                       { "box-pinsker", "claim 2 (p-q)", "claim 2.%0*d1 (p-q)" },
                       { "box-log-below", "<= x\"", "<= (1 - 0.%0*d1) x\"" },
                       { "box-quarter", "1/4", "1/4.%0*d1" } };
        for (size_t i = 0; i < sizeof nudged / sizeof *nudged; i++) {
            char to[100];
            char *text = file_get(arena_printf(session_arena(), CERTIFICATES "/%s.json", nudged[i].file), NULL),
                 *at = strstr(text, nudged[i].from);
            cr_assert(at, "%s has no %s", nudged[i].file, nudged[i].from);
            snprintf(to, sizeof to, nudged[i].to, k - 1, 0);
            outcome_t o = VERIFY(file_put("n.json", arena_printf(session_arena(), "%.*s%s%s", (int)(at - text), text,
                to, at + strlen(nudged[i].from))));
            cr_assert(o.status == 1, "%s, 10^-%d: exit %d\n%s%s", nudged[i].file, k, o.status, o.out, o.err);
        }
    }
}

#define PART(steps) "{\"parts\": [[" steps "]]}"

Test(checker_attack, sums)
{
    assert_rejected("for X, Y variables\\nclaim H(X) <= I(X;Y)", "shannon",
                    PART("{\"times\": \"-1\", \"of\": \"H(X|Y)\"}"), "negative");
    assert_rejected("for X, Y variables\\ngiven H(X) >= 1\\nclaim H(X) <= 1", "shannon",
                    PART("{\"times\": \"-1\", \"given\": 0}"), "negative");
    assert_rejected("for X, Y variables\\nclaim 0 <= I(X;Y) - H(X)", "shannon",
                    PART("{\"times\": \"1\", \"of\": \"I(X;Y) - H(X)\"}"), "basic");
    assert_rejected("for X, Y, Z variables\\nclaim 0 <= I(X;Y;Z)", "shannon",
                    PART("{\"times\": \"1\", \"of\": \"I(X;Y;Z)\"}"), "basic");
    assert_rejected("for X, Y variables\\nclaim H(X) < H(X,Y)", "shannon",
                    PART("{\"times\": \"1\", \"of\": \"H(Y|X)\"}"), "strict");
    assert_rejected("for X, Y variables\\nclaim H(X) = H(X,Y)", "shannon",
                    PART("{\"times\": \"1\", \"of\": \"H(Y|X)\"}"), "parts");
    assert_rejected("for X variables ; p in [0,1]\\nclaim H(X) >= log p - log p", "shannon",
        PART("{\"times\": \"1\", \"of\": \"H(X)\"}"), "real number");
    assert_unreadable("for X variables\\nclaim H(X,Y) >= 0", "shannon", PART("{\"times\": \"1\", \"of\": \"H(X)\"}"),
                      "not declared");
    assert_unreadable("for X variables\\nclaim H(X) >= 0", "hope", PART(""), "not known");
    assert_verified("for X variables\\nclaim H(X) >= 0", "shannon", PART("{\"times\": \"2/2\", \"of\": \"H(X)\"}"));
}

Test(checker_attack, contradictory_hypotheses)
{
    outcome_t o = verified("for X variables\\ngiven H(X) = 1 ; H(X) = 2\\nclaim H(X) >= 0", "shannon",
        "{\"contradiction\": [{\"times\": \"-1\", \"given\": 0}, {\"times\": \"1\", \"given\": 1}]}");
    cr_assert(o.status == 1 && strstr(o.out, "NOT a proof"), "%s%s", o.out, o.err);
    assert_rejected("for X variables\\ngiven H(X) = 1 ; H(X) = 1\\nclaim H(X) >= 0", "shannon",
        "{\"contradiction\": [{\"times\": \"-1\", \"given\": 0}, {\"times\": \"1\", \"given\": 1}]}", "exceeds");
}

Test(checker_attack, another_statement)
{
    const char *file = CERTIFICATES "/shannon-han-04.json";
    const char *same =
        file_put("same", "for A, B, C, D variables\nclaim 3H(A,B,C,D)  <= H(A,B,C) + H(A,B,D) + H(A,C,D) + H(B,C,D)\n");
    const char *other = file_put(
        "other", "for A, B, C, D variables\nclaim 2 H(A,B,C,D) <= H(A,B,C) + H(A,B,D) + H(A,C,D) + H(B,C,D)\n");
    outcome_t o = VERIFY("--id", "suite/han-04", "--link", "claim", "--statement", same, file);
    assert_status(&o, 0);
    const char *const asked[][2] = { { "--id", "suite/han-05" }, { "--link", "other" }, { "--statement", other } };
    for (size_t k = 0; k < 3; k++) {
        o = VERIFY(asked[k][0], asked[k][1], file);
        cr_assert(o.status == 1 && strstr(o.out, "another statement"), "%s%s", o.out, o.err);
    }
}

/* The checker shares nothing with what it checks: its own header, GMP, the standard library. */
Test(checker_attack, command_line)
{
    outcome_t help = VERIFY("--help"), version = VERIFY("--version"),
        none = process_run("", 0, (const char *const[]){ verify_path(), NULL }), wrong = VERIFY("--helpless");
    assert_status(&help, 0);
    assert_says(&help, "usage: lemmata-verify");
    assert_status(&version, 0);
    assert_says(&version, "version 1");
    assert_status(&none, 2);
    assert_status(&wrong, 2);
    cr_expect(help.err_n == 0 && version.err_n == 0 && strstr(wrong.err, "no such option"));
}

static const char *repeated(const char *text, unsigned n)
{
    char *s = arena_alloc(session_arena(), strlen(text) * n + 1), *p = s;
    for (; n; n--) p = stpcpy(p, text);
    *p = 0;
    return s;
}

Test(checker_attack, limits)
{
    const char *brackets = repeated("(", 5000), *power = repeated("^9", 3), *digits = repeated("7", 1001);
    assert_unreadable(arena_printf(session_arena(), "for x in [0,1]\\nclaim %sx <= 1", brackets), "box",
                      TREE("[\"zero\"]"), "nested deeper");
    assert_unreadable("for x in [0,1]\\nclaim x <= 1", "box",
                      arena_printf(session_arena(), "%s", repeated("[", 100000)), "nested deeper");
    assert_unreadable(arena_printf(session_arena(), "for x in [0,1]\\nclaim x%s <= 1", power), "box",
                      TREE("[\"zero\"]"), "statement");
    assert_unreadable(arena_printf(session_arena(), "for x in [0,1]\\nclaim x <= %s", digits), "box",
                      TREE("[\"zero\"]"), "notation");
    assert_unreadable(arena_printf(session_arena(), "for x in [0,1]\\nclaim x <= 1%s", repeated(" + 1", 3000)), "box",
                      TREE("[\"zero\"]"), "levels");
    assert_rejected("for x, y, z in [0,1]\\nclaim (1+x+y+z+exp(x)+exp(y))^64 <= 0", "box", TREE("[\"zero\"]"), "");
    outcome_t o = VERIFY(file_put("big", repeated("          ", 1 << 20)));
    cr_assert(o.status == 2 && strstr(o.err, "bytes"), "%s", o.err);
    o = VERIFY(path_of("none"));
    assert_status(&o, 2);
}

/* A denominator is other than 0 at ends that are attained, too. */
Test(checker_attack, denominators_at_attained_ends)
{
    static const char *const term[] = { "(1-c)/(1-c)", "c/c", "(1-2*c+c^2)/(1-c)^2", "(1-2*c+c^2)/(1-2*c+c^2)" };
    for (size_t k = 0; k < sizeof term / sizeof *term; k++) {
        assert_rejected(arena_printf(session_arena(), "for c in [0,1]\\nclaim %s = 1", term[k]), "identity", "{}",
                        "denominator");
        assert_verified(arena_printf(session_arena(), "for c in (0,1)\\nclaim %s = 1", term[k]), "identity", "{}");
    }
    assert_rejected("for c in [0,1)\\nclaim 1/(c+c^2) = 1/(c+c^2)", "identity", "{}", "denominator");
    assert_rejected("for c in (0,1]\\nclaim 1/(2-3*c+c^2) = 1/(2-3*c+c^2)", "identity", "{}", "denominator");
    assert_rejected("for c in [0,1]\\nclaim log(2-3*c+c^2) = log(2-3*c+c^2)", "identity", "{}", "positive");
}

/* log(x)^2 is the square of the logarithm, log (x)^2 the logarithm of the square: a certificate of one is none of the
** other. */
Test(checker_attack, a_blank_before_a_bracket)
{
    const char *asked = file_put("asked.txt", "for x in [2,3]\nclaim 2*log(x) <= log(x)^2"),
        *same = file_put("same.txt", "for x in [2,3]\nclaim 2 * log(x) <= log (x)^2");
    const char *proof =
        file_put("c.json", certificate_text("for x in [2,3]\\nclaim 2*log(x) <= log (x)^2", "box", TREE("[\"zero\"]")));
    outcome_t o = VERIFY("--statement", asked, proof);
    assert_status(&o, 1);
    assert_says(&o, "another statement");
    o = VERIFY("--statement", same, proof);
    assert_status(&o, 0);
}

/* What a file says is shown as letters and lines: nothing moves the cursor, or hides what stands before it. */
Test(checker_attack, what_is_shown)
{
    const char *whole =
        certificate_text("for x in [0,1]\\nclaim 0 - 7 + \\r 7 \\t <= x", "box", TREE("[\"direct\", \"\\r x\"]"));
    const char *id = strstr(whole, "own/x");
    outcome_t o =
        VERIFY(file_put("c.json", arena_printf(session_arena(), "%.*s\\u001b[2J%s", (int)(id - whole), whole, id)));
    assert_status(&o, 0);
    assert_says(&o, "?[2Jown/x");
    assert_says(&o, "0 - 7 +   7");
    for (const char *p = o.out; *p; p++)
        cr_assert(*p == '\n' || (*p >= ' ' && *p <= '~'), "the byte %d in\n%s", *p, o.out);
}

/* How much of the program a certificate takes. */
Test(checker_attack, parts_of_the_program)
{
    static const struct { const char *statement, *reason, *proof, *says;
    } tried[] = {
        { "for X, Y variables ; t in [0,1]\\nclaim 0 <= t + H(X|Y)", "shannon",
          "{\"parts\": [[{\"times\": \"1\", \"of\": \"H(X|Y)\"}, {\"times\": \"1\", \"given\": 0}]]}",
          "checked by: the core alone\n" },
        { "for X, Y variables ; t in (0,1]\\ngiven log t >= 0\\nclaim 0 <= log t + H(X|Y)", "shannon",
          "{\"parts\": [[{\"times\": \"1\", \"of\": \"H(X|Y)\"}, {\"times\": \"1\", \"given\": 0}]]}",
          "checked by: the core, functions\n" },
        { "for c in (0,1]\\nclaim c/c = 1", "identity", "{}", "checked by: the core, functions\n" },
        { "for c in (0,1]\\nclaim 0 <= c", "box", TREE("[\"direct\", \"c\"]"),
          "checked by: the core, functions, boxes\n" },
        { "for P, Q laws on X\\nclaim 0 <= KL(P(x)||Q(x))", "letterwise",
          "{\"values\": [[\"k\", \"KL(P(x)||Q(x))\"]], \"times\": [\"0\"], \"laws\": [[\"P\", \"p\", \"0\"], "
          "[\"Q\", \"q\", \"0\"]], "
          "\"entries\": \"plain\", \"sides\": " TREE("[\"direct\", \"k\"]") ", \"letter\": " TREE("[\"zero\"]") "}",
          "checked by: the core, functions, boxes, laws\n" },
    };
    const char *own[2 + sizeof tried / sizeof *tried] = { verify_path() };
    size_t n = sizeof tried / sizeof *tried;
    for (size_t k = 0; k < n; k++)
        own[n - k] = file_put(arena_printf(session_arena(), "c%zu.json", k),
                              certificate_text(tried[k].statement, tried[k].reason, tried[k].proof));
    outcome_t o = process_run("", 0, own); /* the last part first: each file by itself */
    assert_status(&o, 0);
    for (size_t k = 0; k < n; k++) {
        const char *from = strstr(o.out, arena_printf(session_arena(), "c%zu.json: verified", k)),
                   *by = from ? strstr(from, "  checked by: ") : NULL;
        cr_assert(by && strncmp(by + 2, tried[k].says, strlen(tried[k].says)) == 0, "%s\n%s", tried[k].statement,
                  o.out);
    }
}
