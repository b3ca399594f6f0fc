# SPDX-License-Identifier: MIT
"""Where loops of curation tend to, by arguments that cover all rounds: polynomials of one variable for two points, odds that fall under every law for
more."""
from fractions import Fraction
from math import comb

from exact import dec, log
from plane import synthetic
from pools import best, both, curated, mass


# --- two points: one round is a polynomial in the mass of the first ---------------------------------------------------------

def through(points, values):
    """The coefficients of the polynomial of least degree through these: Newton's divided differences."""
    table, coefficients, basis = list(values), [Fraction(0)] * len(points), [Fraction(1)]
    for k in range(len(points)):
        for i, b in enumerate(basis):
            coefficients[i] += table[0] * b
        basis = [-points[k] * a + b for a, b in zip(basis + [Fraction(0)], [Fraction(0)] + basis)]
        table = [(b - a) / (points[k + i + 1] - points[i]) for i, (a, b) in enumerate(zip(table, table[1:]))]
    return coefficients


def bernstein(c, a, b):
    """The coefficients of Bernstein's form on [a,b], between which the polynomial lies there."""
    n = len(c) - 1
    moved = [sum(c[j] * comb(j, i) * a ** (j - i) for j in range(i, n + 1)) * (b - a) ** i for i in range(n + 1)]
    return [sum(Fraction(comb(k, i), comb(n, i)) * moved[i] for i in range(k + 1)) for k in range(n + 1)]


def sign_on(c, a, b, depth=30):
    """1 or -1 where the polynomial has that sign on all of [a,b], else 0."""
    between = bernstein(c, a, b)
    if all(x > 0 for x in between) or all(x < 0 for x in between):
        return 1 if between[0] > 0 else -1
    if depth == 0 or between[0] * between[-1] <= 0:
        return 0
    middle = (a + b) / 2
    left = sign_on(c, a, middle, depth - 1)
    return left if left == sign_on(c, middle, b, depth - 1) else 0


def pair_limit(wO, K, wP, M, p0):
    """The limit from p0: p' - p = p (1-p) G(p), as the weights average to 1. Where G keeps one sign between p and an end, the mass of the first point goes
    there one way and stops at no other law; a law that a round leaves as it is stays."""
    after = lambda p: both(wO, K, wP, M, [p, 1 - p])[0]
    p = p0[0]
    if after(p) == p:
        return p0
    at = [Fraction(k, K * M) for k in range(1, K * M)]
    G = through(at, [(after(x) - x) / (x * (1 - x)) for x in at])
    extra = Fraction(1, 3 * K * M)
    assert sum(a * extra ** i for i, a in enumerate(G)) == (after(extra) - extra) / (extra * (1 - extra)), "a degree too low"
    if sign_on(G, Fraction(0), p) < 0:
        return [Fraction(0), Fraction(1)]
    assert sign_on(G, p, Fraction(1)) > 0, "the limit is not found"
    return [Fraction(1), Fraction(0)]


# --- more points: who dies out under every law ------------------------------------------------------------------------------

def worst_odds(w, K, x, y):
    """The greatest H(x)/H(y) over all laws, w(x) <= w(y): competitors weigh least."""
    rest = (K - 1) * min(w)
    return w[x] * (w[y] + rest) / (w[y] * (w[x] + rest)) if w[x] <= w[y] else None


def falling_limit(stages, p0):
    """p0 on the points that are best for all stages, whose ratios no stage changes: against one of these the odds of any other fall, in one stage at
    least, by a factor below 1 whatever the law, and rise in none."""
    kept = set.intersection(*(best(w) for w, _ in stages))
    y = min(kept)
    for x in set(range(len(p0))) - kept:
        odds = [worst_odds(w, K, x, y) for w, K in stages]
        assert None not in odds and max(odds) <= 1 and min(odds) < 1
    for w, K in stages:
        once = curated(w, p0, K)
        assert all(once[x] * p0[y] == once[y] * p0[x] for x in kept)
    return [p / mass(p0, kept) if x in kept else Fraction(0) for x, p in enumerate(p0)]


class Game:
    def __init__(self, c):
        self.wO, self.wP, self.K, self.M, self.p0 = c["wO"], c["wP"], int(c["K"]), int(c["M"]), c["p0"]
        self.AO, self.AP = best(self.wO), best(self.wP)
        self.common, self.liked = self.AO & self.AP, best(self.wP, self.AO)
        self.gaps = len(self.AO) < len(self.p0), len(self.AP) < len(self.p0)

    def alone(self):
        return falling_limit([(self.wO, self.K)], self.p0)

    def two(self, wO=None, wP=None):
        wO, wP = wO or self.wO, wP or self.wP
        if len(self.p0) == 2:
            return pair_limit(wO, self.K, wP, self.M, self.p0)
        return falling_limit([(wO, self.K), (wP, self.M)], self.p0)

    def on(self, S, x):
        return self.p0[x] / mass(self.p0, S) if x in S else Fraction(0)

    def all_but(self, S):
        return set(range(len(self.p0))) - S


def decay(limit, S):
    """limsup p_t(S)^(1/t) where the limit has some of its mass there."""
    assert mass(limit, S) > 0
    return Fraction(1)


# --- the entries ------------------------------------------------------------------------------------------------------------

def partial_alignment(c, at):
    g = Game(c)
    meets = (*g.gaps, bool(g.common), g.AO != g.AP)
    yield ("exponential, owner-only", decay(g.alone(), g.all_but(g.common)), 1, *meets)
    if "x" in at:
        yield ("limit, owner-only", g.alone()[at["x"]], g.on(g.common, at["x"]), *meets)


def disjoint_alignment(c, at):
    g = Game(c)
    apart = not g.common
    if len(g.AO) > 1:
        yield "(ii), owner-only", decay(g.alone(), g.AO - g.liked), 1, apart, bool(g.AO - g.liked)
        if "x" in at:
            yield "(iii), owner-only", g.alone()[at["x"]], g.on(g.liked, at["x"]), apart
    elif len(g.p0) == 2:
        yield "(i), two-stage", decay(g.two(), g.all_but(g.AO)), 1, apart
        if "x" in at:
            yield "(iii), two-stage", g.two()[at["x"]], g.on(g.liked, at["x"]), apart


def support_shrinks(c, at):
    g = Game(c)
    if g.common:
        yield ("inside AO n AP, owner-only", mass(g.alone(), g.all_but(g.common)), 0, *g.gaps)
        return
    yield ("inside AP|O, owner-only", mass(g.alone(), g.all_but(g.liked)), 0, *g.gaps)
    if len(g.p0) == 2:
        yield ("inside AP|O, two-stage", mass(g.two(), g.all_but(g.liked)), 0, *g.gaps)


def fundamental_limitation(c, at):
    """Of a limit that is p0 on some points, whatever p0, their number says whether it depends on p0."""
    g = Game(c)
    kept = lambda limit: sum(p > 0 for p in limit)
    differ = g.AO != g.AP
    if g.common:
        yield ("partial: the limit depends on p0, two-stage", 1, kept(g.two()), differ, *g.gaps)
        yield ("partial: the limit depends on p0, owner-only", 1, kept(g.alone()), differ, *g.gaps)
    elif len(g.p0) == 2:
        limit = g.two()
        yield ("disjoint: full coverage fails, two-stage", min(mass(limit, g.AO), mass(limit, g.AP)), 0, differ, *g.gaps)


def truthful_reports(c, at):
    g = Game(c)
    means = lambda limit, w: sum((dec(p) * log(u) for p, u in zip(limit, w)), dec(0))
    yield "Owner, two-stage", means(g.two(wO=c["lO"]), g.wO), means(g.two(), g.wO)
    yield "Public, two-stage", means(g.two(wP=c["lP"]), g.wP), means(g.two(), g.wP)


def fairness_impossibility(c, at):
    i = at.get("i", 0)
    wO, wP = c["wO"][i], c["wP"][i]
    g = Game(dict(c, wO=wO, wP=wP))
    points = range(len(wO))
    dominated = {x for x in points if any(wO[y] >= wO[x] and wP[y] >= wP[x] and (wO[y], wP[y]) != (wO[x], wP[x]) for y in points)}
    outside = g.all_but(g.AO | g.AP)
    yield "outside AO and AP nothing is Pareto optimal", len(outside - dominated), 0, bool(outside)
    yield "the limit is Pareto optimal, owner-only", mass(g.alone(), dominated), 0, bool(dominated)
    if len(wO) == 2:
        first, other = pair_limit(wO, g.K, wP, g.M, g.p0), pair_limit(wP, g.M, wO, g.K, g.p0)
        yield "supports of the two orders are disjoint", mass(first, {x for x in points if other[x] > 0}), 0, not g.common


LOOPS = {"partial-alignment": partial_alignment, "disjoint-alignment": disjoint_alignment, "support-shrinks": support_shrinks,
         "fundamental-limitation": fundamental_limitation, "truthful-reports": truthful_reports, "fairness-impossibility": fairness_impossibility,
         "synthetic": synthetic}
