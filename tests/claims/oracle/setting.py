"""A lemma's declarations on a candidate, and what every link of it says there."""
import itertools
import re
from fractions import Fraction

import number as N
from read import Wrong
from value import Doubt, Env, Impossible, NoLaw, Value, compared, total


def implicit(x):
    """Names within H and I and in structures, in the order of lemmata: definitions, claims, hypotheses."""
    out = []

    def groups(gs):
        out.extend(n if isinstance(n, str) else n[0] for g in gs for n in g)

    def walk(y):
        if isinstance(y, tuple) and y and y[0] in ("H", "I") and isinstance(y[1], list):
            groups([y[1], y[2]] if y[0] == "H" else y[1] + [y[2]])
        elif isinstance(y, tuple) and y and y[0] in ("markov", "independent", "function") and isinstance(y[1], list):
            groups(y[1] + [y[2]])
        elif isinstance(y, (tuple, list)):
            for z in y:
                walk(z)
    for args, _, body in x.lets.values():
        if not args:
            walk(body)
    for _, _, guards, terms, _, _ in x.claims:
        walk(terms)
        walk(guards)
    walk(x.given)
    return list(dict.fromkeys(out))


def rational(cells):
    return [rational(c) for c in cells] if isinstance(cells, list) else Fraction(cells)


class Setting:
    """The alphabets with their sizes, and the values that a candidate gives to what is declared."""

    def __init__(self, lemma, candidate):
        self.numbers, self.laws, self.tables, self.maps, self.channels = {}, {}, {}, {}, {}
        self.size, self.sizes, self.factors = {}, {}, []
        self.letters, self.variables, self.axes = [], [], []
        self.lets, self.joint_name, self.made = lemma.lets, None, {}
        self.declared = {n for _, names, _ in lemma.binders for n in names} | set(lemma.lets)
        self.lemma, self.candidate = lemma, candidate
        for sort, names, details in lemma.binders:
            for name in names if sort not in ("variables", "factors") else [None]:
                getattr(self, "take_" + sort)(name, names, details)
        for name in implicit(lemma):
            if name not in self.declared and name not in self.variables:
                self.take_variables(None, [name], None)
        self.measure()

    def take_number(self, name, names, details):
        if name in self.candidate:
            self.numbers[name] = Fraction(self.candidate[name])

    def take_law(self, name, names, alphabets):
        self.laws[name] = (alphabets, rational(self.candidate[name]))

    def take_table(self, name, names, details):
        self.tables[name] = (details[0], rational(self.candidate[name]))

    def take_map(self, name, names, details):
        self.maps[name] = (details[1], rational(self.candidate[name]))

    def take_channel(self, name, names, details):
        self.channels[name] = (details[0], details[1], rational(self.candidate[name]))

    def take_variables(self, name, names, letters):
        self.joint_name = "p"
        for n in names:
            self.variables.append(n)
            self.letters.append(n.lower())
            self.axes.append(names[0] if letters else n)
        if letters and letters[0] == "name":
            self.sizes[letters[1]] = names[0]

    def take_factors(self, name, names, factors):
        for f, of, given in factors:
            self.joint_name = self.joint_name or f
            self.variables.append(of[0].upper() + of[1:])
            self.letters.append(of)
            text = f"{f}({of}{'|' if given else ''}{','.join(given)})"
            cells = rational(self.candidate[text]) if text in self.candidate else None
            self.factors.append({"name": f, "of": len(self.letters) - 1, "given": [self.letters.index(g) for g in given], "cells": cells})
            self.axes.append(self.variables[-1])

    def measure(self):
        """Sizes, from the shapes of values; and the alphabets of factors that are called by what is declared."""
        def shape(axes, cells):
            for a in axes:
                self.size[a] = len(cells)
                cells = cells[0]
        for axes, cells in list(self.laws.values()) + list(self.tables.values()):
            shape(axes, cells)
        for inputs, output, cells in self.channels.values():
            shape(inputs + [output], cells)
        for sort, names, details in self.lemma.binders:
            if sort == "map":
                for n in names:
                    shape(details[0], self.maps[n][1])
        for f in self.factors:
            k, name = f["of"], f["name"]
            if f["cells"] is None:
                on = self.laws[name][0][0] if name in self.laws else self.channels[name][1] if name in self.channels else \
                    self.maps[name][0] if name in self.maps else re.sub(r"[0-9']+$", "", self.variables[k])
                self.axes[k] = on
            else:
                shape([self.axes[g] for g in f["given"]] + [self.axes[k]], f["cells"])
        if self.variables and not self.factors:
            key = next(k for k in self.candidate if k.endswith("(" + ",".join(self.letters) + ")"))
            self.joint_name = key[:key.index("(")]
            self.made["joint"] = rational(self.candidate[key])
            shape(self.axes, self.made["joint"])

    def alphabet(self, name):
        """That of a letter, a variable, or its own name."""
        if name in self.size:
            return name
        if name in self.variables:
            return self.axes[self.variables.index(name)]
        if name in self.letters:
            return self.axes[self.letters.index(name)]
        bare = re.sub(r"[0-9']+$", "", name)
        for own in (name, bare):
            for a in self.size:
                if a.lower() == own:
                    return a
        return None

    def as_joint(self, name):
        if name not in self.made:
            axes, cells = self.laws[name]
            self.made[name] = flat(cells, [self.size[a] for a in axes])
        return self.made[name]

    def joint(self):
        if "joint law" not in self.made:
            sizes = [self.size[a] for a in self.axes]
            if not self.factors:
                self.made["joint law"] = flat(self.made["joint"], sizes)
            else:
                self.made["joint law"] = {c: self.product(c) for c in itertools.product(*map(range, sizes))}
        return self.made["joint law"]

    def product(self, cell):
        p = Fraction(1)
        for f in self.factors:
            at = [cell[g] for g in f["given"]]
            y, name = cell[f["of"]], f["name"]
            cells = f["cells"]
            if cells is None and name in self.maps:
                cells = self.maps[name][1]
                for i in at:
                    cells = cells[i]
                p *= int(cells) == y
                continue
            if cells is None and name not in self.laws and name not in self.channels:
                p *= Fraction(1, self.size[self.axes[f["of"]]])
                continue
            if cells is None:
                cells = self.laws[name][1] if name in self.laws else self.channels[name][2]
            for i in at + [y]:
                cells = cells[i]
            p *= cells
        return p


def flat(cells, sizes):
    out = {}
    for index in itertools.product(*map(range, sizes)):
        p = cells
        for i in index:
            p = p[i]
        out[index] = p
    return out


class Judge:
    """What each link says on a candidate: (verdict, terms of the row), the verdict one of equal, holds, violated, outside, undecided."""

    def __init__(self, lemma, candidate):
        self.lemma = lemma
        self.s = Setting(lemma, candidate)
        self.v = Value(self.s)
        self.kept = {}

    # hypotheses: True, False, None

    def pairs(self, each):
        names, of = each
        return [(n, self.s.alphabet(of or n)) for n in names]

    def settings(self, each, env):
        if not each:
            yield env
            return
        pairs = self.pairs(each)
        for c in self.v.cells_over([n for n, _ in pairs], [a for _, a in pairs]):
            yield env.bind(c)

    def fact(self, fact, env):
        if fact[0] != "relation":
            return self.structure(fact)
        _, each, terms, ops = fact
        all_ = True
        if not each:    # P > 0 is of every letter
            free = [p for t in terms for p in self.v.free(t, env) if p[0] not in env.names]
            inner_settings = (env.bind(c) for c in self.v.cells_over([n for n, _ in dict(free).items()], list(dict(free).values())))
        for inner in self.settings(each, env) if each else inner_settings:
            try:
                one = self.relation(terms, ops, inner)
            except Impossible:
                continue
            except (NoLaw, Doubt):
                one = None
            if one is False:
                return False
            all_ = None if one is None else all_
        return all_

    def relation(self, terms, ops, env):
        all_ = True
        for a, op, b in zip(terms, ops, terms[1:]):
            c = N.cmp(self.v.term(a, env), self.v.term(b, env))
            if c is None:
                all_ = None
            elif not compared(op, c):
                return False
        return all_

    def structure(self, fact):
        kind, groups, given = fact
        if kind == "function":
            return self.depends(groups[0], groups[1])
        past = list(groups[0])
        for k in range(1, len(groups) - (kind == "markov")):
            after = groups[k + 1] if kind == "markov" else groups[k]
            behind = given + (groups[k] if kind == "markov" else [])
            if not self.independent(past, after, behind):
                return False
            past += groups[k]
        return True

    def depends(self, of, on):
        """Are these a function of those?"""
        at = [self.s.variables.index(n) for n in of], [self.s.variables.index(n) for n in on]
        seen = {}
        for cell, p in self.s.joint().items():
            if p and seen.setdefault(tuple(cell[k] for k in at[1]), [cell[k] for k in at[0]]) != [cell[k] for k in at[0]]:
                return False
        return True

    def independent(self, a, b, c):
        """p(a,b,c) p(c) = p(a,c) p(b,c), of rationals."""
        at = [[self.s.variables.index(n) for n in g] for g in (a, b, c)]
        law = self.s.joint()
        for cell in law:
            one, two, three = ({k: cell[k] for k in g} for g in at)
            if total(law, {**one, **two, **three}) * total(law, three) != total(law, {**one, **three}) * total(law, {**two, **three}):
                return False
        return True

    def in_ranges(self):
        for sort, names, details in self.lemma.binders:
            for name in names:
                if sort == "number" and name in self.s.numbers and not self.in_range(self.s.numbers[name], details):
                    return False
                if sort == "number" and name in self.s.sizes and not self.in_range(Fraction(self.s.size[self.s.sizes[name]]), details):
                    return False
                if sort == "table" and not all(self.in_range(q, details[1]) for q in leaves(self.s.tables[name][1])):
                    return False
        return True

    def in_range(self, q, details):
        if details[0] == "among":
            return any(self.v.term(x, Env()) == q for x in details[1])
        if details[0] == "whole":
            _, low, high = details
            open_low = open_high = False
            if q.denominator != 1:
                return False
        else:
            _, open_low, low, high, open_high = details
        for end, side, open_ in ((low, 1, open_low), (high, -1, open_high)):
            if end is not None:
                c = N.cmp(q, self.v.term(end, Env())) * side
                if c < 0 or (c == 0 and open_):
                    return False
        return True

    # links

    def verdicts(self):
        """{name of a link: (verdict, row)}."""
        out, env = {}, Env()
        met = self.in_ranges() and all_of(self.fact(f, env) for f in self.lemma.given)
        for role, each, guards, terms, relations, names in self.lemma.claims:
            links = list(zip(names, relations, range(len(names))))
            if met is not True:
                out.update({n: ("outside" if met is False else "undecided", None) for n, _, _ in links})
                continue
            rows = self.rows(each, guards, terms)
            for n, r, k in links:
                out[n] = verdict(rows, r, k)
                self.kept[n] = rows, r, k
        for link, word, facts in self.lemma.equalities:
            link = link if link or len(self.kept) != 1 else next(iter(self.kept))
            if link in self.kept:
                self.equality(out, link, word, all_of(self.fact(f, env) for f in facts))
            else:
                out[f"{link}, equal"] = out[f"{link}, strict"] = out.get(link, ("outside", None))
        return out

    def rows(self, each, guards, terms):
        """Of each setting the terms, or why there are none."""
        rows = []
        for env in self.settings(each, Env()):
            guard = all_of(self.fact(f, env) for f in guards)
            if guard is not True:
                rows.append("undecided" if guard is None else "outside")
                continue
            row = []
            for t in terms:
                try:
                    row.append(self.v.term(t, env))
                except Impossible:
                    row.append("outside")
                    if each:
                        row = "outside"
                        break
                except NoLaw:
                    row.append("outside")
                except Doubt:
                    row.append("undecided")
            rows.append(row)
        return rows

    def equality(self, out, link, word, met):
        """An equation where the facts are met; strict where they are not."""
        rows, relation, k = self.kept[link]
        strict = relation[0] if relation[0] in "<>" else "!="
        equal, apart_ = verdict(rows, "=", k), verdict(rows, strict, k)
        if met is None:
            equal, apart_ = ((v if v == "violated" else "undecided", row) for v, row in (equal, apart_))
        if word in ("iff", "if"):
            out[f"{link}, equal"] = equal if met is not False else ("outside", None)
        if word in ("iff", "only"):
            out[f"{link}, strict"] = apart_ if met is not True else ("outside", None)


def leaves(cells):
    return [q for c in cells for q in leaves(c)] if isinstance(cells, list) else [cells]


def all_of(truths):
    out = True
    for t in truths:
        if t is False:
            return False
        out = None if t is None else out
    return out


def verdict(rows, relation, k):
    """Over the rows: a violation, else a doubt, else a strict row, else equality; and the rows that say so."""
    said = [(row if isinstance(row, str) else one(row[k], row[k + 1], relation), row) for row in rows]
    for v in ("violated", "undecided", "holds", "equal"):
        those = [row for w, row in said if w == v]
        if those:
            return v, those
    return "outside", None


def one(x, y, relation):
    for z in (x, y):
        if z in ("outside", "undecided") and isinstance(z, str):
            return z
    if relation in (">=", ">"):
        x, y, relation = y, x, relation.replace(">", "<")
    c = N.cmp(x, y)
    if c is None:
        return "undecided"
    if relation in ("=", "!="):
        return "violated" if (c == 0) != (relation == "=") else "equal" if c == 0 else "holds"
    if c == 0:
        return "violated" if relation == "<" else "equal"
    return "holds" if c < 0 else "violated"


def judged(lemma, candidate):
    """Verdicts with as many digits as they want; None where the candidate is past the oracle's limits."""
    for k in range(len(N.DIGITS)):
        N.set_digits(k)
        try:
            return Judge(lemma, candidate).verdicts()
        except N.Unsure:
            continue
        except N.TooLarge:
            return None
    return None


__all__ = ["Judge", "Setting", "Wrong", "judged"]
