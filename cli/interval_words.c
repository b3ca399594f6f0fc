/* SPDX-License-Identifier: MIT
**
** interval: the numbers as they are shown, and in words what each bounds and why one says nothing. All that is decided
** for the report is decided here.
*/
#include "cli/interval.h"

#include <stdlib.h>

sign_t interval_compare(const real_t *x, const real_t *y)
{
    effort_t effort = EFFORT_DEFAULT;
    return real_cmp(x, y, &effort);
}

static const char *floor_words(const interval_t *r)
{
    sign_t s = interval_compare(r->floor, real_si(r->A, 0));
    if (s == SIGN_POS)
        return "bounds the risk of every rule on this mixture from below: no rule has a smaller risk, however much "
               "data of other draws it is trained "
               "on";
    if (s == SIGN_UNKNOWN) return "whether it is above 0 is not decided";
    if (mpq_cmp_ui(r->M, 2, 1) == 0)
        return arena_printf(
            r->A,
            "vacuous: at M = 2 the log 2 of Fano's inequality is all of log M, so no channel gives a floor above 0; "
            "this one does from M = %s on",
            r->least_M);
    return arena_printf(
        r->A, "vacuous: Cbar + log 2 is log M or more; this channel gives a floor above 0 from M = %s on", r->least_M);
}

/* Is the probability that the ceiling may fail, delta + eta or with --kl delta, 1 or more? */
static bool claims_nothing(const interval_t *r)
{
    mpq_ptr sum = arena_mpq(r->A, 1);
    mpq_set(sum, r->delta);
    if (!r->kl) mpq_add(sum, sum, r->eta);
    return mpq_cmp_ui(sum, 1, 1) >= 0;
}

static const char *event_words(const interval_t *r)
{
    return r->kl ? "an event of probability at most delta" : "an event of probability at most delta + eta";
}

static const char *adds_words(const interval_t *r)
{
    if (claims_nothing(r))
        return arena_printf(r->A, "claims nothing: it may fail on %s, which is 1 or more", event_words(r));
    if (interval_compare(r->adds, real_si(r->A, 1)) == SIGN_NEG)
        return arena_printf(
            r->A, "bounds the risk less the empirical risk, outside %s; --empirical R gives a bound of the risk itself",
            event_words(r));
    if (!r->plateau) return "vacuous: a risk is at most 1 anyway; with this KL(P||Q) more labels lower it";
    if (interval_compare(r->plateau, real_si(r->A, 1)) == SIGN_NEG)
        return "vacuous: a risk is at most 1 anyway; more labels lower it, toward the plateau and no further";
    return "vacuous, and no number of labels helps: the plateau is 1 or more; a greater eta lowers it";
}

static const char *ceiling_words(const interval_t *r, const real_t *ceiling)
{
    const real_t *one = real_si(r->A, 1);
    if (claims_nothing(r))
        return arena_printf(r->A, "claims nothing: it may fail on %s, which is 1 or more", event_words(r));
    if (interval_compare(ceiling, one) == SIGN_NEG) {
        if (interval_compare(ceiling, r->floor) == SIGN_NEG)
            return arena_printf(r->A,
                                "below the floor: outside %s no learner on this mixture has so small an empirical risk",
                                event_words(r));
        return arena_printf(r->A, "the risk is at most this, outside %s", event_words(r));
    }
    if (ceiling == r->ceiling_kl || !r->plateau)
        return "vacuous: a risk is at most 1 anyway; with this KL(P||Q) more labels lower it";
    if (interval_compare(real_add(real_rat(r->A, r->empirical), r->plateau), one) == SIGN_NEG)
        return "vacuous: a risk is at most 1 anyway; more labels lower it, toward the plateau and no further";
    return "vacuous, and no number of labels helps: the empirical risk and the plateau make 1 or more; a greater eta "
           "lowers the plateau";
}

/* B, and where it is true that I(U;S) is nothing. */
static const char *bound_words(const interval_t *r)
{
    return arena_printf(
        r->A, "B = m Cbar + m I(U;S) + rho + KL(p(theta)||Q) of (20), which bounds the mean of KL(P||Q)%s",
        mpq_sgn(r->told) > 0 ? ""
                             : "; I(U;S) is taken to be 0, as where the target value is independent of the context, or "
                               "where the index J is the latent value, rho then being I(D;theta|J^m)");
}

/* What is known of the ceiling as it is printed. */
static const char *printed_words(const interval_t *r)
{
    return arena_printf(
        r->A, "%s: %s (lemmata show bottleneck/pac-bayes)",
        r->kl
            ? "as printed, by Theorem 2, which is refuted: no bound. What mends it"
            : "as printed, by Corollary 3, whose proof leans on Theorem 2, which is refuted: no bound that is proved. "
              "What mends it",
        r->mend);
}

static const char *target_words(const interval_t *r)
{
    if (interval_compare(r->required, real_si(r->A, 0)) != SIGN_POS) return "0 or less: the target requires nothing";
    switch (interval_compare(r->above, r->required)) {
    case SIGN_NEG: return "the channel has less: no rule attains the target on this mixture";
    case SIGN_UNKNOWN: return "whether the channel has it is not decided";
    default: return "the channel has it: the floor does not exclude the target";
    }
}

/* --- as they are shown ------------------------------------------------------------------------------------- */

static void show(interval_t *r, interval_number_t which, const real_t *x, const char *says)
{
    char *lo, *hi;
    if (!x) return;
    real_decimals_simplest(&lo, &hi, x, r->digits);
    r->number[which] = (shown_number_t){ arena_printf(r->A, "%s", lo), arena_printf(r->A, "%s", hi), says };
    free(lo);
    free(hi);
}

const char *interval_unit(const interval_t *r) { return r->o->bits ? "bits" : "nats"; }

/* A capacity in the unit asked for. */
static const real_t *in_unit(const interval_t *r, const real_t *x)
{
    return x && r->o->bits ? real_div(x, real_log_ui(r->A, 2)) : x;
}

void interval_show(interval_t *r)
{
    show(r, INTERVAL_CAPACITY, in_unit(r, r->capacity),
         "Shannon's, at least the paper's, which is taken at the source: with that the floor is no lower, and training "
         "adds no more");
    show(r, INTERVAL_FLOOR, r->floor, floor_words(r));
    show(r, INTERVAL_BOUND, in_unit(r, r->bound), r->bound ? bound_words(r) : NULL);
    show(r, INTERVAL_ADDS, r->adds, r->adds ? adds_words(r) : NULL);
    show(r, INTERVAL_ADDS_PRINTED, r->adds_printed, printed_words(r));
    show(r, INTERVAL_CEILING_PRINTED, r->ceiling_printed, printed_words(r));
    show(r, INTERVAL_CEILING, r->ceiling, r->ceiling ? ceiling_words(r, r->ceiling) : NULL);
    show(r, INTERVAL_CEILING_KL, r->ceiling_kl, r->ceiling_kl ? ceiling_words(r, r->ceiling_kl) : NULL);
    show(r, INTERVAL_PLATEAU, r->plateau,
         "sqrt((Cbar + I(U;S))/(2 eta)): what training adds at most, in the root form, falls toward this as m grows, "
         "the residual staying bounded");
    show(r, INTERVAL_REQUIRED, in_unit(r, r->required), r->required ? target_words(r) : NULL);
}
