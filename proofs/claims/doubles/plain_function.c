/* SPDX-License-Identifier: MIT
**
** Functions of numbers in doubles, by name.
*/
#include "proofs/claims/doubles/plain_parts.h"

#include <string.h>

static double binomial(double n, double k)
{
    return k < 0 || k > n ? 0 : exp(lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1));
}

/* sup{q >= p : kl(p||q) <= c}, or inf below, by bisection. */
static double klinv(double p, double c, bool lower)
{
    double in = p, out = lower ? 0 : 1;
    for (int k = 0; k < 100; k++) {
        double m = (in + out) / 2;
        if (plain_kl(p, m) + plain_kl(1 - p, 1 - m) <= c) in = m;
        else out = m;
    }
    return in;
}

static double klinv_upper(double p, double c) { return klinv(p, c, false); }
static double klinv_lower(double p, double c) { return klinv(p, c, true); }
static double h(double a) { return -plain_kl(a, 1) - plain_kl(1 - a, 1); }
static double kl(double a, double b) { return plain_kl(a, b) + plain_kl(1 - a, 1 - b); }
static double mod(double a, double b) { return a - b * floor(a / b); }

plain_one_t plain_one(const char *name)
{
    static const struct { const char *name; plain_one_t of;
    } one[] = { { "log", log },   { "exp", exp },     { "sqrt", sqrt }, { "abs", fabs },
                { "log2", log2 }, { "floor", floor }, { "ceil", ceil }, { "tanh", tanh },
                { "cosh", cosh }, { "sinh", sinh },   { "h", h } };
    for (size_t k = 0; k < sizeof one / sizeof *one; k++)
        if (strcmp(name, one[k].name) == 0) return one[k].of;
    return NULL;
}

plain_two_t plain_two(const char *name)
{
    static const struct {
        const char *name;
        plain_two_t of;
    } two[] = { { "kl", kl }, { "mod", mod }, { "binomial", binomial } };
    for (size_t k = 0; k < sizeof two / sizeof *two; k++)
        if (strcmp(name, two[k].name) == 0) return two[k].of;
    return strncmp(name, "klinv", 5) ? NULL : name[5] ? klinv_lower : klinv_upper;
}
