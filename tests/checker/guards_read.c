/* SPDX-License-Identifier: MIT
**
** One test for each condition under which a file is read: its statement, its sums, its JSON; and each file of the
** checker stands in the table of parts.
*/
#include "tests/checker/checker.h"

#include <ftw.h>

TestSuite(checker_guards_read, .init = session_open, .fini = session_close);

Test(checker_guards_read, statements)
{
    static const judged_t list[] = {
        { "for X, Y variables\\nclaim X -> Y", "{\"parts\": []}", "!number of groups" },
        { "for X, Y, Z variables\\nclaim X : Y : Z", "{\"parts\": []}", "!number of groups" },
        { "for X variable\\nclaim H(X)", "{\"parts\": []}", "!a relation" },
        { "for x, x in [0,1]\\nclaim 0 <= x", "{\"parts\": [[]]}", "!declared twice" },
        { "for x in [0,1] ; x variable\\nclaim 0 <= x", "{\"parts\": [[]]}", "!declared twice" },
        { "for law p(x) p(y|z)\\nclaim 0 <= H(X)", "{\"parts\": [[]]}", "!in no factor before" },
        { "for law p(x) p(y|y)\\nclaim 0 <= H(X)", "{\"parts\": [[]]}", "!its own letter" },
        { "for law p(x) q(y)\\nclaim 0 <= H(X)", "{\"parts\": [[]]}", "!the same law" },
        { "for law p(x) pp(y)\\nclaim 0 <= H(X)", "{\"parts\": [[]]}", "!the same law" },
        { "for X variable ; law p(y)\\nclaim 0 <= H(X)", "{\"parts\": [[]]}", "!only joint law" },
        { "for law p(y) ; X variable\\nclaim 0 <= H(X)", "{\"parts\": [[]]}", "!only joint law" },
        { "for law p(x) ; y, x on 2 letters\\nclaim 0 <= H(X)", "{\"parts\": [[]]}", "!expected" },
        { "for x in [sqrt 2,2]\\nclaim 0 <= x", "{\"parts\": [[]]}", "!an end of a range" },
        { "for x in [1/0,2]\\nclaim 0 <= x", "{\"parts\": [[]]}", "!an end of a range" },
        { "for x in (inf,2]\\nclaim 0 <= x", "{\"parts\": [[]]}", "!ends where it cannot" },
        { "for x in [0,-inf)\\nclaim 0 <= x", "{\"parts\": [[]]}", "!ends where it cannot" },
        { "for x in 0..2)\\nclaim 0 <= x", "{\"parts\": [[]]}", "!a bracket that opens nothing" },
        { "for x in [1,1]\\nclaim 0 <= x", "{\"parts\": [[]]}", "!without an interior" },
        { "for x in [2,1]\\nclaim 0 <= x", "{\"parts\": [[]]}", "!without an interior" },
        { "for x > 0\\nclaim 0 <= x", "{\"parts\": [[]]}", "!a law or a table" },
        { "for W channel X -> Y > 0\\nclaim 0 <= 1", "{\"parts\": [[]]}", "!a law or a table" },
        { "for 2 in [0,1]\\nclaim 0 <= 2", "{\"parts\": [[]]}", "!a name" },
        { "for x in [0,1]", "{\"parts\": [[]]}", "!has no claim" },
        { "for x in [0,1]\\nclaim 0 <= x\\nclaim x <= 1", "{\"parts\": [[]]}", "!one claim" },
        { "for x in [0,1]\\nlet y = 1\\nclaim 0 <= x", "{\"parts\": [[]]}", "!the end of the line" },
        { "let y = 1\\nfor x in [0,1]\\nclaim 0 <= x", "{\"parts\": [[]]}", "!at the start of a line" },
        { "for x in [0,1]\\nclaim 0 <= x 2 ]", "{\"parts\": [[]]}", "!the end of the line" },
        { "for x, if in [0,1]\\nclaim 0 <= x^65", "{\"parts\": [[]]}", "!an exponent beyond" },
        { "for a, b, c, d, e in [1,2] ; X variable\\ngiven log(a+b+c+d+e) <= 1\\nclaim 0 <= H(X)",
          "{\"parts\": [[{\"times\": \"1\", \"of\": \"H(X)\"}]]}", "real number" },
        { "for X variable\\nclaim H(X)/0 <= H(X)/0", "{\"parts\": [[]]}", "a division by 0" },
        { "for X variable\\nclaim H(X) (1/0) <= 1", "{\"parts\": [[]]}", "not linear" },
    };
    ALL_JUDGED("shannon", list);
}

Test(checker_guards_read, sums)
{
    static const judged_t list[] = {
        { "for P law on X ; table w on X in [0,1]\\nclaim 1/(sum x: w(x)) = 1/(sum x: w(x))", "{}", "denominator" },
        { "for P, Q laws on X\\nclaim 1/(sum x: P(x)*Q(x)) = 1/(sum x: P(x)*Q(x))", "{}", "denominator" },
        { "for table w on X > 0\\nclaim 1/(sum x: log(w(x))) = 1/(sum x: log(w(x)))", "{}", "denominator" },
        { "for P law on X ; table w on X > 0\\nclaim (sum x: P(x)/(w(x)+1)) = (sum x: P(x)/(w(x)+1))", "{}",
          "a sum of entries" },
        { "for P law on X ; Q law on Y\\nclaim (sum x: 1) = (sum y: 1)", "{}", "two alphabets" },
        { "for c in [0,1]\\nclaim c^-1 = c^-1", "{}", "denominator" },
        { "for P, Q laws on X > 0\\nclaim LC(P(x)||Q(x)) = KL(P(x)||Q(x))", "{}", "not of this reason" },
        { "for P, Q laws on X\\nclaim chi2(P(x)||Q(x)) = chi2(P(x)||Q(x))", "{}", "not of this reason" },
        { "for P, Q laws on X > 0\\nclaim chi2(P(x)||Q(x)) = KL(P(x)||Q(x))", "{}", "identical" },
        { "for P, Q laws on X\\nclaim (sum x: sqrt(P(x)*Q(x))) = (sum x: sqrt(P(x)*Q(x)))", "{}", "under a root" },
        { "for P, Q laws on X\\nclaim (sum x: P(x)*log(P(x)+Q(x))) = (sum x: P(x)*log(P(x)+Q(x)))", "{}", "may be 0" },
        { "for X variable\\nclaim 0 = 0", "{}", "random variables" },
        { "for W channel X -> Y\\nclaim 0 = 0", "{}", "channels" },
    };
    static const judged_t gibbs[] = {
        { "for P, Q laws on X > 0\\nclaim 0 <= KL(2*P(x)-Q(x)||Q(x))",
          "{\"divergences\": [[\"1\", \"2*P(x)-Q(x)\", \"Q(x)\"]], \"given\": []}", "positive" },
        { "for P, Q laws on X > 0\\nclaim 0 <= KL(P(x)||Q(x))",
          "{\"divergences\": [[\"1\", \"2*P(x)-Q(x)\", \"Q(x)\"]], \"given\": []}", "to be a law" },
        { "for P, Q laws on X > 0\\nclaim 0 <= KL(P(x)||Q(x))",
          "{\"divergences\": [[\"1\", \"P(x)\", \"2*P(x)-Q(x)\"]], \"given\": []}", "to be a law" },
        { "for P, Q laws on X > 0\\nclaim 0 <= KL(P(x)||Q(x))",
          "{\"divergences\": [[\"1\", \"2*P(x)\", \"Q(x)\"]], \"given\": []}", "to be a law" },
        { "for P, Q laws on X > 0\\nclaim 0 <= KL(P(x)||Q(x))",
          "{\"divergences\": [[\"P(x)\", \"P(x)\", \"Q(x)\"]], \"given\": []}", "depends on a letter" },
        { "for P, Q laws on X > 0\\nclaim 0 <= KL(P(x)||Q(x))",
          "{\"divergences\": [[\"1\", \"P(x)\", \"Q(x)) + KL(P(x)||Q(x)\"]], \"given\": []}", "!two laws" },
        { "for P, Q laws on X > 0 ; c in [0,1]\\ngiven KL(P(x)||Q(x)) = c\\nclaim 0 <= c",
          "{\"divergences\": [], \"given\": [[\"1\", 0]]}", "an equation as a hypothesis" },
        { "for P, Q laws on X > 0 ; c in [0,1]\\nclaim 0 < KL(P(x)||Q(x))", "{\"divergences\": [], \"given\": []}",
          "one relation" },
        { "for P, Q laws on X > 0\\nclaim 0 = KL(P(x)||Q(x))",
          "{\"divergences\": [[\"1\", \"P(x)\", \"Q(x)\"]], \"given\": []}", "one relation" },
    };
    ALL_JUDGED("identity", list);
    ALL_JUDGED("gibbs", gibbs);
}

/* The file with this in place of that is unreadable, and says why. */
static void unreadable_with(const char *that, const char *this, const char *why)
{
    const char *whole = certificate_text("for X, Y variables\\nclaim 0 <= H(X)", "shannon",
                                         "{\"parts\": [[{\"times\": \"1\", \"of\": \"H(X)\"}]]}"),
               *at = strstr(whole, that);
    cr_assert(at, "%s", that);
    outcome_t o = VERIFY(file_put(
        "c.json", arena_printf(session_arena(), "%.*s%s%s", (int)(at - whole), whole, this, at + strlen(that))));
    cr_assert(o.status == 2 && strstr(o.err, why), "%s for %s: exit %d\n%s%s", this, that, o.status, o.out, o.err);
}

Test(checker_guards_read, files)
{
    static const struct { const char *that, *this, *why;
    } tried[] = {
        { "\"id\"", "\"certificate\": 1, \"id\"", "a member twice" },
        { "\"id\"", "\"more\": 1, \"id\"", "members besides" },
        { "\"link\": \"claim\",", "", "has no link" },
        { "\"times\": \"1\"", "\"times\": \"1\", \"times\": \"2\"", "a member twice" },
        { "\"times\": \"1\"", "\"times\": \"1\", \"given\": 0", "members besides" },
        { ": 1,", ": 1.0,", "whole number" },
        { ": 1,", ": 1e0,", "whole number" },
        { ": 1,", ": 01,", "whole number" },
        { ": 1,", ": -0,", "whole number" },
        { ": 1,", ": +1,", "expected" },
        { ": 1,", ": -,", "whole number" },
        { ": 1,", ": 1234567890,", "whole number" },
        { ": 1,", ": 2,", "version 1" },
        { ": 1,", ": \"1\",", "version 1" },
        { "own/x", "own\\x", "unknown escape" },
        { "own/x", "own\\u12", "four hexadecimal" },
        { "own/x", "own\\u00g0", "four hexadecimal" },
        { "own/x", "own\\u0000", "beyond ASCII" },
        { "own/x", "own\\u0080", "beyond ASCII" },
        { "own/x",
          "own\\u\x11"
          "041",
          "four hexadecimal" },
        { "own/x", "own\tx", "control character" },
        { "}]]}}", "}]]}} 1", "behind the end" },
        { "}]]}}", "}]]}", "expected" },
        { "}]]}}",
          "}]]}, \"a\": 1, \"b\": 1, \"c\": 1, \"d\": 1, \"e\": 1, \"f\": 1, \"g\": 1, \"h\": 1, \"i\": 1, \"j\": 1, "
          "\"k\": 1}",
          "16 members" },
        { "\"1\"", "\"1/0\"", "denominator 0" },
        { "\"1\"", "\"1/\"", "no fraction" },
        { "\"1\"", "\"\"", "no fraction" },
        { "\"1\"", "\"/2\"", "no fraction" },
        { "\"1\"", "\"1.5\"", "no fraction" },
        { "\"1\"", "\" 1\"", "no fraction" },
        { "\"1\"", "\"0x1\"", "no fraction" },
        { "\"1\"", "\"1 \"", "no fraction" },
        { "\"1\"", "1", "a text expected" },
        { "\"H(X)\"", "3", "a text expected" },
        { "[[{", "{\"a\": [{", "expected" },
        { "[{\"times\": \"1\", \"of\": \"H(X)\"}]", "{}", "a list expected" },
        { "[{\"times\": \"1\", \"of\": \"H(X)\"}]", "[7]", "an object" },
        { "\"of\": \"H(X)\"", "\"given\": \"0\"", "a whole number expected" },
        { "\"shannon\"", "\"magic\"", "not known here" },
    };
    for (size_t k = 0; k < sizeof tried / sizeof *tried; k++)
        unreadable_with(tried[k].that, tried[k].this, tried[k].why);
    char digits[1010], deep[250];
    snprintf(digits, sizeof digits, "\"1%01000d\"", 0);
    unreadable_with("\"1\"", digits, "no fraction");
    memset(deep, '[', 120), memset(deep + 120, ']', 120), deep[240] = 0;
    unreadable_with("\"1\"", deep, "nested deeper");
}

static int in_the_table(const char *path, const struct stat *st, int kind, struct FTW *at)
{
    const char *name = path + at->base;
    (void)st;
    if (kind == FTW_F && (strstr(name, ".c") || strstr(name, ".h")))
        cr_expect(file_has("docs/certificates.md", arena_printf(session_arena(), "`%s`", name)),
                  "%s is not in the table of parts", name);
    return 0;
}

Test(checker_guards_read, each_file_is_in_the_table_of_parts)
{
    cr_assert_eq(nftw("checker", in_the_table, 16, FTW_PHYS), 0);
}
