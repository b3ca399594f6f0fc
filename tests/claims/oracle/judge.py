"""What every link of a lemma says on a candidate."""
from fractions import Fraction

import number as N
from arrays import Doubt, Impossible, NoLaw, compared, total
from env import Env
from setting import Setting
from value import Value


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
