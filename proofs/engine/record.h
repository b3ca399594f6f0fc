/* SPDX-License-Identifier: MIT
**
** record -- what was found of a lemma: counts, least slack, the smallest violation, the ledger of slacks.
** Writers read records and nothing else: what they show of a candidate is in the record, when it was asked for.
**
** Invariant: a record depends on which candidates were folded into it, and in no other way on how they were made:
** trials are folded in the candidates' order, and what is added up is added exactly.
*/
#ifndef LEMMATA_RECORD_H
#define LEMMATA_RECORD_H

#include "proofs/engine/shown.h"

/* Why there is no verdict: the first candidate without one, and the reason in words, from malloc. */
typedef enum { REASON_OUTSIDE, REASON_BEYOND, REASON_UNDECIDED, REASONS } reason_kind_t;
typedef struct { place_t at; char *why; } reason_t;

/* The candidates that are shown of a link. */
typedef enum { SHOWN_TIGHTEST, SHOWN_VIOLATION, SHOWN_ATTAINED, SHOWN_HELD, SHOWN_UNDECIDED, SHOWINGS } showing_t;

typedef struct {
    unsigned long count[VERDICTS];
    place_t tightest;   /* least slack among those that hold strictly; the first of equals */
    span_t slack;       /* its slack */
    bool has_ratio;
    span_t ratio;       /* the greatest lhs/rhs over the candidates that hold, over rows with 0 < lhs < rhs */
    place_t violation;  /* the smallest: fewest cells, then least weight, then first */
    size_t cells;
    mpz_t weight;
    place_t attained;   /* the first that is equal */
    place_t held;       /* the first that holds strictly with a slack that is not known */
    reason_t reason[REASONS];
    /* of the ends of its slacks, exact (dsum.h), over the candidates that give all links of its run a finite slack >=
    ** 0 */
    mpz_t sum_lo, sum_hi;
    span_t ledger;      /* these sums, read outward when all is folded */
    /* NULL for none: of what is attained and held only what bears a certificate, and where nothing else does */
    shown_t *shown[SHOWINGS];
    ends_t slack_shown, ratio_shown; /* of the tightest, ratio_shown NULL where it has none */
} link_record_t;

typedef struct {
    const paper_t *paper;
    const lemma_t *lemma;
    uint64_t seed;
    long prec_max;
    bool filter;
    arena_t *showing;   /* of what is shown; NULL when it was not asked for */
    bool cut_short;     /* the time was up before all candidates were tried */
    bool partial;       /* candidates were left out that a run without options tries */
    unsigned long candidates;
    uint64_t digest;    /* of them, in their order */
    unsigned long routes[ROUTES];
    link_record_t link[LINKS_MAX];
} record_t;

/* In this order each is worse than those before. Untried: no candidate was decided, nor left undecided. */
typedef enum {
    FOUND_NONE,
    FOUND_PROVED,
    FOUND_HOLDS,
    FOUND_UNTRIED,
    FOUND_UNDECIDED,
    FOUND_REFUTED,
    FINDINGS
} finding_t;

/* The planned candidates dealt round robin: the k-th of them, k from 0, is in part 1 + k mod `of`. of = 0: all of
** them. */
typedef struct { unsigned long part, of; } shard_t;

/* What a run may be asked for. */
enum { JOBS_MAX = 1024, SHARDS_MAX = 1000000, CANDIDATES_MOST = 10000000, PREC_LEAST = 64, PREC_MOST = 1000000 };

typedef struct {
    const char *family;   /* only this one; NULL: all */
    size_t candidates;    /* per family, of those it has; 0: all, or CANDIDATES_DEFAULT of one without end */
    uint64_t seed;
    long prec_max;
    bool filter;
    double deadline;      /* seconds of the monotonic clock; 0: none */
    unsigned jobs;        /* threads, at most JOBS_MAX; 0: one. They change no record */
    shard_t shard;
    bool show;            /* candidates, in the records */
    /* Called after each candidate, in their order; may be NULL. */
    void (*progress)(void *self, const lemma_t *L, unsigned long done, unsigned long of);
    /* Called for each link decided, in the candidates' order; may be NULL. Of *d only the verdict is set, and `why`
    ** where there is a reason. Neither is called twice at a time, nor always by the same thread. */
    void (*trace)(void *self, const lemma_t *L, place_t at, size_t link, const decision_t *d);
    void *self;
} check_options_t;

void record_init(record_t *r, const paper_t *paper, const lemma_t *L, const check_options_t *o);
void record_clear(record_t *r);

/* --- plan.c: which candidates --------------------------------------------------------------------------- */

/* How many candidates there will be, in this shard. */
unsigned long record_planned(const lemma_t *L, const check_options_t *o);
/* The k-th of them, k < record_planned. Families come in their order, and each from its first candidate. */
place_t record_place(const lemma_t *L, const check_options_t *o, unsigned long k);
/* Is the place among them? */
bool record_plans(const lemma_t *L, const check_options_t *o, place_t at);
/* Are candidates left out that are tried when nothing is asked for? */
bool record_partial(const lemma_t *L, const check_options_t *o);

/* --- jobs.c: trying them --------------------------------------------------------------------------------- */

/* Tries the candidates of all n records, which were initialised with these options, and fills the records. */
void records_check(record_t *at, size_t n, const check_options_t *o);
static inline void record_check(record_t *r, const check_options_t *o) { records_check(r, 1, o); }

/* --- record.c: folding, findings, witnesses ---------------------------------------------------------------- */

void record_standing(standing_t least[LINKS_MAX], const record_t *r);
/* Does the trial say how each of its slacks compares with the least one of the record? If not, it is to be made anew
** from record_standing. */
bool record_settled(const record_t *r, const trial_t *o);
/* Takes a settled trial into the record. */
void record_fold(record_t *r, const trial_t *o);
/* When all is folded: reads the ledger, brings the least slacks to full double accuracy, and makes what is shown, if it
** is. */
void record_finish(record_t *r);

unsigned long record_tried(const link_record_t *l);
finding_t record_link(const record_t *r, size_t link);
/* The worst of the links in this role; FOUND_NONE when there is none. */
finding_t record_role(const record_t *r, role_t role);
/* The verdict on a lemma: that on its statement. */
static inline finding_t record_lemma(const record_t *r) { return record_role(r, STATEMENT); }
/* The worst of all links. */
finding_t record_worst(const record_t *r);
/* Was any candidate decided, of any link? */
bool record_decided(const record_t *r);
verdict_t reason_verdict(reason_kind_t k);
/* The first candidate without a verdict for this reason, unless one stands there. */
void reason_take(reason_t *r, place_t at, const char *why);
const char *finding_name(finding_t f);

witness_t witness_at(arena_t *A, const record_t *r, size_t link, place_t place);

/* The last few places made, with their chains: links often have their witness in one place. */
typedef struct scenes scenes_t;
scenes_t *scenes_new(void);
void      scenes_free(scenes_t *s);
/* The same witness; it lives until SCENES other places have been asked for. */
enum { SCENES = 4 };
witness_t witness_seen(scenes_t *s, const record_t *r, size_t link, place_t place);

/* The enclosures of slack and of lhs/rhs (NaN when there is none) at the witness. */
void witness_slack(encl_ptr slack, const witness_t *w);
bool witness_ratio(encl_ptr ratio, const witness_t *w);

double clock_seconds(void);

#endif
