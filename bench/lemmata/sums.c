/* SPDX-License-Identifier: MIT
**
** Lemmata: entropy, mutual information and the sign of log n - H. An operation goes from laws, already made, to an
** enclosure or a sign, by the public functions alone, in an arena that is reset each time.
*/
#include "bench/lemmata/lemmata.h"

#include "numerics/info/info.h"

/* What an operation computes belongs to `scratch`. */
typedef struct {
    rooms_t in;
    const pmf_t *law;
    chan_t channel;
    size_t n;
} state_t;

static void *begin_law(const problem_t *P, long bits)
{
    (void)bits;
    state_t *s = take(1, sizeof *s);
    s->in = rooms_open();
    s->law = law_of(s->in.keep, P);
    pmf_words(s->law);
    s->n = P->n;
    return s;
}

static void *begin_mutual(const problem_t *P, long bits)
{
    state_t *s = begin_law(P, bits);
    s->channel = *channel_of(s->in.keep, P);
    s->channel.home = s->in.scratch;
    return s;
}

static const pmf_t *law(const state_t *s)
{
    arena_reset(s->in.scratch);
    return pmf_view(s->in.scratch, s->law);
}

static void entropy(encl_t *answer, void *state)
{
    state_t *s = state;
    loglin_encl(answer[0], real_loglin(info_entropy(law(s), 1)));
}

static void mutual(encl_t *answer, void *state)
{
    state_t *s = state;
    loglin_encl(answer[0], real_loglin(info_transmitted(law(s), &s->channel)));
}

static void sign(encl_t *answer, void *state)
{
    state_t *s = state;
    const pmf_t *p = law(s);
    const real_t *slack = real_sub(real_log_ui(s->in.scratch, s->n), info_entropy(p, 1));
    mpfi_set_si(answer[0], loglin_sgn(real_loglin(slack), true, NULL));
}

const method_t lemmata_entropy = { WORK_ENTROPY, "Lemmata", true, begin_law, entropy, lemmata_end, NULL, NULL };
const method_t lemmata_mutual = { WORK_MUTUAL, "Lemmata", true, begin_mutual, mutual, lemmata_end, NULL, NULL };
const method_t lemmata_sign = { WORK_SIGN, "Lemmata", true, begin_law, sign, lemmata_end, NULL, NULL };
