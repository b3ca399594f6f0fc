/* SPDX-License-Identifier: MIT
**
** Section 3: random variables that a proof makes, events and copies, with the relations that hold of them.
*/
#include "checker/core/core.h"

#include <string.h>

static statement_t *S;
static relations_t *given;

/* --- events ------------------------------------------------------------------------------------------------------- */

static const term_t *less(const term_t *a, long k) { return term_minus(a, term_integer(k)); }

/* How many letters A and B have, where they are of one alphabet; NULL: nothing is said of it. */
static const term_t *letters_of_both(uint32_t both)
{
    for (unsigned i = 0; i < S->declared; i++)
        if (S->declaration[i].kind == LETTERS && !(both & ~S->declaration[i].given)) return S->declaration[i].letters;
    return NULL;
}

/* E says whether A and B differ. Of A, given B and E, P log(M-1) is left: nothing where they are equal, else one of M-1
** letters. */
static void event(const json_t *j, FILE *out)
{
    json_members(j, "name of");
    const char *name = json_text(json_member(j, "name"), "name"), *of = json_text(json_member(j, "of"), "of");
    const term_t *P = term_read(S, of);
    if (P->kind != NAME || !S->number[P->name].differ) reject("%.100s is no event, as Pr(A != B) is", of);
    uint32_t both = S->number[P->name].differ, A = both & -both, B = both & ~A, E = variable_add(S, name);
    const term_t *h = term_h(P), *M = letters_of_both(both);
    relation_add(given, EQ, term_entropy(E, both));
    relation_add(given, EQ, term_minus(h, term_entropy(E, 0)));
    relation_add(given, GE, term_minus(term_new(LOG, term_integer(2), NULL), h));
    relation_add(given, GE, P);
    relation_add(given, GE, term_minus(term_integer(1), P));
    fprintf(out, "  let %s say whether what stands in %s is so\n", name, of);
    if (!M) return;
    relation_add(given, GE, term_minus(times_log(P, less(M, 1)), term_entropy(A, B | E)));
    relation_add(given, GE, term_minus(times_log(P, less(M, 1)), term_entropy(B, A | E)));
    relation_add(given, GE, term_minus(times_log(P, M), times_log(P, less(M, 1))));
}

/* --- copies ------------------------------------------------------------------------------------------------------- */

/* V has with T the law that X has with T, and given T is independent of all other variables: such a V exists, whatever
** the law. */
static void copy(const json_t *j, FILE *out)
{
    json_members(j, "name of");
    const char *name = json_text(json_member(j, "name"), "name"), *of = json_text(json_member(j, "of"), "of");
    const term_t *x = term_read(S, of);
    bool one_over_others = x->kind == ENTROPY && !x->fixed && x->given && !(x->group[0] & x->given) &&
                           __builtin_popcount(x->group[0]) == 1;
    if (!one_over_others || __builtin_popcount(x->given) > COPY_OVER_MAX)
        reject("%.100s names no variable over others, as H(X|A,B) does", of);
    uint32_t others = (((uint32_t)1 << S->variables) - 1) & ~x->given, V = variable_add(S, name), T = 0;
    do relation_add(given, EQ, term_minus(term_entropy(V | T, 0), term_entropy(x->group[0] | T, 0)));
    while ((T = (T - x->given) & x->given));
    relation_add(given, EQ, term_information(V, others, x->given));
    fprintf(out,
            "  let %s be a copy of %s: with what stands behind the bar as the variable before it is, and given that "
            "independent of all others\n",
            name, of + 1);
}

static bool each(const json_t *list, const char *what, void make(const json_t *j, FILE *out), FILE *out)
{
    if (!list) return false;
    json_list(list, what, 1, MADE_MAX);
    for (unsigned k = 0; k < list->n; k++) make(list->at[k], out);
    return true;
}

bool variables_made(relations_t *relations, statement_t *s, const json_t *proof, FILE *out)
{
    const json_t *events = json_member(proof, "events"), *copies = json_member(proof, "copies");
    S = s;
    given = relations;
    const char *times = json_member(proof, "times") ? " times" : "";
    char names[40];
    snprintf(names, sizeof names, "%s%sparts%s", events ? "events " : "", copies ? "copies " : "", times);
    json_members(proof, names);
    if (events && s->fixed) reject("an event of a law given values");
    bool some = each(events, "events", event, out);
    return each(copies, "copies", copy, out) || some;
}
