/* SPDX-License-Identifier: MIT
**
** interval --allocate: how a budget of labels over the contexts lowers the floor most. The program and its certificate
** are those of proofs/bottleneck/allocation.h.
*/
#include "cli/interval.h"
#include "numerics/base/rat.h"
#include "proofs/bottleneck/allocation.h"
#include "proofs/engine/write_tex.h"

#include <stdlib.h>
#include <string.h>

struct allocated {
    mpq_ptr budget;
    allocation_t a;
    allocation_context_t *at;
    const real_t *floor, *even, *one;
};

enum { LABEL_DIGITS = 7 };

bool interval_budget(interval_t *r)
{
    const options_t *o = r->o;
    r->allocated = ARENA_NEW(r->A, allocated_report_t);
    r->allocated->budget = arena_mpq(r->A, 1);
    const char *error = rat_read(r->allocated->budget, o->allocate, strlen(o->allocate));
    if (error) return complain("--allocate %.60s: %s", o->allocate, error);
    if (!o->contexts)
        return complain("--allocate needs --contexts FILE: it is over contexts that labels are allocated");
    bool good = mpq_sgn(r->allocated->budget) >= 0 && mpq_cmp_ui(r->allocated->budget, 1000000000, 1) <= 0;
    return good || complain("--allocate %.60s: expected a number from 0 to 10^9", o->allocate);
}

bool interval_allocate(interval_t *r)
{
    allocated_report_t *R = r->allocated;
    R->at = ARENA_ARRAY(r->A, allocation_context_t, r->contexts);
    for (size_t s = 0; s < r->contexts; s++) {
        const interval_context_t *c = &r->context[s];
        R->at[s] = (allocation_context_t){ .capacity = r->error ? real_rat(r->A, c->region + 1) : c->capacity,
                                           .weight = c->weight,
                                           .cost = c->cost,
                                           .most = allocation_most(r->A, r->M, c->rows) };
    }
    allocation_find(&R->a, r->A, R->at, r->contexts, R->budget);
    R->floor = interval_floor(r, R->a.information);
    R->even = interval_floor(r, R->a.even);
    R->one = interval_floor(r, R->a.one);
    return R->floor && R->even && R->one;
}

bool interval_allocation_proved(const interval_t *r) { return r->allocated->a.proved; }

bool interval_allocated_floors(const interval_t *r, const real_t **allocated, const real_t **even, const real_t **one)
{
    if (!r->allocated) return false;
    *allocated = r->allocated->floor;
    *even = r->allocated->even;
    *one = r->allocated->one;
    return true;
}

/* --- words ------------------------------------------------------------------------------------------------------- */

typedef struct { const char *lo, *hi; } pair_t;

static pair_t ends_of(const interval_t *r, const real_t *x, size_t digits)
{
    char *lo, *hi;
    real_decimals_simplest(&lo, &hi, x, digits);
    pair_t e = { arena_printf(r->A, "%s", lo), arena_printf(r->A, "%s", hi) };
    free(lo);
    free(hi);
    return e;
}

static const real_t *in_unit(const interval_t *r, const real_t *x)
{
    return r->o->bits ? real_div(x, real_log_ui(r->A, 2)) : x;
}

static const char *state_word(allocated_t s)
{
    return s == ALLOCATED_FULL ? "full" : s == ALLOCATED_PART ? "part" : "none";
}

static const char *rational(const interval_t *r, mpq_srcptr q)
{
    char *text = rat_print(q);
    const char *kept = arena_printf(r->A, "%s", text);
    free(text);
    return kept;
}

static const char *proof_words(const interval_t *r)
{
    const allocation_t *a = &r->allocated->a;
    const char *first = r->context[a->first].name, *second = r->context[a->second].name;
    if (a->proved)
        return "optimal, by duality: each condition of Karush, Kuhn and Tucker is decided at the price; no allocation "
               "of this budget has a smaller "
               "such floor";
    if (a->ends)
        return arena_printf(r->A,
                            "no allocation of this budget has a smaller floor (duality); that the one shown attains it "
                            "is undecided: whether "
                            "the budget fills %s",
                            first);
    return arena_printf(r->A,
                        "no allocation of this budget has a smaller floor (duality); that the one shown attains it is "
                        "undecided: the order of "
                        "%s and %s",
                        first, second);
}

static const char *floor_words(const interval_t *r, const real_t *floor)
{
    sign_t s = interval_compare(floor, real_si(r->A, 0));
    return s == SIGN_POS       ? "bounds the risk of every rule that sees these labels"
           : s == SIGN_UNKNOWN ? "whether it is above 0 is not decided"
                               : "vacuous: a risk is at least 0 anyway";
}

/* Of all channels that the counts leave: C_s/c_s >= C_t/c_t? */
static bool told(const interval_context_t *s, const interval_context_t *t, mpq_ptr x)
{
    mpq_mul(x, s->region, t->cost);
    mpq_mul(x + 1, t->region + 1, s->cost);
    return s->capacity == t->capacity || mpq_cmp(x, x + 1) >= 0;
}

/* NULL without --confidence, and where the counts tell the order that the allocation leans on. */
static const char *open_words(const interval_t *r)
{
    const allocated_report_t *R = r->allocated;
    mpq_ptr x = arena_mpq(r->A, 2);
    for (size_t s = 0; r->error && s < r->contexts; s++)
        for (size_t t = 0; R->at[s].labels && t < r->contexts; t++) {
            if (R->at[s].state <= R->at[t].state || mpq_sgn(r->context[t].weight) == 0) continue;
            if (told(&r->context[s], &r->context[t], x)) continue;
            return arena_printf(r->A,
                                "of the greatest capacities that the counts leave; they leave open whether a label "
                                "tells more in %s or in %s",
                                r->context[s].name, r->context[t].name);
        }
    return r->error ? "of the greatest capacities that the counts leave; the order of the contexts that it leans on "
                      "they tell"
                    : NULL;
}

/* --- text and TeX ------------------------------------------------------------------------------------------------- */

static void line(FILE *f, const interval_t *r, const char *name, pair_t x, const char *words)
{
    bool tex = r->o->format == FORMAT_TEX;
    fprintf(f, tex ? "%s & $[%s,\\,%s]$ \\\\\n%% %s\n" : "%-21s in [%s, %s]\n    %s\n", name, x.lo, x.hi, words);
}

static void context_line(FILE *f, const interval_t *r, const allocation_context_t *at, const interval_context_t *c)
{
    pair_t n = ends_of(r, at->labels, LABEL_DIGITS),
           full = at->full ? ends_of(r, at->full, LABEL_DIGITS) : (pair_t){ "", "" };
    const char *most = at->full ? arena_printf(r->A, "; full at %s", full.hi) : "; of capacity 0";
    if (r->o->format == FORMAT_TEX) {
        tex_escaped(f, c->file);
        fprintf(f, " & $[%s,\\,%s]$ \\\\\n%% %s%s\n", n.lo, n.hi, state_word(at->state), most);
    } else
        fprintf(f, "    %-19s %s labels in [%s, %s]%s\n", c->name, state_word(at->state), n.lo, n.hi, most);
}

void interval_write_allocation(FILE *f, const interval_t *r)
{
    const allocated_report_t *R = r->allocated;
    bool tex = r->o->format == FORMAT_TEX;
    const char *open = open_words(r), *one = rational(r, R->a.cost_of_one);
    fprintf(f,
            tex ? "\n%% allocation of %s an item, of labels that are independent draws given the item; one label in "
                  "each context costs %s\n"
                  "\\begin{tabular}{@{}ll@{}}\n\\toprule\n"
                : "\nallocation of %s an item, of labels that are independent draws given the item; one label in each "
                  "context costs %s\n",
            rational(r, R->budget), one);
    for (size_t s = 0; s < r->contexts; s++) context_line(f, r, &R->at[s], &r->context[s]);
    line(f, r, "floor, so allocated", ends_of(r, R->floor, r->digits), floor_words(r, R->floor));
    line(f, r, "price", ends_of(r, in_unit(r, R->a.price), r->digits),
         arena_printf(r->A, "%s for a cost of 1; %s", interval_unit(r), proof_words(r)));
    line(f, r, "floor, spent evenly", ends_of(r, R->even, r->digits), "the same number of labels in every context");
    line(f, r, "floor, one label each", ends_of(r, R->one, r->digits),
         "to compare: what a label in each context gives, at the cost above");
    if (open) fprintf(f, tex ? "%% %s\n" : "    %s\n", open);
    if (tex) fputs("\\bottomrule\n\\end{tabular}\n", f);
}

/* --- JSON --------------------------------------------------------------------------------------------------------- */

static json_t *ends_to_json(pair_t e) { return json_pack("{s:s,s:s}", "lo", e.lo, "hi", e.hi); }

static json_t *context_to_json(const interval_t *r, const allocation_context_t *at, const interval_context_t *c)
{
    json_t *j = json_pack("{s:s,s:s,s:s,s:s}", "file", c->file, "weight", rational(r, c->weight), "cost",
                          rational(r, c->cost), "state", state_word(at->state));
    json_put(j, "capacity", ends_to_json(ends_of(r, in_unit(r, at->capacity), r->digits)));
    json_put(j, "labels", ends_to_json(ends_of(r, at->labels, r->digits)));
    if (at->full) json_put(j, "full_at", ends_to_json(ends_of(r, at->full, r->digits)));
    return j;
}

json_t *interval_allocation_to_json(const interval_t *r)
{
    const allocated_report_t *R = r->allocated;
    json_t *list = json_array(), *j = json_pack("{s:s,s:b,s:s}", "budget", rational(r, R->budget), "proved",
                                                R->a.proved, "says", proof_words(r));
    for (size_t s = 0; s < r->contexts; s++) json_add(list, context_to_json(r, &R->at[s], &r->context[s]));
    json_put(j, "cost_of_one_label_each", json_string(rational(r, R->a.cost_of_one)));
    json_put(j, "spent", ends_to_json(ends_of(r, R->a.spent, r->digits)));
    json_put(j, "price", ends_to_json(ends_of(r, in_unit(r, R->a.price), r->digits)));
    json_put(j, "information", ends_to_json(ends_of(r, in_unit(r, R->a.information), r->digits)));
    json_put(j, "floor", ends_to_json(ends_of(r, R->floor, r->digits)));
    json_put(j, "floor_says", json_string(floor_words(r, R->floor)));
    json_put(j, "floor_even", ends_to_json(ends_of(r, R->even, r->digits)));
    json_put(j, "floor_one_label_each", ends_to_json(ends_of(r, R->one, r->digits)));
    if (r->error) json_put(j, "counts_say", json_string(open_words(r)));
    json_put(j, "contexts", list);
    return j;
}
