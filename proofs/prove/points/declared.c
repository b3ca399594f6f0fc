/* SPDX-License-Identifier: MIT
**
** What a statement at letters declares: the laws, tables, numbers, pools, loops and counts that are written in it.
*/
#include "proofs/prove/points/words.h"

static const char *entry_declared(points_words_t *P, const entry_t *e, bool single, bool row)
{
    if (e->kind == ENTRY_NUMBER || single) {
        entry_t number = *e;
        number.kind = ENTRY_NUMBER;
        const char *range = number_range_words(P->A, &number);
        return range ? arena_printf(P->A, "%s in %s", e->name, range) : NULL;
    }
    if (e->kind != ENTRY_TABLE || e->axes != (row ? 2 : 1)) return NULL;
    bool above = e->least && (mpq_sgn(e->least) > 0 || (mpq_sgn(e->least) == 0 && e->binder && e->binder->open_lo));
    return arena_printf(P->A, "table %s on %s%s", e->name, P->L->setting.alphabet[e->alphabet[row]].name,
                        e->positive || above ? " > 0" : "");
}

static const char *law_declared(points_words_t *P, const law_t *l)
{
    if (l->param < 0 || l->axes != 1 || l->variable[0]) return NULL;
    return arena_printf(P->A, "%s law on %s%s", l->name, P->L->setting.alphabet[l->alphabet[0]].name,
        P->L->setting.entry[l->param].positive ? " > 0" : "");
}

/* How many letters there are is read of the one alphabet that something declared is on. */
static bool is_declared(const points_words_t *P, unsigned alphabet)
{
    const setting_t *S = &P->L->setting;
    bool is = false;
    for (unsigned k = 0; k < S->laws; k++)
        is = is || (P->law[k] && S->law[k].axes == 1 && S->law[k].alphabet[0] == alphabet);
    for (unsigned k = 0; k < S->params; k++) {
        const entry_t *e = &S->entry[k];
        bool row = P->row[k];
        is = is || (P->entry[k] && !P->single[k] && e->kind == ENTRY_TABLE && e->axes == (row ? 2 : 1) &&
                    e->alphabet[row] == alphabet);
    }
    return is;
}

const char *points_declared(points_words_t *P)
{
    const char *text = "", *own;
    for (unsigned k = 0; k < P->L->setting.alphabets; k++)
        if (P->over[k] && !is_declared(P, k)) return NULL;
    const char *rows = P->drawn ? P->L->setting.entry[P->rows].name : NULL;
    if (rows && (P->row[P->rows] || P->entry[P->rows])) return NULL;
    for (unsigned side = 0; side < 5; side++)
        for (unsigned k = 0; k < (side == 0   ? P->L->setting.laws
                                  : side == 1 ? P->L->setting.params
                                  : side == 2 ? P->pools
                                  : side == 3 ? P->loops
                                              : P->counts);
             k++) {
            if ((side == 0 && !P->law[k]) || (side == 1 && !P->entry[k])) continue;
            own = side == 0   ? law_declared(P, &P->L->setting.law[k])
                  : side == 1 ? entry_declared(P, &P->L->setting.entry[k], P->single[k], P->row[k])
                  : side == 3 ? arena_printf(P->A, "%s %s", P->loop[k].name, P->loop[k].what)
                  : side == 4 ? arena_printf(P->A, "%s %s", P->count[k].name, P->count[k].what)
                              : arena_printf(P->A, "%s weights of x': %s, %s, %s", P->pool[k].name, P->pool[k].w,
                                             P->pool[k].p, P->pool[k].size);
            if (!own) return NULL;
            text = arena_printf(P->A, "%s%s%s", text, *text ? " ; " : "", own);
        }
    if (P->best) text = arena_printf(P->A, "%s%s%s law on %s > 0", text, *text ? " ; " : "", P->best,
                                     P->L->setting.alphabet[P->best_on].name);
    if (P->edge) text = arena_printf(P->A, "%s ; %s %s", text, P->edge, P->edge_of);
    if (rows)
        text = arena_printf(P->A, "%s%s%s drawn on %s", text, *text ? " ; " : "", rows,
                            P->L->setting.alphabet[P->L->setting.entry[P->rows].alphabet[1]].name);
    for (unsigned k = 0; k < P->draws; k++)
        text = arena_printf(P->A, "%s ; %s mean of %s of %s", text, P->draw[k].name, P->draw[k].size, rows);
    return text;
}
