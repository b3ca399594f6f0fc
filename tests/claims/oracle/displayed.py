"""Drawn lemmas in TeX, in three styles, against their plain notation: python3 displayed.py FIRST COUNT.

Both are the same tree, by what --print says of them, and have the same counts. Exit 1 on a difference or a refusal, and where nothing was displayed.
"""
import collections
import os
import re
import sys
import tempfile

import ask
import make
import touching
import tex
import valued
from clauses import lemmas_of

WAYS = ("verdict", "tried", "holds", "equal", "violated", "undecided", "outside", "beyond")


def seen(path):
    """What was understood of claims, and the counts; or why nothing was."""
    record, err = ask.checked(path, candidates=6)
    if record is None:
        return None, err
    links = [[l[w] for w in WAYS] for l in record["lemmas"][0]["links"]]
    lemma = lemmas_of(ask.printed(path))[0]
    return links, folded([[c[1:] for c in lemma.claims], lemma.equalities])


def own(letters, of):
    """An alphabet that all its letters have by their names is not printed in TeX."""
    return None if of and all(n.rstrip("0123456789'") == of.lower() for n in letters) else of


def folded(x):
    """A quotient of two numbers, as a number."""
    if not isinstance(x, (tuple, list)):
        return x
    x = [folded(y) for y in x]
    if len(x) == 6 and x[0] == "over":
        x[3] = own(x[2], x[3])
    if len(x) == 2 and isinstance(x[0], list) and isinstance(x[1], str) and all(isinstance(n, str) for n in x[0]):
        x[1] = own(*x)
    return ["num", x[1][1] / x[2][1]] if len(x) == 3 and x[0] == "/" and x[1][0] == x[2][0] == "num" and x[2][1] else x


def drawn(seed):
    """Lemmas of make.py and of near.py, their links named by one word; from 10^6 on of valued.py."""
    if seed >= valued.FIRST:
        return valued.lemma(seed)
    text = make.lemma(seed) if seed % 3 else touching.lemma(seed, "drawn")
    return text.replace("[link ", "[")


class Comparison:
    """Counts, and what differs."""

    def __init__(self, home):
        self.home, self.count, self.wrong = home, collections.Counter(), []

    def put(self, name, text):
        path = os.path.join(self.home, name)
        with open(path, "w", encoding="ascii") as f:
            f.write(text)
        return path

    def one(self, seed):
        text = drawn(seed)
        plain = seen(self.put("drawn.lem", text))
        if plain[0] is None:
            self.count["refused"] += 1
            return
        self.count["lemmas"] += 1
        for style in range(3):
            try:
                display = tex.paper(text, lemmas_of(text)[0], style)
            except tex.Unwritten:
                self.count["not written"] += 1
                continue
            own = seen(self.put("drawn.tex", display))
            if own[0] is None:
                self.count["tex refused"] += 1
                why = re.sub(r"^.*?:\d+:\d+: ", "", own[1].split("\n")[0])
                self.wrong.append(f"seed {seed}, style {style}: refused: {own[1]}")
                self.count["refused: " + why[:60]] += 1
                continue
            self.count["displays"] += 1
            if own != plain:
                what = "counts" if own[0] != plain[0] else "tree"
                self.wrong.append(f"seed {seed}, style {style}: another {what}: {own[what == 'tree']} of {plain[what == 'tree']}\n{display}")


def main(first, count):
    with tempfile.TemporaryDirectory() as home:
        c = Comparison(home)
        for seed in range(first, first + count):
            c.one(seed)
        print(*c.wrong, sep="\n")
        print(", ".join(f"{k} {v}" for k, v in sorted(c.count.items())))
        return 1 if c.wrong or not c.count["displays"] else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
