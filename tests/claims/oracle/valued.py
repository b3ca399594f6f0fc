"""Lemmas of factors whose entropies are given values, S=s, with guards of numbers."""
import random

PARTS = ["I(U;Y|S=s)", "H(U|S=s)", "H(Y|S=s)", "H(Y|U,S=s)", "H(U,Y|S=s)", "I(U;Y|S)", "H(Y|U)", "Pr(U = 0 | S = s)", "p(s)", "h(e)", "e", "log 2"]
AVERAGED = ["E[I(U;Y|S=s)]", "sum s: p(s) H(U|S=s)", "sum s: p(s) H(Y|U,S=s)", "I(U;Y|S)", "H(U|S)", "H(Y|U,S)", "H(Y|U)", "e", "sum s, u: p(s,u) p(u|s)"]
GUARDS = ["e <= 1/2", "e > 1/3", "e = 1/4", "e^2 >= e", "1/4 <= e"]


class Valued:
    """One lemma: each claim for each s, or averaged."""

    def __init__(self, seed):
        self.r = random.Random(seed)

    def sum_of(self, parts):
        text = ""
        for k in range(self.r.choice([1, 1, 2, 3])):
            sign = self.r.choice(["+", "+", "-"]) if k else ""
            text += f" {sign} " * bool(k) + self.r.choice(["", "", "2 ", "1/2 * "]) + f"({self.r.choice(parts)})"
        return text

    def claim(self, name):
        each = self.r.random() < 0.6
        parts = PARTS if each else AVERAGED
        head = "for each s: " * each + (f"given {self.r.choice(GUARDS)}: " if self.r.random() < 0.5 else "")
        left = self.sum_of(parts)
        right = self.r.choice([lambda: self.sum_of(parts), lambda: f"{left} + {self.sum_of(parts)}", lambda: f"{left} + 10^-9", lambda: "log 2"])()
        return f"  claim  {head}{left}\n         {self.r.choice(['<=', '<=', '>=', '<', '='])} {right} [{name}0]"

    def lemma(self, slug):
        last = self.r.choice(["p(y|u)", "p(y|u,s)", "p(y|s)"])
        lines = [f'lemma {slug} "valued"', f"  for    law p(s) p(u|s) {last}", "  for    e in [0,1]"]
        return "\n".join(lines + [self.claim(n) for n in "ab"[:self.r.choice([1, 2])]] + ["end", ""])


FIRST = 10 ** 6     # seeds from here on are of this kind


def lemma(seed, slug="drawn"):
    return Valued(seed).lemma(slug)
