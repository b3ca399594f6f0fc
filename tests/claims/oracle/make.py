"""Small lemmas at random, well typed by construction: true ones, false ones, and such that touch."""
import random

SUM, PRODUCT, POWER, ATOM = range(4)      # how tightly a text binds
CONSTANTS = ["0", "1", "2", "3", "1/2", "1/3", "0.1", "0.25", "1/7", "10", "5/4", ".5"]
NUMBERS = [("p", "[0,1]"), ("q", "(0,1)"), ("e", "{0, 1/10, 1}"), ("m", "0..5"), ("k", "1..4"), ("t", "R"), ("b", "(0,inf)"), ("u", "[0,inf)"),
           ("pq", "[0,1]"), ("P_e", "[0,1]"), ("beta", "(0,inf)"), ("phat", "[0,1]"), ("a1", "[-1,1]"), ("c'", "[1,2]"), ("n", "1..inf")]


class Scope:
    """What may stand in a term: numbers, whole numbers, letters by alphabet, and names of definitions."""

    def __init__(self):
        self.numbers, self.whole, self.letters, self.lets, self.functions = [], [], {}, [], []

    def copy(self):
        s = Scope()
        s.numbers, s.whole, s.lets, s.functions = list(self.numbers), list(self.whole), list(self.lets), list(self.functions)
        s.letters = {a: list(l) for a, l in self.letters.items()}
        return s


class Maker:
    """Draws lemmas."""

    def __init__(self, seed):
        self.r = random.Random(seed)
        self.scope = Scope()
        self.laws, self.tables, self.channels, self.maps, self.variables, self.factors = {}, {}, {}, {}, {}, []
        self.lines = []

    def some(self, p):
        return self.r.random() < p

    def pick(self, things):
        return self.r.choice(things)

    # texts

    def closed(self, text, level, least):
        return text if level >= least and not self.some(0.05) else f"({text})"

    def at(self, s, depth, least):
        return self.closed(*self.term(s, depth), least)

    def term(self, s, depth):
        """(text, level)."""
        if depth <= 0 or self.some(0.1):
            return self.leaf(s)
        kinds = [self.sum, self.sum, self.product, self.product, self.quotient, self.power, self.function, self.bracket, self.conditional,
                 self.extreme, self.range_sum]
        if self.laws:
            kinds += [self.apart, self.mean, self.letters_sum, self.letters_sum]
        if self.variables:
            kinds += [self.information] * 4 + [self.probability] * 2
        return self.pick(kinds)(s, depth - 1)

    def leaf(self, s):
        choices = [lambda: (self.constant(), None)]
        names = s.numbers + s.whole + s.lets
        if names:
            choices += [lambda: (self.pick(names), ATOM)] * 3
        entries = self.entries(s)
        if entries:
            choices += [lambda: (self.pick(entries), ATOM)] * 2
        if self.variables and self.some(0.7):
            return self.information(s, 0)
        text, level = self.pick(choices)()
        return text, level if level is not None else PRODUCT if "/" in text else ATOM

    def constant(self):
        if self.some(0.04):
            return str(self.r.randrange(10 ** 99, 10 ** 100))
        if self.some(0.04):
            return "10^-" + str(self.pick([3, 9, 40, 320])) + "/1"      # its square is no 0 at the last of the DIGITS
        return self.pick(CONSTANTS)

    def entries(self, s):
        """Entries of laws, tables and channels at letters that are bound."""
        out = []
        for name, axes in {**self.laws, **self.tables}.items():
            if all(s.letters.get(a) for a in axes):
                out.append(f"{name}({', '.join(self.pick(s.letters[a]) for a in axes)})")
        for name, (x, y) in self.channels.items():
            if s.letters.get(x) and s.letters.get(y):
                out.append(f"{name}({self.pick(s.letters[y])}|{self.pick(s.letters[x])})")
        return out

    # arithmetic

    def sum(self, s, d):
        sign = "-" if self.some(0.1) else ""
        return f"{sign}{self.at(s, d, PRODUCT)} {self.pick('+-')} {self.at(s, d, PRODUCT)}", SUM

    def product(self, s, d):
        a, b = self.at(s, d, PRODUCT), self.at(s, d, POWER)
        joined = self.pick([" * ", " * -", " "])
        if joined == " " and (b[0] in "-.|" or a.endswith(".") or (a[-1].isdigit() and b[0] == ".")):
            joined = "*"
        return a + joined + b, PRODUCT

    def quotient(self, s, d):
        return f"{self.at(s, d, PRODUCT)}/{self.at(s, d, POWER)}", PRODUCT

    def power(self, s, d):
        exponents = ["2", "3", "0", "-1", "-2", "(1/2)", "(3/2)", "(-1/2)", "(1/3)"] + s.whole
        exponent = self.pick(exponents) if self.some(0.85) else self.at(s, 0, ATOM)
        return f"{self.at(s, d, ATOM)}^{exponent}", POWER

    def function(self, s, d):
        if s.functions and self.some(0.4):
            f, n = self.pick(s.functions)
            return f"{f}({', '.join(self.at(s, d, SUM) for _ in range(n))})", ATOM
        f = self.pick(["log", "log", "exp", "sqrt", "abs", "floor", "ceil", "h", "kl", "log2", "tanh", "binomial", "mod"])
        if f == "kl":
            return f"kl({self.at(s, d, SUM)}||{self.at(s, d, SUM)})", ATOM
        if f in ("binomial", "mod"):
            return f"{f}({self.whole(s)}, {self.whole(s)})", ATOM
        if f != "h" and self.some(0.25):
            return f"{f} {self.at(s, 0, ATOM)}", PRODUCT
        return f"{f}({self.at(s, d, SUM)})", ATOM

    def whole(self, s):
        return self.pick(s.whole + ["0", "1", "2", "3", "4"])

    def extreme(self, s, d):
        return f"{self.pick(['max', 'min'])}({', '.join(self.at(s, d, SUM) for _ in range(self.pick([2, 2, 3])))})", ATOM

    def relation(self, s, d):
        for axis in s.letters:
            if len(s.letters[axis]) > 1 and self.some(0.5):
                x, y = self.r.sample(s.letters[axis], 2)
                return f"{x} {self.pick(['=', '!=', '<', '<='])} {y}"
        return f"{self.at(s, d, SUM)} {self.pick(['<=', '<', '=', '!=', '>=', '>'])} {self.at(s, 0, SUM)}"

    def condition(self, s, d):
        x = self.relation(s, d)
        if self.some(0.2):
            x = f"{x} {self.pick(['and', 'or'])} {self.relation(s, d)}"
        return f"not ({x})" if self.some(0.1) else x

    def bracket(self, s, d):
        return f"[{self.condition(s, d)}]", ATOM

    def conditional(self, s, d):
        if self.some(0.5):
            return f"if({self.relation(s, d)}, {self.at(s, d, SUM)}, {self.at(s, d, SUM)})", ATOM
        return f"(if {self.condition(s, d)} then {self.at(s, d, SUM)} else {self.at(s, d, SUM)})", ATOM

    # sums

    def range_sum(self, s, d):
        inner = s.copy()
        index = self.pick(["i", "j", "i"] + s.whole)       # shadows a number now and then
        inner.numbers = [n for n in inner.numbers if n != index]
        inner.whole = [n for n in inner.whole if n != index] + [index]
        kind = self.pick(["sum", "sum", "prod", "max", "min"])
        ends = self.pick(["0..2", "1..3", "0..0", "-1..1", "1..0"] + [f"0..{w}" for w in s.whole])
        if kind in ("max", "min") and ends == "1..0":
            ends = "0..1"
        return f"({kind} {index} in {ends}: {self.at(inner, d, PRODUCT)})", ATOM

    def bound(self, s):
        """A letter that is bound anew, and the scope within."""
        inner, axis = s.copy(), self.pick(sorted(self.alphabets()))
        letter = axis.lower() + self.pick(["", "", "1", "'"])
        inner.letters[axis] = [x for x in inner.letters.get(axis, []) if x != letter] + [letter]
        return letter, axis, inner

    def alphabets(self):
        return {a for axes in list(self.laws.values()) + list(self.tables.values()) for a in axes}

    def letters_sum(self, s, d):
        letter, axis, inner = self.bound(s)
        of = f" of {axis}" if self.some(0.3) else ""
        return f"({self.pick(['sum', 'sum', 'sum', 'max', 'min', 'prod'])} {letter}{of}: {self.at(inner, d, PRODUCT)})", ATOM

    def law_pair(self):
        axes = self.pick(list(self.laws.values()))
        same = [n for n, a in self.laws.items() if a == axes]
        return self.pick(same), self.pick(same)

    def apart(self, s, d):
        p, q = self.law_pair()
        f = self.pick(["KL", "KL", "TV", "chi2", "Hellinger2", "J", "JS", "LC", "BC", "Renyi", "H"])
        if f == "H":
            return f"H({p})", ATOM
        if f == "Renyi":
            return f"Renyi[{self.pick(['2', '1/2', '1', '3/2', '3'])}]({p}||{q})", ATOM
        return f"{f}({p}{self.pick(['||', ', '])}{q})", ATOM

    def mean(self, s, d):
        law, axes = self.pick(list(self.laws.items()))
        inside = [n for n, a in self.tables.items() if set(a) <= set(axes) and len(set(a)) == len(a)]
        if not inside or any(s.letters.get(a) for a in axes):
            return self.leaf(s)
        f = self.pick(inside)
        return f"E({law}; {self.pick([f, f'exp {f}', f'{f}^2', f'log {f}', f'({f} - 1/2)'])})", ATOM

    # random variables

    def group(self, names):
        return ",".join(names)

    def information(self, s, d):
        names = list(self.variables)
        self.r.shuffle(names)
        cut = self.r.randrange(1, len(names))
        a, b = names[:cut][:2], names[cut:][:2]
        bar = ""
        if len(names) > 2 and self.some(0.4):
            bar = "|" + (b.pop() if len(b) > 1 else a.pop() if len(a) > 1 else b[0])
        if self.some(0.5):
            return f"I({self.group(a)};{self.group(b)}{bar})", ATOM
        return f"H({self.group(a)}{bar or self.pick(['', '|' + self.group(b)])})", ATOM

    def probability(self, s, d):
        x, y = self.r.sample(list(self.variables), 2)
        event = self.pick([f"{x} = 0", f"{x} != 0", f"{x} = 0, {y} = 0", f"{x} = 0 or {y} = 1"])
        if self.variables[x] == self.variables[y] and self.some(0.5):
            event = f"{x} != {y}"
        bar = f" | {y} = 0" if self.some(0.3) else ""
        return f"Pr({event}{bar})", ATOM

    # declarations

    def declare(self):
        world = self.pick(["numbers", "laws", "variables", "factors"])
        for name, over in self.r.sample(NUMBERS, self.pick([1, 2, 2, 3]) if world == "numbers" else self.pick([0, 1, 1])):
            if world != "numbers" and name in ("p",):
                continue
            self.lines.append(f"  for    {name} in {over}")
            (self.scope.whole if ".." in over and "inf" not in over else self.scope.numbers).append(name)
        if world == "laws":
            self.declare_laws()
        elif world != "numbers":
            self.declare_variables(world)

    def declare_laws(self):
        self.lines.append("  for    P, Q laws on X")
        self.laws.update(P=["X"], Q=["X"])
        if self.some(0.5):
            self.lines.append("  for    table f on X" + self.pick(["", " in [0,1]", " > 0", " >= 0"]))
            self.tables["f"] = ["X"]
        if self.some(0.3):
            self.lines.append("  for    table l on X,X in [0,1]")
            self.tables["l"] = ["X", "X"]
        if self.some(0.3):
            self.lines.append("  for    W channel X -> Y ; R law on Y")
            self.channels["W"], self.laws["R"] = ("X", "Y"), ["Y"]

    def declare_variables(self, world):
        names = self.pick([["X", "Y"], ["X", "Y", "Z"], ["A", "B"]])
        if world == "factors":
            text = [f"p({names[0].lower()})"]
            for k in range(1, len(names)):
                behind = [n.lower() for n in names[:k] if self.some(0.6)]
                text.append(f"p({names[k].lower()}{'|' + ','.join(behind) if behind else ''})")
            self.lines.append("  for    law " + " ".join(text))
        else:
            letters = self.pick(["", " on 2 letters"])
            self.lines.append(f"  for    {', '.join(names)} variables{letters}")
        self.variables = {n: names[0] if world == "variables" and "letters" in self.lines[-1] else n for n in names}

    def hypothesis(self):
        if self.variables and len(self.variables) > 2 and self.some(0.5):
            return self.pick(["X -> Y -> Z", "X . Y", "Z : X,Y", "Y . Z | X", "X.Y.Z", "Z of X"])
        if self.laws and self.some(0.4):
            return self.pick(["P = Q", "P > 0", "P <= 2 Q", "max(P) <= 1/2"])
        if self.scope.numbers and self.some(0.7):
            a = self.pick(self.scope.numbers + self.scope.whole)
            return f"{a} {self.pick(['<=', '>=', '<', '>', '!='])} {self.pick(['1/2', '1/3', '0', '1'] + self.scope.numbers)}"
        return None

    def definitions(self):
        for name in ("a", "F", "c"):
            if not self.some(0.35):
                continue
            if name == "F":
                inner = self.scope.copy()
                inner.numbers = [n for n in inner.numbers if n != "x0"] + ["x0", "x0"]
                self.lines.append(f"  let    F(x0) = {self.at(inner, 1, SUM)}")
                self.scope.functions.append(("F", 1))
            else:
                self.lines.append(f"  let    {name} = {self.at(self.scope, 2, SUM)}")
                self.scope.lets.append(name)

    # links

    def after(self, s, text, d):
        """A term to the right of one: another, or one that is near to it."""
        t = f"({text})"
        u = self.at(s, 1, ATOM)
        return self.pick([
            lambda: self.at(s, d, SUM), lambda: self.at(s, d, SUM), lambda: f"{t} + 0 {u}", lambda: f"{t} + {u} - {u}", lambda: f"max{t[:-1]}, {u})",
            lambda: f"{t} + abs({u})", lambda: f"{t} + {u}^2", lambda: f"{t} - 10^-{self.pick([2, 30, 300])}", lambda: f"{t} * 1",
            lambda: f"{t} + 10^-{self.pick([2, 30, 300])}", lambda: f"log(exp{t})", lambda: f"-(-{t})", lambda: f"{t}/2 + {t}/2"])()

    def claim(self, name):
        """One more claim; is it of each letter?"""
        s, head = self.scope.copy(), ""
        if self.laws and self.some(0.35):
            letter, axis, s = self.bound(s)
            head += f"for each {letter} of {axis}: "
        guard = self.hypothesis() if self.some(0.2) else None
        if guard and not any(c in guard for c in ":"):
            head += f"given {guard}: "
        terms = [self.at(s, self.pick([1, 2, 3]), SUM)]
        links = []
        for k in range(self.pick([1, 1, 2])):
            terms.append(self.after(s, terms[-1], 2))
            relation = self.pick(["<=", "<=", "<=", "<", "=", ">="] if name + str(k) != "link a0" else ["<=", ">="])
            links.append(f"\n         {relation} {terms[-1]} [{name}{k}]")
        self.lines.append(f"  claim  {head}{terms[0]}" + "".join(links))
        return "for each" in head

    def lemma(self, slug):
        self.declare()
        if self.some(0.4):
            h = self.hypothesis()
            if h:
                self.lines.append(f"  given  {h}")
        self.definitions()
        of_letters = [self.claim("link " + name) for name in "abc"[:self.pick([1, 2, 2, 3])]]
        if self.some(0.2) and self.scope.numbers and not of_letters[0]:    # equality for each letter is not decided
            self.lines.append(f"  equality [link a0] {self.pick(['iff', 'if', 'only if'])} {self.scope.numbers[0]} = {self.pick(['0', '1/2', '1'])}")
        return "\n".join([f'lemma {slug} "drawn"'] + self.lines + ["end", ""])


def lemma(seed):
    return Maker(seed).lemma("drawn")
