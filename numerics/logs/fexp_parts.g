# SPDX-License-Identifier: MIT
#
# The bounds of fexp.c for e^s and what is left of it when its leading terms are taken away, |s| <= 1/2, proved by Gappa:  gappa fexp_parts.g
# The names are those of fexp_parts; capitals are what is meant: SERIES without rounding, SUM with its rest as well: e^s = 1 + s + s^2 SUM.

@d = float<ieee_64, ne>;

p d= d(1/2) + s * (d(1/6) + s * (d(1/24) + s * (d(1/120) + s * (d(1/720) + s * (d(1/5040) + s * (d(1/40320) + s * (d(1/362880) + s *
  (d(1/3628800) + s * (d(1/39916800) + s * (d(1/479001600) + s * (d(1/6227020800) + s * (d(1/87178291200) + s * d(1/1307674368000)))))))))))));
SERIES =
  1/2 + s * (1/6 + s * (1/24 + s * (1/120 + s * (1/720 + s * (1/5040 + s * (1/40320 + s * (1/362880 + s * (1/3628800 + s * (1/39916800 + s *
  (1/479001600 + s * (1/6227020800 + s * (1/87178291200 + s * (1/1307674368000)))))))))))));
ss d= s * s;
rest d= ss * p;
REST = s * s * SUM;
less d= s + rest;
LESS = s * (1 + s * SUM);
exp d= 1 + less;
EXP = 1 + LESS;

{   s in [-0.5, 0.5] /\ |s| in [1b-400, 0.5]
 /\ SUM -/ SERIES in [0, 1b-57]
 -> |p -/ SUM| <= 11b-55
 /\ |rest -/ REST| <= 5b-53
 /\ |(less - LESS) / LESS| <= 1b-51
 /\ |exp -/ EXP| <= 3b-53
}
((s + rest) - LESS) / LESS -> ((rest - REST) / REST) * (s * SUM / (1 + s * SUM)) { s <> 0, REST <> 0, 1 + s * SUM <> 0 };
$ s in 16;
