# SPDX-License-Identifier: MIT
"""The command `lemmata` from Python, by its JSON: the standard library alone.

    >>> import lemmata
    >>> lemmata.capacity([["9/10", "1/10"], ["1/10", "9/10"]]).capacity
    Interval('0.368064...', '0.368064...')
    >>> record = lemmata.check(claim="I(X;Y|Z) <= I(X;Y)")
    >>> record.links[0].verdict
    'refuted'
    >>> record.links[0].violation.candidate["p(x,y,z)"][0][0][0]
    Fraction(1, 4)

What is certified comes as an Interval of exact fractions, whose decimals are those of the command, rounded outward; other numbers that the command
writes exactly come as Fractions. `rows()` of a record or a frontier is a list of flat dictionaries: pandas.DataFrame(record.rows()).
The command is found in the environment variable LEMMATA, else in the path.
"""
from __future__ import annotations

import json
import os
import subprocess
import tempfile
from fractions import Fraction

__all__ = ["Interval", "Result", "Record", "Lemma", "Link", "Witness", "LemmataError",
           "capacity", "klinv", "interval", "frontier", "check", "replay", "version"]

HOLDS, REFUTED, BAD_INPUT, INTERNAL, UNDECIDED = range(5)


class LemmataError(Exception):
    """What the command says on standard error, and its exit status."""

    def __init__(self, message, status):
        super().__init__(message)
        self.status = status


class Interval:
    """lo <= number <= hi, both exact."""

    __slots__ = ("lo", "hi", "_text")

    def __init__(self, lo, hi):
        self._text = (str(lo), str(hi))
        self.lo, self.hi = (_end(x) for x in self._text)

    @property
    def width(self):
        return self.hi - self.lo

    def __float__(self):
        """The middle, rounded: for plots, not for proofs."""
        return float((self.lo + self.hi) / 2)

    def __contains__(self, x):
        return self.lo <= x <= self.hi

    def __eq__(self, other):
        return isinstance(other, Interval) and (self.lo, self.hi) == (other.lo, other.hi)

    def __hash__(self):
        return hash((self.lo, self.hi))

    def __repr__(self):
        return "Interval(%r, %r)" % self._text


def _end(text):
    """A fraction; an infinity is a float."""
    return float(text) if "inf" in text else Fraction(text)


class Result(dict):
    """A JSON object of the command: its members are items and attributes."""

    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None

    def __dir__(self):
        return list(super().__dir__()) + list(self)


class Witness(Result):
    """A candidate, its numbers Fractions, and the terms on it, which are Intervals; `raw` is what replay reads."""


class Link(Result):
    """name, relation, lhs, rhs, role, verdict, tried, equal, violated, ..; tightest and violation are Witnesses or None."""


class Lemma(Result):
    """id, printed, verdict, links, .."""


class Record(Result):
    """What `check` found."""

    def __init__(self, members, status):
        super().__init__(members)
        self.__dict__["status"] = status

    @property
    def links(self):
        return [link for lemma in self["lemmas"] for link in lemma["links"]]

    def link(self, lemma, name):
        """The link of this name, of the lemma of this id or slug."""
        for found in self["lemmas"]:
            if lemma in (found["id"], found["id"].split("/", 1)[1]):
                for link in found["links"]:
                    if link["name"] == name:
                        return link
        raise KeyError((lemma, name))

    def rows(self):
        keys = ("name", "role", "verdict", "lhs", "relation", "rhs", "tried", "holds", "equal", "violated", "undecided", "outside", "beyond")
        return [dict([("lemma", lemma["id"])] + [(k, link.get(k)) for k in keys]
                     + [("slack", float(link["tightest"]["slack"]) if link["tightest"] else None)])
                for lemma in self["lemmas"] for link in lemma["links"]]


# --- the command ----------------------------------------------------------------------------------------------------------

def _run(arguments, text=None, good=(HOLDS, REFUTED, UNDECIDED)):
    """Standard output and the status."""
    command = os.environ.get("LEMMATA", "lemmata")
    try:
        done = subprocess.run([command] + [str(a) for a in arguments], input=_bytes(text or ""), capture_output=True, check=False)
    except OSError as error:
        raise LemmataError("no command %s (%s): install it, or set LEMMATA to where it is" % (command, error.strerror), None) from None
    except ValueError as error:  # a zero byte, half a character
        raise LemmataError("an argument that is no text: %s" % error, BAD_INPUT) from None
    if done.returncode not in good:
        said = done.stderr.decode("utf-8", "replace").strip().removeprefix("lemmata: ")
        raise LemmataError(said or "the command ended with status %d" % done.returncode, done.returncode)
    return done.stdout.decode("utf-8", "replace"), done.returncode


def _bytes(text):
    """Half characters as they are: the command refuses them where they stand."""
    return text.encode("utf-8", "surrogatepass")


def _ask(command, operands, options, text=None):
    """The JSON that the command writes, and its status. What begins with - is a name all the same."""
    out, status = _run([command, "--format", "json"] + _options(options) + ["--"] + list(operands), text)
    try:
        return json.loads(out), status
    except ValueError:
        raise LemmataError("%s writes no JSON with these options" % command, status) from None


def _options(options):
    """digits=20 is --digits 20; True is an option without argument; None and False are none; prec_max is --prec-max; columns=[2, 3] is
    --columns 2,3."""
    list_ = []
    for name, value in options.items():
        if value is None or value is False:
            continue
        text = ",".join(str(v) for v in value) if isinstance(value, (list, tuple)) else str(value)
        list_ += ["--" + name.replace("_", "-")] + ([] if value is True else [text])
    return list_


def _read(value):
    """Intervals where the command writes lo and hi."""
    if isinstance(value, dict):
        if set(value) == {"lo", "hi"} and all(isinstance(x, str) for x in value.values()) and not any("/" in x for x in value.values()):
            return Interval(value["lo"], value["hi"])
        return Result((k, _read(v)) for k, v in value.items())
    return [_read(v) for v in value] if isinstance(value, list) else value


def _exact(value):
    """Numbers of a candidate, however deep in lists."""
    if isinstance(value, list):
        return [_exact(v) for v in value]
    return Fraction(value) if isinstance(value, str) else value


def _cell(x):
    """A number as text; a float, of numpy too, is the double that it is."""
    if isinstance(x, str):
        if not x or set(x) & set(',;\t\r\n"'):
            raise LemmataError("%.80r: expected a number, 3/10, 0.3 or 3e-1" % x, BAD_INPUT)
        return x
    try:
        return str(Fraction(*x.as_integer_ratio()))
    except (AttributeError, ValueError, OverflowError):  # no number, nan, inf
        raise LemmataError("%.80r: expected a number" % (x,), BAD_INPUT) from None


def _table(command, rows, options):
    """Of a file as it is; rows of numbers go as CSV to standard input: no row of them is a header, no column names."""
    if isinstance(rows, (str, os.PathLike)):
        return _read(_ask(command, [rows], options)[0])
    text = "".join(",".join(_cell(x) for x in row) + "\n" for row in rows)
    return _read(_ask(command, ["-"], dict(options, header="no", names="no", separator="comma"), text)[0])


def version():
    return _run(["--version"])[0].split()[1]


# --- calculators -------------------------------------------------------------------------------------------------------------

def capacity(channel, **options):
    """The certified capacity of a channel: rows of numbers (fractions as "3/10", Fractions, ints; a float counts as the double that it is), or a
    file's name. Options as of the command: digits, counts, confidence, bits, .."""
    return _table("capacity", channel, options)


def klinv(p, c, **options):
    """Both inverses of the binary kl divergence: .klinv and .klinv_lower."""
    return _read(_ask("klinv", [_cell(p), _cell(c)], options)[0])


def interval(channel, **options):
    """The Alignment Performance Interval of a label channel: .floor, .training_adds_at_most, .. Options: codebook, labels, delta, eta, ..; kl is
    KL(P||Q) of the posterior P from the prior Q, context I(U;S), residual
    rho + KL(p(theta)||Q), in nats."""
    return _table("interval", channel, options)


class Frontier(Result):
    """What `frontier` found of rewards."""

    def rows(self):
        return [dict((k, float(v) if isinstance(v, Interval) else v) for k, v in point.items()) for point in self["frontier"]]


def frontier(rewards, **options):
    """What a KL budget can buy: rewards as a file's name, one list of numbers, or a dictionary prompt -> rewards. Options: kl, best_of, points, .."""
    path, text = "-", None
    if isinstance(rewards, (str, os.PathLike)):
        path = rewards
    else:
        lists = rewards.values() if isinstance(rewards, dict) else [rewards]
        text = "".join(json.dumps({"rewards": [_cell(x) for x in list_]}) + "\n" for list_ in lists)
    return Frontier(_read(_ask("frontier", [path], options, text)[0]))


# --- claims ---------------------------------------------------------------------------------------------------------------------

def _witness(value):
    if value is None:
        return None
    terms = Result((t["name"], Interval(t["lo"], t["hi"]) if "lo" in t else t) for t in value["terms"])
    found = Witness((k, v) for k, v in value.items() if k not in ("candidate", "terms"))
    found.update(candidate=Result((k, _exact(v)) for k, v in value["candidate"].items()), terms=terms, raw=value)
    return found


def _link(value):
    found = Link(value)
    tightest = value.get("tightest")
    if tightest:
        slack, ratio = tightest["slack"], tightest["ratio"]
        found["tightest"] = Result(slack=Interval(*slack), ratio=Interval(*ratio) if ratio else None, witness=_witness(tightest["witness"]))
    found["violation"] = _witness(value.get("violation"))
    return found


def check(*targets, claim=None, given=None, text=None, **options):
    """Decides ids, papers, claim files, papers in TeX; or one line, claim="I(X;Z) <= I(X;Y)", given="X -> Y -> Z"; or the text of a claim file.
    Refuted and undecided are results, found in .status (0 holds, 1 refuted, 4 undecided) and in each link's verdict; what cannot be read raises
    LemmataError. Options: candidates, seed, jobs, family, timeout, .."""
    options.update(claim=claim, given=given)
    if text is None:
        record, status = _ask("check", targets, options)
    else:
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "claims.lem")
            with open(path, "wb") as file:
                file.write(_bytes(text))
            record, status = _ask("check", (path,) + targets, options)
    record["lemmas"] = [Lemma(lemma, links=[_link(link) for link in lemma["links"]]) for lemma in record["lemmas"]]
    return Record(record, status)


def replay(witness):
    """Decides a witness again, from its exact numbers: a Witness, or the dictionary that the command wrote. Its fractions may have been changed."""
    if isinstance(witness, Witness):
        raw = dict(witness["raw"], candidate=_text(witness["candidate"]))
    else:
        raw = witness
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "witness.json")
        with open(path, "w", encoding="utf-8") as file:
            json.dump(raw, file)
        return _read(_ask("replay", [path], {})[0])


def _text(value):
    if isinstance(value, dict):
        return {k: _text(v) for k, v in value.items()}
    return [_text(v) for v in value] if isinstance(value, list) else str(value)
