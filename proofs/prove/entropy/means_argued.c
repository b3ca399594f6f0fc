/* SPDX-License-Identifier: MIT */
#include "proofs/prove/entropy/means_argued_parts.h"

#include <string.h>

static const points_block_t *block_of(const compiled_t *C, const char *link)
{
    const lemma_tree_t *T = C->core->tree;
    for (unsigned k = 0; k < T->reasons.n; k++)
        if (T->reasons.at[k].means && T->reasons.at[k].link && strcmp(T->reasons.at[k].link, link) == 0)
            return T->reasons.at[k].means;
    return NULL;
}

const points_block_t *means_argument(const compiled_t *C, size_t link)
{
    return C->of[link].says == SAYS_ITSELF ? block_of(C, C->lemma.links[link].name) : NULL;
}

/* --- what is added up --------------------------------------------------------------------------------------------- */

static unsigned labelled(arguing_t *r, const char *name, spot_t at)
{
    const char *known[HINTS_MAX * 4];
    unsigned n = 0;
    for (unsigned k = r->K.sources; k-- > 0;) {
        if (!r->K.source[k].label) continue;
        if (strcmp(r->K.source[k].label, name) == 0) return k;
        if (n < HINTS_MAX * 4) known[n++] = r->K.source[k].label;
    }
    argued_wrong(r, at, arena_printf(r->A, "%s is no step before it%s", name, did_you_mean(r->A, name, known, n)));
    return 0;
}

/* The products that the author names. */
static void hints_read(arguing_t *r, const points_block_t *b)
{
    r->K.hints = 0;
    for (unsigned k = 0; b && k < b->sum.n && k < HINTS_MAX && !r->why; k++) {
        const points_product_t *p = &b->sum.at[k];
        hint_t *h = &r->K.hint[r->K.hints++];
        h->n = p->n;
        for (unsigned i = 0; i < p->n; i++) h->of[i] = labelled(r, p->of[i], p->spot[i]);
    }
}

static void steps_take(arguing_t *r, const points_block_t *b)
{
    static const char none[] = "as [%s]: no reason of means, or one that stands for itself";
    for (unsigned k = 0; b && k < b->steps && !r->why; k++) {
        const points_step_t *s = &b->step[k];
        if (++r->taken > ARGUED_STEPS) r->why = "too many steps";
        const points_block_t *other = s->as && !s->elsewhere ? block_of(r->C, s->as) : NULL;
        if (!s->as) {
            argued_step(r, s);
            continue;
        }
        if (!other || r->deep == ARGUED_DEEP || s->after || s->before) {
            argued_wrong(r, s->at, arena_printf(r->A, none, s->as));
            return;
        }
        r->deep++;
        steps_take(r, other);
        r->deep--;
    }
}

static void not_found(arguing_t *r, const tterm_t *x, const tterm_t *y, bool equal)
{
    if (!r->why)
        r->why = arena_printf(r->A, "no multipliers were found that show %s %s %s", tprint(&r->T, x),
                              equal ? "=" : "<=", tprint(&r->T, y));
}

json_t *argued_sum(arguing_t *r, const points_block_t *b, const tterm_t *x, const tterm_t *y, bool equal)
{
    unsigned sources = r->K.sources, letters = r->letters;
    steps_take(r, b);
    hints_read(r, b);
    json_t *sum = NULL;
    if (!r->why && !r->reading) {
        mform_t f = argued_less(r, y, x);
        if (!b && !equal) sum = below(&r->Q, x, y);
        if (!sum) sum = weights_find(&r->K, &f, equal);
        if (!sum) not_found(r, x, y, equal);
    }
    r->K.sources = sources;
    r->letters = letters;
    return sum;
}

json_t *argued_block(arguing_t *r, const points_block_t *b, const tterm_t *x, const tterm_t *y)
{
    json_t *outer = r->Q.steps;
    unsigned known = r->Q.known, seen = r->Q.seen;
    const law_t *P = r->T.P;
    const char *made = r->Q.made;
    r->Q.steps = json_made(json_array());
    r->Q.blocks++;
    json_t *sum = argued_sum(r, b, x, y, false), *block = sum          ? json_made(json_pack("[O,o]", r->Q.steps, sum))
                                                          : r->reading ? json_made(json_array())
                                                                       : NULL;
    json_decref(r->Q.steps);
    r->Q.steps = outer;
    r->Q.blocks--;
    r->Q.known = known;
    r->Q.seen = seen;
    r->Q.made = made;
    r->T.P = P;
    return block;
}

/* Relations without letters are known from the start. */
static void facts_put(arguing_t *r)
{
    for (unsigned k = 0; k < r->T.facts; k++) {
        const tfact_t *f = &r->T.fact[k];
        if (f->letters) continue;
        source_put(&r->K, (source_t){ .slack = argued_less(r, f->right, f->left),
                                      .equal = f->equal,
                                      .factor = true,
                                      .label = arena_printf(r->A, "h%u", k + 1),
                                      .number = -1,
                                      .step = json_made(json_pack("[s,i]", "given", (int)k)) });
    }
}

static bool arguing_start(arguing_t *r, arena_t *A, const compiled_t *C, size_t link)
{
    const core_claim_t *claim = &C->core->claim[C->of[link].claim];
    *r = (arguing_t){ .A = A, .C = C };
    if (!tclaim_read(&r->T, A, C, link)) return false;
    r->Q = (search_t){ .T = &r->T, .A = A, .blocks = 1, .steps = json_made(json_array()) };
    r->K = (known_t){ .N = { .Q = &r->Q, .A = A },
                      .Q = &r->Q,
                      .A = A,
                      .kept = json_made(json_array()),
                      .source = ARENA_ARRAY(A, source_t, SOURCES_MAX) };
    for (unsigned k = 0; k < r->T.letters; k++) {
        r->Q.letter[r->Q.seen] = r->letter[k].is = r->T.letter[k];
        r->Q.alphabet[r->Q.seen++] = r->letter[k].alphabet = r->T.alphabet[k];
        r->letter[r->letters++].name = claim->letter[k];
    }
    argued_less(r, r->T.right, r->T.left); /* its numbers stand from the start */
    facts_put(r);
    return true;
}

static void arguing_end(arguing_t *r)
{
    json_decref(r->Q.steps);
    json_decref(r->K.kept);
}

json_t *means_argued(const char **statement, const char **why, arena_t *A, const compiled_t *C, size_t link,
                     deadline_t until)
{
    arguing_t *r = ARENA_NEW(A, arguing_t);
    const core_claim_t *claim = &C->core->claim[C->of[link].claim];
    *statement = NULL;
    *why = "the link is no relation of a factorised law that a certificate has";
    if (!arguing_start(r, A, C, link)) return NULL;
    r->K.until = until;
    *statement = r->T.statement;
    json_t *sum = argued_sum(r, means_argument(C, link), r->T.left, r->T.right,
                             claim->claim->chain.op[C->of[link].link] == IS_EQ);
    json_t *proof = sum && !r->why ? json_made(json_pack("{s:[O,O]}", "block", r->Q.steps, sum)) : NULL;
    json_decref(sum);
    arguing_end(r);
    *why = r->why;
    return proof;
}

bool means_argument_reads(claim_fault_t *fault, arena_t *A, const compiled_t *C, size_t link)
{
    arguing_t *r = ARENA_NEW(A, arguing_t);
    if (!arguing_start(r, A, C, link)) return true;
    r->fault = fault;
    r->reading = true;
    json_decref(argued_sum(r, means_argument(C, link), r->T.left, r->T.right, false));
    arguing_end(r);
    return !fault->set;
}
