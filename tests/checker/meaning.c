/* SPDX-License-Identifier: MIT
**
** What is accepted is true. Statements of certificates, and statements changed in one place that are accepted with the
** proof as it is or with the same change throughout it, are written as claims and decided by the engine on candidates:
** none is refuted. The engine and the checker share no line.
*/
#include "tests/checker/meaning.h"
#include "tests/checker/checker.h"
#include "tests/checker/meaning_claim.h"
#include "tests/support/share.h"

#include <ctype.h>
#include <glob.h>
#include <jansson.h>

TestSuite(checker_meaning, .init = session_open, .fini = session_close, .timeout = 36000);

enum { BATCH = 100, REASONS_MAX = 60, VARIANTS = 8, DECIDED_MAX = 4096 };

/* --- deciding ----------------------------------------------------------------------------------------------------- */

typedef struct {
    size_t holds, undecided, refuted, reasons, times[REASONS_MAX];
    const char *reason[REASONS_MAX];
} tally_t;

static void no_claim(tally_t *T, const char *why)
{
    size_t k = 0;
    while (k < T->reasons && strcmp(T->reason[k], why) != 0) k++;
    if (k == REASONS_MAX) k--;
    else if (k == T->reasons) { T->reason[T->reasons++] = strdup(why); }
    T->times[k]++;
}

/* The words of a refusal without its place and what stands there. */
static const char *refused_because(const char *err)
{
    const char *why = strstr(err, "m.lem:");
    unsigned colons = 0;
    for (; why && *why && colons < 3; why++) colons += *why == ':';
    if (!why) return "not read";
    why += *why == ' ';
    return arena_printf(session_arena(), "not read: %.*s", (int)strcspn(why, "\n"), why);
}

int meaning_decided(const char **why, const char *statement, const char *candidates)
{
    const char *claim = claim_of_statement(why, session_arena(), statement);
    if (!claim) return 2;
    outcome_t o = LEMMATA("check", "--candidates", candidates, "-t", "20", file_put("m.lem", claim));
    *why = o.status == 2 ? refused_because(o.err) : arena_printf(session_arena(), "%s%s", claim, o.out);
    return o.status;
}

static void decide(tally_t *T, const char *statement, const char *of, const char *candidates)
{
    const char *why;
    switch (meaning_decided(&why, statement, candidates)) {
    case 0: T->holds++; break;
    case 2: no_claim(T, why); break;
    case 1: T->refuted++; cr_expect(false, "%s: accepted, and refuted:\n%s\n%s", of, statement, why); break;
    default: T->undecided++;
    }
}

const char *unescaped(const char *text)
{
    char *own = arena_printf(session_arena(), "%s", text), *to = own;
    for (const char *p = text; *p; p++) {
        bool escaped = *p == '\\' && p[1];
        *to++ = !escaped ? *p : *++p == 'n' ? '\n' : *p;
    }
    *to = 0;
    return own;
}

void assert_not_refuted(const char *statement)
{
    enum { IN = 8 };
    size_t sum = 0;
    for (const char *p = statement; *p; p++) sum = 31 * sum + (unsigned char)*p;
    if (!share_is_whole() && sum % IN) return;
    const char *why, *own = unescaped(statement);
    cr_assert(meaning_decided(&why, own, "20") != 1, "verified, and refuted:\n%s\n%s", own, why);
}

static void say(const tally_t *T, const char *what)
{
    printf("%s: %zu hold, %zu undecided or untried, %zu refuted\n", what, T->holds, T->undecided, T->refuted);
    for (size_t k = 0; k < T->reasons; k++) printf("    %zu no claims: %s\n", T->times[k], T->reason[k]);
    fflush(stdout);
}

/* --- changes ------------------------------------------------------------------------------------------------------ */

static arena_t *own; /* of one certificate's changes */

static bool in_name(char c) { return isalnum((unsigned char)c) || c == '_' || c == '\''; }

static size_t word_at(const char *p)
{
    size_t n = 0;
    if (!isalpha((unsigned char)*p)) return isdigit((unsigned char)*p) ? strspn(p, "0123456789") : 0;
    while (in_name(p[n])) n++;
    return n;
}

static bool is_kept(const char *p, size_t n)
{
    static const char *const kept[] = {
        "for", "given", "claim",   "law",   "laws",    "table",  "tables",  "variable", "variables", "on",   "of",
        "in",  "into",  "map",     "inf",   "each",    "limit",  "decay",   "fall",     "chance",    "share", "ceil",
        "by",  "with",  "channel", "unless", "letters", "R",     "sum",     "max",      "min",       "uniform",
        "intervals", "weights"
    };
    for (size_t k = 0; k < sizeof kept / sizeof *kept; k++)
        if (strlen(kept[k]) == n && strncmp(kept[k], p, n) == 0) return true;
    return false;
}

/* The v-th other word of the statement that stands as this one does, before a bracket or not; NULL: there is none. */
static const char *other_word(const char *text, const char *p, size_t n, unsigned v)
{
    const char *seen[64];
    unsigned words = 0;
    for (const char *q = text; *q;) {
        size_t m = word_at(q);
        bool fits = m && isalpha((unsigned char)*q) && !is_kept(q, m) && (q[m] == '(') == (p[n] == '(') &&
                    !(m == n && strncmp(q, p, n) == 0);
        for (unsigned k = 0; k < words && fits; k++) fits = strlen(seen[k]) != m || strncmp(seen[k], q, m) != 0;
        if (fits && words < 64) {
            seen[words] = arena_printf(own, "%.*s", (int)m, q);
            if (words++ == v) return seen[v];
        }
        q += m ? m : 1;
    }
    return NULL;
}

static bool in_declarations(const char *text, const char *p)
{
    while (p > text && p[-1] != '\n') p--;
    return strncmp(p, "for ", 4) == 0;
}

/* The v-th change of what stands at p, of *n characters; NULL: none. */
static const char *changed(const char *text, const char *p, unsigned v, size_t *n)
{
    static const char *const relation[] = { "<=", ">=", "<", ">", "=" };
    static const char *const sign[][2] = { { "+", "-" }, { "-", "+" }, { "*", "/" }, { "/", "*" }, { ",", ";" },
                                           { ";", "," }, { "|", "," } };
    *n = word_at(p);
    if (*n && isdigit((unsigned char)*p)) {
        long k = strtol(p, NULL, 10), number[] = { k + 1, k - 1, 2 * k, 0 };
        return v > 3 || number[v] == k || number[v] < 0 ? NULL : arena_printf(own, "%ld", number[v]);
    }
    if (*n) return is_kept(p, *n) ? NULL : other_word(text, p, *n, v);
    *n = 1;
    if (*p == '\n') { /* the line that begins here is left out */
        bool given = strncmp(p + 1, "given", 5) == 0;
        *n = given ? 1 + strcspn(p + 1, "\n") : 1;
        return given && !v ? "" : NULL;
    }
    if (strncmp(p, " > 0", 4) == 0 && in_declarations(text, p)) { *n = 4; return v ? NULL : ""; }
    if (strncmp(p, "->", 2) == 0 || strncmp(p, "||", 2) == 0 || strncmp(p, "..", 2) == 0) { *n = 2; return NULL; }
    for (unsigned k = 0; k < 5; k++) {
        if (strncmp(p, relation[k], strlen(relation[k])) != 0) continue;
        *n = strlen(relation[k]);
        return v < 4 ? relation[(k + 1 + v) % 5] : NULL;
    }
    bool ends = in_declarations(text, p) && !v; /* of a range */
    if (ends && p > text + 3 && strncmp(p - 3, "in ", 3) == 0) return *p == '(' ? "[" : *p == '[' ? "(" : NULL;
    if (ends && (p[1] == '\n' || p[1] == ' ' || !p[1])) return *p == ')' ? "]" : *p == ']' ? ")" : NULL;
    for (size_t k = 0; k < sizeof sign / sizeof *sign && !v; k++)
        if (*p == *sign[k][0]) return sign[k][1];
    return NULL;
}

/* The text with this word everywhere another, behind the declarations. */
static const char *throughout(const char *text, const char *word, size_t n, const char *by, bool statement)
{
    size_t at = statement ? strcspn(text, "\n") : 0;
    const char *p = text + at;
    char *out = arena_alloc(own, at + strlen(p) * (strlen(by) + 1) + 1);
    memcpy(out, text, at);
    while (*p) {
        size_t m = word_at(p);
        bool same = m == n && strncmp(p, word, n) == 0;
        if (same) { memcpy(out + at, by, strlen(by)); at += strlen(by); }
        else { memcpy(out + at, p, m ? m : 1); at += m ? m : 1; }
        p += m ? m : 1;
    }
    out[at] = 0;
    return out;
}

/* All texts of a proof changed so; member names are left. */
static json_t *proof_throughout(json_t *j, const char *word, size_t n, const char *by)
{
    json_t *made, *part;
    const char *key;
    size_t k;
    if (json_is_string(j)) return json_string(throughout(json_string_value(j), word, n, by, false));
    if (json_is_array(j)) {
        made = json_array();
        json_array_foreach(j, k, part) json_array_append_new(made, proof_throughout(part, word, n, by));
        return made;
    }
    if (!json_is_object(j)) return json_deep_copy(j);
    made = json_object();
    json_object_foreach(j, key, part) json_object_set_new(made, key, proof_throughout(part, word, n, by));
    return made;
}

/* --- sweeping ----------------------------------------------------------------------------------------------------- */

typedef struct {
    tally_t tally;
    size_t tried, accepted, n;
    const char *file[BATCH], *statement[BATCH];
    size_t decided;                     /* of this certificate */
    const char *already[DECIDED_MAX];
} sweep_t;

/* The first time that this statement of the certificate is accepted? */
static bool is_new(sweep_t *S, const char *statement)
{
    for (size_t k = 0; k < S->decided; k++)
        if (strcmp(S->already[k], statement) == 0) return false;
    if (S->decided < DECIDED_MAX) S->already[S->decided++] = statement;
    return true;
}

/* Those of the batch that are accepted are decided, each statement once. */
static void settle(sweep_t *S, const char *of)
{
    const char *argv[BATCH + 3] = { verify_path(), "--quiet" };
    if (!S->n) return;
    memcpy(argv + 2, S->file, S->n * sizeof *S->file);
    argv[S->n + 2] = NULL;
    outcome_t o = process_run("", 0, argv);
    cr_assert(o.status <= 2, "%s: exit %d\n%s", of, o.status, o.err);
    for (size_t k = 0; k < S->n; k++) {
        if (!strstr(o.out, arena_printf(session_arena(), "%s: verified\n", S->file[k]))) continue;
        S->accepted++;
        if (is_new(S, S->statement[k])) decide(&S->tally, S->statement[k], of, "40");
    }
    S->tried += S->n;
    S->n = 0;
}

static void put(sweep_t *S, json_t *whole, const char *statement, json_t *proof, const char *of)
{
    json_t *made = json_copy(whole);
    json_object_set_new(made, "statement", json_string(statement));
    if (proof) json_object_set_new(made, "proof", proof);
    char *text = json_dumps(made, JSON_COMPACT);
    S->statement[S->n] = statement;
    S->file[S->n] = file_put(arena_printf(session_arena(), "s%zu.json", S->n), text);
    free(text);
    json_decref(made);
    if (++S->n == BATCH) settle(S, of);
}

static void change_statement(sweep_t *S, share_t *share, const char *path)
{
    json_t *whole = json_load_file(path, 0, NULL), *proof = json_object_get(whole, "proof");
    const char *text = json_string_value(json_object_get(whole, "statement"));
    size_t n = 1, accepted = S->accepted, tried = S->tried;
    S->decided = 0;
    share->from = share->seen + strlen(path); /* whatever the order of the files */
    for (const char *p = text; *p; p += n)
        for (unsigned v = 0; v < VARIANTS; v++) {
            const char *by = changed(text, p, v, &n);
            if (!by) continue;
            if (share_takes(share))
                put(S, whole, arena_printf(own, "%.*s%s%s", (int)(p - text), text, by, p + n), NULL, path);
            if (!isalnum((unsigned char)*p) || in_declarations(text, p) || !share_takes(share)) continue;
            put(S, whole, throughout(text, p, n, by, true), proof_throughout(proof, p, n, by), path);
        }
    settle(S, path);
    json_decref(whole);
    arena_reset(own);
    if (share_is_whole()) printf("%s: %zu of %zu accepted\n", path, S->accepted - accepted, S->tried - tried);
    fflush(stdout);
}

static size_t each_certificate(void (*of)(void *, const char *path), void *self)
{
    static const char *const pattern[] = { "proofs/*/proved/*.json", CERTIFICATES "/*.json" };
    size_t n = 0;
    for (size_t k = 0; k < 2; k++) {
        glob_t g;
        cr_assert(glob(pattern[k], 0, NULL, &g) == 0);
        for (size_t i = 0; i < g.gl_pathc; i++, n++) of(self, g.gl_pathv[i]);
        globfree(&g);
    }
    return n;
}

/* What is false is refuted, in each notation that a statement has more than a claim. */
Test(checker_meaning, false_statements)
{
#define POOL "for p law on X > 0 ; table w on X > 0 ; K in 2..inf ; H weights of x: w(x), p(x), K"
#define COUNT POOL " ; G share of x: [w(x) >= 1], H, 1 ; C chance of x: [w(x) >= 1], H, 1"
#define LAW "for law p(s) p(t|s)"
    static const struct { const char *statement; int status;
    } tried[] = {
        { "for P, Q laws on X > 0\nclaim KL(P(x)||Q(x)) <= chi2(P(x)||Q(x))", 0 },
        { "for P, Q laws on X > 0\nclaim chi2(P(x)||Q(x)) <= KL(P(x)||Q(x))", 1 },
        { "for P, Q laws on X > 0\nclaim 0 < KL(P(x)||Q(x)) unless for each x: P(x) = Q(x)", 0 },
        { "for P, Q laws on X > 0\nclaim KL(P(x)||Q(x)) < TV(P(x)||Q(x)) unless for each x: P(x) = Q(x)", 1 },
        { "for p in [0,1]\nclaim p^2 < p unless p = 0", 1 },
        { "for p in [0,1]\nclaim p^2 < p unless p*(1 - p) = 0", 0 },
        { LAW " ; S, T on M letters ; M in 2..inf\nclaim I(S;T) <= log(M)", 0 },
        { LAW " ; S, T on M letters ; M in 2..inf\nclaim log(M) <= H(S)", 1 },
        { LAW " ; Q law on T\nclaim KL(T|S||Q) = I(S;T) + KL(T||Q)", 0 },
        { LAW " ; Q law on T\nclaim KL(T|S||Q) <= KL(T||Q)", 1 },
        { POOL "\nclaim for each x, y, given w(x) <= w(y): H(x) <= H(y)", 0 },
        { POOL "\nclaim for each x, y, given w(x) <= w(y): H(y) <= H(x)", 1 },
        { POOL "\ngiven for each x, y: w(x) <= 2*w(y)\nclaim for each x: H(x) <= 1", 1 },
        { POOL " ; G weights of x: w(x), p(x)*H(x), K\nclaim for each x: H(x) <= G(x)", 1 },
        { COUNT "\nclaim for each x: G(x) <= K*C", 0 },
        { COUNT "\nclaim for each x: G(x) <= C", 1 },
        { POOL " ; E ceil of K/2\nclaim E <= K/2", 1 },
        { POOL " ; L limit of x: p(x), p(x)*H(x)\nclaim for each x: L(x) <= p(x)", 1 },
        { POOL " ; D decay of x: (1 - [w(x) = (max x: w(x))]), p(x), p(x)*H(x)\nclaim D < 1", 0 },
    };
    for (size_t k = 0; k < sizeof tried / sizeof *tried; k++) {
        const char *why;
        int status = meaning_decided(&why, tried[k].statement, "60");
        cr_expect(status == tried[k].status, "%s: status %d\n%s", tried[k].statement, status, why);
    }
}

typedef struct { tally_t tally; share_t share; } stored_t;

static void decide_stored(void *self, const char *path)
{
    stored_t *S = self;
    if (!share_takes(&S->share)) return;
    json_t *whole = json_load_file(path, 0, NULL);
    decide(&S->tally, json_string_value(json_object_get(whole, "statement")), path, "20");
    json_decref(whole);
}

Test(checker_meaning, stored_statements)
{
    stored_t S = { .share = { .in = 12 } };
    each_certificate(decide_stored, &S);
    share_say(&S.share, "checker_meaning: statements of certificates");
    say(&S.tally, "    of them");
    cr_assert(S.tally.holds > S.share.tried / 2, "%zu of %zu were decided", S.tally.holds, S.share.tried);
}

typedef struct { sweep_t sweep; share_t share; } changes_t;

static void sweep_one(void *self, const char *path)
{
    changes_t *C = self;
    change_statement(&C->sweep, &C->share, path);
}

Test(checker_meaning, changed_statements)
{
    changes_t C = { .share = { .in = 400 } };
    own = arena_new();
    each_certificate(sweep_one, &C);
    share_say(&C.share, "checker_meaning: changed statements");
    printf("    %zu of %zu accepted\n", C.sweep.accepted, C.sweep.tried);
    say(&C.sweep.tally, "    of them");
    arena_free(own);
    cr_assert(C.share.seen > 10000 && C.sweep.tried > 100, "%zu of %zu", C.sweep.tried, C.share.seen);
}
