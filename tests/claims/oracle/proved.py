"""What lemmata proves or finds to hold, against the oracle's own candidates: python3 proved.py FIRST COUNT POINTS [SECONDS].

Each seed is one lemma near the edge of what is true. A link that is proved and violated is wrong, hypotheses that are called contradictory and are
met, a replay that differs. What holds on lemmata's families alone is printed and counted, and hunted.
"""
import collections
import json
import os
import re
import sys
import tempfile

import ask
import grid
import touching
import number as N
import read
from clauses import lemmas_of
from judge import judged


def violated(lemma, points):
    """{link: the first candidate that violates it}, and how many of the candidates the hypotheses let in."""
    out, inside = {}, 0
    for candidate in grid.draws(lemma, points):
        try:
            own = judged(lemma, candidate)
        except (N.TooLarge, RecursionError):
            continue
        if own:
            inside += any(v != "outside" for v, _ in own.values())
            for link, (v, _) in own.items():
                if v == "violated":
                    out.setdefault(link, candidate)
    return out, inside


def said(path, seconds):
    """Links by what prove says: proved, contradictory."""
    out = ask.run("prove", path, "--seconds", str(seconds))[1]
    links = {w: re.findall(rf"^{w} +\S+, ([^:\n]+?)(?: (?:if|unless) [^:\n]+)?:", out, re.M) for w in ("proved", "contradictory")}
    return links


class Comparison:
    """Counts, and what is wrong."""

    def __init__(self, home):
        self.home, self.count, self.wrong, self.missed = home, collections.Counter(), [], []

    def one(self, seed, points, seconds):
        text = touching.lemma(seed, "near")
        path = os.path.join(self.home, "near.lem")
        with open(path, "w", encoding="ascii") as f:
            f.write(text)
        record, err = ask.checked(path, candidates=60)
        if record is None:
            self.count["refused"] += 1
            return
        self.count["lemmas"] += 1
        lemma = lemmas_of(text)[0]
        N.set_digits(0)
        against, inside = violated(lemma, points)
        self.count["candidates"] += inside
        proofs = said(path, seconds)
        for word, names in proofs.items():
            self.count[word] += len(names)
            for link in names:
                if link in against or (word == "contradictory" and inside):
                    self.wrong.append(f"seed {seed}: {link} {word}, and violated at {json.dumps(against.get(link))}\n{text}")
                self.count["proved, of no candidate" if not inside else "proved, tried"] += 1
        for l in record["lemmas"][0]["links"]:
            self.count[l["verdict"]] += 1
            if l["verdict"] in ("holds", "undecided") and l["name"] in against:
                self.missing(seed, path, text, l, against[l["name"]])
            if l["verdict"] == "refuted":
                self.count["refuted, and so by the oracle's"] += l["name"] in against

    def missing(self, seed, path, text, link, candidate):
        self.count[f"{link['verdict']}, violated by the oracle's"] += 1
        witness = ask.shown(path, "random", 0)[0] or ask.shown(path, "corners", 0)[0]
        if witness:
            witness["candidate"] = candidate
            answers, err = ask.replayed(witness)
            if not answers or answers.get(link["name"], ("",))[0] != "violated":
                self.wrong.append(f"seed {seed}: {link['name']} violated here, not in replay: {answers} {err} at {json.dumps(candidate)}\n{text}")
        found = ask.run("hunt", path, "--evaluations", "20000", "--jobs", "1")[0] == 1
        self.count["missed, and hunted " + ("down" if found else "in vain")] += 1
        self.missed.append(f"seed {seed}: {link['verdict']}, {'hunted' if found else 'not hunted'}: {json.dumps(candidate)}\n{text}")


def main(first, count, points, seconds=1):
    with tempfile.TemporaryDirectory() as home:
        c = Comparison(home)
        for seed in range(first, first + count):
            try:
                c.one(seed, points, seconds)
            except (read.Wrong, KeyError, ValueError, AttributeError) as e:
                c.wrong.append(f"seed {seed}: the oracle does not read it: {e!r}")
        print(*c.missed, *c.wrong, sep="\n")
        print(", ".join(f"{k} {v}" for k, v in sorted(c.count.items())))
        return 1 if c.wrong or not c.count["proved, tried"] else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
