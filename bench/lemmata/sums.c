/* SPDX-License-Identifier: MIT
**
** Lemmata: entropy, mutual information and the sign of log n - H. An operation goes from laws, already made, to an enclosure or a
** sign, by the public functions alone, in an arena that is reset each time.
*/
#include "bench/lemmata/lemmata.h"

#include "numerics/info.h"

/* `pmf` and `chan` are the operation's own views of the laws: what is computed from them belongs to `scratch`. */
typedef struct {
    arena_t *keep, *scratch;
    pmf_t law;
    chan_t channel;
    size_t n;
} state_t;

static void *begin_law(const problem_t *P, long bits)
{
    (void)bits;
    state_t *s = take(1, sizeof *s);
    s->keep = arena_new();
    s->scratch = arena_new();
    s->law = *law_of(s->keep, P);
    s->law.home = s->scratch;
    s->n = P->n;
    return s;
}

static void *begin_mutual(const problem_t *P, long bits)
{
    state_t *s = begin_law(P, bits);
    s->channel = *channel_of(s->keep, P);
    s->channel.home = s->scratch;
    return s;
}

static void end(void *state)
{
    state_t *s = state;
    arena_free(s->scratch);
    arena_free(s->keep);
    free(s);
}

static void entropy(encl_t *answer, void *state)
{
    state_t *s = state;
    arena_reset(s->scratch);
    loglin_encl(answer[0], real_loglin(info_entropy(&s->law, 1)));
}

static void mutual(encl_t *answer, void *state)
{
    state_t *s = state;
    arena_reset(s->scratch);
    loglin_encl(answer[0], real_loglin(info_transmitted(&s->law, &s->channel)));
}

static void sign(encl_t *answer, void *state)
{
    state_t *s = state;
    arena_reset(s->scratch);
    const real_t *slack = real_sub(real_log_ui(s->scratch, s->n), info_entropy(&s->law, 1));
    mpfi_set_si(answer[0], loglin_sgn(real_loglin(slack), true, NULL));
}

const method_t lemmata_entropy = { WORK_ENTROPY, "Lemmata", true, begin_law, entropy, end, NULL, NULL };
const method_t lemmata_mutual = { WORK_MUTUAL, "Lemmata", true, begin_mutual, mutual, end, NULL, NULL };
const method_t lemmata_sign = { WORK_SIGN, "Lemmata", true, begin_law, sign, end, NULL, NULL };
