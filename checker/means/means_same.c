/* SPDX-License-Identifier: MIT
**
** Section 3.1: terms that are the same but for the names of bound letters; a letter put for a letter.
*/
#include "checker/means/means.h"

#include <string.h>

static struct { unsigned x, y; } pair[DEPTH_MAX];
static unsigned pairs;

void same_open(void) { pairs = 0; }

static bool same_letter(unsigned x, unsigned y)
{
    for (unsigned k = pairs; k-- > 0;)
        if (pair[k].x == x || pair[k].y == y) return pair[k].x == x && pair[k].y == y;
    return x == y;
}

bool same_event(const event_t *x, const event_t *y)
{
    if (x == y && !pairs) return true;
    if (x->set != y->set) return false;
    for (unsigned v = 0; v < VARIABLES_MAX; v++)
        if (x->set >> v & 1 && !msame(x->value[v], y->value[v])) return false;
    return true;
}

static bool binds(mkind_t kind) { return kind == GREATEST || kind == SMALLEST || kind == MEAN || kind == BEST
    || kind == POSTERIOR; }

static bool same_parts(const mterm_t *x, const mterm_t *y)
{
    for (unsigned k = 0; k < x->n; k++)
        if (!msame(x->part[k], y->part[k])) return false;
    return true;
}

bool msame(const mterm_t *x, const mterm_t *y)
{
    work(2);
    if (x->kind != y->kind || x->n != y->n || x->size != y->size || x->set != y->set || x->rest != y->rest ||
        x->root != y->root)
        return false;
    if (x->kind == LETTER) return same_letter(x->at, y->at);
    if (!mpq_equal(x->q, y->q)) return false;
    if (x->event && !same_event(x->event, y->event)) return false;
    if (!binds(x->kind))
        return x->at == y->at && (same_parts(x, y) ||
                                  (x->kind == SAME && msame(x->part[0], y->part[1]) && msame(x->part[1], y->part[0])));
    if (M->letter[x->at].alphabet != M->letter[y->at].alphabet) return false;
    if (pairs == DEPTH_MAX) reject("letters bound deeper than %d", DEPTH_MAX);
    pair[pairs].x = x->at;
    pair[pairs++].y = y->at;
    bool same = same_parts(x, y);
    pairs--;
    return same;
}

static bool event_depends(const event_t *e, unsigned letter)
{
    for (unsigned v = 0; e && v < VARIABLES_MAX; v++)
        if (e->set >> v & 1 && depends(e->value[v], letter)) return true;
    return false;
}

bool depends(const mterm_t *x, unsigned letter)
{
    work(2);
    if (x->kind == LETTER) return x->at == letter;
    if (event_depends(x->event, letter)) return true;
    for (unsigned k = 0; k < x->n; k++)
        if (depends(x->part[k], letter)) return true;
    return false;
}

static const event_t *event_put(const event_t *e, unsigned letter, const mterm_t *by)
{
    if (!event_depends(e, letter)) return e;
    event_t *own = take(sizeof *own);
    *own = *e;
    for (unsigned v = 0; v < VARIABLES_MAX; v++)
        if (e->set >> v & 1) own->value[v] = mput(e->value[v], letter, by);
    return own;
}

static mterm_t *copied(const mterm_t *x)
{
    mterm_t *y = take(sizeof *y);
    *y = *x;
    mpq_init(y->q);
    mpq_set(y->q, x->q);
    return y;
}

const mterm_t *mput(const mterm_t *x, unsigned letter, const mterm_t *by)
{
    work(50);
    if (x->kind == LETTER && x->at == letter) return by;
    if (!depends(x, letter)) return x;
    if (x->event && has_outcomes(by)) reject("a variable would stand within a mean or an entropy of its own");
    mterm_t *y = copied(x);
    y->event = event_put(x->event, letter, by);
    for (unsigned k = 0; k < x->n; k++) y->part[k] = mput(x->part[k], letter, by);
    count_parts(y);
    return y;
}

bool has_outcomes(const mterm_t *x)
{
    work(2);
    if (x->kind == VARIABLE) return true;
    if (x->kind == OUTCOMES || x->kind == BEST) return false; /* its own */
    for (unsigned k = 0; k < x->n; k++)
        if (has_outcomes(x->part[k])) return true;
    return false;
}

const mterm_t *with_letter(const mterm_t *x, unsigned v, const mterm_t *by)
{
    work(50);
    if (x->kind == VARIABLE) return x->at == v ? by : x;
    if (!has_outcomes(x)) return x;
    mterm_t *y = copied(x);
    for (unsigned k = 0; k < x->n; k++) y->part[k] = with_letter(x->part[k], v, by);
    count_parts(y);
    return y;
}

/* code(J,S): U, where the map of U's factor is of these, values in place of variables that have one. NONE. */
static int made_of(const mterm_t *x, const event_t *e)
{
    for (unsigned v = 0; v < M->variables; v++) {
        const drawn_t *d = &M->variable[v];
        unsigned k = 0;
        if (d->called != (int)x->at || e->set >> v & 1) continue;
        for (; k < d->n; k++) {
            unsigned w = d->behind[k];
            const mterm_t *a = x->part[k];
            if (e->set >> w & 1 ? !msame(a, e->value[w]) : a->kind != VARIABLE || a->at != w) break;
        }
        if (k == d->n) return (int)v;
    }
    return NONE;
}

/* Each letter is the value that its variable has. */
static bool occurs_surely(const mterm_t *x)
{
    unsigned n = 0;
    for (unsigned w = 0; w < M->variables; w++) {
        if (!(x->rest >> w & 1)) continue;
        const mterm_t *own = x->part[n++];
        if (own->kind != VARIABLE || own->at != w) return false;
    }
    return true;
}

const mterm_t *at_variables(const mterm_t *x, const event_t *e)
{
    work(50);
    if (x->kind == OCCURS && occurs_surely(x)) return mvalue(1);
    if (x->kind == VARIABLE) return e->set >> x->at & 1 ? e->value[x->at] : x;
    if (!has_outcomes(x)) return x;
    mterm_t *y = copied(x);
    for (unsigned k = 0; k < x->n; k++) y->part[k] = at_variables(x->part[k], e);
    count_parts(y);
    int v = y->kind == MAPPED ? made_of(y, e) : NONE;
    if (v < 0) return y;
    y = mterm(VARIABLE, NULL, NULL);
    y->at = (unsigned)v;
    return y;
}
