/* SPDX-License-Identifier: MIT
**
** interval: its figure. Above, what the channel of each context carries: the capacity of the shares as a point, what
** the counts leave as a segment. Below, risks: what the floor excludes, what is left below the ceiling, and the floors
** of allocations.
*/
#include "cli/interval.h"

#include <math.h>

enum { CONTEXTS_DRAWN = 40, RISKS = 8 };

static double nats(const interval_t *r, double x) { return r->o->bits ? x / log(2) : x; }

static double middle(const real_t *x)
{
    double lo = 0, hi = 0;
    real_approx(x, true, &lo, &hi);
    return (lo + hi) / 2;
}

static figure_row_t capacity_row(const interval_t *r, const char *name, const real_t *capacity, mpq_srcptr region)
{
    figure_row_t row = { .name = name, .point = true, .at = nats(r, middle(capacity)), .segment = r->error };
    if (r->error) { row.lo = nats(r, mpq_get_d(region)); row.hi = nats(r, mpq_get_d(region + 1)); }
    return row;
}

static panel_t capacities(const interval_t *r)
{
    size_t n = r->contexts, rows = 2;
    panel_t p = { .row = ARENA_ARRAY(r->A, figure_row_t, n + 1), .label = interval_unit(r) };
    for (size_t s = 0; s < n; s++) {
        if (r->context[s].rows > rows) rows = r->context[s].rows;
        p.row[p.n++] = capacity_row(r, r->context[s].file, r->context[s].capacity, r->context[s].region);
    }
    if (n > 1) p.row[p.n++] = capacity_row(r, "average", r->capacity, r->region);
    p.most = nats(r, log((double)rows));
    p.title = r->error ? "capacity: of the shares (point); what the counts leave (segment)" : "capacity";
    return p;
}

static void add(panel_t *p, const char *name, const real_t *lo, const real_t *hi)
{
    if (hi)
        p->row[p->n++] = (figure_row_t){ .name = name, .segment = true, .lo = lo ? middle(lo) : 0, .hi = middle(hi) };
}

/* A floor: what it excludes. */
static panel_t risks(const interval_t *r)
{
    panel_t p = { .row = ARENA_ARRAY(r->A, figure_row_t, RISKS), .label = "risk", .most = 1 };
    const real_t *allocated, *even, *one;
    add(&p, "below the floor", NULL, r->floor);
    bool allocates = interval_allocated_floors(r, &allocated, &even, &one);
    if (allocates) {
        add(&p, "so allocated", NULL, allocated);
        add(&p, "spent evenly", NULL, even);
        add(&p, "one label each", NULL, one);
    }
    if (!r->empirical) add(&p, "training adds at most", NULL, r->adds);
    add(&p, "floor to ceiling, root", r->floor, r->ceiling);
    add(&p, "floor to ceiling, kl", r->floor, r->ceiling_kl);
    p.title = arena_printf(r->A, "what the floor excludes%s%s", allocates ? ", by how the labels are allocated" : "",
                           r->adds || r->ceiling || r->ceiling_kl ? "; what training leaves" : "");
    return p;
}

bool interval_plot_ready(const interval_t *r)
{
    if (!r->o->plot) return true;
    if (r->contexts > CONTEXTS_DRAWN)
        return complain("--plot: %zu contexts, expected at most %d in a figure", r->contexts, CONTEXTS_DRAWN);
    return plot_ready(r->A, r->o->plot);
}

int interval_plot(const interval_t *r)
{
    if (!r->o->plot) return EXIT_HOLDS;
    panel_t panel[2] = { capacities(r), risks(r) };
    return plot_make(r->A, r->o->plot, figure_write, &(figure_t){ r->A, panel, 2 });
}
