# SPDX-License-Identifier: MIT
"""witnesses.py RECORD PAPER: recomputes the witness of every refuted link in a paper's record (JSON): of statements, steps, and links of ours.

A refuted link that no function here knows is an error. Both sides must lie in what the program printed, the hypotheses must hold, and the relation
must fail.
"""
import importlib
import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "bottleneck", "recompute")]

from exact import Instance, exceeds, same  # noqa: E402


def fails(left, relation, right):
    if relation == "=":
        return not same(left, right)
    if relation == "<":
        return same(left, right) or exceeds(left, right)
    if relation == "<=":
        return not same(left, right) and exceeds(left, right)
    raise ValueError("relation %s" % relation)


def recomputed(lemma, link, entry):
    """What the paper's function says of this link on its witness."""
    witness = link["violation"]
    instance = Instance(witness, link)
    where = "%s, %s at %s" % (lemma["id"], link["name"], instance.where)
    found = next((value for value in entry(instance.c, instance.at) if value[0] == link["name"]), None)
    assert found, "%s: nobody recomputes it" % where
    _, left, right, *hypotheses = found
    for k, holds in enumerate(hypotheses):
        assert holds, "%s: hypothesis %d does not hold" % (where, k)
    instance.compare(where, left, right)
    assert fails(left, link["relation"], right), "%s: not violated" % where


def main(record, paper):
    entries, done = importlib.import_module(paper).ENTRIES, 0
    with open(record, encoding="utf-8") as file:
        lemmas = json.load(file)["lemmas"]
    for lemma in lemmas:
        for link in lemma["links"]:
            if link["violation"]:
                recomputed(lemma, link, entries.get(lemma["id"].split("/")[1], lambda c, at: []))
                done += 1
    print("%d witnesses recomputed" % done)


if __name__ == "__main__":
    main(*sys.argv[1:])
