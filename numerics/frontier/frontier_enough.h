/* SPDX-License-Identifier: MIT
**
** frontier_enough -- how many samples of each prompt are enough, whatever the rewards are.
**
** The rewards of each of P prompts lie in an interval of width R; V(K) is the greatest average reward of policies whose
** average KL is at most K, G = V - mean, and V_n, G_n are those of n independent samples of each prompt.
**
** THEOREM. Let a, c, d > 0, c < 1, b = (1+c) a < 1, and n min{ kl((1-c)a||a), kl((1+c)a||a), 2 d^2 } >= log(4P/delta).
** Then with probability at least 1 - delta
**     |G_n(K) - G(K)| <= R (c + d + klinv(b,K)),      klinv(b,K) = sup{ q : kl(q||b) <= K }.
** Proof. R = 1, rewards from 0 on. Let S(t) be a prompt's share of rewards above t, S_n that of the samples: S_n =
** U_n(S), U_n(u) the share below u of n uniform draws. U_n(u)/u is a martingale as u falls from 1 to a, so by Doob's
** inequality its least value there is below 1-c with probability at most exp(-n kl((1-c)a||a)), its greatest above 1+c
** likewise (Wellner, "Limit theorems for the ratio of the empirical distribution function to the true distribution
** function", 1978). Outside these 2P events
**     (1-c) S <= S_n where S >= a,      S_n <= (1+c) max(S,a).
** Lower: take from a draw X of the law its reward, with probability c whatever it is, and where it is among the
** uppermost share a: what is left is stochastically below the samples' law. V is monotone in that order, and KL does
** not grow under the change. A policy of KL K gives the first event c, the second at most klinv(a,K): kl(Q(A)||P(A)) <=
** K. So V - V_n <= c + klinv(a,K). Upper: the same between the law of (1+c) max(S,a), cut at 1, and S, with the
** uppermost share b. The mean: Hoeffding, but for 2 exp(-2 n d^2). QED. The events sum to at most delta.
**
** Not enough: rewards R with probability p and else 0, kl(eta+p||p) < K: G > eta R, and with probability (1-p)^(nP) no
** sample has R, and G_n = 0. Any: G and G_n are at most klinv(x,K) - x for an x, hence at most eta when eta
** log((1+eta)/(1-eta)) >= K, the least kl(x+eta||x). A tilt of n samples has a KL of at most log n.
*/
#ifndef LEMMATA_FRONTIER_ENOUGH_H
#define LEMMATA_FRONTIER_ENOUGH_H

#include "numerics/base/arena.h"

typedef enum { ENOUGH_FOUND, ENOUGH_ANY, ENOUGH_TOO_MANY } enough_kind_t;

/* `enough` (FOUND) within `share` R but for a probability delta; fewer than `needed` (1: nothing is claimed) are not,
** for some rewards; fewer than `reach` have no tilt of KL K. Whole numbers; enough rounded up, the others down. */
typedef struct { enough_kind_t kind; mpq_ptr enough, needed, reach; } frontier_enough_t;

enum { ENOUGH_KL_MOST = 200 };
/* 0 <= K <= ENOUGH_KL_MOST, share and delta in (0,1), prompts >= 1. */
void frontier_enough(frontier_enough_t *e, arena_t *A, mpq_srcptr K, mpq_srcptr share, mpq_srcptr delta,
                     size_t prompts);

#endif
