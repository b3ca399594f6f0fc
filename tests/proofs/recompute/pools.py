# SPDX-License-Identifier: MIT
"""Curation by pools, in fractions: every pool of competitors by how many of each weight stand in it."""
from fractions import Fraction
from math import factorial


def counts(n, total):
    """All ways to share out a total among n."""
    return [(total,)] if n == 1 else [(k,) + rest for k in range(total + 1) for rest in counts(n - 1, total - k)]


def competitors(w, p, size):
    """(weights, how many of each, probability) of `size` draws from p."""
    levels = sorted(set(w))
    mass = [sum(b for a, b in zip(w, p) if a == level) for level in levels]
    for t in counts(len(levels), size):
        chance = Fraction(factorial(size))
        for k, q in zip(t, mass):
            chance *= q ** k / factorial(k)
        if chance:
            yield levels, t, chance


def weight(w, p, K, x, when=lambda levels, t: True):
    """H(x), or its part on the pools of which `when` is so."""
    return sum((c * K * w[x] / (w[x] + sum(k * u for k, u in zip(t, levels))) for levels, t, c in competitors(w, p, K - 1) if when(levels, t)),
               Fraction(0))


def curated(w, p, K):
    """One agent's stage."""
    H = {u: weight(w, p, K, w.index(u)) for u in set(w)}
    return [a * H[u] for a, u in zip(p, w)]


def both(wO, K, wP, M, p):
    """The Owner's stage, then the Public's."""
    return curated(wP, curated(wO, p, K), M)


def best(w, among=None):
    """Where w is greatest, among some."""
    top = max(u for x, u in enumerate(w) if among is None or x in among)
    return {x for x, u in enumerate(w) if u == top and (among is None or x in among)}


def mass(p, S):
    return sum((p[x] for x in S), Fraction(0))
