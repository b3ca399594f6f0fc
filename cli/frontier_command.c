/* SPDX-License-Identifier: MIT
**
** frontier: the command.
*/
#include "cli/frontier.h"

#include <stdlib.h>

static int write_report(const frontier_report_t *r)
{
    const options_t *o = r->o;
    int plot = o->plot ? frontier_plot(r, o->plot) : EXIT_HOLDS;
    if (plot != EXIT_HOLDS) return plot;
    bool written = o->format == FORMAT_JSON
                       ? output_json(o->out, frontier_to_json(r))
                       : output_write(o->out, o->format == FORMAT_CSV ? frontier_write_csv : frontier_write, r);
    return written ? frontier_status(r) : EXIT_INTERNAL;
}

int command_frontier(const options_t *o)
{
    frontier_report_t *r = alloc_array(1, sizeof *r);
    r->o = o;
    r->A = arena_new();
    int status = EXIT_BAD_INPUT;
    if ((!o->plot || plot_ready(r->A, o->plot)) && frontier_fill(r)) status = write_report(r);
    arena_free(r->A);
    free(r);
    return status;
}
