"""Random variables: a part of Value."""
import itertools

import number as N
from arrays import Impossible, total
from env import Env


class Variables:
    """H, I, Pr, E of the joint law."""

    def entropy_of(self, names, fixed):
        """H of these variables, given the values of those fixed."""
        names = frozenset(k for k in map(self.s.variables.index, names) if k not in fixed)
        if not names:
            return N.ZERO
        key = (names, tuple(sorted(fixed.items())), N.Context.unit)
        if key not in self.kept:
            law = self.s.joint()
            below = total(law, fixed)
            if below == 0:
                raise Impossible
            mass = {}
            for cell, p in law.items():
                if p and all(cell[k] == i for k, i in fixed.items()):
                    at = tuple(cell[k] for k in sorted(names))
                    mass[at] = mass.get(at, 0) + p / below
            h = N.ZERO
            for p in mass.values():
                h = N.sub(h, N.mul(p, N.log(p)))
            self.kept[key] = h
        return self.kept[key]

    def given_group(self, group, env):
        free = [n for n, v in group if v is None]
        fixed = {}
        for n, v in group:
            if v is not None:
                k = self.s.variables.index(n)
                fixed[k] = self.letter(v, env, self.s.axes[k])
        return free, fixed

    def is_H(self, x, env):
        if len(x[1]) == 1 and not x[2] and x[1][0][0] not in self.s.variables:
            return self.law_entropy(("name", x[1][0][0]), env)
        return self.information([x[1]], x[2], env)

    def is_I(self, x, env):
        return self.information(x[1], x[2], env)

    def information(self, groups, given, env):
        """By inclusion and exclusion of H(.|given)."""
        free, fixed = self.given_group(given, env)
        base, all_ = self.entropy_of(free, fixed), N.ZERO
        for size in range(1, len(groups) + 1):
            for some in itertools.combinations(groups, size):
                names = [n for g in some for n, _ in g]
                h = N.sub(self.entropy_of(names + free, fixed), base)
                all_ = N.add(all_, h) if size % 2 else N.sub(all_, h)
        return all_

    def is_Pr(self, x, env):
        return self.mean(("bracket", x[1]), x[2], env, self.named_variables(x[1], env, False))

    def is_mean(self, x, env):
        return self.mean(x[1], x[2], env, self.named_variables(x[1], env, True))

    def named_variables(self, x, env, letters):
        """The variables that a term names, and those whose letters it leaves free."""
        s, out = self.s, set()
        if isinstance(x, tuple) and x and x[0] == "name":
            name = x[1]
            found = env.names.get(name)
            if found and isinstance(found[1], Env):
                return self.named_variables(found[0], found[1], letters)
            if not found:
                if name in s.variables:
                    out.add(s.variables.index(name))
                elif letters and name in s.letters:
                    out.add(s.letters.index(name))
                elif name in s.lets and not s.lets[name][0]:
                    return self.named_variables(s.lets[name][2], env, letters)
            return out
        if isinstance(x, tuple) and x and x[0] in ("H", "I"):
            groups = [x[1], x[2]] if x[0] == "H" else x[1] + [x[2]]
            return {k for g in groups for _, v in g if v for k in self.named_variables(v, env, letters)}
        if isinstance(x, (tuple, list)):
            for y in x:
                out |= self.named_variables(y, env, letters)
        return out

    def mean(self, x, given, env, of):
        s = self.s
        behind = self.named_variables(given, env, False) if given else set()
        above = below = N.ZERO
        for which, axes in (("above", of | behind), ("below", behind)):
            if which == "below" and not given:
                break
            for index in itertools.product(*(range(s.size[s.axes[k]]) for k in sorted(axes))):
                at = dict(zip(sorted(axes), index))
                p = total(s.joint(), at)
                pairs = {}
                for k, i in at.items():
                    if s.letters[k] not in env.names:
                        pairs[s.letters[k]] = (s.axes[k], i)
                    pairs[s.variables[k]] = (s.axes[k], i)
                inner = env.bind(pairs)
                if p == 0 or (given and not self.decided(given, inner)):
                    continue
                if which == "below":
                    below = N.add(below, p)
                    continue
                above = N.add(above, N.mul(p, self.term(x, inner)))
        if not given:
            return above
        if N.is_zero(below):
            raise Impossible
        return N.div(above, below)
