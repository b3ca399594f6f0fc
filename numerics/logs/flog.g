# SPDX-License-Identifier: MIT
#
# The bounds of flog.c, line by line, proved by Gappa:  gappa flog.g
# The names are those of log_of; capitals are what is meant: M = m, S, Y, P without rounding, L = log 2, SUM = artanh(S)/S.
# Hypotheses that are mathematics, not arithmetic: the rest of the series, and L.

@d = float<ieee_64, ne>;

LOG2 = 0x1.62e42fefa39efp-1;

# [2] m - 1 is exact, by the first claim
more = d(m + 1);
s = d((m - 1) / more);
y = d(s * s);
z = d(y * y);
w = d(z * z);
S = (m - 1) / (m + 1);
Y = S * S;
Z = Y * Y;
W = Z * Z;

# [3] SERIES(y, z, w), with the constants rounded as the compiler rounds them
c3 = d(1 / 3);   c5 = d(1 / 5);   c7 = d(1 / 7);   c9 = d(1 / 9);
c11 = d(1 / 11); c13 = d(1 / 13); c15 = d(1 / 15); c17 = d(1 / 17); c19 = d(1 / 19);
p0 d= 1 + y * c3;
p1 d= c5 + y * c7;
p2 d= c9 + y * c11;
p3 d= c13 + y * c15;
p4 d= c17 + y * c19;
low d= p0 + z * p1;
mid d= p2 + z * p3;
high d= mid + w * p4;
p d= low + w * high;
P = ((1 + Y * (1 / 3)) + Z * (1 / 5 + Y * (1 / 7)))
  + W * (((1 / 9 + Y * (1 / 11)) + Z * (1 / 13 + Y * (1 / 15))) + W * (1 / 17 + Y * (1 / 19)));

# [4] [5]
sp d= s * p;
part = 2 * sp;
PART = 2 * (S * SUM);
whole d= e * LOG2;
WHOLE = e * L;

# [6]
sum d= whole + part;
LOG = WHOLE + PART;

{   m in [0.7071, 1.4143] /\ @FIX(m, -53) /\ |m - 1| in [1b-53, 1]
 /\ SUM - P in [0, 1b-55]
 /\ e in [1, 2199023255552] /\ @FIX(e, 0) /\ L - LOG2 in [-1b-54, 1b-54]
 /\ LOG in [0.69, 1600000000000]
 -> d(m - 1) - (m - 1) in [0, 0]
 /\ |s -/ S| <= 258b-60
 /\ |y -/ Y| <= 653b-60
 /\ |p -/ SUM| <= 7b-54
 /\ |part - PART| <= 294b-60
 /\ |whole -/ WHOLE| <= 2b-53
 /\ |sum -/ LOG| <= 15b-54
}
S -> 1 - 2 / (m + 1) { m + 1 <> 0 };
((whole + part) - LOG) / LOG -> ((whole - WHOLE) / WHOLE) * (1 - PART / LOG) + (part - PART) / LOG { LOG <> 0, WHOLE <> 0 };
$ m in 8;
