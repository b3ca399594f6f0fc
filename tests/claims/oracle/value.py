"""What a term is on a candidate: numbers of number.py, sums over letters, random variables, divergences."""
import itertools
from fractions import Fraction

import number as N
from arrays import Doubt, Impossible, compared, entry, function, gather, total
from divergences import Divergences
from env import Env
from read import Wrong
from variables import Variables

ARITHMETIC = {"+": N.add, "-": N.sub, "*": N.mul, "/": N.div, "^": N.power}
NAMED = {"+": "arithmetic", "-": "arithmetic", "*": "arithmetic", "/": "arithmetic", "^": "arithmetic", "law H": "law_H"}


def letters_of(alphabets):
    return [a.lower() for a in alphabets]


class Value(Variables, Divergences):
    """Terms on one candidate of one lemma."""

    def __init__(self, setting):
        self.s = setting        # see setting.py
        self.kept = {}

    # conditions: True, False, None

    def condition(self, c, env):
        if c[0] == "rel":
            return self.relation(c[1], c[2], c[3], env)
        if c[0] == "not":
            x = self.condition(c[1], env)
            return None if x is None else not x
        stop = c[0] == "or"
        x = self.condition(c[1], env)
        if x is stop:
            return stop
        y = self.condition(c[2], env)
        if y is stop:
            return stop
        return None if x is None or y is None else not stop

    def relation(self, op, a, b, env):
        x, y = self.try_letter(a, env), self.try_letter(b, env)
        if x or y:
            order = (lambda z, t: z[1] if z else int(t[1]))
            x, y = order(x, a), order(y, b)
            c = (x > y) - (x < y)
        else:
            c = N.cmp(self.term(a, env), self.term(b, env))
        return None if c is None else compared(op, c)

    def decided(self, c, env):
        x = self.condition(c, env)
        if x is None:
            raise Doubt
        return x

    # letters

    def try_letter(self, x, env):
        """(alphabet, index) where the term is a letter, else None."""
        if x[0] == "name":
            found = env.names.get(x[1])
            if found and isinstance(found[1], Env):
                return self.try_letter(found[0], self.written(found, env))
            return found if found and found[0] is not None else None
        if x[0] == "call" and x[1] in self.s.maps:
            into, cells = self.s.maps[x[1]]
            for y in x[2]:
                cells = cells[self.letter(y, env)]
            return into, int(cells)
        return None

    def letter(self, x, env, alphabet=None):
        if x[0] == "num":
            if alphabet is not None and int(x[1]) >= self.s.size[alphabet]:
                raise Impossible
            return int(x[1])
        found = self.try_letter(x, env)
        if not found:
            raise Wrong(f"{x} is no letter")
        return found[1]

    def written(self, argument, env):
        """Where an argument was written, and what is bound since for the tables that it names bare."""
        _, outer = argument
        now = env.letters()
        return Env({**now, **outer.names}, {**outer.bare, **self.bares(env)})

    def cells_over(self, names, alphabets):
        for index in itertools.product(*(range(self.s.size[a]) for a in alphabets)):
            yield {n: (a, i) for n, a, i in zip(names, alphabets, index)}

    # terms

    def term(self, x, env):
        return getattr(self, "is_" + NAMED.get(x[0], x[0]))(x, env)

    def is_num(self, x, env):
        return x[1]

    def is_neg(self, x, env):
        return N.neg(self.term(x[1], env))

    def is_arithmetic(self, x, env):
        if x[0] != "*":
            return ARITHMETIC[x[0]](self.term(x[1], env), self.term(x[2], env))
        impossible = None
        parts = []
        for y in x[1:]:
            try:
                parts.append(self.term(y, env))
            except Impossible as e:     # an impossible case weighs nothing where it has no weight
                impossible = e
                continue
            if N.is_zero(parts[-1]):
                return N.ZERO
        if impossible:
            raise impossible
        return N.mul(*parts)

    def is_size(self, x, env):
        return Fraction(self.s.size[x[1]])

    def is_bracket(self, x, env):
        return Fraction(self.decided(x[1], env))

    def is_if(self, x, env):
        return self.term(x[2] if self.decided(x[1], env) else x[3], env)

    def is_name(self, x, env):
        name = x[1]
        found = env.names.get(name)
        if found and isinstance(found[1], Env):
            return self.term(found[0], self.written(found, env))
        if found and found[0] is None:
            return Fraction(found[1])
        s = self.s
        if name in s.numbers:
            return s.numbers[name]
        if name in s.laws or name in s.tables:
            axes, cells = s.laws.get(name) or s.tables[name]
            return entry(cells, [self.bare(a, env) for a in axes])
        if name in s.sizes:
            return Fraction(s.size[s.sizes[name]])
        if name in s.lets:
            args, _, body = s.lets[name]
            return self.term(body, Env(env.letters(), {**env.letters(), **self.bares(env)}))
        raise Wrong(f"{name} is not declared")

    def bares(self, env):
        return {n: b for n, b in env.bare.items() if not isinstance(b[1], Env) and b[0] is not None}

    def bare(self, alphabet, env):
        found = env.bare.get(alphabet.lower())
        if not found or found[0] != alphabet:
            raise Wrong(f"the letter of {alphabet} is not bound")
        return found[1]

    def is_call(self, x, env):
        _, f, args = x
        s = self.s
        found = env.names.get(f)
        if found and isinstance(found[1], Env):
            return self.argument_at(found, args, env)
        if f in s.numbers and len(args) == 1:
            return self.is_arithmetic(("*", ("name", f), args[0]), env)
        if f in s.laws or f in s.tables:
            axes, cells = s.laws.get(f) or s.tables[f]
            return entry(cells, [self.letter(y, env, a) for y, a in zip(args, axes)])
        if f == "capacity":
            raise N.TooLarge
        if f == s.joint_name:
            return self.mass(args, [], env)
        if f in s.lets:
            return self.defined(f, args, env)
        if f == "ord":
            return Fraction(self.letter(args[0], env))
        if f in ("max", "min") and len(args) == 1:
            letters = self.free(args[0], env)
            return self.gathered(f, args[0], letters, env)
        values = [self.term(y, env) for y in args]
        return function(f, values)

    def defined(self, f, args, env):
        names, _, body = self.s.lets[f]
        if not names:       # letters that it is taken at
            names = [n for n, _ in self.free(body, Env())]
            return self.term(body, Env(env.letters()).bind({n: self.try_letter(y, env) for n, y in zip(names, args)}))
        inner = Env(env.letters(), self.bares(env))
        return self.term(body, inner.bind({n: (y, env) for n, y in zip(names, args)}))

    def is_taken(self, x, env):
        _, f, args, taken = x
        names, letters, body = self.s.lets[f]
        inner = Env(env.letters(), self.bares(env)).bind({n: (y, env) for n, y in zip(names, args)})
        return self.term(body, inner.bind({n: env.names[y] for n, y in zip(letters, taken)}))

    def argument_at(self, found, args, env):
        """r(y), where r is an argument: what it names, at y; else its free letters, in their order."""
        term, _ = found
        inner = self.written(found, env)
        places = [self.try_letter(y, env) for y in args]
        if term[0] == "name":
            own = {f"{k} ": p for k, p in enumerate(places)}
            return self.is_call(("call", term[1], [("name", n) for n in own]), inner.bind(own))
        names = [n for n, _ in self.free(term, inner)]
        return self.term(term, inner.bind(dict(zip(names, places))))

    # sums

    def is_over(self, x, env):
        _, kind, names, of, ends, body = x
        if ends:
            low, high = (self.term(e, env) for e in ends)
            if not (N.exact(low) and N.exact(high) and low.denominator == high.denominator == 1) or high - low > 5000:
                raise N.TooLarge
            settings = ({names[0]: (None, k)} for k in range(int(low), int(high) + 1))
            return gather(kind, (self.term(body, env.bind(k)) for k in settings))
        pairs = [(n, self.s.alphabet(of or n)) for n in names]
        return self.gathered(kind, body, pairs, env)

    def gathered(self, kind, body, pairs, env):
        cells = self.cells_over([n for n, _ in pairs], [a for _, a in pairs])
        return gather(kind, (self.term(body, env.bind(c)) for c in cells))

    def is_under(self, x, env):
        pairs = self.free(x[1], env)
        return self.gathered("sum", ("*", x[1], x[2]), pairs, env)

    # laws

    def is_mass(self, x, env):
        _, name, of, given = x
        s = self.s
        found = env.names.get(name)
        if found and isinstance(found[1], Env) and found[0][0] == "name":
            name = found[0][1]
        of, given = [("name", n) for n in of], [("name", n) for n in given]
        if name in s.channels:
            inputs, output, cells = s.channels[name]
            return entry(cells, [self.letter(y, env, a) for y, a in zip(given + of, inputs + [output])])
        if name in s.laws:
            axes, cells = s.laws[name]
            return self.conditional(name, letters_of(axes), axes, of, given, env)
        return self.mass(of, given, env)

    def conditional(self, name, letters, axes, of, given, env):
        at = {}
        for y in of + given:
            k = letters.index(y[1]) if y[1] in letters else axes.index(self.try_letter(y, env)[0])
            at[k] = self.letter(y, env, axes[k])
        behind = {k: i for k, i in at.items() if k in [letters.index(y[1]) for y in given if y[1] in letters]}
        law = self.s.as_joint(name)
        below = total(law, behind)
        if below == 0:
            raise Impossible
        return total(law, at) / below

    def mass(self, of, given, env):
        """p(y|x) of the joint law: the factor that is declared so, else by division."""
        s = self.s
        where = [s.letters.index(y[1]) for y in of], [s.letters.index(y[1]) for y in given]
        for factor in s.factors:
            if factor["cells"] is not None and [factor["of"]] == where[0] and set(factor["given"]) == set(where[1]):
                at = {k: self.letter(y, env) for k, y in zip(where[0] + where[1], of + given)}
                return entry(factor["cells"], [at[k] for k in factor["given"] + where[0]])
        at = {k: self.letter(y, env, s.axes[k]) for k, y in zip(where[0] + where[1], of + given)}
        below = total(s.joint(), {k: at[k] for k in where[1]})
        if below == 0:
            raise Impossible
        return total(s.joint(), at) / below
