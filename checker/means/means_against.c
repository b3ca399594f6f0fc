/* SPDX-License-Identifier: MIT
**
** Section 3.1: divergences of a variable from a law on its letters, numbers in [0,inf]: read, and where they may
** stand, as in section 3.
*/
#include "checker/means/means.h"

#include <string.h>

enum { AGAINST_MAX = 16 };
static struct { uint32_t set; unsigned law; } stated[AGAINST_MAX];
static unsigned states;
static bool in_proof;

static int stated_as(uint32_t set, unsigned law)
{
    for (unsigned k = 0; k < states; k++)
        if (stated[k].set == set && stated[k].law == law) return (int)k;
    return NONE;
}

/* (T||Q), (T|D||Q) = I(T;D) + (T||Q): both are infinite together. */
const mterm_t *against_read(void)
{
    static const event_t none;
    basic_t x = { .information = true, .event = &none };
    need("(");
    unsigned v = variable_read();
    x.a = (uint32_t)1 << v;
    if (eat("|")) do x.b |= (uint32_t)1 << variable_read(); while (eat(","));
    need("||");
    int law = means_named(word());
    need(")");
    if (law < 0 || M->name[law].kind != A_LAW || M->name[law].into != M->variable[v].alphabet)
        unreadable("KL(%s||..): a law on its letters expected", M->variable[v].name);
    if (x.b & x.a) unreadable("a law of %s given itself", M->variable[v].name);
    int own = stated_as(x.a, (unsigned)law);
    if (own < 0 && (in_proof
        || states == AGAINST_MAX)) reject("a divergence that the statement does not have, or too many");
    if (own < 0) { stated[states].set = x.a; stated[states++].law = (unsigned)law; }
    mterm_t *y = mterm(AGAINST, NULL, NULL);
    y->set = x.a;
    y->at = (unsigned)law;
    return x.b ? mterm(PLUS, basic_term(&x), y) : y;
}

const mterm_t *divergence(const char *text)
{
    const mterm_t *x = means_term(text);
    if (x->kind != AGAINST) reject("%.100s is no divergence of a variable from a law", text);
    return x;
}

/* --- where they stand --------------------------------------------------------------------------------------- */

/* Those in x, a bit each. */
static uint32_t within(const mterm_t *x)
{
    uint32_t all = x->kind == AGAINST ? (uint32_t)1 << stated_as(x->set, x->at) : 0;
    for (unsigned v = 0; x->event && v < M->variables; v++)
        if (x->event->set >> v & 1) all |= within(x->event->value[v]);
    for (unsigned k = 0; k < x->n; k++) all |= within(x->part[k]);
    return all;
}

/* In sums and positive multiples: so that a side is a real number, or infinite and positive. */
static void only_added(const mterm_t *x)
{
    if (!within(x) || x->kind == AGAINST) return;
    bool times = x->kind == TIMES && x->part[0]->kind == VALUE && mpq_sgn(x->part[0]->q) > 0;
    if (x->kind != PLUS && !times) reject("a divergence from a law stands in sums and positive multiples alone");
    only_added(x->part[1]);
    if (x->kind == PLUS) only_added(x->part[0]);
}

static bool is_zero(const mterm_t *x) { return x->kind == VALUE && mpq_sgn(x->q) == 0; }

void against_stands(void)
{
    const mfact_t *f = &M->claim;
    uint32_t finite = 0;
    for (unsigned k = 0; k < M->facts; k++) {
        const mfact_t *h = &M->fact[k];
        uint32_t some = within(h->left) | within(h->right);
        bool none = h->left->kind == AGAINST && is_zero(h->right) && h->sign == EQ && !h->letters;
        if (some && !none) reject("a hypothesis with a divergence from a law is that it is 0");
        finite |= some;
    }
    only_added(f->left);
    only_added(f->right);
    bool up = f->sign == LE || f->sign == LT;
    uint32_t smaller = within(up ? f->left : f->right) & ~finite, larger = within(up ? f->right : f->left) & ~finite;
    if (f->sign == EQ ? smaller != larger : f->sign >= LT ? smaller != 0 : (smaller & ~larger) != 0)
        reject("a divergence from a law may be infinite on the smaller side alone");
    in_proof = true;
}

void against_open(void)
{
    states = 0;
    in_proof = false;
}
