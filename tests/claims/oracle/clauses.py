"""Clauses of a claim file: declarations, hypotheses, definitions, chains of links."""
from read import PASSED, RELATIONS, Terms, Wrong

HEADS = {"lemma", "theorem", "corollary", "proposition"}


class Lemma:
    """What a lemma says."""

    def __init__(self, slug):
        self.slug = slug
        self.binders = []      # (sort, names, details)
        self.given = []        # facts
        self.lets = {}         # name: (arguments, letters, body)
        self.claims = []       # (role, each, guards, terms, relations, names)
        self.equalities = []   # (link, word, facts)


class Clauses(Terms):
    """The grammar of lemmas."""

    def __init__(self, text):
        super().__init__(text)
        self.defs = {}

    def heading(self):
        """The next lemma's; definitions of the file on the way to it."""
        while not self.at(*HEADS):
            if self.now.kind == "end":
                return None
            if self.now.first and self.eat("def"):
                self.definition(self.defs)
            else:
                self.i += 1
        self.i += 1
        slug = self.name()
        while not (self.at_clause() and self.now.first):
            self.i += 1
        lemma = Lemma(slug)
        lemma.lets.update(self.defs)
        return lemma

    def lemma(self):
        lemma = self.heading()
        while lemma and not self.eat("end"):
            word = self.name()
            role = "claim"
            if word in ("step", "ours"):
                role, word = word, self.need("claim")
            if word == "let":
                self.definitions(lemma)
            elif word == "claim":
                lemma.claims.append(self.claim(role))
            elif word in ("for", "given"):
                self.items(lemma)
            elif word == "equality":
                lemma.equalities.append(self.equality())
            elif word in PASSED:
                while not self.at_clause() or (word == "by" and not self.now.first):
                    self.i += 1
            else:
                raise Wrong(f"expected a clause, found {word!r}")
            while self.eat(";"):
                pass
        return lemma

    # declarations and hypotheses

    def items(self, lemma):
        while True:
            binder = self.binder()
            if binder:
                lemma.binders.append(binder)
                known = self.plain if binder[0] in ("number", "variables") else self.callable
                known.update(binder[1])
            else:
                lemma.given.append(self.fact())
            if not self.eat(";") or self.at_clause():
                return

    def binder(self):
        start = self.i
        if self.at("law") and self.ahead(2).text == "(":
            self.i += 1
            factors = []
            while self.now.kind == "name" and self.ahead(1).text == "(" and not self.at_clause():
                name = self.name()
                self.need("(")
                of = self.name()
                given = self.names() if self.eat("|") else []
                self.need(")")
                factors.append((name, of, given))
            return ("factors", [f[0] for f in factors], factors)
        if self.eat("map"):
            names = self.names()
            self.need("on")
            on = self.names()
            self.need("into")
            return ("map", names, (on, self.name()))
        if self.at("table", "tables", "number", "numbers") and self.ahead(1).kind == "name":
            self.i += 1
        if self.now.kind != "name":
            return None
        try:
            names = self.names()
        except Wrong:
            names = []
        word = self.eat("variables", "variable", "laws", "law", "channel", "on", "in")
        if not word or not names:
            self.i = start
            return None
        return self.sorted(word, names)

    def sorted(self, word, names):
        if word.startswith("variable"):
            letters = None
            if self.eat("on"):
                letters = self.atom()
                self.need("letters")
            return ("variables", names, letters)
        if word.startswith("law"):
            self.need("on")
            return ("law", names, self.names())
        if word == "channel":
            inputs = self.names()
            self.need("->")
            return ("channel", names, (inputs, self.name()))
        if word == "on":
            on = self.names()
            if self.eat("in"):
                return ("table", names, (on, self.range()))
            if self.at(">", ">="):
                open_ = self.eat(">", ">=") == ">"
                return ("table", names, (on, ("interval", open_, self.expr(), None, True)))
            return ("table", names, (on, ("interval", True, None, None, True)))
        return ("number", names, self.range())

    def end_of_range(self):
        minus = self.at("-") and self.ahead(1).text == "inf"
        if minus:
            self.i += 1
        return None if self.eat("inf") else self.expr()

    def range(self):
        if self.eat("R"):
            return ("interval", True, None, None, True)
        if self.at("[", "("):
            open_ = self.now.text == "("
            self.open(self.now.text)
            low = self.end_of_range()
            self.need(",")
            high = self.end_of_range()
            self.inside -= 1
            return ("interval", open_, low, high, self.need("]", ")") == ")")
        if self.at("{"):
            self.open("{")
            return self.close("}", ("among", self.listed(self.expr)))
        low = self.expr()
        self.need("..")
        return ("whole", low, self.end_of_range())

    def each(self):
        self.need("each")
        letters = self.names()
        return letters, (self.name() if self.eat("of", "in") else None)

    def fact(self):
        if self.now.kind == "text":
            self.i += 1
            self.need(":")
        each = None
        if self.eat("for"):
            each = self.each()
            self.need(":")
        structure = self.structure()
        if structure:
            return structure
        terms, ops = [self.expr()], []
        while self.at("!=", *RELATIONS):
            ops.append(self.eat("!=", *RELATIONS))
            terms.append(self.expr())
        if not ops:
            raise Wrong(f"expected a hypothesis, found {self.now.text!r}")
        return ("relation", each, terms, ops)

    def structure(self):
        start = self.i
        try:
            groups = [self.group()]
            sign = self.eat("->", ".", "/", ":", "of")
            if not sign or any(value for _, value in groups[0]):
                raise Wrong("no structure")
            groups.append(self.group())
            while sign in ("->", ".", "/") and self.eat(sign):
                groups.append(self.group())
            given = self.group() if self.eat("|") else []
            if not (self.at(";", ":", ",") or self.now.first or self.now.kind == "end") or any(v for g in groups for _, v in g):
                raise Wrong("no structure")
            kind = {"->": "markov", "/": "markov", ".": "independent"}.get(sign, "function")
            return (kind, [[n for n, _ in g] for g in groups], [n for n, _ in given])
        except Wrong:
            self.i = start
            return None

    # definitions, claims

    def definitions(self, lemma):
        while self.now.kind == "name" and not self.at_clause():
            self.definition(lemma.lets)
            while self.eat(";"):
                pass

    def definition(self, lets):
        self.eat("law")
        name, args, letters = self.name(), [], []
        for part in (args, letters):
            if self.at("("):
                self.open("(")
                part += self.close(")", self.names())
        if args:
            self.callable.add(name)
        hidden, self.plain = self.plain, self.plain - set(args)
        self.need("=")
        body = self.expr()
        self.plain = hidden
        self.tex()
        lets[name] = (args, letters, body)

    def tex(self):
        while self.now.kind == "tex":
            self.i += 1

    def label(self):
        if not self.at("["):
            return None
        self.i += 1
        if self.now.kind == "text":
            self.i += 2
            return self.tokens[self.i - 2].text
        words = []
        while not self.at("]"):
            words.append((" " if self.now.spaced and words else "") + self.now.text)
            self.i += 1
        self.i += 1
        return "".join(words)

    def guards(self):
        """for each x: given A ; B: and so on, before the chain."""
        each, guards = None, []
        while self.at("for", "given"):
            if self.eat("for"):
                each = self.each()
            else:
                self.need("given")
                guards.append(self.fact())
                while self.eat(";"):
                    guards.append(self.fact())
            if not self.eat(":"):
                self.need(",")
        return each, guards

    def claim(self, role):
        each, guards = self.guards()
        terms, relations, names = [self.expr()], [], []
        self.tex()
        while self.at(*RELATIONS):
            relations.append(self.eat(*RELATIONS))
            terms.append(self.expr())
            self.tex()
            names.append(self.label())
            self.tex()
        return role, each, guards, terms, relations, names

    def equality(self):
        link = self.label()
        word = self.need("iff", "if", "only")
        if word == "only":
            self.need("if")
        facts = [self.fact()]
        while self.eat(";") and not self.at_clause():
            facts.append(self.fact())
        return link, word, facts


def lemmas_of(text):
    reader, out = Clauses(text), []
    while True:
        lemma = reader.lemma()
        if lemma is None:
            return out
        out.append(lemma)
