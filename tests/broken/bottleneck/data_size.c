/* SPDX-License-Identifier: MIT */
#include "proofs/bottleneck/setting.h"
#include "tests/broken/bottleneck/variants.h"

/* Cbar in place of m Cbar. */
static const real_t *one_label(const real_t *x, const chain_row_t *row, const candidate_t *c)
{
    (void)x;
    (void)row;
    return loop_capacity(c);
}

/* log M in place of log M - m Cbar - log 2. */
static const real_t *log_M(const real_t *x, const chain_row_t *row, const candidate_t *c)
{
    (void)x;
    (void)row;
    return real_log_ui(c->home, mixture_size(c));
}

const broken_t broken_data_size[] = {
    { "independent data", "a thousandth more", "I(J;Y,S), D independent of (J,S,Y)", a_thousandth_more },
    { "D independent of J alone", "as it stands, it is refuted: twice is too", "I(J;Y,S), D independent of J", twice },
    { "chain rule", "a millionth less", "I(J;Y,S) + I(J;D|Y,S)", a_little_less },
    { "m labels", "Cbar in place of m Cbar", "m Cbar", one_label },
    { "m labels, at most log M", "the minimum a millionth less", "min{m Cbar, log M}", a_little_less },
    { "floor for m labels", "m Cbar and log 2 dropped", "log M - m Cbar - log 2", log_M },
    { NULL, NULL, NULL, NULL }
};
