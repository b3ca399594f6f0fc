/* SPDX-License-Identifier: MIT
**
** Broken variants of every link of a claim file, made from its tree, are refuted by its own families; what survives is
** true, and named.
*/
#include "tests/support/mutants.h"

/* J and TV are symmetric; Pinsker's inequality and the bound by ranges hold either way round; 0 is below any part of
** what is not negative. Sizes of samples and ensembles that are not whole are outside, as is none. */
static const true_variant_t known[] = {
    { "gibbs", "not negative", "constant nudged: 9/10 of the right side" },
    { "gibbs", "not negative", "weights exchanged: KL(pi||tilt)" },
    { "jeffreys", "closed form", "weights exchanged: J(tilt||pi0)" },
    { "root-kl", "the tilt", "weights exchanged: J(tilt||pi0)" },
    { "root-kl", "every law", "weights exchanged: KL(pi||pi0)" },
    { "hacking-objective", "bound", "weights exchanged: KL(proxy||tilt)" },
    { "hacking-grows", "the error's gain", "weights exchanged: J(proxy||tilt)" },
    { "hacking-grows", "the error is gained", "constant nudged: 9/10 of the right side" },
    { "hacking-reward", "range and total variation", "weights exchanged: TV(tilt||proxy)" },
    { "hacking-reward", "Pinsker", "weights exchanged: TV(tilt||proxy)" },
    { "hacking-reward", "Pinsker", "weights exchanged: KL(proxy||tilt)" },
    { "hacking-reward", "ranges", "weights exchanged: KL(proxy||tilt)" },
    { "hacking-reward", "tanh", "weights exchanged: TV(tilt||proxy)" },
    { "estimator", "bias does not increase", "constant nudged: 1" },
    { "estimator", "the mean does not fall", "sign flipped: n(j) + 1" },
    { "estimator", "the mean does not fall", "term dropped: n(j) + 1" },
    { "estimator", "the mean does not fall", "constant nudged: 1" },
    { "ensemble", "(c) objective, one more", "constant nudged: 1" },
    { "ensemble", "(d) reward, signed, one more", "constant nudged: 1" },
    { "ensemble", "(d) reward, absolute, one more", "constant nudged: 1" },
    { "ensemble", "(e) KL(pi_beta||pihat), one more", "constant nudged: 1" },
    { "ensemble", "(c) where range(e_i) <= beta", "constant nudged: 1" },
    { "ensemble", "(d) signed, one more, the best keeps half", "constant nudged: 1" },
    { "ensemble", "(d) absolute, one more, the best keeps half", "constant nudged: 1" },
    { "ensemble-limit", "not negative", "constant nudged: 9/10 of the right side" },
    { NULL, NULL, NULL }
};

Test(limits_mutants, every_link_can_be_broken) { assert_links_break("limits", NULL, known, 250); }
