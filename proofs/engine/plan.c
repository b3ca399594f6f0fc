/* SPDX-License-Identifier: MIT
**
** The planned candidates in one row: the families in their order, each from its first candidate. A shard is every
** so-many-th.
*/
#include "proofs/engine/record.h"

#include <string.h>

static size_t planned_of(const family_t *f, const check_options_t *o)
{
    if (o->family && strcmp(o->family, f->name) != 0) return 0;
    size_t n = o->candidates ? o->candidates : f->size ? f->size : CANDIDATES_DEFAULT;
    return f->size && f->size < n ? f->size : n;
}

unsigned long record_planned(const lemma_t *L, const check_options_t *o)
{
    unsigned long n = 0;
    for (size_t f = 0; L->families[f]; f++) n += planned_of(L->families[f], o);
    if (!o->shard.of) return n;
    return n < o->shard.part ? 0 : (n - o->shard.part) / o->shard.of + 1;
}

place_t record_place(const lemma_t *L, const check_options_t *o, unsigned long k)
{
    if (o->shard.of) k = o->shard.part - 1 + k * o->shard.of;
    for (size_t f = 0; L->families[f]; f++) {
        size_t n = planned_of(L->families[f], o);
        if (k < n) return (place_t){ true, f, k };
        k -= n;
    }
    return (place_t){ .set = false };
}

bool record_partial(const lemma_t *L, const check_options_t *o)
{
    static const check_options_t nothing_asked = { .family = NULL };
    if (o->shard.of) return true;
    for (size_t f = 0; L->families[f]; f++)
        if (planned_of(L->families[f], o) < planned_of(L->families[f], &nothing_asked)) return true;
    return false;
}

bool record_plans(const lemma_t *L, const check_options_t *o, place_t at)
{
    unsigned long before = 0;
    if (!at.set || at.family >= lemma_families(L) || at.index >= planned_of(L->families[at.family], o)) return false;
    for (size_t f = 0; f < at.family; f++) before += planned_of(L->families[f], o);
    return !o->shard.of || (before + at.index) % o->shard.of == o->shard.part - 1;
}
