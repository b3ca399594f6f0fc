# SPDX-License-Identifier: MIT
"""Laws in fractions, logarithms to 80 digits, and instances as `lemmata check` writes them.

What is compared here is read from the exact numbers of a candidate and worked out again from the paper's definitions: nothing of the program is used
but its record. A comparison of logarithms that 60 digits do not tell fails.
"""
import json
import re
import subprocess
from decimal import Decimal, getcontext
from fractions import Fraction
from functools import lru_cache

getcontext().prec = 80
NEAR = Decimal(10) ** -60
LITTLE = Decimal(1) / 1000
INF = Decimal("Infinity")


def exact(x):
    """Strings within lists as fractions."""
    return [exact(y) for y in x] if isinstance(x, list) else Fraction(x)


def dec(q):
    return q if isinstance(q, Decimal) else Decimal(Fraction(q).numerator) / Decimal(Fraction(q).denominator)


@lru_cache(maxsize=None)
def log_of_integer(n):
    return Decimal(n).ln()


def log(q):
    if isinstance(q, Decimal):
        return q.ln()
    q = Fraction(q)
    return -INF if q == 0 else log_of_integer(q.numerator) - log_of_integer(q.denominator)


def xlogx(q):
    return dec(q) * log(q) if q else Decimal(0)


def exceeds(x, y):
    """x > y; what is too near to be told is an error, but that equal fractions are equal."""
    if isinstance(x, (int, Fraction)) and isinstance(y, (int, Fraction)):
        return x > y
    x, y = dec(x), dec(y)
    assert x in (INF, -INF) or y in (INF, -INF) or abs(x - y) > NEAR, "too near to be told apart: %s" % x
    return x > y


def same(x, y):
    x, y = dec(x), dec(y)
    return x == y or abs(x - y) < NEAR * (1 + abs(x))


def divergence(p, q):
    """KL(p||q) of two lists."""
    return sum((INF if b == 0 else dec(a) * (log(a) - log(b)) for a, b in zip(p, q) if a), Decimal(0))


def coins(a, b):
    """kl(a||b)."""
    return divergence([a, 1 - a], [b, 1 - b])


class Law:
    """A joint law, {outcome: probability}; one small letter names each place of an outcome."""

    def __init__(self, names, cells):
        self.names, self.cells = names, {}
        for x, p in cells:
            if p:
                self.cells[x] = self.cells.get(x, 0) + p

    def on(self, names):
        at = [self.names.index(n) for n in names]
        return Law(names, ((tuple(x[i] for i in at), p) for x, p in self.cells.items()))

    def H(self, names):
        return -sum((xlogx(p) for p in self.on(names).cells.values()), Decimal(0))

    def I(self, a, b, given=""):
        return self.H(a + given) + self.H(b + given) - self.H(a + b + given) - self.H(given)

    def at(self, name, value):
        """The law given that this letter has this value."""
        i = self.names.index(name)
        rest = {x: p for x, p in self.cells.items() if x[i] == value}
        total = sum(rest.values())
        return Law(self.names, ((x, p / total) for x, p in rest.items()))

    def mean(self, f):
        return sum(p * f(*x) for x, p in self.cells.items())

    def values(self, name):
        return sorted({x[self.names.index(name)] for x in self.cells})


def counts_of_draws(p, m):
    """{how often each letter stands in m draws: probability}, one draw after another."""
    laws = {(0,) * len(p): Fraction(1)}
    for _ in range(m):
        after = {}
        for t, q in laws.items():
            for z, r in enumerate(p):
                if r:
                    u = t[:z] + (t[z] + 1,) + t[z + 1:]
                    after[u] = after.get(u, 0) + q * r
        laws = after
    return laws


def place(counts):
    """Where these counts stand among all of as many draws: from (m,0,..,0) on, the first count falling."""
    def all_of(n, m):
        return [(m,)] if n == 1 else [(k,) + rest for k in range(m, -1, -1) for rest in all_of(n - 1, m - k)]
    key = (len(counts), sum(counts))
    if key not in place.known:
        place.known[key] = {t: i for i, t in enumerate(all_of(*key))}
    return place.known[key][tuple(counts)]


place.known = {}


# --- instances ---------------------------------------------------------------------------------------------------------

def settings(name):
    """'.. at s=0, k=1' as {'s': 0, 'k': 1}."""
    found = re.search(r" at ((?:[A-Za-z][A-Za-z0-9']*=\d+(?:, )?)+)$", name)
    return {k: int(v) for k, v in (x.split("=") for x in found.group(1).split(", "))} if found else {}


class Instance:
    """A candidate, and what the program says of both sides of a link on it."""

    def __init__(self, witness, link):
        self.c = {k: exact(v) for k, v in witness["candidate"].items()}
        self.where = "%s %s" % (witness["family"], witness["index"])
        named = [(t["name"], t) for t in witness["terms"]]
        self.at = {}
        self.said = []
        for side in (link["lhs"], link["rhs"]):
            name, term = next((n, t) for n, t in named if n == side or n.startswith(side + " at "))
            self.at.update(settings(name))
            self.said.append((Decimal(term["lo"]), Decimal(term["hi"])))

    def agrees(self, side, value):
        lo, hi = self.said[side]
        return lo - NEAR <= dec(value) <= hi + NEAR

    def compare(self, where, left, right):
        """Both sides lie where the program says, and it says no wider than that."""
        for side, mine in enumerate((dec(left), dec(right))):
            assert self.agrees(side, mine), "%s: side %d is in %s, not %s" % (where, side, self.said[side], mine)
            tight = not mine.is_finite() or not self.agrees(side, mine + LITTLE)
            assert tight, "%s: side %d is said too widely: %s" % (where, side, self.said[side])


def records(lemmata, ident, family=None, candidates=None):
    """What the program says of a lemma, or of all lemmas of a paper."""
    argv = [lemmata, "check", ident, "--format", "json"]
    argv += ["--family", family] if family else []
    argv += ["--candidates", str(candidates)] if candidates else []
    run = subprocess.run(argv, stdout=subprocess.PIPE, check=False)
    assert run.returncode in (0, 1, 4), "%s: exit status %d" % (" ".join(argv), run.returncode)
    return json.loads(run.stdout)["lemmas"]
