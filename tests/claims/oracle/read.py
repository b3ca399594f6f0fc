"""An independent reader of claim files (docs/claims.md), as far as the oracle's lemmas go: text to tuples.

A term is a tuple whose first entry says what it is: ('num', q), ('name', n), ('neg', a), ('+', a, b), .., ('^', a, b), ('call', f, args),
('mass', p, letters, given), ('H', group, given), ('I', groups, given), ('law H', law), ('Pr', condition, given), ('mean', term, given),
('under', law, term), ('apart', name, order, P, Q, weights), ('over', kind, letters, alphabet, range, body), ('if', c, a, b),
('bracket', c), ('size', X). Conditions: ('rel', op, a, b), ('and', a, b), ('or', a, b), ('not', a).
"""
import re
from fractions import Fraction

PASSED = {"try", "expect", "break", "by", "mend", "uses", "say", "table"}     # clauses that the oracle does not read
CLAUSES = {"for", "given", "let", "claim", "step", "ours", "equality", "end"} | PASSED
STOPS = {"then", "else", "and", "or", "not", "iff", "if", "only", "in", "on", "of", "into", "given", "letters"}
PREFIX = {"log", "exp", "sqrt", "abs", "log2", "floor", "ceil", "tanh", "cosh", "sinh"}
APART = {"KL", "kl", "TV", "J", "chi2", "Hellinger2", "Hsq", "JS", "LC", "BC", "Renyi"}
RELATIONS = {"<=", ">=", "=", "<", ">"}
TOKEN = re.compile(r'(?P<space>\s+|\#[^\n]*)|"(?P<text>[^"\n]*)"|\$(?P<tex>[^$]*)\$|(?P<num>\d+(?:\.\d+)?|\.\d+)'
                   r"|(?P<name>[A-Za-z_][A-Za-z0-9_']*)|(?P<sign><=|>=|!=|->|\|\||\.\.|[-+*/^()\[\]{}|,;:=<>.])")


class Wrong(Exception):
    """What the text says is not of the language."""


class Token:
    """One token: its kind, its text, whether a space and whether a line's start is before it."""

    def __init__(self, kind, text, spaced, first):
        self.kind, self.text, self.spaced, self.first = kind, text, spaced, first

    def __repr__(self):
        return self.text


def tokens_of(text):
    out, at, spaced, first = [], 0, True, True
    while at < len(text):
        m = TOKEN.match(text, at)
        if not m:
            raise Wrong(f"{text[at]!r} is not of the language")
        at = m.end()
        if m.lastgroup == "space":
            spaced, first = True, first or "\n" in m.group()
            continue
        out.append(Token(m.lastgroup, m.group(m.lastgroup), spaced, first))
        spaced = first = False
    out.append(Token("end", "", True, True))
    return out


class Terms:
    """The grammar of terms and conditions over a list of tokens."""

    def __init__(self, text):
        self.tokens, self.i, self.inside = tokens_of(text), 0, 0
        self.plain = set()      # names that are numbers: p(1-q) is a product
        self.callable = set()   # names that are declared to take arguments

    @property
    def now(self):
        return self.tokens[self.i]

    def ahead(self, k):
        return self.tokens[min(self.i + k, len(self.tokens) - 1)]

    def at(self, *signs):
        return self.now.kind in ("sign", "name") and self.now.text in signs

    def eat(self, *signs):
        if not self.at(*signs):
            return None
        self.i += 1
        return self.tokens[self.i - 1].text

    def need(self, *signs):
        found = self.eat(*signs)
        if found is None:
            raise Wrong(f"expected {' or '.join(signs)}, found {self.now.text!r}")
        return found

    def name(self):
        if self.now.kind != "name":
            raise Wrong(f"expected a name, found {self.now.text!r}")
        self.i += 1
        return self.tokens[self.i - 1].text

    def names(self):
        out = [self.name()]
        while self.ahead(1).text != "given" and self.eat(","):
            out.append(self.name())
        return out

    def at_clause(self):
        before = self.tokens[self.i - 1] if self.i else None
        begins = self.now.first or (before.text == ";" and self.now.text != "table")
        return self.inside == 0 and self.now.text in CLAUSES and self.now.kind == "name" and begins

    # sums, products, powers

    def expr(self):
        sign = self.eat("-", "+")
        x = self.product()
        if sign == "-":
            x = ("neg", x)
        while self.at("+", "-"):
            x = (self.eat("+", "-"), x, self.product())
        return x

    def product(self):
        x = self.power()
        while True:
            sign = self.eat("*", "/")
            if sign:
                minus = self.eat("-")
                y = self.power()
                x = (sign, x, ("neg", y) if minus else y)
            elif self.factor_follows():
                x = ("*", x, self.power())
            else:
                return x

    def factor_follows(self):
        t = self.now
        if t.first and not self.inside:
            return False
        if t.kind == "num" or self.at("("):
            return True
        if t.kind == "name":
            if t.text == "if":
                return self.ahead(1).text == "(" and not self.ahead(1).spaced
            return not self.at_clause() and t.text not in STOPS
        if self.at("|"):
            return self.ahead(1).kind == "name" and self.ahead(2).text == "|"
        return self.at("[") and self.bracket_has_relation()

    def bracket_has_relation(self, words=()):
        """Is there a relation in the bracket that opens here, or in a parenthesis that is a condition of it, other than between an if and its then?"""
        levels, ifs, k = [], 0, self.i
        while self.tokens[k].kind != "end":
            t = self.tokens[k].text if self.tokens[k].kind in ("sign", "name") else ""
            if t in ("(", "[", "{"):
                levels.append(not levels or (levels[-1] and t == "(" and self.tokens[k - 1].text in ("(", "[", "not", "and", "or")))
            elif t in (")", "]", "}"):
                levels.pop()
            if not levels:
                return False
            if levels[-1]:
                call = self.tokens[k + 1].text == "(" and not self.tokens[k + 1].spaced
                ifs += (t == "if" and not call) - (t == "then")
                if not ifs and (t in RELATIONS or t == "!=" or t in words):
                    return True
            k += 1
        return False

    def power(self):
        x = self.atom()
        if not self.eat("^"):
            return x
        minus = self.eat("-")
        y = self.power()
        return ("^", x, ("neg", y) if minus else y)

    # conditions

    def condition(self):
        x = self.both()
        while self.eat("or"):
            x = ("or", x, self.both())
        return x

    def both(self):
        x = self.simple()
        while self.eat("and") or (self.inside and self.eat(",")):
            x = ("and", x, self.simple())
        return x

    def simple(self):
        if self.eat("not"):
            return ("not", self.simple())
        if self.at("(") and self.bracket_has_relation(("not",)):
            self.open("(")
            x = self.condition()
            return self.close(")", x)
        x, out = self.expr(), None
        while self.at("!=", *RELATIONS):
            op = self.eat("!=", *RELATIONS)
            y = self.expr()
            one = ("rel", op, x, y)
            out, x = ("and", out, one) if out else one, y
        if not out:
            raise Wrong(f"expected a relation, found {self.now.text!r}")
        return out

    # atoms

    def open(self, sign):
        self.need(sign)
        self.inside += 1

    def close(self, sign, x=None):
        self.need(sign)
        self.inside -= 1
        return x

    def listed(self, one):
        out = [one()]
        while self.eat(","):
            out.append(one())
        return out

    def group(self):
        def item():
            name = self.name()
            return (name, self.atom()) if self.eat("=") else (name, None)
        return self.listed(item)

    def atom(self):
        t = self.now
        if t.kind == "num":
            self.i += 1
            return ("num", Fraction(t.text))
        if self.at("("):
            self.open("(")
            return self.close(")", self.expr())
        if self.at("["):
            self.open("[")
            return self.close("]", ("bracket", self.condition()))
        if self.at("|"):
            self.i += 1
            x = ("size", self.name())
            self.need("|")
            return x
        if t.kind != "name":
            raise Wrong(f"expected a term, found {t.text!r}")
        self.i += 1
        return self.named(t.text)

    def named(self, name):
        follows = self.at("(")
        close = follows and not self.now.spaced
        if name in self.callable and follows:
            return self.application(name) if close else ("name", name)
        if name == "if":
            return self.conditional(close)
        if name in ("sum", "prod", "max", "min") and self.now.kind == "name":
            return self.over(name)
        if name in PREFIX:
            return ("call", name, [self.atom() if close else self.power()])
        if name in ("H", "I", "Pr", "E") and (follows or (name == "E" and self.at("["))):
            return getattr(self, "read_" + name)()
        if name in APART and (close or (name == "Renyi" and self.at("["))):
            return self.apart(name)
        if name in self.plain or not close:
            return ("name", name)
        return self.application(name)

    def application(self, name):
        self.open("(")
        args = self.listed(self.expr)
        given = self.names() if self.eat("|") else None
        self.close(")")
        if given is not None:
            return ("mass", name, [x[1] for x in args], given)
        if self.at("(") and not self.now.spaced and name in self.callable:
            self.open("(")
            taken = self.names()
            self.close(")")
            return ("taken", name, args, taken)
        return ("call", name, args)

    def conditional(self, close):
        if close:
            self.open("(")
            inside, self.inside = self.inside, 0
            c = self.condition()
            self.inside = inside
            self.need(",")
            a = self.expr()
            self.need(",")
            return self.close(")", ("if", c, a, self.expr()))
        c = self.condition()
        self.need("then")
        a = self.expr()
        self.need("else")
        return ("if", c, a, self.expr())

    def over(self, kind):
        letters, alphabet, ends = self.names(), None, None
        if self.at("of") or (self.at("in") and self.ahead(1).kind == "name" and self.ahead(2).text == ":"):
            self.i += 1
            alphabet = self.name()
        elif self.eat("in"):
            low = self.expr()
            self.need("..")
            ends = (low, self.expr())
        self.need(":")
        return ("over", kind, letters, alphabet, ends, self.product())

    def read_H(self):
        self.open("(")
        after = self.ahead(1).text
        if self.now.kind == "name" and after in (")", "|", "=", ","):
            of = self.group()
            return self.close(")", ("H", of, self.group() if self.eat("|") else []))
        return self.close(")", ("law H", self.expr()))

    def read_I(self):
        self.open("(")
        groups = [self.group()]
        while self.eat(";"):
            groups.append(self.group())
        return self.close(")", ("I", groups, self.group() if self.eat("|") else []))

    def read_Pr(self):
        self.open("(")
        c = self.condition()
        return self.close(")", ("Pr", c, self.condition() if self.eat("|") else None))

    def read_E(self):
        if self.at("["):
            self.open("[")
            x = self.expr()
            return self.close("]", ("mean", x, self.condition() if self.eat("|") else None))
        self.open("(")
        law = self.expr()
        self.need(";")
        return self.close(")", ("under", law, self.expr()))

    def apart(self, name):
        order = None
        if self.at("["):
            self.open("[")
            order = self.close("]", self.expr())
        self.open("(")
        first = self.expr()
        self.need("||", ",")
        second = self.expr()
        weights = self.expr() if self.eat("|") else None
        self.close(")")
        return ("apart", name, order, first, second, weights)
