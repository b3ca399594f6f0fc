/* SPDX-License-Identifier: MIT
**
** Section 4: the statement of an inequality on a box, its ranges and hypotheses; the closed faces by continuity.
*/
#include "checker/boxes/box.h"

/* A hypothesis: a bound of a number by a constant, which narrows its range; v <= w, of which `below` makes use. */
static void hypothesis(statement_t *S, const fact_t *F)
{
    if (F->kind != RELATION || F->n != 2 || F->sign[0] == EQ)
        reject("box: a hypothesis is a bound of a number, or an order of two");
    if (F->term[0]->kind == NAME && F->term[1]->kind == NAME) return;
    bound_t b = bound_of(F->term[0], F->sign[0], F->term[1]);
    if (b.name < 0) reject("box: a hypothesis is a bound of a number by a rational number, or an order of two");
    range_narrow(&S->number[b.name].in, b.least, b.strict, b.q);
}

void check_box(statement_t *s, const json_t *proof, FILE *out)
{
    const fact_t *c = &s->claim;
    const json_t *way = json_member(proof, "solve");
    json_members(proof, way ? "logs solve tree" : "logs tree");
    if (c->kind != RELATION || c->n != 2) reject("box: one relation between two terms expected");
    if (c->sign[0] > EQ) reject("box: a strict relation is not shown by this reason");
    if (s->variables) reject("box: random variables are not of this reason");
    if (s->numbers > PARAMETERS_MAX) reject("box: more than %d parameters", PARAMETERS_MAX);
    for (unsigned k = 0; k < s->numbers; k++)
        if (s->number[k].alphabet) reject("box: laws and tables are not of this reason");
    equations_put(s);
    for (unsigned k = 0; k < s->facts; k++) hypothesis(s, &s->fact[k]);
    bool down = c->sign[0] == GE;
    box_claim_t b = { .larger = c->term[!down], .smaller = c->term[down], .B = box_of(s, s->numbers, true),
                      .by = -1, .equal = c->sign[0] == EQ };
    box_open(s, out);
    box_hints(json_member(proof, "logs"), &b.B);
    for (unsigned k = 0; k < 2; k++)
        if (k != down && way ? !box_solve_continuous(&b, way, s) : !continuous(k == down ? b.smaller : b.larger, s))
            reject("the %s side is not shown to be finite and continuous where it is claimed", k ? "right" : "left");
    if (way) box_solve(&b, way);
    fprintf(out, "  by rules on the open box, f = %s%s:\n",
        way ? "larger - smaller" : down ? "left - right" : "right - left", way ? ", solved for a part" : "");
    box_show(&b, json_member(proof, "tree"));
    fprintf(out, "  both sides are finite and continuous on the ranges as declared\n"
                 "  rests on: derivatives of monotone and convex functions, continuity, Sturm's theorem, enclosures of "
                 "log and exp by series\n");
}
