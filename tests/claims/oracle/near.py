"""Lemmas near the edge of what is true: known ones (known.txt), and the same with a number, a range, a relation, a name or a hypothesis changed."""
import os
import random
import re


def known():
    """(declarations, hypotheses, claim) of each line."""
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "known.txt"), encoding="ascii") as f:
        for line in f:
            if not line.startswith("#"):
                binders, given, claim = line.rstrip("\n").split(" :: ")
                yield binders.split(" // "), [g for g in given.split(" // ") if g], claim


KNOWN = list(known())
SWAPS = [("P", "Q"), ("Y", "Z"), ("X", "Y"), ("X", "Z"), ("x", "y"), ("p", "q"), ("y", "x"), ("min", "max"), ("+", "-"), ("-", "+"), ("<=", "="),
    ("<=", "<"), ("exp", "log"), ("KL", "J"), ("chi2", "KL"), ("TV", "LC")]
RANGES = ["[0,1]", "(0,1)", "[0,inf)", "(0,inf)", "R", "[0,2]", "[-1,1]", "[0,1/2]", "(0,1]", "[1/2,1]", "[-1,0]", "{0, 1/2, 1}"]


EQUAL = ["p = q", "p = 1/2", "x = y", "x = 0", "x = 1", "P = Q", "p = 0", "q = 1/2"]


def counted(t):
    return len(re.findall("[<>]=?|(?<![<>!])=", t))


class Near:
    """One lemma of KNOWN, changed `changes` times."""

    def __init__(self, seed):
        self.r = random.Random(seed)
        known = self.r.choice(KNOWN)
        self.binders, self.given, self.claim = list(known[0]), list(known[1]), known[2]
        for _ in range(self.r.choice([0, 1, 1, 1, 2, 2, 3])):
            self.r.choice([self.number, self.number, self.number, self.range, self.range, self.drop, self.swap, self.swap, self.add, self.wrap,
                self.split])()

    def lemma(self, slug):
        lines = [f'lemma {slug} "near"'] + [f"  for    {b}" for b in self.binders] + [f"  given  {g}" for g in self.given]
        lines.append(f"  claim  {self.claim} [a]")
        fits = [e for e in EQUAL if all(re.search(rf"\b{n}\b", " ".join(b.split(" in ")[0].split(" on ")[0] for b in self.binders
            if not b.startswith("law"))) for n in re.findall("[A-Za-z]", e))]
        if fits and self.r.random() < 0.3 and counted(self.claim) == 1:
            lines.append(f"  equality [a] if {self.r.choice(fits)}")
        return "\n".join(lines + ["end", ""])

    def number(self):
        """A number of the claim, larger or smaller; or one in front."""
        places = [m for m in re.finditer(r"(?<![\w.'])\d+(?!\w)", self.claim) if self.claim[m.start() - 1:m.start()] != "^"]
        if not places or self.r.random() < 0.2:
            factor = self.r.choice(["99/100", "101/100", "1/2", "(2)", ".999"])
            self.claim = re.sub("(<=|>=|<|=) (.*)", lambda m: f"{m.group(1)} {factor} ({m.group(2)})", self.claim, count=1)
            return
        m = self.r.choice(places)
        new = self.r.choice([f"({m.group()} + 1/100)", f"({m.group()} - 1/100)", f"({m.group()} + 1/1000)", "0", "1", "2", "3",
            f"({m.group()} - 10^-9)"])
        self.claim = self.claim[:m.start()] + new + self.claim[m.end():]

    def range(self):
        k = self.r.randrange(len(self.binders))
        if " in " in self.binders[k] and ".." not in self.binders[k]:
            self.binders[k] = self.binders[k].split(" in ")[0] + " in " + self.r.choice(RANGES)

    def drop(self):
        if self.given:
            self.given.pop(self.r.randrange(len(self.given)))

    def add(self):
        """A hypothesis more, which may leave nothing."""
        names = [b.split(" in ")[0] for b in self.binders if " in " in b and " on " not in b]
        if names:
            relation, other = self.r.choice(["<=", ">=", "<", ">", "!=", "="]), self.r.choice(names + ["0", "1", "1/2", "1/3", "-1", "2"])
            self.given.append(f"{self.r.choice(names)} {relation} {other}")
        elif self.binders[0].startswith("P, Q"):
            self.given.append(self.r.choice(["P > 0", "Q > 0", "P = Q", "Q <= 2 P", "P <= 3 Q", "KL(P||Q) = 0", "TV(P,Q) <= 1/2", "H(P) = 0",
                "max(P) = 1"]))
        elif "variables" in self.binders[0]:
            self.given.append(self.r.choice(["X . Y", "X -> Y -> Z", "Z of X,Y", "X of Y", "Y . Z | X", "H(X) = H(Y)", "H(X) = 0", "I(X;Y) = 0",
                "H(X|Z) = 0"]) if "Z" in self.binders[0] else "X . Y")

    def swap(self):
        for _ in range(8):
            a, b = self.r.choice(SWAPS)
            places = [m.start() for m in re.finditer(r"(?<!\w)" + re.escape(a) + r"(?!\w)" if a.isalnum() else "(?<= )" + re.escape(a) + "(?= )",
                self.claim)]
            if places:
                k = self.r.choice(places)
                self.claim = self.claim[:k] + b + self.claim[k + len(a):]
                return

    def wrap(self):
        """The same on both sides of the first relation."""
        m = re.fullmatch(r"((?:for each \w: )?)(.*?) (<=|>=|<|=) (.*?)( (?:<=|>=|<|=) .*)?", self.claim)
        if m:
            f = self.r.choice(["exp(%s)", "log(%s)", "sqrt(%s)", "(%s)^2", "-(%s)", "1/(%s)", "(%s)/2", "0 (%s)", "(%s)^3", "abs(%s)",
                "floor(%s)", "(%s) (%s)", "min(%s, 1)"])
            put = (lambda t: f % ((t,) * f.count("%s")))
            self.claim = f"{m.group(1)}{put(m.group(2))} {m.group(3)} {put(m.group(4))}{m.group(5) or ''}"

    def split(self):
        """An end is added a term that is 0 almost everywhere, or nearly 0."""
        names = [b.split(" in ")[0] for b in self.binders if " in " in b and " on " not in b]
        if names:
            x = self.r.choice(names)
            self.claim += self.r.choice([f" - 10^-6 [{x} = 1/2]", f" - 10^-9 [{x} = 1/3]", f" + 10^-6 {x}", f" - 10^-6 {x}", f" - 10^-6 {x}^2",
                f" - ({x} - 1/2)^2/1000", f" + [{x} < 0]"])
