"""Draws lemmas and compares lemmata with the oracle: python3 compare.py FIRST COUNT [PROVED]. Each seed is one lemma, the same for ever.

Of each lemma: what check says of its witnesses, its least slacks and some candidates of its families, link by link and value by value; that its
plain print read again gives the same verdicts; of every PROVED-th lemma that nothing is proved which a candidate violates. Seeds from 10^6 on are lemmas of valued.py. Exit 1 on a difference
of which one must be wrong, and where nothing was compared.
"""
import collections
import json
import os
import sys
import tempfile

import ask
import make
import number as N
import read
import valued
from clauses import lemmas_of
from judge import judged


class Comparison:
    """Counts, and what differs."""

    def __init__(self, home):
        self.home, self.count, self.wrong = home, collections.Counter(), []

    def path(self, text):
        path = os.path.join(self.home, "drawn.lem")
        with open(path, "w", encoding="ascii") as f:
            f.write(text)
        return path

    def note(self, seed, what):
        self.wrong.append(f"seed {seed}: {what}")

    def candidates(self, path, links, seed):
        """Witnesses, least slacks, what was set aside, and some of the families."""
        for l in links:
            yield l["violation"]
            yield (l["tightest"] or {}).get("witness")
            for why in l["reasons"].values():
                yield ask.shown(path, why["family"], why["index"])[0]
        for family, index in (("corners", seed % 7), ("small", 0), ("random", 1), ("ties", 1)):
            yield ask.shown(path, family, index)[0]

    def links_of(self, path, seed):
        record, err = ask.checked(path, candidates=20)
        if record is None:
            self.note(seed, f"refused: {err.strip()}")
            return None
        links = record["lemmas"][0]["links"]
        for l in links:
            self.count["links"] += 1
            self.count[l["verdict"]] += 1
            if l["verdict"] in ("holds", "refuted") and not l["tried"]:
                self.note(seed, f"{l['name']} {l['verdict']} on no candidate")
        return links

    def again(self, path, links, seed):
        """The plain print says the same."""
        ways = ("verdict", "tried", "holds", "equal", "violated", "undecided", "outside", "beyond")
        first = [[l[w] for w in ways] for l in links]
        record, err = ask.checked(self.path(ask.printed(path)), candidates=20)
        second = record and [[l[w] for w in ways] for l in record["lemmas"][0]["links"]]
        if first != second:
            self.note(seed, f"printed and read again: {first} {second} {err}")

    def one(self, seed, prove):
        text = make.lemma(seed) if seed < valued.FIRST else valued.lemma(seed)
        path = self.path(text)
        links = self.links_of(path, seed)
        if links is None:
            return
        lemma = lemmas_of(text)[0]
        proved = ask.proved(path, 1) if prove else []
        self.count["proved"] += len(proved)
        seen = {}
        for witness in self.candidates(path, links, seed):
            if witness:
                seen.setdefault(json.dumps(witness["candidate"], sort_keys=True), witness)
        for witness in seen.values():
            self.compare(lemma, witness, seed, proved)
        self.again(path, links, seed)
        self.count["lemmas"] += 1

    def compare(self, lemma, witness, seed, proved):
        answers, err = ask.replayed(witness)
        if answers is None:
            self.note(seed, f"not replayed: {err.strip()}")
            return
        own = judged(lemma, witness["candidate"])
        if own is None:
            self.count["past the oracle"] += 1
            return
        self.count["candidates"] += 1
        self.count["decisions"] += len(answers)
        for kind, link, mine, said in ask.differences(own, answers):
            self.count["differ: " + kind] += 1
            if kind in ask.WRONG:
                self.note(seed, f"{kind} of {link}: {mine} here, {said} of lemmata, at {witness['candidate']}")
        for link in proved:
            if own.get(link, ("", None))[0] == "violated":
                self.note(seed, f"{link} is proved, and violated at {witness['candidate']}")


def main(first, count, every=0):
    with tempfile.TemporaryDirectory() as home:
        c = Comparison(home)
        for seed in range(first, first + count):
            try:
                c.one(seed, every and seed % every == 0)
            except (read.Wrong, N.TooLarge, KeyError, ValueError) as e:
                c.note(seed, f"the oracle does not read it: {e!r}")
        print(*c.wrong, sep="\n")
        print(", ".join(f"{k} {v}" for k, v in sorted(c.count.items())))
        return 1 if c.wrong or not c.count["candidates"] else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
