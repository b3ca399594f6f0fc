# SPDX-License-Identifier: MIT
"""run.py LEMMATA PART: recomputes the instances of `floor` or `ceiling` that the program names, and says which links they are of.

Of each family asked for, every link has one: the smallest violation, else the candidate of least slack. Both sides must lie in the intervals that
the program printed; where it says refuted, the left side must exceed the right one here, too, under the hypotheses that the paper prints.
"""
import importlib
import sys

from exact import Instance, dec, exceeds, records
from wanted import ASKED, WANTED


def compare(entry, link, instance, value):
    """One link on one instance: + or -, as its left side is positive or not, and ! where it is violated."""
    _, left, right, *hypotheses = value
    where = "%s, %s at %s" % (entry, link["name"], instance.where)
    instance.compare(where, left, right)
    if link["violation"]:
        for meets in hypotheses:
            meets()
        assert exceeds(left, right), "%s: said to be violated" % where
    return ("+" if dec(left) > 0 else "-") + ("!" if link["violation"] else "")


def entry_done(lemmata, entry, recomputed, families):
    """{link: what its instances were}, and the statements that the record refutes."""
    done, falls, known = {}, set(), {}
    for family, candidates in families:
        for link in records(lemmata, "bottleneck/" + entry, family, candidates)[0]["links"]:
            if link["violation"] and link["role"] != "ours":
                falls.add(link["name"])
            witness = link["violation"] or link["tightest"] and link["tightest"]["witness"]
            if not witness:
                continue
            instance = Instance(witness, link)
            key = repr((witness["candidate"], instance.at))   # links share their witnesses
            if key not in known:
                known[key] = list(recomputed(instance.c, instance.at))
            for value in known[key]:
                if value[0] == link["name"]:
                    done.setdefault(link["name"], []).append(compare(entry, link, instance, value))
    return done, falls


def met(done, want):
    """Is there an instance of each mark that is wanted, and a violation where one is and nowhere else?"""
    signs = "".join(done)
    return "+" in signs and ("!" in signs) == ("!" in want)


def main(lemmata, part):
    entries = importlib.import_module(part).ENTRIES
    assert set(entries) == set(ASKED[part])
    for entry, families in ASKED[part].items():
        done, falls = entry_done(lemmata, entry, entries[entry], families)
        want = {name: marks for marks, names in WANTED[entry].items() for name in names}
        assert falls == {n for n in falls if "!" in want.get(n, "")}, "%s: refuted and not asked for: %s" % (entry, falls)
        for name, marks in want.items():
            assert met(done.get(name, []), marks), "%s, %s: %s, wanted %s" % (entry, name, done.get(name), marks)
            print("%s: %s: %s" % (entry, name, " ".join(done[name])))
    print("%d links recomputed" % sum(len(names) for entry in ASKED[part] for names in WANTED[entry].values()))


if __name__ == "__main__":
    main(*sys.argv[1:])
