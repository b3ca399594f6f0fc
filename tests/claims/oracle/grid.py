"""The oracle's own candidates of a lemma: none of them is asked of lemmata.

Corners of ranges, ties, zeros, fractions of denominators up to 6, laws of one to three letters, factors that are functions as often as not; each is
the same for ever, by the number of its draw.
"""
import random
from fractions import Fraction

import number as N
from env import Env
from setting import implicit
from value import Value

POOL = [Fraction(a, b) for a, b in
        [(0, 1), (1, 1), (1, 2), (1, 3), (2, 3), (1, 4), (3, 4), (1, 5), (1, 6), (5, 6), (2, 1), (3, 1), (3, 2), (1, 10), (9, 10), (1, 100), (99,
            100), (10, 1), (1, 1000), (40, 1)]]
POOL += [-q for q in POOL if q]


def draws(lemma, count):
    """At most `count` candidates; which hold to the hypotheses is judged later."""
    for k in range(count):
        yield Draw(lemma, random.Random(k)).candidate()


class Nothing:
    """A setting of no candidate: the ends of ranges are closed terms."""
    lets = numbers = laws = tables = channels = maps = size = sizes = {}
    variables, joint_name = [], None


def end(x, candidate):
    if x is None:
        return None
    s = Nothing()
    s.numbers = {n: Fraction(v) for n, v in candidate.items() if isinstance(v, str)}
    v = Value(s).term(x, Env())
    return v if N.exact(v) else None if N.infinite(v) else Fraction(v.at)


class Draw:
    """One candidate."""

    def __init__(self, lemma, r):
        self.lemma, self.r, self.size, self.out = lemma, r, {}, {}
        self.most = r.choice([1, 2, 2, 2, 3])

    def candidate(self):
        sorts = {"number": 0, "variables": 1}
        binders = list(self.lemma.binders)
        declared = {n for b in binders for n in b[1]} | set(self.lemma.lets)
        declared |= {of[0].upper() + of[1:] for b in binders if b[0] == "factors" for _, of, _ in b[2]}
        loose = [n for n in implicit(self.lemma) if n not in declared]
        counts = {b[2][1] for b in binders if b[0] == "variables" and b[2] and b[2][0] == "name"}
        for sort, names, details in sorted(binders, key=lambda b: sorts.get(b[0], 2)):
            if sort in ("number", "law", "table", "map", "channel"):
                for n in names:
                    if n not in counts:
                        getattr(self, "draw_" + sort)(n, details)
        self.joint(binders, loose)
        self.factors(binders)
        self.meet()
        return self.out

    # numbers

    def draw_number(self, name, details):
        self.out[name] = str(self.within(details))

    def within(self, details):
        if details[0] == "among":
            return self.r.choice([end(x, self.out) for x in details[1]])
        if details[0] == "whole":
            low, high = (end(x, self.out) for x in details[1:])
            return Fraction(self.r.randint(int(low), int(min(high, low + 6) if high is not None else low + 6)))
        _, open_low, low, high, open_high = details
        low, high = end(low, self.out), end(high, self.out)
        fit = [q for q in POOL + [low, high] if q is not None and (low is None or q > low or (q == low and not open_low))
               and (high is None or q < high or (q == high and not open_high))]
        if low is not None and high is not None:
            fit += [low + (high - low) * t for t in (Fraction(1, 2), Fraction(1, 3), Fraction(1, 1000), Fraction(999, 1000))]
        ends = [q for q in fit if q in (low, high)]
        return self.r.choice(ends if ends and self.r.random() < 0.3 else fit)

    # laws and tables

    def letters(self, alphabet):
        if alphabet not in self.size:
            self.size[alphabet] = self.r.randint(1, self.most)
        return self.size[alphabet]

    def simplex(self, n):
        """A law on n letters: the uniform one, a point, or one of a small denominator."""
        kind = self.r.random()
        if kind < 0.15:
            return [Fraction(1, n)] * n
        if kind < 0.35:
            at = self.r.randrange(n)
            return [Fraction(int(k == at)) for k in range(n)]
        below = self.r.choice([2, 3, 4, 5, 6, 10, 100])
        cuts = sorted(self.r.randint(0, below) for _ in range(n - 1))
        return [Fraction(b - a, below) for a, b in zip([0] + cuts, cuts + [below])]

    def draw_law(self, name, alphabets):
        sizes = [self.letters(a) for a in alphabets]
        cells = 1
        for n in sizes:
            cells *= n
        if name in self.out:
            return
        flat = [str(q) for q in self.simplex(cells)]
        self.out[name] = shaped(flat, sizes)

    def draw_table(self, name, details):
        sizes = [self.letters(a) for a in details[0]]
        cells = 1
        for n in sizes:
            cells *= n
        same = self.r.random() < 0.2
        first = self.within(details[1])
        self.out[name] = shaped([str(first if same else self.within(details[1])) for _ in range(cells)], sizes)

    def draw_map(self, name, details):
        sizes, into = [self.letters(a) for a in details[0]], self.letters(details[1])
        cells = 1
        for n in sizes:
            cells *= n
        self.out[name] = shaped([str(self.r.randrange(into)) for _ in range(cells)], sizes)

    def draw_channel(self, name, details):
        self.out[name] = self.rows([self.letters(a) for a in details[0]], self.letters(details[1]))

    def rows(self, sizes, n):
        if not sizes:
            return [str(q) for q in self.simplex(n)]
        same = self.rows(sizes[1:], n) if self.r.random() < 0.15 else None
        return [same or self.rows(sizes[1:], n) for _ in range(sizes[0])]

    # random variables

    def joint(self, binders, loose):
        """One joint law: a product of factors, each behind some of the variables before it."""
        axes = []
        for sort, names, details in binders:
            if sort == "variables":
                axes += [(n, names[0] if details else n) for n in names]
                if details and details[0] == "num":
                    self.size[names[0]] = int(details[1])
        axes += [(n, n) for n in loose]
        if not axes:
            return
        sizes = [self.letters(a) for _, a in axes]
        order = list(range(len(axes)))
        self.r.shuffle(order)
        law = {(): Fraction(1)}
        for k, v in enumerate(order):
            behind = [i for i in range(k) if self.r.random() < 0.5]
            rows = {}
            new = {}
            for cell, p in law.items():
                key = tuple(cell[i] for i in behind)
                if key not in rows:
                    rows[key] = self.simplex(sizes[v])
                for y, q in enumerate(rows[key]):
                    new[cell + (y,)] = p * q
            law = new
        place = [order.index(v) for v in range(len(axes))]
        self.out["p(" + ",".join(n.lower() for n, _ in axes) + ")"] = self.nested(law, place, sizes, ())

    def nested(self, law, place, sizes, at):
        if len(at) == len(sizes):
            cell = [0] * len(at)
            for v, i in enumerate(at):
                cell[place[v]] = i
            return str(law[tuple(cell)])
        return [self.nested(law, place, sizes, at + (i,)) for i in range(sizes[len(at)])]

    def factors(self, binders):
        """A factor that is called by what is declared takes its values, and its alphabet."""
        for sort, _, details in binders:
            if sort == "factors":
                for f, of, given in details:
                    if f in self.out:
                        continue
                    text = f"{f}({of}{'|' if given else ''}{','.join(given)})"
                    self.out[text] = self.rows([self.letters(g.upper()) for g in given], self.letters(of.upper()))

    # hypotheses

    def meet(self):
        """What a hypothesis NAME = NAME asks is given."""
        for f in self.lemma.given:
            if f[0] == "relation" and f[3] == ["="] and all(t[0] == "name" and t[1] in self.out for t in f[2]):
                self.out[f[2][0][1]] = self.out[f[2][1][1]]


def shaped(flat, sizes):
    for n in reversed(sizes[1:]):
        flat = [flat[k:k + n] for k in range(0, len(flat), n)]
    return flat
