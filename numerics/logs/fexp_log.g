# SPDX-License-Identifier: MIT
#
# The bounds of fexp_log in fexp.c, line by line, proved by Gappa:  gappa fexp_log.g
# The names are those of fexp_log, f the cut of m to a float; capitals are what is meant: Z = m r - 1, SERIES = log(1 + Z), TABLE = -log r, L = log 2.
# The table's r is a multiple of 2^-9 with |m r - 1| < 1/128.

@d = float<ieee_64, ne>;
@f = float<ieee_32, ne>;

LOG2 = 0x1.62e42fefa39efp-1;

# [1] low is exact, and both products, by the first claims
high = f(m);
low = m - high;
z d= (high * r - 1) + low * r;
Z = m * r - 1;

# [2]
p d= 1 + z * (d(-1/2) + z * (d(1/3) + z * (d(-1/4) + z * (d(1/5) + z * (d(-1/6) + z * d(1/7))))));
P = 1 + Z * (-1/2 + Z * (1/3 + Z * (-1/4 + Z * (1/5 + Z * (-1/6 + Z * (1/7))))));
zp d= z * p;

# [3] [4]; the sum of the two, [5], is in the file
part d= table + zp;
PART = TABLE + SERIES;
whole d= e * LOG2;
WHOLE = e * L;

{   m in [1, 2] /\ @FIX(m, -52) /\ r in [0.5, 1] /\ @FIX(r, -9) /\ Z in [-0.0078125, 0.0078125]
 /\ SERIES - Z * P in [-1b-58, 1b-58]
 /\ TABLE in [-0.01, 0.7] /\ table - TABLE in [-1b-54, 1b-54]
 /\ e in [-1022, 1023] /\ |e| >= 1 /\ @FIX(e, 0) /\ L - LOG2 in [-1b-55, 1b-55]
 -> d(low) - low in [0, 0]
 /\ d(high * r) - high * r in [0, 0]
 /\ d(low * r) - low * r in [0, 0]
 /\ d(high * r - 1) - (high * r - 1) in [0, 0]
 /\ |z - Z| <= 65b-66
 /\ |zp - SERIES| <= 10b-60
 /\ |part - PART| <= 68b-59
 /\ |whole -/ WHOLE| <= 2b-53
}
(high * r - 1) + low * r -> Z;
