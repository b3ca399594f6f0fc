"""Functions of numbers, and divergences of arrays of numbers that are laws."""
from fractions import Fraction

import number as N
from read import Wrong

ONE_ARGUMENT = {
    "log": N.log, "exp": N.exp, "sqrt": N.sqrt, "abs": N.absolute, "floor": N.floor, "h": N.coin_entropy,
    "ceil": lambda x: N.neg(N.floor(N.neg(x))), "log2": lambda x: N.div(N.log(x), N.log(Fraction(2))),
}
HYPERBOLIC = {"tanh", "cosh", "sinh"}


class Impossible(Exception):
    """A condition of probability 0: of it nothing is said."""


class NoLaw(Exception):
    """Numbers that are to be a law and are none."""


class Doubt(Exception):
    """A condition of which a part is undefined."""


def compared(op, c):
    return {"<=": c <= 0, ">=": c >= 0, "=": c == 0, "<": c < 0, ">": c > 0, "!=": c != 0}[op]


def entry(cells, index):
    for i in index:
        cells = cells[i]
    return cells


def total(law, at):
    return sum((p for cell, p in law.items() if all(cell[k] == i for k, i in at.items())), Fraction(0))


def gather(kind, values):
    out = None
    for v in values:
        if out is None:
            out = v
        elif kind in ("sum", "prod"):
            out = N.add(out, v) if kind == "sum" else N.mul(out, v)
        else:
            out = N.larger(out, v, kind == "max")
    if out is None:
        return {"sum": N.ZERO, "prod": N.ONE}.get(kind, N.UNDEFINED)
    return out


def function(f, v):
    if f in ONE_ARGUMENT:
        return ONE_ARGUMENT[f](v[0])
    if f in HYPERBOLIC:
        return N.hyperbolic(f, v[0])
    if f in ("max", "min"):
        return gather(f, v)
    if f in ("binomial", "binom"):
        return N.binomial(*v)
    if f == "mod":
        return N.sub(v[0], N.mul(v[1], N.floor(N.div(v[0], v[1]))))
    raise Wrong(f"{f} is no function")


def demand_law(cells):
    for p in cells:
        if p is N.UNDEFINED:
            raise Doubt
        if N.sign(p) < 0:
            raise NoLaw
    if N.cmp(gather("sum", cells), N.ONE) != 0:
        raise NoLaw


def affinity(a, b, s):
    out = N.ZERO
    for p, q in zip(a, b):
        if N.sign(p) == 0:
            continue
        if N.sign(q) == 0:
            out = N.add(out, N.INF) if N.cmp(s, N.ONE) > 0 else out
            continue
        out = N.add(out, N.mul(N.power(p, s), N.power(q, N.sub(N.ONE, s))))
    return out


def squares(a, b, below):
    out = N.ZERO
    for p, q in zip(a, b):
        d = N.sub(p, q)
        if N.sign(d) != 0:
            under = below(p, q)
            out = N.add(out, N.INF if N.sign(under) == 0 else N.div(N.mul(d, d), under))
    return out


def apart(name, a, b, order):
    half, one = Fraction(1, 2), N.ONE

    def kl(x, y):
        return gather("sum", [N.xlogx_over(p, q) for p, q in zip(x, y)])
    if name == "KL":
        return kl(a, b)
    if name == "J":
        return N.add(kl(a, b), kl(b, a))
    if name == "JS":
        m = [N.mul(half, N.add(p, q)) for p, q in zip(a, b)]
        return N.mul(half, N.add(kl(a, m), kl(b, m)))
    if name == "TV":
        return N.mul(half, gather("sum", [N.absolute(N.sub(p, q)) for p, q in zip(a, b)]))
    if name == "chi2":
        return squares(a, b, lambda p, q: q)
    if name == "LC":
        return squares(a, b, N.add)
    if name in ("BC", "Hellinger2", "Hsq"):
        bc = affinity(a, b, half)
        return bc if name == "BC" else N.sub(one, bc)
    c = N.cmp(order, one)
    if c is None or N.sign(order) <= 0:
        return N.UNDEFINED
    return kl(a, b) if c == 0 else N.div(N.log(affinity(a, b, order)), N.sub(order, one))
