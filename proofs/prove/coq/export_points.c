/* SPDX-License-Identifier: MIT */
#include "proofs/prove/coq/export_points.h"
#include "proofs/prove/coq/points_proof.h"
#include "proofs/prove/coq/term.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    const char *binders, *bound, *hypotheses, *intros, *first; /* first: what the proof begins with */
    const char *alphabets[8];
    unsigned n;
} theorem_t;

static const char *slice(at_proof_t *P, const char *from, const char *to)
{
    return arena_printf(P->N.A, "%.*s", (int)(to - from), from);
}

static void more(at_proof_t *P, const char **text, const char *what, const char *gap)
{
    *text = arena_printf(P->N.A, "%s%s%s", *text, **text ? gap : "", what);
}

static void says(at_proof_t *P, theorem_t *T, const char *name, const char *what)
{
    more(P, &T->hypotheses, arena_printf(P->N.A, "%s ->", what), "\n  ");
    more(P, &T->intros, name, " ");
}

/* --- declarations ------------------------------------------------------------------------------------------------- */

static void declare(at_proof_t *P, const char *name, const char *alphabet, bool whole, bool law)
{
    static const char *const taken[] = { "sum",   "most",  "least",    "law",   "pool",    "drawn", "total",
                                         "count", "above", "at_least", "same",  "letter",  "first", "others",
                                         "all",   "once",  "alphabet", "apart", "tangent", "bends", "size" };
    for (size_t k = 0; k < sizeof taken / sizeof *taken; k++)
        if (strcmp(taken[k], name) == 0) at_fail(P, "a name that letters.v has");
    if (P->N.names == AT_NAMES_MAX) {
        at_fail(P, "so many names");
        return;
    }
    P->N.name[P->N.names].name = name;
    P->N.name[P->N.names].alphabet = alphabet;
    P->N.name[P->N.names].whole = whole;
    P->N.name[P->N.names++].law = law;
}

static void on_alphabet(at_proof_t *P, theorem_t *T, const char *name, const char *alphabet)
{
    unsigned k = 0;
    while (k < T->n && strcmp(T->alphabets[k], alphabet) != 0) k++;
    if (k == 8) {
        at_fail(P, "so many alphabets");
        return;
    }
    if (k == T->n) {
        T->alphabets[T->n++] = alphabet;
        more(P, &T->binders, arena_printf(P->N.A, "(%s : alphabet)", coq_name(P->N.A, alphabet)), " ");
        more(P, &T->bound, coq_name(P->N.A, alphabet), " ");
    }
    more(P, &T->binders, arena_printf(P->N.A, "(%s : %s -> R)", coq_name(P->N.A, name), coq_name(P->N.A, alphabet)),
         " ");
    more(P, &T->bound, coq_name(P->N.A, name), " ");
}

/* [table] NAME [law] on X [> 0] */
static void entries(at_proof_t *P, theorem_t *T, const char *text, bool law)
{
    const char *on = strstr(text, " on "), *above = on ? strstr(on, " > 0") : NULL, *name = text, *end = on;
    if (!law)
        name += strlen("table ");
    else
        end = strstr(text, " law on ");
    if (!on || !end || strchr(slice(P, name, end), ',') || strstr(on, " in ")) {
        at_fail(P, "a declaration");
        return;
    }
    name = slice(P, name, end);
    const char *alphabet = slice(P, on + 4, above ? above : on + strlen(on)), *own = coq_name(P->N.A, name);
    declare(P, name, alphabet, false, law);
    on_alphabet(P, T, name, alphabet);
    if (law) {
        says(P, T, arena_printf(P->N.A, "law_%s", own), arena_printf(P->N.A, "law %s", own));
        more(P, &T->first,
             arena_printf(P->N.A, "assert (one_%s : sum (fun x : %s => %s x) = 1) by exact (proj2 law_%s).", own,
                          coq_name(P->N.A, alphabet), own, own),
             "\n");
    }
    if (above)
        says(P, T, arena_printf(P->N.A, "pos_%s", own),
             arena_printf(P->N.A, "(forall x : %s, 0 < %s x)", coq_name(P->N.A, alphabet), own));
}

/* NAME in [0,1), 2..inf */
static void number(at_proof_t *P, theorem_t *T, const char *text)
{
    const char *in = strstr(text, " in "), *gap = in ? strstr(in, "..") : NULL, *comma = in ? strchr(in, ',') : NULL;
    if (!in) {
        at_fail(P, "a declaration");
        return;
    }
    const char *name = slice(P, text, in), *own = coq_name(P->N.A, name), *last = text + strlen(text) - 1;
    declare(P, name, NULL, gap != NULL, false);
    more(P, &T->binders, arena_printf(P->N.A, "(%s : %s)", own, gap ? "nat" : "R"), " ");
    more(P, &T->bound, own, " ");
    if (!gap && !comma) return; /* R */
    const char *lo = gap ? slice(P, in + 4, gap) : slice(P, in + 5, comma),
               *hi = gap ? gap + 2 : slice(P, comma + 1, last), *x = gap ? arena_printf(P->N.A, "INR %s", own) : own;
    if (gap && *lo == '-') at_fail(P, "an integer that may be negative");
    if (!strstr(lo, "inf"))
        says(P, T, arena_printf(P->N.A, "least_%s", own),
             arena_printf(P->N.A, "%s %s %s", lo, gap || in[4] == '[' ? "<=" : "<", x));
    if (!strstr(hi, "inf"))
        says(P, T, arena_printf(P->N.A, "most_%s", own),
             arena_printf(P->N.A, "%s %s %s", x, gap || *last == ']' ? "<=" : "<", hi));
}

/* The sign outside of brackets. */
static const char *outside(const char *at, char sign)
{
    for (int deep = 0; *at; at++) {
        if (strchr("([", *at)) deep++;
        if (strchr(")]", *at)) deep--;
        if (*at == sign && deep == 0) return at;
    }
    return NULL;
}

/* That the pool draws from a law: p, or the points of another pool. */
static const char *from_law(at_proof_t *P, const at_pool_t *p, const char *H, const char *X)
{
    arena_t *A = P->N.A;
    const char *x = coq_name(A, p->letter),
               *law = arena_printf(A, "law (fun %s : %s => %s)", x, X, at_text(&P->N, p->p));
    if (p->p->kind == AT_ENTRY)
        return arena_printf(A, "assert (%s_from : %s) by exact law_%s.", H, law, coq_name(A, p->p->name));
    for (unsigned k = 0; k + 1 < P->pools; k++) {
        const at_pool_t *of = &P->pool[k];
        const char *own = coq_name(A, of->name);
        if (p->p->kind != AT_MUL || p->p->b->kind != AT_ENTRY || strcmp(p->p->b->name, of->name) != 0) continue;
        return arena_printf(
            A,
            "assert (%s_from : %s).\n{ split; [intro; pos |].\n"
            "pose proof (pool_total %s (fun %s : %s => %s) (fun %s : %s => %s) %s_weighs %s_from %s ltac:(lra)) as "
            "one.\n"
            "change (1 - sum (fun %s : %s => %s * %s %s) = 0) in one. change (sum (fun %s : %s => %s) = 1). lra. }",
            H, law, X, coq_name(A, of->letter), X, at_text(&P->N, of->w), coq_name(A, of->letter), X,
            at_text(&P->N, of->p), own, own, coq_name(A, of->size), coq_name(A, of->letter), X, at_text(&P->N, of->p),
            own, coq_name(A, of->letter), x, X, at_text(&P->N, p->p));
    }
    at_fail(P, "a pool that draws from no law by its form");
    return "";
}

/* H weights of x: w(x), p(x), K */
static void weights(at_proof_t *P, theorem_t *T, const char *text, const char *of)
{
    arena_t *A = P->N.A;
    const char *colon = strchr(text, ':'), *one = colon ? outside(colon, ',') : NULL,
               *two = one ? outside(one + 1, ',') : NULL;
    if (!two || P->pools == AT_POOLS_MAX) {
        at_fail(P, "weights of pools");
        return;
    }
    at_pool_t *p = &P->pool[P->pools++];
    p->name = slice(P, text, of);
    p->letter = slice(P, of + strlen(" weights of "), colon);
    p->size = two + 2;
    P->N.letter[P->N.letters].name = p->letter;
    P->N.letter[P->N.letters++].alphabet = NULL;
    p->w = at_read(&P->N, slice(P, colon + 1, one));
    p->p = at_read(&P->N, slice(P, one + 1, two));
    P->N.letters--;
    if (P->N.why) return;
    p->alphabet = at_alphabet(&P->N, p->p, p->letter);
    if (at_declared(&P->N, p->size) < 0) {
        at_fail(P, "pools of K + 1 points");
        return;
    }
    declare(P, p->name, p->alphabet, false, false);
    const char *H = coq_name(A, p->name), *X = coq_name(A, p->alphabet), *x = coq_name(A, p->letter);
    more(P, &T->hypotheses,
         arena_printf(A, "let %s := pool (fun %s : %s => %s) (fun %s : %s => %s) %s in", H, x, X, at_text(&P->N, p->w),
                      x, X, at_text(&P->N, p->p), coq_name(A, p->size)),
         "\n  ");
    more(P, &T->intros, H, " ");
    more(P, &T->first,
         arena_printf(A,
                      "assert (%s_weighs : forall %s : %s, 0 < %s) by (intro; pos).\n%s\n"
                      "assert (%s_above : forall x : %s, 0 < %s x).\n{ intro; apply (pool_above %s (fun %s : %s => %s) "
                      "(fun %s : %s => %s) %s_weighs %s_from %s); lra. }",
                      H, x, X, at_text(&P->N, p->w), from_law(P, p, H, X), H, X, H, X, x, X, at_text(&P->N, p->w), x, X,
                      at_text(&P->N, p->p), H, H, coq_name(A, p->size)),
         "\n");
}

static void declaration(at_proof_t *P, theorem_t *T, const char *text)
{
    const char *of = strstr(text, " weights of ");
    if (of)
        weights(P, T, text, of);
    else if (strstr(text, " limit of ") || strstr(text, " decay of ") || strstr(text, " fall of "))
        at_fail(P, "limits of loops are not exported");
    else if (strstr(text, " chance of ") || strstr(text, " share of ") || strstr(text, " ceil of "))
        at_fail(P, "counts of points in pools are not exported");
    else if (strncmp(text, "table ", 6) == 0)
        entries(P, T, text, false);
    else if (strstr(text, " law on "))
        entries(P, T, text, true);
    else
        number(P, T, text);
}

/* --- relations ---------------------------------------------------------------------------------------------------- */

/* A REL B, the relation outside of brackets. */
static bool relation(at_proof_t *P, const char *text, const at_term_t **a, const char **sign, const at_term_t **b)
{
    int deep = 0;
    for (const char *at = text; *at; at++) {
        if (strchr("([", *at)) deep++;
        if (strchr(")]", *at)) deep--;
        if (deep || !strchr("<>=", *at)) continue;
        size_t n = at[1] == '=' ? 2 : 1;
        *sign = slice(P, at, at + n);
        *a = at_read(&P->N, slice(P, text, at));
        *b = at_read(&P->N, at + n);
        return *a && *b;
    }
    return false;
}

/* x, y: the letters of `for each`, and what stands behind. */
static const char *each(at_proof_t *P, const char *text, const char **letter, unsigned *n)
{
    const char *stop = strpbrk(text, ":,");
    for (; stop; stop = strpbrk(text, ":,")) {
        while (*text == ' ') text++;
        if (strncmp(text, "given ", 6) == 0) return text;
        if (*n == 8 || P->N.letters == AT_LETTERS_MAX) break;
        letter[*n] = slice(P, text, stop);
        P->N.letter[P->N.letters].name = letter[(*n)++];
        P->N.letter[P->N.letters++].alphabet = NULL;
        text = stop + 1;
        if (*stop == ':') return text;
    }
    at_fail(P, "letters of for each");
    return text;
}

static const char *relation_text(at_proof_t *P, const at_fact_t *f)
{
    return arena_printf(P->N.A, "%s %s %s", at_text(&P->N, f->a), f->sign, at_text(&P->N, f->b));
}

static const char *quantified(at_proof_t *P, const char *const *letter, unsigned n)
{
    const char *text = "";
    for (unsigned k = 0; k < n; k++) {
        const char *alphabet = NULL;
        for (unsigned i = 0; i < P->N.letters; i++)
            if (strcmp(P->N.letter[i].name, letter[k]) == 0) alphabet = P->N.letter[i].alphabet;
        if (!alphabet) {
            at_fail(P, "a letter of no alphabet");
            alphabet = "_";
        }
        text = arena_printf(P->N.A, "%s%s(%s : %s)", text, k ? " " : "", coq_name(P->N.A, letter[k]),
                            coq_name(P->N.A, alphabet));
    }
    return text;
}

static at_fact_t *fact(at_proof_t *P, const char *text)
{
    if (P->facts == AT_FACTS_MAX) {
        at_fail(P, "so many hypotheses");
        return NULL;
    }
    at_fact_t *f = &P->fact[P->facts];
    const char *stop = text;
    if (strncmp(text, "for each ", 9) == 0) stop = each(P, text + 9, f->letter, &f->letters);
    if (!relation(P, stop, &f->a, &f->sign, &f->b)) {
        at_fail(P, "a hypothesis that is no relation");
        return NULL;
    }
    P->facts++;
    return f;
}

/* Of one without letters its slack is known from the beginning. */
static void supposed(at_proof_t *P, theorem_t *T, const at_fact_t *f)
{
    const char *name = arena_printf(P->N.A, "h_%u", P->facts - 1), *r = arena_printf(P->N.A, "r_h%u", P->facts - 1);
    const char *of = strcmp(f->sign, "=") == 0    ? "eq"
                     : strcmp(f->sign, "<=") == 0 ? "le"
                     : strcmp(f->sign, ">=") == 0 ? "ge"
                     : *f->sign == '<'            ? "lt"
                                                  : "gt";
    const at_term_t *slack = at_slack(P, f->a, f->sign, f->b);
    more(P, &T->intros, name, " ");
    at_know(P, slack, at_sign(f->sign), f->letters ? NULL : r);
    if (f->letters) return;
    more(P, &T->first,
         arena_printf(P->N.A, "assert (%s : %s) by exact (slack_%s _ _ %s).", r, at_says(P, slack, at_sign(f->sign)),
                      of, name),
         "\n");
}

static void given(at_proof_t *P, theorem_t *T, const char *text)
{
    unsigned letters = P->N.letters;
    const at_fact_t *f = fact(P, text);
    if (!f) return;
    more(P, &T->hypotheses,
         f->letters
             ? arena_printf(P->N.A, "(forall %s, %s) ->", quantified(P, f->letter, f->letters), relation_text(P, f))
             : arena_printf(P->N.A, "%s ->", relation_text(P, f)),
         "\n  ");
    P->N.letters = letters;
    supposed(P, T, f);
}

/* [for each x, y[, given A < B]: ]A REL B */
static void claim(at_proof_t *P, theorem_t *T, const char *text, at_fact_t *own)
{
    const char *letter[8], *guard[8];
    unsigned n = 0, guards = 0;
    if (strncmp(text, "for each ", 9) == 0) text = each(P, text + 9, letter, &n);
    while (n && strncmp(text, "given ", 6) == 0) {
        const char *stop = outside(text, ','), *colon = outside(text, ':');
        bool last = !stop || colon < stop;
        if (guards == 8 || !colon) {
            at_fail(P, "what is supposed of letters");
            return;
        }
        guard[guards++] = slice(P, text + 6, last ? colon : stop);
        text = last ? colon + 1 : stop + 2;
        if (last) break;
    }
    const at_fact_t *g[8];
    for (unsigned k = 0; k < guards; k++)
        if (!(g[k] = fact(P, guard[k]))) return;
    if (!relation(P, text, &own->a, &own->sign, &own->b)) {
        at_fail(P, "a claim that is no relation");
        return;
    }
    if (n) more(P, &T->hypotheses, arena_printf(P->N.A, "forall %s,", quantified(P, letter, n)), "\n  ");
    for (unsigned k = 0; k < n; k++) more(P, &T->intros, coq_name(P->N.A, letter[k]), " ");
    unsigned facts = P->facts;
    for (unsigned k = 0; k < guards; k++) {
        more(P, &T->hypotheses, arena_printf(P->N.A, "%s ->", relation_text(P, g[k])), "\n  ");
        P->facts = facts - guards + k + 1;
        supposed(P, T, g[k]);
    }
    P->facts = facts;
}

static void statement(at_proof_t *P, theorem_t *T, const char *text, at_fact_t *own)
{
    for (const char *at = text, *stop; at && *at && !P->N.why; at = stop ? stop + 1 : NULL) {
        stop = strchr(at, '\n');
        const char *line = stop ? slice(P, at, stop) : at;
        if (strncmp(line, "for ", 4) == 0) {
            for (const char *from = line + 4, *end; from && !P->N.why; from = end ? end + 3 : NULL) {
                end = strstr(from, " ; ");
                declaration(P, T, end ? slice(P, from, end) : from);
            }
        } else if (strncmp(line, "given ", 6) == 0)
            given(P, T, line + 6);
        else if (strncmp(line, "claim ", 6) == 0)
            claim(P, T, line + 6, own);
        else
            at_fail(P, "a line of the statement");
    }
    if (!own->b) at_fail(P, "no claim");
}

/* --- the theorem -------------------------------------------------------------------------------------------------- */

bool export_points(FILE *f, json_t *certificate, const char *id, const char *name, const char **why)
{
    arena_t *A = arena_new();
    at_proof_t *P = ARENA_NEW(A, at_proof_t);
    theorem_t T = { .binders = "", .bound = "", .hypotheses = "", .intros = "", .first = "" };
    at_fact_t own = { 0 };
    char *text = NULL;
    size_t size;
    const char *words = json_string_value(json_object_get(certificate, "statement"));
    *P = (at_proof_t){ .N = { .A = A }, .out = open_memstream(&text, &size) };
    statement(P, &T, words, &own);
    if (!P->N.why) {
        const char *of = at_sign(own.sign) == AT_ZERO ? "eq"
                         : own.sign[1]                ? (*own.sign == '<' ? "le" : "ge")
                         : *own.sign == '<'           ? "lt"
                                                      : "gt";
        fprintf(P->out,
                "(* %s\n   %s *)\nTheorem %s : forall %s,\n  %s\n  %s.\nProof.\nintros %s %s.\n%s\napply of_%s.\n", id,
                words, name, T.binders, T.hypotheses, relation_text(P, &own), T.bound, T.intros, T.first, of);
        at_block(P, at_slack(P, own.a, own.sign, own.b), at_sign(own.sign),
                 json_object_get(json_object_get(certificate, "proof"), "block"));
        fprintf(P->out, "Qed.\n\n");
    }
    fclose(P->out);
    bool good = !P->N.why;
    if (good)
        fprintf(f, "%s", text);
    else
        *why = strdup(P->N.why);
    free(text);
    arena_free(A);
    return good;
}
