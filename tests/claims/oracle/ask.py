"""Asking lemmata, and comparing its answers with the oracle's."""
import json
import os
import re
import subprocess
from decimal import Decimal
from fractions import Fraction

import number as N

LEMMATA = os.environ.get("LEMMATA", "build/lemmata")


def run(*args, text=None):
    p = subprocess.run([LEMMATA, *args], input=text, capture_output=True, text=True, timeout=300, check=False)
    return p.returncode, p.stdout, p.stderr


def checked(path, candidates=60, seed=1):
    status, out, err = run("check", path, "--format", "json", "--jobs", "1", "--candidates", str(candidates), "--seed", str(seed))
    if status not in (0, 1, 4):
        return None, err
    return json.loads(out), err


def replayed(witness):
    """{link: (verdict, why, [(lo, hi)])} of a candidate."""
    status, out, err = run("replay", "-", "--format", "json", text=json.dumps(witness))
    if status not in (0, 1, 4):
        return None, err
    links = {}
    for k in json.loads(out)["links"]:
        name = k["link"]
        for word in (", equal", ", strict"):
            for after in (" if ", " unless "):
                if word + after in name:
                    name = name[:name.index(word + after)] + word
        links[name] = (k["verdict"], k["why"], [(t["lo"], t["hi"]) for t in k["terms"]])
    return links, err


def printed(path):
    """What was understood, in plain notation."""
    return run("check", path, "--print")[1]


def proved(path, seconds):
    """The names of links that the provers prove."""
    out = run("prove", path, "--seconds", str(seconds))[1]
    return re.findall(r"^proved +\S+, ([^:\n]+):", out, re.M)


def shown(path, family, index, seed=1):
    status, out, err = run("show", path, "--family", family, "--index", str(index), "--seed", str(seed))
    return (json.loads(out) if status == 0 and out.startswith("{") else None), err


def end(text):
    return {"inf": N.INF, "-inf": N.NINF, "nan": N.UNDEFINED}.get(text) or Fraction(Decimal(text))


def within(x, lo, hi):
    """Is x between the printed ends?"""
    if isinstance(x, str):
        return x in (N.UNDEFINED, "outside", "undecided") or x == lo or x == hi
    lo, hi = end(lo), end(hi)
    if N.UNDEFINED in (lo, hi):
        return False
    if N.exact(x):
        return (lo is N.NINF or (lo is not N.INF and lo <= x)) and (hi is N.INF or (hi is not N.NINF and x <= hi))
    mid, off = Fraction(x.at), Fraction(x.off)
    return (lo is N.NINF or (lo is not N.INF and lo <= mid + off)) and (hi is N.INF or (hi is not N.NINF and mid - off <= hi))


WRONG = {"verdict", "value", "bold", "hypothesis", "missing"}
DEFINITE = {"holds", "equal", "violated"}


def differences(own, answers):
    """What the two say differently: (kind, link, own, lemmata's). WRONG are the kinds of which one must be wrong; the others say that lemmata
    decides less than the oracle: doubt (undecided), aside (outside the claim: what is impossible weighs nothing only where its weight is seen to
    be 0), beyond (a limit)."""
    out = []
    for link, (verdict, why, terms) in answers.items():
        if link not in own:
            out.append(("missing", link, None, verdict))
            continue
        mine, rows = own[link]
        if {mine, verdict} <= DEFINITE:
            if mine != verdict:
                out.append(("verdict", link, mine, verdict))
        elif mine != verdict:
            kind = "hypothesis" if mine == "outside" and verdict in DEFINITE else "aside" if "outside" in (mine,
                verdict) else "doubt" if verdict == "undecided" else "beyond" if verdict == "beyond" else "bold"
            out.append((kind, link, mine, f"{verdict}: {why}"))
        if rows and verdict in DEFINITE and verdict == mine and not any(fits(row, terms) for row in rows):
            out.append(("value", link, f"{rows[:3]}", f"{terms}"))
    return out


def fits(row, terms):
    return isinstance(row, str) or len(row) != len(terms) or all(within(x, lo, hi) for x, (lo, hi) in zip(row, terms))
