"""What a term is on a candidate: numbers of number.py, sums over letters, random variables, divergences."""
import itertools
from fractions import Fraction

import number as N
from read import Wrong

ONE_ARGUMENT = {
    "log": N.log, "exp": N.exp, "sqrt": N.sqrt, "abs": N.absolute, "floor": N.floor, "h": N.coin_entropy,
    "ceil": lambda x: N.neg(N.floor(N.neg(x))), "log2": lambda x: N.div(N.log(x), N.log(Fraction(2))),
}
HYPERBOLIC = {"tanh", "cosh", "sinh"}
ARITHMETIC = {"+": N.add, "-": N.sub, "*": N.mul, "/": N.div, "^": N.power}


class Impossible(Exception):
    """A condition of probability 0: of it nothing is said."""


class NoLaw(Exception):
    """Numbers that are to be a law and are none."""


class Doubt(Exception):
    """A condition of which a part is undefined."""


def letters_of(alphabets):
    return [a.lower() for a in alphabets]


class Env:
    """Names that are bound: letters (alphabet, index), indices (None, n), arguments (term, env). `bare` is where bare tables look."""

    def __init__(self, names=None, bare=None):
        self.names, self.bare = names or {}, bare or names or {}

    def bind(self, pairs):
        return Env({**self.names, **pairs}, {**self.bare, **pairs})

    def letters(self):
        return {n: b for n, b in self.names.items() if not isinstance(b[1], Env) and b[0] is not None}


class Value:
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

    # random variables

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

    # divergences

    def is_law_H(self, x, env):
        return self.law_entropy(x[1], env)

    def law_entropy(self, law, env):
        cells = self.array(law, self.free(law, env), env)
        demand_law(cells)
        h = N.ZERO
        for p in cells:
            h = N.sub(h, N.xlogx_over(p, N.ONE))
        return h

    def array(self, law, pairs, env):
        return [self.term(law, env.bind(c)) for c in self.cells_over([n for n, _ in pairs], [a for _, a in pairs])]

    def is_apart(self, x, env):
        _, name, order, first, second, weights = x
        if name == "kl":
            return N.coins(self.term(first, env), self.term(second, env))
        if weights is None:
            return self.divergence(name, order, first, second, env)
        pairs = self.free(weights, Env())
        return gather("sum", (self.weighed(name, order, first, second, weights, env.bind(c))
                              for c in self.cells_over([n for n, _ in pairs], [a for _, a in pairs])))

    def weighed(self, name, order, first, second, weights, env):
        w = self.term(weights, env)
        return N.ZERO if N.is_zero(w) else N.mul(w, self.divergence(name, order, first, second, env))

    def divergence(self, name, order, first, second, env):
        pairs = self.free(first, env)
        pairs += [p for p in self.free(second, env) if p not in pairs]
        a, b = self.array(first, pairs, env), self.array(second, pairs, env)
        demand_law(a)
        demand_law(b)
        return apart(name, a, b, self.term(order, env) if order else None)

    # free letters

    def free(self, x, env):
        """The letters that a term leaves to be bound: those of bare laws and tables always, written ones where nothing binds them."""
        out = []
        self.gather_free(x, env, out)
        return out

    def put(self, out, name, alphabet):
        if (name, alphabet) not in out:
            out.append((name, alphabet))

    def gather_free(self, x, env, out):
        s = self.s
        if not isinstance(x, (tuple, list)):
            return
        if not (isinstance(x, tuple) and x and isinstance(x[0], str)):
            for y in x:
                self.gather_free(y, env, out)
            return
        kind = x[0]
        if kind == "name":
            name, found = x[1], env.names.get(x[1])
            if found:
                if isinstance(found[1], Env):
                    self.gather_free(found[0], self.written(found, env), out)
            elif name in s.laws or name in s.tables:
                for a in (s.laws.get(name) or s.tables[name])[0]:
                    self.put(out, a.lower(), a)
            elif name in s.lets and not s.lets[name][0]:
                self.gather_free(s.lets[name][2], Env(env.letters()), out)
            elif name not in s.numbers and name not in s.sizes and s.alphabet(name):
                self.put(out, name, s.alphabet(name))
        elif kind == "mass":
            for n in x[2] + x[3]:
                if n not in env.names:
                    self.put(out, n, s.alphabet(n))
        elif kind == "call" and x[1] in s.lets and s.lets[x[1]][0]:
            names, _, body = s.lets[x[1]]
            self.gather_free(body, Env(env.letters()).bind({n: (y, env) for n, y in zip(names, x[2])}), out)
        elif kind in ("H", "I", "Pr", "mean", "apart", "law H") or (kind == "call" and x[1] in ("max", "min") and len(x[2]) == 1):
            return
        elif kind == "under":
            own, body = self.free(x[1], env), self.free(x[2], env)
            for n, a in body:
                if (n, a) not in own:
                    self.put(out, n, a)
        elif kind == "over":
            body = []
            for y in (x[4], x[5]):
                self.gather_free(y, env, body)
            for n, a in body:
                if n not in x[2]:
                    self.put(out, n, a)
        else:
            for y in x[2:] if kind in ("call", "rel") else x[1:]:
                self.gather_free(y, env, out)


NAMED = {"+": "arithmetic", "-": "arithmetic", "*": "arithmetic", "/": "arithmetic", "^": "arithmetic", "law H": "law_H"}


def compared(op, c):
    return {"<=": c <= 0, ">=": c >= 0, "=": c == 0, "<": c < 0, ">": c > 0, "!=": c != 0}[op]


def entry(cells, index):
    for i in index:
        cells = cells[i]
    return cells


def total(law, at):
    return sum((p for cell, p in law.items() if all(cell[k] == i for k, i in at.items())), Fraction(0))


def gather(kind, values):
    out = None
    for v in values:
        if out is None:
            out = v
        elif kind in ("sum", "prod"):
            out = N.add(out, v) if kind == "sum" else N.mul(out, v)
        else:
            out = N.larger(out, v, kind == "max")
    if out is None:
        return {"sum": N.ZERO, "prod": N.ONE}.get(kind, N.UNDEFINED)
    return out


def function(f, v):
    if f in ONE_ARGUMENT:
        return ONE_ARGUMENT[f](v[0])
    if f in HYPERBOLIC:
        return N.hyperbolic(f, v[0])
    if f in ("max", "min"):
        return gather(f, v)
    if f in ("binomial", "binom"):
        return N.binomial(*v)
    if f == "mod":
        return N.sub(v[0], N.mul(v[1], N.floor(N.div(v[0], v[1]))))
    raise Wrong(f"{f} is no function")


def demand_law(cells):
    for p in cells:
        if p is N.UNDEFINED:
            raise Doubt
        if N.sign(p) < 0:
            raise NoLaw
    if N.cmp(gather("sum", cells), N.ONE) != 0:
        raise NoLaw


def affinity(a, b, s):
    out = N.ZERO
    for p, q in zip(a, b):
        if N.sign(p) == 0:
            continue
        if N.sign(q) == 0:
            out = N.add(out, N.INF) if N.cmp(s, N.ONE) > 0 else out
            continue
        out = N.add(out, N.mul(N.power(p, s), N.power(q, N.sub(N.ONE, s))))
    return out


def squares(a, b, below):
    out = N.ZERO
    for p, q in zip(a, b):
        d = N.sub(p, q)
        if N.sign(d) != 0:
            under = below(p, q)
            out = N.add(out, N.INF if N.sign(under) == 0 else N.div(N.mul(d, d), under))
    return out


def apart(name, a, b, order):
    half, one = Fraction(1, 2), N.ONE

    def kl(x, y):
        return gather("sum", [N.xlogx_over(p, q) for p, q in zip(x, y)])
    if name == "KL":
        return kl(a, b)
    if name == "J":
        return N.add(kl(a, b), kl(b, a))
    if name == "JS":
        m = [N.mul(half, N.add(p, q)) for p, q in zip(a, b)]
        return N.mul(half, N.add(kl(a, m), kl(b, m)))
    if name == "TV":
        return N.mul(half, gather("sum", [N.absolute(N.sub(p, q)) for p, q in zip(a, b)]))
    if name == "chi2":
        return squares(a, b, lambda p, q: q)
    if name == "LC":
        return squares(a, b, N.add)
    if name in ("BC", "Hellinger2", "Hsq"):
        bc = affinity(a, b, half)
        return bc if name == "BC" else N.sub(one, bc)
    c = N.cmp(order, one)
    if c is None or N.sign(order) <= 0:
        return N.UNDEFINED
    return kl(a, b) if c == 0 else N.div(N.log(affinity(a, b, order)), N.sub(order, one))
