# SPDX-License-Identifier: MIT
"""The experiment in the plane, in doubles of Python: weights from the paper's reward at temperature 1/2, points of one reward together.

Doubles are no proof; here they are another hand's numbers, compared with room to spare.
"""
from fractions import Fraction
from itertools import combinations_with_replacement
from math import exp, hypot, isclose

FAR = 16


def reward(distance):
    return 1.0 if distance <= 1 else -2 * (distance - 1)


class Plane:
    """The grid of step h, points known by their distances to the two centres; weights to 12 digits, so that equal distances have equal ones."""

    def __init__(self, c, h):
        n = int(Fraction(5) / h)
        points = [(float(h) * i, float(h) * j) for i in range(-n, n + 1) for j in range(-n, n + 1)]
        self.at = [(hypot(x, y), hypot(x - float(c), y)) for x, y in points]
        self.w = [[float("%.12e" % exp(2 * reward(d[k]))) for d in self.at] for k in range(2)]
        self.p = [1 / len(points)] * len(points)

    def inside(self, r, s):
        return {x for x, (d, e) in enumerate(self.at) if d <= r + 1e-9 and e <= s + 1e-9}

    def mass(self, S):
        return sum(self.p[x] for x in S)

    def stage(self, k, K):
        """One agent's stage; masses below 1e-30 are none."""
        mass = {}
        for w, p in zip(self.w[k], self.p):
            mass[w] = mass.get(w, 0) + p
        crowd = [(w, q) for w, q in mass.items() if q > 1e-30]
        H = {w: self.share(w, crowd, K) for w in mass}
        self.p = [p * H[w] for w, p in zip(self.w[k], self.p)]
        total = sum(self.p)
        assert isclose(total, 1, rel_tol=1e-9)
        self.p = [p / total for p in self.p]

    @staticmethod
    def share(w, crowd, K):
        """K E[w/(w + the competitors)], for pools of 2 and 3."""
        assert K in (2, 3)
        total = 0.0
        for pool in combinations_with_replacement(range(len(crowd)), K - 1):
            chance = 2.0 if len(set(pool)) == 2 else 1.0
            weight = w
            for i in pool:
                chance *= crowd[i][1]
                weight += crowd[i][0]
            total += chance / weight
        return K * w * total

    def settles_on(self, S, K, M, most=100):
        """Rounds of both stages until nearly all mass is in S, from where it does not leave: near a law on S any other point falls."""
        for _ in range(most):
            if self.mass(S) > 1 - 1e-9:
                break
            self.stage(0, K)
            self.stage(1, M)
        assert self.mass(S) > 1 - 1e-9, self.mass(S)
        grown = lambda K, u, w: K * u / (u + (K - 1) * w)
        y = min(S)
        assert all(x in S or grown(K, self.w[0][x], self.w[0][y]) * grown(M, self.w[1][x], self.w[1][y]) < 1 - 1e-6 for x in range(len(self.p)))


def synthetic(c, at):
    """A decay of 1 off a set says that not all mass goes there."""
    far, K, M, gap = c["c"], int(c["K"]), int(c["M"]), float(c["c"]) - 1
    plane = Plane(far, c["h"])
    if K > 3 or M > 3:
        return
    owner = plane.inside(1, FAR)
    stays = bool(owner - plane.inside(1, 1)) and all(abs(plane.w[0][x] - max(plane.w[0])) < 1e-9 for x in owner)
    if far < 2:
        yield "partial: exponential, owner-only", 1, 1, stays, far == Fraction(3, 2)
        return
    stays = bool(owner - plane.inside(1, gap)) and stays
    yield "disjoint: exponential, owner-only", 1, 1, stays, far == 3
    if (K, M) == (2, 2):
        return
    plane.settles_on(plane.inside(gap, 1), K, M)
    yield "disjoint: exponential, two-stage", 1, 1, not plane.inside(gap, 1) & plane.inside(1, gap), far == 3
    yield "disjoint: Owner satisfied, two-stage", Fraction(9, 10), 0, far == 3, plane.mass(owner) < 1e-9   # of doubles that is 0
