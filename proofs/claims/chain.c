/* SPDX-License-Identifier: MIT
**
** The chain function of every claim: hypotheses first, then the terms of each claim in each of its settings.
*/
#include "proofs/claims/chain.h"
#include "proofs/claims/exact/balance.h"

/* --- ranges of the declarations ----------------------------------------------------------------------------------- */

bool in_range(eval_t *e, const entry_t *p, mpq_srcptr q)
{
    const binder_t *b = p->binder;
    if ((p->kind != ENTRY_NUMBER && p->kind != ENTRY_TABLE) || !b || !(b->bounded || b->n_among || b->integer))
        return true;
    if (b->integer && mpz_cmp_ui(mpq_denref(q), 1) != 0) return false;
    for (unsigned side = 0; side < 2; side++) {
        const core_t *x = side ? p->hi : p->lo;
        mpq_srcptr end = side ? p->most : p->least;
        if (!x) continue;
        int s = !end ? num_cmp(e, (num_t){ q, NULL }, eval(e, x)) : mpq_sgn(end) ? mpq_cmp(q, end) : mpq_sgn(q);
        if (s == 2 || e->at_most || (side ? s > 0 : s < 0) || (s == 0 && (side ? b->open_hi : b->open_lo)))
            return false;
    }
    bool found = b->n_among == 0;
    for (unsigned k = 0; !found && k < b->n_among; k++)
        found = num_cmp(e, (num_t){ q, NULL }, eval(e, p->among[k])) == 0;
    return found;
}

static bool ranges(chain_t *t, eval_t *e)
{
    const setting_t *S = &e->L->setting;
    for (unsigned a = 0; a < S->alphabets; a++) {
        const alphabet_t *X = &S->alphabet[a];
        if ((long)e->dim[a] >= X->lo && (!X->hi || (long)e->dim[a] <= X->hi)) continue;
        chain_outside(t, "|%s| = %zu is not in its range", X->size ? X->size : X->name, e->dim[a]);
        return false;
    }
    for (unsigned k = 0; k < S->params; k++) {
        const entry_t *p = &S->entry[k];
        const value_t *v = &e->c->value[k];
        for (size_t i = 0; i < v->cells; i++) {
            if (in_range(e, p, v->at + i)) continue;
            if (v->rank) chain_outside(t, "%s, entry %zu, is not in its range", p->name, i);
            else chain_outside(t, "%s is not in its range", p->name);
            return false;
        }
    }
    return true;
}

bool hypotheses(chain_t *t, eval_t *e)
{
    if (e->c->unmade) { chain_outside(t, "%s", e->c->unmade); return false; }
    if (!ranges(t, e)) return false;
    for (unsigned k = 0; k < e->L->givens; k++) {
        const char *where;
        int s = eval_fact(e, &e->L->given[k], &where);
        if (s == 1) continue;
        if (s == 0) chain_outside(t, "%s: not so%s", e->L->given[k].text, where);
        else if (s == FACT_BEYOND) chain_beyond(t, "%s: %s", e->L->given[k].text, where);
        else chain_doubt_all(t, arena_printf(t->home, "%s: not decided", e->L->given[k].text));
        return false;
    }
    return true;
}

/* --- claims ------------------------------------------------------------------------------------------------------- */

/* A hypothesis of the claim that is not met, or not decided: said of each of its links. */
static void unmet(chain_t *t, const compiled_t *C, unsigned claim, const core_fact_t *f, int s, const char *where)
{
    for (unsigned l = 0; l < C->links; l++)
        if (C->of[l].claim != claim) continue;
        else if (s == 0 && !*where) chain_aside_as(t, l, f->not_so);
        else if (s == 0) chain_aside(t, l, "%s: not so%s", f->text, where);
        else if (s == FACT_BEYOND) chain_beyond_link(t, l, "%s: %s", f->text, where);
        else chain_doubt(t, l, arena_printf(t->home, "%s: not decided", f->text));
}

/* Are the claim's own hypotheses met, as far as they are not of its letters? If not, says so of each of its links. */
static bool guarded(chain_t *t, eval_t *e, const compiled_t *C, unsigned claim)
{
    const core_claim_t *c = &C->core->claim[claim];
    for (unsigned k = 0; k < c->givens; k++) {
        const char *where;
        if (c->given[k].within) continue;
        int s = eval_fact(e, &c->given[k], &where);
        if (s != 1) { unmet(t, C, claim, &c->given[k], s, where); return false; }
    }
    return true;
}

/* Is something claimed in this setting? *unmet_one is the hypothesis that says no. */
static bool claimed(chain_t *t, eval_t *e, const compiled_t *C, unsigned claim, const core_fact_t **unmet_one)
{
    const core_claim_t *c = &C->core->claim[claim];
    for (unsigned k = 0; k < c->givens; k++) {
        const char *where;
        int s = c->given[k].within ? eval_fact(e, &c->given[k], &where) : 1;
        if (s < 0) unmet(t, C, claim, &c->given[k], s, where);
        if (s == 0) *unmet_one = &c->given[k];
        if (s != 1) return false;
    }
    return true;
}

/* Why links have no terms in some setting: they have no value there, or a limit is passed; set where there are such. */
typedef struct { bool any; const char *away[LINKS_MAX], *beyond[LINKS_MAX]; } missed_t;

/* Links of a claim whose terms are not to be had in some setting. That sets the setting aside and no other. */
static void missing(chain_t *t, eval_t *e, const compiled_t *C, unsigned claim, unsigned term, missed_t *m)
{
    if (!m->any) *m = (missed_t){ .any = true };
    for (unsigned l = 0; l < C->links; l++) {
        const link_t *k = &C->lemma.links[l];
        if (C->of[l].claim != claim || (k->lhs != C->first_term[claim] + term && k->rhs != C->first_term[claim] + term))
            continue;
        if (e->beyond) m->beyond[l] = e->beyond;
        else if (e->doubt) chain_doubt(t, l, e->doubt);
        else if (!m->away[l]) m->away[l] = e->not_law ? e->not_law : "a condition of probability 0";
    }
}

static const char *label(eval_t *e, const core_claim_t *c)
{
    const char *s = "";
    for (unsigned k = 0; k < c->slots; k++)
        s = arena_printf(e->A, "%s%s%s=%ld", s, k ? ", " : "", c->letter[k], e->slot[c->slot[k]]);
    return s;
}

/* A claim without letters stands in the first row, with the others; one that rests on certificates in a row of its
** own. */
static void give(chain_t *t, eval_t *e, const compiled_t *C, unsigned claim, const real_t *const *term,
                 const bool *at_most)
{
    const core_claim_t *c = &C->core->claim[claim];
    chain_row_t *last = t->last;
    if (c->slots || e->rests) { chain_row(t, "%s", label(e, c)); last = NULL; }
    else if (last) t->last = t->first;
    for (unsigned k = 0; k <= c->claim->chain.n; k++)
        if (term[k]) (at_most[k] ? chain_term_at_most : chain_term)(t, C->first_term[claim] + k, term[k]);
    for (unsigned k = 0; k < e->rests; k++) chain_rests_on(t, e->rest[k]);
    if (last) t->last = last;
}

static bool is_given(const chain_t *t, const compiled_t *C, unsigned link)
{
    const link_t *l = &C->lemma.links[link];
    if (chain_agrees(t, link)) return true;
    for (const chain_row_t *row = t->first; row; row = row->next)
        if (row->term[l->lhs] && row->term[l->rhs]) return true;
    return false;
}

/* Of a link that no setting decides, why; a limit that some settings are past hides no violation in others. */
static void conclude(chain_t *t, const compiled_t *C, const missed_t *m)
{
    for (unsigned l = 0; m->any && l < C->links; l++) {
        bool given = is_given(t, C, l);
        if (m->beyond[l] && given) chain_beyond_settings(t, l, m->beyond[l]);
        else if (m->beyond[l]) chain_beyond_link(t, l, "%s", m->beyond[l]);
        else if (m->away[l] && !given) chain_aside(t, l, "%s", m->away[l]);
    }
}

/* --- equations in words ------------------------------------------------------------------------------------------- */

/* Of equations between log forms alone? */
static bool is_of_equations(const compiled_t *C, unsigned claim)
{
    const core_claim_t *c = &C->core->claim[claim];
    bool all = true;
    for (unsigned k = 0; k <= c->claim->chain.n && all; k++) all = c->term[k]->form != FORM_MORE;
    for (unsigned l = 0; l < C->links && all; l++)
        all = C->of[l].claim != claim || (C->of[l].says == SAYS_ITSELF && C->lemma.links[l].rel == REL_EQ);
    return all;
}

/* Do all equations of the claim hold in this setting, as words show? Then it needs no terms. */
static bool agreed(chain_t *t, balance_t *b, const compiled_t *C, unsigned claim)
{
    const core_t *const *term = C->core->claim[claim].term - C->first_term[claim];
    route_t route[LINKS_MAX];
    for (unsigned l = 0; l < C->links; l++) {
        const link_t *k = &C->lemma.links[l];
        if (C->of[l].claim == claim && !balance(b, term[k->lhs], term[k->rhs], &route[l])) return false;
    }
    for (unsigned l = 0; l < C->links; l++)
        if (C->of[l].claim == claim) t->agreed[l][route[l]]++;
    return true;
}

/* What was left out would have cost some steps for each of BALANCE_VISITS_MAX terms at most, and few words. */
static void weigh(chain_t *t, const compiled_t *C, const eval_t *e)
{
    bool much = t->brief && (e->steps > STEPS_MAX / 2 || e->work > WORK_MAX / 2);
    for (unsigned l = 0; l < C->links && much; l++) t->costly |= chain_agrees(t, l);
}

/* False where the setting is impossible: nothing is claimed of it. */
static bool setting(chain_t *t, eval_t *e, const compiled_t *C, unsigned claim, missed_t *m)
{
    const core_claim_t *c = &C->core->claim[claim];
    const real_t *term[CHAIN_LINKS_MAX + 1];
    bool any = false, at_most[CHAIN_LINKS_MAX + 1];
    e->rests = 0;
    for (unsigned k = 0; k <= c->claim->chain.n; k++) {
        eval_reset(e);
        const real_t *x = eval_real(e, c->term[k]);
        at_most[k] = e->at_most;
        if (e->at_most && c->term[k]->kind != CORE_WORD) e->doubt = "a term within which an upper bound alone is known";
        bool stopped = e->impossible || e->not_law || e->doubt || e->beyond;
        if (stopped && c->slots && e->impossible && !e->beyond) return false;
        if (stopped) missing(t, e, C, claim, k, m);
        term[k] = stopped ? NULL : x;
        any |= !stopped;
    }
    if (any) give(t, e, C, claim, term, at_most);
    return true;
}

/* --- equalities: an equation where the facts are met, strictness where they are not ------------------------------- */

static void equalities(chain_t *t, eval_t *e, const compiled_t *C)
{
    for (unsigned l = 0; l < C->links; l++) {
        const link_of_t *of = &C->of[l];
        if (of->says == SAYS_ITSELF) continue;
        int all = 1;
        const core_fact_t *fact = NULL;
        for (unsigned k = 0; k < of->equality->n && all != 0; k++) {
            int s = eval_fact(e, &of->equality->fact[k], NULL);
            if (s != 1) { all = s; fact = &of->equality->fact[k]; }
        }
        if (all < 0) chain_doubt(t, l, arena_printf(t->home, "%s: not decided", fact->text));
        else if (of->says == SAYS_EQUAL && !all) chain_aside_as(t, l, fact->not_so);
        else if (of->says == SAYS_STRICT && all) chain_aside_as(t, l, "the case of equality");
    }
}

void claims_chain(chain_t *t, const candidate_t *c)
{
    const compiled_t *C = t->lemma->self;
    eval_t *e = eval_start(t->home, C->core, c, chain_effort(t));
    balance_t b;
    e->given = t->given;
    if (!hypotheses(t, e)) return;
    if (t->brief) balance_start(&b, e);
    for (unsigned pass = 0; pass < 2; pass++) /* claims without letters share the first row */
        for (unsigned k = 0; k < C->core->claims; k++) {
            const core_claim_t *m = &C->core->claim[k];
            if (m->claim->role == ROLE_BREAK || (m->slots != 0) != pass || !guarded(t, e, C, k)) continue;
            const core_fact_t *not_so = NULL;
            missed_t missed;
            missed.any = false;
            bool any = false, possible = false, equations = t->brief && is_of_equations(C, k);
            eval_first(e, m->slots, m->slot);
            do if (claimed(t, e, C, k, &not_so)) {
                possible |= (equations && agreed(t, &b, C, k)) || setting(t, e, C, k, &missed);
                any = true;
            }
            while (eval_next(e, m->slots, m->slot, m->over));
            if (!any && not_so) unmet(t, C, k, not_so, 0, "");
            conclude(t, C, &missed);
            for (unsigned l = 0; any && !possible && l < C->links; l++)
                if (C->of[l].claim == k) chain_aside_as(t, l, "every setting has a condition of probability 0");
        }
    equalities(t, e, C);
    weigh(t, C, e);
}
