/* SPDX-License-Identifier: MIT
**
** Witnesses: a place of a record made anew, its chain, and the decision on one link.
*/
#include "proofs/engine/record.h"

#include <stdlib.h>

/* A place made. The chain keeps what was asked of it, so a link's decision may lean on work done for another. */
typedef struct {
    arena_t *home;
    const record_t *r;
    place_t at;
    effort_t effort;
    const candidate_t *candidate;
    const chain_t *chain;
} scene_t;

struct scenes { scene_t at[SCENES]; unsigned next; };

static void make(scene_t *s, arena_t *A, const record_t *r, place_t at)
{
    *s = (scene_t){ .home = A, .r = r, .at = at, .effort = { .filter = r->filter, .prec_max = r->prec_max } };
    s->candidate = lemma_candidate(A, r->lemma, at.family, r->seed, at.index);
    s->chain = lemma_chain_with(A, r->lemma, s->candidate, &s->effort);
}

static witness_t witness_in(scene_t *s, size_t link)
{
    const record_t *r = s->r;
    return (witness_t){ .lemma = r->lemma, .link = link, .seed = r->seed, .place = s->at, .candidate = s->candidate,
                        .decision = decide_link(r->lemma, link, s->chain, &s->effort) };
}

witness_t witness_at(arena_t *A, const record_t *r, size_t link, place_t place)
{
    scene_t s;
    make(&s, A, r, place);
    return witness_in(&s, link);
}

scenes_t *scenes_new(void)
{
    scenes_t *s = alloc_array(1, sizeof *s);
    return s;
}

void scenes_free(scenes_t *s)
{
    for (size_t k = 0; k < SCENES; k++) arena_free(s->at[k].home);
    free(s);
}

witness_t witness_seen(scenes_t *s, const record_t *r, size_t link, place_t place)
{
    for (size_t k = 0; k < SCENES; k++) {
        scene_t *known = &s->at[k];
        if (known->r == r && known->at.family == place.family && known->at.index == place.index)
            return witness_in(known, link);
    }
    scene_t *made = &s->at[s->next++ % SCENES];
    if (made->home) arena_reset(made->home);
    make(made, made->home ? made->home : arena_new(), r, place);
    return witness_in(made, link);
}

void witness_slack(encl_ptr slack, const witness_t *w)
{
    if (w->decision.slack) real_encl_sharp(slack, w->decision.slack);
    else mpfi_set_ui(slack, 0);
}

bool witness_ratio(encl_ptr ratio, const witness_t *w)
{
    const link_t *l = &w->lemma->links[w->link];
    encl_t rhs;
    mpfi_init2(rhs, mpfi_get_prec(ratio));
    real_encl_sharp(ratio, w->decision.row->term[l->lhs]);
    real_encl_sharp(rhs, w->decision.row->term[l->rhs]);
    bool positive = encl_sign(ratio) == SIGN_POS && encl_sign(rhs) == SIGN_POS && mpfi_bounded_p(ratio)
                 && mpfi_bounded_p(rhs);
    mpfi_div(ratio, ratio, rhs);
    mpfi_clear(rhs);
    return positive;
}
