/* SPDX-License-Identifier: MIT
**
** interval: the command.
*/
#include "cli/interval.h"

static int write_report(const interval_t *r)
{
    int plot = interval_plot(r);
    if (plot != EXIT_HOLDS) return plot;
    bool written = r->o->format == FORMAT_JSON ? output_json(r->o->out, interval_to_json(r))
                                               : output_write(r->o->out, interval_write, r);
    return !written ? EXIT_INTERNAL : r->allocated && !interval_allocation_proved(r) ? EXIT_UNDECIDED : EXIT_HOLDS;
}

int command_interval(const options_t *o)
{
    if (o->format == FORMAT_CSV) {
        complain("interval: --format csv: expected text, json or tex");
        return EXIT_BAD_INPUT;
    }
    interval_t r = { .o = o, .A = arena_new() };
    int status = EXIT_BAD_INPUT;
    if (interval_read(&r) && interval_plot_ready(&r)) status = interval_fill(&r) ? write_report(&r) : EXIT_INTERNAL;
    arena_free(r.A);
    return status;
}
