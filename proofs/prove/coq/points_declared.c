/* SPDX-License-Identifier: MIT
**
** Declarations: alphabets, laws, tables, numbers, weights of pools.
*/
#include "proofs/prove/coq/points_loops.h"
#include "proofs/prove/coq/points_statement.h"
#include "proofs/prove/coq/term.h"

#include <string.h>

const char *at_slice(at_proof_t *P, const char *from, const char *to)
{
    return arena_printf(P->N.A, "%.*s", (int)(to - from), from);
}

void at_more(at_proof_t *P, const char **text, const char *what, const char *gap)
{
    *text = arena_printf(P->N.A, "%s%s%s", *text, **text ? gap : "", what);
}

void at_supposes(at_proof_t *P, at_theorem_t *T, const char *name, const char *what)
{
    at_more(P, &T->hypotheses, arena_printf(P->N.A, "%s ->", what), "\n  ");
    at_more(P, &T->intros, name, " ");
}

void at_declare(at_proof_t *P, const char *name, const char *alphabet, bool whole, bool law, bool above)
{
    static const char *const taken[] = { "sum",   "most",  "least",    "law",   "pool",    "drawn", "total",
                                         "count", "above", "at_least", "same",  "letter",  "first", "others",
                                         "all",   "once",  "alphabet", "apart", "tangent", "bends", "size",
                                         "loop",  "root",  "limsup",   "KL",    "plus",    "times", "below",
                                         "number", "infinite", "differ",
                                         "gibbs", "within", "at_most", "extended", "size_is" };
    for (size_t k = 0; k < sizeof taken / sizeof *taken; k++)
        if (strcmp(taken[k], name) == 0) at_fail(P, "a name that letters.v has");
    if (P->N.names == AT_NAMES_MAX) {
        at_fail(P, "so many names");
        return;
    }
    P->N.name[P->N.names].name = name;
    P->N.name[P->N.names].alphabet = alphabet;
    P->N.name[P->N.names].whole = whole;
    P->N.name[P->N.names].above = above;
    P->N.name[P->N.names++].law = law;
}

static void on_alphabet(at_proof_t *P, at_theorem_t *T, const char *name, const char *alphabet)
{
    unsigned k = 0;
    while (k < T->n && strcmp(T->alphabets[k], alphabet) != 0) k++;
    if (k == 8) {
        at_fail(P, "so many alphabets");
        return;
    }
    if (k == T->n) {
        T->alphabets[T->n++] = alphabet;
        at_more(P, &T->binders, arena_printf(P->N.A, "(%s : alphabet)", coq_name(P->N.A, alphabet)), " ");
        at_more(P, &T->bound, coq_name(P->N.A, alphabet), " ");
    }
    at_more(P, &T->binders, arena_printf(P->N.A, "(%s : %s -> R)", coq_name(P->N.A, name), coq_name(P->N.A, alphabet)),
         " ");
    at_more(P, &T->bound, coq_name(P->N.A, name), " ");
}

/* [table] NAME [law] on X [> 0] */
static void entries(at_proof_t *P, at_theorem_t *T, const char *text, bool law)
{
    const char *on = strstr(text, " on "), *above = on ? strstr(on, " > 0") : NULL, *name = text, *end = on;
    if (!law)
        name += strlen("table ");
    else
        end = strstr(text, " law on ");
    if (!on || !end || strchr(at_slice(P, name, end), ',') || strstr(on, " in ")) {
        at_fail(P, "a declaration");
        return;
    }
    name = at_slice(P, name, end);
    const char *alphabet = at_slice(P, on + 4, above ? above : on + strlen(on)), *own = coq_name(P->N.A, name);
    at_declare(P, name, alphabet, false, law, above);
    on_alphabet(P, T, name, alphabet);
    if (law) {
        at_supposes(P, T, arena_printf(P->N.A, "law_%s", own), arena_printf(P->N.A, "law %s", own));
        at_more(P, &T->first,
             arena_printf(P->N.A, "assert (one_%s : sum (fun x : %s => %s x) = 1) by exact (proj2 law_%s).", own,
                          coq_name(P->N.A, alphabet), own, own),
             "\n");
    }
    if (above)
        at_supposes(P, T, arena_printf(P->N.A, "pos_%s", own),
             arena_printf(P->N.A, "(forall x : %s, 0 < %s x)", coq_name(P->N.A, alphabet), own));
}

/* NAME in [0,1), 2..inf */
static void number(at_proof_t *P, at_theorem_t *T, const char *text)
{
    const char *in = strstr(text, " in "), *gap = in ? strstr(in, "..") : NULL, *comma = in ? strchr(in, ',') : NULL;
    if (!in) {
        at_fail(P, "a declaration");
        return;
    }
    const char *name = at_slice(P, text, in), *own = coq_name(P->N.A, name), *last = text + strlen(text) - 1;
    const char *least = gap ? at_slice(P, in + 4, gap) : comma ? at_slice(P, in + 5, comma) : "-";
    bool zero = strspn(least, "0/.") == strlen(least);
    at_declare(P, name, NULL, gap != NULL, false, *least != '-' && (!zero || (!gap && in[4] == '(')));
    at_more(P, &T->binders, arena_printf(P->N.A, "(%s : %s)", own, gap ? "nat" : "R"), " ");
    at_more(P, &T->bound, own, " ");
    if (!gap && !comma) return; /* R */
    const char *lo = gap ? at_slice(P, in + 4, gap) : at_slice(P, in + 5, comma),
               *hi = gap ? gap + 2 : at_slice(P, comma + 1, last), *x = gap ? arena_printf(P->N.A, "INR %s", own) : own;
    if (gap && *lo == '-') at_fail(P, "an integer that may be negative");
    bool lo_open = !gap && in[4] != '[', hi_open = !gap && *last != ']';
    P->N.name[P->N.names - 1].lo = lo;
    P->N.name[P->N.names - 1].hi = hi;
    P->N.name[P->N.names - 1].lo_open = lo_open;
    P->N.name[P->N.names - 1].hi_open = hi_open;
    if (!strstr(lo, "inf"))
        at_supposes(P, T, arena_printf(P->N.A, "least_%s", own),
                    arena_printf(P->N.A, "%s %s %s", lo, lo_open ? "<" : "<=", x));
    if (!strstr(hi, "inf"))
        at_supposes(P, T, arena_printf(P->N.A, "most_%s", own),
                    arena_printf(P->N.A, "%s %s %s", x, hi_open ? "<" : "<=", hi));
}

/* The sign outside of brackets. */
const char *at_outside(const char *at, char sign)
{
    for (int deep = 0; *at; at++) {
        if (strchr("([", *at)) deep++;
        if (strchr(")]", *at)) deep--;
        if (*at == sign && deep == 0) return at;
    }
    return NULL;
}

const char *at_from_law(at_proof_t *P, const at_pool_t *p, const char *H, const char *X)
{
    arena_t *A = P->N.A;
    const char *x = coq_name(A, p->letter),
               *law = arena_printf(A, "law (fun %s : %s => %s)", x, X, at_text(&P->N, p->p));
    if (p->p->kind == AT_ENTRY)
        return arena_printf(A, "assert (%s_from : %s) by exact law_%s.", H, law, coq_name(A, p->p->name));
    for (const at_pool_t *of = P->pool; of < P->pool + P->pools; of++) {
        const char *own = coq_name(A, of->name);
        if (of == p || p->p->kind != AT_MUL || p->p->b->kind != AT_ENTRY || strcmp(p->p->b->name, of->name) != 0) continue;
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
static void weights(at_proof_t *P, at_theorem_t *T, const char *text, const char *of)
{
    arena_t *A = P->N.A;
    const char *colon = strchr(text, ':'), *one = colon ? at_outside(colon, ',') : NULL,
               *two = one ? at_outside(one + 1, ',') : NULL;
    if (!two || P->pools == AT_POOLS_MAX) {
        at_fail(P, "weights of pools");
        return;
    }
    at_pool_t *p = &P->pool[P->pools++];
    p->name = at_slice(P, text, of);
    p->letter = at_slice(P, of + strlen(" weights of "), colon);
    p->size = two + 2;
    P->N.letter[P->N.letters].name = p->letter;
    P->N.letter[P->N.letters++].alphabet = NULL;
    p->w = at_read(&P->N, at_slice(P, colon + 1, one));
    p->p = at_read(&P->N, at_slice(P, one + 1, two));
    P->N.letters--;
    if (P->N.why) return;
    p->alphabet = at_alphabet(&P->N, p->p, p->letter);
    if (at_declared(&P->N, p->size) < 0) {
        at_fail(P, "pools of K + 1 points");
        return;
    }
    at_declare(P, p->name, p->alphabet, false, false, true);
    const char *H = coq_name(A, p->name), *X = coq_name(A, p->alphabet), *x = coq_name(A, p->letter);
    p->is = arena_printf(A, "pool (fun %s : %s => %s) (fun %s : %s => %s) %s", x, X, at_text(&P->N, p->w), x, X,
                         at_text(&P->N, p->p), coq_name(A, p->size));
    p->let = arena_printf(A, "let %s := %s in", H, p->is);
    at_more(P, &T->hypotheses, p->let, "\n  ");
    at_more(P, &T->intros, H, " ");
    p->first =
         arena_printf(A,
                      "assert (%s_weighs : forall %s : %s, 0 < %s) by (intro; pos).\n%s\n"
                      "assert (%s_above : forall x : %s, 0 < %s x).\n{ intro; apply (pool_above %s (fun %s : %s => %s) "
                      "(fun %s : %s => %s) %s_weighs %s_from %s); lra. }",
                      H, x, X, at_text(&P->N, p->w), at_from_law(P, p, H, X), H, X, H, X, x, X, at_text(&P->N, p->w),
                      x, X, at_text(&P->N, p->p), H, H, coq_name(A, p->size));
    at_more(P, &T->first, p->first, "\n");
}

void at_declaration(at_proof_t *P, at_theorem_t *T, const char *text)
{
    const char *of = strstr(text, " weights of ");
    if (of)
        weights(P, T, text, of);
    else if (at_loop_declaration(P, T, text))
        return;
    else if (strstr(text, " chance of ") || strstr(text, " share of ") || strstr(text, " ceil of "))
        at_fail(P, "counts of points in pools are not exported");
    else if (strncmp(text, "table ", 6) == 0)
        entries(P, T, text, false);
    else if (strstr(text, " law on "))
        entries(P, T, text, true);
    else
        number(P, T, text);
}
