/* SPDX-License-Identifier: MIT
**
** Section 4.4: L < R unless A = B, by a margin m: m > 0 wherever A = B is not so, and L + m <= R, which another reason
** shows.
*/
#include "checker/functions/functions.h"

#include <string.h>

static const statement_t *S;
static const term_t *zero;   /* of numbers: 0 where they are excepted, and nowhere else; NULL: none is, or laws are */

/* Does it stand in e as a factor? */
static bool divides(const term_t *x, const term_t *e)
{
    return e && (same_term(x, e) || (e->kind == MUL && (divides(x, e->a) || divides(x, e->b))));
}

/* A divergence of the two laws that are excepted where they are one. */
static bool of_the_laws(const term_t *x)
{
    const term_t *const *side = S->unless.term;
    if (S->unless.n == 0) return false;
    for (unsigned k = 0; k < 2; k++) if (side[k]->kind != NAME || !S->number[side[k]->name].law) return false;
    return (same_term(x->a, side[0]) && same_term(x->b, side[1])) ||
           (same_term(x->a, side[1]) && same_term(x->b, side[0]));
}

/* x > 0 wherever nothing is excepted. */
static bool apart(const term_t *x)
{
    switch (x->kind) {
    case MUL: return apart(x->a) && apart(x->b);
    case DIV: return apart(x->a) && everywhere_positive(x->b, S);
    case POWER:
        if (x->power <= 0) return everywhere_positive(x, S);
        return (x->power % 2 == 0 && divides(x->a, zero) && continuous(x->a, S)) || apart(x->a);
    case DIVERGENCE: return of_the_laws(x);
    default: return everywhere_positive(x, S) || (divides(x, zero) && everywhere_nonnegative(x, S));
    }
}

/* An entry at no letter that is bound. */
static bool has_entry(const term_t *x)
{
    return x && !binds_letter(x) && ((x->kind == NAME && S->number[x->name].alphabet) || has_entry(x->a) || has_entry(x->b));
}

/* A finite number, whatever the laws: no divergence that may be infinite. */
static bool finite(const term_t *x)
{
    if (continuous(x, S)) return true;
    switch (x->kind) {
    case ADD: case MUL: return finite(x->a) && finite(x->b);
    case NEG: return finite(x->a);
    case POWER: return x->power > 0 && finite(x->a);
    case DIVERGENCE: return x->power != KL && x->power != CHI2;
    case SUM: return continuous(x->a, S);
    case MOST: case LEAST: return true;
    default: return false;
    }
}

/* 0 where A = B, of numbers. */
static const term_t *exception(void)
{
    const fact_t *f = &S->unless;
    mpq_ptr q = rational(0, 1);
    if (f->n == 0 || has_entry(f->term[0]) || has_entry(f->term[1])) return NULL;
    const term_t *e = rational_of(q, f->term[1]) && mpq_sgn(q) == 0 ? f->term[0] : term_minus(f->term[0], f->term[1]);
    if (!continuous(e, S)) reject("strict: what is excepted is not shown to be defined everywhere");
    return e;
}

const char *strict_put(statement_t *s, const json_t *proof, FILE *out)
{
    static const char *const reasons[] = { "box", "letterwise", "binary" };
    fact_t *c = &s->claim;
    S = s;
    json_members(proof, "margin reason proof");
    const char *text = json_text(json_member(proof, "margin"), "a margin"),
               *reason = json_text(json_member(proof, "reason"), "a reason");
    unsigned k = 0;
    while (k < 3 && strcmp(reasons[k], reason) != 0) k++;
    if (k == 3) reject("strict: by box, letterwise or binary");
    if (c->kind != RELATION || c->n != 2 || c->sign[0] < LT)
        reject("strict: one relation < or > between two terms expected");
    bool turned = c->sign[0] == GT;
    const term_t *m = term_read(s, text), **smaller = &c->term[turned];
    zero = exception();
    if (!finite(*smaller)) reject("strict: the smaller side is not shown to be finite");
    if (has_entry(m) || !apart(m))
        reject("strict: the margin %.200s is not shown to be > 0 but where the sides may be equal", text);
    *smaller = term_new(ADD, *smaller, m);
    c->sign[0] = turned ? GE : LE;
    fprintf(out, "  strict, by the margin m = %.200s, which is > 0%s; smaller + m <= larger, by %s\n", text,
            s->unless.n ? " but there" : "", reason);
    return reason;
}
