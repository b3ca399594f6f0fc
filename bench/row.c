/* SPDX-License-Identifier: MIT
**
** From measures to lines of the table.
*/
#include "bench/check.h"
#include "bench/report.h"
#include "bench/rows.h"

#include <math.h>
#include <string.h>

enum { METHODS_MAX = 16 };

typedef struct {
    const problem_t *P;
    measured_t entry[METHODS_MAX];
    size_t n;
    const measured_t *ours;
    double our_width;
} row_t;

static bool fastest_of_peer(const row_t *r, const measured_t *e)
{
    for (size_t i = 0; i < r->n; i++)
        if (r->entry[i].peer == e->peer && r->entry[i].median < e->median) return false;
    return true;
}

static met_t met(const row_t *r, const line_t *l)
{
    if (l->target == 0) return MET_NONE;
    if (l->ratio < l->target) return MET_NO;
    bool narrow = r->P->work == WORK_SIGN || !l->has_width ||
                  (r->P->need ? r->our_width <= (double)-r->P->need : r->our_width <= l->width);
    return narrow ? MET_YES : MET_WIDER;
}

static void add_entry(const row_t *r, const measured_t *e, const double target[PEERS])
{
    line_t l = { .time = e->median / (double)r->P->answers, .turns = e->turns };
    snprintf(l.work, sizeof l.work, "%s", r->P->name);
    snprintf(l.method, sizeof l.method, "%s", e->method->name);
    l.has_width = e->method->rigorous && r->P->work != WORK_SIGN;
    if (l.has_width) l.width = entry_width(e, r->P);
    if (e->peer != LEMMATA && r->ours) l.ratio = e->median / r->ours->median;
    if (e->peer != LEMMATA && target && fastest_of_peer(r, e)) l.target = target[e->peer];
    l.met = met(r, &l);
    if (e->peer == LEMMATA) l.limit = r->P->limit;
    if (l.limit > 0)
        l.met = report_within(&l) == MET_YES && l.width > (double)-r->P->need ? MET_WIDER : report_within(&l);
    const char *remark = e->method->remark ? e->method->remark(e->state) : NULL;
    if (remark && remark[0]) snprintf(l.remark, sizeof l.remark, "%s", remark);
    else if (r->P->need && l.width > (double)-r->P->need) snprintf(l.remark, sizeof l.remark, "not as narrow as asked");
    report_add(&l);
}

static void add_absent(const row_t *r, unsigned set)
{
    static const char *const names[PEERS] = { "Lemmata", "mpmath", "MPFI", "MPFR", "Arb", "PARI" };
    for (peer_id_t k = 0; k < PEERS; k++) {
        if (!(set >> k & 1) || (peers[k] && peers[k]->version())) continue;
        line_t l = { .absent = true };
        snprintf(l.work, sizeof l.work, "%s", r->P->name);
        snprintf(l.method, sizeof l.method, "%s", names[k]);
        report_add(&l);
    }
}

void row(const problem_t *P, unsigned set, const double target[PEERS], const effort_bench_t *how)
{
    row_t r = { .P = P };
    double start = seconds();
    fprintf(stderr, "%-52s", P->name);
    r.n = measure_open(r.entry, METHODS_MAX, P, set);
    measure(r.entry, r.n, how);
    double measured = seconds();
    check_answers(r.entry, r.n, P);
    for (size_t i = 0; i < r.n; i++)
        if (r.entry[i].peer == LEMMATA) r.ours = &r.entry[i];
    if (r.ours) r.our_width = entry_width(r.ours, P);
    for (size_t i = 0; i < r.n; i++) add_entry(&r, &r.entry[i], target);
    add_absent(&r, set);
    measure_close(r.entry, r.n, P);
    fprintf(stderr, " measured %.1f s, checked %.1f s\n", measured - start, seconds() - measured);
}
