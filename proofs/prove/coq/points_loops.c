/* SPDX-License-Identifier: MIT
**
** Loops (docs/certificates.md, section 8): what is shown of every law > 0 is a lemma about a law, of which the law of
** the statement and the laws of its loop are instances.
*/
#include "proofs/prove/coq/points_loops.h"
#include "proofs/prove/coq/points_parts.h"
#include "proofs/prove/coq/term.h"

#include <string.h>

static bool pool_from(const at_proof_t *P, const at_pool_t *p, const char *law)
{
    if (at_mentions(p->p, law) || at_mentions(p->w, law)) return true;
    for (const at_pool_t *of = P->pool; of < p; of++)
        if ((at_mentions(p->p, of->name) || at_mentions(p->w, of->name)) && pool_from(P, of, law)) return true;
    return false;
}

static bool depends(const at_proof_t *P, const at_term_t *x, const char *law)
{
    for (unsigned k = 0; k < P->pools; k++)
        if (at_mentions(x, P->pool[k].name) && pool_from(P, &P->pool[k], law)) return true;
    return at_mentions(x, law);
}

/* --- declarations ------------------------------------------------------------------------------------------------- */

/* fun p : X -> R => let H := .. in fun x : X => p x * H x */
static const char *round_of(at_proof_t *P, const at_loop_t *l)
{
    arena_t *A = P->N.A;
    const char *X = coq_name(A, l->alphabet), *text = arena_printf(A, "fun %s : %s -> R =>", coq_name(A, l->law), X);
    for (unsigned k = 0; k < P->pools; k++)
        if (at_mentions(l->next, P->pool[k].name) && pool_from(P, &P->pool[k], l->law))
            text = arena_printf(A, "%s\n    %s", text, P->pool[k].let);
    return arena_printf(A, "%s\n    fun %s : %s => %s", text, coq_name(A, l->letter), X, at_text(&P->N, l->next));
}

/* What L, D or F is, of the loop. */
static void says(at_proof_t *P, at_theorem_t *T, const at_loop_t *l)
{
    arena_t *A = P->N.A;
    const char *own = coq_name(A, l->name), *x = coq_name(A, l->letter), *X = coq_name(A, l->alphabet),
               *at = arena_printf(A, "loop %s_round %s t %s", own, coq_name(A, l->law), x);
    at_more(P, &T->hypotheses, arena_printf(A, "let %s_round := %s in", own, round_of(P, l)), "\n  ");
    at_more(P, &T->intros, arena_printf(A, "%s_round", own), " ");
    if (l->kind == AT_LIMIT) {
        at_more(P, &T->limits,
                arena_printf(A, "exists %s : %s -> R, (forall %s : %s, Un_cv (fun t => %s) (%s %s)) /\\", own, X, x, X,
                             at, own, x),
                "\n  ");
        P->limits++;
        return;
    }
    bool fall = l->kind == AT_FALL;
    at_more(P, &T->hypotheses, arena_printf(A, fall ? "forall %s : %s -> R," : "forall %s : R,", own, X), "\n  ");
    at_more(P, &T->intros, own, " ");
    at_supposes(P, T, arena_printf(A, "%s_is", own),
                fall ? arena_printf(A, "(forall %s : %s, limsup (fun t => root t (%s)) (%s %s))", x, X, at, own, x)
                     : arena_printf(A, "limsup (fun t => root t (sum (fun %s : %s => (%s) * %s))) %s", x, X,
                                    at_text(&P->N, l->S), at, own));
}

/* L limit of x: p(x), NEXT; D decay of x: S(x), p(x), NEXT; F fall of x: p(x), NEXT */
bool at_loop_declaration(at_proof_t *P, at_theorem_t *T, const char *text)
{
    static const char *const of[] = { " limit of ", " decay of ", " fall of " };
    int kind = 0;
    while (kind < 3 && !strstr(text, of[kind])) kind++;
    if (kind == 3) return false;
    const char *at = strstr(text, of[kind]), *colon = strchr(at, ':'), *part = colon + 1;
    if (P->loops == AT_LOOPS_MAX || !colon || P->N.letters == AT_LETTERS_MAX) {
        at_fail(P, "so many loops");
        return true;
    }
    at_loop_t *l = &P->loop[P->loops++];
    *l = (at_loop_t){ .kind = (at_loop_kind_t)kind, .name = at_slice(P, text, at) };
    l->letter = at_slice(P, at + strlen(of[kind]), colon);
    at_letter_new(P, l->letter, NULL);
    const at_term_t *term[3] = { 0 };
    for (int k = kind == AT_DECAY ? 0 : 1; k < 3 && !P->N.why; k++) {
        const char *stop = k < 2 ? at_outside(part, ',') : part + strlen(part);
        term[k] = stop ? at_read(&P->N, at_slice(P, part, stop)) : NULL;
        if (!term[k]) at_fail(P, "a loop");
        part = stop ? stop + (k < 2) : part;
    }
    P->N.letters--;
    if (P->N.why || term[1]->kind != AT_ENTRY) {
        at_fail(P, "a loop");
        return true;
    }
    l->S = term[0];
    l->next = term[2];
    l->law = term[1]->name;
    l->alphabet = at_alphabet(&P->N, l->next, l->letter);
    at_declare(P, l->name, kind == AT_DECAY ? NULL : l->alphabet, false, false, false);
    says(P, T, l);
    return true;
}

/* --- every law ---------------------------------------------------------------------------------------------------- */

/* Any law > 0 in the place of this one, with its pools; what was shown of every law is known of it. */
static void any_law(at_proof_t *P, const char *law, bool let)
{
    arena_t *A = P->N.A;
    const char *p = coq_name(A, law), *X = coq_name(A, P->N.name[at_declared(&P->N, law)].alphabet);
    for (unsigned k = P->pools; k-- > 0;) {
        const char *H = coq_name(A, P->pool[k].name);
        if (pool_from(P, &P->pool[k], law)) fprintf(P->out, "clear %s_weighs. clear dependent %s. ", H, H);
    }
    fprintf(P->out, "clear dependent %s.\nintros %s law_%s pos_%s.\n", p, p, p, p);
    fprintf(P->out, "assert (one_%s : sum (fun x : %s => %s x) = 1) by exact (proj2 law_%s).\n", p, X, p, p);
    for (unsigned k = 0; k < P->pools; k++) {
        const at_pool_t *q = &P->pool[k];
        if (!pool_from(P, q, law)) continue;
        if (let) fprintf(P->out, "intro %s.\n", coq_name(A, q->name));
        else fprintf(P->out, "pose (%s := %s).\n", coq_name(A, q->name), q->is);
        fprintf(P->out, "%s\n", q->first);
    }
    for (unsigned k = 0; k < P->everys; k++) {
        const at_every_t *e = &P->every[k];
        if (strcmp(e->law, law) == 0 && depends(P, e->slack, law))
            fprintf(P->out, "assert (%s : %s) by exact (any_%s %s law_%s pos_%s).\n", e->name,
                    at_says(P, e->slack, e->sign), e->name, p, p, p);
    }
}

static void always(at_proof_t *P, const json_t *s)
{
    arena_t *A = P->N.A;
    const char *law = at_word(P, s, 1), *p = coq_name(A, law), *r = at_fresh(P, "r"), *lets = "";
    int no = at_declared(&P->N, law);
    if (no < 0 || !P->N.name[no].law || P->everys == AT_EVERY_MAX) {
        at_fail(P, "every law");
        return;
    }
    const at_term_t *x = at_part(P, s, 2);
    at_sign_t sign = at_sign(at_word(P, s, 3));
    for (unsigned k = 0; k < P->pools; k++)
        if (pool_from(P, &P->pool[k], law)) lets = arena_printf(A, "%s\n  %s", lets, P->pool[k].let);
    const char *X = coq_name(A, P->N.name[no].alphabet);
    fprintf(P->out, "assert (any_%s : forall %s : %s -> R, law %s -> (forall x : %s, 0 < %s x) ->%s\n  %s).\n{ ", r, p,
            X, p, X, p, lets, at_says(P, x, sign));
    any_law(P, law, true);
    at_block(P, x, sign, at_sub(s, 4));
    fprintf(P->out, "}\nassert (%s : %s) by exact (any_%s %s law_%s pos_%s).\n", r, at_says(P, x, sign), r, p, p, p);
    P->every[P->everys++] = (at_every_t){ law, r, x, sign };
    at_know(P, x, sign, r);
}

/* --- where loops tend to ------------------------------------------------------------------------------------------ */

static at_loop_t *loop_called(at_proof_t *P, const json_t *s, at_loop_kind_t kind)
{
    for (unsigned k = 0; k < P->loops; k++)
        if (P->loop[k].kind == kind && strcmp(P->loop[k].name, at_word(P, s, 1)) == 0) return &P->loop[k];
    at_fail(P, "a loop");
    return &P->loop[0];
}

static const at_term_t *entry(at_proof_t *P, const char *of, const char *letter)
{
    at_term_t *x = (at_term_t *)at_node(&P->N, AT_ENTRY, NULL, NULL);
    x->name = of;
    x->letter = letter;
    return x;
}

/* sum over x: a p, a at x; p as a round makes it where it is `next`. */
static const at_term_t *mass(at_proof_t *P, const at_loop_t *l, const at_term_t *a, const char *x, bool next)
{
    const at_term_t *p = next ? at_moved(&P->N, l->next, l->letter, x) : entry(P, l->law, x);
    return at_over(&P->N, AT_SUM, x, at_times(P, a, p));
}

/* A round makes of a law > 0 another. */
static const char *keeps(at_proof_t *P, const at_loop_t *l)
{
    arena_t *A = P->N.A;
    const char *own = coq_name(A, l->name), *p = coq_name(A, l->law), *X = coq_name(A, l->alphabet),
               *x = coq_name(A, l->letter), *name = at_fresh(P, "keeps");
    fprintf(P->out,
            "assert (%s : forall %s : %s -> R, law %s -> (forall x : %s, 0 < %s x) ->\n"
            "  law (%s_round %s) /\\ (forall x : %s, 0 < %s_round %s x)).\n{ ",
            name, p, X, p, X, p, own, p, X, own, p);
    any_law(P, l->law, false);
    const at_pool_t made = { .letter = l->letter, .p = l->next };
    fprintf(P->out, "%s\nsplit; [exact round_from | intro %s; change (0 < %s); pos].\n}\n",
            at_from_law(P, &made, "round", X), x, at_text(&P->N, l->next));
    return name;
}

/* { it holds of any law } */
static void of_any(at_proof_t *P, const at_loop_t *l, const at_term_t *f, at_sign_t sign, const json_t *sum)
{
    fprintf(P->out, "{ ");
    any_law(P, l->law, false);
    fprintf(P->out, "change (%s).\n", at_says(P, f, sign));
    at_by_sum(P, f, sign, sum);
    fprintf(P->out, "}\n");
}

/* The mass of a is positive, and the odds of u against it fall by z. */
static void odds_fall(at_proof_t *P, const at_loop_t *l, const at_term_t *z, const at_term_t *a, const char *x,
                      const at_term_t *u, const at_term_t *after, const json_t *some, const json_t *fall)
{
    const at_term_t *A = mass(P, l, a, x, false), *B = mass(P, l, a, x, true);
    of_any(P, l, A, AT_ABOVE, some);
    of_any(P, l, at_minus(P, at_times(P, at_times(P, z, u), B), at_times(P, after, A)), AT_FROM, fall);
}

static void shown(at_proof_t *P, const at_term_t *f, at_sign_t sign, const json_t *sum)
{
    fprintf(P->out, "{ ");
    at_by_sum(P, f, sign, sum);
    fprintf(P->out, "}\n");
}

/* dies, falls: D <= z, F(c) <= z */
static void dies(at_proof_t *P, const json_t *s)
{
    arena_t *A = P->N.A;
    bool fall = strcmp(at_word(P, s, 0), "falls") == 0;
    const at_loop_t *l = loop_called(P, s, fall ? AT_FALL : AT_DECAY);
    const char *c = fall ? at_word(P, s, 2) : NULL, *x = at_word(P, s, 3 + (size_t)fall), *p = coq_name(A, l->law),
               *own = coq_name(A, l->name), *X = l->alphabet ? coq_name(A, l->alphabet) : "_";
    const at_term_t *z = at_part(P, s, 2 + (size_t)fall);
    unsigned letters = P->N.letters;
    at_letter_new(P, x, l->alphabet);
    const at_term_t *a = at_part(P, s, 4 + (size_t)fall);
    if (P->N.why) return;
    at_term_t *D = (at_term_t *)entry(P, l->name, c);
    if (!fall) D->kind = AT_NAME;
    const at_term_t *S = fall ? NULL : at_moved(&P->N, l->S, l->letter, x),
                    *u = fall ? entry(P, l->law, c) : mass(P, l, S, x, false),
                    *after = fall ? at_moved(&P->N, l->next, l->letter, c) : mass(P, l, S, x, true),
                    *slack = at_minus(P, z, D);
    const char *k = keeps(P, l), *r = at_fresh(P, "r"), *at = c ? coq_name(A, c) : "";
    fprintf(P->out,
            "assert (%s : %s).\n{ refine (loop_dies %s %s_round %s %s law_%s pos_%s (fun %s : %s -> R => %s)\n"
            "  (fun %s : %s => %s) (%s) _ _ _ %s (%s_is %s)).\n",
            r, at_says(P, slack, AT_FROM), X, own, p, k, p, p, p, X, at_text(&P->N, u), coq_name(A, x), X,
            at_text(&P->N, a), at_text(&P->N, z), fall ? arena_printf(A, "(%s %s)", own, at) : own, own, at);
    shown(P, z, AT_FROM, at_sub(s, 5 + (size_t)fall));
    odds_fall(P, l, z, a, x, u, after, at_sub(s, 7), at_sub(s, 8));
    fprintf(P->out, "}\n");
    P->N.letters = letters;
    at_know(P, slack, AT_FROM, r);
}

/* Behind the last limit that is claimed to exist: they do, and what is claimed of them is left. */
static void settled(at_proof_t *P)
{
    if (--P->limits) return;
    for (unsigned k = 0; k < P->loops; k++) {
        const char *own = coq_name(P->N.A, P->loop[k].name);
        if (P->loop[k].kind == AT_LIMIT) fprintf(P->out, "exists %s. split; [exact %s_tends |].\n", own, own);
    }
    fprintf(P->out, "%s", P->late);
}

/* a p - L sum a p, at c */
static const at_term_t *ratio(at_proof_t *P, const at_loop_t *l, const char *c)
{
    return at_minus(P, at_times(P, at_moved(&P->N, l->a, l->at, c), entry(P, l->law, c)),
                    at_times(P, entry(P, l->name, c), mass(P, l, l->a, l->at, false)));
}

static void tends(at_proof_t *P, const json_t *s)
{
    arena_t *A = P->N.A;
    at_loop_t *l = loop_called(P, s, AT_LIMIT);
    const char *x = at_word(P, s, 3), *j = coq_name(A, x), *own = coq_name(A, l->name), *p = coq_name(A, l->law);
    const at_term_t *z = at_part(P, s, 2), *one = at_integer(&P->N, 1);
    unsigned letters = P->N.letters;
    at_letter_new(P, x, l->alphabet);
    const at_term_t *a = at_part(P, s, 4), *rest = at_minus(P, one, a);
    if (P->N.why || l->a) {
        at_fail(P, "a limit that is shown twice");
        return;
    }
    l->a = a;
    l->at = x;
    const char *X = coq_name(A, l->alphabet), *k = keeps(P, l);
    fprintf(P->out,
            "assert (has_%s : exists %s : %s -> R,\n"
            "  (forall %s : %s, Un_cv (fun t => loop %s_round %s t %s) (%s %s)) /\\\n"
            "  (forall %s : %s, %s = 0) /\\ (forall %s : %s, 0 <= %s %s)).\n"
            "{ refine (loop_tends %s %s_round %s %s law_%s pos_%s (fun %s : %s => %s) (%s) _ _ _ _ _ _).\n"
            "{ intro; cbv beta; zero_one. }\n",
            own, own, X, j, X, own, p, j, own, j, j, X, at_text(&P->N, ratio(P, l, x)), j, X, own, j, X, own, p, k, p, p,
            j, X, at_text(&P->N, a), at_text(&P->N, z));
    shown(P, z, AT_FROM, at_sub(s, 5));
    shown(P, at_minus(P, one, z), AT_ABOVE, at_sub(s, 6));
    odds_fall(P, l, z, a, x, mass(P, l, rest, x, false), mass(P, l, rest, x, true), at_sub(s, 7), at_sub(s, 8));
    const at_term_t *now = at_times(P, entry(P, l->law, x), mass(P, l, a, x, true)),
                    *then = at_times(P, at_moved(&P->N, l->next, l->letter, x), mass(P, l, a, x, false)),
                    *changed = at_times(P, a, at_minus(P, then, now));
    fprintf(P->out, "{ ");
    any_law(P, l->law, false);
    fprintf(P->out, "intro %s. change (%s).\n", j, at_says(P, changed, AT_ZERO));
    at_block(P, changed, AT_ZERO, at_sub(s, 9));
    P->N.letters = letters;
    fprintf(P->out, "}\n}\ndestruct has_%s as [%s [%s_tends [%s_at %s_from]]].\n", own, own, own, own, own);
    settled(P);
}

static void limit(at_proof_t *P, const json_t *s)
{
    const at_loop_t *l = loop_called(P, s, AT_LIMIT);
    const char *c = at_word(P, s, 2);
    if (!l->a) at_fail(P, "a limit");
    if (P->N.why) return;
    at_said(P, ratio(P, l, c), AT_ZERO,
            arena_printf(P->N.A, "exact (%s_at %s)", coq_name(P->N.A, l->name), coq_name(P->N.A, c)));
}

bool at_loop_step(at_proof_t *P, const json_t *s)
{
    static const struct {
        const char *name;
        void (*rule)(at_proof_t *, const json_t *);
    } all[] = { { "always", always }, { "dies", dies }, { "falls", dies }, { "tends", tends }, { "limit", limit } };
    for (size_t k = 0; k < sizeof all / sizeof *all; k++)
        if (strcmp(all[k].name, at_word(P, s, 0)) == 0) {
            if (!P->N.why) all[k].rule(P, s);
            return true;
        }
    return false;
}
