# SPDX-License-Identifier: MIT
"""The Alignment Game: one round, from the paper's definitions. Loops are in loops.py."""

from exact import dec, exceeds, log
from loops import LOOPS
from pools import best, both, competitors, curated, mass, weight


class Buffer:
    """delta = 2 log s, D = log g: the buffer B of the Owner's near-best points, and what Lemmas 1 and 2 ask of it. A candidate without g takes the true
    gap; one without v the mass of B."""

    def __init__(self, c, p):
        w, s = c["wO"], c["s"]
        top = max(w)
        self.w, self.p, self.s, self.K = w, p, s, int(c["K"])
        self.B = {x for x, u in enumerate(w) if s * u >= top} if "g" in c else best(w)
        self.off = set(range(len(w))) - self.B
        self.g = c.get("g", top / max(w[x] for x in self.off))
        self.v = c.get("v", mass(p, self.B))
        self.m = mass(p, self.off)
        self.rho = (4 / self.v + s) / self.v * s ** 4 / self.g
        self.width = log(self.g / s ** 2)
        self.meets = s > 1, s ** 4 < self.g, bool(self.off), all(self.g * w[x] <= top * s ** 2 for x in self.off), self.v <= mass(p, self.B)

    def pools_of_K0(self):
        """(K-1) v (D - delta) >= 8."""
        return (*self.meets, not exceeds(8, dec((self.K - 1) * self.v) * self.width))

    def pools_of_K1(self):
        """(K-1) v >= 8 (D - delta)."""
        return (*self.meets, not exceeds(8 * self.width, dec((self.K - 1) * self.v)))


def buffer_mass(c, at):
    b = Buffer(c, c["p0"])
    wO, wP, K, M, p = c["wO"], c["wP"], int(c["K"]), int(c["M"]), c["p0"]
    v, after = mass(p, b.B), mass(both(wO, K, wP, M, p), b.B)
    low, high = min(weight(wO, p, K, x) for x in b.B), max(weight(wO, p, K, x) for x in b.off)
    f = low * v / (low * v + high * (1 - v))
    wider = *b.meets, best(wO) == best(wP), best(wO) < b.B
    yield ("(12), two-stage", f, after, *b.meets)
    yield ("monotone, two-stage", v, after, *b.meets)
    yield ("(12), two-stage, AO = AP, B wider than AO", f, after, *wider)
    yield ("monotone, two-stage, AO = AP, B wider than AO", v, after, *wider)


def weight_suppression(c, at):
    b, w, p, K, s = Buffer(c, c["p"]), c["wO"], c["p"], int(c["K"]), c["s"]
    near = {w[x] for x in b.B}
    of_B = lambda levels, t: sum(k for k, u in zip(t, levels) if u in near)
    few = lambda levels, t: of_B(levels, t) < (K - 1) * b.v / 2
    off = sum(q for levels, t, q in competitors(w, p, K - 1) if few(levels, t))
    yield ("(15)", off, s ** 2 / b.g, *b.pools_of_K0())
    yield ("(20), by (15)", off, s ** 4 / b.g, *b.pools_of_K0())
    if "x" in at:
        x = at["x"]
        outside = x in b.off
        yield ("(20), share at most 1", weight(w, p, K, x, few), off, outside, *b.pools_of_K0())
        yield ("(20), share at most 1, K >= K0'", weight(w, p, K, x, few), off, outside, *b.pools_of_K1())
        yield ("(21)", weight(w, p, K, x), (4 / b.v + s) * s ** 3 / b.g, outside, *b.pools_of_K0())


def outside_mass(c, at):
    b, wO, wP, K, M = Buffer(c, c["p0"]), c["wO"], c["wP"], int(c["K"]), int(c["M"])
    one, two = mass(curated(wO, b.p, K), b.off), mass(both(wO, K, wP, M, b.p), b.off)
    meet, line = best(wO) == best(wP), b.rho * b.m
    narrow, wide = (meet, best(wO) == b.B), (meet, best(wO) < b.B)
    yield ("m' <= rho m, owner-only", one, line, *b.pools_of_K0())
    yield ("m' <= rho m, two-stage, AO = AP, B = AO", two, line, *narrow, *b.pools_of_K0())
    yield ("m' <= rho m, two-stage, AO = AP, B wider than AO", two, line, *wide, *b.pools_of_K0())
    yield ("m' <= rho m, two-stage", two, line, *b.pools_of_K0())
    yield ("m' <= rho m, two-stage, AO = AP, B wider than AO, K >= K0'", two, line, *wide, *b.pools_of_K1())
    yield ("m' <= rho m, two-stage, K >= K0'", two, line, *b.pools_of_K1())


def perfect_alignment(c, at):
    b = Buffer(c, c["p0"])
    meet = best(c["wO"]) == best(c["wP"])
    yield ("rho < 1, K >= K0", b.rho, 1, meet, *b.pools_of_K0())
    yield ("rho < 1, K >= K0'", b.rho, 1, meet, *b.pools_of_K1())


def public_refinement(c, at):
    wO, wP, K, M, p = c["wO"], c["wP"], int(c["K"]), int(c["M"]), c["p"]
    AO = best(wO)
    liked = best(wP, AO)
    rest = AO - liked
    s, e = mass(p, rest), 1 - mass(p, AO)
    one, two = mass(curated(wO, p, K), rest), mass(both(wO, K, wP, M, p), rest)
    meets = bool(rest), s > 0, mass(p, liked) > 0
    yield ("on AO, owner-only", one, s, *meets, e == 0)
    yield ("near AO", two, s, *meets, e > 0)
    yield ("near AO, owner-only", one, s, *meets, e > 0)
    yield ("near AO, e <= e0 chosen before the law", two, s, *meets, 0 < e <= c["e0"])
    yield ("one z for all laws on AO", two, c["z"] * s, *meets, e == 0)


def disjoint_steps(c, at):
    b, wO, wP, K, M = Buffer(c, c["p0"]), c["wO"], c["wP"], int(c["K"]), int(c["M"])
    apart, line = not best(wO) & best(wP), M * b.rho * b.m
    yield ("m' <= M rho m, K >= K0", mass(both(wO, K, wP, M, b.p), b.off), line, apart, *b.pools_of_K0())
    yield ("m' <= M rho m, owner-only, K >= K0", mass(curated(wO, b.p, K), b.off), line, apart, *b.pools_of_K0())
    yield ("M rho < 1, K >= K0", M * b.rho, 1, apart, *b.pools_of_K0())


def disjoint_alignment(c, at):
    yield from disjoint_steps(c, at)
    yield from LOOPS["disjoint-alignment"](c, at)


ENTRIES = dict(LOOPS, **{
    "buffer-mass": buffer_mass, "weight-suppression": weight_suppression, "outside-mass": outside_mass, "perfect-alignment": perfect_alignment,
    "public-refinement": public_refinement, "disjoint-alignment": disjoint_alignment,
})
