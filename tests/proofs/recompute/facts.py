# SPDX-License-Identifier: MIT
"""The inequalities that authors quote: what is misquoted, on its counterexample."""
from fractions import Fraction
from itertools import product
from math import comb, factorial

from exact import INF, Law, coins, dec, divergence, log, xlogx


def tv(p, q):
    return sum(abs(a - b) for a, b in zip(p, q)) / 2


def hellinger2(p, q):
    return dec(1) - sum(((dec(a) * dec(b)).sqrt() for a, b in zip(p, q)), dec(0))


def chi2(p, q):
    return sum((INF if b == 0 else (a - b) ** 2 / b) for a, b in zip(p, q) if a != b)


def entropy(p):
    return -sum((xlogx(a) for a in p), dec(0))


def h(p):
    return entropy([p, 1 - p])


def mean(p, f):
    return sum(a * b for a, b in zip(p, f))


def mean_log(p, f):
    return sum((dec(a) * log(b) for a, b in zip(p, f) if a), dec(0))


def cells(table, at=()):
    return [x for k, row in enumerate(table) for x in cells(row, at + (k,))] if isinstance(table, list) else [(at, table)]


def joint(c):
    """The joint law of a candidate, by the letters that it is written with."""
    name = next(n for n in c if n.startswith("p("))
    return Law(name[2:-1].replace(",", ""), cells(c[name]))


def chain(law, a, b, c):
    """a -> b -> c: p(a,b,c) p(b) = p(a,b) p(b,c)."""
    two, left, right, whole = law.on(b).cells, law.on(a + b).cells, law.on(b + c).cells, law.on(a + b + c).cells
    return all(whole.get(x + y + z, 0) * two.get(y, 0) == left.get(x + y, 0) * right.get(y + z, 0)
               for x, y, z in product(law.on(a).cells, two, law.on(c).cells))


# --- divergences ------------------------------------------------------------------------------------------------------------

def of_laws(*links):
    """Links of two laws P and Q: name, left, right, and what must hold."""
    return lambda c, at: ((name, *(f(c["P"], c["Q"]) for f in rest)) for name, *rest in links)


KL = divergence
LAWS = {
    "gibbs": of_laws(("symmetric", KL, lambda p, q: KL(q, p))),
    "pinsker": of_laws(("a larger constant", lambda p, q: Fraction(201, 100) * tv(p, q) ** 2, KL)),
    "pinsker-fourth": of_laws(("a larger fourth power", lambda p, q: 2 * tv(p, q) ** 2 + tv(p, q) ** 4, KL)),
    "reverse-pinsker": of_laws(("without the least probability", KL, lambda p, q: 2 * tv(p, q) ** 2, lambda p, q: min(q) > 0)),
    "bretagnolle-huber": of_laws(("the root dropped", tv, lambda p, q: 1 - (-KL(p, q)).exp())),
    "vajda": of_laws(("without its correction", lambda p, q: log((1 + tv(p, q)) / (1 - tv(p, q))), KL, lambda p, q: tv(p, q) < 1)),
    "hellinger-tv": of_laws(("without the factor", tv, lambda p, q: hellinger2(p, q).sqrt())),
    "hellinger-kl": of_laws(("the distance of the other normalisation", lambda p, q: 4 * hellinger2(p, q), KL),
                            ("that distance and chi-square", lambda p, q: 4 * hellinger2(p, q), chi2)),
    "kl-chi2": of_laws(("reversed", chi2, KL), ("half", KL, lambda p, q: chi2(p, q) / 2)),
    "tv-chi2": of_laws(("linear", tv, chi2)),
    "jeffreys": of_laws(("one side twice", lambda p, q: KL(p, q) + KL(q, p), lambda p, q: 2 * KL(p, q))),
    "fannes": of_laws(("the binary entropy dropped", lambda p, q: abs(entropy(p) - entropy(q)), lambda p, q: dec(tv(p, q)) * log(len(p)))),
}


def jensen_shannon(c, at):
    middle = [(a + b) / 2 for a, b in zip(c["P"], c["Q"])]
    yield "half in place of log 2", (KL(c["P"], middle) + KL(c["Q"], middle)) / 2, tv(c["P"], c["Q"]) / 2


def triangle(c, at):
    P, Q, R = c["P"], c["Q"], c["R"]
    yield "divergence", KL(P, R), KL(P, Q) + KL(Q, R)
    yield "Hellinger squared", hellinger2(P, R), hellinger2(P, Q) + hellinger2(Q, R)


def compensation(c, at):
    P, Q, R, t = c["P"], c["Q"], c["R"], c["t"]
    M = [t * a + (1 - t) * b for a, b in zip(P, Q)]
    mixed = lambda to: sum((dec(s) * KL(law, to) for s, law in ((t, P), (1 - t, Q)) if s), dec(0))
    yield "the last one turned", mixed(R), mixed(M) + KL(R, M), 0 <= t <= 1


def change_of_measure(c, at):
    yield "the divergence turned", mean_log(c["Q"], c["w"]), KL(c["P"], c["Q"]) + log(mean(c["P"], c["w"])), min(c["w"]) > 0


def data_processing_kl(c, at):
    through = [[mean(p, column) for column in zip(*c["W"])] for p in (c["P"], c["Q"])]
    yield "reversed", KL(c["P"], c["Q"]), KL(*through)


def log_sum(c, at):
    a, b = c["a"], c["b"]
    yield "reversed", sum((dec(x) * log(x / y) for x, y in zip(a, b)), dec(0)), dec(sum(a)) * log(sum(a) / sum(b)), min(a + b) > 0


def jensen_log(c, at):
    yield "reversed", log(mean(c["P"], c["f"])), mean_log(c["P"], c["f"]), min(c["f"]) > 0


def entropy_bounds(c, at):
    yield "a larger Gini", 2 * (1 - sum(p * p for p in c["P"])), entropy(c["P"])


# --- random variables -------------------------------------------------------------------------------------------------------

def conditioning(c, at):
    law = joint(c)
    if "y" in at:
        yield "value by value", law.at("y", at["y"]).H("x"), law.H("x")
    yield "information falls", law.I("x", "y", "z"), law.I("x", "y")
    yield "information grows", law.I("x", "y"), law.I("x", "y", "z")


def chain_rules(c, at):
    law = joint(c)
    yield "information subadditive", law.I("x", "yz"), law.I("x", "y") + law.I("x", "z")


def submodular(c, at):
    law = joint(c)
    yield "modular", law.H("xz") + law.H("yz"), law.H("xyz") + law.H("z")


def han(c, at):
    law = joint(c)
    yield "reversed", law.H("ab") + law.H("ac") + law.H("bc"), 2 * law.H("abc")


def shearer(c, at):
    law = joint(c)
    yield "a variable covered once", law.H("xyz"), (law.H("xy") + law.H("yz")) / 2


def csiszar_sum(c, at):
    """a, b, c are x1, x2, x3 and u, v, w are y1, y2, y3."""
    law = Law("abcuvw", cells(c["p(x1,x2,x3,y1,y2,y3)"]))
    yield "without the condition", law.I("vw", "a") + law.I("w", "b", "a"), law.I("a", "v") + law.I("ab", "w")


def data_processing(c, at):
    law = joint(c)
    yield "reversed", law.I("x", "y"), law.I("x", "z"), chain(law, "x", "y", "z")


def fano(c, at):
    law, M = joint(c), len(c["p(j,k,y)"])
    wrong, left = law.mean(lambda j, k, y: Fraction(j != k)), law.H("jy") - law.H("y")
    meets = chain(law, "j", "y", "k"), len(c["p(j,k,y)"][0]) == M
    yield ("the binary entropy dropped", left, dec(wrong) * log(M - 1), *meets)
    yield ("half the alphabet", left, h(wrong) + dec(wrong) * log(M - 1) / 2, *meets)


def zhang_yeung(c, at):
    law = joint(c)
    yield "Ingleton", law.I("a", "b"), law.I("a", "b", "c") + law.I("a", "b", "d") + law.I("c", "d")


# --- numbers ----------------------------------------------------------------------------------------------------------------

def pinsker_binary(c, at):
    yield "a reverse with a constant", coins(c["p"], c["q"]), 4 * (c["p"] - c["q"]) ** 2, 0 < c["q"] < 1


def pinsker_small(c, at):
    yield "without the order", (c["q"] - c["p"]) ** 2 / (2 * c["q"]), coins(c["p"], c["q"]), 0 < c["q"] < 1


def strong_data_processing(c, at):
    a, e = c["a"], c["e"]
    yield "a faster contraction", log(2) - h(a * (1 - e) + e * (1 - a)), dec((1 - 2 * e) ** 3) * (log(2) - h(a)), 0 <= e <= Fraction(1, 2)


def mrs_gerber(c, at):
    a, c, e = c["a"], c["c"], c["e"]
    b, d = (x * (1 - e) + e * (1 - x) for x in (a, c))
    inside = 0 <= a <= 1, 0 < c < Fraction(1, 2), 0 <= e <= Fraction(1, 2)
    yield "does the curve bend down", log(2) * (log(2) - h(b)), (log(2) - h(a)) * (log(2) - h(e)), *inside
    yield "is a fair bit's slope every bit's", dec((1 - 2 * e) ** 2) * (h(a) - h(c)), h(b) - h(d), *inside


def of_p(name, left, right):
    return lambda c, at: [(name, left(c["p"]), right(c["p"]), 0 <= c["p"] <= 1)]


def logarithm(c, at):
    yield "reversed", log(1 + c["x"]), 2 * c["x"] / (2 + c["x"]), c["x"] >= 0


def bernoulli(c, at):
    x, t = c["x"], c["t"]
    yield "reversed", log(1 - t + t * x), dec(t) * log(x), x > 0, 0 <= t <= 1


def powers(c, at):
    x, n, p = c["x"], int(c["n"]), c["p"]
    inside = x >= -1, n >= 1, 0 <= p <= 1
    yield "union by the exponential", dec(1 - (1 - p) ** n), 1 - dec(-n * p).exp(), *inside
    yield "two terms of the binomial", dec((1 + x) ** n), dec(1 + n * x + n * (n - 1) * x * x / 2), *inside


def hoeffding(c, at):
    t, p = c["t"], c["p"]
    yield "a smaller constant", (dec(p) * dec(t * (1 - p)).exp() + dec(1 - p) * dec(-t * p).exp()).ln(), t * t / 9, 0 <= p <= 1


def bennett(u):
    return dec(1 + u) * log(1 + u) - dec(u)


def bernstein(c, at):
    yield "without the third", c["u"] ** 2 / 2, bennett(c["u"]), c["u"] >= 0


def chernoff(c, at):
    yield "without the bound", c["d"] ** 2 / 3, bennett(c["d"]), c["d"] >= 0


def markov(c, at):
    tail = sum(p for p, f in zip(c["P"], c["f"]) if f >= c["t"])
    yield "Markov squared", c["t"] ** 2 * tail, mean(c["P"], c["f"]), min(c["f"]) >= 0, c["t"] > 0


def chebyshev(c, at):
    P, f, t = c["P"], c["f"], c["t"]
    m = mean(P, f)
    yield "half of Chebyshev on one side", 2 * t ** 2 * sum(p for p, x in zip(P, f) if x - m >= t), mean(P, [(x - m) ** 2 for x in f]), t > 0


def paley_zygmund(c, at):
    P, f, t = c["P"], c["f"], c["t"]
    m = mean(P, f)
    big = sum(p for p, x in zip(P, f) if x > t * m)
    yield "without the square", (1 - t) * m ** 2, big * mean(P, [x * x for x in f]), min(f) >= 0, 0 <= t <= 1


def binomial_entropy(c, at):
    n, k = int(c["n"]), int(c["k"])
    yield "without n+1", n * h(Fraction(k, n)), log(comb(n, k)), k <= n


def binomial_sum(c, at):
    n, k = int(c["n"]), int(c["k"])
    yield "without the half", log(sum(comb(n, i) for i in range(k + 1))), n * h(Fraction(k, n)), k <= n


def central_binomial(c, at):
    n = int(c["n"])
    yield "the lower root from above", comb(2 * n, n), dec(4 ** n) / (2 * dec(n).sqrt())


def factorials(c, at):
    n = int(c["n"])
    yield "the lower bound from above", log(factorial(n)), n * log(n) - n + 1


ENTRIES = dict(LAWS, **{
    "jensen-shannon": jensen_shannon, "triangle": triangle, "compensation": compensation, "change-of-measure": change_of_measure,
    "data-processing-kl": data_processing_kl, "csiszar-sum": csiszar_sum,
    "log-sum": log_sum, "jensen-log": jensen_log, "entropy-bounds": entropy_bounds, "conditioning": conditioning, "chain-rules": chain_rules,
    "submodular": submodular, "han": han, "shearer": shearer, "data-processing": data_processing, "fano": fano, "zhang-yeung": zhang_yeung,
    "pinsker-binary": pinsker_binary, "pinsker-small": pinsker_small, "strong-data-processing": strong_data_processing,
    "mrs-gerber": mrs_gerber,
    "hellman-raviv": of_p("reversed", h, lambda p: dec(2 * min(p, 1 - p)) * log(2)),
    "binary-entropy": of_p("the parabola from above", h, lambda p: dec(4 * p * (1 - p)) * log(2)),
    "binary-entropy-logs": of_p("without the factor", h, lambda p: log(p) * log(1 - p)),
    "logarithm": logarithm, "bernoulli": bernoulli, "powers": powers, "hoeffding": hoeffding, "bernstein": bernstein, "chernoff": chernoff, "markov": markov,
    "chebyshev": chebyshev, "paley-zygmund": paley_zygmund, "binomial-entropy": binomial_entropy, "binomial-sum": binomial_sum,
    "central-binomial": central_binomial, "factorial": factorials,
})
