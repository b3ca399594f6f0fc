/* SPDX-License-Identifier: MIT
**
** lemmata-verify [--id ID] [--link LINK] [--statement FILE] [--quiet] FILE ..
*/
#include "checker/core/core.h"

#include <stdlib.h>
#include <string.h>

static const char *want_id, *want_link, *want_statement;
static bool quiet;

/* What is read of it is copied: the next file may have the same place. */
static const char *file_bytes(const char *path, size_t *n)
{
    static char bytes[BYTES_MAX + 2];
    FILE *f = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
    if (!f) unreadable("cannot be opened");
    *n = fread(bytes, 1, BYTES_MAX + 1, f);
    bool wrong = ferror(f);
    if (f != stdin) fclose(f);
    if (wrong) unreadable("cannot be read");
    if (*n > BYTES_MAX) unreadable("more than %d bytes", BYTES_MAX);
    bytes[*n] = 0;
    return bytes;
}

/* Is it a certificate for what was asked? */
static void asked(const char *id, const char *link, const char *statement)
{
    size_t n;
    if (want_id && strcmp(id, want_id) != 0)
        reject("a certificate for another statement: %.100s, and %.100s was asked", id, want_id);
    if (want_link && strcmp(link, want_link) != 0)
        reject("a certificate for another statement: the link %.100s, and %.100s was asked", link, want_link);
    if (!want_statement) return;
    const char *text = file_bytes(want_statement, &n);
    if (strlen(text) != n) unreadable("--statement: a byte 0");
    if (!same_tokens(text, statement)) reject("a certificate for another statement than %.200s", want_statement);
}

static bool by_reason(statement_t *s, const char *reason, const json_t *proof, FILE *out)
{
    static const struct {
        const char *name;
        void (*check)(statement_t *, const json_t *, FILE *);
    } all[] = { { "box", check_box },           { "integers", check_integers },     { "identity", check_identity },
                { "gibbs", check_gibbs },       { "letterwise", check_letterwise }, { "binary", check_binary },
                { "moments", check_moments },   { "intervals", check_intervals },   { "cite", check_cite },
                { "points", check_points },     { "coupling", check_coupling } };
    unsigned k = 0;
    if (strcmp(reason, "strict") == 0) { reason = strict_put(s, proof, out); proof = json_member(proof, "proof"); }
    if (strcmp(reason, "shannon") == 0) return check_shannon(s, proof, out);
    while (k < sizeof all / sizeof *all && strcmp(all[k].name, reason) != 0) k++;
    if (k == sizeof all / sizeof *all)
        unreadable("the reason %.40s is not known here; shannon, coupling, box, integers, identity, gibbs, letterwise, "
                   "binary, moments, intervals, strict, cite, points and means are",
                   reason);
    all[k].check(s, proof, out);
    return true;
}

static const char *text_member(const json_t *j, const char *name) { return json_text(json_member(j, name), name); }

/* In one line: a name with line ends would print another statement, or another file's verdict. */
static const char *label(const json_t *j, const char *name)
{
    const char *text = text_member(j, name);
    char *own = take(strlen(text) + 1);
    for (size_t k = 0; text[k]; k++) own[k] = (unsigned char)text[k] < ' ' ? '?' : text[k];
    return own;
}

bool certificate_verify(const json_t *j, FILE *out)
{
    functions_open(); /* nothing of what was before is kept */
    json_members(j, "certificate id link statement reason proof");
    if (json_member(j, "certificate")->kind != JSON_INTEGER || json_member(j, "certificate")->integer != 1)
        unreadable("not a certificate of version 1");
    const char *id = label(j, "id"), *link = label(j, "link"), *text = text_member(j, "statement"),
               *reason = text_member(j, "reason");
    bool means = strcmp(reason, "means") == 0;
    notation_of(reason);
    statement_t *s = means ? NULL : statement_read(text);
    fprintf(out, "  %.200s [%.200s], by %s\n  ", id, link, reason);
    for (const char *p = text; *p; p++) fprintf(out, *p == '\n' ? "\n  " : "%c", *p);
    fprintf(out, "\n");
    bool good = true;
    if (means) check_means(text, json_member(j, "proof"), out);
    else good = by_reason(s, reason, json_member(j, "proof"), out);
    notation_of(NULL); /* what this certificate is cited in has another notation */
    return good;
}

static bool verify(const char *path, FILE *out)
{
    size_t n;
    const char *bytes = file_bytes(path, &n);
    const json_t *j = json_read(bytes, n);
    json_members(j, "certificate id link statement reason proof");
    asked(text_member(j, "id"), text_member(j, "link"), text_member(j, "statement"));
    return certificate_verify(j, out);
}

/* A file's texts: letters and signs, and lines. */
static void show(const char *text)
{
    for (; *text; text++)
        putchar(*text == '\n' || (*text >= ' ' && *text <= '~') ? *text : *text == '\t' || *text == '\r' ? ' ' : '?');
}

/* 0: verified; 1: rejected; 2: unreadable; 3: the hypotheses contradict each other. */
static int one(const char *path)
{
    static const char *const parts[] = { [CORE] = "the core alone",
                                         [FUNCTIONS] = "the core, functions",
                                         [BOXES] = "the core, functions, boxes",
                                         [LAWS] = "the core, functions, boxes, laws",
                                         [MEANS] = "the core, means" };
    char *text = NULL;
    size_t size;
    memory_open(path);
    FILE *out = open_memstream(&text, &size);
    if (!out) { perror("lemmata-verify"); exit(2); }
    int status = setjmp(refused);
    if (status == 0) {
        status = verify(path, out) ? 0 : 3;
        fprintf(out, "  checked by: %s\n", parts[taken()]);
    }
    fclose(out);
    if (status == 2) fprintf(stderr, "lemmata-verify: %s: %s\n", path, refusal());
    else if (status == 1) printf("%s: rejected: %s\n", path, refusal());
    else if (status == 3)
        printf("%s: the hypotheses contradict each other: no law meets them; NOT a proof of the claim\n", path);
    else printf("%s: verified\n", path);
    if (!quiet && (status == 0 || status == 3)) show(text);
    fflush(stdout);
    free(text);
    memory_close();
    return status;
}

static const char usage_line[] = "usage: lemmata-verify [--id ID] [--link LINK] [--statement FILE] [--quiet] FILE ..\n";

static int usage(const char *wrong)
{
    fprintf(stderr, "lemmata-verify: %s\n%s", wrong, usage_line);
    return 2;
}

static int help(void)
{
    printf("%s\n"
           "Checks certificates of proved inequalities, as lemmata prove -o writes them, and prints\nwhat each proves, "
           "with what it rests on.\n\n"
           "  --id ID, --link LINK  the certificate has to be of this lemma, of this link\n"
           "  --statement FILE      it has to be of the statement in this file\n"
           "  --quiet               a line in all\n"
           "  --help, --version     this page; the version of the certificates that are read\n\n"
           "exit status: 0 all are verified, 1 one is rejected, 2 one cannot be read\n",
           usage_line);
    return 0;
}

int main(int argc, char **argv)
{
    static const struct { const char *name; const char **value; } option[] = {
        { "--id", &want_id }, { "--link", &want_link }, { "--statement", &want_statement } };
    unsigned count[4] = { 0 };
    int a = 1;
    for (; a < argc && strncmp(argv[a], "--", 2) == 0; a++) {
        unsigned k = 0;
        if (strcmp(argv[a], "--quiet") == 0) { quiet = true; continue; }
        if (strcmp(argv[a], "--help") == 0) return help();
        if (strcmp(argv[a], "--version") == 0) return printf("lemmata-verify: certificates of version 1\n"), 0;
        if (strcmp(argv[a], "--") == 0) { a++; break; }
        while (k < 3 && strcmp(argv[a], option[k].name) != 0) k++;
        if (k == 3) return usage("no such option");
        if (++a == argc) return usage("an option without its value");
        *option[k].value = argv[a];
    }
    if (a == argc) return usage("no file");
    for (; a < argc; a++) count[one(argv[a])]++;
    printf("%u verified, %u rejected, %u unreadable", count[0], count[1], count[2]);
    if (count[3]) printf(", %u of contradictory hypotheses", count[3]);
    printf("\n");
    return count[2] ? 2 : count[1] || count[3] ? 1 : 0;
}
