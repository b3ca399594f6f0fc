"""A lemma's chains as an author's displays, in one of three styles; written from the oracle's own tree."""
import re

SUM, PRODUCT, POWER, ATOM = range(4)
RELATIONS = {"<=": ["\\le", "\\leq", "\\leqslant"], ">=": ["\\ge", "\\geq", "\\geqslant"], "=": ["="] * 3, "<": ["<", "\\lt", "<"], ">": [">",
    "\\gt", ">"], "!=": ["\\ne", "\\neq", "\\ne"]}
GREEK = {"beta"}


class Unwritten(Exception):
    """What has no way in TeX here."""


def name(n):
    """As an author writes it."""
    m = re.fullmatch(r"([A-Za-z]+)(?:_?([A-Za-z0-9]+))?('*)", n)
    stem, below, primes = m.group(1), m.group(2), m.group(3)
    m = re.fullmatch(r"([A-Za-z])([0-9]+)('*)", n)
    if n in GREEK:
        return "\\" + n
    if n == "phat":
        return "\\hat p"
    if "_" in n:
        return f"{stem}_{{{below}}}{primes}"
    if m:
        return f"{m.group(1)}_{m.group(2)}{m.group(3)}" if len(m.group(2)) == 1 else f"{m.group(1)}_{{{m.group(2)}}}{m.group(3)}"
    return n if len(n.rstrip("'")) == 1 else f"\\mathrm{{{n}}}"


class Tex:
    """Terms in TeX: style 0 plain, 1 with sizes and spaces, 2 with fractions and reasons over relations."""

    def __init__(self, style, declared=()):
        self.style, self.own_e = style, "e" in declared        # then e^{..} is a power of it

    def brackets(self, text):
        return [f"({text})", f"\\left({text}\\right)", f"\\bigl( {text} \\bigr)"][self.style]

    def given(self):
        return ["\\mid ", "|", " \\,\\middle|\\, "][self.style] if self.style < 2 else "\\mid "

    def at(self, x, least):
        text, level = self.term(x)
        return text if level >= least else self.brackets(text)

    def inner(self, x):
        return self.term(x)[0]

    def term(self, x):
        kind = x[0] if x[0] not in ("+", "-", "*", "/", "^") else {"+": "sum", "-": "sum", "*": "product", "/": "quotient", "^": "power"}[x[0]]
        return getattr(self, "is_" + kind.replace(" ", "_"))(x)

    def is_num(self, x):
        q = x[1]
        if q.denominator == 1:
            return str(q), ATOM
        head = ["\\frac", "\\tfrac", "\\dfrac"][self.style]
        return f"{head}{{{q.numerator}}}{{{q.denominator}}}", PRODUCT

    def is_neg(self, x):
        return "-" + self.at(x[1], PRODUCT), SUM

    def is_name(self, x):
        return name(x[1]), ATOM

    def is_sum(self, x):
        return f"{self.at(x[1], SUM)} {x[0]} {self.at(x[2], PRODUCT)}", SUM

    def is_product(self, x):
        if len(x) != 3:
            raise Unwritten
        sign = ["\\cdot", "\\times", "\\cdot"][self.style]
        return f"{self.at(x[1], PRODUCT)} {sign} {self.at(x[2], POWER)}", PRODUCT

    def is_quotient(self, x):
        head = ["\\frac", "\\dfrac", "\\frac"][self.style]
        return f"{head}{{{self.inner(x[1])}}}{{{self.inner(x[2])}}}", PRODUCT

    def is_power(self, x):
        return f"{self.at(x[1], ATOM)}^{{{self.inner(x[2])}}}", POWER

    def listed(self, xs):
        return ", ".join(self.inner(y) for y in xs)

    def is_call(self, x):
        _, f, args = x
        a = self.listed(args)
        if f == "sqrt":
            return f"\\sqrt{{{a}}}", ATOM
        if f == "abs":
            return [f"\\lvert {a} \\rvert", f"\\left| {a} \\right|", f"\\bigl\\lvert {a} \\bigr\\rvert"][self.style], ATOM
        if f in ("floor", "ceil"):
            return f"\\l{f} {a} \\r{f}", ATOM
        if f == "binomial":
            return f"\\binom{{{self.inner(args[0])}}}{{{self.inner(args[1])}}}", ATOM
        if f == "exp" and self.style == 2 and not self.own_e:
            return f"e^{{{a}}}", POWER
        if f in ("log", "exp", "max", "min", "tanh", "log2"):
            head = "\\log_2" if f == "log2" else "\\ln" if f == "log" and self.style == 1 else "\\" + f
            return f"{head}{self.brackets(a)}", POWER
        if f in ("mod", "ord"):
            return f"\\operatorname{{{f}}}{self.brackets(a)}", ATOM
        return name(f) + f"({a})", ATOM

    def is_mass(self, x):
        _, f, of, given = x
        return f"{name(f)}({', '.join(map(name, of))}{self.given()}{', '.join(map(name, given))})", ATOM

    def group(self, g):
        return ",".join(name(n) + (f"={self.inner(v)}" if v else "") for n, v in g)

    def is_H(self, x):
        return f"H({self.group(x[1])}{self.given() + self.group(x[2]) if x[2] else ''})", ATOM

    def is_I(self, x):
        return f"I({';'.join(map(self.group, x[1]))}{self.given() + self.group(x[2]) if x[2] else ''})", ATOM

    def is_law_H(self, x):
        return f"H({self.inner(x[1])})", ATOM

    def is_size(self, x):
        return f"|\\mathcal {x[1]}|", ATOM

    def condition(self, c, least=0):
        if c[0] == "rel":
            return f"{self.inner(c[2])} {RELATIONS[c[1]][self.style]} {self.inner(c[3])}"
        if c[0] == "and":
            return f"{self.condition(c[1])}, {self.condition(c[2])}"
        if c[0] == "or" and c[1][0] != "or" != c[2][0]:
            either = ["\\lor", "\\text{ or }", "\\lor"][self.style]
            return f"{self.condition(c[1])} {either} {self.condition(c[2])}"
        if c[0] == "not" and c[1][0] == "rel":
            return ["\\neg ", "\\lnot ", "\\neg "][self.style] + self.brackets(self.condition(c[1]))
        raise Unwritten

    def is_Pr(self, x):
        return f"\\Pr({self.condition(x[1])}{self.given() + self.condition(x[2]) if x[2] else ''})", ATOM

    def is_mean(self, x):
        return f"\\mathbb E[{self.inner(x[1])}{self.given() + self.condition(x[2]) if x[2] else ''}]", ATOM

    def is_under(self, x):
        return f"\\mathbb{{E}}_{{{self.inner(x[1])}}}[{self.inner(x[2])}]", ATOM

    def is_apart(self, x):
        _, f, order, a, b, weights = x
        if weights:
            raise Unwritten
        head = {"chi2": "\\chi^2", "Hellinger2": None, "Renyi": f"\\operatorname{{Renyi}}_{{{self.inner(order) if order else ''}}}"}.get(f,
            f"\\mathrm{{{f}}}")
        if head is None:
            raise Unwritten
        if f == "KL" and self.style == 1:
            head = "D_{\\mathrm{KL}}"
        bar = ", " if f in ("TV", "J", "JS", "LC", "BC") else [" \\| ", " \\Vert ", " \\,\\|\\, "][self.style]
        return f"{head}({self.inner(a)}{bar}{self.inner(b)})", ATOM

    def is_over(self, x):
        _, kind, letters, of, ends, body = x
        below = ",".join(map(name, letters))
        if of:
            below += f" \\in \\mathcal {of}"
        up = ""
        if ends:
            below, up = f"{below}={self.inner(ends[0])}", f"^{{{self.inner(ends[1])}}}"
        least = ATOM if kind != "sum" and body[0] in ("*", "/") else PRODUCT       # what may stand behind it
        limits = "\\limits" if self.style == 2 and kind in ("sum", "prod") else ""
        return f"\\{kind}{limits}_{{{below}}}{up} {self.at(body, least)}", SUM

    def is_if(self, x):
        rows = f"{self.inner(x[2])} & \\text{{if }} {self.condition(x[1])} \\\\ {self.inner(x[3])} & \\text{{otherwise}}"
        return f"\\begin{{cases}} {rows} \\end{{cases}}", SUM

    def is_bracket(self, x):
        c = self.condition(x[1])
        return [f"[{c}]", f"\\mathbb 1\\{{{c}\\}}", f"\\mathbf 1[{c}]"][self.style], ATOM

    def is_taken(self, x):
        raise Unwritten

    # displays

    def chain(self, claim):
        _, each, guards, terms, relations, names = claim
        if any(g[0] != "relation" or g[1] or len(g[3]) != 1 for g in guards) or len(guards) > 1:
            raise Unwritten
        rows = [self.inner(t) for t in terms]
        for k, r in enumerate(relations):
            sign = RELATIONS[r][self.style]
            sign = [sign, sign, f"\\overset{{({'abc'[k % 3]})}}{{{sign}}}"][self.style]
            label = f" \\label{{eq:{names[k]}}}" if names[k] else ""
            rows[0] += f"{' ' if not k else chr(92) * 2 + chr(10)}&{sign} {rows[k + 1]}{label}"
        text = rows[0]
        if each:
            if self.style == 0 or "," in "".join(each[0]):
                text += f" \\qquad \\forall {name(each[0][0])}" + (f" \\in \\mathcal {each[1]}" if each[1] else "")
            else:
                text += f" \\quad\\text{{for all }} {name(each[0][0])}" + (f" \\in \\mathcal {each[1]}" if each[1] else "")
        for g in guards:
            if len(relations) > 1: # in a row of its own: of all links
                text += " \\\\\n&"
            when = self.condition(("rel", g[3][0], *g[2]))
            text += [f" \\quad\\text{{if }} {when}", f" \\qquad\\text{{if ${when}$}}", f" \\quad\\text{{whenever }} {when}"][self.style]
        return [f"\\begin{{align}}\n {text}.\n\\end{{align}}", f"\\[ \\begin{{aligned}}\n {text}\n\\end{{aligned}} \\]",
            f"\\begin{{align*}}\n {text},\n\\end{{align*}}"][self.style]


def paper(text, lemma, style):
    """The lemma's text, its claims displayed."""
    declared = {n for b in lemma.binders for n in b[1]}
    out, t, lines, k, claims = [], Tex(style, declared), text.split("\n"), 0, list(lemma.claims)
    while k < len(lines):
        line = lines[k].strip()
        k += 1
        if not line.startswith("claim"):
            out += ["%: " + line] if line else []
            continue
        while k < len(lines) and lines[k].lstrip()[:1] in "<>=":
            k += 1
        out.append(t.chain(claims.pop(0)))
    return "\n".join(out) + "\n"
