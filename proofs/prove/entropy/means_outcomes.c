/* SPDX-License-Identifier: MIT
**
** Means of a factorised law, read from the core: of outcomes, of the best rule, over the letters of one variable.
*/
#include "proofs/prove/entropy/means_parts.h"

#include <string.h>

/* K = 0 and N = 0, of the cells of a sum; what its slots are. */
static bool event_of(tclaim_t *T, values_t *e, const core_t *c, const core_t *sum, const core_t *mass)
{
    if (c->kind == CORE_AND) return event_of(T, e, c->part[0], sum, mass) && event_of(T, e, c->part[1], sum, mass);
    if (c->kind != CORE_COMPARE || c->op != IS_EQ || c->part[0]->kind != CORE_SLOT) return false;
    unsigned n = 0;
    for (unsigned v = 0; v < PMF_AXES_MAX; v++) {
        if (!(mass->set >> v & 1)) continue;
        if (mass->part[n++]->at != c->part[0]->at) continue;
        if (e->set >> v & 1 || !(e->value[v] = tletter(T, c->part[1]))) return false;
        e->set |= 1u << v;
        return true;
    }
    return false;
}

/* The sum over cells of mass [event] body: parts of it; NULL: no such sum. */
static const core_t *cells(tclaim_t *T, values_t *e, const core_t **mass, const core_t *x, bool given)
{
    if (x->kind != CORE_OVER || strcmp(x->name, "sum") != 0 || x->n != 1 || x->part[0]->kind != CORE_MUL) return NULL;
    const core_t *front = x->part[0]->part[0], *body = x->part[0]->part[1];
    *e = (values_t){ 0 };
    *mass = given ? (front->kind == CORE_MUL ? front->part[0] : NULL) : front;
    if (!*mass || (*mass)->kind != CORE_MASS || (*mass)->at != T->L->setting.joint || (*mass)->given ||
        (*mass)->n != x->slots)
        return NULL;
    for (unsigned k = 0; k < x->slots; k++)
        if ((*mass)->part[k]->kind != CORE_SLOT || (*mass)->part[k]->at != (int)x->slot[k]) return NULL;
    if (given && (front->part[1]->kind != CORE_BRACKET || !event_of(T, e, front->part[1]->part[0], x, *mass)))
        return NULL;
    return body;
}

static bool of_entropies(const core_t *x)
{
    bool any = x->kind == CORE_ENTROPY;
    for (unsigned k = 0; k < x->n && !any; k++) any = of_entropies(x->part[k]);
    return any;
}

/* E[body|event], Pr(condition|event). */
const tterm_t *toutcomes(tclaim_t *T, const core_t *x)
{
    values_t e;
    const core_t *mass, *body = cells(T, &e, &mass, x->kind == CORE_GIVEN ? x->part[0] : x, x->kind == CORE_GIVEN),
                        *sum = x->kind == CORE_GIVEN ? x->part[0] : x;
    unsigned n = 0;
    if (!body || of_entropies(body)) return NULL;
    for (unsigned v = 0; v < T->P->axes; v++)
        if (mass->set >> v & 1) T->at[sum->slot[n++]] = T->P->variable[v];
    const tterm_t *own = tterm_read(T, body);
    for (unsigned k = 0; k < sum->slots; k++) T->at[sum->slot[k]] = NULL;
    if (!own) return NULL;
    tterm_t *y = tnew(T->A, T_OUTCOMES, own, NULL);
    y->at = e;
    return y;
}

/* [s' = s and y' = y] of the cells: which variables have these letters, each letter one. */
static bool masses_of(tclaim_t *T, tterm_t *x, const core_t *c, const core_t *mass)
{
    if (c->kind == CORE_AND) return masses_of(T, x, c->part[0], mass) && masses_of(T, x, c->part[1], mass);
    values_t e = { 0 };
    if (!event_of(T, &e, c, NULL, mass)) return false;
    unsigned v = (unsigned)__builtin_ctz(e.set);
    for (unsigned k = 0; k < x->letters; k++)
        if (strcmp(x->letter[k], e.value[v]) == 0 && !(x->sees >> k & 0x100u)) {
            x->axis[k] = v;
            x->sees |= 0x100u << k;
            return true;
        }
    return false;
}

/* sum s, y: min a: sum j: Pr(S = s, J = j, Y = y | event) body. */
static const tterm_t *best(tclaim_t *T, const core_t *x)
{
    const core_t *least = x->part[0], *sum, *mass, *c;
    if (x->n != 1 || least->kind != CORE_OVER || strcmp(least->name, "min") != 0 || least->slots != 1 || least->n != 1)
        return NULL;
    sum = least->part[0];
    if (sum->kind != CORE_OVER || strcmp(sum->name, "sum") != 0 || sum->n != 1 || sum->part[0]->kind != CORE_MUL)
        return NULL;
    if (x->slots + sum->slots > 8) return NULL;
    const core_t *chance = sum->part[0]->part[0], *body = sum->part[0]->part[1];
    tterm_t *y = tnew(T->A, T_BEST, NULL, NULL);
    for (unsigned k = 0; k < x->slots; k++) y->letter[y->letters++] = T->at[x->slot[k]] = letter_for(T, x->over[k]);
    unsigned sees = y->letters;
    y->alphabet = least->over[0];
    y->text = T->at[least->slot[0]] = letter_for(T, least->over[0]);
    for (unsigned k = 0; k < sum->slots; k++)
        y->letter[y->letters++] = T->at[sum->slot[k]] = letter_for(T, sum->over[k]);
    bool given = chance->kind == CORE_GIVEN;
    c = cells(T, &y->at, &mass, given ? chance->part[0] : chance, given);
    bool good = c && c->kind == CORE_BRACKET && masses_of(T, y, c->part[0], mass) &&
                y->sees == ((0x100u << y->letters) - 0x100u);
    y->sees = sees;
    y->part[0] = good ? tterm_read(T, body) : NULL;
    y->n = 1;
    for (unsigned k = 0; k < x->slots; k++) T->at[x->slot[k]] = NULL;
    for (unsigned k = 0; k < sum->slots; k++) T->at[sum->slot[k]] = NULL;
    T->at[least->slot[0]] = NULL;
    return y->part[0] ? y : NULL;
}

/* p(s), PS(s) at the slot, as it is written: of a variable that nothing stands before, of a law by name. NULL:
** something else. */
static const char *mass(tclaim_t *T, const core_t *x, int slot)
{
    const setting_t *S = &T->L->setting;
    if ((x->kind != CORE_MASS && x->kind != CORE_ENTRY) || x->given || x->n != 1 || x->part[0]->kind != CORE_SLOT ||
        x->part[0]->at != slot)
        return NULL;
    if (x->kind == CORE_MASS && x->at == S->joint)
        return arena_printf(T->A, "Pr(%s = %s)", T->P->variable[__builtin_ctz(x->set)], T->at[slot]);
    int param = x->kind == CORE_MASS ? S->law[x->at].param : x->at;
    for (unsigned k = 0; k < T->P->factors; k++) {
        if (T->P->factor[k].param != param || param < 0 || T->P->factor[k].given) continue;
        if (S->entry[param].kind != ENTRY_LAW)
            return arena_printf(T->A, "Pr(%s = %s)", T->P->variable[T->P->factor[k].of], T->at[slot]);
        T->used[param] = true;
        return arena_printf(T->A, "%s(%s)", S->entry[param].name, T->at[slot]);
    }
    return NULL;
}

/* The product without its one mass of the slot; *text how that is written. */
static const tterm_t *weighed(tclaim_t *T, const core_t *x, int slot, const char **text)
{
    const char *own = mass(T, x, slot);
    if (own && *text) return NULL;
    if (own) { *text = own; return tnumber(T->A, 1); }
    if (x->kind != CORE_MUL) return tterm_read(T, x);
    const tterm_t *a = weighed(T, x->part[0], slot, text), *b = a ? weighed(T, x->part[1], slot, text) : NULL;
    if (!b) return NULL;
    if (mass(T, x->part[0], slot)) return b;
    return mass(T, x->part[1], slot) ? a : tnew(T->A, T_MUL, a, b);
}

/* The parameter, and 1, that is the mass of the slot in a product; 0: none. */
static int averaged_by(const tclaim_t *T, const core_t *x, int slot)
{
    if (x->kind == CORE_MUL) {
        int a = averaged_by(T, x->part[0], slot);
        return a ? a : averaged_by(T, x->part[1], slot);
    }
    for (unsigned k = 0; k < T->P->factors; k++) {
        bool own = x->kind == CORE_ENTRY ? x->at == T->P->factor[k].param
                                         : x->kind == CORE_MASS && x->at == T->L->setting.joint && !x->given &&
                                               x->set == 1u << T->P->factor[k].of;
        if (own && !T->P->factor[k].given && x->n == 1 && x->part[0]->kind == CORE_SLOT && x->part[0]->at == slot)
            return T->P->factor[k].param + 1;
    }
    return 0;
}

const tterm_t *tover(tclaim_t *T, const core_t *x)
{
    bool sum = strcmp(x->name, "sum") == 0, most = strcmp(x->name, "max") == 0, least = strcmp(x->name, "min") == 0;
    const tterm_t *own = sum ? toutcomes(T, x) : NULL;
    if (own) return own;
    if (sum && (own = best(T, x))) return own;
    if (x->slots != 1 || x->n != 1 || !(sum || most || least)) return NULL;
    tterm_t *y = tnew(T->A, sum ? T_MEAN : most ? T_MOST : T_LEAST, NULL, NULL);
    y->alphabet = x->over[0];
    y->text = T->at[x->slot[0]] = letter_for(T, x->over[0]);
    T->mean[x->slot[0]] = sum ? averaged_by(T, x->part[0], (int)x->slot[0]) : 0;
    y->part[0] = sum ? weighed(T, x->part[0], (int)x->slot[0], &y->other) : tterm_read(T, x->part[0]);
    y->n = 1;
    T->at[x->slot[0]] = NULL;
    T->mean[x->slot[0]] = 0;
    return y->part[0] && (!sum || y->other) ? y : NULL;
}

bool is_average(const core_t *x)
{
    if (x->kind != CORE_DIV || x->part[1]->kind != CORE_SIZE) return false;
    const core_t *sum = x->part[0];
    return sum->kind == CORE_OVER && strcmp(sum->name, "sum") == 0 && sum->n == 1 && sum->slots == 1 &&
           (int)sum->over[0] == x->part[1]->at;
}

/* (sum x: TERM)/|X| is the mean over a uniform X, where nothing else is drawn. */
const tterm_t *taverage(tclaim_t *T, const core_t *x)
{
    const core_t *sum = x->part[0];
    tterm_t *y = tnew(T->A, T_MEAN, NULL, NULL);
    y->alphabet = sum->over[0];
    y->text = T->at[sum->slot[0]] = letter_for(T, sum->over[0]);
    y->other = arena_printf(T->A, "Pr(%s = %s)", T->P->variable[0], y->text);
    y->part[0] = tterm_read(T, sum->part[0]);
    y->n = 1;
    T->at[sum->slot[0]] = NULL;
    return y->part[0] ? y : NULL;
}
