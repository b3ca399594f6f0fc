# SPDX-License-Identifier: MIT
#
# The bounds of fexp.c, line by line for |z| > 2^-8 or k = 0, proved by Gappa:  gappa fexp.g
# The names are those of exp_ready; capitals are what is meant: R = r, P = p without rounding, LESS = e^R - 1, T = 2^(j/64).
# Hypotheses that are mathematics: the rest of the series, and how near L1 + L2 is to LOG = log2/64.

@d = float<ieee_64, ne>;

L1 = 0x1.62e42fefap-7;
L2 = 0x1.cf79abc9e3b3ap-46;

# [1] [2]; z - k L1 is exact, by the first two claims
kL1 = k * L1;
kL2 d= k * L2;
first = z - kL1;
r d= first - kL2;
R = z - k * LOG;

# [3] [4]
p d= r * (1 + r * (d(1/2) + r * (d(1/6) + r * (d(1/24) + r * (d(1/120) + r * d(1/720))))));
P = R * (1 + R * (1/2 + R * (1/6 + R * (1/24 + R * (1/120 + R * (1/720))))));

# [5]
tp d= t * p;
e d= t + tp;
E = T * (1 + LESS);

{   @FIX(z, -60) /\ z in [-700, 700] /\ @FIX(k, 0) /\ k in [-65536, 65536]
 /\ z - k * L1 in [-1b-7, 1b-7] /\ R in [-0.0055, 0.0055]
 /\ L1 + L2 - LOG in [-1b-97, 1b-97]
 /\ LESS - P in [-1b-64, 1b-64]
 /\ T in [1, 2] /\ t -/ T in [-1b-53, 1b-53]
 -> d(k * L1) - k * L1 in [0, 0]
 /\ d(z - kL1) - (z - kL1) in [0, 0]
 /\ |r - R| <= 280b-69
 /\ |p - P| <= 97b-65
 /\ |(e - E) / E| <= 67b-58
}
(first - kL2) - R -> (k * L2 - kL2) - k * (L1 + L2 - LOG);
((t + tp) - E) / E -> ((t - T) / T + (tp - T * LESS) / T) / (1 + LESS) { T <> 0, 1 + LESS <> 0 };
