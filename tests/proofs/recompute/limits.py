# SPDX-License-Identifier: MIT
"""The limits of alignment: proxies and ensembles that cost more where they should cost less."""
from itertools import product

from exact import dec, divergence, log


def tilt(p, w):
    total = sum(a * b for a, b in zip(p, w))
    return [a * b / total for a, b in zip(p, w)]


def dot(p, f):
    return sum((dec(a) * b for a, b in zip(p, f)), dec(0))


# --- one proxy --------------------------------------------------------------------------------------------------------------

def hacking_grows(c, at):
    pi0, w, v, u, beta, k1, k2 = (c[k] for k in ("pi0", "w", "v", "u", "beta", "k1", "k2"))
    ideal, proxy = tilt(pi0, w), tilt(tilt(pi0, w), v)
    cost = lambda f: dec(beta) * divergence(tilt(ideal, f), ideal)

    def lowered(k):
        """g at the penalty beta/k: reward and error are as they were, so that their weights are w^k and v^k."""
        law = tilt(pi0, [x ** int(k) for x in w])
        return dec(beta / k) * divergence(tilt(law, [x ** int(k) for x in v]), law)

    span = lambda f: max(f) / min(f)
    yield "(b) lowering the penalty", lowered(k2), lowered(k1), k1 > k2
    yield "(d) reward is lost", 0, dec(beta) * (dot(ideal, map(log, w)) - dot(proxy, map(log, w)))
    yield "(e) a larger range", cost(v), cost(u), span(u) > span(v)
    yield "(e) equal ranges", cost(v), cost(u), span(u) == span(v)


# --- ensembles --------------------------------------------------------------------------------------------------------------

class Ensemble:
    """Errors e_i = 420 beta a_i log z, beside an ideal law."""

    def __init__(self, c):
        self.w, self.beta, self.a = c["w"], c["beta"], c["a"]
        self.ideal, self.unit = tilt(c["pi0"], c["w"]), 420 * log(c["z"])

    def proxy(self, a):
        weights = [dec(p) * (dec(x) * self.unit).exp() for p, x in zip(self.ideal, a)]
        return [x / sum(weights) for x in weights]

    def gap(self, a):
        """beta KL(proxy||ideal)."""
        return dec(self.beta) * sum((p * (p.ln() - log(q)) for p, q in zip(self.proxy(a), self.ideal)), dec(0))

    def lost(self, a):
        r = [dec(self.beta) * log(x) for x in self.w]
        return dot(self.ideal, r) - dot(self.proxy(a), r)

    def moved(self, a):
        return abs(self.lost(a))

    def middle(self, rows):
        return [sum(column) / len(rows) for column in zip(*rows)]

    def of_mean(self, f):
        return f(self.middle(self.a))

    def mean_of(self, f):
        return sum(map(f, self.a), dec(0)) / len(self.a)

    def drawn(self, f, k):
        """E f(the mean of k errors), over all sequences of draws."""
        draws = list(product(self.a, repeat=k))
        return sum((f(self.middle(rows)) for rows in draws), dec(0)) / len(draws)


def ensemble(c, at):
    e = Ensemble(c)
    for name, f in ("(b) objective", e.gap), ("(d) reward, signed", e.lost), ("(d) reward, absolute", e.moved):
        yield name, e.of_mean(f), e.mean_of(f)
    if "j" in at:
        k = int(c["n"][at["j"]])
        for name, f in ("(c) objective", e.gap), ("(d) reward, signed", e.lost), ("(d) reward, absolute", e.moved):
            yield name + ", one more", e.drawn(f, k + 1), e.drawn(f, k)


def ensemble_limit(c, at):
    e = Ensemble(c)
    yield "no worse than one proxy", e.of_mean(e.gap), e.mean_of(e.gap)


ENTRIES = {"hacking-grows": hacking_grows, "ensemble": ensemble, "ensemble-limit": ensemble_limit}
