"""A lemma's declarations on a candidate."""
import itertools
import re
from fractions import Fraction


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
