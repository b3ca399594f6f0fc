/* SPDX-License-Identifier: MIT
**
** Hypotheses and the claim.
*/
#include "proofs/prove/coq/points_statement.h"
#include "proofs/prove/coq/term.h"

#include <string.h>

at_theorem_t *at_theorem_new(arena_t *A)
{
    at_theorem_t *T = ARENA_ARRAY(A, at_theorem_t, 2);
    for (int k = 0; k < 2; k++)
        T[k] = (at_theorem_t){ .binders = "", .bound = "", .hypotheses = "", .intros = "", .first = "", .limits = "" };
    T->late = T + 1;
    return T;
}

/* A REL B, the relation outside of brackets. */
static bool relation(at_proof_t *P, const char *text, const at_term_t **a, const char **sign, const at_term_t **b)
{
    int deep = 0;
    for (const char *at = text; *at; at++) {
        if (strchr("([", *at)) deep++;
        if (strchr(")]", *at)) deep--;
        if (deep || !strchr("<>=", *at)) continue;
        size_t n = at[1] == '=' ? 2 : 1;
        *sign = at_slice(P, at, at + n);
        *a = at_read(&P->N, at_slice(P, text, at));
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
        letter[*n] = at_slice(P, text, stop);
        P->N.letter[P->N.letters].name = letter[(*n)++];
        P->N.letter[P->N.letters++].alphabet = NULL;
        text = stop + 1;
        if (*stop == ':') return text;
    }
    at_fail(P, "letters of for each");
    return text;
}

const char *at_relation_text(at_proof_t *P, const at_fact_t *f)
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
static void supposed(at_proof_t *P, at_theorem_t *T, const at_fact_t *f)
{
    const char *name = arena_printf(P->N.A, "h_%u", P->facts - 1), *r = arena_printf(P->N.A, "r_h%u", P->facts - 1);
    const char *of = strcmp(f->sign, "=") == 0    ? "eq"
                     : strcmp(f->sign, "<=") == 0 ? "le"
                     : strcmp(f->sign, ">=") == 0 ? "ge"
                     : *f->sign == '<'            ? "lt"
                                                  : "gt";
    const at_term_t *slack = at_slack(P, f->a, f->sign, f->b);
    at_more(P, &T->intros, name, " ");
    at_know(P, slack, at_sign(f->sign), f->letters ? NULL : r);
    if (f->letters) return;
    at_more(P, &T->first,
         arena_printf(P->N.A, "assert (%s : %s) by exact (slack_%s _ _ %s).", r, at_says(P, slack, at_sign(f->sign)),
                      of, name),
         "\n");
}

static void given(at_proof_t *P, at_theorem_t *T, const char *text)
{
    unsigned letters = P->N.letters;
    const at_fact_t *f = fact(P, text);
    if (!f) return;
    for (unsigned k = 0; k < P->loops; k++)
        if (P->loop[k].kind == AT_LIMIT && (at_mentions(f->a, P->loop[k].name) || at_mentions(f->b, P->loop[k].name)))
            at_fail(P, "a hypothesis about a limit");
    at_more(P, &T->hypotheses,
         f->letters
             ? arena_printf(P->N.A, "(forall %s, %s) ->", quantified(P, f->letter, f->letters), at_relation_text(P, f))
             : arena_printf(P->N.A, "%s ->", at_relation_text(P, f)),
         "\n  ");
    P->N.letters = letters;
    supposed(P, T, f);
}

/* Behind `unless`: for each x: A = B */
static void except(at_proof_t *P, at_theorem_t *T, const char *text, at_fact_t *own)
{
    unsigned letters = P->N.letters, n = 0;
    const char *letter[8], *sign;
    if (strncmp(text, "for each ", 9) != 0 || own->letters || *own->sign == '=' || own->sign[1]) {
        at_fail(P, "an exception that is not of two laws");
        return;
    }
    text = each(P, text + 9, letter, &n);
    if (n != 1 || !relation(P, text, &own->equal[0], &sign, &own->equal[1]) || strcmp(sign, "=") != 0) {
        at_fail(P, "an exception that is not of two laws");
        return;
    }
    own->except = letter[0];
    at_supposes(P, T, "differ",
                arena_printf(P->N.A, "~ (forall %s, %s = %s)", quantified(P, letter, 1),
                             at_text(&P->N, own->equal[0]), at_text(&P->N, own->equal[1])));
    P->N.letters = letters;
}

/* [for each x, y[, given A < B]: ]A REL B[ unless ..] */
static void claim(at_proof_t *P, at_theorem_t *T, const char *text, at_fact_t *own)
{
    const char *letter[8], *guard[8], *unless = strstr(text, " unless ");
    unsigned n = 0, guards = 0;
    if (unless) text = at_slice(P, text, unless);
    if (strncmp(text, "for each ", 9) == 0) text = each(P, text + 9, letter, &n);
    while (n && strncmp(text, "given ", 6) == 0) {
        const char *stop = at_outside(text, ','), *colon = at_outside(text, ':');
        bool last = !stop || colon < stop;
        if (guards == 8 || !colon) {
            at_fail(P, "what is supposed of letters");
            return;
        }
        guard[guards++] = at_slice(P, text + 6, last ? colon : stop);
        text = last ? colon + 1 : stop + 2;
        if (last) break;
    }
    /* a limit may exist as these are supposed: then it is not shown to for all letters at once */
    if (guards && P->limits) at_fail(P, "what is supposed of letters, beside a limit");
    const at_fact_t *g[8];
    for (unsigned k = 0; k < guards; k++)
        if (!(g[k] = fact(P, guard[k]))) return;
    if (!relation(P, text, &own->a, &own->sign, &own->b)) {
        at_fail(P, "a claim that is no relation");
        return;
    }
    if (n) at_more(P, &T->hypotheses, arena_printf(P->N.A, "forall %s,", quantified(P, letter, n)), "\n  ");
    for (unsigned k = 0; k < n; k++) at_more(P, &T->intros, coq_name(P->N.A, letter[k]), " ");
    unsigned facts = P->facts;
    for (unsigned k = 0; k < guards; k++) {
        at_more(P, &T->hypotheses, arena_printf(P->N.A, "%s ->", at_relation_text(P, g[k])), "\n  ");
        P->facts = facts - guards + k + 1;
        supposed(P, T, g[k]);
    }
    P->facts = facts;
    if (unless) except(P, T, unless + strlen(" unless "), own);
}

void at_statement(at_proof_t *P, at_theorem_t *T, const char *text, at_fact_t *own)
{
    for (const char *at = text, *stop; at && *at && !P->N.why; at = stop ? stop + 1 : NULL) {
        stop = strchr(at, '\n');
        const char *line = stop ? at_slice(P, at, stop) : at;
        if (strncmp(line, "for ", 4) == 0) {
            for (const char *from = line + 4, *end; from && !P->N.why; from = end ? end + 3 : NULL) {
                end = strstr(from, " ; ");
                at_declaration(P, T, end ? at_slice(P, from, end) : from);
            }
        } else if (strncmp(line, "given ", 6) == 0)
            given(P, T, line + 6);
        else if (strncmp(line, "claim ", 6) == 0)
            claim(P, *T->limits ? T->late : T, line + 6, own);
        else
            at_fail(P, "a line of the statement");
    }
    if (!own->b) at_fail(P, "no claim");
}
