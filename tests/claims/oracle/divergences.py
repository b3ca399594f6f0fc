"""Divergences of laws, and which letters a term leaves to be bound: parts of Value."""
import number as N
from arrays import apart, demand_law, gather
from env import Env


class Divergences:
    """Arrays of numbers over the letters that a term leaves free."""

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
