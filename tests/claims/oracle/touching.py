"""Lemmas that touch: a drawn term, and a number at its least value on the oracle's own candidates or a millionth beside it."""
import random
from fractions import Fraction

import grid
import number as N
from clauses import lemmas_of
from judge import Judge
from near import RANGES, Near


class Touching:
    """A drawn term, and a number that it does not go below on the oracle's candidates; or, now and then, goes below by a little."""

    def __init__(self, seed):
        self.r = random.Random(seed)
        self.sort = self.r.choice(["box", "box", "box", "laws", "entropies"])
        self.given = []
        getattr(self, self.sort)()

    def box(self):
        self.names = self.r.choice([["x"], ["x"], ["x", "y"]])
        self.binders = [f"{n} in {self.r.choice(RANGES)}" for n in self.names]
        if self.r.random() < 0.3:
            self.given = [f"{self.r.choice(self.names)} {self.r.choice(['<=', '>=', '<', '!='])} {self.r.choice(self.names + ['1/2', '0', '1'])}"]
        self.term = self.drawn(3)

    def drawn(self, depth):
        r, x = self.r, self.r.choice(self.names)
        if depth == 0 or r.random() < 0.15:
            return r.choice([x, x, x, f"(1-{x})", f"{x}^2", r.choice(["1", "2", "1/2", "1/3", "3"])])
        a, b = self.drawn(depth - 1), self.drawn(depth - 1)
        return r.choice([f"({a} + {b})", f"({a} - {b})", f"({a})*({b})", f"({a})*({b})", f"({a})^2", f"({a})/({b})", f"exp({a})", f"log({a})",
            f"log(1 + ({a})^2)", f"({a}) log({a})", f"sqrt({a})",
                         f"abs({a})", f"max({a}, {b})", f"min({a}, {b})", f"if({a} < {b}, {a}, {b})", f"h({x})",
                             f"kl({x}||{self.r.choice(self.names + ['1/2', '1/3'])})", f"({a})^3", f"tanh({a})", f"({a} - {b})^2"])

    def laws(self):
        self.binders = ["P, Q laws on X"] + self.r.choice([[], ["t in [0,1]"], ["f on X in [0,1]"]])
        more = {"t in [0,1]": ["t KL(P||Q)", "TV(P, t P + (1-t) Q)", "H(t P + (1-t) Q)", "t H(Q)", "KL(P||t P + (1-t) Q)"],
            "f on X in [0,1]": ["E(P; f)", "E(Q; f)^2", "E(P; f^2)", "E(P; f) log 2", "E(Q; (1-f)^2)"]}
        parts = ["KL(P||Q)", "TV(P,Q)", "TV(P,Q)^2", "chi2(P||Q)", "Hellinger2(P||Q)", "BC(P,Q)", "J(P,Q)", "JS(P,Q)", "LC(P,Q)", "H(P)", "H(Q)",
            "(sum x: P(x) Q(x))", "(sum x: P(x)^2)", "(max x: P(x))", "(sum x: abs(P(x) - Q(x)))",
                 "(sum x: sqrt(P(x) Q(x)))", "(sum x: P(x) log(1 + Q(x)))", "log |X|", "(sum x: min(P(x), Q(x)))"] + more.get(self.binders[-1],
                     []) * 2
        self.given = self.r.choice([[], [], [], ["P <= 2 Q"], ["P > 0"], ["Q > 0"]])
        self.term = self.combination(parts)

    def combination(self, parts):
        some = self.r.sample(parts, self.r.choice([2, 2, 3]))
        return " ".join(("+ " if k and self.r.random() < 0.4 else "- " if k else "") + self.r.choice(["", "", "2 ", "1/2 ", "3/2 "]) + p for k,
            p in enumerate(some))

    def entropies(self):
        self.binders = self.r.choice([["X, Y, Z variables"], ["X, Y, Z, W variables"], ["law p(x) p(y|x) p(z|y) p(w|x,z)"]])
        facts = ["X -> Y -> Z", "X . Y", "Z of X", "Z of X,Y", "Y . Z | X", "X . Z | Y", "Y of Z", "X.Y.Z", "I(X;Y) = I(X;Z)",
            "H(X|Y) = 0"] + (["W of X,Y", "X -> Y -> W", "W . X | Z"] if len(self.binders[0]) > 18 else [])
        self.given = self.r.sample(facts, self.r.choice([0, 1, 1, 2, 2])) if "law" not in self.binders[0] else []
        parts = ["H(X)", "H(X,Y)", "H(Y|Z)", "H(Z|X)", "I(X;Y)", "I(X;Y|Z)", "I(X;Z)", "I(Y;Z)", "I(Y;Z|X)", "H(X,Y,Z)", "I(X;Z|Y)", "I(X,Y;Z)",
            "H(Y)", "H(Z)", "I(X;Y;Z)"] + (["I(W;X)", "I(W;Y|X)", "H(W)"] if "W" in self.binders[0] else [])
        self.term = self.combination(parts)

    def bound(self, values):
        """The least value, and a number at it or near it."""
        defined = [v for v in values if not isinstance(v, str)]
        if not defined:
            return "0"
        least = max(min(v if N.exact(v) else Fraction(v.at) for v in defined), Fraction(-10 ** 9))
        least = min(least, Fraction(10 ** 9))
        near = least if least.denominator < 1000 else Fraction(int(least * 10 ** 6 // 1), 10 ** 6)
        return f"{near + self.r.choice([0, 0, 0, 0, 1, 1, -1]) * Fraction(1, 10 ** 6)}"

    def text(self, slug, c="0"):
        lines = [f'lemma {slug} "touching"'] + [f"  for    {b}" for b in self.binders] + [f"  given  {g}" for g in self.given]
        return "\n".join(lines + [f"  claim  {c} <= {self.term} [a]", "end", ""])

    def lemma(self, slug):
        lemma = lemmas_of(self.text(slug))[0]
        values = []
        for candidate in grid.draws(lemma, 30):
            try:
                rows = judged_rows(lemma, candidate)
            except (N.TooLarge, N.Unsure, RecursionError):
                continue
            values += [row[1] for row in rows if not isinstance(row, str) and (N.exact(row[1]) or isinstance(row[1], N.Near))]
        return self.text(slug, self.bound(values))


def judged_rows(lemma, candidate):
    """The terms of the one claim, where the hypotheses hold."""
    N.set_digits(0)
    judge = Judge(lemma, candidate)
    return judge.verdicts()["a"][1] or []


def lemma(seed, slug):
    return Near(seed).lemma(slug) if seed % 2 else Touching(seed).lemma(slug)
